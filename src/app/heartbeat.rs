//! What a process tells the others, and the time that all of them go by.
//!
//! The database's clock counts for every process, so leases and times of several machines fit together. Where the database
//! has none of its own, because it is a file, the machine's does.

use std::sync::Arc;
use std::time::Duration;

use crate::domain::{Clock, ProcessRoles, Replica, ReplicaId, SystemClock, Timestamp};
use crate::store::{Store, StoreError};

/// Between two looks at the time that counts.
const LOOK_EVERY: Duration = Duration::from_secs(1);
/// Looks between two signs of life.
const LOOKS_PER_BEAT: u32 = 10;
/// A process that was not seen for so long is no longer told of.
const FORGOTTEN_AFTER: Duration = Duration::from_hours(24);

/// Where the machine's clock is the only one, a jump of it is believed when it has lasted: a mistake is put right sooner.
const JUMP_LASTS: Duration = Duration::from_mins(10);
/// What is no jump: clocks are put right a little all the time.
const NO_JUMP: Duration = Duration::from_secs(2);

/// A process of a region.
pub(super) struct Heartbeat {
    watch: Watch,
    replica: Replica,
}

/// The time that counts, and how it is known.
struct Watch {
    store: Arc<dyn Store>,
    clock: Arc<dyn Clock>,
    jumped_at: Option<Timestamp>,
    /// How long the machine was up at the last look, and what time it was.
    last: Option<(Duration, Timestamp)>,
}

impl Heartbeat {
    /// Sets the clock and says that the process lives.
    pub(super) async fn start(
        store: Arc<dyn Store>,
        clock: Arc<dyn Clock>,
        roles: ProcessRoles,
    ) -> Result<Self, StoreError> {
        let mut watch = Watch { store, clock, jumped_at: None, last: None };
        watch.look().await?;
        let (store, clock) = (&watch.store, &watch.clock);
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
        Ok(Self { watch, replica })
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
                if let Err(error) = self.watch.look().await {
                    tracing::debug!(%error, "the time could not be compared");
                }
            }
            self.replica.skew_micros = self.watch.clock.skew_micros();
            self.replica.seen_at = self.watch.clock.now();
            if let Err(error) = self.watch.store.beat(&self.replica).await {
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

impl Watch {
    /// Sets the clock by the one that counts.
    async fn look(&mut self) -> Result<(), StoreError> {
        let asked = self.clock.now();
        if let Some(theirs) = self.store.database_time().await? {
            self.clock.follow(theirs, asked);
            return Ok(());
        }
        // A steady counter stands still while the machine sleeps; that explains a jump.
        if self.last.is_some_and(|(was, at)| up().saturating_sub(was) > asked.since(at) + NO_JUMP) {
            self.jumped_at = Some(asked.minus(JUMP_LASTS));
        }
        self.follow_machine(SystemClock.now(), asked);
        self.last = Some((up(), self.clock.now()));
        Ok(())
    }

    fn follow_machine(&mut self, machine: Timestamp, now: Timestamp) {
        let apart = machine.since(now).max(now.since(machine));
        let first = self.jumped_at.is_none();
        if apart > NO_JUMP && now.since(*self.jumped_at.get_or_insert(now)) < JUMP_LASTS {
            if first {
                tracing::warn!(apart = ?apart, "the machine's clock has jumped; it is not believed for ten minutes");
            }
            return;
        }
        self.jumped_at = None;
        self.clock.follow(machine, now);
    }
}

/// How long the machine is up, its sleep included.
fn up() -> Duration {
    let text = std::fs::read_to_string("/proc/uptime").unwrap_or_default();
    let seconds = text.split_whitespace().next().and_then(|text| text.parse().ok());
    seconds.and_then(|seconds| Duration::try_from_secs_f64(seconds).ok()).unwrap_or_default()
}

fn name() -> String {
    let host = std::fs::read_to_string("/proc/sys/kernel/hostname").unwrap_or_default();
    format!("{}:{}", host.trim(), std::process::id())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Region, SteadyClock};
    use crate::store::Opening;
    use crate::store::sqlite::SqliteStore;

    #[tokio::test]
    async fn a_jump_of_the_only_clock_is_believed_when_it_lasts() {
        let folder = tempfile::tempdir().unwrap();
        let store = SqliteStore::open(&folder.path().join("us.db"), Region::Us, Opening::Prepare).await.unwrap();
        let mut watch =
            Watch { store: Arc::new(store), clock: Arc::new(SteadyClock::start()), jumped_at: None, last: None };
        let hour = Duration::from_hours(1);
        let start = watch.clock.now();
        watch.follow_machine(start.plus(hour), start);
        assert!(watch.clock.now() < start.plus(hour), "not at once");
        watch.follow_machine(start.plus(Duration::from_secs(1)), start);
        assert_eq!(watch.jumped_at, None, "it was put right");
        watch.follow_machine(start.plus(hour), start);
        watch.jumped_at = Some(start.minus(JUMP_LASTS));
        watch.follow_machine(start.plus(hour), start);
        assert!(watch.clock.now() >= start.plus(hour), "it lasts");
    }
}
