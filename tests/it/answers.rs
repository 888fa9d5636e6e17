//! What a delivery is answered, as tables: what is set, what is sent, what is said, what is kept.

use goodtime_icims::domain::{
    Clock as _, Credential, CredentialId, CredentialKind, CustomerId, Direction, EventId, Lane, Region, Reply,
    TenantSettings, Timestamp,
};
use goodtime_icims::flow::{LEASE, Subject};
use goodtime_icims::secrets::{Keyring, Place};
use goodtime_icims::store::NewTenant;
use reqwest::RequestBuilder;
use serde_json::{Value, json};
use sqlx::{Connection as _, Row as _};

use crate::refusals::hex_sha256;
use crate::world::{Plan, START, WEBHOOK_PASSWORD, WEBHOOK_USER, World, path};

pub(crate) const WEBHOOK: &str = "/v2/ats/webhook/icims";
/// Senders beside that of the world: one that signs, one with tokens, and those whose secret does not count.
pub(crate) const SIGNER: &str = "icims-signs";
pub(crate) const CLIENT: &str = "icims-client";
pub(crate) const FORMER: &str = "icims-former";
pub(crate) const FORMER_CLIENT: &str = "icims-former-client";
pub(crate) const UNREADABLE: &str = "icims-unreadable";
const SECOND: &str = "icims-second";
/// The same key as the world's.
const KEY: &str = "k1:AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=";
pub(crate) const SECRET: &str = "a secret of a sender of the tests";
const PERSON: &str = "987654321012";
const USER: &str = "987654321013";
const NEVER_SAID: [&str; 10] =
    [WEBHOOK_USER, WEBHOOK_PASSWORD, SIGNER, CLIENT, FORMER, UNREADABLE, SECOND, SECRET, PERSON, USER];

pub(crate) const NOT_CONFIRMED: (&str, &str) = (
    "GoodTime could not confirm that this came from your company, so nothing was sent. Ask your administrator to check the \
    user and the secret of the GoodTime connection, then set the status again.",
    "sender not authenticated for this customer",
);
pub(crate) const ELSEWHERE: (&str, &str) = (
    "Your company's data is in the EU region, but this was sent to another one, so nothing was sent. Ask your administrator \
    to set the address of the GoodTime connection to https://eu.goodtime.test/v2/ats/webhook/icims, then set the status \
    again.",
    "the delivery names the API host of another region",
);
pub(crate) const NOT_SET_UP: (&str, &str) = (
    "GoodTime is not set up right for your company, so nothing was sent. Give the reference to GoodTime support.",
    "a stored secret of this sender does not open",
);
pub(crate) const NOT_READ: &str = "GoodTime could not read what was sent, so nothing was sent on. Set the status again; if it happens \
    again, give the reference to GoodTime support.";
pub(crate) const NOT_UNDERSTOOD: &str =
    "GoodTime could not understand what was sent, so nothing was sent on. Give the reference to GoodTime support.";
const SENT_BEFORE: (&str, &str) = (
    "This candidate was sent to GoodTime before, so nothing was sent again. Find the candidate in GoodTime's list of \
    interviews.",
    "duplicate of a delivery that was kept before",
);
const NO_TRIGGER: (&str, &str) = (
    "This status does not send candidates to GoodTime, so nothing was sent. Choose the status that your company uses for \
    that; your administrator knows which.",
    "the new status is no trigger of this customer",
);

/// An answer, without the headers that every answer has.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Told {
    pub status: u16,
    pub headers: Vec<String>,
    pub body: String,
}

impl Told {
    /// What an answer of the webhook with this status must be; `more` are the headers that not every such answer has.
    fn new(status: u16, more: &[&str], body: String) -> Self {
        let of_status: &[&str] = match status {
            200 | 303 => &[],
            401 => &[
                "content-type: application/json",
                r#"www-authenticate: Basic realm="goodtime", charset="UTF-8""#,
                r#"www-authenticate: Bearer realm="goodtime""#,
                r#"www-authenticate: x-icims-v1-hmac-sha256 realm="goodtime""#,
            ],
            _ => &["content-type: application/json"],
        };
        let all = [&["cache-control: no-store"], of_status, more].concat();
        let mut headers: Vec<String> = all.into_iter().map(str::to_owned).collect();
        headers.sort();
        Self { status, headers, body }
    }

