//! What administrators do: tenants, secrets, rules, the audit log.

use std::time::Duration;

use goodtime_icims::domain::{Clock as _, Tenant};
use reqwest::Method;
use serde_json::{Value, json};

use super::{Answer, Api};
use crate::world::{CUSTOMER, WEBHOOK_USER, World};

fn new_tenant() -> Value {
    json!({
        "customer_id": 5_555, "name": "Second", "settings": {"link_days": 7, "roles": {"sourcer": "field7"}},
        "sender": {"principal": "icims-second", "kind": "basic"},
        "api": {"kind": "oauth_client", "principal": "goodtime", "secret": "a secret of the tests"},
    })
}

async fn created(api: &Api<'_>) -> Answer {
    let answer = api.post("/v2/ats/tenants", &new_tenant()).await;
    assert_eq!(answer.status, 201, "{answer:?}");
    answer
}

fn address(answer: &Answer) -> String {
    format!("/v2/ats/tenants/{}", answer.body["tenant_id"])
}

#[tokio::test]
async fn a_tenant_is_added_with_a_sender_that_can_send_at_once() {
    let world = World::new().await;
    let api = Api::operator(&world).await;
    let answer = created(&api).await;
    assert_eq!(answer.headers["location"], format!("{}{}", world.settings.public_url, address(&answer)));
    assert_eq!(answer.headers["etag"], "\"1\"");
    let settings = &answer.body["settings"];
    assert_eq!((&settings["link_days"], &settings["roles"]["sourcer"]), (&json!(7), &json!("field7")));
    assert_eq!(settings["roles"]["recruiter"], "recruiter", "the others stay as usual");
    let sender = &answer.body["sender"];
    assert_eq!(sender["webhook_url"], format!("{}/v2/ats/webhook/icims", world.settings.public_url));
    let secret = sender["secret"].as_str().expect("it was made").to_owned();
    let event = json!({"eventType": "RemoteLoginEvent", "customerId": "5555", "systemId": "1", "userId": "1"});
    let send = |secret: &str| {
        let request = world.http().post(world.url("/v2/ats/webhook/icims")).json(&event);
        world.request(request.basic_auth("icims-second", Some(secret)))
    };
    assert_eq!(send(&secret).await.status(), 200);
    assert_eq!(send("another").await.status(), 401);
    let again = api.post("/v2/ats/tenants", &new_tenant()).await;
    assert_eq!((again.status, again.wrong()), (422, vec!["sender.principal"]), "its sender has the name");
    let mut other = new_tenant();
    other["sender"]["principal"] = json!("icims-other");
    let again = api.post("/v2/ats/tenants", &other).await;
    assert_eq!((again.status, again.problem()), (409, "conflict"));
}

#[tokio::test]
async fn a_tenant_is_listed_read_changed_paused_activated_and_removed() {
    let world = World::new().await;
    let api = Api::operator(&world).await;
    let path = address(&created(&api).await);
    let listed = api.get("/v2/ats/tenants").await;
    let customers: Vec<_> = listed.items().iter().map(|one| one["customer_id"].as_i64()).collect();
    assert_eq!(customers, [Some(CUSTOMER), Some(5_555)]);
    assert_eq!(api.get("/v2/ats/tenants?customer_id=5555").await.items().len(), 1);
    let change = json!({"name": "Renamed", "settings": {"link_field": "field1", "roles": {"sourcer": null}}});
    let read = api.get(&path).await;
    let tag = read.headers["etag"].to_str().expect("text").to_owned();
    let changed = api.ask_with(Method::PATCH, &path, Some(&change), &[("if-match", &tag)]).await;
    assert_eq!((changed.status, &changed.body["name"]), (200, &json!("Renamed")), "{changed:?}");
    let settings = &changed.body["settings"];
    assert_eq!((&settings["link_field"], &settings["link_days"]), (&json!("field1"), &json!(7)));
    assert_eq!(settings["roles"].get("sourcer"), None);
    let late = api.ask_with(Method::PATCH, &path, Some(&change), &[("if-match", &tag)]).await;
    assert_eq!((late.status, late.problem()), (412, "changed-meanwhile"));
    for odd in ["\"0\"", "\"-1\"", "3", ""] {
        let answer = api.ask_with(Method::PATCH, &path, Some(&change), &[("if-match", odd)]).await;
        assert_eq!(answer.status, 412, "{odd:?}: {answer:?}");
    }
    let blind = api.ask(Method::PATCH, &path, Some(&change)).await;
    assert_eq!((blind.status, blind.problem()), (428, "if-match-needed"));
    let until = world.clock.now().plus(Duration::from_hours(1)).to_string();
    let paused = api.post(&format!("{path}/pause"), &json!({"until": until})).await;
    assert_eq!((&paused.body["paused"], &paused.body["paused_until"]), (&json!(true), &json!(until)));
    let active = api.act(&format!("{path}/activate")).await;
    assert_eq!((&active.body["paused"], active.body.get("paused_until")), (&json!(false), None));
    assert_eq!(api.ask(Method::DELETE, &path, None).await.status, 204);
    assert_eq!(api.get(&path).await.status, 404);
}

