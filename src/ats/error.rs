//! Why the ATS did not do what was asked, named by what to do next.

use std::time::Duration;

/// Why a call ended without a result. No variant carries personal data or secrets.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AtsError {
    /// It is not there: deleted, or too new to be shown. Wait if it is new.
    #[error("the ATS has no such {what}")]
    Missing {
        /// What was asked for.
        what: &'static str,
    },
    /// We are not let in: an administrator of the ATS has to act.
    #[error("the ATS denies access to {what} ({why})")]
    Denied {
        /// What was asked for.
        what: &'static str,
        /// What the ATS said.
        why: String,
    },
    /// The tenant's connection is not set up: our operator has to act.
    #[error("the connection to the ATS is not set up: {why}")]
    NotConnected {
        /// What is missing.
        why: String,
    },
    /// A write, or a search, was refused because of its content: an administrator of the ATS has to act.
    #[error("the ATS refused what was asked: {why}")]
    Rejected {
        /// What the ATS said.
        why: String,
    },
    /// Too many calls. Wait.
    #[error("calls are used up, or the ATS asks for fewer")]
    Throttled {
        /// How long to wait, where the ATS says so.
        retry_after: Option<Duration>,
    },
    /// Too many of our own calls for this customer are under way. Nothing is wrong: try again in a moment.
    #[error("too many calls for this customer are under way")]
    Busy,
    /// No answer, or an answer that says "not now"; nothing was changed. Try again later.
    #[error("the ATS is unavailable ({why})")]
    Unavailable {
        /// What was seen.
        why: String,
    },
    /// A write may or may not have happened. Read before anything else.
    #[error("the ATS may or may not have done it ({why})")]
    Ambiguous {
        /// What was seen.
        why: String,
    },
    /// The answer is not what the contract says. A developer has to look.
    #[error("the ATS answered {what} in an unknown shape at `{path}`: {why}")]
    Unreadable {
        /// What was asked for.
        what: &'static str,
        /// Where in the JSON.
        path: String,
        /// What was expected there; never the value.
        why: String,
    },
}
