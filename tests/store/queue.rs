//! The task queue: leases, fences, attempts and dead letters.

use goodtime_icims::domain::{Lane, TaskKind, Timestamp, Verdict};
use goodtime_icims::store::{DeadLetter, TaskCounts};

use crate::bench::{Bench, LEASE, START, on_both_engines, owed, seconds};

on_both_engines![
    a_late_worker_cannot_finish_a_reclaimed_task,
    a_lease_can_be_renewed_by_its_holder_only,
    a_task_that_takes_down_its_workers_becomes_a_dead_letter_and_can_be_revived,
    work_of_a_process_that_ended_is_taken_over_without_blame,
    the_same_unfinished_work_is_not_added_twice,
    work_that_is_asked_for_again_while_it_runs_is_done_once_more,
    attempts_and_their_ends_are_kept_in_order,
    work_is_not_due_before_its_time,
];

async fn a_late_worker_cannot_finish_a_reclaimed_task(bench: &Bench) {
    bench.add_task(TaskKind::HandOver, bench.tenant, START).await;
    let late = bench.claim(START, 1).await.remove(0);
    assert_eq!((late.attempt, late.failures, late.lease.until), (1, 0, START.plus(LEASE)));
    let later = START.plus(2 * LEASE);
    assert_eq!(bench.process(1).reclaim(later).await.expect("taken back"), []);
    let second = bench.claim(later, 1).await.remove(0);
    assert_eq!((second.lease.task, second.attempt), (late.lease.task, 2));
    assert!(second.lease.fence > late.lease.fence);
    assert!(!bench.store.settle(&late, &Verdict::Done, START, later).await.expect("asked"), "the fence keeps it out");
    for verdict in [
        Verdict::Retry { at: later, why: "late".to_owned() },
        Verdict::Wait { at: later, why: "late".to_owned() },
        Verdict::GiveUp { why: "late".to_owned() },
    ] {
        assert!(!bench.store.settle(&late, &verdict, START, later).await.expect("asked"));
    }
    assert_eq!(bench.store.renew(late.lease, later, LEASE).await.expect("asked"), None);
    assert!(bench.store.settle(&second, &Verdict::Done, later, later).await.expect("asked"));
    assert_eq!(bench.store.count_tasks().await.expect("read"), TaskCounts::default());
}

async fn a_lease_can_be_renewed_by_its_holder_only(bench: &Bench) {
    bench.add_task(TaskKind::HandOver, bench.tenant, START).await;
    let task = bench.claim(START, 1).await.remove(0);
    let renewed = bench.store.renew(task.lease, seconds(30), LEASE).await.expect("asked").expect("it is theirs");
    assert_eq!((renewed.until, renewed.fence), (seconds(90), task.lease.fence));
    assert_eq!(bench.store.reclaim(seconds(61)).await.expect("asked"), []);
    assert_eq!(bench.claim(seconds(61), 1).await.len(), 0, "it is still theirs");
    assert_eq!(
        bench.store.renew(renewed, seconds(90), LEASE).await.expect("asked"),
        None,
        "too late, though nobody came"
    );
}

async fn a_task_that_takes_down_its_workers_becomes_a_dead_letter_and_can_be_revived(bench: &Bench) {
    let handoff = bench.add_task(TaskKind::HandOver, bench.tenant, START).await;
    let mut now = START;
    for round in 1..=5 {
        assert_eq!(bench.claim(now, 1).await.len(), 1, "round {round}");
        now = now.plus(2 * LEASE);
        let dead = bench.process(round).reclaim(now).await.expect("taken back");
        assert_eq!(dead, if round == 5 { vec![(handoff, TaskKind::HandOver)] } else { vec![] });
    }
    assert_eq!(bench.store.count_tasks().await.expect("read"), TaskCounts { queued: 0, leased: 0, dead: 1 });
    let attempts = bench.store.attempts_of(handoff).await.expect("read");
    assert_eq!(
        attempts.iter().map(|a| (a.attempt, a.verdict.as_str())).collect::<Vec<_>>(),
        [1, 2, 3, 4, 5].map(|n| (n, "lost"))
    );

    let dead = bench.store.dead_letters(9).await.expect("read");
    let of = |dead: &DeadLetter| (dead.handoff, dead.tenant, dead.task.kind, dead.task.attempts);
    assert_eq!(dead.iter().map(of).collect::<Vec<_>>(), [(handoff, bench.tenant, TaskKind::HandOver, 5)]);
    assert!(dead[0].task.last_error.is_some());
    assert_eq!(bench.store.dead_letters(0).await.expect("read"), []);

    assert_eq!(bench.store.revive(handoff, now).await.expect("kept"), 1);
    assert_eq!(bench.store.revive(handoff, now).await.expect("kept"), 0, "it lives");
    assert_eq!(bench.store.dead_letters(9).await.expect("read"), []);
    let again = bench.claim(now, 1).await.remove(0);
    assert_eq!((again.handoff, again.attempt, again.failures), (handoff, 6, 0));
}

