//! Answers in the words of iCIMS: 200, 303, 400, 401, 500 and 503, with its error body.

use axum::Json;
use axum::body::Body;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;

use crate::ats::{Answer, Cause, Refusal};

/// Seconds to wait where nothing better is known; a store is mostly back within them.
const DEFAULT_WAIT_SECONDS: u64 = 5;

/// The ways in which a sender may prove itself.
const CHALLENGES: [&str; 3] = [
    r#"Basic realm="goodtime", charset="UTF-8""#,
    r#"Bearer realm="goodtime""#,
    r#"x-icims-v1-hmac-sha256 realm="goodtime""#,
];

/// The error body that iCIMS asks of vendors: <https://developer.icims.com/REST-API/Error-Handling-and-Reporting>.
#[derive(Serialize)]
struct ErrorBody<'a> {
    error: ErrorText<'a>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ErrorText<'a> {
    user_message: &'a str,
    debug_error_message: &'a str,
}

/// Says an answer.
pub(super) fn reply(answer: &Answer) -> Response {
    let mut response = match answer {
        Answer::Kept { link: None } => StatusCode::OK.into_response(),
        Answer::Kept { link: Some(link) } => kept_with_link(link),
        Answer::Told(notice) => told(StatusCode::BAD_REQUEST, &notice.user_message, &notice.debug_message),
        Answer::Refused(refusal) => refused(refusal),
    };
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

fn kept_with_link(link: &str) -> Response {
    let Ok(location) = HeaderValue::from_str(link) else {
        // The delivery is kept: a refusal would make the recruiter repeat it. The link stays reachable from our pages.
        tracing::error!("a link could not be sent as a Location header; the delivery was answered without it");
        return StatusCode::OK.into_response();
    };
    let mut response = Response::new(Body::empty());
    *response.status_mut() = StatusCode::SEE_OTHER;
    response.headers_mut().insert(header::LOCATION, location);
    response
}

fn told(status: StatusCode, user_message: &str, debug_error_message: &str) -> Response {
    (status, Json(ErrorBody { error: ErrorText { user_message, debug_error_message } })).into_response()
}

fn refused(refusal: &Refusal) -> Response {
    let status = match refusal.cause {
        Cause::Unauthenticated => StatusCode::UNAUTHORIZED,
        Cause::TooLarge | Cause::Malformed => StatusCode::BAD_REQUEST,
        Cause::Misconfigured => StatusCode::INTERNAL_SERVER_ERROR,
        Cause::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
    };
    let mut response = told(status, &refusal.user_message, &refusal.debug_message);
    let headers = response.headers_mut();
    let known = refusal.retry_after.map(|wait| wait.as_millis().div_ceil(1000).max(1));
    let by_default = (refusal.cause == Cause::Unavailable).then_some(u128::from(DEFAULT_WAIT_SECONDS));
    if let Some(seconds) = known.or(by_default) {
        headers.insert(header::RETRY_AFTER, HeaderValue::from(u64::try_from(seconds).unwrap_or(DEFAULT_WAIT_SECONDS)));
    }
    if refusal.cause == Cause::Unauthenticated {
        for challenge in CHALLENGES {
            headers.append(header::WWW_AUTHENTICATE, HeaderValue::from_static(challenge));
        }
    }
    if refusal.close {
        headers.insert(header::CONNECTION, HeaderValue::from_static("close"));
    }
    response
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    fn refusal(cause: Cause) -> Refusal {
        let (user_message, debug_message) = ("Try again.".to_owned(), "store closed".to_owned());
        Refusal { cause, user_message, debug_message, retry_after: None, close: false }
    }

    async fn body_of(response: Response) -> String {
        let bytes = axum::body::to_bytes(response.into_body(), 4096).await.unwrap();
        String::from_utf8(bytes.to_vec()).unwrap()
    }

    #[tokio::test]
    async fn a_kept_delivery_is_answered_without_a_body() {
        let seamless = reply(&Answer::Kept { link: None });
        assert_eq!(seamless.status(), 200);
        assert_eq!(seamless.headers()[header::CACHE_CONTROL], "no-store");
        assert_eq!(body_of(seamless).await, "");
        let sent_on = reply(&Answer::Kept { link: Some("https://a.example/v2/ats/open/x".into()) });
        assert_eq!(sent_on.status(), 303);
        assert_eq!(sent_on.headers()[header::LOCATION], "https://a.example/v2/ats/open/x");
        assert_eq!(body_of(sent_on).await, "");
    }

    #[tokio::test]
    async fn a_refusal_is_said_in_the_vendors_error_body() {
        for (cause, status) in Cause::ALL.into_iter().zip([401, 400, 400, 500, 503]) {
            let response = reply(&Answer::Refused(refusal(cause)));
            assert_eq!(response.status(), status, "{cause:?}");
            assert_eq!(response.headers()[header::CONTENT_TYPE], "application/json");
            assert_eq!(response.headers().contains_key(header::WWW_AUTHENTICATE), status == 401);
            assert_eq!(response.headers().contains_key(header::RETRY_AFTER), status == 503);
            let body = body_of(response).await;
            assert_eq!(body, r#"{"error":{"userMessage":"Try again.","debugErrorMessage":"store closed"}}"#);
        }
    }

    #[test]
    fn an_unread_body_closes_the_connection_and_a_wait_is_rounded_up() {
        let wait = Some(Duration::from_millis(1200));
        let response = reply(&Answer::Refused(Refusal { close: true, retry_after: wait, ..refusal(Cause::TooLarge) }));
        assert_eq!(response.headers()[header::CONNECTION], "close");
        assert_eq!(response.headers()[header::RETRY_AFTER], "2");
    }

    #[test]
    fn a_link_that_is_no_header_does_not_lose_the_delivery() {
        let response = reply(&Answer::Kept { link: Some("https://a.example/\n".into()) });
        assert_eq!(response.status(), 200);
        assert!(!response.headers().contains_key(header::LOCATION));
    }
}
