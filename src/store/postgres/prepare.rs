//! Bringing the tables up to date, or finding out whether they are.
//!
//! Other processes use the tables meanwhile. So one process at a time changes them, and a change that has to wait for a lock
//! waits shortly and comes again: everybody else would have to wait behind it.

use std::str::FromStr as _;
use std::sync::LazyLock;
use std::time::Duration;

use secrecy::ExposeSecret as _;
use sqlx::migrate::{MigrateError, Migrator};
use sqlx::postgres::PgConnectOptions;
use sqlx::{ConnectOptions as _, Connection as _, PgConnection};

use super::connection::sorted;
use super::{PgSettings, PgStore, Result};
use crate::store::opening::Tables;
use crate::store::{Opening, Pending, StoreError, sql};

/// Those of a newer program are no mistake: they only add. The lock is ours, because the migrator's would have to be got
/// within the time that one for a table is waited for.
static MIGRATIONS: LazyLock<Migrator> = LazyLock::new(|| {
    let mut migrations = sqlx::migrate!("migrations/postgres");
    migrations.set_ignore_missing(true).set_locking(false);
    migrations
});

/// One process at a time; the lock ends with its connection. The number says "goodtime" in ASCII.
const TAKE_TURN: &str = "select pg_try_advisory_lock(7453298385561939301)";
const LEAVE_TURN: &str = "select pg_advisory_unlock(7453298385561939301)";
/// Nobody waits longer behind a change that waits for a lock.
const WAIT_SHORTLY: &str = "set lock_timeout = '2s'";
const LOCK_NOT_HAD: &str = "55P03";
/// How often a change is tried, and how long others get their turn in between.
const TRIES_MOST: u32 = 30;
const TRY_PAUSE: Duration = Duration::from_secs(2);
/// How often a process asks for its turn: half an hour.
const TURNS_MOST: u32 = 900;

impl PgStore {
    /// The migrations that the database still needs.
    ///
    /// # Errors
    /// What PostgreSQL says.
    pub async fn pending(settings: &PgSettings) -> Result<Vec<Pending>> {
        let mut connection = options(settings)?.connect().await.map_err(unreached)?;
        let tables = read_tables(&mut connection).await?;
        connection.close().await.map_err(sorted)?;
        Ok(tables.pending(&MIGRATIONS))
    }
}

/// How the database is reached.
pub(super) fn options(settings: &PgSettings) -> Result<PgConnectOptions> {
    let wrong = |e| StoreError::WrongDatabase(format!("the database's address cannot be read: {e}"));
    Ok(PgConnectOptions::from_str(settings.url.expose_secret()).map_err(wrong)?.application_name("goodtime"))
}

/// Without the limits of a session: a migration takes as long as it takes.
pub(super) async fn prepare(options: &PgConnectOptions, opening: Opening) -> Result<()> {
    let mut connection = options.connect().await.map_err(unreached)?;
    let pending = read_tables(&mut connection).await?.pending(&MIGRATIONS);
    if opening == Opening::Prepare && !pending.is_empty() {
        wait_for_turn(&mut connection).await?;
        sqlx::query(WAIT_SHORTLY).execute(&mut connection).await.map_err(sorted)?;
        let tables = read_tables(&mut connection).await?;
        migrate(&mut connection, tables).await?;
        sqlx::query(LEAVE_TURN).execute(&mut connection).await.map_err(sorted)?;
    }
    // A newer program may have changed them while this one waited.
    read_tables(&mut connection).await?.check(&MIGRATIONS)?;
    connection.close().await.map_err(sorted)
}

/// Another process may be changing the tables.
async fn wait_for_turn(connection: &mut PgConnection) -> Result<()> {
    for _ in 0..TURNS_MOST {
        let got: bool = sqlx::query_scalar(TAKE_TURN).fetch_one(&mut *connection).await.map_err(sorted)?;
        if got {
            return Ok(());
        }
        tracing::warn!("another process changes the tables; this one waits for it");
        tokio::time::sleep(TRY_PAUSE).await;
    }
    let why = "another process has been changing its tables for too long: does one hang? `select * from pg_locks where locktype = 'advisory'` names it";
    Err(StoreError::WrongDatabase(why.to_owned()))
}

async fn migrate(connection: &mut PgConnection, tables: Tables) -> Result<()> {
    let mut tries = 1;
    loop {
        match run(connection, tables).await {
            Ok(()) => return Ok(()),
            Err(error) if tries < TRIES_MOST && is_locked_out(&error) => {
                tracing::warn!(tries, "a migration waits for others to leave a table; it is tried again");
                tokio::time::sleep(TRY_PAUSE).await;
                tries += 1;
            }
            Err(error) => return Err(StoreError::WrongDatabase(error.to_string())),
        }
    }
}

/// A new database gets all tables at once: each migration's own commit would wait for the disk. Where there are tables, a
/// migration keeps its locks no longer than it takes.
async fn run(connection: &mut PgConnection, tables: Tables) -> std::result::Result<(), MigrateError> {
    if !tables.are_made_at_once(&MIGRATIONS) {
        return MIGRATIONS.run_direct(None, connection, false).await;
    }
    let mut all = connection.begin().await?;
    MIGRATIONS.run_direct(None, &mut *all, false).await?;
    Ok(all.commit().await?)
}

fn is_locked_out(error: &MigrateError) -> bool {
    let (MigrateError::Execute(error) | MigrateError::ExecuteMigration(error, _)) = error else { return false };
    error.as_database_error().and_then(sqlx::error::DatabaseError::code).is_some_and(|code| code == LOCK_NOT_HAD)
}

async fn read_tables(connection: &mut PgConnection) -> Result<Tables> {
    let any: Option<String> = sqlx::query_scalar("select to_regclass('_sqlx_migrations')::text")
        .fetch_one(&mut *connection)
        .await
        .map_err(sorted)?;
    if any.is_none() {
        return Ok(Tables::default());
    }
    let applied: Option<i64> = sqlx::query_scalar("select max(version) from _sqlx_migrations")
        .fetch_one(&mut *connection)
        .await
        .map_err(sorted)?;
    if applied.is_none() {
        return Ok(Tables::default()); // Somebody makes the tables right now.
    }
    let oldest: Option<i64> =
        sqlx::query_scalar(sql::READ_OLDEST_PROGRAM).fetch_optional(&mut *connection).await.map_err(sorted)?;
    Ok(Tables { applied: applied.unwrap_or(0), oldest_program: oldest.unwrap_or(0) })
}

/// A database that is not there is a mistake of a person, not an outage.
fn unreached(error: sqlx::Error) -> StoreError {
    if error.as_database_error().and_then(sqlx::error::DatabaseError::code).is_some_and(|code| code == "3D000") {
        let why = "there is no such database: is its address right? It has to be made before `migrate` can fill it";
        return StoreError::WrongDatabase(why.to_owned());
    }
    sorted(error)
}
