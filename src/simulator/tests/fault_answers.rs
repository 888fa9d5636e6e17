//! Answers that are no use: throttled, cut, slow, mistyped, somebody else's.

use std::time::Duration;

use reqwest::header::HeaderMap;
use tokio::time::Instant;

use super::super::{Call, Fault, RetryAfter};
use super::*;

impl World {
    /// What a GET of the application answers under a fault.
    async fn under(&self, fault: Fault) -> Response {
        self.sim.switch(|switches| switches.fail(Call::Workflows, fault, 1));
        self.get(&self.workflow_path()).await
    }
}

fn media_type(headers: &HeaderMap) -> &str {
    headers["content-type"].to_str().expect("text")
}

#[tokio::test]
async fn a_throttled_call_says_when_to_come_back_if_ordered() {
    let world = World::start().await;
    let cases = [
        (None, None),
        (Some(RetryAfter::Seconds(7)), Some("7")),
        (Some(RetryAfter::Date(120)), Some("Sun, 22 Nov 2026 19:17:00 GMT")),
    ];
    for (retry_after, said) in cases {
        let answer = world.under(Fault::Throttle { retry_after }).await;
        assert_eq!(answer.status(), 429);
        assert_eq!(answer.headers().get("retry-after").map(|value| value.to_str().expect("text")), said);
    }
    let fault = Fault::Throttle { retry_after: Some(RetryAfter::Seconds(9)) };
    world.sim.switch(|switches| switches.fail(Call::Tokens, fault, 1));
    let throttled = world.ask_token("secret", "https://api.icims.com/v1/").await;
    assert_eq!(
        (throttled.status().as_u16(), &throttled.headers()["retry-after"]),
        (429, &"9".parse().expect("a value"))
    );
}

#[tokio::test]
async fn an_error_has_the_ordered_status_and_code() {
    let world = World::start().await;
    let answer = world.under(Fault::Error { status: 404, code: 3 }).await;
    assert_eq!(answer.status(), 404);
    assert!(answer.headers()["x-error"].to_str().is_ok_and(|line| line.starts_with("3:")));
    assert_eq!(code(&answer.json().await.expect("a JSON body")), 3);
}

#[tokio::test]
async fn a_truncated_answer_announces_all_and_brings_half() {
    let world = World::start().await;
    let whole = world.get(&world.workflow_path()).await.bytes().await.expect("a body");
    let mut cut = world.under(Fault::Truncate).await;
    assert_eq!((cut.status().as_u16(), cut.content_length()), (200, Some(whole.len() as u64)));
    assert_eq!(media_type(cut.headers()), "application/json;charset=UTF-8");
    let mut half = Vec::new();
    let broken = loop {
        match cut.chunk().await {
            Ok(Some(chunk)) => half.extend_from_slice(&chunk),
            Ok(None) => panic!("the body ended as if it were whole"),
            Err(why) => break why,
        }
    };
    assert!(broken.is_body() || broken.is_decode(), "{broken:?}");
    assert_eq!(half, whole[..whole.len().div_ceil(2)]);
}

#[tokio::test]
async fn a_truncated_answer_without_a_body_is_lost_after_its_effect() {
    let world = World::start().await;
    world.sim.switch(|switches| switches.fail(Call::Patches, Fault::Truncate, 1));
    assert!(world.patch_status("C20800").await.is_err());
    assert_eq!(world.sim.status_of(world.workflow).as_deref(), Some("C20800"));
}

#[tokio::test]
async fn a_right_answer_can_come_under_a_wrong_type() {
    let world = World::start().await;
    let answer = world.under(Fault::WrongType("text/plain".to_owned())).await;
    assert_eq!((answer.status().as_u16(), media_type(answer.headers())), (200, "text/plain"));
    assert_eq!(answer.json::<Value>().await.expect("a JSON body")["status"]["id"], "D10100");
}

