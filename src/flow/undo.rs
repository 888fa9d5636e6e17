//! Takes a move back, while the status is still ours. Order of effects: the intention and its task are one commit; the
//! move back is a move like any other, in the other direction, and leaves a person's move alone like any other.

use super::{Case, ECHO_WINDOW, Flow};
use crate::domain::{AdvanceKey, AdvanceOutcome, Entry, HandoffId, StageId, Step, TaskKind, Way};
use crate::store::{MoveBack, NewTask, StoreError};

/// What asking for the way back came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Undo {
    /// It is under way.
    Begun,
    /// It was asked for before.
    AskedBefore,
    /// There is no such hand-off, or another took its place, or its time is over.
    NotLive,
    /// We did not move its application.
    NotMoved,
    /// How the ATS writes the trigger status is not known: the move had no answer. It must be told.
    UnknownStatus,
    /// The status that was told is not the trigger.
    NotTheTrigger,
}

impl Flow {
    /// Asks that the move of an opened candidate be taken back; `to` is the trigger status as the ATS writes it, where
    /// that is not known.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn undo(&self, handoff: HandoffId, to: Option<StageId>, actor: &str) -> Result<Undo, StoreError> {
        let now = self.clock.now();
        let Some(Case { handoff, .. }) = self.case(handoff).await? else {
            return Ok(Undo::NotLive);
        };
        if !handoff.can_open(now.plus(ECHO_WINDOW)) {
            return Ok(Undo::NotLive); // The event that the move back causes would start a new hand-off.
        }
        let advance = self.store.advance(AdvanceKey { handoff: handoff.id, way: Way::Forward }).await?;
        let Some(advance) = advance.filter(|advance| advance.outcome == Some(AdvanceOutcome::Advanced)) else {
            return Ok(Undo::NotMoved);
        };
        let Some(to) = to.or_else(|| advance.from_id.clone()) else {
            return Ok(Undo::UnknownStatus);
        };
        if to.key() != advance.from {
            return Ok(Undo::NotTheTrigger);
        }
        let kind = TaskKind::UndoAdvance;
        let task = NewTask { tenant: handoff.tenant, kind, handoff: handoff.id, run_at: now, created_at: now };
        let entry = Entry::new(handoff.id, now, Step::Advance, "to be moved back")
            .because(format!("asked for by {actor}"))
            .next("The application is moved back, unless a person has moved it since.");
        let begun =
            self.store.intend_undo(MoveBack { advance: &advance, to: &to, task, entry: &entry, audit: (actor, now) });
        Ok(if begun.await? { Undo::Begun } else { Undo::AskedBefore })
    }
}
