//! Stages: what a customer calls its statuses, as they were imported, and what was met since.

pub(super) mod change;
mod import;

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use utoipa::ToSchema;

use super::access::{May, need};
use super::answers::ReadsOne;
use super::input::{Id, Query};
use super::paging::Listed;
use super::time::Time;
use crate::domain::{StageId, StageImported, StageKey, TenantId};
use crate::inbound::Doors;
use crate::inbound::problem::Problem;
use crate::stages::{Known, Use, write_csv};
use crate::sync::{Drift, drift, shown};

pub(super) use import::{__path_put, put};

/// A stage as it was imported.
#[derive(Serialize, ToSchema)]
#[schema(as = Stage)]
pub(super) struct StageView {
    /// The status, by its digits: what rules and events name.
    #[schema(value_type = i64, example = 20700)]
    digits: StageKey,
    /// The full id, where it is known: what a move needs.
    #[schema(value_type = Option<String>, required = false, example = "C20700")]
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<StageId>,
    /// The bin that it belongs to, where it is known.
    #[schema(example = "Review")]
    #[serde(skip_serializing_if = "Option::is_none")]
    bin: Option<String>,
    /// What the customer calls it.
    #[schema(example = "Send to GoodTime")]
    label: String,
    /// When it was imported last.
    imported_at: Time,
}

impl StageView {
    fn of(stage: StageImported) -> Self {
        let StageImported { key, id, bin, label, imported_at, position: _ } = stage;
        Self { digits: key, id, bin, label, imported_at: Time(imported_at) }
    }
}

/// A page of the list, as the contract names it.
type StageList = Listed<StageView>;

/// The stages of a tenant as they were imported last, in the customer's order.
#[utoipa::path(get, path = "/v2/ats/tenants/{tenant_id}/stages", operation_id = "listStages", tag = "stages",
    security(("bearer" = ["tenants:read"])), params(("tenant_id" = i64, Path, description = "Our number for it.", minimum = 1)),
    responses((status = 200, description = "All of them.", body = StageList), ReadsOne))]
pub(super) async fn list(
    State(doors): State<Arc<Doors>>,
    may: May<need::TenantsRead>,
    Id(id): Id<TenantId>,
    query: Query,
) -> Result<Json<Listed<StageView>>, Problem> {
    query.end()?;
    may.caller.tenant_of(&doors, id)?;
    let stages = doors.flow.store.stages(id).await?;
    Ok(Json(Listed::whole(stages.into_iter().map(StageView::of).collect())))
}

/// The same as a file that can be imported again.
#[utoipa::path(get, path = "/v2/ats/tenants/{tenant_id}/stages.csv", operation_id = "exportStages", tag = "stages",
    security(("bearer" = ["tenants:read"])), params(("tenant_id" = i64, Path, description = "Our number for it.", minimum = 1)),
    responses((status = 200, description = "CSV, UTF-8, with the columns `bin`, `status` and `id`.", body = String, content_type = "text/csv"), ReadsOne))]
pub(super) async fn export(
    State(doors): State<Arc<Doors>>,
    may: May<need::TenantsRead>,
    Id(id): Id<TenantId>,
    query: Query,
) -> Result<Response, Problem> {
    query.end()?;
    may.caller.tenant_of(&doors, id)?;
    let known: Vec<Known> = doors.flow.store.stages(id).await?.iter().map(shown).collect();
    let headers =
        [(CONTENT_TYPE, "text/csv; charset=utf-8"), (CONTENT_DISPOSITION, "attachment; filename=\"stages.csv\"")];
    // Spreadsheets take a file without a mark for one of another encoding.
    Ok((headers, format!("\u{feff}{}", write_csv(&known))).into_response())
}

/// A stage that was met and is not imported, or is imported under another label.
#[derive(Serialize, ToSchema)]
#[schema(as = StageProposal)]
pub(super) struct ProposalView {
    /// The status, by its digits.
    #[schema(value_type = i64, example = 20800)]
    digits: StageKey,
    /// The full id, where a live read showed it.
    #[schema(value_type = Option<String>, required = false, example = "C20800")]
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<StageId>,
    /// What iCIMS calls it, where a live read showed it; the bin may stand before it.
    #[schema(example = "Interview: Interview Scheduled")]
    #[serde(skip_serializing_if = "Option::is_none")]
    label: Option<String>,
    /// What it is imported as, where it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    imported_label: Option<String>,
    /// Live reads that showed it; of one hour only the first, and those that showed it changed, count.
    #[schema(example = 3)]
    reads: i64,
    /// Deliveries that named it and started nothing.
    #[schema(example = 0)]
    deliveries: i64,
    /// Whether a rule names it.
    #[schema(example = true)]
    in_rules: bool,
}

impl ProposalView {
    fn of(one: Drift) -> Self {
        let is_used = |used: &Use| matches!(used, Use::Trigger | Use::NextOf(_));
        Self {
            digits: one.key,
            id: one.id,
            label: one.label,
            imported_label: one.imported.map(|stage| stage.label),
            reads: one.reads,
            deliveries: one.deliveries,
            in_rules: one.rules.iter().any(is_used),
        }
    }
}

/// A page of the list, as the contract names it.
type StageProposalList = Listed<ProposalView>;

/// Stages that live reads, deliveries or rules showed and that are not imported, or not under that label: the next import
/// may lack them.
#[utoipa::path(get, path = "/v2/ats/tenants/{tenant_id}/stage-proposals", operation_id = "listStageProposals", tag = "stages",
    security(("bearer" = ["tenants:read"])), params(("tenant_id" = i64, Path, description = "Our number for it.", minimum = 1)),
    responses((status = 200, description = "All of them.", body = StageProposalList), ReadsOne))]
pub(super) async fn proposals(
    State(doors): State<Arc<Doors>>,
    may: May<need::TenantsRead>,
    Id(id): Id<TenantId>,
    query: Query,
) -> Result<Json<Listed<ProposalView>>, Problem> {
    query.end()?;
    let tenant = may.caller.tenant_of(&doors, id)?;
    let drift = drift(doors.flow.store.as_ref(), &tenant).await?;
    Ok(Json(Listed::whole(drift.into_iter().map(ProposalView::of).collect())))
}
