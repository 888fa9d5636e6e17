//! What every test stands on: an engine with an empty database and one tenant.

use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use goodtime_icims::domain::{
    AdvanceKey, EventId, EventSource, Handoff, HandoffId, Ignored, Lease, Region, Reply, Rule, StageKey, StatusChanged,
    Task, TaskKind, TenantId, TenantSettings, Timestamp, Way,
};
use goodtime_icims::store::postgres::{PgSettings, PgStore};
use goodtime_icims::store::sqlite::SqliteStore;
use goodtime_icims::store::{Begun, Decision, Hold, NewTask, NewTenant, Opening, Recorded, Recording, Store};
use sqlx::{AssertSqlSafe, Connection as _, PgConnection, PgPool, Row as _, SqlitePool};
use tokio::sync::OnceCell;

pub(crate) const START: Timestamp = Timestamp::from_micros(1_795_000_000_000_000);
pub(crate) const TRIGGER: i64 = 20_700;
pub(crate) const TARGET: i64 = 20_800;
/// Who acts, and when, where it does not matter.
pub(crate) const AUDIT: (&str, Timestamp) = ("test", START);
pub(crate) const LEASE: Duration = Duration::from_mins(1);

/// Makes a test of each story on each engine; a story that is left out is dead code, which clippy refuses.
macro_rules! on_both_engines {
    ($($story:ident),+ $(,)?) => {$(
        mod $story {
            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn on_sqlite() {
                super::$story(&crate::bench::Bench::on_sqlite().await).await;
            }
            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn on_postgresql() {
                super::$story(&crate::bench::Bench::on_postgresql().await).await;
            }
        }
    )+};
}
pub(crate) use on_both_engines;

/// An engine with an empty database and one tenant.
pub(crate) struct Bench {
    pub(crate) store: Arc<dyn Store>,
    /// Two processes, where the engine allows that.
    pub(crate) processes: Vec<Arc<dyn Store>>,
    pub(crate) tenant: TenantId,
    raw: Raw,
    _folder: Option<tempfile::TempDir>,
}

/// A look past the ports.
enum Raw {
    Sqlite(SqlitePool),
    Postgres(PgPool),
}

impl Raw {
    /// What makes an id nobody has.
    fn some_id(&self) -> &'static str {
        match self {
            Self::Sqlite(_) => "randomblob(16)",
            Self::Postgres(_) => "gen_random_uuid()",
        }
    }
}

