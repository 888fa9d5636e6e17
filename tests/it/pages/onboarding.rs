//! The way to the first sync: each step's test, and the gate.

use std::sync::Arc;
use std::time::Duration;

use goodtime_icims::domain::{CallLimits, Clock as _, Reply, Role, SyncSource, SyncWish, Tenant, TenantSettings};
use goodtime_icims::simulator::{Call, Fault, ProfileType, Switches};
use goodtime_icims::store::Page as Part;
use reqwest::Method;
use serde_json::json;

use super::browser::{Browser, Page};
use super::street::audited;
use crate::api::Api;
use crate::api::access::neighbour;
use crate::world::{Plan, START, World};

const STEPS: [&str; 14] = [
    "licence", "customer", "client", "answers", "sender", "stages", "trigger", "sent", "event", "read", "resume",
    "live", "import", "rights",
];

fn step(world: &World, name: &str) -> String {
    format!("/tenants/{}/onboarding/steps/{name}", world.tenant)
}

/// Tests a step as a page that a script reads a part of.
async fn tested(browser: &mut Browser<'_>, world: &World, name: &str) -> Page {
    let headers = [("sec-fetch-site", "same-origin"), ("hx-request", "true"), ("x-by-hand", "true")];
    let page = browser.ask(Method::POST, &step(world, name), &[], &headers).await;
    assert_eq!(page.status, 200, "{name}: {page:?}");
    assert!(!page.says("<html") && page.says("role=\""), "{name}: a part, with what it says: {page:?}");
    page
}

/// A letter to iCIMS, for that step, about the customer.
fn letter(page: &Page, name: &str) -> bool {
    page.says(&format!("<textarea id=\"letter-{name}\"")) && page.says("4321")
}

/// Imports stages, so that the rule of the world is known.
pub(super) async fn stages(world: &World, lines: &str) {
    let api = Api::operator(world).await;
    let url = world.url(&format!("/v2/ats/tenants/{}/stages", world.tenant));
    let request =
        world.http().put(url).header("content-type", "text/csv").body(format!("Bin,Status,Status ID\n{lines}"));
    let answer = world.request(request.bearer_auth(api.bearer())).await;
    assert_eq!(answer.status(), 200, "{}", answer.text().await.expect("text"));
}

const ALL: &str = "Review,Send to GoodTime,C20700\nInterview,Interview Scheduled,C20800\n";

/// The tenant as it is before anybody activates it.
pub(super) async fn not_activated(world: &World) {
    let store = &world.region.flow.store;
    let audit = ("test", world.clock.now());
    assert!(store.pause_tenant(world.tenant, Some(Tenant::NOT_ACTIVATED), audit).await.expect("kept"));
    world.region.flow.directory.refresh().await.expect("read");
}

fn tenant(world: &World) -> Arc<Tenant> {
    world.region.flow.directory.current().tenant(world.tenant).cloned().expect("it is there")
}

#[tokio::test]
async fn each_step_has_a_test_that_works_with_a_script_and_without_one() {
    let world = World::new().await;
    stages(&world, ALL).await;
    world.send(world.jane()).await;
    world.work().await;
    let before = audited(&world).await.len();
    let mut admin = Browser::of(&world, Role::SuperAdmin).await;
    let page = admin.get(&format!("/tenants/{}/onboarding", world.tenant)).await;
    for name in STEPS {
        assert!(page.says(&format!("action=\"{}#step-{name}\"", step(&world, name))), "{name} has its button");
        let part = tested(&mut admin, &world, name).await;
        assert!(!part.says("Jane") && !part.says("example.com"), "{name} says nothing of people: {part:?}");
        let whole = admin.post(&step(&world, name), &[]).await;
        assert_eq!(whole.status, 200);
        let words = part.words();
        let found = words.split('.').next().expect("a sentence");
        assert!(whole.says("<html") && whole.words().contains(found), "{name}: {found}");
        assert!(whole.says(&format!("id=\"step-{name}\"")));
    }
    assert_eq!(audited(&world).await.len(), before + 2, "the account of the test, and nothing else");
    for odd in ["", "Client", "clients"] {
        assert_eq!(admin.post(&step(&world, odd), &[]).await.status, 404, "{odd:?}");
    }
}

