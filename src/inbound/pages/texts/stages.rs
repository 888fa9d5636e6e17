//! What the customer calls its statuses.

use crate::inbound::api::stages::OriginView;

texts! { Stages, STAGES:
    title = "Stages";
    lead = "The bins and statuses of the customer's iCIMS. Triggers and next statuses are chosen from them.";
    tabs = "Parts of this page";
    in_use = "In use";
    import = "Import";
    proposals = "Proposals";

    export = "Download as CSV";
    bin = "Bin";
    status = "Status";
    id = "Id in iCIMS";
    used = "Used as";
    trigger = "trigger";
    next_status = "next status";
    imported = "Imported";
    next = "Next";
    first = "First";
    none = "No stages yet";
    none_next = "Ask the customer's iCIMS administrator for an export of bins and statuses (CSV or Excel), then";
    none_import = "import it here";
    done = "The stages were imported and count from now on.";

    import_lead = "Choose the customer's export, or paste it. Nothing changes before you have seen what would.";
    file = "File";
    file_hint = "CSV or Excel (.xlsx), at most 4 MiB.";
    text = "Or paste it here";
    text_hint = "With its header line, for example: bin, status, id.";
    columns = "The columns are not recognised?";
    columns_hint = "The header of the column, or its number from 1. What stays empty is recognised.";
    column_bin = "Column of the bin";
    column_status = "Column of the status' name";
    column_id = "Column of the status' id";
    sheet = "Sheet of the workbook";
    look = "Show what would change";
    nothing_given = "Choose a file, or paste the export.";
    unread = "The file did not arrive whole, or is larger than 4 MiB. Choose it again.";

    preview = "What would change";
    preview_lead = "Nothing has changed yet.";
    read_columns = "Columns that were read";
    count_all = "in the file";
    count_new = "new";
    count_changed = "changed";
    count_gone = "no longer there";
    count_same = "as they were";
    new = "New";
    changed = "Changed";
    gone = "No longer there";
    malformed = "Lines that cannot be taken";
    duplicates = "Lines that repeat others";
    same_labels = "Stages with the same name";
    broken = "Rules that would name a stage that is not there";
    broken_rule = "The rule of trigger";
    broken_names = "names";
    line = "Line";
    detail = "Problem";
    was = "was";
    first_200 = "The first 200 are shown.";
    and_line = "stands on a line that could not be taken:";
    allow_malformed = "Go on without the lines that cannot be taken";
    allow_breaks = "Go on although rules would name stages that are not there";
    not_without = "Nothing was imported: some lines cannot be taken. Put them right in the file, or tick that it goes on without them.";
    not_broken = "Nothing was imported: rules would name stages that are not there. Change the triggers first, or tick that it goes on.";
    apply = "Import these stages";
    again = "Choose another file";
    no_change = "Nothing would change: all stages are as they were.";

    proposals_lead = "Statuses that were met in iCIMS, in deliveries or in rules, and that are not imported, or not under that name.";
    ask = "Ask iCIMS now";
    ask_hint = "Takes up to 15 seconds and 100 calls of the day's budget.";
    take_over = "Take all over";
    take_over_hint = "Opens the import with the stages in use and these: look through them, then import.";
    met = "Met";
    imported_as = "imported as";
    no_label = "name not known";
    reads = "live reads";
    deliveries = "deliveries";
    no_proposals = "Nothing is missing";
    no_proposals_next = "Every status that was met is imported under its name. To look for more, ask iCIMS.";
    asked = "iCIMS was asked. New stages learned:";
    not_complete = "Not everything could be read:";
    not_all = "Not everything was asked, because a limit was reached. Ask again later.";
    names = "Also listed by iCIMS, by name alone";
}

/// Where a stage is known from.
pub(in crate::inbound::pages) fn origin(origin: OriginView) -> &'static str {
    match origin {
        OriginView::List => "listed by iCIMS",
        OriginView::Search => "found by a search",
        OriginView::Seen => "read with a candidate",
        OriginView::Delivery => "named by a delivery",
        OriginView::Rule => "named by a rule",
    }
}
