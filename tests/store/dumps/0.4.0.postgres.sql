-- A database of goodtime-icims 0.4.0, made by `make dump`.
-- link of 13001: http://goodtime.test/v2/ats/open/AVZAAaIkeoUrcvuOVAg_6J2KRQAAAADoc0RYx23cbDm4lt-hODRh
SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;
SET default_table_access_method = heap;
CREATE TABLE public._sqlx_migrations (
    version bigint NOT NULL,
    description text NOT NULL,
    installed_on timestamp with time zone DEFAULT now() NOT NULL,
    success boolean NOT NULL,
    checksum bytea NOT NULL,
    execution_time bigint NOT NULL
);
CREATE TABLE public.advances (
    handoff_id uuid NOT NULL,
    way text NOT NULL,
    tenant_id bigint NOT NULL,
    workflow_id bigint NOT NULL,
    from_digits bigint NOT NULL,
    from_id text,
    to_id text NOT NULL,
    to_digits bigint NOT NULL,
    started_at bigint NOT NULL,
    writes bigint DEFAULT 0 NOT NULL,
    written_at bigint,
    unanswered_since bigint,
    outcome text,
    why text,
    covered_by bigint,
    covered_at bigint,
    covered_digits bigint,
    finished_at bigint,
    echo_event uuid,
    CONSTRAINT advances_way_check CHECK ((way = ANY (ARRAY['forward'::text, 'back'::text])))
);
CREATE TABLE public.api_tokens (
    token_id uuid NOT NULL,
    tenant_id bigint,
    name text NOT NULL,
    scopes text NOT NULL,
    created_by text NOT NULL,
    created_at bigint NOT NULL,
    expires_at bigint NOT NULL,
    revoked_at bigint
);
CREATE TABLE public.applications (
    tenant_id bigint NOT NULL,
    workflow_id bigint NOT NULL,
    person_id bigint,
    job_id bigint,
    stage_id text,
    stage_label text,
    source text,
    updated_at bigint,
    read_at bigint NOT NULL
);
CREATE TABLE public.audit_log (
    audit_id uuid NOT NULL,
    tenant_id bigint,
    actor text NOT NULL,
    action text NOT NULL,
    subject text NOT NULL,
    at bigint NOT NULL
);
CREATE TABLE public.budget_usage (
    tenant_id bigint NOT NULL,
    hour_at bigint NOT NULL,
    lane bigint NOT NULL,
    feature text NOT NULL,
    calls bigint NOT NULL,
    held_back bigint NOT NULL,
    held_by text,
    held_at bigint
);
CREATE TABLE public.budget_windows (
    tenant_id bigint NOT NULL,
    span text NOT NULL,
    starts_at bigint NOT NULL,
    granted bigint NOT NULL,
    others bigint NOT NULL,
    said_limit bigint,
    CONSTRAINT budget_windows_span_check CHECK ((span = ANY (ARRAY['hour'::text, 'day'::text])))
);
CREATE TABLE public.circuits (
    tenant_id bigint NOT NULL,
    failures bigint NOT NULL,
    since bigint NOT NULL,
    open_until bigint NOT NULL,
    why text NOT NULL
);
CREATE TABLE public.credentials (
    credential_id uuid NOT NULL,
    tenant_id bigint,
    direction text NOT NULL,
    principal text NOT NULL,
    kind text NOT NULL,
    family text,
    sealed bytea NOT NULL,
    key_id text NOT NULL,
    valid_from bigint NOT NULL,
    valid_until bigint,
    created_at bigint NOT NULL,
    CONSTRAINT credentials_direction_check CHECK ((direction = ANY (ARRAY['inbound'::text, 'outbound'::text]))),
    CONSTRAINT credentials_family_check CHECK ((family = ANY (ARRAY['records'::text, 'collaboration'::text]))),
    CONSTRAINT credentials_kind_check CHECK ((kind = ANY (ARRAY['basic'::text, 'hmac'::text, 'oauth_client'::text])))
);
CREATE TABLE public.delivery_hours (
    hour bigint NOT NULL,
    tenant_id bigint NOT NULL,
    deliveries bigint NOT NULL
);
CREATE TABLE public.drift_noted (
    tenant_id bigint NOT NULL,
    nth bigint NOT NULL,
    kind text NOT NULL,
    digits bigint NOT NULL,
    label text,
    imported_label text,
    CONSTRAINT drift_noted_kind_check CHECK ((kind = ANY (ARRAY['new'::text, 'renamed'::text, 'missing'::text])))
);
CREATE TABLE public.events (
    event_id uuid NOT NULL,
    tenant_id bigint NOT NULL,
    source text NOT NULL,
    outcome text NOT NULL,
    reason text,
    handoff_id uuid,
    credential_id uuid,
    body_sha256 bytea,
    workflow_id bigint,
    person_id bigint,
    job_id bigint,
    changed_by bigint,
    from_digits bigint,
    to_digits bigint,
    received_at bigint NOT NULL
);
CREATE TABLE public.handoff_slots (
    tenant_id bigint NOT NULL,
    workflow_id bigint NOT NULL,
    trigger_digits bigint NOT NULL,
    handoff_id uuid NOT NULL,
    previous_id uuid,
    generation bigint NOT NULL,
    seen_at bigint NOT NULL,
    expires_at bigint NOT NULL
);
CREATE TABLE public.handoffs (
    handoff_id uuid NOT NULL,
    tenant_id bigint NOT NULL,
    workflow_id bigint NOT NULL,
    person_id bigint NOT NULL,
    job_id bigint NOT NULL,
    sent_by bigint,
    event_id uuid NOT NULL,
    from_digits bigint,
    trigger_digits bigint NOT NULL,
    next_id text,
    reply text NOT NULL,
    generation bigint NOT NULL,
    previous_id uuid,
    lifecycle text NOT NULL,
    link_epoch bigint DEFAULT 0 NOT NULL,
    created_at bigint NOT NULL,
    expires_at bigint NOT NULL,
    fetched_at bigint,
    waiting_for text,
    waiting_since bigint,
    seen_left_at bigint,
    handed_over_at bigint,
    opened_at bigint,
    opened_by text,
    failure text,
    CONSTRAINT handoffs_lifecycle_check CHECK ((lifecycle = ANY (ARRAY['live'::text, 'closed'::text, 'lapsed'::text, 'superseded'::text, 'failed'::text])))
);
CREATE TABLE public.idempotency_keys (
    key_sha256 bytea NOT NULL,
    request_sha256 bytea NOT NULL,
    tenant_id bigint,
    taken_at bigint NOT NULL,
    busy_until bigint,
    sealed bytea,
    key_id text
);
CREATE TABLE public.ignored_statuses (
    tenant_id bigint NOT NULL,
    digits bigint NOT NULL,
    deliveries bigint NOT NULL,
    first_at bigint NOT NULL,
    last_at bigint NOT NULL
);
CREATE TABLE public.jobs (
    tenant_id bigint NOT NULL,
    job_id bigint NOT NULL,
    requisition text,
    title text,
    folder text,
    location text,
    team text NOT NULL,
    updated_at bigint,
    read_at bigint NOT NULL
);
CREATE TABLE public.meta (
    id bigint NOT NULL,
    region text NOT NULL,
    settings_epoch bigint DEFAULT 1 NOT NULL,
    paused_until bigint,
    oldest_program bigint DEFAULT 1 NOT NULL,
    hours_counted bigint,
    CONSTRAINT meta_id_check CHECK ((id = 1))
);
CREATE TABLE public.notice_targets (
    target_id uuid NOT NULL,
    tenant_id bigint,
    channel text NOT NULL,
    sealed bytea NOT NULL,
    key_id text NOT NULL,
    kinds text NOT NULL,
    created_at bigint NOT NULL,
    CONSTRAINT notice_targets_channel_check CHECK ((channel = ANY (ARRAY['mail'::text, 'slack'::text, 'webhook'::text])))
);
CREATE TABLE public.notices (
    notice_id uuid NOT NULL,
    target_id uuid NOT NULL,
    tenant_id bigint NOT NULL,
    kind text NOT NULL,
    is_over bigint NOT NULL,
    times bigint NOT NULL,
    since bigint NOT NULL,
    last_at bigint NOT NULL,
    workflow_id bigint,
    handoff_id uuid,
    why text,
    state text NOT NULL,
    attempts bigint DEFAULT 0 NOT NULL,
    next_at bigint NOT NULL,
    last_error text,
    created_at bigint NOT NULL,
    ended_at bigint,
    CONSTRAINT notices_state_check CHECK ((state = ANY (ARRAY['queued'::text, 'sent'::text, 'given_up'::text])))
);
CREATE TABLE public.persons (
    tenant_id bigint NOT NULL,
    person_id bigint NOT NULL,
    first_name text,
    middle_name text,
    last_name text,
    email text,
    phones text NOT NULL,
    location text,
    folder text,
    updated_at bigint,
    read_at bigint NOT NULL
);
CREATE TABLE public.principals (
    direction text NOT NULL,
    principal text NOT NULL,
    tenant_id bigint NOT NULL,
    CONSTRAINT principals_direction_check CHECK ((direction = ANY (ARRAY['inbound'::text, 'outbound'::text])))
);
CREATE TABLE public.reconcile_rounds (
    tenant_id bigint NOT NULL,
    began_at bigint NOT NULL,
    ended_at bigint NOT NULL,
    whole_at bigint,
    standing bigint NOT NULL,
    handed_over bigint NOT NULL,
    sent_again bigint NOT NULL,
    in_grace bigint NOT NULL,
    seen_left bigint NOT NULL,
    put_off bigint NOT NULL,
    failure text
);
CREATE TABLE public.replicas (
    replica_id uuid NOT NULL,
    name text NOT NULL,
    roles text NOT NULL,
    version text NOT NULL,
    skew_micros bigint NOT NULL,
    started_at bigint NOT NULL,
    seen_at bigint NOT NULL
);
CREATE TABLE public.rules (
    tenant_id bigint NOT NULL,
    trigger_digits bigint NOT NULL,
    next_id text,
    reply text NOT NULL,
    created_at bigint NOT NULL,
    baseline_at bigint,
    watched_since bigint,
    CONSTRAINT rules_reply_check CHECK ((reply = ANY (ARRAY['seamless'::text, 'interactive'::text])))
);
CREATE TABLE public.schedules (
    name text NOT NULL,
    fence bigint NOT NULL,
    held_until bigint NOT NULL,
    due_at bigint NOT NULL
);
CREATE TABLE public.signing_keys (
    key_id uuid NOT NULL,
    sealed bytea NOT NULL,
    sealed_with text NOT NULL,
    signs_from bigint NOT NULL,
    verifies_until bigint,
    created_at bigint NOT NULL
);
CREATE TABLE public.stages (
    tenant_id bigint NOT NULL,
    digits bigint NOT NULL,
    full_id text,
    bin text,
    label text NOT NULL,
    "position" bigint NOT NULL,
    imported_at bigint NOT NULL
);
CREATE TABLE public.stages_met (
    tenant_id bigint NOT NULL,
    digits bigint NOT NULL,
    full_id text NOT NULL,
    label text,
    times bigint NOT NULL,
    first_at bigint NOT NULL,
    last_at bigint NOT NULL
);
CREATE TABLE public.standing (
    tenant_id bigint NOT NULL,
    trigger_digits bigint NOT NULL,
    workflow_id bigint NOT NULL,
    state text NOT NULL,
    since bigint NOT NULL,
    looked_at bigint NOT NULL,
    absent_at bigint,
    CONSTRAINT standing_state_check CHECK ((state = ANY (ARRAY['held'::text, 'before'::text, 'adopted'::text, 'echo'::text, 'seen'::text, 'unreadable'::text, 'ended'::text, 'left'::text])))
);
CREATE TABLE public.task_attempts (
    task_id uuid NOT NULL,
    attempt bigint NOT NULL,
    handoff_id uuid NOT NULL,
    kind text NOT NULL,
    started_at bigint NOT NULL,
    finished_at bigint NOT NULL,
    verdict text NOT NULL,
    why text,
    CONSTRAINT task_attempts_verdict_check CHECK ((verdict = ANY (ARRAY['done'::text, 'wait'::text, 'retry'::text, 'give_up'::text, 'lost'::text])))
);
CREATE TABLE public.tasks (
    task_id uuid NOT NULL,
    tenant_id bigint NOT NULL,
    lane bigint NOT NULL,
    kind text NOT NULL,
    handoff_id uuid NOT NULL,
    dedup_key text NOT NULL COLLATE pg_catalog."C",
    state text NOT NULL,
    run_at bigint NOT NULL,
    attempts bigint DEFAULT 0 NOT NULL,
    failures bigint DEFAULT 0 NOT NULL,
    lost bigint DEFAULT 0 NOT NULL,
    fence bigint DEFAULT 0 NOT NULL,
    lease_until bigint,
    last_error text,
    created_at bigint NOT NULL,
    CONSTRAINT tasks_state_check CHECK ((state = ANY (ARRAY['queued'::text, 'leased'::text, 'dead'::text])))
);
CREATE TABLE public.tellings (
    target_id uuid NOT NULL,
    tenant_id bigint NOT NULL,
    kind text NOT NULL,
    told_times bigint NOT NULL,
    told_at bigint,
    told_since bigint
);
CREATE TABLE public.tenant_lanes (
    tenant_id bigint NOT NULL,
    lane bigint NOT NULL,
    next_run_at bigint NOT NULL,
    last_served_at bigint DEFAULT 0 NOT NULL
);
CREATE TABLE public.tenants (
    tenant_id bigint NOT NULL,
    ats text NOT NULL,
    customer_id bigint NOT NULL,
    name text NOT NULL,
    settings text NOT NULL,
    paused_until bigint,
    version bigint DEFAULT 1 NOT NULL,
    created_at bigint NOT NULL
);
ALTER TABLE public.tenants ALTER COLUMN tenant_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.tenants_tenant_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.timeline (
    entry_id uuid NOT NULL,
    handoff_id uuid NOT NULL,
    at bigint NOT NULL,
    step text NOT NULL,
    outcome text NOT NULL,
    cause text,
    next text
);
CREATE TABLE public.troubles (
    tenant_id bigint NOT NULL,
    kind text NOT NULL,
    times bigint NOT NULL,
    since bigint NOT NULL,
    last_at bigint NOT NULL,
    is_over bigint NOT NULL,
    workflow_id bigint,
    handoff_id uuid,
    why text
);
CREATE TABLE public.webhook_attempts (
    message_id uuid NOT NULL,
    attempt bigint NOT NULL,
    started_at bigint NOT NULL,
    finished_at bigint NOT NULL,
    status bigint,
    why text
);
CREATE TABLE public.webhook_endpoints (
    endpoint_id uuid NOT NULL,
    tenant_id bigint,
    name text NOT NULL,
    kinds text NOT NULL,
    enabled bigint NOT NULL,
    sealed bytea NOT NULL,
    key_id text NOT NULL,
    version bigint DEFAULT 1 NOT NULL,
    created_at bigint NOT NULL
);
CREATE TABLE public.webhook_messages (
    message_id uuid NOT NULL,
    endpoint_id uuid NOT NULL,
    owner_id bigint,
    tenant_id bigint NOT NULL,
    handoff_id uuid NOT NULL,
    kind text NOT NULL,
    detail text,
    state text NOT NULL,
    happened_at bigint NOT NULL,
    owed_since bigint NOT NULL,
    attempts bigint DEFAULT 0 NOT NULL,
    next_at bigint,
    last_error text,
    ended_at bigint,
    CONSTRAINT webhook_messages_state_check CHECK ((state = ANY (ARRAY['queued'::text, 'sent'::text, 'failed'::text])))
);
INSERT INTO public._sqlx_migrations VALUES (1, 'foundation', '2026-11-28 23:25:32.86594+00', true, '\x4bd12b3a75e5734d74bf962f6f8c776681b752013db514bbae26795ced04fa7add3a89576f73b3bfd6a76b9e82e6dc21', 72835129);
INSERT INTO public._sqlx_migrations VALUES (2, 'notices', '2026-11-28 23:25:32.939744+00', true, '\x498fc32af1d380bed64c5c99a566bc95045dc9d853d8d3d802fb75486ffd14927a9db6208955811141e9f298b5214916', 15192229);
INSERT INTO public._sqlx_migrations VALUES (3, 'api', '2026-11-28 23:25:32.958604+00', true, '\x1ba73058836dd5c8c54e90cf5fedf8bc2c9a55021d59f61793077a088dfbb0b2539f1ae9b00fc925526feb084f1c9465', 2736373);
INSERT INTO public._sqlx_migrations VALUES (4, 'webhooks and keys', '2026-11-28 23:25:32.961636+00', true, '\x252638e166d0f94e76663ed384a39b99e1442a2341f373c04a36ea9fdb8933b2cd1b57a0289043e053659b207310f5e5', 12845316);
INSERT INTO public._sqlx_migrations VALUES (5, 'stages', '2026-11-28 23:25:32.974969+00', true, '\x83e872c1cc8f370cab1aa5f4157d791dfc91b2482d9d9f940df9f745bf70530c15faab0a47e44b98421c3750924905ac', 11619426);
INSERT INTO public._sqlx_migrations VALUES (6, 'budget', '2026-11-28 23:25:32.987086+00', true, '\xd6f3b5cc2c607ac04de1f39118aa38ab1389994011681762e80efb1dc2eec5281aa6d6675c764fe169cdff9090bbcca8', 11097317);
INSERT INTO public._sqlx_migrations VALUES (7, 'drift', '2026-11-28 23:25:32.9986+00', true, '\x5fd1b24c00eb2dd00519ecf7cb5031123cf90cee62b6e4e7b89c576631ff9d892df50ad38891989d0168911a4fed8971', 3700482);
INSERT INTO public.advances VALUES ('01a2247a-852b-72fb-8e54-083fe89d8a45', 'forward', 1, 13001, 20700, 'C20700', 'C20800', 20800, 1795908339310096, 1, 1795908339310096, NULL, 'advanced', NULL, NULL, NULL, NULL, 1795908339361407, NULL);
INSERT INTO public.api_tokens VALUES ('01a2247a-8053-7400-801d-a6b423e6f020', 1, 'hooks', 'resumes:read webhooks:write', 'command line', 1795908337747976, 1803684337747976, NULL);
INSERT INTO public.api_tokens VALUES ('01a2247a-81de-724b-b9af-fbb1dc92e07f', 1, 'scheduler', 'handoffs:read', 'command line', 1795908338142649, 1803684338142649, NULL);
INSERT INTO public.applications VALUES (1, 13002, 9007, 4401, 'C20700', 'Review: Send to GoodTime', 'Career Portal', 1795908300000000, 1795908338278886);
INSERT INTO public.applications VALUES (1, 13001, 9006, 4401, 'C20800', 'Interview: Interview Scheduled', 'Career Portal', 1795908300000000, 1795908339348938);
INSERT INTO public.audit_log VALUES ('01a2247a-6f3d-7170-9ac1-d78db8123ee9', NULL, 'service', 'signing_key.add', '01a2247a-6f3d-7170-9ac1-d78c0d44c293', 1795908333373797);
INSERT INTO public.audit_log VALUES ('01a2247a-707a-7752-a9da-e2df973bb510', 1, 'command line', 'tenant.add', '4321', 1795908333690711);
INSERT INTO public.audit_log VALUES ('01a2247a-7205-760f-84bc-321b8481db4c', 1, 'command line', 'rule.put', '20700', 1795908334085062);
INSERT INTO public.audit_log VALUES ('01a2247a-78a5-7547-af2f-d369bf378a2e', 2, 'command line', 'tenant.add', '4322', 1795908335781229);
INSERT INTO public.audit_log VALUES ('01a2247a-79f1-732a-88b8-cc7eb065c62a', 2, 'command line', 'rule.put', '20700', 1795908336113590);
INSERT INTO public.audit_log VALUES ('01a2247a-8053-7400-801d-a6b5468e4473', 1, 'command line', 'api_token.add', '01a2247a-8053-7400-801d-a6b423e6f020', 1795908337747976);
INSERT INTO public.audit_log VALUES ('01a2247a-8089-75a4-a467-d385cdfcf814', 1, 'api token 01a2247a-8053-7400-801d-a6b423e6f020', 'webhook_endpoint.add', '01a2247a-8089-75a4-a467-d3842631649a', 1795908337801827);
INSERT INTO public.audit_log VALUES ('01a2247a-80fe-7341-a91f-e3538ab017ab', NULL, 'command line', 'notify.add', '01a2247a-80fe-7341-a91f-e35219cbb90f', 1795908337918213);
INSERT INTO public.audit_log VALUES ('01a2247a-81de-724b-b9af-fbb27abb0314', 1, 'command line', 'api_token.add', '01a2247a-81de-724b-b9af-fbb1dc92e07f', 1795908338142649);
INSERT INTO public.audit_log VALUES ('01a2247a-8508-7630-845e-20e0cf51dc1b', 1, 'command line', 'stages.import', '1', 1795908338952525);
INSERT INTO public.audit_log VALUES ('01a2247a-8965-70ea-8fec-b94189477196', 2, 'command line', 'rule.remove', '20700', 1795908340069772);
INSERT INTO public.budget_usage VALUES (1, 1795906800000000, 0, 'hand_off', 15, 0, NULL, NULL);
INSERT INTO public.budget_usage VALUES (1, 1795906800000000, 0, 'advance', 4, 0, NULL, NULL);
INSERT INTO public.budget_usage VALUES (1, 1795906800000000, 1, 'write_link', 2, 0, NULL, NULL);
INSERT INTO public.budget_usage VALUES (1, 1795906800000000, 4, 'resume', 1, 0, NULL, NULL);
INSERT INTO public.budget_windows VALUES (1, 'hour', 1795906800000000, 90, 0, NULL);
INSERT INTO public.budget_windows VALUES (1, 'day', 1795824000000000, 110, 0, 10000);
INSERT INTO public.circuits VALUES (2, 2, 1795908339727995, 0, 'the ATS is unavailable (the authorization server answered HTTP 500)');
INSERT INTO public.credentials VALUES ('01a2247a-707a-7752-a9da-e2dd5e0762fc', 1, 'inbound', 'icims-4321', 'basic', NULL, '\x38bf89f7cc2f8078b09a11275442f4d3cd5339742dc23a6e4ab8e0d444dd13d6bbbf8cc39070c76d518b3d17f57c2f2d2985158630f7b5', 'dump', 1795908333690711, NULL, 1795908333690711);
INSERT INTO public.credentials VALUES ('01a2247a-707a-7752-a9da-e2de5b9d93ea', 1, 'outbound', 'connector', 'oauth_client', 'records', '\x311860ded25a3882ebce0f05b20afbb1987e4c022e2035ca4d3adaa0b54ad0838c2b165fc597ca3ba78a3c663020940eb3503d7e', 'dump', 1795908333690711, NULL, 1795908333690711);
INSERT INTO public.credentials VALUES ('01a2247a-78a5-7547-af2f-d367881ed6bb', 2, 'inbound', 'icims-4322', 'hmac', NULL, '\xd0269a8236fb23ec90522302817a45b618d384ffbf51f7df09e8178ec55fbd0aacae9cd99ae6157080d9dcfe0c3ebd582ead4c10c42925', 'dump', 1795908335781229, NULL, 1795908335781229);
INSERT INTO public.credentials VALUES ('01a2247a-78a5-7547-af2f-d36878e3a9f4', 2, 'outbound', 'connector', 'oauth_client', 'records', '\xb574009315bd145392b276a5bc51a1d34365599944972bedd915299ba96bf965cb15c993a7e1965b5a3073246ebea2031c52ea28', 'dump', 1795908335781229, NULL, 1795908335781229);
INSERT INTO public.drift_noted VALUES (1, 1, 'missing', 20800, 'Interview: Interview Scheduled', NULL);
INSERT INTO public.events VALUES ('01a2247a-8217-7782-827c-172096b040dd', 1, 'webhook', 'accepted', NULL, '01a2247a-8217-7782-827c-1721b6bb3ccf', '01a2247a-707a-7752-a9da-e2dd5e0762fc', '\xdd81097a03f1c7bd98db62132a3641024c6bc96f9bbbc14481823960f8e3b295', 13002, 9007, 4401, 9003, 10100, 20700, 1795908338199854);
INSERT INTO public.events VALUES ('01a2247a-852b-72fb-8e54-083e0458b20d', 1, 'webhook', 'accepted', NULL, '01a2247a-852b-72fb-8e54-083fe89d8a45', '01a2247a-707a-7752-a9da-e2dd5e0762fc', '\xae90293240f20091e4cf8e30a79ef88ddccce4165a6fd573025ee848b73879b7', 13001, 9006, 4401, 9003, 10100, 20700, 1795908338987197);
INSERT INTO public.events VALUES ('01a2247a-87b7-73cc-ba4a-a6ef194cc089', 1, 'webhook', 'duplicate', NULL, '01a2247a-852b-72fb-8e54-083fe89d8a45', '01a2247a-707a-7752-a9da-e2dd5e0762fc', '\xae90293240f20091e4cf8e30a79ef88ddccce4165a6fd573025ee848b73879b7', 13001, 9006, 4401, 9003, 10100, 20700, 1795908339639903);
INSERT INTO public.events VALUES ('01a2247a-87e4-71ad-9051-e666e838159e', 2, 'webhook', 'accepted', NULL, '01a2247a-87e4-71ad-9051-e66788e8c553', '01a2247a-78a5-7547-af2f-d367881ed6bb', '\xce47eadae24b6f488c77c2d59238baa4054afd676683eab7b33641dd68e7926b', 13001, 9006, 4401, 9003, 10100, 20700, 1795908339684263);
INSERT INTO public.events VALUES ('01a2247a-8f6e-717d-8005-3b8274dd3e69', 2, 'webhook', 'ignored', 'not_a_trigger', NULL, '01a2247a-78a5-7547-af2f-d367881ed6bb', '\x0d2ee609f4e2ae096f18252afb94d734723f5e597bc0c33674b62ecac6035c79', 13002, 9007, 4401, 9003, 10100, 20700, 1795908341614288);
INSERT INTO public.handoff_slots VALUES (1, 13002, 20700, '01a2247a-8217-7782-827c-1721b6bb3ccf', NULL, 1, 1795908338199854, 1797117938199854);
INSERT INTO public.handoff_slots VALUES (1, 13001, 20700, '01a2247a-852b-72fb-8e54-083fe89d8a45', NULL, 1, 1795908339639903, 1797117938987197);
INSERT INTO public.handoff_slots VALUES (2, 13001, 20700, '01a2247a-87e4-71ad-9051-e66788e8c553', NULL, 1, 1795908339684263, 1797117939684263);
INSERT INTO public.handoffs VALUES ('01a2247a-8217-7782-827c-1721b6bb3ccf', 1, 13002, 9007, 4401, 9003, '01a2247a-8217-7782-827c-172096b040dd', 10100, 20700, 'C20800', 'interactive', 1, NULL, 'live', 0, 1795908338199854, 1797117938199854, 1795908338278886, NULL, NULL, NULL, 1795908338432551, NULL, NULL, NULL);
INSERT INTO public.handoffs VALUES ('01a2247a-852b-72fb-8e54-083fe89d8a45', 1, 13001, 9006, 4401, 9003, '01a2247a-852b-72fb-8e54-083e0458b20d', 10100, 20700, 'C20800', 'interactive', 1, NULL, 'live', 0, 1795908338987197, 1797117938987197, 1795908339012081, NULL, NULL, 1795908339361407, 1795908339060583, 1795908339280434, 'link', NULL);
INSERT INTO public.handoffs VALUES ('01a2247a-87e4-71ad-9051-e66788e8c553', 2, 13001, 9006, 4401, 9003, '01a2247a-87e4-71ad-9051-e666e838159e', 10100, 20700, 'C20800', 'interactive', 1, NULL, 'live', 0, 1795908339684263, 1797117939684263, NULL, 'unavailable', 1795908339723625, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.idempotency_keys VALUES ('\x2c30b90a444223570cb63a9b8f2dbd4969ce96d0e6e0c99a45de8063f775ea70', '\xd72e8808058db8397598843fd28ba5f3dadc6b27fd7572d0f1b2e298ed0cc92b', 1, 1795908337798120, NULL, '\xa72976ea338cd02b7a38a2c466c7977be21d726ac3c243e1015c5b428fa0881c2a842ff08ca78e4c443f2fd05d510dc800d6300ad67c9807ae001cf141c05ec572dad5706c937877f6883110096658693b0a24781f8df30d025c2121310c96173cbfdc624c307ed75c14a8d53b6ecebef86ba6d9026d261338848c5a29c9df75f42454c8293e5f900446329821913d5d021250b2d93a4728257407801a361f38da9cc59e9ea83cd301cf4a66ad5161dbc902d0f11226bd7ecf7da4c3473740c32e93b57ca499e5b44d5324eb0270286e20c3b88f1ec6babc2785ab7850830b391a894c39551009ddf560ae6208aa38ffd3116428cea555c1e73520bce9645a163a28c32d605b2911abf1eb6260ed85971bb3a9dab2d87166611ccfdffc41b5f98d10228e56f166fb6916e74ac4a00628fd4b6fbbbd788bf28b63a2a044296ca44a5e20b11a56ff4030c5b8a32cdb2f924b8b19ec00b36aee97ccf88a9d026b74ec70ffff9cce75956c132ea006a60b315c1756353a366a6b29016da9dfd795a3181ded63e33713fc79a62b04629663ca098d19749d2d8b9a133c87edd192eb2b1f5b04da5db95616230757211f856520e6b572fb18221b7556ee18b4597fb7a0a9c440a9d29e9f2e92f8f00fbf869675e816faebeb3b113338576688cbdd0a72fa80207645a4c2e6856325af1cc42b2e27105b5617a2fca740e2afde898a6da630064344d01664ceadbb1eab01538c74acc608d5bcd9a0ed10747217864c40f066ad1337ea56def6bc584017ff442fe882826ce31dceace682cd51b2fa50083f7dd2a0ee67b4a63b560a7ae56a53d3be67054b9480dbdcf536b2732d6faa8b571d0c21ed4e4e212410e2bf0f971074cc1af9f220d955fdfc1c824e6188d617f8', 'dump');
INSERT INTO public.ignored_statuses VALUES (2, 20700, 1, 1795908341614288, 1795908341614288);
INSERT INTO public.jobs VALUES (1, 4401, '2026-4401', 'Support Engineer', 'Approved', 'Site A - 1 Main St  Springfield, Massachusetts 01101 United States', '[{"role":"coordinator","person":9005},{"role":"hiring_manager","person":9004},{"role":"recruiter","person":9003}]', 1795908300000000, 1795908339012081);
INSERT INTO public.meta VALUES (1, 'us', 10, NULL, 1, 498237);
INSERT INTO public.notice_targets VALUES ('01a2247a-80fe-7341-a91f-e35219cbb90f', NULL, 'webhook', '\x959d49238264d6de10b01360627302293c93a598f129f5a6a29a91853715954afdabca87345c529a054c738bd34204d8592eb6ff4a063c4da0e7d23735c8062476ddc12c4d8f243ecb4d65fcbfd2b1bfa54b25d3445b0a882672a53e35a834c9ecd31481357cd2d39e3bc0cc92b1ffbc8ad4a967276a9f0cc6a8bfb546', 'dump', 'all', 1795908337918213);
INSERT INTO public.notices VALUES ('01a2247a-ab32-726b-b2bf-8616b8f003bb', '01a2247a-80fe-7341-a91f-e35219cbb90f', 1, 'handoff_failed', 0, 1, 1795908338498157, 1795908338498157, 13002, '01a2247a-8217-7782-827c-1721b6bb3ccf', 'field field31001: the ATS refused the write: HTTP 400, code 5 (no documented meaning)', 'queued', 1, 1795908378747748, 'it could not be connected to', 1795908348722668, NULL);
INSERT INTO public.notices VALUES ('01a2247a-ab32-726b-b2bf-86179441dde8', '01a2247a-80fe-7341-a91f-e35219cbb90f', 1, 'mapping_drifted', 0, 1, 1795908348641256, 1795908348641256, NULL, NULL, '1 named by rules and not imported
Named by rules and not imported: 20800 "Interview: Interview Scheduled".', 'queued', 1, 1795908378747048, 'it could not be connected to', 1795908348722668, NULL);
INSERT INTO public.persons VALUES (1, 9007, 'Omar', NULL, 'Said', 'omar.said@example.com', '[{"kind":"Mobile","number":"555 555 0100"}]', NULL, 'Cand:Active', 1795908300000000, 1795908338278886);
INSERT INTO public.persons VALUES (1, 9003, 'Ana', NULL, 'Ruiz', 'ana.ruiz@example.com', '[{"kind":"Mobile","number":"555 555 0110"}]', NULL, 'Emp:Current Employee', 1795908300000000, 1795908339012081);
INSERT INTO public.persons VALUES (1, 9004, 'Sam', NULL, 'Lee', 'sam.lee@example.com', '[]', NULL, 'HM:Active', 1795908300000000, 1795908339012081);
INSERT INTO public.persons VALUES (1, 9005, 'Noor', NULL, 'Haddad', 'noor.haddad@example.com', '[]', NULL, 'Emp:Current Employee', 1795908300000000, 1795908339012081);
INSERT INTO public.persons VALUES (1, 9006, 'Jane', NULL, 'Doe', 'jane.doe@example.com', '[{"kind":"Mobile","number":"555 555 0100"}]', NULL, 'Cand:Active', 1795908300000000, 1795908339012081);
INSERT INTO public.principals VALUES ('inbound', 'icims-4321', 1);
INSERT INTO public.principals VALUES ('outbound', 'connector', 1);
INSERT INTO public.principals VALUES ('inbound', 'icims-4322', 2);
INSERT INTO public.principals VALUES ('outbound', 'connector', 2);
INSERT INTO public.reconcile_rounds VALUES (1, 1795908348571184, 1795908348632110, 1795908348632110, 1, 0, 0, 0, 0, 0, NULL);
INSERT INTO public.replicas VALUES ('01a2247a-6e66-7710-b32b-6def501585da', 'host:27527', 'web,worker,sync', '0.4.0', -13, 1795908333158865, 1795908343600983);
INSERT INTO public.rules VALUES (1, 20700, 'C20800', 'interactive', 1795908334085062, 1795908348622385, NULL);
INSERT INTO public.schedules VALUES ('troubles', 1, 0, 1795908393569165);
INSERT INTO public.schedules VALUES ('signing_keys', 1, 0, 1795911933571798);
INSERT INTO public.schedules VALUES ('forgetting', 1, 0, 1795908933567164);
INSERT INTO public.schedules VALUES ('delivery_hours', 1, 0, 1795908633569959);
INSERT INTO public.schedules VALUES ('reconcile:1', 1, 0, 1795908644571184);
INSERT INTO public.schedules VALUES ('notices', 2, 0, 1795908363720933);
INSERT INTO public.signing_keys VALUES ('01a2247a-6f3d-7170-9ac1-d78c0d44c293', '\x467ce751d52f51283953acd20b8fecd3601aa72aeb16cf85e8b49b00fd98f8bb996da22857776bf5c148f51ee074581e99d61639fed44a45b7e3af6eb34b19ff304d34642d78fc', 'dump', 1795908333373797, NULL, 1795908333373797);
INSERT INTO public.stages VALUES (1, 20700, 'C20700', NULL, 'Send to GoodTime', 0, 1795908338952525);
INSERT INTO public.stages_met VALUES (1, 20700, 'C20700', 'Review: Send to GoodTime', 1, 1795908338278886, 1795908338278886);
INSERT INTO public.stages_met VALUES (1, 20800, 'C20800', 'Interview: Interview Scheduled', 1, 1795908339348938, 1795908339348938);
INSERT INTO public.standing VALUES (1, 20700, 13002, 'held', 1795908348619451, 1795908348619451, NULL);
INSERT INTO public.task_attempts VALUES ('01a2247a-8217-7782-827c-17227aaf57bb', 1, '01a2247a-8217-7782-827c-1721b6bb3ccf', 'fetch_application', 1795908338262868, 1795908338415845, 'done', NULL);
INSERT INTO public.task_attempts VALUES ('01a2247a-82b7-74f8-bf79-8ea2a4b9b5d5', 1, '01a2247a-8217-7782-827c-1721b6bb3ccf', 'hand_over', 1795908338430166, 1795908338450949, 'done', NULL);
INSERT INTO public.task_attempts VALUES ('01a2247a-82b7-74f8-bf79-8ea43519c022', 1, '01a2247a-8217-7782-827c-1721b6bb3ccf', 'write_link', 1795908338452623, 1795908338498157, 'give_up', 'field field31001: the ATS refused the write: HTTP 400, code 5 (no documented meaning)');
INSERT INTO public.task_attempts VALUES ('01a2247a-8300-7158-9abc-abc8af4113d7', 1, '01a2247a-8217-7782-827c-1721b6bb3ccf', 'tell_scheduler', 1795908338467562, 1795908338519252, 'retry', 'it could not be connected to');
INSERT INTO public.task_attempts VALUES ('01a2247a-852b-72fb-8e54-0840f2fce97a', 1, '01a2247a-852b-72fb-8e54-083fe89d8a45', 'fetch_application', 1795908339011200, 1795908339048476, 'done', NULL);
INSERT INTO public.task_attempts VALUES ('01a2247a-8558-707b-a983-5f1e52b23d39', 1, '01a2247a-852b-72fb-8e54-083fe89d8a45', 'hand_over', 1795908339059071, 1795908339074035, 'done', NULL);
INSERT INTO public.task_attempts VALUES ('01a2247a-8558-707b-a983-5f20e3d4b8c8', 1, '01a2247a-852b-72fb-8e54-083fe89d8a45', 'write_link', 1795908339073621, 1795908339084099, 'done', NULL);
INSERT INTO public.task_attempts VALUES ('01a2247a-8574-74ae-9bbb-94c384dfa03c', 1, '01a2247a-852b-72fb-8e54-083fe89d8a45', 'tell_scheduler', 1795908339092619, 1795908339095139, 'wait', 'the endpoint fails, or has enough to do');
INSERT INTO public.task_attempts VALUES ('01a2247a-8574-74ae-9bbb-94c384dfa03c', 2, '01a2247a-852b-72fb-8e54-083fe89d8a45', 'tell_scheduler', 1795908339314347, 1795908339317578, 'wait', 'the endpoint fails, or has enough to do');
INSERT INTO public.task_attempts VALUES ('01a2247a-8650-7400-b4de-1f29d791bd91', 1, '01a2247a-852b-72fb-8e54-083fe89d8a45', 'advance_application', 1795908339298907, 1795908339371356, 'done', NULL);
INSERT INTO public.task_attempts VALUES ('01a2247a-8574-74ae-9bbb-94c384dfa03c', 3, '01a2247a-852b-72fb-8e54-083fe89d8a45', 'tell_scheduler', 1795908339392049, 1795908339394917, 'wait', 'the endpoint fails, or has enough to do');
INSERT INTO public.task_attempts VALUES ('01a2247a-87b7-73cc-ba4a-a6f1aa5a6f93', 1, '01a2247a-852b-72fb-8e54-083fe89d8a45', 'recheck', 1795908339669011, 1795908339685830, 'wait', 'the trigger status is not shown');
INSERT INTO public.task_attempts VALUES ('01a2247a-87e4-71ad-9051-e668989969ec', 1, '01a2247a-87e4-71ad-9051-e66788e8c553', 'fetch_application', 1795908339710804, 1795908339727995, 'retry', 'the ATS is unavailable (the authorization server answered HTTP 500)');
INSERT INTO public.task_attempts VALUES ('01a2247a-87b7-73cc-ba4a-a6f1aa5a6f93', 2, '01a2247a-852b-72fb-8e54-083fe89d8a45', 'recheck', 1795908340751963, 1795908340770484, 'wait', 'the trigger status is not shown');
INSERT INTO public.task_attempts VALUES ('01a2247a-87b7-73cc-ba4a-a6f1aa5a6f93', 3, '01a2247a-852b-72fb-8e54-083fe89d8a45', 'recheck', 1795908342795052, 1795908342813120, 'wait', 'the trigger status is not shown');
INSERT INTO public.task_attempts VALUES ('01a2247a-8300-7158-9abc-abc8af4113d7', 2, '01a2247a-8217-7782-827c-1721b6bb3ccf', 'tell_scheduler', 1795908343831691, 1795908343853616, 'wait', 'the endpoint fails, or has enough to do');
INSERT INTO public.task_attempts VALUES ('01a2247a-8574-74ae-9bbb-94c384dfa03c', 4, '01a2247a-852b-72fb-8e54-083fe89d8a45', 'tell_scheduler', 1795908343831744, 1795908343859667, 'retry', 'it could not be connected to');
INSERT INTO public.task_attempts VALUES ('01a2247a-87b7-73cc-ba4a-a6f1aa5a6f93', 4, '01a2247a-852b-72fb-8e54-083fe89d8a45', 'recheck', 1795908345879370, 1795908345888324, 'wait', 'the trigger status is not shown');
INSERT INTO public.task_attempts VALUES ('01a2247a-87e4-71ad-9051-e668989969ec', 2, '01a2247a-87e4-71ad-9051-e66788e8c553', 'fetch_application', 1795908346915595, 1795908346923846, 'retry', 'the ATS is unavailable (the authorization server answered HTTP 500)');
INSERT INTO public.task_attempts VALUES ('01a2247a-8574-74ae-9bbb-94c384dfa03c', 5, '01a2247a-852b-72fb-8e54-083fe89d8a45', 'tell_scheduler', 1795908348949778, 1795908348952563, 'wait', 'the endpoint fails, or has enough to do');
INSERT INTO public.tasks VALUES ('01a2247a-82b7-74f8-bf79-8ea395973f97', 1, 2, 'lapse', '01a2247a-8217-7782-827c-1721b6bb3ccf', '01a2247a-8217-7782-827c-1721b6bb3ccf:lapse', 'queued', 1797117938199854, 0, 0, 0, 0, NULL, NULL, 1795908338359583);
INSERT INTO public.tasks VALUES ('01a2247a-82b7-74f8-bf79-8ea43519c022', 1, 1, 'write_link', '01a2247a-8217-7782-827c-1721b6bb3ccf', '01a2247a-8217-7782-827c-1721b6bb3ccf:write_link', 'dead', 1795908338359583, 1, 0, 0, 1, NULL, 'field field31001: the ATS refused the write: HTTP 400, code 5 (no documented meaning)', 1795908338359583);
INSERT INTO public.tasks VALUES ('01a2247a-8558-707b-a983-5f1f4d21b692', 1, 2, 'lapse', '01a2247a-852b-72fb-8e54-083fe89d8a45', '01a2247a-852b-72fb-8e54-083fe89d8a45:lapse', 'queued', 1797117938987197, 0, 0, 0, 0, NULL, NULL, 1795908339032005);
INSERT INTO public.tasks VALUES ('01a2247a-8300-7158-9abc-abc8af4113d7', 1, 4, 'tell_scheduler', '01a2247a-8217-7782-827c-1721b6bb3ccf', '01a2247a-8217-7782-827c-1721b6bb3ccf:tell_scheduler', 'queued', 1795908354870557, 2, 0, 0, 2, NULL, 'the endpoint fails, or has enough to do', 1795908338432551);
INSERT INTO public.tasks VALUES ('01a2247a-87b7-73cc-ba4a-a6f1aa5a6f93', 1, 0, 'recheck', '01a2247a-852b-72fb-8e54-083fe89d8a45', '01a2247a-852b-72fb-8e54-083fe89d8a45:recheck', 'queued', 1795908349639903, 4, 0, 0, 4, NULL, 'the trigger status is not shown', 1795908339639903);
INSERT INTO public.tasks VALUES ('01a2247a-87e4-71ad-9051-e668989969ec', 2, 0, 'fetch_application', '01a2247a-87e4-71ad-9051-e66788e8c553', '01a2247a-87e4-71ad-9051-e66788e8c553:fetch_application', 'queued', 1795908360312126, 2, 2, 0, 2, NULL, 'the ATS is unavailable (the authorization server answered HTTP 500)', 1795908339684263);
INSERT INTO public.tasks VALUES ('01a2247a-8574-74ae-9bbb-94c384dfa03c', 1, 4, 'tell_scheduler', '01a2247a-852b-72fb-8e54-083fe89d8a45', '01a2247a-852b-72fb-8e54-083fe89d8a45:tell_scheduler', 'queued', 1795908354157415, 5, 0, 0, 5, NULL, 'the endpoint fails, or has enough to do', 1795908339361407);
INSERT INTO public.tellings VALUES ('01a2247a-80fe-7341-a91f-e35219cbb90f', 1, 'handoff_failed', 1, 1795908348722668, NULL);
INSERT INTO public.tellings VALUES ('01a2247a-80fe-7341-a91f-e35219cbb90f', 1, 'mapping_drifted', 1, 1795908348722668, NULL);
INSERT INTO public.tenant_lanes VALUES (1, 2, 1797117938199854, 0);
INSERT INTO public.tenant_lanes VALUES (1, 1, 9223372036854775807, 1795908339059621);
INSERT INTO public.tenant_lanes VALUES (1, 0, 1795908349639903, 1795908345873474);
INSERT INTO public.tenant_lanes VALUES (2, 0, 1795908360312126, 1795908346907341);
INSERT INTO public.tenant_lanes VALUES (1, 4, 1795908354157415, 1795908348941570);
INSERT INTO public.tenants VALUES (2, 'icims', 4322, 'Example 4322', '{"api_url":"http://127.0.0.1:29555","login_url":"http://127.0.0.1:29555","audience":null,"roles":{"coordinator":"field23848","hiring_manager":"hiringmanager","job_owner":"jobowner","recruiter":"recruiter","secondary_recruiter":"secondaryrecruiter"},"link_field":"field31001","link_days":14,"refuse_duplicates":false,"tell_ignored":false,"calls":{"per_second":10000,"in_flight":8,"per_hour":80000,"per_day":null}}', NULL, 1, 1795908335781229);
INSERT INTO public.tenants VALUES (1, 'icims', 4321, 'Example 4321', '{"api_url":"http://127.0.0.1:31473","login_url":"http://127.0.0.1:31473","audience":null,"roles":{"coordinator":"field23848","hiring_manager":"hiringmanager","job_owner":"jobowner","recruiter":"recruiter","secondary_recruiter":"secondaryrecruiter"},"link_field":"field31001","link_days":14,"refuse_duplicates":false,"tell_ignored":false,"calls":{"per_second":10000,"in_flight":8,"per_hour":80000,"per_day":null}}', NULL, 1, 1795908333690711);
INSERT INTO public.timeline VALUES ('01a2247a-82b7-74f8-bf79-8ea5d90cac32', '01a2247a-8217-7782-827c-1721b6bb3ccf', 1795908338359583, 'fetch', 'read', NULL, 'It waits to be opened.');
INSERT INTO public.timeline VALUES ('01a2247a-8300-7158-9abc-abc7858d6d0e', '01a2247a-8217-7782-827c-1721b6bb3ccf', 1795908338432551, 'hand_over', 'schedulers are told', NULL, 'A recruiter opens the link.');
INSERT INTO public.timeline VALUES ('01a2247a-8316-71a5-8702-71cbcc50a980', '01a2247a-8217-7782-827c-1721b6bb3ccf', 1795908338454566, 'write_link', 'refused', 'field field31001: the ATS refused the write: HTTP 400, code 5 (no documented meaning)', 'An administrator has to allow writing the field, or unset it here.');
INSERT INTO public.timeline VALUES ('01a2247a-8354-75b3-9183-5a63987ae12f', '01a2247a-8217-7782-827c-1721b6bb3ccf', 1795908338516882, 'fail', 'write_link was given up', 'field field31001: the ATS refused the write: HTTP 400, code 5 (no documented meaning)', 'A person looks at it; `retry` runs it again.');
INSERT INTO public.timeline VALUES ('01a2247a-8354-75b3-9183-5a64cbc30891', '01a2247a-8217-7782-827c-1721b6bb3ccf', 1795908338516882, 'alert', 'given up', NULL, NULL);
INSERT INTO public.timeline VALUES ('01a2247a-8558-707b-a983-5f2158907276', '01a2247a-852b-72fb-8e54-083fe89d8a45', 1795908339032005, 'fetch', 'read', NULL, 'It waits to be opened.');
INSERT INTO public.timeline VALUES ('01a2247a-8574-74ae-9bbb-94c2fbd04ea0', '01a2247a-852b-72fb-8e54-083fe89d8a45', 1795908339060583, 'hand_over', 'schedulers are told', NULL, 'A recruiter opens the link.');
INSERT INTO public.timeline VALUES ('01a2247a-8583-7397-9440-87755162203d', '01a2247a-852b-72fb-8e54-083fe89d8a45', 1795908339075271, 'write_link', 'written', NULL, NULL);
INSERT INTO public.timeline VALUES ('01a2247a-8650-7400-b4de-1f2ad0e5c695', '01a2247a-852b-72fb-8e54-083fe89d8a45', 1795908339280434, 'open', 'opened', 'with the link', 'The application is moved to the next status.');
INSERT INTO public.timeline VALUES ('01a2247a-86a1-74a5-b2ca-5a17f7536c41', '01a2247a-852b-72fb-8e54-083fe89d8a45', 1795908339361407, 'advance', 'advanced', NULL, NULL);
INSERT INTO public.timeline VALUES ('01a2247a-880b-711c-9763-553275c1796a', '01a2247a-87e4-71ad-9051-e66788e8c553', 1795908339723625, 'fetch', 'waiting', 'the ATS is unavailable (the authorization server answered HTTP 500)', 'Nobody has to do anything: the ATS is asked again, and the link can be opened meanwhile.');
INSERT INTO public.troubles VALUES (1, 'handoff_failed', 1, 1795908338498157, 1795908338498157, 0, 13002, '01a2247a-8217-7782-827c-1721b6bb3ccf', 'field field31001: the ATS refused the write: HTTP 400, code 5 (no documented meaning)');
INSERT INTO public.troubles VALUES (1, 'mapping_drifted', 1, 1795908348641256, 1795908348641256, 0, NULL, NULL, NULL);
INSERT INTO public.webhook_attempts VALUES ('01a2247a-8300-7158-9abc-abc6e0894819', 1, 1795908338508653, 1795908338509493, NULL, 'it could not be connected to');
INSERT INTO public.webhook_attempts VALUES ('01a2247a-8574-74ae-9bbb-94c1a32bbe32', 1, 1795908343847332, 1795908343848880, NULL, 'it could not be connected to');
INSERT INTO public.webhook_endpoints VALUES ('01a2247a-8089-75a4-a467-d3842631649a', 1, 'scheduler', 'handoff.ready,handoff.waiting,handoff.opened,handoff.advanced,handoff.failed,handoff.superseded,handoff.lapsed', 1, '\x7e08162079dc54e38df2909002ec4fb9d2958b7b89f294abdb5140c7f1d39ba3efc562379aa20e43b2dbeb3777591deda3b8d5c76a1796532c5ed30a86871248e45eac7f3570e0fa8a14c95fb8d2e95c291b93844e639434102bf6c894728171b84067075fefbb61d24464c25478e34a8dc112450951e734a5b9eb7c51439f22f2fe24c0', 'dump', 1, 1795908337801827);
INSERT INTO public.webhook_messages VALUES ('01a2247a-8300-7158-9abc-abc6e0894819', '01a2247a-8089-75a4-a467-d3842631649a', 1, 1, '01a2247a-8217-7782-827c-1721b6bb3ccf', 'handoff.ready', NULL, 'queued', 1795908338432551, 1795908338432551, 1, 1795908343509493, 'it could not be connected to', NULL);
INSERT INTO public.webhook_messages VALUES ('01a2247a-8650-7400-b4de-1f2844f4f979', '01a2247a-8089-75a4-a467-d3842631649a', 1, 1, '01a2247a-852b-72fb-8e54-083fe89d8a45', 'handoff.opened', NULL, 'queued', 1795908339280434, 1795908339280434, 0, NULL, NULL, NULL);
INSERT INTO public.webhook_messages VALUES ('01a2247a-86a1-74a5-b2ca-5a166563810d', '01a2247a-8089-75a4-a467-d3842631649a', 1, 1, '01a2247a-852b-72fb-8e54-083fe89d8a45', 'handoff.advanced', 'advanced', 'queued', 1795908339361407, 1795908339361407, 0, NULL, NULL, NULL);
INSERT INTO public.webhook_messages VALUES ('01a2247a-8574-74ae-9bbb-94c1a32bbe32', '01a2247a-8089-75a4-a467-d3842631649a', 1, 1, '01a2247a-852b-72fb-8e54-083fe89d8a45', 'handoff.ready', NULL, 'queued', 1795908339060583, 1795908339060583, 1, 1795908348848880, 'it could not be connected to', NULL);
SELECT pg_catalog.setval('public.tenants_tenant_id_seq', 2, true);
ALTER TABLE ONLY public._sqlx_migrations
    ADD CONSTRAINT _sqlx_migrations_pkey PRIMARY KEY (version);
ALTER TABLE ONLY public.advances
    ADD CONSTRAINT advances_pkey PRIMARY KEY (handoff_id, way);
ALTER TABLE ONLY public.api_tokens
    ADD CONSTRAINT api_tokens_pkey PRIMARY KEY (token_id);
ALTER TABLE ONLY public.applications
    ADD CONSTRAINT applications_pkey PRIMARY KEY (tenant_id, workflow_id);
ALTER TABLE ONLY public.audit_log
    ADD CONSTRAINT audit_log_pkey PRIMARY KEY (audit_id);
ALTER TABLE ONLY public.budget_usage
    ADD CONSTRAINT budget_usage_pkey PRIMARY KEY (tenant_id, hour_at, lane, feature);
ALTER TABLE ONLY public.budget_windows
    ADD CONSTRAINT budget_windows_pkey PRIMARY KEY (tenant_id, span, starts_at);
ALTER TABLE ONLY public.circuits
    ADD CONSTRAINT circuits_pkey PRIMARY KEY (tenant_id);
ALTER TABLE ONLY public.credentials
    ADD CONSTRAINT credentials_pkey PRIMARY KEY (credential_id);
ALTER TABLE ONLY public.delivery_hours
    ADD CONSTRAINT delivery_hours_pkey PRIMARY KEY (hour, tenant_id);
ALTER TABLE ONLY public.drift_noted
    ADD CONSTRAINT drift_noted_pkey PRIMARY KEY (tenant_id, nth);
ALTER TABLE ONLY public.events
    ADD CONSTRAINT events_pkey PRIMARY KEY (event_id);
ALTER TABLE ONLY public.handoff_slots
    ADD CONSTRAINT handoff_slots_pkey PRIMARY KEY (tenant_id, workflow_id, trigger_digits);
ALTER TABLE ONLY public.handoffs
    ADD CONSTRAINT handoffs_pkey PRIMARY KEY (handoff_id);
ALTER TABLE ONLY public.idempotency_keys
    ADD CONSTRAINT idempotency_keys_pkey PRIMARY KEY (key_sha256);
ALTER TABLE ONLY public.ignored_statuses
    ADD CONSTRAINT ignored_statuses_pkey PRIMARY KEY (tenant_id, digits);
ALTER TABLE ONLY public.jobs
    ADD CONSTRAINT jobs_pkey PRIMARY KEY (tenant_id, job_id);
ALTER TABLE ONLY public.meta
    ADD CONSTRAINT meta_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.notice_targets
    ADD CONSTRAINT notice_targets_pkey PRIMARY KEY (target_id);
ALTER TABLE ONLY public.notices
    ADD CONSTRAINT notices_pkey PRIMARY KEY (notice_id);
ALTER TABLE ONLY public.persons
    ADD CONSTRAINT persons_pkey PRIMARY KEY (tenant_id, person_id);
ALTER TABLE ONLY public.principals
    ADD CONSTRAINT principals_pkey PRIMARY KEY (direction, principal, tenant_id);
ALTER TABLE ONLY public.reconcile_rounds
    ADD CONSTRAINT reconcile_rounds_pkey PRIMARY KEY (tenant_id);
ALTER TABLE ONLY public.replicas
    ADD CONSTRAINT replicas_pkey PRIMARY KEY (replica_id);
ALTER TABLE ONLY public.rules
    ADD CONSTRAINT rules_pkey PRIMARY KEY (tenant_id, trigger_digits);
ALTER TABLE ONLY public.schedules
    ADD CONSTRAINT schedules_pkey PRIMARY KEY (name);
ALTER TABLE ONLY public.signing_keys
    ADD CONSTRAINT signing_keys_pkey PRIMARY KEY (key_id);
ALTER TABLE ONLY public.stages_met
    ADD CONSTRAINT stages_met_pkey PRIMARY KEY (tenant_id, digits);
ALTER TABLE ONLY public.stages
    ADD CONSTRAINT stages_pkey PRIMARY KEY (tenant_id, digits);
ALTER TABLE ONLY public.standing
    ADD CONSTRAINT standing_pkey PRIMARY KEY (tenant_id, trigger_digits, workflow_id);
ALTER TABLE ONLY public.task_attempts
    ADD CONSTRAINT task_attempts_pkey PRIMARY KEY (task_id, attempt);
ALTER TABLE ONLY public.tasks
    ADD CONSTRAINT tasks_pkey PRIMARY KEY (task_id);
ALTER TABLE ONLY public.tellings
    ADD CONSTRAINT tellings_pkey PRIMARY KEY (target_id, tenant_id, kind);
ALTER TABLE ONLY public.tenant_lanes
    ADD CONSTRAINT tenant_lanes_pkey PRIMARY KEY (tenant_id, lane);
ALTER TABLE ONLY public.tenants
    ADD CONSTRAINT tenants_ats_customer_id_key UNIQUE (ats, customer_id);
ALTER TABLE ONLY public.tenants
    ADD CONSTRAINT tenants_pkey PRIMARY KEY (tenant_id);
ALTER TABLE ONLY public.timeline
    ADD CONSTRAINT timeline_pkey PRIMARY KEY (entry_id);
ALTER TABLE ONLY public.troubles
    ADD CONSTRAINT troubles_pkey PRIMARY KEY (tenant_id, kind);
ALTER TABLE ONLY public.webhook_attempts
    ADD CONSTRAINT webhook_attempts_pkey PRIMARY KEY (message_id, attempt);
ALTER TABLE ONLY public.webhook_endpoints
    ADD CONSTRAINT webhook_endpoints_pkey PRIMARY KEY (endpoint_id);
ALTER TABLE ONLY public.webhook_messages
    ADD CONSTRAINT webhook_messages_pkey PRIMARY KEY (message_id);
CREATE INDEX advances_by_move ON public.advances USING btree (tenant_id, workflow_id, to_digits);
CREATE INDEX applications_by_age ON public.applications USING btree (read_at);
CREATE INDEX budget_usage_to_forget ON public.budget_usage USING btree (hour_at);
CREATE INDEX budget_windows_to_forget ON public.budget_windows USING btree (starts_at);
CREATE INDEX credentials_by_principal ON public.credentials USING btree (direction, principal);
CREATE INDEX events_by_handoff ON public.events USING btree (handoff_id) WHERE (handoff_id IS NOT NULL);
CREATE INDEX events_ignored ON public.events USING btree (tenant_id, workflow_id) WHERE (handoff_id IS NULL);
CREATE INDEX handoffs_by_job ON public.handoffs USING btree (tenant_id, job_id);
CREATE INDEX handoffs_by_person ON public.handoffs USING btree (tenant_id, person_id);
CREATE INDEX idempotency_keys_by_time ON public.idempotency_keys USING btree (taken_at);
CREATE INDEX jobs_by_age ON public.jobs USING btree (read_at);
CREATE INDEX notices_by_target ON public.notices USING btree (target_id, notice_id);
CREATE INDEX notices_due ON public.notices USING btree (next_at) WHERE (state = 'queued'::text);
CREATE UNIQUE INDEX notices_once ON public.notices USING btree (target_id, tenant_id, kind) WHERE (state = 'queued'::text);
CREATE INDEX persons_by_age ON public.persons USING btree (read_at);
CREATE INDEX standing_to_forget ON public.standing USING btree (looked_at) WHERE ((state = ANY (ARRAY['left'::text, 'unreadable'::text])) OR (absent_at IS NOT NULL));
CREATE INDEX task_attempts_by_handoff ON public.task_attempts USING btree (handoff_id, started_at);
CREATE INDEX tasks_dead ON public.tasks USING btree (handoff_id) WHERE (state = 'dead'::text);
CREATE INDEX tasks_leased ON public.tasks USING btree (lease_until) WHERE (state = 'leased'::text);
CREATE UNIQUE INDEX tasks_once ON public.tasks USING btree (tenant_id, dedup_key) WHERE (state = ANY (ARRAY['queued'::text, 'leased'::text]));
CREATE INDEX tasks_queued ON public.tasks USING btree (tenant_id, lane, run_at, task_id) WHERE (state = 'queued'::text);
CREATE INDEX tenant_lanes_due ON public.tenant_lanes USING btree (lane, next_run_at);
CREATE INDEX timeline_by_handoff ON public.timeline USING btree (handoff_id, at, entry_id);
CREATE INDEX webhook_messages_of_handoff ON public.webhook_messages USING btree (handoff_id, message_id);
ALTER TABLE ONLY public.applications
    ADD CONSTRAINT applications_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES public.tenants(tenant_id);
ALTER TABLE ONLY public.budget_usage
    ADD CONSTRAINT budget_usage_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES public.tenants(tenant_id);
ALTER TABLE ONLY public.budget_windows
    ADD CONSTRAINT budget_windows_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES public.tenants(tenant_id);
ALTER TABLE ONLY public.circuits
    ADD CONSTRAINT circuits_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES public.tenants(tenant_id);
ALTER TABLE ONLY public.handoff_slots
    ADD CONSTRAINT handoff_slots_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES public.tenants(tenant_id);
ALTER TABLE ONLY public.ignored_statuses
    ADD CONSTRAINT ignored_statuses_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES public.tenants(tenant_id);
ALTER TABLE ONLY public.jobs
    ADD CONSTRAINT jobs_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES public.tenants(tenant_id);
ALTER TABLE ONLY public.persons
    ADD CONSTRAINT persons_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES public.tenants(tenant_id);
ALTER TABLE ONLY public.principals
    ADD CONSTRAINT principals_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES public.tenants(tenant_id);
ALTER TABLE ONLY public.reconcile_rounds
    ADD CONSTRAINT reconcile_rounds_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES public.tenants(tenant_id);
ALTER TABLE ONLY public.rules
    ADD CONSTRAINT rules_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES public.tenants(tenant_id);
ALTER TABLE ONLY public.stages_met
    ADD CONSTRAINT stages_met_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES public.tenants(tenant_id);
ALTER TABLE ONLY public.stages
    ADD CONSTRAINT stages_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES public.tenants(tenant_id);
ALTER TABLE ONLY public.standing
    ADD CONSTRAINT standing_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES public.tenants(tenant_id);
