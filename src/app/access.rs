//! The credentials of the tenants, opened when the ATS is called.

use std::sync::Arc;

use crate::ats::{Access, AtsError, Grant, Secret};
use crate::domain::{ApiFamily, Clock, TenantId};
use crate::secrets::{Keyring, Place};
use crate::store::DirectoryCache;

/// Opens what the directory holds.
pub(super) struct DirectoryAccess {
    pub(super) directory: DirectoryCache,
    pub(super) keyring: Arc<Keyring>,
    pub(super) clock: Arc<dyn Clock>,
}

impl Access for DirectoryAccess {
    fn grant(&self, tenant: TenantId, family: ApiFamily) -> Result<Grant, AtsError> {
        let directory = self.directory.current();
        let missing = || AtsError::NotConnected { why: format!("there is no valid credential for the {family} APIs") };
        let credential = directory.outbound(tenant, family, self.clock.now()).ok_or_else(missing)?;
        let secret = self.keyring.open(Place::Credential(credential.id), &credential.sealed);
        let secret = secret.map_err(|error| AtsError::NotConnected { why: error.to_string() })?;
        Ok(Grant {
            id: credential.id,
            kind: credential.kind,
            principal: credential.principal.clone(),
            secret: Secret::new(secret),
        })
    }
}
