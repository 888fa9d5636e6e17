//! Who calls, and what it may do.
//!
//! A handler says in its signature what it needs: [`May`] is made for a caller whose token has the scope, and for nobody
//! else; [`Operator`] for one that is no tenant's. Whose data it may see goes along in [`Caller`].

use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;

use axum::extract::{FromRequestParts, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::limits::Spent;
use crate::domain::{Account, AccountId, ApiTokenId, Scope, Scopes, Tenant, TenantId, Timestamp};
use crate::inbound::Doors;
use crate::inbound::problem::{NOT_ALLOWED, NOT_AUTHENTICATED, NOT_FOUND, Problem, TOO_MANY, UNAVAILABLE};
use crate::secrets::{Issuer, IssuerError, Whose};

/// Whom a token names.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(in crate::inbound) enum Who {
    /// One of our tokens: each stands for itself.
    Token(ApiTokenId),
    /// Whoever the issuer gave a token to, however often.
    Subject(Arc<str>),
    /// Who signed in to the pages.
    Account(AccountId),
}

/// Neither can be written so that it looks like the other: subjects have no blanks.
impl fmt::Display for Who {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Token(id) => write!(f, "api token {id}"),
            Self::Subject(subject) => write!(f, "issuer subject {subject}"),
            Self::Account(id) => write!(f, "account {id}"),
        }
    }
}

/// Who calls.
#[derive(Debug, Clone)]
pub(in crate::inbound) struct Caller {
    who: Who,
    tenant: Option<TenantId>,
    scopes: Scopes,
    expires_at: Timestamp,
}

impl Caller {
    /// Who signed in to the pages, until then: it may do what its role allows.
    pub(in crate::inbound) fn signed_in(account: &Account, expires_at: Timestamp) -> Self {
        let (who, scopes) = (Who::Account(account.id), account.role.scopes());
        Self { who, tenant: account.tenant, scopes, expires_at }
    }

    /// Lets it do what needs a scope, where it has it.
    pub(in crate::inbound) fn may<N: Need>(&self) -> Result<May<N>, Problem> {
        if self.scopes.has(N::SCOPE) {
            return Ok(May { caller: self.clone(), needed: PhantomData });
        }
        Err(NOT_ALLOWED.says(format!("This needs the scope `{}`, which is not given.", N::SCOPE)))
    }

    /// The same of what only operators may do.
    pub(in crate::inbound) fn may_for_all<N: Need>(&self) -> Result<Operator<N>, Problem> {
        let May { caller, .. } = self.may::<N>()?;
        if caller.tenant.is_none() {
            return Ok(Operator { caller, needed: PhantomData });
        }
        Err(NOT_ALLOWED.says("Only operators may do this."))
    }

    /// Who calls, for limits.
    pub(in crate::inbound) fn who(&self) -> &Who {
        &self.who
    }

    /// How the audit log names it.
    pub(in crate::inbound) fn actor(&self) -> String {
        self.who.to_string()
    }

    /// The tenant that it is limited to.
    pub(in crate::inbound) fn tenant(&self) -> Option<TenantId> {
        self.tenant
    }

    /// What it may do.
    pub(in crate::inbound) fn scopes(&self) -> &Scopes {
        &self.scopes
    }

    /// From when on nothing that it gives may count: a token gives nothing that outlives it. Who signed in gives for
    /// themselves, and not for their session.
    pub(in crate::inbound) fn gives_until(&self) -> Timestamp {
        match self.who {
            Who::Token(_) | Who::Subject(_) => self.expires_at,
            Who::Account(_) => Timestamp::NEVER,
        }
    }

    /// Whether it may see what belongs to a tenant.
    pub(in crate::inbound) fn sees(&self, tenant: TenantId) -> bool {
        self.tenant.is_none_or(|own| own == tenant)
    }

