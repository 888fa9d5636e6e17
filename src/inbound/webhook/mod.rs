//! The door for senders: who sends it, what it says, kept, answered — in this order.
//!
//! True in here: of several things that are wrong the first of this order is answered: overloaded, not authenticated, too
//! large, unreadable, not the sender's customer, ignored; success is said only after the commit.

pub(super) mod body;
mod notice;
mod receive;
mod refusal;

use std::sync::Arc;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::Doors;

pub(super) fn router() -> OpenApiRouter<Arc<Doors>> {
    OpenApiRouter::new().routes(routes!(receive::receive))
}
