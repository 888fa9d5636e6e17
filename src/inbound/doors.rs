//! What stands behind the doors, and which addresses lead where.

use std::sync::Arc;

use axum::Router;
use tokio::sync::Notify;
use utoipa_axum::router::OpenApiRouter;

use super::{Health, Senders, contract, health, layers, link, problem, token, webhook};
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
    /// Tells the worker that there is work.
    pub wake: Arc<Notify>,
    /// Whose deliveries are taken here.
    pub region: Region,
    /// Where those of the other regions belong: the start of their addresses.
    pub elsewhere: Arc<[(Region, String)]>,
}

/// The addresses that people and senders use.
pub fn public_router(doors: Doors) -> Router {
    let (router, _) = described().split_for_parts();
    let doors = Arc::new(doors);
    layers::public(router.fallback(problem::not_found).with_state(Arc::clone(&doors)), doors)
}

/// The addresses that operations use; never reachable from outside.
pub fn ops_router(health: Health) -> Router {
    layers::ops(health::router().fallback(problem::not_found).with_state(health))
}

/// Every public address with its description: one cannot be added without the other.
pub(super) fn described() -> OpenApiRouter<Arc<Doors>> {
    contract::start().merge(webhook::router()).merge(token::router()).merge(link::router())
}
