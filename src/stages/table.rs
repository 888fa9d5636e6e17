//! Rows of text with the line numbers their sender sees, whatever file they came in.

use super::cell::tidied;
use super::kind::{Kind, is_old_workbook, is_web_page, is_zip};
use super::limits::{MOST_BYTES, MOST_COLUMNS, MOST_ROWS};
use super::unreadable::Unreadable;
use super::{text, workbook};

/// One row that is not blank.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The line of a text file, or the row as a spreadsheet numbers it; both from 1.
    pub number: usize,
    /// The tidied cells, without the empty ones at the end.
    pub cells: Vec<String>,
    /// Which cells (from 0) were longer than [`super::limits::MOST_CHARACTERS`] and are cut.
    pub cut: Vec<usize>,
}

/// What an export holds before anything is understood of it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Table {
    /// The rows that are not blank, in the order of the file.
    pub lines: Vec<Line>,
    /// The sheet they came from, if it is a workbook.
    pub sheet: Option<String>,
    /// The workbook's other sheets, which were not read.
    pub unread_sheets: Vec<String>,
}

impl Table {
    /// Reads an export; of a workbook the first visible sheet that is not empty.
    ///
    /// # Errors
    /// [`Unreadable`] with a sentence for whoever sent the file.
    pub fn read(bytes: &[u8], kind: Kind) -> Result<Self, Unreadable> {
        check(bytes)?;
        match kind {
            Kind::Csv | Kind::Pasted if is_zip(bytes) => Err(Unreadable::NoText),
            Kind::Csv | Kind::Pasted => text::read(bytes, kind),
            Kind::Xlsx => workbook::read(bytes, None),
        }
    }

    /// Reads one named sheet of a workbook, hidden or not.
    ///
    /// # Errors
    /// As [`Table::read`], and [`Unreadable::NoSuchSheet`].
    pub fn read_sheet(bytes: &[u8], name: &str) -> Result<Self, Unreadable> {
        check(bytes)?;
        workbook::read(bytes, Some(name))
    }

    /// How many columns the widest row has.
    pub(super) fn width(&self) -> usize {
        self.lines.iter().map(|line| line.cells.len()).max().unwrap_or(0)
    }

    /// Takes one row in, unless it is blank.
    pub(super) fn add<'a>(&mut self, number: usize, cells: impl Iterator<Item = &'a str>) -> Result<(), Unreadable> {
        let mut line = Line { number, cells: Vec::new(), cut: Vec::new() };
        for (at, raw) in cells.enumerate() {
            let (cell, cut) = tidied(raw);
            if cell.is_empty() {
                continue;
            }
            if at >= MOST_COLUMNS {
                return Err(Unreadable::TooManyColumns { line: number });
            }
            line.cells.resize(at, String::new());
            line.cells.push(cell);
            if cut {
                line.cut.push(at);
            }
        }
        if line.cells.is_empty() {
            return Ok(());
        }
        if self.lines.len() == MOST_ROWS {
            return Err(Unreadable::TooManyRows);
        }
        self.lines.push(line);
        Ok(())
    }
}

impl Line {
    /// The text of a column (from 0); empty where the row is shorter.
    pub(super) fn cell(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", String::as_str)
    }
}

/// What no kind of table can be.
fn check(bytes: &[u8]) -> Result<(), Unreadable> {
    if bytes.len() > MOST_BYTES {
        return Err(Unreadable::TooLarge);
    }
    if bytes.is_empty() {
        return Err(Unreadable::Empty);
    }
    if is_old_workbook(bytes) {
        return Err(Unreadable::OldWorkbook);
    }
    if is_web_page(bytes) {
        return Err(Unreadable::WebPage);
    }
    Ok(())
}
