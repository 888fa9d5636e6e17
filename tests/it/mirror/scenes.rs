//! What happens to a mirror, one thing after the other.

use std::time::Duration;

use goodtime_icims::domain::{Gone, MirrorKind, SyncKind, SyncState, SyncWish, TenantSettings};
use goodtime_icims::simulator::{Call, Fault, Job, Person, ProfileType};

use super::truth::{differences, jobs, listed, persons, settings, world};
use crate::world::World;

pub(super) const EVERY: Duration = Duration::from_mins(5);
/// What was changed before then is looked for no more.
pub(super) const LONG: Duration = Duration::from_hours(1);

pub(super) async fn imported(settings: TenantSettings) -> World {
    let world = world(settings).await;
    for n in 0..60 {
        let id = world.sim.add_person(Person::candidate("Jane", &format!("Number {n}")));
        assert!(id > 0);
    }
    world.sim.add_person(Person::candidate("Old", "Hand").in_folder("D32008", "Cand:Inactive"));
    world.sim.add_job(Job {
        folder: goodtime_icims::simulator::ListNode::new("D31090", "Job Template"),
        ..Job::titled("Template")
    });
    world.sim.settle();
    world.clock.advance(LONG);
    let round = world.mirror_round().await;
    let run = round.walk.expect("an import");
    assert_eq!((run.kind, run.state, run.note.as_deref()), (SyncKind::Import, SyncState::Done, None));
    assert_eq!(Some(run.counts.found), run.expected, "all that was counted was found");
    assert_eq!(run.counts.read, run.counts.written, "each is read once and is new");
    assert_eq!((run.counts.missed, run.counts.gone), (0, 0));
    assert_eq!(differences(&world).await, Vec::<String>::new());
    world
}

/// Time passes, and rounds are made when they are due.
pub(super) async fn rounds(world: &World, minutes: u64) -> i64 {
    let mut read = 0;
    for _ in 0..minutes.div_ceil(5) {
        world.clock.advance(EVERY);
        let round = world.mirror_round().await;
        assert_eq!(round.standing.failure, None);
        read += round.counts.read;
    }
    read
}

#[tokio::test]
async fn an_import_takes_what_the_settings_name_and_then_only_what_changes_is_read() {
    let world = imported(settings()).await;
    assert_eq!(rounds(&world, 60).await, 0, "nothing changes, nothing is read");
    let candidate = *persons(&world, MirrorKind::Candidate).await.keys().next().expect("one");
    let job = *jobs(&world).await.keys().next().expect("one");
    world.sim.edit_person(candidate, |person| person.lastname = "Renamed".to_owned());
    world.sim.edit_job(job, |job| job.jobtitle = "Another title".to_owned());
    let new = world.sim.add_person(Person::hiring_manager("New", "Manager"));
    assert_eq!(rounds(&world, 5).await, 3);
    assert_eq!(differences(&world).await, Vec::<String>::new());
    assert!(persons(&world, MirrorKind::User).await.contains_key(&new));
    let again = rounds(&world, 60).await;
    assert!(again <= 6, "one alone costs as much as a search, and that for half an hour: {again}");
    for candidate in persons(&world, MirrorKind::Candidate).await.into_keys().take(40) {
        world.sim.edit_person(candidate, |person| person.lastname = "All of them".to_owned());
    }
    assert_eq!(rounds(&world, 5).await, 40);
    world.sim.edit_person(candidate, |person| person.lastname = "Once more".to_owned());
    let again = rounds(&world, 60).await;
    assert!(again <= 8, "one search tells of many that they are as they were read: {again}");
    assert_eq!(differences(&world).await, Vec::<String>::new());
}

