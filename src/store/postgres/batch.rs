//! What a batch of deliveries leaves in the tables: one statement for each, its rows as one array per column.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use sqlx::AssertSqlSafe;

use super::{Result, Write};
use crate::domain::{
    CredentialId, EventOutcome, HandoffId, Ignored, Lifecycle, PersonId, StageId, StageKey, StatusChanged, TaskId,
    TaskKind, TenantId, Timestamp,
};
use crate::store::slots::{Asking, SlotKey, Winner};
use crate::store::{Recorded, Recording, sql};

static ADD_HANDOFFS: LazyLock<String> = LazyLock::new(|| {
    sql::ADD_HANDOFFS.of_arrays(&[
        "uuid", "bigint", "bigint", "bigint", "bigint", "bigint", "uuid", "bigint", "bigint", "text", "text", "bigint",
        "uuid", "text", "bigint", "bigint",
    ])
});
static ADD_EVENTS: LazyLock<String> = LazyLock::new(|| {
    sql::ADD_EVENTS.of_arrays(&[
        "uuid", "bigint", "text", "text", "text", "uuid", "uuid", "bytea", "bigint", "bigint", "bigint", "bigint",
        "bigint", "bigint", "bigint",
    ])
});
static ADD_TASKS: LazyLock<String> = LazyLock::new(|| {
    sql::ADD_TASKS.of_arrays(&["uuid", "bigint", "bigint", "text", "uuid", "text", "text", "bigint", "bigint"])
});

const ASK_AGAIN: &str = "insert into tasks (task_id, tenant_id, lane, kind, handoff_id, dedup_key, state, run_at, created_at) \
    select task_id, tenant_id, $6, $7, handoff_id, dedup_key, 'queued', at, at \
    from unnest($1::uuid[], $2::bigint[], $3::uuid[], $4::text[], $5::bigint[]) as d (task_id, tenant_id, handoff_id, dedup_key, at) \
    on conflict (tenant_id, dedup_key) where state in ('queued', 'leased') do update set \
    created_at = excluded.created_at, run_at = excluded.run_at";
const COUNT_IGNORED: &str = "insert into ignored_statuses (tenant_id, digits, deliveries, first_at, last_at) \
    select * from unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::bigint[], $5::bigint[]) \
    on conflict (tenant_id, digits) do update set \
    deliveries = ignored_statuses.deliveries + excluded.deliveries, last_at = excluded.last_at";

/// One value of each row, as the array of its column.
fn column<R, T>(rows: &[R], value: impl Fn(&R) -> T) -> Vec<T> {
    rows.iter().map(value).collect()
}

