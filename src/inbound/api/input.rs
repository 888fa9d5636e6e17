//! What a request says besides its address. Every mistake of a request is named at once, by its field.

use std::collections::BTreeMap;
use std::fmt::Display;
use std::str::FromStr;
use std::sync::Arc;

use axum::extract::{FromRequest, FromRequestParts, RawPathParams, Request};
use axum::http::request::Parts;
use axum::http::{HeaderMap, header};
use secrecy::zeroize::Zeroizing;
use serde::de::DeserializeOwned;

use super::access::{Caller, nothing_here};
use crate::domain::TenantId;
use crate::inbound::Doors;
use crate::inbound::problem::{FieldError, INVALID, MALFORMED, NOT_JSON, Problem, TOO_LARGE};
use crate::inbound::webhook::body::{self, Unread};

/// The mistakes found so far.
#[derive(Default)]
pub(in crate::inbound) struct Mistakes(Vec<FieldError>);

impl Mistakes {
    /// Notes one.
    pub(in crate::inbound) fn note(&mut self, field: &str, detail: impl Display) {
        self.0.push(FieldError::new(field, detail.to_string()));
    }

    /// What a value is, or `None` where that is a mistake.
    pub(in crate::inbound) fn parse<T: FromStr<Err: Display>>(&mut self, field: &str, text: &str) -> Option<T> {
        text.parse().map_err(|why| self.note(field, why)).ok()
    }

    /// The same of a value that may be left out.
    pub(in crate::inbound) fn parse_some<T: FromStr<Err: Display>>(
        &mut self,
        field: &str,
        text: Option<&str>,
    ) -> Option<T> {
        text.and_then(|text| self.parse(field, text))
    }

    /// Checks a text that people write: not empty, not too long, on one line.
    pub(in crate::inbound) fn text(&mut self, field: &str, text: &str, most: usize) {
        if text.trim().is_empty() || text.chars().count() > most || text.chars().any(char::is_control) {
            self.note(field, format!("must be 1 to {most} characters, none of them a control character"));
        }
    }

    /// Goes on only where there are none.
    pub(in crate::inbound) fn none(self) -> Result<(), Problem> {
        if self.0.is_empty() {
            return Ok(());
        }
        Err(INVALID.says("Some values cannot be accepted; see `errors`.").about(self.0))
    }
}

/// For one value that cannot be accepted.
pub(in crate::inbound) fn invalid(field: &str, detail: impl Display) -> Problem {
    let mut mistakes = Mistakes::default();
    mistakes.note(field, detail);
    INVALID.says("A value cannot be accepted; see `errors`.").about(mistakes.0)
}

/// The parameters of a query. Each has to be taken; what is left over is a mistake.
pub(in crate::inbound) struct Query {
    given: BTreeMap<String, String>,
    mistakes: Mistakes,
}

impl FromRequestParts<Arc<Doors>> for Query {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _doors: &Arc<Doors>) -> Result<Self, Problem> {
        let (mut given, mut mistakes) = (BTreeMap::new(), Mistakes::default());
        for (name, value) in form_urlencoded::parse(parts.uri.query().unwrap_or_default().as_bytes()) {
            if given.insert(name.clone().into_owned(), value.into_owned()).is_some() {
                mistakes.note(&name, "stands there twice");
            }
        }
        Ok(Self { given, mistakes })
    }
}

impl Query {
    /// Of a request that was not written as an address.
    pub(in crate::inbound) fn of<'a>(pairs: impl IntoIterator<Item = (&'a str, String)>) -> Self {
        let given = pairs.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
        Self { given, mistakes: Mistakes::default() }
    }

    /// The value of a parameter.
    pub(in crate::inbound) fn take<T: FromStr<Err: Display>>(&mut self, name: &str) -> Option<T> {
        let text = self.given.remove(name)?;
        self.mistakes.parse(name, &text)
    }

    /// A text, which is not without end; blanks alone are none.
    pub(in crate::inbound) fn text(&mut self, name: &str, most: usize) -> Option<String> {
        let text = self.given.remove(name)?;
        if text.chars().count() > most || text.chars().any(char::is_control) {
            self.mistakes
                .note(name, format!("must have {most} characters at the most, none of them a control character"));
        }
        Some(text.trim().to_owned()).filter(|text| !text.is_empty())
    }

    /// Of which tenant a list is to be; none is of all.
    pub(in crate::inbound) fn tenant(&mut self, caller: &Caller) -> Option<TenantId> {
        let asked: Option<TenantId> = self.take("tenant_id");
        if asked.is_some_and(|asked| !caller.sees(asked)) {
            self.mistakes.note("tenant_id", "is not the tenant of this token");
        }
        caller.tenant().or(asked)
    }

    /// A number within limits, or what stands for none.
    pub(in crate::inbound) fn number(&mut self, name: &str, (least, most): (i64, i64), usual: i64) -> i64 {
        let Some(text) = self.given.remove(name) else { return usual };
        match text.parse() {
            Ok(number) if (least..=most).contains(&number) => number,
            _ => {
                self.mistakes.note(name, format!("must be a whole number from {least} to {most}"));
                usual
            }
        }
    }

    /// Ends reading.
    pub(in crate::inbound) fn end(mut self) -> Result<(), Problem> {
        for name in self.given.keys() {
            self.mistakes.note(name, "is no parameter of this operation");
        }
        self.mistakes.none()
    }
}

