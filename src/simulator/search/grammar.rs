//! What a search looks like: groups of filters in JSON, nested (data-apis §1.2).

use serde_json::{Map, Value as Json};

use super::complaint::Complaint;
use super::operator::{Joint, Operator};
use super::values;

/// How deep groups may nest, the outermost counted. The vendor's limit is not public; production clients use two.
pub(super) const DEPTH_MOST: usize = 16;

/// A search that is well written. Two texts that mean the same (order of keys, blanks, defaults spelled out) are equal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in super::super) struct Query(pub(super) Group);

/// Filters and further groups, joined.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Group {
    pub(super) filters: Vec<Filter>,
    pub(super) joint: Joint,
    pub(super) children: Vec<Group>,
}

/// One condition, its name not yet looked up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Filter {
    pub(super) name: String,
    pub(super) value: Vec<String>,
    pub(super) secondary: Vec<String>,
    pub(super) operator: Operator,
}

impl Query {
    /// Reads `searchJson` or the body of a POST. A blank text is a query without a filter, which clients do send (data-apis
    /// §1.8).
    ///
    /// # Errors
    /// The vendor's sentence for the first thing that is wrong; names of filters are not looked at.
    pub(in super::super) fn parse(text: &str) -> Result<Self, Complaint> {
        if text.trim().is_empty() {
            return Ok(Self(Group::default()));
        }
        let json: Json = serde_json::from_str(text).map_err(|_| Complaint::Unknown)?;
        Ok(Self(group(&json, 1)?))
    }
}

/// The schema calls `filters` required, but no sentence of the vendor's says that it is missing; so it may be.
fn group(json: &Json, depth: usize) -> Result<Group, Complaint> {
    let keys = json.as_object().filter(|_| depth <= DEPTH_MOST).ok_or(Complaint::Unknown)?;
    if let Some(key) = stranger(keys, &["filters", "operator", "children"]) {
        return Err(Complaint::GroupAttribute(key));
    }
    let joint = match symbol(keys)? {
        None => Joint::default(),
        Some(symbol) => Joint::parse(symbol).ok_or_else(|| Complaint::GroupOperator(symbol.to_owned()))?,
    };
    Ok(Group {
        filters: entries(keys, "filters")?.iter().map(filter).collect::<Result<_, _>>()?,
        joint,
        children: entries(keys, "children")?.iter().map(|child| group(child, depth + 1)).collect::<Result<_, _>>()?,
    })
}

fn filter(json: &Json) -> Result<Filter, Complaint> {
    let keys = json.as_object().ok_or(Complaint::Unknown)?;
    if let Some(key) = stranger(keys, &["name", "value", "secondaryValue", "operator"]) {
        return Err(Complaint::FilterAttribute(key));
    }
    let operator = match symbol(keys)? {
        None => Operator::default(),
        Some(symbol) => Operator::parse(symbol).ok_or_else(|| Complaint::FilterOperator(symbol.to_owned()))?,
    };
    let name = match keys.get("name") {
        None | Some(Json::Null) => String::new(),
        Some(name) => name.as_str().ok_or(Complaint::Unknown)?.to_owned(),
    };
    let (value, secondary) = (values::texts(keys.get("value"))?, values::texts(keys.get("secondaryValue"))?);
    Ok(Filter { name, value, secondary, operator })
}

fn stranger(keys: &Map<String, Json>, known: &[&str]) -> Option<String> {
    keys.keys().find(|key| !known.contains(&key.as_str())).cloned()
}

fn symbol(keys: &Map<String, Json>) -> Result<Option<&str>, Complaint> {
    match keys.get("operator") {
        None | Some(Json::Null) => Ok(None),
        Some(symbol) => symbol.as_str().map(Some).ok_or(Complaint::Unknown),
    }
}

fn entries<'a>(keys: &'a Map<String, Json>, key: &str) -> Result<&'a [Json], Complaint> {
    match keys.get(key) {
        None | Some(Json::Null) => Ok(&[]),
        Some(entries) => entries.as_array().map(Vec::as_slice).ok_or(Complaint::Unknown),
    }
}
