//! The real program as a child process: its files, its settings, its start and its end.

use std::fs::File;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Output, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use goodtime_icims::domain::{Clock as _, SystemClock};
use goodtime_icims::simulator::{Config, Simulator};

use crate::chance::Chance;

pub(crate) const CUSTOMER: &str = "4321";
pub(crate) const WEBHOOK_USER: &str = "icims-us";
pub(crate) const WEBHOOK_PASSWORD: &str = "the password of the webhook";
pub(crate) const TRIGGER: &str = "C20700";
pub(crate) const NEXT: &str = "C20800";
pub(crate) const KEY: &str = "k1:AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=";
const CLIENT_SECRET: &str = "the secret of the client";
const PROGRAM: &str = env!("CARGO_BIN_EXE_goodtime-icims");
/// From the start of the process until it is ready, a write-ahead log to recover included.
const READY_WITHIN: Duration = Duration::from_secs(30);
/// Between two looks at something that another process does.
const LOOK_EVERY: Duration = Duration::from_millis(10);

/// One region's files and addresses, and the pretend iCIMS beside it.
pub(crate) struct Site {
    pub(crate) sim: Simulator,
    pub(crate) http: reqwest::Client,
    pub(crate) listen: SocketAddr,
    ops_listen: SocketAddr,
    dir: tempfile::TempDir,
}

impl Site {
    /// Sets a tenant with one interactive rule up, through the program's own commands.
    pub(crate) async fn new(chance: &mut Chance) -> Self {
        let sim = Simulator::start(Config {
            listen: SocketAddr::from((Ipv4Addr::LOCALHOST, 0)),
            customer_id: CUSTOMER.parse().expect("a number"),
            region: "US".to_owned(),
            api_client: ("goodtime".to_owned(), CLIENT_SECRET.to_owned()),
            api_user: ("unused".to_owned(), "unused password".to_owned()),
            webhook: None,
            now: Arc::new(|| SystemClock.now().micros()),
        });
        let http = reqwest::Client::builder().no_proxy().redirect(reqwest::redirect::Policy::none());
        let site = Self {
            sim: sim.await.expect("the simulator starts"),
            http: http.timeout(Duration::from_secs(30)).build().expect("a client"),
            listen: chance.address(),
            ops_listen: chance.address(),
            dir: tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).expect("a folder on the disk"),
        };
        site.sim.add_status(NEXT, "Interview: Interview Scheduled");
        std::fs::write(site.file("webhook"), WEBHOOK_PASSWORD).expect("written");
        std::fs::write(site.file("client"), CLIENT_SECRET).expect("written");
        site.run(&["migrate"]);
        let tenant = "tenant add --name Example --api-client goodtime --api-secret-file client";
        let webhook = ["--webhook-user", WEBHOOK_USER, "--webhook-password-file", "webhook", "--customer", CUSTOMER];
        site.run(&tenant.split(' ').chain(webhook).collect::<Vec<_>>());
        let rule = ["--trigger", TRIGGER, "--next", NEXT, "--reply", "interactive", "--customer", CUSTOMER];
        site.run(&["rule", "add"].into_iter().chain(rule).collect::<Vec<_>>());
        site
    }

    pub(crate) fn file(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    pub(crate) fn database(&self) -> PathBuf {
        self.file("us.db")
    }

    pub(crate) fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.listen)
    }

    /// The last warnings and errors of the services of this site.
    pub(crate) fn log(&self) -> String {
        let log = std::fs::read_to_string(self.file("log")).unwrap_or_default();
        let lines: Vec<_> = log.lines().collect();
        lines[lines.len().saturating_sub(20)..].join("\n")
    }

    /// Runs a command of the program to its end; what it said.
    pub(crate) fn run(&self, args: &[&str]) -> String {
        let Output { status, stdout, stderr } =
            self.settings(Command::new(PROGRAM).args(args)).output().expect("it runs");
        assert!(status.success(), "{args:?}: {}", String::from_utf8_lossy(&stderr));
        String::from_utf8_lossy(&stdout).into_owned()
    }

    pub(crate) async fn serve(&self) -> Service {
        self.start(Command::new(PROGRAM).arg("serve")).await
    }

    /// Serves under strace, which writes to `file`. It is the detached one of the two (`-D`): signals reach the service.
    pub(crate) async fn serve_traced(&self, file: &Path) -> Service {
        let calls = "trace=fdatasync,fsync,pwrite64,write,writev,sendto,sendmsg,recvfrom,read";
        let mut strace = Command::new("strace");
        let traced = strace.args(["-D", "-f", "-y", "-s", "64", "-e", calls, "-o"]);
        self.start(traced.arg(file).args([PROGRAM, "serve"])).await
    }

    /// Serves the same database at other addresses, which must end by itself; how, and what it said.
    pub(crate) async fn serve_beside(&self, chance: &mut Chance, within: Duration) -> (ExitStatus, String) {
        let mut command = Command::new(PROGRAM);
        let command = self.settings(command.arg("serve"));
        command.env("GOODTIME_ICIMS_US_LISTEN", chance.address().to_string());
        command.env("GOODTIME_ICIMS_US_OPS_LISTEN", chance.address().to_string());
        let file = self.file("second");
        let mut second = Service::spawn(command, File::create(&file).expect("a file"));
        wait_for("the second service to end", within, || second.exited().is_some()).await;
        let status = second.exited().expect("it ended");
        (status, std::fs::read_to_string(file).expect("readable"))
    }

    async fn start(&self, command: &mut Command) -> Service {
        let log = File::options().create(true).append(true).open(self.file("log")).expect("a log file");
        let mut service = Service::spawn(self.settings(command), log);
        let url = format!("http://{}/health/ready", self.ops_listen);
        let began = Instant::now();
        loop {
            let ready = send(self.http.get(&url)).await.is_ok_and(|answer| answer.status() == 200);
            if ready {
                return service;
            }
            let ended = service.exited();
            assert!(ended.is_none() && began.elapsed() < READY_WITHIN, "the service is not ready\n{}", self.log());
            tokio::time::sleep(LOOK_EVERY).await;
        }
    }

    /// Gives a command this site's settings; the link's address is the one that is listened on.
    fn settings<'a>(&self, command: &'a mut Command) -> &'a mut Command {
        let settings = [
            ("REGIONS", "us".to_owned()),
            ("LOG_FORMAT", "json".to_owned()),
            ("LOG_FILTER", "warn".to_owned()),
            ("US_LISTEN", self.listen.to_string()),
            ("US_OPS_LISTEN", self.ops_listen.to_string()),
            ("US_PUBLIC_URL", self.url("")),
            ("US_DATABASE", self.database().display().to_string()),
            ("US_SEALING_KEYS", KEY.to_owned()),
            ("US_ICIMS_API_URL", self.sim.url()),
            ("US_ICIMS_LOGIN_URL", self.sim.url()),
        ];
        let settings = settings.map(|(name, value)| (format!("GOODTIME_ICIMS_{name}"), value));
        command.env_remove("GOODTIME_ICIMS_CONFIG").envs(settings).current_dir(self.dir.path())
    }
}

