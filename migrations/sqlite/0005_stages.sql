-- What the customer calls its statuses, which were met, and what stands in a trigger status without a hand-off.
-- Without references to tenants: an earlier version can still remove one.

-- Stages as they were imported last.
create table stages (
    tenant_id integer not null,
    digits integer not null,
    full_id text, -- none: the export gave digits alone
    bin text,
    label text not null,
    position integer not null,
    imported_at integer not null,
    primary key (tenant_id, digits)
) without rowid;

-- Statuses that live reads showed, whether they were imported or not.
create table stages_met (
    tenant_id integer not null,
    digits integer not null,
    full_id text not null,
    label text,
    times integer not null,
    first_at integer not null,
    last_at integer not null,
    primary key (tenant_id, digits)
) without rowid;

-- Applications that were met in a trigger status. Those with a hand-off have a row too: when they are gone, they have left.
create table standing (
    tenant_id integer not null,
    trigger_digits integer not null,
    workflow_id integer not null,
    state text not null check (state in ('held', 'before', 'adopted', 'echo', 'seen', 'unreadable', 'ended', 'left')),
    since integer not null,
    looked_at integer not null,
    absent_at integer, -- when it was not met there, and could not be read
    primary key (tenant_id, trigger_digits, workflow_id)
) without rowid;

create index standing_to_forget on standing (looked_at) where state in ('left', 'unreadable') or absent_at is not null;

-- The last round of looking for missed hand-offs.
create table reconcile_rounds (
    tenant_id integer primary key,
    began_at integer not null,
    ended_at integer not null,
    whole_at integer, -- when the last one ended that looked everywhere
    standing integer not null,
    handed_over integer not null,
    sent_again integer not null,
    in_grace integer not null,
    seen_left integer not null,
    put_off integer not null,
    failure text
);

-- When everything that stood in the status before it was a trigger had been noted.
alter table rules add column baseline_at integer;
-- Rules that were there before rounds were made are watched from now on.
alter table rules add column watched_since integer;
update rules set watched_since = cast(strftime('%s', 'now') as integer) * 1000000;
