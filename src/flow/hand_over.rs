//! Tells the scheduler. Order of effects: the scheduler is told, then it is recorded; a crash between tells it twice.

use super::Flow;
use super::patience::back_off;
use crate::domain::{Entry, Lifecycle, Step, Task, Verdict};
use crate::scheduling::{SchedulerError, Taken};
use crate::store::StoreError;

impl Flow {
    /// Hands a fetched hand-off over to the scheduler.
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
        let Some(profile) = self.store.profile(handoff).await? else {
            return Ok(Verdict::Done); // The tenant's data was removed meanwhile.
        };
        let now = self.clock.now();
        match self.scheduler.hand_over(handoff, &profile).await {
            Ok(Taken::OnOurPage) => {
                let entry = Entry::new(handoff.id, now, Step::HandOver, "waits on our page")
                    .next("A recruiter opens the link.");
                self.store.record_handed_over(handoff.id, &entry).await?;
                Ok(Verdict::Done)
            }
            Err(SchedulerError::Unavailable(why)) => Ok(Verdict::Retry { at: back_off(task.failures + 1, now), why }),
        }
    }
}
