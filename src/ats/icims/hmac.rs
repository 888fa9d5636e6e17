//! What a signature of iCIMS covers: <https://developer.icims.com/REST-API/authenticating-requests-using-hmac>.
//!
//! The recipe is the one of a working integration; the page itself was not readable to its end. Both ways of writing the
//! date were seen, and lists with and without blanks.

use std::fmt::Write as _;

use aws_lc_rs::digest;
use axum::http::HeaderMap;

use super::caller::HMAC_SCHEME;
use crate::ats::{HmacClaim, Request, Signed};
use crate::domain::Timestamp;

const HOST: &str = "host";
const DATE: &str = "x-icims-date";
const CONTENT: &str = "x-icims-content-sha256";

/// Without these a signature could be used again elsewhere, later or for another body.
const MUST_BE_SIGNED: [&str; 3] = [HOST, DATE, CONTENT];

/// Signed headers at the most: the senders that were seen sign four.
const HEADERS_MOST: usize = 32;

/// What the signature covers; `None` where it is none that could be trusted.
pub(super) fn signed(claim: &HmacClaim, request: Request<'_>) -> Option<Signed> {
    let names = &claim.signed_headers;
    if names.len() > HEADERS_MOST || !MUST_BE_SIGNED.iter().all(|must| names.iter().any(|name| name == must)) {
        return None;
    }
    let date = only(request.headers, DATE)?;
    let text = format!("{HMAC_SCHEME}\n{date}\n{}", hex(canonical(names, request)?.as_bytes()));
    Some(Signed { text, at: instant(date)?, content_sha256: sha256(only(request.headers, CONTENT)?)? })
}

fn canonical(names: &[String], request: Request<'_>) -> Option<String> {
    let mut sorted: Vec<&String> = names.iter().collect();
    sorted.sort_unstable();
    let mut text = format!("{}\n{}\n{}\n", request.method, request.path, request.query);
    for pair in sorted.windows(2) {
        if pair[0] == pair[1] {
            return None; // A header named twice has no one meaning.
        }
    }
    for name in sorted {
        let value = if name == HOST { request.host } else { only(request.headers, name)? };
        // Writing into a `String` cannot fail.
        let _ = writeln!(text, "{name}:{value}");
    }
    let _ = write!(text, "\n{}", names.join(";"));
    Some(text)
}

/// The value of a header that stands there once.
fn only<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let mut all = headers.get_all(name).iter();
    let (Some(value), None) = (all.next(), all.next()) else { return None };
    Some(value.to_str().ok()?.trim())
}

/// `2026-10-18T14:53:40+0000`, or with `Z` or a colon in the offset.
fn instant(date: &str) -> Option<Timestamp> {
    let standard = date.parse::<jiff::Timestamp>();
    let read = standard.or_else(|_| jiff::Timestamp::strptime("%Y-%m-%dT%H:%M:%S%z", date)).ok()?;
    Some(Timestamp::from_micros(read.as_microsecond()))
}

fn sha256(text: &str) -> Option<[u8; 32]> {
    let mut bytes = [0; 32];
    if text.len() != 64 || !text.bytes().all(|b| b.is_ascii_hexdigit()) {
        return None;
    }
    for (n, byte) in bytes.iter_mut().enumerate() {
        *byte = u8::from_str_radix(text.get(2 * n..2 * n + 2)?, 16).ok()?;
    }
    Some(bytes)
}

fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digit = |half: u8| char::from(DIGITS[usize::from(half)]);
    let hash = digest::digest(&digest::SHA256, bytes);
    hash.as_ref().iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

#[cfg(test)]
mod tests {
    use axum::http::{HeaderName, HeaderValue, Method};

    use super::*;

    const HASH: &str = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    fn headers(pairs: &[(&'static str, &str)]) -> HeaderMap {
        let pair = |(name, value): &(&'static str, &str)| {
            (HeaderName::from_static(name), HeaderValue::from_str(value).unwrap())
        };
        pairs.iter().map(pair).collect()
    }

    fn claim(names: &[&str]) -> HmacClaim {
        let signed_headers = names.iter().map(|name| (*name).to_owned()).collect();
        HmacClaim { user: "icims".to_owned(), signed_headers, signature: "00".repeat(32) }
    }

    fn cover(names: &[&str], headers: &HeaderMap) -> Option<Signed> {
        let (path, query, host) = ("/v2/ats/webhook/icims", "source=a%20b", "a.goodtime.io");
        signed(&claim(names), Request { method: &Method::POST, path, query, host, headers })
    }

    #[test]
    fn the_text_holds_request_headers_and_list() {
        let headers = headers(&[
            ("x-icims-date", "2026-10-18T14:53:40+0000"),
            ("x-icims-content-sha256", HASH),
            ("content-type", "application/json"),
        ]);
        let names = ["x-icims-date", "content-type", "host", "x-icims-content-sha256"];
        let canonical = "POST\n/v2/ats/webhook/icims\nsource=a%20b\ncontent-type:application/json\nhost:a.goodtime.io\n\
            x-icims-content-sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\n\
            x-icims-date:2026-10-18T14:53:40+0000\n\n\
            x-icims-date;content-type;host;x-icims-content-sha256";
        let signed = cover(&names, &headers).unwrap();
        let expected = format!("x-icims-v1-hmac-sha256\n2026-10-18T14:53:40+0000\n{}", hex(canonical.as_bytes()));
        assert_eq!(signed.text, expected);
        assert_eq!(signed.at.to_string(), "2026-10-18T14:53:40.000Z");
        assert_eq!(signed.content_sha256[..2], [0xe3, 0xb0]);
    }

    #[test]
    fn both_ways_of_writing_the_date_are_the_same_instant() {
        let at = |date| instant(date).map(Timestamp::micros);
        let same = at("2026-10-18T14:53:40.000Z");
        assert!(same.is_some());
        for other in ["2026-10-18T14:53:40+0000", "2026-10-18T16:53:40+0200", "2026-10-18T14:53:40+00:00"] {
            assert_eq!(at(other), same, "{other}");
        }
        for bad in ["", "2026-10-18", "Sun, 18 Oct 2026 14:53:40 GMT", "2026-10-18T14:53:40", "1792335220"] {
            assert_eq!(at(bad), None, "{bad:?}");
        }
    }

    #[test]
    fn what_leaves_out_host_time_or_body_or_is_ambiguous_is_no_signature() {
        let all = [("x-icims-date", "2026-10-18T14:53:40Z"), ("x-icims-content-sha256", HASH)];
        let good = ["host", "x-icims-content-sha256", "x-icims-date"];
        assert!(cover(&good, &headers(&all)).is_some());
        for names in [&good[1..], &good[..2], &[good[0], good[2]], &[good[0], good[0], good[1], good[2]]] {
            assert!(cover(names, &headers(&all)).is_none(), "{names:?}");
        }
        let named_but_missing = ["host", "x-icims-content-sha256", "x-icims-date", "content-type"];
        assert!(cover(&named_but_missing, &headers(&all)).is_none());
        let mut twice = headers(&all);
        twice.append("x-icims-date", HeaderValue::from_static("2026-10-18T14:53:40Z"));
        assert!(cover(&good, &twice).is_none());
        for hash in ["", "e3b0", &"zz".repeat(32), &format!("{HASH}00")] {
            assert!(cover(&good, &headers(&[all[0], ("x-icims-content-sha256", hash)])).is_none(), "{hash:?}");
        }
    }
}
