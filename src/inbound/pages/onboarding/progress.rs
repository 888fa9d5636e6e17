//! How far a tenant is, in a line of a list.

use super::known::Known;
use super::page::Steps;
use super::steps::steps;
use crate::domain::{Handoff, SyncStanding, Tenant};
use crate::inbound::Doors;
use crate::store::StoreError;

/// How far a tenant is, and what was read to know it.
pub(in crate::inbound::pages) struct Progress {
    /// Steps that are done, of those that can be checked.
    pub(in crate::inbound::pages) done: usize,
    pub(in crate::inbound::pages) checked: usize,
    /// The first that is to do.
    pub(in crate::inbound::pages) next: Option<&'static str>,
    /// The newest hand-off.
    pub(in crate::inbound::pages) handoff: Option<Handoff>,
    /// How the mirror stands.
    pub(in crate::inbound::pages) sync: SyncStanding,
}

/// How far a tenant is. Nothing is asked of the ATS.
pub(in crate::inbound::pages) async fn progress(doors: &Doors, tenant: &Tenant) -> Result<Progress, StoreError> {
    let known = Known::in_list(doors, tenant).await?;
    let steps = Steps::of(tenant.id, steps(tenant, &known));
    Ok(Progress {
        done: steps.done,
        checked: steps.checked,
        next: steps.next(),
        handoff: known.handoff,
        sync: known.sync,
    })
}
