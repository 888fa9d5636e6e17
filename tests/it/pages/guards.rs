//! What keeps other sites out: forms of theirs, frames of theirs, and addresses that lead there.

use goodtime_icims::domain::Role;
use reqwest::Method;

use super::browser::{Browser, PASSWORD, Page, account, hash, invitation};
use super::street::{drawer, is_untouched};
use crate::world::World;

/// What a form of another site comes with.
const FOREIGN: [&[(&str, &str)]; 5] = [
    &[("sec-fetch-site", "cross-site")],
    &[("sec-fetch-site", "same-site")],
    &[("origin", "https://evil.example")],
    &[("origin", "null")],
    &[("sec-fetch-site", "cross-site"), ("origin", "http://127.0.0.1")],
];

#[tokio::test]
async fn a_form_of_another_site_changes_nothing() {
    let world = World::new().await;
    world.send(world.jane()).await;
    let id = world.handoff(world.jane()).await.id;
    let url = drawer(world.tenant, id);
    let ada = account(&world, Role::Coordinator, Some(world.tenant), "ada@example.com", Some(hash().await)).await;
    let mut browser = Browser::showing(&world, &ada).await;
    let mut paths: Vec<_> =
        ["open", "retry", "undo", "lapse", "reissue"].map(|action| format!("{url}/{action}")).into();
    paths.extend(["/sign-out", "/account/sign-out-everywhere", "/account/password"].map(str::to_owned));
    let form = [("present", PASSWORD), ("password", "a password of theirs"), ("again", "a password of theirs")];
    for headers in FOREIGN {
        for path in &paths {
            let page = browser.ask(Method::POST, path, &form, headers).await;
            assert_eq!(
                (page.status.as_u16(), page.headers.contains_key("set-cookie")),
                (403, false),
                "{path} {headers:?}"
            );
            assert!(page.says("came from another site"), "{path}");
        }
        let sign_in = [("name", "ada@example.com"), ("password", PASSWORD)];
        let mut other = Browser::new(&world);
        assert_eq!(
            other.ask(Method::POST, "/sign-in", &sign_in, headers).await.status,
            403,
            "nobody is signed in by others"
        );
        assert_eq!(other.cookie, None);
    }
    assert!(is_untouched(&world, id).await && browser.is_in().await);
    let fine = browser.ask(Method::POST, &format!("{url}/lapse"), &[], &[("origin", &world.url(""))]).await;
    assert_eq!(fine.status, 303, "an old browser that says where the form stood is fine");
}

#[tokio::test]
async fn nobody_is_led_to_another_site() {
    let world = World::new().await;
    account(&world, Role::Viewer, Some(world.tenant), "ada@example.com", Some(hash().await)).await;
    let elsewhere = [
        "//evil.example",
        "https://evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "javascript:alert(1)",
        "/%09/evil.example\r\nx: y",
    ];
    for next in elsewhere {
        let mut browser = Browser::new(&world);
        let query: String = form_urlencoded::Serializer::new(String::new()).append_pair("next", next).finish();
        let form = browser.get(&format!("/sign-in?{query}")).await;
        assert!(!form.says("evil.example") && !form.says("javascript:"), "{next}: {}", form.text);
        let page =
            browser.post("/sign-in", &[("name", "ada@example.com"), ("password", PASSWORD), ("next", next)]).await;
        assert_eq!(page.leads_to(), "/", "{next}");
        assert_eq!(browser.get(&format!("/sign-in?{query}")).await.leads_to(), "/", "{next}, signed in");
    }
}

#[tokio::test]
async fn the_way_back_after_a_sign_in_is_an_address_of_ours_whatever_was_asked_for() {
    let world = World::new().await;
    for path in ["//evil.example/account", "/tenants/1/interviews?next=//evil.example", "/account?a=%0d%0ab"] {
        let page = Browser::new(&world).get(path).await;
        let to = page.headers.get("location").map_or("/sign-in", |to| to.to_str().expect("text"));
        assert!(to.starts_with("/sign-in") && !to.contains('\n'), "{path}: {to}");
    }
}

