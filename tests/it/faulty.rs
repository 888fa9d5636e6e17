//! The story under every fault of iCIMS in every kind of call: it ends well once iCIMS is well, nobody is moved twice, and
//! what only a person can mend is said where people look.

use std::sync::Arc;
use std::time::Duration;

use futures_util::{StreamExt as _, stream};
use goodtime_icims::ats::icims::{Config, Hosts, Icims, IcimsCaller};
use goodtime_icims::ats::{Access, Adapter, AtsError, Grant, Secret};
use goodtime_icims::domain::{
    ApiFamily, Clock, Credential, CredentialId, Handoff, ManualClock, Region, Step, TaskKind, TenantId, TenantSettings,
    Waiting,
};

use goodtime_icims::measures::Measures;
use goodtime_icims::secrets::{Keyring, Place};
use goodtime_icims::simulator::{Call, Fault, RetryAfter, Switches};
use goodtime_icims::store::DirectoryCache;
use goodtime_icims::worker::Worker;

use crate::ledger::Counted;
use crate::world::{Plan, World};

pub(crate) const MINUTE: Duration = Duration::from_mins(1);
/// Time-outs of the client here, and the stall beyond them, in real time.
const WITHIN: Duration = Duration::from_millis(1_500);
const STALL: Duration = Duration::from_secs(2);
/// Stories at the same time: most of the time they wait for the disk or for a stall.
const AT_ONCE: usize = 8;
pub(crate) const LINK_FIELD: &str = "field31001";

