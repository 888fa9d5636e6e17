//! Candidates whose delivery was lost are found by rounds; nobody is handed over twice, or behind somebody's back.

mod troubles;

use std::time::Duration;

use goodtime_icims::domain::{
    EventSource, Lifecycle, PersonId, Reconciled, Reply, Standing, StandingListed, WorkflowId,
};
use goodtime_icims::simulator::{Call, Fault, Person, ProfileType};
use goodtime_icims::store::Place;
use goodtime_icims::sync::{Round, reconcile};

use crate::world::{AFTER_ALL, CUSTOMER, Plan, World};

const MINUTE: Duration = Duration::from_mins(1);
const DAY: Duration = Duration::from_hours(24);

impl World {
    /// A round, and the work that it leaves.
    pub(crate) async fn round(&self) -> Reconciled {
        let found = self.round_told().await.kept;
        assert_eq!(found.failure, None);
        found.found
    }

    pub(crate) async fn round_told(&self) -> Round {
        let flow = &self.region.flow;
        let tenant = flow.directory.current().tenant(self.tenant).expect("a tenant").clone();
        let round = reconcile(flow, &tenant).await.expect("the store answers").expect("it is not paused");
        self.work().await;
        round
    }

    /// The first round notes what stood there before.
    async fn settled(&self) {
        assert_eq!(self.round().await, Reconciled::default());
        self.clock.advance(5 * MINUTE);
    }

    fn sent_quietly(&self) -> i64 {
        let jane = self.jane();
        self.sim.move_quietly(jane, self.story.send_to_goodtime, self.story.recruiter);
        jane
    }

    fn place(&self) -> Place {
        let trigger = self.story.send_to_goodtime.parse().expect("a status");
        Place { tenant: self.tenant, trigger }
    }

    async fn standing(&self) -> Vec<Standing> {
        let listed = self.region.flow.store.standing_page(self.place(), None, 100).await.expect("the store answers");
        listed.into_iter().map(|StandingListed { noted, .. }| noted.standing).collect()
    }

    async fn generations(&self, application: i64) -> i64 {
        let workflow = WorkflowId::try_from(application).expect("an id");
        let ids = self.region.flow.store.handoffs_of(workflow, None).await.expect("the store answers");
        if ids.is_empty() { 0 } else { self.handoff(application).await.generation }
    }
}

#[tokio::test]
async fn a_candidate_whose_delivery_was_lost_is_handed_over_and_a_late_delivery_repeats_it() {
    let world = World::new().await;
    world.settled().await;
    let jane = world.sent_quietly();
    let young = world.round_told().await;
    assert_eq!((young.kept.found.in_grace, young.kept.found.handed_over), (1, 0), "its delivery may still come");
    world.clock.advance_to(young.next);
    assert_eq!(world.round().await.handed_over, 1);
    let handoff = world.handoff(jane).await;
    let event = world.region.flow.store.event(handoff.event).await.expect("read").expect("kept");
    assert_eq!(event.source, EventSource::Reconcile);
    assert_eq!(handoff.sent_by.map(PersonId::get), Some(world.story.recruiter), "the log tells who sent her");
    assert_eq!(handoff.from, Some("D10100".parse().expect("a status")));
    assert!(handoff.fetched_at.is_some(), "the work was done");
    let late = serde_json::json!({
        "systemId": jane.to_string(), "customerId": CUSTOMER.to_string(), "eventType": "WorkFlowStatusChangeEvent",
        "personId": handoff.person.get().to_string(), "jobId": handoff.job.get().to_string(),
        "newStatus": "20700", "oldStatus": "10100", "userId": world.story.recruiter.to_string(),
    });
    assert_eq!(world.sim.send_event(&late).await.status, 303, "a late delivery is answered with the link");
    world.pass(30 * MINUTE).await;
    assert_eq!(world.round().await, Reconciled { standing: 1, ..Reconciled::default() });
    assert_eq!(world.generations(jane).await, 1);
    world.nothing_is_owed(jane).await;
}

#[tokio::test]
async fn what_is_delivered_costs_a_round_nothing_more_than_the_search() {
    let world = World::new().await;
    world.settled().await;
    let jane = world.jane();
    world.send(jane).await;
    world.work().await;
    world.round().await;
    let before = world.sim.calls();
    world.clock.advance(5 * MINUTE);
    assert_eq!(world.round().await, Reconciled { standing: 1, ..Reconciled::default() });
    let calls = world.sim.calls();
    assert_eq!((calls.searches - before.searches, calls.total - before.total), (1, 1));
    assert_eq!(world.generations(jane).await, 1);
}

