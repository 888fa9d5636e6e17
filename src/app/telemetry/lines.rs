//! How log lines look.
//!
//! For machines each line is one flat JSON object: what the line says, and what the spans around it know, under the same
//! names. An id is found wherever it stands, and no reader has to know which span it came from.

use std::fmt;
use std::io::{self, IsTerminal as _};

use serde_json::Value;
use tracing::field::{Field, Visit};
use tracing::span::Record;
use tracing::{Event, Subscriber};
use tracing_subscriber::Layer;
use tracing_subscriber::field::RecordFields;
use tracing_subscriber::fmt::format::Writer;
use tracing_subscriber::fmt::time::{FormatTime as _, SystemTime};
use tracing_subscriber::fmt::{FmtContext, FormatEvent, FormatFields, FormattedFields};
use tracing_subscriber::registry::{LookupSpan, Scope};

use crate::config::LogFormat;

/// Between a field's name and its value, and after its value: JSON has neither.
const IS: char = '\u{1f}';
const END: char = '\u{1e}';
const USUAL_LINE: usize = 512;

/// What writes lines of a format.
pub(super) fn layer<S>(format: LogFormat) -> Box<dyn Layer<S> + Send + Sync>
where
    S: Subscriber + for<'a> LookupSpan<'a>,
{
    let lines = tracing_subscriber::fmt::layer().with_writer(io::stderr).with_ansi(io::stderr().is_terminal());
    match format {
        LogFormat::Pretty => lines.boxed(),
        LogFormat::Json => lines.fmt_fields(Fields).event_format(Flat).boxed(),
    }
}

/// The fields of a span, kept as they will stand in each line, so that a line costs little more than putting them together.
struct Fields;

impl<'w> FormatFields<'w> for Fields {
    fn format_fields<R: RecordFields>(&self, mut writer: Writer<'w>, fields: R) -> fmt::Result {
        let mut known = Known { text: &mut writer, written: Ok(()) };
        fields.record(&mut known);
        known.written
    }

    fn add_fields(&self, current: &'w mut FormattedFields<Self>, fields: &Record<'_>) -> fmt::Result {
        self.format_fields(current.as_writer(), fields)
    }
}

/// One flat object a line: time, level, target and message first, then everything else in the order of its name.
struct Flat;

impl<S> FormatEvent<S, Fields> for Flat
where
    S: Subscriber + for<'a> LookupSpan<'a>,
{
    fn format_event(
        &self,
        context: &FmtContext<'_, S, Fields>,
        mut line: Writer<'_>,
        event: &Event<'_>,
    ) -> fmt::Result {
        let mut text = String::with_capacity(USUAL_LINE);
        for span in context.event_scope().into_iter().flat_map(Scope::from_root) {
            Known { text: &mut text, written: Ok(()) }.keep_text("span", span.name());
            if let Some(fields) = span.extensions().get::<FormattedFields<Fields>>() {
                text.push_str(fields);
            }
        }
        let mut known = Known { text: &mut text, written: Ok(()) };
        event.record(&mut known);
        known.written?;
        let mut fields: Vec<_> = text.split_terminator(END).filter_map(|field| field.split_once(IS)).collect();
        fields.sort_by_key(|(name, _)| *name); // Those of one name stay in their order.
        let message = fields.iter().rfind(|(name, _)| *name == "message").map_or("null", |(_, value)| value);
        line.write_str("{\"timestamp\":\"")?;
        SystemTime.format_time(&mut line)?;
        let (level, target) = (event.metadata().level(), event.metadata().target());
        write!(line, "\",\"level\":\"{level}\",\"target\":\"{target}\",\"message\":{message}")?;
        for (n, (name, value)) in fields.iter().enumerate() {
            // What is nearer to the line counts.
            let counts = fields.get(n + 1).is_none_or(|(next, _)| next != name);
            if counts && *name != "message" {
                write!(line, ",\"{name}\":{value}")?;
            }
        }
        line.write_str("}\n")
    }
}

/// What takes down names and values.
struct Known<'t, W> {
    text: &'t mut W,
    written: fmt::Result,
}

impl<W: fmt::Write> Known<'_, W> {
    fn keep(&mut self, name: &str, value: &dyn fmt::Display) {
        let name = name.trim_start_matches("r#");
        self.written = self.written.and_then(|()| write!(self.text, "{name}{IS}{value}{END}"));
    }

    /// As JSON, quoted.
    fn keep_text(&mut self, name: &str, text: &str) {
        self.keep(name, &serde_json::to_string(text).unwrap_or_default());
    }
}

impl<W: fmt::Write> Visit for Known<'_, W> {
    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        self.keep_text(field.name(), &format!("{value:?}"));
    }

    fn record_str(&mut self, field: &Field, value: &str) {
        self.keep_text(field.name(), value);
    }

    fn record_i64(&mut self, field: &Field, value: i64) {
        self.keep(field.name(), &value);
    }

    fn record_u64(&mut self, field: &Field, value: u64) {
        self.keep(field.name(), &value);
    }

    fn record_f64(&mut self, field: &Field, value: f64) {
        self.keep(field.name(), &Value::from(value));
    }

    fn record_bool(&mut self, field: &Field, value: bool) {
        self.keep(field.name(), &value);
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
        let lines = lines.fmt_fields(Fields).event_format(Flat);
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
            let outer = tracing::error_span!("attempt", handoff.id = "before", ok = tracing::field::Empty).entered();
            outer.record("ok", true);
            outer.record("handoff.id", "later");
            tracing::info!("known by then");
            tracing::info!(handoff.id = "after", "handed on");
        });
        let lines: Vec<&str> = text.lines().collect();
        assert!(lines[0].ends_with("\"handoff.id\":\"later\",\"ok\":true,\"span\":\"attempt\"}"), "{text}");
        assert!(lines[1].ends_with("\"handoff.id\":\"after\",\"ok\":true,\"span\":\"attempt\"}"), "{text}");
    }

    #[test]
    fn any_text_is_one_line_of_json() {
        let odd = "\u{0}\u{1e}\u{1f}\"\\\n\u{7f}\u{2028}é";
        let text = written(|| {
            let _span = tracing::error_span!("odd", there = odd, nan = f64::NAN).entered();
            tracing::info!(here = odd, many = -1.5, "{odd}");
        });
        let line: Value = serde_json::from_str(text.trim_end()).unwrap();
        for name in ["there", "here", "message"] {
            assert_eq!(line[name], odd, "{name}");
        }
        assert_eq!((&line["nan"], &line["many"]), (&Value::Null, &(-1.5).into()));
    }
}
