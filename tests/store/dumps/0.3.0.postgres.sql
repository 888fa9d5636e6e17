-- A database of goodtime-icims 0.3.0, made by `make dump`.
-- link of 13001: http://goodtime.test/v2/ats/open/AVZAAaIgL-nHdJGRbV2dx0y1KAAAAADxpYQ0sbkTkeYlAnLxWfFB
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
    tenant_id bigint NOT NULL,
    handoff_id uuid NOT NULL,
    kind text NOT NULL,
    detail text,
    state text NOT NULL,
    happened_at bigint NOT NULL,
    owed_since bigint NOT NULL,
    attempts bigint DEFAULT 0 NOT NULL,
    last_error text,
    ended_at bigint,
    CONSTRAINT webhook_messages_state_check CHECK ((state = ANY (ARRAY['queued'::text, 'sent'::text, 'failed'::text])))
);
INSERT INTO public._sqlx_migrations VALUES (1, 'foundation', '2026-11-28 03:25:34.727667+00', true, '\x4bd12b3a75e5734d74bf962f6f8c776681b752013db514bbae26795ced04fa7add3a89576f73b3bfd6a76b9e82e6dc21', 159152543);
INSERT INTO public._sqlx_migrations VALUES (2, 'notices', '2026-11-28 03:25:34.889261+00', true, '\x498fc32af1d380bed64c5c99a566bc95045dc9d853d8d3d802fb75486ffd14927a9db6208955811141e9f298b5214916', 40819402);
INSERT INTO public._sqlx_migrations VALUES (3, 'api', '2026-11-28 03:25:34.930408+00', true, '\x1ba73058836dd5c8c54e90cf5fedf8bc2c9a55021d59f61793077a088dfbb0b2539f1ae9b00fc925526feb084f1c9465', 6024426);
INSERT INTO public._sqlx_migrations VALUES (4, 'outbound', '2026-11-28 03:25:34.936937+00', true, '\xb8785207cbc456fa40007e34b3631e4eb758a767b8ffc91f6526f3b9abeb9236f522c49eacf07c993f4b65f12a4c88a1', 25501289);
INSERT INTO public.advances VALUES ('01a2202f-e9c7-7491-916d-5d9dc74cb528', 'forward', 1, 13001, 20700, 'C20700', 'C20800', 20800, 1795836341038964, 1, 1795836341038964, NULL, 'advanced', NULL, NULL, NULL, NULL, 1795836341091088, NULL);
INSERT INTO public.api_tokens VALUES ('01a2202f-e98a-73a6-bcd2-9d8fcdb54917', 1, 'hooks', 'resumes:read webhooks:write', 'command line', 1795836340618395, 1803612340618395, NULL);
INSERT INTO public.api_tokens VALUES ('01a2202f-ed96-73bd-9b79-d75820447735', 1, 'scheduler', 'handoffs:read', 'command line', 1795836341654264, 1803612341654264, NULL);
INSERT INTO public.applications VALUES (1, 13001, 9006, 4401, 'C20800', 'Interview: Interview Scheduled', 'Career Portal', 1795836300000000, 1795836341074577);
INSERT INTO public.applications VALUES (1, 13002, 9007, 4401, 'C20700', 'Review: Send to GoodTime', 'Career Portal', 1795836300000000, 1795836341713364);
INSERT INTO public.audit_log VALUES ('01a2202f-d6a9-77d6-81bb-cece1f0305d6', NULL, 'service', 'signing_key.add', '01a2202f-d6a9-77d6-81bb-cecd1321c15d', 1795836335785499);
INSERT INTO public.audit_log VALUES ('01a2202f-d861-740b-b6d2-c13c8ff0a457', 1, 'command line', 'tenant.add', '4321', 1795836336225242);
INSERT INTO public.audit_log VALUES ('01a2202f-da33-71c7-b240-df67a3378581', 1, 'command line', 'rule.put', '20700', 1795836336691916);
INSERT INTO public.audit_log VALUES ('01a2202f-e171-771f-bbc7-761f87908ab4', 2, 'command line', 'tenant.add', '4322', 1795836338545851);
INSERT INTO public.audit_log VALUES ('01a2202f-e343-74f3-9f05-1f08efd60b9a', 2, 'command line', 'rule.put', '20700', 1795836339011259);
INSERT INTO public.audit_log VALUES ('01a2202f-e98a-73a6-bcd2-9d90a235fd68', 1, 'command line', 'api_token.add', '01a2202f-e98a-73a6-bcd2-9d8fcdb54917', 1795836340618395);
INSERT INTO public.audit_log VALUES ('01a2202f-e9ae-7573-ab3e-cf628adf8aec', 1, 'api token 01a2202f-e98a-73a6-bcd2-9d8fcdb54917', 'webhook_endpoint.add', '01a2202f-e9ae-7573-ab3e-cf61a2392da6', 1795836340654216);
INSERT INTO public.audit_log VALUES ('01a2202f-ec89-7616-94ae-77decd685cea', NULL, 'command line', 'notify.add', '01a2202f-ec89-7616-94ae-77dd2f888533', 1795836341385871);
INSERT INTO public.audit_log VALUES ('01a2202f-ed96-73bd-9b79-d759299d191a', 1, 'command line', 'api_token.add', '01a2202f-ed96-73bd-9b79-d75820447735', 1795836341654264);
INSERT INTO public.audit_log VALUES ('01a2202f-f0b7-7242-9031-3c817a476682', 2, 'command line', 'rule.remove', '20700', 1795836342455210);
INSERT INTO public.circuits VALUES (2, 1, 1795836342092957, 0, 'the ATS is unavailable (the authorization server answered HTTP 500)');
INSERT INTO public.credentials VALUES ('01a2202f-d861-740b-b6d2-c13a6471bb53', 1, 'inbound', 'icims-4321', 'basic', NULL, '\x94ef84fa0643407f596acd2e0d19412842446d7d09d5e951eba9212492828620d10ac0e7251e6fdddc846b841753ca5622422d8471dc99', 'dump', 1795836336225242, NULL, 1795836336225242);
INSERT INTO public.credentials VALUES ('01a2202f-d861-740b-b6d2-c13b1ced69b7', 1, 'outbound', 'connector', 'oauth_client', 'records', '\xc52203fe068ff8a2b1f221183effcf5a397ad94533b6e7514345e34b225bb870474e874c29e9adf16e9ffc19a6221e6f0240dde2', 'dump', 1795836336225242, NULL, 1795836336225242);
INSERT INTO public.credentials VALUES ('01a2202f-e171-771f-bbc7-761d7ea8690e', 2, 'inbound', 'icims-4322', 'hmac', NULL, '\xf3718f228ac16cb5233b83009c6443be0e5b27374968ad975d7ad4d4a39df49b7a2a3f5b7ccdb49f555c52e4a6f897677f6018a7628ba2', 'dump', 1795836338545851, NULL, 1795836338545851);
INSERT INTO public.credentials VALUES ('01a2202f-e171-771f-bbc7-761ea6d5e5b9', 2, 'outbound', 'connector', 'oauth_client', 'records', '\x3c2c381b53e55a13b9048161aa5839cf683e0d16db4da5afe602b3a5fae078a1e28017043a81668105dd83cf3091eba7325698d6', 'dump', 1795836338545851, NULL, 1795836338545851);
INSERT INTO public.events VALUES ('01a2202f-e9c7-7491-916d-5d9cf0791dfe', 1, 'webhook', 'accepted', NULL, '01a2202f-e9c7-7491-916d-5d9dc74cb528', '01a2202f-d861-740b-b6d2-c13a6471bb53', '\x966ed69b01ddb9cadfbeacfa2a9cca6fa4823553a702dec1f8fa1ddc73acdf18', 13001, 9006, 4401, 9003, 10100, 20700, 1795836340679582);
INSERT INTO public.events VALUES ('01a2202f-ec26-7566-bc7a-1a80b1559903', 1, 'webhook', 'duplicate', NULL, '01a2202f-e9c7-7491-916d-5d9dc74cb528', '01a2202f-d861-740b-b6d2-c13a6471bb53', '\x966ed69b01ddb9cadfbeacfa2a9cca6fa4823553a702dec1f8fa1ddc73acdf18', 13001, 9006, 4401, 9003, 10100, 20700, 1795836341286085);
INSERT INTO public.events VALUES ('01a2202f-edb9-7204-a04a-347ab14b1704', 1, 'webhook', 'accepted', NULL, '01a2202f-edb9-7204-a04a-347b6f6dbf2a', '01a2202f-d861-740b-b6d2-c13a6471bb53', '\x0dedc51fcb82f1e482531a3645ea023c56e61a884cb0c3e7b4b2d94ea86230a3', 13002, 9007, 4401, 9003, 10100, 20700, 1795836341689122);
INSERT INTO public.events VALUES ('01a2202f-ef2f-750d-a867-609cdccfbc25', 2, 'webhook', 'accepted', NULL, '01a2202f-ef2f-750d-a867-609d8273b17d', '01a2202f-e171-771f-bbc7-761d7ea8690e', '\xba477af8344cabce955106b4d3b2d693468c1a73befe19c291e72b9d46a3ba4e', 13001, 9006, 4401, 9003, 10100, 20700, 1795836342063284);
INSERT INTO public.events VALUES ('01a2202f-f6af-71d0-a5c0-6f524f93b943', 2, 'webhook', 'ignored', 'not_a_trigger', NULL, '01a2202f-e171-771f-bbc7-761d7ea8690e', '\x7943ab4b4c15d159c5cfd9e1f3f979303e60183189e27570580d9c934bb3ce05', 13002, 9007, 4401, 9003, 10100, 20700, 1795836343983945);
INSERT INTO public.handoff_slots VALUES (1, 13001, 20700, '01a2202f-e9c7-7491-916d-5d9dc74cb528', NULL, 1, 1795836341286085, 1797045940679582);
INSERT INTO public.handoff_slots VALUES (1, 13002, 20700, '01a2202f-edb9-7204-a04a-347b6f6dbf2a', NULL, 1, 1795836341689122, 1797045941689122);
INSERT INTO public.handoff_slots VALUES (2, 13001, 20700, '01a2202f-ef2f-750d-a867-609d8273b17d', NULL, 1, 1795836342063284, 1797045942063284);
INSERT INTO public.handoffs VALUES ('01a2202f-e9c7-7491-916d-5d9dc74cb528', 1, 13001, 9006, 4401, 9003, '01a2202f-e9c7-7491-916d-5d9cf0791dfe', 10100, 20700, 'C20800', 'interactive', 1, NULL, 'live', 0, 1795836340679582, 1797045940679582, 1795836340722101, NULL, NULL, 1795836341091088, 1795836340784008, 1795836340993315, 'link', NULL);
INSERT INTO public.handoffs VALUES ('01a2202f-edb9-7204-a04a-347b6f6dbf2a', 1, 13002, 9007, 4401, 9003, '01a2202f-edb9-7204-a04a-347ab14b1704', 10100, 20700, 'C20800', 'interactive', 1, NULL, 'live', 0, 1795836341689122, 1797045941689122, 1795836341713364, NULL, NULL, NULL, 1795836341759888, NULL, NULL, NULL);
INSERT INTO public.handoffs VALUES ('01a2202f-ef2f-750d-a867-609d8273b17d', 2, 13001, 9006, 4401, 9003, '01a2202f-ef2f-750d-a867-609cdccfbc25', 10100, 20700, 'C20800', 'interactive', 1, NULL, 'live', 0, 1795836342063284, 1797045942063284, NULL, 'unavailable', 1795836342089023, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.idempotency_keys VALUES ('\xa384bff2d0190a7be9be055337b3196ba2ad63bf912884bfeee21faffdfcc14c', '\x518b9d6133f53b2fd8efac8445c0d7476d3b95cc01e9db1570b0c28d539dc2ee', 1, 1795836340648983, NULL, '\x7ab987d007c795e9716b3df5edf1bebe2a1b59cc1fc174b7ed50a4b06311d397012880fd10c4310410fbffc598c01e8863ab95a45421062e1ef70750dc143ff17bf003427a48817c23a04e4893e2ba7d6b7cd6383020e11685eed21c4a612a33077cd2ab1d53ac06f5e904073c224118320663fa47db1c152a7b5598fcdb52ac2596b9a70920804f33e3cc5178fe6357a0940f89bc4818af033dfd415e21d63778c8acb55e4eda8cd4f414e7e7f379acc33e9f78cd37619b41d0a5c6877f75d67f3910db49fcd0516f1df2d3b8502ceea71bf5a24f908d459bda66abac1067ff2cb17b505ea669c5e2d17439b8d58105125dd1c50ea64d7416c6e73dbc5b18fc38edc3fbc73ded9d6186102c282580d4927e4c353e0e8e2f26a086e24193f0842615c12b6ee7bd7233b732eb791182975e9558964666cbd2d0113ca0a3738a5b6c4bc63cb6bc235d2bd6618483fdc17f960c4c53c2f45f98f6bd7fd8a895b6f9bbf6b677512888b6b5f3573354a82d1e86688bd6eae09f98355facdef86690aa4d003884e86f1d73fc8346021b3f0892b6bd1ccdfc077d12df3218f1ba17ec2469e42dc729c92dced7a10ce359c66a351afd296ac0f7a454ee4958d6e92658ac7b36e6ea4e568c7063814ea41ad97958f8b123a14b53944d9256eab929ab65a5d56ee64efa2474c131604ab787e5abc065bc5f70f4823f4f57505aa34513290bf28d10ee03d3f59d035dffdd2d6288399a22811077819e6b9b2b63d501ba347082537b4cf66da9f9db6848d9107ba92a5e5d1a93a78b80e255b31df28b0c3ca3ecc3fd54f90878a1a76278a7730aad22b845011d7c25306cd0cf9799d864102b476d9800f2ec433a272040667ae6280acff14063650253cd3c9e9c7af761ee38', 'dump');
INSERT INTO public.ignored_statuses VALUES (2, 20700, 1, 1795836343983945, 1795836343983945);
INSERT INTO public.jobs VALUES (1, 4401, '2026-4401', 'Support Engineer', 'Approved', 'Site A - 1 Main St  Springfield, Massachusetts 01101 United States', '[{"role":"coordinator","person":9005},{"role":"hiring_manager","person":9004},{"role":"recruiter","person":9003}]', 1795836300000000, 1795836341713364);
INSERT INTO public.meta VALUES (1, 'us', 10, NULL, 1, 498217);
INSERT INTO public.notice_targets VALUES ('01a2202f-ec89-7616-94ae-77dd2f888533', NULL, 'webhook', '\x53be2079d80ce41a69e45e39456118a121e9cf19b4e0505ac89e8b0d9daeaa6097f1b1d5cbdb7a7a4e9aabea1617bc6101f9322eeeb534aece7217c6905c4fc2f9e921f74edf6858d058f737bbc9abd3a29231cdc23fd9c8ca2ddabc7f014846e2b0246910218bb31db07810a526887dd5c728f92733253de1fbe53f3f', 'dump', 'all', 1795836341385871);
INSERT INTO public.notices VALUES ('01a22030-1254-73bb-9d19-d3826f20716e', '01a2202f-ec89-7616-94ae-77dd2f888533', 1, 'handoff_failed', 0, 1, 1795836341827897, 1795836341827897, 13002, '01a2202f-edb9-7204-a04a-347b6f6dbf2a', 'field field31001: the ATS refused the write: HTTP 400, code 5 (no documented meaning)', 'queued', 1, 1795836381076634, 'it could not be connected to', 1795836351060299, NULL);
INSERT INTO public.persons VALUES (1, 9006, 'Jane', NULL, 'Doe', 'jane.doe@example.com', '[{"kind":"Mobile","number":"555 555 0100"}]', NULL, 'Cand:Active', 1795836300000000, 1795836340722101);
INSERT INTO public.persons VALUES (1, 9003, 'Ana', NULL, 'Ruiz', 'ana.ruiz@example.com', '[{"kind":"Mobile","number":"555 555 0110"}]', NULL, 'Emp:Current Employee', 1795836300000000, 1795836341713364);
INSERT INTO public.persons VALUES (1, 9004, 'Sam', NULL, 'Lee', 'sam.lee@example.com', '[]', NULL, 'HM:Active', 1795836300000000, 1795836341713364);
INSERT INTO public.persons VALUES (1, 9005, 'Noor', NULL, 'Haddad', 'noor.haddad@example.com', '[]', NULL, 'Emp:Current Employee', 1795836300000000, 1795836341713364);
INSERT INTO public.persons VALUES (1, 9007, 'Omar', NULL, 'Said', 'omar.said@example.com', '[{"kind":"Mobile","number":"555 555 0100"}]', NULL, 'Cand:Active', 1795836300000000, 1795836341713364);
INSERT INTO public.principals VALUES ('inbound', 'icims-4321', 1);
INSERT INTO public.principals VALUES ('outbound', 'connector', 1);
INSERT INTO public.principals VALUES ('inbound', 'icims-4322', 2);
INSERT INTO public.principals VALUES ('outbound', 'connector', 2);
INSERT INTO public.replicas VALUES ('01a2202f-d47a-7443-8d85-23cdd7c27814', 'host:3043', 'web,worker,sync', '0.3.0', -2, 1795836335226736, 1795836346008753);
INSERT INTO public.rules VALUES (1, 20700, 'C20800', 'interactive', 1795836336691916);
INSERT INTO public.schedules VALUES ('troubles', 1, 0, 1795836395972021);
INSERT INTO public.schedules VALUES ('signing_keys', 1, 0, 1795839935972676);
INSERT INTO public.schedules VALUES ('forgetting', 1, 0, 1795836935972524);
INSERT INTO public.schedules VALUES ('delivery_hours', 1, 0, 1795836635972242);
INSERT INTO public.schedules VALUES ('notices', 2, 0, 1795836366053608);
INSERT INTO public.signing_keys VALUES ('01a2202f-d6a9-77d6-81bb-cecd1321c15d', '\xf9ed54d1733faf73ea9fab8510d731b027d5fbb590b1f98c9c457b329fea28973f3b9161957091af0be2567243605de8684e14edf4e6fa5e48964476bd1f29150a9ac182c17941', 'dump', 1795836335785499, NULL, 1795836335785499);
INSERT INTO public.task_attempts VALUES ('01a2202f-e9c7-7491-916d-5d9e2df3e52d', 1, '01a2202f-e9c7-7491-916d-5d9dc74cb528', 'fetch_application', 1795836340716564, 1795836340773018, 'done', NULL);
INSERT INTO public.task_attempts VALUES ('01a2202f-ea0a-7765-beef-46300db025e7', 1, '01a2202f-e9c7-7491-916d-5d9dc74cb528', 'hand_over', 1795836340783304, 1795836340793628, 'done', NULL);
INSERT INTO public.task_attempts VALUES ('01a2202f-ea0a-7765-beef-4632efc685a0', 1, '01a2202f-e9c7-7491-916d-5d9dc74cb528', 'write_link', 1795836340800813, 1795836340810069, 'done', NULL);
INSERT INTO public.task_attempts VALUES ('01a2202f-ea30-7092-b0c9-8970065061e7', 1, '01a2202f-e9c7-7491-916d-5d9dc74cb528', 'tell_scheduler', 1795836340801064, 1795836340839234, 'retry', 'it could not be connected to');
INSERT INTO public.task_attempts VALUES ('01a2202f-ea30-7092-b0c9-8970065061e7', 2, '01a2202f-e9c7-7491-916d-5d9dc74cb528', 'tell_scheduler', 1795836341031679, 1795836341058837, 'wait', 'the endpoint fails, or has enough to do');
INSERT INTO public.task_attempts VALUES ('01a2202f-eb01-75d0-8618-02788d1a5323', 1, '01a2202f-e9c7-7491-916d-5d9dc74cb528', 'advance_application', 1795836341031278, 1795836341096523, 'done', NULL);
INSERT INTO public.task_attempts VALUES ('01a2202f-ea30-7092-b0c9-8970065061e7', 3, '01a2202f-e9c7-7491-916d-5d9dc74cb528', 'tell_scheduler', 1795836341105578, 1795836341125672, 'wait', 'the endpoint fails, or has enough to do');
INSERT INTO public.task_attempts VALUES ('01a2202f-ec26-7566-bc7a-1a8224794f55', 1, '01a2202f-e9c7-7491-916d-5d9dc74cb528', 'recheck', 1795836341310923, 1795836341322938, 'wait', 'the trigger status is not shown');
INSERT INTO public.task_attempts VALUES ('01a2202f-edb9-7204-a04a-347cabd7924c', 1, '01a2202f-edb9-7204-a04a-347b6f6dbf2a', 'fetch_application', 1795836341712131, 1795836341744787, 'done', NULL);
INSERT INTO public.task_attempts VALUES ('01a2202f-ede6-7282-b997-e4d7bbf8cb91', 1, '01a2202f-edb9-7204-a04a-347b6f6dbf2a', 'hand_over', 1795836341756296, 1795836341791106, 'done', NULL);
INSERT INTO public.task_attempts VALUES ('01a2202f-edff-733f-aa74-51961acd157c', 1, '01a2202f-edb9-7204-a04a-347b6f6dbf2a', 'tell_scheduler', 1795836341807292, 1795836341826845, 'wait', 'the endpoint fails, or has enough to do');
INSERT INTO public.task_attempts VALUES ('01a2202f-ede6-7282-b997-e4d9b6d609b7', 1, '01a2202f-edb9-7204-a04a-347b6f6dbf2a', 'write_link', 1795836341782100, 1795836341827897, 'give_up', 'field field31001: the ATS refused the write: HTTP 400, code 5 (no documented meaning)');
INSERT INTO public.task_attempts VALUES ('01a2202f-ef2f-750d-a867-609ebac63ec1', 1, '01a2202f-ef2f-750d-a867-609d8273b17d', 'fetch_application', 1795836342080377, 1795836342092957, 'retry', 'the ATS is unavailable (the authorization server answered HTTP 500)');
INSERT INTO public.task_attempts VALUES ('01a2202f-ec26-7566-bc7a-1a8224794f55', 2, '01a2202f-e9c7-7491-916d-5d9dc74cb528', 'recheck', 1795836343111316, 1795836343129909, 'wait', 'the trigger status is not shown');
INSERT INTO public.task_attempts VALUES ('01a2202f-ec26-7566-bc7a-1a8224794f55', 3, '01a2202f-e9c7-7491-916d-5d9dc74cb528', 'recheck', 1795836345172438, 1795836345191360, 'wait', 'the trigger status is not shown');
INSERT INTO public.task_attempts VALUES ('01a2202f-ea30-7092-b0c9-8970065061e7', 4, '01a2202f-e9c7-7491-916d-5d9dc74cb528', 'tell_scheduler', 1795836346221945, 1795836346250898, 'wait', 'the endpoint fails, or has enough to do');
INSERT INTO public.task_attempts VALUES ('01a2202f-edff-733f-aa74-51961acd157c', 2, '01a2202f-edb9-7204-a04a-347b6f6dbf2a', 'tell_scheduler', 1795836346221690, 1795836346259328, 'retry', 'it could not be connected to');
INSERT INTO public.task_attempts VALUES ('01a2202f-ec26-7566-bc7a-1a8224794f55', 4, '01a2202f-e9c7-7491-916d-5d9dc74cb528', 'recheck', 1795836347318636, 1795836347339371, 'wait', 'the trigger status is not shown');
INSERT INTO public.tasks VALUES ('01a2202f-ea0a-7765-beef-46313e8ec1ac', 1, 2, 'lapse', '01a2202f-e9c7-7491-916d-5d9dc74cb528', '01a2202f-e9c7-7491-916d-5d9dc74cb528:lapse', 'queued', 1797045940679582, 0, 0, 0, 0, NULL, NULL, 1795836340746201);
INSERT INTO public.tasks VALUES ('01a2202f-ede6-7282-b997-e4d835c4c5ab', 1, 2, 'lapse', '01a2202f-edb9-7204-a04a-347b6f6dbf2a', '01a2202f-edb9-7204-a04a-347b6f6dbf2a:lapse', 'queued', 1797045941689122, 0, 0, 0, 0, NULL, NULL, 1795836341734218);
INSERT INTO public.tasks VALUES ('01a2202f-ede6-7282-b997-e4d9b6d609b7', 1, 1, 'write_link', '01a2202f-edb9-7204-a04a-347b6f6dbf2a', '01a2202f-edb9-7204-a04a-347b6f6dbf2a:write_link', 'dead', 1795836341734218, 1, 0, 0, 1, NULL, 'field field31001: the ATS refused the write: HTTP 400, code 5 (no documented meaning)', 1795836341734218);
INSERT INTO public.tasks VALUES ('01a2202f-ef2f-750d-a867-609ebac63ec1', 2, 0, 'fetch_application', '01a2202f-ef2f-750d-a867-609d8273b17d', '01a2202f-ef2f-750d-a867-609d8273b17d:fetch_application', 'queued', 1795836350755282, 1, 1, 0, 1, NULL, 'the ATS is unavailable (the authorization server answered HTTP 500)', 1795836342063284);
INSERT INTO public.tasks VALUES ('01a2202f-ea30-7092-b0c9-8970065061e7', 1, 4, 'tell_scheduler', '01a2202f-e9c7-7491-916d-5d9dc74cb528', '01a2202f-e9c7-7491-916d-5d9dc74cb528:tell_scheduler', 'queued', 1795836356247915, 4, 0, 0, 4, NULL, 'the endpoint fails, or has enough to do', 1795836341091088);
INSERT INTO public.tasks VALUES ('01a2202f-edff-733f-aa74-51961acd157c', 1, 4, 'tell_scheduler', '01a2202f-edb9-7204-a04a-347b6f6dbf2a', '01a2202f-edb9-7204-a04a-347b6f6dbf2a:tell_scheduler', 'queued', 1795836351247944, 2, 1, 0, 2, NULL, 'it could not be connected to', 1795836341759888);
INSERT INTO public.tasks VALUES ('01a2202f-ec26-7566-bc7a-1a8224794f55', 1, 0, 'recheck', '01a2202f-e9c7-7491-916d-5d9dc74cb528', '01a2202f-e9c7-7491-916d-5d9dc74cb528:recheck', 'queued', 1795836351286085, 4, 0, 0, 4, NULL, 'the trigger status is not shown', 1795836341286085);
INSERT INTO public.tellings VALUES ('01a2202f-ec89-7616-94ae-77dd2f888533', 1, 'handoff_failed', 1, 1795836351060299, NULL);
INSERT INTO public.tenant_lanes VALUES (1, 2, 1797045940679582, 0);
INSERT INTO public.tenant_lanes VALUES (1, 1, 9223372036854775807, 1795836341755444);
INSERT INTO public.tenant_lanes VALUES (2, 0, 1795836350755282, 1795836342070370);
INSERT INTO public.tenant_lanes VALUES (1, 4, 1795836351247944, 1795836346214704);
INSERT INTO public.tenant_lanes VALUES (1, 0, 1795836351286085, 1795836347292096);
INSERT INTO public.tenants VALUES (1, 'icims', 4321, 'Example 4321', '{"api_url":"http://127.0.0.1:28017","login_url":"http://127.0.0.1:28017","audience":null,"roles":{"coordinator":"field23848","hiring_manager":"hiringmanager","job_owner":"jobowner","recruiter":"recruiter","secondary_recruiter":"secondaryrecruiter"},"link_field":"field31001","link_days":14,"refuse_duplicates":false,"tell_ignored":false}', NULL, 1, 1795836336225242);
INSERT INTO public.tenants VALUES (2, 'icims', 4322, 'Example 4322', '{"api_url":"http://127.0.0.1:24439","login_url":"http://127.0.0.1:24439","audience":null,"roles":{"coordinator":"field23848","hiring_manager":"hiringmanager","job_owner":"jobowner","recruiter":"recruiter","secondary_recruiter":"secondaryrecruiter"},"link_field":"field31001","link_days":14,"refuse_duplicates":false,"tell_ignored":false}', NULL, 1, 1795836338545851);
INSERT INTO public.timeline VALUES ('01a2202f-ea0a-7765-beef-4633a7d18a11', '01a2202f-e9c7-7491-916d-5d9dc74cb528', 1795836340746201, 'fetch', 'read', NULL, 'It waits to be opened.');
INSERT INTO public.timeline VALUES ('01a2202f-ea30-7092-b0c9-896f4a8df5f2', '01a2202f-e9c7-7491-916d-5d9dc74cb528', 1795836340784008, 'hand_over', 'schedulers are told', NULL, 'A recruiter opens the link.');
INSERT INTO public.timeline VALUES ('01a2202f-ea42-7666-8306-9b5d1e23d8fe', '01a2202f-e9c7-7491-916d-5d9dc74cb528', 1795836340802395, 'write_link', 'written', NULL, NULL);
INSERT INTO public.timeline VALUES ('01a2202f-eb01-75d0-8618-0279c4e49880', '01a2202f-e9c7-7491-916d-5d9dc74cb528', 1795836340993315, 'open', 'opened', 'with the link', 'The application is moved to the next status.');
INSERT INTO public.timeline VALUES ('01a2202f-eb63-7314-9fde-9300f7ef29fd', '01a2202f-e9c7-7491-916d-5d9dc74cb528', 1795836341091088, 'advance', 'advanced', NULL, NULL);
INSERT INTO public.timeline VALUES ('01a2202f-ede6-7282-b997-e4da3a9e5eba', '01a2202f-edb9-7204-a04a-347b6f6dbf2a', 1795836341734218, 'fetch', 'read', NULL, 'It waits to be opened.');
INSERT INTO public.timeline VALUES ('01a2202f-edff-733f-aa74-519589ae0d0a', '01a2202f-edb9-7204-a04a-347b6f6dbf2a', 1795836341759888, 'hand_over', 'schedulers are told', NULL, 'A recruiter opens the link.');
INSERT INTO public.timeline VALUES ('01a2202f-ee1d-72c6-b32f-a643a6ce7f5b', '01a2202f-edb9-7204-a04a-347b6f6dbf2a', 1795836341789115, 'write_link', 'refused', 'field field31001: the ATS refused the write: HTTP 400, code 5 (no documented meaning)', 'An administrator has to allow writing the field, or unset it here.');
INSERT INTO public.timeline VALUES ('01a2202f-ee4a-7481-a4bc-b113a7fac56d', '01a2202f-edb9-7204-a04a-347b6f6dbf2a', 1795836341834756, 'fail', 'write_link was given up', 'field field31001: the ATS refused the write: HTTP 400, code 5 (no documented meaning)', 'A person looks at it; `retry` runs it again.');
INSERT INTO public.timeline VALUES ('01a2202f-ee4a-7481-a4bc-b114c2cb3113', '01a2202f-edb9-7204-a04a-347b6f6dbf2a', 1795836341834756, 'alert', 'given up', NULL, NULL);
INSERT INTO public.timeline VALUES ('01a2202f-ef49-71ec-a9e4-04712ae4d252', '01a2202f-ef2f-750d-a867-609d8273b17d', 1795836342089023, 'fetch', 'waiting', 'the ATS is unavailable (the authorization server answered HTTP 500)', 'Nobody has to do anything: the ATS is asked again, and the link can be opened meanwhile.');
INSERT INTO public.troubles VALUES (1, 'handoff_failed', 1, 1795836341827897, 1795836341827897, 0, 13002, '01a2202f-edb9-7204-a04a-347b6f6dbf2a', 'field field31001: the ATS refused the write: HTTP 400, code 5 (no documented meaning)');
INSERT INTO public.webhook_attempts VALUES ('01a2202f-ea30-7092-b0c9-896e068e97b5', 1, 1795836340828415, 1795836340829165, NULL, 'it could not be connected to');
INSERT INTO public.webhook_attempts VALUES ('01a2202f-edff-733f-aa74-5194074784c0', 1, 1795836346242750, 1795836346247944, NULL, 'it could not be connected to');
INSERT INTO public.webhook_endpoints VALUES ('01a2202f-e9ae-7573-ab3e-cf61a2392da6', 1, 'scheduler', 'handoff.ready,handoff.waiting,handoff.opened,handoff.advanced,handoff.failed,handoff.superseded,handoff.lapsed', 1, '\xb96d56367eaa9a897c0f9c041aa6036a1d3ddb2d791cb24d1438c162dc5b058836b0319aed40512decb7113ec418f28c21997177b38835716f11aa56b1bd9348dd9b561e803fc9386d7e8f3e3a9dc426b21373d17851d0a27f2d16e5963ee872a9bcbc38991769c3dd2946face67579f5b5ab8296f7be9b800a411955dc0bd4981f3abe9bfcd', 'dump', 1, 1795836340654216);
INSERT INTO public.webhook_messages VALUES ('01a2202f-ea30-7092-b0c9-896e068e97b5', '01a2202f-e9ae-7573-ab3e-cf61a2392da6', 1, '01a2202f-e9c7-7491-916d-5d9dc74cb528', 'handoff.ready', NULL, 'queued', 1795836340784008, 1795836340784008, 1, 'it could not be connected to', NULL);
INSERT INTO public.webhook_messages VALUES ('01a2202f-eb01-75d0-8618-027747d15d02', '01a2202f-e9ae-7573-ab3e-cf61a2392da6', 1, '01a2202f-e9c7-7491-916d-5d9dc74cb528', 'handoff.opened', NULL, 'queued', 1795836340993315, 1795836340993315, 0, NULL, NULL);
INSERT INTO public.webhook_messages VALUES ('01a2202f-eb63-7314-9fde-92ff395068f5', '01a2202f-e9ae-7573-ab3e-cf61a2392da6', 1, '01a2202f-e9c7-7491-916d-5d9dc74cb528', 'handoff.advanced', 'advanced', 'queued', 1795836341091088, 1795836341091088, 0, NULL, NULL);
INSERT INTO public.webhook_messages VALUES ('01a2202f-edff-733f-aa74-5194074784c0', '01a2202f-e9ae-7573-ab3e-cf61a2392da6', 1, '01a2202f-edb9-7204-a04a-347b6f6dbf2a', 'handoff.ready', NULL, 'queued', 1795836341759888, 1795836341759888, 1, 'it could not be connected to', NULL);
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
