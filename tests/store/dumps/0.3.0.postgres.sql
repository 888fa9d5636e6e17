-- A database of goodtime-icims 0.3.0, made by `make dump`.
-- link of 13001: http://goodtime.test/v2/ats/open/AVZAAaIgSasQcGK_24QOgEyrgQAAAAADOE8u1OnPhHqedRczkQXe
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
INSERT INTO public._sqlx_migrations VALUES (1, 'foundation', '2026-11-28 03:53:44.35034+00', true, '\x4bd12b3a75e5734d74bf962f6f8c776681b752013db514bbae26795ced04fa7add3a89576f73b3bfd6a76b9e82e6dc21', 54225229);
INSERT INTO public._sqlx_migrations VALUES (2, 'notices', '2026-11-28 03:53:44.405545+00', true, '\x498fc32af1d380bed64c5c99a566bc95045dc9d853d8d3d802fb75486ffd14927a9db6208955811141e9f298b5214916', 9875809);
INSERT INTO public._sqlx_migrations VALUES (3, 'api', '2026-11-28 03:53:44.41596+00', true, '\x1ba73058836dd5c8c54e90cf5fedf8bc2c9a55021d59f61793077a088dfbb0b2539f1ae9b00fc925526feb084f1c9465', 2593694);
INSERT INTO public._sqlx_migrations VALUES (4, 'outbound', '2026-11-28 03:53:44.41894+00', true, '\x252638e166d0f94e76663ed384a39b99e1442a2341f373c04a36ea9fdb8933b2cd1b57a0289043e053659b207310f5e5', 8825859);
INSERT INTO public.advances VALUES ('01a22049-ab10-7062-bfdb-840e804cab81', 'forward', 1, 13001, 20700, 'C20700', 'C20800', 20800, 1795838028823316, 1, 1795838028823316, NULL, 'advanced', NULL, NULL, NULL, NULL, 1795838028863198, NULL);
INSERT INTO public.api_tokens VALUES ('01a22049-aad9-759f-90de-6746e44a6102', 1, 'hooks', 'resumes:read webhooks:write', 'command line', 1795838028505090, 1803614028505090, NULL);
INSERT INTO public.api_tokens VALUES ('01a22049-adb7-738b-bb5f-af2ba9d965bb', 1, 'scheduler', 'handoffs:read', 'command line', 1795838029239985, 1803614029239985, NULL);
INSERT INTO public.applications VALUES (1, 13001, 9006, 4401, 'C20800', 'Interview: Interview Scheduled', 'Career Portal', 1795837980000000, 1795838028853313);
INSERT INTO public.applications VALUES (1, 13002, 9007, 4401, 'C20700', 'Review: Send to GoodTime', 'Career Portal', 1795837980000000, 1795838029284323);
INSERT INTO public.audit_log VALUES ('01a22049-9be9-7222-a651-ed30ee8fe3a3', NULL, 'service', 'signing_key.add', '01a22049-9be9-7222-a651-ed2fd1b216c4', 1795838024681214);
INSERT INTO public.audit_log VALUES ('01a22049-9ceb-7505-877d-66006ef7ab8f', 1, 'command line', 'tenant.add', '4321', 1795838024939805);
INSERT INTO public.audit_log VALUES ('01a22049-9de8-724b-8711-cf672c5976ad', 1, 'command line', 'rule.put', '20700', 1795838025192530);
INSERT INTO public.audit_log VALUES ('01a22049-a422-7190-a404-94d50c9fc759', 2, 'command line', 'tenant.add', '4322', 1795838026786214);
INSERT INTO public.audit_log VALUES ('01a22049-a4a9-7313-aa67-083221c34f2e', 2, 'command line', 'rule.put', '20700', 1795838026921075);
INSERT INTO public.audit_log VALUES ('01a22049-aad9-759f-90de-6747264246c5', 1, 'command line', 'api_token.add', '01a22049-aad9-759f-90de-6746e44a6102', 1795838028505090);
INSERT INTO public.audit_log VALUES ('01a22049-aaff-7272-b77e-8d4a26493ad0', 1, 'api token 01a22049-aad9-759f-90de-6746e44a6102', 'webhook_endpoint.add', '01a22049-aaff-7272-b77e-8d492c5aacb7', 1795838028543044);
INSERT INTO public.audit_log VALUES ('01a22049-ad21-7398-b1f8-87ded3fd0015', NULL, 'command line', 'notify.add', '01a22049-ad21-7398-b1f8-87dd35126751', 1795838029089950);
INSERT INTO public.audit_log VALUES ('01a22049-adb7-738b-bb5f-af2c801e5d17', 1, 'command line', 'api_token.add', '01a22049-adb7-738b-bb5f-af2ba9d965bb', 1795838029239985);
INSERT INTO public.audit_log VALUES ('01a22049-af85-7375-a85d-4efc602f2442', 2, 'command line', 'rule.remove', '20700', 1795838029701356);
INSERT INTO public.circuits VALUES (2, 2, 1795838029501775, 0, 'the ATS is unavailable (the authorization server answered HTTP 500)');
INSERT INTO public.credentials VALUES ('01a22049-9ceb-7505-877d-65fedda56cf4', 1, 'inbound', 'icims-4321', 'basic', NULL, '\xbe867d85f9b238d74580976f8114e46fc67804828511733049f83a225ae9087b11dd5e5ba8f7141d83edec1e86a5a537818ce9e5df5d66', 'dump', 1795838024939805, NULL, 1795838024939805);
INSERT INTO public.credentials VALUES ('01a22049-9ceb-7505-877d-65ffd4f58971', 1, 'outbound', 'connector', 'oauth_client', 'records', '\xea56bae9abcaea2959afb01c1d9d6e4a2695462ab45bf1e0a613e14d19a9b30b1f74e17b22b38ae3d7e9dad56c412a2e6d409baa', 'dump', 1795838024939805, NULL, 1795838024939805);
INSERT INTO public.credentials VALUES ('01a22049-a422-7190-a404-94d3a1cff948', 2, 'inbound', 'icims-4322', 'hmac', NULL, '\x22108d0a851b7aaaa90d88d7100b229c2640e184a5dfc98f1e37151e61889240748bb2b0e9c8ff4f0d0a413161e76c8192f7508cff9f4c', 'dump', 1795838026786214, NULL, 1795838026786214);
INSERT INTO public.credentials VALUES ('01a22049-a422-7190-a404-94d42d27868b', 2, 'outbound', 'connector', 'oauth_client', 'records', '\x3b54ac63dac4116badf100227a9ca545a3e08b95a339770570fd57f1346f31368b92e0b2389c58b0f74d1eab6aec26a915c65f70', 'dump', 1795838026786214, NULL, 1795838026786214);
INSERT INTO public.events VALUES ('01a22049-ab10-7062-bfdb-840dc77805f8', 1, 'webhook', 'accepted', NULL, '01a22049-ab10-7062-bfdb-840e804cab81', '01a22049-9ceb-7505-877d-65fedda56cf4', '\x44f86bf0a557b030edcf0489458760c21515c17fed119fe76cbae75357086499', 13001, 9006, 4401, 9003, 10100, 20700, 1795838028560749);
INSERT INTO public.events VALUES ('01a22049-acd0-72c0-be88-d0ffc0cfcb52', 1, 'webhook', 'duplicate', NULL, '01a22049-ab10-7062-bfdb-840e804cab81', '01a22049-9ceb-7505-877d-65fedda56cf4', '\x44f86bf0a557b030edcf0489458760c21515c17fed119fe76cbae75357086499', 13001, 9006, 4401, 9003, 10100, 20700, 1795838029008518);
INSERT INTO public.events VALUES ('01a22049-add5-7199-9497-ed37057c9e86', 1, 'webhook', 'accepted', NULL, '01a22049-add5-7199-9497-ed38bfde8273', '01a22049-9ceb-7505-877d-65fedda56cf4', '\x9cdb00159528f70cf91051ddfc935ffb3d47a83e0f238e0fe50bd8f4f3770417', 13002, 9007, 4401, 9003, 10100, 20700, 1795838029269311);
INSERT INTO public.events VALUES ('01a22049-aea9-72f9-9f33-314a9b7a9431', 2, 'webhook', 'accepted', NULL, '01a22049-aea9-72f9-9f33-314ba2356fd5', '01a22049-a422-7190-a404-94d3a1cff948', '\x0c6388e1391374d3caa61f338a18060123b479746a23e83c2938b94697510c9d', 13001, 9006, 4401, 9003, 10100, 20700, 1795838029481791);
INSERT INTO public.events VALUES ('01a22049-b57c-71f7-963d-e30c33f3a352', 2, 'webhook', 'ignored', 'not_a_trigger', NULL, '01a22049-a422-7190-a404-94d3a1cff948', '\x84d454c56857d3dbc8be4ec8bf316c75e49ae59929d945669007361266f605a2', 13002, 9007, 4401, 9003, 10100, 20700, 1795838031228904);
INSERT INTO public.handoff_slots VALUES (1, 13001, 20700, '01a22049-ab10-7062-bfdb-840e804cab81', NULL, 1, 1795838029008518, 1797047628560749);
INSERT INTO public.handoff_slots VALUES (1, 13002, 20700, '01a22049-add5-7199-9497-ed38bfde8273', NULL, 1, 1795838029269311, 1797047629269311);
INSERT INTO public.handoff_slots VALUES (2, 13001, 20700, '01a22049-aea9-72f9-9f33-314ba2356fd5', NULL, 1, 1795838029481791, 1797047629481791);
INSERT INTO public.handoffs VALUES ('01a22049-ab10-7062-bfdb-840e804cab81', 1, 13001, 9006, 4401, 9003, '01a22049-ab10-7062-bfdb-840dc77805f8', 10100, 20700, 'C20800', 'interactive', 1, NULL, 'live', 0, 1795838028560749, 1797047628560749, 1795838028593813, NULL, NULL, 1795838028863198, 1795838028670898, 1795838028800696, 'link', NULL);
INSERT INTO public.handoffs VALUES ('01a22049-add5-7199-9497-ed38bfde8273', 1, 13002, 9007, 4401, 9003, '01a22049-add5-7199-9497-ed37057c9e86', 10100, 20700, 'C20800', 'interactive', 1, NULL, 'live', 0, 1795838029269311, 1797047629269311, 1795838029284323, NULL, NULL, NULL, 1795838029315923, NULL, NULL, NULL);
INSERT INTO public.handoffs VALUES ('01a22049-aea9-72f9-9f33-314ba2356fd5', 2, 13001, 9006, 4401, 9003, '01a22049-aea9-72f9-9f33-314a9b7a9431', 10100, 20700, 'C20800', 'interactive', 1, NULL, 'live', 0, 1795838029481791, 1797047629481791, NULL, 'unavailable', 1795838029498794, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.idempotency_keys VALUES ('\x034901e0114b0f10638c19eb64164181cc7c227ea0bf820b970ada439f49bfdf', '\xd72e8808058db8397598843fd28ba5f3dadc6b27fd7572d0f1b2e298ed0cc92b', 1, 1795838028540146, NULL, '\xd6add7ca12be6b275b7876721102f34a912c3efc7714c4d8e62864645cb9db2910d564c8d4d7fbe6cb63fc8afd4b91458b4ced405d23636113080e462eda173730b777b3fa0524f76d1b263cf3a595c8320ab1c4ddf1bf7331bc5c68974c89ffc57742ea993bd5b7f108f23fc6c887466dd5e325e739a8a39ed357adb3ab44f486e6b477731f0700449de5f9d4b845f9e2119ae51de416ba6c6b8a5ac365378e2f97583de0b70ba7e1322dfdcd88a7efc1438e6c83cb937311a86b95fc7a374f4abbaf9eb37a25667933741505b948fa6cab9b4f0c9f973e00b607590c7a837e3e1dab2bf3d2e4cf187b752deb7f59ac0db020a3da5f0f95f06879f2b962d6b548fc21f1b0b863f3cfc106252c752e7d32aa8fc4763757aa7ef2959e84e668150176f5f617608d06daec520802f8adc76964c234624643d7c10cb24a0560255f7392ca57a455545f2b453783159ed262109963142075d0a4d48ce6da9d1ccd21a5a6e27186926721fae603c489afdbe57e331098c07d2351c7706f00177fa05cb8ad12679274ae57aced09a448c891a0ea4fe8d22b558e167d7423dd2e714727ff5c81efd4da7984afdff5afe467b76e1f8ae38ce45e948c8d9f0d66ca9282b021bccd1dc04164f0b487773a9d8bcb1af76c3b33862865cdc2eb1b989ccda4bee0d15504d761e26a824cb0d05543a2ce49e7275981eed97678dfa2a62472c0d20fb6c7a8e8cd14225f072fa3d0a67ef5aea91cc10e0a61ad1484c0c3ebb2781c2d154ffa63fe2efea05d19a152854c77bdae7492c42f51c34f6b0eeed5e21961e1fe776f270720c0779155e64f3ae48d9555d19f6a0d256c0834ae2cbe58f2d80407b6ba5287c3dd4a949d596977627bc32f0417e5742d392c88824076895430', 'dump');
INSERT INTO public.ignored_statuses VALUES (2, 20700, 1, 1795838031228904, 1795838031228904);
INSERT INTO public.jobs VALUES (1, 4401, '2026-4401', 'Support Engineer', 'Approved', 'Site A - 1 Main St  Springfield, Massachusetts 01101 United States', '[{"role":"coordinator","person":9005},{"role":"hiring_manager","person":9004},{"role":"recruiter","person":9003}]', 1795837980000000, 1795838029284323);
INSERT INTO public.meta VALUES (1, 'us', 10, NULL, 1, 498217);
INSERT INTO public.notice_targets VALUES ('01a22049-ad21-7398-b1f8-87dd35126751', NULL, 'webhook', '\xd0ec213e33f30fdb87cdd6a40244f98e1c2aa23851b474c00b144171b80244731f015654cb0d03c08de73d9a833781e6863b29cb2b7acfe0b02e4b40d5fba23af1a527be6f4a1ae8e0b928cb2028847ba99e9482cf8243a8f44d0def029d367dca8446ff80420e417e1a9ace7c73e103a4c31fb37b89c551dbcaba90e5', 'dump', 'all', 1795838029089950);
INSERT INTO public.notices VALUES ('01a22049-d72f-77b1-986f-18cdf3235ba4', '01a22049-ad21-7398-b1f8-87dd35126751', 1, 'handoff_failed', 0, 1, 1795838029339736, 1795838029339736, 13002, '01a22049-add5-7199-9497-ed38bfde8273', 'field field31001: the ATS refused the write: HTTP 400, code 5 (no documented meaning)', 'queued', 1, 1795838069867820, 'it could not be connected to', 1795838039855828, NULL);
INSERT INTO public.persons VALUES (1, 9006, 'Jane', NULL, 'Doe', 'jane.doe@example.com', '[{"kind":"Mobile","number":"555 555 0100"}]', NULL, 'Cand:Active', 1795837980000000, 1795838028593813);
INSERT INTO public.persons VALUES (1, 9003, 'Ana', NULL, 'Ruiz', 'ana.ruiz@example.com', '[{"kind":"Mobile","number":"555 555 0110"}]', NULL, 'Emp:Current Employee', 1795837980000000, 1795838029284323);
INSERT INTO public.persons VALUES (1, 9004, 'Sam', NULL, 'Lee', 'sam.lee@example.com', '[]', NULL, 'HM:Active', 1795837980000000, 1795838029284323);
INSERT INTO public.persons VALUES (1, 9005, 'Noor', NULL, 'Haddad', 'noor.haddad@example.com', '[]', NULL, 'Emp:Current Employee', 1795837980000000, 1795838029284323);
INSERT INTO public.persons VALUES (1, 9007, 'Omar', NULL, 'Said', 'omar.said@example.com', '[{"kind":"Mobile","number":"555 555 0100"}]', NULL, 'Cand:Active', 1795837980000000, 1795838029284323);
INSERT INTO public.principals VALUES ('inbound', 'icims-4321', 1);
INSERT INTO public.principals VALUES ('outbound', 'connector', 1);
INSERT INTO public.principals VALUES ('inbound', 'icims-4322', 2);
INSERT INTO public.principals VALUES ('outbound', 'connector', 2);
INSERT INTO public.replicas VALUES ('01a22049-9b47-7052-93bb-cc3cf4a26b01', 'host:21080', 'web,worker,sync', '0.3.0', -1, 1795838024519981, 1795838034822148);
INSERT INTO public.rules VALUES (1, 20700, 'C20800', 'interactive', 1795838025192530);
INSERT INTO public.schedules VALUES ('troubles', 1, 0, 1795838084803230);
INSERT INTO public.schedules VALUES ('signing_keys', 1, 0, 1795841624803599);
INSERT INTO public.schedules VALUES ('forgetting', 1, 0, 1795838624803630);
INSERT INTO public.schedules VALUES ('delivery_hours', 1, 0, 1795838324803500);
INSERT INTO public.schedules VALUES ('notices', 2, 0, 1795838054854567);
INSERT INTO public.signing_keys VALUES ('01a22049-9be9-7222-a651-ed2fd1b216c4', '\x4a6552109506d1e015bbc23d948bb5b1273d6254eac2b30d7779ee1bac37045243a50a00935bebcb721e791acd57d077914842e90609b8bd37ca347bf52fa1d8ed28d4628ce542', 'dump', 1795838024681214, NULL, 1795838024681214);
INSERT INTO public.task_attempts VALUES ('01a22049-ab10-7062-bfdb-840ffbbb681f', 1, '01a22049-ab10-7062-bfdb-840e804cab81', 'fetch_application', 1795838028591816, 1795838028652732, 'done', NULL);
INSERT INTO public.task_attempts VALUES ('01a22049-ab5a-7403-b180-d152c23c15d3', 1, '01a22049-ab10-7062-bfdb-840e804cab81', 'hand_over', 1795838028668476, 1795838028677063, 'done', NULL);
INSERT INTO public.task_attempts VALUES ('01a22049-ab5a-7403-b180-d154d1aed5ae', 1, '01a22049-ab10-7062-bfdb-840e804cab81', 'write_link', 1795838028681246, 1795838028694089, 'done', NULL);
INSERT INTO public.task_attempts VALUES ('01a22049-ab7e-7775-98cc-9913798c183e', 1, '01a22049-ab10-7062-bfdb-840e804cab81', 'tell_scheduler', 1795838028692143, 1795838028722542, 'retry', 'it could not be connected to');
INSERT INTO public.task_attempts VALUES ('01a22049-ab7e-7775-98cc-9913798c183e', 2, '01a22049-ab10-7062-bfdb-840e804cab81', 'tell_scheduler', 1795838028823901, 1795838028833973, 'wait', 'the endpoint did not take a message');
INSERT INTO public.task_attempts VALUES ('01a22049-ac00-71cb-8ea3-d6bd46b713d2', 1, '01a22049-ab10-7062-bfdb-840e804cab81', 'advance_application', 1795838028819404, 1795838028869839, 'done', NULL);
INSERT INTO public.task_attempts VALUES ('01a22049-ab7e-7775-98cc-9913798c183e', 3, '01a22049-ab10-7062-bfdb-840e804cab81', 'tell_scheduler', 1795838028876865, 1795838028879538, 'wait', 'the endpoint did not take a message');
INSERT INTO public.task_attempts VALUES ('01a22049-acd0-72c0-be88-d10122455b3d', 1, '01a22049-ab10-7062-bfdb-840e804cab81', 'recheck', 1795838029019373, 1795838029027536, 'wait', 'the trigger status is not shown');
INSERT INTO public.task_attempts VALUES ('01a22049-add5-7199-9497-ed398c413524', 1, '01a22049-add5-7199-9497-ed38bfde8273', 'fetch_application', 1795838029283391, 1795838029306448, 'done', NULL);
INSERT INTO public.task_attempts VALUES ('01a22049-adf3-71b7-9280-4bf4fb368881', 1, '01a22049-add5-7199-9497-ed38bfde8273', 'hand_over', 1795838029314204, 1795838029322324, 'done', NULL);
INSERT INTO public.task_attempts VALUES ('01a22049-adf3-71b7-9280-4bf61d02412d', 1, '01a22049-add5-7199-9497-ed38bfde8273', 'write_link', 1795838029324369, 1795838029339736, 'give_up', 'field field31001: the ATS refused the write: HTTP 400, code 5 (no documented meaning)');
INSERT INTO public.task_attempts VALUES ('01a22049-ae03-76dc-beb6-fcac758a003d', 1, '01a22049-add5-7199-9497-ed38bfde8273', 'tell_scheduler', 1795838029337630, 1795838029342323, 'wait', 'the endpoint fails, or has enough to do');
INSERT INTO public.task_attempts VALUES ('01a22049-aea9-72f9-9f33-314c05c99636', 1, '01a22049-aea9-72f9-9f33-314ba2356fd5', 'fetch_application', 1795838029492320, 1795838029501775, 'retry', 'the ATS is unavailable (the authorization server answered HTTP 500)');
INSERT INTO public.task_attempts VALUES ('01a22049-acd0-72c0-be88-d10122455b3d', 2, '01a22049-ab10-7062-bfdb-840e804cab81', 'recheck', 1795838030515001, 1795838030522897, 'wait', 'the trigger status is not shown');
INSERT INTO public.task_attempts VALUES ('01a22049-acd0-72c0-be88-d10122455b3d', 3, '01a22049-ab10-7062-bfdb-840e804cab81', 'recheck', 1795838032542280, 1795838032551885, 'wait', 'the trigger status is not shown');
INSERT INTO public.task_attempts VALUES ('01a22049-ab7e-7775-98cc-9913798c183e', 4, '01a22049-ab10-7062-bfdb-840e804cab81', 'tell_scheduler', 1795838034574734, 1795838034587098, 'retry', 'it could not be connected to');
INSERT INTO public.task_attempts VALUES ('01a22049-ae03-76dc-beb6-fcac758a003d', 2, '01a22049-add5-7199-9497-ed38bfde8273', 'tell_scheduler', 1795838034595310, 1795838034596952, 'wait', 'the endpoint fails, or has enough to do');
INSERT INTO public.task_attempts VALUES ('01a22049-acd0-72c0-be88-d10122455b3d', 4, '01a22049-ab10-7062-bfdb-840e804cab81', 'recheck', 1795838035607696, 1795838035616854, 'wait', 'the trigger status is not shown');
INSERT INTO public.task_attempts VALUES ('01a22049-aea9-72f9-9f33-314c05c99636', 2, '01a22049-aea9-72f9-9f33-314ba2356fd5', 'fetch_application', 1795838039641899, 1795838039646752, 'retry', 'the ATS is unavailable (the authorization server answered HTTP 500)');
INSERT INTO public.task_attempts VALUES ('01a22049-acd0-72c0-be88-d10122455b3d', 5, '01a22049-ab10-7062-bfdb-840e804cab81', 'recheck', 1795838039648150, 1795838039655662, 'wait', 'the trigger status is not shown');
INSERT INTO public.tasks VALUES ('01a22049-ab5a-7403-b180-d1534d569c5e', 1, 2, 'lapse', '01a22049-ab10-7062-bfdb-840e804cab81', '01a22049-ab10-7062-bfdb-840e804cab81:lapse', 'queued', 1797047628560749, 0, 0, 0, 0, NULL, NULL, 1795838028634908);
INSERT INTO public.tasks VALUES ('01a22049-adf3-71b7-9280-4bf5dc584c06', 1, 2, 'lapse', '01a22049-add5-7199-9497-ed38bfde8273', '01a22049-add5-7199-9497-ed38bfde8273:lapse', 'queued', 1797047629269311, 0, 0, 0, 0, NULL, NULL, 1795838029299228);
INSERT INTO public.tasks VALUES ('01a22049-adf3-71b7-9280-4bf61d02412d', 1, 1, 'write_link', '01a22049-add5-7199-9497-ed38bfde8273', '01a22049-add5-7199-9497-ed38bfde8273:write_link', 'dead', 1795838029299228, 1, 0, 0, 1, NULL, 'field field31001: the ATS refused the write: HTTP 400, code 5 (no documented meaning)', 1795838029299228);
INSERT INTO public.tasks VALUES ('01a22049-ab7e-7775-98cc-9913798c183e', 1, 4, 'tell_scheduler', '01a22049-ab10-7062-bfdb-840e804cab81', '01a22049-ab10-7062-bfdb-840e804cab81:tell_scheduler', 'queued', 1795838044584754, 4, 1, 0, 4, NULL, 'it could not be connected to', 1795838028863198);
INSERT INTO public.tasks VALUES ('01a22049-ae03-76dc-beb6-fcac758a003d', 1, 4, 'tell_scheduler', '01a22049-add5-7199-9497-ed38bfde8273', '01a22049-add5-7199-9497-ed38bfde8273:tell_scheduler', 'queued', 1795838045527255, 2, 0, 0, 2, NULL, 'the endpoint fails, or has enough to do', 1795838029315923);
INSERT INTO public.tasks VALUES ('01a22049-aea9-72f9-9f33-314c05c99636', 2, 0, 'fetch_application', '01a22049-aea9-72f9-9f33-314ba2356fd5', '01a22049-aea9-72f9-9f33-314ba2356fd5:fetch_application', 'queued', 1795838054598764, 2, 2, 0, 2, NULL, 'the ATS is unavailable (the authorization server answered HTTP 500)', 1795838029481791);
INSERT INTO public.tasks VALUES ('01a22049-acd0-72c0-be88-d10122455b3d', 1, 0, 'recheck', '01a22049-ab10-7062-bfdb-840e804cab81', '01a22049-ab10-7062-bfdb-840e804cab81:recheck', 'queued', 1795838049008518, 5, 0, 0, 5, NULL, 'the trigger status is not shown', 1795838029008518);
INSERT INTO public.tellings VALUES ('01a22049-ad21-7398-b1f8-87dd35126751', 1, 'handoff_failed', 1, 1795838039855828, NULL);
INSERT INTO public.tenant_lanes VALUES (1, 2, 1797047628560749, 0);
INSERT INTO public.tenant_lanes VALUES (1, 1, 9223372036854775807, 1795838029316636);
INSERT INTO public.tenant_lanes VALUES (1, 4, 1795838044584754, 1795838034590687);
INSERT INTO public.tenant_lanes VALUES (2, 0, 1795838054598764, 1795838039637860);
INSERT INTO public.tenant_lanes VALUES (1, 0, 1795838049008518, 1795838039643777);
INSERT INTO public.tenants VALUES (1, 'icims', 4321, 'Example 4321', '{"api_url":"http://127.0.0.1:29434","login_url":"http://127.0.0.1:29434","audience":null,"roles":{"coordinator":"field23848","hiring_manager":"hiringmanager","job_owner":"jobowner","recruiter":"recruiter","secondary_recruiter":"secondaryrecruiter"},"link_field":"field31001","link_days":14,"refuse_duplicates":false,"tell_ignored":false}', NULL, 1, 1795838024939805);
INSERT INTO public.tenants VALUES (2, 'icims', 4322, 'Example 4322', '{"api_url":"http://127.0.0.1:26725","login_url":"http://127.0.0.1:26725","audience":null,"roles":{"coordinator":"field23848","hiring_manager":"hiringmanager","job_owner":"jobowner","recruiter":"recruiter","secondary_recruiter":"secondaryrecruiter"},"link_field":"field31001","link_days":14,"refuse_duplicates":false,"tell_ignored":false}', NULL, 1, 1795838026786214);
INSERT INTO public.timeline VALUES ('01a22049-ab5a-7403-b180-d155688bd7d6', '01a22049-ab10-7062-bfdb-840e804cab81', 1795838028634908, 'fetch', 'read', NULL, 'It waits to be opened.');
INSERT INTO public.timeline VALUES ('01a22049-ab7e-7775-98cc-99123aa48f81', '01a22049-ab10-7062-bfdb-840e804cab81', 1795838028670898, 'hand_over', 'schedulers are told', NULL, 'A recruiter opens the link.');
INSERT INTO public.timeline VALUES ('01a22049-ab8b-70d4-8947-a338c97dffe1', '01a22049-ab10-7062-bfdb-840e804cab81', 1795838028683517, 'write_link', 'written', NULL, NULL);
INSERT INTO public.timeline VALUES ('01a22049-ac00-71cb-8ea3-d6bef35fba14', '01a22049-ab10-7062-bfdb-840e804cab81', 1795838028800696, 'open', 'opened', 'with the link', 'The application is moved to the next status.');
INSERT INTO public.timeline VALUES ('01a22049-ac3f-72f3-9053-a12f4ef13729', '01a22049-ab10-7062-bfdb-840e804cab81', 1795838028863198, 'advance', 'advanced', NULL, NULL);
INSERT INTO public.timeline VALUES ('01a22049-adf3-71b7-9280-4bf7f94b928e', '01a22049-add5-7199-9497-ed38bfde8273', 1795838029299228, 'fetch', 'read', NULL, 'It waits to be opened.');
INSERT INTO public.timeline VALUES ('01a22049-ae03-76dc-beb6-fcab37e5a476', '01a22049-add5-7199-9497-ed38bfde8273', 1795838029315923, 'hand_over', 'schedulers are told', NULL, 'A recruiter opens the link.');
INSERT INTO public.timeline VALUES ('01a22049-ae0c-7255-b3cf-e6886c675166', '01a22049-add5-7199-9497-ed38bfde8273', 1795838029324999, 'write_link', 'refused', 'field field31001: the ATS refused the write: HTTP 400, code 5 (no documented meaning)', 'An administrator has to allow writing the field, or unset it here.');
INSERT INTO public.timeline VALUES ('01a22049-ae24-7066-ad30-99fee9a0690a', '01a22049-add5-7199-9497-ed38bfde8273', 1795838029348037, 'fail', 'write_link was given up', 'field field31001: the ATS refused the write: HTTP 400, code 5 (no documented meaning)', 'A person looks at it; `retry` runs it again.');
INSERT INTO public.timeline VALUES ('01a22049-ae24-7066-ad30-99ff0d4c7bf8', '01a22049-add5-7199-9497-ed38bfde8273', 1795838029348037, 'alert', 'given up', NULL, NULL);
INSERT INTO public.timeline VALUES ('01a22049-aeba-76e7-8a3a-8095a44ebd47', '01a22049-aea9-72f9-9f33-314ba2356fd5', 1795838029498794, 'fetch', 'waiting', 'the ATS is unavailable (the authorization server answered HTTP 500)', 'Nobody has to do anything: the ATS is asked again, and the link can be opened meanwhile.');
INSERT INTO public.troubles VALUES (1, 'handoff_failed', 1, 1795838029339736, 1795838029339736, 0, 13002, '01a22049-add5-7199-9497-ed38bfde8273', 'field field31001: the ATS refused the write: HTTP 400, code 5 (no documented meaning)');
INSERT INTO public.webhook_attempts VALUES ('01a22049-ab7e-7775-98cc-991109d8a4ba', 1, 1795838028717366, 1795838028718253, NULL, 'it could not be connected to');
INSERT INTO public.webhook_attempts VALUES ('01a22049-ab7e-7775-98cc-991109d8a4ba', 2, 1795838034584184, 1795838034584754, NULL, 'it could not be connected to');
INSERT INTO public.webhook_endpoints VALUES ('01a22049-aaff-7272-b77e-8d492c5aacb7', 1, 'scheduler', 'handoff.ready,handoff.waiting,handoff.opened,handoff.advanced,handoff.failed,handoff.superseded,handoff.lapsed', 1, '\x8fd0479838d7ccdf242b93de458126832c00c5e350f3c9ed41f5aaeb3b177ebe7e444253fc523c35f45091599e62dab733f2cde6a4f4eb9d8772ee787368d0d49b039df1fe8dec51a30c41d7ad1ca7e708de2ce2af8af6dd6d65c80e9d0f250673a57c7b2d5cd79d2e359590da927adedebab030057f69273ae30d6b79f4329ff4ec1dc0', 'dump', 1, 1795838028543044);
INSERT INTO public.webhook_messages VALUES ('01a22049-ac00-71cb-8ea3-d6bcd1809032', '01a22049-aaff-7272-b77e-8d492c5aacb7', 1, 1, '01a22049-ab10-7062-bfdb-840e804cab81', 'handoff.opened', NULL, 'queued', 1795838028800696, 1795838028800696, 0, NULL, NULL, NULL);
INSERT INTO public.webhook_messages VALUES ('01a22049-ac3f-72f3-9053-a12e66e106a4', '01a22049-aaff-7272-b77e-8d492c5aacb7', 1, 1, '01a22049-ab10-7062-bfdb-840e804cab81', 'handoff.advanced', 'advanced', 'queued', 1795838028863198, 1795838028863198, 0, NULL, NULL, NULL);
INSERT INTO public.webhook_messages VALUES ('01a22049-ae03-76dc-beb6-fcaa8d6af3bc', '01a22049-aaff-7272-b77e-8d492c5aacb7', 1, 1, '01a22049-add5-7199-9497-ed38bfde8273', 'handoff.ready', NULL, 'queued', 1795838029315923, 1795838029315923, 0, NULL, NULL, NULL);
INSERT INTO public.webhook_messages VALUES ('01a22049-ab7e-7775-98cc-991109d8a4ba', '01a22049-aaff-7272-b77e-8d492c5aacb7', 1, 1, '01a22049-ab10-7062-bfdb-840e804cab81', 'handoff.ready', NULL, 'queued', 1795838028670898, 1795838028670898, 2, 1795838044584754, 'it could not be connected to', NULL);
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
ALTER TABLE ONLY public.webhook_attempts
    ADD CONSTRAINT webhook_attempts_pkey PRIMARY KEY (message_id, attempt);
ALTER TABLE ONLY public.webhook_endpoints
    ADD CONSTRAINT webhook_endpoints_pkey PRIMARY KEY (endpoint_id);
ALTER TABLE ONLY public.webhook_messages
    ADD CONSTRAINT webhook_messages_pkey PRIMARY KEY (message_id);
CREATE INDEX advances_by_move ON public.advances USING btree (tenant_id, workflow_id, to_digits);
CREATE INDEX applications_by_age ON public.applications USING btree (read_at);
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
