//! What people hold up, take back and make good: pauses, a move that is undone, statuses that nobody had made a trigger.

use std::time::Duration;

use goodtime_icims::domain::{AdvanceKey, Clock as _, EventOutcome, EventSource, Reply, StageKey, Way, WorkflowId};
use goodtime_icims::flow::{Subject, Undo};
use goodtime_icims::simulator::{Call, Fault};

use crate::world::{Plan, World};

const MINUTE: Duration = Duration::from_mins(1);
const HOUR: Duration = Duration::from_hours(1);

impl World {
    async fn pause_region(&self, span: Option<Duration>) {
        let now = self.clock.now();
        let until = span.map(|span| now.plus(span));
        self.region.flow.store.pause_region(until, ("test", now)).await.expect("kept");
        self.region.flow.directory.refresh().await.expect("read");
    }

    pub(crate) async fn undo(&self, application: i64) -> Undo {
        let id = self.handoff(application).await.id;
        self.region.flow.undo(id, None, "test").await.expect("the store answers")
    }

    pub(crate) async fn undone(&self, application: i64) -> &'static str {
        let key = AdvanceKey { handoff: self.handoff(application).await.id, way: Way::Back };
        let undo = self.region.flow.store.advance(key).await.expect("the store answers");
        undo.and_then(|undo| undo.outcome).map_or("none", |outcome| outcome.name())
    }

    pub(crate) async fn handoffs_started(&self, application: i64) -> usize {
        let subject = Subject::Application(WorkflowId::try_from(application).expect("an id"), None);
        self.region.flow.explain(subject).await.expect("the store answers").handoffs.len()
    }

    /// Sent, opened, moved on.
    pub(crate) async fn moved_on(&self) -> i64 {
        let jane = self.sent_and_opened().await;
        self.work().await;
        assert_eq!(self.outcome(jane).await, "advanced");
        jane
    }
}

#[tokio::test]
async fn a_paused_region_keeps_everything_and_releases_it_in_order() {
    let world = World::new().await;
    world.pause_region(Some(HOUR)).await;
    for application in world.story.applications[..2].iter().copied() {
        let delivery = world.send(application).await;
        assert_eq!((delivery.status, delivery.location), (200, None), "held: nothing leads on yet");
        world.clock.advance(Duration::from_secs(1));
    }
    world.pass(MINUTE).await;
    assert_eq!(world.sim.calls().total, 0, "nothing leaves");
    world.pause_region(None).await;
    world.work().await;
    let mut read_at = Vec::new();
    for application in world.story.applications[..2].iter().copied() {
        let handoff = world.handoff(application).await;
        let subject = Subject::Reference(handoff.id.uuid());
        let told = world.region.flow.explain(subject).await.expect("the store answers");
        assert_eq!(told.handoffs[0].events[0].outcome, EventOutcome::Held);
        let attempts = &told.handoffs[0].attempts;
        assert_eq!(attempts.len(), if handoff.handed_over_at.is_some() { 2 } else { 1 });
        read_at.push(attempts[0].started_at);
    }
    assert!(read_at.is_sorted(), "in the order they came: {read_at:?}");
    let repeat = world.sim.send_again(world.jane()).await.expect("it was sent before");
    assert_eq!(repeat.status, 303, "a repeat after the pause is led on");
}

#[tokio::test]
async fn the_end_of_a_regions_pause_does_not_end_a_tenants_own() {
    let world = World::new().await;
    let now = world.clock.now();
    let store = &world.region.flow.store;
    store.pause_tenant(world.tenant, Some(now.plus(2 * HOUR)), ("test", now)).await.expect("kept");
    world.pause_region(Some(HOUR)).await;
    world.send(world.jane()).await;
    world.pause_region(None).await;
    world.pass(HOUR + MINUTE).await;
    assert_eq!(world.sim.calls().total, 0);
    world.pass(HOUR).await;
    world.work().await;
    assert!(world.handoff(world.jane()).await.fetched_at.is_some());
}

#[tokio::test]
async fn a_move_is_taken_back_while_the_status_is_still_ours() {
    let world = World::new().await;
    let jane = world.moved_on().await;
    assert_eq!(world.undo(jane).await, Undo::Begun);
    world.work().await;
    assert_eq!(world.undone(jane).await, "advanced");
    assert_eq!(world.sim.status_of(jane).as_deref(), Some(world.story.send_to_goodtime));
    assert_eq!(world.undo(jane).await, Undo::AskedBefore);
    let page = world.page(&world.link(jane).await).await;
    assert!(page.contains("The move was taken back"), "{page}");
    world.nothing_is_owed(jane).await;
}

#[tokio::test]
async fn the_event_that_taking_back_causes_starts_nothing_and_a_person_who_sends_again_does() {
    let world = World::new().await;
    let jane = world.moved_on().await;
    world.sim.switch(|switches| switches.api_patch_fires_events = true);
    world.undo(jane).await;
    world.work().await;
    world.sim.wait_for_echoes().await;
    world.pass(20 * MINUTE).await;
    assert_eq!((world.undone(jane).await, world.handoffs_started(jane).await), ("advanced", 1));
    let told = world.region.flow.explain(Subject::Application(WorkflowId::try_from(jane).expect("an id"), None)).await;
    let ignored: Vec<_> = told.expect("read").ignored.iter().filter_map(|event| event.outcome.reason()).collect();
    assert_eq!(ignored, ["echo"]);
    // A person moves the candidate away and sends it again: that is meant.
    world.sim.move_quietly(jane, world.story.new_submission, world.story.recruiter);
    assert_eq!(world.send(jane).await.status, 303);
    world.pass(MINUTE).await;
    assert_eq!(world.handoffs_started(jane).await, 2);
}

