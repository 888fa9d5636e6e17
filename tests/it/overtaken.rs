//! A worker that stood still in the middle of a move, and goes on after another one has taken the move over and ended it.

use std::time::Duration;

use goodtime_icims::domain::{AdvanceKey, AdvanceOutcome, Clock as _, Lane, Task, TaskKind, Timestamp, Verdict, Way};
use goodtime_icims::flow::LEASE;
use goodtime_icims::simulator::{Call, Fault};
use tokio::task::JoinHandle;

use crate::world::World;

/// How long iCIMS keeps the first worker waiting, in real time: the second one does its part meanwhile.
const STALL: Duration = Duration::from_millis(500);

impl World {
    /// A worker of its own starts, and stands still in a call.
    async fn start_stalled(&self, call: Call, seen: impl Fn() -> bool) -> JoinHandle<usize> {
        self.sim.switch(|switches| switches.fail(call, Fault::Stall(STALL), 1));
        let worker = self.region.worker.clone();
        let working = tokio::spawn(async move { worker.run_ready().await.expect("the store answers") });
        for _ in 0..400 {
            if seen() {
                return working;
            }
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        panic!("the call did not arrive");
    }

    /// Another worker takes the move over at a time when the first one's lease has ended, and ends it.
    async fn overtake(&self, application: i64, at: Timestamp, outcome: AdvanceOutcome) {
        let store = &self.region.flow.store;
        store.reclaim(at).await.expect("taken back");
        let tasks = store.claim(at.plus(LEASE), LEASE, 8, Lane::Click).await.expect("claimed");
        let is_move = |task: &&Task| task.kind == TaskKind::AdvanceApplication;
        let task = tasks.iter().find(is_move).expect("the move is waiting again");
        let key = AdvanceKey { handoff: self.handoff(application).await.id, way: Way::Forward };
        assert!(store.finish_advance(key, Some(task.lease), &outcome, &[]).await.expect("kept"), "it is the holder");
        assert!(store.settle(task, &Verdict::Done, at, at).await.expect("settled"));
    }
}

#[tokio::test]
async fn a_write_that_left_late_and_covered_a_persons_move_is_told() {
    let world = World::new().await;
    let jane = world.sent_and_opened().await;
    let late = world.start_stalled(Call::Patches, || world.sim.patch_requests(jane) == 1).await;
    world.clock.advance(LEASE + Duration::from_secs(1));
    world.sim.move_quietly(jane, world.story.offer, world.story.recruiter);
    world.overtake(jane, world.clock.now(), AdvanceOutcome::MovedBySomeone).await;
    late.await.expect("it ran");
    assert_eq!(world.sim.patches_applied(jane), 1, "it covered the move");
    assert_eq!(world.outcome(jane).await, "moved_by_someone", "the holder's word stands");
    let said: Vec<_> = world.timeline(jane).await.into_iter().map(|e| format!("{}: {}", e.step, e.outcome)).collect();
    for told in ["advance: overrode", "alert: overrode"] {
        assert!(said.iter().any(|line| line == told), "{said:?}");
    }
}

/// Its clocks stood still with its machine, so only the fence can tell it.
#[tokio::test]
async fn a_worker_that_was_overtaken_while_it_read_does_not_write() {
    let world = World::new().await;
    let jane = world.sent_and_opened().await;
    let reads = world.sim.calls().workflows;
    let late = world.start_stalled(Call::Workflows, || world.sim.calls().workflows > reads).await;
    let later = world.clock.now().plus(LEASE + Duration::from_secs(1));
    world.overtake(jane, later, AdvanceOutcome::Failed { why: "as the test says".to_owned() }).await;
    late.await.expect("it ran");
    assert_eq!((world.sim.patch_requests(jane), world.outcome(jane).await), (0, "failed"));
}

#[tokio::test]
async fn a_worker_that_was_overtaken_does_not_end_the_move() {
    let world = World::new().await;
    let jane = world.sent_and_opened().await;
    world.sim.move_quietly(jane, world.story.offer, world.story.recruiter);
    let reads = world.sim.calls().workflows;
    let late = world.start_stalled(Call::Workflows, || world.sim.calls().workflows > reads).await;
    let store = &world.region.flow.store;
    let later = world.clock.now().plus(LEASE + Duration::from_secs(1));
    store.reclaim(later).await.expect("taken back");
    let held = store.claim(later, LEASE, 8, Lane::Click).await.expect("claimed");
    assert!(held.iter().any(|task| task.kind == TaskKind::AdvanceApplication), "another one has it");
    late.await.expect("it ran");
    assert_eq!(world.outcome(jane).await, "none", "the one that has it will end it");
}
