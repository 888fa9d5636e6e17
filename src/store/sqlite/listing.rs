//! Lists, and what is done to single entries of them.

use std::collections::HashMap;

use async_trait::async_trait;
use sqlx::sqlite::SqliteRow;

use super::tenants::changed;
use super::{Result, SqliteStore, add_entry, write_audit};
use crate::domain::{
    Advance, ApiToken, ApiTokenId, Event, Handoff, HandoffId, JobId, Lifecycle, PersonId, TaskId, TenantId, Timestamp,
    WorkflowId,
};
use crate::store::listing::{LOOKED_AT_MOST, NAMED_MOST, discarded, listing, names_pattern, part};
use crate::store::rows::Row;
use crate::store::timeline::events;
use crate::store::{
    Audited, EventsAsked, Found, HandoffsAsked, InterviewsAsked, Listing, Names, Page, TaskListed, sql,
};

/// The moves of many hand-offs; the list comes as JSON, because there are no arrays.
const MOVES_OF: &str = "select handoff_id, way, tenant_id, workflow_id, from_digits, from_id, to_id, started_at, writes, written_at, \
    unanswered_since, outcome, why, covered_by, covered_at, covered_digits, finished_at from advances \
    where handoff_id in (select unhex(value) from json_each($1)) order by handoff_id, way";

/// What is known of many persons, and of many jobs.
const NAMES_OF_PERSONS: &str = "select person_id, first_name, middle_name, last_name, email, phones, location, folder, updated_at \
    from persons where tenant_id = $1 and person_id in (select value from json_each($2))";
const NAMES_OF_JOBS: &str = "select job_id, requisition, title, folder, location, team, updated_at \
    from jobs where tenant_id = $1 and job_id in (select value from json_each($2))";

listing!(SqliteStore);

impl SqliteStore {
    async fn rows_of(&self, statement: &'static str, tenant: TenantId, ids: &[i64]) -> Result<Vec<SqliteRow>> {
        let ids = ids.iter().map(ToString::to_string).collect::<Vec<_>>().join(",");
        self.rows(sqlx::query(statement).bind(tenant.get()).bind(format!("[{ids}]"))).await
    }

    async fn move_rows(&self, handoffs: &[HandoffId]) -> Result<Vec<SqliteRow>> {
        let ids: Vec<_> = handoffs.iter().map(|id| format!("\"{}\"", id.uuid().simple())).collect();
        self.rows(sqlx::query(MOVES_OF).bind(format!("[{}]", ids.join(",")))).await
    }

    async fn run_again(&self, id: TaskId, audit: (&str, Timestamp)) -> Result<bool> {
        let (_turn, mut tx) = self.write().await?;
        let now = audit.1.micros();
        let row = sqlx::query(sql::REVIVE_TASK).bind(now).bind(id.uuid()).fetch_optional(&mut *tx).await?;
        let Some(row) = row else { return Ok(false) };
        let row = Row::of("tasks", &row);
        let tenant: TenantId = row.id("tenant_id")?;
        let query = sqlx::query(sql::WAKE_LANE).bind(tenant.get()).bind(row.int("lane")?);
        query.bind(now).execute(&mut *tx).await?;
        write_audit(&mut tx, Some(tenant), audit, "task.retry", &id.to_string()).await?;
        tx.commit().await?;
        Ok(true)
    }

    async fn discard(&self, task: &TaskListed, reason: &str, audit: (&str, Timestamp)) -> Result<bool> {
        let (_turn, mut tx) = self.write().await?;
        add_entry(&mut tx, &discarded(task, reason, audit)).await?;
        if sqlx::query(sql::DISCARD_TASK).bind(task.id.uuid()).execute(&mut *tx).await?.rows_affected() == 0 {
            return Ok(false);
        }
        write_audit(&mut tx, Some(task.tenant), audit, "task.discard", &task.id.to_string()).await?;
        tx.commit().await?;
        Ok(true)
    }

    async fn note(
        &self,
        tenant: Option<TenantId>,
        audit: (&str, Timestamp),
        (action, subject): (&str, &str),
    ) -> Result<()> {
        let (_turn, mut tx) = self.write().await?;
        write_audit(&mut tx, tenant, audit, action, subject).await?;
        Ok(tx.commit().await?)
    }

    async fn keep_token(&self, token: &ApiToken) -> Result<()> {
        let (_turn, mut tx) = self.write().await?;
        let query = sqlx::query(sql::ADD_TOKEN).bind(token.id.uuid()).bind(token.tenant.map(TenantId::get));
        let query = query.bind(&token.name).bind(token.scopes.to_string()).bind(&token.created_by);
        query.bind(token.created_at.micros()).bind(token.expires_at.micros()).execute(&mut *tx).await?;
        let audit = (token.created_by.as_str(), token.created_at);
        changed(tx, token.tenant, audit, "api_token.add", &token.id.to_string()).await
    }

    async fn end_token(&self, token: &ApiToken, audit: (&str, Timestamp)) -> Result<bool> {
        let (_turn, mut tx) = self.write().await?;
        let query = sqlx::query(sql::REVOKE_TOKEN).bind(audit.1.micros()).bind(token.id.uuid());
        if query.execute(&mut *tx).await?.rows_affected() == 0 {
            return Ok(false);
        }
        changed(tx, token.tenant, audit, "api_token.revoke", &token.id.to_string()).await?;
        Ok(true)
    }
}
