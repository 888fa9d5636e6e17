//! An endpoint as the API shows it.

use axum::Json;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use utoipa::ToSchema;

use super::opened;
use crate::domain::{Endpoint, EndpointId, MessageKind, TenantId};
use crate::inbound::Doors;
use crate::inbound::api::tenant_view::etag;
use crate::inbound::api::time::Time;

/// Somebody who is told by webhook what happens to hand-offs.
#[derive(Serialize, ToSchema)]
#[schema(as = WebhookEndpoint)]
pub(in crate::inbound) struct EndpointView {
    /// Its reference.
    #[schema(value_type = uuid::Uuid)]
    pub(in crate::inbound) endpoint_id: EndpointId,
    /// Of whose hand-offs it hears; none is an endpoint of operators, which hears of all.
    #[schema(value_type = Option<i64>, required = false, example = 1)]
    #[serde(skip_serializing_if = "Option::is_none")]
    tenant_id: Option<TenantId>,
    /// What people call it.
    #[schema(example = "scheduler")]
    pub(in crate::inbound) name: String,
    /// Where messages are posted to; left out where what is stored does not open: set it again.
    #[schema(required = false, format = "uri", example = "https://scheduler.example/webhooks/goodtime")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(in crate::inbound) url: Option<String>,
    /// What it hears of.
    #[schema(example = json!(["handoff.ready", "handoff.advanced"]))]
    pub(in crate::inbound) kinds: Vec<&'static str>,
    /// Whether it is told anything.
    pub(in crate::inbound) enabled: bool,
    /// Raised with every change; the entity tag.
    #[schema(example = 1)]
    pub(super) version: i64,
    /// Since when; what happened before is not told.
    created_at: Time,
}

impl EndpointView {
    pub(in crate::inbound) fn of(doors: &Doors, endpoint: &Endpoint) -> Self {
        Self {
            endpoint_id: endpoint.id,
            tenant_id: endpoint.tenant,
            name: endpoint.name.clone(),
            url: opened(doors, endpoint).ok().map(|address| address.url),
            kinds: endpoint.kinds.iter().map(MessageKind::name).collect(),
            enabled: endpoint.enabled,
            version: endpoint.version,
            created_at: Time(endpoint.created_at),
        }
    }

    /// With its version as the entity tag.
    pub(super) fn answer(self) -> Response {
        (StatusCode::OK, [(header::ETAG, etag(self.version))], Json(self)).into_response()
    }
}
