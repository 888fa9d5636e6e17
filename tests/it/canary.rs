//! Canaries: unmistakable values stand for whatever is personal or secret in the story, which the real program plays from
//! end to end, mistakes of everybody included. Afterwards none of them may be found where it does not belong.

use std::collections::BTreeSet;
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, STANDARD_NO_PAD};
use goodtime_icims::simulator::{ClientAuth, Job, Person, SenderAuth, Webhook};
use reqwest::{Method, RequestBuilder};
use serde_json::{Value, json};
use sqlx::{AssertSqlSafe, Connection as _, PgConnection, SqliteConnection};

use crate::ears::Ear;
use crate::program::{CLIENT_SECRET, CUSTOMER, KEY, PASSWORD, Process, Site, USER, wait_for};
use crate::world::on_server;

/// For an unoptimised build on a machine that builds something else meanwhile; a notice waits for its round too.
const SOON: Duration = Duration::from_mins(2);
const HOOK: &str = "/v2/ats/webhook/icims";
const LINK_FIELD: &str = "field31001";
/// Candidates: one who is moved on, one whose move fails, one who is erased, one whom iCIMS does not show us.
const CANDIDATES: [(&str, &str); 4] =
    [("Zephyrine", "Quillfeather"), ("Thaddeus", "Marrowbone"), ("Ottoline", "Fernsby"), ("Ignatius", "Plumtree")];
const MAILBOX: &str = "mailbox-of-a-canary";
const PHONE: &str = "5557700421";
const RECRUITER: (&str, &str) = ("Balthazar", "Nightjar");
const TITLE: &str = "Keeper of the Aviary";
const RESUME: &str = "what a canary did before";
const HMAC_KEY: &str = "the hmac key of a canary";
const OAUTH_SECRET: &str = "the oauth secret of a canary";
const REFUSED_SECRET: &str = "a secret that is refused";
const HOOK_KEY: &str = "the-address-of-a-hook";
/// The mirror: what iCIMS says of people is kept here, and nowhere else.
const PERSONAL: [&str; 6] =
    ["persons.first_name", "persons.last_name", "persons.email", "persons.phones", "jobs.title", "jobs.team"];

/// Something that must not be found, in each form that it may have.
struct Canary {
    what: String,
    forms: Vec<String>,
}

impl Canary {
    fn new(what: &str) -> Self {
        let bytes = what.as_bytes();
        let hex = bytes.iter().fold(String::new(), |hex, byte| format!("{hex}{byte:02x}"));
        // Within more base64 its first letter can be any of three in a group: only what is of it alone is looked for.
        let base64 = (0..3).map(|shift| {
            let whole = STANDARD_NO_PAD.encode([&vec![0; shift], bytes].concat());
            whole[(shift * 8).div_ceil(6)..(shift + bytes.len()) * 8 / 6].to_lowercase()
        });
        let forms = [what.to_lowercase(), hex].into_iter().chain(base64).collect();
        Self { what: what.to_owned(), forms }
    }
}

/// Those that stand in a text, however it writes them.
fn found<'c>(canaries: &'c [Canary], text: &str) -> BTreeSet<&'c str> {
    let text = text.to_lowercase().replace('+', "-").replace('/', "_");
    let stands = |form: &String| text.contains(&form.replace('+', "-").replace('/', "_"));
    canaries.iter().filter(|one| one.forms.iter().any(stands)).map(|one| one.what.as_str()).collect()
}

/// The site, what is planted in it, and what was answered to mistakes.
struct Play {
    site: Site,
    ear: Ear,
    process: Process,
    token: String,
    people: Vec<i64>,
    applications: Vec<i64>,
    secrets: Vec<Canary>,
    said: Vec<String>,
}

