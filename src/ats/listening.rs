//! An ATS that is listened to: what an attempt heard of it decides whether it works.

use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;

use super::{Ats, AtsError, Call, FieldText, ListNode, Probe, Resume, StandingAsked, StandingBy, StandingPage};
use crate::domain::{
    Application, Heard, Job, JobId, Person, PersonId, StageChange, StageId, Tenant, TenantSettings, WorkflowId,
};

/// An ATS, and where it is noted what was heard of it.
pub struct Listening {
    ats: Arc<dyn Ats>,
    heard: Heard,
}

impl Listening {
    /// Listens to an ATS.
    #[must_use]
    pub fn to(ats: Arc<dyn Ats>, heard: Heard) -> Self {
        Self { ats, heard }
    }

    fn note<T>(&self, result: Result<T, AtsError>) -> Result<T, AtsError> {
        match &result {
            Ok(_)
            | Err(
                AtsError::Missing { .. }
                | AtsError::Denied { .. }
                | AtsError::Rejected { .. }
                | AtsError::Unreadable { .. },
            ) => self.heard.answered(),
            Err(AtsError::Unavailable { .. } | AtsError::Ambiguous { .. }) => self.heard.failed(),
            // Nobody may have been asked.
            Err(AtsError::NotConnected { .. }) => self.heard.refused(),
            Err(AtsError::Throttled { .. } | AtsError::Busy) => {}
        }
        result
    }
}

#[async_trait]
impl Ats for Listening {
    async fn application(&self, call: Call<'_>, workflow: WorkflowId) -> Result<Application, AtsError> {
        self.note(self.ats.application(call, workflow).await)
    }

    async fn person(&self, call: Call<'_>, person: PersonId) -> Result<Person, AtsError> {
        self.note(self.ats.person(call, person).await)
    }

    async fn job(&self, call: Call<'_>, job: JobId) -> Result<Job, AtsError> {
        self.note(self.ats.job(call, job).await)
    }

    async fn stage_changes(&self, call: Call<'_>, workflow: WorkflowId) -> Result<Vec<StageChange>, AtsError> {
        self.note(self.ats.stage_changes(call, workflow).await)
    }

    async fn standing_in(&self, call: Call<'_>, asked: StandingAsked<'_>) -> Result<StandingPage, AtsError> {
        self.note(self.ats.standing_in(call, asked).await)
    }

    async fn standing_by(&self, call: Call<'_>, by: StandingBy<'_>) -> Result<Option<WorkflowId>, AtsError> {
        self.note(self.ats.standing_by(call, by).await)
    }

    async fn stage_lists(&self, call: Call<'_>) -> Result<Vec<String>, AtsError> {
        self.note(self.ats.stage_lists(call).await)
    }

    async fn list_nodes(&self, call: Call<'_>, list: &str) -> Result<Vec<ListNode>, AtsError> {
        self.note(self.ats.list_nodes(call, list).await)
    }

    async fn move_application(&self, call: Call<'_>, workflow: WorkflowId, to: &StageId) -> Result<(), AtsError> {
        self.note(self.ats.move_application(call, workflow, to).await)
    }

    async fn write_field(&self, call: Call<'_>, workflow: WorkflowId, write: FieldText<'_>) -> Result<(), AtsError> {
        self.note(self.ats.write_field(call, workflow, write).await)
    }

    async fn resume(&self, call: Call<'_>, person: PersonId) -> Result<Resume, AtsError> {
        self.note(self.ats.resume(call, person).await)
    }

    async fn probe(&self, call: Call<'_>) -> Result<Probe, AtsError> {
        self.note(self.ats.probe(call).await)
    }

    fn person_page(&self, tenant: &Tenant, person: PersonId) -> String {
        self.ats.person_page(tenant, person)
    }

    fn check_settings(&self, settings: &TenantSettings) -> Vec<(String, String)> {
        self.ats.check_settings(settings)
    }

    fn write_deadline(&self) -> Duration {
        self.ats.write_deadline()
    }
}
