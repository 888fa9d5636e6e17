//! What people read: entries and events in order, and what was missed.

use goodtime_icims::domain::{Entry, EventId, HandoffId, StageKey, Step, TaskKind, Verdict, WorkflowId};

use crate::bench::{Bench, START, TARGET, ignored, on_both_engines, seconds};

on_both_engines![
    entries_are_read_in_the_order_of_time_and_then_of_writing,
    missed_applications_come_page_by_page_with_their_newest_delivery,
    what_became_a_hand_off_was_not_missed,
    events_of_a_hand_off_are_read_in_order,
    tasks_are_read_with_what_keeps_them,
];

async fn entries_are_read_in_the_order_of_time_and_then_of_writing(bench: &Bench) {
    let handoff = bench.sent_handoff(1).await.id;
    let entry = |at, n: u32| Entry::new(handoff, seconds(at), Step::Alert, n.to_string());
    for one in [entry(5, 3), entry(1, 1), entry(5, 4), entry(3, 2), entry(5, 5)] {
        bench.store.add_entry(&one).await.expect("kept");
    }
    let (other, removed) = (bench.sent_handoff(2).await.id, HandoffId::at(START));
    bench.store.add_entry(&Entry::new(other, START, Step::Alert, "other")).await.expect("kept");
    bench.store.add_entry(&Entry::new(removed, START, Step::Alert, "late")).await.expect("nobody is to blame");
    assert_eq!(bench.store.timeline(removed).await.expect("read"), [], "nothing is said of what is not there any more");
    let read = bench.store.timeline(handoff).await.expect("read");
    assert_eq!(read.iter().map(|entry| entry.outcome.as_str()).collect::<Vec<_>>(), ["1", "2", "3", "4", "5"]);
}

async fn missed_applications_come_page_by_page_with_their_newest_delivery(bench: &Bench) {
    let status = StageKey::from_digits(TARGET);
    for at in [10, 20] {
        let batch: Vec<_> = (1..=250).rev().map(|n| ignored(bench.tenant, n, TARGET, seconds(at))).collect();
        bench.store.record_deliveries(&batch).await.expect("kept");
    }
    bench.keep(ignored(bench.tenant, 9_999, TARGET, seconds(1))).await;
    bench.keep(ignored(bench.tenant, 8_888, 5, seconds(10))).await;
    let (mut after, mut pages, mut seen) = (None, Vec::new(), Vec::new());
    loop {
        let page = bench.store.missed(bench.tenant, status, seconds(10), after).await.expect("read");
        let Some(last) = page.last() else { break };
        after = Some(last.change.workflow);
        pages.push(page.len());
        assert!(page.iter().all(|one| one.received_at == seconds(20) && one.change.to == status));
        seen.extend(page.into_iter().map(|one| one.change.workflow.get()));
    }
    assert_eq!((pages, seen), (vec![100, 100, 50], (1..=250).collect::<Vec<_>>()));
}

async fn what_became_a_hand_off_was_not_missed(bench: &Bench) {
    bench.sent_handoff(1).await;
    let trigger = crate::bench::rule().trigger;
    assert_eq!(bench.store.missed(bench.tenant, trigger, START, None).await.expect("read"), []);
}

async fn events_of_a_hand_off_are_read_in_order(bench: &Bench) {
    let handoff = bench.sent_handoff(1).await;
    for at in [1, 2, 3] {
        bench.keep(bench.sent(1, seconds(at))).await;
    }
    let events = bench.store.events_of(handoff.id).await.expect("read");
    assert_eq!(events.iter().map(|event| event.received_at).collect::<Vec<_>>(), [0, 1, 2, 3].map(seconds));
    assert_eq!(events[0].id, handoff.event);
    assert!(bench.store.event(EventId::at(START)).await.expect("read").is_none());
    let workflow = WorkflowId::try_from(1).expect("an id");
    assert_eq!(bench.store.ignored_events_of(workflow, None).await.expect("read").len(), 0);
}

async fn tasks_are_read_with_what_keeps_them(bench: &Bench) {
    let handoff = bench.sent_handoff(1).await;
    bench.sent_handoff(2).await;
    bench.keep(bench.sent(1, seconds(1))).await;
    let claimed = bench.claim(START, 8).await;
    let own = claimed.iter().find(|task| task.handoff == handoff.id).expect("it is claimed");
    let gone = Verdict::GiveUp { why: "it is gone".to_owned() };
    assert!(bench.store.settle(own, &gone, START, START).await.expect("settled"));
    let mut tasks = bench.store.tasks_of(&handoff).await.expect("read");
    tasks.sort_by_key(|task| task.state.clone());
    let seen: Vec<_> = tasks.iter().map(|t| (t.kind, t.state.as_str(), t.attempts, t.last_error.as_deref())).collect();
    let dead = (TaskKind::FetchApplication, "dead", 1, Some("it is gone"));
    assert_eq!(seen, [dead, (TaskKind::Recheck, "queued", 0, None)]);
}
