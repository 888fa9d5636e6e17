//! One hand-off as the list shows it.

use crate::domain::{Advance, Handoff, Job, JobId, Person, PersonId, Timestamp};
use crate::inbound::link::sentences;
use crate::inbound::pages::texts;
use crate::inbound::pages::times::{Moment, age};
use crate::store::Names;

/// One line of the list.
pub(super) struct Row {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) person_page: Option<String>,
    pub(super) job_id: JobId,
    pub(super) job: String,
    pub(super) requisition: Option<String>,
    pub(super) tone: &'static str,
    pub(super) state: &'static str,
    pub(super) sent_by: Option<(PersonId, String)>,
    pub(super) age: String,
    pub(super) sent_at: Moment,
}

impl Row {
    pub(super) fn of(
        handoff: &Handoff,
        advance: Option<&Advance>,
        names: &Names,
        person_page: Option<String>,
        now: Timestamp,
    ) -> Self {
        let (tone, state, _) = sentences::state(handoff.progress(advance), advance);
        let (person, job) = (names.persons.get(&handoff.person), names.jobs.get(&handoff.job));
        Self {
            id: handoff.id.to_string(),
            name: name(person, handoff.person),
            person_page,
            job_id: handoff.job,
            job: title(job, handoff.job),
            requisition: job.and_then(|job| job.requisition.clone()),
            tone: tone.class(),
            state,
            sent_by: handoff.sent_by.map(|by| (by, name(names.persons.get(&by), by))),
            age: age(now.since(handoff.created_at)),
            sent_at: Moment::of(handoff.created_at),
        }
    }
}

/// What to call a person: by its number until the ATS has shown more.
pub(in crate::inbound::pages) fn name(person: Option<&Person>, id: PersonId) -> String {
    person.and_then(Person::full_name).unwrap_or_else(|| format!("{} {id}", texts::INTERVIEWS.person))
}

/// The same of a job.
pub(in crate::inbound::pages) fn title(job: Option<&Job>, id: JobId) -> String {
    job.and_then(|job| job.title.clone()).unwrap_or_else(|| format!("{} {id}", texts::INTERVIEWS.job))
}
