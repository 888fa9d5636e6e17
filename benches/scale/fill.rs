//! Fills a store by SQL, in the product's own tables: nobody can wait for millions of deliveries.
//!
//! Of ten events five made a hand-off, two repeat one, three started nothing. Every hand-off has a slot, two entries in its
//! timeline and one attempt. They spread over two hundred customers, one of which has a fifth, and over four hundred days;
//! the newest hundredth is live.

use std::sync::LazyLock;
use std::time::Duration;

use anyhow::Context as _;
use goodtime_icims::domain::{Clock as _, SystemClock};
use sqlx::sqlite::{SqliteConnectOptions, SqliteSynchronous};
use sqlx::{AssertSqlSafe, ConnectOptions as _, Connection as _, PgConnection, SqliteConnection};

use crate::engine::Engine;
use crate::say::hint;

/// The first workflow, and the first person, of those that are filled in.
pub(crate) const FIRST_ID: i64 = 1_000_000;
const CUSTOMERS: u64 = 200;
/// Rows of one statement.
const STEP: u64 = 500_000;
/// When the first event was.
static BEGAN: LazyLock<i64> = LazyLock::new(|| SystemClock.now().minus(Duration::from_micros(SPAN_MICROS)).micros());
const SPAN_MICROS: u64 = 400 * 86_400_000_000;
const LINK_MICROS: i64 = 14 * 86_400_000_000;
/// What an id stands for is part of it, so that no two are equal.
const EVENT: u32 = 1;
const HANDOFF: u32 = 2;
const ENTRY: u32 = 3;
const TASK: u32 = 5;
const RUN: u32 = 6;
const LINE: u32 = 7;
/// What stands beside the events of the first customer.
const USERS: u64 = 5_000;
const LINES: u64 = 20_000;
const GIVEN_UP: u64 = 1_000;
/// A month of looks for changes.
const LOOKS: u64 = 30 * 288;
const A_LOOK: i64 = 5 * 60_000_000;

fn began() -> i64 {
    *BEGAN
}

/// How many persons the events are about.
pub(crate) fn persons(events: u64) -> u64 {
    events / 8 + 1
}

/// How many hand-offs there are.
pub(crate) fn handoffs(events: u64) -> u64 {
    events / 2
}

/// The tenant, workflow, person and job of a hand-off, as SQL and as numbers say it.
pub(crate) fn whose(handoff: u64, events: u64) -> (u64, u64, u64, u64) {
    let tenant = if handoff.is_multiple_of(5) { 1 } else { 2 + handoff % (CUSTOMERS - 1) };
    (tenant, 1_000_000 + handoff, 1_000_000 + handoff * 7_919 % persons(events), 4_400 + handoff * 31 % 2_000)
}

/// An id of ours that is in the store.
pub(crate) fn handoff_id(handoff: u64, events: u64) -> uuid::Uuid {
    id(HANDOFF, handoff, handoff * (SPAN_MICROS / handoffs(events)))
}

/// The event that made a hand-off.
pub(crate) fn event_id(handoff: u64, events: u64) -> uuid::Uuid {
    id(EVENT, handoff / 5 * 10 + handoff % 5, handoff * (SPAN_MICROS / handoffs(events)))
}

fn id(kind: u32, n: u64, after: u64) -> uuid::Uuid {
    let millis = (u128::from(began().unsigned_abs()) + u128::from(after)) / 1_000;
    uuid::Uuid::from_u128(millis << 80 | 7 << 76 | u128::from(kind) << 64 | 8 << 60 | u128::from(n))
}

/// What an engine says differently.
struct Dialect(Engine);

impl Dialect {
    fn id(&self, kind: u32, n: &str, at: &str) -> String {
        match self.0 {
            Engine::Sqlite => format!("unhex(printf('%012x7%03x8%015x', ({at}) / 1000, {kind}, {n}))"),
            Engine::Postgres => {
                let hex = |value: &str, digits| format!("lpad(to_hex(({value})::bigint), {digits}, '0')");
                let (millis, kind, n) = (hex(&format!("({at}) / 1000"), 12), hex(&kind.to_string(), 3), hex(n, 15));
                format!("({millis} || '7' || {kind} || '8' || {n})::uuid")
            }
        }
    }