#[tokio::test]
async fn what_is_done_is_found_to_be_so() {
    let world = World::new().await;
    stages(&world, ALL).await;
    world.send(world.jane()).await;
    world.work().await;
    let mut admin = Browser::of(&world, Role::SuperAdmin).await;
    for (name, says) in [
        ("licence", "only iCIMS&#39; people know"),
        ("customer", "iCIMS knows this Customer Id"),
        ("client", "iCIMS takes our client"),
        ("answers", "iCIMS answers and lets us in"),
        ("sender", "has proved itself with one"),
        ("stages", "2 statuses are imported"),
        ("trigger", "are among the imported stages"),
        ("sent", "so the webhook is set"),
        ("event", "A new hand-off began."),
        ("read", "application, candidate, job and hiring team are shown"),
        ("resume", "text/plain"),
        ("live", "The connection is on."),
        ("import", "The sync is off"),
    ] {
        let page = tested(&mut admin, &world, name).await;
        assert!(page.says(says), "{name}: {page:?}");
    }
    let trigger = tested(&mut admin, &world, "trigger").await;
    let told = "Review › Send to GoodTime (C20700), then Interview › Interview Scheduled (C20800)";
    assert!(letter(&trigger, "trigger") && trigger.says(told), "{trigger:?}");
    let sent = tested(&mut admin, &world, "sent").await;
    assert!(letter(&sent, "sent") && sent.says("/v2/ats/webhook/icims") && sent.says("hiringmanager"), "{sent:?}");
}

#[tokio::test]
async fn a_wrong_secret_is_told_with_the_text_that_asks_for_the_right_one() {
    let world = World::new().await;
    world.clock.advance(Duration::from_secs(1)); // The newest counts.
    let api = Api::operator(&world).await;
    let wrong = json!({"direction": "outbound", "secret": "another secret of the tests"});
    let path = format!("/v2/ats/tenants/{}/credentials", world.tenant);
    assert_eq!(api.post(&path, &wrong).await.status, 201);
    let mut admin = Browser::of(&world, Role::SuperAdmin).await;
    for name in ["client", "answers", "customer"] {
        let page = tested(&mut admin, &world, name).await;
        assert!(page.says("role=\"alert\"") && page.says("Compare the client id"), "{name}: {page:?}");
        assert!(letter(&page, name) && page.says("goodtime (OAuth 2.0") && page.says("We send no scope"), "{page:?}");
        assert!(!page.says("another secret"), "no secret is shown");
    }
    let licence = tested(&mut admin, &world, "licence").await;
    assert!(letter(&licence, "licence") && licence.says("does not let us in"), "{licence:?}");
    assert!(licence.says("ordered the GoodTime integration"));
}

#[tokio::test]
async fn an_icims_that_does_not_answer_asks_nothing_of_its_people() {
    let world = World::new().await;
    world.sim.switch(|s| s.fail(Call::Customers, Fault::Status(503), 9));
    let mut admin = Browser::of(&world, Role::SuperAdmin).await;
    for name in ["client", "answers"] {
        let page = tested(&mut admin, &world, name).await;
        assert!(page.says("role=\"alert\"") && page.says("not reachable now") && !page.says("<textarea"), "{page:?}");
    }
    world.sim.switch(Switches::heal);
    let gone = Fault::Error { status: 404, code: 2 };
    world.sim.switch(|s| s.fail(Call::Customers, gone, 1));
    let page = tested(&mut admin, &world, "customer").await;
    assert!(page.says("does not know this Customer Id") && letter(&page, "customer"), "{page:?}");
}

