//! What is known of a tenant's stages, beside what was imported.

use super::{StageId, StageKey, Timestamp};

/// A stage as it was imported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StageImported {
    /// What it is compared by.
    pub key: StageKey,
    /// The full id, where it is known.
    pub id: Option<StageId>,
    /// The bin, where it is known.
    pub bin: Option<String>,
    /// What the customer calls it.
    pub label: String,
    /// Its place among the stages, from 0.
    pub position: i64,
    /// When it was imported last.
    pub imported_at: Timestamp,
}

/// A stage that live reads showed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StageMet {
    /// The full id.
    pub id: StageId,
    /// What the ATS called it last; it may say the bin too.
    pub label: Option<String>,
    /// In how many hours reads showed it, or how often they showed it anew.
    pub times: i64,
    /// When they did first.
    pub first_at: Timestamp,
    /// When they did last, to the hour.
    pub last_at: Timestamp,
}
