//! The task queue.
//!
//! A claim picks the lane and tenant first, so it costs the same however many tasks are waiting.

use std::time::Duration;

use async_trait::async_trait;
use sqlx::sqlite::SqliteRow;

use super::{Result, SqliteStore, Tx, add_task, ask_again};
use crate::domain::{
    Circuit, HandoffId, Lane, Lease, NoticeKind, Task, TaskKind, TenantId, Timestamp, Verdict, opens_for,
};
use crate::store::notices::{Happened, happened, refused};
use crate::store::patience::{DUE_LANES_MOST, FAILING_PAUSE, LOST_MOST};
use crate::store::rows::Row;
use crate::store::{LaneCount, NewTask, Queue, TaskCounts, sql};

/// SQLite has one writer, so the chosen rows cannot be taken by another claim meanwhile.
const CLAIM_TASKS: &str = "update tasks set state = 'leased', lease_until = $1, fence = fence + 1, attempts = attempts + 1 \
    where task_id in (select task_id from tasks where tenant_id = $2 and lane = $3 and state = 'queued' and run_at <= $4 \
    order by run_at, task_id limit $5) \
    returning task_id, tenant_id, kind, handoff_id, attempts, failures, fence, lease_until, created_at";

/// While the ATS fails, what has not failed yet goes first: it may be what works. Only so many that are due longest are looked
/// at, because then the queue is long and all of it would have to be sorted.
const CLAIM_WHILE_FAILING: &str = "update tasks set state = 'leased', lease_until = $1, fence = fence + 1, attempts = attempts + 1 \
    where task_id in (select task_id from (select task_id, failures, run_at from tasks where tenant_id = $2 and lane = $3 \
    and state = 'queued' and run_at <= $4 order by run_at, task_id limit 500) \
    order by case when failures = 0 then 0 else 1 end, run_at, task_id limit $5) \
    returning task_id, tenant_id, kind, handoff_id, attempts, failures, fence, lease_until, created_at";

#[async_trait]
impl Queue for SqliteStore {
    async fn claim(&self, now: Timestamp, lease: Duration, most: i64, slowest: Lane) -> Result<Vec<Task>> {
        let (first, last) = slowest.served();
        // A lane can be due without a task: what was due is done. Such a lane is put to rest, and the next one looked at.
        for _ in 0..DUE_LANES_MOST {
            let due = sqlx::query(sql::DUE_LANE).bind(now.micros()).bind(first).bind(last);
            if self.row(due).await?.is_none() {
                return Ok(Vec::new()); // A look costs no write.
            }
            let claimed = self.claim_lane(now, lease, most, slowest).await?;
            if !claimed.is_empty() {
                return Ok(claimed);
            }
        }
        Ok(Vec::new())
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
        let settled = match verdict {
            Verdict::Done => finish(&mut tx, task, ended).await?,
            Verdict::Wait { at, why } => requeue(&mut tx, task, *at, Some(why), false).await?,
            Verdict::Retry { at, why } => requeue(&mut tx, task, *at, Some(why), true).await?,
            Verdict::GiveUp { why } => {
                let query = sqlx::query(sql::BURY_TASK).bind(why).bind(task.lease.task.uuid()).bind(task.lease.fence);
                query.execute(&mut *tx).await?.rows_affected() == 1
            }
        };
        if !settled {
            return Ok(false);
        }
        let (name, why) = (verdict.name(), verdict.why());
        let query = sqlx::query(sql::ADD_ATTEMPT).bind(task.lease.task.uuid()).bind(task.attempt);
        let query = query.bind(task.handoff.uuid()).bind(task.kind.name()).bind(started.micros());
        query.bind(ended.micros()).bind(name).bind(why).execute(&mut *tx).await?;
        follow_circuit(&mut tx, task, why, ended).await?;
        if let Verdict::GiveUp { why } = verdict {
            happened!(task.handoff, Happened::given_up(task.kind, why, ended)).execute(&mut *tx).await?;
        }
        if let Some(query) = refused!(task, why, ended) {
            query.execute(&mut *tx).await?;
        }
        tx.commit().await?;
        Ok(true)
    }

