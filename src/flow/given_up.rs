//! What it means for a hand-off that one of its tasks was given up: people are told.

use super::Flow;
use crate::domain::{AdvanceKey, AdvanceOutcome, Entry, HandoffId, Lifecycle, MessageKind, Step, TaskKind, Way};
use crate::store::StoreError;

impl Flow {
    /// Tells of a task that became a dead letter; a move that will not go on has ended.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn given_up(&self, kind: TaskKind, handoff: HandoffId, why: &str) -> Result<(), StoreError> {
        let now = self.clock.now();
        let entry = Entry::new(handoff, now, Step::Fail, format!("{kind} was given up"))
            .because(why)
            .next("A person looks at it; `retry` runs it again.");
        let alert = Entry::new(handoff, now, Step::Alert, "given up");
        let way = match kind {
            TaskKind::AdvanceApplication => Some(Way::Forward),
            TaskKind::UndoAdvance => Some(Way::Back),
            TaskKind::FetchApplication
            | TaskKind::HandOver
            | TaskKind::Recheck
            | TaskKind::WriteLink
            | TaskKind::Lapse
            | TaskKind::TellScheduler => None,
        };
        if let Some(way) = way {
            let outcome = AdvanceOutcome::Failed { why: why.to_owned() };
            let told = match self.store.handoff(handoff).await? {
                Some(handoff) => self.news_of_move(handoff.tenant, way, &outcome, now),
                None => Vec::new(),
            };
            let entries = [entry.clone().telling(told), alert.clone()];
            if self.store.finish_advance(AdvanceKey { handoff, way }, None, &outcome, &entries).await? {
                self.measures.advanced(way, &outcome);
                self.measures.given_up(kind);
                return Ok(());
            }
        }
        let told = match (kind, self.store.handoff(handoff).await?) {
            // One that has ended was told of then.
            (TaskKind::FetchApplication | TaskKind::HandOver, Some(handoff))
                if handoff.lifecycle == Lifecycle::Live =>
            {
                self.news(handoff.tenant, MessageKind::Failed, Some("given_up"), now)
            }
            _ => Vec::new(),
        };
        self.store.add_entry(&entry.telling(told)).await?;
        self.store.add_entry(&alert).await?;
        self.measures.given_up(kind);
        Ok(())
    }
}
