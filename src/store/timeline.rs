//! What people read: entries, events, tasks and attempts. Nearly all statements are the same on every engine, so it is
//! written once; as a macro, because the type of a statement is its engine's.

use super::StoreError;
use super::rows::{Fields, Row};
use crate::domain::Event;

/// Lets a store tell what people read. It needs `row`, `rows`, `read_stories` for what engines read differently,
/// `write_entry` for the one thing that is written, and the one statement that engines plan differently.
macro_rules! timeline {
    ($store:ty, $ignored_events_of:ident) => {
        #[async_trait]
        impl Timeline for $store {
            async fn stories(&self, handoffs: &[HandoffId]) -> Result<Vec<Story>> {
                self.read_stories(handoffs).await
            }

            async fn add_entry(&self, entry: &Entry) -> Result<()> {
                self.write_entry(entry).await
            }

            async fn timeline(&self, handoff: HandoffId) -> Result<Vec<Entry>> {
                let rows = self.rows(sqlx::query(sql::TIMELINE_OF_HANDOFF).bind(handoff.uuid())).await?;
                rows.iter().map(|row| Row::of("timeline", row).entry()).collect()
            }

            async fn event(&self, id: EventId) -> Result<Option<Event>> {
                let row = self.row(sqlx::query(sql::READ_EVENT).bind(id.uuid())).await?;
                row.map(|row| Row::of("events", &row).event()).transpose()
            }

            async fn events_of(&self, handoff: HandoffId) -> Result<Vec<Event>> {
                events(&self.rows(sqlx::query(sql::EVENTS_OF_HANDOFF).bind(handoff.uuid())).await?)
            }

            async fn ignored_events_of(
                &self,
                workflow: WorkflowId,
                customer: Option<CustomerId>,
            ) -> Result<Vec<Event>> {
                let any = customer.map_or(0, CustomerId::get);
                events(&self.rows(sqlx::query($ignored_events_of).bind(workflow.get()).bind(any)).await?)
            }

            async fn ignored_statuses(&self, tenant: TenantId) -> Result<Vec<IgnoredStatus>> {
                let rows = self.rows(sqlx::query(sql::LIST_IGNORED).bind(tenant.get())).await?;
                rows.iter().map(|row| Row::of("ignored_statuses", row).ignored_status()).collect()
            }

            async fn missed(
                &self,
                tenant: TenantId,
                status: StageKey,
                since: Timestamp,
                after: Option<WorkflowId>,
            ) -> Result<Vec<Missed>> {
                let query = sqlx::query(sql::MISSED).bind(tenant.get()).bind(after.map_or(0, WorkflowId::get));
                let rows = self.rows(query.bind(status.digits()).bind(since.micros())).await?;
                rows.iter().map(|row| Row::of("events", row).missed()).collect()
            }

            async fn dead_letters(&self, most: i64) -> Result<Vec<DeadLetter>> {
                let rows = self.rows(sqlx::query(sql::DEAD_LETTERS).bind(most)).await?;
                let dead_letter = |row| {
                    let row = Row::of("tasks", row);
                    let handoff = HandoffId::from_uuid(row.uuid("handoff_id")?);
                    Ok(DeadLetter { handoff, tenant: row.id("tenant_id")?, task: row.task_row()? })
                };
                rows.iter().map(dead_letter).collect()
            }

            async fn tasks_of(&self, handoff: &Handoff) -> Result<Vec<TaskRow>> {
                let (from, to) = (format!("{}:", handoff.id), format!("{};", handoff.id));
                let query = sqlx::query(sql::TASKS_OF_HANDOFF)
                    .bind(handoff.tenant.get())
                    .bind(from)
                    .bind(to)
                    .bind(handoff.id.uuid());
                let rows = self.rows(query).await?;
                rows.iter().map(|row| Row::of("tasks", row).task_row()).collect()
            }

            async fn attempts_of(&self, handoff: HandoffId) -> Result<Vec<AttemptRow>> {
                let rows = self.rows(sqlx::query(sql::ATTEMPTS_OF_HANDOFF).bind(handoff.uuid())).await?;
                rows.iter().rev().map(|row| Row::of("task_attempts", row).attempt_row()).collect()
            }
        }
    };
}
pub(super) use timeline;

pub(super) fn events<F: Fields>(rows: &[F]) -> Result<Vec<Event>, StoreError> {
    rows.iter().map(|row| Row::of("events", row).event()).collect()
}
