//! How senders prove who they are: by signature, by token, with secrets that are changed under way.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};

use futures_util::future::join_all;
use goodtime_icims::app::Pace;
use goodtime_icims::config::SenderSettings;
use goodtime_icims::domain::{
    Clock as _, Credential, CredentialId, CredentialKind, CustomerId, Direction, TenantSettings, Timestamp,
};
use goodtime_icims::secrets::{Place, new_signing_key};
use goodtime_icims::simulator::{ClientAuth, HashOf, HmacDate, SenderAuth, Switches, Webhook};
use goodtime_icims::store::NewTenant;
use serde_json::{Value, json};

use crate::world::{Plan, START, WEBHOOK_PASSWORD, WEBHOOK_USER, World};

pub(crate) const NAME: &str = "icims-signs";
pub(crate) const SECRET: &str = "the shared key of the signer";
const WEBHOOK: &str = "/v2/ats/webhook/icims";
/// What is different about a sender.
type Change = fn(&mut Switches);
type BoxedChange = Box<dyn FnOnce(&mut Switches)>;

const HOUR: Duration = Duration::from_hours(1);

/// Gives a name of the tenant a secret; older ones of the name end at `old_until`.
pub(crate) async fn give(
    world: &World,
    kind: CredentialKind,
    (name, secret): (&str, &str),
    old_until: Timestamp,
) -> CredentialId {
    let now = world.clock.now();
    let id = CredentialId::at(now);
    let sealed = world.settings.keyring.seal(Place::Credential(id), secret);
    let (direction, principal) = (Direction::Inbound, name.to_owned());
    let (tenant, family, valid_until) = (None, None, None);
    let new = Credential { id, tenant, direction, principal, kind, family, sealed, valid_from: now, valid_until };
    world.region.flow.store.rotate_credential(world.tenant, &new, old_until, ("test", now)).await.expect("kept");
    id
}

async fn signing_world(senders: SenderSettings) -> World {
    let world = World::planned(Plan { senders, ..Plan::default() }).await;
    give(&world, CredentialKind::Hmac, (NAME, SECRET), START).await;
    sign(&world, WEBHOOK, SECRET);
    world
}

fn sign(world: &World, path: &str, key: &str) {
    let auth = SenderAuth::Hmac { user: NAME.to_owned(), key: key.to_owned() };
    world.sim.set_webhook(Webhook { url: world.url(path), auth, gzip: true });
}

fn ask_for_tokens(world: &World, secret: &str, client_auth: ClientAuth) {
    let token_url = world.url("/v2/ats/webhook/icims/token");
    let (client_id, client_secret) = (NAME.to_owned(), secret.to_owned());
    let auth = SenderAuth::OAuth { token_url, client_id, client_secret, client_auth };
    world.sim.set_webhook(Webhook { url: world.url(WEBHOOK), auth, gzip: true });
}

/// What the delivery of an event was answered.
pub(crate) async fn answered(world: &World) -> u16 {
    let event = json!({"eventType": "WorkFlowStatusChangeEvent", "customerId": "4321", "systemId": "77001",
        "personId": "9100", "jobId": "4400", "userId": "9001", "oldStatus": "1750", "newStatus": "20700"});
    world.sim.send_event(&event).await.status
}

#[tokio::test]
async fn a_signed_delivery_counts_in_every_way_it_was_seen_written() {
    let world = signing_world(Plan::default().senders).await;
    let ways: [(&str, Change); 8] = [
        ("as logged", |_| {}),
        ("blanks after commas", |s| s.hmac_blank_after_comma = true),
        ("a date that ends in Z", |s| s.hmac_date_form = HmacDate::Zulu),
        ("the hash of the compressed bytes", |s| s.hmac_hash_of = HashOf::Wire),
        ("five minutes fast", |s| s.hmac_skew = 300),
        ("five minutes slow", |s| s.hmac_skew = -300),
        ("compressed without saying so", |s| s.gzip_header = false),
        ("what must be signed and no more", |s| {
            s.hmac_signed = ["host", "x-icims-content-sha256", "x-icims-date"].map(str::to_owned).to_vec();
        }),
    ];
    for (name, change) in ways {
        world.sim.switch(|switches| *switches = Switches::default());
        world.sim.switch(change);
        assert_eq!(answered(&world).await, 303, "{name}");
    }
    world.sim.switch(|switches| *switches = Switches::default());
    sign(&world, "/v2/ats/webhook/icims?source=a%20b&c=", SECRET);
    assert_eq!(answered(&world).await, 303, "a query is signed as it was written");
}

