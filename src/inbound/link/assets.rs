//! The style and the script of the page. Both are ours and small; the page works without the script.

use axum::extract::Path;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};

const STYLE: &str = include_str!("assets/link.css");
const SCRIPT: &str = include_str!("assets/link.js");

/// A file of the link page.
#[utoipa::path(get, path = "/assets/{file}", operation_id = "getAsset", tag = "link", security(()),
    params(("file" = String, Path, description = "The file.", example = "link.css")),
    responses((status = 200, description = "The file.", body = String, content_type = "text/css"), (status = 404, description = "There is no such file.")))]
pub(super) async fn asset(Path(file): Path<String>) -> Response {
    let (kind, text) = match file.as_str() {
        "link.css" => ("text/css; charset=utf-8", STYLE),
        "link.js" => ("text/javascript; charset=utf-8", SCRIPT),
        _ => return StatusCode::NOT_FOUND.into_response(),
    };
    ([(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, "public, max-age=300")], text).into_response()
}
