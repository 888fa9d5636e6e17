//! One resource of iCIMS' API per file, each call with the link to its page.

pub(super) mod customers;
pub(super) mod files;
pub(super) mod jobs;
pub(super) mod lists;
pub(super) mod people;
pub(super) mod search;
pub(super) mod stream;
pub(super) mod workflows;

use serde_json::{Map, Value};

use super::client::{Ask, Query, Target};
use super::config::Host;
use super::error::is_field_id;
use crate::ats::{AtsError, Call};

/// A call to read the named fields of a profile of the tenant's customer.
fn read<'a>(call: Call<'a>, what: &'static str, below: &str, fields: Option<Vec<String>>) -> Ask<'a> {
    let path = format!("/customers/{}{below}", call.tenant.customer);
    let query = fields.map_or(Query::Whole, Query::Fields);
    Ask { call, what, host: Host::Api, target: Target { path, query }, write: None }
}

/// What a resume is called in errors.
pub(super) const RESUME: &str = "resume";

/// The names of fields, as asked for.
fn named(fields: &[&str]) -> Vec<String> {
    fields.iter().map(|&field| field.to_owned()).collect()
}

/// A field that a tenant added may hold so much as JSON, in bytes; more is left out.
const ADDED_LONGEST: usize = 4_096;

/// The usual fields and those that a tenant added, each once.
fn with_added(usual: &[&str], more: &[String]) -> Result<Vec<String>, AtsError> {
    let mut fields = named(usual);
    for field in more {
        if !is_field_id(field) {
            let why = "an added field cannot be one; field ids are lower-case letters and digits".to_owned();
            return Err(AtsError::NotConnected { why });
        }
        if !fields.contains(field) {
            fields.push(field.clone());
        }
    }
    Ok(fields)
}

/// Takes what a tenant added out of an answer; the usual fields stay there.
fn added(usual: &[&str], more: &[String], found: &mut Map<String, Value>) -> Map<String, Value> {
    let mut fields = Map::new();
    for name in more.iter().filter(|name| !usual.contains(&name.as_str())) {
        let value = found.remove(name).filter(|value| !value.is_null());
        if let Some(value) = value.filter(|value| value.to_string().len() <= ADDED_LONGEST) {
            fields.insert(name.clone(), value);
        }
    }
    fields
}
