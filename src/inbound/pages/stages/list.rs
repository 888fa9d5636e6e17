//! The stages in use.

use std::sync::Arc;

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::http::StatusCode;
use axum::response::Response;

use crate::domain::{Scope, StageImported, Tenant};
use crate::inbound::Doors;
use crate::inbound::api::access::{May, need};
use crate::inbound::api::input::{Id, Query};
use crate::inbound::api::stages;
use crate::inbound::pages::failed::Failed;
use crate::inbound::pages::frame::{Frame, Place, html};
use crate::inbound::pages::texts;
use crate::inbound::pages::times::Moment;
use crate::inbound::pages::visitor::Visit;

/// Rows of one page: most customers have fewer stages.
const ROWS: usize = 100;

#[derive(Template)]
#[template(path = "stages.html")]
struct Page {
    frame: Frame,
    t: &'static texts::Stages,
    base: String,
    is_done: bool,
    imported_at: Option<Moment>,
    rows: Vec<Row>,
    is_first: bool,
    next: Option<String>,
    may_import: bool,
}

/// One stage.
struct Row {
    bin: Option<String>,
    label: String,
    id: String,
    used: Vec<&'static str>,
}

/// The stages as they were imported last, in the customer's order.
pub(super) async fn page(
    State(doors): State<Arc<Doors>>,
    Visit { visitor, tenant, .. }: Visit,
    RawQuery(query): RawQuery,
) -> Result<Response, Failed> {
    let May { .. } = visitor.may::<need::TenantsRead>()?;
    let (mut is_done, mut after) = (false, 0);
    for (name, value) in form_urlencoded::parse(query.unwrap_or_default().as_bytes()) {
        match name.as_ref() {
            "done" => is_done = value == "imported",
            "after" => after = value.parse().unwrap_or(0),
            _ => {}
        }
    }
    let all = doors.flow.store.stages(tenant.id).await?;
    let base = format!("/tenants/{}/stages", tenant.id);
    let next = after + ROWS;
    let page = Page {
        frame: Frame::of(&doors, &visitor, Some(&tenant), Place::Stages),
        t: texts::STAGES,
        is_done,
        imported_at: all.iter().map(|stage| stage.imported_at).max().map(Moment::of),
        rows: all.iter().skip(after).take(ROWS).map(|stage| Row::of(stage, &tenant)).collect(),
        is_first: after == 0,
        next: (next < all.len()).then(|| format!("{base}?after={next}")),
        base,
        may_import: visitor.caller.scopes().has(Scope::RulesWrite),
    };
    Ok(html(StatusCode::OK, &page))
}

impl Row {
    fn of(stage: &StageImported, tenant: &Tenant) -> Self {
        let t = texts::STAGES;
        let is_next = |rule: &crate::domain::Rule| rule.next.as_ref().is_some_and(|next| next.key() == stage.key);
        let uses =
            [(tenant.rules.contains_key(&stage.key), t.trigger), (tenant.rules.values().any(is_next), t.next_status)];
        Self {
            bin: stage.bin.clone(),
            label: stage.label.clone(),
            id: stage.id.as_ref().map_or_else(|| stage.key.to_string(), ToString::to_string),
            used: uses.into_iter().filter(|(is_so, _)| *is_so).map(|(_, name)| name).collect(),
        }
    }
}

/// The same as a file.
pub(super) async fn export(State(doors): State<Arc<Doors>>, visit: Visit) -> Result<Response, Failed> {
    let may = visit.visitor.may::<need::TenantsRead>()?;
    Ok(stages::export(State(doors), may, Id(visit.tenant.id), Query::of([])).await?)
}
