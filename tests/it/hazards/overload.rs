//! More deliveries than the store can keep: those beyond the bound are refused at once, and nobody is told of success
//! before the commit.

use std::time::{Duration, Instant};

use axum::body::Body;
use axum::http::Request;
use futures_util::future::join_all;
use goodtime_icims::flow::Subject;
use goodtime_icims::inbound::Listener;
use tower::ServiceExt as _;

use super::front::{Front, delivery, event, head, until};
use crate::world::{WEBHOOK_PASSWORD, World};

/// Deliveries that may wait for a commit, beside the batch that is being committed.
const WAITING_MOST: i64 = 4_096;
/// A sender waits so long for its commit, and no longer.
const WAIT_MOST: Duration = Duration::from_secs(5);
/// For an answer that waits for nothing, on a machine that is busy.
const AT_ONCE: Duration = Duration::from_secs(1);
/// Thousands of answers are written on one core.
const LATE: Duration = Duration::from_secs(5);
/// Those beyond the bound.
const STRANGERS: usize = 32;
const LONG: usize = 60 * 1024;

fn request(number: i64) -> Request<Body> {
    let head = head(WEBHOOK_PASSWORD, 0);
    let pair = head.lines().find_map(|line| line.strip_prefix("Authorization: ")).expect("a header");
    let request = Request::post("/v2/ats/webhook/icims").header("authorization", pair);
    request.body(event(70_000 + number).into()).expect("a request")
}

/// An answer's status and whether it says when to come again, and how long it took.
async fn send(front: &Front, number: i64) -> (u16, bool, Duration) {
    let began = Instant::now();
    let answer = front.router.clone().oneshot(request(number)).await.expect("an answer");
    (answer.status().as_u16(), answer.headers().contains_key("retry-after"), began.elapsed())
}

/// One that is refused before a byte of its body is sent, whoever it is; how long that takes.
async fn refused(front: &Front, password: &str) -> Duration {
    let mut wire = front.connect().await;
    let began = Instant::now();
    wire.say(head(password, LONG)).await.expect("said");
    let answer = wire.answer().await.expect("the refusal arrives");
    let took = began.elapsed();
    assert_eq!(answer.status, 503, "{}", answer.body);
    assert!(answer.closes() && answer.head.contains("\r\nretry-after: 5"), "{}", answer.head);
    let told: serde_json::Value = serde_json::from_str(&answer.body).expect("the vendor's error body");
    let said = told["error"]["userMessage"].as_str().expect("a sentence");
    assert!(said.contains("Wait a minute") && said.contains("unavailable."), "{said}");
    took
}

async fn events(world: &World, application: i64) -> usize {
    let subject = Subject::Application(application.try_into().expect("an id"), None);
    let told = world.region.flow.explain(subject).await.expect("read");
    told.handoffs.iter().map(|story| story.events.len()).sum()
}

#[tokio::test(flavor = "multi_thread")]
async fn beyond_the_bound_everybody_is_refused_at_once_and_nobody_hears_of_success_before_the_commit() {
    let world = World::new().await;
    let front = Front::of(&world, |listener: Listener| listener).await;
    front.gate.set_open(false);
    let began = Instant::now();
    // The first one makes a batch of its own, which is held up; the others wait in line.
    let held_up = async {
        let first = send(&front, 0);
        let others = async {
            until("the first to be committed", || front.gate.is_asked()).await;
            join_all((1..=WAITING_MOST).map(|number| send(&front, number))).await
        };
        tokio::join!(first, others)
    };
    let strangers = async {
        let all = 1 + usize::try_from(WAITING_MOST).expect("small");
        until("the line to be full", || front.requests.begun() == all).await;
        let mut took = Vec::new();
        // Good senders and bad ones: it is said before anything else is looked at.
        for password in [WEBHOOK_PASSWORD, "wrong"].into_iter().cycle().take(STRANGERS) {
            took.push(refused(&front, password).await);
        }
        took
    };
    let ((first, others), strangers) = tokio::join!(held_up, strangers);
    let all = began.elapsed();
    let slowest = strangers.into_iter().max().expect("several");
    assert!(slowest < AT_ONCE, "a refusal took {slowest:?}");
    for (status, says_when, took) in [first].into_iter().chain(others) {
        assert_eq!((status, says_when), (503, true), "nothing was committed");
        assert!(took >= WAIT_MOST && took < WAIT_MOST + LATE, "{took:?}");
    }
    assert!(all < 2 * WAIT_MOST + LATE, "all is said after {all:?}");
    // Who has gone is still in line, so the line is full, and is no longer than it may be.
    assert!(refused(&front, WEBHOOK_PASSWORD).await < AT_ONCE);
    assert_eq!(events(&world, 70_001).await, 0, "nothing was kept so far");
    front.gate.set_open(true);
    recovers(&world, &front).await;
}

/// What was in line is kept once; a repeat is answered, and so is a new delivery.
async fn recovers(world: &World, front: &Front) {
    let last = 70_000 + WAITING_MOST;
    let began = Instant::now();
    while events(world, last).await == 0 {
        assert!(began.elapsed() < 4 * LATE, "the line is not worked off");
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    for (application, events_kept) in [(70_000, 2), (last, 2), (79_999, 1)] {
        let mut wire = front.connect().await;
        wire.say(delivery(application)).await.expect("said");
        assert_eq!(wire.answer().await.expect("an answer").status, 303, "there is room again");
        assert_eq!(events(world, application).await, events_kept);
    }
    assert_eq!(events(world, 70_001).await, 1);
}
