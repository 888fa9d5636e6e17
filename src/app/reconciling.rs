//! Rounds that look for missed hand-offs.

use std::time::Duration;

use async_trait::async_trait;

use super::tenant_rounds::{ASK_AGAIN, TenantRound};
use crate::domain::{Tenant, Timestamp, Turn};
use crate::flow::Flow;
use crate::store::StoreError;
use crate::sync;

/// Rounds begin up to this much sooner, so that those of many tenants do not come to go together.
const JITTER_SECONDS: i64 = 20;

/// Looks for missed hand-offs of every tenant.
pub(super) struct Reconciling(pub(super) Flow);

#[async_trait]
impl TenantRound for Reconciling {
    fn name(&self) -> &'static str {
        "reconcile"
    }

    fn schedule(&self, tenant: &Tenant) -> String {
        format!("reconcile:{}", tenant.id)
    }

    fn has_work(&self, tenant: &Tenant) -> bool {
        !tenant.rules.is_empty() && !tenant.is_paused(self.0.clock.now())
    }

    async fn round(&self, tenant: &Tenant, _turn: Turn) -> (Timestamp, Result<(), StoreError>) {
        match sync::reconcile(&self.0, tenant).await {
            Ok(Some(round)) => (told(tenant, &round), Ok(())),
            Ok(None) => (self.0.clock.now().plus(ASK_AGAIN), Ok(())),
            Err(error) => (self.0.clock.now().plus(ASK_AGAIN), Err(error)),
        }
    }
}

/// Tells what a round found, and when the next is due.
fn told(tenant: &Tenant, round: &sync::Round) -> Timestamp {
    let found = &round.kept.found;
    if found.handed_over + found.sent_again > 0 {
        let (handed_over, sent_again) = (found.handed_over, found.sent_again);
        tracing::warn!(tenant.id = %tenant.id, handed_over, sent_again, "deliveries were lost; their candidates were found");
    }
    if let Some(why) = &round.kept.failure {
        tracing::info!(tenant.id = %tenant.id, why, "a round for missed hand-offs could not be finished");
    }
    let usual = round.kept.began_at.plus(sync::ROUND_EVERY);
    if round.next == usual { sooner(usual, round.kept.began_at) } else { round.next }
}

/// Spread by the microsecond at which the round happened to begin.
fn sooner(next: Timestamp, began: Timestamp) -> Timestamp {
    next.minus(Duration::from_secs(began.micros().rem_euclid(JITTER_SECONDS).unsigned_abs()))
}
