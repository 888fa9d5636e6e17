//! What stands behind the doors, and which addresses lead where.

use std::sync::Arc;

use axum::Router;
use tokio::sync::Notify;
use utoipa_axum::router::OpenApiRouter;

use super::{
    ApiAccess, Health, PagesAccess, Senders, api, contract, docs, health, layers, link, pages, problem, token, webhook,
};
use crate::domain::Region;
use crate::flow::Flow;
use crate::store::Intake;

/// What the handlers use.
pub struct Doors {
    /// The story.
    pub flow: Flow,
    /// Where deliveries are handed in.
    pub intake: Intake,
    /// Who checks senders.
    pub senders: Arc<Senders>,
    /// Who may use the API.
    pub api: ApiAccess,
    /// Who may look at the pages.
    pub pages: PagesAccess,
    /// Tells the worker that there is work.
    pub wake: Arc<Notify>,
    /// Whose deliveries are taken here.
    pub region: Region,
    /// Where those of the other regions belong: the start of their addresses.
    pub elsewhere: Arc<[(Region, String)]>,
}

/// The addresses that people and senders use.
pub fn public_router(doors: Doors) -> Router {
    let doors = Arc::new(doors);
    let (api, _) = api::router().split_for_parts();
    let guard = axum::middleware::from_fn_with_state(Arc::clone(&doors), api::guard);
    let once = axum::middleware::from_fn_with_state(Arc::clone(&doors), api::once);
    let (router, _) = open_to_all().split_for_parts();
    // Behind the guard, as everything of the API.
    let api = api.method_not_allowed_fallback(problem::method_not_allowed).route_layer(once).route_layer(guard);
    let router = layers::in_time(router.merge(pages::router())).merge(layers::in_time_or_problem(api));
    layers::public(router.fallback(problem::not_found).with_state(Arc::clone(&doors)), doors)
}

/// The addresses that operations use; never reachable from outside.
pub fn ops_router(health: Health) -> Router {
    layers::ops(health::router().fallback(problem::not_found).with_state(health))
}

/// Every public address with its description: one cannot be added without the other.
pub(super) fn described() -> OpenApiRouter<Arc<Doors>> {
    open_to_all().merge(api::router())
}

/// Those that nobody needs a token of the API for.
fn open_to_all() -> OpenApiRouter<Arc<Doors>> {
    let senders = contract::start().merge(webhook::router()).merge(token::router());
    senders.merge(link::router()).merge(docs::router())
}
