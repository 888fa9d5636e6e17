-- A database of goodtime-icims 0.4.0, made by `make dump`.
-- link of 13001: http://goodtime.test/v2/ats/open/AVZAAaIjrhTyci6fGcmdmsaALwAAAAAY7deILuY_4v5PvxsZFgWW
BEGIN TRANSACTION;
CREATE TABLE _sqlx_migrations (
    version BIGINT PRIMARY KEY,
    description TEXT NOT NULL,
    installed_on TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,
    success BOOLEAN NOT NULL,
    checksum BLOB NOT NULL,
    execution_time BIGINT NOT NULL
);
INSERT INTO "_sqlx_migrations" VALUES(1,'foundation','2026-11-28 19:42:16',1,X'2DFA9B668C15992A95FDEA8B2BFAA863857B22B175331EAB2DFF717F61D40AED4781A624D3A857998D18C0E9DF4F29F5',9801416);
INSERT INTO "_sqlx_migrations" VALUES(2,'notices','2026-11-28 19:42:16',1,X'165040BF8A61B631C06AF5C41C90E33D65D9F3DB19208C261EEBDD7052189C4A5239ED643C9E83C9F7DD1BDA4808663E',4519688);
INSERT INTO "_sqlx_migrations" VALUES(3,'api','2026-11-28 19:42:16',1,X'669EC50B736B56DA936E8BC48485F7413868BE375A80975B08B4E2BE007203C83BD479FD865FC5C177B52C73F6048D1A',1254153);
INSERT INTO "_sqlx_migrations" VALUES(4,'webhooks and keys','2026-11-28 19:42:16',1,X'5DFECBF3E0D90D4695835C089AF5BDF81C7BF4F99DC036B0A8A80BC4C87673E8A07C7213746EE1A2E24EB3251914AF6A',2376328);
INSERT INTO "_sqlx_migrations" VALUES(5,'stages','2026-11-28 19:42:16',1,X'C3537E2739502C59FB7B92917A55DFA299C8E57509398BBF4D8C62F9E669233873D13972277DF3137ECC1E6A15BCEDFC',3717654);
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
INSERT INTO "advances" VALUES(X'01A223AE14F2722E9F19C99D9AC6802F','forward',1,13001,20700,'C20700','C20800',20800,1795894941068826,1,1795894941068826,NULL,'advanced',NULL,NULL,NULL,NULL,1795894941102380,NULL);
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
INSERT INTO "api_tokens" VALUES(X'01A223AE140473BC9880F5AC7DEE8A46',1,'hooks','resumes:read webhooks:write','command line',1795894940676026,1803670940676026,NULL);
INSERT INTO "api_tokens" VALUES(X'01A223AE16977561913D254B7901BA2C',1,'scheduler','handoffs:read','command line',1795894941335917,1803670941335917,NULL);
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
INSERT INTO "applications" VALUES(1,13001,9006,4401,'C20800','Interview: Interview Scheduled','Career Portal',1795894920000000,1795894941091827);
INSERT INTO "applications" VALUES(1,13002,9007,4401,'C20700','Review: Send to GoodTime','Career Portal',1795894920000000,1795894941366237);
CREATE TABLE audit_log (
    audit_id blob primary key,
    tenant_id integer,
    actor text not null,
    action text not null,
    subject text not null,
    at integer not null
) without rowid;
INSERT INTO "audit_log" VALUES(X'01A223AE0638707F8D94E9F0474931C8',NULL,'service','signing_key.add','01a223ae-0638-707f-8d94-e9ef47a57f45',1795894937144721);
INSERT INTO "audit_log" VALUES(X'01A223AE06FB737086BEA87E5268442A',1,'command line','tenant.add','4321',1795894937339816);
INSERT INTO "audit_log" VALUES(X'01A223AE078770ACAC66E01FE7299CC8',1,'command line','rule.put','20700',1795894937479499);
INSERT INTO "audit_log" VALUES(X'01A223AE0D8974E1AEB05E6E03B419B0',2,'command line','tenant.add','4322',1795894939017784);
INSERT INTO "audit_log" VALUES(X'01A223AE0E0577F89048315906419DD2',2,'command line','rule.put','20700',1795894939141547);
INSERT INTO "audit_log" VALUES(X'01A223AE140473BC9880F5AD5C83B7B7',1,'command line','api_token.add','01a223ae-1404-73bc-9880-f5ac7dee8a46',1795894940676026);
INSERT INTO "audit_log" VALUES(X'01A223AE141673EA9D30637A52CF5D60',1,'api token 01a223ae-1404-73bc-9880-f5ac7dee8a46','webhook_endpoint.add','01a223ae-1416-73ea-9d30-6379d8cb339d',1795894940694473);
INSERT INTO "audit_log" VALUES(X'01A223AE14E673489DF902633849059A',1,'command line','stages.import','2',1795894940902947);
INSERT INTO "audit_log" VALUES(X'01A223AE1639713DB070207A325E5F1E',NULL,'command line','notify.add','01a223ae-1639-713d-b070-20799f8599f5',1795894941241750);
INSERT INTO "audit_log" VALUES(X'01A223AE16977561913D254CE50F79B8',1,'command line','api_token.add','01a223ae-1697-7561-913d-254b7901ba2c',1795894941335917);
INSERT INTO "audit_log" VALUES(X'01A223AE17C57676A3CDBF366B421B6E',2,'command line','rule.remove','20700',1795894941637897);
CREATE TABLE circuits (
    tenant_id integer primary key references tenants (tenant_id),
    failures integer not null, -- in a row
    since integer not null,
    open_until integer not null,
    why text not null
) without rowid;
INSERT INTO "circuits" VALUES(2,2,1795894941509964,0,'the ATS is unavailable (the authorization server answered HTTP 500)');
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
INSERT INTO "credentials" VALUES(X'01A223AE06FB737086BEA87C23AD7695',1,'inbound','icims-4321','basic',NULL,X'59C78723C210AB569C36252A01A54DF442A9A7B6DD14EB290156A3ECC27AE9D8A71D464595831C88D1E7A12034AEB371475227DFE880D7','dump',1795894937339816,NULL,1795894937339816);
INSERT INTO "credentials" VALUES(X'01A223AE06FB737086BEA87DD33C5598',1,'outbound','connector','oauth_client','records',X'F0F3E72E1427282DF3AD0CBB809D2D55E7196CAE2227151605DE92AB7BB773A34721336AD39C229CDCE2C77D441D3247A3119801','dump',1795894937339816,NULL,1795894937339816);
INSERT INTO "credentials" VALUES(X'01A223AE0D8974E1AEB05E6C5A5560A0',2,'inbound','icims-4322','hmac',NULL,X'2283717667E4FD8A9B792083F7F8656CF6CD701F8C44D1A336B5FD128864D0751A6FE606A0CF32C5DA4C51667727038537486873DE900B','dump',1795894939017784,NULL,1795894939017784);
INSERT INTO "credentials" VALUES(X'01A223AE0D8974E1AEB05E6DF48038DE',2,'outbound','connector','oauth_client','records',X'7B0D15DAF9046341194D2A57A994088DB091155C0FDA475761B43CE49FF7B44BDC27E2BA4FFEFE8081983EC6530ABE0C3D291E4F','dump',1795894939017784,NULL,1795894939017784);
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
INSERT INTO "events" VALUES(X'01A223AE14F2722E9F19C99C4D92DE0A',1,'webhook','accepted',NULL,X'01A223AE14F2722E9F19C99D9AC6802F',X'01A223AE06FB737086BEA87C23AD7695',X'E22EBFCF8E4670E73B618970F8A69CD71E5F29242488CE3F682B091C92FFA6F1',13001,9006,4401,9003,10100,20700,1795894940914610);
INSERT INTO "events" VALUES(X'01A223AE16197344B520977F66DD73A7',1,'webhook','duplicate',NULL,X'01A223AE14F2722E9F19C99D9AC6802F',X'01A223AE06FB737086BEA87C23AD7695',X'E22EBFCF8E4670E73B618970F8A69CD71E5F29242488CE3F682B091C92FFA6F1',13001,9006,4401,9003,10100,20700,1795894941209762);
INSERT INTO "events" VALUES(X'01A223AE16AC778499A692D36E62CC53',1,'webhook','accepted',NULL,X'01A223AE16AC778499A692D4CF08E61C',X'01A223AE06FB737086BEA87C23AD7695',X'FA1FF85E831C273735DA48909BB41CB8818071CE32137848D28A793278B6B985',13002,9007,4401,9003,10100,20700,1795894941356359);
INSERT INTO "events" VALUES(X'01A223AE173477F2A771F82012D28693',2,'webhook','accepted',NULL,X'01A223AE173477F2A771F82131C88164',X'01A223AE0D8974E1AEB05E6C5A5560A0',X'A6AA8D5F82DCF18F68D74ED8F69B4520651813DFF99DF80D7043B742AC2DFFDF',13001,9006,4401,9003,10100,20700,1795894941492597);
INSERT INTO "events" VALUES(X'01A223AE1DB6749F8DBD1E03F2381CC8',2,'webhook','ignored','not_a_trigger',NULL,X'01A223AE0D8974E1AEB05E6C5A5560A0',X'39DD5080C28999E78481AFEDF9B57F0C81F82B4FD3CBF4608EDBABA091AD2A77',13002,9007,4401,9003,10100,20700,1795894943158860);
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
INSERT INTO "handoff_slots" VALUES(1,13001,20700,X'01A223AE14F2722E9F19C99D9AC6802F',NULL,1,1795894941209762,1797104540914610);
INSERT INTO "handoff_slots" VALUES(1,13002,20700,X'01A223AE16AC778499A692D4CF08E61C',NULL,1,1795894941356359,1797104541356359);
INSERT INTO "handoff_slots" VALUES(2,13001,20700,X'01A223AE173477F2A771F82131C88164',NULL,1,1795894941492597,1797104541492597);
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
INSERT INTO "handoffs" VALUES(X'01A223AE14F2722E9F19C99D9AC6802F',1,13001,9006,4401,9003,X'01A223AE14F2722E9F19C99C4D92DE0A',10100,20700,'C20800','interactive',1,NULL,'live',0,1795894940914610,1797104540914610,1795894940928542,NULL,NULL,1795894941102380,1795894940973087,1795894941053891,'link',NULL);
INSERT INTO "handoffs" VALUES(X'01A223AE16AC778499A692D4CF08E61C',1,13002,9007,4401,9003,X'01A223AE16AC778499A692D36E62CC53',10100,20700,'C20800','interactive',1,NULL,'live',0,1795894941356359,1797104541356359,1795894941366237,NULL,NULL,NULL,1795894941403874,NULL,NULL,NULL);
INSERT INTO "handoffs" VALUES(X'01A223AE173477F2A771F82131C88164',2,13001,9006,4401,9003,X'01A223AE173477F2A771F82012D28693',10100,20700,'C20800','interactive',1,NULL,'live',0,1795894941492597,1797104541492597,NULL,'unavailable',1795894941506638,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE idempotency_keys (
    key_sha256 blob primary key, -- of who asked, and of the key
    request_sha256 blob not null, -- of address, scopes and body
    tenant_id integer, -- none: an operator's request
    taken_at integer not null,
    busy_until integer, -- none: answered
    sealed blob,
    key_id text
) without rowid;
INSERT INTO "idempotency_keys" VALUES(X'626F4D4466A5A36AFB7D514AAC57BAB9FFFF83DE43D4E1FF3B247E472A80FBF7',X'D72E8808058DB8397598843FD28BA5F3DADC6B27FD7572D0F1B2E298ED0CC92B',1,1795894940691805,NULL,X'1EB00A7844924A60059A135052A5C1CAC29E11C9083C499C02F1F6CE05C0216F17109831374C12C1F721FB7FBF7CE1FF0A5A47838C6C960CECB2C405AA0F3E04342DAE39B193CB8068A77200C639925357046B5C623EFD1FCC959F38E208F53AEEEB514B8009C14035D05347929CF403461F7CCF174CC096AE95E5EDD46EF4BE2A30051C195129DB0A758013B87BA8EEF4AFF8C5CE86748D42A0FA5DDA61707CAC0E8DDE7F4E1CEF0617C8D2ED4D37FC7E7D77B42D6434378343958068C19025ADBD60609B6C9A28C74F3B150D0B74764E2D28E2CFD827F838372471F771E0E94232E09135363F4A5452423417F811FD678042F10191FEAEF9376CC653651D33CB51FF4D7CD70D2F0DCE4AE323160328E53C782BD695650AD5A70CE0CDDEBB0DB61BFA7600B156B62C991ED1AA77653D7B32E80D7E4BE3E3FD8DF264CD75A8384BFF018B5E768B76E835443E6868E02B83EFF421363303A5BE1B4D4F92B1A2E195FB4D6AFA39EDDEC906EB2308472F044D15B8345B630F2C5C1F0ABCFF4CC0675739E8B03938E60DE1DAA091685FFEBC508C8F7A473946180028EF11710DC915BE254CCAA4683233384ECCE11E9C9726F3F30B0664EF5127C2FD95E3970C7962966EB372653FC2A5565D9A6CC28A8BFF896AD2FF23B7A44D3F7430E49D6E7CD608501FA452771BAF3BA9F4051FFDB65AFA5642AC1793269AD16CC8E501569FEACC396EFB0100518CF899CBB8AB2DCB3200735DCA1302609F0AB2FFBFA7688D0CC4A42D46939FE4C750BFB583E102FE246C8F8C4D270FA6BFD22C60C4198801F9EBAE3FFC88C36AA5AB45FB1A997FA379C46CBE691F110483A82629C2A484DCAAD18C75DE089E4CAA6F0F6D85F159680334F1B5832E242A731AF7BB3C4BACD7AE','dump');
CREATE TABLE ignored_statuses (
    tenant_id integer not null references tenants (tenant_id),
    digits integer not null,
    deliveries integer not null,
    first_at integer not null,
    last_at integer not null,
    primary key (tenant_id, digits)
) without rowid;
INSERT INTO "ignored_statuses" VALUES(2,20700,1,1795894943158860,1795894943158860);
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
INSERT INTO "jobs" VALUES(1,4401,'2026-4401','Support Engineer','Approved','Site A - 1 Main St  Springfield, Massachusetts 01101 United States','[{"role":"coordinator","person":9005},{"role":"hiring_manager","person":9004},{"role":"recruiter","person":9003}]',1795894920000000,1795894941366237);
CREATE TABLE meta (
    id integer primary key check (id = 1),
    region text not null,
    settings_epoch integer not null default 1,
    paused_until integer, -- the whole region: deliveries are kept, nothing is read or written
    oldest_program integer not null default 1 -- the newest migration that a program must know to use these tables
, hours_counted integer);
INSERT INTO "meta" VALUES(1,'us',10,NULL,1,498233);
CREATE TABLE notice_targets (
    target_id blob primary key,
    tenant_id integer, -- none: of every tenant of the region
    channel text not null check (channel in ('mail', 'slack', 'webhook')),
    sealed blob not null,
    key_id text not null,
    kinds text not null,
    created_at integer not null
) without rowid;
INSERT INTO "notice_targets" VALUES(X'01A223AE1639713DB07020799F8599F5',NULL,'webhook',X'FEE6EA44813786E6F83346EB434E9C526449F1730A15B961D30BAF8B652DA7F314BDC2C510019C6341782FC17149C3D0EC057EF409B9B1E6A2393ABFB76AF839E7975ECADD7059853EA0CE34E33D0A797EF6640DAD7B4433A4DE627959598E7AEFF39C98FA1BEE3ACF3AE8BC0D68B1BB943FA1DD7BDB82C34E8F02D4B9','dump','all',1795894941241750);
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
INSERT INTO "notices" VALUES(X'01A223AE4164778886385C883D3A6C6A',X'01A223AE1639713DB07020799F8599F5',1,'handoff_failed',0,1,1795894941425425,1795894941425425,13002,X'01A223AE16AC778499A692D4CF08E61C','field field31001: the ATS refused the write: HTTP 400, code 5 (no documented meaning)','queued',1,1795894982302062,'it could not be connected to',1795894952292840,NULL);
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
INSERT INTO "persons" VALUES(1,9003,'Ana',NULL,'Ruiz','ana.ruiz@example.com','[{"kind":"Mobile","number":"555 555 0110"}]',NULL,'Emp:Current Employee',1795894920000000,1795894941366237);
INSERT INTO "persons" VALUES(1,9004,'Sam',NULL,'Lee','sam.lee@example.com','[]',NULL,'HM:Active',1795894920000000,1795894941366237);
INSERT INTO "persons" VALUES(1,9005,'Noor',NULL,'Haddad','noor.haddad@example.com','[]',NULL,'Emp:Current Employee',1795894920000000,1795894941366237);
INSERT INTO "persons" VALUES(1,9006,'Jane',NULL,'Doe','jane.doe@example.com','[{"kind":"Mobile","number":"555 555 0100"}]',NULL,'Cand:Active',1795894920000000,1795894940928542);
INSERT INTO "persons" VALUES(1,9007,'Omar',NULL,'Said','omar.said@example.com','[{"kind":"Mobile","number":"555 555 0100"}]',NULL,'Cand:Active',1795894920000000,1795894941366237);
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
CREATE TABLE reconcile_rounds (
    tenant_id integer primary key references tenants (tenant_id),
    began_at integer not null,
    ended_at integer not null,
    whole_at integer, -- when the last one ended that looked everywhere
    standing integer not null,
    handed_over integer not null,
    sent_again integer not null,
    in_grace integer not null,
    left_again integer not null,
    put_off integer not null,
    failure text
);
INSERT INTO "reconcile_rounds" VALUES(1,1795894952268336,1795894952282310,1795894952282310,1,0,0,0,0,0,NULL);
CREATE TABLE replicas (
    replica_id blob primary key,
    name text not null,
    roles text not null,
    version text not null,
    skew_micros integer not null,
    started_at integer not null,
    seen_at integer not null
) without rowid;
INSERT INTO "replicas" VALUES(X'01A223AE0593736FADD4C6BB122AE169','host:13457','web,worker,sync','0.4.0',-61,1795894936979478,1795894947278993);
CREATE TABLE rules (
    tenant_id integer not null references tenants (tenant_id),
    trigger_digits integer not null,
    next_id text,
    reply text not null check (reply in ('seamless', 'interactive')),
    created_at integer not null, baseline_at integer,
    primary key (tenant_id, trigger_digits)
) without rowid;
INSERT INTO "rules" VALUES(1,20700,'C20800','interactive',1795894937479499,1795894952279868);
CREATE TABLE schedules (
    name text primary key,
    fence integer not null,
    held_until integer not null,
    due_at integer not null
) without rowid;
INSERT INTO "schedules" VALUES('delivery_hours',1,0,1795895237262241);
INSERT INTO "schedules" VALUES('forgetting',1,0,1795895537262268);
INSERT INTO "schedules" VALUES('notices',2,0,1795894967290849);
INSERT INTO "schedules" VALUES('reconcile:1',1,0,1795895236268336);
INSERT INTO "schedules" VALUES('signing_keys',1,0,1795898537262289);
INSERT INTO "schedules" VALUES('troubles',1,0,1795894997262223);
CREATE TABLE signing_keys (
    key_id blob primary key,
    sealed blob not null,
    sealed_with text not null,
    signs_from integer not null,
    verifies_until integer,
    created_at integer not null
) without rowid;
INSERT INTO "signing_keys" VALUES(X'01A223AE0638707F8D94E9EF47A57F45',X'CA3BEA67E56CFEB1CC2950DBDC0C5F244E875BF45561A6D907445CECD7ABB2B65CA6FDD2600C0E29D62000D28E8EA4B0DC5774D6A59A81330A459ADAB43AF64B9A507471456EBF','dump',1795894937144721,NULL,1795894937144721);
ANALYZE "sqlite_master";
INSERT INTO "sqlite_stat1" VALUES('_sqlx_migrations','sqlite_autoindex__sqlx_migrations_1','5 1');
CREATE TABLE stages (
    tenant_id integer not null references tenants (tenant_id),
    digits integer not null,
    full_id text, -- none: the export gave digits alone
    bin text,
    label text not null,
    position integer not null,
    imported_at integer not null,
    primary key (tenant_id, digits)
) without rowid;
INSERT INTO "stages" VALUES(1,20700,'C20700',NULL,'Send to GoodTime',0,1795894940902947);
INSERT INTO "stages" VALUES(1,20800,'C20800',NULL,'Interview Scheduled',1,1795894940902947);
CREATE TABLE stages_met (
    tenant_id integer not null references tenants (tenant_id),
    digits integer not null,
    full_id text not null,
    label text,
    times integer not null,
    first_at integer not null,
    last_at integer not null,
    primary key (tenant_id, digits)
) without rowid;
INSERT INTO "stages_met" VALUES(1,20700,'C20700','Review: Send to GoodTime',2,1795894940928542,1795894941366237);
INSERT INTO "stages_met" VALUES(1,20800,'C20800','Interview: Interview Scheduled',1,1795894941091827,1795894941091827);
CREATE TABLE standing (
    tenant_id integer not null references tenants (tenant_id),
    trigger_digits integer not null,
    workflow_id integer not null,
    state text not null check (state in ('held', 'before', 'adopted', 'echo', 'seen', 'unreadable', 'ended', 'left')),
    since integer not null,
    looked_at integer not null,
    absent_at integer, -- when it was not met there, and could not be read
    primary key (tenant_id, trigger_digits, workflow_id)
) without rowid;
INSERT INTO "standing" VALUES(1,20700,13002,'held',1795894952278040,1795894952278040,NULL);
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
INSERT INTO "task_attempts" VALUES(X'01A223AE14F2722E9F19C99E63D67443',1,X'01A223AE14F2722E9F19C99D9AC6802F','fetch_application',1795894940927432,1795894940964473,'done',NULL);
INSERT INTO "task_attempts" VALUES(X'01A223AE1516723EBFF764FDBE53B54E',1,X'01A223AE14F2722E9F19C99D9AC6802F','hand_over',1795894940971766,1795894940982482,'done',NULL);
INSERT INTO "task_attempts" VALUES(X'01A223AE1516723EBFF764FFCEA629FA',1,X'01A223AE14F2722E9F19C99D9AC6802F','write_link',1795894940977456,1795894941003531,'done',NULL);
INSERT INTO "task_attempts" VALUES(X'01A223AE152D750694E9116E8796A3F9',1,X'01A223AE14F2722E9F19C99D9AC6802F','tell_scheduler',1795894941006890,1795894941024328,'retry','it could not be connected to');
INSERT INTO "task_attempts" VALUES(X'01A223AE152D750694E9116E8796A3F9',2,X'01A223AE14F2722E9F19C99D9AC6802F','tell_scheduler',1795894941068562,1795894941070782,'wait','the endpoint did not take a message');
INSERT INTO "task_attempts" VALUES(X'01A223AE152D750694E9116E8796A3F9',3,X'01A223AE14F2722E9F19C99D9AC6802F','tell_scheduler',1795894941111982,1795894941113591,'wait','the endpoint did not take a message');
INSERT INTO "task_attempts" VALUES(X'01A223AE152D750694E9116E8796A3F9',4,X'01A223AE14F2722E9F19C99D9AC6802F','tell_scheduler',1795894946572212,1795894946582968,'retry','it could not be connected to');
INSERT INTO "task_attempts" VALUES(X'01A223AE157D7264A751B5E8E8C61100',1,X'01A223AE14F2722E9F19C99D9AC6802F','advance_application',1795894941064263,1795894941105693,'done',NULL);
INSERT INTO "task_attempts" VALUES(X'01A223AE16197344B5209781F7A66D6F',1,X'01A223AE14F2722E9F19C99D9AC6802F','recheck',1795894941220635,1795894941230235,'wait','the trigger status is not shown');
INSERT INTO "task_attempts" VALUES(X'01A223AE16197344B5209781F7A66D6F',2,X'01A223AE14F2722E9F19C99D9AC6802F','recheck',1795894942521765,1795894942529550,'wait','the trigger status is not shown');
INSERT INTO "task_attempts" VALUES(X'01A223AE16197344B5209781F7A66D6F',3,X'01A223AE14F2722E9F19C99D9AC6802F','recheck',1795894944544987,1795894944550804,'wait','the trigger status is not shown');
INSERT INTO "task_attempts" VALUES(X'01A223AE16197344B5209781F7A66D6F',4,X'01A223AE14F2722E9F19C99D9AC6802F','recheck',1795894947592635,1795894947598408,'wait','the trigger status is not shown');
INSERT INTO "task_attempts" VALUES(X'01A223AE16197344B5209781F7A66D6F',5,X'01A223AE14F2722E9F19C99D9AC6802F','recheck',1795894951660341,1795894951665683,'wait','the trigger status is not shown');
INSERT INTO "task_attempts" VALUES(X'01A223AE16AC778499A692D5D3925DC6',1,X'01A223AE16AC778499A692D4CF08E61C','fetch_application',1795894941364295,1795894941397853,'done',NULL);
INSERT INTO "task_attempts" VALUES(X'01A223AE16D071E09E351DD1C8BC71B0',1,X'01A223AE16AC778499A692D4CF08E61C','hand_over',1795894941403312,1795894941406783,'done',NULL);
INSERT INTO "task_attempts" VALUES(X'01A223AE16D071E09E351DD3D000DC74',1,X'01A223AE16AC778499A692D4CF08E61C','write_link',1795894941410102,1795894941425425,'give_up','field field31001: the ATS refused the write: HTTP 400, code 5 (no documented meaning)');
INSERT INTO "task_attempts" VALUES(X'01A223AE16DB75C4846DE24F9241720D',1,X'01A223AE16AC778499A692D4CF08E61C','tell_scheduler',1795894941414748,1795894941416480,'wait','the endpoint fails, or has enough to do');
INSERT INTO "task_attempts" VALUES(X'01A223AE16DB75C4846DE24F9241720D',2,X'01A223AE16AC778499A692D4CF08E61C','tell_scheduler',1795894947595193,1795894947596325,'wait','the endpoint fails, or has enough to do');
INSERT INTO "task_attempts" VALUES(X'01A223AE173477F2A771F822F75924A6',1,X'01A223AE173477F2A771F82131C88164','fetch_application',1795894941501768,1795894941509964,'retry','the ATS is unavailable (the authorization server answered HTTP 500)');
INSERT INTO "task_attempts" VALUES(X'01A223AE173477F2A771F822F75924A6',2,X'01A223AE173477F2A771F82131C88164','fetch_application',1795894951655240,1795894951658812,'retry','the ATS is unavailable (the authorization server answered HTTP 500)');
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
INSERT INTO "tasks" VALUES(X'01A223AE1516723EBFF764FE01572A0F',1,2,'lapse',X'01A223AE14F2722E9F19C99D9AC6802F','01a223ae-14f2-722e-9f19-c99d9ac6802f:lapse','queued',1797104540914610,0,0,0,0,NULL,NULL,1795894940950655);
INSERT INTO "tasks" VALUES(X'01A223AE152D750694E9116E8796A3F9',1,4,'tell_scheduler',X'01A223AE14F2722E9F19C99D9AC6802F','01a223ae-14f2-722e-9f19-c99d9ac6802f:tell_scheduler','queued',1795894956580093,4,1,0,4,NULL,'it could not be connected to',1795894941102380);
INSERT INTO "tasks" VALUES(X'01A223AE16197344B5209781F7A66D6F',1,0,'recheck',X'01A223AE14F2722E9F19C99D9AC6802F','01a223ae-14f2-722e-9f19-c99d9ac6802f:recheck','queued',1795894961209762,5,0,0,5,NULL,'the trigger status is not shown',1795894941209762);
INSERT INTO "tasks" VALUES(X'01A223AE16D071E09E351DD23C0B6C8E',1,2,'lapse',X'01A223AE16AC778499A692D4CF08E61C','01a223ae-16ac-7784-99a6-92d4cf08e61c:lapse','queued',1797104541356359,0,0,0,0,NULL,NULL,1795894941392754);
INSERT INTO "tasks" VALUES(X'01A223AE16D071E09E351DD3D000DC74',1,1,'write_link',X'01A223AE16AC778499A692D4CF08E61C','01a223ae-16ac-7784-99a6-92d4cf08e61c:write_link','dead',1795894941392754,1,0,0,1,NULL,'field field31001: the ATS refused the write: HTTP 400, code 5 (no documented meaning)',1795894941392754);
INSERT INTO "tasks" VALUES(X'01A223AE16DB75C4846DE24F9241720D',1,4,'tell_scheduler',X'01A223AE16AC778499A692D4CF08E61C','01a223ae-16ac-7784-99a6-92d4cf08e61c:tell_scheduler','queued',1795894957348834,2,0,0,2,NULL,'the endpoint fails, or has enough to do',1795894941403874);
INSERT INTO "tasks" VALUES(X'01A223AE173477F2A771F822F75924A6',2,0,'fetch_application',X'01A223AE173477F2A771F82131C88164','01a223ae-1734-77f2-a771-f82131c88164:fetch_application','queued',1795894962698015,2,2,0,2,NULL,'the ATS is unavailable (the authorization server answered HTTP 500)',1795894941492597);
CREATE TABLE tellings (
    target_id blob not null,
    tenant_id integer not null,
    kind text not null,
    told_times integer not null,
    told_at integer,
    told_since integer, -- while it is told as lasting
    primary key (target_id, tenant_id, kind)
) without rowid;
INSERT INTO "tellings" VALUES(X'01A223AE1639713DB07020799F8599F5',1,'handoff_failed',1,1795894952292840,NULL);
CREATE TABLE tenant_lanes (
    tenant_id integer not null,
    lane integer not null,
    next_run_at integer not null,
    last_served_at integer not null default 0,
    primary key (tenant_id, lane)
) without rowid;
INSERT INTO "tenant_lanes" VALUES(1,0,1795894961209762,1795894951655724);
INSERT INTO "tenant_lanes" VALUES(1,1,9223372036854775807,1795894941404052);
INSERT INTO "tenant_lanes" VALUES(1,2,1797104540914610,0);
INSERT INTO "tenant_lanes" VALUES(1,4,1795894956580093,1795894947592464);
INSERT INTO "tenant_lanes" VALUES(2,0,1795894962698015,1795894951620999);
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
INSERT INTO "tenants" VALUES(1,'icims',4321,'Example 4321','{"api_url":"http://127.0.0.1:27750","login_url":"http://127.0.0.1:27750","audience":null,"roles":{"coordinator":"field23848","hiring_manager":"hiringmanager","job_owner":"jobowner","recruiter":"recruiter","secondary_recruiter":"secondaryrecruiter"},"link_field":"field31001","link_days":14,"refuse_duplicates":false,"tell_ignored":false}',NULL,1,1795894937339816);
INSERT INTO "tenants" VALUES(2,'icims',4322,'Example 4322','{"api_url":"http://127.0.0.1:26076","login_url":"http://127.0.0.1:26076","audience":null,"roles":{"coordinator":"field23848","hiring_manager":"hiringmanager","job_owner":"jobowner","recruiter":"recruiter","secondary_recruiter":"secondaryrecruiter"},"link_field":"field31001","link_days":14,"refuse_duplicates":false,"tell_ignored":false}',NULL,1,1795894939017784);
CREATE TABLE timeline (
    entry_id blob primary key,
    handoff_id blob not null,
    at integer not null,
    step text not null,
    outcome text not null,
    cause text,
    next text
) without rowid;
INSERT INTO "timeline" VALUES(X'01A223AE1516723EBFF765004E2576CF',X'01A223AE14F2722E9F19C99D9AC6802F',1795894940950655,'fetch','read',NULL,'It waits to be opened.');
INSERT INTO "timeline" VALUES(X'01A223AE152D750694E9116D1F11C2D2',X'01A223AE14F2722E9F19C99D9AC6802F',1795894940973087,'hand_over','schedulers are told',NULL,'A recruiter opens the link.');
INSERT INTO "timeline" VALUES(X'01A223AE153275A0B7515B4A99191683',X'01A223AE14F2722E9F19C99D9AC6802F',1795894940978902,'write_link','written',NULL,NULL);
INSERT INTO "timeline" VALUES(X'01A223AE157D7264A751B5E9AA1D75E9',X'01A223AE14F2722E9F19C99D9AC6802F',1795894941053891,'open','opened','with the link','The application is moved to the next status.');
INSERT INTO "timeline" VALUES(X'01A223AE15AE70EBB5472CFEFD9AB8E5',X'01A223AE14F2722E9F19C99D9AC6802F',1795894941102380,'advance','advanced',NULL,NULL);
INSERT INTO "timeline" VALUES(X'01A223AE16D071E09E351DD4AA60B27D',X'01A223AE16AC778499A692D4CF08E61C',1795894941392754,'fetch','read',NULL,'It waits to be opened.');
INSERT INTO "timeline" VALUES(X'01A223AE16DB75C4846DE24E9875CC73',X'01A223AE16AC778499A692D4CF08E61C',1795894941403874,'hand_over','schedulers are told',NULL,'A recruiter opens the link.');
INSERT INTO "timeline" VALUES(X'01A223AE16E274AB9D9F4F28BE9BBD94',X'01A223AE16AC778499A692D4CF08E61C',1795894941410767,'write_link','refused','field field31001: the ATS refused the write: HTTP 400, code 5 (no documented meaning)','An administrator has to allow writing the field, or unset it here.');
INSERT INTO "timeline" VALUES(X'01A223AE16F4740BBCBE62BFC8864613',X'01A223AE16AC778499A692D4CF08E61C',1795894941428315,'fail','write_link was given up','field field31001: the ATS refused the write: HTTP 400, code 5 (no documented meaning)','A person looks at it; `retry` runs it again.');
INSERT INTO "timeline" VALUES(X'01A223AE16F4740BBCBE62C0DE819B8C',X'01A223AE16AC778499A692D4CF08E61C',1795894941428315,'alert','given up',NULL,NULL);
INSERT INTO "timeline" VALUES(X'01A223AE174272A9985AFDD1E37CD10D',X'01A223AE173477F2A771F82131C88164',1795894941506638,'fetch','waiting','the ATS is unavailable (the authorization server answered HTTP 500)','Nobody has to do anything: the ATS is asked again, and the link can be opened meanwhile.');
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
INSERT INTO "troubles" VALUES(1,'handoff_failed',1,1795894941425425,1795894941425425,0,13002,X'01A223AE16AC778499A692D4CF08E61C','field field31001: the ATS refused the write: HTTP 400, code 5 (no documented meaning)');
CREATE TABLE webhook_attempts (
    message_id blob not null,
    attempt integer not null,
    started_at integer not null,
    finished_at integer not null,
    status integer, -- of the answer; none: there was none
    why text,
    primary key (message_id, attempt)
) without rowid;
INSERT INTO "webhook_attempts" VALUES(X'01A223AE152D750694E9116C21025FDF',1,1795894941017488,1795894941018398,NULL,'it could not be connected to');
INSERT INTO "webhook_attempts" VALUES(X'01A223AE152D750694E9116C21025FDF',2,1795894946579378,1795894946580093,NULL,'it could not be connected to');
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
INSERT INTO "webhook_endpoints" VALUES(X'01A223AE141673EA9D306379D8CB339D',1,'scheduler','handoff.ready,handoff.waiting,handoff.opened,handoff.advanced,handoff.failed,handoff.superseded,handoff.lapsed',1,X'825C3A932FC41C86D419888CA8D3125A7AC440B91CDC47C54ACF662AB0C8480469954B98AC41AE2BA570A3A0BB502F8E1E41A4B32A7A5F077F1D26A871135C6B0ECE8C6B2D371A4AEF9705CFC979655A641CB99F2797FA6064427D6E7B166A90B2296D3BC21ED0F3A2A16134F91E75FE111BB74760F3BF3323898B1E426FB72BC0741793','dump',1,1795894940694473);
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
INSERT INTO "webhook_messages" VALUES(X'01A223AE152D750694E9116C21025FDF',X'01A223AE141673EA9D306379D8CB339D',1,1,X'01A223AE14F2722E9F19C99D9AC6802F','handoff.ready',NULL,'queued',1795894940973087,1795894940973087,2,1795894956580093,'it could not be connected to',NULL);
INSERT INTO "webhook_messages" VALUES(X'01A223AE157D7264A751B5E7594E2950',X'01A223AE141673EA9D306379D8CB339D',1,1,X'01A223AE14F2722E9F19C99D9AC6802F','handoff.opened',NULL,'queued',1795894941053891,1795894941053891,0,NULL,NULL,NULL);
INSERT INTO "webhook_messages" VALUES(X'01A223AE15AE70EBB5472CFDB62D688B',X'01A223AE141673EA9D306379D8CB339D',1,1,X'01A223AE14F2722E9F19C99D9AC6802F','handoff.advanced','advanced','queued',1795894941102380,1795894941102380,0,NULL,NULL,NULL);
INSERT INTO "webhook_messages" VALUES(X'01A223AE16DB75C4846DE24D01AAC748',X'01A223AE141673EA9D306379D8CB339D',1,1,X'01A223AE16AC778499A692D4CF08E61C','handoff.ready',NULL,'queued',1795894941403874,1795894941403874,0,NULL,NULL,NULL);
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
