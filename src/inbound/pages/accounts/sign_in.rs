//! Signing in with a password. A wrong name and a wrong password get one answer, and take as long.

use std::sync::Arc;

use askama::Template;
use axum::Extension;
use axum::extract::{Form, Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use serde::Deserialize;

use super::cookie::SESSION;
use super::{let_in, local};
use crate::domain::{Account, SignInName};
use crate::inbound::pages::failed::Failed;
use crate::inbound::pages::frame::{html, see};
use crate::inbound::pages::{texts, visitor};
use crate::inbound::{Doors, Peer};
use crate::secrets::{PASSWORD_MOST, sha256_of};

#[derive(Template)]
#[template(path = "sign_in.html")]
struct Page<'a> {
    t: &'static texts::SignIn,
    next: &'a str,
    /// What was typed before.
    name: &'a str,
    problem: Option<&'static str>,
    /// Where people sign in at their company, where they can.
    provider: Option<String>,
}

/// Where to go on.
#[derive(Deserialize)]
pub(in crate::inbound::pages) struct Wanted {
    next: Option<String>,
}

/// What is typed.
#[derive(Deserialize)]
pub(in crate::inbound::pages) struct Typed {
    name: String,
    password: String,
    next: Option<String>,
}

/// The form. Who is signed in already goes on.
pub(in crate::inbound::pages) async fn form(
    State(doors): State<Arc<Doors>>,
    headers: HeaderMap,
    Query(wanted): Query<Wanted>,
) -> Result<Response, Failed> {
    let next = local(wanted.next.as_deref());
    if visitor::signed_in(&doors, &headers).await?.is_some() {
        return Ok(see(next));
    }
    Ok(page(&doors, StatusCode::OK, next, "", None))
}

/// Checks a password.
pub(in crate::inbound::pages) async fn submit(
    State(doors): State<Arc<Doors>>,
    peer: Option<Extension<Peer>>,
    headers: HeaderMap,
    Form(typed): Form<Typed>,
) -> Result<Response, Failed> {
    let (t, next) = (texts::SIGN_IN, local(typed.next.as_deref()));
    let client = doors.senders.client(&headers, peer.map(|Extension(Peer(peer))| peer));
    if doors.pages.attempts.too_many(client, &typed.name) {
        return Ok(page(&doors, StatusCode::TOO_MANY_REQUESTS, next, &typed.name, Some(t.too_many)));
    }
    let Some(account) = right(&doors, &typed.name, typed.password).await? else {
        tracing::info!("somebody could not sign in");
        return Ok(page(&doors, StatusCode::UNPROCESSABLE_ENTITY, next, &typed.name, Some(t.wrong)));
    };
    tracing::info!(account.id = %account.id, "signed in");
    if let Some(before) = SESSION.read(&headers, doors.pages.is_secure) {
        doors.flow.store.end_session(sha256_of(before)).await?; // A browser has one session.
    }
    let_in(&doors, &account, next).await
}

/// Whose password it is.
async fn right(doors: &Doors, name: &str, password: String) -> Result<Option<Account>, Failed> {
    let name: Option<SignInName> = name.parse().ok();
    let account = match &name {
        Some(name) => doors.flow.store.account_named(name).await?,
        None => None,
    };
    let account = account.filter(|account| account.disabled_at.is_none());
    // What is longer was never kept; it must not cost more.
    let password = if password.len() > PASSWORD_MOST * 4 { String::new() } else { password };
    let kept = account.as_ref().and_then(|account| account.password.clone());
    let is_right = doors.pages.passwords.is_right(password, kept).await;
    Ok(account.filter(|_| is_right))
}

fn page(doors: &Doors, status: StatusCode, next: &str, name: &str, problem: Option<&'static str>) -> Response {
    let query = || form_urlencoded::Serializer::new(String::new()).append_pair("next", next).finish();
    let provider = doors.pages.provider.is_some().then(|| format!("/sign-in/provider?{}", query()));
    html(status, &Page { t: texts::SIGN_IN, next, name, problem, provider })
}
