//! What a provider says of who signed in there: ID tokens of `OpenID` Connect Core 1.0.

use jsonwebtoken::DecodingKey;
use serde::Deserialize;
use serde_json::Value;

use super::IssuerError;
use super::proven::{Expected, proven, subject};
use super::provider::TrustedProvider;
use crate::domain::Timestamp;

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
    sub: String,
    aud: Value,
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
    let expected = Expected { issuer: &trusted.issuer, audience: &trusted.client_id, algorithm: trusted.algorithm };
    let (claims, _) = proven::<Claims>(token, key, &expected, now)?;
    // With other audiences beside us, only this says whom it was given to.
    let is_shared = claims.aud.as_array().is_some_and(|audiences| audiences.len() > 1);
    if claims.azp.as_ref().map_or(is_shared, |party| *party != trusted.client_id) {
        return Err(IssuerError::NotValid("it was given to another client"));
    }
    if claims.nonce.as_deref() != Some(nonce) {
        return Err(IssuerError::NotValid("it is of another sign-in"));
    }
    let subject = format!("{} {}", trusted.issuer, subject(&claims.sub, SUBJECT_MOST)?);
    // Some providers write other things than the standard says; an address that is not vouched for is no reason to keep
    // out somebody who is known by their subject.
    let is_verified = claims.email_verified == Some(Value::Bool(true));
    let email = claims.email.filter(|_| is_verified).and_then(|email| email.as_str().map(str::to_owned));
    Ok(Identity { subject, email })
}
