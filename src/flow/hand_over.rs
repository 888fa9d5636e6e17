//! Says that a hand-off is ready: to schedulers where there are any, else on our own page.

use super::Flow;
use crate::domain::{Entry, Lifecycle, MessageKind, Step, Task, Verdict};
use crate::store::StoreError;

impl Flow {
    /// Hands a fetched hand-off over.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn hand_over(&self, task: &Task) -> Result<Verdict, StoreError> {
        let Some(case) = self.case_of(task).await? else {
            return Ok(Verdict::Done);
        };
        let handoff = &case.handoff;
        if handoff.lifecycle != Lifecycle::Live || handoff.handed_over_at.is_some() {
            return Ok(Verdict::Done);
        }
        let now = self.clock.now();
        let told = self.news(handoff.tenant, MessageKind::Ready, None, now);
        let said = if told.is_empty() { "waits on our page" } else { "schedulers are told" };
        let entry = Entry::new(handoff.id, now, Step::HandOver, said).next("A recruiter opens the link.").telling(told);
        self.store.record_handed_over(handoff.id, &entry).await?;
        Ok(Verdict::Done)
    }
}
