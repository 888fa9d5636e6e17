//! One delivery: principal → verify → decode → record → answer.

use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::Duration;

use aws_lc_rs::digest;
use axum::body::Body;
use axum::extract::{Path, Request, State};
use axum::response::{IntoResponse, Response};
use futures_util::FutureExt as _;

use super::{body, notice, refusal};
use crate::ats::{Answer, Caller, Cause, Delivery, Refusal, Said};
use crate::domain::{
    CredentialId, EventId, EventOutcome, EventSource, Ignored, Region, Reply, Tenant, TenantId, Timestamp,
};
use crate::flow::{ECHO_WINDOW, qualify};
use crate::inbound::senders::{Asked, Peer, Unverified};
use crate::inbound::{Doors, problem};
use crate::secrets::LinkKind;
use crate::store::{IntakeError, Recorded, Recording};

/// For everything together: below the 20 s after which the answer would not be ours, and above the 10 s for a body and the
/// 5 s for a commit.
const WITHIN: Duration = Duration::from_secs(18);

/// Takes a delivery of an applicant tracking system.
///
/// The body is JSON, plain or gzip, at most 64 KiB on the wire and inflated. Success is said only after the delivery is
/// committed to disk.
#[utoipa::path(
    post,
    path = "/v2/ats/webhook/{ats}",
    operation_id = "receiveDelivery",
    tag = "webhook",
    security(("sender_basic" = []), ("sender_oauth" = []), ("sender_hmac" = [])),
    params(("ats" = String, Path, description = "The kind of applicant tracking system.", example = "icims")),
    request_body(content = serde_json::Value, description = "`WorkFlowStatusChangeEvent`; other event types are kept and start nothing.", example = json!({
        "eventType": "WorkFlowStatusChangeEvent", "customerId": "4321", "systemId": "13001", "personId": "9100", "jobId": "4400",
        "userId": "9001", "oldStatus": "1750", "newStatus": "20700"
    })),
    responses(
        (status = 200, description = "Kept. The person stays in the applicant tracking system."),
        (status = 303, description = "Kept. The person is sent on to the link.", headers(("Location" = String, description = "The link."))),
        (status = 400, description = "Not kept: too large or malformed. Or kept, where the tenant wants recruiters to be told: sent before, or the status sends nobody.", body = serde_json::Value, example = json!({
            "error": {"userMessage": "GoodTime could not understand what was sent, so nothing was sent on. Give the reference to GoodTime support. Reference: malformed.1795374000000",
                "debugErrorMessage": "`customerId` is missing [malformed.1795374000000]"}})),
        (status = 401, description = "Not kept: the sender is not authenticated for this customer.", body = serde_json::Value, example = json!({
            "error": {"userMessage": "GoodTime could not confirm that this came from your company, so nothing was sent. Reference: unauthenticated.1795374000000",
                "debugErrorMessage": "sender not authenticated for this customer [unauthenticated.1795374000000]"}})),
        (status = 404, description = "There is no such kind of applicant tracking system.", body = problem::Problem, content_type = "application/problem+json"),
        (status = 500, description = "Not kept: the service is not set up right for this customer.", body = serde_json::Value, example = json!({
            "error": {"userMessage": "GoodTime is not set up right for your company, so nothing was sent. Give the reference to GoodTime support. Reference: misconfigured.1795374000000",
                "debugErrorMessage": "a stored secret of this sender does not open [misconfigured.1795374000000]"}})),
        (status = 503, description = "Not kept, or unknown whether it was: come again.", body = serde_json::Value, headers(("Retry-After" = u32, description = "Seconds.")), example = json!({
            "error": {"userMessage": "GoodTime is busy and could not take the candidate now. Wait a minute, then set the status again. Reference: unavailable.1795374000000",
                "debugErrorMessage": "too many deliveries are waiting [unavailable.1795374000000]"}})),
    )
)]
pub(super) async fn receive(State(doors): State<Arc<Doors>>, Path(ats): Path<String>, request: Request) -> Response {
    let Some(adapter) = doors.flow.registry.get(&ats) else {
        return problem::not_found().await.into_response();
    };
    let caller = adapter.caller.as_ref();
    let (parts, sent) = request.into_parts();
    let peer = parts.extensions.get::<Peer>().map(|peer| peer.0);
    let asked = Asked { ats: &ats, method: &parts.method, uri: &parts.uri, headers: &parts.headers, peer };
    let began = doors.flow.clock.now();
    let kept = whatever_happens(keep(&doors, caller, asked, sent), began).await;
    let outcome = kept.as_ref().map_or_else(|refusal| refusal.cause.name(), |kept| kept.recorded.outcome.name());
    doors.flow.measures.delivered(outcome, doors.flow.clock.now().since(began));
    match kept {
        Ok(Kept { tenant, recorded, answer }) => {
            if starts_work(recorded.outcome) {
                doors.wake.notify_one();
            }
            let (event, handoff) = (recorded.event, recorded.handoff.map(|(id, ..)| tracing::field::display(id)));
            tracing::info!(event.id = %event, handoff.id = handoff, tenant.id = %tenant, outcome, "delivery kept");
            caller.reply(&answer)
        }
        Err(mut refusal) => {
            let may_be_guessing = matches!(refusal.cause, Cause::Unauthenticated | Cause::Misconfigured);
            if may_be_guessing && doors.senders.too_many_failures(asked) {
                *refusal = refusal::too_often(*refusal);
            } else {
                tracing::warn!(cause = refusal.cause.name(), detail = refusal.debug_message, "delivery refused");
            }
            caller.reply(&Answer::Refused(*refusal))
        }
    }
}

