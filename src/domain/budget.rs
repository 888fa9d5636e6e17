//! How many calls of an ATS a tenant may use: limits, fixed windows, and what each lane leaves to those that are more urgent.

use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::names::stored_name;
use super::{Lane, TenantId, Timestamp};

/// Calls a day, where neither a setting nor the ATS says how many there are: the usual licence.
pub const USUAL_PER_DAY: i64 = 10_000;

/// A call so near to the end of a window may be counted in the next: clocks differ, and calls take time.
const EDGE: Duration = Duration::from_secs(30);

/// Blocks are this part of what is left, for each process: what a crash forfeits, and what idle processes hold, stays small.
const PARTS: i64 = 16;

/// This part of what is left is no loss.
const LITTLE: i64 = 1_000;

/// What is kept from a lane shrinks with the window, down to this part of it, which stays to the end.
const KEPT_LAST: i64 = 10;

/// How many calls a tenant may use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct CallLimits {
    /// In any second.
    pub per_second: u32,
    /// At the same time.
    pub in_flight: u32,
    /// In an hour of UTC.
    pub per_hour: u32,
    /// In a day of UTC; `None`: what the ATS says, or the usual licence.
    pub per_day: Option<u32>,
}

impl Default for CallLimits {
    /// The ATS documents neither seconds nor hours; these fill 80,000 calls an hour at 360 ms each.
    fn default() -> Self {
        Self { per_second: 25, in_flight: 8, per_hour: 80_000, per_day: None }
    }
}

impl CallLimits {
    /// Whether nothing was chosen.
    #[must_use]
    pub fn are_usual(&self) -> bool {
        *self == Self::default()
    }
}

/// How long calls are counted together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Span {
    /// An hour of UTC.
    Hour,
    /// A day of UTC.
    Day,
}

stored_name!(Span, "span", "hour or day", Hour = "hour", Day = "day");

impl Span {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Hour, Self::Day];

    /// How long it is.
    #[must_use]
    pub const fn length(self) -> Duration {
        match self {
            Self::Hour => Duration::from_hours(1),
            Self::Day => Duration::from_hours(24),
        }
    }
}

/// A span that has begun at a known time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct CallWindow {
    /// An hour or a day.
    pub span: Span,
    /// When it began.
    pub starts_at: Timestamp,
}

impl CallWindow {
    /// The window that holds a moment.
    #[must_use]
    pub fn of(span: Span, at: Timestamp) -> Self {
        let into = at.micros().rem_euclid(i64::try_from(span.length().as_micros()).unwrap_or(i64::MAX));
        Self { span, starts_at: Timestamp::from_micros(at.micros() - into) }
    }

    /// Every window in which the ATS may count a call of this moment.
    #[must_use]
    pub fn around(at: Timestamp) -> Vec<Self> {
        let mut all = Vec::with_capacity(4);
        for span in Span::ALL {
            let (before, after) = (Self::of(span, at.minus(EDGE)), Self::of(span, at.plus(EDGE)));
            all.push(before);
            if after != before {
                all.push(after);
            }
        }
        all
    }

    /// When the next begins.
    #[must_use]
    pub fn ends_at(self) -> Timestamp {
        self.starts_at.plus(self.span.length())
    }

    /// From then on no call is counted in it.
    #[must_use]
    pub fn closes_at(self) -> Timestamp {
        self.ends_at().plus(EDGE)
    }

    /// Calls that a lane leaves to those that are more urgent.
    fn kept_from(self, lane: Lane, limit: i64, at: Timestamp) -> i64 {
        let whole = seconds(self.span.length());
        let left = seconds(self.ends_at().since(at.max(self.starts_at))).max(whole / KEPT_LAST);
        let kept = limit.saturating_mul(kept_percent(lane)).saturating_mul(left);
        kept.saturating_add(100 * whole - 1) / (100 * whole)
    }
}

/// Percent of a whole window that a lane leaves to those that are more urgent.
const fn kept_percent(lane: Lane) -> i64 {
    match lane {
        Lane::Click => 0,
        Lane::WriteBack | Lane::Outbound => 10,
        Lane::Sync => 30,
        Lane::Backfill => 60,
    }
}

fn seconds(span: Duration) -> i64 {
    i64::try_from(span.as_secs()).unwrap_or(i64::MAX)
}

/// What is known of a window.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct CallsCounted {
    /// Calls that our processes have used or hold.
    pub granted: i64,
    /// Calls that somebody else used, by what the ATS says.
    pub others: i64,
    /// The limit, by what the ATS says.
    pub said_limit: Option<i64>,
}

impl CallsCounted {
    /// How many calls there are in all, for a lane. What is set counts for clicks whatever the ATS says: who bought more calls
    /// says so before the ATS can, because that takes a call.
    #[must_use]
    pub fn limit(self, span: Span, limits: CallLimits, lane: Lane) -> i64 {
        let set = limits.per_day.map(i64::from);
        match span {
            Span::Hour => i64::from(limits.per_hour),
            Span::Day => match (set, self.said_limit) {
                (Some(set), Some(said)) if lane != Lane::Click => set.min(said),
                (Some(only), _) | (None, Some(only)) => only,
                (None, None) => USUAL_PER_DAY,
            },
        }
    }

