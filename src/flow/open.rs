//! Opens a hand-off. Order of effects: the opening, the intended move and its task are one commit; the move comes later.

use std::fmt;

use super::{Case, Flow};
use crate::domain::{Entry, MessageKind, Step, TaskKind};
use crate::secrets::LinkClaim;
use crate::store::{NewTask, Opened, StoreError};

/// What an attempt to open came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opening {
    /// This was the opening that counts.
    First,
    /// It was opened before, or can no longer be: the page says which.
    Nothing,
    /// The link leads nowhere.
    Unknown,
}

/// Who opens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Opener {
    /// Whoever has the link.
    Link,
    /// Somebody who is known, with the link.
    KnownWithLink(String),
    /// Somebody who has shown otherwise that they may.
    Known(String),
}

impl Opener {
    fn name(&self) -> &str {
        match self {
            Self::Link => "link",
            Self::KnownWithLink(who) | Self::Known(who) => who,
        }
    }
}

impl fmt::Display for Opener {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Link => f.write_str("with the link"),
            Self::KnownWithLink(who) => write!(f, "with the link by {who}"),
            Self::Known(who) => write!(f, "by {who}"),
        }
    }
}

impl Flow {
    /// Opens a hand-off; only the first opening has an effect.
    ///
    /// # Errors
    /// When the store does not answer: nothing was opened then.
    pub async fn open(&self, claim: LinkClaim, opener: &Opener) -> Result<Opening, StoreError> {
        let Some(Case { handoff, .. }) = self.case(claim.handoff).await? else {
            return Ok(Opening::Unknown);
        };
        let at = self.clock.now();
        let task = handoff.rule.next.as_ref().map(|_| NewTask {
            tenant: handoff.tenant,
            kind: TaskKind::AdvanceApplication,
            handoff: handoff.id,
            run_at: at,
            created_at: at,
        });
        let next = if task.is_some() {
            "The application is moved to the next status."
        } else {
            "No next status is configured."
        };
        let told = self.news(handoff.tenant, MessageKind::Opened, None, at);
        let entry = Entry::new(handoff.id, at, Step::Open, "opened").because(opener.to_string()).next(next);
        let entry = entry.telling(told);
        let opening = Opened { epoch: claim.epoch, at, by: opener.name(), task, entry: &entry };
        let first = self.store.open(&handoff, opening).await?;
        Ok(if first { Opening::First } else { Opening::Nothing })
    }
}
