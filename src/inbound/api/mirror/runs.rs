//! Walks through everything that is mirrored, and looks for changes: begun, followed, cancelled, listed.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::domain::{SyncKind, SyncRun, SyncRunId, SyncSource, SyncState, SyncWish, TenantId};
use crate::inbound::Doors;
use crate::inbound::api::access::{May, need, nothing_here};
use crate::inbound::api::answers::{Acts, Creates, ReadsOne};
use crate::inbound::api::input::{Body, Id, Ids, Query};
use crate::inbound::api::paging::{Listed, PageQuery, page};
use crate::inbound::api::time::{Time, some};
use crate::inbound::problem::{CONFLICT, Problem};
use crate::sync::new_walk;

/// What a run does.
#[derive(Serialize, ToSchema)]
#[schema(as = SyncKind)]
#[serde(rename_all = "snake_case")]
enum KindView {
    /// The first walk.
    Import,
    /// A look at everything that is mirrored.
    Walk,
    /// A look at what changed.
    Increment,
}

/// How a run stands.
#[derive(Serialize, ToSchema)]
#[schema(as = SyncState)]
#[serde(rename_all = "snake_case")]
enum StateView {
    /// It goes on.
    Running,
    /// It is through.
    Done,
    /// A person ended it.
    Cancelled,
    /// It could not go on; `note` says why.
    Stopped,
}

/// A run that keeps the mirror. Looks for changes that found nothing are not listed.
#[derive(Serialize, ToSchema)]
#[schema(as = SyncRun)]
pub(in crate::inbound) struct RunView {
    /// Which run.
    #[schema(value_type = uuid::Uuid)]
    run_id: SyncRunId,
    /// What it does.
    kind: KindView,
    /// How it stands.
    state: StateView,
    /// Who asked for it; none where it was due.
    #[schema(required = false, example = "command line")]
    #[serde(skip_serializing_if = "Option::is_none")]
    asked_by: Option<String>,
    /// When it began.
    began_at: Time,
    /// When it was last worked on.
    worked_at: Time,
    /// When it ended.
    #[schema(required = false)]
    #[serde(skip_serializing_if = "Option::is_none")]
    ended_at: Option<Time>,
    /// Parts of it that are through.
    #[schema(example = 3)]
    steps_done: i64,
    /// Its parts; 0 while they are not decided.
    #[schema(example = 7)]
    steps: usize,
    /// Profiles that searches named so far.
    #[schema(example = 51_200)]
    found: i64,
    /// Profiles that it is expected to find.
    #[schema(required = false, example = 100_000)]
    #[serde(skip_serializing_if = "Option::is_none")]
    expected: Option<i64>,
    /// Profiles that were read.
    #[schema(example = 50_150)]
    read: i64,
    /// Of those, what was new or had changed.
    #[schema(example = 50_150)]
    written: i64,
    /// Of those, what looks for changes should have found before.
    #[schema(example = 0)]
    missed: i64,
    /// Profiles that the ATS did not show, or not in a known shape.
    #[schema(example = 2)]
    refused: i64,
    /// What left the mirror.
    #[schema(example = 11)]
    gone: i64,
    /// Calls of the ATS.
    #[schema(example = 50_260)]
    calls: i64,
    /// Profiles that it read in a minute so far, pauses included.
    #[schema(required = false, example = 1_480)]
    #[serde(skip_serializing_if = "Option::is_none")]
    read_per_minute: Option<i64>,
    /// When it will be through, if it goes on as it went so far.
    #[schema(required = false)]
    #[serde(skip_serializing_if = "Option::is_none")]
    through_at: Option<Time>,
    /// Why it waits, or was stopped.
    #[schema(required = false, example = "calls are used up, or the ATS asks for fewer")]
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<String>,
}

impl RunView {
    pub(super) fn of(run: SyncRun) -> Self {
        let counts = run.counts;
        Self {
            run_id: run.id,
            kind: match run.kind {
                SyncKind::Import => KindView::Import,
                SyncKind::Walk => KindView::Walk,
                SyncKind::Increment => KindView::Increment,
            },
            state: match run.state {
                SyncState::Running => StateView::Running,
                SyncState::Done => StateView::Done,
                SyncState::Cancelled => StateView::Cancelled,
                SyncState::Stopped => StateView::Stopped,
            },
            read_per_minute: run.read_per_minute(),
            through_at: some(run.through_at()),
            began_at: Time(run.began_at),
            worked_at: Time(run.worked_at),
            ended_at: some(run.ended_at),
            steps_done: run.place.step,
            steps: run.steps.len(),
            found: counts.found,
            expected: run.expected,
            read: counts.read,
            written: counts.written,
            missed: counts.missed,
            refused: counts.refused,
            gone: counts.gone,
            calls: counts.calls,
            asked_by: run.asked_by,
            note: run.note,
        }
    }
}

/// A page of the list, as the contract names it.
type SyncRunList = Listed<RunView>;

/// Runs that kept the mirror, newest first. They are kept for 35 days.
#[utoipa::path(get, path = "/v2/ats/tenants/{tenant_id}/sync-runs", operation_id = "listSyncRuns", tag = "mirror",
    security(("bearer" = ["mirror:read"])),
    params(("tenant_id" = i64, Path, description = "Our number for it.", minimum = 1), PageQuery),
    responses((status = 200, description = "A page of them.", body = SyncRunList), ReadsOne))]
