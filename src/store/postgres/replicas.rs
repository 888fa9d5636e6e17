//! The processes that serve the region, and turns of what only one of them does at a time.

use std::time::Duration;

use async_trait::async_trait;

use super::{PgStore, Result};
use crate::domain::{Replica, ReplicaId, Timestamp, Turn};
use crate::store::rows::Row;
use crate::store::{Replicas, sql};

const READ_TIME: &str = "select (extract(epoch from clock_timestamp()) * 1000000)::bigint as now";

#[async_trait]
impl Replicas for PgStore {
    async fn database_time(&self) -> Result<Option<Timestamp>> {
        let row = self.look(sqlx::query(READ_TIME)).await?;
        row.map(|row| Row::of("server", &row).at("now")).transpose()
    }

    async fn beat(&self, replica: &Replica) -> Result<()> {
        let query = sqlx::query(sql::BEAT).bind(replica.id.uuid()).bind(&replica.name).bind(replica.roles.to_string());
        let query = query.bind(&replica.version).bind(replica.skew_micros).bind(replica.started_at.micros());
        self.run(query.bind(replica.seen_at.micros())).await.map(|_one| ())
    }

    async fn leave(&self, id: ReplicaId, before: Timestamp) -> Result<()> {
        self.run(sqlx::query(sql::LEAVE).bind(id.uuid()).bind(before.micros())).await.map(|_one| ())
    }

    async fn replicas(&self) -> Result<Vec<Replica>> {
        let rows = self.rows(sqlx::query(sql::LIST_REPLICAS)).await?;
        rows.iter().map(|row| Row::of("replicas", row).replica()).collect()
    }

    async fn take_turn(&self, schedule: &str, now: Timestamp, span: Duration) -> Result<Option<Turn>> {
        let query = sqlx::query(sql::TAKE_TURN).bind(schedule).bind(now.plus(span).micros()).bind(now.micros());
        let row = self.others.to_write().await?.rows(query).await?.into_iter().next();
        row.map(|row| Ok(Turn { schedule: schedule.to_owned(), fence: Row::of("schedules", &row).int("fence")? }))
            .transpose()
    }

    async fn keep_turn(&self, turn: &Turn, now: Timestamp, span: Duration) -> Result<bool> {
        let query = sqlx::query(sql::KEEP_TURN).bind(now.plus(span).micros()).bind(&turn.schedule).bind(turn.fence);
        Ok(self.run(query.bind(now.micros())).await? == 1)
    }

    async fn end_turn(&self, turn: &Turn, next: Timestamp) -> Result<()> {
        self.run(sqlx::query(sql::END_TURN).bind(next.micros()).bind(&turn.schedule).bind(turn.fence))
            .await
            .map(|_one| ())
    }
}
