//! Claims of which nobody heard whether they were committed.
//!
//! Their tasks would wait for the end of a lease that nobody holds, and whoever clicked for them too. So they are handed
//! back before the next claim. Where such a claim was not committed, the task may be another worker's by now: its lease
//! has another end. And where the server is still committing, the claim holds its tasks' rows until it is seen: other work
//! is claimed meanwhile, and those are looked at again before each further claim.

use std::sync::{Mutex, MutexGuard, PoisonError};

use sqlx::postgres::PgRow;
use uuid::Uuid;

use super::write::Write;
use super::{PgStore, Result, transaction};
use crate::domain::{Lease, Timestamp};
use crate::store::rows::Row;

/// Tasks whose claims have ended, one way or the other; what is held is not waited for.
const LOCK_FREE: &str = "select task_id from tasks where task_id = any($1) order by task_id for update skip locked";
/// By a statement of its own, which sees what was committed until the rows were locked. No attempt began, so none is counted.
const HAND_BACK: &str = "update tasks set state = 'queued', lease_until = null, attempts = attempts - 1 \
    where task_id = $1 and fence = $2 and lease_until = $3 and state = 'leased' returning tenant_id, lane";
/// What is not there any more was done by another worker.
const STILL_HELD: &str = "select task_id from tasks where task_id = any($1) and task_id <> all($2)";

/// What such claims took.
#[derive(Default)]
pub(super) struct Unheard(Mutex<Vec<Lease>>);

impl Unheard {
    pub(super) fn add(&self, leases: Vec<Lease>) {
        self.leases().extend(leases);
    }

    fn leases(&self) -> MutexGuard<'_, Vec<Lease>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl PgStore {
    pub(super) async fn hand_back_unheard(&self, now: Timestamp) -> Result<()> {
        let leases = self.unheard.leases().clone();
        if leases.is_empty() {
            return Ok(());
        }
        let (returned, held) = transaction!(self, others, |write| hand_back(write, &leases, now).await)?;
        self.unheard.leases().retain(|lease| held.contains(&lease.task.uuid()) || !leases.contains(lease));
        if returned > 0 {
            tracing::warn!(tasks = returned, "a claim was handed back: the database kept it, but nobody heard so");
        }
        Ok(())
    }
}

/// How many were handed back, and which tasks are still held.
async fn hand_back(write: &mut Write, leases: &[Lease], now: Timestamp) -> Result<(usize, Vec<Uuid>)> {
    let all: Vec<_> = leases.iter().map(|lease| lease.task.uuid()).collect();
    let free = ids(&write.rows(sqlx::query(LOCK_FREE).bind(&all)).await?)?;
    let mut returned = 0;
    for lease in leases.iter().filter(|lease| free.contains(&lease.task.uuid())) {
        let query = sqlx::query(HAND_BACK).bind(lease.task.uuid()).bind(lease.fence);
        if let Some(row) = write.row(query.bind(lease.until.micros())).await? {
            let row = Row::of("tasks", &row);
            write.wake(row.int("tenant_id")?, row.int("lane")?, now, now);
            returned += 1;
        }
    }
    let held = ids(&write.rows(sqlx::query(STILL_HELD).bind(&all).bind(&free)).await?)?;
    Ok((returned, held))
}

fn ids(rows: &[PgRow]) -> Result<Vec<Uuid>> {
    rows.iter().map(|row| Row::of("tasks", row).uuid("task_id")).collect()
}