#[tokio::test]
async fn a_tenant_goes_live_when_nothing_is_missing_or_when_an_operator_forces_it() {
    let world = World::new().await;
    let (api, own) = (Api::operator(&world).await, Api::of(&world, world.tenant).await);
    let mut new = new_tenant();
    new["paused"] = json!(true);
    let made = api.post("/v2/ats/tenants", &new).await;
    assert_eq!((&made.body["paused"], &made.body["activated"]), (&json!(true), &json!(false)), "{made:?}");
    let path = address(&made);
    let refused = api.act(&format!("{path}/activate")).await;
    assert_eq!((refused.status, refused.problem()), (409, "not-ready"), "{refused:?}");
    assert_eq!(refused.wrong(), ["stages", "trigger"]);
    let paused = api.post(&format!("{path}/pause"), &json!({})).await;
    assert_eq!((paused.status, paused.problem()), (409, "conflict"), "the end of a pause would activate it");
    assert_eq!(api.act(&format!("{path}/activate?force=maybe")).await.status, 422);
    let forced = api.act(&format!("{path}/activate?force=true")).await;
    assert_eq!((forced.status, &forced.body["paused"], &forced.body["activated"]), (200, &json!(false), &json!(true)));
    assert_eq!(forced.body["settings"]["sync"]["source"], "off");
    let log = api.get("/v2/ats/audit-log").await;
    assert_eq!(log.items()[0]["action"], "tenant.activate");
    assert_eq!(log.items()[0]["subject"], "forced without stages, trigger");

    // From now on it is paused and resumed by whoever may change it.
    let path = format!("/v2/ats/tenants/{}", world.tenant);
    let paused = own.post(&format!("{path}/pause"), &json!({})).await;
    assert!(paused.body["paused_until"].as_str().is_some_and(|until| until.starts_with("9999-")), "{paused:?}");
    assert_eq!(own.act(&format!("{path}/activate")).await.body["paused"], json!(false));
    let never = own.post(&format!("{path}/pause"), &json!({"until": "9999-01-01T00:00:00Z"})).await;
    assert_eq!((never.status, &never.body["activated"]), (200, &json!(true)), "{never:?}");
    assert_eq!(own.act(&format!("{path}/activate")).await.status, 200);
}

#[tokio::test]
async fn the_first_activation_is_for_operators_and_starts_the_sync() {
    let world = World::new().await;
    let (api, own) = (Api::operator(&world).await, Api::of(&world, world.tenant).await);
    let (store, now) = (&world.region.flow.store, world.clock.now());
    store.pause_tenant(world.tenant, Some(Tenant::NOT_ACTIVATED), ("test", now)).await.expect("kept");
    world.region.flow.directory.refresh().await.expect("read");
    let path = format!("/v2/ats/tenants/{}", world.tenant);
    let refused = own.act(&format!("{path}/activate?force=true")).await;
    assert_eq!((refused.status, refused.problem()), (403, "not-allowed"));
    assert_eq!(api.act(&format!("{path}/activate")).await.wrong(), ["stages"]);
    let live = api.act(&format!("{path}/activate?force=true&sync=true")).await;
    assert_eq!((live.status, &live.body["settings"]["sync"]["source"]), (200, &json!("search")), "{live:?}");
    assert_eq!(api.get(&format!("{path}/sync-runs")).await.items()[0]["state"], "running");
}

