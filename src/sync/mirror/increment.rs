//! What changed since the last look.
//!
//! Searches know a date of change to the minute, may be behind, and do not say it. So changes are looked for half an hour back
//! again, and what was read meanwhile and is not among the changes since then is as it was read. A look that could not be
//! finished goes on in the next round: what it has read is not read again, and the next one begins where it began.

use std::collections::HashSet;

use super::reading::Wanted;
use super::{Ended, Mirroring, OVERLAP, SKEW, plan};
use crate::ats::{ProfileIds, ProfilesAsked};
use crate::domain::{Entity, Known, SyncCounts, SyncSource, SyncStanding, Timestamp};

/// A look under way.
#[derive(Clone, Copy)]
struct Look {
    /// Everything before was in the mirror.
    watermark: Timestamp,
    /// When it began.
    since: Timestamp,
}

/// How many times, apart by more than clocks may differ, these were read at; in order.
fn looks(read: &[(Timestamp, i64)]) -> usize {
    let (mut looks, mut last) = (0, None);
    for (at, _) in read {
        if last.is_none_or(|last: Timestamp| *at >= last.plus(SKEW)) {
            (looks, last) = (looks + 1, Some(*at));
        }
    }
    looks
}

impl Mirroring<'_> {
    /// Looks for what changed, and moves the watermark on when all of it is in the mirror, or remembered as unread.
    pub(super) async fn look_for_changes(
        &mut self,
        standing: &mut SyncStanding,
    ) -> Result<SyncCounts, (SyncCounts, Ended)> {
        let mut counts = SyncCounts::default();
        standing.failure = None;
        let Some(watermark) = standing.watermark else { return Ok(counts) };
        let since = *standing.looking_since.get_or_insert(self.now());
        let looked = self.all(Look { watermark, since }, standing, &mut counts).await;
        counts.calls += self.calls();
        if let Err(ended) = looked {
            return Err((counts, ended));
        }
        (standing.watermark, standing.looked_at, standing.looking_since) = (Some(since), Some(since), None);
        Ok(counts)
    }

    async fn all(&mut self, look: Look, standing: &mut SyncStanding, counts: &mut SyncCounts) -> Result<(), Ended> {
        let is_told = match self.tenant.settings.sync.source {
            SyncSource::Stream => self.follow((look.watermark, standing), counts).await?,
            SyncSource::Search | SyncSource::Off => {
                (standing.stream, standing.stream_failure) = (None, None);
                false
            }
        };
        let settings = &self.tenant.settings.sync;
        let folders = plan::person_folders(settings);
        for entity in plan::entities(settings) {
            // First of all: who can be read again makes room for others.
            self.read_again(entity, counts).await?;
            if is_told && entity != Entity::Application {
                continue;
            }
            self.changed(look, plan::all_of(settings, &folders, entity), counts).await?;
            if let Some(asked) = plan::outside(settings, &folders, entity) {
                self.left(look, asked, counts).await?;
            }
        }
        Ok(())
    }

    /// Reads what changed where it is mirrored, a page at a time.
    async fn changed(&mut self, look: Look, asked: ProfilesAsked<'_>, counts: &mut SyncCounts) -> Result<(), Ended> {
        let met = plan::met_among_changes(asked.entity);
        let mut after = 0;
        loop {
            let asked = ProfilesAsked { after, ..asked };
            let ProfileIds { mut ids, is_last } = self.page_of(asked, look.watermark.minus(OVERLAP)).await?;
            let last = ids.last().copied().unwrap_or(after);
            let known = self.known(asked.entity, &ids).await?;
            // An application left with its person or job, whatever was read of it.
            let is_there = |known: &&Known| known.scope.is_some() || asked.entity != Entity::Application;
            let was_read = |id: &i64| known.get(id).filter(is_there).is_some_and(|known| known.read_at >= look.since);
            ids.retain(|id| !was_read(id));
            let end = if is_last { i64::MAX } else { last };
            let unchanged =
                self.unchanged((asked, end), look, ids.iter().filter_map(|id| known.get(id)).filter(is_there)).await?;
            ids.retain(|id| !unchanged.contains(id));
            counts.found += i64::try_from(ids.len()).unwrap_or(i64::MAX);
            self.read_all(Wanted { ids, known, met: met.as_ref(), ..Wanted::of(asked.entity) }, counts).await?;
            if is_last {
                return Ok(());
            }
            after = last;
        }
    }

    /// What has not changed since it was read, although a search so far back names it. Each search tells it of everything that
    /// was read at about the same time; where it is hardly more than one for each, reading them costs no more.
    async fn unchanged(
        &self,
        (asked, end): (ProfilesAsked<'_>, i64),
        look: Look,
        known: impl Iterator<Item = &Known>,
    ) -> Result<HashSet<i64>, Ended> {
        let known = known.filter(|known| known.read_at >= look.watermark.minus(OVERLAP));
        let mut rest: Vec<(Timestamp, i64)> = known.map(|known| (known.read_at, known.id)).collect();
        rest.sort_unstable();
        let mut unchanged = HashSet::new();
        while rest.len() > looks(&rest) {
            let Some((first, _)) = rest.first().copied() else { break };
            let changed = self.up_to((asked, end), first.minus(SKEW)).await?;
            unchanged.extend(rest.iter().map(|(_, id)| *id).filter(|id| !changed.contains(id)));
            // Who was read at about that time has changed; of the others a later search tells.
            rest.retain(|(read_at, id)| changed.contains(id) && *read_at >= first.plus(SKEW));
        }
        Ok(unchanged)
    }

    /// What changed since then, up to a number. It is hardly ever more than a page, because more is never asked about.
    async fn up_to(
        &self,
        (asked, end): (ProfilesAsked<'_>, i64),
        changed_since: Timestamp,
    ) -> Result<HashSet<i64>, Ended> {
        let (mut all, mut after) = (HashSet::new(), asked.after);
        loop {
            let page = self.page_of(ProfilesAsked { after, ..asked }, changed_since).await?;
            let last = page.ids.last().copied().unwrap_or(after);
            all.extend(page.ids.into_iter().filter(|id| *id <= end));
            if page.is_last || last >= end {
                return Ok(all);
            }
            after = last;
        }
    }

    /// Reads what is mirrored and changed where it is not: it has left.
    async fn left(&mut self, look: Look, asked: ProfilesAsked<'_>, counts: &mut SyncCounts) -> Result<(), Ended> {
        let mut after = 0;
        loop {
            let asked = ProfilesAsked { after, ..asked };
            let ProfileIds { mut ids, is_last } = self.page_of(asked, look.watermark.minus(OVERLAP)).await?;
            after = ids.last().copied().unwrap_or(after);
            let known = self.known(asked.entity, &ids).await?;
            let is_there = |known: &Known| known.scope.is_some() && known.read_at < look.since;
            ids.retain(|id| known.get(id).is_some_and(is_there));
            counts.found += i64::try_from(ids.len()).unwrap_or(i64::MAX);
            self.read_all(Wanted { ids, known, is_outside: true, ..Wanted::of(asked.entity) }, counts).await?;
            if is_last {
                return Ok(());
            }
        }
    }

    async fn page_of(&self, asked: ProfilesAsked<'_>, changed_since: Timestamp) -> Result<ProfileIds, Ended> {
        self.go_on()?;
        let asked = ProfilesAsked { changed: Some((changed_since, None)), ..asked };
        Ok(self.ats.profile_ids(self.call(), asked).await?)
    }
}
