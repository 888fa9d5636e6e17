//! Where an endpoint is reached, and what signs what is sent there.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::domain::Timestamp;
use crate::webhooks::new_secret;

/// The address and the secrets of an endpoint; an address may hold a key, so it is not printed.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EndpointAddress {
    /// The address.
    pub url: String,
    /// What signs.
    pub secret: String,
    /// What signs too, while the other takes its place.
    pub old: Option<OldSecret>,
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
        Self { url, secret: new_secret(), old: None }
    }

    /// With a new secret in the place of the one so far, which signs too until then.
    #[must_use]
    pub fn rotated(self, until: Timestamp) -> Self {
        let old = OldSecret { secret: self.secret, until_micros: until.micros() };
        Self { url: self.url, secret: new_secret(), old: Some(old) }
    }

    /// What signs at `now`, the newest first.
    pub fn secrets(&self, now: Timestamp) -> impl Iterator<Item = &str> {
        let old = self.old.as_ref().filter(|old| now.micros() < old.until_micros);
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
        let second = first.clone().rotated(Timestamp::from_micros(10));
        assert_ne!(first.secret, second.secret);
        let at = |micros| second.secrets(Timestamp::from_micros(micros)).map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(at(9), [second.secret.clone(), first.secret.clone()]);
        assert_eq!(at(10), std::slice::from_ref(&second.secret));
        assert_eq!(EndpointAddress::from_secret(&second.to_secret()).as_ref(), Some(&second));
        assert!(!format!("{second:?}").contains("key"));
    }
}
