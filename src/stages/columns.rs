//! Which column of an export is the bin, the label and the id of a status.

use super::cell::shown;
use super::given_id::GivenId;
use super::header::{self, Header, Roles};
use super::inference;
use super::limits::{HEADER_WITHIN, LISTED_MOST};
use super::mapping::{Mapping, Place};
use super::table::Table;

/// A column of the export.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its number, from 1, as a person counts.
    pub number: usize,
    /// What stands over it; empty without a header.
    pub header: String,
}

/// How the columns were found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found {
    /// The caller named at least one of them.
    Mapped,
    /// By the words of the header.
    Header,
    /// At least one of them by its values.
    Values,
}

/// Which header became what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Columns {
    /// Where the bin stands, if the export has it in a column.
    pub bin: Option<Column>,
    /// Where the label of the status stands.
    pub status: Column,
    /// Where the id of the status stands.
    pub id: Column,
    /// The columns that were not used.
    pub unused: Vec<Column>,
    /// The line of the header, the lower one of two; `None` if there is none.
    pub header_line: Option<usize>,
    /// How they were found.
    pub found: Found,
    /// How many of the table's lines stand before the stages.
    pub(super) before: usize,
}

/// Why the columns cannot be told. The text is for the sender of the file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unplaced {
    /// The mapping names a column that is not there.
    #[error("There is no column {wanted}; the columns are: {columns}.")]
    NoSuchColumn {
        /// The column asked for.
        wanted: String,
        /// The columns there are.
        columns: String,
    },
    /// The mapping gives two roles to one column.
    #[error("Column {number} is named for two things: name different columns for bin, status and id.")]
    TwoRoles {
        /// The column, from 1.
        number: usize,
    },
    /// No column is recognised as the label or the id of the status.
    #[error(
        "No column is recognised as {missing}; the columns are: {columns}. Name them Bin, Status and Status ID, or say which is which."
    )]
    NotRecognised {
        /// What is missing.
        missing: &'static str,
        /// The columns there are.
        columns: String,
    },
}

impl Columns {
    /// Which column is read as what, for people.
    #[must_use]
    pub fn told(&self) -> Vec<String> {
        let parts = [("bin", self.bin.as_ref()), ("status", Some(&self.status)), ("id", Some(&self.id))];
        let line = |(what, column): (&str, Option<&Column>)| {
            let Column { number, header } = column?;
            Some(match header.as_str() {
                "" => format!("{what}: column {number}"),
                header => format!("{what}: {header} (column {number})"),
            })
        };
        parts.into_iter().filter_map(line).collect()
    }

    /// Finds the columns: by the mapping first, then by the header, then by the values.
    ///
    /// # Errors
    /// [`Unplaced`], which lists the columns there are.
    pub fn of(table: &Table, mapping: &Mapping) -> Result<Self, Unplaced> {
        let header = if mapping.places().any(|place| matches!(place, Place::Header(_))) {
            Some(header::with_all(table, mapping).ok_or_else(|| no_such_header(table, mapping))?)
        } else {
            header::recognised(table)
        };
        let mapped = mapped(table, header.as_ref(), mapping)?;
        let named = with(mapped, header.as_ref().map(|header| header.roles).unwrap_or_default());
        let before = header.as_ref().map_or_else(|| before_first_id(table, mapped), |header| header.at + 1);
        let lines = table.lines.get(before..).unwrap_or_default();
        let roles = inference::completed(named, lines, table.width());
        let headers = headers(table, header.as_ref(), before);
        let (Some(status), Some(id)) = (roles.status, roles.id) else {
            let missing = if roles.id.is_none() { "the id of the status" } else { "the name of the status" };
            return Err(Unplaced::NotRecognised { missing, columns: listed(table, header.as_ref()) });
        };
        let column = |at: usize| Column { number: at + 1, header: headers.get(at).cloned().unwrap_or_default() };
        Ok(Self {
            bin: roles.bin.map(column),
            status: column(status),
            id: column(id),
            unused: (0..table.width()).filter(|at| !roles.has(*at)).map(column).collect(),
            header_line: before.checked_sub(1).and_then(|at| table.lines.get(at)).map(|line| line.number),
            found: found(mapped, named, roles),
            before,
        })
    }
}

