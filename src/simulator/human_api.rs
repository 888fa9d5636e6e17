//! The desk's JSON side: the state of everything, the switches, what was held back. Only for people and scripts; iCIMS has no such thing.

use axum::extract::State;
use axum::extract::rejection::JsonRejection;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::{Form, Json};
use serde_json::{Map, Value, json};

use super::delivery::Delivery;
use super::sender_faults::Release;
use super::{Simulator, switches_json};

/// `GET /sim/state` shows at most this many deliveries, newest first.
const DELIVERIES_SHOWN: usize = 50;

/// `POST /sim/switches`: changes the named switches and shows all.
pub(super) async fn switches(
    State(simulator): State<Simulator>,
    change: Result<Json<Map<String, Value>>, JsonRejection>,
) -> Response {
    let change = match change {
        Ok(Json(change)) => change,
        Err(why) => return (StatusCode::BAD_REQUEST, why.body_text()).into_response(),
    };
    let mut state = simulator.lock();
    let state = &mut *state;
    match switches_json::changed(&state.switches, state.webhook.as_ref(), change) {
        Ok((switches, gzip)) => {
            state.switches = switches;
            if let (Some(webhook), Some(gzip)) = (state.webhook.as_mut(), gzip) {
                webhook.gzip = gzip;
            }
            Json(switches_json::shown(&state.switches, state.webhook.as_ref())).into_response()
        }
        Err(why) => (StatusCode::BAD_REQUEST, format!("{why:#}")).into_response(),
    }
}

/// What the form of `POST /sim/release` says.
#[derive(serde::Deserialize)]
pub(super) struct Chosen {
    order: Release,
}

/// `POST /sim/release`: sends the events that were held back.
pub(super) async fn release(State(simulator): State<Simulator>, Form(chosen): Form<Chosen>) -> Redirect {
    simulator.release_held(chosen.order).await;
    Redirect::to("/sim")
}

/// `GET /sim/state`: applications, statuses, deliveries, counters, switches.
pub(super) async fn state(State(simulator): State<Simulator>) -> Json<Value> {
    let state = simulator.lock();
    let applications: Vec<Value> = state
        .memory
        .workflows
        .iter()
        .map(|(id, kept)| {
            let flow = &kept.profile;
            json!({
                "workflow": id,
                "person": flow.person,
                "job": flow.job,
                "status": flow.status(),
                "fields": flow.fields,
                "patch_requests": flow.patch_requests,
                "patches_applied": flow.patches_applied,
                "log": flow.log.iter().map(|entry| json!({"status": entry.status, "at": entry.at, "by": entry.by})).collect::<Vec<_>>(),
            })
        })
        .collect();
    Json(json!({
        "customer_id": simulator.0.customer_id,
        "region": simulator.0.region,
        "api_person": state.api_person,
        "applications": applications,
        "statuses": state.memory.statuses,
        "triggers": state.memory.triggers,
        "calls": state.calls,
        "deliveries": state.deliveries.iter().rev().take(DELIVERIES_SHOWN).map(shown_delivery).collect::<Vec<_>>(),
        "held": state.held.len(),
        "sender_tokens": state.sender_tokens,
        "switches": switches_json::shown(&state.switches, state.webhook.as_ref()),
    }))
}

fn shown_delivery(delivery: &Delivery) -> Value {
    json!({
        "sent_at": delivery.sent_at,
        "event_type": delivery.event_type,
        "workflow": delivery.workflow,
        "new_status": delivery.new_status,
        "status": delivery.status,
        "location": delivery.location,
        "user_message": delivery.user_message,
        "error": delivery.error,
        "took_ms": delivery.took.as_secs_f64() * 1000.0,
    })
}
