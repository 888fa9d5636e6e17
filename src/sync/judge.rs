//! What to do about an application that a search met in a trigger status, by what is known of it. Nothing is read here.

use std::time::Duration;

use crate::domain::{HandoffId, InTrigger, SeenLeft, SlotKnown, Standing, Timestamp};

/// An application that was met for the first time though its hand-off is older than this had left in between, or was not
/// shown so far: longer than the ATS takes to show anything.
const SETTLED: Duration = Duration::from_mins(15);

/// What could not be decided is looked at again then.
pub(super) const LOOK_AGAIN: Duration = Duration::from_hours(1);

/// What to do about an application.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// It is as it should be.
    Leave,
    /// Note it, and leave it.
    Note(Standing),
    /// It left and seems to be back: unless we placed it there, the hand-off is looked at as if its delivery had been repeated.
    Recheck(HandoffId),
    /// It may have been placed there anew: its status log tells.
    AskLog(SlotKnown),
    /// Read it: it may have to be handed over.
    Look,
}

/// Whether everything that stood in the status before it was a trigger has been noted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Baseline {
    /// It has: whatever is new was placed there since.
    Noted,
    /// It is being noted, and this application has not changed since the status is a trigger.
    Old,
    /// It is being noted, and this application has changed since.
    Changed,
}

/// Decides.
pub(super) fn judge(one: &InTrigger, baseline: Baseline, now: Timestamp) -> Step {
    let noted = one.noted.map(|noted| noted.standing);
    let rests = one.noted.is_some_and(|noted| now.since(noted.looked_at) < LOOK_AGAIN);
    if let Some(slot) = one.slot {
        return match noted {
            _ if slot.moving => Step::Leave,
            Some(Standing::Echo) if rests => Step::Leave,
            _ if slot.taken_back => Step::AskLog(slot),
            Some(Standing::Left) if slot.left == SeenLeft::Perhaps => Step::Recheck(slot.handoff),
            _ if slot.left == SeenLeft::Yes => Step::Recheck(slot.handoff),
            Some(Standing::Held) => Step::Leave,
            None if slot.left == SeenLeft::Perhaps => Step::AskLog(slot),
            None if now.since(slot.created_at) >= SETTLED => Step::AskLog(slot),
            _ => Step::Note(Standing::Held),
        };
    }
    match noted {
        Some(Standing::Before | Standing::Ended) => Step::Leave,
        Some(Standing::Echo | Standing::Unreadable | Standing::Adopted) if rests => Step::Leave,
        // What tells of our move is not kept any more, so nobody can tell whose the next one is.
        Some(Standing::Echo) if one.moved_here.is_none() => Step::Note(Standing::Ended),
        // The hand-off is gone without a note: what it came to is not known.
        Some(Standing::Held) => Step::Note(Standing::Ended),
        None if baseline == Baseline::Old => Step::Note(Standing::Before),
        None | Some(Standing::Adopted | Standing::Echo | Standing::Unreadable | Standing::Seen | Standing::Left) => {
            Step::Look
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{AdvanceKey, Noted, Way, WorkflowId};

    const NOW: Timestamp = Timestamp::from_micros(1_800_000_000_000_000);

    fn one(slot: Option<SlotKnown>, noted: Option<(Standing, u64)>) -> InTrigger {
        let noted = noted.map(|(standing, minutes)| {
            let at = NOW.minus(Duration::from_mins(minutes));
            Noted { standing, since: at, looked_at: at }
        });
        InTrigger { workflow: WorkflowId::try_from(13_001).unwrap(), slot, moved_here: None, noted }
    }

    fn slot(age: u64) -> SlotKnown {
        let created_at = NOW.minus(Duration::from_mins(age));
        let handoff = HandoffId::at(created_at);
        let (left, moving, taken_back) = (SeenLeft::No, false, false);
        SlotKnown { handoff, left, moving, taken_back, created_at }
    }

    fn judged(slot: Option<SlotKnown>, noted: Option<(Standing, u64)>) -> Step {
        judge(&one(slot, noted), Baseline::Noted, NOW)
    }

    #[test]
    fn a_handoff_that_has_not_left_starts_nothing() {
        assert_eq!(judged(Some(slot(3_000)), Some((Standing::Held, 2_000))), Step::Leave);
        assert_eq!(judged(Some(slot(1)), None), Step::Note(Standing::Held));
        assert_eq!(judged(None, Some((Standing::Ended, 90_000))), Step::Leave);
    }

    #[test]
    fn a_handoff_that_left_and_is_back_is_looked_at_anew() {
        let gone = SlotKnown { left: SeenLeft::Yes, ..slot(30) };
        assert_eq!(judged(Some(gone), Some((Standing::Left, 5))), Step::Recheck(gone.handoff));
        let moving = SlotKnown { moving: true, ..gone };
        assert_eq!(judged(Some(moving), Some((Standing::Held, 5))), Step::Leave, "our own move is under way");
        let back = SlotKnown { taken_back: true, ..gone };
        assert_eq!(judged(Some(back), Some((Standing::Held, 5))), Step::AskLog(back), "we placed it there");
        assert_eq!(judged(Some(back), Some((Standing::Echo, 5))), Step::Leave, "and looked a moment ago");
        assert_eq!(judged(Some(back), Some((Standing::Echo, 61))), Step::AskLog(back));
        let early = SlotKnown { left: SeenLeft::Perhaps, ..slot(9) };
        assert_eq!(judged(Some(early), None), Step::AskLog(early), "that read may have been older than the hand-off");
        assert_eq!(judged(Some(early), Some((Standing::Held, 5))), Step::Leave, "it was met since");
        assert_eq!(judged(Some(early), Some((Standing::Left, 5))), Step::Recheck(early.handoff), "a round saw it too");
        let unmet = slot(16);
        assert_eq!(judged(Some(unmet), None), Step::AskLog(unmet), "it may have been away and come back");
    }

    #[test]
    fn what_stood_there_before_is_handed_over_only_when_told_to() {
        assert_eq!(judge(&one(None, None), Baseline::Old, NOW), Step::Note(Standing::Before));
        assert_eq!(judge(&one(None, None), Baseline::Changed, NOW), Step::Look);
        assert_eq!(judged(None, None), Step::Look);
        assert_eq!(judged(None, Some((Standing::Before, 9_000))), Step::Leave);
        assert_eq!(judged(None, Some((Standing::Adopted, 61))), Step::Look);
        assert_eq!(judged(None, Some((Standing::Left, 1))), Step::Look);
        let key = AdvanceKey { handoff: slot(1).handoff, way: Way::Forward };
        let echo = |minutes| InTrigger { moved_here: Some(key), ..one(None, Some((Standing::Echo, minutes))) };
        assert_eq!(judge(&echo(59), Baseline::Noted, NOW), Step::Leave);
        assert_eq!(judge(&echo(60), Baseline::Noted, NOW), Step::Look);
        assert_eq!(judged(None, Some((Standing::Echo, 60))), Step::Note(Standing::Ended), "our move is forgotten");
    }
}
