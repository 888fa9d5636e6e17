//! Work that was given up: run again, or discarded with a reason.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Form, RawQuery, State};
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;
use uuid::Uuid;

use super::known::Known;
use super::{Notice, ROWS};
use crate::domain::{Scope, TaskId};
use crate::inbound::Doors;
use crate::inbound::api::access::{May, need, nothing_here};
use crate::inbound::api::input::{Body, Id, Query};
use crate::inbound::api::tasks::{self, DiscardBody};
use crate::inbound::pages::failed::Failed;
use crate::inbound::pages::frame::{Frame, Place, html, see};
use crate::inbound::pages::texts;
use crate::inbound::pages::times::Moment;
use crate::inbound::pages::visitor::Visit;
use crate::inbound::problem::{NOT_FOUND, Problem};
use crate::store::{Found, Page as Part, TaskListed};

#[derive(Template)]
#[template(path = "deliveries_given_up.html")]
struct Page {
    frame: Frame,
    t: &'static texts::Deliveries,
    base: String,
    notice: Option<Notice>,
    rows: Vec<Row>,
    older: Option<String>,
    may_act: bool,
    /// Of which task the reason is wrong, what was typed, and why.
    wrong: Option<(TaskId, String, String)>,
}

/// One task.
struct Row {
    id: TaskId,
    work: &'static str,
    who: Option<(String, String)>,
    handoff: String,
    why: String,
    since: Moment,
    attempts: i64,
}

impl Row {
    /// What to call it where people hear it instead of seeing the row.
    fn called(&self) -> String {
        let who = self.who.as_ref().map(|(person, _)| person.as_str()).unwrap_or_default();
        format!("{} {who}", self.work)
    }
}

/// What is typed to discard a task.
#[derive(Default, Deserialize)]
pub(super) struct Typed {
    #[serde(default)]
    reason: String,
}

/// What came of a button.
enum Came {
    Nothing,
    Done(String),
    Refused(String),
    Wrong(TaskId, String, String),
}

/// What was given up, newest first.
pub(super) async fn page(
    State(doors): State<Arc<Doors>>,
    visit: Visit,
    RawQuery(query): RawQuery,
) -> Result<Response, Failed> {
    let query = query.unwrap_or_default();
    let (mut came, mut after) = (Came::Nothing, None);
    for (name, value) in form_urlencoded::parse(query.as_bytes()) {
        match name.as_ref() {
            "done" => came = Came::Done(value.into_owned()),
            "after" => after = Uuid::parse_str(&value).ok(),
            _ => {}
        }
    }
    shown(&doors, &visit, after, came).await
}

async fn shown(doors: &Doors, visit: &Visit, after: Option<Uuid>, came: Came) -> Result<Response, Failed> {
    let Visit { visitor, tenant, .. } = visit;
    let May { .. } = visitor.may::<need::TasksRead>()?;
    let newest = Part::newest(ROWS);
    let part = Part { before: after.unwrap_or(newest.before), ..newest };
    let found = doors.flow.store.dead_tasks_page(Some(tenant.id), part).await?;
    let base = format!("/tenants/{}/deliveries", tenant.id);
    let older = found.next.map(|after| format!("{base}/given-up?after={}", after.simple()));
    let (status, notice, wrong) = match came {
        Came::Nothing => (StatusCode::OK, None, None),
        Came::Done(done) => (StatusCode::OK, texts::given_up_done(&done).map(|said| ("good", said.to_owned())), None),
        Came::Refused(why) => (StatusCode::CONFLICT, Some(("alert", why)), None),
        Came::Wrong(id, typed, why) => (StatusCode::UNPROCESSABLE_ENTITY, None, Some((id, typed, why))),
    };
    let page = Page {
        frame: Frame::of(doors, visitor, Some(tenant), Place::Deliveries),
        t: texts::DELIVERIES,
        base,
        notice,
        rows: rows(doors, visit, found).await?,
        older,
        may_act: visitor.caller.scopes().has(Scope::TasksWrite),
        wrong,
    };
    Ok(html(status, &page))
}

/// The tasks, with whom each is about.
async fn rows(doors: &Doors, visit: &Visit, found: Found<TaskListed>) -> Result<Vec<Row>, Failed> {
    let mut about = Vec::with_capacity(found.rows.len());
    for task in &found.rows {
        let handoff = doors.flow.store.handoff(task.handoff).await?;
        about.push(handoff.map(|handoff| (handoff.person, handoff.job)));
    }
    let who: Vec<_> = about.iter().flatten().copied().collect();
    let known = Known::of(doors, &visit.tenant, &who).await?;
    let row = |(task, who): (TaskListed, Option<_>)| Row {
        id: task.id,
        work: texts::work(task.kind),
        who: who.map(|(person, job)| (known.person(person), known.job(job))),
        handoff: task.handoff.to_string(),
        why: task.last_error.unwrap_or_default(),
        since: Moment::of(task.created_at),
        attempts: task.attempts,
    };
    Ok(found.rows.into_iter().zip(about).map(row).collect())
}

/// Presses a button.
pub(super) async fn act(
    State(doors): State<Arc<Doors>>,
    visit: Visit,
    Form(typed): Form<Typed>,
) -> Result<Response, Failed> {
    let (id, action) = (visit.named::<TaskId>(0)?, visit.named::<String>(1)?);
    let may = visit.visitor.may::<need::TasksWrite>()?;
    // An operator may act on any; on this page only on those of the tenant.
    let task = doors.flow.store.task(id).await?;
    task.filter(|task| task.tenant == visit.tenant.id).ok_or_else(nothing_here)?;
    let reason = typed.reason.clone();
    let done = match action.as_str() {
        "retry" => tasks::retry(State(Arc::clone(&doors)), may, Id(id), Query::of([])).await.map(drop),
        "discard" => {
            tasks::discard(State(Arc::clone(&doors)), may, Id(id), Body(DiscardBody { reason })).await.map(drop)
        }
        _ => return Err(NOT_FOUND.says("There is no such action.").into()),
    };
    match done {
        Ok(()) => Ok(see(&format!("/tenants/{}/deliveries/given-up?done={action}", visit.tenant.id))),
        Err(why) if why.status() == StatusCode::CONFLICT.as_u16() => {
            shown(&doors, &visit, None, Came::Refused(why.detail().to_owned())).await
        }
        Err(why) if why.status() == StatusCode::UNPROCESSABLE_ENTITY.as_u16() => {
            shown(&doors, &visit, None, Came::Wrong(id, typed.reason, first(&why))).await
        }
        Err(why) => Err(why.into()),
    }
}

/// The one mistake that there can be.
fn first(why: &Problem) -> String {
    why.errors().first().map_or_else(|| why.detail().to_owned(), |error| error.detail().to_owned())
}
