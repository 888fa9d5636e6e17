//! Several processes: that they live, what time it is for them, and whose turn it is.

use std::time::Duration;

use futures_util::future::join_all;
use goodtime_icims::domain::{Clock as _, ProcessRoles, Replica, ReplicaId, SystemClock};

use crate::bench::{Bench, START, on_both_engines, seconds};

on_both_engines![
    a_process_is_seen_until_it_leaves_or_is_forgotten,
    one_process_at_a_time_has_the_turn,
    a_turn_that_ended_by_itself_cannot_be_kept,
    the_time_of_the_database_is_told_where_it_has_one,
];

const SCHEDULE: &str = "forgetting";
const TURN: Duration = Duration::from_mins(2);

fn replica(n: u64, roles: &str) -> Replica {
    Replica {
        id: ReplicaId::at(seconds(n)),
        name: format!("host:{n}"),
        roles: roles.parse().expect("roles"),
        version: "0.1.0".to_owned(),
        skew_micros: -3,
        started_at: seconds(n),
        seen_at: seconds(n),
    }
}

async fn a_process_is_seen_until_it_leaves_or_is_forgotten(bench: &Bench) {
    let (first, mut second) = (replica(0, "web"), replica(10, "worker,sync"));
    for one in [&first, &second] {
        bench.store.beat(one).await.expect("kept");
    }
    second.seen_at = seconds(20);
    second.skew_micros = 7;
    bench.process(1).beat(&second).await.expect("kept");
    assert_eq!(bench.store.replicas().await.expect("read"), [first.clone(), second.clone()]);
    let third = replica(30, "web,worker,sync");
    assert_eq!(third.roles, ProcessRoles::ALL);
    bench.store.beat(&third).await.expect("kept");
    bench.store.leave(third.id, seconds(5)).await.expect("kept");
    assert_eq!(bench.store.replicas().await.expect("read"), [second], "one left, one was not seen for long");
}

async fn one_process_at_a_time_has_the_turn(bench: &Bench) {
    let racers = (0..20).map(|n| {
        let store = bench.process(n);
        async move { store.take_turn(SCHEDULE, START, TURN).await.expect("asked") }
    });
    let turns: Vec<_> = join_all(racers).await.into_iter().flatten().collect();
    assert_eq!(turns.len(), 1, "{turns:?}");
    assert!(bench.store.take_turn("another", START, TURN).await.expect("asked").is_some(), "each has its own turns");
    assert!(bench.store.keep_turn(&turns[0], seconds(100), TURN).await.expect("kept"));
    assert_eq!(bench.store.take_turn(SCHEDULE, seconds(200), TURN).await.expect("asked"), None, "it was lengthened");
    bench.store.end_turn(&turns[0], seconds(600)).await.expect("ended");
    assert_eq!(bench.store.take_turn(SCHEDULE, seconds(599), TURN).await.expect("asked"), None, "not due yet");
    let next = bench.store.take_turn(SCHEDULE, seconds(600), TURN).await.expect("asked").expect("due");
    assert!(next.fence > turns[0].fence);
}

async fn a_turn_that_ended_by_itself_cannot_be_kept(bench: &Bench) {
    let late = bench.store.take_turn(SCHEDULE, START, TURN).await.expect("asked").expect("due");
    assert!(!bench.store.keep_turn(&late, seconds(120), TURN).await.expect("asked"), "it has ended");
    let next = bench.store.take_turn(SCHEDULE, seconds(120), TURN).await.expect("asked").expect("nobody has it");
    assert!(!bench.store.keep_turn(&late, seconds(121), TURN).await.expect("asked"), "it is another's");
    bench.store.end_turn(&late, seconds(9_999)).await.expect("asked");
    assert!(bench.store.keep_turn(&next, seconds(122), TURN).await.expect("kept"), "the late one ended nothing");
}

async fn the_time_of_the_database_is_told_where_it_has_one(bench: &Bench) {
    let told = bench.store.database_time().await.expect("asked");
    assert_eq!(told.is_some(), bench.processes.len() > 1, "a file has no clock, a server has");
    if let Some(told) = told {
        let apart = told.micros().abs_diff(SystemClock.now().micros());
        assert!(apart < 5_000_000, "{apart} µs: both are on this machine");
    }
}
