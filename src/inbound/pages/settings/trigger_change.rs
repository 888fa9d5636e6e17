//! Making a status a trigger, changing what it does, and ending that.

use std::sync::Arc;

use axum::extract::{Form, State};
use axum::http::StatusCode;
use axum::response::Response;

use super::form::Typed;
use super::head::{Notice, Tab, is_told_beside};
use super::triggers::{Asked, Refused, shown};
use crate::domain::{Reply, StageKey};
use crate::inbound::Doors;
use crate::inbound::api::access::need;
use crate::inbound::api::input::{Body, Ids, Query};
use crate::inbound::api::rules::{self, RuleBody};
use crate::inbound::pages::failed::Failed;
use crate::inbound::pages::frame::see;
use crate::inbound::pages::texts;
use crate::inbound::pages::visitor::Visit;
use crate::inbound::problem::Problem;

/// Saves the form of a trigger.
pub(super) async fn put(
    State(doors): State<Arc<Doors>>,
    visit: Visit,
    Form(typed): Form<Vec<(String, String)>>,
) -> Result<Response, Failed> {
    let (t, typed) = (texts::TRIGGERS, Typed(typed));
    let Visit { visitor, tenant, .. } = &visit;
    let may = visitor.may::<need::RulesWrite>()?;
    let text = |name: &str| typed.get(name).unwrap_or_default().to_owned();
    let asked = Asked {
        trigger: text("trigger"),
        next: text("next"),
        reply: text("reply").parse().unwrap_or(Reply::Interactive),
        is_known: typed.get("is_known").is_some(),
    };
    let trigger = match asked.trigger.parse::<StageKey>() {
        Ok(trigger) if asked.is_known || !tenant.rules.contains_key(&trigger) => trigger,
        Ok(_) => return again(&doors, &visit, asked, vec![t.is_there.to_owned()]).await,
        Err(_) if asked.trigger.is_empty() => return again(&doors, &visit, asked, vec![t.no_such.to_owned()]).await,
        Err(why) => return again(&doors, &visit, asked, vec![why.to_string()]).await,
    };
    let next = typed.some("next").map(str::to_owned);
    let body = Body(RuleBody { next, reply: asked.reply.into() });
    match rules::put(State(Arc::clone(&doors)), may, Ids(tenant.id, trigger), body).await {
        Ok(_) => Ok(see(&format!("{}?done=trigger", Tab::Triggers.url(tenant.id)))),
        Err(problem) if is_told_beside(&problem) => {
            shown(&doors, (visitor, tenant), asked, Some(of_problem(&problem))).await
        }
        Err(problem) => Err(problem.into()),
    }
}

/// The form again, with what is wrong with the trigger.
async fn again(doors: &Doors, visit: &Visit, asked: Asked, trigger: Vec<String>) -> Result<Response, Failed> {
    let text = texts::SETTINGS.not_saved.to_owned();
    let notice = Notice { tone: "alert", text, more: Vec::new() };
    let refused = Refused { trigger, ..Refused::nothing(StatusCode::UNPROCESSABLE_ENTITY, notice) };
    shown(doors, (&visit.visitor, &visit.tenant), asked, Some(refused)).await
}

fn of_problem(problem: &Problem) -> Refused {
    let about = problem.errors().iter().filter(|error| error.field() == "next");
    let next = about.map(|error| error.detail().to_owned()).collect();
    let status = StatusCode::from_u16(problem.status()).unwrap_or(StatusCode::UNPROCESSABLE_ENTITY);
    Refused { next, ..Refused::nothing(status, Notice::bad(problem, |field| field == "next")) }
}

/// Lets a status start nothing any more.
pub(super) async fn remove(State(doors): State<Arc<Doors>>, visit: Visit) -> Result<Response, Failed> {
    let (may, trigger) = (visit.visitor.may::<need::RulesWrite>()?, visit.named::<StageKey>(0)?);
    let tenant = visit.tenant.id;
    rules::remove(State(doors), may, Ids(tenant, trigger), Query::of([])).await?;
    Ok(see(&format!("{}?done=removed", Tab::Triggers.url(tenant))))
}
