//! Hand-offs and their moves.

use async_trait::async_trait;
use sqlx::AssertSqlSafe;

use super::{PgStore, Result, Write, mirror, transaction};
use crate::domain::{
    Advance, AdvanceKey, AdvanceOutcome, Application, CustomerId, Entry, EventOutcome, EventSource, Handoff, HandoffId,
    Lease, Lifecycle, PersonId, Profile, StageId, StageKey, Step, TenantId, Timestamp, Waiting, Way, WorkflowId,
};
use crate::store::notices::{Happened, happened};
use crate::store::rows::Row;
use crate::store::{About, Begun, DeadEnd, Fetched, Handoffs, Hold, MoveBack, Opened, Succession, sql};

// From the tenants, so that each look is one in a key; `offset 0` keeps PostgreSQL from reading all hand-offs in the order
// that is asked for, until it has met enough of them.
const OF_WORKFLOW: &str = "select s.handoff_id from tenants t cross join lateral \
    (select handoff_id, trigger_digits from handoff_slots where tenant_id = t.tenant_id and workflow_id = $1 offset 0) s \
    where (cast($2 as bigint) = 0 or t.customer_id = $2) order by t.tenant_id, s.trigger_digits";
const OF_CANDIDATE: &str = "select h.handoff_id from tenants t cross join lateral \
    (select handoff_id from handoffs where tenant_id = t.tenant_id and person_id = $1 offset 0) h \
    where (cast($2 as bigint) = 0 or t.customer_id = $2) order by h.handoff_id desc limit 20";
const OF_JOB: &str = "select h.handoff_id from tenants t cross join lateral \
    (select handoff_id from handoffs where tenant_id = t.tenant_id and job_id = $1 offset 0) h \
    where (cast($2 as bigint) = 0 or t.customer_id = $2) order by h.handoff_id desc limit 20";

#[async_trait]
impl Handoffs for PgStore {
    async fn handoff(&self, id: HandoffId) -> Result<Option<Handoff>> {
        let row = self.row(sqlx::query(sql::READ_HANDOFF).bind(id.uuid())).await?;
        row.map(|row| Row::of("handoffs", &row).handoff()).transpose()
    }

    async fn advance(&self, key: AdvanceKey) -> Result<Option<Advance>> {
        let query = sqlx::query(sql::READ_ADVANCE).bind(key.handoff.uuid()).bind(key.way.name());
        let row = self.row(query).await?;
        row.map(|row| Row::of("advances", &row).advance()).transpose()
    }

    async fn handoffs_of(&self, workflow: WorkflowId, customer: Option<CustomerId>) -> Result<Vec<HandoffId>> {
        let any = customer.map_or(0, CustomerId::get);
        let rows = self.rows(sqlx::query(OF_WORKFLOW).bind(workflow.get()).bind(any)).await?;
        rows.iter().map(|row| Ok(HandoffId::from_uuid(Row::of("handoff_slots", row).uuid("handoff_id")?))).collect()
    }

    async fn handoffs_about(&self, about: About, customer: Option<CustomerId>) -> Result<Vec<HandoffId>> {
        let query = match about {
            About::Candidate(person) => sqlx::query(OF_CANDIDATE).bind(person.get()),
            About::Job(job) => sqlx::query(OF_JOB).bind(job.get()),
        };
        let rows = self.rows(query.bind(customer.map_or(0, CustomerId::get))).await?;
        rows.iter().map(|row| Ok(HandoffId::from_uuid(Row::of("handoffs", row).uuid("handoff_id")?))).collect()
    }

    async fn current(&self, handoff: &Handoff) -> Result<Option<HandoffId>> {
        let query = sqlx::query(sql::LIVE_HANDOFF_OF_SLOT).bind(handoff.tenant.get()).bind(handoff.workflow.get());
        let row = self.row(query.bind(handoff.rule.trigger.digits())).await?;
        row.map(|row| Ok(HandoffId::from_uuid(Row::of("handoff_slots", &row).uuid("handoff_id")?))).transpose()
    }

