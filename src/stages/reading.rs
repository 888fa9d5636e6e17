//! What an export says, completely: the stages, and everything in it that is none.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use crate::domain::{StageId, StageKey};

use super::columns::{Columns, Unplaced};
use super::malformed::{Fault, Malformed};
use super::mapping::Mapping;
use super::rows::{Bin, Row, Rows};
use super::table::Table;

/// One stage of an export.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Read {
    /// The line it stands on.
    pub line: usize,
    /// Its place among the stages, from 0: the order in which the customer sees them.
    pub position: usize,
    /// The bin it belongs to, if the export tells.
    pub bin: Option<String>,
    /// What the customer calls it.
    pub label: String,
    /// The full id, if the export gives more than digits.
    pub id: Option<StageId>,
    /// What it is compared by.
    pub key: StageKey,
}

/// A row that says once more what an earlier one says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Duplicate {
    /// The row that counts.
    pub first: usize,
    /// The row that adds nothing.
    pub line: usize,
    /// The stage.
    pub key: StageKey,
}

/// Several stages that people cannot tell apart, as they choose by label.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SameLabel {
    /// The label, as the first of them writes it.
    pub label: String,
    /// Their positions in [`Reading::stages`], at least two.
    pub positions: Vec<usize>,
}

/// A row that is meant to be passed over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Skipped {
    /// Its line.
    pub line: usize,
    /// What it is.
    pub why: Why,
}

/// What a row is that is passed over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// It stands above the stages: a title or a header.
    Above,
    /// The header once more.
    HeaderAgain,
}

/// What an export says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// The stages in the order of the file; no key twice.
    pub stages: Vec<Read>,
    /// The bins that have rows of their own.
    pub bins: Vec<Bin>,
    /// Rows that repeat a stage and change nothing.
    pub duplicates: Vec<Duplicate>,
    /// Rows that were not taken, in the order of the file.
    pub malformed: Vec<Malformed>,
    /// Different stages with the same label.
    pub same_label: Vec<SameLabel>,
    /// Rows passed over.
    pub skipped: Vec<Skipped>,
    /// Which header became what.
    pub columns: Columns,
    /// The sheet that was read, if it is a workbook.
    pub sheet: Option<String>,
    /// The workbook's other sheets, which were not read.
    pub unread_sheets: Vec<String>,
}

impl Reading {
    /// Reads the stages of a table.
    ///
    /// # Errors
    /// [`Unplaced`] if the columns cannot be told. A row that cannot be read is no error but in the answer.
    pub fn of(table: &Table, mapping: &Mapping) -> Result<Self, Unplaced> {
        let columns = Columns::of(table, mapping)?;
        let rows = Rows::of(table, &columns);
        let above = table.lines.iter().take(columns.before).map(|line| Skipped { line: line.number, why: Why::Above });
        let again = rows.headers.iter().map(|line| Skipped { line: *line, why: Why::HeaderAgain });
        let mut reading = Self {
            stages: Vec::new(),
            bins: rows.bins,
            duplicates: Vec::new(),
            malformed: rows.malformed,
            same_label: Vec::new(),
            skipped: above.chain(again).collect(),
            columns,
            sheet: table.sheet.clone(),
            unread_sheets: table.unread_sheets.clone(),
        };
        reading.compare(rows.stages);
        reading.same_label = same_labels(&reading.stages);
        reading.malformed.sort_by_key(|malformed| malformed.line);
        Ok(reading)
    }

    /// Whether the export says anything of bins. One that does not, or has an empty column for them, leaves the known
    /// bins as they are.
    #[must_use]
    pub fn tells_bins(&self) -> bool {
        !self.bins.is_empty() || self.stages.iter().any(|stage| stage.bin.is_some())
    }

    /// Keeps the first row of every number, and says of the others what they are.
    fn compare(&mut self, rows: Vec<Row>) {
        let mut firsts: HashMap<StageKey, usize> = HashMap::new();
        for row in rows {
            let key = row.given.key;
            match firsts.entry(key) {
                Entry::Vacant(free) => {
                    let position = *free.insert(self.stages.len());
                    let Row { line, bin, label, given } = row;
                    self.stages.push(Read { line, position, bin, label, id: given.id, key });
                }
                Entry::Occupied(taken) => {
                    let Some(first) = self.stages.get(*taken.get()) else { continue };
                    match conflict(first, &row) {
                        Some(fault) => self.malformed.push(Malformed { line: row.line, key: Some(key), fault }),
                        None => self.duplicates.push(Duplicate { first: first.line, line: row.line, key }),
                    }
                }
            }
        }
    }
}

/// How a row contradicts an earlier one with the same number.
fn conflict(first: &Read, row: &Row) -> Option<Fault> {
    match (&first.id, &row.given.id) {
        (Some(was), Some(is)) if was != is => {
            return Some(Fault::OtherLetter { first: first.line, was: was.to_string(), is: is.to_string() });
        }
        _ => {}
    }
    if first.label != row.label {
        let (was, is) = (first.label.clone(), row.label.clone());
        return Some(Fault::OtherLabel { first: first.line, was, is });
    }
    (first.bin != row.bin).then(|| Fault::OtherBin { first: first.line, was: first.bin.clone(), is: row.bin.clone() })
}

/// Case does not tell two labels apart for a person.
fn same_labels(stages: &[Read]) -> Vec<SameLabel> {
    let mut places: HashMap<String, usize> = HashMap::new();
    let mut labels: Vec<SameLabel> = Vec::new();
    for stage in stages {
        let place = *places.entry(stage.label.to_lowercase()).or_insert(labels.len());
        match labels.get_mut(place) {
            Some(same) => same.positions.push(stage.position),
            None => labels.push(SameLabel { label: stage.label.clone(), positions: vec![stage.position] }),
        }
    }
    labels.retain(|same| same.positions.len() > 1);
    labels
}
