//! What candidates, jobs and statuses are called, as far as that is known.

use crate::domain::{JobId, PersonId, StageKey, Tenant};
use crate::inbound::Doors;
use crate::inbound::pages::failed::Failed;
use crate::inbound::pages::interviews::{name, title};
use crate::inbound::pages::settings::StageNames;
use crate::store::Names;

/// The names that a page needs.
pub(super) struct Known {
    names: Names,
    stages: StageNames,
}

impl Known {
    /// Reads them; each candidate and job once.
    pub(super) async fn of(doors: &Doors, tenant: &Tenant, who: &[(PersonId, JobId)]) -> Result<Self, Failed> {
        let (persons, jobs) = who.iter().map(|(person, job)| (person.get(), job.get())).unzip();
        let names = doors.flow.store.names_of(tenant.id, &sorted(persons), &sorted(jobs)).await?;
        Ok(Self { names, stages: StageNames::of(doors, tenant.id).await? })
    }

    /// What to call a candidate.
    pub(super) fn person(&self, id: PersonId) -> String {
        name(self.names.persons.get(&id), id)
    }

    /// What to call a job.
    pub(super) fn job(&self, id: JobId) -> String {
        title(self.names.jobs.get(&id), id)
    }

    /// What to call a status: by its digits where nothing named it yet.
    pub(super) fn stage(&self, key: StageKey) -> String {
        self.stages.label(key)
    }
}

fn sorted(mut ids: Vec<i64>) -> Vec<i64> {
    ids.sort_unstable();
    ids.dedup();
    ids
}