    /// How many calls a lane may still use. A click is bound by what we know for certain; what others used is a guess.
    #[must_use]
    pub fn left(self, window: CallWindow, limits: CallLimits, lane: Lane, at: Timestamp) -> i64 {
        let limit = self.limit(window.span, limits, lane);
        let others = if lane == Lane::Click { 0 } else { self.others };
        (limit - window.kept_from(lane, limit, at) - self.granted - others).max(0)
    }

    /// When a lane that may use none now may use one: what is kept from it shrinks, and windows end.
    pub(super) fn opens_at(self, window: CallWindow, limits: CallLimits, lane: Lane) -> Timestamp {
        let limit = self.limit(window.span, limits, lane);
        let whole = seconds(window.span.length());
        let others = if lane == Lane::Click { 0 } else { self.others };
        let spare = limit - self.granted - others - 1;
        let kept = limit.saturating_mul(kept_percent(lane));
        if spare < 0 || kept == 0 {
            return window.closes_at();
        }
        let left = spare.saturating_mul(100 * whole) / kept;
        if left < whole / KEPT_LAST {
            return window.closes_at();
        }
        window.ends_at().minus(Duration::from_secs(left.min(whole).unsigned_abs()))
    }
}

/// What the ATS said of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CallsHeard {
    /// How many calls there are.
    pub limit: Option<i64>,
    /// How many of them are used, by whomever.
    pub used: Option<i64>,
}

/// Calls that a process asks for, to use them one by one.
#[derive(Debug, Clone, Copy)]
pub struct CallsAsked {
    /// Whose.
    pub tenant: TenantId,
    /// Where they count.
    pub window: CallWindow,
    /// What the tenant may use.
    pub limits: CallLimits,
    /// For whom.
    pub lane: Lane,
    /// What the ATS said of this window.
    pub heard: Option<CallsHeard>,
    /// When.
    pub at: Timestamp,
    /// As many as are of use.
    pub most: i64,
}

/// Calls that a process may use, until the window ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CallsReserved {
    /// How many; perhaps none.
    pub calls: i64,
    /// How many are left to clicks, beside these.
    pub left: i64,
    /// When it may be worth to ask again, where there are none.
    pub opens_at: Timestamp,
    /// Processes that share the limits, with this one.
    pub replicas: i64,
}

impl CallsAsked {
    /// A window that nobody used yet, with what the ATS said.
    #[must_use]
    pub fn told(&self, counted: CallsCounted) -> CallsCounted {
        let Some(heard) = self.heard else { return counted };
        let others = heard.used.map_or(0, |used| used - counted.granted);
        CallsCounted { others: counted.others.max(others), said_limit: heard.limit.or(counted.said_limit), ..counted }
    }

    /// What is given, of a window that so many processes share. `counted` is what [`Self::told`] made of it.
    #[must_use]
    pub fn given(&self, counted: CallsCounted, replicas: i64) -> CallsReserved {
        let replicas = replicas.max(1);
        let left = |lane| counted.left(self.window, self.limits, lane, self.at);
        let room = left(self.lane);
        let calls = room.min((room / (PARTS * replicas)).clamp(1, self.block_most(counted, room)).min(self.most));
        let opens_at = counted.opens_at(self.window, self.limits, self.lane);
        // Of what all may use, the others' calls are gone too.
        let others = counted.others;
        CallsReserved { calls, left: (left(Lane::Click) - others - calls).max(0), opens_at, replicas }
    }

