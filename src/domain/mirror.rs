//! The mirror: what is kept of a tenant's jobs, persons and applications, and what became of them.

use aws_lc_rs::digest::{Context, SHA256};
use serde::{Deserialize, Serialize};

use super::names::stored_name;
use super::{Application, Job, Person, PersonId, Timestamp};

/// What is mirrored. Candidates and users are the same entity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Entity {
    /// Candidates and users.
    Person,
    /// What people apply for.
    Job,
    /// Who applies for what.
    Application,
}

stored_name!(
    Entity,
    "entity",
    "person, job or application",
    Person = "person",
    Job = "job",
    Application = "application"
);

/// In which list something of the mirror stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MirrorKind {
    /// A person who can be scheduled.
    Candidate,
    /// A person who takes part in hiring.
    User,
    /// What people apply for.
    Job,
    /// Who applies for what.
    Application,
}

stored_name!(
    MirrorKind,
    "list of the mirror",
    "candidate, user, job or application",
    Candidate = "candidate",
    User = "user",
    Job = "job",
    Application = "application"
);

impl MirrorKind {
    /// The list that a part of the mirror belongs to: parts are named after it.
    #[must_use]
    pub fn of_scope(scope: &str) -> Option<Self> {
        scope.split(':').next()?.parse().ok()
    }

    /// What stands in the list.
    #[must_use]
    pub const fn entity(self) -> Entity {
        match self {
            Self::Candidate | Self::User => Entity::Person,
            Self::Job => Entity::Job,
            Self::Application => Entity::Application,
        }
    }
}

/// Why something is not in the mirror any more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gone {
    /// The ATS has it no more.
    Deleted,
    /// It stands in a folder that is not mirrored.
    MovedOut,
    /// The person was merged with another one.
    Merged,
}

stored_name!(
    Gone,
    "reason",
    "deleted, moved_out or merged",
    Deleted = "deleted",
    MovedOut = "moved_out",
    Merged = "merged"
);

/// A folder: the life-cycle state of a profile. Either name may be hidden.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Folder {
    /// The id, as the ATS writes it.
    pub id: Option<String>,
    /// What people call it.
    pub label: Option<String>,
}

impl Folder {
    /// Whether a setting names this folder, by its id or by its label.
    #[must_use]
    pub fn is_named(&self, name: &str) -> bool {
        let same =
            |own: &Option<String>| own.as_deref().is_some_and(|own| own.trim().eq_ignore_ascii_case(name.trim()));
        same(&self.id) || same(&self.label)
    }

    /// Whether the ATS shows which folder it is.
    #[must_use]
    pub fn is_shown(&self) -> bool {
        self.id.is_some() || self.label.is_some()
    }
}

/// What was read of one profile.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// A candidate or user.
    Person(Person),
    /// A job.
    Job(Job),
    /// An application.
    Application(Application),
}

impl Content {
    /// What it is.
    #[must_use]
    pub fn entity(&self) -> Entity {
        match self {
            Self::Person(_) => Entity::Person,
            Self::Job(_) => Entity::Job,
            Self::Application(_) => Entity::Application,
        }
    }

    /// Its number in the ATS.
    #[must_use]
    pub fn id(&self) -> i64 {
        match self {
            Self::Person(person) => person.id.get(),
            Self::Job(job) => job.id.get(),
            Self::Application(application) => application.workflow.get(),
        }
    }

    /// When it last changed, to the minute, as far as the ATS shows it.
    #[must_use]
    pub fn updated_at(&self) -> Option<Timestamp> {
        match self {
            Self::Person(person) => person.updated_at,
            Self::Job(job) => job.updated_at,
            Self::Application(application) => application.updated_at,
        }
    }

    /// What it is found by, in lower case.
    #[must_use]
    pub fn search_text(&self) -> String {
        let parts = match self {
            Self::Person(one) => vec![&one.first_name, &one.middle_name, &one.last_name, &one.email],
            Self::Job(one) => vec![&one.requisition, &one.title],
            Self::Application(one) => vec![&one.source],
        };
        let stage = match self {
            Self::Application(one) => one.stage.as_ref().and_then(|stage| stage.label.as_deref()),
            Self::Person(_) | Self::Job(_) => None,
        };
        let parts = parts.into_iter().filter_map(|part| part.as_deref()).chain(stage);
        parts.collect::<Vec<_>>().join(" ").to_lowercase()
    }

    /// Each field that the ATS may or may not show, and whether it did.
    #[must_use]
    pub fn shown(&self) -> Vec<(&'static str, bool)> {
        match self {
            Self::Person(one) => vec![
                ("firstname", one.first_name.is_some()),
                ("lastname", one.last_name.is_some()),
                ("email", one.email.is_some()),
                ("folder", one.folder.is_some()),
                ("phones", !one.phones.is_empty()),
                ("addresses", one.location.is_some()),
                ("updateddate", one.updated_at.is_some()),
            ],
            Self::Job(one) => vec![
                ("jobid", one.requisition.is_some()),
                ("jobtitle", one.title.is_some()),
                ("folder", one.folder.is_some()),
                ("joblocation", one.location.is_some()),
                ("hiring team", !one.team.is_empty()),
                ("updateddate", one.updated_at.is_some()),
            ],
            Self::Application(one) => vec![
                ("associatedprofile", one.person.is_some()),
                ("baseprofile", one.job.is_some()),
                ("status", one.stage.is_some()),
                ("source", one.source.is_some()),
                ("updateddate", one.updated_at.is_some()),
            ],
        }
    }
}

/// A profile as it was read for the mirror.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Profiled {
    /// What it says.
    pub content: Content,
    /// Where it stands; applications have no folder.
    pub folder: Folder,
    /// Fields that the tenant added, by their names.
    pub fields: serde_json::Map<String, serde_json::Value>,
    /// The person that it was merged with.
    pub merged_into: Option<PersonId>,
}

