//! How a tenant stands with its calls is shown, and its limits are changed.

use std::time::Duration;

use goodtime_icims::domain::{CallLimits, TenantSettings};
use serde_json::{Value, json};

use super::client::Api;
use crate::world::{Plan, World};

fn lane<'a>(window: &'a Value, name: &str) -> &'a Value {
    let lanes = window["lanes"].as_array().expect("lanes");
    lanes.iter().find(|one| one["lane"] == name).expect("every lane")
}

#[tokio::test]
async fn the_sync_waits_when_its_share_is_used_up_and_a_click_does_not() {
    let calls = CallLimits { per_second: 1_000, per_day: Some(60), ..CallLimits::default() };
    let settings = TenantSettings { calls, ..TenantSettings::default() };
    let world = World::planned(Plan { settings, ..Plan::default() }).await;
    // A minute after midnight: most of what is kept from the sync is still kept.
    world.clock.advance(Duration::from_mins(5 * 60 + 1));
    let mut rounds = 0;
    while world.round_told().await.kept.failure.is_none() {
        rounds += 1;
        assert!(rounds < 60, "the share ends");
    }
    let jane = world.jane();
    world.send(jane).await;
    world.work().await;
    assert!(world.handoff(jane).await.fetched_at.is_some(), "a click is served");
    let api = Api::operator(&world).await;
    let path = format!("/v2/ats/tenants/{}", world.tenant);
    let budget = api.get(&format!("{path}/budget")).await.body;
    assert_eq!(budget["limits"], json!({"per_second": 1_000, "in_flight": 8, "per_hour": 80_000, "per_day": 60}));
    let day = &budget["windows"][1];
    assert_eq!((&day["span"], &day["limit"]), (&json!("day"), &json!(60)));
    assert_eq!((&lane(day, "sync")["left"], lane(day, "sync")["opens_at"].is_string()), (&json!(0), true));
    assert!(lane(day, "click")["left"].as_i64().expect("a number") > 0);
    let slowed = budget["slowed"].as_array().expect("a list");
    assert_eq!(slowed.len(), 1);
    assert_eq!((&slowed[0]["feature"], &slowed[0]["held_by"]), (&json!("reconcile"), &json!("day")));
    let used: Vec<_> = budget["used"].as_array().expect("a list").iter().map(|one| &one["feature"]).collect();
    assert_eq!(used, ["hand_off", "reconcile"]);
    assert!(budget["runs_out_at"].is_string(), "{budget}");

    let tag = api.get(&path).await.headers["etag"].to_str().expect("text").to_owned();
    let change = |calls: Value| json!({"settings": {"calls": calls}});
    let ask = async |body: Value, tag: &str| {
        api.ask_with(reqwest::Method::PATCH, &path, Some(&body), &[("if-match", tag)]).await
    };
    let wrong = ask(change(json!({"per_day": 0, "in_flight": 2_000})), &tag).await;
    assert_eq!(wrong.wrong(), ["settings.calls.in_flight", "settings.calls.per_day"]);
    let more = ask(change(json!({"per_day": 9_000})), &tag).await;
    assert_eq!((more.status, &more.body["settings"]["calls"]["per_day"]), (200, &json!(9_000)));
    world.region.flow.directory.refresh().await.expect("read");
    assert_eq!(world.round_told().await.kept.failure, None, "it counts at once");
    let usual = ask(json!({"settings": {"calls": null}}), "*").await;
    assert_eq!(usual.body["settings"]["calls"], json!({"per_second": 25, "in_flight": 8, "per_hour": 80_000}));
    let nested = ask(change(json!({"per_second": null, "per_day": 20_000})), "*").await;
    assert_eq!((nested.status, &nested.body["settings"]["calls"]["per_day"]), (200, &json!(20_000)));
    let own = Api::of(&world, world.tenant).await;
    let body = change(json!({"in_flight": 100}));
    let refused = own.ask_with(reqwest::Method::PATCH, &path, Some(&body), &[("if-match", "*")]).await;
    assert_eq!(refused.status, 403, "a process is shared");
}
