//! One token: read what is asked, verify the client, sign.

use std::sync::Arc;

use axum::Json;
use axum::body::Body;
use axum::extract::{Path, Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use utoipa::ToSchema;

use super::request::{self, BadRequest};
use crate::inbound::senders::{Asked, Issued, Peer, Unverified};
use crate::inbound::webhook::body;
use crate::inbound::{Doors, problem};

/// A token.
#[derive(Serialize, ToSchema)]
struct Granted {
    #[schema(example = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJpY2ltcy00MzIxIn0.c2lnbmF0dXJl")]
    access_token: String,
    /// Always `Bearer`.
    #[schema(example = "Bearer")]
    token_type: &'static str,
    /// Seconds.
    #[schema(example = 3600)]
    expires_in: u64,
}

/// Why there is none.
#[derive(Serialize, ToSchema)]
struct Refused {
    /// `invalid_request`, `invalid_client`, `unsupported_grant_type` or `temporarily_unavailable`.
    #[schema(example = "invalid_client")]
    error: &'static str,
    #[schema(example = "client and secret do not match")]
    error_description: &'static str,
}

/// Gives a sender an access token for the webhook.
///
/// OAuth 2.0, client credentials. The client shows itself in the form or in a Basic header; `scope` and `audience` are
/// accepted and mean nothing. A token ends with the secret it was given for.
#[utoipa::path(
    post,
    path = "/v2/ats/webhook/{ats}/token",
    operation_id = "issueSenderToken",
    tag = "webhook",
    security((), ("client_basic" = [])),
    params(("ats" = String, Path, description = "The kind of applicant tracking system.", example = "icims")),
    request_body(content = String, content_type = "application/x-www-form-urlencoded", description = "`grant_type=client_credentials`, and `client_id` and `client_secret` unless they are in the header.",
        example = "grant_type=client_credentials&client_id=icims-4321&client_secret=the-secret"),
    responses(
        (status = 200, description = "The token.", body = Granted),
        (status = 400, description = "The request cannot be answered (RFC 6749, section 5.2).", body = Refused,
            example = json!({"error": "unsupported_grant_type", "error_description": "only grant_type=client_credentials is supported"})),
        (status = 401, description = "Client and secret do not match.", body = Refused),
        (status = 404, description = "There is no such kind of applicant tracking system.", body = problem::Problem, content_type = "application/problem+json"),
        (status = 503, description = "No token can be signed now: come again.", body = Refused, headers(("Retry-After" = u32, description = "Seconds.")),
            example = json!({"error": "temporarily_unavailable", "error_description": "no token can be signed now"})),
    )
)]
pub(super) async fn issue(State(doors): State<Arc<Doors>>, Path(ats): Path<String>, request: Request) -> Response {
    if doors.flow.registry.get(&ats).is_none() {
        return problem::not_found().await.into_response();
    }
    let (parts, sent) = request.into_parts();
    let peer = parts.extensions.get::<Peer>().map(|peer| peer.0);
    let asked = Asked { ats: &ats, method: &parts.method, uri: &parts.uri, headers: &parts.headers, peer };
    let mut response = match answer(&doors, asked, sent).await {
        Ok(Issued { token, seconds }) => {
            let token = Granted { access_token: token, token_type: "Bearer", expires_in: seconds };
            Json(token).into_response()
        }
        Err(refusal) => refusal,
    };
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(header::PRAGMA, HeaderValue::from_static("no-cache"));
    response
}

async fn answer(doors: &Doors, asked: Asked<'_>, sent: Body) -> Result<Issued, Response> {
    let read = body::read(asked.headers, sent).await;
    let bytes =
        read.map_err(|_unread| closing(refusal(StatusCode::BAD_REQUEST, "invalid_request", "the form was not read")))?;
    let asking = request::read(asked.headers, &bytes).map_err(|why| match why {
        BadRequest::Invalid(what) => refusal(StatusCode::BAD_REQUEST, "invalid_request", what),
        BadRequest::UnsupportedGrant => {
            let what = "only grant_type=client_credentials is supported";
            refusal(StatusCode::BAD_REQUEST, "unsupported_grant_type", what)
        }
    })?;
    let (senders, settings, now) = (&doors.senders, &doors.flow.directory, doors.flow.clock.now());
    let issue = |secret| senders.issue(settings, asked.ats, (asking.client.as_str(), secret), now);
    let mut issued = issue(asking.secret.expose()).await;
    if let (Err(Unverified::NotProven), Some(raw)) = (&issued, &asking.raw) {
        issued = issue(raw.expose()).await;
    }
    issued.map_err(|why| refused(doors, asked, why, asking.by_header))
}

fn refused(doors: &Doors, asked: Asked<'_>, why: Unverified, by_header: bool) -> Response {
    if why == Unverified::CannotTell {
        let what = "no token can be signed now";
        let mut response = refusal(StatusCode::SERVICE_UNAVAILABLE, "temporarily_unavailable", what);
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("30"));
        return response;
    }
    let mut response = refusal(StatusCode::UNAUTHORIZED, "invalid_client", "client and secret do not match");
    if by_header {
        response.headers_mut().insert(header::WWW_AUTHENTICATE, HeaderValue::from_static(r#"Basic realm="goodtime""#));
    }
    if doors.senders.too_many_failures(asked) {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("60"));
        return closing(response);
    }
    tracing::warn!("a client asked for a token with a secret that does not match");
    response
}

fn refusal(status: StatusCode, error: &'static str, error_description: &'static str) -> Response {
    (status, Json(Refused { error, error_description })).into_response()
}

fn closing(mut response: Response) -> Response {
    response.headers_mut().insert(header::CONNECTION, HeaderValue::from_static("close"));
    response
}
