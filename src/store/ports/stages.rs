//! What customers call their statuses, which were met, and what was noted of how they differ.

use async_trait::async_trait;

use crate::domain::{DriftNoted, Drifted, Stage, StageImported, StageMet, TenantId, Timestamp};
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

    /// Notes that a live read showed a stage, and nothing of whose application it was.
    async fn note_met(&self, tenant: TenantId, stage: &Stage, at: Timestamp) -> Result<(), StoreError>;

    /// How many differences were ever noted of a tenant, those that are settled included.
    async fn drift_counted(&self, tenant: TenantId) -> Result<i64, StoreError>;

    /// The differences that were noted after so many, and are not settled, in the order of being noted.
    async fn drift_noted(&self, tenant: TenantId, after: i64) -> Result<Vec<DriftNoted>, StoreError>;

    /// Notes new differences, which is a trouble that targets are told of, and forgets the settled ones by their numbers;
    /// `false` where not `counted` were noted before: somebody else noted some meanwhile, or the tenant is gone.
    async fn note_drift(
        &self,
        tenant: TenantId,
        counted: i64,
        drift: (&[Drifted], &[i64]),
        at: Timestamp,
    ) -> Result<bool, StoreError>;
}
