//! Where spans are handed in to be sent, in batches, by a thread of its own.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::time::Duration;

use anyhow::Context as _;
use opentelemetry::KeyValue;
use opentelemetry_otlp::{SpanExporter as OtlpExporter, WithExportConfig as _, WithHttpConfig as _};
use opentelemetry_sdk::Resource;
use opentelemetry_sdk::error::OTelSdkResult;
use opentelemetry_sdk::trace::{BatchConfigBuilder, BatchSpanProcessor, SpanData, SpanExporter, SpanProcessor as _};
use secrecy::ExposeSecret as _;
use tracing::level_filters::LevelFilter;
use tracing_subscriber::filter::Targets;
use tracing_subscriber::{Layer, Registry};

use super::spans::Spans;
use crate::config::TraceSettings;
use crate::domain::{Clock as _, SystemClock};

/// Spans that wait to be sent: about a second of a busy process, some megabytes. More are lost.
const WAITING_MOST: usize = 4_096;
/// Spans in one call: a few hundred kilobytes.
const TOGETHER_MOST: usize = 512;
/// How long spans gather: somebody who looks for a trace has it within seconds.
const GATHER: Duration = Duration::from_secs(2);
/// For one batch, with its repetitions.
const SENT_WITHIN: Duration = Duration::from_secs(10);
const CONNECTED_WITHIN: Duration = Duration::from_secs(3);
/// For what is left when the service ends: within the two seconds that its stop may take beside `drain_seconds`.
const FLUSHED_WITHIN: Duration = Duration::from_secs(2);
/// Between two lines about a receiver that takes nothing.
const TOLD_EVERY: Duration = Duration::from_mins(5);

/// The way to the receiver of traces.
pub(in super::super) struct Sending {
    processor: Arc<BatchSpanProcessor>,
    sample_ratio: f64,
}

impl Sending {
    /// Starts it. Waits for threads, so it must run where that is allowed.
    ///
    /// # Errors
    /// When no client can be built, mostly for want of certificate authorities; says so.
    pub(in super::super) fn to(set: &TraceSettings) -> anyhow::Result<Self> {
        let client = reqwest::blocking::Client::builder()
            .redirect(reqwest::redirect::Policy::none()) // The headers are for the receiver alone.
            .no_proxy()
            .connect_timeout(CONNECTED_WITHIN)
            .timeout(SENT_WITHIN)
            .build()
            .context(
                "traces.endpoint: no client can be built that sends traces, most likely because this machine has no \
                 certificate authorities to trust: install the package ca-certificates, or name a file that holds them in \
                 SSL_CERT_FILE",
            )?;
        let headers = set.headers.iter().map(|(name, value)| (name.clone(), value.expose_secret().to_owned()));
        let exporter = OtlpExporter::builder()
            .with_http()
            .with_http_client(client)
            .with_endpoint(&set.endpoint)
            .with_timeout(SENT_WITHIN)
            .with_headers(headers.collect())
            .build()
            .context("traces.endpoint: traces cannot be sent")?;
        let config = BatchConfigBuilder::default()
            .with_max_queue_size(WAITING_MOST)
            .with_max_export_batch_size(TOGETHER_MOST)
            .with_scheduled_delay(GATHER)
            .build();
        let telling = Telling { exporter, lost: AtomicU64::new(0), told: AtomicI64::new(0) };
        let mut processor = BatchSpanProcessor::builder(telling).with_batch_config(config).build();
        let resource = Resource::builder()
            .with_service_name(set.service_name.clone())
            .with_attribute(KeyValue::new("service.version", env!("CARGO_PKG_VERSION")))
            .build();
        opentelemetry_sdk::trace::SpanProcessor::set_resource(&mut processor, &resource);
        Ok(Self { processor: Arc::new(processor), sample_ratio: set.sample_ratio })
    }

    /// What hands spans in.
    pub(in super::super) fn layer(&self) -> impl Layer<Registry> + Send + Sync + use<> {
        let own = Targets::new().with_target(env!("CARGO_CRATE_NAME"), LevelFilter::DEBUG);
        let processor = Arc::clone(&self.processor);
        Spans::new(self.sample_ratio, move |span| processor.on_end(span)).with_filter(own)
    }

    /// Sends what is left, for a moment.
    pub(in super::super) async fn stop(self) {
        let flushing = move || self.processor.shutdown_with_timeout(FLUSHED_WITHIN);
        if let Ok(Err(error)) = tokio::task::spawn_blocking(flushing).await {
            tracing::warn!(%error, "the last traces could not be sent");
        }
    }
}

/// Sends, and says now and then that it cannot.
struct Telling {
    exporter: OtlpExporter,
    /// Spans since the last line.
    lost: AtomicU64,
    /// When the last line was written, in microseconds; zero before the first.
    told: AtomicI64,
}

impl Telling {
    fn tell(&self, spans: usize, why: &impl fmt::Display) {
        let spans = u64::try_from(spans).unwrap_or(u64::MAX);
        let lost = self.lost.fetch_add(spans, Ordering::Relaxed).saturating_add(spans);
        let (now, told) = (SystemClock.now().micros(), self.told.load(Ordering::Relaxed));
        let pause = i64::try_from(TOLD_EVERY.as_micros()).unwrap_or(i64::MAX);
        if told == 0 || now.saturating_sub(told) >= pause {
            self.told.store(now, Ordering::Relaxed);
            self.lost.store(0, Ordering::Relaxed);
            tracing::warn!(error = %why, lost, "traces cannot be sent; only they are lost");
        }
    }
}

impl fmt::Debug for Telling {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Telling").finish_non_exhaustive() // The headers hold keys.
    }
}

impl SpanExporter for Telling {
    async fn export(&self, batch: Vec<SpanData>) -> OTelSdkResult {
        let spans = batch.len();
        let sent = self.exporter.export(batch).await;
        if let Err(error) = &sent {
            self.tell(spans, error);
        }
        sent
    }

    fn shutdown_with_timeout(&self, timeout: Duration) -> OTelSdkResult {
        self.exporter.shutdown_with_timeout(timeout)
    }

    fn set_resource(&mut self, resource: &Resource) {
        self.exporter.set_resource(resource);
    }
}
