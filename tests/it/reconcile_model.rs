//! Whatever is lost, late or moved: once the ATS shows it and a round has passed, everybody whom a person placed in a trigger
//! status has one live hand-off there, and nobody has one too many.
//!
//! Random stories of a few applications are played on one world; they are judged by the status logs of the pretend iCIMS,
//! which knows who placed whom. A story that fails is printed as short as it can be made.

use std::cell::Cell;
use std::time::Duration;

use goodtime_icims::domain::{Handoff, Lifecycle, Reply, StageKey, TenantSettings};
use goodtime_icims::secrets::LinkKind;
use goodtime_icims::simulator::{Job, LogEntry, Person, Release, Switches};
use goodtime_icims::store::{HandoffsAsked, Page};
use proptest::prelude::{Just, ProptestConfig, Strategy, any};
use proptest::test_runner::{RngSeed, TestCaseError, TestRunner};
use proptest::{collection, prop_assert, prop_oneof};

use crate::world::{Plan, World, path};

const CASES: u32 = 500;
/// Parts that are played beside each other.
const PARTS: u32 = 4;
/// Of the first part.
const SEED: u64 = 20_261_128;
/// A search of the pretend iCIMS looks at everybody who ever applied.
const STORIES_OF_A_WORLD: u32 = 40;
/// Candidates of a story.
const CANDIDATES: usize = 3;
/// The statuses: a trigger whose opened candidates move to the second, which is a trigger too, and one that starts nothing.
const TRIGGERS: [&str; 2] = ["C50700", "C50800"];
const OFFER: &str = "C20900";
/// Minutes after the longest lag of a story: two rounds, because a delivery may still have been on its way in the first.
const SETTLES_WITHIN: u64 = 12;
/// Minutes of a round.
const ROUND: u64 = 6;

#[derive(Debug, Clone, Copy)]
enum Delivery {
    Comes,
    IsLost,
    IsLate,
}

#[derive(Debug, Clone, Copy)]
enum Act {
    /// A person places a candidate in a status; the delivery may be lost or late.
    Place {
        who: usize,
        to: &'static str,
        delivery: Delivery,
    },
    /// A person opens every link that a candidate has.
    Open(usize),
    /// What is late arrives.
    Release {
        reversed: bool,
    },
    /// Time passes, in minutes; what is due is done, and rounds are made when they are due.
    Pass(u64),
    /// Nobody works and no round is made.
    Idle(u64),
    Restart,
}

#[derive(Debug, Clone)]
struct Case {
    /// Minutes by which a search, and by which every read, is behind.
    lags: (i64, i64),
    acts: Vec<Act>,
}

mod everybody_in_a_trigger_status_has_one_live_hand_off_and_nobody_one_too_many {
    #[test]
    fn in_the_first_stories() {
        super::play(0);
    }

    #[test]
    fn in_the_second_stories() {
        super::play(1);
    }

    #[test]
    fn in_the_third_stories() {
        super::play(2);
    }

    #[test]
    fn in_the_last_stories() {
        super::play(3);
    }
}

/// Plays one part of the stories.
fn play(part: u64) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let (kept, found, stories) = (Cell::new(None), Cell::new(0), Cell::new(0));
    let ended = TestRunner::new(config(part)).run(&case(), |case| {
        runtime.block_on(async {
            stories.set(stories.get() + 1);
            let world = match kept.take().filter(|_| stories.get() % STORIES_OF_A_WORLD != 0) {
                Some(world) => world,
                None => furnished().await,
            };
            let (story, judged) = Box::pin(played(world, &case)).await;
            found.set(found.get() + story.found);
            kept.set(Some(story.leave().await));
            judged
        })
    });
    ended.unwrap_or_else(|failed| panic!("{failed}"));
    assert!(found.get() > 5, "rounds found something: {}", found.get());
}

fn config(part: u64) -> ProptestConfig {
    let wanted = ProptestConfig::default();
    let first = match wanted.rng_seed {
        RngSeed::Random => SEED,
        RngSeed::Fixed(seed) => seed,
    };
    let (cases, rng_seed) = (wanted.cases.max(CASES).div_ceil(PARTS), RngSeed::Fixed(first.wrapping_add(part)));
    ProptestConfig { cases, rng_seed, failure_persistence: None, ..wanted }
}

