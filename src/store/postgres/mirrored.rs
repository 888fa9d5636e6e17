//! The mirror of jobs, persons and applications.

use std::sync::LazyLock;

use async_trait::async_trait;
use sqlx::AssertSqlSafe;
use sqlx::postgres::PgRow;

use super::mirror::json;
use super::{PgStore, Result, Write, transaction};
use crate::domain::{
    Content, Entity, FieldShown, Gone, JobId, Known, MirrorKind, MirrorWrite, Mirrored, PersonId, StreamPlace, SyncRun,
    SyncRunId, SyncStanding, SyncState, TenantId, Timestamp, Turn, sync_schedule,
};
use crate::store::cells::{Cells, Column};
use crate::store::listing::part;
use crate::store::mirror::{MirrorTexts, Put, looked_at, pattern};
use crate::store::mirror_reads::mirror;
use crate::store::mirror_writes::mirror_writes;
use crate::store::rows::Row;
use crate::store::{Found, Kept, Mirror, MirrorAsked, MirrorCursor, MirrorPage, Page, sql};

/// Many at once, by an array. Between the first and the last of them: numbers of a page lie side by side, and a new table is
/// believed to hold so little of each tenant that all of it might as well be looked at.
const KNOWN: &str = "select id, scope, kind, read_at from mirrored where tenant_id = $1 and entity = $2 and id = any($3) \
    and id between $4 and $5";

/// A tenant that nobody removes before the transaction ends.
const KEEP_TENANT: &str = "select tenant_id from tenants where tenant_id = $1 for key share";

/// The same, and with it the turn, whoever has it. The tenant is locked first, as in every transaction that holds both.
const HOLD: &str = "with there as materialized (select tenant_id from tenants where tenant_id = $1 for key share) \
    update schedules set held_until = held_until from there where name = $2 and fence = $3 and held_until > $4";

/// Each column comes as an array, so any number of rows is one statement.
static TEXTS: LazyLock<MirrorTexts<String>> =
    LazyLock::new(|| MirrorTexts::of(|put| put.batch().of_arrays(types(put))));

fn types(put: Put) -> &'static [&'static str] {
    match put {
        Put::Mirrored => &[
            "bigint", "text", "bigint", "text", "text", "text", "text", "text", "bigint", "bigint", "bigint", "bigint",
            "text", "bigint",
        ],
        Put::Persons => {
            &["bigint", "bigint", "text", "text", "text", "text", "text", "text", "text", "bigint", "bigint", "bigint"]
        }
        Put::Jobs => &["bigint", "bigint", "text", "text", "text", "text", "text", "bigint", "bigint", "bigint"],
        Put::Applications => {
            &["bigint", "bigint", "bigint", "bigint", "text", "text", "text", "bigint", "bigint", "bigint"]
        }
        Put::Shown => &["bigint", "text", "bigint", "text", "bigint", "bigint"],
    }
}

mirror!(PgStore);
mirror_writes!(Write);

impl Write {
    /// Puts rows, and tells what the statement returns of them.
    async fn put(&mut self, put: Put, cells: &Cells<'_>) -> Result<Vec<PgRow>> {
        if cells.is_empty() {
            return Ok(Vec::new());
        }
        let mut query = sqlx::query(AssertSqlSafe(TEXTS.text(put).as_str()));
        for column in cells.columns() {
            query = match column {
                Column::Ints(values) => query.bind(values),
                Column::Texts(values) => query.bind(values),
            };
        }
        self.rows(query).await
    }
}

impl PgStore {
    /// Planned each time: a plan that was made while the table was empty would be kept while an import fills it.
    async fn known_rows(&self, tenant: TenantId, entity: Entity, ids: &[i64]) -> Result<Vec<PgRow>> {
        let query = sqlx::query(KNOWN).bind(tenant.get()).bind(entity.name()).bind(ids.to_vec());
        let query = query.bind(ids.iter().min().copied()).bind(ids.iter().max().copied());
        self.rows(query.persistent(false)).await
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

    async fn put_shown(&self, turn: &Turn, tenant: TenantId, shown: &[FieldShown], at: Timestamp) -> Result<bool> {
        transaction!(self, others, |write| {
            let done = write_shown(write, turn, tenant, shown, at).await?;
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
