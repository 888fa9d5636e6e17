//! The page of a link, and its changing part alone.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};

use super::page;
use crate::flow::Shown;
use crate::inbound::Doors;

/// Shows a hand-off. Changes nothing.
#[utoipa::path(get, path = "/v2/ats/open/{link}", operation_id = "showHandoff", tag = "link", security(()),
    params(("link" = String, Path, description = "The link.")),
    responses(
        (status = 200, description = "The page.", body = String, content_type = "text/html"),
        (status = 303, description = "A later hand-off took its place.", headers(("Location" = String, description = "The link to that one."))),
        (status = 404, description = "The link is unknown.", body = String, content_type = "text/html"),
        (status = 410, description = "The link was revoked or is too old.", body = String, content_type = "text/html"),
        (status = 503, description = "Come again.", body = String, content_type = "text/html"),
    ))]
pub(super) async fn show(State(doors): State<Arc<Doors>>, Path(link): Path<String>) -> Response {
    match shown(&doors, &link).await {
        Ok(view) => page::whole(&link, &view, doors.flow.clock.now()),
        Err(response) => response,
    }
}

/// The changing part of the page, for its script.
#[utoipa::path(get, path = "/v2/ats/open/{link}/state", operation_id = "showHandoffState", tag = "link", security(()),
    params(("link" = String, Path, description = "The link.")),
    responses(
        (status = 200, description = "A piece of the page.", body = String, content_type = "text/html"),
        (status = 303, description = "A later hand-off took its place.", headers(("Location" = String, description = "The link to that one."))),
        (status = 404, description = "The link is unknown.", body = String, content_type = "text/html"),
        (status = 410, description = "The link was revoked or is too old.", body = String, content_type = "text/html"),
        (status = 503, description = "Come again.", body = String, content_type = "text/html"),
    ))]
pub(super) async fn state(State(doors): State<Arc<Doors>>, Path(link): Path<String>) -> Response {
    match shown(&doors, &link).await {
        Ok(view) => page::piece(&link, &view, doors.flow.clock.now()),
        Err(response) => response,
    }
}

async fn shown(doors: &Doors, link: &str) -> Result<Box<crate::flow::View>, Response> {
    let claim = super::claim(doors, link).ok_or_else(page::unknown)?;
    match doors.flow.show(claim).await {
        Ok(Shown::View(view)) => {
            if view.reading {
                doors.wake.notify_one();
            }
            Ok(view)
        }
        Ok(Shown::MovedOn { url }) => Err((StatusCode::SEE_OTHER, [(header::LOCATION, url)]).into_response()),
        Ok(Shown::Revoked) => Err(page::revoked()),
        Ok(Shown::Unknown) => Err(page::unknown()),
        Err(error) => Err(page::unavailable(&error)),
    }
}
