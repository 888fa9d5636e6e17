//! The people of a customer: invited, changed, and kept out, by whoever may do so.

use goodtime_icims::domain::{Account, Role};

use super::browser::{Browser, PASSWORD, Page, account, hash};
use super::street::{below, done_by_people};
use crate::api::access::neighbour;
use crate::world::{World, path};

const BOB: &str = "bob@example.com";

async fn named(world: &World, name: &str) -> Option<Account> {
    world.region.flow.store.account_named(&name.parse().expect("an address")).await.expect("read")
}

async fn invite(browser: &mut Browser<'_>, world: &World, (role, sign_in, days): (&str, &str, &str)) -> Page {
    let url = below(world, "people");
    let form = browser.get(&url).await.form(&url);
    browser.send(&form.with("role", role).with("sign_in", sign_in).with("days", days)).await
}

/// Where a button for somebody is.
fn button(world: &World, one: &Account, action: &str) -> String {
    below(world, &format!("people/{}/{action}", one.id))
}

#[tokio::test]
async fn who_is_invited_becomes_somebody_who_signs_in() {
    let world = World::new().await;
    let mut admin = Browser::of(&world, Role::SuperAdmin).await;
    let page = invite(&mut admin, &world, ("coordinator", "Bob@Example.com", "3")).await;
    let link = page.shown_once("made");
    assert!(page.status == 200 && page.says("becomes <strong>Coordinator</strong>"), "{}", page.words());
    assert!(link.starts_with("http://goodtime.test/sign-in/invitation/"), "{link}");
    assert!(!admin.get(&below(&world, "people")).await.says(&link), "it is shown once");
    assert_eq!(named(&world, BOB).await, None, "nobody is there before they followed it");

    let mut bob = Browser::new(&world);
    let path = path(&link);
    let form = bob.get(&path).await.form(&path);
    let form = form.with("name", "<b>Bob</b>").with("password", PASSWORD).with("again", PASSWORD);
    bob.send(&form).await.leads_to();
    let made = named(&world, BOB).await.expect("it is there");
    assert_eq!((made.tenant, made.role), (Some(world.tenant), Role::Coordinator));
    assert_eq!(bob.get(&below(&world, "deliveries")).await.status, 200);
    assert_eq!(bob.get(&below(&world, "people")).await.status, 403);
    assert_eq!(Browser::new(&world).sign_in(BOB, PASSWORD).await.leads_to(), "/account");
    let list = admin.get(&below(&world, "people")).await;
    assert!(list.says("&#60;b&#62;Bob&#60;/b&#62;") && list.says(BOB) && !list.says("<b>Bob"), "{}", list.words());
    assert_eq!(Browser::new(&world).get(&path).await.status, 404, "it counts once");
    assert!(done_by_people(&world).await.contains(&"account.invite".to_owned()));
}

#[tokio::test]
async fn an_invitation_that_cannot_be_is_not_made_and_what_was_typed_stays() {
    let world = World::new().await;
    account(&world, Role::Viewer, Some(world.tenant), BOB, None).await;
    let mut admin = Browser::of(&world, Role::SuperAdmin).await;
    let url = below(&world, "people");
    let cases = [
        ("operator", "eve@example.com", "7", "wrong-role"),
        ("owner", "eve@example.com", "7", "wrong-role"),
        ("viewer", "no \"address\"", "7", "wrong-sign_in"),
        ("viewer", BOB, "7", "wrong-sign_in"),
        ("viewer", "eve@example.com", "31", "wrong-days"),
        ("viewer", "eve@example.com", "soon", "wrong-days"),
    ];
    for (role, sign_in, days, marked) in cases {
        let page = invite(&mut admin, &world, (role, sign_in, days)).await;
        assert!(page.status == 422 && page.says(&format!("id=\"{marked}\"")), "{marked}: {}", page.words());
        let form = page.form(&url);
        assert_eq!((form.value("sign_in"), form.value("days")), (Some(sign_in), Some(days)));
        assert!(!page.says("/sign-in/invitation/"), "{marked}");
    }
    assert_eq!(done_by_people(&world).await, Vec::<String>::new());
}

