//! Hand-offs, and what a person or a scheduler does to them.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::access::{Caller, May, need, nothing_here};
use super::answers::{Acts, Creates, Reads, ReadsOne};
use super::handoff_view::HandoffView;
use super::input::{Body, Id, Mistakes, Query};
use super::paging::{Listed, PageQuery, SpanQuery, page_within};
use super::time::Time;
use crate::domain::{AdvanceKey, Handoff, HandoffId, StageId, Way};
use crate::flow::{Opener, Opening, Undo};
use crate::inbound::Doors;
use crate::inbound::problem::{CONFLICT, Problem};
use crate::secrets::{LinkClaim, LinkKind};
use crate::store::HandoffsAsked;

/// A hand-off that the caller may see.
pub(in crate::inbound) async fn seen(doors: &Doors, caller: &Caller, id: HandoffId) -> Result<Handoff, Problem> {
    let found = doors.flow.store.handoff(id).await?;
    found.filter(|handoff| caller.sees(handoff.tenant)).ok_or_else(nothing_here)
}

async fn shown(doors: &Doors, caller: &Caller, id: HandoffId) -> Result<Json<HandoffView>, Problem> {
    shown_as(doors, &seen(doors, caller, id).await?).await
}

/// As it was just read.
async fn shown_as(doors: &Doors, handoff: &Handoff) -> Result<Json<HandoffView>, Problem> {
    let moved = |way| doors.flow.store.advance(AdvanceKey { handoff: handoff.id, way });
    let advance = moved(Way::Back).await?.or(moved(Way::Forward).await?);
    Ok(Json(HandoffView::of(handoff, advance.as_ref())))
}

/// A page of the list, as the contract names it.
type HandoffList = Listed<HandoffView>;

/// Notes what is about to be done.
pub(in crate::inbound) async fn note(
    doors: &Doors,
    caller: &Caller,
    handoff: &Handoff,
    action: &str,
) -> Result<(), Problem> {
    let (actor, id) = (caller.actor(), handoff.id.to_string());
    let audit = (actor.as_str(), doors.flow.clock.now());
    Ok(doors.flow.store.add_audit(Some(handoff.tenant), audit, action, &id).await?)
}

/// Hand-offs, newest first.
#[utoipa::path(get, path = "/v2/ats/handoffs", operation_id = "listHandoffs", tag = "handoffs", security(("bearer" = ["handoffs:read"])),
    params(PageQuery, SpanQuery,
        ("tenant_id" = Option<i64>, Query, description = "Only of this tenant.", minimum = 1),
        ("lifecycle" = Option<super::handoff_view::LifecycleName>, Query, description = "Only at this point of life."),
        ("workflow_id" = Option<i64>, Query, description = "Only of this application.", minimum = 1),
        ("person_id" = Option<i64>, Query, description = "Only of this candidate.", minimum = 1)),
    responses((status = 200, description = "A page of them.", body = HandoffList), Reads))]
pub(in crate::inbound) async fn list(
    State(doors): State<Arc<Doors>>,
    may: May<need::HandoffsRead>,
    mut query: Query,
) -> Result<Json<Listed<HandoffView>>, Problem> {
    let page = page_within(&mut query);
    let asked = HandoffsAsked {
        tenant: query.tenant(&may.caller),
        lifecycle: query.take("lifecycle"),
        workflow: query.take("workflow_id"),
        person: query.take("person_id"),
    };
    query.end()?;
    let found = doors.flow.store.handoffs_page(&asked, page).await?;
    let ids: Vec<_> = found.rows.iter().map(|handoff| handoff.id).collect();
    let moves = doors.flow.store.moves_of(&ids).await?;
    Ok(Json(Listed::of(found, |handoff| HandoffView::of(&handoff, moves.get(&handoff.id)))))
}

/// One hand-off.
#[utoipa::path(get, path = "/v2/ats/handoffs/{handoff_id}", operation_id = "getHandoff", tag = "handoffs",
    security(("bearer" = ["handoffs:read"])), params(("handoff_id" = uuid::Uuid, Path, description = "Its reference.")),
    responses((status = 200, description = "The hand-off.", body = HandoffView), ReadsOne))]
pub(in crate::inbound) async fn read(
    State(doors): State<Arc<Doors>>,
    may: May<need::HandoffsRead>,
    Id(id): Id<HandoffId>,
    query: Query,
) -> Result<Json<HandoffView>, Problem> {
    query.end()?;
    shown(&doors, &may.caller, id).await
}

