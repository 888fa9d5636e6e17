//! Why bytes are no table: each with a sentence for whoever sent them.

use super::limits::{MOST_BYTES, MOST_COLUMNS, MOST_ROWS, UNPACKED_MOST};

/// Why an export cannot be read at all. The text is for the sender: what is wrong and what to do.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// No cell has text.
    #[error("The file is empty: export the list of bins and statuses again and send that.")]
    Empty,
    /// More bytes than [`MOST_BYTES`].
    #[error("The file is larger than {} MiB: send only the list of bins and statuses, without other sheets or pictures.", MOST_BYTES / 1024 / 1024)]
    TooLarge,
    /// More rows than [`MOST_ROWS`].
    #[error(
        "The table has more than {MOST_ROWS} rows: send the list of bins and statuses, not a report of candidates."
    )]
    TooManyRows,
    /// More columns than [`MOST_COLUMNS`].
    #[error("Line {line} has more than {MOST_COLUMNS} columns: keep only the columns bin, status and id.")]
    TooManyColumns {
        /// The first such line.
        line: usize,
    },
    /// A web page, perhaps with the name of a workbook.
    #[error(
        "The file is a web page (HTML or XML), whatever its name ends with: open it in a spreadsheet and save it as .xlsx or CSV."
    )]
    WebPage,
    /// The binary format of old spreadsheets; a workbook with a password is wrapped in the same one.
    #[error(
        "The file is an old .xls workbook, or one with a password: save it as .xlsx without a password, or as CSV."
    )]
    OldWorkbook,
    /// Said to be a workbook, and is none.
    #[error("The file is no .xlsx workbook: save it as .xlsx, or send it as CSV.")]
    NoWorkbook,
    /// Said to be text, and is a workbook.
    #[error("The file is a workbook or another zip file, not text: send it as .xlsx, or save it as CSV.")]
    NoText,
    /// A workbook that cannot be read.
    #[error(
        "The workbook is damaged or written in an unusual way: open it in a spreadsheet and save it again as .xlsx, or as CSV."
    )]
    Damaged,
    /// A workbook whose parts are larger than [`UNPACKED_MOST`] or whose list of sheets is.
    #[error("The workbook unpacks to more than {} MiB: copy the list into a new workbook, or save it as CSV.", UNPACKED_MOST / 1024 / 1024)]
    TooMuchInside,
    /// The workbook has no sheet of that name.
    #[error("The workbook has no sheet {wanted}; it has {sheets}.")]
    NoSuchSheet {
        /// The name asked for, as a sentence may show it.
        wanted: String,
        /// The names there are.
        sheets: String,
    },
    /// Neither UTF-8, UTF-16 nor Windows-1252 text.
    #[error("The file is not readable as text: save it as CSV UTF-8.")]
    Garbled,
    /// A quotation mark is never closed: all after it would be one cell.
    #[error("The quotation mark that opens near line {line} is never closed: close it or remove it.")]
    OpenQuote {
        /// Where the row with the mark begins.
        line: usize,
    },
}
