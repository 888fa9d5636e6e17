//! What both engines say alike of troubles and notices. As macros, because the type of a statement is its engine's.

use std::collections::BTreeMap;

use super::rows::{Fields, Row};
use super::{DeadEnd, StoreError};
use crate::domain::{
    AdvanceOutcome, Delivered, HandoffId, Lease, Lifecycle, NotReady, Notice, NoticeId, NoticeKind, NoticeTarget,
    NoticeTargetId, Owed, Sealed, TaskKind, TenantId, Timestamp, Trouble,
};

type Result<T> = std::result::Result<T, StoreError>;

/// Hours are counted since the Unix epoch.
pub(super) const HOUR_MICROS: i64 = 3_600_000_000;

/// What has happened to a hand-off.
#[derive(Clone, Copy)]
pub(super) struct Happened<'a> {
    pub(super) kind: NoticeKind,
    pub(super) why: &'a str,
    pub(super) at: Timestamp,
    /// Whether it counts although the hand-off has failed: that was counted when it did.
    pub(super) again: bool,
}

impl<'a> Happened<'a> {
    /// A task was given up.
    pub(super) fn given_up(task: TaskKind, why: &'a str, at: Timestamp) -> Self {
        Self { kind: NoticeKind::of_given_up(task), why, at, again: false }
    }

    /// A hand-off has ended so.
    pub(super) fn ended(end: &'a DeadEnd<'_>) -> Option<Self> {
        let why = end.entry.cause.as_deref().or(end.failure).unwrap_or_default();
        let failed = end.lifecycle == Lifecycle::Failed;
        failed.then_some(Self { kind: NoticeKind::HandoffFailed, why, at: end.entry.at, again: true })
    }

    /// A move has ended so. Without a lease it ended because its task was given up, which was counted then.
    pub(super) fn moved(outcome: &'a AdvanceOutcome, lease: Option<Lease>, at: i64) -> Option<Self> {
        lease?;
        let (kind, why) = match outcome {
            AdvanceOutcome::Overrode { .. } => (NoticeKind::MoveOverrode, ""),
            AdvanceOutcome::Refused { why } | AdvanceOutcome::Failed { why } => (NoticeKind::MoveFailed, why.as_str()),
            AdvanceOutcome::Advanced | AdvanceOutcome::AlreadyThere | AdvanceOutcome::MovedBySomeone => return None,
        };
        Some(Self { kind, why, at: Timestamp::from_micros(at), again: true })
    }
}

