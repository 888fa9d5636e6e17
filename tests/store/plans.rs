//! The lists of one tenant in a busy region, and look-ups of many rows: each finds its rows by a key, and no table is read from end to end.

use std::time::Duration;

use goodtime_icims::domain::{Entity, HandoffId, TenantId, Verdict, WorkflowId};
use goodtime_icims::store::{Place, sql};

use crate::bench::{Bench, START, TARGET, TRIGGER, on_both_engines, rule, seconds};
use crate::echoes::opened;

/// Rows of others in each table: a scan would be cheaper for a few.
const OTHERS: i64 = 10_000;
const OWN: i64 = 100;

on_both_engines![no_list_reads_a_table_from_end_to_end];

/// What stands in the place of each parameter of a list, from `$1` on: `T` is the tenant, `B` and `F` the ids that bound a page,
/// `I` an id, and everything else means itself.
const LISTS: &[(&str, &str)] = &[
    ("HANDOFFS_OF_TENANT_PAGE", "B F 100 T 'live' 7 0 '%jane%' 'jane' 51"),
    ("HANDOFFS_OF_TENANT_LOOKED_AT", "B F 100 T"),
    ("HANDOFFS_OF_PERSON_PAGE", "B F 100 T '' 0 7 51"),
    ("HANDOFFS_PAGE", "B F 100 T 'live' 0 0 51"),
    ("HANDOFFS_LOOKED_AT", "B F 100"),
    ("EVENTS_PAGE", "B F 100 T 'refused' 0 0 51"),
    ("EVENTS_LOOKED_AT", "B F 100"),
    ("TASKS_PAGE", "B F 100 T 'dead' 51"),
    ("TASKS_LOOKED_AT", "B F 100"),
    ("AUDIT_PAGE", "B F 100 T 51"),
    ("AUDIT_LOOKED_AT", "B F 100"),
    ("TOKENS_PAGE", "B F T 51"),
    ("ACCOUNTS_PAGE", "B F T 51"),
    ("MESSAGES_PAGE", "B F 100 T '' I 51 0"),
    ("MESSAGES_LOOKED_AT", "B F 100"),
    ("SYNC_RUNS_PAGE", "T B F 51"),
    ("LAST_WALK", "T"),
    ("WALK_OF", "T"),
    ("PERSONS_AFTER", "T 'candidate' 7 0 '%jane%' '' 51 100"),
    ("PERSONS_CHANGED", "T 'candidate' 7 0 '%jane%' '' 51 100 9"),
    ("JOBS_AFTER", "T 'job' 7 0 '%jane%' '' 51 100"),
    ("JOBS_CHANGED", "T 'job' 7 0 '%jane%' '' 51 100 9"),
    ("APPLICATIONS_AFTER", "T 'application' 7 0 '%jane%' 0 0 51 100"),
    ("APPLICATIONS_CHANGED", "T 'application' 7 0 '%jane%' 0 0 51 100 9"),
    ("APPLICATIONS_OF_PERSON", "T 'application' 7 0 '%jane%' 7 0 51"),
    ("APPLICATIONS_OF_JOB", "T 'application' 7 0 '%jane%' 0 7 51"),
    ("LOOKED_AT_AFTER", "T 'candidate' 7 100"),
    ("LOOKED_AT_CHANGED", "T 'candidate' 7 100 9"),
];

