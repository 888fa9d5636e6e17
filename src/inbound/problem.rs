//! Errors of the JSON addresses: RFC 9457, a public sentence and nothing of the cause.

use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use utoipa::ToSchema;

/// What went wrong, for programs and people.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Problem {
    /// A stable name of the kind of problem.
    #[serde(rename = "type")]
    #[schema(example = "about:blank")]
    kind: &'static str,
    /// The kind of problem, for people.
    #[schema(example = "Not Found")]
    title: &'static str,
    /// The status of the answer.
    #[schema(example = 404)]
    status: u16,
    /// What happened and what to do.
    #[schema(example = "There is nothing at this address. See /openapi.yaml.")]
    detail: String,
}

impl Problem {
    /// A problem that its status says enough about.
    pub(super) fn new(status: StatusCode, detail: impl Into<String>) -> Self {
        let title = status.canonical_reason().unwrap_or("Error");
        Self { kind: "about:blank", title, status: status.as_u16(), detail: detail.into() }
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        (status, [(header::CONTENT_TYPE, "application/problem+json")], self.to_json()).into_response()
    }
}

impl Problem {
    fn to_json(&self) -> String {
        // Strings and a number always become JSON.
        serde_json::to_string(self).unwrap_or_default()
    }
}

/// For addresses that lead nowhere.
pub(super) async fn not_found() -> Problem {
    Problem::new(StatusCode::NOT_FOUND, "There is nothing at this address. See /openapi.yaml.")
}

/// For what is our own fault; the cause is logged, not told.
pub(super) fn internal(cause: &dyn std::fmt::Display) -> Problem {
    tracing::error!(%cause, "a request failed");
    Problem::new(
        StatusCode::INTERNAL_SERVER_ERROR,
        "Something went wrong on our side; it was logged. Try again in a minute.",
    )
}
