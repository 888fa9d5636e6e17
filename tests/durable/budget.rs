//! No hour and no day has more calls than there are, whoever makes them; and a click is served when others wait.
//!
//! The clock is turned by hand; the calls are real, and the pretend iCIMS counts them. One process keeps its counts in SQLite,
//! three share theirs in PostgreSQL.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use futures_util::{StreamExt as _, stream};
use goodtime_icims::ats::icims::{Config, Hosts, Icims};
use goodtime_icims::ats::{Access, Ats as _, AtsError, BudgetLedger, Call, Grant, Secret};
use goodtime_icims::domain::{
    ApiFamily, CallLimits, CallsAsked, CallsReserved, Clock as _, CredentialId, CredentialKind, Feature, Lane,
    ManualClock, ProcessRoles, Region, Replica, ReplicaId, Tenant, TenantId, TenantSettings, Timestamp,
};
use goodtime_icims::measures::Measures;
use goodtime_icims::simulator::{Config as Pretend, Simulator};
use goodtime_icims::store::postgres::{PgSettings, PgStore};
use goodtime_icims::store::sqlite::SqliteStore;
use goodtime_icims::store::{NewTenant, Opening, Store};

use crate::TURN;
use crate::fleet::Cluster;

/// 2026-11-24 00:00:00 UTC.
const MIDNIGHT: Timestamp = Timestamp::from_micros(1_795_478_400_000_000);
const MINUTE: Duration = Duration::from_mins(1);
const HOUR: Duration = Duration::from_hours(1);
const CUSTOMER: i64 = 4321;
const CLIENT_SECRET: &str = "the secret of the client";

