//! Events that are copied, lost, reordered, sent too early, in a burst, or damaged.

use std::time::Duration;

use super::super::Release;
use super::events::inflated;
use super::*;

impl World {
    /// Applications beside the first one, all new.
    fn more_applications(&self, count: usize) -> Vec<i64> {
        (0..count).map(|_| self.sim.apply(self.person, self.job, "D10100")).collect()
    }

    /// Points the simulator at a receiver of the test's own.
    async fn received_by(&self, router: axum::Router) {
        let listener = tokio::net::TcpListener::bind(("127.0.0.1", 0)).await.expect("a free port");
        let url = format!("http://{}/hook", listener.local_addr().expect("an address"));
        tokio::spawn(async move { axum::serve(listener, router).await });
        let auth = SenderAuth::Basic { user: "u".to_owned(), password: "p".to_owned() };
        self.sim.set_webhook(Webhook { url, auth, gzip: false });
    }

    /// Lets each of these reach the trigger, one after the other.
    async fn trigger(&self, workflows: &[i64]) {
        for workflow in workflows {
            self.sim.set_status(*workflow, "C20700", self.recruiter).await.expect("a trigger");
        }
    }
}

fn event(body: &Bytes) -> Value {
    serde_json::from_slice(body).expect("JSON")
}

fn workflows(arrivals: &mut UnboundedReceiver<(HeaderMap, Bytes)>) -> Vec<i64> {
    let mut seen = Vec::new();
    while let Ok((_, body)) = arrivals.try_recv() {
        seen.push(event(&body)["systemId"].as_str().expect("an id").parse().expect("a number"));
    }
    seen
}

#[tokio::test]
async fn every_event_is_sent_with_its_copies() {
    let world = World::start().await;
    for at_once in [false, true] {
        let mut arrivals = world.receiver(false, accepted).await;
        let before = world.sim.deliveries().len();
        world.sim.switch(|switches| (switches.duplicate_deliveries, switches.duplicates_at_once) = (2, at_once));
        let one = world.more_applications(1)[0];
        let first = world.sim.set_status(one, "C20700", world.recruiter).await.expect("a trigger");
        assert_eq!((first.status, first.workflow), (200, Some(one)));
        assert_eq!(workflows(&mut arrivals), [one; 3]);
        assert_eq!(world.sim.deliveries().len() - before, 3);
    }
}

#[tokio::test]
async fn copies_are_under_way_at_the_same_time_only_if_ordered() {
    let world = World::start().await;
    let gate = Arc::new(tokio::sync::Barrier::new(3));
    let handler = async move || {
        gate.wait().await;
        StatusCode::OK
    };
    world.received_by(axum::Router::new().fallback(handler)).await;
    world.sim.switch(|switches| {
        (switches.duplicate_deliveries, switches.duplicates_at_once) = (2, true);
        switches.webhook_timeout = Duration::from_secs(20);
    });
    assert_eq!(world.sim.send_event(&json!({"eventType": "Odd"})).await.status, 200, "the three met");
    world.sim.switch(|switches| {
        switches.duplicates_at_once = false;
        switches.webhook_timeout = Duration::from_millis(50);
    });
    assert_eq!(world.sim.send_event(&json!({"eventType": "Odd"})).await.status, 0, "each waits for others in vain");
}

#[tokio::test]
async fn a_lost_event_never_arrives_and_its_status_stays() {
    let world = World::start().await;
    let mut arrivals = world.receiver(false, accepted).await;
    world.sim.switch(|switches| (switches.lose_deliveries, switches.duplicate_deliveries) = (1, 1));
    let lost = world.sim.set_status(world.workflow, "C20700", world.recruiter).await.expect("a trigger");
    assert_eq!((lost.status, lost.error.as_deref()), (0, Some("lost")));
    assert_eq!(world.sim.status_of(world.workflow).as_deref(), Some("C20700"));
    assert_eq!((workflows(&mut arrivals).len(), world.sim.deliveries().len()), (0, 1));
    let next = world.more_applications(1);
    world.trigger(&next).await;
    assert_eq!(workflows(&mut arrivals).len(), 2, "only the next one was lost");
}

#[tokio::test]
async fn held_events_are_released_in_either_order() {
    let world = World::start().await;
    let mut arrivals = world.receiver(false, accepted).await;
    world.sim.switch(|switches| switches.hold_deliveries = true);
    let three = world.more_applications(3);
    world.trigger(&three).await;
    assert_eq!((world.sim.held(), world.sim.deliveries().len(), workflows(&mut arrivals).len()), (3, 0, 0));
    assert_eq!(world.sim.status_of(three[2]).as_deref(), Some("C20700"));
    let released = world.sim.release_held(Release::Reversed).await;
    let mut reversed = three.clone();
    reversed.reverse();
    assert_eq!(workflows(&mut arrivals), reversed);
    assert!(released.iter().all(|delivery| delivery.status == 200) && released.len() == 3);
    let two = world.more_applications(2);
    world.trigger(&two).await;
    world.sim.release_held(Release::InOrder).await;
    assert_eq!(workflows(&mut arrivals), two);
    assert!(world.sim.release_held(Release::InOrder).await.is_empty(), "nothing is sent twice");
}

