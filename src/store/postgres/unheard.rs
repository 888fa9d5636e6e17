//! Claims of which nobody heard whether they were committed.
//!
//! Their tasks would wait for the end of a lease that nobody holds, and whoever clicked for them too. So they are handed
//! back before anything else is claimed. Where such a claim was not committed, the task may be another worker's by now:
//! its lease has another end.

use std::sync::{Mutex, MutexGuard, PoisonError};

use super::{PgStore, Result, transaction};
use crate::domain::{Lease, Timestamp};
use crate::store::rows::Row;

/// No attempt began, so none is counted.
const HAND_BACK: &str = "update tasks set state = 'queued', lease_until = null, attempts = attempts - 1 \
    where task_id = $1 and fence = $2 and lease_until = $3 and state = 'leased' returning tenant_id, lane";

/// What such claims took: those of one claim, because no other is made before they are handed back.
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
        let returned = transaction!(self, others, |write| {
            let mut returned = 0;
            for lease in &leases {
                let query = sqlx::query(HAND_BACK).bind(lease.task.uuid()).bind(lease.fence);
                if let Some(row) = write.row(query.bind(lease.until.micros())).await? {
                    let row = Row::of("tasks", &row);
                    write.wake(row.int("tenant_id")?, row.int("lane")?, now, now);
                    returned += 1;
                }
            }
            Ok(returned)
        })?;
        self.unheard.leases().retain(|lease| !leases.contains(lease));
        if returned > 0 {
            tracing::warn!(tasks = returned, "a claim was handed back: the database kept it, but nobody heard so");
        }
        Ok(())
    }
}
