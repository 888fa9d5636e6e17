//! New secrets of endpoints.

use std::sync::Arc;
use std::time::Duration;

use axum::Json;
use axum::extract::State;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{opened, seen};
use crate::domain::EndpointId;
use crate::inbound::Doors;
use crate::inbound::api::access::{May, known_here, need};
use crate::inbound::api::answers::Creates;
use crate::inbound::api::input::{Body, Id, invalid};
use crate::inbound::api::time::Time;
use crate::inbound::problem::{CONFLICT, Problem};
use crate::secrets::Place;

/// Hours that the old secret may go on signing.
const OVERLAP_MOST: u16 = 168;
/// How an endpoint's secret is changed.
#[derive(Deserialize, ToSchema)]
#[schema(as = WebhookSecretRotation)]
#[serde(deny_unknown_fields)]
pub(in crate::inbound) struct Rotation {
    /// Hours for which the old secret signs too.
    #[serde(default = "overlap_usual")]
    #[schema(minimum = 0, maximum = 168, default = 24)]
    overlap_hours: u16,
}

const fn overlap_usual() -> u16 {
    24
}

impl Default for Rotation {
    fn default() -> Self {
        Self { overlap_hours: overlap_usual() }
    }
}

/// A new secret.
#[derive(Serialize, ToSchema)]
#[schema(as = WebhookSecretMade)]
pub(in crate::inbound) struct SecretMade {
    /// What signs from now on: shown this once.
    #[schema(example = "whsec_…")]
    pub(in crate::inbound) secret: String,
    /// Until when the old one signs too.
    pub(in crate::inbound) old_signs_until: Time,
}

/// Gives an endpoint a new secret. Messages carry signatures of both for a while.
#[utoipa::path(post, path = "/v2/ats/webhook-endpoints/{endpoint_id}/rotate-secret", operation_id = "rotateWebhookSecret", tag = "webhooks",
    security(("bearer" = ["webhooks:write"])), params(("endpoint_id" = uuid::Uuid, Path, description = "Its reference.")),
    request_body = Rotation, responses((status = 200, description = "It signs from now on.", body = SecretMade), Creates))]
pub(in crate::inbound) async fn rotate(
    State(doors): State<Arc<Doors>>,
    may: May<need::WebhooksWrite>,
    Id(id): Id<EndpointId>,
    Body(rotation): Body<Rotation>,
) -> Result<Json<SecretMade>, Problem> {
    if rotation.overlap_hours > OVERLAP_MOST {
        return Err(invalid("overlap_hours", format!("must be 0 to {OVERLAP_MOST}")));
    }
    let known = seen(&doors, &may.caller, id).await?;
    let now = doors.flow.clock.now();
    let until = now.plus(Duration::from_hours(rotation.overlap_hours.into()));
    let address = opened(&doors, &known)?.rotated(now, until);
    let mut endpoint = known.as_ref().clone();
    endpoint.sealed = doors.api.keyring.seal(Place::Endpoint(id), &address.to_secret());
    let actor = may.caller.actor();
    if !doors.flow.store.change_endpoint(&endpoint, "webhook_endpoint.rotate", (&actor, now)).await? {
        return Err(CONFLICT.says("Somebody changed the endpoint just now. Try again."));
    }
    known_here(&doors).await;
    Ok(Json(SecretMade { secret: address.secret, old_signs_until: Time(until) }))
}
