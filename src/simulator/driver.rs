//! What a test or a demo says: the customer's data, and a person of the customer acting.

use serde_json::Value;

use super::Simulator;
use super::delivery::Delivery;
use super::event::{self, Move};
use super::memory::LogEntry;
use super::profile::{Job, Person, ProfileType, Resume};
use super::stream::Happened;

impl Simulator {
    /// Adds a person; the new system id.
    pub fn add_person(&self, person: Person) -> i64 {
        let now = self.now();
        let mut state = self.lock();
        let id = state.memory.add_person(person, now);
        state.tell(ProfileType::People, id, Happened::Created, now);
        id
    }

    /// Adds a job; the new system id.
    #[expect(clippy::must_use_candidate, reason = "it is called for its effect too")]
    pub fn add_job(&self, job: Job) -> i64 {
        let now = self.now();
        let mut state = self.lock();
        let id = state.memory.add_job(job, now);
        state.tell(ProfileType::Jobs, id, Happened::Created, now);
        id
    }

    /// Lets a person apply for a job, in this status; the workflow's system id.
    #[expect(clippy::must_use_candidate, reason = "it is called for its effect too")]
    pub fn apply(&self, person: i64, job: i64, status: &str) -> i64 {
        let now = self.now();
        let mut state = self.lock();
        let id = state.memory.apply(person, job, status, now);
        state.tell(ProfileType::Workflows, id, Happened::Created, now);
        id
    }

    /// Makes a status known to this customer, or gives it a new label: `("C20700", "Review: Send to GoodTime")`.
    pub fn add_status(&self, id: &str, label: &str) {
        self.lock().memory.statuses.insert(id.to_owned(), label.to_owned());
    }

    /// Makes a status a trigger: an event is sent when a person of the customer places somebody in it.
    pub fn designate_trigger(&self, status_id: &str) {
        let mut state = self.lock();
        state.memory.know_status(status_id);
        state.memory.triggers.insert(status_id.to_owned());
    }

    /// Makes everything that exists count as long known: no visibility delay hides it any more.
    pub fn settle(&self) {
        self.lock().memory.settle();
    }

    /// A person sets a status. `None` when it is no trigger, or the application already had it, or there is no such
    /// application; else the event is sent and its answer awaited.
    pub async fn set_status(&self, workflow: i64, status: &str, by: i64) -> Option<Delivery> {
        let early = self.lock().switches.event_before_commit;
        if early && let Some(event) = self.foretell(workflow, status, by) {
            let delivery = self.send_event(&event).await;
            self.move_quietly(workflow, status, by);
            return Some(delivery);
        }
        let event = self.place(workflow, status, by)?;
        Some(self.send_event(&event).await)
    }

    /// A person sets a status and no event is sent, even if it is a trigger.
    pub fn move_quietly(&self, workflow: i64, status: &str, by: i64) {
        let now = self.now();
        let mut state = self.lock();
        state.memory.know_status(status);
        if state.memory.set_status(workflow, LogEntry { status: status.to_owned(), at: now, by }).is_some() {
            state.tell(ProfileType::Workflows, workflow, Happened::Updated, now);
        }
    }

    /// Sends the last event of an application once more; `None` when there was none.
    pub async fn send_again(&self, workflow: i64) -> Option<Delivery> {
        let event = self.lock().last_events.get(&workflow).cloned()?;
        Some(self.send_event(&event).await)
    }

    /// Replaces a person's résumé; the next download gets the new one.
    pub fn replace_resume(&self, person: i64, content_type: &str, bytes: Vec<u8>) {
        let resume = Resume { content_type: content_type.to_owned(), bytes: bytes.into() };
        self.edit_person(person, |person| person.resume = Some(resume));
    }

    /// Runs `act` once, after the next successful GET of this application was read from memory and before its answer
    /// leaves: a person between the connector's GET and its PATCH. Several acts wait in line, one per GET.
    pub fn after_next_get(&self, workflow: i64, act: impl FnOnce(&Self) + Send + 'static) {
        self.lock().after_get.entry(workflow).or_default().push_back(Box::new(act));
    }

    /// Runs `act` once, after the next PATCH that changes this application's status and before its answer leaves.
    /// Several acts wait in line, one per PATCH.
    pub fn after_next_patch(&self, workflow: i64, act: impl FnOnce(&Self) + Send + 'static) {
        self.lock().after_patch.entry(workflow).or_default().push_back(Box::new(act));
    }

    /// Waits for the echoes that are still on their way.
    pub async fn wait_for_echoes(&self) {
        self.0.echoes.close();
        self.0.echoes.wait().await;
        self.0.echoes.reopen();
    }

    /// Stores the status a person sets; the event, if the status is a trigger.
    fn place(&self, workflow: i64, status: &str, by: i64) -> Option<Value> {
        let now = self.now();
        let mut state = self.lock();
        state.memory.know_status(status);
        let entry = LogEntry { status: status.to_owned(), at: now, by };
        let from = state.memory.set_status(workflow, entry)?;
        state.tell(ProfileType::Workflows, workflow, Happened::Updated, now);
        if !state.memory.triggers.contains(status) {
            return None;
        }
        let change = Move { workflow, from, to: status.to_owned(), by };
        let event = event::status_change(&state, &self.base(), &change)?;
        state.last_events.insert(workflow, event.clone());
        Some(event)
    }

    /// The event of a status that a person is about to set; `None` when it would send none.
    fn foretell(&self, workflow: i64, status: &str, by: i64) -> Option<Value> {
        let mut state = self.lock();
        let from = state.memory.workflows.get(&workflow)?.profile.status().to_owned();
        if from == status || !state.memory.triggers.contains(status) {
            return None;
        }
        let change = Move { workflow, from, to: status.to_owned(), by };
        let event = event::status_change(&state, &self.base(), &change)?;
        state.last_events.insert(workflow, event.clone());
        Some(event)
    }

    /// The users every customer has: the integration's own, and somebody at a desk.
    pub(super) fn hire_platform_users(&self) {
        let now = self.now();
        let mut state = self.lock();
        state.api_person = state.memory.add_person(Person::employee("Integration", "User"), now);
        state.platform_user = state.memory.add_person(Person::employee("Platform", "User"), now);
        state.memory.settle(); // they came long before any delay was switched on, and before the stream
    }
}