    /// A tenant that it may see. One of somebody else is answered like one that is not there.
    pub(in crate::inbound) fn tenant_of(&self, doors: &Doors, id: TenantId) -> Result<Arc<Tenant>, Problem> {
        let found = doors.flow.directory.current().tenant(id).cloned();
        found.filter(|tenant| self.sees(tenant.id)).ok_or_else(nothing_here)
    }
}

/// Lets this process know a change of settings at once. It is committed: where that fails, it is known within a second.
pub(in crate::inbound) async fn known_here(doors: &Doors) {
    if let Err(error) = doors.flow.directory.refresh().await {
        tracing::warn!(%error, "settings cannot be read; what was changed is known a little later");
    }
}

/// For what is not there, or not for this caller: nobody can tell which.
pub(in crate::inbound) fn nothing_here() -> Problem {
    NOT_FOUND.says("There is no such thing, or it is not for this token.")
}

/// The scope that an operation needs, as a type.
pub(in crate::inbound) trait Need: Send + Sync {
    const SCOPE: Scope;
}

/// Declares a type for each scope.
macro_rules! needs {
    ($($name:ident),+) => {
        /// The scopes as types, for signatures.
        pub(in crate::inbound) mod need {
            $(
                pub(in crate::inbound) struct $name;
                impl super::Need for $name {
                    const SCOPE: crate::domain::Scope = crate::domain::Scope::$name;
                }
            )+
        }
    };
}
needs!(
    TenantsRead,
    TenantsWrite,
    CredentialsWrite,
    RulesWrite,
    EventsRead,
    EventsReplay,
    HandoffsRead,
    HandoffsWrite,
    LinksWrite,
    TasksRead,
    TasksWrite,
    ApplicationsRead,
    ResumesRead,
    TokensRead,
    TokensWrite,
    WebhooksRead,
    WebhooksWrite,
    MirrorRead,
    MirrorWrite,
    AuditRead
);

/// A caller whose token has a scope.
pub(in crate::inbound) struct May<N: Need> {
    pub(in crate::inbound) caller: Caller,
    needed: PhantomData<N>,
}

impl<N: Need> FromRequestParts<Arc<Doors>> for May<N> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _doors: &Arc<Doors>) -> Result<Self, Problem> {
        let caller = parts.extensions.get::<Caller>().cloned().ok_or_else(|| not_authenticated("It has none."))?;
        if caller.scopes.has(N::SCOPE) {
            return Ok(Self { caller, needed: PhantomData });
        }
        Err(NOT_ALLOWED.says(format!("The token lacks the scope `{}`.", N::SCOPE)))
    }
}

/// A caller whose token has a scope and is no tenant's.
pub(in crate::inbound) struct Operator<N: Need> {
    pub(in crate::inbound) caller: Caller,
    needed: PhantomData<N>,
}

impl<N: Need> FromRequestParts<Arc<Doors>> for Operator<N> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, doors: &Arc<Doors>) -> Result<Self, Problem> {
        let May { caller, .. } = May::<N>::from_request_parts(parts, doors).await?;
        if caller.tenant.is_none() {
            return Ok(Self { caller, needed: PhantomData });
        }
        Err(NOT_ALLOWED.says("Only operators may do this, and the token is a tenant's."))
    }
}

/// Lets a request in whose token counts, within what it may ask for in a minute.
pub(in crate::inbound) async fn guard(State(doors): State<Arc<Doors>>, mut request: Request, next: Next) -> Response {
    let now = doors.flow.clock.now();
    let caller = match caller(&doors, request.headers(), now).await {
        Ok(caller) => caller,
        Err(why) => return refused(why),
    };
    let spent = doors.api.limits.spend(&caller.who);
    if let Spent { wait: Some(seconds), .. } = spent {
        let mut response =
            TOO_MANY.says("The token has used up its requests of this minute.").again_in(seconds).into_response();
        spent.tell(response.headers_mut());
        return response;
    }
    request.extensions_mut().insert(caller);
    let mut response = next.run(request).await;
    spent.tell(response.headers_mut());
    response
}

