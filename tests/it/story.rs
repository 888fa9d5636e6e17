//! The story, told once from click to status move, and its turns.

use std::time::Duration;

use goodtime_icims::app::Pace;
use goodtime_icims::domain::{Clock as _, EventOutcome, Lane, Lifecycle, Reply, TenantSettings, Way};
use goodtime_icims::flow::{LEASE, Subject};
use goodtime_icims::store::About;

use crate::world::{Plan, World, path};

const MINUTE: Duration = Duration::from_mins(1);

#[tokio::test]
async fn a_click_becomes_a_handoff_that_is_opened_and_advanced() {
    let world = World::new().await;
    let jane = world.jane();
    let delivery = world.send(jane).await;
    assert_eq!(delivery.status, 303);
    let link = path(&delivery.location.expect("a link"));

    let page = world.page(&link).await;
    assert!(
        page.contains("Reading from iCIMS") && page.contains("Open candidate"),
        "the page is there before the data"
    );
    world.work().await;
    let page = world.page(&link).await;
    for known in ["Jane Doe", "Support Engineer", "Ana Ruiz", "Sam Lee", "Send to GoodTime", "Open the resume"] {
        assert!(page.contains(known), "the page says {known}");
    }

    assert_eq!(world.post(&link).await.status(), 303);
    world.work().await;
    assert_eq!(world.sim.status_of(jane).as_deref(), Some(world.story.interview_scheduled));
    assert_eq!(world.sim.patches_applied(jane), 1);
    assert_eq!(world.outcome(jane).await, "advanced");
    let page = world.page(&link).await;
    assert!(page.contains("was moved to the next status") && page.contains("Interview: Interview Scheduled"));
    world.nothing_is_owed(jane).await;
}

#[tokio::test]
async fn a_seamless_rule_keeps_the_recruiter_in_icims_and_writes_the_link_there() {
    let settings = TenantSettings { link_field: Some("field31001".to_owned()), ..TenantSettings::default() };
    let world = World::planned(Plan { reply: Reply::Seamless, settings, ..Plan::default() }).await;
    let delivery = world.send(world.jane()).await;
    assert_eq!((delivery.status, delivery.location, delivery.body.as_str()), (200, None, ""));
    world.work().await;
    let written = world.sim.field_of(world.jane(), "field31001").expect("the field is written");
    let link = path(written.as_str().expect("a text"));
    assert!(world.page(&link).await.contains("Jane Doe"));
}

#[tokio::test]
async fn a_repeat_gets_the_same_answer_and_nothing_happens_twice() {
    let world = World::new().await;
    let first = world.send(world.jane()).await;
    world.work().await;
    let calls = world.sim.calls().people;
    let again = world.sim.send_again(world.jane()).await.expect("an answer");
    assert_eq!((first.status, first.location), (again.status, again.location));
    world.work().await;
    assert_eq!(world.sim.calls().people, calls, "nothing is read anew but where the application stands");
    let timeline = world.timeline(world.jane()).await;
    assert_eq!(timeline.last().map(|entry| entry.outcome.as_str()), Some("the same"));
    world.nothing_is_owed(world.jane()).await;
}

#[tokio::test]
async fn a_candidate_who_is_sent_again_later_gets_a_new_handoff() {
    let world = World::new().await;
    let jane = world.sent_and_opened().await;
    world.work().await;
    let old = world.handoff(jane).await;
    let old_link = world.link(jane).await;

    world.pass(30 * MINUTE).await;
    world.send(jane).await;
    world.work().await;
    let new = world.handoff(jane).await;
    assert_eq!((new.generation, new.previous), (2, Some(old.id)));
    let old = world.region.flow.store.handoff(old.id).await.expect("read").expect("kept");
    assert_eq!(old.lifecycle, Lifecycle::Superseded);
    let moved_on = world.get(&old_link).await;
    assert_eq!(moved_on.status(), 303);
    let location = moved_on.headers()["location"].to_str().expect("text").to_owned();
    assert_eq!(path(&location), world.link(jane).await, "the old link leads to the new hand-off");
    world.nothing_is_owed(jane).await;
}

#[tokio::test]
async fn a_late_copy_of_an_event_starts_nothing_new() {
    let world = World::new().await;
    let jane = world.sent_and_opened().await;
    world.work().await;
    world.sim.send_again(jane).await;
    world.pass(30 * MINUTE).await;
    assert_eq!(world.handoff(jane).await.generation, 1);
    let timeline = world.timeline(jane).await;
    assert_eq!(timeline.last().map(|entry| entry.outcome.as_str()), Some("a late copy"));
    world.nothing_is_owed(jane).await;
}

#[tokio::test]
async fn a_restart_in_mid_flow_loses_nothing() {
    let world = World::new().await;
    let first = world.send(world.jane()).await;
    let world = world.restart().await; // recorded, not yet read
    world.work().await;
    let link = path(&first.location.expect("a link"));
    assert!(world.page(&link).await.contains("Jane Doe"));
    world.post(&link).await;
    let world = world.restart().await; // opened, not yet moved
    world.work().await;
    assert_eq!(world.outcome(world.jane()).await, "advanced");
    assert_eq!(world.sim.patches_applied(world.jane()), 1);
}

