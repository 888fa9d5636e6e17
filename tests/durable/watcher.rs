//! A sender who looks closely at each answer while something is broken, and asks whether the service is ready.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use reqwest::header::{LOCATION, RETRY_AFTER};
use serde_json::{Value, json};

use crate::service::{CUSTOMER, Site, WEBHOOK_PASSWORD, WEBHOOK_USER, send};

/// Five seconds is the limit of the service; the rest is for a busy machine.
const ANSWERED_WITHIN: Duration = Duration::from_secs(6);
const LOOK_EVERY: Duration = Duration::from_millis(100);

/// What was seen over some time.
#[derive(Debug, Default)]
pub(crate) struct Seen {
    /// Deliveries that were acknowledged.
    pub(crate) kept: i64,
    /// Deliveries that were asked to come again, and the longest that such an answer took.
    pub(crate) refused: i64,
    pub(crate) slowest: Duration,
}

/// A sender who looks closely.
pub(crate) struct Watcher {
    http: reqwest::Client,
    url: String,
    ready_url: String,
    log: PathBuf,
}

impl Watcher {
    /// Watches one replica of a site.
    pub(crate) fn of(site: &Site, replica: usize) -> Self {
        let url = format!("http://{}/v2/ats/webhook/icims", site.listens[replica]);
        let ready_url = format!("http://{}/health/ready", site.ops_listens[replica]);
        Self { http: site.http.clone(), url, ready_url, log: site.file("log") }
    }

    /// Sends a delivery that is kept and starts nothing; whether it was acknowledged. If not, it is asked to come again in
    /// iCIMS' own form, and in time, whatever is broken.
    pub(crate) async fn deliver(&self, seen: &mut Seen) -> bool {
        let event =
            json!({"eventType": "RemoteLoginEvent", "customerId": CUSTOMER, "systemId": "240", "userId": "240"});
        let request = self.http.post(&self.url).basic_auth(WEBHOOK_USER, Some(WEBHOOK_PASSWORD)).json(&event);
        let began = Instant::now();
        let answer = send(request).await.expect("an answer");
        let (status, headers) = (answer.status().as_u16(), answer.headers().clone());
        let body = answer.text().await.expect("a body");
        let took = began.elapsed();
        assert!(took < ANSWERED_WITHIN, "the answer {status} took {took:?}");
        if status == 200 {
            seen.kept += 1;
            return true;
        }
        assert!(status == 503 && !headers.contains_key(LOCATION), "{status}: {body}");
        let again = headers.get(RETRY_AFTER).and_then(|after| after.to_str().ok()?.parse::<u64>().ok());
        assert!(again.is_some_and(|seconds| (1..=60).contains(&seconds)), "{headers:?}");
        let said: Value = serde_json::from_str(&body).expect("JSON");
        let person = said["error"]["userMessage"].as_str().unwrap_or_default();
        assert!(person.contains("set the status again") && person.contains("Reference: "), "{body}");
        assert!(said["error"]["debugErrorMessage"].is_string(), "{body}");
        seen.refused += 1;
        seen.slowest = seen.slowest.max(took);
        false
    }

    /// Delivers until that many in a row were refused.
    pub(crate) async fn until_refused(&self, in_a_row: i64, within: Duration, seen: &mut Seen) {
        let (began, mut so_far) = (Instant::now(), 0);
        while so_far < in_a_row {
            assert!(began.elapsed() < within, "deliveries are still kept after {within:?}: {seen:?}");
            so_far = if self.deliver(seen).await { 0 } else { so_far + 1 };
            tokio::time::sleep(LOOK_EVERY / 10).await;
        }
    }

    /// Delivers until one is kept; how long that took.
    pub(crate) async fn until_kept(&self, within: Duration, seen: &mut Seen) -> Duration {
        let began = Instant::now();
        while !self.deliver(seen).await {
            assert!(began.elapsed() < within, "nothing is kept after {within:?}: {seen:?}\n{}", self.said());
            tokio::time::sleep(LOOK_EVERY).await;
        }
        began.elapsed()
    }

    /// Delivers over some time.
    pub(crate) async fn watch(&self, span: Duration, seen: &mut Seen) {
        let began = Instant::now();
        while began.elapsed() < span {
            self.deliver(seen).await;
            tokio::time::sleep(LOOK_EVERY).await;
        }
    }

    /// The last that the services logged.
    fn said(&self) -> String {
        let log = std::fs::read_to_string(&self.log).unwrap_or_default();
        log.lines().rev().take(10).collect::<Vec<_>>().join("\n")
    }

    /// What readiness says.
    pub(crate) async fn readiness(&self) -> (u16, Value) {
        let answer = send(self.http.get(&self.ready_url)).await.expect("health checks are answered");
        (answer.status().as_u16(), answer.json().await.expect("JSON"))
    }

    /// Waits until readiness says so; how long that took.
    pub(crate) async fn until_ready(&self, ready: bool, within: Duration) -> Duration {
        let began = Instant::now();
        loop {
            let (status, said) = self.readiness().await;
            assert_eq!(status == 200, said["ready"] == json!(true), "{status} {said}");
            if said["ready"] == json!(ready) {
                return began.elapsed();
            }
            assert!(began.elapsed() < within, "after {within:?} readiness says {said}");
            tokio::time::sleep(LOOK_EVERY).await;
        }
    }
}
