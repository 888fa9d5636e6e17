//! Importing an export: it is looked at first, then put in place.

use std::sync::Arc;

use askama::Template;
use axum::extract::multipart::MultipartRejection;
use axum::extract::{Form, Multipart, RawQuery, State};
use axum::http::StatusCode;
use axum::response::Response;

use super::file::Given;
use super::preview::{self, Came};
use super::proposals::with_proposals;
use crate::inbound::Doors;
use crate::inbound::api::access::{May, need};
use crate::inbound::api::input::Id;
use crate::inbound::api::stages;
use crate::inbound::pages::failed::Failed;
use crate::inbound::pages::frame::{Frame, Place, html, see};
use crate::inbound::pages::texts;
use crate::inbound::pages::visitor::Visit;
use crate::inbound::problem::Problem;

#[derive(Template)]
#[template(path = "stages_import.html")]
struct Page {
    frame: Frame,
    t: &'static texts::Stages,
    base: String,
    given: Given,
    wrong: Option<String>,
}

/// The form. With `with=proposals` it holds the stages in use, and what was proposed.
pub(super) async fn form(
    State(doors): State<Arc<Doors>>,
    visit: Visit,
    RawQuery(query): RawQuery,
) -> Result<Response, Failed> {
    let text = if query.as_deref() == Some("with=proposals") {
        with_proposals(&doors, &visit.tenant).await?
    } else {
        String::new()
    };
    shown(&doors, &visit, StatusCode::OK, (Given { text, ..Given::default() }, None))
}

fn shown(
    doors: &Doors,
    visit: &Visit,
    status: StatusCode,
    (given, wrong): (Given, Option<String>),
) -> Result<Response, Failed> {
    let Visit { visitor, tenant, .. } = visit;
    let May { .. } = visitor.may::<need::RulesWrite>()?;
    let frame = Frame::of(doors, visitor, Some(tenant), Place::Stages);
    let base = format!("/tenants/{}/stages", tenant.id);
    Ok(html(status, &Page { frame, t: texts::STAGES, base, given, wrong }))
}

/// Shows what an export would change.
pub(super) async fn look(
    State(doors): State<Arc<Doors>>,
    visit: Visit,
    form: Result<Multipart, MultipartRejection>,
) -> Result<Response, Failed> {
    let given = match form {
        Ok(form) => Given::read(form).await,
        Err(_) => None,
    };
    let unread = || (Given::default(), Some(texts::STAGES.unread.to_owned()));
    let Some(given) = given else { return shown(&doors, &visit, StatusCode::PAYLOAD_TOO_LARGE, unread()) };
    looked(&doors, &visit, given, None).await
}

/// The preview; where the file cannot be read, the form again, which says why.
async fn looked(doors: &Arc<Doors>, visit: &Visit, given: Given, why: Option<Problem>) -> Result<Response, Failed> {
    let Some(request) = given.request() else {
        let wrong = Some(texts::STAGES.nothing_given.to_owned());
        return shown(doors, visit, StatusCode::UNPROCESSABLE_ENTITY, (given, wrong));
    };
    let (may, id) = (visit.visitor.may::<need::RulesWrite>()?, Id(visit.tenant.id));
    match stages::put(State(Arc::clone(doors)), may, id, given.query(true), request).await {
        Ok(view) => Ok(preview::shown(doors, visit, Came { given, view: view.0, why })),
        Err(why) if is_about_file(&why) => {
            let wrong = why.errors().first().map(|error| error.detail().to_owned());
            let status = StatusCode::from_u16(why.status()).unwrap_or(StatusCode::UNPROCESSABLE_ENTITY);
            shown(doors, visit, status, (given, wrong.or(Some(why.detail().to_owned()))))
        }
        Err(why) => Err(why.into()),
    }
}

fn is_about_file(why: &Problem) -> bool {
    let told = [StatusCode::UNPROCESSABLE_ENTITY, StatusCode::PAYLOAD_TOO_LARGE];
    told.iter().any(|status| status.as_u16() == why.status())
}

/// Puts an export in place that was looked at.
pub(super) async fn apply(
    State(doors): State<Arc<Doors>>,
    visit: Visit,
    Form(given): Form<Given>,
) -> Result<Response, Failed> {
    let Some(request) = given.request() else { return looked(&doors, &visit, given, None).await };
    let (may, id) = (visit.visitor.may::<need::RulesWrite>()?, Id(visit.tenant.id));
    match stages::put(State(Arc::clone(&doors)), may, id, given.query(false), request).await {
        Ok(_) => Ok(see(&format!("/tenants/{}/stages?done=imported", visit.tenant.id))),
        Err(why) if why.status() == StatusCode::CONFLICT.as_u16() || is_about_file(&why) => {
            looked(&doors, &visit, given, Some(why)).await
        }
        Err(why) => Err(why.into()),
    }
}
