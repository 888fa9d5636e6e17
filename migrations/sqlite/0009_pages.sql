-- Who signs in to the pages, and what those list.

-- Newest first, of one tenant: a tenant's pages show its own, however busy the others are. New entries come at its end.
create index handoffs_of_tenant on handoffs (tenant_id, handoff_id);

create table accounts (
    account_id blob primary key,
    tenant_id integer, -- none: an operator, for every tenant
    role text not null check (role in ('viewer', 'coordinator', 'super-admin', 'operator')),
    sign_in text not null unique, -- an e-mail address, in lower case
    name text not null,
    password text, -- a PHC string; none: signs in at the identity provider
    subject text unique, -- who it is for the identity provider
    created_at integer not null,
    disabled_at integer,
    version integer not null default 1,
    check ((role = 'operator') = (tenant_id is null))
) without rowid;

create table sessions (
    token_sha256 blob primary key,
    account_id blob not null,
    created_at integer not null,
    seen_at integer not null -- to the minute
) without rowid;
create index sessions_of_account on sessions (account_id);
create index sessions_by_time on sessions (seen_at);

create table invitations (
    token_sha256 blob primary key,
    tenant_id integer,
    role text not null,
    sign_in text, -- none: chosen by who accepts it
    is_first integer not null, -- counts only while there is no operator
    created_at integer not null,
    expires_at integer not null
) without rowid;
