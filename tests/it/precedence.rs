//! A service that cannot keep anything now, and of two things that are wrong at once the one that is answered.

use std::future::pending;
use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use futures_util::FutureExt as _;
use goodtime_icims::domain::{EventId, EventSource, Ignored, TenantSettings};
use goodtime_icims::inbound::{Addresses, Doors, Listener, SenderRules, Senders, public_router};
use goodtime_icims::store::{Decision, Inbox, Intake, Recorded, Recording, StoreError};
use reqwest::RequestBuilder;
use reqwest::header::CONTENT_ENCODING;
use serde_json::{Value, json};
use tokio::sync::Notify;

use crate::answers::{SECRET, Told, UNREADABLE, WEBHOOK, ask, event, held, post, staffed};
use crate::refusals::{CLOSE, MUCH, from_elsewhere, gzip, in_chunks, signed};
use crate::world::{Plan, START, WEBHOOK_PASSWORD, WEBHOOK_USER, World};

const BUSY: &str = "GoodTime is busy and could not take the candidate now. Wait a minute, then set the status again.";

/// A store that does not do what is asked.
#[derive(Clone)]
enum Sick {
    Unavailable,
    Refuses,
    /// Begins the commit and does not come back.
    Stuck(Arc<Notify>),
}

#[async_trait]
impl Inbox for Sick {
    async fn record_deliveries(&self, _: &[Recording]) -> Result<Vec<Recorded>, StoreError> {
        match self {
            Self::Unavailable => Err(StoreError::Unavailable(sqlx::Error::PoolTimedOut)),
            Self::Refuses => Err(StoreError::Refused(sqlx::Error::RowNotFound)),
            Self::Stuck(began) => {
                began.notify_one();
                pending().await
            }
        }
    }
}

/// The same doors with another intake behind them; where they are.
async fn doors(world: &World, intake: Intake) -> String {
    let settings = &world.settings;
    let hosts = vec!["127.0.0.1".to_owned()];
    let addresses = Addresses { hosts, prefix: String::new(), proxies: settings.senders.trusted_proxies.clone() };
    let (skew, token_life) = (settings.senders.signature_skew, settings.senders.token_life);
    let rules = SenderRules { addresses, skew, token_life, public_url: settings.public_url.clone() };
    let doors = Doors {
        flow: world.region.flow.clone(),
        intake,
        senders: Arc::new(Senders::new(Arc::clone(&settings.keyring), rules)),
        api: world.api_access(),
        pages: world.pages_access(),
        wake: Arc::default(),
        region: settings.region,
        elsewhere: settings.senders.elsewhere.clone().into(),
    };
    let listener = Listener::bind(settings.listen).await.expect("a free port");
    let url = format!("http://{}{WEBHOOK}", listener.address());
    tokio::spawn(listener.serve(public_router(doors), tokio_util::sync::CancellationToken::new(), Duration::ZERO));
    url
}

fn something(world: &World) -> Recording {
    Recording {
        event: EventId::at(START),
        tenant: world.tenant,
        source: EventSource::Webhook,
        credential: None,
        body_sha256: None,
        change: None,
        received_at: START,
        echo_since: START,
        may_be_move: false,
        decision: Decision::Ignore(Ignored::OtherType),
    }
}

/// An intake whose commit is stuck and whose line is full.
async fn full(world: &World) -> Intake {
    let began = Arc::new(Notify::new());
    let (intake, _writing) = Intake::start(Arc::new(Sick::Stuck(Arc::clone(&began))));
    let _ = intake.record(something(world)).now_or_never();
    began.notified().await;
    while !intake.is_full() {
        let _ = intake.record(something(world)).now_or_never();
    }
    intake
}

