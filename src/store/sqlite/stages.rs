//! What customers call their statuses.

use async_trait::async_trait;

use super::{Result, SqliteStore, write_audit};
use crate::domain::{StageImported, StageMet, TenantId, Timestamp};
use crate::store::rows::Row;
use crate::store::stages::{add_stage, stages};
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
}
