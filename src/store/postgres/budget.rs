//! Calls of the ATS.

use std::time::Duration;

use async_trait::async_trait;

use super::{PgStore, Result, transaction};
use crate::domain::{CallWindow, CallsAsked, CallsCounted, CallsReserved, CallsUsed, TenantId, Timestamp};
use crate::store::budget::{add_used, budgets, grant_calls, hold_window};
use crate::store::rows::Row;
use crate::store::{Budgets, sql};

/// A process that was not seen for so long uses no calls: three of its beats.
const SEEN_WITHIN: Duration = Duration::from_secs(30);

budgets!(PgStore);

impl PgStore {
    async fn take_calls(&self, asked: &CallsAsked) -> Result<CallsReserved> {
        let seen = asked.at.minus(SEEN_WITHIN).micros();
        transaction!(self, others, |write| {
            let replicas = write.row(sqlx::query(sql::COUNT_REPLICAS).bind(seen)).await?;
            let replicas = replicas.map(|row| Row::of("replicas", &row).int("n")).transpose()?.unwrap_or_default();
            let row = write.row(hold_window!(asked)).await?;
            let counted = row.map(|row| Row::of("budget_windows", &row).calls_counted()).transpose()?;
            let counted = asked.told(counted.unwrap_or_default());
            let given = asked.given(counted, replicas);
            write.run(grant_calls!(asked, counted, given)).await?;
            Ok(given)
        })
    }

    async fn put_calls_used(&self, used: &[CallsUsed]) -> Result<()> {
        transaction!(self, others, |write| {
            for one in used {
                write.run(add_used!(one)).await?;
            }
            Ok(())
        })
    }
}
