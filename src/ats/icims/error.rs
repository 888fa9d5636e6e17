//! What iCIMS says went wrong: <https://developer.icims.com/icims-platform/error-handling>.
//!
//! It says so twice, in `X-Error` headers (`code:detail` or `code:field:detail`) and in the body (`errors[]`). Details
//! may hold names of people, so only codes and field ids leave this file.

use std::collections::BTreeSet;

use axum::http::{HeaderMap, StatusCode};
use serde::Deserialize;

use super::values::Text;
use crate::ats::AtsError;

/// A required field is missing.
const FIELD_REQUIRED: i64 = 1;
/// It does not exist.
const NOT_FOUND: i64 = 2;
/// It exists, but not for this API user; said with 404, not 403.
const ACCESS_DENIED: i64 = 3;
/// Something about a field's name.
const FIELD_NAME: i64 = 4;
/// User and password, or the token, are not right.
const BAD_CREDENTIALS: i64 = 6;

/// Field ids that are named in one error at most.
const MAX_FIELDS: usize = 10;

/// Codes and field ids of a failed answer.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Complaint {
    codes: BTreeSet<i64>,
    fields: BTreeSet<String>,
}

#[derive(Deserialize)]
struct Body {
    errors: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Entry {
    error_code: Option<Text>,
    error_message: Option<Text>,
}

impl Complaint {
    /// Reads both places; whatever cannot be read there is passed over.
    pub(super) fn read(headers: &HeaderMap, body: &[u8]) -> Self {
        let mut complaint = Self::default();
        for line in headers.get_all("x-error").iter().filter_map(|value| value.to_str().ok()) {
            let (code, detail) = line.split_once(':').unwrap_or((line, ""));
            complaint.add(code, detail);
        }
        if let Ok(body) = serde_json::from_slice::<Body>(body) {
            for entry in body.errors {
                let code = entry.error_code.and_then(Text::filled).unwrap_or_default();
                complaint.add(&code, &entry.error_message.and_then(Text::filled).unwrap_or_default());
            }
        }
        complaint
    }

    /// Whether anything was complained about.
    pub(super) fn is_empty(&self) -> bool {
        self.codes.is_empty()
    }

    fn add(&mut self, code: &str, detail: &str) {
        let Ok(code) = code.trim().parse() else { return };
        self.codes.insert(code);
        // Only these two codes are about a field; before the colon of another one's detail anything may stand.
        let field = detail.split_once(':').map(|(field, _)| field.trim()).filter(|field| is_field_id(field));
        if matches!(code, FIELD_REQUIRED | FIELD_NAME) && self.fields.len() < MAX_FIELDS {
            self.fields.extend(field.map(str::to_owned));
        }
    }

    /// Names what was complained about of `what`, by code first and by status where no code is known.
    pub(super) fn named(&self, what: &'static str, status: StatusCode, is_write: bool) -> AtsError {
        let has = |code| self.codes.contains(&code);
        let why = self.why(status);
        // Not let in at all: that says nothing of what was asked for.
        if status == StatusCode::UNAUTHORIZED || has(BAD_CREDENTIALS) {
            return AtsError::NotConnected { why: format!("iCIMS does not accept our credential: {why}") };
        }
        if status == StatusCode::FORBIDDEN || has(ACCESS_DENIED) {
            return AtsError::Denied { what, why };
        }
        if has(FIELD_REQUIRED) {
            return AtsError::Rejected { why };
        }
        let gone = matches!(status, StatusCode::NOT_FOUND | StatusCode::GONE);
        // iCIMS says in its own form that something is missing; a 404 of another form comes from somebody else. Of a file
        // no form is known, so there any 404 counts.
        if gone && self.codes.is_empty() && what != super::api::RESUME {
            return AtsError::NotConnected { why: format!("{why} in a form that is not iCIMS': is the host right?") };
        }
        // Code 2 under another status than 404 is about the content of a write (an unknown status), not its target.
        // Another code than 2 does not say that it is not there.
        let is_missing = if gone { has(NOT_FOUND) || self.codes.is_empty() } else { has(NOT_FOUND) && !is_write };
        if is_missing { AtsError::Missing { what } } else { AtsError::Rejected { why } }
    }

