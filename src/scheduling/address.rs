//! Where an endpoint is reached, and what signs what is sent there.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::domain::Timestamp;
use crate::webhooks::new_secret;

/// Secrets that sign beside the newest: a header has room for few.
const OLD_MOST: usize = 5;

/// The address and the secrets of an endpoint; an address may hold a key, so it is not printed.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EndpointAddress {
    /// The address.
    pub url: String,
    /// What signs.
    pub secret: String,
    /// What signs too, while others take its place; the newest first.
    pub old: Vec<OldSecret>,
}

/// A secret whose time runs out.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OldSecret {
    secret: String,
    until_micros: i64,
}

impl EndpointAddress {
    /// An address with a new secret.
    #[must_use]
    pub fn new(url: String) -> Self {
        Self { url, secret: new_secret(), old: Vec::new() }
    }

    /// With a new secret in the place of the one so far, which signs too until then. Earlier ones go on as they were to.
    #[must_use]
    pub fn rotated(self, now: Timestamp, until: Timestamp) -> Self {
        let last = OldSecret { secret: self.secret, until_micros: until.micros() };
        let earlier = self.old.into_iter().filter(|old| now.micros() < old.until_micros);
        let old = std::iter::once(last).chain(earlier).take(OLD_MOST).collect();
        Self { url: self.url, secret: new_secret(), old }
    }

    /// What signs at `now`, the newest first.
    pub fn secrets(&self, now: Timestamp) -> impl Iterator<Item = &str> {
        let old = self.old.iter().filter(move |old| now.micros() < old.until_micros);
        std::iter::once(self.secret.as_str()).chain(old.map(|old| old.secret.as_str()))
    }

    /// The text to seal.
    #[must_use]
    pub fn to_secret(&self) -> String {
        // Texts and numbers always become JSON.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Reads [`Self::to_secret`].
    #[must_use]
    pub fn from_secret(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }
}

impl fmt::Debug for EndpointAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("EndpointAddress")
    }
}

impl fmt::Debug for OldSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("OldSecret")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_secrets_sign_until_the_old_ones_time_is_over() {
        let first = EndpointAddress::new("https://hooks.example/key".to_owned());
        let second = first.clone().rotated(Timestamp::from_micros(1), Timestamp::from_micros(10));
        assert_ne!(first.secret, second.secret);
        let at = |micros| second.secrets(Timestamp::from_micros(micros)).map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(at(9), [second.secret.clone(), first.secret.clone()]);
        assert_eq!(at(10), std::slice::from_ref(&second.secret));
        let third = second.clone().rotated(Timestamp::from_micros(2), Timestamp::from_micros(20));
        let all = third.secrets(Timestamp::from_micros(9)).map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(
            all[1..],
            [second.secret.clone(), first.secret.clone()],
            "whoever only knows the first is not cut off"
        );
        assert_eq!(EndpointAddress::from_secret(&second.to_secret()).as_ref(), Some(&second));
        assert!(!format!("{second:?}").contains("key"));
    }
}
