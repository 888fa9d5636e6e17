//! The store on SQLite: one file, one process, one writer.
//!
//! Two pools: one connection that writes, a few that read. Every write transaction begins `immediate`, so it never has
//! to be upgraded, and is synced to the disk before it returns (`synchronous = full`, asserted at the start).
//! Deliveries go before all other writers: those pass a gate one at a time, so a delivery waits for one of them at most.

mod accounts;
mod answers;
mod budget;
mod copy;
mod handoffs;
mod inbox;
mod listing;
mod mirror;
mod mirrored;
mod notices;
mod parts;
mod prepare;
mod queue;
mod reconciling;
mod removal;
mod replicas;
mod retention;
mod space;
mod stages;
mod tenants;
mod timeline;
mod trouble;
mod webhooks;

use std::time::Duration;

use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteRow, SqliteSynchronous};
use sqlx::{Connection as _, Sqlite, SqlitePool, Transaction};
use tokio::sync::{Mutex, MutexGuard};

use super::rows::Row;
use super::webhooks::{add_message, telling};
use super::{NewTask, Opening, StoreError, sql};
use crate::domain::{Entry, Region, TaskId, TaskKind, TenantId, Timestamp};

pub use self::copy::Copied;
pub use self::space::SqliteSettings;
pub(super) use self::trouble::is_about_values;

type Result<T> = std::result::Result<T, StoreError>;
type Tx = Transaction<'static, Sqlite>;

/// How long a statement waits for another process (a command of ours, a backup) to leave the file.
const BUSY_MOST: Duration = Duration::from_secs(4);
/// Readers: more than the cores of a small machine gain nothing.
const READERS: u32 = 4;
/// What each of them keeps of the file, in KiB: the upper parts of some indexes. Usual are 2,000, which a large database fills
/// in each; the system has the file in memory too, once for all of them.
const READER_KEEPS: &str = "-256";

/// The store on SQLite.
pub struct SqliteStore {
    writer: SqlitePool,
    readers: SqlitePool,
    gate: Mutex<()>,
    /// The ceiling.
    most_pages: u32,
}

impl SqliteStore {
    /// Opens the file and checks that it belongs to `region`. [`Opening::Prepare`] makes it and brings its tables up to
    /// date; [`Opening::AsItIs`] refuses a file that is not there or not of this version.
    ///
    /// # Errors
    /// [`StoreError::WrongDatabase`] says what is wrong with the file; else what SQLite says.
    pub async fn open(settings: impl Into<SqliteSettings>, region: Region, opening: Opening) -> Result<Self> {
        let settings = settings.into();
        if opening == Opening::AsItIs && !settings.path.exists() {
            let why = "there is no such database: are folder and settings right? `migrate` makes a new one";
            return Err(StoreError::WrongDatabase(why.to_owned()));
        }
        let options = options(&settings);
        let writer = pool(1).connect_with(options.clone()).await?;
        let mut first = writer.acquire().await?;
        if opening == Opening::Prepare {
            space::make_shrinkable(&mut first).await?;
        }
        prepare::prepare(&mut first, opening).await?;
        drop(first);
        let readers = pool(READERS).connect_with(options.read_only(true).pragma("cache_size", READER_KEEPS)).await?;
        let store = Self { writer, readers, gate: Mutex::new(()), most_pages: settings.most_pages() };
        store.assert_durable().await?;
        store.assert_region(region).await?;
        Ok(store)
    }

    /// Closes every connection; what was committed is on the disk already.
    pub async fn close(&self) {
        self.readers.close().await;
        self.writer.close().await;
    }

    async fn assert_durable(&self) -> Result<()> {
        let synchronous: i64 = sqlx::query_scalar("pragma synchronous").fetch_one(&self.writer).await?;
        let journal: String = sqlx::query_scalar("pragma journal_mode").fetch_one(&self.writer).await?;
        if synchronous < 2 || journal != "wal" {
            return Err(StoreError::WrongDatabase(format!(
                "the database would not keep what it acknowledges: synchronous is {synchronous} (2 is needed), journal is {journal} (wal is needed)"
            )));
        }
        Ok(())
    }

    async fn assert_region(&self, region: Region) -> Result<()> {
        sqlx::query(sql::WRITE_META).bind(region.name()).execute(&self.writer).await?;
        let row = sqlx::query(sql::READ_META).fetch_one(&self.writer).await?;
        let found: Region = Row::of("meta", &row).parsed("region")?;
        if found == region {
            return Ok(());
        }
        Err(StoreError::WrongDatabase(format!(
            "the database belongs to region {found}, but the settings name it for region {region}: data never changes its region; set another `database`"
        )))
    }

    /// A write transaction of anything but deliveries. The guard must live as long as the transaction.
    async fn write(&self) -> Result<(MutexGuard<'_, ()>, Tx)> {
        let turn = self.gate.lock().await;
        Ok((turn, self.begin().await?))
    }

