//! What the contract says of each operation, for tests that must not forget one.

use goodtime_icims::domain::{Scope, Scopes};
use goodtime_icims::inbound::contract;
use reqwest::Method;
use serde_json::Value;

/// An operation of the API.
#[derive(Debug, Clone)]
pub(super) struct Operation {
    pub(super) name: String,
    pub(super) method: Method,
    pub(super) path: String,
    pub(super) scope: Scope,
    pub(super) has_body: bool,
    pub(super) statuses: Vec<u16>,
}

impl Operation {
    /// Its path with each parameter as `value` gives it.
    pub(super) fn filled(&self, value: impl Fn(&str) -> String) -> String {
        let parts = self.path.split('/').map(|part| {
            let name = part.strip_prefix('{').and_then(|part| part.strip_suffix('}'));
            name.map_or_else(|| part.to_owned(), &value)
        });
        parts.collect::<Vec<_>>().join("/")
    }

    pub(super) fn has_parameter(&self) -> bool {
        self.path.contains('{')
    }

    /// Every scope but the one that it needs.
    pub(super) fn other_scopes(&self) -> Scopes {
        Scopes::all().iter().filter(|scope| *scope != self.scope).collect()
    }
}

/// Every operation that needs a token of the API.
pub(super) fn operations() -> Vec<Operation> {
    let document = serde_json::to_value(contract()).expect("JSON");
    let paths = document["paths"].as_object().expect("paths");
    let each = paths.iter().flat_map(|(path, item)| {
        let methods = item.as_object().expect("an object").iter();
        methods.filter_map(|(method, told)| operation(method, path, told)).collect::<Vec<_>>()
    });
    each.collect()
}

fn operation(method: &str, path: &str, told: &Value) -> Option<Operation> {
    let scopes = told["security"].as_array()?.iter().find_map(|one| one.get("bearer"))?.as_array()?;
    let [scope] = scopes.as_slice() else { panic!("{method} {path} needs one scope, not {scopes:?}") };
    let statuses = told["responses"].as_object().expect("answers").keys();
    Some(Operation {
        name: told["operationId"].as_str().expect("a name").to_owned(),
        method: method.to_uppercase().parse().expect("a method"),
        path: path.to_owned(),
        scope: scope.as_str().and_then(|scope| scope.parse().ok()).expect("a scope"),
        has_body: told.get("requestBody").is_some(),
        statuses: statuses.filter_map(|status| status.parse().ok()).collect(),
    })
}
