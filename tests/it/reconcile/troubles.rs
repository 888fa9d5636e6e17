//! What cannot be read, searched or told apart starts nothing and hides nobody.

use super::*;

#[tokio::test]
async fn a_log_that_cannot_be_read_makes_no_hand_off_of_what_may_be_old() {
    let world = World::new().await;
    world.sim.switch(|on| on.status_log_readable = false);
    let new = "C30100";
    world.sim.add_status(new, "Review: New");
    world.rule(new, None, Reply::Seamless).await;
    let (jane, omar) = (world.jane(), world.story.applications[1]);
    world.sim.move_quietly(jane, new, world.story.recruiter);
    world.clock.advance(4 * MINUTE);
    assert_eq!(world.round().await.handed_over, 0, "she may have stood there before");
    world.sim.move_quietly(omar, new, world.story.recruiter);
    world.clock.advance(5 * MINUTE);
    assert_eq!(world.round().await.handed_over, 1, "he was not there in the first round");
    assert_eq!((world.generations(jane).await, world.generations(omar).await), (0, 1));
}

#[tokio::test]
async fn an_application_that_cannot_be_read_is_left_alone_and_is_none_that_left() {
    let world = World::new().await;
    world.settled().await;
    let (jane, omar) = (world.sent_quietly(), world.story.applications[1]);
    world.send(omar).await;
    world.work().await;
    world.clock.advance(5 * MINUTE);
    world.sim.switch(|on| _ = on.hidden_fields.insert((ProfileType::Workflows, "associatedprofile".to_owned())));
    assert_eq!(world.round().await.handed_over, 0);
    assert_eq!(world.standing().await, [Standing::Unreadable]);
    world.sim.switch(|on| {
        on.hidden_fields.clear();
        on.denied.insert((ProfileType::Workflows, omar));
    });
    for _ in 0..14 {
        world.clock.advance(5 * MINUTE);
        assert_eq!(world.round().await.left, 0, "who is hidden has not left");
    }
    assert_eq!(world.generations(jane).await, 1, "she was read again after an hour");
    world.sim.switch(|on| on.denied.clear());
    world.clock.advance(5 * MINUTE);
    world.round().await;
    assert_eq!(world.generations(omar).await, 1);
}

#[tokio::test]
async fn an_ats_that_refuses_the_search_or_fails_ends_the_round_and_says_why() {
    let world = World::new().await;
    world.settled().await;
    let jane = world.sent_quietly();
    world.clock.advance(5 * MINUTE);
    world.sim.switch(|on| on.fail(Call::Searches, Fault::Status(503), 1));
    let failed = world.round_told().await.kept;
    assert_eq!((failed.found.handed_over, failed.whole_at), (0, None));
    assert!(failed.failure.expect("a reason").contains("503"));
    world.sim.switch(|on| _ = on.hidden_fields.insert((ProfileType::Workflows, "status".to_owned())));
    let refused = world.round_told().await.kept.failure.expect("a reason");
    assert!(refused.contains("400") && !refused.contains("status"), "{refused}");
    world.sim.switch(|on| on.hidden_fields.clear());
    assert_eq!(world.round().await.handed_over, 1);
    let last = world.region.flow.store.last_round(world.tenant).await.expect("read").expect("kept");
    assert!(last.failure.is_none() && last.whole_at.is_some());
    assert_eq!(world.generations(jane).await, 1);
}

#[tokio::test]
async fn an_application_that_the_ats_stumbles_over_hides_nobody_else() {
    let world = World::new().await;
    world.settled().await;
    for application in &world.story.applications {
        world.sim.move_quietly(*application, world.story.send_to_goodtime, world.story.recruiter);
    }
    world.clock.advance(5 * MINUTE);
    world.sim.switch(|on| on.fail(Call::Workflows, Fault::Status(500), 1));
    assert_eq!(world.round().await.handed_over, 2);
    assert_eq!(world.standing().await, [Standing::Unreadable]);
    world.clock.advance(61 * MINUTE);
    assert_eq!(world.round().await.handed_over, 1, "it is read again");
    // Where it answers for nobody the round ends, and what it had found out by then counts.
    let person = world.sim.add_person(Person::candidate("Kim", "Park"));
    for _ in 0..4 {
        world.sim.apply(person, world.story.job, world.story.send_to_goodtime);
    }
    world.clock.advance(5 * MINUTE);
    world.sim.switch(|on| on.fail(Call::Workflows, Fault::Status(500), 4));
    let failed = world.round_told().await.kept;
    assert!(failed.failure.is_some_and(|why| why.contains("500")) && failed.found.handed_over == 0);
    assert_eq!(world.standing().await, [Standing::Unreadable, Standing::Unreadable]);
}

#[tokio::test]
async fn who_is_adopted_and_cannot_be_read_stays_adopted() {
    let world = World::new().await;
    let old = "C30100";
    world.sim.add_status(old, "Review: Old");
    let jane = world.jane();
    world.sim.move_quietly(jane, old, world.story.recruiter);
    world.clock.advance(DAY);
    world.rule(old, None, Reply::Seamless).await;
    world.round().await;
    let place = Place { trigger: old.parse().expect("a status"), ..world.place() };
    let (store, now) = (&world.region.flow.store, goodtime_icims::domain::Clock::now(world.clock.as_ref()));
    assert_eq!(store.adopt(place, None, ("test", now)).await.expect("kept"), 1);
    world.sim.switch(|on| _ = on.hidden_fields.insert((ProfileType::Workflows, "baseprofile".to_owned())));
    assert_eq!(world.round().await.handed_over, 0);
    world.sim.switch(|on| on.hidden_fields.clear());
    world.clock.advance(61 * MINUTE);
    assert_eq!(world.round().await.handed_over, 1, "what a person decided is not forgotten");
}
