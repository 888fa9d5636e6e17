//! Moves an opened candidate to the next status, or back if a person took that back, and never over a person's move as far
//! as the ATS allows that.
//!
//! Order of effects: the write is committed as begun → the application is read → it is written at once if it still stands
//! in the trigger status → it is read back → the outcome is committed. A crash leaves a begun write: whether it happened
//! is found out by reading, after the longest time it can still be under way, before anything is written again.
//!
//! The ATS has no conditional write, so a person's move between our read and our write can be covered. The status log
//! shows it afterwards: the outcome is `overrode`, people are told, and nothing is repaired by itself.

use std::future::poll_fn;
use std::pin::pin;
use std::task::Poll;
use std::time::Duration;

use super::patience::{DATA_SHOWS_WITHIN, STATUS_SHOWS_WITHIN, after, again, back_off, next_look};
use super::trace::{placed_since, trace};
use super::{Case, ECHO_WINDOW, Flow, LEASE, began, lost};
use crate::ats::{AtsError, Call};
use crate::domain::{
    Advance, AdvanceKey, AdvanceOutcome, Application, Clock, Entry, Feature, Lane, NoticeKind, StageId, StageKey, Step,
    Task, Timestamp, Verdict, Way,
};
use crate::store::{Begun, Hold, StoreError};

/// Beside the longest time a write can be under way: clocks and networks are not exact.
const MARGIN: Duration = Duration::from_secs(5);
/// Writes of one move: a status that does not stay written after three will not.
const WRITES_MOST: i64 = 3;
/// Our entry of the status log is waited for this long; whether a move through the API always makes one is not documented.
const LOG_SHOWS_WITHIN: Duration = Duration::from_mins(1);
/// After this long nobody expects the move any more.
const WITHIN: Duration = Duration::from_hours(24);

/// Where the application stands, as far as the move is concerned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Standing {
    AtTrigger,
    AtTarget,
    Elsewhere,
    /// Too new to be shown.
    NotShown,
}

/// What reading and writing came to.
enum Tried {
    /// It could not be read.
    Unread(AtsError),
    /// It did not stand in the trigger status, so nothing was written.
    Left(Standing, Box<Application>),
    /// Somebody else has the task by now, so nothing was written.
    Overtaken,
    /// It was written, from this status.
    Wrote(Option<StageId>, Result<(), AtsError>),
}