#[tokio::test]
async fn a_move_is_not_taken_back_over_a_persons_hand() {
    for come_back in [false, true] {
        let world = World::new().await;
        let jane = world.moved_on().await;
        world.clock.advance(2 * MINUTE);
        world.sim.move_quietly(jane, world.story.new_submission, world.story.recruiter);
        if come_back {
            world.sim.move_quietly(jane, world.story.interview_scheduled, world.story.recruiter);
        }
        let stands = world.sim.status_of(jane);
        assert_eq!(world.undo(jane).await, Undo::Begun);
        world.pass(20 * MINUTE).await;
        assert_eq!((world.undone(jane).await, world.sim.status_of(jane)), ("moved_by_someone", stands));
    }
}

#[tokio::test]
async fn what_was_not_moved_by_us_cannot_be_taken_back() {
    let world = World::new().await;
    let jane = world.sent_and_opened().await;
    assert_eq!(world.undo(jane).await, Undo::NotMoved, "the move is not made yet");
    let omar = world.story.applications[1];
    world.send(omar).await;
    assert_eq!(world.undo(omar).await, Undo::NotMoved);
    world.work().await;
    world.pass(Duration::from_hours(24 * 15)).await;
    assert_eq!(world.undo(jane).await, Undo::NotLive, "its time is over");
}

#[tokio::test]
async fn taking_back_with_a_lost_answer_is_done_once_and_found_out() {
    let world = World::new().await;
    let jane = world.moved_on().await;
    let before = world.sim.patches_applied(jane);
    world.sim.switch(|switches| switches.fail(Call::Patches, Fault::LoseAnswer, 1));
    world.undo(jane).await;
    world.pass(20 * MINUTE).await;
    assert_eq!((world.undone(jane).await, world.sim.patches_applied(jane)), ("advanced", before + 1));
    assert_eq!(world.sim.status_of(jane).as_deref(), Some(world.story.send_to_goodtime));
}

/// A status that nobody had made a trigger on our side; iCIMS sends its events all the same.
const UNKNOWN: &str = "C20750";

async fn ignored_world() -> World {
    let world = World::planned(Plan { reply: Reply::Interactive, ..Plan::default() }).await;
    world.sim.add_status(UNKNOWN, "Review: Send to GoodTime (new)");
    world.sim.designate_trigger(UNKNOWN);
    world
}

#[tokio::test]
async fn a_status_that_is_no_trigger_is_counted_until_it_becomes_one() {
    let world = ignored_world().await;
    for application in world.story.applications.clone() {
        let delivery = world.sim.set_status(application, UNKNOWN, world.story.recruiter).await.expect("sent");
        assert_eq!(delivery.status, 200);
        world.clock.advance(MINUTE);
    }
    let counted = world.region.flow.store.ignored_statuses(world.tenant).await.expect("read");
    let sent = i64::try_from(world.story.applications.len()).expect("a few");
    assert_eq!((counted.len(), counted[0].deliveries), (1, sent));
    assert_eq!(counted[0].status, UNKNOWN.parse::<StageKey>().expect("a status"));
    assert!(counted[0].first_at < counted[0].last_at);
    world.rule(UNKNOWN, None, Reply::Interactive).await;
    assert_eq!(world.region.flow.store.ignored_statuses(world.tenant).await.expect("read"), []);
}

#[tokio::test]
async fn what_a_new_trigger_missed_is_handed_over_if_it_still_stands_there() {
    let world = ignored_world().await;
    let [jane, omar, ..] = world.story.applications[..] else { panic!("the story has two applications") };
    for application in [jane, jane, omar] {
        world.sim.set_status(application, world.story.new_submission, world.story.recruiter).await;
        world.sim.set_status(application, UNKNOWN, world.story.recruiter).await.expect("sent");
    }
    world.sim.move_quietly(omar, world.story.new_submission, world.story.recruiter);
    world.rule(UNKNOWN, None, Reply::Interactive).await;
    let directory = world.region.flow.directory.current();
    let tenant = directory.tenant(world.tenant).expect("it is there");
    let rule = &tenant.rules[&UNKNOWN.parse::<StageKey>().expect("a status")];
    let since = world.clock.now().minus(HOUR);
    let found = world.region.flow.hand_over_missed(tenant, rule, since).await.expect("the store answers");
    assert_eq!((found.placed, found.handed_over, found.moved_on, found.unread), (2, 1, 1, 0));
    world.work().await;
    let handoff = world.handoff(jane).await;
    assert!(handoff.fetched_at.is_some());
    let told = world.region.flow.explain(Subject::Reference(handoff.id.uuid())).await.expect("read");
    assert_eq!(told.handoffs[0].events[0].source, EventSource::Reconcile);
    assert_eq!(world.get(&world.link(jane).await).await.status(), 200);
    // Running it again harms nobody.
    let again = world.region.flow.hand_over_missed(tenant, rule, since).await.expect("the store answers");
    assert_eq!((again.handed_over, again.known), (0, 1));
    world.pass(MINUTE).await;
    assert_eq!(world.handoffs_started(jane).await, 1);
}