async fn caller(doors: &Doors, headers: &HeaderMap, now: Timestamp) -> Result<Caller, Problem> {
    let token = bearer(headers).ok_or_else(|| not_authenticated("Send `Authorization: Bearer` with one."))?;
    // What a token says of itself chooses who reads it, and nothing else: either accepts only what was signed for it.
    match &doors.api.issuer {
        Some(issuer) if issuer.is_named_by(token) => of_issuer(doors, issuer, token, now).await,
        Some(_) | None => of_ours(doors, token, now).await,
    }
}

async fn of_ours(doors: &Doors, token: &str, now: Timestamp) -> Result<Caller, Problem> {
    let id = doors.api.tokens.read(token, now).map_err(|_| not_valid())?;
    let directory = doors.flow.directory.current();
    let mut known = directory.api_token(id, now).cloned();
    if known.is_none() {
        // It is signed, so it was made; this process may only not have heard of it.
        let newer = doors.flow.directory.newer_than(&directory).await;
        known = newer.and_then(|newer| newer.api_token(id, now).cloned());
    }
    let known = known.ok_or_else(not_valid)?;
    let (who, scopes) = (Who::Token(id), known.scopes.clone());
    Ok(Caller { who, tenant: known.tenant, scopes, expires_at: known.expires_at })
}

async fn of_issuer(doors: &Doors, issuer: &Issuer, token: &str, now: Timestamp) -> Result<Caller, Problem> {
    let said = issuer.read(token, now).await.map_err(|error| match error {
        IssuerError::NotValid(why) => no_token_of_issuer(why),
        IssuerError::NoKeys { again_in } => {
            let seconds = u32::try_from(again_in.as_secs()).unwrap_or(u32::MAX).max(1);
            UNAVAILABLE.says("The keys of the token's issuer cannot be read now.").again_in(seconds)
        }
    })?;
    let tenant = match said.whose {
        Whose::Region => None,
        Whose::Tenant(id) if is_there(doors, id).await => Some(id),
        Whose::Tenant(_) => return Err(no_token_of_issuer("its tenant is not there")),
    };
    Ok(Caller { who: Who::Subject(said.subject), tenant, scopes: said.scopes, expires_at: said.expires_at })
}

/// Whether there is a tenant; one that another process added a moment ago is, too.
async fn is_there(doors: &Doors, tenant: TenantId) -> bool {
    let directory = doors.flow.directory.current();
    directory.tenant(tenant).is_some()
        || doors.flow.directory.newer_than(&directory).await.is_some_and(|newer| newer.tenant(tenant).is_some())
}

/// The reason is for who sets the issuer up; the caller learns no more than with a token of ours.
fn no_token_of_issuer(why: &'static str) -> Problem {
    tracing::debug!(why, "a token of the API's issuer does not count");
    not_valid()
}

/// The one token that is shown.
fn bearer(headers: &HeaderMap) -> Option<&str> {
    let mut all = headers.get_all(header::AUTHORIZATION).iter();
    let (Some(only), None) = (all.next(), all.next()) else { return None };
    let (scheme, token) = only.to_str().ok()?.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then_some(token.trim())
}

/// One answer for everything that is wrong with a token: nobody learns from it which tokens there are.
fn not_valid() -> Problem {
    not_authenticated("The token is not for this region and API, has expired, or was revoked.")
}

fn not_authenticated(why: &str) -> Problem {
    NOT_AUTHENTICATED.says(format!("The request has no token that counts. {why}"))
}

fn refused(why: Problem) -> Response {
    let mut response = why.into_response();
    if response.status() == StatusCode::UNAUTHORIZED {
        let scheme = HeaderValue::from_static(r#"Bearer realm="goodtime-icims""#);
        response.headers_mut().insert(header::WWW_AUTHENTICATE, scheme);
    }
    response
}
