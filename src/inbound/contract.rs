//! The contract, `openapi.yaml`: written from the code that answers.

use std::sync::{Arc, LazyLock};

use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use utoipa::OpenApi;
use utoipa::openapi::OpenApi as Document;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::api::webhooks::contract::describe;
use super::doors::described;
use super::{Doors, examples, health};
use crate::domain::Scope;

#[derive(OpenApi)]
#[openapi(
    info(
        title = "goodtime-icims",
        description = "Takes the \"Send to GoodTime\" status change of iCIMS, gives recruiters a link, and moves opened candidates on.\n\nUS and EU are separate regions: own address, own database, nothing crosses.",
        license(name = "MIT", identifier = "MIT")
    ),
    servers(
        (url = "https://a.goodtime.io", description = "US region"),
        (url = "https://eu.goodtime.io", description = "EU region")
    ),
    tags(
        (name = "webhook", description = "What the applicant tracking system calls."),
        (name = "link", description = "What recruiters open."),
        (name = "tenants", description = "Customers of the applicant tracking system."),
        (name = "credentials", description = "Their secrets."),
        (name = "rules", description = "Which statuses start a hand-off, and where opened candidates move."),
        (name = "stages", description = "What customers call their statuses."),
        (name = "mirror", description = "Jobs, candidates, users and applications, kept in sync with the applicant tracking system."),
        (name = "events", description = "The deliveries that were kept."),
        (name = "handoffs", description = "One candidate's trip from trigger to scheduled."),
        (name = "tasks", description = "Work that was given up."),
        (name = "applications", description = "Read live from the applicant tracking system."),
        (name = "api-tokens", description = "The tokens of this API."),
        (name = "webhooks", description = "Schedulers that are told what happens to hand-offs."),
        (name = "audit", description = "Who changed what."),
        (name = "operations", description = "Health, on the operations listener only."),
        (name = "contract", description = "This document.")
    ),
    modifiers(&Security)
)]
struct Contract;

struct Security;

impl utoipa::Modify for Security {
    fn modify(&self, document: &mut Document) {
        use utoipa::openapi::security::{
            ApiKey, ApiKeyValue, ClientCredentials, Flow, HttpAuthScheme, HttpBuilder, OAuth2, Scopes, SecurityScheme,
        };
        let basic = |about: &str| {
            SecurityScheme::Http(HttpBuilder::new().scheme(HttpAuthScheme::Basic).description(Some(about)).build())
        };
        let flow = Flow::ClientCredentials(ClientCredentials::new("/v2/ats/webhook/icims/token", Scopes::new()));
        let signature = ApiKeyValue::with_description(
            "Authorization",
            "`x-icims-v1-hmac-sha256 user=…, signedheaders=…, signature=…`. \
            Host, `x-icims-date` and `x-icims-content-sha256` must be among the signed headers.",
        );
        let components = document.components.get_or_insert_default();
        components
            .add_security_scheme("sender_basic", basic("User and password that the service issued for one customer."));
        let bearer = HttpBuilder::new().scheme(HttpAuthScheme::Bearer).bearer_format("JWT").description(Some(scopes()));
        components.add_security_scheme("bearer", SecurityScheme::Http(bearer.build()));
        components.add_security_scheme("client_basic", basic("Client id and secret, form-encoded."));
        components.add_security_scheme("sender_oauth", SecurityScheme::OAuth2(OAuth2::new([flow])));
        components.add_security_scheme("sender_hmac", SecurityScheme::ApiKey(ApiKey::Header(signature)));
    }
}

/// What the scopes of the API allow.
fn scopes() -> String {
    let lines = Scope::ALL.iter().map(|scope| format!("- `{scope}`: {}", scope.about()));
    let lines = lines.collect::<Vec<_>>().join("\n");
    format!(
        "A token of `api-token add` or `createApiToken`. One of a tenant sees that tenant alone; one of operators, which is no \
        tenant's, sees all. Where the region trusts an issuer (`api_issuer`), its access tokens count too: RFC 9068, with a \
        claim that names the tenant. Scopes:\n\n{lines}"
    )
}

/// A router that knows the document's head.
pub(super) fn start() -> OpenApiRouter<Arc<Doors>> {
    OpenApiRouter::with_openapi(Contract::openapi()).routes(routes!(serve))
}

/// The whole document.
#[must_use]
pub fn contract() -> Document {
    let (_, public) = described().split_for_parts();
    let (_, ops) = health::described().split_for_parts();
    let mut all = public;
    all.merge(ops);
    describe(&mut all);
    examples::fill(&mut all);
    all
}

/// This document.
#[utoipa::path(
    get,
    path = "/openapi.yaml",
    operation_id = "getContract",
    tag = "contract",
    security(()),
    responses((status = 200, description = "OpenAPI 3.1, YAML.", content_type = "application/yaml", body = serde_json::Value))
)]
async fn serve() -> Response {
    static WRITTEN: LazyLock<Result<String, String>> =
        LazyLock::new(|| contract().to_yaml().map_err(|error| error.to_string()));
    match WRITTEN.as_ref() {
        Ok(yaml) => ([(CONTENT_TYPE, "application/yaml")], yaml.as_str()).into_response(),
        Err(error) => super::problem::internal(error).into_response(),
    }
}
