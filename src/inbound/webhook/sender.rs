//! Who sends a delivery.

use std::sync::Arc;

use crate::ats::Presented;
use crate::domain::{Credential, CredentialId, CredentialKind, Direction, TenantId, Timestamp};
use crate::secrets::{Keyring, Place, new_secret, same};
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
    ) -> Option<VerifiedSender> {
        let (principal, password) = match presented {
            Presented::Basic { user, password } => (user, password.expose()),
            // No credential of these kinds can be made yet, so nothing can prove them.
            Presented::Nothing | Presented::Hmac(_) | Presented::Bearer { .. } => return None,
        };
        let Some(known) = directory.inbound(principal) else {
            self.proves(&self.nobody, password);
            return None;
        };
        let valid = |c: &&Credential| c.kind == CredentialKind::Basic && c.is_valid(now);
        let proven = known.credentials.iter().filter(valid).find(|credential| self.proves(credential, password))?;
        Some(VerifiedSender { credential: proven.id, tenants: known.tenants.clone() })
    }

    fn proves(&self, credential: &Credential, password: &str) -> bool {
        match self.keyring.open(Place::Credential(credential.id), &credential.sealed) {
            Ok(secret) => same(&secret, password),
            Err(error) => {
                tracing::error!(credential.id = %credential.id, %error, "a stored secret does not open");
                false
            }
        }
    }
}
