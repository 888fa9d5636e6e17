//! The contract, `openapi.yaml`: written from the code that answers.

use std::sync::Arc;

use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use utoipa::OpenApi;
use utoipa::openapi::OpenApi as Document;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::doors::described;
use super::{Doors, health};

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
        components.add_security_scheme("client_basic", basic("Client id and secret, form-encoded."));
        components.add_security_scheme("sender_oauth", SecurityScheme::OAuth2(OAuth2::new([flow])));
        components.add_security_scheme("sender_hmac", SecurityScheme::ApiKey(ApiKey::Header(signature)));
    }
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
    all
}

/// This document.
#[utoipa::path(
    get,
    path = "/openapi.yaml",
    operation_id = "getContract",
    tag = "contract",
    security(()),
    responses((status = 200, description = "OpenAPI 3.1, YAML.", content_type = "application/yaml", body = String))
)]
async fn serve() -> Response {
    match contract().to_yaml() {
        Ok(yaml) => ([(CONTENT_TYPE, "application/yaml")], yaml).into_response(),
        Err(error) => super::problem::internal(&error).into_response(),
    }
}
