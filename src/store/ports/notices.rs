//! What is wrong with tenants, who is told, and what was told.

use std::collections::BTreeMap;

use async_trait::async_trait;

use crate::domain::{
    Delivered, HandoffId, NotReady, Notice, NoticeKind, NoticeTarget, NoticeTargetId, Owed, Sending, TenantId,
    Timestamp, Trouble,
};
use crate::store::StoreError;

/// Troubles and notices. What happens to a hand-off is counted where that is recorded, in the same transaction.
#[async_trait]
pub trait Notices: Send + Sync {
    /// Counts what happened to a hand-off, where nothing else records it.
    async fn trouble_happened(&self, handoff: HandoffId, kind: NoticeKind, at: Timestamp) -> Result<(), StoreError>;

    /// Notes that something lasts; when it began is what was noted first.
    async fn trouble_lasts(&self, trouble: &Trouble) -> Result<(), StoreError>;

    /// Notes that something has ended, if it lasted, and why nobody looks any more where that is the reason.
    async fn trouble_ended(
        &self,
        tenant: TenantId,
        kind: NoticeKind,
        why: Option<&str>,
        at: Timestamp,
    ) -> Result<bool, StoreError>;

    /// What lasts now.
    async fn lasting_troubles(&self) -> Result<Vec<Trouble>, StoreError>;

    /// Adds somebody who is told from now on.
    async fn add_target(&self, target: &NoticeTarget, audit: (&str, Timestamp)) -> Result<(), StoreError>;

    /// Who is told, in the order of being added.
    async fn targets(&self) -> Result<Vec<NoticeTarget>, StoreError>;

    /// Removes a target with everything it was told; `false` when it is not there.
    async fn remove_target(&self, id: NoticeTargetId, audit: (&str, Timestamp)) -> Result<bool, StoreError>;

    /// How the notices to a target went.
    async fn delivered(&self, id: NoticeTargetId) -> Result<Delivered, StoreError>;

    /// Up to 200 troubles that somebody has not been told of, if they were told nothing of that kind since `before`.
    async fn owed(&self, before: Timestamp) -> Result<Vec<Owed>, StoreError>;

    /// Writes down a notice that is to be sent; `false` when another process has done so.
    async fn write_down(&self, owed: &Owed, notice: &Notice) -> Result<bool, StoreError>;

    /// Up to `most` notices that are due.
    async fn due(&self, now: Timestamp, most: i64) -> Result<Vec<Notice>, StoreError>;

    /// Takes the right to try a notice until then; `None` when another process has it.
    async fn try_notice(&self, notice: &Notice, now: Timestamp, until: Timestamp)
    -> Result<Option<Notice>, StoreError>;

    /// Records how a try ended; `false` when the notice is somebody else's by then.
    async fn end_try(&self, notice: &Notice, sending: &Sending, at: Timestamp) -> Result<bool, StoreError>;

    /// The hand-offs that wait to be read, by tenant and reason: those recorded before `late` wait too long. At most 5,000 of a
    /// tenant are counted, and those that are being read this moment are not.
    async fn not_ready(&self, late: Timestamp) -> Result<Vec<NotReady>, StoreError>;

    /// The last hour whose deliveries were counted, in hours since the Unix epoch.
    async fn hours_counted(&self) -> Result<Option<i64>, StoreError>;

    /// How many deliveries of each tenant were received in that span.
    async fn received(&self, from: Timestamp, until: Timestamp) -> Result<BTreeMap<TenantId, i64>, StoreError>;

    /// Keeps how many deliveries of each tenant an hour had; one that was counted before stays as it is.
    async fn keep_hour(&self, hour: i64, deliveries: &BTreeMap<TenantId, i64>) -> Result<(), StoreError>;

    /// How many deliveries of each tenant an hour had; those with none are left out.
    async fn deliveries_in(&self, hour: i64) -> Result<BTreeMap<TenantId, i64>, StoreError>;

    /// Removes up to `most` notices that have ended and are older, and as many counts of older hours; tells how many.
    async fn prune_notices(&self, before: Timestamp, most: i64) -> Result<u64, StoreError>;
}
