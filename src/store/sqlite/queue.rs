//! The task queue.
//!
//! A claim picks the lane and tenant first, so it costs the same however many tasks are waiting.

use std::time::Duration;

use async_trait::async_trait;
use sqlx::sqlite::SqliteRow;

use super::{Result, SqliteStore, Tx, add_task};
use crate::domain::{HandoffId, Lane, Lease, Task, TaskId, TaskKind, TenantId, Timestamp, Verdict};
use crate::store::rows::Row;
use crate::store::{NewTask, Queue, StoreError, TaskCounts, sql};

/// A task that took down this many workers is given up: it would take down more.
const LOST_MOST: i64 = 5;

/// SQLite has one writer, so the chosen rows cannot be taken by another claim meanwhile.
const CLAIM_TASKS: &str = "update tasks set state = 'leased', lease_until = $1, fence = fence + 1, attempts = attempts + 1 \
    where task_id in (select task_id from tasks where tenant_id = $2 and lane = $3 and state = 'queued' and run_at <= $4 \
    order by run_at, task_id limit $5) \
    returning task_id, tenant_id, lane, kind, handoff_id, attempts, lost, fence, lease_until, created_at";

#[async_trait]
impl Queue for SqliteStore {
    async fn claim(&self, now: Timestamp, lease: Duration, most: i64, slowest: Lane) -> Result<Vec<Task>> {
        let due = sqlx::query(sql::DUE_LANE).bind(now.micros()).bind(slowest.number());
        if self.row(due).await?.is_none() {
            return Ok(Vec::new()); // A look costs no write.
        }
        let (_turn, mut tx) = self.write().await?;
        let due = sqlx::query(sql::DUE_LANE).bind(now.micros()).bind(slowest.number());
        let Some(row) = due.fetch_optional(&mut *tx).await? else {
            return Ok(Vec::new());
        };
        let row = Row::of("tenant_lanes", &row);
        let (tenant, lane) = (row.int("tenant_id")?, row.int("lane")?);
        let query = sqlx::query(CLAIM_TASKS)
            .bind(now.plus(lease).micros())
            .bind(tenant)
            .bind(lane)
            .bind(now.micros())
            .bind(most);
        let rows = query.fetch_all(&mut *tx).await?;
        rest_lane(&mut tx, now, tenant, lane).await?;
        tx.commit().await?;
        rows.iter().map(task).collect()
    }

    async fn renew(&self, lease: Lease, now: Timestamp, span: Duration) -> Result<Option<Lease>> {
        let until = now.plus(span);
        let (_turn, mut tx) = self.write().await?;
        let query = sqlx::query(sql::RENEW_LEASE)
            .bind(until.micros())
            .bind(lease.task.uuid())
            .bind(lease.fence)
            .bind(now.micros());
        let renewed = query.execute(&mut *tx).await?.rows_affected() == 1;
        tx.commit().await?;
        Ok(renewed.then_some(Lease { until, ..lease }))
    }

    async fn settle(&self, task: &Task, verdict: &Verdict, started: Timestamp, ended: Timestamp) -> Result<bool> {
        let (_turn, mut tx) = self.write().await?;
        let (id, fence) = (task.lease.task.uuid(), task.lease.fence);
        let (query, name, why) = match verdict {
            Verdict::Done => (sqlx::query(sql::FINISH_TASK).bind(id).bind(fence), "done", None),
            Verdict::Retry { at, why } => {
                (sqlx::query(sql::REQUEUE_TASK).bind(at.micros()).bind(why).bind(id).bind(fence), "retry", Some(why))
            }
            Verdict::GiveUp { why } => {
                (sqlx::query(sql::BURY_TASK).bind(why).bind(id).bind(fence), "give_up", Some(why))
            }
        };
        if query.execute(&mut *tx).await?.rows_affected() == 0 {
            return Ok(false);
        }
        if let Verdict::Retry { at, .. } = verdict {
            let lane = task.kind.lane().number();
            sqlx::query(sql::WAKE_LANE).bind(task.tenant.get()).bind(lane).bind(at.micros()).execute(&mut *tx).await?;
        }
        let query =
            sqlx::query(sql::ADD_ATTEMPT).bind(id).bind(task.attempt).bind(task.handoff.uuid()).bind(task.kind.name());
        query.bind(started.micros()).bind(ended.micros()).bind(name).bind(why).execute(&mut *tx).await?;
        tx.commit().await?;
        Ok(true)
    }