#[tokio::test]
async fn who_stood_there_before_the_rule_is_handed_over_only_when_told_to() {
    let world = World::new().await;
    let old = "C30100";
    world.sim.add_status(old, "Review: Old");
    let jane = world.jane();
    world.sim.move_quietly(jane, old, world.story.recruiter);
    world.clock.advance(DAY);
    world.rule(old, None, Reply::Seamless).await;
    let place = Place { trigger: old.parse().expect("a status"), ..world.place() };
    for _ in 0..3 {
        assert_eq!(world.round().await.handed_over, 0);
        world.clock.advance(5 * MINUTE);
    }
    let store = &world.region.flow.store;
    let listed = store.standing_page(place, None, 10).await.expect("listed");
    assert_eq!(listed.iter().map(|one| one.noted.standing).collect::<Vec<_>>(), [Standing::Before]);
    let audit = ("test", goodtime_icims::domain::Clock::now(world.clock.as_ref()));
    let other = [WorkflowId::try_from(jane + 1).expect("an id")];
    assert_eq!(store.adopt(place, Some(&other), audit).await.expect("kept"), 0, "that one does not stand there");
    assert_eq!(store.adopt(place, None, audit).await.expect("kept"), 1);
    assert_eq!(world.round().await.handed_over, 1);
    assert_eq!(world.generations(jane).await, 1);
    assert_eq!(world.round().await, Reconciled { standing: 1, ..Reconciled::default() });
}

#[tokio::test]
async fn who_is_placed_in_a_new_trigger_before_the_first_round_is_found_too() {
    let world = World::new().await;
    let new = "C30100";
    world.sim.add_status(new, "Review: New");
    world.rule(new, None, Reply::Seamless).await;
    let jane = world.jane();
    world.sim.move_quietly(jane, new, world.story.recruiter);
    world.clock.advance(4 * MINUTE);
    assert_eq!(world.round().await.handed_over, 1, "the log tells that she was placed there since");
}

#[tokio::test]
async fn our_own_move_to_a_trigger_starts_nothing_until_a_person_makes_it() {
    let world = World::new().await;
    let next = world.story.interview_scheduled;
    world.rule(next, None, Reply::Seamless).await;
    world.settled().await;
    let jane = world.sent_and_opened().await;
    world.work().await;
    assert_eq!(world.sim.status_of(jane).as_deref(), Some(next));
    let place = Place { trigger: next.parse().expect("a status"), ..world.place() };
    for _ in 0..30 {
        world.clock.advance(5 * MINUTE);
        assert_eq!(world.round().await.handed_over, 0, "we placed her there");
    }
    let store = &world.region.flow.store;
    let listed = store.standing_page(place, None, 10).await.expect("listed");
    assert_eq!(listed[0].noted.standing, Standing::Echo);
    world.sim.move_quietly(jane, world.story.offer, world.story.recruiter);
    world.clock.advance(5 * MINUTE);
    assert_eq!(world.round().await.left, 1);
    world.sim.move_quietly(jane, next, world.story.recruiter);
    world.clock.advance(5 * MINUTE);
    assert_eq!(world.round().await.handed_over, 1, "now a person did");
}

#[tokio::test]
async fn who_left_and_was_sent_again_gets_a_new_hand_off_though_no_delivery_came() {
    let world = World::new().await;
    world.settled().await;
    let jane = world.jane();
    world.send(jane).await;
    world.work().await;
    world.round().await;
    world.sim.move_quietly(jane, world.story.offer, world.story.recruiter);
    world.clock.advance(5 * MINUTE);
    assert_eq!(world.round().await.left, 1);
    assert_eq!(world.round().await, Reconciled::default(), "that is found once");
    world.clock.advance(5 * MINUTE);
    world.sent_quietly();
    assert_eq!(world.round().await.sent_again, 1);
    assert_eq!(world.generations(jane).await, 2);
    world.clock.advance(5 * MINUTE);
    assert_eq!(world.round().await, Reconciled { standing: 1, ..Reconciled::default() });
}

#[tokio::test]
async fn who_left_and_came_back_between_two_rounds_is_found_by_the_log() {
    let world = World::new().await;
    world.settled().await;
    let jane = world.jane();
    world.send(jane).await;
    world.work().await;
    world.sim.move_quietly(jane, world.story.offer, world.story.recruiter);
    world.clock.advance(20 * MINUTE);
    world.sent_quietly();
    world.clock.advance(MINUTE);
    assert_eq!(world.round().await.sent_again, 1);
    assert_eq!(world.generations(jane).await, 2);
}

