//! The Schema API: the fields of a kind of profile, as JSON Schema (data-apis §3). A field of the customer's own is known once a
//! profile has it; whether the vendor leaves hidden fields out is a guess.

use axum::extract::{Path, State};
use axum::response::Response;
use serde_json::{Map, Value, json};

use super::profile::ProfileType;
use super::refusal::Refusal;
use super::state::State as Held;
use super::{Simulator, headers};

pub(super) async fn schema(
    State(simulator): State<Simulator>,
    Path((_, profile)): Path<(String, String)>,
) -> Result<Response, Refusal> {
    let profile = match profile.as_str() {
        "person" => ProfileType::People,
        "job" => ProfileType::Jobs,
        "submittal" => ProfileType::Workflows,
        _ => return Err(Refusal::NotFound("Resource")),
    };
    let state = simulator.lock();
    let mut properties = state.own_fields(profile);
    properties.extend(standard(profile).into_iter().map(|(field, shape)| (field.to_owned(), shape)));
    properties.retain(|field, _| !state.switches.hides(profile, field));
    if profile == ProfileType::Workflows && !state.switches.status_log_readable {
        properties.remove("submittalstatuslog");
    }
    let answer = json!({
        "$schema": "http://json-schema.org/draft-04/schema#",
        "type": "object",
        "properties": properties,
    });
    Ok(headers::json(&answer))
}

impl Held {
    /// The fields that only some profile of this kind has, by what stands in it.
    fn own_fields(&self, profile: ProfileType) -> Map<String, Value> {
        let memory = &self.memory;
        let mut found = Map::new();
        match profile {
            ProfileType::People => add(&mut found, memory.people.values().flat_map(|kept| &kept.profile.fields)),
            ProfileType::Jobs => {
                add(&mut found, memory.jobs.values().flat_map(|kept| &kept.profile.fields));
                let links = memory.jobs.values().flat_map(|kept| kept.profile.person_links.keys());
                found.extend(links.map(|field| (field.clone(), link())));
            }
            ProfileType::Workflows => add(&mut found, memory.workflows.values().flat_map(|kept| &kept.profile.fields)),
        }
        found
    }
}

fn add<'a>(found: &mut Map<String, Value>, fields: impl Iterator<Item = (&'a String, &'a Value)>) {
    for (field, value) in fields {
        if !found.contains_key(field) {
            found.insert(field.clone(), shape_of(value));
        }
    }
}

fn standard(profile: ProfileType) -> Vec<(&'static str, Value)> {
    let date = || json!({"type": "string", "format": "date"});
    match profile {
        ProfileType::People => vec![
            ("firstname", text()),
            ("middlename", text()),
            ("lastname", text()),
            ("email", text()),
            ("folder", node()),
            ("phones", collection(&[("phonetype", node()), ("phonenumber", text()), ("phoneextension", text())])),
            ("addresses", collection(&[("addresstype", node()), ("addressstreet1", text()), ("addresscity", text())])),
            ("updateddate", date()),
        ],
        ProfileType::Jobs => vec![
            ("jobid", text()),
            ("jobtitle", text()),
            ("folder", node()),
            ("joblocation", link()),
            ("hiringmanager", link()),
            ("recruiter", link()),
            ("secondaryrecruiter", link()),
            ("jobowner", link()),
            ("updateddate", date()),
        ],
        ProfileType::Workflows => vec![
            ("baseprofile", link()),
            ("associatedprofile", link()),
            ("status", node()),
            ("source", text()),
            ("sourcename", text()),
            ("submittalstatuslog", collection(&[("status", node()), ("updatedDate", date()), ("updatedBy", link())])),
            ("updateddate", date()),
        ],
    }
}

fn text() -> Value {
    json!({"type": "string"})
}

fn node() -> Value {
    json!({"type": "object", "properties": {"id": text(), "formattedvalue": text(), "value": text()}})
}

fn link() -> Value {
    json!({"type": "object", "properties": {"profile": text(), "id": {"type": "integer"}, "value": text()}})
}

fn collection(fields: &[(&str, Value)]) -> Value {
    let mut properties = json!({"entry": {"type": "integer"}});
    for (field, shape) in fields {
        properties[*field] = shape.clone();
    }
    json!({"type": "array", "items": {"type": "object", "properties": properties}})
}

fn shape_of(value: &Value) -> Value {
    match value {
        Value::Object(keys) if keys.get("id").is_some_and(Value::is_number) => link(),
        Value::Object(_) => node(),
        Value::Array(values) => json!({"type": "array", "items": values.first().map_or_else(text, shape_of)}),
        Value::Number(_) => json!({"type": "number"}),
        Value::Bool(_) => json!({"type": "boolean"}),
        Value::String(_) | Value::Null => text(),
    }
}
