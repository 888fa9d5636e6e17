//! What calls of an ATS were used for, which were held back, and when the day's calls run out.

use std::time::Duration;

use super::names::stored_name;
use super::{CallWindow, Lane, Span, TenantId, Timestamp};

/// What a call is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Feature {
    /// Reading an application that was sent, and looking at it again.
    HandOff,
    /// Moving the opened candidate on, and taking that back.
    Advance,
    /// Writing the link into a field.
    WriteLink,
    /// Looking for lost deliveries.
    Reconcile,
    /// Deliveries that a rule came too late for.
    Replay,
    /// Pages and answers that are read live.
    Live,
    /// Resumes.
    Resume,
    /// Asking which statuses there are, because a person wants to know.
    Stages,
    /// Keeping the mirror of jobs, persons and applications.
    Mirror,
    /// Looking whether the ATS can be called.
    Check,
}

stored_name!(
    Feature,
    "feature",
    "one of the known features",
    HandOff = "hand_off",
    Advance = "advance",
    WriteLink = "write_link",
    Reconcile = "reconcile",
    Replay = "replay",
    Live = "live",
    Resume = "resume",
    Stages = "stages",
    Mirror = "mirror",
    Check = "check"
);

/// Why a call was not made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum HeldBy {
    /// Too many were under way.
    InFlight,
    /// Too many were made in the same second.
    Second,
    /// The hour's calls, or the lane's share of them, are used up.
    Hour,
    /// The day's calls, or the lane's share of them, are used up.
    Day,
    /// The ATS asked for a pause, or says that the day's calls are used up.
    Ats,
}

stored_name!(
    HeldBy,
    "limit",
    "in_flight, second, hour, day or ats",
    InFlight = "in_flight",
    Second = "second",
    Hour = "hour",
    Day = "day",
    Ats = "ats"
);

impl HeldBy {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::InFlight, Self::Second, Self::Hour, Self::Day, Self::Ats];
}

impl From<Span> for HeldBy {
    fn from(span: Span) -> Self {
        match span {
            Span::Hour => Self::Hour,
            Span::Day => Self::Day,
        }
    }
}

/// What calls of an hour were for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CallsUsed {
    /// Whose.
    pub tenant: TenantId,
    /// When the hour began.
    pub hour: Timestamp,
    /// For whom.
    pub lane: Lane,
    /// What for.
    pub feature: Feature,
    /// Calls that were made.
    pub calls: i64,
    /// Calls that were not made.
    pub held_back: i64,
    /// Why and when the last one was not.
    pub held: Option<(HeldBy, Timestamp)>,
}

/// When the calls of a day are used up, if they are used as in the last hour; `None` where they are not before it ends. `used`
/// are those that are gone, by whomever.
#[must_use]
pub fn runs_out_at(now: Timestamp, limit: i64, used: i64, usage: &[CallsUsed]) -> Option<Timestamp> {
    let left = u64::try_from(limit - used).unwrap_or(0);
    if left == 0 {
        return Some(now);
    }
    let per_hour = u64::try_from(calls_of_last_hour(now, usage)).ok().filter(|calls| *calls > 0)?;
    let seconds = left.saturating_mul(3_600) / per_hour;
    Some(now.plus(Duration::from_secs(seconds))).filter(|at| *at < CallWindow::of(Span::Day, now).ends_at())
}

/// This hour's, and as much of the last one's as belongs to sixty minutes.
pub(super) fn calls_of_last_hour(now: Timestamp, usage: &[CallsUsed]) -> i64 {
    let this = CallWindow::of(Span::Hour, now).starts_at;
    let last = this.minus(Span::Hour.length());
    let of = |hour| usage.iter().filter(|used| used.hour == hour).map(|used| used.calls).sum::<i64>();
    let gone = i64::try_from(now.since(this).as_secs()).unwrap_or(3_600).min(3_600);
    of(this) + of(last) * (3_600 - gone) / 3_600
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 2026-11-22 09:00:00 UTC.
    const NINE: Timestamp = Timestamp::from_micros(1_795_338_000_000_000);
    const HOUR: Duration = Duration::from_hours(1);

    fn used(hour: Timestamp, calls: i64) -> CallsUsed {
        CallsUsed {
            tenant: TenantId::try_from(1).unwrap(),
            hour,
            lane: Lane::Sync,
            feature: Feature::Reconcile,
            calls,
            held_back: 0,
            held: None,
        }
    }

    #[test]
    fn the_last_hour_tells_when_the_day_runs_out() {
        let now = NINE.plus(HOUR / 2);
        let usage = [used(NINE.minus(HOUR), 600), used(NINE, 300)];
        assert_eq!(runs_out_at(now, 10_000, 9_400, &usage), Some(now.plus(HOUR)));
        assert_eq!(runs_out_at(now, 10_000, 9_400, &[used(NINE, 1)]), None, "the day ends before");
        assert_eq!(runs_out_at(now, 10_000, 900, &[]), None);
        assert_eq!(runs_out_at(now, 10_000, 10_000, &[]), Some(now));
    }
}