/// Keeps many rows of a tenant in each table, past the ports.
async fn fill(bench: &Bench, tenant: TenantId, many: i64) {
    let (id, at) = (if bench.is_sqlite() { "randomblob(16)" } else { "gen_random_uuid()" }, START.micros());
    let kind = "case i % 3 when 0 then 'person' when 1 then 'job' else 'application' end";
    let shown = "case i % 3 when 0 then 'candidate' when 1 then 'job' else 'application' end";
    let rows = [
        (
            "handoffs (handoff_id, tenant_id, workflow_id, person_id, job_id, event_id, trigger_digits, reply, generation, \
            lifecycle, created_at, expires_at)",
            format!("{id}, {tenant}, i, i, i, {id}, 20700, 'interactive', 1, 'live', {at} + i, {at} + i"),
        ),
        (
            "events (event_id, tenant_id, source, outcome, workflow_id, person_id, received_at)",
            format!("{id}, {tenant}, 'webhook', 'accepted', i, i, {at} + i"),
        ),
        (
            "tasks (task_id, tenant_id, lane, kind, handoff_id, dedup_key, state, run_at, created_at)",
            format!("{id}, {tenant}, 0, 'fetch_application', {id}, 'given up ' || i, 'dead', {at}, {at}"),
        ),
        (
            "audit_log (audit_id, tenant_id, actor, action, subject, at)",
            format!("{id}, {tenant}, 'test', 'tenant.change', 'tenant', {at} + i"),
        ),
        (
            "api_tokens (token_id, tenant_id, name, scopes, created_by, created_at, expires_at)",
            format!("{id}, {tenant}, 'name', 'tenants:read', 'test', {at}, {at} + i"),
        ),
        (
            "accounts (account_id, tenant_id, role, sign_in, name, created_at)",
            format!("{id}, {tenant}, 'viewer', i || '@t{tenant}.example.com', 'Ada', {at}"),
        ),
        (
            "webhook_messages (message_id, endpoint_id, owner_id, tenant_id, handoff_id, kind, state, happened_at, owed_since)",
            format!("{id}, {id}, {tenant}, {tenant}, {id}, 'handoff.created', 'sent', {at}, {at}"),
        ),
        (
            "sync_runs (run_id, tenant_id, kind, state, wish, steps, step, after_id, found_count, read_count, written_count, \
            missed_count, refused_count, gone_count, call_count, began_at, worked_at, ended_at)",
            format!(
                "{id}, {tenant}, 'increment', 'done', '{{}}', '[]', 0, 0, 0, 0, 0, 0, 0, 0, 0, {at}, {at}, {at} + i"
            ),
        ),
        (
            "mirrored (tenant_id, entity, id, kind, scope, search_text, content_hash, read_at, changed_at)",
            format!("{tenant}, {kind}, i, {shown}, 'all', 'jane doe', 1, {at}, {at} + i"),
        ),
        ("persons (tenant_id, person_id, phones, read_at)", format!("{tenant}, i, '[]', {at}")),
        ("jobs (tenant_id, job_id, team, read_at)", format!("{tenant}, i, '[]', {at}")),
        ("applications (tenant_id, workflow_id, person_id, job_id, read_at)", format!("{tenant}, i, i, i, {at}")),
    ];
    let numbers = format!("with recursive n (i) as (select 1 union all select i + 1 from n where i < {many})");
    for (table, values) in rows {
        // PostgreSQL takes `with` before `insert` too.
        bench.change(format!("{numbers} insert into {table} select {values} from n")).await;
    }
}

/// A statement with values in the places of its parameters.
fn filled(statement: &str, values: &str, bench: &Bench) -> String {
    let id = |id: HandoffId| {
        if bench.is_sqlite() { format!("x'{}'", id.uuid().simple()) } else { format!("'{id}'::uuid") }
    };
    let value = |word: &str| match word {
        "T" => bench.tenant.to_string(),
        "B" => id(HandoffId::floor(seconds(1_000_000_000))),
        "F" => id(HandoffId::floor(START)),
        "I" => id(HandoffId::at(START)),
        other => other.to_owned(),
    };
    // From the last on: the first is the start of the tenth.
    let numbered: Vec<_> = values.split(' ').enumerate().collect();
    numbered
        .into_iter()
        .rev()
        .fold(statement.to_owned(), |text, (n, word)| text.replace(&format!("${}", n + 1), &value(word)))
}

fn statement(name: &str) -> &'static str {
    let rooms = [sql::listing::ALL, sql::mirror_lists::ALL, sql::mirror::ALL, sql::accounts::ALL, sql::webhooks::ALL];
    let mut all = rooms.into_iter().flatten();
    all.find(|(other, _)| *other == name).unwrap_or_else(|| panic!("{name} is there")).1
}

