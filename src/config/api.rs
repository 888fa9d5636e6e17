//! What is set about the JSON API.

use std::num::NonZeroU32;

use reqwest::Url;

use super::sources::Sources;
use crate::domain::Region;
use crate::secrets::TrustedIssuer;
use crate::webhooks::{Reach, is_here};

/// Letters of an audience, and of a claim's name.
const NAME_MOST: usize = 200;
/// Claims that mean something else already: RFC 7519 §4.1, and where scopes stand.
const TAKEN: [&str; 9] = ["iss", "sub", "aud", "exp", "nbf", "iat", "jti", "scope", "scp"];
/// What an address must be, up to where it depends.
pub(super) const SAFE: &str = "must be an https address (http is for this machine only) without password";
/// What only means something where an issuer is named.
const ONLY_WITH_ISSUER: [&str; 4] =
    ["api_issuer_jwks_url", "api_issuer_audience", "api_issuer_algorithm", "api_issuer_tenant_claim"];

/// The JSON API of a region.
#[derive(Debug, Clone)]
pub struct ApiSettings {
    /// Requests that each caller has in a minute, at each process.
    pub requests_per_minute: NonZeroU32,
    /// How far the webhooks that tokens of the API set may go.
    pub webhook_reach: Reach,
    /// Whose tokens are accepted beside ours.
    pub issuer: Option<TrustedIssuer>,
}

impl Default for ApiSettings {
    fn default() -> Self {
        // Ten a second: more than a scheduler needs, less than would be felt.
        Self { requests_per_minute: NonZeroU32::MIN.saturating_add(599), issuer: None, webhook_reach: Reach::Public }
    }
}

impl ApiSettings {
    /// Whether a token for one of two regions would count in the other, whose tenants have the same numbers.
    pub(super) fn takes_tokens_of(&self, other: &Self) -> bool {
        let both = self.issuer.as_ref().zip(other.issuer.as_ref());
        both.is_some_and(|(a, b)| a.issuer == b.issuer && a.audience == b.audience)
    }
}

pub(super) fn read_api(sources: &mut Sources, region: Region, public_url: Option<&str>) -> Option<ApiSettings> {
    let name = format!("{region}.api_requests_per_minute");
    let requests_per_minute = sources.take(&name, Some("600"), |text| match text.parse::<NonZeroU32>() {
        Ok(requests) if requests.get() <= 100_000 => Ok(requests),
        _ => Err("must be a whole number of requests from 1 to 100000".to_owned()),
    });
    let name = format!("{region}.webhooks_to_private_networks");
    let webhook_reach = sources.take(&name, Some("false"), |text| match text {
        "false" => Ok(Reach::Public),
        "true" => Ok(Reach::Anywhere),
        _ => Err("must be `true` or `false`".to_owned()),
    });
    let issuer = read_issuer(sources, region, public_url);
    Some(ApiSettings { requests_per_minute: requests_per_minute?, issuer, webhook_reach: webhook_reach? })
}

/// What is wrong is remembered by the sources, and stops the start.
fn read_issuer(sources: &mut Sources, region: Region, public_url: Option<&str>) -> Option<TrustedIssuer> {
    let name = |key: &str| format!("{region}.{key}");
    if !sources.has(&name("api_issuer")) {
        for key in ONLY_WITH_ISSUER {
            if sources.has(&name(key)) {
                sources.mistake(format!("{region}.{key}: means nothing without {region}.api_issuer"));
            }
        }
        return None;
    }
    let issuer = sources.take(&name("api_issuer"), None, |text| {
        let url = safe_address(text).filter(|url| url.query().is_none());
        let url = url.ok_or_else(|| format!("{SAFE}, user, query and fragment, such as https://login.example.com/"))?;
        let own = public_url.and_then(|own| Url::parse(own).ok());
        if own.is_some_and(|own| bare(&own) == bare(&url)) {
            return Err("is this region's own `public_url`, which its own tokens name".to_owned());
        }
        Ok(text.to_owned())
    });
    let jwks_url = sources.take(&name("api_issuer_jwks_url"), None, |text| {
        let url = safe_address(text);
        let wrong = || format!("{SAFE}, user and fragment, such as https://login.example.com/.well-known/jwks.json");
        url.map(String::from).ok_or_else(wrong)
    });
    let audience = sources.take(&name("api_issuer_audience"), None, visible);
    let algorithm = sources.take(&name("api_issuer_algorithm"), Some("RS256"), str::parse);
    let tenant_claim = sources.take(&name("api_issuer_tenant_claim"), Some("tenant_id"), |text| {
        let text = visible(text)?;
        if TAKEN.contains(&text.as_str()) { Err("is a claim that means something else".to_owned()) } else { Ok(text) }
    });
    Some(TrustedIssuer {
        issuer: issuer?,
        jwks_url: jwks_url?,
        audience: audience?,
        algorithm: algorithm?,
        tenant_claim: tenant_claim?,
    })
}

