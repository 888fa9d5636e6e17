-- A database of goodtime-icims 0.4.0, made by `make dump`.
-- link of 13001: http://goodtime.test/v2/ats/open/AVZAAaIjrlU4cUef1oIBIXqc0wAAAAAA9-WDkeUpg0xMlpMMT45d
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
    left_again bigint NOT NULL,
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
INSERT INTO public._sqlx_migrations VALUES (1, 'foundation', '2026-11-28 19:42:32.844462+00', true, '\x4bd12b3a75e5734d74bf962f6f8c776681b752013db514bbae26795ced04fa7add3a89576f73b3bfd6a76b9e82e6dc21', 53192642);
INSERT INTO public._sqlx_migrations VALUES (2, 'notices', '2026-11-28 19:42:32.898636+00', true, '\x498fc32af1d380bed64c5c99a566bc95045dc9d853d8d3d802fb75486ffd14927a9db6208955811141e9f298b5214916', 11732709);
INSERT INTO public._sqlx_migrations VALUES (3, 'api', '2026-11-28 19:42:32.910905+00', true, '\x1ba73058836dd5c8c54e90cf5fedf8bc2c9a55021d59f61793077a088dfbb0b2539f1ae9b00fc925526feb084f1c9465', 2646384);
INSERT INTO public._sqlx_migrations VALUES (4, 'webhooks and keys', '2026-11-28 19:42:32.913958+00', true, '\x252638e166d0f94e76663ed384a39b99e1442a2341f373c04a36ea9fdb8933b2cd1b57a0289043e053659b207310f5e5', 9549513);
INSERT INTO public._sqlx_migrations VALUES (5, 'stages', '2026-11-28 19:42:32.923916+00', true, '\x0675907a7ee14672a697c17c5ef90e3319541803a9534a2e47239696de50972f355d997d8e73b65cc81529f377ec69b4', 8427218);
INSERT INTO public.advances VALUES ('01a223ae-5538-7147-9fd6-8201217a9cd3', 'forward', 1, 13001, 20700, 'C20700', 'C20800', 20800, 1795894957626851, 1, 1795894957626851, NULL, 'advanced', NULL, NULL, NULL, NULL, 1795894957668279, NULL);
INSERT INTO public.api_tokens VALUES ('01a223ae-5400-7104-abfc-d300d88b17ed', 1, 'hooks', 'resumes:read webhooks:write', 'command line', 1795894957056050, 1803670957056050, NULL);
INSERT INTO public.api_tokens VALUES ('01a223ae-57dc-75e3-b1e4-8b4b42dea8c7', 1, 'scheduler', 'handoffs:read', 'command line', 1795894958044094, 1803670958044094, NULL);
INSERT INTO public.applications VALUES (1, 13001, 9006, 4401, 'C20800', 'Interview: Interview Scheduled', 'Career Portal', 1795894920000000, 1795894957652687);
INSERT INTO public.applications VALUES (1, 13002, 9007, 4401, 'C20700', 'Review: Send to GoodTime', 'Career Portal', 1795894920000000, 1795894958094578);
INSERT INTO public.audit_log VALUES ('01a223ae-44e5-74be-aaaf-a95e7cce754f', NULL, 'service', 'signing_key.add', '01a223ae-44e5-74be-aaaf-a95d028e9736', 1795894953189442);
INSERT INTO public.audit_log VALUES ('01a223ae-45e0-7115-8dcd-30b4036b7dcc', 1, 'command line', 'tenant.add', '4321', 1795894953440658);
INSERT INTO public.audit_log VALUES ('01a223ae-46d4-7563-8d4d-480a79f56446', 1, 'command line', 'rule.put', '20700', 1795894953684623);
INSERT INTO public.audit_log VALUES ('01a223ae-4d2a-7627-9fd8-1c5f16ad75ce', 2, 'command line', 'tenant.add', '4322', 1795894955306901);
INSERT INTO public.audit_log VALUES ('01a223ae-4dc5-72f9-ba1e-e444ccca252a', 2, 'command line', 'rule.put', '20700', 1795894955461804);
INSERT INTO public.audit_log VALUES ('01a223ae-5400-7104-abfc-d3014a39e0e7', 1, 'command line', 'api_token.add', '01a223ae-5400-7104-abfc-d300d88b17ed', 1795894957056050);
INSERT INTO public.audit_log VALUES ('01a223ae-5434-775c-9b64-aca58118be90', 1, 'api token 01a223ae-5400-7104-abfc-d300d88b17ed', 'webhook_endpoint.add', '01a223ae-5434-775c-9b64-aca478620652', 1795894957108194);
INSERT INTO public.audit_log VALUES ('01a223ae-5512-7043-a25b-0bc4d1d028c3', 1, 'command line', 'stages.import', '2', 1795894957330546);
INSERT INTO public.audit_log VALUES ('01a223ae-5744-71ea-94ce-5663d5b40efd', NULL, 'command line', 'notify.add', '01a223ae-5744-71ea-94ce-5662e85b9247', 1795894957892126);
INSERT INTO public.audit_log VALUES ('01a223ae-57dc-75e3-b1e4-8b4ccce82c72', 1, 'command line', 'api_token.add', '01a223ae-57dc-75e3-b1e4-8b4b42dea8c7', 1795894958044094);
INSERT INTO public.audit_log VALUES ('01a223ae-5982-7551-b192-222dfcaa8984', 2, 'command line', 'rule.remove', '20700', 1795894958466350);
INSERT INTO public.circuits VALUES (2, 2, 1795894958279687, 0, 'the ATS is unavailable (the authorization server answered HTTP 500)');
INSERT INTO public.credentials VALUES ('01a223ae-45e0-7115-8dcd-30b25f9a3d84', 1, 'inbound', 'icims-4321', 'basic', NULL, '\xa81b616e75d728423df7dd29f2027f5a794fec5846d4914c6beff4410e86afc82cafaed38cb9959e7a4ed6e7a75b507d5c47ae3ee649b3', 'dump', 1795894953440658, NULL, 1795894953440658);
INSERT INTO public.credentials VALUES ('01a223ae-45e0-7115-8dcd-30b3db7aa7bc', 1, 'outbound', 'connector', 'oauth_client', 'records', '\x132158d9d8590050f82bcc9abaea56ae557b2de688b313e997bbc1a039cf38d1073c912e75b0de31d0cb8220729a813227418abe', 'dump', 1795894953440658, NULL, 1795894953440658);
INSERT INTO public.credentials VALUES ('01a223ae-4d2a-7627-9fd8-1c5d7f2e6368', 2, 'inbound', 'icims-4322', 'hmac', NULL, '\x1fa3e7caef4ff930deba15d101abbda7203f6ce3d5177f9d41fba1ffc14834610544d6b08cb77ed4a72b33cf6f52939e0d1df0db29b0ea', 'dump', 1795894955306901, NULL, 1795894955306901);
INSERT INTO public.credentials VALUES ('01a223ae-4d2a-7627-9fd8-1c5eeedb831a', 2, 'outbound', 'connector', 'oauth_client', 'records', '\xb588c22e5b6ad343a1fcea8ecfdfd324e8dce080fa126e937b0f04d81031af6b337e7cd0f5f3bd2ad69d1ae19eb9a9eb4648b66f', 'dump', 1795894955306901, NULL, 1795894955306901);
INSERT INTO public.events VALUES ('01a223ae-5538-7147-9fd6-8200067c9778', 1, 'webhook', 'accepted', NULL, '01a223ae-5538-7147-9fd6-8201217a9cd3', '01a223ae-45e0-7115-8dcd-30b25f9a3d84', '\xcaccc3f703b87f1533c0b9982a056f00c0752b2eccaf6b3a7626c38a7f9a7ac7', 13001, 9006, 4401, 9003, 10100, 20700, 1795894957368523);
INSERT INTO public.events VALUES ('01a223ae-56e4-7496-9111-dce9cad7c3db', 1, 'webhook', 'duplicate', NULL, '01a223ae-5538-7147-9fd6-8201217a9cd3', '01a223ae-45e0-7115-8dcd-30b25f9a3d84', '\xcaccc3f703b87f1533c0b9982a056f00c0752b2eccaf6b3a7626c38a7f9a7ac7', 13001, 9006, 4401, 9003, 10100, 20700, 1795894957796941);
INSERT INTO public.events VALUES ('01a223ae-5802-75b5-81f1-79af1bf33548', 1, 'webhook', 'accepted', NULL, '01a223ae-5802-75b5-81f1-79b02c5b628a', '01a223ae-45e0-7115-8dcd-30b25f9a3d84', '\xfa74e3f4f58ee0843d388350b6fb89450d6f96527aa43774addccf9b467f3bf6', 13002, 9007, 4401, 9003, 10100, 20700, 1795894958082414);
INSERT INTO public.events VALUES ('01a223ae-58b3-70da-b572-1bc7344df9e8', 2, 'webhook', 'accepted', NULL, '01a223ae-58b3-70da-b572-1bc81e36f0de', '01a223ae-4d2a-7627-9fd8-1c5d7f2e6368', '\x3549186d08d3181a04c154053b2d8282f5474ac4a3affd6b6dfa13cac3610263', 13001, 9006, 4401, 9003, 10100, 20700, 1795894958259586);
INSERT INTO public.events VALUES ('01a223ae-5f7e-7439-9274-8696459a5cfd', 2, 'webhook', 'ignored', 'not_a_trigger', NULL, '01a223ae-4d2a-7627-9fd8-1c5d7f2e6368', '\x56feb11bb63fe176a4d163eff72951c2c979a7342dcf63fd4d766c4dabd3e0ed', 13002, 9007, 4401, 9003, 10100, 20700, 1795894959998786);
INSERT INTO public.handoff_slots VALUES (1, 13001, 20700, '01a223ae-5538-7147-9fd6-8201217a9cd3', NULL, 1, 1795894957796941, 1797104557368523);
INSERT INTO public.handoff_slots VALUES (1, 13002, 20700, '01a223ae-5802-75b5-81f1-79b02c5b628a', NULL, 1, 1795894958082414, 1797104558082414);
INSERT INTO public.handoff_slots VALUES (2, 13001, 20700, '01a223ae-58b3-70da-b572-1bc81e36f0de', NULL, 1, 1795894958259586, 1797104558259586);
INSERT INTO public.handoffs VALUES ('01a223ae-5538-7147-9fd6-8201217a9cd3', 1, 13001, 9006, 4401, 9003, '01a223ae-5538-7147-9fd6-8200067c9778', 10100, 20700, 'C20800', 'interactive', 1, NULL, 'live', 0, 1795894957368523, 1797104557368523, 1795894957399888, NULL, NULL, 1795894957668279, 1795894957470271, 1795894957606251, 'link', NULL);
INSERT INTO public.handoffs VALUES ('01a223ae-5802-75b5-81f1-79b02c5b628a', 1, 13002, 9007, 4401, 9003, '01a223ae-5802-75b5-81f1-79af1bf33548', 10100, 20700, 'C20800', 'interactive', 1, NULL, 'live', 0, 1795894958082414, 1797104558082414, 1795894958094578, NULL, NULL, NULL, 1795894958137191, NULL, NULL, NULL);
INSERT INTO public.handoffs VALUES ('01a223ae-58b3-70da-b572-1bc81e36f0de', 2, 13001, 9006, 4401, 9003, '01a223ae-58b3-70da-b572-1bc7344df9e8', 10100, 20700, 'C20800', 'interactive', 1, NULL, 'live', 0, 1795894958259586, 1797104558259586, NULL, 'unavailable', 1795894958276376, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.idempotency_keys VALUES ('\x0393ee2113848309b2cd8ce4d61617408e1f6ce441b9ab4b088f3ff46b941cd1', '\xd72e8808058db8397598843fd28ba5f3dadc6b27fd7572d0f1b2e298ed0cc92b', 1, 1795894957105392, NULL, '\x8b42cf9ac5e45f7df467a7499de9a1f499863ce8cdb71d68b7382e53b5ba1b402cda4ef14408d7a695255be5cb0a8ddbbc403c3876b13da8ecf2611482b95314d51ec152c599ddf1d20ae504d1177256f20ee76568e1be16b4c200cab1df3d5fbf079ea9f5c0fa6a81078e791fa956adeff344ff7c3db422934ffce6aeec5df6ed6fd3ec3f2ad5283ca594540c49c9512a28a0b1a6039c76a6f369d85e78706a3797ca36a3c050f58d7056539fa83ced7eda6b63e79db242700a83fc4f49470cb03d8de14bab7cd1694ab4947e50183a1bf3ec606ad0c20c3157314ce679fb2f239893d3b2c6ce7c82dbc0ba685507895bf02d003681b427837731213e3f01ba13325df6def4dcdd7fcf699de0bdcd8cde69303158bd5916b42a932120ec187282fd9b568ceca1c9e4edf054ab2905f6bbeb94fefd69d584991129a842737d1f97f4721b38752165f91b2c42962eb0324f67dc4dd4626917bef9a38246e382f7f8e03cf49173a34b5ee77536175b2732fbcae705cea12fee26022e5028894b032fb4e5aae2a39c1a8accdd7a276f5e6afb30413806555034f3a464f9616e74f276370748707b8cfb5d6b9940bbd4ab77fcd7c1fe199cc595798658c1504994908cbc6fbf8e3c8924b48a3b817f2c15650066f7832e14f1b2a74fdc8d5a832243e37045a541de959ca292e808a5cbb05fc882978bb6425bfc71551306555b21fe2d74d866bd59770063f921ea63b4c86234abbfcc7a59f63e0d926730a57d98646377ecc10dbbcae8f71cc06d6e6d8cba02295905150d9d5b25c2109bc7d3a031d8920609574026b8f20b7d248d8ec3e7334a0ce078cbe105e9b916c476f8dc507e54254cfbf0502c2f2f7c5cafb258817d5e4a53d126ff032b5a14573e188e06', 'dump');
INSERT INTO public.ignored_statuses VALUES (2, 20700, 1, 1795894959998786, 1795894959998786);
INSERT INTO public.jobs VALUES (1, 4401, '2026-4401', 'Support Engineer', 'Approved', 'Site A - 1 Main St  Springfield, Massachusetts 01101 United States', '[{"role":"coordinator","person":9005},{"role":"hiring_manager","person":9004},{"role":"recruiter","person":9003}]', 1795894920000000, 1795894958094578);
INSERT INTO public.meta VALUES (1, 'us', 10, NULL, 1, 498233);
INSERT INTO public.notice_targets VALUES ('01a223ae-5744-71ea-94ce-5662e85b9247', NULL, 'webhook', '\xe2cc828330b56eae3a92a3ba950367be27acdba370ffe6b415a57f9e6c0270963ffd146b7c9b5d3191d502f4788cffeccb480b2c99ad5844e7933bade5e9b9352243237d9cbe611ac8250f2be12034616c94f3285d4884461d433801cc8429906bf27c52e73c62aba6077ff3a50ed619fa5ea9965c209d598dfee49231', 'dump', 'all', 1795894957892126);
INSERT INTO public.notices VALUES ('01a223ae-804b-76dd-86f8-4cc938faa706', '01a223ae-5744-71ea-94ce-5662e85b9247', 1, 'handoff_failed', 0, 1, 1795894958152226, 1795894958152226, 13002, '01a223ae-5802-75b5-81f1-79b02c5b628a', 'field field31001: the ATS refused the write: HTTP 400, code 5 (no documented meaning)', 'queued', 1, 1795894998412100, 'it could not be connected to', 1795894968395263, NULL);
INSERT INTO public.persons VALUES (1, 9006, 'Jane', NULL, 'Doe', 'jane.doe@example.com', '[{"kind":"Mobile","number":"555 555 0100"}]', NULL, 'Cand:Active', 1795894920000000, 1795894957399888);
INSERT INTO public.persons VALUES (1, 9003, 'Ana', NULL, 'Ruiz', 'ana.ruiz@example.com', '[{"kind":"Mobile","number":"555 555 0110"}]', NULL, 'Emp:Current Employee', 1795894920000000, 1795894958094578);
INSERT INTO public.persons VALUES (1, 9004, 'Sam', NULL, 'Lee', 'sam.lee@example.com', '[]', NULL, 'HM:Active', 1795894920000000, 1795894958094578);
INSERT INTO public.persons VALUES (1, 9005, 'Noor', NULL, 'Haddad', 'noor.haddad@example.com', '[]', NULL, 'Emp:Current Employee', 1795894920000000, 1795894958094578);
INSERT INTO public.persons VALUES (1, 9007, 'Omar', NULL, 'Said', 'omar.said@example.com', '[{"kind":"Mobile","number":"555 555 0100"}]', NULL, 'Cand:Active', 1795894920000000, 1795894958094578);
INSERT INTO public.principals VALUES ('inbound', 'icims-4321', 1);
INSERT INTO public.principals VALUES ('outbound', 'connector', 1);
INSERT INTO public.principals VALUES ('inbound', 'icims-4322', 2);
INSERT INTO public.principals VALUES ('outbound', 'connector', 2);
INSERT INTO public.reconcile_rounds VALUES (1, 1795894968302313, 1795894968324645, 1795894968324645, 1, 0, 0, 0, 0, 0, NULL);
INSERT INTO public.replicas VALUES ('01a223ae-443d-746b-b832-3e20d58aa659', 'host:14189', 'web,worker,sync', '0.4.0', -124, 1795894953021700, 1795894963324065);
INSERT INTO public.rules VALUES (1, 20700, 'C20800', 'interactive', 1795894953684623, 1795894968321326);
INSERT INTO public.schedules VALUES ('troubles', 1, 0, 1795895013300011);
INSERT INTO public.schedules VALUES ('signing_keys', 1, 0, 1795898553300561);
INSERT INTO public.schedules VALUES ('forgetting', 1, 0, 1795895553300427);
INSERT INTO public.schedules VALUES ('delivery_hours', 1, 0, 1795895253300291);
INSERT INTO public.schedules VALUES ('reconcile:1', 1, 0, 1795895255302313);
INSERT INTO public.schedules VALUES ('notices', 2, 0, 1795894983394194);
INSERT INTO public.signing_keys VALUES ('01a223ae-44e5-74be-aaaf-a95d028e9736', '\x3f6cfbc506942a80e615017c2a50c4c15dc6e50ba9f26ce14309dd9144ee5a502a20f9c1ea3b5350d88c6c025aa132ce188b97b138ee114a6b51ed9e740e362ce78dce83b7c8b6', 'dump', 1795894953189442, NULL, 1795894953189442);
INSERT INTO public.stages VALUES (1, 20700, 'C20700', NULL, 'Send to GoodTime', 0, 1795894957330546);
INSERT INTO public.stages VALUES (1, 20800, 'C20800', NULL, 'Interview Scheduled', 1, 1795894957330546);
INSERT INTO public.stages_met VALUES (1, 20800, 'C20800', 'Interview: Interview Scheduled', 1, 1795894957652687, 1795894957652687);
INSERT INTO public.stages_met VALUES (1, 20700, 'C20700', 'Review: Send to GoodTime', 2, 1795894957399888, 1795894958094578);
INSERT INTO public.standing VALUES (1, 20700, 13002, 'held', 1795894968318537, 1795894968318537, NULL);
INSERT INTO public.task_attempts VALUES ('01a223ae-5538-7147-9fd6-8202c2b97b1a', 1, '01a223ae-5538-7147-9fd6-8201217a9cd3', 'fetch_application', 1795894957396987, 1795894957451181, 'done', NULL);
INSERT INTO public.task_attempts VALUES ('01a223ae-5573-76a6-bba3-36cd007866b8', 1, '01a223ae-5538-7147-9fd6-8201217a9cd3', 'write_link', 1795894957480768, 1795894957493368, 'done', NULL);
INSERT INTO public.task_attempts VALUES ('01a223ae-5573-76a6-bba3-36cb31284836', 1, '01a223ae-5538-7147-9fd6-8201217a9cd3', 'hand_over', 1795894957464399, 1795894957482657, 'done', NULL);
INSERT INTO public.task_attempts VALUES ('01a223ae-559e-7744-b574-990f96e283cd', 1, '01a223ae-5538-7147-9fd6-8201217a9cd3', 'tell_scheduler', 1795894957499327, 1795894957529137, 'retry', 'it could not be connected to');
INSERT INTO public.task_attempts VALUES ('01a223ae-559e-7744-b574-990f96e283cd', 2, '01a223ae-5538-7147-9fd6-8201217a9cd3', 'tell_scheduler', 1795894957626568, 1795894957640481, 'wait', 'the endpoint did not take a message');
INSERT INTO public.task_attempts VALUES ('01a223ae-5626-7190-9d4c-509c7c905af3', 1, '01a223ae-5538-7147-9fd6-8201217a9cd3', 'advance_application', 1795894957620731, 1795894957678036, 'done', NULL);
INSERT INTO public.task_attempts VALUES ('01a223ae-559e-7744-b574-990f96e283cd', 3, '01a223ae-5538-7147-9fd6-8201217a9cd3', 'tell_scheduler', 1795894957690906, 1795894957694472, 'wait', 'the endpoint did not take a message');
INSERT INTO public.task_attempts VALUES ('01a223ae-56e4-7496-9111-dceb76633d88', 1, '01a223ae-5538-7147-9fd6-8201217a9cd3', 'recheck', 1795894957813689, 1795894957832073, 'wait', 'the trigger status is not shown');
INSERT INTO public.task_attempts VALUES ('01a223ae-5802-75b5-81f1-79b1187ec01d', 1, '01a223ae-5802-75b5-81f1-79b02c5b628a', 'fetch_application', 1795894958093590, 1795894958127638, 'done', NULL);
INSERT INTO public.task_attempts VALUES ('01a223ae-5824-71b4-8fd3-7e6e39d4c426', 1, '01a223ae-5802-75b5-81f1-79b02c5b628a', 'hand_over', 1795894958136356, 1795894958145097, 'done', NULL);
INSERT INTO public.task_attempts VALUES ('01a223ae-5824-71b4-8fd3-7e703f71b5aa', 1, '01a223ae-5802-75b5-81f1-79b02c5b628a', 'write_link', 1795894958141377, 1795894958152226, 'give_up', 'field field31001: the ATS refused the write: HTTP 400, code 5 (no documented meaning)');
INSERT INTO public.task_attempts VALUES ('01a223ae-5839-75de-bce1-59eb599fcce6', 1, '01a223ae-5802-75b5-81f1-79b02c5b628a', 'tell_scheduler', 1795894958158994, 1795894958161477, 'wait', 'the endpoint fails, or has enough to do');
INSERT INTO public.task_attempts VALUES ('01a223ae-58b3-70da-b572-1bc966675ad1', 1, '01a223ae-58b3-70da-b572-1bc81e36f0de', 'fetch_application', 1795894958268578, 1795894958279687, 'retry', 'the ATS is unavailable (the authorization server answered HTTP 500)');
INSERT INTO public.task_attempts VALUES ('01a223ae-56e4-7496-9111-dceb76633d88', 2, '01a223ae-5538-7147-9fd6-8201217a9cd3', 'recheck', 1795894959296907, 1795894959307434, 'wait', 'the trigger status is not shown');
INSERT INTO public.task_attempts VALUES ('01a223ae-56e4-7496-9111-dceb76633d88', 3, '01a223ae-5538-7147-9fd6-8201217a9cd3', 'recheck', 1795894961326744, 1795894961343453, 'wait', 'the trigger status is not shown');
INSERT INTO public.task_attempts VALUES ('01a223ae-559e-7744-b574-990f96e283cd', 4, '01a223ae-5538-7147-9fd6-8201217a9cd3', 'tell_scheduler', 1795894963366615, 1795894963398699, 'wait', 'the endpoint fails, or has enough to do');
INSERT INTO public.task_attempts VALUES ('01a223ae-5839-75de-bce1-59eb599fcce6', 2, '01a223ae-5802-75b5-81f1-79b02c5b628a', 'tell_scheduler', 1795894963368480, 1795894963412614, 'retry', 'it could not be connected to');
INSERT INTO public.task_attempts VALUES ('01a223ae-56e4-7496-9111-dceb76633d88', 4, '01a223ae-5538-7147-9fd6-8201217a9cd3', 'recheck', 1795894964424727, 1795894964431251, 'wait', 'the trigger status is not shown');
INSERT INTO public.task_attempts VALUES ('01a223ae-58b3-70da-b572-1bc966675ad1', 2, '01a223ae-58b3-70da-b572-1bc81e36f0de', 'fetch_application', 1795894965445786, 1795894965448301, 'retry', 'the ATS is unavailable (the authorization server answered HTTP 500)');
INSERT INTO public.task_attempts VALUES ('01a223ae-559e-7744-b574-990f96e283cd', 5, '01a223ae-5538-7147-9fd6-8201217a9cd3', 'tell_scheduler', 1795894966467120, 1795894966470409, 'wait', 'the endpoint fails, or has enough to do');
INSERT INTO public.task_attempts VALUES ('01a223ae-56e4-7496-9111-dceb76633d88', 5, '01a223ae-5538-7147-9fd6-8201217a9cd3', 'recheck', 1795894968487613, 1795894968498822, 'wait', 'the trigger status is not shown');
INSERT INTO public.task_attempts VALUES ('01a223ae-5839-75de-bce1-59eb599fcce6', 3, '01a223ae-5802-75b5-81f1-79b02c5b628a', 'tell_scheduler', 1795894968502631, 1795894968505366, 'wait', 'the endpoint fails, or has enough to do');
INSERT INTO public.tasks VALUES ('01a223ae-5573-76a6-bba3-36cc22cadec7', 1, 2, 'lapse', '01a223ae-5538-7147-9fd6-8201217a9cd3', '01a223ae-5538-7147-9fd6-8201217a9cd3:lapse', 'queued', 1797104557368523, 0, 0, 0, 0, NULL, NULL, 1795894957427678);
INSERT INTO public.tasks VALUES ('01a223ae-5824-71b4-8fd3-7e6f9ee76a2c', 1, 2, 'lapse', '01a223ae-5802-75b5-81f1-79b02c5b628a', '01a223ae-5802-75b5-81f1-79b02c5b628a:lapse', 'queued', 1797104558082414, 0, 0, 0, 0, NULL, NULL, 1795894958116024);
INSERT INTO public.tasks VALUES ('01a223ae-5824-71b4-8fd3-7e703f71b5aa', 1, 1, 'write_link', '01a223ae-5802-75b5-81f1-79b02c5b628a', '01a223ae-5802-75b5-81f1-79b02c5b628a:write_link', 'dead', 1795894958116024, 1, 0, 0, 1, NULL, 'field field31001: the ATS refused the write: HTTP 400, code 5 (no documented meaning)', 1795894958116024);
INSERT INTO public.tasks VALUES ('01a223ae-58b3-70da-b572-1bc966675ad1', 2, 0, 'fetch_application', '01a223ae-58b3-70da-b572-1bc81e36f0de', '01a223ae-58b3-70da-b572-1bc81e36f0de:fetch_application', 'queued', 1795894980951501, 2, 2, 0, 2, NULL, 'the ATS is unavailable (the authorization server answered HTTP 500)', 1795894958259586);
INSERT INTO public.tasks VALUES ('01a223ae-559e-7744-b574-990f96e283cd', 1, 4, 'tell_scheduler', '01a223ae-5538-7147-9fd6-8201217a9cd3', '01a223ae-5538-7147-9fd6-8201217a9cd3:tell_scheduler', 'queued', 1795894973785042, 5, 0, 0, 5, NULL, 'the endpoint fails, or has enough to do', 1795894957668279);
INSERT INTO public.tasks VALUES ('01a223ae-56e4-7496-9111-dceb76633d88', 1, 0, 'recheck', '01a223ae-5538-7147-9fd6-8201217a9cd3', '01a223ae-5538-7147-9fd6-8201217a9cd3:recheck', 'queued', 1795894977796941, 5, 0, 0, 5, NULL, 'the trigger status is not shown', 1795894957796941);
INSERT INTO public.tasks VALUES ('01a223ae-5839-75de-bce1-59eb599fcce6', 1, 4, 'tell_scheduler', '01a223ae-5802-75b5-81f1-79b02c5b628a', '01a223ae-5802-75b5-81f1-79b02c5b628a:tell_scheduler', 'queued', 1795894973787418, 3, 0, 0, 3, NULL, 'the endpoint fails, or has enough to do', 1795894958137191);
INSERT INTO public.tellings VALUES ('01a223ae-5744-71ea-94ce-5662e85b9247', 1, 'handoff_failed', 1, 1795894968395263, NULL);
INSERT INTO public.tenant_lanes VALUES (1, 2, 1797104557368523, 0);
INSERT INTO public.tenant_lanes VALUES (1, 1, 9223372036854775807, 1795894958137489);
INSERT INTO public.tenant_lanes VALUES (2, 0, 1795894980951501, 1795894965438453);
INSERT INTO public.tenant_lanes VALUES (1, 4, 1795894973785042, 1795894968487281);
INSERT INTO public.tenant_lanes VALUES (1, 0, 1795894977796941, 1795894968483164);
INSERT INTO public.tenants VALUES (2, 'icims', 4322, 'Example 4322', '{"api_url":"http://127.0.0.1:21258","login_url":"http://127.0.0.1:21258","audience":null,"roles":{"coordinator":"field23848","hiring_manager":"hiringmanager","job_owner":"jobowner","recruiter":"recruiter","secondary_recruiter":"secondaryrecruiter"},"link_field":"field31001","link_days":14,"refuse_duplicates":false,"tell_ignored":false}', NULL, 1, 1795894955306901);
INSERT INTO public.tenants VALUES (1, 'icims', 4321, 'Example 4321', '{"api_url":"http://127.0.0.1:22445","login_url":"http://127.0.0.1:22445","audience":null,"roles":{"coordinator":"field23848","hiring_manager":"hiringmanager","job_owner":"jobowner","recruiter":"recruiter","secondary_recruiter":"secondaryrecruiter"},"link_field":"field31001","link_days":14,"refuse_duplicates":false,"tell_ignored":false}', NULL, 1, 1795894953440658);
INSERT INTO public.timeline VALUES ('01a223ae-5573-76a6-bba3-36ced3ff5f25', '01a223ae-5538-7147-9fd6-8201217a9cd3', 1795894957427678, 'fetch', 'read', NULL, 'It waits to be opened.');
INSERT INTO public.timeline VALUES ('01a223ae-559e-7744-b574-990e143930a1', '01a223ae-5538-7147-9fd6-8201217a9cd3', 1795894957470271, 'hand_over', 'schedulers are told', NULL, 'A recruiter opens the link.');
INSERT INTO public.timeline VALUES ('01a223ae-55ab-743a-919d-cd9bfef51122', '01a223ae-5538-7147-9fd6-8201217a9cd3', 1795894957483252, 'write_link', 'written', NULL, NULL);
INSERT INTO public.timeline VALUES ('01a223ae-5626-7190-9d4c-509d803b5247', '01a223ae-5538-7147-9fd6-8201217a9cd3', 1795894957606251, 'open', 'opened', 'with the link', 'The application is moved to the next status.');
INSERT INTO public.timeline VALUES ('01a223ae-5664-76f0-8cf2-3f873833f888', '01a223ae-5538-7147-9fd6-8201217a9cd3', 1795894957668279, 'advance', 'advanced', NULL, NULL);
INSERT INTO public.timeline VALUES ('01a223ae-5824-71b4-8fd3-7e71669aa124', '01a223ae-5802-75b5-81f1-79b02c5b628a', 1795894958116024, 'fetch', 'read', NULL, 'It waits to be opened.');
INSERT INTO public.timeline VALUES ('01a223ae-5839-75de-bce1-59ea214a87e1', '01a223ae-5802-75b5-81f1-79b02c5b628a', 1795894958137191, 'hand_over', 'schedulers are told', NULL, 'A recruiter opens the link.');
INSERT INTO public.timeline VALUES ('01a223ae-583e-753c-8483-2c2838e9d471', '01a223ae-5802-75b5-81f1-79b02c5b628a', 1795894958142465, 'write_link', 'refused', 'field field31001: the ATS refused the write: HTTP 400, code 5 (no documented meaning)', 'An administrator has to allow writing the field, or unset it here.');
INSERT INTO public.timeline VALUES ('01a223ae-584b-755b-b3e3-b170673c8774', '01a223ae-5802-75b5-81f1-79b02c5b628a', 1795894958155204, 'fail', 'write_link was given up', 'field field31001: the ATS refused the write: HTTP 400, code 5 (no documented meaning)', 'A person looks at it; `retry` runs it again.');
INSERT INTO public.timeline VALUES ('01a223ae-584b-755b-b3e3-b171a6d46578', '01a223ae-5802-75b5-81f1-79b02c5b628a', 1795894958155204, 'alert', 'given up', NULL, NULL);
INSERT INTO public.timeline VALUES ('01a223ae-58c4-71bc-9897-03a87137d5d3', '01a223ae-58b3-70da-b572-1bc81e36f0de', 1795894958276376, 'fetch', 'waiting', 'the ATS is unavailable (the authorization server answered HTTP 500)', 'Nobody has to do anything: the ATS is asked again, and the link can be opened meanwhile.');
INSERT INTO public.troubles VALUES (1, 'handoff_failed', 1, 1795894958152226, 1795894958152226, 0, 13002, '01a223ae-5802-75b5-81f1-79b02c5b628a', 'field field31001: the ATS refused the write: HTTP 400, code 5 (no documented meaning)');
INSERT INTO public.webhook_attempts VALUES ('01a223ae-559e-7744-b574-990dc10b3f0c', 1, 1795894957522944, 1795894957523728, NULL, 'it could not be connected to');
INSERT INTO public.webhook_attempts VALUES ('01a223ae-5839-75de-bce1-59e9fb142899', 1, 1795894963398043, 1795894963400445, NULL, 'it could not be connected to');
INSERT INTO public.webhook_endpoints VALUES ('01a223ae-5434-775c-9b64-aca478620652', 1, 'scheduler', 'handoff.ready,handoff.waiting,handoff.opened,handoff.advanced,handoff.failed,handoff.superseded,handoff.lapsed', 1, '\xe63e5c92151aeedd22f9f24533bcaacc513f13b0273668dd25db3c2b8df9d012a22597604fba8a960973626be60c00029a41c942179699a234eb838e87617819cac1f87f371c6e74a23bd42ea6bf6203adf2d139b781c87c0d406523e5f5d0530b806b4b2245048bbd42cd16549823ad3b5752f5c59693566bcae74e4b9af88ecbdad98b', 'dump', 1, 1795894957108194);
INSERT INTO public.webhook_messages VALUES ('01a223ae-559e-7744-b574-990dc10b3f0c', '01a223ae-5434-775c-9b64-aca478620652', 1, 1, '01a223ae-5538-7147-9fd6-8201217a9cd3', 'handoff.ready', NULL, 'queued', 1795894957470271, 1795894957470271, 1, 1795894962523728, 'it could not be connected to', NULL);
INSERT INTO public.webhook_messages VALUES ('01a223ae-5626-7190-9d4c-509be3603edf', '01a223ae-5434-775c-9b64-aca478620652', 1, 1, '01a223ae-5538-7147-9fd6-8201217a9cd3', 'handoff.opened', NULL, 'queued', 1795894957606251, 1795894957606251, 0, NULL, NULL, NULL);
INSERT INTO public.webhook_messages VALUES ('01a223ae-5664-76f0-8cf2-3f860b503fe5', '01a223ae-5434-775c-9b64-aca478620652', 1, 1, '01a223ae-5538-7147-9fd6-8201217a9cd3', 'handoff.advanced', 'advanced', 'queued', 1795894957668279, 1795894957668279, 0, NULL, NULL, NULL);
INSERT INTO public.webhook_messages VALUES ('01a223ae-5839-75de-bce1-59e9fb142899', '01a223ae-5434-775c-9b64-aca478620652', 1, 1, '01a223ae-5802-75b5-81f1-79b02c5b628a', 'handoff.ready', NULL, 'queued', 1795894958137191, 1795894958137191, 1, 1795894968400445, 'it could not be connected to', NULL);
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
