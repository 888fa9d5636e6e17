//! What customers call their statuses.

use async_trait::async_trait;

use super::{Result, SqliteStore, write_audit};
use crate::domain::{DriftNoted, Drifted, Stage, StageImported, StageMet, TenantId, Timestamp};
use crate::store::rows::Row;
use crate::store::stages::{add_stage, count_drift, met_stage, note_drift, stages};
use crate::store::{Stages, sql};

stages!(SqliteStore);

impl SqliteStore {
    async fn replace_stages(
        &self,
        tenant: TenantId,
        of: Option<Timestamp>,
        stages: &[StageImported],
        audit: (&str, Timestamp),
    ) -> Result<bool> {
        let (_turn, mut tx) = self.write().await?;
        let held = sqlx::query(sql::HOLD_TENANT).bind(tenant.get()).execute(&mut *tx).await?.rows_affected();
        let row = sqlx::query(sql::IMPORTED_AT).bind(tenant.get()).fetch_one(&mut *tx).await?;
        if held == 0 || Row::of("stages", &row).opt_at("imported_at")? != of {
            return Ok(false);
        }
        sqlx::query(sql::REMOVE_STAGES_OF).bind(tenant.get()).execute(&mut *tx).await?;
        for stage in stages {
            add_stage!(tenant, stage).execute(&mut *tx).await?;
        }
        write_audit(&mut tx, Some(tenant), audit, "stages.import", &stages.len().to_string()).await?;
        tx.commit().await?;
        Ok(true)
    }

    async fn put_met(&self, tenant: TenantId, stage: &Stage, at: Timestamp) -> Result<()> {
        let (_turn, mut tx) = self.write().await?;
        if sqlx::query(sql::HOLD_TENANT).bind(tenant.get()).execute(&mut *tx).await?.rows_affected() == 1 {
            met_stage!(tenant, stage, at).execute(&mut *tx).await?;
        }
        Ok(tx.commit().await?)
    }

    async fn put_drift(
        &self,
        tenant: TenantId,
        counted: i64,
        (new, settled): (&[Drifted], &[i64]),
        at: Timestamp,
    ) -> Result<bool> {
        let (_turn, mut tx) = self.write().await?;
        if sqlx::query(sql::HOLD_TENANT).bind(tenant.get()).execute(&mut *tx).await?.rows_affected() == 0 {
            return Ok(false);
        }
        if !new.is_empty() && count_drift!(tenant, counted, new, at).execute(&mut *tx).await?.rows_affected() == 0 {
            return Ok(false);
        }
        for (nth, drifted) in (counted + 1..).zip(new) {
            note_drift!(tenant, nth, drifted).execute(&mut *tx).await?;
        }
        for nth in settled {
            sqlx::query(sql::SETTLE_DRIFT).bind(tenant.get()).bind(nth).execute(&mut *tx).await?;
        }
        tx.commit().await?;
        Ok(true)
    }
}
