//! How a status differs from the stages that were imported.

use super::StageKey;
use super::names::stored_name;

/// In what way; a status has one of them at a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum DriftKind {
    /// It was met or delivered, and is not imported.
    New,
    /// The ATS calls it otherwise than it was imported.
    Renamed,
    /// A rule names it, and it is not imported.
    Missing,
}

stored_name!(
    DriftKind,
    "kind of drift",
    "`new`, `renamed` or `missing`",
    New = "new",
    Renamed = "renamed",
    Missing = "missing"
);

/// A status that differs, as people are told of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drifted {
    /// In what way.
    pub kind: DriftKind,
    /// Which status.
    pub key: StageKey,
    /// What the ATS calls it, where that was seen.
    pub label: Option<String>,
    /// What it is imported as, where it is.
    pub imported_label: Option<String>,
}

/// One that was noted, so that it is told once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DriftNoted {
    /// Its number among all that were ever noted of the tenant, from 1.
    pub nth: i64,
    /// What was noted.
    pub drifted: Drifted,
}
