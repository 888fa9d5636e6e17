//! A hand-off as the API shows it: ids, facts and times, nothing about people.

use serde::Serialize;
use utoipa::ToSchema;

use super::rules::RuleView;
use super::time::{Time, some};
use crate::domain::{
    Advance, AdvanceOutcome, Handoff, HandoffId, JobId, Lifecycle, PersonId, Progress, StageId, StageKey, TenantId,
    WorkflowId,
};

/// A hand-off: one candidate's trip from trigger to scheduled.
#[derive(Serialize, ToSchema)]
#[schema(as = Handoff)]
pub(in crate::inbound) struct HandoffView {
    /// Its reference.
    #[schema(value_type = uuid::Uuid)]
    handoff_id: HandoffId,
    /// Whose.
    #[schema(value_type = i64, example = 1)]
    tenant_id: TenantId,
    /// The application, as the ATS numbers it.
    #[schema(value_type = i64, example = 13001)]
    workflow_id: WorkflowId,
    /// The candidate.
    #[schema(value_type = i64, example = 9100)]
    person_id: PersonId,
    /// The job.
    #[schema(value_type = i64, example = 4400)]
    job_id: JobId,
    /// Who sent the candidate.
    #[schema(value_type = Option<i64>, required = false, example = 9001)]
    #[serde(skip_serializing_if = "Option::is_none")]
    sent_by: Option<PersonId>,
    /// The rule, as it stood when the hand-off was recorded.
    rule: RuleView,
    /// 1 for the first hand-off of this application and trigger.
    #[schema(example = 1)]
    generation: i64,
    /// The hand-off it took the place of.
    #[schema(value_type = Option<uuid::Uuid>, required = false)]
    #[serde(skip_serializing_if = "Option::is_none")]
    previous_id: Option<HandoffId>,
    /// Whether it still leads anywhere.
    lifecycle: LifecycleName,
    /// Where it stands.
    progress: ProgressName,
    /// What the ATS is waited for, where it is.
    #[schema(required = false, example = "not_visible_yet")]
    #[serde(skip_serializing_if = "Option::is_none")]
    waiting_for: Option<&'static str>,
    /// When it was recorded.
    created_at: Time,
    /// From when on its link is too old.
    expires_at: Time,
    /// When live data was first read.
    #[schema(required = false)]
    #[serde(skip_serializing_if = "Option::is_none")]
    fetched_at: Option<Time>,
    /// When the scheduler was told.
    #[schema(required = false)]
    #[serde(skip_serializing_if = "Option::is_none")]
    handed_over_at: Option<Time>,
    /// When it was first opened.
    #[schema(required = false)]
    #[serde(skip_serializing_if = "Option::is_none")]
    opened_at: Option<Time>,
    /// Why it failed.
    #[schema(required = false)]
    #[serde(skip_serializing_if = "Option::is_none")]
    failure: Option<String>,
}

/// Whether a hand-off still leads anywhere.
#[derive(Clone, Copy, Serialize, ToSchema)]
#[schema(as = Lifecycle)]
#[serde(rename_all = "snake_case")]
pub(in crate::inbound) enum LifecycleName {
    /// It can be opened.
    Live,
    /// The interview is made.
    Closed,
    /// Its time ran out, or a person ended it.
    Lapsed,
    /// Another hand-off took its place.
    Superseded,
    /// It cannot go on.
    Failed,
}

/// Where a hand-off stands.
#[derive(Clone, Copy, Serialize, ToSchema)]
#[schema(as = Progress)]
#[serde(rename_all = "snake_case")]
pub(in crate::inbound) enum ProgressName {
    /// The ATS has not shown the live data yet.
    Waiting,
    /// It can be opened.
    Ready,
    /// Opened; the application is being moved on.
    Moving,
    /// Opened, with nothing left to do.
    Opened,
    /// Opened; the move ended in a way that a person should know of.
    NeedsAttention,
    /// The interview is made.
    Scheduled,
    /// Nobody opened it in time.
    Lapsed,
    /// Another hand-off took its place.
    Superseded,
    /// A person has to look.
    Failed,
}

impl From<Lifecycle> for LifecycleName {
    fn from(lifecycle: Lifecycle) -> Self {
        match lifecycle {
            Lifecycle::Live => Self::Live,
            Lifecycle::Closed => Self::Closed,
            Lifecycle::Lapsed => Self::Lapsed,
            Lifecycle::Superseded => Self::Superseded,
            Lifecycle::Failed => Self::Failed,
        }
    }
}

impl From<Progress> for ProgressName {
    fn from(progress: Progress) -> Self {
        match progress {
            Progress::Waiting(_) => Self::Waiting,
            Progress::Ready => Self::Ready,
            Progress::Moving => Self::Moving,
            Progress::Opened => Self::Opened,
            Progress::NeedsAttention => Self::NeedsAttention,
            Progress::Scheduled => Self::Scheduled,
            Progress::Lapsed => Self::Lapsed,
            Progress::Superseded => Self::Superseded,
            Progress::Failed => Self::Failed,
        }
    }
}

impl HandoffView {
    /// A hand-off, given its last move, if one was intended.
    pub(in crate::inbound) fn of(handoff: &Handoff, advance: Option<&Advance>) -> Self {
        Self {
            handoff_id: handoff.id,
            tenant_id: handoff.tenant,
            workflow_id: handoff.workflow,
            person_id: handoff.person,
            job_id: handoff.job,
            sent_by: handoff.sent_by,
            rule: RuleView::of(&handoff.rule),
            generation: handoff.generation,
            previous_id: handoff.previous,
            lifecycle: handoff.lifecycle.into(),
            progress: handoff.progress(advance).into(),
            waiting_for: handoff.waiting.map(|(why, _)| why.name()),
            created_at: Time(handoff.created_at),
            expires_at: Time(handoff.expires_at),
            fetched_at: some(handoff.fetched_at),
            handed_over_at: some(handoff.handed_over_at),
            opened_at: some(handoff.opened_at),
            failure: handoff.failure.clone(),
        }
    }
}

/// A move of an application.
#[derive(Serialize, ToSchema)]
#[schema(as = Move)]
pub(in crate::inbound) struct MoveView {
    /// The status it may be moved from, by its digits.
    #[schema(value_type = i64, example = 20700)]
    from: StageKey,
    /// Where it is moved to.
    #[schema(value_type = String, example = "C20800")]
    to: StageId,
    /// When it was intended.
    started_at: Time,
    /// How it ended; none while it is under way: `advanced`, `already_there`, `moved_by_someone`, `overrode`, `refused` or `failed`.
    #[schema(required = false, example = "advanced")]
    #[serde(skip_serializing_if = "Option::is_none")]
    outcome: Option<&'static str>,
    /// Why.
    #[schema(required = false)]
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<String>,
    /// When it ended.
    #[schema(required = false)]
    #[serde(skip_serializing_if = "Option::is_none")]
    finished_at: Option<Time>,
}

impl MoveView {
    pub(in crate::inbound) fn of(advance: &Advance) -> Self {
        let why = match &advance.outcome {
            Some(AdvanceOutcome::Refused { why } | AdvanceOutcome::Failed { why }) => Some(why.clone()),
            _ => None,
        };
        Self {
            from: advance.from,
            to: advance.to.clone(),
            started_at: Time(advance.started_at),
            outcome: advance.outcome.as_ref().map(AdvanceOutcome::name),
            why,
            finished_at: some(advance.finished_at),
        }
    }
}
