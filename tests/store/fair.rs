//! A very long queue of one tenant: the others do not wait for it, and a claim costs what it always costs.

use std::time::{Duration, Instant};

use goodtime_icims::domain::{Lane, TaskKind, Timestamp};
use goodtime_icims::store::sql;

use crate::bench::{Bench, LEASE, START, on_both_engines, seconds};

/// Clicks of one tenant that wait.
const MANY: i64 = 100_000;
/// Tasks of each of its slower lanes.
const SLOWER: i64 = 1_000;
/// More than a claim for a failing ATS looks at.
const FEW: i64 = 1_000;
/// As many as the worker claims at once.
const PER_CLAIM: i64 = 8;
/// Claims that are timed.
const TIMED: usize = 41;
/// The store's own pause between two tries of a tenant whose ATS fails.
const FAILING_PAUSE: Duration = Duration::from_secs(5);
/// A longer queue makes an index deeper by a page or two; a scan or a sort would cost a hundred times as much.
const DEARER_MOST: u32 = 8;

const SQLITE: &str = include_str!("../../src/store/sqlite/queue.rs");
const POSTGRES: &str = include_str!("../../src/store/postgres/queue.rs");

on_both_engines![
    anothers_click_is_claimed_by_the_second_claim_however_much_of_one_tenant_waits,
    a_claim_costs_about_the_same_with_a_thousand_tasks_and_with_a_hundred_thousand,
    a_claim_for_a_failing_ats_costs_about_the_same_too,
    every_statement_of_a_claim_finds_its_rows_by_an_index,
];

async fn anothers_click_is_claimed_by_the_second_claim_however_much_of_one_tenant_waits(bench: &Bench) {
    let other = bench.add_tenant(8_765).await;
    bench.add_tasks(TaskKind::HandOver, bench.tenant, START, MANY).await;
    for kind in [TaskKind::WriteLink, TaskKind::Lapse] {
        bench.add_tasks(kind, bench.tenant, START, SLOWER).await;
    }
    for (round, served_before) in [0, 1, 5].into_iter().enumerate() {
        let mut now = seconds(60 * (1 + round as u64));
        for _ in 0..served_before {
            now = now.plus(Duration::from_millis(1));
            let claimed = bench.claim(now, PER_CLAIM).await;
            assert!(claimed.len() == 8 && claimed.iter().all(|task| task.tenant == bench.tenant), "{claimed:?}");
        }
        // The newest of all, and due last.
        let click = bench.add_task(TaskKind::FetchApplication, other, now).await;
        let mut claimed = Vec::new();
        for slowest in if round == 1 { [Lane::Click; 2] } else { [Lane::Backfill; 2] } {
            now = now.plus(Duration::from_millis(1));
            claimed.extend(bench.store.claim(now, LEASE, PER_CLAIM, slowest).await.expect("claimed"));
        }
        assert!(claimed.iter().any(|task| task.handoff == click), "after {served_before} claims: {claimed:?}");
    }
    assert_eq!(bench.count("select count(*) from tasks where lane = 1 and state = 'queued'").await, SLOWER);
}

/// The median of a claim of one task; between two of them passes a `step`.
async fn cost(bench: &Bench, mut now: Timestamp, step: Duration) -> Duration {
    let mut costs = Vec::with_capacity(TIMED);
    for _ in 0..TIMED {
        now = now.plus(step);
        let began = Instant::now();
        let claimed = bench.claim(now, 1).await;
        costs.push(began.elapsed());
        assert_eq!(claimed.len(), 1);
    }
    costs.sort();
    costs[TIMED / 2]
}

async fn a_claim_costs_about_the_same_with_a_thousand_tasks_and_with_a_hundred_thousand(bench: &Bench) {
    assert_flat(bench, Duration::from_micros(1)).await;
}

/// Then what has not failed yet goes first, one task at a time.
async fn a_claim_for_a_failing_ats_costs_about_the_same_too(bench: &Bench) {
    let (since, until) = (START.micros(), seconds(1_000_000).micros());
    let circuit = format!(
        "insert into circuits (tenant_id, failures, since, open_until, why) values ({}, 9, {since}, {until}, 'no answer')",
        bench.tenant
    );
    bench.change(circuit).await;
    assert_flat(bench, FAILING_PAUSE).await;
}

async fn assert_flat(bench: &Bench, step: Duration) {
    bench.add_tasks(TaskKind::HandOver, bench.tenant, START, FEW).await;
    let few = cost(bench, seconds(1), step).await;
    bench.add_tasks(TaskKind::FetchApplication, bench.tenant, START, MANY).await;
    let many = cost(bench, seconds(1_000), step).await;
    assert!(many < few * DEARER_MOST, "{few:?} with {FEW} tasks, {many:?} with {MANY} more");
}

/// A statement of an engine's own, as its source has it.
fn own(source: &str, name: &str) -> String {
    let (_, rest) = source.split_once(&format!("const {name}: &str = \"")).expect("the statement is there");
    let (text, _) = rest.split_once("\";").expect("it ends");
    text.split("\\\n").map(str::trim_start).collect()
}

fn shared(name: &str) -> String {
    let found = sql::ALL.iter().find(|(other, _)| *other == name);
    found.unwrap_or_else(|| panic!("{name} is there")).1.to_owned()
}

async fn every_statement_of_a_claim_finds_its_rows_by_an_index(bench: &Bench) {
    bench.add_tasks(TaskKind::HandOver, bench.tenant, START, MANY).await;
    let source = if bench.is_sqlite() { SQLITE } else { POSTGRES };
    let (now, tenant, click) = (seconds(60).micros(), bench.tenant.get(), Lane::Click.number());
    let statements = [
        (shared("DUE_LANE"), vec![now, Lane::Click.number(), Lane::Backfill.number()]),
        (own(source, "CLAIM_TASKS"), vec![now, tenant, click, now, PER_CLAIM]),
        (own(source, "CLAIM_WHILE_FAILING"), vec![now, tenant, click, now, 1]),
        (shared("REST_LANE"), vec![now, tenant, click]),
        (shared("EXPIRED_LEASES"), vec![now]),
    ];
    for (statement, values) in statements {
        let plan = bench.plan(&statement, &values).await;
        let of_tasks = |line: &&String| line.contains("tasks") || line.contains(" q");
        let scans = |line: &&String| line.trim_start().starts_with("SCAN ") || line.contains("Seq Scan");
        let scanned = plan.iter().filter(of_tasks).find(scans);
        assert_eq!(scanned, None, "{statement}\n{plan:#?}");
    }
}
