//! One delivery: principal → verify → decode → record → answer.

use aws_lc_rs::digest;
use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};

use super::{body, refusal};
use crate::ats::{Answer, Caller, Delivery, Refusal, Said};
use crate::domain::{CredentialId, EventId, EventOutcome, EventSource, Reply, Tenant};
use crate::flow::qualify;
use crate::inbound::{Doors, problem};
use crate::secrets::LinkKind;
use crate::store::{IntakeError, Recorded, Recording};

/// Takes a delivery of an applicant tracking system.
///
/// The body is JSON, plain or gzip, at most 64 KiB on the wire and inflated. Success is said only after the delivery is
/// committed to disk.
#[utoipa::path(
    post,
    path = "/v2/ats/webhook/{ats}",
    operation_id = "receiveDelivery",
    tag = "webhook",
    security(("sender_basic" = [])),
    params(("ats" = String, Path, description = "The kind of applicant tracking system.", example = "icims")),
    request_body(content = serde_json::Value, description = "`WorkFlowStatusChangeEvent`; other event types are kept and start nothing.", example = json!({
        "eventType": "WorkFlowStatusChangeEvent", "customerId": "4321", "systemId": "13001", "personId": "9100", "jobId": "4400",
        "userId": "9001", "oldStatus": "1750", "newStatus": "20700"
    })),
    responses(
        (status = 200, description = "Kept. The person stays in the applicant tracking system."),
        (status = 303, description = "Kept. The person is sent on to the link.", headers(("Location" = String, description = "The link."))),
        (status = 400, description = "Not kept: too large or malformed.", body = serde_json::Value),
        (status = 401, description = "Not kept: the sender is not authenticated for this customer.", body = serde_json::Value),
        (status = 404, description = "There is no such kind of applicant tracking system.", body = problem::Problem, content_type = "application/problem+json"),
        (status = 500, description = "Not kept: the service is not set up right for this customer.", body = serde_json::Value),
        (status = 503, description = "Not kept, or unknown whether it was: come again.", body = serde_json::Value, headers(("Retry-After" = u32, description = "Seconds."))),
    )
)]
pub(super) async fn receive(
    State(doors): State<Doors>,
    Path(ats): Path<String>,
    headers: HeaderMap,
    body: Body,
) -> Response {
    let Some(adapter) = doors.flow.registry.get(&ats) else {
        return problem::not_found().await.into_response();
    };
    let caller = adapter.caller.as_ref();
    match keep(&doors, caller, &ats, &headers, body).await {
        Ok((recorded, link)) => {
            doors.wake.notify_one();
            tracing::info!(event.id = %recorded.event, outcome = recorded.outcome.name(), "delivery kept");
            caller.reply(&Answer::Kept { link })
        }
        Err(refusal) => {
            tracing::warn!(cause = refusal.cause.name(), detail = refusal.debug_message, "delivery refused");
            caller.reply(&Answer::Refused(*refusal))
        }
    }
}

async fn keep(
    doors: &Doors,
    caller: &dyn Caller,
    ats: &str,
    headers: &HeaderMap,
    body: Body,
) -> Result<(Recorded, Option<String>), Box<Refusal>> {
    let now = doors.flow.clock.now();
    if doors.intake.is_full() {
        return Err(refusal::unavailable(&IntakeError::Full, now, true).into());
    }
    let directory = doors.flow.directory.current();
    let sender = doors.senders.verify(&directory, &caller.presented(headers), now);
    let sender = sender.map_err(|why| refusal::unverified(why, now))?;
    let bytes = body::read(headers, body).await.map_err(|why| refusal::unread(why, now))?;
    let delivery = caller.decode(headers, &bytes).map_err(|why| refusal::malformed(&why, now))?;
    let tenant = directory.customer(ats, delivery.customer).filter(|tenant| sender.speaks_for(tenant.id));
    let tenant = tenant.ok_or_else(|| refusal::unauthenticated(now, false))?;
    let recording = recording(doors, tenant, delivery, sender.credential(), &bytes);
    let recorded = doors.intake.record(recording).await.map_err(|why| {
        tracing::error!(error = %why, "a delivery was not kept");
        refusal::unavailable(&why, now, false)
    })?;
    let link = link(doors, &recorded).filter(|_| !tenant.is_paused(now)); // Held: nothing leads on yet.
    Ok((recorded, link))
}

fn recording(doors: &Doors, tenant: &Tenant, delivery: Delivery, credential: CredentialId, bytes: &[u8]) -> Recording {
    let received_at = doors.flow.clock.now();
    let change = match delivery.said {
        Said::StatusChanged(change) => Some(change),
        Said::Other { .. } => None,
    };
    let (decision, echo_since) = qualify(tenant, change.as_ref(), received_at);
    let mut body_sha256 = [0; 32];
    body_sha256.copy_from_slice(digest::digest(&digest::SHA256, bytes).as_ref());
    Recording {
        event: EventId::at(received_at),
        tenant: tenant.id,
        source: EventSource::Webhook,
        credential: Some(credential),
        body_sha256: Some(body_sha256),
        change,
        received_at,
        echo_since,
        decision,
    }
}

/// Where an interactive rule sends the recruiter; a repeat is sent to the same place.
fn link(doors: &Doors, recorded: &Recorded) -> Option<String> {
    let (handoff, reply, epoch) = recorded.handoff?;
    let leads = matches!(recorded.outcome, EventOutcome::Accepted | EventOutcome::Duplicate);
    (leads && reply == Reply::Interactive).then(|| doors.flow.link_url(LinkKind::Direct, handoff, epoch))
}
