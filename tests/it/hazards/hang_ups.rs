//! Peers that hang up: what they asked for is wholly done or not at all, and nothing is left behind.

use std::future::poll_fn;
use std::pin::pin;
use std::task::Poll;
use std::time::{Duration, Instant};

use axum::body::Body;
use axum::http::Request;
use axum::response::Response;
use goodtime_icims::domain::{Step, TaskKind};
use goodtime_icims::flow::Subject;
use goodtime_icims::inbound::Listener;
use goodtime_icims::store::Story;
use tower::ServiceExt as _;

use super::front::{Front, Wire, delivery, until};
use crate::world::World;

/// Twice this many hang up in each round: half of them in mid-body, half after it.
const EACH: i64 = 25;
const ROUNDS: i64 = 10;
/// Places at which a request is dropped. The store mostly answers while it is being asked, so each request waits at fewer
/// places than it could, and at others the next time.
const PLACES: usize = 6;
const SWEEPS: usize = 25;
/// Requests that must really be cut off, or the test shows nothing.
const CUT_OFF: usize = 2 * SWEEPS;

/// All that is kept of an application, if anything is.
async fn kept(world: &World, application: i64) -> Option<Story> {
    let subject = Subject::Application(application.try_into().expect("an id"), None);
    let mut told = world.region.flow.explain(subject).await.expect("read");
    assert!(told.ignored.is_empty() && told.handoffs.len() <= 1, "{told:?}");
    told.handoffs.pop()
}

/// A delivery is kept as one event, one hand-off and the task to read it; or nothing is.
async fn is_kept_whole(world: &World, application: i64) -> bool {
    let Some(story) = kept(world, application).await else { return false };
    let tasks: Vec<_> = story.tasks.iter().map(|task| task.kind).collect();
    assert_eq!(story.events.len(), 1, "{story:?}");
    assert_eq!(tasks, [TaskKind::FetchApplication]);
    true
}

/// An opening is kept with its time, its move, its task and its entry; or nothing is.
async fn is_opened_whole(world: &World, application: i64) -> bool {
    let story = kept(world, application).await.expect("the hand-off is there");
    let opened = story.handoff.opened_at.is_some();
    let moves = story.tasks.iter().filter(|task| task.kind == TaskKind::AdvanceApplication).count();
    let entries = story.entries.iter().filter(|entry| entry.step == Step::Open).count();
    let found = (story.advance.is_some(), moves, entries);
    assert_eq!(found, if opened { (true, 1, 1) } else { (false, 0, 0) }, "half an opening: {story:?}");
    opened
}

/// A delivery that is answered shows that every write before it has ended.
async fn deliver(front: &Front, application: i64) {
    let mut wire = front.connect().await;
    wire.say(delivery(application)).await.expect("said");
    assert_eq!(wire.answer().await.expect("an answer").status, 303);
}

#[tokio::test]
async fn five_hundred_senders_hang_up_and_every_delivery_is_whole_or_absent() {
    let world = World::new().await;
    let front = Front::of(&world, |listener: Listener| listener).await;
    deliver(&front, 60_000).await;
    assert!(ready(&world).await); // Its connection stays, so it is there before the tasks are counted.
    let tasks = || tokio::runtime::Handle::current().metrics().num_alive_tasks();
    let (alive, mut requests) = (tasks(), front.requests.begun());
    for round in 0..ROUNDS {
        front.gate.set_open(false);
        let mut wires = Vec::new();
        for n in round * EACH..(round + 1) * EACH {
            let (whole, part) = (delivery(61_000 + n), delivery(62_000 + n));
            let cut = part.len() - 1 - usize::try_from(n % 100).expect("small"); // Always within the body.
            wires.extend([said(&front, whole.as_bytes()).await, said(&front, &part.as_bytes()[..cut]).await]);
        }
        requests += wires.len();
        until("all to be under way", || front.requests.begun() == requests).await;
        wires.into_iter().for_each(Wire::hang_up);
        let ended = || front.requests.answered() + front.requests.dropped();
        until("the hang-ups to be noticed", || ended() == requests).await;
        front.gate.set_open(true);
    }
    let began = Instant::now();
    deliver(&front, 60_001).await;
    assert!(began.elapsed() < Duration::from_secs(1), "the next delivery took {:?}", began.elapsed());
    let dropped = front.requests.dropped();
    assert!(dropped >= usize::try_from(ROUNDS * EACH).expect("small"), "{dropped} requests were cut off in the middle");
    for n in 0..ROUNDS * EACH {
        assert!(is_kept_whole(&world, 61_000 + n).await, "{n} was received and is kept, though nobody heard of it");
        assert!(!is_kept_whole(&world, 62_000 + n).await, "{n} did not arrive whole");
    }
    assert!(ready(&world).await);
    until("the tasks of the connections to end", || tasks() <= alive).await;
}

