//! What stands around every page, and what a page says that cannot be shown.

use crate::domain::Role;

texts! { Frame, FRAME:
    product = "GoodTime for iCIMS";
    skip = "Skip to the content";
    navigation = "Pages";
    interviews = "Interviews";
    candidates = "Candidates";
    jobs = "Jobs";
    users = "Users";
    applications = "Applications";
    sync = "Sync";
    onboarding = "Onboarding";
    settings = "Settings";
    deliveries = "Deliveries";
    stages = "Stages";
    api_access = "API access";
    people = "People";
    account = "Your account";
    all_tenants = "All customers";
    sign_out = "Sign out";
    region = "region";
}

texts! { Failed, FAILED:
    product = "GoodTime for iCIMS";
    too_many = "That was too much within a minute. Wait a moment, then read the page again.";
    back = "Go to the start";
    not_allowed = "This is not allowed";
    not_allowed_why = "Your role does not allow this. Ask somebody of your company who administers GoodTime.";
    nothing = "There is no such thing, or it is not for your account.";
    foreign = "What you sent came from another site, so nothing was changed. Open the page here, and send it again.";
}

/// What a role is called.
pub(in crate::inbound::pages) fn role(role: Role) -> &'static str {
    match role {
        Role::Viewer => "Viewer",
        Role::Coordinator => "Coordinator",
        Role::SuperAdmin => "Super admin",
        Role::Operator => "Operator",
    }
}
