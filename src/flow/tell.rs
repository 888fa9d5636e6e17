//! Tells schedulers what happened, in the order it happened to the hand-off.
//!
//! Order of effects: what is to be told is committed with what happened → it is sent → how that went is recorded. A crash
//! between the last two sends it once more, under the same id. One task tells everything of a hand-off, so a later message
//! never overtakes an earlier one to the same endpoint; endpoints do not wait for each other.

use std::collections::HashSet;
use std::sync::Arc;
use std::time::Duration;

use super::{Flow, PAUSED_PAUSE, began};
use crate::ats::AtsError;
use crate::domain::{
    AdvanceOutcome, Endpoint, EndpointId, FileType, Handoff, Lane, Message, MessageAttempt, MessageId, MessageKind,
    MessageState, NewMessage, Task, TenantId, Timestamp, Verdict, Way, growing,
};
use crate::scheduling::{Data, HandoffData, Payload, ResumeLink, Untold};
use crate::secrets::{LinkClaim, LinkKind};
use crate::store::{Directory, StoreError, Told};

/// Pauses after a failure, the first and the longest.
const FIRST_PAUSE: Duration = Duration::from_secs(5);
const LONGEST_PAUSE: Duration = Duration::from_hours(1);
/// A message that was not taken for so long is given up; it can be sent again by hand.
const GIVEN_UP_AFTER: Duration = Duration::from_hours(72);
/// What an attempt may take before it leaves the rest to the next one: well within its lease.
const ATTEMPT_MOST: Duration = Duration::from_mins(2);
/// For the resume's head. The message does not wait for more.
const RESUME_WITHIN: Duration = Duration::from_secs(10);

impl Flow {
    /// Everybody who is to be told that this happened, with what they are told.
    pub(super) fn news(
        &self,
        tenant: TenantId,
        kind: MessageKind,
        detail: Option<&str>,
        at: Timestamp,
    ) -> Vec<NewMessage> {
        let directory = self.directory.current();
        let hearing = directory.endpoints().iter().filter(|endpoint| endpoint.hears(tenant, kind));
        let told = hearing.map(|endpoint| NewMessage {
            id: MessageId::at(at),
            endpoint: endpoint.id,
            owner: endpoint.tenant,
            tenant,
            kind,
            detail: detail.map(str::to_owned),
        });
        told.collect()
    }

    /// What schedulers are told of a move's end; nothing of one that was taken back.
    pub(super) fn news_of_move(
        &self,
        tenant: TenantId,
        way: Way,
        outcome: &AdvanceOutcome,
        at: Timestamp,
    ) -> Vec<NewMessage> {
        let (kind, detail) = match outcome {
            _ if way == Way::Back => return Vec::new(),
            AdvanceOutcome::Refused { .. } => (MessageKind::Failed, "move_refused"),
            AdvanceOutcome::Failed { .. } => (MessageKind::Failed, "move_failed"),
            AdvanceOutcome::Advanced
            | AdvanceOutcome::AlreadyThere
            | AdvanceOutcome::MovedBySomeone
            | AdvanceOutcome::Overrode { .. } => (MessageKind::Advanced, outcome.name()),
        };
        self.news(tenant, kind, Some(detail), at)
    }