/// Lets a store keep troubles and notices. It needs `row`, `rows`, a method that runs one statement and tells how many
/// rows it changed, and what takes several statements under the names used here.
macro_rules! notices {
    ($store:ty, $change:ident) => {
        #[async_trait]
        impl Notices for $store {
            async fn trouble_happened(&self, handoff: HandoffId, kind: NoticeKind, at: Timestamp) -> Result<()> {
                let what = Happened { kind, why: "", at, again: true };
                self.$change(happened!(handoff, what)).await.map(|_one| ())
            }

            async fn trouble_lasts(&self, trouble: &Trouble) -> Result<()> {
                let query = sqlx::query(sql::TROUBLE_LASTS).bind(trouble.kind.name()).bind(trouble.times);
                let query = query.bind(trouble.since.micros()).bind(trouble.last_at.micros());
                let query =
                    query.bind(trouble.workflow.map(WorkflowId::get)).bind(trouble.handoff.map(HandoffId::uuid));
                self.$change(query.bind(trouble.why.as_deref()).bind(trouble.tenant.get())).await.map(|_one| ())
            }

            async fn trouble_ended(
                &self,
                tenant: TenantId,
                kind: NoticeKind,
                why: Option<&str>,
                at: Timestamp,
            ) -> Result<bool> {
                let query = sqlx::query(sql::TROUBLE_ENDED).bind(at.micros()).bind(why);
                Ok(self.$change(query.bind(tenant.get()).bind(kind.name())).await? == 1)
            }

            async fn lasting_troubles(&self) -> Result<Vec<Trouble>> {
                let rows = self.rows(sqlx::query(sql::LASTING_TROUBLES)).await?;
                rows.iter().map(|row| Row::of("troubles", row).trouble()).collect()
            }

            async fn add_target(&self, target: &NoticeTarget, audit: (&str, Timestamp)) -> Result<()> {
                self.put_target(target, audit).await
            }

            async fn targets(&self) -> Result<Vec<NoticeTarget>> {
                let rows = self.rows(sqlx::query(sql::LIST_TARGETS)).await?;
                rows.iter().map(|row| Row::of("notice_targets", row).notice_target()).collect()
            }

            async fn remove_target(&self, id: NoticeTargetId, audit: (&str, Timestamp)) -> Result<bool> {
                self.drop_target(id, audit).await
            }

            async fn delivered(&self, id: NoticeTargetId) -> Result<Delivered> {
                let row = self.row(sqlx::query(sql::DELIVERED_TO).bind(id.uuid())).await?;
                row.map_or(Ok(Delivered::default()), |row| Row::of("notices", &row).delivered())
            }

            async fn owed(&self, before: Timestamp) -> Result<Vec<Owed>> {
                let rows = self.rows(sqlx::query(sql::OWED_NOTICES).bind(before.micros())).await?;
                rows.iter().map(|row| Row::of("troubles", row).owed()).collect()
            }

            async fn write_down(&self, owed: &Owed, notice: &Notice) -> Result<bool> {
                self.put_notice(owed, notice).await
            }

            async fn due(&self, now: Timestamp, most: i64) -> Result<Vec<Notice>> {
                let rows = self.rows(sqlx::query(sql::DUE_NOTICES).bind(now.micros()).bind(most)).await?;
                rows.iter().map(|row| Row::of("notices", row).notice()).collect()
            }

            async fn try_notice(&self, notice: &Notice, now: Timestamp, until: Timestamp) -> Result<Option<Notice>> {
                let query = sqlx::query(sql::TRY_NOTICE).bind(until.micros()).bind(notice.id.uuid());
                let taken = self.$change(query.bind(notice.attempts).bind(now.micros())).await? == 1;
                Ok(taken.then(|| Notice { attempts: notice.attempts + 1, ..notice.clone() }))
            }

            async fn end_try(&self, notice: &Notice, sending: &Sending, at: Timestamp) -> Result<bool> {
                let (state, next, error) = match sending {
                    Sending::Sent => ("sent", at, None),
                    Sending::Again(next, why) => ("queued", *next, Some(why.as_str())),
                    Sending::GivenUp(why) => ("given_up", at, Some(why.as_str())),
                };
                let ended = (state != "queued").then(|| at.micros());
                let query = sqlx::query(sql::END_NOTICE).bind(state).bind(next.micros()).bind(error).bind(ended);
                Ok(self.$change(query.bind(notice.id.uuid()).bind(notice.attempts)).await? == 1)
            }

            async fn not_ready(&self, late: Timestamp) -> Result<Vec<NotReady>> {
                let mut found = Vec::new();
                for row in self.rows(sqlx::query(sql::TENANTS_WITH_CLICKS)).await? {
                    let tenant = Row::of("tenant_lanes", &row).int("tenant_id")?;
                    for row in self.rows(sqlx::query(sql::NOT_READY).bind(late.micros()).bind(tenant)).await? {
                        found.push(Row::of("handoffs", &row).not_ready()?);
                    }
                }
                Ok(found)
            }

            async fn hours_counted(&self) -> Result<Option<i64>> {
                let row = self.row(sqlx::query(sql::HOURS_COUNTED)).await?;
                row.map_or(Ok(None), |row| Row::of("meta", &row).opt_int("hours_counted"))
            }

            async fn received(&self, from: Timestamp, until: Timestamp) -> Result<BTreeMap<TenantId, i64>> {
                let query = sqlx::query(sql::EVENTS_BETWEEN).bind(EventId::floor(from).uuid());
                per_tenant("n", &self.rows(query.bind(EventId::floor(until).uuid())).await?)
            }

            async fn keep_hour(&self, hour: i64, deliveries: &BTreeMap<TenantId, i64>) -> Result<()> {
                self.put_hour(hour, deliveries).await
            }

            async fn deliveries_in(&self, hour: i64) -> Result<BTreeMap<TenantId, i64>> {
                per_tenant("deliveries", &self.rows(sqlx::query(sql::DELIVERIES_IN).bind(hour)).await?)
            }

            async fn prune_notices(&self, before: Timestamp, most: i64) -> Result<u64> {
                let query = sqlx::query(sql::PRUNE_NOTICES).bind(NoticeId::floor(before).uuid()).bind(most);
                let notices = self.$change(query).await?;
                let query = sqlx::query(sql::PRUNE_HOURS).bind(before.micros() / HOUR_MICROS).bind(most);
                Ok(notices + self.$change(query).await?)
            }
        }
    };
}

/// A statement with the values of a notice.
macro_rules! add_notice {
    ($notice:ident) => {{
        let query = sqlx::query(sql::ADD_NOTICE).bind($notice.id.uuid()).bind($notice.target.uuid());
        let query = query.bind($notice.tenant.get()).bind($notice.kind.name()).bind(i64::from($notice.is_over));
        let query = query.bind($notice.times).bind($notice.since.micros()).bind($notice.last_at.micros());
        let query = query.bind($notice.workflow.map(WorkflowId::get)).bind($notice.handoff.map(HandoffId::uuid));
        query.bind($notice.why.as_deref()).bind($notice.created_at.micros())
    }};
}

/// A statement that notes what a target is told.
macro_rules! tell {
    ($owed:ident, $notice:ident) => {{
        let query = sqlx::query(sql::TELL).bind($owed.target.uuid()).bind($owed.trouble.tenant.get());
        let query = query.bind($owed.trouble.kind.name()).bind($owed.trouble.times).bind($notice.created_at.micros());
        let lasts = $owed.trouble.kind.lasts() && !$notice.is_over;
        let query = query.bind(lasts.then(|| $notice.since.micros())).bind($owed.told_times);
        query.bind($owed.told_at.map_or(0, Timestamp::micros))
    }};
}

