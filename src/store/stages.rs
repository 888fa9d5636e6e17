//! What customers call their statuses. Every engine takes the same statements, so what only reads is written once; as a
//! macro, because the type of a statement is its engine's.

use super::StoreError;
use super::rows::{Fields, Row};
use crate::domain::{DriftNoted, Drifted, StageImported, StageKey, StageMet};

type Result<T> = std::result::Result<T, StoreError>;

/// Lets a store keep stages. It needs `row`, `rows`, and what writes under the names used here.
macro_rules! stages {
    ($store:ty) => {
        #[async_trait]
        impl Stages for $store {
            async fn stages(&self, tenant: TenantId) -> Result<Vec<StageImported>> {
                let rows = self.rows(sqlx::query(sql::LIST_STAGES).bind(tenant.get())).await?;
                rows.iter().map(|row| Row::of("stages", row).stage_imported()).collect()
            }

            async fn put_stages(
                &self,
                tenant: TenantId,
                of: Option<Timestamp>,
                stages: &[StageImported],
                audit: (&str, Timestamp),
            ) -> Result<bool> {
                self.replace_stages(tenant, of, stages, audit).await
            }

            async fn stages_met(&self, tenant: TenantId) -> Result<Vec<StageMet>> {
                let rows = self.rows(sqlx::query(sql::LIST_MET).bind(tenant.get())).await?;
                rows.iter().map(|row| Row::of("stages_met", row).stage_met()).collect()
            }

            async fn note_met(&self, tenant: TenantId, stage: &Stage, at: Timestamp) -> Result<()> {
                self.put_met(tenant, stage, at).await
            }

            async fn drift_counted(&self, tenant: TenantId) -> Result<i64> {
                let row = self.row(sqlx::query(sql::DRIFT_COUNTED).bind(tenant.get())).await?;
                row.map_or(Ok(0), |row| Row::of("troubles", &row).int("times"))
            }

            async fn drift_noted(&self, tenant: TenantId, after: i64) -> Result<Vec<DriftNoted>> {
                let rows = self.rows(sqlx::query(sql::LIST_DRIFT).bind(tenant.get()).bind(after)).await?;
                rows.iter().map(|row| Row::of("drift_noted", row).drift_noted()).collect()
            }

            async fn note_drift(
                &self,
                tenant: TenantId,
                counted: i64,
                drift: (&[Drifted], &[i64]),
                at: Timestamp,
            ) -> Result<bool> {
                self.put_drift(tenant, counted, drift, at).await
            }
        }
    };
}

/// A statement that adds a stage.
macro_rules! add_stage {
    ($tenant:ident, $stage:ident) => {{
        let query = sqlx::query(sql::ADD_STAGE).bind($tenant.get()).bind($stage.key.digits());
        let query = query.bind($stage.id.as_ref().map(|id| id.as_str())).bind($stage.bin.as_deref());
        query.bind($stage.label.as_str()).bind($stage.position).bind($stage.imported_at.micros())
    }};
}

/// A statement that notes a stage as met.
macro_rules! met_stage {
    ($tenant:ident, $stage:ident, $at:ident) => {{
        let query = sqlx::query(sql::MET_STAGE).bind($tenant.get()).bind($stage.id.key().digits());
        query.bind($stage.id.as_str()).bind($stage.label.as_deref()).bind($at.micros())
    }};
}

/// A statement that counts what is noted.
macro_rules! count_drift {
    ($tenant:ident, $counted:ident, $new:ident, $at:ident) => {{
        let many = i64::try_from($new.len()).unwrap_or(i64::MAX);
        let query = sqlx::query(sql::COUNT_DRIFT).bind($tenant.get()).bind(many);
        query.bind($at.micros()).bind($counted)
    }};
}

/// A statement that notes a difference.
macro_rules! note_drift {
    ($tenant:ident, $nth:ident, $drifted:ident) => {{
        let query = sqlx::query(sql::NOTE_DRIFT).bind($tenant.get()).bind($nth).bind($drifted.kind.name());
        query.bind($drifted.key.digits()).bind($drifted.label.as_deref()).bind($drifted.imported_label.as_deref())
    }};
}

pub(super) use {add_stage, count_drift, met_stage, note_drift, stages};

impl<F: Fields> Row<'_, F> {
    pub(super) fn stage_imported(&self) -> Result<StageImported> {
        Ok(StageImported {
            key: StageKey::from_digits(self.int("digits")?),
            id: self.opt_parsed("full_id")?,
            bin: self.opt_text("bin")?,
            label: self.text("label")?,
            position: self.int("position")?,
            imported_at: self.at("imported_at")?,
        })
    }

    pub(super) fn drift_noted(&self) -> Result<DriftNoted> {
        let drifted = Drifted {
            kind: self.parsed("kind")?,
            key: StageKey::from_digits(self.int("digits")?),
            label: self.opt_text("label")?,
            imported_label: self.opt_text("imported_label")?,
        };
        Ok(DriftNoted { nth: self.int("nth")?, drifted })
    }

    pub(super) fn stage_met(&self) -> Result<StageMet> {
        Ok(StageMet {
            id: self.parsed("full_id")?,
            label: self.opt_text("label")?,
            times: self.int("times")?,
            first_at: self.at("first_at")?,
            last_at: self.at("last_at")?,
        })
    }
}
