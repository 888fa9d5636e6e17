//! Reads JSON so that an error says where and what was expected, but never what stood there.

use serde::de::DeserializeOwned;
use serde_json::error::Category;
use serde_json::{Map, Value};

use crate::ats::AtsError;

/// Reads an answer. An empty one counts as `{}`: a profile of which nothing is shown yet.
pub(super) fn decode<T: DeserializeOwned>(what: &'static str, bytes: &[u8]) -> Result<T, AtsError> {
    let bytes = if bytes.trim_ascii().is_empty() { b"{}" } else { bytes };
    let mut reader = serde_json::Deserializer::from_slice(bytes);
    let read = serde_path_to_error::deserialize(&mut reader).map_err(|error| {
        let category = error.inner().classify();
        // The path of a syntax error may end in a key of theirs; that of a wrong type holds only names known here.
        let path = if category == Category::Data { error.path().to_string() } else { ".".to_owned() };
        AtsError::Unreadable { what, path: rooted(&path), why: reason(category, &error.inner().to_string()) }
    })?;
    match reader.end() {
        Ok(()) => Ok(read),
        Err(_) => {
            Err(AtsError::Unreadable { what, path: "$".to_owned(), why: "more follows after the JSON".to_owned() })
        }
    }
}

/// Reads a whole answer that was already parsed.
pub(super) fn object<T: DeserializeOwned>(what: &'static str, object: Map<String, Value>) -> Result<T, AtsError> {
    serde_path_to_error::deserialize(Value::Object(object)).map_err(|error| {
        let why = reason(Category::Data, &error.inner().to_string());
        AtsError::Unreadable { what, path: rooted(&error.path().to_string()), why }
    })
}

/// Reads one field that was already parsed; null and missing are none.
pub(super) fn value<T: DeserializeOwned>(what: &'static str, name: &str, value: Value) -> Result<Option<T>, AtsError> {
    serde_path_to_error::deserialize(value).map_err(|error: serde_path_to_error::Error<serde_json::Error>| {
        let below = match error.path().to_string().as_str() {
            "." => String::new(),
            path if path.starts_with('[') => path.to_owned(),
            path => format!(".{path}"),
        };
        let why = reason(Category::Data, &error.inner().to_string());
        AtsError::Unreadable { what, path: format!("$.{name}{below}"), why }
    })
}

fn rooted(path: &str) -> String {
    match path {
        "." => "$".to_owned(),
        _ if path.starts_with('[') => format!("${path}"),
        _ => format!("$.{path}"),
    }
}

/// What was expected; the half of serde's message that quotes the value is dropped.
fn reason(category: Category, message: &str) -> String {
    match category {
        Category::Eof => "the JSON ends too early".to_owned(),
        Category::Syntax | Category::Io => "this is not JSON".to_owned(),
        Category::Data => {
            let message = message.rsplit_once(" at line ").map_or(message, |(text, _)| text);
            let expected = message.rsplit_once(", expected ").map(|(_, expected)| format!("expected {expected}"));
            expected.unwrap_or_else(|| "unexpected value".to_owned())
        }
    }
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use super::*;

    #[derive(Debug, Deserialize)]
    struct Outer {
        #[serde(default)]
        inner: Vec<Inner>,
    }

    #[derive(Debug, Deserialize)]
    struct Inner {
        #[expect(dead_code, reason = "only its type is asked for")]
        count: i64,
    }

    fn read(text: &str) -> Result<Outer, AtsError> {
        decode("thing", text.as_bytes())
    }

    #[test]
    fn an_error_names_the_path_and_not_the_value() {
        let error = read(r#"{"inner":[{"count":1},{"count":"Jane, expected Doe"}]}"#).unwrap_err();
        let why = "expected i64".to_owned();
        assert_eq!(error, AtsError::Unreadable { what: "thing", path: "$.inner[1].count".to_owned(), why });
    }

    #[test]
    fn broken_json_names_nothing_of_it() {
        for bad in [r#"{"jane":{"doe":tru"#, r#"{"jane":nope}"#, "<html>Jane</html>", r#"{"inner":[]} jane"#] {
            let error = read(bad).unwrap_err().to_string().to_lowercase();
            assert!(error.contains("`$`") && !error.contains("jane") && !error.contains("doe"), "{error}");
        }
    }

    #[test]
    fn nothing_at_all_is_an_empty_profile() {
        for empty in ["", " \n", "{}"] {
            assert!(read(empty).unwrap().inner.is_empty());
        }
    }
}
