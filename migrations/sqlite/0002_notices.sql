-- Notices to people. No key leads from here into the older tables: a program of the version before can still remove a
-- tenant, although it does not know that there is something of it here.

-- What is wrong with a tenant: one row for each kind, however often it happens.
create table troubles (
    tenant_id integer not null,
    kind text not null,
    times integer not null,
    since integer not null,
    last_at integer not null,
    is_over integer not null,
    workflow_id integer,
    handoff_id blob,
    why text,
    primary key (tenant_id, kind)
) without rowid;

-- Who is told, and of what. An address may hold a key, so all of them are sealed.
create table notice_targets (
    target_id blob primary key,
    tenant_id integer, -- none: of every tenant of the region
    channel text not null check (channel in ('mail', 'slack', 'webhook')),
    sealed blob not null,
    key_id text not null,
    kinds text not null,
    created_at integer not null
) without rowid;

-- What a target was told of a trouble.
create table tellings (
    target_id blob not null,
    tenant_id integer not null,
    kind text not null,
    told_times integer not null,
    told_at integer,
    told_since integer, -- while it is told as lasting
    primary key (target_id, tenant_id, kind)
) without rowid;

-- What is to be sent, and what was.
create table notices (
    notice_id blob primary key,
    target_id blob not null,
    tenant_id integer not null,
    kind text not null,
    is_over integer not null,
    times integer not null,
    since integer not null,
    last_at integer not null,
    workflow_id integer,
    handoff_id blob,
    why text,
    state text not null check (state in ('queued', 'sent', 'given_up')),
    attempts integer not null default 0, -- raised by each try, so a late one cannot end another
    next_at integer not null,
    last_error text,
    created_at integer not null,
    ended_at integer
) without rowid;
-- What comes while the one before is not through is folded into it.
create unique index notices_once on notices (target_id, tenant_id, kind) where state = 'queued';
create index notices_due on notices (next_at) where state = 'queued';
create index notices_by_target on notices (target_id, notice_id);

-- Deliveries by the hour they came in, counted since the Unix epoch: what an hour is compared with.
create table delivery_hours (
    hour integer not null,
    tenant_id integer not null,
    deliveries integer not null,
    primary key (hour, tenant_id)
) without rowid;

-- The last hour that was counted.
alter table meta add column hours_counted integer;
