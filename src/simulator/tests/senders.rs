//! The three ways in which the sender proves who it is, seen by a receiver that checks them with its own arithmetic.

use std::fmt::Write as _;
use std::sync::Mutex;

use aws_lc_rs::{digest, hmac};
use axum::extract::OriginalUri;
use axum::http::Uri;
use axum::http::header::CONTENT_TYPE;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::super::{ClientAuth, Delivery, HashOf, HmacDate, Switches};
use super::*;

const KEY: &str = "a shared key";

/// One request that arrived.
struct Arrival {
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
}

/// A receiver of events with a token endpoint beside it.
struct Door {
    url: String,
    events: UnboundedReceiver<Arrival>,
    tokens: UnboundedReceiver<Arrival>,
    /// Answers still to be given instead of the usual ones.
    event_answers: Arc<Mutex<Vec<Answer>>>,
    token_answers: Arc<Mutex<Vec<Answer>>>,
}

impl Door {
    async fn open() -> Self {
        let (events, event_arrivals) = unbounded_channel();
        let (tokens, token_arrivals) = unbounded_channel();
        let (event_answers, token_answers) =
            (Arc::<Mutex<Vec<Answer>>>::default(), Arc::<Mutex<Vec<Answer>>>::default());
        let (of_events, of_tokens) = (Arc::clone(&event_answers), Arc::clone(&token_answers));
        let issued = Arc::new(AtomicI64::new(0));
        let handler = async move |OriginalUri(uri): OriginalUri, headers: HeaderMap, body: Bytes| {
            let at_tokens = uri.path() == "/token";
            let (line, answers) = if at_tokens { (&tokens, &of_tokens) } else { (&events, &of_events) };
            line.send(Arrival { uri, headers, body }).expect("the test listens");
            if let Some(answer) = answers.lock().expect("the lock").pop() {
                return answer;
            }
            if !at_tokens {
                return accepted();
            }
            let token = format!("token-{}", issued.fetch_add(1, Ordering::SeqCst));
            axum::Json(json!({"access_token": token, "token_type": "bearer", "expires_in": 600})).into_response()
        };
        let router = axum::Router::new().fallback(handler);
        let listener = tokio::net::TcpListener::bind(("127.0.0.1", 0)).await.expect("a free port");
        let url = format!("http://{}", listener.local_addr().expect("an address"));
        tokio::spawn(async move { axum::serve(listener, router).await });
        Self { url, events: event_arrivals, tokens: token_arrivals, event_answers, token_answers }
    }

    fn answer_event(&self, answer: impl axum::response::IntoResponse) {
        self.event_answers.lock().expect("the lock").push(answer.into_response());
    }

    fn answer_token(&self, answer: impl axum::response::IntoResponse) {
        self.token_answers.lock().expect("the lock").push(answer.into_response());
    }

    /// The credential of the next event that arrived.
    fn bearer(&mut self) -> String {
        let event = self.events.try_recv().expect("an event");
        event.headers["authorization"].to_str().expect("text").to_owned()
    }

    fn token_form(&mut self) -> (Arrival, String) {
        let asked = self.tokens.try_recv().expect("a token request");
        let form = String::from_utf8(asked.body.to_vec()).expect("a form");
        (asked, form)
    }
}

impl World {
    async fn signs(&self, gzip: bool) -> Door {
        let door = Door::open().await;
        let auth = SenderAuth::Hmac { user: "signer".to_owned(), key: KEY.to_owned() };
        self.sim.set_webhook(Webhook { url: format!("{}/hook/a?b=1&c=%20", door.url), auth, gzip });
        door
    }

    async fn fetches(&self, client_auth: ClientAuth) -> Door {
        let door = Door::open().await;
        let auth = SenderAuth::OAuth {
            token_url: format!("{}/token", door.url),
            client_id: "client é".to_owned(),
            client_secret: "a+b:c&d".to_owned(),
            client_auth,
        };
        self.sim.set_webhook(Webhook { url: format!("{}/hook", door.url), auth, gzip: false });
        door
    }

