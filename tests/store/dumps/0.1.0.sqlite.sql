-- A database of goodtime-icims 0.1.0, made by `make dump`.
-- link of 13001: http://goodtime.test/v2/ats/open/AVZAAaId0G9mdEK-1Ar-ot4iBAAAAADPwcHDNNyQzqB-G5c61wK0
BEGIN TRANSACTION;
CREATE TABLE _sqlx_migrations (
    version BIGINT PRIMARY KEY,
    description TEXT NOT NULL,
    installed_on TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,
    success BOOLEAN NOT NULL,
    checksum BLOB NOT NULL,
    execution_time BIGINT NOT NULL
);
INSERT INTO "_sqlx_migrations" VALUES(1,'foundation','2026-11-27 16:22:05',1,X'2DFA9B668C15992A95FDEA8B2BFAA863857B22B175331EAB2DFF717F61D40AED4781A624D3A857998D18C0E9DF4F29F5',10249439);
INSERT INTO "_sqlx_migrations" VALUES(2,'notices','2026-11-27 16:22:05',1,X'165040BF8A61B631C06AF5C41C90E33D65D9F3DB19208C261EEBDD7052189C4A5239ED643C9E83C9F7DD1BDA4808663E',4968026);
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
INSERT INTO "advances" VALUES(X'01A21DD06F667442BED40AFEA2DE2204','forward',1,13001,20700,'C20700','C20800',20800,1795796529286900,1,1795796529286900,NULL,'advanced',NULL,NULL,NULL,NULL,1795796529356741,NULL);
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
INSERT INTO "applications" VALUES(1,13001,9006,4401,'C20800','Interview: Interview Scheduled','Career Portal',1795796520000000,1795796529334923);
INSERT INTO "applications" VALUES(1,13002,9007,4401,'C20700','Review: Send to GoodTime','Career Portal',1795796520000000,1795796529664434);
CREATE TABLE audit_log (
    audit_id blob primary key,
    tenant_id integer,
    actor text not null,
    action text not null,
    subject text not null,
    at integer not null
) without rowid;
INSERT INTO "audit_log" VALUES(X'01A21DD061057713A4D65DD3A95EBC72',NULL,'service','signing_key.add','01a21dd0-6105-7713-a4d6-5dd2fc8615d4',1795796525317738);
INSERT INTO "audit_log" VALUES(X'01A21DD061CE73BBAD74D141516017D1',1,'command line','tenant.add','4321',1795796525518782);
INSERT INTO "audit_log" VALUES(X'01A21DD062AB7502A0583D74685E6902',1,'command line','rule.put','20700',1795796525739876);
INSERT INTO "audit_log" VALUES(X'01A21DD068C876D0A60F5A949E344A8C',2,'command line','tenant.add','4322',1795796527304845);
INSERT INTO "audit_log" VALUES(X'01A21DD0696D7471BA6C2E124DD973D5',2,'command line','rule.put','20700',1795796527469268);
INSERT INTO "audit_log" VALUES(X'01A21DD0715E736E82E66C6DE1AB12F7',NULL,'command line','notify.add','01a21dd0-715e-736e-82e6-6c6c8f178a8b',1795796529502572);
INSERT INTO "audit_log" VALUES(X'01A21DD072E87168830EFE56350895A9',2,'command line','rule.remove','20700',1795796529896656);
CREATE TABLE circuits (
    tenant_id integer primary key references tenants (tenant_id),
    failures integer not null, -- in a row
    since integer not null,
    open_until integer not null,
    why text not null
) without rowid;
INSERT INTO "circuits" VALUES(2,2,1795796529813672,0,'the ATS is unavailable (the authorization server answered HTTP 500)');
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
INSERT INTO "credentials" VALUES(X'01A21DD061CE73BBAD74D13F5D899396',1,'inbound','icims-4321','basic',NULL,X'2AC4F106A18327ADF86E27D5F99DEAEBA0914E947E889FB90DF5791C7031A03334C566336BA8343F866AE413BF8A558901F14EC084F9EE','dump',1795796525518782,NULL,1795796525518782);
INSERT INTO "credentials" VALUES(X'01A21DD061CE73BBAD74D14090E2884D',1,'outbound','connector','oauth_client','records',X'09E7E0DC3B6BF2076372A781BBAF2687E8F90369201DB17C19667099F2E98C6C8495276850785C7AF2C3BDD161A9E81BE80F52B7','dump',1795796525518782,NULL,1795796525518782);
INSERT INTO "credentials" VALUES(X'01A21DD068C876D0A60F5A92C37426BD',2,'inbound','icims-4322','hmac',NULL,X'8416EE5CFC592A96EA9439FD01CE1AE2642DB30A9957CD03B1FA10D1A3A73C1081B465A0D9FA3194F193CCB8136962B028D198289BFDDD','dump',1795796527304845,NULL,1795796527304845);
INSERT INTO "credentials" VALUES(X'01A21DD068C876D0A60F5A93A3AC9ADE',2,'outbound','connector','oauth_client','records',X'5C628219C0C0B2360BD2936EB54744ADBB0FBBFC9801CC5BD7DA65A242529AD9B5AFEC82193881DF4DF44891038FD665611EAAAF','dump',1795796527304845,NULL,1795796527304845);
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
INSERT INTO "events" VALUES(X'01A21DD06F667442BED40AFD7243D13B',1,'webhook','accepted',NULL,X'01A21DD06F667442BED40AFEA2DE2204',X'01A21DD061CE73BBAD74D13F5D899396',X'EEB700A19200EA8E5EB8C33F31AAE80362BFA4CA06DECF7969C47003841FB271',13001,9006,4401,9003,10100,20700,1795796528998673);
INSERT INTO "events" VALUES(X'01A21DD0714476AC8F251AB207046420',1,'webhook','duplicate',NULL,X'01A21DD06F667442BED40AFEA2DE2204',X'01A21DD061CE73BBAD74D13F5D899396',X'EEB700A19200EA8E5EB8C33F31AAE80362BFA4CA06DECF7969C47003841FB271',13001,9006,4401,9003,10100,20700,1795796529476997);
INSERT INTO "events" VALUES(X'01A21DD071F571C7BBAF89637A1E2CD7',1,'webhook','accepted',NULL,X'01A21DD071F571C7BBAF8964500CF23D',X'01A21DD061CE73BBAD74D13F5D899396',X'2555B9C8B488A71F7B0CEC3981B732BACB7584A1AACE6D71DF4BCE86668EB093',13002,9007,4401,9003,10100,20700,1795796529653320);
INSERT INTO "events" VALUES(X'01A21DD0727277069B40F9E3A6E1D910',2,'webhook','accepted',NULL,X'01A21DD0727277069B40F9E447FAA5A3',X'01A21DD068C876D0A60F5A92C37426BD',X'6F10E940690134F2416518BDC50638A22E37A8C4CAD3FC9C59450DAE416EC38D',13001,9006,4401,9003,10100,20700,1795796529778428);
INSERT INTO "events" VALUES(X'01A21DD078E07423A7E5182D9AACE62F',2,'webhook','ignored','not_a_trigger',NULL,X'01A21DD068C876D0A60F5A92C37426BD',X'6F9CCAD077CD5DAC6E6AA38B8DCAA3758AE6CADC1AD7C992208D3BDDAACA81DB',13002,9007,4401,9003,10100,20700,1795796531424166);
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
INSERT INTO "handoff_slots" VALUES(1,13001,20700,X'01A21DD06F667442BED40AFEA2DE2204',NULL,1,1795796529476997,1797006128998673);
INSERT INTO "handoff_slots" VALUES(1,13002,20700,X'01A21DD071F571C7BBAF8964500CF23D',NULL,1,1795796529653320,1797006129653320);
INSERT INTO "handoff_slots" VALUES(2,13001,20700,X'01A21DD0727277069B40F9E447FAA5A3',NULL,1,1795796529778428,1797006129778428);
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
INSERT INTO "handoffs" VALUES(X'01A21DD06F667442BED40AFEA2DE2204',1,13001,9006,4401,9003,X'01A21DD06F667442BED40AFD7243D13B',10100,20700,'C20800','interactive',1,NULL,'live',0,1795796528998673,1797006128998673,1795796529024302,NULL,NULL,1795796529356741,1795796529102585,1795796529264394,'link',NULL);
INSERT INTO "handoffs" VALUES(X'01A21DD071F571C7BBAF8964500CF23D',1,13002,9007,4401,9003,X'01A21DD071F571C7BBAF89637A1E2CD7',10100,20700,'C20800','interactive',1,NULL,'live',0,1795796529653320,1797006129653320,1795796529664434,NULL,NULL,NULL,1795796529700993,NULL,NULL,NULL);
INSERT INTO "handoffs" VALUES(X'01A21DD0727277069B40F9E447FAA5A3',2,13001,9006,4401,9003,X'01A21DD0727277069B40F9E3A6E1D910',10100,20700,'C20800','interactive',1,NULL,'live',0,1795796529778428,1797006129778428,NULL,'unavailable',1795796529808843,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE ignored_statuses (
    tenant_id integer not null references tenants (tenant_id),
    digits integer not null,
    deliveries integer not null,
    first_at integer not null,
    last_at integer not null,
    primary key (tenant_id, digits)
) without rowid;
INSERT INTO "ignored_statuses" VALUES(2,20700,1,1795796531424166,1795796531424166);
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
INSERT INTO "jobs" VALUES(1,4401,'2026-4401','Support Engineer','Approved','Site A - 1 Main St  Springfield, Massachusetts 01101 United States','[{"role":"coordinator","person":9005},{"role":"hiring_manager","person":9004},{"role":"recruiter","person":9003}]',1795796520000000,1795796529664434);
CREATE TABLE meta (
    id integer primary key check (id = 1),
    region text not null,
    settings_epoch integer not null default 1,
    paused_until integer, -- the whole region: deliveries are kept, nothing is read or written
    oldest_program integer not null default 1 -- the newest migration that a program must know to use these tables
, hours_counted integer);
INSERT INTO "meta" VALUES(1,'us',7,NULL,1,498206);
CREATE TABLE notice_targets (
    target_id blob primary key,
    tenant_id integer, -- none: of every tenant of the region
    channel text not null check (channel in ('mail', 'slack', 'webhook')),
    sealed blob not null,
    key_id text not null,
    kinds text not null,
    created_at integer not null
) without rowid;
INSERT INTO "notice_targets" VALUES(X'01A21DD0715E736E82E66C6C8F178A8B',NULL,'webhook',X'EAE35C294874F2CFB04355E27BC1364CFD8DC0D4C4111D109DDD92E5AD3C2EDC39530573B3992D8B84B23EE60021B518E1D0D3EF7ADC140D1B2EB2CAA7BC8D285E4BEBAD7B05815FDA9E128DA71AA10A1966CD44B9A13CBECEFAE0F9FF83D43FD9177051F62ABA2C6EE408453A6781CEA1ADA1AC04B9D2A4E2DEA247BC','dump','all',1795796529502572);
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
INSERT INTO "notices" VALUES(X'01A21DD09C4573069751BB9B825092A4',X'01A21DD0715E736E82E66C6C8F178A8B',1,'handoff_failed',0,1,1795796529715969,1795796529715969,13002,X'01A21DD071F571C7BBAF8964500CF23D','field field31001: the ATS refused the write: HTTP 400, code 5 (no documented meaning)','queued',1,1795796570493298,'it could not be connected to',1795796540485626,NULL);
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
INSERT INTO "persons" VALUES(1,9003,'Ana',NULL,'Ruiz','ana.ruiz@example.com','[{"kind":"Mobile","number":"555 555 0110"}]',NULL,'Emp:Current Employee',1795796520000000,1795796529664434);
INSERT INTO "persons" VALUES(1,9004,'Sam',NULL,'Lee','sam.lee@example.com','[]',NULL,'HM:Active',1795796520000000,1795796529664434);
INSERT INTO "persons" VALUES(1,9005,'Noor',NULL,'Haddad','noor.haddad@example.com','[]',NULL,'Emp:Current Employee',1795796520000000,1795796529664434);
INSERT INTO "persons" VALUES(1,9006,'Jane',NULL,'Doe','jane.doe@example.com','[{"kind":"Mobile","number":"555 555 0100"}]',NULL,'Cand:Active',1795796520000000,1795796529024302);
INSERT INTO "persons" VALUES(1,9007,'Omar',NULL,'Said','omar.said@example.com','[{"kind":"Mobile","number":"555 555 0100"}]',NULL,'Cand:Active',1795796520000000,1795796529664434);
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
INSERT INTO "replicas" VALUES(X'01A21DD0604E767CA6771E44996DE3F4','host:6965','web,worker,sync','0.1.0',-1,1795796525134433,1795796535455906);
CREATE TABLE rules (
    tenant_id integer not null references tenants (tenant_id),
    trigger_digits integer not null,
    next_id text,
    reply text not null check (reply in ('seamless', 'interactive')),
    created_at integer not null,
    primary key (tenant_id, trigger_digits)
) without rowid;
INSERT INTO "rules" VALUES(1,20700,'C20800','interactive',1795796525739876);
CREATE TABLE schedules (
    name text primary key,
    fence integer not null,
    held_until integer not null,
    due_at integer not null
) without rowid;
INSERT INTO "schedules" VALUES('delivery_hours',1,0,1795796825441143);
INSERT INTO "schedules" VALUES('forgetting',1,0,1795797125441665);
INSERT INTO "schedules" VALUES('notices',2,0,1795796555483573);
INSERT INTO "schedules" VALUES('signing_keys',1,0,1795800125441694);
INSERT INTO "schedules" VALUES('troubles',1,0,1795796585442377);
CREATE TABLE signing_keys (
    key_id blob primary key,
    sealed blob not null,
    sealed_with text not null,
    signs_from integer not null,
    verifies_until integer,
    created_at integer not null
) without rowid;
INSERT INTO "signing_keys" VALUES(X'01A21DD061057713A4D65DD2FC8615D4',X'27E057A41A0E3C03D4D8A02A8F8D7CE378678863385B4912A93295EC78B96E55764C92F809B31EBBEBA59808799A7008C953AED6DF5D474F38E00775714F8CE3E6D8C2BFB02E84','dump',1795796525317738,NULL,1795796525317738);
ANALYZE "sqlite_master";
INSERT INTO "sqlite_stat1" VALUES('_sqlx_migrations','sqlite_autoindex__sqlx_migrations_1','2 1');
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
INSERT INTO "task_attempts" VALUES(X'01A21DD06F667442BED40AFF4C314C3A',1,X'01A21DD06F667442BED40AFEA2DE2204','fetch_application',1795796529023306,1795796529072037,'done',NULL);
INSERT INTO "task_attempts" VALUES(X'01A21DD06FA670E3B5D5C07F857257EA',1,X'01A21DD06F667442BED40AFEA2DE2204','hand_over',1795796529096738,1795796529127534,'done',NULL);
INSERT INTO "task_attempts" VALUES(X'01A21DD06FA670E3B5D5C081C81461F9',1,X'01A21DD06F667442BED40AFEA2DE2204','write_link',1795796529117086,1795796529149446,'done',NULL);
INSERT INTO "task_attempts" VALUES(X'01A21DD0707071249D1F902CC7DF79EA',1,X'01A21DD06F667442BED40AFEA2DE2204','advance_application',1795796529284121,1795796529366301,'done',NULL);
INSERT INTO "task_attempts" VALUES(X'01A21DD0714476AC8F251AB44AB64B2A',1,X'01A21DD06F667442BED40AFEA2DE2204','recheck',1795796529485385,1795796529491308,'wait','the trigger status is not shown');
INSERT INTO "task_attempts" VALUES(X'01A21DD0714476AC8F251AB44AB64B2A',2,X'01A21DD06F667442BED40AFEA2DE2204','recheck',1795796530824983,1795796530833617,'wait','the trigger status is not shown');
INSERT INTO "task_attempts" VALUES(X'01A21DD0714476AC8F251AB44AB64B2A',3,X'01A21DD06F667442BED40AFEA2DE2204','recheck',1795796533449950,1795796533456037,'wait','the trigger status is not shown');
INSERT INTO "task_attempts" VALUES(X'01A21DD0714476AC8F251AB44AB64B2A',4,X'01A21DD06F667442BED40AFEA2DE2204','recheck',1795796536477550,1795796536484347,'wait','the trigger status is not shown');
INSERT INTO "task_attempts" VALUES(X'01A21DD0714476AC8F251AB44AB64B2A',5,X'01A21DD06F667442BED40AFEA2DE2204','recheck',1795796539504068,1795796539511284,'wait','the trigger status is not shown');
INSERT INTO "task_attempts" VALUES(X'01A21DD071F571C7BBAF89654A2EA7F0',1,X'01A21DD071F571C7BBAF8964500CF23D','fetch_application',1795796529663986,1795796529691774,'done',NULL);
INSERT INTO "task_attempts" VALUES(X'01A21DD0721474C48C4E9CE218F08FBA',1,X'01A21DD071F571C7BBAF8964500CF23D','hand_over',1795796529696770,1795796529704314,'done',NULL);
INSERT INTO "task_attempts" VALUES(X'01A21DD0721474C48C4E9CE42ECDDDBF',1,X'01A21DD071F571C7BBAF8964500CF23D','write_link',1795796529702213,1795796529715969,'give_up','field field31001: the ATS refused the write: HTTP 400, code 5 (no documented meaning)');
INSERT INTO "task_attempts" VALUES(X'01A21DD0727277069B40F9E5992CDA6E',1,X'01A21DD0727277069B40F9E447FAA5A3','fetch_application',1795796529803588,1795796529813672,'retry','the ATS is unavailable (the authorization server answered HTTP 500)');
INSERT INTO "task_attempts" VALUES(X'01A21DD0727277069B40F9E5992CDA6E',2,X'01A21DD0727277069B40F9E447FAA5A3','fetch_application',1795796539512850,1795796539514955,'retry','the ATS is unavailable (the authorization server answered HTTP 500)');
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
INSERT INTO "tasks" VALUES(X'01A21DD06FA670E3B5D5C080C2C89DAA',1,2,'lapse',X'01A21DD06F667442BED40AFEA2DE2204','01a21dd0-6f66-7442-bed4-0afea2de2204:lapse','queued',1797006128998673,0,0,0,0,NULL,NULL,1795796529062994);
INSERT INTO "tasks" VALUES(X'01A21DD0714476AC8F251AB44AB64B2A',1,0,'recheck',X'01A21DD06F667442BED40AFEA2DE2204','01a21dd0-6f66-7442-bed4-0afea2de2204:recheck','queued',1795796549476997,5,0,0,5,NULL,'the trigger status is not shown',1795796529476997);
INSERT INTO "tasks" VALUES(X'01A21DD0721474C48C4E9CE3496F0E8D',1,2,'lapse',X'01A21DD071F571C7BBAF8964500CF23D','01a21dd0-71f5-71c7-bbaf-8964500cf23d:lapse','queued',1797006129653320,0,0,0,0,NULL,NULL,1795796529684668);
INSERT INTO "tasks" VALUES(X'01A21DD0721474C48C4E9CE42ECDDDBF',1,1,'write_link',X'01A21DD071F571C7BBAF8964500CF23D','01a21dd0-71f5-71c7-bbaf-8964500cf23d:write_link','dead',1795796529684668,1,0,0,1,NULL,'field field31001: the ATS refused the write: HTTP 400, code 5 (no documented meaning)',1795796529684668);
INSERT INTO "tasks" VALUES(X'01A21DD0727277069B40F9E5992CDA6E',2,0,'fetch_application',X'01A21DD0727277069B40F9E447FAA5A3','01a21dd0-7272-7706-9b40-f9e447faa5a3:fetch_application','queued',1795796558219770,2,2,0,2,NULL,'the ATS is unavailable (the authorization server answered HTTP 500)',1795796529778428);
CREATE TABLE tellings (
    target_id blob not null,
    tenant_id integer not null,
    kind text not null,
    told_times integer not null,
    told_at integer,
    told_since integer, -- while it is told as lasting
    primary key (target_id, tenant_id, kind)
) without rowid;
INSERT INTO "tellings" VALUES(X'01A21DD0715E736E82E66C6C8F178A8B',1,'handoff_failed',1,1795796540485626,NULL);
CREATE TABLE tenant_lanes (
    tenant_id integer not null,
    lane integer not null,
    next_run_at integer not null,
    last_served_at integer not null default 0,
    primary key (tenant_id, lane)
) without rowid;
INSERT INTO "tenant_lanes" VALUES(1,0,1795796549476997,1795796539494776);
INSERT INTO "tenant_lanes" VALUES(1,1,9223372036854775807,1795796529697443);
INSERT INTO "tenant_lanes" VALUES(1,2,1797006128998673,0);
INSERT INTO "tenant_lanes" VALUES(2,0,1795796558219770,1795796539506902);
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
INSERT INTO "tenants" VALUES(1,'icims',4321,'Example 4321','{"api_url":"http://127.0.0.1:20527","login_url":"http://127.0.0.1:20527","audience":null,"roles":{"coordinator":"field23848","hiring_manager":"hiringmanager","job_owner":"jobowner","recruiter":"recruiter","secondary_recruiter":"secondaryrecruiter"},"link_field":"field31001","link_days":14,"refuse_duplicates":false,"tell_ignored":false}',NULL,1,1795796525518782);
INSERT INTO "tenants" VALUES(2,'icims',4322,'Example 4322','{"api_url":"http://127.0.0.1:24765","login_url":"http://127.0.0.1:24765","audience":null,"roles":{"coordinator":"field23848","hiring_manager":"hiringmanager","job_owner":"jobowner","recruiter":"recruiter","secondary_recruiter":"secondaryrecruiter"},"link_field":"field31001","link_days":14,"refuse_duplicates":false,"tell_ignored":false}',NULL,1,1795796527304845);
CREATE TABLE timeline (
    entry_id blob primary key,
    handoff_id blob not null,
    at integer not null,
    step text not null,
    outcome text not null,
    cause text,
    next text
) without rowid;
INSERT INTO "timeline" VALUES(X'01A21DD06FA670E3B5D5C082C7B929F7',X'01A21DD06F667442BED40AFEA2DE2204',1795796529062994,'fetch','read',NULL,'It waits to be opened.');
INSERT INTO "timeline" VALUES(X'01A21DD06FCE73388000B17FCBACB376',X'01A21DD06F667442BED40AFEA2DE2204',1795796529102585,'hand_over','waits on our page',NULL,'A recruiter opens the link.');
INSERT INTO "timeline" VALUES(X'01A21DD06FDD7073AE83CE9DCFDA6B84',X'01A21DD06F667442BED40AFEA2DE2204',1795796529117780,'write_link','written',NULL,NULL);
INSERT INTO "timeline" VALUES(X'01A21DD0707071249D1F902DBEAF9B13',X'01A21DD06F667442BED40AFEA2DE2204',1795796529264394,'open','opened','with the link','The application is moved to the next status.');
INSERT INTO "timeline" VALUES(X'01A21DD070CC71B0AD6D6E3F684F1CDF',X'01A21DD06F667442BED40AFEA2DE2204',1795796529356741,'advance','advanced',NULL,NULL);
INSERT INTO "timeline" VALUES(X'01A21DD0721474C48C4E9CE5F0107BBF',X'01A21DD071F571C7BBAF8964500CF23D',1795796529684668,'fetch','read',NULL,'It waits to be opened.');
INSERT INTO "timeline" VALUES(X'01A21DD0722470609D66965858AFF598',X'01A21DD071F571C7BBAF8964500CF23D',1795796529700993,'hand_over','waits on our page',NULL,'A recruiter opens the link.');
INSERT INTO "timeline" VALUES(X'01A21DD07226759F9F54D73F61C0371A',X'01A21DD071F571C7BBAF8964500CF23D',1795796529702805,'write_link','refused','field field31001: the ATS refused the write: HTTP 400, code 5 (no documented meaning)','An administrator has to allow writing the field, or unset it here.');
INSERT INTO "timeline" VALUES(X'01A21DD0723B7299B359FE73552B6F08',X'01A21DD071F571C7BBAF8964500CF23D',1795796529723528,'fail','write_link was given up','field field31001: the ATS refused the write: HTTP 400, code 5 (no documented meaning)','A person looks at it; `retry` runs it again.');
INSERT INTO "timeline" VALUES(X'01A21DD0723B7299B359FE74AD78BCF3',X'01A21DD071F571C7BBAF8964500CF23D',1795796529723528,'alert','given up',NULL,NULL);
INSERT INTO "timeline" VALUES(X'01A21DD072907077A127C47541A7D149',X'01A21DD0727277069B40F9E447FAA5A3',1795796529808843,'fetch','waiting','the ATS is unavailable (the authorization server answered HTTP 500)','Nobody has to do anything: the ATS is asked again, and the link can be opened meanwhile.');
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
INSERT INTO "troubles" VALUES(1,'handoff_failed',1,1795796529715969,1795796529715969,0,13002,X'01A21DD071F571C7BBAF8964500CF23D','field field31001: the ATS refused the write: HTTP 400, code 5 (no documented meaning)');
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
