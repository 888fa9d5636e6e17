//! How long a session counts, and what ends it.

use std::time::Duration;

use goodtime_icims::domain::{Clock as _, Role};

use super::browser::{Browser, PASSWORD, account, hash};
use crate::world::World;

const MINUTE: Duration = Duration::from_mins(1);
const ADA: &str = "ada@example.com";
const NEW: &str = "another horse, another battery";

#[tokio::test]
async fn a_cookie_from_before_is_not_the_one_after_and_never_counts() {
    let world = World::new().await;
    account(&world, Role::Viewer, Some(world.tenant), ADA, Some(hash().await)).await;
    let foisted = "session=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA".to_owned();
    let mut browser = Browser::new(&world);
    browser.cookie = Some(foisted.clone());
    browser.sign_in(ADA, PASSWORD).await.leads_to();
    let first = browser.cookie.clone();
    assert!(first.is_some() && first.as_ref() != Some(&foisted) && browser.is_in().await);
    let mut other = Browser::new(&world);
    other.cookie = Some(foisted);
    assert!(!other.is_in().await, "who foisted it is not in");

    browser.sign_in(ADA, PASSWORD).await.leads_to();
    assert_ne!(browser.cookie, first, "each sign-in begins a session");
    other.cookie = first;
    assert!(!other.is_in().await, "and ends the one that the browser had");
}

#[tokio::test]
async fn a_session_ends_when_nobody_uses_it_for_two_hours() {
    let world = World::new().await;
    let mut browser = Browser::of(&world, Role::Viewer).await;
    for _ in 0..3 {
        world.clock.advance(119 * MINUTE);
        assert!(browser.is_in().await, "each use counts");
    }
    world.clock.advance(120 * MINUTE);
    let page = browser.get("/account").await;
    assert_eq!(page.leads_to(), "/sign-in?next=%2Faccount");
}

#[tokio::test]
async fn a_session_ends_after_twelve_hours_however_busy_it_is() {
    let world = World::new().await;
    let mut browser = Browser::of(&world, Role::Viewer).await;
    for _ in 0..11 {
        world.clock.advance(60 * MINUTE);
        assert!(browser.is_in().await);
    }
    world.clock.advance(59 * MINUTE);
    assert!(browser.is_in().await);
    world.clock.advance(MINUTE);
    assert!(!browser.is_in().await);
}

#[tokio::test]
async fn a_part_that_a_script_asks_for_without_a_session_sends_the_whole_page_to_the_sign_in() {
    let world = World::new().await;
    let path = format!("/tenants/{}/interviews", world.tenant);
    let page = Browser::new(&world).ask(reqwest::Method::GET, &path, &[], &[("hx-request", "true")]).await;
    assert_eq!((page.status.as_u16(), page.text.as_str()), (200, ""));
    assert_eq!(page.headers["hx-redirect"], "/sign-in?next=%2F");
}

#[tokio::test]
async fn a_window_that_is_left_open_keeps_nobody_signed_in() {
    let world = World::new().await;
    let path = format!("/tenants/{}/interviews", world.tenant);
    let mut browsers = Vec::new();
    for headers in [&[("hx-request", "true")][..], &[("hx-request", "true"), ("x-by-hand", "true")]] {
        let ada =
            account(&world, Role::Viewer, Some(world.tenant), &format!("ada{}@example.com", headers.len()), None).await;
        browsers.push((Browser::showing(&world, &ada).await, headers));
    }
    for _ in 0..3 {
        world.clock.advance(Duration::from_hours(1));
        for (browser, headers) in &mut browsers {
            browser.ask(reqwest::Method::GET, &path, &[], headers).await;
        }
    }
    let [(mut left, _), (mut used, _)] = browsers.try_into().ok().expect("two");
    assert!(!left.is_in().await, "a list that reads itself again is no person");
    assert!(used.is_in().await, "who opens a drawer is one");
}

#[tokio::test]
async fn signing_out_ends_this_session_and_signing_out_everywhere_all_of_them() {
    let world = World::new().await;
    let ada = account(&world, Role::Viewer, Some(world.tenant), ADA, None).await;
    let mut browsers = Vec::new();
    for _ in 0..3 {
        browsers.push(Browser::showing(&world, &ada).await);
    }
    let kept = browsers[0].cookie.clone();
    assert_eq!(browsers[0].post("/sign-out", &[]).await.leads_to(), "/sign-in");
    assert_eq!(browsers[0].cookie, None, "the cookie is taken back");
    browsers[0].cookie = kept;
    assert!(!browsers[0].is_in().await, "and does not count if it is kept");
    assert!(browsers[1].is_in().await && browsers[2].is_in().await);
    let mut stranger = Browser::of(&world, Role::Operator).await;
    assert_eq!(browsers[1].post("/account/sign-out-everywhere", &[]).await.leads_to(), "/sign-in");
    assert!(!browsers[2].is_in().await && stranger.is_in().await, "everywhere, but only that account");
    assert_eq!(browsers[2].get("/sign-out").await.status, 405, "a link does not sign out");
}

#[tokio::test]
async fn a_new_password_needs_the_present_one_and_ends_every_other_session() {
    let world = World::new().await;
    let ada = account(&world, Role::Viewer, Some(world.tenant), ADA, Some(hash().await)).await;
    let [mut browser, mut other] = [Browser::showing(&world, &ada).await, Browser::showing(&world, &ada).await];
    let before = browser.cookie.clone();
    let form = |present: &'static str, password: &'static str, again: &'static str| {
        [("present", present), ("password", password), ("again", again)]
    };
    let wrong = browser.post("/account/password", &form("wrong", "short", "other")).await;
    let told =
        wrong.text.split(r#"role="alert""#).nth(1).and_then(|rest| rest.split("</ul>").next()).unwrap_or_default();
    assert_eq!((wrong.status.as_u16(), told.matches("<li>").count()), (422, 3), "three mistakes");
    assert!(other.is_in().await && browser.cookie == before);

    assert_eq!(browser.post("/account/password", &form(PASSWORD, NEW, NEW)).await.leads_to(), "/account");
    assert!(browser.is_in().await && browser.cookie != before);
    assert!(!other.is_in().await);
    other.cookie = before;
    assert!(!other.is_in().await, "the session that changed it is another one now, too");
    assert_eq!(other.sign_in(ADA, PASSWORD).await.status, 422);
    assert_eq!(other.sign_in(ADA, NEW).await.leads_to(), "/account");
    let line = (format!("account {}", ada.id), "account.password".to_owned());
    assert!(super::street::audited(&world).await.contains(&line));
}

#[tokio::test]
async fn a_session_ends_with_the_account_that_is_disabled() {
    let world = World::new().await;
    let mut ada = account(&world, Role::Viewer, Some(world.tenant), ADA, None).await;
    let mut browser = Browser::showing(&world, &ada).await;
    assert!(browser.is_in().await);
    let now = world.clock.now();
    ada.disabled_at = Some(now);
    assert!(world.region.flow.store.change_account(&ada, "account.disable", ("test", now)).await.expect("kept"));
    assert!(!browser.is_in().await);
    assert!(!Browser::showing(&world, &ada).await.is_in().await, "not even with a session that is left over");
}
