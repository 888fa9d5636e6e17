//! The door for people: the pages, written by the server.
//!
//! `visitor` says who looks, `accounts` lets people in, and each other room is one page of the navigation. True in here: who
//! looks stands in a handler's signature; what is done goes through the functions of the API, with the same rights and the
//! same line in the audit log; a page asks no other host, runs nothing inline and cannot be framed; a form of another site
//! changes nothing. Every page works without its scripts. Texts stand in `texts`, one file for each page.

mod accounts;
mod actors;
mod api_access;
mod assets;
mod deliveries;
mod failed;
mod frame;
mod home;
mod interviews;
mod mirrored;
mod onboarding;
mod operator;
mod people;
mod settings;
mod stable;
mod stages;
mod sync;
mod texts;
mod times;
pub(super) mod visitor;

use std::sync::Arc;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware::map_response;
use axum::routing::{get, post};
use tower_http::csrf::CsrfLayer;

use super::Doors;
use crate::domain::SessionLimits;
use crate::secrets::{Passwords, Provider};
use accounts::Attempts;

/// A form: what people type, and no files.
const FORM_MOST: usize = 64 * 1024;

/// What the pages need beside the story.
pub struct PagesAccess {
    passwords: Passwords,
    attempts: Attempts,
    sessions: SessionLimits,
    /// Where people of the region may sign in instead.
    provider: Option<Provider>,
    /// Whether browsers reach us encrypted.
    is_secure: bool,
}

impl PagesAccess {
    /// The pages of the region that serves at `public_url`.
    #[must_use]
    pub fn new(public_url: &str, sessions: SessionLimits) -> Self {
        let is_secure = public_url.starts_with("https:");
        Self { passwords: Passwords::default(), attempts: Attempts::default(), sessions, provider: None, is_secure }
    }

    /// Lets people sign in at a provider, too.
    #[must_use]
    pub fn trusting(self, provider: Option<Provider>) -> Self {
        Self { provider, ..self }
    }
}

pub(super) fn router() -> Router<Arc<Doors>> {
    let tenant = Router::new()
        .route("/interviews", get(interviews::list))
        .route("/interviews/{handoff_id}", get(interviews::drawer))
        .route("/interviews/{handoff_id}/{action}", post(interviews::act))
        .merge(mirrored::router())
        .merge(sync::router())
        .merge(onboarding::router())
        .merge(settings::router())
        .merge(deliveries::router())
        .merge(stages::router())
        .merge(api_access::router())
        .merge(people::router());
    Router::new()
        .route("/", get(home::home))
        .route("/v2/ats/icims/{customer_id}/applications/{workflow_id}", get(stable::application))
        .route("/interviews/{handoff_id}", get(stable::interview))
        .route("/pages/{file}", get(assets::asset))
        .route("/sign-in", get(accounts::sign_in::form).post(accounts::sign_in::submit))
        .route("/sign-in/provider", get(accounts::provider::go))
        .route("/sign-in/provider/back", get(accounts::provider::back))
        .route("/sign-in/invitation/{token}", get(accounts::invitation::form).post(accounts::invitation::submit))
        .route("/sign-out", post(accounts::own::sign_out))
        .route("/account", get(accounts::own::page))
        .route("/account/sign-out-everywhere", post(accounts::own::sign_out_everywhere))
        .route("/account/password", post(accounts::own::change_password))
        .merge(operator::router())
        .merge(people::of_region_router())
        .nest("/tenants/{tenant_id}", tenant)
        .layer(DefaultBodyLimit::max(FORM_MOST))
        .layer(CsrfLayer::new().with_rejection_response(|_| failed::foreign()))
        .layer(map_response(frame::kept_to_itself))
}
