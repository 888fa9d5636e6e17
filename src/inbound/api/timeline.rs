//! What happened to a hand-off, and what is still owed for it.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use super::access::{Caller, May, need, nothing_here};
use super::answers::ReadsOne;
use super::events::EventView;
use super::handoff_view::{HandoffView, MoveView};
use super::input::{Id, Query};
use super::time::Time;
use crate::ats::Cause;
use crate::domain::{Entry, Event, HandoffId, TenantId, WorkflowId};
use crate::flow::{Explanation, OF_A_REQUEST, Subject};
use crate::inbound::Doors;
use crate::inbound::problem::Problem;
use crate::store::{AttemptRow, Story, TaskRow};

/// One thing that happened.
#[derive(Serialize, ToSchema)]
#[schema(as = TimelineEntry)]
pub(in crate::inbound) struct EntryView {
    /// When.
    at: Time,
    /// What it is about: `fetch`, `hand_over`, `write_link`, `open`, `advance`, `recheck`, `lapse`, `fail` or `alert`.
    #[schema(example = "open")]
    step: &'static str,
    /// How it went.
    #[schema(example = "opened")]
    outcome: String,
    /// Why.
    #[schema(required = false, example = "with the link")]
    #[serde(skip_serializing_if = "Option::is_none")]
    cause: Option<String>,
    /// What happens next.
    #[schema(required = false, example = "The application is moved to the next status.")]
    #[serde(skip_serializing_if = "Option::is_none")]
    next: Option<String>,
}

/// Work that is owed.
#[derive(Serialize, ToSchema)]
#[schema(as = OwedTask)]
pub(in crate::inbound) struct OwedView {
    /// What.
    #[schema(example = "fetch_application")]
    kind: &'static str,
    /// `queued`, `leased` or `dead`.
    #[schema(example = "queued")]
    state: String,
    /// Not before.
    run_at: Time,
    /// How often it was tried.
    #[schema(example = 1)]
    attempts: i64,
    /// Why it is not finished.
    #[schema(required = false)]
    #[serde(skip_serializing_if = "Option::is_none")]
    last_error: Option<String>,
}

/// An attempt.
#[derive(Serialize, ToSchema)]
#[schema(as = Attempt)]
pub(in crate::inbound) struct AttemptView {
    /// At what.
    #[schema(example = "fetch_application")]
    kind: &'static str,
    /// Which one.
    #[schema(example = 1)]
    attempt: i64,
    /// When it began.
    started_at: Time,
    /// When it ended.
    finished_at: Time,
    /// `done`, `wait`, `retry`, `give_up` or `lost`.
    #[schema(example = "done")]
    verdict: String,
    /// Why.
    #[schema(required = false)]
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<String>,
}

/// All that is known of a hand-off.
#[derive(Serialize, ToSchema)]
#[schema(as = Timeline)]
pub(in crate::inbound) struct TimelineView {
    /// The hand-off.
    handoff: HandoffView,
    /// Its move, if one was intended.
    #[schema(required = false)]
    #[serde(skip_serializing_if = "Option::is_none")]
    advance: Option<MoveView>,
    /// The move back, if a person asked for it.
    #[schema(required = false)]
    #[serde(skip_serializing_if = "Option::is_none")]
    undo: Option<MoveView>,
    /// What happened, in order.
    entries: Vec<EntryView>,
    /// Its deliveries, in order.
    events: Vec<EventView>,
    /// What is owed.
    tasks: Vec<OwedView>,
    /// What was tried, in order; the newest 500.
    attempts: Vec<AttemptView>,
}

impl TimelineView {
    fn of(story: Story) -> Self {
        let entry = |Entry { at, step, outcome, cause, next, .. }| EntryView {
            at: Time(at),
            step: crate::domain::Step::name(step),
            outcome,
            cause,
            next,
        };
        let owed = |TaskRow { kind, state, run_at, attempts, last_error }| OwedView {
            kind: crate::domain::TaskKind::name(kind),
            state,
            run_at: Time(run_at),
            attempts,
            last_error,
        };
        let tried = |AttemptRow { kind, attempt, started_at, finished_at, verdict, why }| AttemptView {
            kind: crate::domain::TaskKind::name(kind),
            attempt,
            started_at: Time(started_at),
            finished_at: Time(finished_at),
            verdict,
            why,
        };
        Self {
            handoff: HandoffView::of(&story.handoff, story.undo.as_ref().or(story.advance.as_ref())),
            advance: story.advance.as_ref().map(MoveView::of),
            undo: story.undo.as_ref().map(MoveView::of),
            entries: story.entries.into_iter().map(entry).collect(),
            events: story.events.into_iter().map(EventView::of).collect(),
            tasks: story.tasks.into_iter().map(owed).collect(),
            attempts: story.attempts.into_iter().map(tried).collect(),
        }
    }
}

