//! Settings › Company › ATS Integration.

use crate::domain::{ApiFamily, CredentialKind, Reply};

texts! { Settings, SETTINGS:
    title = "ATS Integration";
    lead = "Settings › Company › ATS Integration. Whoever may change settings sees these pages.";
    parts = "Parts of the settings";
    connection = "Connection";
    triggers = "Triggers";
    fields = "Fields and links";
    mirror = "Sync and folders";
    secrets = "Secrets";
    history = "History";

    saved = "Saved.";
    paused_done = "Paused. Deliveries of iCIMS are kept; nothing is read or written until you resume.";
    resumed_done = "The connection is on. What was kept meanwhile is worked off now.";
    not_saved = "Nothing was saved. Put right what is marked below, then save again.";
    meanwhile = "Nothing was saved: somebody else changed the settings while you had this page open. What you typed is kept below; where it differs from what is saved now, that stands beside it. Look at the differences, then save again.";
    saved_now = "Saved now:";
    nothing = "nothing";
    save = "Save";
    of_operators = "Only GoodTime's operators change these.";
    on = "on";
    off = "off";

    state = "Connection";
    is_on = "On";
    is_paused = "Paused";
    paused_until = "Paused until";
    paused_region = "The whole region is paused by its operators. The connection goes on when that pause ends.";
    on_note = "Triggers start hand-offs, and candidates are read and moved as the settings say.";
    paused_note = "Deliveries of iCIMS are kept, but nothing is read or written. Nothing is lost.";
    not_activated = "Not activated";
    not_activated_note = "Deliveries of iCIMS are kept, but nothing is read or written until an operator of GoodTime goes live.";
    not_activated_next = "What is missing before that";
    pause = "Pause";
    pause_for = "For how long";
    pause_open = "Until somebody resumes";
    pause_hour = "One hour";
    pause_day = "24 hours";
    resume = "Resume";

    which = "iCIMS customer";
    company = "Company";
    company_lead = "What the customer is called, and its streams.";
    ats = "ATS type";
    ats_name = "iCIMS";
    region = "Region";
    customer = "Customer Id";
    customer_hint = "The Customer Id comes from your iCIMS agent (the representative who set the licence up). It is masked and cannot be changed here: a tenant belongs to one customer for good.";
    name = "Company name";
    name_hint = "What GoodTime's people call this customer.";
    stream_subscription = "Stream subscription";
    stream_subscription_hint = "Name of the Data Stream subscription, from your iCIMS agent. Empty takes the only one there is. Unconfirmed: iCIMS publishes no contract for its streams.";
    stream_id = "Stream Id";
    stream_id_hint = "Stream Id of the older Streaming API, from your iCIMS agent. It is kept; nothing reads that API yet.";

    hosts = "Addresses of iCIMS";
    hosts_lead = "Only where they differ from the region's. Empty takes the region's.";
    api_url = "API host";
    login_url = "Authorization host";
    audience = "Audience of tokens";
    stream_url = "Stream host";
    address_hint = "An https address, without user and query.";
    audience_hint = "As the iCIMS representative names it.";

    access = "Access to the API of iCIMS";
    access_lead = "Option 1: iCIMS lets GoodTime's shared client read your customer id. Option 2: you have a client of your own. Each family of APIs has its own access.";
    family = "APIs";
    access_option = "Access";
    client = "Client id or user";
    since = "Since";
    option_shared = "Option 1: a client that other customers share";
    option_own = "Option 2: a client that only this customer uses here";
    option_none = "No access yet";
    option_unused = "Not used: nothing calls these APIs yet";
    access_next = "Enter or change the client and its secret";

    hand_over = "For iCIMS: webhook and authentication";
    hand_over_lead = "Copy this text and send it to the administrator of iCIMS. The secret is never in it: it is shown once, when it is made.";

    roles = "Hiring team";
    roles_lead = "Which job field of iCIMS carries which role. Empty shows nobody in that role.";
    role_hint = "";
    hiring_manager = "Hiring manager";
    recruiter = "Recruiter";
    secondary_recruiter = "Secondary recruiter";
    job_owner = "Job owner";
    coordinator = "Coordinator";
    sourcer = "Sourcer";
    links = "Links and answers";
    links_lead = "What recruiters get, and where the link is written.";
    link_field = "Field for the link";
    link_field_hint = "A text field of the application made for it, such as field23848. Empty writes the link nowhere.";
    link_days = "Days a link can be opened";
    days_hint = "1 to 365; empty is 14.";
    refuse_duplicates = "Tell recruiters that a repeated delivery is a mistake";
    refuse_duplicates_hint = "As iCIMS' marketplace asks for; else a repeat is answered like the first.";
    tell_ignored = "Tell recruiters when a status sends nobody";
    tell_ignored_hint = "Where rules lead recruiters on to the link.";
    link_needs_sign_in = "Links ask people to sign in";
    link_needs_sign_in_hint = "Every recruiter who is to follow a link needs an account here: invite them first.";

    sync = "Sync";
    sync_lead = "How jobs, candidates and users are kept up to date.";
    source = "Where changes are learned from";
    source_hint = "The stream needs a subscription of iCIMS (unconfirmed); while it fails, changes are searched for.";
    source_off = "Off: nothing is synced";
    source_search = "Search API";
    source_stream = "Stream";
    applications = "Sync applications too";
    applications_hint = "Off is usual: applications are read live. On keeps those of active candidates for open jobs.";
    every_minutes = "Minutes between looks for changes";
    every_hint = "1 to 1440; empty is 5.";
    walk_every_days = "Days between full walks";
    walk_hint = "1 to 90; empty is 7.";
    gone_most = "Percent that may be gone at once";
    gone_hint = "1 to 100; empty is 20. When more are missing, nothing is taken out until a person agrees.";
    folders = "Folders and fields";
    folders_lead = "One in each line, by id or name, as iCIMS writes it.";
    candidate_folders = "Folders of candidates";
    candidate_hint = "Usual: Cand:Active";
    user_folders = "Folders of users";
    user_hint = "Usual: HM:Active and Emp:Current Employee. A folder stands in one of the two lists only.";
    jobs_without = "Job folders that are left out";
    jobs_hint = "Usual: Deleted and Job Template";
    open_job_folders = "Job folders that count as open";
    open_hint = "Usual: Approved. They matter to applications alone.";
    person_fields = "More fields of persons";
    job_fields = "More fields of jobs";
    more_hint = "Names of iCIMS fields, such as field23848.";
    calls = "Call budget";
    calls_lead = "How many calls of iCIMS may be used, over everything. Never more than the licence allows.";
    per_hour = "Calls in an hour";
    per_hour_hint = "Empty is the usual 80,000.";
    per_day = "Calls in a day";
    per_day_hint = "Empty: what iCIMS says counts, or 10,000.";
    per_second = "Calls in a second";
    in_flight = "Calls at the same time";
    usual_hint = "Empty is the usual number.";

    history_lead = "Who changed what, newest first.";
    when = "When";
    who = "Who";
    what = "What";
    subject = "To what";
    older = "Older";
    newest = "Newest";
    no_history = "Nothing in this part";
    no_history_next = "No change of this customer is in the part of the log that was looked through.";
    no_history_older = "Look at older ones.";
    command_line = "An operator, on the command line";
    service = "The service";
    token = "A program with the API token";
    issuer = "A program or person of the company's identity provider";
    gone_account = "An account that is gone";
}

