//! The stages: what the customer calls its statuses, importing its export, and what the next import may lack.

mod file;
mod import;
mod list;
mod preview;
mod proposals;

use std::sync::Arc;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};

use crate::inbound::Doors;
use crate::stages::limits::MOST_BYTES;

/// A file, and the little that comes with it. One that was looked at comes back in the letters of Base64, a third longer.
const FORM_MOST: usize = MOST_BYTES / 3 * 4 + 64 * 1024;

pub(super) fn router() -> Router<Arc<Doors>> {
    let large = || DefaultBodyLimit::max(FORM_MOST);
    Router::new()
        .route("/stages", get(list::page))
        .route("/stages/export", get(list::export))
        .route("/stages/import", get(import::form).post(import::look).layer(large()))
        .route("/stages/import/apply", post(import::apply).layer(large()))
        .route("/stages/proposals", get(proposals::page).post(proposals::ask))
}
