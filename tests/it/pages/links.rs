//! Links of hand-offs, and people who signed in.

use std::time::Duration;

use goodtime_icims::domain::{Clock as _, HandoffId, Role, TenantSettings};
use goodtime_icims::secrets::{LinkClaim, LinkKind};

use super::browser::{Browser, account};
use super::street::{audited, drawer, is_untouched};
use crate::api::access::neighbour;
use crate::world::{Plan, World};

const OPENS_ITSELF: &str = "data-opens-itself";

/// A candidate that is ready to be opened, and the link that anybody may have.
async fn ready(needs_sign_in: bool) -> (World, String) {
    let settings = TenantSettings { link_needs_sign_in: needs_sign_in, ..TenantSettings::default() };
    let world = World::planned(Plan { settings, ..Plan::default() }).await;
    world.send(world.jane()).await;
    world.work().await;
    let link = world.link(world.jane()).await;
    (world, link)
}

async fn theirs(world: &World) -> Browser<'_> {
    let tenant = neighbour(world).await;
    let other = account(world, Role::SuperAdmin, Some(tenant), "other@example.com", None).await;
    Browser::showing(world, &other).await
}

/// How logs name somebody.
async fn actor_of(world: &World, sign_in: &str) -> String {
    let name = sign_in.parse().expect("an address");
    let account = world.region.flow.store.account_named(&name).await.expect("read").expect("it is there");
    format!("account {}", account.id)
}

#[tokio::test]
async fn where_a_customer_wants_it_people_sign_in_before_a_link_shows_or_opens_anything() {
    let (world, link) = ready(true).await;
    let id = world.handoff(world.jane()).await.id;
    let mut nobody = Browser::new(&world);
    let to = format!("/sign-in?next={}", link.replace('/', "%2F"));
    for part in ["", "/state", "/resume"] {
        assert_eq!(nobody.get(&format!("{link}{part}")).await.leads_to(), to, "{part}");
    }
    assert_eq!(nobody.post(&link, &[]).await.leads_to(), to);
    let mut stranger = theirs(&world).await;
    for part in ["", "/state", "/resume"] {
        let page = stranger.get(&format!("{link}{part}")).await;
        assert!(page.status == 403 && !page.says("Jane"), "{part}: {}", page.words());
    }
    assert_eq!(stranger.post(&link, &[]).await.status, 403);
    let mut viewer = Browser::of(&world, Role::Viewer).await;
    let page = viewer.get(&link).await;
    assert!(page.says("Jane") && !page.says("Open candidate"), "who only looks has no button: {}", page.words());
    assert_eq!(viewer.post(&link, &[]).await.leads_to(), link);
    assert!(is_untouched(&world, id).await);

    let mut ada = Browser::of(&world, Role::Coordinator).await;
    assert!(ada.get(&link).await.says("Jane"));
    assert_eq!(ada.get(&format!("{link}/resume")).await.status, 200);
    assert_eq!(ada.post(&link, &[]).await.leads_to(), link);
    world.work().await;
    assert_eq!(world.sim.status_of(world.jane()).as_deref(), Some(world.story.interview_scheduled));
    let drawer = ada.get(&drawer(world.tenant, id)).await;
    assert!(drawer.words().contains("with the link by Ada Example · Coordinator"), "{}", drawer.words());
    let opened = audited(&world).await.into_iter().filter(|(_, action)| action == "handoff.open");
    assert!(opened.map(|(actor, _)| actor).eq([actor_of(&world, "coordinator@example.com").await]));
}

#[tokio::test]
async fn a_program_that_was_given_the_address_of_a_resume_signs_in_nowhere() {
    let (world, _) = ready(true).await;
    let handoff = world.handoff(world.jane()).await;
    let claim = LinkClaim { kind: LinkKind::Resume, handoff: handoff.id, epoch: handoff.link_epoch };
    let link = world.region.flow.links.mint(claim);
    let answer = world.get(&format!("/v2/ats/open/{}/resume", link.as_str())).await;
    assert_eq!(answer.status(), 200);
}

#[tokio::test]
async fn a_link_opens_by_itself_for_whoever_signed_in_and_may_open_it() {
    let (world, link) = ready(false).await;
    let nobody = Browser::new(&world).get(&link).await;
    assert!(
        nobody.says("Open candidate") && !nobody.says(OPENS_ITSELF),
        "a program that looks into mails opens nothing"
    );
    assert!(!theirs(&world).await.get(&link).await.says(OPENS_ITSELF));
    assert!(!Browser::of(&world, Role::Viewer).await.get(&link).await.says(OPENS_ITSELF));
    let page = Browser::of(&world, Role::Operator).await.get(&link).await;
    assert!(page.says("Open candidate") && !page.says(OPENS_ITSELF), "operators look into what they are asked about");
    let mut ada = Browser::of(&world, Role::Coordinator).await;
    assert!(ada.get(&link).await.says(OPENS_ITSELF));
    assert!(is_untouched(&world, world.handoff(world.jane()).await.id).await, "to look is not to open");
    assert_eq!(ada.post(&link, &[]).await.leads_to(), link);
    assert!(!ada.get(&link).await.says(OPENS_ITSELF), "once is enough");
    assert_eq!(ada.post(&link, &[]).await.leads_to(), link);
    let opened = audited(&world).await.into_iter().filter(|(_, action)| action == "handoff.open");
    assert_eq!(opened.count(), 1, "what opens nothing has no line");
}

#[tokio::test]
async fn a_link_that_was_revoked_opens_nothing_and_nothing_is_noted() {
    let (world, link) = ready(false).await;
    let id = world.handoff(world.jane()).await.id;
    let mut ada = Browser::of(&world, Role::Coordinator).await;
    ada.post(&format!("{}/reissue", drawer(world.tenant, id)), &[]).await.leads_to();
    ada.post(&link, &[]).await.leads_to();
    assert_eq!(world.handoff(world.jane()).await.opened_at, None);
    assert!(audited(&world).await.iter().all(|(_, action)| action != "handoff.open"), "nobody opened it");
}

#[tokio::test]
async fn a_link_that_is_useless_leads_whoever_signs_in_to_the_hand_off_that_counts() {
    let (world, link) = ready(false).await;
    let old = world.handoff(world.jane()).await;
    world.clock.advance(Duration::from_hours(24 * 15));
    let page = Browser::new(&world).get(&link).await;
    assert_eq!(page.status, 410);
    let address = format!("/interviews/{}", old.id);
    assert!(page.links().contains(&address) && !page.says("Jane"), "{}", page.words());

    world.sim.move_quietly(world.jane(), world.story.new_submission, world.story.recruiter);
    world.send(world.jane()).await;
    world.work().await;
    let newer = world.handoff(world.jane()).await.id;
    assert_ne!(newer, old.id, "it was sent again");
    let mut nobody = Browser::new(&world);
    assert_eq!(nobody.get(&address).await.leads_to(), format!("/sign-in?next=%2Finterviews%2F{}", old.id));
    let mut ada = Browser::of(&world, Role::Coordinator).await;
    assert_eq!(ada.get(&address).await.leads_to(), drawer(world.tenant, newer));
    for wrong in [format!("/interviews/{}", HandoffId::at(world.clock.now())), "/interviews/x".into()] {
        assert_eq!(ada.get(&wrong).await.status, 404, "{wrong}");
    }
    assert_eq!(theirs(&world).await.get(&address).await.status, 404);
}
