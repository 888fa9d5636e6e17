//! Messages: what was told, what is still to be told, and how each sending went.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use serde::Serialize;
use utoipa::ToSchema;

use super::{owned, seen as endpoint_seen};
use crate::domain::{EndpointId, HandoffId, Message, MessageAttempt, MessageId, TenantId};
use crate::inbound::Doors;
use crate::inbound::api::access::{Caller, May, need, nothing_here};
use crate::inbound::api::answers::{Acts, Reads, ReadsOne};
use crate::inbound::api::input::{Id, Query};
use crate::inbound::api::paging::{Listed, PageQuery, SpanQuery, page_within};
use crate::inbound::api::time::{Time, some};
use crate::inbound::problem::{CONFLICT, Problem};
use crate::store::MessagesAsked;

/// Something that an endpoint is told.
#[derive(Serialize, ToSchema)]
#[schema(as = WebhookMessage)]
pub(in crate::inbound) struct MessageView {
    /// Its reference, and its `webhook-id`.
    #[schema(value_type = uuid::Uuid)]
    message_id: MessageId,
    /// Whom it is for.
    #[schema(value_type = uuid::Uuid)]
    endpoint_id: EndpointId,
    /// Whose hand-off.
    #[schema(value_type = i64, example = 1)]
    tenant_id: TenantId,
    /// Which hand-off.
    #[schema(value_type = uuid::Uuid)]
    handoff_id: HandoffId,
    /// What happened.
    #[schema(example = "handoff.ready")]
    kind: &'static str,
    /// What of it.
    #[schema(required = false, example = "advanced")]
    #[serde(skip_serializing_if = "Option::is_none")]
    detail: Option<String>,
    /// `queued`, `sent` or `failed`.
    #[schema(example = "sent")]
    state: &'static str,
    /// When it happened.
    happened_at: Time,
    /// How often it was sent.
    #[schema(example = 1)]
    attempts: i64,
    /// Why it was not taken.
    #[schema(required = false, example = "it answered HTTP 500")]
    #[serde(skip_serializing_if = "Option::is_none")]
    last_error: Option<String>,
    /// When it was taken or given up.
    #[schema(required = false)]
    #[serde(skip_serializing_if = "Option::is_none")]
    ended_at: Option<Time>,
}

impl MessageView {
    fn of(message: Message) -> Self {
        Self {
            message_id: message.id,
            endpoint_id: message.endpoint,
            tenant_id: message.tenant,
            handoff_id: message.handoff,
            kind: message.kind.name(),
            detail: message.detail,
            state: message.state.name(),
            happened_at: Time(message.happened_at),
            attempts: message.attempts,
            last_error: message.last_error,
            ended_at: some(message.ended_at),
        }
    }
}

/// One sending of a message.
#[derive(Serialize, ToSchema)]
#[schema(as = WebhookAttempt)]
pub(in crate::inbound) struct AttemptView {
    /// Which, from 1.
    #[schema(example = 1)]
    attempt: i64,
    /// When it began.
    started_at: Time,
    /// When it ended.
    finished_at: Time,
    /// The status of the answer, where there was one.
    #[schema(required = false, example = 204)]
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<u16>,
    /// Why it was not taken.
    #[schema(required = false)]
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<String>,
}

impl AttemptView {
    fn of(attempt: MessageAttempt) -> Self {
        Self {
            attempt: attempt.attempt,
            started_at: Time(attempt.started_at),
            finished_at: Time(attempt.finished_at),
            status: attempt.status,
            why: attempt.why,
        }
    }
}

async fn seen(doors: &Doors, caller: &Caller, id: MessageId) -> Result<Message, Problem> {
    let found = doors.flow.store.message(id).await?;
    found.filter(|message| owned(caller, message.owner)).ok_or_else(nothing_here)
}

/// A page of the list, as the contract names it.
type WebhookMessageList = Listed<MessageView>;
/// A page of the list, as the contract names it.
type WebhookAttemptList = Listed<AttemptView>;

