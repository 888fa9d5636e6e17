//! Schedulers that are told by webhook.

use std::sync::Arc;

use async_trait::async_trait;

use super::line::{Found, Lines};
use super::{EndpointAddress, Payload, Scheduler, Untold};
use crate::domain::{Clock, Endpoint, Timestamp};
use crate::secrets::{Keyring, Place};
use crate::webhooks::{Post, Posted, Reach, Unposted, headers};

/// Tells by webhook.
pub struct Webhooks {
    post: Post,
    keyring: Arc<Keyring>,
    clock: Arc<dyn Clock>,
    lines: Lines,
}

impl Webhooks {
    /// A client of its own, which goes so far.
    ///
    /// # Errors
    /// When the machine has nothing that TLS can trust.
    pub fn new(reach: Reach, keyring: Arc<Keyring>, clock: Arc<dyn Clock>) -> Result<Self, reqwest::Error> {
        Ok(Self { post: Post::new(reach)?, keyring, clock, lines: Lines::default() })
    }

    async fn send(&self, endpoint: &Endpoint, id: &str, payload: &Payload) -> Result<Posted, Unposted> {
        let opened = self.keyring.open(Place::Endpoint(endpoint.id), &endpoint.sealed);
        let opened = opened.map_err(|error| Unposted::because(format!("its address does not open: {error}")))?;
        let address = EndpointAddress::from_secret(&opened);
        let address = address.ok_or_else(|| Unposted::because("its stored address cannot be read"))?;
        // Numbers and texts always become JSON.
        let body = serde_json::to_string(payload).unwrap_or_default();
        let now = self.clock.now();
        self.post.send(&address.url, headers(id, now, address.secrets(now), &body), body).await
    }
}

#[async_trait]
impl Scheduler for Webhooks {
    fn not_before(&self, endpoint: &Endpoint) -> Option<Timestamp> {
        self.lines.not_before(endpoint, self.clock.now())
    }

    async fn tell(&self, endpoint: &Endpoint, id: &str, payload: &Payload) -> Result<u16, Untold> {
        self.lines.enter(endpoint, self.clock.now()).map_err(Untold::NotNow)?;
        let mut place = Leaving { lines: &self.lines, endpoint, clock: self.clock.as_ref(), found: Found::Nothing };
        match self.send(endpoint, id, payload).await {
            Ok(posted) => {
                place.found = Found::Works;
                Ok(posted.status)
            }
            Err(Unposted { status, why, retry_after }) => {
                // Another answer than "come again" is about this message alone.
                let works = status.is_some_and(|status| status < 500 && status != 429);
                place.found = if works { Found::Works } else { Found::Fails(retry_after) };
                Err(Untold::NotTaken { status, why, retry_after })
            }
        }
    }
}

/// A place in an endpoint's line, which is left whatever happens to the attempt.
struct Leaving<'a> {
    lines: &'a Lines,
    endpoint: &'a Endpoint,
    clock: &'a dyn Clock,
    found: Found,
}

impl Drop for Leaving<'_> {
    fn drop(&mut self) {
        self.lines.leave(self.endpoint, self.found, self.clock.now());
    }
}
