//! Calls of the ATS: how many a process may use, and what they were used for.

use async_trait::async_trait;

use crate::domain::{CallWindow, CallsAsked, CallsCounted, CallsReserved, CallsUsed, TenantId, Timestamp};
use crate::store::StoreError;

/// Calls of the ATS.
#[async_trait]
pub trait Budgets: Send + Sync {
    /// Takes calls out of a window, as many as the lane may have now.
    async fn reserve_calls(&self, asked: &CallsAsked) -> Result<CallsReserved, StoreError>;

    /// What is known of windows; of those that nobody asked for nothing is.
    async fn counted_calls(&self, tenant: TenantId, windows: &[CallWindow]) -> Result<Vec<CallsCounted>, StoreError>;

    /// Adds to what calls were used for; all of it or nothing. What a removed tenant used is passed over.
    async fn add_calls_used(&self, used: &[CallsUsed]) -> Result<(), StoreError>;

    /// What calls of a tenant were used for, by hours from then on, the oldest first.
    async fn calls_used(&self, tenant: TenantId, from: Timestamp) -> Result<Vec<CallsUsed>, StoreError>;

    /// Removes up to `most` windows, and up to `most` hours of usage, that began before then.
    async fn prune_calls(&self, before: Timestamp, most: i64) -> Result<u64, StoreError>;
}
