//! Rounds for each tenant: each is due by itself, and done by one process at a time.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use futures_util::StreamExt as _;
use futures_util::stream::FuturesUnordered;
use tracing::Instrument as _;

use super::rounds::{LOOK_EVERY, Rounds};
use crate::domain::{Tenant, TenantId, Timestamp, Turn};
use crate::flow::Flow;
use crate::store::StoreError;

/// Tenants whose rounds of one kind are under way at once: each waits for its ATS most of the time.
const AT_ONCE: usize = 4;

/// A tenant whose round another process does, or that could not be looked at, is looked at again after so long.
pub(super) const ASK_AGAIN: Duration = Duration::from_secs(45);

/// A kind of round.
#[async_trait]
pub(super) trait TenantRound: Send + Sync {
    /// What it is called.
    fn name(&self) -> &'static str;

    /// What its turns are called.
    fn schedule(&self, tenant: &Tenant) -> String;

    /// Whether there is anything to do for a tenant.
    fn has_work(&self, tenant: &Tenant) -> bool;

    /// Whose rounds are asked for out of turn.
    async fn asked(&self) -> Result<Vec<TenantId>, StoreError> {
        Ok(Vec::new())
    }

    /// Does one; tells when the next is due.
    async fn round(&self, tenant: &Tenant, turn: Turn) -> (Timestamp, Result<(), StoreError>);
}

/// Does rounds of every tenant that has work, until the service stops. A slow one holds up nobody else.
pub(super) async fn keep(rounds: Rounds, flow: Flow, kind: impl TenantRound) {
    // When, and by which version of the tenant that was decided: whoever changes it is looked at anew.
    let mut due: HashMap<TenantId, (Timestamp, i64)> = HashMap::new();
    let mut busy: HashSet<TenantId> = HashSet::new();
    let mut under_way = FuturesUnordered::new();
    let mut asked_at = None;
    while !rounds.stop.is_cancelled() {
        let (tenants, now) = (flow.directory.current().tenants(), flow.clock.now());
        due.retain(|id, (_, version)| tenants.iter().any(|tenant| tenant.id == *id && tenant.version == *version));
        // Not oftener: whose round another process does is refused at once.
        if asked_at.is_none_or(|at: Timestamp| now >= at.plus(LOOK_EVERY)) {
            asked_at = Some(now);
            for id in kind.asked().await.unwrap_or_default() {
                due.remove(&id);
            }
        }
        let is_due = |tenant: &Tenant| {
            !busy.contains(&tenant.id) && due.get(&tenant.id).is_none_or(|(at, _)| *at <= now) && kind.has_work(tenant)
        };
        // Whoever waits longest goes first.
        let mut ready: Vec<_> = tenants.iter().filter(|tenant| is_due(tenant)).cloned().collect();
        ready.sort_by_key(|tenant| due.get(&tenant.id).map(|(at, _)| *at));
        ready.truncate(AT_ONCE - busy.len());
        for tenant in ready {
            busy.insert(tenant.id);
            under_way.push(one(&rounds, &kind, tenant));
        }
        tokio::select! {
            () = rounds.stop.cancelled() => break,
            () = tokio::time::sleep(LOOK_EVERY) => {}
            Some((id, version, ended)) = under_way.next() => {
                busy.remove(&id);
                let next = ended.unwrap_or_else(|error| {
                    tracing::error!(%error, tenant.id = %id, "a round could not be done");
                    None
                });
                due.insert(id, (next.unwrap_or_else(|| flow.clock.now().plus(ASK_AGAIN)), version));
            }
        }
    }
    // Each gives its turn back.
    while under_way.next().await.is_some() {}
}

async fn one(
    rounds: &Rounds,
    kind: &impl TenantRound,
    tenant: Arc<Tenant>,
) -> (TenantId, i64, Result<Option<Timestamp>, StoreError>) {
    // At this level it is there whatever is logged.
    let span = tracing::error_span!("round", round = kind.name(), tenant.id = %tenant.id);
    let schedule = kind.schedule(&tenant);
    let ended = rounds.once(&schedule, |turn| kind.round(&tenant, turn)).instrument(span).await;
    (tenant.id, tenant.version, ended)
}
