//! The page of the interviews, with or without a drawer, and the parts of it that a script asks for.

use std::sync::Arc;

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::http::StatusCode;
use axum::response::Response;

use super::actions::Action;
use super::asked::Asked;
use super::drawer::{self, Drawer, Notice};
use super::list::{self, Filters, List};
use crate::domain::HandoffId;
use crate::inbound::Doors;
use crate::inbound::api::access::{May, need, nothing_here};
use crate::inbound::pages::failed::Failed;
use crate::inbound::pages::frame::{Frame, Place, html};
use crate::inbound::pages::texts;
use crate::inbound::pages::visitor::Visit;
use crate::inbound::problem::Problem;

#[derive(Template)]
#[template(path = "interviews.html")]
struct Page {
    frame: Frame,
    t: &'static texts::Interviews,
    filters: Filters,
    list: List,
    drawer: Option<Drawer>,
}

/// Hand-offs of a tenant, newest first.
pub(in crate::inbound::pages) async fn list(
    State(doors): State<Arc<Doors>>,
    Visit { visitor, tenant, .. }: Visit,
    RawQuery(query): RawQuery,
) -> Result<Response, Failed> {
    visitor.may::<need::HandoffsRead>()?;
    let asked = Asked::read(query.as_deref().unwrap_or_default());
    let (list, names) = list::read(&doors, &tenant, &asked).await?;
    if visitor.wants_part {
        return Ok(html(StatusCode::OK, &list));
    }
    let filters = Filters::of(&tenant, &asked, &names);
    let frame = Frame::of(&doors, &visitor, Some(&tenant), Place::Interviews);
    Ok(html(StatusCode::OK, &Page { frame, t: texts::INTERVIEWS, filters, list, drawer: None }))
}

/// One of them, in its drawer.
pub(in crate::inbound::pages) async fn drawer(
    State(doors): State<Arc<Doors>>,
    visit: Visit,
    RawQuery(query): RawQuery,
) -> Result<Response, Failed> {
    let query = query.unwrap_or_default();
    let done = form_urlencoded::parse(query.as_bytes()).find(|(name, _)| name == "done");
    let done = done.and_then(|(_, action)| Action::named(&action));
    shown(&doors, &visit, Ok(done)).await
}

/// The drawer, with what came of a button.
pub(super) async fn shown(
    doors: &Doors,
    visit: &Visit,
    came: Result<Option<Action>, Problem>,
) -> Result<Response, Failed> {
    let Visit { visitor, tenant, .. } = visit;
    let (May { .. }, id) = (visitor.may::<need::HandoffsRead>()?, visit.named::<HandoffId>(0)?);
    let story = doors.flow.story_of(id).await?.filter(|story| story.handoff.tenant == tenant.id);
    let story = story.ok_or_else(nothing_here)?;
    let (status, notice) = match came {
        Ok(None) => (StatusCode::OK, None),
        Ok(Some(action)) => (StatusCode::OK, Some(Notice { tone: "good", text: action.done().to_owned() })),
        Err(why) => {
            let status = StatusCode::from_u16(why.status()).unwrap_or(StatusCode::CONFLICT);
            (status, Some(Notice { tone: "alert", text: why.detail().to_owned() }))
        }
    };
    let drawer = drawer::read(doors, visitor, tenant, &story, notice).await?;
    if visitor.wants_part {
        return Ok(html(status, &drawer));
    }
    let asked = Asked::read("");
    let (list, names) = list::read(doors, tenant, &asked).await?;
    let list = List { open: Some(id.to_string()), ..list };
    let frame = Frame::of(doors, visitor, Some(tenant), Place::Interviews).titled(drawer.name.clone());
    let filters = Filters::of(tenant, &asked, &names);
    Ok(html(status, &Page { frame, t: texts::INTERVIEWS, filters, list, drawer: Some(drawer) }))
}
