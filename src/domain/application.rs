//! What the ATS says about an application and the people and job around it.
//!
//! The ATS leaves out a field that is empty or that it does not let us see, so every field may be missing.

use serde::{Deserialize, Serialize};

use super::{JobId, PersonId, Stage, StageKey, Timestamp, WorkflowId};

/// A person applying for a job.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Application {
    /// Which application.
    pub workflow: WorkflowId,
    /// Whose.
    pub person: Option<PersonId>,
    /// For which job.
    pub job: Option<JobId>,
    /// Where it stands.
    pub stage: Option<Stage>,
    /// Where the candidate came from.
    pub source: Option<String>,
    /// When it last changed, to the minute.
    pub updated_at: Option<Timestamp>,
}

/// A candidate or a user.
#[derive(Clone, PartialEq, Eq)]
pub struct Person {
    /// Which person.
    pub id: PersonId,
    /// Given name.
    pub first_name: Option<String>,
    /// Middle name.
    pub middle_name: Option<String>,
    /// Family name.
    pub last_name: Option<String>,
    /// E-mail address.
    pub email: Option<String>,
    /// Phone numbers.
    pub phones: Vec<Phone>,
    /// Town, state and country of the first address.
    pub location: Option<String>,
    /// Folder: the life-cycle state of the profile.
    pub folder: Option<String>,
    /// When it last changed, to the minute.
    pub updated_at: Option<Timestamp>,
}

impl Person {
    /// The name to show; `None` when the ATS shows none.
    #[must_use]
    pub fn full_name(&self) -> Option<String> {
        let parts = [&self.first_name, &self.middle_name, &self.last_name];
        let name = parts.into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(" ");
        (!name.is_empty()).then_some(name)
    }
}

/// Without anything personal, so that no log can carry it.
impl std::fmt::Debug for Person {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Person({})", self.id)
    }
}

/// A phone number.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Phone {
    /// What kind of phone.
    pub kind: Option<String>,
    /// The number as typed.
    pub number: String,
}

/// What people apply for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Job {
    /// Which job.
    pub id: JobId,
    /// The requisition id that people know it by.
    pub requisition: Option<String>,
    /// Title.
    pub title: Option<String>,
    /// Folder: the life-cycle state of the job.
    pub folder: Option<String>,
    /// Where the work is.
    pub location: Option<String>,
    /// The hiring team.
    pub team: Vec<TeamMember>,
    /// When it last changed, to the minute.
    pub updated_at: Option<Timestamp>,
}

/// A role on a job and who has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TeamMember {
    /// The role, as the tenant's settings name it.
    pub role: String,
    /// Who.
    pub person: i64,
}

/// A role and the person's own data.
#[derive(Debug, Clone)]
pub struct Who {
    /// The role, as the tenant's settings name it.
    pub role: String,
    /// The person.
    pub person: Person,
}

/// Everything that was read live for one hand-off.
#[derive(Debug, Clone)]
pub struct Profile {
    /// The application.
    pub application: Application,
    /// The candidate.
    pub person: Option<Person>,
    /// The job.
    pub job: Option<Job>,
    /// The hiring team.
    pub team: Vec<Who>,
    /// When the reading began.
    pub read_at: Timestamp,
}

/// One entry of an application's status log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StageChange {
    /// The status it was placed in.
    pub to: StageKey,
    /// Who placed it.
    pub by: Option<PersonId>,
    /// When, to the minute.
    pub at: Option<Timestamp>,
}
