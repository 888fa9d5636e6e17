//! What is under way to each endpoint: few at once, and none while it fails. Each process sees for itself.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use crate::domain::{EndpointId, Timestamp, growing};

/// Sent to one endpoint at once.
const AT_ONCE: usize = 4;
/// While so many are under way.
const BUSY_PAUSE: Duration = Duration::from_secs(2);
/// After a failure, and after many in a row. One message at a time finds out whether it works again.
const FIRST_PAUSE: Duration = Duration::from_secs(5);
const LONGEST_PAUSE: Duration = Duration::from_mins(5);

#[derive(Debug, Default)]
struct Line {
    under_way: usize,
    failures: i64,
    held_until: Option<Timestamp>,
}

/// Every endpoint that something is under way to, or that fails.
#[derive(Debug, Default)]
pub(super) struct Lines(Mutex<HashMap<EndpointId, Line>>);

impl Lines {
    /// Takes a place in an endpoint's line; or when to come again.
    pub(super) fn enter(&self, endpoint: EndpointId, now: Timestamp) -> Result<(), Timestamp> {
        let mut lines = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let line = lines.entry(endpoint).or_default();
        if let Some(until) = line.held_until.filter(|until| now < *until) {
            return Err(until);
        }
        let most = if line.failures > 0 { 1 } else { AT_ONCE };
        if line.under_way >= most {
            return Err(now.plus(BUSY_PAUSE));
        }
        line.under_way += 1;
        Ok(())
    }

    /// Leaves it, and notes whether the endpoint works; `None` where that is not known.
    pub(super) fn leave(&self, endpoint: EndpointId, works: Option<bool>, now: Timestamp) {
        let mut lines = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let line = lines.entry(endpoint).or_default();
        line.under_way = line.under_way.saturating_sub(1);
        match works {
            Some(true) => (line.failures, line.held_until) = (0, None),
            Some(false) => {
                line.failures = line.failures.saturating_add(1);
                line.held_until = Some(now.plus(growing(FIRST_PAUSE, LONGEST_PAUSE, line.failures)));
            }
            None => {}
        }
        if line.under_way == 0 && line.failures == 0 {
            lines.remove(&endpoint);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> Timestamp {
        Timestamp::from_micros(seconds * 1_000_000)
    }

    #[test]
    fn few_are_under_way_at_once_and_one_endpoint_does_not_hold_another() {
        let (lines, [one, other]) = (Lines::default(), [1, 2].map(|n| EndpointId::at(at(n))));
        for _ in 0..AT_ONCE {
            lines.enter(one, at(0)).unwrap();
        }
        assert_eq!(lines.enter(one, at(0)), Err(at(2)));
        assert_eq!(lines.enter(other, at(0)), Ok(()));
        lines.leave(one, Some(true), at(0));
        assert_eq!(lines.enter(one, at(0)), Ok(()));
    }

    #[test]
    fn one_that_fails_is_left_alone_longer_and_longer_until_it_works() {
        let (lines, one) = (Lines::default(), EndpointId::at(at(1)));
        let fail = |now| {
            lines.enter(one, now).unwrap();
            lines.leave(one, Some(false), now);
        };
        fail(at(0));
        assert_eq!(lines.enter(one, at(4)), Err(at(5)));
        fail(at(5));
        assert_eq!(lines.enter(one, at(6)), Err(at(15)));
        for n in 0..20 {
            fail(at(1_000 * (n + 1)));
        }
        assert_eq!(lines.enter(one, at(20_001)), Err(at(20_300)));
        lines.enter(one, at(30_000)).unwrap();
        assert_eq!(lines.enter(one, at(30_000)), Err(at(30_002)), "one finds out");
        lines.leave(one, Some(true), at(30_000));
        assert!(lines.0.lock().unwrap().is_empty(), "nothing is left of it");
    }
}
