//! Where a target is reached.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::domain::Channel;
use crate::webhooks::{Reach, check};

/// Where a target is reached, and what proves to it that we do. A webhook's address may hold a key, so it is not printed.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Address {
    /// A mail address, or the address of a webhook.
    pub(super) place: String,
    /// What messages to it are signed with.
    pub(super) secret: Option<String>,
}

/// Why something is no address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum AddressError {
    /// Not one that mail can be sent to.
    #[error("must be a mail address, such as ops@example.com")]
    NoMail,
    /// Not one that can be posted to.
    #[error("must be an https address without user and password; http is for this machine only")]
    NoWebhook,
    /// What was stored cannot be read.
    #[error("the stored address cannot be read; remove the target and add it again")]
    Unreadable,
}

impl Address {
    /// A mail address.
    ///
    /// # Errors
    /// [`AddressError::NoMail`].
    pub fn mail(text: &str) -> Result<Self, AddressError> {
        let address: lettre::Address = text.parse().map_err(|_| AddressError::NoMail)?;
        Ok(Self { place: address.to_string(), secret: None })
    }

    /// The address of a webhook, with the secret that signs what is sent there.
    ///
    /// # Errors
    /// [`AddressError::NoWebhook`].
    pub fn web(text: &str, secret: Option<String>) -> Result<Self, AddressError> {
        let url = check(text, Reach::Anywhere).map_err(|_| AddressError::NoWebhook)?;
        Ok(Self { place: url.into(), secret })
    }

    /// The text to seal.
    #[must_use]
    pub fn to_secret(&self) -> String {
        serde_json::json!({ "place": self.place, "secret": self.secret }).to_string()
    }

    /// Reads [`Self::to_secret`].
    ///
    /// # Errors
    /// [`AddressError::Unreadable`].
    pub fn from_secret(text: &str) -> Result<Self, AddressError> {
        serde_json::from_str(text).map_err(|_| AddressError::Unreadable)
    }

    /// As it may be shown to an operator: of a webhook only whose it is.
    #[must_use]
    pub fn shown(&self, channel: Channel) -> String {
        match channel {
            Channel::Mail => self.place.clone(),
            Channel::Slack | Channel::Webhook => {
                let url = reqwest::Url::parse(&self.place).ok();
                let host = url.as_ref().and_then(reqwest::Url::host_str).unwrap_or("?").to_owned();
                format!("{host}/…")
            }
        }
    }
}

impl fmt::Debug for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Address")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_webhook_is_posted_to_over_tls_or_on_this_machine_only() {
        assert!(Address::web("http://127.0.0.1:9/x", None).is_ok());
        assert_eq!(Address::web("http://hooks.example/x", None), Err(AddressError::NoWebhook));
    }

    #[test]
    fn what_is_shown_of_a_webhook_holds_no_key() {
        let address = Address::web("https://hooks.example/T1/B2/key", Some("secret".to_owned())).unwrap();
        assert_eq!(address.shown(Channel::Slack), "hooks.example/…");
        assert_eq!(format!("{address:?}"), "Address");
        assert_eq!(Address::from_secret(&address.to_secret()), Ok(address));
    }

    #[test]
    fn a_mail_address_is_one() {
        assert_eq!(Address::mail("ops@example.com").unwrap().shown(Channel::Mail), "ops@example.com");
        for bad in ["ops", "ops@", "a@b\r\nBcc: c@d", "Ops <ops@example.com>"] {
            assert_eq!(Address::mail(bad), Err(AddressError::NoMail), "{bad}");
        }
    }
}
