//! Deliveries that are refused, as tables: who is not proven, what cannot be read, who belongs elsewhere.

use std::io::Write as _;
use std::sync::Arc;
use std::time::Duration;

use aws_lc_rs::{digest, hmac};
use flate2::Compression;
use flate2::write::GzEncoder;
use futures_util::future::join_all;
use goodtime_icims::domain::Timestamp;
use goodtime_icims::secrets::{NewToken, Tokens};
use reqwest::RequestBuilder;
use reqwest::header::{AUTHORIZATION, CONTENT_ENCODING, HOST, LINK};
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

use crate::answers::{
    CLIENT, ELSEWHERE, FORMER, FORMER_CLIENT, NOT_CONFIRMED, NOT_READ, NOT_SET_UP, NOT_UNDERSTOOD, SECRET, SIGNER,
    Told, UNREADABLE, WEBHOOK, ask, bare, error, event, held, post, staffed, with,
};
use crate::world::{Plan, START, WEBHOOK_PASSWORD, WEBHOOK_USER, World};

pub(crate) const CLOSE: &str = "connection: close";
/// More than the cap of 64 KiB.
pub(crate) const MUCH: usize = 70_000;

pub(crate) fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).expect("memory");
    encoder.finish().expect("memory")
}

pub(crate) fn hex_sha256(bytes: &[u8]) -> String {
    hex(digest::digest(&digest::SHA256, bytes).as_ref())
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |hex, byte| format!("{hex}{byte:02x}"))
}

/// What a signature says; right as it is made.
pub(crate) struct Signature {
    pub key: &'static str,
    pub date: &'static str,
    pub host: &'static str,
    pub names: Vec<&'static str>,
    /// The body whose hash is signed.
    pub body: Vec<u8>,
}

/// A delivery with a signature, made by the recipe of the fact sheet.
pub(crate) fn signed(request: RequestBuilder, body: &[u8], change: impl FnOnce(&mut Signature)) -> RequestBuilder {
    let names = vec!["host", "x-icims-content-sha256", "x-icims-date"];
    let (date, host) = ("2026-11-22T19:00:00Z", "127.0.0.1");
    let mut says = Signature { key: SECRET, date, host, names, body: body.to_vec() };
    change(&mut says);
    let (hash, names) = (hex_sha256(&says.body), says.names.join(";"));
    let mut lines = format!("POST\n{WEBHOOK}\n\n");
    for name in &says.names {
        let value = match *name {
            "host" => says.host,
            "x-icims-date" => says.date,
            _ => &hash,
        };
        lines = format!("{lines}{name}:{value}\n");
    }
    let text = format!("x-icims-v1-hmac-sha256\n{}\n{}", says.date, hex_sha256(format!("{lines}\n{names}").as_bytes()));
    let key = hmac::Key::new(hmac::HMAC_SHA256, says.key.as_bytes());
    let signature = hex(hmac::sign(&key, text.as_bytes()).as_ref());
    let shown = format!("x-icims-v1-hmac-sha256 user={SIGNER},signedheaders={names},signature={signature}");
    let request = request.body(body.to_vec()).header(AUTHORIZATION, shown).header(HOST, says.host);
    request.header("x-icims-date", says.date).header("x-icims-content-sha256", hash)
}

/// A token of our own key, for a client and an audience, until a time.
pub(crate) fn token(world: &World, client: &str, audience: &str, expires_at: Timestamp) -> String {
    let directory = world.region.flow.directory.current();
    let credential = directory.inbound(client).expect("known").newest().expect("it has a secret").id;
    let tokens = Tokens::new(Arc::clone(&world.settings.keyring), world.settings.public_url.clone());
    let token =
        NewToken { audience: &format!("http://goodtime.test{audience}"), principal: client, credential, expires_at };
    tokens.sign(directory.signing_keys(), &token, START).expect("signed")
}

