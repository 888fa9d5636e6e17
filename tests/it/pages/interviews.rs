//! The list of the interviews: what narrows it, and how long lists are read.

use std::collections::BTreeSet;
use std::time::Duration;

use goodtime_icims::domain::{Clock as _, Role};
use goodtime_icims::simulator::{Job, Person};

use super::browser::{Browser, Page};
use super::street::{drawer, hand_off};
use crate::world::{AFTER_ALL, START, World};

const DAY: Duration = Duration::from_hours(24);

struct Desk<'w> {
    browser: Browser<'w>,
    path: String,
}

impl<'w> Desk<'w> {
    async fn of(world: &'w World) -> Self {
        let browser = Browser::of(world, Role::Coordinator).await;
        Self { browser, path: format!("/tenants/{}/interviews", world.tenant) }
    }

    async fn list(&mut self, query: &str) -> Page {
        let page = self.browser.get(&format!("{}?{query}", self.path)).await;
        assert_eq!(page.status, 200, "{query}");
        page
    }

    /// Whose numbers or names the list has.
    async fn finds(&mut self, query: &str) -> Vec<String> {
        self.list(query).await.rows()
    }
}

fn people<const N: usize>(workflows: [i64; N]) -> Vec<String> {
    workflows.map(|workflow| format!("Person {}", workflow + 1_000_000)).into()
}

#[tokio::test]
async fn the_list_is_narrowed_by_state_job_and_recruiter() {
    let world = World::new().await;
    let mut desk = Desk::of(&world).await;
    let empty = desk.list("").await;
    assert!(empty.says("Nobody is waiting") && empty.says("Move a candidate to a trigger status"));

    let mut last = None;
    for (workflow, job, by) in [(1, 10, 100), (2, 20, 100), (3, 10, 200)] {
        last = Some(hand_off(&world, world.tenant, (workflow, job, by), world.clock.now()).await);
    }
    let lapsed = drawer(world.tenant, last.expect("three"));
    desk.browser.post(&format!("{lapsed}/lapse"), &[]).await.leads_to();
    for (query, expected) in [
        ("", people([2, 1])),
        ("state=live", people([2, 1])),
        ("state=lapsed", people([3])),
        ("state=scheduled", people([])),
        ("state=failed", people([])),
        ("state=all", people([3, 2, 1])),
        ("state=all&job=10", people([3, 1])),
        ("state=all&recruiter=100", people([2, 1])),
        ("state=all&recruiter=100&job=10", people([1])),
        ("state=all&job=99", people([])),
    ] {
        assert_eq!(desk.finds(query).await, expected, "{query}");
    }
    let narrow = desk.list("state=all&job=99").await;
    assert!(narrow.says("Nothing fits") && narrow.links().contains(&format!("{}?state=all", desk.path)));
    assert!(
        desk.list("state=all&job=10").await.says("Do not limit to Job 10"),
        "what limits it is shown, with the way out"
    );
}

/// An id may bear the time of a test beside this one, so this one is later than they are, and earlier than what is "after all".
#[tokio::test]
async fn the_list_goes_back_as_far_as_is_asked_for() {
    let world = World::new().await;
    world.clock.advance(AFTER_ALL / 2);
    hand_off(&world, world.tenant, (1, 10, 100), world.clock.now()).await;
    world.clock.advance(3 * DAY);
    hand_off(&world, world.tenant, (2, 10, 100), world.clock.now()).await;
    let mut desk = Desk::of(&world).await;
    for (query, expected) in [
        ("age=day", people([2])),
        ("age=week", people([2, 1])),
        ("age=week&state=all&job=10", people([2, 1])),
        ("age=any", people([2, 1])),
    ] {
        assert_eq!(desk.finds(query).await, expected, "{query}");
    }
    world.clock.advance(8 * DAY);
    let mut desk = Desk { browser: Browser::of(&world, Role::Viewer).await, ..desk };
    assert_eq!((desk.finds("age=week").await, desk.finds("age=month").await), (people([]), people([2, 1])));
}

#[tokio::test]
async fn what_makes_no_sense_in_an_address_is_left_out() {
    let world = World::new().await;
    hand_off(&world, world.tenant, (1, 10, 100), START).await;
    let mut desk = Desk::of(&world).await;
    for query in ["state=odd", "job=-1&recruiter=x", "after=1", "age=%00", "%ff%fe=%ff", "state=all&&==&"] {
        assert_eq!(desk.finds(query).await, people([1]), "{query}");
    }
    assert_eq!(desk.finds("after=00000000000000000000000000000000").await, people([]));
}

