//! The mirror of jobs, persons and applications.

use async_trait::async_trait;
use sqlx::sqlite::{SqliteArguments, SqliteRow};
use sqlx::{AssertSqlSafe, Sqlite};

use super::mirror::json;
use super::{Result, SqliteStore, Tx, write_audit};
use crate::domain::{
    CallWindow, Content, Entity, FieldShown, Gone, JobId, Known, MirrorKind, MirrorWrite, Mirrored, PersonId, Span,
    StreamPlace, SyncRun, SyncRunId, SyncStanding, SyncState, TenantId, Timestamp, Turn, sync_schedule,
};
use crate::store::listing::part;
use crate::store::mirror::{OF_SQLITE, looked_at, pattern, portions};
use crate::store::mirror_reads::mirror;
use crate::store::mirror_writes::mirror_writes;
use crate::store::rows::Row;
use crate::store::{Found, Kept, Mirror, MirrorAsked, MirrorCursor, MirrorPage, Page, sql};

/// Many at once, by a list.
const KNOWN: &str = "select id, scope, kind, read_at from mirrored where tenant_id = $1 and entity = $2 \
    and id in (select value from json_each($3)) order by id";

/// A tenant that nobody removes before the transaction ends: there is one writer.
const KEEP_TENANT: &str = "select tenant_id from tenants where tenant_id = $1";

mirror!(SqliteStore);
mirror_writes!(Writing, OF_SQLITE);

type Ask<'q> = sqlx::query::Query<'q, Sqlite, SqliteArguments>;

/// A write transaction, under the names that every engine has.
struct Writing(Tx);

impl Writing {
    async fn run(&mut self, query: Ask<'_>) -> Result<u64> {
        Ok(query.execute(&mut *self.0).await?.rows_affected())
    }

    async fn rows(&mut self, query: Ask<'_>) -> Result<Vec<SqliteRow>> {
        Ok(query.fetch_all(&mut *self.0).await?)
    }

    async fn row(&mut self, query: Ask<'_>) -> Result<Option<SqliteRow>> {
        Ok(query.fetch_optional(&mut *self.0).await?)
    }

    async fn audit(
        &mut self,
        tenant: Option<TenantId>,
        audit: (&str, Timestamp),
        action: &str,
        subject: &str,
    ) -> Result<()> {
        write_audit(&mut self.0, tenant, audit, action, subject).await
    }
}

impl SqliteStore {
    async fn known_rows(&self, tenant: TenantId, entity: Entity, ids: &[i64]) -> Result<Vec<SqliteRow>> {
        let ids = json("mirrored", "id", &ids)?;
        self.rows(sqlx::query(KNOWN).bind(tenant.get()).bind(entity.name()).bind(ids)).await
    }

    async fn put_page(&self, page: &MirrorPage<'_>) -> Result<Option<Kept>> {
        let (_turn, tx) = self.write().await?;
        let mut write = Writing(tx);
        let done = write_page(&mut write, page).await?;
        if done.is_some() {
            write.0.commit().await?;
        }
        Ok(done)
    }

    async fn put_left(
        &self,
        turn: &Turn,
        (tenant, scope): (TenantId, &str),
        at: Timestamp,
        most: i64,
    ) -> Result<Option<u64>> {
        let (_turn, tx) = self.write().await?;
        let mut write = Writing(tx);
        let done = write_left(&mut write, turn, tenant, scope, (at, most)).await?;
        if done.is_some() {
            write.0.commit().await?;
        }
        Ok(done)
    }

    async fn put_stream(&self, turn: &Turn, tenant: TenantId, place: &StreamPlace, at: Timestamp) -> Result<bool> {
        let (_turn, tx) = self.write().await?;
        let mut write = Writing(tx);
        let done = write_stream(&mut write, turn, tenant, place, at).await?;
        if done {
            write.0.commit().await?;
        }
        Ok(done)
    }

    async fn put_no_standing(&self, turn: &Turn, tenant: TenantId, at: Timestamp) -> Result<bool> {
        let (_turn, tx) = self.write().await?;
        let mut write = Writing(tx);
        let done = write_no_standing(&mut write, turn, tenant, at).await?;
        if done {
            write.0.commit().await?;
        }
        Ok(done)
    }

    async fn put_standing_of(
        &self,
        turn: &Turn,
        tenant: TenantId,
        kept: (&SyncStanding, Option<&SyncRun>),
        at: Timestamp,
    ) -> Result<bool> {
        let (_turn, tx) = self.write().await?;
        let mut write = Writing(tx);
        let done = write_standing(&mut write, turn, tenant, kept, at).await?;
        if done {
            write.0.commit().await?;
        }
        Ok(done)
    }

    async fn put_walk(&self, run: &SyncRun, audit: Option<(&str, Timestamp)>) -> Result<bool> {
        let (_turn, tx) = self.write().await?;
        let mut write = Writing(tx);
        let done = write_walk(&mut write, run, audit).await?;
        if done {
            write.0.commit().await?;
        }
        Ok(done)
    }

    async fn put_steps(&self, turn: &Turn, run: &SyncRun) -> Result<bool> {
        let (_turn, tx) = self.write().await?;
        let mut write = Writing(tx);
        let done = write_steps(&mut write, turn, run).await?;
        if done {
            write.0.commit().await?;
        }
        Ok(done)
    }

    async fn put_end(&self, turn: &Turn, run: &SyncRun) -> Result<bool> {
        let (_turn, tx) = self.write().await?;
        let mut write = Writing(tx);
        let done = write_end(&mut write, turn, run).await?;
        if done {
            write.0.commit().await?;
        }
        Ok(done)
    }

    async fn put_cancelled(&self, id: SyncRunId, audit: (&str, Timestamp)) -> Result<bool> {
        let (_turn, tx) = self.write().await?;
        let mut write = Writing(tx);
        let done = write_cancelled(&mut write, id, audit).await?;
        if done {
            write.0.commit().await?;
        }
        Ok(done)
    }
}
