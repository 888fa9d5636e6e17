//! The page of the sync, and the part of it that a script asks for.

use std::collections::BTreeMap;
use std::sync::Arc;

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::response::Response;
use uuid::Uuid;

use super::actions::{Done, Offer};
use super::budget::Budget;
use super::history::History;
use super::live::Live;
use super::numbers::grouped;
use super::{Freshness, chart};
use crate::domain::{HiddenField, MirrorKind, Scope, SyncRun, Tenant};
use crate::inbound::Doors;
use crate::inbound::api::access::need;
use crate::inbound::pages::failed::Failed;
use crate::inbound::pages::frame::{Frame, Place, html};
use crate::inbound::pages::texts;
use crate::inbound::pages::visitor::Visit;
use crate::sync::hidden_fields;

/// What lets a script read the whole page again, and nothing of what was said on it.
const READ_AGAIN: HeaderName = HeaderName::from_static("hx-redirect");

#[derive(Template)]
#[template(path = "sync.html")]
struct Page {
    frame: Frame,
    t: &'static texts::Sync,
    tenant: i64,
    notice: Option<(&'static str, String)>,
    live: Live,
    offer: Offer,
    /// How much of each list there is, and where it is.
    held: Vec<(&'static str, String, String)>,
    hidden: Vec<Hidden>,
    /// Whether anything was read that could show it.
    has_read: bool,
    unknown_folders: Vec<String>,
    request: String,
    budget: Option<Budget>,
    history: History,
    /// Whether the visitor changes the settings.
    may_settle: bool,
}

/// A field that is shown less than before.
struct Hidden {
    entity: &'static str,
    field: String,
    shown: String,
    usually: String,
}

/// What came of a button.
pub(super) enum Came {
    /// None was pressed.
    Nothing,
    Done(Done),
    /// Why not.
    Not(String),
}

/// How the mirror and the calls stand.
pub(super) async fn page(
    State(doors): State<Arc<Doors>>,
    visit: Visit,
    RawQuery(query): RawQuery,
) -> Result<Response, Failed> {
    let query = query.unwrap_or_default();
    let asked: BTreeMap<_, _> = form_urlencoded::parse(query.as_bytes()).collect();
    if visit.visitor.wants_part {
        return part(&doors, &visit, asked.get("run").map(AsRef::as_ref)).await;
    }
    let done = asked.get("done").and_then(|done| Done::named(done));
    let before = asked.get("before").and_then(|before| Uuid::parse_str(before).ok());
    shown(&doors, &visit, done.map_or(Came::Nothing, Came::Done), before).await
}

/// What lives. Where another run goes on than the page knows, the page is read again.
async fn part(doors: &Doors, visit: &Visit, known: Option<&str>) -> Result<Response, Failed> {
    let (tenant, store) = (&visit.tenant, &doors.flow.store);
    visit.visitor.may::<need::MirrorRead>()?;
    let (standing, walk) = (store.sync_standing(tenant.id).await?, store.walk_of(tenant.id).await?);
    let mut response = html(StatusCode::OK, &Live::of(doors, tenant, &standing, walk.as_ref()).await?);
    if !is_known(known, walk.as_ref()) {
        let page = HeaderValue::try_from(format!("/tenants/{}/sync", tenant.id));
        response.headers_mut().insert(READ_AGAIN, page.unwrap_or(HeaderValue::from_static("/")));
    }
    Ok(response)
}

fn is_known(known: Option<&str>, walk: Option<&SyncRun>) -> bool {
    let id = walk.map(|walk| walk.id.to_string());
    known.is_none_or(|known| known == id.as_deref().unwrap_or("none"))
}

/// The whole page, with what came of a button.
pub(super) async fn shown(doors: &Doors, visit: &Visit, came: Came, before: Option<Uuid>) -> Result<Response, Failed> {
    let Visit { visitor, tenant, .. } = visit;
    let store = &doors.flow.store;
    visitor.may::<need::MirrorRead>()?;
    let (standing, walk) = (store.sync_standing(tenant.id).await?, store.walk_of(tenant.id).await?);
    let (status, notice) = match came {
        Came::Nothing => (StatusCode::OK, None),
        Came::Done(done) => (StatusCode::OK, Some(("good", done.says().to_owned()))),
        Came::Not(why) => (StatusCode::CONFLICT, Some(("alert", why))),
    };
    let scopes = visitor.caller.scopes();
    let adapter = doors.flow.registry.get(&tenant.ats);
    let page = Page {
        frame: Frame::of(doors, visitor, Some(tenant), Place::Sync),
        t: texts::SYNC,
        tenant: tenant.id.get(),
        notice,
        live: Live::of(doors, tenant, &standing, walk.as_ref()).await?,
        offer: Offer::of(visitor, tenant, &standing, walk.as_ref()),
        held: held(doors, tenant).await?,
        hidden: hidden_fields(&doors.flow, tenant.id).await?.into_iter().map(Hidden::of).collect(),
        has_read: standing.walked_at.is_some(),
        unknown_folders: standing.unknown_folders,
        request: adapter.map(|adapter| adapter.ats.field_request(tenant)).unwrap_or_default(),
        budget: if scopes.has(Scope::TenantsRead) { budget(doors, tenant).await? } else { None },
        history: History::read(doors, tenant.id, before).await?,
        may_settle: scopes.has(Scope::TenantsWrite),
    };
    Ok(html(status, &page))
}

async fn budget(doors: &Doors, tenant: &Tenant) -> Result<Option<Budget>, Failed> {
    let report = doors.flow.budget(tenant).await?;
    Ok(Budget::of(&report, doors.flow.clock.now()))
}

/// How much there is of each list that the tenant has.
async fn held(doors: &Doors, tenant: &Tenant) -> Result<Vec<(&'static str, String, String)>, Failed> {
    let counts = doors.flow.store.count_mirrored(tenant.id).await?;
    let lists = [
        (MirrorKind::Candidate, "candidates"),
        (MirrorKind::Job, "jobs"),
        (MirrorKind::User, "users"),
        (MirrorKind::Application, "applications"),
    ];
    let is_there = |kind: MirrorKind| kind != MirrorKind::Application || tenant.settings.sync.applications;
    let list = |(kind, path): (MirrorKind, &str)| {
        let count = grouped(counts.get(&kind).copied().unwrap_or_default());
        (texts::about(kind).title, count, format!("/tenants/{}/{path}", tenant.id))
    };
    Ok(lists.into_iter().filter(|(kind, _)| is_there(*kind)).map(list).collect())
}

impl Hidden {
    fn of(hidden: HiddenField) -> Self {
        let HiddenField { entity, field, seen, shown, usual_percent } = hidden;
        Self {
            entity: texts::entity(entity),
            field,
            shown: format!("{} {} {}", grouped(shown), texts::SYNC.of, grouped(seen)),
            usually: usual_percent.map(|percent| format!("{percent} %")).unwrap_or_default(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_that_asks_for_no_run_knows_all_there_is() {
        assert!(is_known(None, None) && is_known(Some("none"), None));
        assert!(!is_known(Some("1b4e28ba-2fa1-4d3b-a3f5-ef19b5a7633b"), None));
    }
}
