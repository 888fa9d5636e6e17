//! Shapes of exports that are read, each with what importing it would change.

use goodtime_icims::stages::{Column, Found, Kind, Mapping};

use super::seen::{csv, mapping, reading, told};

/// What every complete export gives, whatever its shape: `400` is new, `300` is gone with its rule.
fn usual(lines: &str, more: &str) -> String {
    let answer = "; new C400 Offer/Hired; gone 300; unchanged 3; breaks 300 Trigger";
    format!("lines [{lines}]{answer}{more}")
}

/// The same for exports that have digits alone.
fn digits(lines: &str, more: &str) -> String {
    usual(lines, "").replace("C400", "400").replace("; breaks", "; kept ids 3; breaks") + more
}

const PLAIN: &str = "Bin,Status,Status ID\nInterview,Phone Screen,C100\nInterview,Onsite,C101\nOffer,Offer Sent,C200\nOffer,Hired,C400\n";

#[test]
fn text_exports_of_every_shape_say_the_same() {
    let shapes: &[(&str, String, String)] = &[
        ("plain", PLAIN.into(), usual("2, 3, 4, 5", "; skipped 1")),
        ("byte order mark", format!("\u{FEFF}{PLAIN}"), usual("2, 3, 4, 5", "; skipped 1")),
        ("semicolons", PLAIN.replace(',', ";"), usual("2, 3, 4, 5", "; skipped 1")),
        ("bars", PLAIN.replace(',', " | "), usual("2, 3, 4, 5", "; skipped 1")),
        ("Windows line ends", PLAIN.replace('\n', "\r\n"), usual("2, 3, 4, 5", "; skipped 1")),
        ("old Mac line ends", PLAIN.replace('\n', "\r"), usual("2, 3, 4, 5", "; skipped 1")),
        ("separator declared", format!("sep=;\n{}", PLAIN.replace(',', ";")), usual("3, 4, 5, 6", "; skipped 2")),
        ("everything quoted", quoted(PLAIN), usual("2, 3, 4, 5", "; skipped 1")),
        (
            "title lines",
            format!("Workflow report,,\nPrinted,today,\n\n{PLAIN}"),
            usual("5, 6, 7, 8", "; skipped 1, 2, 4"),
        ),
        (
            "two header lines",
            PLAIN.replace("Bin,Status,Status ID", "Recruiting Workflow,,Identifiers\nBin,Name,ID"),
            usual("3, 4, 5, 6", "; skipped 1, 2"),
        ),
        (
            "header split over two lines",
            PLAIN.replace("Bin,Status,Status ID", "Bin,Status,\n,Name,ID"),
            usual("3, 4, 5, 6", "; skipped 1, 2"),
        ),
        ("no header", PLAIN.replace("Bin,Status,Status ID\n", ""), usual("1, 2, 3, 4", "")),
        ("blank lines and empty cells behind", PLAIN.replace('\n', ",,\n\n,,\n"), usual("4, 7, 10, 13", "; skipped 1")),
        (
            "header repeated",
            PLAIN.replace("Offer,Offer", "Bin,Status,Status ID\nOffer,Offer"),
            usual("2, 3, 5, 6", "; skipped 1, 4h"),
        ),
        (
            "merged cells",
            PLAIN.replace("Interview,Onsite", ",Onsite").replace("Offer,Hired", ",Hired"),
            usual("2, 3, 4, 5", "; skipped 1"),
        ),
        (
            "lower-case letters and spaces",
            PLAIN.replace("C1", " \u{A0}c1").replace("C400", "\u{A0}c400 "),
            usual("2, 3, 4, 5", "; skipped 1"),
        ),
        ("digits", PLAIN.replace(",C", ","), digits("2, 3, 4, 5", "; skipped 1")),
        (
            "digits with a fraction",
            PLAIN.replace(",C", ",").replace("0\n", "0.0\n").replace("1\n", "1.0\n"),
            digits("2, 3, 4, 5", "; skipped 1"),
        ),
        ("digits as text", PLAIN.replace(",C", ",'"), digits("2, 3, 4, 5", "; skipped 1")),
        ("more columns", more_columns(), usual("2, 3, 4, 5", "; skipped 1; unused 1 Order, 2 Bin ID, 6 Active")),
    ];
    for (name, text, expected) in shapes {
        assert_eq!(&csv(text), expected, "{name}");
    }
}

