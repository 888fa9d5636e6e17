//! Tokens of the API: what there is, a new one, and ending one.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Form, RawQuery, State};
use axum::http::StatusCode;
use axum::response::Response;
use uuid::Uuid;

use super::{Notice, Tick, Typed, Wrong};
use crate::domain::{ApiToken, ApiTokenId, Scope, TenantId, Timestamp};
use crate::inbound::Doors;
use crate::inbound::api::access::{May, need, nothing_here};
use crate::inbound::api::input::{Body, Id, Query};
use crate::inbound::api::tokens::{self, NewTokenBody};
use crate::inbound::pages::failed::Failed;
use crate::inbound::pages::frame::{Frame, Place, html, see};
use crate::inbound::pages::texts;
use crate::inbound::pages::times::Moment;
use crate::inbound::pages::visitor::Visit;
use crate::inbound::problem::Problem;
use crate::store::Page as Part;

/// Rows of one page.
const ROWS: i64 = 50;
/// Days that a token counts, where nobody says so.
const DAYS_USUAL: &str = "90";

#[derive(Template)]
#[template(path = "api_access_tokens.html")]
struct Page {
    frame: Frame,
    t: &'static texts::ApiAccess,
    base: String,
    notice: Option<Notice>,
    /// A token that was made, and until when it counts.
    made: Option<(String, Moment)>,
    form: NewToken,
    rows: Vec<Row>,
    older: Option<String>,
    may_make: bool,
}

/// The form of a new token.
struct NewToken {
    name: String,
    days: String,
    scopes: Vec<Tick>,
    wrong: Wrong,
}

/// One token.
struct Row {
    id: ApiTokenId,
    name: String,
    scopes: Vec<&'static str>,
    made_at: Moment,
    until: Moment,
    tone: &'static str,
    state: &'static str,
    counts: bool,
}

