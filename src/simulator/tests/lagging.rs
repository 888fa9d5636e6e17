//! An index that is behind: searches show persons, jobs and applications as they were.

use super::*;

const LAG: i64 = 600;

impl World {
    async fn finds(&self, entity: &str, filter: Value) -> bool {
        let body = json!({"filters": [filter]});
        let request = self.call(Method::POST, &format!("/search/{entity}?staleness=0")).json(&body);
        let answer: Value = self.send(request).await.expect("an answer").json().await.expect("JSON");
        !answer["searchResults"].as_array().unwrap_or_else(|| panic!("{answer}")).is_empty()
    }
}

fn named(name: &str, value: &str) -> Value {
    json!({"name": name, "value": [value]})
}

#[tokio::test]
async fn a_change_is_searched_by_what_was_before_until_the_index_has_it() {
    let world = World::start().await;
    world.pass_seconds(3_600);
    world.sim.switch(|on| on.index_lag = LAG * SECOND);
    world.sim.edit_person(world.person, |person| person.folder = super::super::ListNode::new("D32012", "HM:Inactive"));
    world.sim.edit_job(world.job, |job| job.jobtitle = "Nurse".to_owned());
    let since = "2026-11-22 08:15 PM";
    let then = async |indexed: bool| {
        for (entity, filter) in [
            ("people", named("person.updateddate", since)),
            ("people", named("person.folder", "D32012")),
            ("jobs", named("job.updateddate", since)),
            ("jobs", named("job.jobtitle", "Nurse")),
            ("applicantworkflows", named("applicantworkflow.person.folder", "HM:Inactive")),
        ] {
            assert_eq!(world.finds(entity, filter.clone()).await, indexed, "{filter}");
        }
        let before = json!({"name": "person.folder", "value": ["Cand:Active"]});
        assert_eq!(world.finds("people", before).await, !indexed);
    };
    then(false).await;
    world.pass_seconds(LAG - 1);
    then(false).await;
    world.pass_seconds(1);
    then(true).await;
}

#[tokio::test]
async fn of_several_changes_the_index_shows_them_one_after_the_other() {
    let world = World::start().await;
    world.sim.switch(|on| on.index_lag = LAG * SECOND);
    for title in ["Nurse", "Driver"] {
        world.pass_seconds(LAG / 2 + 1);
        world.sim.edit_job(world.job, |job| job.jobtitle = title.to_owned());
    }
    for (title, pass) in [("Support Engineer", LAG / 2 - 1), ("Nurse", LAG / 2 + 1), ("Driver", 0)] {
        assert!(world.finds("jobs", named("job.jobtitle", title)).await, "{title}");
        world.pass_seconds(pass);
    }
}

#[tokio::test]
async fn an_application_that_moved_keeps_its_old_date_and_its_old_person_for_as_long() {
    let world = World::start().await;
    world.pass_seconds(3_600);
    world.sim.switch(|on| on.index_lag = LAG * SECOND);
    let since = named("applicantworkflow.updateddate", "2026-11-22 08:15 PM");
    let of_the_winner = named("applicantworkflow.person.id", &world.recruiter.to_string());
    world.sim.move_quietly(world.workflow, "C20700", world.recruiter);
    world.sim.merge_people(world.person, world.recruiter);
    for filter in [&since, &of_the_winner] {
        assert!(!world.finds("applicantworkflows", filter.clone()).await, "{filter}");
    }
    world.pass_seconds(LAG);
    for filter in [since, of_the_winner, named("applicantworkflow.status", "C20700")] {
        assert!(world.finds("applicantworkflows", filter.clone()).await, "{filter}");
    }
}

#[tokio::test]
async fn a_new_person_waits_for_the_index_and_a_purged_one_does_not() {
    let world = World::start().await;
    world.sim.switch(|on| on.index_lag = LAG * SECOND);
    let bob = world.sim.add_person(Person::candidate("Bob", "King"));
    let wanted = named("person.id", &bob.to_string());
    assert!(!world.finds("people", wanted.clone()).await);
    world.pass_seconds(LAG);
    assert!(world.finds("people", wanted.clone()).await);
    world.sim.purge_person(bob);
    assert!(!world.finds("people", wanted).await);
}