/// A line of a plan that reads a whole table. What SQLite put together for the list itself may be read whole.
fn scanned(plan: &[String]) -> Option<&String> {
    let own = |name: &str| {
        plan.iter().any(|line| *line == format!("CO-ROUTINE {name}") || *line == format!("MATERIALIZE {name}"))
    };
    plan.iter().find(|line| {
        let of_sqlite = line.trim_start().strip_prefix("SCAN ").and_then(|rest| rest.split(' ').next());
        of_sqlite.is_some_and(|name| !own(name)) || line.contains("Seq Scan on ")
    })
}

async fn no_list_reads_a_table_from_end_to_end(bench: &Bench) {
    let busy = bench.add_tenant(8_765).await;
    fill(bench, busy, OTHERS).await;
    fill(bench, bench.tenant, OWN).await;
    let whole = bench.plan("select * from events where outcome = 'refused'", &[]).await;
    assert!(scanned(&whole).is_some(), "one that does is noticed: {whole:#?}");
    for (name, values) in LISTS {
        let question = filled(statement(name), values, bench);
        assert!(!question.contains('$'), "{name}: {question}");
        let plan = bench.plan(&question, &[]).await;
        assert_eq!(scanned(&plan), None, "{name}: {plan:#?}");
        if name.starts_with("HANDOFFS_OF_TENANT") {
            assert!(plan.iter().any(|line| line.contains("handoffs_of_tenant")), "{name}: {plan:#?}");
        }
    }
}

/// What the database read of a table, as far as its counters say: they follow within a second or two.
async fn rows_read(bench: &Bench, table: &str) -> i64 {
    let question = format!(
        "select cast(sum(read) as bigint) from (select seq_tup_read as read from pg_stat_user_tables where relname = '{table}' \
        union all select idx_tup_read from pg_stat_user_indexes where relname = '{table}') counters"
    );
    for _ in 0..40 {
        let read = bench.count(&question).await;
        if read > 0 {
            return read;
        }
        tokio::time::sleep(Duration::from_millis(250)).await;
        bench.store.count_tasks().await.expect("read"); // Who read says so with the next statement.
    }
    0
}

/// PostgreSQL knows nothing of tables that fill, and may keep the plan of a statement that was used often enough.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_stands_in_a_trigger_status_is_looked_up_by_its_numbers_although_the_tables_were_empty_before() {
    let bench = Bench::on_postgresql().await;
    let place = Place { tenant: bench.tenant, trigger: rule().trigger };
    let ids: Vec<WorkflowId> = (1..=100).map(|id| id.try_into().expect("an id")).collect();
    let known = async || {
        let all = bench.store.in_trigger(place, &ids).await.expect("read");
        all.iter().filter(|one| one.slot.is_some()).count()
    };
    // Before the plan is made, which this ends, as the gathering of statistics would.
    for table in ["handoff_slots", "handoffs"] {
        bench.change(format!("alter table {table} set (autovacuum_enabled = false)")).await;
    }
    for _ in 0..10 {
        assert_eq!(known().await, 0);
    }
    fill(&bench, bench.tenant, OTHERS).await;
    let slots = "insert into handoff_slots (tenant_id, workflow_id, trigger_digits, handoff_id, generation, seen_at, expires_at) \
        select tenant_id, workflow_id, trigger_digits, handoff_id, 1, created_at, expires_at from handoffs";
    bench.change(slots.to_owned()).await;
    assert_eq!(known().await, 100);
    let read = rows_read(&bench, "handoff_slots").await;
    assert!((100..1_000).contains(&read), "{read} slots were read");
}

/// The same, while an import fills the table.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn many_profiles_are_looked_up_by_their_numbers_although_the_table_was_empty_before() {
    let bench = Bench::on_postgresql().await;
    let ids: Vec<i64> = (1..=100).collect();
    let known = async || bench.store.known(bench.tenant, Entity::Person, &ids).await.expect("read").len();
    bench.change("alter table mirrored set (autovacuum_enabled = false)".to_owned()).await;
    for _ in 0..10 {
        assert_eq!(known().await, 0);
    }
    fill(&bench, bench.tenant, 3 * OTHERS).await;
    assert_eq!(known().await, 33, "every third row is a person");
    let read = rows_read(&bench, "mirrored").await;
    assert!((33..1_000).contains(&read), "{read} rows were read");
}

