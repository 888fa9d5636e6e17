//! The circuit: an iCIMS that fails is tried by one click at a time, the background waits, one success lets everything go
//! on at once, and no other tenant notices.

use std::sync::Arc;
use std::time::Duration;

use goodtime_icims::domain::{
    ApiFamily, Clock as _, Credential, CredentialId, CredentialKind, CustomerId, Direction, Handoff, HandoffId, Lane,
    Reply, Rule, Task, TaskKind, TenantId, TenantSettings, Verdict,
};
use goodtime_icims::flow::LEASE;
use goodtime_icims::secrets::Place;
use goodtime_icims::simulator::{self, Call, Fault, Person, SenderAuth, Simulator, Story, Switches, Webhook};
use goodtime_icims::store::{NewTask, NewTenant};

use crate::faulty::{LINK_FIELD, MINUTE, impatient};
use crate::world::{CUSTOMER, PLENTY, World};

const SECOND: Duration = Duration::from_secs(1);
/// Between two tries of a tenant whose ATS fails.
const PAUSE: Duration = Duration::from_secs(5);
const NEIGHBOUR: i64 = 8765;

/// New candidates of a customer who are in the trigger status; their applications.
async fn send_many(sim: &Simulator, story: &Story, count: usize) -> Vec<i64> {
    let mut sent = Vec::new();
    for n in 0..count {
        let person = sim.add_person(Person::candidate("Candidate", &format!("No. {n}")));
        let application = sim.apply(person, story.job, story.new_submission);
        sim.set_status(application, story.send_to_goodtime, story.recruiter).await.expect("it is a trigger");
        sent.push(application);
    }
    sent
}

async fn handoff_of(world: &World, application: i64, customer: i64) -> Handoff {
    let (store, customer) = (&world.region.flow.store, CustomerId::try_from(customer).expect("an id"));
    let ids = store.handoffs_of(application.try_into().expect("an id"), Some(customer)).await.expect("read");
    store.handoff(ids[0]).await.expect("read").expect("it is there")
}

async fn owe_a_link(world: &World, (tenant, handoff): (TenantId, HandoffId)) {
    let now = world.clock.now();
    let task = NewTask { tenant, kind: TaskKind::WriteLink, handoff, run_at: now, created_at: now };
    assert!(world.region.flow.store.add_task(&task).await.expect("kept"), "it is not owed yet");
}

/// The tenants whose circuit is open, each with its failures in a row.
async fn open_circuits(world: &World) -> Vec<(TenantId, i64)> {
    let circuits = world.region.flow.store.circuits().await.expect("read");
    let open = circuits.into_iter().filter(|circuit| circuit.open_until > world.clock.now());
    open.map(|circuit| (circuit.tenant, circuit.failures)).collect()
}

fn outage(sim: &Simulator) {
    sim.switch(|switches| switches.fail_share = Some((100, 503)));
}

#[tokio::test]
async fn the_fifth_failure_in_a_row_opens_the_circuit_and_it_says_why() {
    let world = impatient().await;
    world.sim.switch(|switches| switches.fail(Call::Workflows, Fault::Status(503), 4));
    world.send(world.jane()).await;
    world.pass(5 * MINUTE).await;
    assert!(world.region.flow.store.circuits().await.expect("read").is_empty(), "four failures are forgotten");

    let began = world.clock.now();
    outage(&world.sim);
    world.send(world.story.applications[1]).await;
    for failures in 1..=5 {
        assert_eq!(open_circuits(&world).await, [], "not before the {failures}th");
        world.clock.advance_to(world.next_run_at().await.expect("a task").max(world.clock.now()));
        world.work().await;
        assert_eq!(world.region.flow.store.circuits().await.expect("read")[0].failures, failures);
    }
    assert_eq!(open_circuits(&world).await, [(world.tenant, 5)]);
    let circuit = world.region.flow.store.circuits().await.expect("read").remove(0);
    assert_eq!((circuit.since, circuit.why.as_str()), (began, "the ATS is unavailable (HTTP 503)"));
    let lasts = circuit.open_until.since(world.clock.now());
    assert!(lasts >= 30 * SECOND && lasts <= MINUTE, "{lasts:?}");
}

