//! What a delivery is answered with, before an ATS' own way of saying it.

use std::time::Duration;

use crate::domain::Timestamp;

/// The answer to a delivery.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// Kept. Where the rule is interactive, the recruiter is sent on to the link.
    Kept {
        /// Where to send the recruiter.
        link: Option<String>,
    },
    /// Kept, and the person at the screen is told something, because the tenant wants it so.
    Told(Notice),
    /// Not kept.
    Refused(Refusal),
}

/// What the person at the screen is told of a delivery that was kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// A sentence with what to do next, and the reference.
    pub user_message: String,
    /// The same for engineers; no secret and no personal data.
    pub debug_message: String,
}

/// Why a delivery was not kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cause {
    /// Who sent it is not proven, or it speaks for another customer.
    Unauthenticated,
    /// The body is over the cap.
    TooLarge,
    /// The body cannot be read.
    Malformed,
    /// We are not set up right for this tenant.
    Misconfigured,
    /// We cannot keep anything now.
    Unavailable,
}

impl Cause {
    /// Every cause.
    pub const ALL: [Self; 5] =
        [Self::Unauthenticated, Self::TooLarge, Self::Malformed, Self::Misconfigured, Self::Unavailable];

    /// The word that starts a reference of this cause.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Unauthenticated => "unauthenticated",
            Self::TooLarge => "too-large",
            Self::Malformed => "malformed",
            Self::Misconfigured => "misconfigured",
            Self::Unavailable => "unavailable",
        }
    }

    /// What it means and what to do, for operators.
    #[must_use]
    pub const fn about(self) -> &'static str {
        match self {
            Self::Unauthenticated => {
                "the sender did not prove to be one of that customer: unknown name, wrong secret, signature or token, a signature \
                 whose time is off or that names another host, or a customer id that the sender may not speak for. `tenant show` \
                 lists the senders of a tenant."
            }
            Self::TooLarge => "the body was larger than 64 KiB. Events have about 600 bytes: ask iCIMS what it sent.",
            Self::Malformed => "the body could not be read. The log line of that moment names the field.",
            Self::Misconfigured => {
                "the service is not set up right for that tenant. The log line of that moment says what is missing."
            }
            Self::Unavailable => {
                "the service was stopping, overloaded, or its database did not answer. The log lines of that moment say which."
            }
        }
    }

    /// What the reference of a refused delivery says: it was not kept, so that is all there is to know.
    #[must_use]
    pub fn of_reference(reference: &str) -> Option<(Self, Timestamp)> {
        let (name, millis) = reference.split_once('.')?;
        let cause = Self::ALL.into_iter().find(|cause| cause.name() == name)?;
        Some((cause, Timestamp::from_micros(millis.parse::<i64>().ok()?.checked_mul(1_000)?)))
    }
}

/// Why a delivery was not kept, for the person at the screen and for the one reading logs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// The kind of reason.
    pub cause: Cause,
    /// A sentence for the person at the screen: what to do next, and the reference.
    pub user_message: String,
    /// What was wrong, for engineers; no secret and no personal data.
    pub debug_message: String,
    /// When to try again.
    pub retry_after: Option<Duration>,
    /// Whether the connection must close because the body was not read to its end.
    pub close: bool,
}
