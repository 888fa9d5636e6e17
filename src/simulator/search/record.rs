//! What a search is asked about: one profile, by the names of filters.

/// A profile that can be searched.
pub(in super::super) trait Record {
    /// The value under a filter's whole name, such as `person.email` or `applicantworkflow.job.folder`; `None` when the
    /// profile has none. `….idCSV` is never asked for: the search asks for `….id`.
    fn value(&self, name: &str) -> Option<Value>;
}

/// A value of a profile. It need not be of the filter's own type: a list field kept as text is compared as a label, a number
/// kept as text as a number, a date kept as text by its minute.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in super::super) enum Value {
    Text(String),
    Number(i64),
    /// Microseconds since the epoch.
    Time(i64),
    Node(Node),
    /// A multi-select, or the rows of a collection: each is looked at.
    Several(Vec<Value>),
}

/// A value of a list. A filter may name it by any of the three (data-apis §1.4).
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in super::super) struct Node {
    /// The prefixed node id, `D31001`.
    pub(in super::super) id: String,
    pub(in super::super) label: String,
    /// The item's "System ID", where it has one.
    pub(in super::super) system: Option<String>,
}

impl Value {
    pub(in super::super) fn node(id: &str, label: &str) -> Self {
        Self::Node(Node { id: id.to_owned(), label: label.to_owned(), system: None })
    }
}
