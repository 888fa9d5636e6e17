-- Who signs in to the pages, and what those list.

-- Newest first, of one tenant: a tenant's pages show its own, however busy the others are. New entries come at its end.
create index handoffs_of_tenant on handoffs (tenant_id, handoff_id);

create table accounts (
    account_id uuid primary key,
    tenant_id bigint, -- none: an operator, for every tenant
    role text not null check (role in ('viewer', 'coordinator', 'super-admin', 'operator')),
    sign_in text not null unique, -- an e-mail address, in lower case
    name text not null,
    password text, -- a PHC string; none: signs in at the identity provider
    subject text unique, -- who it is for the identity provider
    created_at bigint not null,
    disabled_at bigint,
    version bigint not null default 1,
    check ((role = 'operator') = (tenant_id is null))
);

create table sessions (
    token_sha256 bytea primary key,
    account_id uuid not null,
    created_at bigint not null,
    seen_at bigint not null -- to the minute
);
create index sessions_of_account on sessions (account_id);
create index sessions_by_time on sessions (seen_at);

create table invitations (
    token_sha256 bytea primary key,
    tenant_id bigint,
    role text not null,
    sign_in text, -- none: chosen by who accepts it
    is_first bigint not null, -- counts only while there is no operator
    created_at bigint not null,
    expires_at bigint not null
);
