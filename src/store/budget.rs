//! Calls of the ATS. Every engine takes the same statements, so what only reads is written once; as a macro, because the type
//! of a statement is its engine's.

use super::StoreError;
use super::rows::{Fields, Row};
use crate::domain::{CallsCounted, CallsUsed, Lane};

type Result<T> = std::result::Result<T, StoreError>;

/// Lets a store count calls. It needs `rows`, `row`, `run_one`, and `take_calls` and `put_calls_used`, which write.
macro_rules! budgets {
    ($store:ty) => {
        #[async_trait]
        impl Budgets for $store {
            async fn reserve_calls(&self, asked: &CallsAsked) -> Result<CallsReserved> {
                self.take_calls(asked).await
            }

            async fn counted_calls(&self, tenant: TenantId, windows: &[CallWindow]) -> Result<Vec<CallsCounted>> {
                let mut all = Vec::with_capacity(windows.len());
                for window in windows {
                    let query = sqlx::query(sql::READ_WINDOW).bind(tenant.get()).bind(window.span.name());
                    let row = self.row(query.bind(window.starts_at.micros())).await?;
                    let counted = row.map(|row| Row::of("budget_windows", &row).calls_counted()).transpose()?;
                    all.push(counted.unwrap_or_default());
                }
                Ok(all)
            }

            async fn add_calls_used(&self, used: &[CallsUsed]) -> Result<()> {
                // In one order, so that two processes cannot wait for each other.
                let mut used = used.to_vec();
                used.sort_by_key(|one| (one.tenant.get(), one.hour, one.lane, one.feature));
                self.put_calls_used(&used).await
            }

            async fn calls_used(&self, tenant: TenantId, from: Timestamp) -> Result<Vec<CallsUsed>> {
                let rows = self.rows(sqlx::query(sql::LIST_USED).bind(tenant.get()).bind(from.micros())).await?;
                rows.iter().map(|row| Row::of("budget_usage", row).calls_used()).collect()
            }

            async fn prune_calls(&self, before: Timestamp, most: i64) -> Result<u64> {
                let windows = self.run_one(sqlx::query(sql::PRUNE_WINDOWS).bind(before.micros()).bind(most)).await?;
                let used = self.run_one(sqlx::query(sql::PRUNE_USED).bind(before.micros()).bind(most)).await?;
                Ok(windows + used)
            }
        }
    };
}

/// A statement that locks a window.
macro_rules! hold_window {
    ($asked:ident) => {{
        let query = sqlx::query(sql::HOLD_WINDOW).bind($asked.tenant.get()).bind($asked.window.span.name());
        query.bind($asked.window.starts_at.micros())
    }};
}

/// A statement that keeps what was taken out of a window.
macro_rules! grant_calls {
    ($asked:ident, $counted:ident, $given:ident) => {{
        let query = sqlx::query(sql::GRANT_CALLS).bind($asked.tenant.get()).bind($asked.window.span.name());
        let query = query.bind($asked.window.starts_at.micros()).bind($given.calls);
        query.bind($counted.others).bind($counted.said_limit)
    }};
}

/// A statement that adds to what calls were used for.
macro_rules! add_used {
    ($used:ident) => {{
        let query = sqlx::query(sql::ADD_USED).bind($used.tenant.get()).bind($used.hour.micros());
        let query = query.bind($used.lane.number()).bind($used.feature.name()).bind($used.calls).bind($used.held_back);
        query.bind($used.held.map(|(by, _)| by.name())).bind($used.held.map(|(_, at)| at.micros()))
    }};
}

pub(super) use {add_used, budgets, grant_calls, hold_window};

impl<F: Fields> Row<'_, F> {
    pub(super) fn calls_counted(&self) -> Result<CallsCounted> {
        Ok(CallsCounted {
            granted: self.int("granted")?,
            others: self.int("others")?,
            said_limit: self.opt_int("said_limit")?,
        })
    }

    pub(super) fn calls_used(&self) -> Result<CallsUsed> {
        let held = self.opt_parsed("held_by")?.zip(self.opt_at("held_at")?);
        Ok(CallsUsed {
            tenant: self.id("tenant_id")?,
            hour: self.at("hour_at")?,
            lane: Lane::from_number(self.int("lane")?).map_err(|e| self.unreadable("lane", e))?,
            feature: self.parsed("feature")?,
            calls: self.int("calls")?,
            held_back: self.int("held_back")?,
            held,
        })
    }
}
