//! Forgetting. What is removed is overwritten in the file (`secure_delete`), so that an erased person is not left in free
//! pages.

use async_trait::async_trait;

use super::mirror::json;
use super::{Result, SqliteStore, Tx, write_audit};
use crate::domain::{EventId, HandoffId, PersonId, TeamMember, TenantId, Timestamp};
use crate::store::reconciling::Memory;
use crate::store::rows::Row;
use crate::store::{Retention, sql};

/// What hangs on a hand-off, and then the hand-off itself: each found by its id.
const REMOVE_HANDOFF: [&str; 8] = [
    sql::REMOVE_MESSAGE_ATTEMPTS_OF_HANDOFF,
    sql::REMOVE_MESSAGES_OF_HANDOFF,
    sql::REMOVE_ATTEMPTS_OF_HANDOFF,
    sql::REMOVE_TIMELINE_OF_HANDOFF,
    sql::REMOVE_ADVANCES_OF_HANDOFF,
    sql::REMOVE_EVENTS_OF_HANDOFF,
    sql::REMOVE_DEAD_TASKS_OF_HANDOFF,
    sql::REMOVE_HANDOFF,
];

/// Where a person's number stands beside their own rows: how it is found, and how it is taken out.
const NAMED_IN: [(&str, &str); 4] = [
    (sql::EVENTS_ABOUT, sql::ERASE_EVENT),
    (sql::EVENTS_BY, sql::FORGET_CHANGED_BY),
    (sql::HANDOFFS_SENT_BY, sql::FORGET_SENT_BY),
    (sql::ADVANCES_COVERING, sql::FORGET_COVERED_BY),
];

#[async_trait]
impl Retention for SqliteStore {
    async fn prune_api_tokens(&self, before: Timestamp, most: i64) -> Result<u64> {
        self.change(sqlx::query(sql::PRUNE_TOKENS).bind(before.micros()).bind(most)).await
    }

    async fn prune_events(&self, before: Timestamp, most: i64) -> Result<u64> {
        let (_turn, mut tx) = self.write().await?;
        let query = sqlx::query(sql::PRUNE_EVENTS).bind(EventId::floor(before).uuid()).bind(most);
        let removed = query.execute(&mut *tx).await?.rows_affected();
        tx.commit().await?;
        Ok(removed)
    }

    async fn prune_handoffs(&self, before: Timestamp, most: i64) -> Result<u64> {
        let (_turn, mut tx) = self.write().await?;
        let query = sqlx::query(sql::ENDED_HANDOFFS).bind(HandoffId::floor(before).uuid()).bind(most);
        let rows = query.fetch_all(&mut *tx).await?;
        for row in &rows {
            remove_handoff(&mut tx, &Row::of("handoffs", row), Memory::Kept).await?;
        }
        tx.commit().await?;
        Ok(rows.len() as u64)
    }

    async fn prune_mirror(&self, before: Timestamp, most: i64) -> Result<u64> {
        self.overwrite(true).await?;
        let (_turn, mut tx) = self.write().await?;
        let mut removed = 0;
        for statement in [sql::PRUNE_PERSONS, sql::PRUNE_JOBS, sql::PRUNE_APPLICATIONS] {
            let query = sqlx::query(statement).bind(before.micros()).bind(most);
            removed += query.execute(&mut *tx).await?.rows_affected();
        }
        tx.commit().await?;
        self.overwrite(false).await?;
        Ok(removed)
    }

    async fn give_back_space(&self) -> Result<u64> {
        self.give_back().await
    }

    async fn erase_person(&self, tenant: TenantId, person: PersonId, audit: (&str, Timestamp)) -> Result<u64> {
        self.overwrite(true).await?;
        let changed = self.erase(tenant, person, audit).await;
        self.overwrite(false).await?;
        changed
    }

    async fn rows_of_person(&self, tenant: TenantId, person: PersonId) -> Result<Vec<(String, i64)>> {
        let rows = self
            .rows(sqlx::query(sql::ROWS_OF_PERSON).bind(tenant.get()).bind(person.get()).bind(in_team(person)))
            .await?;
        let count = |row| {
            let row = Row::of("rows of a person", row);
            Ok((row.text("place")?, row.int("n")?))
        };
        rows.iter().map(count).collect()
    }
}

impl SqliteStore {
    /// Whether pages that become free are overwritten too; else only what is removed from pages that stay is.
    async fn overwrite(&self, all: bool) -> Result<()> {
        let pragma = if all { "pragma secure_delete = on" } else { "pragma secure_delete = fast" };
        sqlx::query(pragma).execute(&self.writer).await?;
        Ok(())
    }

