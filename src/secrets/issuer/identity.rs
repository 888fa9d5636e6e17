//! What a provider says of who signed in there: ID tokens of `OpenID` Connect Core 1.0.

use std::time::Duration;

use jsonwebtoken::{DecodingKey, Validation, decode};
use serde::Deserialize;
use serde_json::{Number, Value};

use super::provider::TrustedProvider;
use super::{IssuerError, claims};
use crate::domain::Timestamp;

/// How far the provider's clock may be from ours.
const CLOCKS_APART: Duration = Duration::from_mins(1);
/// Letters of a subject: `OpenID` Connect allows 255.
const SUBJECT_MOST: usize = 255;

/// Who signed in.
#[derive(Clone, PartialEq, Eq)]
pub struct Identity {
    /// Who that is for the provider; it stays, whatever the address becomes.
    pub subject: String,
    /// The e-mail address, where the provider vouches for it.
    pub email: Option<String>,
}

/// It says who somebody is: it is not for logs.
impl std::fmt::Debug for Identity {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Identity(…)")
    }
}

#[derive(Deserialize)]
struct Claims {
    iss: String,
    sub: String,
    aud: Value,
    exp: Number,
    nonce: Option<String>,
    azp: Option<String>,
    email: Option<Value>,
    email_verified: Option<Value>,
}

/// Checks a token with its key, for the sign-in that has that nonce.
pub(super) fn read(
    token: &str,
    key: &DecodingKey,
    trusted: &TrustedProvider,
    nonce: &str,
    now: Timestamp,
) -> Result<Identity, IssuerError> {
    let mut rules = Validation::new(trusted.algorithm.in_tokens());
    rules.set_required_spec_claims(&["exp", "aud", "iss", "sub"]);
    rules.set_audience(&[&trusted.client_id]);
    rules.set_issuer(&[&trusted.issuer]);
    // The library would ask the system's clock; ours is asked below.
    (rules.validate_exp, rules.validate_nbf) = (false, false);
    let decoded = decode::<Claims>(token, key, &rules);
    let claims = decoded.map_err(|_| IssuerError::NotValid("its signature, issuer, audience or form is wrong"))?.claims;
    // The library would take a list with the issuer in it.
    if claims.iss != trusted.issuer {
        return Err(IssuerError::NotValid("it names another issuer"));
    }
    // With other audiences beside us, only this says whom it was given to.
    let is_shared = claims.aud.as_array().is_some_and(|audiences| audiences.len() > 1);
    if claims.azp.as_ref().map_or(is_shared, |party| *party != trusted.client_id) {
        return Err(IssuerError::NotValid("it was given to another client"));
    }
    let expires_at = claims::instant(&claims.exp).ok_or(IssuerError::NotValid("its end is no time"))?;
    if now >= expires_at.plus(CLOCKS_APART) {
        return Err(IssuerError::NotValid("it has expired"));
    }
    if claims.nonce.as_deref() != Some(nonce) {
        return Err(IssuerError::NotValid("it is of another sign-in"));
    }
    let plain = (1..=SUBJECT_MOST).contains(&claims.sub.len()) && claims.sub.bytes().all(|b| b.is_ascii_graphic());
    if !plain {
        return Err(IssuerError::NotValid("its subject is no short visible ASCII"));
    }
    // Some providers write other things than the standard says; an address that is not vouched for is no reason to keep
    // out somebody who is known by their subject.
    let is_verified = claims.email_verified == Some(Value::Bool(true));
    let email = claims.email.filter(|_| is_verified).and_then(|email| email.as_str().map(str::to_owned));
    Ok(Identity { subject: format!("{} {}", trusted.issuer, claims.sub), email })
}
