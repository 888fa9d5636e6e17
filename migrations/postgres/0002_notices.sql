-- Notices to people. No key leads from here into the older tables: a program of the version before can still remove a
-- tenant, although it does not know that there is something of it here.

-- What is wrong with a tenant: one row for each kind, however often it happens.
create table troubles (
    tenant_id bigint not null,
    kind text not null,
    times bigint not null,
    since bigint not null,
    last_at bigint not null,
    is_over bigint not null,
    workflow_id bigint,
    handoff_id uuid,
    why text,
    primary key (tenant_id, kind)
);

-- Who is told, and of what. An address may hold a key, so all of them are sealed.
create table notice_targets (
    target_id uuid primary key,
    tenant_id bigint, -- none: of every tenant of the region
    channel text not null check (channel in ('mail', 'slack', 'webhook')),
    sealed bytea not null,
    key_id text not null,
    kinds text not null,
    created_at bigint not null
);

-- What a target was told of a trouble.
create table tellings (
    target_id uuid not null,
    tenant_id bigint not null,
    kind text not null,
    told_times bigint not null,
    told_at bigint,
    told_since bigint, -- while it is told as lasting
    primary key (target_id, tenant_id, kind)
);

-- What is to be sent, and what was.
create table notices (
    notice_id uuid primary key,
    target_id uuid not null,
    tenant_id bigint not null,
    kind text not null,
    is_over bigint not null,
    times bigint not null,
    since bigint not null,
    last_at bigint not null,
    workflow_id bigint,
    handoff_id uuid,
    why text,
    state text not null check (state in ('queued', 'sent', 'given_up')),
    attempts bigint not null default 0, -- raised by each try, so a late one cannot end another
    next_at bigint not null,
    last_error text,
    created_at bigint not null,
    ended_at bigint
);
-- What comes while the one before is not through is folded into it.
create unique index notices_once on notices (target_id, tenant_id, kind) where state = 'queued';
create index notices_due on notices (next_at) where state = 'queued';
create index notices_by_target on notices (target_id, notice_id);

-- Deliveries by the hour they came in, counted since the Unix epoch: what an hour is compared with.
create table delivery_hours (
    hour bigint not null,
    tenant_id bigint not null,
    deliveries bigint not null,
    primary key (hour, tenant_id)
);

-- The last hour that was counted.
alter table meta add column hours_counted bigint;