    fn numbers(&self, from: u64, to: u64) -> String {
        match self.0 {
            Engine::Sqlite => {
                format!("with recursive n (i) as (select {from} union all select i + 1 from n where i < {}) ", to - 1)
            }
            Engine::Postgres => format!("with n (i) as (select generate_series({from}::bigint, {}::bigint)) ", to - 1),
        }
    }

    fn hash(&self) -> &'static str {
        match self.0 {
            Engine::Sqlite => "randomblob(32)",
            Engine::Postgres => "decode(md5(i::text) || md5('x' || i::text), 'hex')",
        }
    }

    /// What is owed a task by its key.
    fn key(&self, id: &str) -> String {
        match self.0 {
            Engine::Sqlite => {
                let hex = format!("lower(hex({id}))");
                let part = |from, many| format!("substr({hex}, {from}, {many})");
                let parts = [part(1, 8), part(9, 4), part(13, 4), part(17, 4), part(21, 12)];
                format!("{} || ':fetch_application'", parts.join(" || '-' || "))
            }
            Engine::Postgres => format!("({id})::text || ':fetch_application'"),
        }
    }
}

enum Store {
    Sqlite(SqliteConnection),
    Postgres(PgConnection),
}

impl Store {
    async fn open(engine: Engine, database: &str) -> anyhow::Result<Self> {
        Ok(match engine {
            Engine::Sqlite => {
                let options = SqliteConnectOptions::new().filename(database).synchronous(SqliteSynchronous::Off);
                let options = options.foreign_keys(false).pragma("cache_size", "-1000000");
                Self::Sqlite(options.connect().await?)
            }
            Engine::Postgres => {
                let mut connection = PgConnection::connect(database).await?;
                sqlx::query("set synchronous_commit = off").execute(&mut connection).await?;
                Self::Postgres(connection)
            }
        })
    }

    async fn run(&mut self, statement: String) -> anyhow::Result<()> {
        let context = statement.chars().take(120).collect::<String>();
        let statement = AssertSqlSafe(statement);
        match self {
            Self::Sqlite(connection) => sqlx::query(statement).execute(connection).await.map(|_done| ()),
            Self::Postgres(connection) => sqlx::query(statement).execute(connection).await.map(|_done| ()),
        }
        .context(context)
    }
}

/// Fills a database that has a tenant and nothing else; bytes on the disk.
pub(crate) async fn fill(engine: Engine, database: &str, events: u64) -> anyhow::Result<f64> {
    let (mut store, dialect) = (Store::open(engine, database).await?, Dialect(engine));
    store.run(customers(&dialect)).await?;
    for from in (0..handoffs(events)).step_by(usize::try_from(STEP)?) {
        let to = (from + STEP).min(handoffs(events));
        for statement in of_handoffs(&dialect, events, from, to) {
            store.run(statement).await?;
        }
        hint(&format!("{}: {} of {events} events", engine.name(), to * 2));
    }
    match &mut store {
        Store::Sqlite(_) => {
            store.run("pragma wal_checkpoint(truncate)".to_owned()).await?;
            store.run("pragma optimize".to_owned()).await?;
            Ok(bytes(std::fs::metadata(database)?.len()))
        }
        Store::Postgres(connection) => {
            sqlx::query("vacuum analyze").execute(&mut *connection).await?;
            sqlx::query("checkpoint").execute(&mut *connection).await?;
            let size: i64 =
                sqlx::query_scalar("select pg_database_size(current_database())").fetch_one(connection).await?;
            Ok(bytes(size.unsigned_abs()))
        }
    }
}

#[expect(clippy::cast_precision_loss, reason = "it is told in gigabytes")]
fn bytes(count: u64) -> f64 {
    count as f64
}

/// The other customers; nobody delivers for them.
fn customers(dialect: &Dialect) -> String {
    let series = dialect.numbers(2, CUSTOMERS + 1);
    format!(
        "{series} insert into tenants (ats, customer_id, name, settings, created_at) \
        select t.ats, 100000 + i, 'Customer ' || i, t.settings, t.created_at from n, tenants t where t.tenant_id = 1"
    )
}

