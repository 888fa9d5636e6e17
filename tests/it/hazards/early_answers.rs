//! Answers that come before the body was read: they arrive, and the next request does not suffer.

use futures_util::stream;
use goodtime_icims::inbound::Listener;

use super::front::{Answer, Front, GET, SOON, Wire, delivery, event, head};
use crate::world::{WEBHOOK_PASSWORD, WEBHOOK_USER, World};

/// Keep-alive clients at the same time, and the refusals that each of them gets.
const CLIENTS: i64 = 16;
const ROUNDS: usize = 125;
const LONG: usize = 60 * 1024;
/// A sender that sees its answer goes on writing in pieces of this.
const PIECE: usize = 8 * 1024;

/// A request that is refused before its body is read: the status, the head, the length of the body.
fn refused(kind: usize) -> (u16, String, usize) {
    let to = |path: &str| head(WEBHOOK_PASSWORD, LONG).replacen("/v2/ats/webhook/icims", path, 1);
    match kind % 4 {
        0 => (401, head("wrong", LONG), LONG),
        1 => (400, head(WEBHOOK_PASSWORD, LONG + 10_000), LONG + 10_000),
        2 => (404, to("/v2/ats/webhook/other"), LONG),
        _ => (404, to("/v2/ats/open/nothing"), LONG),
    }
}

/// Sends the whole request, however early the answer comes, and only then reads it, as blocking clients do.
async fn exchange(wire: &mut Wire, head: &str, length: usize, in_pieces: bool) -> Option<Answer> {
    let body = vec![b' '; length];
    wire.say(head).await.ok()?;
    let (first, rest) = body.split_at(if in_pieces { PIECE } else { length });
    wire.say(first).await.ok()?;
    if in_pieces {
        wire.0.readable().await.ok()?;
    }
    for piece in rest.chunks(PIECE) {
        wire.say(piece).await.ok()?;
        tokio::task::yield_now().await;
    }
    wire.answer().await
}

/// One keep-alive client; the answers that got lost.
async fn client(front: &Front, number: i64) -> (usize, usize) {
    let (mut lost, mut failed_next) = (0, 0);
    let mut wire = front.connect().await;
    for round in 0..ROUNDS {
        let (status, head, length) = refused(round);
        match exchange(&mut wire, &head, length, round % 8 < 4).await {
            Some(answer) => {
                assert_eq!(answer.status, status, "{}", answer.body);
                assert!(answer.closes(), "{status}: the sender is told that the connection ends: {}", answer.head);
                assert!(answer.body.len() > 50, "{status} says why");
            }
            None => lost += 1,
        }
        wire = front.connect().await;
        wire.say(delivery(80_000 + number)).await.expect("said");
        if wire.answer().await.is_none_or(|answer| answer.status != 303 || answer.closes()) {
            failed_next += 1;
            wire = front.connect().await;
        }
    }
    (lost, failed_next)
}

#[tokio::test(flavor = "multi_thread")]
async fn none_of_two_thousand_early_answers_is_lost_while_the_body_is_still_being_written() {
    let world = World::new().await;
    let front = Front::of(&world, |listener: Listener| listener).await;
    let clients = (0..CLIENTS).map(|number| client(&front, number));
    let lost = futures_util::future::join_all(clients).await;
    let (lost, failed_next) = lost.into_iter().fold((0, 0), |(a, b), (c, d)| (a + c, b + d));
    assert_eq!((lost, failed_next), (0, 0), "answers lost, and next requests that failed");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_request_after_an_early_answer_does_not_fail_in_a_pooled_client() {
    let world = World::new().await;
    let front = Front::of(&world, |listener: Listener| listener).await;
    let url = front.url("/v2/ats/webhook/icims");
    let client = async |number: i64| {
        for round in 0..ROUNDS {
            let body = match round % 2 {
                0 => vec![b' '; LONG].into(),
                _ => reqwest::Body::wrap_stream(stream::iter(
                    std::iter::repeat_n(vec![b' '; PIECE], LONG / PIECE).map(Ok::<_, std::io::Error>),
                )),
            };
            let request = world.http().post(&url).basic_auth(WEBHOOK_USER, Some("wrong")).body(body);
            let answer = world.request(request).await;
            assert_eq!(
                (answer.status().as_u16(), &answer.headers()["connection"]),
                (401, &"close".parse().expect("text"))
            );
            assert!(answer.text().await.expect("the refusal arrives").contains("unauthenticated"));
            let request = world.http().post(&url).basic_auth(WEBHOOK_USER, Some(WEBHOOK_PASSWORD));
            let next = world.request(request.body(event(81_000 + number))).await;
            assert_eq!(next.status(), 303);
        }
    };
    futures_util::future::join_all((0..CLIENTS).map(client)).await;
}

#[tokio::test]
async fn who_goes_on_sending_what_nobody_wants_is_cut_off_within_bounds() {
    let world = World::new().await;
    let front = Front::of(&world, |listener: Listener| listener).await;
    let mut endless = front.connect().await;
    endless.say(head("wrong", usize::MAX >> 1)).await.expect("said");
    let piece = vec![b' '; PIECE];
    let sending = async {
        let mut sent = 0;
        while endless.say(&piece).await.is_ok() {
            sent += PIECE;
        }
        sent
    };
    let sent = tokio::time::timeout(SOON, sending).await.expect("cut off");
    assert!(sent < 16 * 1024 * 1024, "{sent} bytes were taken, the system's buffers among them");
    let mut other = front.connect().await;
    other.say(GET).await.expect("said");
    assert_eq!(other.answer().await.expect("served").status, 200);
}
