//! Who may go where: for every address of a tenant's pages, as the routers have them, so that none can be forgotten.

use goodtime_icims::domain::{Clock as _, Role, TenantId};
use reqwest::Method;

use super::addresses::{Address, actions, addresses, least, own, whole};
use super::browser::{Browser, Page, account};
use super::street::audited;
use crate::api::access::Street;
use crate::world::World;

/// A form that each address takes, or would take if it were allowed.
const FORM: [(&str, &str); 6] = [
    ("version", "1"),
    ("trigger", "20901"),
    ("reply", "seamless"),
    ("role", "viewer"),
    ("days", "7"),
    ("reason", "tried"),
];

/// A tenant with something of everything, one more account of it, and its neighbour.
struct Scene {
    street: Street,
    account: String,
}

impl Scene {
    async fn new() -> Self {
        let street = Street::new().await;
        let world = &street.world;
        let bob = account(world, Role::Viewer, Some(world.tenant), "bob@example.com", None).await;
        Self { account: bob.id.to_string(), street }
    }

    fn world(&self) -> &World {
        &self.street.world
    }

    /// Somebody of a tenant.
    async fn browser(&self, role: Role, tenant: TenantId) -> Browser<'_> {
        let name = format!("{role}-{tenant}@example.com");
        let one = account(self.world(), role, (!role.is_of_region()).then_some(tenant), &name, None).await;
        Browser::showing(self.world(), &one).await
    }

    /// Every address, with something of the first tenant in it.
    fn all(&self) -> Vec<(Address, String)> {
        let of_tenant = addresses().into_iter().filter(|address| address.is_of_tenant);
        let filled = of_tenant.flat_map(|address| {
            let path = |action: &&str| address.filled(|name| own(&self.street, &self.account, name, action));
            let paths: Vec<_> = actions(&address).iter().map(path).collect();
            paths.into_iter().map(move |path| (address.clone(), path))
        });
        filled.collect()
    }

    /// What can be changed on a page, and what was written of it.
    async fn changeable(&self) -> String {
        let (world, store) = (self.world(), &self.world().region.flow.store);
        world.region.flow.directory.refresh().await.expect("read");
        let tenant = world.region.flow.directory.current().tenant(world.tenant).cloned();
        let handoff = world.handoff(world.jane()).await;
        let tasks = store.tasks_of(&handoff).await.expect("read");
        let rules = tenant.as_ref().map_or(0, |tenant| tenant.rules.len());
        let settings = tenant.map(|tenant| (tenant.version, tenant.settings.clone(), tenant.paused_until));
        format!("{settings:?} {rules} {handoff:?} {tasks:?} {:?}", audited(world).await)
    }
}

async fn go(browser: &mut Browser<'_>, address: &Address, path: &str) -> Page {
    if address.is_page { browser.get(path).await } else { browser.post(path, &FORM).await }
}

#[tokio::test]
async fn nobody_gets_further_than_the_sign_in() {
    let scene = Scene::new().await;
    let before = scene.changeable().await;
    let mut nobody = Browser::new(scene.world());
    for (address, path) in scene.all() {
        let url = whole(scene.world().tenant, &path);
        let page = go(&mut nobody, &address, &url).await;
        let back: String = form_urlencoded::byte_serialize(url.as_bytes()).collect();
        let back = if address.is_page { back } else { "%2F".to_owned() };
        assert_eq!(page.leads_to(), format!("/sign-in?next={back}"), "{address:?}");
        assert!(page.text.is_empty() && nobody.cookie.is_none(), "{address:?}");
    }
    assert_eq!(scene.changeable().await, before);
}

#[tokio::test]
async fn each_role_gets_as_far_as_it_should_and_no_further() {
    let scene = Scene::new().await;
    let tenant = scene.world().tenant;
    let mut browsers = Vec::new();
    for role in Role::ALL {
        browsers.push((role, scene.browser(role, tenant).await));
    }
    let before = scene.changeable().await;
    for (address, path) in scene.all() {
        for (role, browser) in browsers.iter_mut().filter(|(role, _)| *role < least(&address)) {
            let page = go(browser, &address, &whole(tenant, &path)).await;
            assert_eq!(page.status, 403, "{role} {address:?}: {}", page.words());
            assert!(page.words().contains("Your role does not allow this"), "{role} {address:?}: {}", page.words());
        }
    }
    assert_eq!(scene.changeable().await, before, "who may not, changes nothing");
    // What removes comes last, so that everything else finds something.
    let mut all = scene.all();
    all.sort_by_key(|(address, path)| (!address.is_page, path.ends_with("/remove"), path.ends_with("/revoke")));
    for (address, path) in all {
        let (_, browser) = browsers.iter_mut().find(|(role, _)| *role == least(&address)).expect("a role");
        let page = go(browser, &address, &whole(tenant, &path)).await;
        let fine: &[u16] = if address.is_page { &[200] } else { &[200, 303, 409, 412, 413, 422] };
        assert!(fine.contains(&page.status.as_u16()), "{address:?} {path}: {} {}", page.status, page.words());
    }
    assert_ne!(scene.changeable().await, before, "who may, does");
    let (_, admin) = browsers.iter_mut().find(|(role, _)| *role == Role::SuperAdmin).expect("a role");
    assert!(changes_of_history(admin, &whole(tenant, "/settings/history")).await > 20);
}

