//! Forgetting: what is no longer needed, and persons who ask for it.

use std::time::Duration;

use goodtime_icims::domain::{Entry, EventId, Lifecycle, PersonId, Step, TaskKind};
use goodtime_icims::store::{DeadEnd, Fetched, Recording};

use crate::bench::{AUDIT, Bench, START, TARGET, ignored, on_both_engines, owed, seconds};
use crate::echoes::opened;

on_both_engines![
    old_events_are_removed_a_few_at_a_time,
    hand_offs_that_ended_leave_with_all_that_hangs_on_them,
    what_was_read_long_ago_leaves_unless_a_live_hand_off_is_about_it,
    an_erased_person_is_found_nowhere,
];

async fn old_events_are_removed_a_few_at_a_time(bench: &Bench) {
    for n in 0..5 {
        // Ids of one process only rise; other tests may have made later ones.
        let event = EventId::floor(seconds(n * 60));
        bench.keep(Recording { event, ..ignored(bench.tenant, 1, TARGET, seconds(n * 60)) }).await;
    }
    let before = seconds(150);
    assert_eq!(bench.store.prune_events(before, 2).await.expect("removed"), 2);
    assert_eq!(bench.store.prune_events(before, 2).await.expect("removed"), 1);
    assert_eq!(bench.store.prune_events(before, 2).await.expect("asked"), 0);
    let workflow = 1.try_into().expect("an id");
    let left = bench.store.ignored_events_of(workflow, None).await.expect("read");
    assert_eq!(left.iter().map(|event| event.received_at).collect::<Vec<_>>(), [180, 240].map(seconds));
}

async fn hand_offs_that_ended_leave_with_all_that_hangs_on_them(bench: &Bench) {
    let live = opened(bench, 1).await;
    for workflow in [3, 2, 4] {
        let handoff = opened(bench, workflow).await;
        let entry = Entry::new(handoff.id, seconds(1), Step::Lapse, "lapsed");
        let end = DeadEnd { lifecycle: Lifecycle::Lapsed, failure: None, answers_until: seconds(2), entry: &entry };
        assert!(bench.store.end(&handoff, end).await.expect("kept"));
    }
    let before = START.plus(Duration::from_hours(10_000));
    assert_eq!(bench.store.prune_handoffs(before, 2).await.expect("removed"), 2);
    assert_eq!(bench.store.prune_handoffs(before, 2).await.expect("removed"), 1);
    assert_eq!(bench.store.prune_handoffs(before, 2).await.expect("asked"), 0);
    for (table, left) in
        [("handoffs", 1), ("handoff_slots", 1), ("advances", 1), ("timeline", 1), ("events", 1), ("tasks", 2)]
    {
        assert_eq!(bench.count(&format!("select count(*) from {table}")).await, left, "{table}");
    }
    assert_eq!(bench.store.current(&live).await.expect("read"), Some(live.id));
}

async fn what_was_read_long_ago_leaves_unless_a_live_hand_off_is_about_it(bench: &Bench) {
    let handoff = bench.sent_handoff(1).await;
    let profile = crate::handoffs::fetched(&handoff);
    let fetched = Fetched { profile: &profile, seen_left: false, tasks: &[], entry: None };
    bench.store.record_fetched(&handoff, fetched).await.expect("kept");
    let later = seconds(60);
    assert_eq!(bench.store.prune_mirror(later, 10).await.expect("removed"), 1, "the member of the team");
    let entry = Entry::new(handoff.id, seconds(1), Step::Lapse, "lapsed");
    let end = DeadEnd { lifecycle: Lifecycle::Lapsed, failure: None, answers_until: seconds(2), entry: &entry };
    assert!(bench.store.end(&handoff, end).await.expect("kept"));
    assert_eq!(bench.store.prune_mirror(START, 10).await.expect("asked"), 0, "not older");
    assert_eq!(bench.store.prune_mirror(later, 10).await.expect("removed"), 3, "person, job and application");
}

async fn an_erased_person_is_found_nowhere(bench: &Bench) {
    let candidate = PersonId::try_from(71).expect("an id");
    let recruiter = PersonId::try_from(91).expect("an id");
    let handoff = opened(bench, 1).await;
    let profile = crate::handoffs::fetched(&handoff);
    let tasks = [owed(TaskKind::Lapse, bench.tenant, handoff.id, START)];
    let fetched = Fetched { profile: &profile, seen_left: false, tasks: &tasks, entry: None };
    bench.store.record_fetched(&handoff, fetched).await.expect("kept");
    bench.keep(ignored(bench.tenant, 5, TARGET, START)).await;
    let found = async |person| {
        let rows = bench.store.rows_of_person(bench.tenant, person).await.expect("read");
        rows.into_iter().filter(|(_, n)| *n > 0).map(|(place, _)| place).collect::<Vec<_>>()
    };
    assert_eq!(found(candidate).await, ["events", "handoffs", "applications", "persons"]);
    assert_eq!(found(recruiter).await, ["events", "handoffs", "persons", "jobs"]);

    assert!(bench.store.erase_person(bench.tenant, recruiter, AUDIT).await.expect("erased") >= 5);
    assert_eq!(found(recruiter).await, Vec::<String>::new());
    assert_eq!(bench.handoff(handoff.id).await.sent_by, None, "what they did for others stays, without their name");
    assert!(bench.store.erase_person(bench.tenant, candidate, AUDIT).await.expect("erased") >= 5);
    assert_eq!(found(candidate).await, Vec::<String>::new());
    assert!(bench.store.handoff(handoff.id).await.expect("read").is_none());
    assert_eq!(bench.store.count_tasks().await.expect("read").queued, 0);
    assert_eq!(bench.store.erase_person(bench.tenant, candidate, AUDIT).await.expect("asked"), 0);
    assert_eq!(bench.count("select count(*) from audit_log where action = 'person.erase'").await, 3);
}
