//! The list of hand-offs and its drawer.

use crate::domain::{Step, TaskKind};

texts! { Interviews, INTERVIEWS:
    title = "Interviews";
    lead = "Candidates that were sent to GoodTime from iCIMS, newest first.";
    search = "Search";
    search_hint = "Candidate, job, requisition or workflow id";
    age = "Sent within";
    apply = "Show";
    keys = "Keys: / to search, j and k to move, Enter to open, Esc to close.";
    state = "State";
    candidate = "Candidate";
    job = "Job";
    sent = "Sent";
    sent_by = "Sent by";
    person = "Person";
    in_icims = "Profile in iCIMS";
    only_job = "Only this job";
    only_recruiter = "Only this recruiter";
    without = "Do not limit to";
    older = "Older";
    further = "Look further back";
    empty_so_far = "Nothing so far";
    empty_so_far_next = "The newest hand-offs were looked at, and none of them fits. There are older ones.";
    empty = "Nobody is waiting";
    empty_next = "Move a candidate to a trigger status, such as \"Send to GoodTime\", in iCIMS. The hand-off appears here by itself within seconds.";
    empty_narrow = "Nothing fits";
    empty_narrow_next = "Change the search or the filters, or look at";
    all = "all hand-offs";

    close = "Close";
    contact = "Candidate and job";
    nothing_yet = "iCIMS has not shown the candidate's details yet. They appear here by themselves.";
    team = "Hiring team";
    resume = "Resume";
    link = "Link for the recruiter";
    link_note = "Whoever has it sees the candidate and can open the hand-off, until";
    read_at = "Read from iCIMS";
    email = "E-mail";
    phones = "Phone";
    location = "Location";
    stage = "Status in iCIMS";
    source = "Source";
    requisition = "Requisition id";
    job_location = "Job location";
    timeline = "What happened";
    owed = "Still to do";
    given_up = "given up: look at the reason, then run it again";
    under_way = "under way";
    tried_again = "tried again at";
    actions = "Actions";
    reference = "Reference";

    open = "Open";
    open_done = "Opened. Where the rule says so, the candidate is moved on in iCIMS; this page tells what came of it.";
    retry = "Run again";
    retry_done = "What was given up runs again.";
    undo = "Take the move back";
    undo_done = "The candidate is being moved back in iCIMS; this page tells what came of it.";
    lapse = "End the hand-off";
    lapse_done = "The hand-off has ended. To send the candidate again, set the status again in iCIMS.";
    reissue = "Make a new link";
    reissue_done = "Links that were given out no longer count. The new one stands below.";
    not_sent = "This application was not sent to GoodTime. Set a trigger status, such as \"Send to GoodTime\", in iCIMS.";
    no_action = "There is no such action.";

    only_looks = "Your role only looks at hand-offs.";
    opened_before = "It was opened already.";
    over = "It is over.";
    nothing_given_up = "Nothing was given up.";
    not_moved = "The candidate was not moved by us.";
    undone_before = "It was taken back already.";

    from_webhook = "Sent from iCIMS";
    from_reconcile = "Found in iCIMS";
    from_recheck = "Sent again";
    accepted = "recorded";
    duplicate = "repeated; the hand-off was there";
    held = "held: the connection is paused";
    ignored = "nothing to do";
}

/// What a filter is called.
pub(in crate::inbound::pages) fn filter(name: &str) -> &'static str {
    match name {
        "live" => "Live",
        "scheduled" => "Scheduled",
        "failed" => "Failed",
        "lapsed" => "Lapsed",
        "day" => "24 hours",
        "week" => "7 days",
        "month" => "30 days",
        "any" => "any time",
        _ => "All",
    }
}

/// What a step of the timeline is called.
pub(in crate::inbound::pages) fn step(step: Step) -> &'static str {
    match step {
        Step::Fetch => "Reading from iCIMS",
        Step::HandOver => "Telling the scheduler",
        Step::WriteLink => "Writing the link into iCIMS",
        Step::Open => "Opening",
        Step::Advance => "Moving on in iCIMS",
        Step::Recheck => "Looking at the status again",
        Step::Lapse => "Ending",
        Step::Fail => "Failure",
        Step::Alert => "Telling people",
    }
}

/// What work that is owed is called.
pub(in crate::inbound::pages) fn work(kind: TaskKind) -> &'static str {
    match kind {
        TaskKind::FetchApplication => "Read the application from iCIMS",
        TaskKind::HandOver => "Tell the scheduler",
        TaskKind::TellScheduler => "Tell the scheduler what happened",
        TaskKind::WriteLink => "Write the link into iCIMS",
        TaskKind::AdvanceApplication => "Move the candidate on in iCIMS",
        TaskKind::UndoAdvance => "Take the move back in iCIMS",
        TaskKind::Recheck => "Look at the status again",
        TaskKind::Lapse => "End the hand-off when its time is over",
    }
}
