//! The zip around a workbook: checked before it is opened, and reduced to the parts that are needed.
//!
//! Guarded: an entry that unpacks to more than its directory says (`zip` stops there), a sum of sizes beyond
//! [`UNPACKED_MOST`], a list of sheets beyond [`LISTING_MOST`], encryption, other methods than deflate, renamed or
//! shifted entries, and a string table that asks for memory for strings it does not have. All parts but those
//! named here are hidden from the reader: styles above all, because each style repeats its font's name in memory.

use std::collections::HashSet;

use super::limits::{LISTING_MOST, PARTS_MOST, UNPACKED_MOST};
use super::strings_head;
use super::unreadable::Unreadable;

/// Length of the directory's end record without a comment (APPNOTE 4.3.16); spreadsheets write no comment.
const END_LENGTH: usize = 22;
/// Length of a directory entry before its variable fields (APPNOTE 4.3.12).
const ENTRY_LENGTH: usize = 46;
/// Length of a part's own header before its variable fields (APPNOTE 4.3.7).
const LOCAL_LENGTH: usize = 30;
/// Length of the record that tells where the end record of zip64 stands (APPNOTE 4.3.15).
const LOCATOR_LENGTH: usize = 20;
/// Length of the end record of zip64 without extensible data (APPNOTE 4.3.14).
const WIDE_END_LENGTH: usize = 56;
/// The field with the sizes of zip64 (APPNOTE 4.5.3).
const WIDE_SIZES: u16 = 0x0001;
/// The field that gives a part another name (APPNOTE 4.6.9).
const OTHER_NAME: u16 = 0x7075;

/// The table of strings that cells refer to.
const STRINGS: &str = "xl/sharedstrings.xml";

/// One entry of the directory.
struct Part {
    /// Where its name stands in the file.
    name_at: usize,
    name: String,
    deflated: bool,
    packed: usize,
    unpacked: u64,
    header_at: usize,
}

