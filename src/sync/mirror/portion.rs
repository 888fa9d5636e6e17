//! What a portion of profiles came to, and how it is kept.

use super::shown::Shown;
use super::{Ended, Mirroring};
use crate::ats::AtsError;
use crate::domain::{Entity, MirrorWrite, SyncCounts, Unread};
use crate::store::{MirrorPage, WalkOn};

/// What a portion came to.
#[derive(Default)]
pub(super) struct Portion {
    pub(super) writes: Vec<MirrorWrite>,
    pub(super) deleted: Vec<i64>,
    pub(super) counts: SyncCounts,
    pub(super) shown: Shown,
    /// Could not be read for now.
    pub(super) owed: Vec<(i64, AtsError)>,
    /// Are not shown yet, although a stream told of them.
    pub(super) early: Vec<i64>,
    /// Were not tried: the ATS lets nobody in for now, and why.
    pub(super) left: Vec<i64>,
    pub(super) cut: Option<AtsError>,
}

impl Portion {
    /// Whether somebody was not let in already: one alone may be strange, two are not.
    pub(super) fn is_disconnected(&self) -> bool {
        self.owed.iter().any(|(_, error)| matches!(error, AtsError::NotConnected { .. }))
    }

    /// Behind which number a walk goes on: before the first that nothing is known of yet.
    pub(super) fn settled(&self, ids: &[i64], before: i64) -> i64 {
        let open = self.left.iter().chain(self.owed.iter().map(|(id, _)| id)).min();
        let done = ids.iter().take_while(|id| open.is_none_or(|open| *id < open));
        done.last().copied().unwrap_or(before)
    }
}

impl Mirroring<'_> {
    /// Keeps a portion.
    pub(super) async fn keep(
        &mut self,
        (entity, mut portion): (Entity, Portion),
        walk: Option<WalkOn>,
        unread: Option<Vec<Unread>>,
        counts: &mut SyncCounts,
    ) -> Result<(), Ended> {
        let calls = self.calls();
        // In one order, as everywhere.
        portion.writes.sort_unstable_by_key(|one| one.profile.content.id());
        portion.deleted.sort_unstable();
        let page = MirrorPage {
            turn: self.turn,
            tenant: self.tenant.id,
            walk,
            writes: portion.writes,
            absent: Vec::new(),
            deleted: portion.deleted,
            entity,
            counts: SyncCounts { calls, ..portion.counts },
            unread,
            at: self.moment(),
        };
        self.keep_page(&page, counts).await?;
        self.shown.add(portion.shown);
        if self.shown.are_many() && !self.keep_shown().await? {
            return Err(Ended::Lost);
        }
        Ok(())
    }

    /// Keeps a page and adds what it came to.
    pub(super) async fn keep_page(&self, page: &MirrorPage<'_>, counts: &mut SyncCounts) -> Result<(), Ended> {
        let kept = self.flow.store.keep_page(page).await?.ok_or(Ended::Lost)?;
        counts.add(page.counts);
        counts.add(SyncCounts { written: kept.written, missed: kept.missed, gone: kept.gone, ..SyncCounts::default() });
        let (read, refused) = (page.counts.read, page.counts.refused);
        self.flow.measures.mirrored(page.entity, (read, refused), (kept.written, kept.missed, kept.gone));
        Ok(())
    }
}