/// Why the page waits, and who acts; nothing where the story goes on.
type Said = Option<(Waiting, &'static str)>;

const FINE: Said = None;
const DOWN: Said = Some((Waiting::Unavailable, "Nobody has to do anything"));
const NEW: Said = Some((Waiting::NotVisibleYet, "it is asked again"));
const DENIED: Said = Some((Waiting::Refused, "An administrator of the ATS"));
const NOT_CONNECTED: Said = Some((Waiting::NotConnected, "An operator"));
const ODD: Said = Some((Waiting::NotUnderstood, "A developer"));

/// A fault and what each kind of call makes of it.
struct Case {
    fault: Fault,
    /// Of tokens.
    token: Said,
    /// Of the application, the person and the job.
    read: Said,
    /// Of the status log: how the move stands while it lasts.
    log: &'static str,
    /// Of the move: how it ends.
    patch: &'static str,
    /// Of the link's field: how its writing stands while it lasts.
    field: &'static str,
    /// Of the resume: the page's status.
    resume: u16,
}

fn case(fault: Fault, (token, read): (Said, Said), texts: [&'static str; 3], resume: u16) -> Case {
    let [log, patch, field] = texts;
    Case { fault, token, read, log, patch, field, resume }
}

fn cases() -> Vec<Case> {
    let throttle = |retry_after| Fault::Throttle { retry_after };
    let error = |status, code| Fault::Error { status, code };
    let html = || Fault::WrongType("text/html".to_owned());
    // While the status log does not answer the move has no outcome; what cannot be read of it counts as not readable.
    let (later, down, no) = (["none", "advanced", "owed"], (DOWN, DOWN), ["advanced", "refused", "refused"]);
    vec![
        // First what takes longest.
        case(Fault::Stall(STALL), down, later, 200),
        case(Fault::SlowBody(STALL), down, ["none", "advanced", "written"], 200),
        case(Fault::Status(500), down, later, 503),
        case(throttle(None), down, later, 503),
        case(throttle(Some(RetryAfter::Seconds(120))), down, later, 503),
        case(Fault::DropBefore, down, later, 503),
        case(Fault::LoseAnswer, down, later, 503),
        case(Fault::Truncate, down, later, 200),
        case(Fault::HtmlPage, (ODD, DOWN), ["none", "advanced", "owed"], 200),
        case(html(), (FINE, DOWN), ["none", "advanced", "owed"], 200),
        case(Fault::EmptyBody, (ODD, NEW), ["advanced", "advanced", "written"], 404),
        case(Fault::NotJson, (ODD, ODD), ["advanced", "advanced", "written"], 404),
        case(Fault::Status(302), (NOT_CONNECTED, NOT_CONNECTED), ["advanced", "advanced", "owed"], 503),
        case(error(404, 2), (NOT_CONNECTED, NEW), ["advanced", "advanced", "owed"], 404),
        case(error(404, 3), (NOT_CONNECTED, DENIED), no, 503),
        case(Fault::Status(400), (NOT_CONNECTED, ODD), no, 503),
        case(Fault::Status(401), (NOT_CONNECTED, NOT_CONNECTED), ["advanced", "advanced", "owed"], 503),
        case(Fault::Status(403), (NOT_CONNECTED, DENIED), no, 503),
        case(Fault::ExpireToken, (FINE, NOT_CONNECTED), ["advanced", "advanced", "owed"], 503),
    ]
}

/// A world with a field for the link and a worker of short patience.
pub(crate) async fn impatient() -> World {
    let settings = TenantSettings { link_field: Some(LINK_FIELD.to_owned()), ..TenantSettings::default() };
    let mut world = World::planned(Plan { settings, ..Plan::default() }).await;
    let adapter = Adapter { ats: hurried(&world, WITHIN), caller: Arc::new(IcimsCaller) };
    let mut flow = world.region.flow.clone();
    flow.registry = flow.registry.with("icims", adapter);
    world.region.worker = Worker::new(flow);
    world
}

fn order(world: &World, call: Call, fault: &Fault, times: u64) {
    world.sim.switch(|switches| switches.fail(call, fault.clone(), times));
}

/// Heals iCIMS and lets time pass: everything is read, at most one move was made, and nothing is left to do.
async fn ends_well(world: &World, outcome: &str, about: &str) {
    let jane = world.jane();
    world.sim.switch(Switches::heal);
    world.pass(45 * MINUTE).await;
    let link = world.link(jane).await;
    world.page(&link).await;
    world.work().await; // Looking asked for a newer reading.
    let page = world.page(&link).await;
    assert!(page.contains("Jane Doe") && page.contains("Sam Lee"), "{about}: the page shows everything: {page}");
    assert!(world.handoff(jane).await.fetched_at.is_some(), "{about}: it is read in the end");
    assert_eq!(world.outcome(jane).await, outcome, "{about}");
    assert_eq!(world.sim.patches_applied(jane), u64::from(outcome == "advanced"), "{about}: moved once or not at all");
    assert!(world.region.flow.store.circuits().await.expect("read").is_empty(), "{about}: nothing fails any more");
    world.nothing_is_owed(jane).await;
}

/// What is said while a reading fails.
async fn says(world: &World, said: Said, about: &str) {
    let handoff = world.handoff(world.jane()).await;
    assert_eq!(handoff.waiting.map(|(why, _)| why), said.map(|(why, _)| why), "{about}");
    let page = world.page(&world.link(world.jane()).await).await;
    let Some((why, who)) = said else {
        assert!(page.contains("Jane Doe"), "{about}: {page}");
        return;
    };
    let sentence = match why {
        Waiting::NotVisibleYet => "iCIMS does not show the new data yet",
        Waiting::Unavailable => "iCIMS is not answering",
        Waiting::Refused => "Ask your iCIMS administrator",
        Waiting::NotConnected => "Ask your GoodTime administrator to check the connection",
        Waiting::NotUnderstood => "Give the reference below to GoodTime support",
    };
    assert!(page.contains(sentence) && page.contains("Open candidate"), "{about}: {page}");
    let next = world.timeline(world.jane()).await.pop().and_then(|entry| entry.next).unwrap_or_default();
    assert!(next.contains(who), "{about}: {next}");
}

/// One reading fails until iCIMS is healed; the candidate is opened meanwhile.
async fn a_reading_fails(call: Call, before: u64, (fault, said): (Fault, Said)) {
    let about = format!("{call:?} {fault:?}");
    let world = impatient().await;
    order(&world, call, &Fault::Stall(Duration::ZERO), before);
    order(&world, call, &fault, 1_000);
    world.send(world.jane()).await;
    world.work().await;
    says(&world, said, &about).await;
    assert_eq!(world.post(&world.link(world.jane()).await).await.status(), 303, "{about}: it opens all the same");
    world.pass(MINUTE).await;
    ends_well(&world, "advanced", &about).await;
    assert!(world.sim.field_of(world.jane(), LINK_FIELD).is_some(), "{about}: the link stands in iCIMS");
}

/// Opens what the directory holds, as the service does.
struct Opened {
    directory: DirectoryCache,
    keyring: Arc<Keyring>,
    clock: Arc<ManualClock>,
}

impl Access for Opened {
    fn grant(&self, tenant: TenantId, family: ApiFamily) -> Result<Grant, AtsError> {
        let directory = self.directory.current();
        let known = directory.outbound(tenant, family, self.clock.now());
        let known = known.ok_or_else(|| AtsError::NotConnected { why: "no credential".to_owned() })?;
        let secret = self.keyring.open(Place::Credential(known.id), &known.sealed).expect("the key is the world's");
        Ok(Grant { id: known.id, kind: known.kind, principal: known.principal.clone(), secret: Secret::new(secret) })
    }
}

/// The client of a world with other time-outs, in real time.
pub(crate) fn hurried(world: &World, within: Duration) -> Arc<Icims> {
    let (directory, keyring) = (world.region.flow.directory.clone(), Arc::clone(&world.settings.keyring));
    let access = Opened { directory, keyring, clock: Arc::clone(&world.clock) };
    let config = Config {
        hosts: Hosts {
            api_url: world.sim.url(),
            login_url: world.sim.url(),
            audience: world.settings.icims_audience.clone(),
        },
        connect_timeout: within,
        read_timeout: within,
        write_timeout: within,
        token_timeout: within,
        idle_timeout: within,
        ..Config::of(Region::Us)
    };
    Arc::new(
        Icims::new(
            config,
            Arc::new(access),
            Arc::clone(&world.clock) as _,
            Arc::new(Measures::of(Region::Us)),
            Counted::parts(),
        )
        .expect("a client"),
    )
}

async fn play<F: Future<Output = ()>>(stories: impl Iterator<Item = F>) {
    stream::iter(stories).buffer_unordered(AT_ONCE).collect::<Vec<()>>().await;
}

#[tokio::test]
async fn whatever_fails_with_the_token_is_told_and_waited_out() {
    play(cases().into_iter().map(|case| a_reading_fails(Call::Tokens, 0, (case.fault, case.token)))).await;
}

#[tokio::test]
async fn whatever_fails_with_the_application_is_told_and_waited_out() {
    play(cases().into_iter().map(|case| a_reading_fails(Call::Workflows, 0, (case.fault, case.read)))).await;
}

#[tokio::test]
async fn whatever_fails_with_the_person_is_told_and_waited_out() {
    play(cases().into_iter().map(|case| a_reading_fails(Call::People, 0, (case.fault, case.read)))).await;
}

#[tokio::test]
async fn whatever_fails_with_the_job_is_told_and_waited_out() {
    play(cases().into_iter().map(|case| a_reading_fails(Call::Jobs, 0, (case.fault, case.read)))).await;
}

#[tokio::test]
async fn whatever_fails_with_the_team_the_candidate_is_shown() {
    play(cases().into_iter().map(|case| a_reading_fails(Call::People, 1, (case.fault, FINE)))).await;
}

#[tokio::test]
async fn whatever_fails_with_the_status_log_the_move_ends_well() {
    play(cases().into_iter().map(|case| async move {
        let about = format!("{:?}", case.fault);
        let world = impatient().await;
        order(&world, Call::Logs, &case.fault, 1_000);
        world.sent_and_opened().await;
        world.pass(2 * MINUTE).await;
        assert_eq!(world.outcome(world.jane()).await, case.log, "{about}");
        ends_well(&world, "advanced", &about).await;
    }))
    .await;
}

#[tokio::test]
async fn whatever_fails_with_the_move_it_is_done_once_or_said_who_has_to_do_it() {
    play(cases().into_iter().map(|case| async move {
        let about = format!("{:?}", case.fault);
        let world = impatient().await;
        order(&world, Call::Patches, &case.fault, 2);
        world.sent_and_opened().await;
        world.work().await;
        tokio::time::sleep(STALL).await; // A stalled write is done after its time, though its caller has gone.
        world.pass(2 * MINUTE).await;
        ends_well(&world, case.patch, &about).await;
        let page = world.page(&world.link(world.jane()).await).await;
        let (sentence, next) = match case.patch {
            "refused" => ("tell your iCIMS administrator", Some("An administrator has to allow the move in the ATS.")),
            "failed" => {
                ("Please move the candidate in iCIMS yourself", Some("A person moves the application in the ATS."))
            }
            _ => ("The candidate was moved to the next status", None),
        };
        assert!(page.contains(sentence), "{about}: {page}");
        let timeline = world.timeline(world.jane()).await;
        let moved = timeline.iter().find(|entry| entry.step == Step::Advance).expect("an entry of the move");
        assert_eq!(moved.next.as_deref(), next, "{about}");
        assert_eq!(timeline.iter().any(|entry| entry.step == Step::Alert), next.is_some(), "{about}");
    }))
    .await;
}

#[tokio::test]
async fn whatever_fails_with_the_links_field_it_is_written_or_said_who_has_to_allow_it() {
    play(cases().into_iter().map(|case| async move {
        let about = format!("{:?}", case.fault);
        let world = impatient().await;
        order(&world, Call::Fields, &case.fault, 1_000);
        let jane = world.sent_and_opened().await;
        world.pass(2 * MINUTE).await;
        let handoff = world.handoff(jane).await;
        assert_eq!(writing(&world, &handoff).await, case.field, "{about}");
        let timeline = world.timeline(jane).await;
        let said = timeline.iter().find(|entry| entry.step == Step::WriteLink && entry.outcome == "refused");
        let next = "An administrator has to allow writing the field, or unset it here.";
        assert_eq!(said.and_then(|entry| entry.next.as_deref()), (case.field == "refused").then_some(next), "{about}");
        if case.field == "refused" {
            world.sim.switch(Switches::heal);
            let store = &world.region.flow.store;
            assert_eq!(store.revive(handoff.id, world.clock.now()).await.expect("kept"), 1, "{about}");
        }
        ends_well(&world, "advanced", &about).await;
        assert!(world.sim.field_of(jane, LINK_FIELD).is_some(), "{about}");
    }))
    .await;
}

/// How the writing of the link stands.
async fn writing(world: &World, handoff: &Handoff) -> &'static str {
    let tasks = world.region.flow.store.tasks_of(handoff).await.expect("read");
    match tasks.iter().find(|task| task.kind == TaskKind::WriteLink).map(|task| task.state.as_str()) {
        None => "written",
        Some("dead") => "refused",
        Some(_) => "owed",
    }
}

#[tokio::test]
async fn whatever_fails_with_the_resume_is_said_and_the_next_look_serves_it() {
    play(cases().into_iter().map(|case| async move {
        let about = format!("{:?}", case.fault);
        let world = impatient().await;
        world.send(world.jane()).await;
        world.work().await;
        let path = format!("{}/resume", world.link(world.jane()).await);
        order(&world, Call::Resumes, &case.fault, 2);
        let answer = world.get(&path).await;
        assert_eq!(answer.status(), case.resume, "{about}");
        let text = answer.text().await;
        let says = |sentence: &str| text.as_ref().is_ok_and(|text| text.contains(sentence));
        match case.resume {
            503 => assert!(says(who_lets_it_be_read(&case)), "{about}: {text:?}"),
            404 => assert!(says("There is no resume"), "{about}: {text:?}"),
            _ => {}
        }
        world.sim.switch(Switches::heal);
        world.clock.advance(2 * MINUTE); // What iCIMS asked to be waited for is over.
        assert!(world.page(&path).await.contains("Support engineer"), "{about}");
    }))
    .await;
}

/// What the page of a resume says, by what the same fault is to other readings.
fn who_lets_it_be_read(case: &Case) -> &'static str {
    match case.read.map(|(why, _)| why) {
        Some(Waiting::Refused) => "Ask your iCIMS administrator",
        Some(Waiting::NotConnected) => "Ask your GoodTime administrator",
        Some(Waiting::NotUnderstood) => "Open it in iCIMS",
        _ => "iCIMS is not answering. Try again in a minute",
    }
}

