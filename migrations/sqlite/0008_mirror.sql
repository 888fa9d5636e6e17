-- The mirror of jobs, persons and applications: what is in it, how it is kept, and what was seen.
-- Without references to tenants: an earlier version can still remove one.

-- What is in the mirror, or was. What it says stands in persons, jobs and applications, which live reads refresh too.
create table mirrored (
    tenant_id integer not null,
    entity text not null check (entity in ('person', 'job', 'application')),
    id integer not null,
    kind text not null check (kind in ('candidate', 'user', 'job', 'application')),
    scope text, -- which part of the plan it was met in; none: it is not in the mirror any more
    folder_id text,
    fields text, -- what the tenant added, as JSON
    search_text text not null,
    content_hash integer not null,
    read_at integer not null,
    changed_at integer not null,
    absent_at integer, -- when the walk began that did not meet it
    gone_at integer,
    gone_why text,
    merged_into integer,
    primary key (tenant_id, entity, id)
) without rowid;

create index mirrored_of_kind on mirrored (tenant_id, kind, id);
create index mirrored_by_change on mirrored (tenant_id, kind, changed_at, id);
create index mirrored_in_scope on mirrored (tenant_id, scope, id) where scope is not null;
-- With all that is asked for: else SQLite takes the key, and looks at everything.
create index mirrored_absent on mirrored (tenant_id, entity, absent_at, id, scope, kind, read_at) where absent_at is not null;
create index mirrored_to_forget on mirrored (gone_at) where gone_at is not null;

-- How each tenant's mirror stands.
create table sync_standings (
    tenant_id integer primary key,
    watermark integer, -- what changed before is in the mirror, as far as searches show it
    looking_since integer, -- when the look for changes began that is not finished
    walked_at integer, -- when the last finished walk began
    looked_at integer, -- when the last finished look for changes began
    next_at integer,
    failure text,
    unknown_folders text,
    unread text, -- profiles that could not be read so far, as JSON
    walked_plan text, -- by which settings the last walk was made
    stream_place text, -- behind which event the stream goes on
    stream_failure text -- why the stream is not used
);

create table sync_runs (
    run_id blob primary key,
    tenant_id integer not null,
    kind text not null check (kind in ('import', 'walk', 'increment')),
    state text not null check (state in ('running', 'done', 'cancelled', 'stopped')),
    asked_by text,
    wish text not null,
    steps text not null,
    step integer not null,
    after_id integer not null,
    expected integer, -- profiles that it will find, as far as was counted
    found_count integer not null,
    read_count integer not null,
    written_count integer not null,
    missed_count integer not null,
    refused_count integer not null,
    gone_count integer not null,
    call_count integer not null,
    began_at integer not null,
    worked_at integer not null,
    ended_at integer,
    plan text, -- by which settings it is made
    note text
) without rowid;

create index sync_runs_of_tenant on sync_runs (tenant_id, run_id);
create index sync_runs_walks on sync_runs (tenant_id, run_id) where kind <> 'increment';
create unique index sync_runs_going_on on sync_runs (tenant_id) where state = 'running';
create index sync_runs_to_forget on sync_runs (ended_at) where ended_at is not null;

-- How often each field was shown, by day: one that is hidden all of a sudden is noticed.
create table fields_shown (
    tenant_id integer not null,
    entity text not null,
    day_at integer not null,
    field text not null,
    seen integer not null,
    shown integer not null,
    primary key (tenant_id, entity, day_at, field)
) without rowid;

create index fields_shown_to_forget on fields_shown (day_at);

-- What is mirrored is refreshed by the mirror, and not forgotten because nobody read it lately.
alter table persons add column is_mirrored integer;
drop index persons_by_age;
create index persons_by_age on persons (read_at) where is_mirrored is null;
alter table jobs add column is_mirrored integer;
drop index jobs_by_age;
create index jobs_by_age on jobs (read_at) where is_mirrored is null;
alter table applications add column is_mirrored integer;
drop index applications_by_age;
create index applications_by_age on applications (read_at) where is_mirrored is null;
-- What somebody applied for, and who applied.
create index applications_of_person on applications (tenant_id, person_id, workflow_id);
create index applications_of_job on applications (tenant_id, job_id, workflow_id);
