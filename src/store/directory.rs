//! The tenants, their rules and credentials, as the hot path needs them: a copy in memory, renewed when settings change.

use std::collections::{HashMap, HashSet};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use super::{StoreError, Tenants};
use crate::domain::{
    ApiFamily, ApiToken, ApiTokenId, Credential, CredentialId, CustomerId, Direction, Endpoint, EndpointId, SigningKey,
    Tenant, TenantId, Timestamp,
};

/// A sender waits for its answer meanwhile.
const LOOK_WITHIN: Duration = Duration::from_secs(2);

/// A sender's name: the tenants it may speak for and the secrets that prove it.
#[derive(Debug, Clone, Default)]
pub struct Inbound {
    /// The tenants.
    pub tenants: Vec<TenantId>,
    /// The secrets; two are valid at once while one takes the other's place.
    pub credentials: Vec<Credential>,
}

/// What the tables hold, as it was read.
#[derive(Debug, Default)]
pub struct Tables {
    /// The number that rises with every change.
    pub epoch: i64,
    /// Until when the whole region is paused.
    pub paused_until: Option<Timestamp>,
    /// The tenants.
    pub tenants: Vec<Tenant>,
    /// Which name speaks for which tenant.
    pub principals: Vec<(Direction, String, TenantId)>,
    /// The secrets of the names.
    pub credentials: Vec<Credential>,
    /// The keys of senders' tokens.
    pub keys: Vec<SigningKey>,
    /// The tokens of the API that were not revoked.
    pub api_tokens: Vec<ApiToken>,
    /// Who is told by webhook.
    pub endpoints: Vec<Endpoint>,
}

/// Every tenant of a region at one moment.
#[derive(Debug, Clone, Default)]
pub struct Directory {
    epoch: i64,
    tenants: HashMap<TenantId, Arc<Tenant>>,
    customers: HashMap<(String, CustomerId), TenantId>,
    inbound: HashMap<String, Inbound>,
    outbound: HashMap<TenantId, Vec<Credential>>,
    keys: Vec<SigningKey>,
    api_tokens: HashMap<ApiTokenId, Arc<ApiToken>>,
    endpoints: Vec<Arc<Endpoint>>,
    paused_until: Option<Timestamp>,
    not_activated: HashSet<TenantId>,
}

/// Whether a tenant works.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Working {
    /// Deliveries start hand-offs.
    Live,
    /// Until then, or until somebody ends it.
    Paused(Option<Timestamp>),
    /// Until an operator activates it for the first time.
    NotActivated,
    /// With its region, whatever its own pause says.
    PausedWithRegion,
}