#[tokio::test]
async fn a_paused_tenant_keeps_its_deliveries_and_nothing_leaves() {
    let world = World::new().await;
    let store = &world.region.flow.store;
    let until = world.clock.now().plus(60 * MINUTE);
    store.pause_tenant(world.tenant, Some(until), ("test", world.clock.now())).await.expect("kept");
    world.region.flow.directory.refresh().await.expect("read");
    assert_eq!(world.send(world.jane()).await.status, 200, "kept, without a link");
    world.work().await;
    assert_eq!(world.sim.calls().total, 0, "nothing is asked of iCIMS");
    let events = store.events_of(world.handoff(world.jane()).await.id).await.expect("read");
    assert_eq!(events[0].outcome, EventOutcome::Held);

    world.clock.advance_to(until);
    world.work().await;
    assert!(world.handoff(world.jane()).await.fetched_at.is_some(), "the pause ends by itself");
}

#[tokio::test]
async fn work_that_a_pause_overtakes_goes_on_when_the_pause_is_ended() {
    let world = World::new().await;
    let jane = world.sent_and_opened().await;
    let store = &world.region.flow.store;
    let now = world.clock.now();
    let task = store.claim(now, LEASE, 1, Lane::Click).await.expect("claimed").remove(0);
    for until in [Some(now.plus(1_000_000 * MINUTE)), None] {
        store.pause_tenant(world.tenant, until, ("test", now)).await.expect("kept");
        world.region.flow.directory.refresh().await.expect("read");
        if until.is_some() {
            let verdict = world.region.flow.advance(&task, Way::Forward).await.expect("the store answers");
            assert_eq!(world.sim.patch_requests(jane), 0, "nothing leaves");
            assert!(store.settle(&task, &verdict, now, now).await.expect("settled"));
        }
    }
    world.pass(MINUTE).await;
    assert_eq!(world.outcome(jane).await, "advanced");
}

#[tokio::test]
async fn an_unopened_handoff_lapses_and_its_link_says_so() {
    let world = World::new().await;
    world.send(world.jane()).await;
    world.work().await;
    let link = world.link(world.jane()).await;
    world.pass(15 * 24 * 60 * MINUTE).await;
    assert_eq!(world.handoff(world.jane()).await.lifecycle, Lifecycle::Lapsed);
    let gone = world.get(&link).await;
    assert_eq!(gone.status(), 410);
    let page = gone.text().await.expect("a page");
    assert!(page.contains("too old") && !page.contains("Jane"), "nothing is said of the candidate any more");
    assert_eq!(world.get(&format!("{link}/resume")).await.status(), 404);

    world.sim.move_quietly(world.jane(), world.story.new_submission, world.story.recruiter);
    world.send(world.jane()).await;
    assert_eq!(world.handoff(world.jane()).await.generation, 2, "sent again, it starts anew");
}

#[tokio::test]
async fn explain_tells_every_step_with_its_cause_and_what_comes_next() {
    let world = World::new().await;
    let jane = world.sent_and_opened().await;
    world.work().await;
    let workflow = jane.try_into().expect("an id");
    let told = world.region.flow.explain(Subject::Application(workflow, None)).await.expect("read");
    let steps: Vec<_> = told.handoffs[0].entries.iter().map(|e| format!("{}: {}", e.step, e.outcome)).collect();
    assert_eq!(steps, ["fetch: read", "hand_over: waits on our page", "open: opened", "advance: advanced"]);
    let by_event = Subject::Reference(told.handoffs[0].events[0].id.uuid());
    let same = world.region.flow.explain(by_event).await.expect("read");
    assert_eq!(same.handoffs[0].handoff.id, told.handoffs[0].handoff.id);
    let handoff = &told.handoffs[0].handoff;
    for about in [About::Candidate(handoff.person), About::Job(handoff.job)] {
        let same = world.region.flow.explain(Subject::About(about, None)).await.expect("read");
        assert_eq!(same.handoffs.iter().map(|one| one.handoff.id).collect::<Vec<_>>(), [handoff.id], "{about:?}");
        let other = Subject::About(about, Some(1.try_into().expect("an id")));
        assert!(world.region.flow.explain(other).await.expect("read").handoffs.is_empty(), "another customer's");
    }
}

#[tokio::test]
async fn a_running_service_does_the_whole_story_by_itself() {
    let world = World::planned(Plan { pace: Pace::Running, ..Plan::default() }).await;
    let jane = world.jane();
    let link = path(&world.send(jane).await.location.expect("a link"));
    let story = async {
        while !world.page(&link).await.contains("Jane Doe") {}
        world.post(&link).await;
        while world.outcome(jane).await != "advanced" {}
    };
    tokio::time::timeout(Duration::from_secs(10), story).await.expect("within ten seconds");
    let ready = world.request(world.http().get(format!("http://{}/health/ready", world.region.ops_address))).await;
    assert_eq!(ready.status(), 200);
    world.region.stop(Duration::from_secs(5)).await;
}