#[tokio::test]
async fn a_signature_that_is_forged_stale_or_covers_too_little_proves_nothing() {
    let world = signing_world(Plan::default().senders).await;
    let leave_out = |name: &'static str| move |s: &mut Switches| s.hmac_signed.retain(|signed| signed != name);
    let ways: [(&str, BoxedChange); 7] = [
        ("a wrong signature", Box::new(|s| s.hmac_bad_signature = true)),
        ("the hash of another body", Box::new(|s| s.hmac_stale_hash = true)),
        ("too fast", Box::new(|s| s.hmac_skew = 301)),
        ("too slow", Box::new(|s| s.hmac_skew = -301)),
        ("host not signed", Box::new(leave_out("host"))),
        ("date not signed", Box::new(leave_out("x-icims-date"))),
        ("body not signed", Box::new(leave_out("x-icims-content-sha256"))),
    ];
    for (name, change) in ways {
        world.sim.switch(|switches| *switches = Switches::default());
        world.sim.switch(change);
        assert_eq!(answered(&world).await, 401, "{name}");
    }
    world.sim.switch(|switches| *switches = Switches::default());
    sign(&world, WEBHOOK, "another key of the signer");
    assert_eq!(answered(&world).await, 401, "another key");
    let elsewhere = SenderSettings { public_hosts: vec!["other.example".to_owned()], ..SenderSettings::default() };
    assert_eq!(answered(&signing_world(elsewhere).await).await, 401, "signed for a host that is not ours");
}

#[tokio::test]
async fn a_token_is_fetched_once_used_often_and_renewed_when_it_ends() {
    let world = World::new().await;
    give(&world, CredentialKind::OauthClient, (NAME, SECRET), START).await;
    ask_for_tokens(&world, SECRET, ClientAuth::Form);
    for _ in 0..3 {
        assert_eq!((answered(&world).await, world.sim.sender_tokens()), (303, 1));
    }
    world.clock.advance(HOUR);
    assert_eq!((answered(&world).await, world.sim.sender_tokens()), (303, 2), "an hour later a new one is fetched");
    world.sim.switch(|switches| switches.oauth_cache = false);
    ask_for_tokens(&world, SECRET, ClientAuth::Header);
    assert_eq!((answered(&world).await, world.sim.sender_tokens()), (303, 3), "the client shows itself in a header");
    ask_for_tokens(&world, "not the secret", ClientAuth::Form);
    assert_eq!(answered(&world).await, 0, "nothing is sent without a token");
}

#[tokio::test]
async fn a_token_ends_with_the_secret_it_was_given_for() {
    let world = World::new().await;
    give(&world, CredentialKind::OauthClient, (NAME, SECRET), START).await;
    world.sim.switch(|switches| switches.oauth_refetch_on_401 = false);
    ask_for_tokens(&world, SECRET, ClientAuth::Form);
    assert_eq!(answered(&world).await, 303);
    let end = START.plus(Duration::from_mins(5));
    give(&world, CredentialKind::OauthClient, (NAME, "the next secret of it"), end).await;
    world.region.flow.directory.refresh().await.expect("read");
    assert_eq!(answered(&world).await, 303, "both secrets count");
    world.clock.advance_to(end);
    assert_eq!(answered(&world).await, 401, "the token would live for an hour");
    ask_for_tokens(&world, "the next secret of it", ClientAuth::Form);
    assert_eq!(answered(&world).await, 303);
}

async fn token(world: &World, secret: &str) -> Value {
    let form = [("grant_type", "client_credentials"), ("client_id", NAME), ("client_secret", secret)];
    let answer = world.request(world.http().post(world.url("/v2/ats/webhook/icims/token")).form(&form)).await;
    answer.json().await.expect("JSON")
}

#[tokio::test]
async fn a_token_never_outlives_its_secret_and_says_so() {
    let world = World::new().await;
    give(&world, CredentialKind::OauthClient, (NAME, SECRET), START).await;
    assert_eq!(token(&world, SECRET).await["expires_in"], 3600);
    let end = START.plus(Duration::from_mins(5));
    give(&world, CredentialKind::OauthClient, (NAME, "the next secret of it"), end).await;
    world.region.flow.directory.refresh().await.expect("read");
    assert_eq!(token(&world, SECRET).await["expires_in"], 300);
}

