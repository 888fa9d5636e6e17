//! Keeping deliveries: one hand-off for each application and trigger, every event kept.

use std::time::Duration;

use goodtime_icims::domain::{EventOutcome, HandoffId, Ignored, Lifecycle, Reply, TaskKind, TenantId, WorkflowId};
use goodtime_icims::store::{Decision, Intake, IntakeError, Recording, StoreError};

use crate::bench::{Bench, START, ignored, on_both_engines, rule, seconds, sent};

on_both_engines![
    a_new_delivery_leaves_a_hand_off_an_event_and_a_task,
    repeats_are_answered_by_the_first_hand_off,
    a_repeat_is_answered_as_the_first_was_whatever_the_rule_says_now,
    after_its_window_a_slot_makes_room_for_the_next_generation,
    a_paused_tenants_delivery_is_held_with_its_work,
    deliveries_that_start_nothing_are_kept_and_counted,
    a_batch_for_many_tenants_keeps_its_order,
    a_poisonous_delivery_does_not_fail_its_batch,
    a_tenant_that_is_gone_is_refused,
];

async fn a_new_delivery_leaves_a_hand_off_an_event_and_a_task(bench: &Bench) {
    let delivery = bench.sent(13_001, START);
    let recorded = bench.keep(delivery.clone()).await;
    assert_eq!(recorded.outcome, EventOutcome::Accepted);
    let (id, reply, epoch) = recorded.handoff.expect("one answers");
    assert_eq!((reply, epoch), (Reply::Interactive, 0));
    let handoff = bench.handoff(id).await;
    let change = delivery.change.as_ref().expect("about a status");
    assert_eq!((handoff.workflow, handoff.person, handoff.job), (change.workflow, change.person, change.job));
    assert_eq!((handoff.sent_by, handoff.from, &handoff.rule), (change.changed_by, change.from, &rule()));
    assert_eq!((handoff.generation, handoff.previous, handoff.lifecycle), (1, None, Lifecycle::Live));
    assert_eq!((handoff.event, handoff.created_at, handoff.expires_at), (delivery.event, START, seconds(3_600)));
    let event = bench.store.event(delivery.event).await.expect("read").expect("it is there");
    assert_eq!((event.outcome, event.handoff, event.change), (EventOutcome::Accepted, Some(id), delivery.change));
    assert_eq!((event.tenant, event.source, event.credential), (bench.tenant, delivery.source, None));
    let tasks = bench.store.tasks_of(&handoff).await.expect("read");
    assert_eq!(tasks.iter().map(|task| task.kind).collect::<Vec<_>>(), [TaskKind::FetchApplication]);
    assert_eq!(bench.store.next_run_at(START).await.expect("read"), Some(START));
    assert!(bench.store.handoff(HandoffId::at(START)).await.expect("read").is_none(), "others are not found");
}

async fn repeats_are_answered_by_the_first_hand_off(bench: &Bench) {
    let batch = [bench.sent(1, START), bench.sent(1, seconds(1)), bench.sent(2, START), bench.sent(1, seconds(2))];
    let recorded = bench.store.record_deliveries(&batch).await.expect("kept");
    let outcomes: Vec<_> = recorded.iter().map(|one| one.outcome).collect();
    assert_eq!(
        outcomes,
        [EventOutcome::Accepted, EventOutcome::Duplicate, EventOutcome::Accepted, EventOutcome::Duplicate]
    );
    assert_eq!(recorded.iter().map(|one| one.event).collect::<Vec<_>>(), batch.clone().map(|one| one.event));
    let first = recorded[0].handoff;
    assert_eq!((recorded[1].handoff, recorded[3].handoff), (first, first));
    assert_ne!(recorded[2].handoff, first);

    for n in 3..6 {
        let again = bench.keep(bench.sent(1, seconds(n))).await;
        assert_eq!((again.outcome, again.handoff), (EventOutcome::Duplicate, first));
    }
    let handoff = bench.handoff(first.expect("one answers").0).await;
    assert_eq!(bench.store.events_of(handoff.id).await.expect("read").len(), 6, "each is kept");
    let tasks = bench.store.tasks_of(&handoff).await.expect("read");
    let rechecks: Vec<_> = tasks.iter().filter(|task| task.kind == TaskKind::Recheck).collect();
    assert_eq!(rechecks.len(), 1, "checked once, however often it is repeated");
    assert_eq!(rechecks[0].run_at, seconds(5), "and not before the last of them");
}

async fn a_repeat_is_answered_as_the_first_was_whatever_the_rule_says_now(bench: &Bench) {
    let handoff = bench.sent_handoff(1).await;
    assert!(bench.store.revoke_links(handoff.id, crate::bench::AUDIT).await.expect("kept"));
    let mut again = bench.sent(1, seconds(1));
    if let Decision::HandOff { rule, .. } = &mut again.decision {
        rule.reply = Reply::Seamless;
    }
    let fresh = bench.sent(2, seconds(1));
    let recorded = bench.store.record_deliveries(&[again, fresh]).await.expect("kept");
    assert_eq!(recorded[0].handoff, Some((handoff.id, Reply::Interactive, 1)));
    assert_eq!(recorded[1].handoff.expect("one answers").2, 0);
}

