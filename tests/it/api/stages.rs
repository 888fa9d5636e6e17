//! Stages over the API: imported at once or not at all, shown before, exported, and told where they differ from what is met.

use reqwest::Method;
use serde_json::{Value, json};

use super::client::{Answer, Api};
use crate::world::World;

const FILE: &str = "Bin;Status Name;Status ID\r\nReview;Send to GoodTime;C20700\r\nInterview;Interview Scheduled;C20800\r\n\
    Offer;Verbal Offer;20900\r\n";

impl Api<'_> {
    async fn import(&self, query: &str, file: &str) -> Answer {
        let path = format!("/v2/ats/tenants/{}/stages{query}", self.world.tenant);
        self.ask(Method::PUT, &path, Some(&Value::String(file.to_owned()))).await
    }

    async fn stages(&self) -> Vec<(i64, String)> {
        let list = self.get(&format!("/v2/ats/tenants/{}/stages", self.world.tenant)).await;
        let told = |item: &Value| {
            (item["digits"].as_i64().expect("digits"), item["label"].as_str().expect("a label").to_owned())
        };
        list.items().iter().map(told).collect()
    }
}

#[tokio::test]
async fn an_export_is_shown_imported_changed_and_exported_again() {
    let world = World::new().await;
    let api = Api::of(&world, world.tenant).await;
    let shown = api.import("?dry_run=true", FILE).await;
    assert_eq!((shown.status, &shown.body["applied"], &shown.body["new_count"]), (200, &json!(false), &json!(3)));
    assert_eq!(shown.body["columns"][0], "bin: Bin (column 1)");
    assert!(api.stages().await.is_empty(), "nothing was kept");
    assert_eq!(api.import("", FILE).await.body["applied"], json!(true));
    assert_eq!(api.stages().await.len(), 3);
    let changed =
        "id,status,bin\nC20700,Send to scheduling,Review\nC20800,Interview Scheduled,Interview\nC31000,New,Review\n";
    let told = api.import("", changed).await.body;
    assert_eq!((&told["new_count"], &told["changed_count"], &told["gone_count"]), (&json!(1), &json!(1), &json!(1)));
    assert_eq!(told["changed"][0]["label"], json!({"was": "Send to GoodTime", "is": "Send to scheduling"}));
    assert_eq!(told["gone"][0]["digits"], json!(20900));
    let exported = api.get(&format!("/v2/ats/tenants/{}/stages.csv", world.tenant)).await;
    assert_eq!(exported.headers["content-type"], "text/csv; charset=utf-8");
    let exported = exported.body.as_str().expect("a file").to_owned();
    let again = api.import("?dry_run=true", &exported).await.body;
    assert_eq!((&again["unchanged_count"], &again["new_count"]), (&json!(3), &json!(0)), "{exported}");
    let log = api.get("/v2/ats/audit-log").await;
    assert!(log.items().iter().any(|entry| entry["action"] == "stages.import"));
}

#[tokio::test]
async fn what_would_lose_a_line_or_break_a_rule_is_refused_until_that_is_meant() {
    let world = World::new().await;
    let api = Api::of(&world, world.tenant).await;
    let file = "id,status\nC20700,Send to GoodTime\nC2O800,Interview Scheduled\n";
    let shown = api.import("?dry_run=true", file).await.body;
    assert_eq!((&shown["malformed"][0]["line"], &shown["broken_rules"][0]["digits"]), (&json!(3), &json!(20800)));
    assert_eq!(api.import("", file).await.status, 409);
    assert_eq!(api.import("?without_malformed=true", file).await.status, 409, "the rule's next status would be gone");
    assert!(api.stages().await.is_empty());
    assert_eq!(api.import("?without_malformed=true&break_rules=true", file).await.status, 200);
    assert_eq!(api.stages().await, [(20700, "Send to GoodTime".to_owned())]);
}

