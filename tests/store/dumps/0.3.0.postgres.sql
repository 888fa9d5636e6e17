-- A database of goodtime-icims 0.3.0, made by `make dump`.
-- link of 13001: http://goodtime.test/v2/ats/open/AVZAAaIgmNLBc8musY5TIO3FqgAAAAAv0NMa-c2jORhjeFxZ4yX4
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
INSERT INTO public._sqlx_migrations VALUES (1, 'foundation', '2026-11-28 05:20:10.701381+00', true, '\x4bd12b3a75e5734d74bf962f6f8c776681b752013db514bbae26795ced04fa7add3a89576f73b3bfd6a76b9e82e6dc21', 108766982);
INSERT INTO public._sqlx_migrations VALUES (2, 'notices', '2026-11-28 05:20:10.811018+00', true, '\x498fc32af1d380bed64c5c99a566bc95045dc9d853d8d3d802fb75486ffd14927a9db6208955811141e9f298b5214916', 17172501);
INSERT INTO public._sqlx_migrations VALUES (3, 'api', '2026-11-28 05:20:10.831432+00', true, '\x1ba73058836dd5c8c54e90cf5fedf8bc2c9a55021d59f61793077a088dfbb0b2539f1ae9b00fc925526feb084f1c9465', 4535335);
INSERT INTO public._sqlx_migrations VALUES (4, 'webhooks and keys', '2026-11-28 05:20:10.836389+00', true, '\x252638e166d0f94e76663ed384a39b99e1442a2341f373c04a36ea9fdb8933b2cd1b57a0289043e053659b207310f5e5', 15813292);
INSERT INTO public.advances VALUES ('01a22098-d2c1-73c9-aeb1-8e5320edc5aa', 'forward', 1, 13001, 20700, 'C20700', 'C20800', 20800, 1795843216546226, 1, 1795843216546226, NULL, 'advanced', NULL, NULL, NULL, NULL, 1795843216632544, NULL);
INSERT INTO public.api_tokens VALUES ('01a22098-d248-71db-9716-2c2d227e9727', 1, 'hooks', 'resumes:read webhooks:write', 'command line', 1795843215944868, 1803619215944868, NULL);
INSERT INTO public.api_tokens VALUES ('01a22098-d731-7465-8cb4-5e7a59593f83', 1, 'scheduler', 'handoffs:read', 'command line', 1795843217201554, 1803619217201554, NULL);
INSERT INTO public.applications VALUES (1, 13001, 9006, 4401, 'C20800', 'Interview: Interview Scheduled', 'Career Portal', 1795843200000000, 1795843216608601);
INSERT INTO public.applications VALUES (1, 13002, 9007, 4401, 'C20700', 'Review: Send to GoodTime', 'Career Portal', 1795843200000000, 1795843217270902);
INSERT INTO public.audit_log VALUES ('01a22098-c060-72fa-894c-2d3cf284e11b', NULL, 'service', 'signing_key.add', '01a22098-c060-72fa-894c-2d3bcc091b0a', 1795843211360801);
INSERT INTO public.audit_log VALUES ('01a22098-c216-757b-8f27-2964e2f8597b', 1, 'command line', 'tenant.add', '4321', 1795843211798213);
INSERT INTO public.audit_log VALUES ('01a22098-c3ae-77fc-98ef-424e8fec8729', 1, 'command line', 'rule.put', '20700', 1795843212206463);
INSERT INTO public.audit_log VALUES ('01a22098-ca41-7522-83b0-10d05e11821c', 2, 'command line', 'tenant.add', '4322', 1795843213889833);
INSERT INTO public.audit_log VALUES ('01a22098-cb6c-7686-a8e9-4856e624ffea', 2, 'command line', 'rule.put', '20700', 1795843214188227);
INSERT INTO public.audit_log VALUES ('01a22098-d248-71db-9716-2c2e4ecc2f7c', 1, 'command line', 'api_token.add', '01a22098-d248-71db-9716-2c2d227e9727', 1795843215944868);
INSERT INTO public.audit_log VALUES ('01a22098-d29d-721b-a0c3-e8442c14eda0', 1, 'api token 01a22098-d248-71db-9716-2c2d227e9727', 'webhook_endpoint.add', '01a22098-d29d-721b-a0c3-e843c5ab1d03', 1795843216029349);
INSERT INTO public.audit_log VALUES ('01a22098-d63e-7323-aca2-0340abc6b1ce', NULL, 'command line', 'notify.add', '01a22098-d63e-7323-aca2-033fc4620804', 1795843216958252);
INSERT INTO public.audit_log VALUES ('01a22098-d731-7465-8cb4-5e7b5ff915c4', 1, 'command line', 'api_token.add', '01a22098-d731-7465-8cb4-5e7a59593f83', 1795843217201554);
INSERT INTO public.audit_log VALUES ('01a22098-da80-720b-b132-bb7975684f7d', 2, 'command line', 'rule.remove', '20700', 1795843218048060);
INSERT INTO public.circuits VALUES (2, 2, 1795843217688729, 0, 'the ATS is unavailable (the authorization server answered HTTP 500)');
INSERT INTO public.credentials VALUES ('01a22098-c216-757b-8f27-2962a802e35e', 1, 'inbound', 'icims-4321', 'basic', NULL, '\x287d1093b779f8928879d430fa586c6b7916ba3e4dcd47dc70891524d0922db8a466d595723052fa393eb3c9e3c1f086b092cfc5d7a968', 'dump', 1795843211798213, NULL, 1795843211798213);
INSERT INTO public.credentials VALUES ('01a22098-c216-757b-8f27-2963617a65d9', 1, 'outbound', 'connector', 'oauth_client', 'records', '\xb5031000dee17be37144110a81c3ee8e6acaf8c194210282de65366450f9d02f199ec2b52003d287b3fcea16145306e076716cd1', 'dump', 1795843211798213, NULL, 1795843211798213);
INSERT INTO public.credentials VALUES ('01a22098-ca41-7522-83b0-10ce60b64fe3', 2, 'inbound', 'icims-4322', 'hmac', NULL, '\x17aee15bf53b92b90ca8771d611d9dd370fb6638e0405ad1e4c3e4cebdbe71d379cc899149237379af944ab707f202f218f50f734a2092', 'dump', 1795843213889833, NULL, 1795843213889833);
INSERT INTO public.credentials VALUES ('01a22098-ca41-7522-83b0-10cf3388895e', 2, 'outbound', 'connector', 'oauth_client', 'records', '\x237b12c55008be952d3945e8081cc6af082a663276e4cf23c6d9c96881acda53513e0b5ccdffde3748625cf4e1942c86722cd4be', 'dump', 1795843213889833, NULL, 1795843213889833);
INSERT INTO public.events VALUES ('01a22098-d2c1-73c9-aeb1-8e5255364d71', 1, 'webhook', 'accepted', NULL, '01a22098-d2c1-73c9-aeb1-8e5320edc5aa', '01a22098-c216-757b-8f27-2962a802e35e', '\x7bb54a5bcb86d87dc29833175f1a082731e009525ef3e404034e87e357843312', 13001, 9006, 4401, 9003, 10100, 20700, 1795843216065019);
INSERT INTO public.events VALUES ('01a22098-d5c6-76e6-8a85-8bd57653c9d2', 1, 'webhook', 'duplicate', NULL, '01a22098-d2c1-73c9-aeb1-8e5320edc5aa', '01a22098-c216-757b-8f27-2962a802e35e', '\x7bb54a5bcb86d87dc29833175f1a082731e009525ef3e404034e87e357843312', 13001, 9006, 4401, 9003, 10100, 20700, 1795843216838965);
INSERT INTO public.events VALUES ('01a22098-d75c-739e-892c-3de0c2a358c0', 1, 'webhook', 'accepted', NULL, '01a22098-d75c-739e-892c-3de13116e8c9', '01a22098-c216-757b-8f27-2962a802e35e', '\xc22113c8672ed65850bb9f9ec33e549f014ff4d59d9b8be7e4203b28f0d3d5f5', 13002, 9007, 4401, 9003, 10100, 20700, 1795843217244019);
INSERT INTO public.events VALUES ('01a22098-d8ee-7366-ac7a-6382133f6df6', 2, 'webhook', 'accepted', NULL, '01a22098-d8ee-7366-ac7a-638370e10127', '01a22098-ca41-7522-83b0-10ce60b64fe3', '\x12b562a365dab469b51605d65b66b093ed820ee50cb224a4cc7114421b88a5c3', 13001, 9006, 4401, 9003, 10100, 20700, 1795843217646249);
INSERT INTO public.events VALUES ('01a22098-e09e-7184-a82c-25180e22046f', 2, 'webhook', 'ignored', 'not_a_trigger', NULL, '01a22098-ca41-7522-83b0-10ce60b64fe3', '\xd24d48f054d962f07c7a95b68bf00c55ecb94d8cb197913befd882cbe6ca2afb', 13002, 9007, 4401, 9003, 10100, 20700, 1795843219614824);
INSERT INTO public.handoff_slots VALUES (1, 13001, 20700, '01a22098-d2c1-73c9-aeb1-8e5320edc5aa', NULL, 1, 1795843216838965, 1797052816065019);
INSERT INTO public.handoff_slots VALUES (1, 13002, 20700, '01a22098-d75c-739e-892c-3de13116e8c9', NULL, 1, 1795843217244019, 1797052817244019);
INSERT INTO public.handoff_slots VALUES (2, 13001, 20700, '01a22098-d8ee-7366-ac7a-638370e10127', NULL, 1, 1795843217646249, 1797052817646249);
INSERT INTO public.handoffs VALUES ('01a22098-d2c1-73c9-aeb1-8e5320edc5aa', 1, 13001, 9006, 4401, 9003, '01a22098-d2c1-73c9-aeb1-8e5255364d71', 10100, 20700, 'C20800', 'interactive', 1, NULL, 'live', 0, 1795843216065019, 1797052816065019, 1795843216111261, NULL, NULL, 1795843216632544, 1795843216244377, 1795843216499777, 'link', NULL);
INSERT INTO public.handoffs VALUES ('01a22098-d75c-739e-892c-3de13116e8c9', 1, 13002, 9007, 4401, 9003, '01a22098-d75c-739e-892c-3de0c2a358c0', 10100, 20700, 'C20800', 'interactive', 1, NULL, 'live', 0, 1795843217244019, 1797052817244019, 1795843217270902, NULL, NULL, NULL, 1795843217355675, NULL, NULL, NULL);
INSERT INTO public.handoffs VALUES ('01a22098-d8ee-7366-ac7a-638370e10127', 2, 13001, 9006, 4401, 9003, '01a22098-d8ee-7366-ac7a-6382133f6df6', 10100, 20700, 'C20800', 'interactive', 1, NULL, 'live', 0, 1795843217646249, 1797052817646249, NULL, 'unavailable', 1795843217684063, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.idempotency_keys VALUES ('\x25df6bde3469b51a38f2f9bf680a0489b4660a233320b62aaf5f3b3f109caa00', '\xd72e8808058db8397598843fd28ba5f3dadc6b27fd7572d0f1b2e298ed0cc92b', 1, 1795843216022299, NULL, '\x038773100615530809bb34c7df8d91091b8384170454075171af1b165c6d9def803eda260838d07698c2ab7c83cb4736451224b2932d118a561a1db75ab53af2cba9546036e6a97d8b35630dc24f1aa1ea76795849cfa5b8bb4fc0d082ce1943117248daef92f565f79681d6c7669ac629f6eec83200d22c274c5eeaa3204c33b0e685aa142a28286d3994161ddc803853d01629a540021fe3a39928c0f6bb8536f204e5506f68ccb9765ddbe765fa129d2126e52b107030ff59da29f9fac6307b851eed1f88ba0cbf9b0f501cbd50475ff968d3bd37a9d2b41e2979ccfd9e0ba3c1e004474da58a65766eb7d846bfcbada3346e8617e27650e7b1b9698da079803447272b44c3e4fb968862573f90cd4cbe3a4453be33eb56e01f7d77ccafac9753e630e9fd9ae35951c90c1d322753cbb7d93a4a42bd9303c50d72d330eb26701bb0207ac1e537c10cf15244bc1ca90dedabedbb127ffb79b0179dfab007ec441fd528eeff42a23c06e6d3b306f50ccec947e8e5ef52dab7b067871ee82870f504a81ded73b135fddf624cca226e7c8ff1540344eaaa8096fa8b377ccb73486b8bf9d44063ba08b921236d51040a978cb9ebe997f587dc1ff41df4529e43cbc9e2d76d3bc43be5e0a7f3c6e2dfc7ad632e611df5a7689aa173af978e765e364388d228b32ae0321dfc714a35a43686f4472301b7342d11cd5a6e93cc132869141121b6e47a5b8434e49826469b0757a3cf65356b765fb68298fe6f8416163bae80ed6bc58d53249a013aa603c9d03db80c37f81c719e396b3e03435ca0d9f86cc364bbc06ea84e1ad9ae9fe3544cbc92751e146fc89e01090176163c436e249e6d0cf81763d600641a7ec4efed7123c238dee6d38eb4c47ffe25b7999f7c84', 'dump');
INSERT INTO public.ignored_statuses VALUES (2, 20700, 1, 1795843219614824, 1795843219614824);
INSERT INTO public.jobs VALUES (1, 4401, '2026-4401', 'Support Engineer', 'Approved', 'Site A - 1 Main St  Springfield, Massachusetts 01101 United States', '[{"role":"coordinator","person":9005},{"role":"hiring_manager","person":9004},{"role":"recruiter","person":9003}]', 1795843200000000, 1795843217270902);
INSERT INTO public.meta VALUES (1, 'us', 10, NULL, 1, 498219);
INSERT INTO public.notice_targets VALUES ('01a22098-d63e-7323-aca2-033fc4620804', NULL, 'webhook', '\xd8febc995de40dfa6256d9fca68904908c942333ec2cfbd5e6e93b91242651a221ed1ff2bb9d0e9b4cfca4c36930cdb175f2e7ce68ee831124b27fcc2f233c4dda213ab93c5ab935ca343a9b4493f75d028c452bf8e6ad2eadd45f3c9b63bd8b8f39ac7168ac4a574fd192db641f25e037b7ed83e0bfc285a724d2eee1', 'dump', 'all', 1795843216958252);
INSERT INTO public.notices VALUES ('01a22098-fc97-73b8-a978-55f948fc373e', '01a22098-d63e-7323-aca2-033fc4620804', 1, 'handoff_failed', 0, 1, 1795843217386414, 1795843217386414, 13002, '01a22098-d75c-739e-892c-3de13116e8c9', 'field field31001: the ATS refused the write: HTTP 400, code 5 (no documented meaning)', 'queued', 1, 1795843256798118, 'it could not be connected to', 1795843226775731, NULL);
INSERT INTO public.persons VALUES (1, 9006, 'Jane', NULL, 'Doe', 'jane.doe@example.com', '[{"kind":"Mobile","number":"555 555 0100"}]', NULL, 'Cand:Active', 1795843200000000, 1795843216111261);
INSERT INTO public.persons VALUES (1, 9003, 'Ana', NULL, 'Ruiz', 'ana.ruiz@example.com', '[{"kind":"Mobile","number":"555 555 0110"}]', NULL, 'Emp:Current Employee', 1795843200000000, 1795843217270902);
INSERT INTO public.persons VALUES (1, 9004, 'Sam', NULL, 'Lee', 'sam.lee@example.com', '[]', NULL, 'HM:Active', 1795843200000000, 1795843217270902);
INSERT INTO public.persons VALUES (1, 9005, 'Noor', NULL, 'Haddad', 'noor.haddad@example.com', '[]', NULL, 'Emp:Current Employee', 1795843200000000, 1795843217270902);
INSERT INTO public.persons VALUES (1, 9007, 'Omar', NULL, 'Said', 'omar.said@example.com', '[{"kind":"Mobile","number":"555 555 0100"}]', NULL, 'Cand:Active', 1795843200000000, 1795843217270902);
INSERT INTO public.principals VALUES ('inbound', 'icims-4321', 1);
INSERT INTO public.principals VALUES ('outbound', 'connector', 1);
INSERT INTO public.principals VALUES ('inbound', 'icims-4322', 2);
INSERT INTO public.principals VALUES ('outbound', 'connector', 2);
INSERT INTO public.replicas VALUES ('01a22098-bf0f-7792-9ed3-272587b302f8', 'host:1099', 'web,worker,sync', '0.3.0', -2, 1795843211023951, 1795843221657596);
INSERT INTO public.rules VALUES (1, 20700, 'C20800', 'interactive', 1795843212206463);
INSERT INTO public.schedules VALUES ('troubles', 1, 0, 1795843271626058);
INSERT INTO public.schedules VALUES ('signing_keys', 1, 0, 1795846811626516);
INSERT INTO public.schedules VALUES ('forgetting', 1, 0, 1795843811626341);
INSERT INTO public.schedules VALUES ('delivery_hours', 1, 0, 1795843511626206);
INSERT INTO public.schedules VALUES ('notices', 2, 0, 1795843241767580);
INSERT INTO public.signing_keys VALUES ('01a22098-c060-72fa-894c-2d3bcc091b0a', '\x9b71e7d621f094676545ad768e7c09dd0de6a98702331b58102bbe22914551b5475fd5a8e4bf26ef1c1e6743a83c1450d7b195b20bbc9fc0f257269c1e65f6581b3b3b68d2c55e', 'dump', 1795843211360801, NULL, 1795843211360801);
INSERT INTO public.task_attempts VALUES ('01a22098-d2c1-73c9-aeb1-8e54095d0efd', 1, '01a22098-d2c1-73c9-aeb1-8e5320edc5aa', 'fetch_application', 1795843216108761, 1795843216224171, 'done', NULL);
INSERT INTO public.task_attempts VALUES ('01a22098-d331-73f7-a87d-e0d1bfc970dd', 1, '01a22098-d2c1-73c9-aeb1-8e5320edc5aa', 'hand_over', 1795843216243077, 1795843216268754, 'done', NULL);
INSERT INTO public.task_attempts VALUES ('01a22098-d331-73f7-a87d-e0d358f295bc', 1, '01a22098-d2c1-73c9-aeb1-8e5320edc5aa', 'write_link', 1795843216285961, 1795843216315815, 'done', NULL);
INSERT INTO public.task_attempts VALUES ('01a22098-d374-700a-ae2b-39d78c0d591d', 1, '01a22098-d2c1-73c9-aeb1-8e5320edc5aa', 'tell_scheduler', 1795843216298966, 1795843216360509, 'retry', 'it could not be connected to');
INSERT INTO public.task_attempts VALUES ('01a22098-d374-700a-ae2b-39d78c0d591d', 2, '01a22098-d2c1-73c9-aeb1-8e5320edc5aa', 'tell_scheduler', 1795843216556229, 1795843216571833, 'wait', 'the endpoint did not take a message');
INSERT INTO public.task_attempts VALUES ('01a22098-d473-73e2-b65a-5e8172c2bdf8', 1, '01a22098-d2c1-73c9-aeb1-8e5320edc5aa', 'advance_application', 1795843216533248, 1795843216658482, 'done', NULL);
INSERT INTO public.task_attempts VALUES ('01a22098-d374-700a-ae2b-39d78c0d591d', 3, '01a22098-d2c1-73c9-aeb1-8e5320edc5aa', 'tell_scheduler', 1795843216666326, 1795843216673427, 'wait', 'the endpoint did not take a message');
INSERT INTO public.task_attempts VALUES ('01a22098-d5c6-76e6-8a85-8bd7d172eada', 1, '01a22098-d2c1-73c9-aeb1-8e5320edc5aa', 'recheck', 1795843216863685, 1795843216875540, 'wait', 'the trigger status is not shown');
INSERT INTO public.task_attempts VALUES ('01a22098-d75c-739e-892c-3de29ccc313b', 1, '01a22098-d75c-739e-892c-3de13116e8c9', 'fetch_application', 1795843217269785, 1795843217337861, 'done', NULL);
INSERT INTO public.task_attempts VALUES ('01a22098-d7a5-708d-8e85-0f0f21f0575a', 1, '01a22098-d75c-739e-892c-3de13116e8c9', 'hand_over', 1795843217351740, 1795843217388040, 'done', NULL);
INSERT INTO public.task_attempts VALUES ('01a22098-d7a5-708d-8e85-0f1197638d21', 1, '01a22098-d75c-739e-892c-3de13116e8c9', 'write_link', 1795843217364050, 1795843217386414, 'give_up', 'field field31001: the ATS refused the write: HTTP 400, code 5 (no documented meaning)');
INSERT INTO public.task_attempts VALUES ('01a22098-d7cb-75b9-814c-d7eacb2763fd', 1, '01a22098-d75c-739e-892c-3de13116e8c9', 'tell_scheduler', 1795843217408145, 1795843217411110, 'wait', 'the endpoint fails, or has enough to do');
INSERT INTO public.task_attempts VALUES ('01a22098-d8ee-7366-ac7a-6384c08e6b7c', 1, '01a22098-d8ee-7366-ac7a-638370e10127', 'fetch_application', 1795843217673879, 1795843217688729, 'retry', 'the ATS is unavailable (the authorization server answered HTTP 500)');
INSERT INTO public.task_attempts VALUES ('01a22098-d5c6-76e6-8a85-8bd7d172eada', 2, '01a22098-d2c1-73c9-aeb1-8e5320edc5aa', 'recheck', 1795843218714138, 1795843218735334, 'wait', 'the trigger status is not shown');
INSERT INTO public.task_attempts VALUES ('01a22098-d5c6-76e6-8a85-8bd7d172eada', 3, '01a22098-d2c1-73c9-aeb1-8e5320edc5aa', 'recheck', 1795843220765588, 1795843220778702, 'wait', 'the trigger status is not shown');
INSERT INTO public.task_attempts VALUES ('01a22098-d374-700a-ae2b-39d78c0d591d', 4, '01a22098-d2c1-73c9-aeb1-8e5320edc5aa', 'tell_scheduler', 1795843221820221, 1795843221868051, 'retry', 'it could not be connected to');
INSERT INTO public.task_attempts VALUES ('01a22098-d7cb-75b9-814c-d7eacb2763fd', 2, '01a22098-d75c-739e-892c-3de13116e8c9', 'tell_scheduler', 1795843221882673, 1795843221885506, 'wait', 'the endpoint fails, or has enough to do');
INSERT INTO public.task_attempts VALUES ('01a22098-d5c6-76e6-8a85-8bd7d172eada', 4, '01a22098-d2c1-73c9-aeb1-8e5320edc5aa', 'recheck', 1795843222913056, 1795843222926811, 'wait', 'the trigger status is not shown');
INSERT INTO public.task_attempts VALUES ('01a22098-d8ee-7366-ac7a-6384c08e6b7c', 2, '01a22098-d8ee-7366-ac7a-638370e10127', 'fetch_application', 1795843226978568, 1795843226979656, 'retry', 'the ATS is unavailable (the authorization server answered HTTP 500)');
INSERT INTO public.task_attempts VALUES ('01a22098-d5c6-76e6-8a85-8bd7d172eada', 5, '01a22098-d2c1-73c9-aeb1-8e5320edc5aa', 'recheck', 1795843226996721, 1795843227008636, 'wait', 'the trigger status is not shown');
INSERT INTO public.tasks VALUES ('01a22098-d331-73f7-a87d-e0d22e7676d8', 1, 2, 'lapse', '01a22098-d2c1-73c9-aeb1-8e5320edc5aa', '01a22098-d2c1-73c9-aeb1-8e5320edc5aa:lapse', 'queued', 1797052816065019, 0, 0, 0, 0, NULL, NULL, 1795843216177253);
INSERT INTO public.tasks VALUES ('01a22098-d7a5-708d-8e85-0f10832430ed', 1, 2, 'lapse', '01a22098-d75c-739e-892c-3de13116e8c9', '01a22098-d75c-739e-892c-3de13116e8c9:lapse', 'queued', 1797052817244019, 0, 0, 0, 0, NULL, NULL, 1795843217317180);
INSERT INTO public.tasks VALUES ('01a22098-d7a5-708d-8e85-0f1197638d21', 1, 1, 'write_link', '01a22098-d75c-739e-892c-3de13116e8c9', '01a22098-d75c-739e-892c-3de13116e8c9:write_link', 'dead', 1795843217317180, 1, 0, 0, 1, NULL, 'field field31001: the ATS refused the write: HTTP 400, code 5 (no documented meaning)', 1795843217317180);
INSERT INTO public.tasks VALUES ('01a22098-d374-700a-ae2b-39d78c0d591d', 1, 4, 'tell_scheduler', '01a22098-d2c1-73c9-aeb1-8e5320edc5aa', '01a22098-d2c1-73c9-aeb1-8e5320edc5aa:tell_scheduler', 'queued', 1795843231853347, 4, 1, 0, 4, NULL, 'it could not be connected to', 1795843216632544);
INSERT INTO public.tasks VALUES ('01a22098-d7cb-75b9-814c-d7eacb2763fd', 1, 4, 'tell_scheduler', '01a22098-d75c-739e-892c-3de13116e8c9', '01a22098-d75c-739e-892c-3de13116e8c9:tell_scheduler', 'queued', 1795843232418103, 2, 0, 0, 2, NULL, 'the endpoint fails, or has enough to do', 1795843217355675);
INSERT INTO public.tasks VALUES ('01a22098-d8ee-7366-ac7a-6384c08e6b7c', 2, 0, 'fetch_application', '01a22098-d8ee-7366-ac7a-638370e10127', '01a22098-d8ee-7366-ac7a-638370e10127:fetch_application', 'queued', 1795843237799246, 2, 2, 0, 2, NULL, 'the ATS is unavailable (the authorization server answered HTTP 500)', 1795843217646249);
INSERT INTO public.tasks VALUES ('01a22098-d5c6-76e6-8a85-8bd7d172eada', 1, 0, 'recheck', '01a22098-d2c1-73c9-aeb1-8e5320edc5aa', '01a22098-d2c1-73c9-aeb1-8e5320edc5aa:recheck', 'queued', 1795843236838965, 5, 0, 0, 5, NULL, 'the trigger status is not shown', 1795843216838965);
INSERT INTO public.tellings VALUES ('01a22098-d63e-7323-aca2-033fc4620804', 1, 'handoff_failed', 1, 1795843226775731, NULL);
INSERT INTO public.tenant_lanes VALUES (1, 2, 1797052816065019, 0);
INSERT INTO public.tenant_lanes VALUES (1, 1, 9223372036854775807, 1795843217356964);
INSERT INTO public.tenant_lanes VALUES (1, 4, 1795843231853347, 1795843221875101);
INSERT INTO public.tenant_lanes VALUES (2, 0, 1795843237799246, 1795843226970838);
INSERT INTO public.tenant_lanes VALUES (1, 0, 1795843236838965, 1795843226977557);
INSERT INTO public.tenants VALUES (1, 'icims', 4321, 'Example 4321', '{"api_url":"http://127.0.0.1:21448","login_url":"http://127.0.0.1:21448","audience":null,"roles":{"coordinator":"field23848","hiring_manager":"hiringmanager","job_owner":"jobowner","recruiter":"recruiter","secondary_recruiter":"secondaryrecruiter"},"link_field":"field31001","link_days":14,"refuse_duplicates":false,"tell_ignored":false}', NULL, 1, 1795843211798213);
INSERT INTO public.tenants VALUES (2, 'icims', 4322, 'Example 4322', '{"api_url":"http://127.0.0.1:30299","login_url":"http://127.0.0.1:30299","audience":null,"roles":{"coordinator":"field23848","hiring_manager":"hiringmanager","job_owner":"jobowner","recruiter":"recruiter","secondary_recruiter":"secondaryrecruiter"},"link_field":"field31001","link_days":14,"refuse_duplicates":false,"tell_ignored":false}', NULL, 1, 1795843213889833);
INSERT INTO public.timeline VALUES ('01a22098-d331-73f7-a87d-e0d435d8fba0', '01a22098-d2c1-73c9-aeb1-8e5320edc5aa', 1795843216177253, 'fetch', 'read', NULL, 'It waits to be opened.');
INSERT INTO public.timeline VALUES ('01a22098-d374-700a-ae2b-39d6d69a7ce6', '01a22098-d2c1-73c9-aeb1-8e5320edc5aa', 1795843216244377, 'hand_over', 'schedulers are told', NULL, 'A recruiter opens the link.');
INSERT INTO public.timeline VALUES ('01a22098-d3a6-733f-b726-4e7fb5f3ff41', '01a22098-d2c1-73c9-aeb1-8e5320edc5aa', 1795843216294292, 'write_link', 'written', NULL, NULL);
INSERT INTO public.timeline VALUES ('01a22098-d473-73e2-b65a-5e829ee04c16', '01a22098-d2c1-73c9-aeb1-8e5320edc5aa', 1795843216499777, 'open', 'opened', 'with the link', 'The application is moved to the next status.');
INSERT INTO public.timeline VALUES ('01a22098-d4f8-76fc-bb42-40bb60cbbdb2', '01a22098-d2c1-73c9-aeb1-8e5320edc5aa', 1795843216632544, 'advance', 'advanced', NULL, NULL);
INSERT INTO public.timeline VALUES ('01a22098-d7a5-708d-8e85-0f122409d6f9', '01a22098-d75c-739e-892c-3de13116e8c9', 1795843217317180, 'fetch', 'read', NULL, 'It waits to be opened.');
INSERT INTO public.timeline VALUES ('01a22098-d7cb-75b9-814c-d7e90a0bf31e', '01a22098-d75c-739e-892c-3de13116e8c9', 1795843217355675, 'hand_over', 'schedulers are told', NULL, 'A recruiter opens the link.');
INSERT INTO public.timeline VALUES ('01a22098-d7d5-75c3-9756-a828e11d7b0a', '01a22098-d75c-739e-892c-3de13116e8c9', 1795843217365100, 'write_link', 'refused', 'field field31001: the ATS refused the write: HTTP 400, code 5 (no documented meaning)', 'An administrator has to allow writing the field, or unset it here.');
INSERT INTO public.timeline VALUES ('01a22098-d802-756b-b2e1-0d082554e4ad', '01a22098-d75c-739e-892c-3de13116e8c9', 1795843217410451, 'fail', 'write_link was given up', 'field field31001: the ATS refused the write: HTTP 400, code 5 (no documented meaning)', 'A person looks at it; `retry` runs it again.');
INSERT INTO public.timeline VALUES ('01a22098-d802-756b-b2e1-0d09904dfdc0', '01a22098-d75c-739e-892c-3de13116e8c9', 1795843217410451, 'alert', 'given up', NULL, NULL);
INSERT INTO public.timeline VALUES ('01a22098-d914-72e0-8cb1-11ad94e1943c', '01a22098-d8ee-7366-ac7a-638370e10127', 1795843217684063, 'fetch', 'waiting', 'the ATS is unavailable (the authorization server answered HTTP 500)', 'Nobody has to do anything: the ATS is asked again, and the link can be opened meanwhile.');
INSERT INTO public.troubles VALUES (1, 'handoff_failed', 1, 1795843217386414, 1795843217386414, 0, 13002, '01a22098-d75c-739e-892c-3de13116e8c9', 'field field31001: the ATS refused the write: HTTP 400, code 5 (no documented meaning)');
INSERT INTO public.webhook_attempts VALUES ('01a22098-d374-700a-ae2b-39d551c2a20d', 1, 1795843216346328, 1795843216355878, NULL, 'it could not be connected to');
INSERT INTO public.webhook_attempts VALUES ('01a22098-d374-700a-ae2b-39d551c2a20d', 2, 1795843221852358, 1795843221853347, NULL, 'it could not be connected to');
INSERT INTO public.webhook_endpoints VALUES ('01a22098-d29d-721b-a0c3-e843c5ab1d03', 1, 'scheduler', 'handoff.ready,handoff.waiting,handoff.opened,handoff.advanced,handoff.failed,handoff.superseded,handoff.lapsed', 1, '\x636e36ae11679c7ab47f90b34e909e5907cfbfe9ec560c637ac16c51a2b73dfa202ca52b7ae1e8f9fcb5a96df1b96e2fb7dbbc62c48cf5029856c7390a82f2c7d581891902db3562466c369145833a562335a15bcee2c74e18c0fac7d711606cfe722705a3545a81f686ed12596485ace79fe0e9848a4011eef90f2f3085e17b3a684096', 'dump', 1, 1795843216029349);
INSERT INTO public.webhook_messages VALUES ('01a22098-d473-73e2-b65a-5e80d4e441cb', '01a22098-d29d-721b-a0c3-e843c5ab1d03', 1, 1, '01a22098-d2c1-73c9-aeb1-8e5320edc5aa', 'handoff.opened', NULL, 'queued', 1795843216499777, 1795843216499777, 0, NULL, NULL, NULL);
INSERT INTO public.webhook_messages VALUES ('01a22098-d4f8-76fc-bb42-40bad8bca4ce', '01a22098-d29d-721b-a0c3-e843c5ab1d03', 1, 1, '01a22098-d2c1-73c9-aeb1-8e5320edc5aa', 'handoff.advanced', 'advanced', 'queued', 1795843216632544, 1795843216632544, 0, NULL, NULL, NULL);
INSERT INTO public.webhook_messages VALUES ('01a22098-d7cb-75b9-814c-d7e893ffac2e', '01a22098-d29d-721b-a0c3-e843c5ab1d03', 1, 1, '01a22098-d75c-739e-892c-3de13116e8c9', 'handoff.ready', NULL, 'queued', 1795843217355675, 1795843217355675, 0, NULL, NULL, NULL);
INSERT INTO public.webhook_messages VALUES ('01a22098-d374-700a-ae2b-39d551c2a20d', '01a22098-d29d-721b-a0c3-e843c5ab1d03', 1, 1, '01a22098-d2c1-73c9-aeb1-8e5320edc5aa', 'handoff.ready', NULL, 'queued', 1795843216244377, 1795843216244377, 2, 1795843231853347, 'it could not be connected to', NULL);
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
