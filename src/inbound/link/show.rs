//! The page of a link, and its changing part alone.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};

use super::page;
use super::reader::Reader;
use crate::flow::{Shown, View};
use crate::inbound::Doors;

/// Shows a hand-off. Changes nothing.
#[utoipa::path(get, path = "/v2/ats/open/{link}", operation_id = "showHandoff", tag = "link", security(()),
    params(("link" = String, Path, description = "The link.")),
    responses(
        (status = 200, description = "The page.", body = String, content_type = "text/html"),
        (status = 303, description = "A later hand-off took its place, or the customer wants people to sign in first.", headers(("Location" = String, description = "The link to that one, or where to sign in."))),
        (status = 403, description = "The customer wants people to sign in, and this account is not one of theirs.", body = String, content_type = "text/html"),
        (status = 404, description = "The link is unknown.", body = String, content_type = "text/html"),
        (status = 410, description = "The link was revoked or is too old.", body = String, content_type = "text/html"),
        (status = 503, description = "Come again.", body = String, content_type = "text/html"),
    ))]
pub(super) async fn show(State(doors): State<Arc<Doors>>, Path(link): Path<String>, headers: HeaderMap) -> Response {
    match shown(&doors, &link, &headers).await {
        Ok(view) => page::whole(&link, &view, doors.flow.clock.now()),
        Err(response) => response,
    }
}

/// The changing part of the page, for its script.
#[utoipa::path(get, path = "/v2/ats/open/{link}/state", operation_id = "showHandoffState", tag = "link", security(()),
    params(("link" = String, Path, description = "The link.")),
    responses(
        (status = 200, description = "A piece of the page.", body = String, content_type = "text/html"),
        (status = 303, description = "A later hand-off took its place, or the customer wants people to sign in first.", headers(("Location" = String, description = "The link to that one, or where to sign in."))),
        (status = 403, description = "The customer wants people to sign in, and this account is not one of theirs.", body = String, content_type = "text/html"),
        (status = 404, description = "The link is unknown.", body = String, content_type = "text/html"),
        (status = 410, description = "The link was revoked or is too old.", body = String, content_type = "text/html"),
        (status = 503, description = "Come again.", body = String, content_type = "text/html"),
    ))]
pub(super) async fn state(State(doors): State<Arc<Doors>>, Path(link): Path<String>, headers: HeaderMap) -> Response {
    match shown(&doors, &link, &headers).await {
        Ok(view) => page::piece(&link, &view, doors.flow.clock.now()),
        Err(response) => response,
    }
}

async fn shown(doors: &Doors, link: &str, headers: &HeaderMap) -> Result<Box<View>, Response> {
    let claim = super::claim(doors, link).ok_or_else(page::unknown)?;
    let reader = Reader::of(doors, headers, claim, link).await?;
    match doors.flow.show(claim).await {
        Ok(Shown::View(mut view)) => {
            if view.reading {
                doors.wake.notify_one();
            }
            view.can_open &= reader.may_open();
            view.opens_itself = view.can_open && (view.opens_itself || reader.opens());
            Ok(view)
        }
        Ok(Shown::MovedOn { url }) => Err((StatusCode::SEE_OTHER, [(header::LOCATION, url)]).into_response()),
        Ok(Shown::Revoked) => Err(page::revoked(claim.handoff)),
        Ok(Shown::Unknown) => Err(page::unknown()),
        Err(error) => Err(page::unavailable(&error)),
    }
}
