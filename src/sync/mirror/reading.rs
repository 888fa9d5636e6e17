//! Profiles are read by their numbers, several at the same time, and kept a portion at a time.

use std::collections::HashMap;

use futures_util::StreamExt as _;

use super::place::{Met, NotShown, Where, is_old, placed};
use super::portion::Portion;
use super::{Ended, Mirroring};
use crate::ats::AtsError;
use crate::domain::{Entity, Known, Profiled, SyncCounts, SyncPlace, Timestamp};
use crate::store::WalkOn;

/// Profiles that are kept at once; when a process dies, so many are read again.
const PORTION: usize = 50;

/// Profiles that are read at the same time. The budget may let fewer through.
const AT_ONCE: usize = 8;

/// How often a profile is tried before it is passed over.
const TRIES: usize = 5;

/// Where all of so many fail, it is not they that are strange.
const MANY: usize = 5;

/// What is known of profiles is asked for so many at once.
const KNOWN_MOST: usize = 1_000;

/// What is to be read, and for whom.
pub(super) struct Wanted<'a> {
    pub(super) entity: Entity,
    /// Ascending.
    pub(super) ids: Vec<i64>,
    pub(super) known: HashMap<i64, Known>,
    /// Where searches met them.
    pub(super) met: Option<&'a Met>,
    /// What changed before then should be in the mirror already.
    pub(super) late_before: Option<Timestamp>,
    /// All that the walk's search named.
    pub(super) page: &'a [i64],
    /// The walk, and where it stands.
    pub(super) walk: Option<WalkOn>,
    /// Searches say that they stand outside, or a walk met them nowhere.
    pub(super) is_outside: bool,
    /// Whether what the ATS has not is deleted there: it was not met by a walk either.
    pub(super) may_be_deleted: bool,
    pub(super) why: Why,
}

/// Why something is to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Why {
    /// Searches named it.
    Found,
    /// A stream told of it, once: what is not shown yet is tried again.
    Told,
    /// It could not be read before.
    Again,
}

impl Wanted<'_> {
    /// Nothing of an entity.
    pub(super) fn of(entity: Entity) -> Self {
        Self {
            entity,
            ids: Vec::new(),
            known: HashMap::new(),
            met: None,
            late_before: None,
            page: &[],
            walk: None,
            is_outside: false,
            may_be_deleted: false,
            why: Why::Found,
        }
    }
}

