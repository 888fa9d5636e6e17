//! What becomes of a mirror when a tenant chooses something else.

use goodtime_icims::domain::{
    Anew, Clock as _, MirrorKind, SyncKind, SyncSettings, SyncSource, SyncStanding, SyncState, SyncWish, TenantSettings,
};
use goodtime_icims::simulator::{Call, Fault, Job, Person};

use super::scenes::{EVERY, LONG, imported};
use super::truth::{differences, listed, persons, settings, world};
use crate::world::World;

async fn choose(world: &World, settings: &TenantSettings) {
    let (flow, now) = (&world.region.flow, world.clock.now());
    let name = flow.directory.current().tenant(world.tenant).expect("it is there").name.clone();
    flow.store.change_tenant((world.tenant, None), &name, settings, ("test", now)).await.expect("changed");
    flow.directory.refresh().await.expect("read");
}

#[tokio::test]
async fn a_mirror_that_is_switched_off_is_emptied_and_can_be_made_again() {
    let world = imported(settings()).await;
    let (flow, on) = (&world.region.flow, settings());
    let before = persons(&world, MirrorKind::Candidate).await;
    let mut off = on.clone();
    off.sync.source = SyncSource::Off;
    choose(&world, &off).await;
    assert!(world.mirror_round_or_none().await.is_none());
    assert!(flow.store.count_in_scopes(world.tenant).await.expect("read").is_empty());
    assert!(listed(&world, MirrorKind::Candidate, false).await.is_empty());
    assert_eq!(flow.store.sync_standing(world.tenant).await.expect("read"), SyncStanding::default());
    world.clock.advance(EVERY);
    choose(&world, &on).await;
    let run = world.mirror_round().await.walk.expect("an import");
    assert_eq!((run.kind, run.state), (SyncKind::Import, SyncState::Done));
    assert_eq!(persons(&world, MirrorKind::Candidate).await, before);
}

#[tokio::test]
async fn other_folders_and_other_fields_begin_a_walk_of_their_own() {
    let world = imported(settings()).await;
    let former = world.sim.add_person(Person::candidate("Former", "Hand").in_folder("D32018", "Emp:Former Employee"));
    world.sim.settle();
    let mut chosen = settings();
    chosen.sync.user_folders.push("Emp:Former Employee".to_owned());
    choose(&world, &chosen).await;
    let run = world.mirror_round().await.walk.expect("a walk");
    assert_eq!((run.kind, run.state, run.counts.read), (SyncKind::Walk, SyncState::Done, 1), "{run:?}");
    assert!(persons(&world, MirrorKind::User).await.contains_key(&former));
    world.clock.advance(EVERY);
    assert!(world.mirror_round().await.walk.is_none(), "one is enough");
    world.clock.advance(EVERY);
    chosen.sync.person_fields = vec!["startdate".to_owned()];
    choose(&world, &chosen).await;
    let round = world.mirror_round().await;
    let run = round.walk.expect("a walk");
    assert_eq!((run.state, run.wish.anew), (SyncState::Done, Anew { persons: true, jobs: false }));
    let read = run.counts.read + round.counts.read;
    assert_eq!(read, there(&world, &[MirrorKind::Candidate, MirrorKind::User]).await, "with the new field");
    world.clock.advance(EVERY);
    choose(&world, &settings()).await;
    assert_eq!(world.mirror_round().await.walk.expect("a walk").state, SyncState::Done);
    assert_eq!(differences(&world).await, Vec::<String>::new());
}

/// How many stand in these lists.
async fn there(world: &World, kinds: &[MirrorKind]) -> i64 {
    let counts = world.region.flow.store.count_mirrored(world.tenant).await.expect("read");
    kinds.iter().filter_map(|kind| counts.get(kind)).sum()
}

#[tokio::test]
async fn other_roles_make_a_walk_that_reads_every_job_and_no_person() {
    let world = imported(settings()).await;
    for title in ["Welder", "Baker"] {
        world.sim.add_job(Job::titled(title));
    }
    world.sim.settle();
    world.clock.advance(LONG);
    world.mirror_round().await;
    world.clock.advance(LONG);
    let mut chosen = settings();
    chosen.roles.0.insert("sourcer".to_owned(), "sourcer".to_owned());
    choose(&world, &chosen).await;
    let run = world.mirror_round().await.walk.expect("a walk");
    let (jobs, anew) = (there(&world, &[MirrorKind::Job]).await, Anew { persons: false, jobs: true });
    assert_eq!((run.kind, run.state, run.wish.anew), (SyncKind::Walk, SyncState::Done, anew));
    assert_eq!(run.counts.read, jobs, "{run:?}");
    assert!(jobs > 1);
    world.clock.advance(EVERY);
    assert!(world.mirror_round().await.walk.is_none(), "one is enough");
    assert_eq!(differences(&world).await, Vec::<String>::new());
}

