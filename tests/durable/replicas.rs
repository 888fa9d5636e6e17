//! One of three replicas is killed again and again while the others serve on.
//!
//! What the killed one had claimed stays claimed until its leases end, five minutes later. The test does not wait for that:
//! it sets the end of those leases to now in the database, which is all that the time would do.

use std::time::{Duration, Instant};

use goodtime_icims::domain::{Clock as _, SystemClock};

use crate::chance::Chance;
use crate::fleet::Fleet;
use crate::load::{Load, Pace};
use crate::{DRAIN, TURN, checks, say};

const REPLICAS: usize = 3;
const KILLS: u64 = 6;
/// Acknowledged answers and openings before each kill, at least.
const ANSWERS: u64 = 400;
const OPENINGS: u64 = 60;
/// And before the killed one is started again: the others serve.
const ANSWERS_WITHOUT_IT: u64 = 200;
/// Attempts at moves that the kills must cut off: fewer show nothing.
const MOVES_CUT_OFF: i64 = 5;
/// What the living have claimed ends within this time.
const ATTEMPTS_END_WITHIN: Duration = Duration::from_secs(5);

#[tokio::test(flavor = "multi_thread")]
async fn nothing_acknowledged_is_lost_or_done_twice_when_one_of_three_replicas_is_killed_six_times() {
    let _turn = TURN.write().await;
    let seed = SystemClock.now().micros().unsigned_abs();
    say(&format!("seed {seed}"));
    let mut chance = Chance::new(seed);
    let mut fleet = Fleet::new(REPLICAS, &mut chance).await;
    fleet.start_all().await;
    let load = Load::at(Pace::OPENING, &fleet.site);
    let clients = load.start(seed);
    for round in 1..=KILLS {
        load.reach(load.answers() + ANSWERS + chance.below(200), load.openings() + OPENINGS).await;
        tokio::time::sleep(Duration::from_micros(chance.below(20_000))).await;
        let victim = usize::try_from(chance.below(3)).expect("one of three");
        fleet.kill(victim);
        let (killed, before) = (Instant::now(), load.answers());
        load.reach(before + ANSWERS_WITHOUT_IT, 0).await;
        let took = killed.elapsed();
        fleet.start(victim).await;
        say(&format!("round {round}: replica {victim} killed; {ANSWERS_WITHOUT_IT} more answers in {took:.1?}"));
    }
    let last_start = SystemClock.now();
    load.stop(clients).await;
    tokio::time::sleep(ATTEMPTS_END_WITHIN).await;
    let left = fleet.end_leases_before(last_start).await;
    let (waited, book) = (checks::drained(&fleet.site).await, load.close());
    let cut_off = checks::attempts_cut_off(&fleet.site).await;
    let passed_on = fleet.site.doors.passed_on();
    say(&format!("{book}; {passed_on} requests went to another replica; {left} claims were left behind"));
    say(&format!("the queue was empty {waited:.1?} later; attempts that the kills cut off: {cut_off:?}"));
    checks::links_show_their_pages(&fleet.site, &book).await;
    fleet.stop_all(DRAIN).await;
    checks::deliveries_are_kept_once(&fleet.site, &book).await;
    checks::openings_moved_once(&fleet.site, &book).await;
    checks::the_command_explains(&fleet.site, &book);
    let moves = cut_off.get("advance_application").copied().unwrap_or_default();
    assert!(moves >= MOVES_CUT_OFF, "only {moves} moves were cut off: the test shows nothing");
}
