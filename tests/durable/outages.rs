//! The database fails under load in every way that a server and a network have. Senders are told to come again, the
//! services go on by themselves as soon as it is well, and nothing acknowledged is lost or done twice.

use std::time::{Duration, Instant};

use goodtime_icims::domain::{Clock as _, SystemClock};
use serde_json::json;
use sqlx::{AssertSqlSafe, Connection as _, PgConnection};

use crate::chance::Chance;
use crate::cut::{Cut, Proxy};
use crate::fleet::{Cluster, Fleet};
use crate::load::{Load, Pace};
use crate::look::Look;
use crate::watcher::{Seen, Watcher};
use crate::{DRAIN, TURN, checks, say};

const REPLICAS: usize = 2;
/// Openings are moves, and those that an outage meets are waited out: a few of them are enough.
const PACE: Pace = Pace { senders: 24, opens_one_in: 8, pause: Duration::ZERO };
/// Acknowledged answers and openings before each fault and after it.
const ANSWERS: u64 = 300;
const OPENINGS: u64 = 20;
/// How long the server is down, each time.
const DOWN_FOR: Duration = Duration::from_secs(2);
const TIMES_DOWN: usize = 2;
/// From the moment when the database is well.
const WELL_WITHIN: Duration = Duration::from_secs(10);
/// Until senders and health checks are told of an outage.
const NOTICED_WITHIN: Duration = Duration::from_secs(10);
const TIMES_CUT: usize = 6;
const COMMITS_CUT: i64 = 10;
const CLAIMS_CUT: i64 = 3;
/// Longer than a statement may wait for a lock, and than one may take.
const LOCKED_FOR: Duration = Duration::from_secs(7);
const LOCK: &str = "lock table handoff_slots, events in access exclusive mode";
const OURS: &str = "select count(pg_terminate_backend(pid)) from pg_stat_activity where application_name = 'goodtime'";
const KEPT: &str = "select count(*) from events where source = 'webhook' and outcome in ('accepted', 'duplicate') \
    and handoff_id is not null";

/// Two replicas under load, and somebody who watches both.
struct Trouble {
    fleet: Fleet,
    load: Load,
    watchers: Vec<Watcher>,
    seen: Seen,
}

impl Trouble {
    /// Load before a fault, so that it meets work of all kinds.
    async fn warm(&self) {
        self.load.reach(self.load.answers() + ANSWERS, self.load.openings() + OPENINGS).await;
    }

    /// All replicas are ready, keep deliveries and make moves again.
    async fn well_again(&mut self, what: &str) {
        let began = Instant::now();
        for watcher in &self.watchers {
            watcher.until_ready(true, WELL_WITHIN).await;
            watcher.until_kept(WELL_WITHIN, &mut self.seen).await;
        }
        let took = began.elapsed();
        self.warm().await;
        say(&format!("{what}: served again after {took:.1?}; refusals took up to {:.1?}", self.seen.slowest));
    }

    /// The server is killed like by a crash of its machine, and comes back a little later.
    async fn killed(&mut self) {
        for _ in 0..TIMES_DOWN {
            self.warm().await;
            self.fleet.cluster.kill();
            for watcher in &self.watchers {
                watcher.until_refused(3, NOTICED_WITHIN, &mut self.seen).await;
                watcher.until_ready(false, NOTICED_WITHIN).await;
                let (_, said) = watcher.readiness().await;
                assert_eq!((&said["database"], &said["stopping"]), (&json!(false), &json!(false)), "{said}");
            }
            let before = self.load.answers();
            tokio::time::sleep(DOWN_FOR).await;
            assert_eq!(self.load.answers(), before, "there is no database that could keep anything");
            self.fleet.cluster.again().await;
            self.well_again("the server was killed").await;
        }
    }

    /// All connections are ended by the server, again and again.
    async fn ended(&mut self) {
        let mut store = PgConnection::connect(self.fleet.cluster.url()).await.expect("it listens");
        let mut ended = 0;
        for _ in 0..TIMES_CUT {
            self.load.reach(self.load.answers() + ANSWERS / 3, 0).await;
            let now: i64 = sqlx::query_scalar(OURS).fetch_one(&mut store).await.expect("asked");
            ended += now;
        }
        assert!(ended >= 30, "only {ended} connections were ended");
        self.well_again(&format!("{ended} connections were ended")).await;
    }

