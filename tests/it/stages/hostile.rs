//! Files that are made to harm: they are refused, or read, but never end the process.

use goodtime_icims::stages::{Kind, Mapping, Preview, Reading, Table, Unreadable};
use rust_xlsxwriter::Workbook;

const RELS: &str = r#"<Relationships><Relationship Id="r1" Type="x/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
const BOOK: &str = r#"<workbook xmlns:r="r"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>"#;
const BOOK_RELS: &str = r#"<Relationships><Relationship Id="r1" Type="x/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#;
const SHEET: &str = r#"<worksheet><dimension ref="A1:C9"/><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row></sheetData></worksheet>"#;
const STRINGS: &str = r#"<sst uniqueCount="1"><si><t>Bin</t></si></sst>"#;

/// A zip file with stored parts; `claim` changes a size that the directory states.
fn zip(parts: &[(&str, &str)], claim: impl Fn(&str, u32) -> u32) -> Vec<u8> {
    let (mut file, mut directory) = (Vec::new(), Vec::new());
    for (name, text) in parts {
        let size = small(text.len());
        let mut common = [20_u16, 0, 0, 0, 0].map(u16::to_le_bytes).concat();
        common.extend(crc(text.as_bytes()).to_le_bytes());
        common.extend(size.to_le_bytes());
        let name_length = short(name.len()).to_le_bytes();
        directory.extend(b"PK\x01\x02\x14\x00");
        directory.extend(&common);
        directory.extend(claim(name, size).to_le_bytes());
        directory.extend(name_length);
        directory.extend([0; 12]);
        directory.extend(small(file.len()).to_le_bytes());
        directory.extend(name.as_bytes());
        file.extend(b"PK\x03\x04");
        file.extend(common);
        file.extend(size.to_le_bytes());
        file.extend(name_length);
        file.extend([0; 2]);
        file.extend(name.as_bytes());
        file.extend(text.as_bytes());
    }
    let start = small(file.len());
    let count = short(parts.len()).to_le_bytes();
    file.extend(&directory);
    file.extend(b"PK\x05\x06\0\0\0\0");
    file.extend([count, count].concat());
    file.extend(small(directory.len()).to_le_bytes());
    file.extend(start.to_le_bytes());
    file.extend([0; 2]);
    file
}

fn small(length: usize) -> u32 {
    u32::try_from(length).expect("test files are small")
}

fn short(length: usize) -> u16 {
    u16::try_from(length).expect("test names are short")
}

fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| if sum & 1 == 1 { (sum >> 1) ^ 0xEDB8_8320 } else { sum >> 1 })
    })
}

fn book(sheet: &str, strings: &str) -> Vec<u8> {
    zip(&parts(sheet, strings), |_, size| size)
}

fn parts<'a>(sheet: &'a str, strings: &'a str) -> [(&'a str, &'a str); 5] {
    [
        ("_rels/.rels", RELS),
        ("xl/workbook.xml", BOOK),
        ("xl/_rels/workbook.xml.rels", BOOK_RELS),
        ("xl/sharedStrings.xml", strings),
        ("xl/worksheets/sheet1.xml", sheet),
    ]
}

/// The same file as programs write it that do not know beforehand how large it becomes: all numbers in zip64 fields.
fn widened(plain: &[u8]) -> Vec<u8> {
    let number = |at: usize| u32::from_le_bytes(plain[at..at + 4].try_into().expect("four bytes"));
    let end = plain.len() - 22;
    let start = usize::try_from(number(end + 16)).expect("it is small");
    let (mut file, mut at) = (plain[..start].to_vec(), start);
    while at < end {
        let name = usize::from(plain[at + 28]);
        let mut entry = plain[at..at + 46 + name].to_vec();
        for field in [20, 24, 42] {
            entry[field..field + 4].fill(0xFF);
        }
        entry[30] = 28;
        file.extend(entry);
        file.extend([1, 0, 24, 0]);
        file.extend([24, 20, 42].map(|field| u64::from(number(at + field)).to_le_bytes()).concat());
        at += 46 + name;
    }
    let closing = u64::from(small(file.len()));
    let (count, start) = (u64::from(plain[end + 10]), u64::from(number(end + 16)));
    file.extend(b"PK\x06\x06");
    file.extend([44_u64, 45].map(u64::to_le_bytes).concat());
    file.extend([0; 4]);
    file.extend([count, count, closing - start, start].map(u64::to_le_bytes).concat());
    file.extend(b"PK\x06\x07\0\0\0\0");
    file.extend(closing.to_le_bytes());
    file.extend(b"\x01\0\0\0PK\x05\x06\0\0\0\0");
    file.extend([0xFF; 12]);
    file.extend([0; 2]);
    file
}

