//! How many requests a caller has in a minute: each token of ours, each subject of the issuer.
//!
//! Counted by each process alone: a limit against accidents, not a price list.

use std::num::NonZeroU32;
use std::time::Duration;

use axum::http::{HeaderMap, HeaderName, HeaderValue};
use governor::clock::{Clock as _, DefaultClock};
use governor::middleware::StateInformationMiddleware;
use governor::state::keyed::HashMapStateStore;
use governor::{Quota, RateLimiter};

use super::access::Who;

const POLICY: HeaderName = HeaderName::from_static("ratelimit-policy");
const LEFT: HeaderName = HeaderName::from_static("ratelimit");
const WINDOW: Duration = Duration::from_mins(1);
/// Callers that did not call for a minute are forgotten when so many are known.
const KNOWN_MOST: usize = 1_000;

type Limiter = RateLimiter<Who, HashMapStateStore<Who>, DefaultClock, StateInformationMiddleware>;

/// The requests of all callers.
pub(in crate::inbound) struct Limits {
    limiter: Limiter,
    clock: DefaultClock,
    each: NonZeroU32,
}

/// What a request has left of its caller's minute.
#[derive(Debug, Clone, Copy)]
pub(in crate::inbound) struct Spent {
    each: u32,
    left: u32,
    /// Seconds to wait, where nothing was left.
    pub(in crate::inbound) wait: Option<u32>,
}

impl Limits {
    /// `each` caller has so many requests a minute.
    pub(in crate::inbound) fn new(each: NonZeroU32) -> Self {
        let quota = Quota::per_minute(each);
        let limiter = RateLimiter::keyed(quota).with_middleware::<StateInformationMiddleware>();
        Self { limiter, clock: DefaultClock::default(), each }
    }

    pub(in crate::inbound) fn spend(&self, who: &Who) -> Spent {
        if self.limiter.len() > KNOWN_MOST {
            self.limiter.retain_recent();
        }
        let each = self.each.get();
        match self.limiter.check_key(who) {
            Ok(left) => Spent { each, left: left.remaining_burst_capacity(), wait: None },
            Err(too_many) => {
                let wait = too_many.wait_time_from(self.clock.now()).as_secs();
                Spent { each, left: 0, wait: Some(u32::try_from(wait).unwrap_or(u32::MAX).saturating_add(1)) }
            }
        }
    }
}

impl Spent {
    /// In the words of the IETF's draft "`RateLimit` header fields for HTTP".
    pub(in crate::inbound) fn tell(self, headers: &mut HeaderMap) {
        let policy = format!("\"minute\";q={};w={}", self.each, WINDOW.as_secs());
        // One request comes back every so many seconds.
        let back = self.wait.unwrap_or_else(|| u32::try_from(WINDOW.as_secs()).unwrap_or(60).div_ceil(self.each));
        let left = format!("\"minute\";r={};t={back}", self.left);
        for (name, value) in [(POLICY, policy), (LEFT, left)] {
            if let Ok(value) = HeaderValue::try_from(value) {
                headers.insert(name, value);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{ApiTokenId, Timestamp};

    #[test]
    fn each_caller_has_its_own_requests_and_is_told_how_many_are_left() {
        let limits = Limits::new(NonZeroU32::new(3).unwrap());
        let [one, other] = [1, 2].map(|n| Who::Token(ApiTokenId::at(Timestamp::from_micros(n))));
        let left: Vec<_> = (0..3).map(|_| limits.spend(&one).left).collect();
        assert_eq!(left, [2, 1, 0]);
        let spent = limits.spend(&one);
        assert!(spent.wait.is_some_and(|seconds| (1..=21).contains(&seconds)), "{spent:?}");
        assert_eq!(limits.spend(&other).wait, None);
        assert_eq!(limits.spend(&Who::Subject("one".into())).left, 2);
        let mut headers = HeaderMap::new();
        spent.tell(&mut headers);
        assert_eq!(headers["ratelimit-policy"], "\"minute\";q=3;w=60");
        assert!(headers["ratelimit"].to_str().unwrap().starts_with("\"minute\";r=0;t="));
    }
}