fn quoted(text: &str) -> String {
    format!("\"{}\"\n", text.trim_end().replace(',', "\",\"").replace('\n', "\"\n\""))
}

fn more_columns() -> String {
    let rows = PLAIN.lines().skip(1).enumerate().map(|(at, row)| format!("{at},D1{at},{row},yes\n"));
    std::iter::once("Order,Bin ID,Bin,Status,List Node ID,Active\n".to_owned()).chain(rows).collect()
}

#[test]
fn headers_are_understood_in_four_languages() {
    for header in [
        "Bin Name,Status Name,System ID",
        "BIN,Recruiting Workflow Status,Node ID",
        "Stage,Workflow Status,ID",
        "Statusgruppe,Statusbezeichnung,Status-ID",
        "Groupe de statuts,Libellé du statut,Identifiant",
        "Grupo de estados,Nombre del estado,Código",
    ] {
        assert_eq!(csv(&PLAIN.replace("Bin,Status,Status ID", header)), usual("2, 3, 4, 5", "; skipped 1"), "{header}");
    }
}

#[test]
fn bins_may_have_rows_of_their_own() {
    let with_column =
        "Bin,Status,ID\nInterview,,\n,Phone Screen,C100\n,Onsite,C101\nOffer,,\n,Offer Sent,C200\n,Hired,C400\n";
    assert_eq!(csv(with_column), usual("3, 4, 6, 7", "; skipped 1"));
    let with_ids = with_column.replace("Interview,,", "Interview,,C10").replace("Offer,,", "Offer,,C11");
    assert_eq!(csv(&with_ids), usual("3, 4, 6, 7", "; skipped 1"), "the ids of bins are no stages");
    let one_column =
        "Name,ID\nInterview,\n  Phone Screen,C100\n  Onsite,C101\nOffer,\n  Offer Sent,C200\n  Hired,C400\n";
    assert_eq!(csv(one_column), usual("3, 4, 6, 7", "; skipped 1"));
    let refused = csv("Name,ID\nInterview,\nOnsite,n/a\nOffer,\nOffer Sent,C200\n");
    assert!(refused.contains("malformed Line 3: \"n/a\"") && !refused.contains("Line 2"), "{refused}");
    let refused = csv("Name,ID\nInterview,\nOnsite,n/a\nOffer,\nOffer Sent,C200\n");
    assert!(
        refused.ends_with(
            "malformed Line 3: \"n/a\" is no status id; it must be digits, with or without one letter before them"
        ),
        "{refused}"
    );
    let lost = "Name,ID\nInterview,\nOffer,\nOffer Sent,C200\n";
    let told = csv(lost);
    assert!(told.ends_with("malformed Line 2: the status \"Interview\" has no id"), "{told}");
}

#[test]
fn an_export_without_bins_leaves_the_known_ones() {
    let answer = csv("Status,ID\nPhone Screen,C100\nOnsite,C101\nOffer Sent,C200\nDeclined,D300\n");
    assert_eq!(answer, "lines [2, 3, 4, 5]; unchanged 4; skipped 1");
    let empty = csv("Bin,Status,ID\n,Phone Screen,C100\n,Onsite,C101\n,Offer Sent,C200\n,Declined,D300\n");
    assert_eq!(empty, answer, "an empty column tells no bins");
}