/// Deliveries that prove nothing, and whether that is seen before the body is read.
fn unproven(world: &World) -> Vec<(&'static str, RequestBuilder, bool)> {
    let body = event().to_string();
    let plain = || bare(world, body.clone());
    let basic = |user: &str, password: &str| plain().basic_auth(user, Some(password));
    let (soon, second) = (START.plus(Duration::from_mins(1)), Duration::from_secs(1));
    let sign = |change: fn(&mut Signature)| signed(plain(), body.as_bytes(), change);
    let bearer = |client: &str, audience: &str, until| plain().bearer_auth(token(world, client, audience, until));
    let two = basic(WEBHOOK_USER, WEBHOOK_PASSWORD).header(AUTHORIZATION, "Bearer a.b.c");
    let lone = basic(WEBHOOK_USER, WEBHOOK_PASSWORD).build().expect("a request");
    let twice = basic(WEBHOOK_USER, WEBHOOK_PASSWORD).header(AUTHORIZATION, &lone.headers()[AUTHORIZATION]);
    vec![
        ("nothing", plain(), true),
        ("unknown user", basic("icims-nobody", WEBHOOK_PASSWORD), true),
        ("wrong password", basic(WEBHOOK_USER, "wrong"), true),
        ("empty password", basic(WEBHOOK_USER, ""), true),
        ("password of another sender", basic(WEBHOOK_USER, SECRET), true),
        ("secret that has ended", basic(FORMER, SECRET), true),
        ("secret of a client shown as a password", basic(CLIENT, SECRET), true),
        ("Basic that is no base64", plain().header(AUTHORIZATION, "Basic !!!"), true),
        ("scheme alone", plain().header(AUTHORIZATION, "Basic"), true),
        ("unknown scheme", plain().header(AUTHORIZATION, "Digest username=icims-us"), true),
        ("two headers", two, true),
        ("the right header twice", twice, true),
        ("wrong key", sign(|says| says.key = "wrong"), true),
        ("stale date", sign(|says| says.date = "2026-11-22T18:54:59Z"), true),
        ("future date", sign(|says| says.date = "2026-11-22T19:05:01Z"), true),
        ("no date", sign(|says| says.date = "now"), true),
        ("host not ours", sign(|says| says.host = "icims.example"), true),
        ("host not signed", sign(|says| says.names.retain(|name| *name != "host")), true),
        ("hash not signed", sign(|says| says.names.retain(|name| !name.contains("sha256"))), true),
        ("hash of another body", sign(|says| says.body.push(b' ')), false),
        ("token that is none", plain().bearer_auth("a.b.c"), true),
        ("token that expired", bearer(CLIENT, WEBHOOK, START.minus(31 * second)), true),
        ("token for another audience", bearer(CLIENT, "/v2/ats/webhook/other", soon), true),
        ("token of a secret that has ended", bearer(FORMER_CLIENT, WEBHOOK, soon), true),
        ("unknown customer", post(world, with(|event| event["customerId"] = json!("9999"))), false),
        ("customer of another tenant", post(world, with(|event| event["customerId"] = json!("5555"))), false),
    ]
}

#[tokio::test]
async fn whoever_is_not_proven_gets_one_answer_whatever_is_wrong() {
    let world = staffed(Plan::default()).await;
    let was = held(&world).await;
    for (name, request, unread) in unproven(&world) {
        let closes: &[&str] = if unread { &[CLOSE] } else { &[] };
        let expected = Told::refusal(401, "unauthenticated", NOT_CONFIRMED, closes);
        assert_eq!(ask(&world, from_elsewhere(request, name)).await, expected, "{name}");
    }
    assert_eq!(held(&world).await, was);
    let body = event().to_string();
    let sign = |change: fn(&mut Signature)| signed(bare(&world, body.clone()), body.as_bytes(), change);
    for (name, request) in [
        ("signature", sign(|_| {})),
        ("signature as late as allowed", sign(|says| says.date = "2026-11-22T18:55:00Z")),
        ("signature as early as allowed", sign(|says| says.date = "2026-11-22T20:05:00+0100")),
        (
            "token",
            bare(&world, body.clone()).bearer_auth(token(&world, CLIENT, WEBHOOK, START.plus(Duration::from_secs(1)))),
        ),
    ] {
        assert_eq!(ask(&world, request).await.status, 303, "the same with a right {name}");
    }
}

