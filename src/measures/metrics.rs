//! Every metric: its name, its unit, its labels and what it says. The reference in `docs/metrics.md` is written from this.

use std::fmt::Write;

/// How a metric moves.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum MetricKind {
    /// It only rises, until the process ends.
    Counter,
    /// It rises and falls.
    Gauge,
    /// How many were at most so large, for each of these bounds.
    Histogram(&'static [f64]),
}

/// One metric.
#[derive(Debug, Clone, Copy)]
pub struct Metric {
    /// Its name, which ends with its unit.
    pub name: &'static str,
    /// How it moves.
    pub kind: MetricKind,
    /// Its labels beside `region`.
    pub labels: &'static [&'static str],
    /// What it says.
    pub about: &'static str,
}

/// From what a memory answers in to the patience of a sender: an answer, a commit.
const ANSWERS: MetricKind =
    MetricKind::Histogram(&[0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 20.0]);
/// From one call over a network to the patience of a recruiter.
const JOURNEYS: MetricKind =
    MetricKind::Histogram(&[0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0, 120.0, 300.0, 900.0]);

/// Declares metrics and the list of all of them: none can be left out of the reference.
macro_rules! metrics {
    ($($name:ident: $kind:expr, $text:literal [$($label:literal),*], $about:literal;)*) => {
        $(pub(super) const $name: Metric = Metric { name: $text, kind: $kind, labels: &[$($label),*], about: $about };)*

        /// Every metric, in the order of the reference.
        pub const METRICS: &[Metric] = &[$($name),*];
    };
}

