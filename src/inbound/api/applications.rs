//! Applications, read live from the ATS: nothing of them is kept for this.

use std::sync::Arc;
use std::time::Duration;

use axum::Json;
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use super::access::{May, need};
use super::answers::ReadsLive;
use super::input::{Ids, Query};
use super::time::{Time, some};
use crate::ats::AtsError;
use crate::domain::{JobId, Person, PersonId, Profile, Stage, TenantId, WorkflowId};
use crate::inbound::Doors;
use crate::inbound::problem::{ATS_REFUSES, ATS_UNAVAILABLE, CONFLICT, NOT_FOUND, Problem, UNAVAILABLE};

/// Shorter than the time limit of every request.
const READ_WITHIN: Duration = Duration::from_secs(15);

/// An application with the people and the job around it.
#[derive(Serialize, ToSchema)]
#[schema(as = Application)]
pub(in crate::inbound) struct ApplicationView {
    /// Which application.
    #[schema(value_type = i64, example = 13001)]
    workflow_id: WorkflowId,
    /// Where it stands.
    #[schema(required = false)]
    #[serde(skip_serializing_if = "Option::is_none")]
    stage: Option<StageView>,
    /// Where the candidate came from.
    #[schema(required = false)]
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<String>,
    /// When it last changed, to the minute.
    #[schema(required = false)]
    #[serde(skip_serializing_if = "Option::is_none")]
    updated_at: Option<Time>,
    /// The candidate, where the ATS shows one.
    #[schema(required = false)]
    #[serde(skip_serializing_if = "Option::is_none")]
    candidate: Option<PersonView>,
    /// The job, where the ATS shows one.
    #[schema(required = false)]
    #[serde(skip_serializing_if = "Option::is_none")]
    job: Option<JobView>,
    /// The hiring team.
    hiring_team: Vec<MemberView>,
    /// When the reading began.
    read_at: Time,
}

/// Where an application stands.
#[derive(Serialize, ToSchema)]
#[schema(as = Stage)]
pub(in crate::inbound) struct StageView {
    /// The status, as the ATS writes it.
    #[schema(example = "C20700")]
    id: String,
    /// What people call it there.
    #[schema(required = false, example = "Send to GoodTime")]
    #[serde(skip_serializing_if = "Option::is_none")]
    label: Option<String>,
}

impl StageView {
    pub(in crate::inbound) fn of(stage: Stage) -> Self {
        Self { id: stage.id.as_str().to_owned(), label: stage.label }
    }
}

/// A person, as far as the ATS shows it.
#[derive(Serialize, ToSchema)]
#[schema(as = Person)]
pub(in crate::inbound) struct PersonView {
    /// Which person.
    #[schema(value_type = i64, example = 9100)]
    person_id: PersonId,
    /// Given, middle and family name.
    #[schema(required = false, example = "Jane Q. Example")]
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    /// E-mail address.
    #[schema(required = false, example = "jane@example.com")]
    #[serde(skip_serializing_if = "Option::is_none")]
    email: Option<String>,
    /// Phone numbers, as typed.
    #[schema(example = json!(["555 555 0100"]))]
    phones: Vec<String>,
    /// Town, state and country.
    #[schema(required = false)]
    #[serde(skip_serializing_if = "Option::is_none")]
    location: Option<String>,
    /// The person's page in the ATS.
    #[schema(
        format = "uri",
        example = "https://example.icims.com/icims2/servlet/icims2?module=AppInert&action=view&id=9100"
    )]
    page_url: String,
}

/// What people apply for.
#[derive(Serialize, ToSchema)]
#[schema(as = Job)]
pub(in crate::inbound) struct JobView {
    /// Which job.
    #[schema(value_type = i64, example = 4400)]
    job_id: JobId,
    /// The requisition id that people know it by.
    #[schema(required = false, example = "2026-1234")]
    #[serde(skip_serializing_if = "Option::is_none")]
    requisition_id: Option<String>,
    /// Title.
    #[schema(required = false, example = "Nurse")]
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<String>,
    /// Where the work is.
    #[schema(required = false)]
    #[serde(skip_serializing_if = "Option::is_none")]
    location: Option<String>,
}

