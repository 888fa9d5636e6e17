//! The store on PostgreSQL: one database, any number of processes.
//!
//! Three pools: a small one that only deliveries use, so that no other work can keep them waiting for a connection; a single
//! connection for short looks (the time, whether settings have changed, whether the database answers at all), so that work
//! that waits for a lock does not pass for a database that is down; and one for everything else, of which a part is kept
//! for reading, so that pages are shown while writing waits. `read committed`, so whatever has to stay true between two
//! statements is held by a row lock, and locks are taken in one order everywhere:
//!
//! mirror (application, job, persons by id) → slots by key → hand-off → moves → tasks → circuit → troubles → counters of
//! ignored statuses → `meta` → lanes by tenant and number.
//!
//! A claim alone goes from lane to tasks: it skips tasks that are locked instead of waiting for them. Whoever is chosen
//! as the victim of a deadlock all the same is tried again as a whole. Lanes come last for a second reason: their lock is
//! what keeps a claim from putting a lane to rest while the work that it cannot see yet is being committed.

mod accounts;
mod answers;
mod batch;
mod budget;
mod connection;
mod handoffs;
mod inbox;
mod listing;
mod mirror;
mod mirrored;
mod notices;
mod open;
mod pool;
mod prepare;
mod queue;
mod reconciling;
mod removal;
mod replicas;
mod retention;
mod stages;
mod stories;
mod tenants;
mod timeline;
mod unheard;
mod wake;
mod webhooks;
mod write;

use std::sync::Arc;
use std::time::Duration;

use sqlx::PgPool;
use sqlx::postgres::PgRow;
use tokio::sync::Notify;
use tokio::task::JoinHandle;

use self::connection::{Ask, Held};
use self::pool::Pool;
use self::unheard::Unheard;
use self::write::Write;
use super::StoreError;

pub use self::open::PgSettings;

type Result<T> = std::result::Result<T, StoreError>;

/// How often a transaction that met a deadlock is tried: more would only hide that the order of locks is wrong.
const TRIES_MOST: u32 = 6;
/// Before the second try; longer before each further one, so that the other side is through.
const TRY_PAUSE: Duration = Duration::from_millis(5);

/// The store on PostgreSQL.
pub struct PgStore {
    deliveries: Pool,
    others: Pool,
    /// One connection for short looks, which wait for no lock.
    looks: PgPool,
    /// The connection that listens, and nothing else.
    listening: PgPool,
    due: Arc<Notify>,
    telling: JoinHandle<()>,
    unheard: Unheard,
    /// How long an answer of the database is waited for.
    patience: Duration,
}

impl PgStore {
    /// Closes every connection; what was committed is on the disk already.
    pub async fn close(&self) {
        self.telling.abort();
        self.listening.close().await;
        self.looks.close().await;
        self.others.close().await;
        self.deliveries.close().await;
    }

    async fn begin(&self, pool: &Pool) -> Result<Write> {
        Write::begin(pool.to_write().await?).await
    }

    /// Commits what went well.
    async fn end<T>(&self, write: Write, done: Result<T>) -> Result<T> {
        match done {
            Ok(value) => {
                if write.commit().await? {
                    self.due.notify_one();
                }
                Ok(value)
            }
            Err(error) => {
                write.rollback().await;
                Err(error)
            }
        }
    }

    /// A single statement, which is a transaction by itself; tells how many rows it changed.
    async fn run(&self, query: Ask<'_>) -> Result<u64> {
        self.others.to_write().await?.run(query).await
    }

    async fn row(&self, query: Ask<'_>) -> Result<Option<PgRow>> {
        Ok(self.rows(query).await?.into_iter().next())
    }

    /// A short look at something that nobody locks; the work of all others does not keep it waiting.
    async fn look(&self, query: Ask<'_>) -> Result<Option<PgRow>> {
        Ok(Held::take(&self.looks, self.patience).await?.rows(query).await?.into_iter().next())
    }

    async fn rows(&self, query: Ask<'_>) -> Result<Vec<PgRow>> {
        self.others.to_read().await?.rows(query).await
    }
}

/// Whether a transaction is tried once more; waits until the other side is through.
async fn try_again(error: &StoreError, tries: &mut u32) -> bool {
    if *tries >= TRIES_MOST || !connection::is_conflict(error) {
        return false;
    }
    tracing::debug!(%error, tries = *tries, "a transaction is tried again");
    tokio::time::sleep(TRY_PAUSE * *tries).await;
    *tries += 1;
    true
}

/// One transaction on a pool of the store, tried again as a whole when it meets a deadlock. A macro, because futures of
/// closures that borrow cannot be sent between threads as of Rust 1.95.
macro_rules! transaction {
    ($store:ident, $pool:ident, |$write:ident| $work:expr) => {{
        let mut tries = 1;
        loop {
            let mut transaction = $store.begin(&$store.$pool).await?;
            let $write = &mut transaction;
            let done: $crate::store::postgres::Result<_> = async { $work }.await;
            match $store.end(transaction, done).await {
                Err(error) if $crate::store::postgres::try_again(&error, &mut tries).await => {}
                answer => break answer,
            }
        }
    }};
}
use transaction;

impl Drop for PgStore {
    fn drop(&mut self) {
        self.telling.abort();
    }
}
