//! Secrets of a customer: set on a page, shown once where they were made there, and never again.

use std::time::Duration;

use goodtime_icims::domain::{ApiFamily, Clock as _, Role};
use goodtime_icims::secrets::Place;
use goodtime_icims::simulator::{SenderAuth, Webhook};

use super::addresses::addresses;
use super::browser::{Browser, Page};
use super::street::{below, done_by_people};
use crate::world::{WEBHOOK_PASSWORD, WEBHOOK_USER, World};

const TYPED: &str = "a secret that somebody typed";

/// Whether a delivery counts that proves itself so.
async fn counts(world: &World, user: &str, password: &str) -> bool {
    let auth = SenderAuth::Basic { user: user.to_owned(), password: password.to_owned() };
    world.sim.set_webhook(Webhook { url: world.url("/v2/ats/webhook/icims"), auth, gzip: true });
    let again = world.sim.send_again(world.jane()).await;
    let status = again.expect("it was sent before").status;
    assert!([303, 401].contains(&status), "{status}");
    status == 303
}

async fn set(browser: &mut Browser<'_>, world: &World, way: &str, fields: &[(&str, &str)]) -> Page {
    let form =
        browser.get(&below(world, "settings/secrets")).await.form(&below(world, &format!("settings/secrets/{way}")));
    let filled = fields.iter().fold(form, |form, (name, value)| form.with(name, value));
    browser.send(&filled).await
}

/// No page, whatever it is about, has a text.
async fn no_page_says(browser: &mut Browser<'_>, world: &World, secret: &str) {
    let mut looked_at = 0;
    for address in addresses().into_iter().filter(|one| one.is_of_tenant && one.is_page && one.parameters().is_empty())
    {
        let page = browser.get(&below(world, address.path.trim_start_matches('/'))).await;
        assert!(page.status == 200 && !page.says(secret), "{}: {}", address.path, page.status);
        looked_at += 1;
    }
    assert!(looked_at > 15, "{looked_at}");
}

#[tokio::test]
async fn a_secret_that_is_typed_counts_at_once_and_is_never_shown() {
    let world = World::new().await;
    world.send(world.jane()).await;
    let mut admin = Browser::of(&world, Role::SuperAdmin).await;
    let done =
        set(&mut admin, &world, "inbound", &[("secret", TYPED), ("overlap", "3600")]).await.leads_to().to_owned();
    assert!(admin.get(&done).await.says("The secret is set and counts from now on."));
    let both = [counts(&world, WEBHOOK_USER, TYPED).await, counts(&world, WEBHOOK_USER, WEBHOOK_PASSWORD).await];
    assert_eq!(both, [true, true], "the old one counts for an hour");
    let page = admin.get(&below(&world, "settings/secrets")).await;
    assert!(page.words().contains("Ends soon") && page.words().contains("Valid"), "{}", page.words());
    world.clock.advance(Duration::from_hours(1));
    let then = [counts(&world, WEBHOOK_USER, TYPED).await, counts(&world, WEBHOOK_USER, WEBHOOK_PASSWORD).await];
    assert_eq!(then, [true, false]);
    assert!(admin.get(&below(&world, "settings/secrets")).await.words().contains("Ended"));
    no_page_says(&mut admin, &world, TYPED).await;
    no_page_says(&mut admin, &world, WEBHOOK_PASSWORD).await;
    assert_eq!(done_by_people(&world).await, ["credential.rotate"]);
}

#[tokio::test]
async fn a_secret_that_is_made_is_shown_once_and_takes_the_place_of_the_old_one() {
    let world = World::new().await;
    world.send(world.jane()).await;
    let mut admin = Browser::of(&world, Role::SuperAdmin).await;
    let page = set(&mut admin, &world, "inbound", &[("secret", ""), ("overlap", "0")]).await;
    assert_eq!(page.status, 200);
    let made = page.shown_once("made-secret");
    assert!(made.len() >= 32 && page.says("It is shown this once."), "{made}");
    let answers = [counts(&world, WEBHOOK_USER, &made).await, counts(&world, WEBHOOK_USER, WEBHOOK_PASSWORD).await];
    assert_eq!(answers, [true, false], "the old one ends at once");
    no_page_says(&mut admin, &world, &made).await;
}

