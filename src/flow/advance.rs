//! Moves an opened candidate to the next status, and never over a person's move as far as the ATS allows that.
//!
//! Order of effects: the write is committed as begun → the application is read → it is written at once if it still stands
//! in the trigger status → it is read back → the outcome is committed. A crash leaves a begun write: whether it happened
//! is found out by reading, after the longest time it can still be under way, before anything is written again.
//!
//! The ATS has no conditional write, so a person's move between our read and our write can be covered. The status log
//! shows it afterwards: the outcome is `overrode`, people are told, and nothing is repaired by itself.

use std::time::Duration;

use super::patience::{STATUS_SHOWS_WITHIN, back_off, next_look};
use super::{Case, Flow};
use crate::ats::{AtsError, Call};
use crate::domain::{Advance, AdvanceOutcome, Entry, Lane, StageChange, StageKey, Step, Task, Timestamp, Verdict};
use crate::store::StoreError;

/// Beside the longest time a write can be under way: clocks and networks are not exact.
const MARGIN: Duration = Duration::from_secs(5);
/// The lease must outlast one read and one write with their time-outs.
const LEASE: Duration = Duration::from_secs(300);
/// Writes of one move: a status that does not stay written after three will not.
const WRITES_MOST: i64 = 3;
/// After this long nobody expects the move any more.
const WITHIN: Duration = Duration::from_secs(24 * 60 * 60);

/// Where the application stands, as far as the move is concerned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Standing {
    AtTrigger,
    AtTarget,
    Elsewhere,
    /// Too new to be shown.
    NotShown,
}