    async fn send_odd(&self) -> Delivery {
        self.sim.send_event(&json!({"eventType": "Odd", "systemId": "7"})).await
    }

    /// Sends one event with these switches; what arrived.
    async fn arrival(&self, door: &mut Door, change: impl FnOnce(&mut Switches)) -> Arrival {
        self.sim.switch(|switches| *switches = Switches::default());
        self.sim.switch(change);
        assert_eq!(self.send_odd().await.status, 200);
        door.events.try_recv().expect("an event")
    }
}

fn hex(bytes: impl AsRef<[u8]>) -> String {
    bytes.as_ref().iter().fold(String::new(), |text, byte| text + &format!("{byte:02x}"))
}

fn sha256(bytes: &[u8]) -> String {
    hex(digest::digest(&digest::SHA256, bytes))
}

/// Signed header names and signature of an `Authorization` header.
fn parts(arrival: &Arrival, comma: &str) -> (String, String) {
    let credential = arrival.headers["authorization"].to_str().expect("text");
    let start = format!("x-icims-v1-hmac-sha256 user=signer{comma}signedheaders=");
    let rest = credential.strip_prefix(start.as_str()).expect(credential);
    let (names, signature) = rest.split_once(&format!("{comma}signature=")).expect(credential);
    (names.to_owned(), signature.to_owned())
}

/// The signature that the fact sheet's recipe gives for what arrived on the wire.
fn recomputed(arrival: &Arrival, names: &str) -> String {
    let mut canonical = format!("POST\n{}\n{}\n", arrival.uri.path(), arrival.uri.query().unwrap_or(""));
    for name in names.split(';') {
        writeln!(canonical, "{name}:{}", arrival.headers[name].to_str().expect("text")).expect("a text grows");
    }
    canonical.push('\n');
    canonical.push_str(names);
    let date = arrival.headers["x-icims-date"].to_str().expect("text");
    let to_sign = ["x-icims-v1-hmac-sha256", date, &sha256(canonical.as_bytes())].join("\n");
    hex(hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, KEY.as_bytes()), to_sign.as_bytes()))
}

#[tokio::test]
async fn an_hmac_event_is_signed_as_it_stands_on_the_wire() {
    let world = World::start().await;
    let mut door = world.signs(false).await;
    let arrival = world.arrival(&mut door, |_| {}).await;
    let (names, signature) = parts(&arrival, ",");
    assert_eq!(names, "content-type;host;x-icims-content-sha256;x-icims-date");
    assert_eq!(signature, recomputed(&arrival, &names));
    assert_eq!(arrival.uri, "/hook/a?b=1&c=%20");
    assert_eq!(format!("http://{}", arrival.headers["host"].to_str().expect("text")), door.url);
    assert_eq!(arrival.headers["x-icims-date"], "2026-11-22T19:15:00+0000");
    assert_eq!(arrival.headers["x-icims-content-sha256"], sha256(&arrival.body));
}

#[tokio::test]
async fn the_forms_of_an_hmac_event_are_switches() {
    let world = World::start().await;
    let mut door = world.signs(false).await;
    let blank = world.arrival(&mut door, |switches| switches.hmac_blank_after_comma = true).await;
    let (names, signature) = parts(&blank, ", ");
    assert_eq!(signature, recomputed(&blank, &names));
    let zulu = world.arrival(&mut door, |switches| {
        switches.hmac_date_form = HmacDate::Zulu;
        switches.hmac_skew = -61;
    });
    let zulu = zulu.await;
    assert_eq!(zulu.headers["x-icims-date"], "2026-11-22T19:13:59Z");
    let (names, signature) = parts(&zulu, ",");
    assert_eq!(signature, recomputed(&zulu, &names));
    let few = |switches: &mut Switches| switches.hmac_signed = ["x-icims-date", "Host"].map(str::to_owned).to_vec();
    let few = world.arrival(&mut door, few).await;
    let (names, signature) = parts(&few, ",");
    assert_eq!((names.as_str(), signature), ("host;x-icims-date", recomputed(&few, &names)));
}

