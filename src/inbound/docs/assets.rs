//! The files of the pages. Those of swagger-ui are kept as they are sent, compressed.

use std::io::Read as _;

use axum::body::Body;
use axum::extract::Path;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use flate2::read::GzDecoder;
use futures_util::stream;

const CSS: &str = "text/css; charset=utf-8";
const SCRIPT: &str = "text/javascript; charset=utf-8";
/// They change with the program alone.
const KEPT: &str = "public, max-age=3600";

/// A file of the pages about the API.
#[utoipa::path(get, path = "/docs/assets/{file}", operation_id = "getDocsAsset", tag = "contract", security(()),
    params(("file" = String, Path, description = "The file.", example = "docs.css")),
    responses((status = 200, description = "The file.", body = String, content_type = "text/css"), (status = 404, description = "There is no such file.")))]
pub(super) async fn asset(Path(file): Path<String>, headers: HeaderMap) -> Response {
    let packed: (&str, &'static [u8]) = match file.as_str() {
        "docs.css" => return plain(CSS, include_str!("assets/docs.css")),
        "docs.js" => return plain(SCRIPT, include_str!("assets/docs.js")),
        "swagger-ui.licence.txt" => {
            return plain("text/plain; charset=utf-8", include_str!("assets/swagger-ui.licence.txt"));
        }
        "swagger-ui.css" => (CSS, include_bytes!("assets/swagger-ui.css.gz")),
        "swagger-ui-bundle.js" => (SCRIPT, include_bytes!("assets/swagger-ui-bundle.js.gz")),
        _ => return StatusCode::NOT_FOUND.into_response(),
    };
    let (kind, bytes) = packed;
    let head = [(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, KEPT), (header::VARY, "Accept-Encoding")];
    if takes_gzip(&headers) {
        return (head, [(header::CONTENT_ENCODING, "gzip")], bytes).into_response();
    }
    // Whoever takes nothing compressed gets it as it comes out, without holding it whole.
    let whole = stream::unfold(GzDecoder::new(bytes), |mut packed| async move {
        let mut piece = vec![0; 16 * 1024];
        match packed.read(&mut piece) {
            Ok(0) => None,
            Ok(length) => {
                piece.truncate(length);
                Some((Ok(piece), packed))
            }
            Err(error) => Some((Err(error), packed)),
        }
    });
    (head, Body::from_stream(whole)).into_response()
}

fn plain(kind: &'static str, text: &'static str) -> Response {
    ([(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, KEPT)], text).into_response()
}

/// Every browser does.
fn takes_gzip(headers: &HeaderMap) -> bool {
    let named = headers.get(header::ACCEPT_ENCODING).and_then(|named| named.to_str().ok()).unwrap_or_default();
    named.split(',').any(|one| {
        let (name, weight) = one.split_once(';').unwrap_or((one, ""));
        name.trim().eq_ignore_ascii_case("gzip") && !weight.trim().starts_with("q=0")
    })
}
