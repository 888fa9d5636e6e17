//! How a mirror stands, what the ATS hides from it, and the text that asks for the fields.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use super::runs::RunView;
use crate::domain::{Entity, HiddenField, MirrorKind, SyncSource, TenantId};
use crate::inbound::Doors;
use crate::inbound::api::access::{May, need};
use crate::inbound::api::answers::ReadsOne;
use crate::inbound::api::input::Id;
use crate::inbound::api::time::{Time, some};
use crate::inbound::problem::Problem;
use crate::sync::hidden_fields;

/// Where changes are learned from.
#[derive(Serialize, ToSchema)]
#[schema(as = SyncSource)]
#[serde(rename_all = "snake_case")]
pub(in crate::inbound) enum SourceView {
    /// Nothing is mirrored.
    Off,
    /// Searches for what changed.
    Search,
    /// The ATS' stream of changes.
    Stream,
}

impl SourceView {
    pub(in crate::inbound) fn of(source: SyncSource) -> Self {
        match source {
            SyncSource::Off => Self::Off,
            SyncSource::Search => Self::Search,
            SyncSource::Stream => Self::Stream,
        }
    }
}

/// Of what.
#[derive(Serialize, ToSchema)]
#[schema(as = MirrorEntity)]
#[serde(rename_all = "snake_case")]
enum EntityView {
    /// Candidates and users.
    Person,
    /// Jobs.
    Job,
    /// Applications.
    Application,
}

impl EntityView {
    fn of(entity: Entity) -> Self {
        match entity {
            Entity::Person => Self::Person,
            Entity::Job => Self::Job,
            Entity::Application => Self::Application,
        }
    }
}

/// A field that the ATS shows less than it did, or never: perhaps a right is missing.
#[derive(Serialize, ToSchema)]
#[schema(as = HiddenField)]
struct HiddenView {
    /// Of what.
    entity: EntityView,
    /// The field, as the ATS names it.
    #[schema(example = "email")]
    field: String,
    /// Profiles that were read lately.
    #[schema(example = 420)]
    seen: i64,
    /// Those of them that showed it.
    #[schema(example = 0)]
    shown: i64,
    /// The share of profiles that showed it before, in percent; none where nothing is known.
    #[schema(required = false, example = 98)]
    #[serde(skip_serializing_if = "Option::is_none")]
    usual_percent: Option<i64>,
}

impl HiddenView {
    fn of(one: HiddenField) -> Self {
        let HiddenField { entity, field, seen, shown, usual_percent } = one;
        Self { entity: EntityView::of(entity), field, seen, shown, usual_percent }
    }
}

/// How a mirror stands.
#[derive(Serialize, ToSchema)]
#[schema(as = Sync)]
pub(in crate::inbound) struct SyncView {
    /// Where changes are learned from.
    source: SourceView,
    /// Everything that changed before is in the mirror, as far as searches show it.
    #[schema(required = false)]
    #[serde(skip_serializing_if = "Option::is_none")]
    watermark: Option<Time>,
    /// When the last walk through everything began that was finished.
    #[schema(required = false)]
    #[serde(skip_serializing_if = "Option::is_none")]
    walked_at: Option<Time>,
    /// When the last look for changes began that was finished.
    #[schema(required = false)]
    #[serde(skip_serializing_if = "Option::is_none")]
    looked_at: Option<Time>,
    /// When the next look for changes is due.
    #[schema(required = false)]
    #[serde(skip_serializing_if = "Option::is_none")]
    next_at: Option<Time>,
    /// Whether looks for changes are made less often than is set, because the day's calls would run out.
    stretched: bool,
    /// Why the last look for changes was not finished.
    #[schema(required = false, example = json!(null))]
    #[serde(skip_serializing_if = "Option::is_none")]
    failure: Option<String>,
    /// Why the stream is not used although it was chosen: changes are searched for meanwhile.
    #[schema(required = false, example = json!(null))]
    #[serde(skip_serializing_if = "Option::is_none")]
    stream_failure: Option<String>,
    /// Profiles that could not be read although others could; they are tried again, ever more rarely.
    #[schema(example = 0)]
    unread: usize,
    /// Folders of the settings that the ATS does not have.
    #[schema(example = json!(["Emp:Contractor"]))]
    unknown_folders: Vec<String>,
    /// Jobs of the mirror.
    #[schema(example = 310)]
    jobs: i64,
    /// Candidates of the mirror.
    #[schema(example = 18_400)]
    candidates: i64,
    /// Users of the mirror.
    #[schema(example = 950)]
    users: i64,
    /// Applications of the mirror.
    #[schema(example = 0)]
    applications: i64,
    /// Fields that the ATS does not show, or not any more.
    hidden_fields: Vec<HiddenView>,
    /// The walk that goes on.
    #[schema(required = false)]
    #[serde(skip_serializing_if = "Option::is_none")]
    run: Option<RunView>,
}

