//! The event a status change sends (core-apis §1.2, §1.4, §1.5): its body, and the `Link` header that repeats its links.

use serde_json::{Value, json};

use super::profile::ProfileType;
use super::shapes::Base;
use super::state::State;
use super::switches::Switches;

/// A status change: which application, from and to which prefixed status, by whom.
pub(super) struct Move {
    pub(super) workflow: i64,
    pub(super) from: String,
    pub(super) to: String,
    pub(super) by: i64,
}

/// The event of a status change; `None` when there is no such application.
pub(super) fn status_change(state: &State, base: &Base<'_>, change: &Move) -> Option<Value> {
    let kept = state.memory.workflows.get(&change.workflow)?;
    let (person, job) = (kept.profile.person, kept.profile.job);
    let id = |id: i64| if state.switches.ids_as_integers { json!(id) } else { json!(id.to_string()) };
    let link =
        |rel: &str, title: &str, profile, id| json!({"url": base.profile(profile, id), "rel": rel, "title": title});
    Some(json!({
        "systemId": id(change.workflow),
        "eventType": "WorkFlowStatusChangeEvent",
        "links": [
            link("applicantWorkflow", "Applicant Workflow", ProfileType::Workflows, change.workflow),
            link("job", "Job Profile", ProfileType::Jobs, job),
            link("person", "Person Profile", ProfileType::People, person),
            link("user", "Posting User", ProfileType::People, change.by),
        ],
        "personId": id(person),
        "userId": id(change.by),
        "jobId": id(job),
        "customerId": id(base.customer),
        "oldStatus": status_id(&change.from, &state.switches),
        "newStatus": status_id(&change.to, &state.switches),
    }))
}

fn status_id(status: &str, switches: &Switches) -> Value {
    if switches.prefixed_status_ids_in_events {
        return status.into();
    }
    let digits = status.strip_prefix(['C', 'D']).unwrap_or(status);
    match digits.parse::<i64>() {
        Ok(number) if switches.ids_as_integers => number.into(),
        _ => digits.into(),
    }
}

/// No angle brackets, no space after commas, a comma at the end: not valid by RFC 8288, and so it was logged.
pub(super) fn link_header(event: &Value) -> Option<String> {
    let links = event["links"].as_array()?;
    let written = links.iter().filter_map(|link| {
        let (url, rel, title) = (link["url"].as_str()?, link["rel"].as_str()?, link["title"].as_str()?);
        Some(format!("{url};rel=\"{rel}\";title=\"{title}\","))
    });
    Some(written.collect())
}

/// The event as the switches order it at the moment it is sent.
pub(super) fn dressed(event: &Value, switches: &Switches) -> Value {
    let mut event = event.clone();
    if let Some(event_type) = &switches.event_type_override {
        event["eventType"] = event_type.as_str().into();
    }
    if switches.extra_keys {
        event["sourceSystem"] = "not in any document".into();
        event["extraDetails"] = json!({"attempts": [1, null, true], "note": {"text": "\u{e9}\u{1f642}"}});
    }
    event
}

/// The bytes before compression. A slash can only stand inside a JSON text, so replacing them all is safe.
pub(super) fn body(event: &Value, switches: &Switches) -> String {
    let text = event.to_string();
    if switches.escape_slashes { text.replace('/', "\\/") } else { text }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::link_header;

    #[test]
    fn the_link_header_ends_with_a_comma() {
        let event = json!({"links": [
            {"url": "http://h/a", "rel": "job", "title": "Job Profile"},
            {"url": "http://h/b", "rel": "user", "title": "Posting User"},
        ]});
        let written = "http://h/a;rel=\"job\";title=\"Job Profile\",http://h/b;rel=\"user\";title=\"Posting User\",";
        assert_eq!(link_header(&event).as_deref(), Some(written));
        assert_eq!(link_header(&json!({"eventType": "x"})), None);
    }
}
