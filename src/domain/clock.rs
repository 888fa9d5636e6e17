//! Time, as an argument.
//!
//! The only file that asks the machine for the time.

use std::fmt;
use std::str::FromStr;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};

use super::ParseError;

/// An instant: microseconds since the Unix epoch, UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Timestamp(i64);

impl Timestamp {
    /// Later than anything that happens: the year 9999.
    pub const NEVER: Self = Self(253_370_764_800_000_000);

    /// The instant a number of microseconds after the Unix epoch.
    #[must_use]
    pub const fn from_micros(micros: i64) -> Self {
        Self(micros)
    }

    /// Microseconds since the Unix epoch.
    #[must_use]
    pub const fn micros(self) -> i64 {
        self.0
    }

    /// This instant and `span` more.
    #[must_use]
    pub fn plus(self, span: Duration) -> Self {
        Self(self.0.saturating_add(micros(span)))
    }

    /// This instant and `span` less.
    #[must_use]
    pub fn minus(self, span: Duration) -> Self {
        Self(self.0.saturating_sub(micros(span)))
    }

    /// How long ago `earlier` was; zero if it is not earlier.
    #[must_use]
    pub fn since(self, earlier: Self) -> Duration {
        Duration::from_micros(u64::try_from(self.0.saturating_sub(earlier.0)).unwrap_or(0))
    }
}

/// RFC 3339; any offset is understood.
impl FromStr for Timestamp {
    type Err = ParseError;
    fn from_str(text: &str) -> Result<Self, ParseError> {
        let read = text.parse::<jiff::Timestamp>().ok();
        let wrong = || ParseError::new("time", "written as in RFC 3339, such as 2026-11-23T09:20:00Z");
        read.map(|at| Self(at.as_microsecond())).ok_or_else(wrong)
    }
}

/// RFC 3339, UTC, to the millisecond.
impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match jiff::Timestamp::from_microsecond(self.0) {
            Ok(at) => write!(f, "{at:.3}"),
            Err(_) => write!(f, "{} µs", self.0),
        }
    }
}

/// Whoever knows what time it is.
pub trait Clock: Send + Sync {
    /// The present instant.
    fn now(&self) -> Timestamp;

    /// How far the machine's own clock is ahead of this one, in microseconds; zero where nobody compares them.
    fn skew_micros(&self) -> i64 {
        0
    }

    /// Tells this clock what another one showed at some moment between `asked`, as this one said it, and now. Few follow.
    fn follow(&self, _theirs: Timestamp, _asked: Timestamp) {}
}

/// The machine's clock.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "the one place that asks the machine for the time")]
    fn now(&self) -> Timestamp {
        let span = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
        Timestamp(micros(span))
    }
}

/// A clock that follows one that several machines share, such as their database's. In between it runs by the machine's
/// steady counter, so a jump of the machine's own clock does not move it.
#[derive(Debug)]
pub struct SteadyClock {
    started: Instant,
    /// What time it was when the counter started, as far as is known now.
    anchor: AtomicI64,
    skew: AtomicI64,
}

impl SteadyClock {
    /// A clock that starts with the machine's time.
    #[must_use]
    pub fn start() -> Self {
        let started = Instant::now();
        Self { started, anchor: AtomicI64::new(SystemClock.now().0), skew: AtomicI64::new(0) }
    }
}

impl Clock for SteadyClock {
    fn now(&self) -> Timestamp {
        Timestamp(self.anchor.load(Ordering::SeqCst)).plus(self.started.elapsed())
    }

    fn skew_micros(&self) -> i64 {
        self.skew.load(Ordering::SeqCst)
    }

    /// What its own waiting may explain is no difference.
    fn follow(&self, theirs: Timestamp, asked: Timestamp) {
        let answered = self.now();
        let (half, middle) = ((answered.0 - asked.0).max(0) / 2, i64::midpoint(asked.0, answered.0));
        if (theirs.0 - middle).abs() > half {
            self.anchor.fetch_add(theirs.0 - middle, Ordering::SeqCst);
        }
        self.skew.store(SystemClock.now().0 - self.now().0, Ordering::SeqCst);
    }
}

/// A clock that only a hand moves: for tests and rehearsals.
#[derive(Debug)]
pub struct ManualClock(AtomicI64);

impl ManualClock {
    /// A clock that stands at `at`.
    #[must_use]
    pub fn at(at: Timestamp) -> Self {
        Self(AtomicI64::new(at.0))
    }

    /// Moves the clock on.
    pub fn advance(&self, span: Duration) {
        self.0.fetch_add(micros(span), Ordering::SeqCst);
    }

    /// Moves the clock on to `at`; a clock that is already later stays.
    pub fn advance_to(&self, at: Timestamp) {
        self.0.fetch_max(at.0, Ordering::SeqCst);
    }
}

impl Clock for ManualClock {
    fn now(&self) -> Timestamp {
        Timestamp(self.0.load(Ordering::SeqCst))
    }
}

fn micros(span: Duration) -> i64 {
    i64::try_from(span.as_micros()).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_steady_clock_follows_what_its_own_waiting_does_not_explain() {
        let clock = SteadyClock::start();
        let (asked, hour) = (clock.now(), Duration::from_hours(1));
        clock.follow(asked.plus(hour), asked);
        let ahead = clock.now().since(asked);
        assert!((hour..hour + Duration::from_secs(10)).contains(&ahead), "{ahead:?}");
        assert!(clock.skew_micros() < -3_500_000_000, "the machine's clock is an hour behind");
        // Asked ten seconds ago, answered in between: that explains any time since then.
        let (before, asked) = (clock.anchor.load(Ordering::SeqCst), clock.now().minus(Duration::from_secs(10)));
        clock.follow(asked.plus(Duration::from_secs(3)), asked);
        assert_eq!(clock.anchor.load(Ordering::SeqCst), before);
        clock.follow(asked.minus(hour), asked);
        assert!(clock.now() < asked, "it goes back too, where the one that it follows does");
    }
}