fn refusal(bytes: &[u8]) -> Unreadable {
    Table::read(bytes, Kind::Xlsx).expect_err("it is refused")
}

#[test]
fn a_plain_workbook_made_by_hand_is_read() {
    let table = Table::read(&book(SHEET, STRINGS), Kind::Xlsx).unwrap();
    assert_eq!(table.lines.first().map(|line| line.cells.clone()), Some(vec!["Bin".to_owned()]));
}

#[test]
fn a_workbook_with_the_large_form_of_zip_is_read_and_guarded() {
    let file = widened(&book(SHEET, STRINGS));
    assert_eq!(Table::read(&file, Kind::Xlsx), Table::read(&book(SHEET, STRINGS), Kind::Xlsx));
    let large = |name: &str, size| if name.contains("sheet1") { 33 << 20 } else { size };
    assert_eq!(refusal(&widened(&zip(&parts(SHEET, STRINGS), large))), Unreadable::TooMuchInside);
    let mut two_ends = file.clone();
    let counts = file.len() - 14;
    two_ends[counts..counts + 4].copy_from_slice(&[1, 0, 1, 0]);
    assert_eq!(refusal(&two_ends), Unreadable::Damaged, "its two ends disagree");
    for at in file.len() - 22 - 76..file.len() {
        let mut changed = file.clone();
        changed[at] ^= 1;
        let _ = Table::read(&changed, Kind::Xlsx);
    }
}

#[test]
fn a_workbook_that_unpacks_to_more_than_it_may_is_refused() {
    let large = |name: &str, size| if name.contains("sheet1") { 33 << 20 } else { size };
    assert_eq!(refusal(&zip(&parts(SHEET, STRINGS), large)), Unreadable::TooMuchInside);
    let listing = |name: &str, size| if name == "xl/workbook.xml" { 1 << 17 } else { size };
    assert_eq!(refusal(&zip(&parts(SHEET, STRINGS), listing)), Unreadable::TooMuchInside);
    let lying = |name: &str, size| if name.contains("sheet1") { 50 } else { size };
    assert_eq!(refusal(&zip(&parts(SHEET, STRINGS), lying)), Unreadable::Damaged, "it stops at the stated size");
    let mut pictures = parts(SHEET, STRINGS).to_vec();
    pictures.push(("xl/styles.xml", "<styleSheet><fonts>"));
    pictures.push(("xl/media/image1.png", "…"));
    let picture = |name: &str, size| if name.contains("media") { 1 << 30 } else { size };
    assert!(Table::read(&zip(&pictures, picture), Kind::Xlsx).is_ok(), "what is not needed is never unpacked");
}

#[test]
fn memory_is_not_set_aside_for_strings_that_are_not_there() {
    for count in ["99999999999", "1000", "18446744073709551615", "&#57;"] {
        let strings = STRINGS.replace("uniqueCount=\"1\"", &format!("uniqueCount=\"{count}\""));
        assert_eq!(refusal(&book(SHEET, &strings)), Unreadable::Damaged, "{count}");
    }
}

