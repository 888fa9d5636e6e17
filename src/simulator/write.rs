//! What the API does on PATCH of an application: set its status, set or delete a text field (core-apis §4).

use std::collections::BTreeMap;

use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::http::header::{CONNECTION, LOCATION};
use axum::response::{IntoResponse, Response};
use serde_json::{Map, Value};

use super::event::Move;
use super::memory::LogEntry;
use super::profile::ProfileType;
use super::refusal::Refusal;
use super::state::{Hook, State as Held, next_hook};
use super::stream::Happened;
use super::{Simulator, event};

/// Fields of an application that only iCIMS itself writes.
const READ_ONLY: [&str; 6] = ["id", "links", "updateddate", "baseprofile", "associatedprofile", "submittalstatuslog"];

pub(super) async fn patch_workflow(
    State(simulator): State<Simulator>,
    Path((_, id)): Path<(String, String)>,
    body: Bytes,
) -> Response {
    let done = match simulator.apply_patch(&id, &body) {
        Ok(done) => done,
        Err(refused) => return refused.into_response(),
    };
    if let Some(act) = done.hook {
        act(&simulator);
    }
    if let Some(echo) = done.echo {
        simulator.send_echo(done.workflow, echo, done.echo_first).await;
    }
    let location = simulator.base().profile(ProfileType::Workflows, done.workflow);
    (StatusCode::NO_CONTENT, [(LOCATION, location), (CONNECTION, "close".to_owned())]).into_response()
}

/// What a PATCH did, and what is still to happen outside the lock.
struct Done {
    workflow: i64,
    hook: Option<Hook>,
    echo: Option<Value>,
    echo_first: bool,
}

impl Simulator {
    fn apply_patch(&self, id: &str, body: &Bytes) -> Result<Done, Refusal> {
        let now = self.now();
        let mut state = self.lock();
        // A write is not held up by the visibility delay: only copies for reading lag behind.
        let (workflow, _) = state.reach(ProfileType::Workflows, id, now)?;
        let mut fields: Map<String, Value> =
            serde_json::from_slice(body).map_err(|_| Refusal::BadValue("The body is not a JSON object.".to_owned()))?;
        let status = fields.remove("status").map(|status| state.status_named(&status)).transpose()?;
        for (field, value) in &fields {
            if READ_ONLY.contains(&field.as_str()) || value.is_object() || value.is_array() {
                return Err(Refusal::BadValue(format!("{field}: This field cannot be set this way.")));
            }
        }
        let kept = state.memory.workflows.get_mut(&workflow).ok_or(Refusal::NotFound("Workflow"))?;
        let mut after = kept.profile.fields.clone();
        let named_fields = !fields.is_empty();
        set_fields(&mut after, fields);
        state.require(&after)?;
        let kept = state.memory.workflows.get_mut(&workflow).ok_or(Refusal::NotFound("Workflow"))?;
        if named_fields {
            kept.change(now, |workflow| workflow.fields = after);
            state.tell(ProfileType::Workflows, workflow, Happened::Updated, now);
        }
        let mut done = Done { workflow, hook: None, echo: None, echo_first: state.switches.echo_before_answer };
        if let Some(status) = status {
            let by = state.api_person;
            let entry = LogEntry { status: status.clone(), at: now, by };
            if let Some(from) = state.memory.set_status(workflow, entry) {
                if let Some(kept) = state.memory.workflows.get_mut(&workflow) {
                    kept.profile.patches_applied += 1;
                }
                state.tell(ProfileType::Workflows, workflow, Happened::Updated, now);
                done.hook = next_hook(&mut state.after_patch, workflow);
                let echoes = state.switches.api_patch_fires_events && state.memory.triggers.contains(&status);
                if echoes {
                    let change = Move { workflow, from, to: status, by };
                    done.echo = event::status_change(&state, &self.base(), &change);
                }
            }
        }
        Ok(done)
    }
}

impl Held {
    /// The known status a PATCH names: by prefixed id, or by label.
    fn status_named(&self, status: &Value) -> Result<String, Refusal> {
        let statuses = &self.memory.statuses;
        let found = match (status["id"].as_str(), status["value"].as_str()) {
            (Some(id), _) => statuses.get_key_value(id),
            (None, Some(label)) => statuses.iter().find(|(_, known)| *known == label),
            (None, None) => None,
        };
        found.map(|(id, _)| id.clone()).ok_or_else(|| Refusal::BadValue("status: Invalid value.".to_owned()))
    }

    /// Refuses while a field that the customer requires would still be empty.
    fn require(&self, after: &BTreeMap<String, Value>) -> Result<(), Refusal> {
        let empty = |field: &&String| !after.contains_key(*field);
        let missing: Vec<String> = self.switches.required_fields_missing.iter().filter(empty).cloned().collect();
        if missing.is_empty() { Ok(()) } else { Err(Refusal::FieldsRequired(missing)) }
    }
}

/// Null and the empty text delete a value.
fn set_fields(stored: &mut BTreeMap<String, Value>, fields: Map<String, Value>) {
    for (field, value) in fields {
        if value.is_null() || value.as_str() == Some("") {
            stored.remove(&field);
        } else {
            stored.insert(field, value);
        }
    }
}
