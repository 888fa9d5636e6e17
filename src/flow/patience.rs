//! When to try again: the one schedule for data that the ATS cannot show yet, and the back-off for everything else.

use std::time::Duration;

use backon::{BackoffBuilder, ExponentialBuilder};

use crate::ats::AtsError;
use crate::domain::{Timestamp, Verdict, Waiting};

/// Ages, in seconds, at which new data is looked for again. Most of it shows within seconds; brand-new applications were
/// reported to take about six minutes, so the looks stay close together until well after that.
const LOOKS: [u64; 18] = [1, 3, 6, 10, 20, 40, 60, 90, 120, 180, 240, 300, 360, 420, 480, 540, 600, 720];
/// Between later looks.
const LATER: Duration = Duration::from_mins(2);
/// A status that is still the one before the trigger is old news only this long; after that a person set it back.
pub(super) const STATUS_SHOWS_WITHIN: Duration = Duration::from_mins(10);
/// Data that is not there after this long will not come.
pub(super) const DATA_SHOWS_WITHIN: Duration = Duration::from_mins(30);

/// First and longest pause after a failure of the ATS. A recruiter is waiting, so the first is short; an outage of hours
/// costs a tenant's day of calls if the longest is not. Chance adds up to as much again.
const FIRST_PAUSE: Duration = Duration::from_secs(5);
pub(super) const LONGEST_PAUSE: Duration = Duration::from_mins(5);
/// After a refusal only a person can change something.
const REFUSED_PAUSE: Duration = Duration::from_mins(5);
/// While too many calls are under way.
const BUSY_PAUSE: Duration = Duration::from_secs(2);
/// An attempt that took this long met an ATS that stalls; asking it again at once would only make it worse.
const STALLED: Duration = Duration::from_secs(5);
/// Between the beginnings of two attempts then.
const STALLED_PAUSE: Duration = Duration::from_mins(1);

/// When to look for new data again, `since` being when it was made.
pub(super) fn next_look(since: Timestamp, now: Timestamp) -> Timestamp {
    let age = now.since(since);
    let next = LOOKS.into_iter().map(Duration::from_secs).find(|look| *look > age);
    next.map_or_else(|| now.plus(LATER), |look| since.plus(look))
}

/// When to try again after the `attempt`th failure in a row: exponential, with jitter so that tenants do not march in step.
pub(super) fn back_off(attempt: i64, now: Timestamp) -> Timestamp {
    let pauses = ExponentialBuilder::new()
        .with_min_delay(FIRST_PAUSE)
        .with_max_delay(LONGEST_PAUSE)
        .with_jitter()
        .without_max_times();
    let nth = usize::try_from(attempt.clamp(1, 16) - 1).unwrap_or(0);
    now.plus(pauses.build().nth(nth).unwrap_or(LONGEST_PAUSE))
}

/// When to ask the ATS again after an attempt that failed, and what to tell the people who wait.
pub(super) fn after(error: &AtsError, attempt: i64, began: Timestamp, now: Timestamp) -> (Timestamp, Waiting) {
    let stalled = now.since(began) >= STALLED;
    let pause = || if stalled { back_off(attempt, now).max(began.plus(STALLED_PAUSE)) } else { back_off(attempt, now) };
    match error {
        AtsError::Throttled { retry_after } => {
            (retry_after.map_or_else(pause, |wait| now.plus(wait)), Waiting::Unavailable)
        }
        AtsError::Busy => (now.plus(BUSY_PAUSE), Waiting::Unavailable),
        AtsError::Unavailable { .. } | AtsError::Ambiguous { .. } => (pause(), Waiting::Unavailable),
        AtsError::Unreadable { .. } => (pause(), Waiting::NotUnderstood),
        AtsError::Rejected { .. } => (now.plus(REFUSED_PAUSE), Waiting::NotUnderstood),
        AtsError::Denied { .. } => (now.plus(REFUSED_PAUSE), Waiting::Refused),
        AtsError::NotConnected { .. } => (now.plus(REFUSED_PAUSE), Waiting::NotConnected),
        AtsError::Missing { .. } => (back_off(attempt, now), Waiting::NotVisibleYet),
    }
}

/// Trying again at `at`; nothing has failed where calls were too many.
pub(super) fn again(error: &AtsError, at: Timestamp) -> Verdict {
    let why = error.to_string();
    match error {
        AtsError::Busy | AtsError::Throttled { retry_after: Some(_) } => Verdict::Wait { at, why },
        AtsError::Unavailable { .. }
        | AtsError::Throttled { retry_after: None }
        | AtsError::Ambiguous { .. }
        | AtsError::Missing { .. }
        | AtsError::Denied { .. }
        | AtsError::NotConnected { .. }
        | AtsError::Rejected { .. }
        | AtsError::Unreadable { .. } => Verdict::Retry { at, why },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn looks_are_close_at_first_and_go_on_past_six_minutes() {
        let since = Timestamp::from_micros(0);
        let mut looks = 0;
        let mut now = since;
        while now.since(since) < Duration::from_mins(6) {
            let next = next_look(since, now);
            assert!(next > now, "a look lies ahead");
            now = next;
            looks += 1;
        }
        assert_eq!(looks, 13, "a wait of six minutes costs this many looks");
        assert_eq!(next_look(since, since.plus(DATA_SHOWS_WITHIN)), since.plus(DATA_SHOWS_WITHIN + LATER));
    }

    #[test]
    fn pauses_grow_to_a_limit() {
        let now = Timestamp::from_micros(0);
        for attempt in 1..40 {
            let pause = back_off(attempt, now).since(now);
            assert!(pause >= FIRST_PAUSE && pause <= LONGEST_PAUSE * 2, "attempt {attempt} pauses {pause:?}");
        }
    }
}