texts! { HandOver, HAND_OVER:
    customer = "Webhook of GoodTime for iCIMS customer";
    event = "Event: status change of a recruiting workflow (WorkFlowStatusChangeEvent), gzip or plain";
    address = "Address";
    authentication = "Authentication";
    token_url = "Access token URL";
    user = "User";
    password = "Password";
    key = "Key";
    client_id = "Client id";
    client_secret = "Client secret";
    apart = "given to you apart from this text";
    triggers = "Statuses that send the event";
    no_trigger = "none is chosen yet";
}

texts! { Triggers, TRIGGERS:
    lead = "A trigger is a status of iCIMS that sends the candidate to GoodTime.";
    trigger = "Trigger status";
    next = "Next status when opened";
    reply = "Answer to the recruiter";
    change = "Change";
    nobody = "Moves nobody";
    none = "No trigger yet";
    none_next = "Until there is one, nothing that iCIMS sends starts a hand-off. Add the first below, such as \"Send to GoodTime\".";
    add = "Add a trigger";
    edit = "Change a trigger";
    cancel = "Leave it as it is";
    choose = "Choose a status";
    trigger_hint = "From the imported stages.";
    next_hint = "Only statuses whose full id is known can be a next status. A candidate whom somebody moved meanwhile is never moved.";
    free_hint = "No stages are imported, so enter the id of the status, such as C20700. Import them first to choose by name:";
    free_next_hint = "The full id with its letter, such as C20800. Empty moves nobody.";
    stages = "Stages";
    not_imported = "not imported";
    save = "Save the trigger";
    remove = "Remove the trigger";
    remove_note = "The status starts nothing any more. Hand-offs that it started go on.";
    is_there = "This status is a trigger already: change it in the list.";
    no_such = "Choose or enter a status.";
    saved = "The trigger is saved and counts from now on.";
    removed = "The trigger is removed.";
    ignored = "Statuses that came and start nothing";
    ignored_lead = "Deliveries of iCIMS named them; perhaps a trigger is missing.";
    deliveries = "Deliveries";
    last = "Last one";
    make = "Make it a trigger";
}

