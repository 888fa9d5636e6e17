//! Who may do what, for every operation of the contract: a new one cannot be forgotten.

use std::time::Duration;

use aws_lc_rs::hkdf;
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use goodtime_icims::domain::{
    ApiTokenId, Clock as _, CustomerId, EndpointId, HandoffId, Scopes, SyncSource, SyncWish, TaskKind, TenantId,
    TenantSettings, Verdict,
};
use goodtime_icims::flow::LEASE;
use goodtime_icims::secrets::IssuerAlgorithm;
use goodtime_icims::store::NewTenant;
use goodtime_icims::store::{MessagesAsked, NewTask, Page};
use jsonwebtoken::{Algorithm, EncodingKey, Header, encode};
use serde_json::{Value, json};
use uuid::Uuid;

use super::client::{Answer, Api, token};
use super::contract::{Operation, operations};
use super::foreign::{Foreign, Signer, changed, confused, seconds, unsigned};
use crate::ears::Ear;
use crate::world::{KEY, Plan, START, World};

const LIFE: Duration = Duration::from_hours(1);

/// A tenant with something of everything, and its neighbour.
pub(crate) struct Street {
    pub(crate) world: World,
    pub(crate) neighbour: TenantId,
    handoff: HandoffId,
    event: Uuid,
    task: Uuid,
    token: ApiTokenId,
    endpoint: EndpointId,
    message: Uuid,
    run: Uuid,
}

impl Street {
    pub(crate) async fn new() -> Self {
        Self::planned(Plan::default()).await
    }

    async fn planned(mut plan: Plan) -> Self {
        plan.settings.sync.source = SyncSource::Search;
        let world = World::planned(plan).await;
        let neighbour = neighbour(&world).await;
        let ear = Ear::listen().await;
        let made = Api::of(&world, world.tenant).await.post("/v2/ats/webhook-endpoints", &endpoint(&ear.url())).await;
        let endpoint = made.body["endpoint_id"].as_str().expect("an id").parse().expect("a UUID");
        let jane = world.jane();
        world.send(jane).await;
        world.work().await;
        world.round().await;
        let handoff = world.handoff(jane).await;
        let task = dead_task(&world, &handoff).await;
        let (token, _) = token(&world, Some(world.tenant), Scopes::all(), LIFE).await;
        let (event, handoff) = (handoff.event.uuid(), handoff.id);
        let told =
            world.region.flow.store.messages_page(&MessagesAsked::default(), Page::newest(1)).await.expect("read");
        let message = told.rows[0].id.uuid();
        let run = world.walk(SyncWish::default()).await.id.uuid();
        Self { world, neighbour, handoff, event, task, token, endpoint, message, run }
    }

    /// What a parameter of an address is for something of the first tenant.
    pub(crate) fn own(&self, parameter: &str) -> String {
        match parameter {
            "tenant_id" => self.world.tenant.to_string(),
            "trigger" => "20700".to_owned(),
            "event_id" => self.event.to_string(),
            "handoff_id" | "reference" => self.handoff.to_string(),
            "task_id" => self.task.to_string(),
            "token_id" => self.token.to_string(),
            "endpoint_id" => self.endpoint.to_string(),
            "message_id" => self.message.to_string(),
            "run_id" => self.run.to_string(),
            "workflow_id" => self.world.jane().to_string(),
            unknown => panic!("say what {{{unknown}}} is for something of the first tenant"),
        }
    }

    /// What it is for something that is not there.
    fn nothing(parameter: &str) -> String {
        match parameter {
            "tenant_id" | "trigger" | "workflow_id" => "99999".to_owned(),
            "reference" => HandoffId::at(START).to_string(),
            _ => Uuid::from_u128(7).to_string(),
        }
    }
}

