//! What is said when a delivery is not kept: a sentence for the person at the screen, a cause for engineers, and one
//! reference in both that says by itself what it is about.

use std::time::Duration;

use super::body::{Unread, WIRE_MOST};
use super::sender::Unverified;
use crate::ats::{Cause, Malformed, Refusal};
use crate::domain::Timestamp;
use crate::store::IntakeError;

/// A sender that we cannot serve now is asked to come again after this.
const COME_AGAIN: Duration = Duration::from_secs(5);

/// The sender is not proven, or speaks for a customer that is not its own: one answer for all of it.
pub(super) fn unauthenticated(now: Timestamp, close: bool) -> Refusal {
    let person = "GoodTime could not confirm that this came from your company, so nothing was sent. Ask your administrator to \
        check the user and password of the GoodTime connection, then set the status again.";
    refusal(Cause::Unauthenticated, person, "sender not authenticated for this customer", now, close)
}

/// The sender is not verified; its body was not read.
pub(super) fn unverified(why: Unverified, now: Timestamp) -> Refusal {
    match why {
        Unverified::NotProven => unauthenticated(now, true),
        Unverified::CannotTell => {
            let person = "GoodTime is not set up right for your company, so nothing was sent. Give the reference to GoodTime support.";
            refusal(Cause::Misconfigured, person, "a stored secret of this sender does not open", now, true)
        }
    }
}

pub(super) fn unread(why: Unread, now: Timestamp) -> Refusal {
    let person = "GoodTime could not read what was sent, so nothing was sent on. Set the status again; if it happens again, \
        give the reference to GoodTime support.";
    match why {
        Unread::TooLarge => {
            refusal(Cause::TooLarge, person, &format!("the body is larger than {WIRE_MOST} bytes"), now, true)
        }
        Unread::BrokenOff => refusal(Cause::Malformed, person, "the body broke off", now, true),
        Unread::TooSlow => refusal(Cause::Malformed, person, "the body took longer than 10 s", now, true),
    }
}

pub(super) fn malformed(why: &Malformed, now: Timestamp) -> Refusal {
    let person =
        "GoodTime could not understand what was sent, so nothing was sent on. Give the reference to GoodTime support.";
    let cause = match why {
        Malformed::TooLarge { .. } => Cause::TooLarge,
        Malformed::BadGzip { .. } | Malformed::BadField { .. } => Cause::Malformed,
    };
    refusal(cause, person, &why.to_string(), now, false)
}

pub(super) fn unavailable(why: &IntakeError, now: Timestamp, close: bool) -> Refusal {
    let person = "GoodTime is busy and could not take the candidate now. Wait a minute, then set the status again.";
    let debug = match why {
        IntakeError::Full => "too many deliveries are waiting",
        IntakeError::Closed => "the service is stopping",
        IntakeError::TimedOut => "the commit takes too long; whether it happened is unknown",
        IntakeError::Store(_) => "the database did not keep it",
    };
    Refusal { retry_after: Some(COME_AGAIN), ..refusal(Cause::Unavailable, person, debug, now, close) }
}

fn refusal(cause: Cause, person: &str, debug: &str, now: Timestamp, close: bool) -> Refusal {
    let reference = format!("{}.{}", cause.name(), now.micros() / 1_000);
    Refusal {
        cause,
        user_message: format!("{person} Reference: {reference}"),
        debug_message: format!("{debug} [{reference}]"),
        retry_after: None,
        close,
    }
}
