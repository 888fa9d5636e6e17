//! Claims of which nobody heard whether they were committed.
//!
//! Their tasks would wait for the end of a lease that nobody holds, and whoever clicked for them too. So they are handed
//! back before anything else is claimed.

use std::sync::{Mutex, MutexGuard, PoisonError};

use super::{PgStore, Result, transaction};
use crate::domain::{TaskId, Timestamp};
use crate::store::rows::Row;

/// No attempt began, so none is counted. What is leased is found by the index of leases.
const HAND_BACK: &str = "update tasks set state = 'queued', lease_until = null, attempts = attempts - 1 \
    where state = 'leased' and lease_until > 0 and fence = $1 returning tenant_id, lane";

/// The fences of such claims: few, because no claim is made before they are handed back.
#[derive(Default)]
pub(super) struct Unheard(Mutex<Vec<i64>>);

impl Unheard {
    /// A number that no other claim has, so that what this one took can be told from all else.
    pub(super) fn new_fence(now: Timestamp) -> i64 {
        let (_, random) = TaskId::at(now).uuid().as_u64_pair();
        i64::from_ne_bytes(random.to_ne_bytes()) & i64::MAX
    }

    pub(super) fn add(&self, fence: i64) {
        self.fences().push(fence);
    }

    fn fences(&self) -> MutexGuard<'_, Vec<i64>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl PgStore {
    pub(super) async fn hand_back_unheard(&self, now: Timestamp) -> Result<()> {
        loop {
            let Some(fence) = self.unheard.fences().last().copied() else { return Ok(()) };
            let returned = transaction!(self, others, |write| {
                let rows = write.rows(sqlx::query(HAND_BACK).bind(fence)).await?;
                for row in &rows {
                    let row = Row::of("tasks", row);
                    write.wake(row.int("tenant_id")?, row.int("lane")?, now, now);
                }
                Ok(rows.len())
            })?;
            self.unheard.fences().retain(|unheard| *unheard != fence);
            if returned > 0 {
                tracing::warn!(tasks = returned, "a claim was handed back: the database kept it, but nobody heard so");
            }
        }
    }
}
