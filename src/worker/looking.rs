//! Looking for work until the service stops.

use std::time::Duration;

use tokio_util::sync::CancellationToken;

use super::Worker;

/// The longest time between two looks: another process may have added work.
const LOOK_EVERY: Duration = Duration::from_secs(1);
/// After the store failed.
const TROUBLE_PAUSE: Duration = Duration::from_secs(1);

impl Worker {
    /// Runs tasks until `stop`; then waits for those under way. What is not finished is taken over after its lease.
    pub async fn run(&self, stop: CancellationToken) {
        while !stop.is_cancelled() {
            let pause = match self.look().await {
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

    async fn look(&self) -> Result<bool, crate::store::StoreError> {
        self.take_back().await?;
        self.claim().await
    }
}