pub(in crate::inbound) async fn list(
    State(doors): State<Arc<Doors>>,
    may: May<need::MirrorRead>,
    Id(id): Id<TenantId>,
    mut query: Query,
) -> Result<Json<Listed<RunView>>, Problem> {
    let page = page(&mut query);
    query.end()?;
    let tenant = may.caller.tenant_of(&doors, id)?;
    let found = doors.flow.store.sync_runs_page(tenant.id, page).await?;
    Ok(Json(Listed::of(found, RunView::of)))
}

/// What a walk is to do beside looking at everything.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
#[schema(as = StartSyncRun)]
#[derive(Default)]
pub(in crate::inbound) struct StartBody {
    /// Read every profile, whether it changed or not; a call for each.
    #[schema(default = false)]
    pub(in crate::inbound) all: bool,
    /// Take out of the mirror what the ATS has no more, however much that is.
    #[schema(default = false)]
    pub(in crate::inbound) accept_gone: bool,
}

/// Begins a walk through everything that is mirrored; the first one is the import. It goes on in the background, beside the looks
/// for changes, with the calls that are left for `backfill`. Where one goes on, this is a conflict.
#[utoipa::path(post, path = "/v2/ats/tenants/{tenant_id}/sync-runs", operation_id = "startSyncRun", tag = "mirror",
    security(("bearer" = ["mirror:write"])),
    params(("tenant_id" = i64, Path, description = "Our number for it.", minimum = 1)), request_body = StartBody,
    responses((status = 202, description = "It begins within half a minute.", body = RunView), Creates))]
pub(in crate::inbound) async fn start(
    State(doors): State<Arc<Doors>>,
    may: May<need::MirrorWrite>,
    Id(id): Id<TenantId>,
    Body(body): Body<StartBody>,
) -> Result<(StatusCode, Json<RunView>), Problem> {
    let tenant = may.caller.tenant_of(&doors, id)?;
    if tenant.settings.sync.source == SyncSource::Off {
        return Err(CONFLICT.says("The tenant has no mirror: set `settings.sync.source` first."));
    }
    let (actor, now) = (may.caller.actor(), doors.flow.clock.now());
    let standing = doors.flow.store.sync_standing(id).await?;
    let wish = SyncWish { all: body.all, accept_gone: body.accept_gone, ..SyncWish::default() };
    let new = new_walk(&tenant, &standing, Some(&actor), wish, now);
    match doors.flow.store.begin_walk(&new, Some((&actor, now))).await? {
        Some((run, true)) => Ok((StatusCode::ACCEPTED, Json(RunView::of(run)))),
        Some((run, false)) => Err(CONFLICT.says(format!("The run {} goes on; cancel it first, or wait.", run.id))),
        None => Err(nothing_here()),
    }
}

/// A run that kept the mirror, or keeps it.
#[utoipa::path(get, path = "/v2/ats/tenants/{tenant_id}/sync-runs/{run_id}", operation_id = "getSyncRun", tag = "mirror",
    security(("bearer" = ["mirror:read"])), params(("tenant_id" = i64, Path, description = "Our number for it.", minimum = 1),
        ("run_id" = uuid::Uuid, Path, description = "Which run.")),
    responses((status = 200, description = "The run.", body = RunView), ReadsOne))]
pub(in crate::inbound) async fn read(
    State(doors): State<Arc<Doors>>,
    may: May<need::MirrorRead>,
    Ids(id, run): Ids<TenantId, SyncRunId>,
) -> Result<Json<RunView>, Problem> {
    let tenant = may.caller.tenant_of(&doors, id)?;
    let run = doors.flow.store.sync_run(run).await?.filter(|run| run.tenant == tenant.id);
    Ok(Json(RunView::of(run.ok_or_else(nothing_here)?)))
}

/// Ends a walk that goes on. What it has read stays; the next one begins anew.
#[utoipa::path(post, path = "/v2/ats/tenants/{tenant_id}/sync-runs/{run_id}/cancel", operation_id = "cancelSyncRun", tag = "mirror",
    security(("bearer" = ["mirror:write"])), params(("tenant_id" = i64, Path, description = "Our number for it.", minimum = 1),
        ("run_id" = uuid::Uuid, Path, description = "Which run.")),
    responses((status = 200, description = "The run, as it was cancelled.", body = RunView), Acts))]
pub(in crate::inbound) async fn cancel(
    State(doors): State<Arc<Doors>>,
    may: May<need::MirrorWrite>,
    Ids(id, run): Ids<TenantId, SyncRunId>,
) -> Result<Json<RunView>, Problem> {
    let tenant = may.caller.tenant_of(&doors, id)?;
    let store = doors.flow.store.as_ref();
    let found = store.sync_run(run).await?.filter(|run| run.tenant == tenant.id).ok_or_else(nothing_here)?;
    let (actor, now) = (may.caller.actor(), doors.flow.clock.now());
    if !store.cancel_walk(found.id, (&actor, now)).await? {
        return Err(CONFLICT.says("The run has ended."));
    }
    Ok(Json(RunView::of(store.sync_run(run).await?.ok_or_else(nothing_here)?)))
}