    async fn circuits(&self) -> Result<Vec<Circuit>> {
        let rows = self.rows(sqlx::query(sql::LIST_CIRCUITS)).await?;
        rows.iter().map(|row| Row::of("circuits", row).circuit()).collect()
    }

    async fn reclaim(&self, now: Timestamp) -> Result<Vec<(HandoffId, TaskKind)>> {
        self.take_back(now, now, true).await
    }

    async fn take_over(&self, now: Timestamp) -> Result<()> {
        self.take_back(now, Timestamp::from_micros(i64::MAX), false).await?;
        Ok(())
    }

    async fn revive(&self, handoff: HandoffId, now: Timestamp) -> Result<usize> {
        let (_turn, mut tx) = self.write().await?;
        let revived =
            sqlx::query(sql::REVIVE_TASKS).bind(now.micros()).bind(handoff.uuid()).fetch_all(&mut *tx).await?;
        for row in &revived {
            let row = Row::of("tasks", row);
            let query = sqlx::query(sql::WAKE_LANE).bind(row.int("tenant_id")?).bind(row.int("lane")?);
            query.bind(now.micros()).execute(&mut *tx).await?;
        }
        tx.commit().await?;
        Ok(revived.len())
    }

    async fn ask_again(&self, task: &NewTask) -> Result<()> {
        let (_turn, mut tx) = self.write().await?;
        ask_again(&mut tx, task).await?;
        Ok(tx.commit().await?)
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

    async fn lane_counts(&self, now: Timestamp) -> Result<Vec<LaneCount>> {
        let rows = self.rows(sqlx::query(sql::COUNT_LANES).bind(now.micros())).await?;
        rows.iter().map(|row| Row::of("tasks", row).lane_count()).collect()
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

impl SqliteStore {
    async fn claim_lane(&self, now: Timestamp, lease: Duration, most: i64, slowest: Lane) -> Result<Vec<Task>> {
        let (first, last) = slowest.served();
        let (_turn, mut tx) = self.write().await?;
        let due = sqlx::query(sql::DUE_LANE).bind(now.micros()).bind(first).bind(last);
        let Some(row) = due.fetch_optional(&mut *tx).await? else {
            return Ok(Vec::new());
        };
        let row = Row::of("tenant_lanes", &row);
        let (tenant, lane) = (row.int("tenant_id")?, row.int("lane")?);
        let is_failing = row.int("is_failing")? == 1;
        let most = if is_failing { 1 } else { most };
        let statement = if is_failing { CLAIM_WHILE_FAILING } else { CLAIM_TASKS };
        let query = sqlx::query(statement).bind(now.plus(lease).micros()).bind(tenant).bind(lane);
        let rows = query.bind(now.micros()).bind(most).fetch_all(&mut *tx).await?;
        sqlx::query(sql::REST_LANE).bind(now.micros()).bind(tenant).bind(lane).execute(&mut *tx).await?;
        if is_failing {
            let next = now.plus(FAILING_PAUSE).micros();
            sqlx::query(sql::HOLD_LANE).bind(next).bind(tenant).bind(lane).execute(&mut *tx).await?;
        }
        tx.commit().await?;
        rows.iter().map(|row| Row::of("tasks", row).task()).collect()
    }

    /// Takes back what is leased until `ended` at the latest, in small transactions; a look costs no write.
    async fn take_back(&self, now: Timestamp, ended: Timestamp, blame: bool) -> Result<Vec<(HandoffId, TaskKind)>> {
        let mut dead = Vec::new();
        while self.row(sqlx::query(sql::EXPIRED_LEASES).bind(ended.micros())).await?.is_some() {
            let (_turn, mut tx) = self.write().await?;
            for row in sqlx::query(sql::EXPIRED_LEASES).bind(ended.micros()).fetch_all(&mut *tx).await? {
                dead.extend(reclaim_one(&mut tx, &Row::of("tasks", &row), now, blame).await?);
            }
            tx.commit().await?;
        }
        Ok(dead)
    }
}

/// Attempts in a row that met an ATS which does not work open the tenant's circuit; the first that met a working one closes
/// it, and lets what failed meanwhile be tried again at once.
async fn follow_circuit(tx: &mut Tx, task: &Task, why: Option<&str>, now: Timestamp) -> Result<()> {
    let tenant = task.tenant.get();
    match task.heard.works() {
        Some(false) => {
            let why = why.unwrap_or("it did not answer");
            let query = sqlx::query(sql::CIRCUIT_FAILED).bind(tenant).bind(now.micros()).bind(why);
            let row = query.fetch_one(&mut **tx).await?;
            let row = Row::of("circuits", &row);
            if let Some(open) = opens_for(row.int("failures")?, row.at("since")?, now) {
                let query = sqlx::query(sql::OPEN_CIRCUIT).bind(now.plus(open).micros()).bind(tenant);
                query.execute(&mut **tx).await?;
            }
        }
        Some(true) => {
            let closed = sqlx::query(sql::CLOSE_CIRCUIT).bind(tenant).fetch_optional(&mut **tx).await?;
            let had_opened = closed.map(|row| Row::of("circuits", &row).int("open_until")).transpose()?;
            if had_opened.is_some_and(|until| until > 0) {
                let query = sqlx::query(sql::HURRY_TASKS).bind(now.micros()).bind(tenant);
                query.execute(&mut **tx).await?;
                sqlx::query(sql::WAKE_LANES).bind(now.micros()).bind(tenant).execute(&mut **tx).await?;
            }
        }
        None => {}
    }
    Ok(())
}

/// Finished work leaves; work that was asked for again while it ran is owed once more.
async fn finish(tx: &mut Tx, task: &Task, now: Timestamp) -> Result<bool> {
    let query = sqlx::query(sql::FINISH_TASK).bind(task.lease.task.uuid()).bind(task.lease.fence);
    if query.bind(task.created_at.micros()).execute(&mut **tx).await?.rows_affected() == 1 {
        return Ok(true);
    }
    requeue(tx, task, now, None, false).await
}

async fn requeue(tx: &mut Tx, task: &Task, at: Timestamp, why: Option<&str>, failed: bool) -> Result<bool> {
    let query = sqlx::query(sql::REQUEUE_TASK).bind(at.micros()).bind(why).bind(i64::from(failed));
    let query = query.bind(task.lease.task.uuid()).bind(task.lease.fence).bind(task.created_at.micros());
    let Some(row) = query.fetch_optional(&mut **tx).await? else {
        return Ok(false);
    };
    let query = sqlx::query(sql::WAKE_LANE).bind(task.tenant.get()).bind(task.kind.lane().number());
    query.bind(Row::of("tasks", &row).int("run_at")?).execute(&mut **tx).await?;
    Ok(true)
}

/// The worker that had the task is gone or stuck: the fence keeps its late answer out.
async fn reclaim_one(
    tx: &mut Tx,
    row: &Row<'_, SqliteRow>,
    now: Timestamp,
    blame: bool,
) -> Result<Option<(HandoffId, TaskKind)>> {
    let (id, fence, lost) = (row.uuid("task_id")?, row.int("fence")?, row.int("lost")? + i64::from(blame));
    let (tenant, kind): (TenantId, TaskKind) = (row.id("tenant_id")?, row.parsed("kind")?);
    let handoff = row.uuid("handoff_id")?;
    let dead = lost >= LOST_MOST;
    let state = if dead { "dead" } else { "queued" };
    let why = if blame { "the worker that had it did not finish in time" } else { "the process that had it ended" };
    let query = sqlx::query(sql::RECLAIM_TASK).bind(state).bind(now.micros()).bind(why).bind(id).bind(fence).bind(lost);
    query.execute(&mut **tx).await?;
    let query = sqlx::query(sql::ADD_ATTEMPT).bind(id).bind(row.int("attempts")?).bind(handoff).bind(kind.name());
    query.bind(now.micros()).bind(now.micros()).bind("lost").bind(why).execute(&mut **tx).await?;
    if dead {
        let handoff = HandoffId::from_uuid(handoff);
        happened!(handoff, Happened::given_up(kind, why, now)).execute(&mut **tx).await?;
        return Ok(Some((handoff, kind)));
    }
    let query = sqlx::query(sql::WAKE_LANE).bind(tenant.get()).bind(kind.lane().number()).bind(now.micros());
    query.execute(&mut **tx).await?;
    Ok(None)
}