impl Directory {
    /// Puts together what the tables say.
    #[must_use]
    pub fn new(tables: Tables) -> Self {
        let Tables { epoch, paused_until, tenants, principals, credentials, keys, api_tokens, endpoints } = tables;
        let endpoints = endpoints.into_iter().map(Arc::new).collect();
        let api_tokens = api_tokens.into_iter().map(|token| (token.id, Arc::new(token))).collect();
        let mut all = Self { epoch, keys, api_tokens, endpoints, paused_until, ..Self::default() };
        for mut tenant in tenants {
            if tenant.paused_until == Some(Tenant::NOT_ACTIVATED) {
                all.not_activated.insert(tenant.id);
            }
            // Whoever looks at a tenant sees the region's pause as its own.
            tenant.paused_until = tenant.paused_until.max(paused_until);
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

    /// Whether a tenant was ever activated; a pause of its own or of the region says nothing of that.
    #[must_use]
    pub fn is_activated(&self, id: TenantId) -> bool {
        !self.not_activated.contains(&id)
    }

    /// Whether a tenant works, and what keeps it from that: first what has to end first.
    #[must_use]
    pub fn working(&self, tenant: &Tenant, now: Timestamp) -> Working {
        let is_ahead = |until: &Timestamp| now < *until;
        match (self.paused_until().filter(is_ahead), tenant.paused_until.filter(is_ahead)) {
            (Some(_), _) => Working::PausedWithRegion,
            (None, None) => Working::Live,
            (None, Some(_)) if !self.is_activated(tenant.id) => Working::NotActivated,
            (None, Some(until)) => Working::Paused(Some(until).filter(|until| *until < Timestamp::NEVER)),
        }
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

    /// The names that may speak for a tenant, in their order.
    #[must_use]
    pub fn senders_of(&self, tenant: TenantId) -> Vec<&str> {
        let own = self.inbound.iter().filter(|(_, known)| known.tenants.contains(&tenant));
        let mut names: Vec<_> = own.map(|(name, _)| name.as_str()).collect();
        names.sort_unstable();
        names
    }

    /// The keys of senders' tokens.
    #[must_use]
    pub fn signing_keys(&self) -> &[SigningKey] {
        &self.keys
    }

    /// A token of the API that counts at `now`. One of a tenant that is gone does not.
    #[must_use]
    pub fn api_token(&self, id: ApiTokenId, now: Timestamp) -> Option<&Arc<ApiToken>> {
        let token = self.api_tokens.get(&id).filter(|token| token.counts(now))?;
        Some(token).filter(|token| token.tenant.is_none_or(|tenant| self.tenants.contains_key(&tenant)))
    }

    /// How many tokens of a tenant, or of operators, count at `now`.
    #[must_use]
    pub fn api_tokens_of(&self, tenant: Option<TenantId>, now: Timestamp) -> usize {
        self.api_tokens.values().filter(|token| token.tenant == tenant && token.counts(now)).count()
    }

    /// Everybody who is told by webhook, the oldest first.
    #[must_use]
    pub fn endpoints(&self) -> &[Arc<Endpoint>] {
        &self.endpoints
    }

    /// One of them.
    #[must_use]
    pub fn endpoint(&self, id: EndpointId) -> Option<&Arc<Endpoint>> {
        self.endpoints.iter().find(|endpoint| endpoint.id == id)
    }

    /// Until when the whole region is paused.
    #[must_use]
    pub fn paused_until(&self) -> Option<Timestamp> {
        self.paused_until
    }

    /// Every secret that is stored, with what it is stored for.
    pub fn credentials(&self) -> impl Iterator<Item = &Credential> {
        let inbound = self.inbound.values().flat_map(|known| &known.credentials);
        inbound.chain(self.outbound.values().flatten())
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

impl Inbound {
    /// One of its secrets, if that is valid at `now`.
    #[must_use]
    pub fn valid(&self, id: CredentialId, now: Timestamp) -> Option<&Credential> {
        self.credentials.iter().find(|credential| credential.id == id && credential.is_valid(now))
    }

    /// The newest of its secrets, valid or not.
    #[must_use]
    pub fn newest(&self) -> Option<&Credential> {
        self.credentials.iter().max_by_key(|credential| credential.valid_from)
    }
}

/// The present [`Directory`], shared.
#[derive(Clone)]
pub struct DirectoryCache {
    tenants: Arc<dyn Tenants>,
    current: Arc<RwLock<Arc<Directory>>>,
    /// One look at the store at a time, however many ask.
    looking: Arc<tokio::sync::Mutex<()>>,
    looks: Arc<AtomicU64>,
}

impl DirectoryCache {
    /// Reads the directory for the first time.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn load(tenants: Arc<dyn Tenants>) -> Result<Self, StoreError> {
        let first = Arc::new(tenants.load_directory().await?);
        Ok(Self { tenants, current: Arc::new(RwLock::new(first)), looking: Arc::default(), looks: Arc::default() })
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
        let before = self.current().epoch;
        if self.tenants.settings_epoch().await? == before {
            return Ok(false);
        }
        let next = Arc::new(self.tenants.load_directory().await?);
        let mut current = self.current.write().unwrap_or_else(PoisonError::into_inner);
        // Several may read at once, and the last to end has not always read the newest.
        if current.epoch == before || next.epoch > current.epoch {
            *current = next;
        }
        Ok(true)
    }

    /// A newer directory than the one that `known` is, if settings have changed since: what is not found in a copy may
    /// only not have arrived there. However many ask at once, the store is looked at once for all of them.
    pub async fn newer_than(&self, known: &Directory) -> Option<Arc<Directory>> {
        let asked = self.looks.load(Ordering::SeqCst);
        let look = async {
            let _turn = self.looking.lock().await;
            // Looks that began after the question was asked answer it.
            if self.current().epoch == known.epoch && self.looks.load(Ordering::SeqCst) == asked {
                self.looks.fetch_add(1, Ordering::SeqCst);
                return self.refresh().await.map(|_changed| ());
            }
            Ok(())
        };
        match tokio::time::timeout(LOOK_WITHIN, look).await {
            Ok(Ok(())) => {}
            Ok(Err(error)) => tracing::warn!(%error, "settings cannot be read; the last ones stay"),
            Err(_) => tracing::warn!("settings are not read in time; the last ones stay"),
        }
        Some(self.current()).filter(|current| current.epoch != known.epoch)
    }
}
