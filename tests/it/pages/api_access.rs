//! Tokens and webhooks of a customer: made on a page, shown once, and good for what they say.

use std::sync::atomic::Ordering;

use goodtime_icims::domain::Role;
use goodtime_icims::webhooks::Reach;

use super::browser::{Browser, Page};
use super::street::{below, done_by_people};
use crate::api::Api;
use crate::api::access::neighbour;
use crate::ears::{Ear, Post};
use crate::world::{Plan, World};

/// Fills the form of a new token, and sends it.
async fn make(browser: &mut Browser<'_>, world: &World, (name, days): (&str, &str), scopes: &[&str]) -> Page {
    let url = below(world, "api-access");
    let form = browser.get(&url).await.form(&url).with("name", name).with("days", days);
    browser.send(&scopes.iter().fold(form, |form, scope| form.tick("scopes", scope))).await
}

/// Fills the form of a new webhook, and sends it; `kinds` alone stay ticked.
async fn add(browser: &mut Browser<'_>, world: &World, (name, to): (&str, &str), kinds: &[&str]) -> Page {
    let url = below(world, "api-access/webhooks");
    let form = browser.get(&url).await.form(&url).with("name", name).with("url", to).without("kinds");
    browser.send(&kinds.iter().fold(form, |form, kind| form.tick("kinds", kind))).await
}

/// Where the only webhook is.
async fn webhook(browser: &mut Browser<'_>, world: &World) -> String {
    let list = below(world, "api-access/webhooks");
    let links = browser.get(&list).await.links();
    links.into_iter().find(|link| link.starts_with(&format!("{list}/"))).expect("a webhook")
}

fn kinds(posts: &[Post]) -> Vec<String> {
    let kind = |post: &Post| {
        let body: serde_json::Value = serde_json::from_str(&post.body).expect("JSON");
        body["type"].as_str().expect("a type").to_owned()
    };
    posts.iter().map(kind).collect()
}

#[tokio::test]
async fn a_token_is_shown_once_does_what_it_says_and_ends_when_it_is_revoked() {
    let world = World::new().await;
    neighbour(&world).await;
    let mut admin = Browser::of(&world, Role::SuperAdmin).await;
    let page = make(&mut admin, &world, ("<i>scheduler</i>", "30"), &["tenants:read", "events:read"]).await;
    let secret = page.shown_once("made");
    assert!(
        page.status == 200 && page.says("It is shown this once.") && !page.says("<i>scheduler"),
        "{}",
        page.words()
    );
    let api = Api::showing(&world, Some(secret.clone()));
    let seen = api.get("/v2/ats/tenants").await;
    assert_eq!((seen.status, seen.items().len()), (200, 1), "its own customer alone: {seen:?}");
    assert_eq!(api.get("/v2/ats/handoffs").await.status, 403, "what was not ticked it may not do");

    let list = admin.get(&below(&world, "api-access")).await;
    assert!(list.says("&#60;i&#62;scheduler") && list.says("Counts") && !list.says(&secret), "{}", list.words());
    let [revoke] = &list.actions("/revoke")[..] else { panic!("one token: {}", list.words()) };
    let done = admin.send(&list.form(revoke)).await.leads_to().to_owned();
    let list = admin.get(&done).await;
    assert!(list.says("The token is revoked") && list.says("Revoked") && list.actions("/revoke").is_empty());
    assert_eq!(api.get("/v2/ats/tenants").await.status, 401);
    assert_eq!(admin.post(revoke, &[]).await.status, 404, "it has ended");
    assert_eq!(done_by_people(&world).await, ["api_token.revoke", "api_token.add"]);
}

#[tokio::test]
async fn a_token_that_cannot_be_is_not_made_and_what_was_typed_stays() {
    let world = World::new().await;
    let mut admin = Browser::of(&world, Role::SuperAdmin).await;
    let url = below(&world, "api-access");
    let long = "x".repeat(101);
    let cases: [(&str, &str, &[&str], &str); 6] = [
        ("", "30", &["events:read"], "wrong-name"),
        (&long, "30", &["events:read"], "wrong-name"),
        ("scheduler", "0", &["events:read"], "wrong-days"),
        ("scheduler", "367", &["events:read"], "wrong-days"),
        ("scheduler", "30", &[], "wrong-scopes"),
        ("\"scheduler\"", "30", &["events:read", "everything"], "wrong-scopes"),
    ];
    for (name, days, scopes, marked) in cases {
        let page = make(&mut admin, &world, (name, days), scopes).await;
        assert!(page.status == 422 && page.says(&format!("id=\"{marked}\"")), "{marked}: {}", page.words());
        assert_eq!(page.text.matches("class=\"wrong\"").count(), 1, "nothing else is wrong: {}", page.words());
        let form = page.form(&url);
        assert_eq!((form.value("name"), form.value("days")), (Some(name), Some(days)));
        let known: Vec<_> = scopes.iter().copied().filter(|scope| *scope != "everything").collect();
        assert_eq!(form.ticked("scopes"), known);
    }
    assert!(admin.get(&url).await.says("No token yet"));
    assert_eq!(done_by_people(&world).await, Vec::<String>::new());
}