    async fn erase(&self, tenant: TenantId, person: PersonId, audit: (&str, Timestamp)) -> Result<u64> {
        let mut changed = self.erase_own(tenant, person, audit).await?;
        for (find, forget) in NAMED_IN {
            loop {
                let rows = self.rows(sqlx::query(find).bind(tenant.get()).bind(person.get())).await?;
                if rows.is_empty() {
                    break;
                }
                let (_turn, mut tx) = self.write().await?;
                for row in &rows {
                    let id = Row::of("rows of a person", row).uuid("id")?;
                    let query = sqlx::query(forget).bind(id).bind(person.get());
                    changed += query.execute(&mut *tx).await?.rows_affected();
                }
                tx.commit().await?;
            }
        }
        self.empty_log().await?;
        Ok(changed)
    }

    /// What is about the person, and their places in hiring teams.
    async fn erase_own(&self, tenant: TenantId, person: PersonId, audit: (&str, Timestamp)) -> Result<u64> {
        let (_turn, mut tx) = self.write().await?;
        // Before what tells which applications are theirs.
        let query = sqlx::query(sql::ERASE_STANDING).bind(tenant.get()).bind(person.get());
        let mut changed = query.execute(&mut *tx).await?.rows_affected();
        let query = sqlx::query(sql::HANDOFFS_OF_PERSON).bind(tenant.get()).bind(person.get());
        for row in query.fetch_all(&mut *tx).await? {
            let row = Row::of("handoffs", &row);
            changed += remove_handoff(&mut tx, &row, Memory::Erased).await?;
            for statement in [sql::FORGET_IN_TROUBLES, sql::FORGET_IN_NOTICES] {
                let query = sqlx::query(statement).bind(tenant.get()).bind(row.int("workflow_id")?);
                changed += query.execute(&mut *tx).await?.rows_affected();
            }
        }
        for statement in [sql::ERASE_MIRRORED_APPLICATIONS, sql::ERASE_MIRRORED] {
            let query = sqlx::query(statement).bind(tenant.get()).bind(person.get()).bind(audit.1.micros());
            changed += query.execute(&mut *tx).await?.rows_affected();
        }
        for statement in [sql::ERASE_APPLICATIONS, sql::ERASE_PERSON] {
            let query = sqlx::query(statement).bind(tenant.get()).bind(person.get());
            changed += query.execute(&mut *tx).await?.rows_affected();
        }
        let query = sqlx::query(sql::TEAMS_WITH).bind(tenant.get()).bind(in_team(person));
        for row in query.fetch_all(&mut *tx).await? {
            let row = Row::of("jobs", &row);
            let mut team: Vec<TeamMember> = row.json("team")?;
            team.retain(|member| member.person != person.get());
            let query = sqlx::query(sql::SET_TEAM).bind(json("jobs", "team", &team)?).bind(tenant.get());
            changed += query.bind(row.int("job_id")?).execute(&mut *tx).await?.rows_affected();
        }
        // The audit log says that it was done, not to whom.
        write_audit(&mut tx, Some(tenant), audit, "person.erase", "a person").await?;
        tx.commit().await?;
        Ok(changed)
    }
}

/// How a hiring team's column names a person.
fn in_team(person: PersonId) -> String {
    format!("%\"person\":{person}}}%")
}

/// Lock order: slot, then hand-off, as everywhere.
pub(super) async fn remove_handoff(tx: &mut Tx, row: &Row<'_, sqlx::sqlite::SqliteRow>, memory: Memory) -> Result<u64> {
    let id = HandoffId::from_uuid(row.uuid("handoff_id")?);
    if memory == Memory::Kept {
        let query = sqlx::query(sql::NOTE_ENDED).bind(row.int("tenant_id")?).bind(row.int("workflow_id")?);
        query.bind(row.int("trigger_digits")?).bind(id.uuid()).execute(&mut **tx).await?;
    }
    let query = sqlx::query(sql::REMOVE_SLOT).bind(row.int("tenant_id")?).bind(row.int("workflow_id")?);
    let mut removed = query.bind(row.int("trigger_digits")?).bind(id.uuid()).execute(&mut **tx).await?.rows_affected();
    let query = sqlx::query(sql::REMOVE_TASKS_OF_HANDOFF).bind(row.int("tenant_id")?);
    let query = query.bind(format!("{id}:")).bind(format!("{id};")); // `;` follows `:` in every collation used
    removed += query.execute(&mut **tx).await?.rows_affected();
    for statement in REMOVE_HANDOFF {
        removed += sqlx::query(statement).bind(id.uuid()).execute(&mut **tx).await?.rows_affected();
    }
    Ok(removed)
}