#[test]
fn workbooks_that_contradict_themselves_are_refused() {
    let backwards = SHEET.replace("A1:C9", "C9:A1");
    let _ = Table::read(&book(&backwards, STRINGS), Kind::Xlsx);
    assert_eq!(refusal(&book(&SHEET.replace("<v>0", "<v>7"), STRINGS)), Unreadable::Damaged, "no such string");
    let rows =
        r#"<sheetData><row r="9"><c r="A9"><v>1</v></c></row><row r="2"><c r="A2"><v>1</v></c></row></sheetData>"#;
    assert_eq!(refusal(&book(rows, STRINGS)), Unreadable::Damaged, "rows that run backwards");
    let twice = [parts(SHEET, STRINGS).as_slice(), &[("XL/sharedStrings.xml", STRINGS)]].concat();
    assert_eq!(refusal(&zip(&twice, |_, size| size)), Unreadable::Damaged, "two tables of strings");
    assert_eq!(refusal(&book("<html/>", STRINGS)), Unreadable::Damaged);
    let good = book(SHEET, STRINGS);
    for length in 0..good.len() {
        assert!(Table::read(&good[..length], Kind::Xlsx).is_err(), "cut off at {length}");
    }
    assert!(Table::read(&[good.clone(), b"tail".to_vec()].concat(), Kind::Xlsx).is_err());
}

/// A generator with a fixed seed (xorshift), so that a failure can be repeated.
struct Chance(u64);

impl Chance {
    fn next(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).expect("31 bits") % below
    }
}

fn goes_through(bytes: &[u8]) {
    for kind in [Kind::Csv, Kind::Xlsx] {
        let Ok(table) = Table::read(bytes, kind) else { continue };
        let Ok(reading) = Reading::of(&table, &Mapping::default()) else { continue };
        let rows = reading.stages.len() + reading.duplicates.len() + reading.malformed.len();
        assert_eq!(table.lines.len(), rows + reading.skipped.len() + reading.bins.len(), "no row vanishes: {bytes:?}");
        let preview = Preview::of(&super::seen::usual(), &reading, &[]);
        assert_eq!(preview.new.len() + preview.changed.len() + preview.unchanged, reading.stages.len());
    }
}

#[test]
fn random_bytes_never_panic() {
    let mut chance = Chance(0x5EED_1234_ABCD_0001);
    for _ in 0..10_000 {
        let length = chance.next(80);
        goes_through(&(0..length).map(|_| u8::try_from(chance.next(256)).unwrap()).collect::<Vec<_>>());
    }
}

#[test]
fn random_tables_lose_no_row() {
    let pieces = [
        "Bin", "Status", "ID", "Stage", "Name", "C1", "D1", "2", "c3", "3.0", "x", "Offer", "\"", "\"a\nb\"", "'=1",
        ",", ",", ",", ";", "\t", "\n", "\n", "\r\n", " ", "\u{A0}", "ü", "sep=;", "",
    ];
    let mut chance = Chance(0x5EED_1234_ABCD_0002);
    for _ in 0..2_000 {
        let length = chance.next(40);
        let text: String = (0..length).map(|_| pieces[chance.next(pieces.len())]).collect();
        goes_through(text.as_bytes());
        let _ = Table::read(text.as_bytes(), Kind::Pasted);
        goes_through(format!("Bin,Status,ID\n{text}").as_bytes());
        goes_through(format!("Name,ID\n{text}").as_bytes());
    }
}

#[test]
fn random_changes_of_a_workbook_never_panic() {
    let mut workbook = Workbook::new();
    workbook.add_worksheet().write(0, 0, "Status").unwrap().write(0, 1, "ID").unwrap().write(1, 1, 7).unwrap();
    let mut chance = Chance(0x5EED_1234_ABCD_0003);
    for good in [workbook.save_to_buffer().unwrap(), book(SHEET, STRINGS)] {
        for _ in 0..2_000 {
            let mut bytes = good.clone();
            for _ in 0..=chance.next(3) {
                let at = chance.next(bytes.len());
                bytes[at] = u8::try_from(chance.next(256)).unwrap();
            }
            goes_through(&bytes);
        }
    }
}
