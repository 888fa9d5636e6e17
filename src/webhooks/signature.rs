//! Signatures as Standard Webhooks have them: <https://www.standardwebhooks.com>.

use aws_lc_rs::{hmac, rand};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use reqwest::header::{HeaderMap, HeaderName, HeaderValue};

use crate::domain::Timestamp;

/// What a secret begins with there; the rest is base64.
const PREFIX: &str = "whsec_";
/// Bytes of a secret that we make.
const SECRET_LEN: usize = 32;

/// The headers of a message: its id, when it is sent, and a signature by each secret. A secret that is not of that form
/// signs nothing.
#[must_use]
pub fn headers<'a>(id: &str, at: Timestamp, secrets: impl IntoIterator<Item = &'a str>, body: &str) -> HeaderMap {
    let seconds = (at.micros() / 1_000_000).to_string();
    let signatures: Vec<_> = secrets.into_iter().filter_map(|secret| sign(secret, id, &seconds, body)).collect();
    let mut headers = HeaderMap::new();
    let mut put = |name: &'static str, value: &str| {
        if let Ok(value) = HeaderValue::from_str(value) {
            headers.insert(HeaderName::from_static(name), value);
        }
    };
    put("webhook-id", id);
    put("webhook-timestamp", &seconds);
    if !signatures.is_empty() {
        put("webhook-signature", &signatures.join(" "));
    }
    headers
}

/// A new secret.
///
/// # Panics
/// When the machine gives no random bytes.
#[must_use]
pub fn new_secret() -> String {
    let mut bytes = [0; SECRET_LEN];
    rand::fill(&mut bytes).expect("the system gives random bytes");
    format!("{PREFIX}{}", STANDARD.encode(bytes))
}

/// The signature over id, time and body; `None` where the secret is not of that form.
fn sign(secret: &str, id: &str, seconds: &str, body: &str) -> Option<String> {
    let key = STANDARD.decode(secret.strip_prefix(PREFIX).unwrap_or(secret)).ok()?;
    let mac = hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, &key), format!("{id}.{seconds}.{body}").as_bytes());
    Some(format!("v1,{}", STANDARD.encode(mac.as_ref())))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Calculated with Python's `hmac`.
    #[test]
    fn a_message_is_signed_over_id_time_and_body() {
        let secret = "whsec_AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=";
        let signature = sign(secret, "msg_1", "1795000000", r#"{"a":1}"#).unwrap();
        assert_eq!(signature, "v1,0Tgp2Y5BE7k9LCi+mXxJ+8IDDeQ1LWvuNlQLiVnGJe4=");
    }

    #[test]
    fn two_secrets_sign_while_one_takes_the_others_place() {
        let secrets = [new_secret(), new_secret()];
        let all = headers("msg_1", Timestamp::from_micros(1), secrets.iter().map(String::as_str), "{}");
        assert_eq!(all["webhook-signature"].to_str().unwrap().split(' ').count(), 2);
        assert_eq!(headers("msg_1", Timestamp::from_micros(1), [], "{}").get("webhook-signature"), None);
    }
}
