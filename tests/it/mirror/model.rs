//! Whatever happens to persons and jobs, and however searches lag, answers fail and processes die: after the lag and one walk the
//! mirror is what iCIMS has.

use std::cell::Cell;
use std::time::Duration;

use goodtime_icims::domain::{SyncSource, SyncState, SyncWish, TenantSettings};
use goodtime_icims::simulator::{Job, ListNode, Person};
use proptest::prelude::{Just, ProptestConfig, Strategy, any};
use proptest::test_runner::{RngSeed, TestCaseError, TestRunner};
use proptest::{collection, prop_assert_eq, prop_oneof};

use super::truth::{differences, settings, world};
use crate::world::World;

const CASES: u32 = 200;
const SEED: u64 = 20_261_129;
/// A walk looks at everybody that the stories before left.
const STORIES_OF_A_WORLD: u32 = 20;
/// Persons, and jobs, of a story.
const EACH: usize = 4;
const FOLDERS: [(&str, &str); 5] = [
    ("D32004", "Cand:Active"),
    ("D32008", "Cand:Inactive"),
    ("D32011", "HM:Active"),
    ("D32013", "Emp:Current Employee"),
    ("D32018", "Emp:Former Employee"),
];
const JOB_FOLDERS: [(&str, &str); 3] = [("D31001", "Approved"), ("D31005", "Closed"), ("D31099", "Deleted")];

#[derive(Debug, Clone, Copy)]
enum Act {
    Create(usize),
    Rename(usize),
    MovePerson(usize, usize),
    Merge(usize, usize),
    Purge(usize),
    RenameJob(usize),
    MoveJob(usize, usize),
    PurgeJob(usize),
    /// Minutes by which searches are behind from now on.
    Lag(i64),
    /// The stream tells nothing of so many changes from now on, and is late by so many minutes.
    Lose(u64, i64),
    /// A share of calls fails from now on, in percent.
    Fail(u8),
    Pass(u64),
    /// A round is cut off after so many microseconds.
    Kill(u64),
    Walk,
    Restart,
}

#[test]
fn after_the_lag_and_one_walk_the_mirror_is_what_icims_has() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let (kept, stories) = (Cell::new(None), Cell::new(0));
    let ended = TestRunner::new(config()).run(&collection::vec(act(), 4..24), |acts| {
        runtime.block_on(async {
            stories.set(stories.get() + 1);
            let world = if let Some(world) = kept.take().filter(|_| stories.get() % STORIES_OF_A_WORLD != 0) {
                world
            } else {
                let world = world(settings_of(stories.get() / STORIES_OF_A_WORLD)).await;
                world.sim.switch(|switches| switches.stream_licensed = true);
                world
            };
            let (world, judged) = Box::pin(played(world, &acts)).await;
            kept.set(Some(world));
            judged
        })
    });
    ended.unwrap_or_else(|failed| panic!("{failed}"));
}

/// One world searches for changes, the next follows the stream.
fn settings_of(world: u32) -> TenantSettings {
    let mut settings = settings();
    if world % 2 == 1 {
        settings.sync.source = SyncSource::Stream;
    }
    settings
}

fn config() -> ProptestConfig {
    let wanted = ProptestConfig::default();
    let rng_seed = match wanted.rng_seed {
        RngSeed::Random => RngSeed::Fixed(SEED),
        fixed @ RngSeed::Fixed(_) => fixed,
    };
    ProptestConfig { cases: wanted.cases.max(CASES), rng_seed, failure_persistence: None, ..wanted }
}

fn act() -> impl Strategy<Value = Act> {
    let who = || 0..EACH;
    prop_oneof![
        6 => (0..FOLDERS.len()).prop_map(Act::Create),
        8 => who().prop_map(Act::Rename),
        8 => (who(), 0..FOLDERS.len()).prop_map(|(who, to)| Act::MovePerson(who, to)),
        3 => (who(), who()).prop_map(|(loser, winner)| Act::Merge(loser, winner)),
        3 => who().prop_map(Act::Purge),
        4 => who().prop_map(Act::RenameJob),
        4 => (who(), 0..JOB_FOLDERS.len()).prop_map(|(which, to)| Act::MoveJob(which, to)),
        2 => who().prop_map(Act::PurgeJob),
        2 => (0_i64..120).prop_map(Act::Lag),
        2 => (0_u64..4, 0_i64..40).prop_map(|(events, minutes)| Act::Lose(events, minutes)),
        3 => prop_oneof![Just(0_u8), 5..40_u8].prop_map(Act::Fail),
        16 => (1_u64..40).prop_map(Act::Pass),
        4 => any::<u16>().prop_map(|micros| Act::Kill(u64::from(micros))),
        2 => Just(Act::Walk),
        1 => Just(Act::Restart),
    ]
}

