//! One step of the way, and how it stands.

use std::str::FromStr;

use super::testing::Tested;
use crate::domain::{ParseError, TenantId, Timestamp};
use crate::flow::Needed;
use crate::inbound::pages::texts;
use crate::inbound::pages::times::Moment;

/// Which step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Which {
    Licence,
    Customer,
    Client,
    Answers,
    Sender,
    Stages,
    Rule,
    Sent,
    Event,
    Read,
    Resume,
    Live,
    Import,
    Rights,
}

impl Which {
    /// In their order.
    pub(super) const ALL: [Self; 14] = [
        Self::Licence,
        Self::Customer,
        Self::Client,
        Self::Answers,
        Self::Sender,
        Self::Stages,
        Self::Rule,
        Self::Sent,
        Self::Event,
        Self::Read,
        Self::Resume,
        Self::Live,
        Self::Import,
        Self::Rights,
    ];

    /// Whether its test asks the ATS.
    pub(super) fn asks(self) -> bool {
        match self {
            Self::Licence
            | Self::Customer
            | Self::Client
            | Self::Answers
            | Self::Read
            | Self::Resume
            | Self::Rights => true,
            Self::Sender | Self::Stages | Self::Rule | Self::Sent | Self::Event | Self::Live | Self::Import => false,
        }
    }

    /// The name in addresses.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Licence => "licence",
            Self::Customer => "customer",
            Self::Client => "client",
            Self::Answers => "answers",
            Self::Sender => "sender",
            Self::Stages => "stages",
            Self::Rule => "trigger",
            Self::Sent => "sent",
            Self::Event => "event",
            Self::Read => "read",
            Self::Resume => "resume",
            Self::Live => "live",
            Self::Import => "import",
            Self::Rights => "rights",
        }
    }

    /// The name on pages.
    pub(super) fn title(self) -> &'static str {
        let t = texts::ONBOARDING;
        match self {
            Self::Licence => t.licence,
            Self::Customer => t.customer,
            Self::Client => t.client,
            Self::Answers => t.answers,
            Self::Sender => t.sender,
            Self::Stages => t.stages,
            Self::Rule => t.rule,
            Self::Sent => t.sent,
            Self::Event => t.event,
            Self::Read => t.read,
            Self::Resume => t.resume,
            Self::Live => t.live,
            Self::Import => t.import,
            Self::Rights => t.rights,
        }
    }
}

impl FromStr for Which {
    type Err = ParseError;

    fn from_str(name: &str) -> Result<Self, ParseError> {
        let found = Self::ALL.into_iter().find(|which| which.name() == name);
        found.ok_or_else(|| ParseError::new("step", "one of the onboarding"))
    }
}

/// How a step stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    Done,
    ToDo,
    /// Nothing that the service sees could tell.
    Unknown,
}

impl State {
    /// Done, or to do.
    pub(super) fn of(is_done: bool) -> Self {
        if is_done { Self::Done } else { Self::ToDo }
    }

    pub(super) fn class(self) -> &'static str {
        match self {
            Self::Done => "good",
            Self::ToDo => "wait",
            Self::Unknown => "",
        }
    }

    pub(super) fn name(self) -> &'static str {
        let t = texts::ONBOARDING;
        match self {
            Self::Done => t.done,
            Self::ToDo => t.to_do,
            Self::Unknown => t.unknown,
        }
    }
}

/// One step.
pub(super) struct Step {
    pub(super) which: Which,
    pub(super) state: State,
    pub(super) note: String,
    pub(super) at: Option<Moment>,
    /// What is missing, by its name.
    pub(super) missing: Vec<String>,
    /// Where it is done.
    pub(super) link: Option<String>,
    /// What it was just tested with, and what came of that.
    pub(super) tested: Option<Tested>,
}

impl Step {
    pub(super) fn new(state: State, which: Which, note: &str) -> Self {
        let note = note.to_owned();
        Self { which, state, note, at: None, missing: Vec::new(), link: None, tested: None }
    }

    pub(super) fn at(self, at: Option<Timestamp>) -> Self {
        Self { at: at.map(Moment::of), ..self }
    }

    pub(super) fn missing(self, missing: Vec<String>) -> Self {
        Self { missing, ..self }
    }

    /// Where it is done, below the tenant.
    pub(super) fn link(self, tenant: TenantId, path: &str) -> Self {
        Self { link: Some(format!("/tenants/{tenant}/{path}")), ..self }
    }
}

/// The step that something belongs to which is needed before a tenant goes live.
pub(super) fn of_needed(needed: Needed) -> Which {
    match needed {
        Needed::Client => Which::Client,
        Needed::Sender => Which::Sender,
        Needed::Stages => Which::Stages,
        Needed::Trigger => Which::Rule,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_step_is_found_by_its_name() {
        for which in Which::ALL {
            assert_eq!(which.name().parse(), Ok(which));
        }
        assert!("".parse::<Which>().is_err() && "Client".parse::<Which>().is_err());
    }
}
