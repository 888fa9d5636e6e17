//! Applications that stand in a trigger status, and what is known of them.

use super::names::stored_name;
use super::{AdvanceKey, HandoffId, StageId, StageKey, Timestamp, WorkflowId};

/// What is known of an application in a trigger status.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Standing {
    /// It has a hand-off.
    Held,
    /// It stood there before the status was a trigger.
    Before,
    /// It stood there before, and somebody wants it handed over all the same.
    Adopted,
    /// Our own move placed it there.
    Echo,
    /// It was met; how long it has stood there is not known.
    Seen,
    /// It could not be read, or not wholly.
    Unreadable,
    /// It had a hand-off that ended and is not kept any more.
    Ended,
    /// It was there, and a live read showed it elsewhere: when it is there again somebody placed it there.
    Left,
}

stored_name!(
    Standing,
    "standing",
    "`held`, `before`, `adopted`, `echo`, `seen`, `unreadable`, `ended` or `left`",
    Held = "held",
    Before = "before",
    Adopted = "adopted",
    Echo = "echo",
    Seen = "seen",
    Unreadable = "unreadable",
    Ended = "ended",
    Left = "left"
);

/// What was noted of an application.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Noted {
    /// What.
    pub standing: Standing,
    /// When it was first noted so.
    pub since: Timestamp,
    /// When it was looked at last.
    pub looked_at: Timestamp,
}

/// An application in a trigger status, and what is known of it.
#[derive(Debug, Clone)]
pub struct InTrigger {
    /// Which application.
    pub workflow: WorkflowId,
    /// The hand-off that answers for it there, if one was ever made and is still kept.
    pub slot: Option<SlotKnown>,
    /// A move of ours that leads to the status, for the hand-off of another status.
    pub moved_here: Option<AdvanceKey>,
    /// What was noted of it.
    pub noted: Option<Noted>,
}

/// Whether an application was seen to have left a status since its hand-off was recorded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SeenLeft {
    /// It was not.
    No,
    /// It was, so early that the read may have been older than the hand-off.
    Perhaps,
    /// It was.
    Yes,
}

/// What a slot leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SlotKnown {
    /// The hand-off.
    pub handoff: HandoffId,
    /// Whether the application was seen to have left the status since.
    pub left: SeenLeft,
    /// Whether a move of it is under way.
    pub moving: bool,
    /// Whether its move was taken back: then the application stands there because of us.
    pub taken_back: bool,
    /// When it was recorded.
    pub created_at: Timestamp,
}

/// An application that is believed to stand in a trigger status.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Believed {
    /// Which application.
    pub workflow: WorkflowId,
    /// The hand-off that answers for it there, if there is one.
    pub handoff: Option<HandoffId>,
}

/// A status that starts hand-offs, as rounds need it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Watched {
    /// The status.
    pub trigger: StageKey,
    /// How the ATS writes it, where that is known.
    pub written: Option<StageId>,
    /// Since when it is a trigger.
    pub since: Timestamp,
    /// When everything that stood there before had been noted.
    pub baseline_at: Option<Timestamp>,
}

/// An application in a trigger status, as people see it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StandingListed {
    /// Which application.
    pub workflow: WorkflowId,
    /// In which status.
    pub trigger: StageKey,
    /// What is known of it.
    pub noted: Noted,
}

/// What a round of looking for missed hand-offs came to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Reconciled {
    /// Applications in trigger statuses.
    pub standing: i64,
    /// Of them, those that were handed over now.
    pub handed_over: i64,
    /// Of them, those that were placed there again after they had left.
    pub sent_again: i64,
    /// Of them, those whose delivery may still come.
    pub in_grace: i64,
    /// Applications that were seen to have left.
    pub left: i64,
    /// Of them, those that were not looked at, because the round looks at so many only.
    pub put_off: i64,
}

/// The last round for a tenant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReconcileRound {
    /// When it began.
    pub began_at: Timestamp,
    /// When it ended.
    pub ended_at: Timestamp,
    /// What it came to.
    pub found: Reconciled,
    /// Why it ended early, without personal data.
    pub failure: Option<String>,
    /// When the last one ended that did not end early.
    pub whole_at: Option<Timestamp>,
}
