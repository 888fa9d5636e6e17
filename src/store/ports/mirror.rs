//! The mirror, and the runs that keep it.

use std::collections::BTreeMap;

use async_trait::async_trait;

use super::{Found, Page};
use crate::domain::{
    Entity, FieldShown, JobId, Known, MirrorKind, MirrorWrite, Mirrored, PersonId, StreamPlace, SyncCounts, SyncPlace,
    SyncRun, SyncRunId, SyncStanding, TenantId, Timestamp, Turn, Unread,
};
use crate::store::StoreError;

/// The mirror, and the runs that keep it.
#[async_trait]
pub trait Mirror: Send + Sync {
    /// What is known of these; at most a thousand at once.
    async fn known(&self, tenant: TenantId, entity: Entity, ids: &[i64]) -> Result<Vec<Known>, StoreError>;

    /// Up to so many that stand in a part of the mirror, with numbers after the one and up to the other, in order.
    async fn in_scope(
        &self,
        tenant: TenantId,
        scope: &str,
        span: (i64, i64),
        most: i64,
    ) -> Result<Vec<i64>, StoreError>;

    /// How many stand in each part of the mirror.
    async fn count_in_scopes(&self, tenant: TenantId) -> Result<Vec<(String, i64)>, StoreError>;

    /// How many stand in each list.
    async fn count_mirrored(&self, tenant: TenantId) -> Result<BTreeMap<MirrorKind, i64>, StoreError> {
        let mut counts = BTreeMap::new();
        for (scope, n) in self.count_in_scopes(tenant).await? {
            if let Some(kind) = MirrorKind::of_scope(&scope) {
                *counts.entry(kind).or_default() += n;
            }
        }
        Ok(counts)
    }

    /// How many of each part the walk that began then did not meet.
    async fn count_absent(
        &self,
        tenant: TenantId,
        entity: Entity,
        walk: Timestamp,
    ) -> Result<Vec<(String, i64)>, StoreError>;

    /// Up to so many with higher numbers that the walk that began then did not meet.
    async fn absent(
        &self,
        of: (TenantId, Entity),
        walk: Timestamp,
        after: i64,
        most: i64,
    ) -> Result<Vec<Known>, StoreError>;

