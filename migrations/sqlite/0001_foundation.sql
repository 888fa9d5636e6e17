-- Instants are microseconds since the Unix epoch, UTC. Ids of ours are UUIDs of version 7, so that rows arrive in key
-- order. No foreign key leads into `events`: it is the hot table, and its rows leave by age.

create table meta (
    id integer primary key check (id = 1),
    region text not null,
    settings_epoch integer not null default 1,
    paused_until integer, -- the whole region: deliveries are kept, nothing is read or written
    oldest_program integer not null default 1 -- the newest migration that a program must know to use these tables
);

create table tenants (
    tenant_id integer primary key autoincrement, -- a removed tenant's number is never given again
    ats text not null,
    customer_id integer not null,
    name text not null,
    settings text not null,
    paused_until integer,
    version integer not null default 1,
    created_at integer not null,
    unique (ats, customer_id)
);

create table rules (
    tenant_id integer not null references tenants (tenant_id),
    trigger_digits integer not null,
    next_id text,
    reply text not null check (reply in ('seamless', 'interactive')),
    created_at integer not null,
    primary key (tenant_id, trigger_digits)
) without rowid;

create table principals (
    direction text not null check (direction in ('inbound', 'outbound')),
    principal text not null,
    tenant_id integer not null references tenants (tenant_id),
    primary key (direction, principal, tenant_id)
) without rowid;

create table credentials (
    credential_id blob primary key,
    tenant_id integer, -- for what we present: the name may be the same for several customers, the secret is not
    direction text not null check (direction in ('inbound', 'outbound')),
    principal text not null,
    kind text not null check (kind in ('basic', 'hmac', 'oauth_client')),
    family text check (family in ('records', 'collaboration')),
    sealed blob not null,
    key_id text not null,
    valid_from integer not null,
    valid_until integer,
    created_at integer not null
) without rowid;
create index credentials_by_principal on credentials (direction, principal);

-- What senders' access tokens are signed with.
create table signing_keys (
    key_id blob primary key,
    sealed blob not null,
    sealed_with text not null,
    signs_from integer not null,
    verifies_until integer,
    created_at integer not null
) without rowid;

-- One row per application and trigger: which hand-off answers for it, and until when a repeat gets the same one.
create table handoff_slots (
    tenant_id integer not null references tenants (tenant_id),
    workflow_id integer not null,
    trigger_digits integer not null,
    handoff_id blob not null,
    previous_id blob,
    generation integer not null,
    seen_at integer not null, -- the last delivery for it
    expires_at integer not null,
    primary key (tenant_id, workflow_id, trigger_digits)
) without rowid;

create table events (
    event_id blob primary key,
    tenant_id integer not null,
    source text not null,
    outcome text not null,
    reason text,
    handoff_id blob,
    credential_id blob,
    body_sha256 blob,
    workflow_id integer,
    person_id integer,
    job_id integer,
    changed_by integer,
    from_digits integer,
    to_digits integer,
    received_at integer not null
) without rowid;
create index events_by_handoff on events (handoff_id) where handoff_id is not null;
-- Events of a hand-off are found through it; only the others need a way in by application.
create index events_ignored on events (tenant_id, workflow_id) where handoff_id is null;

-- Deliveries about a status that is no trigger, counted: one of them may be a trigger that nobody configured.
create table ignored_statuses (
    tenant_id integer not null references tenants (tenant_id),
    digits integer not null,
    deliveries integer not null,
    first_at integer not null,
    last_at integer not null,
    primary key (tenant_id, digits)
) without rowid;

create table handoffs (
    handoff_id blob primary key,
    tenant_id integer not null,
    workflow_id integer not null,
    person_id integer not null,
    job_id integer not null,
    sent_by integer,
    event_id blob not null,
    from_digits integer,
    trigger_digits integer not null,
    next_id text,
    reply text not null,
    generation integer not null,
    previous_id blob,
    lifecycle text not null check (lifecycle in ('live', 'closed', 'lapsed', 'superseded', 'failed')),
    link_epoch integer not null default 0,
    created_at integer not null,
    expires_at integer not null,
    fetched_at integer,
    waiting_for text,
    waiting_since integer,
    seen_left_at integer,
    handed_over_at integer,
    opened_at integer,
    opened_by text,
    failure text
) without rowid;
create index handoffs_by_person on handoffs (tenant_id, person_id); -- a person is found everywhere, to be erased
create index handoffs_by_job on handoffs (tenant_id, job_id);