#[tokio::test]
async fn a_hand_off_that_ended_without_having_left_is_never_made_again() {
    let world = World::new().await;
    world.settled().await;
    let jane = world.jane();
    world.send(jane).await;
    world.work().await;
    world.round().await;
    world.pass(20 * DAY).await;
    assert_eq!(world.handoff(jane).await.lifecycle, Lifecycle::Lapsed);
    for _ in 0..3 {
        assert_eq!(world.round().await, Reconciled { standing: 1, ..Reconciled::default() });
        world.pass(5 * MINUTE).await;
    }
    // What is no longer kept is remembered as far as that.
    let store = &world.region.flow.store;
    let later = goodtime_icims::domain::Clock::now(world.clock.as_ref()).plus(AFTER_ALL);
    assert!(store.prune_handoffs(later, 100).await.expect("pruned") > 0);
    assert_eq!(world.round().await, Reconciled { standing: 1, ..Reconciled::default() });
    assert_eq!(world.standing().await, [Standing::Ended]);
    assert_eq!(world.generations(jane).await, 0);
}

#[tokio::test]
async fn a_move_that_was_taken_back_starts_nothing() {
    let world = World::new().await;
    world.settled().await;
    let jane = world.moved_on().await;
    world.undo(jane).await;
    world.work().await;
    for _ in 0..15 {
        world.clock.advance(5 * MINUTE);
        assert_eq!(world.round().await.handed_over, 0);
    }
    assert_eq!(world.generations(jane).await, 1);
    world.sim.move_quietly(jane, world.story.offer, world.story.recruiter);
    world.clock.advance(5 * MINUTE);
    world.sent_quietly();
    world.clock.advance(65 * MINUTE);
    assert_eq!(world.round().await.sent_again, 1, "the log shows that a person did");
    assert_eq!(world.generations(jane).await, 2);
}

#[tokio::test]
async fn a_paused_tenant_is_left_alone() {
    let world = World::planned(Plan::default()).await;
    world.settled().await;
    world.sent_quietly();
    let flow = &world.region.flow;
    let now = goodtime_icims::domain::Clock::now(world.clock.as_ref());
    flow.store.pause_tenant(world.tenant, Some(now.plus(DAY)), ("test", now)).await.expect("paused");
    flow.directory.refresh().await.expect("read");
    let tenant = flow.directory.current().tenant(world.tenant).expect("a tenant").clone();
    let calls = world.sim.calls();
    assert!(reconcile(flow, &tenant).await.expect("the store answers").is_none());
    assert_eq!(world.sim.calls(), calls);
}

#[tokio::test]
async fn more_than_a_thousand_are_looked_through_page_by_page() {
    let world = World::new().await;
    let candidate = world.sim.add_person(Person::candidate("Kim", "Park"));
    let old = "C30100";
    world.sim.add_status(old, "Review: Old");
    let many: Vec<i64> = (0..1_005).map(|_| world.sim.apply(candidate, world.story.job, old)).collect();
    world.sim.settle();
    world.clock.advance(DAY);
    world.rule(old, None, Reply::Seamless).await;
    let found = world.round().await;
    assert_eq!((found.standing, found.handed_over), (1_005, 0));
    let last = *many.last().expect("many");
    world.sim.move_quietly(last, world.story.offer, world.story.recruiter);
    world.clock.advance(5 * MINUTE);
    assert_eq!(world.round().await.left, 1);
    world.sim.move_quietly(last, old, world.story.recruiter);
    world.clock.advance(5 * MINUTE);
    assert_eq!(world.round().await.handed_over, 1);
}

#[tokio::test]
async fn a_person_who_is_erased_leaves_no_note_and_a_removed_rule_none_either() {
    let world = World::new().await;
    world.settled().await;
    let jane = world.jane();
    world.send(jane).await;
    world.work().await;
    world.round().await;
    let (store, now) = (&world.region.flow.store, goodtime_icims::domain::Clock::now(world.clock.as_ref()));
    let believed = async || store.believed_in(world.place(), None, now).await.expect("read").len();
    assert_eq!(believed().await, 1);
    let person = world.handoff(jane).await.person;
    store.erase_person(world.tenant, person, ("test", now)).await.expect("erased");
    assert_eq!(believed().await, 0);
    world.send(world.story.applications[1]).await;
    world.work().await;
    world.round().await;
    assert!(believed().await > 0);
    store.remove_rule(world.tenant, world.place().trigger, ("test", now)).await.expect("removed");
    assert_eq!(believed().await, 0);
    // A round that is still under way notes nothing any more.
    let workflow = WorkflowId::try_from(jane).expect("an id");
    store.note_standing(world.place(), &[(workflow, Standing::Held)], now).await.expect("asked");
    assert_eq!(believed().await, 0);
}
