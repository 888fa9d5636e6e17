//! Walks over HTTP: begun, followed, listed, cancelled; and what a mirror is set to.

use std::time::Duration;

use goodtime_icims::domain::{SyncSource, TenantSettings};
use goodtime_icims::simulator::Person;
use reqwest::Method;
use serde_json::{Value, json};

use super::following::{ids, list};
use super::truth::{settings, world};
use crate::api::{Answer, Api};
use crate::world::World;

const LONG: Duration = Duration::from_hours(1);
/// Within the life of a token.
const LATER: Duration = Duration::from_mins(10);
/// Candidates of an import that is cancelled in its middle.
const MANY: i64 = 400;

fn off() -> TenantSettings {
    let mut settings = settings();
    settings.sync.source = SyncSource::Off;
    settings
}

async fn set(api: &Api<'_>, sync: Value) -> Answer {
    let path = format!("/v2/ats/tenants/{}", api.world.tenant);
    let body = json!({"settings": {"sync": sync}});
    api.ask_with(Method::PATCH, &path, Some(&body), &[("if-match", "*")]).await
}

fn path(world: &World, rest: &str) -> String {
    format!("/v2/ats/tenants/{}/{rest}", world.tenant)
}

/// Begins a walk; its address.
async fn begun(api: &Api<'_>, body: &Value, kind: &str) -> String {
    let answer = api.post(&path(api.world, "sync-runs"), body).await;
    assert_eq!(answer.status, 202, "{answer:?}");
    assert_eq!((&answer.body["kind"], &answer.body["state"]), (&json!(kind), &json!("running")));
    assert_eq!((&answer.body["steps"], &answer.body["found"]), (&json!(0), &json!(0)), "it was not worked on yet");
    path(api.world, &format!("sync-runs/{}", answer.body["run_id"].as_str().expect("an id")))
}

fn number(run: &Value, name: &str) -> i64 {
    run[name].as_i64().unwrap_or_else(|| panic!("{name} of {run}"))
}

#[tokio::test]
async fn a_walk_is_begun_followed_and_listed() {
    let world = world(off()).await;
    let api = Api::of(&world, world.tenant).await;
    let runs = path(&world, "sync-runs");
    let none = api.post(&runs, &json!({})).await;
    assert_eq!((none.status, none.problem()), (409, "conflict"), "the tenant has no mirror");
    let standing = api.get(&path(&world, "sync")).await.body;
    assert_eq!((&standing["source"], &standing["candidates"]), (&json!("off"), &json!(0)));
    assert!(standing["walked_at"].is_null() && standing["run"].is_null(), "{standing}");

    assert_eq!(set(&api, json!({"source": "search"})).await.status, 200);
    let import = begun(&api, &json!({}), "import").await;
    let again = api.post(&runs, &json!({"all": true})).await;
    assert_eq!((again.status, again.problem()), (409, "conflict"));
    let id = import.rsplit('/').next().expect("an id");
    assert!(again.body["detail"].as_str().is_some_and(|said| said.contains(id)), "{again:?}");
    assert_eq!(api.get(&path(&world, "sync")).await.body["run"]["run_id"], id);

    world.clock.advance(LATER);
    world.mirror_round().await;
    let run = api.get(&import).await.body;
    assert_eq!((&run["state"], &run["steps_done"]), (&json!("done"), &run["steps"]), "{run}");
    assert!(number(&run, "found") > 0 && run["found"] == run["expected"] && run["found"] == run["read"], "{run}");
    assert!(run["ended_at"].is_string() && run["through_at"].is_null(), "{run}");
    let standing = api.get(&path(&world, "sync")).await.body;
    assert!(standing["run"].is_null() && standing["walked_at"] == run["began_at"], "{standing}");
    for name in ["jobs", "candidates", "users", "applications"] {
        let listed = ids(name, &list(&api, name, "limit=200").await).len();
        assert_eq!(standing[name], listed, "{name}");
    }

    world.clock.advance(LATER);
    let second = begun(&api, &json!({"all": true}), "walk").await;
    let before = profiles(&world);
    world.mirror_round().await;
    let walk = api.get(&second).await.body;
    assert_eq!(
        (&walk["state"], &walk["found"], &walk["written"]),
        (&json!("done"), &run["found"], &json!(0)),
        "{walk}"
    );
    let read = profiles(&world) - before;
    assert_eq!(number(&walk, "found").unsigned_abs(), read, "each is read, by the look before it or by the walk");
    let (mut listed, mut query) = (Vec::new(), Some(format!("{runs}?limit=1")));
    while let Some(asked) = query {
        let page = api.get(&asked).await;
        assert_eq!(page.items().len(), 1, "{page:?}");
        listed.extend(page.items().to_vec());
        query = page.body["next_cursor"].as_str().map(|cursor| format!("{runs}?limit=1&cursor={cursor}"));
    }
    // A look that found something stands among them.
    listed.retain(|one| one["kind"] != "increment");
    assert_eq!(listed, [walk, run], "newest first");
    let log = api.get("/v2/ats/audit-log").await;
    let begins = log.items().iter().filter(|entry| entry["action"] == "sync.begin").count();
    assert_eq!(begins, 2, "who begins a walk stands in the audit log: {log:?}");
}

