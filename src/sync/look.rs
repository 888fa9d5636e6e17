//! A close look at one application: read live, with its status log, it is handed over, left alone, or looked at later.

use std::time::Duration;

use super::judge::Step;
use super::reconcile::{Ended, Rounder, Watch};
use crate::ats::AtsError;
use crate::domain::{
    AdvanceKey, Application, EventOutcome, HandoffId, InTrigger, SlotKnown, StageChange, Standing, StatusChanged,
    TaskKind, Timestamp, Way, WorkflowId,
};
use crate::flow::placed_since;
use crate::store::NewTask;

/// How long the delivery of a change may take: no hand-off is made of what it may still tell. The log's times are cut to
/// the minute, which takes one off.
const GRACE: Duration = Duration::from_mins(3);

/// The times of the log are cut to the minute, and clocks differ.
const MINUTE: Duration = Duration::from_mins(1);

/// A placing that the log shows so much later than the hand-off was recorded is another one: clocks differ, and the ATS
/// may send its event before it stores the status.
const PLACED_ANEW: Duration = Duration::from_mins(5);

/// Applications in a row that the ATS cannot answer for, after which the round ends.
const STUMBLES_MOST: u32 = 3;

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
            Step::Recheck(_) | Step::AskLog(_) | Step::Look if !self.may_look() => Ok(None),
            Step::Recheck(handoff) => self.is_back(watch, one, handoff).await,
            Step::AskLog(slot) => self.ask_log(watch, one, slot).await.map(Some),
            Step::Look => self.look(watch, one).await,
        }
    }

    /// The search may be behind, so the application is read before its hand-off is looked at anew.
    async fn is_back(
        &mut self,
        watch: &Watch<'_>,
        one: &InTrigger,
        handoff: HandoffId,
    ) -> Result<Option<Standing>, Ended> {
        let stage = self.read(one.workflow).await?.and_then(|found| found.stage).map(|stage| stage.id.key());
        if stage != Some(watch.rule.trigger) {
            return Ok(stage.map(|_| Standing::Left));
        }
        if one.moved_here.is_some() {
            let log = self.log(one).await?;
            if self.is_ours(one, log.as_deref()).await? {
                return Ok(Some(Standing::Echo));
            }
        }
        self.ask_recheck(handoff).await?;
        Ok(None)
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
        // The same status once more is no other visit: the oldest of the newest entries counts.
        let visit = log.iter().take_while(|change| change.to == watch.rule.trigger).last();
        let placed = visit.and_then(|change| change.at);
        if placed.is_some_and(|at| at > slot.created_at.plus(PLACED_ANEW)) {
            if self.is_ours(one, Some(&log)).await? {
                return Ok(Standing::Echo);
            }
            self.flow.store.record_seen_left(slot.handoff, self.now()).await?;
            self.ask_recheck(slot.handoff).await?;
        }
        Ok(Standing::Held)
    }

    async fn look(&mut self, watch: &Watch<'_>, one: &InTrigger) -> Result<Option<Standing>, Ended> {
        // What a person decided is not forgotten.
        let unread = match one.noted.map(|noted| noted.standing) {
            Some(Standing::Adopted) => Standing::Adopted,
            _ => Standing::Unreadable,
        };
        let Some(application) = self.read(one.workflow).await? else { return Ok(Some(unread)) };
        if application.stage.as_ref().map(|stage| stage.id.key()) != Some(watch.rule.trigger) {
            // The search is behind; a status that is not shown tells nothing.
            return Ok(one.noted.filter(|_| application.stage.is_some()).map(|_| Standing::Left));
        }
        let (Some(person), Some(job)) = (application.person, application.job) else {
            return Ok(Some(unread));
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
        // Whoever removed the rule while this round looked does not want it any more.
        let current = self.flow.directory.current();
        if current.tenant(self.tenant.id).is_none_or(|tenant| !tenant.rules.contains_key(&watch.rule.trigger)) {
            return Ok(None);
        }
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
            None => match (watch.known.baseline_at, one.noted) {
                (None, None) => true,
                (Some(at), Some(noted)) => noted.standing == Standing::Unreadable && noted.since <= at,
                (None, Some(noted)) => noted.standing == Standing::Unreadable,
                (Some(_), None) => false,
            },
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
        // Removed a moment ago: it was there.
        let Some(ours) = self.flow.store.advance(key).await? else { return Ok(true) };
        let over = ours.finished_at.unwrap_or(ours.started_at);
        let left_since = one.noted.is_some_and(|noted| noted.standing == Standing::Left && noted.looked_at > over);
        Ok(!left_since && !log.is_some_and(|log| placed_since(log, &ours)))
    }

    /// A hand-off whose delivery may still come: the next round is soon.
    fn wait_until(&mut self, at: Timestamp) {
        self.found.in_grace += 1;
        self.next = self.next.min(at.max(self.soonest));
    }

    async fn ask_recheck(&mut self, handoff: HandoffId) -> Result<(), Ended> {
        let now = self.now();
        let (tenant, kind) = (self.tenant.id, TaskKind::Recheck);
        let task = NewTask { tenant, kind, handoff, run_at: now, created_at: now };
        if self.flow.store.add_task(&task).await? {
            self.found.sent_again += 1;
        }
        Ok(())
    }

    /// What the log says, newest first; `None` where it cannot be read.
    async fn log(&mut self, one: &InTrigger) -> Result<Option<Vec<StageChange>>, Ended> {
        let read = self.ats.stage_changes(self.call(), one.workflow).await;
        self.or_none(read)
    }

    /// Reads an application; `None` where that cannot be.
    pub(super) async fn read(&mut self, workflow: WorkflowId) -> Result<Option<Application>, Ended> {
        let read = self.ats.application(self.call(), workflow).await;
        self.or_none(read)
    }

    /// One application that the ATS stumbles over must not hide all others; several in a row are no accident.
    fn or_none<T>(&mut self, read: Result<T, AtsError>) -> Result<Option<T>, Ended> {
        match read {
            Ok(found) => {
                self.stumbles = 0;
                Ok(Some(found))
            }
            Err(error) if is_for_all(&error) => Err(error.into()),
            Err(error) if stumbles(&error) && self.stumbles + 1 >= STUMBLES_MOST => Err(error.into()),
            Err(error) => {
                self.stumbles = if stumbles(&error) { self.stumbles + 1 } else { 0 };
                Ok(None)
            }
        }
    }
}

/// Whether the ATS asks for fewer calls: nothing else is read now.
fn is_for_all(error: &AtsError) -> bool {
    matches!(error, AtsError::Throttled { .. } | AtsError::Busy)
}

/// Whether the ATS could not answer.
fn stumbles(error: &AtsError) -> bool {
    match error {
        AtsError::NotConnected { .. } | AtsError::Unavailable { .. } | AtsError::Ambiguous { .. } => true,
        AtsError::Throttled { .. }
        | AtsError::Busy
        | AtsError::Missing { .. }
        | AtsError::Denied { .. }
        | AtsError::Rejected { .. }
        | AtsError::Unreadable { .. } => false,
    }
}
