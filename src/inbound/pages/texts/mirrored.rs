//! The lists of the mirror, and how fresh it is.

use crate::domain::MirrorKind;
use crate::inbound::pages::sync::Freshness;

texts! { Mirrored, MIRRORED:
    lists = "Lists";
    search = "Search";
    folder = "Folder";
    folder_hint = "Label or id";
    apply = "Show";
    person = "Person";
    job = "Job";
    workflow = "Application";
    in_icims = "Profile in iCIMS";
    interviews_of = "Interviews of";
    interviews_for = "Interviews for";
    sent_by = "Interviews sent by";
    applications = "Applications";
    applications_of = "Applications of";
    merged = "merged into";
    next = "Next";
    first = "From the start";
    limited = "Limited to";
    without = "Do not limit to";

    name = "Name";
    contact = "Contact";
    location = "Location";
    title = "Title";
    team = "Hiring team";
    status = "Status";
    source = "Source";
    changed = "Changed in iCIMS";
    taken = "Taken over";

    read = "Read from iCIMS";
    up_to = "changes up to";
    sync = "How the sync stands";

    nothing_fits = "Nothing fits";
    nothing_fits_next = "Change the search or the folder, or look at";
    all = "all of them";
    not_in_part = "Nothing fits so far";
    not_in_part_next = "A part of the list was looked through, and more follows. Go on with";
    off = "The mirror is off";
    off_next = "Interviews work without it: they are read from iCIMS as they are needed. To list everything here, choose where changes are learned from.";
    off_ask = "Interviews work without it. An administrator switches it on in the settings.";
    to_settings = "Open the settings";
    not_begun = "Nothing has been taken over yet";
    not_begun_next = "The first import has not begun, or was not finished. Start it, and follow it, on the page of the sync.";
    to_sync = "Go to the sync";
    importing = "The first import is under way";
    importing_next = "What it has read appears here step by step. The page of the sync tells how far it is.";
    empty = "There is nothing in the folders that are taken over";
    empty_next = "Which folders these are is chosen in the settings; folders that iCIMS does not have are named on the page of the sync.";
    no_applications = "Applications are not taken over";
    no_applications_next = "They are read from iCIMS as they are needed. A list of them can be switched on in the settings.";
}

/// What a list says of itself.
pub(in crate::inbound::pages) struct About {
    pub(in crate::inbound::pages) title: &'static str,
    pub(in crate::inbound::pages) lead: &'static str,
    pub(in crate::inbound::pages) hint: &'static str,
}

/// What each list says of itself.
pub(in crate::inbound::pages) fn about(kind: MirrorKind) -> About {
    let (title, lead, hint) = match kind {
        MirrorKind::Candidate => (
            "Candidates",
            "People in the candidate folders of iCIMS. A name leads to the interviews.",
            "Name or e-mail address",
        ),
        MirrorKind::User => (
            "Users",
            "People in the user folders of iCIMS: recruiters, hiring managers, interviewers. A name leads to what they sent.",
            "Name or e-mail address",
        ),
        MirrorKind::Job => {
            ("Jobs", "Jobs in iCIMS, but for deleted ones. A title leads to the interviews.", "Title or requisition id")
        }
        MirrorKind::Application => (
            "Applications",
            "Applications of candidates for open jobs. A name leads to the interviews for that job.",
            "Status or source",
        ),
    };
    About { title, lead, hint }
}

/// How fresh the mirror is: in a word, and as a sentence.
pub(in crate::inbound::pages) fn fresh(how: Freshness) -> (&'static str, &'static str) {
    match how {
        Freshness::Off => ("Off", "Nothing is taken over from iCIMS; interviews are read as they are needed."),
        Freshness::NotBegun => ("Not begun", "The first import has not begun, or was not finished."),
        Freshness::Importing => ("First import", "Everything is taken over for the first time."),
        Freshness::Current => ("Up to date", "Changes in iCIMS are taken over again and again."),
        Freshness::Late => ("Late", "The next look for changes is overdue."),
        Freshness::Failing => ("Held up", "The last look for changes could not be finished; it is tried again."),
    }
}
