//! The mirror, and the runs that keep it.

use super::Batch;

statements! {
    IN_SCOPE = "select id from mirrored where tenant_id = $1 and scope = $2 and id > $3 and id <= $4 order by id limit $5";
    COUNT_IN_SCOPES = "select scope, count(*) as n from mirrored where tenant_id = $1 and scope is not null group by scope";
    COUNT_ABSENT = "select scope, count(*) as n from mirrored where tenant_id = $1 and entity = $2 and absent_at = $3 \
        group by scope";
    LIST_ABSENT = "select id, scope, kind, read_at from mirrored where tenant_id = $1 and entity = $2 \
        and absent_at = $3 and id > $4 order by id limit $5";
    SET_ABSENT_MIRRORED = "update mirrored set absent_at = $1 where tenant_id = $2 and entity = $3 and id = $4 \
        and scope is not null";
    // What the ATS has no more leaves nothing but its number.
    SET_DELETED = "update mirrored set gone_at = $1, gone_why = 'deleted', scope = null, folder_id = null, fields = null, merged_into = null, \
        search_text = '', content_hash = 0, absent_at = null, read_at = $1, changed_at = $1 \
        where tenant_id = $2 and entity = $3 and id = $4 and read_at <= $1 and gone_why is distinct from 'deleted'";
    DELETE_PERSON = "delete from persons where tenant_id = $1 and person_id = $2 and read_at <= $3";
    DELETE_JOB = "delete from jobs where tenant_id = $1 and job_id = $2 and read_at <= $3";
    DELETE_APPLICATION = "delete from applications where tenant_id = $1 and workflow_id = $2 and read_at <= $3";
    // Whoever is not mirrored any more takes the applications along.
    LEAVE_APPLICATIONS_OF_PERSON = "update mirrored set scope = null, gone_at = $1, gone_why = 'moved_out', absent_at = null, \
        fields = null, search_text = '', changed_at = $1 where tenant_id = $2 and entity = 'application' and coalesce(scope, '') <> '' \
        and id in (select workflow_id from applications where tenant_id = $2 and person_id = $3)";
    LEAVE_APPLICATIONS_OF_JOB = "update mirrored set scope = null, gone_at = $1, gone_why = 'moved_out', absent_at = null, \
        fields = null, search_text = '', changed_at = $1 where tenant_id = $2 and entity = 'application' and coalesce(scope, '') <> '' \
        and id in (select workflow_id from applications where tenant_id = $2 and job_id = $3)";
    UNMARK_APPLICATIONS_OF_PERSON = "update applications set is_mirrored = null where tenant_id = $1 and workflow_id in \
        (select workflow_id from applications where tenant_id = $1 and person_id = $2) and is_mirrored = 1";
    UNMARK_APPLICATIONS_OF_JOB = "update applications set is_mirrored = null where tenant_id = $1 and workflow_id in \
        (select workflow_id from applications where tenant_id = $1 and job_id = $2) and is_mirrored = 1";
    // A part of the plan that is there no more.
    LEAVE_SCOPE = "update mirrored set scope = null, gone_at = $1, gone_why = 'moved_out', absent_at = null, \
        fields = null, search_text = '', changed_at = $1 \
        where tenant_id = $2 and entity = $5 and id in (select id from mirrored \
        where tenant_id = $2 and scope = $3 order by id limit $4) returning id";
    // What live reads alone refresh may be forgotten again.
    MARK_PERSON = "update persons set is_mirrored = $1 where tenant_id = $2 and person_id = $3 and is_mirrored is distinct from $1";
    MARK_JOB = "update jobs set is_mirrored = $1 where tenant_id = $2 and job_id = $3 and is_mirrored is distinct from $1";
    MARK_APPLICATION = "update applications set is_mirrored = $1 where tenant_id = $2 and workflow_id = $3 \
        and is_mirrored is distinct from $1";

    LIST_SHOWN = "select entity, day_at, field, seen, shown from fields_shown where tenant_id = $1 and day_at >= $2 \
        order by entity, field, day_at";

    READ_SYNC_STANDING = "select watermark, looking_since, walked_at, looked_at, next_at, failure, unknown_folders, unread, walked_plan, \
        stream_place, stream_failure from sync_standings where tenant_id = $1";
    KEEP_SYNC_STANDING = "insert into sync_standings (tenant_id, watermark, looking_since, looked_at, next_at, failure, unknown_folders, \
        unread, stream_place, stream_failure) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict (tenant_id) do update set \
        watermark = excluded.watermark, looking_since = excluded.looking_since, looked_at = excluded.looked_at, \
        next_at = excluded.next_at, failure = excluded.failure, unknown_folders = excluded.unknown_folders, unread = excluded.unread, \
        stream_place = excluded.stream_place, stream_failure = excluded.stream_failure";
    SET_UNREAD = "update sync_standings set unread = $1 where tenant_id = $2";
    SET_STREAM_PLACE = "update sync_standings set stream_place = $1 where tenant_id = $2";
    SET_WALKED = "update sync_standings set walked_at = $1, walked_plan = $2 where tenant_id = $3";

    ADD_SYNC_RUN = "insert into sync_runs (run_id, tenant_id, kind, state, asked_by, wish, steps, step, after_id, found_count, \
        read_count, written_count, missed_count, refused_count, gone_count, call_count, began_at, worked_at, ended_at, plan, note) \
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21) on conflict do nothing";
    SET_STEPS = "update sync_runs set steps = $1, worked_at = $2, expected = $4, plan = $5, wish = $6 where run_id = $3 and state = 'running'";
    WALK_ON = "update sync_runs set step = $1, after_id = $2, found_count = found_count + $3, read_count = read_count + $4, \
        written_count = written_count + $5, missed_count = missed_count + $6, refused_count = refused_count + $7, \
        gone_count = gone_count + $8, call_count = call_count + $9, expected = case when cast($10 as bigint) = 0 then expected else coalesce(expected, 0) + $10 end, \
        worked_at = $11, note = null where run_id = $12 and state = 'running'";
    NOTE_WALK = "update sync_runs set note = $1 where run_id = $2 and state = 'running'";
    END_WALK = "update sync_runs set state = $1, ended_at = $2, worked_at = $2, note = $3, call_count = call_count + $4 \
        where run_id = $5 and state = 'running'";
    CANCEL_WALK = "update sync_runs set state = 'cancelled', ended_at = $1 where run_id = $2 and state = 'running' returning tenant_id";
    // Whoever asked for it waits for it.
    DUE_NOW = "update schedules set due_at = 0 where name = $1";
    WALKS_GOING_ON = "select * from sync_runs where state = 'running'";
    WALKS_WAITING = "select tenant_id from sync_runs where state = 'running' and asked_by is not null and worked_at = began_at";
    LAST_WALK = "select * from sync_runs where tenant_id = $1 and kind <> 'increment' order by run_id desc limit 1";
    WALK_OF = "select * from sync_runs where tenant_id = $1 and state = 'running'";
    READ_SYNC_RUN = "select * from sync_runs where run_id = $1";
    SYNC_RUNS_PAGE = "select * from sync_runs where tenant_id = $1 and run_id < $2 and run_id >= $3 order by run_id desc limit $4";

    PRUNE_SYNC_RUNS = "delete from sync_runs where run_id in (select run_id from sync_runs where ended_at < $1 order by ended_at limit $2)";
    PRUNE_SHOWN = "delete from fields_shown where (tenant_id, entity, day_at, field) in \
        (select tenant_id, entity, day_at, field from fields_shown where day_at < $1 order by day_at limit $2)";
    // What left at the same moment as the last of them goes too.
    PRUNE_GONE = "delete from mirrored where gone_at <= (select max(gone_at) from \
        (select gone_at from mirrored where gone_at < $1 order by gone_at limit $2) oldest)";
    REMOVE_SOME_MIRRORED_PERSONS_OF = "delete from mirrored where tenant_id = $1 and entity = 'person' and id in \
        (select id from mirrored where tenant_id = $1 and entity = 'person' limit $2)";
    REMOVE_SOME_MIRRORED_JOBS_OF = "delete from mirrored where tenant_id = $1 and entity = 'job' and id in \
        (select id from mirrored where tenant_id = $1 and entity = 'job' limit $2)";
    REMOVE_SOME_MIRRORED_APPLICATIONS_OF = "delete from mirrored where tenant_id = $1 and entity = 'application' and id in \
        (select id from mirrored where tenant_id = $1 and entity = 'application' limit $2)";
    REMOVE_MIRRORED_OF = "delete from mirrored where tenant_id = $1";
    REMOVE_SYNC_RUNS_OF = "delete from sync_runs where tenant_id = $1";
    REMOVE_SHOWN_OF = "delete from fields_shown where tenant_id = $1";
    REMOVE_SYNC_STANDING_OF = "delete from sync_standings where tenant_id = $1";
    // Their numbers stay, so that what was read before is not kept after it.
    ERASE_MIRRORED = "update mirrored set gone_at = $3, gone_why = 'deleted', scope = null, folder_id = null, fields = null, merged_into = null, \
        search_text = '', content_hash = 0, absent_at = null, read_at = $3, changed_at = $3 where tenant_id = $1 and entity = 'person' and id = $2";
    ERASE_MIRRORED_APPLICATIONS = "update mirrored set gone_at = $3, gone_why = 'deleted', scope = null, folder_id = null, fields = null, merged_into = null, \
        search_text = '', content_hash = 0, absent_at = null, read_at = $3, changed_at = $3 where tenant_id = $1 and entity = 'application' and id in \
        (select workflow_id from applications where tenant_id = $1 and person_id = $2)";
}

