//! The spans that are sent: what they are called, and what in them is a failure.

use opentelemetry::trace::SpanKind;

use super::said::Said;

/// The spans that are sent. All others only lend what they say to those within them.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// Somebody asks us.
    Request,
    /// A worker tries a task.
    Attempt,
    /// The ATS is asked.
    Call,
    /// A hand-off was made, by no delivery.
    HandoffMade,
}

impl Shape {
    pub(super) fn of(name: &str) -> Option<Self> {
        match name {
            "request" => Some(Self::Request),
            "attempt" => Some(Self::Attempt),
            "ats.call" => Some(Self::Call),
            "handoff.made" => Some(Self::HandoffMade),
            _ => None,
        }
    }

    pub(super) fn kind(self) -> SpanKind {
        match self {
            Self::Request => SpanKind::Server,
            Self::Attempt => SpanKind::Consumer,
            Self::Call => SpanKind::Client,
            Self::HandoffMade => SpanKind::Internal,
        }
    }

    /// As the conventions name it: what is done, and the pattern of what it is done to.
    pub(super) fn name(self, said: &Said) -> String {
        let text = |name| said.text(name).unwrap_or("?");
        match self {
            Self::Request => format!("{} {}", text("http.request.method"), text("http.route")),
            Self::Attempt => format!("attempt {}", text("task.kind")),
            Self::Call => format!("{} {}", text("http.request.method"), text("url.template")),
            Self::HandoffMade => "hand-off made".to_owned(),
        }
    }

    /// From this status on an answer is a failure: what we refuse is the sender's, what is refused to us is ours.
    pub(super) fn failed_from(self) -> i64 {
        if self == Self::Call { 400 } else { 500 }
    }

    /// What asks for health and figures all day, and what leads nowhere, would only hide the rest.
    pub(super) fn is_noise(self, said: &Said) -> bool {
        let route = said.text("http.route").unwrap_or("none");
        self == Self::Request
            && said.get("handoff.id").is_none()
            && said.get("event.id").is_none()
            && (route == "none" || ["/health", "/metrics", "/assets"].iter().any(|start| route.starts_with(start)))
    }
}
