-- A database of goodtime-icims 0.4.0, made by `make dump`.
-- link of 13001: http://goodtime.test/v2/ats/open/AVZAAaIkhppldOeI1PN1S3vP1wAAAAARZhqWEZQHjiIFeHj3alyk
BEGIN TRANSACTION;
CREATE TABLE _sqlx_migrations (
    version BIGINT PRIMARY KEY,
    description TEXT NOT NULL,
    installed_on TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,
    success BOOLEAN NOT NULL,
    checksum BLOB NOT NULL,
    execution_time BIGINT NOT NULL
);
INSERT INTO "_sqlx_migrations" VALUES(1,'foundation','2026-11-28 23:38:45',1,X'2DFA9B668C15992A95FDEA8B2BFAA863857B22B175331EAB2DFF717F61D40AED4781A624D3A857998D18C0E9DF4F29F5',12068539);
INSERT INTO "_sqlx_migrations" VALUES(2,'notices','2026-11-28 23:38:45',1,X'165040BF8A61B631C06AF5C41C90E33D65D9F3DB19208C261EEBDD7052189C4A5239ED643C9E83C9F7DD1BDA4808663E',6462743);
INSERT INTO "_sqlx_migrations" VALUES(3,'api','2026-11-28 23:38:45',1,X'669EC50B736B56DA936E8BC48485F7413868BE375A80975B08B4E2BE007203C83BD479FD865FC5C177B52C73F6048D1A',3206485);
INSERT INTO "_sqlx_migrations" VALUES(4,'webhooks and keys','2026-11-28 23:38:45',1,X'5DFECBF3E0D90D4695835C089AF5BDF81C7BF4F99DC036B0A8A80BC4C87673E8A07C7213746EE1A2E24EB3251914AF6A',4385436);
INSERT INTO "_sqlx_migrations" VALUES(5,'stages','2026-11-28 23:38:45',1,X'43ED1F1391D152718A0D91979833F6CB7F40A5E33950158013E17DA7889B238A22A16AA4A11F1B989B3895FC35352D47',6669551);
INSERT INTO "_sqlx_migrations" VALUES(6,'budget','2026-11-28 23:38:45',1,X'9C0850FE6500999D7CF9F38575E6EDC2B341D51F6B907ABD06C8E7FA492B03651320918E0F14CFBBDFCC2B32A78B520B',3161130);
INSERT INTO "_sqlx_migrations" VALUES(7,'drift','2026-11-28 23:38:45',1,X'D89D8478495AF605B54866E56471F22B5A45DCA56B96648F0213B8EE2F24517C9F002D4CF551D8AE1AC8D849CEC522DE',1937865);
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
INSERT INTO "advances" VALUES(X'01A224869A6574E788D4F3754B7BCFD7','forward',1,13001,20700,'C20700','C20800',20800,1795909131115388,1,1795909131115388,NULL,'advanced',NULL,NULL,NULL,NULL,1795909131179827,NULL);
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
INSERT INTO "api_tokens" VALUES(X'01A22486972C7519B883ED1DEF48CA53',1,'hooks','resumes:read webhooks:write','command line',1795909130028670,1803685130028670,NULL);
INSERT INTO "api_tokens" VALUES(X'01A22486985B710F84E7B3F496690EC5',1,'scheduler','handoffs:read','command line',1795909130331375,1803685130331375,NULL);
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
INSERT INTO "applications" VALUES(1,13001,9006,4401,'C20800','Interview: Interview Scheduled','Career Portal',1795909080000000,1795909131163312);
INSERT INTO "applications" VALUES(1,13002,9007,4401,'C20700','Review: Send to GoodTime','Career Portal',1795909080000000,1795909130402499);
CREATE TABLE audit_log (
    audit_id blob primary key,
    tenant_id integer,
    actor text not null,
    action text not null,
    subject text not null,
    at integer not null
) without rowid;
INSERT INTO "audit_log" VALUES(X'01A224868834758A9EF8B6D267454CEF',NULL,'service','signing_key.add','01a22486-8834-758a-9ef8-b6d10703904d',1795909126196407);
INSERT INTO "audit_log" VALUES(X'01A22486890C7059971033E81A49E5FE',1,'command line','tenant.add','4321',1795909126412013);
INSERT INTO "audit_log" VALUES(X'01A224868A3A701AA1B74581DAAEE240',1,'command line','rule.put','20700',1795909126714258);
INSERT INTO "audit_log" VALUES(X'01A224869064707CBEBBD5CB529F2422',2,'command line','tenant.add','4322',1795909128292776);
INSERT INTO "audit_log" VALUES(X'01A2248691257050A3EDFB94DE3CF89C',2,'command line','rule.put','20700',1795909128485722);
INSERT INTO "audit_log" VALUES(X'01A22486972C7519B883ED1EDD0DB6C6',1,'command line','api_token.add','01a22486-972c-7519-b883-ed1def48ca53',1795909130028670);
INSERT INTO "audit_log" VALUES(X'01A2248697BD744499FC09CE01A71AD2',1,'api token 01a22486-972c-7519-b883-ed1def48ca53','webhook_endpoint.add','01a22486-97bd-7444-99fc-09cd084badbf',1795909130173646);
INSERT INTO "audit_log" VALUES(X'01A2248697F27456B8C2998698BA7A64',NULL,'command line','notify.add','01a22486-97f2-7456-b8c2-9985b3688cf3',1795909130226264);
INSERT INTO "audit_log" VALUES(X'01A22486985B710F84E7B3F5F86B83DF',1,'command line','api_token.add','01a22486-985b-710f-84e7-b3f496690ec5',1795909130331375);
INSERT INTO "audit_log" VALUES(X'01A224869A4175FA861C379677575596',1,'command line','stages.import','1',1795909130817489);
INSERT INTO "audit_log" VALUES(X'01A224869D1474D284123C31C2F41A5C',2,'command line','rule.remove','20700',1795909131540303);
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
INSERT INTO "budget_usage" VALUES(1,1795906800000000,0,'advance',4,0,NULL,NULL);
INSERT INTO "budget_usage" VALUES(1,1795906800000000,0,'hand_off',15,0,NULL,NULL);
INSERT INTO "budget_usage" VALUES(1,1795906800000000,1,'write_link',2,0,NULL,NULL);
INSERT INTO "budget_usage" VALUES(1,1795906800000000,4,'resume',1,0,NULL,NULL);
CREATE TABLE budget_windows (
    tenant_id integer not null,
    span text not null check (span in ('hour', 'day')),
    starts_at integer not null,
    granted integer not null,
    others integer not null, -- used by somebody else, as far as the ATS tells
    said_limit integer, -- what the ATS says
    primary key (tenant_id, span, starts_at)
) without rowid;
INSERT INTO "budget_windows" VALUES(1,'day',1795824000000000,90,0,10000);
INSERT INTO "budget_windows" VALUES(1,'hour',1795906800000000,90,0,NULL);
CREATE TABLE circuits (
    tenant_id integer primary key references tenants (tenant_id),
    failures integer not null, -- in a row
    since integer not null,
    open_until integer not null,
    why text not null
) without rowid;
INSERT INTO "circuits" VALUES(2,2,1795909131377079,0,'the ATS is unavailable (the authorization server answered HTTP 500)');
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
INSERT INTO "credentials" VALUES(X'01A22486890C7059971033E627BF5486',1,'inbound','icims-4321','basic',NULL,X'A7B38568E2EA68352C5E0023B1F75A1D579DAA16B53EA79603A21858DD3CFA9716FB506329019C931F12F420DAA2D9B8E01845EFF17CE1','dump',1795909126412013,NULL,1795909126412013);
INSERT INTO "credentials" VALUES(X'01A22486890C7059971033E7DF5C5E0B',1,'outbound','connector','oauth_client','records',X'66AF7BD9CC8E616573DAB8BFF32F1FE6769B5CCA9420F6B6F7AE532A460BB1F334712676FCF80809466BBA6CEF929A76FA931BC0','dump',1795909126412013,NULL,1795909126412013);
INSERT INTO "credentials" VALUES(X'01A224869064707CBEBBD5C9807AE699',2,'inbound','icims-4322','hmac',NULL,X'796319662F25E5577DBB61C13DE313AAAF56DB1888BB1DA7FC47BF5FCDFBDAF420AE8747FE9F122C769B71FEE1F36CBD99227BA1F59B38','dump',1795909128292776,NULL,1795909128292776);
INSERT INTO "credentials" VALUES(X'01A224869064707CBEBBD5CA306FA2AB',2,'outbound','connector','oauth_client','records',X'C34577E851E76FC6E323127DAD68933F204E366AD17DF2CC0FD1C358556C9684DB5DC6BD45416139CA70077698209F6E615E7095','dump',1795909128292776,NULL,1795909128292776);
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
INSERT INTO "events" VALUES(X'01A22486987A7470898CDBAB2CBC31D5',1,'webhook','accepted',NULL,X'01A22486987A7470898CDBAC7AF714BC',X'01A22486890C7059971033E627BF5486',X'D16E73BDEC170005ECBA9FD75DD0A21A2DC6C6889952663AD0E4E5606E3BC7F9',13002,9007,4401,9003,10100,20700,1795909130362815);
INSERT INTO "events" VALUES(X'01A224869A6574E788D4F3744BA1C1A9',1,'webhook','accepted',NULL,X'01A224869A6574E788D4F3754B7BCFD7',X'01A22486890C7059971033E627BF5486',X'CE81FDD4DDFCCD8A47519FC3FC4DE2888D4C4A543782AD6DBE6D2A47341FEAFC',13001,9006,4401,9003,10100,20700,1795909130853431);
INSERT INTO "events" VALUES(X'01A224869C2F7567873E7AFF9BE220ED',1,'webhook','duplicate',NULL,X'01A224869A6574E788D4F3754B7BCFD7',X'01A22486890C7059971033E627BF5486',X'CE81FDD4DDFCCD8A47519FC3FC4DE2888D4C4A543782AD6DBE6D2A47341FEAFC',13001,9006,4401,9003,10100,20700,1795909131311367);
INSERT INTO "events" VALUES(X'01A224869C507009BFF0674167411319',2,'webhook','accepted',NULL,X'01A224869C507009BFF0674292FFD83C',X'01A224869064707CBEBBD5C9807AE699',X'1A477AEE8133DB3DDEEC24AFA7F2916EC9CDB36494834D5A75E8E38AE57DF744',13001,9006,4401,9003,10100,20700,1795909131344776);
INSERT INTO "events" VALUES(X'01A22486A307704387EFA08A151E9C49',2,'webhook','ignored','not_a_trigger',NULL,X'01A224869064707CBEBBD5C9807AE699',X'F7BA3FD74819E0C607D397E3D46A489E6F1AFC84CBA6516FC98488AEED971B35',13002,9007,4401,9003,10100,20700,1795909133063461);
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
INSERT INTO "handoff_slots" VALUES(1,13001,20700,X'01A224869A6574E788D4F3754B7BCFD7',NULL,1,1795909131311367,1797118730853431);
INSERT INTO "handoff_slots" VALUES(1,13002,20700,X'01A22486987A7470898CDBAC7AF714BC',NULL,1,1795909130362815,1797118730362815);
INSERT INTO "handoff_slots" VALUES(2,13001,20700,X'01A224869C507009BFF0674292FFD83C',NULL,1,1795909131344776,1797118731344776);
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
INSERT INTO "handoffs" VALUES(X'01A22486987A7470898CDBAC7AF714BC',1,13002,9007,4401,9003,X'01A22486987A7470898CDBAB2CBC31D5',10100,20700,'C20800','interactive',1,NULL,'live',0,1795909130362815,1797118730362815,1795909130402499,NULL,NULL,NULL,1795909130516568,NULL,NULL,NULL);
INSERT INTO "handoffs" VALUES(X'01A224869A6574E788D4F3754B7BCFD7',1,13001,9006,4401,9003,X'01A224869A6574E788D4F3744BA1C1A9',10100,20700,'C20800','interactive',1,NULL,'live',0,1795909130853431,1797118730853431,1795909130879214,NULL,NULL,1795909131179827,1795909130951341,1795909131092077,'link',NULL);
INSERT INTO "handoffs" VALUES(X'01A224869C507009BFF0674292FFD83C',2,13001,9006,4401,9003,X'01A224869C507009BFF0674167411319',10100,20700,'C20800','interactive',1,NULL,'live',0,1795909131344776,1797118731344776,NULL,'unavailable',1795909131371069,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE idempotency_keys (
    key_sha256 blob primary key, -- of who asked, and of the key
    request_sha256 blob not null, -- of address, scopes and body
    tenant_id integer, -- none: an operator's request
    taken_at integer not null,
    busy_until integer, -- none: answered
    sealed blob,
    key_id text
) without rowid;
INSERT INTO "idempotency_keys" VALUES(X'0CFBA90E5E884CF87C52FA242E279F83E74C08D3A4D1C1CFF8CB6B25A24BCF21',X'D72E8808058DB8397598843FD28BA5F3DADC6B27FD7572D0F1B2E298ED0CC92B',1,1795909130168126,NULL,X'7F454B880188E121B04252109E67F7EADD411CF730DF5CE2B9CC8E251C5A43E2624ADB7447FAB6AFEC769F1E3EDE7254BD64C6F9EDAC3D45C6606695C90104213369A6CD77E9649833CBFFD9133F53B7B1D71EA3E23496DA1ED7692BD0707E2C6EA5967CAC06AEF92AF92B59659C18810540081FBAFDB564482D74E9E131DFC673358B3A697C5F7C6129C64D82DAAE85F8AC2A033B9CFC8713DD9244930119589BFAED9E5A90E1FAA11CA9F66668D4401248F5EC58DBDBFC045206E30DD36770A11C21A22BE3BEFD2B6DD5632DE6B6093A69AF3B44FCC36B75E49E39F5E5B99F23B5D9B98D86FC3C1D7027264738BA1963E67E374FAEB82238E1D65C3C61E77A2DEB6D675087CA032EFA9A415A684DAE19A1F3756C7472098C0DAA8A9A6C47A57D73082C3B7D742856D9EF7BD37DFA80A225D4185E4E4C5751045BC175990ABC65D17183813A7345E773246DBD0E4A494AD644EB3059A9A1E25CCC5F30C011619DECED7E72AC06E42185A2FBF1D6D1CD8B38557DD388103EEE8D988ABE2397383E80C46E67A523267A25F6A1ECDDDAE4458FA44FF096437FFFEB4574C55DD04ED959C8EBA7829B3E3146AB4DF82E6E94A75ADF2FFEC7C125072B1249B1343301E45A46CB22A9B1AE2DF039A97BD77863796DCD511CA5E39FA63CB977949ED43BA6C34980F6D1B6E888597ED2BDEA9DEFD81A3D68A702ECCA328378DA69E955F495D201574B804E5DB845FCBB403A6B97F7615F8AB77CA6883352F96B0272BA59329852E24A8426EEB8605EAFCC5EA2B4FF00DE02DA82998239FA18352688B321983038BEF4C01B76B5D127B539048D0EA2BCC4CBCE433505573138C90B609F38CF0F6003B59BF8F1500E81CAE4F0EF72B6CDAB74F1938469EACA977A5A416953','dump');
CREATE TABLE ignored_statuses (
    tenant_id integer not null references tenants (tenant_id),
    digits integer not null,
    deliveries integer not null,
    first_at integer not null,
    last_at integer not null,
    primary key (tenant_id, digits)
) without rowid;
INSERT INTO "ignored_statuses" VALUES(2,20700,1,1795909133063461,1795909133063461);
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
INSERT INTO "jobs" VALUES(1,4401,'2026-4401','Support Engineer','Approved','Site A - 1 Main St  Springfield, Massachusetts 01101 United States','[{"role":"coordinator","person":9005},{"role":"hiring_manager","person":9004},{"role":"recruiter","person":9003}]',1795909080000000,1795909130879214);
CREATE TABLE meta (
    id integer primary key check (id = 1),
    region text not null,
    settings_epoch integer not null default 1,
    paused_until integer, -- the whole region: deliveries are kept, nothing is read or written
    oldest_program integer not null default 1 -- the newest migration that a program must know to use these tables
, hours_counted integer);
INSERT INTO "meta" VALUES(1,'us',10,NULL,1,498237);
CREATE TABLE notice_targets (
    target_id blob primary key,
    tenant_id integer, -- none: of every tenant of the region
    channel text not null check (channel in ('mail', 'slack', 'webhook')),
    sealed blob not null,
    key_id text not null,
    kinds text not null,
    created_at integer not null
) without rowid;
INSERT INTO "notice_targets" VALUES(X'01A2248697F27456B8C29985B3688CF3',NULL,'webhook',X'495C49A334EE6C0C488C11D3DCD50C5E54E023EE3350030F8C429849BAA48FFB98110200EC35FEB7D2684EE03E4A854A72F8684D084FF4E56F230893F0AC90CDC62BF424C8DE0423CFD3208EAFF9DD264740817CF18FD401F223196B87B9D0E4AAA815B1DD8CC0E3EDF67566E8DCF7039BA9F841F5D4F6D8E0C7DEFD8D','dump','all',1795909130226264);
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
INSERT INTO "notices" VALUES(X'01A22486C3AE752ABB952DD5B7359DBC',X'01A2248697F27456B8C29985B3688CF3',1,'handoff_failed',0,1,1795909130574255,1795909130574255,13002,X'01A22486987A7470898CDBAC7AF714BC','field field31001: the ATS refused the write: HTTP 400, code 5 (no documented meaning)','queued',1,1795909171444391,'it could not be connected to',1795909141422338,NULL);
INSERT INTO "notices" VALUES(X'01A22486C3AE752ABB952DD673B02FE0',X'01A2248697F27456B8C29985B3688CF3',1,'mapping_drifted',0,1,1795909130834137,1795909130834137,NULL,NULL,'1 named by rules and not imported
Named by rules and not imported: 20800.','queued',1,1795909171450830,'it could not be connected to',1795909141422338,NULL);
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
INSERT INTO "persons" VALUES(1,9003,'Ana',NULL,'Ruiz','ana.ruiz@example.com','[{"kind":"Mobile","number":"555 555 0110"}]',NULL,'Emp:Current Employee',1795909080000000,1795909130879214);
INSERT INTO "persons" VALUES(1,9004,'Sam',NULL,'Lee','sam.lee@example.com','[]',NULL,'HM:Active',1795909080000000,1795909130879214);
INSERT INTO "persons" VALUES(1,9005,'Noor',NULL,'Haddad','noor.haddad@example.com','[]',NULL,'Emp:Current Employee',1795909080000000,1795909130879214);
INSERT INTO "persons" VALUES(1,9006,'Jane',NULL,'Doe','jane.doe@example.com','[{"kind":"Mobile","number":"555 555 0100"}]',NULL,'Cand:Active',1795909080000000,1795909130879214);
INSERT INTO "persons" VALUES(1,9007,'Omar',NULL,'Said','omar.said@example.com','[{"kind":"Mobile","number":"555 555 0100"}]',NULL,'Cand:Active',1795909080000000,1795909130402499);
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
INSERT INTO "reconcile_rounds" VALUES(1,1795909141320391,1795909141361463,1795909141361463,1,0,0,0,0,0,NULL);
CREATE TABLE replicas (
    replica_id blob primary key,
    name text not null,
    roles text not null,
    version text not null,
    skew_micros integer not null,
    started_at integer not null,
    seen_at integer not null
) without rowid;
INSERT INTO "replicas" VALUES(X'01A2248687207383B877F671BA55684D','host:2221','web,worker,sync','0.4.0',0,1795909125920799,1795909136324425);
CREATE TABLE rules (
    tenant_id integer not null references tenants (tenant_id),
    trigger_digits integer not null,
    next_id text,
    reply text not null check (reply in ('seamless', 'interactive')),
    created_at integer not null, baseline_at integer, watched_since integer,
    primary key (tenant_id, trigger_digits)
) without rowid;
INSERT INTO "rules" VALUES(1,20700,'C20800','interactive',1795909126714258,1795909141352728,NULL);
CREATE TABLE schedules (
    name text primary key,
    fence integer not null,
    held_until integer not null,
    due_at integer not null
) without rowid;
INSERT INTO "schedules" VALUES('delivery_hours',1,0,1795909426308121);
INSERT INTO "schedules" VALUES('forgetting',1,0,1795909726308135);
INSERT INTO "schedules" VALUES('notices',2,0,1795909156412000);
INSERT INTO "schedules" VALUES('reconcile:1',1,0,1795909430320391);
INSERT INTO "schedules" VALUES('signing_keys',1,0,1795912726308157);
INSERT INTO "schedules" VALUES('troubles',1,0,1795909186308102);
CREATE TABLE signing_keys (
    key_id blob primary key,
    sealed blob not null,
    sealed_with text not null,
    signs_from integer not null,
    verifies_until integer,
    created_at integer not null
) without rowid;
INSERT INTO "signing_keys" VALUES(X'01A224868834758A9EF8B6D10703904D',X'616851CBADB0DD384C5F0FAF755A7E0E777B4271CFCF748CD50CD13B905067B6E11CF9294CA9BB151280D32CD863E5689119042F51EA7621AF3CBFC6C0DB4DD1480CA72331C530','dump',1795909126196407,NULL,1795909126196407);
ANALYZE "sqlite_master";
INSERT INTO "sqlite_stat1" VALUES('_sqlx_migrations','sqlite_autoindex__sqlx_migrations_1','7 1');
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
INSERT INTO "stages" VALUES(1,20700,'C20700',NULL,'Send to GoodTime',0,1795909130817489);
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
INSERT INTO "stages_met" VALUES(1,20700,'C20700','Review: Send to GoodTime',1,1795909130402499,1795909130402499);
INSERT INTO "stages_met" VALUES(1,20800,'C20800','Interview: Interview Scheduled',1,1795909131163312,1795909131163312);
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
INSERT INTO "standing" VALUES(1,20700,13002,'held',1795909141348995,1795909141348995,NULL);
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
INSERT INTO "task_attempts" VALUES(X'01A22486987A7470898CDBAD86826D1F',1,X'01A22486987A7470898CDBAC7AF714BC','fetch_application',1795909130398905,1795909130484086,'done',NULL);
INSERT INTO "task_attempts" VALUES(X'01A2248698E974C087CCC5F7182C066F',1,X'01A22486987A7470898CDBAC7AF714BC','hand_over',1795909130514616,1795909130520568,'done',NULL);
INSERT INTO "task_attempts" VALUES(X'01A2248698E974C087CCC5F95EA82CAA',1,X'01A22486987A7470898CDBAC7AF714BC','write_link',1795909130534041,1795909130574255,'give_up','field field31001: the ATS refused the write: HTTP 400, code 5 (no documented meaning)');
INSERT INTO "task_attempts" VALUES(X'01A224869914713FBA0664EDA4FC1004',1,X'01A22486987A7470898CDBAC7AF714BC','tell_scheduler',1795909130543021,1795909130614904,'retry','it could not be connected to');
INSERT INTO "task_attempts" VALUES(X'01A224869914713FBA0664EDA4FC1004',2,X'01A22486987A7470898CDBAC7AF714BC','tell_scheduler',1795909136516131,1795909136548514,'retry','it could not be connected to');
INSERT INTO "task_attempts" VALUES(X'01A224869A6574E788D4F3767CE727B3',1,X'01A224869A6574E788D4F3754B7BCFD7','fetch_application',1795909130873190,1795909130928715,'done',NULL);
INSERT INTO "task_attempts" VALUES(X'01A224869AA7748E94CAC607B40B0BFE',1,X'01A224869A6574E788D4F3754B7BCFD7','hand_over',1795909130945515,1795909130956254,'done',NULL);
INSERT INTO "task_attempts" VALUES(X'01A224869AA7748E94CAC609CE4FD6BB',1,X'01A224869A6574E788D4F3754B7BCFD7','write_link',1795909130962164,1795909131022431,'done',NULL);
INSERT INTO "task_attempts" VALUES(X'01A224869AC770908B6B72079E0EDDE3',1,X'01A224869A6574E788D4F3754B7BCFD7','tell_scheduler',1795909130969445,1795909130971396,'wait','the endpoint fails, or has enough to do');
INSERT INTO "task_attempts" VALUES(X'01A224869AC770908B6B72079E0EDDE3',2,X'01A224869A6574E788D4F3754B7BCFD7','tell_scheduler',1795909131122644,1795909131127911,'wait','the endpoint fails, or has enough to do');
INSERT INTO "task_attempts" VALUES(X'01A224869AC770908B6B72079E0EDDE3',3,X'01A224869A6574E788D4F3754B7BCFD7','tell_scheduler',1795909131206626,1795909131209498,'wait','the endpoint fails, or has enough to do');
INSERT INTO "task_attempts" VALUES(X'01A224869AC770908B6B72079E0EDDE3',4,X'01A224869A6574E788D4F3754B7BCFD7','tell_scheduler',1795909136517451,1795909136543970,'wait','the endpoint fails, or has enough to do');
INSERT INTO "task_attempts" VALUES(X'01A224869B5470308C9253FD110A1CF9',1,X'01A224869A6574E788D4F3754B7BCFD7','advance_application',1795909131112266,1795909131185576,'done',NULL);
INSERT INTO "task_attempts" VALUES(X'01A224869C2F7567873E7B01689CA395',1,X'01A224869A6574E788D4F3754B7BCFD7','recheck',1795909131328513,1795909131338708,'wait','the trigger status is not shown');
INSERT INTO "task_attempts" VALUES(X'01A224869C2F7567873E7B01689CA395',2,X'01A224869A6574E788D4F3754B7BCFD7','recheck',1795909132396851,1795909132405216,'wait','the trigger status is not shown');
INSERT INTO "task_attempts" VALUES(X'01A224869C2F7567873E7B01689CA395',3,X'01A224869A6574E788D4F3754B7BCFD7','recheck',1795909134452291,1795909134483995,'wait','the trigger status is not shown');
INSERT INTO "task_attempts" VALUES(X'01A224869C2F7567873E7B01689CA395',4,X'01A224869A6574E788D4F3754B7BCFD7','recheck',1795909137581882,1795909137591988,'wait','the trigger status is not shown');
INSERT INTO "task_attempts" VALUES(X'01A224869C507009BFF0674310580B4F',1,X'01A224869C507009BFF0674292FFD83C','fetch_application',1795909131364995,1795909131377079,'retry','the ATS is unavailable (the authorization server answered HTTP 500)');
INSERT INTO "task_attempts" VALUES(X'01A224869C507009BFF0674310580B4F',2,X'01A224869C507009BFF0674292FFD83C','fetch_application',1795909140636114,1795909140637529,'retry','the ATS is unavailable (the authorization server answered HTTP 500)');
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
INSERT INTO "tasks" VALUES(X'01A2248698E974C087CCC5F8FF412363',1,2,'lapse',X'01A22486987A7470898CDBAC7AF714BC','01a22486-987a-7470-898c-dbac7af714bc:lapse','queued',1797118730362815,0,0,0,0,NULL,NULL,1795909130473471);
INSERT INTO "tasks" VALUES(X'01A2248698E974C087CCC5F95EA82CAA',1,1,'write_link',X'01A22486987A7470898CDBAC7AF714BC','01a22486-987a-7470-898c-dbac7af714bc:write_link','dead',1795909130473471,1,0,0,1,NULL,'field field31001: the ATS refused the write: HTTP 400, code 5 (no documented meaning)',1795909130473471);
INSERT INTO "tasks" VALUES(X'01A224869914713FBA0664EDA4FC1004',1,4,'tell_scheduler',X'01A22486987A7470898CDBAC7AF714BC','01a22486-987a-7470-898c-dbac7af714bc:tell_scheduler','queued',1795909146537059,2,2,0,2,NULL,'it could not be connected to',1795909130516568);
INSERT INTO "tasks" VALUES(X'01A224869AA7748E94CAC608825C467B',1,2,'lapse',X'01A224869A6574E788D4F3754B7BCFD7','01a22486-9a65-74e7-88d4-f3754b7bcfd7:lapse','queued',1797118730853431,0,0,0,0,NULL,NULL,1795909130919709);
INSERT INTO "tasks" VALUES(X'01A224869AC770908B6B72079E0EDDE3',1,4,'tell_scheduler',X'01A224869A6574E788D4F3754B7BCFD7','01a22486-9a65-74e7-88d4-f3754b7bcfd7:tell_scheduler','queued',1795909147316405,4,0,0,4,NULL,'the endpoint fails, or has enough to do',1795909131179827);
INSERT INTO "tasks" VALUES(X'01A224869C2F7567873E7B01689CA395',1,0,'recheck',X'01A224869A6574E788D4F3754B7BCFD7','01a22486-9a65-74e7-88d4-f3754b7bcfd7:recheck','queued',1795909141311367,4,0,0,4,NULL,'the trigger status is not shown',1795909131311367);
INSERT INTO "tasks" VALUES(X'01A224869C507009BFF0674310580B4F',2,0,'fetch_application',X'01A224869C507009BFF0674292FFD83C','01a22486-9c50-7009-bff0-674292ffd83c:fetch_application','queued',1795909155487820,2,2,0,2,NULL,'the ATS is unavailable (the authorization server answered HTTP 500)',1795909131344776);
CREATE TABLE tellings (
    target_id blob not null,
    tenant_id integer not null,
    kind text not null,
    told_times integer not null,
    told_at integer,
    told_since integer, -- while it is told as lasting
    primary key (target_id, tenant_id, kind)
) without rowid;
INSERT INTO "tellings" VALUES(X'01A2248697F27456B8C29985B3688CF3',1,'handoff_failed',1,1795909141422338,NULL);
INSERT INTO "tellings" VALUES(X'01A2248697F27456B8C29985B3688CF3',1,'mapping_drifted',1,1795909141422338,NULL);
CREATE TABLE tenant_lanes (
    tenant_id integer not null,
    lane integer not null,
    next_run_at integer not null,
    last_served_at integer not null default 0,
    primary key (tenant_id, lane)
) without rowid;
INSERT INTO "tenant_lanes" VALUES(1,0,1795909141311367,1795909137569547);
INSERT INTO "tenant_lanes" VALUES(1,1,9223372036854775807,1795909130950705);
INSERT INTO "tenant_lanes" VALUES(1,2,1797118730362815,0);
INSERT INTO "tenant_lanes" VALUES(1,4,1795909146537059,1795909136509006);
INSERT INTO "tenant_lanes" VALUES(2,0,1795909155487820,1795909140612971);
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
INSERT INTO "tenants" VALUES(1,'icims',4321,'Example 4321','{"api_url":"http://127.0.0.1:28961","login_url":"http://127.0.0.1:28961","audience":null,"roles":{"coordinator":"field23848","hiring_manager":"hiringmanager","job_owner":"jobowner","recruiter":"recruiter","secondary_recruiter":"secondaryrecruiter"},"link_field":"field31001","link_days":14,"refuse_duplicates":false,"tell_ignored":false,"calls":{"per_second":10000,"in_flight":8,"per_hour":80000,"per_day":null}}',NULL,1,1795909126412013);
INSERT INTO "tenants" VALUES(2,'icims',4322,'Example 4322','{"api_url":"http://127.0.0.1:24110","login_url":"http://127.0.0.1:24110","audience":null,"roles":{"coordinator":"field23848","hiring_manager":"hiringmanager","job_owner":"jobowner","recruiter":"recruiter","secondary_recruiter":"secondaryrecruiter"},"link_field":"field31001","link_days":14,"refuse_duplicates":false,"tell_ignored":false,"calls":{"per_second":10000,"in_flight":8,"per_hour":80000,"per_day":null}}',NULL,1,1795909128292776);
CREATE TABLE timeline (
    entry_id blob primary key,
    handoff_id blob not null,
    at integer not null,
    step text not null,
    outcome text not null,
    cause text,
    next text
) without rowid;
INSERT INTO "timeline" VALUES(X'01A2248698E974C087CCC5FAE964B788',X'01A22486987A7470898CDBAC7AF714BC',1795909130473471,'fetch','read',NULL,'It waits to be opened.');
INSERT INTO "timeline" VALUES(X'01A224869914713FBA0664ECD97179CA',X'01A22486987A7470898CDBAC7AF714BC',1795909130516568,'hand_over','schedulers are told',NULL,'A recruiter opens the link.');
INSERT INTO "timeline" VALUES(X'01A22486992773D5860B7AE5F17DC474',X'01A22486987A7470898CDBAC7AF714BC',1795909130535077,'write_link','refused','field field31001: the ATS refused the write: HTTP 400, code 5 (no documented meaning)','An administrator has to allow writing the field, or unset it here.');
INSERT INTO "timeline" VALUES(X'01A22486996A72F29B390FF610C4BCB7',X'01A22486987A7470898CDBAC7AF714BC',1795909130602618,'fail','write_link was given up','field field31001: the ATS refused the write: HTTP 400, code 5 (no documented meaning)','A person looks at it; `retry` runs it again.');
INSERT INTO "timeline" VALUES(X'01A22486996A72F29B390FF7318B513C',X'01A22486987A7470898CDBAC7AF714BC',1795909130602618,'alert','given up',NULL,NULL);
INSERT INTO "timeline" VALUES(X'01A224869AA7748E94CAC60A4F8A1A5B',X'01A224869A6574E788D4F3754B7BCFD7',1795909130919709,'fetch','read',NULL,'It waits to be opened.');
INSERT INTO "timeline" VALUES(X'01A224869AC770908B6B7206C732A7C5',X'01A224869A6574E788D4F3754B7BCFD7',1795909130951341,'hand_over','schedulers are told',NULL,'A recruiter opens the link.');
INSERT INTO "timeline" VALUES(X'01A224869AD47202A20755514D23B36D',X'01A224869A6574E788D4F3754B7BCFD7',1795909130964504,'write_link','written',NULL,NULL);
INSERT INTO "timeline" VALUES(X'01A224869B5470308C9253FE525A59B6',X'01A224869A6574E788D4F3754B7BCFD7',1795909131092077,'open','opened','with the link','The application is moved to the next status.');
INSERT INTO "timeline" VALUES(X'01A224869BAB71AB9427606C87D9165E',X'01A224869A6574E788D4F3754B7BCFD7',1795909131179827,'advance','advanced',NULL,NULL);
INSERT INTO "timeline" VALUES(X'01A224869C6B76A99BFEA3751EEDB26A',X'01A224869C507009BFF0674292FFD83C',1795909131371069,'fetch','waiting','the ATS is unavailable (the authorization server answered HTTP 500)','Nobody has to do anything: the ATS is asked again, and the link can be opened meanwhile.');
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
INSERT INTO "troubles" VALUES(1,'handoff_failed',1,1795909130574255,1795909130574255,0,13002,X'01A22486987A7470898CDBAC7AF714BC','field field31001: the ATS refused the write: HTTP 400, code 5 (no documented meaning)');
INSERT INTO "troubles" VALUES(1,'mapping_drifted',1,1795909130834137,1795909130834137,0,NULL,NULL,NULL);
CREATE TABLE webhook_attempts (
    message_id blob not null,
    attempt integer not null,
    started_at integer not null,
    finished_at integer not null,
    status integer, -- of the answer; none: there was none
    why text,
    primary key (message_id, attempt)
) without rowid;
INSERT INTO "webhook_attempts" VALUES(X'01A224869914713FBA0664EBF9A2F034',1,1795909130577100,1795909130583195,NULL,'it could not be connected to');
INSERT INTO "webhook_attempts" VALUES(X'01A224869914713FBA0664EBF9A2F034',2,1795909136535501,1795909136537059,NULL,'it could not be connected to');
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
INSERT INTO "webhook_endpoints" VALUES(X'01A2248697BD744499FC09CD084BADBF',1,'scheduler','handoff.ready,handoff.waiting,handoff.opened,handoff.advanced,handoff.failed,handoff.superseded,handoff.lapsed',1,X'0B0D3E8C5910081B78D2646174EF27DCDA2D3614E10387159F89BF34E1418599DA2F2B04827779D0C80C5597996EF5183D659A36ECBA5676074CDA8A737C7D1690D38AB669C04ED9114342B70AD65A03EA15074549FE9A34CDFCAF9FAB0D31B074264E07E0E723056BB05EBE06823E1098AD7C382D92C6C631936FA69FC5378E8C5394BC','dump',1,1795909130173646);
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
INSERT INTO "webhook_messages" VALUES(X'01A224869914713FBA0664EBF9A2F034',X'01A2248697BD744499FC09CD084BADBF',1,1,X'01A22486987A7470898CDBAC7AF714BC','handoff.ready',NULL,'queued',1795909130516568,1795909130516568,2,1795909146537059,'it could not be connected to',NULL);
INSERT INTO "webhook_messages" VALUES(X'01A224869AC770908B6B7205CE74BA84',X'01A2248697BD744499FC09CD084BADBF',1,1,X'01A224869A6574E788D4F3754B7BCFD7','handoff.ready',NULL,'queued',1795909130951341,1795909130951341,0,NULL,NULL,NULL);
INSERT INTO "webhook_messages" VALUES(X'01A224869B5470308C9253FC2B6B80D9',X'01A2248697BD744499FC09CD084BADBF',1,1,X'01A224869A6574E788D4F3754B7BCFD7','handoff.opened',NULL,'queued',1795909131092077,1795909131092077,0,NULL,NULL,NULL);
INSERT INTO "webhook_messages" VALUES(X'01A224869BAB71AB9427606B154D6CD8',X'01A2248697BD744499FC09CD084BADBF',1,1,X'01A224869A6574E788D4F3754B7BCFD7','handoff.advanced','advanced','queued',1795909131179827,1795909131179827,0,NULL,NULL,NULL);
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
CREATE INDEX standing_to_forget on standing (looked_at) where state in ('left', 'unreadable') or absent_at is not null;
CREATE INDEX budget_windows_to_forget on budget_windows (starts_at);
CREATE INDEX budget_usage_to_forget on budget_usage (hour_at);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('tenants',2);
COMMIT;
