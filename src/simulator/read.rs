//! What the API answers to GETs: profiles, the status log, files, the customer.

use std::collections::BTreeMap;

use axum::extract::{Path, Query, State};
use axum::http::header::{CONTENT_TYPE, LINK};
use axum::http::{HeaderName, HeaderValue};
use axum::response::{IntoResponse, Response};
use serde_json::{Map, Value, json};

use super::profile::ProfileType;
use super::refusal::Refusal;
use super::shapes::{self, Base};
use super::state::{State as Held, next_hook};
use super::switches::InvisibleAs;
use super::{Simulator, headers};

const X_WARNING: HeaderName = HeaderName::from_static("x-warning");
const X_CUSTOMER_TYPE: HeaderName = HeaderName::from_static("x-customer-type");

/// Customer and system id, as texts: an id that is no number is a profile that does not exist.
type Ids = Path<(String, String)>;
type Asked = Query<BTreeMap<String, String>>;

pub(super) async fn person(State(simulator): State<Simulator>, Path((_, id)): Ids, asked: Asked) -> Response {
    simulator.show(ProfileType::People, &id, &asked).into_response()
}

pub(super) async fn job(State(simulator): State<Simulator>, Path((_, id)): Ids, asked: Asked) -> Response {
    simulator.show(ProfileType::Jobs, &id, &asked).into_response()
}

pub(super) async fn workflow(State(simulator): State<Simulator>, Path((_, id)): Ids, asked: Asked) -> Response {
    let shown = simulator.show(ProfileType::Workflows, &id, &asked);
    if let (Ok(_), Ok(id)) = (&shown, id.parse()) {
        let hook = next_hook(&mut simulator.lock().after_get, id);
        if let Some(act) = hook {
            act(&simulator);
        }
    }
    shown.into_response()
}

pub(super) async fn status_log(State(simulator): State<Simulator>, Path((_, id)): Ids) -> Result<Response, Refusal> {
    let now = simulator.now();
    let state = simulator.lock();
    let (id, visible) = state.reach(ProfileType::Workflows, &id, now)?;
    if !visible {
        return Err(Refusal::NotFound("Workflow"));
    }
    if !state.switches.status_log_readable {
        return Err(Refusal::Denied);
    }
    let kept = state.memory.workflows.get(&id).ok_or(Refusal::NotFound("Workflow"))?;
    let seen = kept.profile.log_seen(now, state.switches.status_delay);
    Ok(headers::json(&json!({"submittalstatuslog": shapes::status_log(&state.memory, seen)})))
}

pub(super) async fn binary(
    State(simulator): State<Simulator>,
    Path((_, id, field)): Path<(String, String, String)>,
) -> Result<Response, Refusal> {
    let state = simulator.lock();
    let (id, visible) = state.reach(ProfileType::People, &id, simulator.now())?;
    if !visible {
        return Err(Refusal::NotFound("Person"));
    }
    if state.switches.hides(ProfileType::People, &field) {
        return Err(Refusal::Denied);
    }
    let resume =
        state.memory.people.get(&id).filter(|_| field == "resume").and_then(|kept| kept.profile.resume.clone());
    let resume = resume.ok_or(Refusal::NotFound("File"))?;
    let content_type = HeaderValue::from_str(&resume.content_type)
        .unwrap_or_else(|_| HeaderValue::from_static("application/octet-stream"));
    Ok(([(CONTENT_TYPE, content_type)], resume.bytes).into_response())
}

pub(super) async fn customer(State(simulator): State<Simulator>) -> Response {
    let id = simulator.0.customer_id;
    let body = json!({
        "platformUrl": "example.icims.com",
        "id": id,
        "customerType": "test",
        "name": format!("Example {}", simulator.0.region),
        "buildVersion": "12.1",
    });
    let mut answer = headers::json(&body);
    answer.headers_mut().insert(X_CUSTOMER_TYPE, HeaderValue::from_static("test"));
    let link = |path: &str, title: &str| {
        format!("{}/customers/{id}/{path};rel=\"profiles\";title=\"Available {title} Profiles\"", simulator.0.url)
    };
    if let Ok(links) = HeaderValue::from_str(&format!("{}, {}", link("jobs", "Job"), link("people", "Person"))) {
        answer.headers_mut().insert(LINK, links);
    }
    answer
}