impl Bench {
    pub(crate) async fn on_sqlite() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("store.db");
        let store = SqliteStore::open(&path, Region::Us, Opening::Prepare).await.expect("opened");
        let raw = SqlitePool::connect(&format!("sqlite:{}", path.display())).await.expect("opened");
        let store: Arc<dyn Store> = Arc::new(store);
        Self::with(vec![store], Raw::Sqlite(raw), Some(folder)).await
    }

    pub(crate) async fn on_postgresql() -> Self {
        let url = database(Some("goodtime")).await;
        let processes: Vec<Arc<dyn Store>> = vec![Arc::new(open(&url).await), Arc::new(open(&url).await)];
        let raw = PgPool::connect(&url).await.expect("it listens");
        Self::with(processes, Raw::Postgres(raw), None).await
    }

    async fn with(processes: Vec<Arc<dyn Store>>, raw: Raw, folder: Option<tempfile::TempDir>) -> Self {
        let store = Arc::clone(&processes[0]);
        let tenant = add_tenant(store.as_ref(), 4711).await;
        Self { store, processes, tenant, raw, _folder: folder }
    }

    /// One of the processes, in turn.
    pub(crate) fn process(&self, n: usize) -> Arc<dyn Store> {
        Arc::clone(&self.processes[n % self.processes.len()])
    }

    /// For what only keeps deliveries.
    pub(crate) fn store_as_inbox(&self) -> Arc<dyn goodtime_icims::store::Inbox> {
        self.process(0) as _
    }

    pub(crate) async fn add_tenant(&self, customer: i64) -> TenantId {
        add_tenant(self.store.as_ref(), customer).await
    }

    /// A delivery that asks for a hand-off.
    pub(crate) fn sent(&self, workflow: i64, at: Timestamp) -> Recording {
        sent(self.tenant, workflow, at)
    }

    /// Keeps one delivery by itself.
    pub(crate) async fn keep(&self, one: Recording) -> Recorded {
        self.store.record_deliveries(&[one]).await.expect("kept").remove(0)
    }

    /// A hand-off as it is kept.
    pub(crate) async fn handoff(&self, id: HandoffId) -> Handoff {
        self.store.handoff(id).await.expect("read").expect("it is there")
    }

    /// A new hand-off for an application.
    pub(crate) async fn sent_handoff(&self, workflow: i64) -> Handoff {
        let recorded = self.keep(self.sent(workflow, START)).await;
        self.handoff(recorded.handoff.expect("one answers").0).await
    }

    pub(crate) async fn add_task(&self, kind: TaskKind, tenant: TenantId, at: Timestamp) -> HandoffId {
        let handoff = HandoffId::at(at);
        assert!(self.store.add_task(&owed(kind, tenant, handoff, at)).await.expect("kept"), "it is new");
        handoff
    }

    /// A worker's right to the move of a hand-off that is waiting to be made.
    pub(crate) async fn hold(&self, key: AdvanceKey, at: Timestamp) -> Hold {
        let kind = if key.way == Way::Forward { TaskKind::AdvanceApplication } else { TaskKind::UndoAdvance };
        for _ in 0..8 {
            let tasks = self.claim(START, 100).await;
            if let Some(task) = tasks.iter().find(|task| task.kind == kind && task.handoff == key.handoff) {
                return Hold { lease: task.lease, at, span: LEASE };
            }
        }
        panic!("nobody is to make this move")
    }

    /// Notes that a write of a move begins.
    pub(crate) async fn begin(&self, key: AdvanceKey, at: Timestamp) -> Lease {
        let hold = self.hold(key, at).await;
        assert_eq!(self.store.begin_write(key, hold).await.expect("kept"), Begun::Noted);
        hold.lease
    }

    /// Puts many tasks of one kind into the queue at once, past the ports; each is due a microsecond after the one before.
    pub(crate) async fn add_tasks(&self, kind: TaskKind, tenant: TenantId, at: Timestamp, many: i64) {
        // The first one comes through the port, so that the lane wakes as it always does.
        self.add_task(kind, tenant, at).await;
        let (lane, at, id) = (kind.lane().number(), at.micros(), self.raw.some_id());
        let statement = format!(
            "with recursive n (i) as (select 1 union all select i + 1 from n where i < {}) insert into tasks (task_id, \
             tenant_id, lane, kind, handoff_id, dedup_key, state, run_at, created_at) select {id}, {tenant}, {lane}, \
             '{kind}', {id}, '{kind} ' || i, 'queued', {at} + i, {at} from n",
            many - 1
        );
        self.change(statement).await;
    }

    /// Writes past the ports.
    pub(crate) async fn change(&self, statement: String) {
        let statement = AssertSqlSafe(statement);
        match &self.raw {
            Raw::Postgres(raw) => drop(sqlx::query(statement).execute(raw).await.expect("done")),
            Raw::Sqlite(raw) => drop(sqlx::query(statement).execute(raw).await.expect("done")),
        }
    }

    /// Locks rows of PostgreSQL until what it gives is dropped.
    pub(crate) async fn lock(&self, rows: &'static str) -> sqlx::Transaction<'static, sqlx::Postgres> {
        let Raw::Postgres(raw) = &self.raw else { panic!("SQLite locks no rows") };
        let mut locking = raw.begin().await.expect("begun");
        sqlx::query(rows).fetch_all(&mut *locking).await.expect("locked");
        locking
    }

    /// How the engine would go about a statement all of whose values are numbers, line by line.
    pub(crate) async fn plan(&self, statement: &str, values: &[i64]) -> Vec<String> {
        match &self.raw {
            Raw::Postgres(raw) => {
                self.change("analyze".to_owned()).await;
                let query = sqlx::query(AssertSqlSafe(format!("explain {statement}")));
                let query = values.iter().fold(query, |query, value| query.bind(*value));
                query.fetch_all(raw).await.expect("explained").iter().map(|line| line.get(0)).collect()
            }
            Raw::Sqlite(raw) => {
                let query = sqlx::query(AssertSqlSafe(format!("explain query plan {statement}")));
                let query = values.iter().fold(query, |query, value| query.bind(*value));
                query.fetch_all(raw).await.expect("explained").iter().map(|line| line.get("detail")).collect()
            }
        }
    }

    pub(crate) fn is_sqlite(&self) -> bool {
        matches!(self.raw, Raw::Sqlite(_))
    }

    /// Claims in all lanes.
    pub(crate) async fn claim(&self, now: Timestamp, most: i64) -> Vec<Task> {
        self.store.claim(now, LEASE, most, goodtime_icims::domain::Lane::Backfill).await.expect("claimed")
    }

    /// The tables that still have rows of a tenant; the audit log keeps them by intent.
    pub(crate) async fn tables_with(&self, tenant: TenantId) -> Vec<String> {
        let tables = "select table_name from information_schema.columns where table_schema = 'public' and column_name = 'tenant_id'";
        let tables: Vec<String> = match &self.raw {
            Raw::Postgres(raw) => sqlx::query_scalar(tables).fetch_all(raw).await.expect("read"),
            Raw::Sqlite(raw) => {
                let tables = "select m.name from sqlite_master m join pragma_table_info(m.name) c \
                    where m.type = 'table' and c.name = 'tenant_id'";
                sqlx::query_scalar(tables).fetch_all(raw).await.expect("read")
            }
        };
        assert!(tables.len() > 10, "the tables are seen: {tables:?}");
        let mut left = Vec::new();
        for table in tables.into_iter().filter(|table| table != "audit_log") {
            if self.count(&format!("select count(*) from {table} where tenant_id = {tenant}")).await > 0 {
                left.push(table);
            }
        }
        left
    }

    /// How often the engine had to break up transactions that waited for each other.
    pub(crate) async fn deadlocks(&self) -> usize {
        let Raw::Postgres(raw) = &self.raw else { return 0 };
        let name: String = sqlx::query_scalar("select current_database()").fetch_one(raw).await.expect("read");
        let log = std::fs::read_to_string(Path::new(&server().await.folder).join("log")).expect("the server's log");
        let own = log.lines().filter(|line| line.starts_with(&format!("{name}:")));
        own.filter(|line| line.contains("deadlock detected")).count()
    }

    pub(crate) async fn count(&self, question: &str) -> i64 {
        let question = AssertSqlSafe(question.to_owned());
        match &self.raw {
            Raw::Postgres(raw) => sqlx::query_scalar(question).fetch_one(raw).await.expect("counted"),
            Raw::Sqlite(raw) => sqlx::query_scalar(question).fetch_one(raw).await.expect("counted"),
        }
    }
}

