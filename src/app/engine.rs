//! The database of a region, whichever engine keeps it.

use std::sync::Arc;

use anyhow::Context as _;

use super::lock::{self, Lock};
use crate::config::RegionSettings;
use crate::domain::Timestamp;
use crate::store::Store;
use crate::store::sqlite::{Opening, SqliteStore};

/// An open database.
pub(super) struct Engine {
    store: Arc<SqliteStore>,
    /// That no other process serves the same file.
    _lock: Option<Lock>,
}

impl Engine {
    /// Opens a region's database to serve it: alone, where the engine is for one process.
    pub(super) async fn serve(settings: &RegionSettings, now: Timestamp) -> anyhow::Result<Self> {
        let lock = lock::take(&settings.database)?;
        let engine = Self { _lock: Some(lock), ..Self::open(settings, Opening::Prepare).await? };
        // The lock says that no other worker is alive.
        engine.store().take_over(now).await?;
        Ok(engine)
    }

    /// Opens a region's database beside whoever serves it.
    pub(super) async fn open(settings: &RegionSettings, opening: Opening) -> anyhow::Result<Self> {
        if opening == Opening::Prepare {
            lock::folder(&settings.database)?;
        }
        let opened = SqliteStore::open(&settings.database, settings.region, opening).await;
        let opened = opened.with_context(|| format!("the database {} cannot be used", settings.database.display()))?;
        Ok(Self { store: Arc::new(opened), _lock: None })
    }

    /// What it keeps.
    pub(super) fn store(&self) -> Arc<dyn Store> {
        Arc::clone(&self.store) as _
    }

    /// Closes every connection.
    pub(super) async fn close(&self) {
        self.store.close().await;
    }
}
