//! The audit log: who changed what.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::access::{May, need};
use super::answers::Reads;
use super::input::Query;
use super::paging::{Listed, PageQuery, SpanQuery, page_within};
use super::time::Time;
use crate::domain::TenantId;
use crate::inbound::Doors;
use crate::inbound::problem::Problem;
use crate::store::Audited;

/// A change that somebody made.
#[derive(Serialize, ToSchema)]
#[schema(as = AuditEntry)]
pub(in crate::inbound) struct AuditView {
    /// Its reference.
    audit_id: Uuid,
    /// Of which tenant; none where it concerns the region.
    #[schema(value_type = Option<i64>, required = false, example = 1)]
    #[serde(skip_serializing_if = "Option::is_none")]
    tenant_id: Option<TenantId>,
    /// Who: `command line`, `service`, or a token of this API.
    #[schema(example = "command line")]
    actor: String,
    /// What was done.
    #[schema(example = "rule.put")]
    action: String,
    /// To what.
    #[schema(example = "20700")]
    subject: String,
    /// When.
    at: Time,
}

/// A page of the list, as the contract names it.
type AuditList = Listed<AuditView>;

/// Changes of settings, secrets, rules, links, hand-offs and work, newest first.
#[utoipa::path(get, path = "/v2/ats/audit-log", operation_id = "listAuditLog", tag = "audit", security(("bearer" = ["audit:read"])),
    params(PageQuery, SpanQuery, ("tenant_id" = Option<i64>, Query, description = "Only of this tenant.", minimum = 1)),
    responses((status = 200, description = "A page of them.", body = AuditList), Reads))]
pub(in crate::inbound) async fn list(
    State(doors): State<Arc<Doors>>,
    may: May<need::AuditRead>,
    mut query: Query,
) -> Result<Json<Listed<AuditView>>, Problem> {
    let page = page_within(&mut query);
    let tenant = query.tenant(&may.caller);
    query.end()?;
    let found = doors.flow.store.audit_page(tenant, page).await?;
    let show = |Audited { id, tenant, actor, action, subject, at }| AuditView {
        audit_id: id,
        tenant_id: tenant,
        actor,
        action,
        subject,
        at: Time(at),
    };
    Ok(Json(Listed::of(found, show)))
}
