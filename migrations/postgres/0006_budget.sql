-- How many calls of its ATS each tenant used, and what for.
-- Without references to tenants: an earlier version can still remove one.

-- What all processes together used or hold. A block that a process did not use to its end is lost with the window.
create table budget_windows (
    tenant_id bigint not null,
    span text not null check (span in ('hour', 'day')),
    starts_at bigint not null,
    granted bigint not null,
    others bigint not null, -- used by somebody else, as far as the ATS tells
    said_limit bigint, -- what the ATS says
    primary key (tenant_id, span, starts_at)
);

create index budget_windows_to_forget on budget_windows (starts_at);

create table budget_usage (
    tenant_id bigint not null,
    hour_at bigint not null,
    lane bigint not null,
    feature text not null,
    calls bigint not null,
    held_back bigint not null,
    held_by text,
    held_at bigint,
    primary key (tenant_id, hour_at, lane, feature)
);

create index budget_usage_to_forget on budget_usage (hour_at);
