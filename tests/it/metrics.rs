//! What operations see, in numbers, after the story was played.

use std::time::Duration;

use goodtime_icims::measures::{METRICS, MetricKind};
use goodtime_icims::simulator::{Call, Fault};

use crate::world::{World, path};

impl World {
    /// The metrics, as a scraper reads them.
    pub(crate) async fn metrics(&self) -> String {
        let answer = self.request(self.http().get(format!("http://{}/metrics", self.region.ops_address))).await;
        assert_eq!(answer.status(), 200);
        answer.text().await.expect("text")
    }
}

/// The value of a series, whatever the order of its labels.
fn value(text: &str, name: &str, labels: &[&str]) -> Option<f64> {
    let of = |line: &&str| line.starts_with(&format!("{name}{{")) && labels.iter().all(|label| line.contains(label));
    text.lines().find(of)?.rsplit(' ').next()?.parse().ok()
}

#[tokio::test]
async fn a_story_is_counted_from_delivery_to_move() {
    let world = World::new().await;
    let jane = world.jane();
    let link = path(&world.send(jane).await.location.expect("a link"));
    world.sim.send_again(jane).await.expect("an answer");
    world.clock.advance(Duration::from_secs(3));
    world.work().await;
    world.post(&link).await;
    world.work().await;
    assert_eq!(world.outcome(jane).await, "advanced");
    world.get("/v2/ats/open/nonsense").await;
    let text = world.metrics().await;
    let is = |expected: f64, name: &str, labels: &[&str]| {
        let found = value(&text, name, labels);
        assert!(found.is_some_and(|found| (found - expected).abs() < 1e-9), "{name} {labels:?}: {found:?}\n{text}");
    };
    is(1.0, "goodtime_deliveries_total", &["outcome=\"accepted\"", "region=\"us\""]);
    is(1.0, "goodtime_deliveries_total", &["outcome=\"duplicate\""]);
    is(1.0, "goodtime_advances_total", &["way=\"forward\"", "outcome=\"advanced\""]);
    is(1.0, "goodtime_task_attempts_total", &["kind=\"fetch_application\"", "verdict=\"done\""]);
    is(3.0, "goodtime_handoff_ready_seconds_sum", &["part=\"all\""]);
    is(3.0, "goodtime_handoff_ready_seconds_sum", &["part=\"us\""]);
    is(1.0, "goodtime_http_requests_total", &["route=\"/v2/ats/open/{link}\"", "method=\"POST\"", "status=\"303\""]);
    assert!(
        value(&text, "goodtime_ats_calls_total", &["call=\"application\"", "outcome=\"ok\""]) >= Some(3.0),
        "{text}"
    );
    assert!(value(&text, "goodtime_ats_calls_total", &["call=\"token\"", "outcome=\"ok\""]) >= Some(1.0), "{text}");
    for hidden in [&link[link.len() - 20..], "nonsense", "Doe", &jane.to_string()] {
        assert!(!text.contains(hidden), "{hidden}");
    }
}

#[tokio::test]
async fn waiting_for_icims_is_not_blamed_on_us() {
    let world = World::new().await;
    let jane = world.jane();
    world.sim.switch(|s| s.fail(Call::People, Fault::Status(503), 2));
    world.send(jane).await;
    world.pass(Duration::from_mins(10)).await;
    let text = world.metrics().await;
    let part = |name: &str| value(&text, "goodtime_handoff_ready_seconds_sum", &[&format!("part=\"{name}\"")]);
    assert!(part("ats") > Some(1.0), "{text}");
    assert_eq!((part("all"), part("us")), (part("ats"), Some(0.0)));
    assert!(
        value(&text, "goodtime_ats_calls_total", &["call=\"person\"", "outcome=\"failed\""]) >= Some(2.0),
        "{text}"
    );
}

#[tokio::test]
async fn what_is_told_is_what_the_reference_names() {
    let world = World::new().await;
    world.send(world.jane()).await;
    world.work().await;
    let text = world.metrics().await;
    for line in text.lines().filter_map(|line| line.strip_prefix("# TYPE ")) {
        let (name, kind) = line.split_once(' ').expect("a name and a kind");
        let metric = METRICS.iter().find(|metric| metric.name == name).expect("it is in the reference");
        let expected = match metric.kind {
            MetricKind::Counter => "counter",
            MetricKind::Gauge => "gauge",
            MetricKind::Histogram(_) => "histogram",
        };
        assert_eq!(kind, expected, "{name}");
    }
}

#[tokio::test]
async fn a_process_that_stops_says_so_in_its_metrics() {
    let world = World::new().await;
    assert_eq!(value(&world.metrics().await, "goodtime_ready", &[]), Some(1.0));
    world.region.announce_stop();
    assert_eq!(value(&world.metrics().await, "goodtime_ready", &[]), Some(0.0));
}