impl Play {
    async fn new() -> Self {
        let (site, ear) = (Site::on(on_server().await.as_deref()).await, Ear::listen().await);
        let recruiter = site.sim.add_person(Person::employee(RECRUITER.0, RECRUITER.1).with_phone(PHONE));
        let job = site.sim.add_job(Job::titled(TITLE).with_recruiter(recruiter));
        let people = CANDIDATES.map(|(first, last)| {
            let person = Person { email: format!("{MAILBOX}@example.com"), ..Person::candidate(first, last) };
            site.sim.add_person(person.with_phone(PHONE).with_resume("text/plain", RESUME.into()))
        });
        let applications = people.map(|person| site.sim.apply(person, job, site.story.new_submission));
        site.sim.settle();
        std::fs::write(site.file("hook"), format!("http://{}/{HOOK_KEY}", ear.address)).expect("written");
        site.run(&format!("tenant set --link-field {LINK_FIELD} --customer {CUSTOMER}"));
        let made = site.run("api-token add --name canary --all-tenants --scope all --days 1");
        let token = made.lines().last().expect("a token").to_owned();
        let heard = site.run("notify add --all-tenants --webhook-url-file hook");
        let signing = heard.split_whitespace().find(|word| word.starts_with("whsec_")).expect("a secret").to_owned();
        let key = KEY.split_once(':').expect("a name").1;
        let raw = String::from_utf8(STANDARD.decode(key).expect("base64")).expect("a text of the tests");
        let signature = token.rsplit('.').next().expect("a signature").to_owned();
        let planted = [PASSWORD, CLIENT_SECRET, HMAC_KEY, OAUTH_SECRET, REFUSED_SECRET, HOOK_KEY, key, &raw];
        let made_here = [signature.as_str(), signing.trim_start_matches("whsec_")];
        let secrets = planted.into_iter().chain(made_here).map(Canary::new).collect();
        let limits = [("US_API_REQUESTS_PER_MINUTE", "100000"), ("US_WEBHOOKS_TO_PRIVATE_NETWORKS", "true")];
        let settings = [&[("LOG_FILTER", "goodtime_icims=debug,info")][..], &limits].concat();
        let process = site.start("log", &settings).await;
        let (people, applications) = (people.to_vec(), applications.to_vec());
        Self { site, ear, process, token, people, applications, secrets, said: Vec::new() }
    }

    /// Asks, and notes what is said to a mistake.
    async fn ask(&mut self, request: RequestBuilder) -> (u16, String) {
        let answer = self.site.send(request).await.expect("an answer");
        let (status, kind) = (answer.status().as_u16(), format!("{:?}", answer.headers()));
        let text = answer.text().await.expect("a text");
        if status >= 400 {
            self.said.push(format!("{status} {kind} {text}"));
        }
        (status, text)
    }

    fn api(&self, method: Method, path: &str) -> RequestBuilder {
        self.site.http.request(method, self.site.url(path)).bearer_auth(&self.token)
    }

    async fn set(&mut self, path: &str, body: &Value) {
        let (status, text) = self.ask(self.api(Method::POST, path).json(body)).await;
        assert_eq!(status, 201, "{text}");
    }

    /// A candidate is sent, and shown: the link.
    async fn sent(&mut self, nth: usize, auth: SenderAuth) -> String {
        self.site.sim.set_webhook(Webhook { url: self.site.url(HOOK), auth, gzip: true });
        let (status, by) = (self.site.story.send_to_goodtime, self.site.story.recruiter);
        let delivery = self.site.sim.set_status(self.applications[nth], status, by).await.expect("an answer");
        let link = delivery.location.unwrap_or_else(|| panic!("a link, not {} {}", delivery.status, delivery.body));
        self.secrets.push(Canary::new(link.rsplit('/').next().expect("a token")));
        link
    }

    /// Waits until an address says something.
    async fn until(&self, address: &str, what: &str) {
        wait_for(what, SOON, async || {
            let request = self.site.http.get(address).bearer_auth(&self.token);
            self.site.send(request).await.expect("an answer").text().await.expect("a text").contains(what)
        })
        .await;
    }

    async fn open(&mut self, link: &str) {
        let (status, text) = self.ask(self.site.http.post(link)).await;
        assert_eq!(status, 303, "{text}");
    }