#[tokio::test]
async fn what_is_not_surely_kept_is_never_answered_with_success() {
    let world = staffed(Plan::default()).await;
    let was = held(&world).await;
    let (closed, writing) = Intake::start(Arc::new(Sick::Unavailable));
    writing.abort();
    assert!(writing.await.is_err(), "nobody writes any more");
    let sick = |sick: Sick| Intake::start(Arc::new(sick)).0;
    let rows = [
        (full(&world).await, "too many deliveries are waiting", true),
        (closed, "the service is stopping", false),
        (sick(Sick::Unavailable), "the database did not confirm it", false),
        (sick(Sick::Refuses), "the database did not confirm it", false),
        // The service's own five seconds are waited out: that it ends is what is tested.
        (sick(Sick::Stuck(Arc::default())), "the commit takes too long; whether it happened is unknown", false),
    ];
    for (intake, why, unread) in rows {
        let more: &[&str] = if unread { &["retry-after: 5", CLOSE] } else { &["retry-after: 5"] };
        let request = world.http().post(doors(&world, intake).await).body(event().to_string());
        let told = ask(&world, request.basic_auth(WEBHOOK_USER, Some(WEBHOOK_PASSWORD))).await;
        assert_eq!(told, Told::refusal(503, "unavailable", (BUSY, why), more), "{why}");
    }
    assert_eq!(held(&world).await, was);
    assert_eq!(ask(&world, post(&world, event().to_string())).await.status, 303, "sent again, it is kept");
}

/// A delivery that can be wrong in several ways at once.
#[expect(clippy::struct_excessive_bools, reason = "each is wrong independently of the others")]
struct Letter {
    overloaded: bool,
    proof: Proof,
    event: Value,
    /// Blanks before the JSON, and its last bracket cut off.
    indent: usize,
    cut: bool,
    /// Compressed, and the checksum at the end damaged.
    packed: bool,
    damaged: bool,
    coding: Option<&'static str>,
    /// Blanks after all of it.
    tail: usize,
    chunked: bool,
}

enum Proof {
    Signature,
    WrongKey,
    OtherBody,
    Basic(&'static str, &'static str),
}

/// One thing that is wrong: its place in the order, its name, how it is made, and what tells its answer from others: the
/// status, what the body says, whether the body was left unread.
struct Defect(u8, &'static str, fn(&mut Letter), (u16, &'static str, bool));

const NOT_PROVEN: (u16, &str, bool) = (401, "[unauthenticated.", true);
/// Known once the body was read. Nobody is told whether the body is another or the customer another's.
const NOT_ITS_OWN: (u16, &str, bool) = (401, "[unauthenticated.", false);

const DEFECTS: [Defect; 15] = [
    Defect(0, "overloaded", |it| it.overloaded = true, (503, "[unavailable.", true)),
    Defect(1, "wrong key", |it| it.proof = Proof::WrongKey, NOT_PROVEN),
    Defect(1, "wrong password", |it| it.proof = Proof::Basic(WEBHOOK_USER, "wrong"), NOT_PROVEN),
    Defect(
        1,
        "secret that does not open",
        |it| it.proof = Proof::Basic(UNREADABLE, SECRET),
        (500, "[misconfigured.", true),
    ),
    Defect(1, OTHER_BODY, |it| it.proof = Proof::OtherBody, NOT_ITS_OWN),
    Defect(2, DECLARED, |it| it.tail = MUCH, (400, "[too-large.", true)),
    Defect(2, UNDECLARED, |it| (it.tail, it.chunked) = (MUCH, true), (400, "[too-large.", true)),
    Defect(2, INFLATED, |it| (it.indent, it.packed) = (MUCH, true), (400, "[too-large.", false)),
    Defect(3, "cut JSON", |it| it.cut = true, (400, "field `$`: the JSON ends too early [malformed.", false)),
    Defect(
        3,
        "damaged gzip",
        |it| (it.packed, it.damaged) = (true, true),
        (400, "gzip: it is damaged [malformed.", false),
    ),
    Defect(3, CODING, |it| it.coding = Some("br"), (400, "encoding is not gzip [malformed.", false)),
    Defect(3, "bad field", |it| it.event["systemId"] = json!("Jane"), (400, "field `systemId`", false)),
    Defect(4, "unknown customer", |it| it.event["customerId"] = json!("9999"), NOT_ITS_OWN),
    Defect(4, "customer of another", |it| it.event["customerId"] = json!("5555"), NOT_ITS_OWN),
    Defect(5, "ignored", |it| it.event["newStatus"] = json!("1750"), (400, "is no trigger of this customer", false)),
];
const OTHER_BODY: &str = "signature of another body";
const DECLARED: &str = "too large, declared";
const UNDECLARED: &str = "too large, undeclared";
const INFLATED: &str = "too large once inflated";
const CODING: &str = "unknown coding";

