//! Hand-offs and their moves.

use async_trait::async_trait;

use super::{Result, SqliteStore, Tx, add_entry, add_task, ask_again, mirror, write_audit};
use crate::domain::{
    Advance, AdvanceKey, AdvanceOutcome, Application, CustomerId, Entry, EventOutcome, EventSource, Handoff, HandoffId,
    Lease, Lifecycle, PersonId, Profile, StageId, StageKey, Step, TenantId, Timestamp, Waiting, Way, WorkflowId,
};
use crate::store::notices::{Happened, happened};
use crate::store::rows::Row;
use crate::store::{About, Begun, DeadEnd, Fetched, Handoffs, Hold, MoveBack, Opened, Succession, sql};

// From the tenants, so that each look is one in a key; `cross join` keeps SQLite from starting with all hand-offs.
const OF_WORKFLOW: &str = "select s.handoff_id from tenants t cross join handoff_slots s \
    where s.tenant_id = t.tenant_id and s.workflow_id = $1 and (cast($2 as bigint) = 0 or t.customer_id = $2) \
    order by s.tenant_id, s.trigger_digits";
const OF_CANDIDATE: &str = "select h.handoff_id from tenants t cross join handoffs h where (cast($2 as bigint) = 0 or t.customer_id = $2) \
    and h.tenant_id = t.tenant_id and h.person_id = $1 order by h.handoff_id desc limit 20";
const OF_JOB: &str = "select h.handoff_id from tenants t cross join handoffs h where (cast($2 as bigint) = 0 or t.customer_id = $2) \
    and h.tenant_id = t.tenant_id and h.job_id = $1 order by h.handoff_id desc limit 20";

