//! Settings › Company › ATS Integration: what a tenant chose, changed a form at a time.
//!
//! `part` says which settings a form has and `form` reads, keeps and checks what is typed; `page` shows and saves them;
//! `triggers`, `secrets` and `history` are tabs of their own. True in here: a form changes nothing but its own settings,
//! and only those that it was made from; a secret is shown once, where it was made here.

mod access;
mod connection;
mod form;
mod hand_over;
mod head;
mod history;
mod page;
mod part;
mod pausing;
mod secrets;
mod secrets_set;
mod stage_names;
mod trigger_change;
mod triggers;

use std::sync::Arc;

use axum::Router;
use axum::routing::{get, post};

pub(super) use hand_over::webhook_text;
pub(super) use stage_names::StageNames;

use crate::inbound::Doors;

/// The pages of the settings, below a tenant.
pub(super) fn router() -> Router<Arc<Doors>> {
    Router::new()
        .route("/settings", get(page::connection))
        .route("/settings/fields", get(page::fields))
        .route("/settings/mirror", get(page::mirror))
        .route("/settings/save/{part}", post(page::save))
        .route("/settings/pause", post(pausing::pause))
        .route("/settings/resume", post(pausing::resume))
        .route("/settings/triggers", get(triggers::page).post(trigger_change::put))
        .route("/settings/triggers/{trigger}/remove", post(trigger_change::remove))
        .route("/settings/secrets", get(secrets::page))
        .route("/settings/secrets/{way}", post(secrets_set::set))
        .route("/settings/history", get(history::page))
}
