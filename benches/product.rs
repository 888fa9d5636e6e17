//! The product's files: settings, and databases with one tenant, all made from one template by the program's own commands.

use std::cell::Cell;
use std::fs::File;
use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use anyhow::{Context as _, ensure};
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{AssertSqlSafe, ConnectOptions as _, Connection as _, PgConnection};

use crate::engine::Engine;
use crate::http;
use crate::letters::{CUSTOMER, HOST, KEY, TRIGGER, USER};
use crate::plan::Plan;
use crate::pretend;
use crate::server::Server;

const PROGRAM: &str = env!("CARGO_BIN_EXE_goodtime-icims");
const SEALING_KEY: &str = "k1:AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=";
const READY_WITHIN: Duration = Duration::from_secs(30);
/// Durable as in production; the bench's clusters have no other difference from Debian's than where they listen.
const DURABLE: [&str; 2] = ["fsync=on", "synchronous_commit=on"];

/// Whether the worker may work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Work {
    /// Deliveries are taken only: on PostgreSQL by the role `web` alone; SQLite has one process with all roles, so
    /// there the region is paused.
    Paused,
    /// All roles.
    On,
}

/// An engine, and a folder with its databases.
pub(crate) struct Site {
    pub(crate) engine: Engine,
    folder: tempfile::TempDir,
    cluster: Option<Cluster>,
    made: Cell<u32>,
}

/// A private PostgreSQL; it ends, and its folder with it, when its script's standard input does.
struct Cluster {
    script: Child,
    url: String,
    process: u32,
}

impl Site {
    /// Makes the template: a region, a tenant that signs, one seamless rule.
    pub(crate) async fn new(plan: &Plan, engine: Engine) -> anyhow::Result<Self> {
        let folder = tempfile::tempdir_in(&plan.folder).context("BENCH_DIR")?;
        let cluster = if engine == Engine::Postgres { Some(Cluster::lend(plan).await?) } else { None };
        let site = Self { engine, folder, cluster, made: Cell::new(0) };
        std::fs::write(site.folder.path().join("key"), KEY)?;
        std::fs::write(site.folder.path().join("secret"), pretend::SECRET)?;
        if let Some(cluster) = &site.cluster {
            cluster.make("template", "template1").await?;
        }
        let template = site.place("template");
        site.run(&template, "migrate")?;
        let customer = format!("--customer {CUSTOMER}");
        let sender = format!("--webhook-user {USER} --webhook-auth hmac --webhook-password-file key");
        let calls = "--calls-per-second 10000 --calls-per-hour 100000000";
        let client = format!("--api-user {} --api-secret-file secret", pretend::USER);
        site.run(&template, &format!("tenant add {customer} --name Example {sender} {client} {calls}"))?;
        site.run(&template, &format!("rule add {customer} --trigger C{TRIGGER} --reply seamless"))?;
        if engine == Engine::Sqlite {
            // Its file is copied, so nothing of it may stay in the log.
            let mut file = SqliteConnectOptions::new().filename(&template).connect().await?;
            sqlx::query("pragma wal_checkpoint(truncate)").execute(&mut file).await?;
            file.close().await?;
        }
        Ok(site)
    }

    /// The first process of the database server.
    pub(crate) fn database_process(&self) -> Option<u32> {
        self.cluster.as_ref().map(|cluster| cluster.process)
    }

    /// A database with a tenant and nothing else.
    pub(crate) async fn database(&self) -> anyhow::Result<String> {
        let name = self.new_name();
        match &self.cluster {
            None => drop(std::fs::copy(self.place("template"), self.place(&name))?),
            Some(cluster) => cluster.make(&name, "template").await?,
        }
        Ok(self.place(&name))
    }

    /// Where a database can be that is not there yet.
    pub(crate) async fn no_database(&self) -> anyhow::Result<String> {
        let name = self.new_name();
        if let Some(cluster) = &self.cluster {
            cluster.make(&name, "template1").await?;
        }
        Ok(self.place(&name))
    }

    /// Removes a database, so that the disk does not fill up.
    pub(crate) async fn remove(&self, database: &str) -> anyhow::Result<()> {
        match &self.cluster {
            None => {
                for end in ["", "-wal", "-shm"] {
                    let _ = std::fs::remove_file(format!("{database}{end}")); // Some are not there.
                }
                Ok(())
            }
            Some(cluster) => {
                let name = database.trim_start_matches("postgres:///").split('?').next().unwrap_or_default();
                cluster.say(&format!("drop database {name} with (force)")).await
            }
        }
    }

    fn new_name(&self) -> String {
        self.made.set(self.made.get() + 1);
        format!("round{}", self.made.get())
    }

    fn place(&self, name: &str) -> String {
        match &self.cluster {
            None => self.folder.path().join(format!("{name}.db")).display().to_string(),
            Some(cluster) => cluster.url.replace("/postgres?", &format!("/{name}?")),
        }
    }

    /// Runs a command of the program to its end.
    pub(crate) fn run(&self, database: &str, command: &str) -> anyhow::Result<()> {
        let ran = self.settings(database, Command::new(PROGRAM).args(command.split(' '))).output()?;
        ensure!(ran.status.success(), "{command}: {}", String::from_utf8_lossy(&ran.stderr));
        Ok(())
    }

