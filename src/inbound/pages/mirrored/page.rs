//! The pages of the lists.

use std::sync::Arc;

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::http::StatusCode;
use axum::response::Response;

use super::asked::{Asked, path};
use super::cells::{columns, named};
use super::row::{Row, Shown};
use crate::domain::{JobId, MirrorKind, PersonId, Scope, Tenant};
use crate::inbound::Doors;
use crate::inbound::api::access::need;
use crate::inbound::pages::failed::Failed;
use crate::inbound::pages::frame::{Frame, Place, html};
use crate::inbound::pages::interviews::{name, title};
use crate::inbound::pages::sync::{Fresh, Freshness};
use crate::inbound::pages::texts;
use crate::inbound::pages::visitor::{Visit, Visitor};
use crate::store::Names;

/// Rows of one page: what fits two screens.
const ROWS: i64 = 50;

#[derive(Template)]
#[template(path = "mirrored.html")]
struct Page {
    frame: Frame,
    t: &'static texts::Mirrored,
    about: texts::About,
    tenant: i64,
    fresh: Fresh,
    /// Other lists beside this one, where the navigation has not all of them.
    tabs: Vec<Tab>,
    asked: Asked,
    /// Where this list is, whole.
    all: String,
    /// Folders that can be chosen; applications have none.
    folders: Option<Vec<String>>,
    /// What the list is limited to, and where it is not.
    limits: Vec<(String, String)>,
    /// What the entries are called by.
    called: &'static str,
    columns: Vec<&'static str>,
    rows: Vec<Row>,
    next: Option<String>,
    /// Where this list begins.
    first: String,
    empty: Empty,
    /// Whether the visitor changes the settings.
    may_settle: bool,
}

/// One of several lists.
struct Tab {
    name: &'static str,
    url: String,
    is_here: bool,
}

/// Why a list shows nothing, where it does.
#[derive(PartialEq, Eq)]
enum Empty {
    Off,
    NotBegun,
    Importing,
    NoApplications,
    /// More of the list has to be looked through.
    SoFar,
    Nothing,
    NothingFits,
}

/// Candidates of the mirror.
pub(super) async fn candidates(
    doors: State<Arc<Doors>>,
    visit: Visit,
    RawQuery(query): RawQuery,
) -> Result<Response, Failed> {
    shown(&doors, &visit, &query.unwrap_or_default(), (MirrorKind::Candidate, Place::Candidates)).await
}

/// Jobs of the mirror.
pub(super) async fn jobs(
    doors: State<Arc<Doors>>,
    visit: Visit,
    RawQuery(query): RawQuery,
) -> Result<Response, Failed> {
    shown(&doors, &visit, &query.unwrap_or_default(), (MirrorKind::Job, Place::Jobs)).await
}

/// Users of the mirror.
pub(super) async fn users(
    doors: State<Arc<Doors>>,
    visit: Visit,
    RawQuery(query): RawQuery,
) -> Result<Response, Failed> {
    shown(&doors, &visit, &query.unwrap_or_default(), (MirrorKind::User, Place::Users)).await
}

/// Applications of the mirror, where the tenant has them mirrored.
pub(super) async fn applications(
    doors: State<Arc<Doors>>,
    visit: Visit,
    RawQuery(query): RawQuery,
) -> Result<Response, Failed> {
    shown(&doors, &visit, &query.unwrap_or_default(), (MirrorKind::Application, Place::Applications)).await
}

async fn shown(
    doors: &Doors,
    visit: &Visit,
    query: &str,
    (kind, place): (MirrorKind, Place),
) -> Result<Response, Failed> {
    let Visit { visitor, tenant, .. } = visit;
    visitor.may::<need::MirrorRead>()?;
    let asked = Asked::read(kind, query);
    let page = read(doors, visitor, tenant, asked, place).await?;
    Ok(html(StatusCode::OK, &page))
}

