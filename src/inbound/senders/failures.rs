//! How often a client fails to prove itself. A right secret always counts, however often a wrong one was shown before:
//! else anybody could keep a customer's deliveries out. What is limited is the trouble that failures make.

use std::net::IpAddr;
use std::num::NonZeroU32;

use governor::clock::DefaultClock;
use governor::state::keyed::HashMapStateStore;
use governor::{Quota, RateLimiter};

/// Failures of one client within a minute that are answered like any other.
const A_MINUTE: NonZeroU32 = NonZeroU32::new(30).expect("is not zero");
/// Clients that are remembered before the idle ones are forgotten.
const CLIENTS: usize = 10_000;

pub(super) struct Failures(RateLimiter<IpAddr, HashMapStateStore<IpAddr>, DefaultClock>);

impl Failures {
    pub(super) fn new() -> Self {
        Self(RateLimiter::hashmap(Quota::per_minute(A_MINUTE)))
    }

    /// Counts one; tells whether these are too many.
    pub(super) fn too_many(&self, client: IpAddr) -> bool {
        if self.0.len() > CLIENTS {
            self.0.retain_recent();
        }
        self.0.check_key(&client).is_err()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_thirty_first_failure_of_a_client_within_a_minute_is_one_too_many() {
        let failures = Failures::new();
        let (one, other) = (IpAddr::from([192, 0, 2, 1]), IpAddr::from([192, 0, 2, 2]));
        assert!((0..30).all(|_| !failures.too_many(one)));
        assert!(failures.too_many(one) && !failures.too_many(other));
    }
}
