//! New data that iCIMS cannot show yet, and iCIMS that does not answer: waited out, and said so.

use std::time::Duration;

use goodtime_icims::domain::{Lifecycle, Waiting};
use goodtime_icims::simulator::{Call, Fault, InvisibleAs, Job, Person, ProfileType};

use crate::world::World;

const MINUTE: Duration = Duration::from_mins(1);
const SIX_MINUTES: i64 = 6 * 60_000_000;

/// A person, a job and an application that iCIMS has only just got.
async fn brand_new(world: &World, invisible_as: InvisibleAs) -> i64 {
    world.sim.settle();
    world.sim.switch(|s| (s.visibility_delay, s.invisible_as) = (SIX_MINUTES, invisible_as));
    let person = world.sim.add_person(Person::candidate("Ada", "Okoye"));
    let job = world.sim.add_job(Job::titled("Analyst").with_recruiter(world.story.recruiter));
    let application = world.sim.apply(person, job, world.story.new_submission);
    world.send(application).await;
    application
}

#[tokio::test]
async fn brand_new_data_is_waited_for_whatever_icims_answers_meanwhile() {
    for invisible_as in [InvisibleAs::NotFound, InvisibleAs::Empty, InvisibleAs::Partial] {
        let world = World::new().await;
        let ada = brand_new(&world, invisible_as).await;
        world.pass(5 * MINUTE).await;
        let handoff = world.handoff(ada).await;
        assert_eq!(handoff.waiting.map(|(why, _)| why), Some(Waiting::NotVisibleYet), "{invisible_as:?}");
        let page = world.page(&world.link(ada).await).await;
        assert!(page.contains("does not show the new data yet") && page.contains("Open candidate"), "{page}");

        world.pass(2 * MINUTE).await;
        assert!(world.page(&world.link(ada).await).await.contains("Ada Okoye"), "{invisible_as:?}");
        assert!(world.sim.calls().workflows < 20, "{} looks", world.sim.calls().workflows);
        world.work().await; // Looking asked for a newer reading.
        world.nothing_is_owed(ada).await;
    }
}

#[tokio::test]
async fn an_application_opened_while_it_is_invisible_is_moved_once_it_shows() {
    let world = World::new().await;
    let ada = brand_new(&world, InvisibleAs::NotFound).await;
    world.work().await;
    assert_eq!(world.post(&world.link(ada).await).await.status(), 303, "opening never waits for fetching");
    world.pass(10 * MINUTE).await;
    assert_eq!((world.outcome(ada).await, world.sim.patches_applied(ada)), ("advanced", 1));
}

#[tokio::test]
async fn an_application_that_never_shows_fails_with_what_to_do() {
    let world = World::new().await;
    world.sim.switch(|s| s.visibility_delay = i64::MAX / 4);
    let ada = brand_new(&world, InvisibleAs::NotFound).await;
    world.sim.switch(|s| s.visibility_delay = i64::MAX / 4);
    world.pass(60 * MINUTE).await;
    let handoff = world.handoff(ada).await;
    assert_eq!(handoff.lifecycle, Lifecycle::Failed);
    assert!(handoff.failure.expect("a sentence").contains("set the trigger status again"));
    assert_eq!(world.region.flow.store.count_tasks().await.expect("read").dead, 1, "a person has to look");
}

#[tokio::test]
async fn an_application_that_disappears_keeps_its_page_and_is_not_asked_for_all_the_time() {
    let world = World::new().await;
    let person = world.sim.add_person(Person::candidate("Ada", "Okoye"));
    let ada = world.sim.apply(person, world.story.job, world.story.new_submission);
    world.send(ada).await;
    world.work().await;
    world.sim.switch(|s| s.visibility_delay = i64::MAX / 4);
    let (link, before) = (world.link(ada).await, world.sim.calls().workflows);
    for _ in 0..60 {
        world.pass(Duration::from_secs(10)).await;
        assert!(world.page(&link).await.contains("Ada Okoye"), "what was read stays");
    }
    let looks = world.sim.calls().workflows - before;
    assert!((1..=3).contains(&looks), "{looks} looks in ten minutes");
}

#[tokio::test]
async fn fields_that_icims_hides_are_shown_as_not_shown() {
    let world = World::new().await;
    world.sim.switch(|s| {
        s.hidden_fields.insert((ProfileType::People, "email".to_owned()));
        s.hidden_fields.insert((ProfileType::People, "phones".to_owned()));
    });
    world.send(world.jane()).await;
    world.work().await;
    let page = world.page(&world.link(world.jane()).await).await;
    assert!(page.contains("Jane Doe") && page.contains("not shown by iCIMS"));
}

#[tokio::test]
async fn an_outage_is_waited_out_without_a_storm() {
    let world = World::new().await;
    world.sim.switch(|s| s.fail(Call::Workflows, Fault::Status(503), 1_000));
    world.send(world.jane()).await;
    world.pass(60 * MINUTE).await;
    let calls = world.sim.calls().workflows;
    assert!((5..=30).contains(&calls), "{calls} calls in an hour");
    let page = world.page(&world.link(world.jane()).await).await;
    assert!(page.contains("iCIMS is not answering") && page.contains("Open candidate"));
    world.sim.switch(goodtime_icims::simulator::Switches::heal);
    world.pass(15 * MINUTE).await;
    assert!(world.page(&world.link(world.jane()).await).await.contains("Jane Doe"));
}

#[tokio::test]
async fn a_denied_application_is_told_to_people_and_heals_when_allowed() {
    let world = World::new().await;
    let jane = world.jane();
    world.sim.switch(|s| _ = s.denied.insert((ProfileType::Workflows, jane)));
    world.send(jane).await;
    world.work().await;
    assert!(world.page(&world.link(jane).await).await.contains("does not let GoodTime read"));
    world.sim.switch(|s| s.denied.clear());
    world.pass(10 * MINUTE).await;
    assert!(world.page(&world.link(jane).await).await.contains("Jane Doe"));
}
