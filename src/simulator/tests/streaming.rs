//! The Data Stream: who may read it, what it tells, and how its pages follow one another.

use super::super::{Call, Fault};
use super::*;

const EVENTS: &str = "/datastream/v2/streams/4321/subscriptions/connector/events";

impl World {
    async fn stream(&self, path: &str) -> Response {
        let request = self.http.get(format!("{}{path}", self.sim.url())).bearer_auth(&self.token);
        self.send(request).await.expect("an answer")
    }

    /// The events after a key, each as `type entity id`, and the key that the answer says.
    async fn events_after(&self, key: Option<&str>) -> (Vec<String>, Option<String>) {
        let asked = key.map(|key| format!("?exclusiveStartKey={key}")).unwrap_or_default();
        let answer: Value = self.stream(&format!("{EVENTS}{asked}")).await.json().await.expect("JSON");
        let events = answer["events"].as_array().unwrap_or_else(|| panic!("{answer}")).iter();
        let told = |event: &Value| {
            let text = |name: &str| event[name].as_str().expect("a text").to_owned();
            format!("{} {} {}", text("eventType"), text("entity"), event["id"])
        };
        (events.map(told).collect(), answer["lastEvaluatedKey"].as_str().map(str::to_owned))
    }
}

async fn licensed() -> World {
    let world = World::start().await;
    world.sim.switch(|on| on.stream_licensed = true);
    world
}

#[tokio::test]
async fn the_stream_is_for_those_who_have_bought_it() {
    let world = World::start().await;
    for path in ["/datastream/v2/streams/", "/datastream/v2/streams/4321/subscriptions", EVENTS] {
        assert_eq!(world.stream(path).await.status(), 403, "{path}");
    }
    world.sim.switch(|on| on.stream_licensed = true);
    let read = async |path: &str| world.stream(path).await.json::<Value>().await.expect("JSON");
    assert_eq!(read("/datastream/v2/streams/").await, json!({"streams": ["4321"]}));
    assert_eq!(read("/datastream/v2/streams/4321/subscriptions").await, json!({"subscriptions": ["connector"]}));
    for (path, expected) in
        [("/datastream/v2/streams/99/subscriptions", 3), ("/datastream/v2/streams/4321/subscriptions/other/events", 2)]
    {
        let answer = world.stream(path).await;
        assert_eq!((answer.status().as_u16(), code(&answer.json().await.expect("JSON"))), (404, expected), "{path}");
    }
    let stranger = world.http.get(format!("{}{EVENTS}", world.sim.url()));
    assert_eq!(world.send(stranger).await.expect("an answer").status(), 401);
    assert_eq!(world.stream(&format!("{EVENTS}?exclusiveStartKey=odd")).await.status(), 400);
    assert_eq!(world.sim.calls().streams, 9);
}

#[tokio::test]
async fn every_change_is_told_once_and_the_last_key_brings_what_came_after() {
    let world = licensed().await;
    let (World { recruiter, person, job, workflow, .. }, sim) = (&world, &world.sim);
    let (events, key) = world.events_after(None).await;
    let made = [("person", recruiter), ("person", person), ("job", job), ("applicantworkflow", workflow)];
    assert_eq!(events, made.map(|(entity, id)| format!("created {entity} {id}")));
    let key = key.expect("a key beside events");
    assert_eq!(world.events_after(Some(&key)).await, (Vec::new(), None), "nothing came, and the key stays good");

    sim.move_quietly(*workflow, "C20700", *recruiter);
    sim.move_quietly(*workflow, "C20700", *recruiter);
    world.patch_status("C20800").await.expect("an answer");
    world.patch(json!({"field777": "x"})).await.expect("an answer");
    sim.edit_person(*person, |person| person.lastname = "Roe".to_owned());
    sim.edit_job(*job, |job| job.folder = super::super::ListNode::new("D31004", "Closed"));
    sim.merge_people(*person, *recruiter);
    sim.purge_person(*person);
    sim.purge_job(*job);
    sim.remove_application(*workflow);
    let (events, _) = world.events_after(Some(&key)).await;
    let expected = [
        format!("updated applicantworkflow {workflow}"),
        format!("updated applicantworkflow {workflow}"),
        format!("updated applicantworkflow {workflow}"),
        format!("updated person {person}"),
        format!("updated job {job}"),
        format!("updated person {person}"),
        format!("updated person {recruiter}"),
        format!("updated applicantworkflow {workflow}"),
        format!("deleted person {person}"),
        format!("deleted job {job}"),
        format!("deleted applicantworkflow {workflow}"),
    ];
    assert_eq!(events, expected);
}

#[tokio::test]
async fn pages_follow_one_another_until_one_is_empty() {
    let world = licensed().await;
    world.sim.switch(|on| on.stream_page = 3);
    let (mut pages, mut key) = (Vec::new(), None);
    loop {
        let (events, next) = world.events_after(key.as_deref()).await;
        pages.push(events.len());
        let Some(next) = next else { break };
        key = Some(next);
    }
    assert_eq!(pages, [3, 1, 0]);
    let answer: Value = world.stream(EVENTS).await.json().await.expect("JSON");
    let first = json!({"eventId": "event-1", "entity": "person", "id": world.recruiter, "eventType": "created", "timestamp": "2026-11-22T19:15:00Z"});
    assert_eq!(answer["events"][0], first);
}

#[tokio::test]
async fn events_come_late_twice_backwards_or_never() {
    let world = licensed().await;
    let (_, key) = world.events_after(None).await;
    world.sim.switch(|on| (on.stream_delay, on.lose_stream_events) = (60 * SECOND, 1));
    world.sim.edit_person(world.person, |_| ());
    world.sim.edit_job(world.job, |_| ());
    world.sim.move_quietly(world.workflow, "C20700", world.recruiter);
    world.pass_seconds(59);
    assert_eq!(world.events_after(key.as_deref()).await, (Vec::new(), None));
    world.pass_seconds(1);
    let (job, workflow) =
        (format!("updated job {}", world.job), format!("updated applicantworkflow {}", world.workflow));
    let (events, last) = world.events_after(key.as_deref()).await;
    assert_eq!(events, [job.as_str(), &workflow], "the person's was lost");
    world.sim.switch(|on| (on.stream_duplicates, on.stream_reversed) = (true, true));
    let (events, same) = world.events_after(key.as_deref()).await;
    assert_eq!(events, [workflow.as_str(), &workflow, &job, &job]);
    assert_eq!(same, last, "the key is that of the newest, wherever it stands");
}

#[tokio::test]
async fn a_crowd_is_there_before_the_stream_and_calls_of_the_stream_can_fail() {
    let world = licensed().await;
    world.sim.populate(500, 10);
    assert_eq!(world.events_after(None).await.0.len(), 4);
    world.sim.switch(|on| on.fail(Call::Streams, Fault::Status(503), 1));
    assert_eq!(world.stream(EVENTS).await.status(), 503);
    assert_eq!(world.stream(EVENTS).await.status(), 200);
}