/// Messages, newest first.
#[utoipa::path(get, path = "/v2/ats/webhook-messages", operation_id = "listWebhookMessages", tag = "webhooks",
    security(("bearer" = ["webhooks:read"])),
    params(PageQuery, SpanQuery, ("tenant_id" = Option<i64>, Query, description = "Only of this tenant.", minimum = 1),
        ("endpoint_id" = Option<uuid::Uuid>, Query, description = "Only to this endpoint."),
        ("handoff_id" = Option<uuid::Uuid>, Query, description = "Only about this hand-off."),
        ("state" = Option<String>, Query, description = "Only those that are `queued`, `sent` or `failed`.")),
    responses((status = 200, description = "A page of them.", body = WebhookMessageList), Reads))]
pub(in crate::inbound) async fn list(
    State(doors): State<Arc<Doors>>,
    may: May<need::WebhooksRead>,
    mut query: Query,
) -> Result<Json<Listed<MessageView>>, Problem> {
    let page = page_within(&mut query);
    let asked = MessagesAsked {
        tenant: query.tenant(&may.caller),
        owner: may.caller.tenant(),
        endpoint: query.take("endpoint_id"),
        handoff: query.take("handoff_id"),
        state: query.take("state"),
    };
    query.end()?;
    let found = doors.flow.store.messages_page(&asked, page).await?;
    Ok(Json(Listed::of(found, MessageView::of)))
}

/// One message.
#[utoipa::path(get, path = "/v2/ats/webhook-messages/{message_id}", operation_id = "getWebhookMessage", tag = "webhooks",
    security(("bearer" = ["webhooks:read"])), params(("message_id" = uuid::Uuid, Path, description = "Its reference.")),
    responses((status = 200, description = "The message.", body = MessageView), ReadsOne))]
pub(in crate::inbound) async fn read(
    State(doors): State<Arc<Doors>>,
    may: May<need::WebhooksRead>,
    Id(id): Id<MessageId>,
    query: Query,
) -> Result<Json<MessageView>, Problem> {
    query.end()?;
    Ok(Json(MessageView::of(seen(&doors, &may.caller, id).await?)))
}

/// How each sending of a message went, in order: the first thousand.
#[utoipa::path(get, path = "/v2/ats/webhook-messages/{message_id}/attempts", operation_id = "listWebhookAttempts", tag = "webhooks",
    security(("bearer" = ["webhooks:read"])), params(("message_id" = uuid::Uuid, Path, description = "Its reference.")),
    responses((status = 200, description = "All of them.", body = WebhookAttemptList), ReadsOne))]
pub(in crate::inbound) async fn attempts(
    State(doors): State<Arc<Doors>>,
    may: May<need::WebhooksRead>,
    Id(id): Id<MessageId>,
    query: Query,
) -> Result<Json<Listed<AttemptView>>, Problem> {
    query.end()?;
    seen(&doors, &may.caller, id).await?;
    let attempts = doors.flow.store.message_attempts(id).await?;
    Ok(Json(Listed::whole(attempts.into_iter().map(AttemptView::of).collect())))
}

/// Sends a message again that was taken or given up, under the same id.
#[utoipa::path(post, path = "/v2/ats/webhook-messages/{message_id}/resend", operation_id = "resendWebhookMessage", tag = "webhooks",
    security(("bearer" = ["webhooks:write"])), params(("message_id" = uuid::Uuid, Path, description = "Its reference.")),
    responses((status = 202, description = "It is sent.", body = MessageView), Acts))]
pub(in crate::inbound) async fn resend(
    State(doors): State<Arc<Doors>>,
    may: May<need::WebhooksWrite>,
    Id(id): Id<MessageId>,
    query: Query,
) -> Result<(StatusCode, Json<MessageView>), Problem> {
    query.end()?;
    let message = seen(&doors, &may.caller, id).await?;
    let endpoint = endpoint_seen(&doors, &may.caller, message.endpoint).await;
    if !endpoint.is_ok_and(|endpoint| endpoint.enabled) {
        return Err(CONFLICT.says("The endpoint was removed or disabled."));
    }
    let actor = may.caller.actor();
    if !doors.flow.store.resend(&message, (&actor, doors.flow.clock.now())).await? {
        return Err(CONFLICT.says("The message is still to be sent."));
    }
    doors.wake.notify_one();
    let now = doors.flow.store.message(id).await?.unwrap_or(message);
    Ok((StatusCode::ACCEPTED, Json(MessageView::of(now))))
}
