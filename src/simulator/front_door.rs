//! What every call of the vendor's hosts passes: counting, faults, limit, credentials, customer, and the usual headers.

use std::time::Duration;

use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, Method};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::datetime::day;
use super::fault_answers::{instead_of_work, spoiled};
use super::faults::{Call, Fault};
use super::refusal::Refusal;
use super::state::State as Held;
use super::{Simulator, headers};

/// Larger bodies are refused; nothing the API takes here comes near it.
const BODY_LIMIT: usize = 1024 * 1024;

/// Lets a call through to its handler, or fails it as ordered.
pub(super) async fn pass(State(simulator): State<Simulator>, request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    let Ok(body) = to_bytes(body, BODY_LIMIT).await else {
        return Refusal::BadValue("The body is too large or did not arrive.".to_owned()).into_response();
    };
    let call = call_of(&parts.method, parts.uri.path(), &body);
    let Ordered { wait, fault } = simulator.arrived(call, parts.uri.path());
    if let Some(time) = wait {
        tokio::time::sleep(time).await;
    }
    if fault == Some(Fault::ExpireToken) {
        simulator.revoke_tokens();
    }
    let ordered = fault.as_ref().and_then(|fault| instead_of_work(fault, call, simulator.now()));
    let mut answer = match ordered {
        Some(failed) => failed,
        None => match simulator.check(call, &parts.headers, parts.uri.path()) {
            Ok(()) => next.run(Request::from_parts(parts, Body::from(body))).await,
            Err(refused) => refused.into_response(),
        },
    };
    simulator.decorate(call, answer.headers_mut());
    match fault {
        Some(fault) => spoiled(&fault, answer).await,
        None => answer,
    }
}

/// What the switches order for one call.
struct Ordered {
    /// Real time.
    wait: Option<Duration>,
    fault: Option<Fault>,
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
        ("GET" | "POST", ["customers", _, "search", _]) => Call::Searches,
        ("GET", ["datastream", "v2", "streams", ..]) => Call::Streams,
        ("GET", ["customers", _, "linkTo", _, _]) => Call::Links,
        _ => Call::Others,
    }
}

impl Simulator {
    /// Counts a call that arrived and takes what is ordered for it.
    fn arrived(&self, call: Call, path: &str) -> Ordered {
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
        let fault = state.switches.next_fault(call);
        let wait = if let Some(Fault::Stall(time)) = fault { Some(time) } else { None };
        if call == Call::Links {
            return Ordered { wait, fault }; // an outage of the API is none of the pages people look at
        }
        let share = state.share_failed();
        Ordered { wait: wait.or(state.switches.stall), fault: fault.or(share) }
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

impl Held {
    /// Whether this call belongs to the share that fails: evenly spread, 25 percent is every fourth call.
    fn share_failed(&mut self) -> Option<Fault> {
        let Some((percent, status)) = self.switches.fail_share else {
            self.shared_out = 0;
            return None;
        };
        let percent = u64::from(percent.min(100));
        let before = self.shared_out * percent / 100;
        self.shared_out += 1;
        (self.shared_out * percent / 100 > before).then_some(Fault::Status(status))
    }
}

fn counts_for_the_limit(call: Call) -> bool {
    !matches!(call, Call::Tokens | Call::Links)
}