    /// Calls of a block at the most: clicks are few, and what they hold nobody else can use. Of very many calls a thousandth is
    /// little too, and saves transactions; but only where it is known how many there are: what is set for a day may be more
    /// than the ATS has.
    fn block_most(&self, counted: CallsCounted, room: i64) -> i64 {
        let is_known = self.window.span == Span::Hour || counted.said_limit.is_some();
        match self.lane {
            Lane::Click | Lane::WriteBack | Lane::Outbound => 20,
            Lane::Sync | Lane::Backfill if is_known => (room / LITTLE).max(50),
            Lane::Sync | Lane::Backfill => 50,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 2026-11-22 00:00:00 UTC.
    const MIDNIGHT: Timestamp = Timestamp::from_micros(1_795_305_600_000_000);
    const HOUR: Duration = Duration::from_hours(1);

    fn asked(lane: Lane, at: Timestamp) -> CallsAsked {
        let (tenant, window) = (TenantId::try_from(1).unwrap(), CallWindow::of(Span::Day, at));
        CallsAsked { tenant, window, limits: CallLimits::default(), lane, heard: None, at, most: i64::MAX }
    }

    fn granted(granted: i64) -> CallsCounted {
        CallsCounted { granted, ..CallsCounted::default() }
    }

    #[test]
    fn a_call_near_an_end_counts_on_both_sides() {
        let around = |at| CallWindow::around(at).iter().map(|window| window.starts_at).collect::<Vec<_>>();
        assert_eq!(around(MIDNIGHT.plus(HOUR / 2)), [MIDNIGHT, MIDNIGHT]);
        let (last_hour, last_day) = (MIDNIGHT.minus(HOUR), MIDNIGHT.minus(24 * HOUR));
        for near in [MIDNIGHT, MIDNIGHT.plus(EDGE / 2), MIDNIGHT.minus(EDGE / 2)] {
            assert_eq!(around(near), [last_hour, MIDNIGHT, last_day, MIDNIGHT]);
        }
        assert_eq!(around(MIDNIGHT.plus(HOUR)), [MIDNIGHT, MIDNIGHT.plus(HOUR), MIDNIGHT]);
    }

    #[test]
    fn a_lane_leaves_calls_to_those_that_are_more_urgent_and_less_with_time() {
        let left = |lane, hours| {
            let at = MIDNIGHT.plus(hours * HOUR);
            granted(0).left(asked(lane, at).window, CallLimits::default(), lane, at)
        };
        let lanes = [Lane::Click, Lane::WriteBack, Lane::Sync, Lane::Backfill];
        assert_eq!(lanes.map(|lane| left(lane, 0)), [10_000, 9_000, 7_000, 4_000]);
        assert_eq!(lanes.map(|lane| left(lane, 12)), [10_000, 9_500, 8_500, 7_000]);
        assert_eq!(lanes.map(|lane| left(lane, 23)), [10_000, 9_900, 9_700, 9_400], "a tenth stays to the end");
    }

    #[test]
    fn a_used_up_share_leaves_clicks_alone_and_opens_when_less_is_kept() {
        let given = asked(Lane::Sync, MIDNIGHT).given(granted(7_000), 1);
        assert_eq!(given.calls, 0);
        let opens = given.opens_at;
        assert!(MIDNIGHT < opens && opens < MIDNIGHT.plus(HOUR));
        assert_eq!(asked(Lane::Sync, opens).given(granted(7_000), 1).calls, 1, "it opens then");
        assert_eq!(asked(Lane::Click, MIDNIGHT).given(granted(7_000), 1).calls, 20);
        let none = asked(Lane::Click, MIDNIGHT).given(granted(10_000), 1);
        assert_eq!((none.calls, none.left, none.opens_at), (0, 0, MIDNIGHT.plus(24 * HOUR).plus(EDGE)));
        let late = asked(Lane::Sync, MIDNIGHT).given(granted(9_990), 1);
        assert_eq!(late.opens_at, MIDNIGHT.plus(24 * HOUR).plus(EDGE), "so much is kept to the end");
    }

    #[test]
    fn blocks_shrink_with_what_is_left_and_with_the_number_of_processes() {
        let sync = asked(Lane::Sync, MIDNIGHT);
        let block = |used, replicas| sync.given(granted(used), replicas).calls;
        assert_eq!([block(0, 1), block(0, 3), block(6_000, 3), block(6_990, 3), block(6_999, 3)], [50, 50, 20, 1, 1]);
        let many = CallLimits { per_day: Some(1_000_000), ..CallLimits::default() };
        let block = |said_limit, replicas| {
            let counted = CallsCounted { said_limit, ..granted(0) };
            CallsAsked { limits: many, ..sync }.given(counted, replicas).calls
        };
        let said = Some(1_000_000);
        assert_eq!([block(said, 1), block(said, 3), block(said, 100), block(None, 1)], [700, 700, 437, 50]);
    }

    #[test]
    fn the_day_is_what_is_set_unless_the_ats_says_less() {
        let limit_of = |set, said_limit, lane| {
            let limits = CallLimits { per_day: set, ..CallLimits::default() };
            CallsCounted { said_limit, ..CallsCounted::default() }.limit(Span::Day, limits, lane)
        };
        let limit = |set, said_limit| limit_of(set, said_limit, Lane::Sync);
        assert_eq!(limit(None, None), 10_000);
        assert_eq!(limit(None, Some(20_000)), 20_000);
        assert_eq!(limit(Some(15_000), Some(20_000)), 15_000);
        assert_eq!(limit(Some(15_000), Some(10_000)), 10_000);
        assert_eq!(limit_of(Some(15_000), Some(10_000), Lane::Click), 15_000, "who bought more can say so");
        assert_eq!(limit_of(None, Some(8_000), Lane::Click), 8_000);
    }

    #[test]
    fn what_others_used_stops_all_lanes_but_clicks() {
        let heard = CallsHeard { limit: Some(10_000), used: Some(9_500) };
        let told = |lane| {
            let asked = CallsAsked { heard: Some(heard), ..asked(lane, MIDNIGHT) };
            asked.given(asked.told(granted(500)), 1)
        };
        assert_eq!((told(Lane::WriteBack).calls, told(Lane::Sync).calls), (0, 0));
        assert_eq!((told(Lane::Click).calls, told(Lane::Click).left), (20, 480));
        let less = CallsAsked { heard: Some(CallsHeard { limit: None, used: Some(3) }), ..asked(Lane::Sync, MIDNIGHT) };
        assert_eq!(less.told(granted(500)), granted(500), "blocks that nobody used yet");
    }
}
