//! The door for programs: the JSON API under `/v2/ats`, one resource per file.
//!
//! True in here: who calls and what it may do stands in a handler's signature (`access`); what belongs to another tenant is
//! answered like what is not there; every mistake of a request is named at once (`input`); lists are bounded (`paging`).
//! Handlers look up, call one verb of the flow or the store, and answer.

pub(in crate::inbound) mod access;
mod answers;
pub(in crate::inbound) mod applications;
pub(in crate::inbound) mod audit;
pub(in crate::inbound) mod budget;
pub(in crate::inbound) mod credentials;
pub(in crate::inbound) mod events;
mod handoff_view;
pub(in crate::inbound) mod handoffs;
pub(in crate::inbound) mod input;
mod limits;
pub(in crate::inbound) mod mirror;
mod once;
mod paging;
pub(in crate::inbound) mod pauses;
pub(in crate::inbound) mod replay;
mod resumes;
pub(in crate::inbound) mod rules;
mod secrets;
pub(in crate::inbound) mod stages;
pub(in crate::inbound) mod standing;
pub(in crate::inbound) mod tasks;
pub(in crate::inbound) mod tenant_settings;
pub(in crate::inbound) mod tenant_view;
pub(in crate::inbound) mod tenants;
mod time;
pub(in crate::inbound) mod timeline;
pub(in crate::inbound) mod tokens;
pub(in crate::inbound) mod webhooks;

use std::num::NonZeroU32;
use std::sync::Arc;

use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub(in crate::inbound) use access::guard;
pub(in crate::inbound) use once::once;

use super::Doors;
use crate::secrets::{ApiTokens, Issuer, Keyring};
use crate::webhooks::Reach;
use limits::Limits;

/// What the API needs beside the story.
pub struct ApiAccess {
    tokens: ApiTokens,
    /// Whose tokens are accepted beside ours.
    issuer: Option<Issuer>,
    limits: Limits,
    /// What seals the secrets of tenants.
    keyring: Arc<Keyring>,
    /// How far the webhooks of tenants may go.
    webhook_reach: Reach,
}

impl ApiAccess {
    /// The API of the region that serves at `public_url`; each caller has so many requests a minute, and the webhooks that it
    /// sets may go so far.
    #[must_use]
    pub fn new(keyring: Arc<Keyring>, public_url: &str, requests_per_minute: NonZeroU32, webhook_reach: Reach) -> Self {
        let (tokens, limits) = (ApiTokens::new(&keyring, public_url), Limits::new(requests_per_minute));
        Self { tokens, issuer: None, limits, keyring, webhook_reach }
    }

    /// Counts a request; tells how many seconds to wait where these are too many.
    pub(in crate::inbound) fn wait_of(&self, caller: &access::Caller) -> Option<u32> {
        self.limits.spend(caller.who()).wait
    }

    /// Lets in who shows a token of an issuer, too.
    #[must_use]
    pub fn trusting(self, issuer: Option<Issuer>) -> Self {
        Self { issuer, ..self }
    }
}

pub(super) fn router() -> OpenApiRouter<Arc<Doors>> {
    let router = OpenApiRouter::new()
        .routes(routes!(tenants::list, tenants::create))
        .routes(routes!(tenants::read, tenants::update, tenants::remove))
        .routes(routes!(pauses::pause))
        .routes(routes!(pauses::activate))
        .routes(routes!(budget::read))
        .routes(routes!(credentials::list, credentials::set))
        .routes(routes!(rules::list))
        .routes(routes!(rules::read, rules::put, rules::remove))
        .routes(routes!(rules::ignored))
        .routes(routes!(standing::round))
        .routes(routes!(standing::list))
        .routes(routes!(standing::adopt))
        .routes(routes!(stages::list, stages::put))
        .routes(routes!(stages::export))
        .routes(routes!(stages::proposals))
        .routes(routes!(stages::refresh))
        .routes(routes!(mirror::lists::jobs))
        .routes(routes!(mirror::lists::candidates))
        .routes(routes!(mirror::lists::users))
        .routes(routes!(mirror::lists::applications))
        .routes(routes!(mirror::standing::read))
        .routes(routes!(mirror::standing::request))
        .routes(routes!(mirror::runs::list, mirror::runs::start))
        .routes(routes!(mirror::runs::read))
        .routes(routes!(mirror::runs::cancel))
        .routes(routes!(events::list))
        .routes(routes!(events::read))
        .routes(routes!(replay::one))
        .routes(routes!(replay::several))
        .routes(routes!(handoffs::list))
        .routes(routes!(handoffs::read))
        .routes(routes!(handoffs::open))
        .routes(routes!(handoffs::retry))
        .routes(routes!(handoffs::lapse))
        .routes(routes!(handoffs::undo))
        .routes(routes!(handoffs::link_of, handoffs::reissue))
        .routes(routes!(resumes::read))
        .routes(routes!(timeline::read))
        .routes(routes!(timeline::explain))
        .routes(routes!(tasks::list))
        .routes(routes!(tasks::read))
        .routes(routes!(tasks::retry))
        .routes(routes!(tasks::discard))
        .routes(routes!(applications::read))
        .routes(routes!(tokens::list, tokens::create))
        .routes(routes!(tokens::revoke))
        .routes(routes!(webhooks::endpoints::list, webhooks::endpoints::create))
        .routes(routes!(webhooks::endpoints::read, webhooks::endpoints::update, webhooks::endpoints::remove))
        .routes(routes!(webhooks::secrets::rotate))
        .routes(routes!(webhooks::testing::test))
        .routes(routes!(webhooks::messages::list))
        .routes(routes!(webhooks::messages::read))
        .routes(routes!(webhooks::messages::attempts))
        .routes(routes!(webhooks::messages::resend))
        .routes(routes!(audit::list));
    once::described(router)
}
