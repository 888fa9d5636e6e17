//! How a call fails as ordered: an answer instead of the work, or the right answer spoiled after it.

use std::convert::Infallible;
use std::io;
use std::time::Duration;

use axum::body::{Body, Bytes, to_bytes};
use axum::http::header::{CONTENT_LENGTH, CONTENT_TYPE, RETRY_AFTER};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{Html, IntoResponse as _, Response};
use futures_util::stream;

use super::datetime::{MICROS_PER_SECOND, http_date};
use super::faults::{Call, Fault, RetryAfter};
use super::listen::cut_the_connection;
use super::refusal::Refusal;
use super::token;

/// A slow body arrives in this many pieces, with a pause before each.
const PIECES: usize = 10;

const LOGIN_PAGE: &str = "<!doctype html><html lang=\"en\"><head><title>Log In</title></head>\
    <body><form method=\"post\"><label>User <input name=\"user\"></label><button>Log In</button></form></body></html>";

/// The answer that stands instead of the work; `None` when the work is to be done.
pub(super) fn instead_of_work(fault: &Fault, call: Call, now: i64) -> Option<Response> {
    match fault {
        Fault::Status(status) => Some(failed(call, *status)),
        Fault::Error { status, code } => Some(refused(call, *status, *code)),
        Fault::Throttle { retry_after } => Some(throttled(call, *retry_after, now)),
        Fault::HtmlPage => Some(Html(LOGIN_PAGE).into_response()),
        Fault::DropBefore => Some(cut_the_connection()),
        Fault::ExpireToken
        | Fault::LoseAnswer
        | Fault::Stall(_)
        | Fault::SlowBody(_)
        | Fault::Truncate
        | Fault::WrongType(_)
        | Fault::EmptyBody
        | Fault::NotJson => None,
    }
}

/// The answer as it leaves once the work was done or refused.
pub(super) async fn spoiled(fault: &Fault, answer: Response) -> Response {
    match fault {
        Fault::LoseAnswer => cut_the_connection(),
        Fault::Truncate => truncated(answer).await,
        Fault::SlowBody(time) => slow(answer, *time).await,
        Fault::WrongType(media_type) => retyped(answer, media_type),
        Fault::EmptyBody => replaced(answer, ""),
        Fault::NotJson => replaced(answer, "{\"firstname\": \"Ja"),
        Fault::Status(_)
        | Fault::Error { .. }
        | Fault::Throttle { .. }
        | Fault::HtmlPage
        | Fault::ExpireToken
        | Fault::DropBefore
        | Fault::Stall(_) => answer,
    }
}

fn failed(call: Call, status: u16) -> Response {
    if call != Call::Tokens {
        return Refusal::of_status(status).into_response();
    }
    token::refuse(or_internal(status), "access_denied", "Ordered by the simulator's switch.")
}

fn refused(call: Call, status: u16, code: i64) -> Response {
    if call == Call::Tokens {
        return failed(call, status); // the login host knows no such codes
    }
    Refusal::Ordered(or_internal(status), code).into_response()
}

fn or_internal(status: u16) -> StatusCode {
    StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
}

fn throttled(call: Call, retry_after: Option<RetryAfter>, now: i64) -> Response {
    let mut answer = failed(call, 429);
    let said = retry_after.map(|after| match after {
        RetryAfter::Seconds(seconds) => seconds.to_string(),
        RetryAfter::Date(seconds) => http_date(now.saturating_add(seconds.saturating_mul(MICROS_PER_SECOND))),
    });
    if let Some(Ok(value)) = said.map(|said| said.parse()) {
        answer.headers_mut().insert(RETRY_AFTER, value);
    }
    answer
}

fn retyped(mut answer: Response, media_type: &str) -> Response {
    if let Ok(value) = HeaderValue::from_str(media_type) {
        answer.headers_mut().insert(CONTENT_TYPE, value);
    }
    answer
}

/// Refusals stay as they are: else a call that was never allowed would look done.
fn replaced(mut answer: Response, body: &'static str) -> Response {
    if !answer.status().is_success() {
        return answer;
    }
    *answer.status_mut() = StatusCode::OK;
    *answer.body_mut() = Body::from(body);
    answer.headers_mut().remove(CONTENT_LENGTH); // it is that of the right body
    answer.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("application/json;charset=UTF-8"));
    answer
}

/// Half of the body under the length of all of it; an answer without a body is lost instead.
async fn truncated(answer: Response) -> Response {
    let (mut answer, body) = taken_apart(answer).await;
    if body.is_empty() {
        return cut_the_connection();
    }
    answer.headers_mut().insert(CONTENT_LENGTH, HeaderValue::from(body.len()));
    let half = body.slice(..body.len().div_ceil(2));
    let pieces = stream::unfold(Some(half), |half| async move {
        if half.is_some() {
            return half.map(|half| (Ok(half), None));
        }
        tokio::task::yield_now().await; // lets the half leave before the connection is cut
        Some((Err(io::Error::other("cut in the middle as ordered")), None))
    });
    *answer.body_mut() = Body::from_stream(pieces);
    answer
}

async fn slow(answer: Response, time: Duration) -> Response {
    let (mut answer, body) = taken_apart(answer).await;
    answer.headers_mut().insert(CONTENT_LENGTH, HeaderValue::from(body.len()));
    let size = body.len().div_ceil(PIECES).max(1);
    let pause = time / u32::try_from(PIECES).unwrap_or(1);
    let pieces = stream::unfold(body, move |mut rest| async move {
        if rest.is_empty() {
            return None;
        }
        tokio::time::sleep(pause).await;
        let piece = rest.split_to(size.min(rest.len()));
        Some((Ok::<_, Infallible>(piece), rest))
    });
    *answer.body_mut() = Body::from_stream(pieces);
    answer
}

async fn taken_apart(mut answer: Response) -> (Response, Bytes) {
    let body = std::mem::take(answer.body_mut());
    let body = to_bytes(body, usize::MAX).await.unwrap_or_default(); // the simulator's bodies are whole in memory
    (answer, body)
}
