//! Searches over HTTP: what they find, keep, and hide.

use super::*;

const ALL: &str = r#"{"filters":[{"name":"person.id","value":["0"],"operator":">"}]}"#;

impl World {
    async fn seek(&self, entity: &str, text: &str, staleness: &str) -> Value {
        let query = [("searchJson", text), ("staleness", staleness)];
        let request = self.call(Method::GET, &format!("/search/{entity}")).query(&query[..]);
        self.send(request).await.expect("an answer").json().await.expect("a JSON body")
    }

    async fn found(&self, entity: &str, text: &str, staleness: &str) -> Vec<i64> {
        let answer = self.seek(entity, text, staleness).await;
        let rows = answer["searchResults"].as_array().unwrap_or_else(|| panic!("no rows in {answer}")).clone();
        rows.iter().filter_map(|row| row["id"].as_i64()).collect()
    }
}

#[tokio::test]
async fn a_new_person_is_found_live_at_once_and_by_default_after_fifteen_minutes() {
    let world = World::start().await;
    let before = world.found("people", ALL, "").await;
    let bob = world.sim.add_person(Person::candidate("Bob", "King"));
    world.pass_seconds(14 * 60);
    assert_eq!(world.found("people", ALL, "").await, before);
    assert_eq!(world.found("people", ALL, "0").await, [before.clone(), vec![bob]].concat());
    let cy = world.sim.add_person(Person::candidate("Cy", "King"));
    world.pass_seconds(16 * 60);
    assert_eq!(world.found("people", ALL, "").await, [before, vec![bob, cy]].concat());
}

#[tokio::test]
async fn what_is_denied_new_or_hidden_is_not_found() {
    let world = World::start().await;
    let in_status = json!({"filters": [{"name": "applicantworkflow.status", "value": ["C20700"]}]}).to_string();
    assert!(world.found("applicantworkflows", &in_status, "0").await.is_empty());
    world.sim.switch(|on| on.index_lag = 60 * SECOND);
    world.sim.move_quietly(world.workflow, "C20700", world.recruiter);
    assert!(world.found("applicantworkflows", &in_status, "0").await.is_empty(), "the index is behind");
    world.pass_seconds(60);
    assert_eq!(world.found("applicantworkflows", &in_status, "0").await, [world.workflow]);
    world.sim.switch(|on| _ = on.denied.insert((ProfileType::Workflows, world.workflow)));
    assert!(world.found("applicantworkflows", &in_status, "0").await.is_empty());
    world.sim.switch(|on| _ = on.hidden_fields.insert((ProfileType::Workflows, "status".to_owned())));
    let refused = world.seek("applicantworkflows", &in_status, "0").await;
    let sentence = "The following filter is either not valid or hidden: applicantworkflow.status";
    assert_eq!(refused["errors"][0]["errorMessage"], sentence);
}

#[tokio::test]
async fn a_search_is_asked_by_body_too_and_without_a_filter_only_where_that_is_allowed() {
    let world = World::start().await;
    let post = async |entity: &str, body: &str| {
        let request = world.call(Method::POST, &format!("/search/{entity}?staleness=0")).body(body.to_owned());
        world.send(request).await.expect("an answer")
    };
    assert_eq!(post("people", ALL).await.status(), 200);
    assert_eq!(post("applicants", ALL).await.status(), 404);
    let refused = post("people", "{}").await;
    assert_eq!(refused.status(), 400);
    let body: Value = refused.json().await.expect("a JSON body");
    assert_eq!(body["errors"][0]["errorMessage"], "At least one filter must be specified");
    world.sim.switch(|on| on.search_without_filter = true);
    assert_eq!(post("people", "{}").await.status(), 200);
    assert_eq!(world.sim.calls().searches, 4);
}

#[tokio::test]
async fn all_of_many_are_walked_by_their_ids_a_thousand_at_a_time() {
    let world = World::start().await;
    world.sim.populate(2_500, 0);
    let mut all = Vec::new();
    loop {
        let last = all.last().copied().unwrap_or(0);
        let text = json!({
            "filters": [
                {"name": "person.id", "value": [last.to_string()], "operator": ">"},
                {"name": "person.folder", "value": ["D32004", "HM:Active", "D32013", "D32018", "D32012"]},
            ],
        });
        let page = world.found("people", &text.to_string(), "0").await;
        all.extend(&page);
        if page.len() < 1_000 {
            break;
        }
    }
    let nobody_else = |id: &i64| world.sim.person(*id).is_some_and(|person| !person.folder.id.starts_with('C'));
    assert_eq!(all, world.sim.people().into_iter().filter(nobody_else).collect::<Vec<_>>());
    let none = json!({"filters": [{"name": "person.id", "value": ["9"], "operator": ">"}, {"name": "person.id", "value": ["9"], "operator": "<"}]});
    assert!(world.found("people", &none.to_string(), "0").await.is_empty());
}
