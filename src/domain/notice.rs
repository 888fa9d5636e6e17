//! A notice: what people are told of a tenant, and whom.

use std::collections::BTreeSet;
use std::fmt;
use std::str::FromStr;

use super::names::stored_name;
use super::{HandoffId, NoticeId, NoticeTargetId, ParseError, Sealed, TaskKind, TenantId, Timestamp, WorkflowId};

/// What people can be told of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum NoticeKind {
    /// A hand-off cannot go on: a person has to look.
    HandoffFailed,
    /// Hand-offs cannot be read for too long.
    HandoffWaits,
    /// A person's move was covered by ours.
    MoveOverrode,
    /// An opened candidate was not moved on.
    MoveFailed,
    /// The ATS does not let us in.
    CredentialRefused,
    /// A tenant sends nothing at an hour at which it usually does.
    TenantSilent,
    /// Statuses of a tenant differ from the stages that were imported.
    MappingDrifted,
}

stored_name!(
    NoticeKind,
    "kind of notice",
    "one of `handoff_failed`, `handoff_waits`, `move_overrode`, `move_failed`, `credential_refused`, `tenant_silent` and `mapping_drifted`",
    HandoffFailed = "handoff_failed",
    HandoffWaits = "handoff_waits",
    MoveOverrode = "move_overrode",
    MoveFailed = "move_failed",
    CredentialRefused = "credential_refused",
    TenantSilent = "tenant_silent",
    MappingDrifted = "mapping_drifted"
);

impl NoticeKind {
    /// Every kind, in the order of the documents.
    pub const ALL: [Self; 7] = [
        Self::HandoffFailed,
        Self::HandoffWaits,
        Self::MoveOverrode,
        Self::MoveFailed,
        Self::CredentialRefused,
        Self::TenantSilent,
        Self::MappingDrifted,
    ];

    /// Whether it lasts, and its end is told too; the others happen and are counted.
    #[must_use]
    pub const fn lasts(self) -> bool {
        match self {
            Self::HandoffWaits | Self::CredentialRefused | Self::TenantSilent => true,
            Self::HandoffFailed | Self::MoveOverrode | Self::MoveFailed | Self::MappingDrifted => false,
        }
    }

    /// What it means that a task of this kind was given up.
    #[must_use]
    pub const fn of_given_up(task: TaskKind) -> Self {
        match task {
            TaskKind::AdvanceApplication | TaskKind::UndoAdvance => Self::MoveFailed,
            TaskKind::FetchApplication
            | TaskKind::HandOver
            | TaskKind::Recheck
            | TaskKind::WriteLink
            | TaskKind::Lapse
            | TaskKind::TellScheduler => Self::HandoffFailed,
        }
    }
}

/// How a notice reaches people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Channel {
    /// A mail by SMTP.
    Mail,
    /// A webhook that takes what Slack takes.
    Slack,
    /// A webhook that takes JSON of ours, signed.
    Webhook,
}

stored_name!(Channel, "channel", "`mail`, `slack` or `webhook`", Mail = "mail", Slack = "slack", Webhook = "webhook");

/// Every kind, those included that a later version knows.
const ALL: &str = "all";

/// The kinds that somebody wants to hear of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoticeKinds(BTreeSet<NoticeKind>);

impl NoticeKinds {
    /// Everything that there is.
    #[must_use]
    pub fn all() -> Self {
        Self(NoticeKind::ALL.into())
    }

    /// Whether one of them is meant.
    #[must_use]
    pub fn has(&self, kind: NoticeKind) -> bool {
        self.0.contains(&kind)
    }
}

impl FromStr for NoticeKinds {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, ParseError> {
        if text == ALL {
            return Ok(Self::all());
        }
        text.split(',').map(|name| name.trim().parse()).collect::<Result<_, _>>().map(Self)
    }
}

impl fmt::Display for NoticeKinds {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if *self == Self::all() {
            return f.write_str(ALL);
        }
        f.write_str(&self.0.iter().map(|kind| kind.name()).collect::<Vec<_>>().join(","))
    }
}

/// Who is told.
#[derive(Debug, Clone)]
pub struct NoticeTarget {
    /// The row.
    pub id: NoticeTargetId,
    /// Of which tenant it hears; of all of the region where it is none.
    pub tenant: Option<TenantId>,
    /// How it is reached.
    pub channel: Channel,
    /// Where, sealed: whoever knows a webhook's address can post to it.
    pub sealed: Sealed,
    /// What it hears of.
    pub kinds: NoticeKinds,
    /// Since when; what happened before is not told.
    pub created_at: Timestamp,
}

/// What is wrong with a tenant, or was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trouble {
    /// Whose.
    pub tenant: TenantId,
    /// What.
    pub kind: NoticeKind,
    /// How often it has happened; of what lasts, how many hand-offs it concerned when it was seen last.
    pub times: i64,
    /// When it began; of what happens, when the run of them began that has not paused for an hour.
    pub since: Timestamp,
    /// When it happened or was seen last.
    pub last_at: Timestamp,
    /// Whether it has ended.
    pub is_over: bool,
    /// An application that it is about: the last one, or one of many.
    pub workflow: Option<WorkflowId>,
    /// The hand-off that it is about, where there is one.
    pub handoff: Option<HandoffId>,
    /// Why, without personal data.
    pub why: Option<String>,
}

