//! A hand-off: one candidate's trip from trigger to scheduled.
//!
//! A small lifecycle, and independent facts with times. Opening never waits for fetching, so what a person is shown is
//! derived from the facts, in [`Handoff::progress`] only.

use std::fmt;

use super::names::stored_name;
use super::{
    Advance, AdvanceOutcome, EventId, HandoffId, JobId, PersonId, Rule, StageKey, TenantId, Timestamp, WorkflowId,
};

/// Whether a hand-off still leads anywhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lifecycle {
    /// It can be opened.
    Live,
    /// The interview is made.
    Closed,
    /// Nobody opened it in time.
    Lapsed,
    /// The candidate was sent again later: another hand-off took its place.
    Superseded,
    /// It cannot go on; a person has to look.
    Failed,
}

stored_name!(
    Lifecycle,
    "lifecycle",
    "`live`, `closed`, `lapsed`, `superseded` or `failed`",
    Live = "live",
    Closed = "closed",
    Lapsed = "lapsed",
    Superseded = "superseded",
    Failed = "failed"
);

/// Why the live data is not here yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Waiting {
    /// The ATS does not show new data yet; it takes some minutes at times.
    NotVisibleYet,
    /// The ATS does not answer.
    Unavailable,
    /// The ATS answers, but does not let us read: an administrator has to act.
    Refused,
    /// The connection to the ATS is not set up: an operator has to act.
    NotConnected,
    /// The ATS answers something that is not expected: a developer has to act.
    NotUnderstood,
}

stored_name!(
    Waiting,
    "waiting reason",
    "`not_visible_yet`, `unavailable`, `refused`, `not_connected` or `not_understood`",
    NotVisibleYet = "not_visible_yet",
    Unavailable = "unavailable",
    Refused = "refused",
    NotConnected = "not_connected",
    NotUnderstood = "not_understood"
);

/// One candidate's trip from trigger to scheduled.
#[derive(Debug, Clone)]
pub struct Handoff {
    /// Its reference.
    pub id: HandoffId,
    /// Whose.
    pub tenant: TenantId,
    /// Which application.
    pub workflow: WorkflowId,
    /// Whose application.
    pub person: PersonId,
    /// For which job.
    pub job: JobId,
    /// Who sent the candidate.
    pub sent_by: Option<PersonId>,
    /// The event that started it.
    pub event: EventId,
    /// The status before the trigger.
    pub from: Option<StageKey>,
    /// The rule as it stood when the hand-off was recorded.
    pub rule: Rule,
    /// 1 for the first hand-off of this application and trigger.
    pub generation: i64,
    /// The hand-off it took the place of.
    pub previous: Option<HandoffId>,
    /// Whether it still leads anywhere.
    pub lifecycle: Lifecycle,
    /// Raised to make links that were given out useless.
    pub link_epoch: i64,
    /// When it was recorded.
    pub created_at: Timestamp,
    /// From when on its link is too old.
    pub expires_at: Timestamp,
    /// When live data was first read.
    pub fetched_at: Option<Timestamp>,
    /// Since when, and why, live data is missing.
    pub waiting: Option<(Waiting, Timestamp)>,
    /// When the application was first seen to have left the trigger status.
    pub seen_left_at: Option<Timestamp>,
    /// When the scheduler was told.
    pub handed_over_at: Option<Timestamp>,
    /// When it was first opened.
    pub opened_at: Option<Timestamp>,
    /// Why it failed, as a sentence.
    pub failure: Option<String>,
}

/// Where a hand-off stands, as a person would say it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    /// Recorded; the ATS has not shown the live data yet.
    Waiting(Option<Waiting>),
    /// Can be opened.
    Ready,
    /// Opened; the application is being moved on.
    Moving,
    /// Opened, and nothing is left to do for the ATS.
    Opened,
    /// Opened; the move ended in a way that a person should know of.
    NeedsAttention,
    /// The interview is made.
    Scheduled,
    /// Nobody opened it in time.
    Lapsed,
    /// A later hand-off took its place.
    Superseded,
    /// A person has to look.
    Failed,
}

impl fmt::Display for Progress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Waiting(None) => "waiting for the ATS",
            Self::Waiting(Some(Waiting::NotVisibleYet)) => "waiting for the ATS to show new data",
            Self::Waiting(Some(Waiting::Unavailable)) => "waiting for the ATS to answer",
            Self::Waiting(Some(Waiting::Refused)) => "waiting to be let into the ATS",
            Self::Waiting(Some(Waiting::NotConnected)) => "waiting for the connection to be set up",
            Self::Waiting(Some(Waiting::NotUnderstood)) => "waiting for the ATS to answer as expected",
            Self::Ready => "ready to be opened",
            Self::Moving => "opened, being moved on",
            Self::Opened => "opened",
            Self::NeedsAttention => "opened, needs a person's attention",
            Self::Scheduled => "scheduled",
            Self::Lapsed => "lapsed",
            Self::Superseded => "superseded",
            Self::Failed => "failed",
        })
    }
}

impl Handoff {
    /// Where the hand-off stands, given its move if one was intended.
    #[must_use]
    pub fn progress(&self, advance: Option<&Advance>) -> Progress {
        match self.lifecycle {
            Lifecycle::Closed => return Progress::Scheduled,
            Lifecycle::Lapsed => return Progress::Lapsed,
            Lifecycle::Superseded => return Progress::Superseded,
            Lifecycle::Failed => return Progress::Failed,
            Lifecycle::Live => {}
        }
        if self.opened_at.is_some() {
            return match advance.map(|a| a.outcome.as_ref()) {
                Some(None) => Progress::Moving,
                Some(Some(outcome)) if outcome.needs_attention() => Progress::NeedsAttention,
                Some(Some(_)) | None => Progress::Opened,
            };
        }
        match self.fetched_at {
            Some(_) => Progress::Ready,
            None => Progress::Waiting(self.waiting.map(|(why, _)| why)),
        }
    }

    /// Whether the link may still be opened at `now`.
    #[must_use]
    pub fn can_open(&self, now: Timestamp) -> bool {
        self.lifecycle == Lifecycle::Live && now < self.expires_at
    }

    /// Whether a status other than the trigger may only mean that the ATS does not show the new one yet.
    #[must_use]
    pub fn may_be_old(&self, stage: Option<StageKey>) -> bool {
        match (stage, self.from) {
            (None, _) => true,
            // The event did not say what the status was before, so it may be any.
            (Some(stage), None) => stage != self.rule.trigger,
            (Some(stage), Some(from)) => stage == from && from != self.rule.trigger,
        }
    }

    /// Whether the application is known to have left the trigger status.
    #[must_use]
    pub fn was_seen_left(&self, advance: Option<&Advance>) -> bool {
        self.seen_left_at.is_some()
            || advance.is_some_and(|a| a.outcome.as_ref().is_some_and(AdvanceOutcome::left_trigger))
    }
}
