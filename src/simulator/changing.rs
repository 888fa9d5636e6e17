//! What happens to the customer's persons, jobs and applications after they were made: edits, merges, purges.

use super::Simulator;
use super::profile::{Job, Person};

impl Simulator {
    /// Changes a person, its folder included; `updateddate` is now. Nothing happens when there is no such person. `edit` runs
    /// while the memory is locked: it must not ask this simulator.
    pub fn edit_person(&self, person: i64, edit: impl FnOnce(&mut Person)) {
        let now = self.now();
        if let Some(kept) = self.lock().memory.people.get_mut(&person) {
            kept.change(now, edit);
        }
    }

    /// Changes a job, its folder included; `updateddate` is now. Nothing happens when there is no such job. `edit` runs while
    /// the memory is locked: it must not ask this simulator.
    pub fn edit_job(&self, job: i64, edit: impl FnOnce(&mut Job)) {
        let now = self.now();
        if let Some(kept) = self.lock().memory.jobs.get_mut(&job) {
            kept.change(now, edit);
        }
    }

    /// Merges two profiles of one human being (data-apis §2.5): the loser is renamed, loses its e-mail address and goes to the
    /// folder Purge; its applications go to the winner, who gets the earlier date of creation. Nothing happens unless both are
    /// there and differ.
    pub fn merge_people(&self, loser: i64, winner: i64) {
        let now = self.now();
        self.lock().memory.merge(loser, winner, now);
    }

    /// Deletes a person for good, with its applications.
    pub fn purge_person(&self, person: i64) {
        self.lock().memory.purge_person(person);
    }

    /// Deletes a job for good, with its applications.
    pub fn purge_job(&self, job: i64) {
        self.lock().memory.purge_job(job);
    }

    /// Dissociates a person from a job: the application is gone.
    pub fn remove_application(&self, workflow: i64) {
        self.lock().memory.workflows.remove(&workflow);
    }
}
