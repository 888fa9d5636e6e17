//! Persons and jobs that change, merge and go.

use super::*;

#[tokio::test]
async fn an_edited_person_is_read_as_edited_and_dated_now() {
    let world = World::start().await;
    world.pass_seconds(120);
    world.sim.edit_person(world.person, |person| {
        person.lastname = "Roe".to_owned();
        person.folder = super::super::ListNode::new("D32013", "Emp:Current Employee");
    });
    world.sim.edit_job(world.job, |job| job.jobtitle = "Support Lead".to_owned());
    world.sim.edit_person(1, |_| panic!("nobody has this id"));
    let person = world.get_json(&format!("/people/{}?fields=lastname,folder,updateddate", world.person)).await;
    assert_eq!((&person["lastname"], &person["folder"]["id"]), (&json!("Roe"), &json!("D32013")));
    assert_eq!(person["updateddate"], "2026-11-22 07:17 PM");
    assert_eq!(world.get_json(&format!("/jobs/{}", world.job)).await["jobtitle"], "Support Lead");
    assert_eq!(world.sim.person(world.person).expect("there").lastname, "Roe");
    assert_eq!(world.sim.job(world.job).expect("there").jobtitle, "Support Lead");
}

#[tokio::test]
async fn a_merged_person_is_renamed_and_its_applications_are_the_winners() {
    let world = World::start().await;
    world.pass_seconds(3_600);
    let winner = world.sim.add_person(Person::candidate("Jane", "Doe-Smith"));
    world.sim.merge_people(winner, winner);
    world.sim.merge_people(world.person, 1);
    assert_eq!(world.sim.person(world.person).expect("there").firstname, "Jane", "there was nobody to merge with");
    world.sim.merge_people(world.person, winner);
    let loser = world.get_json(&format!("/people/{}", world.person)).await;
    assert_eq!(loser["firstname"], format!("Merged with {winner}"));
    assert_eq!((loser.get("lastname"), loser.get("email")), (None, None));
    assert_eq!(loser["folder"]["id"], "D32002");
    assert_eq!(world.get_json(&world.workflow_path()).await["associatedprofile"]["id"], winner);
    assert_eq!(world.sim.lock().memory.people[&winner].created, START, "the earlier of the two");
}

#[tokio::test]
async fn what_is_purged_is_gone_with_its_applications_and_its_id_is_not_used_again() {
    let world = World::start().await;
    let other = world.sim.add_job(Job::titled("Nurse"));
    let kept = world.sim.apply(world.recruiter, other, "D10100");
    let removed = world.sim.apply(world.person, other, "D10100");
    world.sim.remove_application(removed);
    assert_eq!(world.get(&format!("/applicantworkflows/{removed}")).await.status(), 404);
    world.sim.purge_person(world.person);
    let gone = world.get(&format!("/people/{}", world.person)).await;
    assert_eq!((gone.status(), code(&gone.json().await.expect("JSON"))), (StatusCode::NOT_FOUND, 2));
    assert_eq!(world.get(&world.workflow_path()).await.status(), 404);
    assert_eq!(world.sim.workflows(), [kept]);
    world.sim.purge_job(other);
    assert!(world.sim.workflows().is_empty());
    assert_eq!(world.sim.jobs(), [world.job]);
    assert!(world.sim.add_job(Job::titled("Driver")) > other);
    assert!(world.sim.apply(world.recruiter, world.job, "D10100") > removed);
}

#[tokio::test]
async fn a_big_customer_is_there_at_once_and_was_last_changed_within_a_year() {
    let world = World::start().await;
    let before = (world.sim.people().len(), world.sim.jobs().len());
    world.sim.populate(2_000, 100);
    assert_eq!((world.sim.people().len(), world.sim.jobs().len()), (before.0 + 2_000, before.1 + 100));
    let state = world.sim.lock();
    let in_folder = |id: &str| state.memory.people.values().filter(|kept| kept.profile.folder.id == id).count();
    assert_eq!((in_folder("D32004"), in_folder("D32011"), in_folder("C16821")), (1_101, 100, 200));
    let year = 366 * 86_400 * SECOND;
    for kept in state.memory.people.values() {
        assert!(kept.created <= kept.updated && kept.updated > START - year || kept.created < 0);
    }
}
