//! Removing a tenant.
//!
//! It is silenced first: nobody can send for it and nothing of it is claimed any more. Then what there may be much of goes a
//! little at a time, so that deliveries of others pass between, and the rest at once. A removal that was cut off goes on
//! when it is asked for again.

use std::time::Duration;

use super::retention::remove_handoffs;
use super::tenants::changed;
use super::{PgStore, Result, transaction};
use crate::domain::{TenantId, Timestamp};
use crate::store::reconciling::Memory;
use crate::store::sql;

/// Rows of one transaction.
const BATCH: i64 = 500;
/// What there may be much of beside hand-offs.
const REMOVE_SOME: [&str; 7] = [
    sql::REMOVE_SOME_MIRRORED_PERSONS_OF,
    sql::REMOVE_SOME_MIRRORED_JOBS_OF,
    sql::REMOVE_SOME_MIRRORED_APPLICATIONS_OF,
    sql::REMOVE_SOME_APPLICATIONS_OF,
    sql::REMOVE_SOME_JOBS_OF,
    sql::REMOVE_SOME_PERSONS_OF,
    sql::REMOVE_SOME_EVENTS_OF,
];
/// Whoever could send for the tenant.
const SILENCE: [&str; 8] = [
    sql::REMOVE_RULES_OF,
    sql::REMOVE_PRINCIPALS_OF,
    sql::REMOVE_CREDENTIALS_OF,
    sql::REMOVE_TOKENS_OF,
    sql::REMOVE_SESSIONS_OF,
    sql::REMOVE_ACCOUNTS_OF,
    sql::REMOVE_INVITATIONS_OF,
    sql::REMOVE_ENDPOINTS_OF,
];
/// Everything that carries a tenant's number, in the order of locks. What hangs on hand-offs goes before them.
const REMOVE_ALL_OF: [&str; 42] = [
    sql::REMOVE_MIRRORED_OF,
    sql::REMOVE_SYNC_RUNS_OF,
    sql::REMOVE_SYNC_STANDING_OF,
    sql::REMOVE_SHOWN_OF,
    sql::REMOVE_APPLICATIONS_OF,
    sql::REMOVE_MET_OF,
    sql::REMOVE_JOBS_OF,
    sql::REMOVE_PERSONS_OF,
    sql::REMOVE_SLOTS_OF,
    sql::REMOVE_MESSAGE_ATTEMPTS_OF,
    sql::REMOVE_MESSAGES_OF,
    sql::REMOVE_ATTEMPTS_OF,
    sql::REMOVE_TIMELINE_OF,
    sql::REMOVE_EVENTS_OF_HANDOFFS_OF,
    sql::REMOVE_HANDOFFS_OF,
    sql::REMOVE_ADVANCES_OF,
    sql::REMOVE_TASKS_OF,
    sql::REMOVE_CIRCUIT_OF,
    sql::REMOVE_TROUBLES_OF,
    sql::REMOVE_TELLINGS_OF,
    sql::REMOVE_NOTICES_OF,
    sql::REMOVE_TARGETS_OF,
    sql::REMOVE_HOURS_OF,
    sql::REMOVE_TOKENS_OF,
    sql::REMOVE_SESSIONS_OF,
    sql::REMOVE_ACCOUNTS_OF,
    sql::REMOVE_INVITATIONS_OF,
    sql::REMOVE_ENDPOINTS_OF,
    sql::REMOVE_KEYS_OF,
    sql::REMOVE_STANDING_OF,
    sql::REMOVE_ROUND_OF,
    sql::REMOVE_STAGES_OF,
    sql::REMOVE_WINDOWS_OF,
    sql::REMOVE_USED_OF,
    sql::REMOVE_DRIFT_OF,
    sql::REMOVE_IGNORED_OF,
    sql::REMOVE_LANES_OF,
    sql::REMOVE_EVENTS_OF,
    sql::REMOVE_RULES_OF,
    sql::REMOVE_PRINCIPALS_OF,
    sql::REMOVE_CREDENTIALS_OF,
    sql::REMOVE_TENANT,
];
/// Deliveries hold the tenant's row by their slots' reference to it, so that nothing new appears behind the removal.
const LOCK_TENANT: &str = "select tenant_id from tenants where tenant_id = $1 for update";
/// Some of it is found by looking through a whole table.
const REMOVAL_MOST: Duration = Duration::from_mins(10);

impl PgStore {
    pub(super) async fn remove(&self, id: TenantId, audit: (&str, Timestamp)) -> Result<bool> {
        let found: Result<bool> = transaction!(self, others, |write| {
            let found = write.run(sqlx::query(sql::SILENCE_TENANT).bind(id.get())).await? == 1;
            if found {
                for statement in SILENCE {
                    write.run(sqlx::query(statement).bind(id.get())).await?;
                }
                write.run(sqlx::query(sql::REMOVE_UNUSED_CREDENTIALS)).await?;
                changed(write, Some(id), audit, "tenant.remove", &id.to_string()).await?;
            }
            Ok(found)
        });
        if !found? {
            return Ok(false);
        }
        while self.remove_some_handoffs(id).await? > 0 {}
        for statement in REMOVE_SOME {
            while self.run(sqlx::query(statement).bind(id.get()).bind(BATCH)).await? > 0 {}
        }
        transaction!(self, others, |write| {
            write.take_time(REMOVAL_MOST).await?;
            write.row(sqlx::query(LOCK_TENANT).bind(id.get())).await?;
            let mut removed = 0;
            for statement in REMOVE_ALL_OF {
                removed = write.run(sqlx::query(statement).bind(id.get())).await?; // The last one removes the tenant itself.
            }
            write.run(sqlx::query(sql::REMOVE_UNUSED_CREDENTIALS)).await?;
            changed(write, Some(id), audit, "tenant.removed", &id.to_string()).await?;
            Ok(removed == 1)
        })
    }

    async fn remove_some_handoffs(&self, id: TenantId) -> Result<usize> {
        transaction!(self, others, |write| {
            let rows = write.rows(sqlx::query(sql::HANDOFFS_OF_TENANT).bind(id.get()).bind(BATCH)).await?;
            remove_handoffs(write, &rows, Memory::Erased).await?;
            Ok(rows.len())
        })
    }
}
