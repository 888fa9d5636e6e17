//! The start: whoever comes is led to what they work with.

use std::sync::Arc;

use axum::extract::State;
use axum::response::Response;

use super::frame::see;
use super::visitor::Visitor;
use crate::inbound::Doors;

/// Leads to the interviews of the visitor's tenant, or to all tenants.
pub(super) async fn home(State(doors): State<Arc<Doors>>, visitor: Visitor) -> Response {
    see(&home_of(&doors, &visitor))
}

fn home_of(doors: &Doors, visitor: &Visitor) -> String {
    if let Some(tenant) = visitor.account.tenant {
        return format!("/tenants/{tenant}/interviews");
    }
    let directory = doors.flow.directory.current();
    match directory.tenants().as_slice() {
        [only] => format!("/tenants/{}/interviews", only.id),
        _ => "/operator".to_owned(),
    }
}
