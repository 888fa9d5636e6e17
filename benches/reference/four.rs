//! The texts of the four rows: slot, event, hand-off, task, with all columns that the product writes.

/// Who takes a slot that is free or has run out; who has it stays.
pub(super) const SLOT_HEAD: &str = "insert into handoff_slots \
    (tenant_id, workflow_id, trigger_digits, handoff_id, generation, seen_at, expires_at) ";
pub(super) const SLOT_TAIL: &str = " on conflict (tenant_id, workflow_id, trigger_digits) do update set \
    previous_id = case when handoff_slots.expires_at > excluded.seen_at then handoff_slots.previous_id else handoff_slots.handoff_id end, \
    generation = case when handoff_slots.expires_at > excluded.seen_at then handoff_slots.generation else handoff_slots.generation + 1 end, \
    handoff_id = case when handoff_slots.expires_at > excluded.seen_at then handoff_slots.handoff_id else excluded.handoff_id end, \
    expires_at = case when handoff_slots.expires_at > excluded.seen_at then handoff_slots.expires_at else excluded.expires_at end, \
    seen_at = excluded.seen_at returning handoff_id";
pub(super) const EVENT_HEAD: &str = "insert into events \
    (event_id, tenant_id, source, outcome, reason, handoff_id, credential_id, body_sha256, workflow_id, person_id, job_id, \
    changed_by, from_digits, to_digits, received_at) ";
pub(super) const HANDOFF_HEAD: &str = "insert into handoffs \
    (handoff_id, tenant_id, workflow_id, person_id, job_id, sent_by, event_id, from_digits, trigger_digits, next_id, reply, \
    generation, previous_id, lifecycle, created_at, expires_at) ";
pub(super) const TASK_HEAD: &str = "insert into tasks \
    (task_id, tenant_id, lane, kind, handoff_id, dedup_key, state, run_at, created_at) ";
pub(super) const TASK_TAIL: &str = " on conflict do nothing";
/// One row of what the modes with one row keep.
pub(super) const ONE_HEAD: &str = "insert into deliveries \
    (delivery_id, customer_id, workflow_id, person_id, job_id, changed_by, from_digits, to_digits, body_sha256, received_at) ";

/// The first tenant of a new database.
pub(super) const TENANT: i64 = 1;
/// A link is good for some time; how long costs nothing.
pub(super) const LINK_MICROS: i64 = 14 * 86_400_000_000;
