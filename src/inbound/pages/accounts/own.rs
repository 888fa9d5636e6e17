//! What somebody does with their own account.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Form, State};
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use super::cookie::SESSION;
use super::{let_in, set};
use crate::domain::Account;
use crate::inbound::Doors;
use crate::inbound::pages::failed::Failed;
use crate::inbound::pages::frame::{Frame, Place, html, see};
use crate::inbound::pages::texts;
use crate::inbound::pages::visitor::Visitor;
use crate::inbound::problem::{CHANGED, internal};
use crate::secrets::{PASSWORD_LEAST, PASSWORD_MOST};

#[derive(Template)]
#[template(path = "account.html")]
struct Page<'a> {
    frame: Frame,
    t: &'static texts::Account,
    account: &'a Account,
    problems: Vec<&'static str>,
    least: usize,
}

/// What is typed to change a password.
#[derive(Deserialize)]
pub(in crate::inbound::pages) struct Typed {
    present: String,
    password: String,
    again: String,
}

/// The account of who is signed in.
pub(in crate::inbound::pages) async fn page(State(doors): State<Arc<Doors>>, visitor: Visitor) -> Response {
    shown(&doors, &visitor, StatusCode::OK, Vec::new())
}

fn shown(doors: &Doors, visitor: &Visitor, status: StatusCode, problems: Vec<&'static str>) -> Response {
    let tenant = visitor.account.tenant.and_then(|id| doors.flow.directory.current().tenant(id).cloned());
    let frame = Frame::of(doors, visitor, tenant.as_ref(), Place::Account);
    html(status, &Page { frame, t: texts::ACCOUNT, account: &visitor.account, problems, least: PASSWORD_LEAST })
}

/// Ends this session.
pub(in crate::inbound::pages) async fn sign_out(
    State(doors): State<Arc<Doors>>,
    visitor: Visitor,
) -> Result<Response, Failed> {
    doors.flow.store.end_session(visitor.session.token_sha256).await?;
    Ok(out(&doors))
}

/// Ends all sessions of the account.
pub(in crate::inbound::pages) async fn sign_out_everywhere(
    State(doors): State<Arc<Doors>>,
    visitor: Visitor,
) -> Result<Response, Failed> {
    doors.flow.store.end_sessions(visitor.account.id).await?;
    Ok(out(&doors))
}

fn out(doors: &Doors) -> Response {
    let mut response = see("/sign-in");
    set(&mut response, &SESSION.take_back(doors.pages.is_secure));
    response
}

/// Changes the password, and ends every other session.
pub(in crate::inbound::pages) async fn change_password(
    State(doors): State<Arc<Doors>>,
    visitor: Visitor,
    Form(typed): Form<Typed>,
) -> Result<Response, Failed> {
    let t = texts::ACCOUNT;
    let length = typed.password.chars().count();
    if doors.pages.attempts.too_many(None, visitor.account.sign_in.as_str()) {
        return Ok(shown(&doors, &visitor, StatusCode::TOO_MANY_REQUESTS, vec![t.too_many]));
    }
    let is_right = doors.pages.passwords.is_right(typed.present, visitor.account.password.clone()).await;
    let checks = [
        (is_right, t.wrong),
        ((PASSWORD_LEAST..=PASSWORD_MOST).contains(&length), t.length),
        (typed.password == typed.again, t.differs),
    ];
    let problems: Vec<_> = checks.into_iter().filter(|(holds, _)| !holds).map(|(_, why)| why).collect();
    if !problems.is_empty() {
        return Ok(shown(&doors, &visitor, StatusCode::UNPROCESSABLE_ENTITY, problems));
    }
    let hash = doors.pages.passwords.hash(typed.password).await;
    let hash = hash.ok_or_else(|| internal(&"a password could not be hashed"))?;
    let account = Account { password: Some(hash), ..visitor.account.clone() };
    let (actor, now) = (visitor.caller.actor(), doors.flow.clock.now());
    if !doors.flow.store.change_account(&account, "account.password", (&actor, now)).await? {
        return Err(CHANGED.says(t.changed_meanwhile).into());
    }
    let changed = Account { version: account.version + 1, ..account };
    let_in(&doors, &changed, "/account").await
}
