//! One step of the way, and how it stands.

use crate::domain::{TenantId, Timestamp};
use crate::inbound::pages::texts;
use crate::inbound::pages::times::Moment;

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
    pub(super) state: State,
    pub(super) title: &'static str,
    pub(super) note: String,
    pub(super) at: Option<Moment>,
    /// What is missing, by its name.
    pub(super) missing: Vec<String>,
    /// Where it is done.
    pub(super) link: Option<String>,
    /// Whether it can be done before the connection is on.
    pub(super) is_before: bool,
}

impl Step {
    pub(super) fn new(state: State, title: &'static str, note: &str) -> Self {
        let note = note.to_owned();
        Self { state, title, note, at: None, missing: Vec::new(), link: None, is_before: false }
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

    pub(super) fn before(self) -> Self {
        Self { is_before: true, ..self }
    }
}
