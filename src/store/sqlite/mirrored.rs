//! The mirror of jobs, persons and applications.

use std::sync::LazyLock;

use async_trait::async_trait;
use sqlx::sqlite::{SqliteArguments, SqliteRow};
use sqlx::{AssertSqlSafe, Sqlite};

use super::mirror::json;
use super::{Result, SqliteStore, Tx, write_audit};
use crate::domain::{
    Content, Entity, FieldShown, Gone, JobId, Known, MirrorKind, MirrorWrite, Mirrored, PersonId, StreamPlace, SyncRun,
    SyncRunId, SyncStanding, SyncState, TenantId, Timestamp, Turn, sync_schedule,
};
use crate::store::cells::{Cell, Cells};
use crate::store::listing::part;
use crate::store::mirror::{MirrorTexts, Put, Texts, looked_at, pattern, portions};
use crate::store::mirror_reads::mirror;
use crate::store::mirror_writes::mirror_writes;
use crate::store::rows::Row;
use crate::store::{Found, Kept, Mirror, MirrorAsked, MirrorCursor, MirrorPage, Page, sql};

/// Many at once, by a list.
const KNOWN: &str = "select id, scope, kind, read_at from mirrored where tenant_id = $1 and entity = $2 \
    and id in (select value from json_each($3)) order by id";

/// A tenant that nobody removes before the transaction ends: there is one writer.
const KEEP_TENANT: &str = "select tenant_id from tenants where tenant_id = $1";

/// The same, and with it the turn, whoever has it.
const HOLD: &str = "update schedules set held_until = held_until where name = $2 and fence = $3 and held_until > $4 \
    and exists (select 1 from tenants where tenant_id = $1)";

static TEXTS: LazyLock<MirrorTexts<Texts>> =
    LazyLock::new(|| MirrorTexts::of(|put| Texts::of(|rows| put.batch().for_sqlite(rows))));

mirror!(SqliteStore);
mirror_writes!(Writing);

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

    /// Puts rows, and tells what the statement returns of them.
    async fn put(&mut self, put: Put, cells: &Cells<'_>) -> Result<Vec<SqliteRow>> {
        let (rows, mut returned) = (cells.rows(), Vec::new());
        for some in portions(&rows) {
            let mut query = sqlx::query(AssertSqlSafe(TEXTS.text(put).for_rows(some.len())));
            for cell in some.iter().copied().flatten() {
                query = match cell {
                    Cell::Int(value) => query.bind(*value),
                    Cell::Text(value) => query.bind(value.as_deref()),
                };
            }
            returned.extend(self.rows(query).await?);
        }
        Ok(returned)
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

    async fn put_shown(&self, turn: &Turn, tenant: TenantId, shown: &[FieldShown], at: Timestamp) -> Result<bool> {
        let (_turn, tx) = self.write().await?;
        let mut write = Writing(tx);
        let done = write_shown(&mut write, turn, tenant, shown, at).await?;
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