impl Profiled {
    /// Tells one content from another.
    #[must_use]
    pub fn hash(&self) -> i64 {
        let Self { content, folder, fields, merged_into } = self;
        let mut said = Said(Context::new(&SHA256));
        said.number(content.updated_at().map(Timestamp::micros));
        match content {
            Content::Person(one) => {
                let Person {
                    id: _,
                    first_name,
                    middle_name,
                    last_name,
                    email,
                    phones,
                    location,
                    folder,
                    updated_at: _,
                } = one;
                said.texts([first_name, middle_name, last_name, email, location, folder]);
                for phone in phones {
                    said.texts([&phone.kind, &Some(phone.number.clone())]);
                }
            }
            Content::Job(one) => {
                let Job { id: _, requisition, title, folder, location, team, updated_at: _ } = one;
                said.texts([requisition, title, folder, location]);
                for member in team {
                    said.text(Some(&member.role));
                    said.number(Some(member.person));
                }
            }
            Content::Application(one) => {
                let Application { workflow: _, person, job, stage, source, updated_at: _ } = one;
                said.text(source.as_deref());
                said.text(stage.as_ref().map(|stage| stage.id.as_str()));
                said.text(stage.as_ref().and_then(|stage| stage.label.as_deref()));
                said.number(person.map(PersonId::get));
                said.number(job.map(super::JobId::get));
            }
        }
        said.text(folder.id.as_deref());
        for (name, value) in fields {
            said.text(Some(name));
            said.text(Some(&value.to_string()));
        }
        said.number(merged_into.map(PersonId::get));
        let hash = said.0.finish();
        hash.as_ref().first_chunk().copied().map_or(0, i64::from_be_bytes)
    }
}

/// What is hashed: no two sequences of values are the same bytes.
struct Said(Context);

impl Said {
    fn text(&mut self, text: Option<&str>) {
        self.number(text.map(|text| i64::try_from(text.len()).unwrap_or(i64::MAX)));
        self.0.update(text.unwrap_or_default().as_bytes());
    }

    fn texts<const N: usize>(&mut self, texts: [&Option<String>; N]) {
        for text in texts {
            self.text(text.as_deref());
        }
    }

    fn number(&mut self, number: Option<i64>) {
        self.0.update(&[u8::from(number.is_some())]);
        self.0.update(&number.unwrap_or_default().to_be_bytes());
    }
}

/// What is known of something that may be in the mirror.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// Its number in the ATS.
    pub id: i64,
    /// Which part of the plan it was met in; none where it has left the mirror.
    pub scope: Option<String>,
    /// In which list.
    pub kind: MirrorKind,
    /// When the reading began.
    pub read_at: Timestamp,
}

/// What becomes of one profile in the mirror.
#[derive(Debug, Clone)]
pub struct MirrorWrite {
    /// What was read.
    pub profile: Profiled,
    /// In which list it stands, or stood.
    pub kind: MirrorKind,
    /// Which part of the plan it belongs to; none where it is not mirrored any more.
    pub scope: Option<String>,
    /// Why it is not.
    pub gone: Option<Gone>,
    /// When the reading began.
    pub read_at: Timestamp,
    /// Whether looks for changes should have found it before, if it is new or has changed.
    pub is_late: bool,
}

/// Something of the mirror, as it is listed.
#[derive(Debug, Clone)]
pub struct Mirrored {
    /// Its number in the ATS.
    pub id: i64,
    /// What was read; none where it was deleted.
    pub content: Option<Content>,
    /// The folder's id.
    pub folder_id: Option<String>,
    /// Fields that the tenant added.
    pub fields: serde_json::Map<String, serde_json::Value>,
    /// When the mirror last took a change of it.
    pub changed_at: Timestamp,
    /// When, and why, it left the mirror.
    pub gone: Option<(Timestamp, Gone)>,
    /// The person that it was merged with.
    pub merged_into: Option<i64>,
}

/// How often a field was shown, on a day of UTC.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldShown {
    /// Of what.
    pub entity: Entity,
    /// The day's beginning.
    pub day: Timestamp,
    /// The field, as the ATS names it.
    pub field: String,
    /// Profiles that were read.
    pub seen: i64,
    /// Those that showed it.
    pub shown: i64,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn job(title: &str) -> Profiled {
        let id = 4_401.try_into().unwrap();
        let (title, team) = (Some(title.to_owned()), Vec::new());
        let job = Job { id, requisition: None, title, folder: None, location: None, team, updated_at: None };
        let (folder, fields) = (Folder::default(), serde_json::Map::new());
        Profiled { content: Content::Job(job), folder, fields, merged_into: None }
    }

    #[test]
    fn another_content_has_another_hash_and_the_same_one_the_same() {
        assert_eq!(job("Support Engineer").hash(), job("Support Engineer").hash());
        assert_ne!(job("Support Engineer").hash(), job("Sales Engineer").hash());
        let mut added = job("Support Engineer");
        added.fields.insert("field1".to_owned(), "x".into());
        assert_ne!(added.hash(), job("Support Engineer").hash());
    }

    #[test]
    fn a_folder_is_named_by_its_id_or_its_label() {
        let folder = Folder { id: Some("D32007".to_owned()), label: Some("Cand:Active".to_owned()) };
        assert!(folder.is_named("D32007") && folder.is_named("cand:active ") && !folder.is_named("HM:Active"));
        assert!(!Folder::default().is_named("") && !Folder::default().is_shown());
    }

    #[test]
    fn what_is_searched_for_is_in_lower_case() {
        assert_eq!(job("Support ENGINEER Ä").content.search_text(), "support engineer ä");
    }
}
