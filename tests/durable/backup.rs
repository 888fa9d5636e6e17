//! The database is lost, and an older state of it is put back: what was acknowledged before it was saved is there, and
//! nothing that was done since is done again.

use std::collections::BTreeMap;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use futures_util::StreamExt as _;
use goodtime_icims::domain::{Clock as _, SystemClock};
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions as _, Connection as _, Executor as _, PgConnection};

use crate::chance::Chance;
use crate::fleet::Fleet;
use crate::load::{Book, Line, Load, Opening};
use crate::look::Look;
use crate::service::{KEY, NEXT, Site, send, wait_for};
use crate::{DRAIN, TURN, checks, say};

/// Acknowledged answers of each part of the story, and openings, at least.
const ANSWERS: u64 = 300;
const OPENINGS: u64 = 20;
/// Links of before that are opened after the saving.
const OPENED_AFTER: usize = 20;
/// For the moves of those openings, behind thousands of readings, and for what is owed after the older state is put back.
const DONE_WITHIN: Duration = Duration::from_mins(2);
const LOOK_EVERY: Duration = Duration::from_millis(250);
const READERS: usize = 32;

/// Old events, so that saving takes a while: about 10 MB.
const FILL: &str = "insert into events (event_id, tenant_id, source, outcome, body_sha256, workflow_id, received_at) \
    select randomblob(16), 1, 'reconcile', 'ignored', randomblob(32), value, 1795000000000000 from (with recursive many (value) \
    as (select 1 union all select value + 1 from many where value < 60000) select value from many)";
const DELIVERIES: &str = "select count(*) from events where source = 'webhook' and handoff_id is not null";
/// A repeat for an application that was moved on may be news, so it is looked at for ten minutes; a lapse waits its days.
const OWED: &str = "select count(*) from tasks where state <> 'dead' and kind not in ('lapse', 'recheck')";
const DEAD: &str = "select count(*) from tasks where state = 'dead'";
const OPENED: &str = "select workflow_id, cast(case when opened_at is null then 0 else 1 end as bigint) from handoffs";
const FOUND_DONE: &str = "select count(*) from advances where outcome = 'already_there'";

/// As if the state had been saved a minute earlier: a write that was begun then is waited out for less than that.
const AGED: &str =
    "update advances set unanswered_since = unanswered_since - 60000000 where unanswered_since is not null";

/// What the senders know.
struct Saved {
    /// Acknowledged before the state was saved, and nothing of it after.
    before: Book,
    /// Begun before it was saved, and gone on with after.
    later: Book,
    /// Deliveries that were acknowledged when saving began.
    deliveries: u64,
}

/// Loads, saves in the middle, and loads on until moves that were owed then are done.
async fn save_under_load(site: &Site, seed: u64, save: impl FnOnce()) -> Saved {
    let load = Load::new(site);
    let clients = load.start(seed);
    load.reach(ANSWERS, OPENINGS).await;
    load.stop(clients).await;
    let (mut deliveries, mut before) = (load.answers(), load.close());
    let (load, began) = (Load::new(site), Instant::now());
    let clients = load.start(!seed);
    load.reach(ANSWERS, 0).await;
    let rate = rate(load.answers(), began);
    deliveries += load.answers();
    let (began, answers) = (Instant::now(), load.answers());
    tokio::task::block_in_place(save);
    let took = began.elapsed();
    say(&format!(
        "saved in {took:.1?}; {rate:.0} deliveries a second before, {:.0} meanwhile",
        self::rate(load.answers() - answers, began)
    ));
    let enough = site.sim.calls().patches + OPENINGS;
    load.reach(load.answers() + ANSWERS, 0).await;
    load.stop(clients).await;
    let opened = open_some(site, &mut before).await;
    let are_moved = || opened.iter().all(|application| site.sim.patches_applied(*application) == 1);
    let is_enough = || site.sim.calls().patches >= enough && are_moved();
    wait_for("moves after the saving", DONE_WITHIN, is_enough).await;
    Saved { before, later: load.close(), deliveries }
}

/// Opens what nobody has opened yet; which applications.
async fn open_some(site: &Site, book: &mut Book) -> Vec<i64> {
    let unopened = book.lines.iter_mut().filter(|(_, line)| line.opening == Opening::Never && line.location.is_some());
    let mut opened = Vec::new();
    for (application, line) in unopened.take(OPENED_AFTER) {
        let link = line.location.as_deref().unwrap_or_default();
        assert_eq!(send(site.http.post(link)).await.expect("an answer").status(), 303);
        line.opening = Opening::Acknowledged;
        opened.push(*application);
    }
    opened
}

fn rate(answers: u64, began: Instant) -> f64 {
    f64::from(u32::try_from(answers).expect("some thousands")) / began.elapsed().as_secs_f64()
}

