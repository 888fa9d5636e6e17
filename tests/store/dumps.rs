//! Databases of released versions. Each dump in `dumps/` is restored, opened by this program, which brings it up to date, and
//! read on. `make dump` makes those of the present version anew.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use std::time::Duration;

use goodtime_icims::domain::{ApiFamily, Region, TenantId, Timestamp};
use goodtime_icims::secrets::{Keyring, LinkClaim, Links, Place};
use goodtime_icims::store::postgres::{PgSettings, PgStore};
use goodtime_icims::store::sqlite::SqliteStore;
use goodtime_icims::store::{Inbound, Opening, Store};
use sqlx::{AssertSqlSafe, Connection as _, PgConnection, SqliteConnection};

use crate::bench::{database, sent};

/// What the dumps were made with: see `dumps/make.py`.
const KEY: &str = "dump:AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=";
const WEBHOOK_SECRET: &str = "the password of the webhook";
const API_SECRET: &str = "the secret of the client";
const CUSTOMER: i64 = 4321;
const WORKFLOW: i64 = 13_001;
/// Tables in which a dump has no row, and why.
const EMPTY: [(&str, &str); 1] = [("delivery_hours", "an hour is counted when it has ended")];

/// Rows by table, the list of migrations aside.
type Rows = BTreeMap<String, i64>;

fn folder() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/store/dumps"))
}

/// The dumps of an engine: version and text.
fn dumps(engine: &str) -> Vec<(String, String)> {
    let names = std::fs::read_dir(folder()).expect("the folder").map(|entry| entry.expect("an entry").file_name());
    let names = names.map(|name| name.into_string().expect("text"));
    let of_engine = names.filter_map(|name| Some(name.strip_suffix(&format!(".{engine}.sql"))?.to_owned()));
    let read = |version: String| {
        let file = folder().join(format!("{version}.{engine}.sql"));
        let text = std::fs::read_to_string(file).expect("text");
        (version, text)
    };
    let found: Vec<_> = of_engine.map(read).collect();
    let has_present = found.iter().any(|(version, _)| version == env!("CARGO_PKG_VERSION"));
    assert!(has_present, "{engine}: there is none of the present version: run `make dump`");
    found
}

/// A look past the store.
enum Raw {
    Sqlite(SqliteConnection),
    Postgres(PgConnection),
}

impl Raw {
    async fn at(url: &str) -> Self {
        if url.starts_with("postgres:") {
            Self::Postgres(PgConnection::connect(url).await.expect("it listens"))
        } else {
            Self::Sqlite(SqliteConnection::connect(&format!("sqlite:{url}?mode=rwc")).await.expect("opened"))
        }
    }

    async fn restore(&mut self, dump: &str) {
        match self {
            Self::Postgres(raw) => {
                sqlx::raw_sql(AssertSqlSafe(dump.to_owned())).execute(raw).await.expect("restored");
            }
            Self::Sqlite(raw) => {
                // Tables come in the order of their names, so references are looked at afterwards.
                let dump = format!("pragma foreign_keys = off; {dump}");
                sqlx::raw_sql(AssertSqlSafe(dump)).execute(raw).await.expect("restored");
                assert_eq!(self.number("select count(*) from pragma_foreign_key_check").await, 0, "references lead on");
            }
        }
    }

    async fn number(&mut self, question: &str) -> i64 {
        let question = AssertSqlSafe(question.to_owned());
        match self {
            Self::Sqlite(raw) => sqlx::query_scalar(question).fetch_one(raw).await.expect("read"),
            Self::Postgres(raw) => sqlx::query_scalar(question).fetch_one(raw).await.expect("read"),
        }
    }

    async fn rows(&mut self) -> Rows {
        let tables: Vec<String> = match self {
            Self::Sqlite(raw) => {
                let tables =
                    "select name from sqlite_master where type = 'table' and name not like 'sqlite~_%' escape '~'";
                sqlx::query_scalar(tables).fetch_all(raw).await.expect("read")
            }
            Self::Postgres(raw) => {
                let tables = "select table_name from information_schema.tables where table_schema = 'public'";
                sqlx::query_scalar(tables).fetch_all(raw).await.expect("read")
            }
        };
        let mut rows = Rows::new();
        for table in tables.into_iter().filter(|table| table != "_sqlx_migrations") {
            let count = self.number(&format!("select count(*) from {table}")).await;
            rows.insert(table, count);
        }
        assert!(rows.len() > 15, "the tables are seen: {rows:?}");
        rows
    }
}

async fn open(url: &str) -> Arc<dyn Store> {
    if url.starts_with("postgres:") {
        let settings = PgSettings::at(url.to_owned().into());
        return Arc::new(PgStore::open(&settings, Region::Us, Opening::Prepare).await.expect("brought up to date"));
    }
    Arc::new(SqliteStore::open(Path::new(url), Region::Us, Opening::Prepare).await.expect("brought up to date"))
}

