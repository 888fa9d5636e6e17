//! The task queue.
//!
//! A claim picks the lane and tenant first, so it costs the same however many tasks are waiting. It holds the lane's row
//! while it takes tasks and puts the lane to rest: work that is being added meanwhile waits for that row and wakes the
//! lane after it, so none is left lying in a lane at rest.

use std::sync::LazyLock;
use std::time::Duration;

use async_trait::async_trait;
use sqlx::AssertSqlSafe;
use sqlx::postgres::PgRow;

use super::{PgStore, Result, Write, transaction};
use crate::domain::{
    Circuit, HandoffId, Lane, Lease, NoticeKind, Task, TaskKind, TenantId, Timestamp, Verdict, opens_for,
};
use crate::store::notices::{Happened, happened, refused};
use crate::store::patience::{DUE_LANES_MOST, FAILING_PAUSE, LOST_MOST};
use crate::store::rows::Row;
use crate::store::{LaneCount, NewTask, Queue, StoreError, TaskCounts, sql};

/// A lane that another claim holds is passed over: there may be others.
static TAKE_FREE_LANE: LazyLock<String> = LazyLock::new(|| format!("{} for update of l skip locked", sql::DUE_LANE));
/// All due lanes are held: a delivery or another claim is through in a moment.
static TAKE_ANY_LANE: LazyLock<String> = LazyLock::new(|| format!("{} for update of l", sql::DUE_LANE));
/// What another process is taking back is left to it.
static TAKE_EXPIRED: LazyLock<String> = LazyLock::new(|| format!("{} for update skip locked", sql::EXPIRED_LEASES));

/// A task that is locked is being asked for again or ended; that one may wait for the lane, so it is not waited for. In a
/// `with`, so that the rows are chosen once.
const CLAIM_TASKS: &str = "with chosen as materialized (select task_id from tasks where tenant_id = $2 and lane = $3 \
    and state = 'queued' and run_at <= $4 order by run_at, task_id limit $5 for update skip locked) \
    update tasks set state = 'leased', lease_until = $1, fence = fence + 1, attempts = attempts + 1 \
    from chosen where tasks.task_id = chosen.task_id \
    returning tasks.task_id, tenant_id, kind, handoff_id, attempts, failures, fence, lease_until, created_at";
/// While the ATS fails, what has not failed yet goes first: it may be what works. Only so many that are due longest are looked
/// at, because then the queue is long and all of it would have to be sorted.
const CLAIM_WHILE_FAILING: &str = "with looked as materialized (select task_id, failures, run_at from tasks where tenant_id = $2 \
    and lane = $3 and state = 'queued' and run_at <= $4 order by run_at, task_id limit 500), \
    chosen as materialized (select task_id from tasks where state = 'queued' and task_id in (select task_id from looked \
    order by case when failures = 0 then 0 else 1 end, run_at, task_id limit $5) for update skip locked) \
    update tasks set state = 'leased', lease_until = $1, fence = fence + 1, attempts = attempts + 1 \
    from chosen where tasks.task_id = chosen.task_id \
    returning tasks.task_id, tenant_id, kind, handoff_id, attempts, failures, fence, lease_until, created_at";
/// What failed is tried again at once when the ATS answers; the rest comes by its own pauses.
const HURRY_TASKS: &str = "with chosen as materialized (select task_id from tasks where tenant_id = $2 and lane = 0 \
    and state = 'queued' and run_at > $1 and failures > 0 order by run_at limit 500 for update skip locked) \
    update tasks set run_at = $1 from chosen where tasks.task_id = chosen.task_id";

#[async_trait]
impl Queue for PgStore {
    async fn claim(&self, now: Timestamp, lease: Duration, most: i64, slowest: Lane) -> Result<Vec<Task>> {
        let (first, last) = slowest.served();
        self.hand_back_unheard(now).await?;
        // A lane can be due without a task: what was due is done. Such a lane is put to rest, and the next one looked at.
        for _ in 0..DUE_LANES_MOST {
            let due = sqlx::query(sql::DUE_LANE).bind(now.micros()).bind(first).bind(last);
            if self.row(due).await?.is_none() {
                return Ok(Vec::new()); // A look costs no write.
            }
            let mut leases = Vec::new();
            let claimed = transaction!(self, others, |write| {
                let tasks = claim_lane(write, (now, lease), most, slowest).await?;
                leases = tasks.iter().map(|task| task.lease).collect();
                Ok(tasks)
            });
            if matches!(claimed, Err(StoreError::Unavailable(_))) {
                self.unheard.add(leases);
            }
            let claimed = claimed?;
            if !claimed.is_empty() {
                return Ok(claimed);
            }
        }
        Ok(Vec::new())
    }

