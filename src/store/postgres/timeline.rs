//! What people read: entries, events, tasks and attempts.

use async_trait::async_trait;

use super::{PgStore, Result, transaction};
use crate::domain::{CustomerId, Entry, Event, EventId, Handoff, HandoffId, StageKey, TenantId, Timestamp, WorkflowId};
use crate::store::rows::Row;
use crate::store::timeline::{events, timeline};
use crate::store::{AttemptRow, DeadLetter, IgnoredStatus, Missed, Story, TaskRow, Timeline, sql};

// From the tenants, so that each look is one in a key; `offset 0` keeps it so.
const IGNORED_EVENTS_OF: &str = "select e.event_id, e.tenant_id, e.source, e.outcome, e.reason, e.handoff_id, e.credential_id, \
    e.workflow_id, e.person_id, e.job_id, e.changed_by, e.from_digits, e.to_digits, e.received_at \
    from tenants t cross join lateral (select * from events where tenant_id = t.tenant_id and workflow_id = $1 \
    and handoff_id is null offset 0) e where (cast($2 as bigint) = 0 or t.customer_id = $2) order by e.event_id limit 500";

timeline!(PgStore, IGNORED_EVENTS_OF);

impl PgStore {
    async fn write_entry(&self, entry: &Entry) -> Result<()> {
        transaction!(self, others, |write| write.add_entry(entry).await)
    }
}