/// Whether a worker has something to do now. What is held waits for the end of a pause, which the worker sees by itself.
fn starts_work(outcome: EventOutcome) -> bool {
    match outcome {
        // An echo may be a person's own move all the same: that is checked.
        EventOutcome::Accepted | EventOutcome::Duplicate | EventOutcome::Ignored(Ignored::Echo) => true,
        EventOutcome::Held | EventOutcome::Ignored(Ignored::NotATrigger | Ignored::OtherType) => false,
    }
}

/// A sender understands our answers alone, so also what takes too long, or falls over, is said by us.
async fn whatever_happens(
    keeping: impl Future<Output = Result<Kept, Box<Refusal>>>,
    began: Timestamp,
) -> Result<Kept, Box<Refusal>> {
    match tokio::time::timeout(WITHIN, AssertUnwindSafe(keeping).catch_unwind()).await {
        Ok(Ok(kept)) => kept,
        Ok(Err(_panic)) => {
            tracing::error!("taking a delivery panicked");
            Err(refusal::fell_over(began).into())
        }
        Err(_) => Err(refusal::unavailable(&IntakeError::TimedOut, began, true).into()),
    }
}

/// A delivery that is kept, and what is said to that.
struct Kept {
    tenant: TenantId,
    recorded: Recorded,
    answer: Answer,
}

async fn keep(doors: &Doors, caller: &dyn Caller, asked: Asked<'_>, sent: Body) -> Result<Kept, Box<Refusal>> {
    let now = doors.flow.clock.now();
    if doors.intake.is_full() {
        return Err(refusal::unavailable(&IntakeError::Full, now, true).into());
    }
    let stranger = |region, close| refusal::unauthenticated(now, elsewhere(doors, asked.ats, region), close);
    let hint = caller.region_hint(asked.headers);
    let verified = doors.senders.verify(&doors.flow.directory, caller, asked, now).await;
    let (sender, directory) = verified.map_err(|why| match why {
        Unverified::NotProven => stranger(hint, true),
        Unverified::CannotTell => refusal::misconfigured(now),
    })?;
    let bytes = body::read(asked.headers, sent).await.map_err(|why| refusal::unread(why, now))?;
    let plain = caller.inflate(asked.headers, &bytes);
    // It is not documented whether a signature is over the bytes as sent or before they were compressed.
    let wire = hash(&bytes);
    if !sender.sent(wire) && !plain.as_ref().is_ok_and(|plain| sender.sent(hash(plain))) {
        return Err(stranger(hint, false).into());
    }
    let delivery = plain.and_then(|plain| caller.decode(&plain)).map_err(|why| refusal::malformed(&why, now))?;
    let tenant = directory.customer(asked.ats, delivery.customer).filter(|tenant| sender.speaks_for(tenant.id));
    let tenant = tenant.ok_or_else(|| stranger(delivery.region.or(hint), false))?;
    let recording = recording(tenant, delivery, (sender.credential(), wire), doors.flow.clock.now());
    let event = recording.event;
    let recorded = doors.intake.record(recording).await.map_err(|why| {
        tracing::error!(error = %why, event.id = %event, tenant.id = %tenant.id, "a delivery was not kept");
        refusal::unavailable(&why, now, false)
    })?;
    Ok(Kept { tenant: tenant.id, recorded, answer: answer(doors, tenant, &recorded, now) })
}

