//! The story through the API: what was sent is found, read, opened, moved on, taken back.

use goodtime_icims::simulator::{Call, Fault, Release};
use reqwest::Method;
use serde_json::{Value, json};

use super::Api;
use super::access::dead_task;
use crate::world::{World, path};

async fn sent(world: &World) -> (Api<'_>, String) {
    let jane = world.jane();
    world.send(jane).await;
    world.work().await;
    let id = world.handoff(jane).await.id;
    (Api::of(world, world.tenant).await, format!("/v2/ats/handoffs/{id}"))
}

fn steps(timeline: &Value) -> Vec<&str> {
    let entries = timeline["entries"].as_array().expect("a list");
    entries.iter().filter_map(|entry| entry["step"].as_str()).collect()
}

#[tokio::test]
async fn a_handoff_is_found_read_opened_and_taken_back() {
    let world = World::new().await;
    let (api, address) = sent(&world).await;
    let found = api.get(&format!("/v2/ats/handoffs?workflow_id={}&lifecycle=live", world.jane())).await;
    assert_eq!(found.items().len(), 1);
    let read = api.get(&address).await;
    assert_eq!((&read.body["progress"], &read.body["lifecycle"]), (&json!("ready"), &json!("live")));
    assert_eq!(read.body["rule"]["next"], world.story.interview_scheduled);
    let link = api.get(&format!("{address}/link")).await;
    let page = world.page(&path(link.body["url"].as_str().expect("a link"))).await;
    assert!(page.contains("Jane"));
    let opened = api.act(&format!("{address}/open")).await;
    assert_eq!(opened.body["progress"], "moving");
    world.work().await;
    assert_eq!(world.sim.status_of(world.jane()).as_deref(), Some(world.story.interview_scheduled));
    assert_eq!(api.act(&format!("{address}/open")).await.status, 200, "once more does nothing");
    assert_eq!(world.sim.patch_requests(world.jane()), 1);
    let timeline = api.get(&format!("{address}/timeline")).await;
    assert_eq!(timeline.body["advance"]["outcome"], "advanced");
    assert_eq!(steps(&timeline.body), ["fetch", "hand_over", "open", "advance"]);
    let undone = api.post(&format!("{address}/undo"), &json!({})).await;
    assert_eq!(undone.status, 202);
    world.work().await;
    assert_eq!(world.sim.status_of(world.jane()).as_deref(), Some(world.story.send_to_goodtime));
    let again = api.post(&format!("{address}/undo"), &json!({})).await;
    assert_eq!(again.status, 202, "it was asked for before");
}

#[tokio::test]
async fn a_list_says_of_each_handoff_what_reading_it_says() {
    let world = World::new().await;
    let [jane, omar, mei] = world.story.applications[..] else { panic!("three candidates") };
    let api = Api::of(&world, world.tenant).await;
    let mut addresses = Vec::new();
    for application in [jane, omar, mei] {
        world.send(application).await;
        world.work().await;
        addresses.push(format!("/v2/ats/handoffs/{}", world.handoff(application).await.id));
    }
    let told = async || {
        let listed = api.get("/v2/ats/handoffs").await.items().to_vec();
        let mut progress = Vec::new();
        for (address, item) in addresses.iter().zip(listed.iter().rev()) {
            assert_eq!(&api.get(address).await.body, item);
            progress.push(item["progress"].as_str().expect("text").to_owned());
        }
        progress
    };
    api.act(&format!("{}/open", addresses[0])).await;
    world.work().await;
    world.sim.switch(|s| s.required_fields_missing = vec!["rcf3048".to_owned()]);
    api.act(&format!("{}/open", addresses[1])).await;
    world.work().await;
    assert_eq!(told().await, ["opened", "needs_attention", "ready"]);
    world.sim.switch(|s| s.required_fields_missing.clear());
    api.post(&format!("{}/undo", addresses[0]), &json!({})).await;
    assert_eq!(told().await[0], "moving", "the way back counts");
}

