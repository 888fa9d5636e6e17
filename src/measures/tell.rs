//! What happened, as the other rooms tell it.

use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use metrics::{Counter, Histogram, Key, Label, Level, Metadata, Recorder as _};
use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusRecorder};

use super::handles::Handles;
use super::metrics::{self as named, METRICS, Metric, MetricKind};
use crate::domain::{
    AdvanceOutcome, CustomerId, Entity, HeldBy, Lane, ProcessRole, ReconcileRound, Region, TaskKind, Timestamp, Way,
};

/// Customers that have a name in labels.
pub(super) const NAMED_MOST: usize = 100;
const DAY_MICROS: i64 = 86_400_000_000;

const METADATA: Metadata<'static> = Metadata::new("goodtime", Level::INFO, None);

type Labels<'a> = &'a [(&'static str, &'a str)];

/// The numbers of one region.
pub struct Measures {
    recorder: PrometheusRecorder,
    left: Mutex<Left>,
    pub(super) silent: Mutex<BTreeSet<CustomerId>>,
    deliveries: Handles<&'static str>,
    requests: Handles<(&'static str, String, u16)>,
}

/// Whose calls left are told.
#[derive(Default)]
struct Left {
    /// Those that have a name.
    named: BTreeSet<CustomerId>,
    /// The day, and the least of the others on it: the ATS counts each day anew.
    others: Option<(i64, u64)>,
}

/// How many tasks of a lane are in a state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Depth {
    /// Which lane.
    pub lane: Lane,
    /// `queued`, `leased` or `dead`.
    pub state: String,
    /// How many.
    pub tasks: i64,
    /// How long the oldest of them is due.
    pub oldest: Duration,
}

/// How long a candidate was on the way to the page, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ready {
    /// From the delivery on.
    pub all: Duration,
    /// Waiting for the ATS to show the data, or to work again.
    pub ats: Duration,
    /// Calls.
    pub network: Duration,
}

impl Measures {
    /// Nothing has happened yet.
    #[must_use]
    #[expect(clippy::missing_panics_doc, reason = "every histogram has bounds")]
    pub fn of(region: Region) -> Self {
        let mut builder = PrometheusBuilder::new().add_global_label("region", region.name());
        for metric in METRICS {
            if let MetricKind::Histogram(bounds) = metric.kind {
                let only = Matcher::Full(metric.name.to_owned());
                builder = builder.set_buckets_for_metric(only, bounds).expect("it refuses an empty list only");
            }
        }
        let recorder = builder.build_recorder();
        for Metric { name, kind, about, .. } in METRICS {
            let (name, about) = ((*name).into(), (*about).into());
            match kind {
                MetricKind::Counter => recorder.describe_counter(name, None, about),
                MetricKind::Gauge => recorder.describe_gauge(name, None, about),
                MetricKind::Histogram(_) => recorder.describe_histogram(name, None, about),
            }
        }
        let (left, silent) = (Mutex::default(), Mutex::default());
        let (deliveries, requests) = (Handles::default(), Handles::default());
        let measures = Self { recorder, left, silent, deliveries, requests };
        // From the start, so that the first one is seen as one more.
        for (lane, by) in Lane::ALL.into_iter().flat_map(|lane| HeldBy::ALL.map(|by| (lane, by))) {
            let labels = [("lane", lane.name()), ("why", by.name())];
            measures.counter(&named::ATS_HELD_BACK, &labels).increment(0);
        }
        measures.set(&named::BUILD, &[("version", env!("CARGO_PKG_VERSION"))], 1.0);
        measures
    }

    /// All numbers, in the format of Prometheus.
    #[must_use]
    pub fn render(&self) -> String {
        self.recorder.handle().render()
    }

    /// Folds what was measured since the last time; has to be called every few seconds, or memory grows.
    pub fn fold(&self) {
        self.recorder.handle().run_upkeep();
    }

    /// A delivery was answered.
    pub fn delivered(&self, outcome: &'static str, took: Duration) {
        let labels = [("outcome", outcome)];
        self.deliveries.record(
            |known| *known == outcome,
            took.as_secs_f64(),
            || (outcome, self.counter(&named::DELIVERIES, &labels), self.histogram(&named::DELIVERY_ANSWER, &labels)),
        );
    }

    /// A round that looked for missed hand-offs has ended.
    pub fn reconciled(&self, round: &ReconcileRound) {
        let outcome = match (&round.failure, round.whole_at) {
            (Some(_), _) => "failed",
            (None, Some(_)) => "whole",
            (None, None) => "partial",
        };
        self.counter(&named::RECONCILE_ROUNDS, &[("outcome", outcome)]).increment(1);
        let found = &round.found;
        for (what, n) in [("handed_over", found.handed_over), ("sent_again", found.sent_again), ("left", found.left)] {
            self.counter(&named::RECONCILED, &[("what", what)]).increment(n.unsigned_abs());
        }
    }

