//! The Data Stream's three addresses (data-apis §4.3). Paths, `events`, `lastEvaluatedKey` and `exclusiveStartKey` were seen in a
//! public connector; everything else is **invented**.
//!
//! The rule of the keys: an answer with events says `lastEvaluatedKey`, that of its newest event, and the next call asks for what
//! came after it. An answer without events is the last page and says none: its reader keeps the key it has, and asks again with
//! it later. Without a key the oldest events that are kept come first; a key whose event is kept no longer does the same.

use std::collections::BTreeMap;

use axum::extract::{Path, Query, State};
use axum::response::Response;
use serde_json::{Value, json};

use super::refusal::Refusal;
use super::{Simulator, headers};

/// The only subscription there is; the name is invented.
const SUBSCRIPTION: &str = "connector";

pub(super) async fn streams(State(simulator): State<Simulator>) -> Result<Response, Refusal> {
    let customer = simulator.0.customer_id.to_string();
    simulator.may_stream(&customer)?;
    Ok(headers::json(&json!({"streams": [customer]})))
}

pub(super) async fn subscriptions(
    State(simulator): State<Simulator>,
    Path(customer): Path<String>,
) -> Result<Response, Refusal> {
    simulator.may_stream(&customer)?;
    Ok(headers::json(&json!({"subscriptions": [SUBSCRIPTION]})))
}

pub(super) async fn events(
    State(simulator): State<Simulator>,
    Path((customer, subscription)): Path<(String, String)>,
    Query(asked): Query<BTreeMap<String, String>>,
) -> Result<Response, Refusal> {
    simulator.may_stream(&customer)?;
    if subscription != SUBSCRIPTION {
        return Err(Refusal::NotFound("Subscription"));
    }
    let key = asked.get("exclusiveStartKey").map(String::as_str).filter(|key| !key.is_empty());
    let after = key.map_or(Ok(0), number_of)?;
    let now = simulator.now();
    let state = simulator.lock();
    let switches = &state.switches;
    let page = state.stream.after(after, switches.stream_page.max(1), now.saturating_sub(switches.stream_delay));
    let mut events = page.events;
    if switches.stream_duplicates {
        events = events.into_iter().flat_map(|event| [event.clone(), event]).collect();
    }
    if switches.stream_reversed {
        events.reverse();
    }
    let mut answer = json!({"events": events});
    if let Some(last) = page.last {
        answer["lastEvaluatedKey"] = Value::String(key_of(last));
    }
    Ok(headers::json(&answer))
}

impl Simulator {
    fn may_stream(&self, customer: &str) -> Result<(), Refusal> {
        if !self.lock().switches.stream_licensed {
            return Err(Refusal::NotLicensed);
        }
        if customer == self.0.customer_id.to_string() { Ok(()) } else { Err(Refusal::Denied) }
    }
}

fn key_of(number: u64) -> String {
    format!("key-{number:016x}")
}

fn number_of(key: &str) -> Result<u64, Refusal> {
    let number = key.strip_prefix("key-").and_then(|number| u64::from_str_radix(number, 16).ok());
    number.ok_or_else(|| Refusal::BadValue("exclusiveStartKey: Invalid value.".to_owned()))
}
