//! The tabs that are made of forms, and what saving one does.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Form, RawQuery, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::Response;

use super::connection::Connection;
use super::form::{Field, Kind, Typed, change, fill_again};
use super::hand_over::HandOver;
use super::head::{Head, Notice, Tab, is_told_beside};
use super::part::Part;
use crate::domain::Tenant;
use crate::inbound::Doors;
use crate::inbound::api::access::{need, nothing_here};
use crate::inbound::api::input::{Body, Id};
use crate::inbound::api::tenants;
use crate::inbound::pages::failed::Failed;
use crate::inbound::pages::frame::{Frame, Place, html, see};
use crate::inbound::pages::texts;
use crate::inbound::pages::visitor::{Visit, Visitor};
use crate::inbound::problem::Problem;

/// The status of a form that was made from what is no longer there.
const CHANGED_MEANWHILE: u16 = 412;

#[derive(Template)]
#[template(path = "settings.html")]
struct Page {
    frame: Frame,
    head: Head,
    connection: Option<Connection>,
    sections: Vec<Section>,
    hand_over: Option<HandOver>,
}

/// One form.
#[derive(Template)]
#[template(path = "settings_section.html")]
struct Section {
    t: &'static texts::Settings,
    name: &'static str,
    title: &'static str,
    lead: &'static str,
    action: String,
    /// What the form was made from.
    version: i64,
    fields: Vec<Field>,
    /// Whether who looks may change it.
    is_open: bool,
}

/// A form that was not taken.
struct Refused<'a> {
    part: Part,
    typed: &'a Typed,
    problem: &'a Problem,
}

/// Who the customer is, how it is reached, and what iCIMS is to be told.
pub(super) async fn connection(doors: State<Arc<Doors>>, visit: Visit, query: RawQuery) -> Result<Response, Failed> {
    tab(doors, visit, query, Tab::Connection).await
}

/// The hiring team, links and answers.
pub(super) async fn fields(doors: State<Arc<Doors>>, visit: Visit, query: RawQuery) -> Result<Response, Failed> {
    tab(doors, visit, query, Tab::Fields).await
}

/// The mirror, its folders, and the budget of calls.
pub(super) async fn mirror(doors: State<Arc<Doors>>, visit: Visit, query: RawQuery) -> Result<Response, Failed> {
    tab(doors, visit, query, Tab::Mirror).await
}

async fn tab(
    State(doors): State<Arc<Doors>>,
    Visit { visitor, tenant, .. }: Visit,
    RawQuery(query): RawQuery,
    tab: Tab,
) -> Result<Response, Failed> {
    visitor.may::<need::TenantsWrite>()?;
    let notice = Notice::done(query.as_deref().unwrap_or_default());
    shown(&doors, (&visitor, &tenant), tab, notice, None).await
}

/// Saves a form.
pub(super) async fn save(
    State(doors): State<Arc<Doors>>,
    visit: Visit,
    Form(typed): Form<Vec<(String, String)>>,
) -> Result<Response, Failed> {
    let part = Part::named(&visit.named::<String>(0)?).ok_or_else(nothing_here)?;
    let Visit { visitor, tenant, .. } = &visit;
    let (may, typed) = (visitor.may::<need::TenantsWrite>()?, Typed(typed));
    let asked = change(&part.fields(tenant), &typed);
    let version = HeaderMap::from_iter([(header::IF_MATCH, typed.version().into())]);
    let saved = tenants::update(State(Arc::clone(&doors)), may, Id(tenant.id), version, Body(asked)).await;
    match saved {
        Ok(_) => Ok(see(&format!("{}?done=saved", part.tab().url(tenant.id)))),
        Err(problem) if is_told_beside(&problem) => {
            let now = visitor.caller.tenant_of(&doors, tenant.id)?;
            let refused = Refused { part, typed: &typed, problem: &problem };
            shown(&doors, (visitor, &now), part.tab(), None, Some(refused)).await
        }
        Err(problem) => Err(problem.into()),
    }
}

async fn shown(
    doors: &Doors,
    (visitor, tenant): (&Visitor, &Arc<Tenant>),
    tab: Tab,
    notice: Option<Notice>,
    refused: Option<Refused<'_>>,
) -> Result<Response, Failed> {
    let is_operator = visitor.caller.tenant().is_none();
    let mut sections: Vec<_> = Part::of(tab).map(|part| Section::of(tenant, part, is_operator)).collect();
    let (mut status, mut notice) = (StatusCode::OK, notice);
    if let Some(Refused { part, typed, problem }) = refused {
        status = StatusCode::from_u16(problem.status()).unwrap_or(StatusCode::UNPROCESSABLE_ENTITY);
        let mut shown_here = Vec::new();
        if let Some(section) = sections.iter_mut().find(|section| section.name == part.name()) {
            fill_again(&mut section.fields, typed, problem);
            if problem.status() != CHANGED_MEANWHILE {
                section.version = typed.version(); // What somebody else changed since then must still be noticed.
            }
            let about = section.fields.iter().filter(|field| !field.errors.is_empty());
            shown_here = about.map(|field| field.name.clone()).collect();
        }
        let is_shown = |path: &str| shown_here.iter().any(|name| path.starts_with(name.as_str()));
        notice = Some(Notice::bad(problem, is_shown));
    }
    let is_first = tab == Tab::Connection;
    let connection = is_first.then(|| Connection::of(doors, tenant));
    let hand_over = if is_first { Some(HandOver::of(doors, tenant).await?) } else { None };
    let head = Head::of(tenant.id, tab, notice);
    let frame = Frame::of(doors, visitor, Some(tenant), Place::Settings).titled(tab.name().to_owned());
    Ok(html(status, &Page { frame, head, connection, sections, hand_over }))
}

impl Section {
    fn of(tenant: &Tenant, part: Part, is_operator: bool) -> Self {
        let (title, lead) = part.told();
        Self {
            t: texts::SETTINGS,
            name: part.name(),
            title,
            lead,
            action: format!("/tenants/{}/settings/save/{}", tenant.id, part.name()),
            version: tenant.version,
            fields: part.fields(tenant),
            is_open: is_operator || !part.is_of_operators(),
        }
    }
}
