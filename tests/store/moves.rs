//! Moves of opened candidates: writes begun, answered or not, and how they end.

use goodtime_icims::domain::{
    AdvanceKey, AdvanceOutcome, Entry, HandoffId, Lease, StageKey, Step, TaskId, TaskKind, Way,
};
use goodtime_icims::store::{Begun, Hold, MoveBack};

use crate::bench::{AUDIT, Bench, LEASE, START, TRIGGER, on_both_engines, owed, seconds};
use crate::echoes::{forward, opened};

on_both_engines![
    a_write_is_noted_before_it_is_sent_and_after_its_answer,
    a_write_that_changed_nothing_is_taken_back,
    a_late_worker_neither_begins_a_write_nor_ends_anothers,
    every_outcome_is_read_as_it_was_kept,
    a_move_is_taken_back_once_and_again_after_it_failed,
    nothing_is_noted_for_a_move_that_nobody_intended,
];

async fn a_write_is_noted_before_it_is_sent_and_after_its_answer(bench: &Bench) {
    let key = forward(opened(bench, 1).await.id);
    let intended = bench.store.advance(key).await.expect("read").expect("it is there");
    assert_eq!((intended.writes, intended.started_at, intended.unanswered_since), (0, START, None));
    let lease = bench.begin(key, seconds(5)).await;
    let begun = bench.store.advance(key).await.expect("read").expect("it is there");
    assert_eq!((begun.writes, begun.started_at), (1, seconds(5)));
    assert_eq!((begun.written_at, begun.unanswered_since), (Some(seconds(5)), Some(seconds(5))));
    bench.store.record_from(key, &"D20700".parse().expect("an id")).await.expect("kept");
    bench.store.end_write(key, lease, true).await.expect("kept");
    let answered = bench.store.advance(key).await.expect("read").expect("it is there");
    assert_eq!((answered.writes, answered.unanswered_since, answered.started_at), (1, None, seconds(5)));
    assert_eq!(answered.from_id.map(|from| from.as_str().to_owned()).as_deref(), Some("D20700"));
    let again = Hold { lease, at: seconds(9), span: LEASE };
    assert_eq!(bench.store.begin_write(key, again).await.expect("kept"), Begun::Noted);
    let second = bench.store.advance(key).await.expect("read").expect("it is there");
    assert_eq!((second.writes, second.started_at, second.written_at), (2, seconds(5), Some(seconds(9))));
}

async fn a_write_that_changed_nothing_is_taken_back(bench: &Bench) {
    let key = forward(opened(bench, 1).await.id);
    let lease = bench.begin(key, seconds(1)).await;
    bench.store.end_write(key, lease, false).await.expect("kept");
    let none = bench.store.advance(key).await.expect("read").expect("it is there");
    assert_eq!((none.writes, none.unanswered_since), (0, None));
    // The first has no answer; the second was not sent: the first is as unanswered as it was.
    for at in [2, 3] {
        let hold = Hold { lease, at: seconds(at), span: LEASE };
        assert_eq!(bench.store.begin_write(key, hold).await.expect("kept"), Begun::Noted);
    }
    bench.store.end_write(key, lease, false).await.expect("kept");
    let first = bench.store.advance(key).await.expect("read").expect("it is there");
    assert_eq!((first.writes, first.unanswered_since), (1, Some(seconds(3))));
}

/// It was frozen; another one has the task, and its write may be under way.
async fn a_late_worker_neither_begins_a_write_nor_ends_anothers(bench: &Bench) {
    let key = forward(opened(bench, 1).await.id);
    let late = bench.hold(key, seconds(90)).await;
    bench.store.reclaim(seconds(70)).await.expect("taken back");
    let claimed = bench.claim(seconds(80), 100).await;
    let task = claimed.iter().find(|task| task.kind == TaskKind::AdvanceApplication).expect("it is waiting again");
    assert_eq!(bench.store.begin_write(key, late).await.expect("asked"), Begun::Lost);
    let untouched = bench.store.advance(key).await.expect("read").expect("it is there");
    assert_eq!((untouched.writes, untouched.unanswered_since), (0, None), "it left nothing");
    let own = Hold { lease: task.lease, at: seconds(91), span: LEASE };
    assert_eq!(bench.store.begin_write(key, own).await.expect("kept"), Begun::Noted);
    for written in [false, true] {
        bench.store.end_write(key, late.lease, written).await.expect("asked");
    }
    let begun = bench.store.advance(key).await.expect("read").expect("it is there");
    assert_eq!((begun.writes, begun.unanswered_since), (1, Some(seconds(91))), "it is under way");
    assert!(bench.store.renew(task.lease, seconds(150), LEASE).await.expect("asked").is_some(), "it was lengthened");
}

