//! PostgreSQL: one writer, one statement for each table, its rows as one array for each column.

use std::collections::HashSet;
use std::sync::LazyLock;

use async_trait::async_trait;
use goodtime_icims::domain::{HandoffId, TaskId, Timestamp};
use sqlx::postgres::PgPoolOptions;
use sqlx::{AssertSqlSafe, Connection as _, PgConnection, PgPool, Row as _};
use uuid::Uuid;

use super::Row;
use super::door::Keep;
use super::four::{
    EVENT_HEAD, HANDOFF_HEAD, LINK_MICROS, ONE_HEAD, SLOT_HEAD, SLOT_TAIL, TASK_HEAD, TASK_TAIL, TENANT,
};
use super::group::{Commit, Group};
use crate::engine::Mode;

const TABLE: &str = "create table deliveries (delivery_id uuid primary key, customer_id bigint not null, \
    workflow_id bigint not null, person_id bigint not null, job_id bigint not null, changed_by bigint not null, \
    from_digits bigint not null, to_digits bigint not null, body_sha256 bytea not null, received_at bigint not null)";
const NAIVE_CONNECTIONS: u32 = 16;

static ONE: LazyLock<String> = LazyLock::new(|| {
    let types = ["uuid", "bigint", "bigint", "bigint", "bigint", "bigint", "bigint", "bigint", "bytea", "bigint"];
    of_arrays(ONE_HEAD, &types, "")
});
static SLOTS: LazyLock<String> = LazyLock::new(|| {
    of_arrays(SLOT_HEAD, &["bigint", "bigint", "bigint", "uuid", "bigint", "bigint", "bigint"], SLOT_TAIL)
});
static EVENTS: LazyLock<String> = LazyLock::new(|| {
    let types = [
        "uuid", "bigint", "text", "text", "text", "uuid", "uuid", "bytea", "bigint", "bigint", "bigint", "bigint",
        "bigint", "bigint", "bigint",
    ];
    of_arrays(EVENT_HEAD, &types, "")
});
static HANDOFFS: LazyLock<String> = LazyLock::new(|| {
    let types = [
        "uuid", "bigint", "bigint", "bigint", "bigint", "bigint", "uuid", "bigint", "bigint", "text", "text", "bigint",
        "uuid", "text", "bigint", "bigint",
    ];
    of_arrays(HANDOFF_HEAD, &types, "")
});
static TASKS: LazyLock<String> = LazyLock::new(|| {
    let types = ["uuid", "bigint", "bigint", "text", "uuid", "text", "text", "bigint", "bigint"];
    of_arrays(TASK_HEAD, &types, TASK_TAIL)
});

fn of_arrays(head: &str, types: &[&str], tail: &str) -> String {
    let arrays: Vec<_> = (1..).zip(types).map(|(n, name)| format!("${n}::{name}[]")).collect();
    format!("{head} select * from unnest({}) {tail}", arrays.join(", "))
}

pub(super) async fn keep(mode: Mode, database: &str) -> anyhow::Result<Keep> {
    let mut connection = PgConnection::connect(database).await?;
    if matches!(mode, Mode::One | Mode::Naive) {
        sqlx::query(TABLE).execute(&mut connection).await?;
    }
    Ok(match mode {
        Mode::Answer | Mode::Product => Keep::Nothing,
        Mode::One => Keep::Group(Group::start(One(connection))),
        Mode::Four => Keep::Group(Group::start(Four(connection))),
        Mode::Naive => Keep::Postgres(PgPoolOptions::new().max_connections(NAIVE_CONNECTIONS).connect(database).await?),
    })
}

pub(super) async fn keep_one(pool: &PgPool, row: &Row) -> sqlx::Result<()> {
    const INSERT: &str = "insert into deliveries (delivery_id, customer_id, workflow_id, person_id, job_id, changed_by, \
        from_digits, to_digits, body_sha256, received_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    let query = sqlx::query(INSERT).bind(row.event).bind(row.customer).bind(row.workflow).bind(row.person);
    let query = query.bind(row.job).bind(row.user).bind(row.from).bind(row.to).bind(row.body_sha256.to_vec());
    query.bind(row.at).execute(pool).await?;
    Ok(())
}

/// One value of each row, as the array of its column.
fn column<R, T>(rows: &[R], value: impl Fn(&R) -> T) -> Vec<T> {
    rows.iter().map(value).collect()
}

/// One row each.
struct One(PgConnection);