impl Mirroring<'_> {
    /// What is known of these.
    pub(super) async fn known(&self, entity: Entity, ids: &[i64]) -> Result<HashMap<i64, Known>, Ended> {
        let mut known = HashMap::with_capacity(ids.len());
        for some in ids.chunks(KNOWN_MOST) {
            let found = self.flow.store.known(self.tenant.id, entity, some).await?;
            known.extend(found.into_iter().map(|one| (one.id, one)));
        }
        Ok(known)
    }

    /// Reads and keeps all of it, portion by portion; what it came to is added to `counts` as far as it got.
    pub(super) async fn read_all(&mut self, mut wanted: Wanted<'_>, counts: &mut SyncCounts) -> Result<(), Ended> {
        let all = std::mem::take(&mut wanted.ids);
        for ids in all.chunks(PORTION) {
            self.go_on()?;
            let mut portion = Portion::default();
            self.read_some(&wanted, ids, &mut portion).await;
            // Most are only unlucky.
            let tries = if wanted.why == Why::Again { 1 } else { TRIES };
            for _ in 1..tries {
                let again: Vec<i64> = portion.owed.iter().map(|(id, _)| *id).collect();
                if again.is_empty() || portion.cut.is_some() {
                    break;
                }
                portion.owed.clear();
                self.read_some(&wanted, &again, &mut portion).await;
            }
            let before = self.unread.clone();
            let stop = self.pass_over(&wanted, ids, &mut portion);
            for id in ids.iter().filter(|id| !portion.left.contains(id)) {
                if !portion.owed.iter().any(|(owed, _)| owed == id) {
                    self.settle(wanted.entity, *id);
                }
            }
            for id in std::mem::take(&mut portion.early) {
                // Where too many are remembered, the walk finds it.
                let why = AtsError::Missing { what: "profile" };
                portion.counts.refused += i64::from(self.owe(wanted.entity, id, why).is_err());
            }
            let unread = (before != self.unread).then(|| self.unread.clone());
            // What was passed over is remembered, so a walk goes on behind it.
            if stop.is_none() {
                portion.owed.clear();
            }
            if let Some(walk) = &mut wanted.walk {
                let (before, after) = (walk.place.after, portion.settled(ids, walk.place.after));
                let found = wanted.page.iter().filter(|id| before < **id && **id <= after).count();
                portion.counts.found += i64::try_from(found).unwrap_or(i64::MAX);
                walk.place = SyncPlace { after, ..walk.place };
            }
            self.keep((wanted.entity, portion), wanted.walk, unread, counts).await?;
            if let Some(error) = stop {
                return Err(error);
            }
        }
        Ok(())
    }

    /// Remembers who could not be read although others could: one strange profile must not hold up all others. Else it is the
    /// ATS, and why nothing goes on.
    fn pass_over(&mut self, wanted: &Wanted<'_>, ids: &[i64], portion: &mut Portion) -> Option<Ended> {
        if let Some(error) = portion.cut.take() {
            return Some(error.into());
        }
        let is_strange =
            |error: &AtsError| matches!(error, AtsError::Unavailable { .. } | AtsError::NotConnected { .. });
        let all_fail = portion.owed.len() == ids.len() && ids.len() >= MANY && wanted.why != Why::Again;
        if let Some((_, error)) = portion.owed.iter().find(|(_, error)| all_fail || !is_strange(error)) {
            return Some(error.clone().into());
        }
        let entity = wanted.entity;
        let mut remembered = portion.owed.iter().map(|(id, error)| self.owe(entity, *id, error.clone()));
        let failed = remembered.find_map(Result::err);
        if failed.is_none() && wanted.why != Why::Again {
            portion.counts.refused += i64::try_from(portion.owed.len()).unwrap_or(i64::MAX);
        }
        failed
    }

    async fn read_some(&self, wanted: &Wanted<'_>, ids: &[i64], portion: &mut Portion) {
        let read = async |id: i64| {
            let read_at = self.now();
            (id, read_at, self.ats.profile(self.call(), wanted.entity, id).await)
        };
        let mut reading = futures_util::stream::iter(ids.to_vec()).map(read).buffered(AT_ONCE);
        while let Some((id, read_at, found)) = reading.next().await {
            match found {
                Ok(profile) => self.take(wanted, profile, read_at, portion),
                Err(AtsError::Missing { .. }) if wanted.may_be_deleted => portion.deleted.push(id),
                Err(AtsError::Missing { .. }) if wanted.why == Why::Told => portion.early.push(id),
                // It is too new, or gone since the search; or hidden; or strange.
                Err(
                    AtsError::Missing { .. }
                    | AtsError::Denied { .. }
                    | AtsError::Rejected { .. }
                    | AtsError::Unreadable { .. },
                ) => portion.counts.refused += 1,
                Err(error @ AtsError::NotConnected { .. }) if !portion.is_disconnected() => {
                    portion.owed.push((id, error));
                }
                Err(error @ (AtsError::Busy | AtsError::Unavailable { .. } | AtsError::Ambiguous { .. })) => {
                    portion.owed.push((id, error));
                }
                Err(error @ (AtsError::Throttled { .. } | AtsError::NotConnected { .. })) => {
                    portion.left.push(id);
                    portion.cut = Some(error);
                    break;
                }
            }
        }
        drop(reading);
        // In the order of the numbers, so everything behind the cut was not tried, or for nothing.
        if let Some(cut) = portion.left.last().copied() {
            portion.left.extend(ids.iter().copied().filter(|id| *id > cut));
        }
    }

    fn take(&self, wanted: &Wanted<'_>, profile: Profiled, read_at: Timestamp, portion: &mut Portion) {
        portion.counts.read += 1;
        portion.shown.see(&profile);
        let is_late = wanted.late_before.is_some_and(|before| is_old(&profile.content, before));
        let id = profile.content.id();
        let known = wanted.known.get(&id);
        let place = Where { known, met: wanted.met, is_outside: wanted.is_outside };
        match placed(&self.tenant.settings.sync, profile, place, (read_at, is_late)) {
            Ok(write) => portion.writes.extend(write),
            Err(NotShown) if wanted.why == Why::Told => portion.early.push(id),
            Err(NotShown) => portion.counts.refused += 1,
        }
    }
}