/// Everything about the hand-offs of one step.
fn of_handoffs(dialect: &Dialect, events: u64, from: u64, to: u64) -> Vec<String> {
    let (all, began) = (handoffs(events), began());
    let at = format!("{began} + i * {}", SPAN_MICROS / all);
    let tenant = format!("case when i % 5 = 0 then 1 else 2 + i % {} end", CUSTOMERS - 1);
    let (workflow, person, job) =
        (format!("{FIRST_ID} + i"), format!("{FIRST_ID} + i * 7919 % {}", persons(events)), "4400 + i * 31 % 2000");
    let handoff = dialect.id(HANDOFF, "i", &at);
    let event = dialect.id(EVENT, "(i / 5 * 10 + i % 5)", &at);
    let expires = format!("{at} + {LINK_MICROS}");
    let series = dialect.numbers(from, to);
    let lifecycle = format!("case when i >= {} then 'live' else 'lapsed' end", all - all / 100);
    let columns = "(event_id, tenant_id, source, outcome, reason, handoff_id, credential_id, body_sha256, workflow_id, \
        person_id, job_id, changed_by, from_digits, to_digits, received_at)";
    let about = |n: &str, outcome: &str, reason: &str, handoff: &str, to: &str, only: &str| {
        let id = dialect.id(EVENT, n, &at);
        let credential = dialect.id(9, "1", &began.to_string());
        let hash = dialect.hash();
        format!(
            "{series} insert into events {columns} select {id}, {tenant}, 'webhook', '{outcome}', {reason}, {handoff}, \
            {credential}, {hash}, {workflow}, {person}, {job}, 9001, 1750, {to}, {at} from n where {only}"
        )
    };
    let entry = |n: &str, step: &str, outcome: &str, after: u64| {
        let id = dialect.id(ENTRY, n, &at);
        format!(
            "{series} insert into timeline (entry_id, handoff_id, at, step, outcome) select {id}, {handoff}, {at} + {after}, \
            '{step}', '{outcome}' from n"
        )
    };
    vec![
        format!(
            "{series} insert into handoff_slots (tenant_id, workflow_id, trigger_digits, handoff_id, generation, seen_at, \
            expires_at) select {tenant}, {workflow}, 20700, {handoff}, 1, {at}, {expires} from n"
        ),
        format!(
            "{series} insert into handoffs (handoff_id, tenant_id, workflow_id, person_id, job_id, sent_by, event_id, \
            from_digits, trigger_digits, reply, generation, lifecycle, created_at, expires_at, fetched_at, handed_over_at) \
            select {handoff}, {tenant}, {workflow}, {person}, {job}, 9001, {event}, 1750, 20700, 'seamless', 1, {lifecycle}, \
            {at}, {expires}, {at} + 1000, {at} + 2000 from n"
        ),
        about("(i / 5 * 10 + i % 5)", "accepted", "null", &handoff, "20700", "true"),
        about("(i / 5 * 10 + 5 + i % 5)", "duplicate", "null", &handoff, "20700", "i % 5 < 2"),
        about("(i / 5 * 10 + 5 + i % 5)", "ignored", "'not_a_trigger'", "null", "1800 + i % 40", "i % 5 >= 2"),
        entry("(i * 2)", "fetch", "fetched", 1_000),
        entry("(i * 2 + 1)", "hand_over", "handed_over", 2_000),
        format!(
            "{series} insert into task_attempts (task_id, attempt, handoff_id, kind, started_at, finished_at, verdict) \
            select {}, 1, {handoff}, 'fetch_application', {at}, {at} + 1000, 'done' from n",
            dialect.id(TASK, "i", &at)
        ),
    ]
}

/// Lets the mirror of the first customer hold the persons and the jobs that the events are about.
pub(crate) async fn mirror(engine: Engine, database: &str, events: u64) -> anyhow::Result<()> {
    let (mut store, dialect, at) = (Store::open(engine, database).await?, Dialect(engine), began());
    let columns = "(tenant_id, entity, id, kind, scope, search_text, content_hash, read_at, changed_at)";
    let (persons, jobs) = (dialect.numbers(0, persons(events)), dialect.numbers(4_400, 6_400));
    for statement in [
        format!(
            "{persons} insert into persons (tenant_id, person_id, first_name, last_name, email, phones, folder, read_at) \
            select 1, {FIRST_ID} + i, 'Given' || (i % 911), 'Family' || (i % 7919), 'p' || i || '@example.com', '[]', 'D1', {at} from n"
        ),
        format!(
            "{persons} insert into mirrored {columns} select 1, 'person', {FIRST_ID} + i, 'candidate', 'candidates', \
            'given' || (i % 911) || ' family' || (i % 7919) || ' p' || i || '@example.com', 1, {at}, {at} + i from n"
        ),
        format!(
            "{jobs} insert into jobs (tenant_id, job_id, requisition, title, folder, team, read_at) \
            select 1, i, '2026-' || i, 'Engineer ' || (i % 97), 'Approved', '[]', {at} from n"
        ),
        format!(
            "{jobs} insert into mirrored {columns} select 1, 'job', i, 'job', 'jobs', 'engineer ' || (i % 97) || ' 2026-' || i, \
            1, {at}, {at} + i from n"
        ),
    ] {
        store.run(statement).await?;
    }
    store.run("analyze".to_owned()).await
}

