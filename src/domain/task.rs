//! A task: work owed by a worker. It carries ids only.

use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};

use super::names::stored_name;
use super::{HandoffId, ParseError, TaskId, TenantId, Timestamp};

/// Who is waiting; lower goes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Lane {
    /// A recruiter is looking at the screen.
    Click,
    /// Something is owed to the ATS.
    WriteBack,
    /// The five-minute rounds.
    Sync,
    /// First imports and other long work.
    Backfill,
    /// Schedulers are told. It has hands of its own, and does not wait for an ATS that fails.
    Outbound,
}

impl Lane {
    /// Every lane, in the order of service.
    pub const ALL: [Self; 5] = [Self::Click, Self::WriteBack, Self::Sync, Self::Backfill, Self::Outbound];

    /// The name in metrics and answers.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Click => "click",
            Self::WriteBack => "write_back",
            Self::Sync => "sync",
            Self::Backfill => "backfill",
            Self::Outbound => "outbound",
        }
    }

    /// The number in tables.
    #[must_use]
    pub const fn number(self) -> i64 {
        match self {
            Self::Click => 0,
            Self::WriteBack => 1,
            Self::Sync => 2,
            Self::Backfill => 3,
            Self::Outbound => 4,
        }
    }

    /// The numbers of the lanes that are served together, down to this one.
    #[must_use]
    pub const fn served(self) -> (i64, i64) {
        let first = match self {
            Self::Click | Self::WriteBack | Self::Sync | Self::Backfill => Self::Click,
            Self::Outbound => Self::Outbound,
        };
        (first.number(), self.number())
    }

    /// Reads [`Self::number`].
    ///
    /// # Errors
    /// When no lane has the number.
    pub fn from_number(number: i64) -> Result<Self, ParseError> {
        let found = Self::ALL.into_iter().find(|lane| lane.number() == number);
        found.ok_or_else(|| ParseError::new("lane", "0 to 4"))
    }
}

/// What is to be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TaskKind {
    /// Read the application, the person, the job and the hiring team.
    FetchApplication,
    /// Say that it is ready.
    HandOver,
    /// Find out whether a repeated trigger is a new one.
    Recheck,
    /// Move the opened candidate to the next status.
    AdvanceApplication,
    /// Take such a move back.
    UndoAdvance,
    /// Write the link into a field of the application.
    WriteLink,
    /// Close a hand-off that nobody opened in time.
    Lapse,
    /// Tell schedulers what happened, by webhook.
    TellScheduler,
}

stored_name!(
    TaskKind,
    "task kind",
    "one of the known kinds",
    FetchApplication = "fetch_application",
    HandOver = "hand_over",
    Recheck = "recheck",
    AdvanceApplication = "advance_application",
    UndoAdvance = "undo_advance",
    WriteLink = "write_link",
    Lapse = "lapse",
    TellScheduler = "tell_scheduler"
);

impl TaskKind {
    /// The lane it runs in.
    #[must_use]
    pub const fn lane(self) -> Lane {
        match self {
            Self::FetchApplication | Self::HandOver | Self::Recheck | Self::AdvanceApplication | Self::UndoAdvance => {
                Lane::Click
            }
            Self::WriteLink => Lane::WriteBack,
            Self::Lapse => Lane::Sync,
            Self::TellScheduler => Lane::Outbound,
        }
    }

    /// What makes two unfinished tasks the same work.
    #[must_use]
    pub fn dedup_key(self, handoff: HandoffId) -> String {
        format!("{handoff}:{self}")
    }
}

/// The right to run one attempt of a task until `until`; another worker's claim makes it void.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lease {
    /// Which task.
    pub task: TaskId,
    /// Raised at every claim.
    pub fence: i64,
    /// When others may claim it.
    pub until: Timestamp,
}

/// What an attempt heard from the ATS. A clone is the same.
#[derive(Debug, Clone, Default)]
pub struct Heard(Arc<AtomicU8>);

impl Heard {
    const ANSWERED: u8 = 1;
    const FAILED: u8 = 2;
    const REFUSED: u8 = 4;

    /// The ATS answered, whatever it said.
    pub fn answered(&self) {
        self.0.fetch_or(Self::ANSWERED, Ordering::Relaxed);
    }

    /// The ATS did not answer, or could not.
    pub fn failed(&self) {
        self.0.fetch_or(Self::FAILED, Ordering::Relaxed);
    }

    /// The ATS did not let us in.
    pub fn refused(&self) {
        self.0.fetch_or(Self::REFUSED, Ordering::Relaxed);
    }

    /// Whether the ATS works: `None` when it was not asked, or only asked to be asked less.
    #[must_use]
    pub fn works(&self) -> Option<bool> {
        match self.0.load(Ordering::Relaxed) & !Self::REFUSED {
            0 => None,
            heard => Some(heard & Self::FAILED == 0),
        }
    }

    /// Whether it did not let us in, at least once.
    #[must_use]
    pub fn was_refused(&self) -> bool {
        self.0.load(Ordering::Relaxed) & Self::REFUSED != 0
    }
}

/// Work claimed by a worker.
#[derive(Debug, Clone)]
pub struct Task {
    /// The right to run it.
    pub lease: Lease,
    /// Whose.
    pub tenant: TenantId,
    /// What is to be done.
    pub kind: TaskKind,
    /// For which hand-off.
    pub handoff: HandoffId,
    /// Which attempt this is, from 1.
    pub attempt: i64,
    /// How many attempts in a row have failed before this one.
    pub failures: i64,
    /// When it was asked for last.
    pub created_at: Timestamp,
    /// What this attempt hears from the ATS.
    pub heard: Heard,
}

/// How an attempt ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// Nothing is left to do.
    Done,
    /// Look again: what is waited for is not there yet, as was to be expected.
    Wait {
        /// Not before.
        at: Timestamp,
        /// What for, without personal data.
        why: String,
    },
    /// Try again: it failed.
    Retry {
        /// Not before.
        at: Timestamp,
        /// Why, without personal data.
        why: String,
    },
    /// A person has to look: the task becomes a dead letter.
    GiveUp {
        /// Why, without personal data.
        why: String,
    },
}

impl Verdict {
    /// The name in tables, metrics and answers.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Wait { .. } => "wait",
            Self::Retry { .. } => "retry",
            Self::GiveUp { .. } => "give_up",
        }
    }

    /// Why the work is not done.
    #[must_use]
    pub fn why(&self) -> Option<&str> {
        match self {
            Self::Done => None,
            Self::Wait { why, .. } | Self::Retry { why, .. } | Self::GiveUp { why } => Some(why),
        }
    }
}
