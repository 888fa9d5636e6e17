//! Forgetting: what is no longer needed, and persons who ask for it.

use async_trait::async_trait;

use crate::domain::{PersonId, TenantId, Timestamp};
use crate::store::StoreError;

/// Removes, in small transactions that let deliveries pass between them.
#[async_trait]
pub trait Retention: Send + Sync {
    /// Removes up to `most` tokens of the API that ended before then.
    async fn prune_api_tokens(&self, before: Timestamp, most: i64) -> Result<u64, StoreError>;

    /// Removes up to `most` events that are older; tells how many.
    async fn prune_events(&self, before: Timestamp, most: i64) -> Result<u64, StoreError>;

    /// Removes up to `most` hand-offs that are older and not live, with all that hangs on them.
    async fn prune_handoffs(&self, before: Timestamp, most: i64) -> Result<u64, StoreError>;

    /// Removes up to `most` persons, as many jobs and as many applications that were read before, and that no live hand-off
    /// is about.
    async fn prune_mirror(&self, before: Timestamp, most: i64) -> Result<u64, StoreError>;

    /// Gives a little of the room that removed rows left back to the system; tells how many bytes, and 0 when there is no
    /// more to give. An engine whose server looks after that itself has nothing to do.
    async fn give_back_space(&self) -> Result<u64, StoreError> {
        Ok(0)
    }

    /// Removes a person: what was read of them, their applications, and the hand-offs and events about those; where they
    /// acted for others, their name is taken out.
    async fn erase_person(
        &self,
        tenant: TenantId,
        person: PersonId,
        audit: (&str, Timestamp),
    ) -> Result<u64, StoreError>;

    /// The tables that still hold a person, with how many rows: the proof that they were erased.
    async fn rows_of_person(&self, tenant: TenantId, person: PersonId) -> Result<Vec<(String, i64)>, StoreError>;
}
