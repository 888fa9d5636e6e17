//! What the next import may lack: what was met since, and what iCIMS says when it is asked.

use std::sync::Arc;
use std::time::Duration;

use axum::Json;
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use crate::domain::{StageId, StageKey, TenantId};
use crate::inbound::Doors;
use crate::inbound::api::access::{May, need};
use crate::inbound::api::answers::{Acts, ReadsOne};
use crate::inbound::api::input::{Id, Query};
use crate::inbound::api::paging::Listed;
use crate::inbound::problem::{CONFLICT, Problem};
use crate::stages::Use;
use crate::sync::{Answered, Drift, ListedName, Origin, ask, drift};

/// Shorter than the time limit of every request.
const ASK_WITHIN: Duration = Duration::from_secs(15);

/// Where a stage is known from.
#[derive(Clone, Copy, Serialize, ToSchema)]
#[schema(as = StageOrigin)]
#[serde(rename_all = "snake_case")]
pub(in crate::inbound) enum OriginView {
    /// A list of iCIMS, read just now.
    List,
    /// A search, made just now, for who stands there.
    Search,
    /// A live read.
    Seen,
    /// A delivery that started nothing.
    Delivery,
    /// A rule.
    Rule,
}

impl OriginView {
    fn of(origin: Origin) -> Self {
        match origin {
            Origin::List => Self::List,
            Origin::Search => Self::Search,
            Origin::Seen => Self::Seen,
            Origin::Delivery => Self::Delivery,
            Origin::Rule => Self::Rule,
        }
    }
}

/// A stage that was met and is not imported, or is imported under another label.
#[derive(Serialize, ToSchema)]
#[schema(as = StageProposal)]
pub(in crate::inbound) struct ProposalView {
    /// The status, by its digits.
    #[schema(value_type = i64, example = 20800)]
    pub(in crate::inbound) digits: StageKey,
    /// The full id, where a live read or a list showed it.
    #[schema(value_type = Option<String>, required = false, example = "C20800")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(in crate::inbound) id: Option<StageId>,
    /// What iCIMS calls it, where a live read or a list showed it; the bin may stand before it.
    #[schema(example = "Interview: Interview Scheduled")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(in crate::inbound) label: Option<String>,
    /// The bin, where a list showed it there.
    #[schema(example = "Interview")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(in crate::inbound) bin: Option<String>,
    /// What it is imported as, where it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(in crate::inbound) imported_label: Option<String>,
    /// Live reads that showed it; of one hour only the first, and those that showed it changed, count.
    #[schema(example = 3)]
    pub(in crate::inbound) reads: i64,
    /// Deliveries that named it and started nothing.
    #[schema(example = 0)]
    pub(in crate::inbound) deliveries: i64,
    /// Whether a rule names it.
    #[schema(example = true)]
    pub(in crate::inbound) in_rules: bool,
    /// Where it is known from, each once.
    pub(in crate::inbound) origins: Vec<OriginView>,
}

impl ProposalView {
    pub(in crate::inbound) fn of(one: Drift) -> Self {
        let is_used = |used: &Use| matches!(used, Use::Trigger | Use::NextOf(_));
        let origins = one.origins().into_iter().map(OriginView::of).collect();
        Self {
            digits: one.key,
            id: one.id,
            label: one.label,
            imported_label: one.imported.map(|stage| stage.label),
            reads: one.reads,
            deliveries: one.deliveries,
            in_rules: one.rules.iter().any(is_used),
            origins,
            bin: one.bin,
        }
    }
}

/// A page of the list, as the contract names it.
type StageProposalList = Listed<ProposalView>;

/// Stages that live reads, deliveries or rules showed and that are not imported, or not under that label: the next import
/// may lack them.
#[utoipa::path(get, path = "/v2/ats/tenants/{tenant_id}/stage-proposals", operation_id = "listStageProposals", tag = "stages",
    security(("bearer" = ["tenants:read"])), params(("tenant_id" = i64, Path, description = "Our number for it.", minimum = 1)),
    responses((status = 200, description = "All of them.", body = StageProposalList), ReadsOne))]