/// The same, of all that belongs to hand-offs.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn stories_are_looked_up_by_their_keys_although_the_tables_were_empty_before() {
    let bench = Bench::on_postgresql().await;
    let tables = ["handoffs", "advances", "events", "timeline", "tasks", "task_attempts"];
    for table in tables {
        bench.change(format!("alter table {table} set (autovacuum_enabled = false)")).await;
    }
    let ids = [opened(&bench, 1).await.id, opened(&bench, 2).await.id];
    // More than the five times that make PostgreSQL think of keeping a plan, on each of some connections.
    for _ in 0..100 {
        assert_eq!(bench.store.stories(&ids[..1]).await.expect("read").len(), 1);
    }
    fill(&bench, bench.tenant, OTHERS).await;
    let at = START.micros();
    let of_others = [
        format!(
            "advances (handoff_id, way, tenant_id, workflow_id, from_digits, to_id, to_digits, started_at, writes) \
            select gen_random_uuid(), 'forward', {}, i, {TRIGGER}, 'C{TARGET}', {TARGET}, {at}, 0",
            bench.tenant
        ),
        format!(
            "timeline (entry_id, handoff_id, at, step, outcome) \
            select gen_random_uuid(), gen_random_uuid(), {at}, 'alert', 'told'"
        ),
        format!(
            "task_attempts (task_id, attempt, handoff_id, kind, started_at, finished_at, verdict) \
            select gen_random_uuid(), 1, gen_random_uuid(), 'recheck', {at}, {at}, 'done'"
        ),
    ];
    for rows in of_others {
        bench.change(format!("insert into {rows} from generate_series(1, {OTHERS}) i")).await;
    }
    let later = Verdict::Wait { at: seconds(60), why: "not yet".to_owned() };
    for task in bench.claim(START, 100).await {
        assert!(bench.store.settle(&task, &later, START, START).await.expect("settled"));
    }
    bench.count("select count(pg_stat_reset())").await;
    for _ in 0..8 {
        assert_eq!(bench.store.stories(&ids).await.expect("read").len(), 2);
        tokio::time::sleep(Duration::from_millis(250)).await; // So that all that was read before is counted too.
    }
    for table in tables {
        let read = rows_read(&bench, table).await;
        assert!((2..200).contains(&read), "{read} rows of {table} were read");
    }
}

/// The same, of the names in a list, and of what answers a repeat.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn names_and_repeats_are_looked_up_by_their_keys_although_the_tables_were_empty_before() {
    let bench = Bench::on_postgresql().await;
    let tables = ["persons", "jobs", "handoffs"];
    for table in tables {
        bench.change(format!("alter table {table} set (autovacuum_enabled = false)")).await;
    }
    let ids: Vec<i64> = (1..=20).collect();
    let ask = async |n| {
        let batch: Vec<_> = ids.iter().map(|id| bench.sent(*id, seconds(n))).collect();
        assert_eq!(bench.store.record_deliveries(&batch).await.expect("kept").len(), batch.len());
        bench.store.names_of(bench.tenant, &ids, &ids).await.expect("read").persons.len()
    };
    for n in 0..100 {
        assert_eq!(ask(n).await, 0);
    }
    fill(&bench, bench.tenant, OTHERS).await;
    bench.count("select count(pg_stat_reset())").await;
    for n in 100..108 {
        assert_eq!(ask(n).await, 20);
        tokio::time::sleep(Duration::from_millis(250)).await; // So that all that was read before is counted too.
    }
    for table in tables {
        let read = rows_read(&bench, table).await;
        // What was read by key before may be counted late; to read the table once would be more.
        assert!((2..OTHERS / 2).contains(&read), "{read} rows of {table} were read");
    }
}
