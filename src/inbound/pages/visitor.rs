//! Who looks at a page: whoever signed in, by the session that the browser shows.

use std::str::FromStr;
use std::sync::Arc;
use std::time::Duration;

use axum::extract::{FromRequestParts, OriginalUri, RawPathParams};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};

use super::accounts::cookie::SESSION;
use super::failed::Failed;
use super::texts;
use crate::domain::{Account, Session, Tenant, TenantId};
use crate::inbound::Doors;
use crate::inbound::api::access::{Caller, May, Need, nothing_here};
use crate::inbound::problem::{Problem, TOO_MANY};
use crate::secrets::sha256_of;
use crate::store::StoreError;

/// A session is noted as used once in so long: not with each request.
const NOTED_EVERY: Duration = Duration::from_mins(1);
/// What says that a script asks for a part of a page.
const BY_SCRIPT: HeaderName = HeaderName::from_static("hx-request");
/// What a script says that asks because somebody did something. What a page reads again by itself keeps nobody signed in: a
/// window that is left open must not.
const BY_HAND: HeaderName = HeaderName::from_static("x-by-hand");
/// What lets a script go elsewhere.
const GO_TO: HeaderName = HeaderName::from_static("hx-redirect");

/// Somebody who signed in.
pub(super) struct Visitor {
    pub(super) account: Account,
    pub(super) caller: Caller,
    pub(super) session: Session,
    /// Whether a script asks for a part of the page.
    pub(super) wants_part: bool,
}

impl Visitor {
    /// A right, where the role has it.
    pub(super) fn may<N: Need>(&self) -> Result<May<N>, Failed> {
        Ok(self.caller.may::<N>()?)
    }
}

impl FromRequestParts<Arc<Doors>> for Visitor {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, doors: &Arc<Doors>) -> Result<Self, Response> {
        let found = signed_in(doors, &parts.headers).await.map_err(|error| Failed::from(error).into_response())?;
        let wants_part = parts.headers.contains_key(&BY_SCRIPT);
        let Some((session, account)) = found else { return Err(sign_in_first(parts, wants_part)) };
        let caller = caller(doors, &session, &account);
        if let Some(seconds) = doors.api.wait_of(&caller) {
            let why = TOO_MANY.says(texts::FAILED.too_many);
            return Err(Failed::from(why.again_in(seconds)).into_response());
        }
        Ok(Self { account, caller, session, wants_part })
    }
}

/// Somebody who signed in, and the tenant that the address names, which they may see.
pub(super) struct Visit {
    pub(super) visitor: Visitor,
    pub(super) tenant: Arc<Tenant>,
    /// What else the address names.
    rest: Vec<String>,
}

impl Visit {
    /// What stands behind the tenant in the address, by its place. What makes no sense there is answered like what is not there.
    pub(super) fn named<T: FromStr>(&self, place: usize) -> Result<T, Failed> {
        let named = self.rest.get(place).and_then(|text| text.parse().ok());
        named.ok_or_else(|| nothing_here().into())
    }
}

impl FromRequestParts<Arc<Doors>> for Visit {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, doors: &Arc<Doors>) -> Result<Self, Response> {
        let visitor = Visitor::from_request_parts(parts, doors).await?;
        let found = async {
            let all = RawPathParams::from_request_parts(parts, doors).await.map_err(|_| nothing_here())?;
            let mut values = all.iter().map(|(_, value)| value.to_owned());
            let id: Option<TenantId> = values.next().and_then(|id| id.parse().ok());
            let tenant = visitor.caller.tenant_of(doors, id.ok_or_else(nothing_here)?)?;
            Ok::<_, Problem>((tenant, values.collect()))
        };
        let (tenant, rest) = found.await.map_err(|problem| Failed::from(problem).into_response())?;
        Ok(Self { visitor, tenant, rest })
    }
}

/// Who calls in a session that counts.
pub(in crate::inbound) fn caller(doors: &Doors, session: &Session, account: &Account) -> Caller {
    let limits = doors.pages.sessions;
    let ends_at = session.created_at.plus(limits.life).min(session.seen_at.plus(limits.idle));
    Caller::signed_in(account, ends_at)
}

/// The session that counts now, and whose it is.
pub(in crate::inbound) async fn signed_in(
    doors: &Doors,
    headers: &HeaderMap,
) -> Result<Option<(Session, Account)>, StoreError> {
    let Some(shown) = SESSION.read(headers, doors.pages.is_secure) else { return Ok(None) };
    let token = sha256_of(shown);
    let Some((session, account)) = doors.flow.store.session(token).await? else { return Ok(None) };
    let now = doors.flow.clock.now();
    if account.disabled_at.is_some() || !session.counts(doors.pages.sessions, now) {
        return Ok(None);
    }
    let is_by_hand = !headers.contains_key(&BY_SCRIPT) || headers.contains_key(&BY_HAND);
    if is_by_hand && session.seen_at.plus(NOTED_EVERY) <= now {
        doors.flow.store.keep_session(token, now).await?;
    }
    Ok(Some((session, account)))
}

/// Lets somebody sign in, and come back to what they wanted to read.
fn sign_in_first(parts: &Parts, wants_part: bool) -> Response {
    // Whole: a router that is nested sees the end of an address alone.
    let asked = parts.extensions.get::<OriginalUri>().map_or(&parts.uri, |OriginalUri(whole)| whole);
    let wanted = asked.path_and_query().map_or("/", |wanted| wanted.as_str());
    let back = if parts.method == Method::GET && !wants_part { wanted } else { "/" };
    let query: String = form_urlencoded::Serializer::new(String::new()).append_pair("next", back).finish();
    let to = HeaderValue::try_from(format!("/sign-in?{query}")).unwrap_or(HeaderValue::from_static("/sign-in"));
    if wants_part {
        return (StatusCode::OK, [(GO_TO, to)]).into_response();
    }
    (StatusCode::SEE_OTHER, [(header::LOCATION, to)]).into_response()
}