    /// Whoever may send sends, and everything comes to its end: well, refused with names in the text, not let in, erased.
    async fn story(&mut self) {
        let hook = json!({"name": "hook", "url": format!("http://{}/{HOOK_KEY}", self.ear.address)});
        let hook = self.api(Method::POST, "/v2/ats/webhook-endpoints").header("idempotency-key", "one").json(&hook);
        let made: Value = serde_json::from_str(&self.ask(hook).await.1).expect("JSON");
        self.secrets.push(Canary::new(made["secret"].as_str().expect("a secret").trim_start_matches("whsec_")));
        let credentials = "/v2/ats/tenants/1/credentials";
        for (kind, name, secret) in [("hmac", "signer", HMAC_KEY), ("oauth_client", "client", OAUTH_SECRET)] {
            let sender = json!({"direction": "inbound", "kind": kind, "principal": name, "secret": secret});
            self.set(credentials, &sender).await;
        }
        let basic = || SenderAuth::Basic { user: USER.to_owned(), password: PASSWORD.to_owned() };
        let first = self.sent(0, basic()).await;
        self.until(&first, CANDIDATES[0].1).await;
        self.open(&first).await;
        self.until(&first, "was moved to the next status").await;
        assert_eq!(self.ask(self.site.http.get(format!("{first}/resume"))).await, (200, RESUME.to_owned()));
        let read = format!("/v2/ats/tenants/1/applications/{}", self.applications[0]);
        assert!(self.ask(self.api(Method::GET, &read)).await.1.contains(MAILBOX), "it is read live");

        let second = self.sent(1, SenderAuth::Hmac { user: "signer".to_owned(), key: HMAC_KEY.to_owned() }).await;
        self.until(&second, CANDIDATES[1].1).await;
        let quoted = CANDIDATES[1].0.to_owned() + " " + CANDIDATES[1].1;
        self.site.sim.switch(|switches| switches.required_fields_missing = vec![quoted]);
        self.open(&second).await;
        self.until(&second, "Move the candidate there yourself").await;
        self.site.sim.switch(|switches| switches.required_fields_missing.clear());

        let token_url = self.site.url(&format!("{HOOK}/token"));
        let (client_id, client_secret, client_auth) = ("client".into(), OAUTH_SECRET.into(), ClientAuth::Header);
        let third = self.sent(2, SenderAuth::OAuth { token_url, client_id, client_secret, client_auth }).await;
        self.until(&third, CANDIDATES[2].1).await;
        self.site.run(&format!("erase person --customer {CUSTOMER} {} --yes", self.people[2]));

        let refused = json!({"direction": "outbound", "secret": REFUSED_SECRET, "overlap_seconds": 0});
        self.set(credentials, &refused).await;
        self.sent(3, basic()).await;
        let explained = self.site.url(&format!("/v2/ats/explain/{}", self.applications[3]));
        self.until(&explained, "does not accept our client").await;
        let mut notices = Vec::new();
        wait_for("notices", SOON, async || {
            notices.extend(self.ear.heard().into_iter().map(|post| post.body));
            ["move_failed", "credential_refused"].iter().all(|kind| notices.iter().any(|body| body.contains(kind)))
        })
        .await;
        self.said.extend(notices);
    }

