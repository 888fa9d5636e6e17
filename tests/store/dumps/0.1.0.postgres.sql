-- A database of goodtime-icims 0.1.0, made by `make dump`.
-- link of 13001: http://goodtime.test/v2/ats/open/AVZAAaIdkfKvd6SfDkca_6IQ0wAAAACb1ZR9a10RlB6YgiBD6VLF
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
    CONSTRAINT meta_id_check CHECK ((id = 1))
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
INSERT INTO public._sqlx_migrations VALUES (1, 'foundation', '2026-11-27 15:13:47.797314+00', true, '\x4bd12b3a75e5734d74bf962f6f8c776681b752013db514bbae26795ced04fa7add3a89576f73b3bfd6a76b9e82e6dc21', 127428205);
INSERT INTO public.advances VALUES ('01a21d91-f2af-77a4-9f0e-471affa210d3', 'forward', 1, 13001, 20700, 'C20700', 'C20800', 20800, 1795792435431407, 1, 1795792435431407, NULL, 'advanced', NULL, NULL, NULL, NULL, 1795792435752475, NULL);
INSERT INTO public.applications VALUES (1, 13001, 9006, 4401, 'C20800', 'Interview: Interview Scheduled', 'Career Portal', 1795792380000000, 1795792435661011);
INSERT INTO public.applications VALUES (1, 13002, 9007, 4401, 'C20700', 'Review: Send to GoodTime', 'Career Portal', 1795792380000000, 1795792437182486);
INSERT INTO public.audit_log VALUES ('01a21d91-dd80-751c-8d88-bba7fc45d3bf', NULL, 'service', 'signing_key.add', '01a21d91-dd80-751c-8d88-bba6d50d5349', 1795792428416341);
INSERT INTO public.audit_log VALUES ('01a21d91-dff1-732f-bd87-5bbf447702d3', 1, 'command line', 'tenant.add', '4321', 1795792429041226);
INSERT INTO public.audit_log VALUES ('01a21d91-e239-77e1-bd62-a930f66a784a', 1, 'command line', 'rule.put', '20700', 1795792429625313);
INSERT INTO public.audit_log VALUES ('01a21d91-ea53-72ee-a710-818a5481aab9', 2, 'command line', 'tenant.add', '4322', 1795792431699511);
INSERT INTO public.audit_log VALUES ('01a21d91-ec5f-7762-86a6-763d19f94b03', 2, 'command line', 'rule.put', '20700', 1795792432223168);
INSERT INTO public.audit_log VALUES ('01a21d92-044e-72dc-b1cb-a19c4ae4e071', 2, 'command line', 'rule.remove', '20700', 1795792438350595);
INSERT INTO public.circuits VALUES (2, 1, 1795792437820588, 0, 'the ATS is unavailable (the authorization server answered HTTP 500)');
INSERT INTO public.credentials VALUES ('01a21d91-dff1-732f-bd87-5bbd69578aa1', 1, 'inbound', 'icims-4321', 'basic', NULL, '\x5453b4c0ecb7eda349303ad9527512be2cbbad7452766e60a6f9e6686ae221d7b2b02b1abf625e01b2a9759a3e8f100e721ff926923bd9', 'dump', 1795792429041226, NULL, 1795792429041226);
INSERT INTO public.credentials VALUES ('01a21d91-dff1-732f-bd87-5bbe3ff7496c', 1, 'outbound', 'connector', 'oauth_client', 'records', '\xf5ba036c62c78f90f74e0568ed7544e746f31e26dbaaadb438b080b81dda888410ffb1dad3008e7b4aa72c35f5531bf0dc2af557', 'dump', 1795792429041226, NULL, 1795792429041226);
INSERT INTO public.credentials VALUES ('01a21d91-ea53-72ee-a710-8188ddec07c7', 2, 'inbound', 'icims-4322', 'hmac', NULL, '\x8bc88eacbbd8eba7aeeac4a993de43868541e92c0b00c4edb1e82a575f50085d94cdc0e4f1d33111d06c317ce70e33df03987dc9fa48f0', 'dump', 1795792431699511, NULL, 1795792431699511);
INSERT INTO public.credentials VALUES ('01a21d91-ea53-72ee-a710-81893db8d113', 2, 'outbound', 'connector', 'oauth_client', 'records', '\x5084de623048a8bad460da25e65b4c7b12b18005bb0fa42439f6cbf97203e9bb0675bcc66942db0ab3298e9e968e0058fd0c1cc5', 'dump', 1795792431699511, NULL, 1795792431699511);
INSERT INTO public.events VALUES ('01a21d91-f2af-77a4-9f0e-471992e67809', 1, 'webhook', 'accepted', NULL, '01a21d91-f2af-77a4-9f0e-471affa210d3', '01a21d91-dff1-732f-bd87-5bbd69578aa1', '\xe69c3732640b21e96f5b27c67b30a9895dc40e62a3eab6d5133ea8b5ecebf26b', 13001, 9006, 4401, 9003, 10100, 20700, 1795792433839756);
INSERT INTO public.events VALUES ('01a21d91-fe06-758b-abc8-4807456100ff', 1, 'webhook', 'duplicate', NULL, '01a21d91-f2af-77a4-9f0e-471affa210d3', '01a21d91-dff1-732f-bd87-5bbd69578aa1', '\xe69c3732640b21e96f5b27c67b30a9895dc40e62a3eab6d5133ea8b5ecebf26b', 13001, 9006, 4401, 9003, 10100, 20700, 1795792436742885);
INSERT INTO public.events VALUES ('01a21d91-ff6f-752e-a043-a5d214728399', 1, 'webhook', 'accepted', NULL, '01a21d91-ff6f-752e-a043-a5d3d0c6b93c', '01a21d91-dff1-732f-bd87-5bbd69578aa1', '\xb7f753e33a0bc6bff40fc4f6cb01fed073fc56777da29244093a1f4aa4cea016', 13002, 9007, 4401, 9003, 10100, 20700, 1795792437103759);
INSERT INTO public.events VALUES ('01a21d92-01ed-7489-be92-e6d45ffb8910', 2, 'webhook', 'accepted', NULL, '01a21d92-01ed-7489-be92-e6d5d4bc98d8', '01a21d91-ea53-72ee-a710-8188ddec07c7', '\x980f300beb28be4a72548121cb8400209050917ad2db1869e7f5265df58b164c', 13001, 9006, 4401, 9003, 10100, 20700, 1795792437741248);
INSERT INTO public.events VALUES ('01a21d92-0a60-71d3-a8d4-9f10d2aced1b', 2, 'webhook', 'ignored', 'not_a_trigger', NULL, '01a21d91-ea53-72ee-a710-8188ddec07c7', '\xd771cf99a6dd61653f8fc8904fd8f87c0b06f37b4f4755287cd37bb849ef6538', 13002, 9007, 4401, 9003, 10100, 20700, 1795792439904286);
INSERT INTO public.handoff_slots VALUES (1, 13001, 20700, '01a21d91-f2af-77a4-9f0e-471affa210d3', NULL, 1, 1795792436742885, 1797002033839756);
INSERT INTO public.handoff_slots VALUES (1, 13002, 20700, '01a21d91-ff6f-752e-a043-a5d3d0c6b93c', NULL, 1, 1795792437103759, 1797002037103759);
INSERT INTO public.handoff_slots VALUES (2, 13001, 20700, '01a21d92-01ed-7489-be92-e6d5d4bc98d8', NULL, 1, 1795792437741248, 1797002037741248);
INSERT INTO public.handoffs VALUES ('01a21d91-f2af-77a4-9f0e-471affa210d3', 1, 13001, 9006, 4401, 9003, '01a21d91-f2af-77a4-9f0e-471992e67809', 10100, 20700, 'C20800', 'interactive', 1, NULL, 'live', 0, 1795792433839756, 1797002033839756, 1795792434169179, NULL, NULL, 1795792435752475, 1795792434436044, 1795792435302296, 'link', NULL);
INSERT INTO public.handoffs VALUES ('01a21d91-ff6f-752e-a043-a5d3d0c6b93c', 1, 13002, 9007, 4401, 9003, '01a21d91-ff6f-752e-a043-a5d214728399', 10100, 20700, 'C20800', 'interactive', 1, NULL, 'live', 0, 1795792437103759, 1797002037103759, 1795792437182486, NULL, NULL, NULL, 1795792437577045, NULL, NULL, NULL);
INSERT INTO public.handoffs VALUES ('01a21d92-01ed-7489-be92-e6d5d4bc98d8', 2, 13001, 9006, 4401, 9003, '01a21d92-01ed-7489-be92-e6d45ffb8910', 10100, 20700, 'C20800', 'interactive', 1, NULL, 'live', 0, 1795792437741248, 1797002037741248, NULL, 'unavailable', 1795792437815873, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.ignored_statuses VALUES (2, 20700, 1, 1795792439904286, 1795792439904286);
INSERT INTO public.jobs VALUES (1, 4401, '2026-4401', 'Support Engineer', 'Approved', 'Site A - 1 Main St  Springfield, Massachusetts 01101 United States', '[{"role":"coordinator","person":9005},{"role":"hiring_manager","person":9004},{"role":"recruiter","person":9003}]', 1795792380000000, 1795792437182486);
INSERT INTO public.meta VALUES (1, 'us', 7, NULL, 1);
INSERT INTO public.persons VALUES (1, 9006, 'Jane', NULL, 'Doe', 'jane.doe@example.com', '[{"kind":"Mobile","number":"555 555 0100"}]', NULL, 'Cand:Active', 1795792380000000, 1795792434169179);
INSERT INTO public.persons VALUES (1, 9003, 'Ana', NULL, 'Ruiz', 'ana.ruiz@example.com', '[{"kind":"Mobile","number":"555 555 0110"}]', NULL, 'Emp:Current Employee', 1795792380000000, 1795792437182486);
INSERT INTO public.persons VALUES (1, 9004, 'Sam', NULL, 'Lee', 'sam.lee@example.com', '[]', NULL, 'HM:Active', 1795792380000000, 1795792437182486);
INSERT INTO public.persons VALUES (1, 9005, 'Noor', NULL, 'Haddad', 'noor.haddad@example.com', '[]', NULL, 'Emp:Current Employee', 1795792380000000, 1795792437182486);
INSERT INTO public.persons VALUES (1, 9007, 'Omar', NULL, 'Said', 'omar.said@example.com', '[{"kind":"Mobile","number":"555 555 0100"}]', NULL, 'Cand:Active', 1795792380000000, 1795792437182486);
INSERT INTO public.principals VALUES ('inbound', 'icims-4321', 1);
INSERT INTO public.principals VALUES ('outbound', 'connector', 1);
INSERT INTO public.principals VALUES ('inbound', 'icims-4322', 2);
INSERT INTO public.principals VALUES ('outbound', 'connector', 2);
INSERT INTO public.replicas VALUES ('01a21d91-dce7-7169-955f-3c3eecb82fe6', 'host:15336', 'web,worker,sync', '0.1.0', -1, 1795792428263805, 1795792438699181);
INSERT INTO public.rules VALUES (1, 20700, 'C20800', 'interactive', 1795792429625313);
INSERT INTO public.schedules VALUES ('signing_keys', 1, 0, 1795796028592701);
INSERT INTO public.schedules VALUES ('forgetting', 1, 0, 1795793028592602);
INSERT INTO public.signing_keys VALUES ('01a21d91-dd80-751c-8d88-bba6d50d5349', '\x2b61f30a104a4a673516f8293b2534846f68e96c36e3de33717c8d8db6f3a0c1a913f17ea9726c4cf693e47aad15b458af649c0ac0adadfba9277185c0218e63dac3751e2a8baf', 'dump', 1795792428416341, NULL, 1795792428416341);
INSERT INTO public.task_attempts VALUES ('01a21d91-f2af-77a4-9f0e-471b29d4127d', 1, '01a21d91-f2af-77a4-9f0e-471affa210d3', 'fetch_application', 1795792434132462, 1795792434294382, 'done', NULL);
INSERT INTO public.task_attempts VALUES ('01a21d91-f442-7092-9fc2-c79180ce4730', 1, '01a21d91-f2af-77a4-9f0e-471affa210d3', 'hand_over', 1795792434372309, 1795792434534217, 'done', NULL);
INSERT INTO public.task_attempts VALUES ('01a21d91-f442-7092-9fc2-c793f93762c8', 1, '01a21d91-f2af-77a4-9f0e-471affa210d3', 'write_link', 1795792434459778, 1795792434623611, 'done', NULL);
INSERT INTO public.task_attempts VALUES ('01a21d91-f866-7583-97cb-98026cac9b15', 1, '01a21d91-f2af-77a4-9f0e-471affa210d3', 'advance_application', 1795792435408478, 1795792435852700, 'done', NULL);
INSERT INTO public.task_attempts VALUES ('01a21d91-fe06-758b-abc8-4809b16028c0', 1, '01a21d91-f2af-77a4-9f0e-471affa210d3', 'recheck', 1795792437028640, 1795792437105462, 'wait', 'the trigger status is not shown');
INSERT INTO public.task_attempts VALUES ('01a21d91-ff6f-752e-a043-a5d46aa09e07', 1, '01a21d91-ff6f-752e-a043-a5d3d0c6b93c', 'fetch_application', 1795792437161313, 1795792437460273, 'done', NULL);
INSERT INTO public.task_attempts VALUES ('01a21d92-0069-73a0-982c-41e0e1573481', 1, '01a21d91-ff6f-752e-a043-a5d3d0c6b93c', 'hand_over', 1795792437504165, 1795792437611493, 'done', NULL);
INSERT INTO public.task_attempts VALUES ('01a21d92-0069-73a0-982c-41e204717a3e', 1, '01a21d91-ff6f-752e-a043-a5d3d0c6b93c', 'write_link', 1795792437572078, 1795792437613805, 'give_up', 'field field31001: the ATS refused the write: HTTP 400, code 5 (no documented meaning)');
INSERT INTO public.task_attempts VALUES ('01a21d92-01ed-7489-be92-e6d61162b00b', 1, '01a21d92-01ed-7489-be92-e6d5d4bc98d8', 'fetch_application', 1795792437804219, 1795792437820588, 'retry', 'the ATS is unavailable (the authorization server answered HTTP 500)');
INSERT INTO public.task_attempts VALUES ('01a21d91-fe06-758b-abc8-4809b16028c0', 2, '01a21d91-f2af-77a4-9f0e-471affa210d3', 'recheck', 1795792437820275, 1795792437845412, 'wait', 'the trigger status is not shown');
INSERT INTO public.task_attempts VALUES ('01a21d91-fe06-758b-abc8-4809b16028c0', 3, '01a21d91-f2af-77a4-9f0e-471affa210d3', 'recheck', 1795792439956449, 1795792439967989, 'wait', 'the trigger status is not shown');
INSERT INTO public.tasks VALUES ('01a21d91-f442-7092-9fc2-c79223851835', 1, 2, 'lapse', '01a21d91-f2af-77a4-9f0e-471affa210d3', '01a21d91-f2af-77a4-9f0e-471affa210d3:lapse', 'queued', 1797002033839756, 0, 0, 0, 0, NULL, NULL, 1795792434242400);
INSERT INTO public.tasks VALUES ('01a21d92-0069-73a0-982c-41e1972ce204', 1, 2, 'lapse', '01a21d91-ff6f-752e-a043-a5d3d0c6b93c', '01a21d91-ff6f-752e-a043-a5d3d0c6b93c:lapse', 'queued', 1797002037103759, 0, 0, 0, 0, NULL, NULL, 1795792437353385);
INSERT INTO public.tasks VALUES ('01a21d92-0069-73a0-982c-41e204717a3e', 1, 1, 'write_link', '01a21d91-ff6f-752e-a043-a5d3d0c6b93c', '01a21d91-ff6f-752e-a043-a5d3d0c6b93c:write_link', 'dead', 1795792437353385, 1, 0, 0, 1, NULL, 'field field31001: the ATS refused the write: HTTP 400, code 5 (no documented meaning)', 1795792437353385);
INSERT INTO public.tasks VALUES ('01a21d92-01ed-7489-be92-e6d61162b00b', 2, 0, 'fetch_application', '01a21d92-01ed-7489-be92-e6d5d4bc98d8', '01a21d92-01ed-7489-be92-e6d5d4bc98d8:fetch_application', 'queued', 1795792444340719, 1, 1, 0, 1, NULL, 'the ATS is unavailable (the authorization server answered HTTP 500)', 1795792437741248);
INSERT INTO public.tasks VALUES ('01a21d91-fe06-758b-abc8-4809b16028c0', 1, 0, 'recheck', '01a21d91-f2af-77a4-9f0e-471affa210d3', '01a21d91-f2af-77a4-9f0e-471affa210d3:recheck', 'queued', 1795792442742885, 3, 0, 0, 3, NULL, 'the trigger status is not shown', 1795792436742885);
INSERT INTO public.tenant_lanes VALUES (1, 2, 1797002033839756, 0);
INSERT INTO public.tenant_lanes VALUES (1, 1, 9223372036854775807, 1795792437508174);
INSERT INTO public.tenant_lanes VALUES (2, 0, 1795792444340719, 1795792437787601);
INSERT INTO public.tenant_lanes VALUES (1, 0, 1795792442742885, 1795792439937924);
INSERT INTO public.tenants VALUES (1, 'icims', 4321, 'Example 4321', '{"api_url":"http://127.0.0.1:27444","login_url":"http://127.0.0.1:27444","audience":null,"roles":{"coordinator":"field23848","hiring_manager":"hiringmanager","job_owner":"jobowner","recruiter":"recruiter","secondary_recruiter":"secondaryrecruiter"},"link_field":"field31001","link_days":14,"refuse_duplicates":false,"tell_ignored":false}', NULL, 1, 1795792429041226);
INSERT INTO public.tenants VALUES (2, 'icims', 4322, 'Example 4322', '{"api_url":"http://127.0.0.1:20423","login_url":"http://127.0.0.1:20423","audience":null,"roles":{"coordinator":"field23848","hiring_manager":"hiringmanager","job_owner":"jobowner","recruiter":"recruiter","secondary_recruiter":"secondaryrecruiter"},"link_field":"field31001","link_days":14,"refuse_duplicates":false,"tell_ignored":false}', NULL, 1, 1795792431699511);
INSERT INTO public.timeline VALUES ('01a21d91-f442-7092-9fc2-c794a0ce75ee', '01a21d91-f2af-77a4-9f0e-471affa210d3', 1795792434242400, 'fetch', 'read', NULL, 'It waits to be opened.');
INSERT INTO public.timeline VALUES ('01a21d91-f504-76ba-b707-870f1b8460c9', '01a21d91-f2af-77a4-9f0e-471affa210d3', 1795792434436044, 'hand_over', 'waits on our page', NULL, 'A recruiter opens the link.');
INSERT INTO public.timeline VALUES ('01a21d91-f524-76fd-bf6e-062e9ff43cdd', '01a21d91-f2af-77a4-9f0e-471affa210d3', 1795792434468406, 'write_link', 'written', NULL, NULL);
INSERT INTO public.timeline VALUES ('01a21d91-f866-7583-97cb-9803195e861e', '01a21d91-f2af-77a4-9f0e-471affa210d3', 1795792435302296, 'open', 'opened', 'with the link', 'The application is moved to the next status.');
INSERT INTO public.timeline VALUES ('01a21d91-fa28-706e-aec5-4edf8361777e', '01a21d91-f2af-77a4-9f0e-471affa210d3', 1795792435752475, 'advance', 'advanced', NULL, NULL);
INSERT INTO public.timeline VALUES ('01a21d92-0069-73a0-982c-41e31243f638', '01a21d91-ff6f-752e-a043-a5d3d0c6b93c', 1795792437353385, 'fetch', 'read', NULL, 'It waits to be opened.');
INSERT INTO public.timeline VALUES ('01a21d92-0149-7104-aac5-4e4e379bfd1e', '01a21d91-ff6f-752e-a043-a5d3d0c6b93c', 1795792437577045, 'hand_over', 'waits on our page', NULL, 'A recruiter opens the link.');
INSERT INTO public.timeline VALUES ('01a21d92-0149-7104-aac5-4e4fb566bbf6', '01a21d91-ff6f-752e-a043-a5d3d0c6b93c', 1795792437576167, 'write_link', 'refused', 'field field31001: the ATS refused the write: HTTP 400, code 5 (no documented meaning)', 'An administrator has to allow writing the field, or unset it here.');
INSERT INTO public.timeline VALUES ('01a21d92-0184-71ae-a313-b80751946c7c', '01a21d91-ff6f-752e-a043-a5d3d0c6b93c', 1795792437636853, 'fail', 'write_link was given up', 'field field31001: the ATS refused the write: HTTP 400, code 5 (no documented meaning)', 'A person looks at it; `retry` runs it again.');
INSERT INTO public.timeline VALUES ('01a21d92-0184-71ae-a313-b808f35c8803', '01a21d91-ff6f-752e-a043-a5d3d0c6b93c', 1795792437636853, 'alert', 'given up', NULL, NULL);
INSERT INTO public.timeline VALUES ('01a21d92-0237-77de-80a8-07275ad9bc21', '01a21d92-01ed-7489-be92-e6d5d4bc98d8', 1795792437815873, 'fetch', 'waiting', 'the ATS is unavailable (the authorization server answered HTTP 500)', 'Nobody has to do anything: the ATS is asked again, and the link can be opened meanwhile.');
SELECT pg_catalog.setval('public.tenants_tenant_id_seq', 2, true);
ALTER TABLE ONLY public._sqlx_migrations
    ADD CONSTRAINT _sqlx_migrations_pkey PRIMARY KEY (version);
ALTER TABLE ONLY public.advances
    ADD CONSTRAINT advances_pkey PRIMARY KEY (handoff_id, way);
ALTER TABLE ONLY public.applications
    ADD CONSTRAINT applications_pkey PRIMARY KEY (tenant_id, workflow_id);
ALTER TABLE ONLY public.audit_log
    ADD CONSTRAINT audit_log_pkey PRIMARY KEY (audit_id);
ALTER TABLE ONLY public.circuits
    ADD CONSTRAINT circuits_pkey PRIMARY KEY (tenant_id);
ALTER TABLE ONLY public.credentials
    ADD CONSTRAINT credentials_pkey PRIMARY KEY (credential_id);
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
ALTER TABLE ONLY public.tenant_lanes
    ADD CONSTRAINT tenant_lanes_pkey PRIMARY KEY (tenant_id, lane);
ALTER TABLE ONLY public.tenants
    ADD CONSTRAINT tenants_ats_customer_id_key UNIQUE (ats, customer_id);
ALTER TABLE ONLY public.tenants
    ADD CONSTRAINT tenants_pkey PRIMARY KEY (tenant_id);
ALTER TABLE ONLY public.timeline
    ADD CONSTRAINT timeline_pkey PRIMARY KEY (entry_id);
CREATE INDEX advances_by_move ON public.advances USING btree (tenant_id, workflow_id, to_digits);
CREATE INDEX applications_by_age ON public.applications USING btree (read_at);
CREATE INDEX credentials_by_principal ON public.credentials USING btree (direction, principal);
CREATE INDEX events_by_handoff ON public.events USING btree (handoff_id) WHERE (handoff_id IS NOT NULL);
CREATE INDEX events_ignored ON public.events USING btree (tenant_id, workflow_id) WHERE (handoff_id IS NULL);
CREATE INDEX handoffs_by_job ON public.handoffs USING btree (tenant_id, job_id);
CREATE INDEX handoffs_by_person ON public.handoffs USING btree (tenant_id, person_id);
CREATE INDEX jobs_by_age ON public.jobs USING btree (read_at);
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