    fn why(&self, status: StatusCode) -> String {
        let mut why = format!("HTTP {}", status.as_u16());
        for code in &self.codes {
            why.push_str(", ");
            why.push_str(&meaning(*code));
        }
        if !self.fields.is_empty() {
            let fields: Vec<_> = self.fields.iter().map(String::as_str).collect();
            why.push_str("; fields: ");
            why.push_str(&fields.join(", "));
        }
        why
    }
}

fn meaning(code: i64) -> String {
    let text = match code {
        0 => "internal error",
        FIELD_REQUIRED => "a required field is missing",
        NOT_FOUND => "not found",
        ACCESS_DENIED => "access denied",
        FIELD_NAME => "a field name is not right",
        BAD_CREDENTIALS => "the credentials are not accepted",
        _ => "no documented meaning",
    };
    format!("code {code} ({text})")
}

/// Whether a text can be the id of a field: lower-case letters and digits, as every documented id.
pub(super) fn is_field_id(text: &str) -> bool {
    (1..=64).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    fn body(code: i64, message: &str) -> Vec<u8> {
        serde_json::json!({"errors": [{"errorMessage": message, "errorCode": code}]}).to_string().into_bytes()
    }

    fn named(status: u16, body: &[u8], is_write: bool) -> AtsError {
        let status = StatusCode::from_u16(status).unwrap();
        Complaint::read(&HeaderMap::new(), body).named("job", status, is_write)
    }

    #[test]
    fn a_404_is_missing_or_denied_by_its_code() {
        assert_eq!(named(404, &body(2, "Job not found."), false), AtsError::Missing { what: "job" });
        assert!(matches!(named(404, &body(3, "Denied."), false), AtsError::Denied { .. }));
        assert!(matches!(named(404, b"<html>", false), AtsError::NotConnected { .. }), "that was not iCIMS");
        assert!(matches!(named(401, &body(6, "Invalid"), false), AtsError::NotConnected { .. }));
        assert!(matches!(named(403, b"", false), AtsError::Denied { .. }));
    }

    #[test]
    fn a_refused_write_names_codes_and_fields_only() {
        let mut headers = HeaderMap::new();
        headers.append("x-error", HeaderValue::from_static("1:salary:Jane Doe has no salary"));
        headers.append("x-error", HeaderValue::from_static("1:Jane:is missing something"));
        let complaint = Complaint::read(&headers, &body(1, "startdate: Jane Doe has none"));
        match complaint.named("application", StatusCode::BAD_REQUEST, true) {
            AtsError::Rejected { why } => {
                assert_eq!(why, "HTTP 400, code 1 (a required field is missing); fields: salary, startdate");
            }
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn an_unknown_status_in_a_write_is_not_a_missing_application() {
        assert!(matches!(named(400, &body(2, "Unknown status"), true), AtsError::Rejected { .. }));
        assert_eq!(named(404, &body(2, "Workflow not found"), true), AtsError::Missing { what: "job" });
        assert!(matches!(named(400, b"", true), AtsError::Rejected { .. }));
    }

    #[test]
    fn codes_come_as_numbers_or_texts_and_from_either_place() {
        assert!(matches!(named(404, br#"{"errors":[{"errorCode":"3"}]}"#, false), AtsError::Denied { .. }));
        let headers =
            HeaderMap::from_iter([(axum::http::HeaderName::from_static("x-error"), HeaderValue::from_static("3:no"))]);
        let denied = Complaint::read(&headers, b"").named("job", StatusCode::NOT_FOUND, false);
        assert!(matches!(denied, AtsError::Denied { .. }));
        assert!(Complaint::read(&HeaderMap::new(), br#"{"firstname":"Jane"}"#).is_empty());
    }
}