#[tokio::test]
async fn a_new_link_makes_the_old_one_useless_and_a_lapsed_handoff_cannot_be_opened() {
    let world = World::new().await;
    let (api, address) = sent(&world).await;
    let old = path(api.get(&format!("{address}/link")).await.body["url"].as_str().expect("a link"));
    let new = path(api.act(&format!("{address}/link")).await.body["url"].as_str().expect("a link"));
    assert_eq!(world.get(&old).await.status(), 410);
    assert_eq!(world.get(&new).await.status(), 200);
    let lapsed = api.act(&format!("{address}/lapse")).await;
    assert_eq!((&lapsed.body["lifecycle"], &lapsed.body["progress"]), (&json!("lapsed"), &json!("lapsed")));
    for verb in ["open", "lapse"] {
        let answer = api.act(&format!("{address}/{verb}")).await;
        assert_eq!((answer.status, answer.problem()), (409, "conflict"), "{verb}");
        let reference = answer.body["reference"].as_str().expect("a reference");
        assert!(address.ends_with(reference), "it is the hand-off's: {answer:?}");
        let explained = api.get(&format!("/v2/ats/explain/{reference}")).await;
        assert_eq!(explained.body["handoffs"][0]["handoff"]["handoff_id"], reference);
    }
    let undo = api.post(&format!("{address}/undo"), &json!({})).await;
    assert_eq!(undo.status, 409);
    world.sim.send_again(world.jane()).await.expect("an answer");
    world.work().await;
    assert_ne!(
        format!("/v2/ats/handoffs/{}", world.handoff(world.jane()).await.id),
        address,
        "what is sent now is new"
    );
}

/// The event that the move back causes may come after the hand-off was ended by hand.
#[tokio::test]
async fn a_move_back_of_ours_starts_nothing_although_the_handoff_was_lapsed_meanwhile() {
    let world = World::new().await;
    let (api, address) = sent(&world).await;
    api.act(&format!("{address}/open")).await;
    world.work().await;
    world.sim.switch(|s| (s.api_patch_fires_events, s.hold_deliveries) = (true, true));
    api.post(&format!("{address}/undo"), &json!({})).await;
    world.work().await;
    assert_eq!(world.sim.status_of(world.jane()).as_deref(), Some(world.story.send_to_goodtime));
    api.act(&format!("{address}/lapse")).await;
    assert!(!world.sim.release_held(Release::InOrder).await.is_empty(), "the event of our own move");
    world.sim.switch(|s| s.hold_deliveries = false);
    world.pass(std::time::Duration::from_mins(5)).await;
    let all = api.get(&format!("/v2/ats/handoffs?workflow_id={}", world.jane())).await;
    assert_eq!(all.items().len(), 1, "{all:?}");
}

#[tokio::test]
async fn events_are_found_by_what_is_known_of_them() {
    let world = World::new().await;
    let (api, _) = sent(&world).await;
    world.sim.send_again(world.jane()).await.expect("an answer");
    let workflow = world.jane();
    let all = api.get("/v2/ats/events").await;
    assert!(all.items().len() >= 2, "{all:?}");
    let found = api.get(&format!("/v2/ats/events?workflow_id={workflow}&outcome=accepted")).await;
    let [event] = found.items() else { panic!("one: {found:?}") };
    let person = event["change"]["person_id"].clone();
    assert_eq!(api.get(&format!("/v2/ats/events?person_id={person}&outcome=duplicate")).await.items().len(), 1);
    assert_eq!(api.get(&format!("/v2/ats/events/{}", event["event_id"].as_str().expect("an id"))).await.body, *event);
    assert_eq!(api.get("/v2/ats/events?from=2030-01-01T00:00:00Z").await.items().len(), 0);
    assert_eq!(api.get("/v2/ats/events?until=2020-01-01T00:00:00Z").await.items().len(), 0);
    let explained = api.get(&format!("/v2/ats/explain/{workflow}")).await;
    assert_eq!(explained.body["handoffs"][0]["handoff"]["workflow_id"], workflow);
    let by_hand = api.get("/v2/ats/explain/1b4e28ba-2fa1-4d3b-a3f5-ef19b5a7633b").await;
    assert!(by_hand.body["request"].as_str().is_some_and(|told| told.contains("`request.id`")), "{by_hand:?}");
    let refused = api.get("/v2/ats/explain/unauthenticated.1795374000000").await;
    assert_eq!(refused.body["refusal"]["at"], "2026-11-22T19:00:00.000Z", "{refused:?}");
}

#[tokio::test]
async fn a_list_is_read_page_by_page_without_a_gap() {
    let world = World::new().await;
    let (api, _) = sent(&world).await;
    for _ in 0..7 {
        world.sim.send_again(world.jane()).await.expect("an answer");
    }
    let whole = api.get("/v2/ats/events?limit=200").await.items().to_vec();
    assert!(whole.len() >= 8, "{}", whole.len());
    let (mut read, mut address) = (Vec::new(), "/v2/ats/events?limit=3".to_owned());
    for _ in 0..20 {
        let page = api.get(&address).await;
        assert!(page.items().len() <= 3);
        read.extend_from_slice(page.items());
        let Some(cursor) = page.body["next_cursor"].as_str() else { break };
        address = format!("/v2/ats/events?limit=3&cursor={cursor}");
    }
    assert_eq!(read, whole);
}

