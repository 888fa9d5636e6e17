//! The sync: a run is begun and cancelled on its page, which says how far it is, and why nothing goes on where that is so.

use std::time::Duration;

use goodtime_icims::domain::{Role, SyncKind, SyncRun, SyncSource, SyncState};
use goodtime_icims::simulator::{Call, Fault, Person};
use goodtime_icims::store::Page as Part;
use reqwest::Method;

use super::browser::{Browser, Page};
use super::street::{below, done_by_people, with_mirror};
use crate::world::World;

async fn newest_run(world: &World) -> Option<SyncRun> {
    let found = world.region.flow.store.sync_runs_page(world.tenant, Part::newest(1)).await.expect("read");
    found.rows.into_iter().next()
}

async fn start(browser: &mut Browser<'_>, world: &World) -> Page {
    let page = below(world, "sync");
    browser.press(&page, &format!("{page}/start")).await
}

#[tokio::test]
async fn a_run_is_begun_followed_and_done() {
    let world = with_mirror(60).await;
    let url = below(&world, "sync");
    let mut admin = Browser::of(&world, Role::SuperAdmin).await;
    let page = admin.get(&url).await;
    assert!(page.says("Not begun") && page.says("Start the import") && page.says("There was no run yet"));
    let done = start(&mut admin, &world).await.leads_to().to_owned();
    let page = admin.get(&done).await;
    assert!(page.says("The run begins within half a minute") && page.says("First import"), "{}", page.words());
    assert!(page.words().contains("Asked for by Ada Example"), "{}", page.words());
    assert!(!page.form_or_none(&format!("{url}/start")).expect("a form").is_open, "one at a time");
    let run = newest_run(&world).await.expect("a run");
    assert_eq!((run.kind, run.state), (SyncKind::Import, SyncState::Running));

    // iCIMS goes away under way, so that the run stands still where somebody can look at it.
    world.sim.switch(|switches| switches.fail(Call::People, Fault::Status(500), 1_000));
    world.mirror_round().await;
    let live = [("hx-request", "true")];
    let part = admin.ask(Method::GET, &format!("{url}?run={}", run.id), &[], &live).await;
    assert!(part.says("Under way") && part.says("<progress") && !part.says("<html"), "{}", part.text);
    assert!(!part.headers.contains_key("hx-redirect"), "it is the run that the page knows");
    world.sim.switch(goodtime_icims::simulator::Switches::heal);
    for _ in 0..50 {
        world.clock.advance(Duration::from_mins(1));
        world.mirror_round().await;
        if newest_run(&world).await.is_some_and(|run| run.state != SyncState::Running) {
            break;
        }
    }
    let part = admin.ask(Method::GET, &format!("{url}?run={}", run.id), &[], &live).await;
    assert_eq!(part.headers["hx-redirect"], url.as_str(), "the page is read again when it is through");
    let page = admin.get(&url).await;
    assert!(page.says("Up to date") && page.words().contains("First import Done"), "{}", page.words());
    assert!(page.says("Look at everything now") && page.words().contains("Candidates63"), "{}", page.words());
    assert_eq!(done_by_people(&world).await, ["sync.begin"]);
}

#[tokio::test]
async fn a_run_is_cancelled_and_another_begins_anew() {
    let world = with_mirror(10).await;
    let url = below(&world, "sync");
    let mut admin = Browser::of(&world, Role::SuperAdmin).await;
    start(&mut admin, &world).await.leads_to();
    let run = newest_run(&world).await.expect("a run");
    let cancel = format!("{url}/{}/cancel", run.id);
    let page = admin.post(&format!("{url}/start"), &[]).await;
    assert!(page.status == 409 && page.says("role=\"alert\"") && page.says("goes on"), "{}", page.words());

    let mut viewer = Browser::of(&world, Role::Viewer).await;
    let page = viewer.get(&url).await;
    assert!(page.says("Your role only looks at the sync.") && !page.form(&cancel).is_open, "{}", page.words());
    let done = admin.press(&url, &cancel).await.leads_to().to_owned();
    let page = admin.get(&done).await;
    assert!(page.says("The run was cancelled.") && page.words().contains("First import Cancelled"), "{}", page.words());
    assert_eq!(newest_run(&world).await.map(|run| run.state), Some(SyncState::Cancelled));
    let page = admin.post(&cancel, &[]).await;
    assert!(page.status == 409 && page.says("role=\"alert\"") && page.says("The run has ended."), "{}", page.words());
    for run in [uuid::Uuid::from_u128(7).to_string(), "x".to_owned()] {
        assert_eq!(admin.post(&format!("{url}/{run}/cancel"), &[]).await.status, 404, "{run}");
    }
    start(&mut admin, &world).await.leads_to();
    assert_ne!(newest_run(&world).await.map(|run| run.id), Some(run.id));
    assert_eq!(done_by_people(&world).await, ["sync.begin", "sync.cancel", "sync.begin"]);
}