texts! { Secrets, SECRETS:
    lead = "Secrets are written, never read again. A new one takes the place of the old one, which stays valid for as long as you choose.";
    list = "What is set";
    who = "Who presents it";
    name = "Name";
    how = "How";
    from = "Valid from";
    until = "Until";
    state = "State";
    valid = "Valid";
    ending = "Ends soon";
    ended = "Ended";
    theirs = "iCIMS to us";
    ours = "We to iCIMS";
    shared = "speaks for other customers too";
    none = "No secret is set";
    none_next = "iCIMS cannot send anything, and nothing can be read from it, until both are set below.";
    inbound = "Secret that iCIMS presents to us";
    inbound_lead = "Leave the secret empty to have a strong one made. It is shown once, on the next page.";
    sender = "Sender";
    new_sender = "Or the name of a new sender";
    new_sender_hint = "Letters, digits and ._-@. Operators alone add senders.";
    no_sender = "The customer has no sender yet; an operator adds one.";
    outbound = "Client that we present to iCIMS";
    outbound_lead = "What iCIMS gave for its APIs. Each family of them has a client of its own.";
    family = "For which APIs";
    client = "Client id or user";
    kind = "How it is proved";
    as_before = "As before";
    secret = "Secret";
    secret_hint = "16 to 512 characters.";
    secret_empty = "16 to 512 characters; empty makes one.";
    overlap = "The old secret stays valid for";
    at_once = "no time: it ends at once";
    an_hour = "1 hour";
    a_day = "24 hours";
    a_week = "7 days";
    make = "Set the new secret";
    set = "Set the client";
    saved = "The secret is set and counts from now on.";
    once = "The new secret";
    once_lead = "It is shown this once. Copy it to iCIMS now; whoever loses it makes a new one.";
}

/// A family of the APIs of iCIMS.
pub(in crate::inbound::pages) fn family(family: ApiFamily) -> &'static str {
    match family {
        ApiFamily::Records => "Records: profiles, lists, search, streams",
        ApiFamily::Collaboration => "Interviews and feedback",
    }
}

/// How a secret is proved.
pub(in crate::inbound::pages) fn way(kind: CredentialKind) -> &'static str {
    match kind {
        CredentialKind::Basic => "Basic: user and password",
        CredentialKind::Hmac => "Signature: x-icims-v1-hmac-sha256",
        CredentialKind::OauthClient => "OAuth 2.0: client credentials",
    }
}

/// How an accepted delivery is answered.
pub(in crate::inbound::pages) fn reply(reply: Reply) -> &'static str {
    match reply {
        Reply::Seamless => "The recruiter stays in iCIMS",
        Reply::Interactive => "The recruiter is led to the link",
    }
}

/// What a line of the audit log says, in words; what is new there is shown as it is called.
pub(in crate::inbound::pages) fn change(action: &str) -> &str {
    match action {
        "tenant.add" => "Customer added",
        "tenant.change" => "Settings changed",
        "tenant.pause" => "Paused or resumed",
        "tenant.activate" => "Went live",
        "rule.put" => "Trigger saved",
        "rule.remove" => "Trigger removed",
        "rule.adopt" => "Standing candidates handed over",
        "credential.rotate" => "Secret set",
        "sender.share" => "Sender shared",
        "sender.unshare" => "Sender shared no longer",
        "stages.import" => "Stages imported",
        "sync.begin" => "Full walk begun",
        "sync.cancel" => "Full walk cancelled",
        "handoff.open" => "Opened for a candidate",
        "handoff.retry" => "Work of a hand-off run again",
        "handoff.lapse" => "Hand-off ended",
        "link.revoke" => "Links made useless",
        "advance.undo" => "Move taken back",
        "event.replay" => "Event played again",
        "task.retry" => "Work run again",
        "task.discard" => "Work discarded",
        "account.invite" => "Somebody invited",
        "account.add" => "Account made",
        "account.password" => "Password changed",
        "account.role" => "Role changed",
        "account.disable" => "Account disabled",
        "account.enable" => "Account enabled",
        "account.sign_out" => "Signed out everywhere",
        "api_token.add" => "API token made",
        "api_token.revoke" => "API token revoked",
        "webhook_endpoint.add" => "Webhook added",
        "webhook_endpoint.change" => "Webhook changed",
        "webhook_endpoint.rotate" => "Secret of a webhook made new",
        "webhook_endpoint.remove" => "Webhook removed",
        "webhook_message.resend" => "Message sent again",
        "notify.add" => "Notices set up",
        "notify.remove" => "Notices ended",
        "person.erase" => "A person erased",
        other => other,
    }
}
