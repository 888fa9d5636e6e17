-- A database of goodtime-icims 0.3.0, made by `make dump`.
-- link of 13001: http://goodtime.test/v2/ats/open/AVZAAaIgmI9ScC6Y0H4J_hE9tQAAAADTGWzTOJi5PW_3ORHpKgRh
BEGIN TRANSACTION;
CREATE TABLE _sqlx_migrations (
    version BIGINT PRIMARY KEY,
    description TEXT NOT NULL,
    installed_on TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,
    success BOOLEAN NOT NULL,
    checksum BLOB NOT NULL,
    execution_time BIGINT NOT NULL
);
INSERT INTO "_sqlx_migrations" VALUES(1,'foundation','2026-11-28 05:19:54',1,X'2DFA9B668C15992A95FDEA8B2BFAA863857B22B175331EAB2DFF717F61D40AED4781A624D3A857998D18C0E9DF4F29F5',22154222);
INSERT INTO "_sqlx_migrations" VALUES(2,'notices','2026-11-28 05:19:54',1,X'165040BF8A61B631C06AF5C41C90E33D65D9F3DB19208C261EEBDD7052189C4A5239ED643C9E83C9F7DD1BDA4808663E',12593384);
INSERT INTO "_sqlx_migrations" VALUES(3,'api','2026-11-28 05:19:54',1,X'669EC50B736B56DA936E8BC48485F7413868BE375A80975B08B4E2BE007203C83BD479FD865FC5C177B52C73F6048D1A',1469555);
INSERT INTO "_sqlx_migrations" VALUES(4,'webhooks and keys','2026-11-28 05:19:54',1,X'5DFECBF3E0D90D4695835C089AF5BDF81C7BF4F99DC036B0A8A80BC4C87673E8A07C7213746EE1A2E24EB3251914AF6A',3698024);
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
INSERT INTO "advances" VALUES(X'01A220988F52702E98D07E09FE113DB5','forward',1,13001,20700,'C20700','C20800',20800,1795843199142073,1,1795843199142073,NULL,'advanced',NULL,NULL,NULL,NULL,1795843199198500,NULL);
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
INSERT INTO "api_tokens" VALUES(X'01A220988EFF741CADB7D6349ECB6E74',1,'hooks','resumes:read webhooks:write','command line',1795843198719226,1803619198719226,NULL);
INSERT INTO "api_tokens" VALUES(X'01A22098922F748496FD36B31C8E2F06',1,'scheduler','handoffs:read','command line',1795843199535423,1803619199535423,NULL);
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
INSERT INTO "applications" VALUES(1,13001,9006,4401,'C20800','Interview: Interview Scheduled','Career Portal',1795843140000000,1795843199185672);
INSERT INTO "applications" VALUES(1,13002,9007,4401,'C20700','Review: Send to GoodTime','Career Portal',1795843140000000,1795843199588261);
CREATE TABLE audit_log (
    audit_id blob primary key,
    tenant_id integer,
    actor text not null,
    action text not null,
    subject text not null,
    at integer not null
) without rowid;
INSERT INTO "audit_log" VALUES(X'01A220987F4B709F9A6E4BC8AB68B31F',NULL,'service','signing_key.add','01a22098-7f4b-709f-9a6e-4bc7afcd2115',1795843194699723);
INSERT INTO "audit_log" VALUES(X'01A22098809275AC9178E93303C568D9',1,'command line','tenant.add','4321',1795843195026729);
INSERT INTO "audit_log" VALUES(X'01A2209881C2723BBC34A1520A7DBC8B',1,'command line','rule.put','20700',1795843195330191);
INSERT INTO "audit_log" VALUES(X'01A22098880071B8BBF087AF085D308E',2,'command line','tenant.add','4322',1795843196928166);
INSERT INTO "audit_log" VALUES(X'01A2209888DE711A8E347F4510C6ED19',2,'command line','rule.put','20700',1795843197150051);
INSERT INTO "audit_log" VALUES(X'01A220988EFF741CADB7D6356B819988',1,'command line','api_token.add','01a22098-8eff-741c-adb7-d6349ecb6e74',1795843198719226);
INSERT INTO "audit_log" VALUES(X'01A220988F2D74868AD6B99ADEC27C9D',1,'api token 01a22098-8eff-741c-adb7-d6349ecb6e74','webhook_endpoint.add','01a22098-8f2d-7486-8ad6-b999ea0b9777',1795843198765726);
INSERT INTO "audit_log" VALUES(X'01A2209891A073AFBD7DA161473EED1C',NULL,'command line','notify.add','01a22098-91a0-73af-bd7d-a1600e13c4fc',1795843199392829);
INSERT INTO "audit_log" VALUES(X'01A22098922F748496FD36B49B109ABD',1,'command line','api_token.add','01a22098-922f-7484-96fd-36b31c8e2f06',1795843199535423);
INSERT INTO "audit_log" VALUES(X'01A2209894877033ACE4A2281D1C5B07',2,'command line','rule.remove','20700',1795843200135549);
CREATE TABLE circuits (
    tenant_id integer primary key references tenants (tenant_id),
    failures integer not null, -- in a row
    since integer not null,
    open_until integer not null,
    why text not null
) without rowid;
INSERT INTO "circuits" VALUES(2,2,1795843199908605,0,'the ATS is unavailable (the authorization server answered HTTP 500)');
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
INSERT INTO "credentials" VALUES(X'01A22098809275AC9178E9317BCB88BD',1,'inbound','icims-4321','basic',NULL,X'A0BF4FB655681ED1DEB0CAEA00F3B1103F9CCD3B4E9566EA93EA1ADCA28958D1C211B6BD1FAFDA6CB572C4B53A85E40C5DB783BB803267','dump',1795843195026729,NULL,1795843195026729);
INSERT INTO "credentials" VALUES(X'01A22098809275AC9178E93249A5137C',1,'outbound','connector','oauth_client','records',X'0324A591B14519F68C7F127FE7D0D21F21AB6B88A7B7664D3D2EF9E4173072384ADC59FB4E43A7020574BC61335293BD66BD2632','dump',1795843195026729,NULL,1795843195026729);
INSERT INTO "credentials" VALUES(X'01A22098880071B8BBF087AD7BF67361',2,'inbound','icims-4322','hmac',NULL,X'A6059697E708EA8835DB6B39418A008AFD7BE6D1C4F4634028B1AAC18CB66B72757CB8490663EEAB060674E021801EACF77A4B335A1D87','dump',1795843196928166,NULL,1795843196928166);
INSERT INTO "credentials" VALUES(X'01A22098880071B8BBF087AE03883BD4',2,'outbound','connector','oauth_client','records',X'68F80BA1512D6A5FDF6AFC05DE4A62669E4787CC1B79D5DFA4159CF3D60DD1DDD795C6E1EDEB8568347CCC2C4E53E08CC2D00DDF','dump',1795843196928166,NULL,1795843196928166);
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
INSERT INTO "events" VALUES(X'01A220988F52702E98D07E086C35ED49',1,'webhook','accepted',NULL,X'01A220988F52702E98D07E09FE113DB5',X'01A22098809275AC9178E9317BCB88BD',X'C60510494EBF6B07FF7E8402F70F979B02BEFF18AE88879412E97DBAAEA5BAC1',13001,9006,4401,9003,10100,20700,1795843198802091);
INSERT INTO "events" VALUES(X'01A2209891637612B4E504AB4B4433F6',1,'webhook','duplicate',NULL,X'01A220988F52702E98D07E09FE113DB5',X'01A22098809275AC9178E9317BCB88BD',X'C60510494EBF6B07FF7E8402F70F979B02BEFF18AE88879412E97DBAAEA5BAC1',13001,9006,4401,9003,10100,20700,1795843199331371);
INSERT INTO "events" VALUES(X'01A220989254738C9EE239AC8FE49C3E',1,'webhook','accepted',NULL,X'01A220989254738C9EE239ADD3B884D2',X'01A22098809275AC9178E9317BCB88BD',X'EB63A9906574EC1E8FBB26D1A2C6A463485CECEE2BCD9E19E112ADEEEEC8F8D2',13002,9007,4401,9003,10100,20700,1795843199572521);
INSERT INTO "events" VALUES(X'01A22098936A709992BC74B07D69F1B4',2,'webhook','accepted',NULL,X'01A22098936A709992BC74B1BA52D1D9',X'01A22098880071B8BBF087AD7BF67361',X'49DB5B0312C17807B8031FDE0CCCD0E3DC7E7F3C146118734297BDAF3B4CAAE5',13001,9006,4401,9003,10100,20700,1795843199850328);
INSERT INTO "events" VALUES(X'01A220989A8A7142A34EB8183E57B490',2,'webhook','ignored','not_a_trigger',NULL,X'01A22098880071B8BBF087AD7BF67361',X'CFA80227724D1187051EA319EC38C7E769272A1006299C6ACA793FAB158F8E7D',13002,9007,4401,9003,10100,20700,1795843201674425);
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
INSERT INTO "handoff_slots" VALUES(1,13001,20700,X'01A220988F52702E98D07E09FE113DB5',NULL,1,1795843199331371,1797052798802091);
INSERT INTO "handoff_slots" VALUES(1,13002,20700,X'01A220989254738C9EE239ADD3B884D2',NULL,1,1795843199572521,1797052799572521);
INSERT INTO "handoff_slots" VALUES(2,13001,20700,X'01A22098936A709992BC74B1BA52D1D9',NULL,1,1795843199850328,1797052799850328);
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
INSERT INTO "handoffs" VALUES(X'01A220988F52702E98D07E09FE113DB5',1,13001,9006,4401,9003,X'01A220988F52702E98D07E086C35ED49',10100,20700,'C20800','interactive',1,NULL,'live',0,1795843198802091,1797052798802091,1795843198832879,NULL,NULL,1795843199198500,1795843198915654,1795843199105503,'link',NULL);
INSERT INTO "handoffs" VALUES(X'01A220989254738C9EE239ADD3B884D2',1,13002,9007,4401,9003,X'01A220989254738C9EE239AC8FE49C3E',10100,20700,'C20800','interactive',1,NULL,'live',0,1795843199572521,1797052799572521,1795843199588261,NULL,NULL,NULL,1795843199655174,NULL,NULL,NULL);
INSERT INTO "handoffs" VALUES(X'01A22098936A709992BC74B1BA52D1D9',2,13001,9006,4401,9003,X'01A22098936A709992BC74B07D69F1B4',10100,20700,'C20800','interactive',1,NULL,'live',0,1795843199850328,1797052799850328,NULL,'unavailable',1795843199905427,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE idempotency_keys (
    key_sha256 blob primary key, -- of who asked, and of the key
    request_sha256 blob not null, -- of address, scopes and body
    tenant_id integer, -- none: an operator's request
    taken_at integer not null,
    busy_until integer, -- none: answered
    sealed blob,
    key_id text
) without rowid;
INSERT INTO "idempotency_keys" VALUES(X'BF51DE64FDED332719C38D619E8F870F2E238F9439067152C71ABBE801EC1019',X'D72E8808058DB8397598843FD28BA5F3DADC6B27FD7572D0F1B2E298ED0CC92B',1,1795843198762367,NULL,X'B143553CB8315E1F516E21511989FE3761108CFBFE1540A5D900BB0962E1F0340271DC9B0DDD1B022F4979E4F32EFDF7B758A90769718F448592E7E29E4C721DE92A2419B1DE0D68462535A0AAEBAB2152A66876338DBD502D6BFAD8AA0C9E1D392254287E8EEBDC094AC26F5F8B98F9046FF44B3B5D90907D16A477C3D3747E5BC66406A85B55CC0F7C9E8E790B05951085C6051323CC402A364D74C3BD7C42E445660FF04D74EAF10FF3E99B245230197E7FF7229F71C1EA9F362A98641C3768FC169A5E882D268AA2D4DFA15BB351F094B78E7A16F46837CA76FF67882EA28645ED4CEF8719CE5E98EB9E5FADC91F9AD3C4019DD75DB9FEDAD2AFFD1D7B2043C6B7EDC88E8AA1E0DFAB9CECAAB8A12443871B3836B5D351CC8A8A4631AEC341B659F00ADA5E8B149189EEC8549D97C692DDA0AB3BB006DCB1ACDDA3B0A1873B67EF76C2D304277B32BBBBFC8B065462AD9CB5E56F9EC1DEA31693B324310D083BB2604751619551FDFBD8747B0F5005EEE1CC8A81DD352185B4171D8F96DA1C5114AC556AE93D46942C42C7DD46AA786638E7266E72D7505C9B77F0D08CF0161B62D3E19587EB3D14B6EFBABCBE2FF51ABB6D000B9B1D4B14456A0ED0269D112CC50FB21C9C5B0B9FBAC0E649E7E154E5FEAADEB39D979AE279E200084FC2CF9B8CE0DF85F27BE6ABB787FD82F90E0A40B40CBC575F45E19CD2C2C3B4BE9610EDCF98445B9D55FCB1BE381281A10136492EA985195744C5FBA2AFF843446A3D90C7A40AF581832F9245C24408D3697C83B47F82F9F68D33A70CB8071C4437C34D59DF5FCACB76E2FC028BACBDBCB9170E22DD7C4E596C5A029EAE6A12DFF826D561E636592B65C5CD43D14E79AB93F0D89D8B6727E5B1B8DEA5ECBA3022ED','dump');
CREATE TABLE ignored_statuses (
    tenant_id integer not null references tenants (tenant_id),
    digits integer not null,
    deliveries integer not null,
    first_at integer not null,
    last_at integer not null,
    primary key (tenant_id, digits)
) without rowid;
INSERT INTO "ignored_statuses" VALUES(2,20700,1,1795843201674425,1795843201674425);
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
INSERT INTO "jobs" VALUES(1,4401,'2026-4401','Support Engineer','Approved','Site A - 1 Main St  Springfield, Massachusetts 01101 United States','[{"role":"coordinator","person":9005},{"role":"hiring_manager","person":9004},{"role":"recruiter","person":9003}]',1795843140000000,1795843199588261);
CREATE TABLE meta (
    id integer primary key check (id = 1),
    region text not null,
    settings_epoch integer not null default 1,
    paused_until integer, -- the whole region: deliveries are kept, nothing is read or written
    oldest_program integer not null default 1 -- the newest migration that a program must know to use these tables
, hours_counted integer);
INSERT INTO "meta" VALUES(1,'us',10,NULL,1,498219);
CREATE TABLE notice_targets (
    target_id blob primary key,
    tenant_id integer, -- none: of every tenant of the region
    channel text not null check (channel in ('mail', 'slack', 'webhook')),
    sealed blob not null,
    key_id text not null,
    kinds text not null,
    created_at integer not null
) without rowid;
INSERT INTO "notice_targets" VALUES(X'01A2209891A073AFBD7DA1600E13C4FC',NULL,'webhook',X'755411F647FB7B0A9B8BFA597F730AEE874BB3DBCB52AE9A6BBE0CF206FC34918AD7756C2025A1BFF88BFF62BC4D9B03884F2309DE0D4D4B5F27FE0035F1472F7618892E016A3C0F113F1E1A55FD4CAFF664B34C49876B96FE01E02D048AF688D906FB1C49D7FCA47CE995165DF2A6DEAA5629CDAE3066274D354793F4','dump','all',1795843199392829);
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
INSERT INTO "notices" VALUES(X'01A22098BB23714299EBCCEC73343967',X'01A2209891A073AFBD7DA1600E13C4FC',1,'handoff_failed',0,1,1795843199692068,1795843199692068,13002,X'01A220989254738C9EE239ADD3B884D2','field field31001: the ATS refused the write: HTTP 400, code 5 (no documented meaning)','queued',1,1795843240026934,'it could not be connected to',1795843210019431,NULL);
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
INSERT INTO "persons" VALUES(1,9003,'Ana',NULL,'Ruiz','ana.ruiz@example.com','[{"kind":"Mobile","number":"555 555 0110"}]',NULL,'Emp:Current Employee',1795843140000000,1795843199588261);
INSERT INTO "persons" VALUES(1,9004,'Sam',NULL,'Lee','sam.lee@example.com','[]',NULL,'HM:Active',1795843140000000,1795843199588261);
INSERT INTO "persons" VALUES(1,9005,'Noor',NULL,'Haddad','noor.haddad@example.com','[]',NULL,'Emp:Current Employee',1795843140000000,1795843199588261);
INSERT INTO "persons" VALUES(1,9006,'Jane',NULL,'Doe','jane.doe@example.com','[{"kind":"Mobile","number":"555 555 0100"}]',NULL,'Cand:Active',1795843140000000,1795843198832879);
INSERT INTO "persons" VALUES(1,9007,'Omar',NULL,'Said','omar.said@example.com','[{"kind":"Mobile","number":"555 555 0100"}]',NULL,'Cand:Active',1795843140000000,1795843199588261);
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
INSERT INTO "replicas" VALUES(X'01A220987E1D702098650C7470A15765','host:878','web,worker,sync','0.3.0',-1,1795843194397843,1795843204968286);
CREATE TABLE rules (
    tenant_id integer not null references tenants (tenant_id),
    trigger_digits integer not null,
    next_id text,
    reply text not null check (reply in ('seamless', 'interactive')),
    created_at integer not null,
    primary key (tenant_id, trigger_digits)
) without rowid;
INSERT INTO "rules" VALUES(1,20700,'C20800','interactive',1795843195330191);
CREATE TABLE schedules (
    name text primary key,
    fence integer not null,
    held_until integer not null,
    due_at integer not null
) without rowid;
INSERT INTO "schedules" VALUES('delivery_hours',1,0,1795843494946125);
INSERT INTO "schedules" VALUES('forgetting',1,0,1795843794946139);
INSERT INTO "schedules" VALUES('notices',2,0,1795843225016842);
INSERT INTO "schedules" VALUES('signing_keys',1,0,1795846794957609);
INSERT INTO "schedules" VALUES('troubles',1,0,1795843254946069);
CREATE TABLE signing_keys (
    key_id blob primary key,
    sealed blob not null,
    sealed_with text not null,
    signs_from integer not null,
    verifies_until integer,
    created_at integer not null
) without rowid;
INSERT INTO "signing_keys" VALUES(X'01A220987F4B709F9A6E4BC7AFCD2115',X'2DF71E7EED3FC85090E6A17D069FF9DD237FE90B3A725CAD54B6BC66D92F2D5552A9AB558BDA291C981E782A1E3501A8FBA0CD7DCA8968DA828DE5093D85B804EB1FF3F8C9C25E','dump',1795843194699723,NULL,1795843194699723);
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
INSERT INTO "task_attempts" VALUES(X'01A220988F52702E98D07E0A333471A3',1,X'01A220988F52702E98D07E09FE113DB5','fetch_application',1795843198831658,1795843198898316,'done',NULL);
INSERT INTO "task_attempts" VALUES(X'01A220988F9F728D87040819DC5EA110',1,X'01A220988F52702E98D07E09FE113DB5','hand_over',1795843198914890,1795843198939299,'done',NULL);
INSERT INTO "task_attempts" VALUES(X'01A220988F9F728D8704081B40F5C580',1,X'01A220988F52702E98D07E09FE113DB5','write_link',1795843198946365,1795843198975654,'done',NULL);
INSERT INTO "task_attempts" VALUES(X'01A220988FC3727CBBA1062E0AC08E37',1,X'01A220988F52702E98D07E09FE113DB5','tell_scheduler',1795843198957116,1795843198999881,'retry','it could not be connected to');
INSERT INTO "task_attempts" VALUES(X'01A220988FC3727CBBA1062E0AC08E37',2,X'01A220988F52702E98D07E09FE113DB5','tell_scheduler',1795843199145301,1795843199147353,'wait','the endpoint did not take a message');
INSERT INTO "task_attempts" VALUES(X'01A220988FC3727CBBA1062E0AC08E37',3,X'01A220988F52702E98D07E09FE113DB5','tell_scheduler',1795843199219230,1795843199223245,'wait','the endpoint did not take a message');
INSERT INTO "task_attempts" VALUES(X'01A220988FC3727CBBA1062E0AC08E37',4,X'01A220988F52702E98D07E09FE113DB5','tell_scheduler',1795843204049354,1795843204069688,'retry','it could not be connected to');
INSERT INTO "task_attempts" VALUES(X'01A22098908172E6A4AA3F21514FB3EA',1,X'01A220988F52702E98D07E09FE113DB5','advance_application',1795843199139723,1795843199206044,'done',NULL);
INSERT INTO "task_attempts" VALUES(X'01A2209891637612B4E504ADF1269D86',1,X'01A220988F52702E98D07E09FE113DB5','recheck',1795843199347971,1795843199357381,'wait','the trigger status is not shown');
INSERT INTO "task_attempts" VALUES(X'01A2209891637612B4E504ADF1269D86',2,X'01A220988F52702E98D07E09FE113DB5','recheck',1795843200948101,1795843200967382,'wait','the trigger status is not shown');
INSERT INTO "task_attempts" VALUES(X'01A2209891637612B4E504ADF1269D86',3,X'01A220988F52702E98D07E09FE113DB5','recheck',1795843202995652,1795843203014091,'wait','the trigger status is not shown');
INSERT INTO "task_attempts" VALUES(X'01A2209891637612B4E504ADF1269D86',4,X'01A220988F52702E98D07E09FE113DB5','recheck',1795843206151565,1795843206168434,'wait','the trigger status is not shown');
INSERT INTO "task_attempts" VALUES(X'01A220989254738C9EE239AEEADA471A',1,X'01A220989254738C9EE239ADD3B884D2','fetch_application',1795843199587310,1795843199643888,'done',NULL);
INSERT INTO "task_attempts" VALUES(X'01A220989297726DA458E281900753DE',1,X'01A220989254738C9EE239ADD3B884D2','hand_over',1795843199654572,1795843199659524,'done',NULL);
INSERT INTO "task_attempts" VALUES(X'01A220989297726DA458E28340B7D8B6',1,X'01A220989254738C9EE239ADD3B884D2','write_link',1795843199667067,1795843199692068,'give_up','field field31001: the ATS refused the write: HTTP 400, code 5 (no documented meaning)');
INSERT INTO "task_attempts" VALUES(X'01A2209892A77744ABF7EA9A143D462D',1,X'01A220989254738C9EE239ADD3B884D2','tell_scheduler',1795843199676260,1795843199682172,'wait','the endpoint fails, or has enough to do');
INSERT INTO "task_attempts" VALUES(X'01A2209892A77744ABF7EA9A143D462D',2,X'01A220989254738C9EE239ADD3B884D2','tell_scheduler',1795843205102195,1795843205109213,'wait','the endpoint fails, or has enough to do');
INSERT INTO "task_attempts" VALUES(X'01A22098936A709992BC74B215BBADD0',1,X'01A22098936A709992BC74B1BA52D1D9','fetch_application',1795843199893323,1795843199908605,'retry','the ATS is unavailable (the authorization server answered HTTP 500)');
INSERT INTO "task_attempts" VALUES(X'01A22098936A709992BC74B215BBADD0',2,X'01A22098936A709992BC74B1BA52D1D9','fetch_application',1795843206160148,1795843206161157,'retry','the ATS is unavailable (the authorization server answered HTTP 500)');
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
INSERT INTO "tasks" VALUES(X'01A220988F9F728D8704081A289CCA98',1,2,'lapse',X'01A220988F52702E98D07E09FE113DB5','01a22098-8f52-702e-98d0-7e09fe113db5:lapse','queued',1797052798802091,0,0,0,0,NULL,NULL,1795843198879218);
INSERT INTO "tasks" VALUES(X'01A220988FC3727CBBA1062E0AC08E37',1,4,'tell_scheduler',X'01A220988F52702E98D07E09FE113DB5','01a22098-8f52-702e-98d0-7e09fe113db5:tell_scheduler','queued',1795843214065024,4,1,0,4,NULL,'it could not be connected to',1795843199198500);
INSERT INTO "tasks" VALUES(X'01A2209891637612B4E504ADF1269D86',1,0,'recheck',X'01A220988F52702E98D07E09FE113DB5','01a22098-8f52-702e-98d0-7e09fe113db5:recheck','queued',1795843209331371,4,0,0,4,NULL,'the trigger status is not shown',1795843199331371);
INSERT INTO "tasks" VALUES(X'01A220989297726DA458E2823A992B75',1,2,'lapse',X'01A220989254738C9EE239ADD3B884D2','01a22098-9254-738c-9ee2-39add3b884d2:lapse','queued',1797052799572521,0,0,0,0,NULL,NULL,1795843199639388);
INSERT INTO "tasks" VALUES(X'01A220989297726DA458E28340B7D8B6',1,1,'write_link',X'01A220989254738C9EE239ADD3B884D2','01a22098-9254-738c-9ee2-39add3b884d2:write_link','dead',1795843199639388,1,0,0,1,NULL,'field field31001: the ATS refused the write: HTTP 400, code 5 (no documented meaning)',1795843199639388);
INSERT INTO "tasks" VALUES(X'01A2209892A77744ABF7EA9A143D462D',1,4,'tell_scheduler',X'01A220989254738C9EE239ADD3B884D2','01a22098-9254-738c-9ee2-39add3b884d2:tell_scheduler','queued',1795843214670220,2,0,0,2,NULL,'the endpoint fails, or has enough to do',1795843199655174);
INSERT INTO "tasks" VALUES(X'01A22098936A709992BC74B215BBADD0',2,0,'fetch_application',X'01A22098936A709992BC74B1BA52D1D9','01a22098-936a-7099-92bc-74b1ba52d1d9:fetch_application','queued',1795843220412515,2,2,0,2,NULL,'the ATS is unavailable (the authorization server answered HTTP 500)',1795843199850328);
CREATE TABLE tellings (
    target_id blob not null,
    tenant_id integer not null,
    kind text not null,
    told_times integer not null,
    told_at integer,
    told_since integer, -- while it is told as lasting
    primary key (target_id, tenant_id, kind)
) without rowid;
INSERT INTO "tellings" VALUES(X'01A2209891A073AFBD7DA1600E13C4FC',1,'handoff_failed',1,1795843210019431,NULL);
CREATE TABLE tenant_lanes (
    tenant_id integer not null,
    lane integer not null,
    next_run_at integer not null,
    last_served_at integer not null default 0,
    primary key (tenant_id, lane)
) without rowid;
INSERT INTO "tenant_lanes" VALUES(1,0,1795843209331371,1795843206121491);
INSERT INTO "tenant_lanes" VALUES(1,1,9223372036854775807,1795843199655709);
INSERT INTO "tenant_lanes" VALUES(1,2,1797052798802091,0);
INSERT INTO "tenant_lanes" VALUES(1,4,1795843214065024,1795843205095904);
INSERT INTO "tenant_lanes" VALUES(2,0,1795843220412515,1795843206155301);
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
INSERT INTO "tenants" VALUES(1,'icims',4321,'Example 4321','{"api_url":"http://127.0.0.1:23814","login_url":"http://127.0.0.1:23814","audience":null,"roles":{"coordinator":"field23848","hiring_manager":"hiringmanager","job_owner":"jobowner","recruiter":"recruiter","secondary_recruiter":"secondaryrecruiter"},"link_field":"field31001","link_days":14,"refuse_duplicates":false,"tell_ignored":false}',NULL,1,1795843195026729);
INSERT INTO "tenants" VALUES(2,'icims',4322,'Example 4322','{"api_url":"http://127.0.0.1:29264","login_url":"http://127.0.0.1:29264","audience":null,"roles":{"coordinator":"field23848","hiring_manager":"hiringmanager","job_owner":"jobowner","recruiter":"recruiter","secondary_recruiter":"secondaryrecruiter"},"link_field":"field31001","link_days":14,"refuse_duplicates":false,"tell_ignored":false}',NULL,1,1795843196928166);
CREATE TABLE timeline (
    entry_id blob primary key,
    handoff_id blob not null,
    at integer not null,
    step text not null,
    outcome text not null,
    cause text,
    next text
) without rowid;
INSERT INTO "timeline" VALUES(X'01A220988F9F728D8704081C1E22B036',X'01A220988F52702E98D07E09FE113DB5',1795843198879218,'fetch','read',NULL,'It waits to be opened.');
INSERT INTO "timeline" VALUES(X'01A220988FC3727CBBA1062D2E82DC25',X'01A220988F52702E98D07E09FE113DB5',1795843198915654,'hand_over','schedulers are told',NULL,'A recruiter opens the link.');
INSERT INTO "timeline" VALUES(X'01A220988FE376A2A8A23143509D254F',X'01A220988F52702E98D07E09FE113DB5',1795843198947268,'write_link','written',NULL,NULL);
INSERT INTO "timeline" VALUES(X'01A22098908172E6A4AA3F22A2AB9954',X'01A220988F52702E98D07E09FE113DB5',1795843199105503,'open','opened','with the link','The application is moved to the next status.');
INSERT INTO "timeline" VALUES(X'01A2209890DE75A8A94185B84E5AD624',X'01A220988F52702E98D07E09FE113DB5',1795843199198500,'advance','advanced',NULL,NULL);
INSERT INTO "timeline" VALUES(X'01A220989297726DA458E284B7630F41',X'01A220989254738C9EE239ADD3B884D2',1795843199639388,'fetch','read',NULL,'It waits to be opened.');
INSERT INTO "timeline" VALUES(X'01A2209892A77744ABF7EA9977CF8F6F',X'01A220989254738C9EE239ADD3B884D2',1795843199655174,'hand_over','schedulers are told',NULL,'A recruiter opens the link.');
INSERT INTO "timeline" VALUES(X'01A2209892B472C1A2C913F3B6E446B0',X'01A220989254738C9EE239ADD3B884D2',1795843199668802,'write_link','refused','field field31001: the ATS refused the write: HTTP 400, code 5 (no documented meaning)','An administrator has to allow writing the field, or unset it here.');
INSERT INTO "timeline" VALUES(X'01A2209892D07408B9E1B551E051DD91',X'01A220989254738C9EE239ADD3B884D2',1795843199696355,'fail','write_link was given up','field field31001: the ATS refused the write: HTTP 400, code 5 (no documented meaning)','A person looks at it; `retry` runs it again.');
INSERT INTO "timeline" VALUES(X'01A2209892D07408B9E1B552B066BC37',X'01A220989254738C9EE239ADD3B884D2',1795843199696355,'alert','given up',NULL,NULL);
INSERT INTO "timeline" VALUES(X'01A2209893A17029BF515376DA0C5DCE',X'01A22098936A709992BC74B1BA52D1D9',1795843199905427,'fetch','waiting','the ATS is unavailable (the authorization server answered HTTP 500)','Nobody has to do anything: the ATS is asked again, and the link can be opened meanwhile.');
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
INSERT INTO "troubles" VALUES(1,'handoff_failed',1,1795843199692068,1795843199692068,0,13002,X'01A220989254738C9EE239ADD3B884D2','field field31001: the ATS refused the write: HTTP 400, code 5 (no documented meaning)');
CREATE TABLE webhook_attempts (
    message_id blob not null,
    attempt integer not null,
    started_at integer not null,
    finished_at integer not null,
    status integer, -- of the answer; none: there was none
    why text,
    primary key (message_id, attempt)
) without rowid;
INSERT INTO "webhook_attempts" VALUES(X'01A220988FC3727CBBA1062C2F2ED1EB',1,1795843198986327,1795843198989534,NULL,'it could not be connected to');
INSERT INTO "webhook_attempts" VALUES(X'01A220988FC3727CBBA1062C2F2ED1EB',2,1795843204064164,1795843204065024,NULL,'it could not be connected to');
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
INSERT INTO "webhook_endpoints" VALUES(X'01A220988F2D74868AD6B999EA0B9777',1,'scheduler','handoff.ready,handoff.waiting,handoff.opened,handoff.advanced,handoff.failed,handoff.superseded,handoff.lapsed',1,X'405EC3E4EF06CFFD2694411AE51ED176E85CF67325B20944A020B8E2BE8EF0F8D03CA17EEAAD835BC3508D1BAAA862264283F01AB4F2A7A6CEDF75E425ABF681D6637437D50CC9551332C219D5E328568F29AF73A49B4DB4DEB4192B20AE3887B268486283C424ED7F72A14A85271DF147AF201652CA2359EAE02F7B77C5B74D4A10C79F','dump',1,1795843198765726);
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
INSERT INTO "webhook_messages" VALUES(X'01A220988FC3727CBBA1062C2F2ED1EB',X'01A220988F2D74868AD6B999EA0B9777',1,1,X'01A220988F52702E98D07E09FE113DB5','handoff.ready',NULL,'queued',1795843198915654,1795843198915654,2,1795843214065024,'it could not be connected to',NULL);
INSERT INTO "webhook_messages" VALUES(X'01A22098908172E6A4AA3F2026DA5CAF',X'01A220988F2D74868AD6B999EA0B9777',1,1,X'01A220988F52702E98D07E09FE113DB5','handoff.opened',NULL,'queued',1795843199105503,1795843199105503,0,NULL,NULL,NULL);
INSERT INTO "webhook_messages" VALUES(X'01A2209890DE75A8A94185B71FD42B3C',X'01A220988F2D74868AD6B999EA0B9777',1,1,X'01A220988F52702E98D07E09FE113DB5','handoff.advanced','advanced','queued',1795843199198500,1795843199198500,0,NULL,NULL,NULL);
INSERT INTO "webhook_messages" VALUES(X'01A2209892A77744ABF7EA98FDC69C98',X'01A220988F2D74868AD6B999EA0B9777',1,1,X'01A220989254738C9EE239ADD3B884D2','handoff.ready',NULL,'queued',1795843199655174,1795843199655174,0,NULL,NULL,NULL);
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
