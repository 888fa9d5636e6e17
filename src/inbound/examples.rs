//! An example for every answer of the contract: of its own kind of problem, or made of the examples of its fields.

use serde_json::{Map, Value, json};
use utoipa::openapi::path::Operation;
use utoipa::openapi::{OpenApi, RefOr, Response};

use super::problem;

/// Deeper than any answer, so that a circle ends.
const DEPTH_MOST: usize = 12;
/// Where a field tells only how it is written.
const INSTANT: &str = "2026-11-23T09:20:00Z";
const ID: &str = "019aaf5e-2c40-7d3b-8a11-5f0c9e6b4d27";
/// Where the fields' own examples would tell another story than the operation: what stands there in place of them, as JSON.
const FITTED: [(&str, &str, &str); 4] = [
    ("lapseHandoff", "/lifecycle", r#""lapsed""#),
    ("lapseHandoff", "/progress", r#""lapsed""#),
    ("openHandoffById", "/progress", r#""moving""#),
    ("pauseTenant", "/paused", "true"),
];

/// Gives each answer an example that has none.
pub(super) fn fill(document: &mut OpenApi) {
    // Every schema is described with strings and numbers alone.
    let components = serde_json::to_value(&document.components).unwrap_or_default();
    let schemas = Schemas(&components["schemas"]);
    for item in document.paths.paths.values_mut() {
        let operations = [&mut item.get, &mut item.put, &mut item.post, &mut item.delete, &mut item.patch];
        operations.into_iter().flatten().for_each(|operation| fill_operation(operation, &schemas));
    }
}

fn fill_operation(operation: &mut Operation, schemas: &Schemas<'_>) {
    for (status, response) in &mut operation.responses.responses {
        let RefOr::T(Response { description, content, .. }) = response else { continue };
        for (kind, content) in content {
            let RefOr::T(content) = content else { continue };
            if content.example.is_some() {
                continue;
            }
            content.example = match kind.as_str() {
                "application/problem+json" => problem::example(status, description),
                "application/json" => {
                    let schema = serde_json::to_value(&content.schema).unwrap_or_default();
                    let example = schemas.example(&schema, DEPTH_MOST);
                    example.map(|example| fitted(operation.operation_id.as_deref(), example))
                }
                _ => None,
            };
        }
    }
}

/// The example as it is for one operation.
fn fitted(operation: Option<&str>, mut example: Value) -> Value {
    for (_, place, value) in FITTED.iter().filter(|(name, ..)| operation == Some(*name)) {
        if let (Some(place), Ok(value)) = (example.pointer_mut(place), serde_json::from_str(value)) {
            *place = value;
        }
    }
    example
}

/// The schemas by their names.
struct Schemas<'d>(&'d Value);

impl Schemas<'_> {
    /// What a value of a schema looks like; `None` where it does not say.
    fn example(&self, schema: &Value, depth: usize) -> Option<Value> {
        let depth = depth.checked_sub(1)?;
        if let Some(name) = schema["$ref"].as_str() {
            return self.example(&self.0[name.rsplit('/').next()?], depth);
        }
        let told = [schema.get("example"), schema["examples"].get(0), schema.get("default"), schema["enum"].get(0)];
        if let Some(told) = told.into_iter().flatten().next() {
            return Some(told.clone());
        }
        if let Some(parts) = schema["allOf"].as_array() {
            let parts = parts.iter().map(|part| self.example(part, depth));
            let parts: Option<Vec<_>> = parts.map(|part| part.and_then(|part| part.as_object().cloned())).collect();
            return Some(parts?.into_iter().flatten().collect::<Map<_, _>>().into());
        }
        let forms = schema["oneOf"].as_array().or(schema["anyOf"].as_array());
        if let Some(form) = forms.and_then(|forms| forms.iter().find(|form| form["type"] != "null")) {
            return self.example(form, depth);
        }
        match (schema["type"].as_str()?, schema["format"].as_str()) {
            ("object", _) => self.object(schema, depth),
            ("array", _) => Some(json!([self.example(&schema["items"], depth)?])),
            ("boolean", _) => Some(json!(false)),
            ("string", Some("date-time")) => Some(json!(INSTANT)),
            ("string", Some("uuid")) => Some(json!(ID)),
            _ => None,
        }
    }

    /// With what must be there, and with what may be there and has an example of its own.
    fn object(&self, schema: &Value, depth: usize) -> Option<Value> {
        let mut object = Map::new();
        for (name, field) in schema["properties"].as_object().into_iter().flatten() {
            let needed = schema["required"].as_array().is_some_and(|all| all.iter().any(|one| one == name.as_str()));
            if needed {
                object.insert(name.clone(), self.example(field, depth)?);
            } else if let Some(told) = field.get("example").filter(|told| !told.is_null()) {
                object.insert(name.clone(), told.clone());
            }
        }
        Some(object.into())
    }
}

#[cfg(test)]
mod tests {
    use super::super::contract;
    use super::*;

    #[test]
    fn every_json_answer_has_an_example_of_its_own_kind() {
        let document = serde_json::to_value(contract()).unwrap();
        for (path, item) in document["paths"].as_object().unwrap() {
            for (method, operation) in item.as_object().unwrap() {
                for (status, response) in operation["responses"].as_object().unwrap() {
                    for (kind, content) in response["content"].as_object().into_iter().flatten() {
                        let example = &content["example"];
                        let is_json = kind.ends_with("json");
                        assert!(
                            !is_json || example.is_object(),
                            "{method} {path} {status}: say examples of its fields"
                        );
                        let is_problem = kind == "application/problem+json";
                        assert!(
                            !is_problem || example["status"].as_u64() == status.parse().ok(),
                            "{method} {path}: {example}"
                        );
                    }
                }
            }
        }
    }

    #[test]
    fn an_example_that_would_tell_another_story_is_fitted() {
        let document = serde_json::to_value(contract()).unwrap();
        let items = document["paths"].as_object().unwrap().values();
        let operations: Vec<_> = items.flat_map(|item| item.as_object().unwrap().values()).collect();
        for (name, place, value) in FITTED {
            let operation = operations.iter().find(|operation| operation["operationId"] == name).expect(name);
            let example = &operation["responses"]["200"]["content"]["application/json"]["example"];
            assert_eq!(example.pointer(place).map(ToString::to_string).as_deref(), Some(value), "{name} {place}");
        }
    }

    #[test]
    fn a_field_that_may_be_missing_is_shown_where_it_says_how() {
        let schemas = json!({"Part": {"type": "string", "enum": ["a", "b"]}});
        let schema = json!({"type": "object", "required": ["id", "part"], "properties": {
            "id": {"type": "string", "format": "uuid"}, "part": {"$ref": "#/components/schemas/Part"},
            "shown": {"type": "integer", "example": 7}, "left_out": {"type": "integer"}}});
        let example = Schemas(&schemas).example(&schema, DEPTH_MOST);
        assert_eq!(example, Some(json!({"id": ID, "part": "a", "shown": 7})));
        let untold = json!({"type": "object", "required": ["n"], "properties": {"n": {"type": "integer"}}});
        assert_eq!(Schemas(&schemas).example(&untold, DEPTH_MOST), None);
    }
}
