//! The one table of the bare loop: many rows by one statement, a commit for each.

use sqlx::query_builder::Separated;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous};
use sqlx::{ConnectOptions as _, Connection as _, PgConnection, QueryBuilder, Sqlite, SqliteConnection};

const TABLE: &str = "create table profiles (kind text not null, id bigint not null, first text, last text, email text, \
    folder text, updated text, primary key (kind, id))";
const HEAD: &str = "insert into profiles (kind, id, first, last, email, folder, updated) ";
const TAIL: &str = " on conflict (kind, id) do update set first = excluded.first, last = excluded.last, \
    email = excluded.email, folder = excluded.folder, updated = excluded.updated";
const OF_ARRAYS: &str = "insert into profiles (kind, id, first, last, email, folder, updated) \
    select * from unnest($1::text[], $2::bigint[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[]) \
    on conflict (kind, id) do update set first = excluded.first, last = excluded.last, \
    email = excluded.email, folder = excluded.folder, updated = excluded.updated";

/// What is kept of a profile.
pub(super) struct Row {
    pub(super) kind: &'static str,
    pub(super) id: i64,
    pub(super) first: Option<String>,
    pub(super) last: Option<String>,
    pub(super) email: Option<String>,
    pub(super) folder: Option<String>,
    pub(super) updated: Option<String>,
}

/// Where rows are kept: durable, as the product keeps them.
pub(super) enum Kept {
    Sqlite(SqliteConnection),
    Postgres(PgConnection),
}

impl Kept {
    /// Makes the table.
    pub(super) async fn open(database: &str) -> anyhow::Result<Self> {
        if database.starts_with("postgres") {
            let mut store = PgConnection::connect(database).await?;
            sqlx::query(TABLE).execute(&mut store).await?;
            return Ok(Self::Postgres(store));
        }
        let options = SqliteConnectOptions::new()
            .filename(database)
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full);
        let mut store = options.connect().await?;
        sqlx::query(TABLE).execute(&mut store).await?;
        Ok(Self::Sqlite(store))
    }

    /// Keeps a portion.
    pub(super) async fn put(&mut self, rows: &[Row]) -> sqlx::Result<()> {
        match self {
            Self::Sqlite(store) => {
                let mut insert = QueryBuilder::new(HEAD);
                insert.push_values(rows, bind).push(TAIL);
                insert.build().execute(store).await?;
            }
            Self::Postgres(store) => {
                let column = |value: fn(&Row) -> &Option<String>| rows.iter().map(value).cloned().collect::<Vec<_>>();
                let kinds: Vec<&str> = rows.iter().map(|row| row.kind).collect();
                let ids: Vec<i64> = rows.iter().map(|row| row.id).collect();
                let query = sqlx::query(OF_ARRAYS).bind(kinds).bind(ids).bind(column(|row| &row.first));
                let query = query.bind(column(|row| &row.last)).bind(column(|row| &row.email));
                query.bind(column(|row| &row.folder)).bind(column(|row| &row.updated)).execute(store).await?;
            }
        }
        Ok(())
    }
}

fn bind(mut values: Separated<'_, Sqlite, &'static str>, row: &Row) {
    values.push_bind(row.kind).push_bind(row.id).push_bind(row.first.clone()).push_bind(row.last.clone());
    values.push_bind(row.email.clone()).push_bind(row.folder.clone()).push_bind(row.updated.clone());
}
