//! The ports: what the other rooms ask of the store.

mod handoffs;
mod inbox;
mod notices;
mod queue;
mod replicas;
mod retention;
mod tenants;
mod timeline;

pub use handoffs::{About, Begun, DeadEnd, Fetched, Handoffs, Hold, MoveBack, Opened, Succession};
pub use inbox::{Decision, Inbox, Recorded, Recording};
pub use notices::Notices;
pub use queue::{LaneCount, NewTask, Queue, TaskCounts};
pub use replicas::Replicas;
pub use retention::Retention;
pub use tenants::{NewTenant, Tenants};
pub use timeline::{AttemptRow, DeadLetter, IgnoredStatus, Missed, TaskRow, Timeline};

/// Everything a store can do.
pub trait Store: Inbox + Handoffs + Queue + Tenants + Timeline + Retention + Replicas + Notices {}
impl<S: Inbox + Handoffs + Queue + Tenants + Timeline + Retention + Replicas + Notices> Store for S {}
