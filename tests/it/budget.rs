//! No hour and no day has more calls than there are, whoever makes them; and a click is served when others wait.

use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use futures_util::{StreamExt as _, stream};
use goodtime_icims::ats::icims::{Config, Hosts, Icims};
use goodtime_icims::ats::{Access, Ats as _, AtsError, BudgetLedger, Call, Grant, Secret};
use goodtime_icims::domain::{
    ApiFamily, CallLimits, CallsAsked, CallsReserved, Clock as _, CredentialId, CredentialKind, Feature, Lane,
    ProcessRoles, Region, Replica, ReplicaId, Tenant, TenantId, TenantSettings, Timestamp,
};
use goodtime_icims::measures::Measures;
use goodtime_icims::store::Store;

use crate::world::{CLIENT_SECRET, Plan, World};

/// 2026-11-24 00:00:00 UTC.
const MIDNIGHT: Timestamp = Timestamp::from_micros(1_795_478_400_000_000);
const MINUTE: Duration = Duration::from_mins(1);
const HOUR: Duration = Duration::from_hours(1);

struct Known(CredentialId);

impl Access for Known {
    fn grant(&self, _: TenantId, _: ApiFamily) -> Result<Grant, AtsError> {
        let (principal, secret) = ("goodtime".to_owned(), Secret::new(CLIENT_SECRET));
        Ok(Grant { id: self.0, kind: CredentialKind::OauthClient, principal, secret })
    }
}

/// As the service does it.
struct Kept(Arc<dyn Store>);

#[async_trait]
impl BudgetLedger for Kept {
    async fn reserve(&self, asked: &CallsAsked) -> Result<CallsReserved, AtsError> {
        self.0.reserve_calls(asked).await.map_err(|_| AtsError::Busy)
    }
}

/// Processes that share a tenant's calls; they know of each other by the database alone.
struct Processes {
    world: World,
    all: Vec<Icims>,
    tenant: Arc<Tenant>,
}

impl Processes {
    async fn new(processes: usize, calls: CallLimits, at: Timestamp) -> Self {
        let settings = TenantSettings { calls, ..TenantSettings::default() };
        let world = World::planned(Plan { settings, ..Plan::default() }).await;
        // What it announces is more than there is, so that nothing but our own count can hold.
        world.sim.switch(|on| on.rate_limit = Some(1_000_000));
        world.clock.advance_to(at);
        let all = (0..processes).map(|_| process(&world)).collect();
        let tenant = world.region.flow.directory.current().tenant(world.tenant).expect("a tenant").clone();
        let all = Self { world, all, tenant };
        all.live().await;
        all
    }

    /// Each says that it lives.
    async fn live(&self) {
        let now = self.world.clock.now();
        for n in 0..self.all.len() {
            let id = ReplicaId::from_uuid(uuid::Uuid::from_u128(n as u128 + 1));
            let replica = Replica {
                id,
                name: format!("process {n}"),
                roles: ProcessRoles::ALL,
                version: "0".to_owned(),
                skew_micros: 0,
                started_at: now,
                seen_at: now,
            };
            self.world.region.flow.store.beat(&replica).await.expect("kept");
        }
    }

    async fn call(&self, process: usize, lane: Lane) -> Result<(), AtsError> {
        let call = Call { tenant: &self.tenant, lane, feature: Feature::Check };
        self.all[process].probe(call).await.map(|_answer| ())
    }

    /// Every process makes so many calls of a lane; how many were made.
    async fn press(&self, lane: Lane, many: usize) -> usize {
        let calls = (0..many).flat_map(|_| 0..self.all.len()).map(|process| self.call(process, lane));
        let made = stream::iter(calls).buffer_unordered(6 * self.all.len()).map(|made| match made {
            Ok(()) => 1,
            // A refusal of iCIMS itself would name no time.
            Err(AtsError::Throttled { retry_after: Some(_) } | AtsError::Busy) => 0,
            Err(error) => panic!("{error}"),
        });
        made.collect::<Vec<usize>>().await.into_iter().sum()
    }

