//! What a page says when it cannot be shown: what happened and what to do, and nothing of the cause.

use askama::Template;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

use super::frame::html;
use super::texts;
use crate::inbound::api::access::nothing_here;
use crate::inbound::problem::Problem;
use crate::store::StoreError;

/// A page that cannot be shown.
pub(super) struct Failed {
    problem: Box<Problem>,
    /// Where the sentence is one for people already: what stands above it.
    title: Option<&'static str>,
}

#[derive(Template)]
#[template(path = "failed.html")]
struct Page<'a> {
    t: &'static texts::Failed,
    title: &'a str,
    detail: &'a str,
}

impl Failed {
    /// With its own sentence, under this title.
    pub(super) fn titled(self, title: &'static str) -> Self {
        Self { title: Some(title), ..self }
    }
}

impl From<Problem> for Failed {
    fn from(problem: Problem) -> Self {
        Self { problem: Box::new(problem), title: None }
    }
}

impl From<StoreError> for Failed {
    fn from(error: StoreError) -> Self {
        Problem::from(error).into()
    }
}

impl IntoResponse for Failed {
    fn into_response(self) -> Response {
        let Self { problem, title } = &self;
        let status = StatusCode::from_u16(problem.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let (title, detail) = title.map_or_else(|| for_people(problem), |title| (title, problem.detail()));
        let page = Page { t: texts::FAILED, title, detail };
        let mut response = html(status, &page);
        if let Some(seconds) = problem.retry_after() {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        response
    }
}

/// A form of another site.
pub(super) fn foreign() -> Response {
    let t = texts::FAILED;
    html(StatusCode::FORBIDDEN, &Page { t, title: t.not_allowed, detail: t.foreign })
}

/// What programs are told speaks of tokens and scopes; people have accounts and roles.
fn for_people(problem: &Problem) -> (&str, &str) {
    let t = texts::FAILED;
    match StatusCode::from_u16(problem.status()) {
        Ok(StatusCode::FORBIDDEN) => (t.not_allowed, t.not_allowed_why),
        Ok(StatusCode::NOT_FOUND) if problem.detail() == nothing_here().detail() => (problem.title(), t.nothing),
        _ => (problem.title(), problem.detail()),
    }
}
