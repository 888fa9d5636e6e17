//! Text with separated values: which encoding, which separator, which rows.

use std::borrow::Cow;

use csv::ReaderBuilder;
use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

use super::kind::Kind;
use super::table::Table;
use super::unreadable::Unreadable;

/// Ordered by how seldom a character stands inside a name: at a draw the rarer one separates.
const SEPARATORS: [u8; 4] = [b'\t', b';', b'|', b','];

/// The separator shows in the first rows; a customer's title lines are fewer.
const ROWS_JUDGED: usize = 100;

/// A last row that no file has: if it is not read as a row of its own, a quotation mark before it was never closed.
const END: &str = "\u{1}";

pub(super) fn read(bytes: &[u8], kind: Kind) -> Result<Table, Unreadable> {
    let text = decoded(bytes)?;
    if text.contains(['\0', '\u{1}']) {
        return Err(Unreadable::Garbled);
    }
    // Old Macs end lines with a carriage return alone; one form makes the counting of lines simple.
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let (separator, declared) = separator(&text, kind);
    rows(&text, separator, declared)
}

/// A byte order mark decides; without one, what is no UTF-8 comes from a Western European spreadsheet.
fn decoded(bytes: &[u8]) -> Result<Cow<'_, str>, Unreadable> {
    let (encoding, rest) = match Encoding::for_bom(bytes) {
        Some((encoding, length)) => (encoding, bytes.get(length..).unwrap_or_default()),
        None if std::str::from_utf8(bytes).is_ok() => (UTF_8, bytes),
        None => (WINDOWS_1252, bytes),
    };
    encoding.decode_without_bom_handling_and_without_replacement(rest).ok_or(Unreadable::Garbled)
}

/// The separator, and whether the file names it itself in a first line `sep=;`, as spreadsheets understand it.
fn separator(text: &str, kind: Kind) -> (u8, bool) {
    let first = text.lines().next().unwrap_or("").trim_end_matches('"').trim_start_matches('"');
    if let Some([named]) = first.strip_prefix("sep=").map(str::as_bytes)
        && SEPARATORS.contains(named)
    {
        return (*named, true);
    }
    if kind == Kind::Pasted && text.contains('\t') {
        return (b'\t', false);
    }
    let mut best = (b',', (0, 0));
    for candidate in SEPARATORS {
        let score = agreement(text, candidate);
        if score > best.1 {
            best = (candidate, score);
        }
    }
    (best.0, false)
}

/// How many rows have the commonest number of this separator outside quotation marks, and that number.
fn agreement(text: &str, separator: u8) -> (usize, usize) {
    let mut counts: Vec<usize> = Vec::new();
    let (mut quoted, mut count) = (false, 0);
    for byte in text.bytes().chain([b'\n']) {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' if !quoted => {
                counts.extend((count > 0).then_some(count));
                count = 0;
                if counts.len() >= ROWS_JUDGED {
                    break;
                }
            }
            _ if byte == separator && !quoted => count += 1,
            _ => {}
        }
    }
    counts.sort_unstable();
    counts.chunk_by(|a, b| a == b).map(|same| (same.len(), same.first().copied().unwrap_or(0))).max().unwrap_or((0, 0))
}

fn rows(text: &str, separator: u8, declared: bool) -> Result<Table, Unreadable> {
    let whole = format!("{text}\n{END}\n");
    let mut reader =
        ReaderBuilder::new().delimiter(separator).has_headers(false).flexible(true).from_reader(whole.as_bytes());
    let mut table = Table::default();
    let mut record = csv::StringRecord::new();
    let mut last = 1;
    let mut closed = false;
    while reader.read_record(&mut record).map_err(|_| Unreadable::Garbled)? {
        closed = record.len() == 1 && record.get(0) == Some(END);
        last = line_of(&whole, &record);
        if !(closed || declared && last == 1) {
            table.add(last, record.iter())?;
        }
    }
    if !closed {
        return Err(Unreadable::OpenQuote { line: last });
    }
    if table.lines.is_empty() { Err(Unreadable::Empty) } else { Ok(table) }
}

/// The reader passes over blank lines but counts a row from the first of them.
fn line_of(whole: &str, record: &csv::StringRecord) -> usize {
    let Some(position) = record.position() else { return 1 };
    let from = usize::try_from(position.byte()).unwrap_or(0);
    let blank = whole.as_bytes().get(from..).unwrap_or_default().iter().take_while(|b| **b == b'\n').count();
    usize::try_from(position.line()).unwrap_or(1) + blank
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_separator_is_the_one_that_rows_agree_on() {
        for (text, expected) in [
            ("a;b\nc;d, e\n", b';'),
            ("title\na,b,c\n\"x;y\",2,3", b','),
            ("a\tb\nc, d\te", b'\t'),
            ("a|b\nc|d", b'|'),
            ("alone", b','),
            ("sep=|\na;b;c", b'|'),
        ] {
            assert_eq!(separator(text, Kind::Csv).0, expected, "{text}");
        }
        assert_eq!(separator("a, b, c\nd\te", Kind::Pasted).0, b'\t');
    }

    #[test]
    fn a_row_keeps_the_line_it_begins_on() {
        let table = read(b"\n\na,b\r\n\r\n\"c\nd\",e\rf,g\n", Kind::Csv).unwrap();
        let lines: Vec<_> = table.lines.iter().map(|line| (line.number, line.cell(0))).collect();
        assert_eq!(lines, [(3, "a"), (5, "c d"), (7, "f")]);
    }

    #[test]
    fn an_open_quotation_mark_swallows_nothing() {
        let open = read(b"a,b\n\"c,d\ne,f\n", Kind::Csv);
        assert_eq!(open, Err(Unreadable::OpenQuote { line: 2 }));
        assert!(read(b"size 5\",b\n", Kind::Csv).is_ok(), "a mark inside a cell is text");
    }
}
