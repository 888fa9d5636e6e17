//! Reads an application live, for whoever asks: nothing is kept of it.

use super::fetch::read_team;
use super::{Flow, Timestamp};
use crate::ats::{AtsError, Call};
use crate::domain::{Feature, Job, Lane, Person, Profile, Tenant, WorkflowId};

impl Flow {
    /// Reads an application, its candidate, its job and the hiring team. A person or job that the ATS does not show is
    /// left out.
    ///
    /// # Errors
    /// What the ATS says.
    pub async fn read_live(&self, tenant: &Tenant, workflow: WorkflowId) -> Result<Profile, AtsError> {
        // A program that asks often takes no recruiter's place.
        self.read_for(tenant, workflow, (Lane::Sync, Feature::Live)).await
    }

    /// The same, as urgent as somebody waits for it.
    ///
    /// # Errors
    /// What the ATS says.
    pub async fn read_for(
        &self,
        tenant: &Tenant,
        workflow: WorkflowId,
        (lane, feature): (Lane, Feature),
    ) -> Result<Profile, AtsError> {
        let unknown = || AtsError::NotConnected { why: "this program has no adapter for the tenant's ATS".to_owned() };
        let adapter = self.registry.get(&tenant.ats).ok_or_else(unknown)?;
        let call = Call { tenant, lane, feature };
        let read_at: Timestamp = self.clock.now();
        let application = adapter.ats.application(call, workflow).await?;
        let person = async {
            match application.person {
                Some(person) => shown(adapter.ats.person(call, person).await),
                None => Ok(None),
            }
        };
        let job = async {
            match application.job {
                Some(job) => shown(adapter.ats.job(call, job).await),
                None => Ok(None),
            }
        };
        let (person, job): (Option<Person>, Option<Job>) = tokio::try_join!(person, job)?;
        let team = read_team(&adapter.ats, call, job.as_ref()).await;
        Ok(Profile { application, person, job, team, read_at })
    }
}

fn shown<T>(read: Result<T, AtsError>) -> Result<Option<T>, AtsError> {
    match read {
        Ok(found) => Ok(Some(found)),
        Err(AtsError::Missing { .. }) => Ok(None),
        Err(error) => Err(error),
    }
}
