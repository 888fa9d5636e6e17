//! Rules: which statuses start a hand-off, and where opened candidates move.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::access::{May, known_here, need, nothing_here};
use super::answers::{Creates, ReadsOne, gone};
use super::input::{Body, Id, Ids, Mistakes, Query};
use super::paging::Listed;
use super::time::Time;
use crate::domain::{Reply, Rule, StageId, StageKey, TenantId};
use crate::inbound::Doors;
use crate::inbound::problem::{CONFLICT, Problem};
use crate::store::IgnoredStatus;

/// More than any workflow has trigger statuses.
const RULES_MOST: usize = 100;

/// How an accepted delivery is answered.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, ToSchema)]
#[schema(as = Reply)]
#[serde(rename_all = "snake_case")]
pub(in crate::inbound) enum Answered {
    /// The recruiter stays in the ATS.
    Seamless,
    /// The recruiter is sent on to the link.
    Interactive,
}

impl From<Reply> for Answered {
    fn from(reply: Reply) -> Self {
        match reply {
            Reply::Seamless => Self::Seamless,
            Reply::Interactive => Self::Interactive,
        }
    }
}

impl From<Answered> for Reply {
    fn from(answered: Answered) -> Self {
        match answered {
            Answered::Seamless => Self::Seamless,
            Answered::Interactive => Self::Interactive,
        }
    }
}

/// One trigger status.
#[derive(Serialize, ToSchema)]
#[schema(as = Rule)]
pub(in crate::inbound) struct RuleView {
    /// The status that starts a hand-off, by its digits.
    #[schema(value_type = i64, example = 20700)]
    trigger: StageKey,
    /// The status that an opened candidate moves to; none moves nobody.
    #[schema(value_type = Option<String>, required = false, example = "C20800")]
    #[serde(skip_serializing_if = "Option::is_none")]
    next: Option<StageId>,
    /// How the sender is answered.
    reply: Answered,
}

impl RuleView {
    pub(in crate::inbound) fn of(rule: &Rule) -> Self {
        Self { trigger: rule.trigger, next: rule.next.clone(), reply: rule.reply.into() }
    }
}

/// A page of the list, as the contract names it.
type IgnoredStatusList = Listed<IgnoredStatusView>;

/// A page of the list, as the contract names it.
type RuleList = Listed<RuleView>;

/// The rules of a tenant, by trigger status.
#[utoipa::path(get, path = "/v2/ats/tenants/{tenant_id}/rules", operation_id = "listRules", tag = "rules",
    security(("bearer" = ["tenants:read"])), params(("tenant_id" = i64, Path, description = "Our number for it.", minimum = 1)),
    responses((status = 200, description = "All of them.", body = RuleList), ReadsOne))]
pub(in crate::inbound) async fn list(
    State(doors): State<Arc<Doors>>,
    may: May<need::TenantsRead>,
    Id(id): Id<TenantId>,
    query: Query,
) -> Result<Json<Listed<RuleView>>, Problem> {
    query.end()?;
    let tenant = may.caller.tenant_of(&doors, id)?;
    let mut rules: Vec<_> = tenant.rules.values().collect();
    rules.sort_by_key(|rule| rule.trigger);
    Ok(Json(Listed::whole(rules.into_iter().map(RuleView::of).collect())))
}

/// One rule.
#[utoipa::path(get, path = "/v2/ats/tenants/{tenant_id}/rules/{trigger}", operation_id = "getRule", tag = "rules",
    security(("bearer" = ["tenants:read"])), params(("tenant_id" = i64, Path, description = "Our number for it.", minimum = 1),
        ("trigger" = String, Path, description = "The status, with or without its letter.", example = "20700")),
    responses((status = 200, description = "The rule.", body = RuleView), ReadsOne))]
pub(in crate::inbound) async fn read(
    State(doors): State<Arc<Doors>>,
    may: May<need::TenantsRead>,
    Ids(id, trigger): Ids<TenantId, StageKey>,
    query: Query,
) -> Result<Json<RuleView>, Problem> {
    query.end()?;
    let tenant = may.caller.tenant_of(&doors, id)?;
    tenant.rules.get(&trigger).map(|rule| Json(RuleView::of(rule))).ok_or_else(nothing_here)
}

/// What a trigger status does.
#[derive(Deserialize, ToSchema)]
#[schema(as = RuleChange)]
#[serde(deny_unknown_fields)]
pub(in crate::inbound) struct RuleBody {
    /// The status that an opened candidate moves to, with its letter; none moves nobody.
    #[schema(pattern = "^[A-Z][0-9]{1,18}$", example = "C20800")]
    pub(in crate::inbound) next: Option<String>,
    /// How the sender is answered.
    pub(in crate::inbound) reply: Answered,
}

