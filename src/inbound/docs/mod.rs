//! The door for readers: the contract to read and try, and what each error means. Everything comes from here: no other host
//! is asked, and a policy says so to the browser.

mod assets;

use std::sync::Arc;

use askama::Template;
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::Doors;
use super::problem::{ALL, Kind};

/// Scripts and styles of ours alone; pictures of the reader's own are part of its style.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; \
    base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

#[derive(Template)]
#[template(path = "docs.html")]
struct Reader;

#[derive(Template)]
#[template(path = "errors.html")]
struct Errors {
    kinds: &'static [Kind],
}

pub(super) fn router() -> OpenApiRouter<Arc<Doors>> {
    OpenApiRouter::new().routes(routes!(reader)).routes(routes!(errors)).routes(routes!(assets::asset))
}

/// The contract, to read and try.
#[utoipa::path(get, path = "/docs", operation_id = "readContract", tag = "contract", security(()),
    responses((status = 200, description = "The page.", body = String, content_type = "text/html")))]
async fn reader() -> Response {
    page(Reader.render())
}

/// What each error of the API means.
#[utoipa::path(get, path = "/docs/errors", operation_id = "readErrors", tag = "contract", security(()),
    responses((status = 200, description = "The page.", body = String, content_type = "text/html")))]
async fn errors() -> Response {
    page(Errors { kinds: ALL }.render())
}

fn page(rendered: askama::Result<String>) -> Response {
    let Ok(text) = rendered else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response(); // Writing into memory does not fail.
    };
    let headers: [(HeaderName, HeaderValue); 2] = [
        (header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY)),
        (header::REFERRER_POLICY, HeaderValue::from_static("no-referrer")),
    ];
    (headers, Html(text)).into_response()
}