#[async_trait]
impl Handoffs for SqliteStore {
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
        let (_turn, mut tx) = self.write().await?;
        let read_at = fetched.profile.read_at;
        mirror::put_profile(&mut tx, handoff.tenant, fetched.profile).await?;
        sqlx::query(sql::SET_FETCHED).bind(read_at.micros()).bind(handoff.id.uuid()).execute(&mut *tx).await?;
        if fetched.seen_left {
            sqlx::query(sql::SET_SEEN_LEFT).bind(read_at.micros()).bind(handoff.id.uuid()).execute(&mut *tx).await?;
        }
        for task in fetched.tasks {
            add_task(&mut tx, task).await?;
        }
        if let Some(entry) = fetched.entry {
            add_entry(&mut tx, entry).await?;
        }
        Ok(tx.commit().await?)
    }

    async fn record_application(&self, tenant: TenantId, application: &Application, read_at: Timestamp) -> Result<()> {
        let (_turn, mut tx) = self.write().await?;
        mirror::put_application(&mut tx, tenant, application, read_at).await?;
        Ok(tx.commit().await?)
    }

    async fn record_waiting(&self, handoff: HandoffId, waiting: Waiting, entry: &Entry) -> Result<()> {
        let (_turn, mut tx) = self.write().await?;
        let query = sqlx::query(sql::SET_WAITING).bind(waiting.name()).bind(entry.at.micros()).bind(handoff.uuid());
        query.execute(&mut *tx).await?;
        add_entry(&mut tx, entry).await?;
        Ok(tx.commit().await?)
    }

    async fn record_seen_left(&self, handoff: HandoffId, at: Timestamp) -> Result<()> {
        let (_turn, mut tx) = self.write().await?;
        sqlx::query(sql::SET_SEEN_LEFT).bind(at.micros()).bind(handoff.uuid()).execute(&mut *tx).await?;
        Ok(tx.commit().await?)
    }

    async fn record_handed_over(&self, handoff: HandoffId, entry: &Entry) -> Result<()> {
        let (_turn, mut tx) = self.write().await?;
        let query = sqlx::query(sql::SET_HANDED_OVER).bind(entry.at.micros()).bind(handoff.uuid());
        if query.execute(&mut *tx).await?.rows_affected() == 1 {
            add_entry(&mut tx, entry).await?;
        }
        Ok(tx.commit().await?)
    }

    async fn open(&self, handoff: &Handoff, opening: Opened<'_>) -> Result<bool> {
        let (_turn, mut tx) = self.write().await?;
        let at = opening.at.micros();
        let query = sqlx::query(sql::SET_OPENED).bind(at).bind(opening.by).bind(handoff.id.uuid()).bind(opening.epoch);
        if query.execute(&mut *tx).await?.rows_affected() == 0 {
            return Ok(false);
        }
        if let (Some(task), Some(next)) = (&opening.task, &handoff.rule.next) {
            let query = sqlx::query(sql::ADD_ADVANCE)
                .bind(handoff.id.uuid())
                .bind(Way::Forward.name())
                .bind(handoff.tenant.get())
                .bind(handoff.workflow.get());
            let query =
                query.bind(handoff.rule.trigger.digits()).bind(next.as_str()).bind(next.key().digits()).bind(at);
            query.execute(&mut *tx).await?;
            add_task(&mut tx, task).await?;
        }
        add_entry(&mut tx, opening.entry).await?;
        tx.commit().await?;
        Ok(true)
    }

    async fn end(&self, handoff: &Handoff, end: DeadEnd<'_>) -> Result<bool> {
        let (_turn, mut tx) = self.write().await?;
        // Lock order: slot, then hand-off, as when deliveries are kept.
        let until = end.answers_until.micros();
        let query = sqlx::query(sql::SHORTEN_SLOT).bind(until).bind(handoff.id.uuid()).bind(handoff.tenant.get());
        query.bind(handoff.workflow.get()).bind(handoff.rule.trigger.digits()).execute(&mut *tx).await?;
        let query = sqlx::query(sql::END_HANDOFF).bind(end.lifecycle.name()).bind(end.failure).bind(handoff.id.uuid());
        if query.execute(&mut *tx).await?.rows_affected() == 0 {
            return Ok(false);
        }
        add_entry(&mut tx, end.entry).await?;
        if let Some(what) = Happened::ended(&end) {
            happened!(handoff.id, what).execute(&mut *tx).await?;
        }
        tx.commit().await?;
        Ok(true)
    }

    async fn supersede(&self, old: &Handoff, new: Succession<'_>) -> Result<bool> {
        let (_turn, mut tx) = self.write().await?;
        let query =
            sqlx::query(sql::SUCCEED_SLOT).bind(new.handoff.uuid()).bind(old.id.uuid()).bind(new.expires_at.micros());
        let query = query.bind(old.tenant.get()).bind(old.workflow.get()).bind(old.rule.trigger.digits());
        let Some(slot) = query.fetch_optional(&mut *tx).await? else {
            return Ok(false);
        };
        let generation = Row::of("handoff_slots", &slot).int("generation")?;
        let query =
            sqlx::query(sql::END_HANDOFF).bind(Lifecycle::Superseded.name()).bind(None::<String>).bind(old.id.uuid());
        query.execute(&mut *tx).await?;
        add_successor(&mut tx, old, &new, generation).await?;
        add_task(&mut tx, &new.task).await?;
        add_entry(&mut tx, new.entry).await?;
        tx.commit().await?;
        Ok(true)
    }

    async fn revoke_links(&self, handoff: HandoffId, audit: (&str, Timestamp)) -> Result<bool> {
        let (_turn, mut tx) = self.write().await?;
        let (mut next, mut tenant) = (Some(handoff.uuid()), None);
        while let Some(id) = next.take() {
            if let Some(row) = sqlx::query(sql::RAISE_LINK_EPOCH).bind(id).fetch_optional(&mut *tx).await? {
                let row = Row::of("handoffs", &row);
                tenant = Some(row.id("tenant_id")?);
                next = row.opt_uuid("previous_id")?;
            }
        }
        let Some(tenant) = tenant else {
            return Ok(false);
        };
        let entry = Entry::new(handoff, audit.1, Step::Open, "links revoked").because(format!("by {}", audit.0));
        add_entry(&mut tx, &entry).await?;
        write_audit(&mut tx, Some(tenant), audit, "link.revoke", &handoff.to_string()).await?;
        tx.commit().await?;
        Ok(true)
    }

    async fn begin_write(&self, key: AdvanceKey, Hold { lease, at, span }: Hold) -> Result<Begun> {
        let (_turn, mut tx) = self.write().await?;
        let query = sqlx::query(sql::BEGIN_WRITE).bind(at.micros()).bind(key.handoff.uuid()).bind(key.way.name());
        if query.execute(&mut *tx).await?.rows_affected() == 0 {
            return Ok(Begun::Over);
        }
        let query = sqlx::query(sql::RENEW_LEASE).bind(at.plus(span).micros()).bind(lease.task.uuid());
        if query.bind(lease.fence).bind(at.micros()).execute(&mut *tx).await?.rows_affected() == 0 {
            return Ok(Begun::Lost);
        }
        tx.commit().await?;
        Ok(Begun::Noted)
    }

    async fn record_from(&self, key: AdvanceKey, from: &StageId) -> Result<()> {
        let (_turn, mut tx) = self.write().await?;
        let query = sqlx::query(sql::SET_FROM).bind(from.as_str()).bind(key.handoff.uuid()).bind(key.way.name());
        query.execute(&mut *tx).await?;
        Ok(tx.commit().await?)
    }

    async fn end_write(&self, key: AdvanceKey, lease: Lease, written: bool) -> Result<()> {
        let (_turn, mut tx) = self.write().await?;
        let taken_back = i64::from(!written);
        let query = sqlx::query(sql::END_WRITE).bind(taken_back).bind(key.handoff.uuid()).bind(key.way.name());
        query.bind(lease.task.uuid()).bind(lease.fence).execute(&mut *tx).await?;
        Ok(tx.commit().await?)
    }

    async fn intend_undo(&self, back: MoveBack<'_>) -> Result<bool> {
        let (_turn, mut tx) = self.write().await?;
        let advance = back.advance;
        let query = sqlx::query(sql::INTEND_UNDO)
            .bind(advance.key.handoff.uuid())
            .bind(Way::Back.name())
            .bind(advance.tenant.get())
            .bind(advance.workflow.get());
        let query = query.bind(advance.to.key().digits()).bind(back.to.as_str()).bind(back.to.key().digits());
        if query.bind(back.audit.1.micros()).execute(&mut *tx).await?.rows_affected() == 0 {
            return Ok(false);
        }
        // One that failed a moment ago may not be settled yet: it must not take this one along.
        ask_again(&mut tx, &back.task).await?;
        add_entry(&mut tx, back.entry).await?;
        let subject = advance.key.handoff.to_string();
        write_audit(&mut tx, Some(advance.tenant), back.audit, "advance.undo", &subject).await?;
        tx.commit().await?;
        Ok(true)
    }

    async fn finish_advance(
        &self,
        key: AdvanceKey,
        lease: Option<Lease>,
        outcome: &AdvanceOutcome,
        entries: &[Entry],
    ) -> Result<bool> {
        let (_turn, mut tx) = self.write().await?;
        let at = entries.first().map_or(0, |entry| entry.at.micros());
        let (why, covered) = match outcome {
            AdvanceOutcome::Overrode { by, at, from } => {
                (None, (by.map(PersonId::get), at.map(Timestamp::micros), Some(from.digits())))
            }
            AdvanceOutcome::Refused { why } | AdvanceOutcome::Failed { why } => {
                (Some(why.as_str()), (None, None, None))
            }
            AdvanceOutcome::Advanced | AdvanceOutcome::AlreadyThere | AdvanceOutcome::MovedBySomeone => {
                (None, (None, None, None))
            }
        };
        let query = sqlx::query(sql::FINISH_ADVANCE).bind(outcome.name()).bind(why).bind(covered.0).bind(covered.1);
        let query = query.bind(covered.2).bind(at).bind(key.handoff.uuid()).bind(key.way.name());
        let query = query.bind(lease.map(|lease| lease.task.uuid())).bind(lease.map_or(0, |lease| lease.fence));
        let changed = query.execute(&mut *tx).await?;
        if changed.rows_affected() == 0 {
            return Ok(false);
        }
        if key.way == Way::Forward && outcome.left_trigger() {
            sqlx::query(sql::SET_SEEN_LEFT).bind(at).bind(key.handoff.uuid()).execute(&mut *tx).await?;
        }
        for entry in entries {
            add_entry(&mut tx, entry).await?;
        }
        if let Some(what) = Happened::moved(outcome, lease, at) {
            happened!(key.handoff, what).execute(&mut *tx).await?;
        }
        tx.commit().await?;
        Ok(true)
    }
}

