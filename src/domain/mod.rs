//! Nouns and their legal moves.
//!
//! Everything the other rooms talk about: ids, tenants and their rules, events, hand-offs, applications, tasks, time.
//! True in here: values are parsed once at the edge, and an illegal value cannot be built. No I/O, no HTTP, no SQL and
//! no vendor: what one applicant tracking system (ATS) calls things is known in its own room only.

mod account;
mod account_change;
mod advance;
mod api_token;
mod application;
mod budget;
mod budget_report;
mod call_usage;
mod circuit;
mod clock;
mod credential;
mod drift;
mod event;
mod file_type;
mod handoff;
mod hidden_field;
mod ids;
mod mirror;
mod names;
mod notice;
mod pause;
mod region;
mod replica;
mod rule;
mod scope;
mod signing_key;
mod stage;
mod stage_known;
mod standing;
mod sync;
mod sync_plan;
mod task;
mod tenant;
mod timeline;
mod unread;
mod webhook;

pub use account::{Account, Invitation, PasswordHash, Role, Session, SessionLimits, SignInName};
pub use account_change::AccountChange;
pub use advance::{Advance, AdvanceKey, AdvanceOutcome, Way};
pub use api_token::{ApiToken, TOKEN_DAYS_MOST};
pub use application::{Application, Job, Person, Phone, Profile, StageChange, TeamMember, Who};
pub use budget::{CallLimits, CallWindow, CallsAsked, CallsCounted, CallsHeard, CallsReserved, Span, USUAL_PER_DAY};
pub use budget_report::{BudgetReport, LaneLeft, WindowReport};
pub use call_usage::{CallsUsed, Feature, HeldBy, runs_out_at};
pub use circuit::{Circuit, opens_for};
pub use clock::{Clock, ManualClock, SteadyClock, SystemClock, Timestamp};
pub use credential::{
    ApiFamily, Credential, CredentialKind, Direction, PRINCIPAL_MOST, SECRET_LEAST, Sealed, check_principal,
};
pub use drift::{DriftKind, DriftNoted, Drifted};
pub use event::{Event, EventOutcome, EventSource, Ignored, StatusChanged};
pub use file_type::FileType;
pub use handoff::{Handoff, Lifecycle, Progress, Waiting};
pub use hidden_field::{HiddenField, hidden};
pub use ids::{
    AccountId, ApiTokenId, CredentialId, CustomerId, EndpointId, EventId, HandoffId, JobId, MessageId, NoticeId,
    NoticeTargetId, PersonId, ReplicaId, SigningKeyId, SyncRunId, TaskId, TenantId, WorkflowId,
};
pub use mirror::{Content, Entity, FieldShown, Folder, Gone, Known, MirrorKind, MirrorWrite, Mirrored, Profiled};
pub use notice::{Channel, Delivered, NotReady, Notice, NoticeKind, NoticeKinds, NoticeTarget, Owed, Sending, Trouble};
pub use pause::growing;
pub use region::Region;
pub use replica::{ProcessRole, ProcessRoles, Replica, Turn};
pub use rule::{Reply, Rule, RuleError, check_rules};
pub use scope::{Scope, Scopes};
pub use signing_key::SigningKey;
pub use stage::{Stage, StageId, StageKey};
pub use stage_known::{StageImported, StageMet};
pub use standing::{
    Believed, InTrigger, Noted, ReconcileRound, Reconciled, SeenLeft, SlotKnown, Standing, StandingListed, Watched,
};
pub use sync::{
    StreamPlace, SyncCounts, SyncKind, SyncPlace, SyncRun, SyncSettings, SyncSource, SyncStanding, SyncState, SyncStep,
    sync_schedule,
};
pub use sync_plan::{Anew, SyncPlan, SyncWish};
pub use task::{Heard, Lane, Lease, Task, TaskKind, Verdict};
pub use tenant::{Roles, Tenant, TenantSettings};
pub use timeline::{Entry, Step};
pub use unread::Unread;
pub use webhook::{Endpoint, Message, MessageAttempt, MessageKind, MessageKinds, MessageState, NewMessage};

/// Why a text is not the value it should be.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{what} must be {must}")]
pub struct ParseError {
    what: &'static str,
    must: &'static str,
}

impl ParseError {
    /// Names the value and its rule. What came instead stays untold: it may be anything, a name or a secret too.
    pub(crate) const fn new(what: &'static str, must: &'static str) -> Self {
        Self { what, must }
    }
}