#[tokio::test]
async fn fields_that_icims_hides_are_named_with_the_text_that_asks_for_them() {
    let world = World::new().await;
    world.send(world.jane()).await;
    world.sim.switch(|s| {
        s.hidden_fields.insert((ProfileType::People, "email".to_owned()));
        s.hidden_fields.insert((ProfileType::Jobs, "jobtitle".to_owned()));
    });
    let mut admin = Browser::of(&world, Role::SuperAdmin).await;
    for name in ["read", "rights"] {
        let page = tested(&mut admin, &world, name).await;
        assert!(page.says("email (the candidate)") && page.says("jobtitle (the job)"), "{name}: {page:?}");
        assert!(letter(&page, name) && page.says("Person: firstname, lastname"), "{page:?}");
    }
    world.sim.switch(|s| {
        s.hidden_fields.clear();
        s.folder_lists_readable = false;
    });
    let page = tested(&mut admin, &world, "rights").await;
    assert!(page.says("role=\"alert\"") && letter(&page, "rights") && page.says("List API"), "{page:?}");
    world.sim.switch(|s| s.folder_lists_readable = true);
    world.sim.switch(|s| s.fail(Call::Resumes, Fault::Error { status: 404, code: 3 }, 1));
    let page = tested(&mut admin, &world, "resume").await;
    assert!(page.says("could not be opened") && letter(&page, "resume") && page.says("field resume"), "{page:?}");
    world.sim.switch(|s| _ = s.denied.insert((ProfileType::Workflows, world.jane())));
    let page = tested(&mut admin, &world, "read").await;
    assert!(page.says("could not be read") && letter(&page, "read"), "{page:?}");
}

#[tokio::test]
async fn what_is_not_there_yet_is_said_so_and_waited_for() {
    let world = World::new().await;
    let mut admin = Browser::of(&world, Role::SuperAdmin).await;
    for (name, says) in [
        ("sender", "Nothing came yet that proved to be from iCIMS"),
        ("stages", "bins and statuses"),
        ("trigger", "nothing tells whether iCIMS has these statuses"),
        ("sent", "Nothing came from iCIMS yet"),
        ("event", "A delivery that is refused is not kept"),
        ("read", "nobody to read"),
        ("resume", "nobody to read"),
        ("rights", "Fields are looked at once a candidate came"),
    ] {
        let page = tested(&mut admin, &world, name).await;
        assert!(page.says(says), "{name}: {page:?}");
        assert!(name == "rights" || letter(&page, name), "{name}: {page:?}");
    }
    let flow = &world.region.flow;
    let trigger = world.story.send_to_goodtime.parse().expect("a status");
    assert!(flow.store.remove_rule(world.tenant, trigger, ("test", START)).await.expect("kept"));
    flow.directory.refresh().await.expect("read");
    world.send(world.jane()).await;
    let page = tested(&mut admin, &world, "trigger").await;
    assert!(page.says("Missing: a trigger"), "{page:?}");
    let page = tested(&mut admin, &world, "event").await;
    assert!(page.says("The status is no trigger") && page.says("20700") && letter(&page, "event"), "{page:?}");
    stages(&world, "Review,Another,C1\n").await;
    let page = tested(&mut admin, &world, "stages").await;
    assert!(page.says("Missing in the import") && page.says("20700") && letter(&page, "stages"), "{page:?}");
    world.rule("C20700", None, Reply::Seamless).await;
    let page = tested(&mut admin, &world, "trigger").await;
    assert!(page.says("not among the imported stages") && page.says("20700"), "{page:?}");
}