#[tokio::test]
async fn a_login_page_stands_instead_of_the_work() {
    let world = World::start().await;
    let answer = world.under(Fault::HtmlPage).await;
    assert_eq!((answer.status().as_u16(), media_type(answer.headers())), (200, "text/html; charset=utf-8"));
    assert!(answer.text().await.expect("a page").contains("Log In"));
    world.sim.switch(|switches| switches.fail(Call::Patches, Fault::HtmlPage, 1));
    assert_eq!(world.patch_status("C20800").await.expect("an answer").status(), 200);
    assert_eq!(world.sim.patches_applied(world.workflow), 0);
}

#[tokio::test]
async fn empty_and_unreadable_answers_are_successes_to_look_at() {
    let world = World::start().await;
    let empty = world.under(Fault::EmptyBody).await;
    assert_eq!((empty.status().as_u16(), empty.content_length()), (200, Some(0)));
    let answer = world.under(Fault::NotJson).await;
    assert_eq!((answer.status().as_u16(), media_type(answer.headers())), (200, "application/json;charset=UTF-8"));
    assert!(answer.json::<Value>().await.is_err());
    for fault in [Fault::EmptyBody, Fault::NotJson] {
        world.sim.switch(|switches| switches.fail(Call::Jobs, fault, 1));
        assert_eq!(world.get("/jobs/1").await.status(), 404, "a refusal stays one");
    }
}

#[tokio::test]
async fn a_token_can_expire_at_the_very_call() {
    let mut world = World::start().await;
    let refused = world.under(Fault::ExpireToken).await;
    assert_eq!(refused.status(), 401);
    assert_eq!(code(&refused.json().await.expect("a JSON body")), 6);
    assert_eq!(world.get("").await.status(), 401, "every call with the old token");
    world.token = world.fetch_token().await;
    assert_eq!(world.get("").await.status(), 200);
}

#[tokio::test]
async fn a_slow_body_begins_at_once_and_ends_whole() {
    let world = World::start().await;
    let whole = world.get(&world.workflow_path()).await.bytes().await.expect("a body");
    let started = Instant::now();
    let slow = world.under(Fault::SlowBody(Duration::from_millis(300))).await;
    let headers_after = started.elapsed();
    assert_eq!(slow.content_length(), Some(whole.len() as u64));
    assert_eq!(slow.bytes().await.expect("a body"), whole);
    let body_after = started.elapsed();
    assert!(body_after >= Duration::from_millis(300), "{body_after:?}");
    assert!(body_after.saturating_sub(headers_after) > Duration::from_millis(100), "{headers_after:?} {body_after:?}");
}

#[tokio::test]
async fn every_api_call_stalls_until_healed() {
    let world = World::start().await;
    world.sim.switch(|switches| switches.stall = Some(Duration::from_mins(10)));
    for path in ["", "/jobs/1"] {
        let left = world.send(world.call(Method::GET, path).timeout(Duration::from_millis(50))).await;
        assert!(left.is_err_and(|why| why.is_timeout()));
    }
    let link = world.http.get(format!("{}/customers/4321/linkTo/jobs/{}", world.sim.url(), world.job));
    assert_eq!(world.send(link).await.expect("an answer").status(), 200, "pages are no API");
    world.sim.switch(super::super::Switches::heal);
    let healed = world.send(world.call(Method::GET, "").timeout(Duration::from_secs(10))).await;
    assert_eq!(healed.expect("no stall").status(), 200);
}

#[tokio::test]
async fn a_share_of_calls_fails_evenly_until_healed() {
    let world = World::start().await;
    world.sim.switch(|switches| switches.fail_share = Some((25, 503)));
    let mut seen = Vec::new();
    for _ in 0..8 {
        seen.push(world.get("").await.status().as_u16());
    }
    assert_eq!(seen, [200, 200, 200, 503, 200, 200, 200, 503]);
    world.sim.switch(|switches| switches.fail_share = Some((100, 500)));
    assert_eq!(world.get("").await.status(), 500);
    world.sim.switch(super::super::Switches::heal);
    assert_eq!(world.get("").await.status(), 200);
}
