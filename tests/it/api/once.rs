//! A request with an idempotency key takes effect once.

use std::time::Duration;

use goodtime_icims::domain::Scopes;
use reqwest::Method;
use serde_json::{Value, json};

use super::client::token;
use super::{Answer, Api};
use crate::world::World;

const TOKENS: &str = "/v2/ats/api-tokens";

fn body(name: &str) -> Value {
    json!({"name": name, "scopes": ["events:read"]})
}

async fn ask(api: &Api<'_>, key: &str, path: &str, body: &Value) -> Answer {
    api.ask_with(Method::POST, path, Some(body), &[("idempotency-key", key)]).await
}

fn replayed(answer: &Answer) -> bool {
    answer.headers.get("idempotency-replayed").is_some_and(|value| value == "true")
}

async fn tokens(api: &Api<'_>) -> usize {
    api.get(TOKENS).await.items().len()
}

#[tokio::test]
async fn a_request_that_is_sent_again_does_nothing_and_is_answered_in_the_same_way() {
    let world = World::new().await;
    let api = Api::operator(&world).await;
    let first = ask(&api, "one", TOKENS, &body("x")).await;
    assert_eq!((first.status, replayed(&first)), (201, false));
    let before = tokens(&api).await;
    let again = ask(&api, "one", TOKENS, &body("x")).await;
    assert_eq!((again.status, &again.body, replayed(&again)), (201, &first.body, true), "the secret too");
    assert_eq!(again.headers["content-type"], first.headers["content-type"]);
    assert_eq!(tokens(&api).await, before);
    let new = ask(&api, "two", TOKENS, &body("x")).await;
    assert_ne!(new.body["token_id"], first.body["token_id"]);
}

#[tokio::test]
async fn a_key_belongs_to_one_request_of_one_caller() {
    let world = World::new().await;
    let api = Api::operator(&world).await;
    assert_eq!(ask(&api, "one", TOKENS, &body("x")).await.status, 201);
    let other = ask(&api, "one", TOKENS, &body("y")).await;
    assert_eq!((other.status, other.problem()), (409, "idempotency-key-reused"));
    let pause = format!("/v2/ats/tenants/{}/pause", world.tenant);
    let elsewhere = ask(&api, "one", &pause, &body("x")).await;
    assert_eq!((elsewhere.status, elsewhere.problem()), (409, "idempotency-key-reused"));
    let neighbour = Api::of(&world, world.tenant).await;
    let theirs = ask(&neighbour, "one", TOKENS, &body("x")).await;
    assert_eq!((theirs.status, replayed(&theirs)), (201, false), "another caller's key is another key");
}

#[tokio::test]
async fn what_was_refused_did_nothing_and_gives_its_key_back() {
    let world = World::new().await;
    let api = Api::operator(&world).await;
    assert_eq!(ask(&api, "one", TOKENS, &body("")).await.status, 422);
    let mended = ask(&api, "one", TOKENS, &body("x")).await;
    assert_eq!((mended.status, replayed(&mended)), (201, false));
    let bad = ask(&api, "no blanks", TOKENS, &body("x")).await;
    assert_eq!((bad.status, bad.wrong()), (422, vec!["Idempotency-Key"]));
}

#[tokio::test]
async fn a_key_is_forgotten_after_a_day() {
    let world = World::new().await;
    let jane = world.jane();
    world.send(jane).await;
    world.work().await;
    let (_, lasting) = token(&world, None, Scopes::all(), Duration::from_hours(48)).await;
    let api = Api::showing(&world, Some(lasting));
    let path = format!("/v2/ats/handoffs/{}/link", world.handoff(jane).await.id);
    let ask = async |api: &Api<'_>| {
        let answer = api.ask_with(Method::POST, &path, None, &[("idempotency-key", "one")]).await;
        (answer.status, answer.body["url"].clone(), replayed(&answer))
    };
    let first = ask(&api).await;
    assert_eq!((first.0, first.2), (200, false));
    assert_eq!(ask(&api).await, (200, first.1.clone(), true));
    world.clock.advance(Duration::from_hours(24) + Duration::from_secs(1));
    let anew = ask(&api).await;
    assert_eq!((anew.0, anew.2), (200, false));
    assert_ne!(anew.1, first.1);
}

#[tokio::test]
async fn many_that_come_at_once_take_effect_once() {
    let world = World::new().await;
    let api = Api::operator(&world).await;
    let before = tokens(&api).await;
    let (key, sent) = ("one", body("x"));
    let answers = futures_util::future::join_all((0..20).map(|_| ask(&api, key, TOKENS, &sent))).await;
    assert!(answers.iter().all(|answer| [201, 409].contains(&answer.status)), "{answers:?}");
    assert_eq!(answers.iter().filter(|answer| answer.status == 201 && !replayed(answer)).count(), 1);
    assert_eq!(tokens(&api).await, before + 1);
}