/// How the mirror of a tenant stands, and what the ATS seems to hide from it.
#[utoipa::path(get, path = "/v2/ats/tenants/{tenant_id}/sync", operation_id = "getSync", tag = "mirror",
    security(("bearer" = ["mirror:read"])), params(("tenant_id" = i64, Path, description = "Our number for it.", minimum = 1)),
    responses((status = 200, description = "How it stands.", body = SyncView), ReadsOne))]
pub(in crate::inbound) async fn read(
    State(doors): State<Arc<Doors>>,
    may: May<need::MirrorRead>,
    Id(id): Id<TenantId>,
) -> Result<Json<SyncView>, Problem> {
    let tenant = may.caller.tenant_of(&doors, id)?;
    let store = doors.flow.store.as_ref();
    let standing = store.sync_standing(id).await?;
    let counts = store.count_mirrored(id).await?;
    let count = |kind| counts.get(&kind).copied().unwrap_or_default();
    let hidden = hidden_fields(&doors.flow, id).await?;
    let settings = &tenant.settings.sync;
    Ok(Json(SyncView {
        source: SourceView::of(settings.source),
        stretched: standing.is_stretched(settings.every()),
        watermark: some(standing.watermark),
        walked_at: some(standing.walked_at),
        looked_at: some(standing.looked_at),
        next_at: some(standing.next_at),
        failure: standing.failure,
        stream_failure: standing.stream_failure,
        unread: standing.unread.len(),
        unknown_folders: standing.unknown_folders,
        jobs: count(MirrorKind::Job),
        candidates: count(MirrorKind::Candidate),
        users: count(MirrorKind::User),
        applications: count(MirrorKind::Application),
        hidden_fields: hidden.into_iter().map(HiddenView::of).collect(),
        run: store.walk_of(id).await?.map(RunView::of),
    }))
}

/// A text to send to the ATS' representative.
#[derive(Serialize, ToSchema)]
#[schema(as = FieldRequest)]
pub(in crate::inbound) struct RequestView {
    /// The text.
    #[schema(example = "Please let the integration user of customer 1234 read these fields: …")]
    text: String,
}

/// The text that asks the ATS' representative for the fields and folders that this tenant has mirrored.
#[utoipa::path(get, path = "/v2/ats/tenants/{tenant_id}/sync/field-request", operation_id = "getFieldRequest", tag = "mirror",
    security(("bearer" = ["mirror:read"])), params(("tenant_id" = i64, Path, description = "Our number for it.", minimum = 1)),
    responses((status = 200, description = "The text.", body = RequestView), ReadsOne))]
pub(in crate::inbound) async fn request(
    State(doors): State<Arc<Doors>>,
    may: May<need::MirrorRead>,
    Id(id): Id<TenantId>,
) -> Result<Json<RequestView>, Problem> {
    let tenant = may.caller.tenant_of(&doors, id)?;
    let adapter = doors.flow.registry.get(&tenant.ats);
    Ok(Json(RequestView { text: adapter.map(|adapter| adapter.ats.field_request(&tenant)).unwrap_or_default() }))
}
