//! What iCIMS lets a customer call: its rate headers, its 429s, and a bound on calls in flight.
//!
//! A recruiter's click is never held back for a guess: only a running `Retry-After` stops it, and two places in flight
//! are out of the other lanes' reach. Everything known here is lost at a restart and learned again from the next answer.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::http::{HeaderMap, StatusCode, header};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::ats::AtsError;
use crate::domain::{Clock, CustomerId, Lane, Timestamp};
use crate::measures::Measures;

/// Calls of one customer in flight; iCIMS documents no limit, and this many fill an hour's 80,000 calls at 360 ms each.
const IN_FLIGHT: usize = 8;

/// Of these, what lanes other than a click may use.
const IN_FLIGHT_BACKGROUND: usize = 6;

/// Longest wait for a place in flight; after it a worker does better with other work.
const PLACE_WAIT: Duration = Duration::from_secs(2);

/// A 429 that names no time holds the other lanes back for this long.
const UNNAMED_WAIT: Duration = Duration::from_mins(1);

/// Shortest and longest wait that is believed: a wrong header must neither spin nor stall.
const WAIT_RANGE: (Duration, Duration) = (Duration::from_secs(1), Duration::from_hours(1));

/// The day's calls are counted anew at 00:00 UTC; two answers of one day differ by their own travel time.
const SAME_WINDOW: Duration = Duration::from_mins(1);

/// A place in flight; given back when dropped.
#[derive(Debug)]
pub(super) struct Place {
    _all: OwnedSemaphorePermit,
    _background: Option<OwnedSemaphorePermit>,
}

/// What is known of every customer.
pub(super) struct Budget {
    clock: Arc<dyn Clock>,
    measures: Arc<Measures>,
    customers: Mutex<HashMap<CustomerId, Arc<Meter>>>, // bounded by the tenants of the region
}

struct Meter {
    all: Arc<Semaphore>,
    background: Arc<Semaphore>,
    said: Mutex<Said>,
}

/// What iCIMS said.
#[derive(Debug, Default, Clone, Copy)]
struct Said {
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

impl Budget {
    pub(super) fn new(clock: Arc<dyn Clock>, measures: Arc<Measures>) -> Self {
        Self { clock, measures, customers: Mutex::default() }
    }

    /// A place in flight, or how long to wait.
    pub(super) async fn enter(&self, customer: CustomerId, lane: Lane) -> Result<Place, AtsError> {
        let place = self.place(customer, lane).await;
        if let Err(error) = &place {
            self.measures.held_back(lane, if *error == AtsError::Busy { "busy" } else { "throttled" });
        }
        place
    }

    async fn place(&self, customer: CustomerId, lane: Lane) -> Result<Place, AtsError> {
        let meter = self.meter(customer);
        meter.check(self.clock.now(), lane)?;
        let place = tokio::time::timeout(PLACE_WAIT, meter.place(lane)).await;
        let Ok(Some(place)) = place else { return Err(AtsError::Busy) };
        meter.check(self.clock.now(), lane)?; // another call may have been told to wait meanwhile
        Ok(place)
    }

    /// Learns from an answer.
    pub(super) fn heard(&self, customer: CustomerId, status: StatusCode, headers: &HeaderMap) {
        let now = self.clock.now();
        let meter = self.meter(customer);
        let mut said = meter.said.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(window) = window(now, headers) {
            let window = said.window.map_or(window, |known| known.lowered_by(window));
            self.measures.calls_left(customer, window.remaining, now);
            said.window = Some(window);
        }
        if status == StatusCode::TOO_MANY_REQUESTS {
            match retry_after(now, headers) {
                Some(wait) => said.nobody_until = said.nobody_until.max(Some(now.plus(wait))),
                None => said.background_until = said.background_until.max(Some(now.plus(UNNAMED_WAIT))),
            }
        }
    }

    fn meter(&self, customer: CustomerId) -> Arc<Meter> {
        let mut customers = self.customers.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(customers.entry(customer).or_insert_with(|| {
            Arc::new(Meter {
                all: Arc::new(Semaphore::new(IN_FLIGHT)),
                background: Arc::new(Semaphore::new(IN_FLIGHT_BACKGROUND)),
                said: Mutex::default(),
            })
        }))
    }
}

impl Meter {
    fn check(&self, now: Timestamp, lane: Lane) -> Result<(), AtsError> {
        let said = *self.said.lock().unwrap_or_else(PoisonError::into_inner);
        let used_up = said.window.filter(|window| window.remaining == 0).map(|window| window.resets_at);
        let until = match lane {
            Lane::Click => said.nobody_until,
            Lane::WriteBack | Lane::Sync | Lane::Backfill | Lane::Outbound => {
                said.nobody_until.max(said.background_until).max(used_up)
            }
        };
        match until.filter(|until| now < *until) {
            Some(until) => Err(AtsError::Throttled { retry_after: Some(believed(until.since(now))) }),
            None => Ok(()),
        }
    }

