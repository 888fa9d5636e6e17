-- A database of goodtime-icims 0.2.0, made by `make dump`.
-- link of 13001: http://goodtime.test/v2/ats/open/AVZAAaIfQWQZdeOH8kX0i3qKEQAAAABgGVf2S6MBokFGBgAvN_G6
BEGIN TRANSACTION;
CREATE TABLE _sqlx_migrations (
    version BIGINT PRIMARY KEY,
    description TEXT NOT NULL,
    installed_on TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,
    success BOOLEAN NOT NULL,
    checksum BLOB NOT NULL,
    execution_time BIGINT NOT NULL
);
INSERT INTO "_sqlx_migrations" VALUES(1,'foundation','2026-11-27 23:05:05',1,X'2DFA9B668C15992A95FDEA8B2BFAA863857B22B175331EAB2DFF717F61D40AED4781A624D3A857998D18C0E9DF4F29F5',9263992);
INSERT INTO "_sqlx_migrations" VALUES(2,'notices','2026-11-27 23:05:05',1,X'165040BF8A61B631C06AF5C41C90E33D65D9F3DB19208C261EEBDD7052189C4A5239ED643C9E83C9F7DD1BDA4808663E',4728316);
INSERT INTO "_sqlx_migrations" VALUES(3,'api','2026-11-27 23:05:05',1,X'669EC50B736B56DA936E8BC48485F7413868BE375A80975B08B4E2BE007203C83BD479FD865FC5C177B52C73F6048D1A',1428929);
CREATE TABLE advances (
    handoff_id blob not null,
    way text not null check (way in ('forward', 'back')),
    tenant_id integer not null,
    workflow_id integer not null,
    from_digits integer not null,
    from_id text, -- as the ATS wrote it when it was last read there: the way back needs it
    to_id text not null,
    to_digits integer not null,
    started_at integer not null,
    writes integer not null default 0,
    written_at integer, -- when the last write was begun
    unanswered_since integer,
    outcome text,
    why text,
    covered_by integer,
    covered_at integer,
    covered_digits integer,
    finished_at integer,
    echo_event blob,
    primary key (handoff_id, way)
) without rowid;
INSERT INTO "advances" VALUES(X'01A21F41641975E387F245F48B7A8A11','forward',1,13001,20700,'C20700','C20800',20800,1795820708993708,1,1795820708993708,NULL,'advanced',NULL,NULL,NULL,NULL,1795820709019523,NULL);
CREATE TABLE api_tokens (
    token_id blob primary key,
    tenant_id integer, -- none: of operators, for every tenant
    name text not null,
    scopes text not null, -- names, parted by blanks
    created_by text not null,
    created_at integer not null,
    expires_at integer not null,
    revoked_at integer
) without rowid;
INSERT INTO "api_tokens" VALUES(X'01A21F41653B700AA8FBD85ACFAB27F4',1,'scheduler','handoffs:read','command line',1795820709179953,1803596709179953,NULL);
CREATE TABLE applications (
    tenant_id integer not null references tenants (tenant_id),
    workflow_id integer not null,
    person_id integer,
    job_id integer,
    stage_id text,
    stage_label text,
    source text,
    updated_at integer,
    read_at integer not null,
    primary key (tenant_id, workflow_id)
) without rowid;
INSERT INTO "applications" VALUES(1,13001,9006,4401,'C20800','Interview: Interview Scheduled','Career Portal',1795820700000000,1795820709009355);
INSERT INTO "applications" VALUES(1,13002,9007,4401,'C20700','Review: Send to GoodTime','Career Portal',1795820700000000,1795820709208328);
CREATE TABLE audit_log (
    audit_id blob primary key,
    tenant_id integer,
    actor text not null,
    action text not null,
    subject text not null,
    at integer not null
) without rowid;
INSERT INTO "audit_log" VALUES(X'01A21F4156F974E4A8D7DD9AF0EC9C16',NULL,'service','signing_key.add','01a21f41-56f9-74e4-a8d7-dd99b32bf639',1795820705529661);
INSERT INTO "audit_log" VALUES(X'01A21F41577776F68CBF2FB9D9FC581F',1,'command line','tenant.add','4321',1795820705655850);
INSERT INTO "audit_log" VALUES(X'01A21F4157E270B99692BC874ECAA452',1,'command line','rule.put','20700',1795820705762129);
INSERT INTO "audit_log" VALUES(X'01A21F415DE2715EB19B4EAB929F1F9C',2,'command line','tenant.add','4322',1795820707298566);
INSERT INTO "audit_log" VALUES(X'01A21F415E2B71F0A80CCA296F096DFA',2,'command line','rule.put','20700',1795820707371621);
INSERT INTO "audit_log" VALUES(X'01A21F4164E5714B8A2D2F24568B7471',NULL,'command line','notify.add','01a21f41-64e5-714b-8a2d-2f23fea7d308',1795820709093606);
INSERT INTO "audit_log" VALUES(X'01A21F41653B700AA8FBD85B174512AE',1,'command line','api_token.add','01a21f41-653b-700a-a8fb-d85acfab27f4',1795820709179953);
INSERT INTO "audit_log" VALUES(X'01A21F41662D77D897F1806CE1E29DCB',2,'command line','rule.remove','20700',1795820709421100);
CREATE TABLE circuits (
    tenant_id integer primary key references tenants (tenant_id),
    failures integer not null, -- in a row
    since integer not null,
    open_until integer not null,
    why text not null
) without rowid;
INSERT INTO "circuits" VALUES(2,2,1795820709341292,0,'the ATS is unavailable (the authorization server answered HTTP 500)');
CREATE TABLE credentials (
    credential_id blob primary key,
    tenant_id integer, -- for what we present: the name may be the same for several customers, the secret is not
    direction text not null check (direction in ('inbound', 'outbound')),
    principal text not null,
    kind text not null check (kind in ('basic', 'hmac', 'oauth_client')),
    family text check (family in ('records', 'collaboration')),
    sealed blob not null,
    key_id text not null,
    valid_from integer not null,
    valid_until integer,
    created_at integer not null
) without rowid;
INSERT INTO "credentials" VALUES(X'01A21F41577776F68CBF2FB7B9D89282',1,'inbound','icims-4321','basic',NULL,X'12DC646F6FBAD1FAAC4EC595ADED555F532C129C33B3C4E4C44461C9E87DAE07664595ED8324777824B359B63DC81DDCB0E25324FA38C8','dump',1795820705655850,NULL,1795820705655850);
INSERT INTO "credentials" VALUES(X'01A21F41577776F68CBF2FB83609FE40',1,'outbound','connector','oauth_client','records',X'EB6157DABB86AF390A4A487D801506F228166EC183EBA90D06BB76EF1E8B2DFE7C753A1887319FA9D257557BCDFB2540BA68FE3C','dump',1795820705655850,NULL,1795820705655850);
INSERT INTO "credentials" VALUES(X'01A21F415DE2715EB19B4EA9BE6FEC6C',2,'inbound','icims-4322','hmac',NULL,X'E27036BF04D8E77356274CF917EA52063A3C1EEA4C95C74E44D8AA0E0E37168A1B9F0AAA21B1B62246D2E04EA8EB8928A15F9B5B65752D','dump',1795820707298566,NULL,1795820707298566);
INSERT INTO "credentials" VALUES(X'01A21F415DE2715EB19B4EAADE5530F9',2,'outbound','connector','oauth_client','records',X'82D7C2522AAEEBBC0E6BBC68E34D9226001E266DFEE787C8D083ACD20C86754A5D51E9379645A86F6887331D129D6804AD41752C','dump',1795820707298566,NULL,1795820707298566);
CREATE TABLE delivery_hours (
    hour integer not null,
    tenant_id integer not null,
    deliveries integer not null,
    primary key (hour, tenant_id)
) without rowid;
CREATE TABLE events (
    event_id blob primary key,
    tenant_id integer not null,
    source text not null,
    outcome text not null,
    reason text,
    handoff_id blob,
    credential_id blob,
    body_sha256 blob,
    workflow_id integer,
    person_id integer,
    job_id integer,
    changed_by integer,
    from_digits integer,
    to_digits integer,
    received_at integer not null
) without rowid;
INSERT INTO "events" VALUES(X'01A21F41641975E387F245F33A0D0817',1,'webhook','accepted',NULL,X'01A21F41641975E387F245F48B7A8A11',X'01A21F41577776F68CBF2FB7B9D89282',X'635D18EE30BBDBCC8D7BB557CBDB17508B1E8041CA560BBF0A54C4397EB22575',13001,9006,4401,9003,10100,20700,1795820708889611);
INSERT INTO "events" VALUES(X'01A21F4164CC71BAB248874C08E9468A',1,'webhook','duplicate',NULL,X'01A21F41641975E387F245F48B7A8A11',X'01A21F41577776F68CBF2FB7B9D89282',X'635D18EE30BBDBCC8D7BB557CBDB17508B1E8041CA560BBF0A54C4397EB22575',13001,9006,4401,9003,10100,20700,1795820709068793);
INSERT INTO "events" VALUES(X'01A21F41654D7778AD530934ED8653C3',1,'webhook','accepted',NULL,X'01A21F41654D7778AD530935220CDC96',X'01A21F41577776F68CBF2FB7B9D89282',X'D6543F261CFE4AD8D31FE9D8503D0AAC4324FE0CAF7170E816813B92C104BF01',13002,9007,4401,9003,10100,20700,1795820709197639);
INSERT INTO "events" VALUES(X'01A21F4165CB738D9169F5444E0D1E60',2,'webhook','accepted',NULL,X'01A21F4165CB738D9169F5454AA351E9',X'01A21F415DE2715EB19B4EA9BE6FEC6C',X'4D1EC94265A66CEF748A1090F332B759AB46FC0D89252B445F670F5786A71469',13001,9006,4401,9003,10100,20700,1795820709323231);
INSERT INTO "events" VALUES(X'01A21F416C1876A7A2B201BD61CFDB6F',2,'webhook','ignored','not_a_trigger',NULL,X'01A21F415DE2715EB19B4EA9BE6FEC6C',X'91B8D9E9390F75C99E38BB1747941A27C8B9B8BF9D6B23A8106A672AD83B448F',13002,9007,4401,9003,10100,20700,1795820710936303);
CREATE TABLE handoff_slots (
    tenant_id integer not null references tenants (tenant_id),
    workflow_id integer not null,
    trigger_digits integer not null,
    handoff_id blob not null,
    previous_id blob,
    generation integer not null,
    seen_at integer not null, -- the last delivery for it
    expires_at integer not null,
    primary key (tenant_id, workflow_id, trigger_digits)
) without rowid;
INSERT INTO "handoff_slots" VALUES(1,13001,20700,X'01A21F41641975E387F245F48B7A8A11',NULL,1,1795820709068793,1797030308889611);
INSERT INTO "handoff_slots" VALUES(1,13002,20700,X'01A21F41654D7778AD530935220CDC96',NULL,1,1795820709197639,1797030309197639);
INSERT INTO "handoff_slots" VALUES(2,13001,20700,X'01A21F4165CB738D9169F5454AA351E9',NULL,1,1795820709323231,1797030309323231);
CREATE TABLE handoffs (
    handoff_id blob primary key,
    tenant_id integer not null,
    workflow_id integer not null,
    person_id integer not null,
    job_id integer not null,
    sent_by integer,
    event_id blob not null,
    from_digits integer,
    trigger_digits integer not null,
    next_id text,
    reply text not null,
    generation integer not null,
    previous_id blob,
    lifecycle text not null check (lifecycle in ('live', 'closed', 'lapsed', 'superseded', 'failed')),
    link_epoch integer not null default 0,
    created_at integer not null,
    expires_at integer not null,
    fetched_at integer,
    waiting_for text,
    waiting_since integer,
    seen_left_at integer,
    handed_over_at integer,
    opened_at integer,
    opened_by text,
    failure text
) without rowid;
INSERT INTO "handoffs" VALUES(X'01A21F41641975E387F245F48B7A8A11',1,13001,9006,4401,9003,X'01A21F41641975E387F245F33A0D0817',10100,20700,'C20800','interactive',1,NULL,'live',0,1795820708889611,1797030308889611,1795820708901606,NULL,NULL,1795820709019523,1795820708936440,1795820708985348,'link',NULL);
INSERT INTO "handoffs" VALUES(X'01A21F41654D7778AD530935220CDC96',1,13002,9007,4401,9003,X'01A21F41654D7778AD530934ED8653C3',10100,20700,'C20800','interactive',1,NULL,'live',0,1795820709197639,1797030309197639,1795820709208328,NULL,NULL,NULL,1795820709232949,NULL,NULL,NULL);
INSERT INTO "handoffs" VALUES(X'01A21F4165CB738D9169F5454AA351E9',2,13001,9006,4401,9003,X'01A21F4165CB738D9169F5444E0D1E60',10100,20700,'C20800','interactive',1,NULL,'live',0,1795820709323231,1797030309323231,NULL,'unavailable',1795820709336893,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE ignored_statuses (
    tenant_id integer not null references tenants (tenant_id),
    digits integer not null,
    deliveries integer not null,
    first_at integer not null,
    last_at integer not null,
    primary key (tenant_id, digits)
) without rowid;
INSERT INTO "ignored_statuses" VALUES(2,20700,1,1795820710936303,1795820710936303);
CREATE TABLE jobs (
    tenant_id integer not null references tenants (tenant_id),
    job_id integer not null,
    requisition text,
    title text,
    folder text,
    location text,
    team text not null,
    updated_at integer,
    read_at integer not null,
    primary key (tenant_id, job_id)
) without rowid;
INSERT INTO "jobs" VALUES(1,4401,'2026-4401','Support Engineer','Approved','Site A - 1 Main St  Springfield, Massachusetts 01101 United States','[{"role":"coordinator","person":9005},{"role":"hiring_manager","person":9004},{"role":"recruiter","person":9003}]',1795820700000000,1795820709208328);
CREATE TABLE meta (
    id integer primary key check (id = 1),
    region text not null,
    settings_epoch integer not null default 1,
    paused_until integer, -- the whole region: deliveries are kept, nothing is read or written
    oldest_program integer not null default 1 -- the newest migration that a program must know to use these tables
, hours_counted integer);
INSERT INTO "meta" VALUES(1,'us',8,NULL,1,498213);
CREATE TABLE notice_targets (
    target_id blob primary key,
    tenant_id integer, -- none: of every tenant of the region
    channel text not null check (channel in ('mail', 'slack', 'webhook')),
    sealed blob not null,
    key_id text not null,
    kinds text not null,
    created_at integer not null
) without rowid;
INSERT INTO "notice_targets" VALUES(X'01A21F4164E5714B8A2D2F23FEA7D308',NULL,'webhook',X'929CA4918A7A3D3B56AD5F7E54E9C15B114562B1F2F7EA3184C9FFAC7777E6977D8EAC95D3C5D137B2F2B741D3101331EADEAEEFCD4416772416D5C72BC88A84FFD803CA14C8B478D76BABEAA8CEA65D37C80FE1FF23477BB801E7A3BC6B971998FB3FA2A4A355E69CD705B193995FF18FB59357B9B703213801580D54','dump','all',1795820709093606);
CREATE TABLE notices (
    notice_id blob primary key,
    target_id blob not null,
    tenant_id integer not null,
    kind text not null,
    is_over integer not null,
    times integer not null,
    since integer not null,
    last_at integer not null,
    workflow_id integer,
    handoff_id blob,
    why text,
    state text not null check (state in ('queued', 'sent', 'given_up')),
    attempts integer not null default 0, -- raised by each try, so a late one cannot end another
    next_at integer not null,
    last_error text,
    created_at integer not null,
    ended_at integer
) without rowid;
INSERT INTO "notices" VALUES(X'01A21F41921376C98CCE9858022581BA',X'01A21F4164E5714B8A2D2F23FEA7D308',1,'handoff_failed',0,1,1795820709242906,1795820709242906,13002,X'01A21F41654D7778AD530935220CDC96','field field31001: the ATS refused the write: HTTP 400, code 5 (no documented meaning)','queued',1,1795820750675320,'it could not be connected to',1795820720659495,NULL);
CREATE TABLE persons (
    tenant_id integer not null references tenants (tenant_id),
    person_id integer not null,
    first_name text,
    middle_name text,
    last_name text,
    email text,
    phones text not null,
    location text,
    folder text,
    updated_at integer,
    read_at integer not null,
    primary key (tenant_id, person_id)
) without rowid;
INSERT INTO "persons" VALUES(1,9003,'Ana',NULL,'Ruiz','ana.ruiz@example.com','[{"kind":"Mobile","number":"555 555 0110"}]',NULL,'Emp:Current Employee',1795820700000000,1795820709208328);
INSERT INTO "persons" VALUES(1,9004,'Sam',NULL,'Lee','sam.lee@example.com','[]',NULL,'HM:Active',1795820700000000,1795820709208328);
INSERT INTO "persons" VALUES(1,9005,'Noor',NULL,'Haddad','noor.haddad@example.com','[]',NULL,'Emp:Current Employee',1795820700000000,1795820709208328);
INSERT INTO "persons" VALUES(1,9006,'Jane',NULL,'Doe','jane.doe@example.com','[{"kind":"Mobile","number":"555 555 0100"}]',NULL,'Cand:Active',1795820700000000,1795820708901606);
INSERT INTO "persons" VALUES(1,9007,'Omar',NULL,'Said','omar.said@example.com','[{"kind":"Mobile","number":"555 555 0100"}]',NULL,'Cand:Active',1795820700000000,1795820709208328);
CREATE TABLE principals (
    direction text not null check (direction in ('inbound', 'outbound')),
    principal text not null,
    tenant_id integer not null references tenants (tenant_id),
    primary key (direction, principal, tenant_id)
) without rowid;
INSERT INTO "principals" VALUES('inbound','icims-4321',1);
INSERT INTO "principals" VALUES('inbound','icims-4322',2);
INSERT INTO "principals" VALUES('outbound','connector',1);
INSERT INTO "principals" VALUES('outbound','connector',2);
CREATE TABLE replicas (
    replica_id blob primary key,
    name text not null,
    roles text not null,
    version text not null,
    skew_micros integer not null,
    started_at integer not null,
    seen_at integer not null
) without rowid;
INSERT INTO "replicas" VALUES(X'01A21F415685755A9747CCDE5ABCD22D','host:1415','web,worker,sync','0.2.0',-1,1795820705413580,1795820715638232);
CREATE TABLE rules (
    tenant_id integer not null references tenants (tenant_id),
    trigger_digits integer not null,
    next_id text,
    reply text not null check (reply in ('seamless', 'interactive')),
    created_at integer not null,
    primary key (tenant_id, trigger_digits)
) without rowid;
INSERT INTO "rules" VALUES(1,20700,'C20800','interactive',1795820705762129);
CREATE TABLE schedules (
    name text primary key,
    fence integer not null,
    held_until integer not null,
    due_at integer not null
) without rowid;
INSERT INTO "schedules" VALUES('delivery_hours',1,0,1795821005622501);
INSERT INTO "schedules" VALUES('forgetting',1,0,1795821305622609);
INSERT INTO "schedules" VALUES('notices',2,0,1795820735653757);
INSERT INTO "schedules" VALUES('signing_keys',1,0,1795824305622631);
INSERT INTO "schedules" VALUES('troubles',1,0,1795820765623403);
CREATE TABLE signing_keys (
    key_id blob primary key,
    sealed blob not null,
    sealed_with text not null,
    signs_from integer not null,
    verifies_until integer,
    created_at integer not null
) without rowid;
INSERT INTO "signing_keys" VALUES(X'01A21F4156F974E4A8D7DD99B32BF639',X'7BC1A073EDA9369363585433BD2950AB353DDF32C3482F20C686C5DF9F5FAB4DB9A499C4C80CA6C4C97DBDAFE504E9BCAD3A5E5A5B577533C14D8DB690E0FB47920C3F9FFC1961','dump',1795820705529661,NULL,1795820705529661);
ANALYZE "sqlite_master";
INSERT INTO "sqlite_stat1" VALUES('_sqlx_migrations','sqlite_autoindex__sqlx_migrations_1','3 1');
CREATE TABLE task_attempts (
    task_id blob not null,
    attempt integer not null,
    handoff_id blob not null,
    kind text not null,
    started_at integer not null,
    finished_at integer not null,
    verdict text not null check (verdict in ('done', 'wait', 'retry', 'give_up', 'lost')),
    why text,
    primary key (task_id, attempt)
) without rowid;
INSERT INTO "task_attempts" VALUES(X'01A21F41641975E387F245F59C062C59',1,X'01A21F41641975E387F245F48B7A8A11','fetch_application',1795820708900676,1795820708926164,'done',NULL);
INSERT INTO "task_attempts" VALUES(X'01A21F41643774659B5861D69518D9F0',1,X'01A21F41641975E387F245F48B7A8A11','hand_over',1795820708932254,1795820708939854,'done',NULL);
INSERT INTO "task_attempts" VALUES(X'01A21F41643774659B5861D86B7F3D4B',1,X'01A21F41641975E387F245F48B7A8A11','write_link',1795820708938008,1795820708947715,'done',NULL);
INSERT INTO "task_attempts" VALUES(X'01A21F416479753BB9A14F33499034F9',1,X'01A21F41641975E387F245F48B7A8A11','advance_application',1795820708992590,1795820709021906,'done',NULL);
INSERT INTO "task_attempts" VALUES(X'01A21F4164CC71BAB248874EFEC2D5EB',1,X'01A21F41641975E387F245F48B7A8A11','recheck',1795820709079991,1795820709085598,'wait','the trigger status is not shown');
INSERT INTO "task_attempts" VALUES(X'01A21F4164CC71BAB248874EFEC2D5EB',2,X'01A21F41641975E387F245F48B7A8A11','recheck',1795820710350161,1795820710355940,'wait','the trigger status is not shown');
INSERT INTO "task_attempts" VALUES(X'01A21F4164CC71BAB248874EFEC2D5EB',3,X'01A21F41641975E387F245F48B7A8A11','recheck',1795820712416664,1795820712423086,'wait','the trigger status is not shown');
INSERT INTO "task_attempts" VALUES(X'01A21F4164CC71BAB248874EFEC2D5EB',4,X'01A21F41641975E387F245F48B7A8A11','recheck',1795820715449085,1795820715458796,'wait','the trigger status is not shown');
INSERT INTO "task_attempts" VALUES(X'01A21F4164CC71BAB248874EFEC2D5EB',5,X'01A21F41641975E387F245F48B7A8A11','recheck',1795820719483038,1795820719490388,'wait','the trigger status is not shown');
INSERT INTO "task_attempts" VALUES(X'01A21F41654D7778AD530936E1728D34',1,X'01A21F41654D7778AD530935220CDC96','fetch_application',1795820709207571,1795820709226035,'done',NULL);
INSERT INTO "task_attempts" VALUES(X'01A21F41656572F5A91E7889274D2779',1,X'01A21F41654D7778AD530935220CDC96','hand_over',1795820709230334,1795820709235548,'done',NULL);
INSERT INTO "task_attempts" VALUES(X'01A21F41656572F5A91E788BAA7C7FD0',1,X'01A21F41654D7778AD530935220CDC96','write_link',1795820709234457,1795820709242906,'give_up','field field31001: the ATS refused the write: HTTP 400, code 5 (no documented meaning)');
INSERT INTO "task_attempts" VALUES(X'01A21F4165CB738D9169F546D966E14D',1,X'01A21F4165CB738D9169F5454AA351E9','fetch_application',1795820709333416,1795820709341292,'retry','the ATS is unavailable (the authorization server answered HTTP 500)');
INSERT INTO "task_attempts" VALUES(X'01A21F4165CB738D9169F546D966E14D',2,X'01A21F4165CB738D9169F5454AA351E9','fetch_application',1795820715444875,1795820715446820,'retry','the ATS is unavailable (the authorization server answered HTTP 500)');
CREATE TABLE tasks (
    task_id blob primary key,
    tenant_id integer not null,
    lane integer not null,
    kind text not null,
    handoff_id blob not null,
    dedup_key text not null,
    state text not null check (state in ('queued', 'leased', 'dead')),
    run_at integer not null,
    attempts integer not null default 0,
    failures integer not null default 0, -- in a row
    lost integer not null default 0,
    fence integer not null default 0,
    lease_until integer,
    last_error text,
    created_at integer not null
) without rowid;
INSERT INTO "tasks" VALUES(X'01A21F41643774659B5861D75A8DBE27',1,2,'lapse',X'01A21F41641975E387F245F48B7A8A11','01a21f41-6419-75e3-87f2-45f48b7a8a11:lapse','queued',1797030308889611,0,0,0,0,NULL,NULL,1795820708919794);
INSERT INTO "tasks" VALUES(X'01A21F4164CC71BAB248874EFEC2D5EB',1,0,'recheck',X'01A21F41641975E387F245F48B7A8A11','01a21f41-6419-75e3-87f2-45f48b7a8a11:recheck','queued',1795820729068793,5,0,0,5,NULL,'the trigger status is not shown',1795820709068793);
INSERT INTO "tasks" VALUES(X'01A21F41656572F5A91E788A3AC1CE7B',1,2,'lapse',X'01A21F41654D7778AD530935220CDC96','01a21f41-654d-7778-ad53-0935220cdc96:lapse','queued',1797030309197639,0,0,0,0,NULL,NULL,1795820709221899);
INSERT INTO "tasks" VALUES(X'01A21F41656572F5A91E788BAA7C7FD0',1,1,'write_link',X'01A21F41654D7778AD530935220CDC96','01a21f41-654d-7778-ad53-0935220cdc96:write_link','dead',1795820709221899,1,0,0,1,NULL,'field field31001: the ATS refused the write: HTTP 400, code 5 (no documented meaning)',1795820709221899);
INSERT INTO "tasks" VALUES(X'01A21F4165CB738D9169F546D966E14D',2,0,'fetch_application',X'01A21F4165CB738D9169F5454AA351E9','01a21f41-65cb-738d-9169-f5454aa351e9:fetch_application','queued',1795820725867480,2,2,0,2,NULL,'the ATS is unavailable (the authorization server answered HTTP 500)',1795820709323231);
CREATE TABLE tellings (
    target_id blob not null,
    tenant_id integer not null,
    kind text not null,
    told_times integer not null,
    told_at integer,
    told_since integer, -- while it is told as lasting
    primary key (target_id, tenant_id, kind)
) without rowid;
INSERT INTO "tellings" VALUES(X'01A21F4164E5714B8A2D2F23FEA7D308',1,'handoff_failed',1,1795820720659495,NULL);
CREATE TABLE tenant_lanes (
    tenant_id integer not null,
    lane integer not null,
    next_run_at integer not null,
    last_served_at integer not null default 0,
    primary key (tenant_id, lane)
) without rowid;
INSERT INTO "tenant_lanes" VALUES(1,0,1795820729068793,1795820719478037);
INSERT INTO "tenant_lanes" VALUES(1,1,9223372036854775807,1795820709230493);
INSERT INTO "tenant_lanes" VALUES(1,2,1797030308889611,0);
INSERT INTO "tenant_lanes" VALUES(2,0,1795820725867480,1795820715441737);
CREATE TABLE tenants (
    tenant_id integer primary key autoincrement, -- a removed tenant's number is never given again
    ats text not null,
    customer_id integer not null,
    name text not null,
    settings text not null,
    paused_until integer,
    version integer not null default 1,
    created_at integer not null,
    unique (ats, customer_id)
);
INSERT INTO "tenants" VALUES(1,'icims',4321,'Example 4321','{"api_url":"http://127.0.0.1:25291","login_url":"http://127.0.0.1:25291","audience":null,"roles":{"coordinator":"field23848","hiring_manager":"hiringmanager","job_owner":"jobowner","recruiter":"recruiter","secondary_recruiter":"secondaryrecruiter"},"link_field":"field31001","link_days":14,"refuse_duplicates":false,"tell_ignored":false}',NULL,1,1795820705655850);
INSERT INTO "tenants" VALUES(2,'icims',4322,'Example 4322','{"api_url":"http://127.0.0.1:23674","login_url":"http://127.0.0.1:23674","audience":null,"roles":{"coordinator":"field23848","hiring_manager":"hiringmanager","job_owner":"jobowner","recruiter":"recruiter","secondary_recruiter":"secondaryrecruiter"},"link_field":"field31001","link_days":14,"refuse_duplicates":false,"tell_ignored":false}',NULL,1,1795820707298566);
CREATE TABLE timeline (
    entry_id blob primary key,
    handoff_id blob not null,
    at integer not null,
    step text not null,
    outcome text not null,
    cause text,
    next text
) without rowid;
INSERT INTO "timeline" VALUES(X'01A21F41643774659B5861D9357B21C8',X'01A21F41641975E387F245F48B7A8A11',1795820708919794,'fetch','read',NULL,'It waits to be opened.');
INSERT INTO "timeline" VALUES(X'01A21F41644871CBA729081CF5D2DD97',X'01A21F41641975E387F245F48B7A8A11',1795820708936440,'hand_over','waits on our page',NULL,'A recruiter opens the link.');
INSERT INTO "timeline" VALUES(X'01A21F41644A731EBB6A2715A90A24CD',X'01A21F41641975E387F245F48B7A8A11',1795820708938803,'write_link','written',NULL,NULL);
INSERT INTO "timeline" VALUES(X'01A21F416479753BB9A14F34B072FE3E',X'01A21F41641975E387F245F48B7A8A11',1795820708985348,'open','opened','with the link','The application is moved to the next status.');
INSERT INTO "timeline" VALUES(X'01A21F41649B74AEA46B1F0806232738',X'01A21F41641975E387F245F48B7A8A11',1795820709019523,'advance','advanced',NULL,NULL);
INSERT INTO "timeline" VALUES(X'01A21F41656572F5A91E788C9258BC0E',X'01A21F41654D7778AD530935220CDC96',1795820709221899,'fetch','read',NULL,'It waits to be opened.');
INSERT INTO "timeline" VALUES(X'01A21F41657073B9819F88FE5A895106',X'01A21F41654D7778AD530935220CDC96',1795820709232949,'hand_over','waits on our page',NULL,'A recruiter opens the link.');
INSERT INTO "timeline" VALUES(X'01A21F4165727757AE797BB40C1D9754',X'01A21F41654D7778AD530935220CDC96',1795820709234865,'write_link','refused','field field31001: the ATS refused the write: HTTP 400, code 5 (no documented meaning)','An administrator has to allow writing the field, or unset it here.');
INSERT INTO "timeline" VALUES(X'01A21F41657C72D6B861F5E074437BBF',X'01A21F41654D7778AD530935220CDC96',1795820709244942,'fail','write_link was given up','field field31001: the ATS refused the write: HTTP 400, code 5 (no documented meaning)','A person looks at it; `retry` runs it again.');
INSERT INTO "timeline" VALUES(X'01A21F41657C72D6B861F5E17D0A63C0',X'01A21F41654D7778AD530935220CDC96',1795820709244942,'alert','given up',NULL,NULL);
INSERT INTO "timeline" VALUES(X'01A21F4165D87118A064BDF3F3EED903',X'01A21F4165CB738D9169F5454AA351E9',1795820709336893,'fetch','waiting','the ATS is unavailable (the authorization server answered HTTP 500)','Nobody has to do anything: the ATS is asked again, and the link can be opened meanwhile.');
CREATE TABLE troubles (
    tenant_id integer not null,
    kind text not null,
    times integer not null,
    since integer not null,
    last_at integer not null,
    is_over integer not null,
    workflow_id integer,
    handoff_id blob,
    why text,
    primary key (tenant_id, kind)
) without rowid;
INSERT INTO "troubles" VALUES(1,'handoff_failed',1,1795820709242906,1795820709242906,0,13002,X'01A21F41654D7778AD530935220CDC96','field field31001: the ATS refused the write: HTTP 400, code 5 (no documented meaning)');
CREATE INDEX credentials_by_principal on credentials (direction, principal);
CREATE INDEX events_by_handoff on events (handoff_id) where handoff_id is not null;
CREATE INDEX events_ignored on events (tenant_id, workflow_id) where handoff_id is null;
CREATE INDEX handoffs_by_person on handoffs (tenant_id, person_id);
CREATE INDEX handoffs_by_job on handoffs (tenant_id, job_id);
CREATE INDEX advances_by_move on advances (tenant_id, workflow_id, to_digits);
CREATE UNIQUE INDEX tasks_once on tasks (tenant_id, dedup_key) where state in ('queued', 'leased');
CREATE INDEX tasks_queued on tasks (tenant_id, lane, run_at, task_id) where state = 'queued';
CREATE INDEX tasks_leased on tasks (lease_until) where state = 'leased';
CREATE INDEX tasks_dead on tasks (handoff_id) where state = 'dead';
CREATE INDEX task_attempts_by_handoff on task_attempts (handoff_id, started_at);
CREATE INDEX tenant_lanes_due on tenant_lanes (lane, next_run_at);
CREATE INDEX timeline_by_handoff on timeline (handoff_id, at, entry_id);
CREATE INDEX persons_by_age on persons (read_at);
CREATE INDEX jobs_by_age on jobs (read_at);
CREATE INDEX applications_by_age on applications (read_at);
CREATE UNIQUE INDEX notices_once on notices (target_id, tenant_id, kind) where state = 'queued';
CREATE INDEX notices_due on notices (next_at) where state = 'queued';
CREATE INDEX notices_by_target on notices (target_id, notice_id);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('tenants',2);
COMMIT;
