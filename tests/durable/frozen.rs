//! A replica is frozen in the middle of moves, for longer than its leases; another one takes them over; then it goes on.
//!
//! Two clocks matter. Its leases are five minutes long; the test ends them in the database at once, which is all that the
//! time would do. The write that it began is waited out by the other replica for 40 s, and that is waited for in earnest:
//! the time-outs of its own requests, at most 35 s, have passed when it goes on.
//!
//! What remains possible is a freeze between the answer of the reading ("it still stands in the trigger status") and the
//! instant in which the kernel takes the writing. In there nothing waits, so nothing looks at a clock: the request leaves
//! when the replica goes on, however late, although it wrote nothing else since its lease was taken. No test can aim at
//! those microseconds; here every other point of a move is frozen: before the reading leaves, while it is answered, with
//! its answer unread, with the writing on its way, with its answer unread, while it is read back.

use std::process::Command;
use std::time::{Duration, Instant};

use goodtime_icims::domain::{Clock as _, SystemClock};
use goodtime_icims::simulator::{Call, Fault};

use crate::chance::Chance;
use crate::fleet::Fleet;
use crate::load::Load;
use crate::service::{NEXT, wait_for};
use crate::{DRAIN, TURN, checks, say};

/// The one that is frozen, and the one that takes over.
const FROZEN: usize = 0;
const OTHER: usize = 1;
/// Moves under way, fewer than hands: three times as many as may call iCIMS at once.
const MOVES: usize = 24;
/// What each call to iCIMS takes, so that the moves stand at different points when time stops.
const CALL: Duration = Duration::from_millis(600);
/// Writes that are still on their way when it is frozen.
const ON_THEIR_WAY: u64 = 3;
/// From the freeze: 40 s for the writes that were begun, and some for taking over.
const TAKEN_OVER_WITHIN: Duration = Duration::from_secs(70);
/// Its time-outs have passed: what it had under way ends at once.
const GOES_ON_WITHIN: Duration = Duration::from_secs(20);

#[tokio::test(flavor = "multi_thread")]
async fn a_replica_that_was_frozen_past_its_leases_does_nothing_a_second_time() {
    let _turn = TURN.write().await;
    let seed = SystemClock.now().micros().unsigned_abs();
    say(&format!("seed {seed}"));
    let mut fleet = Fleet::new(2, &mut Chance::new(seed)).await;
    fleet.start(FROZEN).await;
    let (sim, load) = (fleet.site.sim.clone(), Load::new(&fleet.site));
    let mut moves = Vec::new();
    for _ in 0..MOVES {
        moves.push(load.deliver_one_to(FROZEN).await.expect("it is acknowledged"));
    }
    checks::drained(&fleet.site).await;

    let process = fleet.id(FROZEN).to_string();
    let (first, rest) = moves.split_at(MOVES / 2);
    sim.after_next_get(rest[0], move |_| drop(Command::new("kill").args(["-STOP", &process]).status()));
    sim.switch(|switches| {
        switches.stall = Some(CALL);
        switches.fail(Call::Patches, Fault::Stall(CALL * 5), ON_THEIR_WAY);
    });
    for application in first {
        assert!(load.open_at(*application, Some(FROZEN)).await, "it is opened");
    }
    wait_for("the first writes", CALL * 10, || sim.calls().patches > ON_THEIR_WAY).await;
    for application in rest {
        assert!(load.open_at(*application, Some(FROZEN)).await, "it is opened");
    }
    wait_for("the freeze", CALL * 20, || fleet.is_frozen(FROZEN)).await;
    let (began, instant) = (Instant::now(), SystemClock.now());
    let applied = || moves.iter().filter(|application| sim.patches_applied(**application) > 0).count();
    let before = applied();
    sim.switch(|switches| switches.stall = None);
    tokio::time::sleep(CALL * 6).await;
    let (claims, written) = (fleet.end_leases_before(instant).await, applied());
    say(&format!("frozen with {claims} claims: {before} moves were written, {} on their way", written - before));
    let points = before > 0 && written > before && MOVES - written > 1;
    assert!(points, "they stand at different points, or the test shows nothing");
    fleet.start(OTHER).await;
    let are_moved = || moves.iter().all(|application| sim.status_of(*application).as_deref() == Some(NEXT));
    wait_for("the other replica to take over", TAKEN_OVER_WITHIN, are_moved).await;
    checks::drained(&fleet.site).await;
    say(&format!("all was moved {:.1?} after the freeze", began.elapsed()));

    assert!(fleet.is_frozen(FROZEN), "it saw nothing of that");
    fleet.signal(FROZEN, "CONT");
    let late = || u64::try_from(fleet.site.lines_with("a late attempt was not counted")).expect("it fits");
    wait_for("its late attempts to end", GOES_ON_WITHIN, || late() >= claims).await;
    assert!(load.deliver_one_to(FROZEN).await.is_some(), "it serves again\n{}", fleet.site.log());
    checks::drained(&fleet.site).await;
    let (book, writes) = (load.close(), sim.calls().patches);
    say(&format!("{} late attempts were kept out; {writes} writes of {MOVES} moves", late()));
    assert_eq!(writes, u64::try_from(MOVES).expect("it fits"), "one write for each move\n{}", fleet.site.log());
    checks::links_show_their_pages(&fleet.site, &book).await;
    fleet.stop_all(DRAIN).await;
    checks::deliveries_are_kept_once(&fleet.site, &book).await;
    checks::openings_moved_once(&fleet.site, &book).await;
    checks::the_command_explains(&fleet.site, &book);
}
