//! A key that signs the access tokens that senders get from us.

use super::{Sealed, SigningKeyId, Timestamp};

/// One key; every process of the region has the same ones.
#[derive(Debug, Clone)]
pub struct SigningKey {
    /// The row, and the `kid` of its tokens.
    pub id: SigningKeyId,
    /// The key.
    pub sealed: Sealed,
    /// First instant it signs: later than its making, so that every process knows it by then.
    pub signs_from: Timestamp,
    /// First instant at which a token it signed is no longer accepted.
    pub verifies_until: Option<Timestamp>,
}

impl SigningKey {
    /// Whether it may sign at `now`.
    #[must_use]
    pub fn signs(&self, now: Timestamp) -> bool {
        self.signs_from <= now && self.verifies(now)
    }

    /// Whether tokens it signed are accepted at `now`.
    #[must_use]
    pub fn verifies(&self, now: Timestamp) -> bool {
        self.verifies_until.is_none_or(|until| now < until)
    }
}