fn found(mapped: Roles, named: Roles, all: Roles) -> Found {
    if mapped != Roles::default() {
        Found::Mapped
    } else if named == all {
        Found::Header
    } else {
        Found::Values
    }
}

/// The columns that the caller names.
fn mapped(table: &Table, header: Option<&Header>, mapping: &Mapping) -> Result<Roles, Unplaced> {
    let place = |place: &Option<Place>| -> Result<Option<usize>, Unplaced> {
        let Some(place) = place else { return Ok(None) };
        let at = match place {
            Place::Number(number) => number.checked_sub(1).filter(|at| *at < table.width()),
            Place::Header(_) => header.and_then(|header| header.names.iter().position(|name| place.is_header(name))),
        };
        at.map(Some).ok_or_else(|| no_such(table, header, place))
    };
    let roles = Roles { bin: place(&mapping.bin)?, status: place(&mapping.status)?, id: place(&mapping.id)? };
    let twice = [(roles.bin, roles.status), (roles.bin, roles.id), (roles.status, roles.id)];
    match twice.into_iter().find(|(one, other)| one.is_some() && one == other) {
        Some((Some(at), _)) => Err(Unplaced::TwoRoles { number: at + 1 }),
        _ => Ok(roles),
    }
}

/// The caller's columns, and where those leave a gap the recognised ones.
fn with(mapped: Roles, recognised: Roles) -> Roles {
    let free = |column: &usize| !mapped.has(*column);
    Roles {
        bin: mapped.bin.or(recognised.bin.filter(free)),
        status: mapped.status.or(recognised.status.filter(free)),
        id: mapped.id.or(recognised.id.filter(free)),
    }
}

/// A header that is not understood can still be told by the cell over the ids: text, above the first id.
fn before_first_id(table: &Table, mapped: Roles) -> usize {
    let Some(column) = mapped.id else { return 0 };
    let above = table.lines.iter().take(HEADER_WITHIN).take_while(|line| GivenId::read(line.cell(column)).is_none());
    above.enumerate().filter(|(_, line)| !line.cell(column).is_empty()).last().map_or(0, |(at, _)| at + 1)
}

fn headers(table: &Table, header: Option<&Header>, before: usize) -> Vec<String> {
    match header {
        Some(header) => header.names.clone(),
        None => {
            before.checked_sub(1).and_then(|at| table.lines.get(at)).map(|line| line.cells.clone()).unwrap_or_default()
        }
    }
}

fn no_such_header(table: &Table, mapping: &Mapping) -> Unplaced {
    let header = header::recognised(table);
    let there = |place: &Place| header::with_all(table, &Mapping { id: Some(place.clone()), ..Mapping::default() });
    let wanted = mapping.places().find(|place| there(place).is_none()).or_else(|| mapping.places().next());
    no_such(table, header.as_ref(), wanted.unwrap_or(&Place::Number(0)))
}

fn no_such(table: &Table, header: Option<&Header>, place: &Place) -> Unplaced {
    let wanted = match place {
        Place::Header(text) => shown(text),
        Place::Number(number) => number.to_string(),
    };
    Unplaced::NoSuchColumn { wanted, columns: listed(table, header) }
}

/// The columns as a sentence lists them: by the header, or by the first line where there is none.
fn listed(table: &Table, header: Option<&Header>) -> String {
    let first = || table.lines.iter().find(|line| line.cells.len() > 1).or(table.lines.first());
    let names = header.map(|header| &header.names).or_else(|| first().map(|line| &line.cells));
    let name = |at: usize| names.and_then(|names| names.get(at)).filter(|name| !name.is_empty());
    let mut columns: Vec<String> = (0..table.width())
        .take(LISTED_MOST)
        .map(|at| name(at).map_or_else(|| (at + 1).to_string(), |name| format!("{} {}", at + 1, shown(name))))
        .collect();
    if table.width() > LISTED_MOST {
        columns.push(format!("{} more", table.width() - LISTED_MOST));
    }
    columns.join(", ")
}