async fn add_tenant(store: &dyn Store, customer: i64) -> TenantId {
    let settings = TenantSettings::default();
    let customer = customer.try_into().expect("an id");
    let new =
        NewTenant { paused_until: None, ats: "toy", customer, name: "Example", settings: &settings, audit: AUDIT };
    store.add_tenant(&new, &[]).await.expect("kept").expect("it is new")
}

pub(crate) fn rule() -> Rule {
    let next = Some(format!("C{TARGET}").parse().expect("an id"));
    Rule { trigger: StageKey::from_digits(TRIGGER), next, reply: Reply::Interactive }
}

pub(crate) fn seconds(after: u64) -> Timestamp {
    START.plus(Duration::from_secs(after))
}

/// A delivery that asks for a hand-off; its link is good for an hour.
pub(crate) fn sent(tenant: TenantId, workflow: i64, at: Timestamp) -> Recording {
    let expires_at = at.plus(Duration::from_hours(1));
    let decision = Decision::HandOff { handoff: HandoffId::at(at), rule: rule(), expires_at, held: false };
    Recording { decision, ..ignored(tenant, workflow, TRIGGER, at) }
}

/// A delivery about a status that starts nothing.
pub(crate) fn ignored(tenant: TenantId, workflow: i64, to: i64, at: Timestamp) -> Recording {
    let id = |number: i64| number.try_into().expect("an id");
    let change = StatusChanged {
        workflow: workflow.try_into().expect("an id"),
        person: id(71),
        job: 81.try_into().expect("an id"),
        changed_by: Some(id(91)),
        from: Some(StageKey::from_digits(20_600)),
        to: StageKey::from_digits(to),
    };
    Recording {
        event: EventId::at(at),
        tenant,
        source: EventSource::Webhook,
        credential: None,
        body_sha256: Some([7; 32]),
        change: Some(change),
        received_at: at,
        echo_since: at.minus(Duration::from_mins(15)),
        may_be_move: false,
        decision: Decision::Ignore(Ignored::NotATrigger),
    }
}