/// Makes a status a trigger, or changes what it does.
#[utoipa::path(put, path = "/v2/ats/tenants/{tenant_id}/rules/{trigger}", operation_id = "putRule", tag = "rules",
    security(("bearer" = ["rules:write"])), params(("tenant_id" = i64, Path, description = "Our number for it.", minimum = 1),
        ("trigger" = String, Path, description = "The status, with or without its letter.", example = "20700")),
    request_body = RuleBody,
    responses((status = 200, description = "The rule as it is now.", body = RuleView), Creates))]
pub(in crate::inbound) async fn put(
    State(doors): State<Arc<Doors>>,
    may: May<need::RulesWrite>,
    Ids(id, trigger): Ids<TenantId, StageKey>,
    Body(body): Body<RuleBody>,
) -> Result<Json<RuleView>, Problem> {
    doors.flow.directory.refresh().await?; // Rules that another process has just changed count too.
    let tenant = may.caller.tenant_of(&doors, id)?;
    let mut mistakes = Mistakes::default();
    let next: Option<StageId> = mistakes.parse_some("next", body.next.as_deref());
    mistakes.none()?;
    if tenant.rules.len() >= RULES_MOST && !tenant.rules.contains_key(&trigger) {
        return Err(CONFLICT.says(format!("The tenant has {RULES_MOST} rules: remove one first.")));
    }
    let rule = Rule { trigger, next, reply: body.reply.into() };
    let actor = may.caller.actor();
    doors.flow.store.put_rule(id, &rule, (&actor, doors.flow.clock.now())).await?;
    known_here(&doors).await;
    Ok(Json(RuleView::of(&rule)))
}

/// Makes a status start nothing any more. Hand-offs that it started go on.
#[utoipa::path(delete, path = "/v2/ats/tenants/{tenant_id}/rules/{trigger}", operation_id = "deleteRule", tag = "rules",
    security(("bearer" = ["rules:write"])), params(("tenant_id" = i64, Path, description = "Our number for it.", minimum = 1),
        ("trigger" = String, Path, description = "The status, with or without its letter.", example = "20700")),
    responses((status = 204, description = "It starts nothing any more."), ReadsOne))]
pub(in crate::inbound) async fn remove(
    State(doors): State<Arc<Doors>>,
    may: May<need::RulesWrite>,
    Ids(id, trigger): Ids<TenantId, StageKey>,
    query: Query,
) -> Result<StatusCode, Problem> {
    query.end()?;
    may.caller.tenant_of(&doors, id)?;
    let actor = may.caller.actor();
    let removed = doors.flow.store.remove_rule(id, trigger, (&actor, doors.flow.clock.now())).await?;
    known_here(&doors).await;
    gone(removed)
}

/// A status that deliveries named and that starts nothing: a trigger may be missing.
#[derive(Serialize, ToSchema)]
#[schema(as = IgnoredStatus)]
pub(in crate::inbound) struct IgnoredStatusView {
    /// The status, by its digits.
    #[schema(value_type = i64, example = 1751)]
    status: StageKey,
    /// Deliveries that named it.
    #[schema(example = 12)]
    deliveries: i64,
    /// The first of them.
    first_at: Time,
    /// The last of them.
    last_at: Time,
}

/// The statuses that a tenant's deliveries named and that start nothing.
#[utoipa::path(get, path = "/v2/ats/tenants/{tenant_id}/ignored-statuses", operation_id = "listIgnoredStatuses", tag = "rules",
    security(("bearer" = ["tenants:read"])), params(("tenant_id" = i64, Path, description = "Our number for it.", minimum = 1)),
    responses((status = 200, description = "All of them.", body = IgnoredStatusList), ReadsOne))]
pub(in crate::inbound) async fn ignored(
    State(doors): State<Arc<Doors>>,
    may: May<need::TenantsRead>,
    Id(id): Id<TenantId>,
    query: Query,
) -> Result<Json<Listed<IgnoredStatusView>>, Problem> {
    query.end()?;
    may.caller.tenant_of(&doors, id)?;
    let show = |IgnoredStatus { status, deliveries, first_at, last_at }| IgnoredStatusView {
        status,
        deliveries,
        first_at: Time(first_at),
        last_at: Time(last_at),
    };
    Ok(Json(Listed::whole(doors.flow.store.ignored_statuses(id).await?.into_iter().map(show).collect())))
}
