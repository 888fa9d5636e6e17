//! What a sender presents in `Authorization`, read before anything is proven.

use axum::http::{HeaderMap, header};
use base64::Engine;
use base64::engine::DecodePaddingMode;
use base64::engine::general_purpose::{GeneralPurpose, GeneralPurposeConfig};

use crate::ats::{HmacClaim, Presented, Secret};

/// Scheme of signed requests.
pub(super) const HMAC_SCHEME: &str = "x-icims-v1-hmac-sha256";

/// Hex digits of a SHA-256 signature.
const SIGNATURE_DIGITS: usize = 64;

/// Longest line of a signature that is read; one with every header of a delivery has a tenth of it.
const SIGNATURE_MOST: usize = 4 * 1024;

/// Padding is optional: not every sender writes it.
const BASE64: GeneralPurpose = GeneralPurpose::new(
    &base64::alphabet::STANDARD,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

/// Reads what the sender presents; whatever cannot be read counts as nothing presented.
pub(super) fn presented(headers: &HeaderMap) -> Presented {
    let mut all = headers.get_all(header::AUTHORIZATION).iter();
    // Two headers could prove two different senders: neither counts.
    let (Some(only), None) = (all.next(), all.next()) else { return Presented::Nothing };
    let Some((scheme, rest)) = only.to_str().ok().and_then(|text| text.trim().split_once(' ')) else {
        return Presented::Nothing;
    };
    let rest = rest.trim();
    let found = if scheme.eq_ignore_ascii_case("basic") {
        basic(rest)
    } else if scheme.eq_ignore_ascii_case("bearer") {
        (!rest.is_empty()).then(|| Presented::Bearer { token: Secret::new(rest) })
    } else if scheme.eq_ignore_ascii_case(HMAC_SCHEME) {
        signature(rest).map(Presented::Hmac)
    } else {
        None
    };
    found.unwrap_or(Presented::Nothing)
}

fn basic(encoded: &str) -> Option<Presented> {
    let text = String::from_utf8(BASE64.decode(encoded).ok()?).ok()?;
    let (user, password) = text.split_once(':')?; // the first colon: a password may hold more
    (!user.is_empty()).then(|| Presented::Basic { user: user.to_owned(), password: Secret::new(password) })
}

/// `user=…, signedheaders=a;b, signature=hex`: seen both with and without blanks after the commas.
fn signature(rest: &str) -> Option<HmacClaim> {
    if rest.len() > SIGNATURE_MOST {
        return None;
    }
    let (mut user, mut signed, mut signature) = (None, None, None);
    for part in rest.split(',') {
        let (name, value) = part.trim().split_once('=')?;
        let place = match name.trim().to_ascii_lowercase().as_str() {
            "user" => &mut user,
            "signedheaders" => &mut signed,
            "signature" => &mut signature,
            _ => continue,
        };
        if place.replace(value.trim().to_owned()).is_some() {
            return None; // a name given twice has no one meaning
        }
    }
    let signature = signature?.to_ascii_lowercase();
    let hex = signature.len() == SIGNATURE_DIGITS && signature.bytes().all(|b| b.is_ascii_hexdigit());
    let signed_headers: Vec<String> =
        signed?.split(';').map(|name| name.trim().to_ascii_lowercase()).filter(|name| !name.is_empty()).collect();
    let user = user.filter(|user| !user.is_empty())?;
    (hex && !signed_headers.is_empty()).then_some(HmacClaim { user, signed_headers, signature })
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;
    use base64::engine::general_purpose;

    use super::*;

    fn read(authorization: &str) -> Presented {
        let mut headers = HeaderMap::new();
        headers.insert(header::AUTHORIZATION, HeaderValue::from_str(authorization).unwrap());
        presented(&headers)
    }

    fn encoded(text: &str) -> String {
        general_purpose::STANDARD.encode(text)
    }

    #[test]
    fn the_first_colon_ends_the_user_and_the_scheme_has_no_case() {
        for scheme in ["Basic", "basic", "BASIC"] {
            match read(&format!("{scheme} {}", encoded("icims:pa:ss:word"))) {
                Presented::Basic { user, password } => {
                    assert_eq!((user.as_str(), password.expose()), ("icims", "pa:ss:word"));
                }
                other => panic!("{other:?}"),
            }
        }
    }

    #[test]
    fn padding_may_be_missing() {
        let short = encoded("icims:pass").trim_end_matches('=').to_owned();
        assert!(matches!(read(&format!("Basic {short}")), Presented::Basic { .. }));
    }

    #[test]
    fn what_cannot_be_read_is_nothing() {
        let no_colon = format!("Basic {}", encoded("nocolon"));
        let no_user = format!("Basic {}", encoded(":password"));
        for bad in ["Basic %%%", "Basic", "Basic ", "Digest abc", "Bearer ", "", &no_colon, &no_user] {
            assert!(matches!(read(bad), Presented::Nothing), "{bad:?}");
        }
        let mut two = HeaderMap::new();
        two.append(header::AUTHORIZATION, HeaderValue::from_static("Bearer a"));
        two.append(header::AUTHORIZATION, HeaderValue::from_static("Bearer b"));
        assert!(matches!(presented(&two), Presented::Nothing));
    }

    #[test]
    fn a_signature_is_read_with_and_without_blanks() {
        let hex = "ab".repeat(32);
        for gap in ["", " "] {
            let line = format!("{HMAC_SCHEME} user=icims,{gap}signedheaders=Host;x-icims-date,{gap}signature={hex}");
            match read(&line) {
                Presented::Hmac(claim) => {
                    assert_eq!(claim.user, "icims");
                    assert_eq!(claim.signed_headers, ["host", "x-icims-date"]);
                    assert_eq!(claim.signature, hex);
                }
                other => panic!("{other:?}"),
            }
        }
    }

    #[test]
    fn a_signature_that_is_incomplete_or_ambiguous_is_nothing() {
        let hex = "ab".repeat(32);
        for rest in [
            format!("user=a,signature={hex}"),
            format!("user=a,signedheaders=,signature={hex}"),
            format!("user=a,user=b,signedheaders=host,signature={hex}"),
            "user=a,signedheaders=host,signature=abcd".to_owned(),
            format!("user=,signedheaders=host,signature={hex}"),
        ] {
            assert!(matches!(read(&format!("{HMAC_SCHEME} {rest}")), Presented::Nothing), "{rest}");
        }
    }

    #[test]
    fn a_token_is_read_and_never_printed() {
        let read = read("Bearer top.secret.token");
        assert!(matches!(&read, Presented::Bearer { token } if token.expose() == "top.secret.token"));
        assert!(!format!("{read:?}").contains("secret.token"));
    }
}
