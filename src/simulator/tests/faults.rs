//! Calls that fail as ordered.

use std::time::Duration;

use reqwest::Method;

use super::super::{Call, Fault};
use super::*;

#[tokio::test]
async fn a_lost_answer_leaves_the_change_behind() {
    let world = World::start().await;
    world.sim.switch(|switches| switches.fail(Call::Patches, Fault::LoseAnswer, 1));
    assert!(world.patch_status("C20800").await.is_err());
    assert_eq!(world.sim.status_of(world.workflow).as_deref(), Some("C20800"));
    assert_eq!((world.sim.patch_requests(world.workflow), world.sim.patches_applied(world.workflow)), (1, 1));
    assert_eq!(world.patch_status("C20700").await.expect("an answer").status(), 204);
}

#[tokio::test]
async fn a_call_dropped_before_its_effect_changes_nothing() {
    let world = World::start().await;
    world.sim.switch(|switches| switches.fail(Call::Patches, Fault::DropBefore, 1));
    assert!(world.patch_status("C20800").await.is_err());
    assert_eq!(world.sim.status_of(world.workflow).as_deref(), Some("D10100"));
    assert_eq!(world.sim.patch_requests(world.workflow), 1, "it is sent once, not twice");
}

#[tokio::test]
async fn faults_of_one_kind_come_in_order_and_leave_other_kinds_alone() {
    let world = World::start().await;
    world.sim.switch(|switches| {
        switches.fail(Call::Workflows, Fault::Status(500), 2);
        switches.fail(Call::Workflows, Fault::Status(503), 1);
    });
    assert_eq!(world.get("").await.status(), 200);
    for expected in [500, 500, 503, 200] {
        assert_eq!(world.get(&world.workflow_path()).await.status(), expected);
    }
}

#[tokio::test]
async fn a_failed_call_has_the_errors_of_its_status() {
    let world = World::start().await;
    for (status, expected) in [(500, 0), (401, 6), (404, 2)] {
        world.sim.switch(|switches| switches.fail(Call::Customers, Fault::Status(status), 1));
        let answer = world.get("").await;
        assert_eq!(answer.status(), status);
        assert_eq!(code(&answer.json().await.expect("a JSON body")), expected);
    }
}

#[tokio::test]
async fn faults_can_be_taken_back() {
    let world = World::start().await;
    world.sim.switch(|switches| switches.fail(Call::Tokens, Fault::Status(503), u64::MAX));
    assert_eq!(world.ask_token("secret", "https://api.icims.com/v1/").await.status(), 503);
    world.sim.switch(super::super::Switches::heal);
    assert_eq!(world.ask_token("secret", "https://api.icims.com/v1/").await.status(), 200);
}

#[tokio::test]
async fn a_stalled_patch_lands_even_when_its_caller_has_gone() {
    let world = World::start().await;
    let (applied, landed) = tokio::sync::oneshot::channel();
    world.sim.after_next_patch(world.workflow, move |_| applied.send(()).expect("the test waits"));
    world.sim.switch(|switches| switches.fail(Call::Patches, Fault::Stall(Duration::from_millis(150)), 1));
    let request = world.call(Method::PATCH, &world.workflow_path()).json(&json!({"status": {"id": "C20800"}}));
    let left = world.send(request.timeout(Duration::from_millis(20))).await;
    assert!(left.is_err_and(|why| why.is_timeout()));
    assert_eq!(world.sim.patches_applied(world.workflow), 0);
    tokio::time::timeout(Duration::from_secs(5), landed).await.expect("in time").expect("the change lands");
    assert_eq!(world.sim.status_of(world.workflow).as_deref(), Some("C20800"));
}

#[tokio::test]
async fn a_stopped_simulator_is_gone_within_bounds() {
    let world = World::start().await;
    world.sim.stop().await;
    assert!(world.send(world.call(Method::GET, "")).await.is_err());
    world.sim.stop().await;
}