/// Profiles that were read so far.
fn profiles(world: &World) -> u64 {
    let calls = world.sim.calls();
    calls.people + calls.jobs
}

#[tokio::test]
async fn what_a_walk_is_asked_for_is_checked() {
    let world = world(settings()).await;
    let api = Api::of(&world, world.tenant).await;
    let runs = path(&world, "sync-runs");
    for (body, field) in
        [(json!({"al": true}), "al"), (json!({"all": "yes"}), "all"), (json!({"accept_gone": 1}), "accept_gone")]
    {
        let answer = api.post(&runs, &body).await;
        assert_eq!((answer.status, answer.wrong()), (422, vec![field]));
    }
    let wrong = api.get(&format!("{runs}?limit=0&state=done")).await;
    assert_eq!((wrong.status, wrong.wrong()), (422, vec!["limit", "state"]));
    assert_eq!(api.get(&runs).await.items().len(), 0, "nothing has begun");
    for missing in ["x", "1b4e28ba-2fa1-4d3b-a3f5-ef19b5a7633b"] {
        assert_eq!(api.get(&format!("{runs}/{missing}")).await.status, 404);
        assert_eq!(api.act(&format!("{runs}/{missing}/cancel")).await.status, 404);
    }
}

#[tokio::test]
async fn a_cancelled_walk_writes_nothing_more_and_the_next_one_begins_anew() {
    let world = world(settings()).await;
    for n in 0..MANY {
        world.sim.add_person(Person::candidate("Jane", &format!("Number {n}")));
    }
    world.sim.settle();
    world.clock.advance(LONG);
    let api = Api::of(&world, world.tenant).await;
    let import = begun(&api, &json!({}), "import").await;
    let cancel = async {
        while world.sim.calls().people < 200 {
            tokio::task::yield_now().await;
        }
        let going_on = world.region.flow.store.walks_going_on().await.expect("the store answers");
        let [walk] = going_on.as_slice() else { panic!("one goes on: {going_on:?}") };
        assert!(walk.counts.found > 0 && walk.left() > 0, "it is in its middle: {walk:?}");
        assert_eq!(Some(walk.counts.found + walk.left()), walk.expected);
        let answer = api.act(&format!("{import}/cancel")).await;
        (answer, held(&api).await)
    };
    let (_, (cancelled, kept)) = tokio::join!(world.mirror_round(), cancel);
    assert_eq!((cancelled.status, &cancelled.body["state"]), (200, &json!("cancelled")), "{cancelled:?}");
    assert!(cancelled.body["ended_at"].is_string());
    assert!((1..MANY).contains(&number(&kept, "candidates")), "it was cancelled in its middle: {kept}");
    assert_eq!(held(&api).await, kept, "the round that was under way writes nothing more");
    assert_eq!(world.region.flow.store.walks_going_on().await.expect("the store answers"), Vec::new());
    for _ in 0..3 {
        world.clock.advance(Duration::from_mins(5));
        assert!(world.mirror_round().await.walk.is_none(), "none begins by itself");
    }
    assert_eq!(held(&api).await, kept);
    let run = api.get(&import).await.body;
    let all = |counts: &Value| ["jobs", "candidates", "users"].map(|name| number(counts, name)).iter().sum::<i64>();
    assert_eq!((&run["state"], number(&run, "read")), (&json!("cancelled"), all(&kept)), "{run}");
    let again = api.act(&format!("{import}/cancel")).await;
    assert_eq!((again.status, again.problem()), (409, "conflict"));

    let anew = begun(&api, &json!({}), "import").await;
    world.mirror_round().await;
    let done = api.get(&anew).await.body;
    assert_eq!((&done["state"], &done["found"]), (&json!("done"), &done["expected"]), "from the beginning: {done}");
    assert_eq!(number(&done, "read"), number(&done, "found") - all(&kept), "what was read before is not read again");
    assert_eq!(number(&done, "found"), all(&held(&api).await));
    let log = api.get("/v2/ats/audit-log").await;
    let cancels = log.items().iter().filter(|entry| entry["action"] == "sync.cancel").count();
    assert_eq!(cancels, 1, "{log:?}");
}

