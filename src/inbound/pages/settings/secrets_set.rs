//! Setting a secret. One that was made here is in the answer, and nowhere else.

use std::sync::Arc;

use axum::extract::{Form, State};
use axum::http::StatusCode;
use axum::response::Response;

use super::form::Typed;
use super::head::{Notice, Tab, is_told_beside};
use super::secrets::{Asked, Came, Errors, Made, shown};
use crate::ats::Secret;
use crate::inbound::Doors;
use crate::inbound::api::access::{need, nothing_here};
use crate::inbound::api::credentials::{self, NewCredential, Way};
use crate::inbound::api::input::{Body, Id};
use crate::inbound::pages::failed::Failed;
use crate::inbound::pages::frame::see;
use crate::inbound::pages::visitor::Visit;
use crate::inbound::problem::Problem;

/// A day, where nothing else was chosen.
const OVERLAP_USUAL: u32 = 86_400;

/// Sets the secret of a sender, or of the client that is presented to the ATS.
pub(super) async fn set(
    State(doors): State<Arc<Doors>>,
    visit: Visit,
    Form(typed): Form<Vec<(String, String)>>,
) -> Result<Response, Failed> {
    let (direction, typed) = (direction(&visit.named::<String>(0)?).ok_or_else(nothing_here)?, Typed(typed));
    let Visit { visitor, tenant, .. } = &visit;
    let may = visitor.may::<need::CredentialsWrite>()?;
    let (asked, is_inbound) = (Asked::of(&typed), matches!(direction, Way::Inbound));
    let principal = if is_inbound { typed.some("new_sender").or(typed.some("sender")) } else { typed.get("client") };
    let principal = principal.map(str::to_owned);
    let new = NewCredential {
        direction,
        principal: principal.clone(),
        kind: asked.kind.map(Into::into),
        family: asked.family.filter(|_| !is_inbound).map(Into::into),
        secret: typed.some("secret").map(|secret| Secret::new(secret.to_owned())),
        overlap_seconds: typed.get("overlap").and_then(|text| text.parse().ok()).unwrap_or(OVERLAP_USUAL),
    };
    match credentials::set(State(Arc::clone(&doors)), may, Id(tenant.id), Body(new)).await {
        Ok((_, made)) => match made.0.secret {
            Some(secret) => {
                let made = Some(Made { name: principal.unwrap_or_default(), secret });
                shown(&doors, (visitor, tenant), StatusCode::OK, Came { made, ..Came::default() })
            }
            None => Ok(see(&format!("{}?done=secret", Tab::Secrets.url(tenant.id)))),
        },
        Err(problem) if is_told_beside(&problem) => {
            let status = StatusCode::from_u16(problem.status()).unwrap_or(StatusCode::UNPROCESSABLE_ENTITY);
            shown(&doors, (visitor, tenant), status, refused(&problem, asked, is_inbound))
        }
        Err(problem) => Err(problem.into()),
    }
}

fn direction(name: &str) -> Option<Way> {
    match name {
        "inbound" => Some(Way::Inbound),
        "outbound" => Some(Way::Outbound),
        _ => None,
    }
}

fn refused(problem: &Problem, asked: Asked, is_inbound: bool) -> Came {
    let told = problem.errors().iter().map(|error| format!("{}: {}", error.field(), error.detail())).collect();
    let errors = if is_inbound {
        Errors { inbound: told, ..Errors::default() }
    } else {
        Errors { outbound: told, ..Errors::default() }
    };
    Came { notice: Some(Notice::bad(problem, |_| true)), asked, errors, made: None }
}

impl Asked {
    fn of(typed: &Typed) -> Self {
        let text = |name: &str| typed.get(name).unwrap_or_default().to_owned();
        let kind = typed.get("kind").and_then(|kind| kind.parse().ok());
        let family = typed.get("family").and_then(|family| family.parse().ok());
        Self { sender: text("sender"), new_sender: text("new_sender"), client: text("client"), kind, family }
    }
}