    /// A refusal of the instant at which the clock stands at first.
    pub(crate) fn refusal(status: u16, cause: &str, (person, debug): (&str, &str), more: &[&str]) -> Self {
        Self::new(status, more, error((person, debug), &format!("{cause}.{}", START.micros() / 1_000)))
    }
}

/// The vendor's error body.
pub(crate) fn error((person, debug): (&str, &str), reference: &str) -> String {
    let (user, debug) = (format!("{person} Reference: {reference}"), format!("{debug} [{reference}]"));
    format!(r#"{{"error":{{"userMessage":"{user}","debugErrorMessage":"{debug}"}}}}"#)
}

pub(crate) async fn ask(world: &World, request: RequestBuilder) -> Told {
    const OF_ALL: [&str; 5] =
        ["content-length", "date", "strict-transport-security", "x-content-type-options", "x-request-id"];
    let answer = world.request(request).await;
    let status = answer.status().as_u16();
    let named = answer.headers().iter().filter(|(name, _)| !OF_ALL.contains(&name.as_str()));
    let mut headers: Vec<_> = named.map(|(name, value)| format!("{name}: {}", value.to_str().expect("text"))).collect();
    headers.sort();
    let body = answer.text().await.expect("a body");
    assert!(NEVER_SAID.iter().all(|secret| !body.contains(secret)), "{body}");
    Told { status, headers, body }
}

pub(crate) fn event() -> Value {
    json!({
        "eventType": "WorkFlowStatusChangeEvent", "customerId": "4321", "systemId": "77001", "personId": PERSON,
        "jobId": "4400", "userId": USER, "oldStatus": "1750", "newStatus": "20700"
    })
}

pub(crate) fn with(change: impl FnOnce(&mut Value)) -> String {
    let mut event = event();
    change(&mut event);
    event.to_string()
}

pub(crate) fn bare(world: &World, body: impl Into<reqwest::Body>) -> RequestBuilder {
    world.http().post(world.url(WEBHOOK)).body(body)
}

pub(crate) fn post(world: &World, body: impl Into<reqwest::Body>) -> RequestBuilder {
    bare(world, body).basic_auth(WEBHOOK_USER, Some(WEBHOOK_PASSWORD))
}

pub(crate) fn credential(
    keyring: &Keyring,
    kind: CredentialKind,
    principal: &str,
    valid_until: Option<Timestamp>,
) -> Credential {
    let id = CredentialId::at(START);
    let sealed = keyring.seal(Place::Credential(id), SECRET);
    let valid_from = Timestamp::from_micros(0);
    let (principal, direction) = (principal.to_owned(), Direction::Inbound);
    Credential { id, tenant: None, direction, principal, kind, family: None, sealed, valid_from, valid_until }
}

/// A world with senders of every kind, and a second customer.
pub(crate) async fn staffed(mut plan: Plan) -> World {
    plan.senders.elsewhere = vec![(Region::Eu, "https://eu.goodtime.test".to_owned())];
    plan.senders.trusted_proxies = vec!["127.0.0.0/8".parse().expect("a network")];
    let world = World::planned(plan).await;
    let (store, ours) = (&world.region.flow.store, &*world.settings.keyring);
    let others = Keyring::parse(["k1:CQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQk="]).expect("a key");
    for (keyring, kind, principal, until) in [
        (ours, CredentialKind::Hmac, SIGNER, None),
        (ours, CredentialKind::OauthClient, CLIENT, None),
        (ours, CredentialKind::Basic, FORMER, Some(START)),
        (ours, CredentialKind::OauthClient, FORMER_CLIENT, Some(START)),
        (&others, CredentialKind::Basic, UNREADABLE, None),
        (&others, CredentialKind::OauthClient, UNREADABLE, None),
    ] {
        let new = credential(keyring, kind, principal, until);
        store.rotate_credential(world.tenant, &new, START.plus(LEASE), ("test", START)).await.expect("kept");
    }
    let (settings, customer) = (TenantSettings::default(), CustomerId::try_from(5555).expect("an id"));
    let new = NewTenant {
        paused_until: None,
        ats: "icims",
        customer,
        name: "Second",
        settings: &settings,
        audit: ("test", START),
    };
    let own = [credential(ours, CredentialKind::Basic, SECOND, None)];
    store.add_tenant(&new, &own).await.expect("kept").expect("it is new");
    world.region.flow.directory.refresh().await.expect("read");
    world
}

/// What the tables hold: the events (id, what they are, secret, hash), and how many hand-offs, tasks and counted deliveries.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Held {
    pub events: Vec<[String; 4]>,
    pub sums: [i64; 3],
}