/// What was read; tells whether it was new or had changed.
pub(in crate::store) const PUT_MIRRORED: Batch = Batch {
    head: "insert into mirrored (tenant_id, entity, id, kind, scope, folder_id, fields, search_text, content_hash, read_at, \
        changed_at, gone_at, gone_why, merged_into)",
    columns: 14,
    tail: "on conflict (tenant_id, entity, id) do update set kind = excluded.kind, scope = excluded.scope, \
        folder_id = excluded.folder_id, fields = excluded.fields, search_text = excluded.search_text, \
        changed_at = case when mirrored.content_hash = excluded.content_hash and mirrored.kind = excluded.kind \
        and (mirrored.scope is null) = (excluded.scope is null) then mirrored.changed_at else excluded.changed_at end, \
        gone_at = case when excluded.gone_at is null then null else coalesce(mirrored.gone_at, excluded.gone_at) end, \
        gone_why = excluded.gone_why, merged_into = excluded.merged_into, content_hash = excluded.content_hash, \
        read_at = excluded.read_at, absent_at = null where excluded.read_at >= mirrored.read_at returning id, changed_at",
};

/// As a hand-off keeps them, and marked as mirrored or not.
pub(in crate::store) const PUT_PERSONS: Batch = Batch {
    head: "insert into persons (tenant_id, person_id, first_name, middle_name, last_name, email, phones, location, folder, \
        updated_at, read_at, is_mirrored)",
    columns: 12,
    tail: "on conflict (tenant_id, person_id) do update set \
        first_name = excluded.first_name, middle_name = excluded.middle_name, last_name = excluded.last_name, \
        email = excluded.email, phones = excluded.phones, location = excluded.location, folder = excluded.folder, \
        updated_at = excluded.updated_at, read_at = excluded.read_at, is_mirrored = excluded.is_mirrored \
        where excluded.read_at >= persons.read_at returning person_id as id",
};

