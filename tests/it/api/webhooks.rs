//! What schedulers are told: everything that happens to a hand-off, in its order, signed, again and again until it is taken.

use std::sync::atomic::Ordering;
use std::time::Duration;

use aws_lc_rs::hmac;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use goodtime_icims::domain::{Scopes, TenantId};
use goodtime_icims::simulator::{Call, Fault};
use goodtime_icims::webhooks::Reach;
use reqwest::Method;
use serde_json::{Value, json};

use super::client::token;
use super::{Answer, Api};
use crate::ears::{Ear, Post};
use crate::world::{Plan, World, path};

const ENDPOINTS: &str = "/v2/ats/webhook-endpoints";
const MESSAGES: &str = "/v2/ats/webhook-messages";
const MINUTE: Duration = Duration::from_mins(1);

/// Somebody who listens, and how it was added.
async fn listening(api: &Api<'_>, tenant: Option<TenantId>) -> (Ear, Answer) {
    let ear = Ear::listen().await;
    let made = api.post(ENDPOINTS, &json!({"name": "scheduler", "url": ear.url(), "tenant_id": tenant})).await;
    assert_eq!(made.status, 201, "{made:?}");
    (ear, made)
}

/// Somebody of the tenant, for days.
async fn lasting(world: &World) -> Api<'_> {
    let (_, token) = token(world, Some(world.tenant), Scopes::all(), Duration::from_hours(200)).await;
    Api::showing(world, Some(token))
}

fn text<'a>(value: &'a Value, name: &str) -> &'a str {
    value[name].as_str().unwrap_or_else(|| panic!("{name} in {value}"))
}

fn body(post: &Post) -> Value {
    serde_json::from_str(&post.body).expect("JSON")
}

fn kinds(posts: &[Post]) -> Vec<String> {
    posts.iter().map(|post| text(&body(post), "type").to_owned()).collect()
}

/// How many of a post's signatures a secret made.
fn signed_by(post: &Post, secret: &str) -> usize {
    let key = STANDARD.decode(secret.strip_prefix("whsec_").expect("a prefix")).expect("base64");
    let content = format!("{}.{}.{}", post.header("webhook-id"), post.header("webhook-timestamp"), post.body);
    let key = hmac::Key::new(hmac::HMAC_SHA256, &key);
    let made =
        post.header("webhook-signature").split(' ').filter_map(|one| STANDARD.decode(one.strip_prefix("v1,")?).ok());
    made.filter(|made| hmac::verify(&key, content.as_bytes(), made).is_ok()).count()
}

#[tokio::test]
async fn a_scheduler_hears_the_whole_story_in_its_order() {
    let world = World::new().await;
    let api = Api::of(&world, world.tenant).await;
    let (ear, made) = listening(&api, None).await;
    world.sim.switch(|s| s.fail(Call::Workflows, Fault::Status(500), 1));
    let jane = world.jane();
    world.send(jane).await;
    world.pass(MINUTE).await;
    assert_eq!(world.post(&world.link(jane).await).await.status(), 303);
    world.work().await;
    let heard = ear.heard();
    assert_eq!(kinds(&heard), ["handoff.waiting", "handoff.ready", "handoff.opened", "handoff.advanced"]);
    assert!(heard.iter().all(|post| signed_by(post, text(&made.body, "secret")) == 1));
    let handoff = world.handoff(jane).await;
    let told: Vec<_> = heard.iter().map(body).collect();
    for one in &told {
        let data = &one["data"];
        assert_eq!(text(data, "handoff_id"), handoff.id.to_string());
        assert_eq!((&data["tenant_id"], &data["workflow_id"]), (&json!(world.tenant), &json!(jane)));
        assert!(!one.to_string().contains("Jane"), "nothing about people");
    }
    assert_eq!(text(&told[0]["data"], "detail"), "unavailable");
    assert_eq!(text(&told[3]["data"], "detail"), "advanced");
    let resume = &told[1]["data"]["resume"];
    assert_eq!(text(resume, "content_type"), "text/plain");
    let file = world.get(&path(text(resume, "url"))).await;
    assert_eq!((file.status().as_u16(), file.headers()["content-type"].as_bytes()), (200, &b"text/plain"[..]));
    let ids: Vec<_> = heard.iter().map(|post| post.header("webhook-id").to_owned()).collect();
    let listed = api.get(&format!("{MESSAGES}?handoff_id={}&state=sent", handoff.id)).await;
    let mut seen: Vec<_> = listed.items().iter().map(|one| text(one, "message_id").to_owned()).collect();
    seen.reverse();
    assert_eq!(seen, ids, "newest first");
    world.nothing_is_owed(jane).await;
}

