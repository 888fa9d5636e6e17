-- A database of goodtime-icims 0.6.0, made by `make dump`.
-- link of 13001: http://goodtime.test/v2/ats/open/AVZAAaIno7t9dym24UUMcT7g3gAAAABx_FA3bB6Kd81Yi-k3ejls
BEGIN TRANSACTION;
CREATE TABLE _sqlx_migrations (
    version BIGINT PRIMARY KEY,
    description TEXT NOT NULL,
    installed_on TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,
    success BOOLEAN NOT NULL,
    checksum BLOB NOT NULL,
    execution_time BIGINT NOT NULL
);
INSERT INTO "_sqlx_migrations" VALUES(1,'foundation','2026-11-29 14:09:26',1,X'2DFA9B668C15992A95FDEA8B2BFAA863857B22B175331EAB2DFF717F61D40AED4781A624D3A857998D18C0E9DF4F29F5',11568852);
INSERT INTO "_sqlx_migrations" VALUES(2,'notices','2026-11-29 14:09:26',1,X'165040BF8A61B631C06AF5C41C90E33D65D9F3DB19208C261EEBDD7052189C4A5239ED643C9E83C9F7DD1BDA4808663E',6724424);
INSERT INTO "_sqlx_migrations" VALUES(3,'api','2026-11-29 14:09:26',1,X'669EC50B736B56DA936E8BC48485F7413868BE375A80975B08B4E2BE007203C83BD479FD865FC5C177B52C73F6048D1A',2323749);
INSERT INTO "_sqlx_migrations" VALUES(4,'webhooks and keys','2026-11-29 14:09:26',1,X'5DFECBF3E0D90D4695835C089AF5BDF81C7BF4F99DC036B0A8A80BC4C87673E8A07C7213746EE1A2E24EB3251914AF6A',4439248);
INSERT INTO "_sqlx_migrations" VALUES(5,'stages','2026-11-29 14:09:26',1,X'43ED1F1391D152718A0D91979833F6CB7F40A5E33950158013E17DA7889B238A22A16AA4A11F1B989B3895FC35352D47',15736048);
INSERT INTO "_sqlx_migrations" VALUES(6,'budget','2026-11-29 14:09:26',1,X'9C0850FE6500999D7CF9F38575E6EDC2B341D51F6B907ABD06C8E7FA492B03651320918E0F14CFBBDFCC2B32A78B520B',3330908);
INSERT INTO "_sqlx_migrations" VALUES(7,'drift','2026-11-29 14:09:26',1,X'D89D8478495AF605B54866E56471F22B5A45DCA56B96648F0213B8EE2F24517C9F002D4CF551D8AE1AC8D849CEC522DE',2432913);
INSERT INTO "_sqlx_migrations" VALUES(8,'mirror','2026-11-29 14:09:26',1,X'C3C89A6D5A0D17A1D64689F0E803744B3F2C61FB325183D04CDB81EA1B400EBCB323A98879EB6780331D99C1AF305D1D',13114992);
INSERT INTO "_sqlx_migrations" VALUES(9,'pages','2026-11-29 14:09:26',1,X'5BAD030EEA8B0DD1F6327DBA4BE2E29B2E6B4C8E8107E50D56D59EDCCE76533F195BA7A143D00F7C9BD21920FEF05AA5',4040009);
CREATE TABLE accounts (
    account_id blob primary key,
    tenant_id integer, -- none: an operator, for every tenant
    role text not null check (role in ('viewer', 'coordinator', 'super-admin', 'operator')),
    sign_in text not null unique, -- an e-mail address, in lower case
    name text not null,
    password text, -- a PHC string; none: signs in at the identity provider
    subject text unique, -- who it is for the identity provider
    created_at integer not null,
    disabled_at integer,
    version integer not null default 1,
    check ((role = 'operator') = (tenant_id is null))
) without rowid;
INSERT INTO "accounts" VALUES(X'01A227A3B87476E3967533401A4C358D',1,'viewer','grace@example.com','Grace','$argon2id$v=19$m=19456,t=2,p=1$pFIyJ0ZJKbS9CLd47mpTKw$e28f/60i73SW/5qbW5kJWTvis2fTLO1oVzN8tW/MUnA',NULL,1795961370740375,NULL,1);
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
INSERT INTO "advances" VALUES(X'01A227A3BB7D7729B6E1450C713EE0DE','forward',1,13001,20700,'C20700','C20800',20800,1795961371767834,1,1795961371767834,NULL,'advanced',NULL,NULL,NULL,NULL,1795961371817185,NULL);
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
INSERT INTO "api_tokens" VALUES(X'01A227A3B72E728BA31F3EBC02AE6297',1,'hooks','resumes:read webhooks:write','command line',1795961370414213,1803737370414213,NULL);
INSERT INTO "api_tokens" VALUES(X'01A227A3B98276E5A02958B1322BD1B3',1,'scheduler','handoffs:read','command line',1795961371010849,1803737371010849,NULL);
CREATE TABLE applications (
    tenant_id integer not null references tenants (tenant_id),
    workflow_id integer not null,
    person_id integer,
    job_id integer,
    stage_id text,
    stage_label text,
    source text,
    updated_at integer,
    read_at integer not null, is_mirrored integer,
    primary key (tenant_id, workflow_id)
) without rowid;
INSERT INTO "applications" VALUES(1,13001,9006,4401,'C20800','Interview: Interview Scheduled','Career Portal',1795961340000000,1795961371806077,NULL);
INSERT INTO "applications" VALUES(1,13002,9007,4401,'C20700','Review: Send to GoodTime','Career Portal',1795961340000000,1795961371071088,NULL);
CREATE TABLE audit_log (
    audit_id blob primary key,
    tenant_id integer,
    actor text not null,
    action text not null,
    subject text not null,
    at integer not null
) without rowid;
INSERT INTO "audit_log" VALUES(X'01A227A3A808774C9B4B7457B2220298',NULL,'service','signing_key.add','01a227a3-a808-774c-9b4b-7456d1f617f2',1795961366536468);
INSERT INTO "audit_log" VALUES(X'01A227A3A89873B0895E22B3EDE9952D',NULL,'first start','account.invite','operator',1795961366680618);
INSERT INTO "audit_log" VALUES(X'01A227A3A90B719C8E69CACC5F1BB740',1,'command line','tenant.add','4321',1795961366795325);
INSERT INTO "audit_log" VALUES(X'01A227A3AA657369A3EE87011677E017',1,'command line','rule.put','20700',1795961367141965);
INSERT INTO "audit_log" VALUES(X'01A227A3B0757318BB3F4FC82E5C8FE9',2,'command line','tenant.add','4322',1795961368693821);
INSERT INTO "audit_log" VALUES(X'01A227A3B11B7347A79226AF8146CA0F',2,'command line','rule.put','20700',1795961368859284);
INSERT INTO "audit_log" VALUES(X'01A227A3B72E728BA31F3EBD67FCCC67',1,'command line','api_token.add','01a227a3-b72e-728b-a31f-3ebc02ae6297',1795961370414213);
INSERT INTO "audit_log" VALUES(X'01A227A3B74A77F1AFCA331B4362A630',1,'api token 01a227a3-b72e-728b-a31f-3ebc02ae6297','webhook_endpoint.add','01a227a3-b74a-77f1-afca-331afe4fe863',1795961370442310);
INSERT INTO "audit_log" VALUES(X'01A227A3B773771B81944673317E77B1',1,'command line','account.invite','viewer',1795961370483194);
INSERT INTO "audit_log" VALUES(X'01A227A3B7FC74689BB38385B5D8F2A8',1,'command line','account.invite','viewer',1795961370620218);
INSERT INTO "audit_log" VALUES(X'01A227A3B87476E39675334180E85751',1,'account 01a227a3-b874-76e3-9675-33401a4c358d','account.add','01a227a3-b874-76e3-9675-33401a4c358d',1795961370740375);
INSERT INTO "audit_log" VALUES(X'01A227A3B8F773FC9B3257C8B054E8BB',NULL,'command line','notify.add','01a227a3-b8f7-73fc-9b32-57c796833359',1795961370871836);
INSERT INTO "audit_log" VALUES(X'01A227A3B98276E5A02958B2776B0E21',1,'command line','api_token.add','01a227a3-b982-76e5-a029-58b1322bd1b3',1795961371010849);
INSERT INTO "audit_log" VALUES(X'01A227A3BB6275F0A1A490A26828434F',1,'command line','stages.import','1',1795961371490693);
INSERT INTO "audit_log" VALUES(X'01A227A3BDDE72EF9B19EFCC05518B45',2,'command line','rule.remove','20700',1795961372126167);
INSERT INTO "audit_log" VALUES(X'01A227A3C40A77C1A196FE79250F3C99',1,'command line','tenant.change','settings',1795961373706831);
INSERT INTO "audit_log" VALUES(X'01A227A3C43A75A18FEFEF7DFB5B4759',1,'command line','sync.begin','01a227a3-c43a-75a1-8fef-ef7c547b7180',1795961373754478);
CREATE TABLE budget_usage (
    tenant_id integer not null,
    hour_at integer not null,
    lane integer not null,
    feature text not null,
    calls integer not null,
    held_back integer not null,
    held_by text,
    held_at integer,
    primary key (tenant_id, hour_at, lane, feature)
) without rowid;
INSERT INTO "budget_usage" VALUES(1,1795960800000000,0,'advance',4,0,NULL,NULL);
INSERT INTO "budget_usage" VALUES(1,1795960800000000,0,'hand_off',15,0,NULL,NULL);
INSERT INTO "budget_usage" VALUES(1,1795960800000000,1,'write_link',2,0,NULL,NULL);
INSERT INTO "budget_usage" VALUES(1,1795960800000000,4,'resume',1,0,NULL,NULL);
CREATE TABLE budget_windows (
    tenant_id integer not null,
    span text not null check (span in ('hour', 'day')),
    starts_at integer not null,
    granted integer not null,
    others integer not null, -- used by somebody else, as far as the ATS tells
    said_limit integer, -- what the ATS says
    primary key (tenant_id, span, starts_at)
) without rowid;
INSERT INTO "budget_windows" VALUES(1,'day',1795910400000000,140,0,10000);
INSERT INTO "budget_windows" VALUES(1,'hour',1795960800000000,140,0,NULL);
CREATE TABLE circuits (
    tenant_id integer primary key references tenants (tenant_id),
    failures integer not null, -- in a row
    since integer not null,
    open_until integer not null,
    why text not null
) without rowid;
INSERT INTO "circuits" VALUES(2,2,1795961371967099,0,'the ATS is unavailable (the authorization server answered HTTP 500)');
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
INSERT INTO "credentials" VALUES(X'01A227A3A90B719C8E69CACA4AFEE03E',1,'inbound','icims-4321','basic',NULL,X'BB8BFEB9F97AF802605753C4FCDA5A2ABA8D7F2C585837C173A74804752969FF40A16F69055640C341691486C4CD98F5B54C26688BB929','dump',1795961366795325,NULL,1795961366795325);
INSERT INTO "credentials" VALUES(X'01A227A3A90B719C8E69CACBFD04A121',1,'outbound','connector','oauth_client','records',X'CBBFF15859A0E1B8985AD868E42CE813C9992208309FBC2F42B5D155C3109871CC4881818DF71F0F1BAAC011A7727B65FE0DB9F5','dump',1795961366795325,NULL,1795961366795325);
INSERT INTO "credentials" VALUES(X'01A227A3B0757318BB3F4FC6BECD9C45',2,'inbound','icims-4322','hmac',NULL,X'5DB61A4AF63F5118C4FFB7F8B48C4B00C620714E0426A2381BEEECC183B08313282166EAFC2592829EC1E04CE858B26100AA234E64E3C4','dump',1795961368693821,NULL,1795961368693821);
INSERT INTO "credentials" VALUES(X'01A227A3B0757318BB3F4FC7EC02D7A7',2,'outbound','connector','oauth_client','records',X'59BDF8E2A0F706621759FAE45D80DC9EF769F40D931464D556236F7341DF61A9BAF42E6B9DD3A742D799FA9480AA5E094E0348B0','dump',1795961368693821,NULL,1795961368693821);
CREATE TABLE delivery_hours (
    hour integer not null,
    tenant_id integer not null,
    deliveries integer not null,
    primary key (hour, tenant_id)
) without rowid;
CREATE TABLE drift_noted (
    tenant_id integer not null,
    nth integer not null, -- counts on in troubles.times, so that what a target was told can be told apart
    kind text not null check (kind in ('new', 'renamed', 'missing')),
    digits integer not null,
    label text,
    imported_label text,
    primary key (tenant_id, nth)
) without rowid;
INSERT INTO "drift_noted" VALUES(1,1,'missing',20800,NULL,NULL);
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
INSERT INTO "events" VALUES(X'01A227A3B9A9705CB6F9EA31C6A14966',1,'webhook','accepted',NULL,X'01A227A3B9A9705CB6F9EA326DF8B667',X'01A227A3A90B719C8E69CACA4AFEE03E',X'2BC6B5ED5BBC606BBBE56DB8C22E5EE37907243C19799FB2170850AA8963957C',13002,9007,4401,9003,10100,20700,1795961371049588);
INSERT INTO "events" VALUES(X'01A227A3BB7D7729B6E1450B33231FD1',1,'webhook','accepted',NULL,X'01A227A3BB7D7729B6E1450C713EE0DE',X'01A227A3A90B719C8E69CACA4AFEE03E',X'32C52E849A29F450FACD8EFE1236C221E32DB4133429DBBD049B0761E592AF0E',13001,9006,4401,9003,10100,20700,1795961371517492);
INSERT INTO "events" VALUES(X'01A227A3BD0374EEBA1A0FF222E82837',1,'webhook','duplicate',NULL,X'01A227A3BB7D7729B6E1450C713EE0DE',X'01A227A3A90B719C8E69CACA4AFEE03E',X'32C52E849A29F450FACD8EFE1236C221E32DB4133429DBBD049B0761E592AF0E',13001,9006,4401,9003,10100,20700,1795961371907576);
INSERT INTO "events" VALUES(X'01A227A3BD18755CBA201F0F32FD9CBE',2,'webhook','accepted',NULL,X'01A227A3BD18755CBA201F10851E988C',X'01A227A3B0757318BB3F4FC6BECD9C45',X'1F982CD504180F81AC49F24EE604F055EA4CDC7FFA1CEAAF99D5E8F2FC222830',13001,9006,4401,9003,10100,20700,1795961371928046);
INSERT INTO "events" VALUES(X'01A227A3C3D772728D42F2913BD5BD18',2,'webhook','ignored','not_a_trigger',NULL,X'01A227A3B0757318BB3F4FC6BECD9C45',X'DA25F83ED0CA936CFE760BABD876812DDB264530833121AC01264C9E46777DA4',13002,9007,4401,9003,10100,20700,1795961373655814);
CREATE TABLE fields_shown (
    tenant_id integer not null,
    entity text not null,
    day_at integer not null,
    field text not null,
    seen integer not null,
    shown integer not null,
    primary key (tenant_id, entity, day_at, field)
) without rowid;
INSERT INTO "fields_shown" VALUES(1,'job',1795910400000000,'folder',1,1);
INSERT INTO "fields_shown" VALUES(1,'job',1795910400000000,'hiring team',1,1);
INSERT INTO "fields_shown" VALUES(1,'job',1795910400000000,'jobid',1,1);
INSERT INTO "fields_shown" VALUES(1,'job',1795910400000000,'joblocation',1,1);
INSERT INTO "fields_shown" VALUES(1,'job',1795910400000000,'jobtitle',1,1);
INSERT INTO "fields_shown" VALUES(1,'job',1795910400000000,'updateddate',1,1);
INSERT INTO "fields_shown" VALUES(1,'person',1795910400000000,'addresses',8,0);
INSERT INTO "fields_shown" VALUES(1,'person',1795910400000000,'email',8,8);
INSERT INTO "fields_shown" VALUES(1,'person',1795910400000000,'firstname',8,8);
INSERT INTO "fields_shown" VALUES(1,'person',1795910400000000,'folder',8,8);
INSERT INTO "fields_shown" VALUES(1,'person',1795910400000000,'lastname',8,8);
INSERT INTO "fields_shown" VALUES(1,'person',1795910400000000,'phones',8,4);
INSERT INTO "fields_shown" VALUES(1,'person',1795910400000000,'updateddate',8,8);
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
INSERT INTO "handoff_slots" VALUES(1,13001,20700,X'01A227A3BB7D7729B6E1450C713EE0DE',NULL,1,1795961371907576,1797170971517492);
INSERT INTO "handoff_slots" VALUES(1,13002,20700,X'01A227A3B9A9705CB6F9EA326DF8B667',NULL,1,1795961371049588,1797170971049588);
INSERT INTO "handoff_slots" VALUES(2,13001,20700,X'01A227A3BD18755CBA201F10851E988C',NULL,1,1795961371928046,1797170971928046);
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
INSERT INTO "handoffs" VALUES(X'01A227A3B9A9705CB6F9EA326DF8B667',1,13002,9007,4401,9003,X'01A227A3B9A9705CB6F9EA31C6A14966',10100,20700,'C20800','interactive',1,NULL,'live',0,1795961371049588,1797170971049588,1795961371071088,NULL,NULL,NULL,1795961371171948,NULL,NULL,NULL);
INSERT INTO "handoffs" VALUES(X'01A227A3BB7D7729B6E1450C713EE0DE',1,13001,9006,4401,9003,X'01A227A3BB7D7729B6E1450B33231FD1',10100,20700,'C20800','interactive',1,NULL,'live',0,1795961371517492,1797170971517492,1795961371532646,NULL,NULL,1795961371817185,1795961371574879,1795961371747985,'link',NULL);
INSERT INTO "handoffs" VALUES(X'01A227A3BD18755CBA201F10851E988C',2,13001,9006,4401,9003,X'01A227A3BD18755CBA201F0F32FD9CBE',10100,20700,'C20800','interactive',1,NULL,'live',0,1795961371928046,1797170971928046,NULL,'unavailable',1795961371957650,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE idempotency_keys (
    key_sha256 blob primary key, -- of who asked, and of the key
    request_sha256 blob not null, -- of address, scopes and body
    tenant_id integer, -- none: an operator's request
    taken_at integer not null,
    busy_until integer, -- none: answered
    sealed blob,
    key_id text
) without rowid;
INSERT INTO "idempotency_keys" VALUES(X'DCE30554E708A9FD10C486DEA617E7C7099B2D555DEC7A1BA31B296274EF783A',X'D72E8808058DB8397598843FD28BA5F3DADC6B27FD7572D0F1B2E298ED0CC92B',1,1795961370439018,NULL,X'81A574F3CBD49188E19CB38E1F66188390F5738AE7898CDC622F5B63C62526787046AE38ADD74DC9AFA6CD3BD55328DEAB7182B94E16AD6597E3B1B84C63FDBAF299DEEC90FB2946B347563A8DCEECAC01DEADE00543E58CE520957C08056BD8DC550B4422C65556EBB8EC083119054A93DFAB6446B481F72763AD1E432B00E4158A9BED23344536EB1B25BCC90A5A252FA640D4BF2C122216D1B3D8008057D9CCCCA1C9D1CB97003B54F26F814F5532C8BFB85BC1CE0E703E28E6BFC8AF1C3156843C0D5E10457189F9FFFC4E0AF6AA2E01224749A0129B4CB10AA3D7BACA968CE78A3546EB698DCBEC03796E15B66011D8960A91CA75EF3E11BA007197B20B531A9BB6D676D0F127AC5907739930D68623629460F7C408FAD11C06371F17DB368464261124D656655179B5F1E56E2EECE95FF4E3684DA1775389C7CF5CCD591466D007A31064DD50BA085015228E128A4E133E6B12CFC3E893AF40DD5BEED7C731990834EA881D2704E67D8898523A56E1B84E1BD25E950C00BDCBAAC79CD21B78BC49333521241155450CAD7C01FBEBCA26A593E8D2726BF93E4D87A6E4C06CDD1B330CBC855FFD69CAE137454D838CE447A3147E992991F78E876D1C522CA4E7D3753EF8BF1382DDA95FB8A6085CD47EE9650648DF0EC8F90CF1B29A3D205252024273340BDCBF91F5F4A807FB03A0A47F1E990A691AFDCA6943496DA15BB7E6C5DC16AEB868AE318380CBFDF72D4D3DF9EC8B0748D44E059706AD70EC2F6649B9578365F100B2FBE0ECEE6C748A350E0060BD2041A01665906D39D1A23430D9382466C991104E913B25F2F5522639F5F6B941702F39747205A8FE96DBEA2AD22F2DAC8150DF817C78493396186C4E1463452A4E72B62F6DA08698D3F501','dump');
CREATE TABLE ignored_statuses (
    tenant_id integer not null references tenants (tenant_id),
    digits integer not null,
    deliveries integer not null,
    first_at integer not null,
    last_at integer not null,
    primary key (tenant_id, digits)
) without rowid;
INSERT INTO "ignored_statuses" VALUES(2,20700,1,1795961373655814,1795961373655814);
CREATE TABLE invitations (
    token_sha256 blob primary key,
    tenant_id integer,
    role text not null,
    sign_in text, -- none: chosen by who accepts it
    is_first integer not null, -- counts only while there is no operator
    created_at integer not null,
    expires_at integer not null
) without rowid;
INSERT INTO "invitations" VALUES(X'53EED725601D817BF6B0C9D0D6C3BFAB4D065A48D34A1677D3DE811FF8987271',NULL,'operator',NULL,1,1795961366680618,1796047766680618);
INSERT INTO "invitations" VALUES(X'FB4513B13E143A2543CCAE354AB0B5125ECD3189C536E38A42B7A052C40F14EE',1,'viewer','ada@example.com',0,1795961370483194,1798553370483194);
CREATE TABLE jobs (
    tenant_id integer not null references tenants (tenant_id),
    job_id integer not null,
    requisition text,
    title text,
    folder text,
    location text,
    team text not null,
    updated_at integer,
    read_at integer not null, is_mirrored integer,
    primary key (tenant_id, job_id)
) without rowid;
INSERT INTO "jobs" VALUES(1,4401,'2026-4401','Support Engineer','Approved','Site A - 1 Main St  Springfield, Massachusetts 01101 United States','[{"role":"coordinator","person":9005},{"role":"hiring_manager","person":9004},{"role":"recruiter","person":9003}]',1795961340000000,1795961381765041,1);
CREATE TABLE meta (
    id integer primary key check (id = 1),
    region text not null,
    settings_epoch integer not null default 1,
    paused_until integer, -- the whole region: deliveries are kept, nothing is read or written
    oldest_program integer not null default 1 -- the newest migration that a program must know to use these tables
, hours_counted integer);
INSERT INTO "meta" VALUES(1,'us',11,NULL,1,498252);
CREATE TABLE mirrored (
    tenant_id integer not null,
    entity text not null check (entity in ('person', 'job', 'application')),
    id integer not null,
    kind text not null check (kind in ('candidate', 'user', 'job', 'application')),
    scope text, -- which part of the plan it was met in; none: it is not in the mirror any more
    folder_id text,
    fields text, -- what the tenant added, as JSON
    search_text text not null,
    content_hash integer not null,
    read_at integer not null,
    changed_at integer not null,
    absent_at integer, -- when the walk began that did not meet it
    gone_at integer,
    gone_why text,
    merged_into integer,
    primary key (tenant_id, entity, id)
) without rowid;
INSERT INTO "mirrored" VALUES(1,'job',4401,'job','job','D31001',NULL,'2026-4401 support engineer',-5316197547629029009,1795961381765041,1795961381776070,NULL,NULL,NULL,NULL);
INSERT INTO "mirrored" VALUES(1,'person',9001,'user','user:Emp:Current Employee','D32013',NULL,'integration user integration.user@example.com',5884241021244597481,1795961381839208,1795961381871843,NULL,NULL,NULL,NULL);
INSERT INTO "mirrored" VALUES(1,'person',9002,'user','user:Emp:Current Employee','D32013',NULL,'platform user platform.user@example.com',1692286654146974824,1795961381840507,1795961381871843,NULL,NULL,NULL,NULL);
INSERT INTO "mirrored" VALUES(1,'person',9003,'user','user:Emp:Current Employee','D32013',NULL,'ana ruiz ana.ruiz@example.com',-5159017568006968396,1795961381841571,1795961381871843,NULL,NULL,NULL,NULL);
INSERT INTO "mirrored" VALUES(1,'person',9004,'user','user:HM:Active','D32011',NULL,'sam lee sam.lee@example.com',6682859782352281898,1795961381815264,1795961381821083,NULL,NULL,NULL,NULL);
INSERT INTO "mirrored" VALUES(1,'person',9005,'user','user:Emp:Current Employee','D32013',NULL,'noor haddad noor.haddad@example.com',1367806812452114257,1795961381844894,1795961381871843,NULL,NULL,NULL,NULL);
INSERT INTO "mirrored" VALUES(1,'person',9006,'candidate','candidate:Cand:Active','D32004',NULL,'jane doe jane.doe@example.com',-1283519277369570219,1795961381897533,1795961381907147,NULL,NULL,NULL,NULL);
INSERT INTO "mirrored" VALUES(1,'person',9007,'candidate','candidate:Cand:Active','D32004',NULL,'omar said omar.said@example.com',-1327885883749774668,1795961381898443,1795961381907147,NULL,NULL,NULL,NULL);
INSERT INTO "mirrored" VALUES(1,'person',9008,'candidate','candidate:Cand:Active','D32004',NULL,'mei tanaka mei.tanaka@example.com',-1277386514601588399,1795961381900943,1795961381907147,NULL,NULL,NULL,NULL);
CREATE TABLE notice_targets (
    target_id blob primary key,
    tenant_id integer, -- none: of every tenant of the region
    channel text not null check (channel in ('mail', 'slack', 'webhook')),
    sealed blob not null,
    key_id text not null,
    kinds text not null,
    created_at integer not null
) without rowid;
INSERT INTO "notice_targets" VALUES(X'01A227A3B8F773FC9B3257C796833359',NULL,'webhook',X'9FE18944F5FAD9354CA6F74FA19D9C9CE66263ECAE90F09CBB90A7F99CCE341E30B49ACE111CDDAE7D1434652B11C33181AED142AC7B72663D38EBFEFAFE50C182F38BE444470DBD675BB4B0A3F971BA9B55AE9D8E11B8990D3A298FEEADB1124DA57BB589E427341FBBAA6A682E541084333AE2700A063A89E8B05ADD','dump','all',1795961370871836);
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
INSERT INTO "notices" VALUES(X'01A227A3E360714AAA1D56771AA8E659',X'01A227A3B8F773FC9B3257C796833359',1,'handoff_failed',0,1,1795961371213024,1795961371213024,13002,X'01A227A3B9A9705CB6F9EA326DF8B667','field field31001: the ATS refused what was asked: HTTP 400, code 5 (no documented meaning)','queued',1,1795961411786452,'it could not be connected to',1795961381728908,NULL);
INSERT INTO "notices" VALUES(X'01A227A3E360714AAA1D5678BA259000',X'01A227A3B8F773FC9B3257C796833359',1,'mapping_drifted',0,1,1795961371499712,1795961371499712,NULL,NULL,'1 named by rules and not imported
Named by rules and not imported: 20800.','queued',1,1795961411791134,'it could not be connected to',1795961381728908,NULL);
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
    read_at integer not null, is_mirrored integer,
    primary key (tenant_id, person_id)
) without rowid;
INSERT INTO "persons" VALUES(1,9001,'Integration',NULL,'User','integration.user@example.com','[]',NULL,'Emp:Current Employee',1795961340000000,1795961381839208,1);
INSERT INTO "persons" VALUES(1,9002,'Platform',NULL,'User','platform.user@example.com','[]',NULL,'Emp:Current Employee',1795961340000000,1795961381840507,1);
INSERT INTO "persons" VALUES(1,9003,'Ana',NULL,'Ruiz','ana.ruiz@example.com','[{"kind":"Mobile","number":"555 555 0110"}]',NULL,'Emp:Current Employee',1795961340000000,1795961381841571,1);
INSERT INTO "persons" VALUES(1,9004,'Sam',NULL,'Lee','sam.lee@example.com','[]',NULL,'HM:Active',1795961340000000,1795961381815264,1);
INSERT INTO "persons" VALUES(1,9005,'Noor',NULL,'Haddad','noor.haddad@example.com','[]',NULL,'Emp:Current Employee',1795961340000000,1795961381844894,1);
INSERT INTO "persons" VALUES(1,9006,'Jane',NULL,'Doe','jane.doe@example.com','[{"kind":"Mobile","number":"555 555 0100"}]',NULL,'Cand:Active',1795961340000000,1795961381897533,1);
INSERT INTO "persons" VALUES(1,9007,'Omar',NULL,'Said','omar.said@example.com','[{"kind":"Mobile","number":"555 555 0100"}]',NULL,'Cand:Active',1795961340000000,1795961381898443,1);
INSERT INTO "persons" VALUES(1,9008,'Mei',NULL,'Tanaka','mei.tanaka@example.com','[{"kind":"Mobile","number":"555 555 0100"}]',NULL,'Cand:Active',1795961340000000,1795961381900943,1);
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
    tenant_id integer primary key,
    began_at integer not null,
    ended_at integer not null,
    whole_at integer, -- when the last one ended that looked everywhere
    standing integer not null,
    handed_over integer not null,
    sent_again integer not null,
    in_grace integer not null,
    seen_left integer not null,
    put_off integer not null,
    failure text
);
INSERT INTO "reconcile_rounds" VALUES(1,1795961381667208,1795961381697308,1795961381697308,1,0,0,0,0,0,NULL);
CREATE TABLE replicas (
    replica_id blob primary key,
    name text not null,
    roles text not null,
    version text not null,
    skew_micros integer not null,
    started_at integer not null,
    seen_at integer not null
) without rowid;
INSERT INTO "replicas" VALUES(X'01A227A3A73E76C5A30A11EDB43C7ED4','host:24827','web,worker,sync','0.6.0',-10,1795961366334166,1795961376680294);
CREATE TABLE rules (
    tenant_id integer not null references tenants (tenant_id),
    trigger_digits integer not null,
    next_id text,
    reply text not null check (reply in ('seamless', 'interactive')),
    created_at integer not null, baseline_at integer, watched_since integer,
    primary key (tenant_id, trigger_digits)
) without rowid;
INSERT INTO "rules" VALUES(1,20700,'C20800','interactive',1795961367141965,1795961381692984,NULL);
CREATE TABLE schedules (
    name text primary key,
    fence integer not null,
    held_until integer not null,
    due_at integer not null
) without rowid;
INSERT INTO "schedules" VALUES('delivery_hours',1,0,1795961666664135);
INSERT INTO "schedules" VALUES('forgetting',1,0,1795961966664145);
INSERT INTO "schedules" VALUES('notices',2,0,1795961396714566);
INSERT INTO "schedules" VALUES('reconcile:1',1,0,1795961673667208);
INSERT INTO "schedules" VALUES('signing_keys',1,0,1795964966664155);
INSERT INTO "schedules" VALUES('sync:1',1,0,1795961681672077);
INSERT INTO "schedules" VALUES('sync:2',1,0,1795982981675781);
INSERT INTO "schedules" VALUES('troubles',1,0,1795961426664116);
CREATE TABLE sessions (
    token_sha256 blob primary key,
    account_id blob not null,
    created_at integer not null,
    seen_at integer not null -- to the minute
) without rowid;
INSERT INTO "sessions" VALUES(X'4712F20D77A62DE964F444316ABC1A8409A5645E0F73E38B9736DA4E6333E1CE',X'01A227A3B87476E3967533401A4C358D',1795961370830576,1795961370830576);
CREATE TABLE signing_keys (
    key_id blob primary key,
    sealed blob not null,
    sealed_with text not null,
    signs_from integer not null,
    verifies_until integer,
    created_at integer not null
) without rowid;
INSERT INTO "signing_keys" VALUES(X'01A227A3A808774C9B4B7456D1F617F2',X'6846F662C32359037FBFE6584C403B860D5472EDF483EEF9C917747402F23C3C12880494AD6B47A368BCE65FC55F3FDBF53BAD089763B3EE6DF4D57E9617DB4FFEC51D2485A7EF','dump',1795961366536468,NULL,1795961366536468);
ANALYZE "sqlite_master";
INSERT INTO "sqlite_stat1" VALUES('_sqlx_migrations','sqlite_autoindex__sqlx_migrations_1','9 1');
CREATE TABLE stages (
    tenant_id integer not null,
    digits integer not null,
    full_id text, -- none: the export gave digits alone
    bin text,
    label text not null,
    position integer not null,
    imported_at integer not null,
    primary key (tenant_id, digits)
) without rowid;
INSERT INTO "stages" VALUES(1,20700,'C20700',NULL,'Send to GoodTime',0,1795961371490693);
CREATE TABLE stages_met (
    tenant_id integer not null,
    digits integer not null,
    full_id text not null,
    label text,
    times integer not null,
    first_at integer not null,
    last_at integer not null,
    primary key (tenant_id, digits)
) without rowid;
INSERT INTO "stages_met" VALUES(1,20700,'C20700','Review: Send to GoodTime',1,1795961371071088,1795961371071088);
INSERT INTO "stages_met" VALUES(1,20800,'C20800','Interview: Interview Scheduled',1,1795961371806077,1795961371806077);
CREATE TABLE standing (
    tenant_id integer not null,
    trigger_digits integer not null,
    workflow_id integer not null,
    state text not null check (state in ('held', 'before', 'adopted', 'echo', 'seen', 'unreadable', 'ended', 'left')),
    since integer not null,
    looked_at integer not null,
    absent_at integer, -- when it was not met there, and could not be read
    primary key (tenant_id, trigger_digits, workflow_id)
) without rowid;
INSERT INTO "standing" VALUES(1,20700,13002,'held',1795961381688685,1795961381688685,NULL);
CREATE TABLE sync_runs (
    run_id blob primary key,
    tenant_id integer not null,
    kind text not null check (kind in ('import', 'walk', 'increment')),
    state text not null check (state in ('running', 'done', 'cancelled', 'stopped')),
    asked_by text,
    wish text not null,
    steps text not null,
    step integer not null,
    after_id integer not null,
    expected integer, -- profiles that it will find, as far as was counted
    found_count integer not null,
    read_count integer not null,
    written_count integer not null,
    missed_count integer not null,
    refused_count integer not null,
    gone_count integer not null,
    call_count integer not null,
    began_at integer not null,
    worked_at integer not null,
    ended_at integer,
    plan text, -- by which settings it is made
    note text
) without rowid;
INSERT INTO "sync_runs" VALUES(X'01A227A3C43A75A18FEFEF7C547B7180',1,'import','done','command line','{"all":false,"accept_gone":false,"anew":{"persons":false,"jobs":false}}','[{"count":{"entity":"job"}},{"count":{"entity":"person"}},{"all":{"kind":"job"}},{"folder":{"kind":"user","folder":"HM:Active"}},{"folder":{"kind":"user","folder":"Emp:Current Employee"}},{"folder":{"kind":"candidate","folder":"Cand:Active"}},{"folder":{"kind":"candidate","folder":"Cand:Unheard Of"}},{"gone":{"entity":"job"}},{"gone":{"entity":"person"}}]',9,0,9,9,9,9,0,0,0,18,1795961373754478,1795961381962218,1795961381962218,'b8f6b6804b764d86-ea914c7fc0ff4042-4f53cda18c2baa0c-5b810951a1a108e8',NULL);
CREATE TABLE sync_standings (
    tenant_id integer primary key,
    watermark integer, -- what changed before is in the mirror, as far as searches show it
    looking_since integer, -- when the look for changes began that is not finished
    walked_at integer, -- when the last finished walk began
    looked_at integer, -- when the last finished look for changes began
    next_at integer,
    failure text,
    unknown_folders text,
    unread text, -- profiles that could not be read so far, as JSON
    walked_plan text, -- by which settings the last walk was made
    stream_place text, -- behind which event the stream goes on
    stream_failure text -- why the stream is not used
);
INSERT INTO "sync_standings" VALUES(1,1795961381685397,NULL,1795961373754478,NULL,1795961681672077,NULL,'["Cand:Unheard Of"]','[]','b8f6b6804b764d86-ea914c7fc0ff4042-4f53cda18c2baa0c-5b810951a1a108e8',NULL,NULL);
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
INSERT INTO "task_attempts" VALUES(X'01A227A3B9A9705CB6F9EA335EE6AA29',1,X'01A227A3B9A9705CB6F9EA326DF8B667','fetch_application',1795961371069040,1795961371165144,'done',NULL);
INSERT INTO "task_attempts" VALUES(X'01A227A3BA0F73A19BE97604DDC37B0C',1,X'01A227A3B9A9705CB6F9EA326DF8B667','hand_over',1795961371171020,1795961371175643,'done',NULL);
INSERT INTO "task_attempts" VALUES(X'01A227A3BA0F73A19BE97606E425B923',1,X'01A227A3B9A9705CB6F9EA326DF8B667','write_link',1795961371179027,1795961371213024,'give_up','field field31001: the ATS refused what was asked: HTTP 400, code 5 (no documented meaning)');
INSERT INTO "task_attempts" VALUES(X'01A227A3BA2374D6B5956C5676A35909',1,X'01A227A3B9A9705CB6F9EA326DF8B667','tell_scheduler',1795961371184524,1795961371216204,'retry','it could not be connected to');
INSERT INTO "task_attempts" VALUES(X'01A227A3BA2374D6B5956C5676A35909',2,X'01A227A3B9A9705CB6F9EA326DF8B667','tell_scheduler',1795961377037421,1795961377050329,'retry','it could not be connected to');
INSERT INTO "task_attempts" VALUES(X'01A227A3BB7D7729B6E1450DBF61BEEF',1,X'01A227A3BB7D7729B6E1450C713EE0DE','fetch_application',1795961371531942,1795961371567551,'done',NULL);
INSERT INTO "task_attempts" VALUES(X'01A227A3BBA975F28358E5CBA6A26034',1,X'01A227A3BB7D7729B6E1450C713EE0DE','hand_over',1795961371573975,1795961371577356,'done',NULL);
INSERT INTO "task_attempts" VALUES(X'01A227A3BBA975F28358E5CD8B729577',1,X'01A227A3BB7D7729B6E1450C713EE0DE','write_link',1795961371582106,1795961371601942,'done',NULL);
INSERT INTO "task_attempts" VALUES(X'01A227A3BBB6721984D67C6B51B25E85',1,X'01A227A3BB7D7729B6E1450C713EE0DE','tell_scheduler',1795961371588307,1795961371590580,'wait','the endpoint fails, or has enough to do');
INSERT INTO "task_attempts" VALUES(X'01A227A3BBB6721984D67C6B51B25E85',2,X'01A227A3BB7D7729B6E1450C713EE0DE','tell_scheduler',1795961371770560,1795961371772866,'wait','the endpoint fails, or has enough to do');
INSERT INTO "task_attempts" VALUES(X'01A227A3BBB6721984D67C6B51B25E85',3,X'01A227A3BB7D7729B6E1450C713EE0DE','tell_scheduler',1795961371827051,1795961371829338,'wait','the endpoint fails, or has enough to do');
INSERT INTO "task_attempts" VALUES(X'01A227A3BBB6721984D67C6B51B25E85',4,X'01A227A3BB7D7729B6E1450C713EE0DE','tell_scheduler',1795961377037644,1795961377049243,'wait','the endpoint fails, or has enough to do');
INSERT INTO "task_attempts" VALUES(X'01A227A3BC6370DA827F349513353EC0',1,X'01A227A3BB7D7729B6E1450C713EE0DE','advance_application',1795961371765963,1795961371820698,'done',NULL);
INSERT INTO "task_attempts" VALUES(X'01A227A3BD0374EEBA1A0FF461527A0C',1,X'01A227A3BB7D7729B6E1450C713EE0DE','recheck',1795961371931574,1795961371943593,'wait','the trigger status is not shown');
INSERT INTO "task_attempts" VALUES(X'01A227A3BD0374EEBA1A0FF461527A0C',2,X'01A227A3BB7D7729B6E1450C713EE0DE','recheck',1795961372999451,1795961373005657,'wait','the trigger status is not shown');
INSERT INTO "task_attempts" VALUES(X'01A227A3BD0374EEBA1A0FF461527A0C',3,X'01A227A3BB7D7729B6E1450C713EE0DE','recheck',1795961375017308,1795961375023929,'wait','the trigger status is not shown');
INSERT INTO "task_attempts" VALUES(X'01A227A3BD0374EEBA1A0FF461527A0C',4,X'01A227A3BB7D7729B6E1450C713EE0DE','recheck',1795961378318194,1795961378326944,'wait','the trigger status is not shown');
INSERT INTO "task_attempts" VALUES(X'01A227A3BD18755CBA201F11F8A8B17E',1,X'01A227A3BD18755CBA201F10851E988C','fetch_application',1795961371952746,1795961371967099,'retry','the ATS is unavailable (the authorization server answered HTTP 500)');
INSERT INTO "task_attempts" VALUES(X'01A227A3BD18755CBA201F11F8A8B17E',2,X'01A227A3BD18755CBA201F10851E988C','fetch_application',1795961378324418,1795961378325224,'retry','the ATS is unavailable (the authorization server answered HTTP 500)');
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
INSERT INTO "tasks" VALUES(X'01A227A3BA0F73A19BE97605FC79E00A',1,2,'lapse',X'01A227A3B9A9705CB6F9EA326DF8B667','01a227a3-b9a9-705c-b6f9-ea326df8b667:lapse','queued',1797170971049588,0,0,0,0,NULL,NULL,1795961371151397);
INSERT INTO "tasks" VALUES(X'01A227A3BA0F73A19BE97606E425B923',1,1,'write_link',X'01A227A3B9A9705CB6F9EA326DF8B667','01a227a3-b9a9-705c-b6f9-ea326df8b667:write_link','dead',1795961371151397,1,0,0,1,NULL,'field field31001: the ATS refused what was asked: HTTP 400, code 5 (no documented meaning)',1795961371151397);
INSERT INTO "tasks" VALUES(X'01A227A3BA2374D6B5956C5676A35909',1,4,'tell_scheduler',X'01A227A3B9A9705CB6F9EA326DF8B667','01a227a3-b9a9-705c-b6f9-ea326df8b667:tell_scheduler','queued',1795961387047307,2,2,0,2,NULL,'it could not be connected to',1795961371171948);
INSERT INTO "tasks" VALUES(X'01A227A3BBA975F28358E5CC24C826EB',1,2,'lapse',X'01A227A3BB7D7729B6E1450C713EE0DE','01a227a3-bb7d-7729-b6e1-450c713ee0de:lapse','queued',1797170971517492,0,0,0,0,NULL,NULL,1795961371561134);
INSERT INTO "tasks" VALUES(X'01A227A3BBB6721984D67C6B51B25E85',1,4,'tell_scheduler',X'01A227A3BB7D7729B6E1450C713EE0DE','01a227a3-bb7d-7729-b6e1-450c713ee0de:tell_scheduler','queued',1795961387358825,4,0,0,4,NULL,'the endpoint fails, or has enough to do',1795961371817185);
INSERT INTO "tasks" VALUES(X'01A227A3BD0374EEBA1A0FF461527A0C',1,0,'recheck',X'01A227A3BB7D7729B6E1450C713EE0DE','01a227a3-bb7d-7729-b6e1-450c713ee0de:recheck','queued',1795961381907576,4,0,0,4,NULL,'the trigger status is not shown',1795961371907576);
INSERT INTO "tasks" VALUES(X'01A227A3BD18755CBA201F11F8A8B17E',2,0,'fetch_application',X'01A227A3BD18755CBA201F10851E988C','01a227a3-bd18-755c-ba20-1f10851e988c:fetch_application','queued',1795961389546047,2,2,0,2,NULL,'the ATS is unavailable (the authorization server answered HTTP 500)',1795961371928046);
CREATE TABLE tellings (
    target_id blob not null,
    tenant_id integer not null,
    kind text not null,
    told_times integer not null,
    told_at integer,
    told_since integer, -- while it is told as lasting
    primary key (target_id, tenant_id, kind)
) without rowid;
INSERT INTO "tellings" VALUES(X'01A227A3B8F773FC9B3257C796833359',1,'handoff_failed',1,1795961381728908,NULL);
INSERT INTO "tellings" VALUES(X'01A227A3B8F773FC9B3257C796833359',1,'mapping_drifted',1,1795961381728908,NULL);
CREATE TABLE tenant_lanes (
    tenant_id integer not null,
    lane integer not null,
    next_run_at integer not null,
    last_served_at integer not null default 0,
    primary key (tenant_id, lane)
) without rowid;
INSERT INTO "tenant_lanes" VALUES(1,0,1795961381907576,1795961378057481);
INSERT INTO "tenant_lanes" VALUES(1,1,9223372036854775807,1795961371574504);
INSERT INTO "tenant_lanes" VALUES(1,2,1797170971049588,0);
INSERT INTO "tenant_lanes" VALUES(1,4,1795961387047307,1795961377033675);
INSERT INTO "tenant_lanes" VALUES(2,0,1795961389546047,1795961378318338);
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
INSERT INTO "tenants" VALUES(1,'icims',4321,'Example 4321','{"api_url":"http://127.0.0.1:30117","login_url":"http://127.0.0.1:30117","audience":null,"roles":{"coordinator":"field23848","hiring_manager":"hiringmanager","job_owner":"jobowner","recruiter":"recruiter","secondary_recruiter":"secondaryrecruiter"},"link_field":"field31001","link_days":14,"refuse_duplicates":false,"tell_ignored":false,"calls":{"per_second":10000,"in_flight":8,"per_hour":80000,"per_day":null},"sync":{"source":"search","stream_subscription":null,"legacy_stream_id":null,"every_minutes":5,"walk_every_days":7,"candidate_folders":["Cand:Active","Cand:Unheard Of"],"user_folders":["HM:Active","Emp:Current Employee"],"jobs_without":["Deleted","Job Template"],"applications":false,"open_job_folders":["Approved"],"person_fields":[],"job_fields":[],"gone_most_percent":20}}',NULL,2,1795961366795325);
INSERT INTO "tenants" VALUES(2,'icims',4322,'Example 4322','{"api_url":"http://127.0.0.1:26100","login_url":"http://127.0.0.1:26100","audience":null,"roles":{"coordinator":"field23848","hiring_manager":"hiringmanager","job_owner":"jobowner","recruiter":"recruiter","secondary_recruiter":"secondaryrecruiter"},"link_field":"field31001","link_days":14,"refuse_duplicates":false,"tell_ignored":false,"calls":{"per_second":10000,"in_flight":8,"per_hour":80000,"per_day":null}}',NULL,1,1795961368693821);
CREATE TABLE timeline (
    entry_id blob primary key,
    handoff_id blob not null,
    at integer not null,
    step text not null,
    outcome text not null,
    cause text,
    next text
) without rowid;
INSERT INTO "timeline" VALUES(X'01A227A3BA0F73A19BE9760738232318',X'01A227A3B9A9705CB6F9EA326DF8B667',1795961371151397,'fetch','read',NULL,'It waits to be opened.');
INSERT INTO "timeline" VALUES(X'01A227A3BA2374D6B5956C55B909D6E6',X'01A227A3B9A9705CB6F9EA326DF8B667',1795961371171948,'hand_over','schedulers are told',NULL,'A recruiter opens the link.');
INSERT INTO "timeline" VALUES(X'01A227A3BA2C779A8B48A421A8B25CF6',X'01A227A3B9A9705CB6F9EA326DF8B667',1795961371180039,'write_link','refused','field field31001: the ATS refused what was asked: HTTP 400, code 5 (no documented meaning)','An administrator has to allow writing the field, or unset it here.');
INSERT INTO "timeline" VALUES(X'01A227A3BA527709913F9760524D3173',X'01A227A3B9A9705CB6F9EA326DF8B667',1795961371218196,'fail','write_link was given up','field field31001: the ATS refused what was asked: HTTP 400, code 5 (no documented meaning)','A person looks at it; `retry` runs it again.');
INSERT INTO "timeline" VALUES(X'01A227A3BA527709913F9761F0C87AD7',X'01A227A3B9A9705CB6F9EA326DF8B667',1795961371218196,'alert','given up',NULL,NULL);
INSERT INTO "timeline" VALUES(X'01A227A3BBA975F28358E5CE5BD5D3CF',X'01A227A3BB7D7729B6E1450C713EE0DE',1795961371561134,'fetch','read',NULL,'It waits to be opened.');
INSERT INTO "timeline" VALUES(X'01A227A3BBB6721984D67C6A5EC2A3B1',X'01A227A3BB7D7729B6E1450C713EE0DE',1795961371574879,'hand_over','schedulers are told',NULL,'A recruiter opens the link.');
INSERT INTO "timeline" VALUES(X'01A227A3BBBF747F8B54E94B00B4A213',X'01A227A3BB7D7729B6E1450C713EE0DE',1795961371583241,'write_link','written',NULL,NULL);
INSERT INTO "timeline" VALUES(X'01A227A3BC6370DA827F34960C638537',X'01A227A3BB7D7729B6E1450C713EE0DE',1795961371747985,'open','opened','with the link','The application is moved to the next status.');
INSERT INTO "timeline" VALUES(X'01A227A3BCA974579682FECC6A9D16A3',X'01A227A3BB7D7729B6E1450C713EE0DE',1795961371817185,'advance','advanced',NULL,NULL);
INSERT INTO "timeline" VALUES(X'01A227A3BD35766FA61C3512DC20761C',X'01A227A3BD18755CBA201F10851E988C',1795961371957650,'fetch','waiting','the ATS is unavailable (the authorization server answered HTTP 500)','Nobody has to do anything: the ATS is asked again, and the link can be opened meanwhile.');
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
INSERT INTO "troubles" VALUES(1,'handoff_failed',1,1795961371213024,1795961371213024,0,13002,X'01A227A3B9A9705CB6F9EA326DF8B667','field field31001: the ATS refused what was asked: HTTP 400, code 5 (no documented meaning)');
INSERT INTO "troubles" VALUES(1,'mapping_drifted',1,1795961371499712,1795961371499712,0,NULL,NULL,NULL);
CREATE TABLE webhook_attempts (
    message_id blob not null,
    attempt integer not null,
    started_at integer not null,
    finished_at integer not null,
    status integer, -- of the answer; none: there was none
    why text,
    primary key (message_id, attempt)
) without rowid;
INSERT INTO "webhook_attempts" VALUES(X'01A227A3BA2374D6B5956C54B1CC500D',1,1795961371209293,1795961371211415,NULL,'it could not be connected to');
INSERT INTO "webhook_attempts" VALUES(X'01A227A3BA2374D6B5956C54B1CC500D',2,1795961377046672,1795961377047307,NULL,'it could not be connected to');
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
INSERT INTO "webhook_endpoints" VALUES(X'01A227A3B74A77F1AFCA331AFE4FE863',1,'scheduler','handoff.ready,handoff.waiting,handoff.opened,handoff.advanced,handoff.failed,handoff.superseded,handoff.lapsed',1,X'0176FBC8DD72CD24412830BF106D2A83FE1614E285EF52B77E672BBE0E41CAC21486956CE0B0B0B782BCE9CC9A0B1114D175B15D30A1AF04F388F720318ACE74695C7AD8DEDC5B85DF34D5E3554D3685B1AF685BBD0D84D617ADD046A794EF0BDD13B39C2B0D287E4D1815DC12B9CD2B717B78A70FC3BDBEDB9079CA4FE1082ACBB6522E','dump',1,1795961370442310);
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
INSERT INTO "webhook_messages" VALUES(X'01A227A3BA2374D6B5956C54B1CC500D',X'01A227A3B74A77F1AFCA331AFE4FE863',1,1,X'01A227A3B9A9705CB6F9EA326DF8B667','handoff.ready',NULL,'queued',1795961371171948,1795961371171948,2,1795961387047307,'it could not be connected to',NULL);
INSERT INTO "webhook_messages" VALUES(X'01A227A3BBB6721984D67C690EFE523A',X'01A227A3B74A77F1AFCA331AFE4FE863',1,1,X'01A227A3BB7D7729B6E1450C713EE0DE','handoff.ready',NULL,'queued',1795961371574879,1795961371574879,0,NULL,NULL,NULL);
INSERT INTO "webhook_messages" VALUES(X'01A227A3BC6370DA827F3494FD2D00B7',X'01A227A3B74A77F1AFCA331AFE4FE863',1,1,X'01A227A3BB7D7729B6E1450C713EE0DE','handoff.opened',NULL,'queued',1795961371747985,1795961371747985,0,NULL,NULL,NULL);
INSERT INTO "webhook_messages" VALUES(X'01A227A3BCA974579682FECBB487EB64',X'01A227A3B74A77F1AFCA331AFE4FE863',1,1,X'01A227A3BB7D7729B6E1450C713EE0DE','handoff.advanced','advanced','queued',1795961371817185,1795961371817185,0,NULL,NULL,NULL);
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
CREATE UNIQUE INDEX notices_once on notices (target_id, tenant_id, kind) where state = 'queued';
CREATE INDEX notices_due on notices (next_at) where state = 'queued';
CREATE INDEX notices_by_target on notices (target_id, notice_id);
CREATE INDEX idempotency_keys_by_time on idempotency_keys (taken_at);
CREATE INDEX webhook_messages_of_handoff on webhook_messages (handoff_id, message_id);
CREATE INDEX standing_to_forget on standing (looked_at) where state in ('left', 'unreadable') or absent_at is not null;
CREATE INDEX budget_windows_to_forget on budget_windows (starts_at);
CREATE INDEX budget_usage_to_forget on budget_usage (hour_at);
CREATE INDEX mirrored_of_kind on mirrored (tenant_id, kind, id);
CREATE INDEX mirrored_by_change on mirrored (tenant_id, kind, changed_at, id);
CREATE INDEX mirrored_in_scope on mirrored (tenant_id, scope, id) where scope is not null;
CREATE INDEX mirrored_absent on mirrored (tenant_id, entity, absent_at, id, scope, kind, read_at) where absent_at is not null;
CREATE INDEX mirrored_to_forget on mirrored (gone_at) where gone_at is not null;
CREATE INDEX sync_runs_of_tenant on sync_runs (tenant_id, run_id);
CREATE INDEX sync_runs_walks on sync_runs (tenant_id, run_id) where kind <> 'increment';
CREATE UNIQUE INDEX sync_runs_going_on on sync_runs (tenant_id) where state = 'running';
CREATE INDEX sync_runs_to_forget on sync_runs (ended_at) where ended_at is not null;
CREATE INDEX fields_shown_to_forget on fields_shown (day_at);
CREATE INDEX persons_by_age on persons (read_at) where is_mirrored is null;
CREATE INDEX jobs_by_age on jobs (read_at) where is_mirrored is null;
CREATE INDEX applications_by_age on applications (read_at) where is_mirrored is null;
CREATE INDEX applications_of_person on applications (tenant_id, person_id, workflow_id);
CREATE INDEX applications_of_job on applications (tenant_id, job_id, workflow_id);
CREATE INDEX handoffs_of_tenant on handoffs (tenant_id, handoff_id);
CREATE INDEX sessions_of_account on sessions (account_id);
CREATE INDEX sessions_by_time on sessions (seen_at);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('tenants',2);
COMMIT;
