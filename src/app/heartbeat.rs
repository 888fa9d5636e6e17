//! What a process tells the others, and the time that all of them go by.
//!
//! The database's clock counts for every process, so leases and times of several machines fit together. Where the database
//! has none of its own, because it is a file, the machine's does.

use std::sync::Arc;
use std::time::Duration;

use crate::domain::{Clock, ProcessRoles, Replica, ReplicaId, SystemClock};
use crate::store::{Store, StoreError};

/// Between two looks at the time that counts.
const LOOK_EVERY: Duration = Duration::from_secs(1);
/// Looks between two signs of life.
const LOOKS_PER_BEAT: u32 = 10;
/// A process that was not seen for so long is no longer told of.
const FORGOTTEN_AFTER: Duration = Duration::from_hours(24);

/// A process of a region.
pub(super) struct Heartbeat {
    store: Arc<dyn Store>,
    clock: Arc<dyn Clock>,
    replica: Replica,
}

impl Heartbeat {
    /// Sets the clock and says that the process lives.
    pub(super) async fn start(
        store: Arc<dyn Store>,
        clock: Arc<dyn Clock>,
        roles: ProcessRoles,
    ) -> Result<Self, StoreError> {
        look(store.as_ref(), clock.as_ref()).await?;
        let now = clock.now();
        let replica = Replica {
            id: ReplicaId::at(now),
            name: name(),
            roles,
            version: env!("CARGO_PKG_VERSION").to_owned(),
            skew_micros: clock.skew_micros(),
            started_at: now,
            seen_at: now,
        };
        store.beat(&replica).await?;
        Ok(Self { store, clock, replica })
    }

    /// Which process it is.
    pub(super) fn id(&self) -> ReplicaId {
        self.replica.id
    }

    /// Goes on for as long as it is polled.
    pub(super) async fn keep(mut self) {
        loop {
            for _ in 0..LOOKS_PER_BEAT {
                tokio::time::sleep(LOOK_EVERY).await;
                if let Err(error) = look(self.store.as_ref(), self.clock.as_ref()).await {
                    tracing::debug!(%error, "the time could not be compared");
                }
            }
            self.replica.skew_micros = self.clock.skew_micros();
            self.replica.seen_at = self.clock.now();
            if let Err(error) = self.store.beat(&self.replica).await {
                tracing::warn!(%error, "the others could not be told that this process lives");
            }
        }
    }
}

/// The process has ended in order.
pub(super) async fn leave(store: &dyn Store, clock: &dyn Clock, id: ReplicaId) {
    if let Err(error) = store.leave(id, clock.now().minus(FORGOTTEN_AFTER)).await {
        tracing::warn!(%error, "the others could not be told that this process ends");
    }
}

/// Sets the clock by the one that counts.
async fn look(store: &dyn Store, clock: &dyn Clock) -> Result<(), StoreError> {
    let asked = clock.now();
    let theirs = store.database_time().await?;
    clock.follow(theirs.unwrap_or_else(|| SystemClock.now()), asked);
    Ok(())
}

fn name() -> String {
    let host = std::fs::read_to_string("/proc/sys/kernel/hostname").unwrap_or_default();
    format!("{}:{}", host.trim(), std::process::id())
}
