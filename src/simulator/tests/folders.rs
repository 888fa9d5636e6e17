//! Folders: listed, and hidden from the API user.

use super::*;

const PEOPLE: &str = "/v2/lists/lists.person.folders";
const JOBS: &str = "/v2/lists/lists.job.folders";

impl World {
    /// Ids and labels of a list's nodes.
    async fn nodes(&self, list: &str) -> Vec<(String, String)> {
        let nodes = self.get_json(list).await["nodes"].as_array().expect("nodes").clone();
        let text = |node: &Value, name: &str| node[name].as_str().expect("a text").to_owned();
        nodes.iter().map(|node| (text(node, "id"), text(node, "value"))).collect()
    }

    /// What a GET is refused with: status and error code.
    async fn refused(&self, path: &str) -> (u16, i64) {
        let answer = self.get(path).await;
        (answer.status().as_u16(), code(&answer.json().await.expect("JSON")))
    }
}

#[tokio::test]
async fn the_usual_folders_and_those_in_use_are_listed() {
    let world = World::start().await;
    let usual = world.nodes(PEOPLE).await;
    assert_eq!(usual.len(), 7);
    assert!(usual.contains(&("D32002".to_owned(), "Purge".to_owned())));
    world.sim.add_person(Person::candidate("Bob", "King").in_folder("C16820", "Cand:Do Not Contact"));
    let used = ("C16820".to_owned(), "Cand:Do Not Contact".to_owned());
    assert_eq!(world.nodes(PEOPLE).await, [vec![used], usual].concat());
    let labels: Vec<_> = world.nodes(JOBS).await.into_iter().map(|(_, label)| label).collect();
    assert_eq!(labels, ["Approved", "Closed", "Deleted", "Job Template"]);
}

#[tokio::test]
async fn lists_of_folders_may_be_out_of_reach() {
    let world = World::start().await;
    let catalogue = async || world.get_json("/v2/lists").await["lists"].as_array().expect("names").clone();
    assert!(catalogue().await.contains(&json!("lists.job.folders")));
    world.sim.switch(|on| on.folder_lists_readable = false);
    for list in [PEOPLE, JOBS] {
        assert_eq!(world.refused(list).await, (404, 3));
    }
    assert!(!catalogue().await.contains(&json!("lists.job.folders")));
}

#[tokio::test]
async fn profiles_in_hidden_folders_are_neither_read_nor_found() {
    let world = World::start().await;
    let found = async |entity: &str, prefix: &str| {
        let filter = json!({"filters": [{"name": format!("{prefix}.id"), "value": ["0"], "operator": ">"}]});
        let request = world.call(Method::POST, &format!("/search/{entity}?staleness=0")).json(&filter);
        let answer: Value = world.send(request).await.expect("an answer").json().await.expect("JSON");
        answer["searchResults"].as_array().expect("rows").len()
    };
    let before = found("people", "person").await;
    world.sim.switch(|on| on.hidden_folders = ["Cand:Active".to_owned(), "D31001".to_owned()].into());
    assert_eq!(world.refused(&format!("/people/{}", world.person)).await, (404, 3));
    assert_eq!(world.refused(&format!("/people/{}/fields/resume/binary", world.person)).await, (404, 3));
    assert_eq!(world.refused(&format!("/jobs/{}", world.job)).await, (404, 3));
    assert_eq!((found("people", "person").await, found("jobs", "job").await), (before - 1, 0));
    assert_eq!(world.get(&world.workflow_path()).await.status(), 200, "an application stands in no folder");
    world.sim.edit_person(world.person, |person| person.folder = super::super::ListNode::new("D32013", "Employee"));
    assert_eq!(world.get(&format!("/people/{}", world.person)).await.status(), 200);
}
