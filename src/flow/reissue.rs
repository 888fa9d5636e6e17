//! Makes the links to a hand-off useless that were given out, and writes the new one where the old one stands in the ATS.

use super::Flow;
use crate::domain::{Handoff, HandoffId, TaskKind};
use crate::store::{NewTask, StoreError};

impl Flow {
    /// Revokes the links of a hand-off; what it is then, or `None` where there is none.
    ///
    /// # Errors
    /// When the store does not answer. The links may be useless then, and the new one not written.
    pub async fn reissue_link(&self, id: HandoffId, actor: &str) -> Result<Option<Handoff>, StoreError> {
        let now = self.clock.now();
        if !self.store.revoke_links(id, (actor, now)).await? {
            return Ok(None);
        }
        let Some(handoff) = self.store.handoff(id).await? else { return Ok(None) };
        let (tenant, kind) = (handoff.tenant, TaskKind::WriteLink);
        // One that is being written may write the old link: it is asked for anew.
        self.store.ask_again(&NewTask { tenant, kind, handoff: id, run_at: now, created_at: now }).await?;
        Ok(Some(handoff))
    }
}
