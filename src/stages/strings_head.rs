//! The first tag of a workbook's string table: how many strings it announces.
//!
//! The reader sets memory aside for the announced number before it has read one string, and a false number of ten
//! digits would end the whole process. So the tag is read here first, and only in the plain form that is written by
//! spreadsheets: anything that another reading could understand differently is refused.

use std::io::Read as _;

use flate2::read::DeflateDecoder;

/// Declaration and first tag together have some hundred bytes.
const HEAD: usize = 4 * 1024;

/// How much of the packed part is looked at: deflate can make things larger, but never by so much.
pub(super) const PACKED_HEAD: u64 = 16 * HEAD as u64;

/// The shortest element of a string: `<si/>`.
const SHORTEST_STRING: u64 = 5;

/// Whether the part that begins so can hold as many strings as it says.
pub(super) fn is_honest(packed: &[u8], deflated: bool, unpacked: u64) -> bool {
    let head = if deflated {
        unpacked_head(packed)
    } else {
        Some(packed.get(..HEAD.min(packed.len())).unwrap_or_default().to_vec())
    };
    head.and_then(|head| announced(&head)).is_some_and(|strings| strings <= unpacked / SHORTEST_STRING)
}

/// The first bytes that a deflated part unpacks to; what breaks off later does not matter here.
fn unpacked_head(packed: &[u8]) -> Option<Vec<u8>> {
    let mut head = Vec::new();
    let read = DeflateDecoder::new(packed).take(HEAD as u64).read_to_end(&mut head);
    (read.is_ok() || !head.is_empty()).then_some(head)
}

/// The announced number of strings, 0 if there is none; `None` if the tag is not plain.
fn announced(head: &[u8]) -> Option<u64> {
    let head = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head);
    let text: String = head.iter().map(|b| char::from(*b)).collect();
    let mut rest = text.trim_start();
    if rest.starts_with("<?xml") {
        let (declaration, after) = rest.split_once("?>")?;
        plain(declaration)?;
        rest = after.trim_start();
    }
    let tag = first_tag(rest)?;
    plain(tag)?;
    let (name, attributes) = tag.split_once(char::is_whitespace).unwrap_or((tag, ""));
    if name.rsplit(':').next()?.trim_end_matches('/') != "sst" {
        return None;
    }
    let mut most = 0;
    for after in attributes.split("uniqueCount").skip(1) {
        let value = after.trim_start().strip_prefix('=')?.trim_start();
        let value = value.strip_prefix(['"', '\''])?.split(['"', '\'']).next()?;
        most = most.max(value.parse().ok()?);
    }
    Some(most)
}

/// What stands between `<` and the `>` that is not inside quotation marks.
fn first_tag(text: &str) -> Option<&str> {
    let inside = text.strip_prefix('<')?;
    let mut quote = None;
    for (at, c) in inside.char_indices() {
        match (quote, c) {
            (None, '>') => return inside.get(..at),
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), _) if open == c => quote = None,
            _ => {}
        }
    }
    None
}

/// Control characters can change the alphabet or belong to one of two bytes a letter: no plain head has them.
fn plain(text: &str) -> Option<()> {
    text.chars().all(|c| !c.is_control() || matches!(c, '\t' | '\n' | '\r')).then_some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_string_table_may_announce_what_it_can_hold() {
        let honest = |text: &str| is_honest(text.as_bytes(), false, 1_000);
        assert!(honest("<?xml version=\"1.0\"?>\n<sst count=\"9\" uniqueCount=\"200\"><si/>"));
        assert!(honest("<x:sst xmlns:x='a>b'>"));
        assert!(honest("<sst/>"));
        assert!(!honest("<sst uniqueCount=\"201\">"));
        assert!(!honest("<sst a='>' uniqueCount = '99999999999'>"), "hidden behind a quoted mark");
        assert!(!honest("<!-- <sst> --><sst uniqueCount='99999999999'>"), "hidden behind a comment");
        assert!(!honest("<a/><sst uniqueCount='99999999999'>"), "hidden behind another tag");
        assert!(!honest("<sst unique\u{1b}(BCount='99999999999'>"), "hidden by an escape of the alphabet");
        assert!(!honest("<sst uniqueCount='&#57;'>"));
        assert!(!honest(""));
    }
}
