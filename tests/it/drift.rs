//! Statuses that are not as they were imported are found by rounds, and told once.

use std::time::Duration;

use goodtime_icims::domain::{Channel, Reply};
use goodtime_icims::simulator::{Call, Fault};
use goodtime_icims::stages::Mapping;
use goodtime_icims::sync::{Allowed, Export, Imported, import, prepare, reconcile};
use serde_json::{Value, json};

use crate::api::Api;
use crate::ears::Ear;
use crate::notices::{only, texts};
use crate::world::World;

const MINUTE: Duration = Duration::from_mins(1);
const HOUR: Duration = Duration::from_hours(1);
const STAGES: &str = "id,status,bin\nC20700,Send to GoodTime,Review\nC20800,Interview Scheduled,Interview\n";
const NOTHING: [String; 0] = [];

impl World {
    async fn imports(&self, file: &str) {
        let flow = &self.region.flow;
        let tenant = flow.directory.current().tenant(self.tenant).expect("a tenant").clone();
        let export = Export { bytes: file.into(), sheet: None, mapping: Mapping::default() };
        let prepared = prepare(flow, &tenant, export).await.expect("it is read");
        let allowed = Allowed { breaks: true, ..Allowed::default() };
        let done = import(flow, &tenant, &prepared, allowed, "test").await.expect("the store answers");
        assert_eq!(done, Imported::Done);
    }

    /// Somebody who hears of drift alone.
    async fn drift_ear(&self) -> Ear {
        let ear = Ear::listen().await;
        self.target(Some(self.tenant), (Channel::Slack, &ear.url()), "mapping_drifted").await;
        ear
    }

    /// The application is sent when the status has that name, and read.
    async fn sent_as(&self, application: i64, label: &str) {
        self.sim.add_status(self.story.send_to_goodtime, label);
        self.send(application).await;
        self.work().await;
    }

    /// A round, and what is told after it.
    async fn round_and_tell(&self) {
        self.round_told().await;
        self.tell().await;
    }

    /// Rounds of more than an hour, so that whoever may be told again is.
    async fn rounds_for_an_hour(&self) {
        for _ in 0..14 {
            self.clock.advance(5 * MINUTE);
            self.round_and_tell().await;
        }
    }

    async fn drift_shown(&self) -> Value {
        let api = Api::of(self, self.tenant).await;
        api.get(&format!("/v2/ats/tenants/{}", self.tenant)).await.body["mapping_drift"].clone()
    }
}

#[tokio::test]
async fn a_renamed_status_is_told_once_and_a_further_one_alone() {
    let world = World::new().await;
    let ear = world.drift_ear().await;
    world.imports(STAGES).await;
    world.sent_as(world.jane(), "Review: Send to GoodTime").await;
    world.round_and_tell().await;
    assert_eq!(texts(&ear), NOTHING, "it is called as it was imported");
    assert_eq!(world.drift_shown().await, json!({"new": 0, "renamed": 0, "broken_rules": 0}));

    world.sent_as(world.story.applications[1], "Review: Send away").await;
    world.round_and_tell().await;
    only(
        &texts(&ear),
        &[
            "Statuses of Example (customer 4321) differ from the imported stages: 1 renamed.",
            "Renamed: 20700 is called \"Review: Send away\" and imported as \"Send to GoodTime\".",
            "`goodtime-icims stages propose --customer 4321 --region us`",
            "`listStageProposals`",
        ],
    );
    assert_eq!(world.drift_shown().await, json!({"new": 0, "renamed": 1, "broken_rules": 0}));
    world.rounds_for_an_hour().await;
    assert_eq!(texts(&ear), NOTHING, "once");
    let world = world.restart().await;
    world.rounds_for_an_hour().await;
    assert_eq!(texts(&ear), NOTHING, "and not again by another process");

    let offer = world.story.offer;
    world.sim.designate_trigger(offer);
    let (mei, by) = (world.story.applications[2], world.story.recruiter);
    world.sim.set_status(mei, offer, by).await.expect("an event is sent");
    world.round_and_tell().await;
    let told = texts(&ear);
    only(&told, &["differ from the imported stages: 1 new.", "New: "]);
    assert!(!told[0].contains("Send away"), "that was told: {}", told[0]);
    assert_eq!(world.drift_shown().await, json!({"new": 1, "renamed": 1, "broken_rules": 0}));
    world.rounds_for_an_hour().await;
    assert_eq!(texts(&ear), NOTHING);
}