async fn said(front: &Front, bytes: &[u8]) -> Wire {
    let mut wire = front.connect().await;
    wire.say(bytes).await.expect("said");
    wire
}

async fn ready(world: &World) -> bool {
    let url = format!("http://{}/health/ready", world.region.ops_address);
    world.request(world.http().get(url)).await.status() == 200
}

/// Where a request is dropped.
#[derive(Debug, Clone, Copy)]
enum Drop {
    /// While it waits.
    Waiting,
    /// When what it waited for is there, before it can take it.
    Woken,
}

/// Drops a request at the `place`-th place at which it waits; its answer, if it had no such place.
async fn dropped_at(place: usize, when: Drop, request: impl Future<Output = Response>) -> Option<Response> {
    let mut request = pin!(request);
    let mut waits = 0;
    poll_fn(|context| {
        if waits == place {
            return Poll::Ready(None);
        }
        let polled = request.as_mut().poll(context).map(Some);
        waits += usize::from(polled.is_pending());
        if waits == place && matches!(when, Drop::Waiting) { Poll::Ready(None) } else { polled }
    })
    .await
}

/// Drops requests at one place after the other, and checks after each what it left behind.
async fn dropped_everywhere(
    front: &Front,
    base: i64,
    request: impl AsyncFn(i64) -> Request<Body>,
    check: impl AsyncFn(i64),
) {
    let (mut application, mut cut_off) = (base, 0);
    for when in [Drop::Waiting, Drop::Woken] {
        for place in (0..SWEEPS).flat_map(|_| 1..=PLACES) {
            application += 1;
            let answer = dropped_at(place, when, ask(front, request(application).await)).await;
            cut_off += usize::from(answer.is_none());
            deliver(front, base).await;
            check(application).await;
        }
    }
    assert!(cut_off >= CUT_OFF, "only {cut_off} of {} requests were cut off", application - base);
}

async fn ask(front: &Front, request: Request<Body>) -> Response {
    front.router.clone().oneshot(request).await.unwrap_or_else(|never| match never {})
}

fn press(link: &str) -> Request<Body> {
    Request::post(link).body(Body::empty()).expect("a request")
}

fn look(link: &str) -> Request<Body> {
    Request::get(link).body(Body::empty()).expect("a request")
}

#[tokio::test]
async fn an_opening_that_is_cut_off_anywhere_is_whole_or_absent_and_can_be_repeated() {
    let world = World::new().await;
    let front = Front::of(&world, |listener: Listener| listener).await;
    let open = async |application| {
        deliver(&front, application).await;
        press(&world.link(application).await)
    };
    let check = async |application| {
        is_opened_whole(&world, application).await;
        let again = ask(&front, press(&world.link(application).await)).await;
        assert_eq!(again.status(), 303, "the writer is free");
        assert!(is_opened_whole(&world, application).await);
    };
    dropped_everywhere(&front, 63_000, open, check).await;
    assert!(ready(&world).await);
}

#[tokio::test]
async fn a_page_that_is_cut_off_anywhere_holds_no_reader_and_no_writer() {
    let world = World::new().await;
    let front = Front::of(&world, |listener: Listener| listener).await;
    let jane = world.jane();
    world.send(jane).await;
    world.work().await;
    let link = world.link(jane).await;
    let old = async |_| {
        // What was read is old, so that looking asks for a newer reading: a write.
        world.pass(Duration::from_mins(2)).await;
        look(&link)
    };
    let check = async |_| {
        let looks = (0..8).map(|_| ask(&front, look(&link)));
        for page in futures_util::future::join_all(looks).await {
            assert_eq!(page.status(), 200);
        }
        let story = kept(&world, jane).await.expect("it is there");
        let readings = story.tasks.iter().filter(|task| task.kind == TaskKind::FetchApplication).count();
        assert_eq!(readings, 1, "one newer reading is owed, however often it was asked for");
    };
    dropped_everywhere(&front, 65_000, old, check).await;
    assert!(ready(&world).await);
}
