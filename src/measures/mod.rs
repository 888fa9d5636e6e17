//! Measures: what operations see of a region, in numbers.
//!
//! Every metric is named once, in `metrics.rs`, with its unit, its labels and what it says; `docs/metrics.md` is written
//! from that. The other rooms tell what happened ([`Measures`]); what of it is counted how is known here only. True in
//! here: no label comes from outside, so the number of series is bounded, and none holds personal data.

mod handles;
mod metrics;
mod people;
mod tell;

pub use metrics::{METRICS, Metric, MetricKind, reference};
pub use tell::{Depth, Measures, Ready};
