//! The story, one step per file: qualify · fetch · hand over · open · advance · undo · recheck · write link · lapse · tell ·
//! explain.
//!
//! A step reads what is stored, asks the ATS, and stores what it learned; a worker runs it again when it says so. True in
//! here: a step may be cut off anywhere and run again without harm, and what is committed before an outside write is
//! stated where it happens. The room does not know SQL, HTTP or the vendor.

mod advance;
mod calls;
mod explain;
mod fetch;
mod given_up;
mod hand_over;
mod lapse;
mod live;
mod missed;
mod open;
mod patience;
mod qualify;
mod ready;
mod recheck;
mod reissue;
mod replay;
mod show;
mod tell;
mod trace;
mod undo;
mod write_link;

use std::sync::Arc;

pub use explain::{Explanation, OF_A_REQUEST, Subject};
pub use missed::MissedFound;
pub use open::{Opener, Opening};
pub use qualify::{ECHO_WINDOW, qualify};
pub use ready::{Needed, Readiness};
pub use replay::Replayed;
pub use show::{Shown, View};
pub(crate) use trace::placed_since;
pub use undo::Undo;

use crate::ats::{Adapter, Listening, Registry, Usage};
use crate::domain::{Clock, Handoff, HandoffId, Task, Tenant, TenantId, Timestamp, Verdict};
use crate::measures::Measures;
use crate::scheduling::Scheduler;
use crate::secrets::{Link, LinkClaim, LinkKind, Links};
use crate::store::{DirectoryCache, Store, StoreError};

/// How long a hand-off that ended still answers repeats of its delivery.
pub(crate) const REPEAT_WINDOW: std::time::Duration = std::time::Duration::from_mins(10);

/// Longer than a change of settings takes to be known here, so that the end of a pause makes no spin.
const PAUSED_PAUSE: std::time::Duration = std::time::Duration::from_secs(1);
/// How long a task belongs to the worker that claimed it: longer than the longest step with all its time-outs.
pub const LEASE: std::time::Duration = std::time::Duration::from_mins(5);

/// Nobody will count what this attempt ends in.
fn lost(now: Timestamp) -> Verdict {
    Verdict::Retry { at: now, why: "another worker has the task".to_owned() }
}

/// When the attempt at a task began.
fn began(task: &Task) -> Timestamp {
    task.lease.until.minus(LEASE)
}

/// Everything the steps need.
#[derive(Clone)]
pub struct Flow {
    /// What is kept.
    pub store: Arc<dyn Store>,
    /// The kinds of ATS.
    pub registry: Registry,
    /// Who is told what happens to hand-offs.
    pub scheduler: Arc<dyn Scheduler>,
    /// The tenants.
    pub directory: DirectoryCache,
    /// What recruiters open.
    pub links: Arc<Links>,
    /// Address that people reach this region under, without a slash at its end.
    pub public_url: Arc<str>,
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// What operations see.
    pub measures: Arc<Measures>,
    /// What calls of the ATS were used for, until it is written down.
    pub usage: Arc<Usage>,
}

/// A hand-off with the tenant and the ATS it belongs to.
struct Case {
    handoff: Handoff,
    tenant: Arc<Tenant>,
    adapter: Adapter,
}

impl Flow {
    /// The address of a hand-off's link.
    #[must_use]
    pub fn link_url(&self, kind: LinkKind, handoff: HandoffId, epoch: i64) -> String {
        let link: Link = self.links.mint(LinkClaim { kind, handoff, epoch });
        format!("{}/v2/ats/open/{}", self.public_url, link.as_str())
    }

    /// The hand-off of a task; `None` when it is gone: the work is void then. A tenant or a kind of ATS that is not known
    /// here is an error: somebody else may know it, or this process will in a moment.
    async fn case(&self, handoff: HandoffId) -> Result<Option<Case>, StoreError> {
        let Some(handoff) = self.store.handoff(handoff).await? else {
            return Ok(None);
        };
        let unknown = || StoreError::WrongDatabase(format!("the tenant of hand-off {} is not known here", handoff.id));
        let (tenant, adapter) = self.tenant(handoff.tenant).ok_or_else(unknown)?;
        Ok(Some(Case { handoff, tenant, adapter }))
    }

    /// The hand-off of a task; what is heard of its ATS is noted on the task.
    async fn case_of(&self, task: &Task) -> Result<Option<Case>, StoreError> {
        let Some(mut case) = self.case(task.handoff).await? else {
            return Ok(None);
        };
        case.adapter.ats = Arc::new(Listening::to(case.adapter.ats, task.heard.clone()));
        Ok(Some(case))
    }

    /// Before a write: the task must still be ours, and the tenant must not be paused by now.
    async fn hold(&self, case: &Case, task: &Task) -> Result<Option<Verdict>, StoreError> {
        if let Some(verdict) = self.paused(case) {
            return Ok(Some(verdict));
        }
        let now = self.clock.now();
        let kept = self.store.renew(task.lease, now, LEASE).await?.is_some();
        Ok((!kept).then(|| lost(now)))
    }

    /// As it stands now: reading may have taken long.
    /// Whether nothing is done for a tenant now.
    pub(crate) fn is_paused(&self, tenant: &Tenant) -> bool {
        let now = self.clock.now();
        tenant.is_paused(now) || self.directory.current().paused_until().is_some_and(|at| now < at)
    }

    fn paused(&self, case: &Case) -> Option<Verdict> {
        let now = self.clock.now();
        let paused = self.directory.current().tenant(case.tenant.id).is_none_or(|tenant| tenant.is_paused(now));
        // Not at the pause's end, which may come sooner than it was meant to: nothing is claimed until it is over.
        paused.then(|| Verdict::Wait { at: now.plus(PAUSED_PAUSE), why: "the tenant is paused".to_owned() })
    }

    fn tenant(&self, id: TenantId) -> Option<(Arc<Tenant>, Adapter)> {
        let tenant = self.directory.current().tenant(id)?.clone();
        let adapter = self.registry.get(&tenant.ats)?.clone();
        Some((tenant, adapter))
    }
}
