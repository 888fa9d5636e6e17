//! The room that the file takes on the disk.
//!
//! Pages that removed rows leave are given back in small steps, except for a share that new rows soon fill again. A
//! ceiling, where one is set, is a number of pages: at it whatever needs a new page is refused, and reading and removing go
//! on. The log that runs ahead of the file comes on top; it is cut back to [`LOG_KEPT`] when it starts anew.

use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use sqlx::{AssertSqlSafe, Row as _, SqliteConnection};

use super::{BUSY_MOST, Result, SqliteStore};
use crate::store::StoreError;

/// SQLite's own default, stated here because the ceiling is counted in pages.
pub(super) const PAGE_BYTES: u32 = 4_096;
/// Bytes of the log that stay on the disk: the checkpoint comes at 4 MB, so only what a reader holds back makes more.
pub(super) const LOG_KEPT: &str = "8388608";
/// A log longer than this (256 MB) waits for a reader that does not end.
const LOG_STUCK: i64 = 65_536;
/// Pages (1 MB) of one step: deliveries wait for it a few milliseconds.
const STEP: i64 = 256;
/// One page in so many may be free: giving back what the next hour needs again would only cost writes.
const SPARE: i64 = 10;
/// Tries to empty the log, and the pause between two: about four seconds in all.
const EMPTY_TRIES: u32 = 10;
const EMPTY_PAUSE: Duration = Duration::from_millis(300);
/// From this percentage of the ceiling on people are told.
const NEARLY_FULL: i64 = 90;

/// How a file is used.
#[derive(Debug, Clone)]
pub struct SqliteSettings {
    /// The file.
    pub path: PathBuf,
    /// The most megabytes (of 1,048,576 bytes) that it may take, without the log beside it.
    pub max_megabytes: Option<u32>,
}

impl<P: AsRef<Path> + ?Sized> From<&P> for SqliteSettings {
    /// A file without a ceiling.
    fn from(path: &P) -> Self {
        Self { path: path.as_ref().to_owned(), max_megabytes: None }
    }
}

impl SqliteSettings {
    /// The ceiling in pages; SQLite's own limit where there is none.
    pub(super) fn most_pages(&self) -> u32 {
        // The largest number of pages that SQLite counts.
        const MOST: u32 = u32::MAX - 1;
        self.max_megabytes.map_or(MOST, |megabytes| megabytes.saturating_mul(1_048_576 / PAGE_BYTES).min(MOST))
    }
}

/// Lets free pages of a new file be given back.
pub(super) async fn make_shrinkable(connection: &mut SqliteConnection) -> Result<()> {
    let tables: i64 = sqlx::query_scalar("select count(*) from sqlite_master").fetch_one(&mut *connection).await?;
    if tables == 0 {
        // The file has its first page already, so only writing it anew lets this count.
        for statement in ["pragma auto_vacuum = incremental", "vacuum"] {
            sqlx::query(statement).execute(&mut *connection).await?;
        }
    }
    Ok(())
}

impl SqliteStore {
    /// Gives back one step; tells how many bytes.
    pub(super) async fn give_back(&self) -> Result<u64> {
        let (_turn, mut tx) = self.write().await?;
        let before = pages(&mut tx).await?;
        let step = (before.free - before.all / SPARE).min(STEP);
        if step > 0 {
            let statement = AssertSqlSafe(format!("pragma incremental_vacuum({step})"));
            sqlx::query(statement).execute(&mut *tx).await?;
        }
        let after = pages(&mut tx).await?;
        tx.commit().await?;
        let given = u64::try_from(before.all - after.all).unwrap_or(0);
        if given == 0 {
            self.look_at_space(after).await?;
        }
        Ok(given * u64::from(PAGE_BYTES))
    }

    /// Takes what was removed out of the log too, which runs ahead of the file and holds the old pages. Readers of an older
    /// state, such as a backup, are waited for in tries so short that deliveries pass between.
    pub(super) async fn empty_log(&self) -> Result<()> {
        for _ in 0..EMPTY_TRIES {
            let mut connection = self.writer.acquire().await?;
            sqlx::query("pragma busy_timeout = 100").execute(&mut *connection).await?;
            let busy = sqlx::query_scalar("pragma wal_checkpoint(truncate)").fetch_one(&mut *connection).await;
            let usual = AssertSqlSafe(format!("pragma busy_timeout = {}", BUSY_MOST.as_millis()));
            sqlx::query(usual).execute(&mut *connection).await?;
            drop(connection);
            let busy: i64 = busy?;
            if busy == 0 {
                return Ok(());
            }
            tokio::time::sleep(EMPTY_PAUSE).await;
        }
        let why =
            "another process reads the file, so its log still holds what was removed: do it again when that has ended";
        Err(StoreError::Unavailable(sqlx::Error::Io(io::Error::new(io::ErrorKind::ResourceBusy, why))))
    }

    /// Tells people in time, and shortens the file now by what was given back: the log had it only.
    async fn look_at_space(&self, pages: Pages) -> Result<()> {
        let (used, most) = (pages.all - pages.free, i64::from(self.most_pages));
        if used > most / 100 * NEARLY_FULL {
            let megabytes = |pages: i64| pages * i64::from(PAGE_BYTES) / 1_048_576;
            tracing::warn!(
                used.megabytes = megabytes(used),
                most.megabytes = megabytes(most),
                "the database is nearly full, and deliveries are refused when it is: raise `database_max_megabytes`, or keep less"
            );
        }
        let row = sqlx::query("pragma wal_checkpoint(passive)").fetch_one(&self.writer).await?;
        let (log, done): (i64, i64) = (row.try_get(1)?, row.try_get(2)?);
        if log > LOG_STUCK {
            tracing::warn!(
                log.pages = log,
                done.pages = done,
                "the log of the database grows: another process reads the file and does not end"
            );
        }
        Ok(())
    }
}

/// How many pages the file has, and how many of them hold nothing.
#[derive(Debug, Clone, Copy)]
struct Pages {
    all: i64,
    free: i64,
}

async fn pages(tx: &mut super::Tx) -> Result<Pages> {
    let all = sqlx::query_scalar("pragma page_count").fetch_one(&mut **tx).await?;
    let free = sqlx::query_scalar("pragma freelist_count").fetch_one(&mut **tx).await?;
    Ok(Pages { all, free })
}
