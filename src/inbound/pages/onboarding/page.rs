//! The page of the onboarding, its test, and the gate that operators go live through.

use std::sync::Arc;

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::http::StatusCode;
use axum::response::Response;

use super::known::Known;
use super::step::{State as Standing, Step};
use super::steps::steps;
use super::test::{self, Tested};
use crate::inbound::Doors;
use crate::inbound::api::access::need;
use crate::inbound::api::input::{Id, Query};
use crate::inbound::api::tenants;
use crate::inbound::pages::failed::Failed;
use crate::inbound::pages::frame::{Frame, Place, html, see};
use crate::inbound::pages::settings::webhook_text;
use crate::inbound::pages::texts;
use crate::inbound::pages::visitor::Visit;

#[derive(Template)]
#[template(path = "onboarding.html")]
struct Page {
    frame: Frame,
    t: &'static texts::Onboarding,
    url: String,
    steps: Steps,
    tested: Option<Tested>,
    webhook_text: String,
    rights_text: String,
    gate: Gate,
    /// Whether who looks goes live.
    is_operator: bool,
    /// Whether that was just done.
    is_done: bool,
}

/// The steps alone.
#[derive(Template)]
#[template(path = "onboarding_steps.html")]
struct Steps {
    t: &'static texts::Onboarding,
    all: Vec<Step>,
    done: usize,
    /// Those that can be checked.
    checked: usize,
}

/// Whether the connection can be switched on.
enum Gate {
    Live,
    /// Its region is paused, whatever is done here.
    RegionPaused,
    /// With what is still to do before it works.
    Paused(Vec<&'static str>),
}

/// How far the tenant is.
pub(super) async fn page(
    State(doors): State<Arc<Doors>>,
    visit: Visit,
    RawQuery(query): RawQuery,
) -> Result<Response, Failed> {
    let query = query.unwrap_or_default();
    let is_done = form_urlencoded::parse(query.as_bytes()).any(|(name, value)| name == "done" && value == "live");
    shown(&doors, &visit, None, is_done).await
}

/// Asks the ATS, and shows what came of it.
pub(super) async fn test(State(doors): State<Arc<Doors>>, visit: Visit) -> Result<Response, Failed> {
    visit.visitor.may::<need::TenantsWrite>()?;
    let tested = test::test(&doors, &visit.tenant).await;
    shown(&doors, &visit, Some(tested), false).await
}

/// Goes live.
pub(super) async fn activate(State(doors): State<Arc<Doors>>, visit: Visit) -> Result<Response, Failed> {
    visit.visitor.caller.may_for_all::<need::TenantsWrite>()?;
    let (may, id) = (visit.visitor.may()?, visit.tenant.id);
    tenants::activate(State(doors), may, Id(id), Query::of([])).await?;
    Ok(see(&format!("/tenants/{id}/onboarding?done=live")))
}

async fn shown(doors: &Doors, visit: &Visit, tested: Option<Tested>, is_done: bool) -> Result<Response, Failed> {
    let Visit { visitor, tenant, .. } = visit;
    visitor.may::<need::TenantsWrite>()?;
    let known = Known::of(doors, tenant).await?;
    let steps = Steps::of(steps(tenant, &known));
    if visitor.wants_part {
        return Ok(html(StatusCode::OK, &steps));
    }
    let is_region_paused = doors.flow.directory.current().paused_until().is_some_and(|until| known.now < until);
    let adapter = doors.flow.registry.get(&tenant.ats);
    let page = Page {
        frame: Frame::of(doors, visitor, Some(tenant), Place::Onboarding),
        t: texts::ONBOARDING,
        url: format!("/tenants/{}/onboarding", tenant.id),
        gate: match (is_region_paused, tenant.is_paused(known.now)) {
            (true, _) => Gate::RegionPaused,
            (false, true) => Gate::Paused(steps.open()),
            (false, false) => Gate::Live,
        },
        steps,
        tested,
        webhook_text: webhook_text(doors, tenant, &known.names),
        rights_text: adapter.map(|adapter| adapter.ats.field_request(tenant)).unwrap_or_default(),
        is_operator: visitor.caller.tenant().is_none(),
        is_done,
    };
    Ok(html(StatusCode::OK, &page))
}

impl Steps {
    fn of(all: Vec<Step>) -> Self {
        let count = |state| all.iter().filter(|step| step.state == state).count();
        let (done, unknown) = (count(Standing::Done), count(Standing::Unknown));
        Self { t: texts::ONBOARDING, checked: all.len() - unknown, all, done }
    }

    /// What can be done before the connection is on, and is not.
    fn open(&self) -> Vec<&'static str> {
        let open = self.all.iter().filter(|step| step.is_before && step.state == Standing::ToDo);
        open.map(|step| step.title).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_gate_names_what_can_be_done_before_it() {
        let step = |state, title| Step::new(state, title, "");
        let steps = Steps::of(vec![
            step(Standing::Done, "a").before(),
            step(Standing::ToDo, "b").before(),
            step(Standing::ToDo, "c"),
            step(Standing::Unknown, "d"),
        ]);
        assert_eq!((steps.open(), steps.done, steps.checked), (vec!["b"], 1, 3));
    }
}
