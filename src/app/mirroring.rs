//! Rounds that keep the mirrors of jobs, persons and applications.

use std::time::Duration;

use async_trait::async_trait;

use super::tenant_rounds::{ASK_AGAIN, TenantRound};
use crate::domain::{SyncSource, SyncState, Tenant, TenantId, Timestamp, Turn, sync_schedule};
use crate::flow::Flow;
use crate::store::StoreError;
use crate::sync;

/// A tenant without a mirror is looked at so seldom; at once where it is changed.
const OFF_AGAIN: Duration = Duration::from_hours(6);

/// Keeps the mirror of every tenant that has one.
pub(super) struct Mirroring(pub(super) Flow);

#[async_trait]
impl TenantRound for Mirroring {
    fn name(&self) -> &'static str {
        "mirror"
    }

    fn schedule(&self, tenant: &Tenant) -> String {
        sync_schedule(tenant.id)
    }

    fn has_work(&self, tenant: &Tenant) -> bool {
        // A mirror that was switched off is emptied.
        !tenant.is_paused(self.0.clock.now())
    }

    async fn asked(&self) -> Result<Vec<TenantId>, StoreError> {
        self.0.store.walks_waiting().await
    }

    async fn round(&self, tenant: &Tenant, turn: Turn) -> (Timestamp, Result<(), StoreError>) {
        match sync::mirror(&self.0, tenant, &turn).await {
            Ok(Some(round)) => (told(tenant, &round), Ok(())),
            Ok(None) if tenant.settings.sync.source == SyncSource::Off => (self.0.clock.now().plus(OFF_AGAIN), Ok(())),
            Ok(None) => (self.0.clock.now().plus(ASK_AGAIN), Ok(())),
            Err(error) => (self.0.clock.now().plus(ASK_AGAIN), Err(error)),
        }
    }
}

/// Tells what a round came to, and when the next is due.
fn told(tenant: &Tenant, round: &sync::MirrorRound) -> Timestamp {
    if let Some(why) = &round.standing.failure {
        tracing::warn!(tenant.id = %tenant.id, why, "a look for changes could not be finished");
    }
    if let Some(why) = &round.standing.stream_failure {
        tracing::warn!(tenant.id = %tenant.id, why, "the stream is not used; changes are searched for");
    }
    match &round.walk {
        Some(walk) if walk.state == SyncState::Stopped => {
            tracing::warn!(tenant.id = %tenant.id, why = walk.note, "a walk was stopped; a person has to look");
        }
        Some(walk) if walk.state == SyncState::Done => {
            let counts = &walk.counts;
            let (found, written, missed, gone) = (counts.found, counts.written, counts.missed, counts.gone);
            tracing::info!(tenant.id = %tenant.id, kind = %walk.kind, found, written, missed, gone, "a walk has ended");
        }
        Some(walk) => {
            if let Some(why) = &walk.note {
                tracing::info!(tenant.id = %tenant.id, why, "a walk waits");
            }
        }
        None => {}
    }
    round.next
}
