//! The values of many rows for one statement, in the order of its head. One engine takes them row by row, another takes each
//! column as an array.

use std::borrow::Cow;

/// A value. Where it is empty, its type is known all the same.
pub(super) enum Cell<'a> {
    Int(Option<i64>),
    Text(Option<Cow<'a, str>>),
}

/// One value of each row.
pub(super) enum Column<'a> {
    Ints(Vec<Option<i64>>),
    Texts(Vec<Option<&'a str>>),
}

/// Rows, each with the same columns.
pub(super) struct Cells<'a> {
    columns: usize,
    cells: Vec<Cell<'a>>,
}

impl<'a> Cells<'a> {
    /// None yet, and room for so many.
    pub(super) fn with_room(columns: usize, rows: usize) -> Self {
        Self { columns, cells: Vec::with_capacity(columns * rows) }
    }

    pub(super) fn int(&mut self, value: i64) -> &mut Self {
        self.opt_int(Some(value))
    }

    pub(super) fn opt_int(&mut self, value: Option<i64>) -> &mut Self {
        self.cells.push(Cell::Int(value));
        self
    }

    pub(super) fn text(&mut self, value: &'a str) -> &mut Self {
        self.opt_text(Some(value))
    }

    pub(super) fn opt_text(&mut self, value: Option<&'a str>) -> &mut Self {
        self.cells.push(Cell::Text(value.map(Cow::Borrowed)));
        self
    }

    /// A text that was made for this.
    pub(super) fn made(&mut self, value: Option<String>) -> &mut Self {
        self.cells.push(Cell::Text(value.map(Cow::Owned)));
        self
    }

    pub(super) fn is_empty(&self) -> bool {
        self.cells.is_empty()
    }

    pub(super) fn rows(&self) -> Vec<&[Cell<'a>]> {
        self.cells.chunks_exact(self.columns).collect()
    }

    /// The same, column by column.
    pub(super) fn columns(&self) -> impl Iterator<Item = Column<'_>> {
        let first = self.cells.iter().take(self.columns).enumerate();
        first.map(|(n, first)| {
            let column = self.cells.iter().skip(n).step_by(self.columns);
            match first {
                Cell::Int(_) => Column::Ints(column.map(Cell::as_int).collect()),
                Cell::Text(_) => Column::Texts(column.map(Cell::as_text).collect()),
            }
        })
    }
}

impl Cell<'_> {
    fn as_int(&self) -> Option<i64> {
        match self {
            Self::Int(value) => *value,
            Self::Text(_) => None,
        }
    }

    fn as_text(&self) -> Option<&str> {
        match self {
            Self::Int(_) => None,
            Self::Text(value) => value.as_deref(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_the_same_column_by_column() {
        let mut cells = Cells::with_room(3, 2);
        cells.int(1).opt_text(None).made(Some("a".to_owned()));
        cells.opt_int(None).text("b").made(None);
        assert_eq!(cells.rows().len(), 2);
        let columns: Vec<_> = cells.columns().collect();
        assert!(matches!(&columns[..], [Column::Ints(n), Column::Texts(one), Column::Texts(other)]
            if *n == [Some(1), None] && *one == [None, Some("b")] && *other == [Some("a"), None]));
    }
}
