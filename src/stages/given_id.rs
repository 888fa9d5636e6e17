//! A status id as customers' exports write it.

use crate::domain::{StageId, StageKey};

/// What an export says of a stage's id: the full id, or the digits alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct GivenId {
    pub(super) id: Option<StageId>,
    pub(super) key: StageKey,
}

impl GivenId {
    /// Reads `C20700`, `c20700`, `20700`, and what spreadsheets make of them: `20700.0` and `'20700`.
    pub(super) fn read(text: &str) -> Option<Self> {
        let text = text.trim();
        let text = text.strip_prefix('\'').unwrap_or(text);
        let whole = match text.split_once('.') {
            Some((whole, zeros)) if !zeros.is_empty() && zeros.bytes().all(|b| b == b'0') => whole,
            Some(_) => return None,
            None => text,
        };
        let whole = whole.to_ascii_uppercase();
        let key = whole.parse().ok()?;
        Some(Self { id: whole.parse().ok(), key })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_read_as_spreadsheets_write_it() {
        let full = GivenId::read("C20700").unwrap();
        assert_eq!(full.id.as_ref().map(StageId::as_str), Some("C20700"));
        assert_eq!(GivenId::read(" c20700 "), Some(full));
        let digits = GivenId::read("20700.0").unwrap();
        assert_eq!((digits.id, digits.key), (None, StageKey::from_digits(20700)));
        assert!(GivenId::read("'20700").is_some());
        for bad in ["", "C", "20700.5", "20700.", "20 700", "2.07E+04", "CC1", "-1", "C20700 (old)", "n/a"] {
            assert_eq!(GivenId::read(bad), None, "{bad}");
        }
    }
}