    async fn click(&self, process: usize) {
        self.call(process, Lane::Click).await.expect("a click is served");
    }

    fn made(&self) -> u64 {
        let calls = self.world.sim.calls();
        calls.total - calls.tokens
    }
}

fn process(world: &World) -> Icims {
    let url = world.sim.url();
    let hosts = Hosts { api_url: url.clone(), login_url: url, audience: world.settings.icims_audience.clone() };
    let config = Config { hosts, ..Config::of(Region::Us) };
    let ledger = Arc::new(Kept(Arc::clone(&world.region.flow.store)));
    let measures = Arc::new(Measures::of(Region::Us));
    Icims::new(
        config,
        Arc::new(Known(CredentialId::at(MIDNIGHT))),
        Arc::clone(&world.clock) as _,
        measures,
        (ledger, Arc::default()),
    )
    .expect("a client")
}

/// More is asked for all day than there is; around midnight too.
async fn a_day_of(processes: usize) {
    let limits = CallLimits { per_second: 10_000, in_flight: 64, per_day: Some(10_000), ..CallLimits::default() };
    let all = Processes::new(processes, limits, MIDNIGHT.minus(2 * MINUTE)).await;
    let (mut days, mut began) = (Vec::new(), all.made());
    let mut short = 0;
    for day in 0..2 {
        let midnight = MIDNIGHT.plus(day * 24 * HOUR);
        let steps = (0..if day == 0 { 96 } else { 1 }).map(|quarter: u32| midnight.plus(quarter * 15 * MINUTE));
        let edges = [MINUTE / 6, MINUTE / 3].map(|before| midnight.minus(before));
        let edges = edges.into_iter().rev().chain([midnight.minus(Duration::from_millis(1))]);
        for at in edges.chain(steps) {
            if at == midnight {
                days.push(all.made() - began);
                began = all.made();
            }
            all.world.clock.advance_to(at.max(all.world.clock.now()));
            all.live().await;
            // What comes near midnight counts on both sides.
            let wanted = if at < midnight { 12 } else { 150 } / processes;
            let synced = all.press(Lane::Sync, wanted).await;
            let filled = all.press(Lane::Backfill, wanted / 3).await;
            short += usize::from(synced + filled < processes * (wanted + wanted / 3));
            all.click(days.len() % processes).await;
        }
    }
    assert!(days[1] <= 10_000, "{days:?}");
    assert!(days[1] > 9_500, "what there is is used: {days:?}");
    assert!(short > 40, "the background waited: {short}");
}

#[tokio::test]
async fn a_day_of_one_process_never_has_more_calls_than_there_are() {
    a_day_of(1).await;
}

#[tokio::test]
async fn a_day_of_three_processes_never_has_more_calls_than_there_are() {
    a_day_of(3).await;
}

/// Three hours, with minutes on both sides of their ends.
async fn hours_of(processes: usize) {
    let (from, per_hour) = (MIDNIGHT.plus(9 * HOUR), 2_000);
    let limits = CallLimits { per_second: 10_000, in_flight: 64, per_day: Some(900_000), per_hour };
    let all = Processes::new(processes, limits, from).await;
    let mut began = all.made();
    for minute in (0..=180).filter(|minute| minute % 15 == 0 || minute % 60 == 59) {
        if minute > 0 && minute % 60 == 0 {
            let hour = all.made() - began;
            assert!((1_700..=2_000).contains(&hour), "{hour} until minute {minute}");
            began = all.made();
        }
        all.world.clock.advance_to(from.plus(minute * MINUTE));
        all.live().await;
        all.press(Lane::Sync, 600 / processes).await;
        all.click(0).await;
    }
}

#[tokio::test]
async fn no_hour_of_one_process_has_more_calls_than_there_are() {
    hours_of(1).await;
}

#[tokio::test]
async fn no_hour_of_three_processes_has_more_calls_than_there_are() {
    hours_of(3).await;
}
