//! What cannot be accepted is named, by its field, and changes nothing.

use reqwest::Method;
use serde_json::{Value, json};

use super::Api;
use crate::world::World;

#[tokio::test]
async fn every_mistake_of_a_body_is_named_at_once() {
    let world = World::new().await;
    let api = Api::operator(&world).await;
    let body = json!({
        "customer_id": -1, "name": " ", "settings": {"link_days": 0, "link_field": "../x", "roles": {"recruiter": "A"}},
        "sender": {"principal": "a b", "kind": "basic"},
        "api": {"kind": "hmac", "principal": "", "secret": "short"},
    });
    let answer = api.post("/v2/ats/tenants", &body).await;
    assert_eq!((answer.status, answer.problem()), (422, "invalid"));
    let all = [
        "customer_id",
        "name",
        "settings.link_field",
        "settings.roles.recruiter",
        "settings.link_days",
        "sender.principal",
        "api.kind",
        "api.principal",
        "api.secret",
    ];
    assert_eq!(answer.wrong(), all);
    assert!(!answer.body.to_string().contains("short"), "no secret comes back");
}

#[tokio::test]
async fn a_body_that_is_no_json_or_of_another_shape_is_told_apart() {
    let world = World::new().await;
    let api = Api::operator(&world).await;
    let path = format!("/v2/ats/tenants/{}/pause", world.tenant);
    let send = |kind: &'static str, body: Vec<u8>| {
        let token = api.bearer();
        let request = world.http().post(world.url(&path)).bearer_auth(token).header("content-type", kind).body(body);
        async { super::client::read(world.request(request).await).await }
    };
    let answer = send("text/plain", b"{}".to_vec()).await;
    assert_eq!((answer.status, answer.problem()), (415, "not-json"));
    let answer = send("application/json; charset=utf-8", b"{".to_vec()).await;
    assert_eq!((answer.status, answer.problem()), (400, "malformed"));
    let answer = send("application/json", b"{} {}".to_vec()).await;
    assert_eq!((answer.status, answer.problem()), (400, "malformed"));
    let answer = send("application/json", b"[null]".to_vec()).await;
    assert_eq!((answer.status, answer.wrong()), (422, vec!["body"]), "a list is no object");
    let answer = send("application/json", b"{\"until\": 5}".to_vec()).await;
    assert_eq!((answer.status, answer.wrong()), (422, vec!["until"]));
    let answer = send("application/json", b"{\"till\": 5}".to_vec()).await;
    assert_eq!((answer.status, answer.wrong()), (422, vec!["till"]));
    let answer = send("application/json", b"{\"until\": \"2001-01-01T00:00:00Z\"}".to_vec()).await;
    assert_eq!((answer.status, answer.wrong()), (422, vec!["until"]));
    let mut much = b"{\"until\": \"".to_vec();
    much.resize(70 * 1024, b'x');
    let answer = send("application/json", much).await;
    assert_eq!((answer.status, answer.problem()), (413, "too-large"));
    assert_eq!(send("application/json", b"{}".to_vec()).await.status, 200);
}

#[tokio::test]
async fn every_mistake_of_a_query_is_named_at_once() {
    let world = World::new().await;
    let api = Api::operator(&world).await;
    let query = "limit=0&cursor=x&from=yesterday&tenant_id=a&outcome=lost&colour=red&limit=5";
    let answer = api.get(&format!("/v2/ats/events?{query}")).await;
    assert_eq!((answer.status, answer.problem()), (422, "invalid"));
    assert_eq!(answer.wrong(), ["limit", "cursor", "from", "tenant_id", "outcome", "colour"]);
    let answer = api.get("/v2/ats/handoffs?limit=201&lifecycle=lost").await;
    assert_eq!(answer.wrong(), ["limit", "lifecycle"]);
}

#[tokio::test]
async fn what_is_no_id_is_answered_like_one_that_is_not_there() {
    let world = World::new().await;
    let api = Api::operator(&world).await;
    for path in
        ["tenants/x", "tenants/0", "events/1", "handoffs/x", "tasks/x", "explain/x", "tenants/1/rules/x", "nothing"]
    {
        let answer = api.get(&format!("/v2/ats/{path}")).await;
        assert_eq!((answer.status, answer.problem()), (404, "not-found"), "{path}");
    }
}

#[tokio::test]
async fn a_problem_names_its_request_and_that_is_explained() {
    let world = World::new().await;
    let api = Api::operator(&world).await;
    let missing = api.get("/v2/ats/tenants/99999").await;
    let reference = missing.body["reference"].as_str().expect("a reference").to_owned();
    assert_eq!(missing.headers["x-request-id"], reference);
    assert_eq!(missing.headers["content-length"], missing.body.to_string().len().to_string());
    let explained = api.get(&format!("/v2/ats/explain/{reference}")).await;
    assert!(explained.body["request"].as_str().is_some_and(|told| told.contains("`request.id`")), "{explained:?}");
    assert_eq!(explained.body["handoffs"], serde_json::json!([]));
    let named = [("x-request-id", "proxy-1.2")];
    let wrong = api.ask_with(Method::GET, "/v2/ats/events?colour=red", None, &named).await;
    assert_eq!((wrong.status, &wrong.body["reference"]), (422, &"proxy-1.2".into()));
    let stranger = Api::showing(&world, None).get("/v2/ats/nothing").await;
    assert_eq!(stranger.headers["x-request-id"], stranger.body["reference"].as_str().expect("a reference"));
}

#[tokio::test]
async fn a_method_that_an_address_does_not_have_is_a_problem_that_names_those_it_has() {
    let world = World::new().await;
    let api = Api::operator(&world).await;
    let one = format!("/v2/ats/tenants/{}", world.tenant);
    for (path, methods) in [("/v2/ats/tenants", "GET,HEAD,POST"), (&one, "GET,HEAD,PATCH,DELETE")] {
        let wrong = api.ask(Method::PUT, path, Some(&Value::Null)).await;
        assert_eq!((wrong.status, wrong.problem()), (405, "method-not-allowed"), "{path}");
        let told = wrong.headers["allow"].to_str().expect("text").split(',').map(str::trim);
        let (mut told, mut methods): (Vec<_>, Vec<_>) = (told.collect(), methods.split(',').collect());
        told.sort_unstable();
        methods.sort_unstable();
        assert_eq!(told, methods, "{path}");
    }
    let stranger = Api::showing(&world, None).ask(Method::PUT, "/v2/ats/tenants", None).await;
    assert_eq!((stranger.status, stranger.problem()), (401, "not-authenticated"));
    for door in ["/v2/ats/webhook/icims", "/v2/ats/open/AAAA", "/docs", "/openapi.yaml"] {
        let answer = world.request(world.http().delete(world.url(door))).await;
        assert_eq!(answer.status(), 405, "{door}");
        assert!(answer.headers().get("allow").is_some() && answer.headers().get("content-type").is_none(), "{door}");
        assert_eq!(answer.text().await.expect("nothing"), "", "{door}");
    }
}
