//! Endpoints: where schedulers are told.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::endpoint_view::EndpointView;
use super::{opened, owned, seen};
use crate::domain::{Endpoint, EndpointId, MessageKind, MessageKinds, Scope, TenantId};
use crate::inbound::Doors;
use crate::inbound::api::access::{Caller, May, known_here, need};
use crate::inbound::api::answers::{Changes, Creates, Reads, ReadsOne, gone};
use crate::inbound::api::input::{Body, Id, Mistakes, Query};
use crate::inbound::api::paging::Listed;
use crate::inbound::api::tenant_view::etag;
use crate::inbound::api::tenants::check_match;
use crate::inbound::problem::{CHANGED, CONFLICT, INTERNAL, NOT_ALLOWED, Problem, internal};
use crate::scheduling::EndpointAddress;
use crate::secrets::Place;
use crate::webhooks::check;

/// Endpoints of a tenant, or of operators: each message is sent to each of them.
const ENDPOINTS_MOST: usize = 10;
/// Letters of a name.
const NAME_MOST: usize = 100;
/// Letters of an address.
const URL_MOST: usize = 2_000;

/// A page of the list, as the contract names it.
type WebhookEndpointList = Listed<EndpointView>;

/// The endpoints that the token may see, the oldest first.
#[utoipa::path(get, path = "/v2/ats/webhook-endpoints", operation_id = "listWebhookEndpoints", tag = "webhooks",
    security(("bearer" = ["webhooks:read"])),
    responses((status = 200, description = "All of them.", body = WebhookEndpointList), Reads))]
pub(in crate::inbound) async fn list(
    State(doors): State<Arc<Doors>>,
    may: May<need::WebhooksRead>,
    query: Query,
) -> Result<Json<Listed<EndpointView>>, Problem> {
    query.end()?;
    let directory = doors.flow.directory.current();
    let own = directory.endpoints().iter().filter(|endpoint| owned(&may.caller, endpoint.tenant));
    Ok(Json(Listed::whole(own.map(|endpoint| EndpointView::of(&doors, endpoint)).collect())))
}

/// One endpoint.
#[utoipa::path(get, path = "/v2/ats/webhook-endpoints/{endpoint_id}", operation_id = "getWebhookEndpoint", tag = "webhooks",
    security(("bearer" = ["webhooks:read"])), params(("endpoint_id" = uuid::Uuid, Path, description = "Its reference.")),
    responses((status = 200, description = "The endpoint.", body = EndpointView, headers(("ETag" = String, description = "Its version."))), ReadsOne))]
pub(in crate::inbound) async fn read(
    State(doors): State<Arc<Doors>>,
    may: May<need::WebhooksRead>,
    Id(id): Id<EndpointId>,
    query: Query,
) -> Result<Response, Problem> {
    query.end()?;
    let endpoint = seen(&doors, &may.caller, id).await?;
    Ok(EndpointView::of(&doors, &endpoint).answer())
}

/// A new endpoint.
#[derive(Deserialize, ToSchema)]
#[schema(as = NewWebhookEndpoint)]
#[serde(deny_unknown_fields)]
pub(in crate::inbound) struct NewEndpointBody {
    /// What people call it. Nothing about people.
    #[schema(min_length = 1, max_length = 100, example = "scheduler")]
    pub(in crate::inbound) name: String,
    /// Where messages are posted to: an https address in no private network.
    #[schema(
        format = "uri",
        min_length = 1,
        max_length = 2000,
        example = "https://scheduler.example/webhooks/goodtime"
    )]
    pub(in crate::inbound) url: String,
    /// What it hears of; without it everything. For `handoff.ready`, which tells where the resume is, the token needs the
    /// scope `resumes:read`.
    #[schema(min_items = 1, example = json!(["handoff.ready", "handoff.advanced"]))]
    pub(in crate::inbound) kinds: Option<Vec<String>>,
    /// Of whose hand-offs it hears; an operator's token can leave it out, for those of every tenant.
    #[schema(minimum = 1, example = 1)]
    pub(in crate::inbound) tenant_id: Option<i64>,
}

/// An endpoint that was added.
#[derive(Serialize, ToSchema)]
#[schema(as = WebhookEndpointMade)]
pub(in crate::inbound) struct EndpointMade {
    #[serde(flatten)]
    endpoint: EndpointView,
    /// What signs the messages, in the form of Standard Webhooks: shown this once.
    #[schema(example = "whsec_…")]
    pub(in crate::inbound) secret: String,
}

