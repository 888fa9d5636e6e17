//! Finds hand-offs that no delivery told of: applications that stand in a trigger status.
//!
//! A search names who stands there. Most are known, and cost nothing more; the others are read one by one. Who is not met
//! any more is read too: only an application that was seen to have left is handed over again when it is back.

use std::collections::HashSet;
use std::sync::Arc;
use std::time::Duration;

use super::judge::{Baseline, LOOK_AGAIN, judge};
use super::noting::note;
use crate::ats::{Ats, AtsError, Call, StandingAsked};
use crate::domain::{
    Feature, Lane, ReconcileRound, Reconciled, Rule, Standing, Tenant, Timestamp, Watched, WorkflowId,
};
use crate::flow::Flow;
use crate::store::{Place, StoreError};

/// From the beginning of a round to that of the next.
pub const ROUND_EVERY: Duration = Duration::from_mins(5);

/// From the beginning of a round to that of the next, at the least.
const ROUND_LEAST: Duration = Duration::from_mins(1);

/// Applications that a round reads one by one; with the log that is twice as many calls. The rest comes in the next round.
const LOOKS_MOST: usize = 200;

/// Pages of one status; whoever has more than fifty thousand candidates waiting there has another problem.
const PAGES_MOST: usize = 50;

/// The clocks of the ATS and ours may differ, and it keeps no seconds.
const SKEW: Duration = Duration::from_mins(2);

/// What a round came to, and when the next is due.
#[derive(Debug)]
pub struct Round {
    /// What it came to, as it was kept.
    pub kept: ReconcileRound,
    /// When to come again.
    pub next: Timestamp,
}

/// Why a round ends early.
#[derive(Debug, thiserror::Error)]
pub(super) enum Ended {
    #[error(transparent)]
    Ats(#[from] AtsError),
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// A trigger status that is looked through.
pub(super) struct Watch<'a> {
    pub(super) rule: &'a Rule,
    pub(super) known: &'a Watched,
    place: Place,
}

impl Watch<'_> {
    fn asked(&self, changed_since: Option<Timestamp>, after: Option<WorkflowId>) -> StandingAsked<'_> {
        StandingAsked { stage: self.rule.trigger, written: self.known.written.as_ref(), changed_since, after }
    }
}

/// A round under way.
pub(super) struct Rounder<'a> {
    pub(super) flow: &'a Flow,
    pub(super) tenant: &'a Tenant,
    pub(super) ats: Arc<dyn Ats>,
    pub(super) found: Reconciled,
    pub(super) next: Timestamp,
    /// The next round is not due before.
    pub(super) soonest: Timestamp,
    /// Applications in a row that the ATS could not answer for.
    pub(super) stumbles: u32,
    /// When no more are read one by one.
    looks_end: Timestamp,
    looks: usize,
}

/// Looks through every trigger status of a tenant, and keeps how that went; `None` where there is nothing to look through, or
/// the tenant is paused.
///
/// # Errors
/// When the store does not answer.
pub async fn reconcile(flow: &Flow, tenant: &Tenant) -> Result<Option<Round>, StoreError> {
    let began_at = flow.clock.now();
    let is_paused = flow.is_paused(tenant);
    let Some(adapter) = flow.registry.get(&tenant.ats).filter(|_| !is_paused && !tenant.rules.is_empty()) else {
        return Ok(None);
    };
    let (ats, found, next) = (Arc::clone(&adapter.ats), Reconciled::default(), began_at.plus(ROUND_EVERY));
    let (soonest, looks_end) = (began_at.plus(ROUND_LEAST), began_at.plus(ROUND_EVERY));
    let mut rounder = Rounder { flow, tenant, ats, found, next, soonest, stumbles: 0, looks_end, looks: LOOKS_MOST };
    let failure = match rounder.all().await {
        Ok(()) => None,
        Err(Ended::Store(error)) => return Err(error),
        Err(Ended::Ats(error)) => {
            if let AtsError::Throttled { retry_after: Some(wait) } = error {
                rounder.next = rounder.next.max(flow.clock.now().plus(wait));
            }
            Some(error.to_string())
        }
    };
    let (found, next, ended_at) = (rounder.found, rounder.next, flow.clock.now());
    let whole_at = (failure.is_none() && found.put_off == 0).then_some(ended_at);
    let kept = ReconcileRound { began_at, ended_at, found, failure, whole_at };
    flow.store.keep_round(tenant.id, &kept).await?;
    flow.measures.reconciled(&kept);
    look_for_drift(flow, tenant).await;
    Ok(Some(Round { kept, next }))
}

/// Asks the ATS nothing, so it is done however the round went; and what goes wrong here is not the round's fault.
async fn look_for_drift(flow: &Flow, tenant: &Tenant) {
    // Rules may have changed while the round looked.
    let Some(tenant) = flow.directory.current().tenant(tenant.id).cloned() else { return };
    match note(flow, &tenant).await {
        Ok(0) => {}
        Ok(statuses) => {
            tracing::warn!(tenant.id = %tenant.id, statuses, "statuses differ from the imported stages");
        }
        Err(error) => {
            tracing::error!(%error, tenant.id = %tenant.id, "whether statuses differ from the imported stages could not be looked at");
        }
    }
}

