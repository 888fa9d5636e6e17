//! What happens to the customer's persons, jobs and applications after they were made: edits, merges, purges.

use super::Simulator;
use super::profile::{Job, Person, ProfileType};
use super::stream::Happened;

impl Simulator {
    /// Changes a person, its folder included; `updateddate` is now. Nothing happens when there is no such person. `edit` runs
    /// while the memory is locked: it must not ask this simulator.
    pub fn edit_person(&self, person: i64, edit: impl FnOnce(&mut Person)) {
        let now = self.now();
        let mut state = self.lock();
        if let Some(kept) = state.memory.people.get_mut(&person) {
            kept.change(now, edit);
            state.tell(ProfileType::People, person, Happened::Updated, now);
        }
    }

    /// Changes a job, its folder included; `updateddate` is now. Nothing happens when there is no such job. `edit` runs while
    /// the memory is locked: it must not ask this simulator.
    pub fn edit_job(&self, job: i64, edit: impl FnOnce(&mut Job)) {
        let now = self.now();
        let mut state = self.lock();
        if let Some(kept) = state.memory.jobs.get_mut(&job) {
            kept.change(now, edit);
            state.tell(ProfileType::Jobs, job, Happened::Updated, now);
        }
    }

    /// Merges two profiles of one human being (data-apis §2.5): the loser is renamed, loses its e-mail address and goes to the
    /// folder Purge; its applications go to the winner, who gets the earlier date of creation. Nothing happens unless both are
    /// there and differ.
    pub fn merge_people(&self, loser: i64, winner: i64) {
        let now = self.now();
        let mut state = self.lock();
        if let Some(moved) = state.memory.merge(loser, winner, now) {
            state.tell(ProfileType::People, loser, Happened::Updated, now);
            state.tell(ProfileType::People, winner, Happened::Updated, now);
            state.tell_of(&moved, Happened::Updated, now);
        }
    }

    /// Deletes a person for good, with its applications.
    pub fn purge_person(&self, person: i64) {
        let now = self.now();
        let mut state = self.lock();
        if let Some(gone) = state.memory.purge_person(person) {
            state.tell(ProfileType::People, person, Happened::Deleted, now);
            state.tell_of(&gone, Happened::Deleted, now);
        }
    }

    /// Deletes a job for good, with its applications.
    pub fn purge_job(&self, job: i64) {
        let now = self.now();
        let mut state = self.lock();
        if let Some(gone) = state.memory.purge_job(job) {
            state.tell(ProfileType::Jobs, job, Happened::Deleted, now);
            state.tell_of(&gone, Happened::Deleted, now);
        }
    }

    /// Dissociates a person from a job: the application is gone.
    pub fn remove_application(&self, workflow: i64) {
        let now = self.now();
        let mut state = self.lock();
        if state.memory.workflows.remove(&workflow).is_some() {
            state.tell(ProfileType::Workflows, workflow, Happened::Deleted, now);
        }
    }
}
