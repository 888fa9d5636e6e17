//! Profiles of an ATS, as the mirror asks for them.

use crate::domain::{Entity, Timestamp};

/// Which profiles. Everything that is said must fit.
#[derive(Debug, Clone, Copy)]
pub struct ProfilesAsked<'a> {
    /// Of what.
    pub entity: Entity,
    /// Only those that stand in one of these folders; of applications, whose persons do. Empty: wherever they stand.
    pub folders: &'a [String],
    /// Only those that stand in none of these.
    pub without: &'a [String],
    /// Only applications for jobs in one of these folders. Empty: whatever the job.
    pub job_folders: &'a [String],
    /// Only those that changed since then and, where that is said, until then; to the minute.
    pub changed: Option<(Timestamp, Option<Timestamp>)>,
    /// Only those with higher numbers.
    pub after: i64,
}

/// A page of profiles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProfileIds {
    /// Their numbers, ascending.
    pub ids: Vec<i64>,
    /// Whether none follow.
    pub is_last: bool,
}
