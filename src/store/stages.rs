//! What customers call their statuses. Every engine takes the same statements, so what only reads is written once; as a
//! macro, because the type of a statement is its engine's.

use super::StoreError;
use super::rows::{Fields, Row};
use crate::domain::{StageImported, StageKey, StageMet};

type Result<T> = std::result::Result<T, StoreError>;

/// Lets a store keep stages. It needs `rows`, and `replace_stages`, which writes.
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

pub(super) use {add_stage, stages};

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
