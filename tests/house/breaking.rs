//! What was released keeps its meaning: `contracts/` holds the contract of each released version, and clients that were
//! generated from the newest of them must still be understood. docs/api.md says what may change and how.

use std::collections::BTreeSet;

use goodtime_icims::inbound::contract;
use serde_json::{Value, json};

use crate::source::files;

/// Deeper than any schema of ours, so that a circle ends.
const DEPTH_MOST: usize = 12;

fn present() -> Value {
    serde_json::to_value(contract()).expect("JSON")
}

/// The contract of the version that was released last.
fn released() -> (String, Value) {
    let all = files("tests/house/contracts", &["json"]);
    let number = |path: &str| {
        let name = path.rsplit('/').next().unwrap_or_default().trim_end_matches(".json").to_owned();
        name.split('.').map(|part| part.parse::<u32>().expect("a version")).collect::<Vec<_>>()
    };
    let (path, text) = all.into_iter().max_by_key(|(path, _)| number(path)).expect("a released contract");
    let document = serde_json::from_str(&text).expect("JSON");
    (path, document)
}

/// Whether something is sent to us or comes from us.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Request,
    Response,
}

/// Compares two contracts.
struct Comparison<'d> {
    old: &'d Value,
    new: &'d Value,
    breaks: Vec<String>,
}

impl Comparison<'_> {
    fn of(old: &Value, new: &Value) -> Vec<String> {
        let mut comparison = Comparison { old, new, breaks: Vec::new() };
        for (path, item) in old["paths"].as_object().expect("paths") {
            for (method, operation) in item.as_object().expect("an object") {
                comparison.operation(&format!("{method} {path}"), operation, &new["paths"][path][method]);
            }
        }
        comparison.breaks
    }

    fn breaks(&mut self, wrong: bool, what: String) {
        if wrong {
            self.breaks.push(what);
        }
    }

    fn operation(&mut self, name: &str, old: &Value, new: &Value) {
        if new.is_null() {
            return self.breaks(true, format!("{name} is gone"));
        }
        self.breaks(old["operationId"] != new["operationId"], format!("{name} has another name"));
        self.breaks(old["security"] != new["security"], format!("{name} needs something else to be let in"));
        let parameters = |operation: &Value| operation["parameters"].as_array().cloned().unwrap_or_default();
        for was in parameters(old) {
            let kept = parameters(new).iter().any(|is| is["name"] == was["name"] && is["in"] == was["in"]);
            self.breaks(!kept, format!("{name}: the parameter {} is gone", was["name"]));
        }
        for is in parameters(new) {
            let was = parameters(old).into_iter().find(|was| is["name"] == was["name"] && is["in"] == was["in"]);
            let needed = is["required"] == true && was.is_none_or(|was| was["required"] != true);
            self.breaks(needed, format!("{name}: the parameter {} is needed now", is["name"]));
        }
        let body = |operation: &Value| operation["requestBody"]["content"]["application/json"]["schema"].clone();
        let needed = old["requestBody"]["required"] != true && new["requestBody"]["required"] == true;
        self.breaks(needed, format!("{name}: a body is needed now"));
        self.schema(&format!("{name}: body"), Way::Request, (&body(old), &body(new)), 0);
        for (status, was) in old["responses"].as_object().expect("answers") {
            if !status.starts_with(['2', '3']) {
                continue;
            }
            let is = &new["responses"][status];
            self.breaks(is.is_null(), format!("{name} does not answer {status} any more"));
            let schema = |answer: &Value| answer["content"]["application/json"]["schema"].clone();
            self.schema(&format!("{name}: {status}"), Way::Response, (&schema(was), &schema(is)), 0);
        }
    }

    fn schema(&mut self, name: &str, way: Way, (old, new): (&Value, &Value), depth: usize) {
        if old.is_null() || depth > DEPTH_MOST {
            return;
        }
        let (old, new) = (resolved(self.old, old), resolved(self.new, new));
        self.breaks(old["type"] != new["type"], format!("{name} is {} now, not {}", new["type"], old["type"]));
        let needed = |schema: &Value| -> BTreeSet<String> {
            let all = schema["required"].as_array().cloned().unwrap_or_default();
            all.iter().filter_map(|name| name.as_str().map(str::to_owned)).collect()
        };
        let lost: Vec<_> = match way {
            Way::Request => needed(&new).difference(&needed(&old)).cloned().collect(),
            Way::Response => needed(&old).difference(&needed(&new)).cloned().collect(),
        };
        self.breaks(!lost.is_empty() && way == Way::Request, format!("{name}: {lost:?} are needed now"));
        self.breaks(!lost.is_empty() && way == Way::Response, format!("{name}: {lost:?} may be missing now"));
        let values = |schema: &Value| schema["enum"].as_array().cloned().unwrap_or_default();
        let (narrow, wide) = match way {
            Way::Request => (values(&old), values(&new)),
            Way::Response => (values(&new), values(&old)),
        };
        let odd: Vec<_> = narrow.iter().filter(|value| !wide.is_empty() && !wide.contains(value)).collect();
        self.breaks(!odd.is_empty(), format!("{name}: {odd:?} are not on both sides"));
        for (field, was) in old["properties"].as_object().into_iter().flatten() {
            let is = &new["properties"][field];
            self.breaks(is.is_null(), format!("{name}: {field} is gone"));
            if !is.is_null() {
                self.schema(&format!("{name}.{field}"), way, (was, is), depth + 1);
            }
        }
        self.schema(&format!("{name}[]"), way, (&old["items"], &new["items"]), depth + 1);
    }
}

