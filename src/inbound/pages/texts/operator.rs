//! All customers of the region.

use crate::domain::NoticeKind;

texts! { Operator, OPERATOR:
    title = "All customers";
    lead = "Every customer of this region, and what needs a look.";
    search = "Search";
    search_hint = "Name or customer id";
    apply = "Show";
    name = "Customer";
    customer = "Customer id";
    state = "State";
    last_handoff = "Last hand-off";
    last_sync = "Last sync";
    given_up = "Given up";
    health = "Connection";
    active = "Active";
    paused = "Paused until";
    paused_open = "Paused until somebody resumes";
    checklist = "Onboarding";
    of = "of";
    steps_done = "done";
    next_step = "Next:";
    not_active = "Not activated";
    region_paused = "The whole region is paused until";
    never = "none yet";
    sync_off = "off";
    sync_failing = "not finished";
    healthy = "No trouble known";
    failing = "iCIMS does not answer, since";
    onboarding = "Onboarding";
    settings = "Settings";
    deliveries = "Deliveries";
    stages = "Stages";
    api_access = "API access";
    people = "People";
    pages_of = "Pages of";
    next = "Next";
    empty = "No customer yet";
    empty_next = "Add the first one with the command `tenant add` or with `POST /v2/ats/tenants`. It appears here at once.";
    empty_narrow = "Nothing fits";
    empty_narrow_next = "Change the search, or look at";
    all = "all customers";
}

/// What a trouble that lasts is called.
pub(in crate::inbound::pages) fn trouble(kind: NoticeKind) -> &'static str {
    match kind {
        NoticeKind::HandoffFailed => "A hand-off failed",
        NoticeKind::HandoffWaits => "Hand-offs wait too long to be read",
        NoticeKind::MoveOverrode => "A person's move was covered by ours",
        NoticeKind::MoveFailed => "An opened candidate was not moved on",
        NoticeKind::CredentialRefused => "iCIMS refuses the credentials",
        NoticeKind::TenantSilent => "No delivery at an hour that usually has some",
        NoticeKind::MappingDrifted => "Statuses differ from the imported stages",
    }
}
