//! Signing in at the company's identity provider. Who has an account here is let in; a first time finds the account by the
//! address that the provider vouches for, and from then on by who it says that is.

use std::sync::Arc;

use axum::extract::{Query, State};
use axum::http::HeaderMap;
use axum::response::Response;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::Deserialize;

use super::cookie::AWAY;
use super::{let_in, local, set};
use crate::domain::{Account, SignInName};
use crate::inbound::Doors;
use crate::inbound::pages::failed::Failed;
use crate::inbound::pages::frame::see;
use crate::inbound::pages::texts;
use crate::inbound::problem::{ATS_UNAVAILABLE, NOT_ALLOWED, NOT_FOUND};
use crate::secrets::{Begun, Identity, Provider, ProviderError, same};

/// A browser keeps no cookie of more than 4 KiB. What is longer is not led back to.
const NEXT_MOST: usize = 2_048;

/// Where to go on.
#[derive(Deserialize)]
pub(in crate::inbound::pages) struct Wanted {
    next: Option<String>,
}

/// What the provider sends along.
#[derive(Deserialize)]
pub(in crate::inbound::pages) struct Back {
    code: Option<String>,
    state: Option<String>,
}

/// Sends the browser to the provider.
pub(in crate::inbound::pages) async fn go(
    State(doors): State<Arc<Doors>>,
    Query(wanted): Query<Wanted>,
) -> Result<Response, Failed> {
    let provider = provider(&doors)?;
    let (to, begun) = provider.begin(&back_to(&doors));
    let next = local(wanted.next.as_deref().filter(|next| next.len() <= NEXT_MOST));
    let next = URL_SAFE_NO_PAD.encode(next);
    let mut response = see(&to);
    let kept = [begun.state, begun.nonce, begun.verifier, next].join(".");
    set(&mut response, &AWAY.give(&kept, doors.pages.is_secure));
    Ok(response)
}

/// Lets in who comes back from there.
pub(in crate::inbound::pages) async fn back(
    State(doors): State<Arc<Doors>>,
    headers: HeaderMap,
    Query(back): Query<Back>,
) -> Result<Response, Failed> {
    let t = texts::SIGN_IN;
    let provider = provider(&doors)?;
    let (begun, next) = AWAY.read(&headers, doors.pages.is_secure).and_then(begun).ok_or_else(|| again(t.too_late))?;
    if !back.state.is_some_and(|state| same(&state, &begun.state)) {
        return Err(again(t.too_late));
    }
    let code = back.code.ok_or_else(|| again(t.not_let_in))?;
    let found = provider.finish(&code, &back_to(&doors), &begun, doors.flow.clock.now()).await;
    let identity = found.map_err(|error| {
        tracing::warn!(%error, "a sign-in at the identity provider failed");
        match error {
            ProviderError::Unavailable | ProviderError::Busy(_) | ProviderError::NoKeys => {
                Failed::from(ATS_UNAVAILABLE.says(t.provider_silent)).titled(t.not_signed_in)
            }
            ProviderError::Refused(_) | ProviderError::NotUnderstood | ProviderError::Token(_) => again(t.not_let_in),
        }
    })?;
    let account = account(&doors, &identity).await?.ok_or_else(|| again(t.no_such_account))?;
    tracing::info!(account.id = %account.id, "signed in at the identity provider");
    let mut response = let_in(&doors, &account, local(Some(&next))).await?;
    set(&mut response, &AWAY.take_back(doors.pages.is_secure));
    Ok(response)
}

fn provider(doors: &Doors) -> Result<&Provider, Failed> {
    doors.pages.provider.as_ref().ok_or_else(|| NOT_FOUND.says(texts::SIGN_IN.no_provider).into())
}

fn back_to(doors: &Doors) -> String {
    format!("{}/sign-in/provider/back", doors.flow.public_url)
}

fn again(why: &'static str) -> Failed {
    Failed::from(NOT_ALLOWED.says(why)).titled(texts::SIGN_IN.not_signed_in)
}

/// What the browser kept.
fn begun(kept: &str) -> Option<(Begun, String)> {
    let mut parts = kept.split('.').map(str::to_owned);
    let begun = Begun { state: parts.next()?, nonce: parts.next()?, verifier: parts.next()? };
    let next = URL_SAFE_NO_PAD.decode(parts.next()?).ok()?;
    (!begun.state.is_empty()).then_some(())?;
    Some((begun, String::from_utf8(next).ok()?))
}

/// Whose account it is.
async fn account(doors: &Doors, identity: &Identity) -> Result<Option<Account>, Failed> {
    let known = doors.flow.store.account_of_subject(&identity.subject).await?;
    let found = if known.is_some() { known } else { for_the_first_time(doors, identity).await? };
    Ok(found.filter(|account| account.disabled_at.is_none()))
}

/// An address says so only once, and never of an account that is somebody else's there.
async fn for_the_first_time(doors: &Doors, identity: &Identity) -> Result<Option<Account>, Failed> {
    let store = &doors.flow.store;
    let name: Option<SignInName> = identity.email.as_deref().and_then(|email| email.parse().ok());
    let Some(name) = name else { return Ok(None) };
    let named = store.account_named(&name).await?;
    let Some(account) = named.filter(|account| account.subject.is_none() && account.disabled_at.is_none()) else {
        return Ok(None);
    };
    if store.set_subject(account.id, &identity.subject).await? {
        return Ok(Some(account));
    }
    // Another window of theirs was faster.
    Ok(store.account_of_subject(&identity.subject).await?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_browser_keeps_is_read_as_it_was_written() {
        let next = URL_SAFE_NO_PAD.encode("/tenants/1/interviews?state=all");
        let (read, to) = begun(&format!("s.n.v.{next}")).unwrap();
        assert!((read.state.as_str(), read.nonce.as_str(), read.verifier.as_str()) == ("s", "n", "v"));
        assert_eq!(to, "/tenants/1/interviews?state=all");
        assert!(["", "s.n.v", "...", "s.n.v.!"].iter().all(|kept| begun(kept).is_none()));
    }
}