/// What else the first customer's pages show: users, a month of looks for changes, what people changed, and work that was given up.
pub(crate) async fn beside(engine: Engine, database: &str) -> anyhow::Result<()> {
    let (mut store, dialect, now) = (Store::open(engine, database).await?, Dialect(engine), SystemClock.now().micros());
    let (users, looks) = (dialect.numbers(0, USERS), dialect.numbers(0, LOOKS));
    let (lines, dead) = (dialect.numbers(0, LINES), dialect.numbers(0, GIVEN_UP));
    let at = |every: i64| format!("{now} - i * {every}");
    let id = |kind, every| dialect.id(kind, "i", &at(every));
    let (look, line, task) = (id(RUN, A_LOOK), id(LINE, A_LOOK), id(TASK + 200, A_LOOK));
    for statement in [
        format!(
            "{users} insert into persons (tenant_id, person_id, first_name, last_name, email, phones, folder, read_at) \
            select 1, 10000 + i, 'Given' || (i % 97), 'Recruiter' || i, 'r' || i || '@example.com', '[]', 'Users', {now} from n"
        ),
        format!(
            "{users} insert into mirrored (tenant_id, entity, id, kind, scope, search_text, content_hash, read_at, changed_at) \
            select 1, 'person', 10000 + i, 'user', 'users', 'given' || (i % 97) || ' recruiter' || i, 1, {now}, {now} - i from n"
        ),
        format!(
            "{looks} insert into sync_runs (run_id, tenant_id, kind, state, wish, steps, step, after_id, found_count, read_count, \
            written_count, missed_count, refused_count, gone_count, call_count, began_at, worked_at, ended_at) \
            select {look}, 1, 'increment', 'done', '{{\"all\":false,\"accept_gone\":false}}', '[]', 0, 0, 9, 9, 9, 0, 0, 0, 12, \
            {at}, {at}, {at} + 1000000 from n",
            at = at(A_LOOK)
        ),
        format!(
            "{lines} insert into audit_log (audit_id, tenant_id, actor, action, subject, at) \
            select {line}, 1, 'admin@example.com', 'tenant_changed', 'tenant 1: settings', {at} from n",
            at = at(A_LOOK)
        ),
        format!(
            "{dead} insert into tasks (task_id, tenant_id, lane, kind, handoff_id, dedup_key, state, run_at, attempts, last_error, \
            created_at) select {task}, 1, 0, 'fetch_application', {task}, 'given up ' || i, 'dead', {at}, 5, 'http_500', {at} from n",
            at = at(A_LOOK)
        ),
    ] {
        store.run(statement).await?;
    }
    store.run("analyze".to_owned()).await
}

/// Lets that many hand-offs wait for their first reading, beside those of the deliveries that were taken.
pub(crate) async fn queue(engine: Engine, database: &str, many: usize) -> anyhow::Result<()> {
    let (mut store, dialect, began) = (Store::open(engine, database).await?, Dialect(engine), began());
    let at = format!("{began} + i");
    let (handoff, task) = (dialect.id(HANDOFF + 100, "i", &at), dialect.id(TASK + 100, "i", &at));
    let key = dialect.key(&handoff);
    let series = dialect.numbers(0, u64::try_from(many)?);
    store
        .run(format!(
            "{series} insert into tasks (task_id, tenant_id, lane, kind, handoff_id, dedup_key, state, run_at, created_at) \
            select {task}, 1, 0, 'fetch_application', {handoff}, {key}, 'queued', {at}, {at} from n"
        ))
        .await?;
    store
        .run(format!(
            "insert into tenant_lanes (tenant_id, lane, next_run_at) values (1, 0, {began}) \
            on conflict (tenant_id, lane) do update set next_run_at = {began}"
        ))
        .await
}