#[tokio::test]
async fn a_secret_is_rotated_with_an_overlap_and_never_shown() {
    let world = World::new().await;
    let api = Api::operator(&world).await;
    let made = created(&api).await;
    let path = format!("{}/credentials", address(&made));
    let first = made.body["sender"]["secret"].as_str().expect("it was made").to_owned();
    let rotated = api.post(&path, &json!({"direction": "inbound", "overlap_seconds": 60})).await;
    let second = rotated.body["secret"].as_str().expect("it was made").to_owned();
    let send = |secret: String| {
        let event = json!({"eventType": "RemoteLoginEvent", "customerId": "5555", "systemId": "1", "userId": "1"});
        let request = world.http().post(world.url("/v2/ats/webhook/icims")).json(&event);
        world.request(request.basic_auth("icims-second", Some(secret)))
    };
    assert_eq!(
        (send(first.clone()).await.status(), send(second.clone()).await.status()),
        (200.try_into().unwrap(), 200.try_into().unwrap())
    );
    world.clock.advance(Duration::from_mins(2));
    assert_eq!((send(first.clone()).await.status().as_u16(), send(second.clone()).await.status().as_u16()), (401, 200));
    let presented = json!({"direction": "outbound", "secret": "another secret of the tests"});
    assert_eq!(api.post(&path, &presented).await.status, 201);
    let none = api.post(&path, &json!({"direction": "outbound"})).await;
    assert_eq!((none.status, none.wrong()), (422, vec!["secret"]));
    let panel = json!({"direction": "outbound", "family": "collaboration", "secret": "a third secret of the tests"});
    let panel = api.post(&path, &panel).await;
    assert_eq!((panel.status, &panel.body["family"]), (201, &json!("collaboration")));
    assert_eq!(panel.body["principal"], "goodtime", "the client of the records, where no other is named");
    let odd = api.post(&path, &json!({"direction": "inbound", "family": "records"})).await;
    assert_eq!((odd.status, odd.wrong()), (422, vec!["family"]));
    let listed = api.get(&path).await;
    assert_eq!(listed.items().len(), 5);
    let everything = format!("{} {}", listed.body, api.get(&address(&made)).await.body);
    for secret in [first, second, "another secret of the tests".to_owned()] {
        assert!(!everything.contains(&secret), "it is never shown");
    }
}

#[tokio::test]
async fn only_operators_give_a_tenant_a_new_sender_and_nobody_learns_of_others() {
    let world = World::new().await;
    let operator = Api::operator(&world).await;
    created(&operator).await;
    let path = format!("/v2/ats/tenants/{}/credentials", world.tenant);
    let asked = |principal: &str| json!({"direction": "inbound", "kind": "basic", "principal": principal});
    let own = Api::of(&world, world.tenant).await;
    let (theirs, free) = (own.post(&path, &asked("icims-second")).await, own.post(&path, &asked("free")).await);
    let told = |answer: &Answer| (answer.status, answer.body["type"].clone(), answer.body["detail"].clone());
    assert_eq!((theirs.status, told(&theirs)), (403, told(&free)));
    assert_eq!(own.post(&path, &asked(WEBHOOK_USER)).await.status, 201, "its own it may renew");
    assert_eq!(operator.post(&path, &asked("icims-second")).await.wrong(), ["principal"]);
    assert_eq!(operator.post(&path, &asked("free")).await.status, 201);
}

#[tokio::test]
async fn nothing_is_read_live_for_a_tenant_that_is_paused() {
    let world = World::new().await;
    world.send(world.jane()).await;
    world.work().await;
    let api = Api::of(&world, world.tenant).await;
    let handoff = world.handoff(world.jane()).await;
    let tenant = format!("/v2/ats/tenants/{}", world.tenant);
    assert_eq!(api.post(&format!("{tenant}/pause"), &json!({})).await.status, 200);
    let reads = [format!("{tenant}/applications/{}", world.jane()), format!("/v2/ats/handoffs/{}/resume", handoff.id)];
    for path in &reads {
        let answer = api.get(path).await;
        assert_eq!((answer.status, answer.problem()), (409, "conflict"), "{path}");
    }
    let played = api.act(&format!("/v2/ats/events/{}/replay", handoff.event)).await;
    assert_eq!((played.status, &played.body["result"]), (202, &json!("paused")));
    assert_eq!(api.act(&format!("{tenant}/activate")).await.status, 200);
    for path in &reads {
        assert_eq!(api.get(path).await.status, 200, "{path}");
    }
}

