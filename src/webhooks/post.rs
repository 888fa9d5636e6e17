//! The only place that posts to a webhook.

use std::time::Duration;

use reqwest::header::{HeaderMap, RETRY_AFTER};
use reqwest::redirect::Policy;

use super::place::{PublicOnly, Reach, check};

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
pub struct Post {
    client: reqwest::Client,
    reach: Reach,
}

/// A post that was taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Posted {
    /// The status of the answer.
    pub status: u16,
    /// The beginning of the answer, as a terminal can show it.
    pub said: String,
}

/// A post that was not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unposted {
    /// The status of the answer, where there was one.
    pub status: Option<u16>,
    /// What went wrong, without the address.
    pub why: String,
    /// How long the other side asks to wait.
    pub retry_after: Option<Duration>,
}

impl Unposted {
    /// Nothing was sent.
    #[must_use]
    pub fn because(why: impl Into<String>) -> Self {
        Self { status: None, why: why.into(), retry_after: None }
    }
}

impl Post {
    /// A client that goes so far.
    ///
    /// # Errors
    /// When the machine has nothing that TLS can trust.
    pub fn new(reach: Reach) -> Result<Self, reqwest::Error> {
        let client = reqwest::Client::builder()
            .redirect(Policy::none())
            .referer(false)
            .no_proxy()
            .retry(reqwest::retry::never())
            .connect_timeout(CONNECT_MOST)
            .timeout(ANSWER_MOST)
            .pool_max_idle_per_host(0) // Posts to one place are rare; a connection would only grow stale.
            .user_agent(concat!("goodtime-icims/", env!("CARGO_PKG_VERSION")));
        let client = match reach {
            Reach::Anywhere => client,
            Reach::Public => client.dns_resolver(PublicOnly::shared()),
        };
        Ok(Self { client: client.build()?, reach })
    }

    /// How far its posts may go.
    #[must_use]
    pub fn reach(&self) -> Reach {
        self.reach
    }

    /// Posts a text of JSON; every answer but a 2xx is a failure.
    ///
    /// # Errors
    /// [`Unposted`].
    #[expect(clippy::disallowed_methods, reason = "the one send of webhooks")]
    pub async fn send(&self, to: &str, headers: HeaderMap, json: String) -> Result<Posted, Unposted> {
        // A number is not resolved, so it is looked at here.
        let url = check(to, self.reach).map_err(|why| Unposted::because(format!("its address {why}")))?;
        let request = self.client.post(url).header("content-type", "application/json").headers(headers);
        // The error's own text names the address, which may hold a key.
        let mut answer = request.body(json).send().await.map_err(|error| Unposted::because(why(&error)))?;
        let status = answer.status();
        let retry_after = answer.headers().get(RETRY_AFTER).and_then(|value| value.to_str().ok()?.parse().ok());
        let mut text = Vec::new();
        while text.len() < MAX_ANSWER
            && let Ok(Some(piece)) = answer.chunk().await
        {
            text.extend_from_slice(&piece[..piece.len().min(MAX_ANSWER - text.len())]);
        }
        if status.is_success() {
            return Ok(Posted { status: status.as_u16(), said: shown(&text) });
        }
        let retry_after = retry_after.map(|seconds| Duration::from_secs(seconds).min(LONGEST_WAIT));
        let status = status.as_u16();
        Err(Unposted { status: Some(status), why: format!("it answered HTTP {status}"), retry_after })
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
