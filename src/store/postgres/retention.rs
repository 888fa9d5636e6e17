//! Forgetting: what is no longer needed, and persons who ask for it.

use std::collections::BTreeSet;
use std::sync::LazyLock;
use std::time::Duration;

use async_trait::async_trait;
use sqlx::AssertSqlSafe;
use sqlx::postgres::PgRow;

use super::inbox::{LOCK_SLOTS, arrays};
use super::mirror::json;
use super::{PgStore, Result, Write, transaction};
use crate::domain::{EventId, HandoffId, PersonId, TeamMember, TenantId, Timestamp};
use crate::store::reconciling::Memory;
use crate::store::rows::Row;
use crate::store::{Retention, sql};

/// A look for a person goes through all rows of a tenant where nobody else asks for them.
const ERASURE_MOST: Duration = Duration::from_mins(10);

/// Else the applications would look as if they had never had a hand-off.
const NOTE_ENDED: &str = "insert into standing (tenant_id, trigger_digits, workflow_id, state, since, looked_at) \
    select s.tenant_id, s.trigger_digits, s.workflow_id, 'ended', h.created_at, h.created_at \
    from unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::uuid[]) as k (tenant_id, workflow_id, trigger_digits, handoff_id) \
    join handoff_slots s using (tenant_id, workflow_id, trigger_digits, handoff_id) join handoffs h on h.handoff_id = s.handoff_id \
    join rules r on r.tenant_id = s.tenant_id and r.trigger_digits = s.trigger_digits \
    where exists (select 1 from advances b where b.handoff_id = s.handoff_id and b.way = 'back' \
    and b.outcome in ('advanced', 'already_there', 'overrode')) or (h.seen_left_at is null \
    and not exists (select 1 from advances a where a.handoff_id = s.handoff_id and a.way = 'forward' \
    and a.outcome in ('advanced', 'already_there', 'moved_by_someone', 'overrode'))) \
    order by s.tenant_id, s.trigger_digits, s.workflow_id \
    on conflict (tenant_id, trigger_digits, workflow_id) do update set state = excluded.state, since = excluded.since";
const REMOVE_SLOTS: &str = "delete from handoff_slots where handoff_id = any($4) and (tenant_id, workflow_id, trigger_digits) \
    in (select * from unnest($1::bigint[], $2::bigint[], $3::bigint[]))";
const REMOVE_TASKS: &str = "delete from tasks using unnest($1::bigint[], $2::text[], $3::text[]) as d (tenant_id, low, high) \
    where tasks.tenant_id = d.tenant_id and dedup_key > low and dedup_key < high and state in ('queued', 'leased')";
/// A hand-off and what hangs on it, in the order of locks.
const REMOVE_HANDOFFS: [&str; 8] = [
    "delete from handoffs where handoff_id = any($1)",
    "delete from webhook_attempts where message_id in (select message_id from webhook_messages where handoff_id = any($1))",
    "delete from webhook_messages where handoff_id = any($1)",
    "delete from advances where handoff_id = any($1)",
    "delete from tasks where handoff_id = any($1) and state = 'dead'",
    "delete from task_attempts where handoff_id = any($1)",
    "delete from timeline where handoff_id = any($1)",
    "delete from events where handoff_id = any($1)",
];
/// Nobody changes the team between the look and the change.
static TEAMS_WITH: LazyLock<String> = LazyLock::new(|| format!("{} order by job_id for update", sql::TEAMS_WITH));

/// Where a person's number stands beside their own rows: how it is found, and how it is taken out.
const NAMED_IN: [(&str, &str); 4] = [
    (sql::EVENTS_ABOUT, sql::ERASE_EVENT),
    (sql::EVENTS_BY, sql::FORGET_CHANGED_BY),
    (sql::HANDOFFS_SENT_BY, sql::FORGET_SENT_BY),
    (sql::ADVANCES_COVERING, sql::FORGET_COVERED_BY),
];

#[async_trait]
impl Retention for PgStore {
    async fn prune_api_tokens(&self, before: Timestamp, most: i64) -> Result<u64> {
        self.run(sqlx::query(sql::PRUNE_TOKENS).bind(before.micros()).bind(most)).await
    }

    async fn prune_events(&self, before: Timestamp, most: i64) -> Result<u64> {
        self.run(sqlx::query(sql::PRUNE_EVENTS).bind(EventId::floor(before).uuid()).bind(most)).await
    }

    async fn prune_handoffs(&self, before: Timestamp, most: i64) -> Result<u64> {
        transaction!(self, others, |write| {
            let query = sqlx::query(sql::ENDED_HANDOFFS).bind(HandoffId::floor(before).uuid()).bind(most);
            let rows = write.rows(query).await?;
            remove_handoffs(write, &rows, Memory::Kept).await?;
            Ok(rows.len() as u64)
        })
    }

    async fn prune_mirror(&self, before: Timestamp, most: i64) -> Result<u64> {
        let mut removed = 0;
        for statement in [sql::PRUNE_APPLICATIONS, sql::PRUNE_JOBS, sql::PRUNE_PERSONS] {
            removed += transaction!(self, others, |write| {
                write.run(sqlx::query(statement).bind(before.micros()).bind(most)).await
            })?;
        }
        Ok(removed)
    }

    async fn erase_person(&self, tenant: TenantId, person: PersonId, audit: (&str, Timestamp)) -> Result<u64> {
        let mut changed = transaction!(self, others, |write| erase_own(write, tenant, person, audit).await)?;
        for (find, forget) in NAMED_IN {
            loop {
                let (found, forgotten) =
                    transaction!(self, others, |write| forget_some(write, (find, forget), tenant, person).await)?;
                changed += forgotten;
                if found == 0 {
                    break;
                }
            }
        }
        Ok(changed)
    }

