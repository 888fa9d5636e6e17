//! Rows and files that are refused, in the words their sender reads.

use goodtime_icims::stages::{Kind, Mapping, Table, Unreadable, limits};

use super::seen::{csv, mapping, reading, told};

fn malformed(text: &str) -> Vec<String> {
    reading(text).malformed.iter().map(ToString::to_string).collect()
}

#[test]
fn a_row_that_is_no_stage_says_what_to_do() {
    let long = "n".repeat(41);
    let text = format!("Bin,Status,ID,Note\nA,One,C1\nA,Two,n/a\nA,Three,{long}\nA,Four,\n,,C5\n,,,see above\n");
    assert_eq!(
        malformed(&text),
        [
            "Line 3: \"n/a\" is no status id; it must be digits, with or without one letter before them",
            "Line 4: a text of 41 characters is no status id; it must be digits, with or without one letter before them",
            "Line 5: the status \"Four\" has no id",
            "Line 6: the id has no status name beside it",
            "Line 7: neither bin, status nor id stands in this row",
        ]
    );
    let text = format!("Bin,Status,ID\nA,{},C1\nA,Two,C2\n", "n".repeat(201));
    assert_eq!(malformed(&text), ["Line 2: a cell is far too long for a name; perhaps a quotation mark is missing"]);
}

#[test]
fn the_same_id_twice_is_harmless_or_a_conflict() {
    let again = csv("Bin,Status,ID\nInterview,Phone Screen,C100\nInterview,Phone Screen,100\n");
    assert!(again.contains("unchanged 1") && again.contains("; duplicate 3=2"), "{again}");
    let text = "Bin,Status,ID\nA,One,C1\nA,Uno,C1\nA,One,D1\nB,One,1\n";
    assert_eq!(
        malformed(text),
        [
            "Line 3: the id is called \"Uno\" here and \"One\" in line 2, which counts",
            "Line 4: \"D1\" has the same number as \"C1\" in line 2, which counts",
            "Line 5: the id stands in bin \"B\" here and in bin \"A\" in line 2, which counts",
        ]
    );
    assert_eq!(reading(text).stages.len(), 1, "the first counts");
}

#[test]
fn stages_that_people_cannot_tell_apart_are_named() {
    let answer = csv("Bin,Status,ID\nInterview,Onsite,C101\nOffer,onsite,C7\nOffer,Offer Sent,C200\n");
    assert!(answer.contains("new C7 Offer/onsite"), "{answer}");
    assert!(answer.contains("same label Onsite [0, 1]"), "{answer}");
}

#[test]
fn was_and_is_are_told_for_label_bin_and_full_id() {
    let answer = csv("Bin,Status,ID\nInterview,Call,C100\nOffer,Onsite,D101\nOffer,Offer Sent,200\n");
    assert_eq!(
        answer,
        "lines [2, 3, 4]; changed 100@2 Phone Screen>Call, 101@3 [Interview>Offer] Some(\"C101\")>Some(\"D101\"); \
         gone 300; unchanged 1; kept ids 1; breaks 300 Trigger; skipped 1"
    );
}

#[test]
fn a_stage_whose_row_is_refused_is_not_simply_gone() {
    let answer = csv("Bin,Status,ID\nInterview,Onsite,C101\n,,C100\n");
    assert!(answer.contains("gone 100 (unclear: line 3), 200, 300"), "{answer}");
    assert!(answer.contains("breaks 100 Trigger, 300 Trigger"), "{answer}");
}

#[test]
fn every_rule_that_would_lose_a_stage_is_named() {
    let answer = csv("Bin,Status,ID\nOffer,Offer Sent,C200\n");
    let key = "100".parse::<goodtime_icims::domain::StageKey>().unwrap();
    assert!(answer.contains(&format!("breaks 100 Trigger, 101 NextOf({key:?}), 300 Trigger")), "{answer}");
}

#[test]
fn columns_that_are_not_there_are_answered_with_those_that_are() {
    let text = "Bin,Status,ID\nInterview,Onsite,C101\n";
    let there = "the columns are: 1 \"Bin\", 2 \"Status\", 3 \"ID\".";
    for (wanted, shown) in [("Number", "\"Number\""), ("4", "4"), ("0", "0")] {
        let answer = told(text.as_bytes(), Kind::Csv, &mapping("", "", wanted));
        assert_eq!(answer, format!("There is no column {shown}; {there}"));
    }
    let twice = told(text.as_bytes(), Kind::Csv, &mapping("1", "bin", ""));
    assert!(twice.starts_with("Column 1 is named for two things"), "{twice}");
    let nothing = csv("Foo,Bar\nx,y\n");
    assert!(
        nothing.starts_with("No column is recognised as the id of the status; the columns are: 1 \"Foo\", 2 \"Bar\"."),
        "{nothing}"
    );
}

#[test]
fn files_that_are_no_table_are_refused_with_a_sentence() {
    let refused = |bytes: &[u8]| Table::read(bytes, Kind::guess(bytes)).unwrap_err();
    let old = [&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], [0; 512].as_slice()].concat();
    assert_eq!(refused(b""), Unreadable::Empty);
    assert_eq!(refused(b" \n,,\n\"\"\n"), Unreadable::Empty);
    assert_eq!(refused(b"\r\n<html xmlns:x=\"excel\"><table><tr><td>Bin</td></tr></table>"), Unreadable::WebPage);
    assert_eq!(refused(b"<?xml version=\"1.0\"?><Workbook/>"), Unreadable::WebPage);
    assert_eq!(refused(&old), Unreadable::OldWorkbook);
    assert!(refused(&old).to_string().contains("save it as .xlsx"));
    assert_eq!(refused(b"a,b\0c"), Unreadable::Garbled);
    assert_eq!(refused(b"\xFF\xFEa\0\0\xD8"), Unreadable::Garbled, "half a UTF-16 pair");
    assert_eq!(refused(b"Bin,Status,ID\nA,\"One,C1\nA,Two,C2\n"), Unreadable::OpenQuote { line: 2 });
    assert_eq!(Table::read(b"a,b", Kind::Xlsx), Err(Unreadable::NoWorkbook));
    assert_eq!(Table::read(b"PK\x03\x04", Kind::Csv), Err(Unreadable::NoText));
    assert_eq!(Table::read(b"PK\x03\x04", Kind::Xlsx), Err(Unreadable::Damaged));
}

#[test]
fn a_file_beyond_a_limit_is_refused_with_the_limit() {
    let big = vec![b'x'; limits::MOST_BYTES + 1];
    let answer = told(&big, Kind::Csv, &Mapping::default());
    assert!(answer.starts_with("The file is larger than 4 MiB: send only"), "{answer}");
    let rows = "a,C1\n".repeat(limits::MOST_ROWS);
    assert!(Table::read(rows.as_bytes(), Kind::Csv).is_ok());
    let answer = csv(&format!("{rows}a,C1\n"));
    assert!(answer.starts_with("The table has more than 20000 rows: send"), "{answer}");
    let wide = format!("a,b\n{}x\n", ",".repeat(limits::MOST_COLUMNS));
    assert!(csv(&wide).starts_with("Line 2 has more than 100 columns: keep"), "{}", csv(&wide));
    assert!(Table::read(",".repeat(500).as_bytes(), Kind::Csv).is_err(), "empty cells are no columns");
}