/// Opens a hand-off, as its link does: the application is moved on, where its rule says so.
#[utoipa::path(post, path = "/v2/ats/handoffs/{handoff_id}/open", operation_id = "openHandoffById", tag = "handoffs",
    security(("bearer" = ["handoffs:write"])), params(("handoff_id" = uuid::Uuid, Path, description = "Its reference.")),
    responses((status = 200, description = "It is opened, now or before.", body = HandoffView), Acts))]
pub(in crate::inbound) async fn open(
    State(doors): State<Arc<Doors>>,
    may: May<need::HandoffsWrite>,
    Id(id): Id<HandoffId>,
    query: Query,
) -> Result<Json<HandoffView>, Problem> {
    query.end()?;
    let handoff = seen(&doors, &may.caller, id).await?;
    if handoff.opened_at.is_none() && !handoff.can_open(doors.flow.clock.now()) {
        let why = "The hand-off is over: its link is too old, another took its place, or it failed.";
        return Err(CONFLICT.says(why).of(id));
    }
    note(&doors, &may.caller, &handoff, "handoff.open").await?;
    let claim = LinkClaim { kind: LinkKind::Shared, handoff: id, epoch: handoff.link_epoch };
    if doors.flow.open(claim, &Opener::Known(may.caller.actor())).await? == Opening::First {
        doors.wake.notify_one();
    }
    let handoff = seen(&doors, &may.caller, id).await?;
    if handoff.opened_at.is_none() {
        return Err(CONFLICT.says("The hand-off changed meanwhile: read it again.").of(id));
    }
    shown_as(&doors, &handoff).await
}

/// What was run again.
#[derive(Serialize, ToSchema)]
pub(in crate::inbound) struct Retried {
    /// How many tasks run again.
    #[schema(example = 1)]
    tasks: usize,
}

/// Runs the work of a hand-off again that was given up.
#[utoipa::path(post, path = "/v2/ats/handoffs/{handoff_id}/retry", operation_id = "retryHandoff", tag = "handoffs",
    security(("bearer" = ["handoffs:write"])), params(("handoff_id" = uuid::Uuid, Path, description = "Its reference.")),
    responses((status = 200, description = "Its dead letters run again, if it has any.", body = Retried), ReadsOne))]
pub(in crate::inbound) async fn retry(
    State(doors): State<Arc<Doors>>,
    may: May<need::HandoffsWrite>,
    Id(id): Id<HandoffId>,
    query: Query,
) -> Result<Json<Retried>, Problem> {
    query.end()?;
    let handoff = seen(&doors, &may.caller, id).await?;
    note(&doors, &may.caller, &handoff, "handoff.retry").await?;
    let tasks = doors.flow.store.revive(id, doors.flow.clock.now()).await?;
    doors.wake.notify_one();
    Ok(Json(Retried { tasks }))
}

/// Ends a hand-off: nobody can open it any more.
#[utoipa::path(post, path = "/v2/ats/handoffs/{handoff_id}/lapse", operation_id = "lapseHandoff", tag = "handoffs",
    security(("bearer" = ["handoffs:write"])), params(("handoff_id" = uuid::Uuid, Path, description = "Its reference.")),
    responses((status = 200, description = "It has lapsed.", body = HandoffView), Acts))]
pub(in crate::inbound) async fn lapse(
    State(doors): State<Arc<Doors>>,
    may: May<need::HandoffsWrite>,
    Id(id): Id<HandoffId>,
    query: Query,
) -> Result<Json<HandoffView>, Problem> {
    query.end()?;
    let handoff = seen(&doors, &may.caller, id).await?;
    note(&doors, &may.caller, &handoff, "handoff.lapse").await?;
    if !doors.flow.lapse_now(&handoff, &may.caller.actor()).await? {
        return Err(CONFLICT.says("The hand-off is not live: it has ended already.").of(id));
    }
    shown(&doors, &may.caller, id).await
}

/// How a move is taken back.
#[derive(Default, Deserialize, ToSchema)]
#[schema(as = Undo)]
#[serde(deny_unknown_fields)]
pub(in crate::inbound) struct UndoBody {
    /// The trigger status with its letter, where the service does not know it.
    #[serde(default)]
    #[schema(pattern = "^[A-Z][0-9]{1,18}$", example = "C20700")]
    to: Option<String>,
}

