//! The log of the real program: whoever has one id of a story finds its lines, and nothing in them says who it is about.

use std::time::Duration;

use serde_json::Value;

use crate::program::{Site, wait_for};
use crate::world::World;

/// For an unoptimised build on a machine that builds something else meanwhile.
const SOON: Duration = Duration::from_mins(1);

#[tokio::test(flavor = "multi_thread")]
async fn every_line_of_a_story_names_its_ids_and_nobody() {
    let site = Site::on(None).await;
    let process = site.start("log", &[("LOG_FILTER", "goodtime_icims=debug,info")]).await;
    let jane = site.story.applications[0];
    let delivery = site.sim.set_status(jane, site.story.send_to_goodtime, site.story.recruiter).await;
    let link = delivery.expect("an answer").location.expect("a link");
    let page = || async { site.send(site.http.get(&link)).await.expect("a page").text().await.expect("a text") };
    wait_for("the application to be read", SOON, async || page().await.contains("Jane Doe")).await;
    assert_eq!(site.send(site.http.post(&link)).await.expect("an answer").status(), 303, "opened");
    wait_for("the end of the move", SOON, async || page().await.contains("was moved to the next status")).await;
    process.stop().await;

    let lines = site.lines("log");
    let said = |message: &str| lines.iter().filter(|line| line["message"] == message).collect::<Vec<_>>();
    let kept = said("delivery kept")[0];
    for name in ["request.id", "event.id", "handoff.id"] {
        assert_eq!(kept[name].as_str().map(str::len), Some(36), "{name} in {kept}");
    }
    let explained = site.run(&format!("explain {}", kept["request.id"].as_str().expect("an id")));
    assert!(explained.contains("in the lines whose `request.id` it is"), "{explained}");
    let names = |line: &Value| [&line["region"], &line["tenant.id"]].map(ToString::to_string);
    assert_eq!(names(kept), ["\"us\"", "\"1\""]);
    let of_handoff = |line: &&Value| line["handoff.id"] == kept["handoff.id"];
    assert!(said("hand-off opened").iter().all(of_handoff));
    let attempts = said("an attempt ended");
    let kinds: Vec<_> = attempts.iter().filter_map(|line| line["task.kind"].as_str()).collect();
    assert!(kinds.contains(&"fetch_application") && kinds.contains(&"advance_application"), "{kinds:?}");
    // Rounds call for nobody's hand-off.
    let calls = said("iCIMS answered a call").into_iter().filter(|line| line["round"].is_null());
    for line in attempts.iter().copied().chain(calls) {
        assert!(of_handoff(&line) && line["task.id"].is_string() && line["task.attempt"].is_number(), "{line}");
        assert_eq!(names(line), ["\"us\"", "\"1\""]);
    }
    assert!(said("iCIMS answered a call").len() > 5, "the calls are told");
    nobody_is_named(&site, &link);
}

fn nobody_is_named(site: &Site, link: &str) {
    let token = link.rsplit('/').next().expect("a token");
    let log = site.log("log");
    assert!(log.len() > 20, "there is a log");
    for line in log {
        for word in
            [token, "Jane", "Doe", "Ruiz", "Lee", "@", "555 555", "Support Engineer", "the secret", "the password"]
        {
            assert!(!line.contains(word), "{word} stands in {line}");
        }
        let people = format!("/people/{}", site.story.recruiter);
        assert!(!line.contains(&people), "an id of a person stands in {line}");
    }
}

#[tokio::test]
async fn an_id_from_outside_is_taken_where_it_is_plain_and_short() {
    let world = World::new().await;
    let long = "a".repeat(73);
    let given = ["proxy-1.2:3_4=5", "", "two words", "<b>", "a@b.example", "é", &long, "\"},{\""];
    let mut answered = Vec::new();
    for id in given {
        let value = reqwest::header::HeaderValue::from_bytes(id.as_bytes()).expect("a header");
        let answer =
            world.request(world.http().get(world.url("/v2/ats/open/AAAA")).header("x-request-id", value)).await;
        answered.push(answer.headers()["x-request-id"].to_str().expect("plain").to_owned());
    }
    assert_eq!(answered[0], given[0]);
    assert!(answered[1..].iter().all(|id| id.len() == 36), "ours take the place of the others: {answered:?}");
}
