//! How often somebody may try to sign in. Each try of a client counts, right or wrong, and each of a name: guessing is slow
//! from one place and from many. The price is that whoever knows a name can keep it out for a while; an identity provider
//! knows no such limit.

use std::net::IpAddr;
use std::num::NonZeroU32;

use governor::clock::DefaultClock;
use governor::state::keyed::HashMapStateStore;
use governor::{Quota, RateLimiter};

use crate::inbound::senders::Failures;
use crate::secrets::sha256_of;

/// Tries of one client in a minute: an office has one address.
const CLIENT_A_MINUTE: NonZeroU32 = NonZeroU32::new(30).expect("is not zero");
/// Tries of one name at once, and then one a minute: NIST SP 800-63B allows 100 in all.
const NAME_AT_ONCE: NonZeroU32 = NonZeroU32::new(20).expect("is not zero");
const NAME_A_MINUTE: NonZeroU32 = NonZeroU32::new(1).expect("is not zero");
/// Names that are remembered.
const NAMES: usize = 10_000;

/// Counts the tries of this process.
pub(in crate::inbound::pages) struct Attempts {
    clients: Failures,
    names: RateLimiter<[u8; 32], HashMapStateStore<[u8; 32]>, DefaultClock>,
}

impl Default for Attempts {
    fn default() -> Self {
        let names = RateLimiter::hashmap(Quota::per_minute(NAME_A_MINUTE).allow_burst(NAME_AT_ONCE));
        Self { clients: Failures::of(CLIENT_A_MINUTE), names }
    }
}

impl Attempts {
    /// Counts a try; tells whether these are too many.
    pub(super) fn too_many(&self, client: Option<IpAddr>, name: &str) -> bool {
        if self.names.len() >= NAMES {
            self.names.retain_recent();
        }
        let of_client = client.is_some_and(|client| self.clients.too_many(client));
        // As it is looked up: else each way to write a name would have tries of its own.
        let name = sha256_of(&name.trim().to_lowercase());
        of_client || self.names.len() > NAMES || self.names.check_key(&name).is_err()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_tried_twenty_times_at_once_from_wherever() {
        let attempts = Attempts::default();
        let from = |n: u8| Some(IpAddr::from([192, 0, 2, n]));
        assert!((0..20).all(|n| !attempts.too_many(from(n), "ada@example.com")));
        assert!(attempts.too_many(from(99), "ada@example.com"));
        assert!(attempts.too_many(from(99), " Ada@EXAMPLE.com "), "however it is written");
        assert!(!attempts.too_many(from(99), "bob@example.com"));
    }

    #[test]
    fn a_client_tries_thirty_names_a_minute() {
        let attempts = Attempts::default();
        let one = Some(IpAddr::from([192, 0, 2, 1]));
        assert!((0..30).all(|n| !attempts.too_many(one, &format!("{n}@example.com"))));
        assert!(attempts.too_many(one, "last@example.com"));
    }
}
