//! The vendor seam: what any applicant tracking system must offer.
//!
//! Two traits: [`Ats`] is what the flow asks of it, [`Caller`] is how it calls us. An adapter is a folder of this room
//! and one arm in the [`Registry`]; nothing outside the folder knows how that ATS works. True in here: every outside
//! call has a time-out, is never followed to another host, and ends in an [`AtsError`] that says what to do next.

mod access;
mod answer;
mod caller;
mod changes;
mod error;
pub mod icims;
mod ledger;
mod listening;
mod lists;
mod profiles;
mod registry;
mod usage;

use async_trait::async_trait;
use axum::body::Bytes;
use futures_util::stream::BoxStream;

pub use access::{Access, Grant, Secret};
pub use answer::{Answer, Cause, Notice, Refusal};
pub use caller::{Caller, Delivery, HmacClaim, Malformed, Presented, Request, Said, Signed};
pub use changes::{CHANGES_KEY_LONGEST, Change, ChangesAsked, ChangesPage, subscription_of};
pub use error::AtsError;
pub use ledger::BudgetLedger;
pub use listening::Listening;
pub use lists::{ListNode, StandingBy};
pub use profiles::{ProfileIds, ProfilesAsked};
pub use registry::{Adapter, Registry};
pub use usage::Usage;

use crate::domain::{
    Application, Entity, Feature, Job, JobId, Lane, Person, PersonId, Profiled, StageChange, StageId, StageKey, Tenant,
    TenantSettings, Timestamp, WorkflowId,
};

/// On whose behalf, and how urgently, the ATS is called.
#[derive(Debug, Clone, Copy)]
pub struct Call<'a> {
    /// The tenant whose data is meant.
    pub tenant: &'a Tenant,
    /// Who is waiting.
    pub lane: Lane,
    /// What for.
    pub feature: Feature,
}