/// Each delivery from an address of its own, so that none is one too many.
pub(crate) fn from_elsewhere(request: RequestBuilder, name: &str) -> RequestBuilder {
    let hash = digest::digest(&digest::SHA256, name.as_bytes());
    let [a, b, ..] = hash.as_ref() else { unreachable!("32 bytes") };
    request.header("x-forwarded-for", format!("198.18.{a}.{b}"))
}

#[tokio::test]
async fn a_delivery_that_names_the_other_region_is_told_where_it_belongs() {
    let world = staffed(Plan::default()).await;
    let link = |host: &str| format!("https://{host}/customers/9999/jobs/12;rel=\"job\";title=\"Job Profile\",");
    let linked = |host: &str| {
        with(|event| {
            event["customerId"] = json!("9999");
            event["links"] =
                json!([{ "rel": "job", "title": "Job", "url": format!("https://{host}/customers/9999/jobs/12") }]);
        })
    };
    let wrong = |host: &str| bare(&world, event().to_string()).header(LINK, link(host));
    let (eu, us) = ("api-eu.icims.com", "api.icims.com");
    let rows = [
        ("head, not proven", wrong(eu), ELSEWHERE, true),
        ("body, of a customer that is not here", post(&world, linked(eu)), ELSEWHERE, false),
        ("head, of a customer that is not here", post(&world, linked(us)).header(LINK, link(eu)), NOT_CONFIRMED, false),
        ("body, not proven: it is not read", bare(&world, linked(eu)), NOT_CONFIRMED, true),
        ("this region", wrong(us), NOT_CONFIRMED, true),
        ("a host of nobody", wrong("api-eu.icims.com.example"), NOT_CONFIRMED, true),
    ];
    for (name, request, says, unread) in rows {
        let closes: &[&str] = if unread { &[CLOSE] } else { &[] };
        assert_eq!(ask(&world, request).await, Told::refusal(401, "unauthenticated", says, closes), "{name}");
    }
    assert_eq!(ask(&world, post(&world, event().to_string()).header(LINK, link(eu))).await.status, 303, "only a hint");
}

#[tokio::test]
async fn a_peer_that_fails_too_often_is_slowed_down_and_still_heard_when_it_is_right() {
    let world = staffed(Plan::default()).await;
    let wrong = || bare(&world, event().to_string()).basic_auth(WEBHOOK_USER, Some("wrong"));
    let told = join_all((0..60).map(|_| ask(&world, wrong()))).await;
    let slowed = Told::refusal(401, "unauthenticated", NOT_CONFIRMED, &[CLOSE, "retry-after: 60"]);
    let as_ever = Told::refusal(401, "unauthenticated", NOT_CONFIRMED, &[CLOSE]);
    assert!(told.iter().all(|told| *told == slowed || *told == as_ever), "{told:?}");
    // A failure is forgotten every two seconds: a slow machine may have some more.
    let patient = told.iter().filter(|told| **told == as_ever).count();
    assert!((30..45).contains(&patient), "{patient} of 60 were answered as ever");
    assert_eq!(ask(&world, post(&world, event().to_string())).await.status, 303);
}

