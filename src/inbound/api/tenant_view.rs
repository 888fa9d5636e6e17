//! A tenant as the API shows it.

use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use utoipa::ToSchema;

use super::tenant_settings::SettingsView;
use super::time::{Time, some};
use crate::domain::{CustomerId, Tenant, TenantId};
use crate::inbound::Doors;
use crate::sync::DriftCounts;

/// A tenant.
#[derive(Serialize, ToSchema)]
#[schema(as = Tenant)]
pub(in crate::inbound) struct TenantView {
    /// Our number for it.
    #[schema(value_type = i64, example = 1)]
    tenant_id: TenantId,
    /// Which kind of ATS it uses.
    #[schema(example = "icims")]
    ats: String,
    /// The number the ATS knows it by.
    #[schema(value_type = i64, example = 4321)]
    customer_id: CustomerId,
    /// What people call it.
    #[schema(example = "Example Corp.")]
    name: String,
    /// Whether deliveries are kept and nothing is read or written for it now.
    paused: bool,
    /// Whether it was ever activated; before that only operators end its pause.
    #[schema(example = true)]
    activated: bool,
    /// Until when; the year 9999 is until somebody ends it.
    #[schema(required = false)]
    #[serde(skip_serializing_if = "Option::is_none")]
    paused_until: Option<Time>,
    /// What it chose.
    settings: SettingsView,
    /// The names that may send for it.
    #[schema(example = json!(["icims-us"]))]
    senders: Vec<String>,
    /// Raised with each change of name, settings and pause; the `ETag`.
    #[schema(example = 1)]
    version: i64,
    /// How statuses differ from the stages that were imported; only where one tenant is read, and stages were imported.
    #[schema(required = false)]
    #[serde(skip_serializing_if = "Option::is_none")]
    mapping_drift: Option<MappingDriftView>,
}

/// How many statuses differ from the stages that were imported; `listStageProposals` shows them.
#[derive(Serialize, ToSchema)]
#[schema(as = MappingDrift)]
struct MappingDriftView {
    /// Statuses that live reads or deliveries showed, that are not imported, and that no rule names.
    #[schema(minimum = 0, example = 2)]
    new: usize,
    /// Statuses that the ATS calls otherwise than they were imported.
    #[schema(minimum = 0, example = 1)]
    renamed: usize,
    /// Rules whose trigger or next status is not imported.
    #[schema(minimum = 0, example = 0)]
    broken_rules: usize,
}

impl TenantView {
    pub(in crate::inbound) fn of(doors: &Doors, tenant: &Tenant) -> Self {
        let directory = doors.flow.directory.current();
        let senders = directory.senders_of(tenant.id).into_iter().map(str::to_owned).collect();
        let paused = tenant.is_paused(doors.flow.clock.now());
        Self {
            tenant_id: tenant.id,
            ats: tenant.ats.clone(),
            customer_id: tenant.customer,
            name: tenant.name.clone(),
            paused,
            activated: directory.is_activated(tenant.id),
            paused_until: some(tenant.paused_until.filter(|_| paused)),
            settings: SettingsView::of(&tenant.settings),
            senders,
            version: tenant.version,
            mapping_drift: None,
        }
    }

    /// With how its statuses differ from the imported stages, where some were imported.
    pub(in crate::inbound) fn with_drift(self, counts: Option<DriftCounts>) -> Self {
        let view = |DriftCounts { new, renamed, broken_rules }| MappingDriftView { new, renamed, broken_rules };
        Self { mapping_drift: counts.map(view), ..self }
    }

    /// With its version as the entity tag.
    pub(in crate::inbound) fn answer(self, status: StatusCode) -> Response {
        let tag = etag(self.version);
        (status, [(header::ETAG, tag)], Json(self)).into_response()
    }
}

pub(in crate::inbound) fn etag(version: i64) -> HeaderValue {
    HeaderValue::try_from(format!("\"{version}\"")).unwrap_or(HeaderValue::from_static("\"0\""))
}
