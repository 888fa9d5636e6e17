//! The way from the licence to the first sync: what is done, what is to do, and what nobody can see from here.
//!
//! `known` looks at what the service knows, `steps` judges it, `test` asks the ATS, `page` shows it all and lets operators
//! go live. True in here: a step is called done only where something shows it.

mod known;
mod page;
mod step;
mod steps;
mod test;

use std::sync::Arc;

use axum::Router;
use axum::routing::{get, post};

use crate::inbound::Doors;

/// The page of the onboarding, below a tenant.
pub(super) fn router() -> Router<Arc<Doors>> {
    Router::new()
        .route("/onboarding", get(page::page))
        .route("/onboarding/test", post(page::test))
        .route("/onboarding/activate", post(page::activate))
}