#[tokio::test]
async fn a_new_signing_key_takes_over_and_a_replaced_one_ends_its_tokens() {
    let world = World::new().await;
    give(&world, CredentialKind::OauthClient, (NAME, SECRET), START).await;
    world.sim.switch(|switches| switches.oauth_refetch_on_401 = false);
    ask_for_tokens(&world, SECRET, ClientAuth::Form);
    assert_eq!(answered(&world).await, 303);
    let kid = |token: &Value| {
        let text = token["access_token"].as_str().expect("a token").to_owned();
        jsonwebtoken::decode_header(text).expect("a JWT").kid.expect("a key id")
    };
    let first = kid(&token(&world, SECRET).await);
    let (now, soon) = (world.clock.now(), world.clock.now().plus(Duration::from_secs(5)));
    let key = new_signing_key(&world.settings.keyring, now, soon);
    world.region.flow.store.add_signing_key(&key, soon.plus(HOUR), ("test", now)).await.expect("kept");
    world.region.flow.directory.refresh().await.expect("read");
    assert_eq!(kid(&token(&world, SECRET).await), first, "not every process may know the new one yet");
    world.clock.advance_to(soon);
    assert_ne!(kid(&token(&world, SECRET).await), first);
    assert_eq!(answered(&world).await, 303, "tokens of the old key keep their time");
    let now = world.clock.now();
    let key = new_signing_key(&world.settings.keyring, now, now);
    world.region.flow.store.add_signing_key(&key, now, ("test", now)).await.expect("kept");
    world.region.flow.directory.refresh().await.expect("read");
    assert_eq!(answered(&world).await, 401, "a key that was replaced at once takes its tokens along");
}

#[tokio::test]
async fn one_sender_may_speak_for_several_tenants_and_for_no_other() {
    let world = World::new().await;
    let store = &world.region.flow.store;
    let customer = CustomerId::try_from(5555).expect("an id");
    let settings = TenantSettings::default();
    let new = NewTenant {
        paused_until: None,
        ats: "icims",
        customer,
        name: "Sister",
        settings: &settings,
        audit: ("test", START),
    };
    let sister = store.add_tenant(&new, &[]).await.expect("kept").expect("it is new");
    let post = |customer: i64| {
        let event = json!({"eventType": "RemoteLoginEvent", "customerId": customer, "systemId": 1});
        let request = world.http().post(world.url(WEBHOOK)).body(event.to_string());
        world.request(request.basic_auth(WEBHOOK_USER, Some(WEBHOOK_PASSWORD)))
    };
    assert_eq!(post(5555).await.status(), 401);
    store.share_sender(sister, WEBHOOK_USER, true, ("test", START)).await.expect("kept");
    world.region.flow.directory.refresh().await.expect("read");
    assert_eq!((post(5555).await.status().as_u16(), post(4321).await.status().as_u16()), (200, 200));
    assert_eq!(post(6666).await.status(), 401);
    // Whoever changes the secret changes it for all of them.
    give(&world, CredentialKind::Basic, (WEBHOOK_USER, "the next password of it"), START).await;
    world.region.flow.directory.refresh().await.expect("read");
    assert_eq!((post(5555).await.status().as_u16(), post(4321).await.status().as_u16()), (401, 401));
    store.share_sender(sister, WEBHOOK_USER, false, ("test", START)).await.expect("kept");
    world.region.flow.directory.refresh().await.expect("read");
    assert_eq!(post(5555).await.status(), 401);
}

/// What senders under load share: the secret that they show now, and whether the old token may still count.
struct Load {
    secret: std::sync::Mutex<String>,
    ended: std::sync::Mutex<Option<Instant>>,
    good: AtomicU64,
    refused: AtomicU64,
    late: AtomicU64,
    over: AtomicBool,
}

impl Load {
    /// One sender after the other, each with a token of the newest secret.
    async fn send_rightly(&self, world: &World, n: u64) {
        let mut shown = String::new();
        let mut bearer = String::new();
        for round in 0.. {
            if self.over.load(Ordering::SeqCst) {
                return;
            }
            let newest = self.secret.lock().expect("not poisoned").clone();
            if newest != shown {
                let given = token(world, &newest).await;
                shown = newest;
                given["access_token"].as_str().unwrap_or_default().clone_into(&mut bearer);
            }
            let began = self.secret.lock().expect("not poisoned").clone();
            let status = deliver(world, &bearer, n * 1_000_000 + round).await;
            let same = *self.secret.lock().expect("not poisoned") == began && began == shown;
            match status {
                303 => self.good.fetch_add(1, Ordering::SeqCst),
                // A secret that ended while its delivery was under way was not valid any more.
                _ if same => self.refused.fetch_add(1, Ordering::SeqCst),
                _ => 0,
            };
        }
    }

