//! The address of an application that never changes: what the ATS and people can keep. It leads to the hand-off that counts.

use std::sync::Arc;

use axum::extract::{RawPathParams, State};
use axum::response::Response;

use super::failed::Failed;
use super::frame::see;
use super::texts;
use super::visitor::Visitor;
use crate::domain::{CustomerId, Lifecycle, Tenant, WorkflowId};
use crate::flow::Subject;
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
    let all = doors.flow.explain(Subject::Application(workflow, Some(tenant.customer))).await?.handoffs;
    let own = || all.iter().map(|story| &story.handoff).filter(|handoff| handoff.tenant == tenant.id);
    let live = own().find(|handoff| handoff.lifecycle == Lifecycle::Live);
    let handoff = live.or_else(|| own().next()).ok_or_else(|| NOT_FOUND.says(texts::INTERVIEWS.not_sent))?;
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