/// What came of a button.
enum Came {
    Nothing,
    Done(&'static str),
    Made(String, Moment),
    Refused(String),
    Wrong(Typed, Problem),
}

/// The tokens of a tenant, newest first.
pub(super) async fn page(
    State(doors): State<Arc<Doors>>,
    visit: Visit,
    RawQuery(query): RawQuery,
) -> Result<Response, Failed> {
    let (mut came, mut after) = (Came::Nothing, None);
    for (name, value) in form_urlencoded::parse(query.unwrap_or_default().as_bytes()) {
        match (name.as_ref(), value.as_ref()) {
            ("done", "revoked") => came = Came::Done(texts::API_ACCESS.token_revoked),
            ("after", after_that) => after = Uuid::parse_str(after_that).ok(),
            _ => {}
        }
    }
    shown(&doors, &visit, after, came).await
}

async fn shown(doors: &Doors, visit: &Visit, after: Option<Uuid>, came: Came) -> Result<Response, Failed> {
    let Visit { visitor, tenant, .. } = visit;
    let May { .. } = visitor.may::<need::TokensRead>()?;
    let newest = Part::newest(ROWS);
    let part = Part { before: after.unwrap_or(newest.before), ..newest };
    let found = doors.flow.store.api_tokens_page(Some(tenant.id), part).await?;
    let (now, base) = (doors.flow.clock.now(), base(tenant.id));
    let mut form = NewToken::empty();
    let (status, notice, made) = match came {
        Came::Nothing => (StatusCode::OK, None, None),
        Came::Done(said) => (StatusCode::OK, Some(("good", said.to_owned())), None),
        Came::Made(secret, until) => (StatusCode::OK, None, Some((secret, until))),
        Came::Refused(why) => (StatusCode::CONFLICT, Some(("alert", why)), None),
        Came::Wrong(typed, why) => {
            form = NewToken::typed(&typed, why);
            (StatusCode::UNPROCESSABLE_ENTITY, None, None)
        }
    };
    let page = Page {
        frame: Frame::of(doors, visitor, Some(tenant), Place::ApiAccess),
        t: texts::API_ACCESS,
        notice,
        made,
        form,
        rows: found.rows.into_iter().map(|token| Row::of(token, now)).collect(),
        older: found.next.map(|after| format!("{base}?after={}", after.simple())),
        base,
        may_make: visitor.caller.scopes().has(Scope::TokensWrite),
    };
    Ok(html(status, &page))
}

fn base(tenant: TenantId) -> String {
    format!("/tenants/{tenant}/api-access")
}

/// Makes a token; the page that follows shows it, once.
pub(super) async fn make(
    State(doors): State<Arc<Doors>>,
    visit: Visit,
    Form(typed): Form<Vec<(String, String)>>,
) -> Result<Response, Failed> {
    let (may, typed) = (visit.visitor.may::<need::TokensWrite>()?, Typed(typed));
    let new = NewTokenBody {
        name: typed.one("name").trim().to_owned(),
        scopes: typed.all("scopes").map(str::to_owned).collect(),
        tenant_id: Some(visit.tenant.id.get()),
        days: typed.one("days").trim().parse().unwrap_or(0), // None is told as one that is too few.
    };
    let came = match tokens::create(State(Arc::clone(&doors)), may, Body(new)).await {
        Ok((_, made)) => Came::Made(made.secret.clone(), Moment::of(made.token.expires_at.at())),
        Err(why) if why.status() == StatusCode::UNPROCESSABLE_ENTITY.as_u16() => Came::Wrong(typed, why),
        Err(why) if why.status() == StatusCode::CONFLICT.as_u16() => Came::Refused(why.detail().to_owned()),
        Err(why) => return Err(why.into()),
    };
    shown(&doors, &visit, None, came).await
}

/// Ends a token.
pub(super) async fn revoke(State(doors): State<Arc<Doors>>, visit: Visit) -> Result<Response, Failed> {
    let (may, id) = (visit.visitor.may::<need::TokensWrite>()?, visit.named::<ApiTokenId>(0)?);
    // An operator may end any; on this page only those of the tenant.
    let token = doors.flow.store.api_token(id).await?;
    token.filter(|token| token.tenant == Some(visit.tenant.id)).ok_or_else(nothing_here)?;
    tokens::revoke(State(Arc::clone(&doors)), may, Id(id), Query::of([])).await?;
    Ok(see(&format!("{}?done=revoked", base(visit.tenant.id))))
}

impl NewToken {
    fn empty() -> Self {
        let tick = |scope: &Scope| Tick { name: scope.name(), about: scope.about(), is_on: false };
        Self {
            name: String::new(),
            days: DAYS_USUAL.to_owned(),
            scopes: Scope::ALL.iter().map(tick).collect(),
            wrong: Wrong(None),
        }
    }

    fn typed(typed: &Typed, why: Problem) -> Self {
        let tick = |scope: &Scope| {
            let is_on = typed.all("scopes").any(|name| name == scope.name());
            Tick { name: scope.name(), about: scope.about(), is_on }
        };
        Self {
            name: typed.one("name"),
            days: typed.one("days"),
            scopes: Scope::ALL.iter().map(tick).collect(),
            wrong: Wrong(Some(why)),
        }
    }
}

impl Row {
    fn of(token: ApiToken, now: Timestamp) -> Self {
        let t = texts::API_ACCESS;
        let counts = token.revoked_at.is_none() && now < token.expires_at;
        let (tone, state) = match (token.revoked_at.is_some(), counts) {
            (true, _) => ("alert", t.revoked),
            (false, true) => ("good", t.counts),
            (false, false) => ("still", t.ended),
        };
        Self {
            id: token.id,
            name: token.name,
            scopes: token.scopes.iter().map(Scope::name).collect(),
            made_at: Moment::of(token.created_at),
            until: Moment::of(token.expires_at),
            tone,
            state,
            counts,
        }
    }
}
