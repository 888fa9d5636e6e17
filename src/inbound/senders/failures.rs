//! How often a client fails to prove itself. A right secret always counts, however often a wrong one was shown before:
//! else anybody could keep a customer's deliveries out. What is limited is the trouble that failures make.

use std::net::IpAddr;
use std::num::NonZeroU32;
use std::sync::atomic::{AtomicU64, Ordering};

use governor::clock::DefaultClock;
use governor::state::keyed::HashMapStateStore;
use governor::{Quota, RateLimiter};

/// Failures of one client within a minute that are answered like any other.
const A_MINUTE: NonZeroU32 = NonZeroU32::new(30).expect("is not zero");
/// Clients that are remembered.
const CLIENTS: usize = 10_000;
/// Failures between two times that idle clients are forgotten.
const CLEAN_UP_EVERY: u64 = 1_024;

pub(in crate::inbound) struct Failures {
    limiter: RateLimiter<IpAddr, HashMapStateStore<IpAddr>, DefaultClock>,
    counted: AtomicU64,
}

impl Failures {
    pub(super) fn new() -> Self {
        Self::of(A_MINUTE)
    }

    /// With so many in a minute.
    pub(in crate::inbound) fn of(a_minute: NonZeroU32) -> Self {
        Self { limiter: RateLimiter::hashmap(Quota::per_minute(a_minute)), counted: AtomicU64::new(0) }
    }

    /// Counts one; tells whether these are too many.
    pub(in crate::inbound) fn too_many(&self, client: IpAddr) -> bool {
        if self.counted.fetch_add(1, Ordering::Relaxed).is_multiple_of(CLEAN_UP_EVERY) {
            self.limiter.retain_recent();
        }
        // With so many clients at once none of them is a customer who mistyped.
        self.limiter.len() > CLIENTS || self.limiter.check_key(&neighbourhood(client)).is_err()
    }
}

/// One client may have all addresses of an IPv6 /64.
fn neighbourhood(client: IpAddr) -> IpAddr {
    match client.to_canonical() {
        IpAddr::V4(address) => IpAddr::V4(address),
        IpAddr::V6(address) => {
            let network = u128::from(address) >> 64 << 64;
            IpAddr::V6(network.into())
        }
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

    #[test]
    fn the_addresses_of_one_network_are_one_client() {
        let address = |text: &str| neighbourhood(text.parse().unwrap());
        assert_eq!(address("2001:db8::1"), address("2001:db8::ffff:1"));
        assert_ne!(address("2001:db8::1"), address("2001:db8:0:1::1"));
        assert_eq!(address("::ffff:192.0.2.1"), address("192.0.2.1"));
    }

    #[test]
    fn clients_without_end_do_not_fill_the_memory() {
        let failures = Failures::new();
        for n in 0..20_000_u32 {
            failures.too_many(IpAddr::V4(n.into()));
        }
        assert!(failures.limiter.len() <= CLIENTS + 1);
    }
}