#[tokio::test]
async fn a_mirror_that_is_off_says_so_and_where_it_is_switched_on() {
    let world = World::new().await;
    let url = below(&world, "sync");
    let mut admin = Browser::of(&world, Role::SuperAdmin).await;
    let page = admin.get(&url).await;
    assert!(page.says("Nothing is taken over from iCIMS") && page.says("Nothing is mirrored"), "{}", page.words());
    assert!(
        !page.form(&format!("{url}/start")).is_open && !page.says("hx-get"),
        "nothing changes, nothing is read again"
    );
    let settings = below(&world, "settings/mirror");
    assert!(page.links().contains(&settings));
    let refused = admin.post(&format!("{url}/start"), &[]).await;
    assert!(refused.status == 409 && refused.says("role=\"alert\""), "{}", refused.words());
    assert!(!refused.says("settings.sync.source"), "in words for people: {}", refused.words());
    assert!(newest_run(&world).await.is_none());
    let mut viewer = Browser::of(&world, Role::Viewer).await;
    assert!(!viewer.get(&url).await.links().contains(&settings), "who cannot go there is not sent there");

    let save = below(&world, "settings/save/sync");
    let form = admin.get(&settings).await.form(&save).with("settings.sync.source", "search");
    admin.send(&form).await.leads_to();
    start(&mut admin, &world).await.leads_to();
    world.mirror_round().await;
    assert!(admin.get(&url).await.says("Up to date"));
}

#[tokio::test]
async fn a_run_that_was_stopped_says_why_and_goes_on_where_somebody_agrees() {
    let world = with_mirror(60).await;
    let url = below(&world, "sync");
    let mut admin = Browser::of(&world, Role::SuperAdmin).await;
    world.mirror_round().await;
    for id in
        world.sim.people().into_iter().filter(|id| world.sim.person(*id).is_some_and(|one| one.lastname == "Many"))
    {
        world.sim.purge_person(id);
    }
    let walked = async |browser: &mut Browser<'_>, fields: &[(&str, &str)]| {
        let form = browser.get(&url).await.form(&format!("{url}/start"));
        let form = fields.iter().fold(form, |form, (name, value)| form.tick(name, value));
        browser.send(&form).await.leads_to();
        for _ in 0..50 {
            world.clock.advance(Duration::from_mins(1));
            world.mirror_round().await;
            let run = newest_run(&world).await.expect("a run");
            if run.kind == SyncKind::Walk && run.state != SyncState::Running {
                break;
            }
        }
        browser.get(&url).await
    };
    let page = walked(&mut admin, &[]).await;
    assert!(page.says("The last run was stopped:") && page.says("60 of "), "{}", page.words());
    assert!(page.words().contains("Candidates63"), "nothing was taken out: {}", page.words());
    let page = walked(&mut admin, &[("accept_gone", "true")]).await;
    assert!(!page.says("The last run was stopped:") && page.words().contains("Candidates3Jobs"), "{}", page.words());
}

#[tokio::test]
async fn what_icims_does_not_answer_and_a_pause_are_told() {
    let world = with_mirror(1).await;
    let url = below(&world, "sync");
    let mut admin = Browser::of(&world, Role::SuperAdmin).await;
    world.mirror_round().await;
    world.sim.switch(|switches| switches.fail(Call::Searches, Fault::Status(500), 1_000));
    world.sim.add_person(Person::candidate("One", "More"));
    world.clock.advance(Duration::from_mins(5));
    world.mirror_round().await;
    let page = admin.get(&url).await;
    assert!(page.says("Held up") && page.says("The last look for changes was not finished:"), "{}", page.words());
    let settings = below(&world, "settings");
    admin.press(&settings, &format!("{settings}/pause")).await.leads_to();
    assert!(admin.get(&url).await.says("The connection is paused: nothing is read until it goes on."));
    let off = world.region.flow.directory.current().tenant(world.tenant).map(|tenant| tenant.settings.sync.source);
    assert_eq!(off, Some(SyncSource::Search));
}
