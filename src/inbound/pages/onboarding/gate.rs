//! The gate that operators go live through: it names what is missing, and lets them decide.

use std::sync::Arc;

use axum::extract::{Form, State};
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use super::known::Known;
use super::page::{Came, shown};
use super::step::of_needed;
use crate::domain::{SyncSource, Tenant};
use crate::inbound::Doors;
use crate::inbound::api::access::need;
use crate::inbound::api::pauses;
use crate::inbound::pages::failed::Failed;
use crate::inbound::pages::frame::see;
use crate::inbound::pages::visitor::Visit;
use crate::store::Working;
use crate::sync::Activation;

/// Whether the connection can be switched on.
pub(super) enum Gate {
    Live,
    /// Its region is paused, whatever is done here.
    RegionPaused,
    /// It was live, and somebody paused it.
    Paused,
    /// It never was live.
    NotActivated {
        /// What has to be there before, and is not.
        missing: Vec<&'static str>,
        /// Whether there is no mirror yet.
        is_sync_off: bool,
    },
}

impl Gate {
    pub(super) fn of(doors: &Doors, tenant: &Tenant, known: &Known) -> Self {
        match doors.flow.directory.current().working(tenant, known.now) {
            Working::PausedWithRegion => Self::RegionPaused,
            Working::NotActivated => Self::NotActivated {
                missing: known.ready.missing().into_iter().map(|needed| of_needed(needed).title()).collect(),
                is_sync_off: tenant.settings.sync.source == SyncSource::Off,
            },
            Working::Paused(_) => Self::Paused,
            Working::Live => Self::Live,
        }
    }
}

/// What is asked of it; a box that is not ticked is not sent.
#[derive(Deserialize)]
pub(super) struct Asked {
    force: Option<String>,
    sync: Option<String>,
}

/// Goes live.
pub(super) async fn activate(
    State(doors): State<Arc<Doors>>,
    visit: Visit,
    Form(asked): Form<Asked>,
) -> Result<Response, Failed> {
    visit.visitor.caller.may_for_all::<need::TenantsWrite>()?;
    let (may, id) = (visit.visitor.may()?, visit.tenant.id);
    let how = Activation { is_forced: asked.force.is_some(), starts_sync: asked.sync.is_some() };
    match pauses::go_live(&doors, &may, id, how).await {
        Ok(_) => Ok(see(&format!("/tenants/{id}/onboarding?done=live"))),
        // What is missing is shown where it can be seen what to do.
        Err(problem) if problem.status() == StatusCode::CONFLICT.as_u16() => {
            shown(&doors, &visit, Came::Refused(problem)).await
        }
        Err(problem) => Err(problem.into()),
    }
}