#[test]
fn cells_copied_from_a_spreadsheet_are_read() {
    let pasted = PLAIN.replace(',', "\t").replace("Phone Screen", "\"Phone\nScreen\"");
    let answer = told(pasted.as_bytes(), Kind::Pasted, &Mapping::default());
    assert_eq!(answer, usual("2, 4, 5, 6", "; skipped 1"));
    let one_row = told(b"Offer Sent\tC200", Kind::Pasted, &Mapping::default());
    assert!(one_row.starts_with("lines [1]; gone 100, 101, 300; unchanged 1"), "{one_row}");
}

#[test]
fn text_of_other_encodings_is_read() {
    let text = PLAIN.replace("Hired", "Bewerbung für später");
    let expected = usual("2, 3, 4, 5", "; skipped 1").replace("Hired", "Bewerbung für später");
    let windows: Vec<u8> = text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    let little: Vec<u8> = format!("\u{FEFF}{text}").encode_utf16().flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> = format!("\u{FEFF}{text}").encode_utf16().flat_map(u16::to_be_bytes).collect();
    for (name, bytes) in [("Windows-1252", windows), ("UTF-16 LE", little), ("UTF-16 BE", big)] {
        assert_eq!(told(&bytes, Kind::guess(&bytes), &Mapping::default()), expected, "{name}");
    }
}

#[test]
fn a_cell_may_hold_separators_quotes_and_line_ends() {
    let text = "Bin,Status,ID\nInterview,\"Phone\nScreen\",C100\n\"Offer\",\"Sent, \"\"signed\"\"\",C200\n";
    let answer = csv(text);
    assert!(answer.starts_with("lines [2, 4]; changed 200@4 Offer Sent>Sent, \"signed\"; gone 101, 300"), "{answer}");
}

#[test]
fn a_mapping_wins_over_what_would_be_recognised() {
    let text = PLAIN.replace("Bin,Status,Status ID", "Ordner,Was,Nr").replace("Hired,C400", "Hired,C400,extra");
    let expected = usual("2, 3, 4, 5", "; skipped 1; unused 4 ");
    for (bin, status, id) in [("Ordner", "was", " NR "), ("1", "2", "3"), ("Ordner", "2", "nr")] {
        assert_eq!(told(text.as_bytes(), Kind::Csv, &mapping(bin, status, id)), expected, "{bin} {status} {id}");
    }
    let two = "Status,Internal,ID,Other ID\nx,Phone Screen,7,C100\n";
    let answer = told(two.as_bytes(), Kind::Csv, &mapping("", "internal", "Other ID"));
    assert!(answer.starts_with("lines [2]; gone 101, 200, 300; unchanged 1"), "{answer}");
}

#[test]
fn columns_are_told_by_their_values_where_no_header_helps() {
    let expected = |lines: &str| format!("lines [{lines}]; gone 300; unchanged 3; kept ids 3; breaks 300 Trigger");
    let ordered = "1,100,Interview,Phone Screen\n2,101,Interview,Onsite\n3,200,Offer,Offer Sent\n";
    assert_eq!(csv(ordered), expected("1, 2, 3") + "; unused 1 ");
    let turned = "Phone Screen,Interview,100\nOnsite,Interview,101\nOffer Sent,Offer,200\n";
    assert_eq!(csv(turned), expected("1, 2, 3"), "a bin has several statuses");
    let text = "Bin,Status,Nr.\nInterview,Phone Screen,100\nInterview,Onsite,101\nOffer,Offer Sent,200\n";
    assert_eq!(csv(text), expected("2, 3, 4") + "; skipped 1");
    let reading = reading(text);
    assert_eq!((reading.columns.found, reading.columns.header_line), (Found::Values, Some(1)));
    assert_eq!(reading.columns.id, Column { number: 3, header: "Nr.".to_owned() });
}

#[test]
fn five_thousand_rows_are_read() {
    let rows: Vec<String> = (0..5_000).map(|n| format!("Bin {},Status {n},C{}", n / 10, 10_000 + n)).collect();
    let answer = csv(&format!("Bin,Status,ID\n{}", rows.join("\n")));
    assert!(answer.starts_with("5000 stages; gone 100, 101, 200, 300; unchanged 0; breaks"), "{answer}");
}