    /// A thief of the first token, which counts until its secret ends.
    async fn send_wrongly(&self, world: &World, stolen: &str) {
        for round in 0.. {
            if self.over.load(Ordering::SeqCst) {
                return;
            }
            let ended = *self.ended.lock().expect("not poisoned");
            let is_over = ended.is_some_and(|at| at.elapsed() > Duration::from_secs(1));
            if deliver(world, stolen, 900_000_000 + round).await == 303 && is_over {
                self.late.fetch_add(1, Ordering::SeqCst);
            }
        }
    }
}

async fn deliver(world: &World, bearer: &str, workflow: u64) -> u16 {
    let event = json!({"eventType": "WorkFlowStatusChangeEvent", "customerId": "4321", "systemId": workflow + 1,
        "personId": "9100", "jobId": "4400", "oldStatus": "1750", "newStatus": "20700"});
    let request = world.http().post(world.url(WEBHOOK)).body(event.to_string()).bearer_auth(bearer);
    world.request(request).await.status().as_u16()
}

#[tokio::test(flavor = "multi_thread")]
async fn secrets_are_changed_under_load_without_a_refusal_and_no_ended_token_counts() {
    let world = World::planned(Plan { pace: Pace::Running, ..Plan::default() }).await;
    world.sim.switch(|switches| switches.stall = Some(Duration::from_secs(30))); // Only the door is under load.
    give(&world, CredentialKind::OauthClient, (NAME, "secret number 0 of it"), START).await;
    let first = token(&world, "secret number 0 of it").await;
    let stolen = first["access_token"].as_str().expect("a token").to_owned();
    let load = Arc::new(Load {
        secret: std::sync::Mutex::new("secret number 0 of it".to_owned()),
        ended: std::sync::Mutex::new(None),
        good: AtomicU64::new(0),
        refused: AtomicU64::new(0),
        late: AtomicU64::new(0),
        over: AtomicBool::new(false),
    });
    let senders = join_all((0..8).map(|n| load.send_rightly(&world, n)));
    let change = async {
        for n in 1..=6 {
            tokio::time::sleep(Duration::from_millis(150)).await;
            let (next, overlap) = (format!("secret number {n} of it"), START.plus(HOUR));
            give(&world, CredentialKind::OauthClient, (NAME, &next), overlap).await;
            *load.secret.lock().expect("not poisoned") = next;
            if n == 3 {
                // The signing key changes under way too; it is known everywhere before it signs.
                let now = world.clock.now();
                let key = new_signing_key(&world.settings.keyring, now, now.plus(Duration::from_secs(5)));
                world.region.flow.store.add_signing_key(&key, now.plus(2 * HOUR), ("test", now)).await.expect("kept");
                world.clock.advance(Duration::from_secs(5));
            }
        }
        // From here on only the newest counts.
        tokio::time::sleep(Duration::from_millis(150)).await;
        let last = "the last secret of it";
        give(&world, CredentialKind::OauthClient, (NAME, last), world.clock.now()).await;
        last.clone_into(&mut load.secret.lock().expect("not poisoned"));
        *load.ended.lock().expect("not poisoned") = Some(Instant::now());
        tokio::time::sleep(Duration::from_millis(2_500)).await;
        load.over.store(true, Ordering::SeqCst);
    };
    tokio::join!(senders, load.send_wrongly(&world, &stolen), change);
    let count = |what: &AtomicU64| what.load(Ordering::SeqCst);
    assert!(count(&load.good) > 200, "{} deliveries are a load", count(&load.good));
    assert_eq!((count(&load.refused), count(&load.late)), (0, 0), "refused although valid, accepted although ended");
    assert_eq!(deliver(&world, &stolen, 990_000_000).await, 401);
}

#[tokio::test]
async fn a_token_counts_for_as_long_as_it_says_wherever_in_a_second_it_was_made() {
    let world = World::new().await;
    give(&world, CredentialKind::OauthClient, (NAME, SECRET), START).await;
    world.clock.advance(Duration::from_millis(900));
    let given = token(&world, SECRET).await;
    let life = Duration::from_secs(given["expires_in"].as_u64().expect("seconds"));
    let bearer = given["access_token"].as_str().expect("a token");
    // A sender counts from when it got it.
    world.clock.advance(life + Duration::from_secs(5));
    assert_eq!(deliver(&world, bearer, 1).await, 303);
    world.clock.advance(Duration::from_secs(26));
    assert_eq!(deliver(&world, bearer, 1).await, 401);
}
