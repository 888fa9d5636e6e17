//! The operators' list: how each customer stands, and how far its onboarding is.

use goodtime_icims::domain::{Clock as _, Role, Timestamp};

use super::browser::Browser;
use super::onboarding::{not_activated, stages};
use crate::api::access::neighbour;
use crate::world::World;

#[tokio::test]
async fn the_list_says_how_far_each_onboarding_is_and_what_comes_next() {
    let world = World::new().await;
    let theirs = neighbour(&world).await;
    let mut operator = Browser::of(&world, Role::Operator).await;
    let page = operator.get("/operator").await;
    assert!(page.says("5 of 9 done</a><span class=\"line soft\">Next: Stages are imported</span>"), "{page:?}");
    assert!(page.says("2 of 9 done</a><span class=\"line soft\">Next: Access to the API of iCIMS</span>"), "{page:?}");

    stages(&world, "Review,Send to GoodTime,C20700\nInterview,Interview Scheduled,C20800\n").await;
    world.send(world.jane()).await;
    world.work().await;
    let page = operator.get("/operator").await;
    assert!(page.says("9 of 10 done</a><span class=\"line soft\">Next: The first full import is done"), "{page:?}");
    assert!(page.says(&format!("href=\"/tenants/{theirs}/onboarding\"")));

    // What the list says is what the page of the customer says.
    let own = operator.get(&format!("/tenants/{}/onboarding", world.tenant)).await;
    assert!(own.words().contains("9 / 10 of the steps"), "{}", own.words());
}

#[tokio::test]
async fn a_pause_of_the_region_or_of_a_customer_is_no_missing_activation() {
    let world = World::new().await;
    let (store, now) = (&world.region.flow.store, world.clock.now());
    let mut operator = Browser::of(&world, Role::Operator).await;
    let never = Timestamp::NEVER;
    store.pause_region(Some(never), ("test", now)).await.expect("kept");
    world.region.flow.directory.refresh().await.expect("read");
    assert!(!operator.get("/operator").await.says("Not activated"));
    store.pause_region(None, ("test", now)).await.expect("kept");
    world.region.flow.directory.refresh().await.expect("read");
    operator.post(&format!("/tenants/{}/settings/pause", world.tenant), &[]).await.leads_to();
    let page = operator.get("/operator").await;
    assert!(page.says("Paused until somebody resumes") && !page.says("Not activated"), "{page:?}");
    not_activated(&world).await;
    assert!(operator.get("/operator").await.says("Not activated"));
}

#[tokio::test]
async fn nobody_else_sees_the_list() {
    let world = World::new().await;
    for role in [Role::Viewer, Role::Coordinator, Role::SuperAdmin] {
        let mut browser = Browser::of(&world, role).await;
        assert_eq!(browser.get("/operator").await.status, 403, "{role}");
    }
}
