//! The button: opens a hand-off once, then shows it.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};

use super::page;
use super::reader::Reader;
use crate::flow::Opening;
use crate::inbound::Doors;

/// Opens a hand-off; only the first opening has an effect.
#[utoipa::path(post, path = "/v2/ats/open/{link}", operation_id = "openHandoff", tag = "link", security(()),
    params(("link" = String, Path, description = "The link.")),
    responses(
        (status = 303, description = "Opened, now or before: see the page. Or the customer wants people to sign in first.", headers(("Location" = String, description = "The page, or where to sign in."))),
        (status = 403, description = "The customer wants people to sign in, and this account is not one of theirs.", body = String, content_type = "text/html"),
        (status = 404, description = "The link is unknown.", body = String, content_type = "text/html"),
        (status = 503, description = "Not opened: come again.", body = String, content_type = "text/html"),
    ))]
pub(super) async fn open(State(doors): State<Arc<Doors>>, Path(link): Path<String>, headers: HeaderMap) -> Response {
    let Some(claim) = super::claim(&doors, &link) else {
        return page::unknown();
    };
    let reader = match Reader::of(&doors, &headers, claim, &link).await {
        Ok(reader) => reader,
        Err(response) => return response,
    };
    if !reader.may_open() {
        return seen(&link); // The page has no button for them.
    }
    let opener = match reader.opener(&doors).await {
        Ok(opener) => opener,
        Err(response) => return response,
    };
    match doors.flow.open(claim, &opener).await {
        Ok(Opening::Unknown) => page::unknown(),
        Ok(opening) => {
            if opening == Opening::First {
                doors.wake.notify_one();
                tracing::info!("hand-off opened");
            }
            seen(&link)
        }
        Err(error) => page::unavailable(&error),
    }
}

fn seen(link: &str) -> Response {
    (StatusCode::SEE_OTHER, [(header::LOCATION, format!("/v2/ats/open/{link}"))]).into_response()
}
