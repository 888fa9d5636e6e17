//! What is looked up for the metrics, because nobody tells it.

use std::time::Duration;

use super::rounds::Rounds;
use crate::domain::{ProcessRole, Replica, SyncRun, Timestamp};
use crate::measures::{Depth, Measures};
use crate::notices::Notices;
use crate::store::{Store, StoreError};

/// Between two looks at the database; scrapers usually come every 15 to 60 s.
const LOOK_EVERY: Duration = Duration::from_secs(10);
/// A process that was not seen for so long does not live: three signs of life were missed.
pub(super) const ALIVE: Duration = Duration::from_secs(35);

/// Whether a process lives.
pub(super) fn is_alive(one: &Replica, now: Timestamp) -> bool {
    now.since(one.seen_at) < ALIVE
}

/// Looks until the service stops. Each process folds its own numbers; those of the database are told where rounds are done.
pub(super) async fn keep(rounds: Rounds, notices: Notices, looks: bool) {
    let measures = std::sync::Arc::clone(&notices.measures);
    while !rounds.stop.is_cancelled() {
        measures.fold();
        measures.skewed(rounds.clock.skew_micros());
        if looks && let Err(error) = look(rounds.store.as_ref(), &measures, rounds.clock.now()).await {
            tracing::warn!(%error, "the queue could not be looked at for the metrics");
        }
        if looks && let Err(error) = notices.measure().await {
            tracing::warn!(%error, "what waits could not be looked at for the metrics");
        }
        tokio::select! {
            () = rounds.stop.cancelled() => {}
            () = tokio::time::sleep(LOOK_EVERY) => {}
        }
    }
}

/// Each on its own: a long queue must not hide who is there.
async fn look(store: &dyn Store, measures: &Measures, now: Timestamp) -> Result<(), StoreError> {
    let replicas = store.replicas().await?;
    for role in ProcessRole::ALL {
        let seen = replicas.iter().filter(|one| is_alive(one, now) && one.roles.has(role)).count();
        measures.processes(role, seen);
    }
    let walks = store.walks_going_on().await?;
    measures.walks(walks.iter().map(|walk| walk.counts.found).sum(), walks.iter().map(SyncRun::left).sum());
    measures.circuits(store.circuits().await?.iter().filter(|circuit| circuit.open_until > now).count());
    let depth = |one: crate::store::LaneCount| Depth {
        lane: one.lane,
        state: one.state,
        tasks: one.tasks,
        oldest: now.since(one.earliest),
    };
    measures.queue(&store.lane_counts(now).await?.into_iter().map(depth).collect::<Vec<_>>());
    Ok(())
}