async fn every_outcome_is_read_as_it_was_kept(bench: &Bench) {
    let by = Some(91.try_into().expect("an id"));
    let why = || "because".to_owned();
    let outcomes = [
        AdvanceOutcome::Advanced,
        AdvanceOutcome::AlreadyThere,
        AdvanceOutcome::MovedBySomeone,
        AdvanceOutcome::Overrode { by, at: Some(seconds(1)), from: StageKey::from_digits(5) },
        AdvanceOutcome::Overrode { by: None, at: None, from: StageKey::from_digits(6) },
        AdvanceOutcome::Refused { why: why() },
        AdvanceOutcome::Failed { why: why() },
    ];
    for (n, outcome) in (1..).zip(outcomes) {
        let handoff = opened(bench, n).await;
        let entries = [1, 2].map(|at| Entry::new(handoff.id, seconds(at), Step::Advance, outcome.name()));
        assert!(bench.store.finish_advance(forward(handoff.id), None, &outcome, &entries).await.expect("kept"));
        let kept = bench.store.advance(forward(handoff.id)).await.expect("read").expect("it is there");
        assert_eq!((kept.outcome, kept.finished_at), (Some(outcome.clone()), Some(seconds(1))));
        let left = outcome.left_trigger().then_some(seconds(1));
        assert_eq!(bench.handoff(handoff.id).await.seen_left_at, left, "{outcome:?}");
        assert_eq!(bench.store.timeline(handoff.id).await.expect("read").len(), 3);
        let other = AdvanceOutcome::AlreadyThere;
        let late = [Entry::new(handoff.id, seconds(9), Step::Advance, "late")];
        assert!(!bench.store.finish_advance(forward(handoff.id), None, &other, &late).await.expect("asked"));
        let kept = bench.handoff(handoff.id).await.seen_left_at;
        assert_eq!(kept, left, "a second ending leaves nothing behind");
    }
}

async fn a_move_is_taken_back_once_and_again_after_it_failed(bench: &Bench) {
    let handoff = opened(bench, 1).await;
    assert!(bench.store.finish_advance(forward(handoff.id), None, &AdvanceOutcome::Advanced, &[]).await.expect("kept"));
    let advance = bench.store.advance(forward(handoff.id)).await.expect("read").expect("it is there");
    let entry = Entry::new(handoff.id, seconds(2), Step::Advance, "taken back");
    let to = format!("C{TRIGGER}").parse().expect("an id");
    let task = owed(TaskKind::UndoAdvance, bench.tenant, handoff.id, START);
    let back = || MoveBack { advance: &advance, to: &to, task, entry: &entry, audit: AUDIT };
    assert!(bench.store.intend_undo(back()).await.expect("kept"));
    assert!(!bench.store.intend_undo(back()).await.expect("asked"), "it is under way");
    let key = AdvanceKey { handoff: handoff.id, way: Way::Back };
    let intended = bench.store.advance(key).await.expect("read").expect("it is there");
    assert_eq!((intended.from, &intended.to), (advance.to.key(), &to));
    let failed = AdvanceOutcome::Failed { why: "no answer".to_owned() };
    assert!(bench.store.finish_advance(key, None, &failed, &[]).await.expect("kept"));
    assert!(bench.store.intend_undo(back()).await.expect("kept"), "what failed may be tried anew");
    let anew = bench.store.advance(key).await.expect("read").expect("it is there");
    assert_eq!((anew.outcome, anew.writes, anew.finished_at), (None, 0, None));
    assert!(bench.store.finish_advance(key, None, &AdvanceOutcome::Advanced, &[]).await.expect("kept"));
    assert!(!bench.store.intend_undo(back()).await.expect("asked"), "it was gone");
    let audited = "select count(*) from audit_log where action = 'advance.undo'";
    assert_eq!(bench.count(audited).await, 2);
}

async fn nothing_is_noted_for_a_move_that_nobody_intended(bench: &Bench) {
    let key = forward(HandoffId::at(START));
    assert!(bench.store.advance(key).await.expect("read").is_none());
    let lease = Lease { task: TaskId::at(START), fence: 1, until: seconds(60) };
    let hold = Hold { lease, at: START, span: LEASE };
    assert_eq!(bench.store.begin_write(key, hold).await.expect("asked"), Begun::Over);
    assert!(!bench.store.finish_advance(key, None, &AdvanceOutcome::Advanced, &[]).await.expect("asked"));
    bench.store.end_write(key, lease, true).await.expect("asked");
}
