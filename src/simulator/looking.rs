//! What a test or a demo may look at.

use serde_json::Value;

use super::Simulator;
use super::delivery::Delivery;
use super::faults::Calls;
use super::memory::{LogEntry, Workflow};
use super::profile::{Job, Person};

impl Simulator {
    /// The status an application really has, whatever a delay lets readers see.
    #[must_use]
    pub fn status_of(&self, workflow: i64) -> Option<String> {
        self.look(workflow, |kept| kept.status().to_owned())
    }

    /// Every status the application has had, oldest first, the one it was created in included.
    #[must_use]
    pub fn status_log(&self, workflow: i64) -> Vec<LogEntry> {
        self.look(workflow, |kept| kept.log.clone()).unwrap_or_default()
    }

    /// How many status changes through the API really changed the status.
    #[must_use]
    pub fn patches_applied(&self, workflow: i64) -> u64 {
        self.look(workflow, |kept| kept.patches_applied).unwrap_or_default()
    }

    /// How many status changes of this application arrived at the API, failed ones included.
    #[must_use]
    pub fn patch_requests(&self, workflow: i64) -> u64 {
        self.look(workflow, |kept| kept.patch_requests).unwrap_or_default()
    }

    /// A text field of an application, as it was set.
    #[must_use]
    pub fn field_of(&self, workflow: i64, field: &str) -> Option<Value> {
        self.look(workflow, |kept| kept.fields.get(field).cloned())?
    }

    /// A person as it really is, whatever the API shows of it.
    #[must_use]
    pub fn person(&self, person: i64) -> Option<Person> {
        self.lock().memory.people.get(&person).map(|kept| kept.profile.clone())
    }

    /// A job as it really is, whatever the API shows of it.
    #[must_use]
    pub fn job(&self, job: i64) -> Option<Job> {
        self.lock().memory.jobs.get(&job).map(|kept| kept.profile.clone())
    }

    /// The ids of all persons, ascending; the integration's own user and the one of the desk are among them.
    #[must_use]
    pub fn people(&self) -> Vec<i64> {
        self.lock().memory.people.keys().copied().collect()
    }

    /// The ids of all jobs, ascending.
    #[must_use]
    pub fn jobs(&self) -> Vec<i64> {
        self.lock().memory.jobs.keys().copied().collect()
    }

    /// The ids of all applications, ascending.
    #[must_use]
    pub fn workflows(&self) -> Vec<i64> {
        self.lock().memory.workflows.keys().copied().collect()
    }

    /// The calls that arrived so far, by kind.
    #[must_use]
    pub fn calls(&self) -> Calls {
        self.lock().calls
    }

    /// The events sent so far, oldest first; at most the latest 10,000.
    #[must_use]
    pub fn deliveries(&self) -> Vec<Delivery> {
        self.lock().deliveries.iter().cloned().collect()
    }

    /// The person who sets statuses through the API: the integration's own user.
    #[must_use]
    pub fn api_person(&self) -> i64 {
        self.lock().api_person
    }

    fn look<T>(&self, workflow: i64, at: impl FnOnce(&Workflow) -> T) -> Option<T> {
        self.lock().memory.workflows.get(&workflow).map(|kept| at(&kept.profile))
    }
}