/// Whether the state that was put back, not served yet, has every delivery that was acknowledged when saving began.
async fn acknowledged_is_there(site: &Site, saved: &Saved) {
    let mut store = Look::into(site).await;
    let found = store.count(DELIVERIES).await.unsigned_abs();
    assert!(found >= saved.deliveries, "{found} of {} deliveries are there", saved.deliveries);
    store.close().await;
}

/// Lets the service that serves the older state do what it believes is owed, then looks at everything.
async fn nothing_is_lost_or_done_twice(site: &Site, saved: Saved) {
    drained(site).await;
    let mut store = Look::into(site).await;
    let opened: BTreeMap<i64, i64> = store.all(OPENED).await.into_iter().collect();
    let found_done = store.count(FOUND_DONE).await;
    assert!(found_done > 0, "a move that was done since was owed again, and found done");
    let Saved { before, later, .. } = saved;
    let acknowledged = before.lines.values().filter(|line| line.opening == Opening::Acknowledged).count();
    let (kept, gone): (BTreeMap<_, _>, BTreeMap<_, _>) =
        later.lines.into_iter().partition(|(application, _)| opened.contains_key(application));
    moved_once_at_most(site, before.lines.iter().chain(&kept).chain(&gone));
    for (application, line) in before.lines.iter().filter(|(_, line)| line.opening == Opening::Acknowledged) {
        assert_eq!(site.sim.status_of(*application).as_deref(), Some(NEXT), "{application}: {line:?}");
    }
    let lost = lost_links_say_so(site, gone.values()).await;
    let known = before.lines.iter().chain(&kept);
    let again = opened_again(site, known.filter(|(application, _)| opened.get(application) == Some(&0))).await;
    drained(site).await;
    moved_once_at_most(site, before.lines.iter().chain(&kept));
    say(&format!(
        "{acknowledged} openings before, {found_done} moves found done, {lost} links lost, {again} opened again that were moved"
    ));

    // Repeats that came after the saving are lost with it.
    let kept = kept.into_iter().map(|(application, line)| (application, Line { answers: 0, ..line }));
    let mut book = before;
    book.lines.extend(kept);
    checks::links_show_their_pages(site, &book).await;
    checks::deliveries_are_kept_once(site, &book).await;
    assert_eq!(store.count(DEAD).await, 0, "work was given up\n{}", site.log());
    store.close().await;
}

async fn drained(site: &Site) {
    let began = Instant::now();
    let mut store = Look::into(site).await;
    loop {
        let owed = store.count(OWED).await;
        if owed == 0 {
            return store.close().await;
        }
        assert!(began.elapsed() < DONE_WITHIN, "{owed} tasks are owed after {DONE_WITHIN:?}\n{}", site.log());
        tokio::time::sleep(LOOK_EVERY).await;
    }
}

fn moved_once_at_most<'a>(site: &Site, lines: impl Iterator<Item = (&'a i64, &'a Line)>) {
    for (application, line) in lines {
        let moves = site.sim.patches_applied(*application);
        let most = u64::from(line.opening != Opening::Never);
        assert!(moves <= most, "application {application} was moved {moves} times: {line:?}");
    }
}

/// Links that lead nowhere any more are answered with a page that says so; how many.
async fn lost_links_say_so(site: &Site, gone: impl Iterator<Item = &Line>) -> usize {
    let links: Vec<_> = gone.filter_map(|line| line.location.as_deref()).collect();
    let looks = links.iter().map(|link| async { send(site.http.get(*link)).await.expect("an answer").status() });
    let seen: Vec<_> = futures_util::stream::iter(looks).buffer_unordered(READERS).collect().await;
    assert!(!seen.is_empty() && seen.iter().all(|status| *status == 404), "{seen:?}");
    seen.len()
}