async fn work_of_a_process_that_ended_is_taken_over_without_blame(bench: &Bench) {
    for _ in 0..230 {
        bench.add_task(TaskKind::HandOver, bench.tenant, START).await;
    }
    let mut claimed = 0;
    while claimed < 230 {
        claimed += bench.claim(START, 64).await.len();
    }
    bench.store.take_over(seconds(1)).await.expect("taken over");
    assert_eq!(bench.store.count_tasks().await.expect("read"), TaskCounts { queued: 230, leased: 0, dead: 0 });
    assert_eq!(bench.count("select cast(max(lost) as bigint) from tasks").await, 0);
    assert_eq!(bench.store.next_run_at(START).await.expect("read"), Some(seconds(1)));
}

async fn the_same_unfinished_work_is_not_added_twice(bench: &Bench) {
    let handoff = bench.add_task(TaskKind::Recheck, bench.tenant, START).await;
    let again = owed(TaskKind::Recheck, bench.tenant, handoff, START);
    assert!(!bench.store.add_task(&again).await.expect("asked"));
    let other = owed(TaskKind::Lapse, bench.tenant, handoff, START);
    assert!(bench.store.add_task(&other).await.expect("asked"), "other work is");
    let task = bench.claim(START, 1).await.remove(0);
    assert!(!bench.store.add_task(&again).await.expect("asked"), "not while it is under way");
    assert!(bench.store.settle(&task, &Verdict::Done, START, START).await.expect("settled"));
    assert!(bench.store.add_task(&again).await.expect("asked"), "finished work can be owed again");
}

async fn work_that_is_asked_for_again_while_it_runs_is_done_once_more(bench: &Bench) {
    let handoff = bench.sent_handoff(1).await;
    bench.keep(bench.sent(1, seconds(1))).await;
    let mut tasks = bench.claim(seconds(2), 8).await;
    tasks.retain(|task| task.kind == TaskKind::Recheck);
    assert_eq!(tasks.len(), 1);
    bench.keep(bench.sent(1, seconds(3))).await;
    assert!(bench.store.settle(&tasks[0], &Verdict::Done, seconds(2), seconds(4)).await.expect("settled"));
    let again = bench.claim(seconds(5), 8).await;
    assert_eq!(
        again.iter().map(|task| (task.kind, task.handoff)).collect::<Vec<_>>(),
        [(TaskKind::Recheck, handoff.id)]
    );
    assert!(bench.store.settle(&again[0], &Verdict::Done, seconds(5), seconds(6)).await.expect("settled"));
    assert_eq!(bench.claim(seconds(7), 8).await.len(), 0);
}

async fn attempts_and_their_ends_are_kept_in_order(bench: &Bench) {
    let handoff = bench.add_task(TaskKind::HandOver, bench.tenant, START).await;
    let why = || "because".to_owned();
    let ends: [fn(Timestamp, String) -> Verdict; 4] = [
        |at, why| Verdict::Wait { at, why },
        |at, why| Verdict::Retry { at, why },
        |at, why| Verdict::Retry { at, why },
        |_, why| Verdict::GiveUp { why },
    ];
    let mut failures = Vec::new();
    for (n, end) in (0..).zip(ends) {
        let now = seconds(n * 10);
        let task = bench.claim(now, 1).await.remove(0);
        failures.push(task.failures);
        let verdict = end(seconds(n * 10 + 10), why());
        assert!(bench.store.settle(&task, &verdict, now, seconds(n * 10 + 1)).await.expect("settled"));
    }
    assert_eq!(failures, [0, 0, 1, 2]);
    let attempts = bench.store.attempts_of(handoff).await.expect("read");
    let said: Vec<_> = attempts.iter().map(|a| (a.verdict.as_str(), a.started_at, a.why.as_deref())).collect();
    let said_why = Some("because");
    let expected =
        [("wait", 0), ("retry", 10), ("retry", 20), ("give_up", 30)].map(|(v, at)| (v, seconds(at), said_why));
    assert_eq!(said, expected);
    assert_eq!(bench.store.count_tasks().await.expect("read"), TaskCounts { queued: 0, leased: 0, dead: 1 });
}

async fn work_is_not_due_before_its_time(bench: &Bench) {
    bench.add_task(TaskKind::HandOver, bench.tenant, seconds(10)).await;
    assert_eq!(bench.claim(seconds(9), 8).await.len(), 0);
    assert_eq!(bench.store.next_run_at(START).await.expect("read"), Some(seconds(10)));
    bench.add_task(TaskKind::HandOver, bench.tenant, seconds(5)).await;
    assert_eq!(bench.store.next_run_at(START).await.expect("read"), Some(seconds(5)), "earlier work wakes the lane");
    assert_eq!(
        bench.store.claim(seconds(10), LEASE, 1, Lane::Click).await.expect("claimed").len(),
        1,
        "no more than asked for"
    );
    assert_eq!(bench.claim(seconds(10), 8).await.len(), 1);
}
