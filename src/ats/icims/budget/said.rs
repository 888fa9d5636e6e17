//! What iCIMS said: its rate headers and its 429s.

use std::time::Duration;

use axum::http::{HeaderMap, StatusCode, header};

use crate::domain::{CallWindow, CallsHeard, Lane, Span, Timestamp, USUAL_PER_DAY};

/// A 429 that names no time holds the other lanes back for this long.
const UNNAMED_WAIT: Duration = Duration::from_mins(1);

/// Shortest and longest wait that is believed: a wrong header must neither spin nor stall.
const WAIT_RANGE: (Duration, Duration) = (Duration::from_secs(1), Duration::from_hours(1));

/// The day's calls are counted anew at 00:00 UTC; two answers of one day differ by their own travel time.
const SAME_WINDOW: Duration = Duration::from_mins(1);

/// What iCIMS said of one customer. It is lost at a restart, and learned again from the next answer.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Said {
    window: Option<Window>,
    nobody_until: Option<Timestamp>,
    background_until: Option<Timestamp>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Window {
    limit: Option<u64>,
    remaining: u64,
    resets_at: Timestamp,
}

impl Said {
    /// Learns from an answer; tells whether the day's limit is less than was known.
    pub(super) fn learn(&mut self, now: Timestamp, status: StatusCode, headers: &HeaderMap) -> bool {
        let before = self.window;
        if let Some(window) = window(now, headers) {
            self.window = Some(before.map_or(window, |known| known.lowered_by(window)));
        }
        if status == StatusCode::TOO_MANY_REQUESTS {
            match retry_after(now, headers) {
                Some(wait) => self.nobody_until = self.nobody_until.max(Some(now.plus(wait))),
                None => self.background_until = self.background_until.max(Some(now.plus(UNNAMED_WAIT))),
            }
        }
        let known = before.and_then(|window| window.limit).unwrap_or(USUAL_PER_DAY.unsigned_abs());
        self.window.and_then(|window| window.limit).is_some_and(|limit| limit < known)
    }

    /// Calls of a day that are left.
    pub(super) fn left(&self, day: CallWindow) -> Option<u64> {
        self.window.filter(|window| window.is_of(day)).map(|window| window.remaining)
    }

    /// What it said of a window.
    pub(super) fn of(&self, asked: CallWindow) -> Option<CallsHeard> {
        let window = self.window.filter(|window| asked.span == Span::Day && window.is_of(asked))?;
        let limit = window.limit.and_then(|limit| i64::try_from(limit).ok());
        let used = limit.map(|limit| limit.saturating_sub(i64::try_from(window.remaining).unwrap_or(i64::MAX)));
        Some(CallsHeard { limit, used })
    }

    /// How long a lane has to wait. A click is never held back for a guess: only a running `Retry-After` stops it.
    pub(super) fn wait(&self, now: Timestamp, lane: Lane) -> Option<Duration> {
        let used_up = self.window.filter(|window| window.remaining == 0).map(|window| window.resets_at);
        let until = match lane {
            Lane::Click => self.nobody_until,
            Lane::WriteBack | Lane::Sync | Lane::Backfill | Lane::Outbound => {
                self.nobody_until.max(self.background_until).max(used_up)
            }
        };
        until.filter(|until| now < *until).map(|until| believed(until.since(now)))
    }
}

impl Window {
    fn is_of(self, day: CallWindow) -> bool {
        let ends = day.ends_at();
        ends.since(self.resets_at).max(self.resets_at.since(ends)) <= SAME_WINDOW
    }

    /// Within one window answers overtake each other: the lowest count is the true one.
    fn lowered_by(self, heard: Self) -> Self {
        let later = self.resets_at.plus(SAME_WINDOW) < heard.resets_at;
        let earlier = heard.resets_at.plus(SAME_WINDOW) < self.resets_at;
        let heard = Self { limit: heard.limit.or(self.limit), ..heard }; // not every answer has to say it
        match (earlier, later || self.limit != heard.limit) {
            (true, _) => self,
            (false, true) => heard,
            (false, false) => Self { remaining: self.remaining.min(heard.remaining), ..heard },
        }
    }
}

/// `x-ratelimit-reset` counts the seconds to the next 00:00 UTC; what cannot be that is taken as that midnight.
fn window(now: Timestamp, headers: &HeaderMap) -> Option<Window> {
    const DAY: i64 = 24 * 3600;
    const NEAR_MIDNIGHT: i64 = 60;
    let number =
        |name| headers.get(name).and_then(|v| v.to_str().ok()).and_then(|text| text.trim().parse::<i64>().ok());
    let remaining = u64::try_from(number("x-ratelimit-remaining")?.max(0)).ok()?;
    let limit = number("x-ratelimit-limit").and_then(|limit| u64::try_from(limit).ok()).filter(|limit| *limit > 0);
    let to_midnight = DAY - (now.micros().div_euclid(1_000_000)).rem_euclid(DAY);
    let countdown = number("x-ratelimit-reset").filter(|seconds| (0..=DAY).contains(seconds));
    // So near to midnight it may be of the day before or after.
    let is_clear = (NEAR_MIDNIGHT..=DAY - NEAR_MIDNIGHT).contains(&to_midnight);
    let seconds = countdown.or(is_clear.then_some(to_midnight))?;
    Some(Window { limit, remaining, resets_at: now.plus(Duration::from_secs(seconds.unsigned_abs())) })
}