/// Adds an endpoint, which hears of what happens from now on.
#[utoipa::path(post, path = "/v2/ats/webhook-endpoints", operation_id = "createWebhookEndpoint", tag = "webhooks",
    security(("bearer" = ["webhooks:write"])), request_body = NewEndpointBody,
    responses((status = 201, description = "It is added. Its secret is shown this once.", body = EndpointMade,
        headers(("Location" = String, description = "Its address."), ("ETag" = String, description = "Its version."))), Creates))]
pub(in crate::inbound) async fn create(
    State(doors): State<Arc<Doors>>,
    may: May<need::WebhooksWrite>,
    Body(new): Body<NewEndpointBody>,
) -> Result<Response, Problem> {
    let made = added(&doors, &may.caller, new).await?;
    let EndpointView { endpoint_id: id, version, .. } = made.endpoint;
    let location = HeaderValue::try_from(format!("{}/v2/ats/webhook-endpoints/{id}", doors.flow.public_url));
    let location = location.map_err(|error| internal(&error))?;
    let headers = [(header::LOCATION, location), (header::ETAG, etag(version))];
    Ok((StatusCode::CREATED, headers, Json(made)).into_response())
}

/// Adds it, where the caller may.
pub(in crate::inbound) async fn added(
    doors: &Doors,
    caller: &Caller,
    new: NewEndpointBody,
) -> Result<EndpointMade, Problem> {
    doors.flow.directory.refresh().await?;
    let mut mistakes = Mistakes::default();
    mistakes.text("name", &new.name, NAME_MOST);
    let url = address(doors, &new.url, &mut mistakes);
    let kinds = new.kinds.map_or_else(MessageKinds::all, |kinds| named(&kinds, &mut mistakes));
    let tenant = new.tenant_id.map(TenantId::try_from).transpose();
    let tenant = tenant.map_err(|why| mistakes.note("tenant_id", why)).unwrap_or_default();
    if tenant.is_some_and(|id| caller.tenant_of(doors, id).is_err()) {
        mistakes.note("tenant_id", "is no tenant that this token may see");
    }
    mistakes.none()?;
    may_hear(caller, &kinds)?;
    let url = url.ok_or_else(|| INTERNAL.says("The address was neither accepted nor refused."))?;
    let tenant = caller.tenant().or(tenant);
    let directory = doors.flow.directory.current();
    if directory.endpoints().iter().filter(|endpoint| endpoint.tenant == tenant).count() >= ENDPOINTS_MOST {
        return Err(CONFLICT.says(format!("There are {ENDPOINTS_MOST} endpoints: remove one first.")));
    }
    let now = doors.flow.clock.now();
    let (id, address) = (EndpointId::at(now), EndpointAddress::new(url));
    let sealed = doors.api.keyring.seal(Place::Endpoint(id), &address.to_secret());
    let endpoint = Endpoint { id, tenant, name: new.name, kinds, enabled: true, sealed, version: 1, created_at: now };
    let actor = caller.actor();
    doors.flow.store.add_endpoint(&endpoint, (&actor, now)).await?;
    known_here(doors).await;
    Ok(EndpointMade { endpoint: EndpointView::of(doors, &endpoint), secret: address.secret })
}

/// A change of an endpoint; what is left out stays.
#[derive(Default, Deserialize, ToSchema)]
#[schema(as = WebhookEndpointChange)]
#[serde(deny_unknown_fields)]
pub(in crate::inbound) struct EndpointChange {
    /// What people call it.
    #[schema(min_length = 1, max_length = 100)]
    pub(in crate::inbound) name: Option<String>,
    /// Where messages are posted to.
    #[schema(format = "uri", min_length = 1, max_length = 2000)]
    pub(in crate::inbound) url: Option<String>,
    /// What it hears of.
    #[schema(min_items = 1)]
    pub(in crate::inbound) kinds: Option<Vec<String>>,
    /// Whether it is told anything. What is still owed to one that is disabled is given up.
    pub(in crate::inbound) enabled: Option<bool>,
}

/// Changes an endpoint.
#[utoipa::path(patch, path = "/v2/ats/webhook-endpoints/{endpoint_id}", operation_id = "updateWebhookEndpoint", tag = "webhooks",
    security(("bearer" = ["webhooks:write"])),
    params(("endpoint_id" = uuid::Uuid, Path, description = "Its reference."),
        ("If-Match" = Option<String>, Header, description = "The `ETag` that was read; needed.")),
    request_body = EndpointChange,
    responses((status = 200, description = "The endpoint as it is now.", body = EndpointView, headers(("ETag" = String, description = "Its version."))), Changes))]
