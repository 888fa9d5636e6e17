//! The desk, where a person is the recruiter.

use axum::http::header::LOCATION;

use super::*;

impl World {
    async fn desk(&self) -> String {
        self.page("/sim").await
    }

    async fn page(&self, path: &str) -> String {
        let request = self.http.get(format!("{}{path}", self.sim.url()));
        self.send(request).await.expect("an answer").text().await.expect("a page")
    }

    async fn press(&self, path: &str, form: &[(&str, &str)]) -> Response {
        let request = self.http.post(format!("{}{path}", self.sim.url())).form(form);
        self.send(request).await.expect("an answer")
    }
}

#[tokio::test]
async fn the_recruiter_moves_a_candidate_and_sees_the_link() {
    let world = World::start().await;
    let answer = || (StatusCode::SEE_OTHER, [(LOCATION, "http://go.example/open/abc")]).into_response();
    let _arrivals = world.receiver(true, answer).await;
    assert!(world.desk().await.contains("Jane Doe"));
    let path = format!("/sim/applications/{}", world.workflow);
    assert_eq!(world.press(&format!("{path}/again"), &[]).await.status(), 404);
    let moved = world.press(&format!("{path}/status"), &[("status", "C20700")]).await;
    assert_eq!(
        (moved.status().as_u16(), &moved.headers()["location"]),
        (303, &format!("/sim#w{}", world.workflow).parse().expect("a value"))
    );
    assert_eq!(world.sim.status_log(world.workflow)[1].by, world.recruiter);
    let desk = world.desk().await;
    assert!(desk.contains(r#"<a href="http://go.example/open/abc">Open what iCIMS would redirect to</a>"#), "{desk}");
    assert_eq!(world.press(&format!("{path}/again"), &[]).await.status(), 303);
    assert_eq!(world.sim.deliveries().len(), 2);
}

#[tokio::test]
async fn what_others_wrote_is_escaped_and_no_script_becomes_a_link() {
    let world = World::start().await;
    let answer = || (StatusCode::SEE_OTHER, [(LOCATION, "javascript:alert(1)")], "<b>").into_response();
    let _arrivals = world.receiver(true, answer).await;
    let person = world.sim.add_person(Person::candidate("<script>", "\"Doe\""));
    let workflow = world.sim.apply(person, world.job, "D10100");
    world.sim.set_status(workflow, "C20700", world.recruiter).await;
    let desk = world.desk().await;
    assert!(!desk.contains("<script") && desk.contains("&#60;script&#62;"));
    assert!(!desk.contains("javascript:"));
    let profile = world.page(&format!("/customers/4321/linkTo/people/{person}")).await;
    assert!(!profile.contains("<script") && profile.contains("&#60;script&#62;"));
}

#[tokio::test]
async fn unknown_statuses_and_applications_are_explained() {
    let world = World::start().await;
    let path = format!("/sim/applications/{}/status", world.workflow);
    assert_eq!(world.press(&path, &[("status", "C1")]).await.status(), 400);
    assert_eq!(world.press("/sim/applications/1/status", &[("status", "C20700")]).await.status(), 404);
}

#[tokio::test]
async fn the_desk_sends_the_last_event_twice_and_loses_the_next_one() {
    let world = World::start().await;
    let _arrivals = world.receiver(true, accepted).await;
    let path = format!("/sim/applications/{}", world.workflow);
    assert_eq!(world.press(&format!("{path}/twice"), &[]).await.status(), 404);
    assert_eq!(world.press("/sim/lose", &[]).await.status(), 303);
    assert!(world.desk().await.contains("The next event will be lost on the way."));
    world.press(&format!("{path}/status"), &[("status", "C20700")]).await;
    assert_eq!(world.sim.deliveries()[0].error.as_deref(), Some("lost"));
    let desk = world.desk().await;
    assert!(!desk.contains("will be lost") && desk.contains("Send the last event twice at once"));
    assert_eq!(world.press(&format!("{path}/twice"), &[]).await.status(), 303);
    assert_eq!(world.sim.deliveries().len(), 3);
}

#[tokio::test]
async fn the_desk_releases_what_is_held_back() {
    let world = World::start().await;
    let mut arrivals = world.receiver(true, accepted).await;
    assert!(!world.desk().await.contains("held"));
    world.sim.switch(|switches| switches.hold_deliveries = true);
    world.press(&format!("/sim/applications/{}/status", world.workflow), &[("status", "C20700")]).await;
    assert!(world.desk().await.contains("Events held back: 1."));
    assert!(arrivals.try_recv().is_err());
    assert_eq!(world.press("/sim/release", &[("order", "reversed")]).await.status(), 303);
    assert!(arrivals.try_recv().is_ok() && world.sim.held() == 0);
}

#[tokio::test]
async fn the_state_names_applications_counters_and_deliveries() {
    let world = World::start().await;
    let _arrivals = world.receiver(true, accepted).await;
    world.sim.set_status(world.workflow, "C20700", world.recruiter).await;
    world.patch_status("C20800").await.expect("an answer");
    let state: Value = serde_json::from_str(&world.page("/sim/state").await).expect("JSON");
    assert_eq!(state["applications"][0]["patches_applied"], 1);
    assert_eq!(state["applications"][0]["status"], "C20800");
    assert_eq!(state["calls"]["patches"], 1);
    assert_eq!(state["deliveries"][0]["status"], 200);
    assert!(!state.to_string().contains("opens-the-hook"));
}

#[tokio::test]
async fn the_story_has_a_trigger_and_candidates_who_wait() {
    let world = World::start().await;
    let story = world.sim.tell_story();
    assert_eq!(story.applications.len(), 3);
    assert!(world.sim.set_status(story.applications[0], story.send_to_goodtime, story.recruiter).await.is_some());
    let job = world.get_json(&format!("/jobs/{}?fields=field23848", story.job)).await;
    assert_eq!(job["field23848"]["id"], story.coordinator);
}