#[tokio::test]
async fn the_import_is_followed_to_its_end() {
    let mut settings = TenantSettings::default();
    settings.sync.source = SyncSource::Search;
    settings.sync.candidate_folders = vec!["Nowhere".to_owned(), "Cand:Active".to_owned()];
    let world = World::planned(Plan { settings, ..Plan::default() }).await;
    let mut admin = Browser::of(&world, Role::SuperAdmin).await;
    assert!(tested(&mut admin, &world, "import").await.says("It begins by itself"));
    world.walk(SyncWish::default()).await;
    let page = tested(&mut admin, &world, "import").await;
    assert!(
        page.says("walked through once") && page.says("<code>Nowhere</code>") && letter(&page, "import"),
        "{page:?}"
    );
    let page = tested(&mut admin, &world, "rights").await;
    assert!(page.says("<code>Nowhere</code>") && letter(&page, "rights"), "{page:?}");
}

#[tokio::test]
async fn only_who_sets_a_customer_up_tests_its_steps() {
    let world = World::new().await;
    let theirs = neighbour(&world).await;
    for role in [Role::Viewer, Role::Coordinator] {
        let mut browser = Browser::of(&world, role).await;
        assert_eq!(browser.post(&step(&world, "client"), &[]).await.status, 403, "{role}");
    }
    let mut admin = Browser::of(&world, Role::SuperAdmin).await;
    for name in STEPS {
        let page = admin.post(&format!("/tenants/{theirs}/onboarding/steps/{name}"), &[]).await;
        assert_eq!(page.status, 404, "{name}");
    }
    let foreign = admin.ask(Method::POST, &step(&world, "client"), &[], &[("sec-fetch-site", "cross-site")]).await;
    assert_eq!(foreign.status, 403);
}

#[tokio::test]
async fn names_that_are_markup_are_shown_as_they_are() {
    let world = World::new().await;
    stages(&world, "Review,<b>Send</b>,C20700\nInterview,Scheduled,C20800\n").await;
    let mut admin = Browser::of(&world, Role::SuperAdmin).await;
    for name in STEPS {
        let page = tested(&mut admin, &world, name).await;
        assert!(!page.says("<b>"), "{name}: {page:?}");
    }
    assert!(tested(&mut admin, &world, "trigger").await.says("&#60;b&#62;Send"));
}

#[tokio::test]
async fn the_gate_names_what_is_missing_and_opens_when_it_is_there() {
    let world = World::new().await;
    not_activated(&world).await;
    let url = format!("/tenants/{}/onboarding", world.tenant);
    let mut operator = Browser::of(&world, Role::Operator).await;
    let page = operator.get(&url).await;
    assert!(page.says("Go live all the same") && page.says("<li>Stages are imported</li>"), "{page:?}");
    let page = operator.post(&format!("{url}/activate"), &[("sync", "yes")]).await;
    assert_eq!(page.status, 409);
    assert!(page.says("It did not go live.") && page.says("Do what is named below"), "{page:?}");
    assert!(tenant(&world).is_paused(world.clock.now()) && tenant(&world).settings.sync.source == SyncSource::Off);

    stages(&world, ALL).await;
    let page = operator.get(&url).await;
    assert!(page.says("Nothing is to do before.") && !page.says("Go live all the same"));
    let page = operator.post(&format!("{url}/activate"), &[("sync", "yes")]).await;
    assert_eq!(page.leads_to(), format!("{url}?done=live"));
    let actions: Vec<_> = audited(&world).await.into_iter().map(|(_, action)| action).take(2).collect();
    assert_eq!(actions, ["sync.begin", "tenant.activate"], "newest first");
    assert!(!tenant(&world).is_paused(world.clock.now()));
    assert_eq!(tenant(&world).settings.sync.source, SyncSource::Search);
    let walk = world.region.flow.store.walk_of(world.tenant).await.expect("read").expect("it has begun");
    assert!(walk.asked_by.is_some_and(|who| who.starts_with("account ")));
    let page = operator.get(&format!("{url}?done=live")).await;
    assert!(page.says("The connection is on. What was kept") && page.says("It is live."), "{page:?}");
    for _ in 0..10 {
        world.mirror_round().await;
        world.clock.advance(Duration::from_mins(1));
    }
    let standing = world.region.flow.store.sync_standing(world.tenant).await.expect("read");
    assert!(standing.walked_at.is_some(), "the first walk is done");
}