fn case() -> impl Strategy<Value = Case> {
    let lag = || prop_oneof![3 => Just(0_i64), 1 => 1_i64..6];
    ((lag(), lag()), collection::vec(act(), 2..12)).prop_map(|(lags, acts)| Case { lags, acts })
}

fn act() -> impl Strategy<Value = Act> {
    let who = || 0..CANDIDATES;
    let to = prop_oneof![6 => Just(TRIGGERS[0]), 2 => Just(TRIGGERS[1]), 3 => Just(OFFER)];
    let delivery = prop_oneof![17 => Just(Delivery::Comes), 1 => Just(Delivery::IsLost), 2 => Just(Delivery::IsLate)];
    prop_oneof![
        20 => (who(), to, delivery).prop_map(|(who, to, delivery)| Act::Place { who, to, delivery }),
        8 => who().prop_map(Act::Open),
        4 => any::<bool>().prop_map(|reversed| Act::Release { reversed }),
        16 => (1_u64..25).prop_map(Act::Pass),
        3 => (1_u64..25).prop_map(Act::Idle),
        1 => Just(Act::Restart),
    ]
}

async fn furnished() -> World {
    // Links outlive the run.
    let settings = TenantSettings { link_days: 10_000, ..TenantSettings::default() };
    let world = World::planned(Plan { settings, ..Plan::default() }).await;
    for (trigger, next) in [(TRIGGERS[0], Some(TRIGGERS[1])), (TRIGGERS[1], None)] {
        world.sim.add_status(trigger, trigger);
        world.sim.designate_trigger(trigger);
        world.rule(trigger, next.map(|next| next.parse().expect("a status")), Reply::Seamless).await;
    }
    // One search fewer in each round.
    let (unused, now) = (
        world.story.send_to_goodtime.parse().expect("a status"),
        goodtime_icims::domain::Clock::now(world.clock.as_ref()),
    );
    assert!(world.region.flow.store.remove_rule(world.tenant, unused, ("test", now)).await.expect("removed"));
    world.region.flow.directory.refresh().await.expect("read");
    world.clock.advance(Duration::from_hours(1));
    world.round().await;
    world
}

/// A story under way.
struct Story {
    world: World,
    candidates: Vec<i64>,
    next_round: goodtime_icims::domain::Timestamp,
    found: i64,
}

async fn played(world: World, case: &Case) -> (Story, Result<(), TestCaseError>) {
    let minutes = |lag: i64| lag * 60_000_000;
    world.sim.switch(|switches| {
        *switches = Switches {
            index_lag: minutes(case.lags.0),
            status_delay: minutes(case.lags.1),
            api_patch_fires_events: true,
            token_limit: u64::MAX,
            ..Switches::default()
        };
    });
    let apply = |_| {
        let person = world.sim.add_person(Person::candidate("Jane", "Doe"));
        let job = world.sim.add_job(Job::titled("Support Engineer"));
        world.sim.apply(person, job, world.story.new_submission)
    };
    let candidates: Vec<i64> = (0..CANDIDATES).map(apply).collect();
    world.clock.advance(Duration::from_mins(15));
    let next_round = goodtime_icims::domain::Clock::now(world.clock.as_ref());
    let mut story = Story { world, candidates, next_round, found: 0 };
    for act in &case.acts {
        // Longer than a minute, so that the log tells one visit from the next.
        story.pass(2).await;
        story = story.perform(*act).await;
        story.world.sim.wait_for_echoes().await;
    }
    story.release(false).await;
    let lag = (case.lags.0 + case.lags.1).unsigned_abs();
    story.pass(lag + SETTLES_WITHIN).await;
    story.world.sim.wait_for_echoes().await;
    story.pass(ROUND).await;
    let mut judged = Ok(());
    for application in story.candidates.clone() {
        judged = judged.and(story.judge(application).await);
    }
    (story, judged)
}