pub(crate) async fn neighbour(world: &World) -> TenantId {
    let customer = CustomerId::try_from(8_888).expect("an id");
    let settings = TenantSettings::default();
    let new = NewTenant {
        paused_until: None,
        ats: "icims",
        customer,
        name: "Neighbour",
        settings: &settings,
        audit: ("test", START),
    };
    let id = world.region.flow.store.add_tenant(&new, &[]).await.expect("kept").expect("it is new");
    world.region.flow.directory.refresh().await.expect("read");
    id
}

/// Work of a hand-off that was given up.
pub(crate) async fn dead_task(world: &World, handoff: &goodtime_icims::domain::Handoff) -> Uuid {
    let (store, now) = (&world.region.flow.store, world.clock.now());
    let new =
        NewTask { tenant: handoff.tenant, kind: TaskKind::Recheck, handoff: handoff.id, run_at: now, created_at: now };
    assert!(store.add_task(&new).await.expect("kept"));
    let claimed = store.claim(now, LEASE, 1, goodtime_icims::domain::Lane::Backfill).await.expect("claimed");
    let why = "no answer".to_owned();
    assert!(store.settle(&claimed[0], &Verdict::GiveUp { why }, now, now).await.expect("settled"));
    let dead = store.dead_tasks_page(None, Page::newest(10)).await.expect("read").rows;
    dead[0].id.uuid()
}

fn endpoint(url: &str) -> Value {
    json!({"name": "scheduler", "url": url, "kinds": ["handoff.ready"]})
}

/// A body that an operation accepts.
fn body(operation: &Operation, own_event: Uuid) -> Option<Value> {
    let body = match operation.name.as_str() {
        "createTenant" => json!({
            "customer_id": 7_777, "name": "New", "sender": {"principal": "new", "kind": "basic"},
            "api": {"kind": "oauth_client", "principal": "goodtime", "secret": "a secret of the tests"},
        }),
        "updateTenant" => json!({"name": "Renamed"}),
        "adoptStanding" | "pauseTenant" | "undoHandoff" | "rotateWebhookSecret" | "startSyncRun" => json!({}),
        "setCredential" => json!({"direction": "inbound"}),
        "putRule" => json!({"reply": "seamless"}),
        // A text is sent as it is.
        "importStages" => json!("id,status\nC20700,Send to GoodTime\nC20800,Interview Scheduled\n"),
        "discardTask" => json!({"reason": "of no use"}),
        "replayEvents" => json!({"event_ids": [own_event]}),
        "createWebhookEndpoint" => {
            json!({"name": "new", "url": "https://scheduler.example/hook", "kinds": ["handoff.opened"]})
        }
        "updateWebhookEndpoint" => json!({"name": "renamed"}),
        "createApiToken" => json!({"name": "new", "scopes": ["api-tokens:write"]}),
        name => {
            assert!(!operation.has_body, "say what {name} is asked with");
            return None;
        }
    };
    Some(body)
}

async fn ask(street: &Street, api: &Api<'_>, operation: &Operation, path: &str) -> Answer {
    let body = body(operation, street.event);
    api.ask_with(operation.method.clone(), path, body.as_ref(), &[("if-match", "*")]).await
}

/// An answer without what differs each time.
pub(super) fn lasting(mut answer: Answer) -> Answer {
    for name in ["date", "x-request-id", "ratelimit"] {
        answer.headers.remove(name);
    }
    if let Some(problem) = answer.body.as_object_mut() {
        problem.remove("reference");
    }
    answer
}

/// The key that tokens of the API are signed with, made here as the service makes it.
fn key() -> Vec<u8> {
    let bytes = STANDARD.decode(KEY.split_once(':').expect("a name").1).expect("base64");
    let salt = hkdf::Salt::new(hkdf::HKDF_SHA256, b"goodtime-icims");
    let made = salt.extract(&bytes);
    let info = [b"goodtime-icims api token v1".as_slice()];
    let mut key = [0; 32];
    made.expand(&info, hkdf::HKDF_SHA256).expect("short enough").fill(&mut key).expect("32 bytes");
    key.to_vec()
}

