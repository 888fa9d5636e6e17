//! What is done from the drawer, as a browser without scripts does it.

use goodtime_icims::domain::{Clock as _, Lifecycle, Role};
use goodtime_icims::store::Page as Part;

use super::browser::{Browser, account};
use super::street::{audited, drawer};
use crate::api::access::dead_task;
use crate::world::World;

/// Somebody who works with hand-offs, and one that is ready.
struct Scene {
    world: World,
    /// How the audit log names who acts.
    actor: String,
    url: String,
}

impl Scene {
    async fn new() -> Self {
        let world = World::new().await;
        let jane = world.jane();
        world.send(jane).await;
        world.work().await;
        let ada = account(&world, Role::Coordinator, Some(world.tenant), "ada@example.com", None).await;
        let (actor, url) = (format!("account {}", ada.id), drawer(world.tenant, world.handoff(jane).await.id));
        Self { world, actor, url }
    }

    async fn browser(&self) -> Browser<'_> {
        let name = "ada@example.com".parse().expect("an address");
        let ada = self.world.region.flow.store.account_named(&name).await.expect("read").expect("it is there");
        Browser::showing(&self.world, &ada).await
    }

    /// Presses a button, and reads what is said of it.
    async fn does(&self, action: &str, says: &str) {
        let mut browser = self.browser().await;
        let page = browser.post(&format!("{}/{action}", self.url), &[]).await;
        let to = page.leads_to().to_owned();
        assert_eq!(to, format!("{}?done={action}", self.url));
        let page = browser.get(&to).await;
        assert!(page.says("notice good") && page.says(says), "{action}: {}", page.words());
    }

    async fn is_audited(&self, action: &str) {
        let all = audited(&self.world).await;
        assert!(all.contains(&(self.actor.clone(), action.to_owned())), "{action}: {all:?}");
    }
}

#[tokio::test]
async fn a_hand_off_is_opened_moved_on_and_moved_back() {
    let scene = Scene::new().await;
    let (world, jane) = (&scene.world, scene.world.jane());
    scene.does("open", "Opened. Where the rule says so").await;
    world.work().await;
    assert_eq!(world.sim.status_of(jane).as_deref(), Some(world.story.interview_scheduled));
    scene.is_audited("handoff.open").await;
    let page = scene.browser().await.get(&scene.url).await;
    assert!(page.words().contains("by Ada Example · Coordinator"), "who did it is called by name: {}", page.words());
    scene.does("open", "Opened.").await; // Once more is no mistake.
    world.work().await;
    assert_eq!(world.sim.patches_applied(jane), 1);
    let page = scene.browser().await.get(&scene.url).await;
    assert!(page.says("The candidate was moved to the next status in iCIMS."), "{}", page.words());
    assert!(page.says("It was opened already.") && page.words().contains("Moving on in iCIMS"));

    scene.does("undo", "The candidate is being moved back").await;
    world.work().await;
    assert_eq!(world.sim.status_of(jane).as_deref(), Some(world.story.send_to_goodtime));
    scene.is_audited("advance.undo").await;
    assert!(scene.browser().await.get(&scene.url).await.says("It was taken back already."));
}

#[tokio::test]
async fn what_was_given_up_runs_again() {
    let scene = Scene::new().await;
    let page = scene.browser().await.get(&scene.url).await;
    assert!(page.says("Nothing was given up."));
    dead_task(&scene.world, &scene.world.handoff(scene.world.jane()).await).await;
    let page = scene.browser().await.get(&scene.url).await;
    assert!(page.says("given up: look at the reason") && !page.says("Nothing was given up."), "{}", page.words());
    scene.does("retry", "What was given up runs again.").await;
    scene.is_audited("handoff.retry").await;
    let dead = scene.world.region.flow.store.dead_tasks_page(None, Part::newest(10)).await.expect("read");
    assert_eq!(dead.rows, []);
}

#[tokio::test]
async fn a_new_link_makes_the_old_one_useless() {
    let scene = Scene::new().await;
    let world = &scene.world;
    let old = world.link(world.jane()).await;
    scene.does("reissue", "no longer count").await;
    scene.is_audited("link.revoke").await;
    let new = world.link(world.jane()).await;
    assert_ne!(old, new);
    assert!(scene.browser().await.get(&scene.url).await.says(&new));
    let gone = world.get(&old).await.status().as_u16();
    assert!([404, 410].contains(&gone), "{gone}");
    assert_eq!(world.get(&new).await.status(), 200);
}

#[tokio::test]
async fn what_has_ended_cannot_be_opened_and_the_page_says_why() {
    let scene = Scene::new().await;
    let (world, jane) = (&scene.world, scene.world.jane());
    scene.does("lapse", "The hand-off has ended.").await;
    scene.is_audited("handoff.lapse").await;
    assert_eq!(world.handoff(jane).await.lifecycle, Lifecycle::Lapsed);
    for action in ["open", "lapse", "undo"] {
        let page = scene.browser().await.post(&format!("{}/{action}", scene.url), &[]).await;
        assert_eq!(page.status, 409, "{action}");
        assert!(page.says("notice alert") && page.says("role=\"alert\"") && page.says("Jane Doe"), "{}", page.words());
        assert!(page.says("<html"), "the whole page, for who has no script");
    }
    world.work().await;
    assert_eq!(world.sim.patch_requests(jane), 0, "nothing leaves");
    assert_eq!(world.handoff(jane).await.opened_at, None);
}

#[tokio::test]
async fn a_link_does_nothing_that_a_button_does() {
    let scene = Scene::new().await;
    let before = (audited(&scene.world).await, scene.world.clock.now());
    let mut browser = scene.browser().await;
    for action in ["open", "retry", "undo", "lapse", "reissue"] {
        assert_eq!(browser.get(&format!("{}/{action}", scene.url)).await.status, 405, "{action}");
        assert!(!browser.get(&format!("{}?done=lapsed", scene.url)).await.says("notice"));
    }
    assert_eq!(browser.post(&format!("{}/erase", scene.url), &[]).await.status, 404);
    assert_eq!((audited(&scene.world).await, scene.world.clock.now()), before);
}
