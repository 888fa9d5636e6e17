//! Whether the process lives, and whether it should be sent work.

use std::sync::Arc;
use std::time::Duration;

use axum::Json;
use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use serde::Serialize;
use tokio_util::sync::CancellationToken;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::metrics;
use crate::domain::Clock;
use crate::measures::Measures;
use crate::store::Store;

/// A database that does not answer within this time is not ready; probes usually wait a second or more.
const STORE_ANSWERS_WITHIN: Duration = Duration::from_millis(800);

/// What goes by the machine's clock alone (certificates, log lines) is wrong beyond this.
const SKEW_MOST_MICROS: u64 = 2_000_000;

/// What readiness depends on.
#[derive(Clone)]
pub struct Health {
    /// What is kept.
    pub store: Arc<dyn Store>,
    /// The time that all processes go by.
    pub clock: Arc<dyn Clock>,
    /// What operations see.
    pub measures: Arc<Measures>,
    /// Cancelled when the service is stopping.
    pub stopping: CancellationToken,
}

/// Each thing that readiness depends on.
#[derive(Debug, Serialize, ToSchema)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own, and all are answered together")]
struct Readiness {
    /// Whether to send work here.
    #[schema(example = true)]
    ready: bool,
    /// Whether the database answers in time.
    #[schema(example = true)]
    database: bool,
    /// Whether the machine's clock is right: at most two seconds from the database's.
    #[schema(example = true)]
    clock: bool,
    /// Whether the service is stopping.
    stopping: bool,
}

pub(super) fn described() -> OpenApiRouter<Health> {
    OpenApiRouter::new().routes(routes!(live)).routes(routes!(ready)).merge(metrics::described())
}

pub(super) fn router() -> Router<Health> {
    described().split_for_parts().0
}

/// Whether the process lives.
#[utoipa::path(get, path = "/health/live", operation_id = "isLive", tag = "operations", security(()),
    responses((status = 200, description = "It lives.", body = String, example = json!("live"))))]
async fn live() -> &'static str {
    "live"
}

/// Whether to send work here.
#[utoipa::path(get, path = "/health/ready", operation_id = "isReady", tag = "operations", security(()),
    responses((status = 200, description = "Send work.", body = Readiness), (status = 503, description = "Send none.", body = Readiness,
        example = json!({"ready": false, "database": false, "clock": true, "stopping": false}))))]
async fn ready(State(health): State<Health>) -> (StatusCode, Json<Readiness>) {
    let readiness = health.look().await;
    let status = if readiness.ready { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    (status, Json(readiness))
}

impl Health {
    async fn look(&self) -> Readiness {
        let asked = tokio::time::timeout(STORE_ANSWERS_WITHIN, self.store.settings_epoch()).await;
        let database = matches!(asked, Ok(Ok(_)));
        let stopping = self.stopping.is_cancelled();
        let clock = self.clock.skew_micros().unsigned_abs() <= SKEW_MOST_MICROS;
        Readiness { ready: database && clock && !stopping, database, clock, stopping }
    }

    /// Whether to send work here.
    pub(super) async fn is_ready(&self) -> bool {
        self.look().await.ready
    }
}