/// How many are in each list.
async fn held(api: &Api<'_>) -> Value {
    let standing = api.get(&path(api.world, "sync")).await.body;
    json!({"jobs": standing["jobs"], "candidates": standing["candidates"], "users": standing["users"]})
}

#[tokio::test]
async fn what_a_mirror_is_set_to_is_checked_and_asked_of_icims() {
    let world = world(off()).await;
    let api = Api::of(&world, world.tenant).await;
    let wrong = json!({
        "every_minutes": 0, "walk_every_days": 91, "gone_most_percent": 101,
        "candidate_folders": ["a", " A "], "user_folders": [""], "jobs_without": [""], "open_job_folders": ["a\nb"],
        "person_fields": ["../x"], "job_fields": ["Upper"],
    });
    let answer = set(&api, wrong).await;
    assert_eq!((answer.status, answer.problem()), (422, "invalid"));
    let mut named = answer.wrong();
    named.sort_unstable();
    let all = [
        "every_minutes",
        "gone_most_percent",
        "job_fields",
        "jobs_without",
        "open_job_folders",
        "person_fields",
        "user_folders",
        "user_folders",
        "walk_every_days",
    ];
    assert_eq!(named, all.map(|name| format!("settings.sync.{name}")));
    for (one, field) in [(json!({"source": "river"}), "source"), (json!({"colour": "red"}), "colour")] {
        let answer = set(&api, one).await;
        assert_eq!(answer.status, 422);
        assert!(answer.wrong()[0].starts_with("settings.sync"), "{field}: {answer:?}");
    }
    let right =
        json!({"source": "search", "person_fields": ["field23848"], "candidate_folders": ["D32004", "Cand:Silver"]});
    let kept = set(&api, right).await;
    assert_eq!((kept.status, &kept.body["settings"]["sync"]["every_minutes"]), (200, &json!(5)), "the rest stays");
    let request = api.get(&path(&world, "sync/field-request")).await;
    let text = request.body["text"].as_str().expect("a text");
    for part in ["customer 4321", "field23848", "updateddate", "D32004, Cand:Silver", "Emp:Current Employee"] {
        assert!(text.contains(part), "{part}: {text}");
    }
    let usual = set(&api, Value::Null).await.body["settings"]["sync"].clone();
    assert_eq!((&usual["source"], &usual["candidate_folders"]), (&json!("off"), &json!(["Cand:Active"])));
}