#[tokio::test]
async fn what_is_not_taken_is_sent_again_in_order_until_it_is_taken() {
    let world = World::new().await;
    let api = lasting(&world).await;
    let (ear, _) = listening(&api, None).await;
    let (other, _) = listening(&api, None).await;
    ear.status.store(500, Ordering::SeqCst);
    let jane = world.sent_and_opened().await;
    world.pass(10 * MINUTE).await;
    let tried = ear.heard();
    assert!((4..20).contains(&tried.len()), "{}", tried.len());
    assert!(kinds(&tried).iter().all(|kind| kind == "handoff.ready"), "nothing overtakes it");
    let id = tried[0].header("webhook-id");
    assert!(tried.iter().all(|post| post.header("webhook-id") == id), "it keeps its id");
    assert_eq!(kinds(&other.heard()).len(), 3, "another endpoint does not wait for it");
    let message = api.get(&format!("{MESSAGES}/{id}")).await.body;
    assert_eq!((text(&message, "state"), text(&message, "last_error")), ("queued", "it answered HTTP 500"));
    ear.status.store(204, Ordering::SeqCst);
    world.pass(60 * MINUTE).await;
    assert_eq!(kinds(&ear.heard()), ["handoff.ready", "handoff.opened", "handoff.advanced"]);
    let attempts = api.get(&format!("{MESSAGES}/{id}/attempts")).await;
    let statuses: Vec<_> = attempts.items().iter().map(|one| one["status"].as_i64().expect("a number")).collect();
    assert_eq!(statuses.len(), tried.len() + 1);
    assert_eq!((statuses[0], statuses[tried.len()]), (500, 204));
    world.nothing_is_owed(jane).await;
}

#[tokio::test]
async fn what_nobody_takes_for_three_days_is_given_up_and_can_be_sent_again() {
    let world = World::new().await;
    let api = lasting(&world).await;
    let (ear, _) = listening(&api, None).await;
    ear.status.store(503, Ordering::SeqCst);
    let jane = world.jane();
    world.send(jane).await;
    world.pass(75 * 60 * MINUTE).await;
    let tries = ear.heard().len();
    assert!((70..110).contains(&tries), "every hour in the end: {tries}");
    world.nothing_is_owed(jane).await;
    let failed = api.get(&format!("{MESSAGES}?state=failed")).await;
    let id = text(&failed.items()[0], "message_id");
    assert_eq!(api.act(&format!("{MESSAGES}/{id}/resend")).await.status, 202);
    assert_eq!(api.act(&format!("{MESSAGES}/{id}/resend")).await.status, 409, "it is still to be sent");
    ear.status.store(200, Ordering::SeqCst);
    world.pass(10 * MINUTE).await;
    assert_eq!(ear.heard().iter().map(|post| post.header("webhook-id").to_owned()).collect::<Vec<_>>(), [id]);
    assert_eq!(api.get(&format!("{MESSAGES}/{id}")).await.body["state"], "sent");
}

#[tokio::test]
async fn an_ats_that_fails_does_not_keep_a_scheduler_from_hearing_so() {
    let world = World::new().await;
    let api = Api::of(&world, world.tenant).await;
    let (ear, _) = listening(&api, None).await;
    world.sim.switch(|s| s.fail(Call::Workflows, Fault::Status(500), 1_000));
    for application in world.story.applications.clone() {
        world.send(application).await;
    }
    world.pass(5 * MINUTE).await;
    let heard = ear.heard();
    assert_eq!(kinds(&heard).iter().filter(|kind| *kind == "handoff.waiting").count(), world.story.applications.len());
    assert_eq!(world.post(&world.link(world.jane()).await).await.status(), 303);
    world.work().await;
    assert!(!world.region.flow.store.circuits().await.expect("read").is_empty(), "its circuit is open");
    assert_eq!(kinds(&ear.heard()), ["handoff.opened"], "at once");
}

#[tokio::test]
async fn both_secrets_sign_while_one_takes_the_others_place_and_a_test_tells_what_it_met() {
    let world = World::new().await;
    let api = Api::of(&world, world.tenant).await;
    let (ear, made) = listening(&api, None).await;
    let address = format!("{ENDPOINTS}/{}", text(&made.body, "endpoint_id"));
    let test = async || api.act(&format!("{address}/test")).await.body;
    assert_eq!(test().await, json!({"taken": true, "status": 200}));
    let rotated = api.post(&format!("{address}/rotate-secret"), &json!({"overlap_hours": 1})).await;
    let (old, new) = (text(&made.body, "secret"), text(&rotated.body, "secret"));
    ear.heard();
    test().await;
    let post = ear.heard().remove(0);
    assert_eq!((signed_by(&post, old), signed_by(&post, new)), (1, 1));
    assert_eq!(body(&post), json!({"type": "webhook.test", "timestamp": body(&post)["timestamp"], "data": {}}));
    world.clock.advance(59 * MINUTE);
    ear.status.store(418, Ordering::SeqCst);
    assert_eq!(test().await, json!({"taken": false, "status": 418, "why": "it answered HTTP 418"}));
    ear.heard();
    world.clock.advance(MINUTE);
    let api = Api::of(&world, world.tenant).await;
    api.act(&format!("{address}/test")).await;
    let post = ear.heard().remove(0);
    assert_eq!((signed_by(&post, old), signed_by(&post, new)), (0, 1));
    let read = api.get(&address).await;
    assert!(!read.body.to_string().contains("whsec_"), "a secret is shown once");
}

