//! A workbook's sheet as rows.

use std::io::Cursor;

use calamine::{DataRef, Reader, SheetType, SheetVisible, Xlsx};

use super::cell::{shown, tidied};
use super::kind::is_zip;
use super::limits::{LISTED_MOST, MOST_COLUMNS, SHEETS_MOST};
use super::package;
use super::table::Table;
use super::unreadable::Unreadable;

/// Whole numbers up to here are exact in the format, which knows floating point only.
const EXACT_MOST: f64 = 9e15;

type Workbook = Xlsx<Cursor<Vec<u8>>>;

pub(super) fn read(bytes: &[u8], wanted: Option<&str>) -> Result<Table, Unreadable> {
    if !is_zip(bytes) {
        return Err(Unreadable::NoWorkbook);
    }
    // `calamine` 0.38 subtracts unchecked where a sheet says its size backwards; a stranger's file must not end a task.
    std::panic::catch_unwind(|| opened(package::guarded(bytes)?, wanted)).unwrap_or(Err(Unreadable::Damaged))
}

fn opened(guarded: Vec<u8>, wanted: Option<&str>) -> Result<Table, Unreadable> {
    let mut workbook = Xlsx::new(Cursor::new(guarded)).map_err(|_| Unreadable::Damaged)?;
    let all: Vec<(String, bool)> = workbook
        .sheets_metadata()
        .iter()
        .filter(|sheet| sheet.typ == SheetType::WorkSheet)
        .map(|sheet| (sheet.name.clone(), sheet.visible == SheetVisible::Visible))
        .collect();
    let tried: Vec<String> = match wanted {
        Some(name) => vec![named(&all, name)?],
        None => all.iter().filter(|(_, visible)| *visible).take(SHEETS_MOST).map(|(name, _)| name.clone()).collect(),
    };
    for name in tried {
        let mut table = rows(&mut workbook, &name)?;
        if !table.lines.is_empty() {
            table.unread_sheets = all.into_iter().map(|(other, _)| other).filter(|other| *other != name).collect();
            table.sheet = Some(name);
            return Ok(table);
        }
    }
    Err(Unreadable::Empty)
}

fn named(all: &[(String, bool)], name: &str) -> Result<String, Unreadable> {
    let same = |other: &str| other.trim().to_lowercase() == name.trim().to_lowercase();
    let found = all.iter().map(|(other, _)| other).find(|other| same(other));
    found.cloned().ok_or_else(|| Unreadable::NoSuchSheet {
        wanted: shown(name),
        sheets: all.iter().take(LISTED_MOST).map(|(other, _)| shown(other)).collect::<Vec<_>>().join(", "),
    })
}

fn rows(workbook: &mut Workbook, name: &str) -> Result<Table, Unreadable> {
    let mut cells = workbook.worksheet_cells_reader(name).map_err(|_| Unreadable::Damaged)?;
    let mut table = Table::default();
    let mut row: Vec<String> = Vec::new();
    let mut number = 0;
    while let Some(cell) = cells.next_cell().map_err(|_| Unreadable::Damaged)? {
        let (at, column) = cell.get_position();
        let text = written(cell.get_value());
        if text.trim().is_empty() {
            continue;
        }
        let at = usize::try_from(at).map_err(|_| Unreadable::Damaged)? + 1;
        let column = usize::try_from(column).map_err(|_| Unreadable::Damaged)?;
        if at < number {
            return Err(Unreadable::Damaged);
        }
        if column >= MOST_COLUMNS {
            return Err(Unreadable::TooManyColumns { line: at });
        }
        if at > number {
            table.add(number, row.iter().map(String::as_str))?;
            row.clear();
            number = at;
        }
        if row.len() <= column {
            row.resize(column + 1, String::new());
        }
        if let Some(place) = row.get_mut(column) {
            *place = text;
        }
    }
    table.add(number, row.iter().map(String::as_str))?;
    Ok(table)
}

/// The text of a cell as its author sees it, so far as that matters: an id is a whole number, without a fraction.
fn written(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Int(whole) => whole.to_string(),
        DataRef::Float(number) if number.fract() == 0.0 && number.abs() < EXACT_MOST => format!("{number:.0}"),
        DataRef::Float(number) => number.to_string(),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => kept(text),
        DataRef::SharedString(text) => kept(text),
        DataRef::Bool(truth) => truth.to_string(),
        DataRef::DateTime(date) => date.as_f64().to_string(),
        DataRef::Error(error) => error.to_string(),
        DataRef::Empty => String::new(),
    }
}

/// Many cells may share one long string, and a copy of each whole would multiply it. A cut one stays too long, so that
/// the table marks it as cut.
fn kept(text: &str) -> String {
    let (mut text, cut) = tidied(text);
    if cut {
        text.push_str(" …");
    }
    text
}