    /// Other lanes queue at their own gate first, so that at most six of them ever stand before a click.
    async fn place(&self, lane: Lane) -> Option<Place> {
        let background = match lane {
            Lane::Click => None,
            Lane::WriteBack | Lane::Sync | Lane::Backfill | Lane::Outbound => {
                Some(Arc::clone(&self.background).acquire_owned().await.ok()?)
            }
        };
        let all = Arc::clone(&self.all).acquire_owned().await.ok()?;
        Some(Place { _all: all, _background: background })
    }
}

impl Window {
    /// Within one window answers overtake each other: the lowest count is the true one.
    fn lowered_by(self, heard: Self) -> Self {
        let later = self.resets_at.plus(SAME_WINDOW) < heard.resets_at;
        let earlier = heard.resets_at.plus(SAME_WINDOW) < self.resets_at;
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
    let number =
        |name| headers.get(name).and_then(|v| v.to_str().ok()).and_then(|text| text.trim().parse::<i64>().ok());
    let remaining = u64::try_from(number("x-ratelimit-remaining")?.max(0)).ok()?;
    let limit = number("x-ratelimit-limit").and_then(|limit| u64::try_from(limit).ok());
    let to_midnight = DAY - (now.micros().div_euclid(1_000_000)).rem_euclid(DAY);
    let seconds = number("x-ratelimit-reset").filter(|seconds| (0..=DAY).contains(seconds)).unwrap_or(to_midnight);
    Some(Window { limit, remaining, resets_at: now.plus(Duration::from_secs(seconds.unsigned_abs())) })
}

/// How long an answer asks to wait: seconds or an HTTP date, kept between one second and one hour.
pub(super) fn retry_after(now: Timestamp, headers: &HeaderMap) -> Option<Duration> {
    let text = headers.get(header::RETRY_AFTER)?.to_str().ok()?.trim();
    let wait = if let Ok(seconds) = text.parse() {
        Duration::from_secs(seconds)
    } else {
        let at = jiff::fmt::rfc2822::parse(text).ok()?.timestamp();
        Timestamp::from_micros(at.as_microsecond()).since(now)
    };
    Some(believed(wait))
}

fn believed(wait: Duration) -> Duration {
    wait.clamp(WAIT_RANGE.0, WAIT_RANGE.1)
}

#[cfg(test)]
mod tests {
    use axum::http::{HeaderName, HeaderValue};
    use futures_util::FutureExt;

    use super::*;
    use crate::domain::{ManualClock, Region};

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

    fn budget() -> (Budget, Arc<ManualClock>, CustomerId) {
        let clock = Arc::new(ManualClock::at(Timestamp::from_micros(EVENING)));
        (Budget::new(clock.clone(), Measures::of(Region::Us).into()), clock, CustomerId::try_from(4321).unwrap())
    }

    #[tokio::test]
    async fn an_empty_day_holds_back_every_lane_but_a_click() {
        let (budget, clock, customer) = budget();
        budget.heard(customer, StatusCode::OK, &rate("0", "9299"));
        for lane in [Lane::WriteBack, Lane::Sync, Lane::Backfill] {
            let wait = Some(Duration::from_hours(1));
            assert_eq!(budget.enter(customer, lane).await.unwrap_err(), AtsError::Throttled { retry_after: wait });
        }
        assert!(budget.enter(customer, Lane::Click).await.is_ok());
        clock.advance(Duration::from_secs(9299));
        assert!(budget.enter(customer, Lane::Backfill).await.is_ok());
    }

    #[tokio::test]
    async fn a_wait_that_is_asked_for_holds_back_everybody() {
        let (budget, clock, customer) = budget();
        budget.heard(customer, StatusCode::TOO_MANY_REQUESTS, &headers(&[("retry-after", "20")]));
        let wait = Some(Duration::from_secs(20));
        assert_eq!(budget.enter(customer, Lane::Click).await.unwrap_err(), AtsError::Throttled { retry_after: wait });
        clock.advance(Duration::from_secs(20));
        assert!(budget.enter(customer, Lane::Sync).await.is_ok());
        budget.heard(customer, StatusCode::TOO_MANY_REQUESTS, &HeaderMap::new());
        assert!(budget.enter(customer, Lane::Sync).await.is_err());
        assert!(budget.enter(customer, Lane::Click).await.is_ok());
    }

    #[tokio::test]
    async fn a_click_finds_room_beside_a_full_background() {
        let (budget, _, customer) = budget();
        let mut places = Vec::new();
        for _ in 0..IN_FLIGHT_BACKGROUND {
            places.push(budget.enter(customer, Lane::Sync).await.unwrap());
        }
        assert!(budget.enter(customer, Lane::Sync).now_or_never().is_none(), "it waits");
        for _ in IN_FLIGHT_BACKGROUND..IN_FLIGHT {
            places.push(budget.enter(customer, Lane::Click).await.unwrap());
        }
        assert!(budget.enter(customer, Lane::Click).now_or_never().is_none(), "it waits");
        places.clear();
        assert!(budget.enter(customer, Lane::Sync).await.is_ok());
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
