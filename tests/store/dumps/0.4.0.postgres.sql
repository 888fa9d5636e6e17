-- A database of goodtime-icims 0.4.0, made by `make dump`.
-- link of 13001: http://goodtime.test/v2/ats/open/AVZAAaIj6zlPcmecCR7W29-ekAAAAABczmkC8x3EJzM2c4-FFDo6
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
INSERT INTO public._sqlx_migrations VALUES (1, 'foundation', '2026-11-28 20:49:02.175471+00', true, '\x4bd12b3a75e5734d74bf962f6f8c776681b752013db514bbae26795ced04fa7add3a89576f73b3bfd6a76b9e82e6dc21', 77015321);
INSERT INTO public._sqlx_migrations VALUES (2, 'notices', '2026-11-28 20:49:02.253493+00', true, '\x498fc32af1d380bed64c5c99a566bc95045dc9d853d8d3d802fb75486ffd14927a9db6208955811141e9f298b5214916', 17171050);
INSERT INTO public._sqlx_migrations VALUES (3, 'api', '2026-11-28 20:49:02.273881+00', true, '\x1ba73058836dd5c8c54e90cf5fedf8bc2c9a55021d59f61793077a088dfbb0b2539f1ae9b00fc925526feb084f1c9465', 5262241);
INSERT INTO public._sqlx_migrations VALUES (4, 'webhooks and keys', '2026-11-28 20:49:02.277901+00', true, '\x252638e166d0f94e76663ed384a39b99e1442a2341f373c04a36ea9fdb8933b2cd1b57a0289043e053659b207310f5e5', 14407316);
INSERT INTO public._sqlx_migrations VALUES (5, 'stages', '2026-11-28 20:49:02.291792+00', true, '\x83e872c1cc8f370cab1aa5f4157d791dfc91b2482d9d9f940df9f745bf70530c15faab0a47e44b98421c3750924905ac', 19179527);
INSERT INTO public.advances VALUES ('01a223eb-394f-7267-9c09-1ed6dbdf9e90', 'forward', 1, 13001, 20700, 'C20700', 'C20800', 20800, 1795898948252321, 1, 1795898948252321, NULL, 'advanced', NULL, NULL, NULL, NULL, 1795898948326924, NULL);
INSERT INTO public.api_tokens VALUES ('01a223eb-3542-72d7-bac9-f69f25e1b5c7', 1, 'hooks', 'resumes:read webhooks:write', 'command line', 1795898946882512, 1803674946882512, NULL);
INSERT INTO public.api_tokens VALUES ('01a223eb-36a1-723c-8ffd-0a97335a436d', 1, 'scheduler', 'handoffs:read', 'command line', 1795898947233260, 1803674947233260, NULL);
INSERT INTO public.applications VALUES (1, 13002, 9007, 4401, 'C20700', 'Review: Send to GoodTime', 'Career Portal', 1795898940000000, 1795898947328617);
INSERT INTO public.applications VALUES (1, 13001, 9006, 4401, 'C20800', 'Interview: Interview Scheduled', 'Career Portal', 1795898940000000, 1795898948290231);
INSERT INTO public.audit_log VALUES ('01a223eb-24c9-7007-8cfc-b41ed8a3e8ed', NULL, 'service', 'signing_key.add', '01a223eb-24c9-7007-8cfc-b41d596af802', 1795898942665010);
INSERT INTO public.audit_log VALUES ('01a223eb-2608-7391-a1fa-99820e965938', 1, 'command line', 'tenant.add', '4321', 1795898942984430);
INSERT INTO public.audit_log VALUES ('01a223eb-27b3-77d7-9b1f-e32cf1808370', 1, 'command line', 'rule.put', '20700', 1795898943411233);
INSERT INTO public.audit_log VALUES ('01a223eb-2e50-7114-856d-479fc0a06156', 2, 'command line', 'tenant.add', '4322', 1795898945104378);
INSERT INTO public.audit_log VALUES ('01a223eb-2ef5-723d-b8dc-112e71c5ab99', 2, 'command line', 'rule.put', '20700', 1795898945269654);
INSERT INTO public.audit_log VALUES ('01a223eb-3542-72d7-bac9-f6a053514703', 1, 'command line', 'api_token.add', '01a223eb-3542-72d7-bac9-f69f25e1b5c7', 1795898946882512);
INSERT INTO public.audit_log VALUES ('01a223eb-3580-7127-9866-e4c2bb28426d', 1, 'api token 01a223eb-3542-72d7-bac9-f69f25e1b5c7', 'webhook_endpoint.add', '01a223eb-3580-7127-9866-e4c137d75f83', 1795898946944211);
INSERT INTO public.audit_log VALUES ('01a223eb-35ee-70f5-983f-7e7016a0b47f', NULL, 'command line', 'notify.add', '01a223eb-35ee-70f5-983f-7e6f8cf9d5d5', 1795898947054267);
INSERT INTO public.audit_log VALUES ('01a223eb-36a1-723c-8ffd-0a983bbcf55a', 1, 'command line', 'api_token.add', '01a223eb-36a1-723c-8ffd-0a97335a436d', 1795898947233260);
INSERT INTO public.audit_log VALUES ('01a223eb-3936-7494-8cd1-5712a26b9482', 1, 'command line', 'stages.import', '2', 1795898947894127);
INSERT INTO public.audit_log VALUES ('01a223eb-3d51-73a9-b4ed-4185df1bfbe5', 2, 'command line', 'rule.remove', '20700', 1795898948945095);
INSERT INTO public.circuits VALUES (2, 2, 1795898948587600, 0, 'the ATS is unavailable (the authorization server answered HTTP 500)');
INSERT INTO public.credentials VALUES ('01a223eb-2608-7391-a1fa-9980ade0dfb5', 1, 'inbound', 'icims-4321', 'basic', NULL, '\xca36fb388b45f667ce914704a130352c4f0fb7d58f60c4ce92ad35373975d837560cd23cedf5c2bfadd372966e30589cf08a1f8d651a4a', 'dump', 1795898942984430, NULL, 1795898942984430);
INSERT INTO public.credentials VALUES ('01a223eb-2608-7391-a1fa-998128e7102f', 1, 'outbound', 'connector', 'oauth_client', 'records', '\x495c4a5399fc5822f9c7be505b8e282830f8d9ac612c2995d25b221da2f32b054e221c2ba5bb7db37f4e5d9fc924f7c833fe251a', 'dump', 1795898942984430, NULL, 1795898942984430);
INSERT INTO public.credentials VALUES ('01a223eb-2e50-7114-856d-479de01fdaa3', 2, 'inbound', 'icims-4322', 'hmac', NULL, '\x1eb051399ff71913ef21edb1101f8d37a39019338772749a44def26c3fba5d448c0fb33d97659c521d3f7ae175ccb35b7e16ccd3940c2e', 'dump', 1795898945104378, NULL, 1795898945104378);
INSERT INTO public.credentials VALUES ('01a223eb-2e50-7114-856d-479e8e320703', 2, 'outbound', 'connector', 'oauth_client', 'records', '\xdfce67315d8a7b5c9c1261752d5bdbc8c2a2332bfe7f4e45838d2b8b6404b518d7a6a215ea9731cb7a56d503fe9333f7b795c6be', 'dump', 1795898945104378, NULL, 1795898945104378);
INSERT INTO public.events VALUES ('01a223eb-36d5-7524-be81-a790a5263fc6', 1, 'webhook', 'accepted', NULL, '01a223eb-36d5-7524-be81-a791642e079d', '01a223eb-2608-7391-a1fa-9980ade0dfb5', '\x3dfc754e3f34c03cdda8c535cc14f75edf45d534a2ac38f8d841eb3ffae19baa', 13002, 9007, 4401, 9003, 10100, 20700, 1795898947285595);
INSERT INTO public.events VALUES ('01a223eb-394f-7267-9c09-1ed576d7e772', 1, 'webhook', 'accepted', NULL, '01a223eb-394f-7267-9c09-1ed6dbdf9e90', '01a223eb-2608-7391-a1fa-9980ade0dfb5', '\x859fda423244e08a9f3f481242fc84ebea76361c75ab577b48c312fe924a2c44', 13001, 9006, 4401, 9003, 10100, 20700, 1795898947919104);
INSERT INTO public.events VALUES ('01a223eb-3ba6-732c-a16e-24a2256c0ea3', 1, 'webhook', 'duplicate', NULL, '01a223eb-394f-7267-9c09-1ed6dbdf9e90', '01a223eb-2608-7391-a1fa-9980ade0dfb5', '\x859fda423244e08a9f3f481242fc84ebea76361c75ab577b48c312fe924a2c44', 13001, 9006, 4401, 9003, 10100, 20700, 1795898948518900);
INSERT INTO public.events VALUES ('01a223eb-3bcf-71ce-84d2-244f9c64c255', 2, 'webhook', 'accepted', NULL, '01a223eb-3bcf-71ce-84d2-24500f0166f6', '01a223eb-2e50-7114-856d-479de01fdaa3', '\x9b6dc4bcc3f6238d2c6ade8967bf1df73fc78e6a8d6cbecabd428ebb4fef0269', 13001, 9006, 4401, 9003, 10100, 20700, 1795898948559421);
INSERT INTO public.events VALUES ('01a223eb-4351-7478-9771-f93e348be540', 2, 'webhook', 'ignored', 'not_a_trigger', NULL, '01a223eb-2e50-7114-856d-479de01fdaa3', '\x91b8c45be69327a0365ca70550aa99b6790e273c06cbb7a0c2f8c3f1f6f47a7d', 13002, 9007, 4401, 9003, 10100, 20700, 1795898950481195);
INSERT INTO public.handoff_slots VALUES (1, 13002, 20700, '01a223eb-36d5-7524-be81-a791642e079d', NULL, 1, 1795898947285595, 1797108547285595);
INSERT INTO public.handoff_slots VALUES (1, 13001, 20700, '01a223eb-394f-7267-9c09-1ed6dbdf9e90', NULL, 1, 1795898948518900, 1797108547919104);
INSERT INTO public.handoff_slots VALUES (2, 13001, 20700, '01a223eb-3bcf-71ce-84d2-24500f0166f6', NULL, 1, 1795898948559421, 1797108548559421);
INSERT INTO public.handoffs VALUES ('01a223eb-36d5-7524-be81-a791642e079d', 1, 13002, 9007, 4401, 9003, '01a223eb-36d5-7524-be81-a790a5263fc6', 10100, 20700, 'C20800', 'interactive', 1, NULL, 'live', 0, 1795898947285595, 1797108547285595, 1795898947328617, NULL, NULL, NULL, 1795898947417057, NULL, NULL, NULL);
INSERT INTO public.handoffs VALUES ('01a223eb-394f-7267-9c09-1ed6dbdf9e90', 1, 13001, 9006, 4401, 9003, '01a223eb-394f-7267-9c09-1ed576d7e772', 10100, 20700, 'C20800', 'interactive', 1, NULL, 'live', 0, 1795898947919104, 1797108547919104, 1795898947939747, NULL, NULL, 1795898948326924, 1795898948025264, 1795898948227944, 'link', NULL);
INSERT INTO public.handoffs VALUES ('01a223eb-3bcf-71ce-84d2-24500f0166f6', 2, 13001, 9006, 4401, 9003, '01a223eb-3bcf-71ce-84d2-244f9c64c255', 10100, 20700, 'C20800', 'interactive', 1, NULL, 'live', 0, 1795898948559421, 1797108548559421, NULL, 'unavailable', 1795898948580723, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.idempotency_keys VALUES ('\xffd04aed7f595840b34dd91c86a42dd7801e41c1f1c1c0704b46178337916e0b', '\xd72e8808058db8397598843fd28ba5f3dadc6b27fd7572d0f1b2e298ed0cc92b', 1, 1795898946940858, NULL, '\x4ce7e9cdd1589e874bf552ca601ee70859105e27655f0c9f09d665d9e7863fbc7ad935fa816f9e2c2221e3372b5d219804200ca976b94e86847a8f0e1782f4701543e4ac854b9353c85c0b32eeeb97a28ceec561822c49814f25d70ec4378f2ce0bb7cfe17d5a7faccde0578e3d95fe02e1207609d3e548423af01472e39c55a32cfb52ff5af517d6a32bb8b77cc506af400a647a2dbbb14220a2f517245385099efb0e895973940dd11c9b6b58cd6cf5b078762adff70f90cbc24da623f29a356c34647e436d0db6edf322b910c686c856cf5bfb13ba81dc24ac897d4d36102945487ad4301d9938695341510ab54dbf158b667ff8bc86dc0a63e5efdcef76d1c03bbc40a2bd2edfc02dace36d7a7b08007dd6b41682d2ceb73ee8e1455c9bd99f48ddb74bb13fa4144d80ddce86039f172451399de6cef116e5908830552d661850728516d776b37c33ee24885f4e132e92ee242b790e123341b74dd745fdd0d015acb857be18651498758cc972f4e57f290370d8f2d3173d0caf3c0c02f0289d6a6d44cb75e410cf3051a930edd6ab96702574822e5c184ed99524b7cfc93c6f3b00c00f6119fce7057ff004fb033d783df945b720816deef3c71ee363709ac2e7fbaa096b54216334cafff907d29d8feb656d1ad5242cacc57ff4a408927e416dd3579e487085edbc0849cd34e3b7750020be2281b457697d1ef7a8919357207f04889d0e1f9d2b56d7392a52246505a037372b654d2d764125cd83c78ffb4ace7bc9e0bcde7a4560b842f865241e7c37f1e560fc1d4d3c4483a28b2854f806ee61d7a355294e6fb20ff20d13df2dbe073bf97ddc8184271827c3404191401d27ead7dd665f98158ceff0a56a6a550919db2148df0b42421e2127f0261a5', 'dump');
INSERT INTO public.ignored_statuses VALUES (2, 20700, 1, 1795898950481195, 1795898950481195);
INSERT INTO public.jobs VALUES (1, 4401, '2026-4401', 'Support Engineer', 'Approved', 'Site A - 1 Main St  Springfield, Massachusetts 01101 United States', '[{"role":"coordinator","person":9005},{"role":"hiring_manager","person":9004},{"role":"recruiter","person":9003}]', 1795898940000000, 1795898947939747);
INSERT INTO public.meta VALUES (1, 'us', 10, NULL, 1, 498234);
INSERT INTO public.notice_targets VALUES ('01a223eb-35ee-70f5-983f-7e6f8cf9d5d5', NULL, 'webhook', '\x5d9609f6c164505374e1748b2fecd9774d04df01a30a07661c36062d269a9769c6198d64d57897a0fb5071cd1c24369987bb4669e2c531ac27aee3faf1d04781451e6e58a7feb7db7d8670663e58208cd0f1116fb8428bfd7838f206ee4a06523adef70bf7b7c60c6b2bb43bc423be1ccfba857e054db1e12195634d7a', 'dump', 'all', 1795898947054267);
INSERT INTO public.notices VALUES ('01a223eb-605b-71ad-831c-55b6d10a700f', '01a223eb-35ee-70f5-983f-7e6f8cf9d5d5', 1, 'handoff_failed', 0, 1, 1795898947451943, 1795898947451943, 13002, '01a223eb-36d5-7524-be81-a791642e079d', 'field field31001: the ATS refused the write: HTTP 400, code 5 (no documented meaning)', 'queued', 1, 1795898987938237, 'it could not be connected to', 1795898957915208, NULL);
INSERT INTO public.persons VALUES (1, 9007, 'Omar', NULL, 'Said', 'omar.said@example.com', '[{"kind":"Mobile","number":"555 555 0100"}]', NULL, 'Cand:Active', 1795898940000000, 1795898947328617);
INSERT INTO public.persons VALUES (1, 9003, 'Ana', NULL, 'Ruiz', 'ana.ruiz@example.com', '[{"kind":"Mobile","number":"555 555 0110"}]', NULL, 'Emp:Current Employee', 1795898940000000, 1795898947939747);
INSERT INTO public.persons VALUES (1, 9004, 'Sam', NULL, 'Lee', 'sam.lee@example.com', '[]', NULL, 'HM:Active', 1795898940000000, 1795898947939747);
INSERT INTO public.persons VALUES (1, 9005, 'Noor', NULL, 'Haddad', 'noor.haddad@example.com', '[]', NULL, 'Emp:Current Employee', 1795898940000000, 1795898947939747);
INSERT INTO public.persons VALUES (1, 9006, 'Jane', NULL, 'Doe', 'jane.doe@example.com', '[{"kind":"Mobile","number":"555 555 0100"}]', NULL, 'Cand:Active', 1795898940000000, 1795898947939747);
INSERT INTO public.principals VALUES ('inbound', 'icims-4321', 1);
INSERT INTO public.principals VALUES ('outbound', 'connector', 1);
INSERT INTO public.principals VALUES ('inbound', 'icims-4322', 2);
INSERT INTO public.principals VALUES ('outbound', 'connector', 2);
INSERT INTO public.reconcile_rounds VALUES (1, 1795898957792843, 1795898957835774, 1795898957835774, 1, 0, 0, 0, 0, 0, NULL);
INSERT INTO public.replicas VALUES ('01a223eb-23e8-76ec-977d-04571b0be7e3', 'host:26653', 'web,worker,sync', '0.4.0', -1, 1795898942440646, 1795898952822905);
INSERT INTO public.rules VALUES (1, 20700, 'C20800', 'interactive', 1795898943411233, 1795898957819809, NULL);
INSERT INTO public.schedules VALUES ('troubles', 1, 0, 1795899002798118);
INSERT INTO public.schedules VALUES ('signing_keys', 1, 0, 1795902542793652);
INSERT INTO public.schedules VALUES ('forgetting', 1, 0, 1795899542793540);
INSERT INTO public.schedules VALUES ('delivery_hours', 1, 0, 1795899242793308);
INSERT INTO public.schedules VALUES ('reconcile:1', 1, 0, 1795899254792843);
INSERT INTO public.schedules VALUES ('notices', 2, 0, 1795898972913768);
INSERT INTO public.signing_keys VALUES ('01a223eb-24c9-7007-8cfc-b41d596af802', '\x7a446068ab6e2ce4961197fc6f6013ef8277daa76eab1bf9701d97cee3dbbeb0c9ba40fd2d9d44c922fb8a90b097a54d7a0cc915b05637b943d6716a214a8e7753598c38f33219', 'dump', 1795898942665010, NULL, 1795898942665010);
INSERT INTO public.stages VALUES (1, 20700, 'C20700', NULL, 'Send to GoodTime', 0, 1795898947894127);
INSERT INTO public.stages VALUES (1, 20800, 'C20800', NULL, 'Interview Scheduled', 1, 1795898947894127);
INSERT INTO public.stages_met VALUES (1, 20700, 'C20700', 'Review: Send to GoodTime', 2, 1795898947328617, 1795898947939747);
INSERT INTO public.stages_met VALUES (1, 20800, 'C20800', 'Interview: Interview Scheduled', 1, 1795898948290231, 1795898948290231);
INSERT INTO public.standing VALUES (1, 20700, 13002, 'held', 1795898957813704, 1795898957813704, NULL);
INSERT INTO public.task_attempts VALUES ('01a223eb-36d5-7524-be81-a792a7b16e88', 1, '01a223eb-36d5-7524-be81-a791642e079d', 'fetch_application', 1795898947325097, 1795898947399973, 'done', NULL);
INSERT INTO public.task_attempts VALUES ('01a223eb-3722-770b-aa5a-772b82435444', 1, '01a223eb-36d5-7524-be81-a791642e079d', 'hand_over', 1795898947415555, 1795898947424531, 'done', NULL);
INSERT INTO public.task_attempts VALUES ('01a223eb-3722-770b-aa5a-772d20f70fc9', 1, '01a223eb-36d5-7524-be81-a791642e079d', 'write_link', 1795898947435633, 1795898947451943, 'give_up', 'field field31001: the ATS refused the write: HTTP 400, code 5 (no documented meaning)');
INSERT INTO public.task_attempts VALUES ('01a223eb-3759-7793-b644-1b5532f48d66', 1, '01a223eb-36d5-7524-be81-a791642e079d', 'tell_scheduler', 1795898947441619, 1795898947477980, 'retry', 'it could not be connected to');
INSERT INTO public.task_attempts VALUES ('01a223eb-394f-7267-9c09-1ed71acc7ba8', 1, '01a223eb-394f-7267-9c09-1ed6dbdf9e90', 'fetch_application', 1795898947936963, 1795898948006966, 'done', NULL);
INSERT INTO public.task_attempts VALUES ('01a223eb-398e-74ad-848f-a4676d801dde', 1, '01a223eb-394f-7267-9c09-1ed6dbdf9e90', 'hand_over', 1795898948022916, 1795898948035505, 'done', NULL);
INSERT INTO public.task_attempts VALUES ('01a223eb-398e-74ad-848f-a4697f0593c1', 1, '01a223eb-394f-7267-9c09-1ed6dbdf9e90', 'write_link', 1795898948033762, 1795898948054251, 'done', NULL);
INSERT INTO public.task_attempts VALUES ('01a223eb-39b9-74aa-8d2c-a2f48b364281', 1, '01a223eb-394f-7267-9c09-1ed6dbdf9e90', 'tell_scheduler', 1795898948048545, 1795898948054006, 'wait', 'the endpoint fails, or has enough to do');
INSERT INTO public.task_attempts VALUES ('01a223eb-39b9-74aa-8d2c-a2f48b364281', 2, '01a223eb-394f-7267-9c09-1ed6dbdf9e90', 'tell_scheduler', 1795898948255909, 1795898948262431, 'wait', 'the endpoint fails, or has enough to do');
INSERT INTO public.task_attempts VALUES ('01a223eb-3a83-73fb-9746-32fc55d84cc3', 1, '01a223eb-394f-7267-9c09-1ed6dbdf9e90', 'advance_application', 1795898948246946, 1795898948339516, 'done', NULL);
INSERT INTO public.task_attempts VALUES ('01a223eb-39b9-74aa-8d2c-a2f48b364281', 3, '01a223eb-394f-7267-9c09-1ed6dbdf9e90', 'tell_scheduler', 1795898948353160, 1795898948360781, 'wait', 'the endpoint fails, or has enough to do');
INSERT INTO public.task_attempts VALUES ('01a223eb-3ba6-732c-a16e-24a44d41c9f8', 1, '01a223eb-394f-7267-9c09-1ed6dbdf9e90', 'recheck', 1795898948542431, 1795898948561604, 'wait', 'the trigger status is not shown');
INSERT INTO public.task_attempts VALUES ('01a223eb-3bcf-71ce-84d2-2451668b62d6', 1, '01a223eb-3bcf-71ce-84d2-24500f0166f6', 'fetch_application', 1795898948573337, 1795898948587600, 'retry', 'the ATS is unavailable (the authorization server answered HTTP 500)');
INSERT INTO public.task_attempts VALUES ('01a223eb-3ba6-732c-a16e-24a44d41c9f8', 2, '01a223eb-394f-7267-9c09-1ed6dbdf9e90', 'recheck', 1795898949607323, 1795898949622570, 'wait', 'the trigger status is not shown');
INSERT INTO public.task_attempts VALUES ('01a223eb-3ba6-732c-a16e-24a44d41c9f8', 3, '01a223eb-394f-7267-9c09-1ed6dbdf9e90', 'recheck', 1795898951644110, 1795898951660904, 'wait', 'the trigger status is not shown');
INSERT INTO public.task_attempts VALUES ('01a223eb-3759-7793-b644-1b5532f48d66', 2, '01a223eb-36d5-7524-be81-a791642e079d', 'tell_scheduler', 1795898952687120, 1795898952715147, 'retry', 'it could not be connected to');
INSERT INTO public.task_attempts VALUES ('01a223eb-39b9-74aa-8d2c-a2f48b364281', 4, '01a223eb-394f-7267-9c09-1ed6dbdf9e90', 'tell_scheduler', 1795898953728185, 1795898953732367, 'wait', 'the endpoint fails, or has enough to do');
INSERT INTO public.task_attempts VALUES ('01a223eb-3ba6-732c-a16e-24a44d41c9f8', 4, '01a223eb-394f-7267-9c09-1ed6dbdf9e90', 'recheck', 1795898954754889, 1795898954772294, 'wait', 'the trigger status is not shown');
INSERT INTO public.task_attempts VALUES ('01a223eb-3bcf-71ce-84d2-2451668b62d6', 2, '01a223eb-3bcf-71ce-84d2-24500f0166f6', 'fetch_application', 1795898955790874, 1795898955795857, 'retry', 'the ATS is unavailable (the authorization server answered HTTP 500)');
INSERT INTO public.tasks VALUES ('01a223eb-3722-770b-aa5a-772cc9a224e6', 1, 2, 'lapse', '01a223eb-36d5-7524-be81-a791642e079d', '01a223eb-36d5-7524-be81-a791642e079d:lapse', 'queued', 1797108547285595, 0, 0, 0, 0, NULL, NULL, 1795898947362723);
INSERT INTO public.tasks VALUES ('01a223eb-3722-770b-aa5a-772d20f70fc9', 1, 1, 'write_link', '01a223eb-36d5-7524-be81-a791642e079d', '01a223eb-36d5-7524-be81-a791642e079d:write_link', 'dead', 1795898947362723, 1, 0, 0, 1, NULL, 'field field31001: the ATS refused the write: HTTP 400, code 5 (no documented meaning)', 1795898947362723);
INSERT INTO public.tasks VALUES ('01a223eb-398e-74ad-848f-a4682915852f', 1, 2, 'lapse', '01a223eb-394f-7267-9c09-1ed6dbdf9e90', '01a223eb-394f-7267-9c09-1ed6dbdf9e90:lapse', 'queued', 1797108547919104, 0, 0, 0, 0, NULL, NULL, 1795898947982487);
INSERT INTO public.tasks VALUES ('01a223eb-3759-7793-b644-1b5532f48d66', 1, 4, 'tell_scheduler', '01a223eb-36d5-7524-be81-a791642e079d', '01a223eb-36d5-7524-be81-a791642e079d:tell_scheduler', 'queued', 1795898962709355, 2, 2, 0, 2, NULL, 'it could not be connected to', 1795898947417057);
INSERT INTO public.tasks VALUES ('01a223eb-39b9-74aa-8d2c-a2f48b364281', 1, 4, 'tell_scheduler', '01a223eb-394f-7267-9c09-1ed6dbdf9e90', '01a223eb-394f-7267-9c09-1ed6dbdf9e90:tell_scheduler', 'queued', 1795898963479505, 4, 0, 0, 4, NULL, 'the endpoint fails, or has enough to do', 1795898948326924);
INSERT INTO public.tasks VALUES ('01a223eb-3ba6-732c-a16e-24a44d41c9f8', 1, 0, 'recheck', '01a223eb-394f-7267-9c09-1ed6dbdf9e90', '01a223eb-394f-7267-9c09-1ed6dbdf9e90:recheck', 'queued', 1795898958518900, 4, 0, 0, 4, NULL, 'the trigger status is not shown', 1795898948518900);
INSERT INTO public.tasks VALUES ('01a223eb-3bcf-71ce-84d2-2451668b62d6', 2, 0, 'fetch_application', '01a223eb-3bcf-71ce-84d2-24500f0166f6', '01a223eb-3bcf-71ce-84d2-24500f0166f6:fetch_application', 'queued', 1795898969044595, 2, 2, 0, 2, NULL, 'the ATS is unavailable (the authorization server answered HTTP 500)', 1795898948559421);
INSERT INTO public.tellings VALUES ('01a223eb-35ee-70f5-983f-7e6f8cf9d5d5', 1, 'handoff_failed', 1, 1795898957915208, NULL);
INSERT INTO public.tenant_lanes VALUES (1, 2, 1797108547285595, 0);
INSERT INTO public.tenant_lanes VALUES (1, 1, 9223372036854775807, 1795898948023677);
INSERT INTO public.tenant_lanes VALUES (1, 4, 1795898962709355, 1795898953723644);
INSERT INTO public.tenant_lanes VALUES (1, 0, 1795898958518900, 1795898954742280);
INSERT INTO public.tenant_lanes VALUES (2, 0, 1795898969044595, 1795898955780684);
INSERT INTO public.tenants VALUES (2, 'icims', 4322, 'Example 4322', '{"api_url":"http://127.0.0.1:21846","login_url":"http://127.0.0.1:21846","audience":null,"roles":{"coordinator":"field23848","hiring_manager":"hiringmanager","job_owner":"jobowner","recruiter":"recruiter","secondary_recruiter":"secondaryrecruiter"},"link_field":"field31001","link_days":14,"refuse_duplicates":false,"tell_ignored":false}', NULL, 1, 1795898945104378);
INSERT INTO public.tenants VALUES (1, 'icims', 4321, 'Example 4321', '{"api_url":"http://127.0.0.1:31844","login_url":"http://127.0.0.1:31844","audience":null,"roles":{"coordinator":"field23848","hiring_manager":"hiringmanager","job_owner":"jobowner","recruiter":"recruiter","secondary_recruiter":"secondaryrecruiter"},"link_field":"field31001","link_days":14,"refuse_duplicates":false,"tell_ignored":false}', NULL, 1, 1795898942984430);
INSERT INTO public.timeline VALUES ('01a223eb-3722-770b-aa5a-772ed8ca63d1', '01a223eb-36d5-7524-be81-a791642e079d', 1795898947362723, 'fetch', 'read', NULL, 'It waits to be opened.');
INSERT INTO public.timeline VALUES ('01a223eb-3759-7793-b644-1b546ef473b1', '01a223eb-36d5-7524-be81-a791642e079d', 1795898947417057, 'hand_over', 'schedulers are told', NULL, 'A recruiter opens the link.');
INSERT INTO public.timeline VALUES ('01a223eb-376e-76f0-8ed1-ddc7f7d9d301', '01a223eb-36d5-7524-be81-a791642e079d', 1795898947438541, 'write_link', 'refused', 'field field31001: the ATS refused the write: HTTP 400, code 5 (no documented meaning)', 'An administrator has to allow writing the field, or unset it here.');
INSERT INTO public.timeline VALUES ('01a223eb-3783-77fc-af69-c44b52ee23a7', '01a223eb-36d5-7524-be81-a791642e079d', 1795898947459553, 'fail', 'write_link was given up', 'field field31001: the ATS refused the write: HTTP 400, code 5 (no documented meaning)', 'A person looks at it; `retry` runs it again.');
INSERT INTO public.timeline VALUES ('01a223eb-3783-77fc-af69-c44cc57a3b73', '01a223eb-36d5-7524-be81-a791642e079d', 1795898947459553, 'alert', 'given up', NULL, NULL);
INSERT INTO public.timeline VALUES ('01a223eb-398e-74ad-848f-a46ab9ecd346', '01a223eb-394f-7267-9c09-1ed6dbdf9e90', 1795898947982487, 'fetch', 'read', NULL, 'It waits to be opened.');
INSERT INTO public.timeline VALUES ('01a223eb-39b9-74aa-8d2c-a2f34c654367', '01a223eb-394f-7267-9c09-1ed6dbdf9e90', 1795898948025264, 'hand_over', 'schedulers are told', NULL, 'A recruiter opens the link.');
INSERT INTO public.timeline VALUES ('01a223eb-39c5-71c9-9bb8-fb2dee18be89', '01a223eb-394f-7267-9c09-1ed6dbdf9e90', 1795898948037607, 'write_link', 'written', NULL, NULL);
INSERT INTO public.timeline VALUES ('01a223eb-3a83-73fb-9746-32fd4b0b6c5c', '01a223eb-394f-7267-9c09-1ed6dbdf9e90', 1795898948227944, 'open', 'opened', 'with the link', 'The application is moved to the next status.');
INSERT INTO public.timeline VALUES ('01a223eb-3ae6-74c6-a8d7-2d0bd38d1d4c', '01a223eb-394f-7267-9c09-1ed6dbdf9e90', 1795898948326924, 'advance', 'advanced', NULL, NULL);
INSERT INTO public.timeline VALUES ('01a223eb-3be4-77ba-ade0-ed3782088b9a', '01a223eb-3bcf-71ce-84d2-24500f0166f6', 1795898948580723, 'fetch', 'waiting', 'the ATS is unavailable (the authorization server answered HTTP 500)', 'Nobody has to do anything: the ATS is asked again, and the link can be opened meanwhile.');
INSERT INTO public.troubles VALUES (1, 'handoff_failed', 1, 1795898947451943, 1795898947451943, 0, 13002, '01a223eb-36d5-7524-be81-a791642e079d', 'field field31001: the ATS refused the write: HTTP 400, code 5 (no documented meaning)');
INSERT INTO public.webhook_attempts VALUES ('01a223eb-3759-7793-b644-1b538fee91c7', 1, 1795898947468148, 1795898947469398, NULL, 'it could not be connected to');
INSERT INTO public.webhook_attempts VALUES ('01a223eb-3759-7793-b644-1b538fee91c7', 2, 1795898952708462, 1795898952709355, NULL, 'it could not be connected to');
INSERT INTO public.webhook_endpoints VALUES ('01a223eb-3580-7127-9866-e4c137d75f83', 1, 'scheduler', 'handoff.ready,handoff.waiting,handoff.opened,handoff.advanced,handoff.failed,handoff.superseded,handoff.lapsed', 1, '\x47838bbb930d5bace6b9dcfc72c7577d9f8e7e777311c24e6a50fa6aaec90fbd0c17aacaace999af5aaa51e4dcf3aaed04c41ad4349b960724cb676d51e141995417180b820e59568f1254d0223f6708800f0fde281c031ce158e8acc99266aaab593f892ed4d0b6d5db318e9dcd9eadbe7c30ec00476a95875d774bdccfd2114f8e7dc0', 'dump', 1, 1795898946944211);
INSERT INTO public.webhook_messages VALUES ('01a223eb-39b9-74aa-8d2c-a2f23d292ce1', '01a223eb-3580-7127-9866-e4c137d75f83', 1, 1, '01a223eb-394f-7267-9c09-1ed6dbdf9e90', 'handoff.ready', NULL, 'queued', 1795898948025264, 1795898948025264, 0, NULL, NULL, NULL);
INSERT INTO public.webhook_messages VALUES ('01a223eb-3a83-73fb-9746-32fbad173def', '01a223eb-3580-7127-9866-e4c137d75f83', 1, 1, '01a223eb-394f-7267-9c09-1ed6dbdf9e90', 'handoff.opened', NULL, 'queued', 1795898948227944, 1795898948227944, 0, NULL, NULL, NULL);
INSERT INTO public.webhook_messages VALUES ('01a223eb-3ae6-74c6-a8d7-2d0a54e469b8', '01a223eb-3580-7127-9866-e4c137d75f83', 1, 1, '01a223eb-394f-7267-9c09-1ed6dbdf9e90', 'handoff.advanced', 'advanced', 'queued', 1795898948326924, 1795898948326924, 0, NULL, NULL, NULL);
INSERT INTO public.webhook_messages VALUES ('01a223eb-3759-7793-b644-1b538fee91c7', '01a223eb-3580-7127-9866-e4c137d75f83', 1, 1, '01a223eb-36d5-7524-be81-a791642e079d', 'handoff.ready', NULL, 'queued', 1795898947417057, 1795898947417057, 2, 1795898962709355, 'it could not be connected to', NULL);
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
