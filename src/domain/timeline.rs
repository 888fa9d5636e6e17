//! The timeline of a hand-off: what happened, in order, for people to read.

use super::names::stored_name;
use super::{HandoffId, NewMessage, Timestamp};

/// What an entry is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Live data was read, or could not be read yet.
    Fetch,
    /// The scheduler was told.
    HandOver,
    /// The link was written into the ATS.
    WriteLink,
    /// Somebody opened it.
    Open,
    /// The application was moved on, or not.
    Advance,
    /// The trigger was repeated.
    Recheck,
    /// Its time ran out.
    Lapse,
    /// It cannot go on.
    Fail,
    /// People were told that something needs them.
    Alert,
}

stored_name!(
    Step,
    "step",
    "one of the known steps",
    Fetch = "fetch",
    HandOver = "hand_over",
    WriteLink = "write_link",
    Open = "open",
    Advance = "advance",
    Recheck = "recheck",
    Lapse = "lapse",
    Fail = "fail",
    Alert = "alert"
);

/// One thing that happened. No personal data: it is kept longer than people's data is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// To which hand-off.
    pub handoff: HandoffId,
    /// When.
    pub at: Timestamp,
    /// What it is about.
    pub step: Step,
    /// How it went, in a word or two.
    pub outcome: String,
    /// Why.
    pub cause: Option<String>,
    /// What happens next, as a sentence.
    pub next: Option<String>,
    /// What schedulers are told of it, kept with it.
    pub told: Vec<NewMessage>,
}

impl Entry {
    /// An entry without cause and next step.
    #[must_use]
    pub fn new(handoff: HandoffId, at: Timestamp, step: Step, outcome: impl Into<String>) -> Self {
        Self { handoff, at, step, outcome: outcome.into(), cause: None, next: None, told: Vec::new() }
    }

    /// With the cause.
    #[must_use]
    pub fn because(self, cause: impl Into<String>) -> Self {
        Self { cause: Some(cause.into()), ..self }
    }

    /// With what happens next.
    #[must_use]
    pub fn next(self, next: impl Into<String>) -> Self {
        Self { next: Some(next.into()), ..self }
    }

    /// With what schedulers are told of it.
    #[must_use]
    pub fn telling(self, told: Vec<NewMessage>) -> Self {
        Self { told, ..self }
    }
}
