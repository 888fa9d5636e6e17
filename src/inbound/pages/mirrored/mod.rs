//! The lists of the mirror: candidates, jobs, users, and applications where the tenant has them mirrored.
//!
//! What stands here was read before; how long ago stands above each list. A list is shown a part at a time, in the order of the
//! numbers in the ATS, and calls nobody.

mod asked;
mod cells;
mod page;
mod row;

use std::sync::Arc;

use axum::Router;
use axum::routing::get;

use crate::inbound::Doors;

/// The addresses of the lists, below a tenant's.
pub(super) fn router() -> Router<Arc<Doors>> {
    Router::new()
        .route("/candidates", get(page::candidates))
        .route("/jobs", get(page::jobs))
        .route("/users", get(page::users))
        .route("/applications", get(page::applications))
}
