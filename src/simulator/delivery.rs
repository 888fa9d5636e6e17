//! What became of one event that was sent.

use std::time::Duration;

use serde_json::Value;

/// One event sent to the webhook, and its answer.
#[derive(Clone, Debug)]
pub struct Delivery {
    /// The HTTP status of the answer; 0 when there was none.
    pub status: u16,
    /// The `Location` of the answer; never followed.
    pub location: Option<String>,
    /// The sentence iCIMS would show to the recruiter.
    pub user_message: Option<String>,
    /// The body of the answer, at most 64 KiB of it.
    pub body: String,
    /// From the first byte sent to the last byte of the answer, in real time, fetching a token included.
    pub took: Duration,
    /// Why there was no answer, or no whole one; "lost" and "held back" are ordered by switches.
    pub error: Option<String>,
    /// `eventType` of the event, empty if it had none.
    pub event_type: String,
    /// The application the event is about, if it named one.
    pub workflow: Option<i64>,
    /// `newStatus` of the event, as it was written.
    pub new_status: Option<String>,
    /// When it was sent (lost, held back), in microseconds since the epoch by the simulator's clock.
    pub sent_at: i64,
}

impl Delivery {
    /// A delivery of this event without an answer so far.
    pub(super) fn of(event: &Value, sent_at: i64) -> Self {
        let text = |field: &str| match &event[field] {
            Value::String(text) => Some(text.clone()),
            Value::Number(number) => Some(number.to_string()),
            _ => None,
        };
        Self {
            status: 0,
            location: None,
            user_message: None,
            body: String::new(),
            took: Duration::ZERO,
            error: None,
            event_type: text("eventType").unwrap_or_default(),
            workflow: text("systemId").and_then(|id| id.parse().ok()),
            new_status: text("newStatus"),
            sent_at,
        }
    }

    /// The message of the vendor error body, if the answer carries one.
    pub(super) fn read_user_message(&mut self) {
        let body: Value = serde_json::from_str(&self.body).unwrap_or_default();
        self.user_message = body["error"]["userMessage"].as_str().map(str::to_owned);
    }
}
