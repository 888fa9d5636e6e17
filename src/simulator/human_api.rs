//! The desk's JSON side: the state of everything, and the plain switches. Only for people and scripts; iCIMS has no such thing.

use std::collections::BTreeSet;
use std::time::Duration;

use axum::Json;
use axum::extract::State;
use axum::extract::rejection::JsonRejection;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

use super::delivery::Delivery;
use super::profile::ProfileType;
use super::switches::{InvisibleAs, Switches};
use super::{Simulator, Webhook};

/// `GET /sim/state` shows at most this many deliveries, newest first.
const DELIVERIES_SHOWN: usize = 50;

/// What `POST /sim/switches` may change; what is not named stays.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Change {
    visibility_delay: Option<i64>,
    invisible_as: Option<InvisibleAs>,
    status_delay: Option<i64>,
    hidden_fields: Option<BTreeSet<(ProfileType, String)>>,
    denied: Option<BTreeSet<(ProfileType, i64)>>,
    status_log_readable: Option<bool>,
    required_fields_missing: Option<Vec<String>>,
    api_patch_fires_events: Option<bool>,
    echo_before_answer: Option<bool>,
    /// Zero takes the limit away.
    rate_limit: Option<u64>,
    token_life: Option<i64>,
    token_limit: Option<u64>,
    prefixed_status_ids_in_events: Option<bool>,
    ids_as_integers: Option<bool>,
    escape_slashes: Option<bool>,
    gzip_header: Option<bool>,
    webhook_timeout_seconds: Option<u64>,
    /// Stands in the webhook's settings, not in the switches.
    gzip: Option<bool>,
}

impl Change {
    fn apply(self, switches: &mut Switches, webhook: Option<&mut Webhook>) {
        set(&mut switches.visibility_delay, self.visibility_delay);
        set(&mut switches.invisible_as, self.invisible_as);
        set(&mut switches.status_delay, self.status_delay);
        set(&mut switches.hidden_fields, self.hidden_fields);
        set(&mut switches.denied, self.denied);
        set(&mut switches.status_log_readable, self.status_log_readable);
        set(&mut switches.required_fields_missing, self.required_fields_missing);
        set(&mut switches.api_patch_fires_events, self.api_patch_fires_events);
        set(&mut switches.echo_before_answer, self.echo_before_answer);
        set(&mut switches.rate_limit, self.rate_limit.map(|limit| Some(limit).filter(|limit| *limit > 0)));
        set(&mut switches.token_life, self.token_life);
        set(&mut switches.token_limit, self.token_limit);
        set(&mut switches.prefixed_status_ids_in_events, self.prefixed_status_ids_in_events);
        set(&mut switches.ids_as_integers, self.ids_as_integers);
        set(&mut switches.escape_slashes, self.escape_slashes);
        set(&mut switches.gzip_header, self.gzip_header);
        set(&mut switches.webhook_timeout, self.webhook_timeout_seconds.map(Duration::from_secs));
        if let Some(webhook) = webhook {
            set(&mut webhook.gzip, self.gzip);
        }
    }
}

fn set<T>(switch: &mut T, value: Option<T>) {
    if let Some(value) = value {
        *switch = value;
    }
}

/// `POST /sim/switches`: changes the named switches and shows all.
pub(super) async fn switches(
    State(simulator): State<Simulator>,
    change: Result<Json<Change>, JsonRejection>,
) -> Response {
    let change = match change {
        Ok(Json(change)) => change,
        Err(why) => return (StatusCode::BAD_REQUEST, why.body_text()).into_response(),
    };
    let mut state = simulator.lock();
    let state = &mut *state;
    change.apply(&mut state.switches, state.webhook.as_mut());
    Json(shown_switches(&state.switches, state.webhook.as_ref())).into_response()
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
        "switches": shown_switches(&state.switches, state.webhook.as_ref()),
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

fn shown_switches(switches: &Switches, webhook: Option<&Webhook>) -> Value {
    json!({
        "visibility_delay": switches.visibility_delay,
        "invisible_as": switches.invisible_as,
        "status_delay": switches.status_delay,
        "hidden_fields": switches.hidden_fields,
        "denied": switches.denied,
        "status_log_readable": switches.status_log_readable,
        "required_fields_missing": switches.required_fields_missing,
        "api_patch_fires_events": switches.api_patch_fires_events,
        "echo_before_answer": switches.echo_before_answer,
        "rate_limit": switches.rate_limit,
        "token_life": switches.token_life,
        "token_limit": switches.token_limit,
        "prefixed_status_ids_in_events": switches.prefixed_status_ids_in_events,
        "ids_as_integers": switches.ids_as_integers,
        "escape_slashes": switches.escape_slashes,
        "gzip_header": switches.gzip_header,
        "webhook_timeout_seconds": switches.webhook_timeout.as_secs(),
        "gzip": webhook.map(|webhook| webhook.gzip),
    })
}
