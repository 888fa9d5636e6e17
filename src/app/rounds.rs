//! What is due again and again, and is done by one process at a time.

use std::sync::Arc;
use std::time::Duration;

use tokio_util::sync::CancellationToken;

use crate::domain::{Clock, Timestamp, Turn};
use crate::store::{Store, StoreError};

/// How long a turn lasts unless it is lengthened: the others wait so long for a process that died.
const TURN: Duration = Duration::from_mins(2);
/// Between two lengthenings.
const KEEP_EVERY: Duration = Duration::from_secs(30);
/// Between two looks whether a round is due.
pub(super) const LOOK_EVERY: Duration = Duration::from_secs(15);

/// Where rounds take their turns.
#[derive(Clone)]
pub(super) struct Rounds {
    pub(super) store: Arc<dyn Store>,
    pub(super) clock: Arc<dyn Clock>,
    pub(super) stop: CancellationToken,
}

impl Rounds {
    /// Does a round whenever it is due, until the service stops. A round may be cut off between any two of its steps.
    pub(super) async fn keep<F>(self, schedule: &'static str, every: Duration, round: impl Fn() -> F)
    where
        F: Future<Output = Result<(), StoreError>>,
    {
        while !self.stop.is_cancelled() {
            if let Err(error) = self.look(schedule, every, &round).await {
                tracing::error!(%error, schedule, "a round could not be done");
            }
            tokio::select! {
                () = self.stop.cancelled() => {}
                () = tokio::time::sleep(LOOK_EVERY) => {}
            }
        }
    }

    async fn look<F>(&self, schedule: &'static str, every: Duration, round: &impl Fn() -> F) -> Result<(), StoreError>
    where
        F: Future<Output = Result<(), StoreError>>,
    {
        let next = self.clock.now().plus(every);
        self.once(schedule, |_turn| async { (next, round().await) }).await.map(|_next| ())
    }

    /// Does a round if it is due and nobody else does it; tells when the next is due, where that was decided here.
    pub(super) async fn once<F>(
        &self,
        schedule: &str,
        round: impl FnOnce(Turn) -> F,
    ) -> Result<Option<Timestamp>, StoreError>
    where
        F: Future<Output = (Timestamp, Result<(), StoreError>)>,
    {
        let now = self.clock.now();
        let Some(turn) = self.store.take_turn(schedule, now, TURN).await? else { return Ok(None) };
        let (next, done) = tokio::select! {
            ended = round(turn.clone()) => ended,
            lost = self.lost(&turn) => return lost.map(|()| None),
            () = self.stop.cancelled() => (now, Ok(())),
        };
        self.store.end_turn(&turn, next).await?;
        done.map(|()| Some(next))
    }

    /// Lengthens a turn; returns when it cannot be, because another process may have it by then.
    async fn lost(&self, turn: &Turn) -> Result<(), StoreError> {
        loop {
            tokio::time::sleep(KEEP_EVERY).await;
            if !self.store.keep_turn(turn, self.clock.now(), TURN).await? {
                tracing::warn!(
                    schedule = %turn.schedule,
                    "a round took too long to say that it goes on; it was cut off"
                );
                return Ok(());
            }
        }
    }
}