/// A statement that adds a target.
macro_rules! add_target {
    ($target:ident) => {{
        let query = sqlx::query(sql::ADD_TARGET).bind($target.id.uuid()).bind($target.tenant.map(TenantId::get));
        let query = query.bind($target.channel.name()).bind($target.sealed.bytes.as_slice());
        let query = query.bind($target.sealed.key_id.as_str()).bind($target.kinds.to_string());
        query.bind($target.created_at.micros())
    }};
}
/// A statement that counts what happened.
macro_rules! happened {
    ($handoff:expr, $what:expr) => {{
        let (handoff, what): (HandoffId, Happened<'_>) = ($handoff, $what);
        let query = sqlx::query(sql::TROUBLE_HAPPENED).bind(what.kind.name()).bind(what.at.micros()).bind(what.why);
        query.bind(handoff.uuid()).bind(i64::from(what.again))
    }};
}

/// A statement that notes that the ATS did not let us in, if it did not.
macro_rules! refused {
    ($task:ident, $why:expr, $at:expr) => {{
        let (why, at): (Option<&str>, Timestamp) = ($why, $at);
        $task.heard.was_refused().then(|| {
            let query = sqlx::query(sql::TROUBLE_LASTS).bind(NoticeKind::CredentialRefused.name()).bind(1_i64);
            let query = query.bind(at.micros()).bind(at.micros()).bind(None::<i64>).bind(None::<uuid::Uuid>);
            query.bind(why.unwrap_or("it did not let us in")).bind($task.tenant.get())
        })
    }};
}
pub(super) use {add_notice, add_target, happened, notices, refused, tell};

pub(super) fn per_tenant<F: Fields>(column: &'static str, rows: &[F]) -> Result<BTreeMap<TenantId, i64>> {
    let count = |row| {
        let row = Row::of("deliveries", row);
        Ok((row.id("tenant_id")?, row.int(column)?))
    };
    rows.iter().map(count).collect()
}

impl<F: Fields> Row<'_, F> {
    pub(super) fn trouble(&self) -> Result<Trouble> {
        Ok(Trouble {
            tenant: self.id("tenant_id")?,
            kind: self.parsed("kind")?,
            times: self.int("times")?,
            since: self.at("since")?,
            last_at: self.at("last_at")?,
            is_over: self.int("is_over")? == 1,
            workflow: self.opt_id("workflow_id")?,
            handoff: self.opt_uuid("handoff_id")?.map(HandoffId::from_uuid),
            why: self.opt_text("why")?,
        })
    }

    pub(super) fn owed(&self) -> Result<Owed> {
        Ok(Owed {
            target: NoticeTargetId::from_uuid(self.uuid("target_id")?),
            trouble: self.trouble()?,
            told_times: self.int("told_times")?,
            told_at: self.opt_at("told_at")?,
            told_since: self.opt_at("told_since")?,
        })
    }

    pub(super) fn notice(&self) -> Result<Notice> {
        Ok(Notice {
            id: NoticeId::from_uuid(self.uuid("notice_id")?),
            target: NoticeTargetId::from_uuid(self.uuid("target_id")?),
            tenant: self.id("tenant_id")?,
            kind: self.parsed("kind")?,
            is_over: self.int("is_over")? == 1,
            times: self.int("times")?,
            since: self.at("since")?,
            last_at: self.at("last_at")?,
            workflow: self.opt_id("workflow_id")?,
            handoff: self.opt_uuid("handoff_id")?.map(HandoffId::from_uuid),
            why: self.opt_text("why")?,
            attempts: self.int("attempts")?,
            created_at: self.at("created_at")?,
        })
    }

    pub(super) fn notice_target(&self) -> Result<NoticeTarget> {
        Ok(NoticeTarget {
            id: NoticeTargetId::from_uuid(self.uuid("target_id")?),
            tenant: self.opt_id("tenant_id")?,
            channel: self.parsed("channel")?,
            sealed: Sealed { key_id: self.text("key_id")?, bytes: self.bytes("sealed")? },
            kinds: self.parsed("kinds")?,
            created_at: self.at("created_at")?,
        })
    }

    pub(super) fn delivered(&self) -> Result<Delivered> {
        Ok(Delivered {
            queued: self.int("queued")?,
            given_up: self.int("given_up")?,
            last_error: self.opt_text("last_error")?,
            sent_at: self.opt_at("sent_at")?,
        })
    }

    pub(super) fn not_ready(&self) -> Result<NotReady> {
        Ok(NotReady {
            tenant: self.id("tenant_id")?,
            waiting: self.opt_parsed("waiting_for")?,
            handoffs: self.int("n")?,
            oldest: self.at("oldest")?,
            late: self.int("late")?,
            workflow: self.opt_id("workflow_id")?,
        })
    }
}
