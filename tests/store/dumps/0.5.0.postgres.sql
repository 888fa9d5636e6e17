-- A database of goodtime-icims 0.5.0, made by `make dump`.
-- link of 13001: http://goodtime.test/v2/ats/open/AVZAAaImzHPsdfuiAClzs8-lRAAAAAC6gaKOqNkB28-DyoDndW9R
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
INSERT INTO public._sqlx_migrations VALUES (1, 'foundation', '2026-11-29 10:14:17.668503+00', true, '\x4bd12b3a75e5734d74bf962f6f8c776681b752013db514bbae26795ced04fa7add3a89576f73b3bfd6a76b9e82e6dc21', 81982517);
INSERT INTO public._sqlx_migrations VALUES (2, 'notices', '2026-11-29 10:14:17.755027+00', true, '\x498fc32af1d380bed64c5c99a566bc95045dc9d853d8d3d802fb75486ffd14927a9db6208955811141e9f298b5214916', 18954366);
INSERT INTO public._sqlx_migrations VALUES (3, 'api', '2026-11-29 10:14:17.775193+00', true, '\x1ba73058836dd5c8c54e90cf5fedf8bc2c9a55021d59f61793077a088dfbb0b2539f1ae9b00fc925526feb084f1c9465', 5591579);
INSERT INTO public._sqlx_migrations VALUES (4, 'webhooks and keys', '2026-11-29 10:14:17.782738+00', true, '\x252638e166d0f94e76663ed384a39b99e1442a2341f373c04a36ea9fdb8933b2cd1b57a0289043e053659b207310f5e5', 15449040);
INSERT INTO public._sqlx_migrations VALUES (5, 'stages', '2026-11-29 10:14:17.798614+00', true, '\xbed22ea2c231f5c8d6b49e4c9cc93603b2bf20a5e963a099e7cd4a202aa6818a2d747cdec2de2f215043180825ec6b74', 15650688);
INSERT INTO public._sqlx_migrations VALUES (6, 'budget', '2026-11-29 10:14:17.816056+00', true, '\xcf55df6be082f0996e6a01622ae7aba92118dbb370c4c6c49eb1f1333ea6f946e4fa0785e69af018db3b52d797bb653c', 9962428);
INSERT INTO public._sqlx_migrations VALUES (7, 'drift', '2026-11-29 10:14:17.827866+00', true, '\x5fd1b24c00eb2dd00519ecf7cb5031123cf90cee62b6e4e7b89c576631ff9d892df50ad38891989d0168911a4fed8971', 6200872);
INSERT INTO public._sqlx_migrations VALUES (8, 'mirror', '2026-11-29 10:14:17.833455+00', true, '\xcb2ef6211ade31a29cfc318a5551c05f3c69903de46592b52e1d6f291c699e2d714b49597cde1dbe33a8a8742c155592', 26760289);
INSERT INTO public.advances VALUES ('01a226cc-73ec-75fb-a200-2973b3cfa544', 'forward', 1, 13001, 20700, 'C20700', 'C20800', 20800, 1795947263200244, 1, 1795947263200244, NULL, 'advanced', NULL, NULL, NULL, NULL, 1795947263250418, NULL);
INSERT INTO public.api_tokens VALUES ('01a226cc-706e-7265-9fd7-82d856498f2c', 1, 'hooks', 'resumes:read webhooks:write', 'command line', 1795947262062979, 1803723262062979, NULL);
INSERT INTO public.api_tokens VALUES ('01a226cc-718e-7386-a8f0-f499e451c267', 1, 'scheduler', 'handoffs:read', 'command line', 1795947262350332, 1803723262350332, NULL);
INSERT INTO public.applications VALUES (1, 13002, 9007, 4401, 'C20700', 'Review: Send to GoodTime', 'Career Portal', 1795947240000000, 1795947262422998, NULL);
INSERT INTO public.applications VALUES (1, 13001, 9006, 4401, 'C20800', 'Interview: Interview Scheduled', 'Career Portal', 1795947240000000, 1795947263235418, NULL);
INSERT INTO public.audit_log VALUES ('01a226cc-6125-76d8-a30c-004e2a511078', NULL, 'service', 'signing_key.add', '01a226cc-6125-76d8-a30c-004d7f22dcb5', 1795947258149320);
INSERT INTO public.audit_log VALUES ('01a226cc-6242-7245-854e-03dc4e7a001d', 1, 'command line', 'tenant.add', '4321', 1795947258434913);
INSERT INTO public.audit_log VALUES ('01a226cc-6311-7046-afb3-fa80e1967578', 1, 'command line', 'rule.put', '20700', 1795947258641595);
INSERT INTO public.audit_log VALUES ('01a226cc-698c-7630-a856-eb0ca7248463', 2, 'command line', 'tenant.add', '4322', 1795947260300116);
INSERT INTO public.audit_log VALUES ('01a226cc-6a34-70c6-ad5f-10acb43e1b3d', 2, 'command line', 'rule.put', '20700', 1795947260468493);
INSERT INTO public.audit_log VALUES ('01a226cc-706e-7265-9fd7-82d9d69f2c5f', 1, 'command line', 'api_token.add', '01a226cc-706e-7265-9fd7-82d856498f2c', 1795947262062979);
INSERT INTO public.audit_log VALUES ('01a226cc-7095-76b7-a486-3686b781cc33', 1, 'api token 01a226cc-706e-7265-9fd7-82d856498f2c', 'webhook_endpoint.add', '01a226cc-7095-76b7-a486-368503c286b8', 1795947262101744);
INSERT INTO public.audit_log VALUES ('01a226cc-70ef-723a-838d-b8eefa8e960f', NULL, 'command line', 'notify.add', '01a226cc-70ef-723a-838d-b8ed6513f290', 1795947262191628);
INSERT INTO public.audit_log VALUES ('01a226cc-718e-7386-a8f0-f49a505d6dcc', 1, 'command line', 'api_token.add', '01a226cc-718e-7386-a8f0-f499e451c267', 1795947262350332);
INSERT INTO public.audit_log VALUES ('01a226cc-73d1-708c-9f8c-26ce4d64e7c9', 1, 'command line', 'stages.import', '1', 1795947262929961);
INSERT INTO public.audit_log VALUES ('01a226cc-76c9-77fb-b65f-4fba9c5ee601', 2, 'command line', 'rule.remove', '20700', 1795947263689438);
INSERT INTO public.audit_log VALUES ('01a226cc-7d13-731c-8c26-4f029f8dbbac', 1, 'command line', 'tenant.change', 'settings', 1795947265299752);
INSERT INTO public.audit_log VALUES ('01a226cc-7d70-7444-bd0a-a705ba119710', 1, 'command line', 'sync.begin', '01a226cc-7d70-7444-bd0a-a70445206e9e', 1795947265392498);
INSERT INTO public.budget_usage VALUES (1, 1795946400000000, 0, 'hand_off', 15, 0, NULL, NULL);
INSERT INTO public.budget_usage VALUES (1, 1795946400000000, 0, 'advance', 4, 0, NULL, NULL);
INSERT INTO public.budget_usage VALUES (1, 1795946400000000, 1, 'write_link', 2, 0, NULL, NULL);
INSERT INTO public.budget_usage VALUES (1, 1795946400000000, 4, 'resume', 1, 0, NULL, NULL);
INSERT INTO public.budget_windows VALUES (1, 'hour', 1795946400000000, 140, 0, NULL);
INSERT INTO public.budget_windows VALUES (1, 'day', 1795910400000000, 140, 0, 10000);
INSERT INTO public.circuits VALUES (2, 2, 1795947263432895, 0, 'the ATS is unavailable (the authorization server answered HTTP 500)');
INSERT INTO public.credentials VALUES ('01a226cc-6242-7245-854e-03dafc35850a', 1, 'inbound', 'icims-4321', 'basic', NULL, '\x90fc4205b4262b9c8d8aca139e09c8533dd795c4018ef50dd8faebf7ed60289ca38dcc2e7b60c0ca522e293828e5594b90d8ed4aa6e37b', 'dump', 1795947258434913, NULL, 1795947258434913);
INSERT INTO public.credentials VALUES ('01a226cc-6242-7245-854e-03dbfcb9df8a', 1, 'outbound', 'connector', 'oauth_client', 'records', '\x0e61c758235740a6bd8916de4d87aff0e1c1383e11a69c5484db66e0b09761b82d57462a804f086e3d2996d000391e151b8f310d', 'dump', 1795947258434913, NULL, 1795947258434913);
INSERT INTO public.credentials VALUES ('01a226cc-698c-7630-a856-eb0a187118d5', 2, 'inbound', 'icims-4322', 'hmac', NULL, '\x48c1284f4951abae6fee8371ddbe9aaeaf158b17cd355fcd488cef80366831745ef01b8ec4e9dc22f263baeb0a08458246499eb115eb37', 'dump', 1795947260300116, NULL, 1795947260300116);
INSERT INTO public.credentials VALUES ('01a226cc-698c-7630-a856-eb0be868d5f5', 2, 'outbound', 'connector', 'oauth_client', 'records', '\xe7148f9f0b5251d93ee3d5b43177462cf88c5a6975a8517455011ac56b3477dfa289a92db56568e4e8d864edd67b3bd30966b6a9', 'dump', 1795947260300116, NULL, 1795947260300116);
INSERT INTO public.drift_noted VALUES (1, 1, 'missing', 20800, NULL, NULL);
INSERT INTO public.events VALUES ('01a226cc-71ae-7509-8a95-addb3ca33ba8', 1, 'webhook', 'accepted', NULL, '01a226cc-71ae-7509-8a95-addc07fb8769', '01a226cc-6242-7245-854e-03dafc35850a', '\x9f67d6f8e7e2c63ee49dde0c7c47ceca532728e05e6ffa8158ea289490fcc61a', 13002, 9007, 4401, 9003, 10100, 20700, 1795947262382991);
INSERT INTO public.events VALUES ('01a226cc-73ec-75fb-a200-29727ba865a3', 1, 'webhook', 'accepted', NULL, '01a226cc-73ec-75fb-a200-2973b3cfa544', '01a226cc-6242-7245-854e-03dafc35850a', '\x32588e307e8ece5ac903add78625240b87606bfeb3251d5b4d51113128e8c015', 13001, 9006, 4401, 9003, 10100, 20700, 1795947262956945);
INSERT INTO public.events VALUES ('01a226cc-7585-70ba-831c-51d2fe5294ef', 1, 'webhook', 'duplicate', NULL, '01a226cc-73ec-75fb-a200-2973b3cfa544', '01a226cc-6242-7245-854e-03dafc35850a', '\x32588e307e8ece5ac903add78625240b87606bfeb3251d5b4d51113128e8c015', 13001, 9006, 4401, 9003, 10100, 20700, 1795947263365721);
INSERT INTO public.events VALUES ('01a226cc-75a0-7571-ba9d-b5914fe33116', 2, 'webhook', 'accepted', NULL, '01a226cc-75a0-7571-ba9d-b592d647cdd3', '01a226cc-698c-7630-a856-eb0a187118d5', '\x74e3f18275d9fdcd335cb699b751ba6553ad2d0023e5770932cbbf570f95404e', 13001, 9006, 4401, 9003, 10100, 20700, 1795947263392203);
INSERT INTO public.events VALUES ('01a226cc-7cca-7647-9ca4-7f1831b00b77', 2, 'webhook', 'ignored', 'not_a_trigger', NULL, '01a226cc-698c-7630-a856-eb0a187118d5', '\x57bb1733e640574615e6f0fd3fef9006f4ad12f9635c7a5b44a07d4bda805bf8', 13002, 9007, 4401, 9003, 10100, 20700, 1795947265226575);
INSERT INTO public.fields_shown VALUES (1, 'job', 1795910400000000, 'folder', 1, 1);
INSERT INTO public.fields_shown VALUES (1, 'job', 1795910400000000, 'hiring team', 1, 1);
INSERT INTO public.fields_shown VALUES (1, 'job', 1795910400000000, 'jobid', 1, 1);
INSERT INTO public.fields_shown VALUES (1, 'job', 1795910400000000, 'joblocation', 1, 1);
INSERT INTO public.fields_shown VALUES (1, 'job', 1795910400000000, 'jobtitle', 1, 1);
INSERT INTO public.fields_shown VALUES (1, 'job', 1795910400000000, 'updateddate', 1, 1);
INSERT INTO public.fields_shown VALUES (1, 'person', 1795910400000000, 'addresses', 8, 0);
INSERT INTO public.fields_shown VALUES (1, 'person', 1795910400000000, 'email', 8, 8);
INSERT INTO public.fields_shown VALUES (1, 'person', 1795910400000000, 'firstname', 8, 8);
INSERT INTO public.fields_shown VALUES (1, 'person', 1795910400000000, 'folder', 8, 8);
INSERT INTO public.fields_shown VALUES (1, 'person', 1795910400000000, 'lastname', 8, 8);
INSERT INTO public.fields_shown VALUES (1, 'person', 1795910400000000, 'phones', 8, 4);
INSERT INTO public.fields_shown VALUES (1, 'person', 1795910400000000, 'updateddate', 8, 8);
INSERT INTO public.handoff_slots VALUES (1, 13002, 20700, '01a226cc-71ae-7509-8a95-addc07fb8769', NULL, 1, 1795947262382991, 1797156862382991);
INSERT INTO public.handoff_slots VALUES (1, 13001, 20700, '01a226cc-73ec-75fb-a200-2973b3cfa544', NULL, 1, 1795947263365721, 1797156862956945);
INSERT INTO public.handoff_slots VALUES (2, 13001, 20700, '01a226cc-75a0-7571-ba9d-b592d647cdd3', NULL, 1, 1795947263392203, 1797156863392203);
INSERT INTO public.handoffs VALUES ('01a226cc-71ae-7509-8a95-addc07fb8769', 1, 13002, 9007, 4401, 9003, '01a226cc-71ae-7509-8a95-addb3ca33ba8', 10100, 20700, 'C20800', 'interactive', 1, NULL, 'live', 0, 1795947262382991, 1797156862382991, 1795947262422998, NULL, NULL, NULL, 1795947262509960, NULL, NULL, NULL);
INSERT INTO public.handoffs VALUES ('01a226cc-73ec-75fb-a200-2973b3cfa544', 1, 13001, 9006, 4401, 9003, '01a226cc-73ec-75fb-a200-29727ba865a3', 10100, 20700, 'C20800', 'interactive', 1, NULL, 'live', 0, 1795947262956945, 1797156862956945, 1795947262971120, NULL, NULL, 1795947263250418, 1795947263019542, 1795947263182364, 'link', NULL);
INSERT INTO public.handoffs VALUES ('01a226cc-75a0-7571-ba9d-b592d647cdd3', 2, 13001, 9006, 4401, 9003, '01a226cc-75a0-7571-ba9d-b5914fe33116', 10100, 20700, 'C20800', 'interactive', 1, NULL, 'live', 0, 1795947263392203, 1797156863392203, NULL, 'unavailable', 1795947263420104, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.idempotency_keys VALUES ('\x666d4c4c972840aaa962c10b8f330606cb9ab8e010e0f9e094cff0b12fff5105', '\xd72e8808058db8397598843fd28ba5f3dadc6b27fd7572d0f1b2e298ed0cc92b', 1, 1795947262098755, NULL, '\x0663c89e9a961cef4f34261839e04a12e1d443f286b4b8c53780166ef6727c19c5870c784cc11708c8f6c153bac2e0bdb2554725c5e7f6c9cde831773bb79b0269bf99ee87a35e0c238b3284680c23260026f821dd4339b8d83d21c8f4b6923452d392d7fd558be92e395c1ba151670e80e0be780f1cbf4fb18e117ad71905ce704a4aec234f95604146ee50e809cd3754c12d44538b5610d896524082ab75aaf6e1f446422c6a071e432276669aae1526477e04b1d87eb9b1e65d7dcdb506c51c8e9d414762c8a9df25ba5d19f5ab2ac65e052591b8842c875a991cb52f3aecc6e2ffed2d3bcfa9e41b512157ec791d98370d39c64e888a4aa849c1ee1d2d49a4a3cd4e64032310b4ad6137b60d9ad1c33d91bf427c6e53c5e32e69e6423892a583336a9c46dcc3228dde4656fdb3fb9eec6c53a8886e479f8ed05fcd3032998e31f1fca701bd84bc09c30c39593f3860a3bb39a43ae819d903f914f936e957f56059cf213635a66d3f7cdb63d87a11402f6fbe6287d9225e428473c09f143d8108390a4853704234faa9d9d39baab494951bcd3fd49f3064fafcf854b822e39ae13fdef650914a79995e9ff8a8be564d14ce9a9d6c24262ab769ffbf896114cbcf52d40a6a62fa09dae190f6ed31215a91b8b60da4889c6dcaf579d2173312d645a4c10c622201cbed228a680d238897f3966dd197b77625e6373c9d14c9f5847025486893500c09215bb9742b2c97e352d74224abf1d1a8f398c3b5eace1faeee62c68e6a0552c9c5f9bd6b386a743e8d816149bbe76d4c46ad8a97f9fc002b0a342cb06f04a7f82c7e18deeec059241a7daa91e10f94669d418ca97eaeedca7e40778b811a534708e00394dd2daf36bf453d4ba1f80fd030e364e577659f', 'dump');
INSERT INTO public.ignored_statuses VALUES (2, 20700, 1, 1795947265226575, 1795947265226575);
INSERT INTO public.jobs VALUES (1, 4401, '2026-4401', 'Support Engineer', 'Approved', 'Site A - 1 Main St  Springfield, Massachusetts 01101 United States', '[{"role":"coordinator","person":9005},{"role":"hiring_manager","person":9004},{"role":"recruiter","person":9003}]', 1795947240000000, 1795947273495433, 1);
INSERT INTO public.meta VALUES (1, 'us', 11, NULL, 1, 498248);
INSERT INTO public.mirrored VALUES (1, 'job', 4401, 'job', 'job', 'D31001', NULL, '2026-4401 support engineer', -696061172552505830, 1795947273495433, 1795947273502273, NULL, NULL, NULL, NULL);
INSERT INTO public.mirrored VALUES (1, 'person', 9004, 'user', 'user:HM:Active', 'D32011', NULL, 'sam lee sam.lee@example.com', -5503544610051898332, 1795947273538385, 1795947273542623, NULL, NULL, NULL, NULL);
INSERT INTO public.mirrored VALUES (1, 'person', 9001, 'user', 'user:Emp:Current Employee', 'D32013', NULL, 'integration user integration.user@example.com', -8403865554884394477, 1795947273558483, 1795947273566476, NULL, NULL, NULL, NULL);
INSERT INTO public.mirrored VALUES (1, 'person', 9002, 'user', 'user:Emp:Current Employee', 'D32013', NULL, 'platform user platform.user@example.com', -7873978493199268768, 1795947273559449, 1795947273566476, NULL, NULL, NULL, NULL);
INSERT INTO public.mirrored VALUES (1, 'person', 9003, 'user', 'user:Emp:Current Employee', 'D32013', NULL, 'ana ruiz ana.ruiz@example.com', -5843766695347991317, 1795947273560015, 1795947273566476, NULL, NULL, NULL, NULL);
INSERT INTO public.mirrored VALUES (1, 'person', 9005, 'user', 'user:Emp:Current Employee', 'D32013', NULL, 'noor haddad noor.haddad@example.com', -1299872452533584091, 1795947273560735, 1795947273566476, NULL, NULL, NULL, NULL);
INSERT INTO public.mirrored VALUES (1, 'person', 9006, 'candidate', 'candidate:Cand:Active', 'D32004', NULL, 'jane doe jane.doe@example.com', -800873223970934330, 1795947273585098, 1795947273592785, NULL, NULL, NULL, NULL);
INSERT INTO public.mirrored VALUES (1, 'person', 9007, 'candidate', 'candidate:Cand:Active', 'D32004', NULL, 'omar said omar.said@example.com', -5869925497053803525, 1795947273585973, 1795947273592785, NULL, NULL, NULL, NULL);
INSERT INTO public.mirrored VALUES (1, 'person', 9008, 'candidate', 'candidate:Cand:Active', 'D32004', NULL, 'mei tanaka mei.tanaka@example.com', -1564045064569435626, 1795947273586398, 1795947273592785, NULL, NULL, NULL, NULL);
INSERT INTO public.notice_targets VALUES ('01a226cc-70ef-723a-838d-b8ed6513f290', NULL, 'webhook', '\x84ed0833cfc0af0e9ebcb1ebeb19495b0991703b48714ec68580af52ef2d31c6bad6b6ba65a50d2cf4d5fb3eb91c8f08d79664272fe944d788ecf1e924435dbafd9d8b0930218aea8633e67fd44aefe22dc339f8f20814abbd17ee6a71d392b7c86939dfc114609f2f281b5dfafe878e2a00fb8f986a39a3b71b74f3e7', 'dump', 'all', 1795947262191628);
INSERT INTO public.notices VALUES ('01a226cc-9c91-77a4-a0f2-96d6cfcfe5aa', '01a226cc-70ef-723a-838d-b8ed6513f290', 1, 'handoff_failed', 0, 1, 1795947262576336, 1795947262576336, 13002, '01a226cc-71ae-7509-8a95-addc07fb8769', 'field field31001: the ATS refused what was asked: HTTP 400, code 5 (no documented meaning)', 'queued', 1, 1795947303410822, 'it could not be connected to', 1795947273361524, NULL);
INSERT INTO public.notices VALUES ('01a226cc-9c91-77a4-a0f2-96d76f46f2e3', '01a226cc-70ef-723a-838d-b8ed6513f290', 1, 'mapping_drifted', 0, 1, 1795947262939084, 1795947262939084, NULL, NULL, '1 named by rules and not imported
Named by rules and not imported: 20800.', 'queued', 1, 1795947303412212, 'it could not be connected to', 1795947273361524, NULL);
INSERT INTO public.persons VALUES (1, 9004, 'Sam', NULL, 'Lee', 'sam.lee@example.com', '[]', NULL, 'HM:Active', 1795947240000000, 1795947273538385, 1);
INSERT INTO public.persons VALUES (1, 9001, 'Integration', NULL, 'User', 'integration.user@example.com', '[]', NULL, 'Emp:Current Employee', 1795947240000000, 1795947273558483, 1);
INSERT INTO public.persons VALUES (1, 9002, 'Platform', NULL, 'User', 'platform.user@example.com', '[]', NULL, 'Emp:Current Employee', 1795947240000000, 1795947273559449, 1);
INSERT INTO public.persons VALUES (1, 9003, 'Ana', NULL, 'Ruiz', 'ana.ruiz@example.com', '[{"kind":"Mobile","number":"555 555 0110"}]', NULL, 'Emp:Current Employee', 1795947240000000, 1795947273560015, 1);
INSERT INTO public.persons VALUES (1, 9005, 'Noor', NULL, 'Haddad', 'noor.haddad@example.com', '[]', NULL, 'Emp:Current Employee', 1795947240000000, 1795947273560735, 1);
INSERT INTO public.persons VALUES (1, 9006, 'Jane', NULL, 'Doe', 'jane.doe@example.com', '[{"kind":"Mobile","number":"555 555 0100"}]', NULL, 'Cand:Active', 1795947240000000, 1795947273585098, 1);
INSERT INTO public.persons VALUES (1, 9007, 'Omar', NULL, 'Said', 'omar.said@example.com', '[{"kind":"Mobile","number":"555 555 0100"}]', NULL, 'Cand:Active', 1795947240000000, 1795947273585973, 1);
INSERT INTO public.persons VALUES (1, 9008, 'Mei', NULL, 'Tanaka', 'mei.tanaka@example.com', '[{"kind":"Mobile","number":"555 555 0100"}]', NULL, 'Cand:Active', 1795947240000000, 1795947273586398, 1);
INSERT INTO public.principals VALUES ('inbound', 'icims-4321', 1);
INSERT INTO public.principals VALUES ('outbound', 'connector', 1);
INSERT INTO public.principals VALUES ('inbound', 'icims-4322', 2);
INSERT INTO public.principals VALUES ('outbound', 'connector', 2);
INSERT INTO public.reconcile_rounds VALUES (1, 1795947273287293, 1795947273338531, 1795947273338531, 1, 0, 0, 0, 0, 0, NULL);
INSERT INTO public.replicas VALUES ('01a226cc-6078-74c3-aeca-7da789e1e7fa', 'host:7873', 'web,worker,sync', '0.5.0', -2, 1795947257976527, 1795947268308519);
INSERT INTO public.rules VALUES (1, 20700, 'C20800', 'interactive', 1795947258641595, 1795947273332787, NULL);
INSERT INTO public.schedules VALUES ('troubles', 1, 0, 1795947318282492);
INSERT INTO public.schedules VALUES ('signing_keys', 1, 0, 1795950858282878);
INSERT INTO public.schedules VALUES ('forgetting', 1, 0, 1795947858282767);
INSERT INTO public.schedules VALUES ('delivery_hours', 1, 0, 1795947558282658);
INSERT INTO public.schedules VALUES ('reconcile:1', 1, 0, 1795947560287293);
INSERT INTO public.schedules VALUES ('sync:2', 1, 0, 1795968873368370);
INSERT INTO public.schedules VALUES ('notices', 2, 0, 1795947288358833);
INSERT INTO public.schedules VALUES ('sync:1', 1, 0, 1795947573357580);
INSERT INTO public.signing_keys VALUES ('01a226cc-6125-76d8-a30c-004d7f22dcb5', '\x3f31b1d2ca1f84fdf771c791e295611c4f42f63e6dc7860bdd7a88c042c343b5a99b8bafd994262ec5f849c937643aaab11e872fac64bb02bc802ac4f811bce4ac333c78000f75', 'dump', 1795947258149320, NULL, 1795947258149320);
INSERT INTO public.stages VALUES (1, 20700, 'C20700', NULL, 'Send to GoodTime', 0, 1795947262929961);
INSERT INTO public.stages_met VALUES (1, 20700, 'C20700', 'Review: Send to GoodTime', 1, 1795947262422998, 1795947262422998);
INSERT INTO public.stages_met VALUES (1, 20800, 'C20800', 'Interview: Interview Scheduled', 1, 1795947263235418, 1795947263235418);
INSERT INTO public.standing VALUES (1, 20700, 13002, 'held', 1795947273330179, 1795947273330179, NULL);
INSERT INTO public.sync_runs VALUES ('01a226cc-7d70-7444-bd0a-a70445206e9e', 1, 'import', 'done', 'command line', '{"all":false,"accept_gone":false}', '[{"count":{"entity":"job"}},{"count":{"entity":"person"}},{"all":{"kind":"job"}},{"folder":{"kind":"user","folder":"HM:Active"}},{"folder":{"kind":"user","folder":"Emp:Current Employee"}},{"folder":{"kind":"candidate","folder":"Cand:Active"}},{"folder":{"kind":"candidate","folder":"Cand:Unheard Of"}},{"gone":{"entity":"job"}},{"gone":{"entity":"person"}}]', 9, 0, 9, 9, 9, 9, 0, 0, 0, 18, 1795947265392498, 1795947273667109, 1795947273667109, 'b8f6b6804b764d86-ea914c7fc0ff4042', NULL);
INSERT INTO public.sync_standings VALUES (1, 1795947273375979, NULL, 1795947265392498, NULL, 1795947573357580, NULL, '["Cand:Unheard Of"]', '[]', 'b8f6b6804b764d86-ea914c7fc0ff4042', NULL, NULL);
INSERT INTO public.task_attempts VALUES ('01a226cc-71ae-7509-8a95-addd692be399', 1, '01a226cc-71ae-7509-8a95-addc07fb8769', 'fetch_application', 1795947262414859, 1795947262498887, 'done', NULL);
INSERT INTO public.task_attempts VALUES ('01a226cc-7210-719c-84cb-7a733162f348', 1, '01a226cc-71ae-7509-8a95-addc07fb8769', 'hand_over', 1795947262507452, 1795947262517937, 'done', NULL);
INSERT INTO public.task_attempts VALUES ('01a226cc-7210-719c-84cb-7a7550490180', 1, '01a226cc-71ae-7509-8a95-addc07fb8769', 'write_link', 1795947262518426, 1795947262576336, 'give_up', 'field field31001: the ATS refused what was asked: HTTP 400, code 5 (no documented meaning)');
INSERT INTO public.task_attempts VALUES ('01a226cc-722d-7398-ba4b-115a9642eb17', 1, '01a226cc-71ae-7509-8a95-addc07fb8769', 'tell_scheduler', 1795947262526105, 1795947262578559, 'retry', 'it could not be connected to');
INSERT INTO public.task_attempts VALUES ('01a226cc-73ec-75fb-a200-297442af1e31', 1, '01a226cc-73ec-75fb-a200-2973b3cfa544', 'fetch_application', 1795947262969147, 1795947263006837, 'done', NULL);
INSERT INTO public.task_attempts VALUES ('01a226cc-7412-724d-badc-6852b35b04c2', 1, '01a226cc-73ec-75fb-a200-2973b3cfa544', 'hand_over', 1795947263018739, 1795947263032768, 'done', NULL);
INSERT INTO public.task_attempts VALUES ('01a226cc-7412-724d-badc-68549be469fa', 1, '01a226cc-73ec-75fb-a200-2973b3cfa544', 'write_link', 1795947263028040, 1795947263039143, 'done', NULL);
INSERT INTO public.task_attempts VALUES ('01a226cc-742b-733f-9fb7-a5d6e33c9544', 1, '01a226cc-73ec-75fb-a200-2973b3cfa544', 'tell_scheduler', 1795947263037748, 1795947263039878, 'wait', 'the endpoint fails, or has enough to do');
INSERT INTO public.task_attempts VALUES ('01a226cc-742b-733f-9fb7-a5d6e33c9544', 2, '01a226cc-73ec-75fb-a200-2973b3cfa544', 'tell_scheduler', 1795947263206087, 1795947263208830, 'wait', 'the endpoint fails, or has enough to do');
INSERT INTO public.task_attempts VALUES ('01a226cc-74ce-76ed-83ae-bee520681f98', 1, '01a226cc-73ec-75fb-a200-2973b3cfa544', 'advance_application', 1795947263196691, 1795947263257156, 'done', NULL);
INSERT INTO public.task_attempts VALUES ('01a226cc-742b-733f-9fb7-a5d6e33c9544', 3, '01a226cc-73ec-75fb-a200-2973b3cfa544', 'tell_scheduler', 1795947263264883, 1795947263268420, 'wait', 'the endpoint fails, or has enough to do');
INSERT INTO public.task_attempts VALUES ('01a226cc-7585-70ba-831c-51d4272fbcbf', 1, '01a226cc-73ec-75fb-a200-2973b3cfa544', 'recheck', 1795947263384747, 1795947263404756, 'wait', 'the trigger status is not shown');
INSERT INTO public.task_attempts VALUES ('01a226cc-75a0-7571-ba9d-b59311d4d9b3', 1, '01a226cc-75a0-7571-ba9d-b592d647cdd3', 'fetch_application', 1795947263414629, 1795947263432895, 'retry', 'the ATS is unavailable (the authorization server answered HTTP 500)');
INSERT INTO public.task_attempts VALUES ('01a226cc-7585-70ba-831c-51d4272fbcbf', 2, '01a226cc-73ec-75fb-a200-2973b3cfa544', 'recheck', 1795947264452919, 1795947264464509, 'wait', 'the trigger status is not shown');
INSERT INTO public.task_attempts VALUES ('01a226cc-7585-70ba-831c-51d4272fbcbf', 3, '01a226cc-73ec-75fb-a200-2973b3cfa544', 'recheck', 1795947266483873, 1795947266502290, 'wait', 'the trigger status is not shown');
INSERT INTO public.task_attempts VALUES ('01a226cc-722d-7398-ba4b-115a9642eb17', 2, '01a226cc-71ae-7509-8a95-addc07fb8769', 'tell_scheduler', 1795947268523600, 1795947268547798, 'wait', 'the endpoint fails, or has enough to do');
INSERT INTO public.task_attempts VALUES ('01a226cc-742b-733f-9fb7-a5d6e33c9544', 4, '01a226cc-73ec-75fb-a200-2973b3cfa544', 'tell_scheduler', 1795947268523247, 1795947268552144, 'retry', 'it could not be connected to');
INSERT INTO public.task_attempts VALUES ('01a226cc-7585-70ba-831c-51d4272fbcbf', 4, '01a226cc-73ec-75fb-a200-2973b3cfa544', 'recheck', 1795947269564849, 1795947269573435, 'wait', 'the trigger status is not shown');
INSERT INTO public.task_attempts VALUES ('01a226cc-742b-733f-9fb7-a5d6e33c9544', 5, '01a226cc-73ec-75fb-a200-2973b3cfa544', 'tell_scheduler', 1795947273629534, 1795947273632019, 'wait', 'the endpoint fails, or has enough to do');
INSERT INTO public.task_attempts VALUES ('01a226cc-75a0-7571-ba9d-b59311d4d9b3', 2, '01a226cc-75a0-7571-ba9d-b592d647cdd3', 'fetch_application', 1795947273618276, 1795947273627630, 'retry', 'the ATS is unavailable (the authorization server answered HTTP 500)');
INSERT INTO public.task_attempts VALUES ('01a226cc-7585-70ba-831c-51d4272fbcbf', 5, '01a226cc-73ec-75fb-a200-2973b3cfa544', 'recheck', 1795947273639328, 1795947273658147, 'wait', 'the trigger status is not shown');
INSERT INTO public.tasks VALUES ('01a226cc-7210-719c-84cb-7a74a6704c5c', 1, 2, 'lapse', '01a226cc-71ae-7509-8a95-addc07fb8769', '01a226cc-71ae-7509-8a95-addc07fb8769:lapse', 'queued', 1797156862382991, 0, 0, 0, 0, NULL, NULL, 1795947262480533);
INSERT INTO public.tasks VALUES ('01a226cc-7210-719c-84cb-7a7550490180', 1, 1, 'write_link', '01a226cc-71ae-7509-8a95-addc07fb8769', '01a226cc-71ae-7509-8a95-addc07fb8769:write_link', 'dead', 1795947262480533, 1, 0, 0, 1, NULL, 'field field31001: the ATS refused what was asked: HTTP 400, code 5 (no documented meaning)', 1795947262480533);
INSERT INTO public.tasks VALUES ('01a226cc-7412-724d-badc-6853b4b74c31', 1, 2, 'lapse', '01a226cc-73ec-75fb-a200-2973b3cfa544', '01a226cc-73ec-75fb-a200-2973b3cfa544:lapse', 'queued', 1797156862956945, 0, 0, 0, 0, NULL, NULL, 1795947262994650);
INSERT INTO public.tasks VALUES ('01a226cc-722d-7398-ba4b-115a9642eb17', 1, 4, 'tell_scheduler', '01a226cc-71ae-7509-8a95-addc07fb8769', '01a226cc-71ae-7509-8a95-addc07fb8769:tell_scheduler', 'queued', 1795947278816905, 2, 0, 0, 2, NULL, 'the endpoint fails, or has enough to do', 1795947262509960);
INSERT INTO public.tasks VALUES ('01a226cc-75a0-7571-ba9d-b59311d4d9b3', 2, 0, 'fetch_application', '01a226cc-75a0-7571-ba9d-b592d647cdd3', '01a226cc-75a0-7571-ba9d-b592d647cdd3:fetch_application', 'queued', 1795947286186800, 2, 2, 0, 2, NULL, 'the ATS is unavailable (the authorization server answered HTTP 500)', 1795947263392203);
INSERT INTO public.tasks VALUES ('01a226cc-742b-733f-9fb7-a5d6e33c9544', 1, 4, 'tell_scheduler', '01a226cc-73ec-75fb-a200-2973b3cfa544', '01a226cc-73ec-75fb-a200-2973b3cfa544:tell_scheduler', 'queued', 1795947279275384, 5, 0, 0, 5, NULL, 'the endpoint fails, or has enough to do', 1795947263250418);
INSERT INTO public.tasks VALUES ('01a226cc-7585-70ba-831c-51d4272fbcbf', 1, 0, 'recheck', '01a226cc-73ec-75fb-a200-2973b3cfa544', '01a226cc-73ec-75fb-a200-2973b3cfa544:recheck', 'queued', 1795947283365721, 5, 0, 0, 5, NULL, 'the trigger status is not shown', 1795947263365721);
INSERT INTO public.tellings VALUES ('01a226cc-70ef-723a-838d-b8ed6513f290', 1, 'handoff_failed', 1, 1795947273361524, NULL);
INSERT INTO public.tellings VALUES ('01a226cc-70ef-723a-838d-b8ed6513f290', 1, 'mapping_drifted', 1, 1795947273361524, NULL);
INSERT INTO public.tenant_lanes VALUES (1, 2, 1797156862382991, 0);
INSERT INTO public.tenant_lanes VALUES (1, 1, 9223372036854775807, 1795947263019999);
INSERT INTO public.tenant_lanes VALUES (1, 4, 1795947278816905, 1795947273617934);
INSERT INTO public.tenant_lanes VALUES (2, 0, 1795947286186800, 1795947273613073);
INSERT INTO public.tenant_lanes VALUES (1, 0, 1795947283365721, 1795947273629295);
INSERT INTO public.tenants VALUES (2, 'icims', 4322, 'Example 4322', '{"api_url":"http://127.0.0.1:29448","login_url":"http://127.0.0.1:29448","audience":null,"roles":{"coordinator":"field23848","hiring_manager":"hiringmanager","job_owner":"jobowner","recruiter":"recruiter","secondary_recruiter":"secondaryrecruiter"},"link_field":"field31001","link_days":14,"refuse_duplicates":false,"tell_ignored":false,"calls":{"per_second":10000,"in_flight":8,"per_hour":80000,"per_day":null}}', NULL, 1, 1795947260300116);
INSERT INTO public.tenants VALUES (1, 'icims', 4321, 'Example 4321', '{"api_url":"http://127.0.0.1:28752","login_url":"http://127.0.0.1:28752","audience":null,"roles":{"coordinator":"field23848","hiring_manager":"hiringmanager","job_owner":"jobowner","recruiter":"recruiter","secondary_recruiter":"secondaryrecruiter"},"link_field":"field31001","link_days":14,"refuse_duplicates":false,"tell_ignored":false,"calls":{"per_second":10000,"in_flight":8,"per_hour":80000,"per_day":null},"sync":{"source":"search","stream_subscription":null,"legacy_stream_id":null,"every_minutes":5,"walk_every_days":7,"candidate_folders":["Cand:Active","Cand:Unheard Of"],"user_folders":["HM:Active","Emp:Current Employee"],"jobs_without":["Deleted","Job Template"],"applications":false,"open_job_folders":["Approved"],"person_fields":[],"job_fields":[],"gone_most_percent":20}}', NULL, 2, 1795947258434913);
INSERT INTO public.timeline VALUES ('01a226cc-7210-719c-84cb-7a768e41b92c', '01a226cc-71ae-7509-8a95-addc07fb8769', 1795947262480533, 'fetch', 'read', NULL, 'It waits to be opened.');
INSERT INTO public.timeline VALUES ('01a226cc-722d-7398-ba4b-1159c4b97f3c', '01a226cc-71ae-7509-8a95-addc07fb8769', 1795947262509960, 'hand_over', 'schedulers are told', NULL, 'A recruiter opens the link.');
INSERT INTO public.timeline VALUES ('01a226cc-7239-76ec-8b9b-45b5572bf66f', '01a226cc-71ae-7509-8a95-addc07fb8769', 1795947262521234, 'write_link', 'refused', 'field field31001: the ATS refused what was asked: HTTP 400, code 5 (no documented meaning)', 'An administrator has to allow writing the field, or unset it here.');
INSERT INTO public.timeline VALUES ('01a226cc-727a-7499-997c-eef8b9cb122e', '01a226cc-71ae-7509-8a95-addc07fb8769', 1795947262586226, 'fail', 'write_link was given up', 'field field31001: the ATS refused what was asked: HTTP 400, code 5 (no documented meaning)', 'A person looks at it; `retry` runs it again.');
INSERT INTO public.timeline VALUES ('01a226cc-727a-7499-997c-eef95c8a0f5d', '01a226cc-71ae-7509-8a95-addc07fb8769', 1795947262586226, 'alert', 'given up', NULL, NULL);
INSERT INTO public.timeline VALUES ('01a226cc-7412-724d-badc-6855647bf44f', '01a226cc-73ec-75fb-a200-2973b3cfa544', 1795947262994650, 'fetch', 'read', NULL, 'It waits to be opened.');
INSERT INTO public.timeline VALUES ('01a226cc-742b-733f-9fb7-a5d558e4bae8', '01a226cc-73ec-75fb-a200-2973b3cfa544', 1795947263019542, 'hand_over', 'schedulers are told', NULL, 'A recruiter opens the link.');
INSERT INTO public.timeline VALUES ('01a226cc-7434-723d-b3fa-87f28a650fc4', '01a226cc-73ec-75fb-a200-2973b3cfa544', 1795947263028726, 'write_link', 'written', NULL, NULL);
INSERT INTO public.timeline VALUES ('01a226cc-74ce-76ed-83ae-bee64c91a88b', '01a226cc-73ec-75fb-a200-2973b3cfa544', 1795947263182364, 'open', 'opened', 'with the link', 'The application is moved to the next status.');
INSERT INTO public.timeline VALUES ('01a226cc-7512-753b-86f4-8d9b824c77b0', '01a226cc-73ec-75fb-a200-2973b3cfa544', 1795947263250418, 'advance', 'advanced', NULL, NULL);
INSERT INTO public.timeline VALUES ('01a226cc-75bc-7485-a812-30a3fc6ec751', '01a226cc-75a0-7571-ba9d-b592d647cdd3', 1795947263420104, 'fetch', 'waiting', 'the ATS is unavailable (the authorization server answered HTTP 500)', 'Nobody has to do anything: the ATS is asked again, and the link can be opened meanwhile.');
INSERT INTO public.troubles VALUES (1, 'handoff_failed', 1, 1795947262576336, 1795947262576336, 0, 13002, '01a226cc-71ae-7509-8a95-addc07fb8769', 'field field31001: the ATS refused what was asked: HTTP 400, code 5 (no documented meaning)');
INSERT INTO public.troubles VALUES (1, 'mapping_drifted', 1, 1795947262939084, 1795947262939084, 0, NULL, NULL, NULL);
INSERT INTO public.webhook_attempts VALUES ('01a226cc-722d-7398-ba4b-1158686d6b69', 1, 1795947262567049, 1795947262569336, NULL, 'it could not be connected to');
INSERT INTO public.webhook_attempts VALUES ('01a226cc-742b-733f-9fb7-a5d409d62f1c', 1, 1795947268544756, 1795947268545586, NULL, 'it could not be connected to');
INSERT INTO public.webhook_endpoints VALUES ('01a226cc-7095-76b7-a486-368503c286b8', 1, 'scheduler', 'handoff.ready,handoff.waiting,handoff.opened,handoff.advanced,handoff.failed,handoff.superseded,handoff.lapsed', 1, '\x4bc269e3386bc3a516bf89a1cabbb3e5d02586da9935bba68cb1c256582fe8a0d8917d23909a8e497211a3a75362926a7552285a3b01c4cf56131fbc27fb23d0514fb3e967987dfb67a9dfae050c6008936c3c534213ac6b97a2fd56b61d6284aaaec330f5b315adf51ea1253b3edf4cf6e90eb23d71b77828738622d69017b258a1f02b', 'dump', 1, 1795947262101744);
INSERT INTO public.webhook_messages VALUES ('01a226cc-722d-7398-ba4b-1158686d6b69', '01a226cc-7095-76b7-a486-368503c286b8', 1, 1, '01a226cc-71ae-7509-8a95-addc07fb8769', 'handoff.ready', NULL, 'queued', 1795947262509960, 1795947262509960, 1, 1795947267569336, 'it could not be connected to', NULL);
INSERT INTO public.webhook_messages VALUES ('01a226cc-74ce-76ed-83ae-bee416b94041', '01a226cc-7095-76b7-a486-368503c286b8', 1, 1, '01a226cc-73ec-75fb-a200-2973b3cfa544', 'handoff.opened', NULL, 'queued', 1795947263182364, 1795947263182364, 0, NULL, NULL, NULL);
INSERT INTO public.webhook_messages VALUES ('01a226cc-7512-753b-86f4-8d9a9c043489', '01a226cc-7095-76b7-a486-368503c286b8', 1, 1, '01a226cc-73ec-75fb-a200-2973b3cfa544', 'handoff.advanced', 'advanced', 'queued', 1795947263250418, 1795947263250418, 0, NULL, NULL, NULL);
INSERT INTO public.webhook_messages VALUES ('01a226cc-742b-733f-9fb7-a5d409d62f1c', '01a226cc-7095-76b7-a486-368503c286b8', 1, 1, '01a226cc-73ec-75fb-a200-2973b3cfa544', 'handoff.ready', NULL, 'queued', 1795947263019542, 1795947263019542, 1, 1795947273545586, 'it could not be connected to', NULL);
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