-- A move is committed here before anything is written to the ATS; an event that our own move causes is matched here.
create table advances (
    handoff_id blob not null,
    way text not null check (way in ('forward', 'back')),
    tenant_id integer not null,
    workflow_id integer not null,
    from_digits integer not null,
    from_id text, -- as the ATS wrote it when it was last read there: the way back needs it
    to_id text not null,
    to_digits integer not null,
    started_at integer not null,
    writes integer not null default 0,
    written_at integer, -- when the last write was begun
    unanswered_since integer,
    outcome text,
    why text,
    covered_by integer,
    covered_at integer,
    covered_digits integer,
    finished_at integer,
    echo_event blob,
    primary key (handoff_id, way)
) without rowid;
create index advances_by_move on advances (tenant_id, workflow_id, to_digits);

-- Work owed. Finished rows leave; dead ones stay until a person decides.
create table tasks (
    task_id blob primary key,
    tenant_id integer not null,
    lane integer not null,
    kind text not null,
    handoff_id blob not null,
    dedup_key text not null,
    state text not null check (state in ('queued', 'leased', 'dead')),
    run_at integer not null,
    attempts integer not null default 0,
    failures integer not null default 0, -- in a row
    lost integer not null default 0,
    fence integer not null default 0,
    lease_until integer,
    last_error text,
    created_at integer not null
) without rowid;
create unique index tasks_once on tasks (tenant_id, dedup_key) where state in ('queued', 'leased');
create index tasks_queued on tasks (tenant_id, lane, run_at, task_id) where state = 'queued';
create index tasks_leased on tasks (lease_until) where state = 'leased';
create index tasks_dead on tasks (handoff_id) where state = 'dead';

create table task_attempts (
    task_id blob not null,
    attempt integer not null,
    handoff_id blob not null,
    kind text not null,
    started_at integer not null,
    finished_at integer not null,
    verdict text not null check (verdict in ('done', 'wait', 'retry', 'give_up', 'lost')),
    why text,
    primary key (task_id, attempt)
) without rowid;
create index task_attempts_by_handoff on task_attempts (handoff_id, started_at);

-- When each tenant's lane has work next, and when it was last served: a claim costs the same however long the queues are.
create table tenant_lanes (
    tenant_id integer not null,
    lane integer not null,
    next_run_at integer not null,
    last_served_at integer not null default 0,
    primary key (tenant_id, lane)
) without rowid;
create index tenant_lanes_due on tenant_lanes (lane, next_run_at);

-- One row while the ATS of a tenant fails, gone with the first success. While it is open only clicks go on, one by one.
create table circuits (
    tenant_id integer primary key references tenants (tenant_id),
    failures integer not null, -- in a row
    since integer not null,
    open_until integer not null,
    why text not null
) without rowid;

create table timeline (
    entry_id blob primary key,
    handoff_id blob not null,
    at integer not null,
    step text not null,
    outcome text not null,
    cause text,
    next text
) without rowid;
create index timeline_by_handoff on timeline (handoff_id, at, entry_id);

-- The mirror. `read_at` is when the reading began: an older reading never overwrites a newer one.
create table persons (
    tenant_id integer not null references tenants (tenant_id),
    person_id integer not null,
    first_name text,
    middle_name text,
    last_name text,
    email text,
    phones text not null,
    location text,
    folder text,
    updated_at integer,
    read_at integer not null,
    primary key (tenant_id, person_id)
) without rowid;
create index persons_by_age on persons (read_at);

create table jobs (
    tenant_id integer not null references tenants (tenant_id),
    job_id integer not null,
    requisition text,
    title text,
    folder text,
    location text,
    team text not null,
    updated_at integer,
    read_at integer not null,
    primary key (tenant_id, job_id)
) without rowid;
create index jobs_by_age on jobs (read_at);

create table applications (
    tenant_id integer not null references tenants (tenant_id),
    workflow_id integer not null,
    person_id integer,
    job_id integer,
    stage_id text,
    stage_label text,
    source text,
    updated_at integer,
    read_at integer not null,
    primary key (tenant_id, workflow_id)
) without rowid;
create index applications_by_age on applications (read_at);

create table audit_log (
    audit_id blob primary key,
    tenant_id integer,
    actor text not null,
    action text not null,
    subject text not null,
    at integer not null
) without rowid;

-- The processes that serve the region; each says again and again that it lives.
create table replicas (
    replica_id blob primary key,
    name text not null,
    roles text not null,
    version text not null,
    skew_micros integer not null,
    started_at integer not null,
    seen_at integer not null
) without rowid;

-- Work that is done in rounds, by one process at a time: until when somebody has the turn, and when the next round is due.
create table schedules (
    name text primary key,
    fence integer not null,
    held_until integer not null,
    due_at integer not null
) without rowid;