/// Another secret to show iCIMS; the one before it, opened.
pub(crate) async fn another_secret(world: &World, secret: &str) -> String {
    let (flow, keyring, now) = (&world.region.flow, &world.settings.keyring, world.clock.now());
    let old = flow.directory.current().outbound(world.tenant, ApiFamily::Records, now).expect("a credential").clone();
    let id = CredentialId::at(now);
    let sealed = keyring.seal(Place::Credential(id), secret);
    let new = Credential { id, sealed, valid_from: now, ..old.clone() };
    flow.store.rotate_credential(world.tenant, &new, now, ("test", now)).await.expect("kept");
    flow.directory.refresh().await.expect("read");
    keyring.open(Place::Credential(old.id), &old.sealed).expect("the key is the world's")
}

#[tokio::test]
async fn a_wrong_client_secret_is_told_to_people_and_the_right_one_mends_it() {
    let world = impatient().await;
    let right = another_secret(&world, "a wrong secret").await;
    world.send(world.jane()).await;
    world.work().await;
    says(&world, NOT_CONNECTED, "a wrong secret").await;
    assert_eq!(world.post(&world.link(world.jane()).await).await.status(), 303);
    world.pass(10 * MINUTE).await;
    assert!(world.sim.calls().tokens <= 8, "{} tokens were asked for", world.sim.calls().tokens);
    another_secret(&world, &right).await;
    ends_well(&world, "advanced", "the right secret").await;
}

