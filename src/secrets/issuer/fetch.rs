//! The only place that asks an issuer for its keys.

use std::time::Duration;

use reqwest::Url;
use reqwest::header::ACCEPT;
use reqwest::redirect::Policy;

/// A caller waits meanwhile.
const CONNECT_MOST: Duration = Duration::from_secs(5);
const ANSWER_MOST: Duration = Duration::from_secs(10);
/// A key with its certificates has a few KiB.
const MAX_ANSWER: usize = 256 * 1024;

/// Why there is no set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(super) enum Unread {
    #[error("the issuer could not be connected to")]
    NoConnection,
    #[error("the issuer did not answer in time")]
    Late,
    #[error("the answer broke off")]
    Broken,
    #[error("the issuer answered HTTP {0}")]
    Refused(u16),
    #[error("the answer is larger than 256 KiB")]
    TooLong,
    #[error("the answer is no set of keys")]
    NoSet,
    #[error("the set has more than 100 keys")]
    TooMany,
}

/// Asks an issuer for its keys.
pub(super) struct Fetch {
    http: reqwest::Client,
    url: String,
}

impl Fetch {
    pub(super) fn new(url: &str) -> Result<Self, reqwest::Error> {
        let here = Url::parse(url).is_ok_and(|url| url.scheme() == "http");
        let client = reqwest::Client::builder()
            .https_only(!here) // The settings let http through for this machine only.
            .redirect(Policy::none())
            .referer(false)
            .no_proxy()
            .gzip(false) // The bound is one of what comes over the network, too.
            .retry(reqwest::retry::never())
            .connect_timeout(CONNECT_MOST)
            .timeout(ANSWER_MOST)
            .pool_max_idle_per_host(0) // Asked every ten minutes; a connection would only grow stale.
            .user_agent(concat!("goodtime-icims/", env!("CARGO_PKG_VERSION")));
        Ok(Self { http: client.build()?, url: url.to_owned() })
    }

    /// The set as it was sent.
    #[expect(clippy::disallowed_methods, reason = "the one send to an issuer")]
    pub(super) async fn send(&self) -> Result<Vec<u8>, Unread> {
        let request = self.http.get(&self.url).header(ACCEPT, "application/jwk-set+json, application/json");
        let mut answer = request.send().await.map_err(|error| why(&error))?;
        if answer.status().as_u16() != 200 {
            return Err(Unread::Refused(answer.status().as_u16()));
        }
        let mut json = Vec::new();
        while let Some(piece) = answer.chunk().await.map_err(|error| why(&error))? {
            if json.len() + piece.len() > MAX_ANSWER {
                return Err(Unread::TooLong);
            }
            json.extend_from_slice(&piece);
        }
        Ok(json)
    }
}

fn why(error: &reqwest::Error) -> Unread {
    if error.is_timeout() {
        Unread::Late
    } else if error.is_connect() {
        Unread::NoConnection
    } else {
        Unread::Broken
    }
}
