//! Texts of people and of attackers.

use proptest::char::range;
use proptest::prelude::{Just, Strategy, any};
use proptest::sample::select;
use proptest::{collection, prop_oneof};

/// Stands for what must not be told again: a name, a password. No text of ours has it.
pub(crate) const CANARY: &str = "J4neD0eC4nary";

/// What means something to one reader or another.
const ODD: [char; 30] = [
    '\0', '\t', '\n', '\r', ' ', '"', '%', '&', '\'', '+', ',', '/', ':', ';', '<', '=', '>', '?', '\\', '@', '{', '}',
    '[', '\u{7f}', '\u{a0}', 'é', '\u{202e}', '\u{fffd}', '\u{feff}', '😀',
];

/// A text of up to `most` characters.
pub(crate) fn text(most: usize) -> impl Strategy<Value = String> {
    let one = prop_oneof![6 => range('!', '~'), 2 => select(&ODD[..]), 1 => any::<char>()];
    collection::vec(one, 0..=most).prop_map(String::from_iter)
}

/// A text with the canary in it.
pub(crate) fn secret() -> impl Strategy<Value = String> {
    (text(8), text(8)).prop_map(|(before, after)| format!("{before}{CANARY}{after}"))
}

/// Visible ASCII without the given characters, at least one.
pub(crate) fn visible(without: &'static str, most: usize) -> impl Strategy<Value = String> {
    let one = range('!', '~').prop_map(move |c| if without.contains(c) { 'x' } else { c });
    collection::vec(one, 1..=most).prop_map(String::from_iter)
}

/// Blanks, mostly none.
pub(crate) fn gap() -> impl Strategy<Value = &'static str> {
    prop_oneof![3 => Just(""), 2 => Just(" "), 1 => Just("   ")]
}

/// The same text with some letters in the other case.
pub(crate) fn recased(text: &str, flips: u64) -> String {
    let turned = |(n, c): (usize, char)| match c {
        'a'..='z' if flips >> (n % 64) & 1 == 1 => c.to_ascii_uppercase(),
        'A'..='Z' if flips >> (n % 64) & 1 == 1 => c.to_ascii_lowercase(),
        _ => c,
    };
    text.chars().enumerate().map(turned).collect()
}

/// Bytes in lower-case hex.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().concat()
}

/// Whether `said` tells the canary, whatever its case.
pub(crate) fn tells(said: &str) -> bool {
    said.to_lowercase().contains(&CANARY.to_lowercase())
}

/// Whether `said` repeats so much of `heard` that it cannot be chance.
pub(crate) fn quotes(said: &str, heard: &[u8]) -> bool {
    const PIECE: usize = 12;
    let known = said.as_bytes();
    known.windows(PIECE).any(|piece| heard.windows(PIECE).any(|other| other == piece))
}
