//! Whole requests, as they come over the line: each gets a documented answer at once, and none keeps the next from one.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use goodtime_icims::inbound::contract;
use proptest::prelude::{Just, Strategy, any};
use proptest::sample::select;
use proptest::test_runner::{TestCaseError, TestRunner};
use proptest::{collection, option, prop_assert, prop_oneof};
use serde_json::Value;

use crate::damage::{Damage, damage, damaged};
use crate::region::{CLIENT, CLIENT_SECRET, PASSWORD, Site, USER};
use crate::text::{CANARY, gap, tells, visible};
use crate::watch::{alone, config, say};

/// A request takes as long as a hundred bodies; the environment's number is divided by that too.
const CASES: u32 = 2_000;
const SHARE: u32 = 100;
/// What the server itself answers to what is no request of ours.
const OF_THE_SERVER: [u16; 6] = [400, 404, 405, 414, 421, 431];
/// Pages, which stand in no contract: nobody has signed in.
const PAGES: [(&str, &[u16]); 2] = [("/", &[303]), ("/sign-in", &[200, 413, 415, 422, 429])];
/// Stands for a link that works.
const LINK: &str = "LINK";
const EVENT: &str = r#"{"eventType":"WorkFlowStatusChangeEvent","customerId":"4321","systemId":"13001","personId":"9100","jobId":"4400","oldStatus":"1750","newStatus":"20700","new":"J4neD0eC4nary"}"#;
const FORM: &str = "grant_type=client_credentials&client_id=icims-client&client_secret=the+secret+of+the+client";
const EXTRA: [&str; 10] = [
    "content-encoding",
    "content-type",
    "link",
    "x-forwarded-for",
    "x-forwarded-host",
    "x-icims-date",
    "accept",
    "cookie",
    "range",
    "expect",
];
const METHODS: [&str; 8] = ["GET", "HEAD", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "B4D"];

#[derive(Debug, Clone)]
enum Ways {
    /// An orderly client, whatever it says.
    Orderly(Request),
    /// Any bytes, with nothing to follow.
    Broken(Request, Vec<Damage>),
}

