//! Candidates who stand in a trigger status without a hand-off, and how the rounds go that look for them.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::access::{May, need, nothing_here};
use super::answers::{Creates, ReadsOne};
use super::input::{Body, Id, Ids, Mistakes, Query};
use super::paging::{Listed, PageQuery, page};
use super::time::{Time, some};
use crate::domain::{ReconcileRound, StageKey, Standing, StandingListed, TenantId, WorkflowId};
use crate::inbound::Doors;
use crate::inbound::problem::Problem;
use crate::store::{Found, Place};

/// Applications that one request may name.
const ADOPTED_MOST: usize = 1_000;

/// How the last round went that looked for missed hand-offs. A round looks through every trigger status of the tenant.
#[derive(Serialize, ToSchema)]
#[schema(as = ReconcileRound)]
pub(in crate::inbound) struct RoundView {
    /// When it began.
    began_at: Time,
    /// When it ended.
    ended_at: Time,
    /// When the last one ended that looked everywhere; none where no one did yet.
    #[schema(value_type = Option<Time>, required = false)]
    #[serde(skip_serializing_if = "Option::is_none")]
    complete_at: Option<Time>,
    /// Applications that stood in trigger statuses.
    #[schema(example = 120)]
    standing: i64,
    /// Of them, those that were handed over because their delivery was lost.
    #[schema(example = 1)]
    handed_over: i64,
    /// Of them, those that were placed there again after they had left.
    #[schema(example = 0)]
    sent_again: i64,
    /// Of them, those whose delivery may still come.
    #[schema(example = 0)]
    in_grace: i64,
    /// Applications that were seen to have left.
    #[schema(example = 3)]
    left: i64,
    /// Applications that wait for the next round, because one reads so many only.
    #[schema(example = 0)]
    put_off: i64,
    /// Why it ended early.
    #[schema(example = "the ATS is unavailable (HTTP 503)")]
    #[serde(skip_serializing_if = "Option::is_none")]
    failure: Option<String>,
}

impl RoundView {
    fn of(round: ReconcileRound) -> Self {
        let ReconcileRound { began_at, ended_at, found, failure, whole_at } = round;
        Self {
            began_at: Time(began_at),
            ended_at: Time(ended_at),
            complete_at: some(whole_at),
            standing: found.standing,
            handed_over: found.handed_over,
            sent_again: found.sent_again,
            in_grace: found.in_grace,
            left: found.left,
            put_off: found.put_off,
            failure,
        }
    }
}

/// How the last round went that looked for missed hand-offs; 404 where there was none yet.
#[utoipa::path(get, path = "/v2/ats/tenants/{tenant_id}/reconcile-round", operation_id = "getReconcileRound", tag = "rules",
    security(("bearer" = ["tenants:read"])), params(("tenant_id" = i64, Path, description = "Our number for it.", minimum = 1)),
    responses((status = 200, description = "The round.", body = RoundView), ReadsOne))]
pub(in crate::inbound) async fn round(
    State(doors): State<Arc<Doors>>,
    may: May<need::TenantsRead>,
    Id(id): Id<TenantId>,
    query: Query,
) -> Result<Json<RoundView>, Problem> {
    query.end()?;
    may.caller.tenant_of(&doors, id)?;
    let round = doors.flow.store.last_round(id).await?.ok_or_else(nothing_here)?;
    Ok(Json(RoundView::of(round)))
}

/// Why a candidate who stands in a trigger status has no hand-off.
#[derive(Serialize, ToSchema)]
#[schema(as = StandingReason)]
#[serde(rename_all = "snake_case")]
enum Reason {
    /// They stood there before the status was a trigger. `adoptStanding` hands them over all the same.
    Before,
    /// The same, and one of the next rounds hands them over.
    Adopted,
    /// Our own move placed them there.
    Echo,
    /// How long they have stood there is not known yet.
    Seen,
    /// The application cannot be read, or not wholly.
    Unreadable,
    /// Their hand-off ended, and is not kept any more.
    Ended,
}

/// A candidate who stands in a trigger status without a hand-off.
#[derive(Serialize, ToSchema)]
#[schema(as = StandingApplication)]
pub(in crate::inbound) struct StandingView {
    /// Which application, as iCIMS numbers it.
    #[schema(value_type = i64, example = 13001)]
    workflow_id: WorkflowId,
    /// Why there is no hand-off.
    reason: Reason,
    /// Since when that is known.
    since: Time,
}

