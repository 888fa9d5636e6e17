//! Lists, a page at a time, newest first, and what is done to single entries of them.

use std::collections::HashMap;

use async_trait::async_trait;
use uuid::Uuid;

use crate::domain::{
    Advance, ApiToken, ApiTokenId, Event, Handoff, HandoffId, Job, JobId, Lifecycle, Person, PersonId, TaskId,
    TaskKind, TenantId, Timestamp, WorkflowId,
};
use crate::store::StoreError;

/// Lists.
#[async_trait]
pub trait Listing: Send + Sync {
    /// Events.
    async fn events_page(&self, asked: &EventsAsked, page: Page) -> Result<Found<Event>, StoreError>;

    /// Hand-offs.
    async fn handoffs_page(&self, asked: &HandoffsAsked, page: Page) -> Result<Found<Handoff>, StoreError>;

    /// Hand-offs of one tenant, as its pages list them.
    async fn interviews_page(&self, asked: &InterviewsAsked, page: Page) -> Result<Found<Handoff>, StoreError>;

    /// What is known of these persons and jobs of a tenant.
    async fn names_of(&self, tenant: TenantId, persons: &[i64], jobs: &[i64]) -> Result<Names, StoreError>;

    /// The last moves of these hand-offs: the way back where one was intended, else the way forward.
    async fn moves_of(&self, handoffs: &[HandoffId]) -> Result<HashMap<HandoffId, Advance>, StoreError>;

    /// Tasks that were given up, of one tenant or of all.
    async fn dead_tasks_page(&self, tenant: Option<TenantId>, page: Page) -> Result<Found<TaskListed>, StoreError>;

    /// One task.
    async fn task(&self, id: TaskId) -> Result<Option<TaskListed>, StoreError>;

    /// Lets a task that was given up run again; `false` where it is no dead letter, or the same work is under way.
    async fn revive_task(&self, id: TaskId, audit: (&str, Timestamp)) -> Result<bool, StoreError>;

    /// Removes a task that was given up, and says why on its hand-off; `false` where it is no dead letter.
    async fn discard_task(&self, task: &TaskListed, reason: &str, audit: (&str, Timestamp))
    -> Result<bool, StoreError>;

    /// Notes what somebody does that changes no settings.
    async fn add_audit(
        &self,
        tenant: Option<TenantId>,
        audit: (&str, Timestamp),
        action: &str,
        subject: &str,
    ) -> Result<(), StoreError>;

    /// The audit log, of one tenant or of everything.
    async fn audit_page(&self, tenant: Option<TenantId>, page: Page) -> Result<Found<Audited>, StoreError>;

    /// Tokens of the API, of one tenant or of all, those that were revoked too.
    async fn api_tokens_page(&self, tenant: Option<TenantId>, page: Page) -> Result<Found<ApiToken>, StoreError>;

    /// Keeps what a token allows.
    async fn add_api_token(&self, token: &ApiToken) -> Result<(), StoreError>;

    /// Ends a token; `false` where it is unknown or was ended before.
    async fn revoke_api_token(&self, token: &ApiToken, audit: (&str, Timestamp)) -> Result<bool, StoreError>;

    /// One token.
    async fn api_token(&self, id: ApiTokenId) -> Result<Option<ApiToken>, StoreError>;
}

/// Which part of a list.
#[derive(Debug, Clone, Copy)]
pub struct Page {
    /// Only what is older than this row.
    pub before: Uuid,
    /// Only this row and what is younger.
    pub from: Uuid,
    /// How many rows.
    pub most: i64,
}

impl Page {
    /// The newest ones.
    #[must_use]
    pub fn newest(most: i64) -> Self {
        Self { before: Uuid::max(), from: Uuid::nil(), most }
    }

    /// The same, no further down than the last row that may be looked at: what leaves or comes meanwhile moves nothing.
    pub(in crate::store) fn down_to(self, last: Option<Uuid>) -> Self {
        Self { from: last.map_or(self.from, |last| last.max(self.from)), ..self }
    }
}

/// A part of a list.
#[derive(Debug)]
pub struct Found<T> {
    /// Its rows, newest first.
    pub rows: Vec<T>,
    /// Where the next part begins; there may be more even where this one is short or empty.
    pub next: Option<Uuid>,
}

/// Which events.
#[derive(Debug, Clone, Default)]
pub struct EventsAsked {
    /// Of one tenant.
    pub tenant: Option<TenantId>,
    /// With that outcome.
    pub outcome: Option<&'static str>,
    /// About an application.
    pub workflow: Option<WorkflowId>,
    /// About a candidate.
    pub person: Option<PersonId>,
}

/// Which hand-offs.
#[derive(Debug, Clone, Default)]
pub struct HandoffsAsked {
    /// Of one tenant.
    pub tenant: Option<TenantId>,
    /// At that point of its life.
    pub lifecycle: Option<Lifecycle>,
    /// Of an application.
    pub workflow: Option<WorkflowId>,
    /// Of a candidate.
    pub person: Option<PersonId>,
}

/// Which hand-offs of a tenant.
#[derive(Debug, Clone)]
pub struct InterviewsAsked {
    /// Whose.
    pub tenant: TenantId,
    /// At that point of its life.
    pub lifecycle: Option<Lifecycle>,
    /// For that job.
    pub job: Option<JobId>,
    /// Sent by that person.
    pub sent_by: Option<PersonId>,
    /// With that text in the names of candidate or job, or that number of the application.
    pub text: Option<String>,
}

impl InterviewsAsked {
    /// All of a tenant.
    #[must_use]
    pub fn of(tenant: TenantId) -> Self {
        Self { tenant, lifecycle: None, job: None, sent_by: None, text: None }
    }
}

/// Persons and jobs by their numbers.
#[derive(Debug, Default)]
pub struct Names {
    /// Those of the persons that are known.
    pub persons: HashMap<PersonId, Person>,
    /// Those of the jobs that are known.
    pub jobs: HashMap<JobId, Job>,
}

/// A task with its reference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaskListed {
    /// Its reference.
    pub id: TaskId,
    /// Whose.
    pub tenant: TenantId,
    /// For which hand-off.
    pub handoff: HandoffId,
    /// What was to be done.
    pub kind: TaskKind,
    /// `queued`, `leased` or `dead`.
    pub state: String,
    /// Not before.
    pub run_at: Timestamp,
    /// How often it was tried.
    pub attempts: i64,
    /// Why it is not finished.
    pub last_error: Option<String>,
    /// Since when it is owed.
    pub created_at: Timestamp,
}

/// A change that somebody made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Audited {
    /// Its reference.
    pub id: Uuid,
    /// Of which tenant; none where it concerns the region.
    pub tenant: Option<TenantId>,
    /// Who.
    pub actor: String,
    /// What was done.
    pub action: String,
    /// To what.
    pub subject: String,
    /// When.
    pub at: Timestamp,
}