    async fn profile(&self, handoff: &Handoff) -> Result<Option<Profile>> {
        self.read_profile(handoff).await
    }

    async fn record_fetched(&self, handoff: &Handoff, fetched: Fetched<'_>) -> Result<()> {
        let read_at = fetched.profile.read_at.micros();
        transaction!(self, others, |write| {
            mirror::put_profile(write, handoff.tenant, fetched.profile).await?;
            write.run(sqlx::query(sql::SET_FETCHED).bind(read_at).bind(handoff.id.uuid())).await?;
            if fetched.seen_left {
                write.run(sqlx::query(sql::SET_SEEN_LEFT).bind(read_at).bind(handoff.id.uuid())).await?;
            }
            for task in fetched.tasks {
                write.add_task(task).await?;
            }
            if let Some(entry) = fetched.entry {
                write.add_entry(entry).await?;
            }
            Ok(())
        })
    }

    async fn record_application(&self, tenant: TenantId, application: &Application, read_at: Timestamp) -> Result<()> {
        transaction!(self, others, |write| mirror::put_application(write, tenant, application, read_at).await)
    }

    async fn record_waiting(&self, handoff: HandoffId, waiting: Waiting, entry: &Entry) -> Result<()> {
        transaction!(self, others, |write| {
            let query = sqlx::query(sql::SET_WAITING).bind(waiting.name()).bind(entry.at.micros());
            write.run(query.bind(handoff.uuid())).await?;
            write.add_entry(entry).await
        })
    }

    async fn record_seen_left(&self, handoff: HandoffId, at: Timestamp) -> Result<()> {
        self.run(sqlx::query(sql::SET_SEEN_LEFT).bind(at.micros()).bind(handoff.uuid())).await?;
        Ok(())
    }

    async fn record_handed_over(&self, handoff: HandoffId, entry: &Entry) -> Result<()> {
        transaction!(self, others, |write| {
            let query = sqlx::query(sql::SET_HANDED_OVER).bind(entry.at.micros()).bind(handoff.uuid());
            if write.run(query).await? == 1 {
                write.add_entry(entry).await?;
            }
            Ok(())
        })
    }

    async fn open(&self, handoff: &Handoff, opening: Opened<'_>) -> Result<bool> {
        let at = opening.at.micros();
        transaction!(self, others, |write| {
            let query = sqlx::query(sql::SET_OPENED).bind(at).bind(opening.by).bind(handoff.id.uuid());
            if write.run(query.bind(opening.epoch)).await? == 0 {
                return Ok(false);
            }
            if let (Some(task), Some(next)) = (&opening.task, &handoff.rule.next) {
                let query = sqlx::query(sql::ADD_ADVANCE).bind(handoff.id.uuid()).bind(Way::Forward.name());
                let query = query.bind(handoff.tenant.get()).bind(handoff.workflow.get());
                let query = query.bind(handoff.rule.trigger.digits()).bind(next.as_str()).bind(next.key().digits());
                write.run(query.bind(at)).await?;
                write.add_task(task).await?;
            }
            write.add_entry(opening.entry).await?;
            Ok(true)
        })
    }

    async fn end(&self, handoff: &Handoff, end: DeadEnd<'_>) -> Result<bool> {
        let until = end.answers_until.micros();
        transaction!(self, others, |write| {
            let query = sqlx::query(sql::SHORTEN_SLOT).bind(until).bind(handoff.id.uuid()).bind(handoff.tenant.get());
            write.run(query.bind(handoff.workflow.get()).bind(handoff.rule.trigger.digits())).await?;
            let query = sqlx::query(sql::END_HANDOFF).bind(end.lifecycle.name()).bind(end.failure);
            if write.run(query.bind(handoff.id.uuid())).await? == 0 {
                write.undo();
                return Ok(false);
            }
            write.add_entry(end.entry).await?;
            if let Some(what) = Happened::ended(&end) {
                write.run(happened!(handoff.id, what)).await?;
            }
            Ok(true)
        })
    }