    async fn reclaim(&self, now: Timestamp, ended: Timestamp) -> Result<Vec<(HandoffId, TaskKind)>> {
        let mut dead = Vec::new();
        // A look costs no write; what is found is taken back in small transactions.
        while self.row(sqlx::query(sql::EXPIRED_LEASES).bind(ended.micros())).await?.is_some() {
            let (_turn, mut tx) = self.write().await?;
            for row in sqlx::query(sql::EXPIRED_LEASES).bind(ended.micros()).fetch_all(&mut *tx).await? {
                dead.extend(reclaim_one(&mut tx, &Row::of("tasks", &row), now).await?);
            }
            tx.commit().await?;
        }
        Ok(dead)
    }

    async fn add_task(&self, task: &NewTask) -> Result<bool> {
        let (_turn, mut tx) = self.write().await?;
        let added = add_task(&mut tx, task).await?;
        tx.commit().await?;
        Ok(added)
    }

    async fn next_run_at(&self, now: Timestamp) -> Result<Option<Timestamp>> {
        let row = self.row(sqlx::query(sql::NEXT_RUN_AT).bind(now.micros())).await?;
        row.map_or(Ok(None), |row| Row::of("tenant_lanes", &row).opt_at("next_run_at"))
    }

    async fn count_tasks(&self) -> Result<TaskCounts> {
        let mut counts = TaskCounts::default();
        for row in self.rows(sqlx::query(sql::COUNT_TASKS)).await? {
            let row = Row::of("tasks", &row);
            let place = match row.text("state")?.as_str() {
                "queued" => &mut counts.queued,
                "leased" => &mut counts.leased,
                _ => &mut counts.dead,
            };
            *place = row.int("n")?;
        }
        Ok(counts)
    }
}

fn task(row: &SqliteRow) -> Result<Task> {
    let row = Row::of("tasks", row);
    let lease = Lease {
        task: TaskId::from_uuid(row.uuid("task_id")?),
        fence: row.int("fence")?,
        until: row.at("lease_until")?,
    };
    Ok(Task {
        lease,
        tenant: row.id("tenant_id")?,
        kind: row.parsed("kind")?,
        handoff: HandoffId::from_uuid(row.uuid("handoff_id")?),
        attempt: row.int("attempts")?,
        created_at: row.at("created_at")?,
    })
}

async fn rest_lane(tx: &mut Tx, now: Timestamp, tenant: i64, lane: i64) -> Result<()> {
    sqlx::query(sql::REST_LANE).bind(now.micros()).bind(tenant).bind(lane).execute(&mut **tx).await?;
    Ok(())
}

/// The worker that had the task is gone or stuck: the fence keeps its late answer out.
async fn reclaim_one(
    tx: &mut Tx,
    row: &Row<'_, SqliteRow>,
    now: Timestamp,
) -> std::result::Result<Option<(HandoffId, TaskKind)>, StoreError> {
    let (id, fence, lost) = (row.uuid("task_id")?, row.int("fence")?, row.int("lost")? + 1);
    let (tenant, kind): (TenantId, TaskKind) = (row.id("tenant_id")?, row.parsed("kind")?);
    let handoff = row.uuid("handoff_id")?;
    let dead = lost >= LOST_MOST;
    let state = if dead { "dead" } else { "queued" };
    let why = "the worker that had it did not finish in time";
    let query = sqlx::query(sql::RECLAIM_TASK).bind(state).bind(now.micros()).bind(why).bind(id).bind(fence);
    query.execute(&mut **tx).await?;
    let query = sqlx::query(sql::ADD_ATTEMPT).bind(id).bind(row.int("attempts")?).bind(handoff).bind(kind.name());
    query.bind(row.int("lease_until")?).bind(now.micros()).bind("lost").bind(why).execute(&mut **tx).await?;
    if dead {
        return Ok(Some((HandoffId::from_uuid(handoff), kind)));
    }
    sqlx::query(sql::WAKE_LANE)
        .bind(tenant.get())
        .bind(kind.lane().number())
        .bind(now.micros())
        .execute(&mut **tx)
        .await?;
    Ok(None)
}
