//! A write transaction, and the verbs that several rooms of it share.

use std::collections::BTreeMap;
use std::sync::LazyLock;
use std::time::Duration;

use sqlx::AssertSqlSafe;
use sqlx::postgres::PgRow;

use super::Result;
use super::connection::{Ask, Held};
use crate::domain::{Entry, TaskId, TaskKind, TenantId, Timestamp};
use crate::store::webhooks::{add_message, telling};
use crate::store::{NewTask, sql};

/// Several lanes by one statement, in the order of their keys: two transactions that wake the same lanes cannot wait for
/// each other.
const WAKE_EACH: &str = "insert into tenant_lanes (tenant_id, lane, next_run_at) \
    select * from unnest($1::bigint[], $2::bigint[], $3::bigint[]) \
    on conflict (tenant_id, lane) do update set next_run_at = excluded.next_run_at \
    where tenant_lanes.next_run_at > excluded.next_run_at";
/// An update of many rows locks them in any order; so they are locked before it, in ours.
const LOCK_LANES: &str = "select lane from tenant_lanes where ($1::bigint is null or tenant_id = $1) and next_run_at > $2 \
    order by tenant_id, lane for update";

/// The hand-off cannot be removed before the entry is there for its removal to see.
static ADD_ENTRY: LazyLock<String> = LazyLock::new(|| format!("{} for key share", sql::ADD_ENTRY));

/// A write transaction.
pub(super) struct Write {
    held: Held,
    /// The lanes to wake, by tenant and number, with the time of the earliest work in them.
    lanes: BTreeMap<(i64, i64), i64>,
    /// All lanes of one tenant, or of everybody, to wake at a time.
    all_lanes: Option<(Option<i64>, i64)>,
    /// Whether some of the work can be done at once.
    due: bool,
    keep: bool,
}

impl Write {
    pub(super) async fn begin(mut held: Held) -> Result<Self> {
        held.begin("begin").await?;
        Ok(Self { held, lanes: BTreeMap::new(), all_lanes: None, due: false, keep: true })
    }

    /// Wakes the lanes and commits; tells whether there is work that can be done at once.
    pub(super) async fn commit(mut self) -> Result<bool> {
        if !self.keep {
            self.held.end("rollback").await?;
            return Ok(false);
        }
        if let Some((tenant, at)) = self.all_lanes {
            self.rows(sqlx::query(LOCK_LANES).bind(tenant).bind(at)).await?;
            match tenant {
                Some(tenant) => self.run(sqlx::query(sql::WAKE_LANES).bind(at).bind(tenant)).await?,
                None => self.run(sqlx::query(sql::WAKE_ALL_LANES).bind(at)).await?,
            };
        }
        match self.lanes.len() {
            0 => {}
            1 => {
                for ((tenant, lane), at) in std::mem::take(&mut self.lanes) {
                    self.run(sqlx::query(sql::WAKE_LANE).bind(tenant).bind(lane).bind(at)).await?;
                }
            }
            _ => {
                let (keys, times): (Vec<_>, Vec<_>) = std::mem::take(&mut self.lanes).into_iter().unzip();
                let (tenants, lanes): (Vec<_>, Vec<_>) = keys.into_iter().unzip();
                self.run(sqlx::query(WAKE_EACH).bind(tenants).bind(lanes).bind(times)).await?;
            }
        }
        self.held.end("commit").await?;
        Ok(self.due)
    }

    /// Ends it without a trace; where nothing more can be said on the connection, closing it ends it.
    pub(super) async fn rollback(mut self) {
        if self.held.is_whole() {
            let _ = self.held.end("rollback").await;
        }
    }

    /// Keeps nothing of what was done in it, although nothing went wrong.
    pub(super) fn undo(&mut self) {
        self.keep = false;
    }

    /// For what touches very many rows.
    pub(super) async fn take_time(&mut self, most: Duration) -> Result<()> {
        let query = sqlx::query("select set_config('statement_timeout', $1, true)").bind(most.as_millis().to_string());
        self.rows(query).await?;
        self.held.wait_for(most);
        Ok(())
    }

    pub(super) async fn run(&mut self, query: Ask<'_>) -> Result<u64> {
        self.held.run(query).await
    }

    pub(super) async fn row(&mut self, query: Ask<'_>) -> Result<Option<PgRow>> {
        Ok(self.rows(query).await?.into_iter().next())
    }

    pub(super) async fn rows(&mut self, query: Ask<'_>) -> Result<Vec<PgRow>> {
        self.held.rows(query).await
    }

    /// Remembers that a lane has work at `at`; it is woken last of all.
    pub(super) fn wake(&mut self, tenant: i64, lane: i64, at: Timestamp, now: Timestamp) {
        let due = self.lanes.entry((tenant, lane)).or_insert(at.micros());
        *due = (*due).min(at.micros());
        self.due |= at <= now;
    }

    /// Remembers that every lane of a tenant, or of everybody, is to be looked at.
    pub(super) fn wake_all(&mut self, tenant: Option<TenantId>, now: Timestamp) {
        self.all_lanes = Some((tenant.map(TenantId::get), now.micros()));
        self.due = true;
    }

    /// Adds a task; `false` when the same work is unfinished already.
    pub(super) async fn add_task(&mut self, task: &NewTask) -> Result<bool> {
        self.put_task(task, sql::ADD_TASK).await
    }

    /// Adds a task, or asks for it again if the same work is unfinished: what is under way does not finish it.
    pub(super) async fn ask_again(&mut self, task: &NewTask) -> Result<()> {
        self.put_task(task, sql::ASK_AGAIN).await.map(|_asked| ())
    }

    async fn put_task(&mut self, task: &NewTask, statement: &'static str) -> Result<bool> {
        let lane = task.kind.lane().number();
        let query = sqlx::query(statement).bind(TaskId::at(task.created_at).uuid()).bind(task.tenant.get());
        let query = query.bind(lane).bind(task.kind.name()).bind(task.handoff.uuid());
        let query = query.bind(task.kind.dedup_key(task.handoff)).bind(task.run_at.micros());
        if self.run(query.bind(task.created_at.micros())).await? == 0 {
            return Ok(false);
        }
        self.wake(task.tenant.get(), lane, task.run_at, task.created_at);
        Ok(true)
    }

    /// Adds an entry with what schedulers are told of it, and the work that this makes.
    pub(super) async fn add_entry(&mut self, entry: &Entry) -> Result<()> {
        let query =
            sqlx::query(AssertSqlSafe(ADD_ENTRY.as_str())).bind(TaskId::at(entry.at).uuid()).bind(entry.handoff.uuid());
        let query = query.bind(entry.at.micros()).bind(entry.step.name()).bind(&entry.outcome);
        if self.run(query.bind(&entry.cause).bind(&entry.next)).await? == 0 {
            return Ok(());
        }
        for new in &entry.told {
            self.run(add_message!(entry, new)).await?;
            self.ask_again(&telling!(new.tenant, entry.handoff, entry.at)).await?;
        }
        Ok(())
    }

    pub(super) async fn audit(
        &mut self,
        tenant: Option<TenantId>,
        (actor, at): (&str, Timestamp),
        action: &str,
        subject: &str,
    ) -> Result<()> {
        let query = sqlx::query(sql::WRITE_AUDIT).bind(TaskId::at(at).uuid()).bind(tenant.map(TenantId::get));
        self.run(query.bind(actor).bind(action).bind(subject).bind(at.micros())).await?;
        Ok(())
    }
}