/// Pairs of which the first cannot be known: a body that is not read has no hash, and in a coding that nobody knows it has
/// no other size.
const NEVER_BOTH: [(&str, &str); 3] = [(OTHER_BODY, DECLARED), (OTHER_BODY, UNDECLARED), (INFLATED, CODING)];

fn write(world: &World, full: &str, defects: &[&Defect]) -> RequestBuilder {
    let (proof, coding) = (Proof::Signature, None);
    let mut it = Letter {
        overloaded: false,
        proof,
        event: event(),
        indent: 0,
        cut: false,
        packed: false,
        damaged: false,
        coding,
        tail: 0,
        chunked: false,
    };
    for Defect(_, _, spoil, _) in defects {
        spoil(&mut it);
    }
    let mut bytes = format!("{}{}", " ".repeat(it.indent), it.event).into_bytes();
    bytes.truncate(bytes.len() - usize::from(it.cut));
    if it.packed {
        bytes = gzip(&bytes);
    }
    if it.damaged {
        let checksum = bytes.len() - 5;
        bytes[checksum] ^= 1;
    }
    bytes.resize(bytes.len() + it.tail, b' ');
    let url = if it.overloaded { full.to_owned() } else { world.url(WEBHOOK) };
    let request = world.http().post(url);
    let request = match it.proof {
        Proof::Signature => signed(request, &bytes, |_| {}),
        Proof::WrongKey => signed(request, &bytes, |says| says.key = "wrong"),
        Proof::OtherBody => signed(request, &bytes, |says| says.body = b"{}".to_vec()),
        Proof::Basic(user, password) => request.basic_auth(user, Some(password)).body(bytes.clone()),
    };
    let request = if let Some(coding) = it.coding { request.header(CONTENT_ENCODING, coding) } else { request };
    if it.chunked { request.body(in_chunks(&bytes)) } else { request }
}

#[tokio::test]
async fn of_two_things_that_are_wrong_the_first_in_the_order_is_answered() {
    let settings = TenantSettings { tell_ignored: true, ..TenantSettings::default() };
    let world = staffed(Plan { settings, ..Plan::default() }).await;
    let full = doors(&world, full(&world).await).await;
    assert_eq!(ask(&world, write(&world, &full, &[])).await.status, 303, "nothing is wrong");
    let mut pairs = 0;
    for (n, first) in DEFECTS.iter().enumerate() {
        is_answered(&world, write(&world, &full, &[first]), (first, first)).await;
        for second in DEFECTS[n..].iter().filter(|second| second.0 > first.0) {
            let told = if NEVER_BOTH.contains(&(first.1, second.1)) { second } else { first };
            is_answered(&world, write(&world, &full, &[first, second]), (told, second)).await;
            pairs += 1;
        }
    }
    assert_eq!(pairs, 14 + 4 * 10 + 3 * 7 + 4 * 3 + 2, "every pair of different places in the order");
}

async fn is_answered(world: &World, request: RequestBuilder, (told, other): (&Defect, &Defect)) {
    let name = format!("{}, with {}", told.1, other.1);
    let answer = ask(world, from_elsewhere(request, &name)).await;
    let (status, says, unread) = told.3;
    let is = (answer.status, answer.body.contains(says), answer.headers.iter().any(|header| header == CLOSE));
    assert_eq!(is, (status, true, unread), "{name}: {answer:?}");
}
