-- The JSON API.

-- What was made of tokens; the tokens themselves are not kept.
create table api_tokens (
    token_id uuid primary key,
    tenant_id bigint, -- none: of operators, for every tenant
    name text not null,
    scopes text not null, -- names, parted by blanks
    created_by text not null,
    created_at bigint not null,
    expires_at bigint not null,
    revoked_at bigint
);
