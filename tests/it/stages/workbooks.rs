//! Workbooks as spreadsheets write them.

use goodtime_icims::stages::{Kind, Mapping, Reading, Table, Unreadable};
use rust_xlsxwriter::{Format, Workbook, Worksheet};

use super::seen::{mapping, table_told};

const ROWS: [(&str, &str, u32); 4] =
    [("Interview", "Phone Screen", 100), ("", "Onsite", 101), ("Offer", "Offer Sent", 200), ("", "Hired", 400)];
const DIGITS: &str = "; new 400 Offer/Hired; gone 300; unchanged 3; kept ids 3; breaks 300 Trigger";

/// The usual stages with numbers as ids, from a row (from 0) on.
fn fill(sheet: &mut Worksheet, from: u32) {
    let bold = Format::new().set_bold().set_font_name("Arial");
    for (column, header) in [(0, "Bin"), (1, "Status"), (2, "Status ID")] {
        sheet.write_with_format(from, column, header, &bold).expect("it fits");
    }
    for (row, (bin, label, id)) in (from + 1..).zip(ROWS) {
        sheet
            .write(row, 0, bin)
            .and_then(|s| s.write(row, 1, label))
            .and_then(|s| s.write(row, 2, id))
            .expect("it fits");
    }
}

fn told(workbook: &mut Workbook) -> String {
    let bytes = workbook.save_to_buffer().expect("it is valid");
    let table = Table::read(&bytes, Kind::guess(&bytes)).expect("it is a table");
    table_told(&table, &Mapping::default())
}

#[test]
fn ids_that_are_numbers_are_read() {
    let mut workbook = Workbook::new();
    fill(workbook.add_worksheet(), 0);
    assert_eq!(told(&mut workbook), format!("lines [2, 3, 4, 5]{DIGITS}; skipped 1"));
}

#[test]
fn rows_are_numbered_as_the_spreadsheet_shows_them() {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.merge_range(0, 0, 0, 2, "Recruiting Workflow Bins and Statuses", &Format::new()).unwrap();
    sheet.write(1, 0, "Printed on").unwrap().write(1, 1, 45_000.5).unwrap();
    fill(sheet, 4);
    assert_eq!(told(&mut workbook), format!("lines [6, 7, 8, 9]{DIGITS}; skipped 1, 2, 5"));
}

#[test]
fn merged_bins_hold_for_all_their_rows() {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    fill(sheet, 0);
    sheet.merge_range(1, 0, 2, 0, "Interview", &Format::new()).unwrap();
    sheet.merge_range(3, 0, 4, 0, "Offer", &Format::new()).unwrap();
    assert_eq!(told(&mut workbook), format!("lines [2, 3, 4, 5]{DIGITS}; skipped 1"));
}

#[test]
fn the_first_sheet_with_cells_is_read_and_the_others_are_named() {
    let mut workbook = Workbook::new();
    workbook.add_worksheet().set_name("Cover").unwrap();
    let hidden = workbook.add_worksheet().set_name("Lookup").unwrap().set_hidden(true);
    hidden.write(0, 0, "x").unwrap();
    fill(workbook.add_worksheet().set_name("Stages").unwrap(), 0);
    let notes = workbook.add_worksheet().set_name("Notes").unwrap();
    notes.write(0, 0, "Status").unwrap().write(0, 1, "ID").unwrap();
    notes.write(1, 0, "Onsite").unwrap().write(1, 1, "C101").unwrap();
    let bytes = workbook.save_to_buffer().unwrap();
    let table = Table::read(&bytes, Kind::Xlsx).unwrap();
    let reading = Reading::of(&table, &Mapping::default()).unwrap();
    assert_eq!(reading.sheet.as_deref(), Some("Stages"));
    assert_eq!(reading.unread_sheets, ["Cover", "Lookup", "Notes"]);
    let named = Table::read_sheet(&bytes, "notes ").unwrap();
    assert!(table_told(&named, &Mapping::default()).starts_with("lines [2]; gone 100, 200, 300; unchanged 1"));
    let missing = Table::read_sheet(&bytes, "Bins").unwrap_err().to_string();
    assert_eq!(missing, "The workbook has no sheet \"Bins\"; it has \"Cover\", \"Lookup\", \"Stages\", \"Notes\".");
    let mapped = table_told(&named, &mapping("", "2", "1"));
    assert!(mapped.contains("malformed Line 2: \"Onsite\" is no status id"), "{mapped}");
}

#[test]
fn a_workbook_beyond_the_limits_is_refused() {
    let read = |workbook: &mut Workbook| Table::read(&workbook.save_to_buffer().unwrap(), Kind::Xlsx);
    assert_eq!(read(&mut Workbook::new()), Err(Unreadable::Empty));
    let mut wide = Workbook::new();
    wide.add_worksheet().write(2, 100, "x").unwrap();
    assert_eq!(read(&mut wide), Err(Unreadable::TooManyColumns { line: 3 }));
    let mut far = Workbook::new();
    far.add_worksheet().write(1_048_575, 99, "x").unwrap();
    assert_eq!(read(&mut far).unwrap().lines.first().map(|line| line.number), Some(1_048_576));
    let mut long = Workbook::new();
    let sheet = long.add_worksheet();
    for row in 0..=20_000 {
        sheet.write(row, 0, row).unwrap();
    }
    assert_eq!(read(&mut long), Err(Unreadable::TooManyRows));
    let mut cell = Workbook::new();
    cell.add_worksheet().write(0, 0, "x".repeat(5_000)).unwrap();
    assert_eq!(read(&mut cell).unwrap().lines.first().map(|line| (line.cells.len(), line.cut.len())), Some((1, 1)));
}