/// A profile as answered, with a warning per wrongly written field name.
struct Shown {
    body: Value,
    warnings: Vec<String>,
}

impl IntoResponse for Shown {
    fn into_response(self) -> Response {
        let mut answer = headers::json(&self.body);
        for field in self.warnings {
            if let Ok(line) = HeaderValue::from_str(&format!("4:{field}:Field name must be all lowercase.")) {
                answer.headers_mut().append(X_WARNING, line);
            }
        }
        answer
    }
}

impl Simulator {
    pub(super) fn base(&self) -> Base<'_> {
        Base { url: &self.0.url, customer: self.0.customer_id }
    }

    fn show(&self, profile: ProfileType, id: &str, asked: &Asked) -> Result<Shown, Refusal> {
        let now = self.now();
        let state = self.lock();
        let (id, visible) = state.reach(profile, id, now)?;
        let all = state.fields(profile, id, &self.base(), now).ok_or(Refusal::NotFound(profile.title()))?;
        let asked = asked.get("fields").filter(|fields| !fields.is_empty());
        let names: Vec<&str> = match asked {
            Some(fields) => fields.split(',').map(str::trim).collect(),
            None => shapes::default_fields(profile).to_vec(),
        };
        let mut body: Map<String, Value> = names
            .iter()
            .filter(|name| !state.switches.hides(profile, name))
            .filter_map(|name| Some(((*name).to_owned(), all.get(*name)?.clone())))
            .collect();
        if !visible {
            match state.switches.invisible_as {
                InvisibleAs::NotFound => return Err(Refusal::NotFound(profile.title())),
                InvisibleAs::Empty => return Ok(Shown { body: json!({}), warnings: Vec::new() }),
                InvisibleAs::Partial => {
                    let first = body.keys().min().cloned();
                    body.retain(|name, _| Some(name) == first.as_ref());
                }
            }
        }
        body.insert("links".to_owned(), shapes::links(&state.memory, &self.base(), profile, id));
        let wrong = |name: &&str| name.chars().any(char::is_uppercase);
        let warnings: Vec<String> = names.iter().copied().filter(wrong).map(str::to_owned).collect();
        if !warnings.is_empty() {
            let warning = |name: &String| json!({"errorMessage": format!("{name}: Field name must be all lowercase."), "errorCode": 4});
            body.insert("warnings".to_owned(), warnings.iter().map(warning).collect());
        }
        Ok(Shown { body: body.into(), warnings })
    }
}

impl Held {
    /// The id of a profile that exists and is neither denied nor in a hidden folder, and whether it is old enough to be seen.
    pub(super) fn reach(&self, profile: ProfileType, id: &str, now: i64) -> Result<(i64, bool), Refusal> {
        let missing = Refusal::NotFound(profile.title());
        let id: i64 = id.parse().map_err(|_| missing.clone())?;
        let created = self.memory.created(profile, id).ok_or(missing)?;
        if self.switches.denied.contains(&(profile, id)) || self.stands_hidden(profile, id) {
            return Err(Refusal::Denied);
        }
        Ok((id, now >= created.saturating_add(self.switches.visibility_delay)))
    }

    fn fields(&self, profile: ProfileType, id: i64, base: &Base<'_>, now: i64) -> Option<shapes::Fields> {
        match profile {
            ProfileType::People => shapes::person(&self.memory, id),
            ProfileType::Jobs => shapes::job(&self.memory, base, id),
            ProfileType::Workflows => {
                let seen = self.memory.workflows.get(&id)?.profile.log_seen(now, self.switches.status_delay);
                let mut fields = shapes::workflow(&self.memory, base, id, seen)?;
                if !self.switches.status_log_readable {
                    fields.remove("submittalstatuslog");
                }
                Some(fields)
            }
        }
    }
}
