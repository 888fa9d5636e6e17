//! What every call of the vendor's hosts passes: counting, faults, limit, credentials, customer, and the usual headers.

use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::datetime::day;
use super::faults::{Call, Fault};
use super::listen::cut_the_connection;
use super::refusal::Refusal;
use super::{Simulator, headers, token};

/// Larger bodies are refused; nothing the API takes here comes near it.
const BODY_LIMIT: usize = 1024 * 1024;

/// Lets a call through to its handler, or fails it as ordered.
pub(super) async fn pass(State(simulator): State<Simulator>, request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    let Ok(body) = to_bytes(body, BODY_LIMIT).await else {
        return Refusal::BadValue("The body is too large or did not arrive.".to_owned()).into_response();
    };
    let call = call_of(&parts.method, parts.uri.path(), &body);
    let fault = simulator.arrived(call, parts.uri.path());
    let ordered = match &fault {
        Some(Fault::DropBefore) => return cut_the_connection(),
        Some(Fault::Status(status)) => Some(failed(call, *status)),
        Some(Fault::Stall(time)) => {
            tokio::time::sleep(*time).await;
            None
        }
        Some(Fault::LoseAnswer) | None => None,
    };
    let mut answer = match ordered {
        Some(failed) => failed,
        None => match simulator.check(call, &parts.headers, parts.uri.path()) {
            Ok(()) => next.run(Request::from_parts(parts, Body::from(body))).await,
            Err(refused) => refused.into_response(),
        },
    };
    if fault == Some(Fault::LoseAnswer) {
        return cut_the_connection();
    }
    simulator.decorate(call, answer.headers_mut());
    answer
}

/// The kind of a call, from what it asks for.
fn call_of(method: &Method, path: &str, body: &Bytes) -> Call {
    let parts: Vec<&str> = path.trim_start_matches('/').split('/').collect();
    match (method.as_str(), parts.as_slice()) {
        ("POST", ["oauth", "token"]) => Call::Tokens,
        ("GET", ["customers", _]) => Call::Customers,
        ("GET", ["customers", _, "people", _]) => Call::People,
        ("GET", ["customers", _, "jobs", _]) => Call::Jobs,
        ("GET", ["customers", _, "applicantworkflows", _]) => Call::Workflows,
        ("PATCH", ["customers", _, "applicantworkflows", _]) => {
            let named: Option<serde_json::Map<_, _>> = serde_json::from_slice(body).ok();
            if named.is_some_and(|named| named.contains_key("status")) { Call::Patches } else { Call::Fields }
        }
        ("GET", ["customers", _, "applicantworkflows", _, "submittalstatuslog"]) => Call::Logs,
        ("GET", ["customers", _, "people", _, "fields", _, "binary"]) => Call::Resumes,
        ("GET", ["customers", _, "linkTo", _, _]) => Call::Links,
        _ => Call::Others,
    }
}

impl Simulator {
    /// Counts a call that arrived and takes the fault ordered for it.
    fn arrived(&self, call: Call, path: &str) -> Option<Fault> {
        let today = day(self.now());
        let mut state = self.lock();
        state.calls.count(call);
        if call == Call::Patches
            && let Some(id) = path.rsplit('/').next().and_then(|id| id.parse().ok())
            && let Some(kept) = state.memory.workflows.get_mut(&id)
        {
            kept.profile.patch_requests += 1;
        }
        if counts_for_the_limit(call) {
            let used = if state.day.0 == today { state.day.1 } else { 0 };
            state.day = (today, used + 1);
        }
        state.switches.next_fault(call)
    }

    /// Limit, credentials and customer; the login host and the browser's links have none of them.
    fn check(&self, call: Call, headers: &HeaderMap, path: &str) -> Result<(), Refusal> {
        if !counts_for_the_limit(call) {
            return Ok(());
        }
        let over = {
            let state = self.lock();
            state.switches.rate_limit.is_some_and(|limit| state.day.1 > limit)
        };
        if over {
            return Err(Refusal::OverLimit);
        }
        self.admit(headers)?;
        let mut parts = path.trim_start_matches('/').split('/');
        if parts.next() == Some("customers") && parts.next() != Some(self.0.customer_id.to_string().as_str()) {
            return Err(Refusal::Denied);
        }
        Ok(())
    }

    fn decorate(&self, call: Call, headers: &mut HeaderMap) {
        match call {
            Call::Tokens => headers::on_login_answer(headers),
            Call::Links => {}
            _ => {
                let now = self.now();
                let state = self.lock();
                let used = if state.day.0 == day(now) { state.day.1 } else { 0 };
                headers::on_api_answer(headers, now, state.switches.rate_limit, used);
            }
        }
    }
}

/// The answer of a call that was ordered to fail with this status.
fn failed(call: Call, status: u16) -> Response {
    if call != Call::Tokens {
        return Refusal::of_status(status).into_response();
    }
    let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    token::refuse(status, "access_denied", "Ordered by the simulator's switch.")
}

fn counts_for_the_limit(call: Call) -> bool {
    !matches!(call, Call::Tokens | Call::Links)
}
