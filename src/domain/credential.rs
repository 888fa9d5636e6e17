//! A secret of a principal, in the form it is stored in.

use std::fmt;

use super::names::stored_name;
use super::{CredentialId, ParseError, TenantId, Timestamp};

/// Who presents the secret to whom.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Direction {
    /// The ATS presents it to us.
    Inbound,
    /// We present it to the ATS.
    Outbound,
}

/// How a secret proves who presents it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CredentialKind {
    /// User and password.
    Basic,
    /// Shared key that signs each request.
    Hmac,
    /// OAuth 2.0 client credentials.
    OauthClient,
}

/// Which APIs of the ATS an outbound credential is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ApiFamily {
    /// Profiles, lists, search and streams.
    Records,
    /// Interviews and feedback.
    Collaboration,
}

stored_name!(Direction, "direction", "`inbound` or `outbound`", Inbound = "inbound", Outbound = "outbound");
stored_name!(
    CredentialKind,
    "credential kind",
    "`basic`, `hmac` or `oauth_client`",
    Basic = "basic",
    Hmac = "hmac",
    OauthClient = "oauth_client"
);
stored_name!(
    ApiFamily,
    "API family",
    "`records` or `collaboration`",
    Records = "records",
    Collaboration = "collaboration"
);

/// A secret that only the keyring can open.
#[derive(Clone, PartialEq, Eq)]
pub struct Sealed {
    /// Which key sealed it.
    pub key_id: String,
    /// Nonce and ciphertext.
    pub bytes: Vec<u8>,
}

impl fmt::Debug for Sealed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Sealed(key {})", self.key_id)
    }
}

/// A secret must be at least this long: guessing it must be hopeless.
pub const SECRET_LEAST: usize = 16;
/// Longer than any name that an ATS presents.
pub const PRINCIPAL_MOST: usize = 128;

/// Checks the name of a sender: it means the same in every header and form.
///
/// # Errors
/// When it is empty, too long, or holds anything but letters, digits and `._-@`.
pub fn check_principal(name: &str) -> Result<(), ParseError> {
    let plain = |c: char| c.is_ascii_alphanumeric() || "._-@".contains(c);
    if (1..=PRINCIPAL_MOST).contains(&name.len()) && name.chars().all(plain) {
        return Ok(());
    }
    Err(ParseError::new("the name of a sender", "1 to 128 letters, digits and ._-@"))
}

/// One secret of one principal.
#[derive(Debug, Clone)]
pub struct Credential {
    /// The row.
    pub id: CredentialId,
    /// Whose, when we present it; a sender's name says whom it may speak for.
    pub tenant: Option<TenantId>,
    /// Who presents it to whom.
    pub direction: Direction,
    /// The name presented with it: user or client id.
    pub principal: String,
    /// How it proves itself.
    pub kind: CredentialKind,
    /// For which APIs, when we present it.
    pub family: Option<ApiFamily>,
    /// The secret.
    pub sealed: Sealed,
    /// First instant it is accepted.
    pub valid_from: Timestamp,
    /// First instant it is no longer accepted.
    pub valid_until: Option<Timestamp>,
}

impl Credential {
    /// Whether it is accepted at `now`.
    #[must_use]
    pub fn is_valid(&self, now: Timestamp) -> bool {
        self.valid_from <= now && self.valid_until.is_none_or(|until| now < until)
    }
}
