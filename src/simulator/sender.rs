//! The sender of events: one POST, at most 30 s, no redirect followed, no retry (core-apis §1.7).

use std::io::Read as _;
use std::time::Duration;

use anyhow::Context as _;
use axum::http::header::{CONTENT_ENCODING, HeaderMap, HeaderName, LOCATION};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use flate2::read::GzDecoder;
use serde_json::Value;
use tokio::time::Instant;

use super::delivery::Delivery;
use super::letter::Letter;
use super::sender_token::{Client, sensitive};
use super::state::State;
use super::webhook::SenderAuth;
use super::{Simulator, Switches, Webhook, event, sender_hmac};

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
        .context(
            "no HTTPS client can be built, most likely because this machine has no certificate authorities to trust: install \
             the package ca-certificates, or name a file that holds them in SSL_CERT_FILE",
        )
}

/// What a receiver answered.
pub(super) struct Answered {
    pub(super) status: u16,
    headers: HeaderMap,
    pub(super) text: String,
    /// Why the body did not arrive whole.
    pub(super) broken: Option<String>,
}

impl Answered {
    pub(super) fn header(&self, name: HeaderName) -> Option<&str> {
        self.headers.get(name).and_then(|value| value.to_str().ok())
    }
}

impl Simulator {
    /// Sends an event once, whatever faults are ordered for its way, and remembers what came of it.
    pub(super) async fn transmit(&self, event: &Value) -> Delivery {
        let (webhook, switches) = {
            let state = self.lock();
            (state.webhook.clone(), state.switches.clone())
        };
        let event = event::dressed(event, &switches);
        let mut delivery = Delivery::of(&event, self.now());
        let started = Instant::now();
        let outcome = match webhook {
            Some(webhook) => self.post_event(&event, &webhook, &switches).await,
            None => Err(anyhow::anyhow!("no webhook is configured")),
        };
        delivery.took = started.elapsed();
        match outcome {
            Ok(answer) => {
                delivery.status = answer.status;
                delivery.location = answer.header(LOCATION).map(str::to_owned);
                delivery.error = answer.broken;
                delivery.body = answer.text;
                delivery.read_user_message();
            }
            Err(why) => delivery.error = Some(format!("{why:#}")),
        }
        self.lock().remember(delivery.clone());
        delivery
    }

    async fn post_event(&self, event: &Value, webhook: &Webhook, switches: &Switches) -> anyhow::Result<Answered> {
        let letter = Letter::of(event, webhook, switches)?;
        let headers = match &webhook.auth {
            SenderAuth::Basic { user, password } => {
                let mut headers = letter.headers.clone();
                let credential = format!("Basic {}", STANDARD.encode(format!("{user}:{password}")));
                headers.insert(axum::http::header::AUTHORIZATION, sensitive(&credential)?);
                headers
            }
            SenderAuth::Hmac { user, key } => sender_hmac::signed(&letter, (user, key), switches, self.now())?,
            SenderAuth::OAuth { token_url, client_id: id, client_secret: secret, client_auth: proof } => {
                let client = Client { token_url, id, secret, proof: *proof };
                return self.post_with_token(&letter, client, switches).await;
            }
        };
        self.post(&letter, headers, switches).await
    }

    /// The one POST of everything the sender sends.
    pub(super) async fn post(
        &self,
        letter: &Letter,
        headers: HeaderMap,
        switches: &Switches,
    ) -> anyhow::Result<Answered> {
        let request = self.0.http.post(letter.url.clone()).headers(headers).timeout(switches.webhook_timeout);
        let request = request.body(letter.wire.clone()).build().context("the request cannot be written")?;
        let mut answer = self.0.http.execute(request).await.map_err(reqwest::Error::without_url)?;
        let mut bytes = Vec::new();
        let broken = loop {
            match answer.chunk().await {
                Ok(Some(chunk)) => bytes.extend_from_slice(&chunk[..chunk.len().min(ANSWER_CAP - bytes.len())]),
                Ok(None) => break None,
                Err(why) => break Some(why.without_url().to_string()),
            }
        };
        let headers = answer.headers().clone();
        let inflate = headers.get(CONTENT_ENCODING).is_some_and(|coding| coding == "gzip");
        Ok(Answered { status: answer.status().as_u16(), headers, text: text(&bytes, inflate), broken })
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
    pub(super) fn remember(&mut self, delivery: Delivery) {
        if self.deliveries.len() == REMEMBERED {
            self.deliveries.pop_front();
        }
        self.deliveries.push_back(delivery);
    }
}

/// The answer as text; one that cannot be inflated is shown as it came.
fn text(bytes: &[u8], inflate: bool) -> String {
    let mut plain = Vec::new();
    if inflate && GzDecoder::new(bytes).take(ANSWER_CAP as u64).read_to_end(&mut plain).is_ok() {
        return String::from_utf8_lossy(&plain).into_owned();
    }
    String::from_utf8_lossy(bytes).into_owned()
}
