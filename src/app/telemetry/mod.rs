//! Log lines, on standard error, as people or machines read them.

mod lines;

use tracing_subscriber::EnvFilter;
use tracing_subscriber::layer::SubscriberExt as _;
use tracing_subscriber::util::SubscriberInitExt as _;

use crate::config::LogFormat;

/// Starts writing log lines; a second call changes nothing.
pub(super) fn start(format: LogFormat, filter: &str) {
    let filter = EnvFilter::try_new(filter).unwrap_or_else(|_| EnvFilter::new("info"));
    // It fails only when log lines are written already.
    let _ = tracing_subscriber::registry().with(filter).with(lines::layer(format)).try_init();
}