/// How many changes the history tells; each in words, not by its name in the log.
async fn changes_of_history(browser: &mut Browser<'_>, url: &str) -> usize {
    let (mut told, mut next) = (0, Some(url.to_owned()));
    while let Some(url) = next {
        let page = browser.get(&url).await;
        for change in page.text.split("<th scope=\"row\">").skip(1).filter_map(|row| row.split('<').next()) {
            assert!(!change.contains('.') && !change.contains('_'), "say what {change} is");
            told += 1;
        }
        next = page.links().into_iter().find(|link| link.contains("before="));
    }
    told
}

#[tokio::test]
async fn what_belongs_to_another_tenant_is_answered_like_what_is_not_there_everywhere() {
    let scene = Scene::new().await;
    let (own, theirs) = (scene.world().tenant, scene.street.neighbour);
    let mut neighbour = scene.browser(Role::SuperAdmin, theirs).await;
    let mut operator = scene.browser(Role::Operator, own).await;
    let before = scene.changeable().await;
    let none = neighbour.get("/tenants/99999/interviews").await;
    assert_eq!(none.status, 404);
    for (address, path) in scene.all() {
        let page = go(&mut neighbour, &address, &whole(own, &path)).await;
        assert_eq!((page.status.as_u16(), &page.text), (404, &none.text), "{address:?}");
        // Under the address of one tenant nothing of another is found, not even by who may see both.
        let names_one = address.parameters().iter().any(|name| name.ends_with("_id"));
        for browser in [&mut neighbour, &mut operator] {
            if names_one {
                let page = go(browser, &address, &whole(theirs, &path)).await;
                assert_eq!(page.status, 404, "{address:?} {path}: {}", page.words());
            }
        }
    }
    assert_eq!(scene.changeable().await, before);
}

#[tokio::test]
async fn a_form_of_another_site_does_nothing_anywhere() {
    let scene = Scene::new().await;
    let tenant = scene.world().tenant;
    let mut operator = scene.browser(Role::Operator, tenant).await;
    let before = scene.changeable().await;
    let (mut tried, foreign) = (0, [("sec-fetch-site", "cross-site")]);
    for (address, path) in scene.all().into_iter().filter(|(address, _)| !address.is_page) {
        let page = operator.ask(Method::POST, &whole(tenant, &path), &FORM, &foreign).await;
        assert_eq!(page.status, 403, "{address:?}");
        assert!(page.says("came from another site"), "{address:?}: {}", page.words());
        tried += 1;
    }
    assert!(tried > 30, "{tried}");
    assert_eq!(scene.changeable().await, before);
}

#[tokio::test]
async fn pages_of_the_region_are_for_operators_alone() {
    let scene = Scene::new().await;
    let world = scene.world();
    let (now, people) = (world.clock.now(), "/operator/people".to_owned());
    let of_region: Vec<_> = addresses().into_iter().filter(|address| address.path.starts_with("/operator")).collect();
    assert!(of_region.len() >= 4 && of_region.iter().any(|address| address.path == people), "{of_region:?}");
    let mut admin = scene.browser(Role::SuperAdmin, world.tenant).await;
    let before = scene.changeable().await;
    for address in &of_region {
        let path = address.filled(|name| own(&scene.street, &scene.account, name, "disable"));
        let page = go(&mut admin, address, &path).await;
        assert_eq!(page.status, 403, "{address:?}: {}", page.words());
        let page = go(&mut Browser::new(world), address, &path).await;
        assert!(page.leads_to().starts_with("/sign-in?next="), "{address:?}");
        if !address.is_page {
            let foreign = [("sec-fetch-site", "cross-site")];
            assert_eq!(admin.ask(Method::POST, &path, &FORM, &foreign).await.status, 403, "{address:?}");
        }
    }
    assert_eq!((scene.changeable().await, world.clock.now()), (before, now));
}
