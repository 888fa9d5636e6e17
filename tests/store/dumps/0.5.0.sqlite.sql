-- A database of goodtime-icims 0.5.0, made by `make dump`.
-- link of 13001: http://goodtime.test/v2/ats/open/AVZAAaImzDIFcf6JMNZYy5trUQAAAABOmE8gAanKprpWj2DpbAaF
BEGIN TRANSACTION;
CREATE TABLE _sqlx_migrations (
    version BIGINT PRIMARY KEY,
    description TEXT NOT NULL,
    installed_on TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,
    success BOOLEAN NOT NULL,
    checksum BLOB NOT NULL,
    execution_time BIGINT NOT NULL
);
INSERT INTO "_sqlx_migrations" VALUES(1,'foundation','2026-11-29 10:14:01',1,X'2DFA9B668C15992A95FDEA8B2BFAA863857B22B175331EAB2DFF717F61D40AED4781A624D3A857998D18C0E9DF4F29F5',10178013);
INSERT INTO "_sqlx_migrations" VALUES(2,'notices','2026-11-29 10:14:01',1,X'165040BF8A61B631C06AF5C41C90E33D65D9F3DB19208C261EEBDD7052189C4A5239ED643C9E83C9F7DD1BDA4808663E',5450825);
INSERT INTO "_sqlx_migrations" VALUES(3,'api','2026-11-29 10:14:01',1,X'669EC50B736B56DA936E8BC48485F7413868BE375A80975B08B4E2BE007203C83BD479FD865FC5C177B52C73F6048D1A',1274421);
INSERT INTO "_sqlx_migrations" VALUES(4,'webhooks and keys','2026-11-29 10:14:01',1,X'5DFECBF3E0D90D4695835C089AF5BDF81C7BF4F99DC036B0A8A80BC4C87673E8A07C7213746EE1A2E24EB3251914AF6A',2579859);
INSERT INTO "_sqlx_migrations" VALUES(5,'stages','2026-11-29 10:14:01',1,X'43ED1F1391D152718A0D91979833F6CB7F40A5E33950158013E17DA7889B238A22A16AA4A11F1B989B3895FC35352D47',5763111);
INSERT INTO "_sqlx_migrations" VALUES(6,'budget','2026-11-29 10:14:01',1,X'9C0850FE6500999D7CF9F38575E6EDC2B341D51F6B907ABD06C8E7FA492B03651320918E0F14CFBBDFCC2B32A78B520B',2173096);
INSERT INTO "_sqlx_migrations" VALUES(7,'drift','2026-11-29 10:14:01',1,X'D89D8478495AF605B54866E56471F22B5A45DCA56B96648F0213B8EE2F24517C9F002D4CF551D8AE1AC8D849CEC522DE',1357316);
INSERT INTO "_sqlx_migrations" VALUES(8,'mirror','2026-11-29 10:14:01',1,X'C3C89A6D5A0D17A1D64689F0E803744B3F2C61FB325183D04CDB81EA1B400EBCB323A98879EB6780331D99C1AF305D1D',12487195);
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
INSERT INTO "advances" VALUES(X'01A226CC320571FE8930D658CB9B6B51','forward',1,13001,20700,'C20700','C20800',20800,1795947246278944,1,1795947246278944,NULL,'advanced',NULL,NULL,NULL,NULL,1795947246311622,NULL);
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
INSERT INTO "api_tokens" VALUES(X'01A226CC2FF07362AB3EBFA13E6BAC70',1,'hooks','resumes:read webhooks:write','command line',1795947245552691,1803723245552691,NULL);
INSERT INTO "api_tokens" VALUES(X'01A226CC307177058041D668A6E9D914',1,'scheduler','handoffs:read','command line',1795947245681192,1803723245681192,NULL);
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
INSERT INTO "applications" VALUES(1,13001,9006,4401,'C20800','Interview: Interview Scheduled','Career Portal',1795947240000000,1795947246302602,NULL);
INSERT INTO "applications" VALUES(1,13002,9007,4401,'C20700','Review: Send to GoodTime','Career Portal',1795947240000000,1795947245710951,NULL);
CREATE TABLE audit_log (
    audit_id blob primary key,
    tenant_id integer,
    actor text not null,
    action text not null,
    subject text not null,
    at integer not null
) without rowid;
INSERT INTO "audit_log" VALUES(X'01A226CC20C372ED9C10B336EB8C753D',NULL,'service','signing_key.add','01a226cc-20c3-72ed-9c10-b33570c1a37a',1795947241667601);
INSERT INTO "audit_log" VALUES(X'01A226CC216E74A2BD862D5DE3137C98',1,'command line','tenant.add','4321',1795947241838384);
INSERT INTO "audit_log" VALUES(X'01A226CC21EA76E49A5850F9E30936C9',1,'command line','rule.put','20700',1795947241962975);
INSERT INTO "audit_log" VALUES(X'01A226CC27FE757E977352FDE323277F',2,'command line','tenant.add','4322',1795947243518705);
INSERT INTO "audit_log" VALUES(X'01A226CC29F5759BBADB23B63A0361C4',2,'command line','rule.put','20700',1795947244021392);
INSERT INTO "audit_log" VALUES(X'01A226CC2FF07362AB3EBFA2AE94C7CD',1,'command line','api_token.add','01a226cc-2ff0-7362-ab3e-bfa13e6bac70',1795947245552691);
INSERT INTO "audit_log" VALUES(X'01A226CC300472EE950AAF6FDB620F4E',1,'api token 01a226cc-2ff0-7362-ab3e-bfa13e6bac70','webhook_endpoint.add','01a226cc-3004-72ee-950a-af6efde60711',1795947245572200);
INSERT INTO "audit_log" VALUES(X'01A226CC301F7665B3B9D8702FAE3F56',NULL,'command line','notify.add','01a226cc-301f-7665-b3b9-d86fff59e891',1795947245599103);
INSERT INTO "audit_log" VALUES(X'01A226CC307177058041D66969BAC68F',1,'command line','api_token.add','01a226cc-3071-7705-8041-d668a6e9d914',1795947245681192);
INSERT INTO "audit_log" VALUES(X'01A226CC31F47463947B3B7CC89C3D5A',1,'command line','stages.import','1',1795947246068330);
INSERT INTO "audit_log" VALUES(X'01A226CC340174B4AD2F61B9C1326C69',2,'command line','rule.remove','20700',1795947246593969);
INSERT INTO "audit_log" VALUES(X'01A226CC3A9F77EEA16759FD4184094D',1,'command line','tenant.change','settings',1795947248287576);
INSERT INTO "audit_log" VALUES(X'01A226CC3ABE751CAC859F957F2A331E',1,'command line','sync.begin','01a226cc-3abe-751c-ac85-9f94ec7934e4',1795947248318571);
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
INSERT INTO "budget_usage" VALUES(1,1795946400000000,0,'advance',4,0,NULL,NULL);
INSERT INTO "budget_usage" VALUES(1,1795946400000000,0,'hand_off',15,0,NULL,NULL);
INSERT INTO "budget_usage" VALUES(1,1795946400000000,1,'write_link',2,0,NULL,NULL);
INSERT INTO "budget_usage" VALUES(1,1795946400000000,4,'resume',2,0,NULL,NULL);
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
INSERT INTO "budget_windows" VALUES(1,'hour',1795946400000000,140,0,NULL);
CREATE TABLE circuits (
    tenant_id integer primary key references tenants (tenant_id),
    failures integer not null, -- in a row
    since integer not null,
    open_until integer not null,
    why text not null
) without rowid;
INSERT INTO "circuits" VALUES(2,2,1795947246443036,0,'the ATS is unavailable (the authorization server answered HTTP 500)');
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
INSERT INTO "credentials" VALUES(X'01A226CC216E74A2BD862D5B7FA2CFC0',1,'inbound','icims-4321','basic',NULL,X'D823B16A390DF46176FD88D9D42C93872D58D62264F638A494B2F6148E9919554A8183CCB07BA53DEAC154AD047456F4C30080668EB9C0','dump',1795947241838384,NULL,1795947241838384);
INSERT INTO "credentials" VALUES(X'01A226CC216E74A2BD862D5C7BB05466',1,'outbound','connector','oauth_client','records',X'B9D5CF9DDB18032826A1077F0CC3E53BFF9A5BA9EA26CED4E2502BEFFBDFDEE6CCAD40DF0F01F9CC76709E342C4D6D48A6D1E25B','dump',1795947241838384,NULL,1795947241838384);
INSERT INTO "credentials" VALUES(X'01A226CC27FE757E977352FB9FDE23A3',2,'inbound','icims-4322','hmac',NULL,X'7E5BC636A74CB24A51161675049608F93E1240338C27B7F968496560798476339E51CF0132813B83AC5C7D52740BD03C70349A736CEEE3','dump',1795947243518705,NULL,1795947243518705);
INSERT INTO "credentials" VALUES(X'01A226CC27FE757E977352FC285EDE1E',2,'outbound','connector','oauth_client','records',X'421EFADF632DB000F7A99319002C6B32824DB8E38408BCE265F05A019EAFCFDB731C2500423CCD4BC9E643695AEA78B5E777DB2E','dump',1795947243518705,NULL,1795947243518705);
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
INSERT INTO "events" VALUES(X'01A226CC3086701AB17FA82A093CA1FC',1,'webhook','accepted',NULL,X'01A226CC3086701AB17FA82BCFBE4E62',X'01A226CC216E74A2BD862D5B7FA2CFC0',X'5038CEB50675A7FB620C3E417187E30BC86E7840E94EE489906D67FDF6CCC034',13002,9007,4401,9003,10100,20700,1795947245702027);
INSERT INTO "events" VALUES(X'01A226CC320571FE8930D65737353D0A',1,'webhook','accepted',NULL,X'01A226CC320571FE8930D658CB9B6B51',X'01A226CC216E74A2BD862D5B7FA2CFC0',X'74F5A277B9A61C47A2E6D06D6F716B6DDF11B70A7BEC321A936CD503B0895BC8',13001,9006,4401,9003,10100,20700,1795947246085003);
INSERT INTO "events" VALUES(X'01A226CC334D76F2B2F75175A4AE89AD',1,'webhook','duplicate',NULL,X'01A226CC320571FE8930D658CB9B6B51',X'01A226CC216E74A2BD862D5B7FA2CFC0',X'74F5A277B9A61C47A2E6D06D6F716B6DDF11B70A7BEC321A936CD503B0895BC8',13001,9006,4401,9003,10100,20700,1795947246413826);
INSERT INTO "events" VALUES(X'01A226CC335E703B93D4E6CF91C709D6',2,'webhook','accepted',NULL,X'01A226CC335E703B93D4E6D00C82DE8C',X'01A226CC27FE757E977352FB9FDE23A3',X'BD70416F662B4E31931D62EEAFA02F29615471A166145980058A9AA2EB959706',13001,9006,4401,9003,10100,20700,1795947246430959);
INSERT INTO "events" VALUES(X'01A226CC39F176B5BFABDE5731E1C0E1',2,'webhook','ignored','not_a_trigger',NULL,X'01A226CC27FE757E977352FB9FDE23A3',X'9841541183C1E00122A3E03957215BC4794528D91B6D001306020CA849D5FA9B',13002,9007,4401,9003,10100,20700,1795947248113934);
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
INSERT INTO "handoff_slots" VALUES(1,13001,20700,X'01A226CC320571FE8930D658CB9B6B51',NULL,1,1795947246413826,1797156846085003);
INSERT INTO "handoff_slots" VALUES(1,13002,20700,X'01A226CC3086701AB17FA82BCFBE4E62',NULL,1,1795947245702027,1797156845702027);
INSERT INTO "handoff_slots" VALUES(2,13001,20700,X'01A226CC335E703B93D4E6D00C82DE8C',NULL,1,1795947246430959,1797156846430959);
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
INSERT INTO "handoffs" VALUES(X'01A226CC3086701AB17FA82BCFBE4E62',1,13002,9007,4401,9003,X'01A226CC3086701AB17FA82A093CA1FC',10100,20700,'C20800','interactive',1,NULL,'live',0,1795947245702027,1797156845702027,1795947245710951,NULL,NULL,NULL,1795947245751304,NULL,NULL,NULL);
INSERT INTO "handoffs" VALUES(X'01A226CC320571FE8930D658CB9B6B51',1,13001,9006,4401,9003,X'01A226CC320571FE8930D65737353D0A',10100,20700,'C20800','interactive',1,NULL,'live',0,1795947246085003,1797156846085003,1795947246095073,NULL,NULL,1795947246311622,1795947246136905,1795947246266271,'link',NULL);
INSERT INTO "handoffs" VALUES(X'01A226CC335E703B93D4E6D00C82DE8C',2,13001,9006,4401,9003,X'01A226CC335E703B93D4E6CF91C709D6',10100,20700,'C20800','interactive',1,NULL,'live',0,1795947246430959,1797156846430959,NULL,'unavailable',1795947246440881,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE idempotency_keys (
    key_sha256 blob primary key, -- of who asked, and of the key
    request_sha256 blob not null, -- of address, scopes and body
    tenant_id integer, -- none: an operator's request
    taken_at integer not null,
    busy_until integer, -- none: answered
    sealed blob,
    key_id text
) without rowid;
INSERT INTO "idempotency_keys" VALUES(X'934D9BFA032721305A46B6D8451117E85CDC0BBFE97163CB1D5C294B5B4825CE',X'D72E8808058DB8397598843FD28BA5F3DADC6B27FD7572D0F1B2E298ED0CC92B',1,1795947245569205,NULL,X'9DADEC3FA091B0B5725F247FACAD01467826E4A4170CF232FF925F22649F2D0CAFB4E2AD6B948859D765633FE2FC57529A0986789794AAE86CE5314F1AA40327F1FBA1E3705529DB8E5E842006C67E85FCF91F377A6CDF65135549E88AF6771F6DA11136D3D332E4B2D51E1C9551F3541A9A93CD8BE30B0FB8493E5C17433A2E0BBA8A217D667B35F856176070B214F34C97C4FE6E62615F6BC16E777EFAAD5B54F5F504020F6C3847C4B3247ED69AEF22C6150BDDCCAB0A972EAD2B283DECEB790ECF852564962CD8E0230C1563025DDDA183564CFB085A739B93A78B6568DA6FB28CBB364EAFAB29D0D31B5510CF9AFD76D3EAB5B5F6F25FFF3FA059DB18A7448BF4CEB1C7D7DA47CC798CF385D91C054BF59438A11EBD36532CB234ABEC416E431B8495C94EF17CC9AB00935456A24307369CECACB51D53C141778DFDBCB87460C757FBF90BAA58DE8AE31C3B9AD78B20AE3F6221694FEC5B2368E985798013E4BF46BDC4FB5AE543054A523B0C9CA7CD6832E7B684C8EAECA91D725846EF9848B6B989848A1D1765729BEA25AC57A03821274EF82DDFC9D21CC7B27B68EC29665FBF989743E29A6962A5A0D4A7D7243ECC98AEA5F97662E77E6F7E9399BBBA4F7C37BD8EC7C7540AE14984C3BFA0A0A71B1C4C007D60173C368715F24CE6265C68F3FF40B4F3BB98869118600928824971B5708B6CA6A6796D494249ACA3A7AFD92D2DA5B00896A0834A31764544B9E69EE3092512FF5A912847EBBDBF6A2B6F04E5A79F1B7D4504DE214A845B07D32D1A5DD9F0B10E9082C0F6C3EAF76F8FA8F40D961B53CD1B4AA07C2E63FCD055DF6542223FB77C7CE1BA72963DA8AEDAFF0B41DBFB255D89EC2FA0548EA714FB52CCB0B00AFDBBB2C5EDD1BF6E3CEB','dump');
CREATE TABLE ignored_statuses (
    tenant_id integer not null references tenants (tenant_id),
    digits integer not null,
    deliveries integer not null,
    first_at integer not null,
    last_at integer not null,
    primary key (tenant_id, digits)
) without rowid;
INSERT INTO "ignored_statuses" VALUES(2,20700,1,1795947248113934,1795947248113934);
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
INSERT INTO "jobs" VALUES(1,4401,'2026-4401','Support Engineer','Approved','Site A - 1 Main St  Springfield, Massachusetts 01101 United States','[{"role":"coordinator","person":9005},{"role":"hiring_manager","person":9004},{"role":"recruiter","person":9003}]',1795947240000000,1795947256896647,1);
CREATE TABLE meta (
    id integer primary key check (id = 1),
    region text not null,
    settings_epoch integer not null default 1,
    paused_until integer, -- the whole region: deliveries are kept, nothing is read or written
    oldest_program integer not null default 1 -- the newest migration that a program must know to use these tables
, hours_counted integer);
INSERT INTO "meta" VALUES(1,'us',11,NULL,1,498248);
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
INSERT INTO "mirrored" VALUES(1,'job',4401,'job','job','D31001',NULL,'2026-4401 support engineer',-696061172552505830,1795947256896647,1795947256902585,NULL,NULL,NULL,NULL);
INSERT INTO "mirrored" VALUES(1,'person',9001,'user','user:Emp:Current Employee','D32013',NULL,'integration user integration.user@example.com',-8403865554884394477,1795947256954201,1795947256963454,NULL,NULL,NULL,NULL);
INSERT INTO "mirrored" VALUES(1,'person',9002,'user','user:Emp:Current Employee','D32013',NULL,'platform user platform.user@example.com',-7873978493199268768,1795947256954967,1795947256963454,NULL,NULL,NULL,NULL);
INSERT INTO "mirrored" VALUES(1,'person',9003,'user','user:Emp:Current Employee','D32013',NULL,'ana ruiz ana.ruiz@example.com',-5843766695347991317,1795947256955814,1795947256963454,NULL,NULL,NULL,NULL);
INSERT INTO "mirrored" VALUES(1,'person',9004,'user','user:HM:Active','D32011',NULL,'sam lee sam.lee@example.com',-5503544610051898332,1795947256929818,1795947256934595,NULL,NULL,NULL,NULL);
INSERT INTO "mirrored" VALUES(1,'person',9005,'user','user:Emp:Current Employee','D32013',NULL,'noor haddad noor.haddad@example.com',-1299872452533584091,1795947256956493,1795947256963454,NULL,NULL,NULL,NULL);
INSERT INTO "mirrored" VALUES(1,'person',9006,'candidate','candidate:Cand:Active','D32004',NULL,'jane doe jane.doe@example.com',-800873223970934330,1795947256976817,1795947256984368,NULL,NULL,NULL,NULL);
INSERT INTO "mirrored" VALUES(1,'person',9007,'candidate','candidate:Cand:Active','D32004',NULL,'omar said omar.said@example.com',-5869925497053803525,1795947256977654,1795947256984368,NULL,NULL,NULL,NULL);
INSERT INTO "mirrored" VALUES(1,'person',9008,'candidate','candidate:Cand:Active','D32004',NULL,'mei tanaka mei.tanaka@example.com',-1564045064569435626,1795947256978326,1795947256984368,NULL,NULL,NULL,NULL);
CREATE TABLE notice_targets (
    target_id blob primary key,
    tenant_id integer, -- none: of every tenant of the region
    channel text not null check (channel in ('mail', 'slack', 'webhook')),
    sealed blob not null,
    key_id text not null,
    kinds text not null,
    created_at integer not null
) without rowid;
INSERT INTO "notice_targets" VALUES(X'01A226CC301F7665B3B9D86FFF59E891',NULL,'webhook',X'C4030148348426900765091A970CD372C0BDE8D57654075731A88EF8702358477FB12E36BE1C69A0BF1E1DF6E72EAC197E0A250CF18E1ED173EFC9ABCAAB869DFFB23AEEA7A0BE17A55AD9D3A7907078F8E1FFE8954D7954A5DC9E322E790A7D3A747ED54A285806EC870066C13BF855C68691AFDC1D7E83CF29626FF5','dump','all',1795947245599103);
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
INSERT INTO "notices" VALUES(X'01A226CC5BF872CFA712308A570E3AC3',X'01A226CC301F7665B3B9D86FFF59E891',1,'handoff_failed',0,1,1795947245771499,1795947245771499,13002,X'01A226CC3086701AB17FA82BCFBE4E62','field field31001: the ATS refused what was asked: HTTP 400, code 5 (no documented meaning)','queued',1,1795947286855678,'it could not be connected to',1795947256824840,NULL);
INSERT INTO "notices" VALUES(X'01A226CC5BF872CFA712308B0241BE5F',X'01A226CC301F7665B3B9D86FFF59E891',1,'mapping_drifted',0,1,1795947246072785,1795947246072785,NULL,NULL,'1 named by rules and not imported
Named by rules and not imported: 20800.','queued',1,1795947286858593,'it could not be connected to',1795947256824840,NULL);
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
INSERT INTO "persons" VALUES(1,9001,'Integration',NULL,'User','integration.user@example.com','[]',NULL,'Emp:Current Employee',1795947240000000,1795947256954201,1);
INSERT INTO "persons" VALUES(1,9002,'Platform',NULL,'User','platform.user@example.com','[]',NULL,'Emp:Current Employee',1795947240000000,1795947256954967,1);
INSERT INTO "persons" VALUES(1,9003,'Ana',NULL,'Ruiz','ana.ruiz@example.com','[{"kind":"Mobile","number":"555 555 0110"}]',NULL,'Emp:Current Employee',1795947240000000,1795947256955814,1);
INSERT INTO "persons" VALUES(1,9004,'Sam',NULL,'Lee','sam.lee@example.com','[]',NULL,'HM:Active',1795947240000000,1795947256929818,1);
INSERT INTO "persons" VALUES(1,9005,'Noor',NULL,'Haddad','noor.haddad@example.com','[]',NULL,'Emp:Current Employee',1795947240000000,1795947256956493,1);
INSERT INTO "persons" VALUES(1,9006,'Jane',NULL,'Doe','jane.doe@example.com','[{"kind":"Mobile","number":"555 555 0100"}]',NULL,'Cand:Active',1795947240000000,1795947256976817,1);
INSERT INTO "persons" VALUES(1,9007,'Omar',NULL,'Said','omar.said@example.com','[{"kind":"Mobile","number":"555 555 0100"}]',NULL,'Cand:Active',1795947240000000,1795947256977654,1);
INSERT INTO "persons" VALUES(1,9008,'Mei',NULL,'Tanaka','mei.tanaka@example.com','[{"kind":"Mobile","number":"555 555 0100"}]',NULL,'Cand:Active',1795947240000000,1795947256978326,1);
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
INSERT INTO "reconcile_rounds" VALUES(1,1795947256790735,1795947256848550,1795947256848550,1,0,0,0,0,0,NULL);
CREATE TABLE replicas (
    replica_id blob primary key,
    name text not null,
    roles text not null,
    version text not null,
    skew_micros integer not null,
    started_at integer not null,
    seen_at integer not null
) without rowid;
INSERT INTO "replicas" VALUES(X'01A226CC202076368AAF32460770A3AE','host:7160','web,worker,sync','0.5.0',-1,1795947241504728,1795947251796945);
CREATE TABLE rules (
    tenant_id integer not null references tenants (tenant_id),
    trigger_digits integer not null,
    next_id text,
    reply text not null check (reply in ('seamless', 'interactive')),
    created_at integer not null, baseline_at integer, watched_since integer,
    primary key (tenant_id, trigger_digits)
) without rowid;
INSERT INTO "rules" VALUES(1,20700,'C20800','interactive',1795947241962975,1795947256841161,NULL);
CREATE TABLE schedules (
    name text primary key,
    fence integer not null,
    held_until integer not null,
    due_at integer not null
) without rowid;
INSERT INTO "schedules" VALUES('delivery_hours',1,0,1795947541783002);
INSERT INTO "schedules" VALUES('forgetting',1,0,1795947841783015);
INSERT INTO "schedules" VALUES('notices',2,0,1795947271811483);
INSERT INTO "schedules" VALUES('reconcile:1',1,0,1795947541790735);
INSERT INTO "schedules" VALUES('signing_keys',1,0,1795950841783033);
INSERT INTO "schedules" VALUES('sync:1',1,0,1795947556797754);
INSERT INTO "schedules" VALUES('sync:2',1,0,1795968856806300);
INSERT INTO "schedules" VALUES('troubles',1,0,1795947301782990);
CREATE TABLE signing_keys (
    key_id blob primary key,
    sealed blob not null,
    sealed_with text not null,
    signs_from integer not null,
    verifies_until integer,
    created_at integer not null
) without rowid;
INSERT INTO "signing_keys" VALUES(X'01A226CC20C372ED9C10B33570C1A37A',X'A756B227C16279309FA654EEFA22E9C0B25221A0403658AFA485A833C729B7EEB75F887E94A5027DCD0CBF28FC4351A71D607C5CA7E7C23298B137BE536EF6AEF33097AA27965F','dump',1795947241667601,NULL,1795947241667601);
ANALYZE "sqlite_master";
INSERT INTO "sqlite_stat1" VALUES('_sqlx_migrations','sqlite_autoindex__sqlx_migrations_1','8 1');
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
INSERT INTO "stages" VALUES(1,20700,'C20700',NULL,'Send to GoodTime',0,1795947246068330);
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
INSERT INTO "stages_met" VALUES(1,20700,'C20700','Review: Send to GoodTime',1,1795947245710951,1795947245710951);
INSERT INTO "stages_met" VALUES(1,20800,'C20800','Interview: Interview Scheduled',1,1795947246302602,1795947246302602);
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
INSERT INTO "standing" VALUES(1,20700,13002,'held',1795947256832454,1795947256832454,NULL);
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
INSERT INTO "sync_runs" VALUES(X'01A226CC3ABE751CAC859F94EC7934E4',1,'import','done','command line','{"all":false,"accept_gone":false}','[{"count":{"entity":"job"}},{"count":{"entity":"person"}},{"all":{"kind":"job"}},{"folder":{"kind":"user","folder":"HM:Active"}},{"folder":{"kind":"user","folder":"Emp:Current Employee"}},{"folder":{"kind":"candidate","folder":"Cand:Active"}},{"folder":{"kind":"candidate","folder":"Cand:Unheard Of"}},{"gone":{"entity":"job"}},{"gone":{"entity":"person"}}]',9,0,9,9,9,9,0,0,0,18,1795947248318571,1795947257015729,1795947257015729,'b8f6b6804b764d86-ea914c7fc0ff4042',NULL);
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
INSERT INTO "sync_standings" VALUES(1,1795947256810003,NULL,1795947248318571,NULL,1795947556797754,NULL,'["Cand:Unheard Of"]','[]','b8f6b6804b764d86-ea914c7fc0ff4042',NULL,NULL);
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
INSERT INTO "task_attempts" VALUES(X'01A226CC3086701AB17FA82C75B8284D',1,X'01A226CC3086701AB17FA82BCFBE4E62','fetch_application',1795947245710398,1795947245744700,'done',NULL);
INSERT INTO "task_attempts" VALUES(X'01A226CC30A8747C827EFD3A760D604E',1,X'01A226CC3086701AB17FA82BCFBE4E62','hand_over',1795947245750647,1795947245753726,'done',NULL);
INSERT INTO "task_attempts" VALUES(X'01A226CC30A8747C827EFD3C21182524',1,X'01A226CC3086701AB17FA82BCFBE4E62','write_link',1795947245756114,1795947245771499,'give_up','field field31001: the ATS refused what was asked: HTTP 400, code 5 (no documented meaning)');
INSERT INTO "task_attempts" VALUES(X'01A226CC30B7735D963F51E8CDE5EE27',1,X'01A226CC3086701AB17FA82BCFBE4E62','tell_scheduler',1795947245760048,1795947245770395,'retry','it could not be connected to');
INSERT INTO "task_attempts" VALUES(X'01A226CC30B7735D963F51E8CDE5EE27',2,X'01A226CC3086701AB17FA82BCFBE4E62','tell_scheduler',1795947251501674,1795947251514506,'retry','it could not be connected to');
INSERT INTO "task_attempts" VALUES(X'01A226CC320571FE8930D659A4C5B910',1,X'01A226CC320571FE8930D658CB9B6B51','fetch_application',1795947246093816,1795947246129947,'done',NULL);
INSERT INTO "task_attempts" VALUES(X'01A226CC32287093A048489A220D8338',1,X'01A226CC320571FE8930D658CB9B6B51','hand_over',1795947246135923,1795947246140105,'done',NULL);
INSERT INTO "task_attempts" VALUES(X'01A226CC32287093A048489C738894CD',1,X'01A226CC320571FE8930D658CB9B6B51','write_link',1795947246143709,1795947246160062,'done',NULL);
INSERT INTO "task_attempts" VALUES(X'01A226CC323870858124EFBC2DF8387B',1,X'01A226CC320571FE8930D658CB9B6B51','tell_scheduler',1795947246149448,1795947246151668,'wait','the endpoint fails, or has enough to do');
INSERT INTO "task_attempts" VALUES(X'01A226CC323870858124EFBC2DF8387B',2,X'01A226CC320571FE8930D658CB9B6B51','tell_scheduler',1795947246283832,1795947246285656,'wait','the endpoint fails, or has enough to do');
INSERT INTO "task_attempts" VALUES(X'01A226CC323870858124EFBC2DF8387B',3,X'01A226CC320571FE8930D658CB9B6B51','tell_scheduler',1795947246321526,1795947246323007,'wait','the endpoint fails, or has enough to do');
INSERT INTO "task_attempts" VALUES(X'01A226CC323870858124EFBC2DF8387B',4,X'01A226CC320571FE8930D658CB9B6B51','tell_scheduler',1795947252527404,1795947252530818,'wait','the endpoint fails, or has enough to do');
INSERT INTO "task_attempts" VALUES(X'01A226CC32BA71A4B5B17AA88F850BA2',1,X'01A226CC320571FE8930D658CB9B6B51','advance_application',1795947246274364,1795947246315450,'done',NULL);
INSERT INTO "task_attempts" VALUES(X'01A226CC334D76F2B2F751777CCEF6F0',1,X'01A226CC320571FE8930D658CB9B6B51','recheck',1795947246422316,1795947246427996,'wait','the trigger status is not shown');
INSERT INTO "task_attempts" VALUES(X'01A226CC334D76F2B2F751777CCEF6F0',2,X'01A226CC320571FE8930D658CB9B6B51','recheck',1795947247454354,1795947247461290,'wait','the trigger status is not shown');
INSERT INTO "task_attempts" VALUES(X'01A226CC334D76F2B2F751777CCEF6F0',3,X'01A226CC320571FE8930D658CB9B6B51','recheck',1795947249474920,1795947249480305,'wait','the trigger status is not shown');
INSERT INTO "task_attempts" VALUES(X'01A226CC334D76F2B2F751777CCEF6F0',4,X'01A226CC320571FE8930D658CB9B6B51','recheck',1795947252523429,1795947252533317,'wait','the trigger status is not shown');
INSERT INTO "task_attempts" VALUES(X'01A226CC334D76F2B2F751777CCEF6F0',5,X'01A226CC320571FE8930D658CB9B6B51','recheck',1795947256569653,1795947256576464,'wait','the trigger status is not shown');
INSERT INTO "task_attempts" VALUES(X'01A226CC335E703B93D4E6D183637CC0',1,X'01A226CC335E703B93D4E6D00C82DE8C','fetch_application',1795947246436825,1795947246443036,'retry','the ATS is unavailable (the authorization server answered HTTP 500)');
INSERT INTO "task_attempts" VALUES(X'01A226CC335E703B93D4E6D183637CC0',2,X'01A226CC335E703B93D4E6D00C82DE8C','fetch_application',1795947255554364,1795947255555327,'retry','the ATS is unavailable (the authorization server answered HTTP 500)');
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
INSERT INTO "tasks" VALUES(X'01A226CC30A8747C827EFD3B967F5EA0',1,2,'lapse',X'01A226CC3086701AB17FA82BCFBE4E62','01a226cc-3086-701a-b17f-a82bcfbe4e62:lapse','queued',1797156845702027,0,0,0,0,NULL,NULL,1795947245736679);
INSERT INTO "tasks" VALUES(X'01A226CC30A8747C827EFD3C21182524',1,1,'write_link',X'01A226CC3086701AB17FA82BCFBE4E62','01a226cc-3086-701a-b17f-a82bcfbe4e62:write_link','dead',1795947245736679,1,0,0,1,NULL,'field field31001: the ATS refused what was asked: HTTP 400, code 5 (no documented meaning)',1795947245736679);
INSERT INTO "tasks" VALUES(X'01A226CC30B7735D963F51E8CDE5EE27',1,4,'tell_scheduler',X'01A226CC3086701AB17FA82BCFBE4E62','01a226cc-3086-701a-b17f-a82bcfbe4e62:tell_scheduler','queued',1795947261512365,2,2,0,2,NULL,'it could not be connected to',1795947245751304);
INSERT INTO "tasks" VALUES(X'01A226CC32287093A048489BD9D88AAD',1,2,'lapse',X'01A226CC320571FE8930D658CB9B6B51','01a226cc-3205-71fe-8930-d658cb9b6b51:lapse','queued',1797156846085003,0,0,0,0,NULL,NULL,1795947246120958);
INSERT INTO "tasks" VALUES(X'01A226CC323870858124EFBC2DF8387B',1,4,'tell_scheduler',X'01A226CC320571FE8930D658CB9B6B51','01a226cc-3205-71fe-8930-d658cb9b6b51:tell_scheduler','queued',1795947262600244,4,0,0,4,NULL,'the endpoint fails, or has enough to do',1795947246311622);
INSERT INTO "tasks" VALUES(X'01A226CC334D76F2B2F751777CCEF6F0',1,0,'recheck',X'01A226CC320571FE8930D658CB9B6B51','01a226cc-3205-71fe-8930-d658cb9b6b51:recheck','queued',1795947266413826,5,0,0,5,NULL,'the trigger status is not shown',1795947246413826);
INSERT INTO "tasks" VALUES(X'01A226CC335E703B93D4E6D183637CC0',2,0,'fetch_application',X'01A226CC335E703B93D4E6D00C82DE8C','01a226cc-335e-703b-93d4-e6d00c82de8c:fetch_application','queued',1795947269851699,2,2,0,2,NULL,'the ATS is unavailable (the authorization server answered HTTP 500)',1795947246430959);
CREATE TABLE tellings (
    target_id blob not null,
    tenant_id integer not null,
    kind text not null,
    told_times integer not null,
    told_at integer,
    told_since integer, -- while it is told as lasting
    primary key (target_id, tenant_id, kind)
) without rowid;
INSERT INTO "tellings" VALUES(X'01A226CC301F7665B3B9D86FFF59E891',1,'handoff_failed',1,1795947256824840,NULL);
INSERT INTO "tellings" VALUES(X'01A226CC301F7665B3B9D86FFF59E891',1,'mapping_drifted',1,1795947256824840,NULL);
CREATE TABLE tenant_lanes (
    tenant_id integer not null,
    lane integer not null,
    next_run_at integer not null,
    last_served_at integer not null default 0,
    primary key (tenant_id, lane)
) without rowid;
INSERT INTO "tenant_lanes" VALUES(1,0,1795947266413826,1795947256565634);
INSERT INTO "tenant_lanes" VALUES(1,1,9223372036854775807,1795947246137069);
INSERT INTO "tenant_lanes" VALUES(1,2,1797156845702027,0);
INSERT INTO "tenant_lanes" VALUES(1,4,1795947261512365,1795947252523228);
INSERT INTO "tenant_lanes" VALUES(2,0,1795947269851699,1795947255548899);
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
INSERT INTO "tenants" VALUES(1,'icims',4321,'Example 4321','{"api_url":"http://127.0.0.1:26220","login_url":"http://127.0.0.1:26220","audience":null,"roles":{"coordinator":"field23848","hiring_manager":"hiringmanager","job_owner":"jobowner","recruiter":"recruiter","secondary_recruiter":"secondaryrecruiter"},"link_field":"field31001","link_days":14,"refuse_duplicates":false,"tell_ignored":false,"calls":{"per_second":10000,"in_flight":8,"per_hour":80000,"per_day":null},"sync":{"source":"search","stream_subscription":null,"legacy_stream_id":null,"every_minutes":5,"walk_every_days":7,"candidate_folders":["Cand:Active","Cand:Unheard Of"],"user_folders":["HM:Active","Emp:Current Employee"],"jobs_without":["Deleted","Job Template"],"applications":false,"open_job_folders":["Approved"],"person_fields":[],"job_fields":[],"gone_most_percent":20}}',NULL,2,1795947241838384);
INSERT INTO "tenants" VALUES(2,'icims',4322,'Example 4322','{"api_url":"http://127.0.0.1:25083","login_url":"http://127.0.0.1:25083","audience":null,"roles":{"coordinator":"field23848","hiring_manager":"hiringmanager","job_owner":"jobowner","recruiter":"recruiter","secondary_recruiter":"secondaryrecruiter"},"link_field":"field31001","link_days":14,"refuse_duplicates":false,"tell_ignored":false,"calls":{"per_second":10000,"in_flight":8,"per_hour":80000,"per_day":null}}',NULL,1,1795947243518705);
CREATE TABLE timeline (
    entry_id blob primary key,
    handoff_id blob not null,
    at integer not null,
    step text not null,
    outcome text not null,
    cause text,
    next text
) without rowid;
INSERT INTO "timeline" VALUES(X'01A226CC30A8747C827EFD3DDA81ABA1',X'01A226CC3086701AB17FA82BCFBE4E62',1795947245736679,'fetch','read',NULL,'It waits to be opened.');
INSERT INTO "timeline" VALUES(X'01A226CC30B7735D963F51E768FCADAA',X'01A226CC3086701AB17FA82BCFBE4E62',1795947245751304,'hand_over','schedulers are told',NULL,'A recruiter opens the link.');
INSERT INTO "timeline" VALUES(X'01A226CC30BC7617A1D8EBB620FE899D',X'01A226CC3086701AB17FA82BCFBE4E62',1795947245756481,'write_link','refused','field field31001: the ATS refused what was asked: HTTP 400, code 5 (no documented meaning)','An administrator has to allow writing the field, or unset it here.');
INSERT INTO "timeline" VALUES(X'01A226CC30CF7366AD83052605AA0C2D',X'01A226CC3086701AB17FA82BCFBE4E62',1795947245775989,'fail','write_link was given up','field field31001: the ATS refused what was asked: HTTP 400, code 5 (no documented meaning)','A person looks at it; `retry` runs it again.');
INSERT INTO "timeline" VALUES(X'01A226CC30CF7366AD830527F173A447',X'01A226CC3086701AB17FA82BCFBE4E62',1795947245775989,'alert','given up',NULL,NULL);
INSERT INTO "timeline" VALUES(X'01A226CC32287093A048489D69D4CB8F',X'01A226CC320571FE8930D658CB9B6B51',1795947246120958,'fetch','read',NULL,'It waits to be opened.');
INSERT INTO "timeline" VALUES(X'01A226CC323870858124EFBB151542FA',X'01A226CC320571FE8930D658CB9B6B51',1795947246136905,'hand_over','schedulers are told',NULL,'A recruiter opens the link.');
INSERT INTO "timeline" VALUES(X'01A226CC3241772CBA1937FF3F073721',X'01A226CC320571FE8930D658CB9B6B51',1795947246145004,'write_link','written',NULL,NULL);
INSERT INTO "timeline" VALUES(X'01A226CC32BA71A4B5B17AA9E5BFCFC3',X'01A226CC320571FE8930D658CB9B6B51',1795947246266271,'open','opened','with the link','The application is moved to the next status.');
INSERT INTO "timeline" VALUES(X'01A226CC32E77346B8E80D5D34B66A86',X'01A226CC320571FE8930D658CB9B6B51',1795947246311622,'advance','advanced',NULL,NULL);
INSERT INTO "timeline" VALUES(X'01A226CC3368732A82E6A0A86229FFD4',X'01A226CC335E703B93D4E6D00C82DE8C',1795947246440881,'fetch','waiting','the ATS is unavailable (the authorization server answered HTTP 500)','Nobody has to do anything: the ATS is asked again, and the link can be opened meanwhile.');
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
INSERT INTO "troubles" VALUES(1,'handoff_failed',1,1795947245771499,1795947245771499,0,13002,X'01A226CC3086701AB17FA82BCFBE4E62','field field31001: the ATS refused what was asked: HTTP 400, code 5 (no documented meaning)');
INSERT INTO "troubles" VALUES(1,'mapping_drifted',1,1795947246072785,1795947246072785,0,NULL,NULL,NULL);
CREATE TABLE webhook_attempts (
    message_id blob not null,
    attempt integer not null,
    started_at integer not null,
    finished_at integer not null,
    status integer, -- of the answer; none: there was none
    why text,
    primary key (message_id, attempt)
) without rowid;
INSERT INTO "webhook_attempts" VALUES(X'01A226CC30B7735D963F51E604705A6C',1,1795947245767356,1795947245768089,NULL,'it could not be connected to');
INSERT INTO "webhook_attempts" VALUES(X'01A226CC30B7735D963F51E604705A6C',2,1795947251511385,1795947251512365,NULL,'it could not be connected to');
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
INSERT INTO "webhook_endpoints" VALUES(X'01A226CC300472EE950AAF6EFDE60711',1,'scheduler','handoff.ready,handoff.waiting,handoff.opened,handoff.advanced,handoff.failed,handoff.superseded,handoff.lapsed',1,X'4CA075901FE1C10CF4E9A261280AFA59A12CB0B217A229932B694C4EC461FB78C22290478C2F5C4B81FFDDC7532D956710CA59712F182E34BE459A141E842B1F6F1A58E3A9E874E214B2502EF462C14011FC5591D612C8616D7648E89119C9D3FE228F4F66429CC2BEFBF4EDAFDC00C2DA05AF1536FB1ABE023CE34DC6B7F7D6500D97BB','dump',1,1795947245572200);
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
INSERT INTO "webhook_messages" VALUES(X'01A226CC30B7735D963F51E604705A6C',X'01A226CC300472EE950AAF6EFDE60711',1,1,X'01A226CC3086701AB17FA82BCFBE4E62','handoff.ready',NULL,'queued',1795947245751304,1795947245751304,2,1795947261512365,'it could not be connected to',NULL);
INSERT INTO "webhook_messages" VALUES(X'01A226CC323870858124EFBA6E138DFC',X'01A226CC300472EE950AAF6EFDE60711',1,1,X'01A226CC320571FE8930D658CB9B6B51','handoff.ready',NULL,'queued',1795947246136905,1795947246136905,0,NULL,NULL,NULL);
INSERT INTO "webhook_messages" VALUES(X'01A226CC32BA71A4B5B17AA7D73F4C5C',X'01A226CC300472EE950AAF6EFDE60711',1,1,X'01A226CC320571FE8930D658CB9B6B51','handoff.opened',NULL,'queued',1795947246266271,1795947246266271,0,NULL,NULL,NULL);
INSERT INTO "webhook_messages" VALUES(X'01A226CC32E77346B8E80D5CD2EA1001',X'01A226CC300472EE950AAF6EFDE60711',1,1,X'01A226CC320571FE8930D658CB9B6B51','handoff.advanced','advanced','queued',1795947246311622,1795947246311622,0,NULL,NULL,NULL);
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
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('tenants',2);
COMMIT;