impl Story {
    async fn perform(self, act: Act) -> Self {
        match act {
            Act::Place { who, to, delivery } => self.place(self.candidates[who], to, delivery).await,
            Act::Open(who) => {
                for handoff in self.handoffs(self.candidates[who]).await {
                    let link = self.world.region.flow.link_url(LinkKind::Shared, handoff.id, handoff.link_epoch);
                    assert!(!self.world.post(&path(&link)).await.status().is_server_error());
                }
            }
            Act::Release { reversed } => self.release(reversed).await,
            Act::Pass(minutes) => return self.passed(minutes).await,
            Act::Idle(minutes) => self.world.clock.advance(Duration::from_mins(minutes)),
            Act::Restart => {
                let world = self.world.restart().await;
                return Self { world, ..self };
            }
        }
        self
    }

    async fn place(&self, application: i64, to: &str, delivery: Delivery) {
        let sim = &self.world.sim;
        match delivery {
            Delivery::Comes => {}
            Delivery::IsLost => sim.switch(|switches| switches.lose_deliveries = 1),
            Delivery::IsLate => sim.switch(|switches| switches.hold_deliveries = true),
        }
        sim.set_status(application, to, self.world.story.recruiter).await;
        sim.switch(|switches| (switches.lose_deliveries, switches.hold_deliveries) = (0, false));
    }

    async fn release(&self, reversed: bool) {
        let order = if reversed { Release::Reversed } else { Release::InOrder };
        for delivery in self.world.sim.release_held(order).await {
            assert!([200, 303].contains(&delivery.status), "{delivery:?}");
        }
    }

    async fn passed(mut self, minutes: u64) -> Self {
        self.pass(minutes).await;
        self
    }

    /// Each round comes when it is due, and so does the work before it.
    async fn pass(&mut self, minutes: u64) {
        let now = || goodtime_icims::domain::Clock::now(self.world.clock.as_ref());
        let until = now().plus(Duration::from_mins(minutes));
        while self.next_round <= until {
            self.world.pass(self.next_round.since(now())).await;
            let round = self.world.round_told().await;
            assert_eq!(round.kept.failure, None);
            self.found += round.kept.found.handed_over + round.kept.found.sent_again;
            self.next_round = round.next;
        }
        self.world.pass(until.since(now())).await;
    }

    /// Every hand-off that an application ever had.
    async fn handoffs(&self, application: i64) -> Vec<Handoff> {
        let workflow = application.try_into().ok();
        let asked = HandoffsAsked { workflow, ..HandoffsAsked::default() };
        self.world.region.flow.store.handoffs_page(&asked, Page::newest(100)).await.expect("listed").rows
    }

    async fn judge(&self, application: i64) -> Result<(), TestCaseError> {
        let (log, ours) = (self.world.sim.status_log(application), self.world.sim.api_person());
        let handoffs = self.handoffs(application).await;
        for trigger in TRIGGERS {
            let key: StageKey = trigger.parse().expect("a status");
            let there: Vec<&Handoff> = handoffs.iter().filter(|handoff| handoff.rule.trigger == key).collect();
            let live = there.iter().filter(|handoff| handoff.lifecycle == Lifecycle::Live).count();
            let placed = |entry: &&LogEntry| entry.status == trigger && entry.by != ours;
            let visits = log.iter().filter(placed).count();
            prop_assert!(there.len() <= visits, "{trigger}: {} hand-offs for {visits} visits: {log:?}", there.len());
            let stands = log.last().is_some_and(|entry| placed(&entry));
            prop_assert!(live <= 1, "{trigger}: {live} live hand-offs: {log:?}");
            prop_assert!(!stands || live == 1, "{trigger}: nobody was told of the last visit: {log:?}");
        }
        Ok(())
    }

    /// Everybody goes, so that the next story begins with nobody in a trigger status.
    async fn leave(mut self) -> World {
        self.world.sim.switch(|switches| (switches.index_lag, switches.status_delay) = (0, 0));
        for application in &self.candidates {
            self.world.sim.move_quietly(*application, OFFER, self.world.story.recruiter);
        }
        self.pass(ROUND).await;
        self.world
    }
}
