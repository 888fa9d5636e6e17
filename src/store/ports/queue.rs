//! The task queue.

use std::time::Duration;

use async_trait::async_trait;

use crate::domain::{Circuit, HandoffId, Lane, Lease, Task, TaskKind, TenantId, Timestamp, Verdict};
use crate::store::StoreError;

/// The task queue.
#[async_trait]
pub trait Queue: Send + Sync {
    /// Claims up to `most` due tasks of one tenant in one lane, of those served together down to `slowest`: the fastest lane
    /// first, then the tenant that waited longest.
    async fn claim(&self, now: Timestamp, lease: Duration, most: i64, slowest: Lane) -> Result<Vec<Task>, StoreError>;

    /// Lengthens a lease; `None` when the task belongs to somebody else by now.
    async fn renew(&self, lease: Lease, now: Timestamp, span: Duration) -> Result<Option<Lease>, StoreError>;

    /// Records how an attempt ended; `false` when the task belonged to somebody else by then.
    async fn settle(
        &self,
        task: &Task,
        verdict: &Verdict,
        started: Timestamp,
        ended: Timestamp,
    ) -> Result<bool, StoreError>;

    /// Takes back tasks whose lease has ended; those that took down too many workers become dead letters and are returned.
    async fn reclaim(&self, now: Timestamp) -> Result<Vec<(HandoffId, TaskKind)>, StoreError>;

    /// Takes back every task that is under way: only for a process that knows it is alone. Nobody is blamed.
    async fn take_over(&self, now: Timestamp) -> Result<(), StoreError>;

    /// Lets the dead letters of a hand-off be tried again; tells how many there were.
    async fn revive(&self, handoff: HandoffId, now: Timestamp) -> Result<usize, StoreError>;

    /// Adds a task, or asks for it again if the same work is unfinished: what is under way does not finish it.
    async fn ask_again(&self, task: &NewTask) -> Result<(), StoreError>;

    /// Adds a task unless the same work is unfinished.
    async fn add_task(&self, task: &NewTask) -> Result<bool, StoreError>;

    /// When the next task is due.
    async fn next_run_at(&self, now: Timestamp) -> Result<Option<Timestamp>, StoreError>;

    /// The tenants whose ATS fails.
    async fn circuits(&self) -> Result<Vec<Circuit>, StoreError>;

    /// How many tasks of each lane could be claimed now, are with a worker, or were given up.
    async fn lane_counts(&self, now: Timestamp) -> Result<Vec<LaneCount>, StoreError>;

    /// How many tasks are in each state, those included that wait for their day.
    async fn count_tasks(&self) -> Result<TaskCounts, StoreError>;
}

/// How many tasks of a lane are in a state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LaneCount {
    /// Which lane.
    pub lane: Lane,
    /// `queued`, `leased` or `dead`.
    pub state: String,
    /// How many.
    pub tasks: i64,
    /// When the first of them was due.
    pub earliest: Timestamp,
}

/// Work that is to be added.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NewTask {
    /// Whose.
    pub tenant: TenantId,
    /// What.
    pub kind: TaskKind,
    /// For which hand-off.
    pub handoff: HandoffId,
    /// Not before.
    pub run_at: Timestamp,
    /// When it was added.
    pub created_at: Timestamp,
}

/// How many tasks are in each state.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct TaskCounts {
    /// Waiting for a worker or a time.
    pub queued: i64,
    /// With a worker.
    pub leased: i64,
    /// Given up; a person has to look.
    pub dead: i64,
}
