//! Looking for work until the service stops.

use std::time::Duration;

use tokio::time::Instant;
use tokio_util::sync::CancellationToken;

use super::Worker;
use crate::store::StoreError;

/// The longest time between two looks: another process may have added work.
const LOOK_EVERY: Duration = Duration::from_secs(1);
/// After the store failed.
const TROUBLE_PAUSE: Duration = Duration::from_secs(1);

impl Worker {
    /// Runs tasks until `stop`; then waits for those under way. What is not finished is taken over after its lease.
    pub async fn run(&self, stop: CancellationToken) {
        let mut taken_back = None;
        while !stop.is_cancelled() {
            let pause = match self.look(&mut taken_back).await {
                Ok(true) => continue,
                Ok(false) => LOOK_EVERY,
                Err(error) => {
                    tracing::error!(%error, "the queue cannot be read");
                    TROUBLE_PAUSE
                }
            };
            tokio::select! {
                () = stop.cancelled() => {}
                () = self.wake.notified() => {}
                () = tokio::time::sleep(pause) => {}
            }
        }
        self.running.close();
        self.running.wait().await;
    }

    /// Leases last for minutes, so their ends are looked for once in a while only, however often there is work.
    async fn look(&self, taken_back: &mut Option<Instant>) -> Result<bool, StoreError> {
        if taken_back.is_none_or(|last| last.elapsed() >= LOOK_EVERY) {
            self.take_back().await?;
            *taken_back = Some(Instant::now());
        }
        self.claim().await
    }
}
