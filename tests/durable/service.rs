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
use crate::doors::Doors;

pub(crate) const CUSTOMER: &str = "4321";
pub(crate) const WEBHOOK_USER: &str = "icims-us";
pub(crate) const WEBHOOK_PASSWORD: &str = "the password of the webhook";
pub(crate) const TRIGGER: &str = "C20700";
pub(crate) const NEXT: &str = "C20800";
pub(crate) const KEY: &str = "k1:AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=";
const CLIENT_SECRET: &str = "the secret of the client";
pub(crate) const PROGRAM: &str = env!("CARGO_BIN_EXE_goodtime-icims");
/// From the start of the process until it is ready, a write-ahead log to recover included.
const READY_WITHIN: Duration = Duration::from_secs(30);
/// Between two looks at something that another process does.
const LOOK_EVERY: Duration = Duration::from_millis(10);

/// One region's files and addresses, and the pretend iCIMS beside it.
pub(crate) struct Site {
    pub(crate) sim: Simulator,
    pub(crate) http: reqwest::Client,
    /// Of the only service, or of the first replica.
    pub(crate) listen: SocketAddr,
    /// The way to whichever replica serves.
    pub(crate) doors: Doors,
    pub(crate) listens: Vec<SocketAddr>,
    /// Where each replica says whether it is ready.
    pub(crate) ops_listens: Vec<SocketAddr>,
    server: Option<String>,
    dir: tempfile::TempDir,
}

impl Site {
    /// Sets a tenant with one interactive rule up, through the program's own commands.
    pub(crate) async fn new(chance: &mut Chance) -> Self {
        Self::of(1, None, chance).await
    }

    /// The same for several replicas, on a PostgreSQL server.
    pub(crate) async fn on(server: String, replicas: usize, chance: &mut Chance) -> Self {
        Self::of(replicas, Some(server), chance).await
    }

