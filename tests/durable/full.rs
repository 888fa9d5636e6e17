//! The disk is full: senders are told to come again, what is kept can be read, and room is all it takes to go on.

use std::fs::File;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::time::{Duration, Instant};

use goodtime_icims::domain::{Clock as _, SystemClock};
use sqlx::Connection as _;
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};

use crate::chance::Chance;
use crate::load::Load;
use crate::service::Site;
use crate::watcher::{Seen, Watcher};
use crate::{ANSWERS, DRAIN, OPENINGS, TURN, checks, say};

/// Tells a test that it runs in a mount namespace of its own, whose small disks are gone with it however it ends.
const APART: &str = "TEST_RUNS_APART";
/// Of the small disk, and what the test leaves free at first: some thousand deliveries.
const SIZE: u64 = 256 << 20;
const FREE: u64 = 12 << 20;
/// For the load to fill what is free.
const FULL_WITHIN: Duration = Duration::from_secs(90);
/// Refusals in a row that show that nothing fits any more: a small delivery fits where a large batch does not.
const IN_A_ROW: i64 = 20;
/// How long it stays full.
const FULL_FOR: Duration = Duration::from_secs(3);
/// From the moment when there is room: the writer tries with each delivery.
const KEPT_WITHIN: Duration = Duration::from_secs(10);
/// Pages that are looked at while nothing can be written.
const PAGES: usize = 50;

/// Runs a test of this suite once more in a mount namespace of its own: as root, or as the root of a namespace for users.
fn apart(test: &str) {
    let own = std::env::current_exe().expect("the suite is a file");
    let ways = [&["--mount"][..], &["--map-root-user", "--mount"]];
    let mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "small", env!("CARGO_TARGET_TMPDIR")];
    let works = |way: &&[&str]| {
        Command::new("unshare").args(*way).args(mount).output().is_ok_and(|Output { status, .. }| status.success())
    };
    let way = ways.into_iter().find(works).expect(
        "this test fills a small disk: run it as root, or where `unshare --map-root-user --mount` may be used (a container \
        needs the capability SYS_ADMIN for both)",
    );
    let mut command = Command::new("unshare");
    let command = command.args(way).arg(own).args(["--exact", test, "--nocapture"]).env(APART, "1");
    let Output { status, stdout, stderr } = command.output().expect("it runs");
    let said = String::from_utf8_lossy(&stdout);
    assert!(status.success() && said.contains("1 passed"), "{said}\n{}", String::from_utf8_lossy(&stderr));
    said.lines().filter(|line| line.starts_with("full: ")).for_each(say);
}

fn is_apart() -> bool {
    std::env::var_os(APART).is_some()
}

/// A small disk with something large on it that nobody needs.
struct SmallDisk {
    folder: PathBuf,
    ballast: PathBuf,
}

impl SmallDisk {
    fn mounted(folder: PathBuf) -> Self {
        std::fs::create_dir(&folder).expect("a folder");
        let size = format!("size={SIZE}");
        let mount = Command::new("mount").args(["-t", "tmpfs", "-o", &size, "small"]).arg(&folder).status();
        assert!(mount.is_ok_and(|status| status.success()), "a small disk is mounted");
        let ballast = folder.join("ballast");
        Self { folder, ballast }
    }

    /// Fills it up to what is to stay free.
    fn fill(&self, used: u64) {
        let mut ballast = File::create(&self.ballast).expect("made");
        let zeros = vec![0; 1 << 20];
        for _ in 0..(SIZE - FREE - used) >> 20 {
            ballast.write_all(&zeros).expect("it fits");
        }
    }

    fn make_room(&self) {
        std::fs::remove_file(&self.ballast).expect("it was there");
    }
}

