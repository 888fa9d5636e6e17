//! Calls that this process holds, of each window.

use std::collections::HashMap;

use crate::domain::{CallLimits, CallWindow, Lane, Span, Timestamp};

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
    /// What the tenant might use when they were reserved.
    limits: CallLimits,
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

    /// Forgets windows in which nothing is counted any more, and everything when the limits are others.
    pub(super) fn keep_to(&mut self, limits: CallLimits, now: Timestamp) {
        if self.limits != limits {
            self.limits = limits;
            self.held.clear();
        }
        self.held.retain(|window, _| now < window.closes_at());
    }

    /// Lets go of what is held of days: their limit is another one.
    pub(super) fn drop_days(&mut self) {
        self.held.retain(|window, _| window.span != Span::Day);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
        blocks.keep_to(CallLimits::default(), windows[0].closes_at());
        assert!(blocks.is_empty(windows[0], Lane::Sync));
        blocks.put(windows[1], Lane::Sync, 5);
        blocks.keep_to(CallLimits { per_hour: 7, ..CallLimits::default() }, at);
        assert!(empty(&blocks, Lane::Sync), "there may be less now");
    }
}
