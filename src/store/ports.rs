//! The ports: what the other rooms ask of the store.

use std::time::Duration;

use async_trait::async_trait;

use super::{Directory, StoreError};
use crate::domain::{
    Advance, AdvanceOutcome, Application, Credential, CredentialId, CustomerId, Entry, Event, EventId, EventOutcome,
    EventSource, Handoff, HandoffId, Ignored, Lane, Lease, Lifecycle, Profile, Reply, Rule, StageKey, StatusChanged,
    Task, TaskKind, TenantId, TenantSettings, Timestamp, Verdict, Waiting, WorkflowId,
};

/// Everything a store can do.
pub trait Store: Inbox + Handoffs + Queue + Tenants + Timeline {}
impl<S: Inbox + Handoffs + Queue + Tenants + Timeline> Store for S {}

/// Keeps deliveries.
#[async_trait]
pub trait Inbox: Send + Sync {
    /// Keeps a whole batch in one transaction: slot, event, hand-off and first task of each. Answers are in the batch's order.
    async fn record_deliveries(&self, batch: &[Recording]) -> Result<Vec<Recorded>, StoreError>;
}

/// A delivery that is to be kept.
#[derive(Debug, Clone)]
pub struct Recording {
    /// The reference it gets.
    pub event: EventId,
    /// Whose.
    pub tenant: TenantId,
    /// How we learned of it.
    pub source: EventSource,
    /// The secret that the sender proved to have.
    pub credential: Option<CredentialId>,
    /// Hash of the bytes as they arrived.
    pub body_sha256: Option<[u8; 32]>,
    /// What it said, where it was a status change.
    pub change: Option<StatusChanged>,
    /// When it arrived.
    pub received_at: Timestamp,
    /// Whether our own move may have caused it, and since when such a move counts.
    pub echo_since: Option<Timestamp>,
    /// What it starts.
    pub decision: Decision,
}

/// What a delivery starts, by the tenant's rules.
#[derive(Debug, Clone)]
pub enum Decision {
    /// Nothing.
    Ignore(Ignored),
    /// A hand-off, unless one is there.
    HandOff {
        /// The id it gets if none is there.
        handoff: HandoffId,
        /// The rule, copied onto it.
        rule: Rule,
        /// From when on its link is too old.
        expires_at: Timestamp,
        /// Whether the tenant is paused: the work waits.
        held: bool,
    },
}

/// What became of a delivery.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Recorded {
    /// Its reference.
    pub event: EventId,
    /// What became of it.
    pub outcome: EventOutcome,
    /// The hand-off that answers for it, with what its link is made of.
    pub handoff: Option<(HandoffId, Reply, i64)>,
}

/// Reads and changes hand-offs and their moves.
#[async_trait]
pub trait Handoffs: Send + Sync {
    /// Reads a hand-off.
    async fn handoff(&self, id: HandoffId) -> Result<Option<Handoff>, StoreError>;

    /// Reads the move of a hand-off.
    async fn advance(&self, id: HandoffId) -> Result<Option<Advance>, StoreError>;

    /// The hand-offs that answer for an application now, one for each trigger; `customer` narrows the search.
    async fn handoffs_of(
        &self,
        workflow: WorkflowId,
        customer: Option<CustomerId>,
    ) -> Result<Vec<HandoffId>, StoreError>;

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