    async fn supersede(&self, old: &Handoff, new: Succession<'_>) -> Result<bool> {
        transaction!(self, others, |write| {
            let query = sqlx::query(sql::SUCCEED_SLOT).bind(new.handoff.uuid()).bind(old.id.uuid());
            let query = query.bind(new.expires_at.micros()).bind(old.tenant.get()).bind(old.workflow.get());
            let Some(slot) = write.row(query.bind(old.rule.trigger.digits())).await? else {
                return Ok(false);
            };
            let generation = Row::of("handoff_slots", &slot).int("generation")?;
            let query = sqlx::query(sql::END_HANDOFF).bind(Lifecycle::Superseded.name()).bind(None::<String>);
            write.run(query.bind(old.id.uuid())).await?;
            add_successor(write, old, &new, generation).await?;
            write.add_task(&new.task).await?;
            write.add_entry(new.entry).await?;
            Ok(true)
        })
    }

    async fn revoke_links(&self, handoff: HandoffId, audit: (&str, Timestamp)) -> Result<bool> {
        transaction!(self, others, |write| {
            let (mut next, mut tenant) = (Some(handoff.uuid()), None);
            while let Some(id) = next.take() {
                if let Some(row) = write.row(sqlx::query(sql::RAISE_LINK_EPOCH).bind(id)).await? {
                    let row = Row::of("handoffs", &row);
                    tenant = Some(row.id("tenant_id")?);
                    next = row.opt_uuid("previous_id")?;
                }
            }
            let Some(tenant) = tenant else {
                return Ok(false);
            };
            let entry = Entry::new(handoff, audit.1, Step::Open, "links revoked").because(format!("by {}", audit.0));
            write.add_entry(&entry).await?;
            write.audit(Some(tenant), audit, "link.revoke", &handoff.to_string()).await?;
            Ok(true)
        })
    }

    async fn begin_write(&self, key: AdvanceKey, Hold { lease, at, span }: Hold) -> Result<Begun> {
        transaction!(self, others, |write| {
            let query = sqlx::query(sql::BEGIN_WRITE).bind(at.micros()).bind(key.handoff.uuid()).bind(key.way.name());
            if write.run(query).await? == 0 {
                return Ok(Begun::Over);
            }
            let query = sqlx::query(sql::RENEW_LEASE).bind(at.plus(span).micros()).bind(lease.task.uuid());
            if write.run(query.bind(lease.fence).bind(at.micros())).await? == 0 {
                write.undo();
                return Ok(Begun::Lost);
            }
            Ok(Begun::Noted)
        })
    }

    async fn record_from(&self, key: AdvanceKey, from: &StageId) -> Result<()> {
        let query = sqlx::query(sql::SET_FROM).bind(from.as_str()).bind(key.handoff.uuid()).bind(key.way.name());
        self.run(query).await?;
        Ok(())
    }

    async fn end_write(&self, key: AdvanceKey, lease: Lease, written: bool) -> Result<()> {
        let taken_back = i64::from(!written);
        let query = sqlx::query(sql::END_WRITE).bind(taken_back).bind(key.handoff.uuid()).bind(key.way.name());
        self.run(query.bind(lease.task.uuid()).bind(lease.fence)).await?;
        Ok(())
    }

    async fn intend_undo(&self, back: MoveBack<'_>) -> Result<bool> {
        let advance = back.advance;
        transaction!(self, others, |write| {
            let query = sqlx::query(sql::INTEND_UNDO).bind(advance.key.handoff.uuid()).bind(Way::Back.name());
            let query = query.bind(advance.tenant.get()).bind(advance.workflow.get());
            let query = query.bind(advance.to.key().digits()).bind(back.to.as_str()).bind(back.to.key().digits());
            if write.run(query.bind(back.audit.1.micros())).await? == 0 {
                return Ok(false);
            }
            // One that failed a moment ago may not be settled yet: it must not take this one along.
            write.ask_again(&back.task).await?;
            write.add_entry(back.entry).await?;
            let subject = advance.key.handoff.to_string();
            write.audit(Some(advance.tenant), back.audit, "advance.undo", &subject).await?;
            Ok(true)
        })
    }

