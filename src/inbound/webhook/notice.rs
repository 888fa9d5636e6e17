//! What the person at the screen is told of a delivery that was kept. The reference is the event: `explain` knows it.

use crate::ats::Notice;
use crate::domain::EventId;

/// The same candidate again.
pub(super) fn sent_before(event: EventId) -> Notice {
    let person = "This candidate was sent to GoodTime before, so nothing was sent again. Find the candidate in GoodTime's list of \
        interviews.";
    notice(person, "duplicate of a delivery that was kept before", event)
}

/// A status that sends nobody.
pub(super) fn no_trigger(event: EventId) -> Notice {
    let person = "This status does not send candidates to GoodTime, so nothing was sent. Choose the status that your company uses \
        for that; your administrator knows which.";
    notice(person, "the new status is no trigger of this customer", event)
}

fn notice(person: &str, debug: &str, event: EventId) -> Notice {
    Notice { user_message: format!("{person} Reference: {event}"), debug_message: format!("{debug} [{event}]") }
}
