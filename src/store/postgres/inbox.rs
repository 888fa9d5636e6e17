//! Keeping deliveries: one transaction for a batch, one statement per table whatever the batch's size.
//!
//! Order inside: echoes first (they start nothing), then the slots, whose winners decide what else is written. Whether
//! there is a move of ours that a delivery may come from is looked up without a lock: the move was committed before it was
//! written to the ATS, so its echo finds it. Only then are slots and moves locked, in that order.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use async_trait::async_trait;
use sqlx::AssertSqlSafe;

use super::{PgStore, Result, Write, batch, transaction};
use crate::domain::{HandoffId, StageKey};
use crate::store::rows::Row;
use crate::store::slots::{Asking, SlotKey, Winner, decide, new_ones};
use crate::store::{Inbox, Recorded, Recording, StoreError, sql};

static TAKE_SLOTS: LazyLock<String> =
    LazyLock::new(|| sql::TAKE_SLOTS.of_arrays(&["bigint", "bigint", "bigint", "uuid", "bigint", "bigint", "bigint"]));
/// Which of the statuses our own moves lead to.
const FIND_MOVES: &str = "select distinct tenant_id, workflow_id, to_digits from advances \
    where (tenant_id, workflow_id, to_digits) in (select * from unnest($1::bigint[], $2::bigint[], $3::bigint[]))";
/// While they are locked no other batch counts the same echo.
const LOCK_MOVES: &str = "select tenant_id, workflow_id, to_digits from advances \
    where (tenant_id, workflow_id, to_digits) in (select * from unnest($1::bigint[], $2::bigint[], $3::bigint[])) \
    order by handoff_id, way for update";
pub(super) const LOCK_SLOTS: &str = "select handoff_id from handoff_slots \
    where (tenant_id, workflow_id, trigger_digits) in (select * from unnest($1::bigint[], $2::bigint[], $3::bigint[])) \
    order by tenant_id, workflow_id, trigger_digits for update";
/// Each by its key, whatever the planner expects of a table that has just grown.
const READ_LINKED: &str = "select h.handoff_id, h.reply, h.link_epoch, h.sent_by from unnest($1::uuid[]) asked (id) \
    cross join lateral (select * from handoffs where handoff_id = asked.id offset 0) h";

#[async_trait]
impl Inbox for PgStore {
    async fn record_deliveries(&self, arrived: &[Recording]) -> Result<Vec<Recorded>> {
        transaction!(self, deliveries, |write| {
            let mut echoes = match_moves(write, arrived).await?;
            let asking: Vec<Option<Asking<'_>>> = arrived
                .iter()
                .zip(&echoes)
                .map(|(one, echo)| if echo.is_some() { None } else { Asking::of(one) })
                .collect();
            let mut slots = take_slots(write, &asking).await?;
            read_known(write, &mut slots).await?;
            match_moves_back(write, &asking, &slots, &mut echoes).await?;
            let recorded: Vec<Recorded> =
                (0..arrived.len()).map(|n| decide(n, &arrived[n], echoes[n], asking[n].as_ref(), &slots)).collect();
            let new = new_ones(&asking, &slots);
            batch::add_handoffs(write, &new).await?;
            batch::add_events(write, arrived, &recorded).await?;
            batch::add_tasks(write, &new).await?;
            batch::ask_again(write, &asking, &slots).await?;
            batch::count_ignored(write, arrived, &recorded).await?;
            Ok(recorded)
        })
    }
}

pub(super) fn arrays(keys: impl IntoIterator<Item = SlotKey>) -> (Vec<i64>, Vec<i64>, Vec<i64>) {
    let (mut tenants, mut workflows, mut digits) = (Vec::new(), Vec::new(), Vec::new());
    for (tenant, workflow, status) in keys {
        tenants.push(tenant);
        workflows.push(workflow);
        digits.push(status);
    }
    (tenants, workflows, digits)
}

/// Those of the statuses that our own moves lead to: most deliveries are about none of them.
async fn find_moves(write: &mut Write, statement: &'static str, keys: BTreeSet<SlotKey>) -> Result<BTreeSet<SlotKey>> {
    if keys.is_empty() {
        return Ok(keys);
    }
    let (tenants, workflows, digits) = arrays(keys);
    let rows = write.rows(sqlx::query(statement).bind(tenants).bind(workflows).bind(digits)).await?;
    let key = |row| {
        let row = Row::of("advances", row);
        Ok((row.int("tenant_id")?, row.int("workflow_id")?, row.int("to_digits")?))
    };
    rows.iter().map(key).collect()
}

fn placed(one: &Recording) -> Option<SlotKey> {
    one.change.as_ref().map(|change| (one.tenant.get(), change.workflow.get(), change.to.digits()))
}

