//! From rows to stages: the bin that a row belongs to, and what each row is.

use super::cell::unguarded;
use super::columns::Columns;
use super::given_id::GivenId;
use super::malformed::{Fault, Malformed};
use super::table::{Line, Table};

/// A bin that has a row of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bin {
    /// Its line.
    pub line: usize,
    /// Its name.
    pub name: String,
}

/// A row that says a stage, before it is compared with the others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Row {
    pub(super) line: usize,
    pub(super) bin: Option<String>,
    pub(super) label: String,
    pub(super) given: GivenId,
}

/// What the rows below the header are.
#[derive(Debug, Default)]
pub(super) struct Rows {
    pub(super) stages: Vec<Row>,
    pub(super) bins: Vec<Bin>,
    pub(super) malformed: Vec<Malformed>,
    /// Lines that are the header once more, as exports with pages have it.
    pub(super) headers: Vec<usize>,
    /// The bin of the row above; it holds for rows whose own cell is empty, as merged cells are.
    bin: Option<String>,
    /// Whether the last row was a bin without its own column: if the next is one too, it was a status without id.
    alone: bool,
}

impl Rows {
    pub(super) fn of(table: &Table, columns: &Columns) -> Self {
        let mut rows = Self::default();
        let header = columns.header_line.and_then(|_| table.lines.get(columns.before.checked_sub(1)?));
        for line in table.lines.iter().skip(columns.before) {
            if header.is_some_and(|header| header.cells == line.cells) {
                rows.headers.push(line.number);
            } else {
                rows.take(line, columns);
            }
        }
        rows.settle();
        rows
    }

    fn take(&mut self, line: &Line, columns: &Columns) {
        let text = |number: usize| unguarded(line.cell(number - 1)).to_owned();
        let label = text(columns.status.number);
        let id = line.cell(columns.id.number - 1);
        let bin = columns.bin.as_ref().map(|bin| text(bin.number)).unwrap_or_default();
        if !bin.is_empty() {
            self.bin = Some(bin.clone());
        }
        let used = [Some(&columns.status), Some(&columns.id), columns.bin.as_ref()];
        let given = GivenId::read(id);
        if used.into_iter().flatten().any(|column| line.cut.contains(&(column.number - 1))) {
            return self.refuse(line, given.as_ref(), Fault::TooLong);
        }
        match (label.is_empty(), id.is_empty(), given) {
            (false, false, Some(given)) => self.stage(line, label, given),
            (false, false, None) => self.refuse(line, None, Fault::NoStatusId(id.to_owned())),
            (false, true, _) if columns.bin.is_none() => self.heading(line, label),
            (false, true, _) => self.refuse(line, None, Fault::IdMissing(label)),
            // A bin's own row may carry the id of the bin, which no rule ever names.
            (true, _, _) if !bin.is_empty() => self.bins.push(Bin { line: line.number, name: bin }),
            (true, false, given) => self.refuse(line, given.as_ref(), Fault::LabelMissing),
            (true, true, _) => self.refuse(line, None, Fault::Nothing),
        }
    }

    fn stage(&mut self, line: &Line, label: String, given: GivenId) {
        self.alone = false;
        self.stages.push(Row { line: line.number, bin: self.bin.clone(), label, given });
    }

    fn refuse(&mut self, line: &Line, given: Option<&GivenId>, fault: Fault) {
        self.alone = false;
        let key = given.map(|given| given.key);
        self.malformed.push(Malformed { line: line.number, key, fault });
    }

    /// A name without id, where bins have no column: the bin of the rows below.
    fn heading(&mut self, line: &Line, name: String) {
        self.settle();
        self.bin = Some(name.clone());
        self.bins.push(Bin { line: line.number, name });
        self.alone = true;
    }

    /// A bin without its own column and with no status below it was none.
    fn settle(&mut self) {
        if std::mem::take(&mut self.alone)
            && let Some(Bin { line, name }) = self.bins.pop()
        {
            self.malformed.push(Malformed { line, key: None, fault: Fault::IdMissing(name) });
            self.bin = self.bins.last().map(|bin| bin.name.clone());
        }
    }
}
