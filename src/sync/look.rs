//! A close look at one application: read live, with its status log, it is handed over, left alone, or looked at later.

use std::time::Duration;

use super::judge::Step;
use super::reconcile::{Ended, Rounder, Watch};
use crate::ats::AtsError;
use crate::domain::{
    AdvanceKey, Application, EventOutcome, InTrigger, SlotKnown, StageChange, Standing, StatusChanged, TaskKind,
    Timestamp, Way,
};
use crate::flow::placed_since;
use crate::store::NewTask;

/// How long the delivery of a change may take: no hand-off is made of what it may still tell. The log's times are cut to
/// the minute, which takes one off.
const GRACE: Duration = Duration::from_mins(3);

/// The times of the log are cut to the minute, and clocks differ.
const MINUTE: Duration = Duration::from_mins(1);

impl Rounder<'_> {
    /// Does what was decided of an application; tells what to note of it.
    pub(super) async fn act(
        &mut self,
        watch: &Watch<'_>,
        one: &InTrigger,
        step: Step,
    ) -> Result<Option<Standing>, Ended> {
        match step {
            Step::Leave => Ok(None),
            Step::Note(standing) => Ok(Some(standing)),
            Step::Recheck(handoff) => {
                self.ask_recheck(handoff).await?;
                Ok(None)
            }
            Step::AskLog(_) | Step::AskMove(_) | Step::Look if !self.may_look() => Ok(None),
            Step::AskMove(handoff) => {
                let log = self.log(one).await?;
                if self.is_ours(one, log.as_deref()).await? {
                    return Ok(Some(Standing::Echo));
                }
                self.ask_recheck(handoff).await?;
                Ok(None)
            }
            Step::AskLog(slot) => self.ask_log(watch, one, slot).await.map(Some),
            Step::Look => self.look(watch, one).await,
        }
    }

    /// Where the log cannot be read nothing is started: the hand-off that is there answers.
    async fn ask_log(&mut self, watch: &Watch<'_>, one: &InTrigger, slot: SlotKnown) -> Result<Standing, Ended> {
        let log = self.log(one).await?.unwrap_or_default();
        if slot.taken_back {
            let key = AdvanceKey { handoff: slot.handoff, way: Way::Back };
            let back = self.flow.store.advance(key).await?;
            if !back.is_some_and(|back| placed_since(&log, &back)) {
                return Ok(Standing::Echo);
            }
            self.ask_recheck(slot.handoff).await?;
            return Ok(Standing::Held);
        }
        let placed = log.first().filter(|change| change.to == watch.rule.trigger).and_then(|change| change.at);
        let recorded = slot.created_at.plus(MINUTE);
        if placed.is_some_and(|at| at > recorded) {
            if self.is_ours(one, Some(&log)).await? {
                return Ok(Standing::Echo);
            }
            self.flow.store.record_seen_left(slot.handoff, self.now()).await?;
            self.ask_recheck(slot.handoff).await?;
        }
        Ok(Standing::Held)
    }

    async fn look(&mut self, watch: &Watch<'_>, one: &InTrigger) -> Result<Option<Standing>, Ended> {
        let Some(application) = self.read(one.workflow).await? else { return Ok(Some(Standing::Unreadable)) };
        if application.stage.as_ref().map(|stage| stage.id.key()) != Some(watch.rule.trigger) {
            // The search is behind; a status that is not shown tells nothing.
            return Ok(one.noted.filter(|_| application.stage.is_some()).map(|_| Standing::Left));
        }
        let (Some(person), Some(job)) = (application.person, application.job) else {
            return Ok(Some(Standing::Unreadable));
        };
        let log = self.log(one).await?;
        let placed = log.as_ref().and_then(|log| log.first()).filter(|change| change.to == watch.rule.trigger);
        if let Some(standing) = self.holds_back(watch, one, (&application, log.as_deref(), placed)).await? {
            return Ok(standing);
        }
        let change = StatusChanged {
            workflow: one.workflow,
            person,
            job,
            changed_by: placed.and_then(|change| change.by),
            from: placed.and_then(|_| log.as_ref()?.get(1)).map(|change| change.to),
            to: watch.rule.trigger,
        };
        let recording = self.flow.late(self.tenant, watch.rule, change);
        let recorded = self.flow.store.record_deliveries(std::slice::from_ref(&recording)).await?;
        if recorded.iter().any(|one| matches!(one.outcome, EventOutcome::Accepted | EventOutcome::Held)) {
            self.found.handed_over += 1;
            tracing::warn!(event.id = %recording.event, "a candidate stood in a trigger status without a hand-off");
        }
        Ok(Some(Standing::Held))
    }

    /// Why an application that stands there is not handed over now, with what to note of it.
    async fn holds_back(
        &mut self,
        watch: &Watch<'_>,
        one: &InTrigger,
        (application, log, placed): (&Application, Option<&[StageChange]>, Option<&StageChange>),
    ) -> Result<Option<Option<Standing>>, Ended> {
        let noted = one.noted.map(|noted| noted.standing);
        if noted == Some(Standing::Adopted) {
            return Ok(None);
        }
        let placed_at = placed.and_then(|change| change.at);
        let was_before = match placed_at {
            Some(at) => at.plus(MINUTE) < watch.known.since,
            // Of what stood there when the rule was made only the log could tell.
            None => !watch.known.has_baseline && noted.is_none(),
        };
        if was_before {
            return Ok(Some(Some(Standing::Before)));
        }
        if self.is_ours(one, log).await? {
            return Ok(Some(Some(Standing::Echo)));
        }
        let met = one.noted.filter(|noted| noted.standing == Standing::Seen).map(|noted| noted.since);
        let Some(since) = placed_at.or(application.updated_at).or(met) else {
            self.wait_until(self.now().plus(GRACE));
            return Ok(Some(Some(Standing::Seen)));
        };
        let ends = since.plus(GRACE);
        if self.now() < ends {
            self.wait_until(ends);
            return Ok(Some(None));
        }
        Ok(None)
    }

    /// Whether a move of ours placed it there, as far as can be told: the log shows nobody who placed it there since, and it
    /// was not seen to leave after it.
    async fn is_ours(&self, one: &InTrigger, log: Option<&[StageChange]>) -> Result<bool, Ended> {
        let Some(key) = one.moved_here else { return Ok(false) };
        let Some(ours) = self.flow.store.advance(key).await? else { return Ok(false) };
        let over = ours.finished_at.unwrap_or(ours.started_at);
        let left_since = one.noted.is_some_and(|noted| noted.standing == Standing::Left && noted.looked_at > over);
        Ok(!left_since && !log.is_some_and(|log| placed_since(log, &ours)))
    }

    /// A hand-off whose delivery may still come: the next round is soon.
    fn wait_until(&mut self, at: Timestamp) {
        self.found.in_grace += 1;
        self.next = self.next.min(at);
    }

    async fn ask_recheck(&mut self, handoff: crate::domain::HandoffId) -> Result<(), Ended> {
        let now = self.now();
        let (tenant, kind) = (self.tenant.id, TaskKind::Recheck);
        let task = NewTask { tenant, kind, handoff, run_at: now, created_at: now };
        if self.flow.store.add_task(&task).await? {
            self.found.sent_again += 1;
        }
        Ok(())
    }

    /// What the log says, newest first; `None` where it cannot be read.
    async fn log(&self, one: &InTrigger) -> Result<Option<Vec<StageChange>>, Ended> {
        match self.ats.stage_changes(self.call(), one.workflow).await {
            Ok(log) => Ok(Some(log)),
            Err(error) if says_later(&error) => Err(error.into()),
            Err(_) => Ok(None),
        }
    }

    /// Reads an application; `None` where that cannot be.
    pub(super) async fn read(&self, workflow: crate::domain::WorkflowId) -> Result<Option<Application>, Ended> {
        match self.ats.application(self.call(), workflow).await {
            Ok(application) => Ok(Some(application)),
            Err(error) if says_later(&error) => Err(error.into()),
            Err(_) => Ok(None),
        }
    }
}

/// Whether nothing of the tenant can be read now: the round ends.
fn says_later(error: &AtsError) -> bool {
    match error {
        AtsError::NotConnected { .. }
        | AtsError::Throttled { .. }
        | AtsError::Busy
        | AtsError::Unavailable { .. }
        | AtsError::Ambiguous { .. } => true,
        AtsError::Missing { .. }
        | AtsError::Denied { .. }
        | AtsError::Rejected { .. }
        | AtsError::Unreadable { .. } => false,
    }
}