/// Load until nothing can be kept, a while of that, room, and load again; then everything acknowledged is there.
async fn filled_and_emptied(
    site: &Site,
    settings: &[(&'static str, &'static str)],
    what: &str,
    make_room: impl AsyncFnOnce(),
) {
    let seed = SystemClock.now().micros().unsigned_abs();
    say(&format!("full: seed {seed}"));
    let (load, mut heard) = (Load::new(site), Seen::default());
    let watcher = Watcher::of(site, 0);
    let service = site.serve_as(0, settings).await;
    let clients = load.start(seed);
    let began = Instant::now();
    watcher.until_refused(IN_A_ROW, FULL_WITHIN, &mut heard).await;
    let (filled, before) = (began.elapsed(), load.answers());
    let refused = heard.refused;
    watcher.watch(FULL_FOR, &mut heard).await;
    let while_full = load.answers() - before;
    let links = load.some_links(PAGES);
    assert_eq!(links.len(), PAGES);
    checks::show_their_pages(site, &links).await;
    let (status, said) = watcher.readiness().await;
    assert!(heard.refused - refused >= 10, "{heard:?}");
    let (answers, openings) = (load.answers(), load.openings());
    make_room().await;
    let again = watcher.until_kept(KEPT_WITHIN, &mut heard).await;
    load.reach(answers + ANSWERS, openings + OPENINGS).await;
    load.stop(clients).await;
    let (waited, book) = (checks::drained(site).await, load.close());
    say(&format!(
        "full: {what}: full after {filled:.1?} and {before} acknowledged, {while_full} while it was full, readiness then {status} \
        {said}; kept again {again:.1?} after there was room; {book}; drained {waited:.1?} later"
    ));
    checks::links_show_their_pages(site, &book).await;
    assert!(service.terminate(DRAIN).success(), "the last stop is orderly\n{}", site.log());
    checks::deliveries_are_kept_once(site, &book).await;
    checks::openings_moved_once(site, &book).await;
    checks::other_deliveries_are_kept(site, heard.kept).await;
    checks::the_command_explains(site, &book);
}

fn size(path: &Path) -> u64 {
    std::fs::metadata(path).expect("it is there").len()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_full_disk_refuses_senders_until_there_is_room_and_loses_nothing() {
    if !is_apart() {
        let _turn = TURN.write().await;
        return apart("full::a_full_disk_refuses_senders_until_there_is_room_and_loses_nothing");
    }
    let site = Site::new(&mut Chance::new(SystemClock.now().micros().unsigned_abs())).await;
    let disk = SmallDisk::mounted(site.file("disk"));
    // The other files of the site stay where there is room: the log, for one.
    let moved = disk.folder.join("us.db");
    for name in ["us.db", "us.db-wal"] {
        let (from, to) = (site.file(name), disk.folder.join(name));
        if from.exists() {
            std::fs::copy(&from, &to).expect("no service has it open");
            std::fs::remove_file(&from).expect("it is there");
        }
    }
    std::os::unix::fs::symlink(&moved, site.database()).expect("linked");
    disk.fill(size(&moved));
    filled_and_emptied(&site, &[], "a small disk", async || disk.make_room()).await;
    assert!(size(&moved) > FREE / 4, "the service wrote on the small disk");
}

/// Megabytes. Most of it is taken at first by what nobody needs: what was acknowledged in the rest needs room to be worked off.
const CEILING: &str = "100";
const BALLAST: &str = "create table ballast as with recursive pages (n) as (select 1 union all select n + 1 from pages where n < 23000) \
    select zeroblob(4000) as page from pages";

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_reached_its_ceiling_refuses_senders_until_rows_leave_it_and_loses_nothing() {
    let _turn = TURN.write().await;
    let site = Site::new(&mut Chance::new(SystemClock.now().micros().unsigned_abs())).await;
    let other = async |statement: &'static str| {
        let options = SqliteConnectOptions::new().filename(site.database()).busy_timeout(Duration::from_secs(10));
        let mut store = SqliteConnection::connect_with(&options).await.expect("it opens");
        sqlx::query(statement).execute(&mut store).await.expect(statement);
        store.close().await.expect("closed");
    };
    other(BALLAST).await;
    let settings = [("US_DATABASE_MAX_MEGABYTES", CEILING)];
    filled_and_emptied(&site, &settings, "a ceiling", async || other("drop table ballast").await).await;
}