/// What happened to a hand-off.
#[utoipa::path(get, path = "/v2/ats/handoffs/{handoff_id}/timeline", operation_id = "getHandoffTimeline", tag = "handoffs",
    security(("bearer" = ["handoffs:read"])), params(("handoff_id" = uuid::Uuid, Path, description = "Its reference.")),
    responses((status = 200, description = "All that is known of it.", body = TimelineView), ReadsOne))]
pub(in crate::inbound) async fn read(
    State(doors): State<Arc<Doors>>,
    may: May<need::HandoffsRead>,
    Id(id): Id<HandoffId>,
    query: Query,
) -> Result<Json<TimelineView>, Problem> {
    query.end()?;
    let found = doors.flow.story_of(id).await?.filter(|story| may.caller.sees(story.handoff.tenant));
    found.map(|story| Json(TimelineView::of(story))).ok_or_else(nothing_here)
}

/// What became of something.
#[derive(Serialize, ToSchema)]
#[schema(as = Explanation)]
pub(in crate::inbound) struct ExplanationView {
    /// The hand-offs that it is about, newest first.
    handoffs: Vec<TimelineView>,
    /// Its events that started nothing.
    ignored: Vec<EventView>,
    /// Why a delivery was refused, where the reference is that of a refusal.
    #[schema(required = false)]
    #[serde(skip_serializing_if = "Option::is_none")]
    refusal: Option<RefusalView>,
    /// What there is to say of a request, where the reference is its id.
    #[schema(required = false, example = "It is the id of a request.")]
    #[serde(skip_serializing_if = "Option::is_none")]
    request: Option<&'static str>,
}

impl ExplanationView {
    /// For what has no story.
    fn only(refusal: Option<RefusalView>, request: Option<&'static str>) -> Json<Self> {
        Json(Self { handoffs: Vec::new(), ignored: Vec::new(), refusal, request })
    }
}

/// A delivery that was refused and not kept.
#[derive(Serialize, ToSchema)]
#[schema(as = Refusal)]
pub(in crate::inbound) struct RefusalView {
    /// When.
    at: Time,
    /// Why, and what to do.
    why: &'static str,
}

/// Explains a reference: of an event, a hand-off, a link, an application, a refused delivery, or a problem of this API.
#[utoipa::path(get, path = "/v2/ats/explain/{reference}", operation_id = "explainReference", tag = "handoffs",
    security(("bearer" = ["handoffs:read"])),
    params(("reference" = String, Path, description = "The reference of an event, a hand-off or a problem, the last part of a link, an application's id, or the reference of a refused delivery.", example = "13001")),
    responses((status = 200, description = "What is known of it.", body = ExplanationView), ReadsOne))]
pub(in crate::inbound) async fn explain(
    State(doors): State<Arc<Doors>>,
    may: May<need::HandoffsRead>,
    Id(reference): Id<String>,
    query: Query,
) -> Result<Json<ExplanationView>, Problem> {
    query.end()?;
    if let Some((cause, at)) = Cause::of_reference(&reference) {
        return Ok(ExplanationView::only(Some(RefusalView { at: Time(at), why: cause.about() }), None));
    }
    let subject = subject(&doors, &may.caller, &reference).ok_or_else(nothing_here)?;
    let Explanation { handoffs, ignored, is_request } = doors.flow.explain(subject).await?;
    if is_request {
        return Ok(ExplanationView::only(None, Some(OF_A_REQUEST)));
    }
    let handoffs: Vec<_> = handoffs.into_iter().filter(|story| may.caller.sees(story.handoff.tenant)).collect();
    let ignored: Vec<Event> = ignored.into_iter().filter(|event| may.caller.sees(event.tenant)).collect();
    if handoffs.is_empty() && ignored.is_empty() {
        return Err(nothing_here());
    }
    let handoffs = handoffs.into_iter().map(TimelineView::of).collect();
    let ignored = ignored.into_iter().map(EventView::of).collect();
    Ok(Json(ExplanationView { handoffs, ignored, refusal: None, request: None }))
}

fn subject(doors: &Doors, caller: &Caller, reference: &str) -> Option<Subject> {
    if let Ok(workflow) = reference.parse::<WorkflowId>() {
        let customer = |id: TenantId| doors.flow.directory.current().tenant(id).map(|tenant| tenant.customer);
        return Some(Subject::Application(workflow, caller.tenant().and_then(customer)));
    }
    if let Ok(id) = uuid::Uuid::parse_str(reference) {
        return Some(Subject::Reference(id));
    }
    doors.flow.links.read(reference).map(|claim| Subject::Reference(claim.handoff.uuid()))
}
