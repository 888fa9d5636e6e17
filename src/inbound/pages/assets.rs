//! The style and the scripts of the pages. `htmx` is the one that is not ours; its licence stands beside it.

use axum::extract::Path;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};

/// They change with the program alone, and their addresses name its version.
const KEPT: &str = "public, max-age=86400";
const SCRIPT: &str = "text/javascript; charset=utf-8";

/// A file of the pages.
pub(super) async fn asset(Path(file): Path<String>) -> Response {
    let (kind, text) = match file.as_str() {
        "pages.css" => ("text/css; charset=utf-8", include_str!("assets/pages.css")),
        "pages.js" => (SCRIPT, include_str!("assets/pages.js")),
        "htmx.min.js" => (SCRIPT, include_str!("assets/htmx.min.js")),
        "htmx.licence.txt" => ("text/plain; charset=utf-8", include_str!("assets/htmx.licence.txt")),
        "icon.svg" => ("image/svg+xml", include_str!("assets/icon.svg")),
        _ => return StatusCode::NOT_FOUND.into_response(),
    };
    ([(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, KEPT)], text).into_response()
}
