//! Importing a customer's export, or only looking at what that would change.

use std::sync::Arc;

use axum::Json;
use axum::extract::{Request, State};

use super::change::ImportView;
use crate::domain::TenantId;
use crate::inbound::Doors;
use crate::inbound::api::access::{May, need};
use crate::inbound::api::answers::TakesFile;
use crate::inbound::api::input::{Id, Query, invalid, unread};
use crate::inbound::problem::{CONFLICT, Problem, TOO_LARGE};
use crate::inbound::webhook::body::{self, Unread};
use crate::stages::{Mapping, Place, limits};
use crate::sync::{Allowed, Export, ExportError, Imported, import, prepare};

/// Which column is what, and what may be lost.
#[derive(utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "it describes what `put` reads")]
pub(in crate::inbound) struct ImportQuery {
    /// Whether only to show what would change; nothing is kept then.
    #[param(default = false)]
    dry_run: Option<bool>,
    /// The column of the bin: its header, or its number from 1. Without it the usual headers are recognised.
    bin: Option<String>,
    /// The column of the status' name.
    status: Option<String>,
    /// The column of the status' id.
    id: Option<String>,
    /// The sheet of a workbook; without it the first that is not empty.
    sheet: Option<String>,
    /// Whether to go on without the lines that cannot be taken.
    #[param(default = false)]
    without_malformed: Option<bool>,
    /// Whether to go on although rules would name stages that are not there.
    #[param(default = false)]
    break_rules: Option<bool>,
}

/// Puts the stages of a customer's export in the place of all that were imported before: at once, or not at all.
#[utoipa::path(put, path = "/v2/ats/tenants/{tenant_id}/stages", operation_id = "importStages", tag = "stages",
    security(("bearer" = ["rules:write"])),
    params(("tenant_id" = i64, Path, description = "Our number for it.", minimum = 1), ImportQuery),
    request_body(description = "The export: CSV, a workbook (XLSX), or lines pasted from one; what it is, is seen from its first bytes. At most 4 MiB and 20,000 lines.",
        content((String = "text/csv"), (Vec<u8> = "application/octet-stream"))),
    responses((status = 200, description = "What it changes, or would change.", body = ImportView), TakesFile))]
pub(in crate::inbound) async fn put(
    State(doors): State<Arc<Doors>>,
    may: May<need::RulesWrite>,
    Id(id): Id<TenantId>,
    mut query: Query,
    request: Request,
) -> Result<Json<ImportView>, Problem> {
    let dry_run = query.take::<bool>("dry_run").unwrap_or(false);
    let allowed = Allowed {
        malformed: query.take::<bool>("without_malformed").unwrap_or(false),
        breaks: query.take::<bool>("break_rules").unwrap_or(false),
    };
    let mut place = |name: &str| query.take::<String>(name).map(|text| Place::of(&text));
    let mapping = Mapping { bin: place("bin"), status: place("status"), id: place("id") };
    let sheet = query.take::<String>("sheet");
    query.end()?;
    let tenant = may.caller.tenant_of(&doors, id)?;
    let export = Export { bytes: file(request).await?, sheet, mapping };
    let prepared = prepare(&doors.flow, &tenant, export).await.map_err(unusable)?;
    if dry_run {
        return Ok(Json(ImportView::of(&prepared, false)));
    }
    match import(&doors.flow, &tenant, &prepared, allowed, &may.caller.actor()).await? {
        Imported::Done => Ok(Json(ImportView::of(&prepared, true))),
        Imported::Empty => Err(invalid("body", "has no stage")),
        Imported::Malformed => Err(CONFLICT.says(
            "Some lines cannot be taken: put them right, or send `without_malformed=true`. `dry_run=true` names the first 200.",
        )),
        Imported::Breaks => Err(CONFLICT.says(
            "Rules name stages that the file does not have; `dry_run=true` names the first 200. Change the rules first, or send `break_rules=true`.",
        )),
        Imported::Changed => Err(CONFLICT.says("Somebody else imported stages meanwhile: look at the changes again.")),
    }
}

async fn file(request: Request) -> Result<Vec<u8>, Problem> {
    let (parts, sent) = request.into_parts();
    let read = body::read_up_to(limits::MOST_BYTES, &parts.headers, sent).await;
    read.map_err(|why| match why {
        Unread::TooLarge => TOO_LARGE.says("The file has more than 4 MiB: an export of stages is smaller."),
        Unread::BrokenOff | Unread::TooSlow => unread(why),
    })
}

fn unusable(error: ExportError) -> Problem {
    match error {
        ExportError::Store(error) => error.into(),
        ExportError::Unreadable(why) => invalid("body", why),
        ExportError::Unplaced(why) => invalid("body", why),
        ExportError::BrokeOff => invalid("body", ExportError::BrokeOff),
    }
}
