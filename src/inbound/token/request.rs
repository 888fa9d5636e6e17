//! What a client asks for, and how it shows who it is: in the form, or in a Basic header.

use axum::http::{HeaderMap, header};
use base64::Engine as _;
use base64::engine::DecodePaddingMode;
use base64::engine::general_purpose::{GeneralPurpose, GeneralPurposeConfig};

use crate::ats::Secret;

/// Padding is optional, as at the webhook.
const BASE64: GeneralPurpose = GeneralPurpose::new(
    &base64::alphabet::STANDARD,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

/// A request that can be answered.
#[derive(Debug)]
pub struct Asking {
    /// The client id.
    pub client: String,
    /// Its secret.
    pub secret: Secret,
    /// Whether it came in the header: a refusal names the scheme then.
    pub by_header: bool,
    /// The secret as it stands in the header: not every client encodes it first, as it should.
    pub raw: Option<Secret>,
}

/// Why a request cannot be answered, in the words of RFC 6749 §5.2.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BadRequest {
    /// A parameter is missing, stands there twice, or the client shows itself in two ways.
    Invalid(&'static str),
    /// It asks for another grant.
    UnsupportedGrant,
}

/// Reads a token request.
///
/// # Errors
/// [`BadRequest`] says what is wrong with it.
pub fn read(headers: &HeaderMap, body: &[u8]) -> Result<Asking, BadRequest> {
    let (mut grant, mut client, mut secret) = (None, None, None);
    for (name, value) in form_urlencoded::parse(body) {
        let place = match name.as_ref() {
            "grant_type" => &mut grant,
            "client_id" => &mut client,
            "client_secret" => &mut secret,
            _ => continue,
        };
        if place.replace(value.into_owned()).is_some() {
            return Err(BadRequest::Invalid("a parameter stands there twice"));
        }
    }
    match grant.as_deref() {
        Some("client_credentials") => {}
        Some(_) => return Err(BadRequest::UnsupportedGrant),
        None => {
            return Err(BadRequest::Invalid("grant_type is missing; send a form with grant_type=client_credentials"));
        }
    }
    if !headers.contains_key(header::AUTHORIZATION) {
        let missing = BadRequest::Invalid("client_id and client_secret are missing");
        let (client, secret) = client.zip(secret).ok_or(missing)?;
        return Ok(Asking { client, secret: Secret::new(secret), by_header: false, raw: None });
    }
    if secret.is_some() {
        return Err(BadRequest::Invalid("the client shows itself in the form and in a header"));
    }
    let (name, shown, raw) = basic(headers).ok_or(BadRequest::Invalid("the Authorization header is not Basic"))?;
    if client.is_some_and(|client| client != name) {
        return Err(BadRequest::Invalid("the form names another client than the header"));
    }
    let raw = (raw != shown).then(|| Secret::new(raw));
    Ok(Asking { client: name, secret: Secret::new(shown), by_header: true, raw })
}

/// Both parts are form-encoded before they are joined (RFC 6749 §2.3.1).
fn basic(headers: &HeaderMap) -> Option<(String, String, String)> {
    let mut all = headers.get_all(header::AUTHORIZATION).iter();
    let (Some(only), None) = (all.next(), all.next()) else { return None };
    let (scheme, encoded) = only.to_str().ok()?.trim().split_once(' ')?;
    let text = String::from_utf8(BASE64.decode(encoded.trim()).ok()?).ok()?;
    let (client, secret) = text.split_once(':')?;
    scheme.eq_ignore_ascii_case("basic").then(|| (decoded(client), decoded(secret), secret.to_owned()))
}

fn decoded(text: &str) -> String {
    // One value without a name, so that `=` and `&` that were not encoded stay what they are.
    let safe = text.replace('&', "%26").replace('=', "%3D");
    form_urlencoded::parse(safe.as_bytes()).next().map_or_else(String::new, |(value, _)| value.into_owned())
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;
    use base64::engine::general_purpose::STANDARD;

    use super::*;

    fn basic(client: &str, secret: &str) -> HeaderMap {
        let value = format!("Basic {}", STANDARD.encode(format!("{client}:{secret}")));
        HeaderMap::from_iter([(header::AUTHORIZATION, HeaderValue::try_from(value).unwrap())])
    }

    fn shown(headers: &HeaderMap, body: &str) -> Result<(String, String), BadRequest> {
        read(headers, body.as_bytes()).map(|asking| (asking.client, asking.secret.expose().to_owned()))
    }

    #[test]
    fn a_client_shows_itself_in_the_form_or_in_the_header() {
        let same = Ok(("icims 1".to_owned(), "a:b&c=d+%".to_owned()));
        let form =
            "grant_type=client_credentials&client_id=icims+1&client_secret=a%3Ab%26c%3Dd%2B%25&audience=x&scope=y";
        assert_eq!(shown(&HeaderMap::new(), form), same);
        let header = basic("icims+1", "a%3Ab%26c%3Dd%2B%25");
        assert_eq!(shown(&header, "grant_type=client_credentials&scope="), same);
        assert_eq!(shown(&header, "grant_type=client_credentials&client_id=icims+1"), same);
        assert_eq!(
            shown(&basic("icims", "a=b&c"), "grant_type=client_credentials"),
            Ok(("icims".into(), "a=b&c".into()))
        );
    }

    #[test]
    fn a_secret_that_was_not_encoded_is_known_as_it_stands() {
        let asking = read(&basic("icims", "a+b%2"), b"grant_type=client_credentials").unwrap();
        assert_eq!(asking.raw.unwrap().expose(), "a+b%2");
        assert!(read(&basic("icims", "plain"), b"grant_type=client_credentials").unwrap().raw.is_none());
    }

    #[test]
    fn what_is_missing_doubled_or_contradictory_is_refused() {
        let header = basic("icims", "secret");
        let invalid = |headers: &HeaderMap, body: &str| matches!(shown(headers, body), Err(BadRequest::Invalid(_)));
        let none = HeaderMap::new();
        for body in [
            "",
            "client_id=a&client_secret=b",
            "grant_type=client_credentials",
            "grant_type=client_credentials&client_id=a",
        ] {
            assert!(invalid(&none, body), "{body}");
        }
        let twice = "grant_type=client_credentials&client_id=a&client_id=a&client_secret=b";
        assert!(invalid(&none, twice));
        assert!(invalid(&header, "grant_type=client_credentials&client_id=icims&client_secret=secret"));
        assert!(invalid(&header, "grant_type=client_credentials&client_id=other"));
        let bearer = HeaderMap::from_iter([(header::AUTHORIZATION, HeaderValue::from_static("Bearer x"))]);
        assert!(invalid(&bearer, "grant_type=client_credentials"));
        assert_eq!(shown(&none, "grant_type=password"), Err(BadRequest::UnsupportedGrant));
    }
}
