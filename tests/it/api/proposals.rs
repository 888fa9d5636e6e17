//! iCIMS is asked which statuses there are: what lists, searches, reads, deliveries and rules say is told once, within bounds.

use std::time::Duration;

use goodtime_icims::simulator::{Call, Fault, Job, Person, StatusList};
use reqwest::Method;
use serde_json::{Value, json};

use super::access::neighbour;
use super::client::{Answer, Api};
use crate::world::World;

const FILE: &str =
    "bin,status,id\nReview,Send to GoodTime,C20700\nInterview,Interview Scheduled,C20800\nOffer,Verbal Offer,20900\n";
const NO_LIST: &str = "the list of statuses: the ATS has no such list of statuses";

impl World {
    /// Asks, and tells beside the answer how many calls arrived.
    async fn asked(&self) -> (Value, u64) {
        let api = Api::of(self, self.tenant).await;
        let calls = || self.sim.calls().total - self.sim.calls().tokens;
        let before = calls();
        let answer = refresh(&api, &self.tenant.to_string()).await;
        assert_eq!(answer.status, 200, "{answer:?}");
        (answer.body, calls() - before)
    }

    async fn imports_stages(&self, file: &str) {
        let path = format!("/v2/ats/tenants/{}/stages", self.tenant);
        let file = Value::String(file.to_owned());
        let answer =
            Api::of(self, self.tenant).await.ask(Method::PUT, &(path + "?break_rules=true"), Some(&file)).await;
        assert_eq!(answer.status, 200, "{answer:?}");
    }

    /// Two candidates stand in a status that is known by its digits alone, and in one that nobody knows.
    fn moves_two(&self) {
        self.sim.add_status("C30100", "Review: On hold");
        for (application, status) in [(1, "C20900"), (2, "C30100")] {
            self.sim.move_quietly(self.story.applications[application], status, self.story.recruiter);
        }
    }
}

async fn refresh(api: &Api<'_>, tenant: &str) -> Answer {
    api.ask(Method::POST, &format!("/v2/ats/tenants/{tenant}/stage-proposals/refresh"), None).await
}

/// Full id and origins of each.
fn told(items: &Value) -> Vec<(String, Value)> {
    let items = items.as_array().expect("a list").iter();
    items.map(|one| (one["id"].as_str().unwrap_or("none").to_owned(), one["origins"].clone())).collect()
}

#[tokio::test]
async fn searches_find_what_no_list_shows_and_it_is_kept() {
    let world = World::new().await;
    world.imports_stages(FILE).await;
    world.moves_two();
    let (answer, calls) = world.asked().await;
    assert_eq!(told(&answer["items"]), [("C30100".to_owned(), json!(["search"]))], "{answer}");
    assert_eq!(answer["items"][0]["label"], "Review: On hold");
    assert_eq!((&answer["unread"], &answer["learned"]), (&json!([NO_LIST]), &json!(2)));
    assert_eq!((&answer["calls"], &answer["is_complete"]), (&json!(calls), &json!(true)));
    let api = Api::of(&world, world.tenant).await;
    let path = format!("/v2/ats/tenants/{}", world.tenant);
    let kept = api.get(&format!("{path}/stage-proposals")).await.body;
    assert_eq!(told(&kept["items"]), [("C30100".to_owned(), json!(["seen"]))], "a later look costs no call");
    let (again, fewer) = world.asked().await;
    assert_eq!((&again["learned"], told(&again["items"]).len()), (&json!(0), 1));
    assert!(fewer < calls, "what is known is not searched again");
    let used = api.get(&format!("{path}/budget")).await.body["used"].clone();
    assert_eq!((&used[0]["lane"], &used[0]["feature"]), (&json!("backfill"), &json!("stages")), "{used}");
}

#[tokio::test]
async fn what_several_say_is_told_once_with_each_of_them() {
    let world = World::new().await;
    world.sim.switch(|switches| switches.status_list = StatusList::Numbered);
    world.send(world.jane()).await;
    world.work().await;
    let (answer, calls) = world.asked().await;
    let expected = [
        ("D10100", json!(["list"])),
        ("C20700", json!(["list", "seen", "rule"])),
        ("C20800", json!(["list", "rule"])),
        ("C20900", json!(["list"])),
    ];
    assert_eq!(told(&answer["items"]), expected.map(|(id, origins)| (id.to_owned(), origins)), "{answer}");
    let labels: Vec<_> = answer["items"].as_array().expect("a list").iter().map(|one| &one["label"]).collect();
    assert_eq!(labels, ["External Portal", "Review: Send to GoodTime", "Interview Scheduled", "Verbal Offer"]);
    assert_eq!((&answer["unread"], &answer["calls"]), (&json!([]), &json!(calls)));
    world.imports_stages(&format!("{FILE}New Submissions,External Portal,D10100\n")).await;
    let (answer, _) = world.asked().await;
    assert_eq!(answer["items"], json!([]), "all of it is imported as it is called");
}

