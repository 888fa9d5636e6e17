//! The known stages as a CSV file that a person edits and that can be read back.

use super::cell::{guarded, tidied};
use super::preview::Known;

/// Writes `bin,status,id`, one stage a line, as UTF-8 without a byte order mark.
///
/// Cells that a spreadsheet would run as a formula have an apostrophe before them, which reading takes away. Stages
/// without a bin come first: below a bin, an empty cell would mean that bin. A stage without a label is written with its
/// id in that place: without one the row would be read as that of a bin.
#[must_use]
pub fn write_csv(known: &[Known]) -> String {
    let mut text = String::from("bin,status,id\r\n");
    let (without, with): (Vec<&Known>, Vec<&Known>) = known.iter().partition(|known| bin(known).is_empty());
    for known in without.into_iter().chain(with) {
        let id = known.id.as_ref().map_or_else(|| known.key.to_string(), ToString::to_string);
        let label = tidied(&known.label).0;
        let label = if label.is_empty() { &id } else { &label };
        text.push_str(&[quoted(&bin(known)), quoted(label), id.clone()].join(","));
        text.push_str("\r\n");
    }
    text
}

fn bin(known: &Known) -> String {
    known.bin.as_deref().map(|bin| tidied(bin).0).unwrap_or_default()
}

/// Quoted where a separator of any locale stands in it, so that no reader has to guess.
fn quoted(text: &str) -> String {
    let text = guarded(text);
    if text.contains(['"', ',', ';', '\t', '|', '\n']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
}
