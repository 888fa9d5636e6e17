//! A day at eighty thousand calls an hour, by one process and by three whose clocks differ.

use std::collections::HashMap;
use std::time::Duration;

use async_trait::async_trait;

use super::*;
use crate::ats::BudgetLedger;
use crate::domain::{CallLimits, CallsCounted, CallsReserved, Feature, Lane, ManualClock, Region, TenantSettings};

/// 2026-11-24 00:00:00 UTC.
const MIDNIGHT: Timestamp = Timestamp::from_micros(1_795_478_400_000_000);
const PER_HOUR: u32 = 80_000;
/// A process that wants more than this at once would wait at its gates.
const AT_ONCE: u32 = 2_000;

struct Ledger {
    replicas: i64,
    counted: Mutex<HashMap<CallWindow, CallsCounted>>,
}

#[async_trait]
impl BudgetLedger for Ledger {
    async fn reserve(&self, asked: &CallsAsked) -> Result<CallsReserved, AtsError> {
        let mut all = self.counted.lock().unwrap();
        let counted = all.entry(asked.window).or_default();
        *counted = asked.told(*counted);
        let given = asked.given(*counted, self.replicas);
        counted.granted += given.calls;
        Ok(given)
    }
}

fn tenant() -> Tenant {
    let calls = CallLimits { per_hour: PER_HOUR, per_day: Some(10_000_000), ..CallLimits::default() };
    Tenant {
        id: TenantId::try_from(1).unwrap(),
        ats: "icims".to_owned(),
        customer: 4321.try_into().unwrap(),
        name: "Example".to_owned(),
        paused_until: None,
        settings: TenantSettings { calls, ..TenantSettings::default() },
        rules: HashMap::new(),
        version: 1,
    }
}

/// Every process asks for as much as it can, each with a clock that is wrong by some seconds; what iCIMS counts is counted by
/// its own clock, some seconds after a call was sent.
async fn a_day_of(processes: u32) {
    let ledger = Arc::new(Ledger { replicas: i64::from(processes), counted: Mutex::default() });
    let tenant = tenant();
    let wrong = |process: u32| Duration::from_secs(u64::from(process) * 8);
    let all: Vec<_> = (0..processes)
        .map(|_| {
            let clock = Arc::new(ManualClock::at(MIDNIGHT));
            let measures = Arc::new(Measures::of(Region::Us));
            let ledger = Arc::clone(&ledger) as Arc<dyn BudgetLedger>;
            (Arc::clone(&clock), Budget::new(clock, measures, ledger, Arc::default()))
        })
        .collect();
    let mut counted: HashMap<Timestamp, u32> = HashMap::new();
    let (mut clicks, mut minute) = (0, 0);
    while minute < 24 * 60 {
        let now = MIDNIGHT.plus(Duration::from_mins(minute));
        // Around the end of an hour each second counts.
        let seconds: &[u64] = if minute % 60 == 59 {
            &[0, 20, 40, 50, 59]
        } else if minute % 60 == 0 {
            &[1, 10, 29, 45]
        } else {
            &[0]
        };
        for second in seconds {
            let now = now.plus(Duration::from_secs(*second));
            for (process, (clock, budget)) in (0..).zip(&all) {
                clock.advance_to(now.plus(wrong(process)));
                let arrives = now.plus(Duration::from_secs(u64::from(process) * 4));
                let hour = counted.entry(CallWindow::of(Span::Hour, arrives).starts_at).or_default();
                let sync = Call { tenant: &tenant, lane: Lane::Sync, feature: Feature::Reconcile };
                let mut made = 0;
                while made < AT_ONCE && budget.use_one(sync).await.is_ok() {
                    made += 1;
                }
                *hour += made;
                let click = Call { lane: Lane::Click, ..sync };
                budget.use_one(click).await.expect("a click is served");
                (*hour, clicks) = (*hour + 1, clicks + 1);
            }
        }
        minute += if minute % 60 == 58 || minute % 60 == 59 { 1 } else { 2 };
    }
    assert!(clicks > 700);
    for (hour, calls) in &counted {
        assert!(*calls <= PER_HOUR, "{calls} from {hour} on");
    }
    let least = counted.values().filter(|calls| **calls > 1_000).min().copied().unwrap_or_default();
    assert!(least > PER_HOUR / 10 * 7, "what there is is used: {least}");
}

#[tokio::test]
async fn a_day_of_one_process_stays_under_every_hour() {
    a_day_of(1).await;
}

#[tokio::test]
async fn a_day_of_three_processes_stays_under_every_hour() {
    a_day_of(3).await;
}