    /// Senders that say what nobody asked them, or cannot prove themselves.
    async fn wrong_deliveries(&mut self) {
        let ((first, last), (other, _)) = (CANDIDATES[0], CANDIDATES[1]);
        let event = |change: Value| {
            let mut event = json!({"eventType": "WorkFlowStatusChangeEvent", "customerId": CUSTOMER, "systemId": "77001",
                "personId": "9100", "jobId": "4400", "userId": "9001", "oldStatus": "1750", "newStatus": "20700"});
            event.as_object_mut().expect("an object").extend(change.as_object().expect("an object").clone());
            event.to_string()
        };
        let bodies = [
            (200, event(json!({"eventType": last, "firstname": first, "person": {"email": MAILBOX}}))),
            (200, event(json!({"newStatus": "1751", "firstname": first, other: last, "title": TITLE, "phone": PHONE}))),
            (400, event(json!({"systemId": first}))),
            (400, event(json!({"newStatus": last, "firstname": first}))),
            (400, event(json!({"personId": {first: last}}))),
            (400, event(json!({"customerId": first}))),
            (400, format!(r#"{{"{first}": "{last}", "eventType": {other}"#)),
            (400, format!("{first} {last} {HMAC_KEY}")),
        ];
        let hook = || self.site.http.post(self.site.url(HOOK));
        let sent =
            bodies.into_iter().map(|(status, body)| (status, hook().basic_auth(USER, Some(PASSWORD)).body(body)));
        let mut all: Vec<(u16, RequestBuilder)> = sent.collect();
        let signed = format!("x-icims-v1-hmac-sha256 user={first}, signedheaders={last}, signature={HMAC_KEY}");
        let form = |secret: &str| {
            [("grant_type", "client_credentials"), ("client_id", first), ("client_secret", secret)]
                .map(|(name, value)| (name.to_owned(), value.to_owned()))
        };
        let token = || self.site.http.post(self.site.url(&format!("{HOOK}/token")));
        all.extend([
            (401, hook().basic_auth(first, Some(PASSWORD)).body(event(json!({})))),
            (401, hook().basic_auth(USER, Some(HMAC_KEY)).body(event(json!({last: first})))),
            (401, hook().header("authorization", signed).body(event(json!({})))),
            (401, hook().bearer_auth(&self.token).body(event(json!({})))),
            (401, token().form(&form(OAUTH_SECRET))),
            (400, token().form(&[("grant_type", first), ("client_secret", OAUTH_SECRET)])),
            (404, self.site.http.get(self.site.url(&format!("/v2/ats/open/{first}")))),
        ]);
        for (expected, request) in all {
            let (status, text) = self.ask(request).await;
            assert_eq!(status, expected, "{text}");
        }
    }

    /// Callers of the API that put what they know into the wrong place.
    async fn wrong_calls(&mut self) {
        let ((first, last), nowhere) = (CANDIDATES[0], "019971cf-0000-7000-8000-000000000000");
        let queries =
            ["person_id", "tenant_id", "workflow_id", "outcome", "lifecycle", "from", "until", "cursor", "limit"];
        let query = queries.map(|name| format!("{name}={first}")).join("&");
        let tenant = json!({"customer_id": -1, "name": format!("{first}\u{7}"),
            "settings": {"link_field": last, "api_url": format!("https://{first}:{last}@example.com"), "roles": {"recruiter": last}},
            "sender": {"principal": format!("{first} {last}"), "kind": "basic", "secret": format!(" {HMAC_KEY}")},
            "api": {"kind": "hmac", "principal": "", "secret": format!("{OAUTH_SECRET} ")}});
        let bodies = [
            (Method::POST, "/v2/ats/tenants", tenant),
            (Method::POST, "/v2/ats/tenants", json!({"customer_id": first, "name": last})),
            (Method::PATCH, "/v2/ats/tenants/1", json!({"settings": {"link_field": last, "link_days": first}})),
            (Method::PATCH, "/v2/ats/tenants/1", json!({"settings": first})),
            (Method::POST, "/v2/ats/tenants/1/credentials", json!({"direction": first, "secret": HMAC_KEY})),
            (
                Method::POST,
                "/v2/ats/tenants/1/credentials",
                json!({"direction": "inbound", "kind": last, "secret": HMAC_KEY}),
            ),
            (
                Method::POST,
                "/v2/ats/tenants/1/credentials",
                json!({"direction": "inbound", "principal": format!("{first} {last}"), "kind": "basic", "secret": [OAUTH_SECRET]}),
            ),
            (Method::PUT, "/v2/ats/tenants/1/rules/30100", json!({"next": first, "reply": "seamless"})),
            (Method::PUT, "/v2/ats/tenants/1/rules/30100", json!({"next": "C1", "reply": last})),
            (Method::POST, "/v2/ats/tenants/1/pause", json!({"until": first})),
            (Method::POST, "/v2/ats/api-tokens", json!({"name": "", "scopes": [first, last], "days": 1})),
            (Method::POST, "/v2/ats/events/replay", json!({"event_ids": [first, last]})),
            (Method::POST, "/v2/ats/events/replay", json!([first, last])),
        ];
        let paths =
            ["explain", "handoffs", "events", "tasks", "tenants", "tenants/1/rules", "tenants/1/applications", ""];
        let mut all: Vec<(u16, RequestBuilder)> =
            paths.iter().map(|path| (404, self.api(Method::GET, &format!("/v2/ats/{path}/{first}")))).collect();
        all.extend(["events", "handoffs"].map(|list| (422, self.api(Method::GET, &format!("/v2/ats/{list}?{query}")))));
        all.extend(
            bodies
                .into_iter()
                .map(|(method, path, body)| (422, self.api(method, path).header("if-match", "*").json(&body))),
        );
        let broken = format!(r#"{{"name": "{first}", "ats": "{HMAC_KEY}" {last}"#);
        let json = |request: RequestBuilder| request.header("content-type", "application/json");
        let discard = self.api(Method::POST, &format!("/v2/ats/tasks/{nowhere}/discard"));
        all.extend([
            (400, json(self.api(Method::POST, "/v2/ats/tenants")).body(broken)),
            (404, discard.json(&json!({"reason": format!("{first} {last}")}))),
            (405, self.api(Method::PUT, "/v2/ats/tenants").body(HMAC_KEY)),
            (412, self.api(Method::PATCH, "/v2/ats/tenants/1").header("if-match", first).json(&json!({"name": "x"}))),
            (415, self.api(Method::POST, "/v2/ats/tenants").body(HMAC_KEY)),
            (401, self.site.http.get(self.site.url("/v2/ats/tenants")).bearer_auth(HMAC_KEY)),
        ]);
        for (expected, request) in all {
            let (status, text) = self.ask(request).await;
            assert_eq!(status, expected, "{text}");
        }
    }
}

/// Each column of each table, with everything that stands in it.
async fn columns(database: &str) -> Vec<(String, String)> {
    let mut read = Vec::new();
    if database.starts_with("postgres:") {
        let mut held = PgConnection::connect(database).await.expect("the server listens");
        let all =
            "select table_name::text, column_name::text from information_schema.columns where table_schema = 'public'";
        for (table, column) in sqlx::query_as::<_, (String, String)>(all).fetch_all(&mut held).await.expect("read") {
            let values = format!("select \"{column}\"::text from \"{table}\" where \"{column}\" is not null");
            let values: Vec<String> =
                sqlx::query_scalar(AssertSqlSafe(values)).fetch_all(&mut held).await.expect("read");
            read.push((format!("{table}.{column}"), values.join("\n")));
        }
    } else {
        let mut held = SqliteConnection::connect(database).await.expect("a file");
        let all = "select m.name, c.name from sqlite_master m, pragma_table_info(m.name) c where m.type = 'table'";
        for (table, column) in sqlx::query_as::<_, (String, String)>(all).fetch_all(&mut held).await.expect("read") {
            let values = format!("select cast(\"{column}\" as blob) from \"{table}\" where \"{column}\" is not null");
            let values: Vec<Vec<u8>> =
                sqlx::query_scalar(AssertSqlSafe(values)).fetch_all(&mut held).await.expect("read");
            read.push((format!("{table}.{column}"), String::from_utf8_lossy(&values.join(&b'\n')).into_owned()));
        }
    }
    read
}

/// Bytes as a text that holds whatever of them is text.
fn text_of(file: &str) -> String {
    String::from_utf8_lossy(&std::fs::read(file).unwrap_or_default()).into_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_personal_or_secret_is_found_nowhere_else() {
    let mut play = Play::new().await;
    play.story().await;
    play.wrong_deliveries().await;
    play.wrong_calls().await;

    let names = |(first, last): (&str, &str)| [Canary::new(first), Canary::new(last)];
    let erased: Vec<_> = names(CANDIDATES[2]).into();
    let others = [CANDIDATES[0], CANDIDATES[1], CANDIDATES[3], RECRUITER].into_iter().flat_map(names);
    let people: Vec<_> = others.chain([MAILBOX, PHONE, TITLE, RESUME].map(Canary::new)).collect();
    let secrets = std::mem::take(&mut play.secrets);
    let nothing = |place: &str, text: &str| {
        let all = [&people, &erased, &secrets].map(|canaries| found(canaries, text));
        let all: Vec<_> = all.into_iter().flatten().collect();
        assert!(all.is_empty(), "{all:?} stand in {place}: {text}");
    };

    let read = columns(&play.site.database).await;
    assert!(read.len() > 100, "the tables are read: {}", read.len());
    let mut personal = BTreeSet::new();
    for (column, text) in &read {
        if PERSONAL.contains(&column.as_str()) {
            personal.extend(found(&people, text));
            let rest: Vec<_> = found(&erased, text).into_iter().chain(found(&secrets, text)).collect();
            assert!(rest.is_empty(), "{rest:?} stand in {column}");
        } else {
            nothing(column, text);
        }
    }
    let kept = BTreeSet::from(["Zephyrine", "Quillfeather", "Nightjar", MAILBOX, PHONE, TITLE]);
    assert!(personal.is_superset(&kept), "what may stand in the mirror is seen there: {personal:?}");
    for file in ["", "-wal"].map(|end| format!("{}{end}", play.site.database)) {
        let secret: Vec<_> = found(&secrets, &text_of(&file)).into_iter().collect();
        assert!(secret.is_empty(), "{secret:?} stand in {file}");
    }

    let metrics = play.site.http.get(format!("http://{}/metrics", play.process.ops));
    let metrics = play.ask(metrics).await.1;
    assert!(metrics.contains("goodtime_deliveries_total"), "they are read");
    nothing("the metrics", &metrics);
    for page in ["/openapi.yaml", "/docs", "/docs/errors"] {
        let text = play.ask(play.site.http.get(play.site.url(page))).await.1;
        nothing(page, &text);
    }
    assert!(play.said.len() > 40, "mistakes were answered");
    for said in &play.said {
        nothing("an answer", said);
    }
    let Play { site, process, .. } = play;
    process.stop().await;
    let log = site.log("log");
    assert!(log.len() > 100, "there is a log");
    for line in &log {
        nothing("the log", line);
    }
}

#[test]
fn a_canary_is_found_however_it_is_written() {
    let (canaries, basic) = ([Canary::new("Fernsby")], STANDARD.encode("user:Fernsby!"));
    for text in ["of fernsby.", "\\x004665726E7362790", &basic] {
        assert_eq!(found(&canaries, text).len(), 1, "{text}");
    }
    assert!(found(&canaries, "Fern sby, 46657").is_empty());
}
