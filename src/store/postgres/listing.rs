//! Lists, and what is done to single entries of them.

use std::collections::HashMap;

use async_trait::async_trait;
use sqlx::postgres::PgRow;

use super::tenants::changed;
use super::{PgStore, Result, transaction};
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

/// The moves of many hand-offs. Each is looked up by its key, whatever the planner expects of a table that has just grown.
const MOVES_OF: &str = "select m.handoff_id, m.way, m.tenant_id, m.workflow_id, m.from_digits, m.from_id, m.to_id, m.started_at, \
    m.writes, m.written_at, m.unanswered_since, m.outcome, m.why, m.covered_by, m.covered_at, m.covered_digits, m.finished_at \
    from unnest($1::uuid[]) asked (id) cross join lateral (select * from advances where handoff_id = asked.id offset 0) m \
    order by m.handoff_id, m.way";

/// What is known of many persons, and of many jobs; by their keys too.
const NAMES_OF_PERSONS: &str = "select p.person_id, p.first_name, p.middle_name, p.last_name, p.email, p.phones, p.location, \
    p.folder, p.updated_at from unnest($2::bigint[]) asked (id) \
    cross join lateral (select * from persons where tenant_id = $1 and person_id = asked.id offset 0) p";
const NAMES_OF_JOBS: &str = "select j.job_id, j.requisition, j.title, j.folder, j.location, j.team, j.updated_at \
    from unnest($2::bigint[]) asked (id) \
    cross join lateral (select * from jobs where tenant_id = $1 and job_id = asked.id offset 0) j";

listing!(PgStore);

impl PgStore {
    async fn rows_of(&self, statement: &'static str, tenant: TenantId, ids: &[i64]) -> Result<Vec<PgRow>> {
        self.rows(sqlx::query(statement).bind(tenant.get()).bind(ids.to_vec())).await
    }

    pub(super) async fn move_rows(&self, handoffs: &[HandoffId]) -> Result<Vec<PgRow>> {
        let ids: Vec<_> = handoffs.iter().map(|id| id.uuid()).collect();
        self.rows(sqlx::query(MOVES_OF).bind(ids)).await
    }

    async fn run_again(&self, id: TaskId, audit: (&str, Timestamp)) -> Result<bool> {
        transaction!(self, others, |write| {
            let query = sqlx::query(sql::REVIVE_TASK).bind(audit.1.micros()).bind(id.uuid());
            let Some(row) = write.row(query).await? else { return Ok(false) };
            let row = Row::of("tasks", &row);
            let tenant: TenantId = row.id("tenant_id")?;
            write.wake(tenant.get(), row.int("lane")?, audit.1, audit.1);
            write.audit(Some(tenant), audit, "task.retry", &id.to_string()).await?;
            Ok(true)
        })
    }

    async fn discard(&self, task: &TaskListed, reason: &str, audit: (&str, Timestamp)) -> Result<bool> {
        transaction!(self, others, |write| {
            write.add_entry(&discarded(task, reason, audit)).await?;
            if write.run(sqlx::query(sql::DISCARD_TASK).bind(task.id.uuid())).await? == 0 {
                write.undo();
                return Ok(false);
            }
            write.audit(Some(task.tenant), audit, "task.discard", &task.id.to_string()).await?;
            Ok(true)
        })
    }

    async fn note(
        &self,
        tenant: Option<TenantId>,
        audit: (&str, Timestamp),
        (action, subject): (&str, &str),
    ) -> Result<()> {
        transaction!(self, others, |write| write.audit(tenant, audit, action, subject).await)
    }

    async fn keep_token(&self, token: &ApiToken) -> Result<()> {
        transaction!(self, others, |write| {
            let query = sqlx::query(sql::ADD_TOKEN).bind(token.id.uuid()).bind(token.tenant.map(TenantId::get));
            let query = query.bind(&token.name).bind(token.scopes.to_string()).bind(&token.created_by);
            write.run(query.bind(token.created_at.micros()).bind(token.expires_at.micros())).await?;
            let audit = (token.created_by.as_str(), token.created_at);
            changed(write, token.tenant, audit, "api_token.add", &token.id.to_string()).await
        })
    }

    async fn end_token(&self, token: &ApiToken, audit: (&str, Timestamp)) -> Result<bool> {
        transaction!(self, others, |write| {
            let query = sqlx::query(sql::REVOKE_TOKEN).bind(audit.1.micros()).bind(token.id.uuid());
            if write.run(query).await? == 0 {
                return Ok(false);
            }
            changed(write, token.tenant, audit, "api_token.revoke", &token.id.to_string()).await?;
            Ok(true)
        })
    }
}
