//! Ends a hand-off that nobody can open any more because its time ran out.

use super::{ECHO_WINDOW, Flow, REPEAT_WINDOW};
use crate::domain::{Entry, Handoff, Lifecycle, MessageKind, Step, Task, Verdict};
use crate::store::{DeadEnd, StoreError};

impl Flow {
    /// Lapses a live hand-off whose link is too old.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn lapse(&self, task: &Task) -> Result<Verdict, StoreError> {
        let Some(handoff) = self.store.handoff(task.handoff).await? else {
            return Ok(Verdict::Done);
        };
        let now = self.clock.now();
        if now < handoff.expires_at {
            return Ok(Verdict::Wait { at: handoff.expires_at, why: "its time is not over".to_owned() });
        }
        let entry = Entry::new(handoff.id, now, Step::Lapse, "lapsed")
            .because("its link was valid until now")
            .next("Set the trigger status again to send the candidate anew.")
            .telling(self.news(handoff.tenant, MessageKind::Lapsed, Some("time_over"), now));
        let end = DeadEnd {
            lifecycle: Lifecycle::Lapsed,
            failure: None,
            answers_until: now.plus(REPEAT_WINDOW),
            entry: &entry,
        };
        self.store.end(&handoff, end).await?;
        Ok(Verdict::Done)
    }

    /// Ends a live hand-off before its time, because a person wants it so; `false` where it has ended.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn lapse_now(&self, handoff: &Handoff, actor: &str) -> Result<bool, StoreError> {
        let now = self.clock.now();
        if handoff.lifecycle != Lifecycle::Live {
            return Ok(false);
        }
        let entry = Entry::new(handoff.id, now, Step::Lapse, "lapsed")
            .because(format!("asked for by {actor}"))
            .next("Set the trigger status again to send the candidate anew.")
            .telling(self.news(handoff.tenant, MessageKind::Lapsed, Some("ended"), now));
        // The event of a move back of ours may still come; a candidate who is sent anew meanwhile is found by a recheck.
        let answers_until = now.plus(ECHO_WINDOW.max(REPEAT_WINDOW));
        let end = DeadEnd { lifecycle: Lifecycle::Lapsed, failure: None, answers_until, entry: &entry };
        self.store.end(handoff, end).await
    }
}
