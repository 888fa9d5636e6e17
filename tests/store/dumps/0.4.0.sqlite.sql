-- A database of goodtime-icims 0.4.0, made by `make dump`.
-- link of 13001: http://goodtime.test/v2/ats/open/AVZAAaIj6vYwdQGk8EeFwR-L4wAAAAA1WLPTqk2Psu0cy1ebBZQP
BEGIN TRANSACTION;
CREATE TABLE _sqlx_migrations (
    version BIGINT PRIMARY KEY,
    description TEXT NOT NULL,
    installed_on TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,
    success BOOLEAN NOT NULL,
    checksum BLOB NOT NULL,
    execution_time BIGINT NOT NULL
);
INSERT INTO "_sqlx_migrations" VALUES(1,'foundation','2026-11-28 20:48:45',1,X'2DFA9B668C15992A95FDEA8B2BFAA863857B22B175331EAB2DFF717F61D40AED4781A624D3A857998D18C0E9DF4F29F5',11019030);
INSERT INTO "_sqlx_migrations" VALUES(2,'notices','2026-11-28 20:48:46',1,X'165040BF8A61B631C06AF5C41C90E33D65D9F3DB19208C261EEBDD7052189C4A5239ED643C9E83C9F7DD1BDA4808663E',7807807);
INSERT INTO "_sqlx_migrations" VALUES(3,'api','2026-11-28 20:48:46',1,X'669EC50B736B56DA936E8BC48485F7413868BE375A80975B08B4E2BE007203C83BD479FD865FC5C177B52C73F6048D1A',1393404);
INSERT INTO "_sqlx_migrations" VALUES(4,'webhooks and keys','2026-11-28 20:48:46',1,X'5DFECBF3E0D90D4695835C089AF5BDF81C7BF4F99DC036B0A8A80BC4C87673E8A07C7213746EE1A2E24EB3251914AF6A',2469012);
INSERT INTO "_sqlx_migrations" VALUES(5,'stages','2026-11-28 20:48:46',1,X'82C56110A2B0162F25E7A304EF34880EC313A04AC76A071C0B2B221D23830D9FE851E29957781887EDD20E72B7FCF087',5406132);
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
INSERT INTO "advances" VALUES(X'01A223EAF6307501A4F04785C11F8BE3','forward',1,13001,20700,'C20700','C20800',20800,1795898930965667,1,1795898930965667,NULL,'advanced',NULL,NULL,NULL,NULL,1795898931045139,NULL);
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
INSERT INTO "api_tokens" VALUES(X'01A223EAF3607797A0B76A24BF838257',1,'hooks','resumes:read webhooks:write','command line',1795898930016029,1803674930016029,NULL);
INSERT INTO "api_tokens" VALUES(X'01A223EAF4187322BD8DF1A2F7C9873E',1,'scheduler','handoffs:read','command line',1795898930200473,1803674930200473,NULL);
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
INSERT INTO "applications" VALUES(1,13001,9006,4401,'C20800','Interview: Interview Scheduled','Career Portal',1795898880000000,1795898931028327);
INSERT INTO "applications" VALUES(1,13002,9007,4401,'C20700','Review: Send to GoodTime','Career Portal',1795898880000000,1795898930240873);
CREATE TABLE audit_log (
    audit_id blob primary key,
    tenant_id integer,
    actor text not null,
    action text not null,
    subject text not null,
    at integer not null
) without rowid;
INSERT INTO "audit_log" VALUES(X'01A223EAE4E0730C9EDC6BBC2A64B7CB',NULL,'service','signing_key.add','01a223ea-e4e0-730c-9edc-6bbb7fa9474f',1795898926304918);
INSERT INTO "audit_log" VALUES(X'01A223EAE5B8768B815D9A4ED1C240F6',1,'command line','tenant.add','4321',1795898926520842);
INSERT INTO "audit_log" VALUES(X'01A223EAE6897532B930C61F1F41AAD3',1,'command line','rule.put','20700',1795898926729489);
INSERT INTO "audit_log" VALUES(X'01A223EAECB3755EBA3046B2DD51B0D0',2,'command line','tenant.add','4322',1795898928307934);
INSERT INTO "audit_log" VALUES(X'01A223EAED557422ABA4CA64E75BB6D5',2,'command line','rule.put','20700',1795898928469933);
INSERT INTO "audit_log" VALUES(X'01A223EAF3607797A0B76A25A2A39D30',1,'command line','api_token.add','01a223ea-f360-7797-a0b7-6a24bf838257',1795898930016029);
INSERT INTO "audit_log" VALUES(X'01A223EAF37773F788EA3382059EDF65',1,'api token 01a223ea-f360-7797-a0b7-6a24bf838257','webhook_endpoint.add','01a223ea-f377-73f7-88ea-338172db0141',1795898930039091);
INSERT INTO "audit_log" VALUES(X'01A223EAF396749A934EFCE656A01120',NULL,'command line','notify.add','01a223ea-f396-749a-934e-fce5fda5f319',1795898930070524);
INSERT INTO "audit_log" VALUES(X'01A223EAF4187322BD8DF1A382FEDBDD',1,'command line','api_token.add','01a223ea-f418-7322-bd8d-f1a2f7c9873e',1795898930200473);
INSERT INTO "audit_log" VALUES(X'01A223EAF61176C29774509AE46C9BF5',1,'command line','stages.import','2',1795898930705637);
INSERT INTO "audit_log" VALUES(X'01A223EAF8637549A5DCD85187DF8459',2,'command line','rule.remove','20700',1795898931299497);
CREATE TABLE circuits (
    tenant_id integer primary key references tenants (tenant_id),
    failures integer not null, -- in a row
    since integer not null,
    open_until integer not null,
    why text not null
) without rowid;
INSERT INTO "circuits" VALUES(2,2,1795898931174709,0,'the ATS is unavailable (the authorization server answered HTTP 500)');
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
INSERT INTO "credentials" VALUES(X'01A223EAE5B8768B815D9A4C292A80F7',1,'inbound','icims-4321','basic',NULL,X'90B022F6F89B0A4CA9515DF3C82D79A415404DB1F3C25B03A48425F0C9230662775104E42E9D591D0F25281E2529F7F3105DB75E809285','dump',1795898926520842,NULL,1795898926520842);
INSERT INTO "credentials" VALUES(X'01A223EAE5B8768B815D9A4D466CF6AA',1,'outbound','connector','oauth_client','records',X'307549E36F692D6834FDB4AC073A08A8DDEE59F6151937B43751CF04D291901DD11A9AC2E7C9A2F5091778F510DD8691E8FC46B7','dump',1795898926520842,NULL,1795898926520842);
INSERT INTO "credentials" VALUES(X'01A223EAECB3755EBA3046B0E216ADAA',2,'inbound','icims-4322','hmac',NULL,X'AD8EE4BE9C9AE5CDD6C296FCB1945049243A22FD521A1CDE65B90C68B10F778CFBFCE6EADF71AE851BDFD764D7B82B3205AEFB1F141EC5','dump',1795898928307934,NULL,1795898928307934);
INSERT INTO "credentials" VALUES(X'01A223EAECB3755EBA3046B134D49396',2,'outbound','connector','oauth_client','records',X'F8F7A697D96E7F33342A09BE597964EFB45ED8490333D891508E02D4C7AA3F2265DB615FB53C30760910428990D6EB63AF708543','dump',1795898928307934,NULL,1795898928307934);
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
INSERT INTO "events" VALUES(X'01A223EAF42E75EAB1E3092F3792BE7E',1,'webhook','accepted',NULL,X'01A223EAF42E75EAB1E309302B581515',X'01A223EAE5B8768B815D9A4C292A80F7',X'319394A649B330BDBE74F35F1A93DF15BD897A8B1470EA590276B2DDF49D0ABD',13002,9007,4401,9003,10100,20700,1795898930222937);
INSERT INTO "events" VALUES(X'01A223EAF6307501A4F047842766FA90',1,'webhook','accepted',NULL,X'01A223EAF6307501A4F04785C11F8BE3',X'01A223EAE5B8768B815D9A4C292A80F7',X'02BE73E966CEADB3A823AD387D137283EA88833A0FCFB75F0860115344A8E65C',13001,9006,4401,9003,10100,20700,1795898930736675);
INSERT INTO "events" VALUES(X'01A223EAF7A0738A984C3676BDBAF3AD',1,'webhook','duplicate',NULL,X'01A223EAF6307501A4F04785C11F8BE3',X'01A223EAE5B8768B815D9A4C292A80F7',X'02BE73E966CEADB3A823AD387D137283EA88833A0FCFB75F0860115344A8E65C',13001,9006,4401,9003,10100,20700,1795898931104250);
INSERT INTO "events" VALUES(X'01A223EAF7B375F79FC1F77CE8A88305',2,'webhook','accepted',NULL,X'01A223EAF7B375F79FC1F77DFC9EA8AE',X'01A223EAECB3755EBA3046B0E216ADAA',X'BCCEB0EC75ED306117010FC9439BBFDEF262C7F585965DCEB3B85566D5C1F79A',13001,9006,4401,9003,10100,20700,1795898931123856);
INSERT INTO "events" VALUES(X'01A223EAFE5172E7A842077E79F28DB9',2,'webhook','ignored','not_a_trigger',NULL,X'01A223EAECB3755EBA3046B0E216ADAA',X'B52B953D1C91C49994EE99E736D88A0CB2607D99DC0F58A0EF9B35EAA89D518F',13002,9007,4401,9003,10100,20700,1795898932817693);
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
INSERT INTO "handoff_slots" VALUES(1,13001,20700,X'01A223EAF6307501A4F04785C11F8BE3',NULL,1,1795898931104250,1797108530736675);
INSERT INTO "handoff_slots" VALUES(1,13002,20700,X'01A223EAF42E75EAB1E309302B581515',NULL,1,1795898930222937,1797108530222937);
INSERT INTO "handoff_slots" VALUES(2,13001,20700,X'01A223EAF7B375F79FC1F77DFC9EA8AE',NULL,1,1795898931123856,1797108531123856);
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
INSERT INTO "handoffs" VALUES(X'01A223EAF42E75EAB1E309302B581515',1,13002,9007,4401,9003,X'01A223EAF42E75EAB1E3092F3792BE7E',10100,20700,'C20800','interactive',1,NULL,'live',0,1795898930222937,1797108530222937,1795898930240873,NULL,NULL,NULL,1795898930308610,NULL,NULL,NULL);
INSERT INTO "handoffs" VALUES(X'01A223EAF6307501A4F04785C11F8BE3',1,13001,9006,4401,9003,X'01A223EAF6307501A4F047842766FA90',10100,20700,'C20800','interactive',1,NULL,'live',0,1795898930736675,1797108530736675,1795898930755871,NULL,NULL,1795898931045139,1795898930806178,1795898930933933,'link',NULL);
INSERT INTO "handoffs" VALUES(X'01A223EAF7B375F79FC1F77DFC9EA8AE',2,13001,9006,4401,9003,X'01A223EAF7B375F79FC1F77CE8A88305',10100,20700,'C20800','interactive',1,NULL,'live',0,1795898931123856,1797108531123856,NULL,'unavailable',1795898931166025,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE idempotency_keys (
    key_sha256 blob primary key, -- of who asked, and of the key
    request_sha256 blob not null, -- of address, scopes and body
    tenant_id integer, -- none: an operator's request
    taken_at integer not null,
    busy_until integer, -- none: answered
    sealed blob,
    key_id text
) without rowid;
INSERT INTO "idempotency_keys" VALUES(X'A4B31D2B9EAD25FC2ACB55940A998738D647DBB9E7C4B19D1E651A1450E4F906',X'D72E8808058DB8397598843FD28BA5F3DADC6B27FD7572D0F1B2E298ED0CC92B',1,1795898930034647,NULL,X'7F512D3371CEE51CB0EC583AF735AB506A845BB65CAA167799D95D73129D958A7A04AB3619A88FD49D5813B36B4278F098A3CCE0D760CF4C994DA05D73422AD32690F3794E1EA7ABB2B68280BEFED5DA8C6833C60EFDE3D2AE53B17F5D7EF4567F50DA74CCDC7B9604BAB6D6628ABC176D61B14A668467F4081A4F0370B5695FCD0201B44CB58F3A1899B8D5A4144F739CB479EFF8971BE54992CFC7083BE2F821702A3905F04AAEFB8A273EA2FC4C0A513BA8FA793968CF5DDBF46C96955627113EA19D5C0F59A31BD874FE3B4311B63CC771C7BEF371D60AD20E68C0D9D102726EF7711EAAEC6479003FFA93DBE79D45197539CA55FFE6E7D1655DCA12B1956589B1719BCA8963D91F556E5B40E681D32BAA326F8E4FE0FDD123E053CED35B095B76A38F20376D795577DB4D8C72099B81F4EF4A1328982F4FD692DBF44DC6E287386E5969EF52C5F413B95E89DF8E648058F8F26932FE546C1D837E9FCAADB6FD93298026E69D450ED07B918055EA63665A95812A95486B177BF040B317A98964351DD10858300B213DF45955F006B6745711C2F50537826EB59B7304EB23E50D13736DE24D50EC3B61484DFA7A23E7D51DFD1E477007CD701DEE72CF943FA3B24902D24F45267DDDB0D39DB2479978E41BE66E2FFE596C30F1B653F6B2909A8A52A31F124B33AE2C5F1B737114755BD8E3664C9B5E0471D80B2318664F7B9E13235EEC72B5980A6E0ABD1ED0378576AF8A673D1D6995953C26F481F0107E5EDCAED907F724C4F5F3F1909BB390393FB674E727D700741AB897841035D7A5B94FEE0BA4B8F52F2F1A4CF7F88B35F7819FDF571C643F12EBED29E8C3E558BD7DF86F1DEB8C191EB6D9D98FBCE6D0DD5E066024FBC14F682A25782F192D02D0','dump');
CREATE TABLE ignored_statuses (
    tenant_id integer not null references tenants (tenant_id),
    digits integer not null,
    deliveries integer not null,
    first_at integer not null,
    last_at integer not null,
    primary key (tenant_id, digits)
) without rowid;
INSERT INTO "ignored_statuses" VALUES(2,20700,1,1795898932817693,1795898932817693);
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
INSERT INTO "jobs" VALUES(1,4401,'2026-4401','Support Engineer','Approved','Site A - 1 Main St  Springfield, Massachusetts 01101 United States','[{"role":"coordinator","person":9005},{"role":"hiring_manager","person":9004},{"role":"recruiter","person":9003}]',1795898880000000,1795898930755871);
CREATE TABLE meta (
    id integer primary key check (id = 1),
    region text not null,
    settings_epoch integer not null default 1,
    paused_until integer, -- the whole region: deliveries are kept, nothing is read or written
    oldest_program integer not null default 1 -- the newest migration that a program must know to use these tables
, hours_counted integer);
INSERT INTO "meta" VALUES(1,'us',10,NULL,1,498234);
CREATE TABLE notice_targets (
    target_id blob primary key,
    tenant_id integer, -- none: of every tenant of the region
    channel text not null check (channel in ('mail', 'slack', 'webhook')),
    sealed blob not null,
    key_id text not null,
    kinds text not null,
    created_at integer not null
) without rowid;
INSERT INTO "notice_targets" VALUES(X'01A223EAF396749A934EFCE5FDA5F319',NULL,'webhook',X'B03685B71DFD32B1FD8EF9B2A511BBFE85F3E0C0B41C0E6352D19EF5E2340BDBF13C54C97C52C576673E10B1A8D2C8A10425AEF9F14ADFEC4DD4E273D4145ED45B92D75CCAC80623A042420787D329BF1564FD394C2803CE92CC7D668EBB45B149D60DB8D1D91605BED8DE7AE9B73B14B9B74960800D352B01E85FC124','dump','all',1795898930070524);
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
INSERT INTO "notices" VALUES(X'01A223EB20707249AA84E4342DB4D8D1',X'01A223EAF396749A934EFCE5FDA5F319',1,'handoff_failed',0,1,1795898930367246,1795898930367246,13002,X'01A223EAF42E75EAB1E309302B581515','field field31001: the ATS refused the write: HTTP 400, code 5 (no documented meaning)','queued',1,1795898971560587,'it could not be connected to',1795898941552489,NULL);
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
INSERT INTO "persons" VALUES(1,9003,'Ana',NULL,'Ruiz','ana.ruiz@example.com','[{"kind":"Mobile","number":"555 555 0110"}]',NULL,'Emp:Current Employee',1795898880000000,1795898930755871);
INSERT INTO "persons" VALUES(1,9004,'Sam',NULL,'Lee','sam.lee@example.com','[]',NULL,'HM:Active',1795898880000000,1795898930755871);
INSERT INTO "persons" VALUES(1,9005,'Noor',NULL,'Haddad','noor.haddad@example.com','[]',NULL,'Emp:Current Employee',1795898880000000,1795898930755871);
INSERT INTO "persons" VALUES(1,9006,'Jane',NULL,'Doe','jane.doe@example.com','[{"kind":"Mobile","number":"555 555 0100"}]',NULL,'Cand:Active',1795898880000000,1795898930755871);
INSERT INTO "persons" VALUES(1,9007,'Omar',NULL,'Said','omar.said@example.com','[{"kind":"Mobile","number":"555 555 0100"}]',NULL,'Cand:Active',1795898880000000,1795898930240873);
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
    seen_left integer not null,
    put_off integer not null,
    failure text
);
INSERT INTO "reconcile_rounds" VALUES(1,1795898941465602,1795898941481558,1795898941481558,1,0,0,0,0,0,NULL);
CREATE TABLE replicas (
    replica_id blob primary key,
    name text not null,
    roles text not null,
    version text not null,
    skew_micros integer not null,
    started_at integer not null,
    seen_at integer not null
) without rowid;
INSERT INTO "replicas" VALUES(X'01A223EAE40676A8B23FE438CB2143EB','host:25648','web,worker,sync','0.4.0',-1,1795898926086833,1795898936475207);
CREATE TABLE rules (
    tenant_id integer not null references tenants (tenant_id),
    trigger_digits integer not null,
    next_id text,
    reply text not null check (reply in ('seamless', 'interactive')),
    created_at integer not null, baseline_at integer, watched_since integer,
    primary key (tenant_id, trigger_digits)
) without rowid;
INSERT INTO "rules" VALUES(1,20700,'C20800','interactive',1795898926729489,1795898941477815,NULL);
CREATE TABLE schedules (
    name text primary key,
    fence integer not null,
    held_until integer not null,
    due_at integer not null
) without rowid;
INSERT INTO "schedules" VALUES('delivery_hours',1,0,1795899226461933);
INSERT INTO "schedules" VALUES('forgetting',1,0,1795899526461955);
INSERT INTO "schedules" VALUES('notices',2,0,1795898956544359);
INSERT INTO "schedules" VALUES('reconcile:1',1,0,1795899239465602);
INSERT INTO "schedules" VALUES('signing_keys',1,0,1795902526461973);
INSERT INTO "schedules" VALUES('troubles',1,0,1795898986461914);
CREATE TABLE signing_keys (
    key_id blob primary key,
    sealed blob not null,
    sealed_with text not null,
    signs_from integer not null,
    verifies_until integer,
    created_at integer not null
) without rowid;
INSERT INTO "signing_keys" VALUES(X'01A223EAE4E0730C9EDC6BBB7FA9474F',X'C256FC48CE8E0032C03B95678FA0E11B231C6CD81E7CD0594D26E47B3A3C83B25E665EB33AC1EAD203077321587CE95D6F3302B38553220B8820EF5F0619563E9204BE228BF058','dump',1795898926304918,NULL,1795898926304918);
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
INSERT INTO "stages" VALUES(1,20700,'C20700',NULL,'Send to GoodTime',0,1795898930705637);
INSERT INTO "stages" VALUES(1,20800,'C20800',NULL,'Interview Scheduled',1,1795898930705637);
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
INSERT INTO "stages_met" VALUES(1,20700,'C20700','Review: Send to GoodTime',2,1795898930240873,1795898930755871);
INSERT INTO "stages_met" VALUES(1,20800,'C20800','Interview: Interview Scheduled',1,1795898931028327,1795898931028327);
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
INSERT INTO "standing" VALUES(1,20700,13002,'held',1795898941475612,1795898941475612,NULL);
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
INSERT INTO "task_attempts" VALUES(X'01A223EAF42E75EAB1E3093156904A48',1,X'01A223EAF42E75EAB1E309302B581515','fetch_application',1795898930239931,1795898930281546,'done',NULL);
INSERT INTO "task_attempts" VALUES(X'01A223EAF4607438BBC229E381F9753F',1,X'01A223EAF42E75EAB1E309302B581515','hand_over',1795898930306815,1795898930328306,'done',NULL);
INSERT INTO "task_attempts" VALUES(X'01A223EAF4607438BBC229E58D6CCAA2',1,X'01A223EAF42E75EAB1E309302B581515','write_link',1795898930312637,1795898930367246,'give_up','field field31001: the ATS refused the write: HTTP 400, code 5 (no documented meaning)');
INSERT INTO "task_attempts" VALUES(X'01A223EAF48470C8A279656D59BF860D',1,X'01A223EAF42E75EAB1E309302B581515','tell_scheduler',1795898930380284,1795898930405908,'retry','it could not be connected to');
INSERT INTO "task_attempts" VALUES(X'01A223EAF48470C8A279656D59BF860D',2,X'01A223EAF42E75EAB1E309302B581515','tell_scheduler',1795898936289793,1795898936301910,'wait','the endpoint fails, or has enough to do');
INSERT INTO "task_attempts" VALUES(X'01A223EAF6307501A4F04786503D6D13',1,X'01A223EAF6307501A4F04785C11F8BE3','fetch_application',1795898930755110,1795898930796374,'done',NULL);
INSERT INTO "task_attempts" VALUES(X'01A223EAF66173159E1EF4B9EAF227CC',1,X'01A223EAF6307501A4F04785C11F8BE3','hand_over',1795898930804978,1795898930812287,'done',NULL);
INSERT INTO "task_attempts" VALUES(X'01A223EAF66173159E1EF4BB8D196D1A',1,X'01A223EAF6307501A4F04785C11F8BE3','write_link',1795898930815696,1795898930844072,'done',NULL);
INSERT INTO "task_attempts" VALUES(X'01A223EAF67672718237A65AA7F8C4F8',1,X'01A223EAF6307501A4F04785C11F8BE3','tell_scheduler',1795898930823377,1795898930826901,'wait','the endpoint fails, or has enough to do');
INSERT INTO "task_attempts" VALUES(X'01A223EAF67672718237A65AA7F8C4F8',2,X'01A223EAF6307501A4F04785C11F8BE3','tell_scheduler',1795898930973664,1795898930976001,'wait','the endpoint fails, or has enough to do');
INSERT INTO "task_attempts" VALUES(X'01A223EAF67672718237A65AA7F8C4F8',3,X'01A223EAF6307501A4F04785C11F8BE3','tell_scheduler',1795898931058711,1795898931061056,'wait','the endpoint fails, or has enough to do');
INSERT INTO "task_attempts" VALUES(X'01A223EAF67672718237A65AA7F8C4F8',4,X'01A223EAF6307501A4F04785C11F8BE3','tell_scheduler',1795898936290053,1795898936310637,'retry','it could not be connected to');
INSERT INTO "task_attempts" VALUES(X'01A223EAF67672718237A65AA7F8C4F8',5,X'01A223EAF6307501A4F04785C11F8BE3','tell_scheduler',1795898941400364,1795898941402879,'wait','the endpoint fails, or has enough to do');
INSERT INTO "task_attempts" VALUES(X'01A223EAF6F574B28B3C9FC170D2C4E1',1,X'01A223EAF6307501A4F04785C11F8BE3','advance_application',1795898930963852,1795898931050056,'done',NULL);
INSERT INTO "task_attempts" VALUES(X'01A223EAF7A0738A984C367822510725',1,X'01A223EAF6307501A4F04785C11F8BE3','recheck',1795898931126265,1795898931133814,'wait','the trigger status is not shown');
INSERT INTO "task_attempts" VALUES(X'01A223EAF7A0738A984C367822510725',2,X'01A223EAF6307501A4F04785C11F8BE3','recheck',1795898932221970,1795898932228863,'wait','the trigger status is not shown');
INSERT INTO "task_attempts" VALUES(X'01A223EAF7A0738A984C367822510725',3,X'01A223EAF6307501A4F04785C11F8BE3','recheck',1795898934255992,1795898934265476,'wait','the trigger status is not shown');
INSERT INTO "task_attempts" VALUES(X'01A223EAF7A0738A984C367822510725',4,X'01A223EAF6307501A4F04785C11F8BE3','recheck',1795898937337205,1795898937348509,'wait','the trigger status is not shown');
INSERT INTO "task_attempts" VALUES(X'01A223EAF7A0738A984C367822510725',5,X'01A223EAF6307501A4F04785C11F8BE3','recheck',1795898941386975,1795898941395987,'wait','the trigger status is not shown');
INSERT INTO "task_attempts" VALUES(X'01A223EAF7B375F79FC1F77E16ED7C53',1,X'01A223EAF7B375F79FC1F77DFC9EA8AE','fetch_application',1795898931160990,1795898931174709,'retry','the ATS is unavailable (the authorization server answered HTTP 500)');
INSERT INTO "task_attempts" VALUES(X'01A223EAF7B375F79FC1F77E16ED7C53',2,X'01A223EAF7B375F79FC1F77DFC9EA8AE','fetch_application',1795898939363551,1795898939364507,'retry','the ATS is unavailable (the authorization server answered HTTP 500)');
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
INSERT INTO "tasks" VALUES(X'01A223EAF4607438BBC229E4FDF88D6D',1,2,'lapse',X'01A223EAF42E75EAB1E309302B581515','01a223ea-f42e-75ea-b1e3-09302b581515:lapse','queued',1797108530222937,0,0,0,0,NULL,NULL,1795898930272240);
INSERT INTO "tasks" VALUES(X'01A223EAF4607438BBC229E58D6CCAA2',1,1,'write_link',X'01A223EAF42E75EAB1E309302B581515','01a223ea-f42e-75ea-b1e3-09302b581515:write_link','dead',1795898930272240,1,0,0,1,NULL,'field field31001: the ATS refused the write: HTTP 400, code 5 (no documented meaning)',1795898930272240);
INSERT INTO "tasks" VALUES(X'01A223EAF48470C8A279656D59BF860D',1,4,'tell_scheduler',X'01A223EAF42E75EAB1E309302B581515','01a223ea-f42e-75ea-b1e3-09302b581515:tell_scheduler','queued',1795898946606328,2,0,0,2,NULL,'the endpoint fails, or has enough to do',1795898930308610);
INSERT INTO "tasks" VALUES(X'01A223EAF66173159E1EF4BA1AB1409B',1,2,'lapse',X'01A223EAF6307501A4F04785C11F8BE3','01a223ea-f630-7501-a4f0-4785c11f8be3:lapse','queued',1797108530736675,0,0,0,0,NULL,NULL,1795898930785173);
INSERT INTO "tasks" VALUES(X'01A223EAF67672718237A65AA7F8C4F8',1,4,'tell_scheduler',X'01A223EAF6307501A4F04785C11F8BE3','01a223ea-f630-7501-a4f0-4785c11f8be3:tell_scheduler','queued',1795898946810257,5,0,0,5,NULL,'the endpoint fails, or has enough to do',1795898931045139);
INSERT INTO "tasks" VALUES(X'01A223EAF7A0738A984C367822510725',1,0,'recheck',X'01A223EAF6307501A4F04785C11F8BE3','01a223ea-f630-7501-a4f0-4785c11f8be3:recheck','queued',1795898951104250,5,0,0,5,NULL,'the trigger status is not shown',1795898931104250);
INSERT INTO "tasks" VALUES(X'01A223EAF7B375F79FC1F77E16ED7C53',2,0,'fetch_application',X'01A223EAF7B375F79FC1F77DFC9EA8AE','01a223ea-f7b3-75f7-9fc1-f77dfc9ea8ae:fetch_application','queued',1795898950671937,2,2,0,2,NULL,'the ATS is unavailable (the authorization server answered HTTP 500)',1795898931123856);
CREATE TABLE tellings (
    target_id blob not null,
    tenant_id integer not null,
    kind text not null,
    told_times integer not null,
    told_at integer,
    told_since integer, -- while it is told as lasting
    primary key (target_id, tenant_id, kind)
) without rowid;
INSERT INTO "tellings" VALUES(X'01A223EAF396749A934EFCE5FDA5F319',1,'handoff_failed',1,1795898941552489,NULL);
CREATE TABLE tenant_lanes (
    tenant_id integer not null,
    lane integer not null,
    next_run_at integer not null,
    last_served_at integer not null default 0,
    primary key (tenant_id, lane)
) without rowid;
INSERT INTO "tenant_lanes" VALUES(1,0,1795898951104250,1795898941382191);
INSERT INTO "tenant_lanes" VALUES(1,1,9223372036854775807,1795898930805602);
INSERT INTO "tenant_lanes" VALUES(1,2,1797108530222937,0);
INSERT INTO "tenant_lanes" VALUES(1,4,1795898946606328,1795898941386463);
INSERT INTO "tenant_lanes" VALUES(2,0,1795898950671937,1795898939359514);
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
INSERT INTO "tenants" VALUES(1,'icims',4321,'Example 4321','{"api_url":"http://127.0.0.1:28627","login_url":"http://127.0.0.1:28627","audience":null,"roles":{"coordinator":"field23848","hiring_manager":"hiringmanager","job_owner":"jobowner","recruiter":"recruiter","secondary_recruiter":"secondaryrecruiter"},"link_field":"field31001","link_days":14,"refuse_duplicates":false,"tell_ignored":false}',NULL,1,1795898926520842);
INSERT INTO "tenants" VALUES(2,'icims',4322,'Example 4322','{"api_url":"http://127.0.0.1:30203","login_url":"http://127.0.0.1:30203","audience":null,"roles":{"coordinator":"field23848","hiring_manager":"hiringmanager","job_owner":"jobowner","recruiter":"recruiter","secondary_recruiter":"secondaryrecruiter"},"link_field":"field31001","link_days":14,"refuse_duplicates":false,"tell_ignored":false}',NULL,1,1795898928307934);
CREATE TABLE timeline (
    entry_id blob primary key,
    handoff_id blob not null,
    at integer not null,
    step text not null,
    outcome text not null,
    cause text,
    next text
) without rowid;
INSERT INTO "timeline" VALUES(X'01A223EAF4607438BBC229E6DE127B34',X'01A223EAF42E75EAB1E309302B581515',1795898930272240,'fetch','read',NULL,'It waits to be opened.');
INSERT INTO "timeline" VALUES(X'01A223EAF48470C8A279656C37935748',X'01A223EAF42E75EAB1E309302B581515',1795898930308610,'hand_over','schedulers are told',NULL,'A recruiter opens the link.');
INSERT INTO "timeline" VALUES(X'01A223EAF489700FAF0C3ADEFEF3D163',X'01A223EAF42E75EAB1E309302B581515',1795898930313488,'write_link','refused','field field31001: the ATS refused the write: HTTP 400, code 5 (no documented meaning)','An administrator has to allow writing the field, or unset it here.');
INSERT INTO "timeline" VALUES(X'01A223EAF4DB758783131E762F1CBADC',X'01A223EAF42E75EAB1E309302B581515',1795898930395893,'fail','write_link was given up','field field31001: the ATS refused the write: HTTP 400, code 5 (no documented meaning)','A person looks at it; `retry` runs it again.');
INSERT INTO "timeline" VALUES(X'01A223EAF4DB758783131E77DB05318C',X'01A223EAF42E75EAB1E309302B581515',1795898930395893,'alert','given up',NULL,NULL);
INSERT INTO "timeline" VALUES(X'01A223EAF66173159E1EF4BC57A33C97',X'01A223EAF6307501A4F04785C11F8BE3',1795898930785173,'fetch','read',NULL,'It waits to be opened.');
INSERT INTO "timeline" VALUES(X'01A223EAF67672718237A659A082ABA2',X'01A223EAF6307501A4F04785C11F8BE3',1795898930806178,'hand_over','schedulers are told',NULL,'A recruiter opens the link.');
INSERT INTO "timeline" VALUES(X'01A223EAF6807115ABA6EB42680373AF',X'01A223EAF6307501A4F04785C11F8BE3',1795898930816306,'write_link','written',NULL,NULL);
INSERT INTO "timeline" VALUES(X'01A223EAF6F574B28B3C9FC2E461E7A8',X'01A223EAF6307501A4F04785C11F8BE3',1795898930933933,'open','opened','with the link','The application is moved to the next status.');
INSERT INTO "timeline" VALUES(X'01A223EAF76575CB812A073F9E97BD2C',X'01A223EAF6307501A4F04785C11F8BE3',1795898931045139,'advance','advanced',NULL,NULL);
INSERT INTO "timeline" VALUES(X'01A223EAF7DE714098E46BFB2D38E4C5',X'01A223EAF7B375F79FC1F77DFC9EA8AE',1795898931166025,'fetch','waiting','the ATS is unavailable (the authorization server answered HTTP 500)','Nobody has to do anything: the ATS is asked again, and the link can be opened meanwhile.');
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
INSERT INTO "troubles" VALUES(1,'handoff_failed',1,1795898930367246,1795898930367246,0,13002,X'01A223EAF42E75EAB1E309302B581515','field field31001: the ATS refused the write: HTTP 400, code 5 (no documented meaning)');
CREATE TABLE webhook_attempts (
    message_id blob not null,
    attempt integer not null,
    started_at integer not null,
    finished_at integer not null,
    status integer, -- of the answer; none: there was none
    why text,
    primary key (message_id, attempt)
) without rowid;
INSERT INTO "webhook_attempts" VALUES(X'01A223EAF48470C8A279656BB7897875',1,1795898930389115,1795898930390197,NULL,'it could not be connected to');
INSERT INTO "webhook_attempts" VALUES(X'01A223EAF67672718237A6582170BE71',1,1795898936298868,1795898936299704,NULL,'it could not be connected to');
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
INSERT INTO "webhook_endpoints" VALUES(X'01A223EAF37773F788EA338172DB0141',1,'scheduler','handoff.ready,handoff.waiting,handoff.opened,handoff.advanced,handoff.failed,handoff.superseded,handoff.lapsed',1,X'A271C7E639A0458626CEC9B22BE95E25C4689A7F02D485770A9F5CDE9F9D4E3C03E1E2FA08864CCFFD74BBF94DB75DA8429FFC3053E6E26909419AA093EC4FFED6FCB733011AA4D680D1B4636C5A6F984A7622ACF2B6FE8510D2A05C88ACBEAB3F7CBCD7E9C69D82E41AD832F5F5F1F2E376C1CC5AD3E3AE41AE45F3477599FA10BA4221','dump',1,1795898930039091);
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
INSERT INTO "webhook_messages" VALUES(X'01A223EAF48470C8A279656BB7897875',X'01A223EAF37773F788EA338172DB0141',1,1,X'01A223EAF42E75EAB1E309302B581515','handoff.ready',NULL,'queued',1795898930308610,1795898930308610,1,1795898935390197,'it could not be connected to',NULL);
INSERT INTO "webhook_messages" VALUES(X'01A223EAF67672718237A6582170BE71',X'01A223EAF37773F788EA338172DB0141',1,1,X'01A223EAF6307501A4F04785C11F8BE3','handoff.ready',NULL,'queued',1795898930806178,1795898930806178,1,1795898941299704,'it could not be connected to',NULL);
INSERT INTO "webhook_messages" VALUES(X'01A223EAF6F574B28B3C9FC0C67EBB8E',X'01A223EAF37773F788EA338172DB0141',1,1,X'01A223EAF6307501A4F04785C11F8BE3','handoff.opened',NULL,'queued',1795898930933933,1795898930933933,0,NULL,NULL,NULL);
INSERT INTO "webhook_messages" VALUES(X'01A223EAF76575CB812A073ED5C3C0D0',X'01A223EAF37773F788EA338172DB0141',1,1,X'01A223EAF6307501A4F04785C11F8BE3','handoff.advanced','advanced','queued',1795898931045139,1795898931045139,0,NULL,NULL,NULL);
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
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('tenants',2);
COMMIT;