pub(in crate::inbound) async fn update(
    State(doors): State<Arc<Doors>>,
    may: May<need::WebhooksWrite>,
    Id(id): Id<EndpointId>,
    headers: HeaderMap,
    Body(change): Body<EndpointChange>,
) -> Result<Response, Problem> {
    let known = seen(&doors, &may.caller, id).await?;
    let mut endpoint = known.as_ref().clone();
    let mut mistakes = Mistakes::default();
    let widened = change.url.is_some() || change.kinds.is_some();
    if let Some(name) = change.name {
        mistakes.text("name", &name, NAME_MOST);
        endpoint.name = name;
    }
    let url = change.url.as_deref().and_then(|url| address(&doors, url, &mut mistakes));
    if let Some(kinds) = change.kinds {
        endpoint.kinds = named(&kinds, &mut mistakes);
    }
    mistakes.none()?;
    if widened {
        may_hear(&may.caller, &endpoint.kinds)?;
    }
    check_match(&headers, known.version)?;
    if let Some(url) = url {
        // Where what is stored does not open its secrets are lost too; new ones are made by a rotation.
        let address = match opened(&doors, &known) {
            Ok(address) => EndpointAddress { url, ..address },
            Err(_) => EndpointAddress::new(url),
        };
        endpoint.sealed = doors.api.keyring.seal(Place::Endpoint(id), &address.to_secret());
    }
    endpoint.enabled = change.enabled.unwrap_or(endpoint.enabled);
    let actor = may.caller.actor();
    let audit = (actor.as_str(), doors.flow.clock.now());
    if !doors.flow.store.change_endpoint(&endpoint, "webhook_endpoint.change", audit).await? {
        return Err(CHANGED.says("Somebody changed the endpoint just now. Read it again."));
    }
    known_here(&doors).await;
    endpoint.version += 1;
    Ok(EndpointView::of(&doors, &endpoint).answer())
}

/// Removes an endpoint: it is told nothing any more, also not what is still owed. What it was told can still be listed.
#[utoipa::path(delete, path = "/v2/ats/webhook-endpoints/{endpoint_id}", operation_id = "deleteWebhookEndpoint", tag = "webhooks",
    security(("bearer" = ["webhooks:write"])), params(("endpoint_id" = uuid::Uuid, Path, description = "Its reference.")),
    responses((status = 204, description = "It is gone."), ReadsOne))]
pub(in crate::inbound) async fn remove(
    State(doors): State<Arc<Doors>>,
    may: May<need::WebhooksWrite>,
    Id(id): Id<EndpointId>,
    query: Query,
) -> Result<StatusCode, Problem> {
    query.end()?;
    let endpoint = seen(&doors, &may.caller, id).await?;
    let actor = may.caller.actor();
    let removed = doors.flow.store.remove_endpoint(&endpoint, (&actor, doors.flow.clock.now())).await?;
    known_here(&doors).await;
    gone(removed)
}

/// The address, as it is written in full.
fn address(doors: &Doors, url: &str, mistakes: &mut Mistakes) -> Option<String> {
    if url.len() > URL_MOST {
        mistakes.note("url", format!("must be 1 to {URL_MOST} characters"));
        return None;
    }
    check(url, doors.api.webhook_reach).map_err(|why| mistakes.note("url", why)).ok().map(Into::into)
}

fn named(kinds: &[String], mistakes: &mut Mistakes) -> MessageKinds {
    if kinds.is_empty() {
        mistakes.note("kinds", "must name at least one");
    }
    let all = kinds.iter().enumerate();
    all.filter_map(|(n, kind)| mistakes.parse::<MessageKind>(&format!("kinds[{n}]"), kind)).collect()
}

/// Nobody learns by an endpoint where resumes are, who may not ask for it.
fn may_hear(caller: &Caller, kinds: &MessageKinds) -> Result<(), Problem> {
    let needed = Scope::ResumesRead;
    if !kinds.has(MessageKind::Ready) || caller.scopes().has(needed) {
        return Ok(());
    }
    Err(NOT_ALLOWED.says(format!("`handoff.ready` tells where the resume is: the token lacks the scope `{needed}`.")))
}
