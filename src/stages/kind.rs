//! What a file is by its first bytes, whatever its name says.

/// How an export arrives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A text file with separated values.
    Csv,
    /// A workbook of today's spreadsheets.
    Xlsx,
    /// Cells copied from a spreadsheet into a text field.
    Pasted,
}

/// Every part of a zip file starts so, and the first one stands at its beginning.
const ZIP: &[u8] = b"PK\x03\x04";

/// The compound file of old workbooks, and of new ones with a password (MS-CFB 2.2).
const COMPOUND: &[u8] = &[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

/// A web page shows itself at once; a table never has so much white space before it.
const LOOKED_AT: usize = 1024;

impl Kind {
    /// What the bytes look like. An old workbook counts as a workbook, so that reading it can say what to do.
    #[must_use]
    pub fn guess(bytes: &[u8]) -> Self {
        if is_zip(bytes) || is_old_workbook(bytes) { Self::Xlsx } else { Self::Csv }
    }
}

pub(super) fn is_zip(bytes: &[u8]) -> bool {
    bytes.starts_with(ZIP)
}

pub(super) fn is_old_workbook(bytes: &[u8]) -> bool {
    bytes.starts_with(COMPOUND)
}

/// Many systems save a web page under the name of a workbook.
pub(super) fn is_web_page(bytes: &[u8]) -> bool {
    let head: String = bytes
        .iter()
        .take(LOOKED_AT)
        .filter(|b| b.is_ascii_graphic())
        .map(|b| char::from(b.to_ascii_lowercase()))
        .collect();
    ["<!doctype", "<html", "<table", "<?xml", "<head", "<body", "<meta", "<!--", "mime-version:"]
        .iter()
        .any(|start| head.starts_with(start))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_known_by_its_first_bytes() {
        assert_eq!(Kind::guess(b"PK\x03\x04..."), Kind::Xlsx);
        assert_eq!(Kind::guess(COMPOUND), Kind::Xlsx);
        assert_eq!(Kind::guess(b"Bin,Status,ID"), Kind::Csv);
        assert!(is_web_page(b"\xEF\xBB\xBF\n <HTML><body>"));
        assert!(is_web_page(b"\xFF\xFE<\0h\0t\0m\0l\0>\0"), "UTF-16 too");
        assert!(!is_web_page(b"<5 years,C1"));
    }
}