#[tokio::test]
async fn a_text_finds_candidates_jobs_and_applications() {
    let world = World::new().await;
    let aegir = world.sim.add_person(Person::candidate("Ægir", "Ærøe_100%"));
    let baker = world.sim.add_job(Job::titled("Baker's Hand"));
    let application = world.sim.apply(aegir, baker, world.story.new_submission);
    world.sim.settle();
    for one in [world.jane(), world.story.applications[1], application] {
        world.send(one).await;
        world.clock.advance(Duration::from_secs(1));
    }
    world.work().await;
    let mut desk = Desk::of(&world).await;
    let all = ["Ægir Ærøe_100%", "Omar Said", "Jane Doe"];
    assert_eq!(desk.finds("").await, all);
    for (text, expected) in [
        ("jane", &all[2..]),
        ("DOE", &all[2..]),
        ("  e d ", &all[2..]),
        ("support eng", &all[1..]),
        ("BAKER'S", &all[..1]),
        ("ægir ærøe", &all[..1]),
        ("ÆRØE", &all[..1]),
        ("_", &all[..1]),
        ("100%", &all[..1]),
        ("%", &all[..1]),
        ("j_ne", &[]),
        ("!", &[]),
        ("' or '1'='1", &[]),
        (&world.jane().to_string(), &all[2..]),
    ] {
        let query = form_urlencoded::Serializer::new(String::new()).append_pair("text", text).finish();
        assert_eq!(desk.finds(&query).await, expected, "{text:?}");
    }
}

#[tokio::test]
async fn a_long_list_is_read_page_by_page_and_keeps_what_narrows_it() {
    let world = World::new().await;
    for workflow in 1..=120 {
        hand_off(&world, world.tenant, (workflow, 10 + workflow % 2, 100), world.clock.now()).await;
        world.clock.advance(Duration::from_secs(1));
    }
    let mut desk = Desk::of(&world).await;
    for (query, expected) in [("", vec![50, 50, 20]), ("state=all&age=week&job=11&recruiter=100", vec![50, 10])] {
        let (mut page, mut sizes, mut seen) = (desk.list(query).await, Vec::new(), Vec::new());
        loop {
            sizes.push(page.rows().len());
            seen.extend(page.rows());
            let older =
                page.text.split_once("class=\"button second\" href=\"").and_then(|(_, rest)| rest.split_once('"'));
            let older = older.map(|(url, _)| url.replace("&#38;", "&").replace("&amp;", "&"));
            let Some(older) = older else { break };
            assert!(query.is_empty() || older.contains(query), "{older}");
            // What a script reads again and again is the same part of the list.
            let part = desk.browser.ask(reqwest::Method::GET, &older, &[], &[("hx-request", "true")]).await;
            page = desk.browser.get(&older).await;
            assert!(!part.says("<html") && part.rows() == page.rows());
        }
        assert_eq!(sizes, expected, "{query}");
        assert!(seen.is_sorted_by(|a, b| a > b), "newest first, and none twice");
        assert_eq!(seen.iter().collect::<BTreeSet<_>>().len(), seen.len());
    }
}

#[tokio::test]
async fn the_drawer_tells_one_of_them_whole() {
    let world = World::new().await;
    let jane = world.jane();
    world.send(jane).await;
    let path = drawer(world.tenant, world.handoff(jane).await.id);
    let mut desk = Desk::of(&world).await;
    let page = desk.browser.get(&path).await;
    assert!(page.says("Reading from iCIMS") && page.says("has not shown the candidate"), "{}", page.words());
    assert!(page.says(&format!("hx-get=\"{path}\"")), "it is read again until it changes");
    world.work().await;
    let page = desk.browser.get(&path).await;
    for known in [
        "Jane Doe",
        "jane.doe@example.com",
        "555 555 0100",
        "Support Engineer",
        "Ana Ruiz",
        "Sam Lee",
        "Ready to be scheduled",
    ] {
        assert!(page.says(known), "{known}: {}", page.words());
    }
    let link = world.link(jane).await;
    assert!(page.says(&format!("value=\"http://goodtime.test{link}\"")), "the link to pass on");
    let part = desk.browser.ask(reqwest::Method::GET, &path, &[], &[("hx-request", "true")]).await;
    assert!(part.says("Jane Doe") && !part.says("<html"));
    assert_eq!(part.headers["vary"], "HX-Request");
}
