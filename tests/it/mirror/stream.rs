//! Changes that a stream tells of.

use goodtime_icims::domain::{Gone, MirrorKind, SyncSource, SyncState, SyncWish, TenantSettings};
use goodtime_icims::simulator::{Call, Fault, Job, ListNode, Person};

use super::scenes::{EVERY, imported};
use super::truth::{differences, jobs, listed, persons, settings};
use crate::world::World;

fn by_stream() -> TenantSettings {
    let mut settings = settings();
    settings.sync.source = SyncSource::Stream;
    settings
}

/// A mirror that follows the stream alone.
async fn followed() -> World {
    let world = imported(by_stream()).await;
    world.sim.switch(|on| on.stream_licensed = true);
    // Until searches have shown all of the time before, changes are searched for too.
    for _ in 0..9 {
        world.clock.advance(EVERY);
        let standing = world.mirror_round().await.standing;
        assert_eq!((standing.failure, standing.stream_failure), (None, None));
    }
    world.clock.advance(EVERY);
    world
}

/// Calls of a round, and what it read.
async fn round(world: &World) -> (i64, i64) {
    world.clock.advance(EVERY);
    let round = world.mirror_round().await;
    assert_eq!((round.standing.failure, round.standing.stream_failure), (None, None));
    (round.counts.calls, round.counts.read)
}

#[tokio::test]
async fn what_the_stream_tells_is_read_at_once_and_nothing_is_searched_for() {
    let world = followed().await;
    assert_eq!(round(&world).await, (2, 0), "which subscription, and what it tells");
    let all: Vec<i64> = persons(&world, MirrorKind::Candidate).await.into_keys().collect();
    let [renamed, moved, purged] = all[..3] else { panic!("so many") };
    // Searches would show nothing of this.
    world.sim.switch(|on| on.index_lag = 90 * 60_000_000);
    world.sim.edit_person(renamed, |person| person.lastname = "Renamed".to_owned());
    world.sim.edit_person(moved, |person| person.folder = ListNode::new("D32008", "Cand:Inactive"));
    world.sim.purge_person(purged);
    let new = world.sim.add_person(Person::hiring_manager("New", "Manager"));
    let job = world.sim.add_job(Job::titled("New job"));
    world.sim.add_person(Person::candidate("No", "Matter").in_folder("D32008", "Cand:Inactive"));
    assert_eq!(round(&world).await.1, 5, "each but the purged one is read once");
    assert!(jobs(&world).await.contains_key(&job) && persons(&world, MirrorKind::User).await.contains_key(&new));
    let gone = listed(&world, MirrorKind::Candidate, true).await.into_iter().find(|one| one.id == purged);
    assert_eq!(gone.and_then(|one| one.gone).map(|(_, gone)| gone), Some(Gone::Deleted), "without waiting for a walk");
    assert_eq!(differences(&world).await, Vec::<String>::new());
    assert_eq!(round(&world).await, (2, 0), "and nothing again");
}

#[tokio::test]
async fn pages_may_repeat_and_turn_round_what_they_tell() {
    let world = followed().await;
    world.sim.switch(|on| (on.stream_page, on.stream_duplicates, on.stream_reversed) = (2, true, true));
    for candidate in persons(&world, MirrorKind::Candidate).await.into_keys().take(7) {
        world.sim.edit_person(candidate, |person| person.lastname = "Renamed".to_owned());
        world.sim.edit_person(candidate, |person| person.lastname = "Again".to_owned());
    }
    round(&world).await;
    assert_eq!(differences(&world).await, Vec::<String>::new());
}

#[tokio::test]
async fn without_a_stream_changes_are_searched_for_and_it_is_told() {
    let world = imported(by_stream()).await;
    let candidate = *persons(&world, MirrorKind::Candidate).await.keys().next().expect("one");
    world.sim.edit_person(candidate, |person| person.lastname = "Renamed".to_owned());
    world.clock.advance(EVERY);
    let standing = world.mirror_round().await.standing;
    assert!(standing.failure.is_none() && standing.stream_failure.is_some(), "{standing:?}");
    assert_eq!(differences(&world).await, Vec::<String>::new());
    world.sim.switch(|on| on.stream_licensed = true);
    world.clock.advance(EVERY);
    assert_eq!(world.mirror_round().await.standing.stream_failure, None, "it is tried again in each look");
    world.sim.switch(|on| on.stream_licensed = false);
    world.sim.edit_person(candidate, |person| person.lastname = "Once more".to_owned());
    world.clock.advance(EVERY);
    assert!(world.mirror_round().await.standing.stream_failure.is_some());
    assert_eq!(differences(&world).await, Vec::<String>::new());
}

#[tokio::test]
async fn what_the_stream_lost_the_walk_finds_and_counts() {
    let world = followed().await;
    let candidate = *persons(&world, MirrorKind::Candidate).await.keys().next().expect("one");
    world.sim.switch(|on| on.lose_stream_events = 1);
    world.sim.edit_person(candidate, |person| person.lastname = "Renamed".to_owned());
    assert_eq!(round(&world).await, (2, 0));
    assert_ne!(differences(&world).await, Vec::<String>::new());
    for _ in 0..30 {
        round(&world).await;
    }
    let run = world.walk(SyncWish::default()).await;
    assert_eq!((run.state, run.counts.missed), (SyncState::Done, 1));
    assert_eq!(differences(&world).await, Vec::<String>::new());
}

#[tokio::test]
async fn events_that_were_not_read_in_time_are_read_by_the_next_look() {
    let world = followed().await;
    for candidate in persons(&world, MirrorKind::Candidate).await.into_keys().take(10) {
        world.sim.edit_person(candidate, |person| person.lastname = "Renamed".to_owned());
    }
    world.sim.switch(|on| on.fail_share = Some((100, 500)));
    world.clock.advance(EVERY);
    assert!(world.mirror_round().await.standing.failure.is_some());
    world.sim.switch(goodtime_icims::simulator::Switches::heal);
    let world = world.restart().await;
    round(&world).await;
    assert_eq!(differences(&world).await, Vec::<String>::new());
}

#[tokio::test]
async fn a_change_from_before_the_stream_is_found_although_searches_show_it_late() {
    let world = imported(by_stream()).await;
    let candidate = *persons(&world, MirrorKind::Candidate).await.keys().next().expect("one");
    world.sim.switch(|on| on.index_lag = 20 * 60_000_000);
    world.sim.edit_person(candidate, |person| person.lastname = "Renamed".to_owned());
    world.clock.advance(EVERY);
    world.sim.switch(|on| on.stream_licensed = true);
    // It is among the old events that are passed over, and the search after them is cut off.
    world.sim.switch(|on| on.fail(Call::Searches, Fault::Status(500), 100));
    assert!(world.mirror_round().await.standing.failure.is_some());
    world.sim.switch(goodtime_icims::simulator::Switches::heal);
    for _ in 0..12 {
        world.clock.advance(EVERY);
        world.mirror_round().await;
    }
    assert_eq!(differences(&world).await, Vec::<String>::new());
}

#[tokio::test]
async fn after_a_long_pause_changes_are_searched_for_too() {
    let world = followed().await;
    let candidate = *persons(&world, MirrorKind::Candidate).await.keys().next().expect("one");
    // As if the stream had forgotten it.
    world.sim.switch(|on| on.lose_stream_events = 1);
    world.sim.edit_person(candidate, |person| person.lastname = "Renamed".to_owned());
    world.clock.advance(EVERY * 30);
    round(&world).await;
    assert_eq!(differences(&world).await, Vec::<String>::new());
}