#[derive(Debug, Clone)]
struct Request {
    method: &'static str,
    target: String,
    headers: Vec<(&'static str, String)>,
    body: Vec<u8>,
    chunked: bool,
}

impl Request {
    fn bytes(&self) -> Vec<u8> {
        let (method, target, body) = (self.method, &self.target, &self.body);
        let headers: Vec<String> = self.headers.iter().map(|(name, value)| format!("{name}: {value}\r\n")).collect();
        let headers = headers.concat();
        let head = format!("{method} {target} HTTP/1.1\r\nhost: goodtime.test\r\nconnection: close\r\n{headers}");
        let size = body.len();
        if self.chunked {
            let first = if size > 0 { format!("{size:x}\r\n") } else { String::new() };
            let last = if size > 0 { "\r\n0\r\n\r\n" } else { "0\r\n\r\n" };
            let head = format!("{head}transfer-encoding: chunked\r\n\r\n{first}");
            return [head.as_bytes(), body, last.as_bytes()].concat();
        }
        [format!("{head}content-length: {size}\r\n\r\n").as_bytes(), body].concat()
    }
}

#[test]
fn every_request_is_answered_at_once_as_documented_and_the_next_one_too() {
    let (_turn, began) = (alone(), Instant::now());
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let place = runtime.block_on(Place::start());
    let (seen, slowest) = (RefCell::new(BTreeMap::new()), RefCell::new(Duration::ZERO));
    let wanted = config(0);
    let config = proptest::prelude::ProptestConfig { cases: CASES.max(wanted.cases / SHARE), ..wanted };
    let inputs = config.cases;
    let ended = TestRunner::new(config).run(&ways(), |ways| {
        let started = Instant::now();
        let status = runtime.block_on(judge(&place, &ways))?;
        slowest.replace_with(|slowest| started.elapsed().max(*slowest));
        *seen.borrow_mut().entry(status).or_insert(0_u32) += 1;
        Ok(())
    });
    let (took, slowest, seen) = (began.elapsed().as_secs_f64(), slowest.into_inner(), seen.into_inner());
    say(&format!("requests: {inputs} inputs in {took:.1} s, slowest {slowest:.1?}, answers {seen:?}"));
    ended.unwrap_or_else(|failed| panic!("{failed}"));
    for status in [200, 303, 400, 401, 404, 503] {
        assert!(seen.contains_key(&status), "the requests reach {status}");
    }
    let last = runtime.block_on(judge(&place, &Ways::Orderly(good())));
    assert_eq!(last.ok(), Some(303), "a good delivery is still taken");
}

/// Where the requests go to.
struct Place {
    site: Site,
    /// The statuses of each address.
    documented: BTreeMap<String, Vec<u16>>,
    /// A link that works.
    link: String,
}

impl Place {
    async fn start() -> Self {
        let site = Site::start().await;
        let answer = site.send(&good().bytes(), false).await.expect("an answer");
        let answer = String::from_utf8_lossy(&answer);
        let (_, link) = answer.split_once("/v2/ats/open/").expect("a link");
        let link = link.lines().next().unwrap_or_default().to_owned();
        Self { site, documented: documented(), link }
    }
}

/// A delivery that is taken.
fn good() -> Request {
    let (target, headers) = ("/v2/ats/webhook/icims".to_owned(), vec![("authorization", basic())]);
    Request { method: "POST", target, headers, body: EVENT.into(), chunked: false }
}

/// The status; 0 where a broken request got no answer.
async fn judge(place: &Place, ways: &Ways) -> Result<u16, TestCaseError> {
    let linked = |request: &Request| Request { target: request.target.replace(LINK, &place.link), ..request.clone() };
    let (bytes, ended) = match ways {
        Ways::Orderly(request) => (linked(request).bytes(), false),
        Ways::Broken(request, damage) => (damaged(linked(request).bytes(), damage), true),
    };
    let heard = place.site.send(&bytes, ended).await.map_err(TestCaseError::fail)?;
    let heard = String::from_utf8_lossy(&heard);
    if ended && heard.is_empty() {
        return Ok(0);
    }
    let heard = heard.strip_prefix("HTTP/1.1 100 Continue\r\n\r\n").unwrap_or(&heard);
    let status = heard.strip_prefix("HTTP/1.1 ").and_then(|rest| rest.get(..3)?.parse().ok());
    let Some(status) = status else { return Err(TestCaseError::fail(format!("no answer but {heard:?}"))) };
    let target = if let Ways::Orderly(request) = ways { request.target.as_str() } else { "" };
    let known = place
        .documented
        .iter()
        .any(|(pattern, statuses)| (ended || matches(pattern, target)) && statuses.contains(&status));
    prop_assert!(known || OF_THE_SERVER.contains(&status), "{} is not documented: {}", status, heard);
    prop_assert!(status != 500 && !tells(heard), "{}", heard);
    Ok(status)
}

fn documented() -> BTreeMap<String, Vec<u16>> {
    let contract = serde_json::to_value(contract()).expect("it is JSON");
    let paths = contract["paths"].as_object().expect("it has addresses");
    let statuses = |operations: &Value| -> Vec<u16> {
        let operations = operations.as_object().into_iter().flat_map(serde_json::Map::values);
        let responses = operations.filter_map(|operation| operation["responses"].as_object());
        responses.flat_map(serde_json::Map::keys).filter_map(|status| status.parse().ok()).collect()
    };
    let pages = PAGES.iter().map(|(path, statuses)| ((*path).to_owned(), statuses.to_vec()));
    paths.iter().map(|(path, operations)| (path.clone(), statuses(operations))).chain(pages).collect()
}

fn matches(pattern: &str, target: &str) -> bool {
    let path = target.split(['?', '#']).next().unwrap_or_default();
    let (pattern, path): (Vec<&str>, Vec<&str>) = (pattern.split('/').collect(), path.split('/').collect());
    pattern.len() == path.len()
        && pattern.iter().zip(&path).all(|(ours, theirs)| ours.starts_with('{') || ours == theirs)
}

fn ways() -> impl Strategy<Value = Ways> {
    prop_oneof![
        3 => request().prop_map(Ways::Orderly),
        1 => (request(), damage()).prop_map(|(request, damage)| Ways::Broken(request, damage)),
    ]
}

fn request() -> impl Strategy<Value = Request> {
    let method = prop_oneof![8 => Just("POST"), 3 => Just("GET"), 1 => select(&METHODS[..])];
    let headers = (authorization(), option::weighted(0.3, extra()), option::weighted(0.3, extra()));
    (method, target(), headers, body(), any::<bool>()).prop_map(|(method, target, (one, two, three), body, chunked)| {
        let headers = one.into_iter().chain(two).chain(three).collect();
        Request { method, target, headers, body, chunked }
    })
}

fn target() -> impl Strategy<Value = String> {
    let ours = select(
        &[
            "/v2/ats/webhook/icims",
            "/v2/ats/webhook/icims",
            "/v2/ats/webhook/icims/token",
            "/openapi.yaml",
            "/",
            "/sign-in",
        ][..],
    );
    let part = prop_oneof![
        3 => visible("/?#", 20),
        2 => Just(LINK.to_owned()),
        2 => select(&["%FF", "%00", "%2F", "..", "%252e", "", "icims", CANARY, "j.AAAA.AAAA", "link.css"][..]).prop_map(str::to_owned),
    ];
    let patterns = select(
        &[
            "/v2/ats/webhook/{}",
            "/v2/ats/webhook/{}/token",
            "/v2/ats/open/{}",
            "/v2/ats/open/{}/state",
            "/v2/ats/open/{}/resume",
            "/v2/ats/{}",
            "/assets/{}",
            "/{}",
        ][..],
    );
    let other = (patterns, part).prop_map(|(pattern, part)| pattern.replace("{}", &part));
    let path = prop_oneof![5 => ours.prop_map(str::to_owned), 3 => other];
    (path, option::weighted(0.2, visible("#", 30))).prop_map(|(path, query)| match query {
        Some(query) => format!("{path}?{query}"),
        None => path,
    })
}

fn basic() -> String {
    format!("Basic {}", STANDARD.encode(format!("{USER}:{PASSWORD}")))
}

fn authorization() -> impl Strategy<Value = Option<(&'static str, String)>> {
    let client = STANDARD.encode(format!("{CLIENT}:{}", CLIENT_SECRET.replace(' ', "+")));
    let signature =
        format!("x-icims-v1-hmac-sha256 user={USER}, signedheaders=host;x-icims-date, signature={}", "ab".repeat(32));
    let line = prop_oneof![
        6 => Just(basic()),
        1 => Just(format!("Basic {client}")),
        1 => Just(format!("Basic {}", STANDARD.encode(format!("{USER}:{CANARY}")))),
        1 => Just(format!("Bearer {CANARY}.{CANARY}.{CANARY}")),
        1 => Just(signature),
        1 => (gap(), visible("", 40)).prop_map(|(gap, rest)| format!("Basic {gap}{rest}")),
    ];
    option::weighted(0.9, line.prop_map(|line| ("authorization", line)))
}

fn extra() -> impl Strategy<Value = (&'static str, String)> {
    let value = prop_oneof![
        2 => select(&["gzip", "application/json", "application/x-www-form-urlencoded", "https://api-eu.icims.com/x;rel=\"job\"", "100-continue", CANARY][..]).prop_map(str::to_owned),
        1 => visible("", 40),
        1 => (1_usize..5_000).prop_map(|n| "a;".repeat(n)),
    ];
    (select(&EXTRA[..]), value)
}

fn body() -> impl Strategy<Value = Vec<u8>> {
    let good = || prop_oneof![3 => Just(EVENT.as_bytes().to_vec()), 1 => Just(FORM.as_bytes().to_vec())];
    prop_oneof![
        4 => good(),
        4 => (good(), damage()).prop_map(|(body, damage)| damaged(body, &damage)),
        1 => (60_000_usize..70_000).prop_map(|n| vec![b' '; n]),
        1 => collection::vec(any::<u8>(), 0..60),
    ]
}
