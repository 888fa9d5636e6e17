//! Errors of the JSON addresses: RFC 9457, a stable type, a public sentence and nothing of the cause.

use std::fmt::{Display, Write as _};

use axum::body::Body;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

use crate::domain::HandoffId;

/// Where the types are explained; a type is this with its name behind it, whatever serves it.
const TYPES: &str = "https://a.goodtime.io/docs/errors#";
/// The id of a request, for examples.
const REQUEST: &str = "1b4e28ba-2fa1-4d3b-a3f5-ef19b5a7633b";

/// One kind of problem.
#[derive(Debug, Clone, Copy)]
pub(super) struct Kind {
    pub(super) name: &'static str,
    pub(super) status: StatusCode,
    pub(super) title: &'static str,
    /// What it means and what to do.
    pub(super) about: &'static str,
}

/// Declares the kinds, and the list of all of them: none can be left out of the reference.
macro_rules! kinds {
    ($($constant:ident = $name:literal, $status:ident, $title:literal, $about:literal;)+) => {
        $(pub(super) const $constant: Kind =
            Kind { name: $name, status: StatusCode::$status, title: $title, about: $about };)+
        pub(super) const ALL: &[Kind] = &[$($constant),+];
    };
}

kinds! {
    MALFORMED = "malformed", BAD_REQUEST, "The request cannot be read",
        "The body is no JSON, or it broke off. Send what the contract describes.";
    NOT_AUTHENTICATED = "not-authenticated", UNAUTHORIZED, "No token that counts",
        "There is no `Authorization: Bearer` header, or its token is not for this region and API, has expired, or was revoked. Get a new one.";
    NOT_ALLOWED = "not-allowed", FORBIDDEN, "The token does not allow this",
        "The token counts, but lacks the scope that the operation needs, or is a tenant's where only operators may. The answer names what is missing.";
    NOT_FOUND = "not-found", NOT_FOUND, "There is nothing here",
        "The address leads nowhere, or there is no such thing for this token. What belongs to another tenant is answered in the same way.";
    METHOD_NOT_ALLOWED = "method-not-allowed", METHOD_NOT_ALLOWED, "The address does not have this method",
        "There is such an address, but not for this method. `Allow` names those that it has.";
    CONFLICT = "conflict", CONFLICT, "It does not fit what is there",
        "What was asked for cannot be done as things stand; the answer says why. Read the resource again.";
    NOT_READY = "not-ready", CONFLICT, "The tenant is not ready to go live",
        "It was never activated, and `errors` names what is missing before that. Set it up, or activate it all the same with `force=true`.";
    KEY_REUSED = "idempotency-key-reused", CONFLICT, "The key was sent with another request",
        "An `Idempotency-Key` belongs to one request, its address and its body, for 24 hours. Take a new key for a new request.";
    CHANGED = "changed-meanwhile", PRECONDITION_FAILED, "Somebody changed it meanwhile",
        "The `If-Match` header names an older version. Read the resource again, and decide anew.";
    TOO_LARGE = "too-large", PAYLOAD_TOO_LARGE, "The body is too large",
        "A body of this API has at most 64 KiB.";
    NOT_JSON = "not-json", UNSUPPORTED_MEDIA_TYPE, "The body must be JSON",
        "Send `Content-Type: application/json`.";
    INVALID = "invalid", UNPROCESSABLE_ENTITY, "Some values cannot be accepted",
        "`errors` names each field or parameter, and what it must be.";
    ATS_REFUSES = "ats-refuses", FAILED_DEPENDENCY, "The applicant tracking system does not let the service in",
        "The tenant's connection is not set up, or its user in the ATS lacks a right; the answer says which. Nothing changes until an administrator acts.";
    MATCH_NEEDED = "if-match-needed", PRECONDITION_REQUIRED, "Say which version you change",
        "Send the `ETag` of what you read as `If-Match`, so that nobody's change is overwritten.";
    TOO_MANY = "too-many-requests", TOO_MANY_REQUESTS, "Too many requests",
        "The token has used up its requests of this minute. `Retry-After` says how many seconds to wait.";
    INTERNAL = "internal", INTERNAL_SERVER_ERROR, "Something went wrong on our side",
        "It was logged under the `reference`. Try again in a minute.";
    ATS_UNAVAILABLE = "ats-unavailable", BAD_GATEWAY, "The applicant tracking system did not answer as expected",
        "What is asked for is read live, and could not be read; the answer says why. Try again later.";
    UNAVAILABLE = "unavailable", SERVICE_UNAVAILABLE, "The service cannot do it now",
        "The database does not answer, the answer took longer than 20 seconds, the service is stopping, or the keys of the token's issuer cannot be read. `Retry-After` says how many seconds to wait.";
}

/// The reference of all types, as docs/errors.md has it.
#[must_use]
pub fn reference() -> String {
    let mut text = String::new();
    for kind in ALL {
        let Kind { name, status, title, about } = kind;
        let status = status.as_u16();
        // Writing into memory does not fail.
        let _ = write!(text, "## {name}\n\n`{TYPES}{name}` · status {status}\n\n**{title}.** {about}\n\n");
    }
    text
}

/// How a problem of a status looks, for the contract: one of its first kind.
pub(super) fn example(status: &str, detail: &str) -> Option<Value> {
    let kind = ALL.iter().find(|kind| kind.status.as_str() == status)?;
    let mut problem = kind.says(detail);
    if problem.status == INVALID.status.as_u16() {
        problem = problem.about(vec![FieldError::new("settings.link_days", "must be 1 to 365")]);
    }
    problem.reference = Some(REQUEST.into());
    serde_json::to_value(problem).ok()
}

