-- A database of goodtime-icims 0.6.0, made by `make dump`.
-- link of 13001: http://goodtime.test/v2/ats/open/AVZAAaInpANjcRmay5o6T9kjvwAAAADoeOGkl2SEtMih2yM18wzL
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
CREATE TABLE public.accounts (
    account_id uuid NOT NULL,
    tenant_id bigint,
    role text NOT NULL,
    sign_in text NOT NULL,
    name text NOT NULL,
    password text,
    subject text,
    created_at bigint NOT NULL,
    disabled_at bigint,
    version bigint DEFAULT 1 NOT NULL,
    CONSTRAINT accounts_check CHECK (((role = 'operator'::text) = (tenant_id IS NULL))),
    CONSTRAINT accounts_role_check CHECK ((role = ANY (ARRAY['viewer'::text, 'coordinator'::text, 'super-admin'::text, 'operator'::text])))
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
    read_at bigint NOT NULL,
    is_mirrored bigint
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
CREATE TABLE public.fields_shown (
    tenant_id bigint NOT NULL,
    entity text NOT NULL,
    day_at bigint NOT NULL,
    field text NOT NULL,
    seen bigint NOT NULL,
    shown bigint NOT NULL
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
CREATE TABLE public.invitations (
    token_sha256 bytea NOT NULL,
    tenant_id bigint,
    role text NOT NULL,
    sign_in text,
    is_first bigint NOT NULL,
    created_at bigint NOT NULL,
    expires_at bigint NOT NULL
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
    read_at bigint NOT NULL,
    is_mirrored bigint
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
CREATE TABLE public.mirrored (
    tenant_id bigint NOT NULL,
    entity text NOT NULL,
    id bigint NOT NULL,
    kind text NOT NULL,
    scope text,
    folder_id text,
    fields text,
    search_text text NOT NULL,
    content_hash bigint NOT NULL,
    read_at bigint NOT NULL,
    changed_at bigint NOT NULL,
    absent_at bigint,
    gone_at bigint,
    gone_why text,
    merged_into bigint,
    CONSTRAINT mirrored_entity_check CHECK ((entity = ANY (ARRAY['person'::text, 'job'::text, 'application'::text]))),
    CONSTRAINT mirrored_kind_check CHECK ((kind = ANY (ARRAY['candidate'::text, 'user'::text, 'job'::text, 'application'::text])))
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
    read_at bigint NOT NULL,
    is_mirrored bigint
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
CREATE TABLE public.sessions (
    token_sha256 bytea NOT NULL,
    account_id uuid NOT NULL,
    created_at bigint NOT NULL,
    seen_at bigint NOT NULL
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
CREATE TABLE public.sync_runs (
    run_id uuid NOT NULL,
    tenant_id bigint NOT NULL,
    kind text NOT NULL,
    state text NOT NULL,
    asked_by text,
    wish text NOT NULL,
    steps text NOT NULL,
    step bigint NOT NULL,
    after_id bigint NOT NULL,
    expected bigint,
    found_count bigint NOT NULL,
    read_count bigint NOT NULL,
    written_count bigint NOT NULL,
    missed_count bigint NOT NULL,
    refused_count bigint NOT NULL,
    gone_count bigint NOT NULL,
    call_count bigint NOT NULL,
    began_at bigint NOT NULL,
    worked_at bigint NOT NULL,
    ended_at bigint,
    plan text,
    note text,
    CONSTRAINT sync_runs_kind_check CHECK ((kind = ANY (ARRAY['import'::text, 'walk'::text, 'increment'::text]))),
    CONSTRAINT sync_runs_state_check CHECK ((state = ANY (ARRAY['running'::text, 'done'::text, 'cancelled'::text, 'stopped'::text])))
);
CREATE TABLE public.sync_standings (
    tenant_id bigint NOT NULL,
    watermark bigint,
    looking_since bigint,
    walked_at bigint,
    looked_at bigint,
    next_at bigint,
    failure text,
    unknown_folders text,
    unread text,
    walked_plan text,
    stream_place text,
    stream_failure text
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
INSERT INTO public._sqlx_migrations VALUES (1, 'foundation', '2026-11-29 14:09:42.858842+00', true, '\x4bd12b3a75e5734d74bf962f6f8c776681b752013db514bbae26795ced04fa7add3a89576f73b3bfd6a76b9e82e6dc21', 57084763);
INSERT INTO public._sqlx_migrations VALUES (2, 'notices', '2026-11-29 14:09:42.917625+00', true, '\x498fc32af1d380bed64c5c99a566bc95045dc9d853d8d3d802fb75486ffd14927a9db6208955811141e9f298b5214916', 13489694);
INSERT INTO public._sqlx_migrations VALUES (3, 'api', '2026-11-29 14:09:42.931809+00', true, '\x1ba73058836dd5c8c54e90cf5fedf8bc2c9a55021d59f61793077a088dfbb0b2539f1ae9b00fc925526feb084f1c9465', 3714528);
INSERT INTO public._sqlx_migrations VALUES (4, 'webhooks and keys', '2026-11-29 14:09:42.935995+00', true, '\x252638e166d0f94e76663ed384a39b99e1442a2341f373c04a36ea9fdb8933b2cd1b57a0289043e053659b207310f5e5', 10673212);
INSERT INTO public._sqlx_migrations VALUES (5, 'stages', '2026-11-29 14:09:42.947388+00', true, '\xbed22ea2c231f5c8d6b49e4c9cc93603b2bf20a5e963a099e7cd4a202aa6818a2d747cdec2de2f215043180825ec6b74', 12391335);
INSERT INTO public._sqlx_migrations VALUES (6, 'budget', '2026-11-29 14:09:42.960426+00', true, '\xcf55df6be082f0996e6a01622ae7aba92118dbb370c4c6c49eb1f1333ea6f946e4fa0785e69af018db3b52d797bb653c', 7350959);
INSERT INTO public._sqlx_migrations VALUES (7, 'drift', '2026-11-29 14:09:42.968297+00', true, '\x5fd1b24c00eb2dd00519ecf7cb5031123cf90cee62b6e4e7b89c576631ff9d892df50ad38891989d0168911a4fed8971', 3506609);
INSERT INTO public._sqlx_migrations VALUES (8, 'mirror', '2026-11-29 14:09:42.972421+00', true, '\xcb2ef6211ade31a29cfc318a5551c05f3c69903de46592b52e1d6f291c699e2d714b49597cde1dbe33a8a8742c155592', 20181758);
INSERT INTO public._sqlx_migrations VALUES (9, 'pages', '2026-11-29 14:09:42.993339+00', true, '\x66b0e03a087bc653744dde717c55c75635e9d010c20e9a40e59d20bd24a448042cd0aeeb726d37be2ee7e22fcacd761b', 10654707);
INSERT INTO public.accounts VALUES ('01a227a3-fe40-7602-a8cb-7451cd9b4f4b', 1, 'viewer', 'grace@example.com', 'Grace', '$argon2id$v=19$m=19456,t=2,p=1$N8Sv8Lh0SRsuYlbuKKhq6Q$foId3QcFXFl84eKEDh6/6vi82H6p6lTdVPhlEGmOlYk', NULL, 1795961388608416, NULL, 1);
INSERT INTO public.advances VALUES ('01a227a4-0363-7119-9acb-9a3a4fd923bf', 'forward', 1, 13001, 20700, 'C20700', 'C20800', 20800, 1795961390329642, 1, 1795961390329642, NULL, 'advanced', NULL, NULL, NULL, NULL, 1795961390391204, NULL);
INSERT INTO public.api_tokens VALUES ('01a227a3-fc1f-74bd-8c5c-7d06d468a2ae', 1, 'hooks', 'resumes:read webhooks:write', 'command line', 1795961388063800, 1803737388063800, NULL);
INSERT INTO public.api_tokens VALUES ('01a227a3-ffc6-7425-ac35-2c5c00bad3c9', 1, 'scheduler', 'handoffs:read', 'command line', 1795961388998779, 1803737388998779, NULL);
INSERT INTO public.applications VALUES (1, 13002, 9007, 4401, 'C20700', 'Review: Send to GoodTime', 'Career Portal', 1795961340000000, 1795961389110272, NULL);
INSERT INTO public.applications VALUES (1, 13001, 9006, 4401, 'C20800', 'Interview: Interview Scheduled', 'Career Portal', 1795961340000000, 1795961390364750, NULL);
INSERT INTO public.audit_log VALUES ('01a227a3-ea24-726d-a684-dd4aef0760ee', NULL, 'service', 'signing_key.add', '01a227a3-ea24-726d-a684-dd49535623b0', 1795961383460070);
INSERT INTO public.audit_log VALUES ('01a227a3-ebcf-76c8-9f19-4d0df4564df5', NULL, 'first start', 'account.invite', 'operator', 1795961383887084);
INSERT INTO public.audit_log VALUES ('01a227a3-ecde-75a1-b52b-c564eb15cacb', 1, 'command line', 'tenant.add', '4321', 1795961384158402);
INSERT INTO public.audit_log VALUES ('01a227a3-ee7c-74e5-a14f-7a9e8a67de32', 1, 'command line', 'rule.put', '20700', 1795961384572911);
INSERT INTO public.audit_log VALUES ('01a227a3-f4f1-761f-9fac-a681c548f601', 2, 'command line', 'tenant.add', '4322', 1795961386225309);
INSERT INTO public.audit_log VALUES ('01a227a3-f5c4-7248-a488-e2c6acb6272a', 2, 'command line', 'rule.put', '20700', 1795961386436995);
INSERT INTO public.audit_log VALUES ('01a227a3-fc1f-74bd-8c5c-7d070d3b8ad1', 1, 'command line', 'api_token.add', '01a227a3-fc1f-74bd-8c5c-7d06d468a2ae', 1795961388063800);
INSERT INTO public.audit_log VALUES ('01a227a3-fc61-7108-949f-1d351615a861', 1, 'api token 01a227a3-fc1f-74bd-8c5c-7d06d468a2ae', 'webhook_endpoint.add', '01a227a3-fc61-7108-949f-1d34df5d307b', 1795961388129592);
INSERT INTO public.audit_log VALUES ('01a227a3-fcde-750a-a1ec-621507773f50', 1, 'command line', 'account.invite', 'viewer', 1795961388254047);
INSERT INTO public.audit_log VALUES ('01a227a3-fdc6-77c9-8341-7f132bcbd47c', 1, 'command line', 'account.invite', 'viewer', 1795961388486333);
INSERT INTO public.audit_log VALUES ('01a227a3-fe40-7602-a8cb-7452720dd002', 1, 'account 01a227a3-fe40-7602-a8cb-7451cd9b4f4b', 'account.add', '01a227a3-fe40-7602-a8cb-7451cd9b4f4b', 1795961388608416);
INSERT INTO public.audit_log VALUES ('01a227a3-fee2-7399-a208-184e20ac57ab', NULL, 'command line', 'notify.add', '01a227a3-fee2-7399-a208-184d049d30c8', 1795961388770553);
INSERT INTO public.audit_log VALUES ('01a227a3-ffc6-7425-ac35-2c5d2dd01663', 1, 'command line', 'api_token.add', '01a227a3-ffc6-7425-ac35-2c5c00bad3c9', 1795961388998779);
INSERT INTO public.audit_log VALUES ('01a227a4-0331-7591-a961-924a0aa83c07', 1, 'command line', 'stages.import', '1', 1795961389873802);
INSERT INTO public.audit_log VALUES ('01a227a4-07ea-754d-88b4-c05afd59ffd9', 2, 'command line', 'rule.remove', '20700', 1795961391082810);
INSERT INTO public.audit_log VALUES ('01a227a4-0e62-753a-b391-32b6d7491d49', 1, 'command line', 'tenant.change', 'settings', 1795961392738493);
INSERT INTO public.audit_log VALUES ('01a227a4-0ed9-7768-8a45-3e59b0c7bd8c', 1, 'command line', 'sync.begin', '01a227a4-0ed9-7768-8a45-3e58f485f69b', 1795961392857993);
INSERT INTO public.budget_usage VALUES (1, 1795960800000000, 0, 'hand_off', 14, 0, NULL, NULL);
INSERT INTO public.budget_usage VALUES (1, 1795960800000000, 0, 'advance', 4, 0, NULL, NULL);
INSERT INTO public.budget_usage VALUES (1, 1795960800000000, 1, 'write_link', 2, 0, NULL, NULL);
INSERT INTO public.budget_usage VALUES (1, 1795960800000000, 4, 'resume', 1, 0, NULL, NULL);
INSERT INTO public.budget_windows VALUES (1, 'hour', 1795960800000000, 140, 0, NULL);
INSERT INTO public.budget_windows VALUES (1, 'day', 1795910400000000, 140, 0, 10000);
INSERT INTO public.circuits VALUES (2, 2, 1795961390708718, 0, 'the ATS is unavailable (the authorization server answered HTTP 500)');
INSERT INTO public.credentials VALUES ('01a227a3-ecde-75a1-b52b-c562ac017857', 1, 'inbound', 'icims-4321', 'basic', NULL, '\x08d5cb3880c1b91ea008fe1873cd436e9d67acd20fd1ca76d210cc86ad8be81e69338ceef5775a77011ac6cb0307434479d907ab8335e6', 'dump', 1795961384158402, NULL, 1795961384158402);
INSERT INTO public.credentials VALUES ('01a227a3-ecde-75a1-b52b-c563b2e3d256', 1, 'outbound', 'connector', 'oauth_client', 'records', '\x7250613fd36e1c6526a0ed458c19baf6b0d3daac370c081aec4fc54cce53ad9a212254b0b43d6142c17a92b05e3699820375c171', 'dump', 1795961384158402, NULL, 1795961384158402);
INSERT INTO public.credentials VALUES ('01a227a3-f4f1-761f-9fac-a67f8234c133', 2, 'inbound', 'icims-4322', 'hmac', NULL, '\x4c134b27a69aca94f7ec4904929947191abc8aa9ac13027b111bdfc953e8a814fa2d3a219bd366e8811530bc273a5f69258d8bf2ba9182', 'dump', 1795961386225309, NULL, 1795961386225309);
INSERT INTO public.credentials VALUES ('01a227a3-f4f1-761f-9fac-a6803840c920', 2, 'outbound', 'connector', 'oauth_client', 'records', '\xa6844ec4e757f9b6467dbd528f027e7a0dfb24f00e72607804a42d47b802b597d82bc60c162a8656b07b733eae6c5cd0dda34aca', 'dump', 1795961386225309, NULL, 1795961386225309);
INSERT INTO public.drift_noted VALUES (1, 1, 'missing', 20800, NULL, NULL);
INSERT INTO public.events VALUES ('01a227a4-0007-71cd-93bf-187c16b66bf4', 1, 'webhook', 'accepted', NULL, '01a227a4-0007-71cd-93bf-187d6e43d395', '01a227a3-ecde-75a1-b52b-c562ac017857', '\x9f607fab083844522593130db09390fcd5e759959d60fef2c7a36066382824de', 13002, 9007, 4401, 9003, 10100, 20700, 1795961389063980);
INSERT INTO public.events VALUES ('01a227a4-0363-7119-9acb-9a397897c209', 1, 'webhook', 'accepted', NULL, '01a227a4-0363-7119-9acb-9a3a4fd923bf', '01a227a3-ecde-75a1-b52b-c562ac017857', '\xa9762c8de675c34d019d7ac98a1a51849d5e78e934d17b109046d1bce6075355', 13001, 9006, 4401, 9003, 10100, 20700, 1795961389923652);
INSERT INTO public.events VALUES ('01a227a4-0631-722a-a087-12f7e4d7d843', 1, 'webhook', 'duplicate', NULL, '01a227a4-0363-7119-9acb-9a3a4fd923bf', '01a227a3-ecde-75a1-b52b-c562ac017857', '\xa9762c8de675c34d019d7ac98a1a51849d5e78e934d17b109046d1bce6075355', 13001, 9006, 4401, 9003, 10100, 20700, 1795961390641720);
INSERT INTO public.events VALUES ('01a227a4-064a-75c6-a894-e2c162bb5a71', 2, 'webhook', 'accepted', NULL, '01a227a4-064a-75c6-a894-e2c228bf1e85', '01a227a3-f4f1-761f-9fac-a67f8234c133', '\xc388903d470f087f7d02e73f6b23b8522ca22f5d2cd1190f32814efabc4ae4ab', 13001, 9006, 4401, 9003, 10100, 20700, 1795961390666610);
INSERT INTO public.events VALUES ('01a227a4-0deb-707f-b0b0-07d1bf7328e4', 2, 'webhook', 'ignored', 'not_a_trigger', NULL, '01a227a3-f4f1-761f-9fac-a67f8234c133', '\xea37d24a6c29d8a5b75bcc0c46fc2936197c5c955508bd33d4fcd1539cfa5f34', 13002, 9007, 4401, 9003, 10100, 20700, 1795961392619284);
INSERT INTO public.fields_shown VALUES (1, 'person', 1795910400000000, 'addresses', 8, 0);
INSERT INTO public.fields_shown VALUES (1, 'person', 1795910400000000, 'email', 8, 8);
INSERT INTO public.fields_shown VALUES (1, 'person', 1795910400000000, 'firstname', 8, 8);
INSERT INTO public.fields_shown VALUES (1, 'person', 1795910400000000, 'folder', 8, 8);
INSERT INTO public.fields_shown VALUES (1, 'person', 1795910400000000, 'lastname', 8, 8);
INSERT INTO public.fields_shown VALUES (1, 'person', 1795910400000000, 'phones', 8, 4);
INSERT INTO public.fields_shown VALUES (1, 'person', 1795910400000000, 'updateddate', 8, 8);
INSERT INTO public.fields_shown VALUES (1, 'job', 1795910400000000, 'folder', 1, 1);
INSERT INTO public.fields_shown VALUES (1, 'job', 1795910400000000, 'hiring team', 1, 1);
INSERT INTO public.fields_shown VALUES (1, 'job', 1795910400000000, 'jobid', 1, 1);
INSERT INTO public.fields_shown VALUES (1, 'job', 1795910400000000, 'joblocation', 1, 1);
INSERT INTO public.fields_shown VALUES (1, 'job', 1795910400000000, 'jobtitle', 1, 1);
INSERT INTO public.fields_shown VALUES (1, 'job', 1795910400000000, 'updateddate', 1, 1);
INSERT INTO public.handoff_slots VALUES (1, 13002, 20700, '01a227a4-0007-71cd-93bf-187d6e43d395', NULL, 1, 1795961389063980, 1797170989063980);
INSERT INTO public.handoff_slots VALUES (1, 13001, 20700, '01a227a4-0363-7119-9acb-9a3a4fd923bf', NULL, 1, 1795961390641720, 1797170989923652);
INSERT INTO public.handoff_slots VALUES (2, 13001, 20700, '01a227a4-064a-75c6-a894-e2c228bf1e85', NULL, 1, 1795961390666610, 1797170990666610);
INSERT INTO public.handoffs VALUES ('01a227a4-0007-71cd-93bf-187d6e43d395', 1, 13002, 9007, 4401, 9003, '01a227a4-0007-71cd-93bf-187c16b66bf4', 10100, 20700, 'C20800', 'interactive', 1, NULL, 'live', 0, 1795961389063980, 1797170989063980, 1795961389110272, NULL, NULL, NULL, 1795961389254877, NULL, NULL, NULL);
INSERT INTO public.handoffs VALUES ('01a227a4-0363-7119-9acb-9a3a4fd923bf', 1, 13001, 9006, 4401, 9003, '01a227a4-0363-7119-9acb-9a397897c209', 10100, 20700, 'C20800', 'interactive', 1, NULL, 'live', 0, 1795961389923652, 1797170989923652, 1795961389942166, NULL, NULL, 1795961390391204, 1795961389997052, 1795961390283299, 'link', NULL);
INSERT INTO public.handoffs VALUES ('01a227a4-064a-75c6-a894-e2c228bf1e85', 2, 13001, 9006, 4401, 9003, '01a227a4-064a-75c6-a894-e2c162bb5a71', 10100, 20700, 'C20800', 'interactive', 1, NULL, 'live', 0, 1795961390666610, 1797170990666610, NULL, 'unavailable', 1795961390701161, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.idempotency_keys VALUES ('\x04fec6ccf5b3d733bf25adef030be8575b64be0eea8f1be71f8ec3c1bd262752', '\xd72e8808058db8397598843fd28ba5f3dadc6b27fd7572d0f1b2e298ed0cc92b', 1, 1795961388126729, NULL, '\x4c4b1a4cfa53c3e170d9cd1febb18c5e61524c5097d64828f905a6ec66b8c0e18559f8a24d037a737d08519cceba02a4639aa4b4d9e36a35473211818a3056a04ac8fc8830e89e109d78cac222a4d3bdb2586ff4fcc410f0b30cc90bb1db140e5c2f5c3aa9941f8d704f9243ce1041828d6a33f7c1751f8fbfd4f436a92018d4d17bc0659b2b035ed1ba7d9f621724ebd35060fe091babdec02bc2f36e17d4b9acf36decda3f77b4ced7e107534762907db467caf3d20614821fceb3e28f4c22a73fb5b66581d4ece1d8657a6f1d4646c7d50b44ea9eea303c974bf1ca6ae15c8163589a7b5372ce60e3342d6c73cb6afc1210468da44d84690552d97b5af7547dbe520b389aeb34224d3fbcc6406cfb6b3688894e15dcf1a0deb161912cc11040b801691bb5c45abeb9db8c171f42f0f59361b434df41e3275be48c6c0629d6b3c2daf09338a030629e911e46d28480bca2dcb24451bd286e313c3e79c9f3e8f5a57377d9f330f74b1dd4097b4067a4b8dfca59b0636a2f5de739aaf6ac71488720ceab776026e3858a1f8f7e7464f9055e7337436d537c198a8614a3cfd151fb2040bbc2b20cdc2229ddeea3dc659c95426b4fadacf3f2b21567dd238f5d1c88051ac1835bcc5fc03fe581a90627cf144027e8b700e3db4f9e7c9313cdfc97b7b0b1ead6c3e2064ddcb07e93a678a774e317de57cf5860396a004d263b2e73f91de164ab0ec0c928a7961d416d278c26ebe2f93f3b0af7c63d4aedfa375cd89ff92adf14c81a9cb6257a4ae8241f5933d00af76fec6f4b87dac631efe78bd91f4035ccac90e47845e85151d2196fc416542cdb697849c9b2dab7bb80a9ea2091894701128a704ef89b068a373ec1d8941976154a4bdf01772df485eb7707ad', 'dump');
INSERT INTO public.ignored_statuses VALUES (2, 20700, 1, 1795961392619284, 1795961392619284);
INSERT INTO public.invitations VALUES ('\x7ba7aecd83498a3cb5940f1cbb09892fe6e9398f103f77f6c70b0710cd15c743', NULL, 'operator', NULL, 1, 1795961383887084, 1796047783887084);
INSERT INTO public.invitations VALUES ('\xccc7e79e7d58b92a77c5d85c326189480ea09929d8217034c67f8ea3e3333c07', 1, 'viewer', 'ada@example.com', 0, 1795961388254047, 1798553388254047);
INSERT INTO public.jobs VALUES (1, 4401, '2026-4401', 'Support Engineer', 'Approved', 'Site A - 1 Main St  Springfield, Massachusetts 01101 United States', '[{"role":"coordinator","person":9005},{"role":"hiring_manager","person":9004},{"role":"recruiter","person":9003}]', 1795961340000000, 1795961398975230, 1);
INSERT INTO public.meta VALUES (1, 'us', 11, NULL, 1, 498252);
INSERT INTO public.mirrored VALUES (1, 'job', 4401, 'job', 'job', 'D31001', NULL, '2026-4401 support engineer', -5316197547629029009, 1795961398975230, 1795961398979588, NULL, NULL, NULL, NULL);
INSERT INTO public.mirrored VALUES (1, 'person', 9004, 'user', 'user:HM:Active', 'D32011', NULL, 'sam lee sam.lee@example.com', 6682859782352281898, 1795961398999695, 1795961399004061, NULL, NULL, NULL, NULL);
INSERT INTO public.mirrored VALUES (1, 'person', 9001, 'user', 'user:Emp:Current Employee', 'D32013', NULL, 'integration user integration.user@example.com', 5884241021244597481, 1795961399028428, 1795961399058439, NULL, NULL, NULL, NULL);
INSERT INTO public.mirrored VALUES (1, 'person', 9002, 'user', 'user:Emp:Current Employee', 'D32013', NULL, 'platform user platform.user@example.com', 1692286654146974824, 1795961399029500, 1795961399058439, NULL, NULL, NULL, NULL);
INSERT INTO public.mirrored VALUES (1, 'person', 9003, 'user', 'user:Emp:Current Employee', 'D32013', NULL, 'ana ruiz ana.ruiz@example.com', -5159017568006968396, 1795961399031678, 1795961399058439, NULL, NULL, NULL, NULL);
INSERT INTO public.mirrored VALUES (1, 'person', 9005, 'user', 'user:Emp:Current Employee', 'D32013', NULL, 'noor haddad noor.haddad@example.com', 1367806812452114257, 1795961399033983, 1795961399058439, NULL, NULL, NULL, NULL);
INSERT INTO public.mirrored VALUES (1, 'person', 9006, 'candidate', 'candidate:Cand:Active', 'D32004', NULL, 'jane doe jane.doe@example.com', -1283519277369570219, 1795961399092435, 1795961399101421, NULL, NULL, NULL, NULL);
INSERT INTO public.mirrored VALUES (1, 'person', 9007, 'candidate', 'candidate:Cand:Active', 'D32004', NULL, 'omar said omar.said@example.com', -1327885883749774668, 1795961399093446, 1795961399101421, NULL, NULL, NULL, NULL);
INSERT INTO public.mirrored VALUES (1, 'person', 9008, 'candidate', 'candidate:Cand:Active', 'D32004', NULL, 'mei tanaka mei.tanaka@example.com', -1277386514601588399, 1795961399095824, 1795961399101421, NULL, NULL, NULL, NULL);
INSERT INTO public.notice_targets VALUES ('01a227a3-fee2-7399-a208-184d049d30c8', NULL, 'webhook', '\x37d42301b49e9b12ebf3fac4e366a765008009f9480c645810b168203c75bb2cc17e835f737b5e830da79d5418d79a93d0a5bb8d62a72da1b3e7e5d2f72a3b04ef11d439c31a955be5febff809650de23d14eca5bd6e14dd2fbfb4f2fe4babdb98fa3f3e7c03fff45e8617c9dae8f808ec64927fe2022fe21647db2e08', 'dump', 'all', 1795961388770553);
INSERT INTO public.notices VALUES ('01a227a4-26e7-704a-8c37-c047ddd3472a', '01a227a3-fee2-7399-a208-184d049d30c8', 1, 'handoff_failed', 0, 1, 1795961389403144, 1795961389403144, 13002, '01a227a4-0007-71cd-93bf-187d6e43d395', 'field field31001: the ATS refused what was asked: HTTP 400, code 5 (no documented meaning)', 'queued', 1, 1795961429072099, 'it could not be connected to', 1795961399015461, NULL);
INSERT INTO public.notices VALUES ('01a227a4-26e7-704a-8c37-c048fe567ba8', '01a227a3-fee2-7399-a208-184d049d30c8', 1, 'mapping_drifted', 0, 1, 1795961389886295, 1795961389886295, NULL, NULL, '1 named by rules and not imported
Named by rules and not imported: 20800.', 'queued', 1, 1795961429071083, 'it could not be connected to', 1795961399015461, NULL);
INSERT INTO public.persons VALUES (1, 9004, 'Sam', NULL, 'Lee', 'sam.lee@example.com', '[]', NULL, 'HM:Active', 1795961340000000, 1795961398999695, 1);
INSERT INTO public.persons VALUES (1, 9001, 'Integration', NULL, 'User', 'integration.user@example.com', '[]', NULL, 'Emp:Current Employee', 1795961340000000, 1795961399028428, 1);
INSERT INTO public.persons VALUES (1, 9002, 'Platform', NULL, 'User', 'platform.user@example.com', '[]', NULL, 'Emp:Current Employee', 1795961340000000, 1795961399029500, 1);
INSERT INTO public.persons VALUES (1, 9003, 'Ana', NULL, 'Ruiz', 'ana.ruiz@example.com', '[{"kind":"Mobile","number":"555 555 0110"}]', NULL, 'Emp:Current Employee', 1795961340000000, 1795961399031678, 1);
INSERT INTO public.persons VALUES (1, 9005, 'Noor', NULL, 'Haddad', 'noor.haddad@example.com', '[]', NULL, 'Emp:Current Employee', 1795961340000000, 1795961399033983, 1);
INSERT INTO public.persons VALUES (1, 9006, 'Jane', NULL, 'Doe', 'jane.doe@example.com', '[{"kind":"Mobile","number":"555 555 0100"}]', NULL, 'Cand:Active', 1795961340000000, 1795961399092435, 1);
INSERT INTO public.persons VALUES (1, 9007, 'Omar', NULL, 'Said', 'omar.said@example.com', '[{"kind":"Mobile","number":"555 555 0100"}]', NULL, 'Cand:Active', 1795961340000000, 1795961399093446, 1);
INSERT INTO public.persons VALUES (1, 9008, 'Mei', NULL, 'Tanaka', 'mei.tanaka@example.com', '[{"kind":"Mobile","number":"555 555 0100"}]', NULL, 'Cand:Active', 1795961340000000, 1795961399095824, 1);
INSERT INTO public.principals VALUES ('inbound', 'icims-4321', 1);
INSERT INTO public.principals VALUES ('outbound', 'connector', 1);
INSERT INTO public.principals VALUES ('inbound', 'icims-4322', 2);
INSERT INTO public.principals VALUES ('outbound', 'connector', 2);
INSERT INTO public.reconcile_rounds VALUES (1, 1795961398785211, 1795961398823629, 1795961398823629, 1, 0, 0, 0, 0, 0, NULL);
INSERT INTO public.replicas VALUES ('01a227a3-e909-7561-b558-4d84cf4aca5f', 'host:25447', 'web,worker,sync', '0.6.0', -2, 1795961383177771, 1795961393809955);
INSERT INTO public.rules VALUES (1, 20700, 'C20800', 'interactive', 1795961384572911, 1795961398817770, NULL);
INSERT INTO public.schedules VALUES ('troubles', 1, 0, 1795961443781583);
INSERT INTO public.schedules VALUES ('signing_keys', 1, 0, 1795964983782418);
INSERT INTO public.schedules VALUES ('forgetting', 1, 0, 1795961983781817);
INSERT INTO public.schedules VALUES ('delivery_hours', 1, 0, 1795961683781699);
INSERT INTO public.schedules VALUES ('reconcile:1', 1, 0, 1795961687785211);
INSERT INTO public.schedules VALUES ('sync:2', 1, 0, 1795982998911783);
INSERT INTO public.schedules VALUES ('notices', 2, 0, 1795961414013017);
INSERT INTO public.schedules VALUES ('sync:1', 1, 0, 1795961698904250);
INSERT INTO public.sessions VALUES ('\x9ecfbb6c74eababc9917c9cf1d3cbdbb33fb17c31900eb8217ebca381973a49a', '01a227a3-fe40-7602-a8cb-7451cd9b4f4b', 1795961388674806, 1795961388674806);
INSERT INTO public.signing_keys VALUES ('01a227a3-ea24-726d-a684-dd49535623b0', '\x7a7babf8694f18e34966192db3750b50602860e2c4e1c1adbbf1da7ef1da9e3fbbe6c9c85913289401c473d8775fee0304afec30302cddb02107decd5d5ac922103baf5fa7cddb', 'dump', 1795961383460070, NULL, 1795961383460070);
INSERT INTO public.stages VALUES (1, 20700, 'C20700', NULL, 'Send to GoodTime', 0, 1795961389873802);
INSERT INTO public.stages_met VALUES (1, 20700, 'C20700', 'Review: Send to GoodTime', 1, 1795961389110272, 1795961389110272);
INSERT INTO public.stages_met VALUES (1, 20800, 'C20800', 'Interview: Interview Scheduled', 1, 1795961390364750, 1795961390364750);
INSERT INTO public.standing VALUES (1, 20700, 13002, 'held', 1795961398815371, 1795961398815371, NULL);
INSERT INTO public.sync_runs VALUES ('01a227a4-0ed9-7768-8a45-3e58f485f69b', 1, 'import', 'done', 'command line', '{"all":false,"accept_gone":false,"anew":{"persons":false,"jobs":false}}', '[{"count":{"entity":"job"}},{"count":{"entity":"person"}},{"all":{"kind":"job"}},{"folder":{"kind":"user","folder":"HM:Active"}},{"folder":{"kind":"user","folder":"Emp:Current Employee"}},{"folder":{"kind":"candidate","folder":"Cand:Active"}},{"folder":{"kind":"candidate","folder":"Cand:Unheard Of"}},{"gone":{"entity":"job"}},{"gone":{"entity":"person"}}]', 9, 0, 9, 9, 9, 9, 0, 0, 0, 18, 1795961392857993, 1795961399138814, 1795961399138814, 'b8f6b6804b764d86-ea914c7fc0ff4042-4f53cda18c2baa0c-5b810951a1a108e8', NULL);
INSERT INTO public.sync_standings VALUES (1, 1795961398908986, NULL, 1795961392857993, NULL, 1795961698904250, NULL, '["Cand:Unheard Of"]', '[]', 'b8f6b6804b764d86-ea914c7fc0ff4042-4f53cda18c2baa0c-5b810951a1a108e8', NULL, NULL);
INSERT INTO public.task_attempts VALUES ('01a227a4-0007-71cd-93bf-187e5b688afc', 1, '01a227a4-0007-71cd-93bf-187d6e43d395', 'fetch_application', 1795961389107152, 1795961389231767, 'done', NULL);
INSERT INTO public.task_attempts VALUES ('01a227a4-0086-77f4-8563-4703919818a9', 1, '01a227a4-0007-71cd-93bf-187d6e43d395', 'hand_over', 1795961389249583, 1795961389266885, 'done', NULL);
INSERT INTO public.task_attempts VALUES ('01a227a4-0086-77f4-8563-470540f2c092', 1, '01a227a4-0007-71cd-93bf-187d6e43d395', 'write_link', 1795961389322227, 1795961389403144, 'give_up', 'field field31001: the ATS refused what was asked: HTTP 400, code 5 (no documented meaning)');
INSERT INTO public.task_attempts VALUES ('01a227a4-00c6-772d-8eca-24aa506fe8ab', 1, '01a227a4-0007-71cd-93bf-187d6e43d395', 'tell_scheduler', 1795961389366398, 1795961389427728, 'retry', 'it could not be connected to');
INSERT INTO public.task_attempts VALUES ('01a227a4-0363-7119-9acb-9a3b0dac7f3f', 1, '01a227a4-0363-7119-9acb-9a3a4fd923bf', 'fetch_application', 1795961389938449, 1795961389983288, 'done', NULL);
INSERT INTO public.task_attempts VALUES ('01a227a4-0396-7216-974d-7b4d9afd324a', 1, '01a227a4-0363-7119-9acb-9a3a4fd923bf', 'hand_over', 1795961389994203, 1795961390007292, 'done', NULL);
INSERT INTO public.task_attempts VALUES ('01a227a4-0396-7216-974d-7b4f99c68ff7', 1, '01a227a4-0363-7119-9acb-9a3a4fd923bf', 'write_link', 1795961390012002, 1795961390021365, 'done', NULL);
INSERT INTO public.task_attempts VALUES ('01a227a4-03ad-7204-974c-e703b0a64f30', 1, '01a227a4-0363-7119-9acb-9a3a4fd923bf', 'tell_scheduler', 1795961390030324, 1795961390033476, 'wait', 'the endpoint fails, or has enough to do');
INSERT INTO public.task_attempts VALUES ('01a227a4-03ad-7204-974c-e703b0a64f30', 2, '01a227a4-0363-7119-9acb-9a3a4fd923bf', 'tell_scheduler', 1795961390342478, 1795961390345323, 'wait', 'the endpoint fails, or has enough to do');
INSERT INTO public.task_attempts VALUES ('01a227a4-04cb-762a-ac4d-83043e88a8fb', 1, '01a227a4-0363-7119-9acb-9a3a4fd923bf', 'advance_application', 1795961390322546, 1795961390403515, 'done', NULL);
INSERT INTO public.task_attempts VALUES ('01a227a4-03ad-7204-974c-e703b0a64f30', 3, '01a227a4-0363-7119-9acb-9a3a4fd923bf', 'tell_scheduler', 1795961390416218, 1795961390422332, 'wait', 'the endpoint fails, or has enough to do');
INSERT INTO public.task_attempts VALUES ('01a227a4-0631-722a-a087-12f98672344a', 1, '01a227a4-0363-7119-9acb-9a3a4fd923bf', 'recheck', 1795961390662619, 1795961390677001, 'wait', 'the trigger status is not shown');
INSERT INTO public.task_attempts VALUES ('01a227a4-064a-75c6-a894-e2c395ee2e50', 1, '01a227a4-064a-75c6-a894-e2c228bf1e85', 'fetch_application', 1795961390693263, 1795961390708718, 'retry', 'the ATS is unavailable (the authorization server answered HTTP 500)');
INSERT INTO public.task_attempts VALUES ('01a227a4-0631-722a-a087-12f98672344a', 2, '01a227a4-0363-7119-9acb-9a3a4fd923bf', 'recheck', 1795961391727501, 1795961391741514, 'wait', 'the trigger status is not shown');
INSERT INTO public.task_attempts VALUES ('01a227a4-0631-722a-a087-12f98672344a', 3, '01a227a4-0363-7119-9acb-9a3a4fd923bf', 'recheck', 1795961393792311, 1795961393801919, 'wait', 'the trigger status is not shown');
INSERT INTO public.task_attempts VALUES ('01a227a4-03ad-7204-974c-e703b0a64f30', 4, '01a227a4-0363-7119-9acb-9a3a4fd923bf', 'tell_scheduler', 1795961394835083, 1795961394858999, 'retry', 'it could not be connected to');
INSERT INTO public.task_attempts VALUES ('01a227a4-00c6-772d-8eca-24aa506fe8ab', 2, '01a227a4-0007-71cd-93bf-187d6e43d395', 'tell_scheduler', 1795961394835342, 1795961394858630, 'wait', 'the endpoint fails, or has enough to do');
INSERT INTO public.task_attempts VALUES ('01a227a4-0631-722a-a087-12f98672344a', 4, '01a227a4-0363-7119-9acb-9a3a4fd923bf', 'recheck', 1795961396880687, 1795961396891086, 'wait', 'the trigger status is not shown');
INSERT INTO public.task_attempts VALUES ('01a227a4-064a-75c6-a894-e2c395ee2e50', 2, '01a227a4-064a-75c6-a894-e2c228bf1e85', 'fetch_application', 1795961397902603, 1795961397905007, 'retry', 'the ATS is unavailable (the authorization server answered HTTP 500)');
INSERT INTO public.tasks VALUES ('01a227a4-0086-77f4-8563-47041ed4a74b', 1, 2, 'lapse', '01a227a4-0007-71cd-93bf-187d6e43d395', '01a227a4-0007-71cd-93bf-187d6e43d395:lapse', 'queued', 1797170989063980, 0, 0, 0, 0, NULL, NULL, 1795961389190713);
INSERT INTO public.tasks VALUES ('01a227a4-0086-77f4-8563-470540f2c092', 1, 1, 'write_link', '01a227a4-0007-71cd-93bf-187d6e43d395', '01a227a4-0007-71cd-93bf-187d6e43d395:write_link', 'dead', 1795961389190713, 1, 0, 0, 1, NULL, 'field field31001: the ATS refused what was asked: HTTP 400, code 5 (no documented meaning)', 1795961389190713);
INSERT INTO public.tasks VALUES ('01a227a4-0396-7216-974d-7b4ef4a04a35', 1, 2, 'lapse', '01a227a4-0363-7119-9acb-9a3a4fd923bf', '01a227a4-0363-7119-9acb-9a3a4fd923bf:lapse', 'queued', 1797170989923652, 0, 0, 0, 0, NULL, NULL, 1795961389974932);
INSERT INTO public.tasks VALUES ('01a227a4-03ad-7204-974c-e703b0a64f30', 1, 4, 'tell_scheduler', '01a227a4-0363-7119-9acb-9a3a4fd923bf', '01a227a4-0363-7119-9acb-9a3a4fd923bf:tell_scheduler', 'queued', 1795961399854032, 4, 1, 0, 4, NULL, 'it could not be connected to', 1795961390391204);
INSERT INTO public.tasks VALUES ('01a227a4-00c6-772d-8eca-24aa506fe8ab', 1, 4, 'tell_scheduler', '01a227a4-0007-71cd-93bf-187d6e43d395', '01a227a4-0007-71cd-93bf-187d6e43d395:tell_scheduler', 'queued', 1795961405893570, 2, 0, 0, 2, NULL, 'the endpoint fails, or has enough to do', 1795961389254877);
INSERT INTO public.tasks VALUES ('01a227a4-0631-722a-a087-12f98672344a', 1, 0, 'recheck', '01a227a4-0363-7119-9acb-9a3a4fd923bf', '01a227a4-0363-7119-9acb-9a3a4fd923bf:recheck', 'queued', 1795961400641720, 4, 0, 0, 4, NULL, 'the trigger status is not shown', 1795961390641720);
INSERT INTO public.tasks VALUES ('01a227a4-064a-75c6-a894-e2c395ee2e50', 2, 0, 'fetch_application', '01a227a4-064a-75c6-a894-e2c228bf1e85', '01a227a4-064a-75c6-a894-e2c228bf1e85:fetch_application', 'queued', 1795961415938261, 2, 2, 0, 2, NULL, 'the ATS is unavailable (the authorization server answered HTTP 500)', 1795961390666610);
INSERT INTO public.tellings VALUES ('01a227a3-fee2-7399-a208-184d049d30c8', 1, 'handoff_failed', 1, 1795961399015461, NULL);
INSERT INTO public.tellings VALUES ('01a227a3-fee2-7399-a208-184d049d30c8', 1, 'mapping_drifted', 1, 1795961399015461, NULL);
INSERT INTO public.tenant_lanes VALUES (1, 2, 1797170989063980, 0);
INSERT INTO public.tenant_lanes VALUES (1, 1, 9223372036854775807, 1795961389996349);
INSERT INTO public.tenant_lanes VALUES (1, 4, 1795961399854032, 1795961394830852);
INSERT INTO public.tenant_lanes VALUES (1, 0, 1795961400641720, 1795961396875258);
INSERT INTO public.tenant_lanes VALUES (2, 0, 1795961415938261, 1795961397898570);
INSERT INTO public.tenants VALUES (2, 'icims', 4322, 'Example 4322', '{"api_url":"http://127.0.0.1:25826","login_url":"http://127.0.0.1:25826","audience":null,"roles":{"coordinator":"field23848","hiring_manager":"hiringmanager","job_owner":"jobowner","recruiter":"recruiter","secondary_recruiter":"secondaryrecruiter"},"link_field":"field31001","link_days":14,"refuse_duplicates":false,"tell_ignored":false,"calls":{"per_second":10000,"in_flight":8,"per_hour":80000,"per_day":null}}', NULL, 1, 1795961386225309);
INSERT INTO public.tenants VALUES (1, 'icims', 4321, 'Example 4321', '{"api_url":"http://127.0.0.1:28339","login_url":"http://127.0.0.1:28339","audience":null,"roles":{"coordinator":"field23848","hiring_manager":"hiringmanager","job_owner":"jobowner","recruiter":"recruiter","secondary_recruiter":"secondaryrecruiter"},"link_field":"field31001","link_days":14,"refuse_duplicates":false,"tell_ignored":false,"calls":{"per_second":10000,"in_flight":8,"per_hour":80000,"per_day":null},"sync":{"source":"search","stream_subscription":null,"legacy_stream_id":null,"every_minutes":5,"walk_every_days":7,"candidate_folders":["Cand:Active","Cand:Unheard Of"],"user_folders":["HM:Active","Emp:Current Employee"],"jobs_without":["Deleted","Job Template"],"applications":false,"open_job_folders":["Approved"],"person_fields":[],"job_fields":[],"gone_most_percent":20}}', NULL, 2, 1795961384158402);
INSERT INTO public.timeline VALUES ('01a227a4-0086-77f4-8563-4706cf2da783', '01a227a4-0007-71cd-93bf-187d6e43d395', 1795961389190713, 'fetch', 'read', NULL, 'It waits to be opened.');
INSERT INTO public.timeline VALUES ('01a227a4-00c6-772d-8eca-24a9f1abb014', '01a227a4-0007-71cd-93bf-187d6e43d395', 1795961389254877, 'hand_over', 'schedulers are told', NULL, 'A recruiter opens the link.');
INSERT INTO public.timeline VALUES ('01a227a4-010c-71c3-b9a6-ee1d7d913952', '01a227a4-0007-71cd-93bf-187d6e43d395', 1795961389324147, 'write_link', 'refused', 'field field31001: the ATS refused what was asked: HTTP 400, code 5 (no documented meaning)', 'An administrator has to allow writing the field, or unset it here.');
INSERT INTO public.timeline VALUES ('01a227a4-0172-702f-ac34-3f3c5eb61bb1', '01a227a4-0007-71cd-93bf-187d6e43d395', 1795961389426657, 'fail', 'write_link was given up', 'field field31001: the ATS refused what was asked: HTTP 400, code 5 (no documented meaning)', 'A person looks at it; `retry` runs it again.');
INSERT INTO public.timeline VALUES ('01a227a4-0172-702f-ac34-3f3d7a2b855e', '01a227a4-0007-71cd-93bf-187d6e43d395', 1795961389426657, 'alert', 'given up', NULL, NULL);
INSERT INTO public.timeline VALUES ('01a227a4-0396-7216-974d-7b509e45a6da', '01a227a4-0363-7119-9acb-9a3a4fd923bf', 1795961389974932, 'fetch', 'read', NULL, 'It waits to be opened.');
INSERT INTO public.timeline VALUES ('01a227a4-03ad-7204-974c-e7023464299c', '01a227a4-0363-7119-9acb-9a3a4fd923bf', 1795961389997052, 'hand_over', 'schedulers are told', NULL, 'A recruiter opens the link.');
INSERT INTO public.timeline VALUES ('01a227a4-03bd-759e-8667-0040212dccb3', '01a227a4-0363-7119-9acb-9a3a4fd923bf', 1795961390013696, 'write_link', 'written', NULL, NULL);
INSERT INTO public.timeline VALUES ('01a227a4-04cb-762a-ac4d-8305e87af703', '01a227a4-0363-7119-9acb-9a3a4fd923bf', 1795961390283299, 'open', 'opened', 'with the link', 'The application is moved to the next status.');
INSERT INTO public.timeline VALUES ('01a227a4-0537-70a6-ba80-9be30977ca94', '01a227a4-0363-7119-9acb-9a3a4fd923bf', 1795961390391204, 'advance', 'advanced', NULL, NULL);
INSERT INTO public.timeline VALUES ('01a227a4-066d-7398-ba27-7eeb01ca6d9d', '01a227a4-064a-75c6-a894-e2c228bf1e85', 1795961390701161, 'fetch', 'waiting', 'the ATS is unavailable (the authorization server answered HTTP 500)', 'Nobody has to do anything: the ATS is asked again, and the link can be opened meanwhile.');
INSERT INTO public.troubles VALUES (1, 'handoff_failed', 1, 1795961389403144, 1795961389403144, 0, 13002, '01a227a4-0007-71cd-93bf-187d6e43d395', 'field field31001: the ATS refused what was asked: HTTP 400, code 5 (no documented meaning)');
INSERT INTO public.troubles VALUES (1, 'mapping_drifted', 1, 1795961389886295, 1795961389886295, 0, NULL, NULL, NULL);
INSERT INTO public.webhook_attempts VALUES ('01a227a4-00c6-772d-8eca-24a839ab6fe8', 1, 1795961389415691, 1795961389417037, NULL, 'it could not be connected to');
INSERT INTO public.webhook_attempts VALUES ('01a227a4-03ad-7204-974c-e701a7fc8fe6', 1, 1795961394852605, 1795961394854032, NULL, 'it could not be connected to');
INSERT INTO public.webhook_endpoints VALUES ('01a227a3-fc61-7108-949f-1d34df5d307b', 1, 'scheduler', 'handoff.ready,handoff.waiting,handoff.opened,handoff.advanced,handoff.failed,handoff.superseded,handoff.lapsed', 1, '\x662f18d2e5b0846ca0f767ee6088728273a21db60d4889850cb375cda9606e8f77b222930cfeb76d61d6f45d5d3119ff40436b878f721c904fc025c90cff5acff0b78d9cb87922ea0171102b219df4399dd8efaf7d227c8877fd3e497ef58e12001f91d4518333fe32838d638b6d228f646c7f9eed1f35681f182ab5c8c68a1484b998cc', 'dump', 1, 1795961388129592);
INSERT INTO public.webhook_messages VALUES ('01a227a4-00c6-772d-8eca-24a839ab6fe8', '01a227a3-fc61-7108-949f-1d34df5d307b', 1, 1, '01a227a4-0007-71cd-93bf-187d6e43d395', 'handoff.ready', NULL, 'queued', 1795961389254877, 1795961389254877, 1, 1795961394417037, 'it could not be connected to', NULL);
INSERT INTO public.webhook_messages VALUES ('01a227a4-04cb-762a-ac4d-83033da07abf', '01a227a3-fc61-7108-949f-1d34df5d307b', 1, 1, '01a227a4-0363-7119-9acb-9a3a4fd923bf', 'handoff.opened', NULL, 'queued', 1795961390283299, 1795961390283299, 0, NULL, NULL, NULL);
INSERT INTO public.webhook_messages VALUES ('01a227a4-0537-70a6-ba80-9be2e9e23b0d', '01a227a3-fc61-7108-949f-1d34df5d307b', 1, 1, '01a227a4-0363-7119-9acb-9a3a4fd923bf', 'handoff.advanced', 'advanced', 'queued', 1795961390391204, 1795961390391204, 0, NULL, NULL, NULL);
INSERT INTO public.webhook_messages VALUES ('01a227a4-03ad-7204-974c-e701a7fc8fe6', '01a227a3-fc61-7108-949f-1d34df5d307b', 1, 1, '01a227a4-0363-7119-9acb-9a3a4fd923bf', 'handoff.ready', NULL, 'queued', 1795961389997052, 1795961389997052, 1, 1795961399854032, 'it could not be connected to', NULL);
SELECT pg_catalog.setval('public.tenants_tenant_id_seq', 2, true);
ALTER TABLE ONLY public._sqlx_migrations
    ADD CONSTRAINT _sqlx_migrations_pkey PRIMARY KEY (version);
ALTER TABLE ONLY public.accounts
    ADD CONSTRAINT accounts_pkey PRIMARY KEY (account_id);
ALTER TABLE ONLY public.accounts
    ADD CONSTRAINT accounts_sign_in_key UNIQUE (sign_in);
ALTER TABLE ONLY public.accounts
    ADD CONSTRAINT accounts_subject_key UNIQUE (subject);
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
ALTER TABLE ONLY public.fields_shown
    ADD CONSTRAINT fields_shown_pkey PRIMARY KEY (tenant_id, entity, day_at, field);
ALTER TABLE ONLY public.handoff_slots
    ADD CONSTRAINT handoff_slots_pkey PRIMARY KEY (tenant_id, workflow_id, trigger_digits);
ALTER TABLE ONLY public.handoffs
    ADD CONSTRAINT handoffs_pkey PRIMARY KEY (handoff_id);
ALTER TABLE ONLY public.idempotency_keys
    ADD CONSTRAINT idempotency_keys_pkey PRIMARY KEY (key_sha256);
ALTER TABLE ONLY public.ignored_statuses
    ADD CONSTRAINT ignored_statuses_pkey PRIMARY KEY (tenant_id, digits);
ALTER TABLE ONLY public.invitations
    ADD CONSTRAINT invitations_pkey PRIMARY KEY (token_sha256);
ALTER TABLE ONLY public.jobs
    ADD CONSTRAINT jobs_pkey PRIMARY KEY (tenant_id, job_id);
ALTER TABLE ONLY public.meta
    ADD CONSTRAINT meta_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.mirrored
    ADD CONSTRAINT mirrored_pkey PRIMARY KEY (tenant_id, entity, id);
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
ALTER TABLE ONLY public.sessions
    ADD CONSTRAINT sessions_pkey PRIMARY KEY (token_sha256);
ALTER TABLE ONLY public.signing_keys
    ADD CONSTRAINT signing_keys_pkey PRIMARY KEY (key_id);
ALTER TABLE ONLY public.stages_met
    ADD CONSTRAINT stages_met_pkey PRIMARY KEY (tenant_id, digits);
ALTER TABLE ONLY public.stages
    ADD CONSTRAINT stages_pkey PRIMARY KEY (tenant_id, digits);
ALTER TABLE ONLY public.standing
    ADD CONSTRAINT standing_pkey PRIMARY KEY (tenant_id, trigger_digits, workflow_id);
ALTER TABLE ONLY public.sync_runs
    ADD CONSTRAINT sync_runs_pkey PRIMARY KEY (run_id);
ALTER TABLE ONLY public.sync_standings
    ADD CONSTRAINT sync_standings_pkey PRIMARY KEY (tenant_id);
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
CREATE INDEX applications_by_age ON public.applications USING btree (read_at) WHERE (is_mirrored IS NULL);
CREATE INDEX applications_of_job ON public.applications USING btree (tenant_id, job_id, workflow_id);
CREATE INDEX applications_of_person ON public.applications USING btree (tenant_id, person_id, workflow_id);
CREATE INDEX budget_usage_to_forget ON public.budget_usage USING btree (hour_at);
CREATE INDEX budget_windows_to_forget ON public.budget_windows USING btree (starts_at);
CREATE INDEX credentials_by_principal ON public.credentials USING btree (direction, principal);
CREATE INDEX events_by_handoff ON public.events USING btree (handoff_id) WHERE (handoff_id IS NOT NULL);
CREATE INDEX events_ignored ON public.events USING btree (tenant_id, workflow_id) WHERE (handoff_id IS NULL);
CREATE INDEX fields_shown_to_forget ON public.fields_shown USING btree (day_at);
CREATE INDEX handoffs_by_job ON public.handoffs USING btree (tenant_id, job_id);
CREATE INDEX handoffs_by_person ON public.handoffs USING btree (tenant_id, person_id);
CREATE INDEX handoffs_of_tenant ON public.handoffs USING btree (tenant_id, handoff_id);
CREATE INDEX idempotency_keys_by_time ON public.idempotency_keys USING btree (taken_at);
CREATE INDEX jobs_by_age ON public.jobs USING btree (read_at) WHERE (is_mirrored IS NULL);
CREATE INDEX mirrored_absent ON public.mirrored USING btree (tenant_id, entity, absent_at, id, scope, kind, read_at) WHERE (absent_at IS NOT NULL);
CREATE INDEX mirrored_by_change ON public.mirrored USING btree (tenant_id, kind, changed_at, id);
CREATE INDEX mirrored_in_scope ON public.mirrored USING btree (tenant_id, scope, id) WHERE (scope IS NOT NULL);
CREATE INDEX mirrored_of_kind ON public.mirrored USING btree (tenant_id, kind, id);
CREATE INDEX mirrored_to_forget ON public.mirrored USING btree (gone_at) WHERE (gone_at IS NOT NULL);
CREATE INDEX notices_by_target ON public.notices USING btree (target_id, notice_id);
CREATE INDEX notices_due ON public.notices USING btree (next_at) WHERE (state = 'queued'::text);
CREATE UNIQUE INDEX notices_once ON public.notices USING btree (target_id, tenant_id, kind) WHERE (state = 'queued'::text);
CREATE INDEX persons_by_age ON public.persons USING btree (read_at) WHERE (is_mirrored IS NULL);
CREATE INDEX sessions_by_time ON public.sessions USING btree (seen_at);
CREATE INDEX sessions_of_account ON public.sessions USING btree (account_id);
CREATE INDEX standing_to_forget ON public.standing USING btree (looked_at) WHERE ((state = ANY (ARRAY['left'::text, 'unreadable'::text])) OR (absent_at IS NOT NULL));
CREATE UNIQUE INDEX sync_runs_going_on ON public.sync_runs USING btree (tenant_id) WHERE (state = 'running'::text);
CREATE INDEX sync_runs_of_tenant ON public.sync_runs USING btree (tenant_id, run_id);
CREATE INDEX sync_runs_to_forget ON public.sync_runs USING btree (ended_at) WHERE (ended_at IS NOT NULL);
CREATE INDEX sync_runs_walks ON public.sync_runs USING btree (tenant_id, run_id) WHERE (kind <> 'increment'::text);
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
ALTER TABLE ONLY public.rules
    ADD CONSTRAINT rules_tenant_id_fkey FOREIGN KEY (tenant_id) REFERENCES public.tenants(tenant_id);
