//! How log lines look.
//!
//! For machines each line is one flat JSON object: what the line says, and what the spans around it know, under the same
//! names. An id is found wherever it stands, and no reader has to know which span it came from.

use std::fmt;
use std::io::{self, IsTerminal as _};

use serde_json::{Map, Value};
use tracing::field::{Field, Visit};
use tracing::{Event, Subscriber};
use tracing_subscriber::Layer;
use tracing_subscriber::fmt::format::{JsonFields, Writer};
use tracing_subscriber::fmt::time::{FormatTime as _, SystemTime};
use tracing_subscriber::fmt::{FmtContext, FormatEvent, FormatFields, FormattedFields};
use tracing_subscriber::registry::{LookupSpan, Scope};

use crate::config::LogFormat;

/// What writes lines of a format.
pub(super) fn layer<S>(format: LogFormat) -> Box<dyn Layer<S> + Send + Sync>
where
    S: Subscriber + for<'a> LookupSpan<'a>,
{
    let lines = tracing_subscriber::fmt::layer().with_writer(io::stderr).with_ansi(io::stderr().is_terminal());
    match format {
        LogFormat::Pretty => lines.boxed(),
        LogFormat::Json => lines.fmt_fields(JsonFields::new()).event_format(Flat).boxed(),
    }
}

/// One flat object a line: time, level, target and message first, then everything else in the order of its name.
struct Flat;

impl<S, N> FormatEvent<S, N> for Flat
where
    S: Subscriber + for<'a> LookupSpan<'a>,
    N: for<'a> FormatFields<'a> + 'static,
{
    fn format_event(&self, context: &FmtContext<'_, S, N>, mut line: Writer<'_>, event: &Event<'_>) -> fmt::Result {
        let mut known = Known(Map::new());
        for span in context.event_scope().into_iter().flat_map(Scope::from_root) {
            known.0.insert("span".to_owned(), span.name().into());
            let extensions = span.extensions();
            let fields = extensions.get::<FormattedFields<N>>().filter(|fields| !fields.is_empty());
            if let Some(Ok(Value::Object(fields))) = fields.map(|fields| serde_json::from_str(fields)) {
                known.0.extend(fields); // What is nearer to the line counts.
            }
        }
        event.record(&mut known);
        let message = known.0.remove("message").unwrap_or_default();
        line.write_str("{\"timestamp\":\"")?;
        SystemTime.format_time(&mut line)?;
        let (level, target) = (event.metadata().level(), event.metadata().target());
        write!(line, "\",\"level\":\"{level}\",\"target\":\"{target}\",\"message\":{message}")?;
        for (name, value) in known.0 {
            write!(line, ",{}:{value}", Value::String(name))?;
        }
        line.write_str("}\n")
    }
}

/// What is known at a line, by name.
struct Known(Map<String, Value>);

impl Known {
    fn keep(&mut self, field: &Field, value: impl Into<Value>) {
        self.0.insert(field.name().trim_start_matches("r#").to_owned(), value.into());
    }
}

impl Visit for Known {
    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        self.keep(field, format!("{value:?}"));
    }

    fn record_str(&mut self, field: &Field, value: &str) {
        self.keep(field, value);
    }

    fn record_i64(&mut self, field: &Field, value: i64) {
        self.keep(field, value);
    }

    fn record_u64(&mut self, field: &Field, value: u64) {
        self.keep(field, value);
    }

    fn record_f64(&mut self, field: &Field, value: f64) {
        self.keep(field, value);
    }

    fn record_bool(&mut self, field: &Field, value: bool) {
        self.keep(field, value);
    }
}

#[cfg(test)]
mod tests {
    use std::sync::{Arc, Mutex};

    use tracing_subscriber::layer::SubscriberExt as _;

    use super::*;

    #[derive(Clone, Default)]
    struct Written(Arc<Mutex<Vec<u8>>>);

    impl io::Write for Written {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.lock().unwrap().write(bytes)
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    fn written(tell: impl FnOnce()) -> String {
        let written = Written::default();
        let writer = written.clone();
        let lines = tracing_subscriber::fmt::layer().with_writer(move || writer.clone());
        let lines = lines.fmt_fields(JsonFields::new()).event_format(Flat);
        tracing::subscriber::with_default(tracing_subscriber::registry().with(lines), tell);
        String::from_utf8(written.0.lock().unwrap().clone()).unwrap()
    }

    #[test]
    fn a_line_carries_what_the_spans_around_it_know() {
        let text = written(|| {
            let region = tracing::error_span!("region", region = "us").entered();
            let request = tracing::error_span!("request", request.id = "r-1", handoff.id = tracing::field::Empty);
            let request = request.entered();
            request.record("handoff.id", tracing::field::display("h-1"));
            tracing::info!(event.id = %"e-1", tries = 3, "a \"word\"\nand another");
            drop(request);
            tracing::warn!("alone");
            drop(region);
        });
        let lines: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        let expected = serde_json::json!({
            "timestamp": lines[0]["timestamp"], "level": "INFO", "target": module_path!(), "message": "a \"word\"\nand another",
            "span": "request", "region": "us", "request.id": "r-1", "handoff.id": "h-1", "event.id": "e-1", "tries": 3
        });
        assert_eq!(lines[0], expected);
        assert!(text.starts_with("{\"timestamp\":\"20"), "{text}");
        assert_eq!((&lines[1]["region"], lines[1].get("request.id")), (&"us".into(), None));
    }

    #[test]
    fn what_is_nearer_to_the_line_counts_and_stands_once() {
        let text = written(|| {
            let _outer = tracing::error_span!("attempt", handoff.id = "before").entered();
            tracing::info!(handoff.id = "after", "handed on");
        });
        assert!(text.contains("\"handoff.id\":\"after\"") && !text.contains("before"), "{text}");
    }
}