/// Opens what was opened, and moved, after the saving, and is not opened in the older state; how many.
async fn opened_again(site: &Site, unopened: impl Iterator<Item = (&i64, &Line)>) -> usize {
    let moved = unopened.filter(|(application, _)| site.sim.patches_applied(**application) == 1);
    let links: Vec<_> = moved.filter_map(|(_, line)| line.location.as_deref()).collect();
    for link in &links {
        assert_eq!(send(site.http.post(*link)).await.expect("an answer").status(), 303);
    }
    assert!(links.len() >= OPENED_AFTER, "{} were opened after the saving", links.len());
    links.len()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_copy_of_a_sqlite_database_that_was_made_under_load_serves_in_its_place() {
    let _turn = TURN.write().await;
    let seed = SystemClock.now().micros().unsigned_abs();
    say(&format!("seed {seed}"));
    let site = Site::new(&mut Chance::new(seed)).await;
    on_file(&site, FILL).await;
    let mut service = site.serve().await;
    let folder = site.file("elsewhere");
    std::fs::create_dir(&folder).expect("a folder");
    let copy = folder.join("us-1.db");
    let mut log = 0;
    let saved = save_under_load(&site, seed, || {
        say(site.run(&["backup", "--region", "us", "--to", &copy.display().to_string()]).trim_end());
        log = std::fs::metadata(site.file("us.db-wal")).expect("it is there").len();
    })
    .await;
    service.kill();
    say(&format!("the log beside the database had {:.1} MB after the copy", megabytes(log)));
    let files: Vec<_> = std::fs::read_dir(&folder).expect("read").map(|one| one.expect("read").file_name()).collect();
    assert_eq!(files, ["us-1.db"], "the copy is all there is");
    assert_eq!(std::fs::metadata(&copy).expect("there").permissions().mode() & 0o777, 0o600);
    let told = refused(&site.database().display().to_string(), &copy);
    assert!(told.contains("is there already"), "{told}");

    put_away(&site);
    std::fs::copy(&copy, site.database()).expect("put back");
    on_file(&site, AGED).await;
    acknowledged_is_there(&site, &saved).await;
    let service = site.serve().await;
    nothing_is_lost_or_done_twice(&site, saved).await;
    assert!(service.terminate(DRAIN).success(), "the last stop is orderly");
}

async fn on_file(site: &Site, statement: &'static str) {
    let mut raw = SqliteConnectOptions::new().filename(site.database()).connect().await.expect("it opens");
    raw.execute(statement).await.expect(statement);
    raw.close().await.expect("closed");
}

/// The lost database, with the log that belongs to it and to no other.
fn put_away(site: &Site) {
    for name in ["us.db", "us.db-wal", "us.db-shm"] {
        std::fs::rename(site.file(name), site.file(&format!("lost-{name}"))).expect("put away");
    }
}

fn megabytes(bytes: u64) -> f64 {
    f64::from(u32::try_from(bytes / 1_024).expect("less than a terabyte")) / 1_024.0
}

#[tokio::test(flavor = "multi_thread")]
async fn a_dump_of_a_postgresql_database_that_was_made_under_load_serves_in_its_place() {
    let _turn = TURN.write().await;
    let seed = SystemClock.now().micros().unsigned_abs();
    say(&format!("seed {seed}"));
    let mut fleet = Fleet::new(1, &mut Chance::new(seed)).await;
    fleet.start_all().await;
    let (url, dump) = (fleet.cluster.url().to_owned(), fleet.site.file("us.dump"));
    let file = format!("--file={}", dump.display());
    let saved =
        save_under_load(&fleet.site, seed, || postgres("pg_dump", &["--format=custom", &file, "--dbname", &url])).await;
    fleet.kill(0);
    let told = refused(&url, &fleet.site.file("copy"));
    assert!(told.contains("pg_dump") && told.contains("docs/backup.md"), "{told}");

    let elsewhere = url.replace("/postgres?", "/template1?");
    let mut server = PgConnection::connect(&elsewhere).await.expect("it listens");
    server.execute("alter database postgres rename to lost").await.expect("put away");
    server.execute("create database postgres").await.expect("made");
    server.close().await.expect("closed");
    let into = ["--exit-on-error", "--single-transaction", "--no-owner", "--dbname", &url];
    postgres("pg_restore", &[&into[..], &[&dump.display().to_string()]].concat());
    acknowledged_is_there(&fleet.site, &saved).await;
    let mut server = PgConnection::connect(&url).await.expect("it listens");
    server.execute(AGED).await.expect("aged");
    server.close().await.expect("closed");
    // What the killed process held when the state was saved would wait for its time.
    fleet.end_leases_before(SystemClock.now()).await;
    fleet.start(0).await;
    nothing_is_lost_or_done_twice(&fleet.site, saved).await;
    fleet.stop_all(DRAIN).await;
}

/// Runs one of PostgreSQL's own programs, of the version that the tests' server has.
fn postgres(program: &str, args: &[&str]) {
    let versions = std::fs::read_dir("/usr/lib/postgresql").expect("`make test` installs PostgreSQL");
    let number = |path: &PathBuf| path.file_name()?.to_str()?.parse::<u32>().ok();
    let newest = versions.map(|one| one.expect("read").path()).max_by_key(number).expect("a version");
    let output = Command::new(newest.join("bin").join(program)).args(args).output().expect("it runs");
    assert!(output.status.success(), "{program}: {}", String::from_utf8_lossy(&output.stderr));
}

/// What `backup` says when it refuses.
fn refused(database: &str, to: &Path) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_goodtime-icims"));
    let (database, keys) = (format!("us.database={database}"), format!("us.sealing_keys={KEY}"));
    let command = command.args(["backup", "--set", &database, "--set", &keys, "--to"]).arg(to);
    let output = command.env_remove("GOODTIME_ICIMS_CONFIG").output().expect("it runs");
    assert_eq!(output.status.code(), Some(1));
    String::from_utf8_lossy(&output.stderr).into_owned()
}
