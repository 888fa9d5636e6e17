//! The map of everything the simulator answers.

use axum::Router;
use axum::middleware::from_fn_with_state;
use axum::routing::{get, post};

use super::refusal::Refusal;
use super::{Simulator, front_door, human_api, lists, page, read, schema, seek, streaming, token, write};

pub(super) fn router(simulator: &Simulator) -> Router {
    vendor(simulator).merge(human()).with_state(simulator.clone())
}

/// What iCIMS has: the login host and the API host.
fn vendor(simulator: &Simulator) -> Router<Simulator> {
    Router::new()
        .route("/oauth/token", post(token::issue))
        .route("/customers/{customer}", get(read::customer))
        .route("/customers/{customer}/people/{id}", get(read::person))
        .route("/customers/{customer}/jobs/{id}", get(read::job))
        .route("/customers/{customer}/applicantworkflows/{id}", get(read::workflow).patch(write::patch_workflow))
        .route("/customers/{customer}/applicantworkflows/{id}/submittalstatuslog", get(read::status_log))
        .route("/customers/{customer}/people/{id}/fields/{field}/binary", get(read::binary))
        .route("/customers/{customer}/search/{entity}", get(seek::by_query).post(seek::by_body))
        .route("/customers/{customer}/profiledefinitions/v1/{profile}/schema", get(schema::schema))
        .route("/customers/{customer}/v2/lists", get(lists::catalogue))
        .route("/customers/{customer}/v2/lists/{list}", get(lists::nodes))
        .route("/datastream/v2/streams/", get(streaming::streams))
        .route("/datastream/v2/streams/{customer}/subscriptions", get(streaming::subscriptions))
        .route("/datastream/v2/streams/{customer}/subscriptions/{subscription}/events", get(streaming::events))
        .route("/customers/{customer}/linkTo/{profile}/{id}", get(page::profile))
        .fallback(async || Refusal::NotFound("Resource"))
        .layer(from_fn_with_state(simulator.clone(), front_door::pass))
}

/// What only the simulator has: a seat for a person at the recruiter's desk.
fn human() -> Router<Simulator> {
    Router::new()
        .route("/", get(page::home))
        .route("/sim", get(page::desk))
        .route("/sim/applications/{workflow}/status", post(page::set_status))
        .route("/sim/applications/{workflow}/again", post(page::send_again))
        .route("/sim/applications/{workflow}/twice", post(page::send_twice))
        .route("/sim/lose", post(page::lose_the_next))
        .route("/sim/release", post(human_api::release))
        .route("/sim/state", get(human_api::state))
        .route("/sim/switches", post(human_api::switches))
}
