//! What a hand-off costs, from delivery to move: the figures that `docs/scaling.md` calculates with.
//!
//! `make capacity` shows them. Rates and processor time differ from machine to machine, so they are told only; what is the
//! same on all of them (calls, bytes, memory, connections) is held to bounds. The pretend iCIMS and the senders take their
//! share of the same cores, so rates are lower bounds.

use std::path::Path;
use std::time::{Duration, Instant};

use goodtime_icims::domain::{Clock as _, SystemClock};

use crate::chance::Chance;
use crate::fleet::Fleet;
use crate::load::{Load, Pace};
use crate::look::Look;
use crate::service::Site;
use crate::{DRAIN, TURN, checks, say};

const HANDOFFS: u64 = 4_000;
/// For each hand-off: application, person, job and recruiter are read; a move reads, writes, reads back and looks at the log.
const CALLS: std::ops::RangeInclusive<f64> = 4.0..=8.5;
/// KiB for each hand-off: twice what it takes, so that a table or an index that grows by mistake is seen.
const DATABASE_MOST: f64 = 9.0;
const LOG_MOST: f64 = 20.0;
/// MiB of a process under load, as the goals have it.
const MEMORY_MOST: f64 = 50.0;
/// Eight for pages and workers, two for deliveries, one for short looks, one to tell and one to hear.
const CONNECTIONS_MOST: i64 = 13;
/// Every second candidate is opened and moved.
const PACE: Pace = Pace { senders: 32, opens_one_in: 2, pause: Duration::ZERO };
/// The kernel counts processor time in hundredths of a second on every Linux that is in use.
const TICKS_PER_SECOND: f64 = 100.0;

