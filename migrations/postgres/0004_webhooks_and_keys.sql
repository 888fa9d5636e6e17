-- Requests that are made once, and what schedulers are told.

-- Answers to requests that were sent with an `Idempotency-Key`, for a day.
create table idempotency_keys (
    key_sha256 bytea primary key, -- of who asked, and of the key
    request_sha256 bytea not null, -- of address, scopes and body
    tenant_id bigint, -- none: an operator's request
    taken_at bigint not null,
    busy_until bigint, -- none: answered
    sealed bytea,
    key_id text
);
create index idempotency_keys_by_time on idempotency_keys (taken_at);

create table webhook_endpoints (
    endpoint_id uuid primary key,
    tenant_id bigint, -- none: of operators, hears of every tenant
    name text not null,
    kinds text not null, -- names, parted by commas
    enabled bigint not null,
    sealed bytea not null, -- its address and its secrets
    key_id text not null,
    version bigint not null default 1,
    created_at bigint not null
);

-- One row for each thing that happened to a hand-off and each endpoint that hears of it. No personal data: what is sent is
-- put together when it is sent.
create table webhook_messages (
    message_id uuid primary key,
    endpoint_id uuid not null,
    owner_id bigint, -- the tenant whose endpoint it is; none: of operators
    tenant_id bigint not null,
    handoff_id uuid not null,
    kind text not null,
    detail text,
    state text not null check (state in ('queued', 'sent', 'failed')),
    happened_at bigint not null,
    owed_since bigint not null, -- when it was asked for last
    attempts bigint not null default 0,
    next_at bigint, -- not sent again before
    last_error text,
    ended_at bigint
);
create index webhook_messages_of_handoff on webhook_messages (handoff_id, message_id);

create table webhook_attempts (
    message_id uuid not null,
    attempt bigint not null,
    started_at bigint not null,
    finished_at bigint not null,
    status bigint, -- of the answer; none: there was none
    why text,
    primary key (message_id, attempt)
);
