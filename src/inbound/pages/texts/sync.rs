//! How the mirror and the calls of iCIMS stand.

use crate::domain::{Entity, Feature, HeldBy, Lane, MirrorKind, SyncKind, SyncState, SyncStep};

texts! { Sync, SYNC:
    lead = "How jobs, candidates and users are taken over from iCIMS, and what calls of iCIMS are used for.";
    read = "Read from iCIMS";
    up_to = "changes up to";
    next_look = "next look";
    off_next = "Choose in the settings where changes are learned from; the first import then begins by itself.";
    to_settings = "Open the settings";
    paused = "The connection is paused: nothing is read until it goes on.";
    stretched = "Changes are looked for less often than is set, because the day's calls would run out.";
    failure = "The last look for changes was not finished:";
    stream_failure = "The stream is not used, changes are searched for meanwhile:";
    unread = "Profiles that cannot be read although others can; they are tried again, ever more rarely:";
    stopped = "The last run was stopped:";

    under_way = "Under way";
    progress = "How far the run is";
    counting = "It counts how much there is.";
    waiting_turn = "It begins within half a minute.";
    of = "of";
    part = "Part";
    waits = "It waits:";
    asked_by = "Asked for by";
    by_itself = "nobody; it was due";
    by_token = "a token of the API";
    by_operator = "an operator";
    began = "Began";
    ended = "Ended";
    through_at = "Through at about";
    no_estimate = "not known yet";
    found = "Found";
    read_count = "Read";
    written = "New or changed";
    missed = "Missed before";
    refused = "Not shown by iCIMS";
    gone = "Gone";
    calls = "Calls";
    rate = "Read in a minute";

    actions = "Actions";
    start_import = "Start the import";
    start = "Look at everything now";
    choices = "Choices";
    all = "Read every profile, changed or not";
    all_hint = "A call for each profile: only after rights or fields in iCIMS were changed.";
    accept_gone = "Take as gone whatever iCIMS does not show any more";
    accept_gone_hint = "Only after a run was stopped because too much was missing, and that is right.";
    start_done = "The run begins within half a minute; this page follows it.";
    cancel = "Cancel the run";
    cancel_hint = "What it has read stays; the next one begins anew.";
    cancel_done = "The run was cancelled. What it has read stays.";
    only_looks = "Your role only looks at the sync. A super admin or an operator starts and cancels runs.";
    off_first = "Nothing is mirrored: choose in the settings where changes are learned from.";
    goes_on = "A run goes on: cancel it first, or wait.";
    none_goes_on = "No run goes on.";

    held = "Taken over";
    hidden = "What iCIMS does not show";
    hidden_none = "Every field of the profiles that were read lately came, and every folder of the settings was found.";
    hidden_unknown = "Nothing was read so far, so nothing is known of what iCIMS does not show.";
    hidden_lead = "These fields are shown by fewer profiles than before, or by none. Perhaps a right of the integration user is missing.";
    entity = "Of";
    field = "Field";
    shown = "Shown by";
    usually = "Usually";
    unknown_folders = "iCIMS does not have these folders of the settings; they find nobody:";
    request = "Ask iCIMS for the fields";
    request_lead = "Send this text to your iCIMS representative: it names every field, folder and right that is needed.";
    request_label = "Text for iCIMS";

    budget = "Calls of iCIMS today";
    budget_lead = "A recruiter's click is served first, then what is owed to iCIMS, then the sync, then imports. Days are those of UTC.";
    used = "Used, or held for use";
    others = "by other programs";
    limit = "Limit of the day";
    begins_anew = "Begins anew";
    runs_out = "If it goes on as in the last hour, the calls run out at";
    used_up = "The day's calls are used up.";
    lasts = "If it goes on as in the last hour, the calls last until the day ends.";
    no_calls_lately = "There were no calls in the last hour.";
    per_hour = "In the last hour";
    by_lane = "Calls by lane today";
    course = "The day so far, and how it goes on";
    course_used = "used so far";
    course_forecast = "as in the last hour";
    course_limit = "limit";
    day_part = "Hours of the day, UTC";
    table = "The same as a table";
    lane = "Lane";
    for_what = "What for";
    held_back = "Held back";
    may_use = "May still use";
    opens_at = "again at";
    hour = "Hour (UTC)";
    no_calls = "No calls were made today.";
    slowed = "Held back within the last hour";

    history = "Runs";
    history_lead = "Runs of the last 35 days, newest first; looks for changes that found nothing are left out.";
    run = "Run";
    state = "State";
    came_to = "What it came to";
    older = "Older";
    newest = "Newest";
    no_runs = "There was no run yet";
    no_runs_next = "The first one takes everything over. It begins by itself when the mirror is switched on in the settings.";
}

/// Who waits for a call.
pub(in crate::inbound::pages) fn lane(lane: Lane) -> &'static str {
    match lane {
        Lane::Click => "Clicks",
        Lane::WriteBack => "Owed to iCIMS",
        Lane::Sync => "Sync",
        Lane::Backfill => "Imports",
        Lane::Outbound => "Schedulers",
    }
}

/// What a call is for.
pub(in crate::inbound::pages) fn feature(feature: Feature) -> &'static str {
    match feature {
        Feature::HandOff => "reading applications",
        Feature::Advance => "moving on",
        Feature::WriteLink => "writing links",
        Feature::Reconcile => "looking for lost deliveries",
        Feature::Replay => "replays",
        Feature::Live => "live reads",
        Feature::Resume => "resumes",
        Feature::Stages => "statuses",
        Feature::Mirror => "mirror",
        Feature::Check => "checks",
    }
}

/// Which limit held a call back.
pub(in crate::inbound::pages) fn held_by(by: HeldBy) -> &'static str {
    match by {
        HeldBy::InFlight => "too many at the same time",
        HeldBy::Second => "too many in a second",
        HeldBy::Hour => "the hour's share is used up",
        HeldBy::Day => "the day's share is used up",
        HeldBy::Ats => "iCIMS asked for a pause",
    }
}

/// What a run does.
pub(in crate::inbound::pages) fn run_kind(kind: SyncKind) -> &'static str {
    match kind {
        SyncKind::Import => "First import",
        SyncKind::Walk => "Look at everything",
        SyncKind::Increment => "Look for changes",
    }
}

/// How a run stands: its tone, and the word.
pub(in crate::inbound::pages) fn run_state(state: SyncState) -> (&'static str, &'static str) {
    match state {
        SyncState::Running => ("wait", "Under way"),
        SyncState::Done => ("good", "Done"),
        SyncState::Cancelled => ("wait", "Cancelled"),
        SyncState::Stopped => ("alert", "Stopped"),
    }
}

/// Of what a field is.
pub(in crate::inbound::pages) fn entity(entity: Entity) -> &'static str {
    match entity {
        Entity::Person => "Persons",
        Entity::Job => "Jobs",
        Entity::Application => "Applications",
    }
}

/// What a part of a run looks at.
pub(in crate::inbound::pages) fn run_step(step: &SyncStep) -> String {
    let list = |kind: MirrorKind| super::about(kind).title;
    match step {
        SyncStep::Count { entity } => format!("counting {entity}s"),
        SyncStep::Folder { kind, folder } => format!("{} in {folder}", list(*kind)),
        SyncStep::All { kind } => list(*kind).to_owned(),
        SyncStep::Changed { entity, .. } => format!("{entity}s that changed"),
        SyncStep::Gone { entity } => format!("{entity}s that are gone"),
    }
}
