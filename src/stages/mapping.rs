//! Which columns a caller says to read, instead of those that would be recognised.

use super::words::folded;

/// One column, as a caller names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// The text of its header; case, spaces and punctuation do not matter.
    Header(String),
    /// Its number, from 1.
    Number(usize),
}

impl Place {
    /// What was typed: digits are a number, all else is a header.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let text = text.trim();
        text.parse().map_or_else(|_| Self::Header(text.to_owned()), Self::Number)
    }

    /// Whether this names a column by that header.
    pub(super) fn is_header(&self, header: &str) -> bool {
        match self {
            Self::Header(wanted) => {
                wanted.trim() == header || !folded(wanted).is_empty() && folded(wanted) == folded(header)
            }
            Self::Number(_) => false,
        }
    }
}

/// A caller's columns. What is `None` is recognised as if there were no mapping.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Mapping {
    /// Where the bin stands.
    pub bin: Option<Place>,
    /// Where the label of the status stands.
    pub status: Option<Place>,
    /// Where the id of the status stands.
    pub id: Option<Place>,
}

impl Mapping {
    /// The columns named, without those left open.
    pub(super) fn places(&self) -> impl Iterator<Item = &Place> {
        [&self.bin, &self.status, &self.id].into_iter().flatten()
    }
}
