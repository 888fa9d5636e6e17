//! What is known before every import of these tests, and an answer as one line of text.

use goodtime_icims::domain::StageId;
use goodtime_icims::stages::{Kind, Known, Mapping, Place, Preview, Reading, Table, Use, Used, Why};

/// A known stage, as `id bin/label` says it.
pub(crate) fn known(id: &str, bin: &str, label: &str) -> Known {
    Known {
        key: id.parse().expect("a test writes ids"),
        id: id.parse().ok(),
        bin: Some(bin.to_owned()).filter(|bin| !bin.is_empty()),
        label: label.to_owned(),
    }
}

/// Three stages that the usual export has, and one that it has no longer; the usual new one is `C400`.
pub(crate) fn usual() -> Vec<Known> {
    vec![
        known("C100", "Interview", "Phone Screen"),
        known("C101", "Interview", "Onsite"),
        known("C200", "Offer", "Offer Sent"),
        known("D300", "Closed", "Declined"),
    ]
}

fn rules() -> [Used; 3] {
    let key = |digits: &str| digits.parse().expect("a test writes digits");
    [
        Used { key: key("100"), what: Use::Trigger },
        Used { key: key("101"), what: Use::NextOf(key("100")) },
        Used { key: key("300"), what: Use::Trigger },
    ]
}

/// A mapping as a caller types it; an empty text leaves the column open.
pub(crate) fn mapping(bin: &str, status: &str, id: &str) -> Mapping {
    let place = |text: &str| (!text.is_empty()).then(|| Place::of(text));
    Mapping { bin: place(bin), status: place(status), id: place(id) }
}

/// Reads, compares with the usual stages and rules, and tells all of it in one line; a refusal is its sentence.
pub(crate) fn told(bytes: &[u8], kind: Kind, mapping: &Mapping) -> String {
    match Table::read(bytes, kind) {
        Ok(table) => table_told(&table, mapping),
        Err(refused) => refused.to_string(),
    }
}

pub(crate) fn csv(text: &str) -> String {
    told(text.as_bytes(), Kind::Csv, &Mapping::default())
}

pub(crate) fn reading(text: &str) -> Reading {
    let table = Table::read(text.as_bytes(), Kind::Csv).expect("it is a table");
    Reading::of(&table, &Mapping::default()).expect("its columns are known")
}

pub(crate) fn table_told(table: &Table, mapping: &Mapping) -> String {
    match Reading::of(table, mapping) {
        Ok(reading) => reading_told(&reading),
        Err(unplaced) => unplaced.to_string(),
    }
}

fn reading_told(reading: &Reading) -> String {
    let preview = Preview::of(&usual(), reading, &rules());
    let lines: Vec<usize> = reading.stages.iter().map(|stage| stage.line).collect();
    let mut told = if lines.len() > 9 { format!("{} stages", lines.len()) } else { format!("lines {lines:?}") };
    let mut say = |what: &str, items: Vec<String>| {
        if !items.is_empty() {
            told.push_str(&["; ", what, " ", &items.join(", ")].concat());
        }
    };
    if preview.new.len() < 9 {
        let id = |s: &goodtime_icims::stages::Read| s.id.as_ref().map_or(s.key.to_string(), ToString::to_string);
        say("new", preview.new.iter().map(|s| format!("{} {}/{}", id(s), bin(s.bin.as_ref()), s.label)).collect());
    }
    say("changed", preview.changed.iter().map(change).collect());
    let unclear = |line: Option<usize>| line.map_or(String::new(), |line| format!(" (unclear: line {line})"));
    say("gone", preview.gone.iter().map(|g| format!("{}{}", g.known.key, unclear(g.malformed_line))).collect());
    say("unchanged", vec![preview.unchanged.to_string()]);
    say("kept ids", Some(preview.kept_ids.to_string()).into_iter().filter(|n| n != "0").collect());
    say("breaks", preview.breaks.iter().map(|b| format!("{} {:?}", b.used.key, b.used.what)).collect());
    say("same label", reading.same_label.iter().map(|s| format!("{} {:?}", s.label, s.positions)).collect());
    say("duplicate", reading.duplicates.iter().map(|d| format!("{}={}", d.line, d.first)).collect());
    say(
        "skipped",
        reading.skipped.iter().map(|s| format!("{}{}", s.line, if s.why == Why::Above { "" } else { "h" })).collect(),
    );
    say("unused", reading.columns.unused.iter().map(|c| format!("{} {}", c.number, c.header)).collect());
    say("malformed", reading.malformed.iter().map(ToString::to_string).collect());
    told
}

fn bin(bin: Option<&String>) -> &str {
    bin.map_or("-", String::as_str)
}

fn change(changed: &goodtime_icims::stages::Changed) -> String {
    let mut told = vec![format!("{}@{}", changed.key, changed.line)];
    if let Some(label) = &changed.label {
        told.push(format!("{}>{}", label.was, label.is));
    }
    if let Some(change) = &changed.bin {
        told.push(format!("[{}>{}]", bin(change.was.as_ref()), bin(change.is.as_ref())));
    }
    if let Some(id) = &changed.id {
        told.push(format!("{:?}>{:?}", id.was.as_ref().map(StageId::as_str), id.is.as_ref().map(StageId::as_str)));
    }
    told.join(" ")
}
