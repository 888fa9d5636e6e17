//! Calls of the ATS: what the store counts, and what they were used for.

use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use tokio_util::sync::CancellationToken;

use crate::ats::{AtsError, BudgetLedger};
use crate::domain::{CallsAsked, CallsReserved};
use crate::flow::Flow;
use crate::store::Store;

/// Between two times that usage is written down: what a crash loses of it. No limit depends on it.
const WRITE_EVERY: Duration = Duration::from_secs(10);

/// The calls of all processes, counted in the store.
pub(super) struct StoreLedger(pub(super) Arc<dyn Store>);

#[async_trait]
impl BudgetLedger for StoreLedger {
    async fn reserve(&self, asked: &CallsAsked) -> Result<CallsReserved, AtsError> {
        self.0.reserve_calls(asked).await.map_err(|error| {
            tracing::warn!(%error, tenant.id = %asked.tenant, "calls could not be counted; none is made");
            AtsError::Busy
        })
    }
}

/// Writes down what calls were used for, until the service stops.
pub(super) async fn keep(flow: Flow, stop: CancellationToken) {
    while !stop.is_cancelled() {
        tokio::select! {
            () = stop.cancelled() => {}
            () = tokio::time::sleep(WRITE_EVERY) => {}
        }
        if let Err(error) = flow.write_usage().await {
            tracing::warn!(%error, "what calls were used for could not be written down; it is tried again");
        }
    }
}