#[tokio::test]
async fn a_required_field_stops_every_write_and_is_named_to_people() {
    let world = impatient().await;
    let jane = world.jane();
    world.sim.switch(|switches| switches.required_fields_missing = vec!["rcf3048".to_owned()]);
    world.sent_and_opened().await;
    world.pass(MINUTE).await;
    let handoff = world.handoff(jane).await;
    assert_eq!((world.outcome(jane).await, writing(&world, &handoff).await), ("refused", "refused"));
    let page = world.page(&world.link(jane).await).await;
    assert!(page.contains("Move the candidate there yourself"), "{page}");
    for (step, who) in [(Step::WriteLink, "administrator"), (Step::Advance, "administrator"), (Step::Fail, "A person")]
    {
        let timeline = world.timeline(jane).await;
        let entry = timeline.iter().find(|entry| entry.step == step).expect("an entry");
        assert!(entry.cause.as_ref().is_some_and(|cause| cause.ends_with("fields: rcf3048")), "{entry:?}");
        assert!(entry.next.as_ref().is_some_and(|next| next.contains(who)), "{entry:?}");
    }
    world.sim.switch(|switches| switches.required_fields_missing.clear());
    world.sim.move_quietly(jane, world.story.interview_scheduled, world.story.recruiter);
    world.region.flow.store.revive(handoff.id, world.clock.now()).await.expect("kept");
    ends_well(&world, "refused", "what a person did stays").await;
}