impl Flow {
    /// Moves an opened application on.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn advance(&self, task: &Task) -> Result<Verdict, StoreError> {
        let Some(case) = self.case(task.handoff).await? else {
            return Ok(Verdict::Done);
        };
        let Some(advance) = self.store.advance(task.handoff).await?.filter(|advance| advance.outcome.is_none()) else {
            return Ok(Verdict::Done);
        };
        let now = self.clock.now();
        if now.since(case.handoff.opened_at.unwrap_or(now)) > WITHIN {
            let why = "the ATS did not let the application be moved within 24 hours".to_owned();
            return self.finish(&advance, AdvanceOutcome::Failed { why }).await;
        }
        if let Some(since) = advance.unanswered_since {
            let over = since.plus(case.adapter.ats.write_deadline() + MARGIN);
            if now < over {
                return Ok(Verdict::Retry { at: over, why: "a write may still be under way".to_owned() });
            }
        }
        if advance.writes > 0
            && let Some(verdict) = self.find_out(&case, &advance, task).await?
        {
            return Ok(verdict);
        }
        if advance.writes >= WRITES_MOST {
            let why = format!("{} writes had no answer and no effect", advance.writes);
            return self.finish(&advance, AdvanceOutcome::Failed { why }).await;
        }
        self.write(&case, &advance, task).await
    }

    /// Reads, and writes at once if the application still stands in the trigger status.
    async fn write(&self, case: &Case, advance: &Advance, task: &Task) -> Result<Verdict, StoreError> {
        let now = self.clock.now();
        let (Some(_), true) =
            (self.store.renew(task.lease, now, LEASE).await?, self.store.begin_write(advance.handoff, now).await?)
        else {
            return Ok(Verdict::Retry { at: now, why: "another worker has the task".to_owned() });
        };
        let call = Call { tenant: &case.tenant, lane: Lane::Click };
        let standing = match case.adapter.ats.application(call, advance.workflow).await {
            Ok(application) => standing(case, advance, application.stage.map(|stage| stage.id.key()), now),
            Err(error) => {
                self.store.end_write(advance.handoff, false).await?;
                return self.after_read_error(case, advance, task, error).await;
            }
        };
        if standing == Standing::AtTrigger {
            let written = case.adapter.ats.move_application(call, advance.workflow, &advance.to).await;
            return self.after_write(case, advance, task, written).await;
        }
        self.store.end_write(advance.handoff, false).await?;
        match standing {
            Standing::AtTarget => self.finish(advance, AdvanceOutcome::AlreadyThere).await,
            Standing::Elsewhere => self.finish(advance, AdvanceOutcome::MovedBySomeone).await,
            Standing::AtTrigger | Standing::NotShown => {
                let at = next_look(case.handoff.created_at, now);
                Ok(Verdict::Retry { at, why: "the trigger status is not shown yet".to_owned() })
            }
        }
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
                self.store.end_write(advance.handoff, true).await?;
                let advance = Advance { writes: advance.writes + 1, unanswered_since: None, ..advance.clone() };
                match self.find_out(case, &advance, task).await? {
                    Some(verdict) => Ok(verdict),
                    None => self.wait_to_show(&advance).await,
                }
            }
            Err(AtsError::Ambiguous { why } | AtsError::Unreadable { why, .. }) => {
                Ok(Verdict::Retry { at: now.plus(case.adapter.ats.write_deadline() + MARGIN), why })
            }
            Err(error) => {
                self.store.end_write(advance.handoff, false).await?;
                match error {
                    AtsError::Rejected { why } => self.finish(advance, AdvanceOutcome::Refused { why }).await,
                    AtsError::Denied { .. } => {
                        self.finish(advance, AdvanceOutcome::Refused { why: error.to_string() }).await
                    }
                    _ => self.after_read_error(case, advance, task, error).await,
                }
            }
        }
    }

    /// Finds out what the write begun last came to; `None` when it did not happen.
    async fn find_out(&self, case: &Case, advance: &Advance, task: &Task) -> Result<Option<Verdict>, StoreError> {
        let now = self.clock.now();
        let call = Call { tenant: &case.tenant, lane: Lane::Click };
        let stage = match case.adapter.ats.application(call, advance.workflow).await {
            Ok(application) => application.stage.map(|stage| stage.id.key()),
            Err(error) => return self.after_read_error(case, advance, task, error).await.map(Some),
        };
        let log = match case.adapter.ats.stage_changes(call, advance.workflow).await {
            Ok(log) => Some(log),
            Err(error @ (AtsError::Unavailable { .. } | AtsError::Throttled { .. })) => {
                return Ok(Some(Verdict::Retry { at: back_off(task.attempt, now), why: error.to_string() }));
            }
            Err(_) => None, // Not readable for us: the outcome rests on the status alone.
        };
        let trace = log.as_deref().and_then(|log| trace(log, advance));
        let answered = advance.unanswered_since.is_none();
        let outcome = match (standing(case, advance, stage, now), trace) {
            (Standing::AtTarget, trace) => trace.unwrap_or(AdvanceOutcome::Advanced),
            // Back in the trigger status after our write: whoever moved it meant to.
            (Standing::AtTrigger, Some(AdvanceOutcome::Advanced | AdvanceOutcome::AlreadyThere)) => {
                AdvanceOutcome::MovedBySomeone
            }
            (_, Some(outcome)) => outcome,
            (Standing::Elsewhere, None) if answered && log.is_none() => AdvanceOutcome::Advanced,
            (Standing::Elsewhere, None) => AdvanceOutcome::MovedBySomeone,
            (Standing::AtTrigger, None) if !answered => return Ok(None),
            (Standing::AtTrigger | Standing::NotShown, None) => return self.wait_to_show(advance).await.map(Some),
        };
        self.finish(advance, outcome).await.map(Some)
    }

    /// The ATS accepted the write but does not show it yet.
    async fn wait_to_show(&self, advance: &Advance) -> Result<Verdict, StoreError> {
        let now = self.clock.now();
        if now.since(advance.started_at) < STATUS_SHOWS_WITHIN {
            return Ok(Verdict::Retry {
                at: next_look(advance.started_at, now),
                why: "the move is not shown yet".to_owned(),
            });
        }
        let why = "the ATS accepted the move, but ten minutes later it does not show".to_owned();
        self.finish(advance, AdvanceOutcome::Failed { why }).await
    }

    async fn after_read_error(
        &self,
        case: &Case,
        advance: &Advance,
        task: &Task,
        error: AtsError,
    ) -> Result<Verdict, StoreError> {
        let now = self.clock.now();
        match error {
            AtsError::Missing { .. } if now.since(case.handoff.created_at) < STATUS_SHOWS_WITHIN => {
                let at = next_look(case.handoff.created_at, now);
                Ok(Verdict::Retry { at, why: "the application is not shown yet".to_owned() })
            }
            AtsError::Missing { .. } => self.finish(advance, AdvanceOutcome::Failed { why: error.to_string() }).await,
            AtsError::Throttled { retry_after: Some(wait) } => {
                Ok(Verdict::Retry { at: now.plus(wait), why: error.to_string() })
            }
            AtsError::Denied { .. }
            | AtsError::NotConnected { .. }
            | AtsError::Rejected { .. }
            | AtsError::Throttled { retry_after: None }
            | AtsError::Unavailable { .. }
            | AtsError::Ambiguous { .. }
            | AtsError::Unreadable { .. } => {
                Ok(Verdict::Retry { at: back_off(task.attempt, now), why: error.to_string() })
            }
        }
    }

    async fn finish(&self, advance: &Advance, outcome: AdvanceOutcome) -> Result<Verdict, StoreError> {
        let now = self.clock.now();
        let entry = Entry::new(advance.handoff, now, Step::Advance, outcome.name());
        let mut entries = vec![match &outcome {
            AdvanceOutcome::Advanced => entry,
            AdvanceOutcome::AlreadyThere => entry.because("it stood in the next status already"),
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
            entries.push(Entry::new(advance.handoff, now, Step::Alert, outcome.name()));
        }
        let first = self.store.finish_advance(advance.handoff, &outcome, &entries).await?;
        if first && outcome.needs_attention() {
            let (handoff, tenant) = (advance.handoff, advance.tenant);
            tracing::error!(handoff.id = %handoff, tenant.id = %tenant, outcome = outcome.name(), "a move needs a person's attention");
        }
        Ok(Verdict::Done)
    }
}

