//! What was acknowledged stays: the real program is killed, stopped and traced from outside.
//!
//! The pretend iCIMS lives in this process, so it survives every kill and counts what really reached it. `cargo test
//! --test durable --release -- --nocapture` shows the numbers.

mod apart;
mod backup;
mod bare;
mod budget;
mod capacity;
mod chance;
mod checks;
mod clocks;
mod cut;
mod doors;
mod fleet;
mod frozen;
mod full;
mod load;
mod look;
mod mirror;
mod outages;
mod pairs;
mod regions;
mod replicas;
mod resume;
mod revoked;
mod rolling;
mod service;
mod stalled;
mod trace;
mod twins;
mod watcher;

use std::process::Command;
use std::time::{Duration, Instant};

use goodtime_icims::domain::{Clock as _, SystemClock};
use tokio::sync::RwLock;

use crate::chance::Chance;
use crate::load::Load;
use crate::service::{Service, Site, wait_for};

/// The tests measure and kill: one at a time. Those that turn the clock by hand, or wait, run beside each other: they read.
static TURN: RwLock<()> = RwLock::const_new(());

const KILLS: u64 = 10;
/// Acknowledged answers per round, at least.
const ANSWERS: u64 = 1_000;
/// Acknowledged openings per round, at least: each one is a move that a kill may cut off.
const OPENINGS: u64 = 50;
/// Moves that kills must cut off, and how many further kills may be needed for that.
const MOVES_CUT_OFF: i64 = 5;
const MORE_KILLS: u64 = 20;
/// The service's own default of `drain_seconds`, and a little for the process to end.
const DRAIN: Duration = Duration::from_secs(25 + 2);

#[tokio::test(flavor = "multi_thread")]
async fn nothing_acknowledged_is_lost_or_done_twice_when_the_process_is_killed_ten_times() {
    let _turn = TURN.write().await;
    let seed = SystemClock.now().micros().unsigned_abs();
    say(&format!("seed {seed}"));
    let mut chance = Chance::new(seed);
    let site = Site::new(&mut chance).await;
    let load = Load::new(&site);
    let mut service = site.serve().await;
    for round in 1..=KILLS {
        let (before, opened, began) = (load.answers(), load.openings(), Instant::now());
        let clients = load.start(seed ^ (round << 32));
        load.reach(before + ANSWERS + chance.below(300), opened + OPENINGS).await;
        tokio::time::sleep(Duration::from_micros(chance.below(20_000))).await;
        service.kill();
        let took = began.elapsed();
        load.stop(clients).await;
        let answers = load.answers() - before;
        let rate = f64::from(u32::try_from(answers).expect("a few thousand")) / took.as_secs_f64();
        say(&format!("round {round}: {answers} acknowledged in {took:.1?}, {rate:.0} a second; killed"));
        service = site.serve().await;
    }
    let service = kill_amid_moves(&site, &mut chance, service).await;
    let (waited, book) = (checks::drained(&site).await, load.close());
    say(&format!("{book}; the queue was empty {waited:.1?} after the last start"));
    checks::links_show_their_pages(&site, &book).await;
    assert!(service.terminate(DRAIN).success(), "the last stop is orderly");
    checks::deliveries_are_kept_once(&site, &book).await;
    checks::openings_moved_once(&site, &book).await;
    say(&format!("attempts that the kills cut off: {:?}", checks::attempts_cut_off(&site).await));
    checks::the_command_explains(&site, &book);
}

/// Under load most moves still wait behind readings, so the kills go on, without the senders, until some were cut off.
async fn kill_amid_moves(site: &Site, chance: &mut Chance, mut service: Service) -> Service {
    for _ in 0..MORE_KILLS {
        let cut_off = checks::attempts_cut_off(site).await;
        if cut_off.get("advance_application").is_some_and(|moves| *moves >= MOVES_CUT_OFF) {
            return service;
        }
        let moves = site.sim.calls().patches + 1 + chance.below(20);
        wait_for("moves", Duration::from_secs(30), || site.sim.calls().patches >= moves).await;
        tokio::time::sleep(Duration::from_micros(chance.below(20_000))).await;
        service.kill();
        service = site.serve().await;
    }
    panic!("{MORE_KILLS} more kills cut off fewer than {MOVES_CUT_OFF} moves: the test shows nothing")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stop_under_load_ends_in_time_and_keeps_what_was_acknowledged() {
    let _turn = TURN.write().await;
    let seed = SystemClock.now().micros().unsigned_abs();
    say(&format!("seed {seed}"));
    let site = Site::new(&mut Chance::new(seed)).await;
    let load = Load::new(&site);
    let service = site.serve().await;
    let clients = load.start(seed);
    load.reach(ANSWERS, OPENINGS).await;
    let began = Instant::now();
    let status = service.terminate(DRAIN);
    let took = began.elapsed();
    load.stop(clients).await;
    let book = load.close();
    assert_eq!(status.code(), Some(0), "an orderly end\n{}", site.log());
    say(&format!("stopped under load in {took:.1?}; {book}"));
    let service = site.serve().await;
    checks::links_show_their_pages(&site, &book).await;
    assert_eq!(service.terminate(DRAIN).code(), Some(0));
    checks::deliveries_are_kept_once(&site, &book).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_leaves_only_after_its_delivery_is_synced_to_the_disk() {
    let _turn = TURN.write().await;
    let found = Command::new("strace").arg("--version").output();
    assert!(found.is_ok(), "this test reads a trace: install strace (`apt-get install strace`), as `make test` does");
    let site = Site::new(&mut Chance::new(SystemClock.now().micros().unsigned_abs())).await;
    let load = Load::new(&site);
    let file = site.file("trace");
    let service = site.serve_traced(&file).await;
    assert!(load.deliver_one().await, "the delivery is acknowledged\n{}", site.log());
    assert!(service.terminate(DRAIN).success(), "an orderly end\n{}", site.log());
    let mut text = String::new();
    wait_for("the trace to be whole", Duration::from_secs(10), || {
        text = std::fs::read_to_string(&file).expect("the trace is there");
        trace::is_whole(&text)
    })
    .await;
    let order = trace::synced_before_answered(&text, "us.db-wal").unwrap_or_else(|why| panic!("{why}\n{text}"));
    say(&format!("in the trace: {order}"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_service_on_the_same_database_is_refused_with_a_sentence() {
    let _turn = TURN.write().await;
    let mut chance = Chance::new(SystemClock.now().micros().unsigned_abs());
    let site = Site::new(&mut chance).await;
    let service = site.serve().await;
    let (status, said) = site.serve_beside(&mut chance, Duration::from_secs(10)).await;
    assert_eq!(status.code(), Some(1), "{said}");
    let database = site.database().display().to_string();
    assert!(said.contains("another process serves") && said.contains(&database), "{said}");
    assert!(service.terminate(DRAIN).success(), "the first one was not disturbed");
}

#[expect(clippy::print_stdout, reason = "the numbers are for whoever runs the suite")]
fn say(line: &str) {
    println!("{line}");
}
