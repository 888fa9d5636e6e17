//! Webhooks that schedulers are told by: who is told, and what was told.

pub(in crate::inbound) mod contract;
mod endpoint_view;
pub(in crate::inbound) mod endpoints;
pub(in crate::inbound) mod messages;
pub(in crate::inbound) mod secrets;
pub(in crate::inbound) mod testing;

pub(in crate::inbound) use endpoint_view::EndpointView;

use std::sync::Arc;

use super::access::{Caller, nothing_here};
use crate::domain::{Endpoint, EndpointId, TenantId};
use crate::inbound::Doors;
use crate::inbound::problem::{Problem, internal};
use crate::scheduling::EndpointAddress;
use crate::secrets::Place;

/// Whether what belongs to an endpoint's owner is the caller's to see: what is of operators is for operators only.
fn owned(caller: &Caller, owner: Option<TenantId>) -> bool {
    owner.map_or(caller.tenant().is_none(), |tenant| caller.sees(tenant))
}

/// An endpoint that the caller may see, as it is now.
async fn seen(doors: &Doors, caller: &Caller, id: EndpointId) -> Result<Arc<Endpoint>, Problem> {
    doors.flow.directory.refresh().await?;
    let found = doors.flow.directory.current().endpoint(id).cloned();
    found.filter(|endpoint| owned(caller, endpoint.tenant)).ok_or_else(nothing_here)
}

/// Where it is reached.
fn opened(doors: &Doors, endpoint: &Endpoint) -> Result<EndpointAddress, Problem> {
    let text = doors.api.keyring.open(Place::Endpoint(endpoint.id), &endpoint.sealed);
    let text = text.map_err(|error| internal(&error))?;
    EndpointAddress::from_secret(&text).ok_or_else(|| internal(&"the stored address of an endpoint cannot be read"))
}
