//! The connections that work of all kinds uses. Whoever writes may have to wait for a lock; some connections are never
//! lent for that, so that what is there can be read meanwhile.

use std::sync::Arc;
use std::time::Duration;

use sqlx::PgPool;
use tokio::sync::Semaphore;

use super::Result;
use super::connection::{Held, sorted};

/// Connections, and the turns to write with them.
pub(super) struct Pool {
    connections: PgPool,
    turns: Arc<Semaphore>,
    /// How long is waited for a turn and a connection together.
    acquire_timeout: Duration,
    /// How long an answer of the database is waited for.
    patience: Duration,
}

impl Pool {
    /// Keeps `readers` of the connections for reading, at the most all but one.
    pub(super) fn new(connections: PgPool, readers: u32, patience: Duration) -> Self {
        let options = connections.options();
        let writers = options.get_max_connections().saturating_sub(readers).max(1);
        let turns = Arc::new(Semaphore::new(usize::try_from(writers).unwrap_or(Semaphore::MAX_PERMITS)));
        Self { acquire_timeout: options.get_acquire_timeout(), connections, turns, patience }
    }

    pub(super) async fn to_read(&self) -> Result<Held> {
        Held::take(&self.connections, self.patience).await
    }

    pub(super) async fn to_write(&self) -> Result<Held> {
        let taking = async {
            // The turns are never closed.
            let turn = Arc::clone(&self.turns).acquire_owned().await.map_err(|_| sorted(sqlx::Error::PoolClosed))?;
            Ok(Held::take(&self.connections, self.patience).await?.in_turn(turn))
        };
        let taken = tokio::time::timeout(self.acquire_timeout, taking).await;
        taken.unwrap_or_else(|_late| Err(sorted(sqlx::Error::PoolTimedOut)))
    }

    pub(super) async fn close(&self) {
        self.connections.close().await;
    }
}
