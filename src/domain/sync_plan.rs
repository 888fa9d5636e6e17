//! What decides what a walk looks through and reads.

use std::fmt::{self, Write as _};

use aws_lc_rs::digest::{SHA256, digest};

use super::{Roles, SyncSettings};

/// Tells one choice of settings from another. Where it changes, the mirror is walked through again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SyncPlan {
    parts: String,
    fields: String,
}

impl SyncPlan {
    /// By what a tenant chose.
    #[must_use]
    pub fn of(settings: &SyncSettings, roles: &Roles) -> Self {
        let sorted = |names: &[String]| {
            let mut names = names.to_vec();
            names.sort_unstable();
            names
        };
        let SyncSettings { candidate_folders, user_folders, jobs_without, applications, open_job_folders, .. } =
            settings;
        let open_job_folders = if *applications { sorted(open_job_folders) } else { Vec::new() };
        let [candidate_folders, user_folders, jobs_without] =
            [candidate_folders, user_folders, jobs_without].map(|names| sorted(names));
        let parts = format!("{candidate_folders:?}{user_folders:?}{jobs_without:?}{applications}{open_job_folders:?}");
        let fields = format!("{:?}{:?}{:?}", sorted(&settings.person_fields), sorted(&settings.job_fields), roles.0);
        Self { parts: short(&parts), fields: short(&fields) }
    }

    /// Whether what was read by another choice lacks fields of this one.
    #[must_use]
    pub fn reads_other_fields(&self, than: &str) -> bool {
        than.split_once('-').is_none_or(|(_, fields)| fields != self.fields)
    }
}

impl fmt::Display for SyncPlan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.parts, self.fields)
    }
}

fn short(said: &str) -> String {
    let mut text = String::with_capacity(16);
    for byte in &digest(&SHA256, said.as_bytes()).as_ref()[..8] {
        // Writing into a `String` cannot fail.
        let _ = write!(text, "{byte:02x}");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_folders_are_another_plan_and_other_fields_are_told_apart() {
        let (settings, roles) = (SyncSettings::default(), Roles::default());
        let plan = SyncPlan::of(&settings, &roles);
        let turned = settings.user_folders.iter().rev().cloned().collect();
        assert_eq!(plan, SyncPlan::of(&SyncSettings { user_folders: turned, ..settings.clone() }, &roles));
        let folders = SyncSettings { user_folders: Vec::new(), every_minutes: 7, ..settings.clone() };
        let fields = SyncSettings { person_fields: vec!["field23848".to_owned()], ..settings.clone() };
        assert_eq!(plan, SyncPlan::of(&SyncSettings { every_minutes: 7, ..settings }, &roles));
        let folders = SyncPlan::of(&folders, &roles);
        assert!(folders != plan && !folders.reads_other_fields(&plan.to_string()));
        assert!(SyncPlan::of(&fields, &roles).reads_other_fields(&plan.to_string()));
    }
}
