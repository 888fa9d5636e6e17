//! Tenants, rules, credentials and keys.

use async_trait::async_trait;

use crate::domain::{Credential, CustomerId, Rule, SigningKey, StageKey, Tenant, TenantId, TenantSettings, Timestamp};
use crate::store::{Directory, StoreError};

/// Tenants, rules and credentials.
#[async_trait]
pub trait Tenants: Send + Sync {
    /// The number that rises with every change of settings.
    async fn settings_epoch(&self) -> Result<i64, StoreError>;

    /// Everything that the hot path needs to know of the tenants.
    async fn load_directory(&self) -> Result<Directory, StoreError>;

    /// Adds a tenant with its first credentials; `None` when the customer is there already. A sender's name that others have
    /// is [`StoreError::Taken`].
    async fn add_tenant(
        &self,
        tenant: &NewTenant<'_>,
        credentials: &[Credential],
    ) -> Result<Option<TenantId>, StoreError>;

    /// Adds a credential; the older ones that it takes the place of end at `old_until`. A sender's name that only others have
    /// is [`StoreError::Taken`].
    async fn rotate_credential(
        &self,
        id: TenantId,
        new: &Credential,
        old_until: Timestamp,
        audit: (&str, Timestamp),
    ) -> Result<(), StoreError>;

    /// Lets a sender of another tenant speak for this one too, or no longer.
    async fn share_sender(
        &self,
        id: TenantId,
        principal: &str,
        shared: bool,
        audit: (&str, Timestamp),
    ) -> Result<(), StoreError>;

    /// Adds a key for the tokens of senders; the older ones end at `old_until`.
    async fn add_signing_key(
        &self,
        key: &SigningKey,
        old_until: Timestamp,
        audit: (&str, Timestamp),
    ) -> Result<(), StoreError>;

    /// Pauses the whole region, or ends its pause with `None`.
    async fn pause_region(&self, until: Option<Timestamp>, audit: (&str, Timestamp)) -> Result<(), StoreError>;

    /// Changes name and settings; `false` where the tenant is not there, or no longer at the version that is named.
    async fn change_tenant(
        &self,
        tenant: (TenantId, Option<i64>),
        name: &str,
        settings: &TenantSettings,
        audit: (&str, Timestamp),
    ) -> Result<bool, StoreError>;

    /// Pauses a tenant, or ends its pause with `None`.
    async fn pause_tenant(
        &self,
        id: TenantId,
        until: Option<Timestamp>,
        audit: (&str, Timestamp),
    ) -> Result<bool, StoreError>;

    /// Activates a tenant for the first time, with its settings as they are here, and notes how that came; `false` where it is not
    /// there as it was read, or was activated before.
    async fn activate_tenant(&self, tenant: &Tenant, how: &str, audit: (&str, Timestamp)) -> Result<bool, StoreError>;

    /// Removes a tenant and everything that belongs to it.
    async fn remove_tenant(&self, id: TenantId, audit: (&str, Timestamp)) -> Result<bool, StoreError>;

    /// Sets a rule. One that closes a circle with those that are there is [`StoreError::Unfit`].
    async fn put_rule(&self, id: TenantId, rule: &Rule, audit: (&str, Timestamp)) -> Result<(), StoreError>;

    /// Removes a rule.
    async fn remove_rule(&self, id: TenantId, trigger: StageKey, audit: (&str, Timestamp)) -> Result<bool, StoreError>;
}

/// A tenant that is to be added.
#[derive(Debug)]
pub struct NewTenant<'a> {
    /// Which kind of ATS.
    pub ats: &'a str,
    /// Its number there.
    pub customer: CustomerId,
    /// What people call it.
    pub name: &'a str,
    /// What it chose.
    pub settings: &'a TenantSettings,
    /// Until when its deliveries are only kept.
    pub paused_until: Option<Timestamp>,
    /// Who adds it, and when.
    pub audit: (&'a str, Timestamp),
}
