//! What is said when a delivery is not kept: a sentence for the person at the screen, a cause for engineers, and one
//! reference in both that says by itself what it is about.

use std::time::Duration;

use super::body::{Unread, WIRE_MOST};
use crate::ats::{Cause, Malformed, Refusal};
use crate::domain::{Region, Timestamp};
use crate::store::IntakeError;

/// A sender that we cannot serve now is asked to come again after this.
const COME_AGAIN: Duration = Duration::from_secs(5);
/// A client that fails too often is asked to come again after this.
const SLOW_DOWN: Duration = Duration::from_mins(1);

/// The sender is not proven, or speaks for a customer that is not its own: one answer for all of it. Where the delivery
/// itself names another region, so does the answer.
pub(super) fn unauthenticated(now: Timestamp, elsewhere: Option<(Region, String)>, close: bool) -> Refusal {
    let Some((region, url)) = elsewhere else {
        let person = "GoodTime could not confirm that this came from your company, so nothing was sent. Ask your administrator to \
            check the user and the secret of the GoodTime connection, then set the status again.";
        return refusal(Cause::Unauthenticated, person, "sender not authenticated for this customer", now, close);
    };
    let region = region.name().to_uppercase();
    let person = format!(
        "Your company's data is in the {region} region, but this was sent to another one, so nothing was sent. Ask your \
        administrator to set the address of the GoodTime connection to {url}, then set the status again."
    );
    refusal(Cause::Unauthenticated, &person, "the delivery names the API host of another region", now, close)
}

/// The same, from a client that fails too often: it is asked to slow down.
pub(super) fn too_often(unauthenticated: Refusal) -> Refusal {
    Refusal { retry_after: Some(SLOW_DOWN), close: true, ..unauthenticated }
}

/// Our own mistake: the sender may be right.
pub(super) fn misconfigured(now: Timestamp) -> Refusal {
    let person =
        "GoodTime is not set up right for your company, so nothing was sent. Give the reference to GoodTime support.";
    refusal(Cause::Misconfigured, person, "a stored secret of this sender does not open", now, true)
}

/// Our own mistake, of a kind that nobody foresaw.
pub(super) fn fell_over(now: Timestamp) -> Refusal {
    let person = "Something went wrong in GoodTime, so it is not certain that the candidate was sent. Wait a minute, then look in \
        GoodTime's list of interviews; if the candidate is not there, set the status again.";
    refusal(Cause::Misconfigured, person, "taking the delivery panicked", now, true)
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
        IntakeError::Store(_) => "the database did not confirm it",
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
