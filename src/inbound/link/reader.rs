//! Who follows a link: whoever has it, or somebody who signed in.

use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};

use super::page;
use crate::domain::Handoff;
use crate::inbound::Doors;
use crate::inbound::api::access::{Caller, need};
use crate::inbound::pages::visitor::{caller, signed_in};
use crate::secrets::{LinkClaim, LinkKind};
use crate::store::StoreError;

/// Who follows a link.
pub(super) enum Reader {
    /// Somebody that nothing is known of.
    Anybody,
    /// Somebody of the customer, or of the region.
    SignedIn(Box<Caller>),
}

impl Reader {
    /// Who that is. Where the customer wants it, people sign in before they see anything; a link that a program was given shows
    /// by itself that it may.
    pub(super) async fn of(doors: &Doors, headers: &HeaderMap, claim: LinkClaim, link: &str) -> Result<Self, Response> {
        let handoff = doors.flow.store.handoff(claim.handoff).await.map_err(|error| page::unavailable(&error))?;
        let handoff = handoff.ok_or_else(page::unknown)?;
        let found = somebody(doors, headers).await.map_err(|error| page::unavailable(&error))?;
        let is_nobody = found.is_none();
        let known = found.filter(|caller| caller.sees(handoff.tenant) && caller.may::<need::HandoffsRead>().is_ok());
        match known {
            Some(caller) => Ok(Self::SignedIn(Box::new(caller))),
            None if claim.kind == LinkKind::Resume || !is_for_known(doors, &handoff) => Ok(Self::Anybody),
            None if is_nobody => Err(sign_in_first(link)),
            None => Err(page::unknown()),
        }
    }

    /// Whether following the link is as good as opening it: a program that only looks into mails signs in nowhere.
    pub(super) fn opens(&self) -> bool {
        matches!(self, Self::SignedIn(caller) if caller.may::<need::HandoffsWrite>().is_ok())
    }

    /// How an opening names who did it.
    pub(super) fn name(&self) -> String {
        match self {
            Self::Anybody => "link".to_owned(),
            Self::SignedIn(caller) => format!("link by {}", caller.actor()),
        }
    }
}

async fn somebody(doors: &Doors, headers: &HeaderMap) -> Result<Option<Caller>, StoreError> {
    let found = signed_in(doors, headers).await?;
    Ok(found.map(|(session, account)| caller(doors, &session, &account)))
}

/// Whether the customer lets only people who signed in follow links.
fn is_for_known(doors: &Doors, handoff: &Handoff) -> bool {
    let directory = doors.flow.directory.current();
    directory.tenant(handoff.tenant).is_none_or(|tenant| tenant.settings.link_needs_sign_in)
}

fn sign_in_first(link: &str) -> Response {
    let back = format!("/v2/ats/open/{link}");
    let query: String = form_urlencoded::Serializer::new(String::new()).append_pair("next", &back).finish();
    (StatusCode::SEE_OTHER, [(header::LOCATION, format!("/sign-in?{query}"))]).into_response()
}
