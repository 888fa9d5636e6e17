//! Trying an endpoint out.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use super::seen;
use crate::domain::{EndpointId, MessageId};
use crate::inbound::Doors;
use crate::inbound::api::access::{May, need};
use crate::inbound::api::answers::Acts;
use crate::inbound::api::input::{Id, Query};
use crate::inbound::problem::{CONFLICT, Problem};
use crate::scheduling::{Data, Payload, Untold};

/// What a test message is.
pub(super) const TEST: &str = "webhook.test";

/// How a test message went.
#[derive(Serialize, ToSchema)]
#[schema(as = WebhookTest)]
pub(in crate::inbound) struct Tested {
    /// Whether it was taken: with a 2xx, within 10 seconds.
    pub(in crate::inbound) taken: bool,
    /// The status of the answer, where there was one.
    #[schema(required = false, example = 204)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(in crate::inbound) status: Option<u16>,
    /// Why it was not taken.
    #[schema(required = false, example = "it answered HTTP 500")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(in crate::inbound) why: Option<String>,
}

/// Sends a message of the type `webhook.test` now, once.
#[utoipa::path(post, path = "/v2/ats/webhook-endpoints/{endpoint_id}/test", operation_id = "testWebhookEndpoint", tag = "webhooks",
    security(("bearer" = ["webhooks:write"])), params(("endpoint_id" = uuid::Uuid, Path, description = "Its reference.")),
    responses((status = 200, description = "It was sent; the answer says whether it was taken.", body = Tested), Acts))]
pub(in crate::inbound) async fn test(
    State(doors): State<Arc<Doors>>,
    may: May<need::WebhooksWrite>,
    Id(id): Id<EndpointId>,
    query: Query,
) -> Result<Json<Tested>, Problem> {
    query.end()?;
    let endpoint = seen(&doors, &may.caller, id).await?;
    let now = doors.flow.clock.now();
    let payload = Payload { kind: TEST, timestamp: now.to_string(), data: Data::Nothing {} };
    match doors.flow.scheduler.tell(&endpoint, &MessageId::at(now).to_string(), &payload).await {
        Ok(status) => Ok(Json(Tested { taken: true, status: Some(status), why: None })),
        Err(Untold::NotTaken { status, why, .. }) => Ok(Json(Tested { taken: false, status, why: Some(why) })),
        Err(Untold::NotNow(at)) => {
            let seconds = u32::try_from(at.since(now).as_secs()).unwrap_or(u32::MAX).saturating_add(1);
            Err(CONFLICT
                .says("The endpoint failed just now, or has enough under way: it is left alone for a moment.")
                .again_in(seconds))
        }
    }
}
