//! The text that asks iCIMS' representative for what a tenant has mirrored.

use std::fmt::Write as _;

use super::api::{jobs, people, workflows};
use crate::domain::{Entity, SyncSource, Tenant};

/// Fields, folders and rights, as the representative needs them.
pub(super) fn text(tenant: &Tenant) -> String {
    let settings = &tenant.settings.sync;
    let mut text = format!(
        "For customer {}, please let our integration user (login group Integration User) read the following, and give us a \
         channel with these fields where the licence has the streaming API.\n",
        tenant.customer
    );
    let roles = tenant.settings.roles.0.values().cloned();
    let parts = [
        ("Person", fields(&people::FIELDS, settings.fields(Entity::Person)), vec!["resume".to_owned()]),
        ("Job", fields(&jobs::FIELDS, settings.fields(Entity::Job)), roles.collect()),
        ("Recruiting workflow", fields(&workflows::FIELDS, &[]), vec!["sourceperson".to_owned(), "bin".to_owned()]),
    ];
    for (name, mut named, more) in parts {
        named.extend(more);
        named.dedup();
        // Writing into a `String` cannot fail.
        let _ = writeln!(text, "\n{name}: {}", named.join(", "));
    }
    let quoted = |names: &[String]| names.join(", ");
    let _ = writeln!(text, "\nPerson folders of candidates: {}", quoted(&settings.candidate_folders));
    let _ = writeln!(text, "Person folders of users: {}", quoted(&settings.user_folders));
    let _ = writeln!(text, "Job folders: all but {}", quoted(&settings.jobs_without));
    text.push_str(
        "\nThe user searches people, jobs and recruiting workflows by folder, status and date of change (Search API), reads the \
         profiles that it finds (Profile API), and reads the lists of person folders and job folders (List API).\n",
    );
    if settings.source == SyncSource::Stream {
        text.push_str(
            "\nOur OAuth client reads the Data Stream (v2) of the customer too. Please give it a subscription to persons, jobs \
             and recruiting workflows, deletions included, and tell us the subscription's name and the stream's host.\n",
        );
    }
    text
}

fn fields(usual: &[&str], more: &[String]) -> Vec<String> {
    let mut all: Vec<String> = usual.iter().map(|&field| field.to_owned()).collect();
    all.extend(more.iter().filter(|field| !usual.contains(&field.as_str())).cloned());
    all
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::*;
    use crate::domain::TenantSettings;

    #[test]
    fn every_field_and_folder_is_asked_for() {
        let mut settings = TenantSettings::default();
        settings.sync.person_fields = vec!["field23848".to_owned()];
        let tenant = Tenant {
            id: 1.try_into().unwrap(),
            ats: "icims".to_owned(),
            customer: 4_321.try_into().unwrap(),
            name: "Test".to_owned(),
            paused_until: None,
            settings,
            rules: HashMap::new(),
            version: 1,
        };
        let text = text(&tenant);
        for part in [
            "customer 4321",
            "Person: firstname, lastname, middlename, email, folder, phones, addresses, updateddate, field23848, resume",
            "hiringmanager",
            "sourceperson, bin",
            "Emp:Current Employee",
            "all but Deleted, Job Template",
        ] {
            assert!(text.contains(part), "{part}: {text}");
        }
    }
}
