//! Pausing the connection, and ending that.

use std::sync::Arc;
use std::time::Duration;

use axum::extract::{Form, State};
use axum::response::Response;
use serde::Deserialize;

use super::head::Tab;
use crate::inbound::Doors;
use crate::inbound::api::input::{Body, Id};
use crate::inbound::api::pauses::{self, PauseBody};
use crate::inbound::pages::failed::Failed;
use crate::inbound::pages::frame::see;
use crate::inbound::pages::visitor::Visit;

/// For how long.
#[derive(Deserialize)]
pub(super) struct Chosen {
    /// Hours; none is until somebody resumes.
    hours: Option<String>,
}

/// A week: a longer pause is one without an end.
const HOURS_MOST: u64 = 7 * 24;

/// Keeps deliveries, and reads and writes nothing.
pub(super) async fn pause(
    State(doors): State<Arc<Doors>>,
    visit: Visit,
    Form(chosen): Form<Chosen>,
) -> Result<Response, Failed> {
    let (may, id) = (visit.visitor.may()?, visit.tenant.id);
    let hours = chosen.hours.and_then(|hours| hours.parse().ok()).filter(|hours| (1..=HOURS_MOST).contains(hours));
    let until = hours.map(|hours| doors.flow.clock.now().plus(Duration::from_hours(hours)).to_string());
    pauses::pause(State(doors), may, Id(id), Body(PauseBody { until })).await?;
    Ok(see(&format!("{}?done=paused", Tab::Connection.url(id))))
}

/// Works off what was kept, and goes on.
pub(super) async fn resume(State(doors): State<Arc<Doors>>, visit: Visit) -> Result<Response, Failed> {
    let (may, id) = (visit.visitor.may()?, visit.tenant.id);
    pauses::resume(&doors, &may, id).await?;
    Ok(see(&format!("{}?done=resumed", Tab::Connection.url(id))))
}
