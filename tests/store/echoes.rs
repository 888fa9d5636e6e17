//! Events that our own moves cause: each counts once, and only while the move is young.

use goodtime_icims::domain::{
    AdvanceKey, AdvanceOutcome, Entry, EventId, EventOutcome, Handoff, HandoffId, Ignored, StageKey, Step, TaskKind,
    Way,
};
use goodtime_icims::store::{Decision, MoveBack, Opened, Recording};

use crate::bench::{AUDIT, Bench, START, TARGET, TRIGGER, ignored, on_both_engines, owed, seconds};

on_both_engines![
    our_own_move_comes_back_once_and_its_copies_with_it,
    a_move_that_was_not_begun_or_is_old_has_no_echo,
    an_echo_at_a_trigger_starts_nothing,
    our_own_move_back_is_an_echo_where_a_hand_off_is_there,
    an_echo_that_many_batches_bring_at_once_is_counted_once,
];

/// Opened, with the intention to move it on.
pub(crate) async fn opened(bench: &Bench, workflow: i64) -> Handoff {
    let handoff = bench.sent_handoff(workflow).await;
    let entry = Entry::new(handoff.id, START, Step::Open, "opened");
    let task = Some(owed(TaskKind::AdvanceApplication, bench.tenant, handoff.id, START));
    let opening = Opened { epoch: 0, at: START, by: "link", task, entry: &entry };
    assert!(bench.store.open(&handoff, opening).await.expect("kept"));
    handoff
}

/// Moved on, and about to be taken back.
pub(crate) async fn taken_back(bench: &Bench, workflow: i64) -> Handoff {
    let handoff = opened(bench, workflow).await;
    let key = forward(handoff.id);
    assert!(bench.store.finish_advance(key, None, &AdvanceOutcome::Advanced, &[]).await.expect("kept"));
    let advance = bench.store.advance(key).await.expect("read").expect("it is there");
    let entry = Entry::new(handoff.id, START, Step::Advance, "taken back");
    let to = format!("C{TRIGGER}").parse().expect("an id");
    let task = owed(TaskKind::UndoAdvance, bench.tenant, handoff.id, START);
    let back = MoveBack { advance: &advance, to: &to, task, entry: &entry, audit: AUDIT };
    assert!(bench.store.intend_undo(back).await.expect("kept"));
    handoff
}

pub(crate) fn forward(handoff: HandoffId) -> AdvanceKey {
    AdvanceKey { handoff, way: Way::Forward }
}

/// What the ATS sends after the application was moved on from the trigger.
fn moved(bench: &Bench, at: u64, hash: u8) -> Recording {
    let mut one = ignored(bench.tenant, 1, TARGET, seconds(at));
    one.may_be_move = true;
    one.body_sha256 = Some([hash; 32]);
    if let Some(change) = &mut one.change {
        change.from = Some(StageKey::from_digits(TRIGGER));
    }
    one
}

const ECHO: EventOutcome = EventOutcome::Ignored(Ignored::Echo);
const NO_TRIGGER: EventOutcome = EventOutcome::Ignored(Ignored::NotATrigger);

async fn our_own_move_comes_back_once_and_its_copies_with_it(bench: &Bench) {
    let handoff = opened(bench, 1).await;
    bench.begin(forward(handoff.id), seconds(1)).await;
    assert_eq!(bench.keep(moved(bench, 2, 1)).await.outcome, ECHO);
    assert_eq!(bench.keep(moved(bench, 3, 2)).await.outcome, NO_TRIGGER, "a person did it again");
    assert_eq!(bench.keep(moved(bench, 4, 1)).await.outcome, ECHO, "a copy to the letter");
    let mut elsewhere = moved(bench, 4, 1);
    elsewhere.change.as_mut().expect("about a status").workflow = 2.try_into().expect("an id");
    assert_eq!(bench.keep(elsewhere).await.outcome, NO_TRIGGER, "another application");
}

async fn a_move_that_was_not_begun_or_is_old_has_no_echo(bench: &Bench) {
    let handoff = opened(bench, 1).await;
    assert_eq!(bench.keep(moved(bench, 1, 1)).await.outcome, NO_TRIGGER, "nothing was written yet");
    bench.begin(forward(handoff.id), seconds(2)).await;
    let late = Recording { echo_since: seconds(2), ..moved(bench, 3_000, 2) };
    assert_eq!(bench.keep(late).await.outcome, NO_TRIGGER, "too old");
    assert_eq!(bench.keep(moved(bench, 3, 3)).await.outcome, ECHO);
}

async fn an_echo_at_a_trigger_starts_nothing(bench: &Bench) {
    let handoff = opened(bench, 1).await;
    bench.begin(forward(handoff.id), seconds(1)).await;
    // The status that candidates are moved to is a trigger too.
    let mut chained = moved(bench, 2, 1);
    let mut rule = crate::bench::rule();
    rule.trigger = StageKey::from_digits(TARGET);
    let id = HandoffId::at(START);
    chained.decision = Decision::HandOff { handoff: id, rule, expires_at: seconds(60), held: false };
    let mut by_a_person = chained.clone();
    by_a_person.event = EventId::at(seconds(3));
    by_a_person.body_sha256 = Some([2; 32]);
    let recorded = bench.store.record_deliveries(&[chained, by_a_person]).await.expect("kept");
    assert_eq!((recorded[0].outcome, recorded[0].handoff), (ECHO, None));
    assert_eq!(recorded[1].outcome, EventOutcome::Accepted);
    assert_eq!(recorded[1].handoff.map(|(id, ..)| id), Some(id));
}

async fn our_own_move_back_is_an_echo_where_a_hand_off_is_there(bench: &Bench) {
    let handoff = taken_back(bench, 1).await;
    let key = AdvanceKey { handoff: handoff.id, way: Way::Back };
    bench.begin(key, seconds(5)).await;
    let mut event = bench.sent(1, seconds(6));
    let change = event.change.as_mut().expect("about a status");
    (change.from, change.changed_by) = (Some(StageKey::from_digits(TARGET)), None);
    let mut resent = event.clone();
    resent.event = EventId::at(seconds(7));
    resent.change.as_mut().expect("about a status").changed_by = handoff.sent_by;
    let resent = bench.keep(resent).await;
    assert_eq!(resent.outcome, EventOutcome::Duplicate, "who sent the candidate before does it again");
    let recorded = bench.keep(event).await;
    assert_eq!((recorded.outcome, recorded.handoff), (ECHO, None));
    let tasks = bench.store.tasks_of(&handoff).await.expect("read");
    let rechecks: Vec<_> = tasks.iter().filter(|task| task.kind == TaskKind::Recheck).map(|task| task.run_at).collect();
    assert_eq!(rechecks, [seconds(6)], "a person may have done the same");
}

async fn an_echo_that_many_batches_bring_at_once_is_counted_once(bench: &Bench) {
    let handoff = opened(bench, 1).await;
    bench.begin(forward(handoff.id), seconds(1)).await;
    let mut asked = Vec::new();
    for n in 0..16_u8 {
        // Different bodies: one is our echo, the others are what people did.
        let (store, one) = (bench.process(n.into()), moved(bench, 2, n));
        asked.push(tokio::spawn(async move { store.record_deliveries(&[one]).await.expect("kept")[0].outcome }));
    }
    let mut echoes = 0;
    for one in asked {
        echoes += usize::from(one.await.expect("it ran") == ECHO);
    }
    assert_eq!(echoes, 1);
}
