//! Requests that are made once, however often they are sent.

use async_trait::async_trait;

use crate::domain::{Sealed, TenantId, Timestamp};
use crate::store::StoreError;

/// Answers by idempotency key.
#[async_trait]
pub trait Answers: Send + Sync {
    /// Takes a key, or tells what became of it.
    async fn take_key(&self, asked: &KeyAsked) -> Result<Key, StoreError>;

    /// Keeps the answer of who took the key then.
    async fn keep_answer(&self, key: [u8; 32], taken_at: Timestamp, answer: &Sealed) -> Result<(), StoreError>;

    /// Gives a key back that was taken then: nothing was done under it.
    async fn give_key_back(&self, key: [u8; 32], taken_at: Timestamp) -> Result<(), StoreError>;

    /// Removes up to `most` keys that were taken before then.
    async fn prune_keys(&self, before: Timestamp, most: i64) -> Result<u64, StoreError>;
}

/// A key that is to be taken.
#[derive(Debug, Clone, Copy)]
pub struct KeyAsked {
    /// Who asks, and the key.
    pub key: [u8; 32],
    /// What is asked for.
    pub request: [u8; 32],
    /// Whose request it is; none is an operator's.
    pub tenant: Option<TenantId>,
    /// Now.
    pub now: Timestamp,
    /// From when on it counts as abandoned, where nothing was answered by then.
    pub busy_until: Timestamp,
    /// A key that was taken before this is forgotten.
    pub forgotten: Timestamp,
}

/// What became of a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Key {
    /// It is the caller's now.
    Taken,
    /// The request that took it is still being answered.
    Busy,
    /// It was answered so.
    Answered(Sealed),
    /// It was used for another request.
    Other,
}
