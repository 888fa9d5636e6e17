//! Addresses that never change: of an application, which the ATS and people can keep, and of what a link was once about. They
//! lead to the hand-off that counts.

use std::sync::Arc;

use axum::extract::{Path, RawPathParams, State};
use axum::response::Response;

use super::failed::Failed;
use super::frame::see;
use super::texts;
use super::visitor::Visitor;
use crate::domain::{CustomerId, Handoff, HandoffId, Lifecycle, Tenant, WorkflowId};
use crate::inbound::Doors;
use crate::inbound::api::access::{need, nothing_here};
use crate::inbound::problem::{NOT_FOUND, Problem};

/// The kind of ATS that the address names.
const ATS: &str = "icims";

/// Leads to the live hand-off of an application, or to its newest.
pub(super) async fn application(
    State(doors): State<Arc<Doors>>,
    visitor: Visitor,
    named: RawPathParams,
) -> Result<Response, Failed> {
    visitor.may::<need::HandoffsRead>()?;
    let (tenant, workflow) = found(&doors, &visitor, &named)?;
    led(&doors, &tenant, workflow).await
}

/// Leads from any hand-off of an application in the same way.
pub(super) async fn interview(
    State(doors): State<Arc<Doors>>,
    visitor: Visitor,
    Path(id): Path<String>,
) -> Result<Response, Failed> {
    visitor.may::<need::HandoffsRead>()?;
    let id: HandoffId = id.parse().map_err(|_| nothing_here())?;
    let handoff = doors.flow.store.handoff(id).await?.ok_or_else(nothing_here)?;
    let tenant = visitor.caller.tenant_of(&doors, handoff.tenant)?;
    led(&doors, &tenant, handoff.workflow).await
}

async fn led(doors: &Doors, tenant: &Tenant, workflow: WorkflowId) -> Result<Response, Failed> {
    let mut newest = None;
    for id in doors.flow.store.handoffs_of(workflow, Some(tenant.customer)).await? {
        let Some(handoff) = doors.flow.store.handoff(id).await?.filter(|handoff| handoff.tenant == tenant.id) else {
            continue;
        };
        let rank = |handoff: &Handoff| (handoff.lifecycle == Lifecycle::Live, handoff.created_at);
        if newest.as_ref().is_none_or(|found| rank(found) < rank(&handoff)) {
            newest = Some(handoff);
        }
    }
    let handoff = newest.ok_or_else(|| NOT_FOUND.says(texts::INTERVIEWS.not_sent))?;
    Ok(see(&format!("/tenants/{}/interviews/{}", tenant.id, handoff.id)))
}

fn found(doors: &Doors, visitor: &Visitor, named: &RawPathParams) -> Result<(Arc<Tenant>, WorkflowId), Problem> {
    let mut values = named.iter().map(|(_, value)| value);
    let customer: Option<CustomerId> = values.next().and_then(|id| id.parse().ok());
    let workflow = values.next().and_then(|id| id.parse().ok()).ok_or_else(nothing_here)?;
    let directory = doors.flow.directory.current();
    let tenant = customer.and_then(|customer| directory.customer(ATS, customer)).ok_or_else(nothing_here)?;
    Ok((visitor.caller.tenant_of(doors, tenant.id)?, workflow))
}