/// Runs a command of this program on a database; what it said.
fn run(url: &str, words: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_goodtime-icims"));
    command.args(words).env("GOODTIME_ICIMS_US_DATABASE", url).env("GOODTIME_ICIMS_US_SEALING_KEYS", KEY);
    let done = command.env_remove("GOODTIME_ICIMS_CONFIG").output().expect("it runs");
    assert!(done.status.success(), "{words:?}: {}", String::from_utf8_lossy(&done.stderr));
    String::from_utf8(done.stdout).expect("text")
}

/// Restores a dump in an empty database, and reads on.
async fn goes_on(version: &str, dump: &str, url: &str) {
    let mut raw = Raw::at(url).await;
    raw.restore(dump).await;
    // A dump of PostgreSQL leaves its connection without a schema.
    let mut raw = Raw::at(url).await;
    let before = raw.rows().await;
    let store = open(url).await;
    let after = raw.rows().await;
    for (table, rows) in &before {
        assert_eq!(after.get(table), Some(rows), "{version}: the rows of {table} are still there");
        let excused = EMPTY.iter().any(|(empty, _)| empty == table);
        assert!(*rows > 0 || excused, "{table} has no row in {version}: add to the story in make.py, then `make dump`");
    }
    if version == env!("CARGO_PKG_VERSION") {
        let tables = |rows: &Rows| rows.keys().cloned().collect::<Vec<_>>();
        assert_eq!(tables(&before), tables(&after), "the dump is older than the tables: run `make dump`");
    }

    let directory = store.load_directory().await.expect("read");
    let tenant = directory.customer("icims", CUSTOMER.try_into().expect("an id")).expect("the tenant");
    let keyring = Keyring::parse([KEY]).expect("a key");
    for endpoint in directory.endpoints() {
        keyring.open(Place::Endpoint(endpoint.id), &endpoint.sealed).expect("an endpoint's address opens");
    }
    let inbound = directory.inbound("icims-4321").and_then(Inbound::newest).expect("the sender's secret");
    let outbound = directory.newest_outbound(tenant.id, ApiFamily::Records).expect("the client's secret");
    for (credential, secret) in [(inbound, WEBHOOK_SECRET), (outbound, API_SECRET)] {
        let opened = keyring.open(Place::Credential(credential.id), &credential.sealed);
        assert_eq!(opened.as_deref(), Ok(secret));
    }

    let link = dump.lines().find_map(|line| line.strip_prefix("-- link of 13001: ")).expect("the link");
    let last_seen = raw.number("select max(seen_at) from handoff_slots").await;
    a_repeat_gets(link, store.as_ref(), tenant.id, Timestamp::from_micros(last_seen)).await;

    let told = run(url, &["explain", "13001", "--customer", "4321"]);
    for said in ["accepted", "duplicate", "advanced", "written"] {
        assert!(told.contains(said), "{version}: {said}\n{told}");
    }
    assert_eq!(run(url, &["explain", link]), told);
    let told = run(url, &["notify", "list"]);
    let waits = ["1 wait", "2 wait"].iter().any(|waits| told.contains(waits));
    assert!(told.contains("127.0.0.1/…  every tenant") && waits, "{version}: {told}");
    assert!(run(url, &["tenant", "show", "--customer", "4321"]).contains("C20800"));
    assert!(run(url, &["migrate", "--check"]).contains("is up to date"));
}

/// The same hand-off answers as when the dump was made, with the same link.
async fn a_repeat_gets(link: &str, store: &dyn Store, tenant: TenantId, last_seen: Timestamp) {
    let links = Links::new(&Keyring::parse([KEY]).expect("a key"));
    let link = link.rsplit('/').next().expect("its last part");
    let LinkClaim { kind, handoff, .. } = links.read(link).expect("a link of this key");
    let again = sent(tenant, WORKFLOW, last_seen.plus(Duration::from_secs(1)));
    let recorded = store.record_deliveries(&[again]).await.expect("kept").remove(0);
    let (answers, _, epoch) = recorded.handoff.expect("one answers");
    assert_eq!(answers, handoff);
    assert_eq!(links.mint(LinkClaim { kind, handoff: answers, epoch }).as_str(), link);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_sqlite_database_of_each_released_version_goes_on() {
    let folder = tempfile::tempdir().expect("a folder");
    for (version, dump) in dumps("sqlite") {
        let file = folder.path().join(format!("{version}.db"));
        goes_on(&version, &dump, file.to_str().expect("text")).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_postgresql_database_of_each_released_version_goes_on() {
    for (version, dump) in dumps("postgres") {
        goes_on(&version, &dump, &database(None).await).await;
    }
}