    /// A look for changes of a mirror has ended.
    pub fn looked_for_changes(&self, outcome: &'static str) {
        self.counter(&named::MIRROR_ROUNDS, &[("outcome", outcome)]).increment(1);
    }

    /// Something was kept in a mirror: it was read and refused so often, and written, missed and gone.
    pub fn mirrored(&self, entity: Entity, (read, refused): (i64, i64), (written, missed, gone): (i64, i64, i64)) {
        let all = [("read", read), ("refused", refused), ("written", written), ("missed", missed), ("gone", gone)];
        for (what, n) in all {
            self.counter(&named::MIRRORED, &[("entity", entity.name()), ("what", what)]).increment(n.unsigned_abs());
        }
    }

    /// A request was answered.
    pub fn answered(&self, (method, route): (&'static str, &str), status: u16, took: Duration) {
        self.requests.record(
            |known| known.2 == status && known.0 == method && known.1 == route,
            took.as_secs_f64(),
            || {
                let labels = [("method", method), ("route", route), ("status", &status.to_string())];
                let counter = self.counter(&named::REQUESTS, &labels);
                let histogram = self.histogram(&named::REQUEST_TIME, &labels[..2]);
                ((method, route.to_owned(), status), counter, histogram)
            },
        );
    }

    /// A candidate can be seen for the first time.
    pub fn ready(&self, Ready { all, ats, network }: Ready) {
        let us = all.saturating_sub(ats).saturating_sub(network);
        for (part, took) in [("all", all), ("ats", ats), ("network", network), ("us", us)] {
            self.time(&named::READY, &[("part", part)], took);
        }
    }

    /// A move ended.
    pub fn advanced(&self, way: Way, outcome: &AdvanceOutcome) {
        self.count(&named::ADVANCES, &[("way", way.name()), ("outcome", outcome.name())]);
    }

    /// An attempt at a task ended.
    pub fn attempted(&self, kind: TaskKind, verdict: &'static str, took: Duration) {
        self.count(&named::ATTEMPTS, &[("kind", kind.name()), ("verdict", verdict)]);
        self.time(&named::ATTEMPT_TIME, &[("kind", kind.name())], took);
    }

    /// A task became a dead letter.
    pub fn given_up(&self, kind: TaskKind) {
        self.count(&named::GIVEN_UP, &[("kind", kind.name())]);
    }

    /// The queue was looked at.
    pub fn queue(&self, depths: &[Depth]) {
        for lane in Lane::ALL {
            let here = || depths.iter().filter(|depth| depth.lane == lane);
            for state in ["queued", "leased", "dead"] {
                let tasks: i64 = here().filter(|depth| depth.state == state).map(|depth| depth.tasks).sum();
                self.set(&named::TASKS, &[("lane", lane.name()), ("state", state)], number(tasks));
            }
            let oldest = here().filter(|depth| depth.state == "queued").map(|depth| depth.oldest).max();
            self.set(&named::OLDEST_TASK, &[("lane", lane.name())], oldest.unwrap_or_default().as_secs_f64());
        }
    }

    /// So many profiles were found by the walks that go on, and so many are left to them.
    pub fn walks(&self, found: i64, left: i64) {
        for (what, n) in [("found", found), ("left", left)] {
            self.set(&named::WALKS, &[("what", what)], number(n));
        }
    }

    /// So many tenants have an ATS that fails.
    pub fn circuits(&self, open: usize) {
        self.set(&named::CIRCUITS, &[], number(i64::try_from(open).unwrap_or(i64::MAX)));
    }

    /// So many processes with a role were seen.
    pub fn processes(&self, role: ProcessRole, seen: usize) {
        self.set(&named::REPLICAS, &[("role", role.name())], number(i64::try_from(seen).unwrap_or(i64::MAX)));
    }

    /// The ATS answered a request, or did not.
    pub fn called(&self, call: &str, outcome: &'static str, took: Duration) {
        self.count(&named::ATS_CALLS, &[("call", call), ("outcome", outcome)]);
        self.time(&named::ATS_CALL_TIME, &[("call", call)], took);
    }

    /// A call was not made.
    pub fn held_back(&self, lane: Lane, by: HeldBy) {
        self.count(&named::ATS_HELD_BACK, &[("lane", lane.name()), ("why", by.name())]);
    }

    /// The ATS said how many calls of the day are left.
    pub fn calls_left(&self, customer: CustomerId, calls: u64, now: Timestamp) {
        let mut left = self.left.lock().unwrap_or_else(PoisonError::into_inner);
        let (label, calls) = if left.named.contains(&customer) || left.named.len() < NAMED_MOST {
            left.named.insert(customer);
            (customer.to_string(), calls)
        } else {
            let today = now.micros() / DAY_MICROS;
            let least = left.others.filter(|(day, _)| *day == today).map_or(calls, |(_, least)| least.min(calls));
            left.others = Some((today, least));
            ("other".to_owned(), least)
        };
        let calls = i64::try_from(calls).unwrap_or(i64::MAX);
        self.set(&named::ATS_CALLS_LEFT, &[("customer", &label)], number(calls));
    }

    /// The machine's clock is so far ahead.
    pub fn skewed(&self, micros: i64) {
        self.set(&named::CLOCK_SKEW, &[], number(micros) / 1_000_000.0);
    }

    /// Work should be sent to the process, or not.
    pub fn takes_work(&self, ready: bool) {
        self.set(&named::TAKES_WORK, &[], f64::from(u8::from(ready)));
    }

    pub(super) fn count(&self, metric: &Metric, labels: Labels<'_>) {
        self.counter(metric, labels).increment(1);
    }

    fn counter(&self, metric: &Metric, labels: Labels<'_>) -> Counter {
        self.recorder.register_counter(&key(metric, labels), &METADATA)
    }

    fn histogram(&self, metric: &Metric, labels: Labels<'_>) -> Histogram {
        self.recorder.register_histogram(&key(metric, labels), &METADATA)
    }

    pub(super) fn set(&self, metric: &Metric, labels: Labels<'_>, value: f64) {
        self.recorder.register_gauge(&key(metric, labels), &METADATA).set(value);
    }

    fn time(&self, metric: &Metric, labels: Labels<'_>, took: Duration) {
        self.histogram(metric, labels).record(took.as_secs_f64());
    }
}

fn key(metric: &Metric, labels: Labels<'_>) -> Key {
    debug_assert!(labels.iter().map(|(name, _)| *name).eq(metric.labels.iter().copied()), "{}", metric.name);
    Key::from_parts(
        metric.name,
        labels.iter().map(|(name, value)| Label::new(*name, (*value).to_owned())).collect::<Vec<_>>(),
    )
}

#[expect(clippy::cast_precision_loss, reason = "beyond 2^53 nobody counts singly")]
pub(super) fn number(value: i64) -> f64 {
    value as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn customer(id: i64) -> CustomerId {
        CustomerId::try_from(id).unwrap()
    }

    #[test]
    fn what_happened_is_rendered_with_its_help_and_region() {
        let measures = Measures::of(Region::Eu);
        measures.delivered("accepted", Duration::from_millis(3));
        measures.advanced(Way::Forward, &AdvanceOutcome::Advanced);
        let text = measures.render();
        assert!(text.contains("goodtime_deliveries_total{region=\"eu\",outcome=\"accepted\"} 1"), "{text}");
        assert!(text.contains("# TYPE goodtime_delivery_answer_seconds histogram"), "{text}");
        assert!(text.contains("le=\"0.005\"} 1"), "{text}");
        assert!(text.contains("# HELP goodtime_advances_total "), "{text}");
    }

    #[test]
    fn customers_have_names_until_there_are_too_many() {
        let (measures, noon) = (Measures::of(Region::Us), Timestamp::from_micros(DAY_MICROS / 2));
        for id in 1..=150 {
            measures.calls_left(customer(id), 1_000 + id.unsigned_abs(), noon);
        }
        measures.calls_left(customer(140), 7, noon);
        measures.calls_left(customer(141), 900, noon);
        measures.calls_left(customer(1), 5, noon);
        let text = measures.render();
        let series = text.lines().filter(|line| line.starts_with("goodtime_ats_day_calls_left{")).count();
        assert_eq!(series, NAMED_MOST + 1);
        assert!(text.contains("customer=\"1\"} 5") && text.contains("customer=\"other\"} 7"), "{text}");
        measures.calls_left(customer(141), 899, Timestamp::from_micros(DAY_MICROS));
        assert!(measures.render().contains("customer=\"other\"} 899"), "a new day is counted anew");
    }

    #[test]
    fn a_queue_that_is_empty_by_now_is_told_as_empty() {
        let measures = Measures::of(Region::Us);
        let depth = Depth { lane: Lane::Click, state: "queued".to_owned(), tasks: 3, oldest: Duration::from_secs(9) };
        measures.queue(&[depth]);
        assert!(measures.render().contains("lane=\"click\"} 9"));
        measures.queue(&[]);
        assert!(measures.render().contains("lane=\"click\"} 0"));
    }
}
