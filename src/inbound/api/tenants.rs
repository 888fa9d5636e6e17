//! Tenants: customers of the ATS.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use tracing::Instrument as _;
use utoipa::ToSchema;

use super::access::{May, Operator, known_here, need};
use super::answers::{Changes, Creates, Reads, ReadsOne, gone};
use super::input::{Body, Id, Mistakes, Query};
use super::paging::Listed;
use super::secrets::{NewSender, Presented, SenderMade};
use super::tenant_settings::{SettingsChange, merged};
use super::tenant_view::{TenantView, etag};
use crate::domain::{CustomerId, Tenant, TenantId, TenantSettings};
use crate::inbound::Doors;
use crate::inbound::problem::{CHANGED, CONFLICT, INTERNAL, MATCH_NEEDED, NOT_ALLOWED, Problem, internal};
use crate::store::NewTenant;
use crate::sync::drift_counts;

/// How long an answer waits for a removal.
const REMOVED_WITHIN: Duration = Duration::from_secs(12);
/// Letters of a name.
const NAME_MOST: usize = 200;
/// What only operators may set: where the tenant's secrets are sent, and how much of a shared process it uses.
const OF_OPERATORS: [&str; 5] = ["api_url", "login_url", "audience", "stream_url", "calls"];

/// A page of the list, as the contract names it.
type TenantList = Listed<TenantView>;

/// The tenants that the token may see, by customer id.
#[utoipa::path(get, path = "/v2/ats/tenants", operation_id = "listTenants", tag = "tenants", security(("bearer" = ["tenants:read"])),
    params(("customer_id" = Option<i64>, Query, description = "Only the tenant that the ATS knows by this number.", minimum = 1)),
    responses((status = 200, description = "All of them.", body = TenantList), Reads))]
pub(in crate::inbound) async fn list(
    State(doors): State<Arc<Doors>>,
    may: May<need::TenantsRead>,
    mut query: Query,
) -> Result<Json<Listed<TenantView>>, Problem> {
    let customer: Option<CustomerId> = query.take("customer_id");
    query.end()?;
    let all = doors.flow.directory.current().tenants();
    let seen = all.iter().filter(|one| may.caller.sees(one.id) && customer.is_none_or(|id| one.customer == id));
    Ok(Json(Listed::whole(seen.map(|tenant| TenantView::of(&doors, tenant)).collect())))
}

/// One tenant.
#[utoipa::path(get, path = "/v2/ats/tenants/{tenant_id}", operation_id = "getTenant", tag = "tenants",
    security(("bearer" = ["tenants:read"])),
    params(("tenant_id" = i64, Path, description = "Our number for it.", minimum = 1)),
    responses((status = 200, description = "The tenant.", body = TenantView, headers(("ETag" = String, description = "Its version."))), ReadsOne))]
pub(in crate::inbound) async fn read(
    State(doors): State<Arc<Doors>>,
    may: May<need::TenantsRead>,
    Id(id): Id<TenantId>,
    query: Query,
) -> Result<Response, Problem> {
    query.end()?;
    let tenant = may.caller.tenant_of(&doors, id)?;
    let drift = drift_counts(doors.flow.store.as_ref(), &tenant).await?;
    Ok(TenantView::of(&doors, &tenant).with_drift(drift).answer(StatusCode::OK))
}

/// A new tenant.
#[derive(Deserialize, ToSchema)]
#[schema(as = NewTenant)]
#[serde(deny_unknown_fields)]
pub(in crate::inbound) struct NewTenantBody {
    /// Which kind of ATS it uses.
    #[serde(default = "usual_ats")]
    #[schema(default = "icims")]
    ats: String,
    /// The number the ATS knows it by.
    #[schema(minimum = 1, example = 4321)]
    customer_id: i64,
    /// What people call it.
    #[schema(min_length = 1, max_length = 200, example = "Example Corp.")]
    name: String,
    /// What differs from the usual settings.
    #[serde(default)]
    #[schema(value_type = Option<SettingsChange>)]
    settings: Option<Value>,
    /// Who sends for it.
    sender: NewSender,
    /// What we present to the ATS.
    api: Presented,
    /// Whether its deliveries are only kept until an operator activates it; else it is live at once, whatever is missing.
    #[serde(default)]
    paused: bool,
}

