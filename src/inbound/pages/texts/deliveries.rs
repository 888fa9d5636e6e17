//! What came in from iCIMS, and what was given up.

use crate::domain::{EventOutcome, EventSource, Ignored};

texts! { Deliveries, DELIVERIES:
    title = "Deliveries";
    lead = "What iCIMS sent, and what became of it, newest first.";
    tabs = "Parts of this page";
    came_in = "Deliveries";
    given_up = "Given up";
    outcome = "Outcome";
    received = "Received";
    candidate = "Candidate";
    status = "Status";
    became = "What became of it";
    actions = "Actions";
    open = "Hand-off";
    open_of = "Hand-off of";
    replay = "Play again";
    replay_of = "Play again the delivery about";
    no_change = "No status change";
    from = "from";
    older = "Older";
    newest = "Newest";
    all = "All";
    empty = "Nothing was delivered yet";
    empty_next = "Move a candidate to a trigger status, such as \"Send to GoodTime\", in iCIMS. If nothing appears here within a minute, check the event subscription in iCIMS with the customer's administrator.";
    empty_narrow = "Nothing has this outcome";
    empty_narrow_next = "Look at";
    look_at_all = "all deliveries";
    missing = "Statuses that start nothing";
    missing_lead = "These statuses came in deliveries, and no rule makes them a trigger. If candidates should come from one of them, add it as a trigger status in the settings.";
    missing_times = "deliveries, the last";
    missing_more = "more statuses start nothing";

    given_up_lead = "Work that was tried for as long as it makes sense, and waits for a person's decision.";
    work = "Work";
    why = "Why it was given up";
    since = "Owed since";
    attempts = "Tries";
    retry = "Run again";
    retry_of = "Run again:";
    discard = "Discard";
    discard_of = "Discard:";
    reason = "Reason";
    reason_hint = "For the timeline of the hand-off; nothing about people.";
    given_up_empty = "Nothing was given up";
    given_up_empty_next = "Work that cannot be done in the end is listed here, with its reason.";

    outcome_accepted = "Handed over";
    outcome_duplicate = "Repeated";
    outcome_ignored = "Nothing to do";
    outcome_held = "Was held";
}

/// What a filter by outcome is called.
pub(in crate::inbound::pages) fn outcome(name: &str) -> &'static str {
    let t = DELIVERIES;
    match name {
        "accepted" => t.outcome_accepted,
        "duplicate" => t.outcome_duplicate,
        "ignored" => t.outcome_ignored,
        "held" => t.outcome_held,
        _ => t.all,
    }
}

/// What became of a delivery, and how it was learned.
pub(in crate::inbound::pages) fn delivered(outcome: EventOutcome, source: EventSource) -> (&'static str, &'static str) {
    let became = match outcome {
        EventOutcome::Accepted => "A new hand-off began.",
        EventOutcome::Duplicate => "Its hand-off was there already.",
        EventOutcome::Held => "It came while the connection was paused, and is worked off when the pause ends.",
        EventOutcome::Ignored(Ignored::NotATrigger) => "The status is no trigger, so nothing starts.",
        EventOutcome::Ignored(Ignored::Echo) => "Our own move of the candidate caused it.",
        EventOutcome::Ignored(Ignored::OtherType) => "It is about something else than a status change.",
    };
    let learned = match source {
        EventSource::Webhook => "sent by iCIMS",
        EventSource::Reconcile => "found in iCIMS; the delivery was lost",
        EventSource::Recheck => "confirmed by reading it in iCIMS",
    };
    (became, learned)
}

/// What is said when a delivery was played again: its tone, and what came of it.
pub(in crate::inbound::pages) fn played(came: &str) -> Option<(&'static str, &'static str)> {
    let said = match came {
        "asked" => ("good", "The candidate is read again from iCIMS; the hand-off tells what came of it."),
        "handed_over" => ("good", "The candidate still stands in the status, and is handed over."),
        "known" => ("good", "The candidate still stands in the status, and there is a hand-off already."),
        "moved_on" => ("wait", "The candidate does not stand in the status any more, so nothing starts."),
        "no_trigger" => ("wait", "The status is no trigger, so nothing starts."),
        "unread" => ("alert", "iCIMS cannot be read now. Try again later."),
        "paused" => ("wait", "The connection is not on, so nothing is read. Play it again when it is."),
        _ => return None,
    };
    Some(said)
}

/// What is said when something was done about work that was given up.
pub(in crate::inbound::pages) fn given_up_done(done: &str) -> Option<&'static str> {
    match done {
        "retry" => Some("It runs again."),
        "discard" => Some("It was discarded, and the hand-off's timeline says why."),
        _ => None,
    }
}
