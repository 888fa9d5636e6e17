//! Telling the workers of every process that there is work now, and hearing it.
//!
//! Told after the commit, on a connection of its own: whoever wrote never waits for it. It is a hint only. Workers look
//! by themselves too, so a hint that is lost costs them one pause between two looks.

use std::sync::Arc;
use std::time::Duration;

use sqlx::postgres::{PgConnectOptions, PgListener};
use sqlx::{ConnectOptions as _, PgConnection};
use tokio::sync::Notify;
use tokio::task::JoinHandle;
use tracing::Instrument as _;

use super::PgStore;

/// What is told where.
const CHANNEL: &str = "goodtime_tasks";
const TELL: &str = "notify goodtime_tasks";
/// Between two hints: what becomes due meanwhile goes with the next. The server lets only one transaction at a time add to
/// its queue of notices, so a hint for each of thousands of commits would hold them all up.
const TELL_PAUSE: Duration = Duration::from_millis(25);
/// Before the next try to connect, and the longest a hint may take.
const TROUBLE_PAUSE: Duration = Duration::from_secs(1);

impl PgStore {
    /// Calls `wake` whenever some process has added work that is due now, until the store is closed. A connection that
    /// is lost is made anew; as nobody knows what was said meanwhile, `wake` is called then too.
    pub fn listen(&self, wake: impl Fn() + Send + Sync + 'static) -> JoinHandle<()> {
        let pool = self.listening.clone();
        let hearing = async move {
            while !pool.is_closed() {
                if let Err(error) = hear(&pool, &wake).await
                    && !pool.is_closed()
                {
                    tracing::warn!(%error, "work of other processes is not heard of; the queue is looked at meanwhile");
                    tokio::time::sleep(TROUBLE_PAUSE).await;
                }
            }
        };
        tokio::spawn(hearing.in_current_span())
    }
}

async fn hear(pool: &sqlx::PgPool, wake: &(impl Fn() + Send + Sync)) -> sqlx::Result<()> {
    let mut listener = PgListener::connect_with(pool).await?;
    listener.listen(CHANNEL).await?;
    loop {
        wake();
        // Nothing is heard where the connection was lost and made anew.
        let _heard = listener.try_recv().await?;
    }
}

/// Tells, once for however many commits there were since the last time.
pub(super) async fn tell(options: PgConnectOptions, due: Arc<Notify>) {
    let mut connection = None;
    loop {
        due.notified().await;
        let told = tokio::time::timeout(TROUBLE_PAUSE, tell_once(&options, connection.take())).await;
        match told {
            Ok(Ok(kept)) => connection = Some(kept),
            Ok(Err(error)) => tracing::debug!(%error, "workers were not told of new work; they look by themselves"),
            Err(_) => tracing::debug!("telling workers of new work takes too long; they look by themselves"),
        }
        tokio::time::sleep(TELL_PAUSE).await;
    }
}

/// A kept connection may have died since: then a new one is tried.
async fn tell_once(options: &PgConnectOptions, kept: Option<PgConnection>) -> sqlx::Result<PgConnection> {
    if let Some(mut connection) = kept
        && sqlx::query(TELL).execute(&mut connection).await.is_ok()
    {
        return Ok(connection);
    }
    let mut connection = options.connect().await?;
    sqlx::query(TELL).execute(&mut connection).await?;
    Ok(connection)
}
