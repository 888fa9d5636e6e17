//! What fails in the midst of it, and what is meant not to be disturbed by that.

use std::time::Duration;

use goodtime_icims::domain::{Clock as _, Gone, MirrorKind, PersonId, SyncState, SyncWish};
use goodtime_icims::simulator::{Call, Fault, Person};

use super::scenes::{EVERY, imported, rounds};
use super::truth::{differences, listed, persons, settings, world};
use crate::world::World;

async fn first_candidate(world: &World) -> i64 {
    *persons(world, MirrorKind::Candidate).await.keys().next().expect("one")
}

#[tokio::test]
async fn an_import_on_a_budget_that_hardly_suffices_keeps_what_it_read() {
    let mut small = settings();
    small.calls.per_hour = 100;
    let world = world(small).await;
    for n in 0..120 {
        world.sim.add_person(Person::candidate("Jane", &format!("Number {n}")));
    }
    world.sim.settle();
    // Else looks for changes would find them.
    world.clock.advance(Duration::from_hours(1));
    let (mut read, mut hours) = (0, 0);
    loop {
        let round = world.mirror_round().await;
        let walk = round.walk.unwrap_or_else(|| panic!("{hours}: {:?}", round.standing));
        if walk.state == SyncState::Done {
            assert_eq!((Some(walk.counts.found), walk.counts.read), (walk.expected, walk.counts.written), "{walk:?}");
            assert_eq!(walk.read_per_minute(), Some(walk.counts.read / (60 * hours)), "{walk:?}");
            break;
        }
        assert!(walk.counts.read > read, "every hour some are read: {walk:?}");
        (read, hours) = (walk.counts.read, hours + 1);
        assert!(hours < 10, "{walk:?}");
        world.clock.advance(Duration::from_hours(1));
    }
    assert!(hours >= 1, "it did not fit into one hour");
    assert_eq!(differences(&world).await, Vec::<String>::new());
}

#[tokio::test]
async fn one_profile_that_cannot_be_read_holds_up_nobody_and_is_tried_again() {
    let world = imported(settings()).await;
    let candidate = first_candidate(&world).await;
    world.sim.edit_person(candidate, |person| person.lastname = "Renamed".to_owned());
    world.sim.switch(|switches| switches.fail(Call::People, Fault::Status(500), 1_000));
    world.clock.advance(EVERY);
    let round = world.mirror_round().await;
    assert_eq!((round.standing.failure.as_deref(), round.standing.unread.len()), (None, 1));
    let standing = world.region.flow.store.sync_standing(world.tenant).await.expect("read");
    assert_eq!(standing.unread.first().map(|one| one.id), Some(candidate), "a process that begins now knows it");
    assert!(standing.watermark > Some(world.clock.now().minus(EVERY)), "changes of others are looked for as ever");
    // Longer than a search looks back.
    world.clock.advance(Duration::from_hours(2));
    world.mirror_round().await;
    world.sim.switch(goodtime_icims::simulator::Switches::heal);
    world.clock.advance(Duration::from_hours(2));
    let round = world.mirror_round().await;
    assert_eq!((round.counts.read, round.standing.unread.len()), (1, 0));
    assert_eq!(differences(&world).await, Vec::<String>::new());
}

#[tokio::test]
async fn where_many_cannot_be_read_the_look_waits() {
    let world = imported(settings()).await;
    for candidate in persons(&world, MirrorKind::Candidate).await.into_keys().take(10) {
        world.sim.edit_person(candidate, |person| person.lastname = "Renamed".to_owned());
    }
    world.sim.switch(|switches| switches.fail(Call::People, Fault::Status(500), 1_000));
    world.clock.advance(EVERY);
    let round = world.mirror_round().await;
    assert!(round.standing.failure.is_some() && round.standing.unread.is_empty(), "{:?}", round.standing);
    world.sim.switch(goodtime_icims::simulator::Switches::heal);
    assert_eq!(rounds(&world, 5).await, 10);
    assert_eq!(differences(&world).await, Vec::<String>::new());
}

#[tokio::test]
async fn a_walk_that_was_stopped_stops_no_other_one() {
    let world = imported(settings()).await;
    let all: Vec<i64> = persons(&world, MirrorKind::Candidate).await.into_keys().collect();
    world.sim.switch(|switches| switches.hidden_folders = ["Cand:Active".to_owned()].into());
    assert_eq!(world.walk(SyncWish::default()).await.state, SyncState::Stopped);
    world.sim.switch(|switches| switches.hidden_folders.clear());
    world.clock.advance(EVERY);
    let run = world.walk(SyncWish::default()).await;
    assert_eq!((run.state, run.counts.gone), (SyncState::Done, 0), "{run:?}");
    assert_eq!(persons(&world, MirrorKind::Candidate).await.len(), all.len());
}

#[tokio::test]
async fn only_the_code_for_it_says_that_somebody_is_deleted() {
    let world = imported(settings()).await;
    let purged = first_candidate(&world).await;
    world.sim.purge_person(purged);
    let strange = Fault::Error { status: 404, code: 0 };
    world.sim.switch(|switches| switches.fail(Call::People, strange, 1));
    let run = world.walk(SyncWish::default()).await;
    assert_eq!((run.state, run.counts.gone), (SyncState::Done, 0));
    assert!(persons(&world, MirrorKind::Candidate).await.contains_key(&purged));
    world.clock.advance(EVERY);
    assert_eq!(world.walk(SyncWish::default()).await.counts.gone, 1);
    assert!(!persons(&world, MirrorKind::Candidate).await.contains_key(&purged));
}

#[tokio::test]
async fn who_was_erased_does_not_come_back_with_what_was_read_before() {
    let world = imported(settings()).await;
    let (flow, candidate) = (&world.region.flow, first_candidate(&world).await);
    world.sim.edit_person(candidate, |person| person.lastname = "Renamed".to_owned());
    world.clock.advance(EVERY);
    world.sim.switch(|switches| switches.stall = Some(Duration::from_millis(400)));
    let person = PersonId::try_from(candidate).expect("an id");
    let erase = async {
        // The profile is on its way by then.
        tokio::time::sleep(Duration::from_millis(600)).await;
        let at = world.clock.now().plus(Duration::from_secs(1));
        flow.store.erase_person(world.tenant, person, ("test", at)).await.expect("erased");
    };
    let (_, ()) = tokio::join!(world.mirror_round(), erase);
    let left = listed(&world, MirrorKind::Candidate, true).await.into_iter().find(|one| one.id == candidate);
    let left = left.expect("its number");
    assert_eq!((left.gone.map(|(_, gone)| gone), left.content), (Some(Gone::Deleted), None));
}

#[tokio::test]
async fn a_text_that_no_store_takes_is_taken_without_what_is_wrong_in_it() {
    let world = imported(settings()).await;
    let candidate = first_candidate(&world).await;
    world.sim.edit_person(candidate, |person| person.lastname = "O\0Neill".to_owned());
    assert_eq!(rounds(&world, 5).await, 1);
    assert!(persons(&world, MirrorKind::Candidate).await[&candidate].contains("ONeill"));
}
