//! The ports: what the other rooms ask of the store.

mod accounts;
mod answers;
mod budget;
mod handoffs;
mod inbox;
mod listing;
mod mirror;
mod notices;
mod queue;
mod reconciling;
mod replicas;
mod retention;
mod stages;
mod tenants;
mod timeline;
mod webhooks;

pub use accounts::{Accepted, Accounts};
pub use answers::{Answers, Key, KeyAsked};
pub use budget::Budgets;
pub use handoffs::{About, Begun, DeadEnd, Fetched, Handoffs, Hold, MoveBack, Opened, Succession};
pub use inbox::{Decision, Inbox, Recorded, Recording};
pub use listing::{Audited, EventsAsked, Found, HandoffsAsked, InterviewsAsked, Listing, Names, Page, TaskListed};
pub use mirror::{Kept, Mirror, MirrorAsked, MirrorCursor, MirrorPage, WalkOn};
pub use notices::Notices;
pub use queue::{LaneCount, NewTask, Queue, TaskCounts};
pub use reconciling::{Place, Reconciling};
pub use replicas::Replicas;
pub use retention::Retention;
pub use stages::Stages;
pub use tenants::{NewTenant, Tenants};
pub use timeline::{AttemptRow, DeadLetter, IgnoredStatus, Missed, Story, TaskRow, Timeline};
pub use webhooks::{MessagesAsked, Told, Webhooks};

/// Everything a store can do.
pub trait Store:
    Inbox
    + Handoffs
    + Queue
    + Tenants
    + Timeline
    + Retention
    + Replicas
    + Notices
    + Listing
    + Webhooks
    + Answers
    + Reconciling
    + Stages
    + Budgets
    + Mirror
    + Accounts
{
}
impl<S> Store for S where
    S: Inbox
        + Handoffs
        + Queue
        + Tenants
        + Timeline
        + Retention
        + Replicas
        + Notices
        + Listing
        + Webhooks
        + Answers
        + Reconciling
        + Stages
        + Budgets
        + Mirror
        + Accounts
{
}
