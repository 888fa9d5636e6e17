//! What operations see of a region, in numbers.

use std::sync::Arc;

use axum::extract::{MatchedPath, Request, State};
use axum::http::{Method, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::{Doors, Health};

pub(super) fn described() -> OpenApiRouter<Health> {
    OpenApiRouter::new().routes(routes!(metrics))
}

/// All metrics, as docs/metrics.md lists them.
#[utoipa::path(get, path = "/metrics", operation_id = "readMetrics", tag = "operations", security(()),
    responses((status = 200, description = "The metrics, in the text format of Prometheus.", body = String, content_type = "text/plain")))]
async fn metrics(State(health): State<Health>) -> Response {
    health.measures.takes_work(health.is_ready().await);
    ([(header::CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")], health.measures.render()).into_response()
}

/// Counts a request and takes its time. Only the pattern of an address becomes a label, and only methods that we know.
pub(super) async fn measure(State(doors): State<Arc<Doors>>, request: Request, next: Next) -> Response {
    let flow = &doors.flow;
    let route = request.extensions().get::<MatchedPath>().cloned();
    let route = route.as_ref().map_or("none", MatchedPath::as_str);
    let method = match *request.method() {
        Method::GET => "GET",
        Method::HEAD => "HEAD",
        Method::POST => "POST",
        Method::PUT => "PUT",
        Method::PATCH => "PATCH",
        Method::DELETE => "DELETE",
        _ => "other",
    };
    let began = flow.clock.now();
    let response = next.run(request).await;
    flow.measures.answered((method, route), response.status().as_u16(), flow.clock.now().since(began));
    response
}