/// A schema without what only names or joins others.
fn resolved(document: &Value, schema: &Value) -> Value {
    if let Some(name) = schema["$ref"].as_str() {
        let name = name.rsplit('/').next().unwrap_or_default();
        return resolved(document, &document["components"]["schemas"][name]);
    }
    let parts = schema["allOf"].as_array().or(schema["oneOf"].as_array());
    let Some(parts) = parts.filter(|parts| !parts.is_empty()) else { return schema.clone() };
    let mut whole = json!({"type": "object", "properties": {}, "required": []});
    for part in parts {
        let part = resolved(document, part);
        for (name, value) in part["properties"].as_object().into_iter().flatten() {
            whole["properties"][name] = value.clone();
        }
        let needed = part["required"].as_array().cloned().unwrap_or_default();
        whole["required"].as_array_mut().expect("a list").extend(needed);
    }
    whole
}

#[test]
fn the_contract_breaks_no_client_of_the_version_before() {
    let (path, old) = released();
    assert!(old["paths"].as_object().is_some_and(|paths| paths.len() > 5), "{path} is read");
    assert_eq!(Comparison::of(&old, &present()), Vec::<String>::new(), "compared with {path}");
}

/// What is changed, and how.
type Case<'c> = (&'c str, &'c dyn Fn(&mut Value));

#[test]
fn what_would_break_a_client_is_seen() {
    let old = present();
    assert_eq!(Comparison::of(&old, &old), Vec::<String>::new());
    let changed = |change: &dyn Fn(&mut Value)| {
        let mut new = old.clone();
        change(&mut new);
        Comparison::of(&old, &new)
    };
    let tenants = "/v2/ats/tenants";
    let cases: [Case<'_>; 8] = [
        ("an operation is gone", &|new| drop(new["paths"][tenants].as_object_mut().map(|item| item.remove("get")))),
        ("it has another name", &|new| new["paths"][tenants]["get"]["operationId"] = json!("other")),
        ("it needs another scope", &|new| new["paths"][tenants]["get"]["security"] = json!([])),
        ("a parameter is gone", &|new| new["paths"][tenants]["get"]["parameters"] = json!([])),
        ("an answer is gone", &|new| new["paths"][tenants]["post"]["responses"]["201"] = Value::Null),
        ("a field is gone", &|new| new["components"]["schemas"]["Tenant"]["properties"]["name"] = Value::Null),
        ("a field may be missing", &|new| new["components"]["schemas"]["Tenant"]["required"] = json!([])),
        ("a field is needed", &|new| new["components"]["schemas"]["TenantChange"]["required"] = json!(["name"])),
    ];
    for (what, change) in cases {
        assert_ne!(changed(change), Vec::<String>::new(), "{what}");
    }
}