#[tokio::test]
async fn another_role_counts_from_the_next_sign_in_on_and_ends_what_was_open() {
    let world = World::new().await;
    let bob = account(&world, Role::Viewer, Some(world.tenant), BOB, Some(hash().await)).await;
    let mut admin = Browser::of(&world, Role::SuperAdmin).await;
    let mut browser = Browser::showing(&world, &bob).await;
    assert_eq!(browser.get(&below(&world, "settings")).await.status, 403);
    let url = button(&world, &bob, "role");
    let form = admin.get(&below(&world, "people")).await.form(&url);
    assert_eq!(form.value("role"), Some("viewer"), "as it is");
    let done = admin.send(&form.with("role", "super-admin")).await.leads_to().to_owned();
    assert!(admin.get(&done).await.says("The role was changed."));
    assert!(!browser.is_in().await);
    browser.sign_in(BOB, PASSWORD).await.leads_to();
    assert_eq!(browser.get(&below(&world, "settings")).await.status, 200);
    assert_eq!(done_by_people(&world).await, ["account.role"]);

    let again = admin.get(&below(&world, "people")).await.form(&url);
    let page = admin.send(&again).await;
    assert!(page.status == 409 && page.says("That is so already."), "{}", page.words());
    for (role, status) in [("operator", 403), ("owner", 404), ("", 404)] {
        assert_eq!(admin.post(&url, &[("role", role)]).await.status, status, "{role}");
    }
    assert_eq!(named(&world, BOB).await.map(|bob| bob.role), Some(Role::SuperAdmin));
}

#[tokio::test]
async fn who_is_disabled_is_out_at_once_and_who_is_enabled_signs_in_again() {
    let world = World::new().await;
    let bob = account(&world, Role::Coordinator, Some(world.tenant), BOB, Some(hash().await)).await;
    let people = below(&world, "people");
    let mut admin = Browser::of(&world, Role::SuperAdmin).await;
    let [mut browser, mut other] = [Browser::showing(&world, &bob).await, Browser::showing(&world, &bob).await];
    let done = admin.press(&people, &button(&world, &bob, "sign-out")).await.leads_to().to_owned();
    assert!(admin.get(&done).await.says("All sessions of the account have ended."));
    assert!(!browser.is_in().await && !other.is_in().await && admin.is_in().await);
    browser.sign_in(BOB, PASSWORD).await.leads_to();

    let done = admin.press(&people, &button(&world, &bob, "disable")).await.leads_to().to_owned();
    let page = admin.get(&done).await;
    assert!(page.says("The account is disabled") && page.form_or_none(&button(&world, &bob, "disable")).is_none());
    assert!(!browser.is_in().await);
    assert_eq!(other.sign_in(BOB, PASSWORD).await.status, 422);
    let page = admin.post(&button(&world, &bob, "disable"), &[]).await;
    assert!(page.status == 409 && page.says("role=\"alert\""), "{}", page.words());
    admin.press(&people, &button(&world, &bob, "enable")).await.leads_to();
    assert_eq!(other.sign_in(BOB, PASSWORD).await.leads_to(), "/account");
    assert_eq!(done_by_people(&world).await, ["account.enable", "account.disable", "account.sign_out"]);
}

#[tokio::test]
async fn nobody_takes_their_own_rights_away_so_one_who_manages_people_stays() {
    let world = World::new().await;
    let ada = account(&world, Role::SuperAdmin, Some(world.tenant), "ada@example.com", None).await;
    let mut admin = Browser::showing(&world, &ada).await;
    let page = admin.get(&below(&world, "people")).await;
    assert!(page.says("href=\"/account\">Your account") && page.says(">you</span>"), "{}", page.words());
    for (action, role) in [("disable", ""), ("role", "viewer"), ("sign-out", "")] {
        let url = button(&world, &ada, action);
        assert!(page.form_or_none(&url).is_none(), "{action} is not offered");
        let refused = admin.post(&url, &[("role", role)]).await;
        assert!(refused.status == 409 && refused.says("Nobody changes their own account here."), "{action}");
    }
    assert!(admin.is_in().await);
    assert_eq!(named(&world, "ada@example.com").await, Some(ada));
}

#[tokio::test]
async fn of_people_elsewhere_nobody_learns_that_they_are_there() {
    let world = World::new().await;
    let theirs = neighbour(&world).await;
    let eve = account(&world, Role::Viewer, Some(theirs), "eve@example.com", None).await;
    let olu = account(&world, Role::Operator, None, "olu@example.com", None).await;
    let mut admin = Browser::of(&world, Role::SuperAdmin).await;
    let page = admin.get(&below(&world, "people")).await;
    assert!(!page.says("eve@example.com") && !page.says("olu@example.com"), "{}", page.words());
    let nothing = admin.post(&below(&world, &format!("people/{}/disable", uuid::Uuid::from_u128(7))), &[]).await;
    assert_eq!(nothing.status, 404);
    for one in [&eve, &olu] {
        for action in ["disable", "sign-out", "role"] {
            let page = admin.post(&button(&world, one, action), &[("role", "viewer")]).await;
            assert_eq!((page.status.as_u16(), &page.text), (404, &nothing.text), "{action}");
        }
    }
    assert!(named(&world, "eve@example.com").await.is_some_and(|eve| eve.disabled_at.is_none()));
    assert_eq!(done_by_people(&world).await, Vec::<String>::new());
}
