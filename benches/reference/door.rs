//! Verify, inflate, read, keep, answer.

use std::io::Read as _;
use std::sync::Arc;

use aws_lc_rs::{digest, hmac};
use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::routing::post;
use flate2::read::GzDecoder;

use super::Row;
use super::group::Group;
use crate::letters::{KEY, PATH, SCHEME, hex};

/// What becomes of a delivery.
pub(super) enum Keep {
    Nothing,
    /// Many in one commit.
    Group(Group),
    /// A commit for each.
    Sqlite(sqlx::SqlitePool),
    Postgres(sqlx::PgPool),
}

struct Door {
    key: hmac::Key,
    keep: Keep,
}

pub(super) fn router(keep: Keep) -> Router {
    let key = hmac::Key::new(hmac::HMAC_SHA256, KEY.as_bytes());
    Router::new().route(PATH, post(receive)).with_state(Arc::new(Door { key, keep }))
}

async fn receive(State(door): State<Arc<Door>>, uri: Uri, headers: HeaderMap, body: Bytes) -> StatusCode {
    let Some(content) = verified(&door.key, &uri, &headers) else { return StatusCode::UNAUTHORIZED };
    let mut plain = Vec::new();
    if GzDecoder::new(&body[..]).take(64 * 1024).read_to_end(&mut plain).is_err() {
        return StatusCode::BAD_REQUEST;
    }
    let hash = digest::digest(&digest::SHA256, &plain);
    if hex(hash.as_ref()) != content {
        return StatusCode::UNAUTHORIZED;
    }
    let hash = hash.as_ref().try_into().unwrap_or_default();
    let Some(row) = Row::read(&plain, hash) else { return StatusCode::BAD_REQUEST };
    let kept = match &door.keep {
        Keep::Nothing => true,
        Keep::Group(group) => group.keep(row).await,
        Keep::Sqlite(pool) => super::sqlite::keep_one(pool, &row).await.is_ok(),
        Keep::Postgres(pool) => super::postgres::keep_one(pool, &row).await.is_ok(),
    };
    if kept { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE }
}

/// The hash that a right signature promises of the body.
fn verified<'h>(key: &hmac::Key, uri: &Uri, headers: &'h HeaderMap) -> Option<&'h str> {
    let value = |name: &str| headers.get(name)?.to_str().ok();
    let (host, date, content) = (value("host")?, value("x-icims-date")?, value("x-icims-content-sha256")?);
    let claim = value("authorization")?.strip_prefix(SCHEME)?;
    let (_, rest) = claim.split_once("signedheaders=")?;
    let (signed, signature) = rest.split_once(",signature=")?;
    let signature: Option<Vec<u8>> =
        (0..64).step_by(2).map(|n| u8::from_str_radix(signature.get(n..n + 2)?, 16).ok()).collect();
    let (path, query) = (uri.path(), uri.query().unwrap_or_default());
    let canonical = format!(
        "POST\n{path}\n{query}\nhost:{host}\nx-icims-content-sha256:{content}\nx-icims-date:{date}\n\n{signed}"
    );
    let canonical = hex(digest::digest(&digest::SHA256, canonical.as_bytes()).as_ref());
    hmac::verify(key, format!("{SCHEME}\n{date}\n{canonical}").as_bytes(), &signature?).ok()?;
    Some(content)
}
