//! What customers call their statuses, and which were met.

use async_trait::async_trait;

use crate::domain::{StageImported, StageMet, TenantId, Timestamp};
use crate::store::StoreError;

/// Stages.
#[async_trait]
pub trait Stages: Send + Sync {
    /// The stages of a tenant as they were imported last, in the order that the customer sees them in.
    async fn stages(&self, tenant: TenantId) -> Result<Vec<StageImported>, StoreError>;

    /// Puts these stages in the place of all that are there, if those are still the ones of the import at `of`; `false`
    /// where somebody else imported meanwhile.
    async fn put_stages(
        &self,
        tenant: TenantId,
        of: Option<Timestamp>,
        stages: &[StageImported],
        audit: (&str, Timestamp),
    ) -> Result<bool, StoreError>;

    /// The stages that live reads showed, in order.
    async fn stages_met(&self, tenant: TenantId) -> Result<Vec<StageMet>, StoreError>;
}
