//! The page of the onboarding, and the test of a step.

use std::sync::Arc;

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::http::StatusCode;
use axum::response::Response;

use super::gate::Gate;
use super::known::Known;
use super::step::{State as Standing, Step, Which};
use super::steps::steps;
use super::testing::{self, Tested};
use crate::domain::TenantId;
use crate::inbound::Doors;
use crate::inbound::api::access::need;
use crate::inbound::pages::failed::Failed;
use crate::inbound::pages::frame::{Frame, Place, html};
use crate::inbound::pages::settings::webhook_text;
use crate::inbound::pages::texts;
use crate::inbound::pages::visitor::Visit;
use crate::inbound::problem::Problem;

#[derive(Template)]
#[template(path = "onboarding.html")]
struct Page {
    frame: Frame,
    t: &'static texts::Onboarding,
    url: String,
    steps: Steps,
    webhook_text: String,
    rights_text: String,
    gate: Gate,
    /// Why it did not open.
    refused: Option<String>,
    /// Whether who looks goes live.
    is_operator: bool,
    /// Whether that was just done.
    is_done: bool,
}

/// The steps alone.
#[derive(Template)]
#[template(path = "onboarding_steps.html")]
pub(super) struct Steps {
    t: &'static texts::Onboarding,
    url: String,
    all: Vec<Step>,
    pub(super) done: usize,
    /// Those that can be checked.
    pub(super) checked: usize,
}

/// What was just done on the page.
pub(super) enum Came {
    Nothing,
    Live,
    Tested(Box<Tested>, Which),
    Refused(Problem),
}

/// How far the tenant is.
pub(super) async fn page(
    State(doors): State<Arc<Doors>>,
    visit: Visit,
    RawQuery(query): RawQuery,
) -> Result<Response, Failed> {
    let query = query.unwrap_or_default();
    let is_done = form_urlencoded::parse(query.as_bytes()).any(|(name, value)| name == "done" && value == "live");
    shown(&doors, &visit, if is_done { Came::Live } else { Came::Nothing }).await
}

/// Tests a step, and shows what came of it: alone, where a script puts it in its place.
pub(super) async fn test(State(doors): State<Arc<Doors>>, visit: Visit) -> Result<Response, Failed> {
    visit.visitor.may::<need::TenantsWrite>()?;
    let which: Which = visit.named(0)?;
    let tested = Box::pin(testing::test(&doors, &visit.tenant, which)).await?;
    if visit.visitor.wants_part {
        return Ok(html(StatusCode::OK, &tested));
    }
    shown(&doors, &visit, Came::Tested(Box::new(tested), which)).await
}

/// The page, with what was just done.
pub(super) async fn shown(doors: &Doors, visit: &Visit, came: Came) -> Result<Response, Failed> {
    let Visit { visitor, tenant, .. } = visit;
    visitor.may::<need::TenantsWrite>()?;
    let known = Known::of(doors, tenant).await?;
    let mut steps = Steps::of(tenant.id, steps(tenant, &known));
    let (mut refused, is_done) = (None, matches!(came, Came::Live));
    match came {
        Came::Nothing | Came::Live => {}
        Came::Tested(tested, which) => steps.put(*tested, which),
        Came::Refused(problem) if !problem.errors().is_empty() => {
            refused = Some(texts::ONBOARDING.gate_not_ready.to_owned());
        }
        Came::Refused(problem) => refused = Some(problem.detail().to_owned()),
    }
    if visitor.wants_part {
        return Ok(html(StatusCode::OK, &steps));
    }
    let status = if refused.is_some() { StatusCode::CONFLICT } else { StatusCode::OK };
    let adapter = doors.flow.registry.get(&tenant.ats);
    let page = Page {
        frame: Frame::of(doors, visitor, Some(tenant), Place::Onboarding),
        t: texts::ONBOARDING,
        url: url(tenant.id),
        gate: Gate::of(doors, tenant, &known),
        steps,
        webhook_text: webhook_text(doors, tenant, &known.names),
        rights_text: adapter.map(|adapter| adapter.ats.field_request(tenant)).unwrap_or_default(),
        refused,
        is_operator: visitor.caller.tenant().is_none(),
        is_done,
    };
    Ok(html(status, &page))
}

fn url(tenant: TenantId) -> String {
    format!("/tenants/{tenant}/onboarding")
}

impl Steps {
    pub(super) fn of(tenant: TenantId, all: Vec<Step>) -> Self {
        let count = |state| all.iter().filter(|step| step.state == state).count();
        let (done, unknown) = (count(Standing::Done), count(Standing::Unknown));
        Self { t: texts::ONBOARDING, url: url(tenant), checked: all.len() - unknown, all, done }
    }

    /// The first that is to do.
    pub(super) fn next(&self) -> Option<&'static str> {
        self.all.iter().find(|step| step.state == Standing::ToDo).map(|step| step.which.title())
    }

    /// Puts what came of a test into its step.
    fn put(&mut self, tested: Tested, which: Which) {
        if let Some(step) = self.all.iter_mut().find(|step| step.which == which) {
            step.tested = Some(tested);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_checked_is_not_counted_and_the_first_open_step_comes_next() {
        let step = |state, which| Step::new(state, which, "");
        let steps = Steps::of(
            1.try_into().unwrap(),
            vec![
                step(Standing::Unknown, Which::Licence),
                step(Standing::Done, Which::Customer),
                step(Standing::ToDo, Which::Client),
                step(Standing::ToDo, Which::Sender),
            ],
        );
        assert_eq!((steps.done, steps.checked, steps.next()), (1, 3, Some(texts::ONBOARDING.client)));
    }
}
