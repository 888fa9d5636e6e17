//! What senders say, in every shape that was seen, and what they are answered.

use std::io::Write as _;

use flate2::Compression;
use flate2::write::GzEncoder;
use goodtime_icims::domain::{Event, EventOutcome, Reply};
use goodtime_icims::flow::Subject;
use reqwest::header::{AUTHORIZATION, CONTENT_ENCODING};
use serde_json::{Value, json};

use crate::world::{Plan, WEBHOOK_PASSWORD, WEBHOOK_USER, World};

fn event() -> Value {
    json!({
        "eventType": "WorkFlowStatusChangeEvent", "customerId": "4321", "systemId": "77001", "personId": "9100",
        "jobId": "4400", "userId": "9001", "oldStatus": "1750", "newStatus": "20700"
    })
}

fn with(change: impl FnOnce(&mut Value)) -> Value {
    let mut event = event();
    change(&mut event);
    event
}

fn gzip(text: &str) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(text.as_bytes()).expect("memory");
    encoder.finish().expect("memory")
}

fn post(world: &World, body: impl Into<reqwest::Body>) -> reqwest::RequestBuilder {
    let request = world.http().post(world.url("/v2/ats/webhook/icims")).body(body);
    request.basic_auth(WEBHOOK_USER, Some(WEBHOOK_PASSWORD))
}

async fn status(world: &World, request: reqwest::RequestBuilder) -> u16 {
    world.request(request).await.status().as_u16()
}

async fn events(world: &World, workflow: i64) -> Vec<Event> {
    let subject = Subject::Application(workflow.try_into().expect("an id"), None);
    let told = world.region.flow.explain(subject).await.expect("read");
    told.handoffs.into_iter().flat_map(|story| story.events).chain(told.ignored).collect()
}

#[tokio::test]
async fn every_shape_that_was_seen_is_understood() {
    let world = World::new().await;
    let text = event().to_string();
    let shapes: [(&str, Vec<u8>, bool); 8] = [
        ("plain", text.clone().into(), false),
        ("gzip, declared", gzip(&text), true),
        ("gzip, only by its magic", gzip(&text), false),
        (
            "ids as numbers",
            with(|e| (e["systemId"], e["customerId"]) = (json!(77001), json!(4321))).to_string().into(),
            false,
        ),
        ("a custom prefix", with(|e| e["newStatus"] = json!("C20700")).to_string().into(), false),
        ("a default prefix", with(|e| e["newStatus"] = json!("D20700")).to_string().into(), false),
        ("unknown keys", with(|e| e["returnUrl"] = json!("https://x.example/a")).to_string().into(), false),
        ("escaped slashes", with(|e| e["note"] = json!("a/b")).to_string().replace('/', "\\/").into(), false),
    ];
    let mut locations = Vec::new();
    for (name, body, declared) in shapes {
        let request = post(&world, body);
        let request = if declared { request.header(CONTENT_ENCODING, "gzip") } else { request };
        let answer = world.request(request).await;
        assert_eq!(answer.status(), 303, "{name}");
        locations.push(answer.headers()["location"].clone());
    }
    locations.dedup();
    assert_eq!(locations.len(), 1, "all of them are the same event");
    assert_eq!(events(&world, 77001).await.len(), 8, "each delivery is kept");
}

#[tokio::test]
async fn what_is_no_trigger_is_kept_and_starts_nothing() {
    let world = World::new().await;
    let other = with(|e| e["newStatus"] = json!("1750"));
    assert_eq!(status(&world, post(&world, other.to_string())).await, 200);
    assert_eq!(events(&world, 77001).await[0].outcome.reason(), Some("not_a_trigger"));
    let unknown = json!({ "eventType": "RemoteLoginEvent", "customerId": "4321", "systemId": "240", "userId": "240" });
    assert_eq!(status(&world, post(&world, unknown.to_string())).await, 200);
    world.work().await;
    assert_eq!(world.sim.calls().total, 0);
}

#[tokio::test]
async fn a_refusal_names_the_field_and_keeps_nothing() {
    let world = World::new().await;
    let cases = [
        (with(|e| e["systemId"] = json!("abc")).to_string(), "systemId"),
        (with(|e| e["newStatus"] = json!({})).to_string(), "newStatus"),
        (with(|e| _ = e.as_object_mut().expect("an object").remove("customerId")).to_string(), "customerId"),
        ("[]".to_owned(), "debugErrorMessage"),
        ("{".to_owned(), "debugErrorMessage"),
    ];
    for (body, names) in cases {
        let answer = world.request(post(&world, body.clone())).await;
        assert_eq!(answer.status(), 400, "{body}");
        let text = answer.text().await.expect("a body");
        let told: Value = serde_json::from_str(&text).expect("the vendor's error body");
        let message = told["error"]["userMessage"].as_str().expect("a sentence");
        assert!(message.contains("Reference: malformed.") && text.contains(names), "{text}");
    }
    assert_eq!(events(&world, 77001).await.len(), 0);
}