#[tokio::test]
async fn the_hash_of_a_compressed_hmac_event_covers_the_chosen_bytes() {
    let world = World::start().await;
    let mut door = world.signs(true).await;
    let plain = world.arrival(&mut door, |_| {}).await;
    assert_eq!(plain.headers["x-icims-content-sha256"], sha256(events::inflated(&plain.body).as_bytes()));
    let wire = world.arrival(&mut door, |switches| switches.hmac_hash_of = HashOf::Wire).await;
    assert_eq!(wire.headers["x-icims-content-sha256"], sha256(&wire.body));
    assert_ne!(wire.headers["x-icims-content-sha256"], plain.headers["x-icims-content-sha256"]);
}

#[tokio::test]
async fn an_hmac_event_can_be_wrong_in_its_signature_or_its_hash_alone() {
    let world = World::start().await;
    let mut door = world.signs(false).await;
    let forged = world.arrival(&mut door, |switches| switches.hmac_bad_signature = true).await;
    let (names, signature) = parts(&forged, ",");
    assert_ne!(signature, recomputed(&forged, &names));
    assert_eq!((signature.len(), forged.headers["x-icims-content-sha256"].len()), (64, 64));
    let stale = world.arrival(&mut door, |switches| switches.hmac_stale_hash = true).await;
    let (names, signature) = parts(&stale, ",");
    assert_eq!(signature, recomputed(&stale, &names));
    assert_ne!(stale.headers["x-icims-content-sha256"], sha256(&stale.body));
}

#[tokio::test]
async fn a_token_is_fetched_by_form_kept_and_fetched_anew_when_it_has_expired() {
    let world = World::start().await;
    let mut door = world.fetches(ClientAuth::Form).await;
    for _ in 0..2 {
        assert_eq!(world.send_odd().await.status, 200);
        assert_eq!(door.bearer(), "Bearer token-0");
    }
    assert_eq!(world.sim.sender_tokens(), 1);
    let (asked, form) = door.token_form();
    assert_eq!(asked.headers["content-type"], "application/x-www-form-urlencoded");
    assert!(asked.headers.get("authorization").is_none());
    let start = "grant_type=client_credentials&client_id=client+%C3%A9&client_secret=a%2Bb%3Ac%26d&scope=";
    assert!(form.starts_with(start) && form.contains("&audience=http%3A%2F%2F127.0.0.1%3A"), "{form}");
    world.pass_seconds(600);
    world.send_odd().await;
    assert_eq!((door.bearer().as_str(), world.sim.sender_tokens()), ("Bearer token-1", 2));
}

#[tokio::test]
async fn a_client_can_prove_itself_in_a_header_and_ask_for_nothing_more() {
    let world = World::start().await;
    let mut door = world.fetches(ClientAuth::Header).await;
    world.sim.switch(|switches| (switches.oauth_extra_fields, switches.oauth_cache) = (false, false));
    world.send_odd().await;
    world.send_odd().await;
    assert_eq!((door.bearer().as_str(), door.bearer().as_str()), ("Bearer token-0", "Bearer token-1"));
    let (asked, form) = door.token_form();
    assert_eq!(form, "grant_type=client_credentials");
    let pair = STANDARD.encode("client+%C3%A9:a%2Bb%3Ac%26d");
    assert_eq!(asked.headers["authorization"], format!("Basic {pair}"));
}

#[tokio::test]
async fn a_401_leads_to_one_new_token_if_the_switch_says_so() {
    let world = World::start().await;
    let mut door = world.fetches(ClientAuth::Form).await;
    door.answer_event(StatusCode::UNAUTHORIZED);
    assert_eq!(world.send_odd().await.status, 200);
    assert_eq!((door.bearer().as_str(), door.bearer().as_str()), ("Bearer token-0", "Bearer token-1"));
    assert_eq!((world.sim.sender_tokens(), world.sim.deliveries().len()), (2, 1));
    world.sim.switch(|switches| switches.oauth_refetch_on_401 = false);
    door.answer_event(StatusCode::UNAUTHORIZED);
    assert_eq!(world.send_odd().await.status, 401);
    assert_eq!(world.sim.sender_tokens(), 2);
}

