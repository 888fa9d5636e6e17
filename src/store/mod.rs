//! Memory: what is kept, and the only room that speaks SQL.
//!
//! Ports are traits, one method = one transaction = one verb of the story. True in here: a delivery is answered only
//! after [`Inbox::record_deliveries`] has committed; times and ids are arguments; a row that cannot be read is an error
//! that names it. The room does not know what a task does or how the ATS works.

mod accounts;
mod answers;
mod budget;
mod cells;
mod directory;
mod error;
mod intake;
mod listing;
mod mirror;
mod mirror_reads;
mod mirror_writes;
mod notices;
mod opening;
mod patience;
mod ports;
pub mod postgres;
mod reconciling;
mod rows;
mod slots;
pub mod sql;
pub mod sqlite;
mod stages;
mod timeline;
mod webhooks;

use sqlite::is_about_values;

pub use directory::{Directory, DirectoryCache, Inbound, Tables, Working};
pub use error::StoreError;
pub use intake::{Intake, IntakeError};
pub use opening::{Opening, Pending};
pub use ports::{
    About, Accepted, Accounts, Answers, AttemptRow, Audited, Begun, Budgets, DeadEnd, DeadLetter, Decision,
    EventsAsked, Fetched, Found, Handoffs, HandoffsAsked, Hold, IgnoredStatus, Inbox, InterviewsAsked, Kept, Key,
    KeyAsked, LaneCount, Listing, MessagesAsked, Mirror, MirrorAsked, MirrorCursor, MirrorPage, Missed, MoveBack,
    Names, NewTask, NewTenant, Notices, Opened, Page, Place, Queue, Reconciling, Recorded, Recording, Replicas,
    Retention, Stages, Store, Story, Succession, TaskCounts, TaskListed, TaskRow, Tenants, Timeline, Told, WalkOn,
    Webhooks,
};
