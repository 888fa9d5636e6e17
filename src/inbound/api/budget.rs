//! How a tenant stands with its calls of the ATS.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use super::access::{May, need};
use super::answers::ReadsOne;
use super::input::{Id, Query};
use super::tenant_settings::CallLimitsView;
use super::time::{Time, some};
use crate::domain::{BudgetReport, CallsUsed, Feature, HeldBy, Lane, LaneLeft, Span, Tenant, TenantId, WindowReport};
use crate::inbound::Doors;
use crate::inbound::problem::Problem;

/// Who waits for a call; the first is the most urgent.
#[derive(Serialize, ToSchema)]
#[schema(as = Lane)]
#[serde(rename_all = "snake_case")]
enum LaneView {
    /// A recruiter is looking at the screen.
    Click,
    /// Something is owed to the ATS.
    WriteBack,
    /// The five-minute rounds, and what this API reads live.
    Sync,
    /// First imports and other long work.
    Backfill,
    /// Schedulers are told; as urgent as `write_back`.
    Outbound,
}

impl LaneView {
    fn of(lane: Lane) -> Self {
        match lane {
            Lane::Click => Self::Click,
            Lane::WriteBack => Self::WriteBack,
            Lane::Sync => Self::Sync,
            Lane::Backfill => Self::Backfill,
            Lane::Outbound => Self::Outbound,
        }
    }
}

/// What a call is for.
#[derive(Serialize, ToSchema)]
#[schema(as = CallFeature)]
#[serde(rename_all = "snake_case")]
enum FeatureView {
    /// Reading an application that was sent, and looking at it again.
    HandOff,
    /// Moving the opened candidate on, and taking that back.
    Advance,
    /// Writing the link into a field.
    WriteLink,
    /// Looking for lost deliveries.
    Reconcile,
    /// Deliveries that a rule came too late for.
    Replay,
    /// What is read live for this API.
    Live,
    /// Resumes.
    Resume,
    /// Asking which statuses there are.
    Stages,
    /// Keeping the mirror of jobs, persons and applications.
    Mirror,
    /// Looking whether the ATS can be called.
    Check,
}

impl FeatureView {
    fn of(feature: Feature) -> Self {
        match feature {
            Feature::HandOff => Self::HandOff,
            Feature::Advance => Self::Advance,
            Feature::WriteLink => Self::WriteLink,
            Feature::Reconcile => Self::Reconcile,
            Feature::Replay => Self::Replay,
            Feature::Live => Self::Live,
            Feature::Resume => Self::Resume,
            Feature::Stages => Self::Stages,
            Feature::Mirror => Self::Mirror,
            Feature::Check => Self::Check,
        }
    }
}

/// Which limit held a call back.
#[derive(Serialize, ToSchema)]
#[schema(as = CallLimit)]
#[serde(rename_all = "snake_case")]
enum HeldByView {
    /// Too many were under way.
    InFlight,
    /// Too many were made in the same second.
    Second,
    /// The lane's share of the hour.
    Hour,
    /// The lane's share of the day.
    Day,
    /// The ATS asked for a pause, or says that the day's calls are used up.
    Ats,
}

impl HeldByView {
    fn of(by: HeldBy) -> Self {
        match by {
            HeldBy::InFlight => Self::InFlight,
            HeldBy::Second => Self::Second,
            HeldBy::Hour => Self::Hour,
            HeldBy::Day => Self::Day,
            HeldBy::Ats => Self::Ats,
        }
    }
}

/// How long calls are counted together.
#[derive(Serialize, ToSchema)]
#[schema(as = CallSpan)]
#[serde(rename_all = "snake_case")]
enum SpanView {
    /// An hour of UTC.
    Hour,
    /// A day of UTC.
    Day,
}

/// What a lane may still use.
#[derive(Serialize, ToSchema)]
#[schema(as = LaneLeft)]
struct LaneLeftView {
    /// Which.
    lane: LaneView,
    /// Calls.
    #[schema(minimum = 0, example = 6_120)]
    left: i64,
    /// When it may use one again, where there are none.
    #[schema(value_type = Option<Time>, required = false)]
    #[serde(skip_serializing_if = "Option::is_none")]
    opens_at: Option<Time>,
}

