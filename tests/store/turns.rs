//! Whose turn it is: lanes, tenants, pauses, and tenants whose ATS fails.

use std::time::Duration;

use goodtime_icims::domain::{Lane, TaskKind, Verdict};

use crate::bench::{AUDIT, Bench, LEASE, START, on_both_engines, seconds};

on_both_engines![
    clicks_go_first_and_tenants_take_turns,
    slower_lanes_are_not_served_by_hands_kept_for_clicks,
    a_paused_tenants_work_waits_and_goes_on,
    a_paused_regions_work_waits_and_goes_on,
    failures_in_a_row_open_the_circuit_and_a_success_closes_it,
    what_waits_for_a_worker_is_counted_and_what_waits_for_its_day_is_not,
];

async fn clicks_go_first_and_tenants_take_turns(bench: &Bench) {
    let other = bench.add_tenant(8_765).await;
    for n in 0..20 {
        bench.add_task(TaskKind::HandOver, bench.tenant, START.plus(Duration::from_millis(n))).await;
    }
    let later = seconds(1);
    bench.add_task(TaskKind::WriteLink, bench.tenant, START).await;
    bench.add_task(TaskKind::HandOver, other, later).await;
    let mut turns = Vec::new();
    for n in 1..=4 {
        let claimed = bench.claim(later.plus(Duration::from_millis(n)), 8).await;
        assert!(claimed.is_sorted_by_key(|task| task.created_at) || claimed.len() > 1, "the oldest first");
        turns.push((claimed[0].tenant, claimed[0].kind.lane(), claimed.len()));
    }
    let click = |tenant, n| (tenant, Lane::Click, n);
    assert_eq!(turns, [click(bench.tenant, 8), click(other, 1), click(bench.tenant, 8), click(bench.tenant, 4)]);
    assert_eq!(bench.claim(later.plus(LEASE / 2), 8).await[0].kind, TaskKind::WriteLink, "a slower lane comes last");
}

async fn slower_lanes_are_not_served_by_hands_kept_for_clicks(bench: &Bench) {
    bench.add_task(TaskKind::WriteLink, bench.tenant, START).await;
    assert_eq!(bench.store.claim(START, LEASE, 8, Lane::Click).await.expect("asked").len(), 0);
    bench.add_task(TaskKind::HandOver, bench.tenant, START).await;
    let claimed = bench.store.claim(START, LEASE, 8, Lane::Click).await.expect("asked");
    assert_eq!(claimed.iter().map(|task| task.kind).collect::<Vec<_>>(), [TaskKind::HandOver]);
}

async fn a_paused_tenants_work_waits_and_goes_on(bench: &Bench) {
    let other = bench.add_tenant(8_765).await;
    bench.add_task(TaskKind::HandOver, bench.tenant, START).await;
    bench.add_task(TaskKind::HandOver, other, START).await;
    assert!(bench.store.pause_tenant(bench.tenant, Some(seconds(100)), AUDIT).await.expect("kept"));
    let claimed = bench.claim(seconds(1), 8).await;
    assert_eq!(claimed.iter().map(|task| task.tenant).collect::<Vec<_>>(), [other]);
    assert_eq!(bench.claim(seconds(2), 8).await.len(), 0);
    assert_eq!(bench.store.next_run_at(seconds(2)).await.expect("read").filter(|at| *at <= seconds(2)), None);
    assert!(bench.store.pause_tenant(bench.tenant, None, ("test", seconds(3))).await.expect("kept"));
    assert_eq!(bench.claim(seconds(3), 8).await.len(), 1, "it goes on as soon as the pause ends");
}

async fn a_paused_regions_work_waits_and_goes_on(bench: &Bench) {
    bench.add_task(TaskKind::HandOver, bench.tenant, START).await;
    bench.store.pause_region(Some(seconds(10)), AUDIT).await.expect("kept");
    assert_eq!(bench.claim(seconds(9), 8).await.len(), 0);
    assert_eq!(bench.store.next_run_at(seconds(9)).await.expect("read"), None);
    assert_eq!(bench.claim(seconds(10), 8).await.len(), 1, "a pause ends by itself");
}

async fn failures_in_a_row_open_the_circuit_and_a_success_closes_it(bench: &Bench) {
    for n in 0..5 {
        bench.add_task(TaskKind::FetchApplication, bench.tenant, START).await;
        bench.add_task(TaskKind::WriteLink, bench.tenant, START.plus(Duration::from_millis(n))).await;
    }
    let tasks = bench.store.claim(seconds(1), LEASE, 5, Lane::Click).await.expect("claimed");
    for task in &tasks {
        task.heard.failed();
        let verdict = Verdict::Retry { at: seconds(500), why: "no answer".to_owned() };
        assert!(bench.process(1).settle(task, &verdict, seconds(1), seconds(2)).await.expect("settled"));
    }
    let circuits = bench.store.circuits().await.expect("read");
    assert_eq!(circuits.len(), 1);
    assert_eq!((circuits[0].tenant, circuits[0].failures, circuits[0].since), (bench.tenant, 5, seconds(2)));
    assert_eq!((circuits[0].open_until, circuits[0].why.as_str()), (seconds(32), "no answer"));

    assert_eq!(bench.claim(seconds(3), 8).await.len(), 0, "the background waits");
    for _ in 0..3 {
        bench.add_task(TaskKind::FetchApplication, bench.tenant, seconds(4)).await;
    }
    let tried = bench.claim(seconds(4), 8).await;
    assert_eq!(tried.len(), 1, "clicks go on one by one");
    assert_eq!(bench.claim(seconds(5), 8).await.len(), 0, "with a pause between them");
    tried[0].heard.answered();
    assert!(bench.store.settle(&tried[0], &Verdict::Done, seconds(4), seconds(6)).await.expect("settled"));
    assert_eq!(bench.store.circuits().await.expect("read"), []);
    let mut kinds = Vec::new();
    for _ in 0..4 {
        kinds.extend(bench.claim(seconds(6), 16).await.into_iter().map(|task| task.kind.lane()));
    }
    assert_eq!(kinds.len(), 2 + 5 + 5, "what failed meanwhile is tried at once, and the background goes on: {kinds:?}");
}

async fn what_waits_for_a_worker_is_counted_and_what_waits_for_its_day_is_not(bench: &Bench) {
    for after in [5, 7, 900] {
        bench.add_task(TaskKind::HandOver, bench.tenant, seconds(after)).await;
    }
    bench.add_task(TaskKind::Lapse, bench.tenant, seconds(6)).await;
    let due = async |at: u64| {
        let counts = bench.store.lane_counts(seconds(at)).await.expect("counted");
        let of = |lane| counts.iter().find(|one| one.lane == lane && one.state == "queued");
        of(Lane::Click).map(|one| (one.tasks, one.earliest))
    };
    assert_eq!((due(4).await, due(10).await), (None, Some((2, seconds(5)))));
    let all = bench.store.count_tasks().await.expect("counted");
    assert_eq!((all.queued, all.leased), (4, 0), "all of them");
    assert_eq!(bench.claim(seconds(10), 1).await.len(), 1);
    let leased = bench.store.lane_counts(seconds(10)).await.expect("counted");
    assert!(leased.iter().any(|one| one.state == "leased" && one.tasks == 1), "{leased:?}");
    assert!(bench.store.pause_tenant(bench.tenant, Some(seconds(60)), AUDIT).await.expect("kept"));
    assert_eq!((due(10).await, due(70).await.is_some()), (None, true), "a pause is nobody's slowness");
}
