-- A database of goodtime-icims 0.4.0, made by `make dump`.
-- link of 13001: http://goodtime.test/v2/ats/open/AVZAAaIkhtzicHyZbEVp11XbRAAAAAA1rW-LG_LoyxTULoZc1Q_1
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
INSERT INTO public._sqlx_migrations VALUES (1, 'foundation', '2026-11-28 23:39:01.93241+00', true, '\x4bd12b3a75e5734d74bf962f6f8c776681b752013db514bbae26795ced04fa7add3a89576f73b3bfd6a76b9e82e6dc21', 51625662);
INSERT INTO public._sqlx_migrations VALUES (2, 'notices', '2026-11-28 23:39:01.985605+00', true, '\x498fc32af1d380bed64c5c99a566bc95045dc9d853d8d3d802fb75486ffd14927a9db6208955811141e9f298b5214916', 12779242);
INSERT INTO public._sqlx_migrations VALUES (3, 'api', '2026-11-28 23:39:01.998903+00', true, '\x1ba73058836dd5c8c54e90cf5fedf8bc2c9a55021d59f61793077a088dfbb0b2539f1ae9b00fc925526feb084f1c9465', 2564230);
INSERT INTO public._sqlx_migrations VALUES (4, 'webhooks and keys', '2026-11-28 23:39:02.001793+00', true, '\x252638e166d0f94e76663ed384a39b99e1442a2341f373c04a36ea9fdb8933b2cd1b57a0289043e053659b207310f5e5', 8856433);
INSERT INTO public._sqlx_migrations VALUES (5, 'stages', '2026-11-28 23:39:02.011146+00', true, '\xbed22ea2c231f5c8d6b49e4c9cc93603b2bf20a5e963a099e7cd4a202aa6818a2d747cdec2de2f215043180825ec6b74', 9636507);
INSERT INTO public._sqlx_migrations VALUES (6, 'budget', '2026-11-28 23:39:02.021271+00', true, '\xcf55df6be082f0996e6a01622ae7aba92118dbb370c4c6c49eb1f1333ea6f946e4fa0785e69af018db3b52d797bb653c', 5806733);
INSERT INTO public._sqlx_migrations VALUES (7, 'drift', '2026-11-28 23:39:02.027472+00', true, '\x5fd1b24c00eb2dd00519ecf7cb5031123cf90cee62b6e4e7b89c576631ff9d892df50ad38891989d0168911a4fed8971', 2731544);
INSERT INTO public.advances VALUES ('01a22486-dce2-707c-996c-4569d755db44', 'forward', 1, 13001, 20700, 'C20700', 'C20800', 20800, 1795909148236248, 1, 1795909148236248, NULL, 'advanced', NULL, NULL, NULL, NULL, 1795909148323960, NULL);
INSERT INTO public.api_tokens VALUES ('01a22486-d887-70c4-baa4-8df2161571a0', 1, 'hooks', 'resumes:read webhooks:write', 'command line', 1795909146759628, 1803685146759628, NULL);
INSERT INTO public.api_tokens VALUES ('01a22486-d9d4-72f3-87ce-32839008ea2c', 1, 'scheduler', 'handoffs:read', 'command line', 1795909147092396, 1803685147092396, NULL);
INSERT INTO public.applications VALUES (1, 13002, 9007, 4401, 'C20700', 'Review: Send to GoodTime', 'Career Portal', 1795909140000000, 1795909147206208);
INSERT INTO public.applications VALUES (1, 13001, 9006, 4401, 'C20800', 'Interview: Interview Scheduled', 'Career Portal', 1795909140000000, 1795909148297988);
INSERT INTO public.audit_log VALUES ('01a22486-c76a-70df-b98d-e8f24be5ed9c', NULL, 'service', 'signing_key.add', '01a22486-c76a-70df-b98d-e8f152f041af', 1795909142378478);
INSERT INTO public.audit_log VALUES ('01a22486-c90c-77e6-a145-71dc33f9fb2c', 1, 'command line', 'tenant.add', '4321', 1795909142796869);
INSERT INTO public.audit_log VALUES ('01a22486-ca68-7439-a673-3b75cf27c99f', 1, 'command line', 'rule.put', '20700', 1795909143144615);
INSERT INTO public.audit_log VALUES ('01a22486-d117-7091-8369-cb28b5032f1d', 2, 'command line', 'tenant.add', '4322', 1795909144855066);
INSERT INTO public.audit_log VALUES ('01a22486-d21a-724c-a4f2-6c4d361e8a78', 2, 'command line', 'rule.put', '20700', 1795909145114906);
INSERT INTO public.audit_log VALUES ('01a22486-d887-70c4-baa4-8df300f867cf', 1, 'command line', 'api_token.add', '01a22486-d887-70c4-baa4-8df2161571a0', 1795909146759628);
INSERT INTO public.audit_log VALUES ('01a22486-d8af-71cb-a004-00a484acc1e0', 1, 'api token 01a22486-d887-70c4-baa4-8df2161571a0', 'webhook_endpoint.add', '01a22486-d8af-71cb-a004-00a3482d679c', 1795909146799653);
INSERT INTO public.audit_log VALUES ('01a22486-d90f-7133-b4ea-7b79792be9f9', NULL, 'command line', 'notify.add', '01a22486-d90f-7133-b4ea-7b787ae876e4', 1795909146895284);
INSERT INTO public.audit_log VALUES ('01a22486-d9d4-72f3-87ce-328411205e59', 1, 'command line', 'api_token.add', '01a22486-d9d4-72f3-87ce-32839008ea2c', 1795909147092396);
INSERT INTO public.audit_log VALUES ('01a22486-dcc2-7058-ade9-71e6159cd16b', 1, 'command line', 'stages.import', '1', 1795909147842152);
INSERT INTO public.audit_log VALUES ('01a22486-e131-77dd-8689-df6956892200', 2, 'command line', 'rule.remove', '20700', 1795909148977186);
INSERT INTO public.budget_usage VALUES (1, 1795906800000000, 0, 'hand_off', 15, 0, NULL, NULL);
INSERT INTO public.budget_usage VALUES (1, 1795906800000000, 0, 'advance', 4, 0, NULL, NULL);
INSERT INTO public.budget_usage VALUES (1, 1795906800000000, 1, 'write_link', 2, 0, NULL, NULL);
INSERT INTO public.budget_usage VALUES (1, 1795906800000000, 4, 'resume', 1, 0, NULL, NULL);
INSERT INTO public.budget_windows VALUES (1, 'hour', 1795906800000000, 90, 0, NULL);
INSERT INTO public.budget_windows VALUES (1, 'day', 1795824000000000, 90, 0, 10000);
INSERT INTO public.circuits VALUES (2, 2, 1795909148673583, 0, 'the ATS is unavailable (the authorization server answered HTTP 500)');
INSERT INTO public.credentials VALUES ('01a22486-c90c-77e6-a145-71dacb7acf4a', 1, 'inbound', 'icims-4321', 'basic', NULL, '\xae250e0ed6170a619fcae0d180eb3bc164c84b2a2963dcde9eda2c4fd727c1904fa92d303bd2bb5a42f39cf184fb6c765363be24baa8c4', 'dump', 1795909142796869, NULL, 1795909142796869);
INSERT INTO public.credentials VALUES ('01a22486-c90c-77e6-a145-71db76857b47', 1, 'outbound', 'connector', 'oauth_client', 'records', '\x73784e0604499bc1d9ff664844d642755855602db335c0b746e0509946ef93e61654ae6e343ecc49acdb4956db68fe016f98bc0f', 'dump', 1795909142796869, NULL, 1795909142796869);
INSERT INTO public.credentials VALUES ('01a22486-d117-7091-8369-cb26a55c19c2', 2, 'inbound', 'icims-4322', 'hmac', NULL, '\x79d89ded21f68c437e75033f195f8b3da95e3b339d5801b6388aceaf3ed77d3f14bbc05c430d79f4d75e875d0cf1e41281f8415824827f', 'dump', 1795909144855066, NULL, 1795909144855066);
INSERT INTO public.credentials VALUES ('01a22486-d117-7091-8369-cb27ceb809ee', 2, 'outbound', 'connector', 'oauth_client', 'records', '\x30192bd6a726824d625050056989ec93c1cc0e08fb7b3f9b5a252659c376ab6e110ba3ba36f37606c5e75dca83139073db38a3c5', 'dump', 1795909144855066, NULL, 1795909144855066);
INSERT INTO public.drift_noted VALUES (1, 1, 'missing', 20800, NULL, NULL);
INSERT INTO public.events VALUES ('01a22486-da12-7796-ba5a-78b45d88db6f', 1, 'webhook', 'accepted', NULL, '01a22486-da12-7796-ba5a-78b57cb067cf', '01a22486-c90c-77e6-a145-71dacb7acf4a', '\x96bcefcafcda41dcb30a786526731097a5edcb041607407b3ad4f3d9eefa79c3', 13002, 9007, 4401, 9003, 10100, 20700, 1795909147154587);
INSERT INTO public.events VALUES ('01a22486-dce2-707c-996c-4568671700d8', 1, 'webhook', 'accepted', NULL, '01a22486-dce2-707c-996c-4569d755db44', '01a22486-c90c-77e6-a145-71dacb7acf4a', '\xace5fc5c730328db565a3092fd3be1660960a919c7bf536cabd331cbb5440e28', 13001, 9006, 4401, 9003, 10100, 20700, 1795909147874893);
INSERT INTO public.events VALUES ('01a22486-dfbb-7352-bb24-c55407de3e62', 1, 'webhook', 'duplicate', NULL, '01a22486-dce2-707c-996c-4569d755db44', '01a22486-c90c-77e6-a145-71dacb7acf4a', '\xace5fc5c730328db565a3092fd3be1660960a919c7bf536cabd331cbb5440e28', 13001, 9006, 4401, 9003, 10100, 20700, 1795909148603977);
INSERT INTO public.events VALUES ('01a22486-dfd9-7100-9591-3b798010b76d', 2, 'webhook', 'accepted', NULL, '01a22486-dfd9-7100-9591-3b7a92efd3bd', '01a22486-d117-7091-8369-cb26a55c19c2', '\x167028e825955a0599c2ab2e95e09ff9e5a00e56c7bd47922e6bf9fcb05d6faf', 13001, 9006, 4401, 9003, 10100, 20700, 1795909148633123);
INSERT INTO public.events VALUES ('01a22486-e73d-7048-b129-4d160a6cb55c', 2, 'webhook', 'ignored', 'not_a_trigger', NULL, '01a22486-d117-7091-8369-cb26a55c19c2', '\xfb831c976a9954ab9aecb937008af16e798010c940660c87bb0198c3c1e9f48d', 13002, 9007, 4401, 9003, 10100, 20700, 1795909150525822);
INSERT INTO public.handoff_slots VALUES (1, 13002, 20700, '01a22486-da12-7796-ba5a-78b57cb067cf', NULL, 1, 1795909147154587, 1797118747154587);
INSERT INTO public.handoff_slots VALUES (1, 13001, 20700, '01a22486-dce2-707c-996c-4569d755db44', NULL, 1, 1795909148603977, 1797118747874893);
INSERT INTO public.handoff_slots VALUES (2, 13001, 20700, '01a22486-dfd9-7100-9591-3b7a92efd3bd', NULL, 1, 1795909148633123, 1797118748633123);
INSERT INTO public.handoffs VALUES ('01a22486-da12-7796-ba5a-78b57cb067cf', 1, 13002, 9007, 4401, 9003, '01a22486-da12-7796-ba5a-78b45d88db6f', 10100, 20700, 'C20800', 'interactive', 1, NULL, 'live', 0, 1795909147154587, 1797118747154587, 1795909147206208, NULL, NULL, NULL, 1795909147371859, NULL, NULL, NULL);
INSERT INTO public.handoffs VALUES ('01a22486-dce2-707c-996c-4569d755db44', 1, 13001, 9006, 4401, 9003, '01a22486-dce2-707c-996c-4568671700d8', 10100, 20700, 'C20800', 'interactive', 1, NULL, 'live', 0, 1795909147874893, 1797118747874893, 1795909147905400, NULL, NULL, 1795909148323960, 1795909147967838, 1795909148206730, 'link', NULL);
INSERT INTO public.handoffs VALUES ('01a22486-dfd9-7100-9591-3b7a92efd3bd', 2, 13001, 9006, 4401, 9003, '01a22486-dfd9-7100-9591-3b798010b76d', 10100, 20700, 'C20800', 'interactive', 1, NULL, 'live', 0, 1795909148633123, 1797118748633123, NULL, 'unavailable', 1795909148662688, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.idempotency_keys VALUES ('\xed7ccd06313d8783ec5209db1f4538850e0cb35503565f3d650bc40b264e60e6', '\xd72e8808058db8397598843fd28ba5f3dadc6b27fd7572d0f1b2e298ed0cc92b', 1, 1795909146796265, NULL, '\xe2d92596a77972b717a275d0e4a7f84c8b72d1b97e8882ed7c1dfcd04a38738fc56ba0cddf363094a60a4f743b269c973ef8d8051f28bcabcd69065f11b053984d2a06dac4a49eb604b128d9e7245d41e69b1c657479206535b2ce7d03b840e39776d7da24cb36494a6fa3ffc35c744ab7d4e6b0fe375f73f0d485b58fc8c6f742e28f702f54ec23ce1b0e42a5554e9658d0667fc3129d44807fc5a30b3330a51dd81ea3788400a0429521041e7275c2d00cfa5749dd26c05f393c084677dc6ee102079cf95def0a5249154b5360ba16ba17e50fb3c0b85a096fdd3894eda938dbc59c9db7307cd089951435a2b8a06a2d8b37ba2beb6ba63bfe6e0472be9dd80387960bc5e6e68bfa84d6f27d125effb52745ced6e9008c65400d66cf1ad5f36f8f8f9cd9fa710fe353db59407a404cbec58c888869dc6c7bda283309f6a3a16ff603661522c42060e1ab240351542325d7ca83b9d19e1c9ae6caf5645a52e4852812d6c42f0f833f588c3d4bb6fce0751f24c0f682a792b9904131a5e09323e2ab80758a9d24dfc0d4d0918408dc5c7abe912461c281e304052a38c469d59a06ed12887a2c509025f5a3df1e394c96c3d5dbb4112fc3bb8ce6c376a10b375dec43ca5d19f867ac35e1293999f945c6ffd1f972858ad8e70811b22b519d8c0a0abfe4ea66a4dc044a785fad866fe89ab1fbc4ce98935da28ba5578e5dc9db22e04d20f0a82efbe67479a624f265bc1ce29994bb012710f15195c780f82ffa5cf56d2731f922a39f5778b86dbd493370ccaec31f606dedd6e84f47b344d4d56a89cb7895317b39381796c96264d9262e1f706b88639aa2b63ac411d17952b4a3f8e9373d7b41985a9cad0ca674e7d5c9ced4cbb95776034ec86d858f0eef923f', 'dump');
INSERT INTO public.ignored_statuses VALUES (2, 20700, 1, 1795909150525822, 1795909150525822);
INSERT INTO public.jobs VALUES (1, 4401, '2026-4401', 'Support Engineer', 'Approved', 'Site A - 1 Main St  Springfield, Massachusetts 01101 United States', '[{"role":"coordinator","person":9005},{"role":"hiring_manager","person":9004},{"role":"recruiter","person":9003}]', 1795909140000000, 1795909147905400);
INSERT INTO public.meta VALUES (1, 'us', 10, NULL, 1, 498237);
INSERT INTO public.notice_targets VALUES ('01a22486-d90f-7133-b4ea-7b787ae876e4', NULL, 'webhook', '\x697e0d00277dc358cc475ad1f831431765ee2f6eb116d8be9aa5448281b1555969834d614d2bd6054426bbd6ee2485e59da76c45603c6957697567b0adb406d6b04b6792f15a6938df325b83268e3c0c2ec79de06892361cff99882ac9cfde33e0d8b81ac1e924a24a520e2ef6ad17c9341528d63315ffc87abc7fa6bf', 'dump', 'all', 1795909146895284);
INSERT INTO public.notices VALUES ('01a22487-030a-709e-b528-1648a551dc3e', '01a22486-d90f-7133-b4ea-7b787ae876e4', 1, 'handoff_failed', 0, 1, 1795909147459312, 1795909147459312, 13002, '01a22486-da12-7796-ba5a-78b57cb067cf', 'field field31001: the ATS refused the write: HTTP 400, code 5 (no documented meaning)', 'queued', 1, 1795909187687506, 'it could not be connected to', 1795909157642949, NULL);
INSERT INTO public.notices VALUES ('01a22487-030a-709e-b528-16492b1693aa', '01a22486-d90f-7133-b4ea-7b787ae876e4', 1, 'mapping_drifted', 0, 1, 1795909147852745, 1795909147852745, NULL, NULL, '1 named by rules and not imported
Named by rules and not imported: 20800.', 'queued', 1, 1795909187699369, 'it could not be connected to', 1795909157642949, NULL);
INSERT INTO public.persons VALUES (1, 9007, 'Omar', NULL, 'Said', 'omar.said@example.com', '[{"kind":"Mobile","number":"555 555 0100"}]', NULL, 'Cand:Active', 1795909140000000, 1795909147206208);
INSERT INTO public.persons VALUES (1, 9003, 'Ana', NULL, 'Ruiz', 'ana.ruiz@example.com', '[{"kind":"Mobile","number":"555 555 0110"}]', NULL, 'Emp:Current Employee', 1795909140000000, 1795909147905400);
INSERT INTO public.persons VALUES (1, 9004, 'Sam', NULL, 'Lee', 'sam.lee@example.com', '[]', NULL, 'HM:Active', 1795909140000000, 1795909147905400);
INSERT INTO public.persons VALUES (1, 9005, 'Noor', NULL, 'Haddad', 'noor.haddad@example.com', '[]', NULL, 'Emp:Current Employee', 1795909140000000, 1795909147905400);
INSERT INTO public.persons VALUES (1, 9006, 'Jane', NULL, 'Doe', 'jane.doe@example.com', '[{"kind":"Mobile","number":"555 555 0100"}]', NULL, 'Cand:Active', 1795909140000000, 1795909147905400);
INSERT INTO public.principals VALUES ('inbound', 'icims-4321', 1);
INSERT INTO public.principals VALUES ('outbound', 'connector', 1);
INSERT INTO public.principals VALUES ('inbound', 'icims-4322', 2);
INSERT INTO public.principals VALUES ('outbound', 'connector', 2);
INSERT INTO public.reconcile_rounds VALUES (1, 1795909157516722, 1795909157568158, 1795909157568158, 1, 0, 0, 0, 0, 0, NULL);
INSERT INTO public.replicas VALUES ('01a22486-c6a1-7255-8f8c-6c8993d20c75', 'host:2807', 'web,worker,sync', '0.4.0', -2, 1795909142177649, 1795909152535551);
INSERT INTO public.rules VALUES (1, 20700, 'C20800', 'interactive', 1795909143144615, 1795909157563521, NULL);
INSERT INTO public.schedules VALUES ('notices', 2, 0, 1795909172638386);
INSERT INTO public.schedules VALUES ('troubles', 1, 0, 1795909202509628);
INSERT INTO public.schedules VALUES ('signing_keys', 1, 0, 1795912742510516);
INSERT INTO public.schedules VALUES ('delivery_hours', 1, 0, 1795909442509721);
INSERT INTO public.schedules VALUES ('reconcile:1', 1, 0, 1795909455516722);
INSERT INTO public.schedules VALUES ('forgetting', 1, 0, 1795909742509814);
INSERT INTO public.signing_keys VALUES ('01a22486-c76a-70df-b98d-e8f152f041af', '\xfb35cb9c4c7a44f5ff4ea1114959393d38179c1d8695bff1fabea73cb30aae301e9540f1df2815ac9878b37b1e8829fb43d6588636761aff2f95536f34d2bee367cd4768278738', 'dump', 1795909142378478, NULL, 1795909142378478);
INSERT INTO public.stages VALUES (1, 20700, 'C20700', NULL, 'Send to GoodTime', 0, 1795909147842152);
INSERT INTO public.stages_met VALUES (1, 20700, 'C20700', 'Review: Send to GoodTime', 1, 1795909147206208, 1795909147206208);
INSERT INTO public.stages_met VALUES (1, 20800, 'C20800', 'Interview: Interview Scheduled', 1, 1795909148297988, 1795909148297988);
INSERT INTO public.standing VALUES (1, 20700, 13002, 'held', 1795909157560287, 1795909157560287, NULL);
INSERT INTO public.task_attempts VALUES ('01a22486-da12-7796-ba5a-78b698b528f5', 1, '01a22486-da12-7796-ba5a-78b57cb067cf', 'fetch_application', 1795909147204174, 1795909147346748, 'done', NULL);
INSERT INTO public.task_attempts VALUES ('01a22486-da9e-73dd-8f60-be8414d52320', 1, '01a22486-da12-7796-ba5a-78b57cb067cf', 'hand_over', 1795909147370935, 1795909147400224, 'done', NULL);
INSERT INTO public.task_attempts VALUES ('01a22486-da9e-73dd-8f60-be86702c6eaa', 1, '01a22486-da12-7796-ba5a-78b57cb067cf', 'write_link', 1795909147387977, 1795909147459312, 'give_up', 'field field31001: the ATS refused the write: HTTP 400, code 5 (no documented meaning)');
INSERT INTO public.task_attempts VALUES ('01a22486-daeb-766e-81c5-eb286ef70c70', 1, '01a22486-da12-7796-ba5a-78b57cb067cf', 'tell_scheduler', 1795909147423304, 1795909147518108, 'retry', 'it could not be connected to');
INSERT INTO public.task_attempts VALUES ('01a22486-dce2-707c-996c-456a04da6c34', 1, '01a22486-dce2-707c-996c-4569d755db44', 'fetch_application', 1795909147896680, 1795909147956043, 'done', NULL);
INSERT INTO public.task_attempts VALUES ('01a22486-dd22-749d-a16f-e529ed16c0f7', 1, '01a22486-dce2-707c-996c-4569d755db44', 'hand_over', 1795909147965068, 1795909147984527, 'done', NULL);
INSERT INTO public.task_attempts VALUES ('01a22486-dd3f-758d-9443-556374efe3ab', 1, '01a22486-dce2-707c-996c-4569d755db44', 'tell_scheduler', 1795909148009132, 1795909148014361, 'wait', 'the endpoint fails, or has enough to do');
INSERT INTO public.task_attempts VALUES ('01a22486-dd22-749d-a16f-e52bf970b846', 1, '01a22486-dce2-707c-996c-4569d755db44', 'write_link', 1795909147992859, 1795909148019305, 'done', NULL);
INSERT INTO public.task_attempts VALUES ('01a22486-dd3f-758d-9443-556374efe3ab', 2, '01a22486-dce2-707c-996c-4569d755db44', 'tell_scheduler', 1795909148269080, 1795909148273227, 'wait', 'the endpoint fails, or has enough to do');
INSERT INTO public.task_attempts VALUES ('01a22486-de2e-779f-b364-a07b9f57a6d5', 1, '01a22486-dce2-707c-996c-4569d755db44', 'advance_application', 1795909148231004, 1795909148348466, 'done', NULL);
INSERT INTO public.task_attempts VALUES ('01a22486-dd3f-758d-9443-556374efe3ab', 3, '01a22486-dce2-707c-996c-4569d755db44', 'tell_scheduler', 1795909148356203, 1795909148363927, 'wait', 'the endpoint fails, or has enough to do');
INSERT INTO public.task_attempts VALUES ('01a22486-dfbb-7352-bb24-c5567cc7d3a2', 1, '01a22486-dce2-707c-996c-4569d755db44', 'recheck', 1795909148623656, 1795909148655168, 'wait', 'the trigger status is not shown');
INSERT INTO public.task_attempts VALUES ('01a22486-dfd9-7100-9591-3b7b5ba21b5c', 1, '01a22486-dfd9-7100-9591-3b7a92efd3bd', 'fetch_application', 1795909148653130, 1795909148673583, 'retry', 'the ATS is unavailable (the authorization server answered HTTP 500)');
INSERT INTO public.task_attempts VALUES ('01a22486-dfbb-7352-bb24-c5567cc7d3a2', 2, '01a22486-dce2-707c-996c-4569d755db44', 'recheck', 1795909149697266, 1795909149711582, 'wait', 'the trigger status is not shown');
INSERT INTO public.task_attempts VALUES ('01a22486-dfbb-7352-bb24-c5567cc7d3a2', 3, '01a22486-dce2-707c-996c-4569d755db44', 'recheck', 1795909151735834, 1795909151752216, 'wait', 'the trigger status is not shown');
INSERT INTO public.task_attempts VALUES ('01a22486-daeb-766e-81c5-eb286ef70c70', 2, '01a22486-da12-7796-ba5a-78b57cb067cf', 'tell_scheduler', 1795909152769239, 1795909152799091, 'retry', 'it could not be connected to');
INSERT INTO public.task_attempts VALUES ('01a22486-dfd9-7100-9591-3b7b5ba21b5c', 2, '01a22486-dfd9-7100-9591-3b7a92efd3bd', 'fetch_application', 1795909153830633, 1795909153833700, 'retry', 'the ATS is unavailable (the authorization server answered HTTP 500)');
INSERT INTO public.task_attempts VALUES ('01a22486-dd3f-758d-9443-556374efe3ab', 4, '01a22486-dce2-707c-996c-4569d755db44', 'tell_scheduler', 1795909153835189, 1795909153836623, 'wait', 'the endpoint fails, or has enough to do');
INSERT INTO public.task_attempts VALUES ('01a22486-dfbb-7352-bb24-c5567cc7d3a2', 4, '01a22486-dce2-707c-996c-4569d755db44', 'recheck', 1795909154858188, 1795909154888822, 'wait', 'the trigger status is not shown');
INSERT INTO public.tasks VALUES ('01a22486-da9e-73dd-8f60-be85658ef284', 1, 2, 'lapse', '01a22486-da12-7796-ba5a-78b57cb067cf', '01a22486-da12-7796-ba5a-78b57cb067cf:lapse', 'queued', 1797118747154587, 0, 0, 0, 0, NULL, NULL, 1795909147294261);
INSERT INTO public.tasks VALUES ('01a22486-da9e-73dd-8f60-be86702c6eaa', 1, 1, 'write_link', '01a22486-da12-7796-ba5a-78b57cb067cf', '01a22486-da12-7796-ba5a-78b57cb067cf:write_link', 'dead', 1795909147294261, 1, 0, 0, 1, NULL, 'field field31001: the ATS refused the write: HTTP 400, code 5 (no documented meaning)', 1795909147294261);
INSERT INTO public.tasks VALUES ('01a22486-dd22-749d-a16f-e52a3acf7ffa', 1, 2, 'lapse', '01a22486-dce2-707c-996c-4569d755db44', '01a22486-dce2-707c-996c-4569d755db44:lapse', 'queued', 1797118747874893, 0, 0, 0, 0, NULL, NULL, 1795909147938624);
INSERT INTO public.tasks VALUES ('01a22486-daeb-766e-81c5-eb286ef70c70', 1, 4, 'tell_scheduler', '01a22486-da12-7796-ba5a-78b57cb067cf', '01a22486-da12-7796-ba5a-78b57cb067cf:tell_scheduler', 'queued', 1795909162789153, 2, 2, 0, 2, NULL, 'it could not be connected to', 1795909147371859);
INSERT INTO public.tasks VALUES ('01a22486-dfd9-7100-9591-3b7b5ba21b5c', 2, 0, 'fetch_application', '01a22486-dfd9-7100-9591-3b7a92efd3bd', '01a22486-dfd9-7100-9591-3b7a92efd3bd:fetch_application', 'queued', 1795909171627796, 2, 2, 0, 2, NULL, 'the ATS is unavailable (the authorization server answered HTTP 500)', 1795909148633123);
INSERT INTO public.tasks VALUES ('01a22486-dd3f-758d-9443-556374efe3ab', 1, 4, 'tell_scheduler', '01a22486-dce2-707c-996c-4569d755db44', '01a22486-dce2-707c-996c-4569d755db44:tell_scheduler', 'queued', 1795909163747821, 4, 0, 0, 4, NULL, 'the endpoint fails, or has enough to do', 1795909148323960);
INSERT INTO public.tasks VALUES ('01a22486-dfbb-7352-bb24-c5567cc7d3a2', 1, 0, 'recheck', '01a22486-dce2-707c-996c-4569d755db44', '01a22486-dce2-707c-996c-4569d755db44:recheck', 'queued', 1795909158603977, 4, 0, 0, 4, NULL, 'the trigger status is not shown', 1795909148603977);
INSERT INTO public.tellings VALUES ('01a22486-d90f-7133-b4ea-7b787ae876e4', 1, 'handoff_failed', 1, 1795909157642949, NULL);
INSERT INTO public.tellings VALUES ('01a22486-d90f-7133-b4ea-7b787ae876e4', 1, 'mapping_drifted', 1, 1795909157642949, NULL);
INSERT INTO public.tenant_lanes VALUES (1, 2, 1797118747154587, 0);
INSERT INTO public.tenant_lanes VALUES (1, 1, 9223372036854775807, 1795909147968560);
INSERT INTO public.tenant_lanes VALUES (1, 4, 1795909162789153, 1795909153829686);
INSERT INTO public.tenant_lanes VALUES (2, 0, 1795909171627796, 1795909153820713);
INSERT INTO public.tenant_lanes VALUES (1, 0, 1795909158603977, 1795909154847779);
INSERT INTO public.tenants VALUES (2, 'icims', 4322, 'Example 4322', '{"api_url":"http://127.0.0.1:24954","login_url":"http://127.0.0.1:24954","audience":null,"roles":{"coordinator":"field23848","hiring_manager":"hiringmanager","job_owner":"jobowner","recruiter":"recruiter","secondary_recruiter":"secondaryrecruiter"},"link_field":"field31001","link_days":14,"refuse_duplicates":false,"tell_ignored":false,"calls":{"per_second":10000,"in_flight":8,"per_hour":80000,"per_day":null}}', NULL, 1, 1795909144855066);
INSERT INTO public.tenants VALUES (1, 'icims', 4321, 'Example 4321', '{"api_url":"http://127.0.0.1:30312","login_url":"http://127.0.0.1:30312","audience":null,"roles":{"coordinator":"field23848","hiring_manager":"hiringmanager","job_owner":"jobowner","recruiter":"recruiter","secondary_recruiter":"secondaryrecruiter"},"link_field":"field31001","link_days":14,"refuse_duplicates":false,"tell_ignored":false,"calls":{"per_second":10000,"in_flight":8,"per_hour":80000,"per_day":null}}', NULL, 1, 1795909142796869);
INSERT INTO public.timeline VALUES ('01a22486-da9e-73dd-8f60-be8732bdd71a', '01a22486-da12-7796-ba5a-78b57cb067cf', 1795909147294261, 'fetch', 'read', NULL, 'It waits to be opened.');
INSERT INTO public.timeline VALUES ('01a22486-daeb-766e-81c5-eb270c49a688', '01a22486-da12-7796-ba5a-78b57cb067cf', 1795909147371859, 'hand_over', 'schedulers are told', NULL, 'A recruiter opens the link.');
INSERT INTO public.timeline VALUES ('01a22486-dafe-749f-a984-95a715582a07', '01a22486-da12-7796-ba5a-78b57cb067cf', 1795909147390331, 'write_link', 'refused', 'field field31001: the ATS refused the write: HTTP 400, code 5 (no documented meaning)', 'An administrator has to allow writing the field, or unset it here.');
INSERT INTO public.timeline VALUES ('01a22486-db5a-7621-9436-3d21c7745cec', '01a22486-da12-7796-ba5a-78b57cb067cf', 1795909147482164, 'fail', 'write_link was given up', 'field field31001: the ATS refused the write: HTTP 400, code 5 (no documented meaning)', 'A person looks at it; `retry` runs it again.');
INSERT INTO public.timeline VALUES ('01a22486-db5a-7621-9436-3d22892543bd', '01a22486-da12-7796-ba5a-78b57cb067cf', 1795909147482164, 'alert', 'given up', NULL, NULL);
INSERT INTO public.timeline VALUES ('01a22486-dd22-749d-a16f-e52ce8cc9f61', '01a22486-dce2-707c-996c-4569d755db44', 1795909147938624, 'fetch', 'read', NULL, 'It waits to be opened.');
INSERT INTO public.timeline VALUES ('01a22486-dd3f-758d-9443-55627d251f05', '01a22486-dce2-707c-996c-4569d755db44', 1795909147967838, 'hand_over', 'schedulers are told', NULL, 'A recruiter opens the link.');
INSERT INTO public.timeline VALUES ('01a22486-dd5d-775c-965e-bd066941b971', '01a22486-dce2-707c-996c-4569d755db44', 1795909147997015, 'write_link', 'written', NULL, NULL);
INSERT INTO public.timeline VALUES ('01a22486-de2e-779f-b364-a07c6efc8a1b', '01a22486-dce2-707c-996c-4569d755db44', 1795909148206730, 'open', 'opened', 'with the link', 'The application is moved to the next status.');
INSERT INTO public.timeline VALUES ('01a22486-dea3-74d5-96cc-7f4040f81eb2', '01a22486-dce2-707c-996c-4569d755db44', 1795909148323960, 'advance', 'advanced', NULL, NULL);
INSERT INTO public.timeline VALUES ('01a22486-dff6-779d-85d8-a0039fd8d510', '01a22486-dfd9-7100-9591-3b7a92efd3bd', 1795909148662688, 'fetch', 'waiting', 'the ATS is unavailable (the authorization server answered HTTP 500)', 'Nobody has to do anything: the ATS is asked again, and the link can be opened meanwhile.');
INSERT INTO public.troubles VALUES (1, 'handoff_failed', 1, 1795909147459312, 1795909147459312, 0, 13002, '01a22486-da12-7796-ba5a-78b57cb067cf', 'field field31001: the ATS refused the write: HTTP 400, code 5 (no documented meaning)');
INSERT INTO public.troubles VALUES (1, 'mapping_drifted', 1, 1795909147852745, 1795909147852745, 0, NULL, NULL, NULL);
INSERT INTO public.webhook_attempts VALUES ('01a22486-daeb-766e-81c5-eb261d143fea', 1, 1795909147491821, 1795909147498511, NULL, 'it could not be connected to');
INSERT INTO public.webhook_attempts VALUES ('01a22486-daeb-766e-81c5-eb261d143fea', 2, 1795909152788064, 1795909152789153, NULL, 'it could not be connected to');
INSERT INTO public.webhook_endpoints VALUES ('01a22486-d8af-71cb-a004-00a3482d679c', 1, 'scheduler', 'handoff.ready,handoff.waiting,handoff.opened,handoff.advanced,handoff.failed,handoff.superseded,handoff.lapsed', 1, '\xad59cd94edce8c31cf64da50b56063ebb5610a916d5c815b37b9ce424fbfca021dfb9b7fd5af478df8d379a0b98c63e659565237fd6a10acadde308a91e8ef94911ddfc83e3592c6d3fe55ebec52dd5c4777f1257ac319051b69598ac3ae6cab99d1e503d51a9e8e709a5d67332f1c34552522ddec57f4606665f1a32eb2736901d19fe6', 'dump', 1, 1795909146799653);
INSERT INTO public.webhook_messages VALUES ('01a22486-dd3f-758d-9443-55618214829b', '01a22486-d8af-71cb-a004-00a3482d679c', 1, 1, '01a22486-dce2-707c-996c-4569d755db44', 'handoff.ready', NULL, 'queued', 1795909147967838, 1795909147967838, 0, NULL, NULL, NULL);
INSERT INTO public.webhook_messages VALUES ('01a22486-de2e-779f-b364-a07ab067674e', '01a22486-d8af-71cb-a004-00a3482d679c', 1, 1, '01a22486-dce2-707c-996c-4569d755db44', 'handoff.opened', NULL, 'queued', 1795909148206730, 1795909148206730, 0, NULL, NULL, NULL);
INSERT INTO public.webhook_messages VALUES ('01a22486-dea3-74d5-96cc-7f3f6d4e7e22', '01a22486-d8af-71cb-a004-00a3482d679c', 1, 1, '01a22486-dce2-707c-996c-4569d755db44', 'handoff.advanced', 'advanced', 'queued', 1795909148323960, 1795909148323960, 0, NULL, NULL, NULL);
INSERT INTO public.webhook_messages VALUES ('01a22486-daeb-766e-81c5-eb261d143fea', '01a22486-d8af-71cb-a004-00a3482d679c', 1, 1, '01a22486-da12-7796-ba5a-78b57cb067cf', 'handoff.ready', NULL, 'queued', 1795909147371859, 1795909147371859, 2, 1795909162789153, 'it could not be connected to', NULL);
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