#[tokio::test]
async fn a_secret_that_cannot_be_is_told_and_the_rest_of_the_form_stays() {
    let world = World::new().await;
    world.send(world.jane()).await;
    let mut operator = Browser::of(&world, Role::Operator).await;
    let here = |way: &str| below(&world, &format!("settings/secrets/{way}"));
    let typed = [("secret", "short one"), ("new_sender", "no spaces allowed"), ("kind", "hmac")];
    let page = set(&mut operator, &world, "inbound", &typed).await;
    assert!(page.status == 422 && page.says("id=\"inbound-wrong\"") && !page.says("short one"), "{}", page.words());
    let form = page.form(&here("inbound"));
    assert_eq!(form.value("new_sender"), Some("no spaces allowed"));
    assert_eq!((form.value("kind"), form.value("secret")), (Some("hmac"), Some("")), "a secret is typed again");

    let typed = [("secret", "short one"), ("client", "another client"), ("kind", "basic")];
    let page = set(&mut operator, &world, "outbound", &typed).await;
    assert!(page.status == 422 && page.says("id=\"outbound-wrong\"") && !page.says("short one"), "{}", page.words());
    let form = page.form(&here("outbound"));
    assert_eq!((form.value("client"), form.value("kind")), (Some("another client"), Some("basic")));
    assert_eq!(operator.post(&here("sideways"), &[("secret", TYPED)]).await.status, 404);
    assert!(counts(&world, WEBHOOK_USER, WEBHOOK_PASSWORD).await, "nothing ended");
    assert_eq!(done_by_people(&world).await, Vec::<String>::new());
}

#[tokio::test]
async fn operators_alone_add_a_sender() {
    let world = World::new().await;
    world.send(world.jane()).await;
    let mut admin = Browser::of(&world, Role::SuperAdmin).await;
    let form = admin.get(&below(&world, "settings/secrets")).await.form(&below(&world, "settings/secrets/inbound"));
    assert_eq!(form.value("new_sender"), None, "it is not asked for");
    let new = [("new_sender", "icims-eu"), ("kind", "basic"), ("secret", TYPED), ("overlap", "0")];
    assert_eq!(admin.post(&below(&world, "settings/secrets/inbound"), &new).await.status, 403);
    assert!(!counts(&world, "icims-eu", TYPED).await);

    let mut operator = Browser::of(&world, Role::Operator).await;
    set(&mut operator, &world, "inbound", &new).await.leads_to();
    assert!(counts(&world, "icims-eu", TYPED).await);
    assert!(counts(&world, WEBHOOK_USER, WEBHOOK_PASSWORD).await, "the first one goes on");
}

#[tokio::test]
async fn the_client_that_is_presented_to_icims_is_the_one_that_was_set() {
    let world = World::new().await;
    let mut admin = Browser::of(&world, Role::SuperAdmin).await;
    let form = admin.get(&below(&world, "settings/secrets")).await.form(&below(&world, "settings/secrets/outbound"));
    assert_eq!((form.value("client"), form.value("kind")), (Some("goodtime"), Some("oauth_client")), "as it is");
    let typed = [("client", "example-own"), ("secret", TYPED), ("overlap", "0")];
    set(&mut admin, &world, "outbound", &typed).await.leads_to();
    let now = world.clock.now();
    let directory = world.region.flow.directory.current();
    let own = directory.outbound(world.tenant, ApiFamily::Records, now).expect("it is set");
    let opened = world.settings.keyring.open(Place::Credential(own.id), &own.sealed).expect("it opens");
    assert_eq!((own.principal.as_str(), opened.as_str()), ("example-own", TYPED));
    let page = admin.get(&below(&world, "settings")).await;
    assert!(page.says("<code>example-own</code>") && page.says("Option 2"), "{}", page.words());
    no_page_says(&mut admin, &world, TYPED).await;

    // The other family of APIs has a client of its own.
    let typed = [("family", "collaboration"), ("client", "example-panel"), ("secret", TYPED), ("overlap", "0")];
    set(&mut admin, &world, "outbound", &typed).await.leads_to();
    let directory = world.region.flow.directory.current();
    let client = |family| directory.outbound(world.tenant, family, now).map(|one| one.principal.clone());
    assert_eq!(client(ApiFamily::Records).as_deref(), Some("example-own"), "this one stays");
    assert_eq!(client(ApiFamily::Collaboration).as_deref(), Some("example-panel"));
    let page = admin.get(&below(&world, "settings")).await;
    assert!(page.says("<code>example-panel</code>"), "{}", page.words());
    let page = admin.get(&below(&world, "settings/secrets")).await;
    let row = "example-panel We to iCIMS Interviews and feedback";
    assert!(page.words().contains(row), "{}", page.words());

    world.send(world.jane()).await;
    world.work().await;
    assert_eq!(world.handoff(world.jane()).await.fetched_at, None, "iCIMS does not know that client");
}