struct Story {
    world: World,
    persons: Vec<i64>,
    jobs: Vec<i64>,
    /// For names that are never the same.
    count: usize,
}

async fn played(world: World, acts: &[Act]) -> (World, Result<(), TestCaseError>) {
    let persons = (0..EACH).map(|n| world.sim.add_person(Person::candidate("Jane", &format!("First {n}")))).collect();
    let jobs = (0..EACH).map(|n| world.sim.add_job(Job::titled(&format!("Job {n}")))).collect();
    let mut story = Story { world, persons, jobs, count: 0 };
    for act in acts {
        story = story.perform(*act).await;
    }
    // Everything works again, and searches catch up.
    story.world.sim.switch(|switches| {
        switches.heal();
        (switches.index_lag, switches.stream_delay, switches.lose_stream_events) = (0, 0, 0);
    });
    story.world.clock.advance(Duration::from_mins(10));
    let run = story.world.walk(SyncWish { accept_gone: true, ..SyncWish::default() }).await;
    let judged = async {
        prop_assert_eq!(run.state, SyncState::Done, "{:?}", run);
        // A walk that went on already asked for nothing of this: it began before.
        let run = story.world.walk(SyncWish { accept_gone: true, ..SyncWish::default() }).await;
        prop_assert_eq!(run.state, SyncState::Done, "{:?}", run);
        prop_assert_eq!(differences(&story.world).await, Vec::<String>::new());
        Ok(())
    };
    let judged = judged.await;
    (story.world, judged)
}

impl Story {
    async fn perform(mut self, act: Act) -> Self {
        self.count += 1;
        let (sim, n) = (self.world.sim.clone(), self.count);
        let node = |(id, label): (&str, &str)| ListNode::new(id, label);
        match act {
            Act::Create(folder) => {
                let (id, label) = FOLDERS[folder];
                let new = sim.add_person(Person::candidate("New", &format!("Number {n}")).in_folder(id, label));
                self.persons[n % EACH] = new;
            }
            Act::Rename(who) => sim.edit_person(self.persons[who], |person| person.lastname = format!("Renamed {n}")),
            Act::MovePerson(who, to) => sim.edit_person(self.persons[who], |person| person.folder = node(FOLDERS[to])),
            Act::Merge(loser, winner) => sim.merge_people(self.persons[loser], self.persons[winner]),
            Act::Purge(who) => sim.purge_person(self.persons[who]),
            Act::RenameJob(which) => sim.edit_job(self.jobs[which], |job| job.jobtitle = format!("Retitled {n}")),
            Act::MoveJob(which, to) => sim.edit_job(self.jobs[which], |job| job.folder = node(JOB_FOLDERS[to])),
            Act::PurgeJob(which) => sim.purge_job(self.jobs[which]),
            Act::Lag(minutes) => sim.switch(|switches| switches.index_lag = minutes * 60_000_000),
            Act::Lose(events, minutes) => sim.switch(|switches| {
                (switches.lose_stream_events, switches.stream_delay) = (events, minutes * 60_000_000);
            }),
            Act::Fail(percent) => sim.switch(|switches| {
                switches.fail_share = (percent > 0).then_some((percent, 500));
            }),
            Act::Pass(minutes) => {
                self.world.clock.advance(Duration::from_mins(minutes));
                self.world.mirror_round().await;
            }
            Act::Kill(micros) => {
                let round = self.world.mirror_round();
                let _ = tokio::time::timeout(Duration::from_micros(micros), round).await;
                // The turn of a process that died ends by itself.
                self.world.clock.advance(Duration::from_mins(3));
            }
            Act::Walk => {
                let flow = &self.world.region.flow;
                let tenant = flow.directory.current().tenant(self.world.tenant).cloned().expect("it is there");
                let standing = flow.store.sync_standing(tenant.id).await.expect("read");
                let now = goodtime_icims::domain::Clock::now(self.world.clock.as_ref());
                let wish = SyncWish { accept_gone: true, ..SyncWish::default() };
                let new = goodtime_icims::sync::new_walk(&tenant, &standing, Some("test"), wish, now);
                flow.store.begin_walk(&new, None).await.expect("kept");
            }
            Act::Restart => self.world = self.world.restart().await,
        }
        self
    }
}