#[tokio::test]
async fn a_bin_whose_list_is_not_read_is_told_and_is_no_status() {
    let world = World::new().await;
    world.sim.switch(|switches| {
        switches.status_list = StatusList::Numbered;
        // The catalogue and the bins come; what is in the bins does not.
        switches.fail(Call::Others, Fault::Stall(Duration::ZERO), 2);
        switches.fail(Call::Others, Fault::Status(500), 3);
    });
    let (answer, _) = world.asked().await;
    let digits: Vec<_> = answer["items"].as_array().expect("a list").iter().map(|one| &one["digits"]).collect();
    assert_eq!(digits, [20_700, 20_800], "what rules name, and no bin: {answer}");
    let unread = answer["unread"].as_array().expect("a list");
    assert!(unread.len() == 3 && unread[0].as_str().expect("a text").starts_with("the list of the bin "), "{unread:?}");
    assert_eq!(answer["is_complete"], json!(false));
}

#[tokio::test]
async fn names_without_ids_are_searched_and_what_nobody_stands_in_is_told_as_a_name() {
    let world = World::new().await;
    world.sim.switch(|switches| (switches.status_list, switches.list_ids) = (StatusList::Named, false));
    let (answer, _) = world.asked().await;
    let found = told(&answer["items"]);
    assert!(found.contains(&("D10100".to_owned(), json!(["search"]))), "{answer}");
    assert_eq!(answer["names"], json!([{"label": "Interview"}, {"label": "Offer"}, {"label": "Review"}]));
}

#[tokio::test]
async fn a_list_that_is_refused_is_told_and_the_rest_is_there() {
    let world = World::new().await;
    world.sim.switch(|switches| switches.status_list = StatusList::Refused);
    world.imports_stages(FILE).await;
    world.moves_two();
    let (answer, _) = world.asked().await;
    let why = answer["unread"][0].as_str().expect("a text");
    assert!(why.starts_with("the list of statuses: the ATS denies access"), "{why}");
    assert_eq!(told(&answer["items"]).len(), 1, "{answer}");
}

#[tokio::test]
async fn a_run_makes_no_more_searches_and_calls_than_it_may() {
    let world = World::new().await;
    let job = world.sim.add_job(Job::titled("Nurse"));
    let statuses = 40_000..40_060;
    for status in statuses.clone() {
        world.sim.add_status(&format!("C{status}"), &format!("Bin: Status {status}"));
        let person = world.sim.add_person(Person::candidate("Cleo", "Meyer"));
        world.sim.apply(person, job, &format!("C{status}"));
    }
    world.sim.settle();
    let lines: Vec<_> = statuses.map(|status| format!("Bin,Status {status},{status}\n")).collect();
    world.imports_stages(&format!("bin,status,id\n{}", lines.concat())).await;
    let (answer, calls) = world.asked().await;
    assert_eq!((&answer["searches"], &answer["is_complete"]), (&json!(50), &json!(false)));
    assert_eq!((calls, &answer["calls"]), (100, &json!(100)), "the lists, and a read for almost every search");
    assert_eq!(world.sim.calls().searches, 50);
}

#[tokio::test]
async fn nothing_is_asked_without_a_credential_or_in_a_pause() {
    let world = World::new().await;
    let other = neighbour(&world).await;
    let api = Api::operator(&world).await;
    let answer = refresh(&api, &other.to_string()).await;
    assert_eq!((answer.status, &answer.body["calls"], &answer.body["is_complete"]), (200, &json!(0), &json!(false)));
    let why = answer.body["unread"][0].as_str().expect("a text");
    assert!(why.contains("the connection to the ATS is not set up"), "{why}");
    api.post(&format!("/v2/ats/tenants/{}/pause", world.tenant), &json!({})).await;
    world.region.flow.directory.refresh().await.expect("read");
    assert_eq!(refresh(&api, &world.tenant.to_string()).await.status, 409);
    assert_eq!(world.sim.calls().total, 0);
}
