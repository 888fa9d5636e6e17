//! The search from outside: a text in, the ids of a small customer out.

mod answers;
mod catalogue;
mod dates;
mod grammar;
mod operators;
mod production;
mod records;

use std::collections::BTreeMap;

use super::super::profile::ProfileType;
use super::record::{Node, Record, Value};
use super::{Complaint, Query, Rules, UpperBound};

/// A record that has what the test says.
#[derive(Default)]
struct Told(BTreeMap<&'static str, Value>);

impl Record for Told {
    fn value(&self, name: &str) -> Option<Value> {
        self.0.get(name).cloned()
    }
}

fn told<const N: usize>(values: [(&'static str, Value); N]) -> Told {
    Told(BTreeMap::from(values))
}

fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

fn system_node(id: &str, label: &str, system: &str) -> Value {
    Value::Node(Node { id: id.to_owned(), label: label.to_owned(), system: Some(system.to_owned()) })
}

fn rules(entity: ProfileType) -> Rules<'static> {
    Rules { entity, hidden: &|_| false, allow_filterless: false, upper: UpperBound::Inclusive }
}

/// Why a query about this entity is refused.
fn refusal(entity: ProfileType, query: &str) -> Option<String> {
    let refused = Query::parse(query).and_then(|query| query.resolve(&rules(entity)));
    refused.err().map(|complaint: Complaint| complaint.to_string())
}

fn finds(entity: ProfileType, query: &str, record: &dyn Record) -> bool {
    let search = Query::parse(query).and_then(|query| query.resolve(&rules(entity))).expect(query);
    search.matches(record)
}

/// Whether one filter, written as the inside of its braces, finds the person.
fn person_fits(filter: &str, person: &Told) -> bool {
    finds(ProfileType::People, &one(filter), person)
}

fn one(filter: &str) -> String {
    format!(r#"{{"filters":[{{{filter}}}]}}"#)
}
