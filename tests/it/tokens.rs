//! What a client is answered that asks for a token, as a table (RFC 6749 §4.4, §5).

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use goodtime_icims::domain::{CredentialKind, Timestamp};
use reqwest::header::{AUTHORIZATION, CONTENT_TYPE};
use reqwest::{Method, RequestBuilder};
use serde_json::Value;

use crate::answers::{
    CLIENT, FORMER_CLIENT, SECRET, SIGNER, Told, UNREADABLE, WEBHOOK, ask, bare, credential, event, held, staffed,
};
use crate::refusals::{CLOSE, MUCH, in_chunks};
use crate::world::{Plan, START, World};

const FORM: &str = "application/x-www-form-urlencoded";
const GRANT: &str = "grant_type=client_credentials";
/// The secret as it stands in a form.
const WRITTEN: &str = "a+secret+of+a+sender+of+the+tests";

fn form(world: &World, body: &str) -> RequestBuilder {
    world.http().post(world.url(&format!("{WEBHOOK}/token"))).header(CONTENT_TYPE, FORM).body(body.to_owned())
}

fn in_form(world: &World, client: &str, secret: &str) -> RequestBuilder {
    form(world, &format!("{GRANT}&client_id={client}&client_secret={secret}"))
}

/// In a header, with a form beside it.
fn in_header(world: &World, client: &str, secret: &str, body: &str) -> RequestBuilder {
    form(world, body).header(AUTHORIZATION, format!("Basic {}", STANDARD.encode(format!("{client}:{secret}"))))
}

fn headers(more: &[&str]) -> Vec<String> {
    let all = [&["cache-control: no-store", "content-type: application/json", "pragma: no-cache"], more].concat();
    let mut all: Vec<String> = all.into_iter().map(str::to_owned).collect();
    all.sort();
    all
}

