//! Who is told by webhook, what they are told, and how that went.

use async_trait::async_trait;

use super::{Found, Page};
use crate::domain::{
    Endpoint, EndpointId, HandoffId, Message, MessageAttempt, MessageId, MessageState, TenantId, Timestamp,
};
use crate::store::StoreError;

/// Endpoints and messages. A message is kept with the entry of the timeline that it is about, in one transaction.
#[async_trait]
pub trait Webhooks: Send + Sync {
    /// Adds an endpoint.
    async fn add_endpoint(&self, endpoint: &Endpoint, audit: (&str, Timestamp)) -> Result<(), StoreError>;

    /// Changes an endpoint, if it still is of that version; `did` names what for the audit log.
    async fn change_endpoint(
        &self,
        endpoint: &Endpoint,
        did: &'static str,
        audit: (&str, Timestamp),
    ) -> Result<bool, StoreError>;

    /// Removes an endpoint; what it was told can still be listed. `false` when it is not there.
    async fn remove_endpoint(&self, endpoint: &Endpoint, audit: (&str, Timestamp)) -> Result<bool, StoreError>;

    /// What is still to be told of a hand-off, in the order it happened.
    async fn messages_owed(&self, handoff: HandoffId) -> Result<Vec<Message>, StoreError>;

    /// Records how a sending went, and where the message stands now.
    async fn record_told(
        &self,
        message: &Message,
        attempt: Option<&MessageAttempt>,
        told: Told<'_>,
    ) -> Result<(), StoreError>;

    /// Messages, newest first.
    async fn messages_page(&self, asked: &MessagesAsked, page: Page) -> Result<Found<Message>, StoreError>;

    /// One message.
    async fn message(&self, id: MessageId) -> Result<Option<Message>, StoreError>;

    /// The sendings of a message, in order: the first thousand.
    async fn message_attempts(&self, id: MessageId) -> Result<Vec<MessageAttempt>, StoreError>;

    /// Asks for a message that has ended to be sent once more; `false` where it has not ended.
    async fn resend(&self, message: &Message, audit: (&str, Timestamp)) -> Result<bool, StoreError>;
}

/// How a message stands after a sending, or after none was tried.
#[derive(Debug, Clone, Copy)]
pub struct Told<'a> {
    /// Where it stands.
    pub state: MessageState,
    /// Why it was not taken.
    pub why: Option<&'a str>,
    /// When.
    pub at: Timestamp,
    /// When it may be sent again, where it is still to be.
    pub next_at: Option<Timestamp>,
}

/// Which messages.
#[derive(Debug, Clone, Default)]
pub struct MessagesAsked {
    /// Of one tenant's hand-offs.
    pub tenant: Option<TenantId>,
    /// To endpoints of one tenant, and not to those of operators.
    pub owner: Option<TenantId>,
    /// To an endpoint.
    pub endpoint: Option<EndpointId>,
    /// About a hand-off.
    pub handoff: Option<HandoffId>,
    /// That stand so.
    pub state: Option<MessageState>,
}
