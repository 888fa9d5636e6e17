//! Finds out whether a repeated trigger is the same one or a new one.
//!
//! The same hand-off answers every repeat at once. It is a new one only if the application had left the trigger status,
//! or the hand-off had ended, and a live read shows the trigger again: then a new generation takes its place.

use super::patience::{DATA_SHOWS_WITHIN, STATUS_SHOWS_WITHIN, after, again, back_off, next_look};
use super::qualify::expires_at;
use super::trace::placed_since;
use super::{Case, Flow, began};
use crate::ats::{AtsError, Call};
use crate::domain::{
    Advance, AdvanceKey, AdvanceOutcome, Entry, EventId, Feature, HandoffId, Lane, Lifecycle, MessageKind, StageKey,
    Step, Task, TaskKind, Verdict, Way,
};
use crate::store::{NewTask, StoreError, Succession};

impl Flow {
    /// Checks a hand-off whose trigger was repeated.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn recheck(&self, task: &Task) -> Result<Verdict, StoreError> {
        let Some(case) = self.case_of(task).await? else {
            return Ok(Verdict::Done);
        };
        let (handoff, now) = (&case.handoff, self.clock.now());
        if self.store.current(handoff).await? != Some(handoff.id) {
            return Ok(Verdict::Done); // Another hand-off answers by now.
        }
        let advance = self.store.advance(AdvanceKey { handoff: handoff.id, way: Way::Forward }).await?;
        let back = self.store.advance(AdvanceKey { handoff: handoff.id, way: Way::Back }).await?;
        if advance.iter().chain(&back).any(|advance| advance.outcome.is_none()) {
            return Ok(Verdict::Retry {
                at: back_off(task.failures + 1, now),
                why: "the application is being moved".to_owned(),
            });
        }
        let call = Call { tenant: &case.tenant, lane: Lane::Click, feature: Feature::HandOff };
        let stage = match case.adapter.ats.application(call, handoff.workflow).await {
            Ok(application) => application.stage.map(|stage| stage.id.key()),
            Err(AtsError::Missing { .. }) if now.since(task.created_at) >= DATA_SHOWS_WITHIN => {
                return Ok(Verdict::Done);
            }
            Err(_) if now >= handoff.expires_at => return Ok(Verdict::Done),
            Err(error) => {
                return Ok(again(&error, after(&error, task.failures + 1, began(task), self.clock.now()).0));
            }
        };
        if stage == Some(handoff.rule.trigger) {
            let over = match back.filter(|back| back.outcome.as_ref().is_some_and(AdvanceOutcome::came_about)) {
                Some(back) => match self.was_sent_after(&case, &back, task).await? {
                    Ok(over) => over,
                    Err(verdict) => return Ok(verdict),
                },
                None => handoff.lifecycle != Lifecycle::Live || handoff.was_seen_left(advance.as_ref()),
            };
            return if over { self.succeed(&case).await } else { self.same(&case).await };
        }
        self.elsewhere(&case, task, stage).await
    }

    /// After a move that was taken back the trigger shows because of us: only what a person did since tells that the
    /// candidate was sent again. Where the log cannot be read, a repeat that comes late enough is taken for that.
    async fn was_sent_after(
        &self,
        case: &Case,
        back: &Advance,
        task: &Task,
    ) -> Result<Result<bool, Verdict>, StoreError> {
        let now = self.clock.now();
        let call = Call { tenant: &case.tenant, lane: Lane::Click, feature: Feature::HandOff };
        match case.adapter.ats.stage_changes(call, case.handoff.workflow).await {
            Ok(log) if placed_since(&log, back) => Ok(Ok(true)),
            Ok(_) if now.since(task.created_at) < STATUS_SHOWS_WITHIN => {
                let at = next_look(task.created_at, now);
                Ok(Err(Verdict::Wait { at, why: "the status log may not show it yet".to_owned() }))
            }
            Ok(_) => Ok(Ok(false)),
            Err(error @ (AtsError::Unavailable { .. } | AtsError::Throttled { .. } | AtsError::Busy)) => {
                Ok(Err(again(&error, after(&error, task.failures + 1, began(task), now).0)))
            }
            Err(_) => Ok(Ok(back.finished_at.is_some_and(|at| task.created_at.since(at) > STATUS_SHOWS_WITHIN))),
        }
    }

    /// The repeat may be news that the ATS does not show yet; after that time it was a late copy.
    async fn elsewhere(&self, case: &Case, task: &Task, stage: Option<StageKey>) -> Result<Verdict, StoreError> {
        let (handoff, now) = (&case.handoff, self.clock.now());
        if !handoff.may_be_old(stage) && handoff.seen_left_at.is_none() {
            self.store.record_seen_left(handoff.id, now).await?;
        }
        if now.since(task.created_at) < STATUS_SHOWS_WITHIN {
            return Ok(Verdict::Wait {
                at: next_look(task.created_at, now),
                why: "the trigger status is not shown".to_owned(),
            });
        }
        let entry = Entry::new(handoff.id, now, Step::Recheck, "a late copy")
            .because("the application is not in the trigger status");
        self.store.add_entry(&entry).await?;
        Ok(Verdict::Done)
    }

    async fn same(&self, case: &Case) -> Result<Verdict, StoreError> {
        let entry = Entry::new(case.handoff.id, self.clock.now(), Step::Recheck, "the same")
            .because("the application had not left the trigger status");
        self.store.add_entry(&entry).await?;
        Ok(Verdict::Done)
    }

    async fn succeed(&self, case: &Case) -> Result<Verdict, StoreError> {
        let (old, now) = (&case.handoff, self.clock.now());
        // A rule that was removed meanwhile starts nothing new.
        let Some(rule) = case.tenant.rules.get(&old.rule.trigger) else {
            return Ok(Verdict::Done);
        };
        let id = HandoffId::at(now);
        let task =
            NewTask { tenant: old.tenant, kind: TaskKind::FetchApplication, handoff: id, run_at: now, created_at: now };
        let entry = Entry::new(old.id, now, Step::Recheck, "sent again")
            .because("the application is back in the trigger status")
            .next(format!("Hand-off {id} took its place."))
            .telling(self.news(old.tenant, MessageKind::Superseded, Some(&id.to_string()), now));
        let expires_at = expires_at(&case.tenant, now);
        let new = Succession { handoff: id, event: EventId::at(now), rule, at: now, expires_at, task, entry: &entry };
        self.store.supersede(old, new).await?;
        tracing::error_span!("handoff.made", handoff.id = %id, handoff.before = %old.id)
            .in_scope(|| tracing::info!("a hand-off took the place of another"));
        Ok(Verdict::Done)
    }
}
