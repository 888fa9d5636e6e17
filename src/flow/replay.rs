//! Plays an event again: the ATS is asked anew, and what it says now counts, not what the event said then.

use super::Flow;
use crate::ats::AtsError;
use crate::domain::{Event, EventOutcome, HandoffId, Ignored, Lifecycle, TaskKind};
use crate::store::{NewTask, StoreError};

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Replayed {
    /// The hand-off of the event is read and checked again.
    Asked(HandoffId),
    /// The application still stands in the status, which is a trigger by now: it is handed over.
    HandedOver(Option<HandoffId>),
    /// The same, and another event had brought a hand-off meanwhile.
    Known(Option<HandoffId>),
    /// The application does not stand in the status any more.
    MovedOn,
    /// The event starts nothing: its status is no trigger, or it is about none.
    NoTrigger,
    /// Whether the application still stands there cannot be read.
    Unread(AtsError),
}

impl Flow {
    /// Plays an event again.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn replay(&self, event: &Event, actor: &str) -> Result<Replayed, StoreError> {
        let now = self.clock.now();
        self.store.add_audit(Some(event.tenant), (actor, now), "event.replay", &event.id.to_string()).await?;
        if let Some(handoff) = event.handoff {
            return self.ask_again(handoff).await;
        }
        // An echo of our own move starts nothing, whatever its status is by now.
        let is_open = event.outcome == EventOutcome::Ignored(Ignored::NotATrigger);
        let change = event.change.as_ref().filter(|_| is_open);
        let (Some(change), Some((tenant, _))) = (change, self.tenant(event.tenant)) else {
            return Ok(Replayed::NoTrigger);
        };
        let Some(rule) = tenant.rules.get(&change.to) else { return Ok(Replayed::NoTrigger) };
        match self.still_stands(&tenant, rule, change).await {
            Ok(true) => {}
            Ok(false) => return Ok(Replayed::MovedOn),
            Err(error) => return Ok(Replayed::Unread(error)),
        }
        let recorded = self.store.record_deliveries(&[self.late(&tenant, rule, change.clone())]).await?;
        let Some(one) = recorded.first() else { return Ok(Replayed::NoTrigger) };
        let handoff = one.handoff.map(|(id, ..)| id);
        Ok(match one.outcome {
            EventOutcome::Accepted | EventOutcome::Held => Replayed::HandedOver(handoff),
            EventOutcome::Duplicate => Replayed::Known(handoff),
            EventOutcome::Ignored(_) => Replayed::NoTrigger,
        })
    }

    /// What was given up runs again, a live hand-off is read anew, and whether the candidate was sent again is checked.
    async fn ask_again(&self, id: HandoffId) -> Result<Replayed, StoreError> {
        let now = self.clock.now();
        let Some(handoff) = self.store.handoff(id).await? else { return Ok(Replayed::NoTrigger) };
        self.store.revive(id, now).await?;
        let mut kinds = vec![TaskKind::Recheck];
        if handoff.lifecycle == Lifecycle::Live {
            kinds.push(TaskKind::FetchApplication);
        }
        for kind in kinds {
            let task = NewTask { tenant: handoff.tenant, kind, handoff: id, run_at: now, created_at: now };
            self.store.ask_again(&task).await?;
        }
        Ok(Replayed::Asked(id))
    }
}