#[tokio::test]
async fn a_disabled_or_removed_endpoint_hears_nothing_more() {
    let world = World::new().await;
    let api = Api::of(&world, world.tenant).await;
    let (ear, made) = listening(&api, None).await;
    let (gone, removed) = listening(&api, None).await;
    ear.status.store(500, Ordering::SeqCst);
    gone.status.store(500, Ordering::SeqCst);
    let jane = world.jane();
    world.send(jane).await;
    world.work().await;
    let address = format!("{ENDPOINTS}/{}", text(&made.body, "endpoint_id"));
    let change = json!({"enabled": false});
    assert_eq!(api.ask(Method::PATCH, &address, Some(&change)).await.status, 428);
    let stale = api.ask_with(Method::PATCH, &address, Some(&change), &[("if-match", "\"7\"")]).await;
    assert_eq!((stale.status, stale.problem()), (412, "changed-meanwhile"));
    let changed = api.ask_with(Method::PATCH, &address, Some(&change), &[("if-match", "\"1\"")]).await;
    assert_eq!((&changed.body["enabled"], changed.headers["etag"].as_bytes()), (&json!(false), &b"\"2\""[..]));
    let other = format!("{ENDPOINTS}/{}", text(&removed.body, "endpoint_id"));
    assert_eq!(api.ask(Method::DELETE, &other, None).await.status, 204);
    assert_eq!(api.get(&other).await.status, 404);
    for told in [&ear, &gone] {
        assert!(!told.heard().is_empty(), "each was tried");
    }
    world.pass(60 * MINUTE).await;
    assert_eq!((ear.heard().len(), gone.heard().len()), (0, 0));
    let api = Api::of(&world, world.tenant).await;
    let failed = api.get(&format!("{MESSAGES}?state=failed")).await;
    assert_eq!(failed.items().len(), 2, "what was owed to them is given up");
    world.nothing_is_owed(jane).await;
}

#[tokio::test]
async fn operators_hear_of_every_tenant_and_tenants_see_nothing_of_that() {
    let world = World::new().await;
    let (operator, tenant) = (Api::operator(&world).await, Api::of(&world, world.tenant).await);
    let (ear, made) = listening(&operator, None).await;
    world.sent_and_opened().await;
    world.work().await;
    assert_eq!(kinds(&ear.heard()), ["handoff.ready", "handoff.opened", "handoff.advanced"]);
    assert_eq!(tenant.get(ENDPOINTS).await.items().len(), 0);
    let address = format!("{ENDPOINTS}/{}", text(&made.body, "endpoint_id"));
    assert_eq!(tenant.get(&address).await.status, 404);
    assert_eq!(tenant.get(MESSAGES).await.items().len(), 0);
    let message = format!("{MESSAGES}/{}", text(&operator.get(MESSAGES).await.items()[0], "message_id"));
    for path in [message.clone(), format!("{message}/attempts")] {
        assert_eq!((operator.get(&path).await.status, tenant.get(&path).await.status), (200, 404), "{path}");
    }
    assert_eq!(tenant.act(&format!("{message}/resend")).await.status, 404);
}

#[tokio::test]
async fn what_cannot_be_accepted_is_named() {
    let mut plan = Plan::default();
    plan.api.webhook_reach = Reach::Public;
    let world = World::planned(plan).await;
    let api = Api::of(&world, world.tenant).await;
    let asked = |url: &str, kinds: Value| json!({"name": "x", "url": url, "kinds": kinds});
    for url in ["http://scheduler.example/", "https://10.0.0.1/", "https://[::1]/", "http://127.0.0.1/", "nowhere"] {
        let answer = api.post(ENDPOINTS, &asked(url, json!(["handoff.ready"]))).await;
        assert_eq!((answer.status, answer.wrong()), (422, vec!["url"]), "{url}");
    }
    let answer = api.post(ENDPOINTS, &asked("https://scheduler.example/", json!(["handoff.dreamt"]))).await;
    assert_eq!((answer.status, answer.wrong()), (422, vec!["kinds[0]"]));
    let few = "webhooks:write".parse().expect("a scope");
    let api = Api::with(&world, Some(world.tenant), few).await;
    let answer = api.post(ENDPOINTS, &asked("https://scheduler.example/", json!(["handoff.ready"]))).await;
    assert_eq!((answer.status, answer.problem()), (403, "not-allowed"), "it could not read resumes");
    for n in 0..11 {
        let answer = api.post(ENDPOINTS, &asked("https://scheduler.example/", json!(["handoff.opened"]))).await;
        assert_eq!(answer.status, if n < 10 { 201 } else { 409 }, "{n}");
    }
}