    /// Keeps what was read, and where the walk goes on, in one transaction: either all of it, or `None` when
    /// the turn has ended or the run does not go on.
    async fn keep_page(&self, page: &MirrorPage<'_>) -> Result<Option<Kept>, StoreError>;

    /// Takes up to so many of a part that is not mirrored any more out of the mirror; how many, or `None` when the turn has ended.
    async fn leave_scope(
        &self,
        turn: &Turn,
        of: (TenantId, &str),
        at: Timestamp,
        most: i64,
    ) -> Result<Option<u64>, StoreError>;

    /// A part of a list of the mirror, and where the next begins. It may hold fewer than `most` although others follow: so many
    /// rows are looked at and no more.
    async fn mirrored_page(
        &self,
        asked: &MirrorAsked,
        page: MirrorCursor,
        most: i64,
    ) -> Result<(Vec<Mirrored>, Option<MirrorCursor>), StoreError>;

    /// Adds to how often fields were shown; `false` when the turn has ended.
    async fn keep_shown(
        &self,
        turn: &Turn,
        tenant: TenantId,
        shown: &[FieldShown],
        at: Timestamp,
    ) -> Result<bool, StoreError>;

    /// How often fields were shown since then.
    async fn fields_shown(&self, tenant: TenantId, since: Timestamp) -> Result<Vec<FieldShown>, StoreError>;

    /// How the mirror stands.
    async fn sync_standing(&self, tenant: TenantId) -> Result<SyncStanding, StoreError>;

    /// Keeps how the mirror stands, and an increment that is worth it; `false` when the turn has ended.
    async fn keep_standing(
        &self,
        turn: &Turn,
        tenant: TenantId,
        kept: (&SyncStanding, Option<&SyncRun>),
        at: Timestamp,
    ) -> Result<bool, StoreError>;

    /// Keeps behind which event the stream goes on; `false` when the turn has ended.
    async fn keep_stream(
        &self,
        turn: &Turn,
        tenant: TenantId,
        place: &StreamPlace,
        at: Timestamp,
    ) -> Result<bool, StoreError>;

    /// Forgets how the mirror stood: there is none any more. `false` when the turn has ended.
    async fn forget_standing(&self, turn: &Turn, tenant: TenantId, at: Timestamp) -> Result<bool, StoreError>;

    /// Begins a walk, unless one goes on; the one that goes on, and whether it is the new one. `None` when there is no such
    /// tenant.
    async fn begin_walk(
        &self,
        run: &SyncRun,
        audit: Option<(&str, Timestamp)>,
    ) -> Result<Option<(SyncRun, bool)>, StoreError>;

    /// Gives a walk its parts, which are decided when it is first worked on, and the settings and wishes that it goes by.
    async fn set_steps(&self, turn: &Turn, run: &SyncRun) -> Result<bool, StoreError>;

    /// Says why a walk waits.
    async fn note_walk(&self, id: SyncRunId, note: Option<&str>) -> Result<(), StoreError>;

    /// Ends a walk; with it the tenant's mirror counts as walked through where it is done. `false` when it does not go on.
    async fn end_walk(&self, turn: &Turn, run: &SyncRun) -> Result<bool, StoreError>;

    /// Ends a walk because a person wants it; `false` when it does not go on.
    async fn cancel_walk(&self, id: SyncRunId, audit: (&str, Timestamp)) -> Result<bool, StoreError>;

    /// The newest walk, however it stands.
    async fn last_walk(&self, tenant: TenantId) -> Result<Option<SyncRun>, StoreError>;

    /// The walk that goes on.
    async fn walk_of(&self, tenant: TenantId) -> Result<Option<SyncRun>, StoreError>;

    /// The walks of all tenants that go on.
    async fn walks_going_on(&self) -> Result<Vec<SyncRun>, StoreError>;

    /// Whose walks were asked for and not worked on yet.
    async fn walks_waiting(&self) -> Result<Vec<TenantId>, StoreError>;

    /// A run.
    async fn sync_run(&self, id: SyncRunId) -> Result<Option<SyncRun>, StoreError>;

    /// The runs of a tenant, newest first.
    async fn sync_runs_page(&self, tenant: TenantId, page: Page) -> Result<Found<SyncRun>, StoreError>;

    /// Removes up to `most` runs that ended, fields that were seen, and traces of what had gone, before then.
    async fn prune_sync(&self, before: Timestamp, most: i64) -> Result<u64, StoreError>;
}

/// What is kept at once.
#[derive(Debug, Clone)]
pub struct MirrorPage<'a> {
    /// Whose turn it is.
    pub turn: &'a Turn,
    /// Whose mirror.
    pub tenant: TenantId,
    /// The walk, and where it goes on; none of a look for changes.
    pub walk: Option<WalkOn>,
    /// What was read, in the order of the numbers.
    pub writes: Vec<MirrorWrite>,
    /// What was not met by the walk.
    pub absent: Vec<i64>,
    /// What the ATS has no more.
    pub deleted: Vec<i64>,
    /// Of what all of them are.
    pub entity: Entity,
    /// What of the run is counted, but for what is written and gone.
    pub counts: SyncCounts,
    /// All that could not be read so far, where that has changed.
    pub unread: Option<Vec<Unread>>,
    /// When; each page of a round has a moment of its own.
    pub at: Timestamp,
}

/// Where a walk goes on.
#[derive(Debug, Clone, Copy)]
pub struct WalkOn {
    /// Which walk.
    pub id: SyncRunId,
    /// When it began.
    pub began_at: Timestamp,
    /// From where.
    pub place: SyncPlace,
    /// How many more it will find, as was counted just now.
    pub expected: i64,
}

/// What was kept.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Kept {
    /// What was new or had changed.
    pub written: i64,
    /// What looks for changes should have found before.
    pub missed: i64,
    /// What left the mirror.
    pub gone: i64,
}

/// A list of the mirror.
#[derive(Debug, Clone)]
pub struct MirrorAsked {
    /// Whose.
    pub tenant: TenantId,
    /// Which list.
    pub kind: MirrorKind,
    /// Only what has this text in its names, in lower case.
    pub text: Option<String>,
    /// Only what stands in this folder: its id or its label.
    pub folder: Option<String>,
    /// Only applications of this person.
    pub person: Option<PersonId>,
    /// Only applications for this job.
    pub job: Option<JobId>,
    /// What has left the mirror, too.
    pub gone_too: bool,
}

/// Where a page of the mirror begins: after a number, or after a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MirrorCursor {
    /// In the order of the numbers.
    Id(i64),
    /// In the order of the changes, and of the numbers among those of one moment.
    Change(Timestamp, i64),
}
