//! What a delivery meant, in the past tense, and what became of it.

use super::names::stored_name;
use super::{CredentialId, EventId, HandoffId, JobId, ParseError, PersonId, StageKey, TenantId, Timestamp, WorkflowId};

/// A person of the customer placed an application in a status.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatusChanged {
    /// Which application.
    pub workflow: WorkflowId,
    /// Whose application.
    pub person: PersonId,
    /// For which job.
    pub job: JobId,
    /// Who placed it, where the ATS says so.
    pub changed_by: Option<PersonId>,
    /// The status before.
    pub from: Option<StageKey>,
    /// The status now.
    pub to: StageKey,
}

/// How we learned of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EventSource {
    /// The ATS posted it.
    Webhook,
    /// We found the application in a trigger status.
    Reconcile,
    /// A repeated trigger was confirmed by a live read.
    Recheck,
}

stored_name!(
    EventSource,
    "event source",
    "`webhook`, `reconcile` or `recheck`",
    Webhook = "webhook",
    Reconcile = "reconcile",
    Recheck = "recheck"
);

/// Why a good delivery started nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ignored {
    /// The new status is no trigger of this tenant.
    NotATrigger,
    /// Our own move of the application caused it.
    Echo,
    /// It is not about a status change.
    OtherType,
}

stored_name!(
    Ignored,
    "reason",
    "`not_a_trigger`, `echo` or `other_type`",
    NotATrigger = "not_a_trigger",
    Echo = "echo",
    OtherType = "other_type"
);

/// What became of a delivery.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EventOutcome {
    /// A new hand-off.
    Accepted,
    /// The hand-off it asks for exists.
    Duplicate,
    /// Kept, with nothing to do.
    Ignored(Ignored),
    /// Kept; its work waits until the tenant is no longer paused.
    Held,
}

impl EventOutcome {
    /// The name in tables and logs.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Accepted => "accepted",
            Self::Duplicate => "duplicate",
            Self::Ignored(_) => "ignored",
            Self::Held => "held",
        }
    }

    /// The reason beside the name, if the outcome has one.
    #[must_use]
    pub const fn reason(self) -> Option<&'static str> {
        match self {
            Self::Ignored(why) => Some(why.name()),
            Self::Accepted | Self::Duplicate | Self::Held => None,
        }
    }

    /// Reads the two stored texts.
    ///
    /// # Errors
    /// When they are not what [`Self::name`] and [`Self::reason`] write.
    pub fn from_stored(name: &str, reason: Option<&str>) -> Result<Self, ParseError> {
        match (name, reason) {
            ("accepted", _) => Ok(Self::Accepted),
            ("duplicate", _) => Ok(Self::Duplicate),
            ("held", _) => Ok(Self::Held),
            ("ignored", Some(why)) => Ok(Self::Ignored(why.parse()?)),
            _ => Err(ParseError::new("event outcome", "`accepted`, `duplicate`, `held`, or `ignored` with a reason")),
        }
    }
}

/// A stored delivery: ids, hashes and decisions, nothing about people.
#[derive(Debug, Clone)]
pub struct Event {
    /// Its reference.
    pub id: EventId,
    /// Whose.
    pub tenant: TenantId,
    /// How we learned of it.
    pub source: EventSource,
    /// What became of it.
    pub outcome: EventOutcome,
    /// The hand-off it started or repeated.
    pub handoff: Option<HandoffId>,
    /// The secret that the sender proved to have.
    pub credential: Option<CredentialId>,
    /// What it said, where it was a status change.
    pub change: Option<StatusChanged>,
    /// When it arrived.
    pub received_at: Timestamp,
}