#[tokio::test]
async fn work_that_was_given_up_is_listed_run_again_or_discarded() {
    let world = World::new().await;
    let (api, handoff) = sent(&world).await;
    let stored = world.handoff(world.jane()).await;
    let address = format!("/v2/ats/tasks/{}", dead_task(&world, &stored).await);
    let listed = api.get("/v2/ats/tasks").await;
    let [dead] = listed.items() else { panic!("one: {listed:?}") };
    assert_eq!((&dead["kind"], &dead["state"]), (&json!("recheck"), &json!("dead")));
    assert_eq!(api.get(&address).await.body, *dead);
    let retried = api.act(&format!("{address}/retry")).await;
    assert_eq!((retried.status, &retried.body["state"]), (202, &json!("queued")));
    for (verb, body) in [("retry", None), ("discard", Some(json!({"reason": "Of no use."})))] {
        let answer = api.ask(Method::POST, &format!("{address}/{verb}"), body.as_ref()).await;
        assert_eq!((answer.status, answer.problem()), (409, "conflict"), "{verb}");
    }
    world.work().await;
    assert_eq!(api.get(&address).await.status, 404, "it is done");
    let address = format!("/v2/ats/tasks/{}", dead_task(&world, &stored).await);
    assert_eq!(api.act(&format!("{handoff}/retry")).await.body, json!({"tasks": 1}));
    world.work().await;
    assert_eq!(api.get(&address).await.status, 404, "it is done");
    let address = format!("/v2/ats/tasks/{}/discard", dead_task(&world, &stored).await);
    assert_eq!(api.post(&address, &json!({"reason": " "})).await.wrong(), ["reason"]);
    assert_eq!(api.post(&address, &json!({"reason": "The job was closed."})).await.status, 204);
    assert_eq!(api.get("/v2/ats/tasks").await.items().len(), 0);
    let timeline = api.get(&format!("{handoff}/timeline")).await;
    assert!(timeline.body.to_string().contains("The job was closed."));
}

#[tokio::test]
async fn an_application_is_read_live_with_its_people() {
    let world = World::new().await;
    let (api, _) = sent(&world).await;
    let address = format!("/v2/ats/tenants/{}/applications/{}", world.tenant, world.jane());
    let read = api.get(&address).await;
    assert_eq!(read.status, 200, "{read:?}");
    assert!(read.body["candidate"]["name"].as_str().is_some_and(|name| name.contains("Jane")));
    assert!(read.body["candidate"]["email"].is_string() && read.body["candidate"]["page_url"].is_string());
    assert!(read.body["job"]["title"].is_string());
    let team = read.body["hiring_team"].as_array().expect("a list");
    assert!(team.iter().any(|one| one["role"] == "recruiter" && one["person"]["email"].is_string()), "{team:?}");
    world.sim.switch(|s| s.fail(Call::Workflows, Fault::Status(403), 1));
    let refused = api.get(&address).await;
    assert_eq!((refused.status, refused.problem()), (424, "ats-refuses"), "{refused:?}");
    world.sim.switch(|s| s.fail(Call::Workflows, Fault::Status(500), 9));
    let silent = api.get(&address).await;
    assert_eq!((silent.status, silent.problem()), (502, "ats-unavailable"), "{silent:?}");
    world.sim.switch(goodtime_icims::simulator::Switches::heal);
    let missing = format!("/v2/ats/tenants/{}/applications/999999", world.tenant);
    assert_eq!(api.get(&missing).await.status, 404);
}