pub(crate) async fn held(world: &World) -> Held {
    let options = sqlx::sqlite::SqliteConnectOptions::new().filename(world.database()).read_only(true);
    let mut database = sqlx::SqliteConnection::connect_with(&options).await.expect("the database opens");
    let events = "select hex(event_id) as id, source || ' ' || outcome || coalesce(' ' || reason, '') \
        || iif(handoff_id is null, '', ' hand-off') as what, hex(credential_id) as secret, hex(body_sha256) as hash from events";
    let events = sqlx::query(events).fetch_all(&mut database).await.expect("read");
    let events = events.iter().map(|row| ["id", "what", "secret", "hash"].map(|name| row.get::<String, _>(name)));
    let sums = "select (select count(*) from handoffs), (select count(*) from tasks), \
        (select coalesce(sum(deliveries), 0) from ignored_statuses)";
    let sums = sqlx::query(sums).fetch_one(&mut database).await.expect("read");
    Held { events: events.collect(), sums: [0, 1, 2].map(|n| sums.get::<i64, _>(n)) }
}

/// How the tenant is set.
#[derive(Clone, Copy)]
struct Given {
    reply: Reply,
    refuse_duplicates: bool,
    tell_ignored: bool,
    paused: Paused,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Paused {
    No,
    Tenant,
    Region,
}

const SEAMLESS: Given =
    Given { reply: Reply::Seamless, refuse_duplicates: false, tell_ignored: false, paused: Paused::No };
const INTERACTIVE: Given = Given { reply: Reply::Interactive, ..SEAMLESS };
const TELLS: Given = Given { refuse_duplicates: true, tell_ignored: true, ..INTERACTIVE };
const TELLS_SEAMLESS: Given = Given { reply: Reply::Seamless, ..TELLS };
const HELD: Given = Given { paused: Paused::Tenant, ..INTERACTIVE };
const ALL_HELD: Given = Given { paused: Paused::Region, ..INTERACTIVE };
const HELD_TELLS: Given = Given { paused: Paused::Tenant, ..TELLS };

enum Said {
    /// 200, no body.
    Nothing,
    /// 303 to the link, which opens; the same link for a repeat.
    Link,
    /// 400 with a sentence whose reference is the event.
    Sentence((&'static str, &'static str)),
}

/// Name, how it is set, how often the same came before, what it says, the answer, the event, what else is added:
/// hand-offs, tasks, counted deliveries.
type Row = (&'static str, Given, usize, fn(&mut Value), Said, &'static str, [i64; 3]);

fn trigger(_: &mut Value) {}
fn no_trigger(event: &mut Value) {
    event["newStatus"] = json!("1750");
}
fn other_type(event: &mut Value) {
    event["eventType"] = json!("RemoteLoginEvent");
}

const NEW: &str = "webhook accepted hand-off";
const AGAIN: &str = "webhook duplicate hand-off";
const KEPT: &str = "webhook held hand-off";
const NOT_OURS: &str = "webhook ignored not_a_trigger";
const NO_CHANGE: &str = "webhook ignored other_type";

#[rustfmt::skip]
const ROWS: [Row; 20] = [
    ("accepted, seamless", SEAMLESS, 0, trigger, Said::Nothing, NEW, [1, 1, 0]),
    ("accepted, interactive", INTERACTIVE, 0, trigger, Said::Link, NEW, [1, 1, 0]),
    ("duplicate, seamless", SEAMLESS, 1, trigger, Said::Nothing, AGAIN, [0, 1, 0]),
    ("duplicate, interactive", INTERACTIVE, 1, trigger, Said::Link, AGAIN, [0, 1, 0]),
    ("third of the same", INTERACTIVE, 2, trigger, Said::Link, AGAIN, [0, 0, 0]),
    ("first where duplicates are refused", TELLS, 0, trigger, Said::Link, NEW, [1, 1, 0]),
    ("duplicate refused, interactive", TELLS, 1, trigger, Said::Sentence(SENT_BEFORE), AGAIN, [0, 1, 0]),
    ("duplicate refused, seamless", TELLS_SEAMLESS, 1, trigger, Said::Sentence(SENT_BEFORE), AGAIN, [0, 1, 0]),
    ("no trigger, interactive", INTERACTIVE, 0, no_trigger, Said::Nothing, NOT_OURS, [0, 0, 1]),
    ("no trigger, seamless", SEAMLESS, 0, no_trigger, Said::Nothing, NOT_OURS, [0, 0, 1]),
    ("no trigger, told", TELLS, 0, no_trigger, Said::Sentence(NO_TRIGGER), NOT_OURS, [0, 0, 1]),
    ("no trigger again, told", TELLS, 1, no_trigger, Said::Sentence(NO_TRIGGER), NOT_OURS, [0, 0, 1]),
    ("no trigger, to be told, but all rules are seamless", TELLS_SEAMLESS, 0, no_trigger, Said::Nothing, NOT_OURS, [0, 0, 1]),
    ("other type", INTERACTIVE, 0, other_type, Said::Nothing, NO_CHANGE, [0, 0, 0]),
    ("other type where recruiters are told", TELLS, 1, other_type, Said::Nothing, NO_CHANGE, [0, 0, 0]),
    ("paused tenant", HELD, 0, trigger, Said::Nothing, KEPT, [1, 1, 0]),
    ("paused region", ALL_HELD, 0, trigger, Said::Nothing, KEPT, [1, 1, 0]),
    ("duplicate in a pause", HELD, 1, trigger, Said::Nothing, AGAIN, [0, 1, 0]),
    ("no trigger in a pause, told", HELD_TELLS, 0, no_trigger, Said::Sentence(NO_TRIGGER), NOT_OURS, [0, 0, 1]),
    ("other type in a pause", ALL_HELD, 0, other_type, Said::Nothing, NO_CHANGE, [0, 0, 0]),
];

async fn set(given: Given) -> World {
    let Given { reply, refuse_duplicates, tell_ignored, paused } = given;
    let settings = TenantSettings { refuse_duplicates, tell_ignored, ..TenantSettings::default() };
    let world = World::planned(Plan { reply, settings, ..Plan::default() }).await;
    let (store, until) = (&world.region.flow.store, Some(START.plus(LEASE)));
    match paused {
        Paused::No => {}
        Paused::Tenant => _ = store.pause_tenant(world.tenant, until, ("test", START)).await.expect("kept"),
        Paused::Region => store.pause_region(until, ("test", START)).await.expect("kept"),
    }
    world.region.flow.directory.refresh().await.expect("read");
    world
}

#[tokio::test]
async fn what_is_kept_is_answered_and_stored_as_the_table_says() {
    for (name, given, before, change, said, kept, adds) in ROWS {
        let (world, body) = (set(given).await, with(change));
        let mut first = None;
        for _ in 0..before {
            first = Some(ask(&world, post(&world, body.clone())).await);
        }
        let was = held(&world).await;
        let told = ask(&world, post(&world, body.clone())).await;
        let is = held(&world).await;

        let new: Vec<_> = is.events.iter().filter(|event| !was.events.contains(event)).collect();
        let [[id, what, secret, hash]] = new[..] else { panic!("{name}: one event is kept, not {new:?}") };
        let directory = world.region.flow.directory.current();
        let shown = directory.inbound(WEBHOOK_USER).expect("known").credentials[0].id;
        assert_eq!((what.as_str(), secret), (kept, &shown.uuid().simple().to_string().to_uppercase()), "{name}");
        assert_eq!(*hash, hex_sha256(body.as_bytes()).to_uppercase(), "{name}");
        assert_eq!([0, 1, 2].map(|n| is.sums[n] - was.sums[n]), adds, "{name}");

        let id = EventId::from_uuid(id.parse().expect("an id"));
        match said {
            Said::Nothing => assert_eq!(told, Told::new(200, &[], String::new()), "{name}"),
            Said::Sentence(sentence) => {
                assert_eq!(told, Told::new(400, &[], error(sentence, &id.to_string())), "{name}");
            }
            Said::Link => leads_on(&world, name, &told, first).await,
        }
        let told = world.region.flow.explain(Subject::Reference(id.uuid())).await.expect("read");
        let events = told.handoffs.iter().flat_map(|story| &story.events).chain(&told.ignored);
        assert!(events.into_iter().any(|event| event.id == id), "{name}: the reference is understood");
    }
}

async fn leads_on(world: &World, name: &str, told: &Told, first: Option<Told>) {
    let location = told.headers.iter().find_map(|header| header.strip_prefix("location: ")).expect("a link");
    assert!(location.starts_with("http://goodtime.test/v2/ats/open/"), "{name}: {location}");
    assert_eq!(*told, Told::new(303, &[&format!("location: {location}")], String::new()), "{name}");
    assert_eq!(world.get(&path(location)).await.status(), 200, "{name}: the link opens");
    assert!(first.is_none_or(|first| first == *told), "{name}: a repeat is answered like the first");
}

#[tokio::test]
async fn our_own_echo_is_kept_as_one_and_never_told_to_anybody() {
    let world = set(Given { refuse_duplicates: false, ..TELLS }).await;
    world.sim.switch(|switches| switches.api_patch_fires_events = true);
    world.sim.designate_trigger(world.story.interview_scheduled);
    let jane = world.sent_and_opened().await;
    world.work().await;
    world.sim.wait_for_echoes().await;
    let echo = world.sim.deliveries().pop().expect("the echo came");
    assert_eq!((echo.status, echo.location, echo.body.as_str()), (200, None, ""));
    assert_eq!(echo.new_status.as_deref(), Some("20800"));
    let held = held(&world).await;
    let kinds: Vec<&str> = held.events.iter().map(|event| event[1].as_str()).collect();
    assert_eq!((kinds, held.sums[2]), (vec![NEW, "webhook ignored echo"], 0));
    assert_eq!(world.outcome(jane).await, "advanced");
}

#[tokio::test]
async fn what_was_held_is_released_in_the_order_it_came() {
    let world = set(HELD).await;
    let mut sent = Vec::new();
    for application in world.story.applications.clone().into_iter().rev() {
        assert_eq!(world.send(application).await.status, 200);
        sent.push(world.handoff(application).await.id);
        world.clock.advance(std::time::Duration::from_secs(1));
    }
    world.work().await;
    assert_eq!(world.sim.calls().total, 0, "nothing is read in a pause");
    let (store, now) = (&world.region.flow.store, world.clock.now());
    store.pause_tenant(world.tenant, None, ("test", now)).await.expect("kept");
    world.region.flow.directory.refresh().await.expect("read");
    let mut released = Vec::new();
    while let Some(task) = store.claim(now, LEASE, 1, Lane::Backfill).await.expect("claimed").pop() {
        released.push(task.handoff);
    }
    assert_eq!(released, sent);
}

#[tokio::test]
async fn the_command_explains_every_reference() {
    let world = World::new().await;
    let database = world.database().display().to_string();
    let told = |reference: String| {
        let program = env!("CARGO_BIN_EXE_goodtime-icims");
        let mut command = std::process::Command::new(program);
        command.arg(format!("--set=us.sealing_keys={KEY}")).arg(format!("--set=us.database={database}"));
        let ran = command.args(["explain", &reference]).output().expect("it runs");
        assert!(ran.status.success(), "{reference}: {}", String::from_utf8_lossy(&ran.stderr));
        String::from_utf8(ran.stdout).expect("text")
    };
    for cause in ["unauthenticated", "too-large", "malformed", "misconfigured", "unavailable"] {
        let told = told(format!("{cause}.{}", START.micros() / 1_000));
        assert!(told.starts_with("A delivery was refused at 2026-11-22T19:00:00.000Z and not kept: "), "{told}");
    }
    ask(&world, post(&world, with(no_trigger))).await;
    let id = EventId::from_uuid(held(&world).await.events[0][0].parse().expect("an id"));
    let told = told(id.to_string());
    assert!(told.contains("ignored (not_a_trigger)") && told.contains(&id.to_string()), "{told}");
}
