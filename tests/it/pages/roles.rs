//! Who may do and see what.

use goodtime_icims::domain::{Clock as _, HandoffId, Role};

use super::browser::{Browser, Page, account};
use super::street::{audited, drawer, hand_off, is_untouched};
use crate::api::access::neighbour;
use crate::world::{START, World};

const ACTIONS: [&str; 5] = ["open", "retry", "undo", "lapse", "reissue"];

/// A page without what differs each time.
fn lasting(page: &Page) -> (u16, String) {
    (page.status.as_u16(), page.text.clone())
}

#[tokio::test]
async fn a_viewer_looks_and_changes_nothing() {
    let world = World::new().await;
    let id = hand_off(&world, world.tenant, (1, 2, 3), START).await;
    let before = audited(&world).await.len();
    let mut viewer = Browser::of(&world, Role::Viewer).await;
    let page = viewer.get(&drawer(world.tenant, id)).await;
    assert_eq!(page.status, 200);
    assert_eq!(page.text.matches("aria-disabled=\"true\"").count(), ACTIONS.len(), "no button can be pressed");
    assert!(page.says("Your role only looks at hand-offs.") && !page.says("id=\"link\""), "nor is the link shown");
    for action in ACTIONS {
        let page = viewer.post(&format!("{}/{action}", drawer(world.tenant, id)), &[]).await;
        assert_eq!(page.status, 403, "{action}");
        let words = page.words();
        assert!(
            words.contains("Your role does not allow this") && !words.contains("scope") && !words.contains("token"),
            "{words}"
        );
    }
    assert!(is_untouched(&world, id).await);
    assert_eq!(audited(&world).await.len(), before + 2, "the account of the test, and nothing else");
}

#[tokio::test]
async fn what_belongs_to_another_tenant_is_shown_like_what_is_not_there() {
    let world = World::new().await;
    let (own, theirs) = (world.tenant, neighbour(&world).await);
    let id = hand_off(&world, theirs, (1, 2, 3), START).await;
    let nothing = HandoffId::at(world.clock.now());
    for role in [Role::Viewer, Role::Coordinator, Role::SuperAdmin] {
        let mut browser = Browser::of(&world, role).await;
        let none = [browser.get("/tenants/99999/interviews").await, browser.get(&drawer(own, nothing)).await];
        for (page, none) in [
            (browser.get(&format!("/tenants/{theirs}/interviews")).await, &none[0]),
            (browser.get(&drawer(theirs, id)).await, &none[0]),
            (browser.get(&drawer(own, id)).await, &none[1]),
            (browser.get("/tenants/x/interviews").await, &none[0]),
            (browser.get(&format!("/tenants/{own}/interviews/x")).await, &none[1]),
        ] {
            assert_eq!((page.status.as_u16(), lasting(&page)), (404, lasting(none)), "{role}");
        }
        for action in ACTIONS {
            for tenant in [own, theirs] {
                let page = browser.post(&format!("{}/{action}", drawer(tenant, id)), &[]).await;
                let none = browser.post(&format!("{}/{action}", drawer(tenant, nothing)), &[]).await;
                assert_eq!((page.status.as_u16(), lasting(&page)), (404, lasting(&none)), "{role} {action}");
            }
        }
        assert_eq!(browser.get(&format!("/tenants/{own}/interviews?state=all")).await.rows(), Vec::<String>::new());
    }
    assert!(is_untouched(&world, id).await);
}

#[tokio::test]
async fn an_operator_sees_every_tenant_and_acts_only_where_the_address_says() {
    let world = World::new().await;
    let theirs = neighbour(&world).await;
    let [own_id, their_id] =
        [hand_off(&world, world.tenant, (1, 2, 3), START).await, hand_off(&world, theirs, (4, 5, 6), START).await];
    let mut operator = Browser::of(&world, Role::Operator).await;
    for (tenant, id, name) in [(world.tenant, own_id, "Example"), (theirs, their_id, "Neighbour")] {
        let page = operator.get(&format!("/tenants/{tenant}/interviews")).await;
        assert!(
            page.status == 200 && page.rows().len() == 1 && page.says(&format!("<span class=\"tenant\">{name}</span>"))
        );
        assert_eq!(operator.get(&drawer(tenant, id)).await.status, 200);
    }
    for action in ACTIONS {
        assert_eq!(operator.get(&drawer(world.tenant, their_id)).await.status, 404);
        let page = operator.post(&format!("{}/{action}", drawer(world.tenant, their_id)), &[]).await;
        assert_eq!(page.status, 404, "{action}");
    }
    assert!(is_untouched(&world, their_id).await, "nothing is done under the address of another tenant");
    operator.post(&format!("{}/lapse", drawer(theirs, their_id)), &[]).await.leads_to();
    assert!(!is_untouched(&world, their_id).await && is_untouched(&world, own_id).await);
}

#[tokio::test]
async fn a_role_that_was_taken_away_is_gone_at_once() {
    let world = World::new().await;
    let id = hand_off(&world, world.tenant, (1, 2, 3), START).await;
    let mut ada = account(&world, Role::Coordinator, Some(world.tenant), "ada@example.com", None).await;
    ada.role = Role::Viewer;
    let now = world.clock.now();
    assert!(world.region.flow.store.change_account(&ada, "account.role", ("test", now)).await.expect("kept"));
    let mut browser = Browser::showing(&world, &ada).await;
    assert_eq!(browser.post(&format!("{}/lapse", drawer(world.tenant, id)), &[]).await.status, 403);
    assert!(is_untouched(&world, id).await);
}
