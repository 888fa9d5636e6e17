//! The token endpoint that senders call before they call the webhook: OAuth 2.0, client credentials (RFC 6749 §4.4).
//!
//! True in here: nothing is stored for a token; which secret it was given for stands in it, and is looked at whenever it is
//! used. Scope and audience may be sent and mean nothing: a token is for the webhook alone.

mod issue;
mod request;

use std::sync::Arc;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::Doors;

pub use request::{Asking, BadRequest, read};

pub(super) fn router() -> OpenApiRouter<Arc<Doors>> {
    OpenApiRouter::new().routes(routes!(issue::issue))
}