/// What the flow asks of an applicant tracking system.
#[async_trait]
pub trait Ats: Send + Sync {
    /// Reads where an application stands.
    async fn application(&self, call: Call<'_>, workflow: WorkflowId) -> Result<Application, AtsError>;

    /// Reads a candidate or user.
    async fn person(&self, call: Call<'_>, person: PersonId) -> Result<Person, AtsError>;

    /// Reads a job and, by the tenant's role settings, who is on its hiring team.
    async fn job(&self, call: Call<'_>, job: JobId) -> Result<Job, AtsError>;

    /// Reads the status changes of an application, newest first.
    async fn stage_changes(&self, call: Call<'_>, workflow: WorkflowId) -> Result<Vec<StageChange>, AtsError>;

    /// The applications that stand in a status now, a page at a time, in the order of their numbers.
    async fn standing_in(&self, call: Call<'_>, asked: StandingAsked<'_>) -> Result<StandingPage, AtsError>;

    /// One application that stands in a status of that label or of that bin now; `None` where nobody does. One call.
    async fn standing_by(&self, _call: Call<'_>, _by: StandingBy<'_>) -> Result<Option<WorkflowId>, AtsError> {
        Err(AtsError::Missing { what: "search by the names of statuses" })
    }

    /// The lists that may hold the statuses, the likeliest first. One call.
    async fn stage_lists(&self, _call: Call<'_>) -> Result<Vec<String>, AtsError> {
        Err(AtsError::Missing { what: "list of statuses" })
    }

    /// What stands in a list, or below one of its nodes; one level. One call.
    async fn list_nodes(&self, _call: Call<'_>, _list: &str) -> Result<Vec<ListNode>, AtsError> {
        Err(AtsError::Missing { what: "list of statuses" })
    }

    /// The numbers of profiles, a page at a time, in their order. One call.
    async fn profile_ids(&self, _call: Call<'_>, _asked: ProfilesAsked<'_>) -> Result<ProfileIds, AtsError> {
        Err(AtsError::Missing { what: "search for profiles" })
    }

    /// Reads a profile for the mirror, with the fields that the tenant added. One call.
    async fn profile(&self, _call: Call<'_>, _entity: Entity, _id: i64) -> Result<Profiled, AtsError> {
        Err(AtsError::Missing { what: "profiles" })
    }

    /// The folders that profiles can stand in. One call.
    async fn folders(&self, _call: Call<'_>, _entity: Entity) -> Result<Vec<ListNode>, AtsError> {
        Err(AtsError::Missing { what: "list of folders" })
    }

    /// The subscriptions of the tenant's stream of changes. One call, and another where it is refused.
    async fn subscriptions(&self, _call: Call<'_>) -> Result<Vec<String>, AtsError> {
        Err(AtsError::Missing { what: "stream of changes" })
    }

    /// A page of the stream of changes. One call. [`AtsError::Rejected`] means that the key is not taken any more: begin
    /// without one.
    async fn changes(&self, _call: Call<'_>, _asked: ChangesAsked<'_>) -> Result<ChangesPage, AtsError> {
        Err(AtsError::Missing { what: "stream of changes" })
    }

    /// Places an application in a status. [`AtsError::Ambiguous`] means that it may or may not have happened.
    async fn move_application(&self, call: Call<'_>, workflow: WorkflowId, to: &StageId) -> Result<(), AtsError>;

    /// Writes a text into a field of an application; repeating it does no harm.
    async fn write_field(&self, call: Call<'_>, workflow: WorkflowId, write: FieldText<'_>) -> Result<(), AtsError>;

    /// Opens a person's resume as a stream.
    async fn resume(&self, call: Call<'_>, person: PersonId) -> Result<Resume, AtsError>;

    /// Asks who the ATS thinks the tenant is: the cheapest proof that host and credential work.
    async fn probe(&self, call: Call<'_>) -> Result<Probe, AtsError>;

    /// The text that asks the ATS' representative for what a tenant has mirrored.
    fn field_request(&self, _tenant: &Tenant) -> String {
        String::new()
    }

    /// What is wrong with what a tenant chose: the setting, and what it must be.
    fn check_settings(&self, settings: &TenantSettings) -> Vec<(String, String)>;

    /// The address of a person's page in the ATS, for people to follow.
    fn person_page(&self, tenant: &Tenant, person: PersonId) -> String;

    /// How long a write can stay under way after its answer was given up.
    fn write_deadline(&self) -> std::time::Duration;
}

/// Which applications.
#[derive(Debug, Clone, Copy)]
pub struct StandingAsked<'a> {
    /// The status they stand in.
    pub stage: StageKey,
    /// How the ATS writes it, where that is known.
    pub written: Option<&'a StageId>,
    /// Only those that were changed since then, to the minute.
    pub changed_since: Option<Timestamp>,
    /// Only those with higher numbers.
    pub after: Option<WorkflowId>,
}

/// A page of applications.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StandingPage {
    /// Their numbers, ascending.
    pub workflows: Vec<WorkflowId>,
    /// Whether none follow.
    pub is_last: bool,
}

/// A field and the text for it.
#[derive(Debug, Clone, Copy)]
pub struct FieldText<'a> {
    /// The field, as the ATS names it.
    pub field: &'a str,
    /// What to write.
    pub text: &'a str,
}

/// A resume on its way through us; never stored.
pub struct Resume {
    /// What the ATS says it is; not to be trusted by a browser.
    pub content_type: String,
    /// Its length in bytes, where the ATS says so.
    pub length: Option<u64>,
    /// The bytes as they arrive.
    pub body: BoxStream<'static, Result<Bytes, AtsError>>,
}

impl std::fmt::Debug for Resume {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Resume")
            .field("content_type", &self.content_type)
            .field("length", &self.length)
            .finish_non_exhaustive()
    }
}

/// What the ATS says of a tenant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Probe {
    /// The customer's name there.
    pub name: Option<String>,
    /// `test` or `production`, as the ATS writes it.
    pub customer_type: Option<String>,
    /// Host of the pages that the customer's people use.
    pub platform_host: Option<String>,
}
