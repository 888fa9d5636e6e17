//! The accept loop: who says nothing, or not enough, loses its connection; the others do not notice.

use std::time::{Duration, Instant};

use goodtime_icims::inbound::Listener;

use super::front::{Front, GET, SOON, Wire, delivery, head, until};
use crate::world::World;

const LIMIT: Duration = Duration::from_millis(300);
/// For every head but a connection's first.
const IDLE: Duration = Duration::from_millis(1_500);
/// A machine that is busy notices the end of a limit late.
const LATE: Duration = Duration::from_secs(1);

fn short(listener: Listener) -> Listener {
    listener.heads_within(LIMIT, IDLE)
}

/// A connection whose first request was answered.
async fn served(front: &Front) -> Wire {
    let mut wire = front.connect().await;
    wire.say(GET).await.expect("said");
    assert_eq!(wire.answer().await.expect("served").status, 200);
    wire
}

#[tokio::test]
async fn who_connects_and_does_not_ask_is_cut_off_soon_and_who_has_asked_may_be_idle_for_longer() {
    let world = World::new().await;
    let front = Front::of(&world, short).await;
    let (mut again, idle) = (served(&front).await, served(&front).await);
    let (mut half, silent) = (front.connect().await, front.connect().await);
    half.say(&GET[..GET.len() / 2]).await.expect("said");
    again.say(&GET[..GET.len() / 2]).await.expect("said");
    let began = Instant::now();
    let held = async |mut wire: Wire| {
        wire.closed().await;
        began.elapsed()
    };
    let all = async { futures_util::future::join_all([half, silent, again, idle].map(held)).await };
    let others = async {
        let mut served = 0;
        while began.elapsed() < IDLE {
            let mut other = front.connect().await;
            other.say(GET).await.expect("said");
            assert_eq!(other.answer().await.expect("others are served").status, 200);
            served += 1;
        }
        served
    };
    let (ends, served) = tokio::join!(all, others);
    let limits = [("half a head", LIMIT), ("silence", LIMIT), ("half a further head", IDLE), ("idleness", IDLE)];
    for ((what, limit), end) in limits.into_iter().zip(ends) {
        assert!(end > limit / 2 && end < limit + LATE, "{what} ended after {end:?}");
    }
    assert!(served > 3, "{served} others were served meanwhile");
}

#[tokio::test]
async fn a_first_head_that_comes_drop_by_drop_is_cut_off_at_the_same_limit() {
    let world = World::new().await;
    let front = Front::of(&world, short).await;
    let mut slow = front.connect().await;
    let began = Instant::now();
    let dripping = async {
        for byte in GET.as_bytes().iter().cycle().filter(|byte| byte.is_ascii_alphabetic()) {
            if slow.say([*byte]).await.is_err() {
                return;
            }
            tokio::time::sleep(LIMIT / 10).await; // The slowness is the subject.
        }
    };
    tokio::time::timeout(SOON, dripping).await.expect("cut off");
    assert!(began.elapsed() > LIMIT / 2 && began.elapsed() < LIMIT + LATE, "after {:?}", began.elapsed());
}

#[tokio::test]
async fn what_takes_longer_than_a_head_may_is_still_answered() {
    let world = World::new().await;
    let front = Front::of(&world, short).await;
    front.gate.set_open(false);
    let (mut first, mut second) = (front.connect().await, served(&front).await);
    for (wire, application) in [(&mut first, 77_002), (&mut second, 77_003)] {
        wire.say(delivery(application)).await.expect("said");
    }
    tokio::time::sleep(IDLE + LIMIT).await; // Longer than both limits.
    front.gate.set_open(true);
    for wire in [&mut first, &mut second] {
        assert_eq!(wire.answer().await.expect("it was waited for").status, 303);
    }
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
