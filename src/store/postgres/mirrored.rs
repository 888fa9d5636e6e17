//! The mirror of jobs, persons and applications.

use async_trait::async_trait;
use sqlx::AssertSqlSafe;

use super::mirror::json;
use super::{PgStore, Result, Write, transaction};
use crate::domain::{
    CallWindow, Content, Entity, FieldShown, Gone, JobId, Known, MirrorKind, MirrorWrite, Mirrored, PersonId, Span,
    StreamPlace, SyncRun, SyncRunId, SyncStanding, SyncState, TenantId, Timestamp, Turn, sync_schedule,
};
use crate::store::listing::part;
use crate::store::mirror::{OF_POSTGRES, looked_at, pattern, portions};
use crate::store::mirror_reads::mirror;
use crate::store::mirror_writes::mirror_writes;
use crate::store::rows::Row;
use crate::store::{Found, Kept, Mirror, MirrorAsked, MirrorCursor, MirrorPage, Page, sql};

/// Many at once, by an array.
const KNOWN: &str =
    "select id, scope, kind, read_at from mirrored where tenant_id = $1 and entity = $2 and id = any($3) order by id";

/// A tenant that nobody removes before the transaction ends.
const KEEP_TENANT: &str = "select tenant_id from tenants where tenant_id = $1 for key share";

mirror!(PgStore);
mirror_writes!(Write, OF_POSTGRES);

impl PgStore {
    async fn known_rows(&self, tenant: TenantId, entity: Entity, ids: &[i64]) -> Result<Vec<sqlx::postgres::PgRow>> {
        self.rows(sqlx::query(KNOWN).bind(tenant.get()).bind(entity.name()).bind(ids.to_vec())).await
    }

    async fn put_page(&self, page: &MirrorPage<'_>) -> Result<Option<Kept>> {
        transaction!(self, others, |write| {
            let done = write_page(write, page).await?;
            if done.is_none() {
                write.undo();
            }
            Ok(done)
        })
    }

    async fn put_left(
        &self,
        turn: &Turn,
        (tenant, scope): (TenantId, &str),
        at: Timestamp,
        most: i64,
    ) -> Result<Option<u64>> {
        transaction!(self, others, |write| {
            let done = write_left(write, turn, tenant, scope, (at, most)).await?;
            if done.is_none() {
                write.undo();
            }
            Ok(done)
        })
    }

    async fn put_stream(&self, turn: &Turn, tenant: TenantId, place: &StreamPlace, at: Timestamp) -> Result<bool> {
        transaction!(self, others, |write| {
            let done = write_stream(write, turn, tenant, place, at).await?;
            if !done {
                write.undo();
            }
            Ok(done)
        })
    }

    async fn put_no_standing(&self, turn: &Turn, tenant: TenantId, at: Timestamp) -> Result<bool> {
        transaction!(self, others, |write| {
            let done = write_no_standing(write, turn, tenant, at).await?;
            if !done {
                write.undo();
            }
            Ok(done)
        })
    }

    async fn put_standing_of(
        &self,
        turn: &Turn,
        tenant: TenantId,
        kept: (&SyncStanding, Option<&SyncRun>),
        at: Timestamp,
    ) -> Result<bool> {
        transaction!(self, others, |write| {
            let done = write_standing(write, turn, tenant, kept, at).await?;
            if !done {
                write.undo();
            }
            Ok(done)
        })
    }

    async fn put_walk(&self, run: &SyncRun, audit: Option<(&str, Timestamp)>) -> Result<bool> {
        transaction!(self, others, |write| {
            let done = write_walk(write, run, audit).await?;
            if !done {
                write.undo();
            }
            Ok(done)
        })
    }

    async fn put_steps(&self, turn: &Turn, run: &SyncRun) -> Result<bool> {
        transaction!(self, others, |write| {
            let done = write_steps(write, turn, run).await?;
            if !done {
                write.undo();
            }
            Ok(done)
        })
    }

    async fn put_end(&self, turn: &Turn, run: &SyncRun) -> Result<bool> {
        transaction!(self, others, |write| {
            let done = write_end(write, turn, run).await?;
            if !done {
                write.undo();
            }
            Ok(done)
        })
    }

    async fn put_cancelled(&self, id: SyncRunId, audit: (&str, Timestamp)) -> Result<bool> {
        transaction!(self, others, |write| {
            let done = write_cancelled(write, id, audit).await?;
            if !done {
                write.undo();
            }
            Ok(done)
        })
    }
}
