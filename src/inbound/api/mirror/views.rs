//! What of the mirror is shown.

use serde::Serialize;
use utoipa::ToSchema;

use crate::domain::{Content, Gone, Mirrored, PersonId};
use crate::inbound::api::applications::StageView;
use crate::inbound::api::time::{Time, some};

/// Why something is not in the mirror any more.
#[derive(Clone, Copy, Serialize, ToSchema)]
#[schema(as = GoneReason)]
#[serde(rename_all = "snake_case")]
enum GoneView {
    /// The ATS has it no more.
    Deleted,
    /// It stands in a folder that is not mirrored.
    MovedOut,
    /// The person was merged with another one.
    Merged,
}

impl GoneView {
    fn of(gone: Gone) -> Self {
        match gone {
            Gone::Deleted => Self::Deleted,
            Gone::MovedOut => Self::MovedOut,
            Gone::Merged => Self::Merged,
        }
    }
}

/// A folder: the life-cycle state of a profile.
#[derive(Serialize, ToSchema)]
#[schema(as = Folder)]
struct FolderView {
    /// The id, as the ATS writes it.
    #[schema(required = false, example = "D32007")]
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<String>,
    /// What people call it.
    #[schema(required = false, example = "Cand:Active")]
    #[serde(skip_serializing_if = "Option::is_none")]
    label: Option<String>,
}

impl FolderView {
    fn of(id: Option<String>, label: Option<String>) -> Option<Self> {
        (id.is_some() || label.is_some()).then_some(Self { id, label })
    }
}

/// What the mirror says of everything in it.
#[derive(Serialize, ToSchema)]
#[schema(as = MirrorTimes)]
struct Times {
    /// When it last changed in the ATS, to the minute.
    #[schema(required = false)]
    #[serde(skip_serializing_if = "Option::is_none")]
    updated_at: Option<Time>,
    /// When the mirror last took a change of it; `updated_since` goes by this.
    changed_at: Time,
    /// When it left the mirror.
    #[schema(required = false, example = json!(null))]
    #[serde(skip_serializing_if = "Option::is_none")]
    gone_at: Option<Time>,
    /// Why it left the mirror.
    #[schema(required = false)]
    #[serde(skip_serializing_if = "Option::is_none")]
    gone_reason: Option<GoneView>,
}

impl Times {
    fn of(one: &Mirrored) -> Self {
        Self {
            updated_at: some(one.content.as_ref().and_then(Content::updated_at)),
            changed_at: Time(one.changed_at),
            gone_at: some(one.gone.map(|(at, _)| at)),
            gone_reason: one.gone.map(|(_, gone)| GoneView::of(gone)),
        }
    }
}

/// A candidate or a user of the mirror.
#[derive(Serialize, ToSchema)]
#[schema(as = MirroredPerson)]
pub(in crate::inbound) struct MirroredPersonView {
    /// Which person.
    #[schema(example = 9100)]
    person_id: i64,
    /// Given name.
    #[schema(required = false, example = "Jane")]
    #[serde(skip_serializing_if = "Option::is_none")]
    first_name: Option<String>,
    /// Middle name.
    #[schema(required = false, example = "Q.")]
    #[serde(skip_serializing_if = "Option::is_none")]
    middle_name: Option<String>,
    /// Family name.
    #[schema(required = false, example = "Example")]
    #[serde(skip_serializing_if = "Option::is_none")]
    last_name: Option<String>,
    /// E-mail address.
    #[schema(required = false, example = "jane@example.com")]
    #[serde(skip_serializing_if = "Option::is_none")]
    email: Option<String>,
    /// Phone numbers, as typed.
    #[schema(example = json!(["555 555 0100"]))]
    phones: Vec<String>,
    /// Town, state and country.
    #[schema(required = false, example = "Springfield, Massachusetts, United States")]
    #[serde(skip_serializing_if = "Option::is_none")]
    location: Option<String>,
    /// Where the person stands.
    #[schema(required = false)]
    #[serde(skip_serializing_if = "Option::is_none")]
    folder: Option<FolderView>,
    /// Fields that the tenant added, as the ATS writes them.
    #[schema(value_type = Object, required = false, example = json!({"field23848": "Remote"}))]
    #[serde(skip_serializing_if = "serde_json::Map::is_empty")]
    fields: serde_json::Map<String, serde_json::Value>,
    /// The person that this one was merged with.
    #[schema(required = false, example = json!(null))]
    #[serde(skip_serializing_if = "Option::is_none")]
    merged_into: Option<i64>,
    /// The person's page in the ATS.
    #[schema(format = "uri", required = false, example = "https://api.icims.com/customers/1234/linkTo/people/9100")]
    #[serde(skip_serializing_if = "Option::is_none")]
    page_url: Option<String>,
    #[serde(flatten)]
    times: Times,
}

