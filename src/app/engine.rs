//! The database of a region, whichever engine keeps it.

use std::sync::Arc;

use anyhow::Context as _;
use secrecy::SecretString;
use tokio::sync::Notify;

use super::lock::{self, Lock};
use crate::config::{Database, RegionSettings, ServerLimits};
use crate::domain::Timestamp;
use crate::store::postgres::{PgSettings, PgStore};
use crate::store::sqlite::{SqliteSettings, SqliteStore};
use crate::store::{Opening, Pending, Queue as _, Store};

/// An open database.
pub(super) enum Engine {
    /// A file, for this process alone while the lock is held.
    Sqlite { store: Arc<SqliteStore>, _lock: Option<Lock> },
    /// A server, for any number of processes.
    Postgres(Arc<PgStore>),
}

impl Engine {
    /// Opens a region's database to serve it: alone, where the engine is for one process.
    pub(super) async fn serve(settings: &RegionSettings, now: Timestamp) -> anyhow::Result<Self> {
        let lock = settings.database.file().map(lock::take).transpose()?;
        Ok(match Self::open(settings, Opening::Prepare).await? {
            Self::Sqlite { store, .. } => {
                // The lock says that no other worker is alive.
                store.take_over(now).await?;
                Self::Sqlite { store, _lock: lock }
            }
            server @ Self::Postgres(_) => server,
        })
    }

    /// Opens a region's database beside whoever serves it.
    pub(super) async fn open(settings: &RegionSettings, opening: Opening) -> anyhow::Result<Self> {
        let unusable = || format!("the database {} cannot be used", settings.database);
        match &settings.database {
            Database::File(file) => {
                if opening == Opening::Prepare {
                    lock::folder(file)?;
                }
                let file = SqliteSettings { path: file.clone(), max_megabytes: settings.limits.max_megabytes };
                let opened = SqliteStore::open(file, settings.region, opening).await;
                Ok(Self::Sqlite { store: Arc::new(opened.with_context(unusable)?), _lock: None })
            }
            Database::Server(url) => {
                let opened = PgStore::open(&server(url, settings.limits), settings.region, opening).await;
                Ok(Self::Postgres(Arc::new(opened.with_context(unusable)?)))
            }
        }
    }

    /// The migrations that a region's database still needs.
    pub(super) async fn pending(settings: &RegionSettings) -> anyhow::Result<Vec<Pending>> {
        let pending = match &settings.database {
            Database::File(file) => SqliteStore::pending(file).await,
            Database::Server(url) => PgStore::pending(&server(url, settings.limits)).await,
        };
        pending.with_context(|| format!("the database {} cannot be used", settings.database))
    }

    /// What it keeps.
    pub(super) fn store(&self) -> Arc<dyn Store> {
        match self {
            Self::Sqlite { store, .. } => Arc::clone(store) as _,
            Self::Postgres(store) => Arc::clone(store) as _,
        }
    }

    /// Wakes the worker when another process has added work; a file has no other process that works.
    pub(super) fn listen(&self, wake: Arc<Notify>) {
        if let Self::Postgres(store) = self {
            store.listen(move || wake.notify_one());
        }
    }

    /// Closes every connection.
    pub(super) async fn close(&self) {
        match self {
            Self::Sqlite { store, .. } => store.close().await,
            Self::Postgres(store) => store.close().await,
        }
    }
}

fn server(url: &SecretString, limits: ServerLimits) -> PgSettings {
    PgSettings {
        connections: limits.connections,
        acquire_timeout: limits.acquire,
        statement_timeout: limits.statement,
        lock_timeout: limits.lock,
        ..PgSettings::at(url.clone())
    }
}