pub(crate) fn owed(kind: TaskKind, tenant: TenantId, handoff: HandoffId, at: Timestamp) -> NewTask {
    NewTask { tenant, kind, handoff, run_at: at, created_at: at }
}

/// A server of this test run's own. It ends when the script's standard input does, and that is ours.
struct Server {
    folder: String,
    _script: Child,
}

static SERVER: OnceCell<Server> = OnceCell::const_new();
static DATABASES: AtomicUsize = AtomicUsize::new(0);

async fn server() -> &'static Server {
    SERVER
        .get_or_init(|| async {
            let _ = rustls::crypto::aws_lc_rs::default_provider().install_default();
            let folder = tempfile::tempdir().expect("a folder").keep();
            let server = lend(&folder);
            make(&server, "goodtime", "template1").await;
            open(&server.url("goodtime")).await.close().await;
            server
        })
        .await
}

fn lend(folder: &Path) -> Server {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/postgres.sh");
    let mut command = Command::new("bash");
    command.arg(script).arg("lend").arg(folder).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = command.spawn().expect("bash runs");
    let mut address = String::new();
    BufReader::new(child.stdout.take().expect("piped")).read_line(&mut address).expect("text");
    assert!(address.starts_with("postgres:"), "PostgreSQL does not start (`make test` installs it)");
    Server { folder: folder.display().to_string(), _script: child }
}

impl Server {
    fn url(&self, database: &str) -> String {
        format!("postgres:///{database}?host={}&user=test", self.folder)
    }
}

async fn make(server: &Server, name: &str, template: &str) {
    let mut connection = PgConnection::connect(&server.url("postgres")).await.expect("it listens");
    let statement = format!("create database {name} template {template}");
    sqlx::query(AssertSqlSafe(statement)).execute(&mut connection).await.expect("made");
}

/// The address of a new database: with our tables, or an empty one.
pub(crate) async fn database(template: Option<&str>) -> String {
    let server = server().await;
    let name = format!("t{}", DATABASES.fetch_add(1, Ordering::Relaxed));
    make(server, &name, template.unwrap_or("template1")).await;
    server.url(&name)
}

/// The address of a database that nobody made.
pub(crate) async fn no_database() -> String {
    server().await.url("nowhere")
}

pub(crate) async fn open(url: &str) -> PgStore {
    PgStore::open(&PgSettings::at(url.to_owned().into()), Region::Us, Opening::Prepare).await.expect("opened")
}