#[tokio::test]
async fn deliveries_at_once_share_one_token() {
    let world = World::start().await;
    let mut door = world.fetches(ClientAuth::Form).await;
    world.sim.switch(|switches| (switches.duplicate_deliveries, switches.duplicates_at_once) = (4, true));
    world.send_odd().await;
    assert_eq!((world.sim.sender_tokens(), world.sim.deliveries().len()), (1, 5));
    assert!((0..5).all(|_| door.bearer() == "Bearer token-0"));
}

#[tokio::test]
async fn a_token_answer_that_cannot_be_used_is_told_in_words() {
    let world = World::start().await;
    let mut door = world.fetches(ClientAuth::Form).await;
    let json = || [(CONTENT_TYPE, "application/json")];
    let refused = axum::Json(json!({"error": "invalid_client"}));
    door.answer_token((StatusCode::UNAUTHORIZED, refused).into_response());
    assert_eq!(unsent(&world).await, "the token endpoint answered 401: invalid_client");
    door.answer_token("token_type=Bearer");
    assert!(unsent(&world).await.ends_with("not application/json"));
    door.answer_token((json(), "{\"access_token\""));
    assert_eq!(unsent(&world).await, "the token endpoint's answer is not a JSON object");
    door.answer_token((json(), r#"{"access_token": "hidden", "token_type": "mac"}"#));
    assert_eq!(unsent(&world).await, "the token endpoint's token_type is \"mac\", not Bearer");
    door.answer_token((json(), r#"{"token_type": "Bearer"}"#));
    assert_eq!(unsent(&world).await, "the token endpoint's answer has no access_token");
    assert!(door.events.try_recv().is_err(), "no event without a token");
    assert_eq!((world.sim.sender_tokens(), world.sim.deliveries().len()), (5, 5));
    assert_eq!(world.send_odd().await.status, 200, "the next token is used");
}

async fn unsent(world: &World) -> String {
    let delivery = world.send_odd().await;
    assert_eq!(delivery.status, 0);
    delivery.error.expect("a reason")
}

#[tokio::test]
async fn a_token_without_a_life_is_used_once() {
    let world = World::start().await;
    let mut door = world.fetches(ClientAuth::Form).await;
    door.answer_token(axum::Json(json!({"access_token": "brief", "token_type": "Bearer"})));
    world.send_odd().await;
    world.send_odd().await;
    assert_eq!((door.bearer().as_str(), door.bearer().as_str()), ("Bearer brief", "Bearer token-0"));
}

#[tokio::test]
async fn a_new_secret_is_not_used_with_the_old_secrets_token() {
    let world = World::start().await;
    let mut door = world.fetches(ClientAuth::Form).await;
    world.send_odd().await;
    let auth = SenderAuth::OAuth {
        token_url: format!("{}/token", door.url),
        client_id: "client é".to_owned(),
        client_secret: "rotated".to_owned(),
        client_auth: ClientAuth::Form,
    };
    world.sim.set_webhook(Webhook { url: format!("{}/hook", door.url), auth, gzip: false });
    world.send_odd().await;
    assert_eq!((door.bearer().as_str(), door.bearer().as_str()), ("Bearer token-0", "Bearer token-1"));
}

#[test]
fn a_webhooks_secret_is_never_printed() {
    let (user, secret) = (|| "someone".to_owned(), || "hidden".to_owned());
    let client_auth = ClientAuth::Header;
    for auth in [
        SenderAuth::Basic { user: user(), password: secret() },
        SenderAuth::Hmac { user: user(), key: secret() },
        SenderAuth::OAuth { token_url: String::new(), client_id: user(), client_secret: secret(), client_auth },
    ] {
        let printed = format!("{:?}", Webhook { url: "http://h".to_owned(), auth, gzip: true });
        assert!(printed.contains("someone") && !printed.contains("hidden"), "{printed}");
    }
}
