//! Signing in, and what an invitation leads to.

use goodtime_icims::domain::{Clock as _, Invitation, Role};
use goodtime_icims::secrets::SignInToken;

use super::browser::{Browser, PASSWORD, account, hash, invitation};
use super::street::audited;
use crate::world::{Plan, World};

const ADA: &str = "ada@example.com";
const WRONG: &str = "The e-mail address or the password is not right.";

async fn with_ada() -> World {
    let world = World::new().await;
    account(&world, Role::Coordinator, Some(world.tenant), ADA, Some(hash().await)).await;
    world
}

#[tokio::test]
async fn who_comes_without_a_session_signs_in_and_comes_back_to_what_was_wanted() {
    let world = with_ada().await;
    let mut browser = Browser::new(&world);
    let wanted = format!("/tenants/{}/interviews?state=all", world.tenant);
    let way = browser.get(&wanted).await.leads_to().to_owned();
    let form = browser.get(&way).await;
    assert!(form.says(&format!("name=\"next\" value=\"{wanted}\"")), "{}", form.text);
    let signed_in =
        browser.post("/sign-in", &[("name", " Ada@EXAMPLE.com "), ("password", PASSWORD), ("next", &wanted)]).await;
    assert_eq!(signed_in.leads_to(), wanted);
    assert!(browser.get(&wanted).await.says("Ada Example"));
    assert_eq!(browser.get("/").await.leads_to(), format!("/tenants/{}/interviews", world.tenant));
    assert_eq!(browser.get("/sign-in?next=/account").await.leads_to(), "/account", "who is in goes on");
}

#[tokio::test]
async fn a_wrong_password_an_unknown_name_and_a_disabled_account_get_one_answer() {
    let world = with_ada().await;
    let mut gone = account(&world, Role::Viewer, Some(world.tenant), "bob@example.com", Some(hash().await)).await;
    gone.disabled_at = Some(world.clock.now());
    let store = &world.region.flow.store;
    assert!(store.change_account(&gone, "account.disable", ("test", world.clock.now())).await.expect("kept"));
    account(&world, Role::Viewer, Some(world.tenant), "sso@example.com", None).await;

    let tries = [
        (ADA, "wrong horse battery staple"),
        (ADA, ""),
        ("nobody@example.com", PASSWORD),
        ("no address", PASSWORD),
        ("bob@example.com", PASSWORD),
        ("sso@example.com", PASSWORD),
    ];
    let mut answers = Vec::new();
    for (name, password) in tries {
        let mut browser = Browser::new(&world);
        let page = browser.sign_in(name, password).await;
        assert_eq!((page.status.as_u16(), page.says(WRONG)), (422, true), "{name}");
        assert_eq!(browser.cookie, None, "{name}");
        assert!(page.says(&format!("value=\"{name}\"")) && !page.says(PASSWORD), "only what was typed as name is kept");
        answers.push(page.text.replace(name, ""));
    }
    answers.dedup();
    assert_eq!(answers.len(), 1, "nothing tells them apart");
}

#[tokio::test]
async fn a_name_is_guessed_at_twenty_times_and_then_not_even_the_right_password_counts() {
    let world = with_ada().await;
    let tries = (0..20).map(|n| {
        let name = if n % 2 == 0 { ADA.to_owned() } else { format!(" {} ", ADA.to_uppercase()) };
        let world = &world;
        async move { Browser::new(world).sign_in(&name, "").await.status.as_u16() }
    });
    let answers = futures_util::future::join_all(tries).await;
    assert_eq!(answers, [422; 20]);
    let mut browser = Browser::new(&world);
    let page = browser.sign_in(ADA, PASSWORD).await;
    assert_eq!((page.status.as_u16(), browser.cookie), (429, None));
    assert!(page.says("many tries"));
}

#[tokio::test]
async fn the_cookie_is_for_us_alone_and_over_tls_bound_to_the_host() {
    let attributes = async |public_url: &str| {
        let world = World::planned(Plan { public_url: public_url.to_owned(), ..Plan::default() }).await;
        account(&world, Role::Viewer, Some(world.tenant), ADA, Some(hash().await)).await;
        let page = Browser::new(&world).sign_in(ADA, PASSWORD).await;
        let cookie = page.headers["set-cookie"].to_str().expect("text");
        let (name, rest) = cookie.split_once('=').expect("a value");
        let (secret, attributes) = rest.split_once("; ").expect("attributes");
        assert!(secret.len() >= 43, "it cannot be guessed");
        (name.to_owned(), attributes.to_owned())
    };
    let (name, said) = attributes("https://goodtime.test").await;
    assert_eq!((name.as_str(), said.as_str()), ("__Host-session", "Path=/; HttpOnly; SameSite=Lax; Secure"));
    let (name, said) = attributes("http://goodtime.test").await;
    assert_eq!((name.as_str(), said.as_str()), ("session", "Path=/; HttpOnly; SameSite=Lax"));
}

