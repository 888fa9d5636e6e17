//! Several replicas of the real program on one private PostgreSQL, behind [`crate::doors::Doors`].

use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::Duration;

use goodtime_icims::domain::{Clock as _, SystemClock, Timestamp};
use goodtime_icims::flow::LEASE;
use sqlx::{Connection as _, PgConnection};

use crate::chance::Chance;
use crate::service::{Service, Site};

/// A claim or a renewal sets when a lease ends, so what ends before that was neither claimed nor renewed since.
const END_LEASES: &str = "update tasks set lease_until = $1 where state = 'leased' and lease_until < $2";

/// Replicas of one region, none of them started yet or all of them running, as the test wants it.
pub(crate) struct Fleet {
    replicas: Vec<Option<Service>>,
    pub(crate) site: Site,
    pub(crate) cluster: Cluster,
    /// Of each replica, beside those of the site.
    settings: Vec<Vec<Setting>>,
}

/// A setting's name without its prefix, and its value.
pub(crate) type Setting = (&'static str, &'static str);

impl Fleet {
    /// A tenant on a database server of its own, and addresses for that many replicas.
    pub(crate) async fn new(replicas: usize, chance: &mut Chance) -> Self {
        Self::on(Cluster::lend(), replicas, chance).await
    }

    /// The same on a database server that is there.
    pub(crate) async fn on(cluster: Cluster, replicas: usize, chance: &mut Chance) -> Self {
        let site = Site::on(cluster.url().to_owned(), replicas, chance).await;
        let settings = vec![Vec::new(); replicas];
        Self { replicas: (0..replicas).map(|_| None).collect(), site, cluster, settings }
    }

    /// How many there are.
    pub(crate) fn size(&self) -> usize {
        self.replicas.len()
    }

    /// With one more setting of a replica.
    pub(crate) fn set(&mut self, replica: usize, setting: Setting) {
        self.settings[replica].push(setting);
    }

    /// With one more setting of every replica.
    pub(crate) fn set_all(&mut self, setting: Setting) {
        self.settings.iter_mut().for_each(|own| own.push(setting));
    }

    /// Starts every replica; returns when all are ready.
    pub(crate) async fn start_all(&mut self) {
        for replica in 0..self.replicas.len() {
            self.start(replica).await;
        }
    }

    /// Starts a replica that does not run; returns when it is ready.
    pub(crate) async fn start(&mut self, replica: usize) {
        assert!(self.replicas[replica].is_none(), "replica {replica} runs");
        self.replicas[replica] = Some(self.site.serve_as(replica, &self.settings[replica]).await);
    }

    /// Starts a replica by a command of the test's own.
    pub(crate) async fn start_by(&mut self, replica: usize, command: &mut Command) {
        assert!(self.replicas[replica].is_none(), "replica {replica} runs");
        self.replicas[replica] = Some(self.site.start(command, replica).await);
    }

    /// SIGKILL; returns when it has ended.
    pub(crate) fn kill(&mut self, replica: usize) {
        self.taken(replica).kill();
    }

    /// SIGTERM; how it ended.
    pub(crate) async fn stop(&mut self, replica: usize, within: Duration) -> ExitStatus {
        self.taken(replica).stop(within).await
    }

    /// SIGTERM to one after the other: each must end in order.
    pub(crate) async fn stop_all(&mut self, within: Duration) {
        for replica in 0..self.replicas.len() {
            if self.replicas[replica].is_some() {
                let status = self.stop(replica, within).await;
                assert_eq!(status.code(), Some(0), "replica {replica} ends in order\n{}", self.site.log());
            }
        }
    }

    /// Sends a running replica a signal that does not end it: `STOP`, `CONT`.
    pub(crate) fn signal(&self, replica: usize, name: &str) {
        self.replicas[replica].as_ref().expect("it runs").signal(name);
    }

    /// The process of a running replica.
    pub(crate) fn id(&self, replica: usize) -> u32 {
        self.replicas[replica].as_ref().expect("it runs").id()
    }

    /// Whether SIGSTOP holds a replica.
    pub(crate) fn is_frozen(&self, replica: usize) -> bool {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.id(replica))).expect("it lives");
        status.lines().any(|line| line.starts_with("State:\tT"))
    }

    /// Lets the leases end that were neither taken nor renewed since `instant`, as if their time had passed; how many.
    pub(crate) async fn end_leases_before(&self, instant: Timestamp) -> u64 {
        let mut store = PgConnection::connect(self.cluster.url()).await.expect("the database listens");
        let query = sqlx::query(END_LEASES).bind(SystemClock.now().micros()).bind(instant.plus(LEASE).micros());
        query.execute(&mut store).await.expect("written").rows_affected()
    }

    fn taken(&mut self, replica: usize) -> Service {
        self.replicas[replica].take().unwrap_or_else(|| panic!("replica {replica} does not run"))
    }
}

/// A PostgreSQL server of its own. It ends when the script's standard input does.
pub(crate) struct Cluster {
    url: String,
    script: Child,
    folder: tempfile::TempDir,
}

impl Cluster {
    /// Starts one; it ends when this is dropped.
    pub(crate) fn lend() -> Self {
        Self::with(&[])
    }

    /// Starts one with further settings.
    pub(crate) fn with(settings: &[&str]) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/postgres.sh");
        let mut command = Command::new("bash");
        command.arg(script).arg("lend").arg(folder.path()).args(settings).stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut script = command.spawn().expect("bash runs");
        let mut address = String::new();
        BufReader::new(script.stdout.take().expect("piped")).read_line(&mut address).expect("text");
        assert!(address.starts_with("postgres:"), "PostgreSQL does not start (`make test` installs it)");
        Self { url: address.trim().to_owned(), script, folder }
    }

    /// SIGKILL to the server's first process: the others end when they notice.
    pub(crate) fn kill(&self) {
        let pid = std::fs::read_to_string(self.folder.path().join("data/postmaster.pid")).expect("the server runs");
        let killed = Command::new("kill").args(["-KILL", pid.lines().next().expect("a number")]).status();
        assert!(killed.is_ok_and(|status| status.success()), "the server can be killed");
    }

    /// Starts the server again after it was killed; returns when it listens.
    pub(crate) async fn again(&self) {
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/postgres.sh");
        let mut command = Command::new("bash");
        command.arg(script).arg("again").arg(self.folder.path());
        let started = tokio::task::spawn_blocking(move || command.status()).await.expect("it ran");
        assert!(started.is_ok_and(|status| status.success()), "PostgreSQL starts again");
    }

    /// The same server, reached at another address.
    pub(crate) fn through(mut self, url: String) -> Self {
        self.url = url;
        self
    }

    /// Its folder.
    pub(crate) fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// The address of its database.
    pub(crate) fn url(&self) -> &str {
        &self.url
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        drop(self.script.stdin.take());
        // It may have ended long ago.
        let _ = self.script.wait();
    }
}
