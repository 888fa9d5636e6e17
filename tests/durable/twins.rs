//! One process that serves two regions. They are as alike as they can be: the same customer ids, sender names, statuses,
//! persons, jobs and applications. What differs has a word in it that only one of them knows.

use std::fs::File;
use std::net::{Ipv4Addr, SocketAddr};
use std::process::{Child, Command, Output, Stdio};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use goodtime_icims::domain::{Clock as _, SystemClock};
use goodtime_icims::simulator::{Config, Job, Person, SenderAuth, Simulator, Webhook};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _, copy};
use tokio::net::tcp::{OwnedReadHalf, OwnedWriteHalf};
use tokio::net::{TcpListener, TcpStream};

use crate::chance::Chance;
use crate::service::{CUSTOMER, NEXT, TRIGGER, WEBHOOK_USER, send, wait_for};

pub(crate) const WEBHOOK: &str = "/v2/ats/webhook/icims";
/// A second customer of each region, whose sender asks for access tokens.
pub(crate) const SECOND_CUSTOMER: &str = "5555";
pub(crate) const SECOND_USER: &str = "icims-tokens";
const PROGRAM: &str = env!("CARGO_BIN_EXE_goodtime-icims");
const NEW: &str = "D10100";
const READY_WITHIN: Duration = Duration::from_secs(30);

/// One of the two regions, with all that is its own.
pub(crate) struct Side {
    pub(crate) region: &'static str,
    /// In its persons' names, its secrets and the name of its key.
    pub(crate) word: &'static str,
    pub(crate) sim: Simulator,
    /// What stands before its pretend iCIMS.
    pub(crate) tap: Tap,
    pub(crate) listen: SocketAddr,
    pub(crate) ops_listen: SocketAddr,
    /// A file, or the address of a PostgreSQL database.
    pub(crate) database: String,
    pub(crate) applications: Vec<i64>,
    recruiter: i64,
    key: String,
}

impl Side {
    async fn new(
        (region, word, byte): (&'static str, &'static str, u8),
        database: String,
        chance: &mut Chance,
    ) -> Self {
        let sim = Simulator::start(Config {
            listen: SocketAddr::from((Ipv4Addr::LOCALHOST, 0)),
            customer_id: CUSTOMER.parse().expect("a number"),
            region: region.to_uppercase(),
            api_client: ("goodtime".to_owned(), secret(word, "client")),
            api_user: ("unused".to_owned(), "unused password".to_owned()),
            webhook: None,
            now: Arc::new(|| SystemClock.now().micros()),
        });
        let sim = sim.await.expect("the simulator starts");
        sim.add_status(TRIGGER, "Review: Send to GoodTime");
        sim.add_status(NEXT, "Interview: Interview Scheduled");
        sim.designate_trigger(TRIGGER);
        let recruiter = sim.add_person(Person::employee(word, "Ruiz"));
        let job = sim.add_job(Job::titled(&format!("{word} Engineer")).with_recruiter(recruiter));
        let (listen, ops_listen) = (chance.address(), chance.address());
        let password = secret(word, "webhook");
        let auth = SenderAuth::Basic { user: WEBHOOK_USER.to_owned(), password };
        sim.set_webhook(Webhook { url: format!("http://{listen}{WEBHOOK}"), auth, gzip: true });
        let tap = Tap::before(sim.url().trim_start_matches("http://").parse().expect("an address")).await;
        let candidate = |n| sim.apply(sim.add_person(Person::candidate(word, &format!("Doe {n}"))), job, NEW);
        let applications = (0..10).map(candidate).collect();
        let key = format!("{word}:{}", BASE64.encode([byte; 32]));
        sim.settle();
        Self { region, word, sim, tap, listen, ops_listen, database, applications, recruiter, key }
    }

    /// The secret that only this region's sender, or we before this region's iCIMS, have.
    pub(crate) fn secret(&self, whose: &str) -> String {
        secret(self.word, whose)
    }

