//! The pages about the API: everything on them comes from the service itself.

use crate::world::World;

#[tokio::test]
async fn the_contract_is_read_and_tried_under_a_policy_that_lets_no_other_host_in() {
    let world = World::new().await;
    let page = world.get("/docs").await;
    let policy = page.headers()["content-security-policy"].to_str().expect("text").to_owned();
    assert!(policy.starts_with("default-src 'none'; script-src 'self'; style-src 'self';"), "{policy}");
    assert!(!policy.contains("unsafe") && !policy.contains("http"), "{policy}");
    let text = page.text().await.expect("a page");
    let named = text.split(['"']).filter(|part| part.starts_with("/docs/assets/"));
    let named: Vec<_> = named.collect();
    assert_eq!(named.len(), 4, "{text}");
    // One that takes what it asks for as it comes.
    let http = reqwest::Client::builder().no_gzip().no_proxy().build().expect("a client");
    for file in named {
        let plain = world.request(http.get(world.url(file))).await;
        assert_eq!((plain.status().as_u16(), plain.headers().get("content-encoding")), (200, None), "{file}");
        let kind = plain.headers()["content-type"].to_str().expect("text").to_owned();
        let expected = if file.contains(".css") { "text/css" } else { "text/javascript" };
        assert!(kind.starts_with(expected), "{file}: {kind}");
        let whole = plain.bytes().await.expect("a file");
        let asked = http.get(world.url(file)).header("accept-encoding", "br, gzip");
        let packed = world.request(asked).await;
        let is_packed = packed.headers().get("content-encoding").is_some_and(|encoding| encoding == "gzip");
        assert_eq!(is_packed, file.contains("swagger-ui"), "{file}");
        if is_packed {
            let packed = packed.bytes().await.expect("a file");
            assert!(packed.len() * 3 < whole.len(), "{file}: {} of {} bytes", packed.len(), whole.len());
        }
    }
    assert_eq!(world.get("/docs/assets/../docs.rs").await.status(), 404);
    assert_eq!(world.get("/docs/assets/other.js").await.status(), 404);
}

#[tokio::test]
async fn the_type_of_a_problem_leads_to_what_it_means() {
    let world = World::new().await;
    let problem: serde_json::Value = world.get("/v2/ats/tenants").await.json().await.expect("JSON");
    let kind = problem["type"].as_str().expect("a type");
    let (page, name) = kind.split_once('#').expect("a place on a page");
    let page = world.page(&crate::world::path(page)).await;
    assert!(page.contains(&format!("<h2 id=\"{name}\">")), "{page}");
    assert!(page.contains("<code>Authorization: Bearer</code>"), "{page}");
}
