//! The people: who signs in for a tenant, or for the region, and what they may do.

mod act;
mod page;

use std::sync::Arc;

use axum::Router;
use axum::extract::{Form, Path, RawQuery, State};
use axum::response::Response;
use axum::routing::{get, post};

use super::failed::Failed;
use super::visitor::{Visit, Visitor};
use crate::domain::Tenant;
use crate::inbound::Doors;
use act::{Change, Invite};

/// The page of a tenant.
pub(super) fn router() -> Router<Arc<Doors>> {
    Router::new()
        .route("/people", get(of_tenant).post(invite_to_tenant))
        .route("/people/{account_id}/{action}", post(change_of_tenant))
}

/// The page of the region.
pub(super) fn of_region_router() -> Router<Arc<Doors>> {
    Router::new()
        .route("/operator/people", get(of_region).post(invite_to_region))
        .route("/operator/people/{account_id}/{action}", post(change_of_region))
}

/// Whose people, and who looks.
struct Looking {
    visitor: Visitor,
    /// None is the region.
    tenant: Option<Arc<Tenant>>,
}

impl Looking {
    /// Where the page is.
    fn url(&self) -> String {
        self.tenant.as_ref().map_or("/operator/people".to_owned(), |tenant| format!("/tenants/{}/people", tenant.id))
    }
}

async fn of_tenant(
    State(doors): State<Arc<Doors>>,
    Visit { visitor, tenant, .. }: Visit,
    RawQuery(query): RawQuery,
) -> Result<Response, Failed> {
    page::read(&doors, &Looking { visitor, tenant: Some(tenant) }, query).await
}

async fn of_region(
    State(doors): State<Arc<Doors>>,
    visitor: Visitor,
    RawQuery(query): RawQuery,
) -> Result<Response, Failed> {
    page::read(&doors, &Looking { visitor, tenant: None }, query).await
}

async fn invite_to_tenant(
    State(doors): State<Arc<Doors>>,
    Visit { visitor, tenant, .. }: Visit,
    Form(typed): Form<Invite>,
) -> Result<Response, Failed> {
    act::invite(&doors, &Looking { visitor, tenant: Some(tenant) }, &typed).await
}

async fn invite_to_region(
    State(doors): State<Arc<Doors>>,
    visitor: Visitor,
    Form(typed): Form<Invite>,
) -> Result<Response, Failed> {
    act::invite(&doors, &Looking { visitor, tenant: None }, &typed).await
}

async fn change_of_tenant(
    State(doors): State<Arc<Doors>>,
    visit: Visit,
    Form(typed): Form<Change>,
) -> Result<Response, Failed> {
    let which = (visit.named::<String>(0)?, visit.named::<String>(1)?);
    act::change(&doors, &Looking { visitor: visit.visitor, tenant: Some(visit.tenant) }, which, &typed).await
}

async fn change_of_region(
    State(doors): State<Arc<Doors>>,
    visitor: Visitor,
    Path(which): Path<(String, String)>,
    Form(typed): Form<Change>,
) -> Result<Response, Failed> {
    act::change(&doors, &Looking { visitor, tenant: None }, which, &typed).await
}