    /// The network cuts commits of deliveries off, on their way there or on their answer's way back.
    async fn cut_off(&mut self, proxy: &Proxy) {
        for how in [Cut::BeforeCommit, Cut::AfterCommit] {
            self.warm().await;
            let before = (self.load.not_acknowledged(), proxy.cuts());
            proxy.cut(how, COMMITS_CUT);
            self.warm().await;
            let (lost, cuts) = (self.load.not_acknowledged() - before.0, proxy.cuts() - before.1);
            assert_eq!(cuts, COMMITS_CUT, "{how:?}");
            assert!(lost >= u64::try_from(COMMITS_CUT).expect("few"), "{how:?}: {lost} were told to come again");
            self.well_again(&format!("{how:?}: {cuts} commits were cut off, {lost} deliveries told to come again"))
                .await;
        }
    }

    /// The answers to claims are lost: nobody knows that he has the work, and it is done all the same long before those
    /// leases end.
    async fn claims_cut_off(&mut self, proxy: &Proxy) {
        self.warm().await;
        let before = proxy.cuts();
        proxy.cut(Cut::AfterClaim, CLAIMS_CUT);
        self.warm().await;
        let cuts = proxy.cuts() - before;
        assert_eq!(cuts, CLAIMS_CUT);
        self.well_again(&format!("{cuts} claims were cut off")).await;
    }

    /// Another session holds a lock on what deliveries need, for longer than anybody waits for it.
    async fn locked(&mut self) {
        self.warm().await;
        let mut store = PgConnection::connect(self.fleet.cluster.url()).await.expect("it listens");
        for statement in ["begin", LOCK] {
            sqlx::query(AssertSqlSafe(statement)).execute(&mut store).await.expect("locked");
        }
        let (locked, refused) = (Instant::now(), self.seen.refused);
        // What was kept just before is answered meanwhile.
        self.watchers[0].until_refused(1, NOTICED_WITHIN, &mut self.seen).await;
        let before = self.load.answers();
        while locked.elapsed() < LOCKED_FOR {
            for watcher in &self.watchers {
                assert!(!watcher.deliver(&mut self.seen).await, "it cannot be kept");
            }
        }
        assert_eq!(self.load.answers(), before, "nothing can be kept");
        assert!(self.seen.refused - refused >= 2, "{:?}", self.seen);
        let (status, said) = self.watchers[0].readiness().await;
        assert_eq!(status, 200, "the database answers; only this cannot be written: {said}");
        let pages = self.load.some_links(20);
        checks::show_their_pages(&self.fleet.site, &pages).await;
        store.close().await.expect("unlocked");
        self.well_again("a lock was held").await;
    }

    /// Everything that was acknowledged is there, once.
    async fn check(mut self) {
        let site = &self.fleet.site;
        let (waited, book) = (checks::drained(site).await, self.load.close());
        say(&format!("{book}; the queue was empty {waited:.1?} later"));
        checks::links_show_their_pages(site, &book).await;
        self.fleet.stop_all(DRAIN).await;
        let site = &self.fleet.site;
        checks::deliveries_are_kept_once(site, &book).await;
        checks::openings_moved_once(site, &book).await;
        checks::other_deliveries_are_kept(site, self.seen.kept).await;
        checks::the_command_explains(site, &book);
        let acknowledged: i64 = book.lines.values().map(|line| line.answers).sum();
        let unheard = Look::into(site).await.count(KEPT).await - acknowledged;
        say(&format!("{unheard} deliveries were kept although their senders never heard so"));
        assert!(unheard >= COMMITS_CUT, "the answers of {COMMITS_CUT} commits were lost");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_lost_or_done_twice_when_postgresql_is_killed_cut_off_and_locked_under_load() {
    let turn = TURN.write().await;
    let seed = SystemClock.now().micros().unsigned_abs();
    say(&format!("seed {seed}"));
    let cluster = Cluster::with(&["fsync=on"]);
    let proxy = Proxy::to(cluster.folder());
    let mut fleet = Fleet::on(cluster.through(proxy.url()), REPLICAS, &mut Chance::new(seed)).await;
    // One of the two waits for locks so long that the limit of a statement strikes first.
    fleet.set(1, ("US_DATABASE_LOCK_SECONDS", "10"));
    fleet.set(1, ("US_DATABASE_STATEMENT_SECONDS", "3"));
    fleet.start_all().await;
    let load = Load::at(PACE, &fleet.site);
    let watchers = (0..REPLICAS).map(|replica| Watcher::of(&fleet.site, replica)).collect();
    let clients = load.start(seed);
    let mut trouble = Trouble { fleet, load, watchers, seen: Seen::default() };
    trouble.killed().await;
    trouble.ended().await;
    trouble.cut_off(&proxy).await;
    trouble.claims_cut_off(&proxy).await;
    trouble.locked().await;
    trouble.load.stop(clients).await;
    drop(turn); // The rest is waiting, and another test may go on meanwhile.
    trouble.check().await;
}
