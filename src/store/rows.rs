//! Rows become nouns, or an error that names table and column.

use std::collections::HashMap;
use std::str::FromStr;

use sqlx::{Decode, Type};
use uuid::Uuid;

use super::{AttemptRow, IgnoredStatus, LaneCount, Missed, StoreError, TaskRow};
use crate::domain::{
    Advance, AdvanceKey, AdvanceOutcome, Application, Circuit, Credential, CredentialId, Entry, Event, EventId,
    EventOutcome, Handoff, HandoffId, Heard, Job, Lane, Lease, Person, Replica, ReplicaId, Rule, Sealed, SigningKey,
    SigningKeyId, Stage, StageKey, StatusChanged, Task, TaskId, Tenant, TenantId, Timestamp,
};

type Result<T> = std::result::Result<T, StoreError>;

/// The columns of one engine's row, in the few types that every engine has.
pub(super) trait Fields {
    fn int(&self, column: &'static str) -> sqlx::Result<Option<i64>>;
    fn text(&self, column: &'static str) -> sqlx::Result<Option<String>>;
    fn uuid(&self, column: &'static str) -> sqlx::Result<Option<Uuid>>;
    fn bytes(&self, column: &'static str) -> sqlx::Result<Option<Vec<u8>>>;
}

/// Any engine's row whose columns can be those types.
impl<R> Fields for R
where
    R: sqlx::Row,
    &'static str: sqlx::ColumnIndex<R>,
    for<'r> i64: Decode<'r, R::Database> + Type<R::Database>,
    for<'r> String: Decode<'r, R::Database> + Type<R::Database>,
    for<'r> Uuid: Decode<'r, R::Database> + Type<R::Database>,
    for<'r> Vec<u8>: Decode<'r, R::Database> + Type<R::Database>,
{
    fn int(&self, column: &'static str) -> sqlx::Result<Option<i64>> {
        self.try_get(column)
    }
    fn text(&self, column: &'static str) -> sqlx::Result<Option<String>> {
        self.try_get(column)
    }
    fn uuid(&self, column: &'static str) -> sqlx::Result<Option<Uuid>> {
        self.try_get(column)
    }
    fn bytes(&self, column: &'static str) -> sqlx::Result<Option<Vec<u8>>> {
        self.try_get(column)
    }
}

/// One row of a named table.
pub(super) struct Row<'r, F> {
    table: &'static str,
    fields: &'r F,
}

impl<'r, F: Fields> Row<'r, F> {
    pub(super) fn of(table: &'static str, fields: &'r F) -> Self {
        Self { table, fields }
    }

    pub(super) fn unreadable(&self, column: &'static str, why: impl std::fmt::Display) -> StoreError {
        StoreError::Unreadable { table: self.table, column, why: why.to_string() }
    }

    fn need<T>(&self, column: &'static str, value: Option<T>) -> Result<T> {
        value.ok_or_else(|| self.unreadable(column, "is null"))
    }

    pub(super) fn opt_int(&self, column: &'static str) -> Result<Option<i64>> {
        self.fields.int(column).map_err(|e| self.unreadable(column, e))
    }

    pub(super) fn int(&self, column: &'static str) -> Result<i64> {
        self.need(column, self.opt_int(column)?)
    }

    pub(super) fn opt_text(&self, column: &'static str) -> Result<Option<String>> {
        self.fields.text(column).map_err(|e| self.unreadable(column, e))
    }

    pub(super) fn text(&self, column: &'static str) -> Result<String> {
        self.need(column, self.opt_text(column)?)
    }

    pub(super) fn opt_uuid(&self, column: &'static str) -> Result<Option<Uuid>> {
        self.fields.uuid(column).map_err(|e| self.unreadable(column, e))
    }

    pub(super) fn uuid(&self, column: &'static str) -> Result<Uuid> {
        self.need(column, self.opt_uuid(column)?)
    }

    pub(super) fn bytes(&self, column: &'static str) -> Result<Vec<u8>> {
        self.need(column, self.fields.bytes(column).map_err(|e| self.unreadable(column, e))?)
    }

    pub(super) fn at(&self, column: &'static str) -> Result<Timestamp> {
        self.int(column).map(Timestamp::from_micros)
    }

    pub(super) fn opt_at(&self, column: &'static str) -> Result<Option<Timestamp>> {
        Ok(self.opt_int(column)?.map(Timestamp::from_micros))
    }

    /// A number that only some values of a type may have, such as an id.
    pub(super) fn id<T: TryFrom<i64, Error: std::fmt::Display>>(&self, column: &'static str) -> Result<T> {
        T::try_from(self.int(column)?).map_err(|e| self.unreadable(column, e))
    }

    pub(super) fn opt_id<T: TryFrom<i64, Error: std::fmt::Display>>(&self, column: &'static str) -> Result<Option<T>> {
        self.opt_int(column)?.map(T::try_from).transpose().map_err(|e| self.unreadable(column, e))
    }

    /// A text that only some values of a type may have, such as a name.
    pub(super) fn parsed<T: FromStr<Err: std::fmt::Display>>(&self, column: &'static str) -> Result<T> {
        self.text(column)?.parse().map_err(|e: T::Err| self.unreadable(column, e))
    }

    pub(super) fn opt_parsed<T: FromStr<Err: std::fmt::Display>>(&self, column: &'static str) -> Result<Option<T>> {
        self.opt_text(column)?.map(|text| text.parse()).transpose().map_err(|e: T::Err| self.unreadable(column, e))
    }

    pub(super) fn json<T: serde::de::DeserializeOwned>(&self, column: &'static str) -> Result<T> {
        // The parser's message could quote a value; its place in the text cannot.
        serde_json::from_str(&self.text(column)?)
            .map_err(|e| self.unreadable(column, format!("is not the expected JSON (column {})", e.column())))
    }

    fn stage_key(&self, column: &'static str) -> Result<Option<StageKey>> {
        Ok(self.opt_int(column)?.map(StageKey::from_digits))
    }

    pub(super) fn handoff(&self) -> Result<Handoff> {
        let waiting = match (self.opt_parsed("waiting_for")?, self.opt_at("waiting_since")?) {
            (Some(why), Some(since)) => Some((why, since)),
            _ => None,
        };
        Ok(Handoff {
            id: HandoffId::from_uuid(self.uuid("handoff_id")?),
            tenant: self.id("tenant_id")?,
            workflow: self.id("workflow_id")?,
            person: self.id("person_id")?,
            job: self.id("job_id")?,
            sent_by: self.opt_id("sent_by")?,
            event: EventId::from_uuid(self.uuid("event_id")?),
            from: self.stage_key("from_digits")?,
            rule: self.rule()?,
            generation: self.int("generation")?,
            previous: self.opt_uuid("previous_id")?.map(HandoffId::from_uuid),
            lifecycle: self.parsed("lifecycle")?,
            link_epoch: self.int("link_epoch")?,
            created_at: self.at("created_at")?,
            expires_at: self.at("expires_at")?,
            fetched_at: self.opt_at("fetched_at")?,
            waiting,
            seen_left_at: self.opt_at("seen_left_at")?,
            handed_over_at: self.opt_at("handed_over_at")?,
            opened_at: self.opt_at("opened_at")?,
            failure: self.opt_text("failure")?,
        })
    }

    /// A tenant with the rules that were read for it.
    pub(super) fn tenant(&self, rules: &mut HashMap<TenantId, HashMap<StageKey, Rule>>) -> Result<Tenant> {
        let id = self.id("tenant_id")?;
        Ok(Tenant {
            id,
            ats: self.text("ats")?,
            customer: self.id("customer_id")?,
            name: self.text("name")?,
            paused_until: self.opt_at("paused_until")?,
            settings: self.json("settings")?,
            rules: rules.remove(&id).unwrap_or_default(),
            version: self.int("version")?,
        })
    }

    pub(super) fn rule(&self) -> Result<Rule> {
        Ok(Rule {
            trigger: StageKey::from_digits(self.int("trigger_digits")?),
            next: self.opt_parsed("next_id")?,
            reply: self.parsed("reply")?,
        })
    }

    pub(super) fn advance(&self) -> Result<Advance> {
        let covered = (self.opt_id("covered_by")?, self.opt_at("covered_at")?, self.stage_key("covered_digits")?);
        let why = self.opt_text("why")?;
        let outcome = self.opt_text("outcome")?.map(|name| AdvanceOutcome::from_stored(&name, why, covered));
        Ok(Advance {
            key: AdvanceKey { handoff: HandoffId::from_uuid(self.uuid("handoff_id")?), way: self.parsed("way")? },
            tenant: self.id("tenant_id")?,
            workflow: self.id("workflow_id")?,
            from: StageKey::from_digits(self.int("from_digits")?),
            from_id: self.opt_parsed("from_id")?,
            to: self.parsed("to_id")?,
            started_at: self.at("started_at")?,
            writes: self.int("writes")?,
            written_at: self.opt_at("written_at")?,
            unanswered_since: self.opt_at("unanswered_since")?,
            outcome: outcome.transpose().map_err(|e| self.unreadable("outcome", e))?,
            finished_at: self.opt_at("finished_at")?,
        })
    }

    /// A task that was claimed.
    pub(super) fn task(&self) -> Result<Task> {
        let lease = Lease {
            task: TaskId::from_uuid(self.uuid("task_id")?),
            fence: self.int("fence")?,
            until: self.at("lease_until")?,
        };
        Ok(Task {
            lease,
            tenant: self.id("tenant_id")?,
            kind: self.parsed("kind")?,
            handoff: HandoffId::from_uuid(self.uuid("handoff_id")?),
            attempt: self.int("attempts")?,
            failures: self.int("failures")?,
            created_at: self.at("created_at")?,
            heard: Heard::default(),
        })
    }

    /// What an event said, where it was about a status.
    pub(super) fn change(&self) -> Result<Option<StatusChanged>> {
        Ok(
            match (
                self.opt_id("workflow_id")?,
                self.opt_id("person_id")?,
                self.opt_id("job_id")?,
                self.stage_key("to_digits")?,
            ) {
                (Some(workflow), Some(person), Some(job), Some(to)) => Some(StatusChanged {
                    workflow,
                    person,
                    job,
                    changed_by: self.opt_id("changed_by")?,
                    from: self.stage_key("from_digits")?,
                    to,
                }),
                _ => None,
            },
        )
    }

    pub(super) fn event(&self) -> Result<Event> {
        let outcome = EventOutcome::from_stored(&self.text("outcome")?, self.opt_text("reason")?.as_deref());
        Ok(Event {
            id: EventId::from_uuid(self.uuid("event_id")?),
            tenant: self.id("tenant_id")?,
            source: self.parsed("source")?,
            outcome: outcome.map_err(|e| self.unreadable("outcome", e))?,
            handoff: self.opt_uuid("handoff_id")?.map(HandoffId::from_uuid),
            credential: self.opt_uuid("credential_id")?.map(CredentialId::from_uuid),
            change: self.change()?,
            received_at: self.at("received_at")?,
        })
    }

    pub(super) fn ignored_status(&self) -> Result<IgnoredStatus> {
        Ok(IgnoredStatus {
            status: StageKey::from_digits(self.int("digits")?),
            deliveries: self.int("deliveries")?,
            first_at: self.at("first_at")?,
            last_at: self.at("last_at")?,
        })
    }

    pub(super) fn missed(&self) -> Result<Missed> {
        let none = || self.unreadable("workflow_id", "an event without its application");
        Ok(Missed { change: self.change()?.ok_or_else(none)?, received_at: self.at("received_at")? })
    }

    /// A task as people see it.
    pub(super) fn task_row(&self) -> Result<TaskRow> {
        Ok(TaskRow {
            kind: self.parsed("kind")?,
            state: self.text("state")?,
            run_at: self.at("run_at")?,
            attempts: self.int("attempts")?,
            last_error: self.opt_text("last_error")?,
        })
    }

    /// An attempt as people see it.
    pub(super) fn attempt_row(&self) -> Result<AttemptRow> {
        Ok(AttemptRow {
            kind: self.parsed("kind")?,
            attempt: self.int("attempt")?,
            started_at: self.at("started_at")?,
            finished_at: self.at("finished_at")?,
            verdict: self.text("verdict")?,
            why: self.opt_text("why")?,
        })
    }

    pub(super) fn entry(&self) -> Result<Entry> {
        Ok(Entry {
            handoff: HandoffId::from_uuid(self.uuid("handoff_id")?),
            at: self.at("at")?,
            step: self.parsed("step")?,
            outcome: self.text("outcome")?,
            cause: self.opt_text("cause")?,
            next: self.opt_text("next")?,
            told: Vec::new(),
        })
    }

    pub(super) fn credential(&self) -> Result<Credential> {
        Ok(Credential {
            id: CredentialId::from_uuid(self.uuid("credential_id")?),
            tenant: self.opt_id("tenant_id")?,
            direction: self.parsed("direction")?,
            principal: self.text("principal")?,
            kind: self.parsed("kind")?,
            family: self.opt_parsed("family")?,
            sealed: Sealed { key_id: self.text("key_id")?, bytes: self.bytes("sealed")? },
            valid_from: self.at("valid_from")?,
            valid_until: self.opt_at("valid_until")?,
        })
    }

    pub(super) fn signing_key(&self) -> Result<SigningKey> {
        Ok(SigningKey {
            id: SigningKeyId::from_uuid(self.uuid("key_id")?),
            sealed: Sealed { key_id: self.text("sealed_with")?, bytes: self.bytes("sealed")? },
            signs_from: self.at("signs_from")?,
            verifies_until: self.opt_at("verifies_until")?,
        })
    }

    pub(super) fn replica(&self) -> Result<Replica> {
        Ok(Replica {
            id: ReplicaId::from_uuid(self.uuid("replica_id")?),
            name: self.text("name")?,
            roles: self.parsed("roles")?,
            version: self.text("version")?,
            skew_micros: self.int("skew_micros")?,
            started_at: self.at("started_at")?,
            seen_at: self.at("seen_at")?,
        })
    }

    pub(super) fn lane_count(&self) -> Result<LaneCount> {
        let lane = Lane::from_number(self.int("lane")?).map_err(|e| self.unreadable("lane", e))?;
        Ok(LaneCount { lane, state: self.text("state")?, tasks: self.int("n")?, earliest: self.at("run_at")? })
    }

    pub(super) fn circuit(&self) -> Result<Circuit> {
        Ok(Circuit {
            tenant: self.id("tenant_id")?,
            failures: self.int("failures")?,
            since: self.at("since")?,
            open_until: self.at("open_until")?,
            why: self.text("why")?,
        })
    }

    pub(super) fn person(&self) -> Result<Person> {
        Ok(Person {
            id: self.id("person_id")?,
            first_name: self.opt_text("first_name")?,
            middle_name: self.opt_text("middle_name")?,
            last_name: self.opt_text("last_name")?,
            email: self.opt_text("email")?,
            phones: self.json("phones")?,
            location: self.opt_text("location")?,
            folder: self.opt_text("folder")?,
            updated_at: self.opt_at("updated_at")?,
        })
    }

    pub(super) fn job(&self) -> Result<Job> {
        Ok(Job {
            id: self.id("job_id")?,
            requisition: self.opt_text("requisition")?,
            title: self.opt_text("title")?,
            folder: self.opt_text("folder")?,
            location: self.opt_text("location")?,
            team: self.json("team")?,
            updated_at: self.opt_at("updated_at")?,
        })
    }

    pub(super) fn application(&self) -> Result<Application> {
        let label = self.opt_text("stage_label")?;
        Ok(Application {
            workflow: self.id("workflow_id")?,
            person: self.opt_id("person_id")?,
            job: self.opt_id("job_id")?,
            stage: self.opt_parsed("stage_id")?.map(|id| Stage { id, label }),
            source: self.opt_text("source")?,
            updated_at: self.opt_at("updated_at")?,
        })
    }
}
