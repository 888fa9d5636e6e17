//! Whether a tenant works: activated for the first time, paused, and going on.

use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;
use utoipa::ToSchema;

use super::access::{May, known_here, need, nothing_here};
use super::answers::{Acts, Creates};
use super::input::{Body, Id, Mistakes, Query};
use super::tenant_view::TenantView;
use super::time::Time;
use crate::domain::{Tenant, TenantId, Timestamp};
use crate::flow::Needed;
use crate::inbound::Doors;
use crate::inbound::problem::{CONFLICT, FieldError, NOT_ALLOWED, NOT_READY, Problem};
use crate::sync::{Activated, Activation};

/// Until when a tenant is paused.
#[derive(Default, Deserialize, ToSchema)]
#[schema(as = Pause)]
#[serde(deny_unknown_fields)]
pub(in crate::inbound) struct PauseBody {
    /// Until when; without it until the tenant is activated.
    #[serde(default)]
    #[schema(value_type = Option<Time>)]
    pub(in crate::inbound) until: Option<String>,
}

/// Keeps a tenant's deliveries, but reads and writes nothing for it. One that was never activated is paused already: a conflict.
#[utoipa::path(post, path = "/v2/ats/tenants/{tenant_id}/pause", operation_id = "pauseTenant", tag = "tenants",
    security(("bearer" = ["tenants:write"])),
    params(("tenant_id" = i64, Path, description = "Our number for it.", minimum = 1)), request_body = PauseBody,
    responses((status = 200, description = "The tenant as it is now.", body = TenantView, headers(("ETag" = String, description = "Its version."))), Creates))]
pub(in crate::inbound) async fn pause(
    State(doors): State<Arc<Doors>>,
    may: May<need::TenantsWrite>,
    Id(id): Id<TenantId>,
    Body(pause): Body<PauseBody>,
) -> Result<Response, Problem> {
    let mut mistakes = Mistakes::default();
    let until = mistakes.parse_some("until", pause.until.as_deref()).unwrap_or(Timestamp::NEVER);
    if until <= doors.flow.clock.now() {
        mistakes.note("until", "must be a time to come");
    }
    mistakes.none()?;
    if !known(&doors, &may, id).await?.1 {
        // Its end would be an activation that nobody decided on.
        return Err(CONFLICT.says("The tenant was never activated: it is paused until an operator activates it."));
    }
    let until = if until >= Timestamp::NEVER { Tenant::UNTIL_RESUMED } else { until };
    paused(&doors, &may, id, Some(until)).await
}

/// How a tenant is activated.
#[derive(utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "describes the parameters; `Query` reads them")]
pub(in crate::inbound) struct ActivateQuery {
    /// Whether to activate it for the first time although something is missing.
    #[param(default = false)]
    force: Option<bool>,
    /// Whether the first activation switches the mirror on, by searches, where it is off.
    #[param(default = false)]
    sync: Option<bool>,
}

/// Ends a tenant's pause: what was kept is worked off. The first time, only operators may, something to prove ourselves and the
/// sender with, stages and a trigger must be there, and the first walk of the mirror begins.
#[utoipa::path(post, path = "/v2/ats/tenants/{tenant_id}/activate", operation_id = "activateTenant", tag = "tenants",
    security(("bearer" = ["tenants:write"])),
    params(("tenant_id" = i64, Path, description = "Our number for it.", minimum = 1), ActivateQuery),
    responses((status = 200, description = "The tenant as it is now.", body = TenantView, headers(("ETag" = String, description = "Its version."))), Acts))]
pub(in crate::inbound) async fn activate(
    State(doors): State<Arc<Doors>>,
    may: May<need::TenantsWrite>,
    Id(id): Id<TenantId>,
    mut query: Query,
) -> Result<Response, Problem> {
    let is_forced = query.take::<bool>("force").unwrap_or(false);
    let starts_sync = query.take::<bool>("sync").unwrap_or(false);
    query.end()?;
    let (tenant, is_activated) = known(&doors, &may, id).await?;
    if is_activated {
        return paused(&doors, &may, id, None).await;
    }
    activated(&doors, &may, &tenant, Activation { is_forced, starts_sync }).await
}

/// Ends the pause of a tenant that was live.
pub(in crate::inbound) async fn resume(
    doors: &Doors,
    may: &May<need::TenantsWrite>,
    id: TenantId,
) -> Result<Response, Problem> {
    if !known(doors, may, id).await?.1 {
        return Err(CONFLICT.says("It was never live: an operator activates it."));
    }
    paused(doors, may, id, None).await
}

/// Activates a tenant for the first time.
pub(in crate::inbound) async fn go_live(
    doors: &Doors,
    may: &May<need::TenantsWrite>,
    id: TenantId,
    how: Activation,
) -> Result<Response, Problem> {
    let (tenant, is_activated) = known(doors, may, id).await?;
    if is_activated {
        return Err(CONFLICT.says("It was activated before. A pause of it is ended under Settings."));
    }
    activated(doors, may, &tenant, how).await
}

/// A tenant as it is now, and whether it was ever activated.
async fn known(doors: &Doors, may: &May<need::TenantsWrite>, id: TenantId) -> Result<(Arc<Tenant>, bool), Problem> {
    doors.flow.directory.refresh().await?;
    Ok((may.caller.tenant_of(doors, id)?, doors.flow.directory.current().is_activated(id)))
}

async fn activated(
    doors: &Doors,
    may: &May<need::TenantsWrite>,
    tenant: &Tenant,
    how: Activation,
) -> Result<Response, Problem> {
    if may.caller.tenant().is_some() {
        return Err(NOT_ALLOWED.says("Only operators may activate a tenant for the first time."));
    }
    match crate::sync::activate(&doors.flow, tenant, how, &may.caller.actor()).await? {
        Activated::Done => shown(doors, may, tenant.id).await,
        Activated::NotReady(missing) => Err(not_ready(&missing)),
        Activated::Changed => Err(CONFLICT.says("Somebody changed the tenant just now: look at it again.")),
    }
}

fn not_ready(missing: &[Needed]) -> Problem {
    let names: Vec<_> = missing.iter().map(|needed| needed.name()).collect();
    let errors = missing.iter().map(|needed| FieldError::new(needed.name(), needed.about())).collect();
    NOT_READY.says(format!("Missing before it goes live: {}.", names.join(", "))).about(errors)
}

async fn paused(
    doors: &Doors,
    may: &May<need::TenantsWrite>,
    id: TenantId,
    until: Option<Timestamp>,
) -> Result<Response, Problem> {
    let actor = may.caller.actor();
    if !doors.flow.store.pause_tenant(id, until, (&actor, doors.flow.clock.now())).await? {
        return Err(nothing_here());
    }
    shown(doors, may, id).await
}

async fn shown(doors: &Doors, may: &May<need::TenantsWrite>, id: TenantId) -> Result<Response, Problem> {
    known_here(doors).await;
    doors.wake.notify_one();
    let tenant = may.caller.tenant_of(doors, id)?;
    Ok(TenantView::of(doors, &tenant).answer(StatusCode::OK))
}