#[tokio::test]
async fn a_webhook_is_added_tested_told_silenced_and_removed() {
    let world = World::new().await;
    let ear = Ear::listen().await;
    let mut admin = Browser::of(&world, Role::SuperAdmin).await;
    let page = add(&mut admin, &world, ("scheduler", &ear.url()), &["handoff.ready", "handoff.opened"]).await;
    let secret = page.shown_once("made");
    assert!(page.status == 200 && secret.starts_with("whsec_"), "{}", page.words());
    let url = webhook(&mut admin, &world).await;
    let page = admin.get(&url).await;
    assert!(!page.says(&secret) && page.says(&ear.url()) && page.says("No message yet"), "{}", page.words());
    assert!(page.says("handoff.ready") && !page.says("handoff.advanced"));

    let tested = admin.send(&page.form(&format!("{url}/test"))).await;
    assert!(tested.says("The test was taken. Status of the answer: 200."), "{}", tested.words());
    assert_eq!(kinds(&ear.heard()), ["webhook.test"]);
    let jane = world.sent_and_opened().await;
    world.work().await;
    assert_eq!(kinds(&ear.heard()), ["handoff.ready", "handoff.opened"], "what it asked for, and nothing more");
    let told = admin.get(&url).await;
    let drawer = below(&world, &format!("interviews/{}", world.handoff(jane).await.id));
    assert!(told.words().contains("can be scheduled") && told.links().contains(&drawer), "{}", told.words());
    let resend = told.actions("/resend").remove(0);
    let done = admin.send(&told.form(&resend)).await.leads_to().to_owned();
    assert!(admin.get(&done).await.says("The message is sent again."));
    world.work().await;
    assert_eq!(kinds(&ear.heard()), ["handoff.opened"], "the newest stands first");

    let rotated = admin.press(&url, &format!("{url}/rotate")).await;
    let new = rotated.shown_once("made");
    assert!(rotated.status == 200 && new.starts_with("whsec_") && new != secret && !admin.get(&url).await.says(&new));
    admin.press(&url, &format!("{url}/test")).await;
    assert_eq!(ear.heard()[0].header("webhook-signature").split(' ').count(), 2, "the old one signs too");
    let done = admin.press(&url, &format!("{url}/disable")).await.leads_to().to_owned();
    let page = admin.get(&done).await;
    assert!(page.says("told nothing any more") && page.form_or_none(&format!("{url}/disable")).is_none());
    world.send(world.story.applications[1]).await;
    world.work().await;
    assert_eq!(kinds(&ear.heard()), Vec::<String>::new());
    admin.press(&url, &format!("{url}/enable")).await.leads_to();
    let done = admin.press(&url, &format!("{url}/remove")).await.leads_to().to_owned();
    assert!(admin.get(&done).await.says("The webhook was removed."));
    assert!(admin.get(&done).await.says("No webhook yet") && admin.get(&url).await.status == 404);
    let log = done_by_people(&world).await;
    assert_eq!(log.iter().filter(|done| *done == "webhook_endpoint.remove").count(), 1, "{log:?}");
}

#[tokio::test]
async fn a_webhook_that_cannot_be_is_not_added_and_what_was_typed_stays() {
    let mut plan = Plan::default();
    plan.api.webhook_reach = Reach::Public;
    let world = World::planned(plan).await;
    let mut admin = Browser::of(&world, Role::SuperAdmin).await;
    let list = below(&world, "api-access/webhooks");
    let fine = "https://scheduler.example/hook";
    let cases: [(&str, &str, &[&str], &str); 6] = [
        ("", fine, &["handoff.ready"], "wrong-name"),
        ("scheduler", "not an address", &["handoff.ready"], "wrong-url"),
        ("scheduler", "http://scheduler.example/hook", &["handoff.ready"], "wrong-url"),
        ("scheduler", "https://127.0.0.1/hook", &["handoff.ready"], "wrong-url"),
        ("scheduler", "javascript:alert(\"1\")", &["handoff.ready"], "wrong-url"),
        ("scheduler", fine, &[], "wrong-kinds"),
    ];
    for (name, url, kinds, marked) in cases {
        let page = add(&mut admin, &world, (name, url), kinds).await;
        assert!(page.status == 422 && page.says(&format!("id=\"{marked}\"")), "{url}: {}", page.words());
        let form = page.form(&list);
        assert_eq!(
            (form.value("name"), form.value("url"), form.ticked("kinds")),
            (Some(name), Some(url), kinds.to_vec())
        );
    }
    assert!(admin.get(&list).await.says("No webhook yet"));
    assert_eq!(done_by_people(&world).await, Vec::<String>::new());
}

#[tokio::test]
async fn a_webhook_that_does_not_answer_is_told_with_the_reason() {
    let world = World::new().await;
    let ear = Ear::listen().await;
    let mut admin = Browser::of(&world, Role::SuperAdmin).await;
    add(&mut admin, &world, ("scheduler", &ear.url()), &["handoff.ready"]).await;
    let url = webhook(&mut admin, &world).await;
    ear.status.store(500, Ordering::SeqCst);
    let tested = admin.press(&url, &format!("{url}/test")).await;
    assert!(tested.says("notice alert") && tested.says("The test was not taken:") && tested.says("500"));
    world.send(world.jane()).await;
    world.work().await;
    let page = admin.get(&url).await;
    assert!(page.words().contains("to be sent") && page.actions("/resend").is_empty(), "{}", page.words());

    for action in ["forget", "x"] {
        assert_eq!(admin.post(&format!("{url}/{action}"), &[]).await.status, 404, "{action}");
    }
    let nothing = uuid::Uuid::from_u128(7);
    assert_eq!(admin.post(&format!("{url}/messages/{nothing}/resend"), &[]).await.status, 404);
    assert_eq!(admin.get(&below(&world, &format!("api-access/webhooks/{nothing}"))).await.status, 404);
}
