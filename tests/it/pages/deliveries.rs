//! Deliveries: what came of each, playing one again, and work that was given up.

use goodtime_icims::domain::{Lifecycle, Role, TaskKind};
use goodtime_icims::simulator::{Call, Fault};
use goodtime_icims::store::{EventsAsked, Page as Part};

use super::browser::{Browser, Page};
use super::street::{below, done_by_people, hand_off};
use crate::api::access::{dead_task, neighbour};
use crate::world::{START, World};

/// What the list says became of each, newest first.
fn outcomes(page: &Page) -> Vec<String> {
    let badges = page.text.split("data-label=\"What became of it\"><span class=\"badge ").skip(1);
    badges.filter_map(|badge| badge.split('>').nth(1)?.split('<').next()).map(str::to_owned).collect()
}

/// A trigger, a repeat of it, a status that starts nothing, and one that comes in a pause.
async fn with_deliveries() -> World {
    let world = World::new().await;
    let [jane, omar, mei] = world.story.applications[..] else { panic!("three candidates") };
    world.send(jane).await;
    world.work().await;
    world.sim.send_again(jane).await.expect("sent again");
    world.sim.designate_trigger(world.story.offer);
    world.sim.set_status(omar, world.story.offer, world.story.recruiter).await.expect("delivered");
    let mut admin = Browser::of(&world, Role::SuperAdmin).await;
    let settings = below(&world, "settings");
    admin.press(&settings, &format!("{settings}/pause")).await.leads_to();
    world.send(mei).await;
    admin.press(&settings, &format!("{settings}/resume")).await.leads_to();
    world
}

#[tokio::test]
async fn the_list_says_what_became_of_each_delivery_and_why() {
    let world = with_deliveries().await;
    let list = below(&world, "deliveries");
    let mut viewer = Browser::of(&world, Role::Viewer).await;
    let page = viewer.get(&list).await;
    assert_eq!(outcomes(&page), ["Was held", "Nothing to do", "Repeated", "Handed over"], "{}", page.words());
    for why in [
        "It came while the connection was paused, and is worked off when the pause ends.",
        "The status is no trigger, so nothing starts.",
        "Its hand-off was there already.",
        "A new hand-off began.",
        "sent by iCIMS",
        "Jane Doe",
        "Statuses that start nothing (1)",
    ] {
        assert!(page.says(why), "{why}: {}", page.words());
    }
    assert!(page.actions("/replay").is_empty(), "a viewer plays nothing again");
    for (outcome, shown) in [("accepted", "Handed over"), ("duplicate", "Repeated"), ("ignored", "Nothing to do")] {
        assert!(page.links().contains(&format!("{list}?outcome={outcome}")));
        assert_eq!(outcomes(&viewer.get(&format!("{list}?outcome={outcome}")).await), [shown]);
    }
    let narrow = World::new().await;
    let mut viewer = Browser::of(&narrow, Role::Viewer).await;
    assert!(viewer.get(&below(&narrow, "deliveries")).await.says("Nothing was delivered yet"));
    let none = viewer.get(&below(&narrow, "deliveries?outcome=held")).await;
    assert!(none.says("Nothing has this outcome") && none.says("all deliveries"), "{}", none.words());
}

#[tokio::test]
async fn a_long_list_goes_on_where_it_ended() {
    let world = World::new().await;
    for n in 0..60 {
        hand_off(&world, world.tenant, (n + 1, 2, 3), START).await;
    }
    let mut viewer = Browser::of(&world, Role::Viewer).await;
    let first = viewer.get(&below(&world, "deliveries")).await;
    let older = first.links().into_iter().find(|link| link.contains("after=")).expect("older ones");
    let second = viewer.get(&older).await;
    assert_eq!((outcomes(&first).len(), outcomes(&second).len()), (50, 10));
    assert!(second.links().iter().all(|link| !link.contains("after=")) && second.says("Newest"));
}

#[tokio::test]
async fn a_delivery_that_started_nothing_starts_something_when_it_is_played_again() {
    let world = with_deliveries().await;
    let list = below(&world, "deliveries");
    let omar = world.story.applications[1];
    let mut coordinator = Browser::of(&world, Role::Coordinator).await;
    let narrow = coordinator.get(&format!("{list}?outcome=ignored")).await;
    let [replay] = &narrow.actions("/replay")[..] else { panic!("one of them: {}", narrow.text) };
    let done = coordinator.send(&narrow.form(replay)).await.leads_to().to_owned();
    assert_eq!(done, format!("{list}?outcome=ignored&done=no_trigger"), "it comes back to what was looked at");
    assert!(coordinator.get(&done).await.says("The status is no trigger, so nothing starts."));

    world.rule(world.story.offer, None, goodtime_icims::domain::Reply::Interactive).await;
    let done = coordinator.send(&narrow.form(replay)).await.leads_to().to_owned();
    assert!(done.ends_with("done=handed_over"), "{done}");
    assert!(coordinator.get(&done).await.says("and is handed over"));
    world.work().await;
    let handoff = world.handoff(omar).await;
    assert!(handoff.lifecycle == Lifecycle::Live && handoff.fetched_at.is_some());
    assert_eq!(done_by_people(&world).await.iter().filter(|done| *done == "event.replay").count(), 2);
}