async fn after_its_window_a_slot_makes_room_for_the_next_generation(bench: &Bench) {
    let first = bench.sent_handoff(1).await;
    let almost = bench.keep(bench.sent(1, first.expires_at.minus(Duration::from_micros(1)))).await;
    assert_eq!((almost.outcome, almost.handoff.map(|(id, ..)| id)), (EventOutcome::Duplicate, Some(first.id)));
    let recorded = bench.keep(bench.sent(1, first.expires_at)).await;
    assert_eq!(recorded.outcome, EventOutcome::Accepted);
    let second = bench.handoff(recorded.handoff.expect("one answers").0).await;
    assert_eq!((second.generation, second.previous), (2, Some(first.id)));
    assert_eq!(bench.store.current(&first).await.expect("read"), Some(second.id));
}

async fn a_paused_tenants_delivery_is_held_with_its_work(bench: &Bench) {
    let mut delivery = bench.sent(1, START);
    if let Decision::HandOff { held, .. } = &mut delivery.decision {
        *held = true;
    }
    let recorded = bench.keep(delivery).await;
    assert_eq!(recorded.outcome, EventOutcome::Held);
    assert_eq!(bench.store.count_tasks().await.expect("read").queued, 1);
}

async fn deliveries_that_start_nothing_are_kept_and_counted(bench: &Bench) {
    let about = |to, n| ignored(bench.tenant, 1, to, seconds(n));
    let mut other = about(5, 1);
    other.decision = Decision::Ignore(Ignored::OtherType);
    other.change = None;
    other.body_sha256 = None;
    bench.keep(about(5, 0)).await;
    let recorded = bench.store.record_deliveries(&[about(6, 0), about(5, 1), other]).await.expect("kept");
    assert!(recorded.iter().all(|one| one.handoff.is_none()));
    assert_eq!(recorded[2].outcome, EventOutcome::Ignored(Ignored::OtherType));
    bench.keep(about(5, 9)).await;
    let counted = bench.store.ignored_statuses(bench.tenant).await.expect("read");
    let seen: Vec<_> = counted.iter().map(|s| (s.status.digits(), s.deliveries, s.first_at, s.last_at)).collect();
    assert_eq!(seen, [(5, 3, START, seconds(9)), (6, 1, START, START)]);
    let workflow = WorkflowId::try_from(1).expect("an id");
    let events = bench.store.ignored_events_of(workflow, None).await.expect("read");
    assert_eq!(events.len(), 4, "the one about something else names no application");
    assert!(events.is_sorted_by_key(|event| event.id));
    for (customer, many) in [(4_711, 4), (9_999, 0)] {
        let customer = customer.try_into().expect("an id");
        let events = bench.store.ignored_events_of(workflow, Some(customer)).await.expect("read");
        assert_eq!(events.len(), many);
    }
    assert_eq!(bench.store.count_tasks().await.expect("read").queued, 0);
}

async fn a_batch_for_many_tenants_keeps_its_order(bench: &Bench) {
    let other = bench.add_tenant(8_765).await;
    let batch: Vec<Recording> = (0..40)
        .map(|n| sent(if n % 2 == 0 { bench.tenant } else { other }, 1_000 - n / 2, seconds(n.unsigned_abs())))
        .collect();
    let recorded = bench.store.record_deliveries(&batch).await.expect("kept");
    for (one, recorded) in batch.iter().zip(&recorded) {
        let handoff = bench.handoff(recorded.handoff.expect("one answers").0).await;
        assert_eq!((handoff.tenant, handoff.event, one.event), (one.tenant, recorded.event, recorded.event));
        assert_eq!(Some(handoff.workflow), one.change.as_ref().map(|change| change.workflow));
    }
    let customer = 8_765.try_into().ok();
    let workflow = 1_000.try_into().expect("an id");
    assert_eq!(bench.store.handoffs_of(workflow, None).await.expect("read").len(), 2);
    let own = bench.store.handoffs_of(workflow, customer).await.expect("read");
    assert_eq!(own, [recorded[1].handoff.expect("one answers").0]);
}

async fn a_poisonous_delivery_does_not_fail_its_batch(bench: &Bench) {
    let kept = bench.sent(1, START);
    bench.keep(kept.clone()).await;
    let poison = Recording { event: kept.event, ..bench.sent(2, START) };
    let batch = [bench.sent(3, START), poison.clone()];
    let refused = bench.store.record_deliveries(&batch).await.expect_err("its event is there already");
    assert!(matches!(refused, StoreError::Refused(_)), "{refused}");
    assert_eq!(bench.store.handoffs_of(3.try_into().expect("an id"), None).await.expect("read"), [], "all or nothing");

    let (intake, writing) = Intake::start(bench.store_as_inbox());
    let mut asked = Vec::new();
    for n in 10..20 {
        let one = if n == 15 { poison.clone() } else { bench.sent(n, START) };
        let intake = intake.clone();
        asked.push(tokio::spawn(async move { intake.record(one).await }));
    }
    let mut refused = 0;
    for one in asked {
        match one.await.expect("it ran") {
            Ok(recorded) => assert_eq!(recorded.outcome, EventOutcome::Accepted),
            Err(IntakeError::Store(error)) => {
                assert!(matches!(*error, StoreError::Refused(_)), "{error}");
                refused += 1;
            }
            Err(other) => panic!("{other}"),
        }
    }
    assert_eq!(refused, 1);
    drop(intake);
    writing.await.expect("it ended");
}

async fn a_tenant_that_is_gone_is_refused(bench: &Bench) {
    let nobody = TenantId::try_from(999_999).expect("an id");
    let refused = bench.store.record_deliveries(&[sent(nobody, 1, START)]).await.expect_err("nobody's");
    assert!(matches!(refused, StoreError::Refused(_)), "{refused}");
    assert_eq!(bench.count("select count(*) from events").await, 0);
}