impl Flow {
    /// Moves an opened application on, or back.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn advance(&self, task: &Task, way: Way) -> Result<Verdict, StoreError> {
        let Some(case) = self.case_of(task).await? else {
            return Ok(Verdict::Done);
        };
        let key = AdvanceKey { handoff: task.handoff, way };
        let Some(advance) = self.store.advance(key).await?.filter(|advance| advance.outcome.is_none()) else {
            return Ok(Verdict::Done);
        };
        let now = self.clock.now();
        if let Some(since) = advance.unanswered_since {
            let over = since.plus(case.adapter.ats.write_deadline() + MARGIN);
            if now < over {
                return Ok(Verdict::Wait { at: over, why: "a write may still be under way".to_owned() });
            }
        }
        if advance.writes > 0
            && let Some(verdict) = self.find_out(&case, &advance, task).await?
        {
            return Ok(verdict);
        }
        if advance.writes >= WRITES_MOST {
            let why = format!("{} writes had no answer and no effect", advance.writes);
            return self.finish(&advance, task, AdvanceOutcome::Failed { why }).await;
        }
        self.write(&case, &advance, task).await
    }

    /// Before each write back: nobody may have placed the application anywhere after our move forward, as far as the log can
    /// be read, and the event that the write may cause must still meet this hand-off.
    async fn may_go_back(&self, case: &Case, advance: &Advance, task: &Task) -> Result<Option<Verdict>, StoreError> {
        let now = self.clock.now();
        if !case.handoff.can_open(now.plus(ECHO_WINDOW)) {
            let why = "the hand-off's time was over before the move could be taken back".to_owned();
            return self.finish(advance, task, AdvanceOutcome::Failed { why }).await.map(Some);
        }
        let forward = AdvanceKey { handoff: case.handoff.id, way: Way::Forward };
        let Some(forward) = self.store.advance(forward).await? else {
            return Ok(Some(Verdict::Done)); // The tenant was removed meanwhile.
        };
        let call = Call { tenant: &case.tenant, lane: Lane::Click, feature: Feature::Advance };
        match case.adapter.ats.stage_changes(call, case.handoff.workflow).await {
            Ok(log) if placed_since(&log, &forward) => {
                self.finish(advance, task, AdvanceOutcome::MovedBySomeone).await.map(Some)
            }
            Err(error @ (AtsError::Unavailable { .. } | AtsError::Throttled { .. } | AtsError::Busy)) => {
                self.after_read_error(case, advance, task, error).await.map(Some)
            }
            Ok(_) | Err(_) => Ok(None),
        }
    }

    /// Reads, and writes at once if the application still stands in the trigger status.
    async fn write(&self, case: &Case, advance: &Advance, task: &Task) -> Result<Verdict, StoreError> {
        if advance.key.way == Way::Back
            && let Some(verdict) = self.may_go_back(case, advance, task).await?
        {
            return Ok(verdict);
        }
        if let Some(verdict) = self.paused(case) {
            return Ok(verdict);
        }
        let now = self.clock.now();
        match self.store.begin_write(advance.key, Hold { lease: task.lease, at: now, span: LEASE }).await? {
            Begun::Noted => {}
            Begun::Over => return Ok(Verdict::Done), // It has ended meanwhile.
            Begun::Lost => return Ok(lost(now)),
        }
        // Nothing is under way any more once this time is over: that is what a crash in here is waited out by.
        let window = case.adapter.ats.write_deadline();
        let tried = in_time(self.clock.as_ref(), now.plus(window), self.read_and_write(case, advance, task));
        let tried = tokio::time::timeout(window, tried).await.ok().flatten();
        let late = || Tried::Wrote(None, Err(AtsError::Ambiguous { why: "it took too long".to_owned() }));
        match tried.unwrap_or_else(|| Ok(late()))? {
            Tried::Overtaken => Ok(lost(now)),
            Tried::Wrote(from, written) => {
                if let Some(from) = from {
                    self.store.record_from(advance.key, &from).await?;
                }
                self.after_write(case, advance, task, written).await
            }
            Tried::Unread(error) => {
                self.store.end_write(advance.key, task.lease, false).await?;
                self.after_read_error(case, advance, task, error).await
            }
            Tried::Left(standing, application) => {
                self.store.end_write(advance.key, task.lease, false).await?;
                self.remember(case, &application, now).await?;
                match standing {
                    Standing::AtTarget => self.finish(advance, task, AdvanceOutcome::AlreadyThere).await,
                    Standing::Elsewhere => self.finish(advance, task, AdvanceOutcome::MovedBySomeone).await,
                    Standing::AtTrigger | Standing::NotShown => {
                        let at = next_look(case.handoff.created_at, now);
                        Ok(Verdict::Wait { at, why: "the trigger status is not shown yet".to_owned() })
                    }
                }
            }
        }
    }

    async fn read_and_write(&self, case: &Case, advance: &Advance, task: &Task) -> Result<Tried, StoreError> {
        let (now, call) =
            (self.clock.now(), Call { tenant: &case.tenant, lane: Lane::Click, feature: Feature::Advance });
        let application = match case.adapter.ats.application(call, advance.workflow).await {
            Ok(application) => application,
            Err(error) => return Ok(Tried::Unread(error)),
        };
        let stage = application.stage.as_ref().map(|stage| stage.id.key());
        match standing(case, advance, stage, now) {
            // The machine may have stood still, and its clocks with it: only the fence tells whether somebody took over.
            Standing::AtTrigger if self.is_overtaken(task).await? => Ok(Tried::Overtaken),
            Standing::AtTrigger => {
                let from = application.stage.map(|stage| stage.id);
                Ok(Tried::Wrote(from, case.adapter.ats.move_application(call, advance.workflow, &advance.to).await))
            }
            other => Ok(Tried::Left(other, Box::new(application))),
        }
    }

    async fn is_overtaken(&self, task: &Task) -> Result<bool, StoreError> {
        Ok(self.store.renew(task.lease, self.clock.now(), LEASE).await?.is_none())
    }

    async fn after_write(
        &self,
        case: &Case,
        advance: &Advance,
        task: &Task,
        written: Result<(), AtsError>,
    ) -> Result<Verdict, StoreError> {
        let now = self.clock.now();
        match written {
            Ok(()) => {
                self.store.end_write(advance.key, task.lease, true).await?;
                let Some(advance) = self.store.advance(advance.key).await? else {
                    return Ok(Verdict::Done); // The tenant was removed meanwhile.
                };
                match self.find_out(case, &advance, task).await? {
                    Some(verdict) => Ok(verdict),
                    None => self.wait_to_show(&advance, task).await,
                }
            }
            // Whoever took over may have ended the move before this write left: what it covered has to be seen.
            Err(AtsError::Ambiguous { .. } | AtsError::Unreadable { .. }) if self.is_overtaken(task).await? => {
                if let Some(advance) = self.store.advance(advance.key).await? {
                    self.find_out(case, &advance, task).await?;
                }
                Ok(lost(now))
            }
            Err(AtsError::Ambiguous { why } | AtsError::Unreadable { why, .. }) => {
                Ok(Verdict::Retry { at: now.plus(case.adapter.ats.write_deadline() + MARGIN), why })
            }
            Err(error) => {
                self.store.end_write(advance.key, task.lease, false).await?;
                match error {
                    AtsError::Rejected { why } => self.finish(advance, task, AdvanceOutcome::Refused { why }).await,
                    AtsError::Denied { .. } => {
                        self.finish(advance, task, AdvanceOutcome::Refused { why: error.to_string() }).await
                    }
                    _ => self.after_read_error(case, advance, task, error).await,
                }
            }
        }
    }

    /// Finds out what the write begun last came to; `None` when it did not happen.
    async fn find_out(&self, case: &Case, advance: &Advance, task: &Task) -> Result<Option<Verdict>, StoreError> {
        let now = self.clock.now();
        let call = Call { tenant: &case.tenant, lane: Lane::Click, feature: Feature::Advance };
        let stage = match case.adapter.ats.application(call, advance.workflow).await {
            Ok(application) => {
                self.remember(case, &application, now).await?;
                application.stage.map(|stage| stage.id.key())
            }
            Err(error) => return self.after_read_error(case, advance, task, error).await.map(Some),
        };
        let log = match case.adapter.ats.stage_changes(call, advance.workflow).await {
            Ok(log) => Some(log),
            Err(error @ (AtsError::Unavailable { .. } | AtsError::Throttled { .. } | AtsError::Busy)) => {
                let at = after(&error, task.failures + 1, began(task), now).0;
                return Ok(Some(again(&error, at)));
            }
            Err(_) => None, // Not readable for us: the outcome rests on the status alone.
        };
        let trace = log.as_deref().and_then(|log| trace(log, advance));
        let (answered, age) = (advance.unanswered_since.is_none(), now.since(written_at(advance)));
        let outcome = match (standing(case, advance, stage, now), trace) {
            // Back in the trigger status after our write: whoever moved it meant to.
            (Standing::AtTrigger, Some(trace)) if trace.moved_on => match trace.outcome {
                overrode @ AdvanceOutcome::Overrode { .. } => overrode,
                _ => AdvanceOutcome::MovedBySomeone,
            },
            (Standing::AtTrigger, Some(_)) => return self.wait_to_show(advance, task).await.map(Some),
            (_, Some(trace)) => trace.outcome,
            // The log may lag behind too, and only it can tell what our write covered.
            (Standing::AtTarget, None) if log.is_some() && age < LOG_SHOWS_WITHIN => {
                return self.wait_to_show(advance, task).await.map(Some);
            }
            (Standing::AtTarget, None) => AdvanceOutcome::Advanced,
            (Standing::Elsewhere, None) if log.is_some() && age < STATUS_SHOWS_WITHIN => {
                return self.wait_to_show(advance, task).await.map(Some);
            }
            (Standing::Elsewhere, None) if answered => AdvanceOutcome::Advanced,
            (Standing::Elsewhere, None) => AdvanceOutcome::MovedBySomeone,
            (Standing::AtTrigger, None) if !answered => return Ok(self.too_early(case, advance)),
            (Standing::AtTrigger | Standing::NotShown, None) => {
                return self.wait_to_show(advance, task).await.map(Some);
            }
        };
        self.finish(advance, task, outcome).await.map(Some)
    }

    /// The page shows where the application stands now; an answer without a stage would only hide what is known.
    async fn remember(&self, case: &Case, application: &Application, read_at: Timestamp) -> Result<(), StoreError> {
        match application.stage {
            Some(_) => self.store.record_application(case.handoff.tenant, application, read_at).await,
            None => Ok(()),
        }
    }

    /// A write without an answer may have happened and not show yet. When it was begun, at the latest, this application showed
    /// its trigger, or nothing was sent: twice the time that took, ten minutes at the most, is given to the move before it
    /// is written again.
    fn too_early(&self, case: &Case, advance: &Advance) -> Option<Verdict> {
        let (handoff, begun) = (&case.handoff, advance.unanswered_since?);
        let took = handoff.fetched_at.map_or(begun, |fetched| fetched.min(begun)).since(handoff.created_at);
        let at = begun.plus((took * 2).min(STATUS_SHOWS_WITHIN));
        let why = "a write without an answer may not be shown yet".to_owned();
        (self.clock.now() < at).then_some(Verdict::Wait { at, why })
    }

    /// The ATS accepted the write but does not show it yet.
    async fn wait_to_show(&self, advance: &Advance, task: &Task) -> Result<Verdict, StoreError> {
        let now = self.clock.now();
        if now.since(written_at(advance)) < STATUS_SHOWS_WITHIN {
            let why = "the move is not shown yet".to_owned();
            return Ok(Verdict::Wait { at: next_look(written_at(advance), now), why });
        }
        let why = "the ATS accepted the move, but ten minutes later it does not show".to_owned();
        self.finish(advance, task, AdvanceOutcome::Failed { why }).await
    }

    async fn after_read_error(
        &self,
        case: &Case,
        advance: &Advance,
        task: &Task,
        error: AtsError,
    ) -> Result<Verdict, StoreError> {
        let now = self.clock.now();
        // Judged where it has just failed: what waited through a pause gets its try first.
        if now.since(task.created_at) > WITHIN {
            let why = format!("the ATS did not let the application be moved within 24 hours: {error}");
            return self.finish(advance, task, AdvanceOutcome::Failed { why }).await;
        }
        match error {
            AtsError::Missing { .. } if now.since(case.handoff.created_at) < DATA_SHOWS_WITHIN => {
                let at = next_look(case.handoff.created_at, now);
                Ok(Verdict::Wait { at, why: "the application is not shown yet".to_owned() })
            }
            AtsError::Missing { .. } => {
                self.finish(advance, task, AdvanceOutcome::Failed { why: error.to_string() }).await
            }
            // A person may allow it any moment, and a recruiter waits for the move: sooner than after other refusals.
            AtsError::Denied { .. } | AtsError::NotConnected { .. } | AtsError::Rejected { .. } => {
                Ok(again(&error, back_off(task.failures + 1, now)))
            }
            AtsError::Throttled { .. }
            | AtsError::Unavailable { .. }
            | AtsError::Busy
            | AtsError::Ambiguous { .. }
            | AtsError::Unreadable { .. } => Ok(again(&error, after(&error, task.failures + 1, began(task), now).0)),
        }
    }

    async fn finish(&self, advance: &Advance, task: &Task, outcome: AdvanceOutcome) -> Result<Verdict, StoreError> {
        let now = self.clock.now();
        let handoff = advance.key.handoff;
        let said = match (advance.key.way, &outcome) {
            (Way::Back, AdvanceOutcome::Advanced) => "moved back",
            (Way::Forward | Way::Back, outcome) => outcome.name(),
        };
        let told = self.news_of_move(advance.tenant, advance.key.way, &outcome, now);
        let entry = Entry::new(handoff, now, Step::Advance, said).telling(told);
        let mut entries = vec![match &outcome {
            AdvanceOutcome::Advanced => entry,
            AdvanceOutcome::AlreadyThere => entry.because("it stood there already"),
            AdvanceOutcome::MovedBySomeone => entry.because("a person moved it; it was left alone"),
            AdvanceOutcome::Overrode { from, .. } => entry
                .because(format!("a person had moved it to {from} in the moment before"))
                .next("A person decides where it belongs."),
            AdvanceOutcome::Refused { why } => {
                entry.because(why.as_str()).next("An administrator has to allow the move in the ATS.")
            }
            AdvanceOutcome::Failed { why } => {
                entry.because(why.as_str()).next("A person moves the application in the ATS.")
            }
        }];
        if outcome.needs_attention() {
            entries.push(Entry::new(handoff, now, Step::Alert, outcome.name()));
        }
        let first = self.store.finish_advance(advance.key, Some(task.lease), &outcome, &entries).await?;
        if first {
            self.measures.advanced(advance.key.way, &outcome);
        } else if matches!(outcome, AdvanceOutcome::Overrode { .. }) {
            // A frozen process wrote late, after another one had ended the move.
            self.measures.advanced(advance.key.way, &outcome);
            self.store.trouble_happened(handoff, NoticeKind::MoveOverrode, now).await?;
            tracing::error!(handoff.id = %handoff, tenant.id = %advance.tenant, "a late write covered a person's move");
            for entry in &entries {
                self.store.add_entry(entry).await?;
            }
        }
        if first && outcome.needs_attention() {
            tracing::error!(handoff.id = %handoff, tenant.id = %advance.tenant, outcome = outcome.name(), "a move needs a person's attention");
        }
        Ok(Verdict::Done)
    }
}

/// Asks the clock before each step of `work`. A process that was frozen must not take the next one, whatever is ready for
/// it by then: a time-out alone would let what is ready go first.
async fn in_time<T>(clock: &dyn Clock, until: Timestamp, work: impl Future<Output = T>) -> Option<T> {
    let mut work = pin!(work);
    poll_fn(|context| if clock.now() < until { work.as_mut().poll(context).map(Some) } else { Poll::Ready(None) }).await
}

fn written_at(advance: &Advance) -> Timestamp {
    advance.written_at.unwrap_or(advance.started_at)
}

fn standing(case: &Case, advance: &Advance, stage: Option<StageKey>, now: Timestamp) -> Standing {
    let young = now.since(case.handoff.created_at) < STATUS_SHOWS_WITHIN;
    match stage {
        Some(stage) if stage == advance.to.key() => Standing::AtTarget,
        Some(stage) if stage == advance.from => Standing::AtTrigger,
        stage if young && advance.key.way == Way::Forward && case.handoff.may_be_old(stage) => Standing::NotShown,
        _ => Standing::Elsewhere,
    }
}