fn usual_ats() -> String {
    "icims".to_owned()
}

/// A tenant that was added.
#[derive(Serialize, ToSchema)]
pub(in crate::inbound) struct TenantMade {
    #[serde(flatten)]
    tenant: TenantView,
    /// What the administrator of the ATS enters.
    sender: SenderMade,
}

/// Adds a tenant.
#[utoipa::path(post, path = "/v2/ats/tenants", operation_id = "createTenant", tag = "tenants", security(("bearer" = ["tenants:write"])),
    request_body = NewTenantBody,
    responses((status = 201, description = "It is added. A secret that was made is shown this once.", body = TenantMade,
        headers(("Location" = String, description = "Its address."), ("ETag" = String, description = "Its version."))), Creates))]
pub(in crate::inbound) async fn create(
    State(doors): State<Arc<Doors>>,
    operator: Operator<need::TenantsWrite>,
    Body(new): Body<NewTenantBody>,
) -> Result<Response, Problem> {
    doors.flow.directory.refresh().await?; // A name that another process has just given away is taken.
    let mut mistakes = Mistakes::default();
    let customer = CustomerId::try_from(new.customer_id).map_err(|why| mistakes.note("customer_id", why)).ok();
    mistakes.text("name", &new.name, NAME_MOST);
    let settings = merged(&doors, &new.ats, &TenantSettings::default(), new.settings.as_ref(), &mut mistakes);
    let sender = new.sender.checked(&doors, &mut mistakes);
    let presented = new.api.checked(&doors, &mut mistakes);
    mistakes.none()?;
    let (Some(customer), Some(settings), Some(sender), Some(presented)) = (customer, settings, sender, presented)
    else {
        return Err(INTERNAL.says("A value was neither accepted nor refused."));
    };
    let (actor, now) = (operator.caller.actor(), doors.flow.clock.now());
    let paused_until = new.paused.then_some(Tenant::NOT_ACTIVATED);
    let audit = (actor.as_str(), now);
    let new_tenant = NewTenant { ats: &new.ats, customer, name: &new.name, settings: &settings, paused_until, audit };
    let added = doors.flow.store.add_tenant(&new_tenant, &[sender.credential.clone(), presented]).await?;
    let id = added.ok_or_else(|| CONFLICT.says("The customer is a tenant already."))?;
    known_here(&doors).await;
    // As it was committed, where it cannot be read just now: a secret that was made is shown this once.
    let settings = settings.clone();
    let made_here = || Tenant {
        id,
        ats: new.ats.clone(),
        customer,
        name: new.name.clone(),
        paused_until,
        settings,
        rules: HashMap::new(),
        version: 1,
    };
    let tenant = operator.caller.tenant_of(&doors, id).unwrap_or_else(|_| Arc::new(made_here()));
    let made = TenantMade { tenant: TenantView::of(&doors, &tenant), sender: sender.told(&doors) };
    let location = HeaderValue::try_from(format!("{}/v2/ats/tenants/{id}", doors.flow.public_url));
    let location = location.map_err(|error| internal(&error))?;
    let headers = [(header::LOCATION, location), (header::ETAG, etag(tenant.version))];
    Ok((StatusCode::CREATED, headers, Json(made)).into_response())
}

/// A change of a tenant; what is left out stays.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(in crate::inbound) struct TenantChange {
    /// What people call it.
    #[schema(min_length = 1, max_length = 200)]
    pub(in crate::inbound) name: Option<String>,
    /// Settings to change, as a merge patch (RFC 7396): what is `null` goes back to the usual. Only operators may change `api_url`, `login_url`, `audience` and `stream_url`.
    #[schema(value_type = Option<SettingsChange>)]
    pub(in crate::inbound) settings: Option<Value>,
}

/// Changes a tenant.
#[utoipa::path(patch, path = "/v2/ats/tenants/{tenant_id}", operation_id = "updateTenant", tag = "tenants",
    security(("bearer" = ["tenants:write"])),
    params(("tenant_id" = i64, Path, description = "Our number for it.", minimum = 1),
        ("If-Match" = Option<String>, Header, description = "The `ETag` that was read; needed.")),
    request_body = TenantChange,
    responses((status = 200, description = "The tenant as it is now.", body = TenantView, headers(("ETag" = String, description = "Its version."))), Changes))]
