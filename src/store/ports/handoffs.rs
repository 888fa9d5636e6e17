//! Hand-offs and their moves.

use std::time::Duration;

use async_trait::async_trait;

use super::NewTask;
use crate::domain::{
    Advance, AdvanceKey, AdvanceOutcome, Application, CustomerId, Entry, EventId, Handoff, HandoffId, JobId, Lease,
    Lifecycle, PersonId, Profile, Rule, StageId, TenantId, Timestamp, Waiting, WorkflowId,
};
use crate::store::StoreError;

/// Reads and changes hand-offs and their moves.
#[async_trait]
pub trait Handoffs: Send + Sync {
    /// Reads a hand-off.
    async fn handoff(&self, id: HandoffId) -> Result<Option<Handoff>, StoreError>;

    /// Reads a move of a hand-off.
    async fn advance(&self, key: AdvanceKey) -> Result<Option<Advance>, StoreError>;

    /// The hand-offs that answer for an application now, one for each trigger; `customer` narrows the search.
    async fn handoffs_of(
        &self,
        workflow: WorkflowId,
        customer: Option<CustomerId>,
    ) -> Result<Vec<HandoffId>, StoreError>;

    /// The newest 20 hand-offs about a candidate or a job, newest first; `customer` narrows the search.
    async fn handoffs_about(&self, about: About, customer: Option<CustomerId>) -> Result<Vec<HandoffId>, StoreError>;

    /// The hand-off that answers now for the application and trigger of `handoff`.
    async fn current(&self, handoff: &Handoff) -> Result<Option<HandoffId>, StoreError>;

    /// What the mirror says of a hand-off's application.
    async fn profile(&self, handoff: &Handoff) -> Result<Option<Profile>, StoreError>;

    /// Keeps what was read live and adds the work that follows.
    async fn record_fetched(&self, handoff: &Handoff, fetched: Fetched<'_>) -> Result<(), StoreError>;

    /// Keeps what was read of the application alone.
    async fn record_application(
        &self,
        tenant: TenantId,
        application: &Application,
        read_at: Timestamp,
    ) -> Result<(), StoreError>;

    /// Records that live data cannot be read yet.
    async fn record_waiting(&self, handoff: HandoffId, waiting: Waiting, entry: &Entry) -> Result<(), StoreError>;

    /// Records that the application was seen outside the trigger status.
    async fn record_seen_left(&self, handoff: HandoffId, at: Timestamp) -> Result<(), StoreError>;

    /// Records that the scheduler was told.
    async fn record_handed_over(&self, handoff: HandoffId, entry: &Entry) -> Result<(), StoreError>;

    /// Opens a hand-off once; the opening that counts also records the intended move and its task.
    async fn open(&self, handoff: &Handoff, opening: Opened<'_>) -> Result<bool, StoreError>;

    /// Records the intention to take a finished move back, and its task; `false` when it is under way or done already.
    async fn intend_undo(&self, move_back: MoveBack<'_>) -> Result<bool, StoreError>;

    /// Ends a live hand-off.
    async fn end(&self, handoff: &Handoff, end: DeadEnd<'_>) -> Result<bool, StoreError>;

    /// Puts a new hand-off in the place of `old`; `false` if another one already took it.
    async fn supersede(&self, old: &Handoff, new: Succession<'_>) -> Result<bool, StoreError>;

    /// Makes every link to a hand-off, and to those whose place it took, that was given out useless.
    async fn revoke_links(&self, handoff: HandoffId, audit: (&str, Timestamp)) -> Result<bool, StoreError>;

    /// Records that a write of the move begins, before it is sent, if the task is still the caller's; its lease is
    /// lengthened by that. Whoever takes the task over later sees the begun write.
    async fn begin_write(&self, key: AdvanceKey, hold: Hold) -> Result<Begun, StoreError>;

    /// Records how the ATS writes the status that the application was moved from.
    async fn record_from(&self, key: AdvanceKey, from: &StageId) -> Result<(), StoreError>;

    /// Records that the write begun last is over, and whether it may have changed anything. Nothing is recorded where the
    /// task is somebody else's by now: their write may be the last.
    async fn end_write(&self, key: AdvanceKey, lease: Lease, written: bool) -> Result<(), StoreError>;

    /// Records how the move ended; `false` when it had ended before, or when the task of `lease` is somebody else's by now.
    async fn finish_advance(
        &self,
        key: AdvanceKey,
        lease: Option<Lease>,
        outcome: &AdvanceOutcome,
        entries: &[Entry],
    ) -> Result<bool, StoreError>;
}

/// What was read live, and what follows from it.
#[derive(Debug)]
pub struct Fetched<'a> {
    /// What was read.
    pub profile: &'a Profile,
    /// Whether the application was outside the trigger status.
    pub seen_left: bool,
    /// The work that follows.
    pub tasks: &'a [NewTask],
    /// What to say of it; nothing for a mere refresh.
    pub entry: Option<&'a Entry>,
}

/// An opening.
#[derive(Debug)]
pub struct Opened<'a> {
    /// The epoch that the link was made for.
    pub epoch: i64,
    /// When.
    pub at: Timestamp,
    /// What was used to open it: `link` or an account's name.
    pub by: &'a str,
    /// The task that moves the application, where the rule asks for it.
    pub task: Option<NewTask>,
    /// What to say of it.
    pub entry: &'a Entry,
}

/// A move that is to be taken back.
#[derive(Debug)]
pub struct MoveBack<'a> {
    /// The move.
    pub advance: &'a Advance,
    /// The status it came from, as the ATS writes it.
    pub to: &'a StageId,
    /// The task that does it.
    pub task: NewTask,
    /// What to say of it.
    pub entry: &'a Entry,
    /// Who, and when.
    pub audit: (&'a str, Timestamp),
}

/// How a live hand-off ends.
#[derive(Debug)]
pub struct DeadEnd<'a> {
    /// What it becomes.
    pub lifecycle: Lifecycle,
    /// Why, as a sentence, where it failed.
    pub failure: Option<&'a str>,
    /// Until when a repeated delivery is still answered by this hand-off.
    pub answers_until: Timestamp,
    /// What to say of it.
    pub entry: &'a Entry,
}

/// A new hand-off in the place of an old one.
#[derive(Debug)]
pub struct Succession<'a> {
    /// Its id.
    pub handoff: HandoffId,
    /// Its event.
    pub event: EventId,
    /// The rule as it stands now.
    pub rule: &'a Rule,
    /// When.
    pub at: Timestamp,
    /// From when on its link is too old.
    pub expires_at: Timestamp,
    /// Its first task.
    pub task: NewTask,
    /// What to say of it on the old one.
    pub entry: &'a Entry,
}

/// What hand-offs can be about, beside an application.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    /// A candidate.
    Candidate(PersonId),
    /// A job.
    Job(JobId),
}

/// The right to a task, to be lengthened.
#[derive(Debug, Clone, Copy)]
pub struct Hold {
    /// The right.
    pub lease: Lease,
    /// Now.
    pub at: Timestamp,
    /// For how long from now.
    pub span: Duration,
}

/// Whether a write of a move may begin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Begun {
    /// It may.
    Noted,
    /// The move has ended, or nobody intended it.
    Over,
    /// The task is somebody else's by now.
    Lost,
}
