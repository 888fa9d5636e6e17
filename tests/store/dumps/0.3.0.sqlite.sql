-- A database of goodtime-icims 0.3.0, made by `make dump`.
-- link of 13001: http://goodtime.test/v2/ats/open/AVZAAaIgSWs-cXSgiYX7BEWfsAAAAABtszx5STgMwyk55WvIPbh-
BEGIN TRANSACTION;
CREATE TABLE _sqlx_migrations (
    version BIGINT PRIMARY KEY,
    description TEXT NOT NULL,
    installed_on TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,
    success BOOLEAN NOT NULL,
    checksum BLOB NOT NULL,
    execution_time BIGINT NOT NULL
);
INSERT INTO "_sqlx_migrations" VALUES(1,'foundation','2026-11-28 03:53:28',1,X'2DFA9B668C15992A95FDEA8B2BFAA863857B22B175331EAB2DFF717F61D40AED4781A624D3A857998D18C0E9DF4F29F5',9470518);
INSERT INTO "_sqlx_migrations" VALUES(2,'notices','2026-11-28 03:53:28',1,X'165040BF8A61B631C06AF5C41C90E33D65D9F3DB19208C261EEBDD7052189C4A5239ED643C9E83C9F7DD1BDA4808663E',4997331);
INSERT INTO "_sqlx_migrations" VALUES(3,'api','2026-11-28 03:53:28',1,X'669EC50B736B56DA936E8BC48485F7413868BE375A80975B08B4E2BE007203C83BD479FD865FC5C177B52C73F6048D1A',1706150);
INSERT INTO "_sqlx_migrations" VALUES(4,'outbound','2026-11-28 03:53:28',1,X'5DFECBF3E0D90D4695835C089AF5BDF81C7BF4F99DC036B0A8A80BC4C87673E8A07C7213746EE1A2E24EB3251914AF6A',3042595);
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
INSERT INTO "advances" VALUES(X'01A220496B3E7174A08985FB04459FB0','forward',1,13001,20700,'C20700','C20800',20800,1795838012370804,1,1795838012370804,NULL,'advanced',NULL,NULL,NULL,NULL,1795838012402603,NULL);
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
INSERT INTO "api_tokens" VALUES(X'01A220496B2170608D9D25606AFD4CCC',1,'hooks','resumes:read webhooks:write','command line',1795838012193479,1803614012193479,NULL);
INSERT INTO "api_tokens" VALUES(X'01A220496CB9718C8C520BF07F2FBECE',1,'scheduler','handoffs:read','command line',1795838012601960,1803614012601960,NULL);
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
INSERT INTO "applications" VALUES(1,13001,9006,4401,'C20800','Interview: Interview Scheduled','Career Portal',1795837980000000,1795838012392858);
INSERT INTO "applications" VALUES(1,13002,9007,4401,'C20700','Review: Send to GoodTime','Career Portal',1795837980000000,1795838012629699);
CREATE TABLE audit_log (
    audit_id blob primary key,
    tenant_id integer,
    actor text not null,
    action text not null,
    subject text not null,
    at integer not null
) without rowid;
INSERT INTO "audit_log" VALUES(X'01A220495D7D71A9A620633EAD09755D',NULL,'service','signing_key.add','01a22049-5d7d-71a9-a620-633d7291070b',1795838008701710);
INSERT INTO "audit_log" VALUES(X'01A220495E1B757A9C4DA86340953574',1,'command line','tenant.add','4321',1795838008859806);
INSERT INTO "audit_log" VALUES(X'01A220495EC3776586DD41597A970EF5',1,'command line','rule.put','20700',1795838009027532);
INSERT INTO "audit_log" VALUES(X'01A2204964C772188733733BECCEE703',2,'command line','tenant.add','4322',1795838010567693);
INSERT INTO "audit_log" VALUES(X'01A220496522746E9D5C8FCE880C834F',2,'command line','rule.put','20700',1795838010658822);
INSERT INTO "audit_log" VALUES(X'01A220496B2170608D9D256172849264',1,'command line','api_token.add','01a22049-6b21-7060-8d9d-25606afd4ccc',1795838012193479);
INSERT INTO "audit_log" VALUES(X'01A220496B32744EA6B52AA7E1BD9706',1,'api token 01a22049-6b21-7060-8d9d-25606afd4ccc','webhook_endpoint.add','01a22049-6b32-744e-a6b5-2aa6cfc9e691',1795838012210026);
INSERT INTO "audit_log" VALUES(X'01A220496C647040A7E93267EF0806D1',NULL,'command line','notify.add','01a22049-6c64-7040-a7e9-32662d661dbe',1795838012516408);
INSERT INTO "audit_log" VALUES(X'01A220496CB9718C8C520BF1235DF053',1,'command line','api_token.add','01a22049-6cb9-718c-8c52-0bf07f2fbece',1795838012601960);
INSERT INTO "audit_log" VALUES(X'01A220496DAA73F08420F6442A9B7D0D',2,'command line','rule.remove','20700',1795838012842282);
CREATE TABLE circuits (
    tenant_id integer primary key references tenants (tenant_id),
    failures integer not null, -- in a row
    since integer not null,
    open_until integer not null,
    why text not null
) without rowid;
INSERT INTO "circuits" VALUES(2,2,1795838012751982,0,'the ATS is unavailable (the authorization server answered HTTP 500)');
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
INSERT INTO "credentials" VALUES(X'01A220495E1B757A9C4DA861F38C7919',1,'inbound','icims-4321','basic',NULL,X'49EA217A350D398D2A5963EB9DD07B3F42219AAB10055CEB83A3D796192011F594C2F30C9079E43E989C4ECC8A61624781565A4FE1E85F','dump',1795838008859806,NULL,1795838008859806);
INSERT INTO "credentials" VALUES(X'01A220495E1B757A9C4DA8628BAEBE35',1,'outbound','connector','oauth_client','records',X'C32A6C23E58A3ED178B7473873AE3E5E4EC86FC3D2721793A577A9587130A8A34D5B0D28513B6142207F503D1089AE7BBD8715E3','dump',1795838008859806,NULL,1795838008859806);
INSERT INTO "credentials" VALUES(X'01A2204964C77218873373392B5AD48C',2,'inbound','icims-4322','hmac',NULL,X'8C5F2CD63D557CEB87BC48FA9F27C43708803455E9A7546207AA7D044907C9AAAC884AE05BE9D187A3F263D9D6A003BAD50AAC5FB37AAA','dump',1795838010567693,NULL,1795838010567693);
INSERT INTO "credentials" VALUES(X'01A2204964C772188733733ACA0F1853',2,'outbound','connector','oauth_client','records',X'BCAD2E0DC50791FB7472044CD7AD1FA527208718AB3D8954FB7C1D62758A7C6284C50E683F285AE1598BA9F647EC53945906D310','dump',1795838010567693,NULL,1795838010567693);
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
INSERT INTO "events" VALUES(X'01A220496B3E7174A08985FA5730189F',1,'webhook','accepted',NULL,X'01A220496B3E7174A08985FB04459FB0',X'01A220495E1B757A9C4DA861F38C7919',X'F1F9DCEE67285B4EDC199F8C8E0A2B82E94EFB9E6E489C042231C7515B40D0FD',13001,9006,4401,9003,10100,20700,1795838012222893);
INSERT INTO "events" VALUES(X'01A220496C4B76F780184D80BB9905D1',1,'webhook','duplicate',NULL,X'01A220496B3E7174A08985FB04459FB0',X'01A220495E1B757A9C4DA861F38C7919',X'F1F9DCEE67285B4EDC199F8C8E0A2B82E94EFB9E6E489C042231C7515B40D0FD',13001,9006,4401,9003,10100,20700,1795838012491534);
INSERT INTO "events" VALUES(X'01A220496CCC7100B08C9C3407564745',1,'webhook','accepted',NULL,X'01A220496CCC7100B08C9C35E3BA3D19',X'01A220495E1B757A9C4DA861F38C7919',X'BFB542F34DF5300E4877799D418E77D6584E89185EC24EF6F540714CED92842C',13002,9007,4401,9003,10100,20700,1795838012620848);
INSERT INTO "events" VALUES(X'01A220496D4377C4B92F40D0CD45FFA7',2,'webhook','accepted',NULL,X'01A220496D4377C4B92F40D13D9C65B4',X'01A2204964C77218873373392B5AD48C',X'9D441C4A8FD6BCE1A3EB3716D19945DC477BEDBBE3C954762C65BB93A061A2F0',13001,9006,4401,9003,10100,20700,1795838012739885);
INSERT INTO "events" VALUES(X'01A220497395769BB5A50DA70C56DD79',2,'webhook','ignored','not_a_trigger',NULL,X'01A2204964C77218873373392B5AD48C',X'0C13FA8700E5F44884E66223C6ADD2A72E189F049F523AE0DF916FEFE084BD23',13002,9007,4401,9003,10100,20700,1795838014357339);
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
INSERT INTO "handoff_slots" VALUES(1,13001,20700,X'01A220496B3E7174A08985FB04459FB0',NULL,1,1795838012491534,1797047612222893);
INSERT INTO "handoff_slots" VALUES(1,13002,20700,X'01A220496CCC7100B08C9C35E3BA3D19',NULL,1,1795838012620848,1797047612620848);
INSERT INTO "handoff_slots" VALUES(2,13001,20700,X'01A220496D4377C4B92F40D13D9C65B4',NULL,1,1795838012739885,1797047612739885);
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
INSERT INTO "handoffs" VALUES(X'01A220496B3E7174A08985FB04459FB0',1,13001,9006,4401,9003,X'01A220496B3E7174A08985FA5730189F',10100,20700,'C20800','interactive',1,NULL,'live',0,1795838012222893,1797047612222893,1795838012238298,NULL,NULL,1795838012402603,1795838012277341,1795838012360507,'link',NULL);
INSERT INTO "handoffs" VALUES(X'01A220496CCC7100B08C9C35E3BA3D19',1,13002,9007,4401,9003,X'01A220496CCC7100B08C9C3407564745',10100,20700,'C20800','interactive',1,NULL,'live',0,1795838012620848,1797047612620848,1795838012629699,NULL,NULL,NULL,1795838012668794,NULL,NULL,NULL);
INSERT INTO "handoffs" VALUES(X'01A220496D4377C4B92F40D13D9C65B4',2,13001,9006,4401,9003,X'01A220496D4377C4B92F40D0CD45FFA7',10100,20700,'C20800','interactive',1,NULL,'live',0,1795838012739885,1797047612739885,NULL,'unavailable',1795838012750028,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE idempotency_keys (
    key_sha256 blob primary key, -- of who asked, and of the key
    request_sha256 blob not null, -- of address, scopes and body
    tenant_id integer, -- none: an operator's request
    taken_at integer not null,
    busy_until integer, -- none: answered
    sealed blob,
    key_id text
) without rowid;
INSERT INTO "idempotency_keys" VALUES(X'913CB00C884BBB748E6B8B0AC8372EEA54902F6A688A5B0A9400C9B9D712E07A',X'D72E8808058DB8397598843FD28BA5F3DADC6B27FD7572D0F1B2E298ED0CC92B',1,1795838012207396,NULL,X'903176BD318842AD87E90BE9D05F259661CA848600E34DD6F8E4DBCFDF6AC559D94CBB6107DAFA1D8D482418207483147E4A63FED3E41F60565893B92E455BFCA6E50D71828C8A52D7A6993DEA48B5EEE9FEC808BFD5BE3E801151625C6B7D0C3F553033224619D3CEBEF1997A498256F39402963DEF19C402C3498D60BDA615CF45B8CDE7CF32059505A1E3593CD67ADB7A45E795B3D73D23F5725B8B8D6F5369F2F90762EAF1B816951444DC935FCAF640164A653EF89AA482680B237320623F0394A6E8A6BD9ED2399D2387E2C2AA2085C2053533930BB759BD469DECE12A0EE813116F3C5DA1E763F095B8ECCC9669AA2E3B6BFEF37E108EAAA21F4991FD0E50AF144FA64A23CBD05B98FE1FC7EECDA3E7D781BC5083DFCBFB68627CDF81AE73D8D2AB9A3BD711FB28A8A38DDA29B57797041BBDF700152C8E77AB63A669DF518B229B8A04BAB1C7EC6A9DD1D39234A397399BA292A4B4540B2D0F24A020D3FD17B50AB5DD0FA77DDFC892561FA919B0EAFD8E908DF067A2C03BF560745480D1BE0EE8728E556C4839CC8167B02CFA1605E2A4B77CB7911851D20B21DFE14711C19DEA85B814F5A16FCA0B0CF5B353819BBCD6A677EE32AE6EA00A4021B4CF6E02954D9AA53F88564E1EA41CF1912DB743E63759A7DC2FA96838830B17BE96C9950B7F66181A88667668C071BA6B08BDA6444B226A48B1FA4037493EC1DE1FDBA9C2F8EDB4FCF6B3DE174F7DC472EF0E591A4C237A805A9E8F82DBFB001B01D16E5D9F875D8D872EC1FFE81F59A5EA9828FCAEEA9AF925809FBD4F11ABB696A256C82072E4ECB4572C30C48D40C6F52BE155ACEF653F7B074022E02333C4C032087829A660EB926D307AD36C816D1CE4BFE755DC5207A1491A8771154E9B','dump');
CREATE TABLE ignored_statuses (
    tenant_id integer not null references tenants (tenant_id),
    digits integer not null,
    deliveries integer not null,
    first_at integer not null,
    last_at integer not null,
    primary key (tenant_id, digits)
) without rowid;
INSERT INTO "ignored_statuses" VALUES(2,20700,1,1795838014357339,1795838014357339);
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
INSERT INTO "jobs" VALUES(1,4401,'2026-4401','Support Engineer','Approved','Site A - 1 Main St  Springfield, Massachusetts 01101 United States','[{"role":"coordinator","person":9005},{"role":"hiring_manager","person":9004},{"role":"recruiter","person":9003}]',1795837980000000,1795838012629699);
CREATE TABLE meta (
    id integer primary key check (id = 1),
    region text not null,
    settings_epoch integer not null default 1,
    paused_until integer, -- the whole region: deliveries are kept, nothing is read or written
    oldest_program integer not null default 1 -- the newest migration that a program must know to use these tables
, hours_counted integer);
INSERT INTO "meta" VALUES(1,'us',10,NULL,1,498217);
CREATE TABLE notice_targets (
    target_id blob primary key,
    tenant_id integer, -- none: of every tenant of the region
    channel text not null check (channel in ('mail', 'slack', 'webhook')),
    sealed blob not null,
    key_id text not null,
    kinds text not null,
    created_at integer not null
) without rowid;
INSERT INTO "notice_targets" VALUES(X'01A220496C647040A7E932662D661DBE',NULL,'webhook',X'C75011C29969FD8BA2CBB8C84D3CEB1F5704A5DA171FB9FB972278490034BFCA3B46625EB6593A0B28B314E7884B66ACF782D0247D2CE04773097EDCD7179D7FFFDD01FD5C49B4A990B2FB28EFCE06D26AA40D33E0B83FE9405116FCB08D854DD28A3814D0A4F40A10E6B4E9B6914C44F658BE342C791229A863FAC171','dump','all',1795838012516408);
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
INSERT INTO "notices" VALUES(X'01A2204998B070E788709CFD5D24A136',X'01A220496C647040A7E932662D661DBE',1,'handoff_failed',0,1,1795838012693411,1795838012693411,13002,X'01A220496CCC7100B08C9C35E3BA3D19','field field31001: the ATS refused the write: HTTP 400, code 5 (no documented meaning)','queued',1,1795838053863701,'it could not be connected to',1795838023856122,NULL);
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
INSERT INTO "persons" VALUES(1,9003,'Ana',NULL,'Ruiz','ana.ruiz@example.com','[{"kind":"Mobile","number":"555 555 0110"}]',NULL,'Emp:Current Employee',1795837980000000,1795838012629699);
INSERT INTO "persons" VALUES(1,9004,'Sam',NULL,'Lee','sam.lee@example.com','[]',NULL,'HM:Active',1795837980000000,1795838012629699);
INSERT INTO "persons" VALUES(1,9005,'Noor',NULL,'Haddad','noor.haddad@example.com','[]',NULL,'Emp:Current Employee',1795837980000000,1795838012629699);
INSERT INTO "persons" VALUES(1,9006,'Jane',NULL,'Doe','jane.doe@example.com','[{"kind":"Mobile","number":"555 555 0100"}]',NULL,'Cand:Active',1795837980000000,1795838012238298);
INSERT INTO "persons" VALUES(1,9007,'Omar',NULL,'Said','omar.said@example.com','[{"kind":"Mobile","number":"555 555 0100"}]',NULL,'Cand:Active',1795837980000000,1795838012629699);
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
INSERT INTO "replicas" VALUES(X'01A220495CD471F9B87407616A10607B','host:20775','web,worker,sync','0.3.0',-9,1795838008532193,1795838018825710);
CREATE TABLE rules (
    tenant_id integer not null references tenants (tenant_id),
    trigger_digits integer not null,
    next_id text,
    reply text not null check (reply in ('seamless', 'interactive')),
    created_at integer not null,
    primary key (tenant_id, trigger_digits)
) without rowid;
INSERT INTO "rules" VALUES(1,20700,'C20800','interactive',1795838009027532);
CREATE TABLE schedules (
    name text primary key,
    fence integer not null,
    held_until integer not null,
    due_at integer not null
) without rowid;
INSERT INTO "schedules" VALUES('delivery_hours',1,0,1795838308810788);
INSERT INTO "schedules" VALUES('forgetting',1,0,1795838608810809);
INSERT INTO "schedules" VALUES('notices',2,0,1795838038854207);
INSERT INTO "schedules" VALUES('signing_keys',1,0,1795841608810826);
INSERT INTO "schedules" VALUES('troubles',1,0,1795838068810667);
CREATE TABLE signing_keys (
    key_id blob primary key,
    sealed blob not null,
    sealed_with text not null,
    signs_from integer not null,
    verifies_until integer,
    created_at integer not null
) without rowid;
INSERT INTO "signing_keys" VALUES(X'01A220495D7D71A9A620633D7291070B',X'57082AC7BDE2A8364978060621B9CE3D3727E35B5308702AF19D693E5F25910BDE7EA4766B7D10436A916406231EDCBF5E43F0DB61FD991EAA0A8E894E42795A14747E9CC5EB1B','dump',1795838008701710,NULL,1795838008701710);
ANALYZE "sqlite_master";
INSERT INTO "sqlite_stat1" VALUES('_sqlx_migrations','sqlite_autoindex__sqlx_migrations_1','4 1');
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
INSERT INTO "task_attempts" VALUES(X'01A220496B3E7174A08985FC01EAE5F1',1,X'01A220496B3E7174A08985FB04459FB0','fetch_application',1795838012237444,1795838012270408,'done',NULL);
INSERT INTO "task_attempts" VALUES(X'01A220496B6876F48046D2BBA2E16A0C',1,X'01A220496B3E7174A08985FB04459FB0','hand_over',1795838012276498,1795838012280308,'done',NULL);
INSERT INTO "task_attempts" VALUES(X'01A220496B6876F48046D2BDFC7124A7',1,X'01A220496B3E7174A08985FB04459FB0','write_link',1795838012282883,1795838012295409,'done',NULL);
INSERT INTO "task_attempts" VALUES(X'01A220496B757310A02CF6628FD1F3E6',1,X'01A220496B3E7174A08985FB04459FB0','tell_scheduler',1795838012292363,1795838012309518,'retry','it could not be connected to');
INSERT INTO "task_attempts" VALUES(X'01A220496B757310A02CF6628FD1F3E6',2,X'01A220496B3E7174A08985FB04459FB0','tell_scheduler',1795838012373871,1795838012375918,'wait','the endpoint did not take a message');
INSERT INTO "task_attempts" VALUES(X'01A220496B757310A02CF6628FD1F3E6',3,X'01A220496B3E7174A08985FB04459FB0','tell_scheduler',1795838012413169,1795838012414762,'wait','the endpoint did not take a message');
INSERT INTO "task_attempts" VALUES(X'01A220496B757310A02CF6628FD1F3E6',4,X'01A220496B3E7174A08985FB04459FB0','tell_scheduler',1795838017836820,1795838017847821,'retry','it could not be connected to');
INSERT INTO "task_attempts" VALUES(X'01A220496BC875B59DE349AF0B1D895F',1,X'01A220496B3E7174A08985FB04459FB0','advance_application',1795838012369673,1795838012406659,'done',NULL);
INSERT INTO "task_attempts" VALUES(X'01A220496C4B76F780184D825538A834',1,X'01A220496B3E7174A08985FB04459FB0','recheck',1795838012501357,1795838012508277,'wait','the trigger status is not shown');
INSERT INTO "task_attempts" VALUES(X'01A220496C4B76F780184D825538A834',2,X'01A220496B3E7174A08985FB04459FB0','recheck',1795838013761796,1795838013766970,'wait','the trigger status is not shown');
INSERT INTO "task_attempts" VALUES(X'01A220496C4B76F780184D825538A834',3,X'01A220496B3E7174A08985FB04459FB0','recheck',1795838015785064,1795838015791057,'wait','the trigger status is not shown');
INSERT INTO "task_attempts" VALUES(X'01A220496C4B76F780184D825538A834',4,X'01A220496B3E7174A08985FB04459FB0','recheck',1795838018860800,1795838018870388,'wait','the trigger status is not shown');
INSERT INTO "task_attempts" VALUES(X'01A220496C4B76F780184D825538A834',5,X'01A220496B3E7174A08985FB04459FB0','recheck',1795838022932502,1795838022938081,'wait','the trigger status is not shown');
INSERT INTO "task_attempts" VALUES(X'01A220496CCC7100B08C9C360D0095C4',1,X'01A220496CCC7100B08C9C35E3BA3D19','fetch_application',1795838012628984,1795838012657693,'done',NULL);
INSERT INTO "task_attempts" VALUES(X'01A220496CEB77EEB7947EABD877797A',1,X'01A220496CCC7100B08C9C35E3BA3D19','hand_over',1795838012668274,1795838012671329,'done',NULL);
INSERT INTO "task_attempts" VALUES(X'01A220496CEB77EEB7947EADA296E2C2',1,X'01A220496CCC7100B08C9C35E3BA3D19','write_link',1795838012675173,1795838012693411,'give_up','field field31001: the ATS refused the write: HTTP 400, code 5 (no documented meaning)');
INSERT INTO "task_attempts" VALUES(X'01A220496CFC7622BDA57516515BE996',1,X'01A220496CCC7100B08C9C35E3BA3D19','tell_scheduler',1795838012679689,1795838012681825,'wait','the endpoint fails, or has enough to do');
INSERT INTO "task_attempts" VALUES(X'01A220496CFC7622BDA57516515BE996',2,X'01A220496CCC7100B08C9C35E3BA3D19','tell_scheduler',1795838018866049,1795838018867970,'wait','the endpoint fails, or has enough to do');
INSERT INTO "task_attempts" VALUES(X'01A220496D4377C4B92F40D276EA4D34',1,X'01A220496D4377C4B92F40D13D9C65B4','fetch_application',1795838012746911,1795838012751982,'retry','the ATS is unavailable (the authorization server answered HTTP 500)');
INSERT INTO "task_attempts" VALUES(X'01A220496D4377C4B92F40D276EA4D34',2,X'01A220496D4377C4B92F40D13D9C65B4','fetch_application',1795838020883928,1795838020885556,'retry','the ATS is unavailable (the authorization server answered HTTP 500)');
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
INSERT INTO "tasks" VALUES(X'01A220496B6876F48046D2BCF280CF2D',1,2,'lapse',X'01A220496B3E7174A08985FB04459FB0','01a22049-6b3e-7174-a089-85fb04459fb0:lapse','queued',1797047612222893,0,0,0,0,NULL,NULL,1795838012264564);
INSERT INTO "tasks" VALUES(X'01A220496B757310A02CF6628FD1F3E6',1,4,'tell_scheduler',X'01A220496B3E7174A08985FB04459FB0','01a22049-6b3e-7174-a089-85fb04459fb0:tell_scheduler','queued',1795838027845379,4,1,0,4,NULL,'it could not be connected to',1795838012402603);
INSERT INTO "tasks" VALUES(X'01A220496C4B76F780184D825538A834',1,0,'recheck',X'01A220496B3E7174A08985FB04459FB0','01a22049-6b3e-7174-a089-85fb04459fb0:recheck','queued',1795838032491534,5,0,0,5,NULL,'the trigger status is not shown',1795838012491534);
INSERT INTO "tasks" VALUES(X'01A220496CEB77EEB7947EAC5B279D82',1,2,'lapse',X'01A220496CCC7100B08C9C35E3BA3D19','01a22049-6ccc-7100-b08c-9c35e3ba3d19:lapse','queued',1797047612620848,0,0,0,0,NULL,NULL,1795838012651471);
INSERT INTO "tasks" VALUES(X'01A220496CEB77EEB7947EADA296E2C2',1,1,'write_link',X'01A220496CCC7100B08C9C35E3BA3D19','01a22049-6ccc-7100-b08c-9c35e3ba3d19:write_link','dead',1795838012651471,1,0,0,1,NULL,'field field31001: the ATS refused the write: HTTP 400, code 5 (no documented meaning)',1795838012651471);
INSERT INTO "tasks" VALUES(X'01A220496CFC7622BDA57516515BE996',1,4,'tell_scheduler',X'01A220496CCC7100B08C9C35E3BA3D19','01a22049-6ccc-7100-b08c-9c35e3ba3d19:tell_scheduler','queued',1795838028499219,2,0,0,2,NULL,'the endpoint fails, or has enough to do',1795838012668794);
INSERT INTO "tasks" VALUES(X'01A220496D4377C4B92F40D276EA4D34',2,0,'fetch_application',X'01A220496D4377C4B92F40D13D9C65B4','01a22049-6d43-77c4-b92f-40d13d9c65b4:fetch_application','queued',1795838038072930,2,2,0,2,NULL,'the ATS is unavailable (the authorization server answered HTTP 500)',1795838012739885);
CREATE TABLE tellings (
    target_id blob not null,
    tenant_id integer not null,
    kind text not null,
    told_times integer not null,
    told_at integer,
    told_since integer, -- while it is told as lasting
    primary key (target_id, tenant_id, kind)
) without rowid;
INSERT INTO "tellings" VALUES(X'01A220496C647040A7E932662D661DBE',1,'handoff_failed',1,1795838023856122,NULL);
CREATE TABLE tenant_lanes (
    tenant_id integer not null,
    lane integer not null,
    next_run_at integer not null,
    last_served_at integer not null default 0,
    primary key (tenant_id, lane)
) without rowid;
INSERT INTO "tenant_lanes" VALUES(1,0,1795838032491534,1795838022894885);
INSERT INTO "tenant_lanes" VALUES(1,1,9223372036854775807,1795838012669560);
INSERT INTO "tenant_lanes" VALUES(1,2,1797047612222893,0);
INSERT INTO "tenant_lanes" VALUES(1,4,1795838027845379,1795838018860534);
INSERT INTO "tenant_lanes" VALUES(2,0,1795838038072930,1795838020879700);
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
INSERT INTO "tenants" VALUES(1,'icims',4321,'Example 4321','{"api_url":"http://127.0.0.1:21047","login_url":"http://127.0.0.1:21047","audience":null,"roles":{"coordinator":"field23848","hiring_manager":"hiringmanager","job_owner":"jobowner","recruiter":"recruiter","secondary_recruiter":"secondaryrecruiter"},"link_field":"field31001","link_days":14,"refuse_duplicates":false,"tell_ignored":false}',NULL,1,1795838008859806);
INSERT INTO "tenants" VALUES(2,'icims',4322,'Example 4322','{"api_url":"http://127.0.0.1:26247","login_url":"http://127.0.0.1:26247","audience":null,"roles":{"coordinator":"field23848","hiring_manager":"hiringmanager","job_owner":"jobowner","recruiter":"recruiter","secondary_recruiter":"secondaryrecruiter"},"link_field":"field31001","link_days":14,"refuse_duplicates":false,"tell_ignored":false}',NULL,1,1795838010567693);
CREATE TABLE timeline (
    entry_id blob primary key,
    handoff_id blob not null,
    at integer not null,
    step text not null,
    outcome text not null,
    cause text,
    next text
) without rowid;
INSERT INTO "timeline" VALUES(X'01A220496B6876F48046D2BEB36E061A',X'01A220496B3E7174A08985FB04459FB0',1795838012264564,'fetch','read',NULL,'It waits to be opened.');
INSERT INTO "timeline" VALUES(X'01A220496B757310A02CF66105ADA5AB',X'01A220496B3E7174A08985FB04459FB0',1795838012277341,'hand_over','schedulers are told',NULL,'A recruiter opens the link.');
INSERT INTO "timeline" VALUES(X'01A220496B7B726ABAC6B4386F22EDC7',X'01A220496B3E7174A08985FB04459FB0',1795838012283966,'write_link','written',NULL,NULL);
INSERT INTO "timeline" VALUES(X'01A220496BC875B59DE349B0920AB1A8',X'01A220496B3E7174A08985FB04459FB0',1795838012360507,'open','opened','with the link','The application is moved to the next status.');
INSERT INTO "timeline" VALUES(X'01A220496BF274F6822EB5DC3E744BA8',X'01A220496B3E7174A08985FB04459FB0',1795838012402603,'advance','advanced',NULL,NULL);
INSERT INTO "timeline" VALUES(X'01A220496CEB77EEB7947EAEFD84DD9D',X'01A220496CCC7100B08C9C35E3BA3D19',1795838012651471,'fetch','read',NULL,'It waits to be opened.');
INSERT INTO "timeline" VALUES(X'01A220496CFC7622BDA57515531F89E9',X'01A220496CCC7100B08C9C35E3BA3D19',1795838012668794,'hand_over','schedulers are told',NULL,'A recruiter opens the link.');
INSERT INTO "timeline" VALUES(X'01A220496D04754FBCEF798F98102334',X'01A220496CCC7100B08C9C35E3BA3D19',1795838012676214,'write_link','refused','field field31001: the ATS refused the write: HTTP 400, code 5 (no documented meaning)','An administrator has to allow writing the field, or unset it here.');
INSERT INTO "timeline" VALUES(X'01A220496D1876539310E4C07C2CDE98',X'01A220496CCC7100B08C9C35E3BA3D19',1795838012696762,'fail','write_link was given up','field field31001: the ATS refused the write: HTTP 400, code 5 (no documented meaning)','A person looks at it; `retry` runs it again.');
INSERT INTO "timeline" VALUES(X'01A220496D1876539310E4C14C13B597',X'01A220496CCC7100B08C9C35E3BA3D19',1795838012696762,'alert','given up',NULL,NULL);
INSERT INTO "timeline" VALUES(X'01A220496D4E76FA8A2B2EB0B07D7EAC',X'01A220496D4377C4B92F40D13D9C65B4',1795838012750028,'fetch','waiting','the ATS is unavailable (the authorization server answered HTTP 500)','Nobody has to do anything: the ATS is asked again, and the link can be opened meanwhile.');
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
INSERT INTO "troubles" VALUES(1,'handoff_failed',1,1795838012693411,1795838012693411,0,13002,X'01A220496CCC7100B08C9C35E3BA3D19','field field31001: the ATS refused the write: HTTP 400, code 5 (no documented meaning)');
CREATE TABLE webhook_attempts (
    message_id blob not null,
    attempt integer not null,
    started_at integer not null,
    finished_at integer not null,
    status integer, -- of the answer; none: there was none
    why text,
    primary key (message_id, attempt)
) without rowid;
INSERT INTO "webhook_attempts" VALUES(X'01A220496B757310A02CF6604AD806BC',1,1795838012306015,1795838012306885,NULL,'it could not be connected to');
INSERT INTO "webhook_attempts" VALUES(X'01A220496B757310A02CF6604AD806BC',2,1795838017844538,1795838017845379,NULL,'it could not be connected to');
CREATE TABLE webhook_endpoints (
    endpoint_id blob primary key,
    tenant_id integer, -- none: of operators, hears of every tenant
    name text not null,
    kinds text not null, -- names, parted by commas
    enabled integer not null,
    sealed blob not null, -- its address and its secrets
    key_id text not null,
    version integer not null default 1,
    created_at integer not null
) without rowid;
INSERT INTO "webhook_endpoints" VALUES(X'01A220496B32744EA6B52AA6CFC9E691',1,'scheduler','handoff.ready,handoff.waiting,handoff.opened,handoff.advanced,handoff.failed,handoff.superseded,handoff.lapsed',1,X'FBFB1E82BBBBE5AC5A38301FDCD01BEE9D87B5785007E81593A6347CB88BE57093C3300BD77BF52F01D859157D3CF5E51B074FE5FFB89DADF4F4C7B2CDBB74C1BD6DBEE07D6C30052FEE8AE63026C2FA786A3B0CE57333A64B563EBB1DE4FFF3101D5470E3E7A20CBD26F914738CFA23C38691DFEA491C90F23D602F33CBDD81B8BE7C21','dump',1,1795838012210026);
CREATE TABLE webhook_messages (
    message_id blob primary key,
    endpoint_id blob not null,
    owner_id integer, -- the tenant whose endpoint it is; none: of operators
    tenant_id integer not null,
    handoff_id blob not null,
    kind text not null,
    detail text,
    state text not null check (state in ('queued', 'sent', 'failed')),
    happened_at integer not null,
    owed_since integer not null, -- when it was asked for last
    attempts integer not null default 0,
    next_at integer, -- not sent again before
    last_error text,
    ended_at integer
) without rowid;
INSERT INTO "webhook_messages" VALUES(X'01A220496B757310A02CF6604AD806BC',X'01A220496B32744EA6B52AA6CFC9E691',1,1,X'01A220496B3E7174A08985FB04459FB0','handoff.ready',NULL,'queued',1795838012277341,1795838012277341,2,1795838027845379,'it could not be connected to',NULL);
INSERT INTO "webhook_messages" VALUES(X'01A220496BC875B59DE349AE3047E05A',X'01A220496B32744EA6B52AA6CFC9E691',1,1,X'01A220496B3E7174A08985FB04459FB0','handoff.opened',NULL,'queued',1795838012360507,1795838012360507,0,NULL,NULL,NULL);
INSERT INTO "webhook_messages" VALUES(X'01A220496BF274F6822EB5DB0107AF95',X'01A220496B32744EA6B52AA6CFC9E691',1,1,X'01A220496B3E7174A08985FB04459FB0','handoff.advanced','advanced','queued',1795838012402603,1795838012402603,0,NULL,NULL,NULL);
INSERT INTO "webhook_messages" VALUES(X'01A220496CFC7622BDA57514A00AF6A5',X'01A220496B32744EA6B52AA6CFC9E691',1,1,X'01A220496CCC7100B08C9C35E3BA3D19','handoff.ready',NULL,'queued',1795838012668794,1795838012668794,0,NULL,NULL,NULL);
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
CREATE INDEX idempotency_keys_by_time on idempotency_keys (taken_at);
CREATE INDEX webhook_messages_of_handoff on webhook_messages (handoff_id, message_id);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('tenants',2);
COMMIT;
