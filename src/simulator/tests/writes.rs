//! Writing through the API: status changes, their log, fields, refusals.

use super::super::Call;
use super::*;

#[tokio::test]
async fn a_patch_sets_the_status_and_logs_it() {
    let world = World::start().await;
    world.pass_seconds(60);
    let answer = world.patch_status("C20800").await.expect("an answer");
    assert_eq!(answer.status(), 204);
    let location = format!("{}/customers/4321{}", world.sim.url(), world.workflow_path());
    assert_eq!(answer.headers()["location"], location);
    let log = world.sim.status_log(world.workflow);
    assert_eq!(log.iter().map(|entry| entry.status.as_str()).collect::<Vec<_>>(), ["D10100", "C20800"]);
    assert_eq!((log[1].at, log[1].by), (START + 60 * SECOND, world.sim.api_person()));
    assert_eq!(world.sim.patches_applied(world.workflow), 1);
}

#[tokio::test]
async fn the_status_log_is_newest_first_and_can_be_closed() {
    let world = World::start().await;
    world.sim.move_quietly(world.workflow, "C20800", world.recruiter);
    let path = format!("{}/submittalstatuslog", world.workflow_path());
    let body = world.get_json(&path).await;
    let newest = json!({
        "status": {"id": "C20800", "value": "Interview: Interview Scheduled"},
        "updatedDate": "2026-11-22 07:15 PM",
        "updatedBy": {"id": world.recruiter, "value": "Ana Ruiz"},
    });
    assert_eq!(body["submittalstatuslog"][0], newest);
    assert_eq!(body["submittalstatuslog"][1]["status"]["id"], "D10100");
    world.sim.switch(|switches| switches.status_log_readable = false);
    assert_eq!(code(&world.get_json(&path).await), 3);
}

#[tokio::test]
async fn the_status_log_answers_at_most_a_hundred_entries() {
    let world = World::start().await;
    for turn in 0..120 {
        let status = if turn % 2 == 0 { "C20700" } else { "C20800" };
        world.sim.move_quietly(world.workflow, status, world.recruiter);
    }
    let body = world.get_json(&format!("{}/submittalstatuslog", world.workflow_path())).await;
    assert_eq!(body["submittalstatuslog"].as_array().map(Vec::len), Some(100));
    assert_eq!(world.sim.status_log(world.workflow).len(), 121);
}

#[tokio::test]
async fn the_same_status_again_changes_nothing() {
    let world = World::start().await;
    world.patch_status("C20800").await.expect("an answer");
    assert_eq!(world.patch_status("C20800").await.expect("an answer").status(), 204);
    assert_eq!(world.sim.status_log(world.workflow).len(), 2);
    assert_eq!(world.sim.patches_applied(world.workflow), 1);
    assert_eq!(world.sim.patch_requests(world.workflow), 2);
}

#[tokio::test]
async fn an_unknown_status_and_bare_digits_are_refused() {
    let world = World::start().await;
    for status in ["C99999", "20800"] {
        assert_eq!(world.patch_status(status).await.expect("an answer").status(), 400);
    }
    assert_eq!(world.sim.status_of(world.workflow).as_deref(), Some("D10100"));
    assert_eq!((world.sim.patch_requests(world.workflow), world.sim.patches_applied(world.workflow)), (2, 0));
}

#[tokio::test]
async fn each_missing_required_field_is_an_error_of_its_own_until_it_is_filled() {
    let world = World::start().await;
    let required = ["field1", "field2"].map(str::to_owned).to_vec();
    world.sim.switch(|switches| switches.required_fields_missing = required);
    let refused = world.patch_status("C20800").await.expect("an answer");
    assert_eq!(refused.status(), 400);
    let headers: Vec<_> = refused.headers().get_all("x-error").iter().cloned().collect();
    assert_eq!(headers, ["1:field1:This field is required.", "1:field2:This field is required."]);
    assert_eq!(world.sim.status_of(world.workflow).as_deref(), Some("D10100"));
    let filled = json!({"status": {"id": "C20800"}, "field1": "a", "field2": "b"});
    assert_eq!(world.patch(filled).await.expect("an answer").status(), 204);
}

#[tokio::test]
async fn a_text_field_is_stored_read_back_and_deleted() {
    let world = World::start().await;
    assert_eq!(world.patch(json!({"field9": "https://go/1"})).await.expect("an answer").status(), 204);
    assert_eq!(world.sim.field_of(world.workflow, "field9"), Some(json!("https://go/1")));
    let body = world.get_json(&format!("{}?fields=field9", world.workflow_path())).await;
    assert_eq!(body["field9"], "https://go/1");
    world.patch(json!({"field9": ""})).await.expect("an answer");
    assert_eq!(world.sim.field_of(world.workflow, "field9"), None);
    let calls = world.sim.calls();
    assert_eq!((calls.fields, calls.patches, world.sim.patch_requests(world.workflow)), (2, 0, 0));
}

#[tokio::test]
async fn links_to_profiles_cannot_be_rewritten() {
    let world = World::start().await;
    let answer = world.patch(json!({"associatedprofile": 1})).await.expect("an answer");
    assert_eq!(answer.status(), 400);
    assert_eq!(world.get_json(&world.workflow_path()).await["associatedprofile"]["id"], world.person);
}

#[tokio::test]
async fn a_person_can_act_between_a_get_and_a_patch() {
    let world = World::start().await;
    let (workflow, recruiter) = (world.workflow, world.recruiter);
    world.sim.after_next_get(workflow, move |sim| sim.move_quietly(workflow, "C20900", recruiter));
    assert_eq!(world.get_json(&world.workflow_path()).await["status"]["id"], "D10100");
    assert_eq!(world.sim.status_of(workflow).as_deref(), Some("C20900"));
    world.patch_status("C20800").await.expect("an answer");
    assert_eq!(world.sim.status_log(workflow).len(), 3, "the act ran once");
}

#[tokio::test]
async fn a_get_that_failed_does_not_use_up_the_act() {
    let world = World::start().await;
    let workflow = world.workflow;
    world.sim.after_next_get(workflow, move |sim| sim.move_quietly(workflow, "C20900", 9001));
    world.sim.switch(|switches| switches.fail(Call::Workflows, super::super::Fault::Status(500), 1));
    assert_eq!(world.get(&world.workflow_path()).await.status(), 500);
    assert_eq!(world.sim.status_of(workflow).as_deref(), Some("D10100"));
    world.get(&world.workflow_path()).await;
    assert_eq!(world.sim.status_of(workflow).as_deref(), Some("C20900"));
}

#[tokio::test]
async fn a_person_can_act_right_after_a_patch() {
    let world = World::start().await;
    let (workflow, recruiter) = (world.workflow, world.recruiter);
    world.sim.after_next_patch(workflow, move |sim| sim.move_quietly(workflow, "C20900", recruiter));
    assert_eq!(world.patch_status("C20800").await.expect("an answer").status(), 204);
    let statuses: Vec<String> = world.sim.status_log(workflow).into_iter().map(|entry| entry.status).collect();
    assert_eq!(statuses, ["D10100", "C20800", "C20900"]);
}