fn signed(kid: &str, algorithm: Algorithm, claims: &Value) -> String {
    let header = Header { kid: Some(kid.to_owned()), ..Header::new(algorithm) };
    encode(&header, claims, &EncodingKey::from_secret(&key())).expect("signed")
}

/// A token that is signed as ours are, with the key's right name, whatever it says.
pub(super) async fn forged_as_ours(world: &World, claims: &Value) -> String {
    let (_, good) = token(world, None, Scopes::all(), LIFE).await;
    let kid = jsonwebtoken::decode_header(&good).expect("a header").kid.expect("a key's name");
    signed(&kid, Algorithm::HS256, claims)
}

/// Tokens in the name of an issuer that is trusted, or from it, that do not count. The first one would.
async fn wrong_tokens_of(foreign: &Foreign, signer: &Signer, world: &World) -> Vec<(&'static str, Option<String>)> {
    let claims = foreign.claims(world);
    let url = &world.settings.public_url;
    let with = |changes: &Value| signer.sign(&changed(claims.clone(), changes));
    let (id, _) = token(world, None, Scopes::all(), LIFE).await;
    let as_ours = json!({"iss": url, "aud": format!("{url}/v2/ats"), "sub": id, "nbf": seconds(world)});
    let mut all = vec![
        ("nothing is wrong with the issuer's", with(&json!({}))),
        ("another issuer", with(&json!({"iss": "https://login.test"}))),
        ("the issuer's key in our name", with(&as_ours)),
        ("our key in the issuer's name", forged_as_ours(world, &claims).await),
        ("nobody's tenant", with(&json!({"tenant_id": null}))),
        ("the issuer's, alg=none", unsigned(&signer.kid, &claims)),
    ];
    all.extend(confused(signer, &claims));
    all.into_iter().map(|(what, token)| (what, Some(token))).collect()
}

