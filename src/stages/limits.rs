//! How large an export may be: every bound with its reason.

/// Most bytes of a file. A list of 20,000 stages with long names stays below 3 MB as CSV and far below as a workbook.
pub const MOST_BYTES: usize = 4 * 1024 * 1024;

/// Most rows that are not blank. Customers have tens to hundreds of stages; more than this is another export.
pub const MOST_ROWS: usize = 20_000;

/// Most columns. An export of stages has fewer than ten; a wide one is a report of candidates.
pub const MOST_COLUMNS: usize = 100;

/// Most characters kept of one cell. No screen shows longer names; a longer cell is a note or a lost quotation mark.
pub const MOST_CHARACTERS: usize = 200;

/// How many rows may stand above the header line: titles, dates, filters and merged header lines.
pub const HEADER_WITHIN: usize = 20;

/// Longest value that a sentence repeats: enough for an id or a name, too short for a pasted letter.
pub const QUOTED_MOST: usize = 40;

/// Most columns that a sentence lists, so that it can still be read.
pub const LISTED_MOST: usize = 20;

/// Most bytes that the parts of a workbook may unpack to: the largest allowed table needs about 20 MB of XML.
pub const UNPACKED_MOST: u64 = 32 * 1024 * 1024;

/// Most bytes of the parts that list a workbook's sheets; small because every sheet repeats text of them in memory.
pub const LISTING_MOST: u64 = 64 * 1024;

/// Most entries of a workbook's zip directory: pictures and settings included, real ones have some dozens.
pub const PARTS_MOST: usize = 1_000;

/// How many sheets are looked at for the first that is not empty; each may cost a pass over all that is unpacked.
pub const SHEETS_MOST: usize = 10;
