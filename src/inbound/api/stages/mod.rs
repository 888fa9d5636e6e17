//! Stages: what a customer calls its statuses, as they were imported, and what was met since.

pub(in crate::inbound) mod change;
mod import;
mod proposals;

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
use crate::stages::{Known, write_csv};
use crate::sync::shown;

pub(in crate::inbound) use import::{__path_put, put};
pub(in crate::inbound) use proposals::{
    __path_proposals, __path_refresh, AskedView, OriginView, ProposalView, proposals, refresh,
};

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
pub(in crate::inbound) async fn export(
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
