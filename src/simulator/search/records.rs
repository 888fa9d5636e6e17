//! The profiles of the memory as records that a search can be asked about.

use std::collections::BTreeMap;

use serde_json::Value as Json;

use super::super::memory::Memory;
use super::super::profile::{Address, ListNode};
use super::record::{Node, Record, Value};

type Place = Option<(String, String, String)>;

/// When a search is made, and how far behind the index is. In microseconds.
#[derive(Clone, Copy)]
pub(in super::super) struct Moment {
    /// Since the epoch.
    pub(in super::super) now: i64,
    /// For how long a change does not show.
    pub(in super::super) index_lag: i64,
    /// For how long a change of status does not show.
    pub(in super::super) status_delay: i64,
}

/// A person, under names that start with `person.`.
pub(in super::super) struct PersonRecord<'a> {
    pub(in super::super) memory: &'a Memory,
    pub(in super::super) id: i64,
    pub(in super::super) at: Moment,
}

/// A job, under names that start with `job.`.
pub(in super::super) struct JobRecord<'a> {
    pub(in super::super) memory: &'a Memory,
    pub(in super::super) id: i64,
    pub(in super::super) at: Moment,
}

/// An application, under names that start with `applicantworkflow.`; over relations, its person and its job.
pub(in super::super) struct WorkflowRecord<'a> {
    pub(in super::super) memory: &'a Memory,
    pub(in super::super) id: i64,
    pub(in super::super) at: Moment,
}

impl Record for PersonRecord<'_> {
    fn value(&self, name: &str) -> Option<Value> {
        let kept = self.memory.people.get(&self.id)?;
        let (person, updated) = kept.indexed(self.at.now, self.at.index_lag);
        match name.strip_prefix("person.")? {
            "id" => Some(Value::Number(self.id)),
            "firstname" => written(&person.firstname),
            "middlename" => written(&person.middlename),
            "lastname" => written(&person.lastname),
            "email" | "emailaddress" => written(&person.email),
            "folder" => Some(node(&person.folder)),
            "createddate" => Some(Value::Time(kept.created)),
            "updateddate" => Some(Value::Time(updated)),
            "addresscity" => several(&person.addresses, |address| written(&address.city)),
            "addresszip" => several(&person.addresses, |address| written(&address.zip)),
            "addressstate" => several(&person.addresses, |address| place(&address.state)),
            "addresscountry" => several(&person.addresses, |address| place(&address.country)),
            field => further(&person.fields, field),
        }
    }
}

impl Record for JobRecord<'_> {
    fn value(&self, name: &str) -> Option<Value> {
        let kept = self.memory.jobs.get(&self.id)?;
        let (job, updated) = kept.indexed(self.at.now, self.at.index_lag);
        match name.strip_prefix("job.")? {
            "id" => Some(Value::Number(self.id)),
            "jobnumber" => written(job.jobid.as_deref()?),
            "jobtitle" => written(&job.jobtitle),
            "folder" => Some(node(&job.folder)),
            "createddate" => Some(Value::Time(kept.created)),
            "updateddate" => Some(Value::Time(updated)),
            "joblocation.companyid" => job.joblocation.as_ref().map(|location| Value::Number(location.company_id)),
            field => {
                let linked = field.strip_suffix(".person").and_then(|field| job.person_links.get(field));
                linked.map(|person| Value::Number(*person)).or_else(|| further(&job.fields, field))
            }
        }
    }
}

impl Record for WorkflowRecord<'_> {
    fn value(&self, name: &str) -> Option<Value> {
        let Self { memory, id, at } = *self;
        let Moment { now, index_lag, status_delay } = at;
        let (workflow, updated) = memory.workflows.get(&id)?.indexed(now, index_lag);
        let name = name.strip_prefix("applicantworkflow.")?;
        match name.split_once('.') {
            Some(("person", _)) => return PersonRecord { memory, id: workflow.person, at }.value(name),
            Some(("job", _)) => return JobRecord { memory, id: workflow.job, at }.value(name),
            _ => {}
        }
        match name {
            "id" => Some(Value::Number(id)),
            "status" => {
                let seen = workflow.log_seen(now, status_delay).last()?;
                Some(Value::node(&seen.status, &memory.label(&seen.status)))
            }
            "bin" => {
                let seen = workflow.log_seen(now, status_delay).last()?;
                let (bin, _) = memory.bin_and_name(&seen.status)?;
                Some(Value::node(memory.bins().get(&bin)?, &bin))
            }
            "updateddate" => Some(Value::Time(updated)),
            field => further(&workflow.fields, field),
        }
    }
}

fn written(text: &str) -> Option<Value> {
    (!text.is_empty()).then(|| Value::Text(text.to_owned()))
}

fn node(node: &ListNode) -> Value {
    Value::node(&node.id, &node.value)
}

fn several(addresses: &[Address], value: impl Fn(&Address) -> Option<Value>) -> Option<Value> {
    let values: Vec<Value> = addresses.iter().filter_map(value).collect();
    (!values.is_empty()).then_some(Value::Several(values))
}

fn place(place: &Place) -> Option<Value> {
    place.as_ref().map(|(id, _, name)| Value::node(id, name))
}

/// A field kept under the filter's own name, or without the type that a custom field's filter ends with: `customfield2145`.
/// The profile's own number of that field is another one (data-apis §0), and the memory keeps no map between the two.
fn further(fields: &BTreeMap<String, Json>, name: &str) -> Option<Value> {
    let json = fields.get(name).or_else(|| fields.get(name.rsplit_once('.')?.0))?;
    value_of(json)
}

/// A value in the shape profiles are answered with: a list's node has a text as id, a linked profile a number.
fn value_of(json: &Json) -> Option<Value> {
    match json {
        Json::String(text) => written(text),
        Json::Number(number) => number.as_i64().map(Value::Number).or_else(|| written(&number.to_string())),
        Json::Array(values) => {
            let values: Vec<Value> = values.iter().filter_map(value_of).collect();
            (!values.is_empty()).then_some(Value::Several(values))
        }
        Json::Object(keys) => match keys.get("id")? {
            Json::String(id) => {
                let label = keys.get("value").and_then(Json::as_str).unwrap_or_default();
                Some(Value::Node(Node { id: id.clone(), label: label.to_owned(), system: None }))
            }
            Json::Number(id) => id.as_i64().map(Value::Number),
            Json::Null | Json::Bool(_) | Json::Array(_) | Json::Object(_) => None,
        },
        Json::Bool(yes) => Some(Value::Text(if *yes { "Yes" } else { "No" }.to_owned())),
        Json::Null => None,
    }
}