/// Tokens that do not count, each with what is wrong with it. The first one would count.
async fn wrong_tokens(street: &Street) -> Vec<(&'static str, Option<String>)> {
    let world = &street.world;
    let (id, good) = token(world, None, Scopes::all(), LIFE).await;
    let kid = jsonwebtoken::decode_header(&good).expect("a header").kid.expect("a key's name");
    let now = world.clock.now().micros() / 1_000_000;
    let url = &world.settings.public_url;
    let claims =
        json!({"iss": url, "aud": format!("{url}/v2/ats"), "sub": id, "iat": now, "nbf": now, "exp": now + 600});
    let with = |name: &str, value: Value| {
        let mut claims = claims.clone();
        claims[name] = value;
        Some(signed(&kid, Algorithm::HS256, &claims))
    };
    let without = |name: &str| {
        let mut claims = claims.clone();
        claims.as_object_mut().expect("an object").remove(name);
        Some(signed(&kid, Algorithm::HS256, &claims))
    };
    let (head, rest) = good.split_once('.').expect("a token");
    let unsigned = rest.split_once('.').expect("a signature").0;
    let none = URL_SAFE_NO_PAD.encode(format!(r#"{{"alg":"none","kid":"{kid}"}}"#));
    let rsa = URL_SAFE_NO_PAD.encode(format!(r#"{{"alg":"RS256","kid":"{kid}"}}"#));
    let (revoked, ended) = token(world, None, Scopes::all(), LIFE).await;
    let row = world.region.flow.store.api_token(revoked).await.expect("read").expect("kept");
    assert!(world.region.flow.store.revoke_api_token(&row, ("test", START)).await.expect("kept"));
    let (late, expired) = token(world, None, Scopes::all(), Duration::ZERO).await;
    assert_ne!(late, id);
    world.region.flow.directory.refresh().await.expect("read");
    vec![
        ("nothing is wrong", Some(signed(&kid, Algorithm::HS256, &claims))),
        ("there is none", None),
        ("it is no token", Some("secret".to_owned())),
        ("expired", Some(expired)),
        ("expired, as it says itself", with("exp", json!(now - 1))),
        ("not valid yet", with("nbf", json!(now + 60))),
        ("wrong issuer", with("iss", json!("https://eu.goodtime.test"))),
        ("wrong audience", with("aud", json!(format!("{url}/v2/ats/webhook/icims")))),
        ("no audience", without("aud")),
        ("no end", without("exp")),
        ("unknown", with("sub", json!(Uuid::from_u128(7)))),
        ("alg=none", Some(format!("{none}.{unsigned}."))),
        ("alg=none with a signature", Some(format!("{none}.{rest}"))),
        ("another algorithm, the same key", Some(signed(&kid, Algorithm::HS512, &claims))),
        ("key confusion", Some(format!("{rsa}.{rest}"))),
        ("another key's name", Some(signed("00000000", Algorithm::HS256, &claims))),
        ("changed", Some(format!("{head}.{}.{}", URL_SAFE_NO_PAD.encode("{}"), rest.split_once('.').expect("two").1))),
        ("revoked", Some(ended)),
    ]
}

#[tokio::test]
async fn nothing_is_answered_without_a_token_that_counts() {
    let signer = Signer::rsa("one", Algorithm::RS256);
    let foreign = Foreign::listen(&[&signer]).await;
    let street = Street::planned(foreign.plan(IssuerAlgorithm::Rs256)).await;
    let (mut ours, mut theirs) = (wrong_tokens(&street).await, wrong_tokens_of(&foreign, &signer, &street.world).await);
    for (_, good) in [ours.remove(0), theirs.remove(0)] {
        let answer = Api::showing(&street.world, good).get("/v2/ats/tenants").await;
        assert_eq!(answer.status, 200, "the tokens of this test are made as the service takes them: {answer:?}");
    }
    for (wrong, token) in ours.into_iter().chain(theirs) {
        let api = Api::showing(&street.world, token);
        for operation in operations() {
            let answer = ask(&street, &api, &operation, &operation.filled(|name| street.own(name))).await;
            let what = format!("{}, {wrong}", operation.name);
            assert_eq!((answer.status, answer.problem()), (401, "not-authenticated"), "{what}");
            assert_eq!(answer.headers["www-authenticate"], "Bearer realm=\"goodtime-icims\"", "{what}");
        }
    }
}

#[tokio::test]
async fn each_operation_needs_the_scope_that_the_contract_names_and_no_other() {
    let street = Street::new().await;
    // What removes goes last, so that everything else finds something.
    let mut all = operations();
    all.sort_by_key(|operation| (operation.method == reqwest::Method::DELETE, operation.name == "deleteTenant"));
    for operation in all {
        let path = operation.filled(|name| street.own(name));
        let without = Api::with(&street.world, None, operation.other_scopes()).await;
        let answer = ask(&street, &without, &operation, &path).await;
        assert_eq!((answer.status, answer.problem()), (403, "not-allowed"), "{}", operation.name);
        assert!(answer.body["detail"].as_str().is_some_and(|detail| detail.contains(operation.scope.name())));
        let with = Api::with(&street.world, None, [operation.scope].into_iter().collect()).await;
        let answer = ask(&street, &with, &operation, &path).await;
        assert!(answer.status < 300 || answer.status == 409, "{}: {answer:?}", operation.name);
        assert!(operation.statuses.contains(&answer.status), "{}: {answer:?}", operation.name);
    }
}

#[tokio::test]
async fn what_belongs_to_another_tenant_is_answered_like_what_is_not_there() {
    let street = Street::new().await;
    let api = Api::of(&street.world, street.neighbour).await;
    for operation in operations() {
        let name = &operation.name;
        if !operation.has_parameter() {
            continue;
        }
        let theirs = lasting(ask(&street, &api, &operation, &operation.filled(|name| street.own(name))).await);
        let nothing = lasting(ask(&street, &api, &operation, &operation.filled(Street::nothing)).await);
        assert_eq!(theirs, nothing, "{name}");
        assert!([403, 404].contains(&theirs.status), "{name}: {theirs:?}");
    }
}

#[tokio::test]
async fn lists_hold_nothing_of_another_tenant() {
    let street = Street::new().await;
    let api = Api::of(&street.world, street.neighbour).await;
    let own = Api::of(&street.world, street.world.tenant).await;
    for operation in operations() {
        if operation.has_parameter() || operation.method != reqwest::Method::GET {
            continue;
        }
        let theirs = format!("\"tenant_id\":{}", street.world.tenant);
        for path in [operation.path.clone(), format!("{}?tenant_id={}", operation.path, street.world.tenant)] {
            let answer = api.get(&path).await;
            assert!([200, 422].contains(&answer.status), "{path}: {answer:?}");
            assert!(!answer.body.to_string().contains(&theirs), "{path}: {answer:?}");
        }
        let seen = own.get(&operation.path).await.body.to_string();
        assert!(seen.contains(&theirs), "{}: the test would not see it: {seen}", operation.name);
    }
}

#[tokio::test]
async fn a_tenants_token_does_nothing_that_only_operators_may() {
    let street = Street::new().await;
    let api = Api::of(&street.world, street.world.tenant).await;
    let refused = |answer: &Answer| assert_eq!((answer.status, answer.problem()), (403, "not-allowed"), "{answer:?}");
    let create = operations().into_iter().find(|one| one.name == "createTenant").expect("an operation");
    refused(&ask(&street, &api, &create, &create.path).await);
    let path = format!("/v2/ats/tenants/{}", street.world.tenant);
    refused(&api.ask(reqwest::Method::DELETE, &path, None).await);
    let elsewhere = json!({"settings": {"api_url": "https://elsewhere.example"}});
    refused(&api.ask_with(reqwest::Method::PATCH, &path, Some(&elsewhere), &[("if-match", "*")]).await);
}

#[tokio::test]
async fn a_token_gives_nothing_that_it_does_not_have() {
    let street = Street::new().await;
    let few: Scopes = "api-tokens:write events:read".parse().expect("scopes");
    let api = Api::with(&street.world, Some(street.neighbour), few).await;
    let asked = |scope: &str, tenant: Option<TenantId>| json!({"name": "x", "scopes": [scope], "tenant_id": tenant});
    let answer = api.post("/v2/ats/api-tokens", &asked("handoffs:read", None)).await;
    assert_eq!((answer.status, answer.problem()), (403, "not-allowed"));
    let answer = api.post("/v2/ats/api-tokens", &asked("events:read", Some(street.world.tenant))).await;
    assert_eq!((answer.status, answer.wrong()), (422, vec!["tenant_id"]));
    let answer = api.post("/v2/ats/api-tokens", &asked("events:read", None)).await;
    assert_eq!((answer.status, &answer.body["tenant_id"]), (201, &json!(street.neighbour)));
}

#[tokio::test]
async fn a_revoked_token_ends_at_once_and_a_removed_tenants_too() {
    let street = Street::new().await;
    let operator = Api::operator(&street.world).await;
    let made = operator.post("/v2/ats/api-tokens", &json!({"name": "x", "scopes": ["events:read"], "days": 1})).await;
    let api = Api::showing(&street.world, made.body["secret"].as_str().map(str::to_owned));
    assert_eq!(api.get("/v2/ats/events").await.status, 200);
    let path = format!("/v2/ats/api-tokens/{}", made.body["token_id"].as_str().expect("an id"));
    assert_eq!(operator.ask(reqwest::Method::DELETE, &path, None).await.status, 204);
    assert_eq!(api.get("/v2/ats/events").await.status, 401);
    assert_eq!(operator.ask(reqwest::Method::DELETE, &path, None).await.status, 404, "it has ended");
    let theirs = Api::of(&street.world, street.neighbour).await;
    assert_eq!(theirs.get("/v2/ats/events").await.status, 200);
    let path = format!("/v2/ats/tenants/{}", street.neighbour);
    assert_eq!(operator.ask(reqwest::Method::DELETE, &path, None).await.status, 204);
    assert_eq!(theirs.get("/v2/ats/events").await.status, 401);
}
