//! What a token of the issuer must be, and what it says.

use std::sync::Arc;

use jsonwebtoken::dangerous::insecure_decode_claims;
use jsonwebtoken::{DecodingKey, decode_header};
use serde::Deserialize;
use serde_json::{Map, Value};

use super::proven::{Expected, proven, subject};
use super::{IssuerAlgorithm, IssuerError, TrustedIssuer};
use crate::domain::{Scope, Scopes, TenantId, Timestamp};

/// Letters of a subject; the audit log names it.
const SUBJECT_MOST: usize = 200;
/// What the tenant claim says of a token for every tenant.
const EVERYWHERE: &str = "*";
/// The `typ` of access tokens: RFC 9068's, and that of issuers that are older. Others are for other uses.
const KINDS: [&str; 2] = ["jwt", "at+jwt"];

/// Whose data a token may see.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whose {
    /// That of every tenant: the token is an operator's.
    Region,
    /// That of one tenant, if there is such a one.
    Tenant(TenantId),
}

/// What a token of the issuer says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IssuerClaims {
    /// Whom it was given to: visible ASCII.
    pub subject: Arc<str>,
    /// Whose data it may see.
    pub whose: Whose,
    /// What it allows, as far as we know it.
    pub scopes: Scopes,
    /// From when on it no longer counts, clocks aside.
    pub expires_at: Timestamp,
}

#[derive(Deserialize)]
struct Claims {
    sub: String,
    scope: Option<Value>,
    scp: Option<Value>,
    #[serde(flatten)]
    others: Map<String, Value>,
}

/// The issuer that a token names, before anything is proven.
pub(super) fn issuer_named_by(token: &str) -> Option<String> {
    #[derive(Deserialize)]
    struct Named {
        iss: String,
    }
    insecure_decode_claims::<Named>(token).ok().map(|named| named.iss)
}

/// The key that a token names, where its head is one that could count.
pub(super) fn key_named_by(token: &str, algorithm: IssuerAlgorithm) -> Result<String, IssuerError> {
    let header = decode_header(token).map_err(|_| IssuerError::NotValid("its head cannot be read"))?;
    if header.alg != algorithm.in_tokens() {
        return Err(IssuerError::NotValid("it is signed with another algorithm than the one that is set"));
    }
    if header.crit.is_some() {
        return Err(IssuerError::NotValid("its head asks for what is not understood here"));
    }
    let kind = header.typ.map(|kind| kind.to_ascii_lowercase());
    let known = |kind: String| KINDS.contains(&kind.strip_prefix("application/").unwrap_or(&kind));
    if !kind.is_none_or(known) {
        return Err(IssuerError::NotValid("its head says that it is no access token"));
    }
    header.kid.ok_or(IssuerError::NotValid("its head names no key"))
}

/// Checks a token with its key.
pub(super) fn read(
    token: &str,
    key: &DecodingKey,
    trusted: &TrustedIssuer,
    now: Timestamp,
) -> Result<IssuerClaims, IssuerError> {
    let expected = Expected { issuer: &trusted.issuer, audience: &trusted.audience, algorithm: trusted.algorithm };
    let (claims, expires_at) = proven::<Claims>(token, key, &expected, now)?;
    let subject = subject(&claims.sub, SUBJECT_MOST)?.into();
    let whose = claims.others.get(&trusted.tenant_claim).and_then(whose);
    let whose = whose.ok_or(IssuerError::NotValid("it does not say whose data it may see"))?;
    let scopes = scopes(claims.scope.as_ref().or(claims.scp.as_ref()));
    Ok(IssuerClaims { subject, whose, scopes, expires_at })
}

/// `None` for everything that is not exactly a tenant or all of them.
fn whose(claim: &Value) -> Option<Whose> {
    let tenant = |number: i64| TenantId::try_from(number).ok();
    match claim {
        Value::String(text) if text == EVERYWHERE => Some(Whose::Region),
        // One tenant is written in one way only.
        Value::String(text) => {
            tenant(text.parse().ok()?).filter(|tenant| tenant.to_string() == *text).map(Whose::Tenant)
        }
        Value::Number(number) => tenant(number.as_i64()?).map(Whose::Tenant),
        _ => None,
    }
}

/// A text of names, as in RFC 9068, or a list of them. What is unknown here is for others.
fn scopes(claim: Option<&Value>) -> Scopes {
    let known =
        |names: &str| names.split_whitespace().filter_map(|name| name.parse::<Scope>().ok()).collect::<Vec<_>>();
    match claim {
        Some(Value::String(names)) => known(names).into_iter().collect(),
        Some(Value::Array(names)) => names.iter().filter_map(Value::as_str).flat_map(known).collect(),
        _ => Scopes::default(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn nobody_reaches_a_region_by_leaving_something_out() {
        let tenant = |id: i64| Some(Whose::Tenant(TenantId::try_from(id).unwrap()));
        assert_eq!((whose(&json!(7)), whose(&json!("7"))), (tenant(7), tenant(7)));
        assert_eq!(whose(&json!("*")), Some(Whose::Region));
        for odd in [
            json!(null),
            json!(""),
            json!(0),
            json!(-7),
            json!(7.5),
            json!(true),
            json!("**"),
            json!(" 7"),
            json!("+7"),
            json!("07"),
            json!("7,8"),
            json!(["*"]),
            json!([7]),
            json!({"id": 7}),
            json!("99999999999999999999"),
        ] {
            assert_eq!(whose(&odd), None, "{odd}");
        }
    }

    #[test]
    fn scopes_that_are_known_count_however_they_are_listed() {
        let both: Scopes = "events:read tasks:read".parse().unwrap();
        assert_eq!(scopes(Some(&json!("openid events:read  tasks:read unknown:all"))), both);
        assert_eq!(scopes(Some(&json!(["events:read", "email", 7, "tasks:read"]))), both);
        for none in [None, Some(&json!(7)), Some(&json!({"events:read": true})), Some(&json!("Events:Read"))] {
            assert!(scopes(none).is_empty(), "{none:?}");
        }
    }
}
