//! The List API: its catalogue, and the nodes of one list.
//!
//! Whether it shows recruiting statuses, and how a node is written, is not documented: whatever looks like nodes is read.

use serde_json::Value;

use super::super::client::Client;
use super::read as ask;
use crate::ats::{AtsError, Call, ListNode};
use crate::domain::Entity;

/// The number that recruiting statuses have in ids such as `D10100`.
const STATUSES: &str = "D10";

/// Words of a list's name that speak of recruiting statuses; no documented list has one.
const WORDS: [&str; 6] = ["applicantworkflow", "bin", "bins", "recruiting", "submittal", "workflow"];

/// Lists that are tried because of their names.
const NAMED_MOST: usize = 2;

/// Rows of an answer: what iCIMS gives at most.
const NODES_MOST: usize = 1_000;

/// Characters of a list's id: the longest documented name has 30.
const ID_LONGEST: usize = 64;

/// Characters of a label: those of an import are no longer.
const LABEL_LONGEST: usize = 200;

/// How deep the nodes may stand in an answer, as in `_embedded` of one with links.
const DEPTH_MOST: usize = 3;

const IDS: [&str; 4] = ["id", "nodeid", "listnodeid", "node"];
const LABELS: [&str; 6] = ["value", "formattedvalue", "label", "name", "text", "title"];

/// <https://developer-community.icims.com/applications/applicant-tracking/list-api>: the catalogue. Where it is not shown, the
/// likeliest list may be all the same.
pub(in super::super) async fn of_stages(client: &Client, call: Call<'_>) -> Result<Vec<String>, AtsError> {
    let mut lists = match client.read::<Value>(ask(call, "catalogue of lists", "/v2/lists", None)).await {
        Ok(catalogue) => named(&catalogue),
        Err(
            AtsError::Missing { .. }
            | AtsError::Denied { .. }
            | AtsError::Rejected { .. }
            | AtsError::NotConnected { .. }
            | AtsError::Unreadable { .. },
        ) => Vec::new(),
        Err(
            error @ (AtsError::Throttled { .. }
            | AtsError::Busy
            | AtsError::Unavailable { .. }
            | AtsError::Ambiguous { .. }),
        ) => return Err(error),
    };
    lists.push(STATUSES.to_owned());
    Ok(lists)
}

/// <https://developer-community.icims.com/applications/applicant-tracking/list-api>: one level; the id of a node stands where the
/// name of a list does.
pub(in super::super) async fn nodes(client: &Client, call: Call<'_>, list: &str) -> Result<Vec<ListNode>, AtsError> {
    if !is_node(list) {
        return Err(AtsError::Missing { what: "list of statuses" });
    }
    let answer: Value = client.read(ask(call, "list of statuses", &format!("/v2/lists/{list}"), None)).await?;
    read_nodes(&answer)
}

/// The same page; its example names both lists.
pub(in super::super) async fn folders(
    client: &Client,
    call: Call<'_>,
    entity: Entity,
) -> Result<Vec<ListNode>, AtsError> {
    let list = match entity {
        Entity::Person => "lists.person.folders",
        Entity::Job => "lists.job.folders",
        Entity::Application => return Ok(Vec::new()),
    };
    let answer: Value = client.read(ask(call, "list of folders", &format!("/v2/lists/{list}"), None)).await?;
    read_nodes(&answer)
}

fn named(catalogue: &Value) -> Vec<String> {
    let speaks = |name: &&str| name.to_lowercase().split(['.', '_']).any(|word| WORDS.contains(&word));
    let names = entries(catalogue, 0).into_iter().flatten().filter_map(Value::as_str);
    names.filter(|name| is_id(name)).filter(speaks).take(NAMED_MOST).map(str::to_owned).collect()
}

/// It becomes a part of an address, so nothing of it may lead elsewhere.
fn is_id(text: &str) -> bool {
    let plain = |b: u8| b.is_ascii_alphanumeric() || b"._-".contains(&b);
    text.len() <= ID_LONGEST && text.starts_with(|c: char| c.is_ascii_alphabetic()) && text.bytes().all(plain)
}