/// A running service; it does not outlive its test.
pub(crate) struct Service(Child);

impl Service {
    /// The process.
    pub(crate) fn id(&self) -> u32 {
        self.0.id()
    }

    fn spawn(command: &mut Command, log: File) -> Self {
        Self(command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(log).spawn().expect("the program starts"))
    }

    /// SIGKILL.
    pub(crate) fn kill(&mut self) {
        self.0.kill().expect("it was running");
        self.0.wait().expect("it ended");
    }

    /// SIGTERM; how it ended.
    pub(crate) fn terminate(mut self, within: Duration) -> ExitStatus {
        let signal = Command::new("kill").args(["-TERM", &self.0.id().to_string()]).status();
        assert!(signal.is_ok_and(|status| status.success()), "the signal is sent");
        let began = Instant::now();
        loop {
            if let Some(status) = self.exited() {
                return status;
            }
            assert!(began.elapsed() < within, "the service did not stop within {within:?}");
            std::thread::sleep(LOOK_EVERY);
        }
    }

    fn exited(&mut self) -> Option<ExitStatus> {
        self.0.try_wait().expect("the process is ours")
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        // It may have ended long ago.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Waits for something that another process does.
pub(crate) async fn wait_for(what: &str, within: Duration, mut done: impl FnMut() -> bool) {
    let began = Instant::now();
    while !done() {
        assert!(began.elapsed() < within, "waited {within:?} for {what}");
        tokio::time::sleep(LOOK_EVERY).await;
    }
}

#[expect(clippy::disallowed_methods, reason = "the tests' one send: they are iCIMS and the browser")]
pub(crate) async fn send(request: reqwest::RequestBuilder) -> reqwest::Result<reqwest::Response> {
    request.send().await
}