#[tokio::test]
async fn what_leaves_its_folder_leaves_the_mirror_within_a_round_and_what_is_purged_with_the_walk() {
    let world = imported(settings()).await;
    let all: Vec<i64> = persons(&world, MirrorKind::Candidate).await.into_keys().collect();
    let [moved, hired, loser, winner, purged] = all[..5] else { panic!("so many") };
    world.sim.edit_person(moved, |person| {
        person.folder = goodtime_icims::simulator::ListNode::new("D32008", "Cand:Inactive");
    });
    world.sim.edit_person(hired, |person| {
        person.folder = goodtime_icims::simulator::ListNode::new("D32013", "Emp:Current Employee");
    });
    world.sim.merge_people(loser, winner);
    world.sim.purge_person(purged);
    let job = *jobs(&world).await.keys().next().expect("one");
    world.sim.edit_job(job, |job| job.folder = goodtime_icims::simulator::ListNode::new("D31099", "Deleted"));
    rounds(&world, 5).await;
    let gone = |id: i64| {
        let world = &world;
        async move {
            let one =
                listed(world, MirrorKind::Candidate, true).await.into_iter().find(|one| one.id == id).expect("a trace");
            (one.gone.map(|(_, gone)| gone), one.content.is_some(), one.merged_into)
        }
    };
    assert_eq!(gone(moved).await, (Some(Gone::MovedOut), true, None));
    assert_eq!(gone(loser).await, (Some(Gone::Merged), true, Some(winner)));
    assert_eq!(gone(purged).await, (None, true, None), "a search that does not show it is no proof");
    assert!(persons(&world, MirrorKind::User).await.contains_key(&hired));
    let run = world.walk(SyncWish::default()).await;
    assert_eq!((run.kind, run.state, run.counts.gone, run.counts.missed), (SyncKind::Walk, SyncState::Done, 1, 0));
    assert_eq!(gone(purged).await, (Some(Gone::Deleted), false, None), "nothing is left but the number");
    assert_eq!(differences(&world).await, Vec::<String>::new());
    let back = rounds(&world, 5).await;
    assert!(back <= 4, "{back}");
}

#[tokio::test]
async fn what_looks_for_changes_missed_the_walk_finds_and_counts() {
    let world = imported(settings()).await;
    let candidate = *persons(&world, MirrorKind::Candidate).await.keys().next().expect("one");
    world.sim.edit_person(candidate, |person| person.lastname = "Renamed".to_owned());
    world.sim.switch(|switches| switches.index_lag = 90 * 60_000_000);
    rounds(&world, 95).await;
    rounds(&world, 60).await;
    assert_ne!(differences(&world).await, Vec::<String>::new(), "the search showed it too late");
    world.sim.switch(|switches| switches.index_lag = 0);
    let run = world.walk(SyncWish::default()).await;
    assert_eq!((run.state, run.counts.missed), (SyncState::Done, 1));
    assert_eq!(differences(&world).await, Vec::<String>::new());
}

#[tokio::test]
async fn when_very_much_has_gone_nothing_is_removed_before_a_person_says_so() {
    let world = imported(settings()).await;
    let all: Vec<i64> = persons(&world, MirrorKind::Candidate).await.into_keys().collect();
    for id in &all[..40] {
        world.sim.purge_person(*id);
    }
    let run = world.walk(SyncWish::default()).await;
    assert_eq!(run.state, SyncState::Stopped);
    assert!(run.note.as_deref().is_some_and(|note| note.contains("40 of ")), "{run:?}");
    assert_eq!(persons(&world, MirrorKind::Candidate).await.len(), all.len(), "nothing was removed");
    world.clock.advance(EVERY);
    assert!(world.mirror_round().await.walk.is_none(), "it is not begun again by itself");
    let run = world.walk(SyncWish { accept_gone: true, ..SyncWish::default() }).await;
    assert_eq!((run.state, run.counts.gone), (SyncState::Done, 40));
    assert_eq!(differences(&world).await, Vec::<String>::new());
}

