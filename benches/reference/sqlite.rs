//! SQLite: write-ahead log, `synchronous=FULL`, one writer.

use std::collections::HashSet;

use async_trait::async_trait;
use goodtime_icims::domain::{HandoffId, TaskId, Timestamp};
use sqlx::query_builder::Separated;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{ConnectOptions as _, Connection as _, QueryBuilder, Row as _, Sqlite, SqliteConnection, SqlitePool};
use uuid::Uuid;

use super::Row;
use super::door::Keep;
use super::four::{
    EVENT_HEAD, HANDOFF_HEAD, LINK_MICROS, ONE_HEAD, SLOT_HEAD, SLOT_TAIL, TASK_HEAD, TASK_TAIL, TENANT,
};
use super::group::{Commit, Group};
use crate::engine::Mode;

const TABLE: &str = "create table deliveries (delivery_id blob primary key, customer_id integer not null, \
    workflow_id integer not null, person_id integer not null, job_id integer not null, changed_by integer not null, \
    from_digits integer not null, to_digits integer not null, body_sha256 blob not null, received_at integer not null) \
    without rowid";

pub(super) async fn keep(mode: Mode, database: &str) -> anyhow::Result<Keep> {
    let options = SqliteConnectOptions::new()
        .filename(database)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .busy_timeout(std::time::Duration::from_secs(30));
    let mut connection = options.connect().await?;
    if matches!(mode, Mode::One | Mode::Naive) {
        sqlx::query(TABLE).execute(&mut connection).await?;
    }
    Ok(match mode {
        Mode::Answer | Mode::Product => Keep::Nothing,
        Mode::One => Keep::Group(Group::start(One(connection))),
        Mode::Four => Keep::Group(Group::start(Four(connection))),
        Mode::Naive => Keep::Sqlite(SqlitePoolOptions::new().connect_with(options).await?),
    })
}

fn bind_one(mut values: Separated<'_, Sqlite, &'static str>, row: &Row) {
    values.push_bind(row.event).push_bind(row.customer).push_bind(row.workflow).push_bind(row.person);
    values.push_bind(row.job).push_bind(row.user).push_bind(row.from).push_bind(row.to);
    values.push_bind(row.body_sha256.to_vec()).push_bind(row.at);
}

pub(super) async fn keep_one(pool: &SqlitePool, row: &Row) -> sqlx::Result<()> {
    let mut insert = QueryBuilder::new(ONE_HEAD);
    insert.push_values([row], bind_one);
    insert.build().execute(pool).await?;
    Ok(())
}

/// One row each.
struct One(SqliteConnection);

#[async_trait]
impl Commit for One {
    async fn commit(&mut self, rows: &[Row]) -> sqlx::Result<()> {
        let mut insert = QueryBuilder::new(ONE_HEAD);
        insert.push_values(rows, bind_one);
        insert.build().execute(&mut self.0).await?;
        Ok(())
    }
}

/// The product's four rows.
struct Four(SqliteConnection);

#[async_trait]
impl Commit for Four {
    async fn commit(&mut self, rows: &[Row]) -> sqlx::Result<()> {
        let ids: Vec<Uuid> = rows.iter().map(|row| HandoffId::at(Timestamp::from_micros(row.at)).uuid()).collect();
        let mut tx = self.0.begin_with("begin immediate").await?;
        let mut slots = QueryBuilder::new(SLOT_HEAD);
        slots.push_values(rows.iter().zip(&ids), |mut values, (row, id)| {
            values.push_bind(TENANT).push_bind(row.workflow).push_bind(row.to).push_bind(*id).push_bind(1_i64);
            values.push_bind(row.at).push_bind(row.at + LINK_MICROS);
        });
        slots.push(SLOT_TAIL);
        let won = slots.build().fetch_all(&mut *tx).await?;
        let won: HashSet<Uuid> = won.iter().map(|row| row.try_get(0)).collect::<sqlx::Result<_>>()?;
        let new: Vec<(&Row, &Uuid)> = rows.iter().zip(&ids).filter(|(_, id)| won.contains(id)).collect();
        handoffs(&new).build().execute(&mut *tx).await?;
        events(rows, &ids).build().execute(&mut *tx).await?;
        tasks(&new).build().execute(&mut *tx).await?;
        tx.commit().await
    }
}

fn handoffs(new: &[(&Row, &Uuid)]) -> QueryBuilder<Sqlite> {
    let mut insert = QueryBuilder::new(HANDOFF_HEAD);
    insert.push_values(new, |mut values, (row, id)| {
        values.push_bind(**id).push_bind(TENANT).push_bind(row.workflow).push_bind(row.person).push_bind(row.job);
        values.push_bind(row.user).push_bind(row.event).push_bind(row.from).push_bind(row.to);
        values.push_bind(None::<String>).push_bind("seamless").push_bind(1_i64).push_bind(None::<Uuid>);
        values.push_bind("live").push_bind(row.at).push_bind(row.at + LINK_MICROS);
    });
    insert
}

fn events(rows: &[Row], ids: &[Uuid]) -> QueryBuilder<Sqlite> {
    let mut insert = QueryBuilder::new(EVENT_HEAD);
    insert.push_values(rows.iter().zip(ids), |mut values, (row, id)| {
        values.push_bind(row.event).push_bind(TENANT).push_bind("webhook").push_bind("accepted");
        values.push_bind(None::<String>).push_bind(*id).push_bind(Uuid::nil()).push_bind(row.body_sha256.to_vec());
        values.push_bind(row.workflow).push_bind(row.person).push_bind(row.job).push_bind(row.user);
        values.push_bind(row.from).push_bind(row.to).push_bind(row.at);
    });
    insert
}

fn tasks(new: &[(&Row, &Uuid)]) -> QueryBuilder<Sqlite> {
    let mut insert = QueryBuilder::new(TASK_HEAD);
    insert.push_values(new, |mut values, (row, id)| {
        values.push_bind(TaskId::at(Timestamp::from_micros(row.at)).uuid()).push_bind(TENANT).push_bind(0_i64);
        values.push_bind("fetch_application").push_bind(**id).push_bind(format!("{id}:fetch_application"));
        values.push_bind("queued").push_bind(row.at).push_bind(row.at);
    });
    insert.push(TASK_TAIL);
    insert
}