    async fn of(replicas: usize, server: Option<String>, chance: &mut Chance) -> Self {
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
        let http = http.timeout(Duration::from_secs(30)).build().expect("a client");
        let mut addresses = || (0..replicas).map(|_| chance.address()).collect::<Vec<_>>();
        let (listens, ops_listens) = (addresses(), addresses());
        let site = Self {
            sim: sim.await.expect("the simulator starts"),
            doors: Doors::new(http.clone(), &listens),
            http,
            listen: listens[0],
            listens,
            ops_listens,
            server,
            dir: tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).expect("a folder on the disk"),
        };
        site.set_up();
        site
    }

    fn set_up(&self) {
        self.sim.switch(|on| on.rate_limit = Some(100_000_000)); // A day's calls in a minute.
        self.sim.add_status(NEXT, "Interview: Interview Scheduled");
        std::fs::write(self.file("webhook"), WEBHOOK_PASSWORD).expect("written");
        std::fs::write(self.file("client"), CLIENT_SECRET).expect("written");
        self.run(&["migrate"]);
        let tenant = "tenant add --name Example --api-client goodtime --api-secret-file client \
            --calls-per-second 10000 --calls-per-hour 100000000";
        let webhook = ["--webhook-user", WEBHOOK_USER, "--webhook-password-file", "webhook", "--customer", CUSTOMER];
        self.run(&tenant.split_whitespace().chain(webhook).collect::<Vec<_>>());
        let rule = ["--trigger", TRIGGER, "--next", NEXT, "--reply", "interactive", "--customer", CUSTOMER];
        self.run(&["rule", "add"].into_iter().chain(rule).collect::<Vec<_>>());
    }

    pub(crate) fn file(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    pub(crate) fn database(&self) -> PathBuf {
        self.file("us.db")
    }

    /// The address of the PostgreSQL database, where it is one.
    pub(crate) fn server(&self) -> Option<&str> {
        self.server.as_deref()
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

    /// How many lines of the services' logs say this.
    pub(crate) fn lines_with(&self, said: &str) -> usize {
        let log = std::fs::read_to_string(self.file("log")).unwrap_or_default();
        log.lines().filter(|line| line.contains(said)).count()
    }

    /// Runs a command of the program to its end; what it said.
    pub(crate) fn run(&self, args: &[&str]) -> String {
        let Output { status, stdout, stderr } =
            self.settings(Command::new(PROGRAM).args(args), 0).output().expect("it runs");
        assert!(status.success(), "{args:?}: {}", String::from_utf8_lossy(&stderr));
        String::from_utf8_lossy(&stdout).into_owned()
    }

    pub(crate) async fn serve(&self) -> Service {
        self.start(Command::new(PROGRAM).arg("serve"), 0).await
    }

    /// Serves as one of the replicas, with settings beside those of the site.
    pub(crate) async fn serve_as(&self, replica: usize, settings: &[(&str, &str)]) -> Service {
        let settings = settings.iter().map(|(name, value)| (format!("GOODTIME_ICIMS_{name}"), *value));
        self.start(Command::new(PROGRAM).arg("serve").envs(settings), replica).await
    }

    /// Serves under strace, which writes to `file`. It is the detached one of the two (`-D`): signals reach the service.
    pub(crate) async fn serve_traced(&self, file: &Path) -> Service {
        let calls = "trace=fdatasync,fsync,pwrite64,write,writev,sendto,sendmsg,recvfrom,read";
        let mut strace = Command::new("strace");
        let traced = strace.args(["-D", "-f", "-y", "-s", "64", "-e", calls, "-o"]);
        self.start(traced.arg(file).args([PROGRAM, "serve"]), 0).await
    }

    /// Serves the same database at other addresses, which must end by itself; how, and what it said.
    pub(crate) async fn serve_beside(&self, chance: &mut Chance, within: Duration) -> (ExitStatus, String) {
        let mut command = Command::new(PROGRAM);
        let command = self.settings(command.arg("serve"), 0);
        command.env("GOODTIME_ICIMS_US_LISTEN", chance.address().to_string());
        command.env("GOODTIME_ICIMS_US_OPS_LISTEN", chance.address().to_string());
        let file = self.file("second");
        let mut second = Service::spawn(command, File::create(&file).expect("a file"));
        wait_for("the second service to end", within, || second.exited().is_some()).await;
        let status = second.exited().expect("it ended");
        (status, std::fs::read_to_string(file).expect("readable"))
    }

    /// Starts a program that becomes the service, and waits until that is ready.
    pub(crate) async fn start(&self, command: &mut Command, replica: usize) -> Service {
        let log = File::options().create(true).append(true).open(self.file("log")).expect("a log file");
        let mut service = Service::spawn(self.settings(command, replica), log);
        let url = format!("http://{}/health/ready", self.ops_listens[replica]);
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

    /// Gives a command this site's settings; the link's address is the one that the first replica listens on.
    fn settings<'a>(&self, command: &'a mut Command, replica: usize) -> &'a mut Command {
        let file = || self.database().display().to_string();
        let settings = [
            ("REGIONS", "us".to_owned()),
            ("LOG_FORMAT", "json".to_owned()),
            ("LOG_FILTER", "warn".to_owned()),
            ("US_LISTEN", self.listens[replica].to_string()),
            ("US_OPS_LISTEN", self.ops_listens[replica].to_string()),
            ("US_PUBLIC_URL", self.url("")),
            ("US_DATABASE", self.server.clone().unwrap_or_else(file)),
            ("US_SEALING_KEYS", KEY.to_owned()),
            ("US_ICIMS_API_URL", self.sim.url()),
            ("US_ICIMS_LOGIN_URL", self.sim.url()),
        ];
        let settings = settings.map(|(name, value)| (format!("GOODTIME_ICIMS_{name}"), value));
        // A replica's own settings count more.
        let own: Vec<_> = command.get_envs().map(|(name, _)| name.to_owned()).collect();
        let settings = settings.into_iter().filter(|(name, _)| !own.iter().any(|own| own == name.as_str()));
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

    /// Sends a signal by its name.
    pub(crate) fn signal(&self, name: &str) {
        let sent = Command::new("kill").args([&format!("-{name}"), &self.0.id().to_string()]).status();
        assert!(sent.is_ok_and(|status| status.success()), "the signal is sent");
    }

    /// SIGTERM; how it ended. Whatever else the test does goes on meanwhile.
    pub(crate) async fn stop(mut self, within: Duration) -> ExitStatus {
        self.signal("TERM");
        wait_for("the service to stop", within, || self.exited().is_some()).await;
        self.exited().expect("it ended")
    }

    /// SIGTERM; how it ended.
    pub(crate) fn terminate(mut self, within: Duration) -> ExitStatus {
        self.signal("TERM");
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
