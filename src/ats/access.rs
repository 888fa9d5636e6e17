//! What we prove ourselves to the ATS with.

use std::fmt;

use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Deserializer};

use super::AtsError;
use crate::domain::{ApiFamily, CredentialId, CredentialKind, TenantId};

/// A secret in memory: printed by nothing, wiped when dropped.
#[derive(Clone)]
pub struct Secret(SecretString);

impl Secret {
    /// Wraps a secret text.
    #[must_use]
    pub fn new(text: impl Into<String>) -> Self {
        Self(SecretString::from(text.into()))
    }

    /// The secret itself: for the one line that sends or compares it.
    #[must_use]
    pub fn expose(&self) -> &str {
        self.0.expose_secret()
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret")
    }
}

/// Straight from what was sent, so that it never is a text of another kind.
impl<'de> Deserialize<'de> for Secret {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(Self::new)
    }
}

/// One way in: a principal and its secret.
#[derive(Debug, Clone)]
pub struct Grant {
    /// The credential's row; a token is never used beyond the row it was issued for.
    pub id: CredentialId,
    /// How the secret is used.
    pub kind: CredentialKind,
    /// User or client id.
    pub principal: String,
    /// The secret.
    pub secret: Secret,
}

/// Whoever knows the credentials of the tenants.
pub trait Access: Send + Sync {
    /// The present credential of a tenant for one family of APIs.
    ///
    /// # Errors
    /// [`AtsError::NotConnected`] when there is none that is valid now.
    fn grant(&self, tenant: TenantId, family: ApiFamily) -> Result<Grant, AtsError>;
}
