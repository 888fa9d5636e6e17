//! Counts the deliveries of each hour, and finds tenants that send nothing at an hour at which they usually do.
//!
//! Hours are those of UTC, counted since the Unix epoch, so the same weekday and hour is 168 of them ago. An hour is counted
//! once, after it has ended, by the ids of its events: these start with their time and are the key of the table, so nothing
//! is looked up on the way of a delivery.

use std::collections::BTreeMap;
use std::time::Duration;

use super::Notices;
use crate::domain::{NoticeKind, TenantId, Timestamp, Trouble};
use crate::store::StoreError;

const HOUR: Duration = Duration::from_hours(1);
const HOUR_MICROS: i64 = 3_600_000_000;
const WEEK_HOURS: i64 = 168;
/// The weeks that an hour is compared with: older ones tell of another season.
const WEEKS: i64 = 4;
/// In so many of them there must have been enough: one holiday must not hide the habit.
const USUAL_WEEKS: usize = 3;
/// What was on its way when the hour ended is kept by then.
const SETTLED: Duration = Duration::from_mins(2);
/// An hour is counted in slices, so that no statement reads too much.
const SLICES: u32 = 12;
/// Hours counted in one round; the first rounds count the weeks before.
const HOURS_A_ROUND: i64 = 48;

impl Notices {
    /// One round: counts the hours that have ended, and judges the last of them.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn count_hours(&self) -> Result<(), StoreError> {
        let ended = (self.clock.now().minus(SETTLED).micros() / HOUR_MICROS) - 1;
        let first = ended - WEEKS * WEEK_HOURS;
        let next = self.store.hours_counted().await?.map_or(first, |counted| (counted + 1).max(first));
        for hour in next..=ended.min(next + HOURS_A_ROUND - 1) {
            let deliveries = self.count(hour).await?;
            self.store.keep_hour(hour, &deliveries).await?;
            self.end_silences(&deliveries).await?;
            if hour == ended {
                self.judge(hour, &deliveries).await?;
            }
        }
        Ok(())
    }

    async fn count(&self, hour: i64) -> Result<BTreeMap<TenantId, i64>, StoreError> {
        let mut all = BTreeMap::new();
        for slice in 0..SLICES {
            let from = start(hour).plus(HOUR / SLICES * slice);
            for (tenant, many) in self.store.received(from, from.plus(HOUR / SLICES)).await? {
                *all.entry(tenant).or_default() += many;
            }
        }
        Ok(all)
    }

    /// A silence ends with the next delivery.
    async fn end_silences(&self, deliveries: &BTreeMap<TenantId, i64>) -> Result<(), StoreError> {
        let now = self.clock.now();
        for silence in self.store.lasting_troubles().await?.iter().filter(|one| one.kind == NoticeKind::TenantSilent) {
            if deliveries.contains_key(&silence.tenant) {
                self.store.trouble_ended(silence.tenant, silence.kind, None, now).await?;
            }
        }
        Ok(())
    }

    /// A silence begins with an hour that usually has enough deliveries and has none.
    async fn judge(&self, hour: i64, deliveries: &BTreeMap<TenantId, i64>) -> Result<(), StoreError> {
        let now = self.clock.now();
        let mut weeks = Vec::new();
        for week in 1..=WEEKS {
            weeks.push(self.store.deliveries_in(hour - week * WEEK_HOURS).await?);
        }
        for tenant in self.directory.current().tenants() {
            if deliveries.contains_key(&tenant.id) {
                continue;
            }
            let mut usual: Vec<i64> = weeks.iter().filter_map(|week| week.get(&tenant.id).copied()).collect();
            usual.retain(|many| *many >= self.rules.silence_least);
            if usual.len() >= USUAL_WEEKS && !tenant.is_paused(now) {
                let times = usual.into_iter().min().unwrap_or(self.rules.silence_least);
                self.store.trouble_lasts(&silence(tenant.id, times, hour)).await?;
            }
        }
        Ok(())
    }
}

fn start(hour: i64) -> Timestamp {
    Timestamp::from_micros(hour * HOUR_MICROS)
}

fn silence(tenant: TenantId, times: i64, hour: i64) -> Trouble {
    Trouble {
        tenant,
        kind: NoticeKind::TenantSilent,
        times,
        since: start(hour),
        last_at: start(hour + 1),
        is_over: false,
        workflow: None,
        handoff: None,
        why: None,
    }
}
