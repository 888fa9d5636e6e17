//! How profiles leave the memory: merged into another one, or purged with what hangs on them (data-apis §2.5).

use super::folders::PURGE;
use super::memory::{Memory, Workflow};
use super::profile::ListNode;

impl Memory {
    /// The loser's applications that the winner has now; `None` when there was nothing to merge.
    ///
    /// Whether a moved application counts as updated is not public; here it does.
    pub(super) fn merge(&mut self, loser: i64, winner: i64, now: i64) -> Option<Vec<i64>> {
        if loser == winner || !self.people.contains_key(&winner) {
            return None;
        }
        let lost = self.people.get_mut(&loser)?;
        let created = lost.created;
        lost.change(now, |person| {
            person.firstname = format!("Merged with {winner}");
            person.lastname.clear();
            person.email.clear();
            person.folder = ListNode::new(PURGE.0, PURGE.1);
        });
        if let Some(kept) = self.people.get_mut(&winner) {
            kept.change(now, |_| ());
            kept.created = kept.created.min(created);
        }
        let moved = self.workflows_of(|workflow| workflow.person == loser);
        for id in &moved {
            if let Some(kept) = self.workflows.get_mut(id) {
                kept.change(now, |workflow| workflow.person = winner);
            }
        }
        Some(moved)
    }

    /// The applications that went with the person; `None` when there was no such person.
    pub(super) fn purge_person(&mut self, person: i64) -> Option<Vec<i64>> {
        self.people.remove(&person)?;
        Some(self.remove_workflows(|workflow| workflow.person == person))
    }

    /// The applications that went with the job; `None` when there was no such job.
    pub(super) fn purge_job(&mut self, job: i64) -> Option<Vec<i64>> {
        self.jobs.remove(&job)?;
        Some(self.remove_workflows(|workflow| workflow.job == job))
    }

    fn remove_workflows(&mut self, of: impl Fn(&Workflow) -> bool) -> Vec<i64> {
        let gone = self.workflows_of(of);
        for id in &gone {
            self.workflows.remove(id);
        }
        gone
    }

    fn workflows_of(&self, of: impl Fn(&Workflow) -> bool) -> Vec<i64> {
        self.workflows.iter().filter(|(_, kept)| of(&kept.profile)).map(|(id, _)| *id).collect()
    }
}
