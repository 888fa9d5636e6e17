//! What can go wrong between a process and its PostgreSQL: nothing stays open, nothing acknowledged is lost, and what
//! failed may be tried again.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use goodtime_icims::domain::{EventOutcome, HandoffId, Lane, Region, TaskKind, TenantId};
use goodtime_icims::store::postgres::{PgSettings, PgStore};
use goodtime_icims::store::{
    Handoffs as _, Inbox as _, NewTenant, Opening, Queue as _, Replicas as _, StoreError, Tenants as _,
};
use sqlx::{AssertSqlSafe, Connection as _, PgConnection};

use crate::bench::{AUDIT, LEASE, START, database, open, owed, seconds, sent};

/// A store with a tenant, and a look past it.
struct Place {
    store: Arc<PgStore>,
    tenant: TenantId,
    raw: PgConnection,
    /// Never in a transaction, which would go on seeing what it saw first.
    watch: PgConnection,
    url: String,
}

async fn place(change: impl FnOnce(&mut PgSettings)) -> Place {
    let url = database(Some("goodtime")).await;
    let mut settings = PgSettings::at(url.clone().into());
    change(&mut settings);
    let store = PgStore::open(&settings, Region::Us, Opening::Prepare).await.expect("opened");
    let chosen = goodtime_icims::domain::TenantSettings::default();
    let customer = 4_711.try_into().expect("an id");
    let new = NewTenant { paused_until: None, ats: "toy", customer, name: "Example", settings: &chosen, audit: AUDIT };
    let tenant = store.add_tenant(&new, &[]).await.expect("kept").expect("it is new");
    let raw = PgConnection::connect(&url).await.expect("it listens");
    let watch = PgConnection::connect(&url).await.expect("it listens");
    Place { store: Arc::new(store), tenant, raw, watch, url }
}

impl Place {
    async fn ask(&mut self, question: &str) -> i64 {
        let question = AssertSqlSafe(question.to_owned());
        sqlx::query_scalar(question).fetch_one(&mut self.watch).await.expect("asked")
    }

    async fn run(&mut self, statement: &str) {
        let statement = AssertSqlSafe(statement.to_owned());
        sqlx::query(statement).execute(&mut self.raw).await.expect("it is understood");
    }