async fn read(
    doors: &Doors,
    visitor: &Visitor,
    tenant: &Arc<Tenant>,
    asked: Asked,
    place: Place,
) -> Result<Page, Failed> {
    let (store, now, kind) = (&doors.flow.store, doors.flow.clock.now(), asked.kind);
    let (found, next) = store.mirrored_page(&asked.of(tenant.id), asked.cursor(), ROWS).await?;
    let (mut persons, mut jobs) = named(found.iter().filter_map(|one| one.content.as_ref()));
    persons.extend(asked.person.map(PersonId::get));
    jobs.extend(asked.job.map(JobId::get));
    let names = store.names_of(tenant.id, &persons, &jobs).await?;
    let (standing, walk) = (store.sync_standing(tenant.id).await?, store.walk_of(tenant.id).await?);
    let fresh = Fresh::of(tenant, &standing, walk.as_ref(), now);
    let shown = Shown { doors, tenant, kind, names: &names, now };
    let next = next.map(|cursor| asked.behind(cursor).url(tenant.id));
    let title = texts::about(kind).title.to_owned();
    Ok(Page {
        frame: Frame::of(doors, visitor, Some(tenant), place).titled(title),
        t: texts::MIRRORED,
        about: texts::about(kind),
        tenant: tenant.id.get(),
        empty: empty(tenant, fresh.how, &asked, next.is_some()),
        fresh,
        tabs: tabs(tenant, kind),
        all: Asked::all(kind).url(tenant.id),
        folders: folders(tenant, kind),
        limits: limits(tenant, &asked, &names),
        called: if kind == MirrorKind::Job { texts::MIRRORED.title } else { texts::MIRRORED.name },
        columns: columns(kind),
        rows: found.into_iter().map(|one| shown.row(one)).collect(),
        next,
        first: Asked { after: 0, ..asked.clone() }.url(tenant.id),
        may_settle: visitor.caller.scopes().has(Scope::TenantsWrite),
        asked,
    })
}

/// Why nothing is shown: what comes first has to be mended first.
fn empty(tenant: &Tenant, how: Freshness, asked: &Asked, has_more: bool) -> Empty {
    let is_mirrored = asked.kind != MirrorKind::Application || tenant.settings.sync.applications;
    match how {
        Freshness::Off => Empty::Off,
        _ if !is_mirrored => Empty::NoApplications,
        _ if has_more => Empty::SoFar,
        Freshness::NotBegun => Empty::NotBegun,
        _ if asked.is_narrow() => Empty::NothingFits,
        Freshness::Importing => Empty::Importing,
        Freshness::Current | Freshness::Late | Freshness::Failing => Empty::Nothing,
    }
}

/// The navigation has the lists that everybody has; who has applications mirrored reaches them from here.
fn tabs(tenant: &Tenant, here: MirrorKind) -> Vec<Tab> {
    if !tenant.settings.sync.applications {
        return Vec::new();
    }
    let all = [MirrorKind::Candidate, MirrorKind::Job, MirrorKind::User, MirrorKind::Application];
    let tab = |kind: MirrorKind| Tab {
        name: texts::about(kind).title,
        url: format!("/tenants/{}/{}", tenant.id, path(kind)),
        is_here: kind == here,
    };
    all.into_iter().map(tab).collect()
}

/// Folders that the settings name, to choose from.
fn folders(tenant: &Tenant, kind: MirrorKind) -> Option<Vec<String>> {
    let sync = &tenant.settings.sync;
    match kind {
        MirrorKind::Candidate | MirrorKind::User => Some(sync.folders(kind).to_vec()),
        MirrorKind::Job => Some(sync.open_job_folders.clone()),
        MirrorKind::Application => None,
    }
}

fn limits(tenant: &Tenant, asked: &Asked, names: &Names) -> Vec<(String, String)> {
    let person = asked.person.map(|id| {
        let without = Asked { person: None, after: 0, ..asked.clone() }.url(tenant.id);
        (name(names.persons.get(&id), id), without)
    });
    let job = asked.job.map(|id| {
        let without = Asked { job: None, after: 0, ..asked.clone() }.url(tenant.id);
        (title(names.jobs.get(&id), id), without)
    });
    person.into_iter().chain(job).collect()
}