#[tokio::test]
async fn a_file_that_cannot_be_read_and_a_wrong_column_are_named() {
    let world = World::new().await;
    let api = Api::of(&world, world.tenant).await;
    for file in ["", "<html><body>report</body></html>", "Color,Size\nred,large\n"] {
        let refused = api.import("", file).await;
        assert_eq!((refused.status, refused.wrong()), (422, vec!["body"]), "{file:?}: {refused:?}");
    }
    let wrong = api.import("?status=Stage&id=9", "id,status\nC1,A\n").await;
    assert_eq!((wrong.status, wrong.wrong()), (422, vec!["body"]));
    let unknown = api.import("?colour=red&dry_run=perhaps", FILE).await;
    assert_eq!((unknown.status, unknown.wrong()), (422, vec!["dry_run", "colour"]));
    let large = format!("id,status\n{}", "C1,A\n".repeat(1_000_000));
    assert_eq!(api.import("", &large).await.status, 413);
}

#[tokio::test]
async fn what_is_met_and_not_imported_is_proposed() {
    let world = World::new().await;
    let api = Api::of(&world, world.tenant).await;
    let jane = world.jane();
    world.send(jane).await;
    world.work().await;
    let path = format!("/v2/ats/tenants/{}/stage-proposals", world.tenant);
    let proposed = api.get(&path).await;
    let sent = &proposed.items()[0];
    assert_eq!((&sent["id"], &sent["label"]), (&json!("C20700"), &json!("Review: Send to GoodTime")));
    assert_eq!(proposed.items()[1]["digits"], json!(20800), "the rule's next status was not met yet");
    api.import("", FILE).await;
    assert!(api.get(&path).await.items().is_empty(), "the bin before the name is no other name");
    world.sim.add_status("C20700", "Review: Send away");
    world.region.worker.run_ready().await.expect("the store answers");
    world.send(world.story.applications[1]).await;
    world.work().await;
    let drifted = api.get(&path).await;
    assert_eq!(drifted.items()[0]["imported_label"], json!("Send to GoodTime"));
}

#[tokio::test]
async fn rounds_and_those_who_stand_there_are_shown_and_adopted() {
    let world = World::new().await;
    let api = Api::of(&world, world.tenant).await;
    let round = format!("/v2/ats/tenants/{}/reconcile-round", world.tenant);
    assert_eq!(api.get(&round).await.status, 404);
    let old = "C30100";
    world.sim.add_status(old, "Review: Old");
    for application in &world.story.applications {
        world.sim.move_quietly(*application, old, world.story.recruiter);
    }
    world.clock.advance(std::time::Duration::from_hours(24));
    world.rule(old, None, goodtime_icims::domain::Reply::Seamless).await;
    world.round().await;
    let api = Api::of(&world, world.tenant).await; // the other token has ended
    assert_eq!(api.get(&round).await.body["standing"], json!(3));
    let rule = format!("/v2/ats/tenants/{}/rules/30100", world.tenant);
    let first = api.get(&format!("{rule}/standing?limit=2")).await;
    assert_eq!(first.items().iter().map(|one| one["reason"].clone()).collect::<Vec<_>>(), ["before", "before"]);
    let cursor = first.body["next_cursor"].as_str().expect("another page").to_owned();
    let second = api.get(&format!("{rule}/standing?limit=2&cursor={cursor}")).await;
    assert_eq!(second.items()[0]["workflow_id"], json!(world.story.applications[2]));
    let adopted = api.post(&format!("{rule}/adopt"), &json!({"workflow_ids": [world.jane()]})).await;
    assert_eq!((adopted.status, &adopted.body["adopted"]), (202, &json!(1)));
    assert_eq!(world.round().await.handed_over, 1);
    assert_eq!(api.post(&format!("{rule}/adopt"), &json!({"workflow_ids": []})).await.wrong(), ["workflow_ids"]);
    assert_eq!(api.post(&format!("{rule}/adopt"), &json!({})).await.body["adopted"], json!(2));
    assert_eq!(world.round().await.handed_over, 2);
}
