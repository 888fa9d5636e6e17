//! What people read: entries, events, tasks and attempts.

use async_trait::async_trait;

use super::{PgStore, Result, transaction};
use crate::domain::{Entry, Event, EventId, Handoff, HandoffId, StageKey, TenantId, Timestamp, WorkflowId};
use crate::store::rows::Row;
use crate::store::timeline::{events, timeline};
use crate::store::{AttemptRow, IgnoredStatus, Missed, TaskRow, Timeline, sql};

timeline!(PgStore);

impl PgStore {
    async fn write_entry(&self, entry: &Entry) -> Result<()> {
        transaction!(self, others, |write| write.add_entry(entry).await)
    }
}
