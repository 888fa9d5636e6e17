//! What can be done to the mirror: a run is begun, or cancelled, each through the function of the API. What cannot be done says
//! why.

use std::sync::Arc;

use axum::extract::{Form, State};
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use super::page::{Came, shown};
use crate::domain::{Scope, SyncRun, SyncRunId, SyncSource, SyncStanding, Tenant};
use crate::inbound::Doors;
use crate::inbound::api::input::{Body, Id, Ids};
use crate::inbound::api::mirror::runs::{self, StartBody};
use crate::inbound::pages::failed::Failed;
use crate::inbound::pages::frame::see;
use crate::inbound::pages::texts;
use crate::inbound::pages::visitor::{Visit, Visitor};
use crate::inbound::problem::Problem;

/// What was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Done {
    Started,
    Cancelled,
}

impl Done {
    pub(super) fn named(name: &str) -> Option<Self> {
        [Self::Started, Self::Cancelled].into_iter().find(|done| done.name() == name)
    }

    fn name(self) -> &'static str {
        match self {
            Self::Started => "started",
            Self::Cancelled => "cancelled",
        }
    }

    /// What is said then.
    pub(super) fn says(self) -> &'static str {
        match self {
            Self::Started => texts::SYNC.start_done,
            Self::Cancelled => texts::SYNC.cancel_done,
        }
    }
}

/// What the page offers.
pub(super) struct Offer {
    /// What the button is called that begins a run.
    pub(super) start: &'static str,
    pub(super) start_url: String,
    /// Why none can be begun.
    pub(super) not_start: Option<&'static str>,
    /// Where the run that goes on is cancelled.
    pub(super) cancel_url: Option<String>,
    /// Why it cannot be.
    pub(super) not_cancel: Option<&'static str>,
}

impl Offer {
    /// To a visitor, as things stand.
    pub(super) fn of(visitor: &Visitor, tenant: &Tenant, standing: &SyncStanding, walk: Option<&SyncRun>) -> Self {
        let t = texts::SYNC;
        let role = (!visitor.caller.scopes().has(Scope::MirrorWrite)).then_some(t.only_looks);
        let off = (tenant.settings.sync.source == SyncSource::Off).then_some(t.off_first);
        let goes_on = walk.map(|_| t.goes_on);
        let none = if walk.is_none() { Some(t.none_goes_on) } else { None };
        Self {
            start: if standing.walked_at.is_some() { t.start } else { t.start_import },
            start_url: format!("/tenants/{}/sync/start", tenant.id),
            not_start: role.or(off).or(goes_on),
            cancel_url: walk.map(|walk| format!("/tenants/{}/sync/{}/cancel", tenant.id, walk.id)),
            not_cancel: role.or(none),
        }
    }
}

/// What is asked of a run; a box that is not ticked is not sent.
#[derive(Deserialize)]
pub(super) struct Wished {
    all: Option<String>,
    accept_gone: Option<String>,
}

/// Begins a run.
pub(super) async fn start(
    State(doors): State<Arc<Doors>>,
    visit: Visit,
    Form(wished): Form<Wished>,
) -> Result<Response, Failed> {
    let body = StartBody { all: wished.all.is_some(), accept_gone: wished.accept_gone.is_some() };
    let may = visit.visitor.may()?;
    let came = runs::start(State(Arc::clone(&doors)), may, Id(visit.tenant.id), Body(body)).await;
    // Programs are told which setting it is; people, where it is chosen.
    let is_off = visit.tenant.settings.sync.source == SyncSource::Off;
    let told = |why: &Problem| if is_off { texts::SYNC.off_first.to_owned() } else { why.detail().to_owned() };
    answered(&doors, &visit, came.map(|_| Done::Started), told).await
}

/// Cancels the run that goes on.
pub(super) async fn cancel(State(doors): State<Arc<Doors>>, visit: Visit) -> Result<Response, Failed> {
    let (may, run) = (visit.visitor.may()?, visit.named::<SyncRunId>(0)?);
    let came = runs::cancel(State(Arc::clone(&doors)), may, Ids(visit.tenant.id, run)).await;
    answered(&doors, &visit, came.map(|_| Done::Cancelled), |why| why.detail().to_owned()).await
}

async fn answered(
    doors: &Doors,
    visit: &Visit,
    came: Result<Done, Problem>,
    told: impl Fn(&Problem) -> String,
) -> Result<Response, Failed> {
    match came {
        Ok(done) => Ok(see(&format!("/tenants/{}/sync?done={}", visit.tenant.id, done.name()))),
        // What is known is shown, with the reason above it.
        Err(problem) if problem.status() == StatusCode::CONFLICT.as_u16() => {
            shown(doors, visit, Came::Not(told(&problem)), None).await
        }
        Err(problem) => Err(problem.into()),
    }
}
