//! The accept loop: who says nothing, or not enough, loses its connection; the others do not notice.

use std::time::{Duration, Instant};

use goodtime_icims::inbound::Listener;

use super::front::{Front, GET, SOON, Wire, delivery, head, until};
use crate::world::World;

const LIMIT: Duration = Duration::from_millis(300);

fn short(listener: Listener) -> Listener {
    listener.head_within(LIMIT)
}

#[tokio::test]
async fn half_a_head_silence_and_idleness_end_at_the_limit_while_others_are_served() {
    let world = World::new().await;
    let front = Front::of(&world, short).await;
    let (mut half, silent, mut idle) = (front.connect().await, front.connect().await, front.connect().await);
    half.say(&GET[..GET.len() / 2]).await.expect("said");
    idle.say(GET).await.expect("said");
    assert_eq!(idle.answer().await.expect("served").status, 200);
    let began = Instant::now();
    let held = async |mut wire: Wire| {
        wire.closed().await;
        began.elapsed()
    };
    let all = async { futures_util::future::join_all([held(half), held(silent), held(idle)]).await };
    let others = async {
        let mut served = 0;
        while began.elapsed() < 2 * LIMIT {
            let mut other = front.connect().await;
            other.say(GET).await.expect("said");
            assert_eq!(other.answer().await.expect("others are served").status, 200);
            served += 1;
        }
        served
    };
    let (ends, served) = tokio::join!(all, others);
    for (what, end) in ["half a head", "silence", "idleness"].into_iter().zip(ends) {
        assert!(end > LIMIT / 2 && end < LIMIT + Duration::from_secs(2), "{what} ended after {end:?}");
    }
    assert!(served > 3, "{served} others were served meanwhile");
}

#[tokio::test]
async fn a_slow_but_complete_head_is_served() {
    let world = World::new().await;
    let front = Front::of(&world, short).await;
    let mut slow = front.connect().await;
    for piece in GET.as_bytes().chunks(GET.len() / 3) {
        slow.say(piece).await.expect("said");
        tokio::time::sleep(LIMIT / 6).await; // The slowness is the subject.
    }
    assert_eq!(slow.answer().await.expect("served").status, 200);
}

#[tokio::test]
async fn a_connection_too_many_waits_until_another_ends() {
    let world = World::new().await;
    let front = Front::of(&world, |listener| listener.connections_most(2)).await;
    let mut held = vec![front.connect().await, front.connect().await];
    for wire in &mut held {
        wire.say(GET).await.expect("said");
        assert_eq!(wire.answer().await.expect("served").status, 200);
    }
    let mut third = front.connect().await;
    third.say(GET).await.expect("said");
    let early = tokio::time::timeout(LIMIT, third.answer()).await;
    assert!(early.is_err(), "two is the limit");
    held.pop();
    assert_eq!(third.answer().await.expect("served once there is room").status, 200);
}

#[tokio::test]
async fn a_stop_ends_idle_connections_and_waits_for_requests_under_way() {
    let world = World::new().await;
    let front = Front::of(&world, |listener| listener).await;
    let (mut idle, mut busy) = (front.connect().await, front.connect().await);
    idle.say(GET).await.expect("said");
    assert_eq!(idle.answer().await.expect("served").status, 200);
    front.gate.set_open(false);
    busy.say(delivery(77_001)).await.expect("said");
    until("the delivery to be under way", || front.requests.begun() == 2).await;
    front.stop.cancel();
    idle.closed().await;
    assert!(!front.serving.is_finished(), "a request is under way");
    assert!(tokio::net::TcpStream::connect(front.address).await.is_err(), "nobody new is taken");
    front.gate.set_open(true);
    assert_eq!(busy.answer().await.expect("the request ends").status, 303);
    tokio::time::timeout(SOON, front.serving).await.expect("it ends with its last request").expect("no panic");
}

#[tokio::test]
async fn the_doors_know_who_is_at_the_other_end() {
    let world = World::new().await;
    let front = Front::of(&world, |listener| listener).await;
    let mut told_to_wait = 0;
    for _ in 0..40 {
        let mut stranger = front.connect().await;
        stranger.say(head("wrong", 0)).await.expect("said");
        let answer = stranger.answer().await.expect("an answer");
        told_to_wait += usize::from(answer.head.contains("\r\nretry-after: "));
    }
    assert!((5..=10).contains(&told_to_wait), "failures of one address are counted: {told_to_wait} of 40");
}
