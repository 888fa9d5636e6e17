//! Tokens of this API. A token is shown once, when it is made; what it allows can be seen, and ended, at any time.

use std::sync::Arc;
use std::time::Duration;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::access::{May, known_here, need, nothing_here};
use super::answers::{Creates, Reads, ReadsOne, gone};
use super::input::{Body, Id, Mistakes, Query};
use super::paging::{Listed, PageQuery, page};
use super::time::{Time, some};
use crate::domain::{ApiToken, ApiTokenId, Scope, Scopes, TOKEN_DAYS_MOST, TenantId};
use crate::inbound::Doors;
use crate::inbound::problem::{CONFLICT, NOT_ALLOWED, Problem, internal};

/// Tokens that count at once, of a tenant or of operators: each process keeps them in memory.
const TOKENS_MOST: usize = 500;
/// Letters of a name.
const NAME_MOST: usize = 100;

/// What was made of a token.
#[derive(Serialize, ToSchema)]
#[schema(as = ApiToken)]
pub(in crate::inbound) struct TokenView {
    /// Its reference.
    #[schema(value_type = uuid::Uuid)]
    token_id: ApiTokenId,
    /// Whose data it may see; none is a token of operators, for every tenant.
    #[schema(value_type = Option<i64>, required = false, example = 1)]
    #[serde(skip_serializing_if = "Option::is_none")]
    tenant_id: Option<TenantId>,
    /// What people call it.
    #[schema(example = "scheduler")]
    name: String,
    /// What it allows.
    #[schema(example = json!(["handoffs:read"]))]
    scopes: Vec<&'static str>,
    /// Who made it.
    #[schema(example = "command line")]
    created_by: String,
    /// When.
    created_at: Time,
    /// From when on it no longer counts.
    pub(in crate::inbound) expires_at: Time,
    /// When it was revoked.
    #[schema(required = false)]
    #[serde(skip_serializing_if = "Option::is_none")]
    revoked_at: Option<Time>,
}

impl TokenView {
    fn of(token: ApiToken) -> Self {
        Self {
            token_id: token.id,
            tenant_id: token.tenant,
            name: token.name,
            scopes: token.scopes.iter().map(Scope::name).collect(),
            created_by: token.created_by,
            created_at: Time(token.created_at),
            expires_at: Time(token.expires_at),
            revoked_at: some(token.revoked_at),
        }
    }
}

/// A page of the list, as the contract names it.
type TokenList = Listed<TokenView>;

/// Tokens, newest first, those that ended too.
#[utoipa::path(get, path = "/v2/ats/api-tokens", operation_id = "listApiTokens", tag = "api-tokens",
    security(("bearer" = ["api-tokens:read"])), params(PageQuery),
    responses((status = 200, description = "A page of them.", body = TokenList), Reads))]
pub(in crate::inbound) async fn list(
    State(doors): State<Arc<Doors>>,
    may: May<need::TokensRead>,
    mut query: Query,
) -> Result<Json<Listed<TokenView>>, Problem> {
    let page = page(&mut query);
    query.end()?;
    let found = doors.flow.store.api_tokens_page(may.caller.tenant(), page).await?;
    Ok(Json(Listed::of(found, TokenView::of)))
}

/// A new token.
#[derive(Deserialize, ToSchema)]
#[schema(as = NewApiToken)]
#[serde(deny_unknown_fields)]
pub(in crate::inbound) struct NewTokenBody {
    /// What people call it. Nothing about people.
    #[schema(min_length = 1, max_length = 100, example = "scheduler")]
    pub(in crate::inbound) name: String,
    /// What it allows; nothing that the token that makes it does not allow.
    #[schema(min_items = 1, example = json!(["handoffs:read", "handoffs:write"]))]
    pub(in crate::inbound) scopes: Vec<String>,
    /// Whose data it may see. A tenant's token makes tokens of that tenant only.
    #[schema(minimum = 1, example = 1)]
    pub(in crate::inbound) tenant_id: Option<i64>,
    /// Days that it counts; no longer than the token that makes it.
    #[serde(default = "days_usual")]
    #[schema(minimum = 1, maximum = 366, default = 90)]
    pub(in crate::inbound) days: u16,
}

const fn days_usual() -> u16 {
    90
}