/// The one id in an address. What is no id is answered like one that is not there.
pub(in crate::inbound) struct Id<T>(pub(in crate::inbound) T);

impl<T: FromStr + Send> FromRequestParts<Arc<Doors>> for Id<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, doors: &Arc<Doors>) -> Result<Self, Problem> {
        let all = RawPathParams::from_request_parts(parts, doors).await.map_err(|_| nothing_here())?;
        let mut values = all.iter().map(|(_, value)| value);
        let (Some(only), None) = (values.next(), values.next()) else { return Err(nothing_here()) };
        only.parse().map(Self).map_err(|_| nothing_here())
    }
}

/// The two ids in an address.
pub(in crate::inbound) struct Ids<A, B>(pub(in crate::inbound) A, pub(in crate::inbound) B);

impl<A: FromStr + Send, B: FromStr + Send> FromRequestParts<Arc<Doors>> for Ids<A, B> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, doors: &Arc<Doors>) -> Result<Self, Problem> {
        let all = RawPathParams::from_request_parts(parts, doors).await.map_err(|_| nothing_here())?;
        let mut values = all.iter().map(|(_, value)| value);
        let (Some(a), Some(b)) = (values.next(), values.next()) else { return Err(nothing_here()) };
        let (a, b) = (a.parse().map_err(|_| nothing_here())?, b.parse().map_err(|_| nothing_here())?);
        Ok(Self(a, b))
    }
}

/// The body, as JSON.
pub(in crate::inbound) struct Body<T>(pub(in crate::inbound) T);

impl<T: DeserializeOwned + Send> FromRequest<Arc<Doors>> for Body<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, doors: &Arc<Doors>) -> Result<Self, Problem> {
        let (mut parts, sent) = request.into_parts();
        // What takes a body takes no parameters beside it.
        Query::from_request_parts(&mut parts, doors).await?.end()?;
        if !is_json(&parts.headers) {
            return Err(NOT_JSON.says("Send `Content-Type: application/json`."));
        }
        // It may hold a secret, so it is wiped. Not wiped are the connection's own buffers, what the body outgrew while it
        // came, and the reader's note of a text with escapes: all of them are used again, or freed, in a moment.
        let bytes = Zeroizing::new(body::read(&parts.headers, sent).await.map_err(unread)?);
        let mut reader = serde_json::Deserializer::from_slice(&bytes);
        let read = serde_path_to_error::deserialize(&mut reader);
        let value = read.map_err(|error| not_as_expected(&error))?;
        reader.end().map_err(|_| MALFORMED.says("Something follows the JSON in the body."))?;
        // A list of a structure's values would be read as that structure.
        if bytes.trim_ascii_start().first() != Some(&b'{') {
            return Err(invalid("body", "must be an object"));
        }
        Ok(Self(value))
    }
}

fn is_json(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    let kind = kind.split(';').next().unwrap_or_default().trim();
    kind.eq_ignore_ascii_case("application/json")
}

pub(in crate::inbound) fn unread(why: Unread) -> Problem {
    match why {
        Unread::TooLarge => TOO_LARGE.says("The body has more than 64 KiB."),
        Unread::BrokenOff => MALFORMED.says("The body broke off."),
        Unread::TooSlow => MALFORMED.says("The body did not come within 10 seconds."),
    }
}

/// The reader's own message could quote a value; what kind of mistake it is, and where, cannot.
fn not_as_expected(error: &serde_path_to_error::Error<serde_json::Error>) -> Problem {
    let (path, inner) = (error.path().to_string(), error.inner());
    if !inner.is_data() {
        return MALFORMED.says(format!(
            "The body is no JSON from line {}, column {} on.",
            inner.line(),
            inner.column()
        ));
    }
    let said = inner.to_string();
    let said = said.split(" at line ").next().unwrap_or_default();
    let names_a_field = ["missing field", "unknown field"].iter().any(|start| said.starts_with(start));
    let detail = if names_a_field { said } else { "is not of the type that the contract gives it" };
    invalid(if path == "." { "body" } else { &path }, detail)
}
