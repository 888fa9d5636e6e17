//! What people read: entries, events, tasks and attempts.

use async_trait::async_trait;
use futures_util::{StreamExt as _, TryStreamExt as _, stream};

use super::{Result, SqliteStore, add_entry};
use crate::domain::{
    AdvanceKey, CustomerId, Entry, Event, EventId, Handoff, HandoffId, StageKey, TenantId, Timestamp, Way, WorkflowId,
};
use crate::store::rows::Row;
use crate::store::timeline::{events, timeline};
use crate::store::{AttemptRow, DeadLetter, Handoffs as _, IgnoredStatus, Missed, Story, TaskRow, Timeline, sql};

// From the tenants, so that each look is one in a key.
const IGNORED_EVENTS_OF: &str = "select e.event_id, e.tenant_id, e.source, e.outcome, e.reason, e.handoff_id, e.credential_id, \
    e.workflow_id, e.person_id, e.job_id, e.changed_by, e.from_digits, e.to_digits, e.received_at \
    from tenants t cross join events e where (cast($2 as bigint) = 0 or t.customer_id = $2) \
    and e.tenant_id = t.tenant_id and e.workflow_id = $1 and e.handoff_id is null order by e.event_id limit 500";

/// Each takes a connection; the work that goes on meanwhile needs some too.
const STORIES_AT_ONCE: usize = 3;

timeline!(SqliteStore, IGNORED_EVENTS_OF);

impl SqliteStore {
    async fn read_stories(&self, handoffs: &[HandoffId]) -> Result<Vec<Story>> {
        let stories = stream::iter(handoffs.to_vec()).map(|id| self.story(id)).buffered(STORIES_AT_ONCE);
        Ok(stories.try_collect::<Vec<_>>().await?.into_iter().flatten().collect())
    }

    async fn story(&self, id: HandoffId) -> Result<Option<Story>> {
        let Some(handoff) = self.handoff(id).await? else { return Ok(None) };
        Ok(Some(Story {
            advance: self.advance(AdvanceKey { handoff: id, way: Way::Forward }).await?,
            undo: self.advance(AdvanceKey { handoff: id, way: Way::Back }).await?,
            events: self.events_of(id).await?,
            entries: self.timeline(id).await?,
            tasks: self.tasks_of(&handoff).await?,
            attempts: self.attempts_of(id).await?,
            handoff,
        }))
    }

    async fn write_entry(&self, entry: &Entry) -> Result<()> {
        let (_turn, mut tx) = self.write().await?;
        add_entry(&mut tx, entry).await?;
        Ok(tx.commit().await?)
    }
}
