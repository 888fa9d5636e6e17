//! Events played again: the ATS is asked anew.

use std::sync::Arc;
use std::time::Duration;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::access::{Caller, May, need, nothing_here};
use super::answers::{Creates, ReadsOne};
use super::input::{Body, Id, Mistakes, Query};
use crate::ats::AtsError;
use crate::domain::{Event, EventId, HandoffId};
use crate::flow::Replayed;
use crate::inbound::Doors;
use crate::inbound::problem::Problem;

/// Shorter than the time limit of every request; what is not done by then is told as unread.
const ALL_WITHIN: Duration = Duration::from_secs(12);
/// Events of one request: each is a call to the ATS.
const EVENTS_MOST: usize = 50;

/// What came of it.
#[derive(Clone, Copy, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = ReplayResult)]
pub(in crate::inbound) enum Came {
    /// Its hand-off is read and checked again: where that has ended and the application still stands in the trigger status,
    /// the candidate is handed over anew.
    Asked,
    /// The application still stands in the status, which is a trigger by now: it is handed over.
    HandedOver,
    /// The same, and there is a hand-off already.
    Known,
    /// The application does not stand in the status any more.
    MovedOn,
    /// The event starts nothing: its status is no trigger, or it is about none.
    NoTrigger,
    /// Whether the application still stands there cannot be read now, or not in time: try again later.
    Unread,
    /// The tenant, or its region, is paused: nothing is read for it.
    Paused,
}

impl Came {
    /// Its name in answers.
    pub(in crate::inbound) const fn name(self) -> &'static str {
        match self {
            Self::Asked => "asked",
            Self::HandedOver => "handed_over",
            Self::Known => "known",
            Self::MovedOn => "moved_on",
            Self::NoTrigger => "no_trigger",
            Self::Unread => "unread",
            Self::Paused => "paused",
        }
    }
}

/// An event that was played again.
#[derive(Serialize, ToSchema)]
#[schema(as = Replayed)]
pub(in crate::inbound) struct ReplayedView {
    /// Which event.
    #[schema(value_type = uuid::Uuid)]
    event_id: EventId,
    /// What came of it.
    pub(in crate::inbound) result: Came,
    /// The hand-off that it has led to.
    #[schema(value_type = Option<uuid::Uuid>, required = false)]
    #[serde(skip_serializing_if = "Option::is_none")]
    handoff_id: Option<HandoffId>,
}

async fn seen(doors: &Doors, caller: &Caller, id: EventId) -> Result<Option<Event>, Problem> {
    Ok(doors.flow.store.event(id).await?.filter(|event| caller.sees(event.tenant)))
}

async fn play(doors: &Doors, caller: &Caller, event: &Event, within: Duration) -> Result<ReplayedView, Problem> {
    let now = doors.flow.clock.now();
    if doors.flow.directory.current().tenant(event.tenant).is_none_or(|tenant| tenant.is_paused(now)) {
        return Ok(ReplayedView { event_id: event.id, result: Came::Paused, handoff_id: None });
    }
    let actor = caller.actor();
    let late = || Ok(Replayed::Unread(AtsError::Unavailable { why: "no answer in time".to_owned() }));
    let played = tokio::time::timeout(within, doors.flow.replay(event, &actor)).await;
    let (result, handoff_id) = match played.unwrap_or_else(|_| late())? {
        Replayed::Asked(handoff) => (Came::Asked, Some(handoff)),
        Replayed::HandedOver(handoff) => (Came::HandedOver, handoff),
        Replayed::Known(handoff) => (Came::Known, handoff),
        Replayed::MovedOn => (Came::MovedOn, None),
        Replayed::NoTrigger => (Came::NoTrigger, None),
        Replayed::Unread(error) => {
            tracing::warn!(%error, event.id = %event.id, "an event could not be played again");
            (Came::Unread, None)
        }
    };
    doors.wake.notify_one();
    Ok(ReplayedView { event_id: event.id, result, handoff_id })
}

/// Plays an event again: the ATS is asked anew, and what it says now counts.
#[utoipa::path(post, path = "/v2/ats/events/{event_id}/replay", operation_id = "replayEvent", tag = "events",
    security(("bearer" = ["events:replay"])), params(("event_id" = uuid::Uuid, Path, description = "Its reference.")),
    responses((status = 202, description = "What came of it so far.", body = ReplayedView), ReadsOne))]
pub(in crate::inbound) async fn one(
    State(doors): State<Arc<Doors>>,
    may: May<need::EventsReplay>,
    Id(id): Id<EventId>,
    query: Query,
) -> Result<(StatusCode, Json<ReplayedView>), Problem> {
    query.end()?;
    let event = seen(&doors, &may.caller, id).await?.ok_or_else(nothing_here)?;
    Ok((StatusCode::ACCEPTED, Json(play(&doors, &may.caller, &event, ALL_WITHIN).await?)))
}

/// Events to play again.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ReplayRequest)]
pub(in crate::inbound) struct ReplayBody {
    /// Their references, in the order they are played in.
    #[schema(value_type = Vec<uuid::Uuid>, min_items = 1, max_items = 50)]
    event_ids: Vec<String>,
}

/// What came of each.
#[derive(Serialize, ToSchema)]
#[schema(as = ReplayedList)]
pub(in crate::inbound) struct ReplayedAll {
    /// In the order that was asked for.
    items: Vec<ReplayedView>,
}

/// Plays several events again, one after the other.
#[utoipa::path(post, path = "/v2/ats/events/replay", operation_id = "replayEvents", tag = "events",
    security(("bearer" = ["events:replay"])), request_body = ReplayBody,
    responses((status = 202, description = "What came of each so far.", body = ReplayedAll), Creates))]
pub(in crate::inbound) async fn several(
    State(doors): State<Arc<Doors>>,
    may: May<need::EventsReplay>,
    Body(body): Body<ReplayBody>,
) -> Result<(StatusCode, Json<ReplayedAll>), Problem> {
    let mut mistakes = Mistakes::default();
    if !(1..=EVENTS_MOST).contains(&body.event_ids.len()) {
        mistakes.note("event_ids", format!("must name 1 to {EVENTS_MOST} events"));
    }
    let mut events = Vec::new();
    for (n, id) in body.event_ids.iter().enumerate().take(EVENTS_MOST) {
        let field = format!("event_ids[{n}]");
        let Some(id) = mistakes.parse::<EventId>(&field, id) else { continue };
        match seen(&doors, &may.caller, id).await? {
            Some(event) => events.push(event),
            None => mistakes.note(&field, "is no event that this token may see"),
        }
    }
    mistakes.none()?;
    let mut items = Vec::new();
    let ends = tokio::time::Instant::now() + ALL_WITHIN;
    for event in &events {
        let left = ends.saturating_duration_since(tokio::time::Instant::now());
        items.push(play(&doors, &may.caller, event, left).await?);
    }
    Ok((StatusCode::ACCEPTED, Json(ReplayedAll { items })))
}
