-- How statuses differ from the imported stages, as it was noted: what stands here is not told again. No key leads from here
-- into the older tables: a program of the version before can still remove a tenant.
create table drift_noted (
    tenant_id bigint not null,
    nth bigint not null, -- counts on in troubles.times, so that what a target was told can be told apart
    kind text not null check (kind in ('new', 'renamed', 'missing')),
    digits bigint not null,
    label text,
    imported_label text,
    primary key (tenant_id, nth)
);
