//! What is too old is removed a little at a time; a person who asks for it is forgotten everywhere.

use std::time::Duration;

use goodtime_icims::domain::{Clock as _, PersonId, WorkflowId};

use crate::world::{AFTER_ALL, World, path};

const DAY: Duration = Duration::from_hours(24);

async fn people_are_left(world: &World, person: i64) -> i64 {
    let person = PersonId::try_from(person).expect("an id");
    let rows = world.region.flow.store.rows_of_person(world.tenant, person).await.expect("read");
    rows.iter().map(|(_, n)| n).sum()
}

async fn handoffs_are_left(world: &World, application: i64) -> usize {
    let workflow = WorkflowId::try_from(application).expect("an id");
    world.region.flow.store.handoffs_of(workflow, None).await.expect("read").len()
}

#[tokio::test]
async fn old_deliveries_and_ended_handoffs_leave_and_live_ones_stay() {
    let world = World::new().await;
    let store = &world.region.flow.store;
    let [jane, omar] = [world.story.applications[0], world.story.applications[1]];
    world.send(jane).await;
    world.pass(15 * DAY).await; // It lapses.
    world.send(omar).await;
    world.work().await;
    let now = world.clock.now();
    assert_eq!(store.prune_handoffs(now.minus(20 * DAY), 500).await.expect("kept"), 0, "nothing is that old");
    assert_eq!(store.prune_handoffs(now.plus(AFTER_ALL), 500).await.expect("kept"), 1, "the one that has ended");
    assert_eq!((handoffs_are_left(&world, jane).await, handoffs_are_left(&world, omar).await), (0, 1));
    assert_eq!(store.prune_events(now.plus(AFTER_ALL), 1).await.expect("kept"), 1, "as many as may be");
    assert_eq!(store.prune_events(now.plus(AFTER_ALL), 1).await.expect("kept"), 0);
    let handoff = world.handoff(omar).await;
    // Jane, her application, the recruiter and the hiring manager.
    assert_eq!(store.prune_mirror(now.plus(DAY), 500).await.expect("kept"), 4, "all but Omar and his application");
    let profile = store.profile(&handoff).await.expect("read").expect("still there");
    assert!(profile.person.is_some() && profile.application.stage.is_some());
    world.nothing_is_owed(omar).await;
}

#[tokio::test]
async fn an_erased_person_is_nowhere_in_the_database_nor_in_its_file() {
    let world = World::new().await;
    let jane = world.jane();
    let delivery = world.send(jane).await;
    world.work().await;
    let handoff = world.handoff(jane).await;
    assert!(world.page(&world.link(jane).await).await.contains("Jane Doe"));
    let person = handoff.person;
    assert!(people_are_left(&world, person.get()).await > 3);
    let store = &world.region.flow.store;
    store.erase_person(world.tenant, person, ("test", world.clock.now())).await.expect("kept");
    assert_eq!(people_are_left(&world, person.get()).await, 0);
    assert_eq!(handoffs_are_left(&world, jane).await, 0);
    assert_eq!(world.get(&path(&delivery.location.expect("a link"))).await.status(), 404);
    assert_eq!(world.work().await, 0, "no work is left behind");
    let folder = world.database().parent().expect("a folder").to_owned();
    for file in std::fs::read_dir(folder).expect("readable") {
        let file = file.expect("a file").path();
        let bytes = std::fs::read(&file).expect("readable");
        for trace in ["jane.doe", "Jane", "Doe"] {
            let found = bytes.windows(trace.len()).any(|window| window == trace.as_bytes());
            assert!(!found, "{trace} is still in {}", file.display());
        }
    }
}

#[tokio::test]
async fn a_member_of_a_hiring_team_who_is_erased_leaves_the_team_and_nobody_else_does() {
    let world = World::new().await;
    world.send(world.jane()).await;
    world.work().await;
    let handoff = world.handoff(world.jane()).await;
    let store = &world.region.flow.store;
    let team = async || {
        let profile = store.profile(&handoff).await.expect("read").expect("it was read");
        profile.job.expect("a job").team.iter().map(|member| member.person).collect::<Vec<_>>()
    };
    let before = team().await;
    let recruiter = PersonId::try_from(world.story.recruiter).expect("an id");
    assert!(before.contains(&recruiter.get()) && before.len() > 1, "{before:?}");
    store.erase_person(world.tenant, recruiter, ("test", world.clock.now())).await.expect("kept");
    let after: Vec<_> = before.into_iter().filter(|member| *member != recruiter.get()).collect();
    assert_eq!(team().await, after);
    assert_eq!(people_are_left(&world, recruiter.get()).await, 0);
    assert_eq!(world.handoff(world.jane()).await.sent_by, None);
    assert!(people_are_left(&world, handoff.person.get()).await > 0, "the candidate stays");
}
