//! The task queue: leases, fences, lanes, turns, attempts and dead letters.

use std::time::Duration;

use goodtime_icims::domain::{HandoffId, Lane, TaskKind, TenantId, Timestamp, Verdict};
use goodtime_icims::simulator::{Call, Fault};
use goodtime_icims::store::NewTask;

use crate::world::{START, World};

const LEASE: Duration = Duration::from_mins(1);

async fn add(world: &World, kind: TaskKind, tenant: TenantId, at: Timestamp) -> HandoffId {
    let handoff = HandoffId::at(at);
    let task = NewTask { tenant, kind, handoff, run_at: at, created_at: at };
    assert!(world.region.flow.store.add_task(&task).await.expect("kept"));
    handoff
}

#[tokio::test]
async fn a_late_worker_cannot_finish_a_reclaimed_task() {
    let world = World::new().await;
    let store = &world.region.flow.store;
    add(&world, TaskKind::HandOver, world.tenant, START).await;
    let late = store.claim(START, LEASE, 1, Lane::Backfill).await.expect("claimed").remove(0);
    let later = START.plus(2 * LEASE);
    assert_eq!(store.reclaim(later).await.expect("taken back"), []);
    let second = store.claim(later, LEASE, 1, Lane::Backfill).await.expect("claimed").remove(0);
    assert!(second.lease.fence > late.lease.fence);
    assert!(!store.settle(&late, &Verdict::Done, START, later).await.expect("asked"), "the fence keeps it out");
    assert_eq!(store.renew(late.lease, later, LEASE).await.expect("asked"), None);
    assert!(store.settle(&second, &Verdict::Done, later, later).await.expect("asked"));
    assert_eq!(store.count_tasks().await.expect("read"), goodtime_icims::store::TaskCounts::default());
}

#[tokio::test]
async fn a_task_that_takes_down_its_workers_becomes_a_dead_letter() {
    let world = World::new().await;
    let store = &world.region.flow.store;
    let handoff = add(&world, TaskKind::HandOver, world.tenant, START).await;
    let mut now = START;
    for round in 1..=5 {
        assert_eq!(store.claim(now, LEASE, 1, Lane::Backfill).await.expect("claimed").len(), 1, "round {round}");
        now = now.plus(2 * LEASE);
        let dead = store.reclaim(now).await.expect("taken back");
        assert_eq!(dead, if round == 5 { vec![(handoff, TaskKind::HandOver)] } else { vec![] });
    }
    assert_eq!(store.count_tasks().await.expect("read").dead, 1);
    assert_eq!(store.attempts_of(handoff).await.expect("read").len(), 5, "each attempt is kept");
}

#[tokio::test]
async fn clicks_go_first_and_tenants_take_turns() {
    let world = World::new().await;
    let store = &world.region.flow.store;
    let other = second_tenant(&world).await;
    for n in 0..20 {
        add(&world, TaskKind::HandOver, world.tenant, START.plus(Duration::from_millis(n))).await;
    }
    let later = START.plus(Duration::from_secs(1));
    add(&world, TaskKind::WriteLink, world.tenant, START).await;
    add(&world, TaskKind::HandOver, other, later).await;
    let mut turns = Vec::new();
    for n in 1..=4 {
        let claimed =
            store.claim(later.plus(Duration::from_millis(n)), LEASE, 8, Lane::Backfill).await.expect("claimed");
        turns.push((claimed[0].tenant, claimed[0].kind.lane(), claimed.len()));
    }
    let click = |tenant, n| (tenant, Lane::Click, n);
    assert_eq!(turns, [click(world.tenant, 8), click(other, 1), click(world.tenant, 8), click(world.tenant, 4)]);
    let last = store.claim(later.plus(LEASE / 2), LEASE, 8, Lane::Backfill).await.expect("claimed");
    assert_eq!(last[0].kind, TaskKind::WriteLink, "a slower lane comes after all clicks");
}

#[tokio::test]
async fn slower_lanes_are_not_served_by_hands_kept_for_clicks() {
    let world = World::new().await;
    let store = &world.region.flow.store;
    add(&world, TaskKind::WriteLink, world.tenant, START).await;
    assert_eq!(store.claim(START, LEASE, 8, Lane::Click).await.expect("asked").len(), 0);
    add(&world, TaskKind::HandOver, world.tenant, START).await;
    assert_eq!(store.claim(START, LEASE, 8, Lane::Click).await.expect("asked")[0].kind, TaskKind::HandOver);
}

#[tokio::test]
async fn the_same_unfinished_work_is_not_added_twice() {
    let world = World::new().await;
    let store = &world.region.flow.store;
    let handoff = add(&world, TaskKind::Recheck, world.tenant, START).await;
    let (tenant, kind) = (world.tenant, TaskKind::Recheck);
    let again = NewTask { tenant, kind, handoff, run_at: START, created_at: START };
    assert!(!store.add_task(&again).await.expect("asked"));
    let task = store.claim(START, LEASE, 1, Lane::Backfill).await.expect("claimed").remove(0);
    assert!(!store.add_task(&again).await.expect("asked"), "not while it is under way");
    store.settle(&task, &Verdict::Done, START, START).await.expect("settled");
    assert!(store.add_task(&again).await.expect("asked"), "finished work can be owed again");
}

#[tokio::test]
async fn attempts_say_what_was_tried_and_why_it_was_not_enough() {
    let world = World::new().await;
    world.sim.switch(|s| s.fail(Call::Workflows, Fault::Status(500), 2));
    world.send(world.jane()).await;
    world.pass(Duration::from_mins(2)).await;
    let handoff = world.handoff(world.jane()).await;
    let attempts = world.region.flow.store.attempts_of(handoff.id).await.expect("read");
    let fetches: Vec<_> =
        attempts.iter().filter(|a| a.kind == TaskKind::FetchApplication).map(|a| a.verdict.as_str()).collect();
    assert_eq!(fetches, ["retry", "retry", "done"]);
    assert!(attempts[0].why.as_ref().is_some_and(|why| why.contains("unavailable")));
}

async fn second_tenant(world: &World) -> TenantId {
    let settings = goodtime_icims::domain::TenantSettings::default();
    let customer = 8765.try_into().expect("an id");
    let new = goodtime_icims::store::NewTenant {
        paused_until: None,
        ats: "icims",
        customer,
        name: "Other",
        settings: &settings,
        audit: ("test", START),
    };
    world.region.flow.store.add_tenant(&new, &[]).await.expect("kept").expect("it is new")
}
