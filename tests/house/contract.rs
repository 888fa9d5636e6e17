//! `openapi.yaml` and the routers, compared both ways.

use std::collections::BTreeSet;

use axum::body::Body;
use axum::http::{Request, StatusCode};
use goodtime_icims::inbound::contract;
use serde_json::Value;

use crate::source::{file, files};

fn document() -> Value {
    serde_json::to_value(contract()).expect("JSON")
}

/// Every operation: method and path.
fn operations() -> BTreeSet<(String, String)> {
    let document = document();
    let paths = document["paths"].as_object().expect("paths");
    let of = |path: &String, item: &Value| {
        let methods: Vec<String> = item.as_object().expect("an object").keys().cloned().collect();
        methods.into_iter().map(|method| (method, path.clone())).collect::<Vec<_>>()
    };
    paths.iter().flat_map(|(path, item)| of(path, item)).collect()
}

#[test]
fn the_committed_contract_is_the_one_in_the_code() {
    let written = contract().to_yaml().expect("YAML");
    assert_eq!(file("openapi.yaml").trim(), written.trim(), "run `make docs` to write openapi.yaml anew");
}

#[test]
fn every_answer_has_a_description_and_every_operation_a_name() {
    let document = document();
    assert_eq!(document["openapi"], "3.1.0");
    let mut names = BTreeSet::new();
    for (method, path) in operations() {
        let operation = &document["paths"][&path][&method];
        let name = operation["operationId"].as_str().expect("a name").to_owned();
        assert!(names.insert(name), "{method} {path}: the name is used twice");
        assert!(operation["summary"].is_string(), "{method} {path} says what it does");
        for (status, answer) in operation["responses"].as_object().expect("answers") {
            assert!(answer["description"].as_str().is_some_and(|text| !text.is_empty()), "{method} {path} {status}");
        }
    }
}

/// Where addresses for people's eyes are: no program calls them, and docs/pages.md describes them.
const PAGES: &str = "src/inbound/pages/";

/// Addresses are added with their description only: a bare `.route(` would be one without.
#[test]
fn no_address_is_added_without_its_description() {
    let bare: Vec<String> = files("src/inbound", &["rs"])
        .into_iter()
        .filter(|(path, _)| !path.starts_with(PAGES))
        .filter(|(_, text)| [".route(", ".nest(", ".route_service("].iter().any(|call| text.contains(call)))
        .map(|(path, _)| path)
        .collect();
    assert_eq!(bare, Vec::<String>::new());
    let described: usize =
        files("src/inbound", &["rs"]).iter().map(|(_, text)| text.matches("#[utoipa::path(").count()).sum();
    assert_eq!(described, operations().len(), "each description is reached by a router, and each once");
}

/// Every operation of the contract is answered by a router, and other methods of its address are not.
#[tokio::test]
async fn every_operation_of_the_contract_is_answered() {
    let dir = tempfile::tempdir().expect("a folder");
    let running = doors::running(&dir).await;
    for (method, path) in operations() {
        let is_ops = path.starts_with("/health") || path == "/metrics";
        let address = if is_ops { running.ops_address } else { running.address.expect("it listens") };
        let real = path
            .replace("{ats}", "icims")
            .replace("{link}", "AAAA")
            .replace("/docs/assets/{file}", "/docs/assets/docs.css")
            .replace("{file}", "link.css");
        let status = doors::ask(address, &method, &real).await;
        assert_ne!(status, StatusCode::METHOD_NOT_ALLOWED, "{method} {path}");
        let unknown_link = path.contains("{link}");
        assert!(status != StatusCode::NOT_FOUND || unknown_link, "{method} {path} answers {status}");
        if status == StatusCode::UNAUTHORIZED && !path.contains("/webhook/") {
            continue; // The API says nothing to strangers, not even which methods there are.
        }
        let wrong = doors::ask(address, "delete", &real).await;
        assert_eq!(wrong, StatusCode::METHOD_NOT_ALLOWED, "{path} is there, but not for DELETE");
    }
    running.stop(std::time::Duration::from_secs(5)).await;
}

mod doors {
    //! A region without tenants, only to see which addresses it has.

    use std::net::SocketAddr;
    use std::sync::Arc;

    use goodtime_icims::app::{Pace, Parts, RunningRegion};
    use goodtime_icims::config::{Settings, Sources};
    use goodtime_icims::domain::SystemClock;

    use super::{Body, Request, StatusCode};

    pub(super) async fn running(dir: &tempfile::TempDir) -> RunningRegion {
        let _ = rustls::crypto::aws_lc_rs::default_provider().install_default();
        let database = format!("us.database={}", dir.path().join("us.db").display());
        let key = "us.sealing_keys=k1:AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=";
        let flags = [key, &database, "us.listen=127.0.0.1:0", "us.ops_listen=127.0.0.1:0"];
        let settings = Settings::read(Sources::default().flags(flags)).expect("good settings");
        let parts = Parts {
            clock: Arc::new(SystemClock),
            pace: Pace::ByHand,
            roles: goodtime_icims::domain::ProcessRoles::ALL,
            others: goodtime_icims::ats::Registry::default(),
        };
        RunningRegion::start(&settings.regions[0], parts).await.expect("it starts")
    }

    /// Asks over a real connection, so that what the listener adds is seen too.
    pub(super) async fn ask(address: SocketAddr, method: &str, path: &str) -> StatusCode {
        let stream = tokio::net::TcpStream::connect(address).await.expect("it listens");
        let (mut sender, connection) =
            hyper::client::conn::http1::handshake(hyper_util::rt::TokioIo::new(stream)).await.expect("HTTP");
        tokio::spawn(connection);
        let request = Request::builder().method(method.to_uppercase().as_str()).uri(path).header("host", "test");
        sender.send_request(request.body(Body::empty()).expect("a request")).await.expect("an answer").status()
    }
}
