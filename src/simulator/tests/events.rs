//! The sender of events.

use std::io::Read as _;
use std::time::Duration;

use axum::http::header::LOCATION;
use flate2::read::GzDecoder;

use super::*;

pub(super) fn inflated(body: &Bytes) -> String {
    let mut plain = String::new();
    GzDecoder::new(&body[..]).read_to_string(&mut plain).expect("gzip");
    plain
}

#[tokio::test]
async fn a_trigger_status_sends_a_compressed_event_with_text_ids() {
    let world = World::start().await;
    let mut arrivals = world.receiver(true, accepted).await;
    let delivery = world.sim.set_status(world.workflow, "C20700", world.recruiter).await.expect("a trigger");
    assert_eq!((delivery.status, delivery.error, delivery.workflow), (200, None, Some(world.workflow)));
    let (headers, body) = arrivals.recv().await.expect("an event");
    assert_eq!(headers["content-encoding"], "gzip");
    assert_eq!(headers["connection"], "close");
    assert_eq!(headers["content-type"], "application/json");
    assert_eq!(headers["content-length"], body.len().to_string());
    assert_eq!(headers["authorization"], "Basic aWNpbXM6b3BlbnMtdGhlLWhvb2s=");
    let link = headers["link"].to_str().expect("text");
    assert!(link.starts_with(&world.sim.url()) && link.ends_with(";rel=\"user\";title=\"Posting User\","), "{link}");
    let text = inflated(&body);
    assert!(text.contains("\\/customers\\/4321\\/people\\/") && !text.contains("//"));
    let event: Value = serde_json::from_str(&text).expect("JSON");
    let ids = ["systemId", "personId", "jobId", "userId"].map(|field| event[field].as_str().map(str::to_owned));
    let expected = [world.workflow, world.person, world.job, world.recruiter].map(|id| Some(id.to_string()));
    assert_eq!(ids, expected);
    assert_eq!((&event["oldStatus"], &event["newStatus"]), (&json!("10100"), &json!("20700")));
    assert_eq!((&event["customerId"], event["links"].as_array().map(Vec::len)), (&json!("4321"), Some(4)));
}

#[tokio::test]
async fn compression_can_go_unannounced() {
    let world = World::start().await;
    let mut arrivals = world.receiver(true, accepted).await;
    world.sim.switch(|switches| switches.gzip_header = false);
    world.sim.set_status(world.workflow, "C20700", world.recruiter).await;
    let (headers, body) = arrivals.recv().await.expect("an event");
    assert!(headers.get("content-encoding").is_none());
    assert!(inflated(&body).contains("WorkFlowStatusChangeEvent"));
}

#[tokio::test]
async fn ids_can_be_numbers_and_statuses_prefixed_in_a_plain_event() {
    let world = World::start().await;
    let mut arrivals = world.receiver(false, accepted).await;
    world.sim.switch(|switches| {
        switches.ids_as_integers = true;
        switches.prefixed_status_ids_in_events = true;
        switches.escape_slashes = false;
    });
    world.sim.set_status(world.workflow, "C20700", world.recruiter).await;
    let (headers, body) = arrivals.recv().await.expect("an event");
    assert!(headers.get("content-encoding").is_none());
    assert!(!body.contains(&b'\\'));
    let event: Value = serde_json::from_slice(&body).expect("JSON");
    assert_eq!(event["systemId"], world.workflow);
    assert_eq!(event["newStatus"], "C20700");
}

#[tokio::test]
async fn a_redirect_is_kept_for_the_recruiter_and_not_followed() {
    let world = World::start().await;
    let answer = || (StatusCode::SEE_OTHER, [(LOCATION, "http://127.0.0.1:1/open/abc")]).into_response();
    let mut arrivals = world.receiver(true, answer).await;
    let delivery = world.sim.set_status(world.workflow, "C20700", world.recruiter).await.expect("a trigger");
    assert_eq!((delivery.status, delivery.location.as_deref()), (303, Some("http://127.0.0.1:1/open/abc")));
    arrivals.recv().await.expect("an event");
    assert!(arrivals.try_recv().is_err(), "one request only");
}

