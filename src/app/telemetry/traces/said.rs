//! What a span says: the fields of its own and of the lines in it, as far as they are in the list.

use std::fmt;

use opentelemetry::{KeyValue, Value};
use tracing::field::{Field, Visit};
use uuid::Uuid;

/// What a trace may say: ids that log lines carry, and words and numbers of ours. Nothing else of a line leaves.
const SHOWN: [&str; 18] = [
    "region",
    "request.id",
    "event.id",
    "handoff.id",
    "handoff.before",
    "tenant.id",
    "task.id",
    "task.kind",
    "task.attempt",
    "outcome",
    "verdict",
    "error.type",
    "http.request.method",
    "http.route",
    "http.response.status_code",
    "url.template",
    "server.address",
    "server.port",
];
/// Longest text of an attribute in bytes; the longest of ours are patterns of addresses.
const TEXT_MOST: usize = 256;

/// What a span says, each name once: what was said first counts.
#[derive(Default)]
pub(super) struct Said(Vec<(&'static str, Value)>);

impl Said {
    fn keep(&mut self, field: &Field, value: impl FnOnce() -> Value) {
        if let Some(name) = SHOWN.iter().find(|name| **name == field.name())
            && self.get(name).is_none()
        {
            self.0.push((*name, value()));
        }
    }

    /// What is said under a name.
    pub(super) fn get(&self, name: &str) -> Option<&Value> {
        self.0.iter().find(|(known, _)| *known == name).map(|(_, value)| value)
    }

    /// The same as a text, where it is one.
    pub(super) fn text(&self, name: &str) -> Option<&str> {
        match self.get(name) {
            Some(Value::String(text)) => Some(text.as_str()),
            _ => None,
        }
    }

    /// The same as an id of ours, where it is one.
    pub(super) fn id(&self, name: &str) -> Option<Uuid> {
        Uuid::parse_str(self.text(name)?).ok()
    }

    /// The status of an answer.
    pub(super) fn status(&self) -> Option<i64> {
        match self.get("http.response.status_code") {
            Some(Value::I64(status)) => Some(*status),
            _ => None,
        }
    }

    /// What this says, and beside it what the spans around it say.
    pub(super) fn attributes(mut self, around: impl IntoIterator<Item = (&'static str, Value)>) -> Vec<KeyValue> {
        for (name, value) in around {
            if self.get(name).is_none() {
                self.0.push((name, value));
            }
        }
        self.0.into_iter().map(|(name, value)| KeyValue::new(name, value)).collect()
    }

    /// Everything that is said.
    pub(super) fn all(&self) -> impl Iterator<Item = (&'static str, Value)> {
        self.0.iter().cloned()
    }
}

fn short(mut text: String) -> Value {
    text.truncate(text.floor_char_boundary(TEXT_MOST));
    text.into()
}

impl Visit for Said {
    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        self.keep(field, || short(format!("{value:?}")));
    }

    fn record_str(&mut self, field: &Field, value: &str) {
        self.keep(field, || short(value.to_owned()));
    }

    fn record_i64(&mut self, field: &Field, value: i64) {
        self.keep(field, || value.into());
    }

    fn record_u64(&mut self, field: &Field, value: u64) {
        self.keep(field, || i64::try_from(value).unwrap_or(i64::MAX).into());
    }
}
