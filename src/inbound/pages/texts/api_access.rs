//! Tokens of the API, and webhooks.

use crate::domain::{MessageKind, MessageState};

texts! { ApiAccess, API_ACCESS:
    title = "API access";
    lead = "Programs that work with this customer: what they may call, and where they are told.";
    tabs = "Parts of this page";
    tokens = "Tokens";
    webhooks = "Webhooks";
    reference = "The API is described at";
    actions = "Actions";
    name = "Name";
    state = "State";
    older = "Older";

    make_token = "Make a token";
    token_name_hint = "What the program is called; nothing about people.";
    scopes = "What it may do";
    days = "Days that it counts";
    days_hint = "1 to 366";
    make = "Make the token";
    token_made = "The token";
    token_once = "It is shown this once. Keep it where the program keeps its secrets.";
    token_until = "It counts until";
    allows = "May do";
    made = "Made";
    counts_until = "Counts until";
    counts = "Counts";
    ended = "Has ended";
    revoked = "Revoked";
    revoke = "Revoke";
    revoke_of = "Revoke the token";
    token_revoked = "The token is revoked: it counts no longer.";
    no_tokens = "No token yet";
    no_tokens_next = "Make one above for each program that calls the API, with no more rights than it needs.";

    add_webhook = "Add a webhook";
    url = "Address";
    url_hint = "Starts with https and leads to no private network.";
    kinds = "What it is told";
    add = "Add it";
    secret = "The secret that signs its messages";
    secret_once = "It is shown this once. The receiver checks each message with it, as Standard Webhooks describe.";
    secret_old = "The old secret signs too, until";
    webhook_removed = "The webhook was removed.";
    no_webhooks = "No webhook yet";
    no_webhooks_next = "Add one above to tell your scheduler at once when a hand-off is ready.";
    enabled = "Enabled";
    disabled = "Disabled";
    enable = "Enable";
    disable = "Disable";
    rotate = "New secret";
    rotate_hint = "The old one signs too for 24 hours.";
    test = "Send a test";
    remove = "Remove";
    remove_sure = "It is told nothing any more, also not what is still owed.";
    remove_now = "Remove it now";
    since = "Since";
    lost_url = "cannot be read: remove it and add it again";
    back = "All webhooks";

    webhook_enable = "The webhook is told again what happens from now on.";
    webhook_disable = "The webhook is told nothing any more; what was still owed is given up.";
    webhook_resend = "The message is sent again.";
    test_taken = "The test was taken. Status of the answer:";
    test_not_taken = "The test was not taken:";

    messages = "Last messages";
    message = "What happened";
    handoff = "Hand-off";
    when = "When";
    tries = "Tries";
    resend = "Send again";
    resend_of = "Send again:";
    no_messages = "No message yet";
    no_messages_next = "Messages appear here as soon as something happens to a hand-off.";
    show_of = "Show the webhook";
    newest = "Newest";
    no_action = "There is no such action.";
}

/// What a message tells.
pub(in crate::inbound::pages) fn told(kind: MessageKind) -> &'static str {
    match kind {
        MessageKind::Ready => "can be scheduled",
        MessageKind::Waiting => "waits for iCIMS",
        MessageKind::Opened => "was opened",
        MessageKind::Advanced => "moved on in iCIMS",
        MessageKind::Failed => "needs a person",
        MessageKind::Superseded => "was replaced by a later one",
        MessageKind::Lapsed => "has ended",
    }
}

/// Where a message stands: its tone, and a word.
pub(in crate::inbound::pages) fn message_state(state: MessageState) -> (&'static str, &'static str) {
    match state {
        MessageState::Queued => ("wait", "to be sent"),
        MessageState::Sent => ("good", "taken"),
        MessageState::Failed => ("alert", "not taken"),
    }
}
