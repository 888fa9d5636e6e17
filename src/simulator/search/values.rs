//! The values of a filter as the JSON has them.

use serde_json::Value as Json;

use super::complaint::Complaint;

/// The texts of `value` or `secondaryValue`; empty when the key is absent, null or an empty array.
///
/// Values are strings; a production client sends a bare integer, which is taken for its text (data-apis §1.2). A bare string
/// is in no document and in no client, so it is refused.
pub(super) fn texts(value: Option<&Json>) -> Result<Vec<String>, Complaint> {
    match value {
        None | Some(Json::Null) => Ok(Vec::new()),
        Some(Json::Number(number)) => Ok(vec![number.to_string()]),
        Some(Json::Array(values)) => values.iter().map(text).collect(),
        Some(Json::Bool(_) | Json::String(_) | Json::Object(_)) => Err(Complaint::Unknown),
    }
}

fn text(value: &Json) -> Result<String, Complaint> {
    match value {
        Json::String(text) => Ok(text.clone()),
        Json::Number(number) => Ok(number.to_string()),
        Json::Null | Json::Bool(_) | Json::Array(_) | Json::Object(_) => Err(Complaint::Unknown),
    }
}
