//! Who follows a link: whoever has it, or somebody who signed in.

use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};

use super::page;
use crate::domain::Handoff;
use crate::flow::Opener;
use crate::inbound::Doors;
use crate::inbound::api::access::{Caller, need};
use crate::inbound::api::handoffs::note;
use crate::inbound::pages::visitor::{caller, signed_in};
use crate::secrets::{LinkClaim, LinkKind};
use crate::store::StoreError;

/// Who follows a link.
pub(super) struct Reader {
    /// Somebody of the customer, or of the region, who signed in; otherwise nothing is known of them.
    caller: Option<Caller>,
    /// What the link is about.
    handoff: Handoff,
    /// Whether the link would open it now.
    is_opening: bool,
    /// Whether the link by itself is not enough.
    needs_sign_in: bool,
}

impl Reader {
    /// Who that is. Where the customer wants it, people sign in before they see anything; a link that a program was given shows
    /// by itself that it may.
    pub(super) async fn of(doors: &Doors, headers: &HeaderMap, claim: LinkClaim, link: &str) -> Result<Self, Response> {
        let handoff = doors.flow.store.handoff(claim.handoff).await.map_err(|error| page::unavailable(&error))?;
        let handoff = handoff.ok_or_else(page::unknown)?;
        let found = somebody(doors, headers).await.map_err(|error| page::unavailable(&error))?;
        let is_nobody = found.is_none();
        let caller = found.filter(|caller| caller.sees(handoff.tenant) && caller.may::<need::HandoffsRead>().is_ok());
        let needs_sign_in = claim.kind != LinkKind::Resume && is_for_known(doors, &handoff);
        match (needs_sign_in && caller.is_none(), is_nobody) {
            (false, _) => Ok(Self { caller, is_opening: is_opening(doors, &handoff, claim), handoff, needs_sign_in }),
            (true, true) => Err(sign_in_first(link)),
            (true, false) => Err(page::not_for_this_account()),
        }
    }

    /// Whether they may open it: with the link alone, where that is enough.
    pub(super) fn may_open(&self) -> bool {
        !self.needs_sign_in || self.caller.as_ref().is_some_and(may_write)
    }

    /// Whether following the link is as good as opening it: a program that looks into mails signs in nowhere, and operators of
    /// the region look into what they are asked about.
    pub(super) fn opens(&self) -> bool {
        self.caller.as_ref().is_some_and(|caller| caller.tenant().is_some() && may_write(caller))
    }

    /// Who opens it; the audit log has a line of whoever signed in.
    pub(super) async fn opener(&self, doors: &Doors) -> Result<Opener, Response> {
        let Some(caller) = &self.caller else { return Ok(Opener::Link) };
        if self.is_opening {
            let noted = note(doors, caller, &self.handoff, "handoff.open").await;
            noted.map_err(|_| page::busy())?;
        }
        Ok(Opener::KnownWithLink(caller.actor()))
    }
}

fn may_write(caller: &Caller) -> bool {
    caller.may::<need::HandoffsWrite>().is_ok()
}

/// Whether a link opens its hand-off: it counts, and nobody did before.
fn is_opening(doors: &Doors, handoff: &Handoff, claim: LinkClaim) -> bool {
    let counts = handoff.link_epoch == claim.epoch && handoff.can_open(doors.flow.clock.now());
    counts && handoff.opened_at.is_none()
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
