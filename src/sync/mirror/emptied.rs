//! A mirror that was switched off: what stood in it leaves.

use super::{Ended, Mirroring};
use crate::domain::{SyncStanding, SyncState};
use crate::store::StoreError;

/// What leaves the mirror goes so many at once.
const LEAVE_MOST: i64 = 500;

impl Mirroring<'_> {
    /// Forgets how the mirror stood, ends the walk that goes on, and takes everything out of the mirror; whether it is through.
    /// What live reads need stays until it is forgotten as everything that nobody reads.
    pub(super) async fn empty(&mut self, standing: &SyncStanding) -> Result<bool, StoreError> {
        let (store, tenant) = (&self.flow.store, self.tenant.id);
        // First of all: when it is switched on again, it is made anew.
        if *standing != SyncStanding::default() && !store.forget_standing(self.turn, tenant, self.now()).await? {
            return Ok(true);
        }
        if let Some(mut run) = store.walk_of(tenant).await? {
            let at = self.now();
            run.note = Some("the mirror was switched off".to_owned());
            (run.state, run.ended_at, run.worked_at, run.counts.calls) = (SyncState::Cancelled, Some(at), at, 0);
            store.end_walk(self.turn, &run).await?;
        }
        match self.leave_all_but(&[]).await {
            Ok(()) | Err(Ended::Lost) => Ok(true),
            Err(Ended::TimeUp | Ended::Ats(_)) => Ok(false),
            Err(Ended::Store(error)) => Err(error),
        }
    }

    /// Takes out of the mirror what stands in no part that is still kept.
    pub(super) async fn leave_all_but(&mut self, kept: &[String]) -> Result<(), Ended> {
        for (scope, _) in self.flow.store.count_in_scopes(self.tenant.id).await? {
            while !kept.contains(&scope) {
                self.go_on()?;
                let (at, turn) = (self.moment(), self.turn);
                let left = self.flow.store.leave_scope(turn, (self.tenant.id, &scope), at, LEAVE_MOST).await?;
                if left.ok_or(Ended::Lost)? == 0 {
                    break;
                }
            }
        }
        Ok(())
    }
}
