//! The zip around a workbook: copied before it is opened, and reduced to the parts that are needed.
//!
//! Guarded: an entry that unpacks to more than its directory says (`zip` stops there), a sum of sizes beyond
//! [`UNPACKED_MOST`], a list of sheets beyond [`LISTING_MOST`], encryption, parts of one name, and a string table that asks
//! for memory for strings it does not have. All parts but those named here stay behind: styles above all, because each style
//! repeats its font's name in memory. What is opened afterwards was written here, so it cannot be read in two ways.

use std::collections::HashSet;
use std::io::{Cursor, Read as _};

use zip::result::{ZipError, ZipResult};
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use super::limits::{LISTING_MOST, PARTS_MOST, UNPACKED_MOST};
use super::strings_head::{self, PACKED_HEAD};
use super::unreadable::Unreadable;

/// Length of the record of a zip's end without a comment (APPNOTE 4.3.16); spreadsheets write no comment.
const END_LENGTH: usize = 22;

/// The table of strings that cells refer to.
const STRINGS: &str = "xl/sharedstrings.xml";

/// A copy of the workbook that has the needed parts alone.
pub(super) fn guarded(bytes: &[u8]) -> Result<Vec<u8>, Unreadable> {
    let mut whole = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
    if whole.len() > PARTS_MOST || !ends_plainly(bytes, &whole) {
        return Err(Unreadable::Damaged);
    }
    let mut copy = ZipWriter::new(Cursor::new(Vec::new()));
    let (mut total, mut seen) = (0_u64, HashSet::new());
    for n in 0..whole.len() {
        let part = whole.by_index_raw(n).map_err(damaged)?;
        let name = part.name().map_err(damaged)?.replace('\\', "/").to_ascii_lowercase();
        let Some(most) = most_of(&name) else { continue };
        total = total.saturating_add(part.size());
        if part.size() > most || total > UNPACKED_MOST {
            return Err(Unreadable::TooMuchInside);
        }
        let method = part.compression();
        let is_plain = !part.encrypted() && matches!(method, CompressionMethod::Stored | CompressionMethod::Deflated);
        // Of two parts with one name only the reader knows which it takes.
        if !is_plain || !seen.insert(name.clone()) {
            return Err(Unreadable::Damaged);
        }
        copy.raw_copy_file(part).map_err(damaged)?;
        if name == STRINGS && !is_honest(&mut whole, n).map_err(damaged)? {
            return Err(Unreadable::Damaged);
        }
    }
    copy.finish().map(Cursor::into_inner).map_err(damaged)
}

/// Whether the file ends with the record of its end, and that says of the directory what was read.
fn ends_plainly(bytes: &[u8], whole: &ZipArchive<Cursor<&[u8]>>) -> bool {
    let Some(end) = bytes.last_chunk::<END_LENGTH>().filter(|end| end.starts_with(b"PK\x05\x06")) else { return false };
    let (count, start) =
        (u16::from_le_bytes([end[10], end[11]]), u32::from_le_bytes([end[16], end[17], end[18], end[19]]));
    // All ones where the larger form of zip has the number.
    let same_count = count == u16::MAX || usize::from(count) == whole.len();
    whole.offset() == 0 && same_count && (start == u32::MAX || u64::from(start) == whole.central_directory_start())
}

fn damaged(_: ZipError) -> Unreadable {
    Unreadable::Damaged
}

/// Whether the table of strings can hold as many as it says.
fn is_honest(whole: &mut ZipArchive<Cursor<&[u8]>>, n: usize) -> ZipResult<bool> {
    let part = whole.by_index_raw(n)?;
    let (deflated, unpacked) = (part.compression() == CompressionMethod::Deflated, part.size());
    let mut head = Vec::new();
    part.take(PACKED_HEAD).read_to_end(&mut head)?;
    Ok(strings_head::is_honest(&head, deflated, unpacked))
}

/// How large a needed part may be; `None` for one that is not needed. Names are compared as the reader does.
fn most_of(name: &str) -> Option<u64> {
    // A list of sheets that stands among the sheets would make the reader look for the string table there.
    let sheet = |file: &str| !file.contains('/') && file != "sharedstrings.xml";
    match name {
        "_rels/.rels" | "xl/workbook.xml" | "xl/_rels/workbook.xml.rels" => Some(LISTING_MOST),
        STRINGS => Some(UNPACKED_MOST),
        _ if name.strip_prefix("xl/worksheets/").is_some_and(sheet) => Some(UNPACKED_MOST),
        _ => None,
    }
}
