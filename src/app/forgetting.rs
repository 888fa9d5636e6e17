//! Forgetting what is no longer needed: a little at a time, so that deliveries never wait for it.

use std::sync::Arc;
use std::time::Duration;

use tokio_util::sync::CancellationToken;

use crate::config::KeepSettings;
use crate::domain::{Clock, Timestamp};
use crate::store::{Store, StoreError};

/// Rows of one transaction.
const BATCH: i64 = 500;
/// Between two transactions.
const BREATH: Duration = Duration::from_millis(50);
/// Between two rounds.
const ROUND_EVERY: Duration = Duration::from_mins(10);

/// What a round has removed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Forgotten {
    pub(super) events: u64,
    pub(super) handoffs: u64,
    pub(super) people: u64,
}

/// One round: removes everything that is too old.
pub(super) async fn round(store: &dyn Store, keep: KeepSettings, now: Timestamp) -> Result<Forgotten, StoreError> {
    // Hand-offs first: their events go with them.
    let handoffs = drain(|| store.prune_handoffs(now.minus(keep.handoffs), BATCH)).await?;
    let events = drain(|| store.prune_events(now.minus(keep.events), BATCH)).await?;
    let people = drain(|| store.prune_mirror(now.minus(keep.people), BATCH)).await?;
    Ok(Forgotten { events, handoffs, people })
}

async fn drain<F>(batch: impl Fn() -> F) -> Result<u64, StoreError>
where
    F: Future<Output = Result<u64, StoreError>>,
{
    let mut all = 0;
    loop {
        let removed = batch().await?;
        all += removed;
        if removed == 0 {
            return Ok(all);
        }
        tokio::time::sleep(BREATH).await;
    }
}

/// Rounds until the service stops.
pub(super) async fn keep(store: Arc<dyn Store>, keep: KeepSettings, clock: Arc<dyn Clock>, stop: CancellationToken) {
    while !stop.is_cancelled() {
        let done = tokio::select! {
            done = round(store.as_ref(), keep, clock.now()) => done,
            () = stop.cancelled() => return,
        };
        match done {
            Ok(gone) if gone == Forgotten::default() => {}
            Ok(Forgotten { events, handoffs, people }) => {
                tracing::info!(events, handoffs, people, "what was too old is removed");
            }
            Err(error) => tracing::error!(%error, "what is too old could not be removed"),
        }
        tokio::select! {
            () = stop.cancelled() => {}
            () = tokio::time::sleep(ROUND_EVERY) => {}
        }
    }
}
