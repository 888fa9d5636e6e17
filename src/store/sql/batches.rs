//! Statements for a whole batch, in the words of each engine.

use std::fmt::Write;

/// A statement for a whole batch: what stands before and after its tuples, and how many columns a tuple has.
pub struct Batch {
    pub(super) head: &'static str,
    /// Values a row binds, in the order of the head.
    pub(in crate::store) columns: usize,
    pub(super) tail: &'static str,
}

impl Batch {
    /// The statement for that many rows, placeholders numbered from 1, as every engine accepts them.
    #[must_use]
    pub fn sql(&self, rows: usize) -> String {
        self.tuples("insert", rows, |sql, n| {
            // Writing into a `String` cannot fail.
            let _ = write!(sql, "${}", n + 1);
        })
    }

    /// The same for SQLite. Its placeholders have no name: names are looked for one after the other, so that a hundred
    /// rows would take longer to bind than to insert. And what fails leaves its first rows to be rolled back with the
    /// transaction: else each page would be copied for every statement, in case that one alone is to be undone.
    pub(in crate::store) fn for_sqlite(&self, rows: usize) -> String {
        self.tuples("insert or fail", rows, |sql, _| sql.push('?'))
    }

    fn tuples(&self, verb: &str, rows: usize, place: impl Fn(&mut String, usize)) -> String {
        let mut sql = String::with_capacity(self.head.len() + self.tail.len() + rows * self.columns * 6);
        sql.push_str(verb);
        sql.push_str(self.head.trim_start_matches("insert"));
        for n in 0..rows * self.columns {
            let open = match (n, n % self.columns) {
                (0, _) => " values (",
                (_, 0) => "), (",
                _ => ", ",
            };
            sql.push_str(open);
            place(&mut sql, n);
        }
        sql.push_str(") ");
        sql.push_str(self.tail);
        sql
    }

    /// The statement for rows that come as one array for each column, of these types, in the order of the head: one text
    /// for any number of rows, so that it is parsed once. Only PostgreSQL has arrays.
    #[must_use]
    pub fn of_arrays(&self, types: &[&str]) -> String {
        let arrays: Vec<_> = (1..).zip(types).map(|(n, name)| format!("${n}::{name}[]")).collect();
        format!("{} select * from unnest({}) {}", self.head, arrays.join(", "), self.tail)
    }
}