/// Somebody of the hiring team.
#[derive(Serialize, ToSchema)]
#[schema(as = TeamMember)]
pub(in crate::inbound) struct MemberView {
    /// The role, as the tenant's settings name it.
    #[schema(example = "recruiter")]
    role: String,
    /// Who.
    person: PersonView,
}

impl ApplicationView {
    fn of(profile: Profile, page: impl Fn(PersonId) -> String) -> Self {
        let person = |person: Person| PersonView {
            person_id: person.id,
            name: person.full_name(),
            page_url: page(person.id),
            email: person.email,
            phones: person.phones.into_iter().map(|phone| phone.number).collect(),
            location: person.location,
        };
        let application = profile.application;
        Self {
            workflow_id: application.workflow,
            stage: application.stage.map(StageView::of),
            source: application.source,
            updated_at: some(application.updated_at),
            candidate: profile.person.map(&person),
            job: profile.job.map(|job| JobView {
                job_id: job.id,
                requisition_id: job.requisition,
                title: job.title,
                location: job.location,
            }),
            hiring_team: profile
                .team
                .into_iter()
                .map(|who| MemberView { role: who.role, person: person(who.person) })
                .collect(),
            read_at: Time(profile.read_at),
        }
    }
}

/// An application with its candidate, job, stage and hiring team, read now.
#[utoipa::path(get, path = "/v2/ats/tenants/{tenant_id}/applications/{workflow_id}", operation_id = "getApplication", tag = "applications",
    security(("bearer" = ["applications:read"])),
    params(("tenant_id" = i64, Path, description = "Our number for the tenant.", minimum = 1),
        ("workflow_id" = i64, Path, description = "The application, as the ATS numbers it.", minimum = 1)),
    responses((status = 200, description = "As the ATS shows it now.", body = ApplicationView), ReadsLive))]
pub(in crate::inbound) async fn read(
    State(doors): State<Arc<Doors>>,
    may: May<need::ApplicationsRead>,
    Ids(id, workflow): Ids<TenantId, WorkflowId>,
    query: Query,
) -> Result<Json<ApplicationView>, Problem> {
    query.end()?;
    let tenant = may.caller.tenant_of(&doors, id)?;
    not_paused(&doors, tenant.id)?;
    let read = tokio::time::timeout(READ_WITHIN, doors.flow.read_live(&tenant, workflow)).await;
    let late = || Err(AtsError::Unavailable { why: "no answer in time".to_owned() });
    let profile = read.unwrap_or_else(|_| late()).map_err(|error| not_read(&error))?;
    let adapter = doors.flow.registry.get(&tenant.ats);
    let page = |person| adapter.map(|adapter| adapter.ats.person_page(&tenant, person)).unwrap_or_default();
    Ok(Json(ApplicationView::of(profile, page)))
}

/// Nothing is asked of the ATS for a tenant that is paused.
pub(in crate::inbound) fn not_paused(doors: &Doors, tenant: TenantId) -> Result<(), Problem> {
    let now = doors.flow.clock.now();
    let paused = doors.flow.directory.current().tenant(tenant).is_none_or(|tenant| tenant.is_paused(now));
    if paused { Err(CONFLICT.says("The tenant, or its region, is paused: nothing is read for it.")) } else { Ok(()) }
}

/// What the ATS does not show is told with what to do.
pub(in crate::inbound) fn not_read(error: &AtsError) -> Problem {
    match error {
        AtsError::Missing { .. } => {
            NOT_FOUND.says("The ATS has no such application, or does not show it yet: new data takes some minutes.")
        }
        AtsError::Busy | AtsError::Throttled { .. } => {
            UNAVAILABLE.says("Too many calls for this tenant are under way. Try again in a moment.").again_in(5)
        }
        AtsError::Denied { .. } | AtsError::NotConnected { .. } | AtsError::Rejected { .. } => {
            ATS_REFUSES.says(format!("It could not be read: {error}."))
        }
        AtsError::Unavailable { .. } | AtsError::Ambiguous { .. } | AtsError::Unreadable { .. } => {
            tracing::warn!(%error, "an application could not be read");
            ATS_UNAVAILABLE.says(format!("It could not be read: {error}."))
        }
    }
}
