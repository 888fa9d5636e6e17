//! The sync: how the mirror stands, the run that goes on, what iCIMS hides, and what its calls are used for.
//!
//! What lives is read again every few seconds, and the whole page where a run began or ended meanwhile. Runs are begun and
//! cancelled through the functions of the API. Pictures are drawn here, and each has a table beside it that says the same.

mod actions;
mod budget;
mod chart;
mod fresh;
mod history;
mod live;
mod numbers;
mod page;

pub(super) use fresh::{Fresh, Freshness};

use std::sync::Arc;

use axum::Router;
use axum::routing::{get, post};

use crate::inbound::Doors;

/// The addresses of the sync, below a tenant's.
pub(super) fn router() -> Router<Arc<Doors>> {
    Router::new()
        .route("/sync", get(page::page))
        .route("/sync/start", post(actions::start))
        .route("/sync/{run_id}/cancel", post(actions::cancel))
}
