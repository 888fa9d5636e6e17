//! The processes that serve a region together, and what only one of them does at a time.

use std::time::Duration;

use async_trait::async_trait;

use crate::domain::{Replica, ReplicaId, Timestamp, Turn};
use crate::store::StoreError;

/// The processes that serve a region together.
#[async_trait]
pub trait Replicas: Send + Sync {
    /// What time it is for all of them; `None` where the database has no clock of its own.
    async fn database_time(&self) -> Result<Option<Timestamp>, StoreError>;

    /// Says that a process lives.
    async fn beat(&self, replica: &Replica) -> Result<(), StoreError>;

    /// Says that a process has ended; those that were not seen since `before` are forgotten with it.
    async fn leave(&self, id: ReplicaId, before: Timestamp) -> Result<(), StoreError>;

    /// The processes, the oldest first.
    async fn replicas(&self) -> Result<Vec<Replica>, StoreError>;

    /// Takes the turn of a schedule for so long; `None` while it is not due or somebody has it.
    async fn take_turn(&self, schedule: &str, now: Timestamp, span: Duration) -> Result<Option<Turn>, StoreError>;

    /// Lengthens a turn; `false` when it has ended.
    async fn keep_turn(&self, turn: &Turn, now: Timestamp, span: Duration) -> Result<bool, StoreError>;

    /// Ends a turn; the next round is due then.
    async fn end_turn(&self, turn: &Turn, next: Timestamp) -> Result<(), StoreError>;
}