#[tokio::test]
async fn an_invitation_makes_one_account_once() {
    let world = World::new().await;
    let path = format!("/sign-in/invitation/{}", invitation(&world, Role::Operator, None, None).await);
    let mut browser = Browser::new(&world);
    assert!(browser.get(&path).await.says("Operator"));
    let form = |sign_in: &'static str, name: &'static str, password: &'static str, again: &'static str| {
        [("sign_in", sign_in), ("name", name), ("password", password), ("again", again)]
    };
    let wrong = browser.post(&path, &form("nobody", " ", "short", "other")).await;
    assert_eq!(
        (wrong.status.as_u16(), wrong.text.matches("<li>").count()),
        (422, 4),
        "each mistake is said: {}",
        wrong.text
    );
    assert_eq!(browser.cookie, None);
    let right = form("Olu@Example.com", "Olu", PASSWORD, PASSWORD);
    assert_eq!(browser.post(&path, &right).await.leads_to(), "/");
    assert!(browser.get("/account").await.says("olu@example.com"));

    let mut late = Browser::new(&world);
    assert_eq!(late.get(&path).await.status, 404);
    let again = late.post(&path, &form("eve@example.com", "Eve", PASSWORD, PASSWORD)).await;
    assert_eq!((again.status.as_u16(), late.cookie), (404, None));
    assert!(again.says("used, is too old, or was mistyped"));
}

#[tokio::test]
async fn a_fixed_address_cannot_be_changed_and_one_that_is_taken_is_refused() {
    let world = with_ada().await;
    let fixed = invitation(&world, Role::Viewer, Some(world.tenant), Some("bob@example.com")).await;
    let path = format!("/sign-in/invitation/{fixed}");
    let mut browser = Browser::new(&world);
    assert!(browser.get(&path).await.says("readonly autocomplete=\"username\" value=\"bob@example.com\""));
    let form = [("sign_in", "eve@example.com"), ("name", "Bob"), ("password", PASSWORD), ("again", PASSWORD)];
    browser.post(&path, &form).await.leads_to();
    assert!(browser.get("/account").await.says("bob@example.com"), "what the form says otherwise does not count");

    let open = invitation(&world, Role::Viewer, Some(world.tenant), None).await;
    let path = format!("/sign-in/invitation/{open}");
    let mut browser = Browser::new(&world);
    let form = [("sign_in", ADA), ("name", "Eve"), ("password", PASSWORD), ("again", PASSWORD)];
    let taken = browser.post(&path, &form).await;
    assert_eq!((taken.status.as_u16(), browser.cookie.as_ref()), (409, None));
    assert!(taken.says("signs in with this e-mail address already"));
    let free = [("sign_in", "eve@example.com"), ("name", "Eve"), ("password", PASSWORD), ("again", PASSWORD)];
    browser.post(&path, &free).await.leads_to();
}

#[tokio::test]
async fn of_two_links_of_the_first_start_one_makes_an_operator() {
    let world = World::new().await;
    let [one, other] = [first_start(&world).await, first_start(&world).await];
    let mut browser = Browser::new(&world);
    let form = [("sign_in", "olu@example.com"), ("name", "Olu"), ("password", PASSWORD), ("again", PASSWORD)];
    browser.post(&one, &form).await.leads_to();
    assert!(browser.get("/account").await.says("Operator"));
    for used in [one, other] {
        assert_eq!(Browser::new(&world).get(&used).await.status, 404, "there is an operator now");
        assert_eq!(Browser::new(&world).post(&used, &form).await.status, 404);
    }
    let added: Vec<_> = audited(&world).await.into_iter().filter(|(_, action)| action == "account.add").collect();
    assert!(added.len() == 1 && added[0].0.starts_with("account "), "{added:?}");
}

/// What a start of the service tells while nobody can sign in.
async fn first_start(world: &World) -> String {
    let (token, now) = (SignInToken::new(), world.clock.now());
    let (token_sha256, role, is_first) = (token.sha256, Role::Operator, true);
    let expires_at = now.plus(std::time::Duration::from_hours(24));
    let first = Invitation { token_sha256, tenant: None, role, sign_in: None, is_first, created_at: now, expires_at };
    world.region.flow.store.invite(&first, ("first start", now)).await.expect("kept");
    format!("/sign-in/invitation/{}", token.secret)
}

#[tokio::test]
async fn an_invitation_ends_after_its_time() {
    let world = World::new().await;
    let path = format!("/sign-in/invitation/{}", invitation(&world, Role::Operator, None, None).await);
    world.clock.advance(std::time::Duration::from_hours(24));
    assert_eq!(Browser::new(&world).get(&path).await.status, 404);
}
