//! The real program as a child process, set up by its own commands, beside a pretend iCIMS.

use std::fs::File;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use goodtime_icims::domain::{Clock as _, SystemClock};
use goodtime_icims::simulator::{Config, SenderAuth, Simulator, Story, Webhook};
use serde_json::Value;

const PROGRAM: &str = env!("CARGO_BIN_EXE_goodtime-icims");
pub(crate) const CUSTOMER: &str = "4321";
pub(crate) const USER: &str = "icims-us";
pub(crate) const PASSWORD: &str = "the password of the webhook";
pub(crate) const CLIENT_SECRET: &str = "the secret of the client";
pub(crate) const KEY: &str = "k1:AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=";
/// From its start until a process of an unoptimised build is ready, on a machine that builds something else meanwhile.
const READY_WITHIN: Duration = Duration::from_mins(1);

/// One region with one tenant, for any number of processes.
pub(crate) struct Site {
    pub(crate) sim: Simulator,
    pub(crate) story: Story,
    pub(crate) http: reqwest::Client,
    listen: SocketAddr,
    pub(crate) database: String,
    dir: tempfile::TempDir,
}

impl Site {
    /// Sets it up on a database, or a file of its own.
    pub(crate) async fn on(database: Option<&str>) -> Self {
        // It installs the crypto that every client needs.
        let sim = Simulator::start(Config {
            listen: SocketAddr::from((Ipv4Addr::LOCALHOST, 0)),
            customer_id: CUSTOMER.parse().expect("a number"),
            region: "US".to_owned(),
            api_client: ("goodtime".to_owned(), CLIENT_SECRET.to_owned()),
            api_user: ("unused".to_owned(), "unused password".to_owned()),
            webhook: None,
            now: Arc::new(|| SystemClock.now().micros()),
        });
        let sim = sim.await.expect("the simulator starts");
        let story = sim.tell_story();
        sim.settle();
        let http = reqwest::Client::builder().no_proxy().redirect(reqwest::redirect::Policy::none());
        let http = http.timeout(Duration::from_secs(30)).build().expect("a client");
        let dir = tempfile::tempdir().expect("a folder");
        let database = database.map_or_else(|| dir.path().join("us.db").display().to_string(), str::to_owned);
        let site = Self { sim, story, http, listen: free(), database, dir };
        let (user, password) = (USER.to_owned(), PASSWORD.to_owned());
        let auth = SenderAuth::Basic { user, password };
        site.sim.set_webhook(Webhook { url: site.url("/v2/ats/webhook/icims"), auth, gzip: true });
        site.set_up();
        site
    }

    fn set_up(&self) {
        std::fs::write(self.file("webhook"), PASSWORD).expect("written");
        std::fs::write(self.file("client"), CLIENT_SECRET).expect("written");
        self.run("migrate");
        self.run(&format!(
            "tenant add --name Example --api-client goodtime --api-secret-file client --webhook-user {USER} \
             --webhook-password-file webhook --customer {CUSTOMER}"
        ));
        let (trigger, next) = (self.story.send_to_goodtime, self.story.interview_scheduled);
        self.run(&format!("rule add --trigger {trigger} --next {next} --reply interactive --customer {CUSTOMER}"));
    }

    pub(crate) fn file(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    pub(crate) fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.listen)
    }

    /// Runs a command of the program to its end; what it said.
    pub(crate) fn run(&self, command: &str) -> String {
        let output = self.settings(Command::new(PROGRAM).args(command.split_whitespace())).output().expect("it runs");
        assert!(output.status.success(), "{command}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).expect("text")
    }

    /// Starts a process with settings beside the site's, and waits until it is ready. Its log has its name.
    pub(crate) async fn start(&self, name: &str, settings: &[(&str, &str)]) -> Process {
        let ops = free();
        let mut command = Command::new(PROGRAM);
        self.settings(command.arg("serve")).env("GOODTIME_ICIMS_US_OPS_LISTEN", ops.to_string());
        command.envs(settings.iter().map(|(name, value)| (format!("GOODTIME_ICIMS_{name}"), *value)));
        let log = File::create(self.file(name)).expect("a file");
        let process = Process { child: command.stdin(Stdio::null()).stderr(log).spawn().expect("it starts"), ops };
        wait_for(&format!("{name} to be ready"), READY_WITHIN, async || {
            let asked = self.send(self.http.get(format!("http://{}/health/ready", process.ops))).await;
            asked.is_ok_and(|answer| answer.status() == 200)
        })
        .await;
        process
    }

    #[expect(clippy::disallowed_methods, reason = "the tests' one send: they are probe and browser")]
    pub(crate) async fn send(&self, request: reqwest::RequestBuilder) -> reqwest::Result<reqwest::Response> {
        request.send().await
    }

    /// What a process has written, line by line.
    pub(crate) fn log(&self, name: &str) -> Vec<String> {
        let text = std::fs::read_to_string(self.file(name)).expect("a log");
        text.lines().map(str::to_owned).collect()
    }

    /// The same, read as JSON.
    pub(crate) fn lines(&self, name: &str) -> Vec<Value> {
        let read = |line: String| serde_json::from_str(&line).unwrap_or_else(|why| panic!("{why}: {line}"));
        self.log(name).into_iter().map(read).collect()
    }

    fn settings<'a>(&self, command: &'a mut Command) -> &'a mut Command {
        let settings = [
            ("REGIONS", "us".to_owned()),
            ("LOG_FORMAT", "json".to_owned()),
            ("DRAIN_SECONDS", "5".to_owned()),
            ("US_LISTEN", self.listen.to_string()),
            ("US_OPS_LISTEN", "127.0.0.1:0".to_owned()),
            ("US_PUBLIC_URL", self.url("")),
            ("US_DATABASE", self.database.clone()),
            ("US_SEALING_KEYS", KEY.to_owned()),
            ("US_ICIMS_API_URL", self.sim.url()),
            ("US_ICIMS_LOGIN_URL", self.sim.url()),
        ];
        let settings = settings.map(|(name, value)| (format!("GOODTIME_ICIMS_{name}"), value));
        command.env_remove("GOODTIME_ICIMS_CONFIG").envs(settings).current_dir(self.dir.path())
    }
}

/// A running process; it does not outlive its test.
pub(crate) struct Process {
    pub(crate) child: Child,
    /// Where operations look.
    pub(crate) ops: SocketAddr,
}

impl Process {
    /// SIGTERM; how long it took to end, in order.
    pub(crate) async fn stop(mut self) -> Duration {
        let began = Instant::now();
        let sent = Command::new("kill").args(["-TERM", &self.child.id().to_string()]).status();
        assert!(sent.is_ok_and(|status| status.success()), "the signal is sent");
        wait_for("the process to stop", Duration::from_secs(30), async || {
            self.child.try_wait().expect("ours").is_some()
        })
        .await;
        assert!(self.child.wait().expect("ours").success(), "it ends in order");
        began.elapsed()
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // It may have ended long ago.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// An address that nobody listens at.
pub(crate) fn free() -> SocketAddr {
    let socket = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a free port");
    socket.local_addr().expect("an address")
}

/// Waits for something that another process does.
pub(crate) async fn wait_for(what: &str, within: Duration, mut done: impl AsyncFnMut() -> bool) {
    let began = Instant::now();
    while !done().await {
        assert!(began.elapsed() < within, "waited {within:?} for {what}");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}
