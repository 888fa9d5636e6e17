-- Requests that are made once, and what schedulers are told.

-- Answers to requests that were sent with an `Idempotency-Key`, for a day.
create table idempotency_keys (
    key_sha256 blob primary key, -- of who asked, and of the key
    request_sha256 blob not null, -- of address, scopes and body
    tenant_id integer, -- none: an operator's request
    taken_at integer not null,
    busy_until integer, -- none: answered
    sealed blob,
    key_id text
) without rowid;
create index idempotency_keys_by_time on idempotency_keys (taken_at);

create table webhook_endpoints (
    endpoint_id blob primary key,
    tenant_id integer, -- none: of operators, hears of every tenant
    name text not null,
    kinds text not null, -- names, parted by commas
    enabled integer not null,
    sealed blob not null, -- its address and its secrets
    key_id text not null,
    version integer not null default 1,
    created_at integer not null
) without rowid;

-- One row for each thing that happened to a hand-off and each endpoint that hears of it. No personal data: what is sent is
-- put together when it is sent.
create table webhook_messages (
    message_id blob primary key,
    endpoint_id blob not null,
    owner_id integer, -- the tenant whose endpoint it is; none: of operators
    tenant_id integer not null,
    handoff_id blob not null,
    kind text not null,
    detail text,
    state text not null check (state in ('queued', 'sent', 'failed')),
    happened_at integer not null,
    owed_since integer not null, -- when it was asked for last
    attempts integer not null default 0,
    next_at integer, -- not sent again before
    last_error text,
    ended_at integer
) without rowid;
create index webhook_messages_of_handoff on webhook_messages (handoff_id, message_id);

create table webhook_attempts (
    message_id blob not null,
    attempt integer not null,
    started_at integer not null,
    finished_at integer not null,
    status integer, -- of the answer; none: there was none
    why text,
    primary key (message_id, attempt)
) without rowid;
