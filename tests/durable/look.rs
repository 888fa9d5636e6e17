//! A look into a site's database past the program, whichever engine keeps it.

use std::time::Duration;

use sqlx::postgres::{PgConnection, PgRow};
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection, SqliteRow};
use sqlx::{Connection as _, FromRow};

use crate::service::Site;

/// A connection for reading.
pub(crate) enum Look {
    Sqlite(SqliteConnection),
    Postgres(PgConnection),
}

impl Look {
    pub(crate) async fn into(site: &Site) -> Self {
        if let Some(server) = site.server() {
            return Self::Postgres(PgConnection::connect(server).await.expect("the database listens"));
        }
        let options = SqliteConnectOptions::new().filename(site.database()).read_only(true);
        let options = options.busy_timeout(Duration::from_secs(5));
        Self::Sqlite(SqliteConnection::connect_with(&options).await.expect("the store opens"))
    }

    /// All rows of an answer.
    pub(crate) async fn all<T>(&mut self, question: &'static str) -> Vec<T>
    where
        T: for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow> + Send + Unpin,
    {
        let rows = match self {
            Self::Sqlite(store) => sqlx::query_as(question).fetch_all(store).await,
            Self::Postgres(store) => sqlx::query_as(question).fetch_all(store).await,
        };
        rows.expect("the store can be read")
    }

    /// The one number of an answer.
    pub(crate) async fn count(&mut self, question: &'static str) -> i64 {
        self.all::<(i64,)>(question).await[0].0
    }

    pub(crate) async fn close(self) {
        let closed = match self {
            Self::Sqlite(store) => store.close().await,
            Self::Postgres(store) => store.close().await,
        };
        closed.expect("closed");
    }
}
