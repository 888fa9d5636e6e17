//! What a batch of deliveries comes to, whichever engine keeps it: which of them ask for a hand-off, and which hand-off
//! answers for each.

use std::collections::BTreeMap;

use super::{Decision, Recorded, Recording};
use crate::domain::{EventOutcome, HandoffId, Ignored, PersonId, Reply, Rule, StatusChanged};

/// What a slot is found by, in the order that every transaction takes slots in.
pub(super) type SlotKey = (i64, i64, i64);

/// The hand-off that a slot leads to after the batch.
pub(super) struct Winner {
    pub(super) handoff: HandoffId,
    pub(super) previous: Option<HandoffId>,
    pub(super) generation: i64,
    /// The first delivery of the batch for the slot.
    pub(super) first: usize,
    pub(super) reply: Reply,
    pub(super) epoch: i64,
    /// Who sent the candidate first.
    pub(super) sent_by: Option<PersonId>,
    pub(super) new: bool,
}

impl Winner {
    /// Whether who sent the candidate before does it again: that is no move of ours.
    pub(super) fn is_resent(&self, change: &StatusChanged) -> bool {
        self.sent_by.is_some() && self.sent_by == change.changed_by
    }
}

/// A delivery that asks for a hand-off.
pub(super) struct Asking<'a> {
    pub(super) recording: &'a Recording,
    pub(super) change: &'a StatusChanged,
    pub(super) handoff: HandoffId,
    pub(super) rule: &'a Rule,
    pub(super) expires_at: i64,
    pub(super) held: bool,
}

impl<'a> Asking<'a> {
    /// What a delivery asks for, if anything.
    pub(super) fn of(recording: &'a Recording) -> Option<Self> {
        let change = recording.change.as_ref()?;
        match &recording.decision {
            Decision::Ignore(_) => None,
            Decision::HandOff { handoff, rule, expires_at, held } => {
                let (handoff, expires_at, held) = (*handoff, expires_at.micros(), *held);
                Some(Self { recording, change, handoff, rule, expires_at, held })
            }
        }
    }

    /// Its slot.
    pub(super) fn key(&self) -> SlotKey {
        (self.recording.tenant.get(), self.change.workflow.get(), self.rule.trigger.digits())
    }
}

/// What becomes of the `n`th delivery of a batch.
pub(super) fn decide(
    n: usize,
    recording: &Recording,
    echo: Option<HandoffId>,
    asking: Option<&Asking<'_>>,
    slots: &BTreeMap<SlotKey, Winner>,
) -> Recorded {
    let event = recording.event;
    if echo.is_some() {
        return Recorded { event, outcome: EventOutcome::Ignored(Ignored::Echo), handoff: None };
    }
    let (Some(asking), Some(winner)) = (asking, asking.and_then(|one| slots.get(&one.key()))) else {
        let why = match &recording.decision {
            Decision::Ignore(why) => *why,
            Decision::HandOff { .. } => Ignored::OtherType,
        };
        return Recorded { event, outcome: EventOutcome::Ignored(why), handoff: None };
    };
    let outcome = match (winner.new && winner.first == n, asking.held) {
        (false, _) => EventOutcome::Duplicate,
        (true, true) => EventOutcome::Held,
        (true, false) => EventOutcome::Accepted,
    };
    Recorded { event, outcome, handoff: Some((winner.handoff, winner.reply, winner.epoch)) }
}

/// The new hand-offs, each with the delivery that it is made of.
pub(super) fn new_ones<'a>(
    asking: &'a [Option<Asking<'a>>],
    slots: &'a BTreeMap<SlotKey, Winner>,
) -> Vec<(&'a Winner, &'a Asking<'a>)> {
    let new = slots.values().filter(|winner| winner.new);
    new.filter_map(|winner| asking[winner.first].as_ref().map(|one| (winner, one))).collect()
}
