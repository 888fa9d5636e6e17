-- A database of goodtime-icims 0.4.0, made by `make dump`.
-- link of 13001: http://goodtime.test/v2/ats/open/AVZAAaIkegWhdbiAfMtL1cvP0QAAAACC3v8-mcptaVb0SyGTl-4B
BEGIN TRANSACTION;
CREATE TABLE _sqlx_migrations (
    version BIGINT PRIMARY KEY,
    description TEXT NOT NULL,
    installed_on TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,
    success BOOLEAN NOT NULL,
    checksum BLOB NOT NULL,
    execution_time BIGINT NOT NULL
);
INSERT INTO "_sqlx_migrations" VALUES(1,'foundation','2026-11-28 23:25:01',1,X'2DFA9B668C15992A95FDEA8B2BFAA863857B22B175331EAB2DFF717F61D40AED4781A624D3A857998D18C0E9DF4F29F5',11449287);
INSERT INTO "_sqlx_migrations" VALUES(2,'notices','2026-11-28 23:25:01',1,X'165040BF8A61B631C06AF5C41C90E33D65D9F3DB19208C261EEBDD7052189C4A5239ED643C9E83C9F7DD1BDA4808663E',5976381);
INSERT INTO "_sqlx_migrations" VALUES(3,'api','2026-11-28 23:25:01',1,X'669EC50B736B56DA936E8BC48485F7413868BE375A80975B08B4E2BE007203C83BD479FD865FC5C177B52C73F6048D1A',1745274);
INSERT INTO "_sqlx_migrations" VALUES(4,'webhooks and keys','2026-11-28 23:25:01',1,X'5DFECBF3E0D90D4695835C089AF5BDF81C7BF4F99DC036B0A8A80BC4C87673E8A07C7213746EE1A2E24EB3251914AF6A',2985420);
INSERT INTO "_sqlx_migrations" VALUES(5,'stages','2026-11-28 23:25:01',1,X'82C56110A2B0162F25E7A304EF34880EC313A04AC76A071C0B2B221D23830D9FE851E29957781887EDD20E72B7FCF087',6585233);
INSERT INTO "_sqlx_migrations" VALUES(6,'budget','2026-11-28 23:25:01',1,X'45E7A995EACC8301EAC403C10D00A29574C332F5BCCD95DB9B238FFF01AD3105B21277D613E8503AD9A28DED45B0F2EF',2723078);
INSERT INTO "_sqlx_migrations" VALUES(7,'drift','2026-11-28 23:25:01',1,X'D89D8478495AF605B54866E56471F22B5A45DCA56B96648F0213B8EE2F24517C9F002D4CF551D8AE1AC8D849CEC522DE',2442152);
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
INSERT INTO "advances" VALUES(X'01A2247A05A175B8807CCB4BD5CBCFD1','forward',1,13001,20700,'C20700','C20800',20800,1795908306472874,1,1795908306472874,NULL,'advanced',NULL,NULL,NULL,NULL,1795908306547290,NULL);
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
INSERT INTO "api_tokens" VALUES(X'01A2247A029873F5ADA1BDC548AD136E',1,'hooks','resumes:read webhooks:write','command line',1795908305560262,1803684305560262,NULL);
INSERT INTO "api_tokens" VALUES(X'01A2247A036675DA829A61C85721D5FB',1,'scheduler','handoffs:read','command line',1795908305766120,1803684305766120,NULL);
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
INSERT INTO "applications" VALUES(1,13001,9006,4401,'C20800','Interview: Interview Scheduled','Career Portal',1795908300000000,1795908306517765);
INSERT INTO "applications" VALUES(1,13002,9007,4401,'C20700','Review: Send to GoodTime','Career Portal',1795908300000000,1795908305831404);
CREATE TABLE audit_log (
    audit_id blob primary key,
    tenant_id integer,
    actor text not null,
    action text not null,
    subject text not null,
    at integer not null
) without rowid;
INSERT INTO "audit_log" VALUES(X'01A22479F3D871849F5631E1761A685F',NULL,'service','signing_key.add','01a22479-f3d8-7184-9f56-31e09d60b642',1795908301784080);
INSERT INTO "audit_log" VALUES(X'01A22479F4C1751E8AD0422F35021A05',1,'command line','tenant.add','4321',1795908302017493);
INSERT INTO "audit_log" VALUES(X'01A22479F5E97730AB92812DD46453A6',1,'command line','rule.put','20700',1795908302313256);
INSERT INTO "audit_log" VALUES(X'01A22479FC0B7000A779E22DFA4A7DB6',2,'command line','tenant.add','4322',1795908303883495);
INSERT INTO "audit_log" VALUES(X'01A22479FC8E7605921B95575B8EF1FF',2,'command line','rule.put','20700',1795908304014893);
INSERT INTO "audit_log" VALUES(X'01A2247A029873F5ADA1BDC6305BFB68',1,'command line','api_token.add','01a2247a-0298-73f5-ada1-bdc548ad136e',1795908305560262);
INSERT INTO "audit_log" VALUES(X'01A2247A02B0727FB040EF2C6317D3C0',1,'api token 01a2247a-0298-73f5-ada1-bdc548ad136e','webhook_endpoint.add','01a2247a-02b0-727f-b040-ef2b168efa83',1795908305584077);
INSERT INTO "audit_log" VALUES(X'01A2247A02D474D98BAF670A60CAE316',NULL,'command line','notify.add','01a2247a-02d4-74d9-8baf-6709092dd5aa',1795908305620383);
INSERT INTO "audit_log" VALUES(X'01A2247A036675DA829A61C961BB29DF',1,'command line','api_token.add','01a2247a-0366-75da-829a-61c85721d5fb',1795908305766120);
INSERT INTO "audit_log" VALUES(X'01A2247A059070F6B0AE56E3FA5CCDA0',1,'command line','stages.import','1',1795908306320239);
INSERT INTO "audit_log" VALUES(X'01A2247A078A720DBBCB78F31ED93753',2,'command line','rule.remove','20700',1795908306826752);
CREATE TABLE budget_usage (
    tenant_id integer not null references tenants (tenant_id),
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
INSERT INTO "budget_usage" VALUES(1,1795906800000000,0,'hand_off',18,0,NULL,NULL);
INSERT INTO "budget_usage" VALUES(1,1795906800000000,1,'write_link',2,0,NULL,NULL);
INSERT INTO "budget_usage" VALUES(1,1795906800000000,2,'reconcile',2,0,NULL,NULL);
INSERT INTO "budget_usage" VALUES(1,1795906800000000,4,'resume',4,0,NULL,NULL);
CREATE TABLE budget_windows (
    tenant_id integer not null references tenants (tenant_id),
    span text not null check (span in ('hour', 'day')),
    starts_at integer not null,
    granted integer not null,
    others integer not null, -- used by somebody else, as far as the ATS tells
    said_limit integer, -- what the ATS says
    primary key (tenant_id, span, starts_at)
) without rowid;
INSERT INTO "budget_windows" VALUES(1,'day',1795824000000000,110,0,10000);
INSERT INTO "budget_windows" VALUES(1,'hour',1795906800000000,90,0,NULL);
CREATE TABLE circuits (
    tenant_id integer primary key references tenants (tenant_id),
    failures integer not null, -- in a row
    since integer not null,
    open_until integer not null,
    why text not null
) without rowid;
INSERT INTO "circuits" VALUES(2,3,1795908306668434,0,'the ATS is unavailable (the authorization server answered HTTP 500)');
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
INSERT INTO "credentials" VALUES(X'01A22479F4C1751E8AD0422D7F6EDAC6',1,'inbound','icims-4321','basic',NULL,X'9ECC2AAFF69DC91CB9051B4266C851B55011A0FB3185033505F7E8FD68E3A284D464A58A0B659AA1ECB57AB05063EF268D4782F8CE64C2','dump',1795908302017493,NULL,1795908302017493);
INSERT INTO "credentials" VALUES(X'01A22479F4C1751E8AD0422E12190300',1,'outbound','connector','oauth_client','records',X'3B0DEA9A92D9F85ABB1267E5FD3D6428E844799878124A97A792EF6576066A13CF12606C5188801CB5EA4E443A63F206123C451A','dump',1795908302017493,NULL,1795908302017493);
INSERT INTO "credentials" VALUES(X'01A22479FC0B7000A779E22B40D43C7B',2,'inbound','icims-4322','hmac',NULL,X'D92D61EA1A694A45A63384ED2F0E9D6E5EBB2A6D915B438C8AED6A456B65D992A439DE293A49FE0B966C036EC5FAF687DAB7430AC7A607','dump',1795908303883495,NULL,1795908303883495);
INSERT INTO "credentials" VALUES(X'01A22479FC0B7000A779E22C273D739B',2,'outbound','connector','oauth_client','records',X'AB5E37100C956FA12FAB819D6766CFD1CE293C8C5EFD59AA8D9875B9702BA06F88566D722A09E56735480E022D78CD0F810DC245','dump',1795908303883495,NULL,1795908303883495);
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
INSERT INTO "drift_noted" VALUES(1,1,'missing',20800,'Interview: Interview Scheduled',NULL);
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
INSERT INTO "events" VALUES(X'01A2247A037D72C8B815C413E1F4908C',1,'webhook','accepted',NULL,X'01A2247A037D72C8B815C414EA07AC3F',X'01A22479F4C1751E8AD0422D7F6EDAC6',X'F711A1BE60EFFA40DC87F02B297AB8CF445A4E5D4ABBAB9E27394D095058A11F',13002,9007,4401,9003,10100,20700,1795908305789811);
INSERT INTO "events" VALUES(X'01A2247A05A175B8807CCB4A0DC8F3FE',1,'webhook','accepted',NULL,X'01A2247A05A175B8807CCB4BD5CBCFD1',X'01A22479F4C1751E8AD0422D7F6EDAC6',X'0DFCBBCDFAB4BB3783CB4AFF092FD0F1CF09280740DA7EDF11DB99B4994AECC4',13001,9006,4401,9003,10100,20700,1795908306337525);
INSERT INTO "events" VALUES(X'01A2247A06AD7411A5E9E33262A05854',1,'webhook','duplicate',NULL,X'01A2247A05A175B8807CCB4BD5CBCFD1',X'01A22479F4C1751E8AD0422D7F6EDAC6',X'0DFCBBCDFAB4BB3783CB4AFF092FD0F1CF09280740DA7EDF11DB99B4994AECC4',13001,9006,4401,9003,10100,20700,1795908306605604);
INSERT INTO "events" VALUES(X'01A2247A06C476FCBFE787BF61820053',2,'webhook','accepted',NULL,X'01A2247A06C476FCBFE787C0983DE38D',X'01A22479FC0B7000A779E22B40D43C7B',X'DFEDE4FA243DEA367C5C70C12CC48C19E7C090BCF00D313C573B7B8E32DE8893',13001,9006,4401,9003,10100,20700,1795908306628471);
INSERT INTO "events" VALUES(X'01A2247A0D7B71A1B90EFA29E8199B9F',2,'webhook','ignored','not_a_trigger',NULL,X'01A22479FC0B7000A779E22B40D43C7B',X'5C8CA243427C073A20D93574962FF087AB67C82BE8122F267562999BDE8708E7',13002,9007,4401,9003,10100,20700,1795908308347153);
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
INSERT INTO "handoff_slots" VALUES(1,13001,20700,X'01A2247A05A175B8807CCB4BD5CBCFD1',NULL,1,1795908306605604,1797117906337525);
INSERT INTO "handoff_slots" VALUES(1,13002,20700,X'01A2247A037D72C8B815C414EA07AC3F',NULL,1,1795908305789811,1797117905789811);
INSERT INTO "handoff_slots" VALUES(2,13001,20700,X'01A2247A06C476FCBFE787C0983DE38D',NULL,1,1795908306628471,1797117906628471);
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
INSERT INTO "handoffs" VALUES(X'01A2247A037D72C8B815C414EA07AC3F',1,13002,9007,4401,9003,X'01A2247A037D72C8B815C413E1F4908C',10100,20700,'C20800','interactive',1,NULL,'live',0,1795908305789811,1797117905789811,1795908305831404,NULL,NULL,NULL,1795908305884983,NULL,NULL,NULL);
INSERT INTO "handoffs" VALUES(X'01A2247A05A175B8807CCB4BD5CBCFD1',1,13001,9006,4401,9003,X'01A2247A05A175B8807CCB4A0DC8F3FE',10100,20700,'C20800','interactive',1,NULL,'live',0,1795908306337525,1797117906337525,1795908306356218,NULL,NULL,1795908306547290,1795908306396415,1795908306451059,'link',NULL);
INSERT INTO "handoffs" VALUES(X'01A2247A06C476FCBFE787C0983DE38D',2,13001,9006,4401,9003,X'01A2247A06C476FCBFE787BF61820053',10100,20700,'C20800','interactive',1,NULL,'live',0,1795908306628471,1797117906628471,NULL,'unavailable',1795908306663811,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE idempotency_keys (
    key_sha256 blob primary key, -- of who asked, and of the key
    request_sha256 blob not null, -- of address, scopes and body
    tenant_id integer, -- none: an operator's request
    taken_at integer not null,
    busy_until integer, -- none: answered
    sealed blob,
    key_id text
) without rowid;
INSERT INTO "idempotency_keys" VALUES(X'4631AD9ED414BEE208F3198DF8EF455B932A103A89DD6CCBF50641E300E33273',X'D72E8808058DB8397598843FD28BA5F3DADC6B27FD7572D0F1B2E298ED0CC92B',1,1795908305580011,NULL,X'9C7B74F2D27B9160C27E2456CD3704370F3ECBAD178C49B3323A84A50A78DF0281E60C68E7D05C74A675EB5B1BC409A878566A9349BB3B86FBAE3BB584524A0E9888E0776057D2B15068F9C49C53D2512EDECA0A7F7605FC5CDE0B63ABA78835F9EA74B1CDEA412A10DEED22D09AD6E08C2F635D500BECAF8A51685750F4DB455282FBE03F604B6BDF67AE3D6EF3C7587DFBE4A1318775085A7609F2FEA38BEC69D25BAC0E878508C8E5ABFA8E21BDC10D1F7287B86297104BAA8989AD02EC721DC906E78E59777C323494BC9DBA531B390AA8FF644C706D09ECA4BAD83C8A7D182D91B38E7BE43FB8A1B14C8C0E6C15F5832E6081E6238A1768415FD96A55B9B01DA2A14CA31BC95DFC2AA7C80E15E4646A4E022C6EE60D20C5B8CF8B5C26100A2012E8E8F951AEDA75D6EA449332BCE1514889C4BA6C7FA3AB80A991092EAB4CD0E6DFE395554D720CBBCCB6F1D6405C99A8616DE03245E199315406BEF817FBA40B15CAC82E2C83A3A20A6AA82DE3D058CD11E29445E9D7039227862AFA61592DB88C1723AE328CEE82BC8AE508128EA2E1F4C7332F5B189A8BBAA137009961DEBFF504E970FE2A4BC7F71DF7E6265404715B96A573486F112B742042731F03EE08F7BDBAE62C4A1718376CAEE372264196E5D322D20C9B57C7BE5EAC832E6BE80837D149DC2292F3740F5A95A2C8FA167C31D68A807C71F3A100823BE885E4CB67FC3F3FA1B3DA2AB7BAA00541328018CF5CC2C05C150A0EFD4F23586531E7122EEC54C4CAC24D9FCA563295B82BB827A9BD4B31AD018D5CC727F8EC18550FA68A8362A5E8F1D26D074AF54D3495BA23E1FF1FF8F71E234A0D1D1A2C410FD4BAB168F070053E346C99E58E9A22813A1649B2C1983A436FC012416CDC2081','dump');
CREATE TABLE ignored_statuses (
    tenant_id integer not null references tenants (tenant_id),
    digits integer not null,
    deliveries integer not null,
    first_at integer not null,
    last_at integer not null,
    primary key (tenant_id, digits)
) without rowid;
INSERT INTO "ignored_statuses" VALUES(2,20700,1,1795908308347153,1795908308347153);
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
INSERT INTO "jobs" VALUES(1,4401,'2026-4401','Support Engineer','Approved','Site A - 1 Main St  Springfield, Massachusetts 01101 United States','[{"role":"coordinator","person":9005},{"role":"hiring_manager","person":9004},{"role":"recruiter","person":9003}]',1795908300000000,1795908306356218);
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
INSERT INTO "notice_targets" VALUES(X'01A2247A02D474D98BAF6709092DD5AA',NULL,'webhook',X'5CF437025532684E0CFF34C89A18C4AAE2B47F40AE366054EA3527900E6117E29CE170882B62BA4B51CA729C78904FDE95ADA44011683B1607D4385002E2C5FDC5B9DC6A6B03E0F3E48BDDB0AA1E4511357C49BF9CD45F41450F1613A5ADB4544B18F8C7BE247C446C07C8C60DDE5FF9034F37A4876C9F9469691D2BFB','dump','all',1795908305620383);
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
INSERT INTO "notices" VALUES(X'01A2247A2F1A7590BAF2838F39D96B27',X'01A2247A02D474D98BAF6709092DD5AA',1,'handoff_failed',0,1,1795908305926271,1795908305926271,13002,X'01A2247A037D72C8B815C414EA07AC3F','field field31001: the ATS refused the write: HTTP 400, code 5 (no documented meaning)','queued',1,1795908346971636,'it could not be connected to',1795908316954194,NULL);
INSERT INTO "notices" VALUES(X'01A2247A6A67768DA709F7EB14A0DABB',X'01A2247A02D474D98BAF6709092DD5AA',1,'mapping_drifted',0,1,1795908316968268,1795908316968268,NULL,NULL,'1 named by rules and not imported
Named by rules and not imported: 20800 "Interview: Interview Scheduled".','queued',1,1795908362154040,'it could not be connected to',1795908332135187,NULL);
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
INSERT INTO "persons" VALUES(1,9003,'Ana',NULL,'Ruiz','ana.ruiz@example.com','[{"kind":"Mobile","number":"555 555 0110"}]',NULL,'Emp:Current Employee',1795908300000000,1795908306356218);
INSERT INTO "persons" VALUES(1,9004,'Sam',NULL,'Lee','sam.lee@example.com','[]',NULL,'HM:Active',1795908300000000,1795908306356218);
INSERT INTO "persons" VALUES(1,9005,'Noor',NULL,'Haddad','noor.haddad@example.com','[]',NULL,'Emp:Current Employee',1795908300000000,1795908306356218);
INSERT INTO "persons" VALUES(1,9006,'Jane',NULL,'Doe','jane.doe@example.com','[{"kind":"Mobile","number":"555 555 0100"}]',NULL,'Cand:Active',1795908300000000,1795908306356218);
INSERT INTO "persons" VALUES(1,9007,'Omar',NULL,'Said','omar.said@example.com','[{"kind":"Mobile","number":"555 555 0100"}]',NULL,'Cand:Active',1795908300000000,1795908305831404);
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
INSERT INTO "reconcile_rounds" VALUES(1,1795908316902909,1795908316958763,1795908316958763,1,0,0,0,0,0,NULL);
CREATE TABLE replicas (
    replica_id blob primary key,
    name text not null,
    roles text not null,
    version text not null,
    skew_micros integer not null,
    started_at integer not null,
    seen_at integer not null
) without rowid;
INSERT INTO "replicas" VALUES(X'01A22479F3377428A6584066D490F243','host:26536','web,worker,sync','0.4.0',-1,1795908301623829,1795908331969011);
CREATE TABLE rules (
    tenant_id integer not null references tenants (tenant_id),
    trigger_digits integer not null,
    next_id text,
    reply text not null check (reply in ('seamless', 'interactive')),
    created_at integer not null, baseline_at integer, watched_since integer,
    primary key (tenant_id, trigger_digits)
) without rowid;
INSERT INTO "rules" VALUES(1,20700,'C20800','interactive',1795908302313256,1795908316951474,NULL);
CREATE TABLE schedules (
    name text primary key,
    fence integer not null,
    held_until integer not null,
    due_at integer not null
) without rowid;
INSERT INTO "schedules" VALUES('delivery_hours',1,0,1795908601890448);
INSERT INTO "schedules" VALUES('forgetting',1,0,1795908901890462);
INSERT INTO "schedules" VALUES('notices',3,0,1795908347001648);
INSERT INTO "schedules" VALUES('reconcile:1',1,0,1795908607902909);
INSERT INTO "schedules" VALUES('signing_keys',1,0,1795911901890476);
INSERT INTO "schedules" VALUES('troubles',1,0,1795908361890435);
CREATE TABLE signing_keys (
    key_id blob primary key,
    sealed blob not null,
    sealed_with text not null,
    signs_from integer not null,
    verifies_until integer,
    created_at integer not null
) without rowid;
INSERT INTO "signing_keys" VALUES(X'01A22479F3D871849F5631E09D60B642',X'1393C0605FDC78F041DD92B6856049CEAFF061907222DFA9383953447BFCFEBC8D598975D00149719BD0C13994C1CBBA4966E16A60FE466B755929A78FBBA6B669E5DDF73086FA','dump',1795908301784080,NULL,1795908301784080);
ANALYZE "sqlite_master";
INSERT INTO "sqlite_stat1" VALUES('_sqlx_migrations','sqlite_autoindex__sqlx_migrations_1','7 1');
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
INSERT INTO "stages" VALUES(1,20700,'C20700',NULL,'Send to GoodTime',0,1795908306320239);
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
INSERT INTO "stages_met" VALUES(1,20700,'C20700','Review: Send to GoodTime',1,1795908305831404,1795908305831404);
INSERT INTO "stages_met" VALUES(1,20800,'C20800','Interview: Interview Scheduled',1,1795908306517765,1795908306517765);
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
INSERT INTO "standing" VALUES(1,20700,13002,'held',1795908316947979,1795908316947979,NULL);
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
INSERT INTO "task_attempts" VALUES(X'01A2247A037D72C8B815C4157FCD2B31',1,X'01A2247A037D72C8B815C414EA07AC3F','fetch_application',1795908305830407,1795908305878215,'done',NULL);
INSERT INTO "task_attempts" VALUES(X'01A2247A03CF7004A7D4834B6E014C0A',1,X'01A2247A037D72C8B815C414EA07AC3F','hand_over',1795908305884136,1795908305890272,'done',NULL);
INSERT INTO "task_attempts" VALUES(X'01A2247A03CF7004A7D4834DA1A5E9F5',1,X'01A2247A037D72C8B815C414EA07AC3F','write_link',1795908305894028,1795908305926271,'give_up','field field31001: the ATS refused the write: HTTP 400, code 5 (no documented meaning)');
INSERT INTO "task_attempts" VALUES(X'01A2247A03DC701E8DFB02659EBE8BF8',1,X'01A2247A037D72C8B815C414EA07AC3F','tell_scheduler',1795908305899360,1795908305929446,'retry','it could not be connected to');
INSERT INTO "task_attempts" VALUES(X'01A2247A03DC701E8DFB02659EBE8BF8',2,X'01A2247A037D72C8B815C414EA07AC3F','tell_scheduler',1795908311748847,1795908311772474,'retry','it could not be connected to');
INSERT INTO "task_attempts" VALUES(X'01A2247A03DC701E8DFB02659EBE8BF8',3,X'01A2247A037D72C8B815C414EA07AC3F','tell_scheduler',1795908321933239,1795908321954092,'retry','it could not be connected to');
INSERT INTO "task_attempts" VALUES(X'01A2247A05A175B8807CCB4CBFB21594',1,X'01A2247A05A175B8807CCB4BD5CBCFD1','fetch_application',1795908306355245,1795908306380516,'done',NULL);
INSERT INTO "task_attempts" VALUES(X'01A2247A05C476B2ADEC43F89125BB39',1,X'01A2247A05A175B8807CCB4BD5CBCFD1','hand_over',1795908306395501,1795908306410380,'done',NULL);
INSERT INTO "task_attempts" VALUES(X'01A2247A05C476B2ADEC43FAC2607900',1,X'01A2247A05A175B8807CCB4BD5CBCFD1','write_link',1795908306403231,1795908306430116,'done',NULL);
INSERT INTO "task_attempts" VALUES(X'01A2247A05DC717990DFD580AD5651BC',1,X'01A2247A05A175B8807CCB4BD5CBCFD1','tell_scheduler',1795908306434733,1795908306435965,'wait','the endpoint fails, or has enough to do');
INSERT INTO "task_attempts" VALUES(X'01A2247A05DC717990DFD580AD5651BC',2,X'01A2247A05A175B8807CCB4BD5CBCFD1','tell_scheduler',1795908306481396,1795908306485958,'wait','the endpoint fails, or has enough to do');
INSERT INTO "task_attempts" VALUES(X'01A2247A05DC717990DFD580AD5651BC',3,X'01A2247A05A175B8807CCB4BD5CBCFD1','tell_scheduler',1795908306579186,1795908306583245,'wait','the endpoint fails, or has enough to do');
INSERT INTO "task_attempts" VALUES(X'01A2247A05DC717990DFD580AD5651BC',4,X'01A2247A05A175B8807CCB4BD5CBCFD1','tell_scheduler',1795908311748932,1795908311771003,'wait','the endpoint fails, or has enough to do');
INSERT INTO "task_attempts" VALUES(X'01A2247A05DC717990DFD580AD5651BC',5,X'01A2247A05A175B8807CCB4BD5CBCFD1','tell_scheduler',1795908322967280,1795908322968776,'wait','the endpoint fails, or has enough to do');
INSERT INTO "task_attempts" VALUES(X'01A2247A0613701B9B081DE54C0D0C1A',1,X'01A2247A05A175B8807CCB4BD5CBCFD1','advance_application',1795908306471198,1795908306555130,'done',NULL);
INSERT INTO "task_attempts" VALUES(X'01A2247A06AD7411A5E9E334D3CAEA06',1,X'01A2247A05A175B8807CCB4BD5CBCFD1','recheck',1795908306629389,1795908306637778,'wait','the trigger status is not shown');
INSERT INTO "task_attempts" VALUES(X'01A2247A06AD7411A5E9E334D3CAEA06',2,X'01A2247A05A175B8807CCB4BD5CBCFD1','recheck',1795908307683101,1795908307689967,'wait','the trigger status is not shown');
INSERT INTO "task_attempts" VALUES(X'01A2247A06AD7411A5E9E334D3CAEA06',3,X'01A2247A05A175B8807CCB4BD5CBCFD1','recheck',1795908309705429,1795908309711619,'wait','the trigger status is not shown');
INSERT INTO "task_attempts" VALUES(X'01A2247A06AD7411A5E9E334D3CAEA06',4,X'01A2247A05A175B8807CCB4BD5CBCFD1','recheck',1795908312789772,1795908312798196,'wait','the trigger status is not shown');
INSERT INTO "task_attempts" VALUES(X'01A2247A06AD7411A5E9E334D3CAEA06',5,X'01A2247A05A175B8807CCB4BD5CBCFD1','recheck',1795908316855891,1795908316862466,'wait','the trigger status is not shown');
INSERT INTO "task_attempts" VALUES(X'01A2247A06AD7411A5E9E334D3CAEA06',6,X'01A2247A05A175B8807CCB4BD5CBCFD1','recheck',1795908327134940,1795908327141989,'wait','the trigger status is not shown');
INSERT INTO "task_attempts" VALUES(X'01A2247A06C476FCBFE787C1AEEC6A0C',1,X'01A2247A06C476FCBFE787C0983DE38D','fetch_application',1795908306658814,1795908306668434,'retry','the ATS is unavailable (the authorization server answered HTTP 500)');
INSERT INTO "task_attempts" VALUES(X'01A2247A06C476FCBFE787C1AEEC6A0C',2,X'01A2247A06C476FCBFE787C0983DE38D','fetch_application',1795908315821987,1795908315823688,'retry','the ATS is unavailable (the authorization server answered HTTP 500)');
INSERT INTO "task_attempts" VALUES(X'01A2247A06C476FCBFE787C1AEEC6A0C',3,X'01A2247A06C476FCBFE787C0983DE38D','fetch_application',1795908329161642,1795908329167799,'retry','the ATS is unavailable (the authorization server answered HTTP 500)');
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
INSERT INTO "tasks" VALUES(X'01A2247A03CF7004A7D4834CCDD5E841',1,2,'lapse',X'01A2247A037D72C8B815C414EA07AC3F','01a2247a-037d-72c8-b815-c414ea07ac3f:lapse','queued',1797117905789811,0,0,0,0,NULL,NULL,1795908305871325);
INSERT INTO "tasks" VALUES(X'01A2247A03CF7004A7D4834DA1A5E9F5',1,1,'write_link',X'01A2247A037D72C8B815C414EA07AC3F','01a2247a-037d-72c8-b815-c414ea07ac3f:write_link','dead',1795908305871325,1,0,0,1,NULL,'field field31001: the ATS refused the write: HTTP 400, code 5 (no documented meaning)',1795908305871325);
INSERT INTO "tasks" VALUES(X'01A2247A03DC701E8DFB02659EBE8BF8',1,4,'tell_scheduler',X'01A2247A037D72C8B815C414EA07AC3F','01a2247a-037d-72c8-b815-c414ea07ac3f:tell_scheduler','queued',1795908341944137,3,3,0,3,NULL,'it could not be connected to',1795908305884983);
INSERT INTO "tasks" VALUES(X'01A2247A05C476B2ADEC43F99FF64A2E',1,2,'lapse',X'01A2247A05A175B8807CCB4BD5CBCFD1','01a2247a-05a1-75b8-807c-cb4bd5cbcfd1:lapse','queued',1797117906337525,0,0,0,0,NULL,NULL,1795908306372005);
INSERT INTO "tasks" VALUES(X'01A2247A05DC717990DFD580AD5651BC',1,4,'tell_scheduler',X'01A2247A05A175B8807CCB4BD5CBCFD1','01a2247a-05a1-75b8-807c-cb4bd5cbcfd1:tell_scheduler','queued',1795908342872047,5,0,0,5,NULL,'the endpoint fails, or has enough to do',1795908306547290);
INSERT INTO "tasks" VALUES(X'01A2247A06AD7411A5E9E334D3CAEA06',1,0,'recheck',X'01A2247A05A175B8807CCB4BD5CBCFD1','01a2247a-05a1-75b8-807c-cb4bd5cbcfd1:recheck','queued',1795908346605604,6,0,0,6,NULL,'the trigger status is not shown',1795908306605604);
INSERT INTO "tasks" VALUES(X'01A2247A06C476FCBFE787C1AEEC6A0C',2,0,'fetch_application',X'01A2247A06C476FCBFE787C0983DE38D','01a2247a-06c4-76fc-bfe7-87c0983de38d:fetch_application','queued',1795908352077464,3,3,0,3,NULL,'the ATS is unavailable (the authorization server answered HTTP 500)',1795908306628471);
CREATE TABLE tellings (
    target_id blob not null,
    tenant_id integer not null,
    kind text not null,
    told_times integer not null,
    told_at integer,
    told_since integer, -- while it is told as lasting
    primary key (target_id, tenant_id, kind)
) without rowid;
INSERT INTO "tellings" VALUES(X'01A2247A02D474D98BAF6709092DD5AA',1,'handoff_failed',1,1795908316954194,NULL);
INSERT INTO "tellings" VALUES(X'01A2247A02D474D98BAF6709092DD5AA',1,'mapping_drifted',1,1795908332135187,NULL);
CREATE TABLE tenant_lanes (
    tenant_id integer not null,
    lane integer not null,
    next_run_at integer not null,
    last_served_at integer not null default 0,
    primary key (tenant_id, lane)
) without rowid;
INSERT INTO "tenant_lanes" VALUES(1,0,1795908346605604,1795908326998623);
INSERT INTO "tenant_lanes" VALUES(1,1,9223372036854775807,1795908306396215);
INSERT INTO "tenant_lanes" VALUES(1,2,1797117905789811,0);
INSERT INTO "tenant_lanes" VALUES(1,4,1795908341944137,1795908322961270);
INSERT INTO "tenant_lanes" VALUES(2,0,1795908352077464,1795908329154696);
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
INSERT INTO "tenants" VALUES(1,'icims',4321,'Example 4321','{"api_url":"http://127.0.0.1:21768","login_url":"http://127.0.0.1:21768","audience":null,"roles":{"coordinator":"field23848","hiring_manager":"hiringmanager","job_owner":"jobowner","recruiter":"recruiter","secondary_recruiter":"secondaryrecruiter"},"link_field":"field31001","link_days":14,"refuse_duplicates":false,"tell_ignored":false,"calls":{"per_second":10000,"in_flight":8,"per_hour":80000,"per_day":null}}',NULL,1,1795908302017493);
INSERT INTO "tenants" VALUES(2,'icims',4322,'Example 4322','{"api_url":"http://127.0.0.1:20259","login_url":"http://127.0.0.1:20259","audience":null,"roles":{"coordinator":"field23848","hiring_manager":"hiringmanager","job_owner":"jobowner","recruiter":"recruiter","secondary_recruiter":"secondaryrecruiter"},"link_field":"field31001","link_days":14,"refuse_duplicates":false,"tell_ignored":false,"calls":{"per_second":10000,"in_flight":8,"per_hour":80000,"per_day":null}}',NULL,1,1795908303883495);
CREATE TABLE timeline (
    entry_id blob primary key,
    handoff_id blob not null,
    at integer not null,
    step text not null,
    outcome text not null,
    cause text,
    next text
) without rowid;
INSERT INTO "timeline" VALUES(X'01A2247A03CF7004A7D4834E5CE53EAA',X'01A2247A037D72C8B815C414EA07AC3F',1795908305871325,'fetch','read',NULL,'It waits to be opened.');
INSERT INTO "timeline" VALUES(X'01A2247A03DC701E8DFB026420184381',X'01A2247A037D72C8B815C414EA07AC3F',1795908305884983,'hand_over','schedulers are told',NULL,'A recruiter opens the link.');
INSERT INTO "timeline" VALUES(X'01A2247A03E676D78C04CB2276416CD5',X'01A2247A037D72C8B815C414EA07AC3F',1795908305894793,'write_link','refused','field field31001: the ATS refused the write: HTTP 400, code 5 (no documented meaning)','An administrator has to allow writing the field, or unset it here.');
INSERT INTO "timeline" VALUES(X'01A2247A040C738EA642958BA2BA0225',X'01A2247A037D72C8B815C414EA07AC3F',1795908305932562,'fail','write_link was given up','field field31001: the ATS refused the write: HTTP 400, code 5 (no documented meaning)','A person looks at it; `retry` runs it again.');
INSERT INTO "timeline" VALUES(X'01A2247A040C738EA642958C96462FB5',X'01A2247A037D72C8B815C414EA07AC3F',1795908305932562,'alert','given up',NULL,NULL);
INSERT INTO "timeline" VALUES(X'01A2247A05C476B2ADEC43FBF76291F9',X'01A2247A05A175B8807CCB4BD5CBCFD1',1795908306372005,'fetch','read',NULL,'It waits to be opened.');
INSERT INTO "timeline" VALUES(X'01A2247A05DC717990DFD57F39B1FB66',X'01A2247A05A175B8807CCB4BD5CBCFD1',1795908306396415,'hand_over','schedulers are told',NULL,'A recruiter opens the link.');
INSERT INTO "timeline" VALUES(X'01A2247A05E372F493B9B4A0122A0FDA',X'01A2247A05A175B8807CCB4BD5CBCFD1',1795908306403672,'write_link','written',NULL,NULL);
INSERT INTO "timeline" VALUES(X'01A2247A0613701B9B081DE6D28521ED',X'01A2247A05A175B8807CCB4BD5CBCFD1',1795908306451059,'open','opened','with the link','The application is moved to the next status.');
INSERT INTO "timeline" VALUES(X'01A2247A0673754EAEE8EE918F47B714',X'01A2247A05A175B8807CCB4BD5CBCFD1',1795908306547290,'advance','advanced',NULL,NULL);
INSERT INTO "timeline" VALUES(X'01A2247A06E7729EA3FB4B0FA0CCF373',X'01A2247A06C476FCBFE787C0983DE38D',1795908306663811,'fetch','waiting','the ATS is unavailable (the authorization server answered HTTP 500)','Nobody has to do anything: the ATS is asked again, and the link can be opened meanwhile.');
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
INSERT INTO "troubles" VALUES(1,'handoff_failed',1,1795908305926271,1795908305926271,0,13002,X'01A2247A037D72C8B815C414EA07AC3F','field field31001: the ATS refused the write: HTTP 400, code 5 (no documented meaning)');
INSERT INTO "troubles" VALUES(1,'mapping_drifted',1,1795908316968268,1795908316968268,0,NULL,NULL,NULL);
CREATE TABLE webhook_attempts (
    message_id blob not null,
    attempt integer not null,
    started_at integer not null,
    finished_at integer not null,
    status integer, -- of the answer; none: there was none
    why text,
    primary key (message_id, attempt)
) without rowid;
INSERT INTO "webhook_attempts" VALUES(X'01A2247A03DC701E8DFB0263705F431D',1,1795908305918329,1795908305919957,NULL,'it could not be connected to');
INSERT INTO "webhook_attempts" VALUES(X'01A2247A03DC701E8DFB0263705F431D',2,1795908311764399,1795908311765463,NULL,'it could not be connected to');
INSERT INTO "webhook_attempts" VALUES(X'01A2247A03DC701E8DFB0263705F431D',3,1795908321942766,1795908321944137,NULL,'it could not be connected to');
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
INSERT INTO "webhook_endpoints" VALUES(X'01A2247A02B0727FB040EF2B168EFA83',1,'scheduler','handoff.ready,handoff.waiting,handoff.opened,handoff.advanced,handoff.failed,handoff.superseded,handoff.lapsed',1,X'EF8731DF4438DA32D06483865EF0C5D378AC5998CC4A3582983A9DC7112CDB90BD157D5568C363C2367F65FD5435D2D3A2C6B9A4817403B26274362108F03FDD1FB252D61A7788C92CF845BBD5BD6BB5A3BA53FD14DD0375DBBE5E7CDF415C1439F4A4A75FD59D46519F8F45A0EB45285941C3AE475EB71602FB1FB6EB4ED2134FCAD028','dump',1,1795908305584077);
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
INSERT INTO "webhook_messages" VALUES(X'01A2247A03DC701E8DFB0263705F431D',X'01A2247A02B0727FB040EF2B168EFA83',1,1,X'01A2247A037D72C8B815C414EA07AC3F','handoff.ready',NULL,'queued',1795908305884983,1795908305884983,3,1795908341944137,'it could not be connected to',NULL);
INSERT INTO "webhook_messages" VALUES(X'01A2247A05DC717990DFD57E104F4F6D',X'01A2247A02B0727FB040EF2B168EFA83',1,1,X'01A2247A05A175B8807CCB4BD5CBCFD1','handoff.ready',NULL,'queued',1795908306396415,1795908306396415,0,NULL,NULL,NULL);
INSERT INTO "webhook_messages" VALUES(X'01A2247A0613701B9B081DE421446B59',X'01A2247A02B0727FB040EF2B168EFA83',1,1,X'01A2247A05A175B8807CCB4BD5CBCFD1','handoff.opened',NULL,'queued',1795908306451059,1795908306451059,0,NULL,NULL,NULL);
INSERT INTO "webhook_messages" VALUES(X'01A2247A0673754EAEE8EE90E553395B',X'01A2247A02B0727FB040EF2B168EFA83',1,1,X'01A2247A05A175B8807CCB4BD5CBCFD1','handoff.advanced','advanced','queued',1795908306547290,1795908306547290,0,NULL,NULL,NULL);
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
