//! What people read.

use async_trait::async_trait;

use crate::domain::{
    Advance, CustomerId, Entry, Event, EventId, Handoff, HandoffId, Progress, StageKey, StatusChanged, TaskKind,
    TenantId, Timestamp, WorkflowId,
};
use crate::store::StoreError;

/// What people read.
#[async_trait]
pub trait Timeline: Send + Sync {
    /// All that is known of a few hand-offs, as many as a page tells at most, each named once; in the order in which they
    /// are named, and what is not there is left out.
    async fn stories(&self, handoffs: &[HandoffId]) -> Result<Vec<Story>, StoreError>;

    /// Adds an entry.
    async fn add_entry(&self, entry: &Entry) -> Result<(), StoreError>;

    /// The entries of a hand-off in order.
    async fn timeline(&self, handoff: HandoffId) -> Result<Vec<Entry>, StoreError>;

    /// Reads an event.
    async fn event(&self, id: EventId) -> Result<Option<Event>, StoreError>;

    /// The events of a hand-off in order.
    async fn events_of(&self, handoff: HandoffId) -> Result<Vec<Event>, StoreError>;

    /// The events of an application that started nothing, of one customer or of all that have its number.
    async fn ignored_events_of(
        &self,
        workflow: WorkflowId,
        customer: Option<CustomerId>,
    ) -> Result<Vec<Event>, StoreError>;

    /// The statuses that a tenant's deliveries named and that are no triggers.
    async fn ignored_statuses(&self, tenant: TenantId) -> Result<Vec<IgnoredStatus>, StoreError>;

    /// Up to 100 applications after `after`, in order, that were placed in such a status since then: the newest delivery of each.
    async fn missed(
        &self,
        tenant: TenantId,
        status: StageKey,
        since: Timestamp,
        after: Option<WorkflowId>,
    ) -> Result<Vec<Missed>, StoreError>;

    /// The dead letters of the newest hand-offs, newest first.
    async fn dead_letters(&self, most: i64) -> Result<Vec<DeadLetter>, StoreError>;

    /// The unfinished and dead tasks of a hand-off.
    async fn tasks_of(&self, handoff: &Handoff) -> Result<Vec<TaskRow>, StoreError>;

    /// The attempts that were made for a hand-off: the newest 500, in order.
    async fn attempts_of(&self, handoff: HandoffId) -> Result<Vec<AttemptRow>, StoreError>;
}

/// All that is known of a hand-off.
#[derive(Debug)]
pub struct Story {
    /// The hand-off.
    pub handoff: Handoff,
    /// Its move, if one was intended.
    pub advance: Option<Advance>,
    /// The move back, if a person asked for it.
    pub undo: Option<Advance>,
    /// Its deliveries.
    pub events: Vec<Event>,
    /// What happened.
    pub entries: Vec<Entry>,
    /// What is owed.
    pub tasks: Vec<TaskRow>,
    /// What was tried.
    pub attempts: Vec<AttemptRow>,
}

impl Story {
    /// Where the hand-off stands.
    #[must_use]
    pub fn progress(&self) -> Progress {
        self.handoff.progress(self.undo.as_ref().or(self.advance.as_ref()))
    }
}

/// A status that is no trigger, with the deliveries that named it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct IgnoredStatus {
    /// Which status.
    pub status: StageKey,
    /// How many.
    pub deliveries: i64,
    /// The first of them.
    pub first_at: Timestamp,
    /// The last of them.
    pub last_at: Timestamp,
}

/// A status change that started nothing when it arrived.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missed {
    /// What it said.
    pub change: StatusChanged,
    /// When it arrived.
    pub received_at: Timestamp,
}

/// A task as people see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaskRow {
    /// What.
    pub kind: TaskKind,
    /// `queued`, `leased` or `dead`.
    pub state: String,
    /// Not before.
    pub run_at: Timestamp,
    /// How often it was tried.
    pub attempts: i64,
    /// Why it is not finished.
    pub last_error: Option<String>,
}

/// Work that was given up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeadLetter {
    /// Of which hand-off.
    pub handoff: HandoffId,
    /// Whose it is.
    pub tenant: TenantId,
    /// What was to be done, and why it was not.
    pub task: TaskRow,
}

/// An attempt as people see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AttemptRow {
    /// What was tried.
    pub kind: TaskKind,
    /// Which attempt.
    pub attempt: i64,
    /// When it began.
    pub started_at: Timestamp,
    /// When it ended.
    pub finished_at: Timestamp,
    /// `done`, `wait`, `retry`, `give_up` or `lost`.
    pub verdict: String,
    /// Why.
    pub why: Option<String>,
}