/// How an hour or a day stands.
#[derive(Serialize, ToSchema)]
#[schema(as = CallWindow)]
struct WindowView {
    /// Which.
    span: SpanView,
    /// When it began.
    starts_at: Time,
    /// When the next begins.
    ends_at: Time,
    /// Calls in all: what is set, or what the ATS says where that is less or nothing is set.
    #[schema(minimum = 0, example = 10_000)]
    limit: i64,
    /// Calls that our processes used, or hold to use them.
    #[schema(minimum = 0, example = 880)]
    used: i64,
    /// Calls that other programs used, as far as the ATS tells.
    #[schema(minimum = 0, example = 0)]
    used_by_others: i64,
    /// What each lane may still use: those that are less urgent leave more.
    lanes: Vec<LaneLeftView>,
}

impl WindowView {
    fn of(window: WindowReport) -> Self {
        let lane =
            |one: LaneLeft| LaneLeftView { lane: LaneView::of(one.lane), left: one.left, opens_at: some(one.opens_at) };
        Self {
            span: match window.window.span {
                Span::Hour => SpanView::Hour,
                Span::Day => SpanView::Day,
            },
            starts_at: Time(window.window.starts_at),
            ends_at: Time(window.window.ends_at()),
            limit: window.limit,
            used: window.counted.granted,
            used_by_others: window.counted.others,
            lanes: window.lanes.into_iter().map(lane).collect(),
        }
    }
}

/// What calls were for.
#[derive(Serialize, ToSchema)]
#[schema(as = CallsUsed)]
struct UsedView {
    /// For whom.
    lane: LaneView,
    /// What for.
    feature: FeatureView,
    /// Calls that were made.
    #[schema(minimum = 0, example = 288)]
    calls: i64,
    /// Calls that were not made; each may be the same one, tried again.
    #[schema(minimum = 0, example = 0)]
    held_back: i64,
    /// Why the last one was not.
    #[schema(required = false)]
    #[serde(skip_serializing_if = "Option::is_none")]
    held_by: Option<HeldByView>,
    /// When the last one was not.
    #[schema(value_type = Option<Time>, required = false)]
    #[serde(skip_serializing_if = "Option::is_none")]
    held_at: Option<Time>,
}

impl UsedView {
    fn of(used: CallsUsed) -> Self {
        Self {
            lane: LaneView::of(used.lane),
            feature: FeatureView::of(used.feature),
            calls: used.calls,
            held_back: used.held_back,
            held_by: used.held.map(|(by, _)| HeldByView::of(by)),
            held_at: some(used.held.map(|(_, at)| at)),
        }
    }
}

/// How a tenant stands with its calls of the ATS.
#[derive(Serialize, ToSchema)]
#[schema(as = Budget)]
pub(in crate::inbound) struct BudgetView {
    /// What the tenant may use.
    limits: CallLimitsView,
    /// This hour and this day.
    windows: Vec<WindowView>,
    /// When the day's calls are used up, if they are used as in the last hour; none where they are not before it ends.
    #[schema(value_type = Option<Time>, required = false)]
    #[serde(skip_serializing_if = "Option::is_none")]
    runs_out_at: Option<Time>,
    /// What the day's calls were for.
    used: Vec<UsedView>,
    /// What was held back within the last hour.
    slowed: Vec<UsedView>,
}

impl BudgetView {
    fn of(tenant: &Tenant, report: BudgetReport) -> Self {
        let all = |used: Vec<CallsUsed>| used.into_iter().map(UsedView::of).collect();
        Self {
            limits: CallLimitsView::of(tenant.settings.calls),
            windows: report.windows.into_iter().map(WindowView::of).collect(),
            runs_out_at: some(report.runs_out_at),
            used: all(report.used),
            slowed: all(report.slowed),
        }
    }
}

/// How a tenant stands with its calls of iCIMS: what is used and left, what for, what waits, and when the day runs out. The limits
/// are changed with `updateTenant`.
#[utoipa::path(get, path = "/v2/ats/tenants/{tenant_id}/budget", operation_id = "getBudget", tag = "tenants",
    security(("bearer" = ["tenants:read"])), params(("tenant_id" = i64, Path, description = "Our number for it.", minimum = 1)),
    responses((status = 200, description = "How it stands.", body = BudgetView), ReadsOne))]
pub(in crate::inbound) async fn read(
    State(doors): State<Arc<Doors>>,
    may: May<need::TenantsRead>,
    Id(id): Id<TenantId>,
    query: Query,
) -> Result<Json<BudgetView>, Problem> {
    query.end()?;
    let tenant = may.caller.tenant_of(&doors, id)?;
    let report = doors.flow.budget(&tenant).await?;
    Ok(Json(BudgetView::of(&tenant, report)))
}