#[tokio::test]
async fn an_event_is_played_again_and_what_the_ats_says_now_counts() {
    let world = World::new().await;
    let (api, address) = sent(&world).await;
    let accepted = api.get("/v2/ats/events?outcome=accepted").await.items()[0].clone();
    let play = async |event: &Value| {
        let address = format!("/v2/ats/events/{}/replay", event["event_id"].as_str().expect("an id"));
        let answer = api.act(&address).await;
        assert_eq!(answer.status, 202, "{answer:?}");
        answer.body
    };
    assert_eq!(play(&accepted).await["result"], "asked");
    world.work().await;
    assert_eq!(api.get(&address).await.body["progress"], "ready", "nothing is done twice");
    // A status that is no trigger, until it becomes one.
    let (omar, status) = (world.story.applications[1], "C20750");
    world.sim.add_status(status, "Review: Send to GoodTime (new)");
    world.sim.designate_trigger(status);
    world.sim.set_status(omar, status, world.story.recruiter).await.expect("an answer");
    let ignored = api.get("/v2/ats/events?outcome=ignored").await.items()[0].clone();
    assert_eq!(play(&ignored).await["result"], "no_trigger");
    world.rule(status, None, goodtime_icims::domain::Reply::Seamless).await;
    let handed = play(&ignored).await;
    assert_eq!(handed["result"], "handed_over");
    assert_eq!(
        play(&ignored).await,
        json!({"event_id": ignored["event_id"], "result": "known", "handoff_id": handed["handoff_id"]})
    );
    world.sim.move_quietly(omar, world.story.interview_scheduled, world.story.recruiter);
    let both = json!({"event_ids": [ignored["event_id"], accepted["event_id"]]});
    let answer = api.post("/v2/ats/events/replay", &both).await;
    let results: Vec<_> = answer.items().iter().map(|one| one["result"].as_str().expect("a result")).collect();
    assert_eq!(results, ["moved_on", "asked"]);
    let wrong = api.post("/v2/ats/events/replay", &json!({"event_ids": ["x"]})).await;
    assert_eq!((wrong.status, wrong.wrong()), (422, vec!["event_ids[0]"]));
    let log = api.get("/v2/ats/audit-log").await;
    assert_eq!(log.items()[0]["action"], "event.replay");
}

#[tokio::test]
async fn a_resume_has_an_address_that_streams_it_until_it_is_too_old() {
    let world = World::new().await;
    let (api, address) = sent(&world).await;
    let told = api.get(&format!("{address}/resume")).await;
    assert_eq!((told.status, &told.body["content_type"]), (200, &json!("text/plain")), "{told:?}");
    assert_eq!(told.body["expires_at"], api.get(&address).await.body["expires_at"]);
    let url = path(told.body["url"].as_str().expect("an address"));
    let file = world.get(&url).await;
    let page = url.trim_end_matches("/resume");
    for answer in [world.get(page).await, world.post(page).await, world.get(&format!("{page}/state")).await] {
        assert_eq!(answer.status(), 404, "the address of a resume shows and opens nothing else");
    }
    assert_eq!((file.status().as_u16(), file.headers()["content-type"].to_str().ok()), (200, Some("text/plain")));
    let length = file.bytes().await.expect("a file").len();
    assert!(told.body["length"].is_null() || told.body["length"] == length);
    world.sim.switch(|s| s.fail(Call::Resumes, Fault::Status(404), 1));
    assert_eq!(api.get(&format!("{address}/resume")).await.status, 404);
    api.act(&format!("{address}/lapse")).await;
    let over = api.get(&format!("{address}/resume")).await;
    assert_eq!((over.status, over.problem()), (409, "conflict"));
}

#[tokio::test]
async fn events_are_found_by_their_own_reference_and_by_that_of_their_handoff() {
    let world = World::new().await;
    let (api, _) = sent(&world).await;
    world.sim.send_again(world.jane()).await.expect("an answer");
    let handoff = world.handoff(world.jane()).await;
    let ids = async |query: String| {
        let found = api.get(&format!("/v2/ats/events?{query}")).await;
        let ids = found.items().iter().map(|event| event["event_id"].as_str().expect("an id").to_owned());
        (ids.collect::<Vec<_>>(), found.body["next_cursor"].as_str().map(str::to_owned))
    };
    let (both, next) = ids(format!("reference={}", handoff.id)).await;
    assert_eq!((both.len(), both[1].as_str(), next), (2, handoff.event.to_string().as_str(), None));
    let (first, next) = ids(format!("reference={}&limit=1", handoff.id)).await;
    assert_eq!(first, both[..1]);
    let (rest, next) = ids(format!("reference={}&limit=1&cursor={}", handoff.id, next.expect("there is more"))).await;
    assert_eq!((rest.as_slice(), next), (&both[1..], None));
    assert_eq!(ids(format!("reference={}", both[0])).await.0, both[..1]);
    assert_eq!(ids(format!("reference={}&outcome=accepted", handoff.id)).await.0, both[1..]);
    assert_eq!(ids(format!("reference={}&workflow_id=1", handoff.id)).await.0.len(), 0);
    let operator = Api::operator(&world).await;
    let theirs = operator.get(&format!("/v2/ats/events?reference={}&tenant_id=999", handoff.id)).await;
    assert_eq!(theirs.items().len(), 0, "of another tenant");
}
