//! What schedulers are told by webhooks, and who is told.

use std::collections::BTreeSet;
use std::fmt;
use std::str::FromStr;

use super::names::stored_name;
use super::{EndpointId, HandoffId, MessageId, ParseError, Sealed, TenantId, Timestamp};

/// What happened to a hand-off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum MessageKind {
    /// Live data was read: it can be opened.
    Ready,
    /// Live data cannot be read yet.
    Waiting,
    /// It was opened.
    Opened,
    /// Its application left the trigger status, by our move or a person's.
    Advanced,
    /// It cannot go on, or its move failed: a person has to look.
    Failed,
    /// A later hand-off took its place.
    Superseded,
    /// Nobody opened it in time, or a person ended it.
    Lapsed,
}

stored_name!(
    MessageKind,
    "kind of message",
    "one of `handoff.ready`, `handoff.waiting`, `handoff.opened`, `handoff.advanced`, `handoff.failed`, `handoff.superseded` and `handoff.lapsed`",
    Ready = "handoff.ready",
    Waiting = "handoff.waiting",
    Opened = "handoff.opened",
    Advanced = "handoff.advanced",
    Failed = "handoff.failed",
    Superseded = "handoff.superseded",
    Lapsed = "handoff.lapsed"
);

impl MessageKind {
    /// Every kind, in the order of the documents.
    pub const ALL: [Self; 7] =
        [Self::Ready, Self::Waiting, Self::Opened, Self::Advanced, Self::Failed, Self::Superseded, Self::Lapsed];
}

/// The kinds that an endpoint hears of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MessageKinds(BTreeSet<MessageKind>);

impl MessageKinds {
    /// Everything that there is.
    #[must_use]
    pub fn all() -> Self {
        Self(MessageKind::ALL.into())
    }

    /// Whether one of them is meant.
    #[must_use]
    pub fn has(&self, kind: MessageKind) -> bool {
        self.0.contains(&kind)
    }

    /// Each of them, in order.
    pub fn iter(&self) -> impl Iterator<Item = MessageKind> {
        self.0.iter().copied()
    }
}

impl FromIterator<MessageKind> for MessageKinds {
    fn from_iter<I: IntoIterator<Item = MessageKind>>(all: I) -> Self {
        Self(all.into_iter().collect())
    }
}

impl FromStr for MessageKinds {
    type Err = ParseError;

    /// A newer program may have stored kinds that this one does not know: nothing here makes them.
    fn from_str(text: &str) -> Result<Self, ParseError> {
        Ok(text.split(',').filter_map(|name| name.parse().ok()).collect())
    }
}

impl fmt::Display for MessageKinds {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.iter().map(|kind| kind.name()).collect::<Vec<_>>().join(","))
    }
}

/// Somebody who is told by webhook.
#[derive(Debug, Clone)]
pub struct Endpoint {
    /// The row.
    pub id: EndpointId,
    /// Of whose hand-offs it hears; none is an endpoint of operators, which hears of all.
    pub tenant: Option<TenantId>,
    /// What people call it.
    pub name: String,
    /// What it hears of.
    pub kinds: MessageKinds,
    /// Whether it is told anything.
    pub enabled: bool,
    /// Its address and its secrets, sealed: whoever knows an address can post to it.
    pub sealed: Sealed,
    /// Raised with every change.
    pub version: i64,
    /// Since when; what happened before is not told.
    pub created_at: Timestamp,
}

impl Endpoint {
    /// Whether it is to be told of such a thing.
    #[must_use]
    pub fn hears(&self, tenant: TenantId, kind: MessageKind) -> bool {
        self.enabled && self.tenant.is_none_or(|own| own == tenant) && self.kinds.has(kind)
    }
}

/// Something that an endpoint is to be told; when is when the entry of the timeline says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewMessage {
    /// Its reference, which orders it among those of a hand-off.
    pub id: MessageId,
    /// Whom.
    pub endpoint: EndpointId,
    /// Whose endpoint that is; none is one of operators.
    pub owner: Option<TenantId>,
    /// Whose hand-off.
    pub tenant: TenantId,
    /// What happened.
    pub kind: MessageKind,
    /// What of it: a word, an outcome, or the hand-off that took the place.
    pub detail: Option<String>,
}

/// Where a message stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MessageState {
    /// It is still to be taken.
    Queued,
    /// The endpoint took it.
    Sent,
    /// It was not taken in time.
    Failed,
}

stored_name!(
    MessageState,
    "state of a message",
    "`queued`, `sent` or `failed`",
    Queued = "queued",
    Sent = "sent",
    Failed = "failed"
);

/// A message as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// Its reference.
    pub id: MessageId,
    /// Whom it is for.
    pub endpoint: EndpointId,
    /// Whose endpoint that is; none is one of operators.
    pub owner: Option<TenantId>,
    /// Whose hand-off.
    pub tenant: TenantId,
    /// Which hand-off.
    pub handoff: HandoffId,
    /// What happened.
    pub kind: MessageKind,
    /// What of it.
    pub detail: Option<String>,
    /// Where it stands.
    pub state: MessageState,
    /// When it happened.
    pub happened_at: Timestamp,
    /// When it was asked for last.
    pub owed_since: Timestamp,
    /// How often it was sent.
    pub attempts: i64,
    /// Not before, where it is to be sent again.
    pub next_at: Option<Timestamp>,
    /// Why it was not taken.
    pub last_error: Option<String>,
    /// When it was taken or given up.
    pub ended_at: Option<Timestamp>,
}

/// How one sending of a message went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MessageAttempt {
    /// Which, from 1.
    pub attempt: i64,
    /// When it began.
    pub started_at: Timestamp,
    /// When it ended.
    pub finished_at: Timestamp,
    /// The status of the answer, where there was one.
    pub status: Option<u16>,
    /// Why it was not taken.
    pub why: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_read_as_they_are_written_and_unknown_ones_are_left_out() {
        assert_eq!(MessageKinds::all().to_string().parse::<MessageKinds>(), Ok(MessageKinds::all()));
        let few: MessageKinds = "handoff.ready,handoff.dreamt".parse().unwrap();
        assert!(few.has(MessageKind::Ready) && !few.has(MessageKind::Opened));
        assert_eq!(few.iter().count(), 1);
    }
}
