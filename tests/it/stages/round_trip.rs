//! What is written can be read back, and no cell of it is a formula.

use goodtime_icims::stages::{Known, Preview, write_csv};

use super::seen::{known, reading};

#[test]
fn what_is_written_reads_back_as_the_same_stages() {
    let all = [
        known("C1", "Interview", "=HYPERLINK(\"http://x\")"),
        known("2", "+49 calls", "-"),
        known("C3", "", "@home"),
        known("D4", "", "'=kept'"),
        known("C5", "Offer; signed", "Sent, \"signed\""),
        known("C6", "Offer; signed", "für | später"),
        known("C7", "Status", "ID"),
        known("C8", "'quoted'", "＝full width"),
    ];
    let text = write_csv(&all);
    assert!(text.starts_with("bin,status,id\r\n"), "{text}");
    for cell in text.split(['\n', ',']).map(|cell| cell.trim_start_matches('"')) {
        assert!(!cell.starts_with(['=', '+', '-', '@', '＝']), "{cell}");
    }
    let reading = reading(&text);
    assert_eq!(Preview::of(&all, &reading, &[]), Preview { unchanged: all.len(), ..Preview::default() }, "{text}");
    assert!(reading.malformed.is_empty() && reading.duplicates.is_empty());
    let read = reading.stages.into_iter().map(|s| Known { key: s.key, id: s.id, bin: s.bin, label: s.label });
    assert_eq!(write_csv(&read.collect::<Vec<_>>()), text, "written again it is the same");
}

#[test]
fn a_stage_without_label_is_written_with_its_id() {
    assert_eq!(write_csv(&[known("C1", "A", " ")]), "bin,status,id\r\nA,C1,C1\r\n");
    assert_eq!(write_csv(&[]), "bin,status,id\r\n");
}