/// What stands between two tests: the place of the database.
enum Kept {
    File(#[expect(dead_code, reason = "it is removed when the test ends")] tempfile::TempDir),
    Server(#[expect(dead_code, reason = "it ends with the test")] Cluster),
}

struct Known(CredentialId);

impl Access for Known {
    fn grant(&self, _: TenantId, _: ApiFamily) -> Result<Grant, AtsError> {
        let (principal, secret) = ("goodtime".to_owned(), Secret::new(CLIENT_SECRET));
        Ok(Grant { id: self.0, kind: CredentialKind::OauthClient, principal, secret })
    }
}

/// As the service does it.
struct Ledger(Arc<dyn Store>);

#[async_trait]
impl BudgetLedger for Ledger {
    async fn reserve(&self, asked: &CallsAsked) -> Result<CallsReserved, AtsError> {
        self.0.reserve_calls(asked).await.map_err(|_| AtsError::Busy)
    }
}

/// Processes that share a tenant's calls; they know of each other by the database alone.
struct Processes {
    sim: Simulator,
    clock: Arc<ManualClock>,
    stores: Vec<Arc<dyn Store>>,
    all: Vec<Icims>,
    tenant: Tenant,
    _kept: Kept,
}

impl Processes {
    async fn new(processes: usize, calls: CallLimits, at: Timestamp) -> Self {
        let clock = Arc::new(ManualClock::at(at));
        let sim = pretended(&clock).await;
        let (stores, kept) = stores(processes).await;
        let settings = TenantSettings { calls, ..TenantSettings::default() };
        let (customer, audit) = (CUSTOMER.try_into().expect("an id"), ("test", at));
        let new = NewTenant { paused_until: None, ats: "icims", customer, name: "Example", settings: &settings, audit };
        let id = stores[0].add_tenant(&new, &[]).await.expect("kept").expect("it is new");
        let tenant = Tenant {
            id,
            ats: "icims".to_owned(),
            customer,
            name: "Example".to_owned(),
            paused_until: None,
            settings,
            rules: HashMap::new(),
            version: 1,
        };
        let all = stores.iter().map(|store| process(&sim, &clock, store)).collect();
        Self { sim, clock, stores, all, tenant, _kept: kept }
    }

    /// Lets time pass; each process says that it lives.
    async fn at(&self, at: Timestamp) {
        self.clock.advance_to(at);
        for (n, store) in self.stores.iter().enumerate() {
            let replica = Replica {
                id: ReplicaId::from_uuid(uuid::Uuid::from_u128(n as u128 + 1)),
                name: format!("process {n}"),
                roles: ProcessRoles::ALL,
                version: "0".to_owned(),
                skew_micros: 0,
                started_at: MIDNIGHT,
                seen_at: self.clock.now(),
            };
            store.beat(&replica).await.expect("kept");
        }
    }

    async fn call(&self, process: usize, lane: Lane) -> Result<(), AtsError> {
        let call = Call { tenant: &self.tenant, lane, feature: Feature::Reconcile };
        self.all[process].probe(call).await.map(|_answer| ())
    }

    /// The processes want so many calls of a lane together; how many were made.
    async fn press(&self, lane: Lane, wanted: usize) -> usize {
        let calls = (0..wanted).map(|n| self.call(n % self.all.len(), lane));
        let made = stream::iter(calls).buffer_unordered(6 * self.all.len()).map(|made| match made {
            Ok(()) => 1,
            // A refusal of iCIMS itself would name no time.
            Err(AtsError::Throttled { retry_after: Some(_) } | AtsError::Busy) => 0,
            Err(error) => panic!("{error}"),
        });
        made.collect::<Vec<usize>>().await.into_iter().sum()
    }

    /// Each process is clicked on once.
    async fn click(&self) {
        for process in 0..self.all.len() {
            self.call(process, Lane::Click).await.expect("a click is served");
        }
    }

    /// By the count of the pretend iCIMS.
    fn made(&self) -> u64 {
        let calls = self.sim.calls();
        calls.total - calls.tokens
    }
}

/// What it announces is more than there is, so that nothing but our own count can hold.
async fn pretended(clock: &Arc<ManualClock>) -> Simulator {
    let its = Arc::clone(clock);
    let sim = Simulator::start(Pretend {
        listen: "127.0.0.1:0".parse().expect("an address"),
        customer_id: CUSTOMER,
        region: "US".to_owned(),
        api_client: ("goodtime".to_owned(), CLIENT_SECRET.to_owned()),
        api_user: ("unused".to_owned(), "unused password".to_owned()),
        webhook: None,
        now: Arc::new(move || its.now().micros()),
    });
    let sim = sim.await.expect("the simulator starts");
    sim.switch(|on| on.rate_limit = Some(100_000_000));
    sim
}

async fn stores(processes: usize) -> (Vec<Arc<dyn Store>>, Kept) {
    if processes == 1 {
        let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).expect("a folder on the disk");
        let file = folder.path().join("us.db");
        let store = SqliteStore::open(&file, Region::Us, Opening::Prepare).await.expect("opened");
        return (vec![Arc::new(store)], Kept::File(folder));
    }
    let cluster = Cluster::lend();
    let mut all: Vec<Arc<dyn Store>> = Vec::new();
    for _ in 0..processes {
        let settings = PgSettings::at(cluster.url().to_owned().into());
        all.push(Arc::new(PgStore::open(&settings, Region::Us, Opening::Prepare).await.expect("opened")));
    }
    (all, Kept::Server(cluster))
}

fn process(sim: &Simulator, clock: &Arc<ManualClock>, store: &Arc<dyn Store>) -> Icims {
    let hosts = Hosts { api_url: sim.url(), login_url: sim.url(), audience: "https://api.icims.com/v1/".to_owned() };
    let config = Config { hosts, ..Config::of(Region::Us) };
    let (access, ledger) = (Arc::new(Known(CredentialId::at(MIDNIGHT))), Arc::new(Ledger(Arc::clone(store))));
    let measures = Arc::new(Measures::of(Region::Us));
    Icims::new(config, access, Arc::clone(clock) as _, measures, (ledger, Arc::default())).expect("a client")
}

/// Nothing but the hour and the day holds anybody back.
fn limits(per_hour: u32, per_day: u32) -> CallLimits {
    CallLimits { per_second: 10_000, in_flight: 64, per_hour, per_day: Some(per_day) }
}

/// More is asked for all day than there is; around midnight too.
async fn a_day_of_ten_thousand(processes: usize) {
    let _turn = TURN.read().await;
    let all = Processes::new(processes, limits(80_000, 10_000), MIDNIGHT.minus(2 * MINUTE)).await;
    let (mut days, mut began) = (Vec::new(), all.made());
    let mut short = 0;
    for day in 0..2 {
        let midnight = MIDNIGHT.plus(day * 24 * HOUR);
        let steps = (0..if day == 0 { 96 } else { 1 }).map(|quarter: u32| midnight.plus(quarter * 15 * MINUTE));
        let edges = [MINUTE / 3, MINUTE / 6, Duration::from_millis(1)].map(|before| midnight.minus(before));
        for at in edges.into_iter().chain(steps) {
            if at == midnight {
                days.push(all.made() - began);
                began = all.made();
            }
            all.at(at).await;
            // What comes near midnight counts on both sides.
            let wanted = if at < midnight { 12 } else { 150 };
            let made = all.press(Lane::Sync, wanted).await + all.press(Lane::Backfill, wanted / 3).await;
            short += usize::from(made < wanted + wanted / 3);
            all.click().await;
        }
    }
    assert!(days[1] <= 10_000, "{days:?}");
    assert!(days[1] > 9_500, "what there is is used: {days:?}");
    assert!(short > 40, "the background waited: {short}");
}

/// A day with three full hours, the first and the last among them, and with minutes on both sides of every hour's end.
async fn a_day_of_eighty_thousand_an_hour(processes: usize) {
    const PER_HOUR: u32 = 80_000;
    let _turn = TURN.read().await;
    let all = Processes::new(processes, limits(PER_HOUR, 10_000_000), MIDNIGHT).await;
    let mut began = all.made();
    for hour in 0..24_u32 {
        let is_full = [0, 9, 23].contains(&hour);
        let mut short = 0;
        for minute in [0, 10, 20, 30, 40, 50, 55, 59] {
            all.at(MIDNIGHT.plus(hour * HOUR + minute * MINUTE)).await;
            let wanted = if is_full { 16_000 } else { 100 };
            short += usize::from(all.press(Lane::Sync, wanted).await < wanted);
            all.click().await;
        }
        all.at(MIDNIGHT.plus((hour + 1) * HOUR).minus(Duration::from_millis(1))).await;
        all.press(Lane::Sync, 100).await;
        all.click().await;
        let made = all.made() - began;
        began = all.made();
        assert!(made <= u64::from(PER_HOUR), "{made} in hour {hour}");
        assert!(!is_full || (made > 75_000 && short > 2), "what there is is used, and no more: {made}, {short}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_day_of_ten_thousand_calls_is_kept_by_one_process() {
    a_day_of_ten_thousand(1).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_day_of_ten_thousand_calls_is_kept_by_three_processes() {
    a_day_of_ten_thousand(3).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn eighty_thousand_calls_an_hour_are_kept_by_one_process() {
    a_day_of_eighty_thousand_an_hour(1).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn eighty_thousand_calls_an_hour_are_kept_by_three_processes() {
    a_day_of_eighty_thousand_an_hour(3).await;
}