/// A token that was made.
#[derive(Serialize, ToSchema)]
#[schema(as = ApiTokenMade)]
pub(in crate::inbound) struct TokenMade {
    #[serde(flatten)]
    pub(in crate::inbound) token: TokenView,
    /// The token itself: shown this once.
    #[schema(example = "eyJhbGciOiJIUzI1NiJ9.eyJhdWQiOiJodHRwczovL2EuZ29vZHRpbWUuaW8vdjIvYXRzIn0.c2lnbmF0dXJl")]
    pub(in crate::inbound) secret: String,
}

/// Makes a token.
#[utoipa::path(post, path = "/v2/ats/api-tokens", operation_id = "createApiToken", tag = "api-tokens",
    security(("bearer" = ["api-tokens:write"])), request_body = NewTokenBody,
    responses((status = 201, description = "It counts at once.", body = TokenMade), Creates))]
pub(in crate::inbound) async fn create(
    State(doors): State<Arc<Doors>>,
    may: May<need::TokensWrite>,
    Body(new): Body<NewTokenBody>,
) -> Result<(StatusCode, Json<TokenMade>), Problem> {
    let mut mistakes = Mistakes::default();
    mistakes.text("name", &new.name, NAME_MOST);
    let asked = new.scopes.iter().enumerate();
    let scopes: Scopes = asked.filter_map(|(n, name)| mistakes.parse::<Scope>(&format!("scopes[{n}]"), name)).collect();
    if new.scopes.is_empty() {
        mistakes.note("scopes", "must name at least one");
    }
    if !(1..=TOKEN_DAYS_MOST).contains(&new.days) {
        mistakes.note("days", format!("must be 1 to {TOKEN_DAYS_MOST}"));
    }
    let tenant = new.tenant_id.map(TenantId::try_from).transpose();
    let tenant = tenant.map_err(|why| mistakes.note("tenant_id", why)).unwrap_or_default();
    let seen = tenant.is_none_or(|id| may.caller.tenant_of(&doors, id).is_ok());
    if !seen {
        mistakes.note("tenant_id", "is no tenant that this token may see");
    }
    mistakes.none()?;
    if let Some(beyond) = scopes.beyond(may.caller.scopes()) {
        return Err(NOT_ALLOWED.says(format!("The token lacks the scope `{beyond}`, so it cannot give it.")));
    }
    let now = doors.flow.clock.now();
    let expires_at = now.plus(Duration::from_hours(24 * u64::from(new.days))).min(may.caller.gives_until());
    // One of the issuer counts a minute longer than it says.
    if expires_at <= now {
        return Err(CONFLICT.says("The token that is to make it ends now: get a newer one."));
    }
    let tenant = may.caller.tenant().or(tenant);
    if doors.flow.directory.current().api_tokens_of(tenant, now) >= TOKENS_MOST {
        return Err(CONFLICT.says(format!("There are {TOKENS_MOST} tokens that count: revoke some first.")));
    }
    let token = ApiToken {
        id: ApiTokenId::at(now),
        tenant,
        name: new.name,
        scopes,
        created_by: may.caller.actor(),
        created_at: now,
        expires_at,
        revoked_at: None,
    };
    let secret = doors.api.tokens.sign(token.id, now, token.expires_at).map_err(|error| internal(&error))?;
    doors.flow.store.add_api_token(&token).await?;
    known_here(&doors).await;
    Ok((StatusCode::CREATED, Json(TokenMade { token: TokenView::of(token), secret })))
}

/// Revokes a token: it counts no longer, here at once, everywhere within a second.
#[utoipa::path(delete, path = "/v2/ats/api-tokens/{token_id}", operation_id = "revokeApiToken", tag = "api-tokens",
    security(("bearer" = ["api-tokens:write"])), params(("token_id" = uuid::Uuid, Path, description = "Its reference.")),
    responses((status = 204, description = "It counts no longer."), ReadsOne))]
pub(in crate::inbound) async fn revoke(
    State(doors): State<Arc<Doors>>,
    may: May<need::TokensWrite>,
    Id(id): Id<ApiTokenId>,
    query: Query,
) -> Result<StatusCode, Problem> {
    query.end()?;
    let token = doors.flow.store.api_token(id).await?;
    let own = |token: &ApiToken| may.caller.tenant().is_none_or(|tenant| token.tenant == Some(tenant));
    let token = token.filter(own).ok_or_else(nothing_here)?;
    let actor = may.caller.actor();
    let revoked = doors.flow.store.revoke_api_token(&token, (&actor, doors.flow.clock.now())).await?;
    known_here(&doors).await;
    gone(revoked)
}