#[tokio::test]
async fn what_is_hidden_is_not_deleted() {
    let world = imported(settings()).await;
    let before = persons(&world, MirrorKind::Candidate).await;
    let hidden = *before.keys().next().expect("one");
    world.sim.switch(|switches| {
        switches.denied.insert((ProfileType::People, hidden));
    });
    let run = world.walk(SyncWish { all: true, ..SyncWish::default() }).await;
    assert_eq!((run.state, run.counts.refused, run.counts.gone), (SyncState::Done, 1, 0));
    assert_eq!(persons(&world, MirrorKind::Candidate).await, before);
}

#[tokio::test]
async fn an_outage_holds_the_mirror_up_and_loses_nothing() {
    let world = imported(settings()).await;
    world.sim.switch(|switches| switches.fail(Call::Searches, Fault::Status(500), 1_000));
    let candidate = *persons(&world, MirrorKind::Candidate).await.keys().next().expect("one");
    world.sim.edit_person(candidate, |person| person.lastname = "Renamed".to_owned());
    for _ in 0..12 {
        world.clock.advance(EVERY);
        assert!(world.mirror_round().await.standing.failure.is_some());
    }
    world.sim.switch(goodtime_icims::simulator::Switches::heal);
    assert_eq!(rounds(&world, 5).await, 1);
    assert_eq!(differences(&world).await, Vec::<String>::new());
}

#[tokio::test]
async fn folders_may_be_named_by_id_and_unknown_ones_are_told() {
    let mut settings = settings();
    settings.sync.candidate_folders = vec!["Cand:Active".to_owned(), "Cand:Unheard Of".to_owned()];
    settings.sync.user_folders = vec!["D32011".to_owned()];
    settings.sync.jobs_without = Vec::new();
    let world = world(settings).await;
    let manager = world.sim.add_person(Person::hiring_manager("Hannah", "Manager"));
    world.sim.settle();
    let round = world.mirror_round().await;
    assert_eq!(round.walk.expect("an import").state, SyncState::Done);
    assert!(persons(&world, MirrorKind::User).await.contains_key(&manager));
    let standing = world.region.flow.store.sync_standing(world.tenant).await.expect("read");
    assert_eq!(standing.unknown_folders, ["Cand:Unheard Of"]);
}

#[tokio::test]
async fn a_folder_that_is_named_no_more_leaves_with_the_next_walk() {
    let world = imported(settings()).await;
    let users = persons(&world, MirrorKind::User).await.len();
    assert!(users > 0);
    let mut changed = settings();
    changed.sync.user_folders = vec!["Emp:Current Employee".to_owned()];
    let flow = &world.region.flow;
    let now = goodtime_icims::domain::Clock::now(world.clock.as_ref());
    let name = flow.directory.current().tenant(world.tenant).expect("it is there").name.clone();
    flow.store.change_tenant((world.tenant, None), &name, &changed, ("test", now)).await.expect("changed");
    let run = world.walk(SyncWish::default()).await;
    assert_eq!(run.state, SyncState::Done);
    let left = persons(&world, MirrorKind::User).await;
    assert!(left.len() < users && left.values().all(|said| said.ends_with("Emp:Current Employee")), "{left:?}");
}

#[tokio::test]
async fn applications_are_mirrored_where_that_is_wanted() {
    let mut settings = settings();
    settings.sync.applications = true;
    let world = world(settings).await;
    world.clock.advance(LONG);
    world.mirror_round().await;
    let jane = world.jane();
    let all: Vec<i64> = listed(&world, MirrorKind::Application, false).await.iter().map(|one| one.id).collect();
    assert!(all.contains(&jane), "{all:?}");
    world.sim.move_quietly(jane, world.story.send_to_goodtime, world.story.recruiter);
    assert_eq!(rounds(&world, 5).await, 1);
    world.sim.remove_application(jane);
    let run = world.walk(SyncWish::default()).await;
    assert_eq!((run.state, run.counts.gone), (SyncState::Done, 1));
    assert!(!listed(&world, MirrorKind::Application, false).await.iter().any(|one| one.id == jane));
}