#[tokio::test]
async fn sizes_are_bounded_on_the_wire_and_inflated() {
    let world = World::new().await;
    let long = with(|e| e["note"] = json!("x".repeat(70_000))).to_string();
    let declared = world.request(post(&world, long.clone())).await;
    assert_eq!((declared.status().as_u16(), &declared.headers()["connection"]), (400, &"close".parse().expect("text")));
    let bomb = gzip(&" ".repeat(64 * 1024 * 1024));
    assert!(bomb.len() < 70_000, "it is small on the wire");
    assert_eq!(status(&world, post(&world, bomb).header(CONTENT_ENCODING, "gzip")).await, 400);
    let chunks = futures_util::stream::iter(
        long.into_bytes().chunks(1000).map(|c| Ok::<_, std::io::Error>(c.to_vec())).collect::<Vec<_>>(),
    );
    assert_eq!(status(&world, post(&world, reqwest::Body::wrap_stream(chunks))).await, 400);
    assert_eq!(status(&world, post(&world, &b"\x1f\x8bdamaged"[..])).await, 400);
}

#[tokio::test]
async fn an_unknown_sender_and_a_wrong_secret_get_one_answer() {
    let world = World::new().await;
    let url = world.url("/v2/ats/webhook/icims");
    let plain =
        |user: &str, password: &str| world.http().post(&url).body(event().to_string()).basic_auth(user, Some(password));
    let foreign = with(|e| e["customerId"] = json!("9999")).to_string();
    let cases = [
        plain(WEBHOOK_USER, "wrong"),
        plain("nobody", WEBHOOK_PASSWORD),
        world.http().post(&url).body(event().to_string()),
        world.http().post(&url).body(event().to_string()).header(AUTHORIZATION, "Basic !!!"),
        world.http().post(&url).body(event().to_string()).bearer_auth("a.b.c"),
        post(&world, foreign),
    ];
    let mut bodies = Vec::new();
    for case in cases {
        let answer = world.request(case).await;
        assert_eq!(answer.status(), 401);
        assert!(answer.headers().contains_key("www-authenticate"));
        bodies.push(answer.text().await.expect("a body"));
    }
    bodies.dedup();
    assert_eq!(bodies.len(), 1, "the clock stands still, so even the references are equal");
    assert_eq!(events(&world, 77001).await.len(), 0);
}

#[tokio::test]
async fn one_commit_keeps_many_and_each_gets_its_own_answer() {
    let world = World::new().await;
    let bodies: Vec<String> = (0..200).map(|n| with(|e| e["systemId"] = json!(80_000 + n / 2)).to_string()).collect();
    let answers =
        futures_util::future::join_all(bodies.into_iter().map(|body| world.request(post(&world, body)))).await;
    assert!(answers.iter().all(|answer| answer.status() == 303));
    for pair in answers.chunks(2) {
        assert_eq!(pair[0].headers()["location"], pair[1].headers()["location"], "a pair is one hand-off");
    }
    let counts = world.region.flow.store.count_tasks().await.expect("read");
    assert!(
        (100..=200).contains(&counts.queued),
        "one reading for each application, and a check for repeats of later commits"
    );
}

#[tokio::test]
async fn a_held_or_ignored_delivery_is_never_redirected() {
    let world = World::planned(Plan { reply: Reply::Interactive, ..Plan::default() }).await;
    let ignored = world.request(post(&world, with(|e| e["newStatus"] = json!("5")).to_string())).await;
    assert_eq!((ignored.status().as_u16(), ignored.headers().get("location")), (200, None));
    assert!(matches!(events(&world, 77001).await[0].outcome, EventOutcome::Ignored(_)));
}

#[tokio::test]
async fn an_unknown_kind_of_ats_and_an_unknown_address_are_problems() {
    let world = World::new().await;
    for path in ["/v2/ats/webhook/other", "/nothing"] {
        let answer = world.post(path).await;
        assert_eq!(answer.status(), 404);
        assert_eq!(answer.headers()["content-type"], "application/problem+json");
    }
}
