//! Lists of the mirror over HTTP: what is found, what is not, and how mistakes are told.

use std::time::Duration;

use goodtime_icims::domain::SyncWish;
use goodtime_icims::simulator::{Job, ListNode, Person};
use serde_json::{Value, json};

use super::following::{ids, list};
use super::truth::{settings, world};
use crate::api::Api;
use crate::world::World;

/// What was added before is found by the import alone.
const LONG: Duration = Duration::from_hours(1);

/// A world whose applications are mirrored too.
async fn with_applications() -> World {
    let mut settings = settings();
    settings.sync.applications = true;
    world(settings).await
}

async fn import(world: &World) {
    world.sim.settle();
    world.clock.advance(LONG);
    let run = world.mirror_round().await.walk.expect("an import");
    assert!(run.ended_at.is_some(), "{run:?}");
}

#[tokio::test]
async fn lists_are_searched_by_text_whatever_its_case_and_by_folder() {
    let world = with_applications().await;
    let sim = &world.sim;
    let ada = sim.add_person(Person { middlename: "Ärmel 50%_!".to_owned(), ..Person::candidate("Ada", "Lovelace") });
    let grace = sim.add_person(Person::candidate("Grace", "Hopper"));
    let manager = sim.add_person(Person::hiring_manager("Edith", "Lovelace"));
    let open = sim.add_job(Job { jobid: Some("REQ-77".to_owned()), ..Job::titled("Night Nurse") });
    let closed = sim.add_job(Job { folder: ListNode::new("D31004", "Closed"), ..Job::titled("Day Nurse") });
    let workflow = sim.apply(ada, open, world.story.send_to_goodtime);
    import(&world).await;
    let api = Api::of(&world, world.tenant).await;
    let cases = [
        ("candidates", "text=LOVEL", vec![ada]),
        ("candidates", "text=da.lovelace@EXAMPLE", vec![ada]),
        ("candidates", "text=%C3%84RMEL", vec![ada]),
        ("candidates", "text=50%25_!", vec![ada]),
        ("candidates", "text=l%25lace", vec![]),
        ("candidates", "text=a_a", vec![]),
        ("candidates", "text=%20hopper%20", vec![grace]),
        ("candidates", "text=hopper&folder=D32004", vec![grace]),
        ("candidates", "text=hopper&folder=Cand:Active", vec![grace]),
        ("candidates", "text=hopper&folder=HM:Active", vec![]),
        ("users", "text=lovelace", vec![manager]),
        ("jobs", "text=req-77", vec![open]),
        ("jobs", "text=nurse", vec![open, closed]),
        ("jobs", "text=nurse&folder=Closed", vec![closed]),
        ("applications", "text=goodtime", vec![workflow]),
        ("applications", &format!("person_id={ada}"), vec![workflow]),
        ("applications", &format!("job_id={open}"), vec![workflow]),
        ("applications", &format!("person_id={grace}"), vec![]),
        ("applications", &format!("person_id={ada}&job_id={closed}"), vec![]),
    ];
    for (name, query, found) in cases {
        assert_eq!(ids(name, &list(&api, name, query).await), found, "{name}?{query}");
    }
}

#[tokio::test]
async fn entries_say_what_icims_says() {
    let mut settings = settings();
    settings.sync.applications = true;
    settings.sync.person_fields = vec!["field23848".to_owned()];
    let world = world(settings).await;
    let sim = &world.sim;
    let ada = Person::candidate("Ada", "Lovelace").with_phone("555 0100").with_field("field23848", json!("Remote"));
    let ada = sim.add_person(ada);
    let workflow = sim.apply(ada, world.story.job, world.story.send_to_goodtime);
    import(&world).await;
    let api = Api::of(&world, world.tenant).await;
    let one = async |name: &str, query: &str| list(&api, name, query).await.items()[0].clone();
    let person = one("candidates", "text=lovelace").await;
    assert_eq!((&person["first_name"], &person["email"]), (&json!("Ada"), &json!("ada.lovelace@example.com")));
    assert_eq!((&person["phones"], &person["fields"]), (&json!(["555 0100"]), &json!({"field23848": "Remote"})));
    assert_eq!(person["folder"], json!({"id": "D32004", "label": "Cand:Active"}));
    assert!(person["page_url"].as_str().is_some_and(|url| url.ends_with(&format!("/people/{ada}"))), "{person}");
    assert!(person["updated_at"].as_str() < person["changed_at"].as_str(), "{person}");
    let job = one("jobs", "text=support").await;
    let recruiter = json!({"role": "recruiter", "person_id": world.story.recruiter});
    assert!(job["hiring_team"].as_array().is_some_and(|team| team.contains(&recruiter)), "{job}");
    assert_eq!((&job["job_id"], &job["title"]), (&json!(world.story.job), &json!("Support Engineer")));
    let application = one("applications", &format!("person_id={ada}")).await;
    assert_eq!((&application["workflow_id"], &application["job_id"]), (&json!(workflow), &json!(world.story.job)));
    assert_eq!(application["stage"]["label"], "Review: Send to GoodTime");
}

