//! Troubles and notices.

use std::collections::BTreeMap;

use async_trait::async_trait;

use super::{Result, SqliteStore, write_audit};
use crate::domain::{
    Delivered, EventId, HandoffId, NotReady, Notice, NoticeId, NoticeKind, NoticeTarget, NoticeTargetId, Owed, Sending,
    TenantId, Timestamp, Trouble, WorkflowId,
};
use crate::store::notices::{HOUR_MICROS, Happened, add_notice, add_target, happened, notices, per_tenant, tell};
use crate::store::rows::Row;
use crate::store::{Notices, sql};

notices!(SqliteStore, change);

impl SqliteStore {
    async fn put_target(&self, target: &NoticeTarget, audit: (&str, Timestamp)) -> Result<()> {
        let (_turn, mut tx) = self.write().await?;
        add_target!(target).execute(&mut *tx).await?;
        let query = sqlx::query(sql::PASS_OVER_TROUBLES).bind(target.id.uuid());
        query.bind(target.tenant.map(TenantId::get)).execute(&mut *tx).await?;
        write_audit(&mut tx, target.tenant, audit, "notify.add", &target.id.to_string()).await?;
        Ok(tx.commit().await?)
    }

    async fn drop_target(&self, id: NoticeTargetId, audit: (&str, Timestamp)) -> Result<bool> {
        let (_turn, mut tx) = self.write().await?;
        if sqlx::query(sql::REMOVE_TARGET).bind(id.uuid()).execute(&mut *tx).await?.rows_affected() == 0 {
            return Ok(false);
        }
        for statement in [sql::REMOVE_TELLINGS_TO, sql::REMOVE_NOTICES_TO] {
            sqlx::query(statement).bind(id.uuid()).execute(&mut *tx).await?;
        }
        write_audit(&mut tx, None, audit, "notify.remove", &id.to_string()).await?;
        tx.commit().await?;
        Ok(true)
    }

    async fn put_notice(&self, owed: &Owed, notice: &Notice) -> Result<bool> {
        let (_turn, mut tx) = self.write().await?;
        if tell!(owed, notice).execute(&mut *tx).await?.rows_affected() == 0 {
            return Ok(false);
        }
        add_notice!(notice).execute(&mut *tx).await?;
        tx.commit().await?;
        Ok(true)
    }

    async fn put_hour(&self, hour: i64, deliveries: &BTreeMap<TenantId, i64>) -> Result<()> {
        let (_turn, mut tx) = self.write().await?;
        for (tenant, many) in deliveries {
            sqlx::query(sql::PUT_HOUR).bind(hour).bind(many).bind(tenant.get()).execute(&mut *tx).await?;
        }
        sqlx::query(sql::SET_HOURS_COUNTED).bind(hour).execute(&mut *tx).await?;
        Ok(tx.commit().await?)
    }
}
