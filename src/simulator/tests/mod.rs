//! The simulator from outside: over HTTP, with a clock moved by hand.

mod api;
mod changing;
mod desk;
mod events;
mod fault_answers;
mod faults;
mod folders;
mod lagging;
mod schema;
mod seeking;
mod sender_faults;
mod senders;
mod streaming;
mod switches;
mod writes;

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use axum::body::Bytes;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse as _, Response as Answer};
use reqwest::{Method, RequestBuilder, Response};
use serde_json::{Value, json};
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};

use super::{Config, Job, Person, ProfileType, SenderAuth, Simulator, Webhook};

/// 2026-11-22T19:15:00Z.
const START: i64 = 1_795_374_900_000_000;
const SECOND: i64 = 1_000_000;

/// A running simulator, its clock, and a caller with a token.
struct World {
    sim: Simulator,
    clock: Arc<AtomicI64>,
    http: reqwest::Client,
    token: String,
    recruiter: i64,
    person: i64,
    job: i64,
    workflow: i64,
}

impl World {
    async fn start() -> Self {
        let clock = Arc::new(AtomicI64::new(START));
        let hand = Arc::clone(&clock);
        let config = Config {
            listen: ([127, 0, 0, 1], 0).into(),
            customer_id: 4321,
            region: "US".to_owned(),
            api_client: ("client".to_owned(), "secret".to_owned()),
            api_user: ("user".to_owned(), "password".to_owned()),
            webhook: None,
            now: Arc::new(move || hand.load(Ordering::SeqCst)),
        };
        let sim = Simulator::start(config).await.expect("a free port on loopback");
        sim.add_status("C20700", "Review: Send to GoodTime");
        sim.add_status("C20800", "Interview: Interview Scheduled");
        sim.designate_trigger("C20700");
        let recruiter = sim.add_person(Person::employee("Ana", "Ruiz"));
        let person = sim.add_person(Person::candidate("Jane", "Doe"));
        let job = sim.add_job(Job::titled("Support Engineer").with_recruiter(recruiter));
        let workflow = sim.apply(person, job, "D10100");
        let http = reqwest::Client::builder().no_proxy().redirect(reqwest::redirect::Policy::none()).http1_only();
        let http = http.build().expect("a plain client");
        let mut world = Self { sim, clock, http, token: String::new(), recruiter, person, job, workflow };
        world.token = world.fetch_token().await;
        world
    }

    async fn fetch_token(&self) -> String {
        let answer = self.ask_token("secret", "https://api.icims.com/v1/").await;
        let body: Value = answer.json().await.expect("a JSON body");
        body["access_token"].as_str().expect("a token").to_owned()
    }

    async fn ask_token(&self, secret: &str, audience: &str) -> Response {
        let form = [
            ("grant_type", "client_credentials"),
            ("client_id", "client"),
            ("client_secret", secret),
            ("audience", audience),
        ];
        let request = self.http.post(format!("{}/oauth/token", self.sim.url())).form(&form);
        self.send(request).await.expect("an answer")
    }

    /// A call of the API with the token; the path begins after the customer.
    fn call(&self, method: Method, path: &str) -> RequestBuilder {
        self.http.request(method, format!("{}/customers/4321{path}", self.sim.url())).bearer_auth(&self.token)
    }

    async fn send(&self, request: RequestBuilder) -> reqwest::Result<Response> {
        self.http.execute(request.build()?).await
    }

    async fn get(&self, path: &str) -> Response {
        self.send(self.call(Method::GET, path)).await.expect("an answer")
    }

    async fn get_json(&self, path: &str) -> Value {
        self.get(path).await.json().await.expect("a JSON body")
    }

    async fn patch(&self, body: Value) -> reqwest::Result<Response> {
        let path = format!("/applicantworkflows/{}", self.workflow);
        self.send(self.call(Method::PATCH, &path).json(&body)).await
    }

    async fn patch_status(&self, status: &str) -> reqwest::Result<Response> {
        self.patch(json!({"status": {"id": status}})).await
    }

    fn workflow_path(&self) -> String {
        format!("/applicantworkflows/{}", self.workflow)
    }

    fn pass_seconds(&self, seconds: i64) {
        self.clock.fetch_add(seconds * SECOND, Ordering::SeqCst);
    }

    fn set_clock(&self, micros: i64) {
        self.clock.store(micros, Ordering::SeqCst);
    }

    /// Points the simulator at a receiver that answers every event with this.
    async fn receiver(&self, gzip: bool, answer: fn() -> Answer) -> UnboundedReceiver<(HeaderMap, Bytes)> {
        let (arrived, arrivals) = unbounded_channel();
        let handler = async move |headers: HeaderMap, body: Bytes| {
            arrived.send((headers, body)).map_err(|_| StatusCode::INTERNAL_SERVER_ERROR)?;
            Ok::<_, StatusCode>(answer())
        };
        let router = axum::Router::new().route("/hook", axum::routing::post(handler));
        let listener = tokio::net::TcpListener::bind(("127.0.0.1", 0)).await.expect("a free port");
        let address = listener.local_addr().expect("an address");
        tokio::spawn(async move { axum::serve(listener, router).await });
        self.sim.set_webhook(Webhook {
            url: format!("http://{address}/hook"),
            auth: SenderAuth::Basic { user: "icims".to_owned(), password: "opens-the-hook".to_owned() },
            gzip,
        });
        arrivals
    }
}

fn accepted() -> Answer {
    StatusCode::OK.into_response()
}

fn code(body: &Value) -> i64 {
    body["errors"][0]["errorCode"].as_i64().expect("an error code")
}
