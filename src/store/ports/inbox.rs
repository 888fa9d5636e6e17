//! Keeping deliveries.

use async_trait::async_trait;

use crate::domain::{
    CredentialId, EventId, EventOutcome, EventSource, HandoffId, Ignored, Reply, Rule, StatusChanged, TenantId,
    Timestamp,
};
use crate::store::StoreError;

/// Keeps deliveries.
#[async_trait]
pub trait Inbox: Send + Sync {
    /// Keeps a whole batch in one transaction: slot, event, hand-off and first task of each. Answers are in the batch's order.
    async fn record_deliveries(&self, batch: &[Recording]) -> Result<Vec<Recorded>, StoreError>;
}

/// A delivery that is to be kept.
#[derive(Debug, Clone)]
pub struct Recording {
    /// The reference it gets.
    pub event: EventId,
    /// Whose.
    pub tenant: TenantId,
    /// How we learned of it.
    pub source: EventSource,
    /// The secret that the sender proved to have.
    pub credential: Option<CredentialId>,
    /// Hash of the bytes as they arrived.
    pub body_sha256: Option<[u8; 32]>,
    /// What it said, where it was a status change.
    pub change: Option<StatusChanged>,
    /// When it arrived.
    pub received_at: Timestamp,
    /// Since when a move of ours counts that may have caused it.
    pub echo_since: Timestamp,
    /// Whether some rule moves applications there: then a move of ours is looked for first. Else it is looked for only
    /// where a hand-off is there already: our own move back to a trigger.
    pub may_be_move: bool,
    /// What it starts.
    pub decision: Decision,
}

/// What a delivery starts, by the tenant's rules.
#[derive(Debug, Clone)]
pub enum Decision {
    /// Nothing.
    Ignore(Ignored),
    /// A hand-off, unless one is there.
    HandOff {
        /// The id it gets if none is there.
        handoff: HandoffId,
        /// The rule, copied onto it.
        rule: Rule,
        /// From when on its link is too old.
        expires_at: Timestamp,
        /// Whether the tenant is paused: the work waits.
        held: bool,
    },
}

/// What became of a delivery.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Recorded {
    /// Its reference.
    pub event: EventId,
    /// What became of it.
    pub outcome: EventOutcome,
    /// The hand-off that answers for it, with what its link is made of.
    pub handoff: Option<(HandoffId, Reply, i64)>,
}
