//! What calls of the ATS were used for, and how many are left.

use super::Flow;
use crate::ats::Usage;
use crate::domain::{BudgetReport, CallsUsed, Tenant};
use crate::store::StoreError;

/// What goes back unless it was written down: whoever waits for that may go away.
struct Taken<'a> {
    usage: &'a Usage,
    used: Vec<CallsUsed>,
}

impl Drop for Taken<'_> {
    fn drop(&mut self) {
        self.usage.put_back(std::mem::take(&mut self.used));
    }
}

impl Flow {
    /// Writes down what calls of this process were used for.
    ///
    /// # Errors
    /// When the store does not answer; it is written down later.
    pub async fn write_usage(&self) -> Result<(), StoreError> {
        let mut taken = Taken { usage: &self.usage, used: self.usage.take() };
        if !taken.used.is_empty() {
            self.store.add_calls_used(&taken.used).await?;
            taken.used.clear();
        }
        Ok(())
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