#[tokio::test]
async fn what_cannot_be_played_again_is_told_and_changes_nothing() {
    let world = with_deliveries().await;
    let theirs = neighbour(&world).await;
    hand_off(&world, theirs, (1, 2, 3), START).await;
    let list = below(&world, "deliveries");
    let mut coordinator = Browser::of(&world, Role::Coordinator).await;
    let narrow = coordinator.get(&format!("{list}?outcome=ignored")).await;
    let replay = narrow.actions("/replay").remove(0);
    world.rule(world.story.offer, None, goodtime_icims::domain::Reply::Interactive).await;
    world.sim.switch(|switches| switches.fail(Call::Workflows, Fault::Status(500), 1_000));
    let done = coordinator.send(&narrow.form(&replay)).await.leads_to().to_owned();
    let page = coordinator.get(&done).await;
    assert!(done.ends_with("done=unread") && page.says("notice alert") && page.says("iCIMS cannot be read now."));

    let asked = EventsAsked { tenant: Some(theirs), ..EventsAsked::default() };
    let of_others = world.region.flow.store.events_page(&asked, Part::newest(1)).await.expect("read").rows[0].id;
    let nothing = uuid::Uuid::from_u128(7);
    let before = done_by_people(&world).await;
    for id in [of_others.to_string(), nothing.to_string(), "x".to_owned()] {
        let page = coordinator.post(&format!("{list}/{id}/replay"), &[]).await;
        assert_eq!(page.status, 404, "{id}: {}", page.words());
    }
    assert_eq!(done_by_people(&world).await, before);
}

#[tokio::test]
async fn work_that_was_given_up_runs_again() {
    let world = World::new().await;
    let jane = world.jane();
    world.send(jane).await;
    world.work().await;
    let handoff = world.handoff(jane).await;
    dead_task(&world, &handoff).await;
    let given_up = below(&world, "deliveries/given-up");
    let mut coordinator = Browser::of(&world, Role::Coordinator).await;
    let page = coordinator.get(&given_up).await;
    assert!(page.says("no answer") && page.actions("/retry").is_empty(), "who only looks: {}", page.words());

    let mut admin = Browser::of(&world, Role::SuperAdmin).await;
    let retry = admin.get(&given_up).await.actions("/retry").remove(0);
    let done = admin.press(&given_up, &retry).await.leads_to().to_owned();
    let page = admin.get(&done).await;
    assert!(done.ends_with("?done=retry") && page.says("It runs again.") && page.says("Nothing was given up"));
    let tasks = world.region.flow.store.tasks_of(&handoff).await.expect("read");
    assert!(tasks.iter().any(|task| task.kind == TaskKind::Recheck), "it is owed again: {tasks:?}");
    assert_eq!(done_by_people(&world).await, ["task.retry"]);
    let page = admin.post(&retry, &[]).await;
    assert!(page.status == 409 && page.says("role=\"alert\""), "once more is a conflict: {}", page.words());
    world.work().await;
    world.nothing_is_owed(jane).await;
    assert_eq!(admin.post(&retry, &[]).await.status, 404, "it is done");
}

#[tokio::test]
async fn work_that_was_given_up_is_discarded_with_a_reason() {
    let world = World::new().await;
    let jane = world.jane();
    world.send(jane).await;
    world.work().await;
    let task = dead_task(&world, &world.handoff(jane).await).await;
    let given_up = below(&world, "deliveries/given-up");
    let discard = format!("{given_up}/{task}/discard");
    let mut admin = Browser::of(&world, Role::SuperAdmin).await;
    let long = format!("\"<i>{}", "x".repeat(500));
    for reason in ["", &long] {
        let form = admin.get(&given_up).await.form(&discard).with("reason", reason);
        let page = admin.send(&form).await;
        assert!(page.status == 422 && page.says("class=\"wrong\"") && !page.says("<i>x"), "{}", page.words());
        assert_eq!(page.form(&discard).value("reason"), Some(reason), "what was typed stays");
    }
    assert_eq!(done_by_people(&world).await, Vec::<String>::new());
    assert_eq!(admin.post(&format!("{given_up}/{task}/forget"), &[]).await.status, 404);

    let form = admin.get(&given_up).await.form(&discard).with("reason", "The requisition was closed.");
    let done = admin.send(&form).await.leads_to().to_owned();
    assert!(admin.get(&done).await.says("It was discarded"));
    let drawer = admin.get(&below(&world, &format!("interviews/{}", world.handoff(jane).await.id))).await;
    assert!(drawer.says("The requisition was closed."), "its timeline says why: {}", drawer.words());
    assert_eq!(done_by_people(&world).await, ["task.discard"]);
    assert_eq!(admin.send(&form).await.status, 404, "it is gone");
}
