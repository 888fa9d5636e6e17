//! Calls are taken out of windows by one process at a time, and what they were for adds up.

use std::time::Duration;

use futures_util::future::join_all;
use goodtime_icims::domain::{
    CallLimits, CallWindow, CallsAsked, CallsCounted, CallsHeard, CallsUsed, Feature, HeldBy, Lane, ProcessRoles,
    Replica, ReplicaId, Span, TenantId,
};

use crate::bench::{AUDIT, Bench, START, on_both_engines, seconds};

on_both_engines![
    processes_that_ask_together_get_no_more_than_there_is,
    what_the_ats_said_is_kept_with_the_window,
    what_calls_were_for_adds_up_and_is_forgotten,
    a_removed_tenant_leaves_no_counts,
];

fn asked(tenant: TenantId, per_day: u32, lane: Lane) -> CallsAsked {
    let limits = CallLimits { per_day: Some(per_day), ..CallLimits::default() };
    CallsAsked {
        tenant,
        window: CallWindow::of(Span::Day, START),
        limits,
        lane,
        heard: None,
        at: START,
        most: i64::MAX,
    }
}

async fn counted(bench: &Bench) -> CallsCounted {
    let window = CallWindow::of(Span::Day, START);
    bench.store.counted_calls(bench.tenant, &[window]).await.expect("read")[0]
}

fn used(tenant: TenantId, at: u64, feature: Feature, held: bool) -> CallsUsed {
    let hour = CallWindow::of(Span::Hour, seconds(at)).starts_at;
    let held = held.then(|| (HeldBy::Day, seconds(at)));
    CallsUsed { tenant, hour, lane: Lane::Sync, feature, calls: 3, held_back: i64::from(held.is_some()), held }
}

async fn lives(bench: &Bench, n: u128) {
    let replica = Replica {
        id: ReplicaId::from_uuid(uuid::Uuid::from_u128(n)),
        name: format!("process {n}"),
        roles: ProcessRoles::ALL,
        version: "0".to_owned(),
        skew_micros: 0,
        started_at: START,
        seen_at: START,
    };
    bench.store.beat(&replica).await.expect("kept");
}

async fn processes_that_ask_together_get_no_more_than_there_is(bench: &Bench) {
    for n in 1..=3 {
        lives(bench, n).await;
    }
    let asking = (0..200).map(|n| {
        let store = bench.process(n % 3);
        async move { store.reserve_calls(&asked(bench.tenant, 100, Lane::Click)).await.expect("answered").calls }
    });
    let given = join_all(asking).await;
    assert_eq!((given.iter().sum::<i64>(), counted(bench).await.granted), (100, 100));
    let none = bench.store.reserve_calls(&asked(bench.tenant, 100, Lane::Click)).await.expect("answered");
    assert_eq!((none.calls, none.left), (0, 0));
    assert_eq!(none.replicas, if bench.is_sqlite() { 1 } else { 3 }, "they share in seconds and places all the same");
    assert_eq!(none.opens_at, CallWindow::of(Span::Day, START).closes_at());
    let sync = bench.store.reserve_calls(&asked(bench.tenant, 200, Lane::Sync)).await.expect("answered");
    assert!(sync.calls > 0, "more of them were bought");
}

async fn what_the_ats_said_is_kept_with_the_window(bench: &Bench) {
    let mut ask = asked(bench.tenant, 50_000, Lane::Sync);
    ask.heard = Some(CallsHeard { limit: Some(20_000), used: Some(400) });
    let first = bench.store.reserve_calls(&ask).await.expect("answered").calls;
    assert_eq!(counted(bench).await, CallsCounted { granted: first, others: 400, said_limit: Some(20_000) });
    ask.heard = None;
    let second = bench.store.reserve_calls(&ask).await.expect("answered").calls;
    assert_eq!(counted(bench).await, CallsCounted { granted: first + second, others: 400, said_limit: Some(20_000) });
}

async fn what_calls_were_for_adds_up_and_is_forgotten(bench: &Bench) {
    let store = &bench.store;
    let reconcile = used(bench.tenant, 10, Feature::Reconcile, false);
    store.add_calls_used(&[reconcile, used(bench.tenant, 10, Feature::Live, true)]).await.expect("kept");
    store.add_calls_used(&[used(bench.tenant, 20, Feature::Live, false), reconcile]).await.expect("kept");
    let all = store.calls_used(bench.tenant, START.minus(Duration::from_hours(2))).await.expect("read");
    let of = |feature| all.iter().find(|one| one.feature == feature).expect("it was used");
    assert_eq!((of(Feature::Reconcile).calls, of(Feature::Reconcile).held_back), (6, 0));
    let live = of(Feature::Live);
    assert_eq!((live.calls, live.held_back, live.held), (6, 1, Some((HeldBy::Day, seconds(10)))));
    assert_eq!(store.calls_used(bench.tenant, seconds(4_000)).await.expect("read"), []);
    store.reserve_calls(&asked(bench.tenant, 100, Lane::Click)).await.expect("answered");
    assert_eq!(store.prune_calls(START.minus(Duration::from_hours(25)), 10).await.expect("asked"), 0);
    assert_eq!(store.prune_calls(seconds(4_000), 10).await.expect("removed"), 3);
    assert_eq!(counted(bench).await, CallsCounted::default());
}

async fn a_removed_tenant_leaves_no_counts(bench: &Bench) {
    let store = &bench.store;
    store.reserve_calls(&asked(bench.tenant, 100, Lane::Click)).await.expect("answered");
    store.add_calls_used(&[used(bench.tenant, 10, Feature::Live, false)]).await.expect("kept");
    assert!(store.remove_tenant(bench.tenant, AUDIT).await.expect("removed"));
    // A process that did not hear of it yet.
    store.add_calls_used(&[used(bench.tenant, 10, Feature::Live, false)]).await.expect("nothing is kept");
    store.reserve_calls(&asked(bench.tenant, 100, Lane::Click)).await.expect("nothing is kept");
    for table in ["budget_windows", "budget_usage"] {
        assert_eq!(bench.count(&format!("select count(*) from {table}")).await, 0, "{table}");
    }
}