#[tokio::test]
async fn only_the_files_of_the_pages_are_served() {
    let world = World::new().await;
    let mut browser = Browser::new(&world);
    for (file, kind) in [
        ("pages.css", "text/css"),
        ("pages.js", "text/javascript"),
        ("htmx.min.js", "text/javascript"),
        ("icon.svg", "image/svg+xml"),
    ] {
        let page = browser.get(&format!("/pages/{file}")).await;
        assert!(page.status == 200 && page.headers["content-type"].to_str().expect("text").starts_with(kind), "{file}");
        assert_eq!(page.headers["x-content-type-options"], "nosniff");
    }
    for path in [
        "/pages/..%2f..%2fCargo.toml",
        "/pages/%2e%2e%2fmod.rs",
        "/pages/..%5c..%5cCargo.toml",
        "/pages/%2fetc%2fpasswd",
        "/pages/pages.css%00.svg",
        "/pages/",
        "/pages/a/b",
    ] {
        let page = browser.get(path).await;
        assert!(page.status == 404 && !page.says("[package]") && !page.says("root:"), "{path}: {page:?}");
    }
}

#[tokio::test]
async fn every_answer_keeps_itself_out_of_frames_caches_and_scripts_of_others() {
    let world = World::new().await;
    world.send(world.jane()).await;
    let drawer = drawer(world.tenant, world.handoff(world.jane()).await.id);
    let list = format!("/tenants/{}/interviews", world.tenant);
    let invited = format!("/sign-in/invitation/{}", invitation(&world, Role::Viewer, Some(world.tenant), None).await);
    let mut out = Browser::new(&world);
    let mut viewer = Browser::of(&world, Role::Viewer).await;
    let (part, foreign) = ([("hx-request", "true")], [("origin", "https://evil.example")]);
    let answers = [
        ("the sign-in", out.get("/sign-in").await, 200),
        ("a wrong password", out.sign_in("nobody@example.com", "x").await, 422),
        ("half a form", out.post("/sign-in", &[("name", "x")]).await, 422),
        ("a form without end", out.post("/sign-in", &[("name", &"x".repeat(70_000))]).await, 413),
        ("an invitation", out.get(&invited).await, 200),
        ("no invitation", out.get("/sign-in/invitation/none").await, 404),
        ("the way to the sign-in", out.get(&list).await, 303),
        ("the list", viewer.get(&list).await, 200),
        ("a part of it", viewer.ask(Method::GET, &list, &[], &part).await, 200),
        ("a drawer", viewer.get(&drawer).await, 200),
        ("what is not there", viewer.get("/tenants/99/interviews").await, 404),
        ("what is not allowed", viewer.post(&format!("{drawer}/open"), &[]).await, 403),
        ("the wrong method", viewer.post(&list, &[]).await, 405),
        ("the account", viewer.get("/account").await, 200),
        ("a form of another site", viewer.ask(Method::POST, "/sign-out", &[], &foreign).await, 403),
        ("signing out", viewer.post("/sign-out", &[]).await, 303),
    ];
    for (what, page, status) in answers {
        assert_eq!(page.status, status, "{what}");
        keeps_to_itself(what, &page);
    }
}

fn keeps_to_itself(what: &str, page: &Page) {
    let header = |name: &str| page.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let policy = header("content-security-policy");
    for rule in
        ["default-src 'none'", "script-src 'self'", "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'"]
    {
        assert!(policy.contains(rule), "{what}: {policy}");
    }
    assert!(!policy.contains("unsafe") && !policy.contains('*') && !policy.contains("http"), "{what}: {policy}");
    assert_eq!(header("x-frame-options"), "DENY", "{what}");
    assert_eq!(header("cache-control"), "no-store", "{what}");
    assert_eq!(header("x-content-type-options"), "nosniff", "{what}");
    assert_eq!(header("referrer-policy"), "same-origin", "{what}");
    assert!(header("x-robots-tag").contains("noindex"), "{what}");
    // The policy would stop them: nothing is inline, and nothing comes from elsewhere.
    for inline in ["<style", " style=", "<script>", " onclick=", " onload=", "src=\"http", "href=\"//", "javascript:"] {
        assert!(!page.says(inline), "{what} has {inline}");
    }
}