/// The webhook's address where a delivery belongs that names another region.
fn elsewhere(doors: &Doors, ats: &str, region: Option<Region>) -> Option<(Region, String)> {
    let region = region.filter(|region| *region != doors.region)?;
    let (region, url) = doors.elsewhere.iter().find(|(other, _)| *other == region)?;
    Some((*region, format!("{url}/v2/ats/webhook/{ats}")))
}

fn recording(
    tenant: &Tenant,
    delivery: Delivery,
    (credential, body_sha256): (CredentialId, [u8; 32]),
    received_at: Timestamp,
) -> Recording {
    let change = match delivery.said {
        Said::StatusChanged(change) => Some(change),
        Said::Other { .. } => None,
    };
    Recording {
        event: EventId::at(received_at),
        tenant: tenant.id,
        source: EventSource::Webhook,
        credential: Some(credential),
        body_sha256: Some(body_sha256),
        decision: qualify(tenant, change.as_ref(), received_at),
        may_be_move: change.as_ref().is_some_and(|change| tenant.may_move_to(change.to)),
        echo_since: received_at.minus(ECHO_WINDOW),
        change,
        received_at,
    }
}

fn hash(bytes: &[u8]) -> [u8; 32] {
    let mut hash = [0; 32];
    hash.copy_from_slice(digest::digest(&digest::SHA256, bytes).as_ref());
    hash
}

/// What is said of a delivery that was kept.
fn answer(doors: &Doors, tenant: &Tenant, recorded: &Recorded, now: Timestamp) -> Answer {
    let leads_on = tenant.rules.values().any(|rule| rule.reply == Reply::Interactive);
    match recorded.outcome {
        EventOutcome::Duplicate if tenant.settings.refuse_duplicates => {
            Answer::Told(notice::sent_before(recorded.event))
        }
        EventOutcome::Ignored(Ignored::NotATrigger) if tenant.settings.tell_ignored && leads_on => {
            Answer::Told(notice::no_trigger(recorded.event))
        }
        // Held: nothing leads on yet.
        EventOutcome::Held | EventOutcome::Ignored(_) => Answer::Kept { link: None },
        EventOutcome::Accepted | EventOutcome::Duplicate => {
            Answer::Kept { link: link(doors, recorded).filter(|_| !tenant.is_paused(now)) }
        }
    }
}

/// Where an interactive rule sends the recruiter; a repeat is sent to the same place.
fn link(doors: &Doors, recorded: &Recorded) -> Option<String> {
    let (handoff, reply, epoch) = recorded.handoff?;
    (reply == Reply::Interactive).then(|| doors.flow.link_url(LinkKind::Direct, handoff, epoch))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_panic_is_answered_as_an_uncertain_delivery_with_a_reference() {
        let began = Timestamp::from_micros(1_795_374_000_000_000);
        let panicking = async { panic!("as the test says") };
        let refusal = whatever_happens(panicking, began).await.err().unwrap();
        assert_eq!((refusal.cause, refusal.close), (Cause::Misconfigured, true));
        assert!(refusal.user_message.contains("it is not certain") && !refusal.debug_message.contains("as the test"));
        assert!(refusal.user_message.ends_with("misconfigured.1795374000000"));
    }
}
