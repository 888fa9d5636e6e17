//! The headers iCIMS puts on its answers (core-apis §2.6, §2.7).

use std::fmt::Write as _;

use axum::http::header::{
    CACHE_CONTROL, CONTENT_LANGUAGE, CONTENT_SECURITY_POLICY, CONTENT_TYPE, SET_COOKIE, STRICT_TRANSPORT_SECURITY,
    X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS,
};
use axum::http::{HeaderMap, HeaderName, HeaderValue};
use axum::response::{IntoResponse, Response};
use serde_json::Value;

use super::datetime::seconds_to_midnight;

/// The day limit that is announced while none is enforced: the licence's default.
const ANNOUNCED_LIMIT: u64 = 10_000;

/// What never varies. The last three stand on the login host's answers too.
const FIXED: [(HeaderName, &str); 6] = [
    (CONTENT_LANGUAGE, "en-US,us"),
    (CONTENT_SECURITY_POLICY, "frame-ancestors 'self'"),
    (X_FRAME_OPTIONS, "SAMEORIGIN"),
    (CACHE_CONTROL, "no-cache,no-store,no-transform,must-revalidate,max-age=0,s-maxage=0"),
    (STRICT_TRANSPORT_SECURITY, "max-age=7776000"),
    (X_CONTENT_TYPE_OPTIONS, "nosniff"),
];

/// JSON with the media type iCIMS writes.
pub(super) fn json(body: &Value) -> Response {
    ([(CONTENT_TYPE, "application/json;charset=UTF-8")], body.to_string()).into_response()
}

/// Adds what every answer of the API host carries.
pub(super) fn on_api_answer(headers: &mut HeaderMap, now: i64, limit: Option<u64>, used: u64) {
    for (name, value) in FIXED {
        headers.insert(name, HeaderValue::from_static(value));
    }
    let limit = limit.unwrap_or(ANNOUNCED_LIMIT);
    let reset = seconds_to_midnight(now).unsigned_abs();
    for (name, number) in [
        ("x-ratelimit-limit", limit),
        ("x-ratelimit-remaining", limit.saturating_sub(used)),
        ("x-ratelimit-reset", reset),
    ] {
        headers.insert(HeaderName::from_static(name), HeaderValue::from(number));
    }
    put(headers, HeaderName::from_static("x-transaction"), &format!("{{{}}}", guid()));
    put(headers, SET_COOKIE, &format!("JSESSIONID={}; Path=/; Secure; HttpOnly", hex(&random())));
}

/// Adds what the login host's answers carry.
pub(super) fn on_login_answer(headers: &mut HeaderMap) {
    for (name, value) in &FIXED[3..] {
        headers.insert(name, HeaderValue::from_static(value));
    }
}

fn put(headers: &mut HeaderMap, name: HeaderName, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        headers.insert(name, value);
    }
}

fn guid() -> String {
    uuid::Builder::from_random_bytes(random()).into_uuid().to_string().to_uppercase()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02X}"); // writing to a String cannot fail
        text
    })
}

/// Without chance the value is zero: these two headers only have to look right.
fn random() -> [u8; 16] {
    let mut bytes = [0; 16];
    let _ = aws_lc_rs::rand::fill(&mut bytes);
    bytes
}