    pub(crate) fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.listen)
    }

    /// Every address of the region.
    pub(crate) fn addresses(&self) -> Vec<String> {
        let sim = self.sim.url().trim_start_matches("http://").to_owned();
        vec![self.listen.to_string(), self.ops_listen.to_string(), self.tap.address.to_string(), sim]
    }

    /// A recruiter sets the trigger status; what the answer to the delivery was, and where it led.
    pub(crate) async fn deliver(&self, n: usize) -> (u16, Option<String>) {
        let sent = self.sim.set_status(self.applications[n], TRIGGER, self.recruiter).await.expect("a trigger");
        (sent.status, sent.location)
    }

    pub(crate) fn is_moved(&self, n: usize) -> bool {
        self.sim.status_of(self.applications[n]).as_deref() == Some(NEXT)
    }
}

fn secret(word: &str, whose: &str) -> String {
    format!("{word}-secret-of-the-{whose}")
}

/// Both regions, their settings and their process.
pub(crate) struct Twins {
    pub(crate) us: Side,
    pub(crate) eu: Side,
    pub(crate) http: reqwest::Client,
    folder: tempfile::TempDir,
}

impl Twins {
    /// Sets both up through the program's own commands; `database` says where a region's is, or a file is taken.
    pub(crate) async fn new(database: impl Fn(&str) -> Option<String>, chance: &mut Chance) -> Self {
        let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).expect("a folder on the disk");
        let place = |region: &str| {
            let file = folder.path().join(format!("{region}.db"));
            database(region).unwrap_or_else(|| file.display().to_string())
        };
        let us = Side::new(("us", "zephyrine", 1), place("us"), chance).await;
        let eu = Side::new(("eu", "ottokar", 2), place("eu"), chance).await;
        assert_eq!(us.applications, eu.applications, "only so would a mix-up be seen");
        let http = reqwest::Client::builder().no_proxy().redirect(reqwest::redirect::Policy::none());
        let http = http.timeout(Duration::from_secs(30)).build().expect("a client");
        let twins = Self { us, eu, http, folder };
        twins.run("migrate");
        twins.both().into_iter().for_each(|side| twins.set_up(side));
        twins
    }

    pub(crate) fn both(&self) -> [&Side; 2] {
        [&self.us, &self.eu]
    }

    fn set_up(&self, side: &Side) {
        for whose in ["webhook", "client", "tokens"] {
            let file = self.folder.path().join(format!("{}-{whose}", side.region));
            std::fs::write(file, side.secret(whose)).expect("written");
        }
        let (region, word) = (side.region, side.word);
        let add = format!("tenant add --region {region} --api-client goodtime --api-secret-file {region}-client");
        self.run(&format!("{add} --customer {CUSTOMER} --name {word} --webhook-user {WEBHOOK_USER} --webhook-password-file {region}-webhook"));
        self.run(&format!("{add} --customer {SECOND_CUSTOMER} --name {word} --webhook-user {SECOND_USER} --webhook-auth oauth --webhook-password-file {region}-tokens"));
        self.run(&format!(
            "rule add --region {region} --customer {CUSTOMER} --trigger {TRIGGER} --next {NEXT} --reply interactive"
        ));
    }

    /// Runs a command of the program to its end.
    pub(crate) fn run(&self, args: &str) {
        let mut command = self.program();
        let Output { status, stderr, .. } = command.args(args.split(' ')).output().expect("it runs");
        assert!(status.success(), "{args}: {}", String::from_utf8_lossy(&stderr));
    }

    /// Serves both regions; returns when both are ready.
    pub(crate) async fn serve(&self) -> Serving {
        let log = File::options().create(true).append(true).open(self.log_file()).expect("a log file");
        let mut command = self.program();
        command.arg("serve").stdin(Stdio::null()).stdout(Stdio::null()).stderr(log);
        let serving = Serving(command.spawn().expect("the program starts"));
        for side in self.both() {
            self.becomes(side, 200, READY_WITHIN).await;
        }
        serving
    }

    /// Waits until a region's readiness is answered with this status.
    pub(crate) async fn becomes(&self, side: &Side, status: u16, within: Duration) {
        let began = Instant::now();
        while self.readiness(side).await != status {
            let log = || std::fs::read_to_string(self.log_file()).unwrap_or_default();
            assert!(began.elapsed() < within, "{} is not {status}\n{}", side.region, log());
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    pub(crate) async fn readiness(&self, side: &Side) -> u16 {
        let answer = send(self.http.get(format!("http://{}/health/ready", side.ops_listen))).await;
        answer.map_or(0, |answer| answer.status().as_u16())
    }

    /// Every line that the process has logged.
    pub(crate) fn log(&self) -> Vec<serde_json::Value> {
        let log = std::fs::read_to_string(self.log_file()).expect("a log");
        let line = |line: &str| serde_json::from_str(line).unwrap_or_else(|_| panic!("no line of JSON: {line}"));
        log.lines().map(line).collect()
    }

    fn log_file(&self) -> std::path::PathBuf {
        self.folder.path().join("log")
    }

    fn program(&self) -> Command {
        let mut command = Command::new(PROGRAM);
        for side in self.both() {
            let settings = [
                ("LISTEN", side.listen.to_string()),
                ("OPS_LISTEN", side.ops_listen.to_string()),
                ("PUBLIC_URL", side.url("")),
                ("DATABASE", side.database.clone()),
                ("SEALING_KEYS", side.key.clone()),
                ("ICIMS_API_URL", format!("http://{}", side.tap.address)),
                ("ICIMS_LOGIN_URL", format!("http://{}", side.tap.address)),
            ];
            let region = side.region.to_uppercase();
            command.envs(settings.map(|(name, value)| (format!("GOODTIME_ICIMS_{region}_{name}"), value)));
        }
        let process = [("REGIONS", "us,eu"), ("LOG_FORMAT", "json"), ("LOG_FILTER", "debug")];
        command.envs(process.map(|(name, value)| (format!("GOODTIME_ICIMS_{name}"), value)));
        command.env_remove("GOODTIME_ICIMS_CONFIG").current_dir(self.folder.path());
        command
    }
}

/// The running process; it does not outlive its test.
pub(crate) struct Serving(Child);

impl Serving {
    /// SIGTERM; it must end in order.
    pub(crate) async fn stop(mut self, within: Duration) {
        let sent = Command::new("kill").args(["-TERM", &self.0.id().to_string()]).status();
        assert!(sent.is_ok_and(|status| status.success()), "the signal is sent");
        wait_for("the process to stop", within, || self.0.try_wait().expect("ours").is_some()).await;
        assert_eq!(self.0.wait().expect("ours").code(), Some(0), "an orderly end");
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        // It may have ended long ago.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Passes connections on, and keeps what callers say, one text per connection.
pub(crate) struct Tap {
    pub(crate) address: SocketAddr,
    said: Arc<Mutex<Vec<String>>>,
}

impl Tap {
    async fn before(target: SocketAddr) -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.expect("a free port");
        let (address, said) = (listener.local_addr().expect("bound"), Arc::<Mutex<Vec<String>>>::default());
        let heard = Arc::clone(&said);
        tokio::spawn(async move {
            while let Ok((caller, _)) = listener.accept().await {
                let mut all = heard.lock().unwrap_or_else(PoisonError::into_inner);
                all.push(String::new());
                let (heard, number) = (Arc::clone(&heard), all.len() - 1);
                drop(all);
                tokio::spawn(async move {
                    let Ok(called) = TcpStream::connect(target).await else { return };
                    let (asked, mut answers) = caller.into_split();
                    let (mut answered, asks) = called.into_split();
                    let back = async {
                        // However it ends, the caller sees the end.
                        let _ = copy(&mut answered, &mut answers).await;
                        let _ = answers.shutdown().await;
                    };
                    tokio::join!(listen_in(asked, asks, &heard, number), back);
                });
            }
        });
        Self { address, said }
    }

    /// What was said so far.
    pub(crate) fn said(&self) -> Vec<String> {
        self.said.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

async fn listen_in(mut from: OwnedReadHalf, mut to: OwnedWriteHalf, said: &Mutex<Vec<String>>, number: usize) {
    let mut piece = vec![0; 16 * 1024];
    while let Ok(some @ 1..) = from.read(&mut piece).await {
        let text = String::from_utf8_lossy(&piece[..some]).into_owned();
        said.lock().unwrap_or_else(PoisonError::into_inner)[number].push_str(&text);
        if to.write_all(&piece[..some]).await.is_err() {
            return;
        }
    }
}
