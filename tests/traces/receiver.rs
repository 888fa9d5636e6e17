//! Takes traces as a collector does: OTLP over HTTP, decoded from the protocol's own description.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use opentelemetry_proto::tonic::collector::trace::v1::ExportTraceServiceRequest;
use opentelemetry_proto::tonic::common::v1::any_value::Value;
use opentelemetry_proto::tonic::common::v1::{AnyValue, KeyValue};
use prost::Message as _;

/// A span as it was received.
#[derive(Debug, Clone)]
pub(crate) struct Span {
    pub(crate) name: String,
    pub(crate) kind: i32,
    pub(crate) trace: String,
    pub(crate) id: String,
    /// Empty at a root.
    pub(crate) parent: String,
    pub(crate) began: u64,
    pub(crate) ended: u64,
    pub(crate) attributes: BTreeMap<String, String>,
    /// Of the process that sent it.
    pub(crate) resource: BTreeMap<String, String>,
}

impl Span {
    pub(crate) fn says(&self, name: &str) -> &str {
        self.attributes.get(name).map_or("", String::as_str)
    }
}

#[derive(Default)]
struct Received {
    spans: Vec<Span>,
    keys: Vec<String>,
}

/// A receiver on loopback.
pub(crate) struct Receiver {
    pub(crate) url: String,
    received: Arc<Mutex<Received>>,
}

impl Receiver {
    pub(crate) async fn start() -> Self {
        let socket = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let url = format!("http://{}", socket.local_addr().expect("an address"));
        let received = Arc::new(Mutex::new(Received::default()));
        let router =
            axum::Router::new().route("/v1/traces", axum::routing::post(take)).with_state(Arc::clone(&received));
        tokio::spawn(async move { axum::serve(socket, router).await });
        Self { url, received }
    }

    pub(crate) fn spans(&self) -> Vec<Span> {
        self.received.lock().expect("unharmed").spans.clone()
    }

    /// The keys that came with the batches.
    pub(crate) fn keys(&self) -> Vec<String> {
        self.received.lock().expect("unharmed").keys.clone()
    }
}

async fn take(State(received): State<Arc<Mutex<Received>>>, headers: HeaderMap, body: Bytes) -> StatusCode {
    let is_protobuf = headers.get("content-type").is_some_and(|kind| kind == "application/x-protobuf");
    let Some(request) = ExportTraceServiceRequest::decode(body).ok().filter(|_| is_protobuf) else {
        return StatusCode::BAD_REQUEST;
    };
    let mut received = received.lock().expect("unharmed");
    received.keys.extend(headers.get("x-api-key").and_then(|key| key.to_str().ok()).map(str::to_owned));
    for of_process in request.resource_spans {
        let resource = texts(of_process.resource.map(|resource| resource.attributes).unwrap_or_default());
        for span in of_process.scope_spans.into_iter().flat_map(|scope| scope.spans) {
            received.spans.push(Span {
                name: span.name,
                kind: span.kind,
                trace: hex(&span.trace_id),
                id: hex(&span.span_id),
                parent: hex(&span.parent_span_id),
                began: span.start_time_unix_nano,
                ended: span.end_time_unix_nano,
                attributes: texts(span.attributes),
                resource: resource.clone(),
            });
        }
    }
    StatusCode::OK
}

fn hex(bytes: &[u8]) -> String {
    bytes
        .iter()
        .flat_map(|byte| [byte >> 4, byte & 15])
        .filter_map(|half| char::from_digit(u32::from(half), 16))
        .collect()
}

fn texts(attributes: Vec<KeyValue>) -> BTreeMap<String, String> {
    let text = |value: Option<AnyValue>| match value.and_then(|value| value.value) {
        Some(Value::StringValue(text)) => text,
        Some(Value::IntValue(number)) => number.to_string(),
        other => format!("{other:?}"),
    };
    attributes.into_iter().map(|one| (one.key, text(one.value))).collect()
}