metrics! {
    DELIVERIES: MetricKind::Counter, "goodtime_deliveries_total" ["outcome"],
        "Deliveries answered. Kept: `accepted`, `duplicate`, `ignored`, `held`. Refused: `unauthenticated`, `too-large`, `malformed`, `misconfigured`, `unavailable`.";
    DELIVERY_ANSWER: ANSWERS, "goodtime_delivery_answer_seconds" ["outcome"],
        "From the head of a delivery to its answer, its commit included: what a recruiter waits for after the click.";
    REQUESTS: MetricKind::Counter, "goodtime_http_requests_total" ["method", "route", "status"],
        "Requests answered, by the pattern of their address.";
    REQUEST_TIME: ANSWERS, "goodtime_http_request_seconds" ["method", "route"],
        "From the head of a request to the head of its answer.";
    READY: JOURNEYS, "goodtime_handoff_ready_seconds" ["part"],
        "From a delivery until its candidate can be seen: `all` of it, and of that what the `ats` needed to show the data or to work again, what calls over the `network` took, and what `us` took.";
    ADVANCES: MetricKind::Counter, "goodtime_advances_total" ["way", "outcome"],
        "Moves of applications that ended: `forward` when a link was opened, `back` when that was undone. `overrode` covered a person's move, `failed` needs a look.";
    GIVEN_UP: MetricKind::Counter, "goodtime_tasks_given_up_total" ["kind"],
        "Tasks that became dead letters: a person has to look.";
    ATTEMPTS: MetricKind::Counter, "goodtime_task_attempts_total" ["kind", "verdict"],
        "Attempts at tasks: `done`, `wait` for what is not there yet, `retry` after a failure, `give_up`.";
    ATTEMPT_TIME: JOURNEYS, "goodtime_task_attempt_seconds" ["kind"], "How long an attempt took.";
    TASKS: MetricKind::Gauge, "goodtime_tasks" ["lane", "state"],
        "Tasks in the database: `queued` that are due and not held back by a pause or a failing ATS, `leased` by a worker, or `dead`. Every process with the role `sync` tells the same.";
    OLDEST_TASK: MetricKind::Gauge, "goodtime_oldest_task_seconds" ["lane"],
        "How long the oldest task that is due has waited for a worker; 0 where none is due.";
    CIRCUITS: MetricKind::Gauge, "goodtime_ats_circuits_open" [], "Tenants whose ATS fails, so that only single clicks go through.";
    REPLICAS: MetricKind::Gauge, "goodtime_processes" ["role"], "Processes of the region that were seen in the last 35 s.";
    ATS_CALLS: MetricKind::Counter, "goodtime_ats_calls_total" ["call", "outcome"],
        "Requests to the ATS: `ok`, `missing`, `denied`, `rejected`, `throttled`, `failed` (5xx and redirects), `timeout`, `no_connection`, `broken`.";
    ATS_CALL_TIME: JOURNEYS, "goodtime_ats_call_seconds" ["call"], "From a request to the ATS to the head of its answer.";
    ATS_HELD_BACK: MetricKind::Counter, "goodtime_ats_held_back_total" ["lane", "why"],
        "Calls that were not made: the lane's share of the hour or day is used up (`hour`, `day`), the ATS asked for a pause (`ats`), or too many were under way (`in_flight`) or made at once (`second`).";
    ATS_CALLS_LEFT: MetricKind::Gauge, "goodtime_ats_day_calls_left" ["customer"],
        "Calls that are left of the day, by what we counted or the ATS says, whichever is less, by customer; the first 100 customers that were heard of have a name, the others are `other`: the least of them.";
    RECONCILE_ROUNDS: MetricKind::Counter, "goodtime_reconcile_rounds_total" ["outcome"],
        "Rounds that looked for missed hand-offs of a tenant: `whole`, `partial` (some applications wait for the next round), `failed` (the ATS did not let it finish).";
    RECONCILED: MetricKind::Counter, "goodtime_reconciled_total" ["what"],
        "What such rounds found: candidates `handed_over` whose delivery was lost, those that stood there again after they had left (`sent_again`: looked at anew), and those that `left` it.";
    MIRROR_ROUNDS: MetricKind::Counter, "goodtime_mirror_rounds_total" ["outcome"],
        "Looks for changes of a tenant's mirror: `done`, `unfinished` (the time was up, it goes on), `failed` (the ATS did not let it finish).";
    MIRRORED: MetricKind::Counter, "goodtime_mirrored_total" ["entity", "what"],
        "Profiles of the mirror: `read`, of them `written` (new or changed), of those `missed` by looks for changes; `refused` (not shown, or not in a known shape); `gone` from the mirror.";
    WALKS: MetricKind::Gauge, "goodtime_mirror_walk_profiles" ["what"],
        "Profiles of the imports and walks that go on, of all tenants together: `found` so far, and `left` as far as was counted. `left` by the rate of `goodtime_mirrored_total` with `read` tells about when an import is through.";
    NOT_READY: MetricKind::Gauge, "goodtime_handoffs_not_ready" ["reason"],
        "Live hand-offs that wait to be read: `queued` (not tried yet), `not_visible_yet`, `unavailable`, `refused`, `not_connected`, `not_understood`, or `paused`. Those being read this moment are left out, and more than 5,000 of a tenant are not counted.";
    SILENT: MetricKind::Gauge, "goodtime_tenants_silent" [],
        "Tenants that sent nothing in an hour in which they usually do, nor since.";
    SILENT_TIME: MetricKind::Gauge, "goodtime_tenant_silent_seconds" ["customer"],
        "How long a customer is silent by now; 0 when it sends again. The first 100 customers that fell silent have a name, the others are `other`: the longest of them.";
    NOTICES: MetricKind::Counter, "goodtime_notices_total" ["channel", "outcome"],
        "Tries to send notices to people: `sent`, `failed` (it is tried again), `given_up` after a day.";
    TAKES_WORK: MetricKind::Gauge, "goodtime_ready" [],
        "1 while work should be sent to the process, like `/health/ready`: its database answers, its clock is right, it is not stopping; else 0.";
    TOLD: MetricKind::Counter, "goodtime_webhook_messages_total" ["kind", "outcome"],
        "Messages to schedulers: `sent`, `failed` (sent again later), `given_up` after three days or because the endpoint is gone.";
    CLOCK_SKEW: MetricKind::Gauge, "goodtime_clock_skew_seconds" [], "How far the machine's clock is ahead of the database's.";
    BUILD: MetricKind::Gauge, "goodtime_build_info" ["version"], "Always 1; says which version runs.";
}

/// The reference of all metrics, as Markdown.
#[must_use]
pub fn reference() -> String {
    let mut text = String::from("| metric | kind | labels | what it says |\n|---|---|---|---|\n");
    for metric in METRICS {
        let kind = match metric.kind {
            MetricKind::Counter => "counter",
            MetricKind::Gauge => "gauge",
            MetricKind::Histogram(_) => "histogram",
        };
        let labels: Vec<_> = metric.labels.iter().map(|label| format!("`{label}`")).collect();
        // Writing into a `String` cannot fail.
        let _ = writeln!(text, "| `{}` | {kind} | {} | {} |", metric.name, labels.join(" "), metric.about);
    }
    text
}
