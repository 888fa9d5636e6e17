//! A row that gives no stage, and what its author can do about it.

use std::fmt;

use crate::domain::StageKey;

use super::cell::shown;

/// A row that was not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Malformed {
    /// Its line.
    pub line: usize,
    /// The number in it, if it has one: the stage is in the export, so it is not simply gone.
    pub key: Option<StageKey>,
    /// What is wrong.
    pub fault: Fault,
}

/// What is wrong with a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// The id is none.
    NoStatusId(String),
    /// There is a label and no id.
    IdMissing(String),
    /// There is an id and no label.
    LabelMissing,
    /// There is something in the row, but neither bin, label nor id.
    Nothing,
    /// A cell is longer than is kept.
    TooLong,
    /// An earlier row has the same number with another letter before it; that row counts.
    OtherLetter {
        /// The line of the earlier row.
        first: usize,
        /// Its id.
        was: String,
        /// The id here.
        is: String,
    },
    /// An earlier row has the same id with another label; that row counts.
    OtherLabel {
        /// The line of the earlier row.
        first: usize,
        /// Its label.
        was: String,
        /// The label here.
        is: String,
    },
    /// An earlier row has the same id and label in another bin; that row counts.
    OtherBin {
        /// The line of the earlier row.
        first: usize,
        /// Its bin.
        was: Option<String>,
        /// The bin here.
        is: Option<String>,
    },
}

impl fmt::Display for Malformed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Line {}: {}", self.line, self.fault)
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoStatusId(text) => {
                write!(f, "{} is no status id; it must be digits, with or without one letter before them", shown(text))
            }
            Self::IdMissing(label) => write!(f, "the status {} has no id", shown(label)),
            Self::LabelMissing => f.write_str("the id has no status name beside it"),
            Self::Nothing => f.write_str("neither bin, status nor id stands in this row"),
            Self::TooLong => f.write_str("a cell is far too long for a name; perhaps a quotation mark is missing"),
            Self::OtherLetter { first, was, is } => {
                write!(f, "{} has the same number as {} in line {first}, which counts", shown(is), shown(was))
            }
            Self::OtherLabel { first, was, is } => {
                write!(f, "the id is called {} here and {} in line {first}, which counts", shown(is), shown(was))
            }
            Self::OtherBin { first, was, is } => {
                write!(
                    f,
                    "the id stands in {} here and in {} in line {first}, which counts",
                    bin(is.as_ref()),
                    bin(was.as_ref())
                )
            }
        }
    }
}

fn bin(name: Option<&String>) -> String {
    name.map_or_else(|| "no bin".to_owned(), |name| format!("bin {}", shown(name)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_names_the_line_and_repeats_no_long_value() {
        let short = Malformed { line: 7, key: None, fault: Fault::NoStatusId("n/a".to_owned()) };
        assert!(short.to_string().starts_with("Line 7: \"n/a\" is no status id"), "{short}");
        let long = Malformed { line: 8, key: None, fault: Fault::NoStatusId("y".repeat(41)) };
        assert!(long.to_string().starts_with("Line 8: a text of 41 characters is no status id"), "{long}");
    }
}