impl Rounder<'_> {
    async fn all(&mut self) -> Result<(), Ended> {
        for known in self.flow.store.watched(self.tenant.id).await? {
            // A rule that this process does not know yet waits for the next round.
            let Some(rule) = self.tenant.rules.get(&known.trigger) else { continue };
            let place = Place { tenant: self.tenant.id, trigger: known.trigger };
            let watch = Watch { rule, known: &known, place };
            let put_off = self.found.put_off;
            let present = self.met(&watch).await?;
            if known.baseline_at.is_none() && self.found.put_off == put_off {
                self.flow.store.set_baseline(place, self.now()).await?;
            }
            if let Some(present) = present {
                self.gone(&watch, &present).await?;
            }
        }
        Ok(())
    }

    /// Looks at everybody who stands there; tells who that is, where nobody is left out.
    async fn met(&mut self, watch: &Watch<'_>) -> Result<Option<HashSet<WorkflowId>>, Ended> {
        let changed = if watch.known.baseline_at.is_some() { None } else { Some(self.changed(watch).await?) };
        let (mut present, mut after) = (HashSet::new(), None);
        for _ in 0..PAGES_MOST {
            let asked = watch.asked(None, after);
            let page = self.ats.standing_in(self.call(), asked).await?;
            self.found.standing += i64::try_from(page.workflows.len()).unwrap_or(i64::MAX);
            let mut notes = Vec::new();
            let seen = self.page(watch, &page.workflows, changed.as_ref(), &mut notes).await;
            self.note(watch, &notes).await?; // What was found out counts, though the rest of the page was not reached.
            seen?;
            after = page.workflows.last().copied();
            present.extend(page.workflows);
            if page.is_last {
                return Ok(Some(present));
            }
        }
        self.found.put_off += 1;
        Ok(None)
    }

    /// Looks at the applications of a page.
    async fn page(
        &mut self,
        watch: &Watch<'_>,
        workflows: &[WorkflowId],
        changed: Option<&HashSet<WorkflowId>>,
        notes: &mut Vec<(WorkflowId, Standing)>,
    ) -> Result<(), Ended> {
        let mut all = self.flow.store.in_trigger(watch.place, workflows).await?;
        all.dedup_by_key(|one| one.workflow); // several moves of ours may lead there
        for one in &all {
            let baseline = match changed {
                None => Baseline::Noted,
                Some(changed) if changed.contains(&one.workflow) => Baseline::Changed,
                Some(_) => Baseline::Old,
            };
            let step = judge(one, baseline, self.now());
            if let Some(standing) = self.act(watch, one, step).await? {
                notes.push((one.workflow, standing));
            }
        }
        Ok(())
    }

    /// Who has changed since the status is a trigger: of the others it is certain that they stood there before.
    async fn changed(&self, watch: &Watch<'_>) -> Result<HashSet<WorkflowId>, Ended> {
        let since = Some(watch.known.since.minus(SKEW));
        let (mut changed, mut after) = (HashSet::new(), None);
        for _ in 0..PAGES_MOST {
            let page = self.ats.standing_in(self.call(), watch.asked(since, after)).await?;
            after = page.workflows.last().copied();
            changed.extend(page.workflows);
            if page.is_last {
                break;
            }
        }
        Ok(changed)
    }

    /// Reads those who were met there before and are not any more.
    async fn gone(&mut self, watch: &Watch<'_>, present: &HashSet<WorkflowId>) -> Result<(), Ended> {
        let mut after = None;
        loop {
            let absent_since = self.now().minus(LOOK_AGAIN);
            let believed = self.flow.store.believed_in(watch.place, after, absent_since).await?;
            let Some(last) = believed.last() else { return Ok(()) };
            after = Some(last.workflow);
            let mut notes = Vec::new();
            for one in believed.iter().filter(|one| !present.contains(&one.workflow)) {
                if !self.may_look() {
                    continue;
                }
                let stage = self.read(one.workflow).await?.and_then(|found| found.stage).map(|stage| stage.id.key());
                match stage {
                    Some(stage) if stage != watch.rule.trigger => {
                        if let Some(handoff) = one.handoff {
                            self.flow.store.record_seen_left(handoff, self.now()).await?;
                        }
                        self.found.left += 1;
                        notes.push((one.workflow, Standing::Left));
                    }
                    // It cannot be read, or the search is behind, for now or for ever.
                    _ => self.flow.store.note_absent(watch.place, one.workflow, self.now()).await?,
                }
            }
            self.note(watch, &notes).await?;
        }
    }

    async fn note(&self, watch: &Watch<'_>, notes: &[(WorkflowId, Standing)]) -> Result<(), StoreError> {
        if notes.is_empty() {
            return Ok(());
        }
        self.flow.store.note_standing(watch.place, notes, self.now()).await
    }

    /// Whether one more application may be read in this round.
    pub(super) fn may_look(&mut self) -> bool {
        if self.looks == 0 || self.now() >= self.looks_end {
            self.found.put_off += 1;
            return false;
        }
        self.looks -= 1;
        true
    }

    pub(super) fn call(&self) -> Call<'_> {
        Call { tenant: self.tenant, lane: Lane::Sync, feature: Feature::Reconcile }
    }

    pub(super) fn now(&self) -> Timestamp {
        self.flow.clock.now()
    }
}
