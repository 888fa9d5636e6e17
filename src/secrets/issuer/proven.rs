//! What every token of an issuer must prove, whatever it is for: signature, issuer, audience and time (RFC 7519).

use std::time::Duration;

use jsonwebtoken::{DecodingKey, Validation, decode};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Number;

use super::{IssuerAlgorithm, IssuerError};
use crate::domain::Timestamp;

/// How far the issuer's clock may be from ours.
const CLOCKS_APART: Duration = Duration::from_mins(1);

/// Whose token it must be, for whom, and how it is signed.
pub(super) struct Expected<'a> {
    pub(super) issuer: &'a str,
    pub(super) audience: &'a str,
    pub(super) algorithm: IssuerAlgorithm,
}

#[derive(Deserialize)]
struct Claims<C> {
    iss: String,
    exp: Number,
    nbf: Option<Number>,
    #[serde(flatten)]
    others: C,
}

/// What else a token says that has proven itself, and from when on it no longer counts, clocks aside.
pub(super) fn proven<C: DeserializeOwned>(
    token: &str,
    key: &DecodingKey,
    expected: &Expected<'_>,
    now: Timestamp,
) -> Result<(C, Timestamp), IssuerError> {
    let mut rules = Validation::new(expected.algorithm.in_tokens());
    rules.set_required_spec_claims(&["exp", "aud", "iss", "sub"]);
    rules.set_audience(&[expected.audience]);
    rules.set_issuer(&[expected.issuer]);
    // The library would ask the system's clock; ours is asked below.
    (rules.validate_exp, rules.validate_nbf) = (false, false);
    let decoded = decode::<Claims<C>>(token, key, &rules);
    let claims = decoded.map_err(|_| IssuerError::NotValid("its signature, issuer, audience or form is wrong"))?.claims;
    // The library would take a list with the issuer in it.
    if claims.iss != expected.issuer {
        return Err(IssuerError::NotValid("it names another issuer"));
    }
    let expires_at = instant(&claims.exp).ok_or(IssuerError::NotValid("its end is no time"))?;
    if now >= expires_at.plus(CLOCKS_APART) {
        return Err(IssuerError::NotValid("it has expired"));
    }
    if let Some(begin) = &claims.nbf {
        let begin = instant(begin).ok_or(IssuerError::NotValid("its begin is no time"))?;
        if begin > now.plus(CLOCKS_APART) {
            return Err(IssuerError::NotValid("it does not count yet"));
        }
    }
    Ok((claims.others, expires_at))
}

/// RFC 7519 lets times have fractions.
fn instant(seconds: &Number) -> Option<Timestamp> {
    let whole = seconds.as_i64().or_else(|| {
        let span = Duration::try_from_secs_f64(seconds.as_f64()?).ok()?;
        i64::try_from(span.as_secs()).ok()
    });
    whole.map(|seconds| Timestamp::from_micros(seconds.saturating_mul(1_000_000)))
}

/// A subject: visible ASCII, so many letters at the most.
pub(super) fn subject(text: &str, most: usize) -> Result<&str, IssuerError> {
    let plain = (1..=most).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_graphic());
    plain.then_some(text).ok_or(IssuerError::NotValid("its subject is no short visible ASCII"))
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    #[test]
    fn a_time_is_a_number_of_seconds_with_or_without_a_fraction() {
        let of = |value: Value| value.as_number().and_then(instant);
        assert_eq!(of(json!(1_795_374_000)), Some(Timestamp::from_micros(1_795_374_000_000_000)));
        assert_eq!(of(json!(1_795_374_000.9)), Some(Timestamp::from_micros(1_795_374_000_000_000)));
        assert_eq!((of(json!(1e300)), of(json!(-0.5))), (None, None));
    }

    #[test]
    fn a_subject_is_short_and_visible() {
        assert_eq!(subject("auth0|5f7", 200).ok(), Some("auth0|5f7"));
        for odd in ["", "a b", "a\nb", "ä", &"a".repeat(201)] {
            assert!(subject(odd, 200).is_err(), "{odd}");
        }
        assert!(subject(&"a".repeat(200), 200).is_ok());
    }
}
