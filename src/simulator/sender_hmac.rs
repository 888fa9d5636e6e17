//! HMAC on events: `x-icims-v1-hmac-sha256` (core-apis §1.9, §2.4).

use std::collections::BTreeSet;
use std::fmt::Write as _;

use anyhow::Context as _;
use aws_lc_rs::{digest, hmac};
use axum::http::header::AUTHORIZATION;
use axum::http::{HeaderMap, HeaderName, HeaderValue};

use super::datetime::{MICROS_PER_SECOND, second_at_offset, second_in_zulu};
use super::letter::Letter;
use super::switches::Switches;

const SCHEME: &str = "x-icims-v1-hmac-sha256";
const X_ICIMS_DATE: HeaderName = HeaderName::from_static("x-icims-date");
const X_ICIMS_CONTENT_SHA256: HeaderName = HeaderName::from_static("x-icims-content-sha256");

/// The body whose hash an event carries when its hash is ordered to be another body's.
const ANOTHER_BODY: &[u8] = b"{\"eventType\":\"Another\"}";

/// How `x-icims-date` is written; both forms were seen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Deserialize, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum HmacDate {
    /// `2026-10-18T14:53:40+0000`, as iCIMS' own request was logged.
    #[default]
    Offset,
    /// `2026-10-18T14:53:40Z`, as an integration writes it.
    Zulu,
}

/// Which bytes `x-icims-content-sha256` covers when the body is compressed; the two are the same when it is not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Deserialize, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum HashOf {
    /// The JSON before compression.
    #[default]
    Plain,
    /// The bytes that are sent.
    Wire,
}

/// The headers of a letter with date, hash and signature.
pub(super) fn signed(
    letter: &Letter,
    (user, key): (&str, &str),
    switches: &Switches,
    now: i64,
) -> anyhow::Result<HeaderMap> {
    let mut headers = letter.headers.clone();
    let date = date(now, switches);
    headers.insert(X_ICIMS_DATE, date.parse().context("the date is no header value")?);
    headers.insert(X_ICIMS_CONTENT_SHA256, content_hash(letter, switches).parse().context("no header value")?);
    let names: BTreeSet<String> = switches.hmac_signed.iter().map(|name| name.to_ascii_lowercase()).collect();
    let list = names.iter().map(String::as_str).collect::<Vec<_>>().join(";");
    let to_sign = format!("{SCHEME}\n{date}\n{}", hex_hash(canonical(letter, &headers, &names, &list).as_bytes()));
    let mut signature =
        hex(hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, key.as_bytes()), to_sign.as_bytes()).as_ref());
    if switches.hmac_bad_signature {
        let digit = if signature.starts_with('0') { "1" } else { "0" };
        signature.replace_range(..1, digit);
    }
    let comma = if switches.hmac_blank_after_comma { ", " } else { "," };
    let credential = format!("{SCHEME} user={user}{comma}signedheaders={list}{comma}signature={signature}");
    let mut credential: HeaderValue = credential.parse().context("the HMAC user is no header value")?;
    credential.set_sensitive(true);
    headers.insert(AUTHORIZATION, credential);
    Ok(headers)
}

fn date(now: i64, switches: &Switches) -> String {
    let now = now.saturating_add(switches.hmac_skew.saturating_mul(MICROS_PER_SECOND));
    match switches.hmac_date_form {
        HmacDate::Offset => second_at_offset(now),
        HmacDate::Zulu => second_in_zulu(now),
    }
}

fn content_hash(letter: &Letter, switches: &Switches) -> String {
    match switches.hmac_hash_of {
        _ if switches.hmac_stale_hash => hex_hash(ANOTHER_BODY),
        HashOf::Plain => hex_hash(&letter.plain),
        HashOf::Wire => hex_hash(&letter.wire),
    }
}

/// A header that is not sent is signed as empty: nothing says what iCIMS would do.
fn canonical(letter: &Letter, headers: &HeaderMap, names: &BTreeSet<String>, list: &str) -> String {
    let mut lines = format!("POST\n{}\n{}\n", letter.url.path(), letter.url.query().unwrap_or_default());
    for name in names {
        let value = headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let _ = writeln!(lines, "{name}:{value}"); // writing to a String cannot fail
    }
    lines + "\n" + list
}

fn hex_hash(bytes: &[u8]) -> String {
    hex(digest::digest(&digest::SHA256, bytes).as_ref())
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}"); // writing to a String cannot fail
        text
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::{SenderAuth, Switches, Webhook};
    use super::{Letter, signed};

    /// Computed with another language's library from the fact sheet's recipe.
    #[test]
    fn a_signature_is_the_one_computed_elsewhere() {
        let (user, key) = ("someone", "a shared key");
        let auth = SenderAuth::Hmac { user: user.to_owned(), key: key.to_owned() };
        let url = "https://hook.example:8443/hook/a?b=1&c=%20".to_owned();
        let switches = Switches::default();
        let letter = Letter::of(&json!({"eventType": "Odd"}), &Webhook { url, auth, gzip: false }, &switches);
        let headers = signed(&letter.expect("a letter"), (user, key), &switches, 1_795_374_900_000_000);
        let credential = "x-icims-v1-hmac-sha256 user=someone,\
            signedheaders=content-type;host;x-icims-content-sha256;x-icims-date,\
            signature=72156bbc9b1795f8368c80a094dd9afcff7708eb657ff1fce1d457765e764ab4";
        assert_eq!(headers.expect("headers")["authorization"], credential);
    }
}
