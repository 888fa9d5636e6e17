//! The tenants, their rules and credentials, as the hot path needs them: a copy in memory, renewed when settings change.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

use super::{StoreError, Tenants};
use crate::domain::{ApiFamily, Credential, CustomerId, Direction, Tenant, TenantId, Timestamp};

/// A sender's name: the tenants it may speak for and the secrets that prove it.
#[derive(Debug, Clone, Default)]
pub struct Inbound {
    /// The tenants.
    pub tenants: Vec<TenantId>,
    /// The secrets; two are valid at once while one takes the other's place.
    pub credentials: Vec<Credential>,
}

/// Every tenant of a region at one moment.
#[derive(Debug, Clone, Default)]
pub struct Directory {
    epoch: i64,
    tenants: HashMap<TenantId, Arc<Tenant>>,
    customers: HashMap<(String, CustomerId), TenantId>,
    inbound: HashMap<String, Inbound>,
    outbound: HashMap<TenantId, Vec<Credential>>,
}

impl Directory {
    /// Puts together what the tables say.
    #[must_use]
    pub fn new(
        epoch: i64,
        tenants: Vec<Tenant>,
        principals: Vec<(Direction, String, TenantId)>,
        credentials: &[Credential],
    ) -> Self {
        let mut all = Self { epoch, ..Self::default() };
        for tenant in tenants {
            all.customers.insert((tenant.ats.clone(), tenant.customer), tenant.id);
            all.tenants.insert(tenant.id, Arc::new(tenant));
        }
        for (direction, principal, tenant) in principals {
            let own = credentials.iter().filter(|c| c.direction == direction && c.principal == principal);
            let own = own.filter(|c| direction == Direction::Inbound || c.tenant == Some(tenant)).cloned();
            match direction {
                Direction::Inbound => {
                    let known = all.inbound.entry(principal.clone()).or_default();
                    if known.tenants.is_empty() {
                        known.credentials.extend(own);
                    }
                    known.tenants.push(tenant);
                }
                Direction::Outbound => all.outbound.entry(tenant).or_default().extend(own),
            }
        }
        all
    }

    /// A tenant by our number.
    #[must_use]
    pub fn tenant(&self, id: TenantId) -> Option<&Arc<Tenant>> {
        self.tenants.get(&id)
    }

    /// A tenant by the ATS' number.
    #[must_use]
    pub fn customer(&self, ats: &str, customer: CustomerId) -> Option<&Arc<Tenant>> {
        self.customers.get(&(ats.to_owned(), customer)).and_then(|id| self.tenants.get(id))
    }

    /// Every tenant, by customer id.
    #[must_use]
    pub fn tenants(&self) -> Vec<Arc<Tenant>> {
        let mut all: Vec<_> = self.tenants.values().cloned().collect();
        all.sort_by_key(|tenant| tenant.customer);
        all
    }

    /// The sender of that name.
    #[must_use]
    pub fn inbound(&self, principal: &str) -> Option<&Inbound> {
        self.inbound.get(principal)
    }

    /// The name that a tenant's own sender presents.
    #[must_use]
    pub fn inbound_of(&self, tenant: TenantId) -> Option<&str> {
        let mut own =
            self.inbound.iter().filter(|(_, known)| known.tenants.contains(&tenant)).map(|(name, _)| name.as_str());
        own.next()
    }

    /// The newest credential of a tenant for a family of APIs, valid or not.
    #[must_use]
    pub fn newest_outbound(&self, tenant: TenantId, family: ApiFamily) -> Option<&Credential> {
        self.outbound.get(&tenant)?.iter().filter(|c| c.family == Some(family)).max_by_key(|c| c.valid_from)
    }

    /// The newest credential of a tenant for a family of APIs that is valid at `now`.
    #[must_use]
    pub fn outbound(&self, tenant: TenantId, family: ApiFamily, now: Timestamp) -> Option<&Credential> {
        let own = self.outbound.get(&tenant)?;
        own.iter().filter(|c| c.family == Some(family) && c.is_valid(now)).max_by_key(|c| c.valid_from)
    }
}

/// The present [`Directory`], shared.
#[derive(Clone)]
pub struct DirectoryCache {
    tenants: Arc<dyn Tenants>,
    current: Arc<RwLock<Arc<Directory>>>,
}

impl DirectoryCache {
    /// Reads the directory for the first time.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn load(tenants: Arc<dyn Tenants>) -> Result<Self, StoreError> {
        let first = Arc::new(tenants.load_directory().await?);
        Ok(Self { tenants, current: Arc::new(RwLock::new(first)) })
    }

    /// The directory as last read.
    #[must_use]
    pub fn current(&self) -> Arc<Directory> {
        self.current.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Reads the directory again if settings have changed since; tells whether it did.
    ///
    /// # Errors
    /// When the store cannot be read; the directory stays as it was.
    pub async fn refresh(&self) -> Result<bool, StoreError> {
        if self.tenants.settings_epoch().await? == self.current().epoch {
            return Ok(false);
        }
        let next = Arc::new(self.tenants.load_directory().await?);
        *self.current.write().unwrap_or_else(PoisonError::into_inner) = next;
        Ok(true)
    }
}
