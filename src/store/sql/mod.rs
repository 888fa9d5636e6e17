//! The statements that every engine accepts, each a named constant.
//!
//! [`ALL`] lists them, so that a test can prepare each one on each engine. What only one engine understands lives in
//! that engine's folder.

pub(super) use self::accounts::*;
pub(super) use self::answers::*;
pub use self::batches::Batch;
pub(super) use self::budget::*;
pub(super) use self::listing::*;
pub(super) use self::mirror::*;
pub(super) use self::mirror_lists::*;
pub(super) use self::notices::*;
pub(super) use self::profiles::*;
pub(super) use self::reconciling::*;
pub(super) use self::stages::*;
pub(super) use self::webhooks::*;

/// Declares statements and the list of all of them: a statement cannot be left out of the test.
macro_rules! statements {
    ($($(#[$doc:meta])* $name:ident = $sql:literal;)*) => {
        $($(#[$doc])* pub(in crate::store) const $name: &str = $sql;)*

        /// Every statement with its name.
        pub const ALL: &[(&str, &str)] = &[$((stringify!($name), $name)),*];
    };
}
pub mod accounts;
pub mod answers;
mod batches;
pub mod budget;
pub mod listing;
pub mod mirror;
pub mod mirror_lists;
pub mod notices;
pub mod profiles;
pub mod reconciling;
pub mod stages;
pub mod webhooks;

statements! {
    READ_META = "select region, settings_epoch, paused_until from meta where id = 1";
    PAUSE_REGION = "update meta set paused_until = $1 where id = 1";
    WRITE_META = "insert into meta (id, region) values (1, $1) on conflict (id) do nothing";
    READ_OLDEST_PROGRAM = "select oldest_program from meta where id = 1";
    RAISE_SETTINGS_EPOCH = "update meta set settings_epoch = settings_epoch + 1 where id = 1";

    // Processes, and turns of what only one of them does at a time.
    BEAT = "insert into replicas (replica_id, name, roles, version, skew_micros, started_at, seen_at) \
        values ($1, $2, $3, $4, $5, $6, $7) \
        on conflict (replica_id) do update set skew_micros = excluded.skew_micros, seen_at = excluded.seen_at";
    LEAVE = "delete from replicas where replica_id = $1 or seen_at < $2";
    LIST_REPLICAS = "select replica_id, name, roles, version, skew_micros, started_at, seen_at from replicas order by replica_id";
    TAKE_TURN = "insert into schedules (name, fence, held_until, due_at) values ($1, 1, $2, $3) on conflict (name) do update set \
        fence = schedules.fence + 1, held_until = excluded.held_until, due_at = excluded.due_at \
        where schedules.held_until <= $3 and schedules.due_at <= $3 returning fence";
    KEEP_TURN = "update schedules set held_until = $1 where name = $2 and fence = $3 and held_until > $4";
    // What was asked for meanwhile is due at once.
    END_TURN = "update schedules set held_until = 0, due_at = case when due_at = 0 then 0 else $1 end where name = $2 and fence = $3";

    // Tenants and what they chose.
    ADD_TENANT = "insert into tenants (ats, customer_id, name, settings, created_at, paused_until) values ($1, $2, $3, $4, $5, $6) \
        on conflict (ats, customer_id) do nothing returning tenant_id";
    CHANGE_TENANT = "update tenants set name = $1, settings = $2, version = version + 1 \
        where tenant_id = $3 and (cast($4 as bigint) = 0 or version = $4)";
    ACTIVATE_TENANT = "update tenants set paused_until = null, settings = $1, version = version + 1 \
        where tenant_id = $2 and version = $3 and paused_until = 253370764800000000";
    PAUSE_TENANT = "update tenants set paused_until = $1, version = version + 1 where tenant_id = $2";
    WAKE_LANES = "update tenant_lanes set next_run_at = $1 where tenant_id = $2 and next_run_at > $1";
    WAKE_ALL_LANES = "update tenant_lanes set next_run_at = $1 where next_run_at > $1";
    LIST_TENANTS = "select tenant_id, ats, customer_id, name, settings, paused_until, version from tenants order by customer_id";
    LIST_RULES = "select tenant_id, trigger_digits, next_id, reply from rules order by tenant_id, trigger_digits";
    RULES_OF = "select trigger_digits, next_id, reply from rules where tenant_id = $1 order by trigger_digits";
    LIST_PRINCIPALS = "select direction, principal, tenant_id from principals order by direction, principal, tenant_id";
    LIST_CREDENTIALS = "select credential_id, tenant_id, direction, principal, kind, family, sealed, key_id, valid_from, valid_until \
        from credentials order by direction, principal, valid_from";
    PUT_RULE = "insert into rules (tenant_id, trigger_digits, next_id, reply, created_at) values ($1, $2, $3, $4, $5) \
        on conflict (tenant_id, trigger_digits) do update set next_id = excluded.next_id, reply = excluded.reply";
    REMOVE_RULE = "delete from rules where tenant_id = $1 and trigger_digits = $2";
    ADD_PRINCIPAL = "insert into principals (direction, principal, tenant_id) values ($1, $2, $3) on conflict do nothing";
    // The name of a sender is one tenant's, unless it is shared on purpose.
    ADD_OWN_SENDER = "insert into principals (direction, principal, tenant_id) select 'inbound', $1, $2 \
        where not exists (select 1 from principals where direction = 'inbound' and principal = $1) on conflict do nothing";
    SPEAKS_FOR = "select tenant_id from principals where direction = 'inbound' and principal = $1 and tenant_id = $2";
    ADD_CREDENTIAL = "insert into credentials \
        (credential_id, tenant_id, direction, principal, kind, family, sealed, key_id, valid_from, valid_until, created_at) \
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $9)";
    // The secrets that a newer one takes the place of: those of the name, for what senders present to us, and those of the
    // tenant and family for what we present.
    RETIRE_CREDENTIALS = "update credentials set valid_until = $1 where direction = $2 and (valid_until is null or valid_until > $1) \
        and case when direction = 'inbound' then principal = $3 else tenant_id = $4 and coalesce(family, '') = $5 end";
    REMOVE_PRINCIPAL = "delete from principals where direction = $1 and principal = $2 and tenant_id = $3";
    LIST_SIGNING_KEYS = "select key_id, sealed, sealed_with, signs_from, verifies_until from signing_keys order by signs_from";
    ADD_SIGNING_KEY = "insert into signing_keys (key_id, sealed, sealed_with, signs_from, created_at) values ($1, $2, $3, $4, $5)";
    RETIRE_SIGNING_KEYS = "update signing_keys set verifies_until = $1 where verifies_until is null or verifies_until > $1";
    REMOVE_SIGNING_KEYS = "delete from signing_keys where verifies_until <= $1";
    WRITE_AUDIT = "insert into audit_log (audit_id, tenant_id, actor, action, subject, at) values ($1, $2, $3, $4, $5, $6)";

    // Removing a tenant: what there may be much of goes a little at a time, then everything that carries its number.
    // Attempts and entries hang on hand-offs, so they go first.
    SILENCE_TENANT = "update tenants set paused_until = 253370764800000000, version = version + 1 where tenant_id = $1";
    HANDOFFS_OF_TENANT = "select handoff_id, tenant_id, workflow_id, trigger_digits from handoffs where tenant_id = $1 limit $2";
    REMOVE_SOME_EVENTS_OF = "delete from events where event_id in \
        (select event_id from events where tenant_id = $1 and handoff_id is null limit $2)";
    REMOVE_SOME_PERSONS_OF = "delete from persons where tenant_id = $1 and person_id in \
        (select person_id from persons where tenant_id = $1 limit $2)";
    REMOVE_SOME_JOBS_OF = "delete from jobs where tenant_id = $1 and job_id in \
        (select job_id from jobs where tenant_id = $1 limit $2)";
    REMOVE_SOME_APPLICATIONS_OF = "delete from applications where tenant_id = $1 and workflow_id in \
        (select workflow_id from applications where tenant_id = $1 limit $2)";
    REMOVE_ATTEMPTS_OF = "delete from task_attempts where handoff_id in (select handoff_id from handoffs where tenant_id = $1)";
    REMOVE_TIMELINE_OF = "delete from timeline where handoff_id in (select handoff_id from handoffs where tenant_id = $1)";
    REMOVE_EVENTS_OF_HANDOFFS_OF = "delete from events where handoff_id in (select handoff_id from handoffs where tenant_id = $1)";
    REMOVE_TASKS_OF = "delete from tasks where tenant_id = $1";
    REMOVE_LANES_OF = "delete from tenant_lanes where tenant_id = $1";
    REMOVE_ADVANCES_OF = "delete from advances where tenant_id = $1";
    REMOVE_HANDOFFS_OF = "delete from handoffs where tenant_id = $1";
    REMOVE_SLOTS_OF = "delete from handoff_slots where tenant_id = $1";
    REMOVE_EVENTS_OF = "delete from events where tenant_id = $1 and handoff_id is null";
    REMOVE_PERSONS_OF = "delete from persons where tenant_id = $1";
    REMOVE_JOBS_OF = "delete from jobs where tenant_id = $1";
    REMOVE_APPLICATIONS_OF = "delete from applications where tenant_id = $1";
    REMOVE_RULES_OF = "delete from rules where tenant_id = $1";
    REMOVE_IGNORED_OF = "delete from ignored_statuses where tenant_id = $1";
    REMOVE_CIRCUIT_OF = "delete from circuits where tenant_id = $1";
    REMOVE_PRINCIPALS_OF = "delete from principals where tenant_id = $1";
    // A principal that covers other tenants keeps its secrets.
    REMOVE_CREDENTIALS_OF = "delete from credentials where direction = 'outbound' and tenant_id = $1";
    REMOVE_UNUSED_CREDENTIALS = "delete from credentials where not exists (select 1 from principals p \
        where p.direction = credentials.direction and p.principal = credentials.principal)";
    REMOVE_TENANT = "delete from tenants where tenant_id = $1";

    // Forgetting. Ids start with their time, so what is old comes first in each key.
    PRUNE_EVENTS = "delete from events where event_id in \
        (select event_id from events where event_id < $1 order by event_id limit $2)";
    ENDED_HANDOFFS = "select handoff_id, tenant_id, workflow_id, trigger_digits from handoffs \
        where handoff_id < $1 and lifecycle <> 'live' order by handoff_id limit $2";
    HANDOFFS_OF_PERSON = "select handoff_id, tenant_id, workflow_id, trigger_digits from handoffs \
        where tenant_id = $1 and person_id = $2 order by handoff_id";
    REMOVE_SLOT = "delete from handoff_slots where tenant_id = $1 and workflow_id = $2 and trigger_digits = $3 and handoff_id = $4";
    REMOVE_TASKS_OF_HANDOFF = "delete from tasks where tenant_id = $1 and dedup_key > $2 and dedup_key < $3 \
        and state in ('queued', 'leased')";
    REMOVE_DEAD_TASKS_OF_HANDOFF = "delete from tasks where handoff_id = $1 and state = 'dead'";
    REMOVE_ATTEMPTS_OF_HANDOFF = "delete from task_attempts where handoff_id = $1";
    REMOVE_TIMELINE_OF_HANDOFF = "delete from timeline where handoff_id = $1";
    REMOVE_ADVANCES_OF_HANDOFF = "delete from advances where handoff_id = $1";
    REMOVE_EVENTS_OF_HANDOFF = "delete from events where handoff_id = $1";
    REMOVE_HANDOFF = "delete from handoffs where handoff_id = $1";
    PRUNE_PERSONS = "delete from persons where (tenant_id, person_id) in (select p.tenant_id, p.person_id from persons p \
        where p.is_mirrored is null and p.read_at < $1 and not exists (select 1 from handoffs h where h.tenant_id = p.tenant_id \
        and h.person_id = p.person_id and h.lifecycle = 'live') order by p.read_at limit $2)";
    PRUNE_JOBS = "delete from jobs where (tenant_id, job_id) in (select j.tenant_id, j.job_id from jobs j where j.is_mirrored is null and j.read_at < $1 and not exists \
        (select 1 from handoffs h where h.tenant_id = j.tenant_id and h.job_id = j.job_id and h.lifecycle = 'live') order by j.read_at limit $2)";
    PRUNE_APPLICATIONS = "delete from applications where (tenant_id, workflow_id) in (select a.tenant_id, a.workflow_id \
        from applications a where a.is_mirrored is null and a.read_at < $1 and not exists (select 1 from handoff_slots s join handoffs h \
        on h.handoff_id = s.handoff_id where s.tenant_id = a.tenant_id and s.workflow_id = a.workflow_id \
        and h.lifecycle = 'live') order by a.read_at limit $2)";
    // A person who asks to be forgotten: what is about them goes; where they acted for others, their number does.
    ERASE_APPLICATIONS = "delete from applications where tenant_id = $1 and person_id = $2";
    ERASE_PERSON = "delete from persons where tenant_id = $1 and person_id = $2";
    // Looked for without a lock, a few at a time: there is no index, because nobody else asks.
    EVENTS_ABOUT = "select event_id as id from events where tenant_id = $1 and person_id = $2 limit 500";
    ERASE_EVENT = "delete from events where event_id = $1 and person_id = $2";
    EVENTS_BY = "select event_id as id from events where tenant_id = $1 and changed_by = $2 limit 500";
    FORGET_CHANGED_BY = "update events set changed_by = null where event_id = $1 and changed_by = $2";
    HANDOFFS_SENT_BY = "select handoff_id as id from handoffs where tenant_id = $1 and sent_by = $2 limit 500";
    FORGET_SENT_BY = "update handoffs set sent_by = null where handoff_id = $1 and sent_by = $2";
    ADVANCES_COVERING = "select handoff_id as id from advances where tenant_id = $1 and covered_by = $2 limit 500";
    FORGET_COVERED_BY = "update advances set covered_by = null where handoff_id = $1 and covered_by = $2";
    TEAMS_WITH = "select job_id, team from jobs where tenant_id = $1 and team like $2";
    SET_TEAM = "update jobs set team = $1 where tenant_id = $2 and job_id = $3";
    ROWS_OF_PERSON = "select 'events' as place, count(*) as n from events where tenant_id = $1 and (person_id = $2 or changed_by = $2) \
        union all select 'handoffs', count(*) from handoffs where tenant_id = $1 and (person_id = $2 or sent_by = $2) \
        union all select 'applications', count(*) from applications where tenant_id = $1 and person_id = $2 \
        union all select 'persons', count(*) from persons where tenant_id = $1 and person_id = $2 \
        union all select 'mirrored', count(*) from mirrored where tenant_id = $1 and entity = 'person' and id = $2 and gone_why is distinct from 'deleted' \
        union all select 'jobs', count(*) from jobs where tenant_id = $1 and team like $3 \
        union all select 'advances', count(*) from advances where tenant_id = $1 and covered_by = $2";

    // Deliveries. An echo counts once, and only while the move is young. It names the trigger as the old status, unless our
    // write covered a person's move, or that is not known yet. A copy of a known echo, to the letter, is that echo again.
    MATCH_ECHO = "update advances set echo_event = coalesce(echo_event, $1) where (handoff_id, way) = (select a.handoff_id, a.way \
        from advances a where a.tenant_id = $2 and a.workflow_id = $3 and a.to_digits = $4 and ( \
        (a.echo_event is null and a.writes > 0 and a.written_at > $6 and \
        (cast($5 as bigint) is null or a.from_digits = $5 or a.outcome is null or a.outcome = 'overrode')) \
        or exists (select 1 from events e where e.event_id = a.echo_event and e.body_sha256 = $7)) \
        order by a.started_at desc limit 1) returning handoff_id";
    COUNT_IGNORED = "insert into ignored_statuses (tenant_id, digits, deliveries, first_at, last_at) values ($1, $2, $3, $4, $5) \
        on conflict (tenant_id, digits) do update set \
        deliveries = ignored_statuses.deliveries + excluded.deliveries, last_at = excluded.last_at";
    LIST_IGNORED = "select digits, deliveries, first_at, last_at from ignored_statuses where tenant_id = $1 order by digits";
    FORGET_IGNORED = "delete from ignored_statuses where tenant_id = $1 and digits = $2";
    // The newest delivery of each application about a status that was no trigger then.
    MISSED = "select e.workflow_id, e.person_id, e.job_id, e.changed_by, e.from_digits, e.to_digits, e.received_at from events e \
        where e.handoff_id is null and e.tenant_id = $1 and e.workflow_id > $2 and e.to_digits = $3 and e.received_at >= $4 \
        and e.reason = 'not_a_trigger' and not exists (select 1 from events n where n.handoff_id is null \
        and n.tenant_id = e.tenant_id and n.workflow_id = e.workflow_id and n.to_digits = e.to_digits and n.event_id > e.event_id) \
        order by e.workflow_id limit 100";
    READ_LINKED = "select reply, link_epoch, sent_by from handoffs where handoff_id = $1";

    // Hand-offs.
    READ_HANDOFF = "select handoff_id, tenant_id, workflow_id, person_id, job_id, sent_by, event_id, from_digits, \
        trigger_digits, next_id, reply, generation, previous_id, lifecycle, link_epoch, created_at, expires_at, fetched_at, \
        waiting_for, waiting_since, seen_left_at, handed_over_at, opened_at, failure from handoffs where handoff_id = $1";
    LIVE_HANDOFF_OF_SLOT = "select handoff_id from handoff_slots where tenant_id = $1 and workflow_id = $2 and trigger_digits = $3";
    SET_FETCHED = "update handoffs set fetched_at = coalesce(fetched_at, $1), waiting_for = null, waiting_since = null \
        where handoff_id = $2";
    SET_WAITING = "update handoffs set waiting_for = $1, waiting_since = coalesce(waiting_since, $2) where handoff_id = $3";
    SET_SEEN_LEFT = "update handoffs set seen_left_at = $1 where handoff_id = $2 and seen_left_at is null";
    SET_HANDED_OVER = "update handoffs set handed_over_at = $1 where handoff_id = $2 and handed_over_at is null \
        and lifecycle = 'live'";
    // Opened once: the row that changes is the one opening that counts.
    SET_OPENED = "update handoffs set opened_at = $1, opened_by = $2 \
        where handoff_id = $3 and link_epoch = $4 and opened_at is null and lifecycle = 'live' and expires_at > $1";
    END_HANDOFF = "update handoffs set lifecycle = $1, failure = $2 where handoff_id = $3 and lifecycle = 'live'";
    RAISE_LINK_EPOCH = "update handoffs set link_epoch = link_epoch + 1 where handoff_id = $1 returning tenant_id, previous_id";
    // A slot that no longer leads to a live hand-off answers repeats a little longer, then makes room.
    SHORTEN_SLOT = "update handoff_slots set expires_at = $1 where handoff_id = $2 and expires_at > $1 \
        and tenant_id = $3 and workflow_id = $4 and trigger_digits = $5";
    SUCCEED_SLOT = "update handoff_slots set handoff_id = $1, previous_id = $2, generation = generation + 1, expires_at = $3 \
        where tenant_id = $4 and workflow_id = $5 and trigger_digits = $6 and handoff_id = $2 returning generation";

    // Moves.
    READ_ADVANCE = "select handoff_id, way, tenant_id, workflow_id, from_digits, from_id, to_id, started_at, writes, written_at, unanswered_since, \
        outcome, why, covered_by, covered_at, covered_digits, finished_at from advances where handoff_id = $1 and way = $2";
    ADD_ADVANCE = "insert into advances (handoff_id, way, tenant_id, workflow_id, from_digits, to_id, to_digits, started_at) \
        values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (handoff_id, way) do nothing";
    // A way back that failed may be tried anew; one that is under way, or was gone, not.
    INTEND_UNDO = "insert into advances (handoff_id, way, tenant_id, workflow_id, from_digits, to_id, to_digits, started_at) \
        values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (handoff_id, way) do update set started_at = excluded.started_at, \
        writes = 0, written_at = null, unanswered_since = null, outcome = null, why = null, finished_at = null, echo_event = null \
        where advances.outcome in ('refused', 'failed')";
    SET_FROM = "update advances set from_id = $1 where handoff_id = $2 and way = $3";
    BEGIN_WRITE = "update advances set writes = writes + 1, written_at = $1, unanswered_since = $1, \
        started_at = case when writes = 0 then $1 else started_at end where handoff_id = $2 and way = $3 and outcome is null";
    // A write that was taken back leaves an earlier one as unanswered as it was.
    END_WRITE = "update advances set writes = writes - $1, \
        unanswered_since = case when $1 = 1 and writes > 1 then unanswered_since else null end \
        where handoff_id = $2 and way = $3 and outcome is null \
        and exists (select 1 from tasks where task_id = $4 and fence = $5 and state = 'leased')";
    FINISH_ADVANCE = "update advances set outcome = $1, why = $2, covered_by = $3, covered_at = $4, covered_digits = $5, \
        finished_at = $6, unanswered_since = null where handoff_id = $7 and way = $8 and outcome is null \
        and (cast($10 as bigint) = 0 or exists (select 1 from tasks where task_id = $9 and fence = $10 and state = 'leased'))";

    // Tasks.
    ADD_TASK = "insert into tasks (task_id, tenant_id, lane, kind, handoff_id, dedup_key, state, run_at, created_at) \
        values ($1, $2, $3, $4, $5, $6, 'queued', $7, $8) on conflict do nothing";
    // A lane is woken only by earlier work: a busy lane costs no write.
    WAKE_LANE = "insert into tenant_lanes (tenant_id, lane, next_run_at) values ($1, $2, $3) \
        on conflict (tenant_id, lane) do update set next_run_at = excluded.next_run_at \
        where tenant_lanes.next_run_at > excluded.next_run_at";
    // While the ATS of a tenant fails only its clicks go on, and what does not need it.
    DUE_LANE = "select l.tenant_id, l.lane, cast(case when c.open_until > $1 and l.lane < 4 then 1 else 0 end as bigint) as is_failing \
        from tenant_lanes l join tenants t on t.tenant_id = l.tenant_id left join circuits c on c.tenant_id = l.tenant_id \
        where l.next_run_at <= $1 and l.lane between $2 and $3 and (t.paused_until is null or t.paused_until <= $1) \
        and (l.lane in (0, 4) or c.open_until is null or c.open_until <= $1) \
        and not exists (select 1 from meta m where m.paused_until > $1) \
        order by l.lane, l.last_served_at, l.tenant_id limit 1";
    HOLD_LANE = "update tenant_lanes set next_run_at = $1 where tenant_id = $2 and lane = $3 and next_run_at < $1";
    REST_LANE = "update tenant_lanes set last_served_at = $1, next_run_at = coalesce((select min(q.run_at) from tasks q \
        where q.tenant_id = $2 and q.lane = $3 and q.state = 'queued'), 9223372036854775807) where tenant_id = $2 and lane = $3";
    NEXT_RUN_AT = "select min(case when l.lane between 1 and 3 and c.open_until > l.next_run_at then c.open_until else l.next_run_at end) \
        as next_run_at from tenant_lanes l join tenants t on t.tenant_id = l.tenant_id left join circuits c on c.tenant_id = l.tenant_id \
        where (t.paused_until is null or t.paused_until <= $1) and not exists (select 1 from meta m where m.paused_until > $1)";
    CIRCUIT_FAILED = "insert into circuits (tenant_id, failures, since, open_until, why) values ($1, 1, $2, 0, $3) \
        on conflict (tenant_id) do update set failures = circuits.failures + 1, why = excluded.why returning failures, since";
    OPEN_CIRCUIT = "update circuits set open_until = $1 where tenant_id = $2";
    CLOSE_CIRCUIT = "delete from circuits where tenant_id = $1 returning open_until";
    LIST_CIRCUITS = "select tenant_id, failures, since, open_until, why from circuits order by tenant_id";
    // What failed is tried again at once when the ATS answers; the rest comes by its own pauses.
    HURRY_TASKS = "update tasks set run_at = $1 where task_id in (select task_id from tasks where tenant_id = $2 and lane = 0 \
        and state = 'queued' and run_at > $1 and failures > 0 order by run_at limit 500)";
    RENEW_LEASE = "update tasks set lease_until = $1 where task_id = $2 and fence = $3 and state = 'leased' and lease_until > $4";
    // Work that was asked for again while it ran is not finished by what began before.
    FINISH_TASK = "delete from tasks where task_id = $1 and fence = $2 and state = 'leased' and created_at = $3";
    ASK_AGAIN = "insert into tasks (task_id, tenant_id, lane, kind, handoff_id, dedup_key, state, run_at, created_at) \
        values ($1, $2, $3, $4, $5, $6, 'queued', $7, $8) \
        on conflict (tenant_id, dedup_key) where state in ('queued', 'leased') do update set \
        created_at = excluded.created_at, run_at = excluded.run_at";
    // What was asked for again while it ran comes when that asked for it.
    REQUEUE_TASK = "update tasks set state = 'queued', run_at = case when created_at = $6 then $1 else run_at end, \
        last_error = $2, lease_until = null, lost = 0, failures = case when $3 = 1 then failures + 1 else 0 end \
        where task_id = $4 and fence = $5 and state = 'leased' returning run_at";
    // Of dead letters for the same work the newest, and none where that work is unfinished anyway.
    REVIVE_TASKS = "update tasks set state = 'queued', run_at = $1, lost = 0, failures = 0 \
        where handoff_id = $2 and state = 'dead' and not exists (select 1 from tasks o where o.tenant_id = tasks.tenant_id \
        and o.dedup_key = tasks.dedup_key and o.state in ('queued', 'leased')) and not exists (select 1 from tasks n \
        where n.handoff_id = tasks.handoff_id and n.dedup_key = tasks.dedup_key and n.state = 'dead' \
        and n.task_id > tasks.task_id) returning tenant_id, lane";
    BURY_TASK = "update tasks set state = 'dead', last_error = $1, lease_until = null \
        where task_id = $2 and fence = $3 and state = 'leased'";
    ADD_ATTEMPT = "insert into task_attempts (task_id, attempt, handoff_id, kind, started_at, finished_at, verdict, why) \
        values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing";
    EXPIRED_LEASES = "select task_id, tenant_id, lane, kind, handoff_id, attempts, lost, fence, lease_until from tasks \
        where state = 'leased' and lease_until <= $1 order by lease_until limit 100";
    RECLAIM_TASK = "update tasks set state = $1, run_at = $2, lost = $6, last_error = $3, lease_until = null \
        where task_id = $4 and fence = $5 and state = 'leased'";
    COUNT_TASKS = "select state, count(*) as n from tasks group by state";
    // Most of the queue waits for its day, so only what could be claimed now is looked at, lane by lane.
    COUNT_LANES = "select l.lane as lane, 'queued' as state, count(*) as n, min(k.run_at) as run_at from tenant_lanes l \
        join tenants t on t.tenant_id = l.tenant_id left join circuits c on c.tenant_id = l.tenant_id \
        join tasks k on k.tenant_id = l.tenant_id and k.lane = l.lane and k.state = 'queued' and k.run_at <= $1 \
        where l.next_run_at <= $1 and (t.paused_until is null or t.paused_until <= $1) \
        and (l.lane in (0, 4) or c.open_until is null or c.open_until <= $1) \
        and not exists (select 1 from meta m where m.paused_until > $1) group by l.lane \
        union all select lane, state, count(*), min(run_at) from tasks where state = 'leased' group by lane, state \
        union all select lane, state, count(*), min(run_at) from tasks where state = 'dead' group by lane, state";
    // Unfinished work is found by its key, which starts with the hand-off; dead letters by the hand-off itself.
    TASKS_OF_HANDOFF = "select kind, state, run_at, attempts, last_error from tasks \
        where tenant_id = $1 and dedup_key > $2 and dedup_key < $3 and state in ('queued', 'leased') \
        union all select kind, state, run_at, attempts, last_error from tasks where handoff_id = $4 and state = 'dead' \
        order by run_at, kind";
    DEAD_LETTERS = "select handoff_id, tenant_id, kind, state, run_at, attempts, last_error from tasks where state = 'dead' \
        order by handoff_id desc limit $1";
    // The newest, newest first.
    ATTEMPTS_OF_HANDOFF = "select kind, attempt, started_at, finished_at, verdict, why from task_attempts \
        where handoff_id = $1 order by started_at desc, attempt desc, task_id desc limit 500";

    // What people read.
    // A hand-off may have been removed while somebody worked on it.
    ADD_ENTRY = "insert into timeline (entry_id, handoff_id, at, step, outcome, cause, next) \
        select $1, handoff_id, $3, $4, $5, $6, $7 from handoffs where handoff_id = $2";
    TIMELINE_OF_HANDOFF = "select handoff_id, at, step, outcome, cause, next from timeline where handoff_id = $1 \
        order by at, entry_id limit 1000";
    READ_EVENT = "select event_id, tenant_id, source, outcome, reason, handoff_id, credential_id, workflow_id, person_id, job_id, \
        changed_by, from_digits, to_digits, received_at from events where event_id = $1";
    EVENTS_OF_HANDOFF = "select event_id, tenant_id, source, outcome, reason, handoff_id, credential_id, workflow_id, person_id, \
        job_id, changed_by, from_digits, to_digits, received_at from events where handoff_id = $1 order by event_id limit 500";
}

/// Every batch statement with its name.
pub const BATCHES: &[(&str, Batch)] =
    &[("TAKE_SLOTS", TAKE_SLOTS), ("ADD_HANDOFFS", ADD_HANDOFFS), ("ADD_EVENTS", ADD_EVENTS), ("ADD_TASKS", ADD_TASKS)];

/// The winner of each slot comes back: the hand-off that is kept while its time runs, or else the new one.
pub(super) const TAKE_SLOTS: Batch = Batch {
    head: "insert into handoff_slots (tenant_id, workflow_id, trigger_digits, handoff_id, generation, seen_at, expires_at)",
    columns: 7,
    tail: "on conflict (tenant_id, workflow_id, trigger_digits) do update set \
        previous_id = case when handoff_slots.expires_at > excluded.seen_at then handoff_slots.previous_id else handoff_slots.handoff_id end, \
        generation = case when handoff_slots.expires_at > excluded.seen_at then handoff_slots.generation else handoff_slots.generation + 1 end, \
        handoff_id = case when handoff_slots.expires_at > excluded.seen_at then handoff_slots.handoff_id else excluded.handoff_id end, \
        expires_at = case when handoff_slots.expires_at > excluded.seen_at then handoff_slots.expires_at else excluded.expires_at end, \
        seen_at = excluded.seen_at \
        returning tenant_id, workflow_id, trigger_digits, handoff_id, previous_id, generation",
};

pub(super) const ADD_HANDOFFS: Batch = Batch {
    head: "insert into handoffs (handoff_id, tenant_id, workflow_id, person_id, job_id, sent_by, event_id, from_digits, \
        trigger_digits, next_id, reply, generation, previous_id, lifecycle, created_at, expires_at)",
    columns: 16,
    tail: "",
};

pub(super) const ADD_EVENTS: Batch = Batch {
    head: "insert into events (event_id, tenant_id, source, outcome, reason, handoff_id, credential_id, body_sha256, workflow_id, \
        person_id, job_id, changed_by, from_digits, to_digits, received_at)",
    columns: 15,
    tail: "",
};

/// A task that is unfinished already is not added again.
pub(super) const ADD_TASKS: Batch = Batch {
    head: "insert into tasks (task_id, tenant_id, lane, kind, handoff_id, dedup_key, state, run_at, created_at)",
    columns: 9,
    tail: "on conflict do nothing",
};
