//! Rounds for each tenant: each is due by itself, and done by one process at a time.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use futures_util::StreamExt as _;
use tracing::Instrument as _;

use super::rounds::{LOOK_EVERY, Rounds};
use crate::domain::{Tenant, TenantId, Timestamp};
use crate::flow::Flow;
use crate::store::StoreError;
use crate::sync;

/// Tenants whose rounds are under way at once: each waits for its ATS most of the time.
const AT_ONCE: usize = 4;

/// Rounds begin up to this much sooner, so that those of many tenants do not come to go together.
const JITTER_SECONDS: i64 = 20;

/// A tenant whose round another process does, or that could not be looked at, is looked at again after so long.
const ASK_AGAIN: Duration = Duration::from_secs(45);

/// Looks for missed hand-offs of every tenant, until the service stops.
pub(super) async fn keep(rounds: Rounds, flow: Flow) {
    let due: Mutex<HashMap<TenantId, Timestamp>> = Mutex::default();
    while !rounds.stop.is_cancelled() {
        let tenants = flow.directory.current().tenants();
        let now = flow.clock.now();
        let ready: Vec<_> = {
            let mut due = due.lock().unwrap_or_else(PoisonError::into_inner);
            due.retain(|id, _| tenants.iter().any(|tenant| tenant.id == *id));
            let has_work = |tenant: &Tenant| !tenant.rules.is_empty() && !tenant.is_paused(now);
            let is_due = |tenant: &Tenant| due.get(&tenant.id).is_none_or(|at| *at <= now);
            tenants.iter().filter(|tenant| has_work(tenant) && is_due(tenant)).cloned().collect()
        };
        let looking = futures_util::stream::iter(ready).for_each_concurrent(AT_ONCE, async |tenant| {
            let next = one(&rounds, &flow, &tenant).await.unwrap_or_else(|error| {
                tracing::error!(%error, tenant.id = %tenant.id, "a round could not be done");
                None
            });
            let next = next.unwrap_or_else(|| flow.clock.now().plus(ASK_AGAIN));
            due.lock().unwrap_or_else(PoisonError::into_inner).insert(tenant.id, next);
        });
        tokio::select! {
            () = looking => {}
            () = rounds.stop.cancelled() => {}
        }
        tokio::select! {
            () = rounds.stop.cancelled() => {}
            () = tokio::time::sleep(LOOK_EVERY) => {}
        }
    }
}

async fn one(rounds: &Rounds, flow: &Flow, tenant: &Tenant) -> Result<Option<Timestamp>, StoreError> {
    let schedule = format!("reconcile:{}", tenant.id);
    // At this level it is there whatever is logged.
    let span = tracing::error_span!("round", round = "reconcile", tenant.id = %tenant.id);
    let round = async || match sync::reconcile(flow, tenant).await {
        Ok(Some(round)) => (told(tenant, &round), Ok(())),
        Ok(None) => (flow.clock.now().plus(ASK_AGAIN), Ok(())),
        Err(error) => (flow.clock.now().plus(ASK_AGAIN), Err(error)),
    };
    rounds.once(&schedule, round).instrument(span).await
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