/// Bodies that cannot be read: what is sent, its coding, the cause, what engineers are told.
fn unreadable() -> Vec<(Vec<u8>, Option<&'static str>, &'static str, String)> {
    const ID: &str = "must be a positive whole number, as text or as a number";
    const STATUS: &str = "must be a status id: digits, with or without the letter before them";
    let fields = [
        ("customerId", json!("Jane"), ID),
        ("customerId", Value::Null, "is missing"),
        ("eventType", json!({}), "must be a text"),
        ("eventType", json!(" "), "is missing"),
        ("systemId", json!(1.5), ID),
        ("personId", json!({ "name": "Jane" }), ID),
        ("jobId", json!("0"), ID),
        ("userId", json!("Jane"), ID),
        ("oldStatus", json!("Jane"), STATUS),
        ("newStatus", json!(["20700"]), STATUS),
        ("newStatus", json!(""), "is missing"),
    ];
    let field = |(name, value, why): (&str, Value, &str)| {
        (with(|event| event[name] = value).into_bytes(), None, "malformed", format!("field `{name}`: {why}"))
    };
    let mut rows: Vec<_> = fields.into_iter().map(field).collect();
    for (text, why) in [("", "the JSON ends too early"), ("{", "the JSON ends too early"), ("[]", "must be an object")]
    {
        rows.push((text.into(), None, "malformed", format!("field `$`: {why}")));
    }
    let packed = gzip(event().to_string().as_bytes());
    let damaged = packed.iter().rev().copied().collect();
    let padded = gzip(with(|event| event["note"] = json!(" ".repeat(MUCH))).as_bytes());
    for (body, coding, cause, why) in [
        (b"Jane".to_vec(), None, "malformed", "field `$`: is not JSON"),
        (damaged, Some("gzip"), "malformed", "the body is not valid gzip: it is damaged"),
        (packed[..packed.len() / 2].to_vec(), None, "malformed", "the body is not valid gzip: it ends too early"),
        (packed, Some("br"), "malformed", "the body is not valid gzip: the declared content encoding is not gzip"),
        (padded, Some("gzip"), "too-large", "the body is larger than 65536 bytes once inflated"),
    ] {
        rows.push((body, coding, cause, why.to_owned()));
    }
    rows
}

#[tokio::test]
async fn what_cannot_be_read_is_refused_by_its_field_and_nothing_is_kept() {
    let world = staffed(Plan::default()).await;
    let was = held(&world).await;
    for (body, coding, cause, why) in unreadable() {
        let request = post(&world, body);
        let request = if let Some(coding) = coding { request.header(CONTENT_ENCODING, coding) } else { request };
        assert_eq!(ask(&world, request).await, Told::refusal(400, cause, (NOT_UNDERSTOOD, &why), &[]), "{why}");
    }
    let long = with(|event| event["note"] = json!(" ".repeat(MUCH)));
    let too_large = || Told::refusal(400, "too-large", (NOT_READ, "the body is larger than 65536 bytes"), &[CLOSE]);
    assert_eq!(ask(&world, post(&world, long.clone())).await, too_large(), "declared");
    assert_eq!(ask(&world, post(&world, in_chunks(long.as_bytes()))).await, too_large(), "undeclared");
    let unreadable = || bare(&world, event().to_string()).basic_auth(UNREADABLE, Some(SECRET));
    let not_set_up = Told::refusal(500, "misconfigured", NOT_SET_UP, &[CLOSE]);
    assert_eq!(ask(&world, unreadable()).await, not_set_up, "sealed by a key that is not ours");
    assert_eq!(held(&world).await, was);
}

pub(crate) fn in_chunks(bytes: &[u8]) -> reqwest::Body {
    let chunks: Vec<_> = bytes.chunks(1000).map(|chunk| Ok::<_, std::io::Error>(chunk.to_vec())).collect();
    reqwest::Body::wrap_stream(futures_util::stream::iter(chunks))
}

#[tokio::test]
async fn a_body_that_breaks_off_is_told_so_and_not_kept() {
    let world = staffed(Plan::default()).await;
    let was = held(&world).await;
    let request = post(&world, "").build().expect("a request");
    let proof = request.headers()[AUTHORIZATION].to_str().expect("text");
    let mut stream = TcpStream::connect(world.region.address.expect("it listens")).await.expect("it listens");
    let head = format!("POST {WEBHOOK} HTTP/1.1\r\nHost: x\r\nAuthorization: {proof}\r\nContent-Length: 600\r\n\r\n{{");
    stream.write_all(head.as_bytes()).await.expect("sent");
    stream.shutdown().await.expect("half closed");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.expect("an answer, and the end of the connection");
    let told = error((NOT_READ, "the body broke off"), &format!("malformed.{}", START.micros() / 1_000));
    assert!(answer.starts_with("HTTP/1.1 400 ") && answer.ends_with(&told), "{answer}");
    assert!(
        answer.contains("\r\ncache-control: no-store\r\n") && answer.contains("\r\nconnection: close\r\n"),
        "{answer}"
    );
    assert_eq!(held(&world).await, was);
}