#[tokio::test]
async fn while_it_is_open_clicks_go_one_by_one_and_the_background_waits() {
    let world = impatient().await;
    world.send(world.jane()).await;
    world.work().await;
    outage(&world.sim);
    let sent = send_many(&world.sim, &world.story, 20).await;
    world.pass(20 * SECOND).await;
    owe_a_link(&world, (world.tenant, world.handoff(world.jane()).await.id)).await;

    let (fields, mut tries) = (world.sim.calls().fields, Vec::new());
    for _ in 0..120 {
        world.clock.advance(SECOND);
        let before = world.sim.calls().total;
        world.work().await;
        let calls = world.sim.calls().total - before;
        assert!(calls <= 1, "{calls} calls at once");
        if calls == 1 {
            tries.push(world.clock.now());
        }
    }
    assert!(tries.windows(2).all(|pair| pair[1].since(pair[0]) >= PAUSE), "{tries:?}");
    assert!(tries.len() >= 12, "a success would be seen soon: {} tries in two minutes", tries.len());
    assert_eq!(world.sim.calls().fields, fields, "the background waits");
    assert_eq!(open_circuits(&world).await.len(), 1);

    world.sim.switch(Switches::heal);
    world.clock.advance(PAUSE);
    world.work().await;
    let now = world.clock.now();
    for application in sent {
        assert_eq!(world.handoff(application).await.fetched_at, Some(now), "one success lets all go on at once");
    }
    assert_eq!(world.region.flow.store.circuits().await.expect("read"), []);
    assert_eq!(world.sim.calls().fields, fields + 21, "and the background too");
}

#[tokio::test]
async fn clicks_are_shown_and_opened_while_the_circuit_is_open_and_moved_once_after_it() {
    let world = impatient().await;
    outage(&world.sim);
    let sent = send_many(&world.sim, &world.story, 6).await;
    world.pass(MINUTE).await;
    assert_eq!(open_circuits(&world).await.len(), 1);
    for application in &sent {
        let link = world.link(*application).await;
        assert!(world.page(&link).await.contains("iCIMS is not answering"));
        assert_eq!(world.post(&link).await.status(), 303);
    }
    world.pass(10 * MINUTE).await;
    world.sim.switch(Switches::heal);
    world.pass(5 * MINUTE).await;
    for application in sent {
        assert_eq!((world.outcome(application).await, world.sim.patches_applied(application)), ("advanced", 1));
        world.nothing_is_owed(application).await;
    }
}

/// Another customer with an iCIMS of its own, in the same region.
async fn neighbour(world: &World) -> (Simulator, Story, TenantId) {
    let clock = Arc::clone(&world.clock);
    let sim = Simulator::start(simulator::Config {
        listen: "127.0.0.1:0".parse().expect("an address"),
        customer_id: NEIGHBOUR,
        region: "US".to_owned(),
        api_client: ("neighbour".to_owned(), "its own secret".to_owned()),
        api_user: ("unused".to_owned(), "unused password".to_owned()),
        webhook: None,
        now: Arc::new(move || clock.now().micros()),
    });
    let sim = sim.await.expect("the simulator starts");
    let (story, now) = (sim.tell_story(), world.clock.now());
    let credential = |direction, kind, family, principal: &str, secret: &str| {
        let id = CredentialId::at(now);
        let sealed = world.settings.keyring.seal(Place::Credential(id), secret);
        let (tenant, principal, valid_until) = (None, principal.to_owned(), None);
        Credential { id, tenant, direction, principal, kind, family, sealed, valid_from: now, valid_until }
    };
    let credentials = [
        credential(Direction::Inbound, CredentialKind::Basic, None, "icims-two", "its own password"),
        credential(
            Direction::Outbound,
            CredentialKind::OauthClient,
            Some(ApiFamily::Records),
            "neighbour",
            "its own secret",
        ),
    ];
    let settings = TenantSettings {
        api_url: Some(sim.url()),
        login_url: Some(sim.url()),
        link_field: Some(LINK_FIELD.to_owned()),
        calls: PLENTY,
        ..TenantSettings::default()
    };
    let customer = CustomerId::try_from(NEIGHBOUR).expect("an id");
    let new = NewTenant {
        paused_until: None,
        ats: "icims",
        customer,
        name: "Neighbour",
        settings: &settings,
        audit: ("test", now),
    };
    let kept = &world.region.flow.store;
    let tenant = kept.add_tenant(&new, &credentials).await.expect("kept").expect("it is new");
    let trigger = story.send_to_goodtime.parse().expect("a status");
    let rule = Rule { trigger, next: None, reply: Reply::Seamless };
    kept.put_rule(tenant, &rule, ("test", now)).await.expect("kept");
    world.region.flow.directory.refresh().await.expect("read");
    let auth = SenderAuth::Basic { user: "icims-two".to_owned(), password: "its own password".to_owned() };
    sim.set_webhook(Webhook { url: world.url("/v2/ats/webhook/icims"), auth, gzip: true });
    (sim, story, tenant)
}