#[tokio::test]
async fn rules_are_set_read_and_removed_and_no_circle_is_made() {
    let world = World::new().await;
    let api = Api::operator(&world).await;
    let path = format!("/v2/ats/tenants/{}/rules", world.tenant);
    let put = |trigger: &'static str, body: Value| {
        let (api, path) = (&api, format!("{path}/{trigger}"));
        async move { api.ask(Method::PUT, &path, Some(&body)).await }
    };
    let rule = put("30100", json!({"next": "C30200", "reply": "seamless"})).await;
    assert_eq!((rule.status, &rule.body), (200, &json!({"trigger": 30100, "next": "C30200", "reply": "seamless"})));
    assert_eq!(api.get(&format!("{path}/C30100")).await.body, rule.body);
    let circle = put("30200", json!({"next": "C30100", "reply": "seamless"})).await;
    assert_eq!((circle.status, circle.wrong()), (422, vec!["next"]));
    let wrong = put("30200", json!({"next": "30100", "reply": "seamless"})).await;
    assert_eq!((wrong.status, wrong.wrong()), (422, vec!["next"]), "a write needs the letter");
    assert_eq!(api.get(&path).await.items().len(), 2);
    assert_eq!(api.ask(Method::DELETE, &format!("{path}/30100"), None).await.status, 204);
    assert_eq!(api.ask(Method::DELETE, &format!("{path}/30100"), None).await.status, 404);
    assert_eq!(api.get(&format!("{path}/30100")).await.status, 404);
}

#[tokio::test]
async fn every_change_stands_in_the_audit_log_with_who_made_it() {
    let world = World::new().await;
    let api = Api::operator(&world).await;
    let path = address(&created(&api).await);
    let rule = json!({"reply": "seamless"});
    assert_eq!(api.ask(Method::PUT, &format!("{path}/rules/30100"), Some(&rule)).await.status, 200);
    assert_eq!(api.ask(Method::DELETE, &path, None).await.status, 204);
    let log = api.get("/v2/ats/audit-log").await;
    let actions: Vec<_> = log.items().iter().map(|one| one["action"].as_str().expect("text")).collect();
    assert_eq!(actions[..3], ["tenant.removed", "tenant.remove", "rule.put"], "newest first: {actions:?}");
    let actor = log.items()[0]["actor"].as_str().expect("text");
    assert!(actor.starts_with("api token "), "{actor}");
    assert!(actions.contains(&"tenant.add") && actions.contains(&"api_token.add"));
}

#[tokio::test]
async fn the_stream_is_chosen_by_the_tenant_and_its_host_by_operators() {
    let world = World::new().await;
    let (operator, own) = (Api::operator(&world).await, Api::of(&world, world.tenant).await);
    let path = format!("/v2/ats/tenants/{}", world.tenant);
    let set = async |api: &Api<'_>, settings: Value| {
        api.ask_with(Method::PATCH, &path, Some(&json!({"settings": settings})), &[("if-match", "*")]).await
    };
    let chosen = set(&own, json!({"sync": {"source": "stream", "stream_subscription": "ours"}})).await;
    let sync = &chosen.body["settings"]["sync"];
    assert_eq!((&sync["source"], &sync["stream_subscription"]), (&json!("stream"), &json!("ours")), "{chosen:?}");
    let odd = json!({"sync": {"stream_subscription": "a/b", "legacy_stream_id": ""}});
    let named = vec!["settings.sync.stream_subscription", "settings.sync.legacy_stream_id"];
    assert_eq!(set(&own, odd).await.wrong(), named);
    let back = set(&own, json!({"sync": {"stream_subscription": null}})).await;
    assert_eq!(back.body["settings"]["sync"]["stream_subscription"], Value::Null);

    let elsewhere = json!({"stream_url": "https://elsewhere.example"});
    assert_eq!(set(&own, elsewhere.clone()).await.problem(), "not-allowed");
    let moved = set(&operator, elsewhere).await;
    assert_eq!(moved.body["settings"]["stream_url"], "https://elsewhere.example");
    let back = set(&operator, json!({"stream_url": null})).await;
    assert_eq!(back.body["settings"]["stream_url"], Value::Null);
}
