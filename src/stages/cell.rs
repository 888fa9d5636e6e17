//! One cell's text: tidied when read, and made harmless when written.

use super::limits::{MOST_CHARACTERS, QUOTED_MOST};

/// Characters with which a spreadsheet begins a formula, the full-width twins included (some locales accept them).
const FORMULA: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

/// How far into a cell is looked: many cells of a workbook may share one text of megabytes.
const SCANNED_MOST: usize = 4_096;

/// The text with white space made single and invisible marks dropped, and whether it had to be cut.
pub(super) fn tidied(raw: &str) -> (String, bool) {
    let mut text = String::new();
    let mut count = 0;
    let mut gap = false;
    for (at, c) in raw.chars().enumerate() {
        if at == SCANNED_MOST {
            return (text, true);
        }
        if is_invisible(c) {
            continue;
        }
        if c.is_whitespace() || c.is_control() {
            gap = count > 0;
            continue;
        }
        let needed = if gap { 2 } else { 1 };
        if count + needed > MOST_CHARACTERS {
            return (text, true);
        }
        if gap {
            text.push(' ');
        }
        text.push(c);
        count += needed;
        gap = false;
    }
    (text, false)
}

/// Marks that web pages and word processors leave in copied text: two names that look the same must be the same.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{FEFF}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}' | '\u{AD}')
}

/// The text with a mark before it if a spreadsheet would run it as a formula. [`unguarded`] takes the mark away.
pub(super) fn guarded(text: &str) -> String {
    if is_risky(text) { format!("'{text}") } else { text.to_owned() }
}

/// The text without the mark that makes a formula harmless.
pub(super) fn unguarded(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(rest) if is_risky(rest) => rest,
        _ => text,
    }
}

/// Marks before the formula are looked through: otherwise a name that begins with one would lose it on the way back.
fn is_risky(text: &str) -> bool {
    text.trim_start_matches('\'').starts_with(FORMULA)
}

/// How a sentence shows a value: short ones as they are, long ones by their length only.
pub(super) fn shown(value: &str) -> String {
    let length = value.chars().count();
    if length <= QUOTED_MOST { format!("\"{value}\"") } else { format!("a text of {length} characters") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_look_the_same_are_the_same() {
        assert_eq!(tidied("\u{FEFF} Phone\u{A0}\n Screen\t").0, "Phone Screen");
        assert_eq!(tidied("a\u{200B}b").0, "ab");
        let (text, cut) = tidied(&"x".repeat(201));
        assert_eq!((text.len(), cut), (200, true));
        assert_eq!(tidied(&"x".repeat(200)), ("x".repeat(200), false));
        assert_eq!(tidied(&format!("{} y", "x".repeat(199))), ("x".repeat(199), true));
    }

    #[test]
    fn a_guarded_cell_comes_back_as_it_was() {
        for text in ["=1+1", "+49", "-", "@x", "'=1", "''=1", "'quoted'", "plain", "", "'"] {
            let written = guarded(text);
            assert!(!written.starts_with(FORMULA), "{written}");
            assert_eq!(unguarded(&written), text);
        }
    }
}