fn standing(case: &Case, advance: &Advance, stage: Option<StageKey>, now: Timestamp) -> Standing {
    let young = now.since(case.handoff.created_at) < STATUS_SHOWS_WITHIN;
    match stage {
        Some(stage) if stage == advance.to.key() => Standing::AtTarget,
        Some(stage) if stage == advance.from => Standing::AtTrigger,
        stage if young && (stage.is_none() || stage == case.handoff.from) => Standing::NotShown,
        _ => Standing::Elsewhere,
    }
}

/// What the status log says of our write; `None` when it does not show it.
///
/// The entry before the newest one that leads to the target must be the trigger: anything else is a move that ours covered,
/// unless one and the same person made both.
fn trace(log: &[StageChange], advance: &Advance) -> Option<AdvanceOutcome> {
    // The log's times are cut to the minute.
    let since = Timestamp::from_micros(advance.started_at.micros() / 60_000_000 * 60_000_000);
    let ours = log.iter().position(|change| change.to == advance.to.key() && change.at.is_none_or(|at| at >= since))?;
    match log.get(ours + 1) {
        Some(before) if before.to != advance.from && before.to != advance.to.key() => {
            if before.by.is_some() && before.by == log[ours].by {
                return Some(AdvanceOutcome::AlreadyThere);
            }
            Some(AdvanceOutcome::Overrode { by: before.by, at: before.at, from: before.to })
        }
        _ => Some(AdvanceOutcome::Advanced),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{HandoffId, PersonId, TenantId, WorkflowId};

    const START: i64 = 1_800_000_000_000_000; // a whole minute

    fn advance() -> Advance {
        Advance {
            handoff: HandoffId::at(Timestamp::from_micros(START)),
            tenant: TenantId::try_from(1).unwrap(),
            workflow: WorkflowId::try_from(2).unwrap(),
            from: StageKey::from_digits(10),
            to: "C20".parse().unwrap(),
            started_at: Timestamp::from_micros(START + 30_000_000),
            writes: 1,
            unanswered_since: None,
            outcome: None,
            finished_at: None,
        }
    }

    /// A log, newest first: status, who, minutes after the start.
    fn log(entries: &[(i64, i64, i64)]) -> Vec<StageChange> {
        let change = |(to, by, minute): &(i64, i64, i64)| StageChange {
            to: StageKey::from_digits(*to),
            by: PersonId::try_from(*by).ok(),
            at: Some(Timestamp::from_micros(START + minute * 60_000_000)),
        };
        entries.iter().map(change).collect()
    }

    #[test]
    fn the_entry_before_our_move_tells_whether_it_covered_another() {
        let overrode = |from, by| {
            let at = Some(Timestamp::from_micros(START));
            Some(AdvanceOutcome::Overrode { by: PersonId::try_from(by).ok(), at, from: StageKey::from_digits(from) })
        };
        assert_eq!(trace(&log(&[(20, 1, 0), (10, 7, 0)]), &advance()), Some(AdvanceOutcome::Advanced));
        assert_eq!(trace(&log(&[(20, 1, 0), (30, 7, 0), (10, 7, 0)]), &advance()), overrode(30, 7));
        assert_eq!(trace(&log(&[(40, 7, 1), (20, 1, 0), (30, 7, 0), (10, 7, 0)]), &advance()), overrode(30, 7));
        assert_eq!(trace(&log(&[(20, 7, 0), (30, 7, 0), (10, 7, 0)]), &advance()), Some(AdvanceOutcome::AlreadyThere));
        assert_eq!(trace(&log(&[(30, 7, 0), (10, 7, 0)]), &advance()), None);
        assert_eq!(
            trace(&log(&[(10, 7, 0), (20, 1, -9), (10, 7, -10)]), &advance()),
            None,
            "an earlier trip's move is not ours"
        );
    }
}