/// What is wrong with one value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(super) struct FieldError {
    /// The field of the body, as a path, or the parameter.
    #[schema(example = "settings.link_days")]
    field: String,
    /// What it must be.
    #[schema(example = "must be 1 to 365")]
    detail: String,
}

impl FieldError {
    /// The field.
    pub(super) fn field(&self) -> &str {
        &self.field
    }

    /// What it must be.
    pub(super) fn detail(&self) -> &str {
        &self.detail
    }

    pub(super) fn new(field: impl Into<String>, detail: impl Into<String>) -> Self {
        Self { field: field.into(), detail: detail.into() }
    }
}

/// What went wrong, for programs and people.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(super) struct Problem {
    /// A stable name of the kind of problem; docs/errors.md lists them.
    #[serde(rename = "type")]
    #[schema(example = "https://a.goodtime.io/docs/errors#not-found", format = "uri")]
    kind: String,
    /// The kind of problem, for people.
    #[schema(example = "There is nothing here")]
    title: &'static str,
    /// The status of the answer.
    #[schema(example = 404)]
    status: u16,
    /// What happened and what to do.
    #[schema(example = "There is nothing at this address. See /openapi.yaml.")]
    detail: String,
    /// Each value that cannot be accepted.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schema(required = false)]
    errors: Vec<FieldError>,
    /// What `explain` takes: the id of the hand-off that it is about, else the request's, as in `x-request-id`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, required = false, example = "1b4e28ba-2fa1-4d3b-a3f5-ef19b5a7633b")]
    reference: Option<Box<str>>,
    #[serde(skip)]
    retry_after: Option<u32>,
}

impl Kind {
    /// What it means, in pieces: text, code, text …
    pub(super) fn pieces(self) -> impl Iterator<Item = (bool, &'static str)> {
        self.about.split('`').enumerate().map(|(n, text)| (n % 2 == 1, text))
    }

    /// A problem of this kind.
    pub(super) fn says(self, detail: impl Into<String>) -> Problem {
        Problem {
            kind: format!("{TYPES}{}", self.name),
            title: self.title,
            status: self.status.as_u16(),
            detail: detail.into(),
            errors: Vec::new(),
            reference: None,
            retry_after: None,
        }
    }
}

impl Problem {
    /// With the values that cannot be accepted.
    pub(super) fn about(self, errors: Vec<FieldError>) -> Self {
        Self { errors, ..self }
    }

    /// With the hand-off that it is about.
    pub(super) fn of(self, handoff: HandoffId) -> Self {
        Self { reference: Some(handoff.to_string().into()), ..self }
    }

    /// With the seconds after which it may go.
    pub(super) fn again_in(self, seconds: u32) -> Self {
        Self { retry_after: Some(seconds), ..self }
    }

    /// The status of the answer.
    pub(super) fn status(&self) -> u16 {
        self.status
    }

    /// The kind of problem, for people.
    pub(super) fn title(&self) -> &'static str {
        self.title
    }

    /// What happened and what to do.
    pub(super) fn detail(&self) -> &str {
        &self.detail
    }

    /// Each value that cannot be accepted.
    pub(super) fn errors(&self) -> &[FieldError] {
        &self.errors
    }

    /// The seconds after which it may go.
    pub(super) fn retry_after(&self) -> Option<u32> {
        self.retry_after
    }

    fn json(&self) -> String {
        // Strings and numbers always become JSON.
        serde_json::to_string(self).unwrap_or_default()
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let head = [(header::CONTENT_TYPE, "application/problem+json")];
        let mut response = (status, head, self.json()).into_response();
        if let Some(seconds) = self.retry_after {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        response.extensions_mut().insert(self);
        response
    }
}

/// Gives a problem on its way out the id of its request, where it names nothing else.
pub(super) fn with_reference(mut response: Response, request: &str) -> Response {
    let Some(mut problem) = response.extensions_mut().remove::<Problem>() else { return response };
    problem.reference.get_or_insert_with(|| request.into());
    *response.body_mut() = Body::from(problem.json());
    response.headers_mut().remove(header::CONTENT_LENGTH); // It is another one now.
    response
}

/// For addresses that lead nowhere.
pub(super) async fn not_found() -> Problem {
    NOT_FOUND.says("There is nothing at this address. See /openapi.yaml.")
}

/// For addresses that lead somewhere, but not in this way; the router names the ways.
pub(super) async fn method_not_allowed() -> Problem {
    METHOD_NOT_ALLOWED.says("The address does not have this method; `Allow` names those that it has.")
}

/// For what takes too long: it was cut off somewhere.
pub(super) fn too_slow() -> Problem {
    UNAVAILABLE
        .says("There was no answer in time. What was asked for may have been done: read it before you try again.")
        .again_in(5)
}

/// For what is our own fault; the cause is logged, not told.
pub(super) fn internal(cause: &dyn Display) -> Problem {
    tracing::error!(%cause, "a request failed");
    INTERNAL.says("Something went wrong on our side; it was logged. Try again in a minute.")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_has_a_name_of_its_own_and_says_what_to_do() {
        let mut names: Vec<_> = ALL.iter().map(|kind| kind.name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), ALL.len());
        assert!(ALL.iter().all(|kind| kind.about.ends_with('.') && !kind.title.ends_with('.')));
    }

    #[test]
    fn a_problem_is_told_as_the_standard_has_it() {
        let problem =
            INVALID.says("Two values cannot be accepted.").about(vec![FieldError::new("limit", "must be 1 to 200")]);
        let told = serde_json::to_value(&problem).unwrap();
        assert_eq!(told["type"], "https://a.goodtime.io/docs/errors#invalid");
        assert_eq!((&told["status"], &told["errors"][0]["field"]), (&422.into(), &"limit".into()));
        assert_eq!(serde_json::to_value(NOT_FOUND.says("No.")).unwrap().get("errors"), None);
    }
}
