//! What an invitation leads to: a name and a password are chosen, and the account is there. The link counts once.

use std::sync::Arc;

use askama::Template;
use axum::Extension;
use axum::extract::{Form, Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use super::let_in;
use crate::domain::{Account, AccountId, Invitation, SignInName};
use crate::inbound::pages::failed::Failed;
use crate::inbound::pages::frame::html;
use crate::inbound::pages::texts;
use crate::inbound::problem::{NOT_FOUND, TOO_MANY, internal};
use crate::inbound::{Doors, Peer};
use crate::secrets::{PASSWORD_LEAST, PASSWORD_MOST, sha256_of};
use crate::store::Accepted;

/// Letters of a name.
pub(super) const NAME_MOST: usize = 100;

#[derive(Template)]
#[template(path = "invitation.html")]
struct Page<'a> {
    t: &'static texts::Invitation,
    token: &'a str,
    role: &'static str,
    /// What is signed in with, where the invitation says so.
    fixed: Option<&'a str>,
    typed: (&'a str, &'a str),
    problems: Vec<&'static str>,
    least: usize,
}

/// What is typed.
#[derive(Deserialize)]
pub(in crate::inbound::pages) struct Typed {
    #[serde(default)]
    sign_in: String,
    name: String,
    password: String,
    again: String,
}

/// The form.
pub(in crate::inbound::pages) async fn form(
    State(doors): State<Arc<Doors>>,
    Path(token): Path<String>,
) -> Result<Response, Failed> {
    let invitation = found(&doors, &token).await?;
    Ok(page(StatusCode::OK, (&token, &invitation), ("", ""), Vec::new()))
}

/// Makes the account, and signs it in.
pub(in crate::inbound::pages) async fn submit(
    State(doors): State<Arc<Doors>>,
    peer: Option<Extension<Peer>>,
    headers: HeaderMap,
    Path(token): Path<String>,
    Form(typed): Form<Typed>,
) -> Result<Response, Failed> {
    let t = texts::INVITATION;
    let client = doors.senders.client(&headers, peer.map(|Extension(Peer(peer))| peer));
    if doors.pages.attempts.too_many(client, &token) {
        return Err(TOO_MANY.says(t.too_many).again_in(60).into());
    }
    let invitation = found(&doors, &token).await?;
    let (problems, sign_in) = mistakes(&invitation, &typed);
    let kept = (typed.sign_in.as_str(), typed.name.as_str());
    let Some(sign_in) = sign_in.filter(|_| problems.is_empty()) else {
        return Ok(page(StatusCode::UNPROCESSABLE_ENTITY, (&token, &invitation), kept, problems));
    };
    let now = doors.flow.clock.now();
    let password = doors.pages.passwords.hash(typed.password).await;
    let account = Account {
        id: AccountId::at(now),
        tenant: invitation.tenant,
        role: invitation.role,
        sign_in,
        name: typed.name.trim().to_owned(),
        password: Some(password.ok_or_else(|| internal(&"a password could not be hashed"))?),
        subject: None,
        created_at: now,
        disabled_at: None,
        version: 1,
    };
    match doors.flow.store.accept(invitation.token_sha256, &account).await? {
        Accepted::Done => let_in(&doors, &account, "/").await,
        Accepted::Taken => {
            Ok(page(StatusCode::CONFLICT, (&token, &invitation), (&typed.sign_in, &typed.name), vec![t.taken]))
        }
        Accepted::Unknown => Err(unknown()),
    }
}

fn mistakes(invitation: &Invitation, typed: &Typed) -> (Vec<&'static str>, Option<SignInName>) {
    let t = texts::INVITATION;
    let sign_in = invitation.sign_in.clone().or_else(|| typed.sign_in.parse().ok());
    let length = typed.password.chars().count();
    let checks = [
        (sign_in.is_some(), t.no_address),
        (is_name(&typed.name), t.no_name),
        ((PASSWORD_LEAST..=PASSWORD_MOST).contains(&length), t.length),
        (typed.password == typed.again, t.differs),
    ];
    (checks.into_iter().filter(|(holds, _)| !holds).map(|(_, why)| why).collect(), sign_in)
}

fn is_name(name: &str) -> bool {
    let name = name.trim();
    (1..=NAME_MOST).contains(&name.chars().count()) && !name.chars().any(char::is_control)
}

async fn found(doors: &Doors, token: &str) -> Result<Invitation, Failed> {
    let found = doors.flow.store.invitation(sha256_of(token), doors.flow.clock.now()).await?;
    found.ok_or_else(unknown)
}

fn unknown() -> Failed {
    NOT_FOUND.says(texts::INVITATION.unknown).into()
}

fn page(
    status: StatusCode,
    (token, invitation): (&str, &Invitation),
    typed: (&str, &str),
    problems: Vec<&'static str>,
) -> Response {
    let page = Page {
        t: texts::INVITATION,
        token,
        role: texts::role(invitation.role),
        fixed: invitation.sign_in.as_ref().map(SignInName::as_str),
        typed,
        problems,
        least: PASSWORD_LEAST,
    };
    html(status, &page).into_response()
}