#[tokio::test(flavor = "multi_thread")]
async fn a_hand_off_costs_no_more_than_it_should_on_sqlite() {
    let _turn = TURN.write().await;
    let site = Site::new(&mut chance()).await;
    let service = site.serve().await;
    let before = size(&site.database());
    let measured = measure(&site, service.id(), None).await;
    assert!(service.terminate(DRAIN).success(), "an orderly end");
    measured.judge("SQLite", size(&site.database()) - before, None);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hand_off_costs_no_more_than_it_should_on_postgresql() {
    let _turn = TURN.write().await;
    let mut fleet = Fleet::new(1, &mut chance()).await;
    fleet.start_all().await;
    let mut look = Look::into(&fleet.site).await;
    let size = "select pg_database_size(current_database())";
    let wal = "select (pg_current_wal_lsn() - '0/0')::bigint";
    let sessions = "select count(*) from pg_stat_activity where application_name = 'goodtime'";
    let (first_size, first_wal) = (look.count(size).await, look.count(wal).await);
    let server = look.count("select pg_backend_pid()::bigint").await;
    let measured = measure(&fleet.site, fleet.id(0), parent(server)).await;
    let (grown, wal) = (look.count(size).await - first_size, look.count(wal).await - first_wal);
    let sessions = look.count(sessions).await;
    say(&format!("PostgreSQL: {sessions} connections"));
    look.close().await;
    fleet.stop_all(DRAIN).await;
    measured.judge("PostgreSQL", grown, Some(wal));
    assert!(sessions <= CONNECTIONS_MOST, "{sessions} connections");
}

fn chance() -> Chance {
    Chance::new(SystemClock.now().micros().unsigned_abs())
}

/// What was seen while the hand-offs were made.
struct Measured {
    handoffs: f64,
    deliveries: f64,
    openings: f64,
    taking: Duration,
    all: Duration,
    service: f64,
    server: f64,
    calls: f64,
    /// KiB, now and at most.
    memory: [f64; 2],
}

async fn measure(site: &Site, service: u32, server: Option<i64>) -> Measured {
    let load = Load::at(PACE, site);
    let (calls, cpu, server_cpu) = (site.sim.calls().total, processor(service.into()), tree(server));
    let began = Instant::now();
    let clients = load.start(7);
    load.reach(HANDOFFS, 0).await;
    load.stop(clients).await;
    let taking = began.elapsed();
    checks::drained(site).await;
    let all = began.elapsed();
    let (deliveries, openings) = (load.answers(), load.openings());
    let book = load.close();
    let status = std::fs::read_to_string(format!("/proc/{service}/status")).expect("it runs");
    let kib = |name: &str| {
        let line = status.lines().find_map(|line| line.strip_prefix(name)).expect("Linux tells");
        line.trim().trim_end_matches(" kB").parse::<f64>().expect("a number")
    };
    Measured {
        handoffs: number(book.lines.values().filter(|line| line.location.is_some()).count() as u64),
        deliveries: number(deliveries),
        openings: number(openings),
        taking,
        all,
        service: processor(service.into()) - cpu,
        server: tree(server) - server_cpu,
        calls: number(site.sim.calls().total - calls),
        memory: [kib("VmRSS:"), kib("VmHWM:")],
    }
}

impl Measured {
    fn judge(&self, engine: &str, grown: i64, wal: Option<i64>) {
        let each = |all: f64| all / self.handoffs;
        let kib = |bytes: i64| each(number(bytes.unsigned_abs())) / 1_024.0;
        say(&format!(
            "{engine}: {} hand-offs of {} deliveries, {} opened and moved",
            self.handoffs, self.deliveries, self.openings
        ));
        say(&format!(
            "{engine}: taken at {:.0} deliveries a second; from the first delivery to the last move {:.0} hand-offs a second",
            self.deliveries / self.taking.as_secs_f64(),
            self.handoffs / self.all.as_secs_f64()
        ));
        say(&format!(
            "{engine}: for each hand-off {:.2} ms of processor in the service and {:.2} ms in the database, {:.1} calls to iCIMS",
            each(self.service) * 1_000.0,
            each(self.server) * 1_000.0,
            each(self.calls)
        ));
        let (database, log) = (kib(grown), wal.map(kib));
        let [now, most] = self.memory.map(|kib| kib / 1_024.0);
        let told = log.map_or_else(String::new, |log| format!(", {log:.1} KiB of write-ahead log"));
        say(&format!(
            "{engine}: for each hand-off {database:.1} KiB of database{told}; memory {now:.0} MiB, {most:.0} at most"
        ));
        assert!(CALLS.contains(&each(self.calls)), "{:.1} calls to iCIMS for a hand-off", each(self.calls));
        assert!(database <= DATABASE_MOST, "{database:.1} KiB of database for a hand-off");
        assert!(log.is_none_or(|log| log <= LOG_MOST), "{log:?} KiB of write-ahead log for a hand-off");
        assert!(most <= MEMORY_MOST, "{most:.1} MiB of memory");
    }
}

/// Seconds of processor that a process has used, with those children that have ended.
fn processor(process: i64) -> f64 {
    let Ok(stat) = std::fs::read_to_string(format!("/proc/{process}/stat")) else { return 0.0 };
    let fields: Vec<_> = stat.rsplit(')').next().unwrap_or_default().split_whitespace().collect();
    fields[11..15].iter().filter_map(|ticks| ticks.parse::<f64>().ok()).sum::<f64>() / TICKS_PER_SECOND
}

/// The same of a process and the children it has now.
fn tree(root: Option<i64>) -> f64 {
    let Some(root) = root else { return 0.0 };
    let processes = std::fs::read_dir("/proc").expect("Linux").filter_map(Result::ok);
    let ids = processes.filter_map(|entry| entry.file_name().to_str()?.parse::<i64>().ok());
    processor(root) + ids.filter(|id| parent(*id) == Some(root)).map(processor).sum::<f64>()
}

fn parent(process: i64) -> Option<i64> {
    let stat = std::fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    stat.rsplit(')').next()?.split_whitespace().nth(1)?.parse().ok()
}

/// Bytes of a SQLite database, its log included.
fn size(database: &Path) -> i64 {
    let files = ["", "-wal"].map(|end| format!("{}{end}", database.display()));
    files.iter().filter_map(|file| std::fs::metadata(file).ok()).map(|file| file.len().cast_signed()).sum()
}

#[expect(clippy::cast_precision_loss, reason = "the numbers are small")]
fn number(value: u64) -> f64 {
    value as f64
}
