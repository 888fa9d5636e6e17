//! The door for recruiters: a link shows a hand-off, and a button opens it.
//!
//! True in here: GET and HEAD change nothing, whatever follows the link; only POST opens. What is known is shown at once,
//! however slow the ATS is, and the rest fills in later. No page says anything of a candidate once its link is useless. Where a
//! customer wants it, who follows a link signs in first.

mod assets;
mod open;
mod page;
mod reader;
mod resume;
pub(in crate::inbound) mod sentences;
mod show;

use std::sync::Arc;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::Doors;
use crate::secrets::{LinkClaim, LinkKind};

/// Reads a link that shows and opens a hand-off.
fn claim(doors: &Doors, link: &str) -> Option<LinkClaim> {
    any_claim(doors, link).filter(|claim| claim.kind != LinkKind::Resume)
}

/// Reads a link of any kind; every line of its request names the hand-off from then on.
fn any_claim(doors: &Doors, link: &str) -> Option<LinkClaim> {
    let claim = doors.flow.links.read(link)?;
    tracing::Span::current().record("handoff.id", tracing::field::display(claim.handoff));
    Some(claim)
}

pub(super) fn router() -> OpenApiRouter<Arc<Doors>> {
    OpenApiRouter::new()
        .routes(routes!(show::show, open::open))
        .routes(routes!(show::state))
        .routes(routes!(resume::resume))
        .routes(routes!(assets::asset))
}
