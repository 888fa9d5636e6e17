-- A database of goodtime-icims 0.1.0, made by `make dump`.
-- link of 13001: http://goodtime.test/v2/ats/open/AVZAAaId0K--dkiT0CxFf1k_IwAAAABvFB84rEzr8EANEZ7stYCz
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
INSERT INTO public._sqlx_migrations VALUES (1, 'foundation', '2026-11-27 16:22:21.029194+00', true, '\x4bd12b3a75e5734d74bf962f6f8c776681b752013db514bbae26795ced04fa7add3a89576f73b3bfd6a76b9e82e6dc21', 86944282);
INSERT INTO public._sqlx_migrations VALUES (2, 'notices', '2026-11-27 16:22:21.117256+00', true, '\x498fc32af1d380bed64c5c99a566bc95045dc9d853d8d3d802fb75486ffd14927a9db6208955811141e9f298b5214916', 28253018);
INSERT INTO public.advances VALUES ('01a21dd0-afbe-7648-93d0-2c457f593f23', 'forward', 1, 13001, 20700, 'C20700', 'C20800', 20800, 1795796545765396, 1, 1795796545765396, NULL, 'advanced', NULL, NULL, NULL, NULL, 1795796545788099, NULL);
INSERT INTO public.applications VALUES (1, 13001, 9006, 4401, 'C20800', 'Interview: Interview Scheduled', 'Career Portal', 1795796520000000, 1795796545779946);
INSERT INTO public.applications VALUES (1, 13002, 9007, 4401, 'C20700', 'Review: Send to GoodTime', 'Career Portal', 1795796520000000, 1795796546163815);
INSERT INTO public.audit_log VALUES ('01a21dd0-a017-7303-84c8-1daa6a71da48', NULL, 'service', 'signing_key.add', '01a21dd0-a017-7303-84c8-1da9105ee05a', 1795796541463401);
INSERT INTO public.audit_log VALUES ('01a21dd0-a10a-7636-8fd4-a90537a89fd1', 1, 'command line', 'tenant.add', '4321', 1795796541706728);
INSERT INTO public.audit_log VALUES ('01a21dd0-a283-725a-badb-289acfe5e86e', 1, 'command line', 'rule.put', '20700', 1795796542083736);
INSERT INTO public.audit_log VALUES ('01a21dd0-a8c7-7235-852e-477738595fad', 2, 'command line', 'tenant.add', '4322', 1795796543687795);
INSERT INTO public.audit_log VALUES ('01a21dd0-a9bc-710e-9f5b-35da4efb8bee', 2, 'command line', 'rule.put', '20700', 1795796543932961);
INSERT INTO public.audit_log VALUES ('01a21dd0-b1ed-7077-923d-d39b7135fd41', NULL, 'command line', 'notify.add', '01a21dd0-b1ed-7077-923d-d39a9f4483d2', 1795796546029555);
INSERT INTO public.audit_log VALUES ('01a21dd0-b42a-7049-9943-ca3a974562de', 2, 'command line', 'rule.remove', '20700', 1795796546602340);
INSERT INTO public.circuits VALUES (2, 2, 1795796546404395, 0, 'the ATS is unavailable (the authorization server answered HTTP 500)');
INSERT INTO public.credentials VALUES ('01a21dd0-a10a-7636-8fd4-a90304b65ebd', 1, 'inbound', 'icims-4321', 'basic', NULL, '\xc1eb847a54a1fac08801b571db66a96f40e6e3cbdbd03cc82ff4cb1c7f74875601bad62815ef9ff76ce0b7d4f95a75f6378fdf0fc26ac4', 'dump', 1795796541706728, NULL, 1795796541706728);
INSERT INTO public.credentials VALUES ('01a21dd0-a10a-7636-8fd4-a904c302693a', 1, 'outbound', 'connector', 'oauth_client', 'records', '\xecfb55f6846111f3dcdf9c4f92c516f7f1f4d542dea1d3fb7ac2b69430fdd7b0d8c828055ea178ded3de27be470850a84b7015a0', 'dump', 1795796541706728, NULL, 1795796541706728);
INSERT INTO public.credentials VALUES ('01a21dd0-a8c7-7235-852e-4775b8486501', 2, 'inbound', 'icims-4322', 'hmac', NULL, '\x8380bd747933a88e8b7118359ff3542c86d92944151e8f9de677e8d02bb15ab471ed087c4da461f11fcd0c756893867b3b2cb1becfb2f0', 'dump', 1795796543687795, NULL, 1795796543687795);
INSERT INTO public.credentials VALUES ('01a21dd0-a8c7-7235-852e-4776a5969be4', 2, 'outbound', 'connector', 'oauth_client', 'records', '\x919b9892324aa42fc95a3e59da90c54292d517eb0a64c14372fa3d36e952d3d52211f6007683210cbcedca8d178570f87012f6ff', 'dump', 1795796543687795, NULL, 1795796543687795);
INSERT INTO public.events VALUES ('01a21dd0-afbe-7648-93d0-2c4427c9328c', 1, 'webhook', 'accepted', NULL, '01a21dd0-afbe-7648-93d0-2c457f593f23', '01a21dd0-a10a-7636-8fd4-a90304b65ebd', '\x8312061d6bd715067b2db24752020878d9fd257208a0be290b12afbd2f34a1b5', 13001, 9006, 4401, 9003, 10100, 20700, 1795796545470795);
INSERT INTO public.events VALUES ('01a21dd0-b18f-7425-9922-db31f3d78da1', 1, 'webhook', 'duplicate', NULL, '01a21dd0-afbe-7648-93d0-2c457f593f23', '01a21dd0-a10a-7636-8fd4-a90304b65ebd', '\x8312061d6bd715067b2db24752020878d9fd257208a0be290b12afbd2f34a1b5', 13001, 9006, 4401, 9003, 10100, 20700, 1795796545935253);
INSERT INTO public.events VALUES ('01a21dd0-b25e-76c6-80ae-3e305049f11e', 1, 'webhook', 'accepted', NULL, '01a21dd0-b25e-76c6-80ae-3e31a404dffb', '01a21dd0-a10a-7636-8fd4-a90304b65ebd', '\xb0f985583a9ee955786261837e13cbe8afb3654003100c7221e0855aee9115d3', 13002, 9007, 4401, 9003, 10100, 20700, 1795796546142027);
INSERT INTO public.events VALUES ('01a21dd0-b33d-72e5-aab6-3c44430d571d', 2, 'webhook', 'accepted', NULL, '01a21dd0-b33d-72e5-aab6-3c45d89e4871', '01a21dd0-a8c7-7235-852e-4775b8486501', '\x64b2c4ee5ca0b7d9049f1d01763d66209d5558951e23d8b8052bf4f661882fdc', 13001, 9006, 4401, 9003, 10100, 20700, 1795796546365280);
INSERT INTO public.events VALUES ('01a21dd0-ba1c-71a5-a50f-904e39882815', 2, 'webhook', 'ignored', 'not_a_trigger', NULL, '01a21dd0-a8c7-7235-852e-4775b8486501', '\x8b2938e6099e3c5fc31a1834d833350dad95b6df3ce7bb474de6cddea9b7483d', 13002, 9007, 4401, 9003, 10100, 20700, 1795796548124251);
INSERT INTO public.handoff_slots VALUES (1, 13001, 20700, '01a21dd0-afbe-7648-93d0-2c457f593f23', NULL, 1, 1795796545935253, 1797006145470795);
INSERT INTO public.handoff_slots VALUES (1, 13002, 20700, '01a21dd0-b25e-76c6-80ae-3e31a404dffb', NULL, 1, 1795796546142027, 1797006146142027);
INSERT INTO public.handoff_slots VALUES (2, 13001, 20700, '01a21dd0-b33d-72e5-aab6-3c45d89e4871', NULL, 1, 1795796546365280, 1797006146365280);
INSERT INTO public.handoffs VALUES ('01a21dd0-afbe-7648-93d0-2c457f593f23', 1, 13001, 9006, 4401, 9003, '01a21dd0-afbe-7648-93d0-2c4427c9328c', 10100, 20700, 'C20800', 'interactive', 1, NULL, 'live', 0, 1795796545470795, 1797006145470795, 1795796545508202, NULL, NULL, 1795796545788099, 1795796545589596, 1795796545738210, 'link', NULL);
INSERT INTO public.handoffs VALUES ('01a21dd0-b25e-76c6-80ae-3e31a404dffb', 1, 13002, 9007, 4401, 9003, '01a21dd0-b25e-76c6-80ae-3e305049f11e', 10100, 20700, 'C20800', 'interactive', 1, NULL, 'live', 0, 1795796546142027, 1797006146142027, 1795796546163815, NULL, NULL, NULL, 1795796546249965, NULL, NULL, NULL);
INSERT INTO public.handoffs VALUES ('01a21dd0-b33d-72e5-aab6-3c45d89e4871', 2, 13001, 9006, 4401, 9003, '01a21dd0-b33d-72e5-aab6-3c44430d571d', 10100, 20700, 'C20800', 'interactive', 1, NULL, 'live', 0, 1795796546365280, 1797006146365280, NULL, 'unavailable', 1795796546401996, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.ignored_statuses VALUES (2, 20700, 1, 1795796548124251, 1795796548124251);
INSERT INTO public.jobs VALUES (1, 4401, '2026-4401', 'Support Engineer', 'Approved', 'Site A - 1 Main St  Springfield, Massachusetts 01101 United States', '[{"role":"coordinator","person":9005},{"role":"hiring_manager","person":9004},{"role":"recruiter","person":9003}]', 1795796520000000, 1795796546163815);
INSERT INTO public.meta VALUES (1, 'us', 7, NULL, 1, 498206);
INSERT INTO public.notice_targets VALUES ('01a21dd0-b1ed-7077-923d-d39a9f4483d2', NULL, 'webhook', '\x3de53ae98a10c693de26620abcfa25e9ee7ba3f68a06a0965880b61765aee3dc4c24b0168d4f8d96d46fda7a5df3c01a4abaae049a9a2d5749162e4b192a79f8f7f03f0a85004cdbc0bf3047a567858601f01f88fa305255e1b0a91371dd10d0e4f14839a7e7e3da99f13455cb334fc0b90afc5653513c4951c41e616e', 'dump', 'all', 1795796546029555);
INSERT INTO public.notices VALUES ('01a21dd0-db48-7439-8396-159784480ec2', '01a21dd0-b1ed-7077-923d-d39a9f4483d2', 1, 'handoff_failed', 0, 1, 1795796546256063, 1795796546256063, 13002, '01a21dd0-b25e-76c6-80ae-3e31a404dffb', 'field field31001: the ATS refused the write: HTTP 400, code 5 (no documented meaning)', 'queued', 1, 1795796586624658, 'it could not be connected to', 1795796556616005, NULL);
INSERT INTO public.persons VALUES (1, 9006, 'Jane', NULL, 'Doe', 'jane.doe@example.com', '[{"kind":"Mobile","number":"555 555 0100"}]', NULL, 'Cand:Active', 1795796520000000, 1795796545508202);
INSERT INTO public.persons VALUES (1, 9003, 'Ana', NULL, 'Ruiz', 'ana.ruiz@example.com', '[{"kind":"Mobile","number":"555 555 0110"}]', NULL, 'Emp:Current Employee', 1795796520000000, 1795796546163815);
INSERT INTO public.persons VALUES (1, 9004, 'Sam', NULL, 'Lee', 'sam.lee@example.com', '[]', NULL, 'HM:Active', 1795796520000000, 1795796546163815);
INSERT INTO public.persons VALUES (1, 9005, 'Noor', NULL, 'Haddad', 'noor.haddad@example.com', '[]', NULL, 'Emp:Current Employee', 1795796520000000, 1795796546163815);
INSERT INTO public.persons VALUES (1, 9007, 'Omar', NULL, 'Said', 'omar.said@example.com', '[{"kind":"Mobile","number":"555 555 0100"}]', NULL, 'Cand:Active', 1795796520000000, 1795796546163815);
INSERT INTO public.principals VALUES ('inbound', 'icims-4321', 1);
INSERT INTO public.principals VALUES ('outbound', 'connector', 1);
INSERT INTO public.principals VALUES ('inbound', 'icims-4322', 2);
INSERT INTO public.principals VALUES ('outbound', 'connector', 2);
INSERT INTO public.replicas VALUES ('01a21dd0-9f76-75a7-91df-8ede976ecda6', 'host:7327', 'web,worker,sync', '0.1.0', -2, 1795796541302629, 1795796551579262);
INSERT INTO public.rules VALUES (1, 20700, 'C20800', 'interactive', 1795796542083736);
INSERT INTO public.schedules VALUES ('troubles', 1, 0, 1795796601552776);
INSERT INTO public.schedules VALUES ('signing_keys', 1, 0, 1795800141553260);
INSERT INTO public.schedules VALUES ('forgetting', 1, 0, 1795797141553151);
INSERT INTO public.schedules VALUES ('delivery_hours', 1, 0, 1795796841552914);
INSERT INTO public.schedules VALUES ('notices', 2, 0, 1795796571615422);
INSERT INTO public.signing_keys VALUES ('01a21dd0-a017-7303-84c8-1da9105ee05a', '\x36df2c44ff7197d3e09446a51e94069e5833b283241a3add264e0773dd2598fb590c561e7aac292958da4d0e914cc82e5e3020f9fe3d34af2b0df41bf8c2a488b9b02752db6934', 'dump', 1795796541463401, NULL, 1795796541463401);
INSERT INTO public.task_attempts VALUES ('01a21dd0-afbe-7648-93d0-2c4606c9bd2e', 1, '01a21dd0-afbe-7648-93d0-2c457f593f23', 'fetch_application', 1795796545506139, 1795796545554898, 'done', NULL);
INSERT INTO public.task_attempts VALUES ('01a21dd0-afff-748f-b6b7-f8d71720b6be', 1, '01a21dd0-afbe-7648-93d0-2c457f593f23', 'hand_over', 1795796545575591, 1795796545599494, 'done', NULL);
INSERT INTO public.task_attempts VALUES ('01a21dd0-afff-748f-b6b7-f8d9300996ea', 1, '01a21dd0-afbe-7648-93d0-2c457f593f23', 'write_link', 1795796545587024, 1795796545598447, 'done', NULL);
INSERT INTO public.task_attempts VALUES ('01a21dd0-b0ca-73d9-8559-59945be40f9f', 1, '01a21dd0-afbe-7648-93d0-2c457f593f23', 'advance_application', 1795796545762902, 1795796545806959, 'done', NULL);
INSERT INTO public.task_attempts VALUES ('01a21dd0-b18f-7425-9922-db33beb6a848', 1, '01a21dd0-afbe-7648-93d0-2c457f593f23', 'recheck', 1795796545951798, 1795796545963074, 'wait', 'the trigger status is not shown');
INSERT INTO public.task_attempts VALUES ('01a21dd0-b25e-76c6-80ae-3e326b6c85e2', 1, '01a21dd0-b25e-76c6-80ae-3e31a404dffb', 'fetch_application', 1795796546156778, 1795796546200990, 'done', NULL);
INSERT INTO public.task_attempts VALUES ('01a21dd0-b285-77ca-9058-c71b27c6681c', 1, '01a21dd0-b25e-76c6-80ae-3e31a404dffb', 'hand_over', 1795796546215098, 1795796546252143, 'done', NULL);
INSERT INTO public.task_attempts VALUES ('01a21dd0-b285-77ca-9058-c71db2553046', 1, '01a21dd0-b25e-76c6-80ae-3e31a404dffb', 'write_link', 1795796546235552, 1795796546256063, 'give_up', 'field field31001: the ATS refused the write: HTTP 400, code 5 (no documented meaning)');
INSERT INTO public.task_attempts VALUES ('01a21dd0-b33d-72e5-aab6-3c466d68d43e', 1, '01a21dd0-b33d-72e5-aab6-3c45d89e4871', 'fetch_application', 1795796546394959, 1795796546404395, 'retry', 'the ATS is unavailable (the authorization server answered HTTP 500)');
INSERT INTO public.task_attempts VALUES ('01a21dd0-b18f-7425-9922-db33beb6a848', 2, '01a21dd0-afbe-7648-93d0-2c457f593f23', 'recheck', 1795796547418128, 1795796547432245, 'wait', 'the trigger status is not shown');
INSERT INTO public.task_attempts VALUES ('01a21dd0-b18f-7425-9922-db33beb6a848', 3, '01a21dd0-afbe-7648-93d0-2c457f593f23', 'recheck', 1795796549153616, 1795796549169099, 'wait', 'the trigger status is not shown');
INSERT INTO public.task_attempts VALUES ('01a21dd0-b18f-7425-9922-db33beb6a848', 4, '01a21dd0-afbe-7648-93d0-2c457f593f23', 'recheck', 1795796552212624, 1795796552236771, 'wait', 'the trigger status is not shown');
INSERT INTO public.task_attempts VALUES ('01a21dd0-b33d-72e5-aab6-3c466d68d43e', 2, '01a21dd0-b33d-72e5-aab6-3c45d89e4871', 'fetch_application', 1795796553256883, 1795796553257672, 'retry', 'the ATS is unavailable (the authorization server answered HTTP 500)');
INSERT INTO public.task_attempts VALUES ('01a21dd0-b18f-7425-9922-db33beb6a848', 5, '01a21dd0-afbe-7648-93d0-2c457f593f23', 'recheck', 1795796556272714, 1795796556279404, 'wait', 'the trigger status is not shown');
INSERT INTO public.tasks VALUES ('01a21dd0-afff-748f-b6b7-f8d89d64290f', 1, 2, 'lapse', '01a21dd0-afbe-7648-93d0-2c457f593f23', '01a21dd0-afbe-7648-93d0-2c457f593f23:lapse', 'queued', 1797006145470795, 0, 0, 0, 0, NULL, NULL, 1795796545535440);
INSERT INTO public.tasks VALUES ('01a21dd0-b285-77ca-9058-c71c31c51293', 1, 2, 'lapse', '01a21dd0-b25e-76c6-80ae-3e31a404dffb', '01a21dd0-b25e-76c6-80ae-3e31a404dffb:lapse', 'queued', 1797006146142027, 0, 0, 0, 0, NULL, NULL, 1795796546181198);
INSERT INTO public.tasks VALUES ('01a21dd0-b285-77ca-9058-c71db2553046', 1, 1, 'write_link', '01a21dd0-b25e-76c6-80ae-3e31a404dffb', '01a21dd0-b25e-76c6-80ae-3e31a404dffb:write_link', 'dead', 1795796546181198, 1, 0, 0, 1, NULL, 'field field31001: the ATS refused the write: HTTP 400, code 5 (no documented meaning)', 1795796546181198);
INSERT INTO public.tasks VALUES ('01a21dd0-b33d-72e5-aab6-3c466d68d43e', 2, 0, 'fetch_application', '01a21dd0-b33d-72e5-aab6-3c45d89e4871', '01a21dd0-b33d-72e5-aab6-3c45d89e4871:fetch_application', 'queued', 1795796567594988, 2, 2, 0, 2, NULL, 'the ATS is unavailable (the authorization server answered HTTP 500)', 1795796546365280);
INSERT INTO public.tasks VALUES ('01a21dd0-b18f-7425-9922-db33beb6a848', 1, 0, 'recheck', '01a21dd0-afbe-7648-93d0-2c457f593f23', '01a21dd0-afbe-7648-93d0-2c457f593f23:recheck', 'queued', 1795796565935253, 5, 0, 0, 5, NULL, 'the trigger status is not shown', 1795796545935253);
INSERT INTO public.tellings VALUES ('01a21dd0-b1ed-7077-923d-d39a9f4483d2', 1, 'handoff_failed', 1, 1795796556616005, NULL);
INSERT INTO public.tenant_lanes VALUES (1, 2, 1797006145470795, 0);
INSERT INTO public.tenant_lanes VALUES (1, 1, 9223372036854775807, 1795796546216726);
INSERT INTO public.tenant_lanes VALUES (2, 0, 1795796567594988, 1795796553252228);
INSERT INTO public.tenant_lanes VALUES (1, 0, 1795796565935253, 1795796556269211);
INSERT INTO public.tenants VALUES (1, 'icims', 4321, 'Example 4321', '{"api_url":"http://127.0.0.1:25059","login_url":"http://127.0.0.1:25059","audience":null,"roles":{"coordinator":"field23848","hiring_manager":"hiringmanager","job_owner":"jobowner","recruiter":"recruiter","secondary_recruiter":"secondaryrecruiter"},"link_field":"field31001","link_days":14,"refuse_duplicates":false,"tell_ignored":false}', NULL, 1, 1795796541706728);
INSERT INTO public.tenants VALUES (2, 'icims', 4322, 'Example 4322', '{"api_url":"http://127.0.0.1:25101","login_url":"http://127.0.0.1:25101","audience":null,"roles":{"coordinator":"field23848","hiring_manager":"hiringmanager","job_owner":"jobowner","recruiter":"recruiter","secondary_recruiter":"secondaryrecruiter"},"link_field":"field31001","link_days":14,"refuse_duplicates":false,"tell_ignored":false}', NULL, 1, 1795796543687795);
INSERT INTO public.timeline VALUES ('01a21dd0-afff-748f-b6b7-f8dab5d4fba9', '01a21dd0-afbe-7648-93d0-2c457f593f23', 1795796545535440, 'fetch', 'read', NULL, 'It waits to be opened.');
INSERT INTO public.timeline VALUES ('01a21dd0-b035-70b6-a15e-794e9d7d86c6', '01a21dd0-afbe-7648-93d0-2c457f593f23', 1795796545588156, 'write_link', 'written', NULL, NULL);
INSERT INTO public.timeline VALUES ('01a21dd0-b035-70b6-a15e-794d77cc13f8', '01a21dd0-afbe-7648-93d0-2c457f593f23', 1795796545589596, 'hand_over', 'waits on our page', NULL, 'A recruiter opens the link.');
INSERT INTO public.timeline VALUES ('01a21dd0-b0ca-73d9-8559-5995111f9439', '01a21dd0-afbe-7648-93d0-2c457f593f23', 1795796545738210, 'open', 'opened', 'with the link', 'The application is moved to the next status.');
INSERT INTO public.timeline VALUES ('01a21dd0-b0fc-73ee-8cb1-c88e978a5455', '01a21dd0-afbe-7648-93d0-2c457f593f23', 1795796545788099, 'advance', 'advanced', NULL, NULL);
INSERT INTO public.timeline VALUES ('01a21dd0-b285-77ca-9058-c71e169e07a0', '01a21dd0-b25e-76c6-80ae-3e31a404dffb', 1795796546181198, 'fetch', 'read', NULL, 'It waits to be opened.');
INSERT INTO public.timeline VALUES ('01a21dd0-b2c9-74d6-9d0a-4cded69067b9', '01a21dd0-b25e-76c6-80ae-3e31a404dffb', 1795796546249965, 'hand_over', 'waits on our page', NULL, 'A recruiter opens the link.');
INSERT INTO public.timeline VALUES ('01a21dd0-b2bf-70f6-9a6d-6d6167d1dccd', '01a21dd0-b25e-76c6-80ae-3e31a404dffb', 1795796546239154, 'write_link', 'refused', 'field field31001: the ATS refused the write: HTTP 400, code 5 (no documented meaning)', 'An administrator has to allow writing the field, or unset it here.');
INSERT INTO public.timeline VALUES ('01a21dd0-b2d8-7513-ad12-02045dbd8ad4', '01a21dd0-b25e-76c6-80ae-3e31a404dffb', 1795796546264305, 'fail', 'write_link was given up', 'field field31001: the ATS refused the write: HTTP 400, code 5 (no documented meaning)', 'A person looks at it; `retry` runs it again.');
INSERT INTO public.timeline VALUES ('01a21dd0-b2d8-7513-ad12-020533de82f7', '01a21dd0-b25e-76c6-80ae-3e31a404dffb', 1795796546264305, 'alert', 'given up', NULL, NULL);
INSERT INTO public.timeline VALUES ('01a21dd0-b361-7183-a0cd-83cf999aeecd', '01a21dd0-b33d-72e5-aab6-3c45d89e4871', 1795796546401996, 'fetch', 'waiting', 'the ATS is unavailable (the authorization server answered HTTP 500)', 'Nobody has to do anything: the ATS is asked again, and the link can be opened meanwhile.');
INSERT INTO public.troubles VALUES (1, 'handoff_failed', 1, 1795796546256063, 1795796546256063, 0, 13002, '01a21dd0-b25e-76c6-80ae-3e31a404dffb', 'field field31001: the ATS refused the write: HTTP 400, code 5 (no documented meaning)');
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