#[tokio::test]
async fn an_operator_who_forces_the_gate_is_named_and_may_leave_the_sync_off() {
    let world = World::new().await;
    not_activated(&world).await;
    let url = format!("/tenants/{}/onboarding", world.tenant);
    let mut operator = Browser::of(&world, Role::Operator).await;
    operator.post(&format!("{url}/activate"), &[("force", "yes")]).await.leads_to();
    let log = world.region.flow.store.audit_page(None, Part::newest(1)).await.expect("read");
    assert_eq!(
        (log.rows[0].action.as_str(), log.rows[0].subject.as_str()),
        ("tenant.activate", "forced without stages")
    );
    assert!(log.rows[0].actor.starts_with("account "));
    assert_eq!(tenant(&world).settings.sync.source, SyncSource::Off);
    assert!(world.region.flow.store.walk_of(world.tenant).await.expect("read").is_none());
    let history = operator.get(&format!("/tenants/{}/settings/history", world.tenant)).await;
    assert!(history.says("Went live") && history.says("forced without stages"), "{history:?}");

    // Somebody else saw what went wrong, and paused it: an old page of the gate does not end that.
    operator.post(&format!("/tenants/{}/settings/pause", world.tenant), &[]).await.leads_to();
    let page = operator.post(&format!("{url}/activate"), &[("force", "yes"), ("sync", "yes")]).await;
    assert!(page.status == 409 && page.says("It was activated before."), "{page:?}");
    assert!(tenant(&world).is_paused(world.clock.now()));
}

#[tokio::test]
async fn a_super_admin_resumes_a_pause_and_never_activates() {
    let world = World::new().await;
    let settings = format!("/tenants/{}/settings", world.tenant);
    let mut admin = Browser::of(&world, Role::SuperAdmin).await;
    admin.post(&format!("{settings}/pause"), &[]).await.leads_to();
    assert!(tenant(&world).is_paused(world.clock.now()));
    admin.post(&format!("{settings}/resume"), &[]).await.leads_to();
    assert!(!tenant(&world).is_paused(world.clock.now()), "a pause without an end is no first activation");

    not_activated(&world).await;
    let page = admin.get(&settings).await;
    assert!(page.says("Not activated") && !page.says("/settings/resume"), "{page:?}");
    let mut operator = Browser::of(&world, Role::Operator).await;
    for browser in [&mut admin, &mut operator] {
        let page = browser.post(&format!("{settings}/resume"), &[]).await;
        assert_eq!(page.status, 409, "to resume is not to go live");
    }
    assert_eq!(
        admin.post(&format!("{settings}/pause"), &[("hours", "1")]).await.status,
        409,
        "its end would activate it"
    );
    let gate = format!("/tenants/{}/onboarding/activate", world.tenant);
    assert_eq!(admin.post(&gate, &[("force", "yes")]).await.status, 403);
    assert!(!admin.get(&format!("/tenants/{}/onboarding", world.tenant)).await.says("/onboarding/activate"));
    assert!(tenant(&world).is_paused(world.clock.now()));
}

#[tokio::test]
async fn a_test_costs_a_call_of_the_clicks_and_waits_where_there_is_none() {
    let calls = CallLimits { per_second: 10_000, in_flight: 8, per_hour: 10_000_000, per_day: Some(1) };
    let settings = TenantSettings { calls, ..TenantSettings::default() };
    let world = World::planned(Plan { settings, ..Plan::default() }).await;
    let mut admin = Browser::of(&world, Role::SuperAdmin).await;
    assert!(tested(&mut admin, &world, "answers").await.says("iCIMS answers"));
    let page = tested(&mut admin, &world, "answers").await;
    assert!(page.says("Free calls") && !page.says("<textarea"), "{page:?}");
}
