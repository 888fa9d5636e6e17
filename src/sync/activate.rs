//! The first activation of a tenant: from set up to live, with its mirror.
//!
//! Order of effects: the pause ends and the mirror is switched on in one commit → the first walk begins. A crash in between
//! leaves a tenant whose first walk begins by itself.

use super::new_walk;
use crate::domain::{SyncSource, SyncWish, Tenant};
use crate::flow::{Flow, Needed};
use crate::store::StoreError;

/// How somebody wants it.
#[derive(Debug, Clone, Copy)]
pub struct Activation {
    /// Whatever is missing.
    pub is_forced: bool,
    /// With the mirror switched on, where it is off.
    pub starts_sync: bool,
}

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Activated {
    /// It is live.
    Done,
    /// This is missing; nothing was changed.
    NotReady(Vec<Needed>),
    /// Somebody changed the tenant meanwhile, or activated it.
    Changed,
}

/// Activates a tenant that never was, and begins the first walk of its mirror.
///
/// # Errors
/// When the store does not answer.
pub async fn activate(flow: &Flow, tenant: &Tenant, how: Activation, actor: &str) -> Result<Activated, StoreError> {
    let missing = flow.readiness(tenant).await?.missing();
    if !missing.is_empty() && !how.is_forced {
        return Ok(Activated::NotReady(missing));
    }
    let audit = (actor, flow.clock.now());
    let (mut tenant, mut how_told) = (tenant.clone(), told(&missing));
    if how.starts_sync && tenant.settings.sync.source == SyncSource::Off {
        tenant.settings.sync.source = SyncSource::Search;
        how_told.push_str(", with the sync");
    }
    if !flow.store.activate_tenant(&tenant, &how_told, audit).await? {
        return Ok(Activated::Changed);
    }
    if tenant.settings.sync.source != SyncSource::Off {
        let standing = flow.store.sync_standing(tenant.id).await?;
        let walk = new_walk(&tenant, &standing, Some(actor), SyncWish::default(), audit.1);
        flow.store.begin_walk(&walk, Some(audit)).await?;
    }
    Ok(Activated::Done)
}

/// What the audit log says of it.
fn told(missing: &[Needed]) -> String {
    if missing.is_empty() {
        return "ready".to_owned();
    }
    let names: Vec<_> = missing.iter().map(|needed| needed.name()).collect();
    format!("forced without {}", names.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_forced_is_told_with_what_was_missing() {
        assert_eq!(told(&[]), "ready");
        assert_eq!(told(&[Needed::Client, Needed::Trigger]), "forced without client, trigger");
    }
}