/// Of those with a hand-off, and of those that left, there is nothing to say here.
fn shown(listed: StandingListed) -> Option<StandingView> {
    let reason = match listed.noted.standing {
        Standing::Held | Standing::Left => return None,
        Standing::Before => Reason::Before,
        Standing::Adopted => Reason::Adopted,
        Standing::Echo => Reason::Echo,
        Standing::Seen => Reason::Seen,
        Standing::Unreadable => Reason::Unreadable,
        Standing::Ended => Reason::Ended,
    };
    Some(StandingView { workflow_id: listed.workflow, reason, since: Time(listed.noted.since) })
}

/// A page of the list, as the contract names it.
type StandingApplicationList = Listed<StandingView>;

/// Candidates who stand in a trigger status without a hand-off, as the last rounds noted it, in the order of their numbers.
#[utoipa::path(get, path = "/v2/ats/tenants/{tenant_id}/rules/{trigger}/standing", operation_id = "listStanding", tag = "rules",
    security(("bearer" = ["tenants:read"])), params(("tenant_id" = i64, Path, description = "Our number for it.", minimum = 1),
        ("trigger" = String, Path, description = "The status, with or without its letter.", example = "20700"), PageQuery),
    responses((status = 200, description = "A page of them.", body = StandingApplicationList), ReadsOne))]
pub(in crate::inbound) async fn list(
    State(doors): State<Arc<Doors>>,
    may: May<need::TenantsRead>,
    Ids(id, trigger): Ids<TenantId, StageKey>,
    mut query: Query,
) -> Result<Json<Listed<StandingView>>, Problem> {
    let page = page(&mut query);
    query.end()?;
    let tenant = may.caller.tenant_of(&doors, id)?;
    tenant.rules.get(&trigger).ok_or_else(nothing_here)?;
    // A cursor holds the last number of the page before.
    let after = i64::try_from(page.before.as_u128()).ok().and_then(|id| WorkflowId::try_from(id).ok());
    let rows = doors.flow.store.standing_page(Place { tenant: id, trigger }, after, page.most).await?;
    let is_full = i64::try_from(rows.len()).is_ok_and(|rows| rows == page.most);
    let next = rows.last().filter(|_| is_full).map(|last| Uuid::from_u128(last.workflow.get().unsigned_abs().into()));
    let rows = rows.into_iter().filter_map(shown).collect();
    Ok(Json(Listed::of(Found { rows, next }, |row| row)))
}

/// Whom to hand over.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = AdoptRequest)]
pub(in crate::inbound) struct AdoptBody {
    /// Their applications, up to 1,000; without it everybody who stood there before.
    #[schema(max_items = 1000, example = json!([13001]))]
    workflow_ids: Option<Vec<i64>>,
}

/// How many are handed over by the next rounds.
#[derive(Serialize, ToSchema)]
pub(in crate::inbound) struct Adopted {
    /// Candidates who stood there before and are handed over by the next rounds, two hundred in each.
    #[schema(example = 12)]
    adopted: u64,
}

/// Lets the next rounds hand over candidates who stood in the status before it was a trigger. `listStanding` shows whom.
#[utoipa::path(post, path = "/v2/ats/tenants/{tenant_id}/rules/{trigger}/adopt", operation_id = "adoptStanding", tag = "rules",
    security(("bearer" = ["rules:write"])), params(("tenant_id" = i64, Path, description = "Our number for it.", minimum = 1),
        ("trigger" = String, Path, description = "The status, with or without its letter.", example = "20700")),
    request_body = AdoptBody, responses((status = 202, description = "How many they are.", body = Adopted), Creates))]
pub(in crate::inbound) async fn adopt(
    State(doors): State<Arc<Doors>>,
    may: May<need::RulesWrite>,
    Ids(id, trigger): Ids<TenantId, StageKey>,
    Body(body): Body<AdoptBody>,
) -> Result<(axum::http::StatusCode, Json<Adopted>), Problem> {
    let tenant = may.caller.tenant_of(&doors, id)?;
    tenant.rules.get(&trigger).ok_or_else(nothing_here)?;
    let mut mistakes = Mistakes::default();
    let workflows = body.workflow_ids.map(|ids| {
        if ids.is_empty() || ids.len() > ADOPTED_MOST {
            mistakes.note("workflow_ids", format!("must name 1 to {ADOPTED_MOST} applications"));
        }
        let parsed: Result<Vec<WorkflowId>, _> = ids.into_iter().map(WorkflowId::try_from).collect();
        parsed.map_err(|why| mistakes.note("workflow_ids", why)).unwrap_or_default()
    });
    mistakes.none()?;
    let (actor, now) = (may.caller.actor(), doors.flow.clock.now());
    let place = Place { tenant: id, trigger };
    let adopted = doors.flow.store.adopt(place, workflows.as_deref(), (&actor, now)).await?;
    Ok((axum::http::StatusCode::ACCEPTED, Json(Adopted { adopted })))
}
