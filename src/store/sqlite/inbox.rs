//! Keeping deliveries: one transaction for a batch, one statement per table.
//!
//! Order inside: echoes first (they start nothing), then the slots, whose winners decide what else is written.

use std::collections::BTreeMap;

use async_trait::async_trait;
use sqlx::AssertSqlSafe;

use super::parts::parts;
use super::{Result, SqliteStore, Tx, ask_again};
use crate::domain::{CredentialId, EventOutcome, HandoffId, Ignored, PersonId, StageKey, TaskId, TaskKind, TenantId};
use crate::store::rows::Row;
use crate::store::slots::{Asking, SlotKey, Winner, decide, new_ones};
use crate::store::{Inbox, NewTask, Recorded, Recording, sql};

#[async_trait]
impl Inbox for SqliteStore {
    async fn record_deliveries(&self, batch: &[Recording]) -> Result<Vec<Recorded>> {
        let mut tx = self.begin().await?;
        let mut echoes = match_moves(&mut tx, batch).await?;
        let asking: Vec<Option<Asking<'_>>> =
            batch.iter().zip(&echoes).map(|(one, echo)| if echo.is_some() { None } else { Asking::of(one) }).collect();
        let mut slots = take_slots(&mut tx, &asking).await?;
        read_known(&mut tx, &mut slots).await?;
        match_moves_back(&mut tx, &asking, &slots, &mut echoes).await?;
        let recorded: Vec<Recorded> =
            (0..batch.len()).map(|n| decide(n, &batch[n], echoes[n], asking[n].as_ref(), &slots)).collect();
        let new = new_ones(&asking, &slots);
        add_handoffs(&mut tx, &new).await?;
        add_events(&mut tx, batch, &recorded).await?;
        add_tasks(&mut tx, &new).await?;
        check_repeated(&mut tx, &asking, &slots).await?;
        count_ignored(&mut tx, batch, &recorded).await?;
        tx.commit().await?;
        Ok(recorded)
    }
}

/// A move of ours to a status that starts nothing, or something else, is looked for first.
async fn match_moves(tx: &mut Tx, batch: &[Recording]) -> Result<Vec<Option<HandoffId>>> {
    let mut echoes = Vec::with_capacity(batch.len());
    for one in batch {
        echoes.push(if one.may_be_move { match_echo(tx, one).await? } else { None });
    }
    Ok(echoes)
}