/// A move of ours to a status that starts nothing, or something else, is looked for first.
async fn match_moves(write: &mut Write, batch: &[Recording]) -> Result<Vec<Option<HandoffId>>> {
    let mut echoes = vec![None; batch.len()];
    let looked_for = batch.iter().filter(|one| one.may_be_move).filter_map(placed).collect();
    let found = find_moves(write, FIND_MOVES, looked_for).await?;
    if found.is_empty() {
        return Ok(echoes);
    }
    let (tenants, workflows, triggers) = arrays(batch.iter().filter_map(Asking::of).map(|one| one.key()));
    if !tenants.is_empty() {
        write.rows(sqlx::query(LOCK_SLOTS).bind(tenants).bind(workflows).bind(triggers)).await?;
    }
    let moves = find_moves(write, LOCK_MOVES, found).await?;
    for (one, echo) in batch.iter().zip(&mut echoes) {
        if one.may_be_move && placed(one).is_some_and(|key| moves.contains(&key)) {
            *echo = match_echo(write, one).await?;
        }
    }
    Ok(echoes)
}

/// A move of ours back to a trigger leads to a hand-off that is there; only such deliveries are looked at, so that a new
/// hand-off costs nothing more.
async fn match_moves_back(
    write: &mut Write,
    asking: &[Option<Asking<'_>>],
    slots: &BTreeMap<SlotKey, Winner>,
    echoes: &mut [Option<HandoffId>],
) -> Result<()> {
    // Who sent the candidate before does it again: that is no move of ours.
    let known =
        |one: &Asking<'_>| slots.get(&one.key()).is_some_and(|winner| !winner.new && !winner.is_resent(one.change));
    let repeats = asking.iter().flatten().filter(|one| known(one));
    let moves = find_moves(write, LOCK_MOVES, repeats.filter_map(|one| placed(one.recording)).collect()).await?;
    for (one, echo) in asking.iter().zip(echoes) {
        if let Some(one) = one
            && known(one)
            && placed(one.recording).is_some_and(|key| moves.contains(&key))
        {
            *echo = match_echo(write, one.recording).await?;
        }
    }
    Ok(())
}

async fn match_echo(write: &mut Write, one: &Recording) -> Result<Option<HandoffId>> {
    let Some(change) = &one.change else {
        return Ok(None);
    };
    let query = sqlx::query(sql::MATCH_ECHO).bind(one.event.uuid()).bind(one.tenant.get()).bind(change.workflow.get());
    let query = query.bind(change.to.digits()).bind(change.from.map(StageKey::digits)).bind(one.echo_since.micros());
    let row = write.row(query.bind(one.body_sha256.as_ref().map(|hash| &hash[..]))).await?;
    Ok(row.map(|row| Row::of("advances", &row).uuid("handoff_id")).transpose()?.map(HandoffId::from_uuid))
}

/// Equal keys are folded before the statement, which could not change a row twice.
async fn take_slots(write: &mut Write, asking: &[Option<Asking<'_>>]) -> Result<BTreeMap<SlotKey, Winner>> {
    let mut firsts: BTreeMap<SlotKey, (usize, &Asking<'_>)> = BTreeMap::new();
    for (n, one) in asking.iter().enumerate() {
        if let Some(one) = one {
            firsts.entry(one.key()).or_insert((n, one));
        }
    }
    if firsts.is_empty() {
        return Ok(BTreeMap::new());
    }
    let (tenants, workflows, triggers) = arrays(firsts.keys().copied());
    let query = sqlx::query(AssertSqlSafe(TAKE_SLOTS.as_str())).bind(tenants).bind(workflows).bind(triggers);
    let query = query.bind(firsts.values().map(|(_, one)| one.handoff.uuid()).collect::<Vec<_>>());
    let query = query.bind(vec![1_i64; firsts.len()]);
    let query = query.bind(firsts.values().map(|(_, one)| one.recording.received_at.micros()).collect::<Vec<_>>());
    let query = query.bind(firsts.values().map(|(_, one)| one.expires_at).collect::<Vec<_>>());
    let mut winners = BTreeMap::new();
    for row in write.rows(query).await? {
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
async fn read_known(write: &mut Write, slots: &mut BTreeMap<SlotKey, Winner>) -> Result<()> {
    let mut known: BTreeMap<HandoffId, &mut Winner> =
        slots.values_mut().filter(|winner| !winner.new).map(|winner| (winner.handoff, winner)).collect();
    if known.is_empty() {
        return Ok(());
    }
    let ids: Vec<_> = known.keys().map(|id| id.uuid()).collect();
    let rows = write.rows(sqlx::query(READ_LINKED).bind(ids)).await?;
    if rows.len() != known.len() {
        let why = "leads to a hand-off that is not there".to_owned();
        return Err(StoreError::Unreadable { table: "handoff_slots", column: "handoff_id", why });
    }
    for row in &rows {
        let row = Row::of("handoffs", row);
        if let Some(winner) = known.get_mut(&HandoffId::from_uuid(row.uuid("handoff_id")?)) {
            winner.reply = row.parsed("reply")?;
            winner.epoch = row.int("link_epoch")?;
            winner.sent_by = row.opt_id("sent_by")?;
        }
    }
    Ok(())
}