/// Moves an application back that was moved on when it was opened, unless a person has moved it since.
#[utoipa::path(post, path = "/v2/ats/handoffs/{handoff_id}/undo", operation_id = "undoHandoff", tag = "handoffs",
    security(("bearer" = ["handoffs:write"])), params(("handoff_id" = uuid::Uuid, Path, description = "Its reference.")),
    request_body = UndoBody,
    responses((status = 202, description = "It is under way, or was asked for before; the timeline tells what comes of it.", body = HandoffView), Creates))]
pub(in crate::inbound) async fn undo(
    State(doors): State<Arc<Doors>>,
    may: May<need::HandoffsWrite>,
    Id(id): Id<HandoffId>,
    Body(body): Body<UndoBody>,
) -> Result<(StatusCode, Json<HandoffView>), Problem> {
    seen(&doors, &may.caller, id).await?;
    let mut mistakes = Mistakes::default();
    let to: Option<StageId> = mistakes.parse_some("to", body.to.as_deref());
    mistakes.none()?;
    let no = |why: &str| Err(CONFLICT.says(why).of(id));
    match doors.flow.undo(id, to, &may.caller.actor()).await? {
        Undo::Begun => doors.wake.notify_one(),
        Undo::AskedBefore => {}
        Undo::NotLive => return no("The hand-off's time is over: move the application in the ATS."),
        Undo::NotMoved => return no("We did not move the application: there is nothing to take back."),
        Undo::UnknownStatus => return no("How the ATS writes the trigger status is not known: name it in `to`."),
        Undo::NotTheTrigger => return no("`to` is not the trigger status of the hand-off."),
    }
    Ok((StatusCode::ACCEPTED, shown(&doors, &may.caller, id).await?))
}

/// What leads to a hand-off. Whoever has it sees the candidate and can open the hand-off.
#[derive(Serialize, ToSchema)]
#[schema(as = Link)]
pub(in crate::inbound) struct LinkView {
    /// The link.
    #[schema(format = "uri", example = "https://a.goodtime.io/v2/ats/open/AbC-dEfGh1JkLmN0pQrStU")]
    url: String,
    /// From when on it is too old.
    expires_at: Time,
}

fn link(doors: &Doors, handoff: &Handoff) -> Json<LinkView> {
    let url = doors.flow.link_url(LinkKind::Shared, handoff.id, handoff.link_epoch);
    Json(LinkView { url, expires_at: Time(handoff.expires_at) })
}

/// The link of a hand-off.
#[utoipa::path(get, path = "/v2/ats/handoffs/{handoff_id}/link", operation_id = "getHandoffLink", tag = "handoffs",
    security(("bearer" = ["links:write"])), params(("handoff_id" = uuid::Uuid, Path, description = "Its reference.")),
    responses((status = 200, description = "The link.", body = LinkView), ReadsOne))]
pub(in crate::inbound) async fn link_of(
    State(doors): State<Arc<Doors>>,
    may: May<need::LinksWrite>,
    Id(id): Id<HandoffId>,
    query: Query,
) -> Result<Json<LinkView>, Problem> {
    query.end()?;
    Ok(link(&doors, &seen(&doors, &may.caller, id).await?))
}

/// Makes every link to a hand-off that was given out useless, and gives a new one.
#[utoipa::path(post, path = "/v2/ats/handoffs/{handoff_id}/link", operation_id = "reissueHandoffLink", tag = "handoffs",
    security(("bearer" = ["links:write"])), params(("handoff_id" = uuid::Uuid, Path, description = "Its reference.")),
    responses((status = 200, description = "The new link. Where the old one stands in the ATS, this one takes its place.", body = LinkView), ReadsOne))]
pub(in crate::inbound) async fn reissue(
    State(doors): State<Arc<Doors>>,
    may: May<need::LinksWrite>,
    Id(id): Id<HandoffId>,
    query: Query,
) -> Result<Json<LinkView>, Problem> {
    query.end()?;
    seen(&doors, &may.caller, id).await?;
    let handoff = doors.flow.reissue_link(id, &may.caller.actor()).await?.ok_or_else(nothing_here)?;
    doors.wake.notify_one();
    Ok(link(&doors, &handoff))
}