#[async_trait]
impl Commit for One {
    async fn commit(&mut self, rows: &[Row]) -> sqlx::Result<()> {
        let query = sqlx::query(AssertSqlSafe(ONE.as_str())).bind(column(rows, |row| row.event));
        let query = query.bind(column(rows, |row| row.customer)).bind(column(rows, |row| row.workflow));
        let query = query.bind(column(rows, |row| row.person)).bind(column(rows, |row| row.job));
        let query = query.bind(column(rows, |row| row.user)).bind(column(rows, |row| row.from));
        let query = query.bind(column(rows, |row| row.to)).bind(column(rows, |row| row.body_sha256.to_vec()));
        query.bind(column(rows, |row| row.at)).execute(&mut self.0).await?;
        Ok(())
    }
}

/// The product's four rows.
struct Four(PgConnection);

#[async_trait]
impl Commit for Four {
    async fn commit(&mut self, rows: &[Row]) -> sqlx::Result<()> {
        let ids = column(rows, |row| HandoffId::at(Timestamp::from_micros(row.at)).uuid());
        let many = rows.len();
        let mut tx = self.0.begin().await?;
        let query = sqlx::query(AssertSqlSafe(SLOTS.as_str())).bind(vec![TENANT; many]);
        let query = query.bind(column(rows, |row| row.workflow)).bind(column(rows, |row| row.to)).bind(&ids);
        let query = query.bind(vec![1_i64; many]).bind(column(rows, |row| row.at));
        let won = query.bind(column(rows, |row| row.at + LINK_MICROS)).fetch_all(&mut *tx).await?;
        let won: HashSet<Uuid> = won.iter().map(|row| row.try_get(0)).collect::<sqlx::Result<_>>()?;
        let new: Vec<(&Row, Uuid)> = rows.iter().zip(ids.iter().copied()).filter(|(_, id)| won.contains(id)).collect();
        handoffs(&mut tx, &new).await?;
        events(&mut tx, rows, &ids).await?;
        tasks(&mut tx, &new).await?;
        tx.commit().await
    }
}

async fn handoffs(tx: &mut PgConnection, new: &[(&Row, Uuid)]) -> sqlx::Result<()> {
    let many = new.len();
    let query = sqlx::query(AssertSqlSafe(HANDOFFS.as_str())).bind(column(new, |(_, id)| *id)).bind(vec![TENANT; many]);
    let query = query.bind(column(new, |(row, _)| row.workflow)).bind(column(new, |(row, _)| row.person));
    let query = query.bind(column(new, |(row, _)| row.job)).bind(column(new, |(row, _)| row.user));
    let query = query.bind(column(new, |(row, _)| row.event)).bind(column(new, |(row, _)| row.from));
    let query = query.bind(column(new, |(row, _)| row.to)).bind(vec![None::<&str>; many]).bind(vec!["seamless"; many]);
    let query = query.bind(vec![1_i64; many]).bind(vec![None::<Uuid>; many]).bind(vec!["live"; many]);
    let query = query.bind(column(new, |(row, _)| row.at)).bind(column(new, |(row, _)| row.at + LINK_MICROS));
    query.execute(tx).await?;
    Ok(())
}

async fn events(tx: &mut PgConnection, rows: &[Row], ids: &[Uuid]) -> sqlx::Result<()> {
    let many = rows.len();
    let query = sqlx::query(AssertSqlSafe(EVENTS.as_str())).bind(column(rows, |row| row.event));
    let query = query.bind(vec![TENANT; many]).bind(vec!["webhook"; many]).bind(vec!["accepted"; many]);
    let query = query.bind(vec![None::<&str>; many]).bind(ids).bind(vec![Uuid::nil(); many]);
    let query = query.bind(column(rows, |row| row.body_sha256.to_vec())).bind(column(rows, |row| row.workflow));
    let query = query.bind(column(rows, |row| row.person)).bind(column(rows, |row| row.job));
    let query = query.bind(column(rows, |row| row.user)).bind(column(rows, |row| row.from));
    query.bind(column(rows, |row| row.to)).bind(column(rows, |row| row.at)).execute(tx).await?;
    Ok(())
}

async fn tasks(tx: &mut PgConnection, new: &[(&Row, Uuid)]) -> sqlx::Result<()> {
    let many = new.len();
    let query = sqlx::query(AssertSqlSafe(TASKS.as_str()));
    let query = query.bind(column(new, |(row, _)| TaskId::at(Timestamp::from_micros(row.at)).uuid()));
    let query = query.bind(vec![TENANT; many]).bind(vec![0_i64; many]).bind(vec!["fetch_application"; many]);
    let query = query.bind(column(new, |(_, id)| *id)).bind(column(new, |(_, id)| format!("{id}:fetch_application")));
    let query = query.bind(vec!["queued"; many]).bind(column(new, |(row, _)| row.at));
    query.bind(column(new, |(row, _)| row.at)).execute(tx).await?;
    Ok(())
}