    async fn renew(&self, lease: Lease, now: Timestamp, span: Duration) -> Result<Option<Lease>> {
        let until = now.plus(span);
        let query = sqlx::query(sql::RENEW_LEASE).bind(until.micros()).bind(lease.task.uuid());
        let renewed = self.run(query.bind(lease.fence).bind(now.micros())).await? == 1;
        Ok(renewed.then_some(Lease { until, ..lease }))
    }

    async fn settle(&self, task: &Task, verdict: &Verdict, started: Timestamp, ended: Timestamp) -> Result<bool> {
        transaction!(self, others, |write| settle(write, task, verdict, (started, ended)).await)
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
        transaction!(self, others, |write| {
            let query = sqlx::query(sql::REVIVE_TASKS).bind(now.micros()).bind(handoff.uuid());
            let revived = write.rows(query).await?;
            for row in &revived {
                let row = Row::of("tasks", row);
                write.wake(row.int("tenant_id")?, row.int("lane")?, now, now);
            }
            Ok(revived.len())
        })
    }

    async fn ask_again(&self, task: &NewTask) -> Result<()> {
        transaction!(self, others, |write| write.ask_again(task).await)
    }

    async fn add_task(&self, task: &NewTask) -> Result<bool> {
        transaction!(self, others, |write| write.add_task(task).await)
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

impl PgStore {
    /// Takes back what is leased until `ended` at the latest, in small transactions; a look costs no write.
    async fn take_back(&self, now: Timestamp, ended: Timestamp, blame: bool) -> Result<Vec<(HandoffId, TaskKind)>> {
        let mut dead = Vec::new();
        while self.row(sqlx::query(sql::EXPIRED_LEASES).bind(ended.micros())).await?.is_some() {
            let taken = transaction!(self, others, |write| take_back_some(write, now, ended, blame).await)?;
            if taken.is_empty() {
                break; // Another process is taking them back.
            }
            dead.extend(taken.into_iter().flatten());
        }
        Ok(dead)
    }
}

async fn claim_lane(write: &mut Write, span: (Timestamp, Duration), most: i64, slowest: Lane) -> Result<Vec<Task>> {
    let (first, last) = slowest.served();
    let (now, lease) = span;
    let mut lane = None;
    for statement in [TAKE_FREE_LANE.as_str(), TAKE_ANY_LANE.as_str()] {
        if lane.is_none() {
            let query = sqlx::query(AssertSqlSafe(statement)).bind(now.micros()).bind(first).bind(last);
            lane = write.row(query).await?;
        }
    }
    let Some(row) = lane else {
        return Ok(Vec::new());
    };
    let row = Row::of("tenant_lanes", &row);
    let (tenant, lane) = (row.int("tenant_id")?, row.int("lane")?);
    let is_failing = row.int("is_failing")? == 1;
    let most = if is_failing { 1 } else { most };
    let statement = if is_failing { CLAIM_WHILE_FAILING } else { CLAIM_TASKS };
    let query = sqlx::query(statement).bind(now.plus(lease).micros()).bind(tenant).bind(lane);
    let rows = write.rows(query.bind(now.micros()).bind(most)).await?;
    write.run(sqlx::query(sql::REST_LANE).bind(now.micros()).bind(tenant).bind(lane)).await?;
    if is_failing {
        let next = now.plus(FAILING_PAUSE).micros();
        write.run(sqlx::query(sql::HOLD_LANE).bind(next).bind(tenant).bind(lane)).await?;
    }
    rows.iter().map(|row| Row::of("tasks", row).task()).collect()
}

async fn settle(write: &mut Write, task: &Task, verdict: &Verdict, span: (Timestamp, Timestamp)) -> Result<bool> {
    let (started, ended) = span;
    let settled = match verdict {
        Verdict::Done => finish(write, task, ended).await?,
        Verdict::Wait { at, why } => requeue(write, task, (*at, ended), Some(why), false).await?,
        Verdict::Retry { at, why } => requeue(write, task, (*at, ended), Some(why), true).await?,
        Verdict::GiveUp { why } => {
            let query = sqlx::query(sql::BURY_TASK).bind(why).bind(task.lease.task.uuid()).bind(task.lease.fence);
            write.run(query).await? == 1
        }
    };
    if !settled {
        return Ok(false);
    }
    let (name, why) = (verdict.name(), verdict.why());
    let query = sqlx::query(sql::ADD_ATTEMPT).bind(task.lease.task.uuid()).bind(task.attempt);
    let query = query.bind(task.handoff.uuid()).bind(task.kind.name()).bind(started.micros());
    write.run(query.bind(ended.micros()).bind(name).bind(why)).await?;
    follow_circuit(write, task, why, ended).await?;
    if let Verdict::GiveUp { why } = verdict {
        write.run(happened!(task.handoff, Happened::given_up(task.kind, why, ended))).await?;
    }
    if let Some(query) = refused!(task, why, ended) {
        write.run(query).await?;
    }
    Ok(true)
}

/// Attempts in a row that met an ATS which does not work open the tenant's circuit; the first that met a working one closes
/// it, and lets what failed meanwhile be tried again at once.
async fn follow_circuit(write: &mut Write, task: &Task, why: Option<&str>, now: Timestamp) -> Result<()> {
    let tenant = task.tenant.get();
    match task.heard.works() {
        Some(false) => {
            let why = why.unwrap_or("it did not answer");
            let query = sqlx::query(sql::CIRCUIT_FAILED).bind(tenant).bind(now.micros()).bind(why);
            let Some(row) = write.row(query).await? else {
                return Ok(());
            };
            let row = Row::of("circuits", &row);
            if let Some(open) = opens_for(row.int("failures")?, row.at("since")?, now) {
                write.run(sqlx::query(sql::OPEN_CIRCUIT).bind(now.plus(open).micros()).bind(tenant)).await?;
            }
        }
        Some(true) => {
            let closed = write.row(sqlx::query(sql::CLOSE_CIRCUIT).bind(tenant)).await?;
            let had_opened = closed.map(|row| Row::of("circuits", &row).int("open_until")).transpose()?;
            if had_opened.is_some_and(|until| until > 0) {
                write.run(sqlx::query(HURRY_TASKS).bind(now.micros()).bind(tenant)).await?;
                write.wake_all(Some(task.tenant), now);
            }
        }
        None => {}
    }
    Ok(())
}

/// Finished work leaves; work that was asked for again while it ran is owed once more.
async fn finish(write: &mut Write, task: &Task, now: Timestamp) -> Result<bool> {
    let query = sqlx::query(sql::FINISH_TASK).bind(task.lease.task.uuid()).bind(task.lease.fence);
    if write.run(query.bind(task.created_at.micros())).await? == 1 {
        return Ok(true);
    }
    requeue(write, task, (now, now), None, false).await
}

/// `times`: not before, and now.
async fn requeue(
    write: &mut Write,
    task: &Task,
    times: (Timestamp, Timestamp),
    why: Option<&str>,
    failed: bool,
) -> Result<bool> {
    let (at, now) = times;
    let query = sqlx::query(sql::REQUEUE_TASK).bind(at.micros()).bind(why).bind(i64::from(failed));
    let query = query.bind(task.lease.task.uuid()).bind(task.lease.fence).bind(task.created_at.micros());
    let Some(row) = write.row(query).await? else {
        return Ok(false);
    };
    write.wake(task.tenant.get(), task.kind.lane().number(), Row::of("tasks", &row).at("run_at")?, now);
    Ok(true)
}

/// One answer for each task that was taken back: what became a dead letter.
async fn take_back_some(
    write: &mut Write,
    now: Timestamp,
    ended: Timestamp,
    blame: bool,
) -> Result<Vec<Option<(HandoffId, TaskKind)>>> {
    let mut taken = Vec::new();
    for row in write.rows(sqlx::query(AssertSqlSafe(TAKE_EXPIRED.as_str())).bind(ended.micros())).await? {
        taken.push(reclaim_one(write, &Row::of("tasks", &row), now, blame).await?);
    }
    Ok(taken)
}

/// The worker that had the task is gone or stuck: the fence keeps its late answer out.
async fn reclaim_one(
    write: &mut Write,
    row: &Row<'_, PgRow>,
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
    write.run(query).await?;
    let query = sqlx::query(sql::ADD_ATTEMPT).bind(id).bind(row.int("attempts")?).bind(handoff).bind(kind.name());
    write.run(query.bind(now.micros()).bind(now.micros()).bind("lost").bind(why)).await?;
    if dead {
        let handoff = HandoffId::from_uuid(handoff);
        write.run(happened!(handoff, Happened::given_up(kind, why, now))).await?;
        return Ok(Some((handoff, kind)));
    }
    write.wake(tenant.get(), kind.lane().number(), now, now);
    Ok(None)
}