fn refused(status: u16, error: &str, why: &str, more: &[&str]) -> Told {
    let body = format!(r#"{{"error":"{error}","error_description":"{why}"}}"#);
    Told { status, headers: headers(more), body }
}

async fn token_ending_soon(world: &World) {
    let until = Some(START.plus(std::time::Duration::from_mins(10)));
    let new = credential(&world.settings.keyring, CredentialKind::OauthClient, "icims-ends-soon", until);
    let store = &world.region.flow.store;
    store.rotate_credential(world.tenant, &new, Timestamp::from_micros(0), ("test", START)).await.expect("kept");
    world.region.flow.directory.refresh().await.expect("read");
}

#[tokio::test]
async fn a_client_gets_a_token_in_every_way_it_may_ask() {
    let world = staffed(Plan::default()).await;
    token_ending_soon(&world).await;
    let extra = format!("{GRANT}&client_id={CLIENT}&client_secret={WRITTEN}&scope=a+b&audience=https%3A%2F%2Fx&x=");
    let same_name = format!("{GRANT}&client_id={CLIENT}");
    let rows = [
        ("in the form", in_form(&world, CLIENT, WRITTEN), 3600),
        ("in the form, with blanks written otherwise", in_form(&world, CLIENT, &SECRET.replace(' ', "%20")), 3600),
        ("in the header", in_header(&world, CLIENT, WRITTEN, GRANT), 3600),
        ("in the header, its name in the form too", in_header(&world, CLIENT, WRITTEN, &same_name), 3600),
        ("with scope, audience and more", form(&world, &extra), 3600),
        ("with a secret that ends soon", in_form(&world, "icims-ends-soon", WRITTEN), 600),
    ];
    for (name, request, seconds) in rows {
        let told = ask(&world, request).await;
        assert_eq!((told.status, told.headers), (200, headers(&[])), "{name}");
        let body: Value = serde_json::from_str(&told.body).expect("JSON");
        let token = body["access_token"].as_str().expect("a text");
        let whole = format!(r#"{{"access_token":"{token}","token_type":"Bearer","expires_in":{seconds}}}"#);
        assert_eq!(told.body, whole, "{name}");
        let used = ask(&world, bare(&world, event().to_string()).bearer_auth(token)).await;
        assert_eq!(used.status, 303, "{name}: the token counts");
    }
}

#[tokio::test]
async fn a_client_that_asks_wrongly_is_told_what_is_wrong_in_the_words_of_the_standard() {
    let world = staffed(Plan::default()).await;
    let was = held(&world).await;
    let plain = |body: &str| form(&world, body);
    let (id, secret) = (format!("client_id={CLIENT}"), format!("client_secret={WRITTEN}"));
    let bearer = form(&world, GRANT).bearer_auth("a.b.c");
    let two = in_header(&world, CLIENT, WRITTEN, GRANT).header(AUTHORIZATION, "Basic eDp5");
    let as_json = form(&world, r#"{"grant_type":"client_credentials"}"#).header(CONTENT_TYPE, "application/json");
    let no_grant = "grant_type is missing; send a form with grant_type=client_credentials";
    let missing = "client_id and client_secret are missing";
    let twice = "a parameter stands there twice";
    let no_basic = "the Authorization header is not Basic";
    let both = "the client shows itself in the form and in a header";
    let invalid = [
        ("nothing", plain(""), no_grant),
        ("no grant", plain(&format!("{id}&{secret}")), no_grant),
        ("JSON", as_json, no_grant),
        ("no client", plain(GRANT), missing),
        ("no name", plain(&format!("{GRANT}&{secret}")), missing),
        ("no secret", plain(&format!("{GRANT}&{id}")), missing),
        ("grant twice", plain(&format!("{GRANT}&{GRANT}&{id}&{secret}")), twice),
        ("secret twice", plain(&format!("{GRANT}&{id}&{secret}&{secret}")), twice),
        ("two ways at once", in_header(&world, CLIENT, WRITTEN, &format!("{GRANT}&{id}&{secret}")), both),
        (
            "two names",
            in_header(&world, CLIENT, WRITTEN, &format!("{GRANT}&client_id=x")),
            "the form names another client than the header",
        ),
        ("another scheme", bearer, no_basic),
        ("two headers", two, no_basic),
        ("Basic that is no base64", form(&world, GRANT).header(AUTHORIZATION, "Basic !!!"), no_basic),
    ];
    for (name, request, why) in invalid {
        assert_eq!(ask(&world, request).await, refused(400, "invalid_request", why, &[]), "{name}");
    }
    let much = format!("{GRANT}&x={}", "y".repeat(MUCH));
    let not_read = || refused(400, "invalid_request", "the form was not read", &[CLOSE]);
    assert_eq!(ask(&world, plain(&much)).await, not_read(), "declared");
    assert_eq!(ask(&world, plain("").body(in_chunks(much.as_bytes()))).await, not_read(), "undeclared");
    let other_grant = ask(&world, plain(&format!("grant_type=password&{id}&{secret}"))).await;
    let only = "only grant_type=client_credentials is supported";
    assert_eq!(other_grant, refused(400, "unsupported_grant_type", only, &[]));
    let unsealed = refused(503, "temporarily_unavailable", "no token can be signed now", &["retry-after: 30"]);
    assert_eq!(ask(&world, in_form(&world, UNREADABLE, WRITTEN)).await, unsealed);
    assert_eq!(held(&world).await, was);
}

#[tokio::test]
async fn whoever_does_not_know_a_secret_gets_one_answer_and_no_token() {
    let world = staffed(Plan::default()).await;
    for (name, client, secret) in [
        ("unknown client", "icims-nobody", WRITTEN),
        ("wrong secret", CLIENT, "wrong"),
        ("empty secret", CLIENT, ""),
        ("secret that has ended", FORMER_CLIENT, WRITTEN),
        ("secret of another kind", SIGNER, WRITTEN),
    ] {
        let why = "client and secret do not match";
        let told = ask(&world, in_form(&world, client, secret)).await;
        assert_eq!(told, refused(401, "invalid_client", why, &[]), "{name}, in the form");
        let told = ask(&world, in_header(&world, client, secret, GRANT)).await;
        let scheme = r#"www-authenticate: Basic realm="goodtime""#;
        assert_eq!(told, refused(401, "invalid_client", why, &[scheme]), "{name}, in the header");
    }
}

#[tokio::test]
async fn what_is_no_address_or_no_method_of_the_doors_is_said_so() {
    let world = staffed(Plan::default()).await;
    let says = |told: &Told, header: &str| told.headers.iter().any(|one| one == header);
    for door in [WEBHOOK.to_owned(), format!("{WEBHOOK}/token")] {
        for method in [Method::GET, Method::PUT, Method::DELETE] {
            let told = ask(&world, world.http().request(method.clone(), world.url(&door))).await;
            assert_eq!(told.status, 405, "{method} {door}");
            assert!(says(&told, "allow: POST") && says(&told, "cache-control: no-store"), "{method} {door}: {told:?}");
        }
    }
    for door in ["/v2/ats/webhook/other", "/v2/ats/webhook/other/token"] {
        let told = ask(&world, world.http().post(world.url(door)).basic_auth(CLIENT, Some(SECRET)).body(GRANT)).await;
        assert_eq!(told.status, 404, "{door}");
        let problem = says(&told, "content-type: application/problem+json") && says(&told, "cache-control: no-store");
        let body: Value = serde_json::from_str(&told.body).expect("JSON");
        assert!(problem && body["status"] == 404 && body["title"] == "There is nothing here", "{door}: {told:?}");
    }
}