/// The new hand-off and the event that explains where it came from.
async fn add_successor(tx: &mut Tx, old: &Handoff, new: &Succession<'_>, generation: i64) -> Result<()> {
    let at = new.at.micros();
    let statement = sql::ADD_HANDOFFS.for_sqlite(1);
    let query = sqlx::query(sqlx::AssertSqlSafe(statement))
        .bind(new.handoff.uuid())
        .bind(old.tenant.get())
        .bind(old.workflow.get());
    let query =
        query.bind(old.person.get()).bind(old.job.get()).bind(old.sent_by.map(PersonId::get)).bind(new.event.uuid());
    let query = query.bind(old.from.map(StageKey::digits)).bind(new.rule.trigger.digits());
    let query = query
        .bind(new.rule.next.as_ref().map(|next| next.as_str().to_owned()))
        .bind(new.rule.reply.name())
        .bind(generation);
    query
        .bind(old.id.uuid())
        .bind(Lifecycle::Live.name())
        .bind(at)
        .bind(new.expires_at.micros())
        .execute(&mut **tx)
        .await?;

    let statement = sql::ADD_EVENTS.for_sqlite(1);
    let query = sqlx::query(sqlx::AssertSqlSafe(statement)).bind(new.event.uuid()).bind(old.tenant.get());
    let query = query.bind(EventSource::Recheck.name()).bind(EventOutcome::Accepted.name()).bind(None::<String>);
    let query = query.bind(new.handoff.uuid()).bind(None::<uuid::Uuid>).bind(None::<Vec<u8>>).bind(old.workflow.get());
    let query = query.bind(old.person.get()).bind(old.job.get()).bind(old.sent_by.map(PersonId::get));
    query.bind(old.from.map(StageKey::digits)).bind(new.rule.trigger.digits()).bind(at).execute(&mut **tx).await?;
    Ok(())
}
