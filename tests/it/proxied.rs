//! Signed deliveries and tokens through a proxy that changes host and path, as it stands before many services.

use std::net::SocketAddr;
use std::sync::{Arc, OnceLock};

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderName, header};
use axum::response::{IntoResponse, Response};
use goodtime_icims::config::SenderSettings;
use goodtime_icims::domain::CredentialKind;
use goodtime_icims::simulator::{ClientAuth, SenderAuth, Webhook};

use crate::senders::{NAME, SECRET, answered, give};
use crate::world::{Plan, START, World};

const PREFIX: &str = "/connect";

#[derive(Clone)]
struct Proxy {
    target: Arc<OnceLock<SocketAddr>>,
    http: reqwest::Client,
}

/// Cuts the prefix, writes the service's own address as host, and says what the host was.
async fn pass(State(proxy): State<Proxy>, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let whole = parts.uri.path_and_query().map(ToString::to_string).unwrap_or_default();
    let path = whole.strip_prefix(PREFIX).unwrap_or(&whole);
    let target = proxy.target.get().expect("the service is there");
    let host = parts.headers[header::HOST].clone();
    let mut headers = parts.headers;
    headers.remove(header::HOST);
    headers.insert(HeaderName::from_static("x-forwarded-host"), host);
    let body = to_bytes(body, 1 << 20).await.expect("a body");
    let sent = proxy.http.request(parts.method, format!("http://{target}{path}")).headers(headers).body(body);
    #[expect(clippy::disallowed_methods, reason = "the proxy's one send")]
    let answer = sent.send().await.expect("the service answers");
    let status = answer.status();
    let location = answer.headers().get(header::LOCATION).cloned();
    let mut response = (status, Body::from(answer.bytes().await.expect("a body"))).into_response();
    if let Some(location) = location {
        response.headers_mut().insert(header::LOCATION, location);
    }
    response.headers_mut().insert(header::CONTENT_TYPE, "application/json".parse().expect("text"));
    response
}

async fn behind_proxy(trusted: bool) -> (World, String) {
    let socket = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let url = format!("http://{}{PREFIX}", socket.local_addr().expect("an address"));
    let http = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).no_proxy();
    let proxy = Proxy { target: Arc::default(), http: http.build().expect("a client") };
    let router = Router::new().fallback(pass).with_state(proxy.clone());
    tokio::spawn(async move { axum::serve(socket, router).await });
    let trusted_proxies = if trusted { vec!["127.0.0.0/8".parse().expect("a network")] } else { Vec::new() };
    let senders = SenderSettings { trusted_proxies, ..SenderSettings::default() };
    let world = World::planned(Plan { senders, public_url: url.clone(), ..Plan::default() }).await;
    proxy.target.set(world.region.address.expect("it listens")).expect("set once");
    (world, url)
}

#[tokio::test]
async fn a_signature_counts_through_a_proxy_that_is_trusted_and_through_no_other() {
    for (trusted, status) in [(true, 303), (false, 401)] {
        let (world, url) = behind_proxy(trusted).await;
        give(&world, CredentialKind::Hmac, (NAME, SECRET), START).await;
        let auth = SenderAuth::Hmac { user: NAME.to_owned(), key: SECRET.to_owned() };
        world.sim.set_webhook(Webhook { url: format!("{url}/v2/ats/webhook/icims?a=b"), auth, gzip: true });
        assert_eq!(answered(&world).await, status, "trusted: {trusted}");
    }
}

#[tokio::test]
async fn a_token_counts_through_a_proxy() {
    let (world, url) = behind_proxy(false).await;
    give(&world, CredentialKind::OauthClient, (NAME, SECRET), START).await;
    let token_url = format!("{url}/v2/ats/webhook/icims/token");
    let (client_id, client_secret, client_auth) = (NAME.to_owned(), SECRET.to_owned(), ClientAuth::Header);
    let auth = SenderAuth::OAuth { token_url, client_id, client_secret, client_auth };
    world.sim.set_webhook(Webhook { url: format!("{url}/v2/ats/webhook/icims"), auth, gzip: true });
    assert_eq!(answered(&world).await, 303);
}
