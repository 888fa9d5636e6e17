//! Writes the link into a field of the application, so that it stands in the ATS. Writing it twice does no harm.

use super::patience::{after, again};
use super::{Flow, began};
use crate::ats::{AtsError, Call, FieldText};
use crate::domain::{Entry, Feature, Lane, Step, Task, Verdict};
use crate::secrets::LinkKind;
use crate::store::StoreError;

impl Flow {
    /// Writes the link into the field that the tenant configured.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn write_link(&self, task: &Task) -> Result<Verdict, StoreError> {
        let Some(case) = self.case_of(task).await? else {
            return Ok(Verdict::Done);
        };
        let (handoff, now) = (&case.handoff, self.clock.now());
        let (Some(field), true) = (&case.tenant.settings.link_field, handoff.can_open(now)) else {
            return Ok(Verdict::Done);
        };
        if let Some(verdict) = self.hold(&case, task).await? {
            return Ok(verdict);
        }
        let url = self.link_url(LinkKind::Shared, handoff.id, handoff.link_epoch);
        let call = Call { tenant: &case.tenant, lane: Lane::WriteBack, feature: Feature::WriteLink };
        let written = case.adapter.ats.write_field(call, handoff.workflow, FieldText { field, text: &url }).await;
        let entry = Entry::new(handoff.id, now, Step::WriteLink, "written");
        match written {
            Ok(()) => {
                self.store.add_entry(&entry).await?;
                Ok(Verdict::Done)
            }
            Err(error @ (AtsError::Rejected { .. } | AtsError::Denied { .. })) => {
                let why = format!("field {field}: {error}");
                let entry = Entry { outcome: "refused".to_owned(), ..entry }.because(&*why);
                self.store
                    .add_entry(&entry.next("An administrator has to allow writing the field, or unset it here."))
                    .await?;
                Ok(Verdict::GiveUp { why })
            }
            Err(error) => Ok(again(&error, after(&error, task.failures + 1, began(task), self.clock.now()).0)),
        }
    }
}
