-- What the customer calls its statuses, which were met, and what stands in a trigger status without a hand-off.
-- Without references to tenants: an earlier version can still remove one.

-- Stages as they were imported last.
create table stages (
    tenant_id bigint not null,
    digits bigint not null,
    full_id text, -- none: the export gave digits alone
    bin text,
    label text not null,
    position bigint not null,
    imported_at bigint not null,
    primary key (tenant_id, digits)
);

-- Statuses that live reads showed, whether they were imported or not.
create table stages_met (
    tenant_id bigint not null,
    digits bigint not null,
    full_id text not null,
    label text,
    times bigint not null,
    first_at bigint not null,
    last_at bigint not null,
    primary key (tenant_id, digits)
);

-- Applications that were met in a trigger status. Those with a hand-off have a row too: when they are gone, they have left.
create table standing (
    tenant_id bigint not null,
    trigger_digits bigint not null,
    workflow_id bigint not null,
    state text not null check (state in ('held', 'before', 'adopted', 'echo', 'seen', 'unreadable', 'ended', 'left')),
    since bigint not null,
    looked_at bigint not null,
    absent_at bigint, -- when it was not met there, and could not be read
    primary key (tenant_id, trigger_digits, workflow_id)
);

create index standing_to_forget on standing (looked_at) where state in ('left', 'unreadable') or absent_at is not null;

-- The last round of looking for missed hand-offs.
create table reconcile_rounds (
    tenant_id bigint primary key,
    began_at bigint not null,
    ended_at bigint not null,
    whole_at bigint, -- when the last one ended that looked everywhere
    standing bigint not null,
    handed_over bigint not null,
    sent_again bigint not null,
    in_grace bigint not null,
    seen_left bigint not null,
    put_off bigint not null,
    failure text
);

-- When everything that stood in the status before it was a trigger had been noted.
alter table rules add column baseline_at bigint;
-- Rules that were there before rounds were made are watched from now on.
alter table rules add column watched_since bigint;
update rules set watched_since = (extract(epoch from now()) * 1000000)::bigint;
