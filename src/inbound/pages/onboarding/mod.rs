//! The way from the licence to the first sync: what is done, what is to do, and what nobody can see from here.
//!
//! `known` looks at what the service knows, `steps` judges it, `testing` tests one step, `page` shows it all, `gate` lets
//! operators go live, `progress` tells it in a line. True in here: a step is called done only where something shows it.

mod gate;
mod known;
mod page;
mod progress;
mod step;
mod steps;
mod testing;

use std::sync::Arc;

use axum::Router;
use axum::routing::{get, post};

pub(super) use progress::progress;

use crate::inbound::Doors;

/// The page of the onboarding, below a tenant.
pub(super) fn router() -> Router<Arc<Doors>> {
    Router::new()
        .route("/onboarding", get(page::page))
        .route("/onboarding/steps/{step}", post(page::test))
        .route("/onboarding/activate", post(gate::activate))
}
