//! Troubles and notices.

use std::collections::BTreeMap;

use async_trait::async_trait;

use super::{PgStore, Result, transaction};
use crate::domain::{
    Delivered, EventId, HandoffId, NotReady, Notice, NoticeId, NoticeKind, NoticeTarget, NoticeTargetId, Owed, Sending,
    TenantId, Timestamp, Trouble, WorkflowId,
};
use crate::store::notices::{HOUR_MICROS, Happened, add_notice, add_target, happened, notices, per_tenant, tell};
use crate::store::rows::Row;
use crate::store::{Notices, sql};

notices!(PgStore, run);

impl PgStore {
    async fn put_target(&self, target: &NoticeTarget, audit: (&str, Timestamp)) -> Result<()> {
        transaction!(self, others, |write| {
            write.run(add_target!(target)).await?;
            let query = sqlx::query(sql::PASS_OVER_TROUBLES).bind(target.id.uuid());
            write.run(query.bind(target.tenant.map(TenantId::get))).await?;
            write.audit(target.tenant, audit, "notify.add", &target.id.to_string()).await
        })
    }

    async fn drop_target(&self, id: NoticeTargetId, audit: (&str, Timestamp)) -> Result<bool> {
        transaction!(self, others, |write| {
            if write.run(sqlx::query(sql::REMOVE_TARGET).bind(id.uuid())).await? == 0 {
                return Ok(false);
            }
            for statement in [sql::REMOVE_TELLINGS_TO, sql::REMOVE_NOTICES_TO] {
                write.run(sqlx::query(statement).bind(id.uuid())).await?;
            }
            write.audit(None, audit, "notify.remove", &id.to_string()).await?;
            Ok(true)
        })
    }

    async fn put_notice(&self, owed: &Owed, notice: &Notice) -> Result<bool> {
        transaction!(self, others, |write| {
            if write.run(tell!(owed, notice)).await? == 0 {
                return Ok(false);
            }
            write.run(add_notice!(notice)).await?;
            Ok(true)
        })
    }

    async fn put_hour(&self, hour: i64, deliveries: &BTreeMap<TenantId, i64>) -> Result<()> {
        transaction!(self, others, |write| {
            for (tenant, many) in deliveries {
                write.run(sqlx::query(sql::PUT_HOUR).bind(hour).bind(many).bind(tenant.get())).await?;
            }
            write.run(sqlx::query(sql::SET_HOURS_COUNTED).bind(hour)).await?;
            Ok(())
        })
    }
}
