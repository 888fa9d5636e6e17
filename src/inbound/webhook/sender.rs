//! Who sends a delivery.

use std::sync::Arc;

use crate::ats::Presented;
use crate::domain::{Credential, CredentialId, CredentialKind, Direction, TenantId, Timestamp};
use crate::secrets::{Keyring, KeyringError, Place, new_secret, same};
use crate::store::Directory;

/// A sender that proved to have a secret. Only [`Senders`] makes one.
#[derive(Debug)]
pub(super) struct VerifiedSender {
    credential: CredentialId,
    tenants: Vec<TenantId>,
}

impl VerifiedSender {
    /// The secret that was proven.
    pub(super) fn credential(&self) -> CredentialId {
        self.credential
    }

    /// Whether it may speak for a tenant.
    pub(super) fn speaks_for(&self, tenant: TenantId) -> bool {
        self.tenants.contains(&tenant)
    }
}

/// Checks senders.
pub struct Senders {
    keyring: Arc<Keyring>,
    /// Stands in for unknown principals, so that time does not tell which names exist. Nothing opens for it.
    nobody: Credential,
}

impl Senders {
    /// Checks with the secrets that `keyring` opens.
    #[must_use]
    pub fn new(keyring: Arc<Keyring>) -> Self {
        let id = CredentialId::from_uuid(uuid::Uuid::nil());
        let nobody = Credential {
            id,
            tenant: None,
            direction: Direction::Inbound,
            principal: String::new(),
            kind: CredentialKind::Basic,
            family: None,
            sealed: keyring.seal(Place::Credential(id), &new_secret()),
            valid_from: Timestamp::from_micros(0),
            valid_until: None,
        };
        Self { keyring, nobody }
    }

    /// Checks what a sender presents. The principal chooses the credentials; each that is valid now may prove it.
    pub(super) fn verify(
        &self,
        directory: &Directory,
        presented: &Presented,
        now: Timestamp,
    ) -> Result<VerifiedSender, Unverified> {
        let (principal, password) = match presented {
            Presented::Basic { user, password } => (user, password.expose()),
            // No credential of these kinds can be made yet, so nothing can prove them.
            Presented::Nothing | Presented::Hmac(_) | Presented::Bearer { .. } => return Err(Unverified::NotProven),
        };
        let Some(known) = directory.inbound(principal) else {
            let _ = self.proves(&self.nobody, password);
            return Err(Unverified::NotProven);
        };
        let mut why = Unverified::NotProven;
        for credential in known.credentials.iter().filter(|c| c.kind == CredentialKind::Basic && c.is_valid(now)) {
            match self.proves(credential, password) {
                Ok(true) => return Ok(VerifiedSender { credential: credential.id, tenants: known.tenants.clone() }),
                Ok(false) => {}
                Err(error) => {
                    tracing::error!(credential.id = %credential.id, %error, "a stored secret does not open");
                    why = Unverified::CannotTell;
                }
            }
        }
        Err(why)
    }

    fn proves(&self, credential: &Credential, password: &str) -> Result<bool, KeyringError> {
        let secret = self.keyring.open(Place::Credential(credential.id), &credential.sealed)?;
        Ok(same(&secret, password))
    }
}

/// Why a sender is not verified.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unverified {
    /// It did not prove to have a secret of its principal.
    NotProven,
    /// A secret of its principal does not open: our own mistake.
    CannotTell,
}
