//! Calls of the ATS.

use async_trait::async_trait;

use super::{Result, SqliteStore};
use crate::domain::{CallWindow, CallsAsked, CallsCounted, CallsReserved, CallsUsed, TenantId, Timestamp};
use crate::store::budget::{add_used, budgets, grant_calls, hold_window};
use crate::store::rows::Row;
use crate::store::{Budgets, sql};

budgets!(SqliteStore);

impl SqliteStore {
    async fn take_calls(&self, asked: &CallsAsked) -> Result<CallsReserved> {
        let (_turn, mut tx) = self.write().await?;
        let row = hold_window!(asked).fetch_optional(&mut *tx).await?;
        let counted = row.map(|row| Row::of("budget_windows", &row).calls_counted()).transpose()?;
        let counted = asked.told(counted.unwrap_or_default());
        let given = asked.given(counted, 1); // One process has the file.
        grant_calls!(asked, counted, given).execute(&mut *tx).await?;
        tx.commit().await?;
        Ok(given)
    }

    async fn put_calls_used(&self, used: &[CallsUsed]) -> Result<()> {
        let (_turn, mut tx) = self.write().await?;
        for one in used {
            add_used!(one).execute(&mut *tx).await?;
        }
        Ok(tx.commit().await?)
    }
}