    /// Waits until the database says so; the test fails where it never does.
    async fn until(&mut self, question: &str, answer: i64) {
        let mut last = 0;
        for _ in 0..300 {
            last = self.ask(question).await;
            if last == answer {
                return;
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        panic!("{question}: {last}, not {answer}");
    }
}

const OF_THE_STORE: &str = "from pg_stat_activity where datname = current_database() and application_name = 'goodtime'";

const WAITING_FOR_A_LOCK: &str = "select count(*) from pg_stat_activity where datname = current_database() \
    and wait_event_type = 'Lock'";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn interrupted_work_leaves_no_transaction_open() {
    let mut place = place(|settings| settings.connections = 4).await;
    let (store, tenant) = (Arc::clone(&place.store), place.tenant);
    let busy: Vec<_> = (0..2)
        .map(|_| {
            let store = Arc::clone(&store);
            tokio::spawn(async move {
                loop {
                    let task = owed(TaskKind::HandOver, tenant, HandoffId::at(START), START);
                    let _ = store.add_task(&task).await;
                }
            })
        })
        .collect();
    let mut interrupted = 0;
    for n in 0..240_u64 {
        let after = Duration::from_micros(n % 60 * 60);
        let ended = match n % 4 {
            0 => {
                let batch = [sent(tenant, 1, START), sent(tenant, 2, START)];
                tokio::time::timeout(after, store.record_deliveries(&batch)).await.map(|_| ())
            }
            1 => tokio::time::timeout(after, store.load_directory()).await.map(|_| ()),
            2 => tokio::time::timeout(after, store.claim(START, LEASE, 1, Lane::Backfill)).await.map(|_| ()),
            _ => {
                let task = owed(TaskKind::Lapse, tenant, HandoffId::at(START), START);
                tokio::time::timeout(after, store.add_task(&task)).await.map(|_| ())
            }
        };
        interrupted += usize::from(ended.is_err());
    }
    assert!(interrupted > 60, "only {interrupted} were interrupted");
    for one in busy {
        one.abort();
        let _ = one.await;
    }
    place.until(&format!("select count(*) {OF_THE_STORE} and state like 'idle in transaction%'"), 0).await;
    place.until(&format!("select count(*) {OF_THE_STORE} and state = 'active'"), 0).await;
    // The pools are whole: as many at once as they have connections, and more.
    let all = (0..32).map(|n| {
        let store = Arc::clone(&store);
        async move { store.record_deliveries(&[sent(tenant, 100 + n, START)]).await.map(|one| one[0].outcome) }
    });
    for outcome in futures_util::future::join_all(all).await {
        assert_eq!(outcome.expect("kept"), EventOutcome::Accepted);
    }
    let left = place.ask(&format!("select count(*) {OF_THE_STORE}")).await;
    assert!(left <= 4 + 2 + 1 + 1, "{left} connections");
    assert_eq!(place.ask("select count(*) from handoff_slots s where not exists (select 1 from handoffs h where h.handoff_id = s.handoff_id)").await, 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn work_that_waits_for_a_lock_does_not_pass_for_a_database_that_is_down() {
    let long = Duration::from_mins(1); // Nobody gives up while the test looks.
    let wait_long = |settings: &mut PgSettings| {
        settings.connections = 2;
        (settings.acquire_timeout, settings.lock_timeout, settings.statement_timeout) = (long, long, long);
    };
    let mut place = place(wait_long).await;
    let store = Arc::clone(&place.store);
    place.run("begin").await;
    place.run("lock table tasks in access exclusive mode").await;
    let waiting: Vec<_> = (0..4)
        .map(|n| {
            let (store, task) =
                (Arc::clone(&store), owed(TaskKind::Lapse, place.tenant, HandoffId::at(seconds(n)), START));
            tokio::spawn(async move { store.add_task(&task).await })
        })
        .collect();
    place.until(WAITING_FOR_A_LOCK, 1).await;
    let asked = Instant::now();
    let epoch = store.settings_epoch().await.expect("it answers");
    assert!(epoch > 0 && store.database_time().await.expect("it answers").is_some());
    let shown = store.handoff(HandoffId::at(START)).await.expect("a page can be read while others wait to write");
    assert!(shown.is_none());
    let took = asked.elapsed();
    assert_eq!(place.ask(WAITING_FOR_A_LOCK).await, 1, "every turn to write is still waiting");
    assert!(took < Duration::from_millis(800), "a health check waits no longer than that, it took {took:?}");
    place.run("commit").await;
    for one in waiting {
        one.await.expect("it ran").expect("kept when the lock was gone");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_transaction_that_met_a_deadlock_is_tried_again_as_a_whole() {
    let mut place = place(|_| ()).await;
    let (store, tenant) = (Arc::clone(&place.store), place.tenant);
    store.record_deliveries(&[sent(tenant, 1, START), sent(tenant, 2, START)]).await.expect("kept");
    // The store is the one that looks for a circle first, and so the victim, on a busy machine too.
    place.run("set deadlock_timeout = '1min'").await;
    place.run("begin").await;
    place.run("select 1 from handoff_slots where workflow_id = 2 for update").await;
    let batch = [sent(tenant, 1, seconds(1)), sent(tenant, 2, seconds(1)), sent(tenant, 3, seconds(1))];
    let keeping = tokio::spawn({
        let store = Arc::clone(&store);
        async move { store.record_deliveries(&batch).await }
    });
    place.until(WAITING_FOR_A_LOCK, 1).await;
    // Now each waits for the other.
    place.run("select 1 from handoff_slots where workflow_id = 1 for update").await;
    place.run("commit").await;
    let recorded = keeping.await.expect("it ran").expect("kept at the second try");
    assert_eq!(
        recorded.iter().map(|one| one.outcome).collect::<Vec<_>>(),
        [EventOutcome::Duplicate, EventOutcome::Duplicate, EventOutcome::Accepted]
    );
    place.until("select deadlocks from pg_stat_database where datname = current_database()", 1).await;
    assert_eq!(place.ask("select count(*) from events").await, 5, "nothing twice");
}

/// Else the new task would lie in a lane that nobody looks at.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_claim_waits_for_work_that_is_being_added_to_its_lane() {
    let mut place = place(|_| ()).await;
    let (store, tenant) = (Arc::clone(&place.store), place.tenant);
    assert!(store.add_task(&owed(TaskKind::HandOver, tenant, HandoffId::at(START), START)).await.expect("kept"));
    place.run("begin").await;
    let add = "insert into tasks (task_id, tenant_id, lane, kind, handoff_id, dedup_key, state, run_at, created_at) \
        select gen_random_uuid(), tenant_id, lane, kind, handoff_id, 'other', state, run_at, created_at from tasks";
    place.run(add).await;
    place.run("update tenant_lanes set next_run_at = next_run_at").await;
    let claiming = tokio::spawn({
        let store = Arc::clone(&store);
        async move { store.claim(START, LEASE, 8, Lane::Click).await }
    });
    place.until(WAITING_FOR_A_LOCK, 1).await;
    place.run("commit").await;
    let claimed = claiming.await.expect("it ran").expect("claimed").len();
    let left = store.claim(START, LEASE, 8, Lane::Click).await.expect("claimed").len();
    assert_eq!(claimed + left, 2);
}

#[tokio::test]
async fn a_lock_that_is_held_too_long_is_an_outage_that_passes() {
    let mut place = place(|settings| settings.lock_timeout = Duration::from_millis(200)).await;
    let (store, tenant) = (Arc::clone(&place.store), place.tenant);
    store.record_deliveries(&[sent(tenant, 1, START)]).await.expect("kept");
    place.run("begin").await;
    place.run("lock table handoff_slots in access exclusive mode").await;
    let error = store.record_deliveries(&[sent(tenant, 1, seconds(1))]).await.expect_err("it cannot be had");
    assert!(matches!(error, StoreError::Unavailable(_)), "{error}");
    place.run("rollback").await;
    let again = store.record_deliveries(&[sent(tenant, 1, seconds(2))]).await.expect("kept");
    assert_eq!(again[0].outcome, EventOutcome::Duplicate);
    assert_eq!(place.ask("select count(*) from events").await, 2, "what failed left nothing");
}

#[tokio::test]
async fn a_server_that_hangs_is_not_waited_for_without_an_end() {
    let place = place(|settings| settings.statement_timeout = Duration::from_millis(300)).await;
    let mut other = PgConnection::connect(&place.url).await.expect("it listens");
    sqlx::query("begin").execute(&mut other).await.expect("begun");
    sqlx::query("lock table meta in access exclusive mode").execute(&mut other).await.expect("locked");
    let began = Instant::now();
    let error = place.store.settings_epoch().await.expect_err("no answer");
    assert!(matches!(error, StoreError::Unavailable(_)), "{error}");
    assert!(began.elapsed() < Duration::from_secs(2), "{:?}", began.elapsed());
    other.close().await.expect("closed");
    assert_eq!(place.store.settings_epoch().await.expect("read"), 2);
}

#[tokio::test]
async fn a_connection_that_falls_silent_is_given_up() {
    let mut place = place(|settings| settings.statement_timeout = Duration::from_millis(100)).await;
    place.store.settings_epoch().await.expect("on the connection that will be silent");
    let pids = format!("select string_agg(pid::text, ' ') {OF_THE_STORE}");
    let pids: String = sqlx::query_scalar(AssertSqlSafe(pids)).fetch_one(&mut place.raw).await.expect("read");
    let signal = |name: &str| {
        let sent = std::process::Command::new("kill").arg(name).args(pids.split(' ')).status().expect("it runs");
        assert!(sent.success(), "the server's processes can be stopped");
    };
    signal("-STOP");
    let began = Instant::now();
    let answer = place.store.settings_epoch().await;
    let waited = began.elapsed();
    let next = place.store.settings_epoch().await;
    signal("-CONT");
    assert!(matches!(answer, Err(StoreError::Unavailable(_))), "{answer:?}");
    assert!(waited < Duration::from_secs(4), "{waited:?}");
    assert_eq!(next.expect("on another connection"), 2);
}

/// Between the last answer of the server and its commit nobody listens any more: the claim is not seen yet when its tasks
/// are looked for, and then it is.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_claim_that_is_committed_when_nobody_listens_any_more_is_handed_back() {
    let mut place = place(|settings| settings.statement_timeout = Duration::from_millis(100)).await;
    let (store, tenant) = (Arc::clone(&place.store), place.tenant);
    assert!(store.add_task(&owed(TaskKind::HandOver, tenant, HandoffId::at(START), START)).await.expect("kept"));
    // The commit of a claim hangs for longer than it is waited for, and is not ended by a limit.
    for statement in [
        "create function unlimited() returns trigger language plpgsql as $$ begin \
            perform set_config('statement_timeout', '0', true), set_config('lock_timeout', '0', true); \
            return new; end $$",
        "create function hang() returns trigger language plpgsql as $$ begin \
            perform pg_advisory_xact_lock(7); return null; end $$",
        "create trigger unlimited before update on tasks for each row execute function unlimited()",
        "create constraint trigger hang after update on tasks deferrable initially deferred for each row \
            when (new.state = 'leased') execute function hang()",
        "select pg_advisory_lock(7)",
    ] {
        place.run(statement).await;
    }
    let claim = || store.claim(START, LEASE, 8, Lane::Click);
    let error = claim().await.expect_err("nothing is heard of it");
    assert!(matches!(error, StoreError::Unavailable(_)), "{error}");
    place.until(WAITING_FOR_A_LOCK, 1).await;
    claim().await.expect_err("the lane is held");
    assert_eq!(place.ask("select count(*) from tasks where state = 'queued'").await, 1, "it is not committed yet");
    place.run("select pg_advisory_unlock(7)").await;
    place.until("select count(*) from tasks where state = 'leased'", 1).await;
    place.run("drop trigger hang on tasks").await;
    let claimed = claim().await.expect("claimed");
    assert_eq!(claimed.iter().map(|task| task.attempt).collect::<Vec<_>>(), [1]);
    assert!(claim().await.expect("claimed").is_empty(), "once");
}

#[tokio::test]
async fn cut_connections_are_an_outage_that_passes() {
    let mut place = place(|_| ()).await;
    let (store, tenant) = (Arc::clone(&place.store), place.tenant);
    place.ask(&format!("select count(pg_terminate_backend(pid)) {OF_THE_STORE}")).await;
    let mut kept = 0;
    for n in 0..20 {
        match store.record_deliveries(&[sent(tenant, n + 1, START)]).await {
            Ok(_) => kept += 1,
            Err(error) => assert!(matches!(error, StoreError::Unavailable(_)), "{error}"),
        }
        if let Err(error) = store.settings_epoch().await {
            assert!(matches!(error, StoreError::Unavailable(_)), "{error}");
        }
    }
    assert!(kept >= 17, "only {kept} of 20");
    assert_eq!(place.ask("select count(*) from events").await, kept, "an error means: not kept");
}

#[tokio::test]
async fn text_that_the_database_cannot_hold_is_refused_for_good() {
    let place = place(|_| ()).await;
    let error = place.store.share_sender(place.tenant, "a\0b", true, AUDIT).await.expect_err("no zero bytes");
    assert!(matches!(error, StoreError::Refused(_)), "{error}");
    let error = place.store.share_sender(place.tenant, &unindexable(), true, AUDIT).await.expect_err("too long");
    assert!(matches!(error, StoreError::Refused(_)), "{error}");
}

/// Longer than an entry of an index may be, and not to be made smaller.
fn unindexable() -> String {
    let mut seed = 7_u64;
    let mut next = || {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        format!("{seed:x}")
    };
    (0..4_000).map(|_| next()).collect()
}

#[tokio::test]
async fn work_that_is_due_is_heard_of_in_the_other_process() {
    let mut place = place(|_| ()).await;
    let other = open(&place.url).await;
    let heard = Arc::new(AtomicUsize::new(0));
    let listening = other.listen({
        let heard = Arc::clone(&heard);
        move || _ = heard.fetch_add(1, Ordering::SeqCst)
    });
    let more_than = async |n: usize| {
        for _ in 0..400 {
            if heard.load(Ordering::SeqCst) > n {
                return;
            }
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        panic!("not heard");
    };
    more_than(0).await; // It listens.
    let (store, tenant) = (Arc::clone(&place.store), place.tenant);
    let before = heard.load(Ordering::SeqCst);
    store.record_deliveries(&[sent(tenant, 1, START)]).await.expect("kept");
    more_than(before).await;

    tokio::time::sleep(Duration::from_millis(50)).await;
    let before = heard.load(Ordering::SeqCst);
    let later = goodtime_icims::store::NewTask {
        run_at: seconds(60),
        ..owed(TaskKind::Lapse, tenant, HandoffId::at(START), START)
    };
    assert!(store.add_task(&later).await.expect("kept"));
    tokio::time::sleep(Duration::from_millis(50)).await;
    assert_eq!(heard.load(Ordering::SeqCst), before, "what is due later wakes nobody now");
    let began = Instant::now();
    for n in 0..100 {
        store.record_deliveries(&[sent(tenant, 10 + n, START)]).await.expect("kept");
    }
    more_than(before).await;
    tokio::time::sleep(Duration::from_millis(50)).await;
    // One in 25 milliseconds at the most, however fast commits come, and one before the first pause.
    let (hints, most) = (heard.load(Ordering::SeqCst) - before, began.elapsed().as_millis() / 25 + 1);
    assert!(u128::try_from(hints).expect("few") <= most.min(100), "{hints} hints for 100 commits, not {most}");

    // The connection that listens dies; it is made anew, and what may have been missed is looked for.
    let before = heard.load(Ordering::SeqCst);
    place.ask(&format!("select count(pg_terminate_backend(pid)) {OF_THE_STORE} and query ilike 'listen%'")).await;
    more_than(before).await;
    let before = heard.load(Ordering::SeqCst);
    store.record_deliveries(&[sent(tenant, 500, START)]).await.expect("kept");
    more_than(before).await;
    other.close().await;
    tokio::time::timeout(Duration::from_secs(2), listening).await.expect("it ends with the store").expect("it ran");
}
