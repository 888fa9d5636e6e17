//! What a page says when it cannot be shown: what happened and what to do, and nothing of the cause.

use askama::Template;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

use super::frame::html;
use super::texts;
use crate::inbound::problem::Problem;
use crate::store::StoreError;

/// A page that cannot be shown.
pub(super) struct Failed(Problem);

#[derive(Template)]
#[template(path = "failed.html")]
struct Page<'a> {
    t: &'static texts::Failed,
    title: &'a str,
    detail: &'a str,
}

impl Failed {
    /// What is told.
    pub(super) fn problem(&self) -> &Problem {
        &self.0
    }
}

impl From<Problem> for Failed {
    fn from(problem: Problem) -> Self {
        Self(problem)
    }
}

impl From<StoreError> for Failed {
    fn from(error: StoreError) -> Self {
        Self(error.into())
    }
}

impl IntoResponse for Failed {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.0.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let page = Page { t: texts::FAILED, title: self.0.title(), detail: self.0.detail() };
        let mut response = html(status, &page);
        if let Some(seconds) = self.0.retry_after() {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        response
    }
}
