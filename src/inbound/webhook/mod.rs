//! The door for senders: who sends it, what it says, kept, answered — in this order.
//!
//! True in here: the principal that a sender presents chooses the credential, and an unknown one costs the same time and
//! gets the same answer as a wrong secret; success is said only after the commit.

mod body;
mod receive;
mod refusal;
mod sender;

pub use sender::Senders;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::Doors;

pub(super) fn router() -> OpenApiRouter<Doors> {
    OpenApiRouter::new().routes(routes!(receive::receive))
}
