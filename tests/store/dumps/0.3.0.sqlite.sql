-- A database of goodtime-icims 0.3.0, made by `make dump`.
-- link of 13001: http://goodtime.test/v2/ats/open/AVZAAaIgL6J5dt-fvE6oDZWEZQAAAAB1e5-oTrZAYxMcc16bi3yH
BEGIN TRANSACTION;
CREATE TABLE _sqlx_migrations (
    version BIGINT PRIMARY KEY,
    description TEXT NOT NULL,
    installed_on TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,
    success BOOLEAN NOT NULL,
    checksum BLOB NOT NULL,
    execution_time BIGINT NOT NULL
);
INSERT INTO "_sqlx_migrations" VALUES(1,'foundation','2026-11-28 03:25:18',1,X'2DFA9B668C15992A95FDEA8B2BFAA863857B22B175331EAB2DFF717F61D40AED4781A624D3A857998D18C0E9DF4F29F5',13310048);
INSERT INTO "_sqlx_migrations" VALUES(2,'notices','2026-11-28 03:25:18',1,X'165040BF8A61B631C06AF5C41C90E33D65D9F3DB19208C261EEBDD7052189C4A5239ED643C9E83C9F7DD1BDA4808663E',4618210);
INSERT INTO "_sqlx_migrations" VALUES(3,'api','2026-11-28 03:25:18',1,X'669EC50B736B56DA936E8BC48485F7413868BE375A80975B08B4E2BE007203C83BD479FD865FC5C177B52C73F6048D1A',1654242);
INSERT INTO "_sqlx_migrations" VALUES(4,'outbound','2026-11-28 03:25:18',1,X'63F7DF80F2D34577187B0ED771D90A27BDF47A9F52EB303EFAAE09BB6B58EA245D64622A23B731B8B0B6FB4E34584578',1970184);
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
INSERT INTO "advances" VALUES(X'01A2202FA27976DF9FBC4EA80D958465','forward',1,13001,20700,'C20700','C20800',20800,1795836322671692,1,1795836322671692,NULL,'advanced',NULL,NULL,NULL,NULL,1795836322725188,NULL);
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
INSERT INTO "api_tokens" VALUES(X'01A2202FA24E74B79AE376BD6E0D8371',1,'hooks','resumes:read webhooks:write','command line',1795836322382559,1803612322382559,NULL);
INSERT INTO "api_tokens" VALUES(X'01A2202FA49F71918DD39859C8DEC4D5',1,'scheduler','handoffs:read','command line',1795836322975523,1803612322975523,NULL);
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
INSERT INTO "applications" VALUES(1,13001,9006,4401,'C20800','Interview: Interview Scheduled','Career Portal',1795836300000000,1795836322704075);
INSERT INTO "applications" VALUES(1,13002,9007,4401,'C20700','Review: Send to GoodTime','Career Portal',1795836300000000,1795836323007470);
CREATE TABLE audit_log (
    audit_id blob primary key,
    tenant_id integer,
    actor text not null,
    action text not null,
    subject text not null,
    at integer not null
) without rowid;
INSERT INTO "audit_log" VALUES(X'01A2202F9448773B9DC3B1D4C8D83968',NULL,'service','signing_key.add','01a2202f-9448-773b-9dc3-b1d39c3f1eae',1795836318792365);
INSERT INTO "audit_log" VALUES(X'01A2202F94F4776AB2A03C7590F1D320',1,'command line','tenant.add','4321',1795836318964072);
INSERT INTO "audit_log" VALUES(X'01A2202F959F77998E4EEF5AD4EE5F74',1,'command line','rule.put','20700',1795836319135787);
INSERT INTO "audit_log" VALUES(X'01A2202F9BB172A9A4CC9DB29E7F605B',2,'command line','tenant.add','4322',1795836320689242);
INSERT INTO "audit_log" VALUES(X'01A2202F9C4672C68BB8CE95A4BDF467',2,'command line','rule.put','20700',1795836320838835);
INSERT INTO "audit_log" VALUES(X'01A2202FA24E74B79AE376BEA7A3C5B1',1,'command line','api_token.add','01a2202f-a24e-74b7-9ae3-76bd6e0d8371',1795836322382559);
INSERT INTO "audit_log" VALUES(X'01A2202FA26777FBB9D3E32C1399E782',1,'api token 01a2202f-a24e-74b7-9ae3-76bd6e0d8371','webhook_endpoint.add','01a2202f-a267-77fb-b9d3-e32b7708b35c',1795836322407385);
INSERT INTO "audit_log" VALUES(X'01A2202FA4347682B433B3D9309FEC0B',NULL,'command line','notify.add','01a2202f-a434-7682-b433-b3d83cb0c5c9',1795836322868105);
INSERT INTO "audit_log" VALUES(X'01A2202FA49F71918DD3985A1100CE0A',1,'command line','api_token.add','01a2202f-a49f-7191-8dd3-9859c8dec4d5',1795836322975523);
INSERT INTO "audit_log" VALUES(X'01A2202FA5C574929B5F676FD29E45F9',2,'command line','rule.remove','20700',1795836323269387);
CREATE TABLE circuits (
    tenant_id integer primary key references tenants (tenant_id),
    failures integer not null, -- in a row
    since integer not null,
    open_until integer not null,
    why text not null
) without rowid;
INSERT INTO "circuits" VALUES(2,2,1795836323173207,0,'the ATS is unavailable (the authorization server answered HTTP 500)');
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
INSERT INTO "credentials" VALUES(X'01A2202F94F4776AB2A03C73D87E8F79',1,'inbound','icims-4321','basic',NULL,X'C11CEE6C2536C3A419433A5C78A8276D7CDBE203EBAADB63923CBAE7C720C38997C83C65918880B6AE576F5FC1359EE1CF499D4285C24F','dump',1795836318964072,NULL,1795836318964072);
INSERT INTO "credentials" VALUES(X'01A2202F94F4776AB2A03C74AE475024',1,'outbound','connector','oauth_client','records',X'BE288E1287FB41D39E95CEE93BB05F52504CFA82E40D0B331D7822F60AE74D750DE8424FC3FB4E6732095DB8D33459AF7030D4BD','dump',1795836318964072,NULL,1795836318964072);
INSERT INTO "credentials" VALUES(X'01A2202F9BB172A9A4CC9DB0A5E3E33B',2,'inbound','icims-4322','hmac',NULL,X'5535C4FB0A2AD139A51B1A02EA824B81782C2045A14B625F2988C0B0748EC2DD0AB048AFEE4CBA0FAA242F53B6FBB520BB62C8363FA51B','dump',1795836320689242,NULL,1795836320689242);
INSERT INTO "credentials" VALUES(X'01A2202F9BB172A9A4CC9DB15712BC4D',2,'outbound','connector','oauth_client','records',X'68F0A2ADDDB0AE30C33C618BFC4428B4B9C3B306D8465E557E472084E361773B5AFE365559163D86A0BBF7B870FE27BE7EAB6793','dump',1795836320689242,NULL,1795836320689242);
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
INSERT INTO "events" VALUES(X'01A2202FA27976DF9FBC4EA76CAA0B13',1,'webhook','accepted',NULL,X'01A2202FA27976DF9FBC4EA80D958465',X'01A2202F94F4776AB2A03C73D87E8F79',X'6658C01CAD8DA6F54719FF3897C41CC201C40B89C06910EAA95CAD3B0D50957C',13001,9006,4401,9003,10100,20700,1795836322425704);
INSERT INTO "events" VALUES(X'01A2202FA407727C88F11DB0B9E2C73F',1,'webhook','duplicate',NULL,X'01A2202FA27976DF9FBC4EA80D958465',X'01A2202F94F4776AB2A03C73D87E8F79',X'6658C01CAD8DA6F54719FF3897C41CC201C40B89C06910EAA95CAD3B0D50957C',13001,9006,4401,9003,10100,20700,1795836322823070);
INSERT INTO "events" VALUES(X'01A2202FA4B476E0AE4BB98E9FF627E6',1,'webhook','accepted',NULL,X'01A2202FA4B476E0AE4BB98F2F737869',X'01A2202F94F4776AB2A03C73D87E8F79',X'DB504415565961C97630CB38CB4EA509340719EB7EA018173FFD8BA7E0887392',13002,9007,4401,9003,10100,20700,1795836322996761);
INSERT INTO "events" VALUES(X'01A2202FA54D772694ED7F7AC4293CD6',2,'webhook','accepted',NULL,X'01A2202FA54D772694ED7F7B769B8A80',X'01A2202F9BB172A9A4CC9DB0A5E3E33B',X'937BFFF45C53A9A185908C00D3824854AED2ABFC9ED4961A2D572FB23854A796',13001,9006,4401,9003,10100,20700,1795836323149029);
INSERT INTO "events" VALUES(X'01A2202FABB2771E95CBDBFBB6A2EFD5',2,'webhook','ignored','not_a_trigger',NULL,X'01A2202F9BB172A9A4CC9DB0A5E3E33B',X'E313512F66608174C2492A67256F3C2E7A5A24C5D35E0F074692307162D47439',13002,9007,4401,9003,10100,20700,1795836324786115);
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
INSERT INTO "handoff_slots" VALUES(1,13001,20700,X'01A2202FA27976DF9FBC4EA80D958465',NULL,1,1795836322823070,1797045922425704);
INSERT INTO "handoff_slots" VALUES(1,13002,20700,X'01A2202FA4B476E0AE4BB98F2F737869',NULL,1,1795836322996761,1797045922996761);
INSERT INTO "handoff_slots" VALUES(2,13001,20700,X'01A2202FA54D772694ED7F7B769B8A80',NULL,1,1795836323149029,1797045923149029);
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
INSERT INTO "handoffs" VALUES(X'01A2202FA27976DF9FBC4EA80D958465',1,13001,9006,4401,9003,X'01A2202FA27976DF9FBC4EA76CAA0B13',10100,20700,'C20800','interactive',1,NULL,'live',0,1795836322425704,1797045922425704,1795836322453495,NULL,NULL,1795836322725188,1795836322570758,1795836322648717,'link',NULL);
INSERT INTO "handoffs" VALUES(X'01A2202FA4B476E0AE4BB98F2F737869',1,13002,9007,4401,9003,X'01A2202FA4B476E0AE4BB98E9FF627E6',10100,20700,'C20800','interactive',1,NULL,'live',0,1795836322996761,1797045922996761,1795836323007470,NULL,NULL,NULL,1795836323042088,NULL,NULL,NULL);
INSERT INTO "handoffs" VALUES(X'01A2202FA54D772694ED7F7B769B8A80',2,13001,9006,4401,9003,X'01A2202FA54D772694ED7F7AC4293CD6',10100,20700,'C20800','interactive',1,NULL,'live',0,1795836323149029,1797045923149029,NULL,'unavailable',1795836323167579,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE idempotency_keys (
    key_sha256 blob primary key, -- of who asked, and of the key
    request_sha256 blob not null, -- of method, address and body
    tenant_id integer, -- none: an operator's request
    taken_at integer not null,
    busy_until integer, -- none: answered
    sealed blob,
    key_id text
) without rowid;
INSERT INTO "idempotency_keys" VALUES(X'D5AFA4B4E686BFB69C43972078EF7A1022F38D8A0DA372343EAD17A601ADD92F',X'518B9D6133F53B2FD8EFAC8445C0D7476D3B95CC01E9DB1570B0C28D539DC2EE',1,1795836322403474,NULL,X'6CD1241B9EE144DEE24814BA1DB7541D932469295D29FF4ADE4EC626DC24AF2E814827F09DFE18A214D78081DFA006394A3C6579125B9F3EB25C14A31C3E78D4F70F2F13C425EF71E6B345BC67187ADEFD6B51AE02EA3A25BA9D14B4026E6A000F9A137DCE3E051CB242848DB8BA386237B0755528243EFC3403E14077CB7FA51C603D33A7371F96C24F7C9EF60BB7011A1F630B6FA16B2D397593191B467F529DC8463580D7D072FA0AC3644019B0BC5181F9E6642CA03B43FFD06E329FD938CEE461EA8F6E73DA4432521FEA1A0C18AA2EFC0E8BE4C0E5B3280F0BD744D249F5B45C0E1B32F706EBBC01A3F8F2146FC4B0589610F8D1313EBC2FF25971B0C54FEB226C7AD72B2C4353254AB554B29F792E5884E39C14DEFE4BDFB29F858F53DC5E90A73D30AAE11476E2B8ADA824FB7EBE2093ABE9022D46E3149DCC1566BC9869102963FCD1F182DF5D561D511DAB990F363477B20CEC456F03084F38A9D8E9E835CDE64A214691179AB72B63254EF504D2F5BBBD30DF6B28406DC3C87624DCB1A74B1EC3C6B14FCD19AC5471452B0C0FAF6611C73AFC849A508033F7D67C1A40EFDAC45A0F7F97ACC804D3136C667BB0C164697ABFC6A630D29E262015608C48CC26648B90165243DE130DAE03459C01FEB7187DA1C5EF146880EB03D848C6985BB97FAF5C35E9702A1EFD375676C3FE9B487038FF41B1D25AE3795E45558DCC89B83A6DC684FBB49ACFE5BD5A0D85DD6F1B6308CDF2A8F776140C7657F6B952D820C02CC4F687962F22EFD914FB3B97A7458706EE4F487FA8F9B18B28CFC664BDC4F65DC98DF60E36DCB221EE8DB93D9B5BCD0027C61DADA8B371412C9B3769AB2A178704EB315D2EB9E09988FD332511C4C29280DB4251EF1BDD30B09E','dump');
CREATE TABLE ignored_statuses (
    tenant_id integer not null references tenants (tenant_id),
    digits integer not null,
    deliveries integer not null,
    first_at integer not null,
    last_at integer not null,
    primary key (tenant_id, digits)
) without rowid;
INSERT INTO "ignored_statuses" VALUES(2,20700,1,1795836324786115,1795836324786115);
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
INSERT INTO "jobs" VALUES(1,4401,'2026-4401','Support Engineer','Approved','Site A - 1 Main St  Springfield, Massachusetts 01101 United States','[{"role":"coordinator","person":9005},{"role":"hiring_manager","person":9004},{"role":"recruiter","person":9003}]',1795836300000000,1795836323007470);
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
INSERT INTO "notice_targets" VALUES(X'01A2202FA4347682B433B3D83CB0C5C9',NULL,'webhook',X'31F7A552C91AEC1692E5C7D7CE5A9D8CE663BB0EEB6AD7BC0DC00247D9DD20E238DD9A9DF26A91F852BDFB25AC8E834C9E328745C782C4EB89A56CC2252BF2AE3EC3531ADB6E4D460F7A70094149D861D32B8A9C425FE9280622E8926F24E6524AF7DA9D471E5EE80CDC7E5A3D9679F8A3528BA856E86C3DDAD67726C8','dump','all',1795836322868105);
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
INSERT INTO "notices" VALUES(X'01A2202FCF7F77C3B68753AB59E06A39',X'01A2202FA4347682B433B3D83CB0C5C9',1,'handoff_failed',0,1,1795836323069671,1795836323069671,13002,X'01A2202FA4B476E0AE4BB98F2F737869','field field31001: the ATS refused the write: HTTP 400, code 5 (no documented meaning)','queued',1,1795836363986471,'it could not be connected to',1795836333951681,NULL);
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
INSERT INTO "persons" VALUES(1,9003,'Ana',NULL,'Ruiz','ana.ruiz@example.com','[{"kind":"Mobile","number":"555 555 0110"}]',NULL,'Emp:Current Employee',1795836300000000,1795836323007470);
INSERT INTO "persons" VALUES(1,9004,'Sam',NULL,'Lee','sam.lee@example.com','[]',NULL,'HM:Active',1795836300000000,1795836323007470);
INSERT INTO "persons" VALUES(1,9005,'Noor',NULL,'Haddad','noor.haddad@example.com','[]',NULL,'Emp:Current Employee',1795836300000000,1795836323007470);
INSERT INTO "persons" VALUES(1,9006,'Jane',NULL,'Doe','jane.doe@example.com','[{"kind":"Mobile","number":"555 555 0100"}]',NULL,'Cand:Active',1795836300000000,1795836322453495);
INSERT INTO "persons" VALUES(1,9007,'Omar',NULL,'Said','omar.said@example.com','[{"kind":"Mobile","number":"555 555 0100"}]',NULL,'Cand:Active',1795836300000000,1795836323007470);
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
INSERT INTO "replicas" VALUES(X'01A2202F93D9706386F0BF8F1727AB30','host:2580','web,worker,sync','0.3.0',-1,1795836318681478,1795836328894229);
CREATE TABLE rules (
    tenant_id integer not null references tenants (tenant_id),
    trigger_digits integer not null,
    next_id text,
    reply text not null check (reply in ('seamless', 'interactive')),
    created_at integer not null,
    primary key (tenant_id, trigger_digits)
) without rowid;
INSERT INTO "rules" VALUES(1,20700,'C20800','interactive',1795836319135787);
CREATE TABLE schedules (
    name text primary key,
    fence integer not null,
    held_until integer not null,
    due_at integer not null
) without rowid;
INSERT INTO "schedules" VALUES('delivery_hours',1,0,1795836618877428);
INSERT INTO "schedules" VALUES('forgetting',1,0,1795836918877438);
INSERT INTO "schedules" VALUES('notices',2,0,1795836348927715);
INSERT INTO "schedules" VALUES('signing_keys',1,0,1795839918877455);
INSERT INTO "schedules" VALUES('troubles',1,0,1795836378877411);
CREATE TABLE signing_keys (
    key_id blob primary key,
    sealed blob not null,
    sealed_with text not null,
    signs_from integer not null,
    verifies_until integer,
    created_at integer not null
) without rowid;
INSERT INTO "signing_keys" VALUES(X'01A2202F9448773B9DC3B1D39C3F1EAE',X'720077C0CC4EBB430270B420AE140704EE38766E1D3EB2136D6676F3AB7865E73E30120E2F70AE67842F14AB5D2C1F5F51DE303F8F7713771BD94492B3A0182FAA1F41F8D67B30','dump',1795836318792365,NULL,1795836318792365);
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
INSERT INTO "task_attempts" VALUES(X'01A2202FA27976DF9FBC4EA91E500E8D',1,X'01A2202FA27976DF9FBC4EA80D958465','fetch_application',1795836322452010,1795836322546512,'done',NULL);
INSERT INTO "task_attempts" VALUES(X'01A2202FA2E770579602203CAE394886',1,X'01A2202FA27976DF9FBC4EA80D958465','hand_over',1795836322566295,1795836322582868,'done',NULL);
INSERT INTO "task_attempts" VALUES(X'01A2202FA2E770579602203E85DE3C92',1,X'01A2202FA27976DF9FBC4EA80D958465','write_link',1795836322578938,1795836322602544,'done',NULL);
INSERT INTO "task_attempts" VALUES(X'01A2202FA30A7742BE1F891CE3F9C0E6',1,X'01A2202FA27976DF9FBC4EA80D958465','tell_scheduler',1795836322594267,1795836322605726,'retry','it could not be connected to');
INSERT INTO "task_attempts" VALUES(X'01A2202FA30A7742BE1F891CE3F9C0E6',2,X'01A2202FA27976DF9FBC4EA80D958465','tell_scheduler',1795836322665644,1795836322683888,'wait','the endpoint fails, or has enough to do');
INSERT INTO "task_attempts" VALUES(X'01A2202FA30A7742BE1F891CE3F9C0E6',3,X'01A2202FA27976DF9FBC4EA80D958465','tell_scheduler',1795836322735275,1795836322745551,'wait','the endpoint fails, or has enough to do');
INSERT INTO "task_attempts" VALUES(X'01A2202FA30A7742BE1F891CE3F9C0E6',4,X'01A2202FA27976DF9FBC4EA80D958465','tell_scheduler',1795836328249795,1795836328272074,'retry','it could not be connected to');
INSERT INTO "task_attempts" VALUES(X'01A2202FA3587400879696BDE11515F9',1,X'01A2202FA27976DF9FBC4EA80D958465','advance_application',1795836322665968,1795836322729772,'done',NULL);
INSERT INTO "task_attempts" VALUES(X'01A2202FA407727C88F11DB259CA6695',1,X'01A2202FA27976DF9FBC4EA80D958465','recheck',1795836322839895,1795836322851622,'wait','the trigger status is not shown');
INSERT INTO "task_attempts" VALUES(X'01A2202FA407727C88F11DB259CA6695',2,X'01A2202FA27976DF9FBC4EA80D958465','recheck',1795836324181992,1795836324191515,'wait','the trigger status is not shown');
INSERT INTO "task_attempts" VALUES(X'01A2202FA407727C88F11DB259CA6695',3,X'01A2202FA27976DF9FBC4EA80D958465','recheck',1795836326211494,1795836326217358,'wait','the trigger status is not shown');
INSERT INTO "task_attempts" VALUES(X'01A2202FA407727C88F11DB259CA6695',4,X'01A2202FA27976DF9FBC4EA80D958465','recheck',1795836329288389,1795836329294100,'wait','the trigger status is not shown');
INSERT INTO "task_attempts" VALUES(X'01A2202FA407727C88F11DB259CA6695',5,X'01A2202FA27976DF9FBC4EA80D958465','recheck',1795836333344296,1795836333356844,'wait','the trigger status is not shown');
INSERT INTO "task_attempts" VALUES(X'01A2202FA4B476E0AE4BB99070A23B05',1,X'01A2202FA4B476E0AE4BB98F2F737869','fetch_application',1795836323006809,1795836323037579,'done',NULL);
INSERT INTO "task_attempts" VALUES(X'01A2202FA4D671EAADCD293D8EE6E09E',1,X'01A2202FA4B476E0AE4BB98F2F737869','hand_over',1795836323041783,1795836323044438,'done',NULL);
INSERT INTO "task_attempts" VALUES(X'01A2202FA4D671EAADCD293FF74C41F0',1,X'01A2202FA4B476E0AE4BB98F2F737869','write_link',1795836323053738,1795836323069671,'give_up','field field31001: the ATS refused the write: HTTP 400, code 5 (no documented meaning)');
INSERT INTO "task_attempts" VALUES(X'01A2202FA4E272A9B675AD831A6393AA',1,X'01A2202FA4B476E0AE4BB98F2F737869','tell_scheduler',1795836323054584,1795836323061718,'wait','the endpoint fails, or has enough to do');
INSERT INTO "task_attempts" VALUES(X'01A2202FA4E272A9B675AD831A6393AA',2,X'01A2202FA4B476E0AE4BB98F2F737869','tell_scheduler',1795836328250940,1795836328263681,'wait','the endpoint fails, or has enough to do');
INSERT INTO "task_attempts" VALUES(X'01A2202FA54D772694ED7F7C6D31BA5E',1,X'01A2202FA54D772694ED7F7B769B8A80','fetch_application',1795836323161922,1795836323173207,'retry','the ATS is unavailable (the authorization server answered HTTP 500)');
INSERT INTO "task_attempts" VALUES(X'01A2202FA54D772694ED7F7C6D31BA5E',2,X'01A2202FA54D772694ED7F7B769B8A80','fetch_application',1795836331314849,1795836331315609,'retry','the ATS is unavailable (the authorization server answered HTTP 500)');
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
INSERT INTO "tasks" VALUES(X'01A2202FA2E770579602203D2EFE707F',1,2,'lapse',X'01A2202FA27976DF9FBC4EA80D958465','01a2202f-a279-76df-9fbc-4ea80d958465:lapse','queued',1797045922425704,0,0,0,0,NULL,NULL,1795836322535414);
INSERT INTO "tasks" VALUES(X'01A2202FA30A7742BE1F891CE3F9C0E6',1,4,'tell_scheduler',X'01A2202FA27976DF9FBC4EA80D958465','01a2202f-a279-76df-9fbc-4ea80d958465:tell_scheduler','queued',1795836338261763,4,1,0,4,NULL,'it could not be connected to',1795836322725188);
INSERT INTO "tasks" VALUES(X'01A2202FA407727C88F11DB259CA6695',1,0,'recheck',X'01A2202FA27976DF9FBC4EA80D958465','01a2202f-a279-76df-9fbc-4ea80d958465:recheck','queued',1795836342823070,5,0,0,5,NULL,'the trigger status is not shown',1795836322823070);
INSERT INTO "tasks" VALUES(X'01A2202FA4D671EAADCD293E26753625',1,2,'lapse',X'01A2202FA4B476E0AE4BB98F2F737869','01a2202f-a4b4-76e0-ae4b-b98f2f737869:lapse','queued',1797045922996761,0,0,0,0,NULL,NULL,1795836323030173);
INSERT INTO "tasks" VALUES(X'01A2202FA4D671EAADCD293FF74C41F0',1,1,'write_link',X'01A2202FA4B476E0AE4BB98F2F737869','01a2202f-a4b4-76e0-ae4b-b98f2f737869:write_link','dead',1795836323030173,1,0,0,1,NULL,'field field31001: the ATS refused the write: HTTP 400, code 5 (no documented meaning)',1795836323030173);
INSERT INTO "tasks" VALUES(X'01A2202FA4E272A9B675AD831A6393AA',1,4,'tell_scheduler',X'01A2202FA4B476E0AE4BB98F2F737869','01a2202f-a4b4-76e0-ae4b-b98f2f737869:tell_scheduler','queued',1795836338261753,2,0,0,2,NULL,'the endpoint fails, or has enough to do',1795836323042088);
INSERT INTO "tasks" VALUES(X'01A2202FA54D772694ED7F7C6D31BA5E',2,0,'fetch_application',X'01A2202FA54D772694ED7F7B769B8A80','01a2202f-a54d-7726-94ed-7f7b769b8a80:fetch_application','queued',1795836344666473,2,2,0,2,NULL,'the ATS is unavailable (the authorization server answered HTTP 500)',1795836323149029);
CREATE TABLE tellings (
    target_id blob not null,
    tenant_id integer not null,
    kind text not null,
    told_times integer not null,
    told_at integer,
    told_since integer, -- while it is told as lasting
    primary key (target_id, tenant_id, kind)
) without rowid;
INSERT INTO "tellings" VALUES(X'01A2202FA4347682B433B3D83CB0C5C9',1,'handoff_failed',1,1795836333951681,NULL);
CREATE TABLE tenant_lanes (
    tenant_id integer not null,
    lane integer not null,
    next_run_at integer not null,
    last_served_at integer not null default 0,
    primary key (tenant_id, lane)
) without rowid;
INSERT INTO "tenant_lanes" VALUES(1,0,1795836342823070,1795836333328553);
INSERT INTO "tenant_lanes" VALUES(1,1,9223372036854775807,1795836323042300);
INSERT INTO "tenant_lanes" VALUES(1,2,1797045922425704,0);
INSERT INTO "tenant_lanes" VALUES(1,4,1795836338261753,1795836328244398);
INSERT INTO "tenant_lanes" VALUES(2,0,1795836344666473,1795836331310549);
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
INSERT INTO "tenants" VALUES(1,'icims',4321,'Example 4321','{"api_url":"http://127.0.0.1:24675","login_url":"http://127.0.0.1:24675","audience":null,"roles":{"coordinator":"field23848","hiring_manager":"hiringmanager","job_owner":"jobowner","recruiter":"recruiter","secondary_recruiter":"secondaryrecruiter"},"link_field":"field31001","link_days":14,"refuse_duplicates":false,"tell_ignored":false}',NULL,1,1795836318964072);
INSERT INTO "tenants" VALUES(2,'icims',4322,'Example 4322','{"api_url":"http://127.0.0.1:20890","login_url":"http://127.0.0.1:20890","audience":null,"roles":{"coordinator":"field23848","hiring_manager":"hiringmanager","job_owner":"jobowner","recruiter":"recruiter","secondary_recruiter":"secondaryrecruiter"},"link_field":"field31001","link_days":14,"refuse_duplicates":false,"tell_ignored":false}',NULL,1,1795836320689242);
CREATE TABLE timeline (
    entry_id blob primary key,
    handoff_id blob not null,
    at integer not null,
    step text not null,
    outcome text not null,
    cause text,
    next text
) without rowid;
INSERT INTO "timeline" VALUES(X'01A2202FA2E770579602203F68E0A175',X'01A2202FA27976DF9FBC4EA80D958465',1795836322535414,'fetch','read',NULL,'It waits to be opened.');
INSERT INTO "timeline" VALUES(X'01A2202FA30A7742BE1F891BF061079F',X'01A2202FA27976DF9FBC4EA80D958465',1795836322570758,'hand_over','schedulers are told',NULL,'A recruiter opens the link.');
INSERT INTO "timeline" VALUES(X'01A2202FA314734580D6076A1289CDEC',X'01A2202FA27976DF9FBC4EA80D958465',1795836322580708,'write_link','written',NULL,NULL);
INSERT INTO "timeline" VALUES(X'01A2202FA3587400879696BEA4324700',X'01A2202FA27976DF9FBC4EA80D958465',1795836322648717,'open','opened','with the link','The application is moved to the next status.');
INSERT INTO "timeline" VALUES(X'01A2202FA3A571B7913D74A78191FFE9',X'01A2202FA27976DF9FBC4EA80D958465',1795836322725188,'advance','advanced',NULL,NULL);
INSERT INTO "timeline" VALUES(X'01A2202FA4D671EAADCD29406F41F630',X'01A2202FA4B476E0AE4BB98F2F737869',1795836323030173,'fetch','read',NULL,'It waits to be opened.');
INSERT INTO "timeline" VALUES(X'01A2202FA4E272A9B675AD82CD8C6FBE',X'01A2202FA4B476E0AE4BB98F2F737869',1795836323042088,'hand_over','schedulers are told',NULL,'A recruiter opens the link.');
INSERT INTO "timeline" VALUES(X'01A2202FA4EE769C8EFB9531C855769C',X'01A2202FA4B476E0AE4BB98F2F737869',1795836323054417,'write_link','refused','field field31001: the ATS refused the write: HTTP 400, code 5 (no documented meaning)','An administrator has to allow writing the field, or unset it here.');
INSERT INTO "timeline" VALUES(X'01A2202FA4FF71D7A3582F5B2EF0057B',X'01A2202FA4B476E0AE4BB98F2F737869',1795836323071854,'fail','write_link was given up','field field31001: the ATS refused the write: HTTP 400, code 5 (no documented meaning)','A person looks at it; `retry` runs it again.');
INSERT INTO "timeline" VALUES(X'01A2202FA4FF71D7A3582F5CB007D2D0',X'01A2202FA4B476E0AE4BB98F2F737869',1795836323071854,'alert','given up',NULL,NULL);
INSERT INTO "timeline" VALUES(X'01A2202FA55F73E5B525D7CEF5F00688',X'01A2202FA54D772694ED7F7B769B8A80',1795836323167579,'fetch','waiting','the ATS is unavailable (the authorization server answered HTTP 500)','Nobody has to do anything: the ATS is asked again, and the link can be opened meanwhile.');
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
INSERT INTO "troubles" VALUES(1,'handoff_failed',1,1795836323069671,1795836323069671,0,13002,X'01A2202FA4B476E0AE4BB98F2F737869','field field31001: the ATS refused the write: HTTP 400, code 5 (no documented meaning)');
CREATE TABLE webhook_attempts (
    message_id blob not null,
    attempt integer not null,
    started_at integer not null,
    finished_at integer not null,
    status integer, -- of the answer; none: there was none
    why text,
    primary key (message_id, attempt)
) without rowid;
INSERT INTO "webhook_attempts" VALUES(X'01A2202FA30A7742BE1F891A25000F65',1,1795836322601576,1795836322602412,NULL,'it could not be connected to');
INSERT INTO "webhook_attempts" VALUES(X'01A2202FA30A7742BE1F891A25000F65',2,1795836328261007,1795836328261763,NULL,'it could not be connected to');
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
INSERT INTO "webhook_endpoints" VALUES(X'01A2202FA26777FBB9D3E32B7708B35C',1,'scheduler','handoff.ready,handoff.waiting,handoff.opened,handoff.advanced,handoff.failed,handoff.superseded,handoff.lapsed',1,X'09FF838CCE4F2C880B609F18BB92DD29987027229CE0A946835AEF180730CBD217ACB7D71064AC76A3AAC10E90131BE367BB78515FBDB7039C96ABBC41542F9E56AC558394854A4252963F813F2472A64F503DB88EE2B323F276F78B881C72B3995E835D20D93EB0D5B5808FF9AFE7CD69161C5982E72E3EA369F6D814FFFD76D0AE2D25C116','dump',1,1795836322407385);
CREATE TABLE webhook_messages (
    message_id blob primary key,
    endpoint_id blob not null,
    tenant_id integer not null,
    handoff_id blob not null,
    kind text not null,
    detail text,
    state text not null check (state in ('queued', 'sent', 'failed')),
    happened_at integer not null,
    owed_since integer not null, -- when it was asked for last
    attempts integer not null default 0,
    last_error text,
    ended_at integer
) without rowid;
INSERT INTO "webhook_messages" VALUES(X'01A2202FA30A7742BE1F891A25000F65',X'01A2202FA26777FBB9D3E32B7708B35C',1,X'01A2202FA27976DF9FBC4EA80D958465','handoff.ready',NULL,'queued',1795836322570758,1795836322570758,2,'it could not be connected to',NULL);
INSERT INTO "webhook_messages" VALUES(X'01A2202FA3587400879696BCAB69CF8D',X'01A2202FA26777FBB9D3E32B7708B35C',1,X'01A2202FA27976DF9FBC4EA80D958465','handoff.opened',NULL,'queued',1795836322648717,1795836322648717,0,NULL,NULL);
INSERT INTO "webhook_messages" VALUES(X'01A2202FA3A571B7913D74A670DD8679',X'01A2202FA26777FBB9D3E32B7708B35C',1,X'01A2202FA27976DF9FBC4EA80D958465','handoff.advanced','advanced','queued',1795836322725188,1795836322725188,0,NULL,NULL);
INSERT INTO "webhook_messages" VALUES(X'01A2202FA4E272A9B675AD81C1F4F7E1',X'01A2202FA26777FBB9D3E32B7708B35C',1,X'01A2202FA4B476E0AE4BB98F2F737869','handoff.ready',NULL,'queued',1795836323042088,1795836323042088,0,NULL,NULL);
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
