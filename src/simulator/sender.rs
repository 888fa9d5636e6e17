//! The sender of events: one POST, at most 30 s, no redirect followed, no retry (core-apis §1.2, §1.3, §1.7).

use std::io::{Read as _, Write as _};
use std::time::Duration;

use anyhow::Context as _;
use axum::http::header::{
    ACCEPT_ENCODING, CONNECTION, CONTENT_ENCODING, CONTENT_TYPE, HeaderMap, HeaderName, LINK, LOCATION, USER_AGENT,
};
use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use serde_json::Value;
use tokio::time::Instant;

use super::delivery::Delivery;
use super::state::State;
use super::{Simulator, Switches, Webhook, event};

/// A receiver that accepts no connection within this time is counted as down.
const CONNECT_WITHIN: Duration = Duration::from_secs(10);

/// How much of an answer is kept, on the wire and inflated.
const ANSWER_CAP: usize = 64 * 1024;

/// How many deliveries are remembered; the oldest are forgotten.
const REMEMBERED: usize = 10_000;

/// The client that events are sent with.
pub(super) fn client() -> anyhow::Result<reqwest::Client> {
    reqwest::Client::builder()
        .no_proxy()
        .redirect(reqwest::redirect::Policy::none()) // a 303 is for the recruiter's browser
        .http1_only()
        .no_gzip() // `Accept-Encoding` is written by hand, as iCIMS writes it
        .connect_timeout(CONNECT_WITHIN)
        .build()
        .context("the simulator's HTTP client cannot be built")
}

impl Simulator {
    /// Sends any event body and waits for the answer; what came of it is also kept for [`Simulator::deliveries`].
    pub async fn send_event(&self, event: &Value) -> Delivery {
        let (webhook, switches) = {
            let state = self.lock();
            (state.webhook.clone(), state.switches.clone())
        };
        let mut delivery = Delivery::of(event, self.now());
        let started = Instant::now();
        let outcome = match webhook {
            Some(webhook) => self.post(&mut delivery, event, &webhook, &switches).await,
            None => Err(anyhow::anyhow!("no webhook is configured")),
        };
        delivery.took = started.elapsed();
        if let Err(why) = outcome {
            delivery.error = Some(format!("{why:#}"));
        }
        self.lock().remember(delivery.clone());
        delivery
    }

    async fn post(
        &self,
        delivery: &mut Delivery,
        event: &Value,
        webhook: &Webhook,
        switches: &Switches,
    ) -> anyhow::Result<()> {
        let plain = event::body(event, switches);
        let body = if webhook.gzip { compressed(plain.as_bytes())? } else { plain.into_bytes() };
        let request = self
            .0
            .http
            .post(&webhook.url)
            .headers(headers(event, webhook.gzip && switches.gzip_header))
            .basic_auth(&webhook.user, Some(&webhook.password))
            .timeout(switches.webhook_timeout)
            .body(body)
            .build()
            .context("the event cannot be written")?;
        let mut answer = self.0.http.execute(request).await.map_err(reqwest::Error::without_url)?;
        delivery.status = answer.status().as_u16();
        let header = |name: HeaderName| answer.headers().get(name).and_then(|value| value.to_str().ok());
        delivery.location = header(LOCATION).map(str::to_owned);
        let inflate = header(CONTENT_ENCODING) == Some("gzip");
        let mut bytes = Vec::new();
        while let Some(chunk) = answer.chunk().await.map_err(reqwest::Error::without_url)? {
            let room = ANSWER_CAP - bytes.len();
            bytes.extend_from_slice(&chunk[..chunk.len().min(room)]);
        }
        delivery.body = text(&bytes, inflate);
        delivery.read_user_message();
        Ok(())
    }

    /// Sends the event that our own API write caused: before the write is answered, or beside it.
    pub(super) async fn send_echo(&self, workflow: i64, event: Value, first: bool) {
        self.lock().last_events.insert(workflow, event.clone());
        if first {
            self.send_event(&event).await;
        } else {
            let simulator = self.clone();
            self.0.echoes.spawn(async move { simulator.send_event(&event).await });
        }
    }
}

impl State {
    fn remember(&mut self, delivery: Delivery) {
        if self.deliveries.len() == REMEMBERED {
            self.deliveries.pop_front();
        }
        self.deliveries.push_back(delivery);
    }
}

fn headers(event: &Value, says_gzip: bool) -> HeaderMap {
    let mut headers = HeaderMap::new();
    let mut put = |name: HeaderName, value: &str| {
        if let Ok(value) = value.parse() {
            headers.insert(name, value);
        }
    };
    put(CONNECTION, "close");
    put(CONTENT_TYPE, "application/json");
    put(USER_AGENT, "Apache-HttpClient/4.5.2 (Java/1.8.0_141)");
    put(ACCEPT_ENCODING, "gzip,deflate");
    if says_gzip {
        put(CONTENT_ENCODING, "gzip");
    }
    if let Some(links) = event::link_header(event) {
        put(LINK, &links);
    }
    headers
}

fn compressed(plain: &[u8]) -> anyhow::Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(plain).context("the event cannot be compressed")?;
    encoder.finish().context("the event cannot be compressed")
}

/// The answer as text; one that cannot be inflated is shown as it came.
fn text(bytes: &[u8], inflate: bool) -> String {
    let mut plain = Vec::new();
    if inflate && GzDecoder::new(bytes).take(ANSWER_CAP as u64).read_to_end(&mut plain).is_ok() {
        return String::from_utf8_lossy(&plain).into_owned();
    }
    String::from_utf8_lossy(bytes).into_owned()
}
