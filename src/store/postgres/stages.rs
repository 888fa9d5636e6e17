//! What customers call their statuses.

use async_trait::async_trait;

use super::{PgStore, Result, transaction};
use crate::domain::{DriftNoted, Drifted, Stage, StageImported, StageMet, TenantId, Timestamp};
use crate::store::rows::Row;
use crate::store::stages::{add_stage, count_drift, met_stage, note_drift, stages};
use crate::store::{Stages, sql};

stages!(PgStore);

impl PgStore {
    async fn replace_stages(
        &self,
        tenant: TenantId,
        of: Option<Timestamp>,
        stages: &[StageImported],
        audit: (&str, Timestamp),
    ) -> Result<bool> {
        transaction!(self, others, |write| {
            if write.run(sqlx::query(sql::HOLD_TENANT).bind(tenant.get())).await? == 0 {
                return Ok(false);
            }
            let row = write.row(sqlx::query(sql::IMPORTED_AT).bind(tenant.get())).await?;
            let known = row.map(|row| Row::of("stages", &row).opt_at("imported_at")).transpose()?.flatten();
            if known != of {
                return Ok(false);
            }
            write.run(sqlx::query(sql::REMOVE_STAGES_OF).bind(tenant.get())).await?;
            for stage in stages {
                write.run(add_stage!(tenant, stage)).await?;
            }
            write.audit(Some(tenant), audit, "stages.import", &stages.len().to_string()).await?;
            Ok(true)
        })
    }

    async fn put_met(&self, tenant: TenantId, stage: &Stage, at: Timestamp) -> Result<()> {
        transaction!(self, others, |write| {
            if write.run(sqlx::query(sql::HOLD_TENANT).bind(tenant.get())).await? == 1 {
                write.run(met_stage!(tenant, stage, at)).await?;
            }
            Ok(())
        })
    }

    async fn put_drift(
        &self,
        tenant: TenantId,
        counted: i64,
        (new, settled): (&[Drifted], &[i64]),
        at: Timestamp,
    ) -> Result<bool> {
        transaction!(self, others, |write| {
            if write.run(sqlx::query(sql::HOLD_TENANT).bind(tenant.get())).await? == 0 {
                return Ok(false);
            }
            if !new.is_empty() && write.run(count_drift!(tenant, counted, new, at)).await? == 0 {
                return Ok(false);
            }
            for (nth, drifted) in (counted + 1..).zip(new) {
                write.run(note_drift!(tenant, nth, drifted)).await?;
            }
            for nth in settled {
                write.run(sqlx::query(sql::SETTLE_DRIFT).bind(tenant.get()).bind(nth)).await?;
            }
            Ok(true)
        })
    }
}