    /// Ends a live hand-off.
    async fn end(&self, handoff: &Handoff, end: DeadEnd<'_>) -> Result<bool, StoreError>;

    /// Puts a new hand-off in the place of `old`; `false` if another one already took it.
    async fn supersede(&self, old: &Handoff, new: Succession<'_>) -> Result<bool, StoreError>;

    /// Makes every link to a hand-off, and to those whose place it took, that was given out useless.
    async fn revoke_links(&self, handoff: HandoffId, audit: (&str, Timestamp)) -> Result<bool, StoreError>;

    /// Records that a write of the move begins, before it is sent.
    async fn begin_write(&self, handoff: HandoffId, at: Timestamp) -> Result<bool, StoreError>;

    /// Records that the write begun last is over, and whether it may have changed anything.
    async fn end_write(&self, handoff: HandoffId, written: bool) -> Result<(), StoreError>;

    /// Records how the move ended.
    async fn finish_advance(
        &self,
        handoff: HandoffId,
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

/// The task queue.
#[async_trait]
pub trait Queue: Send + Sync {
    /// Claims up to `most` due tasks of one tenant in one lane, none slower than `slowest`: the fastest lane first, then
    /// the tenant that waited longest.
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

    /// Adds a task unless the same work is unfinished.
    async fn add_task(&self, task: &NewTask) -> Result<bool, StoreError>;

    /// When the next task is due.
    async fn next_run_at(&self, now: Timestamp) -> Result<Option<Timestamp>, StoreError>;

    /// How many tasks are in each state.
    async fn count_tasks(&self) -> Result<TaskCounts, StoreError>;
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

/// Tenants, rules and credentials.
#[async_trait]
pub trait Tenants: Send + Sync {
    /// The number that rises with every change of settings.
    async fn settings_epoch(&self) -> Result<i64, StoreError>;

    /// Everything that the hot path needs to know of the tenants.
    async fn load_directory(&self) -> Result<Directory, StoreError>;

    /// Adds a tenant with its first credentials; `None` when the customer is there already.
    async fn add_tenant(
        &self,
        tenant: &NewTenant<'_>,
        credentials: &[Credential],
    ) -> Result<Option<TenantId>, StoreError>;

    /// Adds a credential; the older ones of its direction end at `old_until`.
    async fn rotate_credential(
        &self,
        id: TenantId,
        new: &Credential,
        old_until: Timestamp,
        audit: (&str, Timestamp),
    ) -> Result<(), StoreError>;

    /// Changes name and settings.
    async fn change_tenant(
        &self,
        id: TenantId,
        name: &str,
        settings: &TenantSettings,
        audit: (&str, Timestamp),
    ) -> Result<bool, StoreError>;

    /// Pauses a tenant, or ends its pause with `None`.
    async fn pause_tenant(
        &self,
        id: TenantId,
        until: Option<Timestamp>,
        audit: (&str, Timestamp),
    ) -> Result<bool, StoreError>;

    /// Removes a tenant and everything that belongs to it.
    async fn remove_tenant(&self, id: TenantId, audit: (&str, Timestamp)) -> Result<bool, StoreError>;

    /// Sets a rule.
    async fn put_rule(&self, id: TenantId, rule: &Rule, audit: (&str, Timestamp)) -> Result<(), StoreError>;

    /// Removes a rule.
    async fn remove_rule(&self, id: TenantId, trigger: StageKey, audit: (&str, Timestamp)) -> Result<bool, StoreError>;
}

/// A tenant that is to be added.
#[derive(Debug)]
pub struct NewTenant<'a> {
    /// Which kind of ATS.
    pub ats: &'a str,
    /// Its number there.
    pub customer: CustomerId,
    /// What people call it.
    pub name: &'a str,
    /// What it chose.
    pub settings: &'a TenantSettings,
    /// Who adds it, and when.
    pub audit: (&'a str, Timestamp),
}

/// What people read.
#[async_trait]
pub trait Timeline: Send + Sync {
    /// Adds an entry.
    async fn add_entry(&self, entry: &Entry) -> Result<(), StoreError>;

    /// The entries of a hand-off in order.
    async fn timeline(&self, handoff: HandoffId) -> Result<Vec<Entry>, StoreError>;

    /// Reads an event.
    async fn event(&self, id: EventId) -> Result<Option<Event>, StoreError>;

    /// The events of a hand-off in order.
    async fn events_of(&self, handoff: HandoffId) -> Result<Vec<Event>, StoreError>;

    /// The events of an application that started nothing.
    async fn ignored_events_of(&self, tenant: TenantId, workflow: WorkflowId) -> Result<Vec<Event>, StoreError>;

    /// The unfinished and dead tasks of a hand-off.
    async fn tasks_of(&self, handoff: &Handoff) -> Result<Vec<TaskRow>, StoreError>;

    /// The attempts that were made for a hand-off: the newest 500, in order.
    async fn attempts_of(&self, handoff: HandoffId) -> Result<Vec<AttemptRow>, StoreError>;
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