    async fn finish_advance(
        &self,
        key: AdvanceKey,
        lease: Option<Lease>,
        outcome: &AdvanceOutcome,
        entries: &[Entry],
    ) -> Result<bool> {
        let at = entries.first().map_or(0, |entry| entry.at.micros());
        let (why, by, covered_at, covered) = details(outcome);
        transaction!(self, others, |write| {
            // Before the move itself: the hand-off is locked first everywhere.
            if key.way == Way::Forward && outcome.left_trigger() {
                write.run(sqlx::query(sql::SET_SEEN_LEFT).bind(at).bind(key.handoff.uuid())).await?;
            }
            let query = sqlx::query(sql::FINISH_ADVANCE).bind(outcome.name()).bind(why).bind(by).bind(covered_at);
            let query = query.bind(covered).bind(at).bind(key.handoff.uuid()).bind(key.way.name());
            let query = query.bind(lease.map(|lease| lease.task.uuid())).bind(lease.map_or(0, |lease| lease.fence));
            if write.run(query).await? == 0 {
                write.undo();
                return Ok(false);
            }
            for entry in entries {
                write.add_entry(entry).await?;
            }
            if let Some(what) = Happened::moved(outcome, lease, at) {
                write.run(happened!(key.handoff, what)).await?;
            }
            Ok(true)
        })
    }
}

/// Why it ended so, and who was covered, when and in which status.
fn details(outcome: &AdvanceOutcome) -> (Option<&str>, Option<i64>, Option<i64>, Option<i64>) {
    match outcome {
        AdvanceOutcome::Overrode { by, at, from } => {
            (None, by.map(PersonId::get), at.map(Timestamp::micros), Some(from.digits()))
        }
        AdvanceOutcome::Refused { why } | AdvanceOutcome::Failed { why } => (Some(why), None, None, None),
        AdvanceOutcome::Advanced | AdvanceOutcome::AlreadyThere | AdvanceOutcome::MovedBySomeone => {
            (None, None, None, None)
        }
    }
}

/// The new hand-off and the event that explains where it came from.
async fn add_successor(write: &mut Write, old: &Handoff, new: &Succession<'_>, generation: i64) -> Result<()> {
    let (at, sent_by, from) = (new.at.micros(), old.sent_by.map(PersonId::get), old.from.map(StageKey::digits));
    let query = sqlx::query(AssertSqlSafe(sql::ADD_HANDOFFS.sql(1))).bind(new.handoff.uuid()).bind(old.tenant.get());
    let query = query.bind(old.workflow.get()).bind(old.person.get()).bind(old.job.get()).bind(sent_by);
    let query = query.bind(new.event.uuid()).bind(from).bind(new.rule.trigger.digits());
    let query = query.bind(new.rule.next.as_ref().map(StageId::as_str)).bind(new.rule.reply.name()).bind(generation);
    let query = query.bind(old.id.uuid()).bind(Lifecycle::Live.name()).bind(at).bind(new.expires_at.micros());
    write.run(query).await?;

    let query = sqlx::query(AssertSqlSafe(sql::ADD_EVENTS.sql(1))).bind(new.event.uuid()).bind(old.tenant.get());
    let query = query.bind(EventSource::Recheck.name()).bind(EventOutcome::Accepted.name()).bind(None::<String>);
    let query = query.bind(new.handoff.uuid()).bind(None::<uuid::Uuid>).bind(None::<Vec<u8>>).bind(old.workflow.get());
    let query = query.bind(old.person.get()).bind(old.job.get()).bind(sent_by).bind(from);
    write.run(query.bind(new.rule.trigger.digits()).bind(at)).await?;
    Ok(())
}
