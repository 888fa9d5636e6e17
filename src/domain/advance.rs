//! The move of an opened candidate to the next status, and how it ended.

use super::names::stored_name;
use super::{HandoffId, ParseError, PersonId, StageId, StageKey, TenantId, Timestamp, WorkflowId};

/// Which way a move goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Way {
    /// From the trigger status to the next one, because the candidate was opened.
    Forward,
    /// Back to the trigger status, because a person took the move back.
    Back,
}

stored_name!(Way, "way of a move", "`forward` or `back`", Forward = "forward", Back = "back");

/// What a move is found by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct AdvanceKey {
    /// For which hand-off.
    pub handoff: HandoffId,
    /// Which way.
    pub way: Way,
}

/// An intended move; it is committed before anything is written to the ATS.
#[derive(Debug, Clone)]
pub struct Advance {
    /// For which hand-off, and which way.
    pub key: AdvanceKey,
    /// Whose.
    pub tenant: TenantId,
    /// Which application.
    pub workflow: WorkflowId,
    /// The only status it may be moved from.
    pub from: StageKey,
    /// The same with its letter, as the ATS last wrote it: the way back needs it.
    pub from_id: Option<StageId>,
    /// Where it is moved to.
    pub to: StageId,
    /// When it was intended, or its first write begun.
    pub started_at: Timestamp,
    /// How many writes were begun.
    pub writes: i64,
    /// When the last write was begun.
    pub written_at: Option<Timestamp>,
    /// When the last write was begun that has no answer yet.
    pub unanswered_since: Option<Timestamp>,
    /// How it ended; `None` while it is under way.
    pub outcome: Option<AdvanceOutcome>,
    /// When it ended.
    pub finished_at: Option<Timestamp>,
}

/// How a move ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AdvanceOutcome {
    /// We moved the application.
    Advanced,
    /// It already stood where it should go.
    AlreadyThere,
    /// A person had moved it elsewhere; it was left alone.
    MovedBySomeone,
    /// A person moved it between our read and our write, and our write covered that move.
    Overrode {
        /// Who had moved it, where the ATS says so.
        by: Option<PersonId>,
        /// When, where the ATS says so (to the minute).
        at: Option<Timestamp>,
        /// The status that person had chosen.
        from: StageKey,
    },
    /// The ATS did not allow it; an administrator can change that.
    Refused {
        /// What the ATS said, without personal data.
        why: String,
    },
    /// It could not be done.
    Failed {
        /// What went wrong, without personal data.
        why: String,
    },
}

impl AdvanceOutcome {
    /// The name in tables, logs and pages.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Advanced => "advanced",
            Self::AlreadyThere => "already_there",
            Self::MovedBySomeone => "moved_by_someone",
            Self::Overrode { .. } => "overrode",
            Self::Refused { .. } => "refused",
            Self::Failed { .. } => "failed",
        }
    }

    /// Reads what was stored.
    ///
    /// # Errors
    /// When the name is none of [`Self::name`]'s, or `overrode` lacks the covered status.
    pub fn from_stored(
        name: &str,
        why: Option<String>,
        covered: (Option<PersonId>, Option<Timestamp>, Option<StageKey>),
    ) -> Result<Self, ParseError> {
        let (by, at, from) = covered;
        Ok(match name {
            "advanced" => Self::Advanced,
            "already_there" => Self::AlreadyThere,
            "moved_by_someone" => Self::MovedBySomeone,
            "overrode" => {
                let from = from.ok_or_else(|| ParseError::new("advance outcome", "stored with the covered status"))?;
                Self::Overrode { by, at, from }
            }
            "refused" => Self::Refused { why: why.unwrap_or_default() },
            "failed" => Self::Failed { why: why.unwrap_or_default() },
            _ => return Err(ParseError::new("advance outcome", "one of the known outcomes")),
        })
    }

    /// Whether a person should look.
    #[must_use]
    pub const fn needs_attention(&self) -> bool {
        match self {
            Self::Overrode { .. } | Self::Refused { .. } | Self::Failed { .. } => true,
            Self::Advanced | Self::AlreadyThere | Self::MovedBySomeone => false,
        }
    }

    /// Whether the application came to stand where it was to be moved.
    #[must_use]
    pub const fn came_about(&self) -> bool {
        match self {
            Self::Advanced | Self::AlreadyThere => true,
            Self::MovedBySomeone | Self::Overrode { .. } | Self::Refused { .. } | Self::Failed { .. } => false,
        }
    }

    /// Whether the application is known to have left the trigger status.
    #[must_use]
    pub const fn left_trigger(&self) -> bool {
        match self {
            Self::Advanced | Self::AlreadyThere | Self::MovedBySomeone | Self::Overrode { .. } => true,
            Self::Refused { .. } | Self::Failed { .. } => false,
        }
    }
}
