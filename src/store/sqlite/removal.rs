//! Removing a tenant.
//!
//! It is silenced first: nobody can send for it and nothing of it is claimed any more. Then what there may be much of goes a
//! little at a time, so that deliveries of others pass between, and the rest at once. A removal that was cut off goes on
//! when it is asked for again.

use super::retention::remove_handoff;
use super::tenants::changed;
use super::{Result, SqliteStore};
use crate::domain::{TenantId, Timestamp};
use crate::store::reconciling::Memory;
use crate::store::rows::Row;
use crate::store::sql;

/// Rows of one transaction.
const BATCH: i64 = 500;
/// What there may be much of beside hand-offs.
const REMOVE_SOME: [&str; 7] = [
    sql::REMOVE_SOME_MIRRORED_PERSONS_OF,
    sql::REMOVE_SOME_MIRRORED_JOBS_OF,
    sql::REMOVE_SOME_MIRRORED_APPLICATIONS_OF,
    sql::REMOVE_SOME_EVENTS_OF,
    sql::REMOVE_SOME_PERSONS_OF,
    sql::REMOVE_SOME_JOBS_OF,
    sql::REMOVE_SOME_APPLICATIONS_OF,
];
/// Whoever could send for the tenant.
const SILENCE: [&str; 9] = [
    sql::SILENCE_TENANT,
    sql::REMOVE_RULES_OF,
    sql::REMOVE_PRINCIPALS_OF,
    sql::REMOVE_CREDENTIALS_OF,
    sql::REMOVE_TOKENS_OF,
    sql::REMOVE_SESSIONS_OF,
    sql::REMOVE_ACCOUNTS_OF,
    sql::REMOVE_INVITATIONS_OF,
    sql::REMOVE_ENDPOINTS_OF,
];
/// Everything that carries a tenant's number, in the order that it can be removed in.
const REMOVE_ALL_OF: [&str; 43] = [
    sql::REMOVE_MIRRORED_OF,
    sql::REMOVE_SYNC_RUNS_OF,
    sql::REMOVE_SYNC_STANDING_OF,
    sql::REMOVE_SHOWN_OF,
    sql::REMOVE_MESSAGE_ATTEMPTS_OF,
    sql::REMOVE_MESSAGES_OF,
    sql::REMOVE_ATTEMPTS_OF,
    sql::REMOVE_TIMELINE_OF,
    sql::REMOVE_TASKS_OF,
    sql::REMOVE_LANES_OF,
    sql::REMOVE_ADVANCES_OF,
    sql::REMOVE_SLOTS_OF,
    sql::REMOVE_EVENTS_OF_HANDOFFS_OF,
    sql::REMOVE_HANDOFFS_OF,
    sql::REMOVE_EVENTS_OF,
    sql::REMOVE_PERSONS_OF,
    sql::REMOVE_JOBS_OF,
    sql::REMOVE_APPLICATIONS_OF,
    sql::REMOVE_RULES_OF,
    sql::REMOVE_STANDING_OF,
    sql::REMOVE_ROUND_OF,
    sql::REMOVE_STAGES_OF,
    sql::REMOVE_WINDOWS_OF,
    sql::REMOVE_USED_OF,
    sql::REMOVE_DRIFT_OF,
    sql::REMOVE_MET_OF,
    sql::REMOVE_IGNORED_OF,
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
    sql::REMOVE_PRINCIPALS_OF,
    sql::REMOVE_CREDENTIALS_OF,
    sql::REMOVE_UNUSED_CREDENTIALS,
    sql::REMOVE_TENANT,
];

impl SqliteStore {
    pub(super) async fn remove(&self, id: TenantId, audit: (&str, Timestamp)) -> Result<bool> {
        if !self.silence(id, audit).await? {
            return Ok(false);
        }
        while self.remove_some_handoffs(id).await? > 0 {}
        for statement in REMOVE_SOME {
            while self.change(sqlx::query(statement).bind(id.get()).bind(BATCH)).await? > 0 {}
        }
        let (_turn, mut tx) = self.write().await?;
        let mut removed = 0;
        for statement in REMOVE_ALL_OF {
            let query = sqlx::query(statement);
            let query = if statement == sql::REMOVE_UNUSED_CREDENTIALS { query } else { query.bind(id.get()) };
            removed = query.execute(&mut *tx).await?.rows_affected(); // The last one removes the tenant itself.
        }
        changed(tx, Some(id), audit, "tenant.removed", &id.to_string()).await?;
        Ok(removed == 1)
    }

    async fn silence(&self, id: TenantId, audit: (&str, Timestamp)) -> Result<bool> {
        let (_turn, mut tx) = self.write().await?;
        let mut found = Vec::new();
        for statement in SILENCE {
            found.push(sqlx::query(statement).bind(id.get()).execute(&mut *tx).await?.rows_affected());
        }
        sqlx::query(sql::REMOVE_UNUSED_CREDENTIALS).execute(&mut *tx).await?;
        if found[0] == 0 {
            return Ok(false);
        }
        changed(tx, Some(id), audit, "tenant.remove", &id.to_string()).await?;
        Ok(true)
    }

    async fn remove_some_handoffs(&self, id: TenantId) -> Result<usize> {
        let (_turn, mut tx) = self.write().await?;
        let query = sqlx::query(sql::HANDOFFS_OF_TENANT).bind(id.get()).bind(BATCH);
        let rows = query.fetch_all(&mut *tx).await?;
        for row in &rows {
            remove_handoff(&mut tx, &Row::of("handoffs", row), Memory::Erased).await?;
        }
        tx.commit().await?;
        Ok(rows.len())
    }
}
