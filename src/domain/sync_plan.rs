//! What decides what a walk looks through and reads.

use std::fmt::{self, Write as _};

use aws_lc_rs::digest::{SHA256, digest};
use serde::{Deserialize, Serialize};

use super::{Entity, Roles, SyncSettings};

/// Tells one choice of settings from another. Where it changes, the mirror is walked through again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SyncPlan {
    /// As 0.5.0 writes it: folders and their like, and the fields of everything.
    whole: String,
    person_fields: String,
    job_fields: String,
}

/// Of what every profile is read again, because it was read without fields that are wanted now.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Anew {
    /// Persons.
    pub persons: bool,
    /// Jobs.
    pub jobs: bool,
}

impl Anew {
    /// Both together.
    #[must_use]
    pub fn and(self, more: Self) -> Self {
        Self { persons: self.persons || more.persons, jobs: self.jobs || more.jobs }
    }

    /// Whether it is about an entity; no setting adds fields of applications.
    #[must_use]
    pub fn holds(self, entity: Entity) -> bool {
        match entity {
            Entity::Person => self.persons,
            Entity::Job => self.jobs,
            Entity::Application => false,
        }
    }
}

/// What a person asks of a walk.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SyncWish {
    /// Everything is read, whether it changed or not.
    pub all: bool,
    /// However much has gone, it is taken as gone.
    pub accept_gone: bool,
    /// What is read, whether it changed or not, because of other settings; nobody asks for it.
    #[serde(default)]
    pub anew: Anew,
}

impl SyncWish {
    /// Whether everything of an entity is read, changed or not.
    #[must_use]
    pub fn reads_all(self, entity: Entity) -> bool {
        self.all || self.anew.holds(entity)
    }
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
        let person_fields = format!("{:?}", sorted(&settings.person_fields));
        let job_fields = format!("{:?}{:?}", sorted(&settings.job_fields), roles.0);
        Self {
            whole: format!("{}-{}", short(&parts), short(&format!("{person_fields}{job_fields}"))),
            person_fields: short(&person_fields),
            job_fields: short(&job_fields),
        }
    }

    /// Whether it is the one that is written so, by this version or by 0.5.0.
    #[must_use]
    pub fn is(&self, written: &str) -> bool {
        written.strip_prefix(&self.whole).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
    }

    /// What was read by another choice without fields of this one. 0.5.0 does not say whose fields it knew.
    #[must_use]
    pub fn anew(&self, than: &str) -> Anew {
        let mut fields = than.split('-').skip(1);
        if fields.next() == self.whole.split('-').nth(1) {
            return Anew::default();
        }
        Anew {
            persons: fields.next() != Some(self.person_fields.as_str()),
            jobs: fields.next() != Some(self.job_fields.as_str()),
        }
    }
}

impl fmt::Display for SyncPlan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}-{}", self.whole, self.person_fields, self.job_fields)
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
    use std::collections::BTreeMap;

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
        assert!(folders != plan && !folders.is(&plan.to_string()));
        assert_eq!(folders.anew(&plan.to_string()), Anew::default());
        let persons = Anew { persons: true, jobs: false };
        assert_eq!(SyncPlan::of(&fields, &roles).anew(&plan.to_string()), persons);
        let none = SyncPlan::of(&SyncSettings::default(), &Roles(BTreeMap::new()));
        assert_eq!(none.anew(&plan.to_string()), Anew { persons: false, jobs: true });
        assert!(!none.is(&plan.to_string()) && plan.is(&plan.to_string()));
    }

    #[test]
    fn what_0_5_0_wrote_is_understood() {
        let plan = SyncPlan::of(&SyncSettings::default(), &Roles::default());
        let none = SyncPlan::of(&SyncSettings::default(), &Roles(BTreeMap::new()));
        assert!(plan.is(&plan.whole) && !none.is(&plan.whole));
        assert_eq!(plan.anew(&plan.whole), Anew::default());
        assert_eq!(
            none.anew(&plan.whole),
            Anew { persons: true, jobs: true },
            "it does not say whose fields are others"
        );
        assert_eq!(plan.whole, "2697d19e0029c4f7-baa951e0a2a68775", "as 0.5.0 writes it");
    }
}