    async fn begin(&self) -> Result<Tx> {
        Ok(self.writer.begin_with("begin immediate").await?)
    }

    /// A single statement; tells how many rows it changed.
    async fn change(&self, query: sqlx::query::Query<'_, Sqlite, sqlx::sqlite::SqliteArguments>) -> Result<u64> {
        let (_turn, mut tx) = self.write().await?;
        let changed = query.execute(&mut *tx).await?.rows_affected();
        tx.commit().await?;
        Ok(changed)
    }

    async fn row(
        &self,
        query: sqlx::query::Query<'_, Sqlite, sqlx::sqlite::SqliteArguments>,
    ) -> Result<Option<SqliteRow>> {
        Ok(query.fetch_optional(&self.readers).await?)
    }

    async fn rows(
        &self,
        query: sqlx::query::Query<'_, Sqlite, sqlx::sqlite::SqliteArguments>,
    ) -> Result<Vec<SqliteRow>> {
        Ok(query.fetch_all(&self.readers).await?)
    }
}

fn options(settings: &SqliteSettings) -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .filename(&settings.path)
        .create_if_missing(true)
        .page_size(space::PAGE_BYTES)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .busy_timeout(BUSY_MOST)
        .pragma("secure_delete", "fast") // What is removed is overwritten, as far as that costs no further write.
        .pragma("journal_size_limit", space::LOG_KEPT)
        .pragma("max_page_count", settings.most_pages().to_string())
        .optimize_on_close(true, None)
}

fn pool(most: u32) -> SqlitePoolOptions {
    let options = SqlitePoolOptions::new().max_connections(most).idle_timeout(None).max_lifetime(None);
    // A file does not go away like a server: a ping before each use would only cost every transaction a turn.
    let options = options.test_before_acquire(false);
    // SQLite ends a transaction by itself when the disk is full or fails. sqlx 0.9.0 does not notice: it goes on counting
    // that transaction, and would refuse every later one on the connection. Such a connection is replaced.
    options.after_release(|connection, _| {
        Box::pin(async move {
            if connection.is_in_transaction() {
                connection.ping().await?; // What was to be rolled back is rolled back by then.
            }
            Ok(!connection.is_in_transaction())
        })
    })
}

/// Adds a task and wakes its lane; `false` when the same work is unfinished already.
async fn add_task(tx: &mut Tx, task: &NewTask) -> Result<bool> {
    put_task(tx, task, sql::ADD_TASK).await
}

/// Adds a task, or asks for it again if the same work is unfinished: what is under way does not finish it.
async fn ask_again(tx: &mut Tx, task: &NewTask) -> Result<()> {
    put_task(tx, task, sql::ASK_AGAIN).await.map(|_asked| ())
}

async fn put_task(tx: &mut Tx, task: &NewTask, statement: &'static str) -> Result<bool> {
    let lane = task.kind.lane().number();
    let query = sqlx::query(statement).bind(TaskId::at(task.created_at).uuid()).bind(task.tenant.get()).bind(lane);
    let query = query.bind(task.kind.name()).bind(task.handoff.uuid()).bind(task.kind.dedup_key(task.handoff));
    let query = query.bind(task.run_at.micros()).bind(task.created_at.micros());
    if query.execute(&mut **tx).await?.rows_affected() == 0 {
        return Ok(false);
    }
    let query = sqlx::query(sql::WAKE_LANE).bind(task.tenant.get()).bind(lane).bind(task.run_at.micros());
    query.execute(&mut **tx).await?;
    Ok(true)
}

/// Adds an entry with what schedulers are told of it, and the work that this makes.
async fn add_entry(tx: &mut Tx, entry: &Entry) -> Result<()> {
    let added = sqlx::query(sql::ADD_ENTRY)
        .bind(TaskId::at(entry.at).uuid())
        .bind(entry.handoff.uuid())
        .bind(entry.at.micros())
        .bind(entry.step.name())
        .bind(&entry.outcome)
        .bind(&entry.cause)
        .bind(&entry.next)
        .execute(&mut **tx)
        .await?;
    if added.rows_affected() == 0 {
        return Ok(());
    }
    for new in &entry.told {
        add_message!(entry, new).execute(&mut **tx).await?;
        ask_again(tx, &telling!(new.tenant, entry.handoff, entry.at)).await?;
    }
    Ok(())
}

async fn write_audit(
    tx: &mut Tx,
    tenant: Option<TenantId>,
    (actor, at): (&str, Timestamp),
    action: &str,
    subject: &str,
) -> Result<()> {
    let query = sqlx::query(sql::WRITE_AUDIT).bind(TaskId::at(at).uuid()).bind(tenant.map(TenantId::get)).bind(actor);
    query.bind(action).bind(subject).bind(at.micros()).execute(&mut **tx).await?;
    Ok(())
}
