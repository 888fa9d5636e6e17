//! What people read: entries, events, tasks and attempts.

use async_trait::async_trait;

use super::{Result, SqliteStore, add_entry};
use crate::domain::{CustomerId, Entry, Event, EventId, Handoff, HandoffId, StageKey, TenantId, Timestamp, WorkflowId};
use crate::store::rows::Row;
use crate::store::timeline::{events, timeline};
use crate::store::{AttemptRow, DeadLetter, IgnoredStatus, Missed, TaskRow, Timeline, sql};

// From the tenants, so that each look is one in a key.
const IGNORED_EVENTS_OF: &str = "select e.event_id, e.tenant_id, e.source, e.outcome, e.reason, e.handoff_id, e.credential_id, \
    e.workflow_id, e.person_id, e.job_id, e.changed_by, e.from_digits, e.to_digits, e.received_at \
    from tenants t cross join events e where (cast($2 as bigint) = 0 or t.customer_id = $2) \
    and e.tenant_id = t.tenant_id and e.workflow_id = $1 and e.handoff_id is null order by e.event_id limit 500";

timeline!(SqliteStore, IGNORED_EVENTS_OF);

impl SqliteStore {
    async fn write_entry(&self, entry: &Entry) -> Result<()> {
        let (_turn, mut tx) = self.write().await?;
        add_entry(&mut tx, entry).await?;
        Ok(tx.commit().await?)
    }
}
