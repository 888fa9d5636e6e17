//! The machine's clock jumps by an hour while the service runs, forward and back: by a mistake of a person, or of the
//! machine that it runs on. No lease, no link and no wait may follow it.

use std::path::PathBuf;
use std::process::Command;
use std::time::Duration;

use goodtime_icims::domain::{Clock as _, SystemClock};
use serde_json::json;
use sqlx::Connection as _;
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};

use crate::chance::Chance;
use crate::fleet::{Cluster, Fleet};
use crate::load::{Load, Pace};
use crate::service::{PROGRAM, Site};
use crate::watcher::{Seen, Watcher};
use crate::{DRAIN, TURN, checks, say};

/// Openings are moves, which know several times.
const PACE: Pace = Pace { senders: 8, opens_one_in: 4, pause: Duration::ZERO };
/// Acknowledged answers and openings between two jumps.
const ANSWERS: u64 = 300;
const OPENINGS: u64 = 40;
/// What the machine's clock shows, in seconds from the true time, one after the other.
const JUMPS: [i64; 4] = [3_600, 0, -3_600, 0];
/// From a jump until readiness tells of it.
const TOLD_WITHIN: Duration = Duration::from_secs(15);

/// A clock that a test moves, for one process: what `libfaketime` tells it instead of the system.
struct Machine {
    library: PathBuf,
    file: PathBuf,
}

impl Machine {
    fn of(site: &Site) -> Self {
        let folders = std::fs::read_dir("/usr/lib").expect("it is there").flatten().map(|entry| entry.path());
        let library = folders.map(|folder| folder.join("faketime/libfaketimeMT.so.1")).find(|library| library.exists());
        let library = library
            .expect("this test moves a clock: install faketime (`apt-get install faketime`), as `make test` does");
        let machine = Self { library, file: site.file("clock") };
        machine.show(0);
        machine
    }

    fn show(&self, ahead: i64) {
        // Never half a file: the process reads it at any time.
        let new = self.file.with_extension("new");
        std::fs::write(&new, format!("{ahead:+}\n")).expect("written");
        std::fs::rename(&new, &self.file).expect("renamed");
    }

    /// The service on this machine.
    fn serve(&self) -> Command {
        let mut command = Command::new(PROGRAM);
        command.arg("serve").env("LD_PRELOAD", &self.library).env("FAKETIME_TIMESTAMP_FILE", &self.file);
        // The counter that a machine's clock does not move is not moved either.
        command.env("FAKETIME_NO_CACHE", "1").env("FAKETIME_DONT_FAKE_MONOTONIC", "1");
        command
    }
}

/// A secret counts from the moment when it was set: these were set the day before, so that they do at any time in here.
async fn set_up_the_day_before(site: &Site) {
    let options = SqliteConnectOptions::new().filename(site.database());
    let mut store = SqliteConnection::connect_with(&options).await.expect("no service has it open");
    let earlier = "update credentials set valid_from = valid_from - 86400000000";
    let changed = sqlx::query(earlier).execute(&mut store).await.expect("written").rows_affected();
    assert!(changed >= 2, "{changed} secrets");
    store.close().await.expect("closed");
}

/// What the clock does not change: everything acknowledged is there, once, and nothing waits for an hour.
async fn check(site: &Site, load: Load, heard: &Seen) {
    let (waited, book) = (checks::drained(site).await, load.close());
    say(&format!("{book}; the queue was empty {waited:.1?} later"));
    checks::links_show_their_pages(site, &book).await;
    checks::deliveries_are_kept_once(site, &book).await;
    checks::openings_moved_once(site, &book).await;
    checks::other_deliveries_are_kept(site, heard.kept).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_clock_that_jumps_on_one_of_two_replicas_takes_it_out_of_service_and_harms_nothing() {
    let turn = TURN.write().await;
    let seed = SystemClock.now().micros().unsigned_abs();
    say(&format!("seed {seed}"));
    let mut fleet = Fleet::on(Cluster::lend(), 2, &mut Chance::new(seed)).await;
    let machine = Machine::of(&fleet.site);
    fleet.start(0).await;
    fleet.start_by(1, &mut machine.serve()).await;
    let (steady, jumping) = (Watcher::of(&fleet.site, 0), Watcher::of(&fleet.site, 1));
    let (load, mut heard) = (Load::at(PACE, &fleet.site), Seen::default());
    let clients = load.start(seed);
    for ahead in JUMPS {
        load.reach(load.answers() + ANSWERS, load.openings() + OPENINGS).await;
        machine.show(ahead);
        let told = jumping.until_ready(ahead == 0, TOLD_WITHIN).await;
        let (_, said) = jumping.readiness().await;
        assert_eq!((&said["clock"], &said["database"]), (&json!(ahead == 0), &json!(true)), "{said}");
        steady.until_ready(true, TOLD_WITHIN).await;
        // Who is sent there all the same is served.
        assert!(jumping.deliver(&mut heard).await, "kept");
        say(&format!("{ahead} s ahead: told after {told:.1?}"));
    }
    load.reach(load.answers() + ANSWERS, load.openings() + OPENINGS).await;
    load.stop(clients).await;
    drop(turn); // The rest is waiting, and another test may go on meanwhile.
    check(&fleet.site, load, &heard).await;
    fleet.stop_all(DRAIN).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_clock_that_jumps_under_a_single_process_harms_nothing() {
    let turn = TURN.write().await;
    let seed = SystemClock.now().micros().unsigned_abs();
    say(&format!("seed {seed}"));
    let site = Site::new(&mut Chance::new(seed)).await;
    set_up_the_day_before(&site).await;
    let machine = Machine::of(&site);
    let service = site.start(&mut machine.serve(), 0).await;
    let (load, mut heard) = (Load::at(PACE, &site), Seen::default());
    let watcher = Watcher::of(&site, 0);
    let clients = load.start(seed);
    for ahead in JUMPS {
        load.reach(load.answers() + ANSWERS, load.openings() + OPENINGS).await;
        machine.show(ahead);
        assert!(watcher.deliver(&mut heard).await, "kept");
        say(&format!("{ahead} s ahead"));
    }
    load.reach(load.answers() + ANSWERS, load.openings() + OPENINGS).await;
    load.stop(clients).await;
    drop(turn); // The rest is waiting, and another test may go on meanwhile.
    check(&site, load, &heard).await;
    assert!(service.terminate(DRAIN).success(), "the last stop is orderly\n{}", site.log());
}