/// How long an answer asks to wait: seconds or an HTTP date, kept between one second and one hour.
pub(in crate::ats::icims) fn retry_after(now: Timestamp, headers: &HeaderMap) -> Option<Duration> {
    let text = headers.get(header::RETRY_AFTER)?.to_str().ok()?.trim();
    let wait = if let Ok(seconds) = text.parse() {
        Duration::from_secs(seconds)
    } else {
        let at = jiff::fmt::rfc2822::parse(text).ok()?.timestamp();
        Timestamp::from_micros(at.as_microsecond()).since(now)
    };
    Some(believed(wait))
}

pub(super) fn believed(wait: Duration) -> Duration {
    wait.clamp(WAIT_RANGE.0, WAIT_RANGE.1)
}

#[cfg(test)]
mod tests {
    use axum::http::{HeaderName, HeaderValue};

    use super::*;

    /// 2026-11-22 21:25:01 UTC.
    const EVENING: i64 = 1_795_382_701_000_000;

    fn headers(pairs: &[(&'static str, &str)]) -> HeaderMap {
        pairs
            .iter()
            .map(|(name, value)| (HeaderName::from_static(name), HeaderValue::from_str(value).unwrap()))
            .collect()
    }

    fn rate(remaining: &str, reset: &str) -> HeaderMap {
        headers(&[("x-ratelimit-limit", "10000"), ("x-ratelimit-remaining", remaining), ("x-ratelimit-reset", reset)])
    }

    #[test]
    fn an_empty_day_holds_back_every_lane_but_a_click() {
        let (mut said, now) = (Said::default(), Timestamp::from_micros(EVENING));
        assert!(!said.learn(now, StatusCode::OK, &rate("0", "9299")), "the limit is the usual one");
        for lane in [Lane::WriteBack, Lane::Sync, Lane::Backfill] {
            assert_eq!(said.wait(now, lane), Some(Duration::from_hours(1)));
        }
        assert_eq!(said.wait(now, Lane::Click), None);
        assert_eq!(said.wait(now.plus(Duration::from_secs(9299)), Lane::Backfill), None);
        assert!(!said.learn(now, StatusCode::OK, &rate("0", "9299")));
        let (day, hour) = (CallWindow::of(Span::Day, now), CallWindow::of(Span::Hour, now));
        assert_eq!(said.of(day), Some(CallsHeard { limit: Some(10_000), used: Some(10_000) }));
        assert_eq!((said.of(hour), said.of(CallWindow::of(Span::Day, day.ends_at()))), (None, None));
    }

    #[test]
    fn a_wait_that_is_asked_for_holds_back_everybody() {
        let (mut said, now) = (Said::default(), Timestamp::from_micros(EVENING));
        said.learn(now, StatusCode::TOO_MANY_REQUESTS, &headers(&[("retry-after", "20")]));
        assert_eq!(said.wait(now, Lane::Click), Some(Duration::from_secs(20)));
        let later = now.plus(Duration::from_secs(20));
        assert_eq!(said.wait(later, Lane::Sync), None);
        said.learn(later, StatusCode::TOO_MANY_REQUESTS, &HeaderMap::new());
        assert_eq!((said.wait(later, Lane::Sync), said.wait(later, Lane::Click)), (Some(UNNAMED_WAIT), None));
    }

    #[test]
    fn within_a_day_the_lowest_count_stands_and_a_new_day_starts_anew() {
        let now = Timestamp::from_micros(EVENING);
        let heard = |remaining, reset| window(now, &rate(remaining, reset)).unwrap();
        let known = heard("5", "9299");
        assert_eq!(known.lowered_by(heard("9", "9298")).remaining, 5);
        assert_eq!(known.lowered_by(heard("4", "9298")).remaining, 4);
        assert_eq!(known.lowered_by(heard("9999", "86399")).remaining, 9999);
        assert_eq!(heard("9999", "86399").lowered_by(known).remaining, 9999);
        assert_eq!(heard("5", "1795392000").resets_at, known.resets_at, "an epoch time is no count of seconds");
        let near = now.plus(Duration::from_secs(9_299 + 10));
        assert_eq!(window(near, &rate("5", "1795392000")), None, "it may be yesterday's");
        assert!(window(near, &rate("5", "86389")).is_some());
        let silent = headers(&[("x-ratelimit-remaining", "4")]);
        assert_eq!(known.lowered_by(window(now, &silent).unwrap()).limit, Some(10_000));
    }

    #[test]
    fn a_wait_is_read_as_seconds_or_date_and_kept_in_range() {
        let now = Timestamp::from_micros(EVENING);
        for (text, seconds) in [
            ("30", Some(30)),
            ("0", Some(1)),
            ("999999", Some(3600)),
            ("soon", None),
            ("Sun, 22 Nov 2026 21:26:01 GMT", Some(60)),
            ("Sun, 22 Nov 2026 21:00:00 GMT", Some(1)),
        ] {
            assert_eq!(
                retry_after(now, &headers(&[("retry-after", text)])),
                seconds.map(Duration::from_secs),
                "{text}"
            );
        }
    }
}
