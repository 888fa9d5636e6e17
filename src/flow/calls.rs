//! What calls of the ATS were used for, and how many are left.

use super::Flow;
use crate::domain::{BudgetReport, Tenant};
use crate::store::StoreError;

impl Flow {
    /// Writes down what calls of this process were used for.
    ///
    /// # Errors
    /// When the store does not answer; nothing is lost by it.
    pub async fn write_usage(&self) -> Result<(), StoreError> {
        let used = self.usage.take();
        if used.is_empty() {
            return Ok(());
        }
        let written = self.store.add_calls_used(&used).await;
        if written.is_err() {
            self.usage.put_back(used);
        }
        written
    }

    /// How a tenant stands with its calls. What other processes used in the last seconds may be missing from what they were
    /// for; it is counted all the same.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn budget(&self, tenant: &Tenant) -> Result<BudgetReport, StoreError> {
        self.write_usage().await?;
        let now = self.clock.now();
        let counted = self.store.counted_calls(tenant.id, &BudgetReport::windows(now)).await?;
        let usage = self.store.calls_used(tenant.id, BudgetReport::usage_from(now)).await?;
        Ok(BudgetReport::of(now, tenant.settings.calls, &counted, &usage))
    }
}
