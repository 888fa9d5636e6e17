//! Log lines, on standard error, as people or machines read them; and, with the feature `otel`, the same spans as traces.
//!
//! The rooms know nothing of either: they open spans and say what they know in fields of dotted names. docs/observing.md
//! lists them.

mod lines;
#[cfg(feature = "otel")]
mod traces;

use tracing::Level;
use tracing_subscriber::filter::Targets;
use tracing_subscriber::layer::{Identity, SubscriberExt as _};
use tracing_subscriber::util::SubscriberInitExt as _;
use tracing_subscriber::{Layer, Registry};

use crate::config::{LogFormat, Settings};

/// What has to be ended when a service ends.
pub(super) struct Telemetry {
    #[cfg(feature = "otel")]
    sending: Option<traces::Sending>,
}

impl Telemetry {
    /// Starts what a service tells of itself.
    ///
    /// # Errors
    /// When traces are to be sent and nothing can send them.
    #[cfg(feature = "otel")]
    pub(super) async fn of(settings: &Settings) -> anyhow::Result<Self> {
        let Some(set) = settings.traces.clone() else {
            start(settings.log_format, &settings.log_filter);
            return Ok(Self { sending: None });
        };
        // Its client waits for the network by itself, and can be neither made nor dropped where others must not wait.
        let sending = tokio::task::spawn_blocking(move || traces::Sending::to(&set)).await??;
        write(settings.log_format, &settings.log_filter, Some(sending.layer()));
        Ok(Self { sending: Some(sending) })
    }

    /// Starts what a service tells of itself.
    ///
    /// # Errors
    /// None: this program has no traces.
    #[cfg(not(feature = "otel"))]
    #[expect(clippy::unused_async, reason = "the same call as with traces")]
    pub(super) async fn of(settings: &Settings) -> anyhow::Result<Self> {
        start(settings.log_format, &settings.log_filter);
        Ok(Self {})
    }

    /// Sends what is still to be sent, for a moment.
    #[cfg_attr(not(feature = "otel"), expect(clippy::unused_async, reason = "the same call as with traces"))]
    pub(super) async fn stop(self) {
        #[cfg(feature = "otel")]
        if let Some(sending) = self.sending {
            sending.stop().await;
        }
    }
}

/// Starts writing log lines; a second call changes nothing.
pub(super) fn start(format: LogFormat, filter: &str) {
    write(format, filter, None::<Identity>);
}

fn write(format: LogFormat, filter: &str, traces: Option<impl Layer<Registry> + Send + Sync>) {
    let filter: Targets = filter.parse().unwrap_or_else(|_| Targets::new().with_default(Level::INFO));
    let registry = tracing_subscriber::registry();
    // It fails only when log lines are written already.
    let _ = match traces {
        // A filter for everything costs less than one for each reader.
        None => registry.with(filter).with(lines::layer(format)).try_init(),
        Some(traces) => registry.with(traces).with(lines::layer(format).with_filter(filter)).try_init(),
    };
}
