-- A database of goodtime-icims 0.2.0, made by `make dump`.
-- link of 13001: http://goodtime.test/v2/ats/open/AVZAAaIfQaNbdXyyA_33S5pMOQAAAAAIxY72YeJturjlC28TLmsW
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
INSERT INTO public._sqlx_migrations VALUES (1, 'foundation', '2026-11-27 23:05:21.054815+00', true, '\x4bd12b3a75e5734d74bf962f6f8c776681b752013db514bbae26795ced04fa7add3a89576f73b3bfd6a76b9e82e6dc21', 71556749);
INSERT INTO public._sqlx_migrations VALUES (2, 'notices', '2026-11-27 23:05:21.127606+00', true, '\x498fc32af1d380bed64c5c99a566bc95045dc9d853d8d3d802fb75486ffd14927a9db6208955811141e9f298b5214916', 16822615);
INSERT INTO public._sqlx_migrations VALUES (3, 'api', '2026-11-27 23:05:21.144989+00', true, '\x1ba73058836dd5c8c54e90cf5fedf8bc2c9a55021d59f61793077a088dfbb0b2539f1ae9b00fc925526feb084f1c9465', 3615960);
INSERT INTO public.advances VALUES ('01a21f41-a35b-757c-b203-fdf74b9a4c39', 'forward', 1, 13001, 20700, 'C20700', 'C20800', 20800, 1795820725293492, 1, 1795820725293492, NULL, 'advanced', NULL, NULL, NULL, NULL, 1795820725323185, NULL);
INSERT INTO public.api_tokens VALUES ('01a21f41-a59c-700e-ae34-0c3fa5064e41', 1, 'scheduler', 'handoffs:read', 'command line', 1795820725660773, 1803596725660773, NULL);
INSERT INTO public.applications VALUES (1, 13001, 9006, 4401, 'C20800', 'Interview: Interview Scheduled', 'Career Portal', 1795820700000000, 1795820725312194);
INSERT INTO public.applications VALUES (1, 13002, 9007, 4401, 'C20700', 'Review: Send to GoodTime', 'Career Portal', 1795820700000000, 1795820725711103);
INSERT INTO public.audit_log VALUES ('01a21f41-94da-7281-af38-83d0bb5633fa', NULL, 'service', 'signing_key.add', '01a21f41-94da-7281-af38-83cfde95c935', 1795820721370695);
INSERT INTO public.audit_log VALUES ('01a21f41-95cb-705e-be36-2fa6fe5a352e', 1, 'command line', 'tenant.add', '4321', 1795820721611000);
INSERT INTO public.audit_log VALUES ('01a21f41-968c-73ae-a5b5-0876db38ca7e', 1, 'command line', 'rule.put', '20700', 1795820721804559);
INSERT INTO public.audit_log VALUES ('01a21f41-9ccc-7734-b1c5-e29293239d6b', 2, 'command line', 'tenant.add', '4322', 1795820723404637);
INSERT INTO public.audit_log VALUES ('01a21f41-9d60-7408-97a1-831d9de1830d', 2, 'command line', 'rule.put', '20700', 1795820723552388);
INSERT INTO public.audit_log VALUES ('01a21f41-a504-7460-8d4b-e7dcad467127', NULL, 'command line', 'notify.add', '01a21f41-a504-7460-8d4b-e7dbbdf222e7', 1795820725508211);
INSERT INTO public.audit_log VALUES ('01a21f41-a59c-700e-ae34-0c4017f96240', 1, 'command line', 'api_token.add', '01a21f41-a59c-700e-ae34-0c3fa5064e41', 1795820725660773);
INSERT INTO public.audit_log VALUES ('01a21f41-a729-7452-a8d5-e69fc49104ac', 2, 'command line', 'rule.remove', '20700', 1795820726057910);
INSERT INTO public.circuits VALUES (2, 2, 1795820725885318, 0, 'the ATS is unavailable (the authorization server answered HTTP 500)');
INSERT INTO public.credentials VALUES ('01a21f41-95cb-705e-be36-2fa45f79d303', 1, 'inbound', 'icims-4321', 'basic', NULL, '\xcf6c81d4eea9841fc25bad1a21c5111a9f25fdd29275e186e979dc591873d0567f2eeadfcd2bd8ccbd41cd8b2e36f99c7e32bc44f80616', 'dump', 1795820721611000, NULL, 1795820721611000);
INSERT INTO public.credentials VALUES ('01a21f41-95cb-705e-be36-2fa53ec9604d', 1, 'outbound', 'connector', 'oauth_client', 'records', '\x2be238bddff957f6bc34af845afaf5f7ebe5ab847ed91f84c0b462e1fae71125de66169e6ef87b02836219c84e39550799af85b8', 'dump', 1795820721611000, NULL, 1795820721611000);
INSERT INTO public.credentials VALUES ('01a21f41-9ccc-7734-b1c5-e290d52ffd27', 2, 'inbound', 'icims-4322', 'hmac', NULL, '\x76adec9c60a78f7571da84a39fe5a0720cd935b057db81dcee27d74b685265d4dd9f41cae233f185776f963c1ed851d511ddb110d0fed9', 'dump', 1795820723404637, NULL, 1795820723404637);
INSERT INTO public.credentials VALUES ('01a21f41-9ccc-7734-b1c5-e291417b0a9f', 2, 'outbound', 'connector', 'oauth_client', 'records', '\xbc18d34af3f3f675ded98e9ae3f40191e5fbbbdfdadcd5bb9f82e947171777774a7ee464a421f246ab69576e1cf2607a48c2c1b6', 'dump', 1795820723404637, NULL, 1795820723404637);
INSERT INTO public.events VALUES ('01a21f41-a35b-757c-b203-fdf60c6d2241', 1, 'webhook', 'accepted', NULL, '01a21f41-a35b-757c-b203-fdf74b9a4c39', '01a21f41-95cb-705e-be36-2fa45f79d303', '\x291566509444bfafbf4b1b499ae6482fb91b5a63f9a8585a8c2674c86c45bfa3', 13001, 9006, 4401, 9003, 10100, 20700, 1795820725083456);
INSERT INTO public.events VALUES ('01a21f41-a4bc-77f9-9f75-8b7a70557248', 1, 'webhook', 'duplicate', NULL, '01a21f41-a35b-757c-b203-fdf74b9a4c39', '01a21f41-95cb-705e-be36-2fa45f79d303', '\x291566509444bfafbf4b1b499ae6482fb91b5a63f9a8585a8c2674c86c45bfa3', 13001, 9006, 4401, 9003, 10100, 20700, 1795820725436270);
INSERT INTO public.events VALUES ('01a21f41-a5bf-76e6-b390-574a0c810214', 1, 'webhook', 'accepted', NULL, '01a21f41-a5bf-76e6-b390-574b1cb4f2a1', '01a21f41-95cb-705e-be36-2fa45f79d303', '\x414d6a8f88ca8870c400f0846e3e1e96d3c05a3c7ca4130746164e76aa541ae0', 13002, 9007, 4401, 9003, 10100, 20700, 1795820725695246);
INSERT INTO public.events VALUES ('01a21f41-a66a-7131-aa54-75596cbf5d78', 2, 'webhook', 'accepted', NULL, '01a21f41-a66a-7131-aa54-755a77e0d308', '01a21f41-9ccc-7734-b1c5-e290d52ffd27', '\x01ba727a27ea399adef65825f2d78e26af3da43cd418df9781d7b1e231713c96', 13001, 9006, 4401, 9003, 10100, 20700, 1795820725866669);
INSERT INTO public.events VALUES ('01a21f41-ad1d-77f9-89bb-7fa8b30f6327', 2, 'webhook', 'ignored', 'not_a_trigger', NULL, '01a21f41-9ccc-7734-b1c5-e290d52ffd27', '\x139962af6280793505fbd1055362f9f2a0157f10e36e2c8bd3dba94e42503192', 13002, 9007, 4401, 9003, 10100, 20700, 1795820727581802);
INSERT INTO public.handoff_slots VALUES (1, 13001, 20700, '01a21f41-a35b-757c-b203-fdf74b9a4c39', NULL, 1, 1795820725436270, 1797030325083456);
INSERT INTO public.handoff_slots VALUES (1, 13002, 20700, '01a21f41-a5bf-76e6-b390-574b1cb4f2a1', NULL, 1, 1795820725695246, 1797030325695246);
INSERT INTO public.handoff_slots VALUES (2, 13001, 20700, '01a21f41-a66a-7131-aa54-755a77e0d308', NULL, 1, 1795820725866669, 1797030325866669);
INSERT INTO public.handoffs VALUES ('01a21f41-a35b-757c-b203-fdf74b9a4c39', 1, 13001, 9006, 4401, 9003, '01a21f41-a35b-757c-b203-fdf60c6d2241', 10100, 20700, 'C20800', 'interactive', 1, NULL, 'live', 0, 1795820725083456, 1797030325083456, 1795820725113578, NULL, NULL, 1795820725323185, 1795820725192205, 1795820725271013, 'link', NULL);
INSERT INTO public.handoffs VALUES ('01a21f41-a5bf-76e6-b390-574b1cb4f2a1', 1, 13002, 9007, 4401, 9003, '01a21f41-a5bf-76e6-b390-574a0c810214', 10100, 20700, 'C20800', 'interactive', 1, NULL, 'live', 0, 1795820725695246, 1797030325695246, 1795820725711103, NULL, NULL, NULL, 1795820725755849, NULL, NULL, NULL);
INSERT INTO public.handoffs VALUES ('01a21f41-a66a-7131-aa54-755a77e0d308', 2, 13001, 9006, 4401, 9003, '01a21f41-a66a-7131-aa54-75596cbf5d78', 10100, 20700, 'C20800', 'interactive', 1, NULL, 'live', 0, 1795820725866669, 1797030325866669, NULL, 'unavailable', 1795820725883645, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.ignored_statuses VALUES (2, 20700, 1, 1795820727581802, 1795820727581802);
INSERT INTO public.jobs VALUES (1, 4401, '2026-4401', 'Support Engineer', 'Approved', 'Site A - 1 Main St  Springfield, Massachusetts 01101 United States', '[{"role":"coordinator","person":9005},{"role":"hiring_manager","person":9004},{"role":"recruiter","person":9003}]', 1795820700000000, 1795820725711103);
INSERT INTO public.meta VALUES (1, 'us', 8, NULL, 1, 498213);
INSERT INTO public.notice_targets VALUES ('01a21f41-a504-7460-8d4b-e7dbbdf222e7', NULL, 'webhook', '\x627742c55681a625c1a094ff53fd669743a24aa0b9f0e5b6c278ae150220a11136548b366bc974ba31c15f1ec819a5505ed43ca5da7ee0070435e1dd41767014e56743a32aca23ed2370bce9c97719cb4b98ad65939ce53f6cbed2fe365f828ee816da81f175398039ee2cc5205026b1084c62183212e96bf3a2df4396', 'dump', 'all', 1795820725508211);
INSERT INTO public.notices VALUES ('01a21f41-d012-75e8-96dd-aa1017e56cde', '01a21f41-a504-7460-8d4b-e7dbbdf222e7', 1, 'handoff_failed', 0, 1, 1795820725767475, 1795820725767475, 13002, '01a21f41-a5bf-76e6-b390-574b1cb4f2a1', 'field field31001: the ATS refused the write: HTTP 400, code 5 (no documented meaning)', 'queued', 1, 1795820766544079, 'it could not be connected to', 1795820736530978, NULL);
INSERT INTO public.persons VALUES (1, 9006, 'Jane', NULL, 'Doe', 'jane.doe@example.com', '[{"kind":"Mobile","number":"555 555 0100"}]', NULL, 'Cand:Active', 1795820700000000, 1795820725113578);
INSERT INTO public.persons VALUES (1, 9003, 'Ana', NULL, 'Ruiz', 'ana.ruiz@example.com', '[{"kind":"Mobile","number":"555 555 0110"}]', NULL, 'Emp:Current Employee', 1795820700000000, 1795820725711103);
INSERT INTO public.persons VALUES (1, 9004, 'Sam', NULL, 'Lee', 'sam.lee@example.com', '[]', NULL, 'HM:Active', 1795820700000000, 1795820725711103);
INSERT INTO public.persons VALUES (1, 9005, 'Noor', NULL, 'Haddad', 'noor.haddad@example.com', '[]', NULL, 'Emp:Current Employee', 1795820700000000, 1795820725711103);
INSERT INTO public.persons VALUES (1, 9007, 'Omar', NULL, 'Said', 'omar.said@example.com', '[{"kind":"Mobile","number":"555 555 0100"}]', NULL, 'Cand:Active', 1795820700000000, 1795820725711103);
INSERT INTO public.principals VALUES ('inbound', 'icims-4321', 1);
INSERT INTO public.principals VALUES ('outbound', 'connector', 1);
INSERT INTO public.principals VALUES ('inbound', 'icims-4322', 2);
INSERT INTO public.principals VALUES ('outbound', 'connector', 2);
INSERT INTO public.replicas VALUES ('01a21f41-944f-76f1-ace0-d1d85184f237', 'host:1784', 'web,worker,sync', '0.2.0', -2, 1795820721231048, 1795820731495625);
INSERT INTO public.rules VALUES (1, 20700, 'C20800', 'interactive', 1795820721804559);
INSERT INTO public.schedules VALUES ('signing_keys', 1, 0, 1795824321472684);
INSERT INTO public.schedules VALUES ('troubles', 1, 0, 1795820781472303);
INSERT INTO public.schedules VALUES ('forgetting', 1, 0, 1795821321472555);
INSERT INTO public.schedules VALUES ('delivery_hours', 1, 0, 1795821021472423);
INSERT INTO public.schedules VALUES ('notices', 2, 0, 1795820751529899);
INSERT INTO public.signing_keys VALUES ('01a21f41-94da-7281-af38-83cfde95c935', '\x26751827bbc4a8313bda7d8261d9d606ca7cf9dee909573b3148eb17d62a3b7ff65a250d87ed3a12c55a4fedbb94683857f5890acf05cfe199f7271532f7983cda0693b21a2305', 'dump', 1795820721370695, NULL, 1795820721370695);
INSERT INTO public.task_attempts VALUES ('01a21f41-a35b-757c-b203-fdf8cd892a21', 1, '01a21f41-a35b-757c-b203-fdf74b9a4c39', 'fetch_application', 1795820725110254, 1795820725164688, 'done', NULL);
INSERT INTO public.task_attempts VALUES ('01a21f41-a39b-7485-af3c-7efb35216d66', 1, '01a21f41-a35b-757c-b203-fdf74b9a4c39', 'hand_over', 1795820725176797, 1795820725203182, 'done', NULL);
INSERT INTO public.task_attempts VALUES ('01a21f41-a39b-7485-af3c-7efd78cd393d', 1, '01a21f41-a35b-757c-b203-fdf74b9a4c39', 'write_link', 1795820725191656, 1795820725211696, 'done', NULL);
INSERT INTO public.task_attempts VALUES ('01a21f41-a417-73e5-b609-196970702c0a', 1, '01a21f41-a35b-757c-b203-fdf74b9a4c39', 'advance_application', 1795820725288519, 1795820725326078, 'done', NULL);
INSERT INTO public.task_attempts VALUES ('01a21f41-a4bc-77f9-9f75-8b7c9bd876ee', 1, '01a21f41-a35b-757c-b203-fdf74b9a4c39', 'recheck', 1795820725453166, 1795820725467883, 'wait', 'the trigger status is not shown');
INSERT INTO public.task_attempts VALUES ('01a21f41-a5bf-76e6-b390-574c032e8dcd', 1, '01a21f41-a5bf-76e6-b390-574b1cb4f2a1', 'fetch_application', 1795820725708623, 1795820725735092, 'done', NULL);
INSERT INTO public.task_attempts VALUES ('01a21f41-a5e1-75a7-a0cd-0abcbcbb063c', 1, '01a21f41-a5bf-76e6-b390-574b1cb4f2a1', 'hand_over', 1795820725744948, 1795820725764031, 'done', NULL);
INSERT INTO public.task_attempts VALUES ('01a21f41-a5e1-75a7-a0cd-0abebb91da11', 1, '01a21f41-a5bf-76e6-b390-574b1cb4f2a1', 'write_link', 1795820725754024, 1795820725767475, 'give_up', 'field field31001: the ATS refused the write: HTTP 400, code 5 (no documented meaning)');
INSERT INTO public.task_attempts VALUES ('01a21f41-a66a-7131-aa54-755b74012b47', 1, '01a21f41-a66a-7131-aa54-755a77e0d308', 'fetch_application', 1795820725878560, 1795820725885318, 'retry', 'the ATS is unavailable (the authorization server answered HTTP 500)');
INSERT INTO public.task_attempts VALUES ('01a21f41-a4bc-77f9-9f75-8b7c9bd876ee', 2, '01a21f41-a35b-757c-b203-fdf74b9a4c39', 'recheck', 1795820726897768, 1795820726905295, 'wait', 'the trigger status is not shown');
INSERT INTO public.task_attempts VALUES ('01a21f41-a4bc-77f9-9f75-8b7c9bd876ee', 3, '01a21f41-a35b-757c-b203-fdf74b9a4c39', 'recheck', 1795820728921061, 1795820728935213, 'wait', 'the trigger status is not shown');
INSERT INTO public.task_attempts VALUES ('01a21f41-a4bc-77f9-9f75-8b7c9bd876ee', 4, '01a21f41-a35b-757c-b203-fdf74b9a4c39', 'recheck', 1795820731957983, 1795820731965025, 'wait', 'the trigger status is not shown');
INSERT INTO public.task_attempts VALUES ('01a21f41-a66a-7131-aa54-755b74012b47', 2, '01a21f41-a66a-7131-aa54-755a77e0d308', 'fetch_application', 1795820735991607, 1795820736000649, 'retry', 'the ATS is unavailable (the authorization server answered HTTP 500)');
INSERT INTO public.task_attempts VALUES ('01a21f41-a4bc-77f9-9f75-8b7c9bd876ee', 5, '01a21f41-a35b-757c-b203-fdf74b9a4c39', 'recheck', 1795820735995408, 1795820736007622, 'wait', 'the trigger status is not shown');
INSERT INTO public.tasks VALUES ('01a21f41-a39b-7485-af3c-7efc03b9eee0', 1, 2, 'lapse', '01a21f41-a35b-757c-b203-fdf74b9a4c39', '01a21f41-a35b-757c-b203-fdf74b9a4c39:lapse', 'queued', 1797030325083456, 0, 0, 0, 0, NULL, NULL, 1795820725147082);
INSERT INTO public.tasks VALUES ('01a21f41-a5e1-75a7-a0cd-0abd77667425', 1, 2, 'lapse', '01a21f41-a5bf-76e6-b390-574b1cb4f2a1', '01a21f41-a5bf-76e6-b390-574b1cb4f2a1:lapse', 'queued', 1797030325695246, 0, 0, 0, 0, NULL, NULL, 1795820725729623);
INSERT INTO public.tasks VALUES ('01a21f41-a5e1-75a7-a0cd-0abebb91da11', 1, 1, 'write_link', '01a21f41-a5bf-76e6-b390-574b1cb4f2a1', '01a21f41-a5bf-76e6-b390-574b1cb4f2a1:write_link', 'dead', 1795820725729623, 1, 0, 0, 1, NULL, 'field field31001: the ATS refused the write: HTTP 400, code 5 (no documented meaning)', 1795820725729623);
INSERT INTO public.tasks VALUES ('01a21f41-a66a-7131-aa54-755b74012b47', 2, 0, 'fetch_application', '01a21f41-a66a-7131-aa54-755a77e0d308', '01a21f41-a66a-7131-aa54-755a77e0d308:fetch_application', 'queued', 1795820752736089, 2, 2, 0, 2, NULL, 'the ATS is unavailable (the authorization server answered HTTP 500)', 1795820725866669);
INSERT INTO public.tasks VALUES ('01a21f41-a4bc-77f9-9f75-8b7c9bd876ee', 1, 0, 'recheck', '01a21f41-a35b-757c-b203-fdf74b9a4c39', '01a21f41-a35b-757c-b203-fdf74b9a4c39:recheck', 'queued', 1795820745436270, 5, 0, 0, 5, NULL, 'the trigger status is not shown', 1795820725436270);
INSERT INTO public.tellings VALUES ('01a21f41-a504-7460-8d4b-e7dbbdf222e7', 1, 'handoff_failed', 1, 1795820736530978, NULL);
INSERT INTO public.tenant_lanes VALUES (1, 2, 1797030325083456, 0);
INSERT INTO public.tenant_lanes VALUES (1, 1, 9223372036854775807, 1795820725745166);
INSERT INTO public.tenant_lanes VALUES (2, 0, 1795820752736089, 1795820735986504);
INSERT INTO public.tenant_lanes VALUES (1, 0, 1795820745436270, 1795820735991396);
INSERT INTO public.tenants VALUES (1, 'icims', 4321, 'Example 4321', '{"api_url":"http://127.0.0.1:24445","login_url":"http://127.0.0.1:24445","audience":null,"roles":{"coordinator":"field23848","hiring_manager":"hiringmanager","job_owner":"jobowner","recruiter":"recruiter","secondary_recruiter":"secondaryrecruiter"},"link_field":"field31001","link_days":14,"refuse_duplicates":false,"tell_ignored":false}', NULL, 1, 1795820721611000);
INSERT INTO public.tenants VALUES (2, 'icims', 4322, 'Example 4322', '{"api_url":"http://127.0.0.1:24771","login_url":"http://127.0.0.1:24771","audience":null,"roles":{"coordinator":"field23848","hiring_manager":"hiringmanager","job_owner":"jobowner","recruiter":"recruiter","secondary_recruiter":"secondaryrecruiter"},"link_field":"field31001","link_days":14,"refuse_duplicates":false,"tell_ignored":false}', NULL, 1, 1795820723404637);
INSERT INTO public.timeline VALUES ('01a21f41-a39b-7485-af3c-7efe89a93d9a', '01a21f41-a35b-757c-b203-fdf74b9a4c39', 1795820725147082, 'fetch', 'read', NULL, 'It waits to be opened.');
INSERT INTO public.timeline VALUES ('01a21f41-a3c8-7522-83b6-da9a96722412', '01a21f41-a35b-757c-b203-fdf74b9a4c39', 1795820725192205, 'hand_over', 'waits on our page', NULL, 'A recruiter opens the link.');
INSERT INTO public.timeline VALUES ('01a21f41-a3cc-73c8-a8d7-fac70958033c', '01a21f41-a35b-757c-b203-fdf74b9a4c39', 1795820725196148, 'write_link', 'written', NULL, NULL);
INSERT INTO public.timeline VALUES ('01a21f41-a417-73e5-b609-196a22accc3c', '01a21f41-a35b-757c-b203-fdf74b9a4c39', 1795820725271013, 'open', 'opened', 'with the link', 'The application is moved to the next status.');
INSERT INTO public.timeline VALUES ('01a21f41-a44b-721b-b9ac-fa860f9a2cd9', '01a21f41-a35b-757c-b203-fdf74b9a4c39', 1795820725323185, 'advance', 'advanced', NULL, NULL);
INSERT INTO public.timeline VALUES ('01a21f41-a5e1-75a7-a0cd-0abf0bb4d3fd', '01a21f41-a5bf-76e6-b390-574b1cb4f2a1', 1795820725729623, 'fetch', 'read', NULL, 'It waits to be opened.');
INSERT INTO public.timeline VALUES ('01a21f41-a5fb-77ec-b6c2-d32c63fe65a2', '01a21f41-a5bf-76e6-b390-574b1cb4f2a1', 1795820725755849, 'hand_over', 'waits on our page', NULL, 'A recruiter opens the link.');
INSERT INTO public.timeline VALUES ('01a21f41-a5fb-77ec-b6c2-d32d8c16d3e1', '01a21f41-a5bf-76e6-b390-574b1cb4f2a1', 1795820725755335, 'write_link', 'refused', 'field field31001: the ATS refused the write: HTTP 400, code 5 (no documented meaning)', 'An administrator has to allow writing the field, or unset it here.');
INSERT INTO public.timeline VALUES ('01a21f41-a60c-722f-a9f9-4a82854ebacf', '01a21f41-a5bf-76e6-b390-574b1cb4f2a1', 1795820725772892, 'fail', 'write_link was given up', 'field field31001: the ATS refused the write: HTTP 400, code 5 (no documented meaning)', 'A person looks at it; `retry` runs it again.');
INSERT INTO public.timeline VALUES ('01a21f41-a60c-722f-a9f9-4a83429d4105', '01a21f41-a5bf-76e6-b390-574b1cb4f2a1', 1795820725772892, 'alert', 'given up', NULL, NULL);
INSERT INTO public.timeline VALUES ('01a21f41-a67b-71fe-967d-e98d8da37169', '01a21f41-a66a-7131-aa54-755a77e0d308', 1795820725883645, 'fetch', 'waiting', 'the ATS is unavailable (the authorization server answered HTTP 500)', 'Nobody has to do anything: the ATS is asked again, and the link can be opened meanwhile.');
INSERT INTO public.troubles VALUES (1, 'handoff_failed', 1, 1795820725767475, 1795820725767475, 0, 13002, '01a21f41-a5bf-76e6-b390-574b1cb4f2a1', 'field field31001: the ATS refused the write: HTTP 400, code 5 (no documented meaning)');
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
ALTER TABLE ONLY public.circuits
    ADD CONSTRAINT circuits_pkey PRIMARY KEY (tenant_id);
ALTER TABLE ONLY public.credentials
    ADD CONSTRAINT credentials_pkey PRIMARY KEY (credential_id);
ALTER TABLE ONLY public.delivery_hours
    ADD CONSTRAINT delivery_hours_pkey PRIMARY KEY (hour, tenant_id);
ALTER TABLE ONLY public.events
    ADD CONSTRAINT events_pkey PRIMARY KEY (event_id);
ALTER TABLE ONLY public.handoff_slots
    ADD CONSTRAINT handoff_slots_pkey PRIMARY KEY (tenant_id, workflow_id, trigger_digits);
ALTER TABLE ONLY public.handoffs
    ADD CONSTRAINT handoffs_pkey PRIMARY KEY (handoff_id);
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
ALTER TABLE ONLY public.replicas
    ADD CONSTRAINT replicas_pkey PRIMARY KEY (replica_id);
ALTER TABLE ONLY public.rules
    ADD CONSTRAINT rules_pkey PRIMARY KEY (tenant_id, trigger_digits);
ALTER TABLE ONLY public.schedules
    ADD CONSTRAINT schedules_pkey PRIMARY KEY (name);
ALTER TABLE ONLY public.signing_keys
    ADD CONSTRAINT signing_keys_pkey PRIMARY KEY (key_id);
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
CREATE INDEX advances_by_move ON public.advances USING btree (tenant_id, workflow_id, to_digits);
CREATE INDEX applications_by_age ON public.applications USING btree (read_at);
CREATE INDEX credentials_by_principal ON public.credentials USING btree (direction, principal);
CREATE INDEX events_by_handoff ON public.events USING btree (handoff_id) WHERE (handoff_id IS NOT NULL);
CREATE INDEX events_ignored ON public.events USING btree (tenant_id, workflow_id) WHERE (handoff_id IS NULL);
CREATE INDEX handoffs_by_job ON public.handoffs USING btree (tenant_id, job_id);
CREATE INDEX handoffs_by_person ON public.handoffs USING btree (tenant_id, person_id);
CREATE INDEX jobs_by_age ON public.jobs USING btree (read_at);
CREATE INDEX notices_by_target ON public.notices USING btree (target_id, notice_id);
CREATE INDEX notices_due ON public.notices USING btree (next_at) WHERE (state = 'queued'::text);
CREATE UNIQUE INDEX notices_once ON public.notices USING btree (target_id, tenant_id, kind) WHERE (state = 'queued'::text);
CREATE INDEX persons_by_age ON public.persons USING btree (read_at);
CREATE INDEX task_attempts_by_handoff ON public.task_attempts USING btree (handoff_id, started_at);
CREATE INDEX tasks_dead ON public.tasks USING btree (handoff_id) WHERE (state = 'dead'::text);
CREATE INDEX tasks_leased ON public.tasks USING btree (lease_until) WHERE (state = 'leased'::text);
CREATE UNIQUE INDEX tasks_once ON public.tasks USING btree (tenant_id, dedup_key) WHERE (state = ANY (ARRAY['queued'::text, 'leased'::text]));
CREATE INDEX tasks_queued ON public.tasks USING btree (tenant_id, lane, run_at, task_id) WHERE (state = 'queued'::text);
CREATE INDEX tenant_lanes_due ON public.tenant_lanes USING btree (lane, next_run_at);
CREATE INDEX timeline_by_handoff ON public.timeline USING btree (handoff_id, at, entry_id);
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