#[tokio::test]
async fn an_event_can_be_answered_before_its_status_is_stored() {
    let world = World::start().await;
    let (seen, mut statuses) = unbounded_channel();
    let (sim, workflow) = (world.sim.clone(), world.workflow);
    let handler = async move || {
        seen.send(sim.status_of(workflow)).expect("the test listens");
        StatusCode::OK
    };
    world.received_by(axum::Router::new().fallback(handler)).await;
    world.sim.switch(|switches| switches.event_before_commit = true);
    let early = world.sim.set_status(workflow, "C20700", world.recruiter).await.expect("a trigger");
    assert_eq!((early.status, statuses.try_recv().expect("an event").as_deref()), (200, Some("D10100")));
    assert_eq!(world.sim.status_of(workflow).as_deref(), Some("C20700"));
    assert!(world.sim.set_status(workflow, "C20700", world.recruiter).await.is_none(), "it has it already");
    assert!(world.sim.set_status(workflow, "C20800", world.recruiter).await.is_none(), "no trigger");
    assert_eq!(world.sim.status_of(workflow).as_deref(), Some("C20800"));
}

#[tokio::test]
async fn damaged_events_are_damaged_as_ordered_and_no_more() {
    let world = World::start().await;
    let mut arrivals = world.receiver(true, accepted).await;
    let whole = json!({"eventType": "Odd", "systemId": "7"});
    world.sim.switch(|switches| switches.malformed_events = true);
    world.sim.send_event(&whole).await;
    let (_, body) = arrivals.try_recv().expect("an event");
    let cut = inflated(&body);
    assert!(whole.to_string().starts_with(&cut) && cut.len() == whole.to_string().len() / 2, "{cut}");
    world.sim.switch(|switches| (switches.malformed_events, switches.truncate_gzip) = (false, true));
    world.sim.send_event(&whole).await;
    let (headers, body) = arrivals.try_recv().expect("an event");
    assert_eq!(headers["content-length"], body.len().to_string());
    let mut plain = Vec::new();
    let read = std::io::Read::read_to_end(&mut flate2::read::GzDecoder::new(&body[..]), &mut plain);
    assert_eq!(read.expect_err("cut").kind(), std::io::ErrorKind::UnexpectedEof);
}

#[tokio::test]
async fn an_event_can_be_of_an_unknown_type_and_carry_unknown_keys() {
    let world = World::start().await;
    let mut arrivals = world.receiver(false, accepted).await;
    world.sim.switch(|switches| {
        switches.event_type_override = Some("SomethingNewEvent".to_owned());
        switches.extra_keys = true;
    });
    let delivery = world.sim.set_status(world.workflow, "C20700", world.recruiter).await.expect("a trigger");
    assert_eq!(delivery.event_type, "SomethingNewEvent");
    let body = event(&arrivals.try_recv().expect("an event").1);
    assert_eq!(body["eventType"], "SomethingNewEvent");
    assert!(body["extraDetails"].is_object() && body["newStatus"] == "20700");
    world.sim.switch(|switches| (switches.event_type_override, switches.extra_keys) = (None, false));
    world.sim.send_again(world.workflow).await;
    let body = event(&arrivals.try_recv().expect("the event again").1);
    assert_eq!((&body["eventType"], body.get("extraDetails")), (&json!("WorkFlowStatusChangeEvent"), None));
}

#[tokio::test]
async fn a_burst_keeps_its_order_and_its_bound() {
    let world = World::start().await;
    let (most, now) = (Arc::new(AtomicI64::new(0)), Arc::new(AtomicI64::new(0)));
    let (highest, inside) = (Arc::clone(&most), Arc::clone(&now));
    let handler = async move || {
        highest.fetch_max(inside.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
        tokio::time::sleep(Duration::from_millis(20)).await;
        inside.fetch_sub(1, Ordering::SeqCst);
        StatusCode::OK
    };
    world.received_by(axum::Router::new().fallback(handler)).await;
    let many = world.more_applications(20);
    let mut moves: Vec<(i64, &str)> = many.iter().map(|workflow| (*workflow, "C20700")).collect();
    moves.insert(3, (world.workflow, "C20800")); // no trigger, no delivery
    let sent = world.sim.burst(&moves, world.recruiter, 4).await;
    assert_eq!(sent.iter().filter_map(|delivery| delivery.workflow).collect::<Vec<_>>(), many);
    assert_eq!(world.sim.status_of(world.workflow).as_deref(), Some("C20800"));
    let most = most.load(Ordering::SeqCst);
    assert!((2..=4).contains(&most), "{most} at once");
}

#[tokio::test]
async fn the_last_event_can_be_sent_several_times_at_once() {
    let world = World::start().await;
    let mut arrivals = world.receiver(false, accepted).await;
    assert!(world.sim.send_at_once(world.workflow, 2).await.is_empty());
    world.trigger(&[world.workflow]).await;
    assert_eq!(world.sim.send_at_once(world.workflow, 3).await.len(), 3);
    assert_eq!(workflows(&mut arrivals), [world.workflow; 4]);
}