/// The same of jobs.
pub(in crate::store) const PUT_JOBS: Batch = Batch {
    head: "insert into jobs (tenant_id, job_id, requisition, title, folder, location, team, updated_at, read_at, is_mirrored)",
    columns: 10,
    tail: "on conflict (tenant_id, job_id) do update set \
        requisition = excluded.requisition, title = excluded.title, folder = excluded.folder, location = excluded.location, \
        team = excluded.team, updated_at = excluded.updated_at, read_at = excluded.read_at, is_mirrored = excluded.is_mirrored \
        where excluded.read_at >= jobs.read_at returning job_id as id",
};

/// The same of applications.
pub(in crate::store) const PUT_APPLICATIONS: Batch = Batch {
    head: "insert into applications (tenant_id, workflow_id, person_id, job_id, stage_id, stage_label, source, updated_at, \
        read_at, is_mirrored)",
    columns: 10,
    tail: "on conflict (tenant_id, workflow_id) do update set \
        person_id = excluded.person_id, job_id = excluded.job_id, stage_id = excluded.stage_id, \
        stage_label = excluded.stage_label, source = excluded.source, updated_at = excluded.updated_at, \
        read_at = excluded.read_at, is_mirrored = excluded.is_mirrored \
        where excluded.read_at >= applications.read_at returning workflow_id as id",
};

/// Adds to how often fields were shown.
pub(in crate::store) const ADD_SHOWN: Batch = Batch {
    head: "insert into fields_shown (tenant_id, entity, day_at, field, seen, shown)",
    columns: 6,
    tail: "on conflict (tenant_id, entity, day_at, field) do update set \
        seen = fields_shown.seen + excluded.seen, shown = fields_shown.shown + excluded.shown",
};

/// Every batch statement with its name.
pub const BATCHES: &[(&str, Batch)] = &[
    ("PUT_MIRRORED", PUT_MIRRORED),
    ("PUT_PERSONS", PUT_PERSONS),
    ("PUT_JOBS", PUT_JOBS),
    ("PUT_APPLICATIONS", PUT_APPLICATIONS),
    ("ADD_SHOWN", ADD_SHOWN),
];