pub(in crate::inbound) async fn proposals(
    State(doors): State<Arc<Doors>>,
    may: May<need::TenantsRead>,
    Id(id): Id<TenantId>,
    query: Query,
) -> Result<Json<Listed<ProposalView>>, Problem> {
    query.end()?;
    let tenant = may.caller.tenant_of(&doors, id)?;
    let drift = drift(doors.flow.store.as_ref(), &tenant).await?;
    Ok(Json(Listed::whole(drift.into_iter().map(ProposalView::of).collect())))
}

/// What iCIMS lists by its name alone: a status, or perhaps a bin.
#[derive(Serialize, ToSchema)]
#[schema(as = ListedName)]
pub(in crate::inbound) struct NameView {
    /// The bin, where one is shown.
    #[schema(example = "Review")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(in crate::inbound) bin: Option<String>,
    /// What iCIMS calls it.
    #[schema(example = "On hold")]
    pub(in crate::inbound) label: String,
}

/// What was known before, and what iCIMS added when it was asked.
#[derive(Serialize, ToSchema)]
#[schema(as = StageProposals)]
pub(in crate::inbound) struct AskedView {
    /// Stages that are not imported, or not under that label.
    pub(in crate::inbound) items: Vec<ProposalView>,
    /// What is listed by its name alone, and is not known otherwise.
    pub(in crate::inbound) names: Vec<NameView>,
    /// Stages in which an application was read for the first time.
    #[schema(example = 2)]
    pub(in crate::inbound) learned: usize,
    /// Searches that were made; at most 50.
    #[schema(example = 6)]
    pub(in crate::inbound) searches: usize,
    /// Calls that were made; at most 100, but for those that were repeated with a new token.
    #[schema(example = 9)]
    pub(in crate::inbound) calls: u64,
    /// What could not be read, and why.
    #[schema(example = json!(["the list of statuses: the ATS has no such list of statuses"]))]
    pub(in crate::inbound) unread: Vec<String>,
    /// Whether nothing was left out because of a limit, or because iCIMS would not answer any more. What was learned is kept.
    #[schema(example = true)]
    pub(in crate::inbound) is_complete: bool,
}

impl AskedView {
    fn of(answered: Answered) -> Self {
        let name = |ListedName { bin, label }| NameView { bin, label };
        Self {
            items: answered.proposals.into_iter().map(ProposalView::of).collect(),
            names: answered.names.into_iter().map(name).collect(),
            learned: answered.learned,
            searches: answered.searches,
            calls: answered.calls,
            unread: answered.unread,
            is_complete: answered.is_complete,
        }
    }
}

/// Asks iCIMS for its lists, and who stands in statuses that are not known wholly and in bins, and shows the proposals with what that
/// added. It takes up to 15 seconds and 100 calls of the tenant's budget.
#[utoipa::path(post, path = "/v2/ats/tenants/{tenant_id}/stage-proposals/refresh", operation_id = "refreshStageProposals", tag = "stages",
    security(("bearer" = ["tenants:write"])), params(("tenant_id" = i64, Path, description = "Our number for it.", minimum = 1)),
    responses((status = 200, description = "All of them, and what could not be read.", body = AskedView), Acts))]
pub(in crate::inbound) async fn refresh(
    State(doors): State<Arc<Doors>>,
    may: May<need::TenantsWrite>,
    Id(id): Id<TenantId>,
    query: Query,
) -> Result<Json<AskedView>, Problem> {
    query.end()?;
    let tenant = may.caller.tenant_of(&doors, id)?;
    let answered = ask(&doors.flow, &tenant, ASK_WITHIN).await?;
    let paused = || CONFLICT.says("The tenant, or its region, is paused: nothing is read for it.");
    Ok(Json(AskedView::of(answered.ok_or_else(paused)?)))
}
