//! The only place that posts a notice to a webhook.

use std::time::Duration;

use reqwest::header::{HeaderMap, RETRY_AFTER};
use reqwest::redirect::Policy;

use super::{Address, Unsent};

/// A webhook answers at once or is down.
const CONNECT_MOST: Duration = Duration::from_secs(5);
const ANSWER_MOST: Duration = Duration::from_secs(10);
/// What is read of an answer, to tell a person what it said.
const MAX_ANSWER: usize = 2 * 1024;
/// What of it is told.
const TOLD_MOST: usize = 120;
/// No webhook may ask for silence for longer.
const LONGEST_WAIT: Duration = Duration::from_hours(1);

/// Posts to webhooks.
#[derive(Clone)]
pub(super) struct Post(reqwest::Client);

impl Post {
    pub(super) fn new() -> Result<Self, reqwest::Error> {
        let client = reqwest::Client::builder()
            .redirect(Policy::none())
            .referer(false)
            .no_proxy()
            .retry(reqwest::retry::never())
            .connect_timeout(CONNECT_MOST)
            .timeout(ANSWER_MOST)
            .pool_max_idle_per_host(0) // Notices are rare; a connection would only grow stale.
            .user_agent(concat!("goodtime-icims/", env!("CARGO_PKG_VERSION")));
        client.build().map(Self)
    }

    /// Posts a text of JSON; every answer but a 2xx is a failure.
    #[expect(clippy::disallowed_methods, reason = "the one send of notices")]
    pub(super) async fn send(&self, to: &Address, headers: HeaderMap, json: String) -> Result<String, Unsent> {
        let request = self.0.post(to.place.as_str()).header("content-type", "application/json").headers(headers);
        // The error's own text names the address, which may hold a key.
        let mut answer = request.body(json).send().await.map_err(|error| Unsent::because(why(&error)))?;
        let status = answer.status();
        let retry_after = answer.headers().get(RETRY_AFTER).and_then(|value| value.to_str().ok()?.parse().ok());
        let mut text = Vec::new();
        while text.len() < MAX_ANSWER
            && let Ok(Some(piece)) = answer.chunk().await
        {
            text.extend_from_slice(&piece[..piece.len().min(MAX_ANSWER - text.len())]);
        }
        if status.is_success() {
            return Ok(format!("HTTP {}: {}", status.as_u16(), shown(&text)));
        }
        let retry_after = retry_after.map(|seconds| Duration::from_secs(seconds).min(LONGEST_WAIT));
        Err(Unsent { why: format!("it answered HTTP {}", status.as_u16()), retry_after })
    }
}

fn why(error: &reqwest::Error) -> &'static str {
    if error.is_timeout() {
        "it did not answer in time"
    } else if error.is_connect() {
        "it could not be connected to"
    } else {
        "the connection broke off"
    }
}

/// The beginning of an answer, as a terminal can show it.
fn shown(text: &[u8]) -> String {
    String::from_utf8_lossy(text).chars().filter(|c| !c.is_control()).take(TOLD_MOST).collect()
}
