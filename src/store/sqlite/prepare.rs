//! Bringing the tables up to date, or finding out whether they are.

use std::path::Path;
use std::sync::LazyLock;

use sqlx::migrate::{MigrateError, Migrator};
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions as _, Connection as _, SqliteConnection};

use super::{Result, SqliteStore};
use crate::store::opening::Tables;
use crate::store::{Opening, Pending, StoreError, sql};

/// Those of a newer program are no mistake: they only add.
static MIGRATIONS: LazyLock<Migrator> = LazyLock::new(|| {
    let mut migrations = sqlx::migrate!("migrations/sqlite");
    migrations.set_ignore_missing(true);
    migrations
});

impl SqliteStore {
    /// The migrations that the file still needs; all of them where it is not there.
    ///
    /// # Errors
    /// What SQLite says.
    pub async fn pending(path: &Path) -> Result<Vec<Pending>> {
        if !path.exists() {
            return Ok(Tables::default().pending(&MIGRATIONS));
        }
        let mut connection = SqliteConnectOptions::new().filename(path).read_only(true).connect().await?;
        Ok(read_tables(&mut connection).await?.pending(&MIGRATIONS))
    }
}

pub(super) async fn prepare(connection: &mut SqliteConnection, opening: Opening) -> Result<()> {
    let tables = read_tables(connection).await?;
    if opening == Opening::Prepare && !tables.are_newer_than(&MIGRATIONS) {
        return migrate(connection, tables).await.map_err(|e| StoreError::WrongDatabase(e.to_string()));
    }
    tables.check(&MIGRATIONS)
}

/// A new file gets all tables at once: each migration's own commit would wait for the disk. What undoes one of several
/// would be kept in a temporary file, for which there may be no folder; it is small.
async fn migrate(connection: &mut SqliteConnection, tables: Tables) -> std::result::Result<(), MigrateError> {
    if !tables.are_made_at_once(&MIGRATIONS) {
        return MIGRATIONS.run_direct(None, connection, false).await;
    }
    sqlx::query("pragma temp_store = memory").execute(&mut *connection).await?;
    let mut all = connection.begin().await?;
    MIGRATIONS.run_direct(None, &mut *all, false).await?;
    all.commit().await?;
    sqlx::query("pragma temp_store = default").execute(connection).await?;
    Ok(())
}

async fn read_tables(connection: &mut SqliteConnection) -> Result<Tables> {
    let any: i64 = sqlx::query_scalar("select count(*) from sqlite_master where name = '_sqlx_migrations'")
        .fetch_one(&mut *connection)
        .await?;
    if any == 0 {
        return Ok(Tables::default());
    }
    let applied: Option<i64> =
        sqlx::query_scalar("select max(version) from _sqlx_migrations").fetch_one(&mut *connection).await?;
    if applied.is_none() {
        return Ok(Tables::default()); // A start was cut off before it made them.
    }
    let oldest: Option<i64> = sqlx::query_scalar(sql::READ_OLDEST_PROGRAM).fetch_optional(&mut *connection).await?;
    Ok(Tables { applied: applied.unwrap_or(0), oldest_program: oldest.unwrap_or(0) })
}
