//! Three replicas are replaced one after the other, in order and under load, as an upgrade does it.

use std::time::{Duration, Instant};

use goodtime_icims::domain::{Clock as _, SystemClock};
use reqwest::Client;

use crate::chance::Chance;
use crate::fleet::{Fleet, Setting};
use crate::load::{Load, Opening, Pace};
use crate::{DRAIN, TURN, checks, say};

/// Acknowledged answers and openings before each stop, at least.
const ANSWERS: u64 = 200;
const OPENINGS: u64 = 40;

/// For a proxy to notice that a replica is not ready any more.
const STOP_AFTER: Setting = ("STOP_AFTER_SECONDS", "1");
/// A worker looks at least every second.
const WOULD_HAVE_WORKED: Duration = Duration::from_secs(2);

#[tokio::test(flavor = "multi_thread")]
async fn replicas_replaced_one_by_one_under_load_lose_nothing_and_no_sender_notices() {
    let _turn = TURN.write().await;
    let seed = SystemClock.now().micros().unsigned_abs();
    say(&format!("seed {seed}"));
    let mut fleet = Fleet::new(3, &mut Chance::new(seed)).await;
    fleet.set_all(STOP_AFTER);
    fleet.start_all().await;
    let load = Load::at(Pace::STEADY, &fleet.site);
    replace_each(&mut fleet, load, 3, seed).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn replicas_with_a_role_each_do_that_alone_and_are_replaced_like_others() {
    let _turn = TURN.write().await;
    let seed = SystemClock.now().micros().unsigned_abs();
    say(&format!("seed {seed}"));
    let mut fleet = Fleet::new(4, &mut Chance::new(seed)).await;
    fleet.set_all(STOP_AFTER);
    for (replica, roles) in ["web", "web", "worker", "worker,sync"].into_iter().enumerate() {
        fleet.set(replica, ("ROLES", roles));
    }
    fleet.start(0).await;
    fleet.start(1).await;
    let load = Load::at(Pace::STEADY, &fleet.site);
    assert!(load.deliver_one().await, "it is acknowledged\n{}", fleet.site.log());
    tokio::time::sleep(WOULD_HAVE_WORKED).await;
    assert_eq!(fleet.site.sim.calls().total, 0, "nobody works yet");
    fleet.start(2).await;
    checks::drained(&fleet.site).await;
    let knocked = fleet.site.doors.send_to(2, "/", Client::get).await;
    assert!(knocked.is_err_and(|error| error.is_connect()), "a worker has no door");
    fleet.start(3).await;
    replace_each(&mut fleet, load, 2, seed).await;
}

/// The first `webs` replicas have doors.
async fn replace_each(fleet: &mut Fleet, load: Load, webs: usize, seed: u64) {
    let _watch = fleet.site.doors.watch(&fleet.site.ops_listens[..webs]);
    let clients = load.start(seed);
    for replica in 0..fleet.size() {
        load.reach(load.answers() + ANSWERS, load.openings() + OPENINGS).await;
        let began = Instant::now();
        let status = fleet.stop(replica, DRAIN).await;
        assert_eq!(status.code(), Some(0), "an orderly end\n{}", fleet.site.log());
        say(&format!("replica {replica} stopped in {:.1?}", began.elapsed()));
        load.reach(load.answers() + ANSWERS, 0).await;
        fleet.start(replica).await;
    }
    load.stop(clients).await;
    let (waited, book) = (checks::drained(&fleet.site).await, load.close());
    let passed_on = fleet.site.doors.passed_on();
    say(&format!("{book}; {passed_on} requests went to another replica; the queue was empty {waited:.1?} later"));
    assert_eq!(book.lost, 0, "deliveries that no replica acknowledged\n{}", fleet.site.log());
    assert_eq!(book.count(Opening::Tried), 0, "openings that no replica acknowledged\n{}", fleet.site.log());
    checks::links_show_their_pages(&fleet.site, &book).await;
    fleet.stop_all(DRAIN).await;
    checks::deliveries_are_kept_once(&fleet.site, &book).await;
    checks::openings_moved_once(&fleet.site, &book).await;
    let cut_off = checks::attempts_cut_off(&fleet.site).await;
    assert!(cut_off.is_empty(), "an orderly end cuts nothing off: {cut_off:?}");
}