/// An address that nobody on the way can answer for.
pub(super) fn safe_address(text: &str) -> Option<Url> {
    let url = Url::parse(text).ok()?;
    let safe = url.scheme() == "https" || (url.scheme() == "http" && url.host_str().is_some_and(is_here));
    let plain = url.has_host() && url.username().is_empty() && url.password().is_none() && url.fragment().is_none();
    (safe && plain).then_some(url)
}

fn bare(url: &Url) -> &str {
    url.as_str().trim_end_matches('/')
}

pub(super) fn visible(text: &str) -> Result<String, String> {
    let plain = (1..=NAME_MOST).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_graphic());
    if plain { Ok(text.to_owned()) } else { Err(format!("must be 1 to {NAME_MOST} visible ASCII characters")) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::secrets::IssuerAlgorithm;

    const ISSUER: &str = "us.api_issuer=https://login.example/";
    const KEYS: &str = "us.api_issuer_jwks_url=https://login.example/keys?app=1";
    const AUDIENCE: &str = "us.api_issuer_audience=https://a.goodtime.io/v2/ats";

    fn read(flags: &[&str]) -> Result<ApiSettings, Vec<String>> {
        let mut sources = Sources::default().flags(flags.iter().copied());
        let read = read_api(&mut sources, Region::Us, Some("https://a.goodtime.io"));
        let mistakes = sources.into_mistakes();
        if mistakes.is_empty() { Ok(read.expect("no mistakes")) } else { Err(mistakes) }
    }

    #[test]
    fn an_issuer_is_named_to_the_letter_with_its_keys_and_our_audience() {
        assert_eq!(read(&[]).expect("no mistakes").issuer, None);
        let issuer = read(&[ISSUER, KEYS, AUDIENCE]).expect("no mistakes").issuer.expect("one");
        let expected = TrustedIssuer {
            issuer: "https://login.example/".to_owned(),
            jwks_url: "https://login.example/keys?app=1".to_owned(),
            audience: "https://a.goodtime.io/v2/ats".to_owned(),
            algorithm: IssuerAlgorithm::Rs256,
            tenant_claim: "tenant_id".to_owned(),
        };
        assert_eq!(issuer, expected);
        let here = ["us.api_issuer=http://127.0.0.1:1", "us.api_issuer_jwks_url=http://[::1]:2/keys", AUDIENCE];
        assert!(read(&here).is_ok());
    }

    #[test]
    fn everything_that_is_wrong_with_an_issuer_is_named_at_once() {
        let told = |flags: &[&str]| read(flags).expect_err("a mistake").join("; ");
        let alone = told(&[KEYS, AUDIENCE, "us.api_issuer_algorithm=ES256", "us.api_issuer_tenant_claim=org"]);
        assert_eq!(alone.matches("means nothing without us.api_issuer").count(), 4, "{alone}");
        assert_eq!(told(&[ISSUER]).matches("must be set").count(), 2);
        let all = told(&[
            "us.api_issuer=http://login.example",
            "us.api_issuer_jwks_url=https://me:word@login.example/keys",
            "us.api_issuer_audience=",
            "us.api_issuer_algorithm=HS256",
            "us.api_issuer_tenant_claim=sub",
        ]);
        for part in ["http is for this", "jwks.json", "1 to 200", "`RS256`, `PS256`", "means something else"] {
            assert!(all.contains(part), "{part}: {all}");
        }
        assert!(!all.contains("word@"), "{all}");
        for own in ["https://a.goodtime.io", "https://A.goodtime.io:443/"] {
            assert!(told(&[&format!("us.api_issuer={own}"), KEYS, AUDIENCE]).contains("this region's own"), "{own}");
        }
    }

    #[test]
    fn a_token_for_one_region_counts_in_no_other() {
        let us = read(&[ISSUER, KEYS, AUDIENCE]).expect("no mistakes");
        let mut eu = us.clone();
        assert!(us.takes_tokens_of(&eu) && !us.takes_tokens_of(&ApiSettings::default()));
        eu.issuer.as_mut().expect("one").audience = "https://eu.goodtime.io/v2/ats".to_owned();
        assert!(!us.takes_tokens_of(&eu));
    }
}
