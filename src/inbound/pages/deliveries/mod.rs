//! The deliveries: what came in and what became of it, and the work that was given up.

mod given_up;
mod known;
mod list;

use std::sync::Arc;

use axum::Router;
use axum::routing::{get, post};

use crate::inbound::Doors;

/// Rows of one page.
const ROWS: i64 = 50;

pub(super) fn router() -> Router<Arc<Doors>> {
    Router::new()
        .route("/deliveries", get(list::page))
        .route("/deliveries/{event_id}/replay", post(list::replay))
        .route("/deliveries/given-up", get(given_up::page))
        .route("/deliveries/given-up/{task_id}/{action}", post(given_up::act))
}

/// What came of something, as a page tells it: its tone, and a sentence.
type Notice = (&'static str, String);
