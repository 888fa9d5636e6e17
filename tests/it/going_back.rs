//! The turns of a move that is taken back: copies, echoes, a failing log, a person who does the same, its own end.

use std::time::Duration;

use goodtime_icims::domain::{AdvanceKey, AdvanceOutcome, Clock as _, Entry, Lane, Step, Verdict, Way};
use goodtime_icims::flow::{LEASE, Undo};
use goodtime_icims::simulator::{Call, Fault};

use crate::world::World;

const MINUTE: Duration = Duration::from_mins(1);
const HOUR: Duration = Duration::from_hours(1);

#[tokio::test]
async fn a_late_copy_of_the_first_delivery_starts_nothing_after_the_way_back() {
    let world = World::new().await;
    let jane = world.moved_on().await;
    world.undo(jane).await;
    world.work().await;
    assert_eq!(world.sim.send_again(jane).await.expect("a copy").status, 303, "it is answered like the first");
    world.pass(20 * MINUTE).await;
    assert_eq!(world.handoffs_started(jane).await, 1);
    world.nothing_is_owed(jane).await;
}

#[tokio::test]
async fn a_copy_that_is_still_being_checked_starts_nothing_when_the_move_is_taken_back() {
    let world = World::new().await;
    let jane = world.moved_on().await;
    world.sim.send_again(jane).await.expect("a copy");
    world.work().await;
    world.undo(jane).await;
    world.pass(20 * MINUTE).await;
    assert_eq!((world.undone(jane).await, world.handoffs_started(jane).await), ("advanced", 1));
}

#[tokio::test]
async fn who_sends_the_candidate_again_is_not_taken_for_the_echo() {
    for same_person in [true, false] {
        let world = World::new().await;
        let jane = world.moved_on().await;
        world.undo(jane).await;
        world.work().await;
        world.clock.advance(5 * MINUTE);
        let by = if same_person { world.story.recruiter } else { world.story.hiring_manager };
        world.sim.move_quietly(jane, world.story.interview_scheduled, by);
        world.clock.advance(MINUTE);
        let again = world.sim.set_status(jane, world.story.send_to_goodtime, by).await.expect("a trigger");
        // Another person's event looks like the echo, so that one is not led on; the check finds out who did it.
        assert_eq!(again.status, if same_person { 303 } else { 200 });
        world.pass(30 * MINUTE).await;
        assert_eq!(world.handoffs_started(jane).await, 2, "same person: {same_person}");
    }
}

#[tokio::test]
async fn nothing_goes_back_before_the_status_log_has_answered() {
    let world = World::new().await;
    let jane = world.moved_on().await;
    world.clock.advance(2 * MINUTE);
    world.sim.move_quietly(jane, world.story.new_submission, world.story.recruiter);
    world.sim.move_quietly(jane, world.story.interview_scheduled, world.story.recruiter);
    world.sim.switch(|switches| switches.fail(Call::Logs, Fault::Status(503), 1));
    world.undo(jane).await;
    world.pass(20 * MINUTE).await;
    let stands = world.sim.status_of(jane);
    assert_eq!(world.undone(jane).await, "moved_by_someone");
    assert_eq!(stands.as_deref(), Some(world.story.interview_scheduled), "a person had chosen it");
}

#[tokio::test]
async fn nothing_goes_back_when_the_event_of_it_would_start_a_new_handoff() {
    let world = World::new().await;
    let jane = world.moved_on().await;
    let expires_at = world.handoff(jane).await.expires_at;
    world.clock.advance_to(expires_at.minus(15 * MINUTE));
    assert_eq!(world.undo(jane).await, Undo::NotLive);
    let world = World::new().await;
    let jane = world.moved_on().await;
    world.clock.advance_to(expires_at.minus(16 * MINUTE));
    world.sim.switch(|switches| {
        switches.api_patch_fires_events = true;
        switches.fail(Call::Workflows, Fault::Status(503), 4);
    });
    assert_eq!(world.undo(jane).await, Undo::Begun);
    world.pass(30 * MINUTE).await;
    world.sim.wait_for_echoes().await;
    world.pass(MINUTE).await;
    assert_eq!((world.undone(jane).await, world.handoffs_started(jane).await), ("failed", 1));
    assert_eq!(world.sim.status_of(jane).as_deref(), Some(world.story.interview_scheduled));
}

#[tokio::test]
async fn asking_again_while_the_failed_way_back_is_being_settled_is_not_lost() {
    let world = World::new().await;
    let jane = world.moved_on().await;
    let id = world.handoff(jane).await.id;
    let store = &world.region.flow.store;
    world.undo(jane).await;
    let now = world.clock.now();
    let task = store.claim(now, LEASE, 8, Lane::Click).await.expect("claimed").remove(0);
    let why = "tried".to_owned();
    let entry = Entry::new(id, now, Step::Advance, "failed");
    let key = AdvanceKey { handoff: id, way: Way::Back };
    store.finish_advance(key, None, &AdvanceOutcome::Failed { why }, &[entry]).await.expect("kept");
    world.clock.advance(Duration::from_micros(1));
    assert_eq!(world.undo(jane).await, Undo::Begun);
    store.settle(&task, &Verdict::Done, now, now).await.expect("kept");
    world.pass(HOUR).await;
    assert_eq!(world.undone(jane).await, "advanced");
    world.nothing_is_owed(jane).await;
}

#[tokio::test]
async fn a_pause_uses_up_no_time_of_a_move() {
    let world = World::new().await;
    let jane = world.sent_and_opened().await;
    world.sim.switch(|switches| switches.fail(Call::Workflows, Fault::Status(503), 1));
    world.work().await;
    let now = world.clock.now();
    let store = &world.region.flow.store;
    store.pause_tenant(world.tenant, Some(now.plus(30 * HOUR)), ("test", now)).await.expect("kept");
    world.region.flow.directory.refresh().await.expect("read");
    world.pass(31 * HOUR).await;
    world.work().await;
    assert_eq!((world.outcome(jane).await, world.sim.patches_applied(jane)), ("advanced", 1));
}

#[tokio::test]
async fn a_pause_that_comes_while_icims_is_read_stops_the_write() {
    let world = World::new().await;
    let jane = world.sent_and_opened().await;
    world.sim.switch(|switches| switches.fail(Call::Patches, Fault::DropBefore, 1));
    world.work().await;
    let next = world.next_run_at().await.expect("it is tried again");
    world.clock.advance_to(next);
    world.sim.switch(|switches| switches.stall = Some(Duration::from_millis(300)));
    let reads = world.sim.calls().workflows;
    let pause = async {
        while world.sim.calls().workflows == reads {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        let now = world.clock.now();
        let store = &world.region.flow.store;
        store.pause_tenant(world.tenant, Some(now.plus(HOUR)), ("test", now)).await.expect("kept");
        world.region.flow.directory.refresh().await.expect("read");
    };
    tokio::join!(world.work(), pause);
    assert_eq!(world.sim.patches_applied(jane), 0, "no write leaves");
    world.sim.switch(|switches| switches.stall = None);
    world.pass(2 * HOUR).await;
    world.work().await;
    assert_eq!((world.outcome(jane).await, world.sim.patches_applied(jane)), ("advanced", 1));
}