/// A copy of the workbook in which only the needed parts can be found.
pub(super) fn guarded(bytes: &[u8]) -> Result<Vec<u8>, Unreadable> {
    let mut copy = bytes.to_vec();
    let mut total = 0;
    let mut seen = HashSet::new();
    for part in parts(bytes).ok_or(Unreadable::Damaged)? {
        let Some(most) = most_of(&part.name) else {
            // Any other first character will do: no needed part begins with it.
            *copy.get_mut(part.name_at).ok_or(Unreadable::Damaged)? = b'~';
            continue;
        };
        total += part.unpacked;
        if part.unpacked > most || total > UNPACKED_MOST {
            return Err(Unreadable::TooMuchInside);
        }
        // Of two parts with one name only the reader knows which it takes.
        if !seen.insert(part.name.clone()) {
            return Err(Unreadable::Damaged);
        }
        if part.name == STRINGS {
            let packed = content(bytes, &part).ok_or(Unreadable::Damaged)?;
            if !strings_head::is_honest(packed, part.deflated, part.unpacked) {
                return Err(Unreadable::Damaged);
            }
        }
    }
    Ok(copy)
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

/// The directory's entries. Strict, so that this reading and that of `zip` cannot differ.
fn parts(bytes: &[u8]) -> Option<Vec<Part>> {
    let (mut at, closing, count) = directory(bytes)?;
    let mut parts = Vec::new();
    for _ in 0..count {
        let (part, next) = entry(bytes, at)?;
        parts.push(part);
        at = next;
    }
    (at == closing).then_some(parts)
}

/// Where the directory begins and ends, and how many entries it has.
fn directory(bytes: &[u8]) -> Option<(usize, usize, usize)> {
    let end = bytes.len().checked_sub(END_LENGTH)?;
    let whole = bytes.get(end..end + 4)? == b"PK\x05\x06" && short(bytes, end + 8)? == short(bytes, end + 10)?;
    if !whole || short(bytes, end + 20)? != 0 {
        return None;
    }
    let said = (usize::from(short(bytes, end + 10)?), long(bytes, end + 12)?, long(bytes, end + 16)?);
    let (closing, (count, length, start)) = match wide_end(bytes, end) {
        // Whichever of the two ends `zip` goes by, it must find the same.
        Some((at, wide)) => {
            let same = |said: usize, most: u32, wide: usize| said == wide || u32::try_from(said) == Ok(most);
            let agree = same(said.0, u16::MAX.into(), wide.0) && same(said.1, u32::MAX, wide.1);
            (agree && same(said.2, u32::MAX, wide.2)).then_some((at, wide))?
        }
        None => (end, said),
    };
    (count <= PARTS_MOST && start.checked_add(length)? == closing).then_some((start, closing, count))
}

/// The end record of zip64 (APPNOTE 4.3.14 and 4.3.15) with its place, which programs that stream write for any file.
fn wide_end(bytes: &[u8], end: usize) -> Option<(usize, (usize, usize, usize))> {
    let locator = end.checked_sub(LOCATOR_LENGTH)?;
    let at = locator.checked_sub(WIDE_END_LENGTH)?;
    let whole = bytes.get(locator..locator + 4)? == b"PK\x06\x07" && bytes.get(at..at + 4)? == b"PK\x06\x06";
    let here = wide(bytes, locator + 8)? == at && wide(bytes, at + 4)? == WIDE_END_LENGTH - 12;
    let record = (wide(bytes, at + 32)?, wide(bytes, at + 40)?, wide(bytes, at + 48)?);
    (whole && here).then_some((at, record))
}

fn entry(bytes: &[u8], at: usize) -> Option<(Part, usize)> {
    let name_at = at + ENTRY_LENGTH;
    let fields_at = name_at + usize::from(short(bytes, at + 28)?);
    let comment_at = fields_at + usize::from(short(bytes, at + 30)?);
    let next = comment_at + usize::from(short(bytes, at + 32)?);
    let encrypted = short(bytes, at + 8)? & 1 == 1;
    let method = short(bytes, at + 10)?;
    if bytes.get(at..at + 4)? != b"PK\x01\x02" || encrypted || !matches!(method, 0 | 8) || fields_at == name_at {
        return None;
    }
    // A number of all ones stands in the zip64 field instead, in this order (APPNOTE 4.5.3).
    let mut field = wide_field(bytes.get(fields_at..comment_at)?)?;
    let mut number = |at: usize| {
        let said = long(bytes, at)?;
        if u32::try_from(said) != Ok(u32::MAX) {
            return Some(said);
        }
        let value = wide(field, 0)?;
        field = field.get(8..)?;
        Some(value)
    };
    let unpacked = u64::try_from(number(at + 24)?).ok()?;
    let packed = number(at + 20)?;
    let header_at = number(at + 42)?;
    let name = String::from_utf8_lossy(bytes.get(name_at..fields_at)?).replace('\\', "/").to_ascii_lowercase();
    Some((Part { name_at, name, deflated: method == 8, packed, unpacked, header_at }, next))
}

/// The zip64 field, empty if there is none; `None` if the fields are damaged, name it twice or change the name.
fn wide_field(mut fields: &[u8]) -> Option<&[u8]> {
    let mut found: Option<&[u8]> = None;
    while !fields.is_empty() {
        let kind = short(fields, 0)?;
        let next = 4 + usize::from(short(fields, 2)?);
        if kind == OTHER_NAME || (kind == WIDE_SIZES && found.is_some()) {
            return None;
        }
        if kind == WIDE_SIZES {
            found = fields.get(4..next);
        }
        fields = fields.get(next..)?;
    }
    Some(found.unwrap_or_default())
}

/// The packed bytes of a part.
fn content<'a>(bytes: &'a [u8], part: &Part) -> Option<&'a [u8]> {
    let name = usize::from(short(bytes, part.header_at.checked_add(26)?)?);
    let fields = usize::from(short(bytes, part.header_at.checked_add(28)?)?);
    let from = part.header_at.checked_add(LOCAL_LENGTH + name + fields)?;
    bytes.get(from..from.checked_add(part.packed)?)
}

fn short(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..at.checked_add(2)?)?.try_into().ok().map(u16::from_le_bytes)
}

fn long(bytes: &[u8], at: usize) -> Option<usize> {
    let value = bytes.get(at..at.checked_add(4)?)?.try_into().ok().map(u32::from_le_bytes)?;
    usize::try_from(value).ok()
}

fn wide(bytes: &[u8], at: usize) -> Option<usize> {
    let value = bytes.get(at..at.checked_add(8)?)?.try_into().ok().map(u64::from_le_bytes)?;
    usize::try_from(value).ok()
}
