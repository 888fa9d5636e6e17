//! Profiles that could not be read although others could: they are remembered and tried again, and hold up nobody else.

use super::reading::{Wanted, Why};
use super::{Ended, Mirroring};
use crate::ats::AtsError;
use crate::domain::{Entity, SyncCounts, Unread};

/// So many strange profiles are remembered; where there are more, it is the ATS that is out of order.
const UNREAD_MOST: usize = 200;

impl Mirroring<'_> {
    /// Remembers one. An error where there are too many already.
    pub(super) fn owe(&mut self, entity: Entity, id: i64, error: AtsError) -> Result<(), Ended> {
        let now = self.now();
        if let Some(one) = self.unread.iter_mut().find(|one| (one.entity, one.id) == (entity, id)) {
            one.tried_at = now;
        } else if self.unread.len() < UNREAD_MOST {
            self.unread.push(Unread { entity, id, since: now, tried_at: now });
        } else {
            return Err(error.into());
        }
        Ok(())
    }

    /// Forgets one that was read, or that the ATS does not show.
    pub(super) fn settle(&mut self, entity: Entity, id: i64) {
        self.unread.retain(|one| (one.entity, one.id) != (entity, id));
    }

    /// Tries those again whose time has come.
    pub(super) async fn read_again(&mut self, entity: Entity, counts: &mut SyncCounts) -> Result<(), Ended> {
        let now = self.now();
        self.unread.retain(|one| !one.is_over(now));
        let due = self.unread.iter().filter(|one| one.entity == entity && one.is_due(now));
        let mut ids: Vec<i64> = due.map(|one| one.id).collect();
        ids.sort_unstable();
        if ids.is_empty() {
            return Ok(());
        }
        let known = self.known(entity, &ids).await?;
        let met = super::plan::met_among_changes(entity);
        let wanted = Wanted { ids, known, met: met.as_ref(), why: Why::Again, ..Wanted::of(entity) };
        self.read_all(wanted, counts).await
    }
}