#[tokio::test]
async fn a_refusal_keeps_its_sentence_and_the_status_stays() {
    let world = World::start().await;
    let answer =
        || (StatusCode::BAD_REQUEST, r#"{"error":{"userMessage":"Please fill in the phone."}}"#).into_response();
    let mut arrivals = world.receiver(true, answer).await;
    let delivery = world.sim.set_status(world.workflow, "C20700", world.recruiter).await.expect("a trigger");
    assert_eq!(delivery.user_message.as_deref(), Some("Please fill in the phone."));
    assert_eq!(world.sim.status_of(world.workflow).as_deref(), Some("C20700"));
    arrivals.recv().await.expect("an event");
    assert!(arrivals.try_recv().is_err(), "no retry");
}

#[tokio::test]
async fn only_a_persons_move_into_a_trigger_sends_an_event() {
    let world = World::start().await;
    let _arrivals = world.receiver(true, accepted).await;
    assert!(world.sim.set_status(world.workflow, "C20800", world.recruiter).await.is_none());
    world.sim.move_quietly(world.workflow, "C20700", world.recruiter);
    assert!(world.sim.set_status(world.workflow, "C20700", world.recruiter).await.is_none(), "it has it already");
    world.patch_status("C20800").await.expect("an answer");
    world.patch_status("C20700").await.expect("an answer");
    world.sim.wait_for_echoes().await;
    assert!(world.sim.deliveries().is_empty());
}

#[tokio::test]
async fn the_last_event_can_be_sent_again_and_means_the_same() {
    let world = World::start().await;
    let mut arrivals = world.receiver(false, accepted).await;
    assert!(world.sim.send_again(world.workflow).await.is_none());
    world.sim.set_status(world.workflow, "C20700", world.recruiter).await;
    world.sim.move_quietly(world.workflow, "C20800", world.recruiter);
    world.sim.send_again(world.workflow).await.expect("there was an event");
    let (_, first) = arrivals.recv().await.expect("an event");
    let (_, second) = arrivals.recv().await.expect("the event again");
    assert_eq!(first, second);
    assert_eq!(world.sim.deliveries().len(), 2);
}

#[tokio::test]
async fn an_echo_can_come_before_the_patch_is_answered() {
    let world = World::start().await;
    let mut arrivals = world.receiver(false, accepted).await;
    world.sim.switch(|switches| {
        switches.api_patch_fires_events = true;
        switches.echo_before_answer = true;
    });
    world.patch_status("C20800").await.expect("an answer");
    assert!(arrivals.try_recv().is_err(), "no trigger, no echo");
    world.patch_status("C20700").await.expect("an answer");
    let (_, body) = arrivals.try_recv().expect("the echo came first");
    let event: Value = serde_json::from_slice(&body).expect("JSON");
    assert_eq!(event["userId"], world.sim.api_person().to_string());
    assert_eq!((&event["oldStatus"], &event["newStatus"]), (&json!("20800"), &json!("20700")));
}

#[tokio::test]
async fn an_echo_otherwise_comes_beside_the_answer() {
    let world = World::start().await;
    let mut arrivals = world.receiver(false, accepted).await;
    world.sim.switch(|switches| switches.api_patch_fires_events = true);
    world.patch_status("C20700").await.expect("an answer");
    world.sim.wait_for_echoes().await;
    arrivals.try_recv().expect("the echo");
    assert_eq!(world.sim.deliveries().len(), 1);
}

#[tokio::test]
async fn a_receiver_that_is_down_or_silent_counts_as_no_answer() {
    let world = World::start().await;
    let unsent = world.sim.send_event(&json!({"eventType": "Odd"})).await;
    assert_eq!((unsent.status, unsent.error.as_deref()), (0, Some("no webhook is configured")));
    let silent = tokio::net::TcpListener::bind(("127.0.0.1", 0)).await.expect("a free port");
    let url = format!("http://{}/hook", silent.local_addr().expect("an address"));
    let auth = SenderAuth::Basic { user: "u".to_owned(), password: "hidden".to_owned() };
    world.sim.set_webhook(Webhook { url, auth, gzip: true });
    world.sim.switch(|switches| switches.webhook_timeout = Duration::from_millis(50));
    let late = world.sim.send_event(&json!({"eventType": "Odd", "systemId": 7})).await;
    assert_eq!((late.status, late.workflow, late.event_type.as_str()), (0, Some(7), "Odd"));
    assert!(late.error.is_some_and(|why| !why.contains("hidden")));
}