pub(in crate::inbound) async fn update(
    State(doors): State<Arc<Doors>>,
    may: May<need::TenantsWrite>,
    Id(id): Id<TenantId>,
    headers: HeaderMap,
    Body(change): Body<TenantChange>,
) -> Result<Response, Problem> {
    doors.flow.directory.refresh().await?; // What is changed is the tenant as it is now.
    let tenant = may.caller.tenant_of(&doors, id)?;
    let asked = change.settings.as_ref().and_then(Value::as_object);
    let of_operators = asked.and_then(|asked| OF_OPERATORS.into_iter().find(|name| asked.contains_key(*name)));
    if let Some(name) = of_operators.filter(|_| may.caller.tenant().is_some()) {
        return Err(NOT_ALLOWED.says(format!("Only operators may change `settings.{name}`.")));
    }
    let mut mistakes = Mistakes::default();
    let name = change.name.unwrap_or_else(|| tenant.name.clone());
    mistakes.text("name", &name, NAME_MOST);
    let settings = merged(&doors, &tenant.ats, &tenant.settings, change.settings.as_ref(), &mut mistakes);
    mistakes.none()?;
    let settings = settings.ok_or_else(|| INTERNAL.says("The settings were neither accepted nor refused."))?;
    check_match(&headers, tenant.version)?;
    let actor = may.caller.actor();
    let audit = (actor.as_str(), doors.flow.clock.now());
    if !doors.flow.store.change_tenant((id, Some(tenant.version)), &name, &settings, audit).await? {
        return Err(CHANGED.says("Somebody changed the tenant just now. Read it again."));
    }
    known_here(&doors).await;
    let tenant = may.caller.tenant_of(&doors, id)?;
    Ok(TenantView::of(&doors, &tenant).answer(StatusCode::OK))
}

/// Whether the version that is there is the one that a change is meant for.
pub(in crate::inbound) fn check_match(headers: &HeaderMap, version: i64) -> Result<(), Problem> {
    let tag = headers.get(header::IF_MATCH).and_then(|tag| tag.to_str().ok());
    let tag = tag.ok_or_else(|| MATCH_NEEDED.says("Send the `ETag` of what you read as `If-Match`."))?;
    let tag = tag.trim();
    if tag == "*" || tag.trim_start_matches("W/").trim_matches('"').parse() == Ok(version) {
        return Ok(());
    }
    Err(CHANGED.says("`If-Match` does not name the version that is there now. Read it again."))
}

/// Removes a tenant with its rules, secrets, events and hand-offs, for good.
#[utoipa::path(delete, path = "/v2/ats/tenants/{tenant_id}", operation_id = "deleteTenant", tag = "tenants",
    security(("bearer" = ["tenants:write"])),
    params(("tenant_id" = i64, Path, description = "Our number for it.", minimum = 1)),
    responses((status = 204, description = "It is gone, with everything that belonged to it."),
        (status = 202, description = "Nobody can send for it any more, and it goes: that takes a while. Ask again."), ReadsOne))]
pub(in crate::inbound) async fn remove(
    State(doors): State<Arc<Doors>>,
    operator: Operator<need::TenantsWrite>,
    Id(id): Id<TenantId>,
    query: Query,
) -> Result<StatusCode, Problem> {
    query.end()?;
    operator.caller.tenant_of(&doors, id)?;
    let (store, actor, now) = (Arc::clone(&doors.flow.store), operator.caller.actor(), doors.flow.clock.now());
    // It goes on whoever waits for it: much may have to go.
    let removing = async move { store.remove_tenant(id, (&actor, now)).await };
    let removing = tokio::spawn(removing.in_current_span());
    let Ok(removed) = tokio::time::timeout(REMOVED_WITHIN, removing).await else {
        return Ok(StatusCode::ACCEPTED);
    };
    let removed = removed.map_err(|error| internal(&error))??;
    known_here(&doors).await;
    gone(removed)
}