/// A move of ours back to a trigger leads to a hand-off that is there; only such deliveries are looked at, so that a new
/// hand-off costs nothing more.
async fn match_moves_back(
    tx: &mut Tx,
    asking: &[Option<Asking<'_>>],
    slots: &BTreeMap<SlotKey, Winner>,
    echoes: &mut [Option<HandoffId>],
) -> Result<()> {
    for (one, echo) in asking.iter().zip(echoes) {
        let Some(one) = one else { continue };
        let known = slots.get(&one.key()).filter(|winner| !winner.new);
        if known.is_some_and(|winner| !winner.is_resent(one.change)) {
            *echo = match_echo(tx, one.recording).await?;
        }
    }
    Ok(())
}

async fn match_echo(tx: &mut Tx, one: &Recording) -> Result<Option<HandoffId>> {
    let Some(change) = &one.change else {
        return Ok(None);
    };
    let row = sqlx::query(sql::MATCH_ECHO)
        .bind(one.event.uuid())
        .bind(one.tenant.get())
        .bind(change.workflow.get())
        .bind(change.to.digits())
        .bind(change.from.map(StageKey::digits))
        .bind(one.echo_since.micros())
        .bind(one.body_sha256.as_ref().map(|hash| &hash[..]))
        .fetch_optional(&mut **tx)
        .await?;
    Ok(row.map(|row| Row::of("advances", &row).uuid("handoff_id")).transpose()?.map(HandoffId::from_uuid))
}

/// Equal keys are folded before the statement, which could not change a row twice.
async fn take_slots(tx: &mut Tx, asking: &[Option<Asking<'_>>]) -> Result<BTreeMap<SlotKey, Winner>> {
    let mut firsts: BTreeMap<SlotKey, (usize, &Asking<'_>)> = BTreeMap::new();
    for (n, one) in asking.iter().enumerate() {
        if let Some(one) = one {
            firsts.entry(one.key()).or_insert((n, one));
        }
    }
    let mut taken = Vec::with_capacity(firsts.len());
    for part in parts(&Vec::from_iter(&firsts)) {
        let mut query = sqlx::query(AssertSqlSafe(sql::TAKE_SLOTS.for_sqlite(part.len())));
        for ((tenant, workflow, trigger), (_, one)) in part {
            query = query.bind(tenant).bind(workflow).bind(trigger).bind(one.handoff.uuid()).bind(1_i64);
            query = query.bind(one.recording.received_at.micros()).bind(one.expires_at);
        }
        taken.extend(query.fetch_all(&mut **tx).await?);
    }
    let mut winners = BTreeMap::new();
    for row in taken {
        let row = Row::of("handoff_slots", &row);
        let key = (row.int("tenant_id")?, row.int("workflow_id")?, row.int("trigger_digits")?);
        let Some((first, one)) = firsts.get(&key) else { continue };
        let handoff = HandoffId::from_uuid(row.uuid("handoff_id")?);
        let winner = Winner {
            handoff,
            previous: row.opt_uuid("previous_id")?.map(HandoffId::from_uuid),
            generation: row.int("generation")?,
            first: *first,
            reply: one.rule.reply,
            epoch: 0,
            sent_by: None,
            new: handoff == one.handoff,
        };
        winners.insert(key, winner);
    }
    Ok(winners)
}

/// A repeat is answered like the first delivery was, so what the link is made of is read from the hand-off that is kept.
async fn read_known(tx: &mut Tx, slots: &mut BTreeMap<SlotKey, Winner>) -> Result<()> {
    for winner in slots.values_mut().filter(|winner| !winner.new) {
        let row = sqlx::query(sql::READ_LINKED).bind(winner.handoff.uuid()).fetch_one(&mut **tx).await?;
        let row = Row::of("handoffs", &row);
        winner.reply = row.parsed("reply")?;
        winner.epoch = row.int("link_epoch")?;
        winner.sent_by = row.opt_id("sent_by")?;
    }
    Ok(())
}

async fn add_handoffs(tx: &mut Tx, new: &[(&Winner, &Asking<'_>)]) -> Result<()> {
    for part in parts(new) {
        let mut query = sqlx::query(AssertSqlSafe(sql::ADD_HANDOFFS.for_sqlite(part.len())));
        for (winner, Asking { recording, change, rule, expires_at, .. }) in part {
            query = query.bind(winner.handoff.uuid()).bind(recording.tenant.get()).bind(change.workflow.get());
            query = query.bind(change.person.get()).bind(change.job.get()).bind(change.changed_by.map(PersonId::get));
            query = query.bind(recording.event.uuid()).bind(change.from.map(StageKey::digits));
            query = query.bind(rule.trigger.digits()).bind(rule.next.as_ref().map(|next| next.as_str().to_owned()));
            query = query.bind(rule.reply.name()).bind(winner.generation).bind(winner.previous.map(HandoffId::uuid));
            query = query.bind("live").bind(recording.received_at.micros()).bind(expires_at);
        }
        query.execute(&mut **tx).await?;
    }
    Ok(())
}

async fn add_events(tx: &mut Tx, batch: &[Recording], recorded: &[Recorded]) -> Result<()> {
    let rows: Vec<_> = batch.iter().zip(recorded).collect();
    for part in parts(&rows) {
        let mut query = sqlx::query(AssertSqlSafe(sql::ADD_EVENTS.for_sqlite(part.len())));
        for (one, recorded) in part {
            let change = one.change.as_ref();
            query = query.bind(one.event.uuid()).bind(one.tenant.get()).bind(one.source.name());
            query = query.bind(recorded.outcome.name()).bind(recorded.outcome.reason());
            query = query.bind(recorded.handoff.map(|(id, ..)| id.uuid())).bind(one.credential.map(CredentialId::uuid));
            query = query.bind(one.body_sha256.as_ref().map(|hash| &hash[..])).bind(change.map(|c| c.workflow.get()));
            query = query.bind(change.map(|c| c.person.get())).bind(change.map(|c| c.job.get()));
            query = query.bind(change.and_then(|c| c.changed_by).map(PersonId::get));
            query = query.bind(change.and_then(|c| c.from).map(StageKey::digits)).bind(change.map(|c| c.to.digits()));
            query = query.bind(one.received_at.micros());
        }
        query.execute(&mut **tx).await?;
    }
    Ok(())
}

/// A new hand-off is fetched.
async fn add_tasks(tx: &mut Tx, new: &[(&Winner, &Asking<'_>)]) -> Result<()> {
    let kind = TaskKind::FetchApplication;
    let lane = kind.lane().number();
    for part in parts(new) {
        let mut query = sqlx::query(AssertSqlSafe(sql::ADD_TASKS.for_sqlite(part.len())));
        for (winner, Asking { recording, .. }) in part {
            let at = recording.received_at;
            query = query.bind(TaskId::at(at).uuid()).bind(recording.tenant.get()).bind(lane).bind(kind.name());
            query = query.bind(winner.handoff.uuid()).bind(kind.dedup_key(winner.handoff)).bind("queued");
            query = query.bind(at.micros()).bind(at.micros());
        }
        query.execute(&mut **tx).await?;
    }
    let mut lanes: BTreeMap<TenantId, i64> = BTreeMap::new();
    for (_, Asking { recording, .. }) in new {
        let due = lanes.entry(recording.tenant).or_insert(recording.received_at.micros());
        *due = (*due).min(recording.received_at.micros());
    }
    for (tenant, due) in lanes {
        sqlx::query(sql::WAKE_LANE).bind(tenant.get()).bind(lane).bind(due).execute(&mut **tx).await?;
    }
    Ok(())
}

/// A repeated hand-off is checked, once, however often it is repeated, and so is the echo of a move back: a person may
/// have done the same.
async fn check_repeated(tx: &mut Tx, asking: &[Option<Asking<'_>>], slots: &BTreeMap<SlotKey, Winner>) -> Result<()> {
    for one in asking.iter().flatten() {
        let Some(winner) = slots.get(&one.key()).filter(|winner| !winner.new) else { continue };
        let at = one.recording.received_at;
        let task = NewTask {
            tenant: one.recording.tenant,
            kind: TaskKind::Recheck,
            handoff: winner.handoff,
            run_at: at,
            created_at: at,
        };
        ask_again(tx, &task).await?;
    }
    Ok(())
}

async fn count_ignored(tx: &mut Tx, batch: &[Recording], recorded: &[Recorded]) -> Result<()> {
    let mut counts: BTreeMap<(TenantId, i64), (i64, i64, i64)> = BTreeMap::new();
    for (one, recorded) in batch.iter().zip(recorded) {
        if let (EventOutcome::Ignored(Ignored::NotATrigger), Some(change)) = (recorded.outcome, &one.change) {
            let at = one.received_at.micros();
            let count = counts.entry((one.tenant, change.to.digits())).or_insert((0, at, at));
            *count = (count.0 + 1, count.1.min(at), count.2.max(at));
        }
    }
    for ((tenant, digits), (deliveries, first_at, last_at)) in counts {
        let query = sqlx::query(sql::COUNT_IGNORED).bind(tenant.get()).bind(digits);
        query.bind(deliveries).bind(first_at).bind(last_at).execute(&mut **tx).await?;
    }
    Ok(())
}
