//! Dead letters: work that was given up and waits for a person's decision.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::access::{Caller, May, need, nothing_here};
use super::answers::{Acts, Creates, Reads, ReadsOne};
use super::input::{Body, Id, Mistakes, Query};
use super::paging::{Listed, PageQuery, SpanQuery, page_within};
use super::time::Time;
use crate::domain::{HandoffId, TaskId, TenantId};
use crate::inbound::Doors;
use crate::inbound::problem::{CONFLICT, Problem};
use crate::store::TaskListed;

/// Letters of a reason.
const REASON_MOST: usize = 500;

/// A task.
#[derive(Serialize, ToSchema)]
#[schema(as = Task)]
pub(in crate::inbound) struct TaskView {
    /// Its reference.
    #[schema(value_type = uuid::Uuid)]
    task_id: TaskId,
    /// Whose.
    #[schema(value_type = i64, example = 1)]
    tenant_id: TenantId,
    /// For which hand-off.
    #[schema(value_type = uuid::Uuid)]
    handoff_id: HandoffId,
    /// What was to be done.
    #[schema(example = "advance_application")]
    kind: &'static str,
    /// `dead`, or `queued` or `leased` where it runs again.
    #[schema(example = "dead")]
    state: String,
    /// When it was last due.
    run_at: Time,
    /// How often it was tried.
    #[schema(example = 12)]
    attempts: i64,
    /// Why it was given up.
    #[schema(required = false)]
    #[serde(skip_serializing_if = "Option::is_none")]
    last_error: Option<String>,
    /// Since when it is owed.
    created_at: Time,
}

impl TaskView {
    fn of(task: TaskListed) -> Self {
        Self {
            task_id: task.id,
            tenant_id: task.tenant,
            handoff_id: task.handoff,
            kind: task.kind.name(),
            state: task.state,
            run_at: Time(task.run_at),
            attempts: task.attempts,
            last_error: task.last_error,
            created_at: Time(task.created_at),
        }
    }
}

async fn seen(doors: &Doors, caller: &Caller, id: TaskId) -> Result<TaskListed, Problem> {
    let found = doors.flow.store.task(id).await?;
    found.filter(|task| caller.sees(task.tenant)).ok_or_else(nothing_here)
}

/// A page of the list, as the contract names it.
type TaskList = Listed<TaskView>;

/// Work that was given up, newest first.
#[utoipa::path(get, path = "/v2/ats/tasks", operation_id = "listDeadTasks", tag = "tasks", security(("bearer" = ["tasks:read"])),
    params(PageQuery, SpanQuery, ("tenant_id" = Option<i64>, Query, description = "Only of this tenant.", minimum = 1)),
    responses((status = 200, description = "A page of it.", body = TaskList), Reads))]
pub(in crate::inbound) async fn list(
    State(doors): State<Arc<Doors>>,
    may: May<need::TasksRead>,
    mut query: Query,
) -> Result<Json<Listed<TaskView>>, Problem> {
    let page = page_within(&mut query);
    let tenant = query.tenant(&may.caller);
    query.end()?;
    let found = doors.flow.store.dead_tasks_page(tenant, page).await?;
    Ok(Json(Listed::of(found, TaskView::of)))
}

/// One task, while it is not finished.
#[utoipa::path(get, path = "/v2/ats/tasks/{task_id}", operation_id = "getTask", tag = "tasks", security(("bearer" = ["tasks:read"])),
    params(("task_id" = uuid::Uuid, Path, description = "Its reference.")),
    responses((status = 200, description = "The task.", body = TaskView), ReadsOne))]
pub(in crate::inbound) async fn read(
    State(doors): State<Arc<Doors>>,
    may: May<need::TasksRead>,
    Id(id): Id<TaskId>,
    query: Query,
) -> Result<Json<TaskView>, Problem> {
    query.end()?;
    Ok(Json(TaskView::of(seen(&doors, &may.caller, id).await?)))
}

/// Runs a task again that was given up.
#[utoipa::path(post, path = "/v2/ats/tasks/{task_id}/retry", operation_id = "retryTask", tag = "tasks",
    security(("bearer" = ["tasks:write"])), params(("task_id" = uuid::Uuid, Path, description = "Its reference.")),
    responses((status = 202, description = "It runs again.", body = TaskView), Acts))]
pub(in crate::inbound) async fn retry(
    State(doors): State<Arc<Doors>>,
    may: May<need::TasksWrite>,
    Id(id): Id<TaskId>,
    query: Query,
) -> Result<(StatusCode, Json<TaskView>), Problem> {
    query.end()?;
    let task = seen(&doors, &may.caller, id).await?;
    let actor = may.caller.actor();
    if !doors.flow.store.revive_task(id, (&actor, doors.flow.clock.now())).await? {
        let why = "The task is no dead letter any more, or another one for the same work is under way.";
        return Err(CONFLICT.says(why).of(task.handoff));
    }
    doors.wake.notify_one();
    let now = doors.flow.store.task(id).await?.unwrap_or(task);
    Ok((StatusCode::ACCEPTED, Json(TaskView::of(now))))
}

/// Why work is not done any more.
#[derive(Deserialize, ToSchema)]
#[schema(as = Discard)]
#[serde(deny_unknown_fields)]
pub(in crate::inbound) struct DiscardBody {
    /// Why, for the timeline of the hand-off. Nothing about people.
    #[schema(min_length = 1, max_length = 500, example = "The requisition was closed.")]
    pub(in crate::inbound) reason: String,
}

/// Discards a task that was given up; the hand-off's timeline says why.
#[utoipa::path(post, path = "/v2/ats/tasks/{task_id}/discard", operation_id = "discardTask", tag = "tasks",
    security(("bearer" = ["tasks:write"])), params(("task_id" = uuid::Uuid, Path, description = "Its reference.")),
    request_body = DiscardBody, responses((status = 204, description = "It is gone."), Creates))]
pub(in crate::inbound) async fn discard(
    State(doors): State<Arc<Doors>>,
    may: May<need::TasksWrite>,
    Id(id): Id<TaskId>,
    Body(body): Body<DiscardBody>,
) -> Result<StatusCode, Problem> {
    let task = seen(&doors, &may.caller, id).await?;
    let reason = body.reason.trim();
    let mut mistakes = Mistakes::default();
    mistakes.text("reason", reason, REASON_MOST);
    mistakes.none()?;
    let actor = may.caller.actor();
    if !doors.flow.store.discard_task(&task, reason, (&actor, doors.flow.clock.now())).await? {
        return Err(CONFLICT.says(format!("The task was not given up: it is {}.", task.state)).of(task.handoff));
    }
    Ok(StatusCode::NO_CONTENT)
}