impl MirroredPersonView {
    pub(super) fn of(one: Mirrored, page: impl Fn(PersonId) -> Option<String>) -> Self {
        let times = Times::of(&one);
        let Mirrored { id, content, folder_id, fields, merged_into, .. } = one;
        let person = match content {
            Some(Content::Person(person)) => Some(person),
            Some(Content::Job(_) | Content::Application(_)) | None => None,
        };
        let is_there = person.is_some();
        let label = person.as_ref().and_then(|person| person.folder.clone());
        let (mut first_name, mut middle_name, mut last_name, mut email, mut location) = (None, None, None, None, None);
        let mut phones = Vec::new();
        if let Some(person) = person {
            (first_name, middle_name, last_name) = (person.first_name, person.middle_name, person.last_name);
            (email, location) = (person.email, person.location);
            phones = person.phones.into_iter().map(|phone| phone.number).collect();
        }
        let page_url = PersonId::try_from(id).ok().filter(|_| is_there).and_then(page);
        let folder = FolderView::of(folder_id, label);
        Self {
            person_id: id,
            first_name,
            middle_name,
            last_name,
            email,
            phones,
            location,
            folder,
            fields,
            merged_into,
            page_url,
            times,
        }
    }
}

/// Somebody's role on a job.
#[derive(Serialize, ToSchema)]
#[schema(as = MirroredRole)]
struct RoleView {
    /// The role, as the tenant's settings name it.
    #[schema(example = "recruiter")]
    role: String,
    /// Who.
    #[schema(example = 9001)]
    person_id: i64,
}

/// A job of the mirror.
#[derive(Serialize, ToSchema)]
#[schema(as = MirroredJob)]
pub(in crate::inbound) struct MirroredJobView {
    /// Which job.
    #[schema(example = 4400)]
    job_id: i64,
    /// The requisition id that people know it by.
    #[schema(required = false, example = "2026-1234")]
    #[serde(skip_serializing_if = "Option::is_none")]
    requisition_id: Option<String>,
    /// Title.
    #[schema(required = false, example = "Nurse")]
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<String>,
    /// Where the job stands.
    #[schema(required = false)]
    #[serde(skip_serializing_if = "Option::is_none")]
    folder: Option<FolderView>,
    /// Where the work is.
    #[schema(required = false, example = "Springfield")]
    #[serde(skip_serializing_if = "Option::is_none")]
    location: Option<String>,
    /// The hiring team.
    hiring_team: Vec<RoleView>,
    /// Fields that the tenant added, as the ATS writes them.
    #[schema(value_type = Object, required = false, example = json!({"field30012": "Yes"}))]
    #[serde(skip_serializing_if = "serde_json::Map::is_empty")]
    fields: serde_json::Map<String, serde_json::Value>,
    #[serde(flatten)]
    times: Times,
}

impl MirroredJobView {
    pub(super) fn of(one: Mirrored) -> Self {
        let times = Times::of(&one);
        let Mirrored { id, content, folder_id, fields, .. } = one;
        let (mut requisition_id, mut title, mut label, mut location) = (None, None, None, None);
        let mut hiring_team = Vec::new();
        if let Some(Content::Job(job)) = content {
            (requisition_id, title, label, location) = (job.requisition, job.title, job.folder, job.location);
            let role = |member: crate::domain::TeamMember| RoleView { role: member.role, person_id: member.person };
            hiring_team = job.team.into_iter().map(role).collect();
        }
        let folder = FolderView::of(folder_id, label);
        Self { job_id: id, requisition_id, title, folder, location, hiring_team, fields, times }
    }
}

/// An application of the mirror.
#[derive(Serialize, ToSchema)]
#[schema(as = MirroredApplication)]
pub(in crate::inbound) struct MirroredApplicationView {
    /// Which application.
    #[schema(example = 13001)]
    workflow_id: i64,
    /// Whose.
    #[schema(required = false, example = 9100)]
    #[serde(skip_serializing_if = "Option::is_none")]
    person_id: Option<i64>,
    /// For which job.
    #[schema(required = false, example = 4400)]
    #[serde(skip_serializing_if = "Option::is_none")]
    job_id: Option<i64>,
    /// Where it stands.
    #[schema(required = false)]
    #[serde(skip_serializing_if = "Option::is_none")]
    stage: Option<StageView>,
    /// Where the candidate came from.
    #[schema(required = false, example = "Career Portal")]
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<String>,
    #[serde(flatten)]
    times: Times,
}

impl MirroredApplicationView {
    pub(super) fn of(one: Mirrored) -> Self {
        let times = Times::of(&one);
        let application = match one.content {
            Some(Content::Application(application)) => Some(application),
            Some(Content::Job(_) | Content::Person(_)) | None => None,
        };
        let mut view = Self { workflow_id: one.id, person_id: None, job_id: None, stage: None, source: None, times };
        if let Some(application) = application {
            view.person_id = application.person.map(PersonId::get);
            view.job_id = application.job.map(crate::domain::JobId::get);
            view.stage = application.stage.map(StageView::of);
            view.source = application.source;
        }
        view
    }
}
