//! A webhook that takes JSON of ours, signed as Standard Webhooks say: <https://www.standardwebhooks.com>.

use std::sync::Arc;

use async_trait::async_trait;
use aws_lc_rs::hmac;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use reqwest::header::{HeaderMap, HeaderName, HeaderValue};

use super::post::Post;
use super::{Address, Message, Messenger, Unsent};
use crate::domain::Clock;

/// What a secret begins with there; the rest is base64.
const PREFIX: &str = "whsec_";

/// Posts to plain webhooks.
pub struct Webhook {
    post: Post,
    clock: Arc<dyn Clock>,
}

impl Webhook {
    /// A client of its own; the clock tells when something was sent.
    ///
    /// # Errors
    /// When the machine has nothing that TLS can trust.
    pub fn new(clock: Arc<dyn Clock>) -> Result<Self, reqwest::Error> {
        Ok(Self { post: Post::new()?, clock })
    }
}

#[async_trait]
impl Messenger for Webhook {
    async fn send(&self, address: &Address, message: &Message) -> Result<String, Unsent> {
        let (id, seconds) = (message.id.as_str(), (self.clock.now().micros() / 1_000_000).to_string());
        let body = message.json().to_string();
        let mut headers = HeaderMap::new();
        let mut put = |name: &'static str, value: &str| {
            if let Ok(value) = HeaderValue::from_str(value) {
                headers.insert(HeaderName::from_static(name), value);
            }
        };
        put("webhook-id", id);
        put("webhook-timestamp", &seconds);
        if let Some(signature) = address.secret.as_deref().and_then(|secret| sign(secret, id, &seconds, &body)) {
            put("webhook-signature", &signature);
        }
        self.post.send(address, headers, body).await
    }
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
}
