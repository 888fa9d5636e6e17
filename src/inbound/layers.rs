//! What every request passes: an id, a log line without its address, a time limit, a net under panics.

use std::sync::Arc;
use std::time::Duration;

use axum::body::{Body, Bytes, HttpBody};
use axum::extract::{MatchedPath, Request};
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::middleware::{Next, from_fn};
use axum::response::{IntoResponse, Response};
use axum::{BoxError, Router};
use tower::ServiceBuilder;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::classify::ServerErrorsFailureClass;
use tower_http::request_id::{MakeRequestUuid, PropagateRequestIdLayer, SetRequestIdLayer};
use tower_http::set_header::SetResponseHeaderLayer;
use tower_http::timeout::TimeoutLayer;
use tower_http::trace::{DefaultOnFailure, OnFailure, TraceLayer};
use tracing::Span;

use super::problem::{self, INTERNAL};
use super::{Doors, metrics};

/// Until the head of an answer: longer than any commit is waited for, shorter than a sender's 30 s.
const ANSWER_WITHIN: Duration = Duration::from_secs(20);
const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");
/// Longest id from outside: twice a UUID.
const ID_LONGEST: usize = 72;

pub(super) fn public(router: Router, doors: Arc<Doors>) -> Router {
    let measured = axum::middleware::from_fn_with_state(doors, metrics::measure);
    let hsts = SetResponseHeaderLayer::if_not_present(
        header::STRICT_TRANSPORT_SECURITY,
        HeaderValue::from_static("max-age=31536000; includeSubDomains"),
    );
    let nosniff =
        SetResponseHeaderLayer::if_not_present(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    // What does not say otherwise is not kept: an address that leads nowhere now may lead somewhere in a minute.
    let no_store = SetResponseHeaderLayer::if_not_present(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    let outermost = ServiceBuilder::new().layer(measured).layer(hsts).layer(nosniff).layer(no_store);
    with_basics(router, DefaultOnFailure::new()).layer(outermost)
}

/// An id from outside goes into log lines and answers, so one that is long or holds anything but plain characters is
/// dropped, and ours takes its place.
fn without_odd_id<B>(mut request: axum::http::Request<B>) -> axum::http::Request<B> {
    let is_plain = |id: &HeaderValue| {
        let plain = |b: &u8| b.is_ascii_alphanumeric() || b"-_.:=".contains(b);
        (1..=ID_LONGEST).contains(&id.len()) && id.as_bytes().iter().all(plain)
    };
    if request.headers().get(&REQUEST_ID).is_some_and(|id| !is_plain(id)) {
        request.headers_mut().remove(&REQUEST_ID);
    }
    request
}

/// Not to be ready is an answer, and no failure that somebody has to read of.
pub(super) fn ops(router: Router) -> Router {
    with_basics(in_time(router), ())
}

fn with_basics<F>(router: Router, on_failure: F) -> Router
where
    F: OnFailure<ServerErrorsFailureClass> + Clone + Send + Sync + 'static,
{
    let trace = TraceLayer::new_for_http().make_span_with(|request: &Request| {
        // The pattern of the address, never the address: a link is a key.
        let route = request.extensions().get::<MatchedPath>().map_or("none", MatchedPath::as_str);
        let id = request.headers().get(&REQUEST_ID).and_then(|id| id.to_str().ok()).unwrap_or_default();
        let method = request.method().as_str();
        let handoff = tracing::field::Empty; // Whoever reads a link fills it in.
        tracing::info_span!(
            "request",
            request.id = id,
            http.request.method = method,
            http.route = route,
            handoff.id = handoff
        )
    });
    let trace = trace.on_failure(on_failure).on_response(answered);
    router.layer(
        ServiceBuilder::new()
            .map_request(without_odd_id)
            .layer(SetRequestIdLayer::new(REQUEST_ID, MakeRequestUuid))
            .layer(trace)
            .map_response(referenced)
            .layer(PropagateRequestIdLayer::new(REQUEST_ID))
            .layer(CatchPanicLayer::custom(|_panic| panicked())),
    )
}

/// For doors whose answers have forms of their own: what takes too long is answered without a body.
pub(super) fn in_time<S: Clone + Send + Sync + 'static>(router: Router<S>) -> Router<S> {
    router.route_layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, ANSWER_WITHIN))
}

/// For the JSON API: what takes too long is a problem.
pub(super) fn in_time_or_problem<S: Clone + Send + Sync + 'static>(router: Router<S>) -> Router<S> {
    router.route_layer(from_fn(async |request: Request, next: Next| or_problem(next.run(request), ANSWER_WITHIN).await))
}

async fn or_problem(answer: impl Future<Output = Response>, limit: Duration) -> Response {
    tokio::time::timeout(limit, answer).await.unwrap_or_else(|_| problem::too_slow().into_response())
}

/// A problem names its request in its body too: that is what people pass on.
fn referenced<B>(response: axum::http::Response<B>) -> Response
where
    B: HttpBody<Data = Bytes, Error: Into<BoxError>> + Send + 'static,
{
    let response = response.map(Body::new);
    let id = response.headers().get(&REQUEST_ID).and_then(|id| id.to_str().ok()).unwrap_or_default().to_owned();
    problem::with_reference(response, &id)
}

fn answered<B>(response: &axum::http::Response<B>, took: Duration, _span: &Span) {
    let (status, took_ms) = (response.status().as_u16(), took.as_millis());
    tracing::debug!(http.response.status_code = status, took_ms, "answered");
}

fn panicked() -> Response {
    tracing::error!("a handler panicked");
    INTERNAL.says("Something went wrong on our side; it was logged. Try again in a minute.").into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn what_takes_too_long_is_a_problem_that_says_when_to_come_again() {
        let answer = or_problem(std::future::pending(), Duration::from_millis(1)).await;
        let header = |name| answer.headers().get(name).map(HeaderValue::as_bytes);
        assert_eq!(answer.status(), StatusCode::SERVICE_UNAVAILABLE);
        assert_eq!(header(header::CONTENT_TYPE), Some(&b"application/problem+json"[..]));
        assert_eq!(header(header::RETRY_AFTER), Some(&b"5"[..]));
    }
}