fn read_nodes(answer: &Value) -> Result<Vec<ListNode>, AtsError> {
    let is_empty = answer.as_object().is_some_and(serde_json::Map::is_empty);
    let Some(rows) = entries(answer, 0) else {
        let why = "expected an array of nodes".to_owned();
        let unreadable = AtsError::Unreadable { what: "list of statuses", path: "$".to_owned(), why };
        return if is_empty { Ok(Vec::new()) } else { Err(unreadable) };
    };
    Ok(rows.iter().take(NODES_MOST).filter_map(node).collect())
}

/// The first array that does not hold links.
pub(super) fn entries(answer: &Value, depth: usize) -> Option<&Vec<Value>> {
    match answer {
        Value::Array(rows) => Some(rows),
        Value::Object(keys) if depth < DEPTH_MOST => {
            let told = keys.iter().filter(|(key, _)| !key.trim_start_matches('_').eq_ignore_ascii_case("links"));
            told.map(|(_, value)| value).find_map(|value| entries(value, depth + 1))
        }
        _ => None,
    }
}

/// A row that has neither an id nor a label says nothing.
fn node(row: &Value) -> Option<ListNode> {
    let (id, label) = match row {
        Value::String(label) => (None, filled(label)),
        Value::Object(_) => (one_of(row, &IDS).filter(|id| is_node(id)), one_of(row, &LABELS)),
        _ => return None,
    };
    let label = label.filter(|label| label.chars().count() <= LABEL_LONGEST);
    (id.is_some() || label.is_some()).then_some(ListNode { id, label })
}

/// Digits alone are an id too, of a status without its letter.
fn is_node(id: &str) -> bool {
    is_id(id) || (id.len() <= 18 && id.bytes().all(|b| b.is_ascii_digit()))
}

pub(super) fn one_of(row: &Value, names: &[&str]) -> Option<String> {
    let keys = row.as_object()?;
    let of =
        |name: &&str| keys.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).and_then(|(_, value)| text(value));
    names.iter().find_map(of)
}

fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => filled(text),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

fn filled(text: &str) -> Option<String> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    (!text.is_empty()).then_some(text)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn read(answer: &Value) -> Vec<(Option<String>, Option<String>)> {
        read_nodes(answer).unwrap().into_iter().map(|node| (node.id, node.label)).collect()
    }

    #[test]
    fn nodes_are_read_in_every_shape_they_may_have() {
        let expected = [(Some("C1".to_owned()), Some("Review".to_owned()))];
        for answer in [
            json!({"nodes": [{"id": "C1", "value": "Review", "hidden": false}], "_links": {"self": []}}),
            json!({"_links": [{"rel": "self"}], "_embedded": {"items": [{"nodeId": "C1", "label": " Review "}]}}),
            json!([{"id": "C1", "formattedvalue": "Review"}]),
        ] {
            assert_eq!(read(&answer), expected, "{answer}");
        }
        assert_eq!(read(&json!({"list": ["Review", 7, {}]})), [(None, Some("Review".to_owned()))]);
        assert_eq!(read(&json!([{"id": 20700}])), [(Some("20700".to_owned()), None)]);
        assert_eq!(read(&json!({})), []);
        assert!(read_nodes(&json!({"message": "no"})).is_err());
    }

    #[test]
    fn a_name_of_theirs_cannot_lead_elsewhere() {
        for bad in ["", "..", "../people/1", "D10/..", "D10?x=1", "1D", "D 10"] {
            assert!(!is_id(bad), "{bad}");
        }
        assert!(is_id("lists.submittal.status") && is_id("D10"));
    }

    #[test]
    fn the_catalogue_is_looked_through_for_names_that_speak_of_statuses() {
        let names =
            json!({"lists": ["lists.person.avail_status", "lists.submittal.status", "lists.sources", "lists.bin/.."]});
        assert_eq!(named(&names), ["lists.submittal.status"]);
    }
}
