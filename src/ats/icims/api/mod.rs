//! One resource of iCIMS' API per file, each call with the link to its page.

pub(super) mod customers;
pub(super) mod files;
pub(super) mod jobs;
pub(super) mod lists;
pub(super) mod people;
pub(super) mod search;
pub(super) mod workflows;

use super::client::{Ask, Query, Target};
use crate::ats::Call;

/// A call to read the named fields of a profile of the tenant's customer.
fn read<'a>(call: Call<'a>, what: &'static str, below: &str, fields: Option<Vec<String>>) -> Ask<'a> {
    let path = format!("/customers/{}{below}", call.tenant.customer);
    let query = fields.map_or(Query::Whole, Query::Fields);
    Ask { call, what, target: Target { path, query }, write: None }
}

/// What a resume is called in errors.
pub(super) const RESUME: &str = "resume";

/// The names of fields, as asked for.
fn named(fields: &[&str]) -> Vec<String> {
    fields.iter().map(|&field| field.to_owned()).collect()
}
