//! What stands in trigger statuses, and what rounds made of it.

use async_trait::async_trait;

use crate::domain::{
    Believed, InTrigger, ReconcileRound, StageKey, Standing, StandingListed, TenantId, Timestamp, Watched, WorkflowId,
};
use crate::store::StoreError;

/// Applications in trigger statuses.
#[async_trait]
pub trait Reconciling: Send + Sync {
    /// The trigger statuses of a tenant, in order.
    async fn watched(&self, tenant: TenantId) -> Result<Vec<Watched>, StoreError>;

    /// What is known of these applications in a status, in their order; at most a thousand at once.
    async fn in_trigger(&self, place: Place, workflows: &[WorkflowId]) -> Result<Vec<InTrigger>, StoreError>;

    /// Up to a thousand applications with higher numbers that were met there and are not known to have left; those that
    /// were noted as absent after `absent_since` are left out.
    async fn believed_in(
        &self,
        place: Place,
        after: Option<WorkflowId>,
        absent_since: Timestamp,
    ) -> Result<Vec<Believed>, StoreError>;

    /// Notes what is known of applications.
    async fn note_standing(
        &self,
        place: Place,
        notes: &[(WorkflowId, Standing)],
        at: Timestamp,
    ) -> Result<(), StoreError>;

    /// Notes that an application was not met there any more, and could not be read.
    async fn note_absent(&self, place: Place, workflow: WorkflowId, at: Timestamp) -> Result<(), StoreError>;

    /// Notes that everything that stood there before has been noted.
    async fn set_baseline(&self, place: Place, at: Timestamp) -> Result<(), StoreError>;

    /// What was noted of up to `most` applications with higher numbers, except of those that have a hand-off or have left.
    async fn standing_page(
        &self,
        place: Place,
        after: Option<WorkflowId>,
        most: i64,
    ) -> Result<Vec<StandingListed>, StoreError>;

    /// Lets applications that stood there before be handed over all the same: these, or all of them. Tells how many.
    async fn adopt(
        &self,
        place: Place,
        workflows: Option<&[WorkflowId]>,
        audit: (&str, Timestamp),
    ) -> Result<u64, StoreError>;

    /// Keeps how a round went.
    async fn keep_round(&self, tenant: TenantId, round: &ReconcileRound) -> Result<(), StoreError>;

    /// How the last round went.
    async fn last_round(&self, tenant: TenantId) -> Result<Option<ReconcileRound>, StoreError>;

    /// Removes up to `most` notes of applications that had left or could not be read before then.
    async fn prune_standing(&self, before: Timestamp, most: i64) -> Result<u64, StoreError>;
}

/// A trigger status of a tenant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// Whose.
    pub tenant: TenantId,
    /// Which status.
    pub trigger: StageKey,
}