    async fn rows_of_person(&self, tenant: TenantId, person: PersonId) -> Result<Vec<(String, i64)>> {
        let rows = transaction!(self, others, |write| {
            write.take_time(ERASURE_MOST).await?;
            let query = sqlx::query(sql::ROWS_OF_PERSON).bind(tenant.get()).bind(person.get());
            write.rows(query.bind(in_team(person))).await
        })?;
        let count = |row| {
            let row = Row::of("rows of a person", row);
            Ok((row.text("place")?, row.int("n")?))
        };
        rows.iter().map(count).collect()
    }
}

/// What is about the person, and their places in hiring teams.
async fn erase_own(write: &mut Write, tenant: TenantId, person: PersonId, audit: (&str, Timestamp)) -> Result<u64> {
    write.take_time(ERASURE_MOST).await?;
    // Before what tells which applications are theirs.
    let mut changed = write.run(sqlx::query(sql::ERASE_STANDING).bind(tenant.get()).bind(person.get())).await?;
    for statement in [sql::ERASE_MIRRORED_APPLICATIONS, sql::ERASE_MIRRORED] {
        let query = sqlx::query(statement).bind(tenant.get()).bind(person.get()).bind(audit.1.micros());
        changed += write.run(query).await?;
    }
    let query = sqlx::query(sql::ERASE_APPLICATIONS).bind(tenant.get()).bind(person.get());
    changed += write.run(query).await?;
    let query = sqlx::query(AssertSqlSafe(TEAMS_WITH.as_str())).bind(tenant.get()).bind(in_team(person));
    for row in write.rows(query).await? {
        let row = Row::of("jobs", &row);
        let mut team: Vec<TeamMember> = row.json("team")?;
        team.retain(|member| member.person != person.get());
        let query = sqlx::query(sql::SET_TEAM).bind(json("jobs", "team", &team)?).bind(tenant.get());
        changed += write.run(query.bind(row.int("job_id")?)).await?;
    }
    changed += write.run(sqlx::query(sql::ERASE_PERSON).bind(tenant.get()).bind(person.get())).await?;
    let query = sqlx::query(sql::HANDOFFS_OF_PERSON).bind(tenant.get()).bind(person.get());
    let rows = write.rows(query).await?;
    changed += remove_handoffs(write, &rows, Memory::Erased).await?;
    for row in &rows {
        let workflow = Row::of("handoffs", row).int("workflow_id")?;
        for statement in [sql::FORGET_IN_TROUBLES, sql::FORGET_IN_NOTICES] {
            changed += write.run(sqlx::query(statement).bind(tenant.get()).bind(workflow)).await?;
        }
    }
    // The audit log says that it was done, not to whom.
    write.audit(Some(tenant), audit, "person.erase", "a person").await?;
    Ok(changed)
}

/// Takes the number out of some rows; tells how many named it, and how many were changed.
async fn forget_some(
    write: &mut Write,
    (find, forget): (&'static str, &'static str),
    tenant: TenantId,
    person: PersonId,
) -> Result<(usize, u64)> {
    write.take_time(ERASURE_MOST).await?;
    let rows = write.rows(sqlx::query(find).bind(tenant.get()).bind(person.get())).await?;
    let id = |row| Row::of("rows of a person", row).uuid("id");
    let ids = rows.iter().map(id).collect::<Result<BTreeSet<_>>>()?;
    let mut changed = 0;
    for id in ids {
        changed += write.run(sqlx::query(forget).bind(id).bind(person.get())).await?;
    }
    Ok((rows.len(), changed))
}

/// How a hiring team's column names a person.
fn in_team(person: PersonId) -> String {
    format!("%\"person\":{person}}}%")
}

/// Removes hand-offs with all that hangs on them; tells how many rows that were.
pub(super) async fn remove_handoffs(write: &mut Write, rows: &[PgRow], memory: Memory) -> Result<u64> {
    let (mut keys, mut ids) = (Vec::new(), Vec::new());
    for row in rows {
        let row = Row::of("handoffs", row);
        keys.push((row.int("tenant_id")?, row.int("workflow_id")?, row.int("trigger_digits")?));
        ids.push(row.uuid("handoff_id")?);
    }
    if ids.is_empty() {
        return Ok(0);
    }
    let (tenants, workflows, triggers) = arrays(keys);
    let query = sqlx::query(LOCK_SLOTS).bind(&tenants).bind(&workflows).bind(&triggers);
    write.rows(query).await?;
    if memory == Memory::Kept {
        let query = sqlx::query(NOTE_ENDED).bind(&tenants).bind(&workflows).bind(&triggers);
        write.run(query.bind(&ids)).await?;
    }
    let query = sqlx::query(REMOVE_SLOTS).bind(&tenants).bind(&workflows).bind(&triggers);
    let mut removed = write.run(query.bind(&ids)).await?;
    for statement in REMOVE_HANDOFFS {
        removed += write.run(sqlx::query(statement).bind(&ids)).await?;
    }
    // `;` follows `:` in every collation used.
    let ends = |end: char| ids.iter().map(|id| format!("{id}{end}")).collect::<Vec<_>>();
    removed += write.run(sqlx::query(REMOVE_TASKS).bind(&tenants).bind(ends(':')).bind(ends(';'))).await?;
    Ok(removed)
}
