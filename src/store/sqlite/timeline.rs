//! What people read: entries, events, tasks and attempts.

use async_trait::async_trait;

use super::{Result, SqliteStore, add_entry};
use crate::domain::{Entry, Event, EventId, Handoff, HandoffId, StageKey, TenantId, Timestamp, WorkflowId};
use crate::store::rows::Row;
use crate::store::timeline::{events, timeline};
use crate::store::{AttemptRow, IgnoredStatus, Missed, TaskRow, Timeline, sql};

timeline!(SqliteStore);

impl SqliteStore {
    async fn write_entry(&self, entry: &Entry) -> Result<()> {
        let (_turn, mut tx) = self.write().await?;
        add_entry(&mut tx, entry).await?;
        Ok(tx.commit().await?)
    }
}