#[tokio::test]
async fn a_paused_tenant_is_left_alone_from_the_next_portion_on() {
    let world = imported(settings()).await;
    let (flow, now) = (&world.region.flow, world.clock.now());
    flow.store.pause_tenant(world.tenant, Some(now.plus(EVERY)), ("test", now)).await.expect("paused");
    assert!(world.mirror_round_or_none().await.is_none());
    world.clock.advance(EVERY + EVERY);
    assert!(world.mirror_round_or_none().await.is_some());
}

#[tokio::test]
async fn a_walk_that_is_asked_for_during_a_round_is_due_at_once() {
    let world = imported(settings()).await;
    let (flow, now) = (&world.region.flow, world.clock.now());
    let schedule = goodtime_icims::domain::sync_schedule(world.tenant);
    let span = std::time::Duration::from_mins(2);
    let turn = flow.store.take_turn(&schedule, now, span).await.expect("read").expect("nobody has it");
    let tenant = flow.directory.current().tenant(world.tenant).cloned().expect("it is there");
    let standing = flow.store.sync_standing(world.tenant).await.expect("read");
    let new = goodtime_icims::sync::new_walk(&tenant, &standing, Some("test"), SyncWish::default(), now);
    flow.store.begin_walk(&new, None).await.expect("kept").expect("it is there");
    flow.store.end_turn(&turn, now.plus(EVERY)).await.expect("kept");
    let turn = flow.store.take_turn(&schedule, now, span).await.expect("read").expect("it is due");
    flow.store.end_turn(&turn, now.plus(EVERY)).await.expect("kept");
    assert!(flow.store.take_turn(&schedule, now, span).await.expect("read").is_none(), "and then when it was said");
}

#[tokio::test]
async fn what_was_begun_before_it_was_switched_off_is_begun_anew_afterwards() {
    let world = world(settings()).await;
    for n in 0..10 {
        world.sim.add_person(Person::candidate("Jane", &format!("Number {n}")));
    }
    let off = TenantSettings { sync: SyncSettings::default(), ..settings() };
    // Once it was only asked for, once its parts were decided already.
    for is_under_way in [false, true] {
        let begun = begun(&world, SyncWish::default()).await;
        if is_under_way {
            world.sim.switch(|switches| switches.fail(Call::People, Fault::Status(500), 100_000));
            let walk = world.mirror_round().await.walk.expect("an import");
            assert_eq!((walk.id, walk.state), (begun, SyncState::Running));
            world.sim.switch(goodtime_icims::simulator::Switches::heal);
        }
        choose(&world, &off).await;
        assert!(world.mirror_round_or_none().await.is_none());
        let run = world.region.flow.store.sync_run(begun).await.expect("read").expect("it is there");
        assert_eq!(run.state, SyncState::Cancelled);
        world.clock.advance(EVERY);
        choose(&world, &settings()).await;
        let run = world.mirror_round().await.walk.expect("an import");
        assert_eq!((run.kind, run.state), (SyncKind::Import, SyncState::Done), "{run:?}");
        assert_eq!(differences(&world).await, Vec::<String>::new());
        choose(&world, &off).await;
        assert!(world.mirror_round_or_none().await.is_none());
        world.clock.advance(EVERY);
        choose(&world, &settings()).await;
    }
}

async fn begun(world: &World, wish: SyncWish) -> goodtime_icims::domain::SyncRunId {
    let (flow, now) = (&world.region.flow, world.clock.now());
    let tenant = flow.directory.current().tenant(world.tenant).cloned().expect("it is there");
    let standing = flow.store.sync_standing(world.tenant).await.expect("read");
    let new = goodtime_icims::sync::new_walk(&tenant, &standing, Some("test"), wish, now);
    flow.store.begin_walk(&new, None).await.expect("kept").expect("it is there").0.id
}

#[tokio::test]
async fn settings_that_change_in_the_midst_of_a_walk_make_another_one() {
    let world = imported(settings()).await;
    let before = persons(&world, MirrorKind::Candidate).await;
    world.clock.advance(EVERY);
    let first = begun(&world, SyncWish { all: true, ..SyncWish::default() }).await;
    world.sim.switch(|switches| switches.fail(Call::People, Fault::Status(500), 100_000));
    world.mirror_round().await;
    world.sim.switch(goodtime_icims::simulator::Switches::heal);
    // The same folder, by its id.
    let mut chosen = settings();
    chosen.sync.candidate_folders = vec!["D32004".to_owned()];
    choose(&world, &chosen).await;
    world.clock.advance(EVERY);
    let run = world.mirror_round().await.walk.expect("a walk");
    assert_eq!((run.state, run.counts.gone), (SyncState::Done, 0), "{run:?}");
    assert_ne!(run.id, first);
    let first = world.region.flow.store.sync_run(first).await.expect("read").expect("it is there");
    assert_eq!(first.state, SyncState::Stopped);
    assert_eq!(persons(&world, MirrorKind::Candidate).await, before);
    assert_eq!(differences(&world).await, Vec::<String>::new());
}
