//! Who signs in.

use crate::domain::Role;

texts! { People, PEOPLE:
    title = "People";
    lead = "Who signs in for this customer, and what they may do.";
    lead_region = "Everybody who signs in to this region. Operators see all customers; everybody else is invited on the page of their customer.";
    invite = "Invite somebody";
    invite_note = "You get a link that works once. Send it to them by a way that you trust.";
    role = "Role";
    sign_in = "E-mail address";
    sign_in_hint = "May stay empty: then whoever follows the link chooses it.";
    days = "Days that the link works";
    days_hint = "1 to 30";
    submit = "Make the link";
    link = "Link of the invitation";
    link_note = "It is shown this once. Whoever follows it first becomes";
    link_until = "It works until";
    name = "Name";
    customer = "Customer";
    state = "State";
    actions = "Actions";
    you = "you";
    active = "Active";
    disabled = "Disabled";
    region = "All customers";
    removed = "A removed customer";
    change_role = "Give this role";
    role_of = "Role of";
    disable = "Disable";
    disable_of = "Disable";
    enable = "Enable";
    enable_of = "Enable";
    sign_out = "Sign out everywhere";
    sign_out_of = "Sign out everywhere:";
    own_account = "Your account";
    older = "Older";
    empty = "Nobody signs in yet";
    empty_next = "Invite somebody above. They appear here once they have followed the link.";

    no_role = "Choose one of the roles.";
    no_days = "Enter 1 to 30 days.";
    no_address = "Enter an e-mail address, or leave it empty.";
    taken = "Somebody signs in with this e-mail address already.";
    not_allowed = "Your role does not manage people here.";
    oneself = "Nobody changes their own account here. Ask somebody else with your role.";
    already = "That is so already.";
    changed_meanwhile = "The account was changed meanwhile. Look at it again.";
}

/// What a role lets people do.
pub(in crate::inbound::pages) fn role_about(role: Role) -> &'static str {
    match role {
        Role::Viewer => "looks at interviews and what is synchronized",
        Role::Coordinator => "works with interviews: opens, runs again, takes back, ends",
        Role::SuperAdmin => "sets the connection up, too",
        Role::Operator => "sees and sets up all customers of the region",
    }
}

/// What is said when an account was changed.
pub(in crate::inbound::pages) fn people_done(done: &str) -> Option<&'static str> {
    match done {
        "role" => Some("The role was changed. They sign in again."),
        "disable" => Some("The account is disabled, and its sessions have ended."),
        "enable" => Some("The account can sign in again."),
        "sign-out" => Some("All sessions of the account have ended."),
        _ => None,
    }
}