#[tokio::test]
async fn what_has_left_is_listed_only_where_that_is_asked_for() {
    let world = world(settings()).await;
    let sim = &world.sim;
    let [moved, loser, winner, purged] =
        ["Moved", "Loser", "Winner", "Purged"].map(|name| sim.add_person(Person::candidate("Vera", name)));
    import(&world).await;
    sim.edit_person(moved, |person| person.folder = ListNode::new("D32008", "Cand:Inactive"));
    sim.merge_people(loser, winner);
    sim.purge_person(purged);
    world.clock.advance(Duration::from_mins(5));
    world.walk(SyncWish::default()).await;
    let api = Api::of(&world, world.tenant).await;
    for query in ["text=vera", "text=vera&include_gone=false"] {
        assert_eq!(ids("candidates", &list(&api, "candidates", query).await), [winner], "{query}");
    }
    let named = ids("candidates", &list(&api, "candidates", "text=vera&include_gone=true").await);
    assert_eq!(named, [moved, winner], "of what is deleted no name is left");
    let merged = format!("text=merged%20with%20{winner}&include_gone=true");
    assert_eq!(ids("candidates", &list(&api, "candidates", &merged).await), [loser], "it has another name then");
    let all = list(&api, "candidates", "include_gone=true&limit=200").await;
    let gone = |id: i64| {
        let one = all.items().iter().find(|one| one["person_id"] == id).expect("it is listed");
        assert_eq!(one["gone_at"].is_string(), one["gone_reason"].is_string(), "{one}");
        (one["gone_reason"].clone(), one["merged_into"].clone())
    };
    assert_eq!(gone(moved), (json!("moved_out"), Value::Null));
    assert_eq!(gone(loser), (json!("merged"), json!(winner)));
    assert_eq!(gone(winner), (Value::Null, Value::Null));
    assert_eq!(gone(purged), (json!("deleted"), Value::Null));
    let one = all.items().iter().find(|one| one["person_id"] == purged).expect("it is listed");
    let mut said: Vec<&str> = one.as_object().expect("an object").keys().map(String::as_str).collect();
    said.sort_unstable();
    assert_eq!(said, ["changed_at", "gone_at", "gone_reason", "person_id", "phones"], "{one}");
}

#[tokio::test]
async fn lists_are_answered_while_the_mirror_is_off_and_the_tenant_paused() {
    let world = world(settings()).await;
    let ada = world.sim.add_person(Person::candidate("Ada", "Lovelace"));
    import(&world).await;
    let api = Api::of(&world, world.tenant).await;
    let path = format!("/v2/ats/tenants/{}", world.tenant);
    let off = json!({"settings": {"sync": {"source": "off"}}});
    assert_eq!(api.ask_with(reqwest::Method::PATCH, &path, Some(&off), &[("if-match", "*")]).await.status, 200);
    assert_eq!(api.post(&format!("{path}/pause"), &json!({})).await.status, 200);
    world.region.flow.directory.refresh().await.expect("read");
    let calls = world.sim.calls().total;
    assert_eq!(ids("candidates", &list(&api, "candidates", "text=lovelace").await), [ada]);
    assert_eq!(api.get(&format!("{path}/sync")).await.body["source"], "off");
    assert_eq!(world.sim.calls().total, calls, "iCIMS is not asked");
}

#[tokio::test]
async fn every_mistake_of_a_query_is_named() {
    let world = world(settings()).await;
    let api = Api::of(&world, world.tenant).await;
    let long = "x".repeat(101);
    let query = format!("limit=201&cursor=x&updated_since=yesterday&text={long}&include_gone=maybe&colour=red");
    let usual = ["limit", "cursor", "updated_since", "text", "include_gone"];
    let cases = [
        ("jobs", "person_id=1", vec!["colour", "person_id"]),
        ("candidates", "job_id=1", vec!["colour", "job_id"]),
        ("users", "from=2026-11-22T00:00:00Z", vec!["colour", "from"]),
        ("applications", "person_id=0&job_id=x&folder=a", vec!["person_id", "job_id", "colour", "folder"]),
    ];
    for (name, more, named) in cases {
        let path = format!("/v2/ats/tenants/{}/{name}", world.tenant);
        let answer = api.get(&format!("{path}?{query}&{more}")).await;
        assert_eq!((answer.status, answer.problem()), (422, "invalid"), "{name}");
        assert_eq!(answer.wrong(), [&usual[..], &named].concat(), "{name}");
        let control = api.get(&format!("{path}?text=a%00b")).await;
        assert_eq!((control.status, control.wrong()), (422, vec!["text"]), "{name}: {control:?}");
    }
}
