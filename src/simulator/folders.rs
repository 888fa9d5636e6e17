//! The folders that persons and jobs stand in: the product's usual ones (data-apis §2.3, §2.5), and whatever folder a profile is in.

use std::collections::BTreeMap;

use super::profile::{ListNode, ProfileType};
use super::state::State;

/// The lists of folders, in the catalogue of lists.
pub(super) const LISTS: [&str; 2] = [PERSON_LIST, JOB_LIST];
const PERSON_LIST: &str = "lists.person.folders";
const JOB_LIST: &str = "lists.job.folders";

/// Where merged persons go.
pub(super) const PURGE: (&str, &str) = ("D32002", "Purge");

/// What a customer has from the start. The id of `Cand:Active` is invented.
const PERSON: [(&str, &str); 7] = [
    PURGE,
    ("D32004", "Cand:Active"),
    ("D32011", "HM:Active"),
    ("D32012", "HM:Inactive"),
    ("D32013", "Emp:Current Employee"),
    ("D32017", "Emp:Contractor/Temp"),
    ("D32018", "Emp:Former Employee"),
];

/// All ids but the first are invented.
const JOB: [(&str, &str); 4] =
    [("D31001", "Approved"), ("D31004", "Closed"), ("D31007", "Deleted"), ("D31009", "Job Template")];

impl State {
    /// Ids and labels of the folders of a list, by id; `None` when the list is none of folders.
    pub(super) fn folders(&self, list: &str) -> Option<Vec<(String, String)>> {
        match list {
            PERSON_LIST => Some(with(&PERSON, self.memory.people.values().map(|kept| &kept.profile.folder))),
            JOB_LIST => Some(with(&JOB, self.memory.jobs.values().map(|kept| &kept.profile.folder))),
            _ => None,
        }
    }

    /// Whether a person or job stands in a folder that the API user may not see; applications stand in none.
    pub(super) fn stands_hidden(&self, profile: ProfileType, id: i64) -> bool {
        let folder = match profile {
            ProfileType::People => self.memory.people.get(&id).map(|kept| &kept.profile.folder),
            ProfileType::Jobs => self.memory.jobs.get(&id).map(|kept| &kept.profile.folder),
            ProfileType::Workflows => None,
        };
        folder.is_some_and(|folder| self.switches.hides_folder(folder))
    }
}

/// The usual folders and those in use; an id has its usual label.
fn with<'a>(usual: &[(&'a str, &'a str)], used: impl Iterator<Item = &'a ListNode>) -> Vec<(String, String)> {
    let mut folders: BTreeMap<&str, &str> = usual.iter().copied().collect();
    for folder in used {
        folders.entry(&folder.id).or_insert(&folder.value);
    }
    folders.into_iter().map(|(id, label)| (id.to_owned(), label.to_owned())).collect()
}