/// A trouble that somebody is to be told of, and what they were told before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Owed {
    /// Who is to be told.
    pub target: NoticeTargetId,
    /// Of what.
    pub trouble: Trouble,
    /// How many of it were told, or folded into what was told.
    pub told_times: i64,
    /// When something was told of it last.
    pub told_at: Option<Timestamp>,
    /// Since when it lasts, as it was told; nothing while its end is known, or it was never told.
    pub told_since: Option<Timestamp>,
}

impl Owed {
    /// The notice of it.
    #[must_use]
    pub fn notice(&self, now: Timestamp) -> Notice {
        let Trouble { tenant, kind, times, since, is_over, workflow, handoff, ref why, last_at } = self.trouble;
        let (times, since) = if kind.lasts() {
            (times, if is_over { self.told_since.unwrap_or(since) } else { since })
        } else {
            // Those of an earlier notice may belong to the same run.
            (times - self.told_times, self.told_at.map_or(since, |told| told.max(since)))
        };
        Notice {
            id: NoticeId::at(now),
            target: self.target,
            tenant,
            kind,
            is_over: kind.lasts() && is_over,
            times,
            since,
            last_at,
            workflow,
            handoff,
            why: why.clone(),
            attempts: 0,
            created_at: now,
        }
    }
}

/// What one target is told, once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// The row; the same at every try, so that who gets it twice can tell.
    pub id: NoticeId,
    /// Who is told.
    pub target: NoticeTargetId,
    /// Of whom.
    pub tenant: TenantId,
    /// Of what.
    pub kind: NoticeKind,
    /// Whether its end is told.
    pub is_over: bool,
    /// How many of it are told at once.
    pub times: i64,
    /// Since when.
    pub since: Timestamp,
    /// When it happened or was seen last.
    pub last_at: Timestamp,
    /// An application that it is about.
    pub workflow: Option<WorkflowId>,
    /// The hand-off that it is about.
    pub handoff: Option<HandoffId>,
    /// Why, without personal data.
    pub why: Option<String>,
    /// How often it was tried to be sent.
    pub attempts: i64,
    /// When it was written down.
    pub created_at: Timestamp,
}

/// How a try to send a notice ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sending {
    /// It was taken.
    Sent,
    /// It is tried again then.
    Again(Timestamp, String),
    /// It is not tried any more.
    GivenUp(String),
}

/// Hand-offs of one tenant that cannot be read yet, for one reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotReady {
    /// Whose.
    pub tenant: TenantId,
    /// Why, where it was tried.
    pub waiting: Option<super::Waiting>,
    /// How many.
    pub handoffs: i64,
    /// When the first of them was recorded.
    pub oldest: Timestamp,
    /// How many of them wait for longer than is usual.
    pub late: i64,
    /// The application of one of those.
    pub workflow: Option<WorkflowId>,
}

/// How the notices to a target went.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Delivered {
    /// How many wait to be sent.
    pub queued: i64,
    /// How many were not delivered.
    pub given_up: i64,
    /// What the last try ended in that failed.
    pub last_error: Option<String>,
    /// When the last one was sent.
    pub sent_at: Option<Timestamp>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(minutes: i64) -> Timestamp {
        Timestamp::from_micros(1_795_000_000_000_000 + minutes * 60_000_000)
    }

    fn owed(kind: NoticeKind, told_at: Option<Timestamp>) -> Owed {
        let trouble = Trouble {
            tenant: 1.try_into().unwrap(),
            kind,
            times: 7,
            since: at(10),
            last_at: at(12),
            is_over: false,
            workflow: None,
            handoff: None,
            why: None,
        };
        Owed { target: NoticeTargetId::at(at(0)), trouble, told_times: 4, told_at, told_since: None }
    }

    #[test]
    fn what_happened_is_counted_since_it_was_told_last() {
        let notice = owed(NoticeKind::HandoffFailed, Some(at(11))).notice(at(72));
        assert_eq!((notice.times, notice.since), (3, at(11)));
        let notice = owed(NoticeKind::HandoffFailed, Some(at(3))).notice(at(72));
        assert_eq!((notice.times, notice.since), (3, at(10)), "the run began later");
    }

    #[test]
    fn the_end_names_the_beginning_that_was_told() {
        let mut owed = owed(NoticeKind::TenantSilent, Some(at(11)));
        assert_eq!(owed.notice(at(20)).since, at(10));
        (owed.trouble.is_over, owed.told_since) = (true, Some(at(9)));
        let notice = owed.notice(at(20));
        assert_eq!((notice.is_over, notice.since), (true, at(9)));
    }

    #[test]
    fn kinds_are_read_as_they_are_written() {
        let kinds: NoticeKinds = "tenant_silent, handoff_failed".parse().unwrap();
        assert_eq!(kinds.to_string(), "handoff_failed,tenant_silent");
        assert!(kinds.has(NoticeKind::TenantSilent) && !kinds.has(NoticeKind::MoveFailed));
        assert_eq!(NoticeKinds::all().to_string().parse(), Ok(NoticeKinds::all()));
        assert!("everything".parse::<NoticeKinds>().is_err());
    }
}