pub(super) async fn add_handoffs(write: &mut Write, new: &[(&Winner, &Asking<'_>)]) -> Result<()> {
    if new.is_empty() {
        return Ok(());
    }
    let query = sqlx::query(AssertSqlSafe(ADD_HANDOFFS.as_str()));
    let query = query.bind(column(new, |(winner, _)| winner.handoff.uuid()));
    let query = query.bind(column(new, |(_, one)| one.recording.tenant.get()));
    let query = query.bind(column(new, |(_, one)| one.change.workflow.get()));
    let query = query.bind(column(new, |(_, one)| one.change.person.get()));
    let query = query.bind(column(new, |(_, one)| one.change.job.get()));
    let query = query.bind(column(new, |(_, one)| one.change.changed_by.map(PersonId::get)));
    let query = query.bind(column(new, |(_, one)| one.recording.event.uuid()));
    let query = query.bind(column(new, |(_, one)| one.change.from.map(StageKey::digits)));
    let query = query.bind(column(new, |(_, one)| one.rule.trigger.digits()));
    let query = query.bind(column(new, |(_, one)| one.rule.next.as_ref().map(StageId::as_str)));
    let query = query.bind(column(new, |(_, one)| one.rule.reply.name()));
    let query = query.bind(column(new, |(winner, _)| winner.generation));
    let query = query.bind(column(new, |(winner, _)| winner.previous.map(HandoffId::uuid)));
    let query = query.bind(vec![Lifecycle::Live.name(); new.len()]);
    let query = query.bind(column(new, |(_, one)| one.recording.received_at.micros()));
    write.run(query.bind(column(new, |(_, one)| one.expires_at))).await?;
    Ok(())
}

pub(super) async fn add_events(write: &mut Write, batch: &[Recording], recorded: &[Recorded]) -> Result<()> {
    let change = |one: &Recording, value: fn(&StatusChanged) -> Option<i64>| one.change.as_ref().and_then(value);
    let query = sqlx::query(AssertSqlSafe(ADD_EVENTS.as_str()));
    let query = query.bind(column(batch, |one| one.event.uuid())).bind(column(batch, |one| one.tenant.get()));
    let query = query.bind(column(batch, |one| one.source.name()));
    let query = query.bind(column(recorded, |one| one.outcome.name()));
    let query = query.bind(column(recorded, |one| one.outcome.reason()));
    let query = query.bind(column(recorded, |one| one.handoff.map(|(id, ..)| id.uuid())));
    let query = query.bind(column(batch, |one| one.credential.map(CredentialId::uuid)));
    let query = query.bind(column(batch, |one| one.body_sha256.map(|hash| hash.to_vec())));
    let query = query.bind(column(batch, |one| change(one, |c| Some(c.workflow.get()))));
    let query = query.bind(column(batch, |one| change(one, |c| Some(c.person.get()))));
    let query = query.bind(column(batch, |one| change(one, |c| Some(c.job.get()))));
    let query = query.bind(column(batch, |one| change(one, |c| c.changed_by.map(PersonId::get))));
    let query = query.bind(column(batch, |one| change(one, |c| c.from.map(StageKey::digits))));
    let query = query.bind(column(batch, |one| change(one, |c| Some(c.to.digits()))));
    write.run(query.bind(column(batch, |one| one.received_at.micros()))).await?;
    Ok(())
}

/// A new hand-off is fetched.
pub(super) async fn add_tasks(write: &mut Write, new: &[(&Winner, &Asking<'_>)]) -> Result<()> {
    if new.is_empty() {
        return Ok(());
    }
    let kind = TaskKind::FetchApplication;
    let at = |one: &Asking<'_>| one.recording.received_at;
    let query = sqlx::query(AssertSqlSafe(ADD_TASKS.as_str()));
    let query = query.bind(column(new, |(_, one)| TaskId::at(at(one)).uuid()));
    let query = query.bind(column(new, |(_, one)| one.recording.tenant.get()));
    let query = query.bind(vec![kind.lane().number(); new.len()]).bind(vec![kind.name(); new.len()]);
    let query = query.bind(column(new, |(winner, _)| winner.handoff.uuid()));
    let query = query.bind(column(new, |(winner, _)| kind.dedup_key(winner.handoff)));
    let query = query.bind(vec!["queued"; new.len()]).bind(column(new, |(_, one)| at(one).micros()));
    write.run(query.bind(column(new, |(_, one)| at(one).micros()))).await?;
    for (_, one) in new {
        write.wake(one.recording.tenant.get(), kind.lane().number(), at(one), at(one));
    }
    Ok(())
}

/// A repeated hand-off is checked, once, however often it is repeated, and so is the echo of a move back: a person may have
/// done the same. What is under way does not finish that.
pub(super) async fn ask_again(
    write: &mut Write,
    asking: &[Option<Asking<'_>>],
    slots: &BTreeMap<SlotKey, Winner>,
) -> Result<()> {
    // The last one of each hand-off, in the order that tasks are locked in.
    let mut last: BTreeMap<HandoffId, (i64, Timestamp)> = BTreeMap::new();
    for one in asking.iter().flatten() {
        if let Some(winner) = slots.get(&one.key()).filter(|winner| !winner.new) {
            last.insert(winner.handoff, (one.recording.tenant.get(), one.recording.received_at));
        }
    }
    if last.is_empty() {
        return Ok(());
    }
    let (kind, rows) = (TaskKind::Recheck, Vec::from_iter(last));
    let query = sqlx::query(ASK_AGAIN).bind(column(&rows, |(_, (_, at))| TaskId::at(*at).uuid()));
    let query = query.bind(column(&rows, |(_, (tenant, _))| *tenant)).bind(column(&rows, |(id, _)| id.uuid()));
    let query = query.bind(column(&rows, |(id, _)| kind.dedup_key(*id)));
    let query = query.bind(column(&rows, |(_, (_, at))| at.micros()));
    write.run(query.bind(kind.lane().number()).bind(kind.name())).await?;
    for (_, (tenant, at)) in rows {
        write.wake(tenant, kind.lane().number(), at, at);
    }
    Ok(())
}

pub(super) async fn count_ignored(write: &mut Write, batch: &[Recording], recorded: &[Recorded]) -> Result<()> {
    // How many of each status, the first and the last.
    let mut counts: BTreeMap<(TenantId, i64), (i64, Timestamp, Timestamp)> = BTreeMap::new();
    for (one, recorded) in batch.iter().zip(recorded) {
        if let (EventOutcome::Ignored(Ignored::NotATrigger), Some(change)) = (recorded.outcome, &one.change) {
            let at = one.received_at;
            let count = counts.entry((one.tenant, change.to.digits())).or_insert((0, at, at));
            *count = (count.0 + 1, count.1.min(at), count.2.max(at));
        }
    }
    if counts.is_empty() {
        return Ok(());
    }
    let rows = Vec::from_iter(counts);
    let query = sqlx::query(COUNT_IGNORED).bind(column(&rows, |((tenant, _), _)| tenant.get()));
    let query = query.bind(column(&rows, |((_, digits), _)| *digits)).bind(column(&rows, |(_, (n, ..))| *n));
    let query = query.bind(column(&rows, |(_, (_, first, _))| first.micros()));
    write.run(query.bind(column(&rows, |(_, (.., last))| last.micros()))).await?;
    Ok(())
}