    /// Tells what is still owed of a hand-off.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn tell(&self, task: &Task) -> Result<Verdict, StoreError> {
        let Some(handoff) = self.store.handoff(task.handoff).await? else {
            return Ok(Verdict::Done); // Its messages are gone with it.
        };
        let (mut held, mut again) = (HashSet::new(), None);
        for message in self.store.messages_owed(handoff.id).await? {
            let now = self.clock.now();
            if now.since(began(task)) > ATTEMPT_MOST {
                return Ok(Verdict::Wait { at: now, why: "there is more to tell".to_owned() });
            }
            let directory = self.directory.current();
            if directory.tenant(handoff.tenant).is_some_and(|tenant| tenant.is_paused(now)) {
                return Ok(Verdict::Wait { at: now.plus(PAUSED_PAUSE), why: "the tenant is paused".to_owned() });
            }
            if held.contains(&message.endpoint) {
                continue;
            }
            if let Some(verdict) = self.tell_one(&handoff, &message).await? {
                held.insert(message.endpoint);
                again = Some(sooner(again, verdict));
            }
        }
        Ok(again.unwrap_or(Verdict::Done))
    }

    /// One message to one endpoint; when to try again, where it was not taken.
    async fn tell_one(&self, handoff: &Handoff, message: &Message) -> Result<Option<Verdict>, StoreError> {
        let now = self.clock.now();
        if let Some(at) = message.next_at.filter(|at| now < *at) {
            return Ok(Some(Verdict::Wait { at, why: "the endpoint did not take a message".to_owned() }));
        }
        let Some(endpoint) = self.endpoint(message.endpoint).await? else {
            self.give_up_telling(message, None, "the endpoint was removed or disabled").await?;
            return Ok(None);
        };
        // Before anything is read for it.
        if let Some(at) = self.scheduler.not_before(&endpoint) {
            return self.not_now(message, at).await;
        }
        let payload = self.payload(handoff, message).await?;
        let started_at = self.clock.now();
        let told = self.scheduler.tell(&endpoint, &message.id.to_string(), &payload).await;
        let at = self.clock.now();
        let attempt = |status, why: Option<&str>| MessageAttempt {
            attempt: message.attempts + 1,
            started_at,
            finished_at: at,
            status,
            why: why.map(str::to_owned),
        };
        match told {
            Ok(status) => {
                let told = Told { state: MessageState::Sent, why: None, at, next_at: None };
                self.store.record_told(message, Some(&attempt(Some(status), None)), told).await?;
                self.measures.told(message.kind, "sent");
                Ok(None)
            }
            Err(Untold::NotNow(at)) => self.not_now(message, at).await,
            Err(Untold::NotTaken { status, why, retry_after }) => {
                let attempt = attempt(status, Some(&why));
                if is_over(message, at) {
                    self.give_up_telling(message, Some(&attempt), &why).await?;
                    return Ok(None);
                }
                // Longer after each failure, or as long as the endpoint asks for.
                let pause = growing(FIRST_PAUSE, LONGEST_PAUSE, message.attempts + 1);
                let next_at = at.plus(pause.max(retry_after.unwrap_or_default()));
                let told = Told { state: MessageState::Queued, why: Some(&why), at, next_at: Some(next_at) };
                self.store.record_told(message, Some(&attempt), told).await?;
                self.measures.told(message.kind, "failed");
                tracing::warn!(message.id = %message.id, endpoint.id = %endpoint.id, why, "a message was not taken; it is sent again");
                Ok(Some(Verdict::Retry { at: next_at, why }))
            }
        }
    }

    /// Others find out whether the endpoint works again. The longer a message waits, the longer it waits on; and those that
    /// wait do not come all at once.
    async fn not_now(&self, message: &Message, at: Timestamp) -> Result<Option<Verdict>, StoreError> {
        let now = self.clock.now();
        let why = "the endpoint fails, or has enough to do";
        if is_over(message, now) {
            self.give_up_telling(message, None, why).await?;
            return Ok(None);
        }
        let waited = now.since(message.owed_since);
        let spread = Duration::from_millis((message.id.uuid().as_u128() % 1_000) as u64) + waited / 64;
        let at = at.max(now.plus((waited / 4).min(LONGEST_PAUSE))).plus(spread.min(LONGEST_PAUSE / 4));
        Ok(Some(Verdict::Wait { at, why: why.to_owned() }))
    }

    async fn give_up_telling(
        &self,
        message: &Message,
        attempt: Option<&MessageAttempt>,
        why: &str,
    ) -> Result<(), StoreError> {
        let told = Told { state: MessageState::Failed, why: Some(why), at: self.clock.now(), next_at: None };
        self.store.record_told(message, attempt, told).await?;
        self.measures.told(message.kind, "given_up");
        tracing::error!(message.id = %message.id, endpoint.id = %message.endpoint, why, "a message is given up");
        Ok(())
    }

    /// An endpoint that is told something, even if it was added or enabled a moment ago by another process.
    async fn endpoint(&self, id: EndpointId) -> Result<Option<Arc<Endpoint>>, StoreError> {
        let told = |directory: &Directory| directory.endpoint(id).filter(|endpoint| endpoint.enabled).cloned();
        if let Some(endpoint) = told(&self.directory.current()) {
            return Ok(Some(endpoint));
        }
        self.directory.refresh().await?;
        Ok(told(&self.directory.current()))
    }

    async fn payload(&self, handoff: &Handoff, message: &Message) -> Result<Payload, StoreError> {
        let directory = self.directory.current();
        let customer = directory.tenant(handoff.tenant).map(|tenant| tenant.customer.get());
        let resume = if message.kind == MessageKind::Ready { self.resume_link(handoff).await? } else { None };
        Ok(Payload {
            kind: message.kind.name(),
            timestamp: message.happened_at.to_string(),
            data: Data::Handoff(HandoffData {
                handoff_id: handoff.id.to_string(),
                tenant_id: handoff.tenant.get(),
                customer_id: customer,
                workflow_id: handoff.workflow.get(),
                person_id: handoff.person.get(),
                job_id: handoff.job.get(),
                detail: message.detail.clone(),
                resume,
            }),
        })
    }

    /// Where the resume is; none where there is none, or the hand-off is over.
    async fn resume_link(&self, handoff: &Handoff) -> Result<Option<ResumeLink>, StoreError> {
        let claim = LinkClaim { kind: LinkKind::Resume, handoff: handoff.id, epoch: handoff.link_epoch };
        // Only its head is read: what is dropped here ends the reading.
        let opened = tokio::time::timeout(RESUME_WITHIN, self.resume(claim, Lane::Outbound)).await;
        let content_type = match opened {
            Ok(opened) => match opened? {
                Some(Ok((resume, _))) => Some(FileType::of(&resume.content_type).name),
                Some(Err(AtsError::Missing { .. })) | None => return Ok(None),
                Some(Err(_)) => None,
            },
            Err(_late) => None,
        };
        let url = format!("{}/resume", self.link_url(LinkKind::Resume, handoff.id, handoff.link_epoch));
        Ok(Some(ResumeLink { url, expires_at: handoff.expires_at.to_string(), content_type }))
    }
}

/// Whether a message was not taken for too long. Where none was tried, a pause may have kept it.
fn is_over(message: &Message, now: Timestamp) -> bool {
    let most = if message.attempts > 0 { GIVEN_UP_AFTER } else { GIVEN_UP_AFTER * 2 };
    now.since(message.owed_since) >= most
}

/// The one that comes first.
fn sooner(known: Option<Verdict>, other: Verdict) -> Verdict {
    let at = |verdict: &Verdict| match verdict {
        Verdict::Wait { at, .. } | Verdict::Retry { at, .. } => *at,
        Verdict::Done | Verdict::GiveUp { .. } => Timestamp::NEVER,
    };
    match known {
        Some(known) if at(&known) <= at(&other) => known,
        _ => other,
    }
}
