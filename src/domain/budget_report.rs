//! How a tenant stands with its calls: what is used and left, for whom and what for, what waits, and when the day runs out.

use std::collections::BTreeMap;
use std::time::Duration;

use super::call_usage::calls_of_last_hour;
use super::{CallLimits, CallWindow, CallsCounted, CallsUsed, Feature, Lane, Span, Timestamp, runs_out_at};

/// A lane that was held back within it is slowed.
const LATELY: Duration = Duration::from_hours(1);

/// How a tenant stands with its calls.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BudgetReport {
    /// This hour and this day.
    pub windows: Vec<WindowReport>,
    /// When the day's calls are used up, if they are used as in the last hour; `None` where they are not before it ends.
    pub runs_out_at: Option<Timestamp>,
    /// What the day's calls were for, by lane and feature; `hour` is the day's beginning.
    pub used: Vec<CallsUsed>,
    /// What was held back within the last hour, and why at last.
    pub slowed: Vec<CallsUsed>,
    /// What the hours of the day used, in their order; hours without calls are left out.
    pub hours: Vec<(Timestamp, i64)>,
    /// What sixty minutes use, if it goes on as in the last hour.
    pub per_hour: i64,
}

/// How an hour or a day stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WindowReport {
    /// Which.
    pub window: CallWindow,
    /// Calls in all.
    pub limit: i64,
    /// What is known of it.
    pub counted: CallsCounted,
    /// What each lane may still use.
    pub lanes: Vec<LaneLeft>,
}

/// What a lane may still use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LaneLeft {
    /// Which.
    pub lane: Lane,
    /// Calls.
    pub left: i64,
    /// When it may use one again, where there are none.
    pub opens_at: Option<Timestamp>,
}

impl BudgetReport {
    /// The windows that are told of.
    #[must_use]
    pub fn windows(now: Timestamp) -> [CallWindow; 2] {
        Span::ALL.map(|span| CallWindow::of(span, now))
    }

    /// From when on usage is needed.
    #[must_use]
    pub fn usage_from(now: Timestamp) -> Timestamp {
        CallWindow::of(Span::Day, now).starts_at.min(CallWindow::of(Span::Hour, now.minus(LATELY)).starts_at)
    }

    /// The report; `counted` is what is known of [`Self::windows`], in their order.
    #[must_use]
    pub fn of(now: Timestamp, limits: CallLimits, counted: &[CallsCounted], usage: &[CallsUsed]) -> Self {
        let windows: Vec<_> = Self::windows(now)
            .into_iter()
            .zip(counted)
            .map(|(window, counted)| WindowReport::of(now, limits, window, *counted))
            .collect();
        let day = windows.iter().find(|one| one.window.span == Span::Day);
        let runs_out_at =
            day.and_then(|day| runs_out_at(now, day.limit, day.counted.granted + day.counted.others, usage));
        let today = CallWindow::of(Span::Day, now).starts_at;
        let lately = |one: &&CallsUsed| one.held.is_some_and(|(_, at)| now.since(at) < LATELY);
        let used = summed(usage.iter().filter(|one| one.hour >= today));
        let slowed = summed(usage.iter().filter(lately));
        let mut hours: BTreeMap<Timestamp, i64> = BTreeMap::new();
        for one in usage.iter().filter(|one| one.hour >= today && one.calls > 0) {
            *hours.entry(one.hour).or_default() += one.calls;
        }
        let (hours, per_hour) = (hours.into_iter().collect(), calls_of_last_hour(now, usage));
        Self { windows, runs_out_at, used, slowed, hours, per_hour }
    }
}

impl WindowReport {
    fn of(now: Timestamp, limits: CallLimits, window: CallWindow, counted: CallsCounted) -> Self {
        let lanes = Lane::ALL.map(|lane| {
            let left = counted.left(window, limits, lane, now);
            let opens_at = (left == 0).then(|| counted.opens_at(window, limits, lane));
            LaneLeft { lane, left, opens_at }
        });
        Self { window, limit: counted.limit(window.span, limits, Lane::Sync), counted, lanes: lanes.to_vec() }
    }
}

/// Hours put together.
fn summed<'a>(usage: impl Iterator<Item = &'a CallsUsed>) -> Vec<CallsUsed> {
    let mut all: BTreeMap<(Lane, Feature), CallsUsed> = BTreeMap::new();
    for one in usage {
        all.entry((one.lane, one.feature))
            .and_modify(|sum| {
                sum.calls += one.calls;
                sum.held_back += one.held_back;
                sum.held = one.held.or(sum.held); // They come in order.
                sum.hour = sum.hour.min(one.hour);
            })
            .or_insert(*one);
    }
    all.into_values().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{HeldBy, TenantId};

    /// 2026-11-22 09:30:00 UTC.
    const NOW: Timestamp = Timestamp::from_micros(1_795_339_800_000_000);
    const HOUR: Duration = Duration::from_hours(1);

    #[test]
    fn it_tells_what_is_used_left_slowed_and_when_it_ends() {
        let tenant = TenantId::try_from(1).unwrap();
        let used = |hours: u32, lane, feature, calls, held: Option<(HeldBy, Timestamp)>| {
            let hour = CallWindow::of(Span::Hour, NOW).starts_at.minus(hours * HOUR);
            CallsUsed { tenant, hour, lane, feature, calls, held_back: held.map_or(0, |_| 2), held }
        };
        let long_ago = NOW.minus(3 * HOUR);
        let usage = [
            used(3, Lane::Sync, Feature::Reconcile, 6_000, Some((HeldBy::Second, long_ago))),
            used(0, Lane::Click, Feature::HandOff, 40, None),
            used(0, Lane::Sync, Feature::Reconcile, 1_800, Some((HeldBy::Day, NOW))),
        ];
        let day = CallsCounted { granted: 7_900, others: 500, said_limit: None };
        let hour = CallsCounted { granted: 1_840, ..CallsCounted::default() };
        let report = BudgetReport::of(NOW, CallLimits::default(), &[hour, day], &usage);
        let left = |n: usize| report.windows[n].lanes.iter().map(|lane| lane.left).collect::<Vec<_>>();
        assert_eq!(left(1), [2_100, 995, 0, 0, 995]);
        assert_eq!((report.windows[0].limit, report.windows[1].limit), (80_000, 10_000));
        assert!(report.windows[1].lanes[2].opens_at.is_some_and(|at| NOW < at && at < NOW.plus(2 * HOUR)));
        assert_eq!(report.runs_out_at.map(|at| at.since(NOW).as_secs()), Some(1_600 * 3_600 / 1_840));
        assert_eq!(report.used.iter().map(|one| one.calls).collect::<Vec<_>>(), [40, 7_800]);
        assert_eq!(
            (report.hours.iter().map(|(_, calls)| *calls).collect::<Vec<_>>(), report.per_hour),
            (vec![6_000, 1_840], 1_840)
        );
        let slowed: Vec<_> = report.slowed.iter().map(|one| (one.lane, one.held_back, one.held)).collect();
        assert_eq!(slowed, [(Lane::Sync, 2, Some((HeldBy::Day, NOW)))]);
        assert!(BudgetReport::usage_from(NOW) <= long_ago.minus(HOUR / 2));
    }
}
