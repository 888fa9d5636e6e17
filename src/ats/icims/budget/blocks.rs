//! Calls that this process holds, of each window.

use std::collections::HashMap;
use std::time::Duration;

use crate::domain::{CallLimits, CallWindow, Lane, Span, Tenant, Timestamp};

/// So long nobody asks the ledger again where there were no calls: each time costs a write.
const DENIED_FOR: Duration = Duration::from_secs(10);

/// Ranks of lanes, the most urgent first.
const RANKS: usize = 4;

/// Calls by the rank of the lane that they were reserved for.
type Held = [i64; RANKS];

const fn rank(lane: Lane) -> usize {
    match lane {
        Lane::Click => 0,
        Lane::WriteBack | Lane::Outbound => 1,
        Lane::Sync => 2,
        Lane::Backfill => 3,
    }
}

/// Calls that are reserved and not used yet.
#[derive(Debug, Default)]
pub(super) struct Blocks {
    held: HashMap<CallWindow, Held>,
    /// Where there were none: until when nobody asks again, and when it may be worth it.
    denied: HashMap<(CallWindow, usize), (Timestamp, Timestamp)>,
    /// What the tenant might use, and in which version of the tenant.
    limits: CallLimits,
    version: i64,
}

impl Blocks {
    /// Whether a lane has none of a window.
    pub(super) fn is_empty(&self, window: CallWindow, lane: Lane) -> bool {
        self.held.get(&window).is_none_or(|held| held[rank(lane)..].iter().all(|calls| *calls == 0))
    }

    /// Adds what was reserved for a lane.
    pub(super) fn put(&mut self, window: CallWindow, lane: Lane, calls: i64) {
        self.held.entry(window).or_default()[rank(lane)] += calls;
    }

    /// Uses one of each window: what was reserved for less urgent lanes first, because these may have less.
    pub(super) fn take(&mut self, windows: &[CallWindow], lane: Lane) {
        for window in windows {
            let held = self.held.entry(*window).or_default();
            if let Some(calls) = held[rank(lane)..].iter_mut().rev().find(|calls| **calls > 0) {
                *calls -= 1;
            }
        }
    }

    /// Remembers that there are none until then.
    pub(super) fn deny(&mut self, window: CallWindow, lane: Lane, now: Timestamp, opens_at: Timestamp) {
        self.denied.insert((window, rank(lane)), (now.plus(DENIED_FOR), opens_at));
    }

    /// When it may be worth to ask again, where a moment ago there were none.
    pub(super) fn denied(&self, window: CallWindow, lane: Lane, now: Timestamp) -> Option<Timestamp> {
        let (until, opens_at) = self.denied.get(&(window, rank(lane)))?;
        (now < *until).then_some(*opens_at)
    }

    /// Forgets windows in which nothing is counted any more, and everything when there may be less than was known. Work that
    /// began before a change still has the tenant of that time.
    pub(super) fn keep_to(&mut self, tenant: &Tenant, now: Timestamp) {
        let limits = tenant.settings.calls;
        if tenant.version > self.version {
            if limits != self.limits {
                self.denied.clear();
            }
            if is_less(limits, self.limits) {
                self.held.clear();
            }
            (self.limits, self.version) = (limits, tenant.version);
        }
        self.held.retain(|window, _| now < window.closes_at());
        self.denied.retain(|_, (until, _)| now < *until);
    }

    /// Lets go of what is held of days: their limit is another one.
    pub(super) fn drop_days(&mut self) {
        self.held.retain(|window, _| window.span != Span::Day);
    }
}

fn is_less(new: CallLimits, old: CallLimits) -> bool {
    let day = |limits: CallLimits| limits.per_day.unwrap_or(u32::MAX);
    new.per_hour < old.per_hour || day(new) < day(old)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::TenantSettings;

    fn tenant(version: i64, calls: CallLimits) -> Tenant {
        Tenant {
            id: 1.try_into().unwrap(),
            ats: "icims".to_owned(),
            customer: 4321.try_into().unwrap(),
            name: "Example".to_owned(),
            paused_until: None,
            settings: TenantSettings { calls, ..TenantSettings::default() },
            rules: HashMap::new(),
            version,
        }
    }

    #[test]
    fn a_lane_uses_what_less_urgent_lanes_hold_and_never_what_more_urgent_ones_do() {
        let at = Timestamp::from_micros(1_795_338_000_000_000);
        let windows = Span::ALL.map(|span| CallWindow::of(span, at));
        let mut blocks = Blocks::default();
        for window in windows {
            blocks.put(window, Lane::Click, 1);
            blocks.put(window, Lane::Sync, 1);
        }
        let empty = |blocks: &Blocks, lane| blocks.is_empty(windows[1], lane);
        assert!(empty(&blocks, Lane::Backfill) && !empty(&blocks, Lane::Sync));
        blocks.take(&windows, Lane::Click);
        assert!(empty(&blocks, Lane::Sync) && !empty(&blocks, Lane::Click), "the sync's went first");
        blocks.take(&windows, Lane::Click);
        assert!(empty(&blocks, Lane::Click));
        blocks.put(windows[1], Lane::Sync, 5);
        blocks.drop_days();
        assert!(empty(&blocks, Lane::Sync));
        blocks.put(windows[0], Lane::Sync, 5);
        blocks.keep_to(&tenant(1, CallLimits::default()), windows[0].closes_at());
        assert!(blocks.is_empty(windows[0], Lane::Sync));
    }

    #[test]
    fn only_a_newer_tenant_that_may_use_less_lets_go_of_blocks() {
        let at = Timestamp::from_micros(1_795_338_000_000_000);
        let window = CallWindow::of(Span::Hour, at);
        let (usual, less) = (CallLimits::default(), CallLimits { per_hour: 7, ..CallLimits::default() });
        let mut blocks = Blocks::default();
        let held = |blocks: &mut Blocks, version, limits| {
            blocks.put(window, Lane::Sync, 1);
            blocks.keep_to(&tenant(version, limits), at);
            !blocks.is_empty(window, Lane::Sync)
        };
        assert!(held(&mut blocks, 2, usual));
        assert!(held(&mut blocks, 3, CallLimits { per_second: 1, ..usual }), "as many as before");
        assert!(!held(&mut blocks, 4, less), "there may be less now");
        assert!(held(&mut blocks, 3, usual), "work that began before the change");
        assert!(held(&mut blocks, 5, usual), "there are more now");
    }

    #[test]
    fn where_there_were_none_nobody_asks_for_a_moment_unless_the_limits_change() {
        let at = Timestamp::from_micros(1_795_338_000_000_000);
        let (window, opens_at) = (CallWindow::of(Span::Day, at), at.plus(Duration::from_hours(1)));
        let mut blocks = Blocks::default();
        blocks.deny(window, Lane::Sync, at, opens_at);
        assert_eq!(blocks.denied(window, Lane::Sync, at), Some(opens_at));
        assert_eq!(blocks.denied(window, Lane::Click, at), None);
        assert_eq!(blocks.denied(window, Lane::Sync, at.plus(DENIED_FOR)), None);
        blocks.keep_to(&tenant(1, CallLimits { per_day: Some(20_000), ..CallLimits::default() }), at);
        assert_eq!(blocks.denied(window, Lane::Sync, at), None, "more were bought");
    }
}
