//! How iCIMS works: the only place that knows.
//!
//! Two adapters: [`IcimsCaller`] reads what iCIMS posts and answers it, [`Icims`] calls its API. True in here: one
//! function sends, to configured hosts only; URLs are built from ids and never taken from a delivery or an answer; no
//! error and no log line holds a value of theirs, only codes, field ids and JSON paths. It knows neither hand-offs nor
//! rules. What iCIMS does not document is listed in `docs/icims-assumptions.md`.

mod api;
mod budget;
mod caller;
mod client;
mod config;
mod error;
mod field_request;
mod hmac;
mod json;
mod links;
mod reply;
mod settings;
mod telling;
mod token;
mod values;
mod wire;

use std::borrow::Cow;
use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use axum::http::HeaderMap;
use axum::response::Response;

pub use config::{BuildError, Config, Hosts};
pub use settings::check as check_settings;

use super::{
    Access, Answer, Ats, AtsError, BudgetLedger, Call, Caller, ChangesAsked, ChangesPage, Delivery, FieldText,
    HmacClaim, ListNode, Malformed, Presented, Probe, ProfileIds, ProfilesAsked, Request, Resume, Signed,
    StandingAsked, StandingBy, StandingPage, Usage,
};
use crate::domain::{
    Application, Clock, Content, Entity, Folder, Job, JobId, Person, PersonId, Profiled, Region, StageChange, StageId,
    Tenant, TenantSettings, WorkflowId,
};
use crate::measures::Measures;
use client::Client;

/// How iCIMS is called.
pub struct Icims {
    client: Client,
}

impl Icims {
    /// An adapter for the tenants of one region.
    ///
    /// # Errors
    /// [`BuildError`] when a host is no URL or TLS cannot be set up.
    pub fn new(
        config: Config,
        access: Arc<dyn Access>,
        clock: Arc<dyn Clock>,
        measures: Arc<Measures>,
        (ledger, usage): (Arc<dyn BudgetLedger>, Arc<Usage>),
    ) -> Result<Self, BuildError> {
        Ok(Self { client: Client::new(config, access, clock, measures, (ledger, usage))? })
    }
}

#[async_trait]
impl Ats for Icims {
    async fn application(&self, call: Call<'_>, workflow: WorkflowId) -> Result<Application, AtsError> {
        api::workflows::read(&self.client, call, workflow).await
    }

    async fn person(&self, call: Call<'_>, person: PersonId) -> Result<Person, AtsError> {
        api::people::read(&self.client, call, person).await
    }

    async fn job(&self, call: Call<'_>, job: JobId) -> Result<Job, AtsError> {
        api::jobs::read(&self.client, call, job).await
    }

    async fn stage_changes(&self, call: Call<'_>, workflow: WorkflowId) -> Result<Vec<StageChange>, AtsError> {
        api::workflows::status_log(&self.client, call, workflow).await
    }

    async fn standing_in(&self, call: Call<'_>, asked: StandingAsked<'_>) -> Result<StandingPage, AtsError> {
        api::search::applications_in(&self.client, call, asked).await
    }

    async fn standing_by(&self, call: Call<'_>, by: StandingBy<'_>) -> Result<Option<WorkflowId>, AtsError> {
        api::search::application_by(&self.client, call, by).await
    }

    async fn stage_lists(&self, call: Call<'_>) -> Result<Vec<String>, AtsError> {
        api::lists::of_stages(&self.client, call).await
    }

    async fn list_nodes(&self, call: Call<'_>, list: &str) -> Result<Vec<ListNode>, AtsError> {
        api::lists::nodes(&self.client, call, list).await
    }

    async fn profile_ids(&self, call: Call<'_>, asked: ProfilesAsked<'_>) -> Result<ProfileIds, AtsError> {
        api::search::profiles(&self.client, call, asked).await
    }

    async fn profile(&self, call: Call<'_>, entity: Entity, id: i64) -> Result<Profiled, AtsError> {
        let no_id = |what| AtsError::Missing { what };
        match entity {
            Entity::Person => {
                let id = PersonId::try_from(id).map_err(|_| no_id("person"))?;
                api::people::read_whole(&self.client, call, id).await
            }
            Entity::Job => {
                let id = JobId::try_from(id).map_err(|_| no_id("job"))?;
                api::jobs::read_whole(&self.client, call, id).await
            }
            Entity::Application => {
                let id = WorkflowId::try_from(id).map_err(|_| no_id("application"))?;
                let application = api::workflows::read(&self.client, call, id).await?;
                let (folder, fields) = (Folder::default(), serde_json::Map::new());
                Ok(Profiled { content: Content::Application(application), folder, fields, merged_into: None })
            }
        }
    }

    async fn folders(&self, call: Call<'_>, entity: Entity) -> Result<Vec<ListNode>, AtsError> {
        api::lists::folders(&self.client, call, entity).await
    }

    async fn subscriptions(&self, call: Call<'_>) -> Result<Vec<String>, AtsError> {
        api::stream::subscriptions(&self.client, call).await
    }

    async fn changes(&self, call: Call<'_>, asked: ChangesAsked<'_>) -> Result<ChangesPage, AtsError> {
        api::stream::changes(&self.client, call, asked).await
    }

    async fn move_application(&self, call: Call<'_>, workflow: WorkflowId, to: &StageId) -> Result<(), AtsError> {
        api::workflows::set_status(&self.client, call, workflow, to).await
    }

    async fn write_field(&self, call: Call<'_>, workflow: WorkflowId, write: FieldText<'_>) -> Result<(), AtsError> {
        api::workflows::set_text(&self.client, call, workflow, write).await
    }

    async fn resume(&self, call: Call<'_>, person: PersonId) -> Result<Resume, AtsError> {
        api::files::resume(&self.client, call, person).await
    }

    async fn probe(&self, call: Call<'_>) -> Result<Probe, AtsError> {
        api::customers::probe(&self.client, call).await
    }

    fn person_page(&self, tenant: &Tenant, person: PersonId) -> String {
        api::people::page(&self.client, tenant, person)
    }

    fn field_request(&self, tenant: &Tenant) -> String {
        field_request::text(tenant)
    }

    fn check_settings(&self, settings: &TenantSettings) -> Vec<(String, String)> {
        check_settings(settings)
    }

    fn write_deadline(&self) -> Duration {
        self.client.write_deadline()
    }
}

/// How iCIMS calls us.
#[derive(Debug, Clone, Copy, Default)]
pub struct IcimsCaller;

impl Caller for IcimsCaller {
    fn presented(&self, headers: &HeaderMap) -> Presented {
        caller::presented(headers)
    }

    fn signed(&self, claim: &HmacClaim, request: Request<'_>) -> Option<Signed> {
        hmac::signed(claim, request)
    }

    fn inflate<'a>(&self, headers: &HeaderMap, body: &'a [u8]) -> Result<Cow<'a, [u8]>, Malformed> {
        wire::inflate(headers, body)
    }

    fn decode(&self, plain: &[u8]) -> Result<Delivery, Malformed> {
        wire::decode(plain)
    }

    fn region_hint(&self, headers: &HeaderMap) -> Option<Region> {
        links::region(headers)
    }

    fn reply(&self, answer: &Answer) -> Response {
        reply::reply(answer)
    }
}
