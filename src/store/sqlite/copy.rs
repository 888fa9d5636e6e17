//! A copy of the file while it is written to.
//!
//! `vacuum into` reads one state of the database, from one read transaction: nobody who writes waits for it. SQLite's
//! backup interface, called from another process, would start over with each commit of the service. What it writes holds
//! no removed rows. Only the log beside the file grows by what is written meanwhile, since the reader needs the old pages.

use std::path::Path;

use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions as _, SqliteConnection};

use super::{Result, SqliteStore};
use crate::domain::Region;
use crate::store::rows::Row;
use crate::store::{StoreError, sql};

/// What a copy holds.
#[derive(Debug, Clone, Copy)]
pub struct Copied {
    /// The newest migration of its tables.
    pub version: i64,
}

impl SqliteStore {
    /// Writes what is committed now to a file that is empty or not there, and returns when it is on the disk.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`] says what SQLite says, of a full disk too.
    pub async fn copy_to(&self, to: &Path) -> Result<()> {
        let Some(name) = to.to_str() else {
            return Err(StoreError::WrongDatabase("the file's name is not UTF-8".to_owned()));
        };
        sqlx::query("vacuum into $1").bind(name).execute(&self.readers).await?;
        Ok(())
    }

    /// Reads a copy through: whether every page, row and reference is as it should be, and whose it is.
    ///
    /// # Errors
    /// [`StoreError::WrongDatabase`] says what is wrong with it.
    pub async fn check_copy(path: &Path, region: Region) -> Result<Copied> {
        let mut copy = SqliteConnectOptions::new().filename(path).read_only(true).connect().await?;
        let said: Vec<String> = sqlx::query_scalar("pragma integrity_check(3)").fetch_all(&mut copy).await?;
        if said != ["ok"] {
            return Err(StoreError::WrongDatabase(format!("the copy is damaged: {}", said.join("; "))));
        }
        if sqlx::query("pragma foreign_key_check").fetch_optional(&mut copy).await?.is_some() {
            return Err(StoreError::WrongDatabase(
                "the copy has rows that refer to rows which are not there".to_owned(),
            ));
        }
        of_region(&mut copy, region).await?;
        let version: Option<i64> =
            sqlx::query_scalar("select max(version) from _sqlx_migrations").fetch_one(&mut copy).await?;
        Ok(Copied { version: version.unwrap_or(0) })
    }
}

async fn of_region(copy: &mut SqliteConnection, region: Region) -> Result<()> {
    let row = sqlx::query(sql::READ_META).fetch_one(copy).await?;
    let found: Region = Row::of("meta", &row).parsed("region")?;
    if found == region {
        return Ok(());
    }
    Err(StoreError::WrongDatabase(format!("the copy is of region {found}, not of {region}")))
}
