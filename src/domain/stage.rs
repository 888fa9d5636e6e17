//! A stage: where an application stands (the ATS' bin and status).

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::ParseError;

/// The number of a stage: what events and rules are compared by.
///
/// An event may name a stage by its digits alone while a write needs the full id, so the two are different types.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct StageKey(i64);

impl StageKey {
    /// The key of a stored row.
    #[must_use]
    pub const fn from_digits(digits: i64) -> Self {
        Self(digits)
    }

    /// The number as stored.
    #[must_use]
    pub const fn digits(self) -> i64 {
        self.0
    }
}

impl FromStr for StageKey {
    type Err = ParseError;

    /// Reads digits, with or without the one capital letter that full ids carry.
    fn from_str(text: &str) -> Result<Self, ParseError> {
        let digits = text.strip_prefix(|c: char| c.is_ascii_uppercase()).unwrap_or(text);
        let plain = (1..=18).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
        digits
            .parse()
            .ok()
            .filter(|_| plain)
            .map(Self)
            .ok_or_else(|| ParseError::new("status id", "digits with at most one capital letter before them"))
    }
}

impl fmt::Display for StageKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// The full id of a stage: the only form a write may use.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct StageId {
    text: String,
    key: StageKey,
}

impl StageId {
    /// What the stage is compared by.
    #[must_use]
    pub fn key(&self) -> StageKey {
        self.key
    }

    /// The id as the ATS writes it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }
}

impl FromStr for StageId {
    type Err = ParseError;
    fn from_str(text: &str) -> Result<Self, ParseError> {
        if !text.starts_with(|c: char| c.is_ascii_uppercase()) {
            return Err(ParseError::new("full status id", "one capital letter and digits, such as C20700"));
        }
        Ok(Self { key: text.parse()?, text: text.to_owned() })
    }
}

impl TryFrom<String> for StageId {
    type Error = ParseError;
    fn try_from(text: String) -> Result<Self, ParseError> {
        text.parse()
    }
}

impl From<StageId> for String {
    fn from(id: StageId) -> Self {
        id.text
    }
}

impl fmt::Display for StageId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.text.fmt(f)
    }
}

/// Where an application stands, as last read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stage {
    /// Which stage.
    pub id: StageId,
    /// What the customer calls it; may be missing.
    pub label: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_event_and_a_read_name_the_same_stage() {
        let bare: StageKey = "20700".parse().unwrap();
        assert_eq!(bare, "C20700".parse::<StageId>().unwrap().key());
        assert_eq!(bare, "D20700".parse::<StageKey>().unwrap());
        for bad in ["", "C", "c20700", "CC1", "20 700", "-1", "1234567890123456789"] {
            assert!(bad.parse::<StageKey>().is_err(), "{bad:?} is no status id");
        }
        assert!("20700".parse::<StageId>().is_err(), "digits alone cannot be written");
    }
}