    /// Starts the product; returns when it is ready.
    pub(crate) fn serve(&self, database: &str, work: Work, icims: Option<&str>) -> anyhow::Result<Server> {
        let pause = if work == Work::Paused { "region pause" } else { "region pause --end" };
        if self.cluster.is_none() {
            self.run(database, pause)?;
        }
        let mut command = Command::new(PROGRAM);
        if self.cluster.is_some() && work == Work::Paused {
            command.env("GOODTIME_ICIMS_ROLES", "web");
        }
        if let Some(icims) = icims {
            command.env("GOODTIME_ICIMS_US_ICIMS_API_URL", icims).env("GOODTIME_ICIMS_US_ICIMS_LOGIN_URL", icims);
        }
        self.start(database, &mut command)
    }

    /// Starts the product with the settings of a command; returns when it is ready.
    pub(crate) fn start(&self, database: &str, command: &mut Command) -> anyhow::Result<Server> {
        let server = self.launch(database, command)?;
        let ops = server.ops.context("it has such an address")?;
        http::wait(READY_WITHIN, || http::get(ops, "/health/ready"))
            .with_context(|| std::fs::read_to_string(self.folder.path().join("log")).unwrap_or_default())?;
        Ok(server)
    }

    /// Starts the product and waits for nothing.
    pub(crate) fn launch(&self, database: &str, command: &mut Command) -> anyhow::Result<Server> {
        let (listen, ops) = (http::free_address()?, http::free_address()?);
        let log = File::create(self.folder.path().join("log"))?;
        let command = self.settings(database, command.arg("serve"));
        command.env("MALLOC_ARENA_MAX", "2"); // as `deploy` has it
        command.env("GOODTIME_ICIMS_US_LISTEN", listen.to_string());
        command.env("GOODTIME_ICIMS_US_OPS_LISTEN", ops.to_string());
        let mut server = Server::of(command, log, listen)?;
        server.ops = Some(ops);
        server.database = self.database_process();
        Ok(server)
    }

    /// The product's program.
    pub(crate) fn program() -> &'static str {
        PROGRAM
    }

    /// As it comes: everything is on, log lines go to a file.
    fn settings<'a>(&self, database: &str, command: &'a mut Command) -> &'a mut Command {
        let settings = Self::all(database)
            .map(|(name, value)| (format!("GOODTIME_ICIMS_{}", name.to_uppercase().replace('.', "_")), value));
        command.env_remove("GOODTIME_ICIMS_CONFIG").envs(settings).current_dir(self.folder.path())
    }

    /// The same for a region in this process, at free addresses.
    pub(crate) fn flags(database: &str) -> Vec<String> {
        let own = Self::all(database).map(|(name, value)| format!("{name}={value}"));
        own.into_iter().chain(["listen", "ops_listen"].map(|name| format!("us.{name}=127.0.0.1:0"))).collect()
    }

    fn all(database: &str) -> [(&'static str, String); 9] {
        [
            ("regions", "us".to_owned()),
            ("log.format", "json".to_owned()),
            ("us.public_url", format!("http://{HOST}")),
            ("us.database", database.to_owned()),
            ("us.sealing_keys", SEALING_KEY.to_owned()),
            ("us.signature_skew_seconds", "3600".to_owned()), // The deliveries were signed at the start of the run.
            ("us.keep_handoffs_days", "3650".to_owned()),
            ("us.keep_events_days", "3650".to_owned()), // What was filled in stays.
            ("us.api_requests_per_minute", "100000".to_owned()), // One person asks for every page, again and again.
        ]
    }
}

impl Cluster {
    async fn lend(plan: &Plan) -> anyhow::Result<Self> {
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/postgres.sh");
        let folder = tempfile::tempdir_in(&plan.folder)?.keep(); // The script removes it.
        let mut command = Command::new("bash");
        command.arg(script).arg("lend").arg(folder).args(DURABLE).stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut script = command.spawn()?;
        let mut address = String::new();
        BufReader::new(script.stdout.take().context("it is piped")?).read_line(&mut address)?;
        ensure!(address.starts_with("postgres:"), "PostgreSQL does not start (`make tools` installs it)");
        let url = address.trim().to_owned();
        let mut connection = PgConnection::connect(&url).await?;
        let folder: String = sqlx::query_scalar("show data_directory").fetch_one(&mut connection).await?;
        let process = std::fs::read_to_string(Path::new(&folder).join("postmaster.pid"))?;
        let process = process.lines().next().and_then(|line| line.parse().ok()).context("it has a process")?;
        Ok(Self { script, url, process })
    }

    async fn make(&self, name: &str, template: &str) -> anyhow::Result<()> {
        self.say(&format!("create database {name} template {template}")).await
    }

    async fn say(&self, statement: &str) -> anyhow::Result<()> {
        let mut connection = PgConnection::connect(&self.url).await?;
        sqlx::query(AssertSqlSafe(statement.to_owned())).execute(&mut connection).await?;
        connection.close().await?;
        Ok(())
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        drop(self.script.stdin.take());
        // It may have ended long ago.
        let _ = self.script.wait();
    }
}
