//! Candidates, jobs and users: found, narrowed, gone through, and harmless whatever they are called.

use std::time::Duration;

use goodtime_icims::domain::Role;
use goodtime_icims::simulator::{Job, Person};

use super::browser::{Browser, Page};
use super::street::{below, with_mirror};
use crate::world::World;

/// The names in the list, from the top, as a reader sees them.
fn names(page: &Page) -> Vec<String> {
    let rows = page.text.split("<tr>").filter_map(|row| row.split_once("class=\"name\"")).map(|(_, row)| row);
    rows.filter_map(|row| row.split('>').nth(1)?.split('<').next()).map(str::to_owned).collect()
}

async fn list(browser: &mut Browser<'_>, world: &World, path: &str) -> Page {
    let page = browser.get(&below(world, path)).await;
    assert_eq!(page.status, 200, "{path}");
    page
}

#[tokio::test]
async fn lists_are_searched_by_text_and_folder_and_lead_to_interviews() {
    let world = with_mirror(0).await;
    world.sim.add_person(Person::candidate("Ada", "Lovelace"));
    let edith = world.sim.add_person(Person::hiring_manager("Edith", "Lovelace"));
    let job = world.sim.add_job(Job { jobid: Some("REQ-77".to_owned()), ..Job::titled("Night Nurse") });
    world.sim.settle();
    world.mirror_round().await;
    let mut viewer = Browser::of(&world, Role::Viewer).await;
    for (path, found) in [
        ("candidates?text=LOVEL", vec!["Ada Lovelace"]),
        ("candidates?text=ada.lovelace%40example", vec!["Ada Lovelace"]),
        ("candidates?text=lovelace&folder=Cand%3AActive", vec!["Ada Lovelace"]),
        ("candidates?text=lovelace&folder=Elsewhere", vec![]),
        ("users?text=lovelace", vec!["Edith Lovelace"]),
        ("users?folder=HM%3AActive&text=edith", vec!["Edith Lovelace"]),
        ("jobs?text=req-77", vec!["Night Nurse"]),
        ("jobs?text=nothing+like+it", vec![]),
    ] {
        let page = list(&mut viewer, &world, path).await;
        assert_eq!(names(&page), found, "{path}");
        let form = page.says("Nothing fits") && page.says("all of them");
        assert_eq!(form, found.is_empty(), "{path}: {}", page.words());
    }
    let page = list(&mut viewer, &world, "candidates?text=lovelace").await;
    assert!(page.says("id=\"text\" name=\"text\"") && page.says("value=\"lovelace\""), "what was searched stays");
    assert!(page.links().contains(&below(&world, "interviews?state=all&text=Ada+Lovelace")), "{:?}", page.links());
    let users = list(&mut viewer, &world, "users?text=lovelace").await;
    assert!(users.links().contains(&below(&world, &format!("interviews?state=all&recruiter={edith}"))));
    let jobs = list(&mut viewer, &world, "jobs?text=night").await;
    assert!(jobs.links().contains(&below(&world, &format!("interviews?state=all&job={job}"))) && jobs.says("REQ-77"));
}

#[tokio::test]
async fn a_list_says_how_fresh_it_is() {
    let world = with_mirror(1).await;
    let mut viewer = Browser::of(&world, Role::Viewer).await;
    let page = list(&mut viewer, &world, "candidates").await;
    assert!(page.says("Not begun") && page.says("Nothing has been taken over yet"), "{}", page.words());
    world.mirror_round().await;
    let page = list(&mut viewer, &world, "candidates").await;
    assert!(page.says("Up to date") && page.words().contains("Read from iCIMS"), "{}", page.words());
    assert_eq!(names(&page).len(), 4);
    world.clock.advance(Duration::from_mins(30));
    assert!(list(&mut viewer, &world, "candidates").await.says("Late"), "a look for changes is overdue");

    let off = World::new().await;
    for (role, says) in [(Role::Viewer, "An administrator switches it on"), (Role::SuperAdmin, "Open the settings")] {
        let mut browser = Browser::of(&off, role).await;
        for path in ["candidates", "jobs", "users", "applications"] {
            let page = list(&mut browser, &off, path).await;
            assert!(page.says("The mirror is off") && page.says(says), "{role} {path}: {}", page.words());
        }
    }
    let page = list(&mut viewer, &world, "applications").await;
    assert!(page.says("Applications are not taken over"), "{}", page.words());
}

#[tokio::test]
async fn a_long_list_is_gone_through_a_part_at_a_time_and_shows_each_once() {
    let world = with_mirror(120).await;
    world.mirror_round().await;
    let mut viewer = Browser::of(&world, Role::Viewer).await;
    let (mut seen, mut next, mut sizes) = (Vec::new(), Some(below(&world, "candidates?text=many")), Vec::new());
    while let Some(url) = next {
        let page = viewer.get(&url).await;
        let part = names(&page);
        sizes.push(part.len());
        seen.extend(part);
        assert!(sizes.len() < 10, "it ends: {sizes:?}");
        assert!(sizes.len() == 1 || page.says("From the start"));
        next = page.links().into_iter().find(|link| link.contains("after="));
        assert!(next.as_ref().is_none_or(|next| next.contains("text=many")), "the search goes on");
    }
    let all: std::collections::BTreeSet<_> = seen.iter().collect();
    assert_eq!((all.len(), seen.len(), sizes[0]), (120, 120, 50), "{sizes:?}");
}

#[tokio::test]
async fn names_that_are_markup_are_names() {
    let world = with_mirror(0).await;
    let script = "<script>alert(1)</script>";
    world.sim.add_person(Person::candidate(script, "\"><img src=x onerror=alert(2)>"));
    let recruiter = world.sim.add_person(Person::hiring_manager("<svg/onload=alert(3)>", "'-alert(4)-'"));
    world.sim.add_job(Job { jobid: Some(script.to_owned()), ..Job::titled("<b>bold</b>").with_recruiter(recruiter) });
    world.sim.settle();
    world.mirror_round().await;
    let mut viewer = Browser::of(&world, Role::Viewer).await;
    for (path, name) in [
        ("candidates?text=alert", "&#60;script&#62;alert(1)&#60;/script&#62;"),
        ("users?text=alert", "&#60;svg/onload=alert(3)&#62;"),
        ("jobs?text=bold", "&#60;b&#62;bold&#60;/b&#62;"),
        ("candidates?text=%3Cscript%3Ealert%281%29", "&#60;script&#62;alert(1)"),
        ("candidates?folder=%22%3E%3Cscript%3E", "&#34;&#62;&#60;script&#62;"),
    ] {
        let page = list(&mut viewer, &world, path).await;
        assert!(page.says(name), "{path}: {}", page.text);
        for wild in ["<script>alert", "<img src=x", "<svg/onload", "<b>bold", "\"><script"] {
            assert!(!page.says(wild), "{path} has {wild}");
        }
    }
}

#[tokio::test]
async fn what_makes_no_sense_in_an_address_shows_a_page_nevertheless() {
    let world = with_mirror(1).await;
    world.mirror_round().await;
    let mut viewer = Browser::of(&world, Role::Viewer).await;
    for query in
        ["after=-1", "after=x", "text=%00", "person=x&job=", "text=%FF%FE", "unknown=1&after=99999999999999999999"]
    {
        let page = list(&mut viewer, &world, &format!("candidates?{query}")).await;
        assert!(!names(&page).is_empty() || page.says("Nothing fits"), "{query}: {}", page.words());
    }
}
