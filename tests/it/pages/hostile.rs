//! Names that are scripts, and readers that follow every link.

use std::collections::BTreeSet;

use goodtime_icims::domain::Role;
use goodtime_icims::simulator::{Job, Person};
use reqwest::Method;

use super::browser::{Browser, PASSWORD, Page, invitation};
use super::street::{audited, drawer, is_untouched};
use crate::world::World;

const SCRIPT: &str = "<script>alert(1)</script>";
const IMAGE: &str = "\"><img src=x onerror=alert(2)>";
const QUOTE: &str = "'-alert(3)-' onfocus=alert(4) x=`";

fn is_harmless(what: &str, page: &Page) {
    for wild in ["<script>alert", "<img src=x", "=alert(4)\"", "<svg/onload", "<b>bold"] {
        assert!(!page.says(wild), "{what} has {wild}: {}", page.text);
    }
    assert!(page.says("&#60;") || page.says("&lt;"), "{what} would not show it: {}", page.words());
}

#[tokio::test]
async fn a_name_that_is_a_script_is_a_name() {
    let world = World::new().await;
    let wild = Person { email: format!("{IMAGE}@example.com"), ..Person::candidate(SCRIPT, IMAGE).with_phone(QUOTE) };
    let recruiter = world.sim.add_person(Person::employee("<svg/onload=alert(5)>", QUOTE));
    let job = Job { jobid: Some(IMAGE.to_owned()), ..Job::titled("<b>bold</b>").with_recruiter(recruiter) };
    let (person, job) = (world.sim.add_person(wild), world.sim.add_job(job));
    let application = world.sim.apply(person, job, world.story.new_submission);
    world.sim.settle();
    world.sim.set_status(application, world.story.send_to_goodtime, recruiter).await.expect("a trigger");
    world.work().await;

    let mut browser = Browser::of(&world, Role::Coordinator).await;
    let list = browser.get(&format!("/tenants/{}/interviews", world.tenant)).await;
    is_harmless("the list", &list);
    assert!(list.says("&#60;script&#62;alert(1)&#60;/script&#62;") && list.rows().len() == 1, "{:?}", list.rows());
    let path = drawer(world.tenant, world.handoff(application).await.id);
    for headers in [&[][..], &[("hx-request", "true")]] {
        is_harmless("the drawer", &browser.ask(Method::GET, &path, &[], headers).await);
    }
    for narrowed in [format!("?job={job}"), format!("?recruiter={recruiter}")] {
        is_harmless(&narrowed, &browser.get(&format!("/tenants/{}/interviews{narrowed}", world.tenant)).await);
    }
}

#[tokio::test]
async fn what_is_typed_comes_back_as_text() {
    let world = World::new().await;
    let mut browser = Browser::of(&world, Role::Coordinator).await;
    for wild in [SCRIPT, IMAGE] {
        let query: String = form_urlencoded::Serializer::new(String::new()).append_pair("text", wild).finish();
        is_harmless("a search", &browser.get(&format!("/tenants/{}/interviews?{query}", world.tenant)).await);
        let mut out = Browser::new(&world);
        is_harmless("a sign-in", &out.sign_in(wild, "x").await);
        let token = invitation(&world, Role::Viewer, Some(world.tenant), None).await;
        let form = [("sign_in", wild), ("name", wild), ("password", PASSWORD), ("again", "x")];
        is_harmless("an invitation", &out.post(&format!("/sign-in/invitation/{token}"), &form).await);
        let wanted: String = form_urlencoded::Serializer::new(String::new())
            .append_pair("next", &format!("/{}", wild.replace(' ', "/")))
            .finish();
        is_harmless("the way back", &out.get(&format!("/sign-in?{wanted}")).await);
    }
}

#[tokio::test]
async fn a_reader_that_follows_every_link_changes_nothing() {
    let world = World::new().await;
    let jane = world.jane();
    world.send(jane).await;
    world.work().await;
    let before = world.handoff(jane).await;
    let (tasks, timeline) =
        (world.region.flow.store.tasks_of(&before).await.expect("read"), world.timeline(jane).await);
    let mut browser = Browser::of(&world, Role::Operator).await;
    let log = audited(&world).await;

    let shared = world.link(jane).await;
    let mut waiting =
        vec!["/".to_owned(), "/account".to_owned(), "/sign-in".to_owned(), drawer(world.tenant, before.id), shared];
    let mut seen = BTreeSet::new();
    while let Some(url) = waiting.pop() {
        if !seen.insert(url.clone()) {
            continue;
        }
        for method in [Method::HEAD, Method::GET] {
            let page = browser.ask(method, &url, &[], &[("purpose", "prefetch"), ("sec-purpose", "prefetch")]).await;
            assert!(page.status.as_u16() < 500, "{url}: {page:?}");
            let on = page.headers.get("location").map(|to| to.to_str().expect("text").to_owned());
            let ours = page.links().into_iter().chain(on).filter_map(|link| {
                let link = link.strip_prefix("http://goodtime.test").unwrap_or(&link).to_owned();
                link.starts_with('/').then_some(link)
            });
            waiting.extend(ours);
        }
        assert!(seen.len() < 500, "it ends: {seen:?}");
    }
    assert!(seen.len() > 12 && seen.iter().any(|url| url.contains("state=lapsed")), "it went somewhere: {seen:?}");

    assert!(is_untouched(&world, before.id).await && browser.is_in().await);
    assert_eq!(audited(&world).await, log);
    assert_eq!(world.region.flow.store.tasks_of(&before).await.expect("read"), tasks);
    assert_eq!(world.timeline(jane).await.len(), timeline.len());
    world.work().await;
    assert_eq!(world.sim.patch_requests(jane), 0);
}