#[tokio::test]
async fn another_tenant_does_not_notice() {
    let world = impatient().await;
    let (sim, story, tenant) = neighbour(&world).await;
    outage(&world.sim);
    send_many(&world.sim, &world.story, 10).await;
    world.pass(MINUTE).await;
    for round in 0..3 {
        let sent = send_many(&sim, &story, 4).await;
        world.work().await;
        for application in sent {
            let handoff = handoff_of(&world, application, NEIGHBOUR).await;
            assert_eq!((handoff.tenant, handoff.fetched_at), (tenant, Some(world.clock.now())), "round {round}");
            assert!(sim.field_of(application, LINK_FIELD).is_some(), "its background goes on as well");
        }
        assert_eq!(open_circuits(&world).await.iter().map(|open| open.0).collect::<Vec<_>>(), [world.tenant]);
        world.pass(MINUTE).await;
    }
    let held = handoff_of(&world, 13_004, CUSTOMER).await;
    assert!(held.fetched_at.is_none(), "the other one still waits, and a success of this one does not hurry it");
}

/// Reads of hand-offs that are not there: what becomes of them is up to the test.
async fn owe_a_read(world: &World, number: u64) -> HandoffId {
    let now = world.clock.now();
    let handoff = HandoffId::at(now.plus(Duration::from_millis(number)));
    let kind = TaskKind::FetchApplication;
    let task = NewTask { tenant: world.tenant, kind, handoff, run_at: now, created_at: now };
    assert!(world.region.flow.store.add_task(&task).await.expect("kept"));
    handoff
}

async fn claimed(world: &World) -> Vec<Task> {
    world.region.flow.store.claim(world.clock.now(), LEASE, 8, Lane::Backfill).await.expect("claimed")
}

/// Settles an attempt that heard nothing, that the ATS works, or that it does not.
async fn settle(world: &World, task: &Task, (works, again_in): (Option<bool>, Duration)) {
    match works {
        Some(true) => task.heard.answered(),
        Some(false) => task.heard.failed(),
        None => {}
    }
    let now = world.clock.now();
    let verdict = Verdict::Retry { at: now.plus(again_in), why: "as the test says".to_owned() };
    assert!(world.region.flow.store.settle(task, &verdict, now, now).await.expect("kept"));
}

#[tokio::test]
async fn only_what_was_heard_from_the_ats_opens_or_closes_the_circuit() {
    let world = World::new().await;
    for number in 0..7 {
        owe_a_read(&world, number).await;
    }
    let tasks = claimed(&world).await;
    for task in &tasks[..6] {
        settle(&world, task, (Some(false), MINUTE)).await;
    }
    assert_eq!(open_circuits(&world).await, [(world.tenant, 6)]);
    settle(&world, &tasks[6], (None, MINUTE)).await;
    assert_eq!(open_circuits(&world).await.len(), 1, "who asked nobody knows nothing");
    assert_eq!(claimed(&world).await.len(), 0, "and nothing is hurried");
    world.clock.advance(MINUTE);
    let next = claimed(&world).await;
    settle(&world, &next[0], (Some(true), MINUTE)).await;
    assert_eq!(open_circuits(&world).await, [], "a refusal is an answer too");
}

#[tokio::test]
async fn a_fresh_click_goes_before_those_that_have_failed() {
    let world = World::new().await;
    for number in 0..12 {
        owe_a_read(&world, number).await;
    }
    let mut failed = 0;
    while failed < 12 {
        for task in claimed(&world).await {
            settle(&world, &task, (Some(false), PAUSE)).await;
            failed += 1;
        }
        world.clock.advance(PAUSE);
    }
    let click = owe_a_read(&world, 999).await;
    let first = claimed(&world).await;
    assert_eq!(first.iter().map(|task| task.handoff).collect::<Vec<_>>(), [click]);
    assert_eq!(claimed(&world).await.len(), 0, "the others come one at a time");
}
