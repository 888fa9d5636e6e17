//! How many calls of an ATS there are, over all processes.

use async_trait::async_trait;

use super::AtsError;
use crate::domain::{CallsAsked, CallsReserved};

/// Whoever counts the calls of the tenants, for all processes together.
#[async_trait]
pub trait BudgetLedger: Send + Sync {
    /// Takes calls out of a window, to be used one by one. What is not used is lost with the window.
    ///
    /// # Errors
    /// [`AtsError::Busy`] when the ledger does not answer.
    async fn reserve(&self, asked: &CallsAsked) -> Result<CallsReserved, AtsError>;
}
