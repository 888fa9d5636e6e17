-- A database of goodtime-icims 0.1.0, made by `make dump`.
-- link of 13001: http://goodtime.test/v2/ats/open/AVZAAaIdkczLcPuBBBb3FStohAAAAAB0tNt5ds3Ooyo56Klw8JUe
BEGIN TRANSACTION;
CREATE TABLE _sqlx_migrations (
    version BIGINT PRIMARY KEY,
    description TEXT NOT NULL,
    installed_on TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,
    success BOOLEAN NOT NULL,
    checksum BLOB NOT NULL,
    execution_time BIGINT NOT NULL
);
INSERT INTO "_sqlx_migrations" VALUES(1,'foundation','2026-11-27 15:13:39',1,X'2DFA9B668C15992A95FDEA8B2BFAA863857B22B175331EAB2DFF717F61D40AED4781A624D3A857998D18C0E9DF4F29F5',14325823);
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
INSERT INTO "advances" VALUES(X'01A21D91CCCB70FB810416F7152B6884','forward',1,13001,20700,'C20700','C20800',20800,1795792424466027,1,1795792424466027,NULL,'advanced',NULL,NULL,NULL,NULL,1795792424491502,NULL);
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
INSERT INTO "applications" VALUES(1,13001,9006,4401,'C20800','Interview: Interview Scheduled','Career Portal',1795792380000000,1795792424483294);
INSERT INTO "applications" VALUES(1,13002,9007,4401,'C20700','Review: Send to GoodTime','Career Portal',1795792380000000,1795792424754404);
CREATE TABLE audit_log (
    audit_id blob primary key,
    tenant_id integer,
    actor text not null,
    action text not null,
    subject text not null,
    at integer not null
) without rowid;
INSERT INTO "audit_log" VALUES(X'01A21D91BC067283924D9A351C84EF01',NULL,'service','signing_key.add','01a21d91-bc06-7283-924d-9a34ab4bc027',1795792419846572);
INSERT INTO "audit_log" VALUES(X'01A21D91BD6975C3A846497BD210AA90',1,'command line','tenant.add','4321',1795792420201284);
INSERT INTO "audit_log" VALUES(X'01A21D91BF27766DBD558091F28A310E',1,'command line','rule.put','20700',1795792420647875);
INSERT INTO "audit_log" VALUES(X'01A21D91C5437452AA9D93265DED1DDE',2,'command line','tenant.add','4322',1795792422211618);
INSERT INTO "audit_log" VALUES(X'01A21D91C6A076D59F3E4C79E9CD6431',2,'command line','rule.put','20700',1795792422560589);
INSERT INTO "audit_log" VALUES(X'01A21D91D1EF77769B690700DB05679D',2,'command line','rule.remove','20700',1795792425455692);
CREATE TABLE circuits (
    tenant_id integer primary key references tenants (tenant_id),
    failures integer not null, -- in a row
    since integer not null,
    open_until integer not null,
    why text not null
) without rowid;
INSERT INTO "circuits" VALUES(2,1,1795792425224031,0,'the ATS is unavailable (the authorization server answered HTTP 500)');
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
INSERT INTO "credentials" VALUES(X'01A21D91BD6975C3A84649796B50F9D1',1,'inbound','icims-4321','basic',NULL,X'3684AAF5236800EC12BA117C7B96ED1E313494978D660E6454BABB4B8CA71455DD89E3390B590F6954F284D33BD117F9C8300ED1AF0B24','dump',1795792420201284,NULL,1795792420201284);
INSERT INTO "credentials" VALUES(X'01A21D91BD6975C3A846497ACFEAA552',1,'outbound','connector','oauth_client','records',X'D47294D132FF713F6BC90E555CDDFA5D9CBCF55AD2126890A4774CDEDD2DA5A92922F9486E626B5A540557600FECC760D4C2982C','dump',1795792420201284,NULL,1795792420201284);
INSERT INTO "credentials" VALUES(X'01A21D91C5437452AA9D9324420EF57B',2,'inbound','icims-4322','hmac',NULL,X'41EA67CFA65F2A611B5B478567FEA992C45A64AC1526C0708E5B8650760DC3FA7B4A9CC59D8893309720A17CD947730052A38A29CB3821','dump',1795792422211618,NULL,1795792422211618);
INSERT INTO "credentials" VALUES(X'01A21D91C5437452AA9D9325E690D7E4',2,'outbound','connector','oauth_client','records',X'2B45764E6BD14636D7C887741CB623A13E71F85C99B185B3F35A78681E594BA01F0D9CB4DFBADA0866BD66B60EC4E8FE8F8A1326','dump',1795792422211618,NULL,1795792422211618);
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
INSERT INTO "events" VALUES(X'01A21D91CCCB70FB810416F66FB6777D',1,'webhook','accepted',NULL,X'01A21D91CCCB70FB810416F7152B6884',X'01A21D91BD6975C3A84649796B50F9D1',X'09F42826FBC6ACEDADD40DF98329627DD95563E2F86459B75D3D453C141C2916',13001,9006,4401,9003,10100,20700,1795792424139450);
INSERT INTO "events" VALUES(X'01A21D91CEC575568374EDB14B89C124',1,'webhook','duplicate',NULL,X'01A21D91CCCB70FB810416F7152B6884',X'01A21D91BD6975C3A84649796B50F9D1',X'09F42826FBC6ACEDADD40DF98329627DD95563E2F86459B75D3D453C141C2916',13001,9006,4401,9003,10100,20700,1795792424645411);
INSERT INTO "events" VALUES(X'01A21D91CEEF72269E81A7A06CA5D896',1,'webhook','accepted',NULL,X'01A21D91CEEF72269E81A7A1C19FC4ED',X'01A21D91BD6975C3A84649796B50F9D1',X'A9096D6FB78D596E31D0966DC4C6398E81453CA7F82C9E79B51111A63B6E629A',13002,9007,4401,9003,10100,20700,1795792424687067);
INSERT INTO "events" VALUES(X'01A21D91D0AD70539ED1D50B854FF379',2,'webhook','accepted',NULL,X'01A21D91D0AD70539ED1D50CEB131BAF',X'01A21D91C5437452AA9D9324420EF57B',X'ECB8841CBCB6EDA47D65DCD7A91749A79760E0B6BFB8439911943096F8796304',13001,9006,4401,9003,10100,20700,1795792425133275);
INSERT INTO "events" VALUES(X'01A21D91D85F77D5AEE0B7536862C114',2,'webhook','ignored','not_a_trigger',NULL,X'01A21D91C5437452AA9D9324420EF57B',X'C8FD04C3A88110526DA0DB589B2818E096E730CA56F7C0ECAB522EB5BB53D446',13002,9007,4401,9003,10100,20700,1795792427103984);
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
INSERT INTO "handoff_slots" VALUES(1,13001,20700,X'01A21D91CCCB70FB810416F7152B6884',NULL,1,1795792424645411,1797002024139450);
INSERT INTO "handoff_slots" VALUES(1,13002,20700,X'01A21D91CEEF72269E81A7A1C19FC4ED',NULL,1,1795792424687067,1797002024687067);
INSERT INTO "handoff_slots" VALUES(2,13001,20700,X'01A21D91D0AD70539ED1D50CEB131BAF',NULL,1,1795792425133275,1797002025133275);
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
INSERT INTO "handoffs" VALUES(X'01A21D91CCCB70FB810416F7152B6884',1,13001,9006,4401,9003,X'01A21D91CCCB70FB810416F66FB6777D',10100,20700,'C20800','interactive',1,NULL,'live',0,1795792424139450,1797002024139450,1795792424153078,NULL,NULL,1795792424491502,1795792424218966,1795792424424256,'link',NULL);
INSERT INTO "handoffs" VALUES(X'01A21D91CEEF72269E81A7A1C19FC4ED',1,13002,9007,4401,9003,X'01A21D91CEEF72269E81A7A06CA5D896',10100,20700,'C20800','interactive',1,NULL,'live',0,1795792424687067,1797002024687067,1795792424754404,NULL,NULL,NULL,1795792424817419,NULL,NULL,NULL);
INSERT INTO "handoffs" VALUES(X'01A21D91D0AD70539ED1D50CEB131BAF',2,13001,9006,4401,9003,X'01A21D91D0AD70539ED1D50B854FF379',10100,20700,'C20800','interactive',1,NULL,'live',0,1795792425133275,1797002025133275,NULL,'unavailable',1795792425196574,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE ignored_statuses (
    tenant_id integer not null references tenants (tenant_id),
    digits integer not null,
    deliveries integer not null,
    first_at integer not null,
    last_at integer not null,
    primary key (tenant_id, digits)
) without rowid;
INSERT INTO "ignored_statuses" VALUES(2,20700,1,1795792427103984,1795792427103984);
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
INSERT INTO "jobs" VALUES(1,4401,'2026-4401','Support Engineer','Approved','Site A - 1 Main St  Springfield, Massachusetts 01101 United States','[{"role":"coordinator","person":9005},{"role":"hiring_manager","person":9004},{"role":"recruiter","person":9003}]',1795792380000000,1795792424754404);
CREATE TABLE meta (
    id integer primary key check (id = 1),
    region text not null,
    settings_epoch integer not null default 1,
    paused_until integer, -- the whole region: deliveries are kept, nothing is read or written
    oldest_program integer not null default 1 -- the newest migration that a program must know to use these tables
);
INSERT INTO "meta" VALUES(1,'us',7,NULL,1);
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
INSERT INTO "persons" VALUES(1,9003,'Ana',NULL,'Ruiz','ana.ruiz@example.com','[{"kind":"Mobile","number":"555 555 0110"}]',NULL,'Emp:Current Employee',1795792380000000,1795792424754404);
INSERT INTO "persons" VALUES(1,9004,'Sam',NULL,'Lee','sam.lee@example.com','[]',NULL,'HM:Active',1795792380000000,1795792424754404);
INSERT INTO "persons" VALUES(1,9005,'Noor',NULL,'Haddad','noor.haddad@example.com','[]',NULL,'Emp:Current Employee',1795792380000000,1795792424754404);
INSERT INTO "persons" VALUES(1,9006,'Jane',NULL,'Doe','jane.doe@example.com','[{"kind":"Mobile","number":"555 555 0100"}]',NULL,'Cand:Active',1795792380000000,1795792424153078);
INSERT INTO "persons" VALUES(1,9007,'Omar',NULL,'Said','omar.said@example.com','[{"kind":"Mobile","number":"555 555 0100"}]',NULL,'Cand:Active',1795792380000000,1795792424754404);
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
INSERT INTO "replicas" VALUES(X'01A21D91BB9676E4A6F7C4056792659E','host:14982','web,worker,sync','0.1.0',-1,1795792419734919,1795792419734919);
CREATE TABLE rules (
    tenant_id integer not null references tenants (tenant_id),
    trigger_digits integer not null,
    next_id text,
    reply text not null check (reply in ('seamless', 'interactive')),
    created_at integer not null,
    primary key (tenant_id, trigger_digits)
) without rowid;
INSERT INTO "rules" VALUES(1,20700,'C20800','interactive',1795792420647875);
CREATE TABLE schedules (
    name text primary key,
    fence integer not null,
    held_until integer not null,
    due_at integer not null
) without rowid;
INSERT INTO "schedules" VALUES('forgetting',1,0,1795793019979270);
INSERT INTO "schedules" VALUES('signing_keys',1,0,1795796019979342);
CREATE TABLE signing_keys (
    key_id blob primary key,
    sealed blob not null,
    sealed_with text not null,
    signs_from integer not null,
    verifies_until integer,
    created_at integer not null
) without rowid;
INSERT INTO "signing_keys" VALUES(X'01A21D91BC067283924D9A34AB4BC027',X'F32DD86CA82975EB64E1446784C839D9EF85DA306E783F74122406990C990DA3289B75C0631AD60DC6709795B0F95D58C707FD07F6A48DF8AB58119612D4967EAD6190906CBC49','dump',1795792419846572,NULL,1795792419846572);
ANALYZE "sqlite_master";
INSERT INTO "sqlite_stat1" VALUES('_sqlx_migrations','sqlite_autoindex__sqlx_migrations_1','1 1');
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
INSERT INTO "task_attempts" VALUES(X'01A21D91CCCB70FB810416F8EE0BEC4E',1,X'01A21D91CCCB70FB810416F7152B6884','fetch_application',1795792424152471,1795792424206787,'done',NULL);
INSERT INTO "task_attempts" VALUES(X'01A21D91CD08746391A589B0C0534DA6',1,X'01A21D91CCCB70FB810416F7152B6884','hand_over',1795792424214379,1795792424226714,'done',NULL);
INSERT INTO "task_attempts" VALUES(X'01A21D91CD08746391A589B215F72939',1,X'01A21D91CCCB70FB810416F7152B6884','write_link',1795792424222081,1795792424237245,'done',NULL);
INSERT INTO "task_attempts" VALUES(X'01A21D91CDE875CEBFE6CB41F8B09530',1,X'01A21D91CCCB70FB810416F7152B6884','advance_application',1795792424464406,1795792424494173,'done',NULL);
INSERT INTO "task_attempts" VALUES(X'01A21D91CEC575568374EDB36C7D5F1C',1,X'01A21D91CCCB70FB810416F7152B6884','recheck',1795792424700574,1795792424706187,'wait','the trigger status is not shown');
INSERT INTO "task_attempts" VALUES(X'01A21D91CEC575568374EDB36C7D5F1C',2,X'01A21D91CCCB70FB810416F7152B6884','recheck',1795792426244760,1795792426260645,'wait','the trigger status is not shown');
INSERT INTO "task_attempts" VALUES(X'01A21D91CEEF72269E81A7A2E6C6D579',1,X'01A21D91CEEF72269E81A7A1C19FC4ED','fetch_application',1795792424753422,1795792424780875,'done',NULL);
INSERT INTO "task_attempts" VALUES(X'01A21D91CF477414913D3E1FE22F8E10',1,X'01A21D91CEEF72269E81A7A1C19FC4ED','hand_over',1795792424795679,1795792424832245,'done',NULL);
INSERT INTO "task_attempts" VALUES(X'01A21D91CF477414913D3E21CE8F03C7',1,X'01A21D91CEEF72269E81A7A1C19FC4ED','write_link',1795792424812459,1795792424915571,'give_up','field field31001: the ATS refused the write: HTTP 400, code 5 (no documented meaning)');
INSERT INTO "task_attempts" VALUES(X'01A21D91D0AD70539ED1D50DC9F7FDC9',1,X'01A21D91D0AD70539ED1D50CEB131BAF','fetch_application',1795792425191282,1795792425224031,'retry','the ATS is unavailable (the authorization server answered HTTP 500)');
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
INSERT INTO "tasks" VALUES(X'01A21D91CD08746391A589B140E9F733',1,2,'lapse',X'01A21D91CCCB70FB810416F7152B6884','01a21d91-cccb-70fb-8104-16f7152b6884:lapse','queued',1797002024139450,0,0,0,0,NULL,NULL,1795792424200868);
INSERT INTO "tasks" VALUES(X'01A21D91CEC575568374EDB36C7D5F1C',1,0,'recheck',X'01A21D91CCCB70FB810416F7152B6884','01a21d91-cccb-70fb-8104-16f7152b6884:recheck','queued',1795792427645411,2,0,0,2,NULL,'the trigger status is not shown',1795792424645411);
INSERT INTO "tasks" VALUES(X'01A21D91CF477414913D3E2084206D87',1,2,'lapse',X'01A21D91CEEF72269E81A7A1C19FC4ED','01a21d91-ceef-7226-9e81-a7a1c19fc4ed:lapse','queued',1797002024687067,0,0,0,0,NULL,NULL,1795792424775012);
INSERT INTO "tasks" VALUES(X'01A21D91CF477414913D3E21CE8F03C7',1,1,'write_link',X'01A21D91CEEF72269E81A7A1C19FC4ED','01a21d91-ceef-7226-9e81-a7a1c19fc4ed:write_link','dead',1795792424775012,1,0,0,1,NULL,'field field31001: the ATS refused the write: HTTP 400, code 5 (no documented meaning)',1795792424775012);
INSERT INTO "tasks" VALUES(X'01A21D91D0AD70539ED1D50DC9F7FDC9',2,0,'fetch_application',X'01A21D91D0AD70539ED1D50CEB131BAF','01a21d91-d0ad-7053-9ed1-d50ceb131baf:fetch_application','queued',1795792434111609,1,1,0,1,NULL,'the ATS is unavailable (the authorization server answered HTTP 500)',1795792425133275);
CREATE TABLE tenant_lanes (
    tenant_id integer not null,
    lane integer not null,
    next_run_at integer not null,
    last_served_at integer not null default 0,
    primary key (tenant_id, lane)
) without rowid;
INSERT INTO "tenant_lanes" VALUES(1,0,1795792427645411,1795792426232096);
INSERT INTO "tenant_lanes" VALUES(1,1,9223372036854775807,1795792424800539);
INSERT INTO "tenant_lanes" VALUES(1,2,1797002024139450,0);
INSERT INTO "tenant_lanes" VALUES(2,0,1795792434111609,1795792425157701);
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
INSERT INTO "tenants" VALUES(1,'icims',4321,'Example 4321','{"api_url":"http://127.0.0.1:27279","login_url":"http://127.0.0.1:27279","audience":null,"roles":{"coordinator":"field23848","hiring_manager":"hiringmanager","job_owner":"jobowner","recruiter":"recruiter","secondary_recruiter":"secondaryrecruiter"},"link_field":"field31001","link_days":14,"refuse_duplicates":false,"tell_ignored":false}',NULL,1,1795792420201284);
INSERT INTO "tenants" VALUES(2,'icims',4322,'Example 4322','{"api_url":"http://127.0.0.1:30691","login_url":"http://127.0.0.1:30691","audience":null,"roles":{"coordinator":"field23848","hiring_manager":"hiringmanager","job_owner":"jobowner","recruiter":"recruiter","secondary_recruiter":"secondaryrecruiter"},"link_field":"field31001","link_days":14,"refuse_duplicates":false,"tell_ignored":false}',NULL,1,1795792422211618);
CREATE TABLE timeline (
    entry_id blob primary key,
    handoff_id blob not null,
    at integer not null,
    step text not null,
    outcome text not null,
    cause text,
    next text
) without rowid;
INSERT INTO "timeline" VALUES(X'01A21D91CD08746391A589B3E4521161',X'01A21D91CCCB70FB810416F7152B6884',1795792424200868,'fetch','read',NULL,'It waits to be opened.');
INSERT INTO "timeline" VALUES(X'01A21D91CD1A721FA4858B06D8F43CBA',X'01A21D91CCCB70FB810416F7152B6884',1795792424218966,'hand_over','waits on our page',NULL,'A recruiter opens the link.');
INSERT INTO "timeline" VALUES(X'01A21D91CD1F739CB9A1FD709DB1BE85',X'01A21D91CCCB70FB810416F7152B6884',1795792424223601,'write_link','written',NULL,NULL);
INSERT INTO "timeline" VALUES(X'01A21D91CDE875CEBFE6CB4204C69807',X'01A21D91CCCB70FB810416F7152B6884',1795792424424256,'open','opened','with the link','The application is moved to the next status.');
INSERT INTO "timeline" VALUES(X'01A21D91CE2B722E8B7A702F44932DD8',X'01A21D91CCCB70FB810416F7152B6884',1795792424491502,'advance','advanced',NULL,NULL);
INSERT INTO "timeline" VALUES(X'01A21D91CF477414913D3E2229229223',X'01A21D91CEEF72269E81A7A1C19FC4ED',1795792424775012,'fetch','read',NULL,'It waits to be opened.');
INSERT INTO "timeline" VALUES(X'01A21D91CF71740B95B9F315EFF14DF5',X'01A21D91CEEF72269E81A7A1C19FC4ED',1795792424817419,'hand_over','waits on our page',NULL,'A recruiter opens the link.');
INSERT INTO "timeline" VALUES(X'01A21D91CF71740B95B9F316A947677D',X'01A21D91CEEF72269E81A7A1C19FC4ED',1795792424815905,'write_link','refused','field field31001: the ATS refused the write: HTTP 400, code 5 (no documented meaning)','An administrator has to allow writing the field, or unset it here.');
INSERT INTO "timeline" VALUES(X'01A21D91CFDB7070B7BA7B87398B8CEF',X'01A21D91CEEF72269E81A7A1C19FC4ED',1795792424923600,'fail','write_link was given up','field field31001: the ATS refused the write: HTTP 400, code 5 (no documented meaning)','A person looks at it; `retry` runs it again.');
INSERT INTO "timeline" VALUES(X'01A21D91CFDB7070B7BA7B88231AB6EF',X'01A21D91CEEF72269E81A7A1C19FC4ED',1795792424923600,'alert','given up',NULL,NULL);
INSERT INTO "timeline" VALUES(X'01A21D91D0EC72459D1842CA6F3E65C0',X'01A21D91D0AD70539ED1D50CEB131BAF',1795792425196574,'fetch','waiting','the ATS is unavailable (the authorization server answered HTTP 500)','Nobody has to do anything: the ATS is asked again, and the link can be opened meanwhile.');
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
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('tenants',2);
COMMIT;
