//! Lists of an ATS, and applications by the names that stand in them.

use crate::domain::StageId;

/// What stands in a list: a status, or a bin with statuses below it. Either may be hidden.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListNode {
    /// The id, as the ATS writes it.
    pub id: Option<String>,
    /// What people call it.
    pub label: Option<String>,
}

/// What applications are looked for by, where no id of a status is known.
#[derive(Debug, Clone, Copy)]
pub enum StandingBy<'a> {
    /// The name of a status, exactly.
    Label(&'a str),
    /// A bin.
    Bin {
        /// Its id or its name.
        bin: &'a str,
        /// Statuses that are known already: whoever stands there is not meant.
        without: &'a [StageId],
    },
}