#[tokio::test]
async fn where_nothing_is_imported_nothing_is_told() {
    let world = World::new().await;
    let ear = world.ear().await;
    world.sent_as(world.jane(), "Review: Whatever").await;
    world.rounds_for_an_hour().await;
    assert_eq!(texts(&ear), NOTHING);
    assert_eq!(world.drift_shown().await, Value::Null);
}

#[tokio::test]
async fn rules_whose_statuses_are_not_imported_are_told() {
    let world = World::new().await;
    let ear = world.drift_ear().await;
    world.sent_as(world.jane(), "Review: Send to GoodTime").await;
    world.imports("id,status\nC20700,Send to GoodTime\n").await;
    world.round_and_tell().await;
    only(&texts(&ear), &["1 named by rules and not imported.", "Named by rules and not imported: 20800.", "rule list"]);
    assert_eq!(world.drift_shown().await, json!({"new": 0, "renamed": 0, "broken_rules": 1}));
    world.rule("C20700", "C30100".parse().ok(), Reply::Interactive).await;
    world.clock.advance(HOUR + MINUTE);
    world.round_and_tell().await;
    only(&texts(&ear), &["Named by rules and not imported: 30100."]);
}

#[tokio::test]
async fn what_is_found_within_an_hour_is_told_together_and_what_is_settled_is_not_told() {
    let world = World::new().await;
    let ear = world.drift_ear().await;
    world.imports("id,status\nC20700,Send to GoodTime\n").await;
    world.round_and_tell().await;
    only(&texts(&ear), &["20800"]);
    for status in ["C30100", "C30200", "C30300"] {
        world.rule(status, None, Reply::Seamless).await;
        world.clock.advance(5 * MINUTE);
        world.round_and_tell().await;
    }
    assert_eq!(texts(&ear), NOTHING, "it was told less than an hour ago");
    world.imports(&format!("{STAGES}C30200,Second,Review\n")).await;
    world.rounds_for_an_hour().await;
    only(&texts(&ear), &["2 named by rules and not imported.", "Named by rules and not imported: 30100, 30300."]);

    world.rule("C30400", None, Reply::Seamless).await;
    world.clock.advance(MINUTE);
    world.round_told().await;
    let all = "C30100,First,Review\nC30200,Second,Review\nC30300,Third,Review\nC30400,Fourth,Review\n";
    world.imports(&format!("{STAGES}{all}")).await;
    world.rounds_for_an_hour().await;
    assert_eq!(texts(&ear), NOTHING, "an import was sooner");
    world.imports(STAGES).await;
    world.rounds_for_an_hour().await;
    only(&texts(&ear), &["4 named by rules and not imported."]);
}

#[tokio::test]
async fn two_rounds_at_once_and_a_round_that_fails_tell_it_once() {
    let world = World::new().await;
    let ear = world.drift_ear().await;
    world.imports("id,status\nC20700,Send to GoodTime\n").await;
    world.sim.switch(|on| on.fail(Call::Searches, Fault::Status(503), 1));
    let flow = &world.region.flow;
    let tenant = flow.directory.current().tenant(world.tenant).expect("a tenant").clone();
    let (one, two) = tokio::join!(reconcile(flow, &tenant), reconcile(flow, &tenant));
    let failed = [one, two].map(|round| round.expect("the store answers").expect("a round").kept.failure.is_some());
    assert!(failed.contains(&true), "one of them was refused");
    world.tell().await;
    only(&texts(&ear), &["20800"]);
    world.rounds_for_an_hour().await;
    assert_eq!(texts(&ear), NOTHING);
}
